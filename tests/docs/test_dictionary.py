"""The data dictionary is what the warehouse says of itself. `TIEOUT_UPDATE_SNAPSHOTS=1 .venv/bin/pytest tests/docs` writes it anew."""

import os
from pathlib import Path

import duckdb
import pytest
from running import CHECKOUT, FinishedRun

from pipelines.commands.dictionary import dictionary
from pipelines.warehouse.dictionary import markdown_of

PAGE = CHECKOUT / "docs" / "data_dictionary.md"


@pytest.fixture(scope="module")
def current(samples_run: FinishedRun) -> str:
    with duckdb.connect(str(samples_run.warehouse), read_only=True) as connection:
        return markdown_of(connection)


def test_the_page_is_current(current: str):
    if os.environ.get("TIEOUT_UPDATE_SNAPSHOTS"):
        PAGE.write_text(current)
    assert PAGE.read_text() == current


def test_every_table_and_column_of_the_marts_says_what_it_means(current: str):
    marts = current.split("\n## marts\n")[1].split("\n## audit\n")[0]
    assert marts.count("\n### ") > 30
    assert [line for line in marts.splitlines() if line.endswith("|  |") or line in ("*table.* ", "*view.* ")] == []


def test_a_column_that_nobody_described_would_be_seen():
    with duckdb.connect() as connection:
        connection.execute(
            "create schema marts; "
            "create table marts.fct_bare (a integer not null); "
            "comment on table marts.fct_bare is 'One row per | bare.'"
        )
        assert "| a * | INTEGER |  |" in markdown_of(connection)


def test_the_command_prints_the_page(samples_run: FinishedRun, current: str, capsys):
    assert dictionary(Path(samples_run.data)) == 0
    assert capsys.readouterr().out == current


def test_the_command_says_where_no_warehouse_is(tmp_path: Path, capsys):
    assert dictionary(tmp_path) == 1
    assert "tieout run" in capsys.readouterr().err
