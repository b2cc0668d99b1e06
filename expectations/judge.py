"""The judgement: Great Expectations compares residual and tolerance of every candidate. This comparison happens nowhere else.

What belongs here: turning the identities of a suite into an ExpectationSuite, running it, reading the verdicts out of the result, and
building Data Docs. How a candidate comes about is the business of pipelines/warehouse/candidates.py;
what follows from a broken identity, of pipelines/warehouse/verdicts.py.

Great Expectations is heavy to import: import this module only where a judgement is wanted.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas
from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.expectations import ExpectColumnPairValuesAToBeGreaterThanB
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.row_conditions import Column

from expectations.catalogue import FAMILIES, IDENTITIES
from expectations.identities import Identity
from expectations.pages import finish_docs

SHOWN = ("document", "statement", "table_number", "segment", "period", "total", "computed", "off_by", "allowed", "operands", "candidate_id")
"""What Data Docs and samples show of a row that breaks, beside its residual and tolerance."""
JUDGED = ("identity", "residual", "distance", "tolerance")
"""What an expectation looks at: Great Expectations filters every column that it is given, once for each of an identity's metrics."""
NOTES = (
    "off_by is the printed total less the computed one, allowed how far the precision of the print lets them be apart; "
    "unexpected values are the same two, in half print units."
)
SAMPLE_ROWS = 20
ROWS_IN_DOCS = 200  # different pairs of tolerance and residual that Data Docs list for one identity
SEVERITIES = {"error": FailureSeverity.CRITICAL, "warning": FailureSeverity.WARNING}
VERDICTS = {True: "breaks", False: "holds"}


class AuditError(Exception):
    """An expectation could not be evaluated. Says nothing about the figures: the audit itself is at fault."""


@dataclass(frozen=True, slots=True)
class IdentityOutcome:
    """What became of one identity over all its candidates."""

    identity: str
    sentence: str
    severity: str
    judged: int
    broken: int


@dataclass(frozen=True, slots=True)
class SuiteOutcome:
    """What became of one suite."""

    name: str
    success: bool  # no identity of it breaks, warnings included
    judged: int
    broken: int
    broken_errors: int  # of those, identities of severity error
    not_evaluable: int
    identities: tuple[IdentityOutcome, ...]  # those that had candidates
    sample: tuple[dict[str, Any], ...]  # rows that break, at most SAMPLE_ROWS, as text and integers


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts, row by row and suite by suite."""

    verdicts: pandas.DataFrame  # the candidates + `verdict`: holds, breaks or not_evaluable
    suites: tuple[SuiteOutcome, ...]
    docs: Path  # index.html of the Data Docs


def judge(candidates: pandas.DataFrame, docs_dir: Path, identities: tuple[Identity, ...] = IDENTITIES) -> Judgement:
    """Great Expectations' verdict on every candidate.

    In: the frame of pipelines.warehouse.candidates (integers `residual`, `tolerance`; `reason` where a row cannot be judged), the
    folder for Data Docs (replaced), and the identities to judge by.
    Raises AuditError where an expectation raised, or a row was left without a judgement.
    """
    judgeable = _judgeable(candidates)
    with _quiet_context() as context:
        batches = context.data_sources.add_pandas("candidates")
        with_candidates = set(judgeable["identity"])
        tested = [identity for identity in identities if identity.name in with_candidates]
        results = {family: _run_suite(context, batches, family, judgeable, tested) for family in dict.fromkeys(i.family for i in tested)}
        broken = {candidate for result in results.values() for candidate in _broken_candidates(result)}
        _refuse_unjudged(judgeable, results)
        _build_docs(context, docs_dir)
    given = candidates["candidate_id"].isin(broken).map(VERDICTS)
    verdicts = candidates.assign(verdict=given.where(candidates["reason"].isna(), "not_evaluable"))
    suites = tuple(_suite_outcome(family, results.get(family), verdicts, judgeable) for family in FAMILIES)
    finish_docs(docs_dir, suites)
    return Judgement(verdicts, suites, docs_dir / "index.html")


def expectation_of(identity: Identity) -> ExpectColumnPairValuesAToBeGreaterThanB:
    """The expectation that an identity's residuals are within their tolerances: tolerance >= |residual|, row by row."""
    return ExpectColumnPairValuesAToBeGreaterThanB(
        column_A="tolerance",
        column_B="distance",
        or_equal=True,
        ignore_row_if="neither",
        row_condition=Column("identity") == identity.name,
        description=f"{identity.sentence} [{identity.name}, {identity.severity}]",
        severity=SEVERITIES[identity.severity],
        meta={"identity": identity.name, "severity": identity.severity},
    )


def _judgeable(candidates: pandas.DataFrame) -> pandas.DataFrame:
    """The candidates that can be judged, as plain integers and texts: what Great Expectations is shown."""
    rows = candidates[candidates["reason"].isna()]
    residual = rows["residual"].astype("int64")
    return pandas.DataFrame(
        {
            "candidate_id": rows["candidate_id"].astype("int64"),
            "identity": rows["identity"],
            "family": rows["family"],
            "residual": residual,
            "distance": residual.abs(),
            "tolerance": rows["tolerance"].astype("int64"),
            "document": rows["source_path"],
            "company_id": rows["company_id"].fillna(""),
            "statement": rows["statement"],
            "table_number": rows["table_number"].astype("int64"),
            "segment": rows["segment"].fillna("all"),
            "period": [_period(start, end) for start, end in zip(rows["period_start"], rows["period_end"], strict=True)],
            "total": [f"{value.normalize():,f}" for value in rows["total_value"]],
            "computed": [f"{value.normalize():,f}" for value in rows["computed_value"]],
            "off_by": _amounts(rows["residual"], rows["half_unit"]),
            "allowed": _amounts(rows["tolerance"], rows["half_unit"]),
            "operands": rows["operands"],
        }
    ).reset_index(drop=True)


def _amounts(half_units: Any, half_unit: Any) -> list[str]:
    """Counts of half print units as amounts in full units."""
    return [f"{(int(count) * unit).normalize():,f}" for count, unit in zip(half_units, half_unit, strict=True)]


def _period(start: Any, end: Any) -> str:
    return f"{end}" if pandas.isna(start) else f"{start} to {end}"


@contextmanager
def _quiet_context() -> Iterator[Any]:
    """An ephemeral context that draws no progress bars and leaves no folder behind."""
    context: Any = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    default_sites = [site["store_backend"].get("base_directory") for site in context.variables.data_docs_sites.values()]
    for name in list(context.variables.data_docs_sites):
        context.delete_data_docs_site(name)
    try:
        yield context
    finally:
        for folder in default_sites:
            if folder and Path(folder).is_relative_to(tempfile.gettempdir()):
                shutil.rmtree(folder, ignore_errors=True)


def _run_suite(context: Any, batches: Any, family: str, judgeable: pandas.DataFrame, tested: list[Identity]) -> Any:
    """The validation result of one suite over its candidates. An identity without candidates is left out:
    it would pass by looking at nothing.
    """
    suite = context.suites.add(
        gx.ExpectationSuite(name=family, expectations=[expectation_of(i) for i in tested if i.family == family], notes=NOTES)
    )
    batch = batches.add_dataframe_asset(family).add_batch_definition_whole_dataframe("this run")
    validation = context.validation_definitions.add(gx.ValidationDefinition(name=family, data=batch, suite=suite))
    result = validation.run(
        batch_parameters={"dataframe": judgeable.loc[judgeable["family"] == family, [*JUDGED, *SHOWN]]},
        result_format={
            "result_format": "COMPLETE",
            "unexpected_index_column_names": list(SHOWN),
            "partial_unexpected_count": ROWS_IN_DOCS,
        },
        run_id=RunIdentifier(run_name="audit"),
    )
    for outcome in result.results:
        _refuse_raised(outcome)
    return result


def _refuse_raised(outcome: Any) -> None:
    """An expectation that raised reports `success: false` like one that failed: tell the two apart."""
    info = outcome.exception_info or {}
    exceptions = [info] if "raised_exception" in info else list(info.values())
    for exception in exceptions:
        if exception["raised_exception"]:
            identity = (outcome.expectation_config.meta or {}).get("identity", outcome.expectation_config.type)
            raise AuditError(f"The expectation of {identity} raised and gave no verdict: {exception['exception_message']}")


def _refuse_unjudged(judgeable: pandas.DataFrame, results: dict[str, Any]) -> None:
    """Every candidate must have been looked at by exactly one expectation."""
    judged = sum(outcome.result["element_count"] for result in results.values() for outcome in result.results)
    if judged != len(judgeable):
        raise AuditError(f"{len(judgeable)} candidates were to be judged, and {judged} were: an identity has no expectation, or two.")


def _broken_candidates(result: Any) -> list[int]:
    """The candidates that broke, all of them: Great Expectations lists every unexpected row in its COMPLETE format."""
    broken = [int(row["candidate_id"]) for outcome in result.results for row in outcome.result["unexpected_index_list"]]
    if len(broken) != sum(outcome.result["unexpected_count"] for outcome in result.results):
        raise AuditError(f"The suite {result.suite_name} counts other broken rows than it lists.")
    return broken


def _suite_outcome(family: str, result: Any | None, verdicts: pandas.DataFrame, judgeable: pandas.DataFrame) -> SuiteOutcome:
    """What became of a suite; its result is None where it had no candidates."""
    expectations = () if result is None else result.results
    outcomes = tuple(
        IdentityOutcome(
            identity=outcome.expectation_config.meta["identity"],
            sentence=outcome.expectation_config.description.rsplit(" [", 1)[0],
            severity=outcome.expectation_config.meta["severity"],
            judged=outcome.result["element_count"],
            broken=outcome.result["unexpected_count"],
        )
        for outcome in expectations
    )
    broken = verdicts.loc[(verdicts["family"] == family) & (verdicts["verdict"] == "breaks"), "candidate_id"]
    return SuiteOutcome(
        name=family,
        success=result is None or bool(result.success),
        judged=sum(o.judged for o in outcomes),
        broken=sum(o.broken for o in outcomes),
        broken_errors=sum(o.broken for o in outcomes if o.severity == "error"),
        not_evaluable=int(((verdicts["family"] == family) & (verdicts["verdict"] == "not_evaluable")).sum()),
        identities=outcomes,
        sample=tuple(
            judgeable[judgeable["candidate_id"].isin(broken)].drop(columns=["family", "distance"]).head(SAMPLE_ROWS).to_dict("records")
        ),
    )


def _build_docs(context: Any, docs_dir: Path) -> None:
    """The Data Docs of this run, in place of those of the run before."""
    shutil.rmtree(docs_dir, ignore_errors=True)
    context.add_data_docs_site(
        site_name="Tieout",
        site_config={
            "class_name": "SiteBuilder",
            "show_how_to_buttons": False,
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(docs_dir.absolute())},
        },
    )
    context.build_data_docs(site_names=["Tieout"])
