"""A line of heads -> for each head the columns under it: by its middle, by the rule drawn below it, by equal shares, or by the nearest run.

What belongs here: the geometry of heads and columns. Which words are heads at all is table_heads.py's.
"""

from __future__ import annotations

import re

from pipelines.filings.blocks import Piece, Rule
from pipelines.filings.lattices.table_columns import Band
from pipelines.filings.periods import head, says_change


def columns_under(pieces: list[Piece], bands: list[Band]) -> list[list[int]]:
    """The columns of an HTML table whose middle stands under each of these heads."""
    return [[i for i, band in enumerate(bands) if piece.x0 <= (band.x0 + band.x1 - 1) / 2 < piece.x1] for piece in pieces]


def cover(pieces: list[Piece], bands: list[Band], rules: tuple[Rule, ...], html: bool) -> list[list[int]]:
    """For each piece of a head line the columns that it covers."""
    middles = [(piece.x0 + piece.x1) / 2 for piece in pieces]
    rules = tuple(
        rule for rule in rules if sum(rule.x0 <= middle < rule.x1 for middle in middles) == 1
    )  # one under several heads parts nothing
    extents = [_extent(piece, rules) for piece in pieces]
    if html:
        exact = columns_under(pieces, bands)
        # the head of a column that says its changes in words ("Down 6%") stands over no figures
        if all(each or says_change(piece.text) and head(piece.text).is_empty for piece, each in zip(pieces, exact, strict=True)) and any(
            exact
        ):
            return _in_equal_shares(pieces, exact, len(bands))
    if len(bands) == 1:
        return [[0] for _ in pieces]
    if not html and rules:
        # a rule drawn under a head says exactly which columns it covers
        drawn = [[i for i, band in enumerate(bands) if a - 1 <= (band.x0 + band.x1) / 2 <= b + 1] for a, b in extents]
        if (
            all(drawn)
            and sum(map(len, drawn)) == len(bands)
            and all(_is_drawn(piece, extent) for piece, extent in zip(pieces, extents, strict=True))
        ):
            return drawn
        if partly := _drawn_and_others(pieces, extents, drawn, bands):
            return partly
    return _equal_groups(extents, bands) or _partition(
        extents, bands, [not html and head(piece.text).is_empty and not _OF_A_GROUP.fullmatch(piece.text) for piece in pieces]
    )


_OF_A_GROUP = re.compile(r"first|second|third|fourth|\((?:un)?audited\)", re.IGNORECASE)
"""Short words that may be of several columns: of a quarter, which stands in the next line ("First" over "Quarter"), or of all that a length
of time stands over.
"""


def _drawn_and_others(
    pieces: list[Piece], extents: list[tuple[float, float]], drawn: list[list[int]], bands: list[Band]
) -> list[list[int]]:
    """The columns under each head of a line of which some have a rule drawn under them over several columns: these, and for the other heads
    what is left; none for any other line.
    """
    ruled = [len(under) > 1 and extent != (piece.x0, piece.x1) for piece, extent, under in zip(pieces, extents, drawn, strict=True)]
    taken = [column for is_ruled, under in zip(ruled, drawn, strict=True) if is_ruled for column in under]
    left = [column for column in range(len(bands)) if column not in taken]
    others = [piece for piece, is_ruled in zip(pieces, ruled, strict=True) if not is_ruled]
    if not taken or not others or len(set(taken)) < len(taken) or len(others) > len(left):
        return []
    under = iter(cover(others, [bands[column] for column in left], (), html=False))
    return [found if is_ruled else [left[i] for i in next(under)] for is_ruled, found in zip(ruled, drawn, strict=True)]


def _equal_groups(extents: list[tuple[float, float]], bands: list[Band]) -> list[list[int]] | None:
    """As many columns for each head, where each stands over the middle of its own: heads askew over wide columns are still heads of equal
    groups.
    """
    size, rest = divmod(len(bands), len(extents))
    if rest or size < 2 or len(extents) < 2:
        return None
    groups = [bands[at : at + size] for at in range(0, len(bands), size)]
    for (a, b), group in zip(extents, groups, strict=True):
        if not group[0].x0 <= (a + b) / 2 <= group[-1].x1 or not a - 2 <= (group[0].x1 + group[-1].x0) / 2 <= b + 2:
            return None
    return [list(range(at, at + size)) for at in range(0, len(bands), size)]


def _in_equal_shares(pieces: list[Piece], exact: list[list[int]], columns: int) -> list[list[int]]:
    """The columns under each head. Where heads for lengths of time ("Three Months Ended") stand askew, one over fewer columns than the
    other, each is over an equal share.
    """
    share, rest = divmod(columns, len(pieces))
    if rest or share < 2 or len({len(each) for each in exact}) == 1 or sum(map(len, exact)) == columns:
        return exact
    equal = [list(range(at, at + share)) for at in range(0, columns, share)]
    if all(set(a) <= set(b) for a, b in zip(exact, equal, strict=True)) and all(head(piece.text).has_length for piece in pieces):
        return equal
    return exact


def _extent(piece: Piece, rules: tuple[Rule, ...]) -> tuple[float, float]:
    """How far a head reaches: as far as the rule drawn under it, where there is one."""
    middle = (piece.x0 + piece.x1) / 2
    for rule in rules:
        if rule.x0 <= middle < rule.x1 and rule.x1 - rule.x0 >= (piece.x1 - piece.x0) - 2:
            return float(rule.x0), float(rule.x1)
    return float(piece.x0), float(piece.x1)


def _is_drawn(piece: Piece, extent: tuple[float, float]) -> bool:
    return extent != (float(piece.x0), float(piece.x1)) or extent[1] - extent[0] > 16


def _partition(extents: list[tuple[float, float]], bands: list[Band], without_period: list[bool]) -> list[list[int]]:
    """The assignment of head pieces to runs of neighbouring columns with the least sum of distances between centres; an uncovered column
    costs a third of a pitch. So does each further column under a word that names no period and is no broader than one, and three times that
    where the word stands within one ("Credit" over "Risk", not over "Fair" beside it)."""
    runs = _cheapest_runs(extents, bands, without_period)
    covered: list[list[int]] = [[] for _ in extents]
    pieces, columns = len(extents), len(bands)
    while pieces > 0:
        run = runs[pieces][columns]
        if run is None:
            pieces -= 1
        elif run == _IDLE:
            columns -= 1
        else:
            pieces -= 1
            covered[pieces] = list(range(*run))
            columns = run[0]
    return covered


_IDLE = (-1, -1)


def _cheapest_runs(extents: list[tuple[float, float]], bands: list[Band], without_period: list[bool]) -> list[list[tuple[int, int] | None]]:
    """For the first i heads over the first j columns, at [i][j], what the cheapest assignment does with the last of them: the run [first,
    last) of columns under that head, None where it stands over none, _IDLE where the last column stands under none.
    """
    count = len(bands)
    lefts = [float(band.x0) for band in bands]
    rights = [float(band.x1) for band in bands]
    pitch = (rights[-1] - rights[0]) / (count - 1)
    idle, skip = 0.3 * pitch, 2.2 * pitch
    before = [idle * j for j in range(count + 1)]  # what the heads so far cost over the first j columns
    runs: list[list[tuple[int, int] | None]] = [[None] * (count + 1)]
    for (a, b), is_plain in zip(extents, without_period, strict=True):
        middle = (a + b) / 2
        within = sum(left < b and a < right for left, right in zip(lefts, rights, strict=True))
        spread = (pitch if within == 1 else idle) if is_plain and b - a <= pitch else 0.0
        costs: list[float] = []
        chosen: list[tuple[int, int] | None] = []
        for j in range(count + 1):
            best, run = before[j] + skip, None
            if j and costs[j - 1] + idle < best:
                best, run = costs[j - 1] + idle, _IDLE
            for m in range(j):
                centre = (lefts[m] + rights[j - 1]) / 2
                # right-aligned heads end where their figures end
                distance = min(abs(middle - centre), abs(b - rights[j - 1]) + (0.0 if j - m == 1 else pitch))
                value = before[m] + distance + spread * (j - m - 1)
                if value < best - 1e-9:
                    best, run = value, (m, j)
            costs.append(best)
            chosen.append(run)
        before = costs
        runs.append(chosen)
    return runs
