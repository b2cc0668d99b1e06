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

from pipelines.filings import units
from pipelines.filings.blocks import Line, Piece
from pipelines.filings.html_layout import indent
from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.numbers import Number, caption, is_footnote_mark, is_placeholder, number
from pipelines.filings.periods import head
from pipelines.filings.row_headings import (
    Heading,
    close,
    close_narrow,
    closed_by_activity,
    closed_by_name,
    headings_of,
    per_share_block,
    push,
)
from pipelines.filings.table_columns import Band, columns_of_figures
from pipelines.filings.table_figures import is_range, noted_number
from pipelines.filings.text_layout import is_year
from pipelines.filings.wrapped_captions import Words, continues, ends_a_cut_caption, ends_caption, holds_one_row, joined_caption, wrapped


def read_rows(
    result: Table, lines: tuple[Line, ...], found: list[list[tuple[Piece, Number]]], bands: list[Band], zone: int, text: str
) -> None:
    limit = max(
        (piece.x1 for line in lines for piece in line.pieces if piece.x0 < zone and number(piece.text) is None and piece.x1 <= zone + 2),
        default=zone,
    )
    margin = (
        0
        if result.html
        else 4
        + min((line.pieces[0].x0 for line, figures in zip(lines, found, strict=True) if figures and line.pieces[0].x0 < zone), default=0)
    )
    pending: list[Words] = []
    headings: list[Heading] = []
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
                and (
                    len(line.pieces) > 1 or line.pieces[0].x0 > margin and (result.html or line.pieces[0].x1 > zone - 12)
                )  # a year left of the figures is a heading
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
                    continues(result.rows[-1], label, insets.get(line.start, words[0].x0))
                    or not result.html
                    and ends_a_cut_caption(result.rows[-1], label, words[0].x0, following)
                    or not result.html
                    and ends_caption(result.rows[-1], label, words[0].x0, following)
                )
            ):
                row = result.rows[-1]
                row.label = joined_caption(row.label, caption(label))
                row.end = line.end
                continue
            pending.append(Words(label, insets.get(line.start, words[0].x0), words[-1].x1))
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
        prefix, rest = wrapped(pending, label, limit, result.html)
        if not prefix and rest and not result.html and holds_one_row(rest[-1], inset, _next_inset(lines, position, insets, zone)):
            prefix, rest = rest[-1:], rest[:-1]
        for heading in headings_of(rest, limit, result.html):
            block = per_share_block(headings, heading) if flat else []
            push(headings, heading)
            if block:
                headings[:] = [*block, heading]
        if prefix:
            label = reduce(joined_caption, [*(each.text for each in prefix), label])
            inset = prefix[0].indent
        if label:
            close(headings, label, inset, flat)
            del headings[closed_by_name(headings, label) + 1 :]
        close_narrow(headings, result.rows, label, inset, blank)
        closing = closed_by_activity(headings, label, flat)
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
            del headings[closed_by_name(headings, cleaned) :]
        elif (
            headings
            and not headings[-1].opens_period
            and _is_subtotal(result)
            and not (_next_inset(lines, position, insets, zone) or 0) > headings[-1].indent
        ):
            headings.pop()
        del headings[max(closing, 0) :]
        pending = []
        rule = blank = False


def _without_heads(words: list[Piece], columns: tuple[Column, ...], zone: int) -> list[Piece]:
    """A line without figures that prints the columns' heads again ("Three months ended June 30, 2011   GAAP   Specified Items   Non-GAAP")
    without these; any other line whole.
    """
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


def _goes_up(result: Table, figures: list[tuple[Piece, Number]], bands: list[Band], apart: bool) -> bool:
    """Do these figures without a caption fill just the columns that the row directly above left empty? Then they slipped down a line."""
    if apart or not result.rows or len(result.rows[-1].figures) >= len(bands):
        return False
    taken = {figure.column for figure in result.rows[-1].figures}
    return all(column is not None and column not in taken for column in columns_of_figures(figures, bands, result.html))


def _next_inset(lines: tuple[Line, ...], position: int, insets: dict[int, int], zone: int) -> int | None:
    """Where the words of the next line begin; None where none follows, or one of figures alone."""
    return next(
        (insets.get(line.start, line.pieces[0].x0) if line.pieces[0].x0 < zone else None for line in lines[position + 1 :] if line.pieces),
        None,
    )


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


def _is_subtotal(result: Table) -> bool:
    """Does the last row, without a caption, fill the columns of the row above it? Then it sums what stands under the heading."""
    if result.rows[-1].label or len(result.rows) < 2:
        return False
    return {f.column for f in result.rows[-1].figures} >= {f.column for f in result.rows[-2].figures}
