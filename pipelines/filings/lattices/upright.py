"""Tables that lie on their side: a period for each row, a line item for each column ("First Quarter | Net Sales | Net Income"), turned so
that rows are line items and columns periods.

What belongs here: whether a table lies, and the turning. What the turned table means is read like any other's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.periods import Head, end_date, head, merged

LEAST_ROWS = 3

_WHOLE_YEAR = re.compile(r"(?:(?:full|fiscal|total|entire)\s+)?(?:year|total)", re.IGNORECASE)
_NOT_OF_A_PERIOD = re.compile(
    r"\b(?:for|the|of|and|ended|ending|at|as|fiscal|quarters?|qtrs?|years?|months?|weeks?|first|second|third|fourth|1st|2nd|3rd|4th|three"
    r"|six|nine|twelve|thirteen|fourteen|twenty-six|thirty-nine|fifty-two|fifty-three|full|total|unaudited"
    r"|q[1-4]|[1-4]q|fy|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b|[\d.,:/()'*\u2019-]|\s",
    re.IGNORECASE,
)
"""What may be taken from the words of a period until nothing is left."""

_BEGINS = re.compile(r"\bbeginning\b", re.IGNORECASE)


def upright(table: Table) -> Table:
    """The table turned, where it lies on its side; else the table itself. Row and column numbers of a turned table are those after the
    turning; lines and places stay.
    """
    heads = _heads_of_rows(table)
    if heads is None:
        return table
    columns = tuple(
        Column(" ".join([*row.headings[-1:], row.label]), index, index + 1, False, what)
        for index, (row, what) in enumerate(zip(table.rows, heads, strict=True))
    )
    rows: list[Row] = []
    for index, column in enumerate(table.columns):
        figures = tuple(_at(figure, at) for at, row in enumerate(table.rows) for figure in row.figures if figure.column == index)
        if figures:
            first = table.rows[0]
            rows.append(
                Row(
                    len(rows) + 1,
                    column.words or _STUB_OF_YEARS.sub("", table.titles[-1] if table.titles else ""),
                    (),
                    figures,
                    first.line,
                    first.start,
                    first.end,
                    0,
                    False,
                    False,
                )
            )
    return replace(table, columns=columns, rows=rows)


def _at(figure: Figure, column: int) -> Figure:
    return replace(figure, column=column)


_STUB_OF_YEARS = re.compile(r"^(?:fiscal\s+)?years?\s+", re.IGNORECASE)
_OWED = re.compile(
    r"\b(?:due|maturit\w*|payable|payments?|leases?|rentals?|commitments?|amortization|obligations?|future|estimated|expected)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_of_past_years(table: Table) -> bool:
    """Is the only column of this table one amount for each of some years, of which nothing says that they are to come?"""
    return all(_YEAR.fullmatch(row.label) for row in table.rows) and not any(
        _OWED.search(text) for text in (*table.titles, *(column.words for column in table.columns))
    )


def _names_a_whole_period(label: str) -> bool:
    """Does this caption name a length and the day with which it ends: "12 months ending 6/30/03"?"""
    what = head(label)
    return what.has_length and end_date(what) is not None


def _heads_of_rows(table: Table) -> list[Head] | None:
    """The period of each row; None where a row names none, where the columns name periods, or where they bear no words of their own."""
    words = [column.words for column in table.columns]
    is_one = len(words) == 1 and _is_of_past_years(table)
    if (
        len(words) < 2
        and not is_one
        or len(table.rows) < LEAST_ROWS
        and not all(_names_a_whole_period(row.label) for row in table.rows)
        or any(not column.head.is_empty or column.is_change for column in table.columns)
    ):
        return None
    if any(not re.search(r"[A-Za-z]{3}", each) for each in words) and not is_one or len(set(words)) < len(words):
        return None
    rolls = any(_BEGINS.search(each) for each in words)
    heads = []
    for row in table.rows:
        above = head(row.headings[-1]) if row.headings else Head()
        if _NOT_OF_A_PERIOD.sub("", row.label) or not row.label:
            return None
        what = Head(months=12, fiscal_quarter=4) if _WHOLE_YEAR.fullmatch(row.label) else head(row.label)
        what = merged(what, Head(year=above.year))
        if what.is_empty:
            return None
        if rolls and what.month is not None and not what.has_length:
            what = replace(what, months=12)  # the day on which the year ended that led from one balance to the other
        heads.append(what)
    return _of_months(heads) if len(set(heads)) == len(heads) else None


def _of_months(heads: list[Head]) -> list[Head]:
    """Months that follow each other ("October-13", "November-13"), each as long as it is; any other heads as they are."""
    alone = [what.month is not None and what.year is not None and what.day is None and not what.has_length for what in heads]
    places = [(what.year or 0) * 12 + (what.month or 0) for what, is_alone in zip(heads, alone, strict=True) if is_alone]
    follow = sum(abs(other - one) == 1 for one, other in pairwise(places))
    if len(places) < LEAST_ROWS or 2 * follow <= len(places) - 1:
        return heads
    return [replace(what, months=1) if is_alone else what for what, is_alone in zip(heads, alone, strict=True)]
