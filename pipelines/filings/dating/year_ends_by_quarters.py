"""Columns for quarters beside a longer period that is dated -> the month with which the company's year ends.

What belongs here: what one table tells of its year by the quarters that it names without a day. What the rest of the document tells of it
is contexts.py's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from pipelines.filings.lattice import Table
from pipelines.filings.periods import Head, calendar_month, head
from pipelines.filings.phrases import Phrase

_PERIODS_ENDED = Phrase(r"\bperiods?\s+end(?:ed|ing)\b", "period")
_AS_OF = Phrase(r"\bas\s+of\b", "as")
_TRAILING = re.compile(r"\b[lt]tm\b|\b(?:trailing|last)\s+(?:12|twelve)[- ]+months?\b", re.IGNORECASE)


def month_told_by_quarters(tables: Iterable[Table]) -> int | None:
    """The month with which the fiscal year ends, as columns for quarters tell it; None where none do, or do not agree."""
    months = {month for table in tables for month in _months_told(table)}
    return months.pop() if len(months) == 1 else None


def _months_told(table: Table) -> Iterator[int]:
    """The months with which the year ends by each thing in this table that tells one."""
    heads = [column.head for column in table.columns]
    quarters = {(what.year, what.fiscal_quarter) for what in heads if what.year is not None and what.fiscal_quarter is not None}
    if not quarters:
        return
    last = dict(sorted(quarters))  # the last one of each year
    for what in heads:
        if what.year_to_date and not what.months and what.month is not None and what.year in last:
            yield _year_end(what.month, last[what.year])  # "Second Quarter  June YTD"
    for what in heads:
        if what.months in (6, 9, 12) and what.month is None and (what.year, what.months // 3) in quarters:
            for month in _months_of(table, _PERIODS_ENDED):
                yield _year_end(month, what.months // 3)  # "Third Quarter  Nine Months" of the periods ended September 30
    for what in map(head, table.titles):
        if what.months in (6, 9) and what.month is not None and set(last.values()) == {what.months // 3}:
            yield _year_end(_month_of(what), what.months // 3)  # "1Q  2Q  3Q" of two years, "Nine months ended September 30"
    if (day := _day_of_the_newest(table, max(quarters))) is not None:
        yield _year_end(day, max(quarters)[1])  # "As of September 30,  Third Quarter  Second Quarter" of 2002
    if _are_four_in_a_row(quarters) and any(_TRAILING.search(column.words) for column in table.columns if _is_undated(column.head)):
        for month in _months_of(table, _AS_OF):
            yield _year_end(month, max(quarters)[1])  # "LTM  Q1 FY11 ... Q4 FY11" as of April 30, 2011


def _day_of_the_newest(table: Table, newest: tuple[int, int]) -> int | None:
    """The month to whose end a column "As of" a day belongs, where it repeats the balances under this quarter, the newest (year, quarter)
    of the columns, so that they are of one day; None where no column does, or two.
    """
    heads = [column.head for column in table.columns]
    of_a_day = [index for index, what in enumerate(heads) if what.is_instant and what.day is not None]
    of_the_newest = [index for index, what in enumerate(heads) if (what.year, what.fiscal_quarter) == newest and what.months == 3]
    if len(of_a_day) != 1 or len(of_the_newest) != 1 or heads[of_a_day[0]].year != newest[0]:
        return None
    printed = [{figure.column: figure.number.value for figure in row.figures if figure.number.value} for row in table.rows]
    pairs = [(row[of_a_day[0]], row[of_the_newest[0]]) for row in printed if of_a_day[0] in row and of_the_newest[0] in row]
    return _month_of(heads[of_a_day[0]]) if len(pairs) > 1 and all(one == other for one, other in pairs) else None


def _months_of(table: Table, words: Phrase) -> set[int]:
    """The months to whose end the days belong that titles name with these words and without a length."""
    found = set()
    for title in table.titles:
        if words.search(title) and (what := head(title)).day is not None and not what.has_length:
            if words is not _AS_OF or what.day == monthrange(what.year or 2001, what.month or 1)[1]:  # any other day may be any
                found.add(_month_of(what))
    return found


def _month_of(what: Head) -> int:
    """The month of the calendar to whose end the day of this head belongs."""
    return calendar_month(date(what.year or 2001, what.month or 1, min(what.day or 28, 28)))


def _are_four_in_a_row(quarters: set[tuple[int, int]]) -> bool:
    """Do these quarters, each with its year, follow each other, four of them?"""
    places = sorted(4 * year + quarter for year, quarter in quarters)
    return len(places) == 4 and places[3] - places[0] == 3


def _is_undated(what: Head) -> bool:
    return what.month is None and what.year is None


def _year_end(month: int, quarter: int) -> int:
    """The month with which a year ends whose quarter of this number ends with this month."""
    return (month + 3 * (4 - quarter) - 1) % 12 + 1
