"""Patterns that are tried only where one of their words stands.

What belongs here: the one way in which the reader asks cheaply. A search with a regular expression tries every place of a text; to ask
first whether "shar" stands in it at all costs a tenth, and most captions say nothing of most things. What the phrases mean is said where
they are defined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIGIT = re.compile(r"\d").search
ANY_DIGIT = "#"


class Phrase:
    """A regular expression, small letters and capitals alike, with the stems (in small letters, "_" for a blank) of which at least one
    stands in all that it finds; "#" is any digit.
    """

    __slots__ = ("_digits", "_pattern", "_stems")

    def __init__(self, pattern: str, stems: str) -> None:
        self._pattern = re.compile(pattern, re.IGNORECASE)
        self._stems = tuple(stem.replace("_", " ") for stem in stems.split() if stem != ANY_DIGIT)
        self._digits = ANY_DIGIT in stems.split()

    @property
    def pattern(self) -> str:
        return self._pattern.pattern

    @property
    def stems(self) -> tuple[str, ...]:
        return (*self._stems, ANY_DIGIT) if self._digits else self._stems

    def may_stand_in(self, text: str) -> bool:
        """Does one of the stems stand in this text?"""
        lowered = text.lower()
        for stem in self._stems:  # plainer and twice as fast as any() over a generator
            if stem in lowered:
                return True
        return self._digits and _DIGIT(text) is not None

    def search(self, text: str) -> re.Match[str] | None:
        return self._pattern.search(text) if self.may_stand_in(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        return self._pattern.match(text) if self.may_stand_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._pattern.fullmatch(text) if self.may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text) if self.may_stand_in(text) else iter(())
