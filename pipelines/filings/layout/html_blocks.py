"""The cells and rows of an HTML page, as they were scanned -> paragraphs and grids.

What belongs here: what a cell shows and where its ink begins and ends, the lines that <br> makes of a row, rules drawn as borders or with
characters, and which tables only lay out text. Which tag opens and closes what is html_layout.py's; what a cell says is read by tables.py
and its neighbours.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipelines.filings import text_layout
from pipelines.filings.blocks import Grid, Line, Paragraph, Piece, Rule
from pipelines.filings.decode import line_number
from pipelines.filings.layout.html_tags import TAG
from pipelines.filings.numbers import is_footnote_mark, is_placeholder, number

ENTITY_OR_CHARACTER = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?|.", re.DOTALL)
BLANK = (
    r"(?:[\s\u200b-\u200d\u2060\ufeff\u00ad]|&(?:nbsp|ensp|emsp|thinsp|zwn?j|shy|#160|#173|#[xX][aA][0dD]|#819[2-9]|#820[0-5]"
    r"|#[xX]200[0-9a-dA-D])\b;?)"
)
_BLANKS = re.compile(rf"{BLANK}*")
_BLANK_AT_END = re.compile(rf"{BLANK}\Z")
_PLAIN_INK = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:$()%-")
_LONGEST_BLANK = len("&thinsp;")
INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD))

MARK = re.compile(r"[\s(\[]*(?:(?:\d{1,2}|[A-Za-z]|[*+#\u2020\u2021\u00a7]+)(?:[\s),\]]+[\s(\[]*|(?=[(\[)]|$)))*[\s)\]]*")
_DRAWN_WITH_TEXT = re.compile(r"[-=_\u2013\u2014\u2500\u2550]{3,}")
_LIST_MARK = re.compile(r"[\u2022\u00b7\u00a7\u25cf\u25aa\u25a0\u25e6\u2013\u2014*o-]|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]|\(\d{1,2}\)")

_TYPED_TAG = re.compile(r"</?(?:TABLE|CAPTION|S|C|PAGE|FN|F\d+|R)>", re.IGNORECASE)  # text_layout reads these itself
NOTHING = frozenset(("&nbsp;", "&#160;", "&#xa0;", "&#xA0;"))


Run = tuple[int, int]
"""A stretch of source: where it begins and ends."""


# --- what was scanned -----------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Cell:
    """A table cell, or the paragraph being read. `lines` are parted by <br> and by inner blocks; each is a list of source stretches."""

    x0: int
    x1: int
    lines: list[list[Run]]
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
class Row:
    """Its cells that show something or are ruled; `last` is the one closed last, whatever it holds."""

    start: int
    end: int
    cells: list[Cell] = field(default_factory=list)
    hidden: bool = False
    last: Cell | None = None


# --- text -----------------------------------------------------------------------------------------------------------------------------


def _folded(text: str, runs: Iterable[Run]) -> str:
    """Entities resolved, white space folded."""
    found = "".join([text[start:end] for start, end in runs])
    if "&" in found:
        found = found.replace("&nbsp;", " ").replace("&#160;", " ")
    if "&" in found:
        found = html.unescape(found)
    if not found.isascii():
        found = found.translate(INVISIBLE)
    return " ".join(found.split())


def _edges(text: str, runs: list[Run]) -> Run:
    """Where the visible text of these runs begins and ends in the source: without white space, non-breaking or not."""
    inks = (_inked(text, run) for run in runs)
    start = next(ink[0] for ink in inks if ink)
    inks = (_inked(text, run) for run in reversed(runs))
    return start, next(ink[1] for ink in inks if ink)


def _inked(text: str, run: Run) -> Run | None:
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


def piece_of(text: str, lines: list[list[Run]], x0: int, x1: int) -> Piece | None:
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
        if source in NOTHING:
            return None
    shown = " ".join(filter(None, [_folded(text, line) for line in lines]))
    return Piece(shown, x0, x1, *_edges(text, runs)) if shown else None


def is_mark(text: str, runs: list[Run]) -> bool:
    """Is this raised text a mark that points to a note? Ordinals (1st), trade marks and raised figures are none."""
    shown = _folded(text, runs)
    return bool(shown) and len(shown) <= 24 and MARK.fullmatch(shown) is not None


# --- flow -> paragraphs -----------------------------------------------------------------------------------------------------------------


def paragraphs(text: str, starts: list[int], flow: Cell) -> list[Paragraph | Grid]:
    """The lines of a block element as paragraphs: a blank line (two <br>) parts them."""
    found: list[Paragraph | Grid] = []
    lines: list[Line] = []
    for runs in [*flow.lines, []]:
        piece = piece_of(text, [runs], flow.x0, flow.x1)
        if piece is not None:
            lines.append(Line(line_number(starts, piece.start), piece.start, piece.end, (piece,)))
        elif lines:
            found.append(_paragraph(lines))
            lines = []
    return found


def _paragraph(lines: list[Line]) -> Paragraph:
    return Paragraph(tuple(lines), " ".join(piece.text for line in lines for piece in line.pieces))


def typewritten(text: str, starts: list[int], start: int, end: int) -> list[Paragraph | Grid]:
    """The blocks of a <pre>, as text_layout reads them. Inner tags and entities would push its columns apart: they are read out first."""
    if "<" not in text[start:end] and "&" not in text[start:end]:
        return list(text_layout.blocks(text, start, end, line_number(starts, start)))
    plain: list[str] = []
    where: list[int] = []
    at = start
    for tag in [*(tag for tag in TAG.finditer(text, start, end) if not _TYPED_TAG.fullmatch(tag[0])), None]:
        stop = tag.start() if tag else end
        for match in ENTITY_OR_CHARACTER.finditer(text, at, stop):
            shown = html.unescape(match[0]).translate(INVISIBLE)
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


def table_blocks(text: str, starts: list[int], rows: list[Row]) -> list[Paragraph | Grid]:
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


def _row_lines(text: str, starts: list[int], row: Row) -> list[Line]:
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
        pieces = [piece for cell, shown in cells if any(shown) and (piece := piece_of(text, shown, cell.x0, cell.x1))]
        drawn = [piece for piece in pieces if _is_drawn(piece.text)]
        if drawn and len(drawn) < len(pieces) and all(len(piece.text) <= 3 or number(piece.text) is not None for piece in drawn):
            drawn = []  # a lone --- or ---- beside figures is a nil
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
    """Is this a rule drawn with characters, and not a nil with a rule beside it: "___-"?"""
    if "_" in shown and number(shown) is not None:
        return False
    return shown[0] in "-=_\u2013\u2014\u2500\u2550" and _DRAWN_WITH_TEXT.fullmatch(shown.replace(" ", "")) is not None


def _draw_inner_rules(text: str, cell: Cell) -> None:
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


def _physical_rows(text: str, cells: list[Cell]) -> list[list[tuple[Cell, list[list[Run]]]]]:
    """What stands side by side: the row as it is, or where every cell of figures holds the same lines, parted by <br>, each line."""
    if any(len(cell.lines) > 1 for cell in cells):
        figures = [at for cell in cells if (at := _figure_lines(text, cell))]
        if figures and len(figures[0]) > 1 and all(at == figures[0] for at in figures):
            height = max(len(cell.lines) for cell in cells)
            return [[(cell, cell.lines[at : at + 1]) for cell in cells] for at in range(height)]
    return [[(cell, cell.lines) for cell in cells]]


def _figure_lines(text: str, cell: Cell) -> list[int]:
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
