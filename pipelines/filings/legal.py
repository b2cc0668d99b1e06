"""Papers of a court -> cases, parties, events: which reader reads which paper.

What belongs here: the choice, nothing else. Letters are court_letters.py's, a court's own lists docket_reports.py's.
"""

from __future__ import annotations

from pipelines.filings.blocks import Page
from pipelines.filings.courts import court_letters, docket_reports
from pipelines.filings.records import Document, Extraction


def legal_records(page: Page, document: Document) -> Extraction:
    """The cases, parties, events and refusals of a letter to a court or of a docket report; nothing of any other document."""
    if document.document_type == "status_letter":
        letter = court_letters.read(page, document)
        return Extraction(legal_cases=letter.cases, case_parties=letter.parties, case_events=letter.events, refusals=letter.refusals)
    if document.document_type == "docket_report":
        docket = docket_reports.read(page, document)
        return Extraction(legal_cases=docket.cases, case_parties=docket.parties, case_events=docket.events, refusals=docket.refusals)
    return Extraction()
