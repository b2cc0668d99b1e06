"""Table -> what its figures are: which statement, which period and unit each cell has, and which rows are members of which measure.

What belongs here: reading the words around a lattice. A table whose scale or periods no one states is refused, never guessed. The arithmetic that
confirms it is footing.py's; the mapping of captions to concepts is dbt's.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, product
from os.path import commonprefix

from pipelines.filings import units
from pipelines.filings.periods import FiscalCalendar, Head, Period, calendar_month, dates_in, duration, end_date, head, instant, merged
from pipelines.filings.tables import Column, Figure, Row, Table


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the document tells a table: the period it reports on, how the company counts quarters, and the period ends printed anywhere in it."""

    period_end: date | None = None
    calendar: FiscalCalendar = FiscalCalendar(None)
    known_ends: frozenset[date] = frozenset()
    known_on: date | None = None
    lengths: frozenset[tuple[date, int]] = frozenset()  # (last day, months) of the durations that column heads state
    is_annual: bool = False
    prose_amounts: frozenset[int] = frozenset()  # whole dollars that sentences state in full


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


@dataclass(frozen=True, slots=True)
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


# --- which statement ------------------------------------------------------------------------------------------------------------------------

_STATEMENTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("other", r"\baverage\s+balance|\bstatements?\s+of\s+(?:\w+\s+)?comprehensive\b|\b(?:changes?\s+in\s+(?:consolidated\s+)?(?:stockholders|shareholders|shareowners|owners|total)|statements?\s+of\s+(?:\w+\s+){0,3}(?:stockholders|shareholders|shareowners)['\u2019]?\s+(?:equity|investment)|\b(?:index\s+to\s+exhibits|exhibit\s+index|table\s+of\s+contents)\b)"),
        ("non_gaap_reconciliation", r"\breconcil|\bnon-?\s?gaap\b|\bpro[\s-]?forma\b|\badjusted\s+(?:ebitda|net|earnings|income|operating)|\bexcluding\b.{0,40}\bitems\b|\bas\s+adjusted\b|\bfree\s+cash\s+flow"),
        ("cash_flow", r"\bcash\s+flows?\b|\bchanges\s+in\s+financial\s+position\b"),
        ("balance_sheet", r"\bbalance\s+sheets?\b|\bfinancial\s+(?:condition|position)\b|\bstatements?\s+of\s+condition\b|\bassets\s+and\s+liabilities\b|\bcondition\b.*\bconsolidated\b"),
        ("segment", r"\bsegments?\b|\bgeograph|\bdisaggregat|\b(?:sales|revenues?)\s+by\b|\bby\s+(?:product|region|geograph|division|business|operating|market|channel)|\blines?\s+of\s+business\b|\bbusiness\s+(?:unit|group)s?\b|\breporting\s+units?\b"),
        ("income_statement", r"\bstatements?\s+of\s+(?:\w+\s+){0,4}(?:operations?|income|earnings|loss(?:es)?|profit|expenses)\b|\b(?:income|earnings|operating|operations)\s+statements?\b|\bstatements?\s+of\s+(?:consolidated\s+)?results\b|\bprofit\s+and\s+loss\b|\bresults\s+of\s+operations\b(?=.*(?:consolidated|condensed|unaudited))"),
        ("selected_data", r"\bselected\b|\bhighlights\b|\bsummary\b|\bsupplement|\bkey\s|\boperating\s+data\b|\bstatistics\b|\bmetrics\b"),
    )
)  # fmt: skip
_GUIDANCE = re.compile(r"\b(?:guidance|outlook|forecast(?:ed)?|projected|projections?|targets?|expected\s+range)\b", re.IGNORECASE)
_RESTATED = re.compile(r"\b(?:as\s+)?restated\b", re.IGNORECASE)
_PRO_FORMA = re.compile(r"\bpro[\s-]?forma\b", re.IGNORECASE)


def statement_of(table: Table) -> str:
    """Which statement a table is: from the title nearest to its columns that names one, else from what its rows hold."""
    found = _statement_by_title(table)
    by_rows = _statement_by_rows(table)
    if found in (None, "selected_data") or found in ("income_statement", "cash_flow", "balance_sheet") and by_rows is not None:
        # a title may stand far from its statement; what a face statement holds can't be mistaken
        return by_rows or found or "other"
    return found or "other"


def _statement_by_title(table: Table) -> str | None:
    titles = [title for title in table.titles if len(title) <= 160 and not _FURNITURE.search(title)][-8:]
    over_all = commonprefix([column.words for column in table.columns])
    if len(over_all) >= 12:
        titles.append(over_all)  # a title may span the columns
    found: str | None = None
    for index in range(len(titles) - 1, -1, -1):
        found = next((name for name, pattern in _STATEMENTS if pattern.search(titles[index])), None)
        if found is None and index >= len(titles) - 2 and _INCLUDED.search(titles[index]):
            found = "other"
        if found in ("income_statement", "balance_sheet", "cash_flow") and _is_sentence(titles[index]):
            found = "other"  # a sentence that speaks of a statement introduces a part of it
        if found in ("income_statement", "balance_sheet", "cash_flow") and any(_STATEMENTS[1][1].search(title) for title in titles[index:]):
            found = "non_gaap_reconciliation"
        if found:
            break
    return found


_INCLUDED = re.compile(r"\b(?:includes?|included|allocated|comprised)\b.*\b(?:expense|compensation|amortization|charges?|costs?)\b|\b(?:stock|share|equity)-based\s+compensation\b.*(?:follows|:|expense|included|allocated)", re.IGNORECASE)
"""A heading over what is contained in the lines above it (stock-based compensation by function): these rows bear the captions of other figures."""


def _is_sentence(title: str) -> bool:
    """Is this a sentence that introduces a table rather than the table's name?"""
    title = re.sub(r"\s*\([^)]*\)", "", title).strip() + title[-1]
    return sum(word[0].islower() for word in title.split()) >= 5 and title.rstrip()[-1] in ":.)" and not title.startswith("(")


_ROW_SIGNS: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = tuple(
    (name, tuple(re.compile(p, re.IGNORECASE) for p in patterns))
    for name, patterns in (
        ("cash_flow", (r"^(?:total |net )?cash (?:flows? )?(?:provided|used|generated|from|\(used).*(?:operat|invest|financ)", r"(?:increase|decrease).* in cash|cash.*(?:beginning|end) of", r"^(?:purchases?|proceeds|acquisition|additions|capital expenditures|depreciation)")),
        ("balance_sheet", (r"^total (?:current )?(?:assets|liabilities)", r"(?:accounts )?(?:payable|receivable)|inventor|retained earnings|deposits|(?:long-term )?debt", r"(?:cash|equity|common stock|deficit|capital)")),
        ("income_statement", (r"^(?:total )?(?:net )?(?:sales|revenues?)|^total (?:operating |net )?revenues?|interest income", r"(?:cost|expense)", r"(?:net|before).*(?:income|earnings|loss|tax)|^income")),
    )
)  # fmt: skip


def _statement_by_rows(table: Table) -> str | None:
    labels = [row.label for row in table.rows if row.label]
    if len(labels) < 7:
        return None
    for name, signs in _ROW_SIGNS:
        if name == "balance_sheet" and any(re.match(r"net (?:sales|income|earnings|revenues?)\b", label, re.IGNORECASE) for label in labels):
            continue  # a summary of several years
        if all(any(sign.search(label) for label in labels) for sign in signs):
            return name
    return None


# --- periods -----------------------------------------------------------------------------------------------------------------------------------


def _with_the_one_length(heads: list[Head], statement: str) -> list[Head]:
    """Where a statement of flows names one length only, over some of its dated columns, it is that of all: the words stand askew over them."""
    lengths = {(what.months, what.weeks) for what in heads if what.months or what.weeks}
    if statement not in ("income_statement", "cash_flow") or len(lengths) != 1:
        return heads
    months, weeks = lengths.pop()
    return [replace(what, months=months, weeks=weeks) if what.month is not None and not what.has_length else what for what in heads]


def _shared_in_groups(heads: list[Head], table: Table) -> list[Head]:
    """Where columns come in groups of the same words (GAAP | Items | Non-GAAP, and again) and one column of each group bears the period, it is the group's."""
    names = [" ".join(_PERIOD_WORDS.sub(" ", column.words).split()) for column in table.columns]
    for size in range(2, len(heads) // 2 + 1):
        if len(heads) % size or any(names[i] != names[i % size] for i in range(len(names))) or len(set(names[:size])) < size:
            continue
        groups = [range(at, at + size) for at in range(0, len(heads), size)]
        if all(len({heads[i] for i in group if not heads[i].is_empty}) == 1 for group in groups):
            return [next(heads[j] for j in group if not heads[j].is_empty) for group in groups for _ in group]
    return heads


def _of_its_year(what: Head, titles: tuple[str, ...]) -> Head:
    """A column for a bare year takes the date of that year, where a title names several: "September 25, 1998 and September 26, 1997"."""
    if not what.is_year_alone:
        return what
    for title in reversed(titles[-8:]):
        dates = dates_in(title)
        mine = {day for day in dates if day.year == what.year}
        if len(set(dates)) > 1 and len(mine) == 1:
            day = mine.pop()
            return replace(what, month=day.month, day=day.day)
    return what


_FURNITURE = re.compile(r"\bform\s+(?:10|8)-?[kq]\b|\bpage\s+\d|^item\s+\d|\bannual\s+report\b", re.IGNORECASE)


_SEVERAL_LENGTHS = re.compile(r"\b(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|\d{1,2})(?:[- ](?:months?|weeks?))?(?:\s+periods?)?\s*(?:,|and|&)\s+(?:three|six|nine|twelve|twenty-six|thirty-nine|fifty-two|\d{1,2})[- ](?:months?|weeks?)\b|\bquarters?\s+and\s+(?:six|nine|twelve|years?)\b", re.IGNORECASE)
_HEADLINE = re.compile(r"\b(?:announces?|reports?|earnings|results|release)\b", re.IGNORECASE)


def _title_head(titles: tuple[str, ...]) -> Head:
    """What the titles say of a period: the line nearest to the columns counts first."""
    found = Head()
    for title in reversed(titles[-8:]):
        if len(title) > 200 or _FURNITURE.search(title) or len(set(dates_in(title))) > 1:
            continue  # of two dates only a column's own year can choose
        what = head(title)
        if what.fiscal_quarter is not None and _HEADLINE.search(title):
            continue
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
            end = _on_week_calendar(end, context.period_end)
            end = _nearest(end, context.known_ends)
        if end is None:
            return None, f"quarter {what.fiscal_quarter} of {what.year} is named, but not how the company's year ends"
    if end is None and what.year is not None and what.month is None and what.months in (6, 9, 12):
        end = context.calendar.quarter_end(what.year, what.months // 3)
        end = end and _nearest(_on_week_calendar(end, context.period_end), context.known_ends)
    if end is None and what.year is not None and what.is_year_alone and context.is_annual and statement in ("balance_sheet", "income_statement", "cash_flow"):
        # an annual report sets fiscal years side by side
        end = context.calendar.quarter_end(what.year, 4)
        end = end and _nearest(_on_week_calendar(end, context.period_end), context.known_ends)
        what = replace(what, months=None if statement == "balance_sheet" else 12)
    if end is None:
        return None, "no date stands over the column"
    if what.year_to_date and not (what.months or what.weeks):
        start = _year_start(end, context)
        if start is None:
            return None, "year to date, but not when the year began"
        months = (end.year - start.year) * 12 + calendar_month(end) - start.month + 1
        return duration(end, max(months, 1), None, context.known_ends), ""
    if statement == "balance_sheet" and not (what.weeks or what.months and what.months != 12):
        return instant(end), ""
    if what.months or what.weeks:
        return duration(end, what.months, what.weeks, context.known_ends), ""
    if what.is_instant:
        return instant(end), ""
    if statement in ("income_statement", "cash_flow", "eps"):
        stated = {months for day, months in context.lengths if day == end}
        if len(stated) == 1:
            return duration(end, stated.pop(), None, context.known_ends), ""
        return None, "the column is dated, but not how long its period is"
    return instant(end), ""


def _nearest(end: date, known: frozenset[date]) -> date:
    """The printed date within eight days that this one must mean, else the date itself."""
    return min((day for day in known if abs((end - day).days) <= 8), key=lambda day: abs((end - day).days), default=end)


def _on_week_calendar(end: date, known: date | None) -> date:
    """The quarter's end of a company whose periods end with a week: whole quarters of 13 weeks from one that is known."""
    if known is None or (known + timedelta(days=1)).day == 1:
        return end
    quarters = round((known - end).days / 91.25)
    return known - timedelta(days=91 * quarters)


_FLOWS = re.compile(r"\b(?:income|expenses?|sales|revenues?|costs?|provision|loss(?:es)?|gains?|earnings|benefit|depreciation|amortization|interest|dividends|purchases|rent|compensation|current|deferred|research|advertising)\b", re.IGNORECASE)
_STOCKS = re.compile(r"\b(?:receivables?|payables?|inventor\w+|assets?|liabilit\w+|accrued|debt|notes|deposits|property|equipment|buildings?|land|accumulated|goods|materials|work[ -]in[ -]process|allowances?|cash|securities|borrowings|reserves?|intangibles?|goodwill)\b", re.IGNORECASE)


def _flow_or_balance(table: Table, statement: str) -> str:
    """For a table of a note: whether its captions speak of flows (read like an income statement) or of balances (like a balance sheet); unclear ones stay what they are."""
    if statement not in ("other", "selected_data", "segment"):
        return statement
    labels = [row.label for row in table.rows if row.label]
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


# --- rows that are balances though their column covers a duration ------------------------------------------------------------------------------

_BEGINNING = re.compile(r"\b(?:at\s+(?:the\s+)?)?beginning\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:period|year|quarter|months?)\b|,?\s+beginning(?:\s+balances?)?$|^beginning\b|\bbeginning\s+balance\b|\bat\s+(?:start|beginning)\b", re.IGNORECASE)
_ENDING = re.compile(r"\b(?:at\s+(?:the\s+)?)?end\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:period|year|quarter|months?)\b|,?\s+ending(?:\s+balances?)?$|^ending\b|\bat\s+(?:period|quarter|year)[- ]end\b", re.IGNORECASE)
_BALANCES = re.compile(r"^(?:total\s+|identifiable\s+|segment\s+|net\s+)*assets(?:\s+employed)?$|^(?:order\s+)?backlog$|^working\s+capital$|^total\s+(?:deposits|loans|liabilities|debt)$|^(?:stock|share)holders['\u2019]?\s+equity$|^book\s+value", re.IGNORECASE)


def _row_period(row: Row, period: Period, statement: str) -> Period:
    if period.start is None:
        return period
    if _BEGINNING.search(row.label):
        if statement in ("cash_flow", "balance_sheet", "other") and "portion" not in row.label.lower():
            return instant(period.start - timedelta(days=1))
        return period
    if _ENDING.search(row.label):
        return instant(period.end)
    if statement != "cash_flow" and (_BALANCES.search(row.label) or row.headings and _BALANCES.search(row.headings[-1])):
        return instant(period.end)
    return period


# --- units --------------------------------------------------------------------------------------------------------------------------------------


def _unit(row: Row, figures: tuple[Figure, ...], statement: str, whole: bool) -> str:
    """What a row counts. A percent sign decides for its own cell; else the caption, else the headings, the number of decimals as a witness.

    `whole`: the table prints most of its figures without decimals.
    """
    label, heading = row.label, row.headings[-1] if row.headings else ""
    cents = any(f.number.places >= 2 for f in figures if not f.number.is_percent)
    money_sized = any(abs(f.number.value) >= 1000 for f in figures)
    small = all(abs(f.number.value) < 10 for f in figures)
    marked = [f for f in figures if not f.number.is_nil]
    if marked and all(f.number.is_percent for f in marked):
        return "pure"
    if any(heading.lower().startswith("denominator") for heading in row.headings) and not cents and not any(f.number.has_dollar for f in figures):
        return "shares"
    if units.share_count_words(label) and not cents and statement not in ("balance_sheet", "cash_flow"):
        return "shares"
    if statement == "balance_sheet" and _SHARES_OUT.match(label) and not any(f.number.has_dollar for f in figures):
        return "shares"
    if units.per_share_words(label) and (cents or small) and not (statement in ("balance_sheet", "cash_flow") and not cents):
        return "USD/shares"
    if units.pure_words(label) and not any(f.number.has_dollar for f in figures) and not money_sized:
        return "pure"
    if statement in ("balance_sheet", "cash_flow"):
        return "USD"
    if cents and not money_sized and whole and not _RATIO.search(label) and all(f.number.places == 2 or f.number.is_nil for f in figures if not f.number.is_percent):
        return "USD/shares"  # cents among thousands or millions without decimals
    for text in reversed(row.headings):
        if units.share_count_words(text):
            if cents and not money_sized or not _UNDER_SHARES.search(label):
                break
            return "shares"
        if units.per_share_words(text):
            if cents or all(f.number.is_nil for f in figures):
                return "USD/shares"
            if statement in ("income_statement", "eps") and money_sized and re.match(r"(?:basic|diluted|assuming|fully|primary)\b", label, re.IGNORECASE):
                return "shares"
    if heading and units.pure_words(heading) and any(f.number.places for f in figures) and not money_sized and not any(f.number.has_dollar for f in figures):
        return "pure"
    return "USD"


_SHARES_OUT = re.compile(r"(?:(?:period-?end|ending|total|number\s+of)\s+)?(?:common\s+)?shares\s+(?:issued\s+and\s+)?outstanding\b", re.IGNORECASE)
_RATIO = re.compile(r"\b(?:ratios?|rates?|yields?|returns?|coverage|margins?|times|multiple|percent|turnover|to\s+(?:total|average|net|gross)|spread)\b|%", re.IGNORECASE)


def _between_percentages(table: Table, row_units: list[str]) -> list[str]:
    """Rows without marks between two rows of percentages, printed with decimals and no dollar sign, are percentages: the sign often stands in the first and last row only."""
    marked = [bool(row.figures) and any(f.number.is_percent for f in row.figures) for row in table.rows]
    result = list(row_units)
    for index in range(1, len(marked) - 1):
        row = table.rows[index]
        if not marked[index] and row_units[index] != "shares" and any(marked[max(0, index - 4) : index]) and any(marked[index + 1 : index + 5]):
            if row.figures and all(f.number.places and abs(f.number.value) < 1000 and not f.number.has_dollar for f in row.figures if not f.number.is_nil) and _RATIO.search(row.label):
                result[index] = "pure"
    return result


def _between_shares(table: Table, row_units: list[str]) -> list[str]:
    """Whole numbers between two counts of shares lead from one to the other: they count shares ("Effect of dilutive securities")."""
    result = list(row_units)
    counts = [index for index, unit in enumerate(row_units) if unit == "shares"]
    for a, b in pairwise(counts):
        between = table.rows[a + 1 : b]
        if 1 <= len(between) <= 6 and all(f.number.places == 0 and not f.number.has_dollar for row in between for f in row.figures):
            result[a + 1 : b] = ["shares" if unit == "USD" else unit for unit in row_units[a + 1 : b]]
    return result


_UNDER_SHARES = re.compile(r"^$|\b(?:basic|diluted?|dilutive|dilution|primary|common|equivalents?|options|awards|units|weighted|shares?|class|outstanding|effect|total|incremental|assum)", re.IGNORECASE)
"""Captions under a heading of share counts that count shares; anything else is the next line of the statement."""


def _share_scale(table: Table, rows_units: list[str], scale: units.Scale, periods: list[Period | None]) -> int | None:
    """What one printed share means. Net income divided by earnings a share is the number of shares: where both are printed, the arithmetic decides; else the captions."""
    shares = [row for row, unit in zip(table.rows, rows_units, strict=True) if unit == "shares"]
    if not shares:
        return scale.shares
    votes: Counter[int] = Counter()
    incomes = [r for r, u in zip(table.rows, rows_units, strict=True) if u == "USD" and re.search(r"\bnet\b.*\b(?:income|earnings|loss|profit)\b|\b(?:income|earnings|loss)\b", r.label, re.IGNORECASE)]
    per_share = [r for r, u in zip(table.rows, rows_units, strict=True) if u == "USD/shares"]
    money = scale.money or 1
    for row in shares:
        for figure in row.figures:
            count = abs(figure.number.value)
            if not count:
                continue
            fits = {
                factor
                for income in incomes
                for each in per_share
                for a in income.figures
                for b in each.figures
                if a.column == b.column == figure.column and abs(b.number.value) >= Decimal("0.05") and a.number.value
                for factor in (1, 1000, 1_000_000)
                if Decimal("0.85") < abs(a.number.value) * money / abs(b.number.value) / (count * factor) < Decimal("1.18")
            }
            votes.update(fits)
    if votes:
        best, count_ = votes.most_common(1)[0]
        if len(votes) == 1 or count_ > votes.most_common(2)[1][1] or best == scale.shares:
            return best
        if scale.shares in votes:
            return scale.shares
    if scale.shares is not None:
        return scale.shares
    if all(abs(f.number.value) >= 1_000_000 for row in shares for f in row.figures if not f.number.is_nil):
        return 1
    return scale.money


# --- members: rows or columns that stand for a segment ------------------------------------------------------------------------------------------

_GENERIC = re.compile(
    r"^(?:(?:total|sub-?total|net|gross|other|basic|diluted|current|deferred|federal|state|foreign|domestic|continuing|discontinued|operating|"
    r"income|loss|earnings|sales|revenues?|cost|costs|expenses?|as|reported|adjusted|adjustments?|beginning|ending|balance|amount|assets|operations|from|before|after|per|"
    r"share|shares|and|of|the|for|in|tax|taxes|interest|average|primary|fully|assuming|dilution|gaap|non-gaap|margin|profit|ebitda|depreciation|amortization|"
    r"percent|percentage|change|common|preferred|stock|class|a|b|yield|rate|impact|effect|less|add|plus|excluding|including|provision|items?|charges?|special|unaudited|capital|expenditures?)\b[\s,()/&%-]*)+$",
    re.IGNORECASE,
)  # fmt: skip
_MEASURE = re.compile(
    r"\b(?:sales|revenues?|income|earnings|profit|loss|ebitda|depreciation|amortization|assets|expenditures|margin|contribution|orders|backlog|cost)\b", re.IGNORECASE
)
_TOTAL = re.compile(r"^\s*(?:sub-?)?totals?\b|\btotal(?:s)?\s*$|^consolidated\b|^(?:total\s+)?company\b$", re.IGNORECASE)
_CORPORATE = re.compile(r"\b(?:corporate|eliminat\w*|intersegment|inter-segment|unallocated|all other|intercompany)\b", re.IGNORECASE)


def _segments_by_row(table: Table, statement: str) -> dict[int, str]:
    """Row number -> member. Names that come back under several headings that are measures are members, not line items; so are the captions of a segment table."""
    if statement in ("balance_sheet", "cash_flow") or statement == "other" and any(_STATEMENTS[0][1].search(title) for title in table.titles):
        return {}
    under: dict[str, set[str]] = {}
    for row in table.rows:
        if row.label and row.headings and _is_member_name(row.label):
            under.setdefault(row.label.lower(), set()).add(row.headings[-1])
    repeated = {
        name
        for name, headings in under.items()
        if len(headings) >= 2 and sum(bool(_MEASURE.search(h)) and not units.per_share_words(h) and not units.share_count_words(h) for h in headings) >= 2
    }
    if statement == "non_gaap_reconciliation" and len(repeated) < 2:
        repeated = set()
    members: dict[int, str] = {}
    blocks = {row.headings[-1] for row in table.rows if row.headings and row.label.lower() in repeated}
    for row in table.rows:
        if row.label.lower() in repeated and row.headings:
            members[row.number] = row.label
        elif blocks and row.headings and row.headings[-1] in blocks and _CORPORATE.search(row.label) and not _TOTAL.search(row.label):
            members[row.number] = row.label
    members.update(_split_measure(table))
    members.update(_measures_by_member(table))
    if statement == "segment":
        for row in table.rows:
            if row.number in members or not row.label or _TOTAL.search(row.label):
                continue
            if (_is_member_name(row.label) or _CORPORATE.search(row.label)) and not (_MEASURE.search(row.label) and not row.headings and _GENERIC.match(row.label)):
                if not _MEASURE.search(row.label) or _CORPORATE.search(row.label) and len(row.label.split()) <= 4:
                    members[row.number] = row.label
    return members


_SPLIT_MEASURE = re.compile(
    r"^(?:total\s+|net\s+|operating\s+|segment\s+|consolidated\s+)*(?:sales|revenues?|earnings|income\s+(?:\(loss\)\s+)?from\s+operations|(?:operating|segment)\s+(?:income|profit|earnings)|ebitda)\b(?!.*\bper\b)|\bgeographic\w*\s+(?:sales|revenues?)\b|\b(?:sales|revenues?)\s+by\b", re.IGNORECASE
)


def _split_measure(table: Table) -> dict[int, str]:
    """Rows under a heading that is a measure, all of them names and closed by a total: the measure by member."""
    blocks: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        if row.headings:
            blocks.setdefault(row.headings, []).append(row)
    found: dict[int, str] = {}
    for headings, rows in blocks.items():
        heading = re.sub(r"\s*\([^)]*\)|[-\u2013\s]+$", "", headings[-1]).strip(" -")
        if not _SPLIT_MEASURE.search(heading) or units.per_share_words(heading):
            continue
        totals = [index for index, row in enumerate(rows) if _TOTAL.search(row.label) or index > 1 and not row.label]
        parts = [row for row in rows[: totals[0] if totals else 0] if row.label]
        names = [each for each in parts if _is_member_name(each.label)]
        if len(names) >= 2 and all(each in names or _REST.search(each.label) for each in parts):
            found.update({row.number: row.label for row in rows if row in parts or _is_member_name(row.label) and not _MEASURE.search(row.label)})
    return found


_REST = re.compile(rf"{_CORPORATE.pattern}|^(?:all\s+)?others?\b", re.IGNORECASE)


def _measures_by_member(table: Table) -> dict[int, str]:
    """The same measures repeated under headings that are names: each heading is the member."""
    under: dict[str, set[str]] = {}
    for row in table.rows:
        if row.headings and _MEASURE.search(row.label) and _is_member_name(row.headings[-1]) and not _MEASURE.search(row.headings[-1]) and head(row.headings[-1]).is_empty:
            under.setdefault(row.label.lower(), set()).add(row.headings[-1])
    repeated = {label for label, names in under.items() if len(names) >= 2}
    names = {name for label in repeated for name in under[label]}
    return {row.number: row.headings[-1] for row in table.rows if row.headings and row.headings[-1] in names}


_NO_ROW_MEMBER = re.compile(
    r"\b(?:expenses?|compensation|amortization|effects?|charges?|costs?|premiums?|ratios?|calculation|gains?|loss(?:es)?|impairment|taxes|margins?|adjusted|items|dividends?|shares?|balances?|allowance|provision)\b",
    re.IGNORECASE,
)


def _is_member_name(label: str) -> bool:
    return bool(label) and len(label) <= 70 and _GENERIC.match(label) is None and _TOTAL.search(label) is None and _NO_ROW_MEMBER.search(label) is None


_NO_MEMBER = re.compile(
    r"\b(?:reported|adjust\w*|gaap|pro\s?forma|fair\s+value|levels?|cost|unrealized|realized|balances?|average|shares|amounts?|carrying|quoted|significant|"
    r"per\s+share|per\s+unit|rate|yield|number|stock|capital|deficit|equity|expense|tax|notes?|page|maturit\w+|expir\w+|low|high|beginning|ending|additions|charges?|payments?|spending|net)\b",
    re.IGNORECASE,
)
"""Words over columns that name no segment: bases of measurement, statement lines, movements."""


def _segments_by_column(table: Table, heads: list[Head]) -> dict[int, str]:
    """Column index -> member, where columns are headed by names and not by periods. Total columns have none."""
    named = [i for i, column in enumerate(table.columns) if not column.is_change and column.words and heads[i].is_empty]
    plain = [i for i, column in enumerate(table.columns) if not column.is_change]
    if len(named) < 2 or len(named) < len(plain) - 1:
        return {}
    words = {i: _column_name(table.columns[i].words) for i in named}
    if any(_NO_MEMBER.search(word) or _MEASURE.search(word) or _GENERIC.match(word) and not _TOTAL.search(word) and not _CORPORATE.search(word) for word in words.values()):
        return {}
    if len({w for w in words.values() if w}) < len(words):
        return {}
    return {i: w for i, w in words.items() if w and not _TOTAL.search(w) and w.lower() not in ("combined", "consolidated total")}


_PERIOD_WORDS = re.compile(
    r"\b(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|\d+)\s+(?:months?|weeks?)\b|\b(?:ended|ending|as\s+of|at|for|the|unaudited|fiscal|quarters?|years?|first|second|third|fourth)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*\d{0,2},?|\b(?:19|20)\d\d\b|\([^)]*\)|[,.]", re.IGNORECASE
)  # fmt: skip


def _measures_by_column(table: Table, skip: set[int]) -> dict[int, tuple[str, ...]]:
    """Column index -> the measure over it, where the columns of a table show several ("Net Sales | Earnings Before Taxes", each by year)."""
    words = {index: " ".join(_PERIOD_WORDS.sub(" ", column.words).split()) for index, column in enumerate(table.columns) if index not in skip}
    if len(set(words.values())) < 2 or not all(_MEASURE.search(word) for word in words.values()):
        return {}
    return {index: (word,) for index, word in words.items()}


def _qualified(member: str | None, qualifier: str | None) -> str | None:
    return f"{member}, {qualifier}" if member and qualifier else member or qualifier


def _qualifiers(measures: dict[int, tuple[str, ...]]) -> dict[int, str]:
    """Column index -> what sets its measure apart where several columns show the same one ("U.S. Net Sales" beside "Worldwide Net Sales")."""
    parts = {index: (_MEASURE_WORDS.sub(" ", words[0]).strip(" -"), " ".join(_MEASURE_WORDS.findall(words[0].lower()))) for index, words in measures.items()}
    if len({measure for _, measure in parts.values()}) > 1:
        return {}
    return {index: " ".join(name.split()) for index, (name, _) in parts.items() if name and not re.fullmatch(r"(?:worldwide|total|consolidated|global)", " ".join(name.split()), re.IGNORECASE)}


_MEASURE_WORDS = re.compile(r"\b(?:net|total|operating)?\s*(?:sales|revenues?|income|earnings|profit|loss|ebitda|assets|expenditures)\b", re.IGNORECASE)


def _column_name(words: str) -> str:
    return re.sub(r"\s*\((?:unaudited|\d|[a-z]|(?:dollars |amounts )?in (?:thousands|millions|billions)[^)]*)\)|\bunaudited\b", "", words, flags=re.IGNORECASE).strip(" -")


# --- the whole reading ---------------------------------------------------------------------------------------------------------------------------


def readings(tables: list[Table], context: Context) -> list[Reading]:
    """Every table of a document with its meaning, in page order.

    A table without heads of its own that follows one with as many columns goes on with that one's (a page break cut it in two).
    """
    found: list[Reading] = []
    for number, table in enumerate(tables, 1):
        before = found[-1] if found else None
        continued = _continue_from(table, before)
        found.append(reading(table, number, context, inherited=before.periods if continued and before else None))
    for _ in range(3):  # what was tied may tie others
        printed = _printed_at_scale(found)
        found = [_tied_to_scale(each, printed, context) for each in found]
    found = _at_the_one_scale(found, context)
    _demote_repeats(found)
    return found


def _demote_repeats(found: list[Reading]) -> None:
    """A table that only its rows make look like a face statement is a summary where the document has the statement itself."""
    titled = {each.statement for each in found if each.cells and _statement_by_title(each.table) == each.statement}
    for each in found:
        if each.statement in ("income_statement", "balance_sheet", "cash_flow") and each.statement in titled and _statement_by_title(each.table) != each.statement:
            each.cells = [replace(cell, statement="selected_data") if cell.statement in (each.statement, "eps") else cell for cell in each.cells]
            each.statement = "selected_data"


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
    if refused.refusal is None or refused.refusal[0] != "scale_not_stated":
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


def _at_the_one_scale(found: list[Reading], context: Context) -> list[Reading]:
    """Statements that state no scale in a document whose every other statement states, proves or ties to one and the same: read at that one, if their largest figure is of a size with
    the others' (a thousandfold error would show)."""
    known = [each for each in found if each.cells and each.statement in _FACE and any(cell.unit == "USD" for cell in each.cells)]
    scales = {each.scale for each in known}
    if len(scales) != 1:
        return found
    size = max(_largest(each) for each in known)
    scale = scales.pop()
    result = []
    for each in found:
        if each.refusal is not None and each.refusal[0] == "scale_not_stated" and each.statement in _OF_ONE_SCALE:
            trial = reading(each.table, each.number, context, assumed=scale)
            if size and Decimal("0.1") <= _largest(trial) / size <= 200:
                each = trial
        result.append(each)
    return result


_FACE = ("income_statement", "balance_sheet", "cash_flow", "segment")
_OF_ONE_SCALE = (*_FACE, "non_gaap_reconciliation")


def _largest(each: Reading) -> Decimal:
    return max((abs(cell.figure.number.value) for cell in each.cells if cell.unit == "USD"), default=Decimal(0))


def _continue_from(table: Table, before: Reading | None) -> bool:
    if before is None or any(not column.head.is_empty or column.words for column in table.columns):
        return False
    if len(before.table.columns) != len(table.columns) or before.refusal is not None or _title_head(table.titles) != Head():
        return False
    table.columns = tuple(
        Column(old.words, column.x0, column.x1, old.is_change, old.head) for old, column in zip(before.table.columns, table.columns, strict=True)
    )
    table.titles = (*before.table.titles, *table.titles)
    return True


def reading(table: Table, number: int, context: Context, assumed: int | None = None, inherited: list[Period | None] | None = None) -> Reading:
    """One table with its meaning.

    In: the lattice, its number in the document, what the document says elsewhere; a scale that was settled elsewhere for a table that states none; the periods of the table that
    this one goes on with.
    Out: cells, or the refusal.
    """
    statement = statement_of(table)
    if statement in _FACE and any(_PRO_FORMA.search(column.words) for column in table.columns):
        statement = "non_gaap_reconciliation"  # pro forma beside as reported: the whole shows what is not GAAP
    heads_text = " ".join(column.words for column in table.columns)
    scale = _table_scale(table, heads_text)
    title_head = _title_head(table.titles)
    own = [_of_its_year(column.head, table.titles) for column in table.columns]
    own = _with_the_one_length(_shared_in_groups(own, table), statement)
    members = _segments_by_column(table, own)
    heads = [title_head if index in members or what.is_empty and members else merged(what, title_head) for index, what in enumerate(own)]
    if statement == "balance_sheet":
        # a balance is of a day, whatever durations the titles around it speak of
        heads = [replace(what, months=mine.months, weeks=mine.weeks, year_to_date=False) for what, mine in zip(heads, own, strict=True)]
    periods: list[Period | None] = []
    refused: list[tuple[int, str]] = []
    skip = {i for i, column in enumerate(table.columns) if column.is_change or _all_percent(table, i) or _NOTE_COLUMN.fullmatch(column.words)}
    for index, what in enumerate(heads):
        if index in skip:
            periods.append(None)
            continue
        period, reason = (inherited[index], "") if inherited else period_of(what, _flow_or_balance(table, statement), context)
        periods.append(period)
        if period is None:
            refused.append((index, reason))
    for index in _alike(table, heads, skip):
        periods[index] = None
        refused.append((index, "two columns bear the same words"))
    result = Reading(table, number, statement, scale.money or 1, periods, [])
    sectioned = _section_periods(table, statement, heads, context)
    if not any(periods) and not any(sectioned.values()):
        reason = refused[0][1] if refused else "its columns show changes only"
        result.refusal = ("period_not_found", f"No figure of this table was read: {reason}.")
        return result
    places = [f.number.places for row in table.rows for f in row.figures if f.column not in skip and not f.number.is_nil]
    whole = sum(place == 0 for place in places) * 2 >= len(places)
    row_units = [_unit(row, tuple(f for f in row.figures if f.column not in skip), statement, whole) for row in table.rows]
    if scale.money is None and "USD" in row_units:
        settled = assumed or _scale_proven(table, row_units) or _scale_told(table, row_units, context.prose_amounts)
        if settled is None:
            result.refusal = ("scale_not_stated", "No caption says in what units the money of this table is printed.")
            return result
        scale = units.Scale(settled, scale.shares or 1)
        result.scale = settled
    row_units = _between_percentages(table, _between_shares(table, row_units))
    share_scale = _share_scale(table, row_units, scale, periods)
    measures = _measures_by_column(table, skip)
    row_members = {} if members else _segments_by_row(table, statement)
    if measures and not members and statement in ("segment", "selected_data", "other"):
        # the measure stands over the columns: the captions are its members
        row_members = {row.number: row.label for row in table.rows if _is_member_name(row.label) and not _MEASURE.search(row.label)} or row_members
    # in a table of many things, the blocks that are split by member are segment tables of their own
    split = {row.headings for row in table.rows if row.number in row_members} if statement in ("other", "selected_data") else set()
    guidance = _GUIDANCE.search(table.title) is not None
    restated = _RESTATED.search(table.title) is not None
    is_guidance = [guidance or _GUIDANCE.search(column.words) is not None for column in table.columns]
    is_restated = [restated or _RESTATED.search(column.words) is not None for column in table.columns]
    is_adjusted = [_ADJUSTED.search(column.words) is not None for column in table.columns]
    section = statement
    qualifiers = _qualifiers(measures)
    for row, unit in zip(table.rows, row_units, strict=True):
        in_split = row.headings in split and bool(row.headings) and (row.number in row_members or _TOTAL.search(row.label) is not None)
        # what follows a reconciliation's end stands under its heading still
        in_split = in_split or bool(measures) and row.number in row_members and statement != "segment"
        section = "segment" if in_split else _section("non_gaap_reconciliation" if section == "non_gaap_reconciliation" else statement, row)
        for figure in row.figures:
            if figure.column in skip:
                continue
            column = table.columns[figure.column]
            period = sectioned.get((row.number, figure.column)) or periods[figure.column]
            if period is None:
                continue
            period = _row_period(row, period, section)
            cell_unit = "pure" if figure.number.is_percent else _column_unit(column, figure, unit)
            value, decimals = _scaled(row, figure, cell_unit, scale, share_scale, column.words)
            result.cells.append(
                Cell(
                    row,
                    figure,
                    "non_gaap_reconciliation" if section in _FACE[:3] and is_adjusted[figure.column] else _cell_statement(section, cell_unit),
                    " > ".join([*row.headings, *measures.get(figure.column, ())]) or None,
                    members.get(figure.column) or _qualified(row_members.get(row.number), qualifiers.get(figure.column)),
                    period,
                    value,
                    cell_unit,
                    decimals,
                    is_guidance[figure.column],
                    is_restated[figure.column],
                )
            )
    result.refused_columns = tuple(refused)
    return result


def _alike(table: Table, heads: list[Head], skip: set[int]) -> list[int]:
    """Columns over which the same words and dates stand: heads and columns disagree, and no one can say which is which."""
    seen: dict[tuple[str, Head], list[int]] = {}
    for index, column in enumerate(table.columns):
        if index not in skip and not heads[index].is_empty:
            seen.setdefault((column.words, heads[index]), []).append(index)
    printed = [{row.number: f.number.value for row in table.rows for f in row.figures if f.column == index} for index in range(len(table.columns))]
    return [index for indexes in seen.values() if any(printed[index] != printed[indexes[0]] for index in indexes) for index in indexes]


def _table_scale(table: Table, heads_text: str) -> units.Scale:
    """The scale that the nearest words state: titles from the columns upward, then the column heads, then headings among the rows."""
    found = units.Scale()
    for text in [*reversed(table.titles), heads_text, " ".join(table.titles), *(heading for row in table.rows[:3] for heading in row.headings)]:
        stated = units.scale(text)
        if found.money is None and stated.money is not None:
            found = units.Scale(stated.money, found.shares if found.shares is not None else stated.shares, stated.shares_excepted)
        elif found.shares is None and stated.shares is not None and stated.money is None:
            found = units.Scale(found.money, stated.shares)
        if found.money is not None:
            break
    return found


_NET_INCOME = re.compile(r"\bnet\b.*\b(?:income|earnings|loss|profit)\b|^(?:income|earnings|loss)\b", re.IGNORECASE)


def _scale_proven(table: Table, row_units: list[str]) -> int | None:
    """The scale that the page itself proves where no one states it: net income over earnings a share is the number of shares, and those are printed in full
    (seven digits and more). Two columns at least must prove it, and no other scale may fit."""
    rows = list(zip(table.rows, row_units, strict=True))
    incomes = [row for row, unit in rows if unit == "USD" and _NET_INCOME.search(row.label)]
    earnings = [row for row, unit in rows if unit == "USD/shares"]
    shares = [row for row, unit in rows if unit == "shares"]
    proven: dict[int, set[int]] = {}
    for a, b, c in product(incomes, earnings, shares):
        for column in range(len(table.columns)):
            income, each, count = (_amount(row, column) for row in (a, b, c))
            if not income or not each or each < Decimal("0.05") or not count or count < 1_000_000:
                continue
            slack = Decimal("0.006") / each + Decimal("0.01")
            for scale in (1, 1_000, 1_000_000):
                if abs(income * scale / each / count - 1) <= slack:
                    proven.setdefault(scale, set()).add(column)
    if len(proven) == 1 and len(next(iter(proven.values()))) >= 2:
        return next(iter(proven))
    return None


def _scale_told(table: Table, row_units: list[str], amounts: frozenset[int]) -> int | None:
    """The scale at which two figures or more of the table are the very amounts that sentences state in full dollars; None where none or more than one fits."""
    printed = {abs(f.number.value) for row, unit in zip(table.rows, row_units, strict=True) if unit == "USD" for f in row.figures if abs(f.number.value) >= 100}
    fits = [scale for scale in (1, 1_000, 1_000_000) if sum(value * scale in amounts for value in printed) >= 2]
    return fits[0] if len(fits) == 1 else None


def _amount(row: Row, column: int) -> Decimal | None:
    return next((abs(f.number.value) for f in row.figures if f.column == column), None)


def _all_percent(table: Table, index: int) -> bool:
    """A column of nothing but percentages beside columns of figures shows shares or changes, not figures of its own."""
    figures = [f for row in table.rows for f in row.figures if f.column == index]
    percent = sum(f.number.is_percent for f in figures)
    if not figures or percent < len(figures) or len(table.columns) < 2:
        return False
    beside = [f for row in table.rows if any(f.column == index for f in row.figures) for f in row.figures if f.column != index]
    return any(not f.number.is_percent for f in beside)


def _section_periods(table: Table, statement: str, heads: list[Head], context: Context) -> dict[tuple[int, int], Period]:
    """Periods that a heading among the rows states ("Three months ended March 31, 2006:") for the rows below it."""
    found: dict[tuple[int, int], Period] = {}
    for row in table.rows:
        for heading in reversed(row.headings):
            what = head(heading)
            if not (what.has_length or what.month is not None and what.year is not None) or what.month is None and what.year is None and what.fiscal_quarter is None:
                continue
            for figure in row.figures:
                own = table.columns[figure.column].head
                period, _ = period_of(merged(own, merged(what, heads[figure.column])), statement, context)
                if period is not None:
                    found[(row.number, figure.column)] = period
            break
    return found


def _section(statement: str, row: Row) -> str:
    """A heading inside a table may open another statement: from there on the rows belong to it."""
    for heading in row.headings:
        if statement in ("income_statement", "selected_data", "other") and re.search(r"\breconciliation\b", heading, re.IGNORECASE):
            return "non_gaap_reconciliation"
        if statement == "income_statement" and _INCLUDED.search(heading):
            return "other"
    return statement


_ADJUSTED = re.compile(r"\bpro[\s-]?forma\b|\bnon-?\s?gaap\b|\badjust(?:ed|ments?|s)?\b|\bspecified\s+items\b|\bexcluding\b|\bspecial\s+items\b", re.IGNORECASE)


_NOTE_COLUMN = re.compile(r"\(?(?:see\s+)?(?:notes?|footnotes?|ref(?:erence)?s?|page)(?:\s+(?:nos?\.?|numbers?))?\)?", re.IGNORECASE)
_YIELD = re.compile(r"\b(?:yields?|rates?)\b|%", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _unit_of_words(words: str) -> str | None:
    """The unit that a column's words name: "Per Share", "Yield"; None where they name none."""
    words = re.sub(r"\([^)]*\)", "", words)  # "(in millions, except per share data)" is a scale
    if units.per_share_words(words) and not units.share_count_words(words):
        return "USD/shares"
    return "pure" if _YIELD.search(words) else None


def _column_unit(column: Column, figure: Figure, unit: str) -> str:
    """Where the column's own words name a unit, they count."""
    if unit != "USD" or figure.number.has_dollar and figure.number.places == 0:
        return unit
    named = _unit_of_words(column.words)
    return unit if named is None or named == "pure" and not figure.number.places else named


def _cell_statement(section: str, unit: str) -> str:
    return "eps" if section == "income_statement" and unit in ("USD/shares", "shares") else section


def _scaled(row: Row, figure: Figure, unit: str, scale: units.Scale, share_scale: int | None, column_words: str) -> tuple[Decimal, int]:
    number = figure.number
    if unit == "pure":
        if number.is_percent or "%" in row.label or "percent" in row.label.lower() or _YIELD.search(column_words) or _RATIO.search(row.label) and not re.search(r"\btimes|turnover|multiple|coverage", row.label, re.IGNORECASE):
            return number.value / 100, number.places + 2
        return number.value, number.places
    if unit == "USD/shares":
        return number.value, number.places
    if unit == "shares":
        own = units.scale_in_caption(row.label) or next((s for h in reversed(row.headings) if (s := units.scale_in_caption(h))), None)
        factor = own or share_scale or 1
    else:
        factor = units.scale_in_caption(row.label) or scale.money or 1
    return number.value * factor, number.places - len(str(factor)) + 1
