"""The audit's nodes: the ids given by the runs before, the documents that this run builds, the verdict on every identity, what they
quarantine, and everything refused so far; one check per suite.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dagster as dg
import duckdb

from expectations.catalogue import FAMILIES, IDENTITIES
from pipelines.defs import lake
from pipelines.defs.place import Place
from pipelines.defs.preview import markdown_table, table_metadata
from pipelines.defs.progress import report
from pipelines.defs.rules import rules_version
from pipelines.filings.records import READER_VERSION
from pipelines.warehouse.candidates import candidates
from pipelines.warehouse.history import write_history
from pipelines.warehouse.ledger import note_documents_built, write_company_ids, write_quarantine
from pipelines.warehouse.touched import write_touched
from pipelines.warehouse.verdicts import IdentityCount, carried_breaks, carry_statements_over, counts_by_identity, write_verdicts
from pipelines.warehouse.waivers import read_waivers

if TYPE_CHECKING:
    from expectations.judge import SuiteOutcome

COMPANY_IDS = dg.AssetKey(["audit", "company_ids"])
TOUCHED = dg.AssetKey(["audit", "touched_documents"])
RESULTS = dg.AssetKey(["audit", "identity_results"])
STATEMENTS = dg.AssetKey(["audit", "quarantined_statements"])
QUARANTINE = dg.AssetKey(["audit", "quarantine"])
HISTORY = dg.AssetKey(["audit", "identity_history"])

STALE_WAIVERS = "waivers_are_not_stale"

_STALE_WAIVERS = "select quarantine_id, source_path, rule, detail from audit.waivers where state = 'stale' order by all"
_DOCUMENTS = (
    dg.AssetKey(["intermediate", "int_document_companies"]),
    dg.AssetKey(["staging", "stg_lake__documents"]),
    dg.AssetKey(["staging", "stg_lake__manifest"]),
)
_FIGURES = dg.AssetKey(["intermediate", "int_figures"])
_FINANCING_SUMS = dg.AssetKey(["intermediate", "int_financing_sums"])
_CLAIMS = dg.AssetKey(["intermediate", "int_claims"])
_SPECS = [
    dg.AssetSpec(
        RESULTS,
        deps=[_FIGURES, _FINANCING_SUMS, _CLAIMS],
        group_name="audit",
        kinds={"duckdb"},
        description="One row per identity, document, statement, period and segment.",
    ),
    dg.AssetSpec(
        STATEMENTS,
        deps=[RESULTS],
        group_name="audit",
        kinds={"duckdb"},
        description="One row per statement and period that an identity keeps out.",
    ),
    dg.AssetSpec(
        QUARANTINE,
        deps=[STATEMENTS, lake.key_of("refusals"), lake.MANIFEST],
        group_name="audit",
        kinds={"duckdb"},
        description="One row per thing refused: files, tables, rows and figures by the reader, statements by the audit.",
    ),
    dg.AssetSpec(
        HISTORY,
        deps=[RESULTS, QUARANTINE],
        group_name="audit",
        kinds={"duckdb"},
        description="One row per run and verdict that is another than in the run before.",
    ),
]


def _check_spec(family: str) -> dg.AssetCheckSpec:
    count = sum(identity.family == family for identity in IDENTITIES)
    return dg.AssetCheckSpec(family, asset=RESULTS, description=f"{count} identities, judged by Great Expectations.")


def _check_specs() -> list[dg.AssetCheckSpec]:
    # no comprehension: Dagster looks into the caller's frame, which crashes CPython 3.13.0 inside one
    stale = dg.AssetCheckSpec(
        STALE_WAIVERS, asset=QUARANTINE, description="Every waiver whose document is there excuses what is seen in it."
    )
    return [*map(_check_spec, FAMILIES), stale]


@dg.asset(key=COMPANY_IDS, deps=[lake.MANIFEST], group_name="audit", kinds={"duckdb"})
def company_ids(context: dg.AssetExecutionContext, place: Place) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The company ids that the published warehouse gave, by alias: an id is given once."""
    build_file = place.begun_build(context.run_id)
    write_company_ids(build_file, place.data.published)
    with duckdb.connect(str(build_file), read_only=True) as connection:
        return dg.MaterializeResult(metadata=table_metadata(connection, ".".join(COMPANY_IDS.path)))


@dg.asset(key=TOUCHED, deps=_DOCUMENTS, group_name="audit", kinds={"duckdb"})
def touched_documents(context: dg.AssetExecutionContext, place: Place) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The documents that this run builds: new, changed and gone ones, and all of their companies.
    The others are carried over from the published warehouse.
    """
    build_file = place.begun_build(context.run_id)
    touched = write_touched(build_file, place.data.published, rules_version(), read_waivers(place.waivers), place.everything)
    note_documents_built(build_file, context.run_id, touched.documents)
    context.log.info("%d of %d documents are built anew", touched.documents, touched.of_documents)
    return dg.MaterializeResult(
        metadata={"dagster/row_count": touched.documents, "documents": touched.of_documents, "is_everything": touched.is_everything}
    )


@dg.multi_asset(name="audit", specs=_SPECS, check_specs=_check_specs())
def audit(context: dg.AssetExecutionContext, place: Place) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:  # type: ignore[type-arg]
    """Find every place where an identity can be put to the test, have Great Expectations judge it, keep the verdicts.

    Judged are the companies that the run builds, and with them what broke before in the others, so that it stays on the pages of Data Docs.
    The checks speak of the whole warehouse, and so does what is published (carry_over.py).
    """
    started = time.monotonic()
    build_file = place.begun_build(context.run_id)
    report("audit", 0, 1)
    suites = _judged(build_file, place, context.run_id)
    write_quarantine(build_file, place.data.lake, place.data.published, datetime.now(UTC).date().isoformat(), read_waivers(place.waivers))
    changes = write_history(build_file, place.data.published, context.run_id, datetime.now(UTC).replace(tzinfo=None), READER_VERSION)
    report("audit", 1, 1)
    seconds = round(time.monotonic() - started, 3)
    docs = dg.MetadataValue.path(str(place.data.reports / "index.html"))  # where they stand once the run has published
    with duckdb.connect(str(build_file), read_only=True) as connection:
        yield _materialized(connection, RESULTS, {"seconds": seconds, "data_docs": docs})
        yield _materialized(connection, STATEMENTS, {"seconds": seconds})
        yield _materialized(connection, QUARANTINE, {"seconds": seconds})
        yield _materialized(connection, HISTORY, {"changes": changes})
        counts = counts_by_identity(connection, place.data.published)
        stale = connection.execute(_STALE_WAIVERS).fetchall()
    for suite in suites:
        yield _checked(suite, [count for count in counts if count.family == suite.name], docs)
    yield _waivers_checked(stale)


def _judged(build_file: Path, place: Place, run_id: str) -> "tuple[SuiteOutcome, ...]":
    """What became of every suite. The verdicts, and the statements that they quarantine, stand in the build file then, and Data Docs in the
    run's folder of reports.
    """
    import pandas

    from expectations.judge import ROWS_IN_DOCS, judge  # heavy, and needed by nobody else

    with duckdb.connect(str(build_file)) as connection:
        found = candidates(connection)
        broke_before = carried_breaks(connection, place.data.published, after=len(found), warnings=ROWS_IN_DOCS)
    judgement = judge(pandas.concat([found, broke_before], ignore_index=True), place.data.build_reports(run_id))
    with duckdb.connect(str(build_file)) as connection:
        write_verdicts(connection, judgement.verdicts[judgement.verdicts["candidate_id"] <= len(found)])
        carry_statements_over(connection, place.data.published)
    return judgement.suites


def _materialized(connection: duckdb.DuckDBPyConnection, key: dg.AssetKey, metadata: dict[str, Any]) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """A table of the audit as it stands, with its number of rows and a look at them beside `metadata`."""
    return dg.MaterializeResult(asset_key=key, metadata={**metadata, **table_metadata(connection, ".".join(key.path))})


def _waivers_checked(stale: list[tuple[str, ...]]) -> dg.AssetCheckResult:
    """A warning where waivers excuse what is not seen any more; `stale` are id, document, rule and reason of those that do."""
    return dg.AssetCheckResult(
        asset_key=QUARANTINE,
        check_name=STALE_WAIVERS,
        passed=not stale,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"stale_waivers": markdown_table(["quarantine_id", "document", "rule", "why"], stale)},
    )


def _checked(suite: "SuiteOutcome", counts: list[IdentityCount], docs: dg.PathMetadataValue) -> dg.AssetCheckResult:
    """A suite's outcome as a check: an error where a hard identity breaks and no waiver excuses it; a warning where only those break that
    are waived, or that filers legitimately break. `counts` are those of its identities in the whole warehouse,
    the suite's rows those that this run judged.
    """
    order = {identity.name: place for place, identity in enumerate(IDENTITIES)}
    tested = sorted((count for count in counts if count.judged), key=lambda count: order[count.identity])
    breaks_unexcused = any(count.severity == "error" and count.broken > count.waived for count in counts)
    return dg.AssetCheckResult(
        asset_key=RESULTS,
        check_name=suite.name,
        passed=not any(count.broken for count in counts),
        severity=dg.AssetCheckSeverity.ERROR if breaks_unexcused else dg.AssetCheckSeverity.WARN,
        metadata={
            "judged": sum(count.judged for count in counts),
            "judged_in_this_run": suite.judged,
            "broken": sum(count.broken for count in counts),
            "waived": sum(count.waived for count in counts if count.severity == "error"),
            "data_docs": docs,
            "not_evaluable": sum(count.not_evaluable for count in counts),
            "identities": markdown_table(
                ["identity", "severity", "judged", "broken"],
                [(count.identity, count.severity, count.judged, count.broken) for count in tested],
            ),
            "offending_rows": markdown_table(
                list(suite.sample[0]) if suite.sample else ["none"], [list(row.values()) for row in suite.sample]
            ),
        },
    )
