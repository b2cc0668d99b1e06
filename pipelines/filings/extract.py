"""The whole reading of one file, in the order in which it happens.

What belongs here: the order, and the making of records from what the other rooms found. No rule about pages.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from pipelines.filings import financing, footing, html_layout, identity, legal, narrative, tagged, text_layout
from pipelines.filings.blocks import Line, Page, Paragraph, Piece
from pipelines.filings.cells import Cell
from pipelines.filings.containers import RawDocument, documents_in
from pipelines.filings.decode import Unreadable, decoded, line_number
from pipelines.filings.document_context import Context
from pipelines.filings.lattice import Figure, Row, Table
from pipelines.filings.long_quarters import long_quarters
from pipelines.filings.numbers import number
from pipelines.filings.over_columns import rule_of
from pipelines.filings.passages import passages
from pipelines.filings.periods import FiscalCalendar, Head, calendar_month, dates_in, end_date, head, year_end_month, years_later
from pipelines.filings.phrases import Phrase
from pipelines.filings.readings import readings
from pipelines.filings.records import (
    READER_VERSION,
    Document,
    Extraction,
    FootingResult,
    Refusal,
    ReportedValue,
    TableRead,
    position_id,
)
from pipelines.filings.section_scales import section_scales
from pipelines.filings.statement_kinds import GUIDANCE
from pipelines.filings.statements import Reading
from pipelines.filings.tables import tables_of


def extract(raw: bytes, source_path: str) -> Extraction:
    """All that can be read from one file.

    In: its bytes and its path relative to the raw folder. Out: documents, figures, sums, claims and refusals (records.py). Never raises for
    what a file holds: what can't be read is a Refusal. Pure: the same bytes give the same records.
    """
    try:
        sources = documents_in(raw, source_path)
    except Unreadable as why:
        return Extraction(refusals=(_file_refusal(None, source_path, raw, why),))
    parts = [_read(source, source_path) for source in sources]
    return Extraction(**{field.name: tuple(x for part in parts for x in getattr(part, field.name)) for field in fields(Extraction)})


def page_of(text: str) -> Page:
    """A decoded document as blocks, whichever way it is laid out."""
    return html_layout.page(text) if html_layout.is_html(text) else text_layout.page(text)


def _read(source: RawDocument, source_path: str) -> Extraction:
    """One document of a file."""
    try:
        text, encoding = decoded(source.raw)
    except Unreadable as why:
        return Extraction(refusals=(_file_refusal(source.document_id, source_path, source.raw, why),))
    page = page_of(text)
    prose = passages(page)
    facts = identity.describe(page, prose, source)
    document = Document(
        document_id=source.document_id,
        filing_id=source.filing_id,
        source_path=source_path,
        sequence=source.sequence,
        document_type=facts.document_type,
        form_type=facts.form_type,
        exhibit=facts.exhibit,
        company_name=facts.company_name,
        cik=facts.cik,
        ticker=facts.ticker,
        former_names=facts.former_names,
        dated_on=facts.dated_on,
        known_on=facts.known_on,
        period_end=facts.period_end,
        stated_fiscal_quarter=facts.stated_fiscal_quarter,
        fiscal_year_end=facts.fiscal_year_end,
        encoding=encoding,
        bytes=len(source.raw),
        reader_version=READER_VERSION,
        accepted_at=facts.accepted_at,
    )
    tags = tagged.tagged_values(text, document.document_id, source_path)
    if tagged.is_schedule(text):
        text = tagged.before_the_schedule(text)
        if not text:
            return Extraction(documents=(document,), reported_values=tags.values, refusals=tags.refusals)
        page = page_of(text)
        prose = passages(page)
    tables = tables_of(page)
    context = _context(document, page, tables)
    if document.fiscal_year_end is None and _month_of(spoken := _spoken_year_end(page)) == context.calendar.year_end_month:
        document = replace(document, fiscal_year_end=spoken)
    read = readings(tables, context)
    starts = page.line_starts
    records = [_records(reading, document, page, starts) for reading in read]
    court_paper = legal.legal_records(page, document)
    told = financing.financing(page, prose, document, starts)
    return Extraction(
        documents=(document,),
        tables=tuple(x for part in records for x in part.tables),
        reported_values=(*(x for part in records for x in part.reported_values), *tags.values),
        footing_results=tuple(x for part in records for x in part.footing_results),
        claims=tuple(
            replace(claim, line_number=line_number(starts, claim.char_start))
            for claim in narrative.claims(page, prose, document, _periods(read))
        ),
        legal_cases=court_paper.legal_cases,
        case_parties=court_paper.case_parties,
        case_events=court_paper.case_events,
        debt_facilities=told.debt_facilities,
        rate_tranches=told.rate_tranches,
        proceeds_uses=told.proceeds_uses,
        liquidity=told.liquidity,
        covenants=told.covenants,
        financing_terms=told.financing_terms,
        refusals=(
            *(x for part in records for x in part.refusals),
            *tags.refusals,
            *told.refusals,
            *court_paper.refusals,
            *_pictured(document, page, read),
            *_outside_tables(document, page, read, starts),
        ),
    )


def _periods(read: list[Reading]) -> list[tuple[date | None, date]]:
    """The periods (first day, last day) of all figures, those of most figures first."""
    return [period for period, _ in Counter((cell.period.start, cell.period.end) for each in read for cell in each.cells).most_common()]


_PICTURE = re.compile(r"<img\b", re.IGNORECASE)
_TEXT_OF_A_SLIDE = 2500
_TEXT_BESIDE_A_PICTURE = 600


def _pictured(document: Document, page: Page, read: list[Reading]) -> tuple[Refusal, ...]:
    """The refusal of a page without tables that shows pictures and, but for what stands hidden behind them, hardly any text: its figures
    can't be read.
    """
    if read or not html_layout.is_html(page.text):
        return ()
    pictures = len(_PICTURE.findall(page.text))
    length = sum(len(block.text) for block in page.blocks if isinstance(block, Paragraph))
    if not (pictures >= 3 and length < _TEXT_OF_A_SLIDE * pictures or pictures and length < _TEXT_BESIDE_A_PICTURE):
        return ()
    shown = next((block.text for block in page.blocks if isinstance(block, Paragraph)), "")
    detail = f"The page shows {pictures} pictures and no table: figures in pictures are not read."
    return (
        Refusal(document.document_id, document.source_path, "document", None, None, None, None, shown[:80], "figures_in_pictures", detail),
    )


_FIGURES_OF_A_STATEMENT = 12


def _outside_tables(document: Document, page: Page, read: list[Reading], starts: list[int]) -> tuple[Refusal, ...]:
    """The refusal of an HTML page without tables in which figure after figure stands in an element of its own: it is laid out by style
    alone, and that is not read.
    """
    if read or not html_layout.is_html(page.text):
        return ()
    texts = [block for block in page.blocks if isinstance(block, Paragraph)]
    alone = [block for block in texts if not block.text.isdigit() and (found := number(block.text)) is not None and not found.is_nil]
    if len(alone) >= _FIGURES_OF_A_STATEMENT:
        detail = f"The page has no table, but {len(alone)} figures that stand alone: what only its style sets in columns is not read."
    else:
        alone = [
            block
            for block in texts
            if _YEARS_IN_A_ROW.search(block.text) and len(_AMOUNT_IN_TEXT.findall(block.text)) >= _FIGURES_RUN_TOGETHER
        ]
        detail = "The page has no table, but text in which the heads and figures of one run together: it is not read."
    if not alone:
        return ()
    first = alone[0].lines[0]
    line = line_number(starts, first.start)
    return (
        Refusal(
            document.document_id,
            document.source_path,
            "document",
            line,
            first.start,
            first.end,
            None,
            alone[0].text[:2000],
            "figures_outside_tables",
            detail,
        ),
    )


_YEARS_IN_A_ROW = re.compile(r"(?<![\d,.])(?:19|20)\d\d\s+(?:19|20)\d\d(?![\d,.])")
_AMOUNT_IN_TEXT = re.compile(r"\$\s?\d|\d,\d{3}\b")
_FIGURES_RUN_TOGETHER = 6


def _context(document: Document, page: Page, tables: list[Table]) -> Context:
    heads = [column.head for found in tables if not GUIDANCE.search(found.title) for column in found.columns]
    dated = [(what, end) for what in heads if what.day is not None and (end := end_date(what)) is not None]
    lengths = frozenset((end, what.months or round((what.weeks or 0) / 4.34)) for what, end in dated if what.months or what.weeks)
    ends = frozenset(end for _, end in dated) | {
        day for found in tables for title in found.titles[-6:] if not _is_prose(title) for day in dates_in(title)
    }
    ends = frozenset(day for day in ends if day - timedelta(days=1) not in ends)  # a period's first day is no end
    if document.period_end is not None:
        ends |= _spoken_year_ends(document.period_end, page, tables)
    lowered = page.text.lower()
    return Context(
        period_end=document.period_end,
        calendar=_named(
            FiscalCalendar(
                _year_end_month(document, lengths, ends, heads) or _month_by_labels(page, heads) or _month_of(_spoken_year_end(page))
            ),
            document,
            heads,
        ),
        known_ends=ends,
        known_on=document.known_on,
        lengths=lengths,
        is_annual=document.document_type == "annual_report",
        names_a_scale=any(_stands_in(words, lowered) for words in _NAMED_SCALES) or _IN_ZEROS.search(page.text) is not None,
        prose_amounts=frozenset(
            int(amount.replace(",", ""))
            for block in page.blocks
            if isinstance(block, Paragraph) and "$" in block.text
            for amount in _FULL_AMOUNT.findall(block.text)
        ),
        speaks_of_scales=any(_stands_in(word, page.text) for word in _SCALE_WORDS) or _THREE_ZEROS.search(page.text) is not None,
        largest_spoken=max(
            (
                Decimal(amount.replace(",", "")) * (10**9 if word == "billion" else 10**6)
                for block in page.blocks
                if isinstance(block, Paragraph) and "illion" in block.text
                for amount, word in _ROUND_AMOUNT.findall(block.text)
            ),
            default=Decimal(0),
        ),
        section_scales=section_scales(page),
        long_quarters=long_quarters(lowered),
    )


def _is_prose(title: str) -> bool:
    """Is this the end of a paragraph and no title: whatever day a sentence names (that of an acquisition, of a record date), it ends no
    period of the tables?
    """
    return title.endswith(".") and len(title.split()) >= WORDS_OF_PROSE


WORDS_OF_PROSE = 20


def _stands_in(words: str, text: str) -> bool:
    """Do these words stand in this text, and not as a part of longer ones? Asked of whole documents: a search by pattern takes a hundred
    times as long.
    """
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(words, end)
    return False


def _spoken_year_ends(end: date, page: Page, tables: list[Table]) -> frozenset[date]:
    """The ends of years before this one that sentences and captions name, of a company whose years end with a week: the same weekday,
    within eight days of the anniversary.
    """
    if (end + timedelta(days=1)).day == 1:
        return _years_listed(end, page)
    texts = (*(block.text for block in page.blocks if isinstance(block, Paragraph)), *(row.label for found in tables for row in found.rows))
    days = {day for text in texts for day in dates_in(text) if day < end and (end - day).days % 7 == 0}
    return frozenset(day for day in days if abs((years_later(day, round((end - day).days / 365.25)) - end).days) <= 8)


_ENDS_LISTED = re.compile(
    r"\byears\s+ended\s+(?P<days>[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d(?:,?\s+(?:and\s+)?[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d)+)",
    re.IGNORECASE,
)


def _years_listed(end: date, page: Page) -> frozenset[date]:
    """The ends of years that a sentence lists with this one, of which one and another fall on days of the week and no month's end: "for the
    years ended April 30, 2000, May 2, 1999 and May 3, 1998".
    """
    for block in page.blocks:
        if isinstance(block, Paragraph) and "ears" in block.text and (listed := _ENDS_LISTED.search(block.text)) is not None:
            days = frozenset(dates_in(listed["days"]))
            if end in days and all(
                (end - day).days % 7 == 0 and abs((years_later(day, round((end - day).days / 365.25)) - end).days) <= 8 for day in days
            ):
                return days
    return frozenset()


_NAMED_SCALES = ("in thousands", "in millions", "thousands of dollars", "millions of dollars")
_SCALE_WORDS = ("thousands", "Thousands", "THOUSANDS", "millions", "Millions", "MILLIONS", "billions", "Billions")
_IN_ZEROS = Phrase(r"\(000'?s|\(\$000'?s", "(000 ($000")
_THREE_ZEROS = re.compile(r"000(?<![\d,.]000)(?![\d,.])")
_ROUND_AMOUNT = re.compile(r"\$\s?(\d{1,3}(?:,\d{3})*(?:\.\d{1,4})?)\s(million|billion)\b")
_FULL_AMOUNT = re.compile(r"\$\s?(\d{1,3}(?:,\d{3})+)(?![\d.,]|\s*(?:thousand|million|billion))")


def _year_end_month(document: Document, lengths: frozenset[tuple[date, int]], ends: frozenset[date], heads: list[Head]) -> int | None:
    """The month with which the fiscal year ends: as stated, else from the longest duration, else from the stated quarter, else from the
    latest quarter in the columns, else from a 10-Q's older balance sheet."""
    end, stated = document.period_end, document.fiscal_year_end
    if stated:
        return _month_of(stated)
    month = year_end_month([(months, day) for day, months in lengths])
    if month is None and end is not None and document.stated_fiscal_quarter is not None:
        month = (calendar_month(end) + 3 * (4 - document.stated_fiscal_quarter) - 1) % 12 + 1
    labels = [(what.year, what.fiscal_quarter) for what in heads if what.year is not None and what.fiscal_quarter is not None]
    if month is None and end is not None and labels:
        # the latest quarter that the columns name is the one reported on
        month = (calendar_month(end) + 3 * (4 - max(labels)[1]) - 1) % 12 + 1
    if month is None and end is not None and document.document_type == "quarterly_report":
        # a 10-Q sets its balance sheet beside that of the last year's end (Regulation S-X 10-01(c))
        before = [day for day in ends if 84 <= (end - day).days <= 98]
        month = calendar_month(before[0]) if len(before) == 1 else None
    if month is None and labels:
        # the balance sheet sets the end of the latest quarter that columns name beside the end of the year before, as many quarters earlier
        _, quarter = max(labels)
        days = {day for what in heads if what.day is not None and not what.has_length and (day := end_date(what)) is not None}
        years = {calendar_month(older) for newer in days for older in days if abs((newer - older).days - 91.31 * quarter) <= 8}
        month = years.pop() if len(years) == 1 else None
    return month


_YEAR_ENDED = re.compile(
    r"\b(?:years?|(?:three|quarter)\s+and\s+(?:twelve\s+months|year))\s+end(?:ed|ing|s)\s+(?:on\s+)?([a-z]{3,9})\.?"
    r"\s+(\d{1,2})\b(?:,?\s+((?:19|20)\d\d))?",
    re.IGNORECASE,
)


def _spoken_year_end(page: Page) -> str | None:
    """The fiscal year's last day ("MM-DD"), as sentences name it, that of the newest year; None where they name none, or days by which
    years end with different months.
    """
    named = [
        (year, f"{last:%m-%d}", calendar_month(last))
        for block in page.blocks
        if isinstance(block, Paragraph) and "nd" in block.text
        for name, day, year in _YEAR_ENDED.findall(block.text)
        if (last := end_date(replace(head(f"{name} {day}"), year=2000))) is not None
    ]
    return max(named)[1] if len({month for _, _, month in named}) == 1 else None


def _month_of(year_end: str | None) -> int | None:
    """The month of the calendar by which a year ends on this day ("MM-DD")."""
    return None if year_end is None else calendar_month(date(2000, int(year_end[:2]), int(year_end[3:])))


def _named(calendar: FiscalCalendar, document: Document, heads: list[Head]) -> FiscalCalendar:
    """This calendar, its years named by their beginning where only so the newest year over the columns is the one that the document reports
    on: "Third Quarter 2003" ended on November 1, 2003, though the year ends in January."""
    years = [what.year for what in heads if what.year is not None and what.month is None]
    end = document.period_end
    quarter = document.stated_fiscal_quarter or (4 if end is not None and calendar_month(end) == calendar.year_end_month else None)
    if calendar.year_end_month not in _EARLY_IN_THE_YEAR or not years or quarter is None or end is None:
        return calendar
    other = replace(calendar, named_by_its_beginning=True)
    fits = [each for each in (calendar, other) if (day := each.quarter_end(max(years), quarter)) is not None and abs((day - end).days) <= 8]
    return fits[0] if fits else calendar


_EARLY_IN_THE_YEAR = (1, 2, 3, 4, 5, 6)


def _month_by_labels(page: Page, heads: list[Head]) -> int | None:
    """The month with which the fiscal year ends, from columns for quarters ("4Q21", "3Q21") and dates in sentences: the one calendar by
    which every quarter's last day is named.
    """
    labels = {(what.year, what.fiscal_quarter) for what in heads if what.year is not None and what.fiscal_quarter is not None}
    if len(labels) < 2:
        return None
    named = {day for block in page.blocks if isinstance(block, Paragraph) for day in dates_in(block.text)}
    fits = [month for month in range(1, 13) if all(FiscalCalendar(month).quarter_end(*label) in named for label in labels)]
    return fits[0] if len(fits) == 1 else None


# --- records of one table ----------------------------------------------------------------------------------------------------------------


def _records(reading: Reading, document: Document, page: Page, starts: list[int]) -> Extraction:
    found = reading.table
    refusals = (
        [
            *(_lost_figure(document, page, reading, line, piece, *_OUTSIDE) for line, piece in found.lost),
            *(_lost_figure(document, page, reading, line, piece, *_UNREADABLE) for line, piece in found.unread),
        ]
        if reading.cells
        else []
    )
    if reading.refusal is not None:
        if found.refusal is not None or reading.cells or _worth_a_refusal(reading):
            refusals.append(_table_refusal(document, page, reading, *reading.refusal))
        if not reading.cells:
            return Extraction(refusals=tuple(refusals))
    for index, reason in reading.refused_columns:
        if any(figure.column == index for row in found.rows for figure in row.figures) and not any(
            cell.figure.column == index for cell in reading.cells
        ):
            refusals.append(_column_refusal(document, page, reading, index, reason))
    read_columns = {cell.figure.column for cell in reading.cells}
    refusals.extend(
        _undated_figure(document, page, reading, row, figure, starts) for row, figure in reading.undated if figure.column in read_columns
    )
    sums, orphans = _footed(reading)
    roots: dict[int, tuple[int, int]] = {}
    for each, _ in sums:
        roots.update(each.root_and_sign())
    values = []
    end = len(page.text) if not found.html else -1
    for cell in reading.cells:
        is_cut_off = cell.row.end == end
        if (why_not := _why_refused(cell, roots, orphans, is_cut_off)) is not None:
            refusals.append(_refused_figure(document, page, reading, cell, line_number(starts, cell.figure.start), *why_not))
            continue
        values.append(_value(document, reading, cell, roots.get(cell.row.number), starts))
    read = TableRead(
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
    return Extraction(
        tables=(read,),
        reported_values=tuple(values),
        footing_results=tuple(_footing_results(document, reading, sums)),
        refusals=tuple(refusals),
    )


def _value(document: Document, reading: Reading, cell: Cell, root: tuple[int, int] | None, starts: list[int]) -> ReportedValue:
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
        line_number=line_number(starts, figure.start),
        char_start=figure.start,
        char_end=figure.end,
    )


# --- footing
# -----------------------------------------------------------------------------------------------------------------------------------


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


def _footing_results(document: Document, reading: Reading, footings: list[tuple[footing.Footing, int]]) -> list[FootingResult]:
    rows = {row.number: row for row in reading.table.rows}
    printed = {(cell.row.number, cell.figure.column): cell for cell in reading.cells}
    results = []
    for each, place in footings:
        for total in each.sums.values():
            addends = " ".join(f"{'+' if sign > 0 else '-'}{row}" for row, sign in total.addends)
            for column, agrees in enumerate(total.agrees):
                cell = printed.get((total.row, column))
                summed = total.summed[column]
                if agrees is None or cell is None or summed is None:
                    continue
                value = Decimal(summed).scaleb(-place)
                tolerance = (Decimal(total.doubled_tolerance[column]) / 2).scaleb(-place)
                results.append(
                    FootingResult(
                        document.document_id, reading.number, total.row, column + 1, rows[total.row].label, cell.value, value, cell.value - value,
                        tolerance, "foots" if agrees else "does_not_foot", addends,
                    )
                )  # fmt: skip
    summed_rows = {row for each, _ in footings for row in each.sums}
    for row in reading.table.rows:
        if row.number in summed_rows or not row.label.lower().startswith("total"):
            continue
        for figure in row.figures:
            cell = printed.get((row.number, figure.column))
            if cell is not None and cell.unit != "pure":
                results.append(
                    FootingResult(
                        document.document_id,
                        reading.number,
                        row.number,
                        figure.column + 1,
                        row.label,
                        cell.value,
                        None,
                        None,
                        None,
                        "no_sum_found",
                        "",
                    )
                )
    return sorted(results, key=lambda each: (each.row_number, each.column_number))


# --- refusals
# ----------------------------------------------------------------------------------------------------------------------------------


def _file_refusal(document_id: str | None, source_path: str, raw: bytes, why: Unreadable) -> Refusal:
    shown = raw[:80].decode("latin-1")
    return Refusal(
        document_id,
        source_path,
        "document",
        None,
        None,
        None,
        None,
        "".join(c if c.isprintable() else "." for c in shown),
        why.rule,
        why.detail,
    )


def _worth_a_refusal(reading: Reading) -> bool:
    """An index of pages or exhibits, or a cover with its telephone and zip codes, holds no figures of the company: it is no loss. An amount
    behind a caption is one, be it alone.
    """
    rows = reading.table.rows
    if _are_pages([figure.text for row in rows for figure in row.figures if not figure.number.is_nil]):
        return False
    html = reading.table.html  # there a paragraph is no row
    amounts = any(
        (figure.number.has_dollar or "," in figure.text) and (html or len(row.label.split()) <= 8)
        for row in rows
        if row.label[:1].isupper()
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


def _line_text(page: Page, start: int, end: int) -> str:
    return page.text[start:end].strip("\r\n")[:2000]


def _table_refusal(document: Document, page: Page, reading: Reading, rule: str, detail: str) -> Refusal:
    row: Row = reading.table.rows[0]
    return Refusal(
        document.document_id,
        document.source_path,
        "table",
        reading.table.line_start,
        None,
        None,
        reading.number,
        _line_text(page, row.start, row.end),
        rule,
        detail,
    )


def _column_refusal(document: Document, page: Page, reading: Reading, index: int, reason: str) -> Refusal:
    row, first = next((row, figure) for row in reading.table.rows for figure in row.figures if figure.column == index)
    words = reading.table.columns[index].words or "no words"
    return Refusal(
        document.document_id, document.source_path, "table", row.line, first.start, first.end, reading.number, _line_text(page, row.start, row.end),
        rule_of(reason), f"Column {index + 1}, under {words!r}, was not read: {reason}.",
    )  # fmt: skip


def _undated_figure(document: Document, page: Page, reading: Reading, row: Row, figure: Figure, starts: list[int]) -> Refusal:
    line = line_number(starts, figure.start)
    detail = f"No period is told for {figure.text}, though for others of its column."
    return Refusal(
        document.document_id, document.source_path, "cell", line, figure.start, figure.end, reading.number, _line_text(page, row.start, row.end), "period_not_found", detail,
    )  # fmt: skip


def _lost_figure(document: Document, page: Page, reading: Reading, line: Line, piece: Piece, rule: str, detail: str) -> Refusal:
    raw = _line_text(page, line.start, line.end)
    return Refusal(
        document.document_id, document.source_path, "cell", line.number, piece.start, piece.end, reading.number, raw, rule, detail
    )


_OUTSIDE = ("figure_outside_columns", "This figure stands in none of the table's columns.")
_UNREADABLE = ("unreadable_figure", "What stands in this column looks like a figure and can't be read as one.")


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


def _refused_figure(document: Document, page: Page, reading: Reading, cell: Cell, line: int, rule: str, detail: str) -> Refusal:
    figure = cell.figure
    return Refusal(
        document.document_id, document.source_path, "cell", line, figure.start, figure.end, reading.number, _line_text(page, cell.row.start, cell.row.end),
        rule, detail,
    )  # fmt: skip
