"""Every seed and model of dbt as a node of the graph, every test of dbt as a check of one of them.

dbt runs twice in a night: what the audit reads (seeds, staging, intermediate), then, once the audit has spoken, the marts. A test runs in the half in which
the last of its tables is made. dbt's unit tests are no part of a night: they look at the models' words, not at its data, and the suite in tests/ runs
them. What belongs here: which node is in which half, and what dbt's answers are in Dagster's words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import dagster as dg
import duckdb
from dagster_dbt import DagsterDbtTranslator, DbtProject

from pipelines.defs import dbt_runs, lake
from pipelines.defs.place import Place
from pipelines.defs.preview import OFFENDING_ROWS_SHOWN, markdown_of, table_metadata
from pipelines.defs.progress import report

MANIFEST = dbt_runs.manifest()

_NO_UNIT_TESTS = ("--exclude-resource-type", "unit_test")
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
class Half:
    """One of the two times that dbt runs."""

    name: str
    selection: tuple[str, ...]  # in dbt's words
    nodes: Mapping[str, dg.AssetKey]  # unique id of a seed or model -> its asset
    checks: Mapping[str, dg.AssetCheckKey]  # unique id of a test -> its check


def key_of(unique_id: str) -> dg.AssetKey:
    """The asset of a dbt node or source."""
    return TRANSLATOR.get_asset_spec(MANIFEST, unique_id, None).key


def _halves() -> tuple[Half, Half]:
    tables = {uid: node for uid, node in MANIFEST["nodes"].items() if node["resource_type"] in ("seed", "model")}
    late = {uid for uid, node in tables.items() if node["resource_type"] == "model" and node["fqn"][1] == "marts"}
    tests = {uid: node for uid, node in MANIFEST["nodes"].items() if node["resource_type"] == "test"}
    first: dict[str, dg.AssetCheckKey] = {}
    second: dict[str, dg.AssetCheckKey] = {}
    for uid, test in tests.items():
        parents = [parent for parent in test["depends_on"]["nodes"] if parent in tables]
        of_late = [parent for parent in parents if parent in late]
        wanted = test.get("attached_node")
        on = wanted if wanted in (of_late or parents) else (of_late or parents)[-1]
        (second if of_late else first)[uid] = dg.AssetCheckKey(key_of(on), test["name"])
    return (
        Half(
            "dbt_before_audit",
            (
                "--select",
                "path:seeds",
                "path:models/staging",
                "path:models/intermediate",
                "--indirect-selection",
                "cautious",
                *_NO_UNIT_TESTS,
            ),
            {uid: key_of(uid) for uid in tables if uid not in late},
            first,
        ),
        Half(
            "dbt_after_audit",
            ("--select", "path:models/marts", "--indirect-selection", "eager", *_NO_UNIT_TESTS),
            {uid: key_of(uid) for uid in late},
            second,
        ),
    )


BEFORE_AUDIT, AFTER_AUDIT = _halves()


def _asset_specs(half: Half) -> list[dg.AssetSpec]:
    return [TRANSLATOR.get_asset_spec(MANIFEST, uid, None) for uid in half.nodes]


def _check_specs(half: Half) -> list[dg.AssetCheckSpec]:
    return [
        dg.AssetCheckSpec(key.name, asset=key.asset_key, description=MANIFEST["nodes"][uid].get("description") or None)
        for uid, key in half.checks.items()
    ]


@dg.multi_asset(name=BEFORE_AUDIT.name, specs=_asset_specs(BEFORE_AUDIT), check_specs=_check_specs(BEFORE_AUDIT))
def dbt_before_audit(context: dg.AssetExecutionContext, place: Place) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:  # type: ignore[type-arg]
    """Seeds, staging and intermediate models, with every test that needs no mart."""
    yield from _built(BEFORE_AUDIT, context, place)


@dg.multi_asset(name=AFTER_AUDIT.name, specs=_asset_specs(AFTER_AUDIT), check_specs=_check_specs(AFTER_AUDIT))
def dbt_after_audit(context: dg.AssetExecutionContext, place: Place) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:  # type: ignore[type-arg]
    """The marts, with every test that needs one."""
    place.begun_build(context.run_id)
    yield from _built(AFTER_AUDIT, context, place)


def _built(half: Half, context: dg.AssetExecutionContext, place: Place) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:  # type: ignore[type-arg]
    """Run one half and pass on all that dbt answered.

    Raises dagster.Failure, naming the nodes, where a model failed or a test of severity error did.
    """
    over: set[str] = set()
    total = len(half.nodes) + len(half.checks)

    def finished(unique_id: str) -> None:
        over.add(unique_id)
        report(half.name, len(over), total)

    build_file = place.data.build_file(context.run_id)
    results = dbt_runs.invoke(
        ("build", *half.selection), build_file, place.data.lake, place.data.build(context.run_id) / half.name, finished
    )
    context.log.info("dbt was done with %d nodes", len(results))
    _refuse_disagreement(half, {result.unique_id for result in results})
    with duckdb.connect(str(build_file), read_only=True) as connection:
        for result in results:
            if result.unique_id in half.nodes and result.status == "success":
                yield _materialized(half.nodes[result.unique_id], result, connection)
        for result in results:
            if result.unique_id in half.checks and result.status != "skipped":
                yield _checked(half.checks[result.unique_id], result, connection)
    failed = [result for result in results if result.status in ("error", "fail", "runtime error")]
    if failed:
        raise dg.Failure("dbt: " + "; ".join(f"{result.unique_id.split('.')[2]}: {result.message.strip()}" for result in failed))


def _refuse_disagreement(half: Half, ran: set[str]) -> None:
    """A test that ran in the other half, or in none, must not go unnoticed. Hooks are dbt's own affair."""
    planned = half.nodes.keys() | half.checks.keys()
    strays = {unique_id for unique_id in ran ^ planned if not unique_id.startswith("operation.")}
    if strays:
        raise dg.Failure(f"dbt and the graph disagree about what runs in {half.name}: {', '.join(sorted(strays))}")


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
