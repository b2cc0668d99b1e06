"""Rows or columns that stand for a part of the company: segments, products, regions.

What belongs here: telling members from line items by how names and measures repeat. Which kind of part a member is, is dbt's to say.
"""

from __future__ import annotations

import re
from collections import Counter
from os.path import commonprefix

from pipelines.filings import units
from pipelines.filings.lattice import Row, Table
from pipelines.filings.periods import PERIOD_WORDS, Head, Period, head
from pipelines.filings.phrases import Phrase
from pipelines.filings.statement_kinds import FACE, STATEMENTS

_GENERIC = re.compile(
    r"^(?:(?:total|sub-?total|net|gross|other|basic|diluted|current|deferred|federal|state|foreign|domestic|continuing|discontinued"
    r"|operating|"
    r"income|loss|earnings|sales|revenues?|cost|costs|expenses?|as|reported|adjusted|adjustments?|beginning|ending|balance|amount|assets"
    r"|operations|from|before|after|per|"
    r"share|shares|and|of|the|for|in|tax|taxes|interest|average|primary|fully|assuming|dilution|gaap|non-gaap|margin|profit|ebitda"
    r"|depreciation|amortization|"
    r"percent|percentage|change|common|preferred|stock|class|a|b|yield|rate|impact|effect|less|add|plus|excluding|including|provision"
    r"|items?|charges?|special|unaudited|capital|expenditures?|quarter|qtr|year|months?|mos|first|second|third|fourth|1st|2nd|3rd|4th|six"
    r"|nine|twelve|\d{1,2})\b[\s,()/&%-]*)+$",
    re.IGNORECASE,
)  # fmt: skip


MEASURE = Phrase(
    r"\b(?:sales|revenues?|income|earnings|profit|loss|ebitda|depreciation|amortization|assets|expenditures|margin|contribution|orders"
    r"|backlog|cost|premiums)\b",
    "sales revenue income earnings profit loss ebitda depreciation amortization assets expenditures margin contribution orders backlog "
    "cost premiums",
)


TOTAL = Phrase(
    r"^\s*(?:sub-?)?totals?\b|\btotal(?:s)?\s*$|^consolidated\b|\bconsolidated\s*$|^(?:total\s+)?company\b$", "total consolidated company"
)


_CORPORATE = Phrase(
    r"\b(?:corporate|eliminat\w*|intersegment|inter-segment|unallocated|all other|intercompany)\b",
    "corporate eliminat segment unallocated other intercompany",
)


def _is_corporate(label: str) -> bool:
    """Does this caption name what belongs to no segment, and not only what a figure is after: "interest, net of eliminations"?"""
    return _CORPORATE.search(label) is not None and _CORPORATE.search(_NET_OF.sub("", label)) is not None


_NET_OF = re.compile(r"(?<=\S)\s*\b(?:net\s+of|before|after|excluding)\b.*", re.IGNORECASE)


def parts_current_from_noncurrent(table: Table) -> bool:
    """Do captions of this table set what is current apart from what is not? Then its rows break down a balance, whatever products they
    name.
    """
    return any(_NONCURRENT.search(text) for row in table.rows for text in (row.label, *row.headings))


_NONCURRENT = Phrase(r"\bnon-?current\b", "current")


def segments_by_row(table: Table, statement: str) -> dict[int, str]:
    """Row number -> member. Names that come back under several headings that are measures are members, not line items; so are the captions
    of a segment table.
    """
    if statement in ("balance_sheet", "cash_flow"):
        return {}
    if statement == "other" and any(STATEMENTS[0][1].search(title) for title in table.titles):
        return {}
    members = _under_several_measures(table, statement)
    members.update(_split_measure(table))
    members.update(_measures_by_member(table))
    members.update(_in_named_groups(table, members))
    if statement == "segment":
        members.update(_named_with_measure(table))
        members.update(_named_in_a_segment_table(table, members))
        members.update(others(table, members))
    if statement in ("segment", "income_statement"):
        members.update(_sales_of_parts(table, members, statement))
    return members


def _under_several_measures(table: Table, statement: str) -> dict[int, str]:
    """Names that come back under several headings, two of them measures at least, and what is corporate beside them."""
    under: dict[str, set[str]] = {}
    for row in table.rows:
        if row.label and row.headings and is_member_name(row.label):
            under.setdefault(row.label.lower(), set()).add(row.headings[-1])
    repeated = {name for name, headings in under.items() if sum(_is_a_measure_of_money(heading) for heading in headings) >= 2}
    if statement == "non_gaap_reconciliation" and len(repeated) < 2:
        return {}
    blocks = {row.headings[-1] for row in table.rows if row.headings and row.label.lower() in repeated}
    return {
        row.number: row.label
        for row in table.rows
        if row.headings
        and (row.label.lower() in repeated or row.headings[-1] in blocks and _is_corporate(row.label) and TOTAL.search(row.label) is None)
    }


def _is_a_measure_of_money(heading: str) -> bool:
    return bool(MEASURE.search(heading)) and not units.per_share_words(heading) and not units.share_count_words(heading)


def _named_in_a_segment_table(table: Table, members: dict[int, str]) -> dict[int, str]:
    """The other captions of a segment table that are names and no measures, and those of what is corporate. `members`: the rows that are
    told already.
    """
    return {
        row.number: row.label
        for row in table.rows
        if row.number not in members and row.label and TOTAL.search(row.label) is None and _may_name_a_segment(row)
    }


def _may_name_a_segment(row: Row) -> bool:
    is_corporate, is_measure = _is_corporate(row.label), MEASURE.search(row.label) is not None
    may_be_named = is_member_name(row.label) and _KIND_OF_INCOME.search(row.label) is None
    if not is_corporate and not may_be_named or row.headings and row.label == row.headings[-1]:
        return False
    if not is_measure:
        return True
    is_line_item = not row.headings and _GENERIC.match(row.label) is not None
    return is_corporate and len(row.label.split()) <= 4 and not is_line_item


def blocks_of(table: Table) -> dict[tuple[str, ...], list[Row]]:
    """The rows of a table by the headings under which they stand, in page order."""
    blocks: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        blocks.setdefault(row.headings, []).append(row)
    return blocks


_OTHER = re.compile(r"(?:all\s+)?others?(?P<area>\s+foreign)?", re.IGNORECASE)


def others(table: Table, members: dict[int, str]) -> dict[int, str]:
    """Row number -> "Other", where it stands among members and above their total, or "Other foreign", which may come back among them under
    another heading instead: what is left of the company is one of them.
    """
    among = [rows for rows in blocks_of(table).values() if sum(each.number in members for each in rows) > 1]
    areas = Counter(row.label for rows in among for row in rows if (match := _OTHER.fullmatch(row.label)) and match["area"])
    return {
        row.number: row.label
        for rows in among
        for position, row in enumerate(rows)
        if row.number not in members
        and _OTHER.fullmatch(row.label)
        and any(each.number in members for each in rows[:position])
        and (any(TOTAL.search(each.label) or not each.label for each in rows[position + 1 :]) or areas[row.label] > 1)
    }


_OF_SALES = re.compile(r"(?P<total>total\s+)?(?P<name>.{3,60}?)\s+(?:net\s+)?(?P<measure>sales|revenues?)(?:,\s+net)?", re.IGNORECASE)
_OF_UNITS = re.compile(r"(?P<name>.{3,60}?)\s+unit\s+sales", re.IGNORECASE)
_OF_COST = re.compile(r"(?P<total>total\s+)(?P<name>.{3,60}?)\s+(?P<measure>costs?\s+of\s+(?:sales|revenues?))", re.IGNORECASE)


def _sales_of_parts(table: Table, members: dict[int, str], statement: str) -> dict[int, str]:
    """Among members the captions that name one with its measure: "Valve sales" beside "Pumps" and "Pipes", and the total of some of them
    ("Total valve sales"). Of "Pump unit sales"
    the name is "Pump"; a total of them is no part's."""
    found: dict[int, str] = {}
    for rows in blocks_of(table).values():
        names = [members[row.number] for row in rows if row.number in members]
        if len(names) < 2:
            continue
        words = {word for name in names for word in re.findall(r"[a-z]{4,}", name.lower())}
        for row in rows:
            if row.number not in members and (counted := _OF_UNITS.fullmatch(row.label)) is not None:
                if statement == "segment" and is_member_name(counted["name"]):
                    found[row.number] = counted["name"]
                continue
            match = _OF_COST.fullmatch(row.label) or _OF_SALES.fullmatch(row.label)
            if row.number in members or match is None or not is_member_name(match["name"]) or MEASURE.fullmatch(match["name"]):
                continue
            if match["total"]:
                last = row is rows[-1] and (row.number == len(table.rows) or statement == "income_statement")
                if not last and (statement == "segment" or words & set(re.findall(r"[a-z]{4,}", match["name"].lower()))):
                    found[row.number] = match["name"]
            elif statement == "segment":
                found[row.number] = row.label
    return found


def _total_of(label: str) -> str:
    """What a total names: "total europe sales" is of europe."""
    return re.sub(r"^total\s+|\s+(?:net\s+)?(?:sales|revenues?)$", "", label.lower())


_GROUP = re.compile(r"(.{3,40}?)\s+(?:net\s+)?(sales|revenues?)", re.IGNORECASE)
_TO_WHOM = re.compile(
    r"(?:unaffiliated|affiliated?|affiliates|outside|external|trade|related[- ]part(?:y|ies)|third[- ]part(?:y|ies)"
    r"|inter-?(?:segment|company|area|geographic)|customers?)(?:\s+(?:customers?|net))*",
    re.IGNORECASE,
)
"""Before "sales", words of those who buy: no part of the company."""


def _in_named_groups(table: Table, members: dict[int, str]) -> dict[int, str]:
    """Members that come back under headings which name another part of the company with its measure ("Europe sales", "Asia sales"): each
    belongs to both, and the total of a group is the group's."""
    groups = {
        row.headings[-1]: match[1]
        for row in table.rows
        if row.headings
        and row.number in members
        and (match := _GROUP.fullmatch(row.headings[-1]))
        and is_member_name(match[1])
        and _TO_WHOM.fullmatch(match[1]) is None
    }
    if len(groups) < 2:
        return {}
    found: dict[int, str] = {}
    for row in table.rows:
        group = groups.get(row.headings[-1]) if row.headings else None
        if group and row.number in members:
            found[row.number] = qualified_member(members[row.number], group) or group
        elif TOTAL.search(row.label):
            found.update((row.number, name) for name in groups.values() if _total_of(row.label) == name.lower())
    return found


_SPLIT_MEASURE = Phrase(
    r"^(?:total\s+|net\s+|operating\s+|segment\s+|consolidated\s+)*(?:sales|revenues?|earnings|income\s+(?:\(loss\)\s+)?from\s+operations"
    r"|(?:operating|segment)\s+(?:income|profit|earnings)|ebitda)\b(?!.*\bper\b)|\bgeographic\w*\s+(?:sales|revenues?)\b"
    r"|\b(?:sales|revenues?)\s+by\b",
    "sales revenue earnings operations income profit ebitda",
)


def _split_measure(table: Table) -> dict[int, str]:
    """Rows under a heading that is a measure, all of them names and closed by a total: the measure by member."""
    found: dict[int, str] = {}
    for headings, rows in blocks_of(table).items():
        if not headings:
            continue
        heading = re.sub(r"\s*\([^)]*\)|[-\u2013\s]+$", "", headings[-1]).strip(" -")
        if not _SPLIT_MEASURE.search(heading) or units.per_share_words(heading):
            continue
        totals = [index for index, row in enumerate(rows) if TOTAL.search(row.label) or index > 1 and not row.label]
        below = rows[-1].number  # row numbers count from 1: the row after the block
        if not totals and below < len(table.rows) and TOTAL.search(table.rows[below].label):
            totals = [len(rows)]  # the total stands further out
        parts = [row for row in rows[: totals[0] if totals else 0] if row.label]
        names = [each for each in parts if is_member_name(each.label)]
        if any(_KIND_OF_INCOME.search(each.label) for each in parts):
            continue
        if len(names) >= 2 and all(each in names or _REST.search(each.label) for each in parts):
            found.update(
                {row.number: row.label for row in rows if row in parts or is_member_name(row.label) and not MEASURE.search(row.label)}
            )
    return found


_REST = Phrase(rf"{_CORPORATE.pattern}|^(?:all\s+)?others?\b", "corporate eliminat segment unallocated other intercompany")


_KIND_OF_INCOME = re.compile(
    r"\b(?:income|recover(?:y|ies)|reimbursements?|interest|royalt(?:y|ies)|dividends?|earned|fees|rents?|gains?)$", re.IGNORECASE
)
"""Captions of what is earned in one way or another, not in one part of the company or another."""


def _measures_by_member(table: Table) -> dict[int, str]:
    """The same measures repeated under headings that are names: each heading is the member."""
    under: dict[str, set[str]] = {}
    for row in table.rows:
        if (
            row.headings
            and MEASURE.search(row.label)
            and is_member_name(row.headings[-1])
            and not MEASURE.search(row.headings[-1])
            and head(row.headings[-1]).is_empty
        ):
            under.setdefault(row.label.lower(), set()).add(row.headings[-1])
    repeated = {label for label, names in under.items() if len(names) >= 2}
    names = {name for label in repeated for name in under[label]}
    return {row.number: row.headings[-1] for row in table.rows if row.headings and row.headings[-1] in names}


_WITH_MEASURE = re.compile(
    r"(.{3,40}?)\s+(?:net\s+)?(?:percent(?:age)?\s+of\s+(?:net\s+)?(?:revenue|sales)|revenues?|sales|gross\s+(?:profit|margin)"
    r"|operating\s+(?:income|profit|loss)|(?:\w+\s+)?unit\s+sales)(?:\s+\(loss\))?",
    re.IGNORECASE,
)


def _named_with_measure(table: Table) -> dict[int, str]:
    """Captions that name a member and its measure in one ("Valves revenue", "Valves gross profit"): at least two members, each with two
    measures.
    """
    parts = {
        row.number: match.group(1) for row in table.rows if (match := _WITH_MEASURE.fullmatch(row.label)) and is_member_name(match.group(1))
    }
    counts = Counter(parts.values())
    proven = {name for name, count in counts.items() if count >= 2}
    return {number: name for number, name in parts.items() if name in proven} if len(proven) >= 2 else {}


_NO_ROW_MEMBER = re.compile(
    r"\b(?:expenses?|compensation|amortization|effects?|charges?|costs?|ratios?|calculation|gains?|loss(?:es)?|impairment|taxes|margins?"
    r"|adjusted|items|dividends?|shares?|balances?|allowance|provision|average|restructuring|integration|litigation)\b",
    re.IGNORECASE,
)


def is_member_name(label: str) -> bool:
    """May this caption be the name of a part of the company: short, made of more than words of statements, and no total?"""
    return (
        bool(label)
        and len(label) <= 70
        and _GENERIC.match(label.lstrip("-\u2013\u2014 ")) is None
        and TOTAL.search(label) is None
        and _NO_ROW_MEMBER.search(label) is None
        and _ANY_SEGMENT.fullmatch(label) is None
        and not ("(" in label and _is_a_measure_with_an_aside(label))
    )


def _is_a_measure_with_an_aside(label: str) -> bool:
    """Is this a line item, and what stands in parentheses said of it: "Operating income (closest GAAP measure)"?"""
    bare = _ASIDE.sub("", label)
    return _GENERIC.match(bare) is not None and MEASURE.search(bare) is not None


_ASIDE = re.compile(r"\s*\([a-z][^)]*\)")
"""Words in parentheses that are no name: these begin with a capital."""


_ANY_SEGMENT = re.compile(r"(?:(?:all|our|the|reportable|operating|business|geographic|industry)\s+)*segments?", re.IGNORECASE)
"""What names none of the segments."""


_NO_MEMBER = re.compile(
    r"\b(?:reported|adjust\w*|gaap|pro\s?forma|fair\s+value|levels?|cost|unrealized|realized|balances?|average|shares|amounts?|carrying"
    r"|quoted|significant|"
    r"predecessor|successor|actual|budget|plan|historical|current|prior|previous\w*|combined|amortized|notional|"
    r"per\s+share|per\s+unit|rate|yield|number|stock|capital|deficit|equity|expense|tax|notes?|page|maturit\w+|expir\w+|low|high"
    r"|beginning|ending|additions|charges?|payments?|spending|net"
    r"|terms?|(?<!-)price|volumes?|transactions?|trans\.|(?:partners?|common|preferred)['\u2019]?\s+units)\b",
    re.IGNORECASE,
)
"""Words over columns that name no segment: bases of measurement, statement lines, movements."""


_ON_EQUITY_BASIS = re.compile(r"\bon\s+(?:an|the)\s+equity\s+(?:basis|method)\b", re.IGNORECASE)
"""How one part of the company holds another: "Manufacturing with Financing on an Equity Basis"."""


def segments_by_column(table: Table, heads: list[Head], statement: str) -> dict[int, str]:
    """Column index -> member, where names tell the columns apart: columns of one period or, in a segment table and in a statement ("GE |
    GECS"), every name over the same periods. Total columns have none."""
    plain = [i for i, column in enumerate(table.columns) if not column.is_change]
    one_period = len(plain) > 2 and len({heads[i] for i in plain}) == 1
    named = [i for i in plain if table.columns[i].words and (one_period or heads[i].is_empty)]
    words = {i: _beside_its_period(table.columns[i].words) if one_period else _column_name(table.columns[i].words) for i in named}
    if not one_period and len(set(words.values())) < 2 and (statement in ("segment", *FACE) or _sets_noncontrolling_apart(table)):
        words = _names_over_like_periods(table, heads, plain)
        named = list(words)
    if len(named) < 2 or len(named) < len(plain) - 1:
        return {}
    generic = {
        i for i, word in words.items() if _GENERIC.match(word) and not TOTAL.search(word) and not _CORPORATE.search(word)
    }  # the whole company's measure beside its parts
    names = {word for i, word in words.items() if i not in generic}
    if any(_NO_MEMBER.search(_ON_EQUITY_BASIS.sub("", word)) for word in names) or len(names) < 2 or len({words[i] for i in generic}) > 2:
        return {}
    if all(MEASURE.search(word) for word in words.values()):
        return {}
    words = {i: word for i, word in words.items() if i not in generic}
    if len({(word, heads[i]) for i, word in words.items() if word}) < len(words):
        return {}
    return {i: w for i, w in words.items() if w and not TOTAL.search(w) and not _OF_ALL_PARTS.search(w)}


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


_RELATIVE = re.compile(
    r"(?:(?:y/y|yoy|year[- ](?:over|on)[- ]year|q/q|qoq|sequential|annual|organic)\s+)*(?:(?:%|percent(?:age)?)\s+)?(?:growth|change"
    r"|increase(?:\s+\(decrease\))?)(?:\s+(?:rate|%))?|(?:as\s+a\s+)?(?:%|percent(?:age)?)\s+of\s+(?:total\s+|net\s+)*(?:sales|revenues?)",
    re.IGNORECASE,
)
"""Captions that say how much of, or how much more than, and not of what: that is the row above."""


def rows_named_by_the_one_above(table: Table) -> dict[int, str]:
    """Row number -> the caption of the line item above, for captions that stand more than once under the same headings and are relative to
    it: "Y/Y % Growth".
    """
    relative = Counter((row.headings, row.label) for row in table.rows if _RELATIVE.fullmatch(row.label))
    found: dict[int, str] = {}
    above = ""
    for row in table.rows:
        if relative[(row.headings, row.label)] > 1 and above:
            found[row.number] = above
        elif not _RELATIVE.fullmatch(row.label):
            above = row.label
    return found


def _behind_what_all_share(words: dict[int, str]) -> dict[int, str] | None:
    """What stands over each column below the words that all of them share, where it tells every one from the others; else None."""
    split = {index: text.split() for index, text in words.items()}
    shared = len(commonprefix(list(split.values())))  # type: ignore[type-var]  # of lists as of texts
    rest = {index: " ".join(each[shared:]) for index, each in split.items()}
    return rest if shared and len(set(rest.values())) == len(rest) and all(rest.values()) else None


def qualified_member(member: str | None, qualifier: str | None) -> str | None:
    return f"{member}, {qualifier}" if member and qualifier else member or qualifier


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
        index: " ".join(name.split())
        for index, (name, _) in parts.items()
        if name and not re.fullmatch(r"(?:worldwide|total|consolidated|global)", " ".join(name.split()), re.IGNORECASE)
    }


_DAY_IN_FIGURES = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")
_MEASURE_WORDS = re.compile(
    r"\b(?:net|total|operating)?\s*(?:sales|revenues?|income|earnings|profit|loss|ebitda|assets|expenditures)\b", re.IGNORECASE
)


def _beside_its_period(words: str) -> str:
    """What stands over a column beside its period: "Initial provision for losses" of "2Q21 Initial provision for losses"."""
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
