"""Read-only access to a published warehouse. No run, no writing; fast to import."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    import pyarrow


class Unreadable(Exception):
    """The warehouse can't be opened; the message is one sentence for a person."""


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection. It keeps reading this state when a run swaps the file. Raises Unreadable."""
    if not path.exists():
        raise Unreadable(f"There is no warehouse at {path} yet: `tieout run` builds it.")
    try:
        return duckdb.connect(str(path), read_only=True)
    except duckdb.IOException as error:
        if "set lock" in str(error).lower():
            raise Unreadable(f"The warehouse {path} is held open for writing by another program.") from error
        raise Unreadable(f"{path} is not a DuckDB file that this version can read.") from error
    except duckdb.Error as error:
        raise Unreadable(f"{path} is not a DuckDB file that this version can read.") from error


@contextmanager
def attached(connection: duckdb.DuckDBPyConnection, published: Path) -> Iterator[None]:
    """The published file, readable as the database `published` of a connection while the context lasts."""
    connection.execute(f"attach '{published}' as published (read_only)")
    try:
        yield
    finally:
        connection.execute("detach published")


def answer_before(published: Path, query: str) -> pyarrow.Table | None:
    """What the published file answers; None where there is none yet, or one from before the tables existed that the query names."""
    if not published.exists():
        return None
    with opened(published) as connection:
        try:
            return connection.execute(query).to_arrow_table()
        except (duckdb.CatalogException, duckdb.BinderException):
            return None
