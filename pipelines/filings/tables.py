"""Grid -> Table: which pieces are figures, in which columns they stand, which words head each column, and which caption and headings each row has.

What belongs here: the lattice, for ASCII and HTML alike. A table is found from the right edges of its figures over the whole block, not from the white space of
a line. What a column's words mean is periods.py's and units.py's; what the rows are is statements.py's; what sums to what is footing.py's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise

from pipelines.filings import units
from pipelines.filings.blocks import Grid, Line, Page, Paragraph, Piece, Rule
from pipelines.filings.html_layout import indent
from pipelines.filings.numbers import Number, caption, is_footnote_mark, is_placeholder, number
from pipelines.filings.periods import Head, head, says_change
from pipelines.filings.phrases import Phrase
from pipelines.filings.text_layout import is_value_tail, is_year


@dataclass(slots=True)
class Figure:
    """One printed figure in its place."""

    number: Number
    text: str  # the token as a person sees it
    column: int  # index into Table.columns
    start: int
    end: int


@dataclass(slots=True)
class Row:
    """One row of figures. `rule_above` where a line is drawn between it and the row before; `headings` outermost first."""

    number: int
    label: str
    headings: tuple[str, ...]
    figures: tuple[Figure, ...]
    line: int
    start: int
    end: int
    indent: int
    rule_above: bool
    blank_above: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures. `words` are all that stands over it, top to bottom; `is_change` where they announce a change and not a period's figure."""

    words: str
    x0: int
    x1: int
    is_change: bool
    head: Head


@dataclass(slots=True)
class Table:
    """`titles` are the lines above the columns and over the captions, top to bottom; `section` heads printed among the rows are in Row.headings."""

    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: list[Row]
    line_start: int
    line_end: int
    html: bool
    lost: list[tuple[Line, Piece]] = field(default_factory=list)  # figures that fit no column
    unread: list[tuple[Line, Piece]] = field(default_factory=list)  # what stands in a figure's place and can't be read as one
    refusal: tuple[str, str] | None = None  # rule and reason, where the lattice itself makes no sense: one row then says where

    @property
    def title(self) -> str:
        return " | ".join(self.titles)


def tables_of(page: Page) -> list[Table]:
    """The tables of a page in order. In HTML the titles mostly stand outside the table: the short paragraphs just above it are its titles."""
    found: list[Table] = []
    above: list[str] = []
    carried: list[str] = []  # what the table before was called: one that follows it directly goes on with it
    prose = 0
    for block in _with_heads_apart(page.blocks):
        if isinstance(block, Grid):
            for part in [half for each in _split_at_heads(block) for half in _halves(each)] if block.html else _split_at_names(block):
                if (
                    result := table(
                        part,
                        (*_scale_of_the_last(found, above), *carried, *above)
                        if block.html
                        else found[-1].titles
                        if found and part.lines[0].number > block.lines[0].number
                        else (*_scale_carried(found, part), *(line for line in above[-1:] if line.rstrip().endswith(":"))),
                        page.text,
                    )
                ) is not None:
                    found.append(result)
                    above = list(above) if part is not block else []
                elif block.html:
                    above.extend(" ".join(piece.text for piece in line.pieces) for line in part.lines if line.pieces)
            if found and found[-1].html and block.html and found[-1].line_end >= block.lines[0].number:
                above = []
                carried = [title for title in found[-1].titles if _NAMES_A_BREAKDOWN.search(title)][-1:]
            prose = 0
        elif _FOOTNOTE.match(block.text) and not block.text.rstrip().endswith(":"):
            prose += 1  # "(1) See the table below": no title
        elif len(block.text) <= TITLE_LENGTH:
            above.append(block.text)
            prose = 0
            carried = carried if _SAYS_SCALE_ONLY.fullmatch(block.text) or _SAYS_PERIOD_ONLY.fullmatch(block.text) else []
        else:
            carried = []
            # a paragraph may stand between titles and table, two may not; its end may introduce the table: "... for the periods presented (in millions):"
            prose += 1
            if prose > 1:
                above = []
            if block.text.rstrip().endswith(":"):
                above.append(block.text[-INTRODUCTION:])
        above = above[-6:]
    return found


def _scale_carried(found: list[Table], part: Grid) -> tuple[str, ...]:
    """The scale of the table before, for a block of its rows that begins with heads of its own, beside its name ("Balance sheet data:   3/31/96   12/31/95") or without one."""
    first = part.lines[0]
    if not found or found[-1].html or first.number - found[-1].line_end > 3 or not first.pieces:
        return ()
    scale = tuple(title for title in found[-1].titles if units.scale(title).money is not None)[-1:]
    if first.pieces[0].x0 >= 12 and _is_period_head(first.pieces[0].text):
        return scale
    if len(first.pieces) < 3 or first.pieces[0].x0 >= 12:
        return ()
    if not head(first.pieces[0].text).is_empty or not all(_is_period_head(piece.text) for piece in first.pieces[1:]):
        return ()
    return scale


def _scale_of_the_last(found: list[Table], above: list[str]) -> tuple[str, ...]:
    """The scale of the HTML table before, where nothing but a period stands between that one and the next: "Three Months Ended June 30, 2020"."""
    if not found or not found[-1].html or len(above) != 1 or not _SAYS_PERIOD_ONLY.fullmatch(above[0]):
        return ()
    return tuple(title for title in found[-1].titles if units.scale(title).money is not None)[-1:]


def _with_heads_apart(blocks: tuple[Paragraph | Grid, ...]) -> Iterator[Paragraph | Grid]:
    """The blocks of a page; an HTML table of nothing but column heads is put over the table that follows it and has none."""
    heads: Grid | None = None
    for block in blocks:
        if isinstance(block, Grid) and block.html:
            if heads is not None and _have_no_heads(block) and _width(heads) == _width(block):
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
        and any(sum(_is_period_head(piece.text) for piece in line.pieces) >= 2 for line in lines)
        and not any(_figures(line, html=True) for line in lines)
    )


def _have_no_heads(grid: Grid) -> bool:
    """Does this table begin with captions and figures?"""
    for line in grid.lines:
        if line.pieces and _figures(line, html=True):
            return True
        if any(piece.x0 > 0 for piece in line.pieces):
            return False
    return False


def _width(grid: Grid) -> int:
    return max(piece.x1 for line in grid.lines for piece in line.pieces)


def _halves(grid: Grid) -> tuple[Grid, ...]:
    """A table whose rows are two side by side (assets beside liabilities) as two, the left one first; titles over both stand over each."""
    seconds = Counter(where for line in grid.lines if len(line.pieces) >= 4 and (where := _second_caption(line)) is not None)
    if not seconds or grid.html and max(seconds.values()) < 4:
        return (grid,)
    ragged = 0 if grid.html else 8
    edge = seconds.most_common(1)[0][0]
    split = min(where for where in seconds if edge - ragged <= where <= edge)
    rows = [line for line in grid.lines if sum(piece.x0 >= split for piece in line.pieces) >= 2 and is_value_tail(line.pieces)]
    both = [line for line in rows if (where := _second_caption(line)) is not None and split <= where <= split + ragged]
    if len(both) < 4 or len(both) * 2 < len(rows) or grid.html and not _are_alike(both, split):
        return (grid,)
    start = next(index for index, line in enumerate(grid.lines) if line in both)
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


def _split_at_names(grid: Grid) -> tuple[Grid, ...]:
    """The halves of a table, or its blocks where other names stand over the columns further down ("Oregon | Idaho | Total" over rows that came under "Ohio | Utah | Iowa")."""
    starts = [0]
    left = min((line.pieces[1].x0 for line in grid.lines if len(line.pieces) >= 3 and is_value_tail(line.pieces)), default=0)
    rows = 0
    for index, line in enumerate(grid.lines):
        if is_value_tail(line.pieces):
            rows += 1
        elif (
            rows >= 3
            and len(line.pieces) >= 3
            and line.pieces[0].x0 >= max(12, left - 6)
            and all(piece.text[0].isupper() and len(piece.text) <= 24 and not is_placeholder(piece.text) for piece in line.pieces)
        ):
            starts.append(index)
            rows = 0
    if len(starts) == 1:
        return _halves(grid)
    return tuple(Grid(grid.lines[a:b], html=False) for a, b in zip(starts, [*starts[1:], len(grid.lines)], strict=True))


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


def _split_at_heads(grid: Grid) -> list[Grid]:
    """An HTML table in parts, where column heads stand again among its rows."""
    starts = [0]
    figures = False
    head_since: int | None = None
    for index, line in enumerate(grid.lines):
        if not line.pieces:
            continue
        if _figures(line, html=True):
            if head_since is not None and figures:
                starts.append(head_since)
            figures, head_since = True, None
        elif (
            len(line.pieces) >= 2
            and line.pieces[-1].x0 > 0
            and all(_is_period_head(piece.text) for piece in line.pieces[1:])
            and (_is_period_head(line.pieces[0].text) or line.pieces[0].x0 == 0)
        ):
            if head_since is None:
                head_since = _first_over(grid.lines, index)
    if len(starts) == 1:
        return [grid]
    return [Grid(grid.lines[a:b], html=True) for a, b in zip(starts, [*starts[1:], len(grid.lines)], strict=True)]


def _first_over(lines: tuple[Line, ...], index: int) -> int:
    """The first line of what stands over the columns whose heads are at this line: spanners, and the title above them."""
    first = index
    for at in range(index - 1, -1, -1):
        line = lines[at]
        if not line.pieces:
            continue
        if not _is_spanner(line) and not (len(line.pieces) == 1 and line.pieces[0].text[0].isupper() and not _figures(line, html=True)):
            break
        first = at
    return first


def _is_spanner(line: Line) -> bool:
    """Does this line stand over the columns only, or name nothing but a period?"""
    return (
        bool(line.pieces)
        and not _figures(line, html=True)
        and (line.pieces[0].x0 > 0 or all(_is_period_head(piece.text) for piece in line.pieces))
    )


def _is_period_head(text: str) -> bool:
    return len(text) <= 60 and not head(text).is_empty


_NAMES_A_BREAKDOWN = Phrase(
    r"^(?!.*[.;]$).{0,90}\b(?:segments?|reconcil\w+|non-?gaap|by\s+(?:product|region|geograph)\w*)\b",
    "segment reconcil gaap by",
)
_SAYS_SCALE_ONLY = re.compile(
    r"\(?(?:unaudited|continued|(?:u\.?s\.?\s+)?(?:dollars|amounts|\$)?.{0,12}\bin\s+(?:thousands|millions|billions)\b.*|\d{1,3})\)?",
    re.IGNORECASE,
)
_SAYS_PERIOD_ONLY = re.compile(
    r"\(?(?:for\s+the\s+)?(?:[\w-]+\s+){0,2}(?:months?|weeks?|quarters?|years?)\s+(?:ended|ending)\s+[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d\)?(?:\s*\(unaudited\))?",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"(?:\(\s?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?\)|\*{1,3}|[\u2020\u2021])\s*[A-Z]\w")
TITLE_LENGTH = 180
INTRODUCTION = 160
"""Paragraphs up to this long may be titles; of a longer one that ends with a colon so many characters count."""


def table(grid: Grid, above: tuple[str, ...] = (), text: str = "") -> Table | None:
    """The lattice of a grid, or None where it holds no column of figures.

    `above`: titles that stand outside of it; `text`: the document, whose source tells how far an HTML caption is set in.
    """
    lines = grid.lines
    found = [_figures(line, grid.html) for line in lines]
    if not grid.html and (endless := next((line for line, figures in zip(lines, found, strict=True) if len(figures) > MOST_FIGURES), None)):
        return _endless_line(endless)
    body = _body_start(lines, found)
    if body is None:
        return None
    if (notes := _note_head(lines, body, grid.html)) is not None:
        lines = tuple(
            _without_note(line, notes, grid.html) if index >= body else _without_head(line, notes) if grid.html else line
            for index, line in enumerate(lines)
        )
        found = [_figures(line, grid.html) for line in lines]
    tokens = [(index, piece, value) for index in range(body, len(lines)) for piece, value in found[index]]
    if not grid.html:
        tokens = _without_page_numbers(lines, tokens, found)
        tokens, found = _without_caption_numbers(lines, tokens, found)
    bands = _html_bands(tokens, lines[:body]) if grid.html else _text_bands(tokens)
    if not bands:
        return None
    if not grid.html:
        bands, found = _without_stray_bands(lines, bands, found)
    zone = (
        bands[0].x0
        if grid.html
        else min(
            [bands[0].x0, *(p.x0 for line in lines[body:] for p in line.pieces if p.text == "$" and bands[0].x0 - 14 <= p.x0 < bands[0].x0)]
        )
    )
    # words at the left margin below the last column head are captions and headings already
    body = max((i + 1 for i in range(body) if any(_over_columns(piece, zone, grid.html) for piece in lines[i].pieces)), default=body)
    titles, words = _heads(lines[:body], bands, zone, grid.html)
    if grid.html:
        bands, words, found = _without_mark_columns(bands, words, found)
    columns = tuple(Column(text, band.x0, band.x1, says_change(text), head(text)) for band, text in zip(bands, words, strict=True))
    result = Table((*above, *titles), columns, [], lines[0].number, lines[-1].number, grid.html)
    _read_rows(result, lines[body:], found[body:], bands, zone, text)
    return result if result.rows else None


_NOTE_HEAD = re.compile(r"\(?(?:see\s+)?(?:notes?|ref\.?)(?:\s+(?:nos?\.?|numbers?))?\)?", re.IGNORECASE)
_NOTE_NUMBERS = re.compile(r"\(?(?:notes?\s)?\d{1,2}[a-z]?\)?(?:\s?(?:,|&|and|-)\s?\(?\d{1,2}[a-z]?\)?){0,3}", re.IGNORECASE)


def _note_head(lines: tuple[Line, ...], body: int, html: bool) -> Piece | None:
    """The word "Note" over a column of numbers of notes, which stands left of all other heads of its line; None where there is none. `body`: index of the first row."""
    for line in lines[:body]:
        heads = [piece for piece in line.pieces if piece.x0 >= (1 if html else 12)]
        if (
            len(heads) < (1 if html else 2)
            or heads[0].text[:1] not in "(NnRrSs"
            or not _NOTE_HEAD.fullmatch(heads[0].text)
            or len(heads) > 1
            and _NOTE_HEAD.fullmatch(heads[1].text)
        ):
            continue
        under = [piece for row in lines[body:] for piece in row.pieces[1:] if _is_under(piece, heads[0], html)]
        if under and all(_NOTE_NUMBERS.fullmatch(piece.text) for piece in under):
            return heads[0]
    return None


def _is_under(piece: Piece, over: Piece, html: bool) -> bool:
    """Does this piece stand under that one: in the same grid columns, or nearly so on a typewritten page?"""
    slack = 0 if html else 2
    return piece.x0 < over.x1 + slack and piece.x1 > over.x0 - slack


def _without_note(line: Line, over: Piece, html: bool) -> Line:
    """The line without the number of a note under this head."""
    kept = tuple(
        piece
        for piece in line.pieces
        if not (
            (_is_under(piece, over, html) if html else piece.x0 <= over.x1 + 2 and over.x0 - 2 <= piece.x1 <= over.x1 + 4)
            and _NOTE_NUMBERS.fullmatch(piece.text)
        )
    )
    return line if len(kept) == len(line.pieces) else replace(line, pieces=kept)


def _without_head(line: Line, note: Piece) -> Line:
    """The line of heads without the one over the numbers of notes."""
    return replace(line, pieces=tuple(piece for piece in line.pieces if piece is not note)) if note in line.pieces else line


MOST_FIGURES = 200
"""No typewritten line holds more figures."""


def _endless_line(line: Line) -> Table:
    """The table that is refused for this line."""
    why = f"A line of this table holds more than {MOST_FIGURES} figures: no table has so many columns."
    row = Row(1, "", (), (), line.number, line.start, line.end, -1, False, False)
    return Table((), (), [row], line.number, line.number, html=False, refusal=("too_many_figures_in_a_line", why))


# --- figures of a line -------------------------------------------------------------------------------------------------------------------


def _without_mark_columns(
    bands: list[_Band], words: list[str], found: list[list[tuple[Piece, Number]]]
) -> tuple[list[_Band], list[str], list[list[tuple[Piece, Number]]]]:
    """Cells of an HTML table that hold nothing but footnote marks behind the figures of the column on their left, under no head of their own, are no column."""
    figures = [each for line in found for each in line]
    marks = {
        index
        for index, band in enumerate(bands)
        if index
        and words[index] in ("", words[index - 1])
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


def _figures(line: Line, html: bool) -> list[tuple[Piece, Number]]:
    """The pieces of this line that stand in a figure's place, left to right; none where the line is a head or running text."""
    pieces = line.pieces
    if not pieces:
        return []
    if not html:
        if not is_value_tail(pieces):
            return [] if len(pieces) > 1 else _glued_figure(pieces)
        tail: list[tuple[Piece, Number]] = []
        for index in range(len(pieces) - 1, -1, -1):
            piece = pieces[index]
            value = number(piece.text)
            if value is not None and not (index == 0 and len(pieces) > 1 and _is_no_figure(piece, value, pieces[1])):
                tail.append((piece, value))
            elif not (is_placeholder(piece.text) or is_footnote_mark(piece.text)):
                if (cut := _figure_after_caption(piece, bool(tail))) is not None:
                    tail.append(cut)
                break
        tail.reverse()
        words = pieces[: len(pieces) - len(tail)]
        if tail and all(is_footnote_mark(piece.text) for piece, _ in tail) and all(_UNDER_A_HEAD.fullmatch(each.text) for each in words):
            return []  # marks under a head: "(unaudited)      (1)"
        return _without_marks(tail)
    cells: list[tuple[Piece, Number]] = []
    for index, piece in enumerate(pieces):
        value = number(piece.text) or _noted_number(piece.text)
        if value is None or (index == 0 and len(pieces) > 1 and piece.x0 == 0 and (is_year(piece.text) or not _only_numbers(pieces))):
            continue
        if index and pieces[index - 1].text in ("(", "$(", "$ (") and piece.x0 - pieces[index - 1].x1 <= 1 and value.value > 0:
            value = replace(value, value=-value.value, close_paren=False)  # the parenthesis opens in a cell of its own
        cells.append((piece, value))
    if cells and all(is_year(piece.text) for piece, _ in cells):
        return []  # years alone are a head
    if cells and all(is_footnote_mark(piece.text) for piece, _ in cells) and (pieces[0] is cells[0][0] or pieces[0].text[0] == "("):
        return []  # marks under a head
    return cells


_NOTED = re.compile(r"(?P<figure>\$?\s?\(?\$?[\d,.]{3,}\)?%?)\s?(?:\((?:[1-9]\d?|[a-z])\)|\[\d{1,2}\]|[*\u2020\u2021]{1,3})", re.IGNORECASE)


def _noted_number(text: str) -> Number | None:
    """The figure of a cell that holds a footnote mark behind it: "24,798(1)", "0.32*"."""
    if text[-1] not in ")]*\u2020\u2021" or text[0] not in "$(0123456789." or (noted := _NOTED.fullmatch(text)) is None:
        return None
    return None if is_year(noted["figure"]) else number(noted["figure"])


_UNDER_A_HEAD = re.compile(r"\((?:un)?audited\)|\((?:as\s)?restated\)|[^A-Za-z]+", re.IGNORECASE)


def _only_numbers(pieces: tuple[Piece, ...]) -> bool:
    return all(number(piece.text) or _noted_number(piece.text) or is_placeholder(piece.text) for piece in pieces)


def _without_caption_numbers(
    lines: tuple[Line, ...], tokens: list[tuple[int, Piece, Number]], found: list[list[tuple[Piece, Number]]]
) -> tuple[list[tuple[int, Piece, Number]], list[list[tuple[Piece, Number]]]]:
    """A number cut from behind a caption is a figure only where other rows print a column, a small bare one where three do: "deposits under $100,000" and "Level 2" are captions."""
    cut = [index for index, figures in enumerate(found) if figures and not any(figures[0][0] is each for each in lines[index].pieces)]
    if not cut:
        return tokens, found
    loose = {id(found[index][0][0]) for index in cut}
    edges = Counter(_edge(piece) for _, piece, _ in tokens if id(piece) not in loose)
    kept = list(found)
    for index in cut:
        first = found[index][0][0]
        needed = 1 if any(char in first.text for char in ",.$") else 3
        if sum(edges[_edge(first) + aside] for aside in (-1, 0, 1)) < needed:
            kept[index] = found[index][1:]
            loose.add(id(first))
        else:
            loose.discard(id(first))
    return [(index, piece, value) for index, piece, value in tokens if id(piece) not in loose], kept


def _without_page_numbers(
    lines: tuple[Line, ...], tokens: list[tuple[int, Piece, Number]], found: list[list[tuple[Piece, Number]]]
) -> list[tuple[int, Piece, Number]]:
    """A small whole number alone on its line, in the column of no other figure, is a page number."""
    edges = Counter(_edge(piece) for _, piece, _ in tokens)
    kept = []
    for index, piece, value in tokens:
        if (
            len(lines[index].pieces) == 1
            and piece.text.isdigit()
            and len(piece.text) <= 3
            and sum(edges[_edge(piece) + d] for d in (-1, 0, 1)) == 1
        ):
            found[index] = []
        else:
            kept.append((index, piece, value))
    return kept


def _without_stray_bands(
    lines: tuple[Line, ...], bands: list[_Band], found: list[list[tuple[Piece, Number]]]
) -> tuple[list[_Band], list[list[tuple[Piece, Number]]]]:
    """Columns that hold a few numbers where other rows have their captions are numbers of wide-set captions ("treasury  stock  -  207,218,701")."""
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
    """Is this first number of a line a bullet, a mark before a caption ("1.  Net sales"), a year that names the row, or the end of a caption ("in 1993)")?"""
    is_bullet = value.is_nil and (piece.x0 < LEFTMOST_FIGURE or number(following.text) is None)
    return is_bullet or value.close_paren or following.text[0].isalpha() or is_year(piece.text)


LEFTMOST_FIGURE = 20
"""A dash further left begins a caption."""


def _glued_figure(pieces: tuple[Piece, ...]) -> list[tuple[Piece, Number]]:
    return []


_LAST_TOKEN = re.compile(r"^(?P<caption>.*[A-Za-z).:,].*?)(?:\s|(?<=\)))(?P<token>\$?\s?\(?\$?[\d,]*\.?\d+\)?%?)$")


def _figure_after_caption(piece: Piece, more: bool) -> tuple[Piece, Number] | None:
    """A figure that a single space parts from its caption. Only where other figures follow: "Note 4" alone is a caption."""
    if not more:
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


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _body_start(lines: tuple[Line, ...], found: list[list[tuple[Piece, Number]]]) -> int | None:
    for index, figures in enumerate(found):
        if figures:
            return index
    return None


# --- columns --------------------------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Band:
    """The place of one column: the edge that its figures share, and how far they reach."""

    edge: float
    x0: int
    x1: int
    lines: set[int]
    count: int


def _edge(piece: Piece) -> int:
    """The right edge of a figure's digits: a closing parenthesis or a percent sign hangs over it."""
    text = piece.text
    end = len(text)
    if text[-1].isdigit():
        return piece.x1
    while end and not (text[end - 1].isdigit() or text[end - 1] in "-\u2013\u2014"):
        end -= 1
    return piece.x1 - (len(text) - end) if end else piece.x1


def _text_bands(tokens: list[tuple[int, Piece, Number]]) -> list[_Band]:
    """Columns of a fixed-width block: clusters of right edges; ragged edges are drawn together unless both stand in one line."""
    solid = [(i, p, v) for i, p, v in tokens if not v.is_nil] or tokens
    edges: dict[int, _Band] = {}
    for index, piece, _ in solid:
        edge = _edge(piece)
        band = edges.get(edge)
        if band is None:
            edges[edge] = _Band(edge, piece.x0, piece.x1, {index}, 1)
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


def _with_shifted_rows(bands: list[_Band]) -> list[_Band]:
    """The columns without those of one or two figures that a long caption pushed to the right: they belong to the column beside, which is empty in their lines."""
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


def _parted(one: _Band, other: _Band, columns: list[_Band]) -> bool:
    """Does a column stand between these two?"""
    return any(min(one.edge, other.edge) < band.edge < max(one.edge, other.edge) for band in columns)


SHIFT = 12
"""So many characters a figure may stand beside its column where its caption left it no room."""


def _with_nil_columns(bands: list[_Band], nils: list[tuple[int, Piece]]) -> list[_Band]:
    """The columns, and those that hold nothing but dashes: dashes that stand in a line with figures of all columns near them."""
    empty: list[_Band] = []
    for index, piece in nils:
        edge = _edge(piece)
        near = [band for band in (*bands, *empty) if abs(band.edge - edge) <= 9 or band.x0 < piece.x1 and piece.x0 < band.x1]
        home = next((band for band in near if band in empty and index not in band.lines), None)
        if home is not None:
            home.lines.add(index)
            home.count += 1
        elif all(index in band.lines for band in near):
            empty.append(_Band(edge, piece.x0, piece.x1, {index}, 1))
    return sorted([*bands, *empty], key=lambda band: band.edge)


def _reach(left: _Band, right: _Band) -> float:
    """How far apart two edges may stand and still be one ragged column: further the more their figures overlap."""
    overlap = left.x1 - right.x0
    return 9 if overlap >= 2 else 4 if overlap >= 0 else 2


def _joined(left: _Band, right: _Band) -> _Band:
    count = left.count + right.count
    return _Band(
        (left.edge * left.count + right.edge * right.count) / count,
        min(left.x0, right.x0),
        max(left.x1, right.x1),
        left.lines | right.lines,
        count,
    )


def _html_bands(tokens: list[tuple[int, Piece, Number]], heads: tuple[Line, ...]) -> list[_Band]:
    """Columns of an HTML table: cells that overlap in the grid and never stand side by side in one row. `heads`: the lines above the first figure."""
    cells: dict[tuple[int, int], _Band] = {}
    for index, piece, _ in tokens:
        key = (piece.x0, piece.x1)
        if key in cells:
            cells[key].lines.add(index)
            cells[key].count += 1
        else:
            cells[key] = _Band(piece.x1, piece.x0, piece.x1, {index}, 1)
    bands = sorted(cells.values(), key=lambda band: (-band.count, band.x0))
    merged: list[_Band] = []
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


def _neighbours_joined(bands: list[_Band], heads: tuple[Line, ...]) -> list[_Band]:
    """Columns one grid step apart that never share a row, one of them rare: a cell that lost its dollar column. Two under heads of their own stay two."""
    result: list[_Band] = []
    for band in bands:
        if result:
            left = result[-1]
            rare = min(left.count, band.count) <= max(1, max(left.count, band.count) // 4)
            if band.x0 - left.x1 <= 0 and not left.lines & band.lines and rare and not _have_own_heads(left, band, heads):
                result[-1] = _Band(left.edge, left.x0, band.x1, left.lines | band.lines, left.count + band.count)
                continue
        result.append(band)
    return result


def _have_own_heads(left: _Band, right: _Band, heads: tuple[Line, ...]) -> bool:
    """Does a line of heads hold one over the left column alone and one over the right alone?"""
    for line in heads:
        over = [
            (piece.x0 < left.x1 and left.x0 < piece.x1, piece.x0 < right.x1 and right.x0 < piece.x1) for piece in line.pieces if piece.x0 > 0
        ]
        if (True, False) in over and (False, True) in over:
            return True
    return False


def _columns_of(figures: list[tuple[Piece, Number]], bands: list[_Band], html: bool) -> list[int | None]:
    """The column of each figure of one row, in order; None where a figure fits none."""
    places: list[int | None] = []
    used = -1
    for piece, _ in figures:
        nearest, best = 10.0, -1
        left, right, edge = piece.x0, piece.x1, 0 if html else _edge(piece)
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
        if all(-2 <= _edge(piece) - band.edge <= SHIFT for (piece, _), band in zip(figures, bands, strict=True)):
            return list(range(len(bands)))
    return places


# --- heads -----------------------------------------------------------------------------------------------------------------------------------


def _heads(lines: tuple[Line, ...], bands: list[_Band], zone: int, html: bool) -> tuple[list[str], list[str]]:
    """The titles (top to bottom) and, for each column, the words over it."""
    titles: list[str] = []
    over: list[list[str]] = [[] for _ in bands]
    first = _first_head_line(lines, bands, zone, html)
    shared = None if html else _length_of_all(lines[first:], bands, zone)
    for index, line in enumerate(lines):
        if not line.pieces:
            continue
        if index < first:
            titles.append(" ".join(piece.text for piece in line.pieces))
            continue
        stub = [piece for piece in line.pieces if not _over_columns(piece, zone, html)]
        if stub:
            titles.append(" ".join(piece.text for piece in stub))
        pieces = _rejoined([piece for piece in line.pieces if _over_columns(piece, zone, html)])
        if not pieces:
            continue
        rules = lines[index + 1].rules if index + 1 < len(lines) and not lines[index + 1].pieces else ()
        if not html and not rules and len(pieces) == 1 and (own := _lone_words(pieces[0], bands)) is not None:
            (titles if not own else over[own[0]]).append(pieces[0].text)
            continue
        beside = _first_of_groups(pieces, lines[index + 1 :], bands, zone) if html else _beside_changes(pieces, over) or _changes_alone(pieces, bands)
        for piece, covered in zip(pieces, beside or _cover(pieces, rules, bands, html), strict=True):
            if piece == shared and not rules:
                covered = list(range(len(bands)))
            if not covered or len(covered) < len(bands) and _is_of_all(piece, covered, bands, html):
                titles.append(piece.text)
                continue
            for column in covered:
                over[column].append(piece.text)
    return titles, [reduce(_joined_caption, words, "") for words in over]


def _first_of_groups(pieces: list[Piece], below: tuple[Line, ...], bands: list[_Band], zone: int) -> list[list[int]]:
    """For heads without a year that stand over the first column of each group of years, though no cell spans the group: the columns of the groups; else none."""
    size, rest = divmod(len(bands), len(pieces))
    if rest or size < 2 or any((what := head(piece.text)).is_empty or what.year is not None for piece in pieces):
        return []
    groups = [list(range(at, at + size)) for at in range(0, len(bands), size)]
    if any(bands[group[0]].x0 >= piece.x1 or bands[group[1]].x0 < piece.x1 for piece, group in zip(pieces, groups, strict=True)):
        return []
    for line in below:
        years = [piece.text for piece in line.pieces if _over_columns(piece, zone, html=True)]
        if len(years) == len(bands) and all(is_year(text) for text in years):
            return groups if all(len({years[column] for column in group}) == size for group in groups) else []
    return []


def _beside_changes(pieces: list[Piece], over: list[list[str]]) -> list[list[int]]:
    """For years below heads of which some announce a change, and of which as many don't as there are years: one column each, in order; else none."""
    plain = [column for column, words in enumerate(over) if not says_change(" ".join(words))]
    if len(plain) == len(over) or len(plain) != len(pieces) or not all(over) or not all(is_year(piece.text) for piece in pieces):
        return []
    return [[column] for column in plain]


def _changes_alone(pieces: list[Piece], bands: list[_Band]) -> list[list[int]]:
    """For a line of nothing but words of changes ("Percent      Percent"): the one column under each; else none."""
    under = [[index for index, band in enumerate(bands) if band.x0 - 3 <= (piece.x0 + piece.x1) / 2 <= band.x1 + 3] for piece in pieces]
    if len(pieces) < 2 or not all(len(each) == 1 for each in under):
        return []
    return under if all(len(piece.text) <= 20 and says_change(piece.text) and head(piece.text).is_empty for piece in pieces) else []


def _lone_words(piece: Piece, bands: list[_Band]) -> list[int] | None:
    """The one column that words alone in their line stand over, none where they are a title that reaches over parts of several; None where they may be of all, as a period is."""
    if len(bands) < 2:
        return None
    if units.scale(piece.text).money is not None:
        return []
    if not head(piece.text).is_empty or says_change(piece.text):
        return None
    pitch = (bands[-1].x1 - bands[0].x1) / (len(bands) - 1)
    middle, width = (piece.x0 + piece.x1) / 2, piece.x1 - piece.x0
    under = [index for index, band in enumerate(bands) if band.x0 - 3 <= middle <= band.x1 + 3]
    if len(under) == 1 and width <= pitch:
        return under
    left, right = bands[0].x0, bands[-1].x1
    return [] if width > 1.2 * pitch and abs(middle - (left + right) / 2) > (right - left) / 8 else None


def _length_of_all(lines: tuple[Line, ...], bands: list[_Band], zone: int) -> Piece | None:
    """The one head that names a length, alone in its line and without a year, over the middle of the columns: it is the length of them all. None where there is no such head."""
    found: list[tuple[Piece, bool]] = []
    for line in lines:
        over = _rejoined([piece for piece in line.pieces if _over_columns(piece, zone, html=False)])
        found.extend((piece, len(over) == 1) for piece in over if len(piece.text) <= 60 and head(piece.text).has_length)
    if len(found) != 1 or len(bands) < 2:
        return None
    piece, is_alone = found[0]
    left, right = bands[0].x0, bands[-1].x1
    askew = abs((piece.x0 + piece.x1 - left - right) / 2)
    return piece if is_alone and head(piece.text).year is None and (len(bands) == 2 or askew <= (right - left) / 4) else None


_TWO_YEARS = re.compile(r"\b(?:19|20)\d\d\s+(?:and|vs\.?|versus)\s+(?:\w+\s+\d{1,2},\s+)?(?:19|20)\d\d\b", re.IGNORECASE)


def _is_of_all(piece: Piece, covered: list[int], bands: list[_Band], html: bool) -> bool:
    """Does this piece, though it stands over a part of the columns, speak of all of them: does it name two years, or reach far beyond its part?"""
    if _TWO_YEARS.search(piece.text):
        return True
    pitch = (bands[-1].x1 - bands[0].x1) / (len(bands) - 1)
    return not html and piece.x1 - piece.x0 > len(covered) * pitch + 12


_COUNT_WORD = re.compile(
    r"(?:\d{1,2}|one|two|three|four|five|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|fifty-three)", re.IGNORECASE
)


def _rejoined(pieces: list[Piece]) -> list[Piece]:
    """Head pieces with "NINE  MONTHS", which two spaces or cells parted, in one; "Three Months" with "Ended June 30," beside it likewise."""
    joined: list[Piece] = []
    for piece in pieces:
        if (
            joined
            and piece.x0 - joined[-1].x1 <= 3
            and (
                _COUNT_WORD.fullmatch(joined[-1].text)
                and piece.text.lower().startswith(("month", "week"))
                or piece.text[:6].lower() in ("ended ", "ending")
                and joined[-1].text.lower().endswith(("months", "weeks", "quarter"))
            )
        ):
            left = joined.pop()
            piece = Piece(f"{left.text} {piece.text}", left.x0, piece.x1, left.start, piece.end)
        joined.append(piece)
    return joined


def _over_columns(piece: Piece, zone: int, html: bool) -> bool:
    """Does this piece stand over the figures rather than over the captions?"""
    if html:
        return piece.x1 > zone and piece.x0 > 0 or piece.x0 >= zone
    if piece.x0 >= 10 and (piece.x1 > zone and _SHORT_DATE.fullmatch(piece.text) or piece.x1 > zone - 8 and is_year(piece.text)):
        return True  # a date is no title, also where it begins left of its figures
    return (piece.x0 + piece.x1) / 2 >= zone - 2


_SHORT_DATE = re.compile(r"[A-Za-z]{3,9}\.?\s+\d{1,2},?(?:\s+\d{4})?(?:\s?\(?[\w*]\)?)?")


def _first_head_line(lines: tuple[Line, ...], bands: list[_Band], zone: int, html: bool) -> int:
    """Titles end and column heads begin at the first line that names a period over the columns, or stands in them in several pieces."""
    reach = bands[-1].x1
    for index, line in enumerate(lines):
        pieces = [piece for piece in line.pieces if _over_columns(piece, zone, html)]
        if not pieces:
            continue
        if len(pieces) >= 2 and (
            html or all(piece.x0 >= zone - 12 or is_year(piece.text) or _SHORT_DATE.fullmatch(piece.text) for piece in pieces)
        ):
            return index
        piece = pieces[0]
        what = head(piece.text)
        if what.is_year_alone and len(bands) > 1 and _TITLE_OF_A_YEAR.fullmatch(piece.text):
            continue
        if html:
            if len(line.pieces) == len(pieces) == 1 and piece.x0 == 0 and piece.x1 >= reach:
                continue
            return index
        if not what.is_empty and piece.x0 >= zone - 12 or (piece.x0 >= zone - 4 and index and index >= len(lines) - 6):
            return index
    return len(lines)


_TITLE_OF_A_YEAR = re.compile(
    r"(?!.*\b(?:quarters?|months?|weeks?|half|years?)\b)[A-Z][A-Za-z&' ]{4,}\s(?:for|of|in)\s(?:fiscal\s)?(?:19|20)\d\d", re.IGNORECASE
)
"""A title that stands over all columns and not over one of them: "Outlook for 2006"."""


def _cover(pieces: list[Piece], rules: tuple[Rule, ...], bands: list[_Band], html: bool) -> list[list[int]]:
    """For each piece of a head line the columns that it covers."""
    middles = [(piece.x0 + piece.x1) / 2 for piece in pieces]
    rules = tuple(
        rule for rule in rules if sum(rule.x0 <= middle < rule.x1 for middle in middles) == 1
    )  # one under several heads parts nothing
    extents = [_extent(piece, rules) for piece in pieces]
    if html:
        exact = [[i for i, band in enumerate(bands) if piece.x0 <= (band.x0 + band.x1 - 1) / 2 < piece.x1] for piece in pieces]
        if all(exact):
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
    return _equal_groups(extents, bands) or _partition(extents, bands, html)


def _equal_groups(extents: list[tuple[float, float]], bands: list[_Band]) -> list[list[int]] | None:
    """As many columns for each head, where each stands over the middle of its own: heads askew over wide columns are still heads of equal groups."""
    size, rest = divmod(len(bands), len(extents))
    if rest or size < 2 or len(extents) < 2:
        return None
    groups = [bands[at : at + size] for at in range(0, len(bands), size)]
    for (a, b), group in zip(extents, groups, strict=True):
        if not group[0].x0 <= (a + b) / 2 <= group[-1].x1 or not a - 2 <= (group[0].x1 + group[-1].x0) / 2 <= b + 2:
            return None
    return [list(range(at, at + size)) for at in range(0, len(bands), size)]


def _in_equal_shares(pieces: list[Piece], exact: list[list[int]], columns: int) -> list[list[int]]:
    """The columns under each head. Where heads for lengths of time ("Three Months Ended") stand askew, one over fewer columns than the other, each is over an equal share."""
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


def _partition(extents: list[tuple[float, float]], bands: list[_Band], html: bool) -> list[list[int]]:
    """The assignment of head pieces to runs of neighbouring columns with the least sum of distances between centres; an uncovered column costs a third of a pitch."""
    n, k = len(bands), len(extents)
    lefts = [float(band.x0) for band in bands]
    rights = [float(band.x1) for band in bands]
    pitch = (rights[-1] - rights[0]) / (n - 1)
    idle = 0.3 * pitch
    infinity = float("inf")
    cost = [[infinity] * (n + 1) for _ in range(k + 1)]
    back: list[list[tuple[int, int] | None]] = [[None] * (n + 1) for _ in range(k + 1)]
    cost[0] = [idle * j for j in range(n + 1)]
    for i in range(1, k + 1):
        a, b = extents[i - 1]
        middle = (a + b) / 2
        skip = 2.2 * pitch
        for j in range(n + 1):
            best, origin = cost[i - 1][j] + skip, None  # the piece covers nothing
            if j and cost[i][j - 1] + idle < best:
                best, origin = cost[i][j - 1] + idle, (-1, -1)
            for m in range(j):
                centre = (lefts[m] + rights[j - 1]) / 2
                # right-aligned heads end where their figures end
                distance = min(abs(middle - centre), abs(b - rights[j - 1]) + (0.0 if j - m == 1 else pitch))
                value = cost[i - 1][m] + distance
                if value < best - 1e-9:
                    best, origin = value, (m, j)
            cost[i][j], back[i][j] = best, origin
    covered: list[list[int]] = [[] for _ in extents]
    i, j = k, n
    while i > 0:
        origin = back[i][j]
        if origin is None:
            i -= 1
        elif origin == (-1, -1):
            j -= 1
        else:
            covered[i - 1] = list(range(origin[0], origin[1]))
            i, j = i - 1, origin[0]
    return covered


# --- rows ------------------------------------------------------------------------------------------------------------------------------------

_CONNECTOR = re.compile(
    r"(?:\b(?:and|of|in|for|to|the|from|by|or|on|before|after|net|with|per|at|a|an|included|excluding|including|less|on|under|used|than|non|provided)|[,/&(\u2013-])$",
    re.IGNORECASE,
)


_PERIOD_LINE = re.compile(
    r"(?:for\s+the\s+)?(?:(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|\d{1,2})\s+(?:months|weeks)\s+ended|(?:fiscal\s+)?(?:quarter|year)s?\s+ended|(?:first|second|third|fourth)\s+quarter\b)",
    re.IGNORECASE,
)
"""A heading among the rows that opens a period of its own: never the beginning of a caption."""
_GOES_ON = re.compile(r"(?:AND|OR|OF|FOR|TO|FROM|BY|WITH|PER)\s|\d{1,3}(?:,\d{3})+\s+(?:shares|in\b|and\b|issued)")
"""How no caption begins: with a connecting word in capitals, with a count of shares."""


@dataclass(slots=True)
class _Words:
    """A line of words without figures, waiting for what it belongs to."""

    text: str
    indent: int
    right: int
    blank_after: bool = False


def _read_rows(
    result: Table, lines: tuple[Line, ...], found: list[list[tuple[Piece, Number]]], bands: list[_Band], zone: int, text: str
) -> None:
    limit = max(
        (piece.x1 for line in lines for piece in line.pieces if piece.x0 < zone and number(piece.text) is None and piece.x1 <= zone + 2),
        default=zone,
    )
    pending: list[_Words] = []
    headings: list[_Heading] = []
    rule = blank = False
    insets = _insets(result, lines, text)
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
        label = " ".join(piece.text for piece in words)
        if figures and words and words[-1].end == figures[0][0].end:
            label = label[: len(label) - len(figures[0][0].text)].rstrip()  # the figure was cut from behind its caption
        if not figures:
            if (
                not label
                or all(is_placeholder(p.text) or is_footnote_mark(p.text) for p in line.pieces)
                or all(is_year(p.text) for p in line.pieces)
                and (len(line.pieces) > 1 or line.pieces[0].x0 > (0 if result.html else 4))  # a year at the margin is a heading
            ):
                continue
            following = lines[position + 1].pieces if position + 1 < len(lines) else ()
            if (
                result.rows
                and not blank
                and not pending
                and (
                    _continues(result.rows[-1], label, insets.get(line.start, words[0].x0))
                    or not result.html
                    and _ends_caption(result.rows[-1], label, words[0].x0, following)
                )
            ):
                row = result.rows[-1]
                row.label = _joined_caption(row.label, caption(label))
                row.end = line.end
                continue
            pending.append(_Words(label, insets.get(line.start, words[0].x0), words[-1].x1))
            blank = False
            continue
        inset = insets.get(line.start, words[0].x0) if words else -1
        if not words and not pending and _goes_up(result, figures, bands, rule or blank):
            placed = _columns_of(figures, bands, result.html)
            row = result.rows[-1]
            more = (
                Figure(value, piece.text, column, piece.start, piece.end)
                for (piece, value), column in zip(figures, placed, strict=True)
                if column is not None
            )
            row.figures = tuple(sorted((*row.figures, *more), key=lambda figure: figure.column))
            continue
        prefix, rest = _wrapped(pending, label, limit, result.html)
        if not prefix and rest and not result.html and _holds_one_row(rest[-1], inset, _next_inset(lines, position)):
            prefix, rest = rest[-1:], rest[:-1]
        for heading in _headings_of(rest, limit, result.html):
            block = _per_share_block(headings, heading) if flat else []
            _push(headings, heading)
            if block:
                headings[:] = [*block, heading]
        if prefix:
            label = reduce(_joined_caption, [*(each.text for each in prefix), label])
            inset = prefix[0].indent
        if label:
            _close(headings, inset, flat)
        closing = _closed_by(headings, label, flat)
        del headings[closing + 1 :]
        if flat and len(headings) > 1 and units.per_share_words(headings[0].text) and not _are_per_share(figures):
            del headings[:-1]
        cleaned = caption(label)
        if not result.html and _are_ranges(figures):
            result.lost.extend((line, piece) for piece, _ in figures)
            pending = []
            continue
        placed = _columns_of(figures, bands, result.html)
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
        if (
            headings
            and not headings[-1].opens_period
            and (cleaned.lower().startswith("total") and _names(cleaned, headings[-1].text) or _is_subtotal(result))
        ):
            headings.pop()
        del headings[max(closing, 0) :]
        pending = []
        rule = blank = False


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
    return next(
        (index for index, each in enumerate(headings) if each.text.lower() == activity or f"{activity} activities" in each.text.lower()),
        -1 if flat else len(headings),
    )


_LIKE_A_FIGURE = re.compile(r"(?=.*\d.*\d)(?!(?:\(\d{1,2}\)[\s,]*)+$)[\dOolI$\u20ac\u00a3\u00a5(),.%\s\u2013\u2014-]+")
"""Characters of a figure, some of them letters that a scanner took for digits: two digits at least, and more than marks of notes."""


def _unread_figures(line: Line, figures: list[tuple[Piece, Number]], bands: list[_Band], columns: tuple[Column, ...]) -> list[Piece]:
    """The pieces of a row that stand in a column where the row has no figure, look like one and can't be read as one."""
    found = []
    for piece in line.pieces:
        if piece.x0 < bands[0].x0 or _LIKE_A_FIGURE.fullmatch(piece.text) is None or number(piece.text) is not None or _noted_number(piece.text):
            continue
        under = [column for band, column in zip(bands, columns, strict=True) if band.x0 < piece.x1 and piece.x0 < band.x1]
        if len(under) == 1 and not under[0].is_change and not any(under[0].x0 < other.x1 and other.x0 < under[0].x1 for other, _ in figures):
            found.append(piece)
    return found


def _joined_caption(first: str, rest: str) -> str:
    """A caption of two lines in one: a word that the line's end cut in two is whole again ("liabil- / ities"), a compound keeps its hyphen ("long- / term")."""
    if not rest or not first:
        return first or rest
    if len(first) < 2 or first[-1] != "-" or not first[-2].isalpha() or first[-2].isupper() != rest[0].isupper() or not rest[0].isalpha():
        return f"{first} {rest}"
    return first + rest if _COMPOUND.match(rest) else first[:-1] + rest


_COMPOUND = re.compile(
    r"(?:term|lived|bearing|earning|downs?|exempt|process|transit|for|to|in|up|off|out|based|average|end|date|backed|owned|current|cash|interest|sale|maturity|line|free|deferred|value|controlling|recurring|operating|related)\b",
    re.IGNORECASE,
)
"""Second halves of compounds, whose hyphen is their own and not the line end's."""


def _goes_up(result: Table, figures: list[tuple[Piece, Number]], bands: list[_Band], apart: bool) -> bool:
    """Do these figures without a caption fill just the columns that the row directly above left empty? Then they slipped down a line."""
    if apart or not result.rows or len(result.rows[-1].figures) >= len(bands):
        return False
    taken = {figure.column for figure in result.rows[-1].figures}
    return all(column is not None and column not in taken for column in _columns_of(figures, bands, result.html))


def _next_inset(lines: tuple[Line, ...], position: int) -> int | None:
    """Where the next line of words begins; None where none follows."""
    return next((line.pieces[0].x0 for line in lines[position + 1 :] if line.pieces), None)


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


def _with_lost_paren(value: Number, piece: Piece, line: Line) -> Number:
    """In HTML the closing parenthesis often stands in a cell of its own: then nothing was lost."""
    if value.open_paren and any(
        other.x0 >= piece.x1 and other.text[:2] in (")", ")%", "%)") and other.x0 - piece.x1 <= 2 for other in line.pieces
    ):
        return Number(
            value.value,
            value.places,
            value.is_nil,
            value.is_percent or any("%" in o.text for o in line.pieces if 0 <= o.x0 - piece.x1 <= 1),
            value.has_dollar,
        )
    following = next((o for o in line.pieces if o.x0 >= piece.x1), None)
    if following is not None and following.text == "%" and following.x0 - piece.x1 <= 1:
        return Number(value.value, value.places, value.is_nil, True, value.has_dollar, value.open_paren, value.close_paren)
    return value


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


def _wraps(words: _Words, following: str, limit: int, html: bool) -> bool:
    text = words.text
    if text.endswith(":") or _PERIOD_LINE.match(text) or text.endswith("--") and following[0].isupper():
        return False
    if following[0].islower() or following[0] == "(" and not html or text.count("(") > text.count(")"):
        return True
    if _CONNECTOR.search(text) or not html and _GOES_ON.match(following):
        return True
    if html:
        return False
    first_word = len(following.split(maxsplit=1)[0])
    return words.right + 1 + first_word > limit and len(text) > 24 and not text.isupper()


@dataclass(slots=True)
class _Heading:
    text: str
    indent: int
    child: int | None = None  # indent of the first row under it

    @property
    def opens_period(self) -> bool:
        return head(self.text).has_length


_AUDIT_MARK = re.compile(r"\(?(?:un)?audited\)?|\(?(?:see )?(?:accompanying )?notes?\)?", re.IGNORECASE)


def _headings_of(pending: list[_Words], limit: int, html: bool) -> list[_Heading]:
    """Waiting lines as headings; a heading over several lines is one."""
    found: list[_Heading] = []
    previous: _Words | None = None
    for words in pending:
        is_one = (
            previous is not None
            and not previous.blank_after
            and (html or words.indent >= previous.indent or _CONNECTOR.search(previous.text))
        )
        if found and is_one and previous is not None and _wraps(previous, words.text, limit, html):
            found[-1].text = _joined_caption(found[-1].text, caption(words.text))
        else:
            found.append(_Heading(caption(words.text), words.indent))
        previous = words
    # a long caption without figures ("Preferred stock, no par value; 5,000,000 shares authorized; none issued") is no heading
    return [
        each
        for each in found
        if each.text
        and not _AUDIT_MARK.fullmatch(each.text)
        and not (";" in each.text and len(each.text) > 60 and not pending[-1].text.endswith(":"))
    ]


def _push(headings: list[_Heading], heading: _Heading) -> None:
    """A heading ends those that are not further out; one that no row has followed yet stays as its parent. A period begins a section of its own, which only the
    next one ends."""
    if heading.opens_period:
        headings.clear()
    while headings and not headings[-1].opens_period and headings[-1].indent >= heading.indent and headings[-1].child is not None:
        headings.pop()
    while headings and not headings[-1].opens_period and headings[-1].indent > heading.indent:
        headings.pop()
    headings.append(heading)
    if len(headings) > 6:
        del headings[1]


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


def _insets(result: Table, lines: tuple[Line, ...], text: str) -> dict[int, int]:
    """How far each row's caption is set in, by where the row starts; in ASCII the captions' own columns say so."""
    if not result.html or not text:
        return {}
    return {line.start: round(indent(text, line, line.pieces[0])) for line in lines if line.pieces and line.pieces[0].x0 == 0}


def _close(headings: list[_Heading], indent: int, flat: bool) -> None:
    """Headings that this row no longer stands under are left behind: a row further out than the first row under a heading ends it."""
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
        if indent >= last.child or indent > last.indent:
            return
        headings.pop()


def _is_subtotal(result: Table) -> bool:
    """Does the last row, without a caption, fill the columns of the row above it? Then it sums what stands under the heading."""
    if result.rows[-1].label or len(result.rows) < 2:
        return False
    return {f.column for f in result.rows[-1].figures} >= {f.column for f in result.rows[-2].figures}


def _names(total: str, heading: str) -> bool:
    """Does this total name the heading that it closes?"""
    ours = set(re.findall(r"[a-z]+", total.lower())) - {"total"}
    theirs = set(re.findall(r"[a-z]+", heading.lower()))
    return bool(ours) and ours <= theirs | {"net", "loss", "and"} and bool(ours & theirs)


def column_counts(rows: list[Row]) -> Counter[int]:
    """How many figures each column holds."""
    return Counter(figure.column for row in rows for figure in row.figures)
