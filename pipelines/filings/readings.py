"""Tables of a document -> their readings, with what the tables tell of one another: scales, counts of shares, members' names, which of two
is the statement itself.

What belongs here: the order of that work, and what takes more than one table to know but for scales, which are settled_scales.py's. One
table's own meaning is statements.py's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pipelines.filings import units
from pipelines.filings.cells import Cell
from pipelines.filings.column_members import parts_of_sales
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Table
from pipelines.filings.measuring.settled_scales import goes_on, lacks_scale, scaled_by_others, what_needs_no_scale
from pipelines.filings.measuring.table_scales import table_scale
from pipelines.filings.members import MEASURE, SECTION_OF_A_SUMMARY, TOTAL, blocks_of, is_member_name, others
from pipelines.filings.periods import head
from pipelines.filings.phrases import Phrase
from pipelines.filings.statement_kinds import ADJUSTED, FACE, PRO_FORMA, statement_by_title
from pipelines.filings.statements import Reading, each_reading


def readings(tables: list[Table], context: Context) -> list[Reading]:
    """Every table of a document with its meaning, in page order.

    A table without heads of its own that follows one with as many columns goes on with that one's (a page break cut it in two).
    """
    found = each_reading(tables, context)
    if any(lacks_scale(each) for each in found):
        found = [what_needs_no_scale(each, context) if lacks_scale(each) else each for each in scaled_by_others(found, tables, context)]
    _demote_repeats(found)
    _count_shares_as_before(found)
    _count_shares_alike(found)
    _name_by_title(found)
    _name_by_introduction(found)
    _name_parts_of_sales(found)
    _name_over_the_page_break(found)
    _name_sales_of_known_members(found)
    _name_known_members(found)
    _name_under_known_members(found)
    _demote_excerpts(found)
    return found


def _count_shares_as_before(found: list[Reading]) -> None:
    """A table that goes on with a statement and states no scale counts shares as the statement's titles say."""
    for before, each in pairwise(found):
        if not any(cell.unit == "shares" for cell in each.cells) or not goes_on(before.table, each.table):
            continue
        own, theirs = (table_scale(table) for table in (each.table, before.table))
        if own.money is None and own.shares is None and theirs.shares and theirs.shares > 1:
            each.cells = [_in_thousands_of_shares(cell, theirs.shares) if cell.unit == "shares" else cell for cell in each.cells]


def _in_thousands_of_shares(cell: Cell, factor: int) -> Cell:
    """This count in units of `factor`, unless its own words say what it counts in or it is printed in full."""
    printed = cell.figure.number
    if (
        cell.value != printed.value
        or abs(printed.value) >= 1_000_000
        or any(units.scale_in_caption(text) for text in (cell.row.label, *cell.row.headings))
    ):
        return cell
    return replace(cell, value=printed.value * factor, decimals=printed.places - len(str(factor)) + 1)


def _count_shares_alike(found: list[Reading]) -> None:
    """Share counts outside the income statement agree in size with the weighted averages there: where only another factor brings them near,
    that one was meant.
    """
    averages = sorted(
        abs(cell.value)
        for each in found
        for cell in each.cells
        if cell.unit == "shares" and cell.value and (cell.statement == "eps" or _AVERAGE.match(cell.row.label))
    )
    if not averages:
        return
    usual = averages[len(averages) // 2]
    for each in found:
        each.cells = [_of_the_usual_size(cell, usual) if cell.unit == "shares" and cell.statement != "eps" else cell for cell in each.cells]


_AVERAGE = re.compile(r"(?:weighted|average|basic|diluted)\b", re.IGNORECASE)
_WHOLE_COUNT = Phrase(
    r"^(?!.*\b(?:effect|excluded|options|awards|conver\w+|reserved|preferred)\b).*\b(?:outstanding|denominator|weighted|average"
    r"|used\s+in)\b",
    "outstanding denominator weighted average used",
)
"""Captions of a count of all shares, not of some that were added, bought or left out."""


def _of_the_usual_size(cell: Cell, usual: Decimal) -> Cell:
    printed = cell.figure.number.value
    if not printed or not _WHOLE_COUNT.search(cell.row.label) or Decimal("0.2") <= abs(cell.value) / usual <= 5:
        return cell
    for factor in (1, 1_000, 1_000_000):
        if Decimal("0.2") <= abs(printed) * factor / usual <= 5:
            return replace(cell, value=printed * factor, decimals=cell.figure.number.places - len(str(factor)) + 1)
    return cell


def _name_by_title(found: list[Reading]) -> None:
    """A segment table without members of its own under a title that is a member elsewhere in the document is that member's; so are the
    results of a company that became one."""
    known = {cell.segment.lower(): cell.segment for each in found for cell in each.cells if cell.segment and each.statement == "segment"}
    for each in found:
        _name_one_by_title(each, known)


def _name_one_by_title(each: Reading, known: dict[str, str]) -> None:
    """`known`: the members of the document's segment tables, by their names in small letters."""
    nearest = next((title for title in reversed(each.table.titles) if not _SAYS_NO_NAME.search(title)), "")
    titled = _SEGMENT_TITLE.fullmatch(nearest)
    if titled is not None and each.statement in _OF_MANY_THINGS and (whole := known.get(titled[1].lower())) is not None:
        each.cells = [_of_part(cell, whole) for cell in each.cells]
        return
    if any(cell.segment for cell in each.cells) or each.statement not in ("segment", "other", "selected_data", "income_statement"):
        return
    results_of = (match[1].lower() for title in each.table.titles[-4:] if (match := _RESULTS_OF.fullmatch(title)) is not None)
    if (whole := next((known[name] for name in results_of if name in known), None)) is not None:
        each.cells = [replace(cell, segment=whole) for cell in each.cells]
        return
    if each.statement == "income_statement" and statement_by_title(each.table) == "income_statement":
        return
    if (member := known.get(nearest.lower())) is not None:
        each.cells = [replace(cell, segment=member, statement="segment") for cell in each.cells]
        each.statement = "segment"


def _name_by_introduction(found: list[Reading]) -> None:
    """A table of a note that the text above it makes one of a part, or of companies held in part, is theirs and not the whole company's:
    "Summarized information for these affiliates is as follows", "Includes operations outside the U.S. as follows".
    """
    for each in found:
        if each.statement not in _OF_MANY_THINGS or any(cell.segment for cell in each.cells):
            continue
        names = (match["held"] or match["part"] for title in each.table.titles[-2:] if (match := _OF_A_PART.search(title)) is not None)
        if (part := next(names, None)) is not None:
            each.cells = [replace(cell, segment=part) for cell in each.cells]


def _name_parts_of_sales(found: list[Reading]) -> None:
    """The rows of a table of sales by country or the like are those parts', also where its title names no segments first."""
    for each in found:
        if each.statement not in _OF_MANY_THINGS or any(cell.segment for cell in each.cells):
            continue
        if parts := parts_of_sales(each.table):
            _name_rows(each, parts)


def _name_over_the_page_break(found: list[Reading]) -> None:
    """Headings of a table that goes on with a segment table over a page break are members as those before it are: the heads over the
    columns and the captions under each heading are the same.
    """
    for before, each in pairwise(found):
        if each.statement not in _OF_MANY_THINGS or any(cell.segment for cell in each.cells):
            continue
        under = [cell for cell in before.cells if cell.row.headings and cell.statement == "segment"]
        captions = {_bare(cell.row.label) for cell in under if cell.segment == cell.row.headings[-1]}
        if len(captions) < 2 or not _repeats_heads(before.table, each.table):
            continue
        if all(row.headings and _bare(row.label) in captions for row in each.table.rows):
            _name_rows(each, {row.number: row.headings[-1] for row in each.table.rows if _may_be_a_member(row.headings[-1])})


def _repeats_heads(before: Table, after: Table) -> bool:
    """Does a table that says it is continued bear the heads of the one before it?"""
    return any(_CONTINUED.search(title) for title in after.titles) and [c.words for c in before.columns] == [c.words for c in after.columns]


def _bare(label: str) -> str:
    """A caption without what it says in parentheses: "Operating profit (loss)"."""
    return _ASIDE.sub("", label.lower())


def _may_be_a_member(heading: str) -> bool:
    if _OTHER.fullmatch(heading):
        return True
    is_named = is_member_name(heading) and not MEASURE.search(heading) and head(heading).is_empty
    return is_named and not any(phrase.search(heading) for phrase in (ADJUSTED, PRO_FORMA, SECTION_OF_A_SUMMARY))


def _name_rows(each: Reading, members: dict[int, str]) -> None:
    """Makes a segment table of a reading without members, these rows' figures their members'."""
    if not members:
        return
    kind = each.statement
    each.cells = [
        replace(cell, segment=members.get(cell.row.number), statement="segment" if cell.statement == kind else cell.statement)
        for cell in each.cells
    ]
    each.statement = "segment"


_CONTINUED = re.compile(r"\bcontinued\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_OTHER = re.compile(r"(?:all\s+)?other", re.IGNORECASE)
_OF_A_PART = Phrase(
    r"\bsummari[sz]ed\s+(?:\w+\s+){0,3}(?:information|data|results)\s+(?:for|of|about)\s+(?:(?:the|these|our|its|all|company['\u2019]s)\s+)*"
    r"(?P<held>(?:[\w-]+\s+){0,3}?(?:affiliates|investees|joint\s+ventures|affiliated\s+companies))\b"
    r"|^\W*includes\s+(?P<part>(?:[\w-]+\s+){0,3}?operations\s+outside\s+[\w.,\s]{2,40}?)\s+as\s+follows\b",
    "summari includes",
)
"""What an introduction says of whom a table is."""
_OF_MANY_THINGS = ("segment", "other", "selected_data", "non_gaap_reconciliation")
"""Statements whose tables may show parts of the company."""
_SEGMENT_TITLE = re.compile(r"(?:the\s+)?(.{3,40}?)\s+(?:reportable\s+|operating\s+)?segment(?:\s+(?:results|information))?", re.IGNORECASE)
"""A title that makes a whole table one segment's: "Americas Segment"."""


_RESULTS_OF = re.compile(
    r"(.{2,40}?)\s+[-\u2013\u2014]\s+(?:\w+\s+){0,3}(?:results|statements?|balance\s+sheets?)\b.*[^.;:]", re.IGNORECASE
)
"""A title over the statements of a company that became a part: "Acme - FY2019 Results of Operations"."""


def _of_part(cell: Cell, whole: str) -> Cell:
    """A figure of a table that is one segment's: a product's in it, or the segment's own."""
    if cell.segment is None:
        return replace(cell, segment=whole)
    return cell if whole.lower() in cell.segment.lower() else replace(cell, segment=f"{cell.segment}, {whole}")


_SAYS_NO_NAME = Phrase(r"\bunaudited\b|\b(?:thousands|millions|billions|dollars)\b|\d", "unaudited thousands millions billions dollars #")
"""Titles that say in what money or for what period, and nothing of whom."""


def _name_known_members(found: list[Reading]) -> None:
    """Rows captioned with members that a segment table of the document proves are those members', where a table lists at least two of them
    and nothing else but totals.
    """
    known = {
        cell.segment.lower()
        for each in found
        if each.statement == "segment"
        for cell in each.cells
        if cell.segment and cell.segment == cell.row.label and not _COMMON_NAME.fullmatch(cell.segment)
    }
    if len(known) < 2:
        return
    with_others = _members_beside_others(found)
    for each in found:
        if each.statement not in _OF_MANY_THINGS:
            continue
        blocks = blocks_of(each.table)
        members: set[int] = set()
        for rows in blocks.values():
            named = [row for row in rows if row.label.lower() in known]
            if len({row.label for row in named}) >= 2 and all(
                row in named or not row.label or TOTAL.search(row.label) or _COMMON_NAME.search(row.label) for row in rows
            ):
                members.update(row.number for row in named)
                if any(beside.issuperset(row.label.lower() for row in named) for beside in with_others):
                    members.update(others(each.table, {row.number: row.label for row in named}))
        if not members or any(cell.segment for cell in each.cells):
            continue
        kind = "segment" if each.statement == "other" and len(blocks) == 1 else each.statement
        each.cells = [
            replace(
                cell,
                segment=cell.row.label if cell.row.number in members else None,
                statement=kind if cell.statement == each.statement else cell.statement,
            )
            for cell in each.cells
        ]
        each.statement = kind


def _members_beside_others(found: list[Reading]) -> list[set[str]]:
    """For each segment table of which "Other" is a member its members in small letters: only beside these it is the same one elsewhere."""
    members = [{cell.segment.lower() for cell in each.cells if cell.segment} for each in found if each.statement == "segment"]
    return [names for names in members if "other" in names]


def _name_under_known_members(found: list[Reading]) -> None:
    """In a table without members the rows under headings that bear the names of two parts of the company or more, as columns of its
    statements or its segment tables prove them ("GE | GECS"), are those parts'.
    """
    known = {
        cell.segment.lower(): cell.segment
        for each in found
        if each.statement in (*FACE, "selected_data")
        for cell in each.cells
        if cell.segment and not _COMMON_NAME.fullmatch(cell.segment)
    }
    for each in found if len(known) >= 2 else ():
        parts = {
            row.number: part
            for row in each.table.rows
            if (part := next((known[heading.lower()] for heading in reversed(row.headings) if heading.lower() in known), None)) is not None
        }
        if len(set(parts.values())) >= 2 and not any(cell.segment for cell in each.cells):
            each.cells = [replace(cell, segment=parts[cell.row.number]) if cell.row.number in parts else cell for cell in each.cells]


_SALES_OF = re.compile(r"(.{3,40}?)\s+(?:net\s+)?(?:sales|revenues?)", re.IGNORECASE)
"""A caption that names a part of the company with its sales."""


def _name_sales_of_known_members(found: list[Reading]) -> None:
    """In a summary of many things the rows that name two segments of the document or more with their sales ("Americas net sales") are those
    segments'.
    """
    known = {
        cell.segment.lower(): cell.segment
        for each in found
        if each.statement == "segment"
        for cell in each.cells
        if cell.segment and not _COMMON_NAME.fullmatch(cell.segment)
    }
    for each in found:
        if each.statement not in ("other", "selected_data"):
            continue
        named = {
            row.number: known[match[1].lower()]
            for row in each.table.rows
            if (match := _SALES_OF.fullmatch(row.label)) and match[1].lower() in known
        }
        if len(set(named.values())) >= 2:
            each.cells = [
                replace(cell, segment=named[cell.row.number]) if cell.row.number in named and cell.segment is None else cell
                for cell in each.cells
            ]


_COMMON_NAME = re.compile(r"(?:(?:all\s+)?others?|products?|services?|corporate|eliminations?)\b.*", re.IGNORECASE)
"""Names that line items bear as well."""


def _demote_repeats(found: list[Reading]) -> None:
    """A table that only its rows make look like a face statement is a summary where the document has the statement itself."""
    faces = [
        (each, statement_by_title(each.table)) for each in found if each.statement in ("income_statement", "balance_sheet", "cash_flow")
    ]
    titled = {each.statement for each, named in faces if each.cells and named == each.statement}
    for each, named in faces:
        if each.statement in titled and named != each.statement:
            each.cells = [
                replace(cell, statement="selected_data") if cell.statement in (each.statement, "eps") else cell for cell in each.cells
            ]
            each.statement = "selected_data"


def _demote_excerpts(found: list[Reading]) -> None:
    """A table whose every figure stands in an earlier and no smaller table of its kind repeats it: management's discussion takes up the
    statements.
    """
    printed: set[tuple[object, ...]] = set()
    rows: dict[str, int] = {}
    for each in found:
        if each.statement not in FACE or not each.cells:
            continue
        figures = {
            (cell.period.start, cell.period.end, (cell.segment or "").lower(), cell.value, cell.unit)
            for cell in each.cells
            if cell.value and cell.unit != "pure"
        }
        if len(figures) >= 4 and len(each.table.rows) <= rows.get(each.statement, 0) and figures <= printed:
            each.cells = [replace(cell, statement="selected_data") for cell in each.cells]
            each.statement = "selected_data"
        else:
            printed.update(figures)
            rows[each.statement] = max(rows.get(each.statement, 0), len(each.table.rows))
