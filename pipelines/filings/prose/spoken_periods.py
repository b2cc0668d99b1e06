"""Periods as sentences name them -> the days they cover.

What belongs here: "the first quarter of 2005", "the comparable period a year ago", "the preceding quarter", resolved against the period
that the document reports on. A year before or a quarter before is looked up among the periods of the document's own table columns; without
such a column it is counted in calendar months, and only for companies whose periods end with a month. What can't be told is None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.filings.cover.reported_period import ORDINALS, quarter_of
from pipelines.filings.periods import duration, full_year, head
from pipelines.filings.prose.spoken_days import spoken_date
from pipelines.filings.prose.vocabulary import Token
from pipelines.filings.records import Document

SAME_PERIOD_DAYS = 8
"""A column's end within so many days of the expected one is the expected one (52/53-week years)."""

_LENGTH_OF_YEAR_TO_DATE = (
    ("nine months ended", 3),
    ("thirty-nine weeks ended", 3),
    ("39 weeks ended", 3),
    ("six months ended", 2),
    ("twenty-six weeks ended", 2),
    ("26 weeks ended", 2),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A resolved period: first and last day, and its length in months; 0 months: an instant, without a first day."""

    start: date | None
    end: date
    months: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The periods that one document can speak of."""

    end: date  # last day of the period reported on
    quarter: int | None  # its fiscal quarter
    fiscal_year: int | None  # the number of its fiscal year, where its name leaves no doubt
    columns: tuple[Span, ...]  # periods of the document's table columns
    is_annual: bool

    def span(self, end: date, months: int) -> Span:
        """The period of so many months that ends on this day: as a column has it, else by its length."""
        for column in self.columns:
            if column.end == end and column.months == months:
                return column
        return Span(duration(end, months, None).start, end, months)

    def resolve(self, token: Token, reference: Span | None) -> Span | None:
        """The days of this token; `reference` is the period that "a year ago" and "the preceding quarter" count from."""
        match = token.match
        if token.name == "dated":
            end = spoken_date(*match.groups()[-3:])
            return self.span(end, _months(match.group("unit"))) if end and end <= self.end + timedelta(days=SAME_PERIOD_DAYS) else None
        if token.name == "instant":
            day = spoken_date(*match.groups()[-3:])
            return Span(None, day, 0) if day else None
        if token.name == "quarter":
            return self._quarter_of_year(_ordinal(match), full_year(match.group("year")))
        if token.name == "ordinal":
            return self._nearest_quarter(_ordinal(match), reference)
        if token.name == "this_quarter":
            return self.span(self.end, 3)
        if token.name == "months":
            return self._year_to_date(_months(match.group("unit")), match.groupdict().get("year"))
        if token.name == "year_to_date":
            return self._year_to_date(3 * self.quarter, None) if self.quarter else None
        if token.name == "this_year":
            return self._year_to_date(12, None)
        if token.name == "full_year":
            return self._year_to_date(12, match.group("year"))
        if token.name in ("bare_year", "same_of"):
            return self._of_year(int(match.group("year")), reference)
        if token.name == "year_ago":
            return self.year_before(reference) if reference else None
        if token.name == "previous":
            return self.quarter_before(reference) if reference else None
        return None

    def year_before(self, span: Span) -> Span | None:
        """The same period of the fiscal year before."""
        if span.months == 0:
            return None
        return self._like(_months_earlier(span.end, 12), span.months, span.end)

    def quarter_before(self, span: Span) -> Span | None:
        """The quarter that ended on the day before this one began."""
        if span.months != 3 or span.start is None:
            return None
        return self._like(span.start - timedelta(days=1), 3, span.end)

    def year_of(self, span: Span) -> int | None:
        """The number of the fiscal year in which this period ends."""
        if self.fiscal_year is None or self.quarter is None:
            return None
        quarters_back = round((self.end - span.end).days / 91.31)
        return (self.fiscal_year * 4 + self.quarter - 1 - quarters_back) // 4

    def _like(self, expected: date, months: int, counted_from: date) -> Span | None:
        near = [column for column in self.columns if column.months == months and abs((column.end - expected).days) <= SAME_PERIOD_DAYS]
        if near:
            return min(near, key=lambda column: (abs((column.end - expected).days), column.end))
        counts_months = all(_ends_a_month(day) for day in (counted_from, expected, *(column.end for column in self.columns)))
        return self.span(expected, months) if counts_months else None

    def _quarter_of_year(self, ordinal: int, year: int) -> Span | None:
        if self.quarter is None or self.fiscal_year is None:
            return None
        current = self.span(self.end, 3)
        back = (self.fiscal_year - year) * 4 + self.quarter - ordinal
        if back == 0:
            return current
        if back == 1:
            return self.quarter_before(current)
        if back == 4:
            return self.year_before(current)
        return self._like(_months_earlier(self.end, 3 * back), 3, self.end) if 0 < back <= 8 else None

    def _nearest_quarter(self, ordinal: int, reference: Span | None) -> Span | None:
        """A quarter named without its year: the one reported on, else, in a comparison, the one before it."""
        if ordinal == self.quarter:
            return self.span(self.end, 3)
        if reference and self.quarter and reference.end == self.end and (self.quarter - ordinal) % 4 == 1:
            return self.quarter_before(reference)
        return None

    def _year_to_date(self, months: int, year: str | None) -> Span | None:
        is_reported = any(column.end == self.end and column.months == months for column in self.columns)
        if not is_reported and (self.quarter is None or months != 3 * self.quarter):
            return None
        current = self.span(self.end, months)
        if year is None or int(year) == self.fiscal_year:
            return current
        return self.year_before(current) if self.fiscal_year is not None and int(year) == self.fiscal_year - 1 else None

    def _of_year(self, year: int, reference: Span | None) -> Span | None:
        """ "in 1997": the same period of that year in a comparison, the whole year in an annual report."""
        if reference is None:
            return self._year_to_date(12, str(year)) if self.is_annual else None
        named = self.year_of(reference)
        if named is None:
            return None
        return reference if year == named else self.year_before(reference) if year == named - 1 else None


def calendar(
    document: Document, text: str, columns: tuple[tuple[date | None, date], ...], headlines: Collection[str] = ()
) -> Calendar | None:
    """What this document's period words count from; None where the document reports on no period.

    In: the document's facts, its text, the periods of its table columns, the titles over its text. The fiscal quarter comes from the text
    ("third quarter ended"), else from the fiscal year's end, else from the length of the year-to-date columns. A fiscal year is named by
    the year in which it ends, but one that ends in January or February may bear the name of either year: only the titles tell ("Fourth
    Quarter and Fiscal 2026 Results").
    """
    end = document.period_end
    if end is None:
        return None
    spans = tuple(Span(start, stop, round(((stop - start).days + 1) / 30.44)) for start, stop in columns if start is not None)
    is_annual = document.document_type == "annual_report"
    quarter = document.stated_fiscal_quarter or (quarter_of(end, document.fiscal_year_end) if document.fiscal_year_end else None)
    if quarter is None:
        quarter = _quarter_from_year_to_date(end, spans, text, document.document_type == "quarterly_report")
    fiscal_year = None
    if quarter is not None:
        year_end = (
            _months_earlier(end.replace(day=min(end.day, 28)), -3 * (4 - quarter))
            if end.day > 7
            else _months_earlier(end - timedelta(days=7), -3 * (4 - quarter))
        )
        fiscal_year = _year_in_titles(headlines, year_end.year) if year_end.month in (1, 2) else year_end.year
    return Calendar(end, quarter, fiscal_year, spans, is_annual)


_NAMED_YEAR = re.compile(r"\bfiscal\s+(?:year\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)


def _year_in_titles(headlines: Collection[str], ends_in: int) -> int | None:
    """The one fiscal year that the titles of a document name, where it is the year in which it ends or the one before."""
    named = {int(year) for text in headlines for year in _NAMED_YEAR.findall(text)}
    return named.pop() if len(named) == 1 and named <= {ends_in, ends_in - 1} else None


def _quarter_from_year_to_date(end: date, columns: tuple[Span, ...], text: str, is_quarterly: bool) -> int | None:
    to_date = [column.months for column in columns if column.end == end and column.months in (6, 9, 12)]
    if to_date:
        return max(to_date) // 3
    if not is_quarterly:
        return None
    lowered = text.lower()
    for words, quarter in _LENGTH_OF_YEAR_TO_DATE:
        if words in lowered:
            return quarter
    return None


def _months(unit: str) -> int:
    if "quarter" in unit:
        return 3
    if "half" in unit:
        return 6
    if "month" not in unit and "week" not in unit:
        return 12
    length = head(unit)
    return length.months if length.months is not None else round((length.weeks or 0) / 4.35)


def _ordinal(match: re.Match[str]) -> int:
    groups = match.groupdict()
    said = groups.get("ordinal") or groups.get("q") or ""
    return int(said) if said.isdigit() else ORDINALS[said]


def _ends_a_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _months_earlier(day: date, months: int) -> date:
    """The same day so many months before; the last day of a month stays a last day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    last = monthrange(year, month)[1]
    return date(year, month, last if _ends_a_month(day) else min(day.day, last))
