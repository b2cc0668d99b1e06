"""HTML -> the same blocks that a typewritten page gives: paragraphs, and grids whose cells know their place.

What belongs here: the order of tags: what opens and closes tables, rows, cells and paragraphs, what is hidden, and where each cell stands.
What a tag says by itself is html_tags.py's; what a cell shows, and how rows become grids, html_blocks.py's. What a cell means is read by
tables.py and its neighbours, which treat a row of cells like a line of a typewritten table:
- `x0`/`x1` of a piece count grid columns, with the colspans before it and the rowspans above it;
- a border under or over cells, an <hr> or a row of dashes becomes a line without pieces that holds the rules, below or above its row;
- an empty row is a blank line.

One pass over the source (docs/decisions/0001-html-scanner.md): a tree would lose the offsets. A page is cut at every "<"; what a tag says
is read once for all tags of the same source, and most of a page's tags come again and again. Nothing recurses, and every step is linear in
the length of the page, whatever stands in it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import overload

from pipelines.filings.blocks import Grid, Line, Page, Paragraph, Piece
from pipelines.filings.decode import line_starts
from pipelines.filings.layout.html_blocks import (
    BLANK,
    ENTITY_OR_CHARACTER,
    INVISIBLE,
    MARK,
    NOTHING,
    Cell,
    Row,
    Run,
    is_mark,
    paragraphs,
    piece_of,
    table_blocks,
    typewritten,
)
from pipelines.filings.layout.html_tags import (
    BLOCK,
    BLOCK_NAMES,
    BREAK,
    CELL,
    COMMENT,
    INLINE,
    MAX_COLUMNS,
    PASSED_OVER,
    ROW,
    TABLE,
    TAG,
    TEXT,
    TYPED,
    UNSURE,
    Tag,
    named_tag,
    tag_of,
)

_ONE_ROW = re.compile(r"(?:(?!</?table\b|<tr\b).){0,400}(?:<tr\b(?:(?!</?table\b|<tr\b).){0,2000})?</table\s*>", re.IGNORECASE | re.DOTALL)
"""The inside of a table of one row, in which no other table stands: some tools set a caption in by a table of its own within its cell."""
_CELL_START = re.compile(r"<td\b[^>]*>", re.IGNORECASE)
ROWS_OF_A_SHORT_TABLE = 2
"""Tables of so few rows that follow each other with as many columns, and nothing between them, are one: some tools write a table for each
row.
"""
_ONLY_IN_HTML = re.compile(r"<(?:html|!doctype\s+html|body|t[dr])\b[^<>]*>", re.IGNORECASE)
_MOSTLY_IN_HTML = re.compile(r"<(?:div|font|span|p|br|h[1-6])\b[^<>]*>", re.IGNORECASE)
_CHARACTERS_PER_TAG = 2_000
"""A page with fewer paragraph tags than one in so many characters is typewritten, with a stray tag."""
_WORD_ENTITY_OR_CHARACTER = re.compile(r"[!-%'-~]{2,}|" + ENTITY_OR_CHARACTER.pattern, re.DOTALL)
_END_OF_PRE = re.compile(r"</pre\s*>", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]+|\r\n?|\n")
_KEEPS_ITS_PLACE = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_INK = re.compile(rf">{BLANK}*+(?P<said>[^<>]+)")
_TABLE_PARTS = frozenset(("table", "tr", "td", "th"))
_ENDED_BY_BLOCKS = frozenset(("p", "li"))
_EMPTY = frozenset(("img", "br", "hr", "input", "col"))  # hidden, they hide no more than themselves

_INSET = re.compile(r"(?:\b(?:padding|margin)(-left)?\s*:([^;\"'>]{1,80})|\btext-indent\s*:([^;\"'>]{1,20}))", re.IGNORECASE)
_LENGTH = re.compile(r"(-?(?:\d{1,6}(?:\.\d*)?|\.\d+))\s*(pt|px|em|in|cm|mm|%|(?![\w.]))", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "em": 10.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "%": 3.0, "": 0.75}


def is_html(text: str) -> bool:
    """Is this document marked up as HTML? The <TABLE>, <S>, <C>, <CAPTION> and <PAGE> of typewritten filings are no HTML."""
    return _ONLY_IN_HTML.search(text) is not None or sum(1 for _ in _MOSTLY_IN_HTML.finditer(text)) * _CHARACTERS_PER_TAG > len(text)


def page(text: str) -> Page:
    """An HTML document as blocks. In: the decoded document. Out: paragraphs and grids in page order, every piece with its offsets."""
    scan = _Scan(text)
    scan.read_page()
    return Page(text, tuple(scan.blocks), scan.starts)


class CharacterSpans(Sequence[tuple[int, int]]):
    """One (start, end) per character of a piece's text: where it stands in the source. Kept word by word."""

    def __init__(self) -> None:
        self._length = 0
        self._begins: list[int] = []  # the characters at which the words begin
        self._words: list[tuple[int, int, bool]] = []  # start, end, and whether each character of the source is one of the text

    def add(self, start: int, end: int, count: int, each: bool) -> None:
        """A stretch of source that shows so many characters."""
        self._begins.append(self._length)
        self._words.append((start, end, each))
        self._length += count

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> tuple[int, int]: ...

    @overload
    def __getitem__(self, index: slice) -> list[tuple[int, int]]: ...

    def __getitem__(self, index: int | slice) -> tuple[int, int] | list[tuple[int, int]]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._length))]
        at = index + self._length if index < 0 else index
        if not 0 <= at < self._length:
            raise IndexError(f"{index} is no character of a text of {self._length}")
        word = bisect_right(self._begins, at) - 1
        start, end, each = self._words[word]
        return (start + at - self._begins[word], start + at - self._begins[word] + 1) if each else (start, end)


def character_spans(text: str, piece: Piece) -> CharacterSpans:
    """Where each character of a piece's text stands in the source.

    In: the decoded document and a piece of its page. Out: one (start, end) per character of `piece.text`; a resolved entity spans its
    source, a folded white space its first character. So the token `piece.text[a:b]` stands at `spans[a][0] .. spans[b - 1][1]`.
    Where the markup is beyond following (cells inside a <pre>), every character has the place of the whole piece.
    """
    spans = CharacterSpans()
    if piece.end - piece.start == len(piece.text) and text.startswith(piece.text, piece.start):
        spans.add(piece.start, piece.end, len(piece.text), True)
        return spans
    spans = _spans_of(text, _lines_of(text, piece.start, piece.end))
    if len(spans) == len(piece.text) and (spans[0][0], spans[-1][1]) == (piece.start, piece.end):
        return spans
    whole = CharacterSpans()
    whole.add(piece.start, piece.end, len(piece.text), False)
    return whole


def _spans_of(text: str, lines: list[list[Run]]) -> CharacterSpans:
    """Where each character stands that these lines of a cell show, entities resolved and white space folded."""
    spans = CharacterSpans()
    gap: tuple[int, int] | None = None  # the white space before the next character

    def show(start: int, end: int, count: int, each: bool) -> None:
        nonlocal gap
        if gap and spans:
            spans.add(*gap, 1, False)
        gap = None
        spans.add(start, end, count, each)

    for line in lines:
        for match in (match for run in line for match in _WORD_ENTITY_OR_CHARACTER.finditer(text, *run)):
            first, last = match.span()
            if last > first + 1 and text[first] != "&":  # a word: each of its characters stands for itself
                show(first, last, last - first, True)
                continue
            for char in html.unescape(match[0]).translate(INVISIBLE):
                if char.isspace():
                    gap = gap or (first, last)
                else:
                    show(first, last, 1, False)
        gap = gap or (spans[-1][1], spans[-1][1]) if spans else None
    return spans


def shown(text: str, start: int, end: int) -> Piece | None:
    """What a stretch of an HTML document shows, with the place of what can be seen of it; None where it shows nothing."""
    return piece_of(text, _lines_of(text, start, end), 0, 1)


@lru_cache(maxsize=1)  # a row of thousands of cells may be asked for once for each of them
def row_text(text: str, start: int, end: int) -> str:
    """What a row of an HTML table shows, its cells parted by two blanks."""
    return "  ".join(piece.text for block in page(f"<table>{text[start:end]}").blocks for line in block.lines for piece in line.pieces)


def _lines_of(text: str, start: int, end: int) -> list[list[Run]]:
    """A stretch of an HTML document read as the inside of one cell."""
    scan = _Scan(text)
    scan.cell = cell = Cell(0, 1, [[]])
    scan.read(start, end)
    return cell.lines


def indent(text: str, line: Line, piece: Piece) -> float:
    """How far the text of a cell is set in from the cell's left edge, in points (a non-breaking space counts 3).

    Only differences within one table mean something: a cell's padding counts too. A hanging indent is that of its first line.
    """
    before = text[max(line.start, piece.start - 2_000) : piece.start]
    lowered = before.lower()
    return _inset(before[max(lowered.rfind("<td"), lowered.rfind("<th"), 0) :])


@lru_cache(maxsize=4096)
def _inset(markup: str) -> float:
    """How far the tags and blanks between the beginning of a cell and its text set this in, in points: the cells of a column mostly begin
    alike. Blanks behind a mark in front of the text don't: "<sup>(1)</sup>&nbsp;Net sales"."""
    ink = _INK.search(markup)
    blanks = markup[: ink.start("said")] if ink and MARK.fullmatch(html.unescape(ink["said"])) else markup
    points = 3.0 * sum(map(blanks.count, ("\u00a0", *NOTHING)))
    for side, lengths, first_line in _INSET.findall(markup):
        sizes = _LENGTH.findall(lengths or first_line)
        if sizes:
            number_, unit = sizes[0 if side or first_line else (0, 1, 1, 3)[min(len(sizes), 4) - 1]]
            points += float(number_) * _POINTS[unit.lower()]
    return points


# --- what is being read: containers of text --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Table:
    """An open table: the rows since it opened, or since a table inside it closed."""

    rows: list[Row] = field(default_factory=list)
    row: Row | None = None
    cell: Cell | None = None
    column: int = 0  # where the next cell of the row begins
    index: int = 0  # number of the row
    taken: dict[int, int] = field(default_factory=dict)  # column -> last row that a cell from above reaches


class _Scan:
    """One pass over the source. Open tables stand on a stack; text goes to `cell`, the innermost one, or outside tables to `flow`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.blocks: list[Paragraph | Grid] = []
        self.tables: list[_Table] = []
        self.unwrapped = 0  # where a table of one row ends that is read as the text of the cell around it
        self.short: _Table | None = None  # a table of a row or two, closed: it may go on in the next one
        self.cell: Cell | None = None
        self.flow = Cell(0, 1, [[]])
        self.hidden: tuple[str, int] | None = None  # name of the hidden element and how deep we are in elements of that name
        self.raised: tuple[str, int, list[Run], int] | None = None  # name, depth, the line of text it stands in, runs before it
        self.unclosed: set[str] = set()  # names that no end tag follows any more
        self.tags: dict[str, Tag] = {}  # by their source, without the brackets

    def read_page(self) -> None:
        """Reads the whole document into `blocks`."""
        self.starts = line_starts(self.text)
        self.read(0, len(self.text))
        while self.tables:
            self._close_table(len(self.text))
        self._end_paragraph()
        self._add([])

    def read(self, start: int, end: int) -> None:
        """Reads a stretch of the source: text goes where it stands, tags open and close."""
        text = self.text
        at = start
        gap = (-1, -1)
        tags = self.tags
        before, *chunks = text[start:end].split("<")
        following = start + len(before)
        for chunk in chunks:
            here = following
            following += len(chunk) + 1
            if here < at:
                continue  # inside a comment or a <pre>
            close = chunk.find(">")
            source = chunk[:close] if close >= 0 else chunk[:3]
            tag = tags.get(source)
            if tag is None:
                tag = tags[source] = tag_of(source)
            kind = tag.kind
            if kind == TEXT or close < 0 and kind != COMMENT:
                continue
            stop = here + close + 2
            if kind == UNSURE and (match := TAG.match(text, here, end)) is not None:
                tag, stop = named_tag(match["name"], match["attributes"]), match.end()
                kind = tag.kind
            if here > at and self.hidden is None:
                if text[at:here].isspace():
                    gap = (at, here)
                else:
                    self._write(at, here, gap)
            at = stop
            if kind == PASSED_OVER or here < self.unwrapped and (kind == CELL or kind == ROW or kind == TABLE):
                continue
            if kind == COMMENT:
                at = self._end_of_comment(here + 4, end)
            elif self.hidden is not None and self._stays_hidden(tag.name, tag.closes):
                continue
            elif kind == INLINE and not tag.marks and self.raised is None:
                continue
            elif tag.closes:
                self._close(tag, here, at)
            else:
                at = self._open(tag, here, at)
        if at < end and self.hidden is None and not text[at:end].isspace():
            self._write(at, end, gap)

    # text

    def _write(self, start: int, end: int, gap: Run) -> None:
        """Adds visible text; `gap` is the last stretch of bare white space, which parts words where it stands between inner tags."""
        line = self._target().lines[-1]
        if line and line[-1][1] <= gap[0]:
            line.append(gap)
        line.append((start, end))

    def _end_of_comment(self, at: int, end: int) -> int:
        """Where a comment that begins here ends; one without its sign ends with the next tag."""
        close = self.text.find("-->", at, end) if "!--" not in self.unclosed else -1
        if close >= 0:
            return close + 3
        self.unclosed.add("!--")
        close = self.text.find(">", at, end)
        return close + 1 if close >= 0 else end + 1

    def _target(self) -> Cell:
        if self.cell is not None:
            return self.cell
        if self.tables and (row := self.tables[-1].row) is not None and row.last is not None:
            if not row.cells or row.cells[-1] is not row.last:
                row.cells.append(row.last)
            return row.last  # a lost ")" behind a </td>
        return self.flow

    def _break(self) -> None:
        self._target().lines.append([])

    def _block(self) -> None:
        target = self._target()
        if target is self.flow and (not self.tables or self.tables[-1].row is None):
            self._end_paragraph()
        else:
            target.new_block()

    def _end_paragraph(self) -> None:
        self.raised = None
        lines = self.flow.lines
        if len(lines) == 1 and not lines[0]:
            return  # nothing was written since the last one
        if self.flow.has_ink():
            if self.tables:
                self._flush_rows(self.tables[-1])
            self._add(paragraphs(self.text, self.starts, self.flow))
        self.flow = Cell(0, 1, [[]])

    # elements

    def _open(self, tag: Tag, start: int, end: int) -> int:
        """Reads a start tag; gives the offset from which to read on."""
        name, kind = tag.name, tag.kind
        if tag.is_hidden:
            if kind == CELL or kind == ROW:
                self._open_row_part(tag, start)
            elif name not in _EMPTY and not tag.attributes.endswith("/") and (name in _ENDED_BY_BLOCKS or self._will_close(name, end)):
                self.hidden = (name, 1)
        elif kind == CELL or kind == ROW:
            self._open_row_part(tag, start)
        elif kind == BREAK:
            self._break()
        elif kind == TABLE:
            self.unwrapped = self._end_of_wrapped_text(end) or self.unwrapped
            if self.unwrapped <= start:
                self._open_table(start)
        elif kind == TYPED:
            return self._preformatted(start, end)
        elif kind == BLOCK:
            self._block()
            if name == "hr":
                self._draw("bottom" if self.cell is not None and self.cell.has_ink() else "top", "double" in tag.attributes.lower())
            else:
                self._borders(tag)
        elif self.raised is not None:
            if name == self.raised[0]:
                self.raised = (name, self.raised[1] + 1, *self.raised[2:])
        elif tag.is_raised:
            line = self._target().lines[-1]
            self.raised = (name, 1, line, len(line))
        else:
            self._borders(tag)
        return end

    def _end_of_wrapped_text(self, at: int) -> int | None:
        """Where a table ends whose inside begins here, if it only wraps one text, or a dollar sign and its figure; None for any other
        table.
        """
        if self.cell is None or (close := _ONE_ROW.match(self.text, at)) is None:
            return None
        shown = [shown for cell in _CELL_START.split(close[0])[1:] if (shown := TAG.sub("", cell).replace("&nbsp;", "").strip())]
        return close.end() if len(shown) <= 1 or len(shown) == 2 and shown[0] == "$" else None

    def _close(self, tag: Tag, start: int, end: int) -> None:
        kind = tag.kind
        if kind == CELL:
            self._close_cell()
        elif kind == ROW:
            self._close_row(end)
        elif kind == TABLE:
            if self.tables:
                self._close_table(end)
        elif kind == BLOCK:
            self._block()
        elif self.raised is not None and tag.name == self.raised[0]:
            raised, depth, line, before = self.raised
            self.raised = (raised, depth - 1, line, before) if depth > 1 else None
            if depth == 1 and self.text[end : end + 1] not in ("/", "\u2044") and is_mark(self.text, line[before:]):
                del line[before:]

    def _stays_hidden(self, name: str, closes: bool) -> bool:
        """Does this tag belong to the hidden element? Its end tag does; a paragraph ends with the next block too."""
        assert self.hidden is not None
        hidden, depth = self.hidden
        if hidden in _ENDED_BY_BLOCKS and (name in BLOCK_NAMES or name in _TABLE_PARTS):
            self.hidden = None
            return closes and name == hidden
        if name == hidden:
            depth += -1 if closes else 1
            self.hidden = (hidden, depth) if depth else None
        return True

    def _will_close(self, name: str, at: int) -> bool:
        """Does an end tag of this name follow? Without one the rest of the page would be hidden."""
        if name in self.unclosed:
            return False
        if any(self.text.find(f"</{spelt}", at) >= 0 for spelt in (name, name.upper(), name.replace("header", "Header"))):
            return True
        self.unclosed.add(name)
        return False

    # tables

    def _open_table(self, start: int) -> None:
        self.raised = None
        if self.tables:
            outer = self.tables[-1]
            if self.cell is not None and outer.row is not None:
                outer.cell = self.cell
                if not outer.row.hidden:
                    if not self.cell.hidden and self.cell.has_ink():
                        outer.row.cells.append(self.cell)
                    outer.row.end = start
                    outer.rows.append(outer.row)
            elif outer.row is not None:
                self._close_row(start)
            self._flush_rows(outer)
        self._end_paragraph()
        self.tables.append(_Table())
        self.cell = None

    def _close_table(self, end: int) -> None:
        self._close_row(end)
        self._end_paragraph()
        table = self.tables.pop()
        if 0 < len(table.rows) <= ROWS_OF_A_SHORT_TABLE:
            if self.short is not None and self.short.column == table.column:
                self.short.rows.extend(table.rows)
            else:
                self._add([])
                self.short = table
        else:
            self._flush_rows(table)
        if self.tables and (outer := self.tables[-1]).cell is not None:  # go on in the cell that held this table
            self.cell = Cell(outer.cell.x0, outer.cell.x1, [[]], hidden=outer.cell.hidden)
            outer.row, outer.cell = Row(end, end, hidden=outer.row is not None and outer.row.hidden), None

    def _open_row_part(self, tag: Tag, start: int) -> None:
        if self.cell is not None:
            self._close_cell()
        if not self.tables:
            self._end_paragraph()
            self.tables.append(_Table())
        table = self.tables[-1]
        is_row = tag.kind == ROW
        if is_row:
            self._close_row(start)
        self._end_paragraph()
        if table.row is None:
            table.row = Row(start, start, hidden=tag.is_hidden and is_row)
            table.column = 0
            table.index += 1
        if is_row:
            return
        if tag.is_hidden:
            self.cell = Cell(table.column, table.column, [[]], hidden=True)
            if _KEEPS_ITS_PLACE.search(tag.attributes):
                table.column = min(table.column + tag.wide, MAX_COLUMNS)
            return
        column, taken = table.column, table.taken
        while taken and taken.get(column, 0) >= table.index and column < MAX_COLUMNS:
            column += 1
        self.cell = Cell(column, column + tag.wide, [[]])
        if tag.borders:
            self._borders(tag)
        if tag.high > 1:
            for covered in range(column, min(column + tag.wide, MAX_COLUMNS)):
                taken[covered] = table.index + tag.high - 1
        table.column = min(column + tag.wide, MAX_COLUMNS)

    def _close_cell(self) -> None:
        if self.cell is None:
            return
        lines = self.cell.lines
        while len(lines) > 1 and not lines[-1]:
            lines.pop()
        if not self.tables:
            return  # what is read is the inside of one piece
        if (row := self.tables[-1].row) is not None:
            row.last = self.cell
            if lines[0] or len(lines) > 1 or self.cell.over or self.cell.under:
                row.cells.append(self.cell)
        self.cell = None
        self.raised = None

    def _close_row(self, end: int) -> None:
        self._close_cell()
        if not self.tables:
            return
        table = self.tables[-1]
        if table.row is not None:
            table.row.end = end
            if not table.row.hidden:
                table.rows.append(table.row)
            table.row = None

    def _flush_rows(self, table: _Table) -> None:
        if table.rows:
            self._add(table_blocks(self.text, self.starts, table.rows))
            table.rows = []

    def _add(self, blocks: list[Paragraph | Grid]) -> None:
        """Adds blocks to the page, after the short table that waits."""
        if self.short is not None:
            self.blocks.extend(table_blocks(self.text, self.starts, self.short.rows))
            self.short = None
        self.blocks.extend(blocks)

    def _borders(self, tag: Tag) -> None:
        for side, double in tag.borders:
            self._draw(side, double)

    def _draw(self, side: str, double: bool) -> None:
        if self.cell is not None:
            before = self.cell.under if side == "bottom" else self.cell.over
            self.cell.draw(side, double or (before is not None and before.double))

    # typewritten parts

    def _preformatted(self, start: int, end: int) -> int:
        """Reads a <pre> as the typewritten page that it is: blocks of their own outside cells, lines of the cell inside one."""
        close = _END_OF_PRE.search(self.text, end) if "pre" not in self.unclosed else None
        if close is None:
            self.unclosed.add("pre")
            return end
        if self.cell is not None:
            self._write_lines(self.cell, end, close.start())
            return close.end()
        self._block()
        if self.tables:
            self._flush_rows(self.tables[-1])
        self._add(typewritten(self.text, self.starts, end, close.start()))
        return close.end()

    def _write_lines(self, cell: Cell, start: int, end: int) -> None:
        """Adds typewritten lines to a cell, each as a line of its own."""
        cell.new_block()
        for tag in [*TAG.finditer(self.text, start, end), None]:
            for part in _LINE.finditer(self.text, start, tag.start() if tag else end):
                if part[0] in ("\r\n", "\n", "\r"):
                    cell.lines.append([])
                elif not part[0].isspace():
                    cell.lines[-1].append(part.span())
            start = tag.end() if tag else end
        cell.new_block()
