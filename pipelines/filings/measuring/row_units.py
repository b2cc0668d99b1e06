"""A row's caption, its headings and its own figures -> what the row counts.

What belongs here: the words and prints of one row. What the rows around it settle is neighbour_units.py's, what its columns say
column_units.py's, and what one printed unit is worth table_scales.py's. What one text says of a unit or a scale is units.py's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from pipelines.filings import units
from pipelines.filings.lattice import Figure, Row
from pipelines.filings.measuring.operating_words import COUNTED, HOURLY, NUMBER_OF, OF_MONEY, PRICE_OF_ONE, RENT, STATISTICS
from pipelines.filings.numbers import Number
from pipelines.filings.phrases import Phrase


def unit_of_row(row: Row, figures: tuple[Figure, ...], statement: str, whole: bool) -> str:
    """What a row counts: "USD", "USD/shares", "shares", "pure", or COUNT, PRICE or PERCENT. A percent sign decides for its own cell; else
    the caption, else the headings, the number of decimals as a witness.

    `statement`: the kind of its table; `whole`: the table prints most of its figures without decimals.
    """
    printed = _printed(row, figures, statement, whole)
    return next((unit for rule in _RULES if (unit := rule(printed)) is not None), "USD")


@dataclass(frozen=True, slots=True)
class _Printed:
    """What one row prints, as far as it tells what the row counts."""

    label: str
    heading: str  # the innermost one
    headings: tuple[str, ...]
    numbers: list[Number]
    of_dollars: bool  # on a balance sheet or a statement of cash flows, where nearly every row is money
    statement: str
    whole: bool
    cents: bool  # two decimals somewhere, and no percent sign beside them
    size: int  # of the largest figure, as a power of ten
    has_dollar: bool

    @property
    def is_large(self) -> bool:
        return self.size >= 3

    @property
    def is_money(self) -> bool:
        """Does every figure bear a dollar sign, but for nils?"""
        return self.has_dollar and all(number.has_dollar or number.is_nil for number in self.numbers)


def _printed(row: Row, figures: tuple[Figure, ...], statement: str, whole: bool) -> _Printed:
    numbers = [figure.number for figure in figures]
    return _Printed(
        label=_RATE_IN_CAPTION.sub("", row.label) if "%" in row.label else row.label,
        heading=row.headings[-1] if row.headings else "",
        headings=row.headings,
        numbers=numbers,
        of_dollars=statement in ("balance_sheet", "cash_flow"),
        statement=statement,
        whole=whole,
        cents=any(number.places >= 2 and not number.is_percent for number in numbers),
        size=max([number.value.adjusted() for number in numbers], default=0),
        has_dollar=any(number.has_dollar for number in numbers),
    )


def _by_signs(row: _Printed) -> str | None:
    """Percent signs behind most figures of a ratio or behind all of any row; the sign of a multiple."""
    marked = [number.is_percent for number in row.numbers if not number.is_nil]
    if any(marked) and not row.has_dollar and RATIO.search(row.label) and 2 * sum(marked) > len(marked):
        return PERCENT  # "Operating margin  13.3%   1.1   14.4%"
    return "pure" if marked and all(marked) or any(number.is_multiple for number in row.numbers) else None


def _of_a_denominator(row: _Printed) -> str | None:
    if row.cents or row.has_dollar:
        return None
    return "shares" if any(text.lower().startswith("denominator") for text in (*row.headings, row.label)) else None


def _count_of_things(row: _Printed) -> str | None:
    """Stores, customers, tons: named by the caption or by the heading over it."""
    label, heading = row.label, row.heading
    counted = COUNTED.search(label) or (
        heading and COUNTED.search(heading) and not units.share_count_words(heading) and not _PER_ONE.search(heading)
    )
    if counted and any(_OF_FIXED_ASSETS.search(text) for text in row.headings) and not NUMBER_OF.match(label):
        return None  # "Vehicles" under "Equipment leased to others": what they cost
    if not counted or row.has_dollar or PRICE_OF_ONE.search(label) or row.of_dollars and not NUMBER_OF.match(label):
        return None
    return COUNT if not units.share_count_words(label) else None


def _shares_by_caption(row: _Printed) -> str | None:
    """A count of shares, none where every figure is marked as dollars; among the dollars of a balance sheet only shares outstanding, or an
    average of shares, are one.
    """
    if not row.of_dollars:
        return "shares" if not (row.cents or row.is_money) and units.share_count_words(row.label) else None
    if row.statement != "balance_sheet" or row.has_dollar:
        return None
    is_average = not row.cents and "average" in row.label.lower() and units.share_count_words(row.label)
    return "shares" if _SHARES_OUT.match(row.label) or is_average else None


def _price_of_one(row: _Printed) -> str | None:
    label, heading = row.label, row.heading
    if PRICE_OF_ONE.search(label) and not units.share_count_words(label) and (not units.per_share_words(label) or RENT.search(label)):
        return PRICE
    if row.cents and not row.is_large and (HOURLY.search(label) or HOURLY.search(heading)):
        return PRICE
    of_heading = not row.is_large and heading and PRICE_OF_ONE.search(heading) and not units.per_share_words(heading)
    return PRICE if of_heading else None


def _multiple_or_days(row: _Printed) -> str | None:
    """Multiples, days, and what one currency costs in another."""
    if row.has_dollar:
        return None
    if not row.is_large and (MULTIPLE.search(row.label) or SAYS_TIMES.search(row.label) or _LIFE_IN_YEARS.search(row.label)):
        return "pure"
    if all(number.is_nil or number.places >= 3 and number.value > 0 for number in row.numbers) and _EXCHANGE_RATE.fullmatch(row.label):
        return "pure"  # with fewer decimals it may be what a change of it brought or cost
    return "pure" if not row.cents and row.size < 4 and not row.of_dollars and _DAYS.search(row.label) else None


def _percentage_by_caption(row: _Printed) -> str | None:
    """Percentages without a sign."""
    if row.has_dollar:
        return None
    if _is_in_points(row) or _is_in_whole_percent(row):
        return PERCENT
    may_be = not row.is_large and (row.size >= 0 or row.whole)
    if may_be and _ALWAYS_PERCENT.search(row.label) and all(number.places <= 2 for number in row.numbers):
        return PERCENT
    return PERCENT if not row.of_dollars and _is_percentage(row.label, row.numbers, row.whole) else None


def _is_in_points(row: _Printed) -> bool:
    """Does the caption say that it counts points of a ratio: "Catastrophe losses, points"?"""
    return not (row.is_large or row.of_dollars) and _IN_POINTS.search(row.label) is not None


def _is_in_whole_percent(row: _Printed) -> bool:
    """Are these whole numbers parts of a hundred: what one balance is to another ("Loans to deposits  91"), or a ratio that is below one as
    a fraction ("Dividend payout ratio  41")?
    """
    if row.is_large or row.of_dollars or not _BALANCE_TO_BALANCE.fullmatch(row.label) and not _SHARE_OF_WHOLE.search(row.label):
        return False
    return row.size >= 0 and all(not number.places for number in row.numbers) and any(abs(number.value) > 1 for number in row.numbers)


def _per_share_by_caption(row: _Printed) -> str | None:
    """Amounts a share: printed with cents, or so small that they can be nothing else."""
    may_be = row.cents or row.size < 1 and not row.of_dollars
    return "USD/shares" if may_be and units.per_share_words(row.label) else None


def _pure_by_caption(row: _Printed) -> str | None:
    return "pure" if not row.has_dollar and not row.is_large and units.pure_words(row.label) else None


def _of_a_statement_in_dollars(row: _Printed) -> str | None:
    """What is left on a balance sheet or a statement of cash flows is money, whatever its headings and decimals."""
    return "USD" if row.of_dollars else None


def _per_share_by_cents(row: _Printed) -> str | None:
    """Cents among thousands or millions without decimals; small ones beside "Basic" or "Diluted" alone."""
    if not row.cents:
        return None
    if row.whole and not row.is_large and not RATIO.search(row.label):
        if all(number.places == 2 or number.is_nil for number in row.numbers if not number.is_percent):
            return "USD/shares"
    return "USD/shares" if row.size < 2 and _BASIS_ALONE.fullmatch(row.label) and (row.has_dollar or not row.headings) else None


def _shares_by_headings(row: _Printed) -> str | None:
    """Shares, or amounts a share, that the headings name, the innermost first."""
    for text in reversed(row.headings):
        if units.share_count_words(text):
            is_other = row.is_money or row.cents and not row.is_large or not _UNDER_SHARES.search(row.label) or _is_scaled_income(row.label)
            return None if is_other else "shares"
        if units.per_share_words(text):
            if row.cents or all(number.is_nil for number in row.numbers):
                return "USD/shares"
            if row.statement in ("income_statement", "eps") and row.is_large and _BASIS_FIRST.match(row.label):
                return "shares"
    return None


def _is_scaled_income(label: str) -> bool:
    """Does a caption among shares speak of earnings and of a scale: "Net earnings effect of interest on convertible bonds (millions)"?"""
    return INCOME.search(label) is not None and units.scale_in_caption(label) is not None and not units.share_count_words(label)


def _ratio_or_count_by_headings(row: _Printed) -> str | None:
    if row.has_dollar:
        return None
    if row.heading and not row.is_large and any(number.places for number in row.numbers) and units.pure_words(row.heading):
        return PERCENT if _OF_A_WHOLE.search(row.heading) else "pure"
    return COUNT if any(STATISTICS.search(text) for text in row.headings) and not OF_MONEY.search(row.label) else None


_RULES: tuple[Callable[[_Printed], str | None], ...] = (
    _by_signs,
    _of_a_denominator,
    _count_of_things,
    _shares_by_caption,
    _price_of_one,
    _multiple_or_days,
    _percentage_by_caption,
    _per_share_by_caption,
    _pure_by_caption,
    _of_a_statement_in_dollars,
    _per_share_by_cents,
    _shares_by_headings,
    _ratio_or_count_by_headings,
)
"""What a row may tell of itself, the surest first: the first that gives a unit settles it."""


_RATE_IN_CAPTION = re.compile(
    r"(?:(?:weighted|average|effective|stated|interest)\s+)*(?:\brates?\s+)?(?:of\s+|at\s+|ranging\s+from\s+)?\b\d+(?:\.\d+)?"
    r"\s?%(?:\s+to\s+\d+(?:\.\d+)?\s?%)?",
    re.IGNORECASE,
)
"""A rate that a caption names, which is not what its row prints: "Term loan, effective interest rate of 5.1%"."""


_OF_FIXED_ASSETS = Phrase(r"\bequipment\b(?!\s+sales)|\bfixed\s+assets\b", "equipment fixed")
_PER_ONE = re.compile(r"\bper\s", re.IGNORECASE)
_BASIS_FIRST = re.compile(r"(?:basic|diluted|assuming|fully|primary)\b", re.IGNORECASE)
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
GOODS = "goods"
"""A row of a table that counts nothing but goods: `pure`, in the scale that its titles give to all rows, whatever the caption."""
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
SAYS_TIMES = Phrase(
    r"(?:\(|,|\bin)\s*times\s*\)?$|\(x\)$|\bprice[\s/-]+(?:to[\s-]+)?earnings\b(?!.*\bgrowth\b)|^p/e\b", "times (x , price p/e"
)
"""Captions of multiples, which no percent sign around them makes percentages: "Price/earnings ratio (times)"."""
_IN_POINTS = Phrase(r"(?:[,(\u2013-]\s*(?:in\s+)?|\bin\s+|\bpercentage\s+)(?:percentage\s+)?(?:points|pts\.?)\s*\)?$", "points pts")
_BALANCE = (
    r"(?:(?:total|average|period-end|gross|net|tangible|earning|nonaccrual|non-?performing|core|common|(?:stock|share)holders['\u2019]?)\s+)*"
    r"(?:loans|deposits|assets|equity|capital|debt)"
)
_BALANCE_TO_BALANCE = Phrase(
    rf"(?:{_BALANCE}|(?:net\s+)?charge-?offs|(?:allowance|reserves?)(?:\s+for\s+(?:loan|credit|loan\s+and\s+lease)\s+losses)?"
    rf"|loan\s+loss\s+(?:allowance|reserves?))\s+to\s+{_BALANCE}",
    "to",
)
"""Captions of nothing but two balances, "Allowance to nonperforming loans": none of money that goes from one to the other."""
_SHARE_OF_WHOLE = Phrase(r"\b(?:pay-?out|overhead|efficiency|combined|loss|expense)\s+ratio\b(?!.*\b(?:effect|impact)\b)", "ratio")
_LIFE_IN_YEARS = Phrase(
    r"\b(?:expected|remaining|average|contractual|useful)\s+(?:\w+\s+){0,2}(?:life|lives|terms?)\b.*\byears\b", "life lives term"
)
_DAYS = Phrase(r"\bdays\b.*\b(?:outstanding|sales|inventory|payables?|supply)\b|\bdso\b", "days dso")
_EXCHANGE_RATE = re.compile(r"(?:[\w-]+\s+){0,3}exchange\s+rates?(?:,?\s+[\w-]+)?(?:\s*\([^()]*\))?", re.IGNORECASE)
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
