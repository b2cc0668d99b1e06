"""Rows as aligned columns of plain text.

Numbers stand right, everything else left; a terminal's width is not looked at, so that output is the same in a pipe.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

_PADDED_DECIMAL = re.compile(r"(\.\d*?)0+$")
_NAMES_BY_NUMBER = re.compile(r"(?:^|_)(?:year|line|number)$")
"""Columns whose numbers are names, not amounts: fiscal_year, line, row_number."""


def lines_of(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """A header, a rule, and one line per row."""
    cells = [[_cell_of(column, value) for column, value in zip(columns, row, strict=True)] for row in rows]
    right = [any(isinstance(row[i], int | float | Decimal) for row in rows) for i in range(len(columns))]
    widths = [max([len(columns[i]), *(len(row[i]) for row in cells)]) for i in range(len(columns))]

    def line(row: Sequence[str]) -> str:
        return "  ".join(
            cell.rjust(width) if is_right else cell.ljust(width) for cell, width, is_right in zip(row, widths, right, strict=True)
        ).rstrip()

    yield line(columns)
    yield "  ".join("-" * width for width in widths)
    yield from (line(row) for row in cells)


def _cell_of(column: str, value: object) -> str:
    return str(value) if isinstance(value, int) and _NAMES_BY_NUMBER.search(column) else text_of(value)


def text_of(value: object) -> str:
    """One value for a person: nothing for NULL, thousands separated, the zeros that a DECIMAL(38,6) pads with left out, a list as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json_of(value)
    if isinstance(value, int | Decimal):
        return _PADDED_DECIMAL.sub(lambda zeros: zeros[1].rstrip("."), f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}")
    return " ".join(str(value).split())


def json_of(value: object) -> str:
    """A list or struct as JSON, its days and decimals as text."""
    return json.dumps(value, default=str, ensure_ascii=False)
