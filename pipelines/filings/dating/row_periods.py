"""A row's own words -> the day or period that it has whatever stands over its columns: balances at a beginning or an end, on a day, between
two days.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from pipelines.filings.dating.column_periods import period_of
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Row, Table
from pipelines.filings.periods import (
    Head,
    Period,
    duration,
    end_date,
    head,
    instant,
    spanned,
)
from pipelines.filings.phrases import ANY_DIGIT, Phrase

_OWN_PERIOD = Phrase(
    r"[^$(;%]{3,70}\bfor\s+the\s+(?:[\w-]+\s+){0,2}(?:months|weeks|quarter|year)\s+ended\s[^$(;%]{6,20}"
    r"|trailing\s+(?:12|twelve)[- ]months?\b.*",
    "ended trailing",
)
"""Captions that end with a period of their own, whatever stands over the columns."""
_BEGINNING = Phrase(
    r"\b(?:at\s+(?:the\s+)?)?beginning\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:period|year|quarter|months?)\b|,?\s+beginning(?:\s+balances?)?$"
    r"|^beginning\b|\bbeginning\s+balance\b|\bat\s+(?:start|beginning)\b",
    "beginning start",
)


_ENDING = Phrase(
    r"\(\s*(?:at\s+)?(?:period|quarter|year)[- ]end\s*\)"
    r"|\(\s*at\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\s*\)|\bend-of-(?:the-)?(?:period|year|quarter)\b"
    r"|\b(?:at\s+(?:the\s+)?)?end\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:period|year|quarter|months?)\b|,?\s+ending(?:\s+balances?)?$"
    r"|^cash,\s+end$|^(?:(?:period|quarter|year)[- ]end|ending)\b|\bat\s+(?:period|quarter|year)[- ]end\b",
    "end jan feb mar apr may jun jul aug sep oct nov dec",
)


_BALANCES = Phrase(
    r"^(?:total\s+|identifiable\s+|segment\s+|net\s+|long-lived\s+)*assets(?:\s+employed)?$|^(?:order\s+)?backlog$|^working\s+capital$"
    r"|^total\s+(?:common\s+)?(?:share|stock)holders['\u2019]?\s+(?:equity|investment)\b"
    r"|^total\s+(?:deposits|loans|liabilities|debt)(?:\s+\(in\s+\w+\))?$"
    r"|^(?:net\s+)?deferred\s+(?:income\s+)?tax\s+(?:assets?|liabilit(?:y|ies))(?:,\s+net)?$"
    r"|^(?:common\s+)?(?:stock|share)holders['\u2019]?\s+equity$|^(?:total\s+|net\s+)*(?:utility\s+)?plant(?:\s+in\s+service)?$"
    r"|^(?:client\s+assets|assets\s+under\s+(?:management|administration))\b(?!.*\baverage\b)|^(?:cellular\s+)?(?:access\s+lines|pops)$"
    r"|^financial\s+(?:consultants|advisors)$|^lots\s+(?:owned|controlled)$"
    r"|^(?:total\s+|current\s+)*remaining\s+performance\s+obligations?\b|^(?:total\s+)?annual(?:ized)?\s+recurring\s+revenue\b"
    r"|^(?:tangible\s+)?book\s+value|^equity$|^(?:(?:total|tangible|common|stockholders['\u2019]?|shareholders['\u2019]?)"
    r"\s+)*equity[-\s]+to[-\s]+(?:tangible\s+|total\s+)?(?:assets|deposits)\b"
    r"|^(?:total\s+)?non-?(?:accrual|performing|accruing)\s+(?:loans|assets)(?:\s+and\s+leases)?(?:,\s+net\b.*)?$"
    r"|^(?:accruing\s+)?loans\s+(?:\d+\s+days|past\s+due).*past\s+due(?:\s+and\s+(?:still\s+)?accruing)?$"
    r"|^other\s+real\s+estate(?:\s+owned)?(?:,\s+net)?$|^(?:total\s+)?loans,\s+net\b"
    r"|^(?:allowance|non-?performing|nonaccrual)\b(?!.*\baverage\b).*(?:\bto\b|\bas\s+a\s+(?:%|percent(?:age)?)\s+of\b|/).*\b(?:loans"
    r"|assets|leases)(?:\s+and\s+other\s+real\s+estate(?:\s+owned)?)?$"
    r"|^allowance\s+for\s+(?:(?:loan|lease|credit)(?:\s+and\s+)?){1,2}\s+losses$|^accruing\s+loans\s+past\s+due\s+\d+\s+days\b"
    r"|^reserves?\s*/\s*(?:net\s+)?loans(?:\s+receivable)?$|^(?:total\s+)?(?:(?:short|long)-term\s+)?borrowings(?:\s+from\s+\w+)?$"
    r"|^share\s?owners?['\u2019]?s?\s+equity$|^total\s+capital(?:ization)?(?:\s+invested)?$"
    r"|^(?:fair|market(?:-related)?)\s+value\s+of\s+(?:plan\s+)?assets$"
    r"|^(?:projected|accumulated|vested)\s+(?:postretirement\s+)?benefit\s+obligations?$|^funded\s+status$"
    r"|^(?:\w+\s+)?(?:cards|policies)[-\s]in[-\s]force\b"
    r"|^(?:(?:options|awards|units|shares)\s+)?(?:vested\s+(?:and|or)\s+)?expected\s+to\s+vest\b|\b(?:paid|total)\s+memberships$"
    r"|^(?:total\s+|net\s+)*debt[-\s]+to[-\s]+(?:total\s+|adjusted\s+|net\s+)*(?:capital(?:ization)?|assets|equity|enterprise\s+value"
    r"|ebitda\w*)$|\b(?:risk-based\s+capital|tier\s+(?:1|i|one)\s+leverage)\b(?!.*\baverage\b)"
    r"|^(?:community\s+bank\s+)?leverage\s+(?:capital\s+)?ratio$|\bto\s+risk-weighted\s+assets$"
    r"|^(?:(?:common\s+equity\s+)?tier\s+(?:1|i|one)|(?:total\s+)?risk-based)\b.*\b(?:ratio|capital)$"
    r"|^(?:common\s+equity\s+)?tier\s+(?:1|i|one)$",
    "investment memberships leverage assets backlog capital deposits loans liabilities debt equity book plant lines pops consultants "
    "advisors lots obligation recurring estate losses leases ratio borrowings capitalization obligation force status vest tax accruing "
    "reserve tier",
)


_NAMES_A_BALANCE = re.compile(
    r"cash(?:,?\s+(?:and\s+)?cash\s+equivalents)?(?:,?\s+and\s+(?:short-term\s+investments|marketable\s+securities))?"
    r"|(?:trade\s+)?accounts\s+receivable(?:,\s+net)?|inventor(?:y|ies)(?:,\s+net)?|net\s+debt"
    r"|(?:total\s+)?cash(?:,?\s+(?:and\s+)?cash\s+equivalents)?,?\s+(?:and\s+)?short-term"
    r"\s+investments(?:,?\s+and\s+\w+-term\s+investments)?(?:,?\s+net\s+of\s+(?:[\w-]+\s+){0,2}(?:debt|borrowings))?",
    re.IGNORECASE,
)
"""Captions of balances that discussions print under quarters."""
_CHANGES = Phrase(
    r"\b(?:changes?|increases?|decreases?|provided|used|adjustments?|cash\s+flows?|activities|acquired)\b",
    "change increase decrease provided used adjust flow activit acquired",
)
_LONG_TERM_DEBT = Phrase(r"^(?:total\s+)?long-term\s+(?:debt|obligations)\b", "long-term")
_OF_THE_OWNERS = re.compile(r"total\s+(?:common\s+)?(?:share|stock)holders", re.IGNORECASE)
_WHAT_THEY_COST = Phrase(r"\b(?:interest|expenses?|costs?|income|yields?|rates?)\b", "interest expense cost income yield rate")
"""Headings under which debt and loans are what is paid for them or earned with them, over a period."""


_CASH_AT = re.compile(r"cash\b.{0,60}(?:,|\bat|\bas\s+of)\s+[a-z]{3,9}\.?\s+\d", re.IGNORECASE)
"""Lines for the cash of a day: "Cash at January 1", "Cash and cash equivalents, March 31"."""
_BALANCE_AT = re.compile(
    r"(?:(?:\w+\s+)?balances?|retained\s+earnings|accumulated\s+deficit"
    r"|(?:partners|members|(?:stock|share)holders)['\u2019]?\s+(?:capital|equity)(?:\s*\((?:deficit|deficiency)\))?|fund\s+balances?"
    r"|accruals?|reserves?|(?:options\s+|warrants\s+)?(?:outstanding|exercisable|(?:non-?|un)vested)(?:\s+and\s+exercisable)?)(?:,"
    r"|\s+(?:at|as\s+of)|\s*[-\u2013\u2014]+)?\s*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d"
    r"|\d{1,2}/\d{1,2}/\d\d)",
    re.IGNORECASE,
)
"""Lines for the balance of a day: "Balance at December 31, 2004", "Balance, January 1"."""
_CASH_ITSELF = re.compile(
    r"(?:total\s+)?(?:restricted\s+cash|cash(?:\s+and\s+cash\s+equivalents)?|cash,\s+cash\s+equivalents,?\s+and\s+restricted\s+cash)",
    re.IGNORECASE,
)
"""Lines below a statement of cash flows that say what its last line is made of."""


_AT_ITS_END = Phrase(
    r"(?:^|^\w+\s+)(?:as\s+of|at)\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b(?!.*\b(?:and|ended)\b)"
    r"|\b(?:at\s+)?(?:period|quarter|year)[\s-]end\b|\bend[\s-]of[\s-](?:the[\s-])?(?:period|quarter|year)\b"
    r"|^(?:selected\s+|condensed\s+|consolidated\s+)*(?:balance\s+sheets?"
    r"|financial\s+(?:position|condition))(?:\s+(?:data|items|highlights))?(?:\s+(?:at|as\s+of)\s+[a-z]{3,9}\.?\s+\d{1,2})?(?:"
    r"\s*\([^)]*\))?$",
    "end balance financial jan feb mar apr may jun jul aug sep oct nov dec",
)
"""Headings over balances of the last day."""


def point_of_row(row: Row, statement: str) -> str | None:
    """What a row's words make of its columns' periods: balances at their "beginning" or "end" or on the day that it names ("dated"; "on its
    day" where the column is no day itself), a period of its "own", the "quarter" that ends with them; None where they are what the columns
    say.
    """
    if _names_its_own_period(row.label):
        return "own"
    if (statement == "cash_flow" and _CASH_AT.match(row.label) or _BALANCE_AT.match(row.label)) and head(row.label).month is not None:
        return "dated"
    if any("average" in text.lower() for text in (*row.headings, row.label)):
        return None
    if _ENDS_WITH_A_DAY.fullmatch(row.label) or row.label[-4:].isdigit() and _NAMED_FOR_A_DAY.fullmatch(row.label):
        return "on its day"
    if row.label.endswith("quarter") and _DURING_A_QUARTER.search(row.label):
        return "quarter"
    if _BEGINNING.search(row.label):
        may_be_kept = statement in ("cash_flow", "balance_sheet", "other", "selected_data") or _KEPT.match(row.label) is not None
        return "beginning" if may_be_kept and "portion" not in row.label.lower() else None
    if _ENDING.search(row.label) or statement == "cash_flow" and _CASH_ITSELF.fullmatch(row.label):
        return "end"
    return "end" if _is_a_balance(row, statement) else None


def _names_its_own_period(label: str) -> bool:
    """Is this caption a length with a last day, or a year that ends with the column's: "Trailing twelve months"?"""
    if not _OWN_PERIOD.fullmatch(label):
        return False
    what = head(label)
    return end_date(what) is not None and bool(what.months or what.weeks) or what.months == 12 and what.month is None and what.year is None


def _is_a_balance(row: Row, statement: str) -> bool:
    """Is this a balance at the end of its columns' periods, by the nouns in its caption and in the headings over it?"""
    if statement in ("selected_data", "other") and _LONG_TERM_DEBT.search(row.label):
        return not _is_what_they_cost(row)
    if statement in ("selected_data", "other", "balance_sheet") and _NAMES_A_BALANCE.fullmatch(row.label):
        if not any(_CHANGES.search(text) for text in row.headings):
            return not any(figure.number.value < 0 for figure in row.figures)  # a change may be negative
    if statement == "cash_flow" or _SPENT.search(row.label):
        return False
    if _BALANCES.search(row.label) and (_OF_THE_OWNERS.match(row.label) or not _is_what_they_cost(row)):
        return True
    return bool(row.headings) and _stands_under_balances(row, row.headings[-1])


def _is_what_they_cost(row: Row) -> bool:
    return any(_WHAT_THEY_COST.search(heading) for heading in row.headings)


def _stands_under_balances(row: Row, heading: str) -> bool:
    """Does this row stand under a heading over balances, and isn't what changed them or a ratio?"""
    is_over_balances = _BALANCES.search(heading) and not (_ROLLED_FORWARD.match(heading) and not _ROLLED_FORWARD.match(row.label))
    if not is_over_balances and not _AT_ITS_END.search(heading):
        return False
    return _OF_CAPITAL.match(heading) is not None or not all(figure.number.is_percent for figure in row.figures)


_OF_CAPITAL = re.compile(r"(?:total\s+)?risk-based\s+capital\b", re.IGNORECASE)
"""A heading over ratios of a day: "Risk-based capital" over "Tier 1  9.79%"."""
_ROLLED_FORWARD = re.compile(r"allowance\b", re.IGNORECASE)
"""Headings of balances under which stands what changed them: "Allowance for loan and lease losses" over charge-offs and recoveries."""
_DURING_A_QUARTER = re.compile(r"\bduring\s+(?:the\s+)?quarter$", re.IGNORECASE)
"""Captions of flows among balances: "Net charge-offs (recoveries) during quarter"."""
_NAMED_FOR_A_DAY = re.compile(
    r"(?!.*\b(?:ended|ending|through|from|since|due|to)\b).{3,80},\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
    r"\s+\d{1,2},\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
"""Captions of what was held on a day: "Mortgage investments, December 31, 2019"."""
_SPENT = re.compile(
    r"\b(?:expenditures|businesses\s+acquired|additions\s+to|purchases\s+of|net\s+(?:sales|income)|cash\s+flows?"
    r"|dividends\s+(?:paid|declared))\b",
    re.IGNORECASE,
)
"""Captions of flows, whatever heading of balances they stand under: "Capital expenditures" under "BALANCE SHEET DATA"."""
_KEPT = re.compile(
    r"(?:retained|reinvested|undistributed)\s+(?:earnings|income)|earnings\s+(?:reinvested|retained)|accumulated\s+deficit|deficit\b"
    r"|balances?\b|(?:trust\s+)?corpus\b",
    re.IGNORECASE,
)
_ENDS_WITH_A_DAY = Phrase(
    r"[^()]*(?:\b(?:at|as\s+of)|@)\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}(?:,?\s+(?:19|20)\d\d)?\W*",
    ANY_DIGIT,
)
"""Captions of what stood on a day: "Identifiable assets at December 31, 1998"."""


_OPENING = re.compile(r"\b(?:beginning|opening)\s+balances?\b|\bbalances?\b.*\b(?:beginning|start)\b", re.IGNORECASE)
_CLOSING = re.compile(r"\b(?:ending|closing)\s+balances?\b|\bbalances?\b.*\bend\s+of\b", re.IGNORECASE)
"""Heads over the balances between which a schedule rolls forward (Regulation S-X, rule 12-09)."""


def point_of_column(words: str) -> str | None:
    """Whether a column shows balances at the "beginning" or at the "end" of its rows' periods; None where it shows neither."""
    return "beginning" if _OPENING.search(words) else "end" if _CLOSING.search(words) else None


def at_point(row: Row, period: Period, point: str) -> Period:
    """The period of such a row under a column for this one: the last day before a duration, its own last one, the quarter that ends with
    it, or what the row's own words say.
    """
    if point == "own":
        what = head(row.label)
        end = end_date(what)
        if end is not None and (what.months or what.weeks):
            return duration(end, what.months, what.weeks)
        return duration(period.end, 12, None)  # "trailing twelve months"
    if point == "quarter":
        return period if period.start is not None else duration(period.end, 3, None)
    if point == "dated" and (day := end_date(head(row.label))) is not None:
        return instant(day)
    if period.start is None:
        return period
    if point == "on its day" and (day := end_date(head(row.label))) is not None:
        return instant(day)
    before = period.start - timedelta(days=1)
    if point in ("dated", "on its day"):
        what = head(row.label)
        for day in (period.end, before):
            if (what.month, what.day) == (day.month, day.day):
                return instant(day)
        return instant(before) if (what.month, what.day) == (period.start.month, period.start.day) else period
    return instant(period.end if point == "end" else before)


def _ends_of_runs(dated: list[tuple[int, date]]) -> list[tuple[date, date]]:
    """The first and the last day of each roll-forward of a table: days that follow each other upward."""
    runs: list[list[date]] = []
    for _, day in dated:
        if not runs or day < runs[-1][1]:
            runs.append([day, day])
        runs[-1][1] = day
    return [(first, last) for first, last in runs]


_BALANCE_OF_YEAR = re.compile(
    r"(?:\w+\s+)?balances?,?\s+(?:at\s+)?(?:the\s+)?end\s+of\s+(?:fiscal\s+)?(?:year\s+)?((?:19|20)\d\d)", re.IGNORECASE
)


def _day_of_balance(label: str, context: Context) -> date | None:
    """The day of which this caption names the balance: "Balance at December 31, 2004", "Balance, at the end of fiscal 1996"; None for any
    other caption.
    """
    if _BALANCE_AT.match(label):
        return end_date(head(label))
    if (year := _BALANCE_OF_YEAR.fullmatch(label)) is None:
        return None
    period, _ = period_of(Head(months=12, fiscal_quarter=4, year=int(year[1])), "income_statement", context)
    return period.end if period is not None else None


_ENDS_WITH_A_FULL_DATE = re.compile(r"\s(?:at|as\s+of|@)\s+[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d$", re.IGNORECASE)


def _days_named(table: Table) -> dict[int, Period]:
    """Row number -> the day with which its caption ends: "Book value per common share @ September 30, 2006"."""
    named = ((row.number, end_date(head(row.label))) for row in table.rows if _ENDS_WITH_A_FULL_DATE.search(row.label))
    return {number: instant(day) for number, day in named if day is not None}


_DURING_A_YEAR = re.compile(r"\b(?:during|in)\s+(?:fiscal\s+)?((?:19|20)\d\d)$", re.IGNORECASE)


def _are_years_apart(days: list[date]) -> bool:
    """Do these days follow each other a year apart, two at least?"""
    return len(days) > 1 and all(350 <= abs((other - one).days) <= 380 for one, other in pairwise(days))


def roll_forward_periods(table: Table, context: Context) -> dict[tuple[int, int], Period]:
    """(row number, column) -> period where rows alone are dated: balances of two days or more ("Balance at December 31, 2004"), what
    changed them between, or in the quarter that its caption names ("Q1'02 spending"); none for any other table.
    """
    if any(not column.head.is_empty for column in table.columns):
        return {}
    days = [_day_of_balance(row.label, context) for row in table.rows]
    dated = [(index, day) for index, day in enumerate(days) if day is not None]
    by_row: dict[int, Period] = {}  # row number -> period
    if {"beginning", "end"} <= {point_of_column(column.words) for column in table.columns} and _are_years_apart([day for _, day in dated]):
        by_row = {table.rows[index].number: duration(day, 12, None, context.known_ends) for index, day in dated}
    elif any(one < other for one, other in _ends_of_runs(dated)):
        by_row = {
            **{table.rows[index].number: instant(day) for index, day in dated},
            **_between_balances(table, dated),
            **_during_the_year_before(table, *dated[0], context),
            **_in_quarters_of_their_own(table, context),
        }
    elif len(table.columns) == 1:
        by_row = _in_the_year_to_its_last_row(table, context) or _days_named(table)
    return {(row.number, figure.column): by_row[row.number] for row in table.rows if row.number in by_row for figure in row.figures}


def _in_the_year_to_its_last_row(table: Table, context: Context) -> dict[int, Period]:
    """Row number -> its day, or the year, where a row "at beginning of" it and what moved it add up to a last row that names the day on
    which the year of an annual report ended; none for any other table.
    """
    if len(table.rows) < 3 or not context.is_annual:
        return {}
    first, *moved, last = table.rows
    if not _BEGINNING.search(first.label) or "quarter" in first.label.lower() or not _ENDS_WITH_A_FULL_DATE.search(last.label):
        return {}
    end = end_date(head(last.label))
    printed = [figure.number.value for row in table.rows for figure in row.figures]
    if end is None or end != context.period_end or sum(printed[:-1]) != printed[-1]:
        return {}
    year = duration(end, 12, None, context.known_ends)
    return {first.number: at_point(first, year, "beginning"), **{row.number: year for row in moved}, last.number: instant(end)}


def _between_balances(table: Table, dated: list[tuple[int, date]]) -> dict[int, Period]:
    """Row number -> the period between the balances above and below it. `dated`: (index of the row, day) of the balances."""
    found: dict[int, Period] = {}
    for (first, one), (last, other) in pairwise(dated):
        if one >= other:
            continue  # "Outstanding at December 31" and "Exercisable at December 31", or the next roll-forward, of the year before
        # "Balance, January 1" over "Balance, December 31" opens that day
        opens = (one.month, one.day) == (1, 1) and (other + timedelta(days=1)).day == 1
        between = spanned(one if opens else one + timedelta(days=1), other)
        found.update((row.number, between) for row in table.rows[first + 1 : last])
    return found


def _during_the_year_before(table: Table, first: int, day: date, context: Context) -> dict[int, Period]:
    """Row number -> the year that ends with the first balance, for rows above it whose captions name that year: "Granted during 2001"."""
    return {
        row.number: duration(day, 12, None, context.known_ends)
        for row in table.rows[:first]
        if (named := _DURING_A_YEAR.search(row.label)) is not None and int(named[1]) == day.year
    }


def _in_quarters_of_their_own(table: Table, context: Context) -> dict[int, Period]:
    """Row number -> the quarter of a year that its caption names."""
    heads = ((row.number, head(row.label)) for row in table.rows)
    of_quarters = (
        (number, period_of(what, "income_statement", context)[0])
        for number, what in heads
        if what.fiscal_quarter is not None and what.year is not None and what.month is None
    )
    return {number: quarter for number, quarter in of_quarters if quarter is not None}
