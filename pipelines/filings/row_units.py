"""A row's caption, its headings and its own figures -> what the row counts.

What belongs here: the words and prints of one row. What the rows around it settle is neighbour_units.py's, what its columns say
column_units.py's, and what one printed unit is worth table_scales.py's. What one text says of a unit or a scale is units.py's.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.filings import units
from pipelines.filings.lattice import Figure, Row
from pipelines.filings.numbers import Number
from pipelines.filings.operating_words import COUNTED, NUMBER_OF, OF_MONEY, PRICE_OF_ONE, RENT, STATISTICS
from pipelines.filings.phrases import Phrase


def unit_of_row(row: Row, figures: tuple[Figure, ...], statement: str, whole: bool) -> str:
    """What a row counts. A percent sign decides for its own cell; else the caption, else the headings, the number of decimals as a witness.

    `whole`: the table prints most of its figures without decimals.
    """
    label, heading = _RATE_IN_CAPTION.sub("", row.label) if "%" in row.label else row.label, row.headings[-1] if row.headings else ""
    numbers = [figure.number for figure in figures]
    cents = any(number.places >= 2 and not number.is_percent for number in numbers)
    size = max([number.value.adjusted() for number in numbers], default=0)  # of the largest figure, as a power of ten
    money_sized, small = size >= 3, size < 1
    has_dollar = any(number.has_dollar for number in numbers)
    marked = [number.is_percent for number in numbers if not number.is_nil]
    if any(marked) and not has_dollar and RATIO.search(label) and 2 * sum(marked) > len(marked):
        return PERCENT  # "Operating margin  13.3%   1.1   14.4%"
    if marked and all(marked) or any(number.is_multiple for number in numbers):
        return "pure"
    if not cents and not has_dollar and any(text.lower().startswith("denominator") for text in (*row.headings, label)):
        return "shares"
    counted = (
        COUNTED.search(label)
        or bool(heading)
        and COUNTED.search(heading)
        and not units.share_count_words(heading)
        and not _PER_ONE.search(heading)
    )
    if (
        counted
        and not has_dollar
        and not PRICE_OF_ONE.search(label)
        and (statement not in ("balance_sheet", "cash_flow") or NUMBER_OF.match(label))
        and not units.share_count_words(label)
    ):
        return COUNT
    if not cents and statement not in ("balance_sheet", "cash_flow") and units.share_count_words(label):
        return "shares"
    if (
        statement == "balance_sheet"
        and not has_dollar
        and (_SHARES_OUT.match(label) or not cents and "average" in label.lower() and units.share_count_words(label))
    ):
        return "shares"
    if PRICE_OF_ONE.search(label) and not units.share_count_words(label) and (not units.per_share_words(label) or RENT.search(label)):
        return PRICE
    if not money_sized and heading and PRICE_OF_ONE.search(heading) and not units.per_share_words(heading):
        return PRICE
    if not money_sized and not has_dollar and MULTIPLE.search(label):
        return "pure"
    if not has_dollar and not cents and size < 4 and statement not in ("balance_sheet", "cash_flow") and _DAYS.search(label):
        return "pure"
    if (
        not has_dollar
        and not money_sized
        and _ALWAYS_PERCENT.search(label)
        and all(number.places <= 2 for number in numbers)
        and (size >= 0 or whole)
    ):
        return PERCENT
    if not has_dollar and _is_percentage(label, numbers, whole) and statement not in ("balance_sheet", "cash_flow"):
        return PERCENT
    if (cents or small) and not (statement in ("balance_sheet", "cash_flow") and not cents) and units.per_share_words(label):
        return "USD/shares"
    if not has_dollar and not money_sized and units.pure_words(label):
        return "pure"
    if statement in ("balance_sheet", "cash_flow"):
        return "USD"
    if (
        cents
        and not money_sized
        and whole
        and not RATIO.search(label)
        and all(number.places == 2 or number.is_nil for number in numbers if not number.is_percent)
    ):
        return "USD/shares"  # cents among thousands or millions without decimals
    if cents and size < 2 and _BASIS_ALONE.fullmatch(label) and (has_dollar or not row.headings):
        return "USD/shares"
    for text in reversed(row.headings):
        if units.share_count_words(text):
            if (
                has_dollar
                and all(number.has_dollar or number.is_nil for number in numbers)
                or cents
                and not money_sized
                or not _UNDER_SHARES.search(label)
            ):
                break
            return "shares"
        if units.per_share_words(text):
            if cents or all(number.is_nil for number in numbers):
                return "USD/shares"
            if (
                statement in ("income_statement", "eps")
                and money_sized
                and re.match(r"(?:basic|diluted|assuming|fully|primary)\b", label, re.IGNORECASE)
            ):
                return "shares"
    if heading and not money_sized and not has_dollar and any(number.places for number in numbers) and units.pure_words(heading):
        return PERCENT if _OF_A_WHOLE.search(heading) else "pure"
    if not has_dollar and any(STATISTICS.search(text) for text in row.headings) and not OF_MONEY.search(label):
        return COUNT
    return "USD"


_RATE_IN_CAPTION = re.compile(
    r"(?:(?:weighted|average|effective|stated|interest)\s+)*(?:\brates?\s+)?(?:of\s+|at\s+|ranging\s+from\s+)?\b\d+(?:\.\d+)?"
    r"\s?%(?:\s+to\s+\d+(?:\.\d+)?\s?%)?",
    re.IGNORECASE,
)
"""A rate that a caption names, which is not what its row prints: "Term loan, effective interest rate of 5.1%"."""


_PER_ONE = re.compile(r"\bper\s", re.IGNORECASE)
_BASIS_ALONE = re.compile(r"basic|(?:fully )?diluted|basic and diluted|primary|assuming (?:full )?dilution", re.IGNORECASE)


_SHARES_OUT = Phrase(
    r"(?:(?:period-?end|ending|total|number\s+of)\s+)?(?:common\s+)?shares\s+(?:issued\s+and\s+)?outstanding\b",
    "outstanding",
)


RATIO = Phrase(
    r"\b(?:ratios?|rates?|yields?|returns?|coverage|margins?|times|multiple|percent(?:age)?|turnover"
    r"|to\s+(?:total|average|net|gross|risk-weighted|risk-adjusted|tangible|loans|assets|deposits|nonaccrual|non-?performing)|spreads?)\b"
    r"|%",
    "ratio rate yield return coverage margin times multiple percent turnover to spread %",
)


COUNT = "count"
"""A row that counts things sold, people or days: `pure`, in the scale that the captions give to other counts."""
ONES = "ones"
"""A row that counts things and prints them in full, whatever the captions say of other counts."""
PRICE = "price"
"""What one of something sold brings or costs: dollars in full, whatever the table's scale."""

MULTIPLE = Phrase(
    r"\bbook[- ]to[- ]bill\b|\b(?:inventory|asset|receivables?)\s+turn(?:s|over)\b|\b(?:debt|leverage)\b.*\bto\b.*\bebitda\b"
    r"|\bleverage\s+(?:ratio|multiple)\b|\bcoverage\s+ratio\b|\b(?:current|quick)\s+ratio\b|\bgrade\s*\("
    r"|\b(?:interest|fixed[- ]charges?|debt\s+service|dividend)\s+coverage\b",
    "ebitda leverage coverage bill turn grade ratio",
)
_DAYS = Phrase(r"\bdays\b.*\b(?:outstanding|sales|inventory|payables?|supply)\b|\bdso\b", "days dso")
_PERCENT_RATIO = Phrase(
    r"\breturn\s+on\b|\b(?:efficiency|combined|payout|loss|expense|leverage\s+capital|capital|tier\s+(?:1|i|one|2|ii|two))\b.*\bratios?\b"
    r"|\bnet\s+interest\s+(?:margin|spread)\b|\binterest\s+rate\s+spread\b"
    r"|\b(?:charge-?offs|loans|equity|capital|allowance|assets|deposits|expenses?|income|losses)\b.{0,40}\b(?:to"
    r"|as\s+a\s+percent\w*\s+of)\s+(?:(?:total|average|period-end|gross|net|tangible|risk-weighted|quarterly)\s+)+(?:assets|loans"
    r"|deposits|equity|earning\s+assets|revenues?)\b"
    r"|\bgross\s+margin\s+percent\w*|\beffective\s+(?:income\s+)?tax\s+rate\b|\byields?\b.*\b(?:assets|loans|securities)\b",
    "return ratio margin spread to percent rate yield",
)
"""Captions of what is always a percentage, printed with a sign or not."""
_SURELY_PERCENT = Phrase(
    r"\breturn\s+on\s+(?:\w+\s+){0,3}(?:assets|equity|capital|investment)\b|\beffective\s+(?:income\s+)?tax\s+rate\b"
    r"|\b(?:efficiency|combined|payout|loss|expense)\s+ratios?\b",
    "return tax ratio",
)
"""Those of them that name no amount of money, whatever else their table prints with decimals."""
_ALWAYS_PERCENT = Phrase(
    r"\b(?:rotce|roatce|roaa|roae|roic|roe|roa)\b|^(?:underlying\s+|adjusted\s+|core\s+)?(?:cet1(?:\s+ratio)?|efficiency\s+ratio"
    r"|net\s+interest\s+margin(?:,?\s+\(?fte\)?)?)$",
    "rotce roatce roaa roae roic roe roa cet ratio margin fte",
)
"""Names of measures that are percentages at any size, unless they are dollars."""
_OF_A_WHOLE = Phrase(r"\bpercent(?:ages?)?\b|%", "percent %")


def _is_percentage(label: str, numbers: list[Number], whole: bool) -> bool:
    """Are these percentages by their caption, though no sign marks them: decimals, and neither so small that they must be fractions nor so
    large that they can't be shares?
    """
    plain = [number for number in numbers if not (number.is_nil or number.is_percent)]
    return (
        bool(plain)
        and all((1 if whole or _SURELY_PERCENT.search(label) else 2) <= number.places <= 2 and abs(number.value) < 1000 for number in plain)
        and max(abs(number.value) for number in plain) >= Decimal("0.05")
        and not units.per_share_words(label)
        and _PERCENT_RATIO.search(label) is not None
    )


PERCENT = "percent"
"""A row of percentages whose own figures bear no sign: `pure`, to be divided by a hundred."""


_UNDER_SHARES = re.compile(
    r"^$|\b(?:basic|diluted?|dilutive|dilution|primary|common|equivalents?|options|awards|units|weighted|shares?|class|outstanding|effect"
    r"|total|incremental|assum|(?:non-?)?gaap|as\s+reported|as\s+adjusted)",
    re.IGNORECASE,
)
"""Captions under a heading of share counts that count shares; anything else is the next line of the statement."""


INCOME = Phrase(r"\b(?:income|earnings|loss)\b|\bnet\b.*\bprofit\b", "income earnings loss profit")
"""Captions of what is earned or lost."""
