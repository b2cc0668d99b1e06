"""The words over columns and in titles -> the head of each column, completed by what its neighbours and the titles say.

What belongs here: how words that stand once, askew or over several columns are shared among them. What one text says is periods.py's, which
days that means column_periods.py's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from pipelines.filings.dating.column_periods import are_years_side_by_side
from pipelines.filings.dating.counted_quarters import counted_from_the_title
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Column, Table
from pipelines.filings.lattices.maturities import are_of_maturities
from pipelines.filings.measuring.column_units import per_share_columns
from pipelines.filings.periods import (
    NOTE_MARKS,
    PERIOD_WORDS,
    Head,
    Period,
    dates_in,
    end_date,
    head,
    inception_in,
    merged,
)
from pipelines.filings.phrases import Phrase
from pipelines.filings.statement_kinds import FACE, FURNITURE, GUIDANCE


def own_heads(table: Table, statement: str) -> list[Head]:
    """What the words over each column say of its period, with what stands once or askew over several columns shared among them; of titles
    only the days from which a column's year chooses.
    """
    titles, _ = _without_inception(table)
    in_order = _days_in_order(table.columns, titles)
    heads = [in_order.get(column.head) or _of_its_year(column.head, titles) for column in table.columns]
    heads = _with_the_one_day(_beside_dated(heads, table), statement)
    heads = _with_the_one_length(_shared_in_groups(heads, table), statement)
    return _trailing_beside_quarters(_years_beside_quarters(heads, statement), table)


def completed_heads(own: list[Head], table: Table, statement: str, context: Context) -> list[Head]:
    """The columns' own heads, completed by what the titles and the document say."""
    titles, since_inception = _without_inception(table)
    title = head_of_titles(titles)
    if title.is_empty and are_years_side_by_side(own):
        title = _year_of_the_report(titles, max(what.year or 0 for what in own))
    counted = counted_from_the_title(own, table, title, context)
    heads = [done or merged(what, title) for what, done in zip(_year_beside_its_quarters(own, table), counted, strict=True)]
    heads = [since_inception.get(index, what) for index, what in enumerate(heads)]
    heads = [_told_from_the_title(what, mine, title, column.words) for what, mine, column in zip(heads, own, table.columns, strict=True)]
    heads = _quarters_of_one_year(_years_named_by_their_beginning(heads, own, title), table)
    heads = _of_the_reports_year(heads, own, title, context)
    if are_of_maturities([column.words for column in table.columns]):
        return [without_length(what) for what in heads]
    if statement == "balance_sheet":
        return [_of_a_balance(what, mine, column.words) for what, mine, column in zip(heads, own, table.columns, strict=True)]
    if statement not in FACE:
        # "As of September 30,": the title's length isn't that column's
        return [
            without_length(what) if mine.is_instant and mine.day is not None and not mine.has_length else what
            for what, mine in zip(heads, own, strict=True)
        ]
    return heads


def _told_from_the_title(what: Head, mine: Head, title: Head, words: str) -> Head:
    """The head of a column that points back from the title's period and names none ("Last year" beside "This year"): of the year before,
    else of no period that anyone tells. Any other head as it is (`what`; `mine`: as its own words have it).
    """
    if title.is_empty or mine.month is not None or mine.year is not None or _POINTS_BACK.search(words) is None:
        return what
    is_year_ago = _A_YEAR_BACK.fullmatch(words) is not None and title.year is not None and title.weeks is None and title.since is None
    return replace(title, year=title.year - 1) if is_year_ago and title.year is not None else Head()


_POINTS_BACK = Phrase(
    r"(?:\b(?:last|prior|previous|preceding)\s+(?:fiscal\s+)?(?:years?|quarters?|periods?|months?)|\byears?[\s-](?:ago|earlier))"
    r"(?:\s+(?:quarter|period))?(?:\s*\([^()]*\))?$",
    "last prior previous preceding ago earlier",
)
_A_YEAR_BACK = re.compile(
    r"(?:(?:the\s+)?same\s+(?:quarter|period)(?:\s+(?:of|in))?\s+(?:the\s+)?)?(?:last|prior|previous|preceding)\s+(?:fiscal\s+)?year"
    r"(?:\s+(?:quarter|period))?|(?:a\s+|one\s+)?year[\s-](?:ago|earlier)(?:\s+(?:quarter|period))?",
    re.IGNORECASE,
)


def _without_inception(table: Table) -> tuple[tuple[str, ...], dict[int, Head]]:
    """The titles of a table without the first, short period that they name beside whole years ("Year ended December 31, 1997 and period
    from June 3, 1996 (inception) to December 31, 1996", on one line or two), and the one column of that period's year with its head; the
    titles as they are, and no column, where they name none or its year also otherwise.
    """
    titles = table.titles
    for at in range(max(0, len(titles) - 8), len(titles)):
        for behind in (at + 1, at + 2):
            text = " ".join(titles[at:behind])
            if "inception" not in text.lower() or (found := inception_in(text)) is None:
                continue
            span, first, last = found
            rest = f"{text[: span.start()]}{text[span.end() :]}".strip()
            of_year = [index for index, column in enumerate(table.columns) if column.head.year == last.year]
            is_short = (last - first).days < NEARLY_A_YEAR and str(last.year) not in rest and _YEAR_ENDED.search(rest) is not None
            if is_short and len(of_year) == 1 and table.columns[of_year[0]].head.is_year_alone:
                what = Head(month=last.month, day=last.day, year=last.year, since=first, from_inception=True)
                return (*titles[:at], rest, *titles[behind:]), {of_year[0]: what}
    return titles, {}


_YEAR_ENDED = re.compile(r"\b(?:fiscal\s+)?years?\s+ended\b", re.IGNORECASE)
NEARLY_A_YEAR = 360


_OF_A_REPORT = Phrase(
    r"\breport\b.*\b(?P<year>for\s+the\s+(?:fiscal\s+)?year\s+ended\s+[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d)$", "report"
)


def _year_of_the_report(titles: tuple[str, ...], newest: int) -> Head:
    """The year that a running title says a report is for ("Annual report on Form 10-K for the fiscal year ended December 31, 2007"), over
    years of which this is the newest; an empty head where none does.
    """
    for title in reversed(titles[-8:]):
        if len(title) <= LONGEST_TITLE and (found := _OF_A_REPORT.search(title)) is not None:
            what = head(found["year"])
            return what if what.year == newest else Head()
    return Head()


LONGEST_TITLE = 200
"""What is longer is a sentence and dates no columns."""


def with_the_length_above(table: Table, before: Table) -> tuple[Column, ...]:
    """The columns of a table whose heads name days of a year and no length, with the one length over the same days of the table above it,
    whose rows it repeats for another year: "December 31  September 30" below "Quarter Ended December 31  Quarter Ended September 30". The
    columns as they are of any other table.
    """
    pairs = [(column, over) for column, over in zip(table.columns, before.columns, strict=False) if not column.is_change]
    lengths = {(over.head.months, over.head.weeks) for _, over in pairs}
    if (
        len(table.columns) != len(before.columns)
        or len(lengths) != 1
        or lengths == {(None, None)}
        or any(column.head.day is None or column.head.has_length or column.head.is_instant for column, _ in pairs)
        or any((column.head.month, column.head.day) != (over.head.month, over.head.day) for column, over in pairs)
        or len({column.head.month for column, _ in pairs}) < 2
        or any(title not in before.titles and not head(title).is_year_alone for title in table.titles)
    ):
        return table.columns
    captions = {row.label for row in before.rows}
    if 2 * sum(row.label in captions for row in table.rows) < len(table.rows):
        return table.columns
    ((months, weeks),) = lengths
    return tuple(
        column if column.is_change else replace(column, head=replace(column.head, months=months, weeks=weeks)) for column in table.columns
    )


def years_askew(periods: list[Period | None], heads: list[Head], own: list[Head]) -> list[int]:
    """Columns of whole years, though no words of their own say that they are years, beside columns for a day some months apart: the title
    that speaks of years speaks of others. `heads`: completed, `own`: without the titles.
    """
    days = {
        index: end
        for index, (what, mine) in enumerate(zip(heads, own, strict=True))
        if mine.month is not None and not mine.has_length and (end := end_date(what)) is not None
    }
    years = [index for index in days if (period := periods[index]) is not None and period.length == "year"]
    return [index for index in years if any(60 < abs((days[index] - other).days) % 365 < 305 for other in days.values())]


def without_length(what: Head) -> Head:
    """This head, of the day that it names and no period that ends then."""
    return replace(what, months=None, weeks=None, year_to_date=False)


def _of_a_balance(what: Head, own: Head, words: str) -> Head:
    """This head over a balance, which is of a day, whatever durations the titles around it or the changes beside it speak of."""
    names_a_day = own.fiscal_quarter is not None or own.day is not None and "end" not in words.lower()
    return replace(without_length(what), months=None if names_a_day else own.months)


def _with_the_one_length(heads: list[Head], statement: str) -> list[Head]:
    """Where a statement of flows names one length only, over some of its columns, it is that of all: the words stand askew over them. So
    does its month and day for bare years.
    """
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


def _with_the_one_day(heads: list[Head], statement: str) -> list[Head]:
    """Where at least two columns name one and the same day, each of its year, and all others are bare years, it is the day of these too:
    the words stand askew over them. In a balance sheet of two years one such column is enough."""
    dated = [what for what in heads if what.month is not None and what.year is not None]
    days = {(what.month, what.day, what.months, what.weeks) for what in dated}
    if (
        len(dated) < (1 if statement == "balance_sheet" and len(heads) == 2 else 2)
        or len(days) != 1
        or any(not what.is_year_alone for what in heads if what not in dated)
    ):
        return heads
    return [replace(dated[0], year=what.year) if what.is_year_alone else what for what in heads]


def _years_beside_quarters(heads: list[Head], statement: str) -> list[Head]:
    """Beside columns for quarters a bare year is the fiscal year, "6 mos" of a year end with its second quarter and "YTD" with the quarter
    beside it, whatever date a title names.
    """
    if statement == "balance_sheet" or not any(what.fiscal_quarter is not None for what in heads):
        return heads
    last = _last_quarters(heads)
    return [_of_whole_quarters(_to_the_quarter_beside_it(what, last)) for what in heads]


def _last_quarters(heads: list[Head]) -> dict[int | None, int]:
    """Year -> the last of its quarters that has a column; where the columns name one quarter only, it is that of all their years."""
    last: dict[int | None, int] = {}
    for what in heads:
        if what.fiscal_quarter is not None:
            last[what.year] = max(last.get(what.year, 0), what.fiscal_quarter)
    named = {what.fiscal_quarter for what in heads if what.fiscal_quarter is not None}
    if len(named) == 1:
        (only,) = named
        last = {**{what.year: only for what in heads}, **last}
    return last


def _to_the_quarter_beside_it(what: Head, last: dict[int | None, int]) -> Head:
    """ "YTD" of a year, as so many quarters of it."""
    if what.year is None or not what.year_to_date or what.year not in last or what.months or what.month:
        return what
    return replace(what, months=3 * last[what.year], fiscal_quarter=last[what.year], year_to_date=False)


def _of_whole_quarters(what: Head) -> Head:
    """A bare year, or six, nine or twelve months of one without a date, as ending with a quarter of it."""
    if what.year is None or what.month is not None or what.fiscal_quarter is not None:
        return what
    months = 12 if what.is_year_alone else what.months
    return replace(what, months=months, fiscal_quarter=months // 3) if months in (6, 9, 12) else what


_TRAILING = re.compile(r"\b(?:trailing|last|past|rolling)\s+(?:12|twelve)[-\s]+months?\b|\b[lt]tm\b", re.IGNORECASE)


def _trailing_beside_quarters(heads: list[Head], table: Table) -> list[Head]:
    """A column for the last twelve months, without a date of its own, ends with the newest quarter that stands beside it."""
    quarters = [
        what for what in heads if what.months == 3 and what.year is not None and (what.fiscal_quarter is not None or what.month is not None)
    ]
    undated = {
        index
        for index, what in enumerate(heads)
        if what.months == 12 and what.year is None and what.month is None and _TRAILING.search(table.columns[index].words)
    }
    if len(quarters) < 2 or not undated:
        return heads
    newest = max(quarters, key=lambda what: (what.year or 0, what.month or 3 * (what.fiscal_quarter or 0)))
    return [replace(newest, months=12) if index in undated else what for index, what in enumerate(heads)]


def _year_beside_its_quarters(heads: list[Head], table: Table) -> list[Head]:
    """A column named for a year or a total beside the four dated quarters of one year ends with the last of these: "FISCAL 2002 TOTAL"
    beside "May 4, 2002 ... February 1, 2003".
    """
    dated = [end_date(what) if what.months == 3 or what.weeks in (13, 14) else None for what in heads]
    ends = sorted(day for day in dated if day is not None)
    rest = [index for index, day in enumerate(dated) if day is None and not table.columns[index].is_change]
    if len(ends) != 4 or len(rest) != 1 or any(abs((other - one).days - 91) > 8 for one, other in pairwise(ends)):
        return heads
    index, last = rest[0], heads[dated.index(ends[-1])]
    what = heads[index]
    if (
        what.month is not None
        or what.months not in (None, 3, 12)
        or what.year not in (None, ends[-1].year, ends[0].year)
        or not _ENDS_WITH_YEAR.search(table.columns[index].words)
        and not what.is_year_alone
    ):
        return heads  # "Quarter ended" may stand over the year's column too
    return [replace(last, months=12, weeks=None) if at == index else each for at, each in enumerate(heads)]


def _follow_each_other(quarters: list[Head]) -> bool:
    """Do these months with their years lie three months apart?"""
    return all(((other.year or 0) - (one.year or 0)) * 12 + (other.month or 0) - (one.month or 0) == 3 for one, other in pairwise(quarters))


def _quarters_of_one_year(heads: list[Head], table: Table) -> list[Head]:
    """Where the days over the columns are the ends of quarters that follow each other, and the year stands over all of them, once, each
    column is a quarter of that fiscal year and no year of its own:
    "Dec. 31, Mar. 31, June 30, Sept. 30, Year" under "Fiscal year ended September 30, 2002". `heads`: completed by the titles."""
    whole = [index for index, column in enumerate(table.columns) if _ENDS_WITH_YEAR.search(column.words)]
    quarters = [
        index for index, what in enumerate(heads) if index not in whole and what.month is not None and not table.columns[index].is_change
    ]
    of_months = [heads[index].month or 0 for index in quarters]
    if (
        len(quarters) not in (3, 4)
        or any((other - one) % 12 != 3 for one, other in pairwise(of_months))
        or len({heads[index].year for index in quarters}) != 1
        and not _follow_each_other([heads[index] for index in quarters])
    ):
        return heads
    year, last = heads[quarters[-1]].year, heads[quarters[-1]]
    is_whole_year = len(quarters) == 4 and (whole or all(heads[index].months == 12 for index in quarters))
    if (
        year is None
        or not (is_whole_year or of_months != sorted(of_months))
        or any(what.months not in (3, 12) for what in (heads[index] for index in quarters))
    ):
        return heads
    found = list(heads)
    for index, month in zip(quarters, of_months, strict=True):
        found[index] = replace(heads[index], months=3, year=year - (month > of_months[-1]))
    for index in whole if len(quarters) == 4 else ():
        found[index] = replace(last, months=12)
    return found


def _years_named_by_their_beginning(heads: list[Head], own: list[Head], title: Head) -> list[Head]:
    """Columns for fiscal years, or for quarters of one, under a title that dates the newest year in the first months of the next calendar
    year are that year and those before it, each some 52 weeks earlier: "Fiscal 2000, 1999" under "53 weeks ended February 3, 2001".
    `heads`: the columns' own words completed by the title."""
    end, years = (
        end_date(title),
        [
            what.year
            for what in own
            if what.year is not None and what.month is None and (what.is_year_alone or what.fiscal_quarter is not None or what.year_to_date)
        ],
    )
    if end is None or title.day is None or end.month > 3 or not years or len(years) != len(own) or max(years) != end.year - 1:
        return heads
    is_year = title.weeks in (52, 53) or title.months == 12
    quarters = {what.fiscal_quarter for what in own if what.fiscal_quarter is not None}
    if quarters and not (is_year and (end.day <= 7 or end.day >= 24)):
        return heads  # the day in the middle of a month is that of a release
    found = []
    for what, mine, year in zip(heads, own, years, strict=True):
        back = max(years) - year
        last = end - timedelta(days=364 * back + 7 * (back > 0 and title.weeks == 53))
        if mine.fiscal_quarter in (1, 2, 3):
            last -= timedelta(days=91 * (4 - mine.fiscal_quarter) + 7 * (title.weeks == 53 and not back))
            what = replace(what, months=None, weeks=13) if (end + timedelta(days=1)).day != 1 else what
        what = replace(what, year=last.year, month=last.month, day=last.day)
        found.append(
            replace(what, months=12, weeks=None, year_to_date=False)
            if back and is_year and mine.is_year_alone or mine.year_to_date and 4 in quarters
            else what
        )
    return found


def _of_the_reports_year(heads: list[Head], own: list[Head], title: Head, context: Context) -> list[Head]:
    """Columns that name a month and no year, under a title that names a fiscal year and no date ("Three Months Ended May 31," under "Fiscal
    2023"), are of the calendar year before, where the company's years end earlier in the calendar and the period that the document reports
    on shows that they are named by their end. `heads`: completed by the title."""
    reported, last = context.period_end, context.calendar.year_end_month
    if reported is not None and title.year == reported.year and title.month is None:
        # what the document reports on was over by its end: "Three Months Ended August 31," of the fiscal 2023 that ended in February
        return [
            replace(what, year=reported.year - 1)
            if mine.year is None and mine.month is not None and mine.month > reported.month and what.year == title.year
            else what
            for what, mine in zip(heads, own, strict=True)
        ]
    if (
        reported is None
        or title.year is None
        or title.month is not None
        or title.year != reported.year + 1
        or reported.month <= (last or 0)
        or reported.month == 12
    ):
        return heads
    # where no one says how the years end, only the month that is reported on is sure to lie in the year before
    return [
        replace(what, year=reported.year)
        if mine.year is None
        and mine.month is not None
        and (mine.month == reported.month or last is not None and mine.month > last)
        and what.year == title.year
        else what
        for what, mine in zip(heads, own, strict=True)
    ]


_ENDS_WITH_YEAR = re.compile(rf"(?:^|\s)(?:(?:full|fiscal|total)\s+)?(?:year|total){NOTE_MARKS}$", re.IGNORECASE)


def _shared_in_groups(heads: list[Head], table: Table) -> list[Head]:
    """Where columns come in groups of the same words (GAAP | Items | Non-GAAP, and again) and one column of each group bears the period, it
    is the group's.
    """
    names = [" ".join(PERIOD_WORDS.sub(" ", column.words).split()) for column in table.columns]
    for size in range(2, len(heads) // 2 + 1):
        if len(heads) % size or any(names[i] != names[i % size] for i in range(len(names))) or len(set(names[:size])) < size:
            continue
        groups = [range(at, at + size) for at in range(0, len(heads), size)]
        if all(len({heads[i] for i in group if not heads[i].is_empty}) == 1 for group in groups):
            return [next(heads[j] for j in group if not heads[j].is_empty) for group in groups for _ in group]
    return heads


_UNIT_COLUMN = Phrase(r"\bper\s+(?:\w+\s+){0,3}(?:share|unit)\b|\beps\b", "per eps")


def _beside_dated(heads: list[Head], table: Table) -> list[Head]:
    """An undated column of amounts a share belongs to the dated column on its left."""
    found = list(heads)
    for index in range(1, len(found)):
        what, left = found[index], found[index - 1]
        if what.year is None and what.month is None and left.year is not None and _UNIT_COLUMN.search(table.columns[index].words):
            found[index] = left
    return found


def _days_in_order(columns: tuple[Column, ...], titles: tuple[str, ...]) -> dict[Head, Head]:
    """Bare years over the columns -> the days that the last title to name days lists for them in order, where some lie in the first week of
    the year after: "December 31, 2000 and January 2, 2000" over 2000 and 1999; none where the days are those of the years themselves.
    """
    years = list(dict.fromkeys(column.head for column in columns if column.head.is_year_alone))
    days = next((dates for title in reversed(titles[-4:]) if (dates := tuple(dict.fromkeys(dates_in(title))))), ())
    late = [day.year - (what.year or 0) for what, day in zip(years, days, strict=False)]
    if len(years) < 2 or len(days) != len(years) or not any(late) or any(each not in (0, 1) for each in late):
        return {}
    if any(each and (day.month, day.day) > (1, LAST_OF_A_YEAR_OF_WEEKS) for each, day in zip(late, days, strict=True)):
        return {}
    return {what: replace(what, month=day.month, day=day.day, year=day.year) for what, day in zip(years, days, strict=True)}


LAST_OF_A_YEAR_OF_WEEKS = 7
"""A year that ends on the weekday nearest to the end of December ends by this day of January."""


def _of_its_year(what: Head, titles: tuple[str, ...]) -> Head:
    """A column for a bare year, or for so many months of one, takes the date of that year, where a title names several: "September 25, 1998
    and September 26, 1997".
    """
    if what.year is None or what.month is not None or what.fiscal_quarter is not None or what.year_to_date or what.since is not None:
        return what
    for title in [
        *reversed(titles[-8:]),
        *(f"{one} {other}" for one, other in pairwise(titles[-8:]) if one.lower().endswith((" and", ",", "&"))),
    ]:
        dates = dates_in(title)
        mine = {day for day in dates if day.year == what.year}
        if len(set(dates)) > 1 and len(mine) == 1:
            day = mine.pop()
            return replace(what, month=day.month, day=day.day)
    return what


_SEVERAL_LENGTHS = Phrase(
    r"\b(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|\d{1,2})(?:[- ](?:months?|weeks?))?(?:\s+periods?)?\s*(?:,|and|&)"
    r"\s+(?:three|six|nine|twelve|twenty-six|thirty-nine|fifty-two|\d{1,2})[- ](?:months?|weeks?)\b"
    r"|\bquarters?\s+and\s+(?:six|nine|twelve|years?)\b",
    "month week year nine six twelve",
)


_HEADLINE = Phrase(r"\b(?:announces?|reports?|earnings|results|release)\b", "announce report earnings result release")


_FOOTNOTE_TEXT = re.compile(r"(?:\(\w\)|\*{1,3}|\[\w\])\s+\S.*\s\S+\.$")
"""A note under the table before: "(2) Goodwill is not amortized since December 31, 2001."."""


_YEARS_LISTED = re.compile(r"(?<![\d/])(?:19|20)\d\d(?:,\s*|,?\s+and\s+)(?:fiscal\s+)?(?:19|20)\d\d\b(?!\s*/)")
_OF_AN_EVENT = re.compile(r"\b(?:split|stock\s+dividend)\b|\beffective\s+[a-z]{3,9}\.?\s+\d", re.IGNORECASE)
"""A day in such words is that of something that happened: "(Restated to reflect a 3-for-2 stock split effective April 24, 1998)"."""
_MOVED_UP_TO = Phrase(r"\bactivit(?:y|ies)\b.*\bthrough\b", "through")
"""A day in such words ends what moved a balance, and no one says where it begins: "restructuring activity through September 27, 1996"."""
_SPEAKS_OF_A_TABLE = Phrase(
    r"\b(?:table|following|follows|below|above|summar\w+|present\w*|sets?\s+forth|show\w*|reconcil\w+|detail\w*|schedule|consist\w*"
    r"|compris\w*)\b",
    "table follow below above summar present forth show reconcil detail schedule consist compris",
)


def _is_a_sentence_of_its_own(title: str) -> bool:
    """Is this a whole sentence that tells something, and does not lead to the table below it: "No events occurred during the six months
    ended July 1, 2023 that ...."?
    """
    return title.endswith(".") and title[0].isalpha() and len(title.split()) >= 8 and not _SPEAKS_OF_A_TABLE.search(title)


def _of_guidance(title: str) -> str:
    """What a title says from its word for guidance on, where that names a period: what stands before is of another one ("results for the
    quarter ended September 30, 2006 and guidance for the full year 2007"). Else the whole title.
    """
    found = GUIDANCE.search(title)
    if found is None or not found.start():
        return title
    what = head(title[found.start() :])
    return title[found.start() :] if what.year is not None and (what.has_length or what.is_year_alone) else title


def head_of_titles(titles: tuple[str, ...]) -> Head:
    """What the titles say of a period: the line nearest to the columns counts first."""
    found = Head()
    for title in reversed(titles[-8:]):
        if (
            len(title) > LONGEST_TITLE
            or _is_a_sentence_of_its_own(title)
            or _FOOTNOTE_TEXT.match(title)
            or title[0] in "\u2022\u00b7\u25aa\u25cf\u25a0"
            or FURNITURE.search(title)
            or _OF_AN_EVENT.search(title)
            or _MOVED_UP_TO.search(title)
        ):
            continue
        title = _of_guidance(title)
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
        if what.year is not None and _YEARS_LISTED.search(title):
            what = replace(
                what, year=None
            )  # "Years ended December 31, 2000, 1999 and 1998": of several years only a column or a row can choose
        if what.has_length or what.month is not None or what.year is not None:
            found = merged(found, what)
    return found


def alike(table: Table, heads: list[Head], skip: set[int]) -> list[int]:
    """Columns over which the same words and dates stand: heads and columns disagree, and no one can say which is which."""
    seen: dict[tuple[str, Head, bool], list[int]] = {}
    a_share = per_share_columns(table)
    for index, column in enumerate(table.columns):
        if index not in skip and not heads[index].is_empty:
            seen.setdefault((column.words, heads[index], index in a_share), []).append(index)
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
