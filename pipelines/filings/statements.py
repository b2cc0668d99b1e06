"""Table -> what its figures are: which statement, which period and unit each cell has, and which rows are members of which measure.

What belongs here: reading the words around a lattice. A table whose scale or periods no one states is refused, never guessed. The arithmetic that
confirms it is footing.py's; the mapping of captions to concepts is dbt's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from pipelines.filings import units
from pipelines.filings.column_periods import (
    Context,
    alike,
    at_point,
    beside_dated,
    flow_or_balance,
    head_of_titles,
    is_ahead,
    kind_of_column,
    of_its_year,
    period_of,
    periods_of_quarter_rows,
    point_of_row,
    roll_forward_periods,
    section_periods,
    shared_in_groups,
    shows_averages,
    with_the_one_day,
    with_the_one_length,
    years_beside_quarters,
)
from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.members import (
    MEASURE,
    TOTAL,
    is_member_name,
    measure_qualifiers,
    measures_by_column,
    others,
    parts_current_from_noncurrent,
    qualified_member,
    segments_by_column,
    segments_by_row,
)
from pipelines.filings.periods import Head, Period, merged
from pipelines.filings.phrases import Phrase
from pipelines.filings.row_units import (
    COUNT,
    PERCENT,
    PRICE,
    all_per_share,
    all_percent,
    between_percentages,
    between_shares,
    column_unit,
    count_columns,
    in_physical_units,
    percent_columns,
    priced_in_full,
    scale_of_shares,
    scale_proven,
    scale_told,
    scaled_value,
    shows_ratios_only,
    table_scale,
    unit_of_row,
    wants_scale,
    what_would_dilute,
)
from pipelines.filings.statement_kinds import (
    ADJUSTED,
    FACE,
    OF_ONE_SCALE,
    PRO_FORMA,
    cell_statement,
    section_of,
    statement_by_title,
    statement_of,
)
from pipelines.filings.upright import upright


@dataclass(slots=True)
class Reading:
    """A table with its meaning. `cells` in row and column order; `refusal` names the rule and reason where the whole table was refused."""

    table: Table
    number: int
    statement: str
    scale: int
    periods: list[Period | None]
    cells: list[Cell]
    refusal: tuple[str, str] | None = None
    refused_columns: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Cell:
    """One figure with its meaning; `value` in full units, sign as printed."""

    row: Row
    figure: Figure
    statement: str
    parent: str | None
    segment: str | None
    period: Period
    value: Decimal
    unit: str
    decimals: int
    is_guidance: bool
    is_restated: bool


_AS_BEFORE = re.compile(r"\b(?:previously|originally)\s+reported\b", re.IGNORECASE)
_GUIDANCE = Phrase(r"\b(?:guidance|outlook|forecast(?:ed)?|projected|projections?|targets?|expected\s+range)\b", "guidance outlook forecast project target expected")


_ACTUAL = re.compile(r"\bactual\b", re.IGNORECASE)
"""A column of what came of it, beside one of what was expected."""
_RESTATED = Phrase(r"\b(?:as\s+)?restated\b", "restated")


def readings(tables: list[Table], context: Context) -> list[Reading]:
    """Every table of a document with its meaning, in page order.

    A table without heads of its own that follows one with as many columns goes on with that one's (a page break cut it in two).
    """
    found = _each_read(tables, context)
    if any(_lacks_scale(each) for each in found):
        found = _scaled_by_others(found, tables, context)
    _demote_repeats(found)
    _count_shares_as_before(found)
    _count_shares_alike(found)
    _name_by_title(found)
    _name_known_members(found)
    _demote_excerpts(found)
    return found


def _each_read(tables: list[Table], context: Context, assumed: int | None = None) -> list[Reading]:
    """The tables one by one, each with its meaning; `assumed` as for `reading`."""
    found: list[Reading] = []
    for number, table in enumerate(map(upright, tables), 1):
        before = found[-1] if found else None
        continued = _continue_from(table, before)
        found.append(reading(table, number, context, assumed, inherited=before.periods if continued and before else None))
    return found


def _scaled_by_others(found: list[Reading], tables: list[Table], context: Context) -> list[Reading]:
    """The tables that state no scale, read at the one that the rest of the document settles."""
    for _ in range(3):  # what was tied may tie others
        printed = _printed_at_scale(found)
        found = [_tied_to_scale(each, printed, context) for each in found]
    found = _as_before_the_page_break(found, context)
    found = _in_dollars_that_others_round(found, context)
    found = _at_the_sections_scale(found, context)
    return _at_the_one_scale(_in_whole_dollars(found, tables, context), context)


def _count_shares_as_before(found: list[Reading]) -> None:
    """A table that goes on with a statement and states no scale counts shares as the statement's titles say."""
    for before, each in pairwise(found):
        if not any(cell.unit == "shares" for cell in each.cells) or not _goes_on(before.table, each.table):
            continue
        own, theirs = (table_scale(table, " ".join(column.words for column in table.columns)) for table in (each.table, before.table))
        if own.money is None and own.shares is None and theirs.shares and theirs.shares > 1:
            each.cells = [_in_thousands_of_shares(cell, theirs.shares) if cell.unit == "shares" else cell for cell in each.cells]


def _in_thousands_of_shares(cell: Cell, factor: int) -> Cell:
    """This count in units of `factor`, unless its own words say what it counts in or it is printed in full."""
    printed = cell.figure.number
    if cell.value != printed.value or abs(printed.value) >= 1_000_000 or any(units.scale_in_caption(text) for text in (cell.row.label, *cell.row.headings)):
        return cell
    return replace(cell, value=printed.value * factor, decimals=printed.places - len(str(factor)) + 1)


def _count_shares_alike(found: list[Reading]) -> None:
    """Share counts outside the income statement agree in size with the weighted averages there: where only another factor brings them near, that one was meant."""
    averages = sorted(
        abs(cell.value)
        for each in found
        for cell in each.cells
        if cell.unit == "shares" and cell.value and (cell.statement == "eps" or _AVERAGE.match(cell.row.label))
    )
    if not averages:
        return
    usual = averages[len(averages) // 2]
    for each in found:
        each.cells = [_of_the_usual_size(cell, usual) if cell.unit == "shares" and cell.statement != "eps" else cell for cell in each.cells]


_AVERAGE = re.compile(r"(?:weighted|average|basic|diluted)\b", re.IGNORECASE)
_WHOLE_COUNT = Phrase(
    r"\b(?:outstanding|denominator|weighted|average|used\s+in)\b(?!.*\b(?:effect|excluded|options|awards)\b)",
    "outstanding denominator weighted average used",
)
"""Captions of a count of all shares, not of some that were added, bought or left out."""


def _of_the_usual_size(cell: Cell, usual: Decimal) -> Cell:
    printed = cell.figure.number.value
    if not printed or not _WHOLE_COUNT.search(cell.row.label) or Decimal("0.2") <= abs(cell.value) / usual <= 5:
        return cell
    for factor in (1, 1_000, 1_000_000):
        if Decimal("0.2") <= abs(printed) * factor / usual <= 5:
            return replace(cell, value=printed * factor, decimals=cell.figure.number.places - len(str(factor)) + 1)
    return cell


def _name_by_title(found: list[Reading]) -> None:
    """A segment table without members of its own under a title that is a member elsewhere in the document is that member's."""
    known = {cell.segment.lower(): cell.segment for each in found for cell in each.cells if cell.segment and each.statement == "segment"}
    for each in found:
        if any(cell.segment for cell in each.cells) or each.statement not in ("segment", "other", "selected_data", "income_statement"):
            continue
        if each.statement == "income_statement" and statement_by_title(each.table) == "income_statement":
            continue
        nearest = next((title for title in reversed(each.table.titles) if not _SAYS_NO_NAME.search(title)), "")
        member = known.get(nearest.lower())
        if member is not None:
            each.cells = [replace(cell, segment=member, statement="segment") for cell in each.cells]
            each.statement = "segment"


_SAYS_NO_NAME = Phrase(r"\bunaudited\b|\b(?:thousands|millions|billions|dollars)\b|\d", "unaudited thousands millions billions dollars #")
"""Titles that say in what money or for what period, and nothing of whom."""


def _name_known_members(found: list[Reading]) -> None:
    """Rows captioned with members that a segment table of the document proves are those members', where a table lists at least two of them and nothing else but totals."""
    known = {
        cell.segment.lower()
        for each in found
        if each.statement == "segment"
        for cell in each.cells
        if cell.segment and cell.segment == cell.row.label and not _COMMON_NAME.fullmatch(cell.segment)
    }
    if len(known) < 2:
        return
    for each in found:
        if each.statement not in ("segment", "other", "selected_data", "non_gaap_reconciliation"):
            continue
        blocks: dict[tuple[str, ...], list[Row]] = {}
        for row in each.table.rows:
            blocks.setdefault(row.headings, []).append(row)
        members: set[int] = set()
        for rows in blocks.values():
            named = [row for row in rows if row.label.lower() in known]
            if len({row.label for row in named}) >= 2 and all(
                row in named or not row.label or TOTAL.search(row.label) or _COMMON_NAME.search(row.label) for row in rows
            ):
                members.update(row.number for row in named)
        if not members or any(cell.segment for cell in each.cells):
            continue
        kind = "segment" if each.statement == "other" and len(blocks) == 1 else each.statement
        each.cells = [
            replace(
                cell,
                segment=cell.row.label if cell.row.number in members else None,
                statement=kind if cell.statement == each.statement else cell.statement,
            )
            for cell in each.cells
        ]
        each.statement = kind


_COMMON_NAME = re.compile(r"(?:(?:all\s+)?others?|products?|services?|corporate|eliminations?)\b.*", re.IGNORECASE)
"""Names that line items bear as well."""


def _demote_repeats(found: list[Reading]) -> None:
    """A table that only its rows make look like a face statement is a summary where the document has the statement itself."""
    faces = [(each, statement_by_title(each.table)) for each in found if each.statement in ("income_statement", "balance_sheet", "cash_flow")]
    titled = {each.statement for each, named in faces if each.cells and named == each.statement}
    for each, named in faces:
        if each.statement in titled and named != each.statement:
            each.cells = [
                replace(cell, statement="selected_data") if cell.statement in (each.statement, "eps") else cell for cell in each.cells
            ]
            each.statement = "selected_data"


def _demote_excerpts(found: list[Reading]) -> None:
    """A table whose every figure stands in an earlier and no smaller table of its kind repeats it: management's discussion takes up the statements."""
    printed: set[tuple[object, ...]] = set()
    rows: dict[str, int] = {}
    for each in found:
        if each.statement not in FACE or not each.cells:
            continue
        figures = {
            (cell.period.start, cell.period.end, (cell.segment or "").lower(), cell.value, cell.unit)
            for cell in each.cells
            if cell.value and cell.unit != "pure"
        }
        if len(figures) >= 4 and len(each.table.rows) <= rows.get(each.statement, 0) and figures <= printed:
            each.cells = [replace(cell, statement="selected_data") for cell in each.cells]
            each.statement = "selected_data"
        else:
            printed.update(figures)
            rows[each.statement] = max(rows.get(each.statement, 0), len(each.table.rows))


def _printed_at_scale(found: list[Reading]) -> dict[tuple[date, Decimal], set[int]]:
    """For every end of period and printed amount of money of two digits or more: the scales at which the document states it."""
    printed: dict[tuple[date, Decimal], set[int]] = {}
    for each in found:
        for cell in each.cells:
            if cell.unit == "USD" and abs(cell.figure.number.value) >= 10:
                printed.setdefault((cell.period.end, abs(cell.figure.number.value)), set()).add(each.scale)
    return printed


def _tied_to_scale(refused: Reading, printed: dict[tuple[date, Decimal], set[int]], context: Context) -> Reading:
    """A table that states no scale, read at the scale of the statements that print the same figures for the same dates.

    Two figures of three digits at least must tie, or a whole row of two digits; and all that ties must tie at one scale.
    """
    if not _lacks_scale(refused):
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
    return reading(refused.table, refused.number, context, assumed=tied.pop())


def _in_whole_dollars(found: list[Reading], tables: list[Table], context: Context) -> list[Reading]:
    """The tables of a document that names no scale anywhere, in dollars: other units must be indicated (Regulation S-X 4-01(b)). One of them must print an amount of seven digits or more,
    and sentences must speak of nothing that is out of all proportion to it."""
    if context.speaks_of_scales or not any(map(_lacks_scale, found)) or any(each.scale != 1 for each in found if each.cells):
        return found
    trials = _each_read(tables, context, assumed=1)
    size = max(_largest(trial) for trial in trials)
    return trials if size >= 1_000_000 and size * 50 >= context.largest_spoken else found


def _as_before_the_page_break(found: list[Reading], context: Context) -> list[Reading]:
    """Tables that state no scale and go on with the one before them, or repeat it for another day, read at its scale: without titles under the same dates, or with the same captions."""
    result = found[:1]
    for each in found[1:]:
        before = result[-1]
        if _lacks_scale(each) and before.cells and (_goes_on(before.table, each.table) or _has_the_same_captions(before.table, each.table)):
            each = reading(each.table, each.number, context, assumed=before.scale)
        result.append(each)
    return result


def _has_the_same_captions(one: Table, other: Table) -> bool:
    captions = [row.label for row in other.rows]
    return len(captions) >= 3 and len(one.columns) == len(other.columns) and captions == [row.label for row in one.rows]


def _goes_on(before: Table, after: Table) -> bool:
    return not after.titles and _days_over(before) == _days_over(after)


def _days_over(table: Table) -> list[tuple[int | None, int | None, int | None]]:
    return [(column.head.year, column.head.month, column.head.day) for column in table.columns]


def _in_dollars_that_others_round(found: list[Reading], context: Context) -> list[Reading]:
    """Tables that state no scale, in dollars: where tables in thousands or millions print some of their very amounts for the same days, rounded (two of four digits or more, or one of six)."""
    rounded: dict[date, set[tuple[Decimal, int]]] = {}
    for each in found:
        for cell in each.cells:
            if cell.unit == "USD" and each.scale > 1 and cell.figure.number.places == 0 and abs(cell.figure.number.value) >= 1_000:
                rounded.setdefault(cell.period.end, set()).add((abs(cell.figure.number.value), each.scale))
    if not rounded:
        return found
    return [_in_dollars(each, rounded, context) if _lacks_scale(each) else each for each in found]


def _in_dollars(refused: Reading, rounded: dict[date, set[tuple[Decimal, int]]], context: Context) -> Reading:
    trial = reading(refused.table, refused.number, context, assumed=1)
    ties: set[Decimal] = set()
    for cell in trial.cells:
        amount = abs(cell.value)
        if cell.unit == "USD" and amount % 1_000:  # an amount that is round itself proves nothing
            ties.update(short for short, scale in rounded.get(cell.period.end, ()) if abs(short * scale - amount) <= scale / 2)
    return trial if len(ties) >= 2 or any(short >= 100_000 for short in ties) else refused


def _lacks_scale(each: Reading) -> bool:
    return each.refusal is not None and each.refusal[0] == "scale_not_stated"


def _at_the_one_scale(found: list[Reading], context: Context) -> list[Reading]:
    """Statements that state no scale in a document whose every other statement states, proves or ties to one and the same: read at that one, if their largest figure is of a size with
    the others' (a thousandfold error would show); flows are smaller beside a balance sheet: a quarter's interest is a fiftieth of a bank's assets."""
    known = [each for each in found if each.cells and each.statement in FACE and any(cell.unit == "USD" for cell in each.cells)]
    scales = {each.scale for each in known}
    if len(scales) != 1:
        return found
    size = max(_largest(each) for each in known)
    scale = scales.pop()
    beside_balances = any(each.statement == "balance_sheet" for each in known)
    result = []
    for each in found:
        if _lacks_scale(each) and each.statement in OF_ONE_SCALE:
            trial = reading(each.table, each.number, context, assumed=scale)
            least = Decimal("0.005" if beside_balances and each.statement != "balance_sheet" else "0.1")
            if size and least <= _largest(trial) / size <= 200:
                each = trial
        result.append(each)
    return result


def _at_the_sections_scale(found: list[Reading], context: Context) -> list[Reading]:
    """Tables that state no scale, read at the one that a line in parentheses states between the table before and them (prose may part it from the table), or else a section's heading for all its
    tables: where their money bears a dollar sign and no cents (those are amounts a share), and is not out of all proportion to what the tables with a scale of their own print at it."""
    largest: dict[int, Decimal] = {}
    for each in found:
        if each.cells:
            largest[each.scale] = max(largest.get(each.scale, Decimal(0)), _largest(each))
    result = []
    before = 0
    for each in found:
        if _lacks_scale(each) and each.table.rows:
            start = each.table.rows[0].start
            own, section = context.section_scales.between(before, start), context.section_scales.at(start)
            if own is not None:
                each = reading(each.table, each.number, context, assumed=own)
            elif section is not None and _prints_whole_dollars(each.table):
                trial = reading(each.table, each.number, context, assumed=section)
                if 0 < _largest(trial) <= 2 * largest.get(section, Decimal(0)):
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


def _continue_from(table: Table, before: Reading | None) -> bool:
    if before is None or any(not column.head.is_empty or column.words for column in table.columns):
        return False
    if len(before.table.columns) != len(table.columns) or not any(before.periods) or head_of_titles(table.titles) != Head():
        return False
    table.columns = tuple(
        Column(old.words, column.x0, column.x1, old.is_change, old.head)
        for old, column in zip(before.table.columns, table.columns, strict=True)
    )
    table.titles = (*before.table.titles, *table.titles)
    return True


def reading(
    table: Table, number: int, context: Context, assumed: int | None = None, inherited: list[Period | None] | None = None
) -> Reading:
    """One table with its meaning.

    In: the lattice, its number in the document, what the document says elsewhere; a scale that was settled elsewhere for a table that
    states none; the periods of the table that this one goes on with. Out: cells, or the refusal.
    """
    if table.refusal is not None:
        return Reading(table, number, "other", 1, [], [], table.refusal)
    statement = statement_of(table)
    if statement in FACE and 2 * sum(PRO_FORMA.search(column.words) is not None for column in table.columns) >= len(table.columns):
        statement = "non_gaap_reconciliation"  # pro forma beside as reported: the whole shows what is not GAAP
    elif (
        statement in FACE
        and any(_AS_BEFORE.search(column.words) for column in table.columns)
        and any(ADJUSTED.search(column.words) for column in table.columns)
    ):
        statement = "other"  # what a new standard or a correction changes, line by line
    if statement == "balance_sheet" and shows_averages(table):
        statement = "other"  # of a period, not of its last day
    over = _over_the_columns(table, statement, context, inherited)
    scale = table_scale(table, " ".join(column.words for column in table.columns))
    result = Reading(table, number, statement, scale.money or 1, over.periods, [])
    if not any(over.periods) and not any(over.sectioned.values()):
        reason = over.refused[0][1] if over.refused else "its columns show changes only"
        result.refusal = (rule_of(reason), f"No figure of this table was read: {reason}.")
        return result
    row_units = between_percentages(table, between_shares(table, _units_of_rows(table, statement, over.skip)), over.skip)
    row_units = in_physical_units(table, all_per_share(table, row_units, over.skip), over.skip)
    if scale.money is None:
        row_units = priced_in_full(table, row_units)
    if scale.money is None and wants_scale(table, row_units):
        settled = assumed or scale_proven(table, row_units) or scale_told(table, row_units, context)
        if settled is None:
            result.refusal = ("scale_not_stated", "No caption says in what units the money of this table is printed.")
            return result
        scale = replace(scale, money=settled, shares=scale.shares or 1)
        result.scale = settled
    if statement in FACE and shows_ratios_only(row_units):
        result.statement = statement = "other"
    result.cells = _cells(table, statement, over, row_units, scale)
    result.refused_columns = tuple(over.refused)
    return result


@dataclass(slots=True)
class _Over:
    """What stands over the columns: those that show no facts, a period each or the reason why not, periods that headings among the rows state, and members."""

    skip: set[int]
    periods: list[Period | None]
    refused: list[tuple[int, str]]
    sectioned: dict[tuple[int, int], Period]
    members: dict[int, str]


def _over_the_columns(table: Table, statement: str, context: Context, inherited: list[Period | None] | None) -> _Over:
    title_head = head_of_titles(table.titles)
    own = [of_its_year(column.head, table.titles) for column in table.columns]
    own = with_the_one_day(beside_dated(own, table))
    own = years_beside_quarters(with_the_one_length(shared_in_groups(own, table), statement), statement)
    heads = [merged(what, title_head) for what in own]
    if statement == "balance_sheet":
        # a balance is of a day, whatever durations the titles around it or the changes beside it speak of
        of_a_day = [mine.fiscal_quarter is not None or mine.day is not None and "end" not in column.words.lower() for mine, column in zip(own, table.columns, strict=True)]
        heads = [
            replace(what, months=None if a_day else mine.months, weeks=None, year_to_date=False) for what, mine, a_day in zip(heads, own, of_a_day, strict=True)
        ]
    shares_of_a_whole = all(_OF_A_WHOLE.search(column.words) for column in table.columns)  # and no changes, though a percent sign stands over them
    skip = {
        i
        for i, column in enumerate(table.columns)
        if column.is_change and not shares_of_a_whole or all_percent(table, i) or _NOTE_COLUMN.fullmatch(column.words)
    }
    periods: list[Period | None] = []
    refused: list[tuple[int, str]] = []
    kind = flow_or_balance(table, statement)
    for index, what in enumerate(heads):
        period, reason = (inherited[index], "") if inherited else period_of(what, kind_of_column(table.columns[index], kind), context)
        if period is not None and is_ahead(period, context) and not _GUIDANCE.search(f"{table.title} {table.columns[index].words}"):
            period, reason = None, "the period was not over on the day of the document"
        periods.append(None if index in skip else period)
        if period is None and index not in skip:
            refused.append((index, reason))
    for index in _in_other_money(table):
        if periods[index] is not None:
            periods[index] = None
            refused.append((index, OTHER_MONEY))
    for index in alike(table, heads, skip):
        periods[index] = None
        refused.append((index, "two columns bear the same words"))
    of_quarters, without_end = periods_of_quarter_rows(table, heads, context)
    for index, reason in without_end:
        periods[index] = None
        refused.append((index, reason))
    by_row = {**section_periods(table, statement, heads, context), **roll_forward_periods(table), **of_quarters}
    wanting = {figure.column for row in table.rows for figure in row.figures if (row.number, figure.column) not in by_row}
    refused = [(index, reason) for index, reason in refused if index in wanting]
    return _Over(skip, periods, refused, by_row, segments_by_column(table, own, statement))


def rule_of(reason: str) -> str:
    """The rule by which a column is refused for this reason."""
    return "currency_not_usd" if reason == OTHER_MONEY else "period_not_found"


def _in_other_money(table: Table) -> list[int]:
    """The columns whose money is printed in another currency than the dollar, as their heads or the nearest titles say."""
    heads = [column.words for column in table.columns]
    if any(units.says_other_money(title) for title in table.titles[-3:]):
        return [index for index, words in enumerate(heads) if not _IN_DOLLARS.search(words)]
    return [index for index, words in enumerate(heads) if units.heads_other_money(words)]


OTHER_MONEY = "its money is not in dollars"
_IN_DOLLARS = re.compile(r"\bUS\$|\bU\.S\.\s?(?:\$|dollars)|\bUSD\b", re.IGNORECASE)


def _units_of_rows(table: Table, statement: str, skip: set[int]) -> list[str]:
    places = [
        f.number.places for row in table.rows for f in row.figures if f.column not in skip and not (f.number.is_nil or f.number.is_percent)
    ]
    whole = sum(place == 0 for place in places) * 2 >= len(places)
    found = [unit_of_row(row, tuple(f for f in row.figures if f.column not in skip), statement, whole) for row in table.rows]
    return what_would_dilute(table, found)


def _cells(table: Table, statement: str, over: _Over, row_units: list[str], scale: units.Scale) -> list[Cell]:
    """Every figure of a table that has a period, with all that it is."""
    share_scale = scale_of_shares(table, row_units, scale, over.periods)
    measures = measures_by_column(table, over.skip)
    qualifiers = measure_qualifiers(measures)
    row_members = {} if over.members or parts_current_from_noncurrent(table) else segments_by_row(table, statement)
    by_measure = bool(measures) and not over.members and statement in ("segment", "selected_data", "other")
    if by_measure:
        # the measure stands over the columns: the captions are its members
        named = {
            row.number: row.label
            for row in table.rows
            if is_member_name(row.label) and not MEASURE.search(re.sub(r"\(.*?\)", "", row.label))
        }
        row_members = {**named, **others(table, named)} or row_members
    elif roll_forward_periods(table):  # the columns are what is rolled forward
        measures = {index: (column.words,) for index, column in enumerate(table.columns) if column.words}
    # in a table of many things, the blocks that are split by member are segment tables of their own
    split = {row.headings for row in table.rows if row.number in row_members} if statement in ("other", "selected_data") else set()
    guidance, restated = _GUIDANCE.search(table.title) is not None, _RESTATED.search(table.title) is not None
    is_guidance = [guidance and not _ACTUAL.search(column.words) or _GUIDANCE.search(column.words) is not None for column in table.columns]
    is_restated = [restated or _RESTATED.search(column.words) is not None for column in table.columns]
    is_adjusted = [ADJUSTED.search(column.words) is not None for column in table.columns]
    shares_of_a_column = percent_columns(table, over.skip)
    counting = count_columns(table)
    averages = shows_averages(table)
    cells: list[Cell] = []
    section = statement
    for row, unit in zip(table.rows, row_units, strict=True):
        in_split = bool(row.headings) and row.headings in split and (row.number in row_members or TOTAL.search(row.label) is not None)
        if in_split or by_measure and row.number in row_members:
            section = "segment"
        else:
            # what follows a reconciliation's end stands under its heading still
            section = section_of("non_gaap_reconciliation" if section == "non_gaap_reconciliation" else statement, row)
        headings = [heading for heading in row.headings if not _ONLY_A_SCALE.fullmatch(heading)]
        parent, member = " > ".join(headings) or None, row_members.get(row.number)
        point = None if averages else point_of_row(row, section)
        for figure in row.figures:
            column = table.columns[figure.column]
            period = over.sectioned.get((row.number, figure.column)) or over.periods[figure.column]
            if period is None or figure.column in over.skip:
                continue
            counted = "pure" if figure.number.is_percent else column_unit(column, figure, unit)
            if figure.column in shares_of_a_column and counted == "USD":
                counted = PERCENT
            elif figure.column in counting and counted == "USD" and not (figure.number.places or figure.number.has_dollar):
                counted = "pure"
            value, decimals = scaled_value(row, figure, counted, scale, share_scale, column.words)
            cell_unit = "pure" if counted in (PERCENT, COUNT) else "USD" if counted == PRICE else counted
            kind = cell_statement(section, cell_unit)
            measure = measures.get(figure.column)
            if section in FACE[:3] and is_adjusted[figure.column]:
                kind = "non_gaap_reconciliation"
            cells.append(
                Cell(
                    row=row,
                    figure=figure,
                    statement="other" if counted in (COUNT, PRICE) or is_guidance[figure.column] else kind,
                    parent=" > ".join([*headings, *measure]) if measure else parent,
                    segment=over.members.get(figure.column) or qualified_member(member, qualifiers.get(figure.column)),
                    period=period if point is None else at_point(row, period, point),
                    value=value,
                    unit=cell_unit,
                    decimals=decimals,
                    is_guidance=is_guidance[figure.column],
                    is_restated=is_restated[figure.column],
                )
            )
    return cells


_ONLY_A_SCALE = re.compile(r"\(?(?:(?:u\.?s\.?\s+)?dollars\s+|amounts\s+)?in\s+(?:thousands|millions|billions)(?:\s+of\s+(?:u\.?s\.?\s+)?dollars)?\)?", re.IGNORECASE)
"""A heading that says in what the rows are printed, which names nothing."""
_OF_A_WHOLE = re.compile(r"(?:%|\bpercent(?:age)?s?)\s+of\b(?!.*\b(?:change|increase|decrease)\b)", re.IGNORECASE)
_NOTE_COLUMN = re.compile(r"\(?(?:see\s+)?(?:notes?|footnotes?|ref(?:erence)?s?|page)(?:\s+(?:nos?\.?|numbers?))?\)?", re.IGNORECASE)
