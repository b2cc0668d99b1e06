"""What a section says once of the money in all its tables: "Notes to Consolidated Financial Statements (in millions)", "Tabular information
(dollars in millions)".

What belongs here: where such words stand and how far they reach. Whether a table that states no scale of its own may be read at theirs is
settled_scales.py's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.filings import units
from pipelines.filings.blocks import Page
from pipelines.filings.phrases import Phrase

LINES_OF_A_HEADING = 3
"""A section's heading and what it says of money stand on so many lines at most."""
LENGTH_OF_A_HEADING = 110
"""A line of a heading is no longer than this many characters."""

_OF_ALL_TABLES = Phrase(
    r"\btabular\s+(?:information|amounts?|data|dollars?|figures)\b"
    r"|\b(?:amounts|dollars|figures|dollar\s+amounts)\s+in\s+(?:the\s+)?(?:tables|tabular)\b"
    r"|\ball\s+(?:dollar\s+)?(?:amounts|figures)\s+(?:(?:are|expressed|stated|presented|shown|reported)\s+)*in"
    r"\s+(?:u\.?s\.?\s+)?(?:dollars|thousands|millions)\b"
    r"|\bamounts\s+are\s+(?:expressed|stated|presented|shown|reported)\s+in\s+(?:thousands|millions)\b",
    "tabular amounts figures dollars",
)
_NOTES = re.compile(
    r"(?:condensed\s+)?notes\s+to\s+(?:the\s+)?(?:unaudited\s+|interim\s+|condensed\s+|consolidated\s+"
    r"|combined\s+)*(?:financial\s+)?statements\b",
    re.IGNORECASE,
)
_NOTES_BEGUN = re.compile(r"(?:(?:CONDENSED|Condensed)\s+)?(?:NOTES\s+TO|Notes\s+[Tt]o)\b")
_NOTES_ENDED = re.compile(r"(?:CONSOLIDATED\s+|Consolidated\s+)?(?:FINANCIAL\s+STATEMENTS|Financial\s+Statements)\b")
"""The same heading in two lines, its company's name beside: "NOTES TO      Acme Inc. and Subsidiaries", "FINANCIAL STATEMENTS"."""
_A_NOTE = re.compile(r"note\s+\d{1,2}\s*(?:[.:\-\u2013\u2014]|\s[A-Z])", re.IGNORECASE)
"""The heading of one note, which may state a scale for the tables in it: "Note 3 - Consolidated Financial Statement Details (in millions)".
"""
_NEXT_SECTION = re.compile(
    r"part\s+i+\s*(?:[.:\-\u2013\u2014]|$)|item\s+\d+[ab]?\s*[.:\-\u2013\u2014]\s+\S|management['\u2019]s\s+discussion\s+and\s+analysis\b"
    r"|report\s+of\s+(?:independent|management)\b",
    re.IGNORECASE,
)
"""A heading; "Part I, Item 1 of this report" is a reference that a line begins with."""


@dataclass(frozen=True, slots=True)
class SectionScales:
    """What is said of money apart from tables, in page order, each from the character at which it stands: by sections (None: the section is
    over), and by lines in parentheses of their own.
    """

    sections: tuple[tuple[int, int | None], ...] = ()
    lines: tuple[tuple[int, int], ...] = ()

    def at(self, char: int) -> int | None:
        """What the section that reaches this character says one printed unit of money is worth; None where it is silent."""
        index = bisect_left(self.sections, (char,)) - 1
        return self.sections[index][1] if index >= 0 else None

    def between(self, start: int, end: int) -> int | None:
        """What the last line in parentheses between two characters says one printed unit of money is worth; None where there is none."""
        index = bisect_left(self.lines, (end,)) - 1
        return self.lines[index][1] if index >= 0 and self.lines[index][0] >= start else None


def section_scales(page: Page) -> SectionScales:
    """Where on this page words apart from a table say in what unit tables print money. A section holds until the next item or part of the
    report, or until the next such words.
    """
    sections: list[tuple[int, int | None]] = []
    alone: list[tuple[int, int]] = []
    lines = list(_lines(page))
    of_notes = -LINES_OF_A_HEADING
    around: tuple[int | None] | None = None  # inside a note with a scale of its own: what the section around it says
    for index, (start, text) in enumerate(lines):
        if _NOTES.match(text) or _NOTES_BEGUN.match(text) and any(_NOTES_ENDED.match(line) for _, line in lines[index + 1 : index + 2]):
            of_notes = index
        if text[0] == "(" and text[-1] == ")" and index - of_notes >= LINES_OF_A_HEADING and (factor := _stated(text)) is not None:
            alone.append((start, factor))
        if sections and _NEXT_SECTION.match(text):
            sections.append((start, None))
            around = None
        if _A_NOTE.match(text):
            if around is not None:
                sections.append((start, *around))
                around = None
            if (of_note := _stated(text)) is not None:
                around = (sections[-1][1] if sections else None,)
                sections.append((start, of_note))
        factor = None
        if of_notes == index:
            factor = next(filter(None, (_stated(line) for _, line in lines[index : index + LINES_OF_A_HEADING])), None)
        elif (words := _OF_ALL_TABLES.search(text)) is not None:
            # a line's end may part the words from their scale
            factor = _stated(" ".join([text[words.start() :], *(line for _, line in lines[index + 1 : index + 2])])[:LENGTH_OF_A_HEADING])
        if factor is not None:
            sections.append((start, factor))
            around = None
    return SectionScales(tuple(sections), tuple(alone))


def _stated(line: str) -> int | None:
    return units.scale(line).money if len(line) <= LENGTH_OF_A_HEADING else None


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    """The page's lines with text: where each begins, and what it says."""
    for block in page.blocks:
        for line in block.lines:
            if line.pieces:
                yield line.pieces[0].start, " ".join([piece.text for piece in line.pieces])
