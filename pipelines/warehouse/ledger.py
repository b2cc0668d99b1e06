"""The audit tables that outlive a build: what was refused and since when, which runs there were, and which company ids were given.

The verdicts on identities and the statements that they quarantine are made elsewhere (pipelines.warehouse.verdicts); here they join what the reader refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.warehouse.read import opened

_QUARANTINE = """
create or replace table audit.quarantine as
with manifest as (from read_parquet($manifest)),

first_paths as (
    select part, file_hash, min(source_path) as source_path
    from manifest
    where file_hash is not null
    group by all
),

lake_refusals as (from read_parquet($refusals)),

-- a file refused whole has one row for each path at which its bytes stand, anything else one row
refused_files as (
    select r.* replace (m.source_path as source_path)
    from lake_refusals as r
    join manifest as m on m.part = r.part and m.file_hash is not distinct from r.file_hash and (r.file_hash is not null or m.source_path = r.source_path)
    where r.scope = 'document'
),

refused_within as (
    select r.* replace (p.source_path as source_path)
    from lake_refusals as r
    join first_paths as p using (part, file_hash)
    where r.scope <> 'document'
),

document_paths as (
    select d.document_id, min(p.source_path) as source_path
    from read_parquet($documents) as d
    join first_paths as p using (part, file_hash)
    group by all
),

quarantined_statements as (
    select
        q.document_id, p.source_path, 'statement' as scope, q.table_number, q.statement, q.period_start, q.period_end, q.identity as rule,
        concat(
            q.statement, if(q.table_number is null, '', ' (table ' || q.table_number || ')'), ', ',
            if(q.period_start is null, 'at ', q.period_start || ' to '), q.period_end, ': ', q.detail
        ) as detail
    from audit.quarantined_statements as q
    join document_paths as p using (document_id)
),

found as (
    select distinct document_id, source_path, scope, table_number, null as statement, null::date as period_start, null::date as period_end,
        line_number, char_start, char_end, raw_text, rule, detail
    from refused_files
    union all by name
    select distinct document_id, source_path, scope, table_number, line_number, char_start, char_end, raw_text, rule, detail
    from refused_within
    union all by name
    select * from quarantined_statements
)

select
    left(sha256(concat_ws('|', coalesce(if(scope = 'document', source_path, document_id), source_path), scope, rule, coalesce(statement, ''), coalesce(table_number, 0),
        coalesce(period_start::varchar, ''), coalesce(period_end::varchar, ''), coalesce(char_start, -1), coalesce(char_end, -1), coalesce(line_number, 0),
        coalesce(raw_text, ''))), 12) as quarantine_id,
    document_id, source_path, scope, table_number, statement, period_start, period_end, line_number, coalesce(raw_text, '') as raw_text, rule, detail,
    $today::date as first_seen_on, 'open' as state
from found
order by source_path, line_number nulls first, quarantine_id
"""

_COMMENTS = {
    "quarantine": "One row per thing refused: a file, a table, a row, a figure, or a statement whose identity breaks.",
    "runs": "One row per run that published.",
    "company_ids": "One row per alias and company id given by the runs before; this run gives them again.",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One row of audit.runs. Counts are of files, times in UTC."""

    run_id: str
    started_at: datetime
    documents_listed: int
    documents_read: int
    documents_refused: int
    reader_version: str
    raw_folder: str


def write_quarantine(build_file: Path, lake: Path, published: Path, today: str) -> int:
    """Make audit.quarantine from the lake's refusals and audit.quarantined_statements; what was there before keeps its first_seen_on.
    Gives the number of rows.

    `today` is an ISO date, the day of the run.
    """
    before = _rows_before(published, "select quarantine_id, first_seen_on from audit.quarantine")
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("create schema if not exists audit")
        parameters = {name: str(lake / name / "*.parquet") for name in ("refusals", "documents")}
        connection.execute(_QUARANTINE, {"manifest": str(lake / "manifest.parquet"), "today": today, **parameters})
        connection.execute("create temp table before (quarantine_id varchar, first_seen_on date)")
        if before:
            connection.executemany("insert into before values (?, ?)", before)
        connection.execute(
            "update audit.quarantine as q set first_seen_on = before.first_seen_on from before where q.quarantine_id = before.quarantine_id"
        )
        connection.execute(f"comment on table audit.quarantine is '{_COMMENTS['quarantine']}'")
        (count,) = connection.execute("select count(*) from audit.quarantine").fetchall()[0]
    return int(count)


def begin_run(build_file: Path, published: Path, run: Run) -> None:
    """Make audit.runs in a build file: the runs that the published file knows, and this one, not ended yet."""
    columns = "run_id, started_at, ended_at, documents_listed, documents_read, documents_refused, reader_version, raw_folder, published"
    before = _rows_before(published, f"select {columns} from audit.runs")
    this = (
        run.run_id,
        run.started_at,
        None,
        run.documents_listed,
        run.documents_read,
        run.documents_refused,
        run.reader_version,
        run.raw_folder,
        False,
    )
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("create schema if not exists audit")
        connection.execute(
            "create or replace table audit.runs (run_id varchar primary key, started_at timestamp, ended_at timestamp, documents_listed integer,"
            " documents_read integer, documents_refused integer, reader_version varchar, raw_folder varchar, published boolean)"
        )
        connection.executemany("insert into audit.runs values (?, ?, ?, ?, ?, ?, ?, ?, ?)", [*before, this])
        connection.execute(f"comment on table audit.runs is '{_COMMENTS['runs']}'")


def end_run(build_file: Path, run_id: str, ended_at: datetime) -> None:
    """Mark a run as ended and published: the last thing that is written before the swap."""
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("update audit.runs set ended_at = ?, published = true where run_id = ?", [ended_at, run_id])


def write_company_ids(build_file: Path, published: Path) -> int:
    """Make audit.company_ids in a build file, before dbt gives ids: every alias under which the published file knows a company, and every one
    that it took over itself, each with its company_id. Empty where nothing is published yet. Gives the number of rows.
    """
    columns = "alias_kind, alias_key, company_id"
    known = _rows_before(published, f"select {columns} from marts.bridge_company_aliases")
    taken_over = _rows_before(published, f"select {columns} from audit.company_ids")
    given = list(dict.fromkeys([*taken_over, *known]))
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("create schema if not exists audit")
        connection.execute("create or replace table audit.company_ids (alias_kind varchar, alias_key varchar, company_id varchar)")
        if given:
            connection.execute(
                "insert into audit.company_ids select unnest(?), unnest(?), unnest(?) order by all", list(zip(*given, strict=True))
            )
        connection.execute(f"comment on table audit.company_ids is '{_COMMENTS['company_ids']}'")
    return len(given)


def _rows_before(published: Path, query: str) -> list[tuple[object, ...]]:
    """What the published file answers; nothing where there is none yet, or one from before the table existed."""
    if not published.exists():
        return []
    with opened(published) as connection:
        try:
            return connection.execute(query).fetchall()
        except (duckdb.CatalogException, duckdb.BinderException):
            return []
