"""The audit tables that outlive a build: what was refused, waived and resolved, and since when; which runs there were;
which company ids were given.

The verdicts on identities and the statements that they quarantine are made elsewhere (pipelines.warehouse.verdicts); here they join what
the reader refused, and meet the waivers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.warehouse.read import answer_before
from pipelines.warehouse.waivers import COLUMNS, Waiver

_TABLES = """
create schema if not exists audit;

create or replace table audit.quarantine (
    quarantine_id varchar, document_id varchar, source_path varchar, scope varchar, table_number integer, statement varchar,
    period_start date, period_end date, line_number integer, raw_text varchar, rule varchar, detail varchar, seen varchar,
    first_seen_on date, state varchar, state_reason varchar, resolved_on date
);

create or replace table audit.waivers (
    quarantine_id varchar, source_path varchar, document_id varchar, scope varchar, place varchar, rule varchar, seen varchar,
    reason varchar, waived_by varchar, waived_on varchar, state varchar, detail varchar
);
"""

_RUNS = """
create or replace table audit.runs (
    run_id varchar primary key, started_at timestamp, ended_at timestamp, documents_listed integer, documents_read integer,
    documents_refused integer, documents_built integer, reader_version varchar, rules_version varchar, raw_folder varchar,
    published boolean
)
"""

_THIS_RUN = """
insert into audit.runs (
    run_id, started_at, documents_listed, documents_read, documents_refused, reader_version, rules_version, raw_folder, published
)
values (?, ?, ?, ?, ?, ?, ?, ?, false)
"""

# What was published before, and the waivers that hold: both start empty, with the columns of what they are compared with
_BEFORE_AND_GIVEN = """
create temp table before as from audit.quarantine;
create temp table given as select * exclude (state, detail) from audit.waivers
"""

# What a waiver or an entry hangs on, if it stands unchanged: a document's hash; of a file refused whole, the words that name its hash
_STANDING = """
create or replace temp table standing as
select distinct document_id as mark from read_parquet($documents) where file_hash in (select file_hash from read_parquet($manifest))
union
select 'File ' || file_hash from read_parquet($manifest) where file_hash is not null
"""

_QUARANTINE = """
insert into audit.quarantine by name
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
    select r.* replace (m.source_path as source_path), coalesce('File ' || m.file_hash, r.detail) as seen
    from lake_refusals as r
    join manifest as m
        on m.part = r.part and m.file_hash is not distinct from r.file_hash
        and (r.file_hash is not null or m.source_path = r.source_path)
    where r.scope = 'document'
),

refused_within as (
    select
        r.* replace (p.source_path as source_path),
        'Printed: ' || regexp_replace(trim(coalesce(r.raw_text, '')), '\\s+', ' ', 'g') as seen
    from lake_refusals as r
    join first_paths as p using (part, file_hash)
    where r.scope <> 'document'
),

documents as (
    select d.document_id, min(p.source_path) as source_path
    from read_parquet($documents) as d
    join first_paths as p using (part, file_hash)
    group by all
),

quarantined_statements as (
    select
        q.document_id, d.source_path, 'statement' as scope, q.table_number, q.statement, q.period_start, q.period_end, q.identity as rule,
        concat(
            q.statement, if(q.table_number is null, '', ' (table ' || q.table_number || ')'), ', ',
            if(q.period_start is null, 'at ', q.period_start || ' to '), q.period_end, ': ', q.detail
        ) as detail,
        q.seen
    from audit.quarantined_statements as q
    join documents as d using (document_id)
),

found as (
    select distinct document_id, source_path, scope, table_number, null as statement, null::date as period_start, null::date as period_end,
        line_number, char_start, char_end, raw_text, rule, detail, seen
    from refused_files
    union all by name
    select distinct document_id, source_path, scope, table_number, line_number, char_start, char_end, raw_text, rule, detail, seen
    from refused_within
    union all by name
    select * from quarantined_statements
),

entries as (
    select
        left(
            sha256(concat_ws(
                '|', coalesce(if(scope = 'document', source_path, document_id), source_path), scope, rule, coalesce(statement, ''),
                coalesce(table_number, 0), coalesce(period_start::varchar, ''), coalesce(period_end::varchar, ''),
                coalesce(char_start, -1), coalesce(char_end, -1), coalesce(line_number, 0), coalesce(raw_text, '')
            )),
            12
        ) as quarantine_id,
        * exclude (char_start, char_end) replace (coalesce(raw_text, '') as raw_text)
    from found
    qualify row_number() over (partition by quarantine_id order by detail) = 1
),

known as (
    select
        entries.*,
        coalesce(before.first_seen_on, $today::date) as first_seen_on,
        if(given.reason is null, 'open', 'waived') as state,
        given.reason as state_reason,
        null::date as resolved_on
    from entries
    left join before on before.quarantine_id = entries.quarantine_id
    left join given on given.quarantine_id = entries.quarantine_id and given.seen = entries.seen
),

-- What is found no more stays on the record, with the reason for which it is gone
resolved as (
    select
        before.* replace (
            'resolved' as state,
            case
                when before.state = 'resolved' then before.state_reason
                when if(before.scope = 'document', before.seen, before.document_id) in (select mark from standing)
                    then 'It is found no more.'
                when before.source_path in (select source_path from manifest) then 'The file was replaced by another.'
                else 'The file left the raw folder.'
            end as state_reason,
            if(before.state = 'resolved', before.resolved_on, $today::date) as resolved_on
        )
    from before
    anti join entries using (quarantine_id)
)

from (from known union all by name from resolved)
order by source_path, line_number nulls first, quarantine_id
"""

_WAIVERS = """
insert into audit.waivers by name
with paths as (select distinct source_path from read_parquet($manifest)),

compared as (
    select
        given.*,
        case
            when found.state = 'waived' then 'applies'
            when found.state = 'open' then 'other figures'
            when if(given.scope = 'document', given.seen, given.document_id) in (select mark from standing) then 'not_needed'
            when given.source_path in (from paths) then 'other document'
            else 'absent'
        end as outcome,
        found.seen as seen_now
    from given
    left join audit.quarantine as found using (quarantine_id)
)

select
    * exclude (outcome, seen_now),
    if(outcome in ('other figures', 'other document'), 'stale', outcome) as state,
    case outcome
        when 'applies' then 'It excuses an entry of the quarantine.'
        when 'other figures' then 'It excuses other figures than those that are seen now: ' || seen_now
        when 'other document' then 'The document that it excuses was replaced by another.'
        when 'not_needed' then 'Nothing is left of what it excuses.'
        else 'The document that it excuses is not in the raw folder.'
    end as detail
from compared
order by source_path, quarantine_id
"""

# A statement's entry hands its state down to the results that break it
_MARKS = """
update audit.quarantined_statements as q
set is_waived = e.state = 'waived'
from audit.quarantine as e
where e.scope = 'statement' and e.state <> 'resolved'
    and e.document_id = q.document_id and e.statement = q.statement and e.table_number is not distinct from q.table_number
    and e.period_start is not distinct from q.period_start and e.period_end = q.period_end and e.rule = q.identity;

update audit.identity_results
set is_waived = identity_result_id in (select unnest(identity_result_ids) from audit.quarantined_statements where is_waived);
"""

_COMMENTS = {
    "quarantine": (
        "One row per thing refused, now or in a run before: a file, a table, a row, a figure, or a statement whose identity breaks."
    ),
    "waivers": "One row per waiver of the file of waivers, with what became of it in the run.",
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
    rules_version: str  # of models, seeds and identities: two runs of one version build the same of the same documents


def write_quarantine(build_file: Path, lake: Path, published: Path, today: str, waivers: Sequence[Waiver] = ()) -> int:
    """Make audit.quarantine and audit.waivers from the lake's refusals, audit.quarantined_statements,
    the waivers and what was published before.

    States: `open`; `waived`, where a waiver excuses exactly what is seen; `resolved`, where a run before found it and this one does not. An
    entry keeps its first_seen_on. What is waived is marked in audit.quarantined_statements and audit.identity_results (`is_waived`). Gives
    the number of open entries. `today` is an ISO date, the day of the run.
    """
    before = answer_before(published, "from audit.quarantine")
    with duckdb.connect(str(build_file)) as connection:
        connection.execute(_TABLES)
        connection.execute(_BEFORE_AND_GIVEN)
        if before is not None:
            own = {column for (column, *_) in connection.execute("describe audit.quarantine").fetchall()}
            connection.register("published_before", before.select([name for name in before.column_names if name in own]))
            connection.execute("insert into before by name from published_before")
            connection.unregister("published_before")
        if waivers:
            connection.executemany(f"insert into given values ({', '.join('?' * len(COLUMNS))})", [astuple(waiver) for waiver in waivers])
        parameters = {name: str(lake / name / "*.parquet") for name in ("refusals", "documents")} | {
            "manifest": str(lake / "manifest.parquet")
        }
        connection.execute(_STANDING, {name: parameters[name] for name in ("documents", "manifest")})
        connection.execute(_QUARANTINE, {"today": today, **parameters})
        connection.execute(_WAIVERS, {"manifest": parameters["manifest"]})
        connection.execute(_MARKS)
        for table in ("quarantine", "waivers"):
            connection.execute(f"comment on table audit.{table} is '{_COMMENTS[table]}'")
        (count,) = connection.execute("select count(*) from audit.quarantine where state = 'open'").fetchall()[0]
    return int(count)


def begin_run(build_file: Path, published: Path, run: Run) -> None:
    """Make audit.runs in a build file: the runs that the published file knows, and this one, not ended yet."""
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("create schema if not exists audit")
        connection.execute(_RUNS)
        before = answer_before(published, "from audit.runs")
        if before is not None:
            connection.execute("insert into audit.runs by name from before")
        connection.execute(
            _THIS_RUN,
            [
                run.run_id,
                run.started_at,
                run.documents_listed,
                run.documents_read,
                run.documents_refused,
                run.reader_version,
                run.rules_version,
                run.raw_folder,
            ],
        )
        connection.execute(f"comment on table audit.runs is '{_COMMENTS['runs']}'")


def note_documents_built(build_file: Path, run_id: str, count: int) -> None:
    """Say in audit.runs how many documents a run builds; the others are carried over."""
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("update audit.runs set documents_built = ? where run_id = ?", [count, run_id])


def end_run(build_file: Path, run_id: str, ended_at: datetime) -> None:
    """Mark a run as ended and published: the last thing that is written before the swap."""
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("update audit.runs set ended_at = ?, published = true where run_id = ?", [ended_at, run_id])


def write_company_ids(build_file: Path, published: Path) -> int:
    """Make audit.company_ids in a build file, before dbt gives ids: every alias under which the published file knows a company, and every
    one that it took over itself, each with its company_id. Empty where nothing is published yet. Gives the number of rows.
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
    """What the published file answers, row by row; nothing where answer_before gives None."""
    before = answer_before(published, query)
    return [] if before is None else [tuple(row.values()) for row in before.to_pylist()]
