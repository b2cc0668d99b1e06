"""What stands over columns beside their periods: parts of the company, measures, or what else tells columns of one period apart.

What belongs here: the words over columns, without those of periods and notes. What may be a member's name, and members among the rows, are
members.py's.
"""

from __future__ import annotations

import re
from decimal import Decimal
from os.path import commonprefix

from pipelines.filings import units
from pipelines.filings.lattice import Row, Table
from pipelines.filings.lattices.maturities import are_of_maturities, maturity_in
from pipelines.filings.members import CORPORATE, GENERIC, KIND_OF_INCOME, MEASURE, OTHER, REST, SPLIT_MEASURE, TOTAL, add_up, is_member_name
from pipelines.filings.periods import PERIOD_WORDS, Head, Period, head
from pipelines.filings.phrases import Phrase
from pipelines.filings.statement_kinds import FACE

_NO_MEMBER = re.compile(
    r"\b(?:reported|adjust\w*|gaap|pro\s?forma|fair\s+value|levels?|cost|unrealized|realized|balances?|average|shares|amounts?|carrying"
    r"|quoted|significant|"
    r"predecessor|successor|actual|budget|plan|historical|current|prior|previous\w*|combined|amortized|notional|"
    r"per\s+share|per\s+unit|rate|yield|number|stock|capital|deficit|equity|expense|tax|notes?|page|maturit\w+|expir\w+|low|high"
    r"|beginning|ending|additions|charges?|payments?|spending|net"
    r"|retained|reinvested|accumulated|comprehensive\s+(?:income|loss|earnings)|treasury"
    r"|terms?|(?<!-)price|volumes?|transactions?|trans\.|(?:partners?|common|preferred)['\u2019]?\s+units)\b",
    re.IGNORECASE,
)
"""Words over columns that name no segment: bases of measurement, statement lines, movements."""


_IN_A_UNIT = re.compile(r"\s*\((?:\$|[a-z]+)\s?/\s?[a-z]+\)", re.IGNORECASE)
"""In what a column is printed, which is no part of a member's name: "Natural Gas ($/Mcf)", "Oil (Bbl/d)"."""


_ON_EQUITY_BASIS = re.compile(r"\bon\s+(?:an|the)\s+equity\s+(?:basis|method)\b", re.IGNORECASE)
"""How one part of the company holds another: "Manufacturing with Financing on an Equity Basis"."""


def segments_by_column(table: Table, heads: list[Head], statement: str, skip: set[int]) -> dict[int, str]:
    """Column index -> member, where names tell the columns apart: columns of one period or, in a segment table, in a statement ("GE |
    GECS") and where they add up to their total, every name over the same periods. Total columns have none. `skip`: columns without facts.
    """
    plain = [i for i, column in enumerate(table.columns) if not column.is_change and i not in skip]
    one_period = len(plain) > 2 and len({heads[i] for i in plain}) == 1
    named = [i for i in plain if table.columns[i].words and (one_period or heads[i].is_empty)]
    words = {i: _beside_its_period(table.columns[i].words) if one_period else _column_name(table.columns[i].words) for i in named}
    if not one_period and len(set(words.values())) < 2:
        words = _names_over_like_periods(table, heads, plain)
        if statement not in ("segment", *FACE) and not _sets_noncontrolling_apart(table) and not _add_up_to_the_total(table, heads, words):
            return {}
        named = list(words)
    if len(named) < 2 or len(named) < len(plain) - 1:
        return {}
    of_maturities = are_of_maturities(list(words.values()))
    if of_maturities:
        words = _behind_what_all_share(words) or words  # "Payments Due by Period"
    words = _named_once(words)
    has_total = any(_is_of_the_whole(word) for word in words.values())
    generic = {
        i
        for i, word in words.items()
        if GENERIC.match(word)
        and maturity_in(word) is None
        and not TOTAL.search(word)
        and not CORPORATE.search(word)
        and not (has_total and OTHER.fullmatch(word))
    }  # the whole company's measure beside its parts
    names = {word for i, word in words.items() if i not in generic}
    if _parts_a_whole(names, {words[i] for i in generic}, statement):
        generic, names = set(), set(words.values())
    if any(_NO_MEMBER.search(_ON_EQUITY_BASIS.sub("", word)) for word in names) or len(names) < 2 or len({words[i] for i in generic}) > 2:
        return {}
    if all(MEASURE.search(word) for word in words.values()):
        return {}
    words = {i: _IN_A_UNIT.sub("", word) for i, word in words.items() if i not in generic}
    if len({(word, heads[i]) for i, word in words.items() if word}) < len(words):
        return {}
    parts = {i: w for i, w in words.items() if w and not _is_of_the_whole(w)}
    if of_maturities and len(plain) - len(parts) > len({heads[i] for i in plain if i not in parts}):
        return {}  # "Total Past Due  Current  Total Loans": only their names tell these apart
    return {**parts, **_whole_segments(words, table)}


def _named_once(words: dict[int, str]) -> dict[int, str]:
    """Column index -> name, without the name over several columns where each of them bears it already: "Optic Optic Health | Optic Optic"
    under "Optic". A name that is said twice over one column alone is a name ("Walla Walla").
    """
    split = {i: word.split() for i, word in words.items()}
    twice: dict[tuple[str, ...], int] = {}
    for each in split.values():
        for count in range(1, len(each) // 2 + 1):
            if each[:count] == each[count : 2 * count]:
                twice[tuple(each[:count])] = twice.get(tuple(each[:count]), 0) + 1
    over = max((name for name, columns in twice.items() if columns > 1), key=len, default=())
    count = len(over)
    if not count:
        return words
    return {i: " ".join(each[count:] if each[:count] == each[count : 2 * count] == list(over) else each) for i, each in split.items()}


def _whole_segments(words: dict[int, str], table: Table) -> dict[int, str]:
    """Column index -> the segment that the other columns are parts of, where a title names it: "Total Domestic" under "Domestic segment
    detail for the 13 weeks ended June 28, 2003". `words`: what stands over the columns beside their periods.
    """
    titled = {match[1].lower() for title in table.titles[-3:] if (match := _OF_A_SEGMENT.match(title)) is not None}
    totals = {i: w.split(maxsplit=1)[1] for i, w in words.items() if titled and w.lower().startswith("total ")}
    return {i: name for i, name in totals.items() if name.lower() in titled}


_OF_A_SEGMENT = re.compile(r"\W{0,4}(\w[\w&,' -]{1,38}?)\s+segment\b", re.IGNORECASE)


_AREA_OR_REST = re.compile(r"domestic|foreign|international|others?", re.IGNORECASE)


def _parts_a_whole(names: set[str], generic: set[str], statement: str) -> bool:
    """Are these names of the usual kind, over columns, parts of the whole that a column beside them is, as the other names are ("Domestic |
    Canada | Consolidated")? In a segment table they need no name beside them.
    """
    parts = {name for name in names if name and not TOTAL.search(name)}
    return (
        bool(generic)
        and parts < names
        and (bool(parts) or statement == "segment" and len(generic) > 1)
        and all(_AREA_OR_REST.fullmatch(name) for name in generic)
    )


def _is_of_the_whole(name: str) -> bool:
    return TOTAL.search(name) is not None or _OF_ALL_PARTS.search(name) is not None


def _add_up_to_the_total(table: Table, heads: list[Head], names: dict[int, str]) -> bool:
    """Is one name the total of two others or more, to which they add up in each period, in a row that has all of their figures and is a
    measure of segments: "Revenues"?
    """
    parts = {name for name in names.values() if not _is_of_the_whole(name)}
    if len(parts) < 2 or len(set(names.values())) != len(parts) + 1:
        return False
    return any(SPLIT_MEASURE.search(row.label) and _adds_up_across(row, heads, names) for row in table.rows)


def _adds_up_across(row: Row, heads: list[Head], names: dict[int, str]) -> bool:
    """Do the parts of this row add up to its total in each period, to the precision of the print?"""
    figures = {figure.column: figure.number for figure in row.figures if figure.column in names and not figure.number.is_percent}
    if len(figures) < len(names):
        return False
    for whole in (column for column, name in names.items() if _is_of_the_whole(name)):
        parts = [figures[column].value for column in names if column != whole and heads[column] == heads[whole]]
        total = figures[whole]
        if abs(total.value) < 10 or 2 * abs(total.value - sum(parts)) > (len(parts) + 1) * Decimal(1).scaleb(-total.places):
            return False
    return True


def _sets_noncontrolling_apart(table: Table) -> bool:
    """Do columns show what belongs to the company, what to others that hold shares of its subsidiaries, and both together?"""
    return any(_NONCONTROLLING.search(column.words) for column in table.columns) and any(
        TOTAL.search(_beside_its_period(column.words)) for column in table.columns
    )


_NONCONTROLLING = Phrase(r"\b(?:non-?controlling|minority)\s+interests?\b", "controlling minority")
_OF_ALL_PARTS = re.compile(r"\bconsolidated\b|^combined$", re.IGNORECASE)
_QUARTER_OR_YEAR = re.compile(
    r"\b(?:[1-4]q|q[1-4])\s?(?:fy)?['\u2019]?\s?(?:\d{4}|\d\d)?\b|\bfy\s?\d{2,4}\b|\b(?:19|20)\d\d\b"
    r"|\bfull[\s-]+(?=(?:fiscal\s+)?year\b)",
    re.IGNORECASE,
)


def _names_over_like_periods(table: Table, heads: list[Head], plain: list[int]) -> dict[int, str]:
    """Column index -> name, where every name stands over the same two periods or more ("Retail 2006 2005 | Wholesale 2006 2005"); else
    none.
    """
    names = {i: _beside_its_period(table.columns[i].words) for i in plain}
    periods: dict[str, list[Head]] = {}
    for i, name in names.items():
        periods.setdefault(name, []).append(heads[i])
    if len(periods) < 2 or "" in periods or len({tuple(each) for each in periods.values()}) > 1:
        return {}
    shared = next(iter(periods.values()))
    if len(shared) < 2 or len(set(shared)) < len(shared) or any(each.is_empty for each in shared):
        return {}
    return names


def measures_by_column(table: Table, skip: set[int]) -> dict[int, tuple[str, ...]]:
    """Column index -> the measure over it, where the columns of a table show several ("Net Sales | Earnings Before Taxes", each by
    year).
    """
    words = {index: _beside_its_period(column.words) for index, column in enumerate(table.columns) if index not in skip}
    if len(set(words.values())) < 2 or not all(MEASURE.search(re.sub(r"\(.*?\)", "", word)) for word in words.values()):
        return {}
    return {index: (" ".join(_DAY_IN_FIGURES.sub(" ", word).split()),) for index, word in words.items()}


def names_apart(table: Table, periods: list[Period | None]) -> dict[int, tuple[str, ...]]:
    """Column index -> what stands over it beside its period, where columns of one period are told apart by nothing else ("The company |
    Noncontrolling interest | Total", each by year; "GAAP | Adjustments | Non-GAAP"). `periods`: of the columns, None for those that show no
    facts."""
    of_period: dict[Period, list[int]] = {}
    for index, period in enumerate(periods):
        if period is not None:
            of_period.setdefault(period, []).append(index)
    found: dict[int, tuple[str, ...]] = {}
    for indexes in of_period.values():
        words = {index: _beside_its_period(table.columns[index].words) for index in indexes}
        if len(set(words.values())) < len(indexes) and len(indexes) > 2:
            words = (
                _behind_what_all_share({index: table.columns[index].words for index in indexes}) or words
            )  # years of origination under one day
        if len(set(words.values())) > 1:
            found.update((index, (name,)) for index, name in words.items() if re.search("[A-Za-z]{2}|\\d{4}", name))
    return found


def _behind_what_all_share(words: dict[int, str]) -> dict[int, str] | None:
    """What stands over each column below the words that all of them share, where it tells every one from the others; else None."""
    split = {index: text.split() for index, text in words.items()}
    shared = len(commonprefix(list(split.values())))  # type: ignore[type-var]  # of lists as of texts
    rest = {index: " ".join(each[shared:]) for index, each in split.items()}
    return rest if shared and len(set(rest.values())) == len(rest) and all(rest.values()) else None


def measure_qualifiers(measures: dict[int, tuple[str, ...]]) -> dict[int, str]:
    """Column index -> what sets its measure apart where several columns show the same one ("U.S. Net Sales" beside "Worldwide Net
    Sales").
    """
    parts = {
        index: (_MEASURE_WORDS.sub(" ", words[0]).strip(" -"), " ".join(_MEASURE_WORDS.findall(words[0].lower())))
        for index, words in measures.items()
    }
    if len({measure for _, measure in parts.values()}) > 1:
        return {}
    return {
        index: " ".join(name.split()) for index, (name, _) in parts.items() if name and not _OF_NO_PART.fullmatch(" ".join(name.split()))
    }


_OF_NO_PART = re.compile(
    r"worldwide|total|consolidated|global|(?:pre-?|after-?|before\s+|net\s+of\s+)tax(?:es)?|per\s+(?:\w+\s+)?share|amounts?|percent(?:age)?",
    re.IGNORECASE,
)
"""What sets a measure apart and names no part of the company."""


_DAY_IN_FIGURES = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")
_MEASURE_WORDS = re.compile(
    r"\b(?:net|total|operating)?\s*(?:sales|revenues?|income|earnings|profit|loss|ebitda|assets|expenditures)\b", re.IGNORECASE
)


def _beside_its_period(words: str) -> str:
    """What stands over a column beside its period: "Initial provision for losses" of "2Q21 Initial provision for losses". When something
    falls due is no period.
    """
    if (span := maturity_in(words)) is not None:
        return " ".join(f"{_beside_its_period(words[: span[0]])} {words[span[0] : span[1]]} {_beside_its_period(words[span[1] :])}".split())
    return " ".join(_column_name(PERIOD_WORDS.sub(_of_a_name, _QUARTER_OR_YEAR.sub(" ", words))).split())


def _of_a_name(found: re.Match[str]) -> str:
    """This word as it is where it belongs to a name and only may belong to a period: "for", "the" and commas between its words, "Markets",
    "(Fully Implemented)"; else a blank.
    """
    said, behind = found[0], _FIRST_SMALL_WORDS.sub("", found.string[found.end() :])
    if said.startswith("("):
        return said if head(said).is_empty and _IN_WHAT.search(said) is None else " "
    if _SMALL_WORDS.fullmatch(said):
        is_between = bool(PERIOD_WORDS.sub(" ", found.string[: found.start()]).strip()) and bool(behind)
        return said if is_between and PERIOD_WORDS.match(behind) is None and _BEGINS_A_PERIOD.match(behind) is None else " "
    like_a_month = _LIKE_A_MONTH.match(said)
    return said if like_a_month is not None and head(f"{like_a_month[0]} 1").is_empty else " "


_SMALL_WORDS = re.compile(r"(?:(?:for|the|at)\b|,|\s)+", re.IGNORECASE)
_FIRST_SMALL_WORDS = re.compile(rf"^{_SMALL_WORDS.pattern}", re.IGNORECASE)
_BEGINS_A_PERIOD = re.compile(r"periods?\b|\d", re.IGNORECASE)
_IN_WHAT = re.compile(r"\$|\b(?:mil|bil|thousands|millions|billions|000)", re.IGNORECASE)
_LIKE_A_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]+", re.IGNORECASE)


def _column_name(words: str) -> str:
    named = re.sub(
        r"\s*\((?:unaudited|\d|[a-z]|(?:dollars |amounts )?in (?:thousands|millions|billions)[^)]*)\)|\bunaudited\b",
        "",
        words,
        flags=re.IGNORECASE,
    )
    return _MARKS.sub("", named).strip(" -")


_MARKS = re.compile(r"(?<=\w)\*+(?=\s|$)|\s\*+$")
"""Stars that point to a note."""


_SALES_ALONE = re.compile(r"(?:(?:total|net|consolidated)\s+)*(?:sales|revenues?)", re.IGNORECASE)
_BY_PART = re.compile(
    r"\b(?:geographic\w*|segments?|countr(?:y|ies)|regions?|product\s+(?:lines?|groups?)|locations?\s+of|based\s+on\s+\w+\s+location)\b",
    re.IGNORECASE,
)
"""Words of titles over what is split among parts of the company."""


def parts_of_sales(table: Table) -> dict[int, str]:
    """Row number -> member, where sales alone stand over all columns or in the title next to them, a title speaks of parts of the
    company, and all captions are names but for the last row's, which is their sum.
    """
    parts, total = table.rows[:-1], table.rows[-1:]
    if len(parts) < 2 or any(row.headings for row in table.rows) or not any(_BY_PART.search(title) for title in table.titles[-3:]):
        return {}
    if total[0].label and not TOTAL.search(total[0].label) or not add_up(parts, total[0]) or not _show_sales_alone(table):
        return {}
    names = [row for row in parts if is_member_name(row.label)]
    are_parts = len(names) > 1 and all(row in names or REST.search(row.label) for row in parts)
    are_measures = any(MEASURE.search(row.label) or KIND_OF_INCOME.search(row.label) for row in parts)
    return {row.number: row.label for row in parts} if are_parts and not are_measures else {}


def _show_sales_alone(table: Table) -> bool:
    """Are sales, and nothing but periods beside them, over all columns, or in the title next to columns headed by periods alone?"""
    over = {_beside_its_period(column.words) for column in table.columns if not column.is_change}
    titled = next((title for title in reversed(table.titles) if units.scale(title).money is None), "")
    return len(over) == 1 and _SALES_ALONE.fullmatch(over.pop() or titled) is not None
