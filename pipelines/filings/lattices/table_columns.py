"""Figures -> the columns that they stand in: by right edges in ASCII, by grid cells in HTML.

What belongs here: clusters of edges, ragged ones, columns of nothing but dashes. The words over them are table_heads.py's.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.filings.blocks import Line, Piece
from pipelines.filings.numbers import Number


@dataclass(slots=True)
class Band:
    """The place of one column: the edge that its figures share, and how far they reach."""

    edge: float
    x0: int
    x1: int
    lines: set[int]
    count: int


def right_edge(piece: Piece) -> int:
    """The right edge of a figure's digits: a closing parenthesis or a percent sign hangs over it."""
    text = piece.text
    end = len(text)
    if text[-1].isdigit():
        return piece.x1
    while end and not (text[end - 1].isdigit() or text[end - 1] in "-\u2013\u2014"):
        end -= 1
    return piece.x1 - (len(text) - end) if end else piece.x1


def text_bands(tokens: list[tuple[int, Piece, Number]]) -> list[Band]:
    """Columns of a fixed-width block: clusters of right edges; ragged edges are drawn together unless both stand in one line."""
    solid = [(i, p, v) for i, p, v in tokens if not v.is_nil] or tokens
    edges: dict[int, Band] = {}
    for index, piece, _ in solid:
        edge = right_edge(piece)
        band = edges.get(edge)
        if band is None:
            edges[edge] = Band(edge, piece.x0, piece.x1, {index}, 1)
        else:
            band.x0, band.x1, band.count = min(band.x0, piece.x0), max(band.x1, piece.x1), band.count + 1
            band.lines.add(index)
    bands = [edges[edge] for edge in sorted(edges)]
    while len(bands) > 1:
        best: tuple[float, int] | None = None
        for i in range(len(bands) - 1):
            left, right = bands[i], bands[i + 1]
            distance = right.edge - left.edge
            if distance > _reach(left, right) or left.lines & right.lines:
                continue
            if best is None or distance < best[0]:
                best = (distance, i)
        if best is None:
            break
        i = best[1]
        bands[i : i + 2] = [_joined(bands[i], bands[i + 1])]
    return _with_nil_columns(_with_shifted_rows(bands), [(index, piece) for index, piece, value in tokens if value.is_nil])


def _with_shifted_rows(bands: list[Band]) -> list[Band]:
    """The columns without those of one or two figures that a long caption pushed to the right: they belong to the column beside, which is
    empty in their lines.
    """
    most = max((band.count for band in bands), default=0)
    strays = [band for band in bands if band.count <= 2 and band.count * 5 <= most]
    columns = [band for band in bands if band not in strays]
    result = list(bands)
    for stray in strays:
        row = [band for band in result if stray.lines & band.lines]
        if len(row) == len(columns):
            homes = [columns[row.index(stray)]]  # as many figures as columns: they follow in order
        else:
            homes = [band for band in columns if not band.lines & stray.lines and not _parted(stray, band, columns)]
        homes = [band for band in homes if 0 <= stray.edge - band.edge <= SHIFT]
        if len(homes) == 1:
            home = homes[0]
            home.x0, home.x1 = min(home.x0, stray.x0), max(home.x1, stray.x1)
            home.lines |= stray.lines
            result.remove(stray)
    return result


def _parted(one: Band, other: Band, columns: list[Band]) -> bool:
    """Does a column stand between these two?"""
    return any(min(one.edge, other.edge) < band.edge < max(one.edge, other.edge) for band in columns)


SHIFT = 12
"""So many characters a figure may stand beside its column where its caption left it no room."""


def _with_nil_columns(bands: list[Band], nils: list[tuple[int, Piece]]) -> list[Band]:
    """The columns, and those that hold nothing but dashes: dashes that stand in a line with figures of all columns near them."""
    empty: list[Band] = []
    for index, piece in nils:
        edge = right_edge(piece)
        near = [band for band in (*bands, *empty) if abs(band.edge - edge) <= 9 or band.x0 < piece.x1 and piece.x0 < band.x1]
        home = next((band for band in near if band in empty and index not in band.lines), None)
        if home is not None:
            home.lines.add(index)
            home.count += 1
        elif all(index in band.lines for band in near):
            empty.append(Band(edge, piece.x0, piece.x1, {index}, 1))
    return sorted([*bands, *empty], key=lambda band: band.edge)


def _reach(left: Band, right: Band) -> float:
    """How far apart two edges may stand and still be one ragged column: further the more their figures overlap."""
    overlap = left.x1 - right.x0
    return 9 if overlap >= 2 else 4 if overlap >= 0 else 2


def _joined(left: Band, right: Band) -> Band:
    count = left.count + right.count
    return Band(
        (left.edge * left.count + right.edge * right.count) / count,
        min(left.x0, right.x0),
        max(left.x1, right.x1),
        left.lines | right.lines,
        count,
    )


def html_bands(tokens: list[tuple[int, Piece, Number]], heads: tuple[Line, ...]) -> list[Band]:
    """Columns of an HTML table: cells that overlap in the grid and never stand side by side in one row. `heads`: the lines above the first
    figure.
    """
    cells: dict[tuple[int, int], Band] = {}
    for index, piece, _ in tokens:
        key = (piece.x0, piece.x1)
        if key in cells:
            cells[key].lines.add(index)
            cells[key].count += 1
        else:
            cells[key] = Band(piece.x1, piece.x0, piece.x1, {index}, 1)
    bands = sorted(cells.values(), key=lambda band: (-band.count, band.x0))
    merged: list[Band] = []
    for band in bands:
        home = [m for m in merged if m.x0 < band.x1 and band.x0 < m.x1 and not m.lines & band.lines]
        if len(home) == 1:
            target = home[0]
            target.lines |= band.lines
            target.count += band.count
        elif len(home) == 0:
            merged.append(band)
    merged.sort(key=lambda band: band.x0)
    return _neighbours_joined(merged, heads)


def _neighbours_joined(bands: list[Band], heads: tuple[Line, ...]) -> list[Band]:
    """Columns one grid step apart that never share a row, one of them rare: a cell that lost its dollar column. Two under heads of their
    own stay two.
    """
    result: list[Band] = []
    for band in bands:
        if result:
            left = result[-1]
            rare = min(left.count, band.count) <= max(1, max(left.count, band.count) // 4)
            if band.x0 - left.x1 <= 0 and not left.lines & band.lines and rare and not _have_own_heads(left, band, heads):
                result[-1] = Band(left.edge, left.x0, band.x1, left.lines | band.lines, left.count + band.count)
                continue
        result.append(band)
    return result


def _have_own_heads(left: Band, right: Band, heads: tuple[Line, ...]) -> bool:
    """Does a line of heads hold one over the left column alone and one over the right alone?"""
    for line in heads:
        over = [
            (piece.x0 < left.x1 and left.x0 < piece.x1, piece.x0 < right.x1 and right.x0 < piece.x1)
            for piece in line.pieces
            if piece.x0 > 0
        ]
        if (True, False) in over and (False, True) in over:
            return True
    return False


def columns_of_figures(figures: list[tuple[Piece, Number]], bands: list[Band], html: bool) -> list[int | None]:
    """The column of each figure of one row, in order; None where a figure fits none."""
    places: list[int | None] = []
    used = -1
    for piece, _ in figures:
        nearest, best = 10.0, -1
        left, right, edge = piece.x0, piece.x1, 0 if html else right_edge(piece)
        for index in range(used + 1, len(bands)):
            band = bands[index]
            is_over = left < band.x1 and band.x0 < right
            if html:
                distance = 0.0 if is_over else float(min(abs(left - band.x1 + 1), abs(band.x0 - right + 1)))
            else:
                distance = abs(edge - band.edge)
                if is_over and distance > 3.0:
                    distance = 3.0
            if distance < nearest:
                nearest, best = distance, index
                if distance == 0:
                    break
        if nearest > (1 if html else 9):
            places.append(None)
            continue
        places.append(best)
        used = best
    if None in places and not html and len(figures) == len(bands):
        # a long caption may push a whole row aside: as many figures as columns follow in order
        if all(-2 <= right_edge(piece) - band.edge <= SHIFT for (piece, _), band in zip(figures, bands, strict=True)):
            return list(range(len(bands)))
    return places
