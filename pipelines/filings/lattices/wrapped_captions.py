"""Captions over several lines: which line of words goes on in the next, and what two lines are in one.

What belongs here: how the end of a line and the beginning of the next tell that they are one caption. Which words are headings is
row_headings.py's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.filings.blocks import Piece
from pipelines.filings.lattice import Row
from pipelines.filings.periods import head
from pipelines.filings.text_layout import MONTH

CONNECTOR = re.compile(
    r"(?:\b(?:and|of|in|for|to|the|from|by|or|on|before|after|net|with|per|at|a|an|as|included|excluding|including|less|on|under|used"
    r"|than|non|provided)|[,&(\u2013-]|(?<![\s,](?-i:[a-z]))/|s['\u2019])$",
    re.IGNORECASE,
)
"""How a line of a caption ends that goes on; "f/" points to a note."""
_PERIOD_LINE = re.compile(
    r"(?:for\s+the\s+)?(?:(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|\d{1,2})\s+(?:months|weeks)\s+ended"
    r"|(?:fiscal\s+)?(?:quarter|year)s?\s+ended|(?:first|second|third|fourth)\s+quarter\b)",
    re.IGNORECASE,
)
"""A heading among the rows that opens a period of its own: never the beginning of a caption."""
_GOES_ON_WITH_CASH = re.compile(r"\(?(?:USED|PROVIDED)\s")
"""How the second line of a heading in capitals begins over the adjustments of a statement of cash flows."""
_GOES_ON = re.compile(r"(?:AND|OR|OF|FOR|TO|FROM|BY|WITH|PER|BEFORE|AFTER)\s|\d{1,3}(?:,\d{3})+(?:,|\s+(?:shares|in\b|and\b|issued))")
"""How no caption begins: with a connecting word in capitals, with a count of shares."""


@dataclass(slots=True)
class Words:
    """A line of words without figures, waiting for what it belongs to."""

    text: str
    indent: int
    right: int
    blank_after: bool = False


def joined_caption(first: str, rest: str) -> str:
    """A caption of two lines in one: a word that the line's end cut in two is whole again ("liabil- / ities"), a compound keeps its hyphen
    ("long- / term").
    """
    if not rest or not first:
        return first or rest
    if len(first) < 2 or first[-1] != "-" or not first[-2].isalpha() or first[-2].isupper() != rest[0].isupper() or not rest[0].isalpha():
        return f"{first} {rest}"
    return first + rest if _COMPOUND.match(rest) or _NEGATED.search(first) else first[:-1] + rest


_NEGATED = re.compile(r"\bnon-$", re.IGNORECASE)
_COMPOUND = re.compile(
    r"(?:term|lived|bearing|earning|downs?|exempt|process|transit|for|to|in|up|off|out|based|average|end|date|backed|owned|current|cash"
    r"|interest|sale|maturity|line|free|weighted|adjusted|deferred|value|controlling|recurring|operating|related)\b",
    re.IGNORECASE,
)
"""Second halves of compounds, whose hyphen is their own and not the line end's."""


def holds_one_row(words: Words, inset: int, following: int | None) -> bool:
    """Would this line, as a heading, stand over one row only? Then it is the beginning of that row's caption."""
    if (
        words.blank_after
        or words.text.endswith((":", "-"))
        or words.text.isupper()
        or len(words.text) < 8
        or _PERIOD_LINE.match(words.text)
    ):
        return False
    return inset > words.indent and following is not None and following <= words.indent


def continues(row: Row, text: str, indent: int) -> bool:
    """Does this line of words finish the caption of the row above it?"""
    if text.endswith(":") or not row.label:
        return False
    if row.label.count("(") > row.label.count(")"):
        return True
    if CONNECTOR.search(row.label) and not text[0].isupper() and not row.label.lower().endswith("net"):
        return True
    return text[0].islower() and indent > row.indent and not CONNECTOR.search(text)


def ends_caption(row: Row, text: str, indent: int, following: tuple[Piece, ...]) -> bool:
    """Does this line in small letters, set in like the row above it, end that row's caption? What follows it begins a caption of its
    own.
    """
    return indent == row.indent and text[0].islower() and row.label[:1].isupper() and (not following or following[0].text[0].isupper())


def ends_a_cut_caption(row: Row, text: str, indent: int, following: tuple[Piece, ...]) -> bool:
    """Does this line in capitals end the caption of the row above it, which breaks off ("Cash at Beginning of / Period") or is followed by
    it, set in a little, and nothing more ("Average Common Shares / Outstanding")?"""
    if text.endswith(":") or len(text.split()) > 4 or text.isupper():
        return False
    is_tail = not following and 0 < indent - row.indent <= 4 and len(text.split()) <= 3 and not row.label.lower().startswith("total")
    return _BREAKS_OFF.search(row.label) is not None or is_tail and head(text).is_empty


_BREAKS_OFF = re.compile(r"(?:\b(?:of|the|for|by|to|at|and|in|from|with)|\s&)$")


def wrapped(pending: list[Words], label: str, limit: int, html: bool, inset: int, below: int | None) -> tuple[list[Words], list[Words]]:
    """Which of the waiting lines are the beginning of this row's caption, and which are headings: by its width alone no line begins the
    caption of a row that is set in further than the line, as the next row is. `inset`, `below`: how far this row and the next are set in.
    """
    take = len(pending)
    following = label
    while take > 0:
        words = pending[take - 1]
        if words.blank_after and label:
            break
        if not following:
            # figures without words of their own belong to the line above, unless that is a heading
            if words.text.endswith(":"):
                break
        elif not wraps(words, following, _ENDLESS if below is not None and inset == below > words.indent else limit, html):
            break
        following = words.text
        take -= 1
    return pending[take:], pending[:take]


_ENDLESS = 1_000_000
"""A line so long as no line is."""
_UNIT_AT_ITS_END = re.compile(
    r"\((?:(?:u\.?s\.?\s+)?(?:dollars|amounts)\s+)?(?:in\s+)?"
    r"(?:\$|thousands|millions|000['\u2019]?s?|[mgk]wh|mcf|bcf|barrels|ounces|tons)\b[^()]*\)$",
    re.IGNORECASE,
)
"""A heading that says what the rows under it count: "Electric sales (thousands of MWh)"."""
_NOTED = re.compile(r"[\s,][a-z]/$")
"""A line that points to a note at its end: "Average hourly labor costs f/"."""
_AT_ITS_MONTH = re.compile(rf"\S\s+{MONTH}(?:\s+\d{{1,2}},?)?$", re.IGNORECASE)
_BEFORE_A_DATE = re.compile(r"\S\s+(?:ended|ending)$", re.IGNORECASE)
_BEGINS_WITH_A_DATE = re.compile(rf"{MONTH}\s+\d", re.IGNORECASE)
_REST_OF_A_DATE = re.compile(r"(?:\d{1,2},?\s+)?(?:19|20)\d\d\b|\d{1,2},?$")
"""A date that the line's end parts: "Balances as of September / 27, 1996"."""
_TAIL_OF_A_HEADING = re.compile(r"(?:data|information|statistics|statements?|sheets?)(?:\s*\([^()]*\))?:?", re.IGNORECASE)
"""The last word of a heading that wraps: "CONSOLIDATED BALANCE SHEET / DATA:"."""
_IN_CAPITALS = re.compile(r"[^a-z()]*[A-Z]{3}[^a-z()]*(?:\([^()]*\)[^a-z()]*)*")


def wraps(words: Words, following: str, limit: int, html: bool) -> bool:
    text = words.text
    if _COUNTS_SHARES.match(following) and _OF_STOCK.search(text):
        return True
    if (
        text.endswith(":")
        or _PERIOD_LINE.match(text)
        or text.endswith("--")
        and following[0].isupper()
        or (_UNIT_AT_ITS_END.search(text) or text.endswith("/") and _NOTED.search(text))
        and following[0].isupper()
    ):
        return False
    if _TAIL_OF_A_HEADING.fullmatch(following):
        return True
    if following[0].islower() and _IN_CAPITALS.fullmatch(text) and not CONNECTOR.search(text):
        return False  # "BALANCE SHEET DATA (5)" over captions in small letters
    if following[0].islower() or following[0] == "(" and not html or text.count("(") > text.count(")"):
        return True
    if CONNECTOR.search(text) or _GOES_ON_WITH_CASH.match(following) and text.endswith("CASH") or not html and _GOES_ON.match(following):
        return True
    if (
        _REST_OF_A_DATE.match(following)
        and _AT_ITS_MONTH.search(text)
        or _BEFORE_A_DATE.search(text)
        and _BEGINS_WITH_A_DATE.match(following)
    ):
        return True
    if html:
        return text.endswith(";") and _GOES_ON.match(following) is not None
    if _STOCK.match(following) and _OF_STOCK.search(text):
        return False  # "Common stock" below "Preferred stock, no par value; none issued"
    first_word = len(following.split(maxsplit=1)[0])
    is_own = following[0].isupper() and BASIS.fullmatch(following) is not None  # "Basic" is a caption of its own
    return words.right + 1 + first_word > limit and len(text) > 24 and not text.isupper() and not is_own


_COUNTS_SHARES = re.compile(r"(?:authorized|issued|outstanding)\b[^\d$%]{0,24}\d", re.IGNORECASE)
"""How a caption of capital stock goes on that counts the shares itself: "Common stock / Authorized 1,000 shares / Issued 500 shares"."""
_OF_STOCK = re.compile(r"\b(?:stock|shares|authorized|issued)\b", re.IGNORECASE)

_STOCK = re.compile(r"(?:common|preferred|treasury)\s+(?:stock|shares)\b", re.IGNORECASE)


BASIS = re.compile(r"(?:basic|(?:fully )?diluted|primary|assuming (?:full )?dilution)", re.IGNORECASE)
