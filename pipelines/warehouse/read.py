"""Read-only access to a published warehouse. No run, no writing; fast to import."""

from __future__ import annotations

from pathlib import Path

import duckdb


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
