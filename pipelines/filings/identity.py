"""A page and its submission header -> whose document it is, of what kind, of which day, and about which period.

What belongs here: the facts of records.Document that are read from words outside tables, put together. The words themselves are read in
rooms of their own: names in company_names.py, kinds in document_kinds.py, days in document_days.py, periods in reported_period.py, papers
of a court in court_headings.py. Periods of table columns are periods.py's, sentences about figures narrative.py's.

A header (EDGAR's, by the filer's own statement) outranks the page. On the page the dated body outranks a headline: headlines name the wrong
quarter now and then. What neither says is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipelines.filings.blocks import Page
from pipelines.filings.containers import Header, RawDocument
from pipelines.filings.courts.court_headings import case_party, court_paper, docket_party, printed_out_on
from pipelines.filings.cover.company_names import name_words, printed_cik, printed_company, printed_former_names, printed_ticker
from pipelines.filings.cover.document_days import completed_date_line, dated_on, day_of_announcement, day_of_results_call, lone_date
from pipelines.filings.cover.document_kinds import kind_of_document, printed_exhibit, printed_form
from pipelines.filings.cover.page_top import top_of
from pipelines.filings.cover.reported_period import Report, derived_year_end, reported_period
from pipelines.filings.lattice import Table
from pipelines.filings.prose.passages import Passage


@dataclass(frozen=True, slots=True)
class Identity:
    """The facts of records.Document of the same names."""

    document_type: str
    form_type: str | None = None
    exhibit: str | None = None
    company_name: str | None = None
    cik: str | None = None
    ticker: str | None = None
    former_names: tuple[str, ...] = ()
    dated_on: date | None = None
    known_on: date | None = None
    accepted_at: datetime | None = None
    period_end: date | None = None
    stated_fiscal_quarter: int | None = None
    fiscal_year_end: str | None = None


@dataclass(frozen=True, slots=True)
class _Dated:
    """The day that a document bears, and the period that it reports on."""

    day: date | None
    period_end: date | None = None
    quarter: int | None = None


def describe(page: Page, prose: list[Passage], tables: list[Table], source: RawDocument | None = None) -> Identity:
    """Who, what, when, about which period. In: a page, its running text, its tables, and what its container says of it. Out: the facts;
    nothing raises.
    """
    header = source.header if source else Header()
    body = tuple(passage.text for passage in prose)
    top = top_of(page, body)
    form = (source.form_type if source else None) or printed_form(top)
    exhibit = (source.exhibit if source else None) or printed_exhibit(top)
    known_on = header.accepted_at.date() if header.accepted_at else header.filed_on
    kind = court_paper(top) or kind_of_document(form, exhibit, page, body, top)
    if kind == "status_letter":
        company, dated = case_party(top), _Dated(lone_date(top))
    elif kind == "docket_report":
        company, dated = docket_party(top), _Dated(printed_out_on(page))
    else:
        company = printed_company(top, page)
        header = _whose(header, company)
        dated = _dated(Report(kind, page, tables, body, top, header, known_on, dated_on(kind, page, top)), prose)
    return Identity(
        document_type=kind,
        form_type=form,
        exhibit=exhibit,
        company_name=header.company_name or company,
        cik=header.cik or printed_cik(top),
        ticker=printed_ticker(page, top, body),
        former_names=header.former_names or printed_former_names(top),
        dated_on=dated.day,
        known_on=known_on or dated.day,
        accepted_at=header.accepted_at,
        period_end=dated.period_end,
        stated_fiscal_quarter=dated.quarter,
        fiscal_year_end=header.fiscal_year_end or derived_year_end(dated.period_end, dated.quarter),
    )


def _dated(report: Report, prose: list[Passage]) -> _Dated:
    """The period that a company's document reports on, and its day: what it bears, else what follows from the period."""
    end, quarter = reported_period(report)
    day = report.day or completed_date_line(report.top.lead, end)
    if day is None and report.document_type == "earnings_release":
        day = day_of_announcement(report.top, end, report.known_on) or day_of_results_call(prose, end, report.known_on)
    if day and end and day < end:
        day = None  # no one reports on a period before its end: the date line is misprinted
    return _Dated(day, end, quarter)


def _whose(header: Header, printed: str | None) -> Header:
    """Of several filers the one that the page names; else the one that submitted, whose CIK begins the accession number (EDGAR Filer
    Manual); else the first.
    """
    filers = (header, *header.co_registrants)
    words = name_words(printed or "")
    named = [each for each in filers if words and name_words(each.company_name or "") == words]
    submitted = [each for each in filers if each.cik and (header.accession_number or "").startswith(each.cik)]
    return next(iter(named + submitted), header)
