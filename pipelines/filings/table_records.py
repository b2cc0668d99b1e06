"""A table's reading -> its records: the table, its figures, the sums that it shows, and what of it was refused.

What belongs here: the making of records, and which figures can't be taken as they stand. What a figure means is cells.py's, which rows
sum to which footing.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipelines.filings import footing, html_layout, units
from pipelines.filings.blocks import Line, Page, Piece
from pipelines.filings.cells import Cell
from pipelines.filings.dating.over_columns import rule_of
from pipelines.filings.decode import line_number
from pipelines.filings.lattice import Figure, Row, Table
from pipelines.filings.measuring.table_scales import table_scale
from pipelines.filings.phrases import Phrase
from pipelines.filings.records import Document, Extraction, FootingResult, Refusal, ReportedValue, TableRead, position_id
from pipelines.filings.statements import Reading


def records_of(reading: Reading, document: Document, page: Page) -> Extraction:
    """All records of one table; where nothing of it was read, its refusal alone, if it is worth one."""
    whole = _table_refusal(reading, document, page)
    if reading.refusal is not None and not reading.cells:
        return Extraction(refusals=whole)
    sums, orphans = _footed(reading)
    roots: dict[int, tuple[int, int]] = {}
    for each, _ in sums:
        roots.update(each.root_and_sign())
    values: list[ReportedValue] = []
    refused: list[Refusal] = []
    for cell in reading.cells:
        line = line_number(page.line_starts, cell.figure.start)
        is_cut_off = not reading.table.html and cell.row.end == len(page.text)
        if (why_not := _why_refused(cell, roots, orphans, is_cut_off)) is not None:
            refused.append(_refusal_at(reading, document, page, cell.row, cell.figure, line, *why_not))
        else:
            values.append(_value(document, reading, cell, roots.get(cell.row.number), line))
    return Extraction(
        tables=(_table_read(reading, document),),
        reported_values=tuple(values),
        footing_results=tuple(
            sorted((*_sums_found(document, reading, sums), *_totals_without_sum(document, reading, sums)), key=_place_of_result)
        ),
        refusals=(
            *_figures_without_place(reading, document, page),
            *whole,
            *_column_refusals(reading, document, page),
            *_undated_refusals(reading, document, page),
            *_confused_refusals(reading, document, page),
            *refused,
        ),
    )


def _table_read(reading: Reading, document: Document) -> TableRead:
    found = reading.table
    return TableRead(
        document_id=document.document_id,
        table_number=reading.number,
        statement=reading.statement,
        title=found.title,
        scale=reading.scale,
        column_headers=tuple(column.words for column in found.columns),
        row_count=len(found.rows),
        line_start=found.line_start,
        line_end=found.line_end,
    )


def _value(document: Document, reading: Reading, cell: Cell, root: tuple[int, int] | None, line: int) -> ReportedValue:
    """A figure as a record. `root`: the row of the total to which its row adds, and with what sign; None where it adds to none."""
    figure = cell.figure
    return ReportedValue(
        reported_value_id=position_id(document.document_id, figure.start, figure.end),
        document_id=document.document_id,
        source="table",
        tag=None,
        statement=cell.statement,
        table_number=reading.number,
        row_number=cell.row.number,
        column_number=figure.column + 1,
        label=cell.row.label,
        parent_label=cell.parent,
        segment=cell.segment,
        period_start=cell.period.start,
        period_end=cell.period.end,
        period_length=cell.period.length,
        printed_text=figure.text,
        printed_value=cell.value,
        unit=cell.unit,
        decimals=cell.decimals,
        is_nil=figure.number.is_nil,
        is_guidance=cell.is_guidance,
        is_restated=cell.is_restated,
        contribution_sign=root[1] if root else None,
        root_row_number=root[0] if root else None,
        line_number=line,
        char_start=figure.start,
        char_end=figure.end,
    )


# --- footing ------------------------------------------------------------------------------------------------------------------------------


def _footed(reading: Reading) -> tuple[list[tuple[footing.Footing, int]], set[int]]:
    """The sums of a table, unit by unit, each with the decimal place of its integers, and the rows that are orphans."""
    by_unit: dict[str, dict[int, list[Cell]]] = {}
    for cell in reading.cells:
        by_unit.setdefault(cell.unit, {}).setdefault(cell.row.number, []).append(cell)
    found = []
    orphans: set[int] = set()
    for unit, rows in by_unit.items():
        if unit == "pure":
            continue
        place = max(cell.decimals for cells in rows.values() for cell in cells)
        result = footing.footing([_item(cells, reading, place) for cells in rows.values()])
        found.append((result, place))
        orphans.update(result.orphans)
    return found, orphans


_STEP = Phrase(
    r"^(?:net|gross|operating|pre-?tax)\s+(?:\(?(?:income|earnings|loss|profit|margin|revenues?|sales|interest|cash|increase|decrease"
    r"|change)\b)|^(?:income|earnings|loss|profit)\b(?!\s+tax)"
    r"|\bbefore\b|\bebitda\b|\bend\s+of\b|^(?:increase|decrease|change)\b.*\bin\s+cash\b|^cash\s+(?:provided|generated|used)",
    "income earnings loss profit margin revenue sales interest cash increase decrease change before ebitda end",
)
"""Captions that name a step of a statement's ladder."""

_TOTAL = re.compile(
    r"total|sub-?total|(?:net\s+)?cash\s+(?:flows?\s+)?(?:\(?(?:provided|generated|used)\b|from\s+(?:operat|invest|financ))", re.IGNORECASE
)
"""Captions that can be nothing but a sum of the rows above: totals, and the three activities of a cash flow statement."""


def _item(cells: list[Cell], reading: Reading, place: int) -> footing.Item:
    """A row as integers of the smallest printed place (as in `decimals`) of its kind in the table."""
    width = len(reading.table.columns)
    values: list[int | None] = [None] * width
    units = [0] * width
    for cell in cells:
        values[cell.figure.column] = int(cell.value.scaleb(place))
        units[cell.figure.column] = 10 ** (place - cell.decimals) if not cell.figure.number.is_nil else 0
    row = cells[0].row
    marked = row.rule_above or _TOTAL.match(row.label) is not None
    return footing.Item(row.number, bool(row.label), marked, tuple(values), tuple(units), _STEP.search(row.label) is not None)


def _sums_found(document: Document, reading: Reading, footings: list[tuple[footing.Footing, int]]) -> Iterator[FootingResult]:
    """A result for every printed figure to which the rows above it sum, or fail to. `footings`: each with the decimal place of its
    integers.
    """
    rows = {row.number: row for row in reading.table.rows}
    printed = _printed(reading)
    for each, place in footings:
        for total in each.sums.values():
            addends = " ".join(f"{'+' if sign > 0 else '-'}{row}" for row, sign in total.addends)
            for column, (agrees, summed) in enumerate(zip(total.agrees, total.summed, strict=True)):
                cell = printed.get((total.row, column))
                if agrees is None or cell is None or summed is None:
                    continue
                value = Decimal(summed).scaleb(-place)
                yield FootingResult(
                    document_id=document.document_id,
                    table_number=reading.number,
                    row_number=total.row,
                    column_number=column + 1,
                    label=rows[total.row].label,
                    printed_value=cell.value,
                    summed_value=value,
                    residual=cell.value - value,
                    tolerance=(Decimal(total.doubled_tolerance[column]) / 2).scaleb(-place),
                    verdict="foots" if agrees else "does_not_foot",
                    addend_rows=addends,
                )


def _totals_without_sum(document: Document, reading: Reading, footings: list[tuple[footing.Footing, int]]) -> Iterator[FootingResult]:
    """A result for every figure of a row that is captioned as a total and to which no rows sum."""
    summed_rows = {row for each, _ in footings for row in each.sums}
    printed = _printed(reading)
    for row in reading.table.rows:
        if row.number in summed_rows or not row.label.lower().startswith("total"):
            continue
        for figure in row.figures:
            cell = printed.get((row.number, figure.column))
            if cell is not None and cell.unit != "pure":
                yield FootingResult(
                    document_id=document.document_id,
                    table_number=reading.number,
                    row_number=row.number,
                    column_number=figure.column + 1,
                    label=row.label,
                    printed_value=cell.value,
                    summed_value=None,
                    residual=None,
                    tolerance=None,
                    verdict="no_sum_found",
                    addend_rows="",
                )


def _printed(reading: Reading) -> dict[tuple[int, int], Cell]:
    """(row number, column) -> the figure that stands there."""
    return {(cell.row.number, cell.figure.column): cell for cell in reading.cells}


def _place_of_result(result: FootingResult) -> tuple[int, int]:
    return result.row_number, result.column_number


# --- refusals -----------------------------------------------------------------------------------------------------------------------------


def _table_refusal(reading: Reading, document: Document, page: Page) -> tuple[Refusal, ...]:
    """The refusal of a whole table; none where all is well, or where it is worth none."""
    found = reading.table
    if reading.refusal is None or not (found.refusal is not None or reading.cells or _worth_a_refusal(reading)):
        return ()
    rule, detail = reading.refusal
    return (
        Refusal(
            document_id=document.document_id,
            source_path=document.source_path,
            scope="table",
            line_number=found.line_start,
            char_start=None,
            char_end=None,
            table_number=reading.number,
            raw_text=_row_text(page, found, found.rows[0]),
            rule=rule,
            detail=detail,
        ),
    )


def _worth_a_refusal(reading: Reading) -> bool:
    """An index of pages or exhibits, or a cover with its telephone and zip codes, holds no figures of the company: it is no loss. An amount
    behind a caption is one, be it alone; so is any figure where the table says in what units it prints.
    """
    rows = reading.table.rows
    if _are_pages([figure.text for row in rows for figure in row.figures if not figure.number.is_nil]):
        return False
    html = reading.table.html  # there a paragraph is no row
    states_scale = table_scale(reading.table) != units.Scale()
    amounts = any(
        figure.number.has_dollar or "," in figure.text or states_scale and not figure.number.is_nil
        for row in rows
        if row.label[:1].isupper() and (html or len(row.label.split()) <= 8)
        for figure in row.figures
    )
    return amounts or len(rows) >= 2 and sum(len(row.figures) for row in rows) >= 4


def _are_pages(printed: list[str]) -> bool:
    """Are these the numbers of pages, as an index prints them: whole, of up to three digits, none smaller than the one before?"""
    return (
        bool(printed)
        and all(text.isdigit() and len(text) <= 3 for text in printed)
        and all(int(one) <= int(other) for one, other in pairwise(printed))
    )


def _figures_without_place(reading: Reading, document: Document, page: Page) -> Iterator[Refusal]:
    """The refusals of figures that stand in no column of a table that was read, and of what looks like a figure and is none."""
    found = reading.table
    for places, (rule, detail) in ((found.lost, _OUTSIDE), (found.unread, _UNREADABLE)) if reading.cells else ():
        for line, piece in places:
            yield _refusal_at(reading, document, page, line, piece, line.number, rule, detail)


_OUTSIDE = ("figure_outside_columns", "This figure stands in none of the table's columns.")
_UNREADABLE = ("unreadable_figure", "What stands in this column looks like a figure and can't be read as one.")


def _column_refusals(reading: Reading, document: Document, page: Page) -> Iterator[Refusal]:
    """The refusals of columns that hold figures of which none was read."""
    read_columns = {cell.figure.column for cell in reading.cells}
    for index, reason in reading.refused_columns:
        first = next(((row, figure) for row in reading.table.rows for figure in row.figures if figure.column == index), None)
        if first is None or index in read_columns:
            continue
        row, figure = first
        words = reading.table.columns[index].words or "no words"
        detail = f"Column {index + 1}, under {words!r}, was not read: {reason}."
        yield _refusal_at(reading, document, page, row, figure, row.line, rule_of(reason), detail, scope="table")


def _undated_refusals(reading: Reading, document: Document, page: Page) -> Iterator[Refusal]:
    """The refusals of figures without a period, in columns of which others were read."""
    read_columns = {cell.figure.column for cell in reading.cells}
    for row, figure in reading.undated:
        if figure.column in read_columns:
            detail = f"No period is told for {figure.text}, though for others of its column."
            line = line_number(page.line_starts, figure.start)
            yield _refusal_at(reading, document, page, row, figure, line, "period_not_found", detail)


def _confused_refusals(reading: Reading, document: Document, page: Page) -> Iterator[Refusal]:
    """The refusals of figures that nothing tells from unlike ones of their row, in columns that other rows tell apart."""
    for row, figure in reading.confused:
        detail = f"{figure.text} differs from another figure of its row that bears the same name, unit and period."
        line = line_number(page.line_starts, figure.start)
        yield _refusal_at(reading, document, page, row, figure, line, "figures_not_told_apart", detail)


def _refusal_at(
    reading: Reading,
    document: Document,
    page: Page,
    row: Row | Line,
    figure: Figure | Piece,
    line: int,
    rule: str,
    detail: str,
    scope: str = "cell",
) -> Refusal:
    """The refusal of what stands at this place of this row. `line`: its number, from 1."""
    return Refusal(
        document_id=document.document_id,
        source_path=document.source_path,
        scope=scope,
        line_number=line,
        char_start=figure.start,
        char_end=figure.end,
        table_number=reading.number,
        raw_text=_row_text(page, reading.table, row),
        rule=rule,
        detail=detail,
    )


def _row_text(page: Page, table: Table, row: Row | Line) -> str:
    """A row as a person sees it: the whole line of plain text, of an HTML table what its cells show."""
    whole = html_layout.row_text(page.text, row.start, row.end) if table.html else page.text[row.start : row.end].strip("\r\n")
    return whole[:LONGEST_RAW_TEXT]


LONGEST_RAW_TEXT = 2_000
"""So much of a row is kept with its refusal."""


def _why_refused(cell: Cell, roots: dict[int, tuple[int, int]], orphans: set[int], is_cut_off: bool) -> tuple[str, str] | None:
    """Why this figure can't be taken as it stands: rule and reason; None where nothing speaks against it."""
    number, text = cell.figure.number, cell.figure.text
    if is_cut_off:
        return "document_cut_off", f"The document ends in the middle of this line: {text} may be a part of a figure."
    if cell.row.number in orphans:
        return "orphan_figure", f"No caption names the figure {text}, and no sum of the table wants it."
    if (number.open_paren or number.close_paren) and cell.row.number not in roots:
        return "unbalanced_parenthesis", f"A parenthesis of {text} is missing, and no sum of the table tells the sign."
    exponent = cell.value.normalize().as_tuple().exponent if cell.decimals > 6 else 0
    if cell.value.adjusted() >= MOST_DIGITS or isinstance(exponent, int) and -exponent > 6:
        return "figure_out_of_range", f"{text} can't be held with six decimals below 10^31."
    return None


MOST_DIGITS = 31
"""Before the point: money, shares and ratios are kept as DECIMAL(38,6) with a digit to spare for sums."""
