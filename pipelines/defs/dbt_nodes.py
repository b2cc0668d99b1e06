"""Every seed and model of dbt as a node of the graph, every test of dbt as a check of one of them.

dbt runs three times in a night: seeds and what gives every document its company; then, of the companies that the night's documents touch,
what the audit reads (staging, intermediate); then, once the audit has spoken, the marts. A test runs in the part in which the last of its
tables is made. dbt's unit tests are no part of a night: they look at the models' words, not at its data, and the suite in tests/ runs them.
What belongs here: which node is in which part, and what dbt's answers are in Dagster's words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import dagster as dg
import duckdb
from dagster_dbt import DagsterDbtTranslator, DbtProject

from pipelines.defs import dbt_runs, lake, seed_rows
from pipelines.defs.place import CHECKOUT, Place
from pipelines.defs.preview import OFFENDING_ROWS_SHOWN, markdown_of, table_metadata
from pipelines.defs.progress import report

MANIFEST = dbt_runs.manifest()

_TELL_COMPANIES = ("model.tieout.int_document_companies", "model.tieout.stg_lake__manifest")
"""What must stand before it can be told which documents a run builds."""

_TOUCHED = "model.tieout.stg_audit__touched_documents"

_LAKE_RECORD = re.compile(r"lake_records\(\s*['\"](\w+)|(manifest)\.parquet")


class Translator(DagsterDbtTranslator):
    """dbt's names in Dagster's words: key = schema and name, group = folder."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        if dbt_resource_props["resource_type"] == "seed":
            return "seeds"
        return str(dbt_resource_props["fqn"][1])

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        return str(dbt_resource_props.get("description") or dbt_resource_props["name"])

    def get_asset_spec(self, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None) -> dg.AssetSpec:
        """As dbt knows it, and with the records of the lake that the model names: dbt reads them as files."""
        spec = super().get_asset_spec(manifest, unique_id, project)
        code = self.get_resource_props(manifest, unique_id).get("raw_code") or ""
        named = {lake.key_of(record or manifest) for record, manifest in _LAKE_RECORD.findall(code)}
        unknown = named - {dep.asset_key for dep in spec.deps}
        return spec.merge_attributes(deps=sorted(unknown)) if unknown else spec


TRANSLATOR = Translator()


@dataclass(frozen=True, slots=True)
class Part:
    """One of the times that dbt runs."""

    name: str
    nodes: Mapping[str, dg.AssetKey]  # unique id of a seed or model -> its asset
    checks: Mapping[str, dg.AssetCheckKey]  # unique id of a test -> its check

    @property
    def selection(self) -> tuple[str, ...]:
        """In dbt's words: these nodes and these tests, and nothing that hangs on them."""
        named = (MANIFEST["nodes"][unique_id] for unique_id in (*self.nodes, *self.checks))
        return ("--exclude-resource-type", "unit_test", "--indirect-selection", "empty", "--select", *(node["name"] for node in named))


def key_of(unique_id: str) -> dg.AssetKey:
    """The asset of a dbt node or source."""
    return TRANSLATOR.get_asset_spec(MANIFEST, unique_id, None).key


def _parts() -> tuple[Part, Part, Part]:
    tables = {uid: node for uid, node in MANIFEST["nodes"].items() if node["resource_type"] in ("seed", "model")}
    of_companies = set().union(*map(_with_all_before, _TELL_COMPANIES)) | {
        uid for uid, node in tables.items() if node["resource_type"] == "seed"
    }
    place = {uid: 0 if uid in of_companies else 2 if node["fqn"][1] == "marts" else 1 for uid, node in tables.items()}
    checks: tuple[dict[str, dg.AssetCheckKey], ...] = ({}, {}, {})
    for uid, test in MANIFEST["nodes"].items():
        if test["resource_type"] == "test":
            parents = [parent for parent in test["depends_on"]["nodes"] if parent in tables]
            latest = max(place[parent] for parent in parents)
            of_latest = [parent for parent in parents if place[parent] == latest]
            wanted = test.get("attached_node")
            checks[latest][uid] = dg.AssetCheckKey(key_of(wanted if wanted in of_latest else of_latest[-1]), test["name"])
    companies, before_audit, after_audit = (
        Part(name, {uid: key_of(uid) for uid in tables if place[uid] == number}, checks[number])
        for number, name in enumerate(("dbt_companies", "dbt_before_audit", "dbt_after_audit"))
    )
    return companies, before_audit, after_audit


def _with_all_before(unique_id: str) -> set[str]:
    """A model and every seed and model that it is made of."""
    parents = (parent for parent in MANIFEST["nodes"][unique_id]["depends_on"].get("nodes", ()) if parent in MANIFEST["nodes"])
    return {unique_id}.union(*map(_with_all_before, parents))


COMPANIES, BEFORE_AUDIT, AFTER_AUDIT = _parts()


def tables_of_all_documents() -> set[str]:
    """Models that are made of all documents in every run, not of those alone that the run builds."""
    models = {uid: node for uid, node in MANIFEST["nodes"].items() if node["resource_type"] == "model"}
    return {node["name"] for uid, node in models.items() if _TOUCHED not in _with_all_before(uid)}


def _asset_specs(part: Part) -> list[dg.AssetSpec]:
    return [TRANSLATOR.get_asset_spec(MANIFEST, uid, None) for uid in part.nodes]


def _check_specs(part: Part) -> list[dg.AssetCheckSpec]:
    return [
        dg.AssetCheckSpec(key.name, asset=key.asset_key, description=MANIFEST["nodes"][uid].get("description") or None)
        for uid, key in part.checks.items()
    ]


@dg.multi_asset(name=COMPANIES.name, specs=_asset_specs(COMPANIES), check_specs=_check_specs(COMPANIES))
def dbt_companies(context: dg.AssetExecutionContext, place: Place) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:  # type: ignore[type-arg]
    """Seeds, and every document's company."""
    yield from _built(COMPANIES, context, place)


@dg.multi_asset(name=BEFORE_AUDIT.name, specs=_asset_specs(BEFORE_AUDIT), check_specs=_check_specs(BEFORE_AUDIT))
def dbt_before_audit(context: dg.AssetExecutionContext, place: Place) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:  # type: ignore[type-arg]
    """Staging and intermediate models, with every test that needs no mart."""
    place.begun_build(context.run_id)
    yield from _built(BEFORE_AUDIT, context, place)


@dg.multi_asset(name=AFTER_AUDIT.name, specs=_asset_specs(AFTER_AUDIT), check_specs=_check_specs(AFTER_AUDIT))
def dbt_after_audit(context: dg.AssetExecutionContext, place: Place) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:  # type: ignore[type-arg]
    """The marts, with every test that needs one."""
    place.begun_build(context.run_id)
    yield from _built(AFTER_AUDIT, context, place)


def _built(part: Part, context: dg.AssetExecutionContext, place: Place) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:  # type: ignore[type-arg]
    """Run one part and pass on all that dbt answered.

    Raises dagster.Failure, naming the nodes, where a model failed or a test of severity error did.
    """
    over: set[str] = set()
    total = len(part.nodes) + len(part.checks)

    def finished(unique_id: str) -> None:
        over.add(unique_id)
        report(part.name, len(over), total)

    build_file = place.data.build_file(context.run_id)
    results = dbt_runs.invoke(
        ("build", *part.selection), build_file, place.data.lake, place.data.build(context.run_id) / part.name, finished
    )
    context.log.info("dbt was done with %d nodes", len(results))
    _refuse_disagreement(part, {result.unique_id for result in results})
    with duckdb.connect(str(build_file), read_only=True) as connection:
        for result in results:
            if result.unique_id in part.nodes and result.status == "success":
                yield _materialized(part.nodes[result.unique_id], result, connection)
        for result in results:
            if result.unique_id in part.checks and result.status != "skipped":
                yield _checked(part.checks[result.unique_id], result, connection)
        failed = [result for result in results if result.status in ("error", "fail", "runtime error")]
        if failed:
            raise dg.Failure(" ".join(dict.fromkeys(_why(result, connection) for result in failed)))


def _why(result: dbt_runs.NodeResult, connection: duckdb.DuckDBPyConnection) -> str:
    """What failed, in words for a person: of a seed, which a person writes, the line; else what dbt says."""
    node = MANIFEST["nodes"][result.unique_id]
    seed = node if node["resource_type"] == "seed" else MANIFEST["nodes"].get(node.get("attached_node"))
    told = ""
    if seed and seed["resource_type"] == "seed":
        path = dbt_runs.PROJECT / seed["original_file_path"]
        shown_as = str(path.relative_to(CHECKOUT))
        if result.status == "fail" and result.compiled_code:
            found = connection.sql(result.compiled_code)
            results = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
            told = seed_rows.first_of(seed_rows.broken_rules(path, shown_as, node["test_metadata"], node.get("description") or "", results))
        else:
            told = seed_rows.first_of(seed_rows.unloadable_rows(path, shown_as, seed["config"]["column_types"]))
    return told or f"dbt: {result.unique_id.split('.')[2]}: {result.message.strip()}"


def _refuse_disagreement(part: Part, ran: set[str]) -> None:
    """A test that ran in another part, or in none, must not go unnoticed. Hooks are dbt's own affair."""
    planned = part.nodes.keys() | part.checks.keys()
    strays = {unique_id for unique_id in ran ^ planned if not unique_id.startswith("operation.")}
    if strays:
        raise dg.Failure(f"dbt and the graph disagree about what runs in {part.name}: {', '.join(sorted(strays))}")


def _materialized(key: dg.AssetKey, result: dbt_runs.NodeResult, connection: duckdb.DuckDBPyConnection) -> dg.MaterializeResult:  # type: ignore[type-arg]
    return dg.MaterializeResult(asset_key=key, metadata={"seconds": result.seconds, **table_metadata(connection, result.relation or "")})


def _checked(key: dg.AssetCheckKey, result: dbt_runs.NodeResult, connection: duckdb.DuckDBPyConnection) -> dg.AssetCheckResult:
    passed = result.status in ("pass", "success")
    metadata: dict[str, Any] = {"seconds": result.seconds}
    if not passed:
        metadata |= {"message": result.message, "failures": result.failures or 0}
        if result.status in ("fail", "warn") and result.compiled_code:
            metadata["offending_rows"] = markdown_of(connection, f"from ({result.compiled_code}) limit {OFFENDING_ROWS_SHOWN}")
    severity = dg.AssetCheckSeverity.WARN if result.status == "warn" else dg.AssetCheckSeverity.ERROR
    return dg.AssetCheckResult(asset_key=key.asset_key, check_name=key.name, passed=passed, severity=severity, metadata=metadata)
