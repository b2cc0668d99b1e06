"""When did this identity begin to break? The verdicts that changed from one run to the next, kept from file to file.

What belongs here: `audit.identity_history`. What is judged now stands in `audit.identity_results` (pipelines.warehouse.verdicts), which
each run makes anew.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from pipelines.warehouse.read import answer_before, attached
from pipelines.warehouse.touched import carried_documents

if TYPE_CHECKING:
    import pyarrow

_COMMENT = (
    "One row per run and identity of a statement, period and segment whose verdict is another than in the run before. "
    "What has never broken has no row; not_judged is the verdict of what broke and is no longer there."
)

_TABLE = """
create or replace table audit.identity_history (
    run_id varchar, judged_at timestamp, reader_version varchar, identity varchar, family varchar, severity varchar, document_id varchar,
    source_path varchar, statement varchar, table_number integer, segment varchar, period_start date, period_end date,
    previous_verdict varchar, verdict varchar, is_waived boolean, residual decimal(38, 6)
)
"""

# One verdict for a place that is judged twice (two columns of one period): the worst
_VERDICTS = """
select
    identity, family, severity, document_id, source_path, statement, table_number, segment, period_start, period_end,
    case when bool_or(verdict = 'breaks') then 'breaks' when bool_or(verdict = 'holds') then 'holds' else 'not_evaluable' end as verdict,
    coalesce(bool_and(is_waived) filter (verdict = 'breaks'), false) as is_waived,
    arg_max(residual, abs(residual)) as residual
from {results}
group by all
"""

# What this run does not build is judged as it was: no verdict of it changes, and the build has none
_BEFORE_OF_THE_BUILT = """
select *
from published.audit.identity_results
where coalesce(company_id, '') in (select company_id from audit.touched_companies)
or document_id in (select document_id from audit.touched_documents)
"""

_CHANGES = """
insert into audit.identity_history by name
select
    $run_id as run_id, $judged_at::timestamp as judged_at, $reader_version as reader_version,
    coalesce(now.identity, was.identity) as identity,
    coalesce(now.family, was.family) as family,
    coalesce(now.severity, was.severity) as severity,
    coalesce(now.document_id, was.document_id) as document_id,
    coalesce(now.source_path, was.source_path) as source_path,
    coalesce(now.statement, was.statement) as statement,
    coalesce(now.table_number, was.table_number) as table_number,
    coalesce(now.segment, was.segment) as segment,
    coalesce(now.period_start, was.period_start) as period_start,
    coalesce(now.period_end, was.period_end) as period_end,
    was.verdict as previous_verdict,
    coalesce(now.verdict, 'not_judged') as verdict,
    coalesce(now.is_waived, false) as is_waived,
    now.residual
from verdicts_now as now
full join verdicts_before as was
    on now.identity = was.identity and now.document_id = was.document_id and now.statement = was.statement
    and now.table_number = was.table_number and now.segment is not distinct from was.segment
    and now.period_start is not distinct from was.period_start and now.period_end = was.period_end
where case
    when was.identity is null then now.verdict = 'breaks'
    when now.identity is null then was.verdict = 'breaks'
    else now.verdict <> was.verdict or now.is_waived <> was.is_waived
end
order by source_path, statement, period_end, identity, segment
"""


def write_history(build_file: Path, published: Path, run_id: str, judged_at: datetime, reader_version: str) -> int:
    """Make audit.identity_history: what the published file knows, and what this run judges otherwise than it. Gives the number of new rows.

    audit.identity_results must stand, with what is waived marked, and the documents that the run builds; `judged_at` is in UTC.
    """
    kept = answer_before(published, "from audit.identity_history")
    with duckdb.connect(str(build_file)) as connection:
        before = _verdicts_before(connection, published)
        connection.execute(_TABLE)
        if kept is not None:
            connection.register("kept", kept)
            connection.execute("insert into audit.identity_history by name from kept")
            connection.unregister("kept")
        connection.execute(f"create temp table verdicts_now as {_VERDICTS.format(results='audit.identity_results')}")
        connection.execute("create temp table verdicts_before as from verdicts_now limit 0")
        if before is not None:
            connection.register("before", before)
            connection.execute("insert into verdicts_before by name from before")
            connection.unregister("before")
        (changes,) = connection.execute(
            _CHANGES, {"run_id": run_id, "judged_at": judged_at.isoformat(), "reader_version": reader_version}
        ).fetchall()[0]
        connection.execute(f"comment on table audit.identity_history is '{_COMMENT}'")
    return int(changes)


def _verdicts_before(connection: duckdb.DuckDBPyConnection, published: Path) -> pyarrow.Table | None:
    """The published file's verdicts on what this run builds; None where it has none yet."""
    if not carried_documents(connection):
        return answer_before(published, _VERDICTS.format(results="audit.identity_results"))
    with attached(connection, published):
        return connection.execute(_VERDICTS.format(results=f"({_BEFORE_OF_THE_BUILT})")).to_arrow_table()
