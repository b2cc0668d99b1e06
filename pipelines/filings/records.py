"""The records that leave the reader: the only shapes that pipelines/lake writes and dbt's staging models read.

What belongs here: frozen dataclasses, the units and meaning of every field, and how an id is made. No parsing.

Conventions of every record:
- money, shares and ratios are `Decimal` in full units (a figure printed in thousands is already multiplied out);
- a line number counts from 1; `char_start`/`char_end` are offsets into the decoded document, so that `text[char_start:char_end]` is the
printed token
  (in HTML the token as it stands in the source: entities are resolved in `printed_text` only);
- a date is a `datetime.date`; what the page does not say is None, never a guess;
- tuples of records are in page order. Same bytes, same reader version: the same records.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

READER_VERSION = "13"
"""Raised with every change of what is read: documents read by another version are read again."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document: a file, or one <DOCUMENT> of an EDGAR submission. The same bytes anywhere are the same document."""

    document_id: str  # sha256, hex, of the document's own bytes (inside a submission: of what stands between its TEXT tags)
    filing_id: str  # EDGAR accession number where the submission or the file name tells it, else the document_id
    source_path: str  # relative to the raw folder, with forward slashes
    sequence: int  # place in its file, from 1
    document_type: str  # earnings_release | quarterly_report | annual_report | status_letter | docket_report | other
    form_type: str | None  # 10-Q, 8-K, ... as the submission header or the page itself says
    exhibit: str | None  # EX-99.1 and the like
    company_name: str | None  # as printed
    cik: str | None  # ten digits
    ticker: str | None
    former_names: tuple[str, ...]
    dated_on: date | None  # the date that the document bears
    known_on: date | None  # the day it became known: acceptance or filing date of the submission, else dated_on
    period_end: date | None  # last day of the fiscal period reported on
    stated_fiscal_quarter: int | None  # 1-4 where the text says "first quarter ended ..."; 4 for a fiscal year's end
    fiscal_year_end: str | None  # "MM-DD" where the header or the page says it
    encoding: str  # utf-8 | cp1252 | utf-16 | ...
    bytes: int
    reader_version: str
    accepted_at: datetime | None = None  # when EDGAR took the submission in, New York time; orders the documents of one day


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table, as it was understood."""

    document_id: str
    table_number: int  # from 1, in page order
    statement: str  # see ReportedValue.statement
    title: str  # the lines above the columns, joined by " | "
    scale: int  # money is printed in units of this many USD (1, 1000, 1000000)
    column_headers: tuple[str, ...]  # one text a value column
    row_count: int
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class ReportedValue:
    """One printed figure (or a tag's value). No concept: captions are mapped to concepts by dbt's seeds."""

    reported_value_id: str  # position_id(document_id, char_start, char_end)
    document_id: str
    source: str  # table | tagged
    tag: str | None  # source tagged: the tag's name ("us-gaap:Assets", "EX-27:TOTAL-ASSETS")
    statement: str  # income_statement | eps | balance_sheet | cash_flow | segment | non_gaap_reconciliation | selected_data | other
    table_number: int  # 0 for tagged values outside tables
    row_number: int  # from 1 within the table; rows without figures count too
    column_number: int  # from 1, value columns only
    label: str  # caption as printed, without dot leaders and footnote marks; "" for an unlabelled subtotal
    parent_label: (
        str | None
        # the headings the row stands under, outermost first, joined by " > "; last the name that tells its column apart from others of one
        # period; of tagged values the members of axes that are no segments ("Retained Earnings"): such a figure is not the company's whole
    )
    segment: str | None  # member as printed (segment, region, product); None for consolidated
    period_start: date | None  # None for an instant
    period_end: date
    period_length: str  # quarter | half | nine_months | year | instant | other
    printed_text: str  # the token, e.g. "(2,278)" or "--"
    printed_value: Decimal  # full units, sign as printed; a nil dash is 0
    unit: str  # USD | USD/shares | shares | pure (22.0% is 0.220)
    decimals: int  # as in XBRL: -3 = known to the thousand, 2 = to the cent
    is_nil: bool
    is_guidance: bool  # what is expected of a period to come, or one end of the range of it: parent_label ends with "Low" or "High" then
    is_restated: bool  # the column or the table says "restated"
    contribution_sign: (
        int | None
    )  # +1/-1: how the printed figure enters the total at the end of its chain of sums; None where no sum takes it
    root_row_number: int | None  # the row of that total; the row itself where it is the last total
    line_number: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class FootingResult:
    """One printed subtotal in one column, against the rows above it that sum to it."""

    document_id: str
    table_number: int
    row_number: int
    column_number: int
    label: str
    printed_value: Decimal  # full units
    summed_value: Decimal | None  # signed sum of the addends; None for no_sum_found
    residual: Decimal | None  # printed_value - summed_value
    tolerance: Decimal | None  # (n addends + 1) / 2 print units
    verdict: str  # foots | does_not_foot | no_sum_found
    addend_rows: str  # signed row numbers, "+3 -4"; "" for no_sum_found


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that a sentence states about a measure and a period. Financing terms are not claims."""

    claim_id: str  # position_id
    document_id: str
    claim_kind: str  # amount | per_share | percent_change | direction
    measure: str  # the noun phrase, e.g. "net loss", "Net sales"; dbt's seeds map it to a concept like a caption
    segment: str | None
    period_start: date | None
    period_end: date | None
    base_start: date | None  # percent_change and direction: the period that the change counts from
    base_end: date | None
    value: Decimal  # full USD, USD per share, or a fraction (decrease of 6 % is -0.06); a loss is negative
    unit: str  # USD | USD/shares | pure
    decimals: int  # the precision of the statement: $24,798,000 is -3, "6%" is 2 (of the fraction)
    sentence: str  # white space folded
    line_number: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class DebtFacility:
    """One loan, line, note or programme that a document speaks of, as its sentences tell it. Two sentences that contradict each other make
    two.
    """

    facility_id: str  # position_id
    document_id: str
    facility_name: str  # as printed, without amount and article: "equipment term loan", "6.5% unsecured notes"
    facility_kind: str  # revolver | term_loan | note | other
    event: str | None  # new | repaid | reduced | amended; None where it is only described
    event_date: date | None  # the day of the event, where its sentence says so
    amount_usd: Decimal | None  # commitment or principal; of what is repaid or reduced, the amount repaid
    decimals: int | None  # precision of amount_usd, as in XBRL
    maturity: str | None  # ISO 8601, as far as printed: 2009-05-15, 2018-11, 2006
    maturity_date: date | None  # where the day is printed
    maturity_is_conditional: bool  # "the earlier of", "unless", "subject to": it may be another day
    security: str | None  # what secures it, as printed; "unsecured"
    lender: str | None
    amortization_usd: Decimal | None  # one instalment of principal
    amortization_frequency: str | None  # monthly | quarterly | semiannual | annual
    amortization_start: date | None
    borrowing_base: str | None  # as printed
    commitment_fee: Decimal | None  # a fraction of the unused commitment, a year
    letter_of_credit_limit_usd: Decimal | None
    contradicts: str | None  # facility_id of the other one, where two sentences of the document tell amount or rate differently
    sentence: str  # white space folded
    line_number: int
    char_start: int  # of the noun phrase that names it, with its amount
    char_end: int


@dataclass(frozen=True, slots=True)
class RateTranche:
    """The rate on a facility, or on a stated part of it."""

    tranche_id: str  # position_id
    facility_id: str
    document_id: str
    amount_usd: Decimal | None  # None: on all that is borrowed
    decimals: int | None
    rate_index: str  # LIBOR | PRIME | SOFR | FIXED | EURODOLLAR | EURIBOR | BASE_RATE | FEDERAL_FUNDS | TREASURY
    spread: Decimal | None  # a fraction added to the index; with FIXED the rate itself; None where it varies
    spread_low: Decimal | None  # a margin that varies: its range
    spread_high: Decimal | None
    is_alternative: bool  # the borrower may choose another rate for the same amount
    sentence: str
    line_number: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class ProceedsUse:
    """One thing that borrowed money was used for."""

    use_id: str  # position_id
    document_id: str
    list_number: int  # uses of the same proceeds have the same number; from 1
    use: str  # as printed
    amount_usd: Decimal
    decimals: int
    facility_id: str | None  # the debt that was repaid or reduced with it
    source_facility_ids: tuple[str, ...]  # the facilities whose proceeds they are, where the sentence says so
    sentence: str
    line_number: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Liquidity:
    """What could be, or was, borrowed at a point in time."""

    liquidity_id: str  # position_id
    document_id: str
    facility_id: str | None
    measure: str  # unused_availability | outstanding_borrowings | letters_of_credit
    as_of: str | None  # before | after (the financing), or an ISO date
    amount_usd: Decimal
    decimals: int
    is_approximate: bool
    sentence: str
    line_number: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Covenant:
    """One condition or limit that a financing imposes."""

    covenant_id: str  # position_id
    document_id: str
    facility_id: str | None
    covenant_kind: str  # borrowing_limit | payment_restriction | financial_test
    condition: str  # as printed
    threshold_usd: Decimal | None
    decimals: int | None
    by_date: date | None
    consequence: str | None  # as printed
    sentence: str
    line_number: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class FinancingTerm:
    """One term that a sentence states of a financing, and where; a sentence that could not be typed is one too, with the reason."""

    term_id: str  # position_id, of term and place
    document_id: str
    facility_id: str | None
    # amount | rate | maturity | amortization | security | lender | borrowing_base | commitment_fee | use | liquidity | covenant |
    # filing_announced | sentence
    term: str
    printed: str  # white space folded
    is_typed: bool
    reason: str | None  # why it was not typed
    sentence: str
    line_number: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class LegalCase:
    """One case as one document names it."""

    legal_case_id: str  # position_id of the case number
    document_id: str
    case_number: str  # as the court counts it, without the judge's initials: "08-11153", "1:05-cv-10296"
    judge_initials: str | None  # "MG"
    case_kind: str  # bankruptcy | adversary | civil | criminal | other
    case_title: str | None  # as printed; a private person's name is "(a person)"
    court: str | None  # "United States Bankruptcy Court for the Southern District of New York"; a state's court as printed
    court_code: str | None  # of a federal trial court, as the courts abbreviate it: "nysb"
    judge: str | None
    chapter: str | None  # of the Bankruptcy Code: "11"
    lead_case_number: str | None  # of an adversary proceeding: the bankruptcy case that it belongs to
    filed_on: date | None
    terminated_on: date | None
    line_number: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class CaseParty:
    """One party to a case, at its first mention in a document. Private persons have a role and no name, except counsel of record."""

    case_party_id: str  # position_id
    document_id: str
    case_number: str | None
    role: str  # debtor, creditors_committee, lender, plaintiff, defendant, mediator, counsel, ...: the printed role in snake_case
    name: str | None  # of an organisation, or of counsel of record
    called: str | None  # the short name that the document gives: 'Committee' of (the "Committee")
    represents: str | None  # of counsel: the role of its client, where the page says so
    line_number: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One event in a case: what a letter tells, or an entry of a docket."""

    case_event_id: str  # position_id of the words that name the event
    document_id: str
    case_number: str | None
    event_date: date | None  # None where the document gives no day
    # status_report | mediation_session | court_order | settlement_proposal | counter_proposal | hearing | filing | report_due | other
    event_kind: str
    entry_number: str | None  # of a docket entry
    party: str | None  # role of who acted
    description: str  # the clause or entry that tells it; names of private persons are roles
    is_scheduled: bool | None  # True: set for a day ahead; False: said not to be set; None: it has happened
    is_derived: bool  # the day is counted ("in two weeks") or completed (no year printed)
    not_before: date | None  # of an event without a day: the day after which it came, where the text says so
    line_number: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that was not read, and why. Becomes one row of audit.quarantine."""

    document_id: str | None  # None when the file could not even be opened
    source_path: str
    scope: str  # document | table | row | cell
    line_number: int | None
    char_start: int | None
    char_end: int | None
    table_number: int | None
    raw_text: str  # the whole line (a cell's too), of an HTML table what the row shows; for a document its first bytes, printable
    rule: str  # snake_case name of the rule, e.g. empty_file, binary_file, orphan_figure, scale_not_stated
    detail: str  # one plain sentence for a person


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one file: what `extract` gives back. A refused file has a Refusal of scope document and no documents."""

    documents: tuple[Document, ...] = ()
    tables: tuple[TableRead, ...] = ()
    reported_values: tuple[ReportedValue, ...] = ()
    footing_results: tuple[FootingResult, ...] = ()
    claims: tuple[Claim, ...] = ()
    debt_facilities: tuple[DebtFacility, ...] = ()
    rate_tranches: tuple[RateTranche, ...] = ()
    proceeds_uses: tuple[ProceedsUse, ...] = ()
    liquidity: tuple[Liquidity, ...] = ()
    covenants: tuple[Covenant, ...] = ()
    financing_terms: tuple[FinancingTerm, ...] = ()
    legal_cases: tuple[LegalCase, ...] = ()
    case_parties: tuple[CaseParty, ...] = ()
    case_events: tuple[CaseEvent, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def position_id(document_id: str, char_start: int, char_end: int) -> str:
    """The id of what stands at this place of this document: hangs on bytes and position alone, whatever the reader's version.

    In: hex document id, character offsets. Out: 24 hex digits.
    """
    return hashlib.sha256(f"{document_id}:{char_start}:{char_end}".encode()).hexdigest()[:24]
