"""Lines -> their figures: which pieces of a line stand in a figure's place, and which numbers are none (page numbers, marks of notes,
numbers of captions).

What belongs here: telling figures from other numbers. In which columns they stand is table_columns.py's, what a printed figure is
numbers.py's.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from pipelines.filings.blocks import Line, Piece
from pipelines.filings.lattices.table_columns import Band, right_edge
from pipelines.filings.numbers import Number, is_footnote_mark, is_placeholder, number
from pipelines.filings.text_layout import is_value_tail, is_year, without_due_date


def without_mark_columns(
    bands: list[Band], words: list[str], found: list[list[tuple[Piece, Number]]]
) -> tuple[list[Band], list[str], list[list[tuple[Piece, Number]]]]:
    """Cells of an HTML table that hold nothing but footnote marks behind the figures of the column on their left, under no head of their
    own, are no column.
    """
    figures = [each for line in found for each in line]
    marks = {
        index
        for index, band in enumerate(bands)
        if index
        and words[index] in words[index - 1]
        and all(is_footnote_mark(piece.text) for piece, _ in figures if piece.x0 < band.x1 and band.x0 < piece.x1)
    }
    if not marks:
        return bands, words, found
    edges = [(bands[index].x0, bands[index].x1) for index in marks]
    kept = [[(piece, value) for piece, value in line if not any(piece.x0 < b and a < piece.x1 for a, b in edges)] for line in found]
    return (
        [band for index, band in enumerate(bands) if index not in marks],
        [text for index, text in enumerate(words) if index not in marks],
        kept,
    )


def without_bands_of_marks(
    bands: list[Band], found: list[list[tuple[Piece, Number]]], heads: tuple[Line, ...], below: str
) -> tuple[list[Band], list[list[tuple[Piece, Number]]]]:
    """A column of a typewritten table that holds nothing but marks of notes, each close behind a figure, is none: marks that a line below
    the table explains ("191  (1)", "(1) The year-end balance is ..."), or one and the same, twice at least and under no head. `heads`: the
    lines above the first figure; `below`: the text under the table.
    """
    marks = [(piece, before) for figures in found for (before, _), (piece, _) in pairwise(figures) if _MARK_BEHIND.fullmatch(piece.text)]
    if not marks:
        return bands, found
    explained = set(_EXPLAINED.findall(below[:REACH_OF_NOTES]))
    behind = {id(piece) for piece, before in marks if 1 < piece.x0 - before.x1 <= 3}
    of_marks = []
    for band in bands[1:]:
        inside = [piece for figures in found for piece, _ in figures if band.x0 < piece.x1 and piece.x0 < band.x1]
        texts = {piece.text for piece in inside}
        if (
            inside
            and all(id(piece) in behind for piece in inside)
            and (texts <= explained or len(texts) == 1 and len(inside) > 1 and not _is_headed(band, heads))
        ):
            of_marks.append(band)
    if not of_marks:
        return bands, found
    return [band for band in bands if band not in of_marks], [
        [(piece, value) for piece, value in figures if not any(band.x0 < piece.x1 and piece.x0 < band.x1 for band in of_marks)]
        for figures in found
    ]


def _is_headed(band: Band, heads: tuple[Line, ...]) -> bool:
    """Do words of a typewritten line of several heads stand over the middle of this column?"""
    middle = (band.x0 + band.x1) / 2
    return any(piece.x0 <= middle <= piece.x1 for line in heads if len(line.pieces) > 1 for piece in line.pieces)


_MARK_BEHIND = re.compile(r"\([1-9]\)")
_EXPLAINED = re.compile(r"^\s*(\([1-9]\))\s+[A-Z]", re.MULTILINE)
REACH_OF_NOTES = 2_000
"""So many characters below a table may hold the notes that its marks point to."""


_OPENING_CELLS = frozenset(("(", "$(", "$ (", "($", "( $"))
"""Cells of their own that open the parentheses of the figure in the next one."""


def figures_of_line(line: Line, html: bool) -> list[tuple[Piece, Number]]:
    """The pieces of this line that stand in a figure's place, left to right; none where the line is a head or running text."""
    pieces = line.pieces
    if not pieces:
        return []
    if not html:
        if not is_value_tail(pieces):
            return []
        pieces = without_due_date(pieces)
        tail: list[tuple[Piece, Number]] = []
        for index in range(len(pieces) - 1, -1, -1):
            piece = pieces[index]
            value = number(piece.text)
            if value is not None and not (index == 0 and len(pieces) > 1 and _is_no_figure(piece, value, pieces[1])):
                tail.append(
                    (piece, replace(value, has_dollar=True) if index and pieces[index - 1].text == "$" and not value.is_nil else value)
                )
            elif not (is_placeholder(piece.text) or is_footnote_mark(piece.text)):
                if (cut := _figure_after_caption(piece, bool(tail))) is not None:
                    tail.append(cut)
                break
        tail.reverse()
        words = pieces[: len(pieces) - len(tail)]
        if tail and all(is_footnote_mark(piece.text) for piece, _ in tail) and all(_UNDER_A_HEAD.fullmatch(each.text) for each in words):
            return []  # marks under a head: "(unaudited)      (1)"
        return _without_lone_marks(pieces[0], _without_marks(tail))
    cells: list[tuple[Piece, Number]] = []
    for index, piece in enumerate(pieces):
        value = number(piece.text) or noted_number(piece.text)
        if value is None or (index == 0 and len(pieces) > 1 and piece.x0 == 0 and (is_year(piece.text) or not _only_numbers(pieces))):
            continue
        if index and pieces[index - 1].text in _OPENING_CELLS and piece.x0 - pieces[index - 1].x1 <= 1 and value.value > 0:
            value = replace(value, value=-value.value, close_paren=False)  # the parenthesis opens in a cell of its own
        if index + 1 < len(pieces) and pieces[index + 1].text in ("x", "X") and pieces[index + 1].x0 - piece.x1 <= 1 and value.places:
            value = replace(value, is_multiple=True)  # "5.6" and its "x" in cells of their own
        cells.append((piece, value))
    if cells and all(is_year(piece.text) for piece, _ in cells):
        return []  # years alone are a head
    if cells and all(is_footnote_mark(piece.text) for piece, _ in cells) and (pieces[0] is cells[0][0] or pieces[0].text[0] == "("):
        return []  # marks under a head
    return _without_lone_marks(pieces[0], cells)


_NOTED = re.compile(r"(?P<figure>\$?\s?\(?\$?[\d,.]{3,}\)?%?)\s?(?:\((?:[1-9]\d?|[a-z])\)|\[\d{1,2}\]|[*\u2020\u2021]{1,3})", re.IGNORECASE)


def noted_number(text: str) -> Number | None:
    """The figure of a cell that holds a footnote mark behind it: "24,798(1)", "0.32*"."""
    if text[-1] not in ")]*\u2020\u2021" or text[0] not in "$(0123456789." or (noted := _NOTED.fullmatch(text)) is None:
        return None
    return None if is_year(noted["figure"]) else number(noted["figure"])


_RANGE = re.compile(
    r"(?=[^A-Za-z]*[$%.,])(?:approximately |about |~)?\(?\$?\s?\(?\d[\d.,]*\)?%?(?:\s(?:million|billion))?\s*(?:-|\u2013|\u2014|\bto\b)"
    r"\s*\(?\$?\s?\(?\d[\d.,]*\)?%?(?:\s(?:million|billion))?",
    re.IGNORECASE,
)


def is_range(text: str) -> bool:
    """Does this cell print a range of amounts or percentages, as guidance does: "$2,350 - $2,450", "3% to 5%"?"""
    return text[:1] in "$(0123456789Aa~" and _RANGE.fullmatch(text) is not None


_UNDER_A_HEAD = re.compile(r"\((?:un)?audited\)|\((?:as\s)?restated\)|[^A-Za-z]+", re.IGNORECASE)


def _only_numbers(pieces: tuple[Piece, ...]) -> bool:
    return all(number(piece.text) or noted_number(piece.text) or is_placeholder(piece.text) for piece in pieces)


def without_caption_numbers(
    lines: tuple[Line, ...], tokens: list[tuple[int, Piece, Number]], found: list[list[tuple[Piece, Number]]]
) -> tuple[list[tuple[int, Piece, Number]], list[list[tuple[Piece, Number]]]]:
    """A number cut from behind a caption is a figure only where other rows print a column, a small bare one where three do, or where it
    makes a row as long as the others: "deposits under $100,000" and "Level 2" are captions.
    """
    cut = [index for index, figures in enumerate(found) if figures and not any(figures[0][0] is each for each in lines[index].pieces)]
    if not cut:
        return tokens, found
    loose = {id(found[index][0][0]) for index in cut}
    edges = Counter(right_edge(piece) for _, piece, _ in tokens if id(piece) not in loose)
    kept = list(found)
    of_cut = set(cut)
    most = max((len(figures) for index, figures in enumerate(found) if index not in of_cut), default=0)
    for index in cut:
        first = found[index][0][0]
        if len(found[index]) == most and any(char in first.text for char in ",.$("):
            loose.discard(id(first))  # with it the row has a figure in each column
            continue
        needed = 1 if any(char in first.text for char in ",.$") else 3
        if sum(edges[right_edge(first) + aside] for aside in (-1, 0, 1)) < needed:
            kept[index] = found[index][1:]
            loose.add(id(first))
        else:
            loose.discard(id(first))
    return [(index, piece, value) for index, piece, value in tokens if id(piece) not in loose], kept


def without_page_numbers(
    lines: tuple[Line, ...], tokens: list[tuple[int, Piece, Number]], found: list[list[tuple[Piece, Number]]]
) -> list[tuple[int, Piece, Number]]:
    """A small whole number alone on its line, in the column of no other figure, is a page number."""
    edges = Counter(right_edge(piece) for _, piece, _ in tokens)
    kept = []
    for index, piece, value in tokens:
        if (
            len(lines[index].pieces) == 1
            and piece.text.isdigit()
            and len(piece.text) <= 3
            and sum(edges[right_edge(piece) + d] for d in (-1, 0, 1)) == 1
        ):
            found[index] = []
        else:
            kept.append((index, piece, value))
    return kept


def without_stray_bands(
    lines: tuple[Line, ...], bands: list[Band], found: list[list[tuple[Piece, Number]]]
) -> tuple[list[Band], list[list[tuple[Piece, Number]]]]:
    """Columns that hold a few numbers where other rows have their captions are numbers of wide-set captions ("treasury  stock  -
    207,218,701").
    """
    most = max(band.count for band in bands)
    first = next(index for index, band in enumerate(bands) if band.count * 3 >= most)
    captions = max(
        (piece.x1 for line, figures in zip(lines, found, strict=True) if figures for piece in line.pieces if piece.x1 < figures[0][0].x0),
        default=0,
    )
    stray = [band for band in bands[:first] if (band.count * 6 <= most or band.count <= 2) and band.x1 <= captions + 4]
    if most < 6 or not stray or len(stray) < first:
        return bands, found
    edge = max(band.x1 for band in stray)
    return bands[first:], [[(piece, value) for piece, value in figures if piece.x1 > edge] for figures in found]


def _is_no_figure(piece: Piece, value: Number, following: Piece) -> bool:
    """Is this first number of a line a bullet, a mark before a caption ("1.  Net sales"), a year or a rate that names the row ("6.22%
    2027   $ 500"), or the end of a caption ("in 1993)")?
    """
    is_bullet = value.is_nil and (piece.x0 < LEFTMOST_FIGURE or number(following.text) is None)
    names_a_debt = value.is_percent and piece.x0 < 8 and following.x0 - piece.x1 >= 12
    return is_bullet or names_a_debt or value.close_paren or following.text[0].isalpha() or is_year(piece.text)


LEFTMOST_FIGURE = 20
"""A dash further left begins a caption."""


_LAST_OF_FIGURE = frozenset("0123456789)%")
_LAST_TOKEN = re.compile(r"^(?P<caption>.*[A-Za-z).:,].*?)(?:\s|(?<=\)))(?P<token>\$?\s?\(?\$?[\d,]*\.?\d+\)?%?)$")


def _figure_after_caption(piece: Piece, more: bool) -> tuple[Piece, Number] | None:
    """A figure that a single space parts from its caption. Only where other figures follow: "Note 4" alone is a caption."""
    if not more or piece.text[-1] not in _LAST_OF_FIGURE:
        return None
    tail = piece.text[-80:]  # no figure is longer, and a caption may be
    match = _LAST_TOKEN.match(tail)
    if match is None or is_year(match.group("token")):
        return None
    value = number(match.group("token"))
    if value is None or value.is_nil:
        return None
    at = len(piece.text) - len(tail) + match.start("token")
    return Piece(match.group("token"), piece.x0 + at, piece.x1, piece.start + at, piece.end), value


def _without_marks(tail: list[tuple[Piece, Number]]) -> list[tuple[Piece, Number]]:
    """A small number in parentheses straight behind another figure is a footnote mark, not a figure."""
    return [
        (piece, value)
        for index, (piece, value) in enumerate(tail)
        if not (
            index
            and is_footnote_mark(piece.text)
            and "," not in piece.text
            and piece.x0 - tail[index - 1][0].x1 <= 1
            and _digits(piece.text) <= 2
        )
    ]


_LONE_MARK = re.compile(r"\([1-9]\)?")
_RATIO_OF = re.compile(r"\b(?:ratio|coverage|times)\b", re.IGNORECASE)


def _without_lone_marks(caption: Piece, cells: list[tuple[Piece, Number]]) -> list[tuple[Piece, Number]]:
    """In a row of ratios, beside others with decimals, a single digit in parentheses is the mark of a note that says why none stands there:
    "Ratio of earnings to fixed charges   (2)   1.4".
    """
    marks = [piece for piece, _ in cells if _LONE_MARK.fullmatch(piece.text)]
    if (
        not marks
        or _RATIO_OF.search(caption.text) is None
        or not all(value.places or value.is_nil or piece in marks for piece, value in cells)
    ):
        return cells
    return [(piece, value) for piece, value in cells if piece not in marks]


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def body_start(lines: tuple[Line, ...], found: list[list[tuple[Piece, Number]]]) -> int | None:
    """The index of the first line that holds a figure; days that stand alone under the names of their months are none."""
    for index, figures in enumerate(found):
        if figures and not _are_days(lines[index], next((line for line in reversed(lines[:index]) if line.pieces), None)):
            return index
    return None


_DAY_OF_AN_END = re.compile(r"(?:2[5-9]|3[01]),?")
_MONTH_LAST = re.compile(
    r"(?:^|\s)(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\.|uary|ruary|ch|il|ust|ember|tember|ober)?$", re.IGNORECASE
)


def _are_days(line: Line, over: Line | None) -> bool:
    """Does this line print nothing but days with which months end, each under the name of one: "March   June" over "31   30"?"""
    if over is None or len(line.pieces) < 2 or not all(_DAY_OF_AN_END.fullmatch(piece.text) for piece in line.pieces):
        return False
    return len(over.pieces) >= len(line.pieces) and all(_MONTH_LAST.search(piece.text) for piece in over.pieces[-len(line.pieces) :])
