"""A page -> the day that it bears: of its date line, of its cover, of its signatures; else a day by which it must have been known.

What belongs here: days of the document. The last day of the period that it reports on is reported_period.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, takewhile

from pipelines.filings.blocks import Page
from pipelines.filings.cover.page_top import DAY_WITHOUT_YEAR, SPOKEN_DATE, Top, day_of_date_line
from pipelines.filings.prose.passages import Passage
from pipelines.filings.prose.spoken_days import DATE, spoken_date

SIGNATURE_LINES = 400
"""A report is dated within so many printed lines from its end (signatures stand before the exhibits)."""
LENGTH_OF_A_LINE = 50
"""A line that runs on to the next one is longer than this."""
LONGEST_WAIT_DAYS = 400
"""A date line without a year is completed only by a period that ended within so many days before."""
LONGEST_WAIT_FOR_RESULTS_DAYS = 120
"""Results are announced and talked over within so many days after their period."""
_DATE_LINE = re.compile(rf"(?:(?:release\s+)?date[d:]?|for\s+release)?[\s:]*{DATE}\.?", re.IGNORECASE)
_RESULTS_CALL = re.compile(r"\b(?:conference\s+call|web\s?cast|live\s+stream)", re.IGNORECASE)
_OF_A_CALL = re.compile(r"\b(?:results|earnings|quarter)\b", re.IGNORECASE)
_DAY_OF_A_CALL = re.compile(
    rf"(?:(?<!ended )(?<!ending )\bon\s+(?:[a-z]+day,?\s+)?|(?<!through )(?<!until )\b[a-z]+day,?\s+){DATE}", re.IGNORECASE
)
_CALL_HEARD_LATER = re.compile(r"\b(?:replay|re-?broadcast|recording|archive)", re.IGNORECASE)
_ANNOUNCED = r"\b(?:announced|reported|released|issued)\b"
_ITS_RESULTS = r"\s+(?:(?!that\b|it\b)[\w'\u2019-]+\s+){0,7}?(?:results|earnings|net\s+(?:income|loss|earnings|sales)|revenues?)\b"
_RESULTS_ANNOUNCED_ON = re.compile(
    rf"(?<!which )(?<!that )(?<!previously ){_ANNOUNCED},?\s+on\s+(?:[a-z]+day,?\s+)?{DATE},?{_ITS_RESULTS}"
    rf"|^on\s+(?:[a-z]+day,?\s+)?{DATE},?\s[^.;]{{3,120}}?\s{_ANNOUNCED}{_ITS_RESULTS}",
    re.IGNORECASE,
)
_RESULTS_TODAY = re.compile(
    rf"\btoday,?\s+(?:[a-z]+\s+)?{_ANNOUNCED}{_ITS_RESULTS}|{_ANNOUNCED}\s+today,?{_ITS_RESULTS}|{_ANNOUNCED}{_ITS_RESULTS}[^.;]{{0,30}}\stoday\b",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(r"[a-z\d)]{4}\.\s+[A-Z]")
_OF_WHAT_COMES = re.compile(r"\b(?:call|web\s?cast|payable|dividends?|record|meeting|effective|closing|due)\b", re.IGNORECASE)
"""Words with which a headline names a day that is not the release's own."""


def dated_on(document_type: str, page: Page, top: Top) -> date | None:
    """The day that a company's document bears: a report under its signatures, any other at its top."""
    if document_type in ("quarterly_report", "annual_report"):
        return _signature_date(page)
    return _date_of_report(top) or day_of_date_line(top.lead) or lone_date(top)


def _date_of_report(top: Top) -> date | None:
    """An 8-K cover's "Date of Report (Date of earliest event reported): October 19, 2006", the date on that line or next to it."""
    for index, line in enumerate(top.lines[:40]):
        if "date of report" in line.lower():
            for near in (line, *top.lines[index + 1 : index + 2], *top.lines[max(0, index - 1) : index]):
                found = SPOKEN_DATE.search(near)
                if found:
                    return spoken_date(*found.groups())
            return None
    return None


def lone_date(top: Top) -> date | None:
    """A line over the body that is a date and nothing else ("June 5, 2009", "Release Date: April 28, 2020")."""
    before = ""
    for line in top.lines[:45]:
        found = _DATE_LINE.fullmatch(line.strip())
        cut = len(before) > LENGTH_OF_A_LINE and before[-1:].islower()  # the end of a sentence that this line goes on with
        before = line.strip()
        if found and not cut:
            return spoken_date(*found.groups())
    return None


def _signature_date(page: Page) -> date | None:
    """The date under a report's signatures: the first one after the last heading SIGNATURES."""
    after: list[str] = []
    for line in islice(lines_from_the_end(page), SIGNATURE_LINES + 1):
        if re.fullmatch(r"\W*signatures?\W*", line, re.IGNORECASE):
            for text in reversed(after):
                found = SPOKEN_DATE.search(text)
                if found:
                    return spoken_date(*found.groups())
            after.clear()
        after.append(line)
    return None


def lines_from_the_end(page: Page) -> Iterator[str]:
    """The printed lines of a page, the last one first."""
    for block in reversed(page.blocks):
        for line in reversed(block.lines):
            if line.pieces:
                yield " ".join(piece.text for piece in line.pieces)


def completed_date_line(lead: str, period_end: date | None) -> date | None:
    """A date line without a year ("April 21 /PRNewswire/ --"): its first such day after the period that it reports on."""
    found = DAY_WITHOUT_YEAR.search(lead[:90])
    if not found or not period_end:
        return None
    for year in (period_end.year, period_end.year + 1):
        day = spoken_date(found.group(1), found.group(2), str(year))
        if day and timedelta(0) < day - period_end < timedelta(days=LONGEST_WAIT_DAYS):
            return day
    return None


def day_of_announcement(top: Top, period_end: date | None, known_on: date | None) -> date | None:
    """The day after the period on which a first sentence says that results were announced ("announced on August 5, 2024 results for the
    quarter ..."), or the one day over the sentence by which they are "today". None where that day is later than that of filing."""
    if period_end is None:
        return None
    for text in top.paragraphs:
        if (said := _RESULTS_ANNOUNCED_ON.search(text)) is not None and not _NEXT_SENTENCE.search(text, 0, said.start()):
            day = spoken_date(*[word for word in said.groups() if word])
            return day if _is_soon_after(day, period_end, known_on) else None
    if "today" not in top.lowered or not any("oday" in text and _RESULTS_TODAY.search(text) for text in top.paragraphs):
        return None
    over = takewhile(lambda line: "today" not in line.lower(), top.lines)
    days = {
        day
        for line in over
        if not _OF_WHAT_COMES.search(line) and (day := day_of_date_line(line)) is not None and _is_soon_after(day, period_end, known_on)
    }
    return days.pop() if len(days) == 1 else None


def _is_soon_after(day: date | None, period_end: date, known_on: date | None) -> bool:
    """May results of this period be told on this day, and be filed on that other?"""
    return (
        day is not None
        and timedelta(0) < day - period_end <= timedelta(days=LONGEST_WAIT_FOR_RESULTS_DAYS)
        and not (known_on and day > known_on)
    )


def day_of_results_call(prose: list[Passage], period_end: date | None, known_on: date | None) -> date | None:
    """The first day after the period on which its results are talked over ("Q1 2024 financial results conference call beginning at 2:00
    p.m. PT on February 1, 2024"); not that of a replay. None where that day is later than the one on which the document was filed."""
    if period_end is None:
        return None
    first = min(
        (day for day in _days_of_calls(prose) if timedelta(0) < day - period_end <= timedelta(days=LONGEST_WAIT_FOR_RESULTS_DAYS)),
        default=None,
    )
    return first if first and not (known_on and first > known_on) else None


def _days_of_calls(prose: list[Passage]) -> Iterator[date]:
    """The days on which results are talked over, as sentences name them."""
    for passage in prose:
        for start, end in passage.sentences if _RESULTS_CALL.search(passage.text) else ():
            sentence = passage.text[start:end]
            if not (_RESULTS_CALL.search(sentence) and _OF_A_CALL.search(sentence)):
                continue
            for said in _DAY_OF_A_CALL.finditer(sentence):
                day = spoken_date(*said.groups())
                if day and not _CALL_HEARD_LATER.search(sentence[: said.start()]):
                    yield day
