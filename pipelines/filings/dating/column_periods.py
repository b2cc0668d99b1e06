"""A column's completed head -> the period of its cells.

What belongs here: the fiscal calendar and the rest of the document put to a head, and columns whose neighbours or rows tell what they are.
How heads are completed is shared_heads.py's, what rows say of themselves row_periods.py's and section_periods.py's. A period that no one
states is not guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from pipelines.filings.dating.week_years import year_ends_by_weeks
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Table
from pipelines.filings.periods import (
    FiscalCalendar,
    Head,
    Period,
    calendar_month,
    duration,
    end_date,
    ends_with_a_week,
    instant,
    spanned,
    years_later,
)


def period_of(what: Head, statement: str, context: Context) -> tuple[Period | None, str]:
    """The period that these words mean for this statement, or None and the reason why not."""
    end = _last_day(what, statement, context)
    if end is None and what.fiscal_quarter is not None and what.year is not None:
        return None, f"quarter {what.fiscal_quarter} of {what.year} is named, but not how the company's year ends"
    if end is None and end_date(what) is not None:
        return None, "no one says on which day that year of weeks ended"
    if end is None:
        return None, "no date stands over the column"
    if _is_a_reports_year(what, statement, context):
        what = replace(what, months=None if statement == "balance_sheet" else 12)
    return _ending_on(end, what, statement, context)


def _last_day(what: Head, statement: str, context: Context) -> date | None:
    """The last day of the period that these words name: their date, else that of their fiscal quarter or year by the company's calendar."""
    end = end_date(what)
    if end is not None:
        is_year = what.months == 12 or what.weeks in (52, 53)
        if (is_year or what.day is None) and end not in context.known_ends:
            end = nearest(end, context.known_ends)  # "years ended September 30" over a column for a year that ended on the 24th
        if is_year and end not in context.known_ends and (days := _year_ends_by_weeks(end, context)) and end not in days:
            return min(days) if len(days) == 1 else None  # the day was that of another year, carried over
        return end
    quarter = None
    if what.fiscal_quarter is not None:
        quarter = what.fiscal_quarter
    elif what.month is None and what.months in (6, 9, 12):
        quarter = what.months // 3
    elif _is_a_reports_year(what, statement, context):
        quarter = 4
    if what.year is None or quarter is None:
        return None
    end = context.calendar.quarter_end(what.year, quarter)
    if end is None:
        return None
    told = nearest(_on_week_calendar(end, context), context.known_ends)
    if quarter == 4 and told not in context.known_ends and len(days := _year_ends_by_weeks(end, context)) == 1:
        return min(days)
    return told


def _year_ends_by_weeks(nominal: date, context: Context) -> frozenset[date]:
    """The days on which the year that ends about this day may have ended, of a company whose years end with a week; none of any other."""
    known = context.known_ends if context.period_end is None else context.known_ends | {context.period_end}
    return year_ends_by_weeks(nominal, known, context.week_rules)


def _is_a_reports_year(what: Head, statement: str, context: Context) -> bool:
    """Is this a bare year over a statement of an annual report, which sets fiscal years side by side?"""
    return what.is_year_alone and context.is_annual and statement in ("balance_sheet", "income_statement", "cash_flow")


def _ending_on(end: date, what: Head, statement: str, context: Context) -> tuple[Period | None, str]:
    """The period of these words that ends on this day, or None and the reason why its length isn't known."""
    if what.from_inception and what.since is None:
        return None, "it counts from an inception that no one dates"
    if what.since is not None and statement != "balance_sheet":
        return spanned(what.since, end), ""
    if what.year_to_date and not (what.months or what.weeks):
        start = _year_start(end, context)
        if start is None:
            return None, "year to date, but not when the year began"
        months = (end.year - start.year) * 12 + calendar_month(end) - start.month + 1
        return duration(end, max(months, 1), None, context.known_ends), ""
    if statement == "balance_sheet" and not (what.weeks or what.months and what.months != 12):
        return instant(end), ""
    if what.months == 12 and end not in context.known_ends and end != context.period_end:
        befores = _year_ends_by_weeks(years_later(end, -1), context)
        if len(befores) > 1 and befores.isdisjoint(context.known_ends):
            return None, "no one says on which day that year of weeks began"
        return duration(end, 12, None, context.known_ends | befores), ""
    if what.months or what.weeks:
        return _with_its_fourteenth_week(duration(end, what.months, what.weeks, context.known_ends), what, context), ""
    if what.is_instant or statement not in ("income_statement", "cash_flow", "eps"):
        return instant(end), ""
    stated = {months for day, months in context.lengths if day == end}
    if len(stated) == 1:
        return duration(end, stated.pop(), None, context.known_ends), ""
    return None, "the column is dated, but not how long its period is"


def _with_its_fourteenth_week(period: Period, what: Head, context: Context) -> Period:
    """The quarter that ends a year of 53 weeks, a week longer where the document speaks of 14 weeks in the fourth quarter and prints no day
    on which the quarter before ended.
    """
    has_13_weeks = what.months == 3 and period.start is not None and (period.end - period.start).days == 90
    if period.start is None or not has_13_weeks or period.start - timedelta(days=1) in context.known_ends:
        return period
    a_week_longer = replace(period, start=period.start - timedelta(days=7))
    if _is_said_to_be_long(period.end, context):
        return a_week_longer
    if not context.long_quarters.of_a_last or not _ends_a_year(period.end, context.calendar):
        return period
    year = duration(period.end, 12, None, context.known_ends)
    return a_week_longer if year.start is not None and (period.end - year.start).days == 370 else period


def _is_said_to_be_long(end: date, context: Context) -> bool:
    """Do sentences say that the quarter that ends on this day had 14 weeks?"""
    told, reported = context.long_quarters, context.period_end
    if reported is not None and (
        told.year_ago and abs((reported - end).days - 364) <= 8 or told.before and abs((reported - end).days - 91) <= 8
    ):
        return True
    if end in told.ended:
        return True
    named = (context.calendar.quarter_end(year, quarter) for year, quarter in told.named)
    return any(day is not None and abs((day - end).days) <= 10 for day in named)


def with_ends_that_columns_name(heads: list[Head], context: Context) -> Context:
    """What the document tells, with what these columns beside each other tell of the ends of quarters and years. `heads`: completed, one a
    column.
    """
    return _with_ends_of_years(heads, _with_years_side_by_side(heads, _with_ends_of_quarters(heads, context)))


def _with_ends_of_quarters(heads: list[Head], context: Context) -> Context:
    """What the document tells, with the last days of the quarters that columns name without a date ("Q3 2000"), of a company whose periods
    end with a week: the quarters and the years beside them begin on the days after these."""
    named = [
        what
        for what in heads
        if what.fiscal_quarter is not None and what.day is None and what.year is not None and what.months in (None, 3)
    ]
    reported = context.period_end
    if len(named) < 2 or reported is None or (reported + timedelta(days=1)).day == 1 and not ends_with_a_week(reported, context.known_ends):
        return context
    quarters = [(what.fiscal_quarter, period) for what in named if (period := period_of(what, "income_statement", context)[0]) is not None]
    begins = {period.start - timedelta(days=1) for quarter, period in quarters if quarter == 1 and period.start is not None}
    return replace(context, known_ends=context.known_ends.union(begins, (period.end for _, period in quarters)))


def _with_ends_of_years(heads: list[Head], context: Context) -> Context:
    """What the document tells, with the last days of the years that columns name by their number, where some end with a week: each begins
    on the day after the one before.
    """
    named = [what for what in heads if what.year is not None and what.month is None and (what.is_year_alone or what.months == 12)]
    ends = {end for what in named if (end := _last_day(what, "income_statement", context)) is not None}
    if len(ends) < 2 or all((end + timedelta(days=1)).day == 1 for end in ends):
        return context
    return replace(context, known_ends=context.known_ends | ends)


def _with_years_side_by_side(heads: list[Head], context: Context) -> Context:
    """What the document tells, as an annual report where three bare years or more follow each other over the columns and it reports on a
    year's end, or four and it names its day alone: those are fiscal years."""
    end, count = context.period_end, sum(what.is_year_alone for what in heads)
    if (
        context.is_annual
        or not are_years_side_by_side(heads)
        or (count < 4 or context.known_on is None if end is None else not _ends_a_year(end, context.calendar))
    ):
        return context
    return replace(context, is_annual=True)


def are_years_side_by_side(heads: list[Head]) -> bool:
    """Are three of these heads or more bare years, each the one after or before its neighbour?"""
    years = [what.year for what in heads if what.year is not None and what.is_year_alone]
    steps = {other - one for one, other in pairwise(years)}
    return len(years) >= 3 and steps in ({1}, {-1})


def is_ahead(period: Period, context: Context) -> bool:
    """Does this period end after the day on which the document became known, or long after what it reports on where it bears no day?"""
    if context.known_on is None:
        return context.period_end is not None and period.end > context.period_end + timedelta(days=NEARLY_A_YEAR)
    return period.end > max(context.known_on, context.period_end or context.known_on)


NEARLY_A_YEAR = 360
"""What an undated document names first may be the period before; the next year's end is none that it reports on."""


def nearest(end: date, known: frozenset[date]) -> date:
    """The printed date within eight days that this one must mean, else the date itself."""
    return min((day for day in known if abs((end - day).days) <= 8), key=lambda day: (abs((end - day).days), day), default=end)


def _ends_a_year(day: date, calendar: FiscalCalendar) -> bool:
    """May a fiscal year end on this day: within a week of its month's end?"""
    ends = (calendar.quarter_end(year, 4) for year in (day.year, day.year - 1))
    return any(end is not None and abs((day - end).days) <= 7 for end in ends)


def _on_week_calendar(end: date, context: Context) -> date:
    """The quarter's end of a company whose periods end with a week: whole quarters of 13 weeks before the end of its year, where that is
    printed, else from the period reported on.
    """
    known = context.period_end
    if known is None or (known + timedelta(days=1)).day == 1 and not ends_with_a_week(known, context.known_ends):
        return end
    printed = [day for day in context.known_ends if 0 <= (day - end).days + 8 <= 290]
    anchor = min((day for day in printed if _ends_a_year(day, context.calendar)), default=known)
    if anchor.day <= 3 and (end + timedelta(days=1)).day == 1 and (quarter := context.calendar.quarter_of(end)) is not None:
        # a year that runs over the month's end now and then ends on the weekday nearest to it, and its first three quarters have 13 weeks
        # each
        before = end.year * 12 + end.month - 3 * (quarter % 4)
        year_end = date(before // 12, before % 12 + 1, 1) - timedelta(days=1)
        return year_end + timedelta(days=(anchor.weekday() - year_end.weekday() + 3) % 7 - 3 + 91 * (quarter % 4))
    quarters = round((anchor - end).days / 91.25)
    return anchor - timedelta(days=91 * quarters)


def _year_start(end: date, context: Context) -> date | None:
    month = context.calendar.year_end_month
    if month is None:
        return None
    start_month = month % 12 + 1
    year = end.year if start_month <= end.month else end.year - 1
    return date(year, start_month, 1)


_BALANCE_OVER = re.compile(r"\b(?:balances?|accrual|reserve)\b", re.IGNORECASE)


def between_balances(table: Table, periods: list[Period | None]) -> list[Period | None]:
    """The periods of columns of which the first and the last are headed as balances of two days ("Balance at September 30"): others that
    bear no date show what changed the one to the other."""
    first, last = (periods[0], periods[-1]) if len(periods) > 2 else (None, None)
    if first is None or last is None or not all(_BALANCE_OVER.search(table.columns[index].words) for index in (0, -1)):
        return periods
    if first.start or last.start or first.end >= last.end:
        return periods
    moved = spanned(first.end + timedelta(days=1), last.end)
    dated = [column.head.day is not None or column.head.year is not None for column in table.columns[1:-1]]
    return [first, *(period if is_dated else moved for period, is_dated in zip(periods[1:-1], dated, strict=True)), last]


_FALLS_DUE = re.compile(
    r"(?:(?:remainder|balance)\s+of\s+|(?:fiscal\s+)?(?:year\s+)?)?(?P<year>(?:19|20)\d\d)(?:"
    r"\s+(?:and\s+)?(?:thereafter|beyond|later|after)\b.*)?",
    re.IGNORECASE,
)


def falls_due(table: Table, periods: list[Period | None]) -> list[Period | None]:
    """The periods of columns whose rows are years to come ("2015 ... 2019, Thereafter"): what falls due in them is owed at the end of the
    period reported on, and was paid in none of it.
    """
    ends = {period.end for period in periods if period is not None}
    if len(ends) != 1 or any(column.head.year is not None for column in table.columns):
        return periods
    end = ends.pop()
    years = [int(found["year"]) for row in table.rows if (found := _FALLS_DUE.fullmatch(row.label)) is not None]
    ahead = [year for year in years if year > end.year or year == end.year and end.month < 12]
    if len(ahead) < 3 or ahead != years or any(other - one != 1 for one, other in pairwise(years)):
        return periods
    return [period and instant(period.end) for period in periods]
