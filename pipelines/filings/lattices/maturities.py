"""The words over columns that say when something falls due or how long it stands: "Within 3 Months", "1 to 5 Years", "90 Days or More".

What belongs here: that such lengths of time are names of columns and no periods. What else stands over columns is table_heads.py's.
"""

from __future__ import annotations

from functools import lru_cache

from pipelines.filings.periods import Head, head
from pipelines.filings.phrases import Phrase

_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety)"
_UNIT = r"(?:months?|mos?\.?|years?|yrs?\.?|days?)(?![a-z])"
_LENGTH = rf"{_COUNT}[- ]?{_UNIT}"
_SPAN = Phrase(
    rf"(?<!\w)(?:(?:due\s+)?(?:within|less\s+than|under|up\s+to|over|after|more\s+than|greater\s+than|beyond|through)\s+{_LENGTH}"
    rf"(?:\s+(?:through|to|but\s+(?:within|less\s+than))\s+{_LENGTH})?"
    rf"|(?:after\s+|over\s+)?{_COUNT}(?:\s?{_UNIT})?\s?(?:to|-{{1,2}}|\u2013|\u2014|through|thru)\s?{_LENGTH}"
    rf"|{_LENGTH}\s+(?:or|and|&)\s+(?:less|more|longer|over|greater|beyond|after|thereafter))(?!\s*(?:end|period))",
    "month mo year yr day",
)


@lru_cache(maxsize=4096)
def maturity_in(words: str) -> tuple[int, int] | None:
    """Where the words over a column name a span of time to come or gone by, as (begin, end); None where they don't."""
    found = _SPAN.search(words)
    return found.span() if found is not None else None


def are_of_maturities(words: list[str]) -> bool:
    """Do two columns at least bear different spans? Then none of these columns has a period's length."""
    return len({text[span[0] : span[1]].lower() for text in words if (span := maturity_in(text)) is not None}) > 1


def without_maturities(words: list[str]) -> list[str]:
    """The words over columns of maturities without the spans: what they say of periods and changes."""
    return [text if (span := maturity_in(text)) is None else f"{text[: span[0]]} {text[span[1] :]}".strip() for text in words]


def heads_of_maturities(words: list[str]) -> list[Head]:
    """What the words over columns of maturities say of their periods, without the spans. A day that stands over some of the columns, and no
    other over others, is that of all.
    """
    heads = [head(text) for text in without_maturities(words)]
    named = {what for what in heads if not what.is_empty}
    return [next(iter(named))] * len(heads) if len(named) == 1 else heads
