"""A table -> what stands over each of its columns: whether it shows facts at all, its period or the reason why it has none, its member.

What belongs here: the order in which heads, neighbours, titles and rows decide on a column, and what makes one no column of facts. How
heads are completed is shared_heads.py's, which days a head means column_periods.py's, what headings and captions of rows say
section_periods.py's, row_periods.py's and bridges.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.filings import units
from pipelines.filings.column_members import segments_by_column
from pipelines.filings.dating.bridges import bridge_periods
from pipelines.filings.dating.column_periods import between_balances, falls_due, is_ahead, period_of, with_ends_that_columns_name
from pipelines.filings.dating.counted_quarters import told_apart_by_quarters
from pipelines.filings.dating.flows_and_balances import flow_or_balance, kind_of_column
from pipelines.filings.dating.row_periods import roll_forward_periods
from pipelines.filings.dating.section_periods import nils_of_quarters_to_come, periods_of_quarter_rows, section_periods
from pipelines.filings.dating.shared_heads import alike, completed_heads, own_heads, without_length, years_askew
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Figure, Row, Table
from pipelines.filings.measuring.column_units import all_percent
from pipelines.filings.periods import Head, Period, head
from pipelines.filings.phrases import Phrase
from pipelines.filings.statement_kinds import GUIDANCE


@dataclass(frozen=True, slots=True)
class OverColumns:
    """What stands over the columns of a table; an index is one into `Table.columns`."""

    skip: set[int]  # columns that show no facts
    periods: list[Period | None]  # one a column
    refused: tuple[tuple[int, str], ...]  # columns of facts without a period that hold figures which no row dates, each with the reason
    by_row: dict[tuple[int, int], Period]  # (row number, column) -> a period that its row or a heading states, before its column's
    members: dict[int, str]  # column -> the part of the company that it shows
    unplaced: set[tuple[int, int]]  # (row number, column) of quarters that no one places in their column's longer period
    expected: dict[int, str]  # column -> which end it prints of the range in which something is expected: "Low", "High", "Midpoint"
    rolls_forward: bool  # rows alone are dated, and the columns are what is rolled forward
    not_yet: frozenset[tuple[int, int]]  # (row number, column) of dashes for periods that were not over

    @property
    def names_a_period(self) -> bool:
        return any(self.periods) or bool(self.by_row)

    def period_of(self, row: Row, figure: Figure) -> Period | None:
        """The period told for this figure; None where none is, and where it is no fact."""
        if not self.is_fact(row, figure) or (row.number, figure.column) in self.unplaced:
            return None
        return self.by_row.get((row.number, figure.column)) or self.periods[figure.column]

    def is_fact(self, row: Row, figure: Figure) -> bool:
        """Does this figure's column show facts, and is it no dash for what was not over?"""
        return figure.column not in self.skip and (row.number, figure.column) not in self.not_yet


def over_the_columns(table: Table, statement: str, context: Context, inherited: list[Period | None] | None) -> OverColumns:
    """What stands over the columns of a table of this statement. `inherited`: the periods of the table that this one goes on with, one a
    column; None where it goes on with none.
    """
    own = own_heads(table, statement)
    heads = completed_heads(own, table, statement, context)
    context = with_ends_that_columns_name(heads, context)
    skip = {index for index in range(len(table.columns)) if _shows_no_facts(table, index)}
    told = _told(inherited) if inherited else _told_by_heads(heads, own, table, statement, context)
    dated, expected = _dated(told, table, skip, context)
    dated.refuse(_in_other_money(table, dated.periods), OTHER_MONEY)
    dated.refuse(alike(table, heads, skip), "two columns bear the same words")
    dated.refuse(told_apart_by_quarters(table, dated.periods), "other quarters stand over columns that have the same period")
    dated.refuse(years_askew(dated.periods, heads, own), "its title speaks of years, but such columns end some months apart")
    of_quarters, without_end, unplaced = periods_of_quarter_rows(table, heads, context)
    for index, reason in without_end:
        dated.refuse([index], reason)
    rolled = roll_forward_periods(table, context)
    by_row = {
        **bridge_periods(table, heads, dated.periods, context),
        **section_periods(table, statement, heads, context),
        **rolled,
        **of_quarters,
    }
    unplaced -= by_row.keys()
    dated.refuse(_of_rows_alone(table, unplaced), "its rows are quarters of which no one says where in its period they lie")
    wanting = {figure.column for row in table.rows for figure in row.figures if (row.number, figure.column) not in by_row}
    refused = tuple((index, reason) for index, reason in sorted(dated.reasons.items()) if index in wanting)
    not_yet = nils_of_quarters_to_come(table, by_row, context)
    members = segments_by_column(table, own, statement, skip)
    return OverColumns(skip, dated.periods, refused, by_row, members, unplaced, expected, bool(rolled), not_yet)


def _of_rows_alone(table: Table, places: set[tuple[int, int]]) -> set[int]:
    """The columns that hold figures at these places (row number, column) alone."""
    held = [(row.number, figure.column) for row in table.rows for figure in row.figures]
    return {index for _, index in places} - {index for number, index in held if (number, index) not in places}


# --- columns that show no facts ----------------------------------------------------------------------------------------------------------


def _shows_no_facts(table: Table, index: int) -> bool:
    """Does this column show changes, percentages, numbers of notes, or the years in which something falls due?"""
    column = table.columns[index]
    return (
        column.is_change
        and not _are_shares_of_a_whole(table)
        or all_percent(table, index)
        or _NOTE_COLUMN.fullmatch(column.words) is not None
        or _DUE.search(column.words) is not None
        and _prints_years(table, index)
    )


def _are_shares_of_a_whole(table: Table) -> bool:
    """Do all columns show what part of something each row is, and no changes, though a percent sign stands over them?"""
    return all(_OF_A_WHOLE.search(column.words) for column in table.columns)


def _prints_years(table: Table, index: int) -> bool:
    """Are all figures of this column years, as those in which debts fall due?"""
    printed = [figure for row in table.rows for figure in row.figures if figure.column == index and not figure.number.is_nil]
    return bool(printed) and all(1900 < figure.number.value < 2200 and figure.text.strip().isdigit() for figure in printed)


_OF_A_WHOLE = re.compile(r"(?:%|\bpercent(?:age)?s?)\s+of\b(?!.*\b(?:change|increase|decrease)\b)", re.IGNORECASE)
_DUE = re.compile(r"\b(?:maturit(?:y|ies)|matures?|due|expir\w+)\b", re.IGNORECASE)
_NOTE_COLUMN = re.compile(r"\(?(?:see\s+)?(?:notes?|footnotes?|ref(?:erence)?s?|page)(?:\s+(?:nos?\.?|numbers?))?\)?", re.IGNORECASE)


# --- the period of a column, or the reason why it has none --------------------------------------------------------------------------------


@dataclass(slots=True)
class _Dated:
    """The columns while it is decided on them: a period each, or else the first reason why it has none; columns that show no facts have
    neither.
    """

    periods: list[Period | None]
    reasons: dict[int, str]

    def refuse(self, indexes: Iterable[int], reason: str) -> None:
        for index in indexes:
            self.periods[index] = None
            self.reasons.setdefault(index, reason)


def _told(periods: list[Period | None]) -> list[tuple[Period | None, str]]:
    """These periods as `period_of` gives them; where there is none, there is no reason either."""
    return [(period, "") for period in periods]


def _told_by_heads(heads: list[Head], own: list[Head], table: Table, statement: str, context: Context) -> list[tuple[Period | None, str]]:
    """The period that each column's completed head means, or None and the reason why not. `own`: the heads without the titles."""
    kind = flow_or_balance(table, statement)
    of_days = kind == "balance_sheet" and not any(_OF_A_PERIOD.search(row.label) for row in table.rows)
    told = []
    for column, what, mine in zip(table.columns, heads, own, strict=True):
        if of_days and mine.day is not None and not mine.has_length:
            what = without_length(what)  # a title's length is no balance's
        told.append(period_of(what, kind_of_column(column, kind), context))
    return told


def _dated(told: list[tuple[Period | None, str]], table: Table, skip: set[int], context: Context) -> tuple[_Dated, dict[int, str]]:
    """The columns with what is told of them, but for those that lie ahead of the document and are neither guidance nor the ends of a range;
    what stands between two balances or falls due has its period from its neighbours or rows. And the ends of what is expected, by column.
    """
    found = _Dated([], {})
    ends = _ends_of_ranges(table)
    for index, ((period, reason), column) in enumerate(zip(told, table.columns, strict=True)):
        is_guidance = index in ends or GUIDANCE.search(f"{table.title} {column.words}") is not None
        if period is not None and not is_guidance and is_ahead(period, context):
            period, reason = None, "the period was not over on the day of the document"
        found.periods.append(None if index in skip else period)
        if period is None and index not in skip:
            found.reasons[index] = reason
    expected = _expected(ends, table, found.periods, context)
    if GUIDANCE.search(table.title):
        found.refuse((index for index in ends if index not in expected and found.periods[index] is not None), OF_A_RANGE)
    periods = falls_due(table, between_balances(table, found.periods))
    return _Dated(periods, {index: reason for index, reason in found.reasons.items() if periods[index] is None}), expected


_OF_A_PERIOD = re.compile(
    r"\bcash\s+flows?\b|\bexpenditures\b|\bsales\b(?!\s+in\b)|\brevenues?\b|\bnet\s+(?:income|loss)\b|\(quarterly\)", re.IGNORECASE
)
"""Captions of flows, in a table whose columns are headed by days."""


def rule_of(reason: str) -> str:
    """The rule by which a column is refused for this reason."""
    return {OTHER_MONEY: "currency_not_usd", OF_A_RANGE: "range_not_read"}.get(reason, "period_not_found")


def _ends_of_ranges(table: Table) -> dict[int, str]:
    """The columns that print the low or the high end of ranges, or what lies between, each with the word for it; none where only one end
    stands there, and none of what shares were sold for.
    """
    ends = {index: found[0] for index, column in enumerate(table.columns) if (found := _END_OF_A_RANGE.search(column.words)) is not None}
    if not {"low", "high"} <= {re.split(r"[\s-]", word, maxsplit=1)[0].lower() for word in ends.values()}:
        return {}
    of_prices = _PRICES.search(table.title) is not None or any(not head(row.label).is_empty for row in table.rows)
    return {} if of_prices else ends


def _expected(ends: dict[int, str], table: Table, periods: list[Period | None], context: Context) -> dict[int, str]:
    """Of these ends of ranges those of what is expected of a period to come, as guidance is; its rows may name the period."""
    in_title = bool(ends) and GUIDANCE.search(table.title) is not None
    expected = {}
    for index, word in ends.items():
        period, is_guidance = periods[index], in_title or GUIDANCE.search(table.columns[index].words) is not None
        if period is None:
            is_to_come = is_guidance
        else:
            is_later = context.period_end is None or period.end > context.period_end
            is_to_come = is_guidance and is_later or is_ahead(period, context)
        if is_to_come:
            expected[index] = word
    return expected


OF_A_RANGE = "it prints one end of a range"
_END_OF_A_RANGE = re.compile(r"\b(?:(?:low|high)(?:[\s-]+end)?(?:\s+of\s+(?:the\s+)?range)?|mid-?point)(?=(?:\s*\(\w\))?$)", re.IGNORECASE)
_PRICES = Phrase(r"\b(?:prices?|bid|nyse|nasdaq)\b", "price bid nyse nasdaq")
"""Titles of tables of what shares were sold for; captions that name periods are theirs, too."""


def _in_other_money(table: Table, periods: list[Period | None]) -> list[int]:
    """The columns with a period whose money is printed in another currency than the dollar, as their heads or the nearest titles say."""
    if any(units.says_other_money(title) for title in table.titles[-3:]):
        other = [index for index, column in enumerate(table.columns) if not _IN_DOLLARS.search(column.words)]
    else:
        other = [index for index, column in enumerate(table.columns) if units.heads_other_money(column.words)]
    return [index for index in other if periods[index] is not None]


OTHER_MONEY = "its money is not in dollars"
_IN_DOLLARS = re.compile(r"\bUS\$|\bU\.S\.\s?(?:\$|dollars)|\bUSD\b", re.IGNORECASE)
