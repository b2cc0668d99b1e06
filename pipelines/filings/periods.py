"""The words over a column -> the period that its figures cover.

What belongs here: durations ("thirteen weeks ended"), dates, fiscal quarters, and how a period's start follows from its length. Which words
stand over which column is tables.py's.

A start is never guessed from a calendar month: a duration that ends on a month's last day counts calendar months, any other counts weeks
(13 a quarter), as filers with 52/53-week years do; a date printed in the same document that fits as the day before the start wins over
both.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from pipelines.filings.phrases import Phrase

MONTHS = {
    name: index + 1 for index, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
}
_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "sixteen": 16, "seventeen": 17, "twenty-four": 24, "twenty-six": 26,
    "twenty-seven": 27, "twenty-eight": 28, "thirty-six": 36, "thirty-nine": 39, "forty": 40, "fifty-two": 52, "fifty-three": 53,
}  # fmt: skip
_COUNT = (
    r"(?:\d{1,2}|(?:twenty|thirty|fifty)[- ]?(?:two|three|four|six|seven|eight|nine)|forty|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|thirteen|fourteen|sixteen|seventeen)"
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)(?![a-z])\.?"
)
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"

_LENGTH = re.compile(rf"\b(?P<count>{_COUNT})[- ]?\s*(?P<unit>months?|mos?\b\.?|weeks?|wks?\b)", re.IGNORECASE)
_ENDED = re.compile(r"\s*-?\s*(?:periods?\s+)?end(?:ed|ing)\b", re.IGNORECASE)
_QUARTER_ENDED = re.compile(r"\b(?:fiscal\s+|current\s+)?(?:quarters?|quarterly\s+periods?|qtrs?\.?)\b(?!\s+(?:19|20)\d\d)", re.IGNORECASE)
LONGEST_HEAD = 60
"""A longer text that speaks of a half is a sentence."""
_HALF = re.compile(
    r"\b(?:first|(?P<second>second|2nd)|1st)\s+half\b|\bh(?:1|(?P<h2>2))\b|\b(?:1|(?P<second_h>2))h(?=\d\d\b|\b)|\bhalf\s+year\b"
    r"|\bsix[- ]month\s+period\b",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\b(?:ltm|ttm)\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?:\bytd|\bmonths|\bweeks|\bh[12])\s?'(\d\d)\b|\b[12]h'?(\d\d)\b", re.IGNORECASE)
_QUARTERS = re.compile(r"\b(two|three|four|2|3|4)\s+(?:fiscal\s+|consecutive\s+)?quarters\s+(?:ended|ending)\b", re.IGNORECASE)
_YEAR_ENDED = re.compile(
    r"\b(?:fiscal\s+)?years?\s*-?\s*(?:ended|ending)\b|\btwelve\s+months\b|\bfull\s+year\b|\bannual\b|\bfor\s+the\s+years?\b"
    r"|^\s*(?:fiscal\s+)?years?\s+(?:19|20)\d\d|\bfy\s?'?\d\d(?:\d\d)?\b|\bfor\s+fiscal\s+(?:years?\s+)?(?:19|20)\d\d"
    r"|\b(?:for|during|in|of)\s+(?:the|our)\s+(?:last|past)\s+(?:two|three|four|five)\s+(?:fiscal\s+)?years\b"
    r"|\bfor\s+(?:each\s+of\s+)?the\s+(?:two|three|four|five)\s+fiscal\s+years\b|\baverage\s+for\s+(?:the\s+)?year\b",
    re.IGNORECASE,
)
_MONTH_ENDED = re.compile(r"\bmonth\s+end(?:ed|ing)\b", re.IGNORECASE)
_YEAR_TO_DATE = re.compile(r"\byear[- ]to[- ]date\b|\bytd\b", re.IGNORECASE)
_DATE = re.compile(rf"\b{_MONTH}\s*(?P<day>\d{{1,2}})(?!\d)\s*,?\s*(?P<year>{_YEAR}|'?\d\d\b)?", re.IGNORECASE)
_YEAR_IN_DATE = re.compile(r"\d\s*,?\s*'?\d\d")
_DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})[ -]{_MONTH}[ -]?(?P<year>{_YEAR}|\d\d\b)?", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b{_MONTH}[ ,'-]*(?P<year>{_YEAR}|\d\d\b)", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"\b{_MONTH}(?!\s*\d)", re.IGNORECASE)
_MONTHS_SPANNED = re.compile(
    rf"\b{_MONTH.replace('?P<month>', '?P<first>')}\s*(?:-|\u2013|\u2014|to\b|through\b)\s*{_MONTH.replace('?P<month>', '?P<last>')}",
    re.IGNORECASE,
)
"""Months from one to another: "April - June 2002"."""
_NUMERIC = re.compile(r"\b(?P<month>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>\d{4}|\d\d)\b")
_BARE_YEAR = re.compile(rf"(?<![\d/,.$])(?P<year>{_YEAR})(?![\d/,])")
_FISCAL_QUARTER = re.compile(
    r"\b(?:q(?P<a>[1-4])|(?P<b>[1-4])q|(?P<c>first|second|third|fourth|1st|2nd|3rd|4th)\s+(?:fiscal\s+)?(?:quarter|qtr|q(?=\W|$))"
    r"|(?:quarter|qtr\.?)\s*(?P<d>[1-4]))\b\.?(?:\s*(?:of\s+)?(?:fiscal\s+(?:year\s+)?|fy\s?)?'?(?P<year>(?:19|20)\d\d"
    r"|\d\d)\b(?!-[qk]\b))?",
    re.IGNORECASE,
)
_FISCAL_QUARTER_GLUED = re.compile(
    r"\b(?:f?q(?P<a>[1-4])|(?P<b>[1-4])q)(?:\s?fy?|\s?-)?\s?'?(?P<year>\d\d(?:\d\d)?)\b(?!-[qk]\b)", re.IGNORECASE
)
_FISCAL_YEAR = re.compile(r"\bfy\s?'?(\d\d(?:\d\d)?)\b", re.IGNORECASE)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_CHANGE = Phrase(
    r"(?:%|percent(?:age)?|\bpct\b|increase|decrease|\bchange[sd]?\b|\bvariance\b|\bfav\b|\bbetter\b|\bgrowth\b|\binc\b|\bvs\.?\b"
    r"|\bversus\b|\bover\b|\bdiff(?!\w*\s+(?:in|between)\b)|\bb\s?/\s?\(?w\b|\bf\s?/\s?\(?u\b)",
    "% percent pct increase decrease change variance fav better growth inc vs versus over diff /",
)
_NO_CHANGE = re.compile(
    r"(?<=[a-z,.&])\s+inc\b(?!\.?\s*/?\s*\(?dec)|\d%"
    r"\s+(?=(?:senior|subordinated|convertible|cumulative|preferred|notes?|debentures?|bonds?)\b)"
    r"|\bover\s+(?:\d+|one|two|three|five|ten)\s+(?:days|months|years?)\b"
    r"|\badjustments?:?\s+increase\s*/?\s*\(decrease\)|\bother\s+changes?\b|\bexcept(?:ing)?\b[^()]*"
    r"|\b(?:in|de)crease\s*(?:\((?:in|de)crease\)\s*)?in\s+cash\b",
    re.IGNORECASE,
)
"""Words of a change that tell of none: "Smith Inc.", "7% Notes", "Over 5 years", "Other changes" and "Adjustments: Increase/(Decrease)" of
what rolls forward, "(in millions, except percentages)", a statement headed "Increase (Decrease) in Cash".
"""
_YEAR_BEHIND_DATES = re.compile(rf"\b{_YEAR}\s+(?P<year>{_YEAR})(?:\s?\((?:\w|\*{{1,3}})\)|\*{{1,3}})*$")
_DATED = rf"(?:{_MONTH.replace('?P<month>', '?:')}\s*\d{{1,2}}(?:\s*,?\s*{_YEAR})?)"
_FROM_TO = re.compile(
    rf"(?P<first>{_DATED})\)?\s*,?\s*(?:\((?:(?:the|date|of|commencement|its|operations|inception)\s?)+\)\s*)?(?:to|through|thru"
    rf"|[-\u2013\u2014])\s*(?P<last>{_DATED})",
    re.IGNORECASE,
)
"""A period by its first and last day: "from inception (March 4, 1991) to June 30, 1996"."""
_INCEPTION = re.compile(
    r"\binception\b|\bcumulative\s+(?:amounts?\s+|total\s+)?(?:from|since|for\s+the\s+period|to\s+date)\b", re.IGNORECASE
)
_INSTANT = re.compile(r"\b(?:as\s+of|at|balance\s+at)\b", re.IGNORECASE)
_PERIOD = Phrase(
    rf"\d|{_LENGTH.pattern}|{_QUARTER_ENDED.pattern}|{_QUARTERS.pattern}|{_YEAR_ENDED.pattern}|{_YEAR_TO_DATE.pattern}"
    rf"|{_INCEPTION.pattern}|{_HALF.pattern.replace('?P<second>', '').replace('?P<h2>', '').replace('?P<second_h>', '')}"
    rf"|{_TRAILING.pattern}",
    "ltm ttm h1 h2 1h 2h half # month mo week wk quarter qtr year annual ytd inception cumulative",
)
"""Whatever says more of a period than "as of": a month's name says nothing without a figure or a length."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the words over a column (or in a title) say of its period; whatever they leave open is None."""

    months: int | None = None
    weeks: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    fiscal_quarter: int | None = None
    year_to_date: bool = False
    is_instant: bool = False  # says "as of" or "at"
    since: date | None = None  # the first day, where the head names it
    from_inception: bool = False  # counts from the company's beginning, dated or not

    @property
    def has_length(self) -> bool:
        return self.months is not None or self.weeks is not None or self.year_to_date or self.since is not None or self.from_inception

    @property
    def is_year_alone(self) -> bool:
        return self.year is not None and self.month is None and self.fiscal_quarter is None and not self.has_length

    @property
    def is_empty(self) -> bool:
        return self == _EMPTY


_EMPTY = Head()


@dataclass(frozen=True, slots=True)
class Period:
    """`start` is None for an instant; `length` is ReportedValue.period_length."""

    start: date | None
    end: date
    length: str


PERIOD_WORDS = re.compile(
    r"\b(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|\d+)\s+(?:months?|weeks?)\b"
    r"|\b(?:ended|ending|as\s+of|at|for|the|unaudited|fiscal|quarters?|years?|first|second|third|fourth)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*\d{0,2},?|\b(?:19|20)\d\d\b|\([^)]*\)|,|(?<![a-z])\.", re.IGNORECASE
)  # fmt: skip
"""Words of periods, to be taken from heads before names are compared."""
IS_A_DAY = re.compile(
    r"(?:as\s+of\s+|at\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2},?\s+(?:19|20)\d\d\s*:?", re.IGNORECASE
)
"""A text that names one day and says nothing more."""
NOTE_MARKS = r"(?:\s?\((?:[a-z]|\d{1,2}|[ivx]{2,4})\)|\s?\*+)*"
"""The marks of notes that may follow the words over a column, as a part of a pattern that tells no capitals from small letters."""


@lru_cache(maxsize=4096)
def head(text: str) -> Head:
    """What this text says of a period. In: the words over one column, top to bottom, or a title. A date given as a range, or two dates: the
    last one counts, or that of the bare year behind them.
    """
    if not _PERIOD.may_stand_in(text):
        return Head(is_instant=_INSTANT.search(text) is not None)
    text = text.replace("\u2019", "'").replace("\u2018", "'")
    months, weeks = _length_in_figures(text)
    is_counted = months is not None or weeks is not None
    if not is_counted and _TRAILING.search(text):
        months = 12
    quarter, quarters_year = _fiscal_quarter(text)
    if quarter is not None:
        months = months or (None if weeks else 3)
    if months is None and weeks is None:
        months, quarter = _length_in_words(text)
    month, day, year = _day_of_its_year(text) or _date(text, has_length=bool(months or weeks), has_quarter=quarter is not None)
    year = year if year is not None else quarters_year
    if month is not None and day is None and months is None and weeks is None and quarter is None:
        months = _months_spanned(text)
    year = year if year is not None else _year_elsewhere(text)
    if quarter is not None and _YEAR_ENDED.search(text):
        month = day = None  # a quarter of the year that ended on this day
        months = 3
    if month is not None and not 1 <= month <= 12 or day is not None and not 1 <= day <= 31:
        month = day = None
    from_inception = _INCEPTION.search(text) is not None
    stated = None if months is None and weeks is None or from_inception else _days_counted(months, weeks)
    since = _first_day(text, year) if stated is None else _first_day_against(text, (month, day, year), stated, quarter)
    if since is not None and stated is not None:
        quarter = None
    if since is not None or from_inception:
        months = weeks = None
    to_date = _YEAR_TO_DATE.search(text) is not None
    if to_date and months == 12 and quarter is None and not is_counted and _FISCAL_YEAR.search(text):
        months = None  # "Year-to-date FY24"
    is_instant = not months and not weeks and _INSTANT.search(text) is not None
    return Head(months, weeks, month, day, year, quarter, to_date, is_instant, since, from_inception)


def _length_in_figures(text: str) -> tuple[int | None, int | None]:
    """(months, weeks), one of them, that a text counts: of several the last one that says "ended", else the last one."""
    lengths = list(_LENGTH.finditer(text))
    if not lengths:
        return None, None
    stated = next((each for each in reversed(lengths) if _ENDED.match(text, each.end())), lengths[-1])
    count = _count(stated["count"])
    return (None, count) if stated["unit"].lower().startswith("w") else (count, None)


def _fiscal_quarter(text: str) -> tuple[int | None, int | None]:
    """(quarter, its fiscal year) that a text names by number: "4Q05", "third quarter of fiscal 2003"."""
    found = _FISCAL_QUARTER_GLUED.search(text) or _FISCAL_QUARTER.search(text)
    if found is None:
        return None, None
    groups = found.groupdict()
    quarter = int(groups["a"] or groups["b"] or groups.get("d") or 0) or _ORDINALS[groups["c"].lower()]
    return quarter, full_year(groups["year"]) if groups["year"] else None


def _length_in_words(text: str) -> tuple[int | None, int | None]:
    """(months, the fiscal quarter with which they end, where the words tell it) of a text that doesn't count them: "second half", "year
    ended".
    """
    if (quarters := _QUARTERS.search(text)) is not None:
        return 3 * _count(quarters[1]), None
    if len(text) <= LONGEST_HEAD and (half := _HALF.search(text)) is not None:
        return 6, 4 if half["second"] or half["h2"] or half["second_h"] else None
    if _MONTH_ENDED.search(text):
        return 1, None
    if _YEAR_ENDED.search(text):
        return 12, None
    return 3 if _QUARTER_ENDED.search(text) else None, None


def _date(text: str, has_length: bool, has_quarter: bool) -> tuple[int | None, int | None, int | None]:
    """(month, day, year) of the last date in a text, as printed: they may be no day of the calendar. A month alone is one beside a length,
    or beside a bare year where no quarter is named.
    """
    for pattern in (_NUMERIC, _DATE, _DAY_MONTH, _MONTH_YEAR, _MONTH_ALONE):
        if pattern is _MONTH_ALONE and not (has_length or not has_quarter and _BARE_YEAR.search(text)):
            continue
        found = list(pattern.finditer(text))
        if not found:
            continue
        groups = found[-1].groupdict()
        month = int(groups["month"]) if pattern is _NUMERIC else _month_number(groups["month"])
        day, year = groups.get("day"), groups.get("year")
        return month, int(day) if day else None, full_year(year) if year else None
    return None, None, None


def _day_of_its_year(text: str) -> tuple[int | None, int | None, int | None] | None:
    """(month, day, year) of a text that ends in a bare year behind several dates ("July 3, 2004 and June 28, 2003   2004"): the one date of
    that year, else the year alone; None for any other text.
    """
    if (behind := _YEAR_BEHIND_DATES.search(text[-20:])) is None or len(dates := set(dates_in(text))) < 2:
        return None  # behind one date it may be a year of origin: "December 31, 2022   2019"
    year = int(behind["year"])
    mine = [day for day in dates if day.year == year]
    return (mine[0].month, mine[0].day, year) if len(mine) == 1 else (None, None, year)


def _month_number(name: str) -> int:
    """1 to 12 for a month's name or its first three letters."""
    return MONTHS[name[:3].lower()]


def _months_spanned(text: str) -> int | None:
    """How many months "April - June" are."""
    span = _MONTHS_SPANNED.search(text)
    return None if span is None else (_month_number(span["last"]) - _month_number(span["first"])) % 12 + 1


def _year_elsewhere(text: str) -> int | None:
    """The year that a text names apart from a date: "FY24", the last bare one of several, "YTD '24"."""
    if (fiscal := _FISCAL_YEAR.search(text)) is not None:
        return full_year(fiscal[1])
    if years := _BARE_YEAR.findall(text):
        return int(years[-1])
    short = _SHORT_YEAR.search(text)
    return full_year(short[1] or short[2]) if short else None


def _first_day(text: str, year: int | None) -> date | None:
    """The first day of a period that is stated by its first and last, else None; a first day without a year is of the last one's
    (`year`).
    """
    span = _FROM_TO.search(text)
    if span is None or year is None:
        return None
    dated = _DATE.search(span["first"])
    if dated is None:
        return None
    first_year = full_year(dated["year"]) if dated["year"] else year
    month, day = _month_number(dated["month"]), int(dated["day"])
    return date(first_year, month, day) if 1 <= day <= monthrange(first_year, month)[1] else None


def _days_counted(months: int | None, weeks: int | None) -> int:
    """About how many days so many months, or weeks, are."""
    return 7 * weeks if weeks is not None else round((months or 0) * 30.44)


def _first_day_against(text: str, last: tuple[int | None, int | None, int | None], stated: int, quarter: int | None) -> date | None:
    """The first day of a period whose first and last day stand below a length that they don't fill ("January 1 to July 21" under "Nine
    months ended September 30, 2023"), else None. `last`: month, day and year of the last date in the text; `stated`: days of the length; a
    fiscal quarter (`quarter`) may take some weeks more.
    """
    month, day, year = last
    if month is None or day is None or year is None or (span := _FROM_TO.search(text)) is None:
        return None
    end = _DATE.search(span["last"])
    if end is None or (_month_number(end["month"]), int(end["day"])) != (month, day) or day > monthrange(year, month)[1]:
        return None
    first = _first_day(text, year)
    if first is None:
        return None
    if first > date(year, month, day):
        first = years_later(first, -1)  # "December 29 to March 28, 2004"
    over = (date(year, month, day) - first).days + 1 - stated
    return None if -10 <= over <= (10 if quarter is None else 35) else first


def inception_in(text: str) -> tuple[re.Match[str], date, date] | None:
    """Where a text names a period by the day of the company's inception and its last one ("June 3, 1996 (inception) to December 31, 1996"),
    with both days; None where it names none.
    """
    for span in _FROM_TO.finditer(text) if _INCEPTION.search(text) else ():
        days = dates_in(f"{span['first']}; {span['last']}")
        if len(days) == 2 and days[0] < days[1] and _INCEPTION.search(text[max(0, span.start() - 25) : span.end()]):
            return span, days[0], days[1]
    return None


def dates_in(text: str) -> tuple[date, ...]:
    """All full dates that a text names, in order."""
    if _YEAR_IN_DATE.search(text) is None:
        return ()
    found = []
    for match in _DATE.finditer(text):
        if match["year"]:
            year, month = full_year(match["year"]), _month_number(match["month"])
            if int(match["day"]) <= monthrange(year, month)[1] and int(match["day"]) > 0:
                found.append(date(year, month, int(match["day"])))
    return tuple(found)


def says_change(text: str) -> bool:
    """Does this column head announce a change or a percentage rather than a figure of a period?"""
    return _CHANGE.search(text) is not None and _CHANGE.search(_NO_CHANGE.sub(" ", text)) is not None


def full_year(text: str) -> int:
    """ "2006", "06" or "'06" as a year; two digits from 50 on belong to the twentieth century."""
    value = int(text.lstrip("'"))
    if value >= 100:
        return value
    return 1900 + value if value >= 50 else 2000 + value


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    key = word.lower().replace(" ", "-")
    if key in _COUNTS:
        return _COUNTS[key]
    for tens in ("twenty", "thirty", "fifty"):
        if key.startswith(tens):
            return _COUNTS.get(f"{tens}-{key[len(tens) :].lstrip('-')}", 0)
    return 0


def merged(over: Head, under: Head) -> Head:
    """A column's own words, completed by a title's where they are silent."""
    under = _fit_to(over, under)
    year = over.year
    if year is None and under.year is not None:
        # "August 31," in what was published or ended on February 28, 2023
        year = under.year - _is_later_in_the_year(over, under)
    length = over if over.has_length else under
    since = length.since
    if since is not None and length is under and over.year is not None and under.year is not None and not under.from_inception:
        since = years_later(since, over.year - under.year)
    day = over if over.month is not None else under
    return replace(
        over,
        months=length.months,
        weeks=length.weeks,
        year_to_date=length.year_to_date,
        since=since,
        from_inception=length.from_inception,
        month=day.month,
        day=day.day,
        year=year,
        fiscal_quarter=over.fiscal_quarter if over.fiscal_quarter is not None else length.fiscal_quarter,
        is_instant=over.is_instant or length.is_instant,
    )


def _fit_to(over: Head, under: Head) -> Head:
    """What a title says, without what isn't said of a column that bears these words (`over`)."""
    other_length = over.months is not None and under.months is not None and over.months != under.months
    if (over.fiscal_quarter is not None or other_length) and over.month is None and over.year is not None:
        under = replace(under, month=None, day=None)  # "4Q05" under a title with a date is dated by the calendar, not by the title
    if over.months == 12 and over.month is None and over.year is not None and under.is_instant and not under.has_length:
        under = replace(under, month=None, day=None)  # "Fiscal years ended 2017" in a table as of some day within the year
    if over.fiscal_quarter is not None and over.month is None and (under.months == 12 or under.weeks in (52, 53)):
        under = _quarter_of(under, over.fiscal_quarter)
    if (
        over.day is not None
        and over.year is not None
        and under.day is not None
        and under.has_length
        and not _may_be_years_apart(over, under)
    ):
        # "six months ended July 1" says nothing of December 31
        under = replace(under, months=None, weeks=None, year_to_date=False, since=None)
    return under


def _is_later_in_the_year(one: Head, other: Head) -> bool:
    """Does the first of these months or days follow the second in the calendar, whatever their years? A month alone means its last day."""
    return one.month is not None and other.month is not None and (one.month, one.day or 31) > (other.month, other.day or 31)


def _may_be_years_apart(one: Head, other: Head) -> bool:
    """Do these heads name days of one week of the year, as periods that are whole years apart end?"""
    days = [date(2000, each.month or 1, min(each.day or 1, 28)) for each in (one, other)]
    return min(abs((days[0] - days[1]).days), 366 - abs((days[0] - days[1]).days)) <= 10


def _quarter_of(year: Head, quarter: int) -> Head:
    """This quarter of the year that ends on the day that a head names: the month of its end, and no day, for only the document's other days
    tell it; without a date, of the year as it is.
    """
    end = end_date(year)
    if end is None:
        return replace(year, months=None, weeks=None, month=None, day=None)
    month = end.year * 12 + calendar_month(end) - 1 - 12 * (calendar_month(end) > end.month) - 3 * (4 - quarter)
    return Head(month=month % 12 + 1, year=month // 12)


def years_later(day: date, years: int) -> date:
    """The same day so many years later (before, if negative)."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def end_date(what: Head) -> date | None:
    """The last day that this head names, if it names one: a month without a day means its last day."""
    if what.month is None or what.year is None:
        return None
    last = monthrange(what.year, what.month)[1]
    return date(what.year, what.month, last if what.day is None else min(what.day, last))


def duration(end: date, months: int | None, weeks: int | None, known_ends: frozenset[date] = frozenset()) -> Period:
    """The period of so many months or weeks that ends on `end`.

    `known_ends`: period ends printed in the same document; one that lies within eight days of the expected day before the start is that day
    (a 14-week quarter, a 53-week year).
    """
    if weeks:
        return Period(end - timedelta(days=7 * weeks - 1), end, _length_of_weeks(weeks))
    count = months or 0
    if end.day == monthrange(end.year, end.month)[1] and not ends_with_a_week(end, known_ends):
        first = end.year * 12 + end.month - count
        start = date(first // 12, first % 12 + 1, 1)
        # the calendar of a 52/53-week year now and then meets a month's end
        before = [
            day
            for day in known_ends
            if 0 < abs((start - timedelta(days=1) - day).days) <= 6 and start - timedelta(days=1) not in known_ends
        ]
        if len(before) == 1:
            start = before[0] + timedelta(days=1)
    else:
        start = end - timedelta(days=round(count * 52 / 12) * 7 - 1)
        nearest = end.day <= 3 or end.month == 1 and end.weekday() == 5  # retailers' years end on the Saturday nearest to January's end
        if count == 12 and nearest:
            start = _nearest_of_its_weekday(end) + timedelta(days=1)
        elif count == 12 and _is_last_of_its_weekday(end) and not _is_last_of_its_weekday(start - timedelta(days=1)):
            # a year that ends on the last such weekday of its month has 53 weeks now and then
            start -= timedelta(days=7)
        before = [day for day in known_ends if abs((start - timedelta(days=1) - day).days) <= 8]
        if before:
            start = min(before, key=lambda day: (abs((start - timedelta(days=1) - day).days), day)) + timedelta(days=1)
    return Period(start, end, length_of_months(count))


def _nearest_of_its_weekday(end: date) -> date:
    """The day a year before such a year's end that lies nearest to the same end of a month, on the same weekday."""
    month_end = end - timedelta(days=end.day) if end.day <= 3 else end.replace(day=monthrange(end.year, end.month)[1])
    before = years_later(month_end + timedelta(days=1), -1) - timedelta(days=1)
    return before + timedelta(days=(end.weekday() - before.weekday() + 3) % 7 - 3)


def _is_last_of_its_weekday(day: date) -> bool:
    return day.day + 7 > monthrange(day.year, day.month)[1]


def ends_with_a_week(end: date, known_ends: frozenset[date]) -> bool:
    """Do the other periods of the document end on this day's weekday, some of them not with a month? Then this one ends a month by chance.
    A day that is not some quarters away ends no period: it is that of a release or of a page's head."""
    others = [day for day in known_ends if day != end and _are_quarters_apart(day, end)]
    same = [day for day in others if day.weekday() == end.weekday()]
    return any(day.day != monthrange(day.year, day.month)[1] for day in same) and len(same) * 5 >= len(others) * 4


def _are_quarters_apart(one: date, other: date) -> bool:
    """Do whole quarters lie between these days, give or take the eight days by which a calendar of weeks strays?"""
    return abs((one - other).days - round((one - other).days / DAYS_OF_A_QUARTER) * DAYS_OF_A_QUARTER) <= 8


DAYS_OF_A_QUARTER = 91.3125


def length_of_months(months: int) -> str:
    """ReportedValue.period_length of so many months."""
    return {3: "quarter", 6: "half", 9: "nine_months", 12: "year"}.get(months, "other")


def _length_of_weeks(weeks: int) -> str:
    for low, high, name in ((12, 14, "quarter"), (24, 28, "half"), (36, 41, "nine_months"), (50, 54, "year")):
        if low <= weeks <= high:
            return name
    return "other"


def spanned(start: date, end: date) -> Period:
    """The period from its stated first to its last day: of whole months or weeks, else of no named length."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    weeks, rest = divmod((end - start).days + 1, 7)
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return Period(start, end, length_of_months(months))
    return Period(start, end, "other" if rest else _length_of_weeks(weeks))


def instant(end: date) -> Period:
    """A balance at the end of this day."""
    return Period(None, end, "instant")


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """How a company counts: its fiscal year ends with this month (None: not known). `named_by_its_beginning`: retailers' fiscal 2003 ends
    in January 2004.
    """

    year_end_month: int | None
    named_by_its_beginning: bool = False

    def quarter_end(self, fiscal_year: int, quarter: int) -> date | None:
        """The last day of a fiscal quarter, for companies whose quarters end with a month. A fiscal year is named by the calendar year in
        which it ends, or begins.
        """
        if self.year_end_month is None:
            return None
        months = (fiscal_year + self.named_by_its_beginning) * 12 + self.year_end_month - 1 - 3 * (4 - quarter)
        year, month = months // 12, months % 12 + 1
        return date(year, month, monthrange(year, month)[1])

    def quarter_of(self, end: date) -> int | None:
        """The fiscal quarter that ends in this day's month, or in the first days after it; None where the calendar isn't known or no
        quarter ends then.
        """
        if self.year_end_month is None:
            return None
        quarter, off = divmod((calendar_month(end) - self.year_end_month - 1) % 12 + 1, 3)
        return None if off else quarter


def year_end_month(spans: list[tuple[int, date]]) -> int | None:
    """The month with which the fiscal year ends, from durations that run from its beginning. In: (months, last day) of column heads; the
    longest above a quarter counts.
    """
    longest = max((months for months, _ in spans), default=0)
    if longest not in (6, 9, 12):
        return None
    ends = Counter(calendar_month(end) + 12 - longest for count, end in spans if count == longest)
    return (max(ends, key=lambda month: (ends[month], month)) - 1) % 12 + 1


def calendar_month(end: date) -> int:
    """The month to which a period's end belongs: 52/53-week periods may run into the first days of the next one."""
    return end.month if end.day > 6 else (end.month - 2) % 12 + 1
