"""What a run says at its end, of a warehouse made by hand."""

from pathlib import Path

import duckdb
import pytest

from pipelines.commands.summary import summary_lines
from pipelines.warehouse.data_folder import DataFolder


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A published warehouse of an empty raw folder."""
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        connection.execute(
            """
            create schema audit; create schema marts;
            create table audit.runs as
            select 'run' as run_id, now() as started_at, 0 as documents_listed, 0 as documents_read, 0 as documents_refused,
                '/raw' as raw_folder;
            create table marts.dim_documents (document_id varchar, document_type varchar);
            create table marts.fct_reported_values (document_id varchar, status varchar);
            create table audit.identity_results (verdict varchar, severity varchar);
            create table audit.quarantine (
                scope varchar, table_number integer, source_path varchar, line_number integer, detail varchar, state varchar,
                resolved_on date
            );
            create table audit.waivers (quarantine_id varchar, source_path varchar, rule varchar, detail varchar, state varchar);
            """
        )
    return DataFolder(tmp_path)


def documents_line(folder: DataFolder) -> str:
    return next(line for line in summary_lines(folder, "run") if line.startswith("Documents"))


def test_an_empty_raw_folder_is_named(folder: DataFolder) -> None:
    assert documents_line(folder) == "Documents   there is no filing in /raw"


def test_documents_without_a_figure_are_counted_and_court_papers_are_none(folder: DataFolder) -> None:
    with duckdb.connect(str(folder.published)) as connection:
        connection.execute("update audit.runs set documents_listed = 4, documents_read = 3, documents_refused = 1")
        connection.execute("insert into marts.dim_documents values ('a', 'other'), ('b', 'status_letter'), ('c', 'earnings_release')")
        connection.execute("insert into marts.fct_reported_values values ('c', 'loaded')")
    assert documents_line(folder) == "Documents   3 read now of 4 files in the folder, 1 refused, 1 without a figure"
