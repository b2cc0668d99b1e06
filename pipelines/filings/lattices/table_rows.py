"""Lines of figures and words -> rows with their captions and headings: values on the next line, figures that can't be read or stand in no
column.

What belongs here: which words name which row. What two lines are one caption is wrapped_captions.py's, what a row stands under
row_headings.py's; what a caption means is statements.py's and dbt's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from itertools import pairwise

from pipelines.filings.blocks import Line, Piece
from pipelines.filings.html_layout import indent
from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.lattices.row_headings import OpenHeadings, headings_of
from pipelines.filings.lattices.table_columns import Band, columns_of_figures
from pipelines.filings.lattices.table_figures import is_range, noted_number
from pipelines.filings.lattices.wrapped_captions import (
    Words,
    continues,
    ends_a_cut_caption,
    ends_caption,
    holds_one_row,
    joined_caption,
    wrapped,
)
from pipelines.filings.numbers import Number, caption, is_footnote_mark, is_placeholder, number
from pipelines.filings.periods import head
from pipelines.filings.text_layout import is_year


def read_rows(
    result: Table, lines: tuple[Line, ...], found: list[list[tuple[Piece, Number]]], bands: list[Band], zone: int, text: str
) -> None:
    """Fills `result.rows` from the lines below the heads, and `result.lost` and `result.unread` with what stands in no column or can't be
    read.

    `found`: the figures of each line; `bands`: where each column of `result` stands; `zone`: where the figures begin; `text`: the document,
    whose source tells how far an HTML caption is set in.
    """
    reader = _RowReader(result, lines, found, bands, zone, text)
    for position, (line, figures) in enumerate(zip(lines, found, strict=True)):
        if not line.pieces:
            reader.pass_over(line)
        elif figures:
            reader.read_figures(position, line, figures)
        else:
            reader.read_words(position, line)


class _RowReader:
    """Reads the lines of one table from top to bottom. Lines of words wait (`pending`) until a row of figures tells whether they begin its
    caption or head it; `rule` and `blank` say whether a drawn or an empty line was passed since the last row.
    """

    def __init__(
        self, table: Table, lines: tuple[Line, ...], found: list[list[tuple[Piece, Number]]], bands: list[Band], zone: int, text: str
    ) -> None:
        self.table = table
        self.lines = lines
        self.found = found
        self.bands = bands
        self.zone = zone
        self.limit = _right_edge_of_captions(lines, zone)
        self.margin = 0 if table.html else _left_edge_of_captions(lines, found, zone) + MARGIN
        self.insets = _insets(table, lines, text, zone)
        self.headings = OpenHeadings(flat=table.html and len(set(self.insets.values())) < 2)
        self.pending: list[Words] = []
        self.rule = self.blank = False

    # a line without words or figures

    def pass_over(self, line: Line) -> None:
        if line.rules:
            self.rule = self.rule or any(rule.x1 > self.zone for rule in line.rules)
            if self.pending and line.rules[0].x0 < self.zone < line.rules[0].x1:
                self.pending[-1].blank_after = True  # a line across the table parts its words from those below
            return
        self.blank = True
        if self.pending:
            self.pending[-1].blank_after = True

    # a line without figures

    def read_words(self, position: int, line: Line) -> None:
        """A line of words goes on with the caption above it or waits for the row below; what looks like a figure in it is unread."""
        words = _without_heads([piece for piece in line.pieces if piece.text not in _LONE_SIGNS], self.table.columns, self.zone)
        if odd := self._ranges(words) or _odd_cells(words[1:], self.zone):
            self.table.unread.extend((line, piece) for piece in odd)
            self._whole_caption(position, words[0].text, self._inset(line))  # the headings above it are open to the next row, too
            self.pending = []
            return
        label = " ".join(piece.text for piece in words)
        if not label or all(is_placeholder(p.text) or is_footnote_mark(p.text) for p in line.pieces) or self._are_heads(line.pieces):
            return
        if self._prints_nothing(words):  # a row of "n/a" has nothing to give to the next one's caption
            if self.pending and not self.pending[-1].blank_after and label[0].islower():
                self.pending.pop()  # the caption's first line
            return
        inset = self._inset(line)
        if self._ends_the_row_above(position, label, inset, words[0].x0):
            row = self.table.rows[-1]
            row.label = joined_caption(row.label, caption(label))
            row.end = line.end
            return
        self.pending.append(Words(label, inset, words[-1].x1))
        self.blank = False

    def _ranges(self, words: list[Piece]) -> list[Piece]:
        """The ranges that stand in the columns of an HTML row."""
        return [piece for piece in words if piece.x0 >= self.zone and is_range(piece.text)] if self.table.html else []

    def _are_heads(self, pieces: tuple[Piece, ...]) -> bool:
        """Is this a line of nothing but years over the columns, or of several names over them ("Class A   Class B")? One year left of the
        figures is a heading.
        """
        if (
            len(pieces) > 1
            and pieces[0].x0 >= self.zone - 2
            and all(piece.text[0].isalpha() and head(piece.text).is_empty for piece in pieces)
        ):
            return True
        if not all(is_year(piece.text) for piece in pieces):
            return False
        first = pieces[0]
        return len(pieces) > 1 or first.x0 > self.margin and (self.table.html or first.x1 > self.zone - 12)

    def _prints_nothing(self, words: list[Piece]) -> bool:
        """Does this row print "n/a" or the like behind its caption, and no more?"""
        return len(words) > 1 and all(
            len(piece.text) > 1 and is_placeholder(piece.text) and piece.x0 >= self.zone - 8 for piece in words[1:]
        )

    def _ends_the_row_above(self, position: int, label: str, inset: int, x0: int) -> bool:
        """Does this line of words, directly below a row, finish its caption?"""
        if not self.table.rows or self.blank or self.pending:
            return False
        row = self.table.rows[-1]
        if continues(row, label, inset):
            return True
        following = self.lines[position + 1].pieces if position + 1 < len(self.lines) else ()
        return not self.table.html and (ends_a_cut_caption(row, label, x0, following) or ends_caption(row, label, x0, following))

    # a line of figures

    def read_figures(self, position: int, line: Line, figures: list[tuple[Piece, Number]]) -> None:
        """A line of figures is a row under the headings open above it, or goes up into the columns that the row above left empty."""
        html = self.table.html
        self.rule = self.rule or html and bool(line.rules)
        words = self._words_beside(line, figures)
        placed = columns_of_figures(figures, self.bands, html)
        if not words and not self.pending and self._go_up(placed):
            _add_figures(self.table.rows[-1], figures, placed)
            return
        below = self._next_inset(position)
        label, inset = self._whole_caption(position, _label(words, figures[0][0]), self._inset(line) if words else -1)
        row = _figures(line, figures, placed)
        closing = self.headings.close_before(label, inset, self.table.rows, self.blank, _are_per_share(figures))
        self.headings.close_below_sum(row, self.table.rows)
        self.pending = []
        if not html and _are_ranges(figures):
            self.table.lost.extend((line, piece) for piece, _ in figures)
            return
        self.table.lost.extend((line, piece) for (piece, _), column in zip(figures, placed, strict=True) if column is None)
        self._add_row(line, caption(label), inset, row)
        self.headings.close_after(self.table.rows, below, closing)
        self.rule = self.blank = False

    def _words_beside(self, line: Line, figures: list[tuple[Piece, Number]]) -> list[Piece]:
        """The words of a row's caption. What looks like a figure beside them and is none of the row's goes to `unread` or `lost`."""
        html, first = self.table.html, figures[0][0]
        words = [
            piece
            for piece in line.pieces
            if (piece.x0 < first.x0 or piece.end == first.end) and piece is not first and piece.text not in _LONE_SIGNS
        ]
        if html and len(figures) < len(self.bands) and (unread := _unread_figures(line, figures, self.bands, self.table.columns)):
            self.table.unread.extend((line, piece) for piece in unread)
            words = [piece for piece in words if piece not in unread]
        words = [piece for piece in words if not (is_placeholder(piece.text) and piece.x0 >= self.zone - 2)]
        if not html and (before := _figures_before(words)):
            self.table.lost.extend((line, piece) for piece in before)
            words = words[len(before) :]
        return words

    def _go_up(self, placed: list[int | None]) -> bool:
        """Do figures without a caption fill just the columns that the row directly above left empty? Then they slipped down a line."""
        rows = self.table.rows
        if self.rule or self.blank or not rows or len(rows[-1].figures) >= len(self.bands):
            return False
        taken = {figure.column for figure in rows[-1].figures}
        return all(column is not None and column not in taken for column in placed)

    def _whole_caption(self, position: int, label: str, inset: int) -> tuple[str, int]:
        """A row's caption with the waiting lines that begin it, and how far it is set in. The other waiting lines open headings."""
        html = self.table.html
        among_rows = bool(self.pending) and self.headings.has_rows_at(self.pending[-1].indent)  # as a heading it would close theirs
        begin, above = wrapped(
            self.pending, label, self.limit, html, inset, None if among_rows else self._next_inset(position, of_row=True)
        )
        if not begin and above and not html and holds_one_row(above[-1], inset, self._next_inset(position)):
            begin, above = above[-1:], above[:-1]
        for heading in headings_of(above, self.limit, html):
            self.headings.open(heading, caption(label), self.table.rows)
        return (reduce(joined_caption, [*(each.text for each in begin), label]), begin[0].indent) if begin else (label, inset)

    def _add_row(self, line: Line, label: str, inset: int, figures: tuple[Figure, ...]) -> None:
        rows = self.table.rows
        headings = self.headings.texts
        rows.append(Row(len(rows) + 1, label, headings, figures, line.number, line.start, line.end, inset, self.rule, self.blank))

    def _inset(self, line: Line) -> int:
        """How far the words of this line are set in."""
        return self.insets.get(line.start, line.pieces[0].x0)

    def _next_inset(self, position: int, of_row: bool = False) -> int | None:
        """How far the words of the next line are set in; None where none follows, or one of figures alone. `of_row`: None, too, where it
        is a line of words.
        """
        following = next((index for index in range(position + 1, len(self.lines)) if self.lines[index].pieces), None)
        if following is None or of_row and not self.found[following]:
            return None
        line = self.lines[following]
        return self._inset(line) if line.pieces[0].x0 < self.zone else None


MARGIN = 4
"""A year set in so far from a typewritten table's captions is no heading among them."""
_LONE_SIGNS = frozenset(("$", "%", ")", "(", "($", "( $"))


def _right_edge_of_captions(lines: tuple[Line, ...], zone: int) -> int:
    """Where the longest words left of the figures end; or further on, where these end so far from the figures that a longer line would have
    had room.
    """
    longest = max(
        (piece.x1 for line in lines for piece in line.pieces if piece.x0 < zone and piece.x1 <= zone + 2 and number(piece.text) is None),
        default=zone,
    )
    return max(longest, zone - ROOM_FOR_MORE)


ROOM_FOR_MORE = 16
"""Between captions and figures no page leaves so many columns free and breaks a line all the same."""


def _left_edge_of_captions(lines: tuple[Line, ...], found: list[list[tuple[Piece, Number]]], zone: int) -> int:
    """Where the captions of rows begin, those set in least."""
    return min((line.pieces[0].x0 for line, figures in zip(lines, found, strict=True) if figures and line.pieces[0].x0 < zone), default=0)


def _label(words: list[Piece], figure: Piece) -> str:
    """The words of a row in one, without the row's first figure where it was cut from behind its caption."""
    label = " ".join(piece.text for piece in words)
    return label[: len(label) - len(figure.text)].rstrip() if words and words[-1].end == figure.end else label


def _figures(line: Line, figures: list[tuple[Piece, Number]], placed: list[int | None]) -> tuple[Figure, ...]:
    """The figures of a row that stand in a column."""
    return tuple(
        Figure(_with_lost_paren(value, piece, line), piece.text, column, piece.start, piece.end)
        for (piece, value), column in zip(figures, placed, strict=True)
        if column is not None
    )


def _add_figures(row: Row, figures: list[tuple[Piece, Number]], placed: list[int | None]) -> None:
    """Adds figures that slipped down a line to their row."""
    more = (
        Figure(value, piece.text, column, piece.start, piece.end)
        for (piece, value), column in zip(figures, placed, strict=True)
        if column is not None
    )
    row.figures = tuple(sorted((*row.figures, *more), key=lambda figure: figure.column))


def _without_heads(words: list[Piece], columns: tuple[Column, ...], zone: int) -> list[Piece]:
    """A line without figures that prints the columns' heads again ("Three months ended June 30, 2011   GAAP   Specified Items   Non-GAAP")
    without these; any other line whole.
    """
    over = [piece for piece in words[1:] if piece.x0 >= zone - 2]
    heads = " ".join(column.words for column in columns).lower()
    return words[: -len(over)] if len(over) > 1 and all(piece.text.rstrip("*").lower() in heads for piece in over) else words


def _odd_cells(pieces: list[Piece], zone: int) -> list[Piece]:
    """What stands in the columns of a line without figures and is none, but looks like one: "1.8 to 1", "45 1/8", "$ 88.4 million"."""
    return [piece for piece in pieces if piece.x0 >= zone - 2 and _is_odd(piece.text)]


def _is_odd(text: str) -> bool:
    """Does this text look like a figure, and name no period, mark, placeholder or year?"""
    return (
        text[0] in _BEGINS_LIKE_A_FIGURE
        and any(map(str.isdigit, text))
        and len(text) <= LENGTH_OF_AN_ODD_CELL
        and head(text).is_empty
        and not (is_footnote_mark(text) or is_placeholder(text) or is_year(text))
    )


_BEGINS_LIKE_A_FIGURE = frozenset("$(.0123456789")
LENGTH_OF_AN_ODD_CELL = 40


def _are_ranges(figures: list[tuple[Piece, Number]]) -> bool:
    """Do these figures print ranges, "$25.00 -$16.00": a dash that stands close behind a figure is no minus."""
    return any(
        right.text.startswith(("-$", "- $")) and right.x0 - left.x1 <= 1 and value.value > 0
        for (left, value), (right, _) in pairwise(figures)
    )


_LIKE_A_FIGURE = re.compile(r"(?=.*\d.*\d)(?!(?:\(\d{1,2}\)[\s,]*)+$)[\dOolI$\u20ac\u00a3\u00a5(),.%\s\u2013\u2014-]+")
"""Characters of a figure, some of them letters that a scanner took for digits: two digits at least, and more than marks of notes."""


def _unread_figures(line: Line, figures: list[tuple[Piece, Number]], bands: list[Band], columns: tuple[Column, ...]) -> list[Piece]:
    """The pieces of a row that stand in a column where the row has no figure, look like one and can't be read as one."""
    found = []
    for piece in line.pieces:
        if (
            piece.x0 < bands[0].x0
            or _LIKE_A_FIGURE.fullmatch(piece.text) is None
            or number(piece.text) is not None
            or noted_number(piece.text)
        ):
            continue
        under = [column for band, column in zip(bands, columns, strict=True) if band.x0 < piece.x1 and piece.x0 < band.x1]
        if (
            len(under) == 1
            and not under[0].is_change
            and not any(under[0].x0 < other.x1 and other.x0 < under[0].x1 for other, _ in figures)
        ):
            found.append(piece)
    return found


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


def _are_per_share(figures: list[tuple[Piece, Number]]) -> bool:
    """May these be amounts a share: cents, or nothing?"""
    return all(value.is_nil or value.places >= 2 and abs(value.value) < 1000 and not value.is_percent for _, value in figures)


def _insets(result: Table, lines: tuple[Line, ...], text: str, zone: int) -> dict[int, int]:
    """How far each row's caption is set in, by where the row starts: by its style, or by empty cells before it; in ASCII the captions' own
    columns say so.
    """
    if not result.html or not text:
        return {}
    captions = [(line, line.pieces[0]) for line in lines if line.pieces and line.pieces[0].x0 < zone]
    return {line.start: round(indent(text, line, first)) if first.x0 == 0 else first.x0 for line, first in captions}
