"""The top of a page: what is printed there, where its body begins, and the date line at the head of that.

What belongs here: the lines and paragraphs by which a page says who and when it is, and how a press release opens ("DAYTON, Ohio, May 9,
2006 /PRNewswire/ -- Orchard Valve Corporation (Nasdaq: ORVC) today announced ..."). Whose name stands there is company_names.py's, which of
the days counts document_days.py's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipelines.filings.blocks import Page
from pipelines.filings.prose.spoken_days import DATE, MONTH, spoken_date

HEAD_LINES = 90
"""A document says who and when it is within so many printed lines from its top (a cover page, a letterhead and the paragraph under it)."""
LEAST_LEAD = 70
"""A paragraph that announces something is at least so long."""
SPOKEN_DATE = re.compile(DATE, re.IGNORECASE)
DAY_WITHOUT_YEAR = re.compile(rf"({MONTH})\s*(\d{{1,2}})\s*(?=[/–—―-]|,\s*/)", re.IGNORECASE)
_BEFORE_A_DATELINE = re.compile(r"\b(?:end(?:ed|ing|s)|of|on|until|since|through|dated|by)\s*$", re.IGNORECASE)
EXCHANGE_TICKER = re.compile(
    r"[(\[]?\s*(?:nyse|nasdaq|amex|otc|new york stock exchange|tsx)[^:)\]\d]{0,30}:\s*[\"“'‘]?"
    r"\s*(?-i:([A-Z][A-Z0-9]{0,4}(?:[.-][A-Z])?))\b",
    re.IGNORECASE,
)
LEAD_VERB = re.compile(
    r",?\s+(?:(?:has\s+)?today(?:,?\s+[^,]{0,40}?)?\s+)?(?:announced|reported|posted|issued|released|reports|announces)\b|\s+today\b",
    re.IGNORECASE,
)
PLACE = re.compile(r"\(?[A-Z][A-Za-z.'’ ]+,[A-Za-z., ]{2,30}\)?\s*(?:--|[–—―-]|(?<=[a-z]{3})\.(?=\s+[A-Z]))")


@dataclass(frozen=True, slots=True)
class Top:
    """The top of a page: what is printed there, line by line and as running text."""

    lines: tuple[str, ...]
    paragraphs: tuple[str, ...]
    lowered: str  # the lines in small letters: whether a word stands there at all costs little to ask
    lead: str  # the first paragraph of the body: place and date, company, what it announces; "" where there is none


def top_of(page: Page, body: tuple[str, ...]) -> Top:
    """In: a page, and the texts of its passages."""
    lines: list[str] = []
    for block in page.blocks:
        if len(lines) >= HEAD_LINES:
            break
        lines.extend(" ".join([piece.text for piece in line.pieces]) for line in block.lines if line.pieces)
    above = body[:HEAD_LINES]
    del lines[HEAD_LINES:]
    return Top(tuple(lines), above, "\n".join(lines).lower(), next((text for text in above if _is_lead(text)), ""))


def _is_lead(text: str) -> bool:
    """The first full sentence that announces something, with a date line or a ticker in front of it."""
    if len(text) < LEAST_LEAD or not (text[0].isupper() or text[0] == "("):
        return False
    opening = text[:420]
    if not LEAD_VERB.search(opening):
        return False
    return bool(day_of_date_line(text) or DAY_WITHOUT_YEAR.search(opening[:90]) or EXCHANGE_TICKER.search(opening) or PLACE.match(opening))


# --- date lines ---------------------------------------------------------------------------------------------------------------------------


def day_of_date_line(text: str) -> date | None:
    """The full date at a paragraph's head ("NEW YORK, June 1, 2006 --"), not one of its first sentence ("for the quarter ended ...")."""
    found = _at_the_head(SPOKEN_DATE, text[:140])
    return spoken_date(*found.groups()) if found else None


def end_of_date_line(opening: str) -> int:
    """Where the date of a date line ends; 0 where it has none."""
    found = _at_the_head(SPOKEN_DATE, opening[:140]) or _at_the_head(DAY_WITHOUT_YEAR, opening[:90])
    return found.end() if found else 0


def _at_the_head(pattern: re.Pattern[str], opening: str) -> re.Match[str] | None:
    """The first day of this opening, unless it is one that the first sentence speaks of."""
    found = pattern.search(opening)
    return None if found and _BEFORE_A_DATELINE.search(opening[: found.start()]) else found
