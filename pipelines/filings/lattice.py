"""What a table is once its figures have found their columns: rows with captions, headings and figures, columns with the words over them.

What belongs here: the shapes that tables.py makes and that everyone after it reads. No rule about pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.filings.blocks import Line, Piece
from pipelines.filings.numbers import Number
from pipelines.filings.periods import Head


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
    """One column of figures. `words` are all that stands over it, top to bottom; `is_change` where they announce a change and not a
    period's figure.
    """

    words: str
    x0: int
    x1: int
    is_change: bool
    head: Head


@dataclass(slots=True)
class Table:
    """`titles` are the lines above the columns and over the captions, top to bottom; `section` heads printed among the rows are in
    Row.headings.
    """

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
