"""The sample filings of the checkout: what must hold on any machine.
The published file after the swap, and a second night with nothing new.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from running import CHECKOUT, TIEOUT, FinishedRun, run_over

FACTS = (
    "fct_reported_values",
    "fct_quarters",
    "fct_segment_quarters",
    "fct_quarter_versions",
    "fct_identity_results",
    "fct_narrative_claims",
)


def relations(connection: duckdb.DuckDBPyConnection, catalog: str) -> list[tuple[str, str]]:
    found = connection.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = $catalog and not internal"
        " union all select schema_name, view_name from duckdb_views() where database_name = $catalog and not internal",
        {"catalog": catalog},
    )
    return sorted(found.fetchall())


def digests(warehouse: Path) -> dict[str, str]:
    """One digest of the rows of every table of facts, in no order."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return {
            name: hashlib.sha256("\n".join(sorted(map(repr, connection.execute(f"from marts.{name}").fetchall()))).encode()).hexdigest()
            for name in FACTS
        }


@dataclass(frozen=True)
class NextNight:
    """Over a copy of the data folder: first a run that is killed, then one with nothing new, while a reader is connected."""

    run: FinishedRun
    warehouse_before: str  # digests of the published file: before the killed run,
    warehouse_after_kill: str  # and after it
    runs_seen_by_reader: tuple[int, int, int]  # in audit.runs: before the second run, after it, and by a new connection


@pytest.fixture(scope="module")
def next_night(samples_run: FinishedRun, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> NextNight:
    data = tmp_path_factory.mktemp("next-night") / "data"
    shutil.copytree(samples_run.data, data)
    published = data / "warehouse.duckdb"
    with duckdb.connect(str(published)) as connection:
        connection.execute("update audit.quarantine set first_seen_on = date '2006-06-01'")
    before = digest_of(published)
    kill_while_building(samples, data)
    after_kill = digest_of(published)
    with duckdb.connect(str(published), read_only=True) as reader:
        seen = runs_seen(reader)
        run = run_over(samples, data)
        seen_still = runs_seen(reader)
    with duckdb.connect(str(published), read_only=True) as reader:
        return NextNight(run, before, after_kill, (seen, seen_still, runs_seen(reader)))


def kill_while_building(raw: Path, data: Path) -> None:
    """Start a run and kill it, as the out-of-memory killer would, as soon as its build file stands."""
    run = subprocess.Popen([*TIEOUT, "run", "--raw", str(raw), "--data", str(data)], cwd=CHECKOUT, stderr=subprocess.DEVNULL)
    try:
        began = time.monotonic()
        while not list(data.glob("build/*/warehouse.duckdb")):
            assert run.poll() is None and time.monotonic() - began < 120
            time.sleep(0.05)
    finally:
        os.kill(run.pid, signal.SIGKILL)
        run.wait()


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def runs_seen(connection: duckdb.DuckDBPyConnection) -> int:
    return connection.execute("select count(*) from audit.runs").fetchall()[0][0]


def test_the_run_publishes(samples_run: FinishedRun) -> None:
    assert samples_run.status == 0, samples_run.errors
    ((listed, read, published),) = samples_run.rows("select documents_listed, documents_read, published from audit.runs")
    assert listed == read >= 12
    assert published


def test_progress_is_told_in_plain_lines_where_there_is_no_terminal(samples_run: FinishedRun) -> None:
    assert "Reading documents:" in samples_run.errors
    assert "Auditing: 1 of 1" in samples_run.errors
    assert "\x1b" not in samples_run.errors + samples_run.output


def test_dagster_and_dbt_keep_quiet_on_the_terminal(samples_run: FinishedRun) -> None:
    assert "STEP_" not in samples_run.errors
    assert "Traceback" not in samples_run.errors
    assert len(samples_run.errors.splitlines()) < 10
    assert "STEP_SUCCESS" in Path(samples_run.data, "logs", "tieout.log").read_text()


def test_a_run_that_is_killed_leaves_the_old_warehouse_and_blocks_nobody(next_night: NextNight) -> None:
    assert next_night.warehouse_after_kill == next_night.warehouse_before
    assert next_night.run.status == 0, next_night.run.errors


def test_a_second_night_with_nothing_new_reads_nothing_and_changes_nothing(samples_run: FinishedRun, next_night: NextNight) -> None:
    runs = next_night.run.rows("select documents_read, published from audit.runs order by started_at")
    assert [(read > 0, published) for read, published in runs] == [(True, True), (False, True)]
    assert digests(next_night.run.warehouse) == digests(samples_run.warehouse)
    assert "none new" in next_night.run.errors


def test_a_reader_that_is_connected_reads_on_while_a_run_publishes(next_night: NextNight) -> None:
    assert next_night.runs_seen_by_reader == (1, 1, 2)


def test_what_is_quarantined_keeps_the_day_on_which_it_was_first_seen(next_night: NextNight) -> None:
    assert next_night.run.rows("select distinct first_seen_on::varchar, state from audit.quarantine") == [("2006-06-01", "open")]


def test_nothing_is_left_of_the_build(samples_run: FinishedRun) -> None:
    assert not Path(samples_run.data, "build").exists()
    assert not Path(samples_run.data, "warehouse.duckdb.wal").exists()
    with duckdb.connect(str(samples_run.warehouse), read_only=True) as connection:
        assert {schema for schema, _ in relations(connection, "warehouse")} == {"audit", "intermediate", "marts", "seeds"}


def test_every_table_view_and_macro_answers_after_the_swap(samples_run: FinishedRun) -> None:
    with duckdb.connect(str(samples_run.warehouse), read_only=True) as connection:
        for schema, name in relations(connection, "warehouse"):
            connection.execute(f'select count(*) from "{schema}"."{name}"')
        for macro in ("quarters_as_of", "segment_quarters_as_of"):
            assert connection.execute(f"select count(*) from marts.{macro}(date '2007-01-01')").fetchall()[0][0] > 0


def test_every_table_and_view_answers_under_another_name(samples_run: FinishedRun, tmp_path: Path) -> None:
    renamed = tmp_path / "renamed.duckdb"
    shutil.copyfile(samples_run.warehouse, renamed)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{renamed}' as other (read_only)")
        for schema, name in relations(connection, "other"):
            connection.execute(f'select count(*) from other."{schema}"."{name}"')
    with duckdb.connect(str(renamed), read_only=True) as connection:
        assert connection.execute("select count(*) from marts.quarters_as_of(date '2007-01-01')").fetchall()[0][0] > 0


def test_descriptions_are_persisted_as_comments(samples_run: FinishedRun) -> None:
    bare = samples_run.rows(
        "select table_name from duckdb_tables() where schema_name = 'marts' and comment is null"
        " union all select view_name from duckdb_views() where schema_name = 'marts' and comment is null"
    )
    assert bare == []
    assert samples_run.rows("select table_name, column_name from duckdb_columns() where schema_name = 'marts' and comment is null") == []
    ((comment,),) = samples_run.rows("select comment from duckdb_tables() where table_name = 'fct_reported_values'")
    assert comment.startswith("One row per")


def test_a_page_without_a_header_is_known_from_the_day_that_it_bears(samples_run: FinishedRun) -> None:
    assert samples_run.rows("select distinct known_on_basis from marts.dim_documents where accepted_at is null") == [("document",)]
