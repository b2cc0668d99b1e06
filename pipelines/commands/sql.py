"""`tieout sql`: one read-only question to the published warehouse, answered on the terminal, as CSV or into a Parquet file.

Figures stay exact on every way: a DECIMAL is printed with all its digits in CSV, and is a DECIMAL in Parquet.
"""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path
from typing import TextIO

import duckdb

from pipelines.commands.paged import print_paged
from pipelines.commands.text_tables import json_of, lines_of
from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.read import Unreadable, opened

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet takes a cell that begins so for a formula, and may run it."""

_BATCH = 10_000
"""Rows held at once on their way into CSV."""


def sql(query: str, data: Path, as_csv: bool = False, parquet: Path | None = None) -> int:
    """Print the answer to `query`, or write it to the file `parquet`. Gives the exit status."""
    try:
        with opened(DataFolder(data).published) as connection:
            if parquet is not None:
                rows = write_parquet(connection, query, parquet)
                print(f"{rows:,} row{'' if rows == 1 else 's'} written to {parquet}")
                return 0
            if (statements := len(connection.extract_statements(query))) > 1:
                print(f"The answer is that of the last of {statements} statements.", file=sys.stderr)
            answer = connection.execute(query)
            if answer is None:
                raise duckdb.InvalidInputException("There is no statement in it.")
            if as_csv:
                write_csv(answer, sys.stdout)
                return 0
            columns = [column[0] for column in answer.description or ()]
            found = answer.fetchall()
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    except duckdb.Error as error:
        print(f"The query failed. {error}", file=sys.stderr)
        return 1
    except OSError as error:
        if parquet is None:
            raise
        print(f"{parquet} can't be written: {error.strerror}.", file=sys.stderr)
        return 1
    print_paged([*lines_of(columns, found), f"({len(found):,} row{'' if len(found) == 1 else 's'})"])
    return 0


def write_csv(answer: duckdb.DuckDBPyConnection, file: TextIO) -> None:
    """The answer as CSV: a header, NULL as an empty cell, numbers with all their digits,
    text made harmless for spreadsheets (see `cell_of`).
    """
    writer = csv.writer(_UnixLines(file))
    writer.writerow([column[0] for column in answer.description or ()])
    while batch := answer.fetchmany(_BATCH):
        writer.writerows([cell_of(value) for value in row] for row in batch)


class _UnixLines:
    """Rows end in a line feed alone. (Told so itself, csv.writer would no longer quote a cell with a carriage return in it.)"""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> None:
        self._file.write(row.removesuffix("\r\n") + "\n")


def cell_of(value: object) -> object:
    """One value for CSV. Text that a spreadsheet would take for a formula gets an apostrophe in front;
    numbers and dates stay as they are; lists are JSON.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    if isinstance(value, list | dict):
        return json_of(value)
    return value


def write_parquet(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    """Write the answer to a Parquet file, whole or not at all, with the types that the query gives. Gives the number of rows.

    Raises duckdb.Error where the query fails, and OSError where the file can't be put in place.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    if not path.parent.is_dir():
        raise FileNotFoundError(2, "its folder does not exist", str(path.parent))
    try:
        answer = connection.sql(query)
        if answer is None:
            raise duckdb.InvalidInputException("Only what gives rows can be written to a file.")
        answer.write_parquet(str(unfinished), compression="zstd")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    (rows,) = connection.execute("select num_rows from parquet_file_metadata(?)", [str(path)]).fetchall()[0]
    return int(rows)
