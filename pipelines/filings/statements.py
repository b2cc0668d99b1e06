"""Table -> what it is: which statement, in what units its money is printed, what its columns and its figures mean; or why it was refused.

What belongs here: the order of that work for one table, and what a table without heads takes from the one before it. A table whose scale or
periods no one states is refused, never guessed. Columns are over_columns.py's, figures cells.py's; the arithmetic that confirms them is
footing.py's; the mapping of captions to concepts is dbt's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from pipelines.filings.cells import Cell, Scales, cells, not_told_apart
from pipelines.filings.dating.flows_and_balances import shows_averages
from pipelines.filings.dating.over_columns import OverColumns, over_the_columns, rule_of
from pipelines.filings.dating.section_periods import rows_named_by_headings
from pipelines.filings.dating.shared_heads import head_of_titles, with_the_length_above
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Column, Figure, Row, Table
from pipelines.filings.lattices.upright import upright
from pipelines.filings.measuring.neighbour_units import shows_ratios_only, units_of_rows
from pipelines.filings.measuring.table_scales import prints_few_shares, scale_proven, scale_told, wants_scale
from pipelines.filings.periods import Head, Period, says_change
from pipelines.filings.statement_kinds import ADJUSTED, FACE, PRO_FORMA, statement_of


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
    confused: tuple[tuple[Row, Figure], ...] = ()  # figures that nothing tells from others of their row


def each_reading(tables: list[Table], context: Context, assumed: int | None = None) -> list[Reading]:
    """The tables one by one, each with its meaning; `assumed` as for `reading`."""
    found: list[Reading] = []
    for number, table in enumerate(map(upright, tables), 1):
        before = found[-1] if found else None
        continued = _continue_from(table, before)
        _put_under_the_year_before(table, before)
        if before is not None:
            table.columns = with_the_length_above(table, before.table)
        found.append(reading(table, number, context, assumed, inherited=before.periods if continued and before else None))
    return found


def _continue_from(table: Table, before: Reading | None) -> bool:
    """Whether this table goes on with the one before it; if so, it is given that one's columns and titles."""
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


def _put_under_the_year_before(table: Table, before: Reading | None) -> None:
    """The rows above the first year among the rows of a continued table, under the last year of the table before it, whose columns bear the
    same words: a page's end parted them.
    """
    if before is None or not any(_CONTINUED.search(title) for title in table.titles):
        return
    if not before.table.rows or [column.words for column in table.columns] != [column.words for column in before.table.columns]:
        return
    last, years = before.table.rows[-1].headings[:1], [row.headings[:1] for row in table.rows if _is_under_a_year(row)]
    if not _is_under_a_year(before.table.rows[-1]) or not years or abs(int(years[0][0]) - int(last[0])) != 1:
        return
    for row in takewhile(lambda row: not _is_under_a_year(row), table.rows):
        row.headings = (*last, *row.headings)


def _is_under_a_year(row: Row) -> bool:
    return bool(row.headings) and _YEAR.fullmatch(row.headings[0]) is not None


_YEAR = re.compile(r"(?:19|20)\d\d")
_CONTINUED = re.compile(r"\bcontinued\b", re.IGNORECASE)


def reading(
    table: Table,
    number: int,
    context: Context,
    assumed: int | None = None,
    inherited: list[Period | None] | None = None,
    assumed_of_shares: int = 1,
) -> Reading:
    """One table with its meaning.

    In: the lattice, its number in the document, what the document says elsewhere; a scale that was settled elsewhere for a table that
    states none; the periods of the table that this one goes on with; with the settled scale, what one printed share means. Out: cells, or
    the refusal.
    """
    if table.refusal is not None:
        return Reading(table, number, "other", 1, [], [], table.refusal)
    statement = _statement_shown(table)
    over = over_the_columns(table, statement, context, inherited)
    if over.by_row:
        table = replace(table, rows=rows_named_by_headings(table, over.by_row))
    scales = Scales.stated_by(table)
    result = Reading(table, number, statement, scales.of_table.money or 1, over.periods, [])
    if not over.names_a_period:
        reason = over.refused[0][1] if over.refused else "its columns show changes only"
        result.refusal = (rule_of(reason), f"No figure of this table was read: {reason}.")
        return result
    row_units = units_of_rows(table, statement, over.skip, scales.is_stated)
    if _lacks_a_scale(table, row_units, scales):
        settled = assumed or scale_proven(table, row_units) or scale_told(table, row_units, context)
        if settled is None:
            result.refusal = ("scale_not_stated", "No caption says in what units the money of this table is printed.")
            return result
        scales = replace(scales, of_table=replace(scales.of_table, money=settled, shares=scales.of_table.shares or assumed_of_shares))
        result.scale = settled
    if statement in FACE and shows_ratios_only(row_units):
        result.statement = statement = "other"
    found = cells(table, statement, over, row_units, scales, context.period_end)
    confused, unlike = not_told_apart(found)
    result.cells = [cell for cell in found if cell.figure.column not in confused and cell not in unlike]
    result.periods = [None if index in confused else period for index, period in enumerate(over.periods)]
    result.refused_columns = (*over.refused, *((index, _CONFUSED) for index in sorted(confused)))
    result.undated = tuple(_undated(table, over))
    result.confused = tuple((cell.row, cell.figure) for cell in unlike if cell.figure.column not in confused)
    return result


_CONFUSED = "its figures differ from those of another column of the same name, unit and period"


def _statement_shown(table: Table) -> str:
    """The statement that this table is, by its titles and rows, unless its columns make something else of it."""
    statement = statement_of(table)
    if statement in FACE:
        words = [column.words for column in table.columns]
        if 2 * sum(PRO_FORMA.search(each) is not None for each in words) >= len(words):
            return "non_gaap_reconciliation"  # pro forma beside as reported: the whole shows what is not GAAP
        if any(_AS_BEFORE.search(each) for each in words) and any(ADJUSTED.search(each) for each in words):
            return "other"  # what a new standard or a correction changes, line by line
    if statement == "balance_sheet" and shows_averages(table):
        return "other"  # of a period, not of its last day
    return statement


_AS_BEFORE = re.compile(r"\b(?:previously|originally)\s+reported\b", re.IGNORECASE)


def _lacks_a_scale(table: Table, row_units: list[str], scales: Scales) -> bool:
    """Does this table print money, or shares in units of many, and not say in what units?"""
    if scales.is_stated:
        return False
    return wants_scale(table, row_units) or scales.of_table.shares is None and prints_few_shares(table, row_units)


def _undated(table: Table, over: OverColumns) -> Iterator[tuple[Row, Figure]]:
    """The figures for which neither a column nor a row tells a period, but for changes in percent, which are no facts."""
    for row in table.rows:
        for figure in row.figures:
            wants_period = over.is_fact(row, figure) and over.period_of(row, figure) is None
            if wants_period and not (figure.number.is_percent and says_change(row.label)):
                yield row, figure
