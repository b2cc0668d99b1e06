"""What a page is made of before anyone asks what it means: paragraphs, and grids of pieces that stand side by side.

ASCII pages (text_layout) and HTML pages (html_layout) both end here; from here on there is one code path (tables). A piece knows how far it
reaches from left to right: in ASCII `x0`/`x1` are character columns (tabs expanded), in HTML grid columns counted with their colspans. No
meaning is given here:
a piece may be a caption, a number, a dollar sign or a rule.

Nothing changes a piece or a line once it is made; the classes are not frozen because a page has thousands of them, and a frozen one takes
three times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Piece:
    """A run of text in one line (ASCII) or one cell (HTML)."""

    text: str  # entities resolved, white space folded, never empty
    x0: int  # left edge, inclusive
    x1: int  # right edge, exclusive
    start: int  # offsets into the decoded document: text of the source between them, tags included where a cell has inner tags
    end: int


@dataclass(slots=True)
class Rule:
    """A drawn line under or over figures: `-----` or `=====` in ASCII, a border in HTML."""

    x0: int
    x1: int
    double: bool


@dataclass(slots=True)
class Line:
    """One physical line (ASCII) or one table row (HTML)."""

    number: int  # line number in the decoded document, from 1
    start: int  # offsets of the whole line (HTML: of the whole row)
    end: int
    pieces: tuple[Piece, ...]  # left to right; empty for a blank line or a line of rules only
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text or a title: what stands between two grids, between blank lines."""

    lines: tuple[Line, ...]
    text: str  # the lines joined, white space folded


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines whose pieces stand in columns. In ASCII the titles above the columns may be among its first lines."""

    lines: tuple[Line, ...]
    html: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document as blocks, in order."""

    text: str  # the decoded document
    blocks: tuple[Paragraph | Grid, ...]
    line_starts: list[int]  # offsets at which the lines of `text` begin
