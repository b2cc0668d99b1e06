"""What a run came to, in a dozen lines for a person; every number is asked of the published file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from pipelines.commands.quarantine import STALE_WAIVERS, stale_lines
from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.read import opened

_SHOWN = 12


def summary_lines(folder: DataFolder, run_id: str) -> Iterator[str]:
    """The closing summary of a run that published."""
    with opened(folder.published) as connection:
        listed, read, refused = _row(
            connection, "select documents_listed, documents_read, documents_refused from audit.runs where run_id = $run", {"run": run_id}
        )
        loaded, waived, held = _row(
            connection,
            "select count(*) filter (status <> 'quarantined'), count(*) filter (status = 'waived'), "
            "count(*) filter (status = 'quarantined')"
            " from marts.fct_reported_values",
        )
        holds, breaks, errors, unjudged = _row(
            connection,
            "select count(*) filter (verdict = 'holds'), count(*) filter (verdict = 'breaks'), count(*) filter (verdict = 'breaks'"
            " and severity = 'error'), count(*) filter (verdict = 'not_evaluable')"
            " from audit.identity_results",
        )
        entries = connection.execute(
            "select scope, table_number, source_path, line_number, rule, detail from audit.quarantine where state = 'open'"
            " order by scope = 'cell', scope = 'table', source_path, line_number"
        ).fetchall()
        settled, resolved = _row(
            connection,
            "select count(*) filter (state = 'waived'), count(*) filter (state = 'resolved'"
            " and resolved_on = (select max(started_at)::date from audit.runs))"
            " from audit.quarantine",
        )
        stale = connection.execute(STALE_WAIVERS).fetchall()
    yield ""
    yield f"Documents   {read:,} read now of {listed:,} files in the folder, {refused:,} refused"
    yield (
        f"Figures     {loaded:,} loaded{f' ({waived:,} of them in waived statements)' if waived else ''}, "
        f"{held:,} in quarantined statements"
    )
    yield f"Identities  {holds:,} hold, {breaks:,} break ({errors:,} at error level), {unjudged:,} can't be judged"
    others = f", {settled:,} waived" * bool(settled) + f", {resolved:,} resolved today" * bool(resolved)
    yield f"Quarantine  {len(entries):,} open{others}" + (":" if entries else "")
    for scope, table, path, line, _, detail in entries[:_SHOWN]:
        yield f"  {scope}{f' {table}' if table and scope == 'table' else ''} in {path}{f', line {line}' if line else ''}: {detail}"
    if len(entries) > _SHOWN:
        yield f"  ... and {len(entries) - _SHOWN:,} more: tieout quarantine --data {folder.root}"
    yield from stale_lines(stale)
    yield f"Warehouse   {folder.published}"
    yield f"Reports     {folder.reports / 'index.html'}"
    yield f'Ask it      tieout sql "from marts.income_statements" --data {folder.root}'


def _row(connection: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, Any] | None = None) -> tuple[Any, ...]:
    ((*row,),) = connection.execute(query, parameters).fetchall() if parameters else connection.execute(query).fetchall()
    return tuple(row)
