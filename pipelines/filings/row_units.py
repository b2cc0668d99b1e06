"""Captions, heads and the figures themselves -> the unit and the scale of each cell.

What belongs here: how a table's words and its arithmetic settle what a row counts and what one printed unit is worth. What one text says of a unit or a scale is
units.py's. A scale that is neither stated nor proven is not guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, product

from pipelines.filings import units
from pipelines.filings.column_periods import PERIOD_WORDS, Context
from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.numbers import Number
from pipelines.filings.operating_words import (
    COUNTED,
    IN_CENTS,
    IN_PHYSICAL_UNITS,
    NUMBER_OF,
    OF_MONEY,
    ONE_BY_ONE,
    PRICE_OF_ONE,
    RENT,
    STATISTICS,
)
from pipelines.filings.periods import Period
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
    if any(marked) and not has_dollar and _RATIO.search(label) and 2 * sum(marked) > len(marked):
        return PERCENT  # "Operating margin  13.3%   1.1   14.4%"
    if marked and all(marked) or any(number.is_multiple for number in numbers):
        return "pure"
    if not cents and not has_dollar and any(text.lower().startswith("denominator") for text in (*row.headings, label)):
        return "shares"
    counted = COUNTED.search(label) or bool(heading) and COUNTED.search(heading) and not units.share_count_words(heading)
    if counted and not has_dollar and not PRICE_OF_ONE.search(label) and (statement not in ("balance_sheet", "cash_flow") or NUMBER_OF.match(label)) and not units.share_count_words(label):
        return COUNT
    if not cents and statement not in ("balance_sheet", "cash_flow") and units.share_count_words(label):
        return "shares"
    if statement == "balance_sheet" and not has_dollar and (_SHARES_OUT.match(label) or not cents and "average" in label.lower() and units.share_count_words(label)):
        return "shares"
    if PRICE_OF_ONE.search(label) and not units.share_count_words(label) and (not units.per_share_words(label) or RENT.search(label)):
        return PRICE
    if not money_sized and heading and PRICE_OF_ONE.search(heading) and not units.per_share_words(heading):
        return PRICE
    if not money_sized and not has_dollar and _MULTIPLE.search(label):
        return "pure"
    if not has_dollar and not cents and size < 4 and statement not in ("balance_sheet", "cash_flow") and _DAYS.search(label):
        return "pure"
    if not has_dollar and not money_sized and _ALWAYS_PERCENT.search(label) and all(number.places <= 2 for number in numbers) and (size >= 0 or whole):
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
        and not _RATIO.search(label)
        and all(number.places == 2 or number.is_nil for number in numbers if not number.is_percent)
    ):
        return "USD/shares"  # cents among thousands or millions without decimals
    if cents and size < 2 and _BASIS_ALONE.fullmatch(label) and (has_dollar or not row.headings):
        return "USD/shares"
    for text in reversed(row.headings):
        if units.share_count_words(text):
            if has_dollar and all(number.has_dollar or number.is_nil for number in numbers) or cents and not money_sized or not _UNDER_SHARES.search(label):
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


_RATE_IN_CAPTION = re.compile(r"(?:(?:weighted|average|effective|stated|interest)\s+)*(?:\brates?\s+)?(?:of\s+|at\s+|ranging\s+from\s+)?\b\d+(?:\.\d+)?\s?%(?:\s+to\s+\d+(?:\.\d+)?\s?%)?", re.IGNORECASE)
"""A rate that a caption names, which is not what its row prints: "Term loan, effective interest rate of 5.1%"."""


_BASIS_ALONE = re.compile(r"basic|(?:fully )?diluted|basic and diluted|primary|assuming (?:full )?dilution", re.IGNORECASE)


_SHARES_OUT = Phrase(
    r"(?:(?:period-?end|ending|total|number\s+of)\s+)?(?:common\s+)?shares\s+(?:issued\s+and\s+)?outstanding\b",
    "outstanding",
)


_RATIO = Phrase(
    r"\b(?:ratios?|rates?|yields?|returns?|coverage|margins?|times|multiple|percent(?:age)?|turnover|to\s+(?:total|average|net|gross|risk-weighted|risk-adjusted|tangible|loans|assets|deposits|nonaccrual|non-?performing)|spreads?)\b|%",
    "ratio rate yield return coverage margin times multiple percent turnover to spread %",
)


COUNT = "count"
"""A row that counts things sold, people or days: `pure`, in the scale that the captions give to other counts."""
PRICE = "price"
"""What one of something sold brings or costs: dollars in full, whatever the table's scale."""

_MULTIPLE = Phrase(
    r"\bbook[- ]to[- ]bill\b|\b(?:inventory|asset|receivables?)\s+turn(?:s|over)\b|\b(?:debt|leverage)\b.*\bto\b.*\bebitda\b|\bleverage\s+(?:ratio|multiple)\b|\bcoverage\s+ratio\b|\b(?:current|quick)\s+ratio\b|\bgrade\s*\(|\b(?:interest|fixed[- ]charges?|debt\s+service|dividend)\s+coverage\b", "ebitda leverage coverage bill turn grade ratio"
)
_DAYS = Phrase(r"\bdays\b.*\b(?:outstanding|sales|inventory|payables?|supply)\b|\bdso\b", "days dso")
_PERCENT_RATIO = Phrase(
    r"\breturn\s+on\b|\b(?:efficiency|combined|payout|loss|expense|leverage\s+capital|capital|tier\s+(?:1|i|one|2|ii|two))\b.*\bratios?\b|\bnet\s+interest\s+(?:margin|spread)\b|\binterest\s+rate\s+spread\b"
    r"|\b(?:charge-?offs|loans|equity|capital|allowance|assets|deposits|expenses?|income|losses)\b.{0,40}\b(?:to|as\s+a\s+percent\w*\s+of)\s+(?:(?:total|average|period-end|gross|net|tangible|risk-weighted|quarterly)\s+)+(?:assets|loans|deposits|equity|earning\s+assets|revenues?)\b"
    r"|\bgross\s+margin\s+percent\w*|\beffective\s+(?:income\s+)?tax\s+rate\b|\byields?\b.*\b(?:assets|loans|securities)\b",
    "return ratio margin spread to percent rate yield",
)
"""Captions of what is always a percentage, printed with a sign or not."""
_SURELY_PERCENT = Phrase(
    r"\breturn\s+on\s+(?:\w+\s+){0,3}(?:assets|equity|capital|investment)\b|\beffective\s+(?:income\s+)?tax\s+rate\b|\b(?:efficiency|combined|payout|loss|expense)\s+ratios?\b", "return tax ratio"
)
"""Those of them that name no amount of money, whatever else their table prints with decimals."""
_ALWAYS_PERCENT = Phrase(
    r"\b(?:rotce|roatce|roaa|roae|roic|roe|roa)\b|^(?:underlying\s+|adjusted\s+|core\s+)?(?:cet1(?:\s+ratio)?|efficiency\s+ratio|net\s+interest\s+margin(?:,?\s+\(?fte\)?)?)$",
    "rotce roatce roaa roae roic roe roa cet ratio margin fte",
)
"""Names of measures that are percentages at any size, unless they are dollars."""
_OF_A_WHOLE = Phrase(r"\bpercent(?:ages?)?\b|%", "percent %")


def _is_percentage(label: str, numbers: list[Number], whole: bool) -> bool:
    """Are these percentages by their caption, though no sign marks them: decimals, and neither so small that they must be fractions nor so large that they can't be shares?"""
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


def all_per_share(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Where a title speaks of amounts a share, or the first and the last row do, and every figure prints cents, all rows are such amounts: the steps of a bridge from one to the other."""
    numbers = [f.number for row in table.rows for f in row.figures if f.column not in skip and not (f.number.is_nil or f.number.is_percent)]
    amounts = [unit for unit in row_units if unit not in ("pure", PERCENT)]
    begins_and_ends = len(amounts) >= 3 and amounts[0] == amounts[-1] == "USD/shares"
    of_shares = any(_PER_SHARE_TITLE.search(title) and "except" not in title.lower() for title in table.titles[-2:])
    if not of_shares and ("USD/shares" not in row_units or not (begins_and_ends or any(_PER_SHARE_TITLE.search(title) for title in table.titles[-4:]))):
        return row_units
    if not all(number.places == 2 and abs(number.value) < 100 for number in numbers):
        return row_units
    return ["USD/shares" if unit == "USD" else unit for unit in row_units]


_PER_SHARE_TITLE = re.compile(r"\b(?:per\s+(?:\w+\s+){0,2}share|eps)\b", re.IGNORECASE)


_EXCEPTED = re.compile(r"\bexcept(?:ing|ed)?\b(?P<what>.*)", re.IGNORECASE)


_AND = re.compile(r",|;|\band\b")


_STOCK_PRICES = re.compile(r"\b(?:stock|shares?)\b.*\bprices?\b|\bprices?\b.*\b(?:stock|shares?)\b", re.IGNORECASE)
_HIGH_OR_LOW = re.compile(r"(?:.*\s)?(?:high|low)", re.IGNORECASE)


def stock_prices(table: Table, row_units: list[str]) -> list[str]:
    """Highs and lows under a title that speaks of the price of the stock are dollars a share."""
    if not any(_STOCK_PRICES.search(title) for title in table.titles[-3:]):
        return row_units
    over = [_HIGH_OR_LOW.fullmatch(column.words) is not None for column in table.columns]
    return [
        "USD/shares" if unit == "USD" and row.figures and (_HIGH_OR_LOW.fullmatch(row.label) or all(over[figure.column] for figure in row.figures)) else unit
        for row, unit in zip(table.rows, row_units, strict=True)
    ]


def excepted(table: Table, row_units: list[str]) -> list[str]:
    """Money that a title or heading leaves out of its scale by the very words of the caption costs what is printed: "(in thousands, except ARPU)", "... and average price per ton"."""
    texts = {*table.titles, *(heading for row in table.rows for heading in row.headings)}
    named = {item.strip(" ).:") for text in texts if (found := _EXCEPTED.search(text)) for item in _AND.split(found["what"].lower())}
    return [_unscaled(row, unit) if _is_named(row.label.lower(), named) and not _INCOME.search(row.label) else unit for row, unit in zip(table.rows, row_units, strict=True)] if named else row_units


def _is_named(label: str, named: set[str]) -> bool:
    """Is this caption one of those that a title excepts, or does it end with one: "Net Yields" with "except APCD and Yields"?"""
    return label in named or any(len(name) > 3 and label.endswith(f" {name}") for name in named)


def _unscaled(row: Row, unit: str) -> str:
    """The unit of a row that a title excepts from its scale: money where a figure bears a dollar sign or decimals, else a count of what is printed."""
    if unit not in ("USD", COUNT):
        return unit
    return PRICE if any(figure.number.has_dollar or figure.number.places for figure in row.figures) else "pure"


def below_per_share(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Cents in a row set in below an amount a share are such an amount too ("Per diluted share  $ 0.35 / Excluding restructuring  $ 0.43"), in a table that prints no other money with two decimals."""
    found = list(row_units)
    printed = [[figure.number for figure in row.figures if figure.column not in skip and not figure.number.is_nil] for row in table.rows]
    for index in range(1, len(found)):
        row, above = table.rows[index], table.rows[index - 1]
        if found[index] != "USD" or found[index - 1] != "USD/shares" or row.indent <= above.indent or row.headings != above.headings:
            continue
        is_finer = all(number.places < 2 for unit, numbers in zip(row_units, printed, strict=True) if unit == "USD" and numbers is not printed[index] for number in numbers)
        if is_finer and printed[index] and all(number.places == 2 and abs(number.value) < 100 for number in printed[index]):
            found[index] = "USD/shares"
    return found


def between_per_share(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """A row of cents between rows of amounts a share is one of them: "Add: goodwill amortization  $ 0.01" between earnings as reported and as adjusted."""
    found = list(row_units)
    for index in range(1, len(found) - 1):
        if found[index] != "USD" or found[index - 1] != "USD/shares" or found[index + 1] != "USD/shares":
            continue
        numbers = [figure.number for figure in table.rows[index].figures if figure.column not in skip and not figure.number.is_nil]
        if numbers and all(number.places == 2 and abs(number.value) < 10 for number in numbers):
            found[index] = "USD/shares"
    return found


_IN_UNITS = Phrase(r"\bunits\b(?:\s+(?:sold|shipped|sales|shipments))?\s*\((?:in\s+)?(?:thousands|millions)\)\s*$", "unit")
"""A title of a table that counts what was sold: "Macintosh Units (in thousands)"."""


def in_physical_units(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Where the nearest titles say that the table measures units, tons, barrels or kilowatt-hours and no figure bears a dollar sign, its rows are counted and not money."""
    if not any(IN_PHYSICAL_UNITS.search(title) or _IN_UNITS.search(title) for title in table.titles[-2:]):
        return row_units
    if any(figure.number.has_dollar for row in table.rows for figure in row.figures if figure.column not in skip):
        return row_units
    return [COUNT if unit == "USD" else unit for unit in row_units]


def between_percentages(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Rows without marks, printed with decimals and no dollar sign, beside rows of percentages are percentages: the sign often stands in the first and last row only.

    A ratio by its caption is one in a block that marks others; any row is one in a run of such rows that begins and ends with a mark, where both marked rows are ratios by
    their own captions ("Gross margin 54.0%") only if it leads by addition from one to the other. `skip`: columns of changes.
    """
    numbers = [[f.number for f in row.figures if f.column not in skip and not f.number.is_nil] for row in table.rows]
    marked = [2 * sum(number.is_percent for number in each) > len(each) for each in numbers]
    if not any(marked):
        return row_units
    blocks = {row.headings for row, is_marked in zip(table.rows, marked, strict=True) if is_marked}
    result = list(row_units)
    run: list[int] = []
    mark: tuple[tuple[str, ...], int] | None = None  # headings and decimals of the marked row above
    first = 0  # that row
    for index, row in enumerate(table.rows):
        if marked[index]:
            kind = (row.headings, max(number.places for number in numbers[index]))
            both_ratios = _RATIO.search(row.label) is not None and _RATIO.search(table.rows[first].label) is not None
            if kind == mark and not (both_ratios and not _leads_to(table.rows[first : index + 1])) and all(max(number.places for number in numbers[each]) == kind[1] for each in run):
                result = [PERCENT if each in run else unit for each, unit in enumerate(result)]
            run, mark, first = [], kind, index
        elif (
            row_units[index] != "shares"
            and numbers[index]
            and all(number.places and abs(number.value) < 1000 and not (number.has_dollar or number.is_multiple) for number in numbers[index])
            and not units.per_share_words(row.label)
            and not _changes_like_an_amount(row, skip)
        ):
            run.append(index)
            if row.headings in blocks and not _BARE_RATIO.search(row.label) and (_RATIO.search(row.label) or row.headings and _OF_RATES.search(row.headings[-1])):
                result[index] = PERCENT
        else:
            run, mark = [], None
    return result


def _changes_like_an_amount(row: Row, skip: set[int]) -> bool:
    """Does a column of changes print the percentage by which the first figure of the row differs from the second? A margin's change is printed in points."""
    plain = [figure.number.value for figure in row.figures if figure.column not in skip]
    if len(plain) < 2 or not plain[1]:
        return False
    change = (plain[0] - plain[1]) / abs(plain[1]) * 100
    return any(figure.number.is_percent and abs(figure.number.value - change) <= Decimal("0.6") and figure.number.value for figure in row.figures if figure.column in skip)


_BARE_RATIO = re.compile(r"\b(?:current|quick)\s+ratio\b|\bcoverage\b", re.IGNORECASE)
"""Ratios that nobody prints as percentages."""
_OF_RATES = re.compile(r"\b(?:rates?|margins?|percent(?:age)?s?)\b|%", re.IGNORECASE)
"""Headings over rates, of which the first may bear the sign for all."""
_TOTAL_ALONE = re.compile(r"(?:totals?)?", re.IGNORECASE)


def _leads_to(rows: list[Row]) -> bool:
    """Do the figures of these rows but the last add up to the last one's, in every column that all of them fill, and in one at least?"""
    columns = set.intersection(*({figure.column for figure in row.figures} for row in rows))
    for column in columns:
        printed = [figure.number for row in rows for figure in row.figures if figure.column == column]
        unit = Decimal(10) ** -max(number.places for number in printed)
        if abs(sum(number.value for number in printed[:-1]) - printed[-1].value) > unit * len(printed) / 2:
            return False
    return bool(columns)


def between_shares(table: Table, row_units: list[str]) -> list[str]:
    """Whole numbers between two counts, of shares or of other things, lead from one to the other: they count the same ("Effect of dilutive securities", "Opened"). So does the sum without a
    caption below some shares."""
    result = list(row_units)
    for counted in ("shares", COUNT):
        counts = [index for index, unit in enumerate(row_units) if unit == counted]
        for a, b in pairwise(counts):
            between = table.rows[a + 1 : b]
            if counted == COUNT and any(OF_MONEY.search(row.label) or row.headings != table.rows[a].headings for row in between):
                continue
            if 1 <= len(between) <= 6 and all(f.number.places == 0 and not f.number.has_dollar for row in between for f in row.figures):
                result[a + 1 : b] = [counted if unit == "USD" else unit for unit in row_units[a + 1 : b]]
    for index, row in enumerate(table.rows):
        first = next((at for at in range(index - 1, max(index - 5, -1), -1) if result[at] == "shares"), None)
        if result[index] == "USD" and first is not None and _TOTAL_ALONE.fullmatch(row.label) and index - first >= 2:
            run = table.rows[first : index + 1]
            if all(f.number.places == 0 and not f.number.has_dollar for each in run for f in each.figures) and _leads_to(run):
                result[first : index + 1] = ["shares"] * len(run)
    for index, row in enumerate(table.rows):
        if result[index] == "USD" and _DILUTES.search(row.label) and not OF_MONEY.search(row.label):
            beside = [at for at in (index - 1, index + 1) if 0 <= at < len(result) and result[at] == "shares" and table.rows[at].headings == row.headings]
            if any(_counts_alike(table.rows[at], row) and _are_of_a_size(table.rows[at], row) for at in beside):
                result[index] = "shares"
    for index, (above, row) in enumerate(pairwise(table.rows), 1):
        if not row.label and result[index] == "USD" and result[index - 1] == "shares" and row.headings == above.headings and _counts_alike(above, row):
            result[index] = "shares"
    return result


_LEFT_OUT = re.compile(r"\banti-?dilutive\b|\bpotentially\s+dilutive\b|\bexcluded\s+from\s+the\s+(?:computation|calculation)\b", re.IGNORECASE)


def what_would_dilute(table: Table, row_units: list[str]) -> list[str]:
    """Whole numbers without a dollar sign under a title that speaks of securities left out of the diluted count are shares: options, units, warrants."""
    if not any(_LEFT_OUT.search(title) for title in table.titles[-2:]):
        return row_units
    if any(f.number.places or f.number.has_dollar for row in table.rows for f in row.figures):
        return row_units
    return ["shares" if unit == "USD" else unit for unit in row_units]


_DILUTES = Phrase(r"\b(?:dilutive|restricted|units|awards|options|warrants|equivalents|convertible)\b", "dilutive restricted units awards options warrants equivalents convertible")


def _are_of_a_size(above: Row, below: Row) -> bool:
    """Is what these rows print within ten thousand times of each other, and large?"""
    sizes = [max((abs(figure.number.value) for figure in row.figures), default=Decimal(0)) for row in (above, below)]
    return min(sizes) >= 1_000 and max(sizes) <= 10_000 * min(sizes)


def _counts_alike(above: Row, below: Row) -> bool:
    """Do both rows hold whole numbers without a dollar sign?"""
    return all(f.number.places == 0 and not f.number.has_dollar for row in (above, below) for f in row.figures)


_UNDER_SHARES = re.compile(
    r"^$|\b(?:basic|diluted?|dilutive|dilution|primary|common|equivalents?|options|awards|units|weighted|shares?|class|outstanding|effect|total|incremental|assum|(?:non-?)?gaap|as\s+reported|as\s+adjusted)",
    re.IGNORECASE,
)
"""Captions under a heading of share counts that count shares; anything else is the next line of the statement."""


def scale_of_shares(table: Table, rows_units: list[str], scale: units.Scale, periods: list[Period | None]) -> int | None:
    """What one printed share means. Net income divided by earnings a share is the number of shares: where both are printed, the arithmetic decides; else the captions."""
    shares = [row for row, unit in zip(table.rows, rows_units, strict=True) if unit == "shares"]
    in_columns = [f for row, unit in zip(table.rows, rows_units, strict=True) for f in row.figures if column_unit(table.columns[f.column], f, unit) == "shares"]
    if any(abs(figure.number.value) >= PRINTED_IN_FULL for figure in in_columns):
        return 1
    if not shares:
        return scale.shares
    votes: Counter[int] = Counter()
    rows = list(zip(table.rows, rows_units, strict=True))
    incomes = _amounts_by_column([row for row, unit in rows if unit == "USD" and _INCOME.search(row.label)])
    earnings = _amounts_by_column([row for row, unit in rows if unit == "USD/shares"])
    money = scale.money or 1
    implied = {
        column: {income * money / each for income in incomes.get(column, ()) for each in earnings[column] if each >= Decimal("0.05")}
        for column in earnings
    }
    equity = _amounts_by_column([row for row, unit in rows if unit == "USD" and _EQUITY.match(row.label)])
    book = _amounts_by_column([row for row, unit in rows if unit == "USD/shares" and _BOOK_VALUE.match(row.label)])
    for column in book.keys() & equity.keys():
        implied.setdefault(column, set()).update(amount * money / each for amount in equity[column] for each in book[column] if each)
    for row in shares:
        for figure in row.figures:
            if count := abs(figure.number.value):
                votes.update(
                    factor
                    for factor in (1, 1_000, 1_000_000)
                    if any(Decimal("0.85") < each / (count * factor) < Decimal("1.18") for each in implied.get(figure.column, ()))
                )
    if votes:
        best, count_ = votes.most_common(1)[0]
        if len(votes) == 1 or count_ > votes.most_common(2)[1][1] or best == scale.shares:
            return best
        if scale.shares in votes:
            return scale.shares
    if scale.shares is not None:
        return scale.shares
    if all(abs(f.number.value) >= 1_000_000 for row in shares for f in row.figures if not f.number.is_nil):
        return 1
    return scale.money


_EQUITY = re.compile(r"(?:total\s+)?(?:common\s+)?(?:stock|share)holders['\u2019]?\s+equity\b", re.IGNORECASE)
_BOOK_VALUE = re.compile(r"book\s+value\s+per\b", re.IGNORECASE)
_INCOME = Phrase(r"\b(?:income|earnings|loss)\b|\bnet\b.*\bprofit\b", "income earnings loss profit")


def _amounts_by_column(rows: list[Row]) -> dict[int, set[Decimal]]:
    """What these rows print in each column, without signs and zeros."""
    found: dict[int, set[Decimal]] = {}
    for row in rows:
        for figure in row.figures:
            if figure.number.value:
                found.setdefault(figure.column, set()).add(abs(figure.number.value))
    return found


def table_scale(table: Table) -> units.Scale:
    """The scale that the nearest words state: titles from the columns upward, then the column heads, then headings among the rows. What only some heads state is theirs alone (scaled_value)."""
    found = units.Scale()
    heads_text = "" if scaled_columns(table) else " ".join(column.words for column in table.columns)
    for text in [
        *reversed(table.titles),
        heads_text,
        " ".join(table.titles),
        *(heading for row in table.rows[:3] for heading in row.headings if not IN_PHYSICAL_UNITS.search(heading)),
    ]:
        stated = units.scale(text)
        if found.money is None and stated.money is not None:
            found = units.Scale(stated.money, found.shares if found.shares is not None else stated.shares, stated.shares_excepted)
        elif found.shares is None and stated.shares is not None and stated.money is None:
            found = units.Scale(found.money, stated.shares)
        if found.money is not None:
            break
    return replace(found, counts=units.scale_of_counts(" ".join(table.titles)))


def scaled_columns(table: Table) -> dict[int, int]:
    """The columns whose heads state a scale of money where others state none, with that scale: "Units | $(000) | Average Price"."""
    stated = {index: money for index, column in enumerate(table.columns) if (money := units.scale(column.words).money) is not None}
    silent = any(index not in stated and column.words and not column.is_change for index, column in enumerate(table.columns))
    return stated if silent else {}


_NET_INCOME = Phrase(r"\bnet\b.*\b(?:income|earnings|loss|profit)\b|^(?:income|earnings|loss)\b", "income earnings loss profit")


def scale_proven(table: Table, row_units: list[str]) -> int | None:
    """The scale that the page itself proves where no one states it: net income over earnings a share is the number of shares, and those are printed in full
    (seven digits and more). Two columns at least must prove it, and no other scale may fit."""
    rows = list(zip(table.rows, row_units, strict=True))
    incomes = [row for row, unit in rows if unit == "USD" and _NET_INCOME.search(row.label)]
    earnings = [row for row, unit in rows if unit == "USD/shares"]
    shares = [row for row, unit in rows if unit == "shares"]
    proven: dict[int, set[int]] = {}
    for a, b, c in product(incomes, earnings, shares):
        for column in range(len(table.columns)):
            income, each, count = (_amount(row, column) for row in (a, b, c))
            if not income or not each or each < Decimal("0.01") or not count or count < 1_000_000:
                continue
            slack = Decimal("0.006") / each + Decimal("0.01")
            for scale in (1, 1_000, 1_000_000):
                if abs(income * scale / each / count - 1) <= slack:
                    proven.setdefault(scale, set()).add(column)
    if len(proven) == 1 and len(next(iter(proven.values()))) >= 2:
        return next(iter(proven))
    return None


def wants_scale(table: Table, row_units: list[str]) -> bool:
    """Does this table print money in a unit that its rows do not name themselves ("Shareholders' equity, in billions")?"""
    own = scaled_columns(table)
    return any(
        unit == "USD"
        and units.scale_in_caption(row.label) is None
        and any(figure.column not in own and not _counts_options(table.columns[figure.column], figure) for figure in row.figures)
        for row, unit in zip(table.rows, row_units, strict=True)
    )


LEAST_IN_FULL = 100_000
"""A table that prints so many options or more, and says nothing of thousands, prints them one by one."""


def _counts_options(column: Column, figure: Figure) -> bool:
    """Does this column count options or shares, or say what one costs, so that no scale of money is asked for?"""
    return column_unit(column, figure, "USD") != "USD"


def prints_few_shares(table: Table, row_units: list[str]) -> bool:
    """Do the columns of shares or options print no count so large that it must be in full?"""
    counts = [
        abs(figure.number.value)
        for row, unit in zip(table.rows, row_units, strict=True)
        for figure in row.figures
        if not figure.number.is_nil and column_unit(table.columns[figure.column], figure, unit) == "shares"
    ]
    return bool(counts) and max(counts) < LEAST_IN_FULL


def priced_in_full(table: Table, row_units: list[str]) -> list[str]:
    """Where no scale is stated: rows of small amounts in dollars and cents ("ADR  $178.42") are what one of something costs, and need none."""
    return [
        PRICE
        if unit == "USD" and not OF_MONEY.search(row.label) and any(f.number.has_dollar for f in row.figures) and all(f.number.places == 2 and abs(f.number.value) < 1000 or f.number.is_nil for f in row.figures)
        else unit
        for row, unit in zip(table.rows, row_units, strict=True)
    ]


def shows_ratios_only(row_units: list[str]) -> bool:
    """Is every row of a table a ratio or a percentage ("as a percentage of revenue")? Then it is none of the statements whose captions it borrows."""
    return all(unit in ("pure", PERCENT) for unit in row_units)


def scale_told(table: Table, row_units: list[str], told: Context) -> int | None:
    """The scale at which two figures or more of the table are the very amounts that sentences state in full dollars; None where none or more than one fits."""
    printed = {
        abs(f.number.value)
        for row, unit in zip(table.rows, row_units, strict=True)
        if unit == "USD"
        for f in row.figures
        if abs(f.number.value) >= 100
    }
    # where the document counts in thousands or millions, its sentences may do so too without a word
    scales = (1_000, 1_000_000) if told.names_a_scale else (1, 1_000, 1_000_000)
    fits = [scale for scale in scales if sum(value * scale in told.prose_amounts for value in printed) >= 2]
    return fits[0] if len(fits) == 1 else None


def _amount(row: Row, column: int) -> Decimal | None:
    return next((abs(f.number.value) for f in row.figures if f.column == column), None)


_YIELD_ALONE = re.compile(r"\b(?:yields?|(?:average|interest|effective\s+(?:income\s+)?tax)\s+rates?|(?:gross|operating|profit)\s+margin\s+(?:percent(?:age)?|%|rate))|^(?!.*\b(?:tax|growth)\b).*\brates?$", re.IGNORECASE)
"""Heads over percentages that are figures of their own, beside the balances that bear them."""


def all_percent(table: Table, index: int) -> bool:
    """A column of nothing but percentages beside columns of figures shows shares or changes, not figures of its own."""
    figures = [f for row in table.rows for f in row.figures if f.column == index and not f.number.is_nil]
    percent = sum(f.number.is_percent for f in figures)
    if not figures or percent < len(figures) or len(table.columns) < 2 or _YIELD_ALONE.search(table.columns[index].words):
        return False
    beside = [f for row in table.rows if any(f.column == index for f in row.figures) for f in row.figures if f.column != index]
    return any(not (f.number.is_percent or f.number.is_nil) for f in beside)


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
            or (number.places and abs(number.value) < 1000 or _OF_A_HUNDRED.search(table.columns[column].words) and abs(number.value) <= 100) and not number.has_dollar
            for number in numbers[column]
        )
    }


_OF_A_HUNDRED = re.compile(r"\b(?:ratio|percent(?:age)?)\b|%", re.IGNORECASE)
_EXCHANGE_RATE = re.compile(r"\b(?:exchange|forward|contract|strike)\s+rates?\b", re.IGNORECASE)
_YIELD = Phrase(r"\b(?:yields?|(?<!exchange )(?<!forward )(?<!contract )(?<!strike )rates?|(?:combined|loss|expense|efficiency)\s+ratios?)\b|%", "yield rate ratio %")


_YEARS_LEFT = re.compile(r"\b(?:remaining|contractual|expected)\s+(?:contractual\s+)?(?:life|lives|terms?)\b|\byears\s+to\s+maturity\b|\(\s*(?:in\s+)?years\s*\)", re.IGNORECASE)
"""Heads over years, which are no money."""
_PRICE_OF_OPTIONS = Phrase(
    r"\b(?:exercise|grant|option)s?\s+price|\bprice\s+range\b|\brange\s+of\s+(?:exercise\s+)?prices?\b|\bprice\s+(?:paid\s+)?per\b|\bgrant[- ]date\s+fair\s+value", "price value"
)
_COUNT_OF_OPTIONS = Phrase(
    r"\bnumber\s+of\s+(?:\w+\s+){0,3}(?:options|shares|awards|units|rsus|warrants)\b|\bnumber\s+(?:outstanding|exercisable)$|\b(?:options|shares|awards|units)\s+outstanding$|\boutstanding\s+(?:options|shares)$|^(?!.*\b(?:per|amounts?|values?|prices?|dollars?|proceeds|costs?|income|equity)\b).*\bshares\b",
    "number outstanding shares exercisable",
)


@lru_cache(maxsize=4096)
def _unit_of_words(words: str) -> str | None:
    """The unit that a column's words name: "Per Share", "Yield"; None where they name none."""
    said, words = words, re.sub(r"\([^)]*\)", "", words)  # "(in millions, except per share data)" is a scale
    if _YEARS_LEFT.search(said):
        return "pure"
    if _PRICE_OF_OPTIONS.search(words):
        return "USD/shares"
    if _COUNT_OF_OPTIONS.search(words):
        return "shares"
    if units.per_share_words(words) and not units.share_count_words(words):
        return "USD/shares"
    return "pure" if _EXCHANGE_RATE.search(words) or _YIELD.search(words) else None


_COUNT_COLUMN = Phrase(
    r"\b(?:number|no\.)\s+of\s+(?!.*\b(?:shares|options|awards|rsus)\b)\w|^(?:backlog\s+|net\s+|new\s+)*(?:homes|lots|units|closings|number|contracts)$",
    "number no. homes lots units closings contracts",
)
"""Heads over things that are counted, beside others over their worth: "Homes | Dollar Value"."""
_WORTH = re.compile(r"\b(?:values?|amounts?|dollars?|investments?|balances?|revenues?|sales|price)\b|\$", re.IGNORECASE)


def count_columns(table: Table) -> set[int]:
    """The columns that count things, in a table that has others for their worth."""
    names = [" ".join(PERIOD_WORDS.sub(" ", column.words).split()).removeprefix("or ") for column in table.columns]
    counts = {index for index, name in enumerate(names) if _COUNT_COLUMN.search(name)}
    return counts if counts and any(_WORTH.search(name) for index, name in enumerate(names) if index not in counts) else set()


_PART_OF_EPS = re.compile(r"\b(?:denominator|numerator)\b", re.IGNORECASE)
"""What earnings a share are made of, in columns."""


@lru_cache(maxsize=4096)
def _parts_of_eps(words: str) -> frozenset[str]:
    """Which of both a column's words name."""
    return frozenset(map(str.lower, _PART_OF_EPS.findall(words)))


def worth_columns(table: Table) -> set[int]:
    """The columns that say what the things are worth that others count."""
    return {index for index, column in enumerate(table.columns) if _WORTH_ALONE.search(column.words)}


_WORTH_ALONE = re.compile(r"(?:\b(?:values?|amounts?|dollars)|\$)\W*$", re.IGNORECASE)
_AVERAGE_ALONE = re.compile(r"(?:weighted[- ])?average(?:\s+price)?", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:tons|ounces|barrels|gallons|pounds|(?<!risk )(?<!loan )(?<!credit )(?<!investment )grade|acres|mwh|kwh|boe|m?bbls?|mm?cfe?|square\s+feet)(?!\w)", re.IGNORECASE)
"""Heads over what is weighed, drilled or built."""
_WORTH_OR_PRICE = re.compile(r"\bper\b|\b(?:values?|amounts?|dollars?|prices?|costs?|revenues?|sales|margins?)\b|\$", re.IGNORECASE)
_AMOUNT_COLUMN = re.compile(r"^(?!.*\bper\b).*\b(?:amounts?|dollars|net\s+income)$", re.IGNORECASE)


def column_unit(column: Column, figure: Figure, unit: str) -> str:
    """Where the column's own words name a unit, they count."""
    if figure.number.places < 2 and (parts := _parts_of_eps(column.words)):
        return "shares" if "denominator" in parts and not ("numerator" in parts and figure.number.has_dollar) else "USD"
    if unit == "USD/shares" and not figure.number.places and _AMOUNT_COLUMN.search(column.words):
        return "USD"  # "Net income and earnings per share": the amount, beside a column for the share
    if unit != "USD" or figure.number.has_dollar and figure.number.places == 0:
        return unit
    if not figure.number.has_dollar and _MEASURED.search(column.words) and not _WORTH_OR_PRICE.search(column.words):
        return COUNT  # "Tons (000) | Grade (oz/ton)"
    named = _unit_of_words(column.words)
    places = figure.number.places
    if named is None and places == 2 and _AVERAGE_ALONE.fullmatch(column.words):
        return "USD/shares"  # "Number of shares | Price range | Average"
    if not figure.number.is_nil and (
        named == "USD/shares" and places < 2 or named == "pure" and not places or named == "shares" and places > 1
    ):
        return unit
    return named or unit


PRINTED_IN_FULL = 10**8
"""Where so many shares or more are printed, shares are printed in full, whatever a title says of the money: no company has a hundred thousand million of them."""


def scaled_value(
    row: Row, figure: Figure, unit: str, scale: units.Scale, share_scale: int | None, column_words: str, column_scale: int | None = None
) -> tuple[Decimal, int]:
    """The figure in full units, and its decimals. `column_scale`: what its column's own head says of money, where no title speaks for all columns."""
    number = figure.number
    if unit in ("pure", PERCENT):
        if number.is_percent or unit == PERCENT or "%" in row.label or "percent" in row.label.lower() or _YIELD.search(column_words):
            return number.value / 100, number.places + 2
        return number.value, number.places
    if unit == "USD/shares":
        return number.value, number.places
    if unit == COUNT:
        own = units.scale_in_caption(row.label) or next((s for h in reversed(row.headings) if (s := units.scale_in_caption(h))), None) or units.scale_in_caption(column_words)
        factor = own or (1 if any(ONE_BY_ONE.search(text) for text in (row.label, *row.headings[-1:])) else scale.counts or scale.shares) or 1
    elif unit == PRICE:
        if IN_CENTS.search(row.label):
            return number.value / 100, number.places + 2
        factor = 1
    elif unit == "shares":
        own = units.scale_in_caption(row.label) or next((s for h in reversed(row.headings) if (s := units.scale_in_caption(h))), None)
        factor = own or units.scale_in_caption(column_words) or share_scale or 1
    else:
        own = units.scale_in_caption(row.label) or next((s for h in reversed(row.headings) if (s := units.scale_in_caption(h))), None)
        factor = own or column_scale or scale.money or 1
    return number.value * factor, number.places - len(str(factor)) + 1
