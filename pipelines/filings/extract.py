"""The whole reading of one file, in the order in which it happens.

What belongs here: the order, and the record of a document. No rule about pages; what a table's records are made of is table_records.py's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from datetime import date

from pipelines.filings import financing, html_layout, identity, legal, narrative, tagged, text_layout
from pipelines.filings.blocks import Page
from pipelines.filings.containers import RawDocument, documents_in
from pipelines.filings.contexts import context_of, spoken_year_end
from pipelines.filings.decode import Unreadable, decoded, line_number
from pipelines.filings.prose.passages import Passage, passages
from pipelines.filings.readings import readings
from pipelines.filings.records import READER_VERSION, Claim, Document, Extraction, Refusal
from pipelines.filings.statements import Reading
from pipelines.filings.table_records import records_of
from pipelines.filings.tables import Table, tables_of
from pipelines.filings.unread_pages import unread_figures


def extract(raw: bytes, source_path: str) -> Extraction:
    """All that can be read from one file.

    In: its bytes and its path relative to the raw folder. Out: documents, figures, sums, claims and refusals (records.py). Never raises for
    what a file holds: what can't be read is a Refusal. Pure: the same bytes give the same records.
    """
    try:
        sources = documents_in(raw, source_path)
    except Unreadable as why:
        return Extraction(refusals=(_file_refusal(None, source_path, raw, why),))
    return _together(*(_read(source, source_path) for source in sources))


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
    tables = tables_of(page)
    document = _document(source, source_path, encoding, identity.describe(page, prose, tables, source))
    tags = tagged.tagged_values(text, document.document_id, source_path)
    of_tags = Extraction(reported_values=tags.values, refusals=tags.refusals)
    if tagged.is_schedule(text):
        text = tagged.before_the_schedule(text)
        if not text:
            return _together(Extraction(documents=(document,)), of_tags)
        page = page_of(text)
        prose = passages(page)
        tables = tables_of(page)
    return _read_page(document, page, prose, tables, of_tags)


def _read_page(document: Document, page: Page, prose: list[Passage], tables: list[Table], of_tags: Extraction) -> Extraction:
    """All records of a document, of its page and of its tags."""
    context = context_of(document, page, tables)
    if document.fiscal_year_end is None:
        document = replace(document, fiscal_year_end=spoken_year_end(page, context))
    read = readings(tables, context)
    members = [cell.segment for each in read for cell in each.cells if cell.segment] if of_tags.reported_values else []
    of_tags = replace(of_tags, reported_values=tagged.named_as_printed(of_tags.reported_values, members))
    return _together(
        Extraction(documents=(document,)),
        *(records_of(reading, document, page) for reading in read),
        of_tags,
        Extraction(claims=_claims(document, page, prose, read)),
        financing.financing(page, prose, document, page.line_starts),
        legal.legal_records(page, document),
        Extraction(refusals=() if read else unread_figures(document, page)),
    )


def _together(*parts: Extraction) -> Extraction:
    """The records of all these, one after the other."""
    return Extraction(**{field.name: tuple(x for part in parts for x in getattr(part, field.name)) for field in fields(Extraction)})


def _document(source: RawDocument, source_path: str, encoding: str, facts: identity.Identity) -> Document:
    return Document(
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


def _claims(document: Document, page: Page, prose: list[Passage], read: list[Reading]) -> tuple[Claim, ...]:
    """The claims of a page's sentences, each with its line."""
    found = narrative.claims(page, prose, document, _periods(read))
    return tuple(replace(claim, line_number=line_number(page.line_starts, claim.char_start)) for claim in found)


def _periods(read: list[Reading]) -> list[tuple[date | None, date]]:
    """The periods (first day, last day) of all figures, those of most figures first."""
    return [period for period, _ in Counter((cell.period.start, cell.period.end) for each in read for cell in each.cells).most_common()]


def _file_refusal(document_id: str | None, source_path: str, raw: bytes, why: Unreadable) -> Refusal:
    """The refusal of a file or document that can't be opened, with its first bytes."""
    shown = raw[:80].decode("latin-1")
    return Refusal(
        document_id=document_id,
        source_path=source_path,
        scope="document",
        line_number=None,
        char_start=None,
        char_end=None,
        table_number=None,
        raw_text="".join(c if c.isprintable() else "." for c in shown),
        rule=why.rule,
        detail=why.detail,
    )
