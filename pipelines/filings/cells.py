"""The figures of a table that have a period -> what each of them is: statement, headings, member, unit, value.

What belongs here: putting together what a table's columns, its rows and the figures themselves say. Which columns show facts, and of which
period, is over_columns.py's; what single words mean belongs to the rooms named for it (members.py, row_periods.py, column_units.py, ...).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from pipelines.filings import units
from pipelines.filings.column_members import measure_qualifiers, measures_by_column, names_apart
from pipelines.filings.dating.flows_and_balances import rows_of_balances, shows_averages
from pipelines.filings.dating.over_columns import OverColumns
from pipelines.filings.dating.row_periods import at_point, point_of_column, point_of_row
from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.measuring.column_units import (
    amounts_under_rates,
    column_unit,
    count_columns,
    per_share_columns,
    percent_columns,
    price_columns,
    share_price_columns,
    worth_columns,
)
from pipelines.filings.measuring.row_units import COUNT, GOODS, ONES, PERCENT, PRICE
from pipelines.filings.measuring.table_scales import (
    scale_of_shares,
    scaled_columns,
    scaled_value,
    scales_of_counts,
    scales_of_rows,
    table_scale,
)
from pipelines.filings.members import (
    MEASURE,
    TOTAL,
    is_member_name,
    others,
    parts_below_their_sum,
    parts_current_from_noncurrent,
    qualified_member,
    rows_named_by_the_one_above,
    segments_by_row,
)
from pipelines.filings.periods import Period
from pipelines.filings.phrases import Phrase
from pipelines.filings.statement_kinds import ADJUSTED, FACE, GUIDANCE, PRO_FORMA, cell_statement, section_of


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


@dataclass(frozen=True, slots=True)
class Scales:
    """What one printed unit is worth, as far as the table itself states it; or as it was settled for a table that doesn't."""

    of_table: units.Scale
    of_columns: dict[int, int]  # column -> factor, where columns state their own in a table that states none
    is_stated: bool  # the table says itself in what units its money is printed

    @staticmethod
    def stated_by(table: Table) -> Scales:
        scale = table_scale(table)
        return Scales(scale, scaled_columns(table) if scale.money is None else {}, scale.money is not None)


def cells(table: Table, statement: str, over: OverColumns, row_units: list[str], scales: Scales, reported: date | None) -> list[Cell]:
    """Every figure of a table that has a period, with all that it is, in row and column order.

    In: what stands over the columns; a unit for each row; `reported`, the end of the period that the document reports on: no title above
    makes guidance of what was over by then.
    """
    names = _names(table, statement, over)
    columns = _columns(table, over, names)
    counted = _what_columns_count(table, over, scales.is_stated)
    share_scale = scale_of_shares(table, row_units, scales.of_table, over.periods)
    count_scales = scales_of_counts(table)
    found: list[Cell] = []
    for row in _rows(table, statement, over, row_units, scales, names):
        for figure in row.row.figures:
            if (period := over.period_of(row.row, figure)) is None:
                continue
            column = columns[figure.column]
            counts = counted.unit_of(column.column, figure, row.unit)
            value, decimals = scaled_value(
                row.row,
                figure,
                counts,
                scales.of_table,
                share_scale,
                column.column.words,
                row.scale,
                scales.of_columns.get(figure.column),
                count_scales.get(figure.column),
            )
            is_guidance = column.is_guidance(period, reported)
            found.append(_cell(row, column, figure, period, counts, value, decimals, is_guidance))
    return found


def not_told_apart(cells: list[Cell]) -> tuple[set[int], list[Cell]]:
    """What a table prints as one fact with unlike figures, of one row, period, unit, part and measure: the columns that no row tells apart,
    and the figures of rows that don't where others do. Dashes prove nothing.
    """
    same: dict[tuple[object, ...], list[Cell]] = {}
    rows: dict[int, dict[int, tuple[object, ...]]] = {}  # row number -> column -> what its figure says it is
    for cell in cells:
        if not cell.figure.number.is_nil:
            fact = (cell.row.number, cell.period, cell.unit, cell.parent, cell.segment, cell.statement, cell.is_restated, cell.is_guidance)
            same.setdefault(fact, []).append(cell)
            rows.setdefault(cell.row.number, {})[cell.figure.column] = fact
    unlike = [found for found in same.values() if len({cell.value for cell in found}) > 1]
    pairs = {pair for found in unlike for pair in combinations([cell.figure.column for cell in found], 2)}
    alike = {pair for pair in pairs if all(row[pair[0]] == row[pair[1]] for row in rows.values() if pair[0] in row and pair[1] in row)}
    return {column for pair in alike for column in pair}, [cell for found in unlike for cell in found]


def _cell(
    row: _RowFacts,
    column: _ColumnFacts,
    figure: Figure,
    period: Period,
    counts: str,
    value: Decimal,
    decimals: int,
    is_guidance: bool,
) -> Cell:
    """A figure of this row and column. `period`: what is told of the column, or of the figure's place; `counts`: its unit as row_units.py
    tells units apart.
    """
    point = column.point or row.point
    return Cell(
        row=row.row,
        figure=figure,
        statement="other" if is_guidance else _statement_of_cell(row.section, counts, column),
        parent=" > ".join([*row.headings, *column.measure]) or None,
        segment=qualified_member(row.member, column.member or column.qualifier),
        period=at_point(row.row, period, point) if point else period,
        value=value,
        unit=_UNIT_OF_CELL.get(counts, counts),
        decimals=decimals,
        is_guidance=is_guidance,
        is_restated=column.is_restated,
    )


_UNIT_OF_CELL = {PERCENT: "pure", COUNT: "pure", GOODS: "pure", ONES: "pure", PRICE: "USD"}
"""ReportedValue.unit of what is told apart only while a table is read."""


def _statement_of_cell(section: str, counts: str, column: _ColumnFacts) -> str:
    """ReportedValue.statement of a figure that counts this, in a row of this section, under this column."""
    if counts in (COUNT, GOODS, ONES, PRICE):
        return "other"
    if section in FACE[:3] and column.is_adjusted or section == "segment" and column.is_pro_forma:
        return "non_gaap_reconciliation"
    return cell_statement(section, _UNIT_OF_CELL.get(counts, counts))


# --- what a column makes of its figures ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _ColumnFacts:
    """A column with all that its words, and the titles over it, say of its figures beside their period and unit."""

    column: Column
    point: str | None  # balances at the "beginning" or the "end" of its rows' periods
    member: str | None  # the part of the company that it shows
    measure: tuple[str, ...]  # what it shows, where the captions don't say it
    qualifier: str | None  # what sets its measure apart
    is_expected: bool
    may_be_expected: bool  # so a title says, of what was not over yet
    is_restated: bool
    is_adjusted: bool
    is_pro_forma: bool

    def is_guidance(self, period: Period, reported: date | None) -> bool:
        return self.is_expected or self.may_be_expected and (reported is None or period.end > reported)


def _columns(table: Table, over: OverColumns, names: _Names) -> list[_ColumnFacts]:
    guidance, restated = GUIDANCE.search(table.title) is not None, _RESTATED.search(table.title) is not None
    return [
        _ColumnFacts(
            column=column,
            point=point_of_column(column.words),
            member=over.members.get(index),
            measure=names.measures.get(index, ()),
            qualifier=names.qualifiers.get(index),
            is_expected=index in over.expected or GUIDANCE.search(column.words) is not None,
            may_be_expected=guidance and not _ACTUAL.search(column.words),
            is_restated=restated or _RESTATED.search(column.words) is not None,
            is_adjusted=ADJUSTED.search(column.words) is not None,
            is_pro_forma=PRO_FORMA.search(column.words) is not None,
        )
        for index, column in enumerate(table.columns)
    ]


_ACTUAL = re.compile(r"\bactual\b", re.IGNORECASE)
"""A column of what came of it, beside one of what was expected."""
_RESTATED = Phrase(r"\b(?:as\s+)?restated\b", "restated")


@dataclass(frozen=True, slots=True)
class _WhatColumnsCount:
    """The columns, by index, whose heads or figures tell what is counted where the captions speak of dollars or of numbers alone."""

    percents: set[int]
    counts: set[int]
    worths: set[int]  # dollars, beside columns of counts
    prices: set[int]
    per_share: set[int]
    share_prices: set[int]
    amounts: set[int]  # dollars under words that speak of rates

    def unit_of(self, column: Column, figure: Figure, row_unit: str) -> str:
        """What this figure counts, under this column and in a row of this unit (row_units.py)."""
        if figure.number.is_percent:
            return "pure"
        unit, index = column_unit(column, figure, row_unit), figure.column
        if unit in ("USD", "shares") and index in self.share_prices:
            return "USD/shares"
        if unit in ("pure", PERCENT) and index in self.amounts:
            return "USD"
        if unit == "USD" and index in self.percents:
            return PERCENT
        if row_unit == COUNT and self.counts and index in self.worths:
            return "USD"  # "Homes | Value" under "Homes ordered"
        if unit != "USD":
            return unit
        if index in self.prices:
            return PRICE
        if index in self.per_share:
            return "USD/shares"
        if index in self.counts and not (figure.number.places or figure.number.has_dollar):
            return "pure"
        return unit


def _what_columns_count(table: Table, over: OverColumns, states_scale: bool) -> _WhatColumnsCount:
    return _WhatColumnsCount(
        percents=percent_columns(table, over.skip),
        counts=count_columns(table),
        worths=worth_columns(table),
        prices=set() if states_scale else price_columns(table),
        per_share=per_share_columns(table),
        share_prices=share_price_columns(table),
        amounts=amounts_under_rates(table),
    )


# --- which part of the company and which measure a figure is of ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Names:
    """The members and measures of a table: those of its rows by row number, those of its columns by index."""

    of_rows: dict[int, str]
    measures: dict[int, tuple[str, ...]]
    qualifiers: dict[int, str]
    are_under_measures: bool  # the measure stands over the columns, and the captions are its members
    split: set[tuple[str, ...]]  # in a table of many things, the headings of blocks that are split by member

    def are_of_a_segment(self, row: Row) -> bool:
        """Is this a row of a segment table: by the table's columns, or as a block of its own in a table of many things?"""
        is_member = row.number in self.of_rows
        in_split = bool(row.headings) and row.headings in self.split and (is_member or TOTAL.search(row.label) is not None)
        return in_split or self.are_under_measures and is_member


def _names(table: Table, statement: str, over: OverColumns) -> _Names:
    measures = measures_by_column(table, over.skip)
    qualifiers = measure_qualifiers(measures)
    are_members = len(set(over.members.values())) > 1  # one part beside the whole ("Consolidated | U.S. only") has members in its rows
    of_rows = {} if are_members or parts_current_from_noncurrent(table) else segments_by_row(table, statement)
    are_under_measures = bool(measures) and not over.members and statement in ("segment", "selected_data", "other")
    if are_under_measures:
        captions = {row.number: row.label for row in table.rows if is_member_name(row.label) and not _names_a_measure(row.label)}
        of_rows = {**captions, **others(table, captions)} or of_rows
    elif over.rolls_forward or not any(over.periods) and any(point_of_column(column.words) for column in table.columns):
        measures = {index: (column.words,) for index, column in enumerate(table.columns) if column.words}
    elif not over.members and not measures:
        measures = names_apart(table, over.periods if any(over.periods) else _periods_of_a_row(table, over))
    if over.expected:
        measures = {**{index: (word,) for index, word in over.expected.items()}, **measures}
    split = {row.headings for row in table.rows if row.number in of_rows} if statement in ("other", "selected_data") else set()
    return _Names(of_rows, measures, qualifiers, are_under_measures, split)


def _periods_of_a_row(table: Table, over: OverColumns) -> list[Period | None]:
    """The period of each column in the first row that is dated in most of them, where headings among the rows alone tell periods: "Shares |
    Price | Value" over "December 31, 2001".
    """
    dated = [{figure.column: over.period_of(row, figure) for figure in row.figures} for row in table.rows]
    fullest = max(dated, key=lambda each: sum(period is not None for period in each.values()), default={})
    return [fullest.get(index) for index in range(len(table.columns))]


def _names_a_measure(label: str) -> bool:
    return MEASURE.search(re.sub(r"\(.*?\)", "", label)) is not None


# --- what a row makes of its figures ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _RowFacts:
    """A row with all that its caption and the headings over it say of its figures."""

    row: Row
    unit: str  # as row_units.py tells units apart
    scale: int | None  # that its caption or a heading states
    section: str  # the statement to which it belongs
    point: str | None  # what it makes of its columns' periods (`point_of_row`)
    member: str | None  # the part of the company that it shows
    headings: tuple[str, ...]  # outermost first, those that name something; the line item above it is one for a caption relative to it


def _rows(table: Table, statement: str, over: OverColumns, row_units: list[str], scales: Scales, names: _Names) -> list[_RowFacts]:
    sections = _sections(table, statement, names)
    points = _points_of_rows(table, statement, over, sections)
    row_scales = scales_of_rows(table, scales.is_stated)
    named_by_above = {**rows_named_by_the_one_above(table), **{part.number: row.label for part, row in parts_below_their_sum(table)}}
    return [
        _RowFacts(
            row=row,
            unit=unit,
            scale=row_scales.get(row.number),
            section=section,
            point=point,
            member=names.of_rows.get(row.number),
            headings=(
                *(heading for heading in row.headings if not _ONLY_A_SCALE.fullmatch(heading)),
                *((named_by_above[row.number],) if row.number in named_by_above else ()),
            ),
        )
        for row, unit, section, point in zip(table.rows, row_units, sections, points, strict=True)
    ]


_ONLY_A_SCALE = re.compile(
    r"\(?(?:(?:u\.?s\.?\s+)?dollars\s+|amounts\s+)?in"
    r"\s+(?:thousands|millions|billions)(?:\s+of\s+(?:u\.?s\.?\s+)?dollars)?(?:,?\s+except\b[^()]{0,60})?\)?",
    re.IGNORECASE,
)
"""A heading that says in what the rows are printed, which names nothing."""


def _sections(table: Table, statement: str, names: _Names) -> list[str]:
    """The statement to which each row belongs."""
    return list(_each_section(table, statement, names))


def _each_section(table: Table, statement: str, names: _Names) -> Iterator[str]:
    section = statement
    for row in table.rows:
        if names.are_of_a_segment(row):
            section = "segment"
        else:
            # what follows a reconciliation's end stands under its heading still
            section = section_of("non_gaap_reconciliation" if section == "non_gaap_reconciliation" else statement, row)
        yield section


def _points_of_rows(table: Table, statement: str, over: OverColumns, sections: list[str]) -> list[str | None]:
    """What each row makes of its columns' periods (`point_of_row`); None where they are what the columns say."""
    if over.rolls_forward and {"beginning", "end"} <= {point_of_column(column.words) for column in table.columns}:
        return [None] * len(table.rows)  # its columns say which of its figures are balances
    if shows_averages(table):
        return [None] * len(table.rows)
    balances = rows_of_balances(table, over.periods) if statement not in FACE else frozenset()
    of_quarters = any(_QUARTER_END.fullmatch(row.label) for row in table.rows)
    points = []
    for row, section in zip(table.rows, sections, strict=True):
        point = "quarter" if of_quarters and _AVERAGE.fullmatch(row.label) else point_of_row(row, section)
        points.append("end" if point is None and row.number in balances else point)
    return points


_AVERAGE = re.compile(r"average", re.IGNORECASE)
_QUARTER_END = re.compile(r"quarter[-\s]end|end\s+of\s+quarter", re.IGNORECASE)
"""Captions of which the one is of the quarter that ends with the day of the other: "Average", "Quarter end"."""
