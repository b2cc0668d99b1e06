"""Tables that lie on their side: a period for each row, a line item for each column ("First Quarter | Net Sales | Net Income"), turned so
that rows are line items and columns periods.

What belongs here: whether a table lies, and the turning. What the turned table means is read like any other's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.members import MEASURE
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

_ORDINAL_ALONE = re.compile(r"first|second|third|fourth|1st|2nd|3rd|4th", re.IGNORECASE)

_BEGINS = re.compile(r"\bbeginning\b", re.IGNORECASE)


def upright(table: Table) -> Table:
    """The table turned, where it lies on its side; else the table itself. Row and column numbers of a turned table are those after the
    turning; lines and places stay.
    """
    blocks = _blocks_of_measures(table)
    heads = _heads_of_rows(table) if blocks else None
    if heads is None:
        return table
    turned = [(block, row, merged(what, Head(year=block.year))) for block in blocks for row, what in zip(table.rows, heads, strict=True)]
    if len({what for _, _, what in turned}) < len(turned):
        return table
    columns = tuple(
        Column(" ".join([*block.over, *row.headings[-1:], row.label]), index, index + 1, False, what)
        for index, (block, row, what) in enumerate(turned)
    )
    rows: list[Row] = []
    for name, *places in zip(blocks[0].names, *(block.columns for block in blocks), strict=True):
        figures = tuple(
            _at(figure, block * len(table.rows) + at)
            for block, index in enumerate(places)
            for at, row in enumerate(table.rows)
            for figure in row.figures
            if figure.column == index
        )
        if figures:
            first = table.rows[0]
            rows.append(
                Row(
                    len(rows) + 1,
                    name or _STUB_OF_YEARS.sub("", table.titles[-1] if table.titles else ""),
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


@dataclass(frozen=True, slots=True)
class _Block:
    """Columns for line items, of a year where several stand side by side."""

    year: int | None
    columns: list[int]
    names: list[str]

    @property
    def over(self) -> list[str]:
        """The words that set the block's columns apart from another's."""
        return [str(self.year)] if self.year else []


def _blocks_of_measures(table: Table) -> list[_Block]:
    """The columns of a table as line items: those of all its rows' periods, or the same ones again under each of several years ("Net Sales
    Net Income" under "1998" and under "1997"); none where the columns name other periods or changes.
    """
    if any(column.is_change for column in table.columns):
        return []
    if all(column.head.is_empty for column in table.columns):
        return [_Block(None, list(range(len(table.columns))), [column.words for column in table.columns])]
    if not all(column.head.is_year_alone for column in table.columns):
        return []
    blocks: dict[int, _Block] = {}
    for index, column in enumerate(table.columns):
        block = blocks.setdefault(column.head.year or 0, _Block(column.head.year, [], []))
        block.columns.append(index)
        block.names.append(" ".join(_YEAR.sub(" ", column.words).split()))
    found = list(blocks.values())
    names = found[0].names
    is_again = len(found) > 1 and all(block.names == names for block in found)
    return found if is_again and len(set(names)) == len(names) > 1 and any(MEASURE.search(name) for name in names) else []


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
    """The period of each row; None where a row names none, or where the columns bear no words of their own."""
    words = [column.words for column in table.columns]
    is_one = len(words) == 1 and _is_of_past_years(table)
    ordinals = {row.number for row in table.rows if _ORDINAL_ALONE.fullmatch(row.label)}
    if len(words) < 2 and not is_one or len(table.rows) < LEAST_ROWS and not all(_names_a_whole_period(row.label) for row in table.rows):
        return None
    if any(not re.search(r"[A-Za-z]{3}", each) for each in words) and not is_one or len(set(words)) < len(words):
        return None
    rolls = any(_BEGINS.search(each) for each in words)
    heads = []
    for row in table.rows:
        above = head(row.headings[-1]) if row.headings else Head()
        if _NOT_OF_A_PERIOD.sub("", row.label) or not row.label:
            return None
        label = f"{row.label} quarter" if len(ordinals) >= LEAST_ROWS and row.number in ordinals else row.label
        what = Head(months=12, fiscal_quarter=4) if _WHOLE_YEAR.fullmatch(label) else head(label)
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
