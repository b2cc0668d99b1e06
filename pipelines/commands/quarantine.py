"""`tieout quarantine`: what was refused, and why."""

from __future__ import annotations

import sys
from pathlib import Path

from pipelines.commands.text_tables import lines_of, text_of
from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.read import Unreadable, opened

_LIST = """
select quarantine_id as id, scope, source_path as document, coalesce('line ' || line_number, '') as "where", rule, first_seen_on as since, state
from audit.quarantine
order by source_path, line_number nulls first, rule, quarantine_id
"""


def listed(data: Path) -> int:
    """Print one line per entry. Gives the exit status."""
    try:
        with opened(DataFolder(data).published) as connection:
            answer = connection.execute(_LIST)
            columns = [column[0] for column in answer.description or ()]
            rows = answer.fetchall()
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    if not rows:
        print("Nothing is quarantined.")
        return 0
    for line in lines_of(columns, rows):
        print(line)
    print(f"({len(rows):,} in quarantine; `tieout quarantine show ID` shows one whole)")
    return 0


def shown(quarantine_id: str, data: Path) -> int:
    """Print every field of the entry whose id begins so. Gives the exit status."""
    try:
        with opened(DataFolder(data).published) as connection:
            answer = connection.execute("from audit.quarantine where starts_with(quarantine_id, ?)", [quarantine_id])
            columns = [column[0] for column in answer.description or ()]
            rows = answer.fetchall()
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    if len(rows) != 1:
        print(
            f"{'No entry' if not rows else 'More than one entry'} of the quarantine has an id that begins with {quarantine_id!r}.",
            file=sys.stderr,
        )
        return 1
    width = max(len(column) for column in columns)
    for column, value in zip(columns, rows[0], strict=True):
        if value is not None and value != "":
            print(f"{column.ljust(width)}  {value if column == 'raw_text' else text_of(value)}")
    return 0
