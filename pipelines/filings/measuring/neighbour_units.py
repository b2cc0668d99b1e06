"""The units of a table's rows, as the rows around them, the titles and what these except settle them.

What belongs here: runs of percentages, shares and amounts a share, whose sign or word stands in one row for all. One row's own words are
row_units.py's.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from pipelines.filings import units
from pipelines.filings.lattice import Row, Table
from pipelines.filings.measuring.operating_words import EXCEPTED_PRICE, IN_PHYSICAL_UNITS, OF_MONEY
from pipelines.filings.measuring.row_units import COUNT, GOODS, INCOME, ONES, PERCENT, PRICE, RATIO, SAYS_TIMES, unit_of_row
from pipelines.filings.phrases import Phrase


def units_of_rows(table: Table, statement: str, skip: set[int], states_scale: bool) -> list[str]:
    """What each row of a table counts: as its own caption tells, then as its neighbours and the titles do. In: the table, its statement,
    its columns of changes, whether a scale of money is stated. Out: one unit for each row.
    """
    places = [
        f.number.places for row in table.rows for f in row.figures if f.column not in skip and not (f.number.is_nil or f.number.is_percent)
    ]
    whole = sum(place == 0 for place in places) * 2 >= len(places)
    found = [unit_of_row(row, tuple(f for f in row.figures if f.column not in skip), statement, whole) for row in table.rows]
    found = money_by_sum(table, found)
    found = between_percentages(table, between_shares(table, what_would_dilute(table, found)), skip)
    found = parts_of_a_hundred(table, whole_percentages(table, ratios_of_a_group(table, found, skip), skip), skip)
    found = between_per_share(table, stock_prices(table, found), skip)
    found = priced_by_exception(table, excepted(table, below_per_share(table, found, skip)), skip)
    found = earned_below_shares(table, all_per_share(table, found, skip), skip)
    found = in_physical_units(table, found, skip)
    return found if states_scale else priced_in_full(table, percentages_throughout(table, counted_by_title(table, found, skip), skip))


def all_per_share(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Where a title speaks of amounts a share, or the first and the last row do, and every figure prints cents, all rows are such amounts:
    the steps of a bridge from one to the other.
    """
    numbers = [f.number for row in table.rows for f in row.figures if f.column not in skip and not (f.number.is_nil or f.number.is_percent)]
    amounts = [unit for unit in row_units if unit not in ("pure", PERCENT)]
    begins_and_ends = len(amounts) >= 3 and amounts[0] == amounts[-1] == "USD/shares"
    of_shares = any(_PER_SHARE_TITLE.search(title) and "except" not in title.lower() for title in table.titles[-2:])
    if not of_shares and (
        "USD/shares" not in row_units or not (begins_and_ends or any(_PER_SHARE_TITLE.search(title) for title in table.titles[-4:]))
    ):
        return row_units
    if not all(number.places >= 2 and abs(number.value) < 100 for number in numbers):
        return row_units
    return ["USD/shares" if unit == "USD" else unit for unit in row_units]


def earned_below_shares(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Cents below whole average shares, in a table that ends in income, are what one share earns, if all that is no count of shares is
    below a hundred and prints them and no row says so itself: the second half of a computation, in the captions of the statement.
    """
    if row_units[:1] != ["shares"] or row_units[-1] != "USD" or not set(row_units) <= {"shares", "USD"}:
        return row_units
    if "average" not in table.rows[0].label.lower() or not INCOME.search(table.rows[-1].label):
        return row_units
    printed = [
        (unit, figure.number)
        for row, unit in zip(table.rows, row_units, strict=True)
        for figure in row.figures
        if figure.column not in skip and not figure.number.is_nil
    ]
    money = [number for unit, number in printed if unit == "USD"]
    is_earned = bool(money) and all(number.places == 2 and abs(number.value) < 100 for number in money)
    if not is_earned or any(number.places or abs(number.value) < 1 for unit, number in printed if unit == "shares"):
        return row_units
    return ["USD/shares" if unit == "USD" else unit for unit in row_units]


_PER_SHARE_TITLE = re.compile(r"\b(?:per\s+(?:\w+\s+){0,2}share|eps)\b", re.IGNORECASE)


_EXCEPTED = re.compile(r"\bexcept(?:ing|ed)?\b(?P<what>.*)", re.IGNORECASE)


_AUDITED = re.compile(r"\)?\s*\((?:un)?audited\)\s*$")
_AND = re.compile(r",|;|\band\b")
_OF_SHARES = re.compile(r"\b(?:shares?|units?)\b")
"""What is excepted of shares is their number and what one earns: captions say which rows these are, not the exception."""


_STOCK_PRICES = re.compile(r"\b(?:stock|shares?)\b.*\bprices?\b|\bprices?\b.*\b(?:stock|shares?)\b", re.IGNORECASE)
_HIGH_OR_LOW = re.compile(r"(?:.*\s)?(?P<which>high|low)", re.IGNORECASE)
_DIVIDENDS = re.compile(r"(?:cash\s+)?dividends?(?:\s+(?:declared|paid))?", re.IGNORECASE)


def stock_prices(table: Table, row_units: list[str]) -> list[str]:
    """Highs and lows under a title that speaks of the price of the stock are dollars a share; so are the dividends in cents beside highs
    and lows.
    """
    said = [*(column.words for column in table.columns), *(row.label for row in table.rows)]
    both = {found["which"].lower() for words in said if (found := _HIGH_OR_LOW.fullmatch(words)) is not None} == {"high", "low"}
    titled = any(_STOCK_PRICES.search(title) for title in table.titles[-3:])
    over = [_HIGH_OR_LOW.fullmatch(column.words) is not None for column in table.columns]
    result = list(row_units)
    for index, row in enumerate(table.rows):
        if result[index] != "USD" or not row.figures:
            continue
        is_price = titled and (_HIGH_OR_LOW.fullmatch(row.label) is not None or all(over[figure.column] for figure in row.figures))
        is_dividend = (
            both
            and _DIVIDENDS.fullmatch(row.label) is not None
            and all(figure.number.is_nil or figure.number.places >= 2 and figure.number.value < 10 for figure in row.figures)
        )
        if is_price or is_dividend:
            result[index] = "USD/shares"
    return result


def excepted(table: Table, row_units: list[str]) -> list[str]:
    """Money that a title or heading leaves out of its scale by the very words of the caption costs what is printed: "(in thousands, except
    ARPU)", "... and average price per ton".
    """
    texts = {*table.titles, *(heading for row in table.rows for heading in row.headings)}
    named = {
        item.strip(" ).:")
        for text in texts
        if (found := _EXCEPTED.search(text))
        for item in _AND.split(_AUDITED.sub("", found["what"].lower()))
        if not _OF_SHARES.search(item)
    }
    return (
        [
            _unscaled(row, unit) if _is_named(row.label.lower(), named) and not INCOME.search(row.label) else unit
            for row, unit in zip(table.rows, row_units, strict=True)
        ]
        if named
        else row_units
    )


def _is_named(label: str, named: set[str]) -> bool:
    """Is this caption one of those that a title excepts, or does it end with one: "Net Yields" with "except APCD and Yields"?"""
    return label in named or any(len(name) > 3 and label.endswith(f" {name}") for name in named)


def _unscaled(row: Row, unit: str) -> str:
    """The unit of a row that a title excepts from its scale: money where a figure bears a dollar sign or decimals, else a count of what is
    printed.
    """
    if unit not in ("USD", COUNT):
        return unit
    return PRICE if any(figure.number.has_dollar or figure.number.places for figure in row.figures) else ONES


def priced_by_exception(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Dollars and cents under a title that leaves prices out of its scale ("except per square foot amounts"), in a table that prints its
    other money whole, are such prices; they are amounts a share only where a title or the caption speaks of shares.
    """
    titles = [title for title in table.titles if EXCEPTED_PRICE.search(title)]
    if not titles:
        return row_units
    of_shares = any(map(units.per_share_words, table.titles))
    found = list(row_units)
    for index, row in enumerate(table.rows):
        if found[index] not in ("USD", "USD/shares"):
            continue
        numbers = [figure.number for figure in row.figures if figure.column not in skip and not figure.number.is_nil]
        if not numbers or all(number.places == 0 for number in numbers):
            continue
        if not all(number.places == 2 for number in numbers):
            return row_units  # other money is not printed whole
        if any(number.has_dollar for number in numbers) and not (
            found[index] == "USD/shares" and (of_shares or any(map(units.per_share_words, (row.label, *row.headings))))
        ):
            found[index] = PRICE
    return found


def below_per_share(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Cents in a row set in below an amount a share are such an amount too ("Per diluted share  $ 0.35 / Excluding restructuring  $ 0.43"),
    in a table that prints no other money with two decimals.
    """
    found = list(row_units)
    printed = [[figure.number for figure in row.figures if figure.column not in skip and not figure.number.is_nil] for row in table.rows]
    for index in range(1, len(found)):
        row, above = table.rows[index], table.rows[index - 1]
        if found[index] != "USD" or found[index - 1] != "USD/shares" or row.indent <= above.indent or row.headings != above.headings:
            continue
        is_finer = all(
            number.places < 2
            for unit, numbers in zip(row_units, printed, strict=True)
            if unit == "USD" and numbers is not printed[index]
            for number in numbers
        )
        if is_finer and printed[index] and all(number.places == 2 and abs(number.value) < 100 for number in printed[index]):
            found[index] = "USD/shares"
    return found


def between_per_share(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """A row of cents between rows of amounts a share is one of them: "Add: goodwill amortization  $ 0.01" between earnings as reported and
    as adjusted.
    """
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
_OF_GOODS = Phrase(
    r"\(\s*(?:in\s+)?(?:thousands|millions)\s+of\s+units\s*\)"
    r"|\bunit\s+(?:sales|shipments|volumes?|deliveries)\s*(?:\s\w/)?(?:\s*\((?:in\s+)?(?:thousands|millions)\))?$",
    "unit",
)
"""A title that says in what units all of its table is counted: "Vehicle unit sales", "(millions of units)"."""


def in_physical_units(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Where the nearest titles say that the table measures units, tons, barrels or kilowatt-hours and no figure bears a dollar sign, its
    rows are counted and not money.
    """
    titles = table.titles[-3:]
    of_goods = any(_OF_GOODS.search(title) for title in titles) and not any("dollar" in title.lower() for title in titles)
    if not of_goods and not any(IN_PHYSICAL_UNITS.search(title) or _IN_UNITS.search(title) for title in titles[-2:]):
        return row_units
    if any(figure.number.has_dollar for row in table.rows for figure in row.figures if figure.column not in skip):
        return row_units
    found = [(GOODS if of_goods else COUNT) if unit == "USD" else unit for unit in row_units]
    # what is added to them is counted as they are: "Trucks" between "Cars" and their total
    return [
        GOODS if of_goods and unit == COUNT and _is_added_to(GOODS, table.rows, found, index) else unit for index, unit in enumerate(found)
    ]


_COUNTED_TITLE = re.compile(
    r"(?:(?:net|new|total)\s+)*(?:contracts|homes\s+(?:delivered|closed|sold)|(?:home|unit)\s+(?:deliveries|closings|orders)|deliveries"
    r"|closings)",
    re.IGNORECASE,
)


_COUNTED_PLACES = re.compile(r"(?:[\w-]+\s+){0,3}(?:stores|restaurants|branches|theat(?:re|er)s|hotels)\W*", re.IGNORECASE)
"""A title that names places: "Domestic Retail Stores:"."""


def counted_by_title(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Where no scale is stated: whole numbers under a title of nothing but a thing that is counted ("HOMES DELIVERED") count it; so do
    those under a title of places, where no caption speaks of money.
    """
    titles = table.titles[-2:]
    of_places = any(_COUNTED_PLACES.fullmatch(title) for title in titles) and not any(OF_MONEY.search(row.label) for row in table.rows)
    if not of_places and not any(_COUNTED_TITLE.fullmatch(title) for title in titles):
        return row_units
    if any(figure.number.has_dollar or figure.number.places for row in table.rows for figure in row.figures if figure.column not in skip):
        return row_units
    return [COUNT if unit == "USD" else unit for unit in row_units]


def between_percentages(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Rows without marks, printed with decimals and no dollar sign, beside rows of percentages are percentages: the sign often stands in
    the first and last row only.

    A ratio by its caption is one in a block that marks others; any row is one in a run of such rows that begins and ends with a mark, where
    both marked rows are ratios by their own captions ("Gross margin 54.0%") only if it leads by addition from one to the other. `skip`:
    columns of changes.
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
            both_ratios = RATIO.search(row.label) is not None and RATIO.search(table.rows[first].label) is not None
            if (
                kind == mark
                and not (both_ratios and not _leads_to(table.rows[first : index + 1]))
                and all(max(number.places for number in numbers[each]) == kind[1] for each in run)
            ):
                result = [PERCENT if each in run else unit for each, unit in enumerate(result)]
            run, mark, first = [], kind, index
        elif (
            row_units[index] != "shares"
            and numbers[index]
            and all(
                number.places and abs(number.value) < 1000 and not (number.has_dollar or number.is_multiple) for number in numbers[index]
            )
            and not units.per_share_words(row.label)
            and not SAYS_TIMES.search(row.label)
            and not _changes_like_an_amount(row, skip)
        ):
            run.append(index)
            if (
                row.headings in blocks
                and not _BARE_RATIO.search(row.label)
                and (RATIO.search(row.label) or row.headings and _OF_RATES.search(row.headings[-1]))
            ):
                result[index] = PERCENT
        else:
            run, mark = [], None
    return result


def ratios_of_a_group(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Under one heading of ratios rows without marks are percentages where another row is one: "Leverage ratio  7.34" beside "Total
    risk-based capital ratio".
    """
    groups = {
        row.headings
        for row, unit in zip(table.rows, row_units, strict=True)
        if unit == PERCENT and row.headings and _OF_RATES.search(row.headings[-1])
    }
    if not groups:
        return row_units
    found = list(row_units)
    for index, row in enumerate(table.rows):
        if (
            found[index] == "pure"
            and row.headings in groups
            and RATIO.search(row.label)
            and not SAYS_TIMES.search(row.label)
            and not _BARE_RATIO.search(row.label)
        ):
            numbers = [figure.number for figure in row.figures if figure.column not in skip and not figure.number.is_nil]
            if numbers and all(number.places == 2 and not (number.is_percent or number.is_multiple) for number in numbers):
                found[index] = PERCENT
    return found


def whole_percentages(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Under one heading of ratios whose first row bears percent signs, whole numbers up to a hundred without a dollar sign are percentages:
    "Efficiency  65" below "Return on equity  8.32%"."""
    first: dict[tuple[str, ...], bool] = {}
    found = list(row_units)
    for index, row in enumerate(table.rows):
        numbers = [figure.number for figure in row.figures if figure.column not in skip and not figure.number.is_nil]
        is_marked = first.setdefault(row.headings, any(number.is_percent for number in numbers))
        if (
            found[index] != "USD"
            or not is_marked
            or not row.headings
            or not _OF_RATES.search(row.headings[-1])
            or OF_MONEY.search(row.label)
            and not RATIO.search(row.label)
        ):
            continue
        if numbers and all(not number.has_dollar and abs(number.value) <= 100 for number in numbers):
            found[index] = PERCENT
    return found


def parts_of_a_hundred(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Between a row of 100% throughout and the last row that bears the sign, numbers up to a hundred without a dollar sign are parts of the
    hundred, whole ones too: "Revenue  100%  100%", "Cost of revenue  69  80"."""
    numbers = [[figure.number for figure in row.figures if figure.column not in skip and not figure.number.is_nil] for row in table.rows]
    wholes = [
        index for index, each in enumerate(numbers) if len(each) > 1 and all(number.is_percent and number.value == 100 for number in each)
    ]
    marked = [index for index, each in enumerate(numbers) if each and any(number.is_percent for number in each)]
    if not wholes or marked[-1] == wholes[0]:
        return row_units
    between = range(wholes[0] + 1, marked[-1])
    parts = all(
        number.is_percent or abs(number.value) <= 100 and not (number.has_dollar or number.is_multiple)
        for index in between
        for number in numbers[index]
    )
    return [PERCENT if parts and index in between and unit == "USD" else unit for index, unit in enumerate(row_units)]


def _changes_like_an_amount(row: Row, skip: set[int]) -> bool:
    """Does a column of changes print the percentage by which the first figure of the row differs from the second? A margin's change is
    printed in points.
    """
    plain = [figure.number.value for figure in row.figures if figure.column not in skip]
    if len(plain) < 2 or not plain[1]:
        return False
    change = (plain[0] - plain[1]) / abs(plain[1]) * 100
    return any(
        figure.number.is_percent and abs(figure.number.value - change) <= Decimal("0.6") and figure.number.value
        for figure in row.figures
        if figure.column in skip
    )


_BARE_RATIO = re.compile(r"\b(?:current|quick)\s+ratio\b|\bcoverage\b|\bturnovers?\b", re.IGNORECASE)
"""Ratios that nobody prints as percentages."""
_OF_RATES = re.compile(r"\b(?:rates?|margins?|ratios?|returns?|percent(?:age)?s?)\b|%", re.IGNORECASE)
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


def money_by_sum(table: Table, row_units: list[str]) -> list[str]:
    """What a caption calls a count or a percentage is money where it is added to rows of money, dollar signs among or around them, and
    the row of money below prints their sum: "Vehicles" among property, "Actual return on assets" in the cost of a pension.
    """
    return [
        "USD" if unit in _NOT_MONEY and _is_added_to_money(table.rows, row_units, index) else unit for index, unit in enumerate(row_units)
    ]


_NOT_MONEY = frozenset((COUNT, PERCENT, "pure"))
MOST_ADDED = 12
"""So many rows on either side of one may belong to its sum."""


def _is_added_to_money(rows: list[Row], row_units: list[str], index: int) -> bool:
    """Do this row and rows of money directly around it, a dollar sign among them, add up to the row of money below these?"""
    first, last = _reach_of("USD", row_units, index, -1), _reach_of("USD", row_units, index, 1)
    if first == last or not any(figure.number.has_dollar for row in rows[first : last + 1] for figure in row.figures):
        return False
    return _is_added_to("USD", rows, row_units, index)


def _is_added_to(counted: str, rows: list[Row], row_units: list[str], index: int) -> bool:
    """Do this row and rows that count the same directly around it add up to the row of theirs below these?"""
    numbers = [figure.number for figure in rows[index].figures]
    if any(number.is_percent or number.is_multiple for number in numbers) or all(number.is_nil for number in numbers):
        return False
    first, last = _reach_of(counted, row_units, index, -1), _reach_of(counted, row_units, index, 1)
    return any(
        end - start >= 2 + (counted == "USD") and _leads_to(rows[start : end + 1])
        for end in range(index + 1, last + 1)
        for start in range(index, first - 1, -1)
    )


def _reach_of(counted: str, row_units: list[str], index: int, step: int) -> int:
    """The index of the last row of this unit on this side of a row, going from one to the next."""
    at = index
    while abs(at + step - index) <= MOST_ADDED and 0 <= at + step < len(row_units) and row_units[at + step] == counted:
        at += step
    return at


def between_shares(table: Table, row_units: list[str]) -> list[str]:
    """Whole numbers between two counts, of shares or of other things, lead from one to the other: they count the same ("Effect of dilutive
    securities", "Opened"). So do those with decimals that add up to the second count of shares, and so does the sum without a
    caption below some shares."""
    result = list(row_units)
    for counted in ("shares", COUNT):
        counts = [index for index, unit in enumerate(row_units) if unit == counted]
        for a, b in pairwise(counts):
            between = table.rows[a + 1 : b]
            if counted == COUNT and any(OF_MONEY.search(row.label) or row.headings != table.rows[a].headings for row in between):
                continue
            if 1 <= len(between) <= 6 and (
                all(f.number.places == 0 and not f.number.has_dollar for row in between for f in row.figures)
                or counted == "shares"
                and not any(f.number.has_dollar for row in between for f in row.figures)
                and _leads_to(table.rows[a : b + 1])
            ):
                result[a + 1 : b] = [counted if unit == "USD" else unit for unit in row_units[a + 1 : b]]
    for index, row in enumerate(table.rows):
        first = next((at for at in range(index - 1, max(index - 5, -1), -1) if result[at] == "shares"), None)
        if result[index] == "USD" and first is not None and _TOTAL_ALONE.fullmatch(row.label) and index - first >= 2:
            run = table.rows[first : index + 1]
            if all(f.number.places == 0 and not f.number.has_dollar for each in run for f in each.figures) and _leads_to(run):
                result[first : index + 1] = ["shares"] * len(run)
    for index, row in enumerate(table.rows):
        if result[index] == "USD" and _DILUTES.search(row.label) and not OF_MONEY.search(row.label):
            beside = [
                at
                for at in (index - 1, index + 1)
                if 0 <= at < len(result) and result[at] == "shares" and table.rows[at].headings == row.headings
            ]
            if any(_counts_alike(table.rows[at], row) and _are_of_a_size(table.rows[at], row) for at in beside):
                result[index] = "shares"
    for index, (above, row) in enumerate(pairwise(table.rows), 1):
        if (
            not row.label
            and result[index] == "USD"
            and result[index - 1] == "shares"
            and row.headings == above.headings[: len(row.headings)]
            and _counts_alike(above, row)
        ):
            result[index] = "shares"
    return result


_LEFT_OUT = re.compile(
    r"\banti-?dilutive\b|\bpotentially\s+dilutive\b|\bexcluded\s+from\s+the\s+(?:computation|calculation)\b", re.IGNORECASE
)
_RESERVED = Phrase(
    r"\breserved\b.{0,40}\bshares\b(?!.*\$).*\bas\s+follows\b|\bshares\b(?!.*\$).{0,60}\breserved\b.*\bas\s+follows\b", "reserved"
)
"""An introduction to the shares that are kept for what may be issued."""


def what_would_dilute(table: Table, row_units: list[str]) -> list[str]:
    """Whole numbers without a dollar sign under a title that speaks of securities left out of the diluted count, or of shares reserved, are
    shares: options, units, warrants.
    """
    if not any(_LEFT_OUT.search(title) or _RESERVED.search(title) for title in table.titles[-2:]):
        return row_units
    if any(f.number.places or f.number.has_dollar for row in table.rows for f in row.figures):
        return row_units
    return ["shares" if unit == "USD" else unit for unit in row_units]


_DILUTES = Phrase(
    r"\b(?:dilutive|restricted|units|awards|options|warrants|equivalents|convertible)\b",
    "dilutive restricted units awards options warrants equivalents convertible",
)


def _are_of_a_size(above: Row, below: Row) -> bool:
    """Is what these rows print within ten thousand times of each other, and large?"""
    sizes = [max((abs(figure.number.value) for figure in row.figures), default=Decimal(0)) for row in (above, below)]
    return min(sizes) >= 1_000 and max(sizes) <= 10_000 * min(sizes)


def _counts_alike(above: Row, below: Row) -> bool:
    """Do both rows hold whole numbers without a dollar sign?"""
    return all(f.number.places == 0 and not f.number.has_dollar for row in (above, below) for f in row.figures)


def percentages_throughout(table: Table, row_units: list[str], skip: set[int]) -> list[str]:
    """Where no scale is stated, the first row bears percent signs, and every other one prints small figures with decimals and no dollar
    sign: rates all of them, such as a plan's assumptions.
    """
    numbers = [[figure.number for figure in row.figures if figure.column not in skip and not figure.number.is_nil] for row in table.rows]
    if not numbers or not numbers[0] or not all(number.is_percent for number in numbers[0]):
        return row_units
    plain = [number for each in numbers[1:] for number in each]
    if any(
        number.has_dollar or number.is_multiple or not (number.is_percent or number.places) or abs(number.value) >= 100 for number in plain
    ):
        return row_units
    return [PERCENT if unit == "USD" and not _NO_RATE.search(row.label) else unit for row, unit in zip(table.rows, row_units, strict=True)]


_NO_RATE = re.compile(r"\b(?:values?|prices?|life|lives|years|terms?|share)\b", re.IGNORECASE)
"""Captions beside rates of what is none: "Expected life", "Fair value of options granted"."""


def priced_in_full(table: Table, row_units: list[str]) -> list[str]:
    """Where no scale is stated: rows of small amounts in dollars and cents ("ADR  $178.42") are what one of something costs, and need
    none.
    """
    return [
        PRICE
        if unit == "USD"
        and not OF_MONEY.search(row.label)
        and any(f.number.has_dollar for f in row.figures)
        and all(f.number.places == 2 and abs(f.number.value) < 1000 or f.number.is_nil for f in row.figures)
        else unit
        for row, unit in zip(table.rows, row_units, strict=True)
    ]


def shows_ratios_only(row_units: list[str]) -> bool:
    """Is every row of a table a ratio or a percentage ("as a percentage of revenue")? Then it is none of the statements whose captions it
    borrows.
    """
    return all(unit in ("pure", PERCENT) for unit in row_units)
