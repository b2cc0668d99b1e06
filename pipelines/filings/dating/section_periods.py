"""A heading among the rows, or a caption that is a quarter or a year -> the periods of the cells below or beside it.

What belongs here: periods that stand among the rows in place of the columns', or complete them. Balances at the beginning or the end of a
column's period, and rows that are dated one by one, are row_periods.py's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from pipelines.filings.dating.column_periods import nearest, period_of
from pipelines.filings.dating.flows_and_balances import flow_or_balance, is_a_result, kind_of_row
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Row, Table
from pipelines.filings.periods import (
    IS_A_DAY,
    NOTE_MARKS,
    Head,
    Period,
    duration,
    end_date,
    ends_with_a_week,
    head,
    instant,
    merged,
)
from pipelines.filings.phrases import Phrase

_ROW_OF_A_YEAR = re.compile(r"((?:19|20)\d\d)\b")
"""A caption that gives the columns their year: "2019 as reported" under "Three months ended March 31,"."""
_LENGTH_ALONE = re.compile(r"(?:for\s+the\s+)?(?:[a-z-]+\s+|\d+\s+)?(?:months|weeks|quarters?|years?)\s+ended", re.IGNORECASE)
"""A heading that gives the dated columns over it their length."""


_AVERAGE_BALANCE = Phrase(
    r"average\s+(?:[\w'\u2019-]+\s+){0,4}(?:capital(?:\s+employed)?|assets|(?:equity|deposits|loans|debt|borrowings|liabilities|inventor(?:y|ies)))$",
    "average",
)
"""Captions of a balance's average over a period: "Average capital employed"."""
_AVERAGE_OF_SOMETHING = Phrase(
    r"(?:less:?\s+)?average\s+(?!.*\b(?:rates?|yields?|prices?|costs?|shares?|units?|li(?:fe|ves)|maturity|terms?|per|size)\b)\w",
    "average",
)
"""Captions of other averages of what is held or owed: "Less average goodwill"."""
_YEAR_HEADING = re.compile(r"(?:fiscal\s+(?:year\s+)?|year\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_QUARTER_HEADING = re.compile(
    r"(?:(?:for|in)\s+)?(?:the\s+)?(?:(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+(?:fiscal\s+)?(?:quarter|qtr\.?)"
    r"|(?:first\s+)?(?:half|(?:six|nine|twelve|6|9|12)\s+(?:months|mos\.?))|(?:full|fiscal|entire)\s+year|q[1-4]|[1-4]q)",
    re.IGNORECASE,
)
_REPORTED_HEADING = re.compile(
    r"(?:(?:for|in)\s+the\s+)(?P<length>quarter|year)"
    r"|(?P<every>quarterly|annual|full[-\s]year)\s+(?:(?:operating|financial)\s+)?(?:results|performance|earnings|income|data"
    r"|highlights)(?:\s+of\s+operations)?",
    re.IGNORECASE,
)
"""A heading that gives columns for years the length of the period reported on and no name: "Quarterly operating results", "For the year".
"""
_ORDINAL_ALONE = re.compile(r"first|second|third|fourth|1st|2nd|3rd|4th", re.IGNORECASE)
_WHOLE_YEAR = re.compile(rf"(?:(?:for|in)\s+)?(?:the\s+)?(?:(?:full|fiscal|total|entire)\s+)?(?:year|total){NOTE_MARKS}", re.IGNORECASE)


def _quarters_of(heading: str, table: Table, heads: list[Head], context: Context) -> dict[int, Period] | None:
    """Column -> period under a heading that is a year where the columns are its quarters, or is a quarter where the columns are years; None
    for any other heading.
    """
    ends = _quarter_ends(head(heading), context)
    if ends and sum(_is_quarter_of_no_year(column.head) for column in table.columns) >= 2:
        return _quarters_ending_on(ends, table, context)
    if (year := _YEAR_HEADING.fullmatch(heading)) is not None:
        return _quarters_of_year(int(year[1]), table, heads, context)
    if (reported := _REPORTED_HEADING.fullmatch(heading)) is not None:
        heading = _named_by_length((reported["length"] or reported["every"]).lower(), context)
    if _QUARTER_HEADING.fullmatch(heading):
        return _in_each_year(heading, table, heads, context)
    return None


def _quarters_ending_on(ends: tuple[date, ...], table: Table, context: Context) -> dict[int, Period]:
    """Column -> quarter, or the whole year. `ends`: the last days of the year before and of the four quarters."""
    known = context.known_ends.union(ends)
    found: dict[int, Period] = {}
    for index, column in enumerate(table.columns):
        if _is_quarter_of_no_year(column.head) and not column.is_change:
            found[index] = duration(ends[column.head.fiscal_quarter or 0], 3, None, known)
        elif column.head.is_empty and _WHOLE_YEAR.fullmatch(column.words):
            found[index] = duration(ends[4], 12, None, known)
    return found


def _quarters_of_year(year: int, table: Table, heads: list[Head], context: Context) -> dict[int, Period] | None:
    """Column -> its quarter, or its day's, of this fiscal year; None where the columns name no quarters or days without a year."""
    own = [column.head for column in table.columns]
    if sum(what.year is None and (what.fiscal_quarter is not None or what.month is not None) for what in own) < 2:
        return None
    last = context.calendar.year_end_month or _last_of_four(own)
    found: dict[int, Period] = {}
    for index, (what, column) in enumerate(zip(own, table.columns, strict=True)):
        if what.year is not None or column.is_change:
            continue
        named = _in_fiscal_year(what, year, last) or _as_long_before(heads, index, year)
        if what.is_empty and _WHOLE_YEAR.fullmatch(column.words):
            named = _whole_year(year)
        if named is not None and (period := _period_of_flows(named, context)) is not None:
            found[index] = period
    return found


def _in_each_year(heading: str, table: Table, heads: list[Head], context: Context) -> dict[int, Period]:
    """Column for a year -> the quarter, half or whole of it that a heading names."""
    what = Head(months=12) if _WHOLE_YEAR.fullmatch(heading) else head(heading)
    what = replace(what, fiscal_quarter=(what.months or 3) // 3 if what.fiscal_quarter is None else what.fiscal_quarter)
    found: dict[int, Period] = {}
    for index, (completed, column) in enumerate(zip(heads, table.columns, strict=True)):
        if column.is_change:
            continue
        if completed.months == 12 and completed.day is not None:
            if (period := _in_the_year_ending(completed, what, context)) is not None:
                found[index] = period
            continue
        if not (completed.is_year_alone or column.head.is_year_alone):
            continue
        period = _period_of_flows(replace(what, year=completed.year), context)
        if period is None and completed.month is not None and (what.months in (6, 9, 12) or what.fiscal_quarter == 4):
            period = _period_of_flows(replace(completed, months=what.months or 3, weeks=None), context)
        if period is not None:
            found[index] = period
    return found


def _in_the_year_ending(year: Head, what: Head, context: Context) -> Period | None:
    """The quarter, half or whole (`what`) of the year that ends on the day of this head; None where that is a year of weeks and the part of
    it ends on a day that is nowhere printed.
    """
    ends, quarter = _quarter_ends(year, context), what.fiscal_quarter
    if not ends or quarter is None or what.months == 12:
        return _period_of_flows(year, context)
    is_by_weeks = (ends[4] + timedelta(days=1)).day != 1 or ends_with_a_week(ends[4], context.known_ends)
    if is_by_weeks and quarter < 4 and ends[quarter] not in context.known_ends:
        return None
    return duration(ends[quarter], what.months or 3, None, context.known_ends if is_by_weeks else context.known_ends.union(ends))


def _whole_year(year: int | None) -> Head:
    return Head(months=12, fiscal_quarter=4, year=year)


def _period_of_flows(what: Head, context: Context) -> Period | None:
    """The period that these words mean over flows, whatever the table's other figures are; None where it isn't known."""
    return period_of(what, "income_statement", context)[0]


def _named_by_length(length: str, context: Context) -> str:
    """The heading in full: the whole year, or the quarter on which the document reports; "" where no one says which that is."""
    if not length.startswith("quarter"):
        return "full year"
    quarter = context.period_end and context.calendar.quarter_of(context.period_end)
    return f"{_ORDINALS[quarter - 1]} quarter" if quarter else ""


_ORDINALS = ("first", "second", "third", "fourth")


def _is_quarter_of_no_year(what: Head) -> bool:
    return what.fiscal_quarter is not None and what.year is None and what.month is None


def _quarter_ends(what: Head, context: Context) -> tuple[date, ...]:
    """The last days of the year before and of the four quarters of the year that ends on the day that these words name ("Year ended January
    30, 1999"); none where they name no such year.
    """
    end = end_date(what) if what.months == 12 and what.day is not None else None
    if end is None:
        return ()
    if (end + timedelta(days=1)).day == 1 and not ends_with_a_week(end, context.known_ends):
        return tuple(
            end_date(Head(month=(end.month - 3 * back - 1) % 12 + 1, year=end.year + (end.month - 3 * back - 1) // 12)) or end
            for back in (4, 3, 2, 1, 0)
        )
    return tuple(nearest(end - timedelta(days=91 * back), context.known_ends) if back else end for back in (4, 3, 2, 1, 0))


def _last_of_four(own: list[Head]) -> int | None:
    """The month with which a year ends whose four quarters stand side by side, the first or the last of them first: December over "March
    June  September  December"; None over other columns.
    """
    months = [what.month for what in own if what.month is not None and what.year is None and what.months in (None, 3)]
    if len(months) != 4 or len(own) > 5:
        return None
    steps = {(other - one) % 12 for one, other in pairwise(months)}
    return months[-1] if steps == {3} else months[0] if steps == {9} else None


def _in_fiscal_year(what: Head, year: int, last: int | None) -> Head | None:
    """This quarter, or the quarter that ends on this day, in a fiscal year; None where no one says with which month (`last`) the year
    ends.
    """
    if what.fiscal_quarter is not None:
        return replace(what, year=year)
    if what.month is None or last is None:
        return None
    return replace(what, year=year if what.month <= last else year - 1, months=3 if not what.has_length else what.months)


def _as_long_before(heads: list[Head], index: int, year: int) -> Head | None:
    """The quarter of a column as the titles complete it, moved by as many years as this year lies before the newest of the columns; None
    where these are dated by no one.
    """
    newest = max((what.year for what in heads if what.year is not None), default=None)
    what = heads[index]
    if newest is None or what.year is None or what.month is None:
        return None
    return replace(what, year=what.year - (newest - year), months=3 if not what.has_length else what.months)


def _is_the_year_of(what: Head, heads: list[Head], table: Table) -> bool:
    """Is this a bare year among the rows, below columns that name month and day of no year ("2006" under "Three months ended March 31,"),
    or nothing that a title over all of them doesn't name?
    """
    return what.is_year_alone and all(
        each.month is not None and (each.year is None or column.head.is_empty) for each, column in zip(heads, table.columns, strict=True)
    )


def periods_of_quarter_rows(
    table: Table, heads: list[Head], context: Context
) -> tuple[dict[tuple[int, int], Period], list[tuple[int, str]], set[tuple[int, int]]]:
    """(row, column) -> period where the captions are quarters and the columns years, as dividends and prices of shares are printed; the
    columns, each with the reason, that can't be read because no one says how the years end; and the (row, column) of quarters whose column
    is of a longer period in which no one says where they lie."""
    ordinals = {row.number for row in table.rows if _ORDINAL_ALONE.fullmatch(row.label)}
    captions = {row.number: f"{row.label} quarter" if len(ordinals) >= 2 and row.number in ordinals else row.label for row in table.rows}
    rows = [row for row in table.rows if _QUARTER_HEADING.fullmatch(captions[row.number])]
    found = _quarters_by_last_days(table, heads, context)
    shown = [(index, what) for index, what in enumerate(heads) if not table.columns[index].is_change]
    years = [index for index, what in shown if what.is_year_alone]
    longer = [index for index, what in shown if _is_longer_than_a_quarter(what)]
    if not rows or not years and not longer:
        return found, [], set()
    for row in rows:
        for index, period in (_quarters_of(captions[row.number], table, heads, context) or {}).items():
            found[(row.number, index)] = period
    for row in table.rows:
        for index in years if _WHOLE_YEAR.fullmatch(row.label) else ():
            if (whole := _period_of_flows(_whole_year(heads[index].year), context)) is not None:
                found[(row.number, index)] = whole
    unknown = [index for index in years if any((row.number, index) not in found and _prints(row, index) for row in rows)]
    unplaced = {(row.number, index) for row in rows if head(captions[row.number]).months == 3 for index in longer} - found.keys()
    return found, [(index, "its rows are quarters of a year of which no one says how it ends") for index in unknown], unplaced


def _is_longer_than_a_quarter(what: Head) -> bool:
    return (what.months or 0) > 3 or (what.weeks or 0) > 17


def _prints(row: Row, index: int) -> bool:
    return any(figure.column == index for figure in row.figures)


_DAY_OF_NO_YEAR = re.compile(r"[a-z]{3,9}\.?\s+\d{1,2}", re.IGNORECASE)
_BY_QUARTERS = re.compile(r"\b(?:quarters?|three\s+months)\s+end(?:ed|ing)\b", re.IGNORECASE)


def _ends_of_quarters(table: Table) -> dict[int, Head]:
    """Row number -> its quarter, where captions are the last days of a year's four quarters ("March 31", "June 30") under words that say so
    ("Quarter ended"); none for any other table.
    """
    days = {row.number: what for row in table.rows if _DAY_OF_NO_YEAR.fullmatch(row.label) and (what := head(row.label)).day is not None}
    if (
        len(days) != 4
        or _last_of_four(list(days.values())) is None
        or not any(_BY_QUARTERS.search(text) for text in (*table.titles[-2:], *(column.words for column in table.columns)))
    ):
        return {}
    return days


def _quarters_by_last_days(table: Table, heads: list[Head], context: Context) -> dict[tuple[int, int], Period]:
    """(row, column) -> quarter where the captions are the last days of a year's quarters and the columns years."""
    found: dict[tuple[int, int], Period] = {}
    ends = _ends_of_quarters(table)
    last = context.calendar.year_end_month or _last_of_four(list(ends.values()))
    for number, what in ends.items():
        for index, column in enumerate(table.columns):
            named = _in_fiscal_year(what, column.head.year, last) if column.head.is_year_alone and column.head.year is not None else None
            if named is not None and (period := _period_of_flows(named, context)) is not None:
                found[(number, index)] = period
    return found


def _is_complete(what: Head) -> bool:
    """Do these words name a length and the whole last day: "For the 3 months ended March 31, 2019"?"""
    return what.has_length and what.day is not None and what.year is not None


def _is_of_all_columns(table: Table) -> bool:
    """Is one period named over all columns, so that a heading among the rows that names another begins a block of its own?"""
    heads = {column.head for column in table.columns}
    return len(heads) == 1 and _is_complete(heads.pop())


def _are_blocks_of_years(table: Table, heads: list[Head]) -> bool:
    """Do two bare years or more head blocks of rows whose columns no one dates, or one of them all rows: "2001" over "Revenues ...
    Long-lived assets", in columns for parts of the company?
    """
    years = {heading for row in table.rows for heading in row.headings if _YEAR_HEADING.fullmatch(heading)}
    if not years or len(years) == 1 and not all(row.headings[:1] == tuple(years) for row in table.rows):
        return False
    return all(column.head.is_empty and what.month is None for column, what in zip(table.columns, heads, strict=True))


def section_periods(table: Table, statement: str, heads: list[Head], context: Context) -> dict[tuple[int, int], Period]:
    """(row number, column) -> the period that a caption ("2005"), or a heading among the rows ("Three months ended March 31, 2006:"),
    states. `heads`: of the columns, completed by the titles.
    """
    sections = _Sections(
        table=table,
        statement=statement,
        kind=flow_or_balance(table, statement),
        heads=heads,
        context=context,
        are_blocks_of_years=context.is_annual and _are_blocks_of_years(table, heads),
    )
    found: dict[tuple[int, int], Period] = {}
    for row in table.rows:
        by_column = sections.by_caption(row)
        if by_column is None:
            by_column = {**sections.by_year_in_caption(row), **sections.by_headings(row)}
        found.update(((row.number, figure.column), by_column[figure.column]) for figure in row.figures if figure.column in by_column)
    return found


def nils_of_quarters_to_come(table: Table, by_row: dict[tuple[int, int], Period], context: Context) -> frozenset[tuple[int, int]]:
    """(row number, column) of the dashes in rows that are years ("2020" under "June 30") whose period was not over when the document became
    known, in columns that print figures of other years: they say that there is none yet, and are no nil.
    """
    rows = [row for row in table.rows if _ROW_OF_A_YEAR.match(row.label)]
    last = max((day for day in (context.known_on, context.period_end) if day is not None), default=None)
    if len(rows) < 2 or last is None:
        return frozenset()
    printed = {figure.column for row in rows for figure in row.figures if not figure.number.is_nil}
    dashes = [(row.number, figure.column) for row in rows for figure in row.figures if figure.number.is_nil]
    return frozenset(place for place in dashes if place[1] in printed and (told := by_row.get(place)) is not None and told.end > last)


@dataclass(frozen=True, slots=True)
class _Sections:
    """A table whose rows or headings may state periods. Its methods give column -> period for a row; `heads` as for `section_periods`,
    `kind` whether its figures are flows or balances (`flow_or_balance`).
    """

    table: Table
    statement: str
    kind: str
    heads: list[Head]
    context: Context
    are_blocks_of_years: bool

    def by_caption(self, row: Row) -> dict[int, Period] | None:
        """The periods of a row whose caption is a year of quarters, a length, or a day; None for any other caption."""
        if _YEAR_HEADING.fullmatch(row.label) and (quarters := _quarters_of(row.label, self.table, self.heads, self.context)):
            return quarters
        if _LENGTH_ALONE.fullmatch(row.label):
            return self._of_this_length(row)
        if _AVERAGE_OF_SOMETHING.match(row.label) and (quarters := self._over_these_quarters(row)):
            return quarters
        if self.kind == "balance_sheet" and _AVERAGE_BALANCE.match(row.label):
            return self._over_these_years(row)
        if row.headings and _LENGTH_ALONE.fullmatch(row.headings[-1]) and IS_A_DAY.fullmatch(row.label):
            # "Year ended:" over "January 31, 1999"
            period = _period_of_flows(merged(head(row.label), head(row.headings[-1])), self.context)
            if all(column.head.is_empty for column in self.table.columns):
                return _in_all_columns(row, period) or None
        return None

    def _of_this_length(self, row: Row) -> dict[int, Period]:
        """ "Six Months Ended   $386.8" under days."""
        found: dict[int, Period] = {}
        for figure in row.figures:
            what = self.heads[figure.column]
            period = _period_of_flows(merged(head(row.label), what), self.context)
            if period is not None and end_date(what) is not None and not self.table.columns[figure.column].head.has_length:
                found[figure.column] = period
        return found

    def _over_these_quarters(self, row: Row) -> dict[int, Period] | None:
        """The quarters that the columns of balances name, or that end with the days over three or more of them, for an average over each: a
        quarter beside the one before it and that of the year before; None where the columns are others.
        """
        own = [figure.column for figure in row.figures if not self.table.columns[figure.column].is_change]
        named = {index: _period_of_flows(what, self.context) for index in own if _is_a_quarter(what := self.table.columns[index].head)}
        if own and len(named) == len(own):
            return {index: period for index, period in named.items() if period is not None}
        # a title's length is no balance's
        heads = [column.head for column in self.table.columns] if self.kind == "balance_sheet" else self.heads
        days = {index: day for index in own if not heads[index].has_length and (day := end_date(self.heads[index])) is not None}
        apart = {round((one - other).days / 91.31) for one, other in combinations(sorted(days.values(), reverse=True), 2)}
        if len(days) < len(own) or not {1, 4} <= apart or any(figure.number.is_percent for figure in row.figures if figure.column in days):
            return None
        return {index: duration(day, 3, None, self.context.known_ends) for index, day in days.items()}

    def _over_these_years(self, row: Row) -> dict[int, Period] | None:
        """The years over the columns of balances, for an average over each of them; None where the columns are headed by no years."""
        heads = [self.heads[figure.column] for figure in row.figures]
        if any(self.table.columns[figure.column].head.day is not None for figure in row.figures):
            return None
        told = [_period_of_flows(what, self.context) for what in heads]
        years = {figure.column: period for figure, period in zip(row.figures, told, strict=True) if period is not None}
        return years if years and all(period.length == "year" for period in years.values()) else None

    def by_year_in_caption(self, row: Row) -> dict[int, Period]:
        """The periods of a row whose caption begins with the year that the columns leave out."""
        year = _ROW_OF_A_YEAR.match(row.label)
        if year is None:
            return {}
        found: dict[int, Period] = {}
        for figure in row.figures:
            what = self.heads[figure.column]
            if what.month is not None and what.year is None:
                period, _ = period_of(replace(what, year=int(year[1])), self.statement, self.context)
                if period is not None:
                    found[figure.column] = period
        return found

    def by_headings(self, row: Row) -> dict[int, Period]:
        """The periods of a row under the innermost of its headings that states one."""
        for place in range(len(row.headings) - 1, -1, -1):
            found = self._under(row.headings[place], row.headings[place - 1] if place else "", row)
            if found is not None:
                return found
        return {}

    def _under(self, heading: str, outer: str, row: Row) -> dict[int, Period] | None:
        """The periods of a row under this heading and the one that stands over it; None where it states none."""
        if (quarters := _quarters_of(heading, self.table, self.heads, self.context)) is not None:
            return quarters
        if self.are_blocks_of_years and (year := _YEAR_HEADING.fullmatch(heading)) is not None:
            return _in_all_columns(row, _period_of_flows(_whole_year(int(year[1])), self.context))
        what = head(heading)
        if _DAY_OF_NO_YEAR.fullmatch(heading.rstrip(":")) and what.day is not None and not _LENGTH_ALONE.fullmatch(outer):
            return self._on_this_day(heading, what, row)
        dated = what.month is not None or what.year is not None
        if dated and not what.has_length and _LENGTH_ALONE.fullmatch(outer):
            what = merged(what, head(outer))  # "Six months ended / June 30, 1998:"
        if not self._states_a_period(heading, what):
            return None
        if IS_A_DAY.fullmatch(heading) and not what.has_length and self.kind == "balance_sheet" and (day := end_date(what)) is not None:
            return _in_all_columns(row, instant(day))
        found = self._completed(what, row)
        if what.is_instant and IS_A_DAY.fullmatch(heading) and not is_a_result(row):
            return {index: instant(period.end) for index, period in found.items()}  # "At December 31, 2002", whatever the captions are
        return found

    def _on_this_day(self, heading: str, what: Head, row: Row) -> dict[int, Period] | None:
        """The balances of a row under a day of no year, the one such heading of its table, that is the last of the years over the columns:
        "December 31" over "Current assets", below "Year ended December 31   1995".
        """
        days = {text for row in self.table.rows for text in row.headings if _DAY_OF_NO_YEAR.fullmatch(text.rstrip(":"))}
        columns = [(figure.column, self.table.columns[figure.column], self.heads[figure.column]) for figure in row.figures]
        if days != {heading} or any(not column.head.is_year_alone or completed.months != 12 for _, column, completed in columns):
            return None
        found = {index: end_date(replace(what, year=column.head.year)) for index, column, _ in columns}
        if any(day is None or day != end_date(completed) for day, (_, _, completed) in zip(found.values(), columns, strict=True)):
            return None
        return {index: instant(day) for index, day in found.items() if day is not None}

    def _states_a_period(self, heading: str, what: Head) -> bool:
        """Does a heading that says this state a period: a length and a date, a whole date, the columns' year, or the length of flows?"""
        if what.month is None and what.year is None:
            return self.statement != "balance_sheet" and _LENGTH_ALONE.fullmatch(heading) is not None
        is_whole = what.has_length or what.month is not None and what.year is not None
        return is_whole or _is_the_year_of(what, self.heads, self.table)

    def _completed(self, what: Head, row: Row) -> dict[int, Period]:
        """The periods of a row under a heading that says this, each completed by its column."""
        stands_alone = _is_complete(what) and _is_of_all_columns(self.table)
        kind = kind_of_row(row, self.statement) if what.is_year_alone else self.statement
        found: dict[int, Period] = {}
        for figure in row.figures:
            own = Head() if stands_alone else self.table.columns[figure.column].head
            period, _ = period_of(merged(own, merged(what, self.heads[figure.column])), kind, self.context)
            if period is not None:
                found[figure.column] = period
        return found


def _is_a_quarter(what: Head) -> bool:
    """Do these words name a quarter of a year and no day: "4Q20"?"""
    return what.fiscal_quarter is not None and what.months == 3 and what.day is None


def _in_all_columns(row: Row, period: Period | None) -> dict[int, Period]:
    """This period for every figure of a row; nothing where there is none."""
    return {} if period is None else {figure.column: period for figure in row.figures}


# --- what a row is that its heading names and its caption dates ---------------------------------------------------------------------------


def rows_named_by_headings(table: Table, by_row: dict[tuple[int, int], Period]) -> list[Row]:
    """The rows of a table, those named by the heading over them whose captions are the years that date them ("Rental income" over "2020",
    "2019"): of these blocks every row is one, and there are two at least. `by_row`: (row number, column) -> the period told by its row.
    """
    blocks: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        blocks.setdefault(row.headings, []).append(row)
    named = {
        headings
        for headings, rows in blocks.items()
        if len(rows) > 1 and headings and all(_is_dated_by_its_year(row, by_row) for row in rows) and head(headings[-1]).is_empty
    }
    return [replace(row, label=row.headings[-1], headings=row.headings[:-1]) if row.headings in named else row for row in table.rows]


def _is_dated_by_its_year(row: Row, by_row: dict[tuple[int, int], Period]) -> bool:
    """Is this row's caption a year and nothing else, in which the periods of all its figures begin or end?"""
    if (year := _YEAR_HEADING.fullmatch(row.label)) is None:
        return False
    periods = [by_row.get((row.number, figure.column)) for figure in row.figures]
    return all(period is not None and int(year[1]) in (period.end.year, (period.start or period.end).year) for period in periods)
