"""What the audit leaves in the warehouse: the verdict on every identity, and the statements that a broken one takes out of the marts.

What belongs here: writing `audit.identity_results` and `audit.quarantined_statements`. How candidates come about is in candidates.py;
the verdicts are given by Great Expectations in expectations/judge.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from pipelines.warehouse.candidates import CANDIDATES, as_frame
from pipelines.warehouse.identity_tables import identity_tables
from pipelines.warehouse.read import attached
from pipelines.warehouse.touched import carried_documents

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb
    import pandas

VERDICTS = CANDIDATES.append(pa.field("verdict", pa.string()))
"""The candidates and what was found of each: holds, breaks or not_evaluable."""

_MONEY = """
create or replace temp macro as_printed(amount) as
    if(amount = trunc(amount), format('{:,}', amount::bigint), rtrim(amount::varchar, '0'))
"""

_IDENTITY_RESULTS = """
create or replace table audit.identity_results as
select
    left(sha256(concat_ws('|', identity, document_id, table_number, column_number, row_number, segment, period_start, period_end)), 16)
        as identity_result_id,
    identity, family, severity, document_id, source_path, company_id, statement, table_number, column_number, row_number, segment,
    period_start, period_end, total_concept, total_value, computed_value,
    (residual * half_unit)::decimal(38, 6) as residual,
    (tolerance * half_unit)::decimal(38, 6) as tolerance,
    half_unit, residual as residual_half_units, tolerance as tolerance_half_units, verdict, reason, operands, reported_value_ids,
    false as is_waived
from verdicts
order by candidate_id
"""

_QUARANTINED_STATEMENTS = """
create or replace table audit.quarantined_statements as
with tables_of_a_kind as (
    select document_id, statement, count(distinct table_number) as tables
    from intermediate.int_figures
    where source = 'table'
    group by document_id, statement
),

broken as (
    select
        r.*, identities.shape = 'between_statements' as is_tie, identities.shape = 'told_in_sentences' as is_of_table, identities.sentence,
        format('Printed {}, computed {}.', as_printed(r.total_value), as_printed(r.computed_value)) as seen
    from audit.identity_results as r
    join identities using (identity)
    where r.verdict = 'breaks'
),

-- What breaks within a statement is that statement's own
own as (
    select document_id, statement, table_number, period_start, period_end, identity, sentence, seen, identity_result_id
    from broken
    where not is_tie and not is_of_table and severity = 'error'
),

-- A table has one scale: where that is wrong, so is every statement and period in it
read_in_wrong_scale as (
    select distinct
        f.document_id, f.statement, f.table_number, f.period_start, f.period_end, b.identity, b.sentence, b.seen, b.identity_result_id
    from broken as b
    join intermediate.int_figures as f on f.document_id = b.document_id and f.table_number = b.table_number and f.source = 'table'
    where b.is_of_table
),

-- A tie cannot tell which of two statements is wrong: it speaks against one that breaks by itself, be it by a warning only
tied as (
    select distinct
        b.document_id, b.statement, b.table_number, b.period_start, b.period_end, t.identity, t.sentence, t.seen, t.identity_result_id
    from broken as t
    join scopes using (identity)
    join broken as b
        on not b.is_tie and b.document_id = t.document_id and b.statement = scopes.statement
        and b.period_start is not distinct from t.period_start and b.period_end = t.period_end
    where t.is_tie and t.severity = 'error'
)

select
    q.document_id, q.statement, if(k.tables > 1, q.table_number, null)::integer as table_number, q.period_start, q.period_end,
    q.identity,
    concat_ws(' ', any_value(q.sentence), string_agg(distinct q.seen, ' ' order by q.seen)) as detail,
    string_agg(distinct q.seen, ' ' order by q.seen) as seen,
    list(distinct q.identity_result_id order by q.identity_result_id) as identity_result_ids,
    false as is_waived
from (from own union all from read_in_wrong_scale union all from tied) as q
join tables_of_a_kind as k using (document_id, statement)
group by all
order by all
"""


_NOT_BUILT = """
coalesce(company_id, '') not in (select company_id from audit.touched_companies)
and document_id not in (select document_id from audit.touched_documents)
"""

_CARRIED_BREAKS = f"""
select
    row_number() over (order by identity_result_id) + $after as candidate_id,
    * exclude (residual, tolerance), residual_half_units as residual, tolerance_half_units as tolerance
from published.audit.identity_results
where verdict = 'breaks' and {_NOT_BUILT}
qualify severity = 'error' or row_number() over (partition by identity order by identity_result_id) <= $warnings
"""

_COUNTS = """
select
    identity, family, severity,
    count(*) filter (verdict <> 'not_evaluable') as judged,
    count(*) filter (verdict = 'breaks') as broken,
    count(*) filter (verdict = 'breaks' and is_waived) as waived,
    count(*) filter (verdict = 'not_evaluable') as not_evaluable
from {results}
group by all
"""
_OF_THE_BUILD = "audit.identity_results"
_OF_THE_WAREHOUSE = f"(from audit.identity_results union all by name select * from published.audit.identity_results where {_NOT_BUILT})"

_CARRY_STATEMENTS = """
insert into audit.quarantined_statements by name
select * replace (false as is_waived)
from published.audit.quarantined_statements
where document_id in (select document_id from audit.built_documents anti join audit.touched_documents using (document_id))
"""


@dataclass(frozen=True, slots=True)
class IdentityCount:
    """How often an identity was put to the test in the whole warehouse, and what came of it."""

    identity: str
    family: str
    severity: str
    judged: int
    broken: int
    waived: int  # of the broken
    not_evaluable: int


def carried_breaks(connection: duckdb.DuckDBPyConnection, published: Path, after: int, warnings: int) -> pandas.DataFrame:
    """What breaks in the companies that this run does not build, from the published file's verdicts, so that it stays on the pages of the
    audit. What holds there holds still: the figures are the same, and so are the rules.

    In: a connection to the build file with the documents that it builds; the published file; the last candidate id that is taken; how many
    rows of an identity of severity warning are wanted (of an error all are). Out: a frame like candidates.candidates gives;
    empty where the run builds everything.
    """
    if not carried_documents(connection):
        return as_frame(CANDIDATES.empty_table())
    with attached(connection, published):
        found = connection.execute(_CARRIED_BREAKS, {"after": after, "warnings": warnings}).to_arrow_table()
    return as_frame(found.select(CANDIDATES.names))


def counts_by_identity(connection: duckdb.DuckDBPyConnection, published: Path) -> tuple[IdentityCount, ...]:
    """The verdicts of the whole warehouse, counted: those of the build, and those of the published file on what this run does not build."""
    if not carried_documents(connection):
        return tuple(IdentityCount(*row) for row in connection.execute(_COUNTS.format(results=_OF_THE_BUILD)).fetchall())
    with attached(connection, published):
        return tuple(IdentityCount(*row) for row in connection.execute(_COUNTS.format(results=_OF_THE_WAREHOUSE)).fetchall())


def carry_statements_over(connection: duckdb.DuckDBPyConnection, published: Path) -> None:
    """Add to audit.quarantined_statements what the published file holds of the documents that this run does not build."""
    if carried_documents(connection):
        with attached(connection, published):
            connection.execute(_CARRY_STATEMENTS)


def write_verdicts(connection: duckdb.DuckDBPyConnection, verdicts: pandas.DataFrame) -> None:
    """Write the two audit tables, in place of those of a run before.

    In: a connection to the build file, where `intermediate.int_figures` stands; the verdicts of expectations.judge (the candidates'
    columns + `verdict`).
    Out: `audit.identity_results`, one row per candidate, residual and tolerance in full units; `audit.quarantined_statements`, one row
    per statement, period and identity of severity error that breaks, `table_number` NULL where the document has one table of that kind,
    `identity_result_ids` the results that break it. Nothing is waived yet: pipelines.warehouse.ledger marks what a waiver excuses.
    """
    with identity_tables(connection):
        connection.register("verdicts", pa.Table.from_pandas(verdicts, schema=VERDICTS, preserve_index=False))
        connection.execute("create schema if not exists audit")
        connection.execute(_MONEY)
        connection.execute(_IDENTITY_RESULTS)
        connection.execute(_QUARANTINED_STATEMENTS)
        connection.execute("drop macro as_printed")
        connection.unregister("verdicts")
