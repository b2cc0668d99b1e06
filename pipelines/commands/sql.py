"""`tieout sql`: one read-only question to the published warehouse."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import duckdb

from pipelines.commands.text_tables import lines_of
from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.read import Unreadable, opened


def sql(query: str, data: Path, as_csv: bool) -> int:
    """Print the answer to `query`. Gives the exit status."""
    try:
        with opened(DataFolder(data).published) as connection:
            answer = connection.execute(query)
            columns = [column[0] for column in answer.description or ()]
            rows = answer.fetchall()
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    except duckdb.Error as error:
        print(f"The query failed. {error}", file=sys.stderr)
        return 1
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
        return 0
    for line in lines_of(columns, rows):
        print(line)
    print(f"({len(rows):,} row{'' if len(rows) == 1 else 's'})")
    return 0
