"""Days as prose names them: with and without a year, in figures, and counted from the day of writing.

What belongs here: how a day is printed, where a sentence names one, and which one it is. Periods that end on a day are spoken_periods.py's;
what happened on the day is the caller's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.filings.periods import MONTHS, full_year

MONTH = (
    r"(?:jan(?:uary|\b\.?)|feb(?:ruary|\b\.?)|mar(?:ch|\b\.?)|apr(?:il|\b\.?)|may|june?\b\.?|july?\b\.?|aug(?:ust|\b\.?)"
    r"|sept?(?:ember|\b\.?)|oct(?:ober|\b\.?)|nov(?:ember|\b\.?)|dec(?:ember|\b\.?))"
)
DATE = rf"({MONTH})\s*(\d{{1,2}})\s?,\s?((?:19|20)\d\d)\b"
"""Three groups: the month's name, the day, the year."""
_COUNTS = {
    word: number
    for number, word in enumerate(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
            "twenty"
        ).split(),
        1,
    )
} | {"a": 1, "twenty-one": 21, "thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90, "a couple of": 2}
_COUNT = "|".join(sorted((re.escape(word) for word in _COUNTS), key=len, reverse=True))
_DAY = re.compile(
    rf"(?<![\w/.-])(?:(?P<month>{MONTH})\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:\s?,?\s?(?P<year>(?:19|20)\d\d)\b(?!\s?%))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH})(?:,?\s+(?P<year2>(?:19|20)\d\d))?\b"
    r"|(?P<month3>\d{1,2})/(?P<day3>\d{1,2})/(?P<year3>\d{4}|\d\d)(?![\w/])"
    rf"|(?:in|within)\s+(?:approximately\s+|about\s+|the\s+next\s+)?(?P<count>\d{{1,3}}|{_COUNT})(?:\s+\(\d+\))?"
    rf"\s+(?P<unit>days?|weeks?|months?)\b"
    r"(?:\s+(?:from|of|after)\s+(?P<base>today|now|(?:the\s+date\s+of\s+)?this\s+(?:letter|report)|the\s+date\s+hereof)"
    r"|(?!\s+(?:from|of|after|before|prior|following)\b))"
    rf"|(?P<count2>\d{{1,3}}|{_COUNT})(?:\s+\(\d+\))?\s+(?P<unit2>days?|weeks?|months?)\s+(?:from|after)"
    rf"\s+(?:today|now|the\s+date\s+of\s+this\s+(?:letter|report)|the\s+date\s+hereof)\b)",
    re.IGNORECASE,
)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """A date from its numbers; None for a day that doesn't exist (June 31)."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def spoken_date(month: str, day: str, year: str) -> date | None:
    """A date from its printed words; None for a day that doesn't exist (June 31)."""
    return calendar_day(int(year), MONTHS[month[:3].lower()], int(day))


def last_day(month: str, year: str) -> int:
    """The last day of a month from its printed words."""
    return monthrange(int(year), MONTHS[month[:3].lower()])[1]


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names."""

    start: int
    end: int
    day: date | None  # None where there is no such day, or where the day of writing, from which it would be counted, is not known
    exists: bool
    is_derived: bool  # counted, or without a year: the year is then the one that brings it nearest to the day of writing


def days(text: str, written_on: date | None) -> list[Day]:
    """The days that a text names, in order. In: the text and the day on which it was written. A day that doesn't exist (June 31) is among
    them, without a date.
    """
    return [day for found in _DAY.finditer(text) if (day := _day(found, written_on)) is not None]


def _day(found: re.Match[str], written_on: date | None) -> Day | None:
    start, end = found.span()
    if count := found["count"] or found["count2"]:
        many = int(count) if count.isdigit() else _COUNTS[" ".join(count.lower().split())]
        counted = _later(written_on, many, (found["unit"] or found["unit2"]).lower()) if written_on else None
        return Day(start, end, counted, True, True)
    spoken, number = found["month"] or found["month2"], found["day"] or found["day2"] or found["day3"]
    if spoken and not spoken[0].isupper():
        return None  # "may 2" of a sentence is a verb
    month = MONTHS[spoken[:3].lower()] if spoken else int(found["month3"])
    printed_year = found["year"] or found["year2"] or found["year3"]
    if printed_year:
        exact = calendar_day(full_year(printed_year), month, int(number))
        return Day(start, end, exact, exact is not None, False)
    if not any(calendar_day(year, month, int(number)) for year in (2000, 2001)):
        return Day(start, end, None, False, True)
    if written_on is None:
        return Day(start, end, None, True, True)
    near = [day for year in (written_on.year - 1, written_on.year, written_on.year + 1) if (day := calendar_day(year, month, int(number)))]
    return Day(start, end, min(near, key=lambda day: (abs((day - written_on).days), day)) if near else None, True, True)


def _later(start: date, count: int, unit: str) -> date:
    if not unit.startswith("month"):
        return start + timedelta(days=count * (7 if unit.startswith("week") else 1))
    years, month = divmod(start.month - 1 + count, 12)
    return date(start.year + years, month + 1, min(start.day, monthrange(start.year + years, month + 1)[1]))
