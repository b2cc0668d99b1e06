"""Sentences -> the financing they tell of: loans, lines and notes with their terms, what borrowed money was used for, what may still be
borrowed, and on what conditions.

What belongs here: the walk over the sentences, and what one of them leaves in mind for the next. Sentences are financing_sentences.py's;
which debts their noun phrases mean debt_phrases.py's; what happened to these debt_events.py's; their terms financing_terms.py's, conditions
and balances financing_conditions.py's, uses of proceeds proceeds.py's; what was found so far financing_findings.py's, the records
financing_records.py's.

Precision comes first. A term is typed where its words are known and the debt it belongs to is clear; else its sentence is kept as it
stands, with the reason. Swaps, leases, share repurchases, and what a bank lends are no debts; a plan is no debt yet.
"""

from __future__ import annotations

import re

from pipelines.filings.blocks import Page
from pipelines.filings.debt.debt_events import event_of
from pipelines.filings.debt.debt_phrases import Before, Meant, debts_meant
from pipelines.filings.debt.debt_words import Mention, days_in
from pipelines.filings.debt.debts import Debt
from pipelines.filings.debt.financing_conditions import take_conditions, take_stands
from pipelines.filings.debt.financing_findings import Findings
from pipelines.filings.debt.financing_records import financing_records
from pipelines.filings.debt.financing_sentences import Sentence, is_lender, sentences_of_financing
from pipelines.filings.debt.financing_terms import Owners, lenders_in, take_lenders, take_terms
from pipelines.filings.debt.proceeds import Uses
from pipelines.filings.prose.passages import Passage
from pipelines.filings.records import Document, Extraction

_OF_NO_DEBT = re.compile(
    r"\b(?:swaps?|swapped|swaptions?|collars?|derivatives?|notional|hedg\w+|forward\s+contracts?|option\s+contracts?|operating\s+leases?"
    r"|lease\s+agreements?|lessors?|pension|post-?retirement|held[\s-]to[\s-]maturity|available[\s-]for[\s-]sale"
    r"|marketable\s+securities|loans?\s+receivable|notes?\s+receivable|receivables?\s+from|loan\s+portfolio|non-?performing|charge-?offs?"
    r"|originat\w+|mortgage-backed|repurchase\s+(?:program|agreements?)|securities\s+purchase"
    r"|unconsolidated|investees?|joint\s+ventures?|tenants?|franchisees?|customers?['’]?\s+(?:loans?|financing|notes?|debt)|compensation"
    r"|purchase\s+price|fair\s+values?|investments?\s+in|deposits?|form\s+of|indenture,?\s+dated|by\s+reference|exhibits?"
    r"|herein|hereof|hereunder|thereof|thereto|shall\s+mean|means)\b"
)
_REPORT = r"(?:(?P<kind>quarterly|annual)\s+report\b[^.]{0,40}?|form\s+)(?:on\s+form\s+)?10-?[qk](?:sb)?"
_FILES_LATER = re.compile(
    rf"\b{_REPORT}\b[^.;]{{0,80}}?\b(?:will\s+be\s+filed|to\s+be\s+filed|(?:is|are)\s+(?:expected\s+)?to\s+follow|will\s+follow)\b"
    rf"|\b(?:expects?|plans?|intends?|anticipates?|will)\s+(?:to\s+)?fil(?:e|ing)\b[^.;]{{0,60}}?\b(?:form\s+10-?[qk])"
)
_TYPABLE = re.compile(r"[$%]|\bbasis\s+points\b|\b(?:19|20)\d\d\b")


def financing(page: Page, prose: list[Passage], document: Document, line_starts: list[int]) -> Extraction:
    """The financing that the sentences of a page tell of.

    In: the page, its running text, the facts of its document, and where the lines of its text begin. Out: the records, in page order, and a
    refusal (scope cell, rule impossible_date) for each day in them that the calendar doesn't have. Nothing raises.
    """
    if document.document_type in ("status_letter", "docket_report"):
        return Extraction()
    day = document.known_on or document.dated_on or document.period_end
    walk = _Walk(is_lender(page.text), day.year if day else None)
    for sentence in sentences_of_financing(prose):
        walk.read(sentence)
    return financing_records(walk.findings, page, document, line_starts)


class _Walk:
    """One walk over the sentences of a document: each may take up what the one before it spoke of."""

    def __init__(self, is_lender: bool, year: int | None) -> None:
        self.findings = Findings()
        self._uses = Uses(self.findings)
        self._is_lender = is_lender
        self._year = year  # of the document
        self._passage: Passage | None = None
        self._title: list[Debt] = []
        self._subject: list[Debt] = []  # of the sentence before: what "it" means
        self._lender: str | None = None  # of the financing that the passage tells of
        self._event: str | None = None  # of the sentence before

    def read(self, sentence: Sentence) -> None:
        """Take in what this sentence says."""
        self._begin(sentence)
        self._take_announcement(sentence)
        if self._uses.take_item(sentence):
            return
        if not sentence.mentions and not self._subject and not lenders_in(sentence):
            self._event = None
            return
        if _OF_NO_DEBT.search(sentence.lowered) or sentence.text.endswith("?"):
            self._subject = []
            self.findings.register.begin_passage([])
            return
        mentions = [mention for mention in sentence.mentions if not (self._is_lender and _is_lent(mention))]
        if "respectively" in sentence.lowered:
            self._leave(sentence, mentions, "amounts or dates are paired by order only")
            return
        self._take_debts(sentence, mentions)

    def _begin(self, sentence: Sentence) -> None:
        """Forget, with a new passage, what the one before spoke of, but for what its title named."""
        if sentence.passage is self._passage:
            return
        self._passage = sentence.passage
        register = self.findings.register
        register.begin_passage(self._title or (self._subject if len(register.here) == 1 else []))
        self._subject = list(self._title)
        self._title = []
        self._lender = self._event = None

    def _take_announcement(self, sentence: Sentence) -> None:
        """ "The quarterly report on Form 10-Q will be filed"."""
        if "10-" in sentence.lowered and (later := _FILES_LATER.search(sentence.lowered)):
            self.findings.add("filing_announced", None, sentence.place(*later.span()))

    def _take_debts(self, sentence: Sentence, mentions: list[Mention]) -> None:
        """The debts that a sentence names, and all that it says of them."""
        findings = self.findings
        terms_before = len(findings.terms)
        meant = debts_meant(findings, sentence, mentions, Before(self._subject, self._lender, self._event, self._year))
        owners = Owners(sentence, meant, self._subject)
        self._lender = take_lenders(findings, sentence, meant) or self._lender
        take_terms(findings, sentence, owners)
        take_conditions(findings, sentence, owners)
        if not self._is_lender:
            take_stands(findings, sentence, owners)
        self._uses.take(sentence, meant, self._subject)
        self._take_impossible_days(sentence, mentions, meant, is_typed=len(findings.terms) > terms_before)
        self._subject = owners.subjects() or self._subject
        if sentence.is_title:
            self._title = [debt for _, debts in meant for debt in debts]
        self._event = event_of(sentence.lowered) or (self._event if not mentions else None)

    def _take_impossible_days(self, sentence: Sentence, mentions: list[Mention], meant: list[Meant], is_typed: bool) -> None:
        """The days of a sentence about a debt that the calendar doesn't have; and why nothing of it was typed, where nothing was."""
        is_strong = any(mention.is_strong for mention in mentions)
        impossible = [sentence.place(start, end) for day, start, end in days_in(sentence.lowered) if day is None]
        if is_strong or any(debts for _, debts in meant):
            self.findings.impossible.extend(impossible)
        if not is_typed:
            reason = "it names a day that the calendar doesn't have" if impossible else "no term is worded in a way that is known here"
            self._leave(sentence, mentions, reason)

    def _leave(self, sentence: Sentence, mentions: list[Mention], reason: str) -> None:
        """Keep a sentence about a debt that was not typed."""
        if any(mention.is_strong for mention in mentions) and _TYPABLE.search(sentence.lowered):
            self.findings.leave("sentence", sentence.whole(), reason)


def _is_lent(mention: Mention) -> bool:
    """Is this, on the page of a bank, what it lends?"""
    return mention.kind in ("revolver", "term_loan", "other") and "borrowing" not in mention.head
