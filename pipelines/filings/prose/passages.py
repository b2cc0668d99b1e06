"""Paragraphs -> passages: running text rebuilt over line ends, page breaks and double spacing, in which every character still knows its
place on the page.

What belongs here: what is one run of text, where its sentences end, and the way back from a place in it to the document. What the text says
is identity's and narrative's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipelines.filings.blocks import Line, Page, Paragraph, Piece
from pipelines.filings.html_layout import CharacterSpans, character_spans

FURNITURE_LENGTH = 40
"""What stands between the two halves of a sentence at a page break is at most so long (a running head, a page number)."""
FURNITURE_PARAGRAPHS = 2
TYPED_LINE_LENGTH = 50
"""A double-spaced line that runs on to the next one is at least so long."""

_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(•\[]?[A-Z\d$])")
_SENTENCE_OR_ITEM_END = re.compile(rf"{_SENTENCE_END.pattern}|\s+(?=[•▪■·]\s)")
_ABBREVIATIONS = frozenset(
    (
        "inc corp co cos ltd calif mr mrs ms dr messrs hon adv no nos vs st jan feb mar apr aug sep sept oct nov dec approx jr sr fla mass "
        "conn tex wash ill mich minn pa va bros al"
    ).split()
)


@dataclass(frozen=True)
class Passage:
    """One run of text. Several rooms ask it for the same things: what is found once is kept."""

    text: str  # lines joined by single spaces
    lines: tuple[Line, ...]  # those with text
    line_starts: tuple[int, ...]  # offset in `text` at which each line begins

    @cached_property
    def lowered(self) -> str:
        """The text in small letters."""
        return self.text.lower()

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends (exclusive)."""
        return tuple(sentences(self.text))


def passages(page: Page) -> list[Passage]:
    """The page's running text and titles in order; grids are left out. What a page break or double spacing cut is whole again."""
    double_spaced = _is_double_spaced(page)
    found: list[list[Paragraph]] = []
    skipped: list[Paragraph] = []
    for block in page.blocks:
        if not isinstance(block, Paragraph):
            found.extend([other] for other in skipped)
            skipped = []
            continue
        if found and _continues(found[-1][-1], block, double_spaced and not skipped):
            found[-1].append(block)
            skipped = []
        elif found and len(skipped) < FURNITURE_PARAGRAPHS and len(block.text) <= FURNITURE_LENGTH and not _is_finished(found[-1][-1].text):
            skipped.append(block)
        else:
            found.extend([other] for other in skipped)
            found.append([block])
            skipped = []
    found.extend([other] for other in skipped)
    return [_passage(run) for run in found]


def _is_double_spaced(page: Page) -> bool:
    """Is every other line of the typed text empty?"""
    paragraphs = [block for block in page.blocks if isinstance(block, Paragraph) and len(block.text) >= TYPED_LINE_LENGTH]
    gaps = sum(len(one.lines) == 1 and other.lines[0].number - one.lines[-1].number == 2 for one, other in pairwise(paragraphs))
    return gaps > 4 and 2 * gaps > len(paragraphs)


def _continues(before: Paragraph, after: Paragraph, double_spaced: bool) -> bool:
    if _is_finished(before.text):
        return False
    if after.text[0].islower() or after.text[0] in "$(" and before.text[-1].islower():
        return len(before.text) > FURNITURE_LENGTH
    return (
        double_spaced
        and after.lines[0].number - before.lines[-1].number == 2
        and len(before.text) >= TYPED_LINE_LENGTH
        and _left(after) <= _left(before)
    )


def _is_finished(text: str) -> bool:
    """Does this text end with the end of a sentence, quoted or in parentheses too?"""
    return text.rstrip().rstrip("'\"”’)]").endswith((".", "!", "?", ":", ";"))


def _left(paragraph: Paragraph) -> int:
    return next((line.pieces[0].x0 for line in paragraph.lines if line.pieces), 0)


def _passage(run: list[Paragraph]) -> Passage:
    lines = [line for paragraph in run for line in paragraph.lines if line.pieces]
    texts = [" ".join([piece.text for piece in line.pieces]) for line in lines]
    starts = []
    at = 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    return Passage(" ".join(texts), tuple(lines), tuple(starts))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a passage begins and ends (exclusive); a full stop after an abbreviation or an initial ends none."""
    start = 0
    for found in (_SENTENCE_OR_ITEM_END if any(mark in text for mark in "•▪■·") else _SENTENCE_END).finditer(text):
        end = found.start() + 1
        if text[end - 1] == "." and _is_abbreviation(text[text.rfind(" ", 0, end) + 1 : end - 1]):
            continue
        yield start, end
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _is_abbreviation(word: str) -> bool:
    bare = word.lstrip('("“').lower()
    return bare in _ABBREVIATIONS or len(bare) == 1 and bare.isalpha() or len(bare) > 2 and bare[-2] == "." and bare[-1].isalpha()


class Places:
    """The way back from passages to one page."""

    def __init__(self, page: Page) -> None:
        self._text = page.text
        self._spans: dict[int, CharacterSpans] = {}  # of the pieces asked for so far, by where they begin

    def of(self, passage: Passage, start: int, end: int) -> tuple[int, int, int]:
        """Where `passage.text[start:end]` (no blank at either edge) is printed: line, and offsets into the document, end exclusive."""
        line, first, first_at = _piece_at(passage, start)
        _, last, last_at = _piece_at(passage, end - 1)
        return line.number, self._character(first, first_at)[0], self._character(last, last_at)[1]

    def _character(self, piece: Piece, offset: int) -> tuple[int, int]:
        if piece.end - piece.start == len(piece.text) and self._text.startswith(piece.text, piece.start):
            return piece.start + offset, piece.start + offset + 1
        if piece.start not in self._spans:
            self._spans[piece.start] = character_spans(self._text, piece)
        return self._spans[piece.start][offset]


def _piece_at(passage: Passage, offset: int) -> tuple[Line, Piece, int]:
    """The line and piece in which this character of the passage stands, and its offset in the piece's text."""
    index = bisect_right(passage.line_starts, offset) - 1
    line = passage.lines[index]
    at = offset - passage.line_starts[index]
    for piece in line.pieces:
        if at < len(piece.text):
            return line, piece, at
        at -= len(piece.text) + 1
    raise ValueError(f"offset {offset} is no character of this passage")
