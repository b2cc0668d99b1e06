"""Tables that state no scale -> read at the one that the other tables of the document settle; they stay refused where nothing does.

What belongs here: what one table's print says of another's scale. What a table's own words say is row_units.py's, what a section says once
of all its tables section_scales.py's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Table
from pipelines.filings.measuring.operating_words import ONE_BY_ONE
from pipelines.filings.measuring.table_scales import table_scale
from pipelines.filings.statement_kinds import FACE, OF_ONE_SCALE
from pipelines.filings.statements import Cell, Reading, each_reading, reading


def scaled_by_others(found: list[Reading], tables: list[Table], context: Context) -> list[Reading]:
    """The tables that state no scale, read at the one that the rest of the document settles."""
    for _ in range(3):  # what was tied may tie others
        printed, shares = _printed_at_scale(found), _shares_at_scale(found)
        found = [_tied_to_scale(each, printed, shares, context) for each in found]
    found = _as_before_the_page_break(found, context)
    found = _in_dollars_that_others_round(found, context)
    found = _in_dollars_to_the_thousand(found, context)
    found = _as_before_the_page_break(_at_the_sections_scale(found, context), context)
    found = _of_a_size_with_the_statements(found, context)
    return _at_the_one_scale(_in_whole_dollars(found, tables, context), context)


def what_needs_no_scale(refused: Reading, context: Context) -> Reading:
    """A table that states no scale, with those of its figures that would be the same at any: percentages, amounts a share, prices, counts
    that nobody prints in thousands. The rest stays refused.
    """
    one, other = (reading(refused.table, refused.number, context, assumed=scale) for scale in (1, 1_000))
    sure = [cell for cell, twin in zip(one.cells, other.cells, strict=True) if cell.value == twin.value and _says_its_unit(cell)]
    if not sure:
        return refused
    rule, _ = refused.refusal or ("scale_not_stated", "")
    detail = "No caption says in what units the money of this table is printed: only what hangs on no such unit was read."
    return replace(one, cells=sure, refusal=(rule, detail))


def _says_its_unit(cell: Cell) -> bool:
    """Is it sure what this figure counts: a share of something, money for one thing, or things that are counted one by one?"""
    number = cell.figure.number
    if cell.unit == "pure":
        return (
            number.is_percent
            or number.is_multiple
            or cell.value != number.value
            or any(map(ONE_BY_ONE.search, (cell.row.label, *cell.row.headings[-1:])))
        )
    return cell.unit == "USD/shares" or cell.value != number.value or cell.unit == "USD" and number.has_dollar and not number.is_nil


def _printed_at_scale(found: list[Reading]) -> dict[tuple[date, Decimal], set[int]]:
    """For every end of period and printed amount of money of two digits or more: the scales at which the document states it."""
    printed: dict[tuple[date, Decimal], set[int]] = {}
    for each in found:
        for cell in each.cells:
            if cell.unit == "USD" and abs(cell.figure.number.value) >= 10 and cell.value == cell.figure.number.value * each.scale:
                printed.setdefault((cell.period.end, abs(cell.figure.number.value)), set()).add(each.scale)
    return printed


def _shares_at_scale(found: list[Reading]) -> dict[tuple[date, Decimal], set[int]]:
    """The same for counts of shares of three digits or more."""
    printed: dict[tuple[date, Decimal], set[int]] = {}
    for each in found:
        for cell in each.cells:
            number = cell.figure.number.value
            if cell.unit == "shares" and abs(number) >= 100 and cell.value % number == 0:
                printed.setdefault((cell.period.end, abs(number)), set()).add(int(cell.value / number))
    return printed


def _tied_to_scale(
    refused: Reading,
    printed: dict[tuple[date, Decimal], set[int]],
    shares: dict[tuple[date, Decimal], set[int]],
    context: Context,
) -> Reading:
    """A table that states no scale, read at the scale of the statements that print the same figures for the same dates.

    Two figures of three digits at least must tie, or a whole row of two digits; and all that ties must tie at one scale. Where counts of
    shares tie at one scale, too, it is that of all its shares.
    """
    if not lacks_scale(refused):
        return refused
    trial = reading(refused.table, refused.number, context, assumed=1)
    rows: dict[int, list[set[int]]] = {}
    large: set[Decimal] = set()
    for cell in trial.cells:
        amount = abs(cell.figure.number.value)
        scales = printed.get((cell.period.end, amount))
        if cell.unit == "USD" and amount >= 10 and scales:
            rows.setdefault(cell.row.number, []).append(scales)
            if amount >= 100:
                large.add(amount)
    tied = {scale for found in rows.values() for scales in found for scale in scales}
    if len(tied) != 1 or len(large) < 2 and not any(len(found) >= 2 for found in rows.values()):
        return refused
    counted = [shares.get((cell.period.end, abs(cell.figure.number.value)), set()) for cell in trial.cells if cell.unit == "shares"]
    of_shares = set().union(*counted)
    return reading(
        refused.table,
        refused.number,
        context,
        assumed=tied.pop(),
        assumed_of_shares=of_shares.pop() if len(of_shares) == 1 else 1,
    )


def _in_whole_dollars(found: list[Reading], tables: list[Table], context: Context) -> list[Reading]:
    """The tables of a document that names no scale anywhere, in dollars: other units must be indicated (Regulation S-X 4-01(b)). One of
    them must print an amount of seven digits or more, and sentences must speak of nothing that is out of all proportion to it (an
    industry's size, say) unless they state one of the figures in full dollars, too."""
    if context.speaks_of_scales or not any(map(lacks_scale, found)) or any(each.scale != 1 for each in found if each.cells):
        return found
    trials = each_reading(tables, context, assumed=1)
    size = max(_largest(trial) for trial in trials)
    is_spoken_in_full = any(
        cell.unit == "USD" and abs(cell.value) >= LEAST_SPOKEN_IN_FULL and abs(cell.value) in context.prose_amounts
        for trial in trials
        for cell in trial.cells
    )
    return trials if size >= 1_000_000 and (size * 50 >= context.largest_spoken or is_spoken_in_full) else found


LEAST_SPOKEN_IN_FULL = 10_000
"""A figure of so many dollars or more that a sentence states, too, is the same amount and no chance."""


def _as_before_the_page_break(found: list[Reading], context: Context) -> list[Reading]:
    """Tables that state no scale and go on with the one before them, or repeat it for another day, read at its scale: without titles under
    the same dates, or with the same captions in whatever order.
    """
    result = found[:1]
    for each in found[1:]:
        before = result[-1]
        if lacks_scale(each) and before.cells and (goes_on(before.table, each.table) or _has_the_same_captions(before.table, each.table)):
            of_shares = table_scale(before.table).shares or 1
            each = reading(each.table, each.number, context, assumed=before.scale, assumed_of_shares=of_shares)
        result.append(each)
    return result


def _has_the_same_captions(one: Table, other: Table) -> bool:
    captions = sorted(row.label for row in other.rows)
    return len(captions) >= 3 and len(one.columns) == len(other.columns) and captions == sorted(row.label for row in one.rows)


def goes_on(before: Table, after: Table) -> bool:
    """Does a table go on with the one before it, under the same dates: without titles, or under one of its titles and "(continued)"?"""
    if after.titles and not any(_CONTINUED.search(title) for title in after.titles):
        return False
    has_its_title = not after.titles or any(title in before.titles for title in after.titles)
    return has_its_title and _days_over(before) == _days_over(after)


_CONTINUED = re.compile(r"\(continued\)$", re.IGNORECASE)


def _days_over(table: Table) -> list[tuple[int | None, int | None, int | None]]:
    return [(column.head.year, column.head.month, column.head.day) for column in table.columns]


def _in_dollars_that_others_round(found: list[Reading], context: Context) -> list[Reading]:
    """Tables that state no scale, in dollars: where tables in thousands or millions print some of their very amounts for the same days,
    rounded (two of four digits or more, or one of six).
    """
    rounded: dict[date, set[tuple[Decimal, int]]] = {}
    for each in found:
        for cell in each.cells:
            if cell.unit == "USD" and each.scale > 1 and cell.figure.number.places == 0 and abs(cell.figure.number.value) >= 1_000:
                rounded.setdefault(cell.period.end, set()).add((abs(cell.figure.number.value), each.scale))
    if not rounded:
        return found
    return [_in_dollars(each, rounded, context) if lacks_scale(each) else each for each in found]


def _in_dollars(refused: Reading, rounded: dict[date, set[tuple[Decimal, int]]], context: Context) -> Reading:
    trial = reading(refused.table, refused.number, context, assumed=1)
    ties: set[Decimal] = set()
    for cell in trial.cells:
        amount = abs(cell.value)
        if cell.unit == "USD" and amount % 1_000:  # an amount that is round itself proves nothing
            ties.update(short for short, scale in rounded.get(cell.period.end, ()) if abs(short * scale - amount) <= scale / 2)
    return trial if len(ties) >= 2 or any(short >= 100_000 for short in ties) else refused


def _in_dollars_to_the_thousand(found: list[Reading], context: Context) -> list[Reading]:
    """Tables that state no scale, in dollars: where every figure bears a dollar sign and ends in three zeros ("$ 929,000") and in thousands
    the largest would be more than any line of the statement of income, whose parts they are."""
    largest = max(
        (abs(cell.value) for each in found if each.statement == "income_statement" for cell in each.cells if cell.unit == "USD"),
        default=Decimal(0),
    )
    result = []
    for each in found:
        if largest and lacks_scale(each) and _ends_in_zeros(each.table):
            trial = reading(each.table, each.number, context, assumed=1)
            if all(cell.period.start is not None for cell in trial.cells) and _largest(trial) * 1_000 > largest:
                each = trial
        result.append(each)
    return result


def _ends_in_zeros(table: Table) -> bool:
    """Are there four amounts or more in this table, all of them round thousands with a dollar sign?"""
    numbers = [figure.number for row in table.rows for figure in row.figures if not figure.number.is_nil]
    return len(numbers) >= 4 and all(number.has_dollar and not number.places and number.value % 1_000 == 0 for number in numbers)


def lacks_scale(each: Reading) -> bool:
    return each.refusal is not None and each.refusal[0] == "scale_not_stated"


def _of_a_size_with_the_statements(found: list[Reading], context: Context) -> list[Reading]:
    """Tables that state no scale, read at the statements' one scale: where two captions or more are the statements' own but for "average",
    "total" or "net", and all of these print amounts of a size with theirs (a thousandfold error would show)."""
    known: dict[str, list[Decimal]] = {}
    scales = set()
    for each in found:
        for cell in each.cells if each.statement in FACE else ():
            if cell.unit == "USD" and (amount := abs(cell.figure.number.value)) >= 1_000:
                scales.add(each.scale)
                known.setdefault(_bare_caption(cell.row.label), []).append(amount)
    if len(scales) != 1:
        return found
    scale = scales.pop()
    return [
        reading(each.table, each.number, context, assumed=scale) if lacks_scale(each) and _is_of_a_size(each.table, known) else each
        for each in found
    ]


def _is_of_a_size(table: Table, known: dict[str, list[Decimal]]) -> bool:
    shared = 0
    for row in table.rows:
        caption = _bare_caption(row.label)
        amounts = known.get(caption, []) if caption else []
        printed = [abs(figure.number.value) for figure in row.figures if not (figure.number.is_percent or figure.number.is_nil)]
        if amounts and printed:
            if any(not min(amounts) / 3 <= value <= 3 * max(amounts) for value in printed):
                return False
            shared += 1
    return shared >= 2


_ASIDE = re.compile(r"^(?:(?:average|total|net)\s+)+|,?\s+net$|[^a-z ]")


def _bare_caption(label: str) -> str:
    return _ASIDE.sub("", label.lower()).strip()


def _at_the_one_scale(found: list[Reading], context: Context) -> list[Reading]:
    """Statements that state no scale in a document whose every other statement states, proves or ties to one and the same: read at that
    one, if their largest figure is of a size with the others' (a thousandfold error would show); flows are smaller beside a balance sheet:
    a quarter's interest is a fiftieth of a bank's assets."""
    known = [each for each in found if each.cells and each.statement in FACE and any(cell.unit == "USD" for cell in each.cells)]
    scales = {each.scale for each in known}
    if len(scales) != 1:
        return found
    size = max(_largest(each) for each in known)
    scale = scales.pop()
    beside_balances = any(each.statement == "balance_sheet" for each in known)
    result = []
    for each in found:
        if lacks_scale(each) and each.statement in OF_ONE_SCALE:
            trial = reading(each.table, each.number, context, assumed=scale)
            least = Decimal("0.005" if beside_balances and each.statement != "balance_sheet" else "0.1")
            if size and least <= _largest(trial) / size <= 200:
                each = trial
        result.append(each)
    return result


def _at_the_sections_scale(found: list[Reading], context: Context) -> list[Reading]:
    """Tables that state no scale, read at the one that a line in parentheses states between the table before and them (prose may part it
    from the table), or else a section's heading for all its tables: where their money bears a dollar sign and no cents (those are amounts a
    share), and is not out of all proportion to what the tables with a scale of their own, if there are any, print at it."""
    largest: dict[int, Decimal] = {}
    for each in found:
        if each.cells:
            largest[each.scale] = max(largest.get(each.scale, Decimal(0)), _largest(each))
    has_others = any(largest.values())
    result = []
    before = 0
    for each in found:
        if lacks_scale(each) and each.table.rows:
            start = each.table.rows[0].start
            own, section = context.section_scales.between(before, start), context.section_scales.at(start)
            if own is not None:
                each = reading(each.table, each.number, context, assumed=own)
            elif section is not None and _prints_whole_dollars(each.table):
                trial = reading(each.table, each.number, context, assumed=section)
                size = _largest(trial)
                if 0 < size and (not has_others or size <= 2 * largest.get(section, Decimal(0))):
                    each = trial
        before = each.table.rows[-1].end if each.table.rows else before
        result.append(each)
    return result


def _prints_whole_dollars(table: Table) -> bool:
    """Does a figure of this table bear a dollar sign, and none that bears one cents?"""
    signed = [figure.number for row in table.rows for figure in row.figures if figure.number.has_dollar]
    return bool(signed) and all(number.places < 2 for number in signed)


def _largest(each: Reading) -> Decimal:
    return max((abs(cell.figure.number.value) for cell in each.cells if cell.unit == "USD"), default=Decimal(0))
