"""What a run came to, in a dozen lines for a person; every number is asked of the published file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from pipelines.commands.hints import pasteable
from pipelines.commands.quarantine import STALE_WAIVERS, stale_lines
from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.read import opened

_SHOWN = 12
"""Entries of the quarantine; of the others only the number is told."""

_DOCUMENTS = "select documents_listed, documents_read, documents_refused, raw_folder from audit.runs where run_id = $run"

_WITHOUT_FIGURE = """
select count(*)
from marts.dim_documents
where document_type not in ('status_letter', 'docket_report')
    and document_id not in (select document_id from marts.fct_reported_values)
"""

_FIGURES = """
select
    count(*) filter (status <> 'quarantined'),
    count(*) filter (status = 'waived'),
    count(*) filter (status = 'quarantined')
from marts.fct_reported_values
"""

_IDENTITIES = """
select
    count(*) filter (verdict = 'holds'),
    count(*) filter (verdict = 'breaks'),
    count(*) filter (verdict = 'breaks' and severity = 'error'),
    count(*) filter (verdict = 'not_evaluable')
from audit.identity_results
"""

_OPEN = """
select scope, table_number, source_path, line_number, detail
from audit.quarantine
where state = 'open'
order by scope = 'cell', scope = 'table', source_path, line_number
"""

_SETTLED = """
select
    count(*) filter (state = 'waived'),
    count(*) filter (state = 'resolved' and resolved_on = (select max(started_at)::date from audit.runs))
from audit.quarantine
"""


def summary_lines(folder: DataFolder, run_id: str) -> Iterator[str]:
    """The closing summary of a run that published."""
    with opened(folder.published) as connection:
        told = [
            _documents(connection, run_id),
            _figures(connection),
            _identities(connection),
            *_quarantine(connection, folder),
            *stale_lines(connection.execute(STALE_WAIVERS).fetchall()),
        ]
    yield ""
    yield from told
    yield f"Warehouse   {folder.published}"
    yield f"Reports     {folder.reports / 'index.html'}"
    yield f"Ask it      {pasteable('sql', 'from marts.income_statements', data=folder.root)}"


def _documents(connection: duckdb.DuckDBPyConnection, run_id: str) -> str:
    ((listed, read, refused, raw_folder),) = connection.execute(_DOCUMENTS, {"run": run_id}).fetchall()
    if not listed:
        return f"Documents   there is no filing in {raw_folder}"
    ((bare,),) = connection.execute(_WITHOUT_FIGURE).fetchall()
    without_figure = f", {bare:,} without a figure" if bare else ""
    return f"Documents   {read:,} read now of {listed:,} files in the folder, {refused:,} refused{without_figure}"


def _figures(connection: duckdb.DuckDBPyConnection) -> str:
    ((loaded, waived, held),) = connection.execute(_FIGURES).fetchall()
    of_waived = f" ({waived:,} of them in waived statements)" if waived else ""
    return f"Figures     {loaded:,} loaded{of_waived}, {held:,} in quarantined statements"


def _identities(connection: duckdb.DuckDBPyConnection) -> str:
    ((holds, breaks, errors, unjudged),) = connection.execute(_IDENTITIES).fetchall()
    return f"Identities  {holds:,} hold, {breaks:,} break ({errors:,} at error level), {unjudged:,} can't be judged"


def _quarantine(connection: duckdb.DuckDBPyConnection, folder: DataFolder) -> Iterator[str]:
    """How many entries are open and settled, then the first of the open ones, a line each."""
    entries = connection.execute(_OPEN).fetchall()
    ((waived, resolved),) = connection.execute(_SETTLED).fetchall()
    settled = (f", {waived:,} waived" if waived else "") + (f", {resolved:,} resolved today" if resolved else "")
    yield f"Quarantine  {len(entries):,} open{settled}" + (":" if entries else "")
    for entry in entries[:_SHOWN]:
        yield f"  {_entry(*entry)}"
    if len(entries) > _SHOWN:
        yield f"  ... and {len(entries) - _SHOWN:,} more: {pasteable('quarantine', data=folder.root)}"


def _entry(scope: str, table: Any, path: str, line: Any, detail: str) -> str:
    number = f" {table}" if table and scope == "table" else ""
    place = f", line {line}" if line else ""
    return f"{scope}{number} in {path}{place}: {detail}"
