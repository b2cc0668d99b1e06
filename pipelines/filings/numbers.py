"""One printed token -> one number, as printed: no scale, no unit, no period.

What belongs here: the grammar of a printed figure (sign, grouping, decimals, percent, the many prints of nothing). Scale is units.py's,
columns are tables.py's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

_BEHIND = frozenset(_DASHES)  # a minus behind its figure: "310-"

# US style: thousands grouped by commas, or not grouped at all; `.84` has no leading zero; a dollar sign may stand in- or outside the
# parenthesis.
_NUMBER = re.compile(
    rf"""(?P<lead>(?:US)?\$?\s*[{_DASHES}(+\[<]?\s*(?:US)?\$?\s*)
         (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+|,)?|\d+(?:\.\d*)?|\.\d+)
         (?P<tail>\s?(?:%\s?[)\]]?|[)\]>]\s?%?|\xa2|\s?CR\b|[xX](?![\w.])|(?<=\d)[{_DASHES}])?)""",
    re.VERBOSE,
)
# the half cents of a dividend, the eighths of a price
_MIXED = re.compile(
    r"(?:(?P<lead>(?:US)?\$?\s*)(?P<digits>\d*\.\d\d)|(?:(?:US)?\$\s*(?=\d)|(?=\d))(?P<whole>\d{1,4}))[ -](?P<over>\d{1,2})/(?P<under>2|4"
    r"|8|16|32|64)"
)
_TO_ONE = re.compile(r"(?P<times>\d{1,3}(?:\.\d{1,2})?|\.\d{1,2})\s?:\s?1(?:\.0{1,2})?")
_VULGAR = {"\u00bd": "1/2", "\u00bc": "1/4", "\u00be": "3/4", "\u215b": "1/8", "\u215c": "3/8", "\u215d": "5/8", "\u215e": "7/8"}
_NIL = re.compile(rf"(?:US)?\$?\s*\(?(?:[{_DASHES}]|[{_DASHES}]\s?[{_DASHES}]{{1,3}}|-0-|nil|none)\)?\s?%?", re.IGNORECASE)
_NOT_A_FIGURE = re.compile(
    r"(?:n/?[am]|n\.[am]\.|nmf?|not\s+(?:meaningful|applicable|available)|no\s+trades|\*{1,3}\s?%?|\$|%|\)|[a-z])", re.IGNORECASE
)
_FOOTNOTE = re.compile(
    r"(?:\((?:[1-9]\d?|[a-z]{1,2}|[ivx]{1,4}|\*{1,3}|note\s*\d+)\)|\[(?:\d{1,2}|[a-z])\]|\*{1,4}|\u2020|\u2021|[\u00b9\u00b2\u00b3])",
    re.IGNORECASE,
)
_MARK_BEGINS = frozenset("([*\u2020\u2021\u00b9\u00b2\u00b3")
_MAY_BE_NUMBER = frozenset("0123456789$([<.+-_") | frozenset(_DASHES) | frozenset("nNuU")


LONGEST_FIGURE = 48
"""No printed figure has so many characters, spaces inside it included."""


@dataclass(slots=True)
class Number:
    """A printed figure. `value` carries the printed sign (parentheses are negative) and no scale; a percentage is left as printed (22.0% is
    22.0).
    """

    value: Decimal
    places: int  # digits after the decimal point
    is_nil: bool = False
    is_percent: bool = False
    has_dollar: bool = False
    is_multiple: bool = False  # "1.7x"
    open_paren: bool = False  # "(" without ")": the partner stands elsewhere, or was lost
    close_paren: bool = False


def number(text: str) -> Number | None:
    """The figure that this whole token prints, or None where it prints none.

    In: one token without outer white space. "(2,278)" is -2278, "--" is nil, "$ .84" is 0.84, "n/a" is None.
    """
    if not text or len(text) > LONGEST_FIGURE or text[0] not in _MAY_BE_NUMBER:
        return None
    return _number(text.replace("_", " ").strip() if "_" in text else text)  # a rule typed into the cell: "___240"


@lru_cache(maxsize=16384)
def _number(text: str) -> Number | None:
    if not text:
        return None
    match = _NUMBER.fullmatch(text)
    if match is None or text[-1] in _BEHIND and not _is_minus_behind(*match.group("lead", "digits")):
        if len(text) <= 8 and _NIL.fullmatch(text):
            return Number(Decimal(0), 0, is_nil=True, is_percent="%" in text, has_dollar="$" in text)
        if ":" in text:
            return _to_one(text)
        plain = f"{text[:-1].rstrip()} {_VULGAR[text[-1]]}" if text[-1] in _VULGAR else text
        return _mixed(plain) if "/" in plain else None
    lead, digits, tail = match.group("lead", "digits", "tail")
    if digits == "000":
        return None  # "(000)" says that thousands are left out
    if ("<" in lead) != (">" in tail):
        return None  # "< 1" is less than one
    opened = "(" in lead or "[" in lead or "<" in lead
    closed = ")" in tail or "]" in tail or ">" in tail
    if digits.count(",") == 1 and digits[-4:-3] == ".":
        return None  # "1,437.949": a point typed for a comma, or a fraction of thousands that no one prints
    plain = digits.replace(",", "")
    value = Decimal(plain)
    if opened or text[-1] in _BEHIND or text.endswith("CR") or any(dash in lead for dash in _DASHES):
        value = -value
    point = plain.find(".")
    places = len(plain) - point - 1 if point >= 0 else 0
    is_multiple = tail.strip() in ("x", "X")
    if is_multiple and not places:
        return None  # "5x" may be a mark
    if "\xa2" in tail:
        value, places = value / 100, places + 2  # cents
    return Number(
        value,
        places,
        is_percent="%" in tail,
        has_dollar="$" in lead,
        is_multiple=is_multiple,
        open_paren=opened and not closed,
        close_paren=closed and not opened,
    )


def _to_one(text: str) -> Number | None:
    """How many times one it is: "1.6:1", "2.25 : 1.0"."""
    match = _TO_ONE.fullmatch(text)
    if match is None:
        return None
    value = Decimal(match["times"])
    return Number(value, max(0, -int(value.as_tuple().exponent)), is_multiple=True)


def _mixed(text: str) -> Number | None:
    """An amount in cents and a fraction of a cent (".37 1/2" is 0.375), or in dollars and a fraction of one ("$45 1/8")."""
    match = _MIXED.fullmatch(text)
    if match is None:
        return None
    fraction = Decimal(match["over"]) / Decimal(match["under"])
    value = Decimal(match["whole"]) + fraction if match["whole"] else Decimal(match["digits"]) + fraction / 100
    return Number(value, -int(value.as_tuple().exponent), has_dollar="$" in text)


def _is_minus_behind(lead: str, digits: str) -> bool:
    """Is a dash behind these digits their minus? "1-", "2003-" and "06810-" are the beginning of something else."""
    return not lead.strip(" US$") and (2 <= len(digits) <= 3 or not digits.isdigit())


def is_footnote_mark(text: str) -> bool:
    """Is this a mark that points to a note, such as (1), (a), * or (Note 3)?"""
    return 0 < len(text) <= 10 and text[0] in _MARK_BEGINS and _FOOTNOTE.fullmatch(text) is not None


_PLACEHOLDER_BEGINS = frozenset("nN*$%)abcdefghijklmopqrstuvwxyzABCDEFGHIJKLMOPQRSTUVWXYZ")


@lru_cache(maxsize=4096)
def is_placeholder(text: str) -> bool:
    """Does this stand in a figure's place without being one: n/a, NM, *, a lone $ or %, a change in points ("6.2 pts", "(15) bps")?"""
    if len(text) > 16:
        return False
    return (
        text[:1] in _PLACEHOLDER_BEGINS
        and _NOT_A_FIGURE.fullmatch(text) is not None
        or text[-2:].lower() in _POINTS_END
        and _POINTS.fullmatch(text) is not None
    )


_POINTS_END = frozenset(("ts", "s.", "pt", "ps", "bp", "s)"))
_POINTS = re.compile(rf"\(?[{_DASHES}+]?\(?\d*\.?\d+\)?\s?(?:p?pts?\.?|points|bps?|basis\s+points)\)?", re.IGNORECASE)

_TRAILING_NOTES = re.compile(
    r"(?:(?:(?<=\))\s?(?:[,/&]|and)\s?|\s*)(?:\((?:[1-9]\d?|[a-hA-H]|i{1,3}|iv|vi{1,3}|\*{1,3}|[Nn]otes?\s*\d+(?:\s*(?:,|and)\s*\d+)*"
    r"|[Ss]ee\s+[Nn]otes?[^)]*|[Nn]otes?|[1-9](?:,\s*[1-9])+)\)"
    r"|\*{1,3}|[\u2020\u2021\u00b9\u00b2\u00b3]))+\s*$"
    r"|(?:(?:^|\s|(?<=/,))[a-vx-z]/,?)+\s*$"
)
_NOTES_END = (")", "*", "\u2020", "\u2021", "\u00b9", "\u00b2", "\u00b3", "/")
_DANGLING = re.compile(rf"(?<=[^\s:$])(?:(?<!US)\s?\$|\s[{_DASHES}]|\s?:)+$")
_DANGLING_END = frozenset(f"$:{_DASHES}")
_LEADERS = re.compile(r"(?:\s*\.){2,}\s*$|\s\.$|[\s._]*_+$")


def caption(text: str) -> str:
    """A caption without its dot leaders and trailing footnote marks, white space folded ("Underwriting profit (a), (b)", "Net income
    a/,b/"); a colon, a dash or a dollar sign at its end goes too ("Net income(loss)$", "Alabama Power -"), but for a hyphen, which may part
    a word."""
    text = " ".join(text.split())
    bare = _LEADERS.sub("", text) if text.endswith((".", "_")) else text
    without_notes = _TRAILING_NOTES.sub("", bare) if bare.rstrip().endswith(_NOTES_END) else bare
    # "(a)" may be all there is, and a word before it must remain
    kept = (without_notes or bare).rstrip()
    return _DANGLING.sub("", kept) if kept[-1:] in _DANGLING_END else kept
