"""The asset graph: its keys and checks as a snapshot, and an unbroken line from every mart back to the raw filings.

The snapshot exists because a definition that gets lost when Dagster loads its modules is lost silently. After a change on purpose:
TIEOUT_UPDATE_SNAPSHOTS=1 .venv/bin/pytest tests/defs
"""

import os
from pathlib import Path

import dagster as dg
import pytest

from pipelines.definitions import defs
from pipelines.defs import dbt_nodes

SNAPSHOT = Path(__file__).with_name("graph.txt")


@pytest.fixture(scope="module")
def graph():
    return defs.resolve_asset_graph()


def test_every_asset_and_check_is_in_the_snapshot(graph) -> None:
    assets = sorted(key.to_user_string() for key in graph.get_all_asset_keys())
    checks = sorted(f"{key.asset_key.to_user_string()}: {key.name}" for key in graph.asset_check_keys)
    now = "\n".join(["# assets", *assets, "", "# checks", *checks, ""])
    if os.environ.get("TIEOUT_UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(now)
    assert now.splitlines() == SNAPSHOT.read_text().splitlines()


def test_every_seed_model_and_test_of_dbt_is_in_the_graph_exactly_once(graph) -> None:
    nodes = dbt_nodes.MANIFEST["nodes"]
    tables = {uid for uid, node in nodes.items() if node["resource_type"] in ("seed", "model")}
    tests = {uid for uid, node in nodes.items() if node["resource_type"] == "test"}
    parts = (dbt_nodes.COMPANIES, dbt_nodes.BEFORE_AUDIT, dbt_nodes.AFTER_AUDIT)
    assert sorted(uid for part in parts for uid in part.nodes) == sorted(tables)
    assert sorted(uid for part in parts for uid in part.checks) == sorted(tests)
    assert {key for part in parts for key in part.nodes.values()} <= set(graph.get_all_asset_keys())
    assert {key for part in parts for key in part.checks.values()} <= set(graph.asset_check_keys)


def test_nothing_but_seeds_and_the_raw_filings_begins_the_line(graph) -> None:
    roots = {key for key in graph.get_all_asset_keys() if not graph.get(key).parent_keys}
    assert {key.path[0] for key in roots} == {"raw_filings", "seeds"}


def test_the_ids_given_before_are_there_before_dbt_gives_ids(graph) -> None:
    behind = dg.AssetSelection.assets(dg.AssetKey(["intermediate", "int_document_companies"])).upstream().resolve(graph)
    assert {dg.AssetKey(["audit", "company_ids"]), dg.AssetKey(["staging", "stg_audit__company_ids"])} <= behind
    assert defs.resolve_job_def("nightly").asset_layer.get(dg.AssetKey(["audit", "company_ids"])).is_executable


def test_every_mart_goes_back_to_the_raw_filings_through_the_audit(graph) -> None:
    reported = dg.AssetKey(["marts", "fct_reported_values"])
    behind = dg.AssetSelection.assets(reported).upstream().resolve(graph)
    for key in (
        "raw_filings",
        "lake/reported_values",
        "staging/stg_lake__reported_values",
        "intermediate/int_figures",
        "audit/quarantined_statements",
    ):
        assert dg.AssetKey.from_user_string(key) in behind
    for mart in dbt_nodes.AFTER_AUDIT.nodes.values():
        behind = dg.AssetSelection.assets(mart).upstream().resolve(graph)
        assert dg.AssetKey("raw_filings") in behind or mart == dg.AssetKey(["marts", "dim_concepts"])


def test_everything_that_is_built_is_published(graph) -> None:
    published = dg.AssetKey("published_warehouse")
    behind = dg.AssetSelection.assets(published).upstream().resolve(graph)
    assert {key for key in graph.get_all_asset_keys() if key not in behind and key.path[0] != "seeds"} <= {
        key for key in graph.get_all_asset_keys() if key.path[0] in ("staging", "lake", "intermediate")
    }
    assert set(dbt_nodes.AFTER_AUDIT.nodes.values()) <= behind


def test_the_nightly_job_runs_everything_at_two_in_new_york(graph) -> None:
    job = defs.resolve_job_def("nightly")
    assert set(job.asset_layer.executable_asset_keys) == set(graph.get_all_asset_keys())
    schedule = defs.resolve_schedule_def("nightly_at_two")
    assert (schedule.cron_schedule, schedule.execution_timezone, schedule.job_name) == ("0 2 * * *", "America/New_York", "nightly")


def test_the_sensor_asks_for_a_run_when_a_file_arrives_changes_or_leaves(tmp_path: Path) -> None:
    from pipelines.defs.nightly import new_filings
    from pipelines.defs.place import Place

    def look(cursor: str | None):
        place = Place(raw_dir=str(tmp_path), data_dir=str(tmp_path / "data"))
        with dg.build_sensor_context(cursor=cursor, resources={"place": place}) as context:
            return new_filings(context)

    (tmp_path / "a.txt").write_text("one")
    first = look(None)
    assert len(first.run_requests) == 1
    assert isinstance(look(first.cursor), dg.SkipReason)
    (tmp_path / "b.txt").write_text("two")
    second = look(first.cursor)
    assert len(second.run_requests) == 1
    (tmp_path / "b.txt").write_text("three")
    third = look(second.cursor)
    assert len(third.run_requests) == 1
    (tmp_path / "b.txt").unlink()
    assert len(look(third.cursor).run_requests) == 1
    assert not (tmp_path / "data").exists()  # a look neither locks nor builds
