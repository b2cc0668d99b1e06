"""Table -> what its figures are: which statement, which period and unit each cell has, and which rows are members of which measure.

What belongs here: reading the words around a lattice. A table whose scale or periods no one states is refused, never guessed. The
arithmetic that confirms it is footing.py's; the mapping of captions to concepts is dbt's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pipelines.filings import units
from pipelines.filings.bridges import bridge_periods
from pipelines.filings.column_periods import (
    between_balances,
    falls_due,
    is_ahead,
    period_of,
    with_ends_of_quarters,
    with_ends_of_years,
    with_years_side_by_side,
)
from pipelines.filings.column_units import (
    all_percent,
    column_unit,
    count_columns,
    per_share_columns,
    percent_columns,
    price_columns,
    worth_columns,
)
from pipelines.filings.document_context import Context
from pipelines.filings.flows_and_balances import flow_or_balance, kind_of_column, rows_of_balances, shows_averages
from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.members import (
    MEASURE,
    TOTAL,
    is_member_name,
    measure_qualifiers,
    measures_by_column,
    names_apart,
    others,
    parts_current_from_noncurrent,
    qualified_member,
    rows_named_by_the_one_above,
    segments_by_column,
    segments_by_row,
)
from pipelines.filings.neighbour_units import shows_ratios_only, units_of_rows
from pipelines.filings.periods import Head, Period, merged, says_change
from pipelines.filings.phrases import Phrase
from pipelines.filings.row_periods import at_point, point_of_column, point_of_row, roll_forward_periods
from pipelines.filings.row_units import COUNT, ONES, PERCENT, PRICE
from pipelines.filings.section_periods import periods_of_quarter_rows, section_periods
from pipelines.filings.shared_heads import (
    alike,
    beside_dated,
    head_of_titles,
    of_its_year,
    of_the_reports_year,
    quarters_of_one_year,
    shared_in_groups,
    trailing_beside_quarters,
    with_the_one_day,
    with_the_one_length,
    year_beside_its_quarters,
    years_beside_quarters,
    years_named_by_their_beginning,
)
from pipelines.filings.statement_kinds import (
    ADJUSTED,
    FACE,
    PRO_FORMA,
    cell_statement,
    section_of,
    statement_of,
)
from pipelines.filings.table_scales import (
    prints_few_shares,
    scale_of_shares,
    scale_proven,
    scale_told,
    scaled_columns,
    scaled_value,
    scales_of_rows,
    table_scale,
    wants_scale,
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
    undated: tuple[tuple[Row, Figure], ...] = ()  # figures for which no period is told, in page order


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
GUIDANCE = Phrase(
    r"\b(?:guidance|outlook|forecast(?:ed)?|projected|projections?|targets?|expected\s+range)\b",
    "guidance outlook forecast project target expected",
)


_ACTUAL = re.compile(r"\bactual\b", re.IGNORECASE)
"""A column of what came of it, beside one of what was expected."""
_RESTATED = Phrase(r"\b(?:as\s+)?restated\b", "restated")


def each_reading(tables: list[Table], context: Context, assumed: int | None = None) -> list[Reading]:
    """The tables one by one, each with its meaning; `assumed` as for `reading`."""
    found: list[Reading] = []
    for number, table in enumerate(map(upright, tables), 1):
        before = found[-1] if found else None
        continued = _continue_from(table, before)
        found.append(reading(table, number, context, assumed, inherited=before.periods if continued and before else None))
    return found


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
    scale = table_scale(table)
    column_scales = scaled_columns(table) if scale.money is None else {}
    result = Reading(table, number, statement, scale.money or 1, over.periods, [])
    if not any(over.periods) and not any(over.sectioned.values()):
        reason = over.refused[0][1] if over.refused else "its columns show changes only"
        result.refusal = (rule_of(reason), f"No figure of this table was read: {reason}.")
        return result
    states_scale = scale.money is not None
    row_units = units_of_rows(table, statement, over.skip, states_scale)
    if scale.money is None and (wants_scale(table, row_units) or scale.shares is None and prints_few_shares(table, row_units)):
        settled = assumed or scale_proven(table, row_units) or scale_told(table, row_units, context)
        if settled is None:
            result.refusal = ("scale_not_stated", "No caption says in what units the money of this table is printed.")
            return result
        scale = replace(scale, money=settled, shares=scale.shares or 1)
        result.scale = settled
    if statement in FACE and shows_ratios_only(row_units):
        result.statement = statement = "other"
    result.cells = _cells(table, statement, over, row_units, scale, column_scales, states_scale, context.period_end)
    result.refused_columns = tuple(over.refused)
    result.undated = tuple(_undated(table, over))
    return result


def _undated(table: Table, over: _Over) -> Iterator[tuple[Row, Figure]]:
    """The figures for which neither a column nor a row tells a period, but for changes in percent, which are no facts."""
    for row in table.rows:
        for figure in row.figures:
            told = figure.column in over.skip or over.periods[figure.column] is not None or (row.number, figure.column) in over.sectioned
            if not told and not (figure.number.is_percent and says_change(row.label)):
                yield row, figure


@dataclass(slots=True)
class _Over:
    """What stands over the columns: those that show no facts, a period each or the reason why not, periods that headings among the rows
    state, and members.
    """

    skip: set[int]
    periods: list[Period | None]
    refused: list[tuple[int, str]]
    sectioned: dict[tuple[int, int], Period]
    members: dict[int, str]
    rolls_forward: bool  # rows alone are dated, and the columns are what is rolled forward


def _over_the_columns(table: Table, statement: str, context: Context, inherited: list[Period | None] | None) -> _Over:
    title_head = head_of_titles(table.titles)
    own = [of_its_year(column.head, table.titles) for column in table.columns]
    own = with_the_one_day(beside_dated(own, table), statement)
    own = trailing_beside_quarters(years_beside_quarters(with_the_one_length(shared_in_groups(own, table), statement), statement), table)
    heads = quarters_of_one_year(
        years_named_by_their_beginning([merged(what, title_head) for what in year_beside_its_quarters(own, table)], own, title_head), table
    )
    heads = of_the_reports_year(heads, own, title_head, context)
    if statement == "balance_sheet":
        # a balance is of a day, whatever durations the titles around it or the changes beside it speak of
        of_a_day = [
            mine.fiscal_quarter is not None or mine.day is not None and "end" not in column.words.lower()
            for mine, column in zip(own, table.columns, strict=True)
        ]
        heads = [
            replace(what, months=None if a_day else mine.months, weeks=None, year_to_date=False)
            for what, mine, a_day in zip(heads, own, of_a_day, strict=True)
        ]
    elif statement not in FACE and any(what.has_length or what.fiscal_quarter is not None for what in own):
        # "As of September 30," beside quarters: the title's length isn't that column's
        of_a_day = [mine.is_instant and mine.day is not None and not mine.has_length for mine in own]
        heads = [
            replace(what, months=None, weeks=None, year_to_date=False) if a_day else what
            for what, a_day in zip(heads, of_a_day, strict=True)
        ]
    shares_of_a_whole = all(
        _OF_A_WHOLE.search(column.words) for column in table.columns
    )  # and no changes, though a percent sign stands over them
    skip = {
        i
        for i, column in enumerate(table.columns)
        if column.is_change
        and not shares_of_a_whole
        or all_percent(table, i)
        or _NOTE_COLUMN.fullmatch(column.words)
        or _DUE.search(column.words)
        and _prints_years(table, i)
    }
    periods: list[Period | None] = []
    refused: list[tuple[int, str]] = []
    kind = flow_or_balance(table, statement)
    context = with_ends_of_years(heads, with_years_side_by_side(heads, with_ends_of_quarters(heads, context)))
    of_days = kind == "balance_sheet" and not any(_OF_A_PERIOD.search(row.label) for row in table.rows)
    for index, what in enumerate(heads):
        if of_days and own[index].day is not None and not own[index].has_length:
            what = replace(what, months=None, weeks=None, year_to_date=False)  # a title's length is no balance's
        period, reason = (inherited[index], "") if inherited else period_of(what, kind_of_column(table.columns[index], kind), context)
        if period is not None and is_ahead(period, context) and not GUIDANCE.search(f"{table.title} {table.columns[index].words}"):
            period, reason = None, "the period was not over on the day of the document"
        periods.append(None if index in skip else period)
        if period is None and index not in skip:
            refused.append((index, reason))
    for index in _ends_of_ranges(table):
        if (period := periods[index]) is not None and (is_ahead(period, context) or GUIDANCE.search(table.title)):
            periods[index] = None
            refused.append((index, OF_A_RANGE))
    periods = falls_due(table, between_balances(table, periods))
    refused = [(index, reason) for index, reason in refused if periods[index] is None]
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
    rolled = roll_forward_periods(table, context)
    by_row = {
        **bridge_periods(table, heads, periods, context),
        **section_periods(table, statement, heads, context),
        **rolled,
        **of_quarters,
    }
    wanting = {figure.column for row in table.rows for figure in row.figures if (row.number, figure.column) not in by_row}
    refused = [
        (index, reason) for index, reason in sorted(dict(reversed(refused)).items()) if index in wanting
    ]  # the first reason for each
    return _Over(skip, periods, refused, by_row, segments_by_column(table, own, statement), bool(rolled))


_OF_A_PERIOD = re.compile(
    r"\bcash\s+flows?\b|\bexpenditures\b|\bsales\b(?!\s+in\b)|\brevenues?\b|\bnet\s+(?:income|loss)\b|\(quarterly\)", re.IGNORECASE
)
"""Captions of flows, in a table whose columns are headed by days."""


def rule_of(reason: str) -> str:
    """The rule by which a column is refused for this reason."""
    return {OTHER_MONEY: "currency_not_usd", OF_A_RANGE: "range_not_read"}.get(reason, "period_not_found")


def _ends_of_ranges(table: Table) -> list[int]:
    """The columns that print the low and the high end of what is expected; none where only one of both stands there."""
    ends = {
        index: found[0].lower() for index, column in enumerate(table.columns) if (found := _LOW_OR_HIGH.search(column.words)) is not None
    }
    return list(ends) if {"low", "high"} <= set(ends.values()) else []


OF_A_RANGE = "it prints one end of a range"
_LOW_OR_HIGH = re.compile(r"\b(?:low|high)\b(?=(?:\s+end)?(?:\s+of\s+range)?$)", re.IGNORECASE)


def _in_other_money(table: Table) -> list[int]:
    """The columns whose money is printed in another currency than the dollar, as their heads or the nearest titles say."""
    heads = [column.words for column in table.columns]
    if any(units.says_other_money(title) for title in table.titles[-3:]):
        return [index for index, words in enumerate(heads) if not _IN_DOLLARS.search(words)]
    return [index for index, words in enumerate(heads) if units.heads_other_money(words)]


OTHER_MONEY = "its money is not in dollars"
_IN_DOLLARS = re.compile(r"\bUS\$|\bU\.S\.\s?(?:\$|dollars)|\bUSD\b", re.IGNORECASE)


def _cells(
    table: Table,
    statement: str,
    over: _Over,
    row_units: list[str],
    scale: units.Scale,
    column_scales: dict[int, int],
    states_scale: bool,
    reported: date | None,
) -> list[Cell]:
    """Every figure of a table that has a period, with all that it is. `reported`: the end of the period that the document reports on: no
    title above makes guidance of what was over by then.
    """
    share_scale = scale_of_shares(table, row_units, scale, over.periods)
    roles = [point_of_column(column.words) for column in table.columns]
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
    elif over.rolls_forward or any(roles) and not any(over.periods):
        measures = {index: (column.words,) for index, column in enumerate(table.columns) if column.words}
    elif not over.members and not measures:
        measures = names_apart(table, over.periods)
    # in a table of many things, the blocks that are split by member are segment tables of their own
    split = {row.headings for row in table.rows if row.number in row_members} if statement in ("other", "selected_data") else set()
    guidance, restated = GUIDANCE.search(table.title) is not None, _RESTATED.search(table.title) is not None
    expected = [GUIDANCE.search(column.words) is not None for column in table.columns]
    may_be_expected = [guidance and not _ACTUAL.search(column.words) for column in table.columns]
    is_restated = [restated or _RESTATED.search(column.words) is not None for column in table.columns]
    is_adjusted = [ADJUSTED.search(column.words) is not None for column in table.columns]
    shares_of_a_column = percent_columns(table, over.skip)
    counting = count_columns(table)
    worth = worth_columns(table)
    priced = set() if states_scale else price_columns(table)
    a_share = per_share_columns(table)
    row_scales = scales_of_rows(table, states_scale)
    quarter_ends = any(_QUARTER_END.fullmatch(row.label) for row in table.rows)
    averages = shows_averages(table)
    balances = rows_of_balances(table, over.periods) if statement not in FACE and not averages else frozenset()
    rolls_by_column = over.rolls_forward and {"beginning", "end"} <= set(roles)
    named_by_above = {number: [label] for number, label in rows_named_by_the_one_above(table).items()}
    cells: list[Cell] = []
    section = statement
    for row, unit in zip(table.rows, row_units, strict=True):
        in_split = bool(row.headings) and row.headings in split and (row.number in row_members or TOTAL.search(row.label) is not None)
        if in_split or by_measure and row.number in row_members:
            section = "segment"
        else:
            # what follows a reconciliation's end stands under its heading still
            section = section_of("non_gaap_reconciliation" if section == "non_gaap_reconciliation" else statement, row)
        headings = [heading for heading in row.headings if not _ONLY_A_SCALE.fullmatch(heading)] + named_by_above.get(row.number, [])
        parent, member = " > ".join(headings) or None, row_members.get(row.number)
        point = None if averages else "quarter" if quarter_ends and _AVERAGE.fullmatch(row.label) else point_of_row(row, section)
        if rolls_by_column:
            point = None  # its columns say which of its figures are balances
        elif point is None and row.number in balances:
            point = "end"
        for figure in row.figures:
            column = table.columns[figure.column]
            period = over.sectioned.get((row.number, figure.column)) or over.periods[figure.column]
            if period is None or figure.column in over.skip:
                continue
            counted = "pure" if figure.number.is_percent else column_unit(column, figure, unit)
            if figure.column in shares_of_a_column and counted == "USD":
                counted = PERCENT
            elif unit == COUNT and counting and figure.column in worth and not figure.number.is_percent:
                counted = "USD"  # "Homes | Value" under "Homes ordered"
            elif figure.column in priced and counted == "USD":
                counted = PRICE
            elif figure.column in a_share and counted == "USD":
                counted = "USD/shares"
            elif figure.column in counting and counted == "USD" and not (figure.number.places or figure.number.has_dollar):
                counted = "pure"
            value, decimals = scaled_value(
                row, figure, counted, scale, share_scale, column.words, row_scales.get(row.number), column_scales.get(figure.column)
            )
            cell_unit = "pure" if counted in (PERCENT, COUNT, ONES) else "USD" if counted == PRICE else counted
            kind = cell_statement(section, cell_unit)
            measure = measures.get(figure.column)
            is_guidance = expected[figure.column] or may_be_expected[figure.column] and (reported is None or period.end > reported)
            if section in FACE[:3] and is_adjusted[figure.column] or section == "segment" and PRO_FORMA.search(column.words):
                kind = "non_gaap_reconciliation"
            cells.append(
                Cell(
                    row=row,
                    figure=figure,
                    statement="other" if counted in (COUNT, ONES, PRICE) or is_guidance else kind,
                    parent=" > ".join([*headings, *measure]) if measure else parent,
                    segment=over.members.get(figure.column) or qualified_member(member, qualifiers.get(figure.column)),
                    period=at_point(row, period, where) if (where := roles[figure.column] or point) else period,
                    value=value,
                    unit=cell_unit,
                    decimals=decimals,
                    is_guidance=is_guidance,
                    is_restated=is_restated[figure.column],
                )
            )
    return cells


_AVERAGE = re.compile(r"average", re.IGNORECASE)
_QUARTER_END = re.compile(r"quarter[-\s]end|end\s+of\s+quarter", re.IGNORECASE)
"""Captions of which the one is of the quarter that ends with the day of the other: "Average", "Quarter end"."""
_ONLY_A_SCALE = re.compile(
    r"\(?(?:(?:u\.?s\.?\s+)?dollars\s+|amounts\s+)?in"
    r"\s+(?:thousands|millions|billions)(?:\s+of\s+(?:u\.?s\.?\s+)?dollars)?(?:,?\s+except\b[^()]{0,60})?\)?",
    re.IGNORECASE,
)
"""A heading that says in what the rows are printed, which names nothing."""
_OF_A_WHOLE = re.compile(r"(?:%|\bpercent(?:age)?s?)\s+of\b(?!.*\b(?:change|increase|decrease)\b)", re.IGNORECASE)
_DUE = re.compile(r"\b(?:maturit(?:y|ies)|matures?|due|expir\w+)\b", re.IGNORECASE)


def _prints_years(table: Table, index: int) -> bool:
    """Are all figures of this column years, as those in which debts fall due?"""
    printed = [figure for row in table.rows for figure in row.figures if figure.column == index and not figure.number.is_nil]
    return bool(printed) and all(1900 < figure.number.value < 2200 and figure.text.strip().isdigit() for figure in printed)


_NOTE_COLUMN = re.compile(r"\(?(?:see\s+)?(?:notes?|footnotes?|ref(?:erence)?s?|page)(?:\s+(?:nos?\.?|numbers?))?\)?", re.IGNORECASE)
