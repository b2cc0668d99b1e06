"""A table's words and its arithmetic -> what one printed unit of money or one printed share is worth, and the value of a figure.

What belongs here: scales that titles, heads and captions state, and those that the page proves. A scale that is neither stated nor proven
is not guessed. What other tables settle is settled_scales.py's.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import product

from pipelines.filings import units
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.measuring.column_units import YIELD, column_unit, count_columns, price_columns, share_price_columns
from pipelines.filings.measuring.operating_words import COUNTED, IN_CENTS, IN_PHYSICAL_UNITS, NUMBER_OF, NUMBER_OF_DAYS, ONE_BY_ONE
from pipelines.filings.measuring.row_units import COUNT, GOODS, INCOME, ONES, PERCENT, PRICE
from pipelines.filings.periods import Period
from pipelines.filings.phrases import Phrase


def scale_of_shares(table: Table, rows_units: list[str], scale: units.Scale, periods: list[Period | None]) -> int | None:
    """What one printed share means. Net income divided by earnings a share is the number of shares: where both are printed, the arithmetic
    decides; else the captions. Where these scale dollars alone, one count of seven digits shows that shares are printed in full.
    """
    rows = list(zip(table.rows, rows_units, strict=True))
    in_columns = (f for row, unit in rows for f in row.figures if column_unit(table.columns[f.column], f, unit) == "shares")
    if any(abs(figure.number.value) >= PRINTED_IN_FULL for figure in in_columns):
        return 1
    shares = [row for row, unit in rows if unit == "shares"]
    if not shares:
        return scale.shares
    votes = _votes_on_shares(shares, _implied_shares(rows, scale.money or 1))
    if votes:
        (best, most), *others = votes.most_common(2)
        if not others or most > others[0][1] or best == scale.shares:
            return best
    if scale.shares is not None:
        return scale.shares
    if any(abs(f.number.value) >= 1_000_000 for row in shares for f in row.figures if _may_be_a_count(table.columns[f.column], f)):
        return 1
    return scale.money


def _may_be_a_count(column: Column, figure: Figure) -> bool:
    """Is this figure, in a row of shares, neither a dash nor by how much the row changed?"""
    return not (figure.number.is_nil or figure.number.is_percent or column.is_change)


def _implied_shares(rows: list[tuple[Row, str]], money: int) -> dict[int, set[Decimal]]:
    """By column, the numbers of shares that amounts over amounts a share give: income over earnings, equity over book value. `money`: what
    one printed dollar means.
    """
    incomes = _amounts_by_column([row for row, unit in rows if unit == "USD" and INCOME.search(row.label)])
    earnings = _amounts_by_column([row for row, unit in rows if unit == "USD/shares"])
    implied = {
        column: {income * money / each for income in incomes.get(column, ()) for each in earnings[column] if each >= Decimal("0.05")}
        for column in earnings
    }
    equity = _amounts_by_column([row for row, unit in rows if unit == "USD" and _EQUITY.match(row.label)])
    book = _amounts_by_column([row for row, unit in rows if unit == "USD/shares" and _BOOK_VALUE.match(row.label)])
    for column in book.keys() & equity.keys():
        implied.setdefault(column, set()).update(amount * money / each for amount in equity[column] for each in book[column] if each)
    return implied


def _votes_on_shares(shares: list[Row], implied: dict[int, set[Decimal]]) -> Counter[int]:
    """How many printed counts of shares come near an implied number in ones, in thousands and in millions."""
    return Counter(
        factor
        for row in shares
        for figure in row.figures
        if (count := abs(figure.number.value))
        for factor in (1, 1_000, 1_000_000)
        if any(Decimal("0.85") < each / (count * factor) < Decimal("1.18") for each in implied.get(figure.column, ()))
    )


_EQUITY = re.compile(r"(?:total\s+)?(?:common\s+)?(?:stock|share)holders['\u2019]?\s+equity\b", re.IGNORECASE)
_BOOK_VALUE = re.compile(r"book\s+value\s+per\b", re.IGNORECASE)


def _amounts_by_column(rows: list[Row]) -> dict[int, set[Decimal]]:
    """What these rows print in each column, without signs and zeros."""
    found: dict[int, set[Decimal]] = {}
    for row in rows:
        for figure in row.figures:
            if figure.number.value:
                found.setdefault(figure.column, set()).add(abs(figure.number.value))
    return found


def table_scale(table: Table) -> units.Scale:
    """The scale that the nearest words state: titles from the columns upward, then the column heads, then headings among the rows. What
    only some heads state is theirs alone (scaled_value).
    """
    found = units.Scale()
    heads_text = "" if scaled_columns(table) else " ".join(column.words for column in table.columns)
    for text in [
        *reversed(table.titles),
        heads_text,
        " ".join(table.titles),
        *_headings_of_all(table),
    ]:
        stated = units.scale(text)
        if found.money is None and stated.money is not None:
            found = units.Scale(stated.money, found.shares if found.shares is not None else stated.shares, stated.shares_excepted)
        elif found.shares is None and stated.shares is not None and stated.money is None:
            found = units.Scale(found.money, stated.shares)
        if found.money is not None:
            break
    return replace(found, counts=units.scale_of_counts(" ".join(table.titles)))


def _headings_of_all(table: Table) -> list[str]:
    """The headings among the first rows that may speak for all of a table: none that measure or count other things, and none where a
    heading further down states another scale.
    """
    headings = {
        heading for row in table.rows for heading in row.headings if not (IN_PHYSICAL_UNITS.search(heading) or COUNTED.search(heading))
    }
    stated = {scale for heading in headings if (scale := units.scale_in_caption(heading)) is not None}
    return [] if len(stated) > 1 else [heading for row in table.rows[:3] for heading in row.headings if heading in headings]


def scaled_columns(table: Table) -> dict[int, int]:
    """The columns whose heads state a scale of money where others state none or another one, with that scale: "Units | $(000) | Average
    Price", "Volume (Bil.) | Cards (Mil.)".
    """
    stated = {index: money for index, column in enumerate(table.columns) if (money := units.scale(column.words).money) is not None}
    silent = any(index not in stated and column.words and not column.is_change for index, column in enumerate(table.columns))
    return stated if silent or len(set(stated.values())) > 1 else {}


_NET_INCOME = Phrase(r"\bnet\b.*\b(?:income|earnings|loss|profit)\b|^(?:income|earnings|loss)\b", "income earnings loss profit")


def scale_proven(table: Table, row_units: list[str]) -> int | None:
    """The scale that the page itself proves where no one states it: net income over earnings a share is the number of shares, and those are
    printed in full (seven digits and more). Two columns at least must prove it, and no other scale may fit."""
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
    own = {*scaled_columns(table), *count_columns(table), *price_columns(table), *share_price_columns(table)}
    stated = scales_of_rows(table, states_scale=False)
    return any(
        unit == "USD"
        and row.number not in stated
        and any(
            not (figure.column in own or figure.number.is_percent or _counts_options(table.columns[figure.column], figure))
            for figure in row.figures
        )
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


def scale_told(table: Table, row_units: list[str], told: Context) -> int | None:
    """The scale at which two figures or more of the table are the very amounts that sentences state in full dollars; None where none or
    more than one fits.
    """
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


PRINTED_IN_FULL = 10**8
"""Where so many shares or more are printed, shares are printed in full, whatever a title says of the money: no company has a hundred
thousand million of them.
"""


def scales_of_rows(table: Table, states_scale: bool) -> dict[int, int]:
    """Row number -> the scale that its own caption states, else a heading over it, else, in a table without a scale for all, the caption
    above that it is set in below ("Network volumes (billions)" over "Billed business")."""
    found: dict[int, int] = {}
    over: list[tuple[Row, int]] = []  # the rows that state a scale and that the next one may be set in below
    for row in table.rows:
        over = [each for each in over if each[0].indent < row.indent and each[0].headings == row.headings]
        own = next((scale for text in (row.label, *reversed(row.headings)) if (scale := units.scale_in_caption(text)) is not None), None)
        if own is not None:
            found[row.number] = own
            over.append((row, own))
        elif over and not states_scale:
            found[row.number] = over[-1][1]
    return found


def scaled_value(
    row: Row,
    figure: Figure,
    unit: str,
    scale: units.Scale,
    share_scale: int | None,
    column_words: str,
    own: int | None,
    column_scale: int | None = None,
    count_scale: int | None = None,
) -> tuple[Decimal, int]:
    """The figure in full units, and its decimals. `own`: what its row states (scales_of_rows); `column_scale`: what its column's own head
    says of money, where no title speaks for all columns; `count_scale`: what it says of things counted (scales_of_counts).
    """
    number = figure.number
    if unit in ("pure", PERCENT):
        if number.is_percent or unit == PERCENT or "%" in row.label or "percent" in row.label.lower() or YIELD.search(column_words):
            return number.value / 100, number.places + 2
        return number.value, number.places
    if unit in ("USD/shares", ONES):
        return number.value, number.places
    if unit == COUNT:
        factor = _factor_of_counts(row, scale, count_scale, own)
    elif unit == GOODS:
        factor = own or scale.counts or scale.shares or 1
    elif unit == PRICE:
        if not number.has_dollar and any(map(IN_CENTS.search, (row.label, *row.headings[-1:]))):
            return number.value / 100, number.places + 2
        factor = 1
    elif unit == "shares":
        factor = own or units.scale(column_words).shares or share_scale or 1
    else:
        factor = own or column_scale or scale.money or 1
    return number.value * factor, number.places - len(str(factor)) + 1


def _factor_of_counts(row: Row, scale: units.Scale, over: int | None, own: int | None) -> int:
    """What one printed thing means in a row that counts things. `over`: what the head of its column says of it."""
    if NUMBER_OF.match(row.label) or NUMBER_OF_DAYS.search(row.label):
        own = units.scale_in_caption(row.label)  # a heading's thousands are those of other rows
    one_by_one = any(ONE_BY_ONE.search(text) for text in (row.label, *row.headings[-1:]))
    return own or over or (None if one_by_one else scale.counts or scale.shares) or 1


def scales_of_counts(table: Table) -> dict[int, int]:
    """The columns whose heads state a scale of things counted, with that scale. A head that says the same over all of several columns, and
    names nothing counted, speaks for the table as a title does: then it is no column's own.
    """
    # "(Dollars in thousands)" is none of what is counted
    words = [column.words for column in table.columns]
    found = {index: units.scale_in_caption(each) for index, each in enumerate(words) if "dollars" not in each.lower()}
    stated = {index: scale for index, scale in found.items() if scale is not None}
    of_all = 1 < len(words) == len(stated) and len(set(stated.values())) == 1 and not any(map(COUNTED.search, words))
    return {} if of_all else stated
