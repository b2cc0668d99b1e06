"""A page -> the period that it reports on: its last day, and its fiscal quarter where the text names it.

What belongs here: where a company's document says which quarter or year it is about: on its cover, in its sentences, in its headlines, over
the columns of its tables. The periods of the single columns are periods.py's, the day that the document bears document_days.py's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.filings.blocks import Line, Page
from pipelines.filings.containers import Header
from pipelines.filings.cover.page_top import Top
from pipelines.filings.dating.shared_heads import own_heads
from pipelines.filings.lattice import Table
from pipelines.filings.periods import FiscalCalendar, end_date
from pipelines.filings.prose.spoken_days import DATE, MONTH, last_day, spoken_date
from pipelines.filings.statement_kinds import GUIDANCE, statement_of

LONGEST_SPANNER = 200
"""A line over columns is at most so long; longer ones are running text."""
LATER_DAYS = 14
"""The columns of tables count where they end more than so many days after what the text tells."""
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
_ENDED = re.compile(rf"\bend(?:ed|ing|s)\b,?\s+(?:on\s+)?{DATE}", re.IGNORECASE)
_SPANNER = re.compile(
    rf"\b(?:quarters?|months?|weeks|years?)\s+end(?:ed|ing)\s*,?"
    rf"\s*({MONTH})\b\.?(?!\.?\s*\d{{1,2}}\s*,?\s*(?:19|20)\d\d)(?:\s*(\d{{1,2}})\b(?!\s+(?:months|weeks)))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d$,.])((?:19|20)\d\d)(?![\d,]\d)")
_QUARTER_WORDS = re.compile(
    r"\b(first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?:fiscal[\s-]+)?quarter\b|\b(q[1-4])\b|\b([1-4])q(?=\d\d\b)", re.IGNORECASE
)
_YEAR_WORDS = re.compile(r"\b(?:fiscal\s+|full[\s-]+|calendar\s+)?year\b|\btwelve[\s-]+months?\b", re.IGNORECASE)
_PART_OF_YEAR = re.compile(r"\b(?:quarter(?:ly)?|months?|weeks)\b", re.IGNORECASE)
_OTHER_REPORT = re.compile(r"\bform\s+(?:10|8|20)-?[kqf]|\b(?:annual|quarterly)\s+report\b", re.IGNORECASE)
_QUARTER_AND_YEAR = re.compile(
    r"\b(?:quarter|three\s+months)\s+and\s+(?:the\s+)?(?:full\s+|fiscal\s+)?(?:year|twelve\s+months)\b(?!\s*-?\s*to)", re.IGNORECASE
)
_COVER_PERIOD = re.compile(
    rf"\bfor\s+(?:the\s+)?(?:quarterly\s+period|quarter|fiscal\s+year|year|period)\s+ended\s*:?\s*{DATE}", re.IGNORECASE
)
_HEADING_OF_QUARTER = re.compile(
    r"(first|second|third|fourth)\s+(?:fiscal\s+)?quarter\s+(?:results(?:\s+of\s+operations)?|overview|summary|highlights)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Report:
    """A company's document, as far as it is known before its period is."""

    document_type: str  # as records.Document.document_type
    page: Page
    tables: list[Table]
    body: tuple[str, ...]  # the texts of its passages
    top: Top
    header: Header
    known_on: date | None  # by the header
    day: date | None  # that it bears

    @property
    def is_release(self) -> bool:
        return self.document_type == "earnings_release"

    @property
    def known_by(self) -> date | None:
        """The day by which it was known: a period that ends later is an outlook."""
        return self.known_on or self.day


def reported_period(report: Report) -> tuple[date | None, int | None]:
    """The last day of the period reported on, and its fiscal quarter where the text names it."""
    return _period_on_cover(report) or _period_in_text(report)


def _period_in_text(report: Report) -> tuple[date | None, int | None]:
    """What sentences tell, unless a table's columns go on to a later day; else what a release's columns or headlines tell."""
    end, quarter = _period_in_sentences(report)
    if end is None or not _names_a_period(report.top.lead):
        latest = _end_of_spanner(report.page, report.known_by)
        if latest is not None and (end is None or latest > end + timedelta(days=LATER_DAYS)):
            end, quarter = latest, None
    if end is None and report.document_type in ("earnings_release", "other"):
        end = _end_over_columns(report.tables, report.known_by) or _day_of_balances(report.tables, report.known_by)
    if report.document_type == "annual_report":
        return end, 4
    if quarter is None and end is not None and report.is_release:
        quarter = _fitting(_undated_quarter(report.top), end, report.header.fiscal_year_end)
    return end, quarter


def _fitting(quarter: int | None, end: date, fiscal_year_end: str | None) -> int | None:
    """This quarter, unless the fiscal year's end ("MM-DD"), where it is stated, tells another for its last day."""
    return quarter if fiscal_year_end is None or quarter == quarter_of(end, fiscal_year_end) else None


# --- on the cover -------------------------------------------------------------------------------------------------------------------------


def _period_on_cover(report: Report) -> tuple[date, int | None] | None:
    """The period of a quarterly or annual report, as EDGAR's header or the cover names it; None where neither does."""
    if report.document_type not in ("quarterly_report", "annual_report"):
        return None
    end = report.header.period_of_report or _end_on_cover(report.top)
    if end is None:
        return None
    if report.document_type == "annual_report":
        return end, 4
    return end, _quarter_stated_with(report.body, end) or _fitting(_quarter_in_headings(report.body), end, report.header.fiscal_year_end)


def _end_on_cover(top: Top) -> date | None:
    """The day of "For the quarterly period ended June 28, 1998"."""
    for text in (*top.lines, *top.paragraphs):
        found = _COVER_PERIOD.search(text)
        if found:
            return spoken_date(*found.groups())
    return None


def _quarter_stated_with(body: tuple[str, ...], end: date) -> int | None:
    """The quarter that some paragraph names together with this very date."""
    for text in body:
        if "quarter" in text and "ended" in text:
            for found in _ENDED.finditer(text):
                if spoken_date(*found.groups()) == end:
                    window = _window_before(text, found.start())
                    if _QUARTER_WORDS.search(window):
                        return _quarter_in(window)
    return None


def _quarter_in_headings(body: tuple[str, ...]) -> int | None:
    """The one quarter that headings of a report name ("Third Quarter Results of Operations")."""
    named = {ORDINALS[found.group(1).lower()] for text in body if (found := _HEADING_OF_QUARTER.fullmatch(text))}
    return named.pop() if len(named) == 1 else None


# --- in sentences and headlines -----------------------------------------------------------------------------------------------------------


def _period_in_sentences(report: Report) -> tuple[date | None, int | None]:
    """The first period that a sentence gives with its last day. One that "ended" after the day that the page bears counts in a release
    where there is no other (the day is misprinted then).
    """
    first: date | None = None
    ended_late: date | None = None
    for text, found, end in _ends_told(report.body, report.known_on):
        if report.day and end > report.day:
            ended_late = ended_late or (end if _is_over(found) else None)
            continue
        window = _window_before(text, found.start())
        if not _names_length(window) or _OTHER_REPORT.search(window):
            continue
        quarter = _quarter_in(window)
        if first is None:
            first = end if quarter is not None else _last_of_sentence(text, found.start(), end, report.day or report.known_on)
        if quarter is not None and end == first:
            return first, quarter
    return first or (ended_late if report.is_release else None), None


def _ends_told(body: tuple[str, ...], known_on: date | None) -> Iterator[tuple[str, re.Match[str], date]]:
    """Every day with which a text says that something ends: the text, the words, the day. Not one after the document became known: that is
    an outlook.
    """
    for text in body:
        if " end" not in text and " END" not in text and " End" not in text:
            continue  # a search by pattern takes many times as long
        for found in _ENDED.finditer(text):
            end = spoken_date(*found.groups())
            if end is not None and not (known_on and end > known_on):
                yield text, found, end


def _is_over(found: re.Match[str]) -> bool:
    """Do these words say that a period "ended", not that it ends?"""
    return found.group()[3:5].lower() == "ed"


def _last_of_sentence(text: str, at: int, end: date, day: date | None) -> date:
    """The latest of the days with which this sentence says that periods ended, from this one (`end`, told at `at`) on: "for the three
    months ended March 31 and the six months ended June 30, 2012".
    """
    stop = text.find(". ", at)
    ends = [spoken_date(*found.groups()) for found in _ENDED.finditer(text, at, stop if stop > 0 else len(text)) if _is_over(found)]
    return max((each for each in ends if each is not None and not (day and each > day) and (each - end).days < 366), default=end)


def _names_a_period(text: str) -> bool:
    """Does this text name a period by its last day?"""
    return any(_names_length(_window_before(text, found.start())) for found in _ENDED.finditer(text))


def _names_length(window: str) -> bool:
    """Do these words name a year or a part of one?"""
    return _PART_OF_YEAR.search(window) is not None or _YEAR_WORDS.search(window) is not None


def _window_before(text: str, at: int) -> str:
    """The words of the same sentence that lead up to "ended"."""
    window = text[max(0, at - 100) : at]
    return window[max(window.rfind(". ") + 1, window.rfind("; ") + 1, 0) :]


def _quarter_in(window: str) -> int | None:
    """The quarter that these words name; a year with no part of it ends in its fourth."""
    named = list(_QUARTER_WORDS.finditer(window))
    if named:
        found = named[-1]
        return ORDINALS.get((found.group(1) or found.group(2) or "").lower()) or int(found.group(3))
    if _QUARTER_AND_YEAR.search(window):
        return 4
    if _YEAR_WORDS.search(window) and not _PART_OF_YEAR.search(window):
        return 4
    return None


def _undated_quarter(top: Top) -> int | None:
    """The quarter that the body names without a date, else the headline; None where they name several."""
    for texts in ((top.lead,), top.paragraphs[:12]):
        named = {_quarter_in(text[:300]) for text in texts if _QUARTER_WORDS.search(text[:300])}
        named.discard(None)
        if named:
            return named.pop() if len(named) == 1 else None
    return None


# --- over the columns of tables -----------------------------------------------------------------------------------------------------------


def _end_of_spanner(page: Page, known_by: date | None) -> date | None:
    """The latest column of the first table that is headed "quarter ended March 31" over bare years."""
    for block in page.blocks:
        lines = [line for line in block.lines[:14] if line.pieces]
        for index, line in enumerate(lines):
            text = " ".join(piece.text for piece in line.pieces)
            if len(text) > LONGEST_SPANNER or "nded" not in text and "NDED" not in text and "nding" not in text:
                continue
            spanner = _SPANNER.search(text)
            years = _years_with(line, text, lines[index + 1 : index + 4]) if spanner else []
            if spanner and years:
                month, day, latest = spanner.group(1), spanner.group(2), max(years)
                end = spoken_date(month, day or str(last_day(month, latest)), latest)
                if end and not (known_by and end > known_by):
                    return end
    return None


def _years_with(line: Line, text: str, below: list[Line]) -> list[str]:
    """The years of a line with a spanner (`text` is all that it prints), else those that stand under its first spanner, in the first line
    below that has any.
    """
    place = next((at for at, piece in enumerate(line.pieces) if _SPANNER.search(piece.text)), 0)
    found = (_YEAR.findall(text), *(_years_under(place, len(line.pieces), each) for each in below))
    return next((years for years in found if years), [])


def _years_under(place: int, spanners: int, below: Line) -> list[str]:
    """The years of a line that stand under one of so many spanners over it, which each begin anew: under the second of "Three Months Ended
    March 31," and "Year Ended December 31," stand the last three of "2002 2001 2001 2000 1999". All years where they don't come in as many
    groups."""
    years = [year for piece in below.pieces for year in _YEAR.findall(piece.text)]
    begins = [at for at in range(len(years)) if at == 0 or (years[at] >= years[at - 1]) == (years[0] > years[1])]
    if len(begins) != spanners:
        return years
    return years[begins[place] : [*begins[1:], len(years)][place]]


def _end_over_columns(tables: list[Table], known_by: date | None) -> date | None:
    """The last day of the latest period that is over by this day, of those that table columns name by their length and their end: "Three
    months ended" over "3/31/2022".
    """
    heads = (
        column.head for table in tables if not GUIDANCE.search(table.title) for column in table.columns if not GUIDANCE.search(column.words)
    )
    ends = (end for head in heads if head.has_length and head.day is not None and (end := end_date(head)) is not None)
    return max((end for end in ends if known_by is None or end <= known_by), default=None)


def _day_of_balances(tables: list[Table], known_by: date | None) -> date | None:
    """The latest day, over by this one, that stands over the columns of a balance sheet, a day over two years being of both; None where a
    column bears a later year and no day.
    """
    heads = [head for table in tables if statement_of(table) == "balance_sheet" for head in own_heads(table, "balance_sheet")]
    days = (day for head in heads if head.day is not None and not head.has_length and (day := end_date(head)) is not None)
    latest = max((day for day in days if known_by is None or day <= known_by), default=None)
    return None if latest is None or any((head.year or 0) > latest.year for head in heads) else latest


# --- fiscal years -------------------------------------------------------------------------------------------------------------------------


def quarter_of(end: date, fiscal_year_end: str) -> int | None:
    """The fiscal quarter that ends on this day. In: the year's end as "MM-DD". A quarter's end may lie up to two weeks off the month's
    (52/53-week years).
    """
    year_end_month = int(fiscal_year_end[:2])
    calendar = FiscalCalendar(year_end_month)
    year_end_day = int(fiscal_year_end[3:])
    for fiscal_year in (end.year, end.year + 1):
        for quarter in (1, 2, 3, 4):
            last = calendar.quarter_end(fiscal_year, quarter)
            if last is None:
                continue
            shift = year_end_day - monthrange(last.year, year_end_month)[1]
            if abs((last + timedelta(days=shift) - end).days) <= 14:
                return quarter
    return None


def derived_year_end(end: date | None, quarter: int | None) -> str | None:
    """The fiscal year's last day as "MM-DD", counted on from a quarter that ends with a month; a 52/53-week year's end is known only from
    its own last day.
    """
    if end is None or quarter is None:
        return None
    if quarter == 4:
        return f"{end:%m-%d}"
    if end.day != monthrange(end.year, end.month)[1]:
        return None
    month = (end.month - 1 + 3 * (4 - quarter)) % 12 + 1
    return f"{month:02d}-{28 if month == 2 else monthrange(end.year, month)[1]:02d}"
