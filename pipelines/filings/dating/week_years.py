"""Years of 52 or 53 weeks -> the day with which each ends.

What belongs here: what sentences ("the last Saturday of September") and the ends of other years tell of a year whose last day is not
printed. Quarters that are a week longer than others are long_quarters.py's. A day on which two rules differ is not told.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.filings.periods import MONTHS, years_later

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY, _MONTH = "|".join(_WEEKDAYS), "|".join(MONTHS)
_ITS_LAST_DAY = r"(?:the\s+)?(?:(?:end|last\s+day)\s+of\s+)?(?:the\s+month\s+of\s+)?"
_RULES = (  # that one begins with a word, and that the other is tried only where its word stands, makes them fast
    re.compile(rf"last\s+(?P<weekday>{_WEEKDAY})\s+(?:in|of)\s+(?:the\s+month\s+of\s+)?(?P<month>{_MONTH})"),
    re.compile(
        rf"\b(?P<weekday>{_WEEKDAY})\s+(?:that\s+(?:is|falls)\s+)?(?P<nearest>nearest|closest)\s+(?:to\s+)?{_ITS_LAST_DAY}"
        rf"(?P<month>{_MONTH})[a-z]*(?:\s+(?P<day>\d\d?))?"
    ),
)


@dataclass(frozen=True, slots=True)
class WeekRule:
    """Years end with the last such weekday (Monday is 0) of this month, or with the one nearest to the month's end."""

    weekday: int
    month: int
    is_nearest: bool

    def end_near(self, day: date) -> date:
        """The end of the year that ends about this day."""
        month_end = min((_month_end(day.year + off, self.month) for off in (-1, 0, 1)), key=lambda end: abs((end - day).days))
        if self.is_nearest:
            return month_end + timedelta(days=(self.weekday - month_end.weekday() + 3) % 7 - 3)
        return month_end - timedelta(days=(month_end.weekday() - self.weekday) % 7)


def week_rules(text: str) -> frozenset[WeekRule]:
    """The rules that a document's sentences state. In: its text in small letters."""
    if not any(weekday in text for weekday in _WEEKDAYS):
        return frozenset()
    return frozenset(
        WeekRule(_WEEKDAYS.index(found["weekday"]), month, pattern is not _RULES[0])
        for pattern in _RULES
        if pattern is _RULES[0] or "nearest" in text or "closest" in text
        for found in pattern.finditer(text)
        if (month := MONTHS[found["month"]]) and (not (day := found.groupdict().get("day")) or int(day) == _month_end(2001, month).day)
    )


def year_ends_by_weeks(nominal: date, known_ends: Collection[date], stated: frozenset[WeekRule]) -> frozenset[date]:
    """The days, one of which is the last of the year that ends about this day, where years end with a week; none where no end of another
    year (`known_ends`) shows that they do. `stated`: the rules that sentences state.
    """
    others = [day for day in known_ends if _are_years_apart(day, nominal)]
    if all(day == _month_end(day.year, day.month) for day in others) or len(others) > 1 and _are_of_one_date(others):
        return frozenset()
    of_weekdays = [[day for day in others if day.weekday() == weekday] for weekday in {day.weekday() for day in others}]
    return frozenset(end for days in of_weekdays for end in _ends_by_rules_of(days, nominal, stated))


def _ends_by_rules_of(others: list[date], nominal: date, stated: frozenset[WeekRule]) -> set[date]:
    """The days on which the year that ends about this day may end by the rules that fit these other ends, all of one weekday: those stated,
    if any of them is. By no rule: each such weekday near, but where one end alone is told, which may be a day of its own.
    """
    weekday = others[0].weekday()
    rules = (WeekRule(weekday, month, is_nearest) for month in range(1, 13) for is_nearest in (False, True))
    fitting = {rule for rule in rules if all(rule.end_near(day) == day for day in others)}
    if fitting or len(others) == 1:
        return {rule.end_near(nominal) for rule in fitting & stated or fitting}
    return {day for off in range(-8, 9) if (day := nominal + timedelta(days=off)).weekday() == weekday}


def _are_of_one_date(days: list[date]) -> bool:
    """Are these the same month and day, of whatever year?"""
    return len({(day.month, day.day) for day in days}) == 1


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _are_years_apart(day: date, other: date) -> bool:
    """Do whole years lie between these days, give or take the eight days by which a calendar of weeks strays?"""
    years = round((other - day).days / 365.25)
    return years != 0 and abs((years_later(day, years) - other).days) <= 8
