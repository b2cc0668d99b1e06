"""`tieout quarantine`: what was refused, and why; and a person's decision that an entry is settled, which goes into the file of waivers."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.commands.hints import not_one, pasteable
from pipelines.commands.paged import print_paged
from pipelines.commands.text_tables import lines_of, text_of
from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.read import Unreadable, opened
from pipelines.warehouse.waivers import WAIVERS, UnreadableWaivers, Waiver, read_waivers, write_waivers

STALE_WAIVERS = "select quarantine_id, source_path, rule, detail from audit.waivers where state = 'stale' order by all"

_LIST = """
with entries as (
    select *, state = 'open' and list_contains($given, quarantine_id || seen) as is_waived_with_next_run
    from audit.quarantine
)

select
    quarantine_id as id, scope, source_path as document,
    coalesce(
        if(scope = 'table', 'table ' || table_number || ', ', '') || 'line ' || line_number,
        'line ' || line_number,
        statement || ' ' || period_end,
        ''
    ) as "where",
    rule, first_seen_on as since, state || if(is_waived_with_next_run, ' (waived with the next run)', '') as state
from entries
where (
        entries.state = $state or $state = 'all' or ($state = 'waived' and is_waived_with_next_run)
        or ($state is null and entries.state <> 'resolved')
    )
    and ($scope is null or scope = $scope)
    and ($rule is null or rule = $rule)
    and ($document is null or contains(source_path, $document) or starts_with(document_id, $document))
order by source_path, line_number nulls first, rule, quarantine_id
"""

_FIGURES = """
with results as (
    select unnest(identity_result_ids) as identity_result_id
    from audit.quarantined_statements
    where document_id = $document_id and statement = $statement and table_number is not distinct from $table_number
        and period_start is not distinct from $period_start and period_end = $period_end and identity = $rule
),

taking_part as (
    select distinct unnest(r.reported_value_ids) as reported_value_id
    from audit.identity_results as r
    join results using (identity_result_id)
)

select
    v.line_number as line, concat_ws(' > ', nullif(v.parent_label, ''), nullif(v.label, '')) as caption, v.printed_text as printed,
    v.value
from marts.fct_reported_values as v
join taking_part using (reported_value_id)
order by v.line_number, v.char_start
"""

_CONSEQUENCE = {
    "statement": "the statement will load, marked as waived",
    "table": "the table stays out, and counts as settled",
    "row": "the row stays out, and counts as settled",
    "cell": "the figure stays out, and counts as settled",
    "document": "the document stays out, and counts as settled",
}


def listed(data: Path, state: str | None, scope: str | None, rule: str | None, document: str | None, waivers: Path = WAIVERS) -> int:
    """Print one line per entry; what is resolved only where `state` asks for it, and of what is open whether a waiver waits for the
    next run. `document` is part of a path, or the beginning of a document's id.

    Gives the exit status.
    """
    try:
        given = [waiver.quarantine_id + waiver.seen for waiver in read_waivers(waivers)]
        with _opened(data) as connection:
            answer = connection.execute(_LIST, {"state": state, "scope": scope, "rule": rule, "document": document, "given": given})
            columns = [column[0] for column in answer.description or ()]
            rows = answer.fetchall()
            rules = [known for (known,) in connection.execute("select distinct rule from audit.quarantine order by all").fetchall()]
            stale = _stale(connection)
    except (Unreadable, UnreadableWaivers) as error:
        return _failed(error)
    if rows:
        whole = pasteable("quarantine", "show", "ID", data=data)
        print_paged([*lines_of(columns, rows), f"({len(rows):,} listed; `{whole}` shows one whole)"])
    elif (state, scope, rule, document) == (None,) * 4:
        print("Nothing is quarantined.")
    elif rule and rule not in rules:
        print(f"No entry of the quarantine is of the rule {rule!r}; there are entries of: {', '.join(rules) or 'none'}.")
    else:
        print("No entry of the quarantine is like that.")
    for line in stale:
        print(line, file=sys.stderr)
    return 0


def shown(quarantine_id: str, data: Path) -> int:
    """Print every field of the entry whose id begins so, and the figures of a statement's broken identity. Gives the exit status."""
    try:
        with _opened(data) as connection:
            entry = _entry(connection, quarantine_id)
            if entry is None:
                return 1
            print_paged(_lines(connection, entry, data))
    except Unreadable as error:
        return _failed(error)
    return 0


def waived(quarantine_id: str, reason: str, by: str | None, data: Path, waivers: Path) -> int:
    """Add the entry whose id begins so to the file of waivers, with the reason and whoever gives it. Gives the exit status."""
    reason = " ".join(reason.split())
    if not reason:
        return _failed("A waiver needs a reason.")
    try:
        with _opened(data) as connection:
            entry = _entry(connection, quarantine_id)
        if entry is None:
            return 1
        if entry["state"] == "resolved":
            return _failed(f"{entry['quarantine_id']} is resolved: {entry['state_reason']}")
        given = read_waivers(waivers)
        kept = [waiver for waiver in given if waiver.quarantine_id != entry["quarantine_id"]]
        new = _waiver(entry, reason, by or getpass.getuser())
        if any(waiver.quarantine_id == new.quarantine_id and waiver.seen == new.seen for waiver in given):
            return _failed(f"{new.quarantine_id} is waived already; to give another reason, reopen it first.")
        write_waivers(waivers, [*kept, new])
    except (Unreadable, UnreadableWaivers) as error:
        return _failed(error)
    except (OSError, KeyError):  # getpass: this machine doesn't know who it is
        return _failed("Who waives? Say so with --by NAME.")
    print(f"Waived {new.quarantine_id} ({new.rule} in {new.source_path}): {reason}")
    print(f"With the next run {_CONSEQUENCE[new.scope]}. The row stands in {waivers}; commit it.")
    return 0


def reopened(quarantine_id: str, waivers: Path) -> int:
    """Take the waiver whose id begins so out of the file. Gives the exit status."""
    try:
        given = read_waivers(waivers)
        found = [waiver for waiver in given if waiver.quarantine_id.startswith(quarantine_id)]
        if len(found) != 1:
            return _failed(not_one(f"waiver in {waivers}", len(found), quarantine_id))
        write_waivers(waivers, [waiver for waiver in given if waiver is not found[0]])
    except UnreadableWaivers as error:
        return _failed(error)
    print(
        f"Reopened {found[0].quarantine_id} ({found[0].rule} in {found[0].source_path}): "
        "the next run judges it as if it had never been waived."
    )
    return 0


def stale_lines(rows: list[tuple[str, str, str, str]]) -> Iterator[str]:
    """What to tell a person of waivers that no longer apply, each given as id, path, rule and detail."""
    if rows:
        yield f"STALE: {len(rows):,} of the waivers no longer apply; waive anew what is still right, reopen the rest:"
        yield from (f"  {quarantine_id} {rule} in {path}: {detail}" for quarantine_id, path, rule, detail in rows)


@contextmanager
def _opened(data: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published warehouse, read-only. Raises Unreadable also where it was published before its quarantine had waivers."""
    with opened(DataFolder(data).published) as connection:
        try:
            yield connection
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise Unreadable("The warehouse was published by an older version of Tieout: `tieout run` builds it anew.") from error


def _stale(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    return stale_lines(connection.execute(STALE_WAIVERS).fetchall())


def _entry(connection: duckdb.DuckDBPyConnection, quarantine_id: str) -> dict[str, Any] | None:
    """The one entry whose id begins so; None, after saying why, where there isn't exactly one."""
    answer = connection.execute("from audit.quarantine where starts_with(quarantine_id, ?)", [quarantine_id])
    columns = [column[0] for column in answer.description or ()]
    rows = answer.fetchall()
    if len(rows) != 1:
        _failed(not_one("entry of the quarantine", len(rows), quarantine_id))
        return None
    return dict(zip(columns, rows[0], strict=True))


def _lines(connection: duckdb.DuckDBPyConnection, entry: dict[str, Any], data: Path) -> Iterator[str]:
    width = max(len(column) for column in entry)
    ((folder,),) = connection.execute("select raw_folder from audit.runs order by started_at desc limit 1").fetchall()
    for column, value in {**entry, "file": Path(folder) / entry["source_path"]}.items():
        if value is not None and value != "":
            yield f"{column.ljust(width)}  {value if column == 'raw_text' else text_of(value)}"
    if entry["scope"] == "statement" and entry["state"] != "resolved":
        places = ("document_id", "statement", "table_number", "period_start", "period_end", "rule")
        answer = connection.execute(_FIGURES, {name: entry[name] for name in places})
        yield ""
        yield from lines_of([column[0] for column in answer.description or ()], answer.fetchall())
    if entry["state"] == "open":
        yield ""
        waive = pasteable("quarantine", "waive", entry["quarantine_id"], "--reason", "...", data=data)
        yield f"If this is right as it stands: {waive} ({_CONSEQUENCE[entry['scope']]})"


def _waiver(entry: dict[str, Any], reason: str, by: str) -> Waiver:
    period = " to ".join(str(day) for day in (entry["period_start"], entry["period_end"]) if day)
    table = f"table {entry['table_number']}" if entry["table_number"] else None
    line = f"line {entry['line_number']}" if entry["line_number"] else None
    return Waiver(
        quarantine_id=entry["quarantine_id"],
        source_path=entry["source_path"],
        document_id=entry["document_id"] or "",
        scope=entry["scope"],
        place=", ".join(part for part in (entry["statement"], table, period, line) if part),
        rule=entry["rule"],
        seen=entry["seen"],
        reason=reason,
        waived_by=by,
        waived_on=datetime.now(UTC).date().isoformat(),
    )


def _failed(reason: object) -> int:
    print(reason, file=sys.stderr)
    return 1
