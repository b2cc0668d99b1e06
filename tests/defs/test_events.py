"""What a run left in Dagster's event log: an event for every node and check, with what the UI shows of it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from running import FinishedRun

from pipelines.definitions import defs


@pytest.fixture(scope="module")
def instance(samples_run: FinishedRun, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dg.DagsterInstance]:
    """Over a copy: whoever opens the run's own home makes files come and go in it while another process of the suite copies them."""
    home = tmp_path_factory.mktemp("events") / "dagster"
    shutil.copytree(Path(samples_run.data, "dagster"), home)
    with dg.DagsterInstance.from_config(str(home)) as found:
        yield found


def test_every_asset_was_materialised_with_its_row_count(instance: dg.DagsterInstance) -> None:
    for key in defs.resolve_asset_graph().get_all_asset_keys():
        event = instance.get_latest_materialization_event(key)
        assert event is not None, key
        if key.path not in (["whole_warehouse"], ["published_warehouse"]):  # these are files of many tables
            assert "dagster/row_count" in event.asset_materialization.metadata, key


def test_the_row_counts_are_those_of_the_published_file(instance: dg.DagsterInstance, samples_run: FinishedRun) -> None:
    event = instance.get_latest_materialization_event(dg.AssetKey(["marts", "fct_reported_values"]))
    ((count,),) = samples_run.rows("select count(*) from marts.fct_reported_values")
    assert event.asset_materialization.metadata["dagster/row_count"].value == count > 0
    assert "| reported_value_id |" in event.asset_materialization.metadata["preview"].value


def test_every_check_has_a_result_and_the_suites_name_what_they_judged(instance: dg.DagsterInstance) -> None:
    graph = defs.resolve_asset_graph()
    records = instance.event_log_storage.get_latest_asset_check_execution_by_key(list(graph.asset_check_keys))
    assert records.keys() == set(graph.asset_check_keys)
    suite = next(key for key in records if key.name == "segments")
    metadata = records[suite].event.dagster_event.asset_check_evaluation_data.metadata
    assert metadata["judged"].value > 0
    assert "segments_add_up_Revenues" in metadata["identities"].value


def test_a_suite_that_breaks_is_an_error_with_its_rows_and_a_way_to_the_data_docs(instance: dg.DagsterInstance) -> None:
    results = dg.AssetKey(["audit", "identity_results"])
    keys = [dg.AssetCheckKey(results, name) for name in ("income_statement", "segments")]
    records = instance.event_log_storage.get_latest_asset_check_execution_by_key(keys)
    broken, whole = (records[key].event.dagster_event.asset_check_evaluation_data for key in keys)
    assert (broken.passed, broken.severity, whole.passed) == (False, dg.AssetCheckSeverity.ERROR, True)
    assert "apple-computer_1996-08-12_10-Q.txt" in broken.metadata["offending_rows"].value
    docs = instance.get_latest_materialization_event(results).asset_materialization.metadata["data_docs"]
    assert docs == broken.metadata["data_docs"]
    front = Path(docs.value)
    assert "apple-computer_1996-08-12_10-Q.txt" in front.read_text()
    assert all((front.parent / link).is_file() for link in re.findall(r'href="([^"#]*)"', front.read_text()))
