"""Columns that name quarters by number alone, under a title that dates one of them -> the heads of these columns.

What belongs here: "First Quarter  Second Quarter  YTD" under "Six months ended June 30, 2007", and what of it stays untold. Quarters of a
whole year that a title dates are periods.py's, quarters of a year that is named column_periods.py's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from pipelines.filings.dating.column_periods import nearest
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Table
from pipelines.filings.periods import NOTE_MARKS, Head, Period, end_date, ends_with_a_week

_ALL_OF_THEM = re.compile(rf"(?:total|ytd|year[- ]to[- ]date){NOTE_MARKS}", re.IGNORECASE)
_ORDINAL = re.compile(rf"(?:first|second|third|fourth|1st|2nd|3rd|4th){NOTE_MARKS}", re.IGNORECASE)


def counted_from_the_title(own: list[Head], table: Table, title: Head, context: Context) -> list[Head | None]:
    """The completed head of each column that a title's day can't simply be handed down to: a quarter of no year counts from the quarter
    with which the title's period ends, "YTD" and "Total" begin with the first. A quarter that no one dates stays as it is. None for all
    other columns.

    `own`: the heads without the title.
    """
    end, named = end_date(title), [what.fiscal_quarter for what in own if _is_quarter_alone(what)]
    if not named or end is None or title.months == 12 or title.weeks in (52, 53) or title.from_inception or title.since is not None:
        return [None] * len(own)
    last = _last_quarter(title, end, [quarter for quarter in named if quarter is not None], context)
    if last is None and len(set(named)) == 1:
        return [None] * len(own)
    are_all = last is not None and set(named) == set(range(1, last + 1))
    return [
        _of_quarter(what, last, end, title, context)
        if _is_quarter_alone(what)
        else replace(title, months=3 * last, weeks=None, year_to_date=False, fiscal_quarter=None)
        if last is not None and are_all and _is_sum(what, column.words)
        else None
        for what, column in zip(own, table.columns, strict=True)
    ]


def _is_quarter_alone(what: Head) -> bool:
    """Does this head name a quarter by its number, and neither a day nor a year?"""
    return what.fiscal_quarter is not None and what.months == 3 and what.month is None and what.year is None


def _is_sum(what: Head, words: str) -> bool:
    """Is this the head of all quarters beside it: "Total", "YTD"?"""
    return (what.is_empty or what == Head(year_to_date=True)) and _ALL_OF_THEM.fullmatch(words.strip()) is not None


def _last_quarter(title: Head, end: date, named: Sequence[int], context: Context) -> int | None:
    """The number of the quarter that ends with the title's period, where the title's length, its own words, the company's calendar or the
    order of the quarters named tells it.
    """
    if title.months in (6, 9) or title.weeks in (26, 39):
        return (title.months or 0) // 3 or (title.weeks or 0) // 13
    if len(set(named)) == 1 or title.has_length and not (title.months == 3 or title.weeks == 13 or title.year_to_date):
        return None
    if not title.has_length:
        return None  # the day of a release, or of a page's head
    if title.fiscal_quarter is not None or (quarter := context.calendar.quarter_of(end)) is None:
        quarter = title.fiscal_quarter
    steps = {other - one for one, other in pairwise(dict.fromkeys(named))}
    return quarter or (max(named) if steps in ({1}, {-1}) else None)


def _of_quarter(what: Head, last: int | None, end: date, title: Head, context: Context) -> Head:
    """This quarter where the quarter numbered `last` ends on this day; undated where it doesn't precede that one."""
    if last is None or what.fiscal_quarter is None or what.fiscal_quarter > last:
        return what
    back = last - what.fiscal_quarter
    if title.weeks:
        what = replace(what, months=None, weeks=13)
    if not back:
        return replace(what, month=title.month, day=title.day, year=title.year)
    if (end + timedelta(days=1)).day == 1 and not title.weeks and not ends_with_a_week(end, context.known_ends):
        months = end.year * 12 + end.month - 1 - 3 * back
        return replace(what, month=months % 12 + 1, year=months // 12)
    day = nearest(end - timedelta(days=91 * back), context.known_ends)
    return replace(what, month=day.month, day=day.day, year=day.year)


def told_apart_by_quarters(table: Table, periods: Sequence[Period | None]) -> list[int]:
    """Columns of one period whose heads name different quarters, or are different ordinals: the period can't be that of all."""
    by_period: dict[Period, dict[int, str]] = {}
    for index, (column, period) in enumerate(zip(table.columns, periods, strict=True)):
        what, words = column.head, column.words.strip()
        if period is None or period.start is None:
            continue
        if what.fiscal_quarter is not None and what.months == 3:
            by_period.setdefault(period, {})[index] = str(what.fiscal_quarter)
        elif _ORDINAL.fullmatch(words):
            by_period.setdefault(period, {})[index] = words.lower()
    return [index for names in by_period.values() if len(set(names.values())) > 1 for index in names]
