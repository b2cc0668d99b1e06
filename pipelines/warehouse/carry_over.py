"""What a run did not build is carried over: the published file is copied, and the companies that the run built take their old rows' place.

A table says by its columns what a row belongs to: a company (company_id) or a document (document_id), else a caption (caption_id). Of the
audit's tables the verdicts belong to companies; the others are whole in every build file. The seeds are rules:
they are those of the published file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from pathlib import Path

import duckdb

from pipelines.warehouse.data_folder import FILE_NAME, DataFolder
from pipelines.warehouse.touched import carried_documents

OF_COURT_PAPERS = {"int_document_cases", "dim_legal_cases", "fct_case_events", "fct_case_parties"}
"""Tables made of court papers alone: those are all in every build."""

OF_COMPANIES = {"identity_results"}
"""Tables of the audit that hold, like those of the models, what this run builds and nothing else."""

_TABLES = """
select schema_name, table_name, list(column_name) as columns
from duckdb_columns() as c
join duckdb_tables() as t using (database_name, schema_name, table_name)
where database_name = 'built' and schema_name in ('audit', 'intermediate', 'marts')
group by schema_name, table_name
order by schema_name, table_name
"""


_OF_TOUCHED = {
    "company_id": "coalesce(company_id, '') in (from built.audit.touched_companies)",
    "document_id": "document_id in (from built.audit.touched_documents)",
}


def carry_over(folder: DataFolder, run_id: str, whole_tables: Collection[str]) -> int:
    """Make this run's build file whole: all of the published file but the companies that the run built or found gone, and those as built.

    `whole_tables` names the tables of models that are made of all documents in every build. Gives the number of documents carried over, 0
    where the run built everything. Connections to both files must be closed. Raises ValueError where a table does not say what its rows
    belong to, and duckdb.Error where only one of the files has it: then the rules differ, and the run should have built everything.
    """
    build_file = folder.build_file(run_id)
    with duckdb.connect(str(build_file), read_only=True) as connection:
        documents = carried_documents(connection)
    if documents:
        whole = folder.build(run_id) / "whole" / FILE_NAME
        whole.parent.mkdir()
        shutil.copyfile(folder.published, whole)
        _bring_up_to_date(whole, build_file, OF_COURT_PAPERS.union(whole_tables))
        os.replace(whole, build_file)
    return documents


def _bring_up_to_date(whole: Path, build_file: Path, whole_tables: Collection[str]) -> None:
    with duckdb.connect(str(whole)) as connection:
        connection.execute(f"attach '{build_file}' as built (read_only)")
        for schema, table, columns in connection.execute(_TABLES).fetchall():
            for statement in _statements(
                schema, table, set(columns), table in whole_tables or (schema == "audit" and table not in OF_COMPANIES)
            ):
                connection.execute(statement)
        connection.execute("detach built")
        connection.execute("checkpoint")


def _statements(schema: str, table: str, columns: set[str], is_whole: bool) -> tuple[str, ...]:
    """SQL that brings one table up to date. Raises ValueError."""
    here, built = f'{schema}."{table}"', f'built.{schema}."{table}"'
    of_touched = " or ".join(condition for column, condition in _OF_TOUCHED.items() if column in columns)
    if is_whole:
        return f"truncate {here}", f"insert into {here} by name from {built}"
    if of_touched:
        return f"delete from {here} where {of_touched}", f"insert into {here} by name select * from {built} where {of_touched}"
    if "caption_id" in columns:
        return (f"insert into {here} by name select * from {built} anti join {here} using (caption_id)",)
    raise ValueError(
        f"{here} does not say what its rows belong to: it needs a company_id or a document_id, "
        "or to be made of all documents in every build."
    )
