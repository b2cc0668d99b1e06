"""Grid -> Table: which pieces are figures, in which columns they stand, which words head each column, and which caption and headings each
row has.

What belongs here: the order of that work, for ASCII and HTML alike. A table is found from the right edges
of its figures over the whole block, not from the white space of a line. Each step has a room: table_grids.py cuts blocks into tables,
table_figures.py finds the figures of a line, table_columns.py their columns, table_heads.py the words over them, table_rows.py captions and
headings; table_notes.py takes the numbers and letters of notes away. What a column's words mean is periods.py's and units.py's; what the
rows are is statements.py's; what sums to what is footing.py's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.filings import units
from pipelines.filings.blocks import Grid, Line, Page, Piece
from pipelines.filings.lattice import Column, Row, Table
from pipelines.filings.lattices.captions_between import captions_first
from pipelines.filings.lattices.maturities import are_of_maturities, heads_of_maturities, without_maturities
from pipelines.filings.lattices.table_columns import Band, html_bands, text_bands
from pipelines.filings.lattices.table_figures import (
    body_start,
    figures_of_line,
    is_range,
    without_bands_of_marks,
    without_caption_numbers,
    without_mark_columns,
    without_page_numbers,
    without_stray_bands,
)
from pipelines.filings.lattices.table_grids import (
    halves,
    is_period_head,
    split_at_heads,
    split_at_names,
    with_heads_apart,
)
from pipelines.filings.lattices.table_heads import begin_of_sections, heads_over, over_columns
from pipelines.filings.lattices.table_notes import cut_note_letters, note_head, note_letters, without_notes, without_rows_of_notes
from pipelines.filings.lattices.table_rows import read_rows
from pipelines.filings.numbers import Number
from pipelines.filings.periods import NOTE_MARKS, PERIOD_WORDS, head, says_change
from pipelines.filings.phrases import Phrase
from pipelines.filings.statement_kinds import names_another_statement

_NAMES_A_BREAKDOWN = Phrase(
    r"^(?!.*[.;]$).{0,90}\b(?:segments?|reconcil\w+|non-?gaap|by\s+(?:product|region|geograph)\w*)\b",
    "segment reconcil gaap by",
)
"""Titles that hold for the next table too, where it stands directly below: "Reconciliation of GAAP to non-GAAP measures"."""
_SAYS_SCALE_ONLY = re.compile(
    r"\(?(?:unaudited|continued|(?:u\.?s\.?\s+)?(?:dollars|amounts|\$)?.{0,12}\bin\s+(?:thousands|millions|billions)\b.*|\d{1,3})\)?",
    re.IGNORECASE,
)
_SAYS_PERIOD_ONLY = re.compile(
    r"\(?(?:for\s+the\s+)?(?:[\w-]+\s+){0,2}(?:months?|weeks?|quarters?|years?)\s+(?:ended|ending)\s+[a-z]{3,9}\.?\s+\d{1,2},?"
    r"\s+(?:19|20)\d\d\)?(?:\s*\(unaudited\))?",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"(?:\(\s?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?\)|\*{1,3}|[\u2020\u2021])\s*[A-Z]\w")
TITLE_LENGTH = 180
INTRODUCTION = 160
"""Paragraphs up to this long may be titles; of a longer one that ends with a colon so many characters count."""
MOST_TITLES = 6
"""Of what is said above a table the last so many are its titles."""


def tables_of(page: Page) -> list[Table]:
    """The tables of a page in order. In HTML the titles mostly stand outside the table: the short paragraphs just above it are its
    titles.
    """
    reader = _PageReader(page.text)
    for block in with_heads_apart(page.blocks):
        if isinstance(block, Grid):
            reader.read_grid(captions_first(block))
        else:
            reader.read_paragraph(block.text)
    return reader.found


class _PageReader:
    """Reads the blocks of a page from top to bottom: the tables found, and what was said since the last one.

    `above`: the texts that may be titles of the next table; `carried`: what the table before was called, as one that follows it directly
    goes on with it; `prose`: how many paragraphs that are no titles stand between; `of_several`: the sentence that introduces the next
    tables together, while no other words follow.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Table] = []
        self.above: list[str] = []
        self.carried: list[str] = []
        self.prose = 0
        self.of_several: str | None = None

    def read_paragraph(self, text: str) -> None:
        self.of_several = text[-INTRODUCTION:] if _INTRODUCES_SEVERAL.search(text) else None
        if _FOOTNOTE.match(text) and not text.rstrip().endswith(":"):
            self.prose += 1  # "(1) See the table below": no title
        elif len(text) <= TITLE_LENGTH:
            self.prose = 0
            if not (_SAYS_SCALE_ONLY.fullmatch(text) or _SAYS_PERIOD_ONLY.fullmatch(text)):
                self.carried = []
            self._say(text)
        else:
            self.prose += 1
            self.carried = []
            if self.prose > 1:  # a paragraph may stand between titles and table, two may not
                self.above = []
            # its end may introduce the table: "... for the periods presented (in millions):"
            if _INTRODUCES.search(text[-INTRODUCTION:]):
                self._say(_introduction(text))
            elif (announced := _RECONCILES.search(text)) is not None:
                self._say(announced[0])
            elif scale := _scale_of_tables_below(text):
                self._say(scale)

    def read_grid(self, grid: Grid) -> None:
        """The tables of a grid. An HTML grid without figures may say what the next one is called."""
        for part in _parts(grid):
            if (result := self._table(part, is_first=part.lines[0].number <= grid.lines[0].number)) is not None:
                self.found.append(result)
                if part is grid:
                    self.above = []
            elif grid.html and (ranges := _table_of_ranges(part)) is not None:
                self.found.append(ranges)
            elif grid.html:
                self.above.extend(" ".join(piece.text for piece in line.pieces) for line in part.lines if line.pieces)
        last = self.found[-1] if self.found else None
        if grid.html and last is not None and last.html and last.line_end >= grid.lines[0].number:
            self.above = []
            self.carried = [title for title in last.titles if _NAMES_A_BREAKDOWN.search(title)][-1:]
        self.above = self.above[-MOST_TITLES:]
        self.prose = 0

    def _table(self, part: Grid, is_first: bool) -> Table | None:
        """The table of a part of a grid, under what was said above it. `is_first`: nothing of its grid stands above it."""
        if not part.html:
            if self.found and not is_first:
                return table(part, self.found[-1].titles, self.text)
            introduction = (said for text in self.above[-1:] if (said := _said_of_the_table(text)))
            return table(part, (*_scale_carried(self.found, part), *introduction), self.text)
        scale = _scale_of_the_last(self.found, self.above, part) if not self.prose else ()
        named = self.carried if not _is_named(part) else ()
        if self.of_several is not None and not self.above and _is_introduced_by(self.of_several, part):
            named = [*named, self.of_several]
        goes_on = self.found and not self.prose and all(map(_SAYS_SCALE_ONLY.fullmatch, self.above))
        return table(part, (*scale, *named, *self.above), self.text, self.found[-1] if goes_on else None)

    def _say(self, text: str) -> None:
        self.above = [*self.above, text][-MOST_TITLES:]


def _parts(grid: Grid) -> Sequence[Grid]:
    """The parts of a grid that are tables of their own."""
    return [half for part in split_at_heads(grid) for half in halves(part)] if grid.html else split_at_names(grid)


def _is_named(grid: Grid) -> bool:
    """Does an HTML table begin with a name of its own, alone in its line: "Revenue by Reportable Segments"?"""
    first = next((line.pieces for line in grid.lines if line.pieces), ())
    return (
        len(first) == 1
        and not any(says.fullmatch(first[0].text) for says in (_SAYS_SCALE_ONLY, _SAYS_PERIOD_ONLY))
        and not is_period_head(first[0].text)
    )


def _introduction(text: str) -> str:
    """The end of a paragraph that leads to a table; where it names no year itself, behind the date with which the sentence begins that is
    cut there: "At December 31, 2001, ... payments as follows:".
    """
    cut = len(text) - INTRODUCTION
    begin = text.rfind(". ", 0, max(cut, 0)) + 1
    opening = _DATED_OPENING.match(text[begin:].lstrip()) if cut > 0 else None
    if opening is None:
        return text[-INTRODUCTION:]
    end = text[max(cut + len(opening[0]) + 1, text.index(opening[0], begin) + len(opening[0])) :].lstrip()
    return text[-INTRODUCTION:] if _NAMES_A_YEAR.search(end) else f"{opening[0]} {end}"


_DATED_OPENING = re.compile(
    r"(?:at|as\s+of|(?:for|during)\s+the\s+(?:[\w-]+\s+){0,2}(?:months|weeks|quarter|year)s?\s+ended)\s+[a-z]{3,9}\.?\s+\d{1,2},"
    r"\s+(?:19|20)\d\d(?:\s+and\s+(?:[a-z]{3,9}\.?\s+\d{1,2},\s+)?(?:19|20)\d\d)?,",
    re.IGNORECASE,
)
"""How a sentence begins that is of a day or a period."""
_NAMES_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _is_introduced_by(sentence: str, grid: Grid) -> bool:
    """Does a sentence over several tables speak of this HTML table, not the first below it: one that names no period over its columns or
    in a line of words, and that the sentence names by what stands over its captions, where it speaks of one "table"?
    """
    words = [piece for line in grid.lines if not figures_of_line(line, html=True) for piece in line.pieces]
    if any(is_period_head(piece.text) for piece in words):
        return False
    first = words[0].text.lower() if words and words[0].x0 == 0 else ""
    return "tables" in sentence or " " in first and first in sentence.lower()


_INTRODUCES_SEVERAL = Phrase(
    r"^(?!.*\bended\b.*\bended\b).*\b(?:following\s+tables?|tables?\s+below)\b.*\bfor\s+the\s+(?:[\w-]+\s+)?(?:months?|quarter|weeks?|year)"
    r"\s+ended\s+[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d(?:\s*\([^()]*\))?:$",
    "table",
)
"""How a sentence leads to several tables of one period, and names no other: "The following tables detail ... for the three months ended
March 31, 2020:".
"""
_INTRODUCES = re.compile(r":\s*$|\((?:[^()]*\s)?in\s+(?:thousands|millions|billions)\b[^()]*\)\s*\.?\s*$", re.IGNORECASE)
"""How a paragraph ends that leads to the table below it: "... were as follows:", "... as of September 25, 1998 (in millions)."."""


def _said_of_the_table(text: str) -> str:
    """What a text above a typewritten table says of it: all where it leads to the table, else the scale that it states for tables below; ""
    where it says neither.
    """
    return text if _INTRODUCES.search(text) else _scale_of_tables_below(text)


def _scale_of_tables_below(text: str) -> str:
    """The parenthesis in which a sentence about tables below says in what they are printed, wherever it stands: "The following tables set
    forth selected financial data (in millions). Data for 1999 have been restated."; "" where none does, or two do.
    """
    if not _SPEAKS_OF_TABLES.search(text):
        return ""
    found = [each for each in _IN_PARENTHESES.findall(text) if units.scale(each).money is not None]
    return found[0] if len(found) == 1 else ""


_SPEAKS_OF_TABLES = Phrase(
    r"\b(?:following|(?<=the\s)accompanying)\s+(?:\w+\s+){0,3}(?:tables?|schedules?|data|information)\b|\btables?\s+below\b"
    r"|\bfor\s+each\s+of\s+the\s+(?:last|past)\s+\w+\s+(?:fiscal\s+)?years\b",
    "follow accompany table last past",
)
_IN_PARENTHESES = re.compile(r"\([^()]*\bin\s+(?:thousands|millions|billions)\b[^()]*\)", re.IGNORECASE)
_RECONCILES = re.compile(
    r"\btables?\s+(?:below\s+)?(?:provides?|presents?|shows?|sets?\s+forth|contains?|includes?)"
    r"\s+(?:\w+\s+){0,4}reconciliations?\b[^.:]{0,100}",
    re.IGNORECASE,
)
"""What a sentence that is over says of the table below it all the same: "The following table provides a reconciliation of ending
shareholders' equity (GAAP) to ...".
"""


def _scale_carried(found: list[Table], part: Grid) -> tuple[str, ...]:
    """The scale of the table before, for a block of its rows that begins with heads of its own, beside its name ("Balance sheet data:
    3/31/96   12/31/95") or without one.
    """
    first = part.lines[0]
    if not found or found[-1].html or first.number - found[-1].line_end > 3 or not first.pieces:
        return ()
    scale = tuple(title for title in found[-1].titles if units.scale(title).money is not None)[-1:]
    if first.pieces[0].x0 >= 12 and is_period_head(first.pieces[0].text):
        return scale
    if len(first.pieces) < 3 or first.pieces[0].x0 >= 12:
        return ()
    if not head(first.pieces[0].text).is_empty or not all(is_period_head(piece.text) for piece in first.pieces[1:]):
        return ()
    return scale


def _scale_of_the_last(found: list[Table], above: list[str], part: Grid) -> tuple[str, ...]:
    """The scale of the HTML table before, where nothing or nothing but a period stands between that one and the next: "Three Months Ended
    June 30, 2020".
    """
    if not found or not found[-1].html or len(above) > 1 or above and not _SAYS_PERIOD_ONLY.fullmatch(above[0]):
        return ()
    if not above and not any(piece.x0 > 0 and is_period_head(piece.text) for line in part.lines[:4] for piece in line.pieces):
        return ()  # without heads of its own it goes on with that table's rows
    return tuple(title for title in found[-1].titles if units.scale(title).money is not None)[-1:]


def table(grid: Grid, above: tuple[str, ...] = (), text: str = "", before: Table | None = None) -> Table | None:
    """The lattice of a grid, or None where it holds no column of figures.

    `above`: titles that stand outside of it; `text`: the document, whose source tells how far an HTML caption is set in;
    `before`: the HTML table above it, where nothing but a page's end stands between.
    """
    lines, html = without_rows_of_notes(grid.lines), grid.html
    found = [figures_of_line(line, html) for line in lines]
    if not html and (endless := next((line for line, figures in zip(lines, found, strict=True) if len(figures) > MOST_FIGURES), None)):
        return _endless_line(endless)
    body = body_start(lines, found)
    if body is None:
        return None
    if (notes := note_head(lines, body, html)) is not None:
        lines = without_notes(lines, body, notes, html)
        found = [figures_of_line(line, html) for line in lines]
    letters = note_letters(lines)
    bands, found = _bands(lines, body, found, html, text)
    if not bands:
        return None
    zone = bands[0].x0 if html else _begin_of_figures(lines[body:], bands[0])
    body = _end_of_heads(lines, body, bands, zone, html, before)
    drawn = lines[body].rules if body < len(lines) and not lines[body].pieces else ()
    titles, words = heads_over(tuple(line for line in lines[:body] if not _prints_lives(line)), bands, zone, html, drawn)
    if html:
        bands, words, found = without_mark_columns(bands, words, found)
    columns = _columns(bands, words)
    result = Table((*above, *titles), columns, [], lines[0].number, lines[-1].number, html)
    read_rows(result, lines[body:], found[body:], bands, zone, text)
    if letters:
        cut_note_letters(result.rows)
    _put_under_its_title(result)
    return result if result.rows and not all(_EXHIBIT_NUMBER.fullmatch(row.label) for row in result.rows) else None


def _columns(bands: list[Band], words: list[str]) -> tuple[Column, ...]:
    """The columns of a table, and what the words over them say."""
    if are_of_maturities(words):
        heads, said = heads_of_maturities(words), without_maturities(words)
    else:
        heads, said = [head(text) for text in with_quarters_named(words)], words
    return tuple(
        Column(over, band.x0, band.x1, says_change(text), what) for band, over, text, what in zip(bands, words, said, heads, strict=True)
    )


def _put_under_its_title(found: Table) -> None:
    """The rows of a table whose captions name no more than a length ("Six Months Ended") under the title that says what they show."""
    rows = [row for row in found.rows if not row.headings]
    if not rows or not all(_LENGTH_ALONE.fullmatch(row.label) for row in rows):
        return
    names = (title for title in reversed(found.titles) if not _SAYS_SCALE_ONLY.fullmatch(title) and head(title).is_empty)
    title = next(names, "")
    if not 0 < len(title) <= LONGEST_NAME or title[-1] in ".:;" or title.isupper():
        return
    for row in rows:
        row.headings = (title,)


_LENGTH_ALONE = re.compile(r"(?:[a-z-]+\s+|\d+\s+)?(?:months|weeks|quarters?|years?)\s+ended", re.IGNORECASE)
LONGEST_NAME = 60


def _bands(
    lines: tuple[Line, ...], body: int, found: list[list[tuple[Piece, Number]]], html: bool, text: str
) -> tuple[list[Band], list[list[tuple[Piece, Number]]]]:
    """Where the columns of a table stand, none where it has none, and the figures of each line without the numbers that are none."""
    tokens = [(index, piece, value) for index in range(body, len(lines)) for piece, value in found[index]]
    if html:
        return html_bands(tokens, lines[:body]), found
    tokens = without_page_numbers(lines, tokens, found)
    tokens, found = without_caption_numbers(lines, tokens, found)
    bands, found = without_bands_of_marks(text_bands(tokens), found, lines[:body], text[lines[-1].end :])
    return without_stray_bands(lines, bands, found) if bands else (bands, found)


def _begin_of_figures(rows: tuple[Line, ...], first: Band) -> int:
    """Where the figures of a typewritten table begin: with the dollar signs just left of its first column."""
    return min([first.x0, *(p.x0 for line in rows for p in line.pieces if p.text == "$" and first.x0 - 14 <= p.x0 < first.x0)])


def _end_of_heads(lines: tuple[Line, ...], body: int, bands: list[Band], zone: int, html: bool, before: Table | None) -> int:
    """The index of the first line that is read as a row: words at the left margin below the last column head are captions and headings
    already, and so is the name of the first section. `body`: that of the first line of figures; `before`: the table that these rows may go
    on with.
    """
    end = max((i + 1 for i in range(body) if any(over_columns(piece, zone, html) for piece in lines[i].pieces)), default=body)
    if html and len(bands) > 1:
        end = begin_of_sections(lines, end, bands)
    goes_on = end == body and before is not None and len(before.columns) == len(bands) and _go_on(lines[:body], before, zone)
    return 0 if goes_on else end


def _go_on(lines: tuple[Line, ...], before: Table, zone: int) -> bool:
    """Do these lines above the first figure hold nothing but headings of rows, because they go on with the rows of the table before:
    "Cash flows from financing activities:" at the head of a page?"""
    pieces = [piece for line in lines for piece in line.pieces]
    return before.html and not any(
        over_columns(piece, zone, html=True) or _FOOTNOTE.match(piece.text) or names_another_statement(piece.text, before)
        for piece in pieces
    )


_EXHIBIT_NUMBER = re.compile(r"\d{1,2}\.[A-Z0-9]?\W*")
"""Captions of an index of exhibits, whose numbers are split over two cells: "10.A", ".43"."""


def with_quarters_named(words: list[str]) -> list[str]:
    """The words over the columns, with "quarter" after each ordinal that ends them, where three columns at least are told apart by such:
    "First  Second  Third  Fourth  Year", under a year or over years or neither.
    """
    ordinals = [_ORDINAL.fullmatch(text) for text in words]
    found = [each if each is not None and not PERIOD_WORDS.sub(" ", each["over"]).strip() else None for each in ordinals]
    if len({each["which"].lower() for each in found if each is not None}) < 3:
        return words
    return [
        text if each is None else f"{each['over']}{each['which']} quarter{each['under'] or ''}"
        for text, each in zip(words, found, strict=True)
    ]


_OF_A_LIFE = re.compile(r"\b(?:life|lives|terms?|maturity|vesting|holding\s+period)\b", re.IGNORECASE)
_LIFE = re.compile(r"\d+(?:\.\d+)?\s(?:months?|years?|yrs\.?)", re.IGNORECASE)


def _prints_lives(line: Line) -> bool:
    """Is this a row of lengths of time behind its caption ("Expected life of options   4 years   3.5 years"), and no head of columns?"""
    first, *others = line.pieces or (None,)
    return (
        first is not None
        and len(others) > 0
        and _OF_A_LIFE.search(first.text) is not None
        and all(_LIFE.fullmatch(piece.text) for piece in others if piece.text != "$")
    )


_ORDINAL = re.compile(
    rf"(?P<over>(?:.*\s)?)(?P<which>first|second|third|fourth|1st|2nd|3rd|4th){NOTE_MARKS}(?P<under>\s+(?:19|20)\d\d(?:\s?\(\w\))*)?",
    re.IGNORECASE,
)
"""An ordinal at the end of what stands over a column, whatever marks of notes follow it: "First (a)", "2006 First  2006"."""


def _table_of_ranges(grid: Grid) -> Table | None:
    """The table that is refused because its cells print ranges and no figures; None where there are none."""
    lines = [line for line in grid.lines if any(is_range(piece.text) for piece in line.pieces)]
    if not lines:
        return None
    rows = [
        Row(number, line.pieces[0].text, (), (), line.number, line.start, line.end, -1, False, False)
        for number, line in enumerate(lines, 1)
    ]
    return Table(
        (),
        (),
        rows,
        lines[0].number,
        lines[-1].number,
        html=True,
        refusal=("range_not_read", "This table prints ranges: which figure of each is meant, it doesn't say."),
    )


MOST_FIGURES = 200
"""No typewritten line holds more figures."""


def _endless_line(line: Line) -> Table:
    """The table that is refused for this line."""
    why = f"A line of this table holds more than {MOST_FIGURES} figures: no table has so many columns."
    row = Row(1, "", (), (), line.number, line.start, line.end, -1, False, False)
    return Table((), (), [row], line.number, line.number, html=False, refusal=("too_many_figures_in_a_line", why))
