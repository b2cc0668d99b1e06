"""What points from a table to the notes: a column or a row of their numbers or letters, letters behind captions -> lines and rows
without them.

What belongs here: marks that only the rest of the table shows to be some, a head over them or others like them. A mark that is one
wherever it stands is numbers.py's, one behind a figure table_figures.py's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.filings.blocks import Line, Piece
from pipelines.filings.lattice import Row

_NOTE_HEAD = re.compile(r"\(?(?:see\s+)?(?:notes?|ref\.?)(?:\s+(?:nos?\.?|numbers?))?\)?", re.IGNORECASE)
_NOTE_NUMBERS = re.compile(
    r"\(?(?:notes?\s)?\d{1,2}[a-z]?\)?(?:\s?(?:,|&|and|-)\s?\(?\d{1,2}[a-z]?\)?){0,3}|\(?[A-Z]\)?(?:\s?(?:,|&|and)\s?\(?[A-Z]\)?){0,3}",
    re.IGNORECASE,
)
"""Numbers or letters of notes: "4", "4, 7", "Note 12", "C & R"."""


def note_head(lines: tuple[Line, ...], body: int, html: bool) -> Piece | None:
    """The word "Note" over a column of numbers or letters of notes, which stands left of all other heads of its line;
    None where there is none. `body`: index of the first row.
    """
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


def without_notes(lines: tuple[Line, ...], body: int, over: Piece, html: bool) -> tuple[Line, ...]:
    """The lines without the numbers of notes under this head, and in HTML without the head."""
    heads = (_without_head(line, over) if html else line for line in lines[:body])
    return (*heads, *(_without_note(line, over, html) for line in lines[body:]))


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


def without_rows_of_notes(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without what stands in a row of numbers or letters of notes, one under each head that they explain: "See notes   (1)
    (2)".
    """
    if not any(map(_is_row_of_notes, lines)):
        return lines
    return tuple(replace(line, pieces=()) if _is_row_of_notes(line) else line for line in lines)


def _is_row_of_notes(line: Line) -> bool:
    """Does this line point to notes and print nothing else? "Notes" alone may be what a company owes: amounts of it bear two digits or a
    dollar sign, and no parentheses.
    """
    if len(line.pieces) < 2 or line.pieces[0].text[:1] not in "(NnRrSs" or _NOTE_HEAD.fullmatch(line.pieces[0].text) is None:
        return False
    numbers = _NOTE_NUMBERS if _SAYS_SO.search(line.pieces[0].text) else _NUMBERS_OF_FEW
    return all(numbers.fullmatch(piece.text) for piece in line.pieces[1:])


_SAYS_SO = re.compile(r"^\(?(?:see|ref)|\b(?:nos?\b|numbers?)", re.IGNORECASE)
"""Words for numbers of notes that mean nothing else."""
_NUMBERS_OF_FEW = re.compile(r"\d|\((?:\d{1,2}|[A-Z])\)(?:\s?(?:,|&|and)\s?\((?:\d{1,2}|[A-Z])\)){0,3}|[A-Z]", re.IGNORECASE)


_LETTERS = re.compile(r"(?P<before>\w\S*)\s?\((?P<letters>[A-Z](?:\s*(?:,|&|\band\b)\s*[A-Z])*)\)\s*[:.\s$]*$")
_NAMED_BY_LETTER = re.compile(
    r"(?:class|classes|series|type|types|tier|tranche|part|parts|level|grade|schedule|exhibit|section|title)", re.I
)
"""Words that a letter goes on with, and doesn't point away from: "Common stock, Class (B)"."""


def note_letters(lines: tuple[Line, ...]) -> bool:
    """Do capital letters in parentheses behind captions point to notes, in several rows and with other ones: "Inventories (J)", "Sales
    (C & E)"?
    """
    found = {letters for line in lines if line.pieces and (letters := _letters_behind(line.pieces[0].text)) is not None}
    return len(found) > 1


def _letters_behind(text: str) -> str | None:
    """The letters of notes that this caption ends with, None where it ends with none: two are in the order of the alphabet and none
    abbreviates what it stands behind ("Selling, general and administrative (G & A)").
    """
    if ")" not in text[-40:] or (match := _LETTERS.search(text)) is None or _NAMED_BY_LETTER.fullmatch(match["before"]):
        return None
    letters = [char for char in match["letters"] if char.isupper()]
    initials = {word[:1].upper() for word in text[: match.start("letters")].split()}
    abbreviates = len(letters) > 1 and initials.issuperset(letters)
    return None if letters != sorted(set(letters)) or abbreviates else match["letters"]


def cut_note_letters(rows: list[Row]) -> None:
    """Takes the letters of notes from the captions and headings of these rows."""
    for row in rows:
        row.label = _without_letters(row.label)
        row.headings = tuple(map(_without_letters, row.headings))


def _without_letters(text: str) -> str:
    """A caption without the letters of notes behind it."""
    return text if _letters_behind(text) is None else text[: text.rindex("(")].rstrip()
