"""The words over and beside the columns of a table -> the period of each cell.

What belongs here: how the heads of columns, titles, headings among the rows and the rest of the document are put together. What one text says of a period is
periods.py's. A period that no one states is not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from pipelines.filings.lattice import Column, Row, Table
from pipelines.filings.long_quarters import LongQuarters
from pipelines.filings.periods import (
    IS_A_DAY,
    FiscalCalendar,
    Head,
    Period,
    calendar_month,
    dates_in,
    duration,
    end_date,
    ends_with_a_week,
    head,
    instant,
    merged,
    spanned,
)
from pipelines.filings.phrases import ANY_DIGIT, Phrase
from pipelines.filings.section_scales import SectionScales
from pipelines.filings.statement_kinds import FURNITURE


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the document tells a table: the period it reports on, how the company counts quarters, and the period ends printed anywhere in it."""

    period_end: date | None = None
    calendar: FiscalCalendar = FiscalCalendar(None)
    known_ends: frozenset[date] = frozenset()
    known_on: date | None = None
    lengths: frozenset[tuple[date, int]] = frozenset()  # (last day, months) of the durations that column heads state
    is_annual: bool = False
    names_a_scale: bool = False  # "in thousands" or "in millions" stands somewhere
    prose_amounts: frozenset[int] = frozenset()  # whole dollars that sentences state in full
    speaks_of_scales: bool = False  # "thousands", "millions" or "000" stands anywhere, whatever it is said of
    largest_spoken: Decimal = Decimal(0)  # the largest amount of money that a sentence rounds to millions or billions, in dollars
    section_scales: SectionScales = SectionScales()  # what headings of sections say of the money of all their tables
    long_quarters: LongQuarters = LongQuarters()  # what sentences say of quarters a week longer than the others


def with_the_one_length(heads: list[Head], statement: str) -> list[Head]:
    """Where a statement of flows names one length only, over some of its columns, it is that of all: the words stand askew over them. So does its month and day for bare years."""
    stated = {(what.months, what.weeks, what.month, what.day) for what in heads if what.months or what.weeks}
    if statement not in ("income_statement", "cash_flow") or len({each[:2] for each in stated}) != 1:
        return heads
    months, weeks, month, day = next(iter(stated))
    result = []
    for what in heads:
        if what.month is not None and not what.has_length:
            what = replace(what, months=months, weeks=weeks)
        elif what.is_year_alone and len(stated) == 1 and month is not None:
            what = replace(what, months=months, weeks=weeks, month=month, day=day)
        result.append(what)
    return result


def with_the_one_day(heads: list[Head]) -> list[Head]:
    """Where at least two columns name one and the same day, each of its year, and all others are bare years, it is the day of these too: the words stand askew over them."""
    dated = [what for what in heads if what.month is not None and what.year is not None]
    days = {(what.month, what.day, what.months, what.weeks) for what in dated}
    if len(dated) < 2 or len(days) != 1 or any(not what.is_year_alone for what in heads if what not in dated):
        return heads
    return [replace(dated[0], year=what.year) if what.is_year_alone else what for what in heads]


def years_beside_quarters(heads: list[Head], statement: str) -> list[Head]:
    """Beside columns for quarters a bare year is the fiscal year, "6 mos" of a year end with its second quarter and "YTD" with the quarter beside it, whatever date a title names."""
    if statement == "balance_sheet" or not any(what.fiscal_quarter is not None for what in heads):
        return heads
    quarters = {what.fiscal_quarter for what in heads if what.fiscal_quarter is not None}
    if len(quarters) == 1:
        quarter = quarters.pop() or 0
        heads = [
            replace(what, months=3 * quarter, fiscal_quarter=quarter, year_to_date=False)
            if what.year_to_date and what.year is not None and not (what.months or what.month)
            else what
            for what in heads
        ]
    months = [12 if what.is_year_alone else what.months if what.year is not None and what.month is None else None for what in heads]
    return [
        replace(what, months=count, fiscal_quarter=count // 3) if count in (6, 9, 12) and what.fiscal_quarter is None else what
        for what, count in zip(heads, months, strict=True)
    ]


def quarters_of_one_year(heads: list[Head], table: Table) -> list[Head]:
    """Where the days over the columns are the ends of quarters that follow each other, and the year stands over all of them, once, each column is a quarter of that fiscal year and no year of its own:
    "Dec. 31, Mar. 31, June 30, Sept. 30, Year" under "Fiscal year ended September 30, 2002". `heads`: completed by the titles."""
    whole = [index for index, column in enumerate(table.columns) if _ENDS_WITH_YEAR.search(column.words)]
    quarters = [index for index, what in enumerate(heads) if index not in whole and what.month is not None and not table.columns[index].is_change]
    of_months = [heads[index].month or 0 for index in quarters]
    if len(quarters) not in (3, 4) or any((other - one) % 12 != 3 for one, other in pairwise(of_months)) or len({heads[index].year for index in quarters}) != 1:
        return heads
    year, last = heads[quarters[-1]].year, heads[quarters[-1]]
    is_whole_year = len(quarters) == 4 and (whole or all(heads[index].months == 12 for index in quarters))
    if year is None or not (is_whole_year or of_months != sorted(of_months)) or any(what.months not in (3, 12) for what in (heads[index] for index in quarters)):
        return heads
    found = list(heads)
    for index, month in zip(quarters, of_months, strict=True):
        found[index] = replace(heads[index], months=3, year=year - (month > of_months[-1]))
    for index in whole if len(quarters) == 4 else ():
        found[index] = replace(last, months=12)
    return found


def years_named_by_their_beginning(heads: list[Head], own: list[Head], title: Head) -> list[Head]:
    """Columns for bare fiscal years under a title that dates the newest one in the first months of the next calendar year are that year and those before it, each some 52 weeks earlier:
    "Fiscal 2000, 1999" under "53 weeks ended February 3, 2001". `heads`: the columns' own words completed by the title."""
    end, years = end_date(title), [what.year for what in own if what.is_year_alone and what.year is not None]
    if end is None or title.day is None or end.month > 3 or not years or len(years) != len(own) or max(years) != end.year - 1:
        return heads
    is_year = title.weeks in (52, 53) or title.months == 12
    found = []
    for what, year in zip(heads, years, strict=True):
        back = max(years) - year
        last = end - timedelta(days=364 * back + 7 * (back > 0 and title.weeks == 53))
        what = replace(what, year=last.year, month=last.month, day=last.day)
        found.append(replace(what, months=12, weeks=None) if back and is_year else what)
    return found


_ENDS_WITH_YEAR = re.compile(r"(?:^|\s)(?:(?:full|fiscal|total)\s+)?(?:year|total)$", re.IGNORECASE)


def shared_in_groups(heads: list[Head], table: Table) -> list[Head]:
    """Where columns come in groups of the same words (GAAP | Items | Non-GAAP, and again) and one column of each group bears the period, it is the group's."""
    names = [" ".join(PERIOD_WORDS.sub(" ", column.words).split()) for column in table.columns]
    for size in range(2, len(heads) // 2 + 1):
        if len(heads) % size or any(names[i] != names[i % size] for i in range(len(names))) or len(set(names[:size])) < size:
            continue
        groups = [range(at, at + size) for at in range(0, len(heads), size)]
        if all(len({heads[i] for i in group if not heads[i].is_empty}) == 1 for group in groups):
            return [next(heads[j] for j in group if not heads[j].is_empty) for group in groups for _ in group]
    return heads


_UNIT_COLUMN = Phrase(r"\bper\s+(?:\w+\s+){0,3}(?:share|unit)\b|\beps\b", "per eps")


def beside_dated(heads: list[Head], table: Table) -> list[Head]:
    """An undated column of amounts a share belongs to the dated column on its left."""
    found = list(heads)
    for index in range(1, len(found)):
        what, left = found[index], found[index - 1]
        if what.year is None and what.month is None and left.year is not None and _UNIT_COLUMN.search(table.columns[index].words):
            found[index] = left
    return found


def of_its_year(what: Head, titles: tuple[str, ...]) -> Head:
    """A column for a bare year takes the date of that year, where a title names several: "September 25, 1998 and September 26, 1997"."""
    if not what.is_year_alone:
        return what
    for title in [*reversed(titles[-8:]), *(f"{one} {other}" for one, other in pairwise(titles[-8:]) if one.lower().endswith((" and", ",", "&")))]:
        dates = dates_in(title)
        mine = {day for day in dates if day.year == what.year}
        if len(set(dates)) > 1 and len(mine) == 1:
            day = mine.pop()
            return replace(what, month=day.month, day=day.day)
    return what


_SEVERAL_LENGTHS = Phrase(
    r"\b(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|\d{1,2})(?:[- ](?:months?|weeks?))?(?:\s+periods?)?\s*(?:,|and|&)\s+(?:three|six|nine|twelve|twenty-six|thirty-nine|fifty-two|\d{1,2})[- ](?:months?|weeks?)\b|\bquarters?\s+and\s+(?:six|nine|twelve|years?)\b",
    "month week year nine six twelve",
)


_HEADLINE = Phrase(r"\b(?:announces?|reports?|earnings|results|release)\b", "announce report earnings result release")


_FOOTNOTE_TEXT = re.compile(r"(?:\(\w\)|\*{1,3}|\[\w\])\s+\S.*\s\S+\.$")
"""A note under the table before: "(2) Goodwill is not amortized since December 31, 2001."."""


def head_of_titles(titles: tuple[str, ...]) -> Head:
    """What the titles say of a period: the line nearest to the columns counts first."""
    found = Head()
    for title in reversed(titles[-8:]):
        if len(title) > 200 or _FOOTNOTE_TEXT.match(title) or title[0] in "\u2022\u00b7\u25aa\u25cf\u25a0" or FURNITURE.search(title):
            continue
        what = head(title)
        if len(set(dates_in(title))) > 1:  # of two dates only a column's own year can choose
            if not _SEVERAL_LENGTHS.search(title):
                found = merged(found, Head(months=what.months, weeks=what.weeks))
            continue
        if what.fiscal_quarter is not None and _HEADLINE.search(title):
            continue
        if what.from_inception:
            continue  # which of the columns counts from there is theirs to say
        if _SEVERAL_LENGTHS.search(title):
            what = replace(what, months=None, weeks=None)  # "for the three and six months ended": which is the columns' to say
        if what.has_length or what.month is not None or what.year is not None:
            found = merged(found, what)
    return found


def period_of(what: Head, statement: str, context: Context) -> tuple[Period | None, str]:
    """The period that these words mean for this statement, or None and the reason why not."""
    end = end_date(what)
    if end is not None and what.months == 12 and end not in context.known_ends:
        end = _nearest(end, context.known_ends)  # "years ended September 30" over a column for a year that ended on the 24th
    if end is None and what.fiscal_quarter is not None and what.year is not None:
        end = context.calendar.quarter_end(what.year, what.fiscal_quarter)
        if end is not None:
            end = _on_week_calendar(end, context)
            end = _nearest(end, context.known_ends)
        if end is None:
            return None, f"quarter {what.fiscal_quarter} of {what.year} is named, but not how the company's year ends"
    if end is None and what.year is not None and what.month is None and what.months in (6, 9, 12):
        end = context.calendar.quarter_end(what.year, what.months // 3)
        end = end and _nearest(_on_week_calendar(end, context), context.known_ends)
    if (
        end is None
        and what.year is not None
        and what.is_year_alone
        and context.is_annual
        and statement in ("balance_sheet", "income_statement", "cash_flow")
    ):
        # an annual report sets fiscal years side by side
        end = context.calendar.quarter_end(what.year, 4)
        end = end and _nearest(_on_week_calendar(end, context), context.known_ends)
        what = replace(what, months=None if statement == "balance_sheet" else 12)
    if end is None:
        return None, "no date stands over the column"
    if what.from_inception and what.since is None:
        return None, "it counts from an inception that no one dates"
    if what.since is not None and statement != "balance_sheet":
        return spanned(what.since, end), ""
    if what.year_to_date and not (what.months or what.weeks):
        start = _year_start(end, context)
        if start is None:
            return None, "year to date, but not when the year began"
        months = (end.year - start.year) * 12 + calendar_month(end) - start.month + 1
        return duration(end, max(months, 1), None, context.known_ends), ""
    if statement == "balance_sheet" and not (what.weeks or what.months and what.months != 12):
        return instant(end), ""
    if what.months or what.weeks:
        return _with_its_fourteenth_week(duration(end, what.months, what.weeks, context.known_ends), what, context), ""
    if what.is_instant:
        return instant(end), ""
    if statement in ("income_statement", "cash_flow", "eps"):
        stated = {months for day, months in context.lengths if day == end}
        if len(stated) == 1:
            return duration(end, stated.pop(), None, context.known_ends), ""
        return None, "the column is dated, but not how long its period is"
    return instant(end), ""


def _with_its_fourteenth_week(period: Period, what: Head, context: Context) -> Period:
    """The quarter that ends a year of 53 weeks, a week longer where the document speaks of 14 weeks in the fourth quarter and prints no day on which the quarter before ended."""
    if what.months == 3 and period.start is not None and (period.end - period.start).days == 90 and period.start - timedelta(days=1) not in context.known_ends:
        if _is_said_to_be_long(period.end, context):
            return replace(period, start=period.start - timedelta(days=7))
    if what.months != 3 or not context.long_quarters.of_a_last or period.start is None or (period.end - period.start).days != 90:
        return period
    if not _ends_a_year(period.end, context.calendar) or period.start - timedelta(days=1) in context.known_ends:
        return period
    year = duration(period.end, 12, None, context.known_ends)
    if year.start is None or (period.end - year.start).days != 370:
        return period
    return replace(period, start=period.start - timedelta(days=7))


def _is_said_to_be_long(end: date, context: Context) -> bool:
    """Do sentences say that the quarter that ends on this day had 14 weeks?"""
    if context.long_quarters.year_ago and context.period_end is not None and abs((context.period_end - end).days - 364) <= 8:
        return True
    named = (context.calendar.quarter_end(year, quarter) for year, quarter in context.long_quarters.named)
    return any(day is not None and abs((day - end).days) <= 10 for day in named)


def is_ahead(period: Period, context: Context) -> bool:
    """Does this period end after the day on which the document became known?"""
    return context.known_on is not None and period.end > max(context.known_on, context.period_end or context.known_on)


def _nearest(end: date, known: frozenset[date]) -> date:
    """The printed date within eight days that this one must mean, else the date itself."""
    return min((day for day in known if abs((end - day).days) <= 8), key=lambda day: (abs((end - day).days), day), default=end)


def _ends_a_year(day: date, calendar: FiscalCalendar) -> bool:
    """May a fiscal year end on this day: within a week of its month's end?"""
    ends = (calendar.quarter_end(year, 4) for year in (day.year, day.year - 1))
    return any(end is not None and abs((day - end).days) <= 7 for end in ends)


def _on_week_calendar(end: date, context: Context) -> date:
    """The quarter's end of a company whose periods end with a week: whole quarters of 13 weeks before the end of its year, where that is printed, else from the period reported on."""
    known = context.period_end
    if known is None or (known + timedelta(days=1)).day == 1 and not ends_with_a_week(known, context.known_ends):
        return end
    printed = [day for day in context.known_ends if 0 <= (day - end).days + 8 <= 290]
    anchor = min((day for day in printed if _ends_a_year(day, context.calendar)), default=known)
    quarters = round((anchor - end).days / 91.25)
    return anchor - timedelta(days=91 * quarters)


_FLOWS = re.compile(
    r"\b(?:income|expenses?|sales|revenues?|costs?|provision|loss(?:es)?|gains?|earnings|benefit|depreciation|amortization|interest|dividends|purchases|rent|compensation|current|deferred|research|advertising)\b",
    re.IGNORECASE,
)


_STOCKS = re.compile(
    r"\b(?:receivables?|payables?|inventor\w+|assets?|liabilit\w+|accrued|debt|notes|deposits|property|equipment|buildings?|land|accumulated|goods|materials|work[ -]in[ -](?:process|progress)|plant|allowances?|cash|securities|borrowings|reserves?|intangibles?|goodwill|(?:deferred|unearned)\s+revenues?|non-?current)\b",
    re.IGNORECASE,
)


_SUM_OF_BALANCES = re.compile(r"(?:total|net)\s+(?:(?:deferred|current|non-?current|tax|gross)\s+)*(?:assets|liabilities|inventor(?:y|ies)|receivables?|payables?)\b(?!.*\b(?:average|acquired|sold|turn))", re.IGNORECASE)
"""The last line of a table of balances, whatever flows its other lines are named for: "Total deferred tax assets"."""
_DEFERRED = re.compile(r"\b(?:deferred|unearned)\s+(?:revenues?|income|compensation)\b(?!\s+tax)", re.IGNORECASE)
"""What is deferred is a balance, though it is named for a flow."""


_OF_A_DAY = re.compile(r"\b(?:year|period|quarter)[-\s]end\b|^(?:\W*|total\s+|identifiable\s+|segment\s+)*assets\b(?!.*\baverage\b)", re.IGNORECASE)
"""Words over columns of balances, whatever stands in the others: "Year-End Assets"."""


def kind_of_column(column: Column, kind: str) -> str:
    """Whether the figures of a column are flows or balances, where its own words tell; else what its table's are."""
    return "balance_sheet" if kind != "cash_flow" and _OF_A_DAY.search(column.words) else kind


def flow_or_balance(table: Table, statement: str) -> str:
    """For a table of a note: whether its captions speak of flows (read like an income statement) or of balances (like a balance sheet); unclear ones stay what they are."""
    if statement not in ("other", "selected_data", "segment", "non_gaap_reconciliation"):
        return statement
    if shows_averages(table) or len({column.head.months for column in table.columns if column.head.months}) >= 2:
        return "income_statement"  # quarters beside years
    labels = [_DEFERRED.sub("payable", row.label) for row in table.rows if row.label]
    if len(table.columns) <= 2 and any(_SUM_OF_BALANCES.match(label) for label in labels):
        return "balance_sheet"
    flows = sum(_FLOWS.search(label) is not None and _STOCKS.search(label) is None for label in labels)
    stocks = sum(_STOCKS.search(label) is not None and _FLOWS.search(label) is None for label in labels)
    if flows >= 2 and flows > 2 * stocks:
        return "income_statement"
    if stocks >= 2 and stocks > 2 * flows:
        return "balance_sheet"
    # three years side by side are flows: balances are compared with one other day
    return "income_statement" if sum(column.head.is_year_alone for column in table.columns) >= 3 else statement


def _year_start(end: date, context: Context) -> date | None:
    month = context.calendar.year_end_month
    if month is None:
        return None
    start_month = month % 12 + 1
    year = end.year if start_month <= end.month else end.year - 1
    return date(year, start_month, 1)


_OWN_PERIOD = Phrase(
    r"[^$(;%]{3,70}\bfor\s+the\s+(?:[\w-]+\s+){0,2}(?:months|weeks|quarter|year)\s+ended\s[^$(;%]{6,20}|trailing\s+(?:12|twelve)[- ]months?\b.*",
    "ended trailing",
)
"""Captions that end with a period of their own, whatever stands over the columns."""
_BEGINNING = Phrase(
    r"\b(?:at\s+(?:the\s+)?)?beginning\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:period|year|quarter|months?)\b|,?\s+beginning(?:\s+balances?)?$|^beginning\b|\bbeginning\s+balance\b|\bat\s+(?:start|beginning)\b",
    "beginning start",
)


_ENDING = Phrase(
    r"\(\s*(?:at\s+)?(?:period|quarter|year)[- ]end\s*\)|\(\s*at\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\s*\)|\bend-of-(?:the-)?(?:period|year|quarter)\b|\b(?:at\s+(?:the\s+)?)?end\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:period|year|quarter|months?)\b|,?\s+ending(?:\s+balances?)?$|^cash,\s+end$|^(?:(?:period|quarter|year)[- ]end|ending)\b|\bat\s+(?:period|quarter|year)[- ]end\b",
    "end jan feb mar apr may jun jul aug sep oct nov dec",
)


_BALANCES = Phrase(
    r"^(?:total\s+|identifiable\s+|segment\s+|net\s+)*assets(?:\s+employed)?$|^(?:order\s+)?backlog$|^working\s+capital$|^total\s+(?:deposits|loans|liabilities|debt)$|^(?:common\s+)?(?:stock|share)holders['\u2019]?\s+equity$|^(?:total\s+|net\s+)*(?:utility\s+)?plant(?:\s+in\s+service)?$|^(?:client\s+assets|assets\s+under\s+(?:management|administration))\b(?!.*\baverage\b)|^(?:cellular\s+)?(?:access\s+lines|pops)$|^financial\s+(?:consultants|advisors)$|^lots\s+(?:owned|controlled)$|^(?:total\s+|current\s+)*remaining\s+performance\s+obligations?\b|^(?:total\s+)?annual(?:ized)?\s+recurring\s+revenue\b|^(?:tangible\s+)?book\s+value|^(?:(?:total|tangible|common|stockholders['\u2019]?|shareholders['\u2019]?)\s+)*equity[-\s]+to[-\s]+(?:tangible\s+|total\s+)?(?:assets|deposits)\b"
    r"|^(?:total\s+)?non-?(?:accrual|performing|accruing)\s+(?:loans|assets)(?:\s+and\s+leases)?$|^(?:accruing\s+)?loans\s+(?:\d+\s+days|past\s+due).*past\s+due(?:\s+and\s+(?:still\s+)?accruing)?$|^other\s+real\s+estate(?:\s+owned)?(?:,\s+net)?$|^(?:total\s+)?loans,\s+net\b"
    r"|^(?:allowance|non-?performing|nonaccrual)\b(?!.*\baverage\b).*\bto\b.*\b(?:loans|assets|leases)$|^allowance\s+for\s+(?:loan|credit)\s+losses$|^(?:tier\s+(?:1|i|one)|(?:total\s+)?risk-based)\b.*\b(?:ratio|capital)$",
    "assets backlog capital deposits loans liabilities debt equity book plant lines pops consultants advisors lots obligation recurring estate losses leases ratio",
)


_NAMES_A_BALANCE = re.compile(
    r"cash(?:,?\s+(?:and\s+)?cash\s+equivalents)?(?:,?\s+and\s+(?:short-term\s+investments|marketable\s+securities))?|(?:trade\s+)?accounts\s+receivable(?:,\s+net)?|inventor(?:y|ies)(?:,\s+net)?|net\s+debt"
    r"|(?:total\s+)?cash(?:,?\s+(?:and\s+)?cash\s+equivalents)?,?\s+(?:and\s+)?short-term\s+investments(?:,?\s+and\s+\w+-term\s+investments)?",
    re.IGNORECASE,
)
"""Captions of balances that discussions print under quarters."""
_CHANGES = Phrase(r"\b(?:changes?|increases?|decreases?|provided|used|adjustments?|cash\s+flows?|activities|acquired)\b", "change increase decrease provided used adjust flow activit acquired")
_LONG_TERM_DEBT = Phrase(r"^(?:total\s+)?long-term\s+(?:debt|obligations)\b", "long-term")
_WHAT_THEY_COST = Phrase(r"\b(?:interest|expenses?|costs?|income|yields?|rates?)\b", "interest expense cost income yield rate")
"""Headings under which debt and loans are what is paid for them or earned with them, over a period."""


_CASH_AT = re.compile(r"cash\b.{0,60}(?:,|\bat|\bas\s+of)\s+[a-z]{3,9}\.?\s+\d", re.IGNORECASE)
"""Lines for the cash of a day: "Cash at January 1", "Cash and cash equivalents, March 31"."""
_BALANCE_AT = re.compile(
    r"(?:(?:\w+\s+)?balances?|retained\s+earnings|accumulated\s+deficit|(?:partners|members|(?:stock|share)holders)['\u2019]?\s+(?:capital|equity)(?:\s*\((?:deficit|deficiency)\))?|fund\s+balances?|accruals?|reserves?|(?:options\s+|warrants\s+)?(?:outstanding|exercisable|(?:non-?|un)vested)(?:\s+and\s+exercisable)?)(?:,|\s+(?:at|as\s+of)|\s*[-\u2013\u2014]+)?\s*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d|\d{1,2}/\d{1,2}/\d\d)",
    re.IGNORECASE,
)
"""Lines for the balance of a day: "Balance at December 31, 2004", "Balance, January 1"."""
_CASH_ITSELF = re.compile(
    r"(?:total\s+)?(?:restricted\s+cash|cash(?:\s+and\s+cash\s+equivalents)?|cash,\s+cash\s+equivalents,?\s+and\s+restricted\s+cash)",
    re.IGNORECASE,
)
"""Lines below a statement of cash flows that say what its last line is made of."""


_AVERAGED = Phrase(r"\baverage\s+(?:\w+\s+)?balances?\b|\baverage\s+(?:consolidated\s+)?balance\s+sheets?\b", "average")
_AT_ITS_END = Phrase(r"(?:^|^\w+\s+)(?:as\s+of|at)\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b(?!.*\b(?:and|ended)\b)|\b(?:at\s+)?(?:period|quarter|year)[\s-]end\b|\bend[\s-]of[\s-](?:the[\s-])?(?:period|quarter|year)\b|^(?:selected\s+)?(?:balance\s+sheets?|financial\s+(?:position|condition))(?:\s+(?:data|items|highlights))?(?:\s*\([^)]*\))?$", "end balance financial jan feb mar apr may jun jul aug sep oct nov dec")
"""Headings over balances of the last day."""


def shows_averages(table: Table) -> bool:
    """Does this table show averages of balances over its periods?"""
    titles = [title for title in table.titles[-4:] if not title.startswith("(") or not title.endswith(".")]  # a footnote of the table before
    return any(_AVERAGED.search(text) for text in (*titles, *(column.words for column in table.columns)))


def point_of_row(row: Row, statement: str) -> str | None:
    """What a row's words make of its columns' periods: balances at their "beginning" or "end" or on the day that it names ("dated"; "on its day" where the column is no day itself), a period of its "own"; None where they are what the columns say."""
    if _OWN_PERIOD.fullmatch(row.label):
        what = head(row.label)
        if end_date(what) is not None and (what.months or what.weeks) or what.months == 12 and what.month is None and what.year is None:
            return "own"
    if (statement == "cash_flow" and _CASH_AT.match(row.label) or _BALANCE_AT.match(row.label)) and head(row.label).month is not None:
        return "dated"
    if any("average" in text.lower() for text in (*row.headings, row.label)):
        return None
    if _ENDS_WITH_A_DAY.fullmatch(row.label):
        return "on its day"
    if _BEGINNING.search(row.label):
        return "beginning" if (statement in ("cash_flow", "balance_sheet", "other", "selected_data") or _KEPT.match(row.label)) and "portion" not in row.label.lower() else None
    if _ENDING.search(row.label) or statement == "cash_flow" and _CASH_ITSELF.fullmatch(row.label):
        return "end"
    if statement in ("selected_data", "other") and _LONG_TERM_DEBT.search(row.label):
        return None if any(_WHAT_THEY_COST.search(heading) for heading in row.headings) else "end"
    if statement in ("selected_data", "other", "balance_sheet") and _NAMES_A_BALANCE.fullmatch(row.label) and not any(_CHANGES.search(text) for text in row.headings):
        return None if any(figure.number.value < 0 for figure in row.figures) else "end"  # a change may be negative
    if statement != "cash_flow" and (
        _BALANCES.search(row.label)
        and not any(_WHAT_THEY_COST.search(heading) for heading in row.headings)
        or row.headings and (_BALANCES.search(row.headings[-1]) or _AT_ITS_END.search(row.headings[-1])) and not all(figure.number.is_percent for figure in row.figures)
    ):
        return "end"
    return None


_KEPT = re.compile(r"retained\s+earnings|accumulated\s+deficit|deficit\b", re.IGNORECASE)
_ENDS_WITH_A_DAY = Phrase(
    r"[^()]*\b(?:at|as\s+of)\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}(?:,?\s+(?:19|20)\d\d)?\W*", ANY_DIGIT
)
"""Captions of what stood on a day: "Identifiable assets at December 31, 1998"."""


def at_point(row: Row, period: Period, point: str) -> Period:
    """The period of such a row under a column for this one: the last day before a duration, its own last one, or what the row's own words say."""
    if point == "own":
        what = head(row.label)
        end = end_date(what)
        if end is not None and (what.months or what.weeks):
            return duration(end, what.months, what.weeks)
        return duration(period.end, 12, None)  # "trailing twelve months"
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


PERIOD_WORDS = re.compile(
    r"\b(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|\d+)\s+(?:months?|weeks?)\b|\b(?:ended|ending|as\s+of|at|for|the|unaudited|fiscal|quarters?|years?|first|second|third|fourth)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*\d{0,2},?|\b(?:19|20)\d\d\b|\([^)]*\)|,|(?<![a-z])\.", re.IGNORECASE
)  # fmt: skip


def alike(table: Table, heads: list[Head], skip: set[int]) -> list[int]:
    """Columns over which the same words and dates stand: heads and columns disagree, and no one can say which is which."""
    seen: dict[tuple[str, Head], list[int]] = {}
    for index, column in enumerate(table.columns):
        if index not in skip and not heads[index].is_empty:
            seen.setdefault((column.words, heads[index]), []).append(index)
    printed = [
        {row.number: f.number.value for row in table.rows for f in row.figures if f.column == index} for index in range(len(table.columns))
    ]
    return [
        index
        for indexes in seen.values()
        if any(printed[index] != printed[indexes[0]] for index in indexes)
        for index in _beside_the_long_one(indexes, printed)
    ]


def _beside_the_long_one(indexes: list[int], printed: list[dict[int, Decimal]]) -> list[int]:
    """The columns among these that hold a stray figure or two, where one of them holds the figures of a column; else all of them."""
    longest = max(indexes, key=lambda index: len(printed[index]))
    others = [index for index in indexes if index != longest]
    return others if all(len(printed[index]) <= 2 and len(printed[index]) * 5 <= len(printed[longest]) for index in others) else indexes


_ROW_OF_A_YEAR = re.compile(r"((?:19|20)\d\d)\b")
"""A caption that gives the columns their year: "2019 as reported" under "Three months ended March 31,"."""
_LENGTH_ALONE = re.compile(r"(?:for\s+the\s+)?(?:[a-z-]+\s+|\d+\s+)?(?:months|weeks|quarters?|years?)\s+ended", re.IGNORECASE)
"""A heading that gives the dated columns over it their length."""


_YEAR_HEADING = re.compile(r"(?:fiscal\s+(?:year\s+)?|year\s+)?((?:19|20)\d\d)", re.IGNORECASE)
_QUARTER_HEADING = re.compile(r"(?:the\s+)?(?:(?:first|second|third|fourth)\s+(?:fiscal\s+)?quarter|(?:first\s+)?(?:half|(?:six|nine|twelve)\s+months)|(?:full|fiscal|entire)\s+year)", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"(?:(?:full|fiscal|total|entire)\s+)?(?:year|total)", re.IGNORECASE)


def _quarters_of(heading: str, table: Table, heads: list[Head], context: Context) -> dict[int, Period] | None:
    """Column -> period under a heading that is a year where the columns are its quarters, or is a quarter where the columns are years; None for any other heading."""
    found: dict[int, Period] = {}
    if (ends := _quarter_ends(head(heading), context)) and sum(_is_quarter_of_no_year(column.head) for column in table.columns) >= 2:
        known = context.known_ends.union(ends)
        for index, column in enumerate(table.columns):
            if _is_quarter_of_no_year(column.head) and not column.is_change:
                found[index] = duration(ends[column.head.fiscal_quarter or 0], 3, None, known)
            elif column.head.is_empty and _WHOLE_YEAR.fullmatch(column.words):
                found[index] = duration(ends[4], 12, None, known)
        return found
    if (year := _YEAR_HEADING.fullmatch(heading)) is not None:
        own = [column.head for column in table.columns]
        if sum(what.year is None and (what.fiscal_quarter is not None or what.month is not None) for what in own) < 2:
            return None
        for index, what in enumerate(own):
            if what.year is not None or table.columns[index].is_change:
                continue
            named = _in_fiscal_year(what, int(year[1]), context)
            if what.is_empty and _WHOLE_YEAR.fullmatch(table.columns[index].words):
                named = Head(months=12, fiscal_quarter=4, year=int(year[1]))
            period, _ = period_of(named, "income_statement", context) if named is not None else (None, "")
            if period is not None:
                found[index] = period
        return found
    if _QUARTER_HEADING.fullmatch(heading):
        what = head(heading)
        if _WHOLE_YEAR.fullmatch(heading):
            what = Head(months=12)
        what = replace(what, fiscal_quarter=(what.months or 3) // 3 if what.fiscal_quarter is None else what.fiscal_quarter)
        for index, own_head in enumerate(heads):
            if (own_head.is_year_alone or table.columns[index].head.is_year_alone) and not table.columns[index].is_change:
                period, _ = period_of(replace(what, year=own_head.year), "income_statement", context)
                if period is None and own_head.month is not None and (what.months in (6, 9, 12) or what.fiscal_quarter == 4):
                    period, _ = period_of(replace(own_head, months=what.months or 3, weeks=None), "income_statement", context)
                if period is not None:
                    found[index] = period
        return found
    return None


def _is_quarter_of_no_year(what: Head) -> bool:
    return what.fiscal_quarter is not None and what.year is None and what.month is None


def _quarter_ends(what: Head, context: Context) -> tuple[date, ...]:
    """The last days of the year before and of the four quarters of the year that ends on the day that these words name ("Year ended January 30, 1999"); none where they name no such year."""
    end = end_date(what) if what.months == 12 and what.day is not None else None
    if end is None:
        return ()
    if (end + timedelta(days=1)).day == 1 and not ends_with_a_week(end, context.known_ends):
        return tuple(end_date(Head(month=(end.month - 3 * back - 1) % 12 + 1, year=end.year + (end.month - 3 * back - 1) // 12)) or end for back in (4, 3, 2, 1, 0))
    return tuple(_nearest(end - timedelta(days=91 * back), context.known_ends) if back else end for back in (4, 3, 2, 1, 0))


def _in_fiscal_year(what: Head, year: int, context: Context) -> Head | None:
    """This quarter, or the quarter that ends on this day, in a fiscal year; None where no one says how the year ends."""
    if what.fiscal_quarter is not None:
        return replace(what, year=year)
    last = context.calendar.year_end_month
    if what.month is None or last is None:
        return None
    return replace(what, year=year if what.month <= last else year - 1, months=3 if not what.has_length else what.months)


def _is_the_year_of(what: Head, heads: list[Head], table: Table) -> bool:
    """Is this a bare year among the rows, below columns that name month and day of no year ("2006" under "Three months ended March 31,"), or nothing that a title over all of them doesn't name?"""
    return what.is_year_alone and all(
        each.month is not None and (each.year is None or column.head.is_empty) for each, column in zip(heads, table.columns, strict=True)
    )


def _kind_of_row(row: Row, statement: str) -> str:
    """A balance among flows is of a day, whatever its table is."""
    return "balance_sheet" if _OF_A_DAY.search(row.label) else statement


def roll_forward_periods(table: Table, context: Context) -> dict[tuple[int, int], Period]:
    """(row, column) -> period where rows alone are dated: balances of two days or more ("Balance at December 31, 2004"), what changed them between, or in the quarter that its caption
    names ("Q1'02 spending"); none for any other table."""
    if any(not column.head.is_empty for column in table.columns):
        return {}
    days = [end_date(head(row.label)) if _BALANCE_AT.match(row.label) else None for row in table.rows]
    dated = [(index, day) for index, day in enumerate(days) if day is not None]
    if len(dated) < 2 or dated[0][1] == dated[-1][1] or any(one > other for (_, one), (_, other) in pairwise(dated)):
        return {}
    found = {(table.rows[index].number, figure.column): instant(day) for index, day in dated for figure in table.rows[index].figures}
    for (first, one), (last, other) in pairwise(dated):
        if one == other:
            continue  # "Outstanding at December 31" and "Exercisable at December 31"
        between = spanned(one + timedelta(days=1), other)
        found.update(((row.number, figure.column), between) for row in table.rows[first + 1 : last] for figure in row.figures)
    for row in table.rows:
        what = head(row.label)
        if what.fiscal_quarter is not None and what.year is not None and what.month is None:
            quarter, _ = period_of(what, "income_statement", context)
            if quarter is not None:
                found.update(((row.number, figure.column), quarter) for figure in row.figures)
    return found


def periods_of_quarter_rows(table: Table, heads: list[Head], context: Context) -> tuple[dict[tuple[int, int], Period], list[tuple[int, str]]]:
    """(row, column) -> period where the captions are quarters and the columns years, as dividends and prices of shares are printed; and the columns, each with the reason, that
    can't be read because no one says how the years end."""
    rows = [row for row in table.rows if _QUARTER_HEADING.fullmatch(row.label)]
    years = [index for index, what in enumerate(heads) if what.is_year_alone and not table.columns[index].is_change]
    if not rows or not years:
        return {}, []
    found: dict[tuple[int, int], Period] = {}
    for row in rows:
        for index, period in (_quarters_of(row.label, table, heads, context) or {}).items():
            found[(row.number, index)] = period
    for row in table.rows:
        for index in years if _WHOLE_YEAR.fullmatch(row.label) else ():
            whole, _ = period_of(Head(months=12, fiscal_quarter=4, year=heads[index].year), "income_statement", context)
            if whole is not None:
                found[(row.number, index)] = whole
    unknown = [index for index in years if any((row.number, index) not in found for row in rows)]
    return found, [(index, "its rows are quarters of a year of which no one says how it ends") for index in unknown]


_BALANCE_OVER = re.compile(r"\b(?:balances?|accrual|reserve)\b", re.IGNORECASE)


def between_balances(table: Table, periods: list[Period | None]) -> list[Period | None]:
    """The periods of columns of which the first and the last are headed as balances of two days ("Balance at September 30") and the others bear no date: those show what changed
    the one to the other."""
    first, last = (periods[0], periods[-1]) if len(periods) > 2 else (None, None)
    if first is None or last is None or not all(_BALANCE_OVER.search(table.columns[index].words) for index in (0, -1)):
        return periods
    if any(column.head.day is not None or column.head.year is not None for column in table.columns[1:-1]) or first.start or last.start or first.end >= last.end:
        return periods
    moved = spanned(first.end + timedelta(days=1), last.end)
    return [first, *(moved for _ in periods[1:-1]), last]


_FALLS_DUE = re.compile(r"(?:(?:remainder|balance)\s+of\s+|(?:fiscal\s+)?(?:year\s+)?)?(?P<year>(?:19|20)\d\d)(?P<after>\s+(?:and\s+)?(?:thereafter|beyond|later|after)\b.*)?", re.IGNORECASE)


def falls_due(table: Table, periods: list[Period | None]) -> list[Period | None]:
    """The periods of columns whose rows are years to come ("2015 ... 2019, Thereafter"): what falls due in them is owed at the end of the period reported on, and was paid in none of it."""
    ends = {period.end for period in periods if period is not None}
    if len(ends) != 1 or any(column.head.year is not None for column in table.columns):
        return periods
    end = ends.pop()
    years = [int(found["year"]) for row in table.rows if (found := _FALLS_DUE.fullmatch(row.label)) is not None]
    ahead = [year for year in years if year > end.year or year == end.year and end.month < 12]
    if len(ahead) < 3 or ahead != years or any(other - one != 1 for one, other in pairwise(years)):
        return periods
    return [period and instant(period.end) for period in periods]


def section_periods(table: Table, statement: str, heads: list[Head], context: Context) -> dict[tuple[int, int], Period]:
    """Periods that a heading among the rows states ("Three months ended March 31, 2006:") for the rows below it."""
    found: dict[tuple[int, int], Period] = {}
    kind = flow_or_balance(table, statement)
    for row in table.rows:
        if (year := _ROW_OF_A_YEAR.match(row.label)) is not None:
            for figure in row.figures:
                what = heads[figure.column]
                if what.month is not None and what.year is None:
                    period, _ = period_of(replace(what, year=int(year[1])), statement, context)
                    if period is not None:
                        found[(row.number, figure.column)] = period
        for place, heading in reversed(list(enumerate(row.headings))):
            if (quarters := _quarters_of(heading, table, heads, context)) is not None:
                found.update(
                    ((row.number, figure.column), period) for figure in row.figures if (period := quarters.get(figure.column)) is not None
                )
                break
            what = head(heading)
            dated = what.month is not None or what.year is not None
            if dated and not what.has_length and place and _LENGTH_ALONE.fullmatch(row.headings[place - 1]):
                what = merged(what, head(row.headings[place - 1]))  # "Six months ended / June 30, 1998:"
            if not dated and not (statement != "balance_sheet" and _LENGTH_ALONE.fullmatch(heading)):
                continue
            if dated and not (what.has_length or what.month is not None and what.year is not None or _is_the_year_of(what, heads, table)):
                continue
            if IS_A_DAY.fullmatch(heading) and not what.has_length and kind == "balance_sheet" and (day := end_date(what)) is not None:
                found.update(((row.number, figure.column), instant(day)) for figure in row.figures)
                break
            for figure in row.figures:
                own = table.columns[figure.column].head
                period, _ = period_of(merged(own, merged(what, heads[figure.column])), _kind_of_row(row, statement) if what.is_year_alone else statement, context)
                if period is not None:
                    found[(row.number, figure.column)] = period
            break
    return found
