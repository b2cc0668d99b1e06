"""Blocks -> the grids of single tables: heads in a block of their own, tables side by side, tables one under the other.

What belongs here: where one table ends and the next begins. What stands in a table is the other table rooms'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipelines.filings import units
from pipelines.filings.blocks import Grid, Line, Paragraph, Rule
from pipelines.filings.lattices.table_figures import figures_of_line
from pipelines.filings.numbers import is_placeholder, number
from pipelines.filings.periods import head, says_change
from pipelines.filings.text_layout import is_value_tail, is_year


def with_heads_apart(blocks: tuple[Paragraph | Grid, ...]) -> Iterator[Paragraph | Grid]:
    """The blocks of a page; an HTML table of nothing but column heads is put over the table that follows it and has none."""
    heads: Grid | None = None
    for block in blocks:
        if isinstance(block, Grid) and block.html:
            if heads is not None and have_no_heads(block) and _width(heads) == _width(block):
                block, heads = Grid((*heads.lines, *block.lines), html=True), None
            if heads is not None:
                yield heads
            heads = block if _are_heads(block) else None
            if heads is None:
                yield block
        else:
            if heads is not None:
                yield heads
            heads = None
            yield block
    if heads is not None:
        yield heads


def _are_heads(grid: Grid) -> bool:
    """Is this a table of a few lines of heads for periods, without a figure?"""
    lines = [line for line in grid.lines if line.pieces]
    return (
        len(lines) <= 6
        and any(sum(is_period_head(piece.text) for piece in line.pieces) >= 2 for line in lines)
        and not any(figures_of_line(line, html=True) for line in lines)
    )


def have_no_heads(grid: Grid) -> bool:
    """Does this table begin with captions and figures?"""
    for line in grid.lines:
        if line.pieces and figures_of_line(line, html=True):
            return True
        if any(piece.x0 > 0 for piece in line.pieces):
            return False
    return False


def _width(grid: Grid) -> int:
    return max(piece.x1 for line in grid.lines for piece in line.pieces)


def _end_of_another(lines: tuple[Line, ...]) -> int:
    """How many of the lines above a table in two halves belong to a table of its own above them: those down to its last row, where a
    statement's title follows; 0 where there is none.
    """
    last = next((index for index in range(len(lines) - 1, -1, -1) if is_value_tail(lines[index].pieces)), -1)
    titles = [piece.text for line in lines[last + 1 :] for piece in line.pieces]
    return last + 1 if any(_SHEET_TITLE.search(title) for title in titles) else 0


_SHEET_TITLE = re.compile(r"\bbalance\s+sheets?\b|\bfinancial\s+(?:condition|position)\b", re.IGNORECASE)


def halves(grid: Grid) -> tuple[Grid, ...]:
    """A table whose rows are two side by side (assets beside liabilities) as two, the left one first; titles over both stand over each."""
    seconds = Counter(where for line in grid.lines if len(line.pieces) >= 4 and (where := _second_caption(line)) is not None)
    if not seconds or grid.html and max(seconds.values()) < 2:
        return (grid,)
    ragged = 0 if grid.html else 8
    edge = seconds.most_common(1)[0][0]
    split = min(where for where in seconds if edge - ragged <= where <= edge)
    rows = [line for line in grid.lines if sum(piece.x0 >= split for piece in line.pieces) >= 2 and is_value_tail(line.pieces)]
    both = [line for line in rows if (where := _second_caption(line)) is not None and split <= where <= split + ragged]
    if len(both) < (2 if grid.html and len(both) == len(rows) else 4) or grid.html and not _are_alike(both, split):
        return (grid,)
    start = next(index for index, line in enumerate(grid.lines) if line in both)
    if not grid.html and (above := _end_of_another(grid.lines[:start])):
        return Grid(grid.lines[:above], grid.html), *halves(Grid(grid.lines[above:], grid.html))
    if len(both) * 2 < len(rows):
        return (grid,)
    left, right = [], []
    for index, line in enumerate(grid.lines):
        is_title = index < start and len(line.pieces) == 1
        left.append(
            replace(line, pieces=tuple(piece for piece in line.pieces if is_title or piece.x0 < split), rules=_rules_in(line, 0, split))
        )
        right.append(
            replace(
                line,
                pieces=tuple(
                    replace(piece, x0=max(0, piece.x0 - split), x1=piece.x1 - min(split, piece.x0))
                    for piece in line.pieces
                    if is_title or piece.x0 >= split
                ),
                rules=_rules_in(line, split, 10_000),
            )
        )
    return Grid(tuple(left), grid.html), Grid(tuple(right), grid.html)


def _are_alike(lines: list[Line], split: int) -> bool:
    """Do most of these rows hold as many figures left of this column as right of it, and words at it that name no period?"""
    counts = [Counter(piece.x0 >= split for piece in line.pieces if number(piece.text) is not None) for line in lines]
    captions = [piece.text for line in lines for piece in line.pieces if piece.x0 == split]
    return (
        2 * sum(each[False] == each[True] for each in counts) > len(lines)
        and all(head(text).is_empty for text in captions)
        and len(set(captions)) == len(captions)
    )


def split_at_names(grid: Grid) -> tuple[Grid, ...]:
    """The halves of a table, or its blocks where other names stand over the columns further down ("Oregon | Idaho | Total" over rows that
    came under "Ohio | Utah | Iowa").
    """
    starts = [0]
    left = min((line.pieces[1].x0 for line in grid.lines if len(line.pieces) >= 3 and is_value_tail(line.pieces)), default=0)
    rows = 0
    for index, line in enumerate(grid.lines):
        if is_value_tail(line.pieces):
            rows += 1
        elif rows >= 3 and (
            _is_head_of_years(line)
            or _are_two_names(line, left)
            and _is_titled_anew(grid.lines[_after_rows(grid.lines, index) : index])
            or _ends_stacked_names(grid.lines, index, left)
        ):
            starts.append(_after_rows(grid.lines, index))
            rows = 0
        elif (
            rows >= 3
            and len(line.pieces) >= 3
            and line.pieces[0].x0 >= max(12, left - 6)
            and all(piece.text[0].isupper() and len(piece.text) <= 24 and not is_placeholder(piece.text) for piece in line.pieces)
        ):
            starts.append(index)
            rows = 0
    if len(starts) == 1:
        return halves(grid)
    return tuple(Grid(grid.lines[a:b], html=False) for a, b in zip(starts, [*starts[1:], len(grid.lines)], strict=True))


def _is_head_of_years(line: Line) -> bool:
    """Is this a line of nothing but years and words of changes, three at least, over columns: "2000   1999   Chg."?"""
    texts = [piece.text for piece in line.pieces]
    return (
        len(texts) >= 3
        and line.pieces[0].x0 >= 12
        and sum(map(is_year, texts)) >= 2
        and all(is_year(text) or says_change(text) or text.lower().startswith("chg") for text in texts)
    )


def _are_two_names(line: Line, left: int) -> bool:
    """Is this a line of two names over the columns, which begin at `left`, and of nothing at their captions: "Severance   Leases"?"""
    return (
        len(line.pieces) == 2
        and line.pieces[0].x0 >= max(12, left - 6)
        and all(piece.text[0].isupper() and len(piece.text) <= 24 and not is_placeholder(piece.text) for piece in line.pieces)
    )


def _ends_stacked_names(lines: tuple[Line, ...], index: int, left: int) -> bool:
    """Is this a line of names over three columns or more, which begin at `left`, below another line over columns: "Shares of Common Stock
    Exercise" over "Available   Under   Price"?
    """
    above = next((line for line in reversed(lines[:index]) if line.pieces), None)
    return (
        above is not None
        and len(lines[index].pieces) >= 3
        and len(above.pieces) >= 2
        and all(
            piece.x0 >= max(12, left - 6) and piece.text[0].isalpha() and len(piece.text) <= 24 and head(piece.text).is_empty
            for line in (above, lines[index])
            for piece in line.pieces
        )
    )


def _is_titled_anew(lines: tuple[Line, ...]) -> bool:
    """Does one of these lines say in what units the rows below it are printed?"""
    return any(len(line.pieces) == 1 and units.scale(line.pieces[0].text).money is not None for line in lines)


def _after_rows(lines: tuple[Line, ...], index: int) -> int:
    """The first line below the last row above this line: titles and heads belong to what follows."""
    return next((at + 1 for at in range(index - 1, -1, -1) if is_value_tail(lines[at].pieces)), index)


def _rules_in(line: Line, start: int, end: int) -> tuple[Rule, ...]:
    """The rules of a line between these columns, counted from the first."""
    return tuple(Rule(max(rule.x0, start) - start, rule.x1 - start, rule.double) for rule in line.rules if start <= rule.x0 < end)


def _second_caption(line: Line) -> int | None:
    """Where a second caption begins in a line that goes caption, figures, caption, figures; None where it doesn't."""
    figures = False
    for index, piece in enumerate(line.pieces):
        if index and number(piece.text) is not None:
            figures = True
        elif figures and piece.text[0].isalpha() and len(piece.text) > 3 and number(line.pieces[-1].text) is not None:
            return piece.x0
    return None


def split_at_heads(grid: Grid) -> list[Grid]:
    """An HTML table in parts, where column heads stand again among its rows."""
    starts = [0]
    figures = False
    head_since: int | None = None
    for index, line in enumerate(grid.lines):
        if not line.pieces:
            continue
        if figures_of_line(line, html=True):
            if head_since is not None and figures:
                starts.append(head_since)
            figures, head_since = True, None
        elif (
            len(line.pieces) >= 2
            and line.pieces[-1].x0 > 0
            and all(is_period_head(piece.text) for piece in line.pieces[1:])
            and (is_period_head(line.pieces[0].text) or line.pieces[0].x0 == 0)
        ):
            if head_since is None:
                head_since = _first_over(grid.lines, index)
    if len(starts) == 1:
        return [grid]
    names = _names_over_heads(grid.lines[: starts[1]])
    parts = [grid.lines[a:b] for a, b in zip(starts, [*starts[1:], len(grid.lines)], strict=True)]
    return [
        Grid((*(replace(line, number=part[0].number) for line in names if index and _repeats_its_heads(part)), *part), html=True)
        for index, part in enumerate(parts)
    ]


def _names_over_heads(lines: tuple[Line, ...]) -> list[Line]:
    """The lines that name parts over the first heads of a table and no period: "The company | Noncontrolling interest | Total"."""
    found = []
    for line in lines:
        if figures_of_line(line, html=True):
            break
        over = [piece for piece in line.pieces if piece.x0 > 0]
        if len(over) >= 2 and not any(is_period_head(piece.text) for piece in over):
            found.append(line)
    return found


def _repeats_its_heads(lines: tuple[Line, ...]) -> bool:
    """Do the first heads of this part stand there more than once, so that only names above them tell one from the other?"""
    first = next((line for line in lines if any(piece.x0 > 0 for piece in line.pieces)), lines[0])
    texts = [piece.text for piece in first.pieces if piece.x0 > 0]
    return len(set(texts)) < len(texts) and len(set(texts)) == 1


def _first_over(lines: tuple[Line, ...], index: int) -> int:
    """The first line of what stands over the columns whose heads are at this line: spanners, and the title above them."""
    first = index
    for at in range(index - 1, -1, -1):
        line = lines[at]
        if not line.pieces:
            continue
        if not _is_spanner(line) and not (
            len(line.pieces) == 1 and _TITLE_BEGINS.match(line.pieces[0].text) and not figures_of_line(line, html=True)
        ):
            break
        first = at
    return first


_TITLE_BEGINS = re.compile(r"(?:\(\w{1,4}\)\s*)?[^\W\d_a-z]")
"""How a title begins, whether it is counted or not: "Revenue by Segment", "(B) Stock-based compensation consists of the following:"."""


def _is_spanner(line: Line) -> bool:
    """Does this line stand over the columns only, or name nothing but a period?"""
    return (
        bool(line.pieces)
        and not figures_of_line(line, html=True)
        and (line.pieces[0].x0 > 0 or all(is_period_head(piece.text) for piece in line.pieces))
    )


def is_period_head(text: str) -> bool:
    """Does this short text name a period, as the head of a column does?"""
    return len(text) <= 60 and not head(text).is_empty
