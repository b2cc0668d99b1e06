"""The heads of columns -> what these count, whatever the captions say.

What belongs here: columns of percentages, of things beside their worth, of options and their prices, of the parts of earnings a share. What
captions say is row_units.py's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.filings import units
from pipelines.filings.lattice import Column, Figure, Table
from pipelines.filings.measuring.operating_words import PHYSICAL_UNIT_AT_END, PRICE_AT_END, PRICE_OF_ONE
from pipelines.filings.measuring.row_units import COUNT, ONES, PRICE
from pipelines.filings.numbers import Number
from pipelines.filings.periods import PERIOD_WORDS
from pipelines.filings.phrases import Phrase

_YIELD_ALONE = re.compile(
    r"\b(?:yields?|(?:average|interest|effective\s+(?:income\s+)?tax)\s+rates?"
    r"|(?:medical\s+(?:care|cost|loss)|benefits?|loss|combined|expense)\s+ratio"
    r"|(?:gross|operating|profit)\s+margin\s+(?:percent(?:age)?|%|rate))|\b(?:gross|operating|profit|ebitda|interest)\s+margin$"
    r"|^(?!.*\b(?:tax|growth)\b).*\brates?$",
    re.IGNORECASE,
)
"""Heads over percentages that are figures of their own, beside the balances that bear them."""


def all_percent(table: Table, index: int) -> bool:
    """A column of nothing but percentages beside columns of figures shows shares or changes, not figures of its own."""
    figures = [f for row in table.rows for f in row.figures if f.column == index and not f.number.is_nil]
    if not figures or len(table.columns) < 2 or _YIELD_ALONE.search(table.columns[index].words):
        return False
    is_unnamed = index > 0 and table.columns[index].words == table.columns[index - 1].words
    if not all(f.number.is_percent for f in figures) and not (is_unnamed and _parts_of_a_hundred([f.number for f in figures])):
        return False
    beside = [f for row in table.rows if any(f.column == index for f in row.figures) for f in row.figures if f.column != index]
    if not all(f.number.is_percent for f in figures):
        return any(
            f.number.has_dollar or abs(f.number.value) > 100 for f in beside
        )  # beside others of the kind they are figures of their own
    return any(not (f.number.is_percent or f.number.is_nil) for f in beside)


def per_share_columns(table: Table) -> set[int]:
    """The columns of amounts a share that stand beside columns of money under the same words, where the table speaks of both: "net income /
    earnings per share   $1,511   $0.92" under one day.
    """
    if not any(units.per_share_words(text) for text in (*table.titles[-3:], *(row.label for row in table.rows))):
        return set()
    numbers = [
        [f.number for row in table.rows for f in row.figures if f.column == index and not f.number.is_nil]
        for index in range(len(table.columns))
    ]
    in_cents = [
        len(each) > 1 and all(number.places >= 2 and abs(number.value) < 1_000 and not number.is_percent for number in each)
        for each in numbers
    ]
    return {
        index
        for index in range(1, len(table.columns))
        if in_cents[index]
        and not in_cents[index - 1]
        and numbers[index - 1]
        and table.columns[index].words == table.columns[index - 1].words
    }


def _parts_of_a_hundred(numbers: list[Number]) -> bool:
    """Are these shares of a whole of which only the first and the total bear the sign: "62%, 31, 7, 100%"?"""
    marked = [number for number in numbers if number.is_percent]
    if len(marked) < 2 or not numbers[0].is_percent or not any(number.value == 100 for number in marked):
        return False
    return all(
        number.is_percent or abs(number.value) <= 100 and not number.has_dollar and number.places == marked[0].places for number in numbers
    )


def percent_columns(table: Table, skip: set[int]) -> set[int]:
    """Columns of percentages marked in their first rows only, beside columns of whole amounts: "ACL to loans  1.71%  1.32  1.64%"."""
    numbers: dict[int, list[Number]] = {}
    for row in table.rows:
        for figure in row.figures:
            if figure.column not in skip and not figure.number.is_nil:
                numbers.setdefault(figure.column, []).append(figure.number)
    marked = {
        column
        for column, each in numbers.items()
        if any(number.is_percent for number in each) and not all(number.is_percent for number in each)
    }
    if not marked or not any(all(number.places == 0 and not number.is_percent for number in each) for each in numbers.values()):
        return set()
    return {
        column
        for column in marked
        if numbers[column][0].is_percent
        and all(
            number.is_percent
            or (
                number.places and abs(number.value) < 1000 or _OF_A_HUNDRED.search(table.columns[column].words) and abs(number.value) <= 100
            )
            and not number.has_dollar
            for number in numbers[column]
        )
    }


_OF_A_HUNDRED = re.compile(r"\b(?:ratio|percent(?:age)?)\b|%", re.IGNORECASE)
_EXCHANGE_RATE = re.compile(r"\b(?:exchange|forward|contract|strike)\s+rates?\b", re.IGNORECASE)
YIELD = Phrase(
    r"\b(?:yields?|(?<!exchange )(?<!forward )(?<!contract )(?<!strike )rates?|(?:combined|loss|expense|efficiency)\s+ratios?)\b|%",
    "yield rate ratio %",
)


_YEARS_LEFT = re.compile(
    r"\b(?:remaining|contractual|expected)\s+(?:contractual\s+)?(?:life|lives|terms?)\b"
    r"|\b(?:years|months|days)\s+to\s+(?:maturity|roll|reset|expiration)\b|\(\s*(?:in\s+)?years\s*\)"
    r"|(?<!long.)(?<!short.)(?<!medium.)\bterm$",
    re.IGNORECASE,
)
"""Heads over years or months, which are no money: "Remaining life", "Purchased Term"."""


@lru_cache(maxsize=4096)
def _says_years_left(words: str) -> bool:
    return _YEARS_LEFT.search(words) is not None


_PRICE_OF_OPTIONS = Phrase(
    r"\b(?:exercise|grant|option)s?\s+price|\bprice\s+range\b|\brange\s+of\s+(?:exercise\s+)?prices?\b"
    r"|\bprice\s+(?:paid\s+)?per(?:$|\s+(?:\w+\s+){0,2}(?:shares?|units?|options?|warrants?|ad[rs]s?)\b)"
    r"|\bgrant[- ]date\s+fair\s+value",
    "price value",
)
_COUNT_OF_OPTIONS = Phrase(
    r"^(?:stock\s+)?(?:options|warrants)$|\b(?:options|warrants)\s+(?:outstanding|exercisable)\s+number$|\bnumber\s+of\s+(?:\w+\s+){0,3}(?:options|shares|awards|units|rsus|warrants)\b"
    r"|\bnumber\s+(?:outstanding|exercisable)$|\b(?:options|shares|awards|units)\s+outstanding$|\boutstanding\s+(?:options|shares)$"
    r"|^(?!.*\b(?:per|amounts?|values?|prices?|dollars?|proceeds|costs?|income|equity)\b).*\bshares\b"
    r"|\b(?:(?:general|limited)\s+partners?|(?:common|preferred|subordinated|class\s+\w))['\u2019]?\s+units$",
    "number outstanding shares exercisable options warrants units",
)


@lru_cache(maxsize=4096)
def _unit_of_words(words: str) -> str | None:
    """The unit that a column's words name: "Per Share", "Yield"; None where they name none."""
    said, words = words, re.sub(r"\([^)]*\)", "", words)  # "(in millions, except per share data)" is a scale
    if _says_years_left(said):
        return "pure"
    if _PRICE_OF_OPTIONS.search(words):
        return "USD/shares"
    if _COUNT_OF_OPTIONS.search(words):
        return "shares"
    if units.per_share_words(words) and not units.share_count_words(words):
        return "USD/shares"
    return "pure" if _EXCHANGE_RATE.search(words) or YIELD.search(words) else None


_COUNT_COLUMN = Phrase(
    r"\b(?:number|no\.)\s+of\s+(?!.*\b(?:shares|options|awards|rsus)\b)\w"
    r"|^(?:backlog\s+|net\s+|new\s+)*(?:homes|lots|units|closings|number|contracts|quantity|qty\.?|count)$",
    "number no. homes lots units closings contracts quantity qty count",
)
"""Heads over things that are counted, beside others over their worth: "Homes | Dollar Value"."""
_WORTH = re.compile(
    r"\b(?:assets|deposits|loans|values?|amounts?|dollars?|investments?|balances?|revenues?|sales|price)\b|\$", re.IGNORECASE
)


def count_columns(table: Table) -> set[int]:
    """The columns that count things, in a table that has others for their worth."""
    names = [" ".join(PERIOD_WORDS.sub(" ", column.words).split()).removeprefix("or ") for column in table.columns]
    counts = {index for index, name in enumerate(names) if _COUNT_COLUMN.search(name)}
    return counts if counts and any(_WORTH.search(name) for index, name in enumerate(names) if index not in counts) else set()


_PRICE_COLUMN = re.compile(r"\baverage\s+(?:\w+\s+){0,2}price$", re.IGNORECASE)


def price_columns(table: Table) -> set[int]:
    """The columns that say what one of the things costs that others count: "Units | Dollars (millions) | Average Sales Price"."""
    return {index for index, column in enumerate(table.columns) if _PRICE_COLUMN.search(column.words)} if count_columns(table) else set()


_PRICE_OF_A_SHARE = Phrase(
    r"^(?!.*\b(?:aggregate|total|proceeds)\b)(?:.*\b(?:(?:exercise|grant|option)s?\s+prices?(?:\s+per\s+(?:share|option))?"
    r"|average\s+(?:\w+\s+)?price)|(?:market\s+|share\s+|stock\s+)?price)$",
    "price",
)
"""Heads over what one share costs, beside others that count shares: "Shares | Wtd. Avg. Exercise Price", "Shares | Price | Value"."""


def share_price_columns(table: Table) -> set[int]:
    """The columns that say what one of the shares or options costs that others count, be it in whole dollars: no figure in them is as large
    as an amount in full.
    """
    names = [" ".join(PERIOD_WORDS.sub(" ", _YEAR.sub(" ", column.words)).split()) for column in table.columns]
    prices = {index for index, name in enumerate(names) if _PRICE_OF_A_SHARE.search(name)}
    if not prices or not any(_unit_of_words(name) == "shares" for name in names):
        return set()
    large = {
        figure.column
        for row in table.rows
        for figure in row.figures
        if figure.column in prices and abs(figure.number.value) >= LEAST_OF_NO_SHARE
    }
    return prices - large


LEAST_OF_NO_SHARE = 1_000
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


_PART_OF_EPS = re.compile(r"\b(?:denominator|numerator)\b", re.IGNORECASE)
"""What earnings a share are made of, in columns."""


@lru_cache(maxsize=4096)
def _parts_of_eps(words: str) -> frozenset[str]:
    """Which of both a column's words name."""
    return frozenset(map(str.lower, _PART_OF_EPS.findall(words)))


def worth_columns(table: Table) -> set[int]:
    """The columns that say what the things are worth that others count."""
    return {index for index, column in enumerate(table.columns) if _WORTH_ALONE.search(column.words)}


def amounts_under_rates(table: Table) -> set[int]:
    """The columns of money under words that speak of rates: their first figure bears a dollar sign and none a percent sign, as those of the
    columns beside them do ("Tax Rate" over "Amount | 1995 | 1994").
    """
    under = [index for index, column in enumerate(table.columns) if YIELD.search(column.words)]
    if len(under) < 2:
        return set()
    numbers = {index: [f.number for row in table.rows for f in row.figures if f.column == index and not f.number.is_nil] for index in under}
    if not any(each and each[0].is_percent for each in numbers.values()):
        return set()
    return {index for index, each in numbers.items() if each and each[0].has_dollar and not any(number.is_percent for number in each)}


_PER_MEMBER = re.compile(r"\bpmpm\b|\bper\s+member\s+per\s+month\b", re.IGNORECASE)
_WORTH_ALONE = re.compile(r"(?:\b(?:values?|amounts?|dollars)|\$)\W*$", re.IGNORECASE)
_AVERAGE_ALONE = re.compile(r"(?:weighted[- ])?average(?:\s+price)?", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(?:tons|ounces|barrels|gallons|pounds|(?<!risk )(?<!loan )(?<!credit )(?<!investment )grade|acres|mwh|kwh|boe|m?bbls?|mm?cfe?"
    r"|square\s+feet)(?!\w)",
    re.IGNORECASE,
)
"""Heads over what is weighed, drilled or built."""


@lru_cache(maxsize=4096)
def _names_a_price(words: str) -> bool:
    """Do these words over a column say that it shows what one of something costs?"""
    return any(says.search(words) for says in (_PER_MEMBER, PRICE_AT_END, PRICE_OF_ONE))


@lru_cache(maxsize=4096)
def _ends_with_a_physical_unit(words: str) -> bool:
    """Do these words over a column end with what it measures, and not with what a unit of it costs: "Natural gas MMBtu/day"? Then
    "($/MMBtu)" in a caption is said of the price in the column beside it.
    """
    found = PHYSICAL_UNIT_AT_END.search(words)
    return found is not None and not _WORTH_OR_PRICE.search(words[: found.start()])


_WORTH_OR_PRICE = re.compile(r"\bper\b|\b(?:values?|amounts?|dollars?|prices?|costs?|revenues?|sales|margins?)\b|\$", re.IGNORECASE)
_AMOUNT_COLUMN = re.compile(r"^(?!.*\bper\b).*\b(?:amounts?|dollars|net\s+income)$", re.IGNORECASE)


def column_unit(column: Column, figure: Figure, unit: str) -> str:
    """Where the column's own words name a unit, they count."""
    if figure.number.places < 2 and (parts := _parts_of_eps(column.words)):
        return "shares" if "denominator" in parts and not ("numerator" in parts and figure.number.has_dollar) else "USD"
    if unit == "USD/shares" and not figure.number.places and _AMOUNT_COLUMN.search(column.words):
        return "USD"  # "Net income and earnings per share": the amount, beside a column for the share
    if unit in ("USD", PRICE) and not figure.number.has_dollar and _ends_with_a_physical_unit(column.words):
        return COUNT if units.scale_in_caption(column.words) else ONES
    if unit == "USD" and _names_a_price(column.words):
        return PRICE
    if unit == PRICE and (named := _unit_of_words(column.words)) in ("USD/shares", "shares"):
        return named if named == "USD/shares" or figure.number.is_nil else unit
    if unit != "USD" or figure.number.has_dollar and figure.number.places == 0:
        return unit
    if not figure.number.has_dollar and _MEASURED.search(column.words) and not _WORTH_OR_PRICE.search(column.words):
        return COUNT  # "Tons (000) | Grade (oz/ton)"
    if not figure.number.has_dollar and _says_years_left(column.words) and abs(figure.number.value) < 1000:
        return "pure"  # months are printed whole
    named = _unit_of_words(column.words)
    places = figure.number.places
    if named == "pure" and figure.number.has_dollar:
        return unit  # "$1,679.0" under "Tax Rate", which stands over a column of amounts and others of rates
    if named is None and places == 2 and _AVERAGE_ALONE.fullmatch(column.words):
        return "USD/shares"  # "Number of shares | Price range | Average"
    if not figure.number.is_nil and (
        named == "USD/shares" and places < 2 or named == "pure" and not places or named == "shares" and places > 1
    ):
        return unit
    return named or unit
