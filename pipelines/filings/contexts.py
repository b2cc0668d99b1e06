"""A document and its tables -> what it tells each of them: the ends of its periods, how its year is divided, what it says of scales.

What belongs here: what takes the whole document to know. What a table makes of it belongs to the rooms that read tables; the shape is
document_context.py's. A calendar that no one tells is not guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from pipelines.filings.blocks import Page, Paragraph
from pipelines.filings.dating.long_quarters import long_quarters
from pipelines.filings.dating.week_years import week_rules
from pipelines.filings.dating.year_ends_by_quarters import month_told_by_quarters
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Table
from pipelines.filings.measuring.section_scales import section_scales
from pipelines.filings.periods import FiscalCalendar, Head, calendar_month, dates_in, end_date, head, year_end_month, years_later
from pipelines.filings.phrases import Phrase
from pipelines.filings.records import Document
from pipelines.filings.statement_kinds import GUIDANCE


def context_of(document: Document, page: Page, tables: list[Table]) -> Context:
    """What this document tells its tables."""
    heads = _heads_of(tables)
    lengths = _lengths_stated(heads)
    ends = _ends_printed(heads, tables)
    if document.period_end is not None:
        ends |= _spoken_year_ends(document.period_end, page, tables)
    lowered = page.text.lower()
    return Context(
        period_end=document.period_end,
        calendar=_calendar(document, page, tables, lengths, ends),
        known_ends=ends,
        known_on=document.known_on,
        lengths=lengths,
        is_annual=document.document_type == "annual_report",
        names_a_scale=any(_stands_in(words, lowered) for words in _NAMED_SCALES) or _IN_ZEROS.search(page.text) is not None,
        prose_amounts=_amounts_in_full(page),
        speaks_of_scales=any(_stands_in(word, page.text) for word in _SCALE_WORDS) or _THREE_ZEROS.search(page.text) is not None,
        largest_spoken=_largest_spoken(page),
        section_scales=section_scales(page),
        long_quarters=long_quarters(lowered),
        week_rules=week_rules(lowered),
    )


def _heads_of(tables: list[Table]) -> list[Head]:
    """What stands over the columns of all tables but those of what is expected."""
    return [column.head for found in tables if not GUIDANCE.search(found.title) for column in found.columns]


def spoken_year_end(page: Page, context: Context) -> str | None:
    """The fiscal year's last day ("MM-DD"), as sentences name it, where it is the context's calendar that ends with it; else None."""
    spoken = _spoken_year_end(page)
    return spoken if _month_of(spoken) == context.calendar.year_end_month else None


def _dated(heads: list[Head]) -> list[tuple[Head, date]]:
    """The heads that name a day, each with it."""
    return [(what, end) for what in heads if what.day is not None and (end := end_date(what)) is not None]


def _lengths_stated(heads: list[Head]) -> frozenset[tuple[date, int]]:
    """(last day, months) of the durations that heads state; so many weeks are the months nearest to them."""
    return frozenset(
        (end, what.months or round((what.weeks or 0) / WEEKS_OF_A_MONTH)) for what, end in _dated(heads) if what.months or what.weeks
    )


WEEKS_OF_A_MONTH = 4.34


def _ends_printed(heads: list[Head], tables: list[Table]) -> frozenset[date]:
    """The days on which periods end, as heads and titles print them."""
    ends = {end for _, end in _dated(heads)} | {
        day for found in tables for title in found.titles[-6:] if not _is_prose(title) for day in dates_in(title)
    }
    return frozenset(day for day in ends if day - timedelta(days=1) not in ends)  # a period's first day is no end


def _amounts_in_full(page: Page) -> frozenset[int]:
    """The dollars that sentences state in full."""
    return frozenset(
        int(amount.replace(",", ""))
        for block in page.blocks
        if isinstance(block, Paragraph) and "$" in block.text
        for amount in _FULL_AMOUNT.findall(block.text)
    )


def _largest_spoken(page: Page) -> Decimal:
    """The largest amount of money, in dollars, that a sentence rounds to millions or billions; 0 where none does."""
    return max(
        (
            Decimal(amount.replace(",", "")) * (10**9 if word == "billion" else 10**6)
            for block in page.blocks
            if isinstance(block, Paragraph) and "illion" in block.text
            for amount, word in _ROUND_AMOUNT.findall(block.text)
        ),
        default=Decimal(0),
    )


def _is_prose(title: str) -> bool:
    """Is this the end of a paragraph and no title: whatever day a sentence names (that of an acquisition, of a record date), it ends no
    period of the tables?
    """
    return title.endswith(".") and len(title.split()) >= WORDS_OF_PROSE


WORDS_OF_PROSE = 20


def _stands_in(words: str, text: str) -> bool:
    """Do these words stand in this text, and not as a part of longer ones? Asked of whole documents: a search by pattern takes a hundred
    times as long.
    """
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(words, end)
    return False


def _spoken_year_ends(end: date, page: Page, tables: list[Table]) -> frozenset[date]:
    """The ends of years before this one that sentences and captions name, of a company whose years end with a week: the same weekday,
    within eight days of the anniversary.
    """
    if (end + timedelta(days=1)).day == 1:
        return _years_listed(end, page)
    texts = (*(block.text for block in page.blocks if isinstance(block, Paragraph)), *(row.label for found in tables for row in found.rows))
    return frozenset(day for text in texts for day in dates_in(text) if day < end and _are_years_of_weeks_apart(day, end))


def _are_years_of_weeks_apart(day: date, end: date) -> bool:
    """Do whole weeks lie between these days, and whole years give or take eight days?"""
    return (end - day).days % 7 == 0 and abs((years_later(day, round((end - day).days / 365.25)) - end).days) <= 8


_ENDS_LISTED = re.compile(
    r"\byears\s+ended\s+(?P<days>[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d(?:,?\s+(?:and\s+)?[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d)+)",
    re.IGNORECASE,
)


def _years_listed(end: date, page: Page) -> frozenset[date]:
    """The ends of years that a sentence lists with this one, of which one and another fall on days of the week and no month's end: "for the
    years ended April 30, 2000, May 2, 1999 and May 3, 1998".
    """
    for block in page.blocks:
        if isinstance(block, Paragraph) and "ears" in block.text and (listed := _ENDS_LISTED.search(block.text)) is not None:
            days = frozenset(dates_in(listed["days"]))
            if end in days and all(_are_years_of_weeks_apart(day, end) for day in days):
                return days
    return frozenset()


_NAMED_SCALES = ("in thousands", "in millions", "thousands of dollars", "millions of dollars")
_SCALE_WORDS = ("thousands", "Thousands", "THOUSANDS", "millions", "Millions", "MILLIONS", "billions", "Billions")
_IN_ZEROS = Phrase(r"\(000'?s|\(\$000'?s", "(000 ($000")
_THREE_ZEROS = re.compile(r"000(?<![\d,.]000)(?![\d,.]|-\d)")
_ROUND_AMOUNT = re.compile(r"\$\s?(\d{1,3}(?:,\d{3})*(?:\.\d{1,4})?)\s(million|billion)\b")
_FULL_AMOUNT = re.compile(r"\$\s?(\d{1,3}(?:,\d{3})+)(?![\d.,]|\s*(?:thousand|million|billion))")


def _calendar(
    document: Document, page: Page, tables: list[Table], lengths: frozenset[tuple[date, int]], ends: frozenset[date]
) -> FiscalCalendar:
    """How the company counts its quarters, as far as the document tells. `lengths`, `ends`: what column heads and titles print."""
    heads = _heads_of(tables)
    last = (
        _year_end_month(document, lengths, ends, heads)
        or month_told_by_quarters(tables)
        or _month_by_labels(page, heads)
        or _month_of(_spoken_year_end(page))
    )
    return _named(FiscalCalendar(last), document, heads)


def _year_end_month(document: Document, lengths: frozenset[tuple[date, int]], ends: frozenset[date], heads: list[Head]) -> int | None:
    """The month with which the fiscal year ends: as stated, else from the longest duration, else from the stated quarter, else from the
    latest quarter in the columns, else from a 10-Q's older balance sheet, else from balance sheets beside the latest quarter."""
    if document.fiscal_year_end:
        return _month_of(document.fiscal_year_end)
    labels = _quarters_named(heads)
    month = year_end_month([(months, day) for day, months in lengths])
    if month is None and document.period_end is not None:
        month = _month_from_the_period(document, document.period_end, ends, labels)
    if month is None and labels:
        month = _month_by_balance_sheets(max(labels)[1], heads)
    return month


def _quarters_named(heads: list[Head]) -> set[tuple[int, int]]:
    """(year, quarter) of the columns that name a quarter of a year. Twelve months up to one ("Q2-2020 LTM") tell nothing of the quarter
    reported on where others are quarters.
    """
    named = [(what.year, what.fiscal_quarter, what.months) for what in heads if what.year is not None and what.fiscal_quarter is not None]
    quarters = {(year, quarter) for year, quarter, months in named if months != 12}
    return quarters or {(year, quarter) for year, quarter, _ in named}


def _month_from_the_period(document: Document, end: date, ends: frozenset[date], labels: set[tuple[int, int]]) -> int | None:
    """The month with which the year ends, from the quarter that ended on the last day of the period reported on."""
    # the latest quarter that the columns name is the one reported on
    quarter = document.stated_fiscal_quarter or (max(labels)[1] if labels else None)
    if quarter is not None:
        return (calendar_month(end) + 3 * (4 - quarter) - 1) % 12 + 1
    if document.document_type != "quarterly_report":
        return None
    # a 10-Q sets its balance sheet beside that of the last year's end (Regulation S-X 10-01(c))
    before = [day for day in ends if 84 <= (end - day).days <= 98]
    return calendar_month(before[0]) if len(before) == 1 else None


def _month_by_balance_sheets(quarter: int, heads: list[Head]) -> int | None:
    """The month with which the year ends, where columns set the end of the latest quarter that they name beside the end of the year before,
    as many quarters earlier.
    """
    days = {end for what, end in _dated(heads) if not what.has_length}
    months = {calendar_month(older) for newer in days for older in days if abs((newer - older).days - 91.31 * quarter) <= 8}
    return months.pop() if len(months) == 1 else None


_YEAR_ENDED = re.compile(
    r"\b(?:years?|(?:three|quarter)\s+and\s+(?:twelve\s+months|year))\s+end(?:ed|ing|s)\s+(?:on\s+)?([a-z]{3,9})\.?"
    r"\s+(\d{1,2})\b(?:,?\s+((?:19|20)\d\d))?",
    re.IGNORECASE,
)


def _spoken_year_end(page: Page) -> str | None:
    """The fiscal year's last day ("MM-DD"), as sentences name it, that of the newest year; None where they name none, or days by which
    years end with different months.
    """
    named = [
        (year, f"{last:%m-%d}", calendar_month(last))
        for block in page.blocks
        if isinstance(block, Paragraph) and "nd" in block.text
        for name, day, year in _YEAR_ENDED.findall(block.text)
        if (last := end_date(replace(head(f"{name} {day}"), year=2000))) is not None
    ]
    return max(named)[1] if len({month for _, _, month in named}) == 1 else None


def _month_of(year_end: str | None) -> int | None:
    """The month of the calendar by which a year ends on this day ("MM-DD")."""
    return None if year_end is None else calendar_month(date(2000, int(year_end[:2]), int(year_end[3:])))


def _named(calendar: FiscalCalendar, document: Document, heads: list[Head]) -> FiscalCalendar:
    """This calendar, its years named by their beginning where only so the newest year over the columns is the one that the document reports
    on: "Third Quarter 2003" ended on November 1, 2003, though the year ends in January."""
    years = [what.year for what in heads if what.year is not None and what.month is None]
    end = document.period_end
    quarter = document.stated_fiscal_quarter or (4 if end is not None and calendar_month(end) == calendar.year_end_month else None)
    if calendar.year_end_month not in _EARLY_IN_THE_YEAR or not years or quarter is None or end is None:
        return calendar
    other = replace(calendar, named_by_its_beginning=True)
    fits = [each for each in (calendar, other) if (day := each.quarter_end(max(years), quarter)) is not None and abs((day - end).days) <= 8]
    return fits[0] if fits else calendar


_EARLY_IN_THE_YEAR = (1, 2, 3, 4, 5, 6)


def _month_by_labels(page: Page, heads: list[Head]) -> int | None:
    """The month with which the fiscal year ends, from columns for quarters ("4Q21", "3Q21") and dates in sentences: the one calendar by
    which every quarter's last day is named.
    """
    labels = _quarters_named(heads)
    if len(labels) < 2:
        return None
    named = {day for block in page.blocks if isinstance(block, Paragraph) for day in dates_in(block.text)}
    fits = [month for month in range(1, 13) if all(FiscalCalendar(month).quarter_end(*label) in named for label in labels)]
    return fits[0] if len(fits) == 1 else None
