"""Rows that stand for a part of the company: segments, products, regions.

What belongs here: telling members from line items by how names and measures repeat, and what may be a member's name at all. Columns are
column_members.py's. Which kind of part a member is, is dbt's to say.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise, takewhile

from pipelines.filings import units
from pipelines.filings.lattice import Row, Table
from pipelines.filings.periods import head
from pipelines.filings.phrases import Phrase
from pipelines.filings.statement_kinds import STATEMENTS
from pipelines.filings.text_layout import is_year

GENERIC = re.compile(
    r"^(?:(?:total|sub-?total|net|gross|other|basic|diluted|current|deferred|prepaid|federal|state|foreign|domestic|continuing|discontinued"
    r"|operating|"
    r"income|loss|earnings|sales|revenues?|cost|costs|expenses?|as|reported|adjusted|adjustments?|beginning|ending|balance|amount|assets"
    r"|operations|from|before|after|per|"
    r"share|shares|and|of|the|for|in|tax|taxes|interest|average|primary|fully|assuming|dilution|gaap|non-gaap|margin|profit|ebitda"
    r"|depreciation|amortization|"
    r"percent|percentage|change|common|preferred|stock|class|a|b|yield|rate|impact|effect|less|add|plus|excluding|including|provision"
    r"|items?|charges?|special|unaudited|capital|expenditures?|quarter|qtr|year|ended|months?|mos|first|second|third|fourth|1st|2nd|3rd|4th|six"
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


CORPORATE = Phrase(
    r"\b(?:corporate|eliminat\w*|intersegment|inter-segment|unallocated|all other|intercompany)\b",
    "corporate eliminat segment unallocated other intercompany",
)


def _is_corporate(label: str) -> bool:
    """Does this caption name what belongs to no segment, and not only what a figure is after: "interest, net of eliminations"?"""
    return CORPORATE.search(label) is not None and CORPORATE.search(_NET_OF.sub("", label)) is not None


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
    members.update((row.number, row.label) for row, _ in parts_below_their_sum(table))
    members.update(_measures_by_member(table))
    members.update(_in_named_groups(table, members))
    if statement == "segment":
        members.update(_named_with_measure(table))
        members.update(_named_in_a_segment_table(table, members))
        members.update(others(table, members))
    if statement in ("segment", "income_statement"):
        members.update(_sales_of_parts(table, members, statement))
    if members:
        members.update(_totals_of_groups(table, members))
        members.update(_results_of_blocks(table, members))
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
    may_be_named = is_member_name(row.label) and KIND_OF_INCOME.search(row.label) is None
    if not is_corporate and not may_be_named or row.headings and row.label == row.headings[-1]:
        return False
    if not is_measure:
        return True
    is_line_item = not row.headings and GENERIC.match(row.label) is not None
    return is_corporate and len(row.label.split()) <= 4 and not is_line_item


def blocks_of(table: Table) -> dict[tuple[str, ...], list[Row]]:
    """The rows of a table by the headings under which they stand, in page order."""
    blocks: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        blocks.setdefault(row.headings, []).append(row)
    return blocks


OTHER = re.compile(r"(?:all\s+)?others?(?P<area>\s+foreign)?", re.IGNORECASE)


def others(table: Table, members: dict[int, str]) -> dict[int, str]:
    """Row number -> "Other", where it stands among members and above their total, or "Other foreign", which may come back among them under
    another heading instead: what is left of the company is one of them.
    """
    among = [rows for rows in blocks_of(table).values() if sum(each.number in members for each in rows) > 1]
    areas = Counter(row.label for rows in among for row in rows if (match := OTHER.fullmatch(row.label)) and match["area"])
    return {
        row.number: row.label
        for rows in among
        for position, row in enumerate(rows)
        if row.number not in members
        and OTHER.fullmatch(row.label)
        and any(each.number in members for each in rows[:position])
        and (
            any(TOTAL.search(each.label) or not each.label for each in rows[position + 1 :])
            or areas[row.label] > 1
            or position + 1 < len(rows)
            and add_up(rows[: position + 1], rows[position + 1])
        )
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


def _totals_of_groups(table: Table, members: dict[int, str]) -> dict[int, str]:
    """Row number -> a group of members, which a heading over them names: its total of a measure ("Total Europe" under "Revenues", below
    what adds up to it), and the rows under a heading that is its total ("Total Europe:"), where one at least adds up those of its members.
    """
    groups: dict[str, str] = {}
    for row in table.rows:
        if row.number in members:
            groups.update((heading.lower(), heading) for heading in row.headings if _may_be_a_group(heading))
    found: dict[int, str] = {}
    for row in table.rows:
        group = _group_in_total(row.label, groups)
        if group and row.number not in members and row.headings and MEASURE.search(row.headings[-1]):
            if add_up(_rows_above(table, row, (*row.headings, group)), row):
                found[row.number] = group
    for headings, rows in blocks_of(table).items():
        group = _group_in_total(headings[-1], groups) if headings else None
        if group and any(add_up([each for each in table.rows if group in each.headings and each.label == row.label], row) for row in rows):
            found.update((row.number, group) for row in rows)
    return found


def _may_be_a_group(heading: str) -> bool:
    return is_member_name(heading) and MEASURE.search(heading) is None


def _group_in_total(label: str, groups: dict[str, str]) -> str | None:
    """The group of which this is the total; None where it is none. `groups`: by their names in small letters."""
    return groups.get(_total_of(label)) if groups and TOTAL.search(label) is not None else None


def _results_of_blocks(table: Table, members: dict[int, str]) -> dict[int, str]:
    """Row number -> the member over the rows directly above, where these add up to a measure that is set in no further than the member:
    "EBITDA" below "Operating income" and "Depreciation" under "Europe".
    """
    found: dict[int, str] = {}
    for above, row in pairwise(table.rows):
        member = members.get(above.number)
        is_outside = row.number not in members and above.headings and row.headings == above.headings[:-1]
        if member is None or not is_outside or _total_of(above.headings[-1]) != member.lower() or TOTAL.search(row.label):
            continue
        if MEASURE.search(row.label) and add_up(_rows_above(table, row, above.headings), row):
            found[row.number] = member
    return found


def _rows_above(table: Table, row: Row, headings: tuple[str, ...]) -> list[Row]:
    """The rows directly above this one that stand under these headings, in page order."""
    above = takewhile(lambda each: each.headings == headings, reversed(table.rows[: row.number - 1]))
    return list(above)[::-1]


def add_up(rows: list[Row], total: Row) -> bool:
    """Do two rows or more add up to this one, in every column of amounts and to the precision of the print?"""
    amounts = [figure for figure in total.figures if not figure.number.is_percent]
    if len(rows) < 2 or not any(abs(figure.number.value) >= 10 for figure in amounts):
        return False
    for figure in amounts:
        added = sum(each.number.value for row in rows for each in row.figures if each.column == figure.column)
        if 2 * abs(figure.number.value - added) > (len(rows) + 1) * Decimal(1).scaleb(-figure.number.places):
            return False
    return True


SPLIT_MEASURE = Phrase(
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
        if not SPLIT_MEASURE.search(heading) or units.per_share_words(heading):
            continue
        totals = [index for index, row in enumerate(rows) if TOTAL.search(row.label) or index > 1 and not row.label]
        below = rows[-1].number  # row numbers count from 1: the row after the block
        if not totals and below < len(table.rows) and TOTAL.search(table.rows[below].label):
            totals = [len(rows)]  # the total stands further out
        parts = [row for row in rows[: totals[0] if totals else 0] if row.label]
        names = [each for each in parts if is_member_name(each.label)]
        if any(KIND_OF_INCOME.search(each.label) for each in parts):
            continue
        if len(names) >= 2 and all(each in names or REST.search(each.label) for each in parts):
            found.update(
                {row.number: row.label for row in rows if row in parts or is_member_name(row.label) and not MEASURE.search(row.label)}
            )
    return found


def parts_below_their_sum(table: Table) -> list[tuple[Row, Row]]:
    """Each row that is a part of the sales above it, with the row of these: two names or more that are set in further than it and add up to
    it ("Alphamab" and "Betamab" below "Product revenues, net").
    """
    return [(part, row) for row in table.rows if _SALES.search(row.label) for part in _parts_below(table, row)]


_SALES = Phrase(r"^(?!.*\bcosts?\b).*\b(?:sales|revenues?)(?:,?\s+net)?$", "sales revenue")


def _parts_below(table: Table, row: Row) -> list[Row]:
    below = takewhile(lambda each: each.indent > row.indent and each.headings == row.headings, table.rows[row.number :])
    parts = list(below)
    are_names = all(_names_what_is_sold(part.label) or OTHER.fullmatch(part.label) for part in parts)
    return parts if are_names and len({part.indent for part in parts}) == 1 and add_up(parts, row) else []


def _names_what_is_sold(label: str) -> bool:
    is_name = is_member_name(label) and MEASURE.search(label) is None
    return is_name and _TO_WHOM.fullmatch(label) is None and KIND_OF_INCOME.search(label) is None


REST = Phrase(rf"{CORPORATE.pattern}|^(?:all\s+)?others?\b", "corporate eliminat segment unallocated other intercompany")


KIND_OF_INCOME = re.compile(
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
            and not SECTION_OF_A_SUMMARY.search(row.headings[-1])
            and head(row.headings[-1]).is_empty
        ):
            under.setdefault(row.label.lower(), set()).add(row.headings[-1])
    repeated = {label for label, names in under.items() if len(names) >= 2}
    names = {name for label in repeated for name in under[label]}
    return {row.number: row.headings[-1] for row in table.rows if row.headings and row.headings[-1] in names}


SECTION_OF_A_SUMMARY = Phrase(
    r"\b(?:results|profitability|ratios?|highlights|cash[-\s](?:based|basis)|tangible|(?:asset|credit|loan)\s+quality"
    r"|financial\s+condition)\b"
    r"|^(?:(?:selected|other|key|operating|financial|statistical|supplemental|performance|per|common|share|stock|balance|sheet|cash|flow"
    r"|period-?end)\s+)+(?:data|information|statistics|performance|summary|measures)\b",
    "results profitability ratio highlights cash tangible quality condition data information statistics performance summary measures",
)
"""Headings that say what is told and not of whom: "Results of Operations" and "Cash-Based Profitability" over a net income each."""
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
    r"|adjusted|items|dividends?|shares?|balances?|allowance|provision|average|restructuring|integration|litigation|eps|administrative)\b"
    r"|^selling\b(?:,|\s+and\b|$)|\basps\b|\(per\s+[a-z]+\)|bytes\s+(?:shipped|sold)\b",
    re.IGNORECASE,
)


def is_member_name(label: str) -> bool:
    """May this caption be the name of a part of the company: short, made of more than words of statements, and no total?"""
    return (
        bool(label)
        and len(label) <= 70
        and GENERIC.match(label.lstrip("-\u2013\u2014 ")) is None
        and TOTAL.search(label) is None
        and _NO_ROW_MEMBER.search(label) is None
        and _ANY_SEGMENT.fullmatch(label) is None
        and not is_year(label)
        and not ("(" in label and _is_a_measure_with_an_aside(label))
    )


def _is_a_measure_with_an_aside(label: str) -> bool:
    """Is this a line item, and what stands in parentheses said of it: "Operating income (closest GAAP measure)"?"""
    bare = _ASIDE.sub("", label)
    return GENERIC.match(bare) is not None and MEASURE.search(bare) is not None


_ASIDE = re.compile(r"\s*\([a-z][^)]*\)")
"""Words in parentheses that are no name: these begin with a capital."""


_ANY_SEGMENT = re.compile(r"(?:(?:all|our|the|reportable|operating|business|geographic|industry)\s+)*segments?", re.IGNORECASE)
"""What names none of the segments."""


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


def qualified_member(member: str | None, qualifier: str | None) -> str | None:
    return f"{member}, {qualifier}" if member and qualifier else member or qualifier
