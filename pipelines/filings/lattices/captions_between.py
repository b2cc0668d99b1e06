"""Typewritten tables whose captions stand between two blocks of columns -> the same tables with their captions first.

What belongs here: how such a table is told, and what is moved. How captions and figures are read then is table_rows.py's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.filings.blocks import Grid, Line, Piece
from pipelines.filings.lattices.table_grids import is_period_head
from pipelines.filings.numbers import number

LEAST_ROWS = 3
LEAST_PIECES = 4
"""A number, a caption and a number alone may be the line of an index: "4.1   Organization   60"."""
GAP = 4
"""So many blanks part the columns that are moved from what stands before them."""
_AMOUNT = re.compile(r"\$?\s?\(?\$?(?:\d{1,3}(?:,\d{3})+|\d*\.\d+)\)?%?|-{1,3}|\$")


def captions_first(grid: Grid) -> Grid:
    """A typewritten grid in which most rows bear amounts on both sides of their captions, with what stands left of the captions moved
    behind all else: the year's columns behind the quarters'. Any other grid as it is.
    """
    if grid.html:
        return grid
    rows = [(line, count) for line in grid.lines if len(line.pieces) > 2 and (count := _amounts_before_the_caption(line.pieces))]
    if len(rows) < LEAST_ROWS:
        return grid
    with_figures = sum(1 for line in grid.lines if line.pieces and _AMOUNT.fullmatch(line.pieces[-1].text))
    begin = min(line.pieces[count].x0 for line, count in rows)
    if 5 * len(rows) < 4 * with_figures or any(line.pieces[count - 1].x1 > begin for line, count in rows):
        return grid
    shift = max(line.pieces[-1].x1 for line in grid.lines if line.pieces) + GAP
    return Grid(tuple(_moved(line, begin, shift) for line in grid.lines), html=False)


def _amounts_before_the_caption(pieces: tuple[Piece, ...]) -> int:
    """How many amounts stand before the caption of this row, which has figures behind it, too; 0 where it is no such row."""
    count = next((index for index, piece in enumerate(pieces) if not _AMOUNT.fullmatch(piece.text)), 0)
    has_caption = count > 0 and pieces[count].text[:1] not in "$(" and number(pieces[count].text) is None
    behind = pieces[count + 1 :]
    is_row = has_caption and behind and all(_AMOUNT.fullmatch(piece.text) or number(piece.text) for piece in behind)
    return count if is_row and len(pieces) >= LEAST_PIECES else 0


def _moved(line: Line, begin: int, shift: int) -> Line:
    """A line with what ends left of the captions so much further right: but for words that stand alone there and name no period."""
    left = [piece for piece in line.pieces if piece.x1 <= begin]
    if len(left) == len(line.pieces) and not all(is_period_head(piece.text) for piece in left):
        return line
    rules = tuple(replace(rule, x0=rule.x0 + shift, x1=rule.x1 + shift) if rule.x1 <= begin else rule for rule in line.rules)
    pieces = (*line.pieces[len(left) :], *(replace(piece, x0=piece.x0 + shift, x1=piece.x1 + shift) for piece in left))
    return replace(line, pieces=pieces, rules=tuple(sorted(rules, key=lambda rule: rule.x0)))
