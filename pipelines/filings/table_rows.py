"""Lines of figures and words -> rows with their captions and headings: wrapped captions, values on the next line, headings that open and close.

What belongs here: which words name which row, and what they stand under. What a caption means is statements.py's and dbt's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise

from pipelines.filings import units
from pipelines.filings.blocks import Line, Piece
from pipelines.filings.html_layout import indent
from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.numbers import Number, caption, is_footnote_mark, is_placeholder, number
from pipelines.filings.periods import IS_A_DAY, head
from pipelines.filings.table_columns import Band, columns_of_figures
from pipelines.filings.table_figures import is_range, noted_number
from pipelines.filings.text_layout import MONTH, is_year

_CONNECTOR = re.compile(
    r"(?:\b(?:and|of|in|for|to|the|from|by|or|on|before|after|net|with|per|at|a|an|as|included|excluding|including|less|on|under|used|than|non|provided)|[,/&(\u2013-]|s['\u2019])$",
    re.IGNORECASE,
)


_PERIOD_LINE = re.compile(
    r"(?:for\s+the\s+)?(?:(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|\d{1,2})\s+(?:months|weeks)\s+ended|(?:fiscal\s+)?(?:quarter|year)s?\s+ended|(?:first|second|third|fourth)\s+quarter\b)",
    re.IGNORECASE,
)
"""A heading among the rows that opens a period of its own: never the beginning of a caption."""
_GOES_ON_WITH_CASH = re.compile(r"\(?(?:USED|PROVIDED)\s")
"""How the second line of a heading in capitals begins over the adjustments of a statement of cash flows."""
_GOES_ON = re.compile(r"(?:AND|OR|OF|FOR|TO|FROM|BY|WITH|PER)\s|\d{1,3}(?:,\d{3})+(?:,|\s+(?:shares|in\b|and\b|issued))")
"""How no caption begins: with a connecting word in capitals, with a count of shares."""


@dataclass(slots=True)
class _Words:
    """A line of words without figures, waiting for what it belongs to."""

    text: str
    indent: int
    right: int
    blank_after: bool = False


def read_rows(
    result: Table, lines: tuple[Line, ...], found: list[list[tuple[Piece, Number]]], bands: list[Band], zone: int, text: str
) -> None:
    limit = max(
        (piece.x1 for line in lines for piece in line.pieces if piece.x0 < zone and number(piece.text) is None and piece.x1 <= zone + 2),
        default=zone,
    )
    margin = 0 if result.html else 4 + min((line.pieces[0].x0 for line, figures in zip(lines, found, strict=True) if figures and line.pieces[0].x0 < zone), default=0)
    pending: list[_Words] = []
    headings: list[_Heading] = []
    rule = blank = False
    insets = _insets(result, lines, text, zone)
    flat = result.html and len(set(insets.values())) < 2  # nothing is set in: the order alone tells what stands under what
    for position, (line, figures) in enumerate(zip(lines, found, strict=True)):
        if not line.pieces:
            if line.rules:
                rule = rule or any(r.x1 > zone for r in line.rules)
            else:
                blank = True
                if pending:
                    pending[-1].blank_after = True
            continue
        if line.rules and figures:
            rule = rule or result.html
        words = [
            piece
            for piece in line.pieces
            if not figures or piece.x0 < figures[0][0].x0 or (piece.end <= figures[0][0].end and piece is not figures[0][0])
        ]
        words = [piece for piece in words if piece.text not in ("$", "%", ")", "(") and not (figures and piece is figures[0][0])]
        if 0 < len(figures) < len(bands) and result.html and (unread := _unread_figures(line, figures, bands, result.columns)):
            result.unread.extend((line, piece) for piece in unread)
            words = [piece for piece in words if piece not in unread]
        if figures:
            words = [piece for piece in words if not (is_placeholder(piece.text) and piece.x0 >= zone - 2)]
        if figures and not result.html and (before := _figures_before(words)):
            result.lost.extend((line, piece) for piece in before)
            words = words[len(before) :]
        if not figures:
            words = _without_heads(words, result.columns, zone)
        label = " ".join(piece.text for piece in words)
        if figures and words and words[-1].end == figures[0][0].end:
            label = label[: len(label) - len(figures[0][0].text)].rstrip()  # the figure was cut from behind its caption
        if not figures and result.html and (ranges := [piece for piece in words if piece.x0 >= zone and is_range(piece.text)]):
            result.unread.extend((line, piece) for piece in ranges)
            pending = []
            continue
        if not figures and (odd := _odd_cells(words[1:], zone)):
            result.unread.extend((line, piece) for piece in odd)
            pending = []
            continue
        if not figures:
            if (
                not label
                or all(is_placeholder(p.text) or is_footnote_mark(p.text) for p in line.pieces)
                or all(is_year(p.text) for p in line.pieces)
                and (len(line.pieces) > 1 or line.pieces[0].x0 > margin and (result.html or line.pieces[0].x1 > zone - 12))  # a year left of the figures is a heading
            ):
                continue
            if len(words) > 1 and all(len(piece.text) > 1 and is_placeholder(piece.text) and piece.x0 >= zone - 8 for piece in words[1:]):
                if pending and not pending[-1].blank_after and label[0].islower():
                    pending.pop()  # the caption's first line
                continue  # a row of "n/a" has nothing to give to the next one's caption
            following = lines[position + 1].pieces if position + 1 < len(lines) else ()
            if (
                result.rows
                and not blank
                and not pending
                and (
                    _continues(result.rows[-1], label, insets.get(line.start, words[0].x0))
                    or not result.html
                    and _ends_a_cut_caption(result.rows[-1], label, words[0].x0, following)
                    or not result.html
                    and _ends_caption(result.rows[-1], label, words[0].x0, following)
                )
            ):
                row = result.rows[-1]
                row.label = joined_caption(row.label, caption(label))
                row.end = line.end
                continue
            pending.append(_Words(label, insets.get(line.start, words[0].x0), words[-1].x1))
            blank = False
            continue
        inset = insets.get(line.start, words[0].x0) if words else -1
        if not words and not pending and _goes_up(result, figures, bands, rule or blank):
            placed = columns_of_figures(figures, bands, result.html)
            row = result.rows[-1]
            more = (
                Figure(value, piece.text, column, piece.start, piece.end)
                for (piece, value), column in zip(figures, placed, strict=True)
                if column is not None
            )
            row.figures = tuple(sorted((*row.figures, *more), key=lambda figure: figure.column))
            continue
        prefix, rest = _wrapped(pending, label, limit, result.html)
        if not prefix and rest and not result.html and _holds_one_row(rest[-1], inset, _next_inset(lines, position, insets, zone)):
            prefix, rest = rest[-1:], rest[:-1]
        for heading in _headings_of(rest, limit, result.html):
            block = _per_share_block(headings, heading) if flat else []
            _push(headings, heading)
            if block:
                headings[:] = [*block, heading]
        if prefix:
            label = reduce(joined_caption, [*(each.text for each in prefix), label])
            inset = prefix[0].indent
        if label:
            _close(headings, label, inset, flat)
            del headings[_closed_by_name(headings, label) + 1 :]
        _close_narrow(headings, result.rows, label, inset, blank)
        closing = _closed_by(headings, label, flat)
        del headings[closing + 1 :]
        if flat and len(headings) > 1 and units.per_share_words(headings[0].text) and not _are_per_share(figures):
            del headings[:-1]
        cleaned = caption(label)
        if not result.html and _are_ranges(figures):
            result.lost.extend((line, piece) for piece, _ in figures)
            pending = []
            continue
        placed = columns_of_figures(figures, bands, result.html)
        cells = tuple(
            Figure(_with_lost_paren(value, piece, line), piece.text, column, piece.start, piece.end)
            for (piece, value), column in zip(figures, placed, strict=True)
            if column is not None
        )
        result.lost.extend((line, piece) for (piece, _), column in zip(figures, placed, strict=True) if column is None)
        result.rows.append(
            Row(
                len(result.rows) + 1, cleaned, tuple(h.text for h in headings), cells, line.number, line.start, line.end, inset, rule, blank
            )
        )
        if cleaned.lower().startswith("total"):
            del headings[_closed_by_name(headings, cleaned) :]
        elif headings and not headings[-1].opens_period and _is_subtotal(result) and not (_next_inset(lines, position, insets, zone) or 0) > headings[-1].indent:
            headings.pop()
        del headings[max(closing, 0) :]
        pending = []
        rule = blank = False


def _without_heads(words: list[Piece], columns: tuple[Column, ...], zone: int) -> list[Piece]:
    """A line without figures that prints the columns' heads again ("Three months ended June 30, 2011   GAAP   Specified Items   Non-GAAP") without these; any other line whole."""
    over = [piece for piece in words[1:] if piece.x0 >= zone - 2]
    heads = " ".join(column.words for column in columns).lower()
    return words[: -len(over)] if len(over) > 1 and all(piece.text.rstrip("*").lower() in heads for piece in over) else words


def _odd_cells(pieces: list[Piece], zone: int) -> list[Piece]:
    """What stands in the columns of a line without figures and is none, but looks like one: "1.8:1", "45 1/8", "$ 88.4 million"."""
    return [
        piece
        for piece in pieces
        if piece.x0 >= zone - 2 and piece.text[0] in _BEGINS_LIKE_A_FIGURE and any(map(str.isdigit, piece.text)) and len(piece.text) <= LENGTH_OF_AN_ODD_CELL
        and head(piece.text).is_empty and not is_footnote_mark(piece.text) and not is_placeholder(piece.text) and not is_year(piece.text)
    ]  # fmt: skip


_BEGINS_LIKE_A_FIGURE = frozenset("$(.0123456789")
LENGTH_OF_AN_ODD_CELL = 40


def _are_ranges(figures: list[tuple[Piece, Number]]) -> bool:
    """Do these figures print ranges, "$25.00 -$16.00": a dash that stands close behind a figure is no minus."""
    return any(
        right.text.startswith(("-$", "- $")) and right.x0 - left.x1 <= 1 and value.value > 0 for (left, value), (right, _) in pairwise(figures)
    )


_ACTIVITY_TOTAL = re.compile(r"(?:total |net )*cash (?:flows? )?.{0,40}\b(?P<activity>operating|investing|financing)\b", re.IGNORECASE)


def _closed_by(headings: list[_Heading], label: str, flat: bool) -> int:
    """Index of the heading that this caption closes, being the total of a cash flow statement's activity; the number of headings where it closes none, -1 where it
    stands under none of them, though nothing is set in to show it."""
    total = _ACTIVITY_TOTAL.match(label) if headings else None
    if total is None:
        return len(headings)
    activity = total["activity"].lower()
    named = (index for index, each in enumerate(headings) if each.text.lower() == activity or f"{activity} activities" in each.text.lower())
    inner = next((index for index, each in enumerate(headings) if _OF_STEPS.match(each.text)), len(headings))
    return next(named, -1 if flat else inner - 1 if inner < len(headings) else inner)


_OF_STEPS = re.compile(r"adjustments?\b|changes?\s+in\b|(?:net\s+)?(?:in|de)creases?\b", re.IGNORECASE)
"""Headings within an activity, which its total ends: "Adjustments to reconcile net income", "Changes in assets and liabilities"."""


_LIKE_A_FIGURE = re.compile(r"(?=.*\d.*\d)(?!(?:\(\d{1,2}\)[\s,]*)+$)[\dOolI$\u20ac\u00a3\u00a5(),.%\s\u2013\u2014-]+")
"""Characters of a figure, some of them letters that a scanner took for digits: two digits at least, and more than marks of notes."""


def _unread_figures(line: Line, figures: list[tuple[Piece, Number]], bands: list[Band], columns: tuple[Column, ...]) -> list[Piece]:
    """The pieces of a row that stand in a column where the row has no figure, look like one and can't be read as one."""
    found = []
    for piece in line.pieces:
        if piece.x0 < bands[0].x0 or _LIKE_A_FIGURE.fullmatch(piece.text) is None or number(piece.text) is not None or noted_number(piece.text):
            continue
        under = [column for band, column in zip(bands, columns, strict=True) if band.x0 < piece.x1 and piece.x0 < band.x1]
        if len(under) == 1 and not under[0].is_change and not any(under[0].x0 < other.x1 and other.x0 < under[0].x1 for other, _ in figures):
            found.append(piece)
    return found


def joined_caption(first: str, rest: str) -> str:
    """A caption of two lines in one: a word that the line's end cut in two is whole again ("liabil- / ities"), a compound keeps its hyphen ("long- / term")."""
    if not rest or not first:
        return first or rest
    if len(first) < 2 or first[-1] != "-" or not first[-2].isalpha() or first[-2].isupper() != rest[0].isupper() or not rest[0].isalpha():
        return f"{first} {rest}"
    return first + rest if _COMPOUND.match(rest) or _NEGATED.search(first) else first[:-1] + rest


_NEGATED = re.compile(r"\bnon-$", re.IGNORECASE)
_COMPOUND = re.compile(
    r"(?:term|lived|bearing|earning|downs?|exempt|process|transit|for|to|in|up|off|out|based|average|end|date|backed|owned|current|cash|interest|sale|maturity|line|free|deferred|value|controlling|recurring|operating|related)\b",
    re.IGNORECASE,
)
"""Second halves of compounds, whose hyphen is their own and not the line end's."""


def _goes_up(result: Table, figures: list[tuple[Piece, Number]], bands: list[Band], apart: bool) -> bool:
    """Do these figures without a caption fill just the columns that the row directly above left empty? Then they slipped down a line."""
    if apart or not result.rows or len(result.rows[-1].figures) >= len(bands):
        return False
    taken = {figure.column for figure in result.rows[-1].figures}
    return all(column is not None and column not in taken for column in columns_of_figures(figures, bands, result.html))


def _next_inset(lines: tuple[Line, ...], position: int, insets: dict[int, int], zone: int) -> int | None:
    """Where the words of the next line begin; None where none follows, or one of figures alone."""
    return next((insets.get(line.start, line.pieces[0].x0) if line.pieces[0].x0 < zone else None for line in lines[position + 1 :] if line.pieces), None)


def _holds_one_row(words: _Words, inset: int, following: int | None) -> bool:
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


_DOLLAR_CELLS = frozenset(("$", "$(", "$ (", "($"))


def _with_lost_paren(value: Number, piece: Piece, line: Line) -> Number:
    """In HTML the closing parenthesis often stands in a cell of its own: then nothing was lost."""
    if value.open_paren and any(
        other.x0 >= piece.x1 and other.text.replace(" ", "")[:2] in (")", ")%", "%)") and other.x0 - piece.x1 <= 2 for other in line.pieces
    ):
        is_percent = value.is_percent or any("%" in o.text for o in line.pieces if 0 <= o.x0 - piece.x1 <= 1)
        return replace(value, is_percent=is_percent, open_paren=False, close_paren=False)
    if any(other.text in _DOLLAR_CELLS and 0 <= piece.x0 - other.x1 <= 1 for other in line.pieces):
        value = replace(value, has_dollar=True)
    following = next((o for o in line.pieces if o.x0 >= piece.x1), None)
    if following is not None and following.text == "%" and following.x0 - piece.x1 <= 1:
        return replace(value, is_percent=True)
    return value


_DECIMAL_OR_AMOUNT = re.compile(r"\$?\(?\$?(?:\d{1,3}(?:,\d{3})+|\d*\.\d+)\)?")


def _figures_before(words: list[Piece]) -> list[Piece]:
    """The amounts that stand left of a caption, where a page sets columns on both sides of it: "257.0   264.2   Non-interest income"."""
    count = next((index for index, piece in enumerate(words) if not _DECIMAL_OR_AMOUNT.fullmatch(piece.text)), 0)
    return words[:count] if words and not words[count].text[0].islower() else []  # "2,192,970,504 in 1999" goes on with a caption


def _continues(row: Row, text: str, indent: int) -> bool:
    """Does this line of words finish the caption of the row above it?"""
    if text.endswith(":") or not row.label:
        return False
    if row.label.count("(") > row.label.count(")"):
        return True
    if _CONNECTOR.search(row.label) and not text[0].isupper() and not row.label.lower().endswith("net"):
        return True
    return text[0].islower() and indent > row.indent and not _CONNECTOR.search(text)


def _ends_caption(row: Row, text: str, indent: int, following: tuple[Piece, ...]) -> bool:
    """Does this line in small letters, set in like the row above it, end that row's caption? What follows it begins a caption of its own."""
    return indent == row.indent and text[0].islower() and row.label[:1].isupper() and (not following or following[0].text[0].isupper())


def _ends_a_cut_caption(row: Row, text: str, indent: int, following: tuple[Piece, ...]) -> bool:
    """Does this line in capitals end the caption of the row above it, which breaks off ("Cash at Beginning of / Period") or is followed by it, set in a little, and nothing more ("Average Common
    Shares / Outstanding")?"""
    if text.endswith(":") or len(text.split()) > 4 or text.isupper():
        return False
    is_tail = not following and 0 < indent - row.indent <= 4 and len(text.split()) <= 3 and not row.label.lower().startswith("total")
    return _BREAKS_OFF.search(row.label) is not None or is_tail and head(text).is_empty


_BREAKS_OFF = re.compile(r"\b(?:of|the|for|by|to|at|and|in|from|with)$")


def _wrapped(pending: list[_Words], label: str, limit: int, html: bool) -> tuple[list[_Words], list[_Words]]:
    """Which of the waiting lines are the beginning of this row's caption, and which are headings."""
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
        elif not _wraps(words, following, limit, html):
            break
        following = words.text
        take -= 1
    return pending[take:], pending[:take]


_UNIT_AT_ITS_END = re.compile(r"\((?:in\s+)?(?:\$|thousands|millions|000['\u2019]?s?|[mgk]wh|mcf|bcf|barrels|ounces|tons)\b[^()]*\)$", re.IGNORECASE)
"""A heading that says what the rows under it count: "Electric sales (thousands of MWh)"."""


_AT_ITS_MONTH = re.compile(rf"\S\s+{MONTH}(?:\s+\d{{1,2}},?)?$", re.IGNORECASE)
_REST_OF_A_DATE = re.compile(r"(?:\d{1,2},?\s+)?(?:19|20)\d\d\b|\d{1,2},?$")
"""A date that the line's end parts: "Balances as of September / 27, 1996"."""
_TAIL_OF_A_HEADING = re.compile(r"(?:data|information|statistics|statements?|sheets?)(?:\s*\([^()]*\))?:?", re.IGNORECASE)
"""The last word of a heading that wraps: "CONSOLIDATED BALANCE SHEET / DATA:"."""
_IN_CAPITALS = re.compile(r"[^a-z()]*[A-Z]{3}[^a-z()]*(?:\([^()]*\)[^a-z()]*)*")


def _wraps(words: _Words, following: str, limit: int, html: bool) -> bool:
    text = words.text
    if text.endswith(":") or _PERIOD_LINE.match(text) or text.endswith("--") and following[0].isupper() or _UNIT_AT_ITS_END.search(text) and following[0].isupper():
        return False
    if _TAIL_OF_A_HEADING.fullmatch(following):
        return True
    if following[0].islower() and _IN_CAPITALS.fullmatch(text) and not _CONNECTOR.search(text):
        return False  # "BALANCE SHEET DATA (5)" over captions in small letters
    if following[0].islower() or following[0] == "(" and not html or text.count("(") > text.count(")"):
        return True
    if _CONNECTOR.search(text) or _GOES_ON_WITH_CASH.match(following) and text.endswith("CASH") or not html and _GOES_ON.match(following):
        return True
    if _REST_OF_A_DATE.match(following) and _AT_ITS_MONTH.search(text):
        return True
    if html:
        return text.endswith(";") and _GOES_ON.match(following) is not None
    first_word = len(following.split(maxsplit=1)[0])
    is_own = following[0].isupper() and _BASIS.fullmatch(following) is not None  # "Basic" is a caption of its own
    return words.right + 1 + first_word > limit and len(text) > 24 and not text.isupper() and not is_own


@dataclass(slots=True)
class _Heading:
    text: str
    indent: int
    child: int | None = None  # indent of the first row under it

    @property
    def opens_period(self) -> bool:
        return head(self.text).has_length

    @property
    def is_year(self) -> bool:
        return is_year(self.text)


_AUDIT_MARK = re.compile(r"\(?(?:un)?audited\)?|\(?(?:see )?(?:accompanying )?notes?\)?", re.IGNORECASE)


_FIGURELESS = re.compile(r"commitments?,?\s+(?:and\s+)?contingen|contingen(?:cies|t\s+liabilities)\b", re.IGNORECASE)
"""Captions that balance sheets print without a figure (Regulation S-X, rule 5-02.25): nothing stands under them."""


def _headings_of(pending: list[_Words], limit: int, html: bool) -> list[_Heading]:
    """Waiting lines as headings; a heading over several lines is one."""
    found: list[_Heading] = []
    previous: _Words | None = None
    whole = ""  # the heading in hand as printed: what ends a line may go on in the next ("Earnings per Common Share - / Diluted")
    for words in pending:
        is_one = (
            previous is not None
            and not previous.blank_after
            and not _FIGURELESS.match(previous.text)
            and (html or words.indent >= previous.indent or _CONNECTOR.search(previous.text))
        )
        if found and is_one and previous is not None and _wraps(previous, words.text, limit, html):
            whole = joined_caption(whole, words.text)
            found[-1].text = caption(whole)
        else:
            whole = words.text
            found.append(_Heading(caption(whole), words.indent))
        previous = words
    for each in found:
        each.text = each.text.rstrip(" -")  # "Consolidated Earnings-": nothing goes on from it
    # a long caption without figures ("Preferred stock, no par value; 5,000,000 shares authorized; none issued") is no heading
    return [
        each
        for each in found
        if each.text
        and not _AUDIT_MARK.fullmatch(each.text)
        and not _FIGURELESS.match(each.text)
        and not (";" in each.text and len(each.text) > 60 and not pending[-1].text.endswith(":"))
    ]


def _push(headings: list[_Heading], heading: _Heading) -> None:
    """A heading ends those that are not further out; one that no row has followed yet stays as its parent. A period begins a section of its own, which only the
    next one ends."""
    if heading.opens_period:
        headings.clear()
    if heading.is_year:
        del headings[next((index for index, each in enumerate(headings) if each.is_year and each.indent == heading.indent), len(headings)) :]
    while headings and not headings[-1].opens_period and headings[-1].indent >= heading.indent and headings[-1].child is not None:
        if headings[-1].is_year and not heading.is_year:
            break  # "Earnings per share" among the lines of "1998:"
        if _is_within_side(heading.text, headings[-1].text):
            break
        headings.pop()
    while headings and not headings[-1].opens_period and headings[-1].indent > heading.indent:
        headings.pop()
    headings.append(heading)
    if len(headings) > 6:
        del headings[1]


def _is_within_side(heading: str, side: str) -> bool:
    """Is this a heading within a statement's side, though set in no further: "Current assets" within "Assets", but not "Liabilities"?"""
    return _SIDE.fullmatch(side) is not None and not _SIDE.fullmatch(heading) and not (side[-6:].lower() == "assets" and _OWED.search(heading))


_OWED = re.compile(r"\b(?:liabilit(?:y|ies)|debt|equity|deficit|obligations|net\s+worth)\b", re.IGNORECASE)
_SIDE = re.compile(
    r"(?:total\s+)?assets|liabilities(?:\b.*\band|,)\s.*\b(?:equity|deficit|deficiency|capital|investment)|(?:net\s+)?(?:cash\s+(?:flows?\s+)?\W*(?:provided|generated|used|from|for)\b.*)?\b(?:operating|investing|financing)(?:\s+activities)?",
    re.IGNORECASE,
)
"""Headings of a statement's sides: of a balance sheet's two, of the three activities of a statement of cash flows."""
_BASIS = re.compile(r"(?:basic|(?:fully )?diluted|primary|assuming (?:full )?dilution)", re.IGNORECASE)


def _per_share_block(headings: list[_Heading], following: _Heading) -> list[_Heading]:
    """Where nothing is set in: the headings of amounts a share ("Earnings per share", "Basic") under which this next heading stands."""
    if not headings or not units.per_share_words(headings[0].text) or following.opens_period:
        return []
    if units.per_share_words(following.text) or units.share_count_words(following.text):
        return []
    inner = [each for each in headings[1:2] if _BASIS.fullmatch(each.text)]
    return [headings[0], *inner] if not _BASIS.fullmatch(following.text) else headings[:1]


def _are_per_share(figures: list[tuple[Piece, Number]]) -> bool:
    """May these be amounts a share: cents, or nothing?"""
    return all(value.is_nil or value.places >= 2 and abs(value.value) < 1000 and not value.is_percent for _, value in figures)


def _insets(result: Table, lines: tuple[Line, ...], text: str, zone: int) -> dict[int, int]:
    """How far each row's caption is set in, by where the row starts: by its style, or by empty cells before it; in ASCII the captions' own columns say so."""
    if not result.html or not text:
        return {}
    captions = [(line, line.pieces[0]) for line in lines if line.pieces and line.pieces[0].x0 < zone]
    return {line.start: round(indent(text, line, first)) if first.x0 == 0 else first.x0 for line, first in captions}


def _close(headings: list[_Heading], label: str, indent: int, flat: bool) -> None:
    """Headings that this row no longer stands under are left behind: a row further out than the first row under a heading ends it, but for the total below a day."""
    if flat:
        for heading in headings:
            heading.child = 0
        return
    while headings and not headings[-1].opens_period:
        last = headings[-1]
        if last.child is None:
            last.child = indent
            for outer in headings:
                outer.child = indent if outer.child is None else outer.child
            return
        if indent >= last.child or indent > last.indent or label.lower().startswith("total") and IS_A_DAY.fullmatch(last.text):
            return
        headings.pop()


_DEDUCTION = re.compile(r"(?:less|add|plus|deduct|minus)\b.{0,12}", re.IGNORECASE)
_RESULT = re.compile(r"(?:net|total|adjusted)\b", re.IGNORECASE)
_BASES = re.compile(rf"(?:.*\W)?{_BASIS.pattern}|(?:incremental|dilutive|effect|assum)\b.*", re.IGNORECASE)


def _close_narrow(headings: list[_Heading], rows: list[Row], label: str, inset: int, apart: bool) -> None:
    """Headings that are open to few rows end before the first that is none of them: "Less:" before what is left, "Average shares" over basic and diluted after these,
    where what follows is set in no further than the heading, or stands apart."""
    if not headings or not rows or headings[-1].child is None or headings[-1].opens_period:
        return
    last = headings[-1]
    if _DEDUCTION.fullmatch(last.text):
        ends = inset < (last.child or 0) and _RESULT.match(label) is not None
    else:
        follows = rows[-1].headings[-1:] == (last.text,) and _BASIS.fullmatch(rows[-1].label) is not None
        ends = (apart or inset <= last.indent) and follows and _BASES.fullmatch(label) is None
    if ends:
        headings.pop()


def _is_subtotal(result: Table) -> bool:
    """Does the last row, without a caption, fill the columns of the row above it? Then it sums what stands under the heading."""
    if result.rows[-1].label or len(result.rows) < 2:
        return False
    return {f.column for f in result.rows[-1].figures} >= {f.column for f in result.rows[-2].figures}


def _closed_by_name(headings: list[_Heading], label: str) -> int:
    """Index of the heading that this caption, being a total, names and closes; the number of headings where it closes none."""
    if not label.lower().startswith("total"):
        return len(headings)
    named = [(len(each.text.split()), -index) for index, each in enumerate(headings) if not each.opens_period and _names(label, each.text)]
    return -min(named)[1] if named else len(headings)  # "Liabilities" rather than "Liabilities and Stockholders' Equity"


def _names(total: str, heading: str) -> bool:
    """Does this total name the heading that it closes?"""
    ours = set(re.findall(r"[a-z]+", total.lower())) - {"total"}
    theirs = set(re.findall(r"[a-z]+", heading.lower()))
    if {"liabilities", "equity"} <= ours & theirs:
        return True  # "Total liabilities and stockholders' equity" of "Liabilities and equity"
    both_sides = "equity" in theirs - ours  # "Total liabilities" within "Liabilities and stockholders' equity"
    return bool(ours) and ours <= theirs | {"net", "loss", "and"} and bool(ours & theirs) and not both_sides
