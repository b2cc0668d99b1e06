"""Sentences that say which quarter of a 52/53-week company had 14 weeks.

What belongs here: finding what is said. Which column's quarter it is, and whether a printed day contradicts it, is column_periods.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipelines.filings.periods import dates_in

_REACH = 400
"""Within so many characters stands all that is said of a long quarter in one breath."""
_SPOKEN = ("14-week", "14 weeks", "fourteen-week", "fourteen weeks")
_ORDINALS = ("first", "second", "third", "fourth")
_QUARTER = rf"(?P<{{0}}>{'|'.join(_ORDINALS)})[- ](?:fiscal\s+)?quarter"
_YEAR = r"(?:fiscal\s+)?(?:year\s+)?(?P<{0}>(?:19|20)\d\d)"
_LONG = r"(?:a\s+)?(?:14|fourteen)[-\s]weeks?"
_HAD = (
    r"(?:had|has|included|includes|contained|contains|was|consisted\s+of|comprised|spanned|covered|(?:is|are|was|were)\s+based\s+(?:up)?on)"
)
_NAMED = re.compile(
    rf"{_YEAR.format('y1')}(?:\'s)?\s+{_QUARTER.format('q1')}\s+{_HAD}\s+{_LONG}"
    rf"|{_QUARTER.format('q2')}\s+of\s+{_YEAR.format('y2')}\s+{_HAD}\s+{_LONG}"
    rf"|{_LONG}\s+(?:in|during|for)\s+the\s+{_QUARTER.format('q3')}\s+of\s+{_YEAR.format('y3')}"
)
_YEAR_AGO = re.compile(
    rf"{_LONG}\s+(?:year-ago|prior[-\s]year|previous\s+year)\s+quarter"
    rf"|(?:year-ago|prior[-\s]year)\s+quarter,?\s+(?:which\s+)?{_HAD}\s+{_LONG}"
)
_DAY = r"[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d"
_ENDED = re.compile(
    rf"\bquarter\s+ended\s+(?P<d1>{_DAY}),?\s+(?:which\s+)?{_HAD}\s+{_LONG}|{_LONG}\s+(?:fiscal\s+)?quarter\s+ended\s+(?P<d2>{_DAY})"
)
_BEFORE = re.compile(rf"{_LONG}\s+(?:previous|preceding)\s+quarter|(?:previous|preceding)\s+quarter,?\s+(?:which\s+)?{_HAD}\s+{_LONG}")


@dataclass(frozen=True, slots=True)
class LongQuarters:
    """What a document says of quarters of 14 weeks."""

    of_a_last: bool = False  # of a fourth quarter, or of one that isn't numbered
    named: frozenset[tuple[int, int]] = frozenset()  # (fiscal year, quarter)
    year_ago: bool = False  # of the quarter a year before the one reported on
    before: bool = False  # of the quarter before the one reported on
    ended: frozenset[date] = frozenset()  # of the quarters that ended on these days


def long_quarters(lowered: str) -> LongQuarters:
    """In: the text of a document in small letters. Out: what it says of quarters of 14 weeks; nothing of all where it says nothing."""
    spoken = [words for words in _SPOKEN if words in lowered]
    if not spoken:
        return LongQuarters()
    stretches = [" ".join(lowered[max(0, at - _REACH) : at + _REACH].split()) for words in spoken for at in _places(words, lowered)]
    named = frozenset(
        (int(year), _ORDINALS.index(quarter) + 1)
        for stretch in stretches
        for match in _NAMED.finditer(stretch)
        for year, quarter in [(match["y1"] or match["y2"] or match["y3"], match["q1"] or match["q2"] or match["q3"])]
    )
    others = any(_stands_near(words, number, lowered) for words in spoken for number in _ORDINALS[:3])
    of_a_last = any(_stands_near(words, "fourth", lowered) for words in spoken) or not others
    ended = frozenset(day for stretch in stretches for match in _ENDED.finditer(stretch) for day in dates_in(match["d1"] or match["d2"]))
    return LongQuarters(of_a_last, named, any(map(_YEAR_AGO.search, stretches)), any(map(_BEFORE.search, stretches)), ended)


def _stands_near(words: str, other: str, text: str) -> bool:
    """Does the other word stand within sixty characters of these words, anywhere in this text?"""
    return any(other in text[max(0, at - 60) : at + len(words) + 60] for at in _places(words, text))


def _places(words: str, text: str) -> Iterator[int]:
    """The offsets at which these words stand in this text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
