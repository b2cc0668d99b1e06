"""HTML -> the same blocks that a typewritten page gives: paragraphs, and grids whose cells know their place.

What belongs here: tags, cells, spans, borders, hidden parts, entities. What a cell says is read by tables.py and its neighbours, which
treat a row of cells like a line of a typewritten table:
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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import overload

from pipelines.filings import text_layout
from pipelines.filings.blocks import Grid, Line, Page, Paragraph, Piece, Rule
from pipelines.filings.decode import line_number, line_starts
from pipelines.filings.numbers import is_footnote_mark, is_placeholder, number

MAX_COLUMNS = 1000
"""As in the HTML standard: no cell spans more columns; cells further right share the last column."""
_ONE_ROW = re.compile(r"(?:(?!</?table\b|<tr\b).){0,400}(?:<tr\b(?:(?!</?table\b|<tr\b).){0,2000})?</table\s*>", re.IGNORECASE | re.DOTALL)
"""The inside of a table of one row, in which no other table stands: some tools set a caption in by a table of its own within its cell."""
_CELL_START = re.compile(r"<td\b[^>]*>", re.IGNORECASE)
ROWS_OF_A_SHORT_TABLE = 2
"""Tables of so few rows that follow each other with as many columns, and nothing between them, are one: some tools write a table for each
row.
"""
MAX_ROWSPAN = 200
"""Beyond this a cell is taken to end: each row looks at all cells that reach down to it."""

# A tag ends at the first ">" outside quotes, or at the first ">" where the quotes don't close. A "<" never stands inside: so a broken tag
# stays text, and no stretch of the source is looked at twice.
_TAG = re.compile(
    r"""<(?:(?P<name>/?[A-Za-z][A-Za-z0-9:_-]*)(?P<attributes>(?>[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*)(?=>)|[^<>]*)>"""
    r"""|(?P<comment>!--)|[!?][^<>]*>)"""
)
_QUOTES_CLOSE = re.compile(r"""[^"']*(?:(?:"[^"]*"|'[^']*')[^"']*)*""")
_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9:_-]*")
_ONLY_IN_HTML = re.compile(r"<(?:html|!doctype\s+html|body|t[dr])\b[^<>]*>", re.IGNORECASE)
_MOSTLY_IN_HTML = re.compile(r"<(?:div|font|span|p|br|h[1-6])\b[^<>]*>", re.IGNORECASE)
_CHARACTERS_PER_TAG = 2_000
"""A page with fewer paragraph tags than one in so many characters is typewritten, with a stray tag."""
_ENTITY_OR_CHARACTER = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?|.", re.DOTALL)
_WORD_ENTITY_OR_CHARACTER = re.compile(r"[!-%'-~]{2,}|" + _ENTITY_OR_CHARACTER.pattern, re.DOTALL)
_END_OF_PRE = re.compile(r"</pre\s*>", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]+|\r\n?|\n")
_BLANK = (
    r"(?:[\s\u200b-\u200d\u2060\ufeff\u00ad]|&(?:nbsp|ensp|emsp|thinsp|zwn?j|shy|#160|#173|#[xX][aA][0dD]|#819[2-9]|#820[0-5]"
    r"|#[xX]200[0-9a-dA-D])\b;?)"
)
_BLANKS = re.compile(rf"{_BLANK}*")
_BLANK_AT_END = re.compile(rf"{_BLANK}\Z")
_PLAIN_INK = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:$()%-")
_LONGEST_BLANK = len("&thinsp;")
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD))

_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*(\d+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|\bhidden\s*=|mso-hide\s*:\s*all", re.IGNORECASE)
_KEEPS_ITS_PLACE = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_BORDER = re.compile(r"border-(top|bottom)(?:-style)?\s*:\s*([^;\"']*)", re.IGNORECASE)
_DRAWN = re.compile(r"\b(?:solid|double|dashed|dotted|groove|ridge|inset|outset)\b", re.IGNORECASE)
_UNSEEN = re.compile(
    r"none|hidden|transparent|#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255|(?<![\d.])0(?:\.0+)?(?:pt|px|in|em)\b", re.IGNORECASE
)
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top|top)|(?<![-\w])top\s*:\s*-\s*\d", re.IGNORECASE)
_MARK = re.compile(r"[\s(\[]*(?:(?:\d{1,2}|[A-Za-z]|[*+#\u2020\u2021\u00a7]+)(?:[\s),\]]+[\s(\[]*|(?=[(\[)]|$)))*[\s)\]]*")
_INK = re.compile(rf">{_BLANK}*+(?P<said>[^<>]+)")
_DRAWN_WITH_TEXT = re.compile(r"[-=_\u2013\u2014\u2500\u2550]{3,}")
_LIST_MARK = re.compile(r"[\u2022\u00b7\u00a7\u25cf\u25aa\u25a0\u25e6\u2013\u2014*o-]|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]|\(\d{1,2}\)")

_BLOCKS = frozenset(
    "p div center li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote address dir menu form fieldset section article header footer main aside "
    "body html head text document page caption legend hr option".split()
)
_TYPED_TAG = re.compile(r"</?(?:TABLE|CAPTION|S|C|PAGE|FN|F\d+|R)>", re.IGNORECASE)  # text_layout reads these itself
_ROW_PARTS = frozenset(("td", "th"))
_NEVER_SHOWN = frozenset(("script", "style", "title", "ix:header", "ix:hidden", "noscript", "template"))
_TABLE_PARTS = frozenset(("table", "tr", "td", "th"))
_ENDED_BY_BLOCKS = frozenset(("p", "li"))
_EMPTY = frozenset(("img", "br", "hr", "input", "col"))  # hidden, they hide no more than themselves

_PLAIN = frozenset("b /b B /B i /i I /I u /u U /U strong /strong em /em tbody /tbody thead /thead TBODY /TBODY".split())
"""Tags without meaning here, as they are mostly spelt: passed over at once."""
_NOTHING = frozenset(("&nbsp;", "&#160;", "&#xa0;", "&#xA0;"))

_INSET = re.compile(r"(?:\b(?:padding|margin)(-left)?\s*:([^;\"'>]{1,80})|\btext-indent\s*:([^;\"'>]{1,20}))", re.IGNORECASE)
_LENGTH = re.compile(r"(-?(?:\d{1,6}(?:\.\d*)?|\.\d+))\s*(pt|px|em|in|cm|mm|%|(?![\w.]))", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "em": 10.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "%": 3.0, "": 0.75}

_Run = tuple[int, int]


def is_html(text: str) -> bool:
    """Is this document marked up as HTML? The <TABLE>, <S>, <C>, <CAPTION> and <PAGE> of typewritten filings are no HTML."""
    return _ONLY_IN_HTML.search(text) is not None or sum(1 for _ in _MOSTLY_IN_HTML.finditer(text)) * _CHARACTERS_PER_TAG > len(text)


def page(text: str) -> Page:
    """An HTML document as blocks. In: the decoded document. Out: paragraphs and grids in page order, every piece with its offsets."""
    scan = _Scan(text)
    scan.read()
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
    scan = _Scan(text)
    scan.cell = cell = _Cell(0, 1, [[]])
    scan.read(piece.start, piece.end, whole=False)
    gap: tuple[int, int] | None = None
    for line in cell.lines:
        for start, end in line:
            for match in _WORD_ENTITY_OR_CHARACTER.finditer(text, start, end):
                first, last = match.span()
                if last > first + 1 and text[first] != "&":  # a word: each of its characters stands for itself
                    if gap and spans:
                        spans.add(*gap, 1, False)
                    gap = None
                    spans.add(first, last, last - first, True)
                    continue
                for char in html.unescape(match[0]).translate(_INVISIBLE):
                    if char.isspace():
                        gap = gap or (first, last)
                        continue
                    if gap and spans:
                        spans.add(*gap, 1, False)
                    gap = None
                    spans.add(first, last, 1, False)
        gap = gap or (spans[-1][1], spans[-1][1]) if spans else None
    if len(spans) == len(piece.text) and (spans[0][0], spans[-1][1]) == (piece.start, piece.end):
        return spans
    whole = CharacterSpans()
    whole.add(piece.start, piece.end, len(piece.text), False)
    return whole


def shown(text: str, start: int, end: int) -> Piece | None:
    """What a stretch of an HTML document shows, with the place of what can be seen of it; None where it shows nothing."""
    scan = _Scan(text)
    scan.cell = cell = _Cell(0, 1, [[]])
    scan.read(start, end, whole=False)
    return _piece(text, cell.lines, 0, 1)


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
    blanks = markup[: ink.start("said")] if ink and _MARK.fullmatch(html.unescape(ink["said"])) else markup
    points = 3.0 * sum(map(blanks.count, ("\u00a0", *_NOTHING)))
    for side, lengths, first_line in _INSET.findall(markup):
        sizes = _LENGTH.findall(lengths or first_line)
        if sizes:
            number_, unit = sizes[0 if side or first_line else (0, 1, 1, 3)[min(len(sizes), 4) - 1]]
            points += float(number_) * _POINTS[unit.lower()]
    return points


# --- what is being read: containers of text --------------------------------------------------------------------------------------------


# What a tag is here: the sign stands in a text; quotes that don't close before the first ">"; the beginning of a comment; without meaning;
# td or th; tr; table; br; pre;
# a paragraph, a heading, a list's item; anything else.
_TEXT, _UNSURE, _COMMENT, _PASSED_OVER, _CELL, _ROW, _TABLE, _BREAK, _TYPED, _BLOCK, _INLINE = range(11)
_KINDS = {"td": _CELL, "th": _CELL, "tr": _ROW, "table": _TABLE, "br": _BREAK, "pre": _TYPED, **dict.fromkeys(_BLOCKS, _BLOCK)}


@dataclass(slots=True)
class _Tag:
    """All that a tag's own source says."""

    kind: int
    name: str = ""  # in small letters
    closes: bool = False
    attributes: str = ""
    is_hidden: bool = False
    is_raised: bool = False
    wide: int = 1
    high: int = 1
    borders: tuple[tuple[str, bool], ...] = ()  # side, and whether it is double
    marks: bool = False  # does it hide, raise or rule what stands in it?


@dataclass(slots=True)
class _Cell:
    """A table cell, or the paragraph being read. `lines` are parted by <br> and by inner blocks; each is a list of source stretches."""

    x0: int
    x1: int
    lines: list[list[_Run]]
    over: Rule | None = None
    under: Rule | None = None
    hidden: bool = False

    def has_ink(self) -> bool:
        return any(self.lines)

    def new_block(self) -> None:
        if self.lines[-1]:
            self.lines.append([])

    def draw(self, side: str, double: bool) -> None:
        rule = Rule(self.x0, self.x1, double)
        if side == "top":
            self.over = rule
        else:
            self.under = rule


@dataclass(slots=True)
class _Row:
    """Its cells that show something or are ruled; `last` is the one closed last, whatever it holds."""

    start: int
    end: int
    cells: list[_Cell] = field(default_factory=list)
    hidden: bool = False
    last: _Cell | None = None


@dataclass(slots=True)
class _Table:
    """An open table: the rows since it opened, or since a table inside it closed."""

    rows: list[_Row] = field(default_factory=list)
    row: _Row | None = None
    cell: _Cell | None = None
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
        self.cell: _Cell | None = None
        self.flow = _Cell(0, 1, [[]])
        self.hidden: tuple[str, int] | None = None  # name of the hidden element and how deep we are in elements of that name
        self.raised: tuple[str, int, list[_Run], int] | None = None  # name, depth, the line of text it stands in, runs before it
        self.unclosed: set[str] = set()  # names that no end tag follows any more
        self.tags: dict[str, _Tag] = {}  # by their source, without the brackets

    def read(self, start: int = 0, end: int | None = None, whole: bool = True) -> None:
        text = self.text
        end = len(text) if end is None else end
        if whole:
            self.starts = line_starts(text)
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
                tag = tags[source] = _tag(source)
            kind = tag.kind
            if kind == _TEXT or close < 0 and kind != _COMMENT:
                continue
            stop = here + close + 2
            if kind == _UNSURE and (match := _TAG.match(text, here, end)) is not None:
                tag, stop = _named_tag(match["name"], match["attributes"]), match.end()
                kind = tag.kind
            if here > at and self.hidden is None:
                if text[at:here].isspace():
                    gap = (at, here)
                else:
                    self._write(at, here, gap)
            at = stop
            if kind == _PASSED_OVER or here < self.unwrapped and (kind == _CELL or kind == _ROW or kind == _TABLE):
                continue
            if kind == _COMMENT:
                at = self._end_of_comment(here + 4, end)
            elif self.hidden is not None and self._stays_hidden(tag.name, tag.closes):
                continue
            elif kind == _INLINE and not tag.marks and self.raised is None:
                continue
            elif tag.closes:
                self._close(tag, here, at)
            else:
                at = self._open(tag, here, at)
        if at < end and self.hidden is None and not text[at:end].isspace():
            self._write(at, end, gap)
        if whole:
            while self.tables:
                self._close_table(end)
            self._end_paragraph()
            self._add([])

    # text

    def _write(self, start: int, end: int, gap: _Run) -> None:
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

    def _target(self) -> _Cell:
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
            self._add(_paragraphs(self.text, self.starts, self.flow))
        self.flow = _Cell(0, 1, [[]])

    # elements

    def _open(self, tag: _Tag, start: int, end: int) -> int:
        """Reads a start tag; gives the offset from which to read on."""
        name, kind = tag.name, tag.kind
        if tag.is_hidden:
            if kind == _CELL or kind == _ROW:
                self._open_row_part(tag, start)
            elif name not in _EMPTY and not tag.attributes.endswith("/") and (name in _ENDED_BY_BLOCKS or self._will_close(name, end)):
                self.hidden = (name, 1)
        elif kind == _CELL or kind == _ROW:
            self._open_row_part(tag, start)
        elif kind == _BREAK:
            self._break()
        elif kind == _TABLE:
            self.unwrapped = self._end_of_wrapped_text(end) or self.unwrapped
            if self.unwrapped <= start:
                self._open_table(start)
        elif kind == _TYPED:
            return self._preformatted(start, end)
        elif kind == _BLOCK:
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
        shown = [shown for cell in _CELL_START.split(close[0])[1:] if (shown := _TAG.sub("", cell).replace("&nbsp;", "").strip())]
        return close.end() if len(shown) <= 1 or len(shown) == 2 and shown[0] == "$" else None

    def _close(self, tag: _Tag, start: int, end: int) -> None:
        kind = tag.kind
        if kind == _CELL:
            self._close_cell()
        elif kind == _ROW:
            self._close_row(end)
        elif kind == _TABLE:
            if self.tables:
                self._close_table(end)
        elif kind == _BLOCK:
            self._block()
        elif self.raised is not None and tag.name == self.raised[0]:
            raised, depth, line, before = self.raised
            self.raised = (raised, depth - 1, line, before) if depth > 1 else None
            if depth == 1 and self.text[end : end + 1] not in ("/", "\u2044") and _is_mark(self.text, line[before:]):
                del line[before:]

    def _stays_hidden(self, name: str, closes: bool) -> bool:
        """Does this tag belong to the hidden element? Its end tag does; a paragraph ends with the next block too."""
        assert self.hidden is not None
        hidden, depth = self.hidden
        if hidden in _ENDED_BY_BLOCKS and (name in _BLOCKS or name in _TABLE_PARTS):
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
            self.cell = _Cell(outer.cell.x0, outer.cell.x1, [[]], hidden=outer.cell.hidden)
            outer.row, outer.cell = _Row(end, end, hidden=outer.row is not None and outer.row.hidden), None

    def _open_row_part(self, tag: _Tag, start: int) -> None:
        if self.cell is not None:
            self._close_cell()
        if not self.tables:
            self._end_paragraph()
            self.tables.append(_Table())
        table = self.tables[-1]
        is_row = tag.kind == _ROW
        if is_row:
            self._close_row(start)
        self._end_paragraph()
        if table.row is None:
            table.row = _Row(start, start, hidden=tag.is_hidden and is_row)
            table.column = 0
            table.index += 1
        if is_row:
            return
        if tag.is_hidden:
            self.cell = _Cell(table.column, table.column, [[]], hidden=True)
            if _KEEPS_ITS_PLACE.search(tag.attributes):
                table.column = min(table.column + tag.wide, MAX_COLUMNS)
            return
        column, taken = table.column, table.taken
        while taken and taken.get(column, 0) >= table.index and column < MAX_COLUMNS:
            column += 1
        self.cell = _Cell(column, column + tag.wide, [[]])
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
            self._add(_table_blocks(self.text, self.starts, table.rows))
            table.rows = []

    def _add(self, blocks: list[Paragraph | Grid]) -> None:
        """Adds blocks to the page, after the short table that waits."""
        if self.short is not None:
            self.blocks.extend(_table_blocks(self.text, self.starts, self.short.rows))
            self.short = None
        self.blocks.extend(blocks)

    def _borders(self, tag: _Tag) -> None:
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
        self._add(_typewritten(self.text, self.starts, end, close.start()))
        return close.end()

    def _write_lines(self, cell: _Cell, start: int, end: int) -> None:
        """Adds typewritten lines to a cell, each as a line of its own."""
        cell.new_block()
        for tag in [*_TAG.finditer(self.text, start, end), None]:
            for part in _LINE.finditer(self.text, start, tag.start() if tag else end):
                if part[0] in ("\r\n", "\n", "\r"):
                    cell.lines.append([])
                elif not part[0].isspace():
                    cell.lines[-1].append(part.span())
            start = tag.end() if tag else end
        cell.new_block()


# --- tags ------------------------------------------------------------------------------------------------------------------------------


def _tag(source: str) -> _Tag:
    """A tag from what stands between "<" and the first ">"."""
    if source.startswith("!--"):
        return _Tag(_COMMENT)
    if source[:1] in ("!", "?"):
        return _Tag(_PASSED_OVER)
    name = _NAME.match(source)
    if name is None:
        return _Tag(_TEXT)
    if ("'" in source or source.count('"') % 2) and _QUOTES_CLOSE.fullmatch(source) is None:
        return _Tag(_UNSURE)
    return _named_tag(name[0], source[name.end() :])


def _named_tag(spelt: str, attributes: str) -> _Tag:
    """All that a tag says: its name as it is spelt, with the slash of an end tag, and what stands behind it."""
    if spelt in _PLAIN:
        return _Tag(_PASSED_OVER)
    closes = spelt[0] == "/"
    name = (spelt[1:] if closes else spelt).lower()
    kind = _KINDS.get(name, _INLINE)
    if closes:
        return _Tag(kind, name, True)
    is_raised = name == "sup" or name in ("font", "span", "a", "small") and len(attributes) > 8 and _RAISED.search(attributes) is not None
    wide, high = _spans(attributes) if kind == _CELL and "span" in attributes.lower() else (1, 1)
    is_hidden = name in _NEVER_SHOWN or _is_hidden(attributes)
    borders = _drawn_borders(attributes) if kind != _ROW and "order" in attributes.lower() else ()
    return _Tag(kind, name, False, attributes, is_hidden, is_raised, wide, high, borders, is_hidden or is_raised or bool(borders))


def _drawn_borders(attributes: str) -> tuple[tuple[str, bool], ...]:
    """The borders that can be seen: side, and whether it is double."""
    return tuple(
        (side.lower(), "double" in style.lower())
        for side, style in _BORDER.findall(attributes)
        if _DRAWN.search(style) and not _UNSEEN.search(style)
    )


def _is_hidden(attributes: str) -> bool:
    may_hide = (
        "none" in attributes
        or "hid" in attributes
        or "isib" in attributes
        or "NONE" in attributes
        or "HID" in attributes
        or "ISIB" in attributes
    )
    return may_hide and _HIDDEN.search(attributes) is not None


def _spans(attributes: str) -> tuple[int, int]:
    """Columns and rows that a cell covers."""
    wide = high = 1
    for which, count in _SPAN.findall(attributes):
        size = int(count) if len(count) < 6 else MAX_COLUMNS
        if which.lower() == "colspan":
            wide = min(max(size, 1), MAX_COLUMNS)
        else:
            high = min(max(size, 1), MAX_ROWSPAN)
    return wide, high


# --- text -----------------------------------------------------------------------------------------------------------------------------


def _folded(text: str, runs: Iterable[_Run]) -> str:
    """Entities resolved, white space folded."""
    found = "".join([text[start:end] for start, end in runs])
    if "&" in found:
        found = found.replace("&nbsp;", " ").replace("&#160;", " ")
    if "&" in found:
        found = html.unescape(found)
    if not found.isascii():
        found = found.translate(_INVISIBLE)
    return " ".join(found.split())


def _edges(text: str, runs: list[_Run]) -> _Run:
    """Where the visible text of these runs begins and ends in the source: without white space, non-breaking or not."""
    inks = (_inked(text, run) for run in runs)
    start = next(ink[0] for ink in inks if ink)
    inks = (_inked(text, run) for run in reversed(runs))
    return start, next(ink[1] for ink in inks if ink)


def _inked(text: str, run: _Run) -> _Run | None:
    """The part of a stretch of source that shows something."""
    start, end = run
    if text[start] in _PLAIN_INK and text[end - 1] in _PLAIN_INK and text.find("&", start, end) < 0:
        return run
    first = _BLANKS.match(text, start, end)
    start = first.end() if first else start
    if start == end:
        return None
    while (blank := _BLANK_AT_END.search(text[max(start, end - _LONGEST_BLANK) : end])) is not None:
        end -= len(blank[0])
    return start, end


def _piece(text: str, lines: list[list[_Run]], x0: int, x1: int) -> Piece | None:
    """What these lines of a cell show, or None where they show nothing."""
    runs = [run for line in lines for run in line]
    if not runs:
        return None
    if len(runs) == 1:  # most cells
        start, end = runs[0]
        source = text[start:end]
        if "&" not in source and source.isascii():
            bare = source.strip()
            start += source.index(bare[0])
            return Piece(" ".join(bare.split()), x0, x1, start, start + len(bare))
        if source in _NOTHING:
            return None
    shown = " ".join(filter(None, [_folded(text, line) for line in lines]))
    return Piece(shown, x0, x1, *_edges(text, runs)) if shown else None


def _is_mark(text: str, runs: list[_Run]) -> bool:
    """Is this raised text a mark that points to a note? Ordinals (1st), trade marks and raised figures are none."""
    shown = _folded(text, runs)
    return bool(shown) and len(shown) <= 24 and _MARK.fullmatch(shown) is not None


# --- flow -> paragraphs -----------------------------------------------------------------------------------------------------------------


def _paragraphs(text: str, starts: list[int], flow: _Cell) -> list[Paragraph | Grid]:
    """The lines of a block element as paragraphs: a blank line (two <br>) parts them."""
    found: list[Paragraph | Grid] = []
    lines: list[Line] = []
    for runs in [*flow.lines, []]:
        piece = _piece(text, [runs], flow.x0, flow.x1)
        if piece is not None:
            lines.append(Line(line_number(starts, piece.start), piece.start, piece.end, (piece,)))
        elif lines:
            found.append(_paragraph(lines))
            lines = []
    return found


def _paragraph(lines: list[Line]) -> Paragraph:
    return Paragraph(tuple(lines), " ".join(piece.text for line in lines for piece in line.pieces))


def _typewritten(text: str, starts: list[int], start: int, end: int) -> list[Paragraph | Grid]:
    """The blocks of a <pre>, as text_layout reads them. Inner tags and entities would push its columns apart: they are read out first."""
    if "<" not in text[start:end] and "&" not in text[start:end]:
        return list(text_layout.blocks(text, start, end, line_number(starts, start)))
    plain: list[str] = []
    where: list[int] = []
    at = start
    for tag in [*(tag for tag in _TAG.finditer(text, start, end) if not _TYPED_TAG.fullmatch(tag[0])), None]:
        stop = tag.start() if tag else end
        for match in _ENTITY_OR_CHARACTER.finditer(text, at, stop):
            shown = html.unescape(match[0]).translate(_INVISIBLE)
            plain.append(shown)
            where.extend([match.start()] * len(shown))
        at = tag.end() if tag else end
    where.append(end)
    found = text_layout.blocks("".join(plain), 0, len(where) - 1)
    return [_moved(block, where, starts) for block in found]


def _moved(block: Paragraph | Grid, where: list[int], starts: list[int]) -> Paragraph | Grid:
    """A block read from plain text, with its offsets led back to the source."""

    def moved(piece: Piece) -> Piece:
        return replace(piece, start=where[piece.start], end=where[piece.end - 1] + 1)

    lines = tuple(
        replace(
            line,
            number=line_number(starts, where[line.start]),
            start=where[line.start],
            end=where[line.end],
            pieces=tuple(moved(piece) for piece in line.pieces),
        )
        for line in block.lines
    )
    return replace(block, lines=lines)


# --- rows -> grid -----------------------------------------------------------------------------------------------------------------------


def _table_blocks(text: str, starts: list[int], rows: list[_Row]) -> list[Paragraph | Grid]:
    """The rows of a table as one grid; as paragraphs where it only lays out text (bullets, indents, letterheads)."""
    lines: list[Line] = []
    for row in rows:
        for line in _row_lines(text, starts, row):
            _append(lines, line)
    while lines and not lines[0].pieces and not lines[0].rules:
        lines.pop(0)
    while lines and not lines[-1].pieces and not lines[-1].rules:
        lines.pop()
    if not any(line.pieces for line in lines):
        return []
    if all(_is_running_text(line.pieces) for line in lines):
        return [_paragraph([line]) for line in lines if line.pieces]
    return [Grid(tuple(lines), html=True)]


def _append(lines: list[Line], line: Line) -> None:
    """Adds a line; a border under one row and over the next is one rule."""
    if line.rules and not line.pieces and lines and lines[-1].rules and not lines[-1].pieces:
        rules = {(rule.x0, rule.x1): rule for rule in lines[-1].rules}
        for rule in line.rules:
            known = rules.get((rule.x0, rule.x1))
            rules[rule.x0, rule.x1] = rule if known is None or rule.double else known
        lines[-1] = replace(lines[-1], rules=tuple(sorted(rules.values(), key=lambda rule: (rule.x0, rule.x1))))
    else:
        lines.append(line)


def _row_lines(text: str, starts: list[int], row: _Row) -> list[Line]:
    """A row as lines: the rules over it, the row (or the several rows that <br> makes of it), the rules under it."""
    row_cells = [cell for cell in row.cells if not cell.hidden]
    for cell in row_cells:
        if len(cell.lines) > 1:
            _draw_inner_rules(text, cell)
    over = tuple(cell.over for cell in row_cells if cell.over)
    under = tuple(cell.under for cell in row_cells if cell.under)
    at = line_number(starts, row.start)
    lines = [Line(at, row.start, row.end, (), over)] if over else []
    for cells in _physical_rows(text, row_cells):
        pieces = [piece for cell, shown in cells if any(shown) and (piece := _piece(text, shown, cell.x0, cell.x1))]
        drawn = [piece for piece in pieces if _is_drawn(piece.text)]
        if drawn and len(drawn) < len(pieces) and all(len(piece.text) <= 3 for piece in drawn):
            drawn = []  # a lone --- beside figures is a nil
        pieces = [piece for piece in pieces if piece not in drawn]
        if pieces or not (over or under or drawn):
            at = line_number(starts, pieces[0].start) if pieces else at
            lines.append(Line(at, row.start, row.end, tuple(pieces)))
        if drawn:
            rules = tuple(Rule(piece.x0, piece.x1, piece.text[0] in "=\u2550") for piece in drawn)
            lines.append(Line(at, row.start, row.end, (), rules))
    if under:
        lines.append(Line(at, row.start, row.end, (), under))
    return lines


def _is_drawn(shown: str) -> bool:
    """Is this a rule drawn with characters?"""
    return shown[0] in "-=_\u2013\u2014\u2500\u2550" and _DRAWN_WITH_TEXT.fullmatch(shown.replace(" ", "")) is not None


def _draw_inner_rules(text: str, cell: _Cell) -> None:
    """Lines of dashes above or below the text of a cell become its rules; between two lines of text they stay, as a line of their own."""
    for side, order in (("top", 1), ("bottom", -1)):
        inked = [(index, line) for index, runs in enumerate(cell.lines) if (line := _folded(text, runs))][::order]
        if len(inked) < 2:
            return
        for index, line in inked[:-1]:
            if not _is_drawn(line):
                break
            cell.draw(side, line[0] in "=\u2550")
            cell.lines[index] = []


def _physical_rows(text: str, cells: list[_Cell]) -> list[list[tuple[_Cell, list[list[_Run]]]]]:
    """What stands side by side: the row as it is, or where every cell of figures holds the same lines, parted by <br>, each line."""
    if any(len(cell.lines) > 1 for cell in cells):
        figures = [at for cell in cells if (at := _figure_lines(text, cell))]
        if figures and len(figures[0]) > 1 and all(at == figures[0] for at in figures):
            height = max(len(cell.lines) for cell in cells)
            return [[(cell, cell.lines[at : at + 1]) for cell in cells] for at in range(height)]
    return [[(cell, cell.lines) for cell in cells]]


def _figure_lines(text: str, cell: _Cell) -> list[int]:
    """The numbers of the lines of a cell that hold figures; none where it holds anything but figures."""
    at: list[int] = []
    for index, runs in enumerate(cell.lines):
        shown = _folded(text, runs)
        if not shown or (len(shown) > 3 and _is_drawn(shown)):
            continue
        if number(shown) is not None:
            at.append(index)
        elif not is_placeholder(shown):
            return []
    return at


def _is_running_text(pieces: tuple[Piece, ...]) -> bool:
    """Is this row no row of a table but text: a single cell, or a bullet or note mark with its text?"""
    if len(pieces) <= 1:
        return True
    marks, last = pieces[:-1], pieces[-1].text
    if number(last) is not None or is_placeholder(last):
        return False
    return all(_LIST_MARK.fullmatch(mark.text) or is_footnote_mark(mark.text) for mark in marks)
