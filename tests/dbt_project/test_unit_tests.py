"""dbt's unit tests: rows in, rows out, of the models that decide something. They look at no filing, so the nightly run leaves them out."""

import shutil
from pathlib import Path

from running import FinishedRun

from pipelines.defs import dbt_runs


def test_every_unit_test_of_dbt_passes(samples_run: FinishedRun, tmp_path: Path) -> None:
    """In a copy of a published file: dbt asks the tables that feed a model for their columns.
    The staging views, dropped at publication, are made anew.
    """
    build_file = tmp_path / "warehouse.duckdb"
    shutil.copyfile(samples_run.warehouse, build_file)
    lake = Path(samples_run.data, "lake")
    dbt_runs.invoke(
        ["build", "--select", "path:models/staging", "--exclude-resource-type", "test", "unit_test"], build_file, lake, tmp_path / "staging"
    )
    results = dbt_runs.invoke(["test", "--select", "test_type:unit"], build_file, lake, tmp_path / "unit-tests")
    assert {result.unique_id for result in results} == set(dbt_runs.manifest()["unit_tests"]) != set()
    assert [(result.unique_id, result.message) for result in results if result.status != "pass"] == []
