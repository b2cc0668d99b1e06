"""What a table of the build looks like, for the metadata of its asset: number of rows and the first few of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb

ROWS_SHOWN = 5
OFFENDING_ROWS_SHOWN = 20
_CELL_WIDTH = 60


def table_metadata(connection: duckdb.DuckDBPyConnection, relation: str) -> dict[str, Any]:
    """Row count and preview of a relation, under the names by which the Dagster UI plots them."""
    (count,) = connection.execute(f"select count(*) from {relation}").fetchall()[0]
    return {"dagster/row_count": int(count), "preview": markdown_of(connection, f"from {relation} limit {ROWS_SHOWN}")}


def lake_metadata(lake: Path, record: str) -> dict[str, Any]:
    """The same for one record of the lake, as far as the manifest knows its parts."""
    with duckdb.connect() as connection:
        connection.execute(f"create view manifest as from read_parquet('{lake / 'manifest.parquet'}')")
        connection.execute(f"create view parts as from read_parquet('{lake / record}/*.parquet')")
        connection.execute("create view visible as from parts where part in (select part from manifest)")
        return table_metadata(connection, "visible")


def markdown_of(connection: duckdb.DuckDBPyConnection, query: str) -> dg.MarkdownMetadataValue:
    """The answer to a query as a Markdown table, long cells cut."""
    cursor = connection.execute(query)
    return markdown_table([column[0] for column in cursor.description or ()], cursor.fetchall())


def markdown_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> dg.MarkdownMetadataValue:
    """Rows as a Markdown table."""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return dg.MetadataValue.md("\n".join(lines))


def _cell(value: object) -> str:
    text = "" if value is None else str(value).replace("\n", " ").replace("|", "\\|")
    return text if len(text) <= _CELL_WIDTH else text[: _CELL_WIDTH - 1] + "…"
