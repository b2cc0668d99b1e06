"""A warehouse of many filings out of a built one of fewer: every company of the load copied so many times, under a name and ids of its own.

Building ten thousand filings takes most of an hour, and what a benchmark of nights needs is what stands there when the night begins: raw
files, the lake, the published file. What belongs here: multiplying those three, so that a run finds everything known. They differ from what
a run over the same raw files makes in ids, which are hashes here, too, but of other things; a night looks at none of that.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from benchmarks.load import FILINGS_A_COMPANY, write_load
from pipelines.defs import dbt_runs
from pipelines.defs.dbt_nodes import COMPANIES
from pipelines.lake.tables import RECORDS
from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.ledger import write_company_ids
from pipelines.warehouse.touched import write_touched

# the load's companies have the CIKs 7000000 and up, its files are named CIK-year-number.txt
_MACROS = f"""
create temp macro moved_name(name, filings) as
    if(
        name similar to '.*70[0-9]{{5}}.*',
        regexp_replace(
            name, '70[0-9]{{5}}', (regexp_extract(name, '70[0-9]{{5}}')::integer + filings // {FILINGS_A_COMPANY})::varchar
        ),
        name
    );
create temp macro moved_path(path, filings) as
    left(moved_name(path, filings), 14) || lpad((substr(path, 15, 6)::integer + filings)::varchar, 6, '0') || substr(path, 21);
create temp macro moved_id(id, filings) as left(sha256(id || filings), length(id));
"""
_NAMES = {"company_id", "candidate_company_id", "cik", "company_name", "name_key", "alias", "alias_key"}
_PATHS = {"source_path", "filing_id", "accession_number"}
_SHARED = {"caption_id", "run_id", "case_id"}
_TABLES = """
select schema_name, table_name, list(column_name), list(data_type)
from duckdb_columns() join duckdb_tables() using (database_name, schema_name, table_name)
where database_name = 'originals' and schema_name in ('audit', 'intermediate', 'marts')
and table_name not like 'touched%' and table_name not in ('built_documents', 'quarantine')
group by all
having list_has_any(list(column_name), ['company_id', 'document_id'])
"""
_MOVED = """
create or replace table moved as
select
    m.file_hash as old_hash, h.file_hash, moved_id(m.part, $1) as part, moved_path(m.source_path, $1) as source_path,
    m.bytes, m.reader_version, m.state
from manifest as m
join hashes as h on h.source_path = moved_path(m.source_path, $1)
"""


def multiply(raw: Path, data: Path, filings: int, times: int) -> None:
    """Make `filings` filings of benchmarks.load, built into `data` from `raw`, so many times as many."""
    folder = DataFolder(data)
    write_load(raw, filings, filings * (times - 1))
    copies = [filings * copy for copy in range(1, times)]
    _multiply_lake(folder.lake, raw, copies)
    _multiply_published(folder.published, copies)
    _tell_companies(folder)


def _multiply_lake(lake: Path, raw: Path, copies: Sequence[int]) -> None:
    manifest = pq.read_table(lake / "manifest.parquet")
    with duckdb.connect() as connection:
        connection.execute(_MACROS)
        connection.register("manifest", manifest)
        hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in raw.iterdir()}
        connection.execute(
            "create table hashes as select unnest($1) as source_path, unnest($2) as file_hash", [list(hashes), list(hashes.values())]
        )
        parts = [part for (part,) in connection.execute("select distinct part from manifest").fetchall()]
        rows = [manifest]
        for copy in copies:
            connection.execute(_MOVED, [copy])
            rows.append(
                connection.execute("select source_path, file_hash, part, bytes, reader_version, state from moved")
                .to_arrow_table()
                .cast(manifest.schema)
            )
            for record in RECORDS:
                for part in parts:
                    source = lake / record / f"{part}.parquet"
                    columns = pq.read_schema(source)
                    moves = _moves(columns.names, [str(kind) for kind in columns.types], copy)
                    (target,) = connection.execute("select moved_id($1, $2)", [part, copy]).fetchall()[0]
                    connection.execute(
                        f"copy (select old.* replace ({', '.join([*moves, 'moved.file_hash as file_hash', 'moved.part as part'])})"
                        f" from read_parquet('{source}') as old join moved on moved.old_hash = old.file_hash)"
                        f" to '{lake / record / target}.parquet' (format parquet)"
                    )
    unfinished = lake / ".manifest.parquet"
    with pq.ParquetWriter(unfinished, manifest.schema) as writer:
        for table in rows:
            writer.write_table(table.replace_schema_metadata(manifest.schema.metadata))
    unfinished.replace(lake / "manifest.parquet")


def _multiply_published(published: Path, copies: Sequence[int]) -> None:
    originals = published.with_name("originals.duckdb")
    shutil.copyfile(published, originals)
    with duckdb.connect(str(published)) as connection:
        connection.execute(_MACROS)
        connection.execute(f"attach '{originals}' as originals (read_only)")
        for schema, table, columns, kinds in connection.execute(_TABLES).fetchall():
            for copy in copies:
                moves = ", ".join(_moves(columns, kinds, copy))
                connection.execute(
                    f'insert into {schema}."{table}" by name select old.* replace ({moves}) from originals.{schema}."{table}" as old'
                )
        connection.execute("detach originals")
        connection.execute("checkpoint")
    originals.unlink()


def _moves(columns: Sequence[str], kinds: Sequence[str], copy: int) -> list[str]:
    """SQL for each column of the rows `old` that tells one company from another, moved by so many filings."""
    moves = []
    for column, kind in zip(columns, kinds, strict=True):
        old = f"old.{column}"
        if column in _NAMES:
            moves.append(f"moved_name({old}, {copy}) as {column}")
        elif column in _PATHS:
            moves.append(f"moved_path({old}, {copy}) as {column}")
        elif column.endswith("_ids") and column not in _SHARED:
            moves.append(f"list_transform({old}, lambda id: moved_id(id, {copy})) as {column}")
        elif column.endswith("_id") and column not in _SHARED and kind.lower() in ("varchar", "string"):
            moves.append(f"moved_id({old}, {copy}) as {column}")
    return moves


def _tell_companies(folder: DataFolder) -> None:
    """Write down the documents that now stand there, with their fingerprints, as the run that built them would have done."""
    with tempfile.TemporaryDirectory() as place:
        build_file = Path(place, "warehouse.duckdb")
        write_company_ids(build_file, folder.published)
        dbt_runs.invoke(("build", *COMPANIES.selection), build_file, folder.lake, Path(place, "target"))
        write_touched(build_file, Path(place, "none"), "")
        with duckdb.connect(str(folder.published)) as connection:
            connection.execute(f"attach '{build_file}' as told (read_only)")
            connection.execute("truncate audit.built_documents; insert into audit.built_documents from told.audit.built_documents")
