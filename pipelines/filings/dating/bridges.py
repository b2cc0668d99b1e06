"""Captions that name one measure twice, of an earlier and of a later period, and what lies between them -> the period of each row.

What belongs here: bridges ("Third quarter 2004 net sales", volume, price, currency, "Third quarter 2005 net sales"), whose columns bear the
later period or none. A year in the caption of a debt or a plan is a part of its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from pipelines.filings.dating.column_periods import nearest, period_of
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Row, Table
from pipelines.filings.periods import DAYS_OF_A_QUARTER, Head, Period, duration, end_date, ends_with_a_week, head

_WHEN = (
    r"(?:(?:for|in|during)\s+(?:the\s+)?)?(?:(?:first|second|third|fourth|1st|2nd|3rd|4th|full|fiscal|f?q[1-4]|[1-4]q|year|quarter|half"
    r"|of|fy)[\s,'\u2019-]*)*"
    r"(?:(?:19|20)\d\d|(?<=['\u2019yYqQ1234])\d\d)"
)
_LEADS = re.compile(rf"(?P<when>{_WHEN})\s+(?:[-\u2013\u2014:]\s*)?(?P<what>\D.*)", re.IGNORECASE)
_FOLLOWS = re.compile(rf"(?P<what>.*?\w)\s*(?:[,:]|\s[-\u2013\u2014]|\s)\s*\(?(?P<when>{_WHEN})\)?", re.IGNORECASE)
_TWO_DIGITS = re.compile(r"\d\d")
_MEASURE = re.compile(
    r"\b(?:sales|revenues?|income|loss|profit|earnings|eps|ebit\w*|margin|results?|expenses?|costs?|cash\s+flows?|ffo|noi|premiums"
    r"|production)\b",
    re.IGNORECASE,
)
_PART_OF_A_NAME = re.compile(
    r"\b(?:due|through|notes?|bonds?|debentures?|loans?|series|plans?|program|initiatives?|acquisitions?|offering|act|restructuring)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _End:
    """A caption at one end of a bridge: its row, what it measures, and of which period; `place` counts quarters."""

    index: int
    what: str
    when: Head
    place: int


def bridge_periods(table: Table, heads: list[Head], periods: list[Period | None], context: Context) -> dict[tuple[int, int], Period]:
    """(row, column) -> period where two captions name one measure of two periods; none for any other table. `heads`: of the columns,
    completed; `periods`: what they mean, None where no date stands over a column. Under dated columns the later end is of the column's own
    period and the earlier one as long before it as the captions say; under others the captions date both ends, and what lies between
    belongs to the later one."""
    ends = {period.end for period in periods if period is not None}
    found: dict[tuple[int, int], Period] = {}
    if len(ends) > 1:
        return found
    for first, last in _spans(table.rows):
        for column, period in enumerate(periods):
            if period is not None and period.start is None:
                continue
            if period is not None:
                before = _earlier(period, heads[column], last.place - first.place, context)
                found.update(
                    ((table.rows[first.index].number, figure.column), before)
                    for figure in table.rows[first.index].figures
                    if figure.column == column
                )
                continue
            if ends or end_date(heads[column]) is not None:
                continue  # refused for another reason than that no date stands over it
            own = table.columns[column].head
            of_ends = [_meant(each.when, own, context) for each in (first, last)]
            for index in range(first.index, last.index + 1):
                meant = of_ends[0] if index == first.index else of_ends[1]
                if meant is not None and not table.columns[column].is_change:
                    found.update(
                        ((table.rows[index].number, figure.column), meant)
                        for figure in table.rows[index].figures
                        if figure.column == column
                    )
    return found


def _spans(rows: list[Row]) -> list[tuple[_End, _End]]:
    """The two ends of each bridge, in the order of the page: one measure, the later period below the earlier one."""
    spans: list[tuple[_End, _End]] = []
    open_ends: dict[str, _End] = {}
    for index, row in enumerate(rows):
        end = _end_of(index, row.label) if row.figures else None
        if end is None:
            continue
        first = open_ends.get(end.what)
        if first is not None and first.place < end.place:
            spans.append((first, end))
        open_ends[end.what] = end
    return spans


def _end_of(index: int, label: str) -> _End | None:
    """This caption as the end of a bridge: a measure and, before or behind it, a year or a quarter of a year; None for any other."""
    parts = (_LEADS.fullmatch(label) or _FOLLOWS.fullmatch(label)) if _TWO_DIGITS.search(label) else None
    if parts is None or not _MEASURE.search(parts["what"]) or _PART_OF_A_NAME.search(parts["what"]):
        return None
    when = head(parts["when"])
    if when.year is None or when.month is not None:
        return None
    what = " ".join(re.sub(r"\W+", " ", parts["what"].lower()).split())
    return _End(index, what, when, when.year * 4 + (when.fiscal_quarter or 4))


def _earlier(period: Period, what: Head, quarters: int, context: Context) -> Period:
    """The period as long as this one that ended so many quarters before it."""
    months = (
        what.months if what.months or what.weeks else round(((period.end - (period.start or period.end)).days + 1) / DAYS_OF_A_QUARTER) * 3
    )
    month = period.end.year * 12 + period.end.month - 1 - 3 * quarters
    end = end_date(Head(month=month % 12 + 1, year=month // 12)) or period.end
    if (period.end + timedelta(days=1)).day != 1 or ends_with_a_week(period.end, context.known_ends):
        end = nearest(period.end - timedelta(days=91 * quarters), context.known_ends)
    return duration(end, months, what.weeks, context.known_ends)


def _meant(when: Head, column: Head, context: Context) -> Period | None:
    """The period that a caption names under a column that bears no date: a quarter of a year, a whole year, or the year of the quarter that
    the column names; None where that is not known.
    """
    if column.fiscal_quarter is not None and column.year is None and when.is_year_alone:
        when = replace(column, year=when.year)
    if when.is_year_alone or when.months == 12:
        when = Head(months=12, fiscal_quarter=4, year=when.year)
    if when.months is None:
        when = replace(when, months=3)
    return period_of(when, "income_statement", context)[0]
