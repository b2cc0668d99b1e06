"""Sentences -> the financing they tell of: loans, lines and notes with their terms, what borrowed money was used for, what may still be
borrowed, and on what conditions.

What belongs here: which term of a sentence belongs to which debt, and the records. The words themselves are debt_words.py's, who is meant
debts.py's, running text passages.py's. Whether uses add up to sources is judged in the warehouse.

Precision comes first. A term is typed where its words are known and the debt it belongs to is clear; else its sentence is kept as it
stands, with the reason. Swaps, leases, share repurchases, and what a bank lends are no debts; a plan is no debt yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from pipelines.filings.blocks import Page
from pipelines.filings.debt_words import WHEN, Mention, Money, Rate, When, days_in, fee_in, mentions_in, money_in, rates_in, when
from pipelines.filings.debts import Debt, Place, Register, Tranche, same_amount
from pipelines.filings.decode import line_number
from pipelines.filings.passages import Passage, Places
from pipelines.filings.records import (
    Covenant,
    DebtFacility,
    Document,
    FinancingTerm,
    Liquidity,
    ProceedsUse,
    RateTranche,
    Refusal,
    position_id,
)
from pipelines.filings.vocabulary import is_spelt_out

LONGEST_SENTENCE = 1_500
"""A longer one is a list of definitions, not a statement."""
TITLE_LENGTH = 80
FARTHEST_VERB = 100
"""A verb tells of a debt that is named at most so many characters after it."""
LEAST_SPELT_OUT = 10_000
"""A figure without "million" below so many dollars, and not in full thousands, is printed in a unit that is named elsewhere; so are all
others of its page then.
"""
LEAST_ALONE = 100_000
"""A page that prints no million in full may count in thousands: its bare amounts below are not sure."""

_RELEVANT = (
    "credit",
    "loan",
    "note",
    "debenture",
    "bond",
    "revolv",
    "commercial paper",
    "borrow",
    "facilit",
    "mortgage",
    "libor",
    "sofr",
    "proceeds",
    "form 10-",
)
"""A passage without any of these says nothing of a financing."""
_OF_NO_DEBT = re.compile(
    r"\b(?:swaps?|swapped|swaptions?|collars?|derivatives?|notional|hedg\w+|forward\s+contracts?|option\s+contracts?|operating\s+leases?"
    r"|lease\s+agreements?|lessors?|pension|post-?retirement|held[\s-]to[\s-]maturity|available[\s-]for[\s-]sale"
    r"|marketable\s+securities|loans?\s+receivable|notes?\s+receivable|receivables?\s+from|loan\s+portfolio|non-?performing|charge-?offs?"
    r"|originat\w+|mortgage-backed|repurchase\s+(?:program|agreements?)|securities\s+purchase"
    r"|unconsolidated|investees?|joint\s+ventures?|tenants?|franchisees?|customers?['’]?\s+(?:loans?|financing|notes?|debt)|compensation"
    r"|purchase\s+price|fair\s+values?|investments?\s+in|deposits?|form\s+of|indenture,?\s+dated|by\s+reference|exhibits?"
    r"|herein|hereof|hereunder|thereof|thereto|shall\s+mean|means)\b"
)
_MODAL = re.compile(
    r"\b(?:may|might|could|would|should|can|cannot|will|shall|must"
    r"|(?:intends?|intention|plans?|expects?|proposes?|seeks?|option|ability|able|right|agreed|required|permitted|commitments?|elected?"
    r"|allow\w*|if|unless|not)(?:\s+(?:the|to|we|it)(?:\s+company)?)*|to)\s+(?:[a-z]+\s+){0,2}?$"
)
_SOUGHT = re.compile(
    r"\b(?:propos\w+|negotiat\w+|seeking|considering|commitment\s+letters?\s+(?:for|to)|letters?\s+of\s+intent\s+(?:for|to)|applied\s+for"
    r"|application\s+for|discussions?\s+(?:for|of|about))\s+(?:[a-z]+\s+){0,3}$"
)
_LENDERS_PAGE = ("net interest income", "net interest margin")
_LENDS = re.compile(r"allowance for (?:loan|credit) losses|loans receivable|provision for (?:loan|credit) losses|total deposits")

# --- events ----------------------------------------------------------------------------------------------------------------------------

_EVENTS = (
    ("repaid", (
        r"repa(?:y|id|ys|ying|yment\s+of)|retir(?:e|ed|es|ing)|redeem(?:ed|s|ing)?|redemption\s+of|pa(?:y|id|ying|ys)\s+off|pay-?off\s+of"
        r"|prepa(?:y|id|ying|yment\s+of)|extinguish(?:ed|ment\s+of)?"
    )),
    ("reduced", (
        r"reduc(?:e|ed|es|ing|tion\s+of)|pa(?:y|id|ying)\s+down|br(?:ing|ought|inging)\s+down|repurchas(?:e|ed|es|ing)"
        r"|b(?:uy|ought|uying)\s+back"
    )),
    ("amended", (
        r"(?<!as\s)amend(?:ed(?!\s+and\s+restated)|s|ing|ment\s+(?:to|of))?|extend(?:ed|s|ing)?|renew(?:ed|s|ing)?"
        r"|modif(?:y|ied|ies|ication\s+of)"
    )),
    (
        "new",
        r"ent(?:er|ered|ering)\s+into|obtain(?:ed|s|ing)?|clos(?:ed|es)(?:\s+on)?|complet(?:ed|es|ing|ion\s+of)"
        r"|issu(?:e|ed|es|ing|ance\s+of)|sold|sale\s+of|arrang(?:ed|es|ing)|establish(?:ed|es|ing)|execut(?:ed|es|ing)"
        r"|borrow(?:ed|s)|announc(?:ed|es|ing)|pric(?:ed|es)|offering\s+of|refinanc(?:ed|es|ing)|secured\s+(?=an?\s)|drew\s+down|received"
        r"|new\s+financing|financing\s+package",
    ),
)  # fmt: skip
_EVENT = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _EVENTS))
_OPTIONS = re.compile(r"\bredemption\s+price|\bmake[\s-]+whole|\bpresent\s+values?\b")
_JOINED = re.compile(r"(?:[\s,;]|and|or|an?|the|its|our|\([^()]{1,60}\)|plus|together\s+with|as\s+well\s+as|also)*")
_DONE_AFTER = re.compile(
    r"\s+(?:[\w'’]+\s+){0,3}?(?:was|were|has\s+been|have\s+been)\s+(?!used\b|put\b|applied\b)(?:[\w]+\s+){0,2}?(?P<done>"
    + "|".join(f"(?P<{name}>{words})" for name, words in _EVENTS)
    + r")\b"
)
_CONSISTS = re.compile(r"\b(?:consists?\s+of|comprises?|comprised\s+of|includes?|has\s+(?:two|three|four|several)\s+parts)\b")
_PRINCIPAL_AMOUNT = re.compile(r"\b(?:principal|face)\s+amount\s+of\b")
_PROVIDES = re.compile(
    r"\b(?:provid(?:es?|ed|ing)|permits?|allows?)\b(?:\s+(?:currently|continues?|us|for|the\s+company|to|with))*"
    r"\s+(?:[a-z-]+\s+(?:or\s+)?){0,3}?(?:borrow(?:ings?)?|advances|loans|financing|a\s+line\s+of\s+credit|refinancing|funds)"
    r"\s+(?:by\s+the\s+company\s+)?(?:and\s+refinancing\s+)?(?:funds\s+)?(?:in\s+an\s+(?:aggregate\s+)?amount\s+)?(?:of\s+)?up\s+to"
    r"\s+(?:an\s+aggregate\s+of\s+|a\s+maximum\s+of\s+)?$"
)
_BY = re.compile(r"\bby\s+(?:approximately\s+|about\s+)?$")
_CHANGES = re.compile(
    r"\b(?:increas\w+|decreas\w+|reduc\w+|amend\w*|original(?:ly)?|previous(?:ly)?|former(?:ly)?|prior|subsequent(?:ly)?|thereafter"
    r"|up\s+from|down\s+from|instead|effective|until)\b"
)
_IN_YEAR = re.compile(r"\b(?:in|during|of)\s+(?:the\s+)?(?:[a-z]+\s+){0,4}?(?:of\s+)?(?:fiscal\s+)?((?:19|20)\d\d)\b")
_ON_DAY = re.compile(r"^(?:on|effective(?:\s+as\s+of)?|as\s+of)\s+$|\bon\s+$")

# --- terms -----------------------------------------------------------------------------------------------------------------------------

_MATURES = re.compile(
    r"\b(?:(?:matur(?:es?|ed|ing)|expir(?:es?|ing)|terminat(?:es|ing|ed))"
    r"|(?:final\s+)?maturity(?:\s+date)?(?:\s+(?:is|of|was|will\s+be))?|expiration(?:\s+date)?(?:\s+(?:is|of))?"
    r"|(?:is|are|becomes?|come)\s+due(?:\s+and\s+payable)?(?:\s+in\s+full)?"
    r"|(?:term|commitments?|facility|agreement|line)\b[^.;]{0,60}?"
    r"\s(?:is|are|extends?|runs?|continues?|remains\s+in\s+effect)(?:\s+available)?\s+(?:through|until|to))"
    rf"(?:,\s+(?:if|unless)[^,]{{1,60}},)?\s+(?:on\s+|in\s+|at\s+)?(?:the\s+end\s+of\s+|early\s+|late\s+)?{WHEN}"
)
_EARLIER_OF = re.compile(
    r"\b(?:matur(?:es?|ity)|expires?|terminates?|due)\b[^.;]{0,80}?\bearlier\s+(?:of|to\s+occur\s+of)\b(?P<when>[^.;]*)"
)
_EXTENDED_TO = re.compile(
    rf"(?:\bexten(?:d(?:s|ed|ing)?|sion\s+of)\b[^.;]{{0,80}}?\b(?:maturity|term|expiration|facility|agreement)\b[^.;]{{0,80}}?\b(?:to"
    rf"|until|through)|\b(?:maturity|expiration)\s+date\b[^.;]{{0,60}}?\b(?:amended|extended|changed)\s+(?:to|until))\s+{WHEN}"
)
_CONDITIONAL = re.compile(
    r"\bearlier\s+(?:of|to\s+occur)|\bunless\b|\bprovided,?\s+that\b|\bif\b|\bsubject\s+to\b"
    r"|\bmay\s+be\s+(?:extended|renewed|accelerated)|\boptions?\s+to\s+(?:extend|renew)"
)
_OFTEN = {"month": "monthly", "quarter": "quarterly", "semi": "semiannual", "year": "annual", "annual": "annual"}
_OFTEN_WORD = r"(?P<often>monthly|quarterly|semi-?annual(?:ly)?|annual(?:ly)?|yearly)"
_INSTALMENT = re.compile(
    rf"\b{_OFTEN_WORD},?\s+(?:(?:equal|level|scheduled|mandatory|consecutive|required|fixed)\s+)*(?P<principal>principal"
    rf"\s+)?(?:install?ments?|payments?|amortization|repayments?)(?:\s+payments?)?"
    rf"\s+(?:of\s+(?P<principal2>principal)\s+)?(?:of|in\s+the\s+amounts?\s+of|equal\s+to|totaling)\s+(?:approximately\s+)?(?=\$)"
)
_EACH = re.compile(
    r"\s+(?:[a-z]+\s+){0,3}?(?:(?:per|each|every|a)\s+(?P<often>month|quarter|year)"
    r"|(?P<often2>monthly|quarterly|annually|semi-?annually))\b"
)
_PRINCIPAL_OF = re.compile(r"\bprincipal\s+(?:payments?\s+|install?ments?\s+)?(?:of|in\s+the\s+amount\s+of)\s+(?:approximately\s+)?$")
_BEGINS = re.compile(r"\b(?:commenc(?:ing|es?|ed)|beginn?(?:ing|s)?|starting|starts?)\s+(?:on\s+|in\s+)?$|^from\s+$")
_SECURED = re.compile(
    r"\b(?:(?:is|are|was|were|be|and|also|fully|borrowings?|facility|loans?|notes?|debentures?|agreement"
    r"|credit)(?:\s+(?:also|fully|jointly))?\s+(?:secured|collateralized)\s+(?:primarily\s+|principally\s+)?by"
    r"|as\s+security\b[^.;]{0,40}?\bholds?|^the\s+security\s+(?:for\s+[^.;:]{0,60}\s+)?(?:is|consists\s+of))"
    r"\s+(?P<what>(?:[^.;]|\.(?=[\w]))+)"
)
_NEXT_CLAUSE = re.compile(
    r",?\s+and\s+(?:(?:it|they|which|the\s+\w+(?:\s+\w+){0,3})\s+)?(?:is|are|bears?|matures?|expires?|contains?|requires?|has|have|will"
    r"|guaranteed)\b|,\s+(?:bears?|matures?|with\s+interest|which|but)\b"
    r"|\s+at\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_MONTH_NAME = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WORD_OF_NAME = r"[A-Z][\w&.’'-]*"
_NAME = (
    rf"(?:the\s+)?(?!{_MONTH_NAME}\b){_WORD_OF_NAME}(?:\s+(?:(?:of|and|&)\s+)?{_WORD_OF_NAME})*(?:,?"
    rf"\s+(?:N\.A\.|Inc\.?|LLC|L\.P\.|Ltd\.?|National\s+Association))?"
)
_GROUP = r"(?:(?:an?|the|its)\s+)?(?:group|syndicate|consortium)\s+of\s+(?:[a-z-]+\s+){0,3}?(?:lenders|banks|institutions)"
_LENDERS = re.compile(
    rf"\b(?P<who>(?:{_GROUP}|lenders|banks)\s+(?:that\s+(?:is|are|was)\s+)?(?:led|headed|arranged)\s+by\s+{_NAME}|{_GROUP})"
)
_LENDERS_WORDS = ("lenders", "banks", "institutions")
_LENT_BY = re.compile(
    rf"(?:\s+\([^()]*\))?,?\s+(?:with|from|provided\s+by|held\s+by|extended\s+by|issued\s+to)"
    rf"\s+(?P<who>{_NAME}|{_GROUP}(?:\s+(?:led|headed)\s+by\s+{_NAME})?)"
)
_BASE_PART = (
    r"\d{1,3}(?:\.\d+)?\s?(?:%|percent)\s+of\s+(?:[\w'’-]+\s+){0,6}?(?:eligible"
    r"|qualified)(?:\s+(?!plus\b|and\b|or\b|where\b|minus\b|less\b)[a-z-]+){1,3}"
)
_BASE = re.compile(rf"(?:the\s+sum\s+of\s+)?(?:up\s+to\s+)?{_BASE_PART}(?:,?\s*(?:plus|and|or)\s+(?:up\s+to\s+)?{_BASE_PART})*")
_LIMIT = re.compile(
    r"\b(?:limited\s+to|(?:shall|may|can|will)\s?not\s+exceed|cannot\s+exceed|may(?:\s+together)?\s+reach|may\s+not\s+be\s+more\s+than)"
    r"\s+(?:a\s+maximum\s+of\s+)?(?P<lesser>(?:\(?[ia1]\)\s*)?the\s+(?:lesser|lower|smaller)\s+of\s+(?:\(?[ia1]\)\s*)?)?"
)
_WHAT_IS_LIMITED = re.compile(r"\b(?:loans?|borrowings?|advances?|letters?\s+of\s+credit|amounts?\s+outstanding|availability|credit)\b")
_LETTERS_UP_TO = re.compile(
    r"\bletters?\s+of\s+credit\s+(?:in\s+an\s+aggregate\s+(?:face\s+|stated\s+)?amount\s+(?:of\s+)?|[a-z-]+\s+){0,3}?(?:up\s+to"
    r"|not\s+to\s+exceed)\s+(?:a\s+sub-?limit\s+of\s+|a\s+maximum\s+of\s+)?$"
)
_SUBLIMIT_OF = re.compile(r"\bsub-?limit\s+of\s+$")
_SUBLIMIT_AFTER = re.compile(
    r"\s+(?:sub-?limits?|sub-?facility)?\s*(?:is\s+available\s+)?(?:for|of)\s+(?:the\s+issuance\s+of\s+)?(?:standby\s+)?letters?\s+of"
    r"\s+credit|\s+letters?\s+of\s+credit\s+sub-?(?:limit|facility)"
)
_UNLESS = re.compile(
    r"^(?:unless|until|if)\s+(?P<condition>.+?),\s+(?P<consequence>(?:the\s+company|the\s+corporation|the\s+borrowers?|it|we|they)"
    r"\s+(?:will|may|shall|must|is|are|cannot)\b.*)$"
)
_RESTRICTS = re.compile(
    r"\bonly\s+(?:to\s+the\s+extent|if|while|so\s+long|when|after|from)|\bnot\b|\bprohibit|\brestrict|\blimit|\bincrease"
    r"|\bdue\s+and\s+payable|\bdefault|\bonly\b"
)
_PAYMENTS = re.compile(r"\b(?:interest|dividends?|distributions?|payments?)\b")
_DEADLINE = re.compile(r"\b(?:by|before|prior\s+to|on\s+or\s+before|no\s+later\s+than|not\s+later\s+than)\s+$")
_MAINTAIN = re.compile(
    r"\b(?:requires?|required|must|agreed|obligated|obliged|covenants?)\b[^.;]{0,80}?\b(?P<what>maintain(?:ing|ed)?\s+(?:[^.;]|\.(?=\d))+)"
)

# --- uses and liquidity ----------------------------------------------------------------------------------------------------------------

_PROCEEDS = re.compile(
    r"\b(?:proceeds|money\s+(?:lent|borrowed)|funds\s+(?:borrowed|drawn)|(?:company|we)\s+(?:has\s+|have\s+)?(?:used|applied))\b"
)
_USED = re.compile(
    r"\b(?:were|was|been)\s+(?:used|put|applied)\b|\bput\s+to\b|\bused\s+(?:the|an?|approximately|\$|its|to)|\bapplied\s+(?:the|to)\b"
)
_WILL = re.compile(r"\b(?:will|may|would|intends?|expects?|plans?|could)\b")
_MARK = r"(?:[-–—•▪■·◦*]+|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s+"
_ITEM = re.compile(_MARK)
_LATER_ITEM = re.compile(rf"[;,:](?P<item>\s+(?:and\s+)?{_MARK})")
_BULLETS = "-–—•▪■·◦*"
_PIECE = re.compile(
    r",?\s*;?\s*(?:and\s+)?(?:\([a-z\d]{1,3}\)\s+)?\b(?:to"
    r"\s+)?(?=(?:repay|reduce|pay|retire|redeem|prepay|refinance|fund|finance|purchase|acquire|repurchase)\b)"
)
_AVAILABLE = (
    r"(?:availability|borrowing\s+capacity|(?:unused|undrawn|remaining|additional|available)"
    r"\s+(?:borrowing\s+)?(?:availability|capacity|liquidity|borrowings?|commitments?|portion|credit\s+lines?"
    r"|(?:short-term\s+)?lines?\s+of\s+credit)|available\s+(?:for\s+borrowing|to\s+borrow)|borrowings?\s+available)"
)
_DRAWN = (
    r"(?:outstanding\s+(?:borrowings?|loans?|advances?|indebtedness|balances?|principal|amounts?)"
    r"|(?:borrowings?|loans?|advances?|balances?|amounts?)\s+outstanding|amounts?\s+(?:borrowed|drawn))"
)
_LETTERS = r"(?:(?:outstanding|issued|undrawn|open)\s+(?:standby\s+)?letters?\s+of\s+credit|letters?\s+of\s+credit\s+outstanding)"
_MEASURES = (("unused_availability", _AVAILABLE), ("outstanding_borrowings", _DRAWN), ("letters_of_credit", _LETTERS))
_BEFORE_AMOUNT = tuple(
    (
        name,
        re.compile(
            rf"\b{words}(?:\s+(?:[\w'’-]+\s+){{0,9}}?|\s+)(?:of|was|were|is|are|totaled|totalled|totaling|amounted\s+to)"
            rf"\s+(?:only\s+)?(?:approximately\s+|about\s+)?$"
        ),
    )
    for name, words in _MEASURES
)
_AFTER_AMOUNT = tuple(
    (name, re.compile(rf"\s+(?:of\s+|in\s+|was\s+|were\s+|is\s+)*(?:the\s+|an?\s+|additional\s+|total\s+|aggregate\s+)*{words}\b"))
    for name, words in _MEASURES
)
_OUTSTANDING_UNDER = re.compile(
    r"\s+(?:was|were|is|are)?\s*(?:then\s+|currently\s+)?(?:outstanding|drawn|borrowed)\s+(?:under|on|against)\b"
)
_MORE = re.compile(r"\s*(?:,\s*)?and\s+(?:approximately\s+|about\s+)?$")
_BEFORE = re.compile(
    r"\b(?:before|prior\s+to|immediately\s+before)\s+(?:the|this|giving)\s+(?:re)?(?:financing|transactions?|closing|offering|effect)"
)
_AFTER = re.compile(
    r"\b(?:after|following|upon)\s+(?:the|this|giving)\s+(?:re)?(?:financing|transactions?|closing|offering|effect)"
    r"|\bafter\s+(?:it|that|them)\b"
)
_AS_OF = re.compile(r"\b(?:as\s+of|at|on)\s+$")
_REPORT = r"(?:(?P<kind>quarterly|annual)\s+report\b[^.]{0,40}?|form\s+)(?:on\s+form\s+)?10-?[qk](?:sb)?"
_FILES_LATER = re.compile(
    rf"\b{_REPORT}\b[^.;]{{0,80}}?\b(?:will\s+be\s+filed|to\s+be\s+filed|(?:is|are)\s+(?:expected\s+)?to\s+follow|will\s+follow)\b"
    rf"|\b(?:expects?|plans?|intends?|anticipates?|will)\s+(?:to\s+)?fil(?:e|ing)\b[^.;]{{0,60}}?\b(?:form\s+10-?[qk])"
)
_SAYS_WHEN = re.compile(r"(?:19|20)\d\d")
_SAYS_RATE = ("%", "percent", "basis point", "libor", "prime", "sofr", "base rate", "fee")
_TYPABLE = re.compile(r"[$%]|\bbasis\s+points\b|\b(?:19|20)\d\d\b")


_Record = TypeVar("_Record", DebtFacility, RateTranche, ProceedsUse, Liquidity, Covenant, FinancingTerm)


@dataclass(frozen=True, slots=True)
class Financing:
    """All that a document says of its financing, in page order."""

    debt_facilities: tuple[DebtFacility, ...] = ()
    rate_tranches: tuple[RateTranche, ...] = ()
    proceeds_uses: tuple[ProceedsUse, ...] = ()
    liquidity: tuple[Liquidity, ...] = ()
    covenants: tuple[Covenant, ...] = ()
    financing_terms: tuple[FinancingTerm, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence, the amounts and debts it names, and where it stands."""

    passage: Passage
    start: int
    text: str
    lowered: str
    amounts: list[Money]
    mentions: list[Mention]
    mark: int  # the length of the mark that makes it an item of a list; 0 where it is none
    is_title: bool

    def place(self, start: int, end: int) -> Place:
        return Place(self.passage, self.start + start, self.start + end, self.start, self.start + len(self.text))


@dataclass(frozen=True, slots=True)
class _Term:
    """A term that a sentence states, before it has a place on the page."""

    term: str
    debt: Debt | None
    place: Place
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Use:
    list_number: int
    text: str
    money: Money
    debt: Debt | None
    sources: list[Debt]
    place: Place


@dataclass(frozen=True, slots=True)
class _Stand:
    measure: str
    as_of: str | None
    money: Money
    debt: Debt | None
    place: Place


@dataclass(frozen=True, slots=True)
class _Condition:
    kind: str
    text: str
    money: Money | None
    by: date | None
    consequence: str | None
    debt: Debt | None
    place: Place


def financing(page: Page, prose: list[Passage], document: Document, line_starts: list[int]) -> Financing:
    """The financing that the sentences of a page tell of.

    In: the page, its running text, the facts of its document, and where the lines of its text begin. Out: the records, in page order, and a
    refusal (scope cell, rule impossible_date) for each day in them that the calendar doesn't have. Nothing raises.
    """
    if document.document_type in ("status_letter", "docket_report"):
        return Financing()
    day = document.known_on or document.dated_on or document.period_end
    reader = _Reader(_is_lender(page.text), day.year if day else None)
    for sentence in _of_known_unit(list(_sentences(prose))):
        reader.read(sentence)
    return _records(reader, page, document, _Printed(Places(page), line_starts))


def _is_lender(text: str) -> bool:
    """Is this the page of a bank? What it calls loans and lines of credit is what it lends."""
    lowered = text.lower()
    return any(words in lowered for words in _LENDERS_PAGE) and _LENDS.search(lowered) is not None


def _sentences(prose: list[Passage]) -> Iterator[_Sentence]:
    for passage in prose:
        lowered = passage.lowered
        if len(lowered) != len(passage.text) or not any(word in lowered for word in _RELEVANT) and not _ITEM.match(lowered):
            continue
        for start, end in _parts(passage):
            text = passage.text[start:end]
            if len(text) <= LONGEST_SENTENCE:
                mark = _ITEM.match(text.lower())
                length = mark.end() if mark else 0
                small = " " * length + lowered[start + length : end]  # a dash before an amount is no minus
                amounts = money_in(small) if "$" in small else []
                yield _Sentence(
                    passage,
                    start,
                    text,
                    small,
                    amounts,
                    mentions_in(text, small, amounts),
                    length,
                    len(passage.text) <= TITLE_LENGTH and not text.endswith((".", ";", ":")),
                )


def _lenders(sentence: _Sentence) -> re.Match[str] | None:
    """The first group of lenders that a sentence names."""
    return _LENDERS.search(sentence.text) if any(word in sentence.lowered for word in _LENDERS_WORDS) else None


def _parts(passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences of a passage; the items of a list are sentences of their own."""
    text = passage.text
    for start, end in passage.sentences:
        first = _ITEM.match(text, start, end)
        marks = [(0, first[0])] if first else []
        marks += [(found.start("item") - start, found["item"]) for found in _LATER_ITEM.finditer(text, start, end)]
        if not any(":" in text[start : start + at + 1] for at, _ in marks) and not all(mark.strip()[-1:] in _BULLETS for _, mark in marks):
            marks = []  # "at either (i) the prime rate or (ii) LIBOR" is one sentence
        cuts = [at + len(mark) - len(mark.lstrip()) for at, mark in marks]
        edges = [start, *(start + cut for cut in cuts if cut), end]
        for one, other in zip(edges, edges[1:], strict=False):
            stripped = text[one:other].rstrip()
            if stripped:
                yield one, one + len(stripped)


def _of_known_unit(found: list[_Sentence]) -> list[_Sentence]:
    """Without the amounts in a unit that only the page's tables name: "$1,164" where it counts in millions. One such, and no bare amount of
    the page is sure.

    A page that prints full dollars to the thousand once does so always: that is how precise its round amounts are.
    """
    bare = [money for sentence in found for money in sentence.amounts if money.is_round]
    is_sure = not any(money.value < LEAST_SPELT_OUT and money.value % 1000 for money in bare)
    least = 0 if any(money.value >= 1_000_000 for money in bare) else LEAST_ALONE
    finest = max((money.decimals for money in bare if is_spelt_out(money.value)), default=0)
    kept = []
    for sentence in found:
        sure = [
            money
            for money in sentence.amounts
            if not money.is_round or is_spelt_out(money.value) and money.value >= (least if is_sure else 1_000_000)
        ]
        amounts = [replace(money, decimals=finest) if money.is_round else money for money in sure]
        kept.append(
            replace(sentence, amounts=amounts, mentions=mentions_in(sentence.text, sentence.lowered, amounts))
            if amounts != sentence.amounts
            else sentence
        )
    return kept


# --- one sentence after the other ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _List:
    """Uses of the same proceeds, item by item."""

    number: int
    sources: list[Debt]


class _Reader:
    """One walk over the sentences of a document: each may take up what the one before it spoke of."""

    def __init__(self, is_lender: bool, year: int | None) -> None:
        self.register = Register()
        self.terms: list[_Term] = []
        self.uses: list[_Use] = []
        self.stands: list[_Stand] = []
        self.conditions: list[_Condition] = []
        self.impossible: list[Place] = []
        self._is_lender = is_lender
        self._year = year  # of the document
        self._passage: Passage | None = None
        self._title: list[Debt] = []
        self._subject: list[Debt] = []  # of the sentence before: what "it" means
        self._lender: str | None = None  # of the financing that the passage tells of
        self._event: str | None = None  # of the sentence before
        self._list: _List | None = None
        self._lists = 0

    def read(self, sentence: _Sentence) -> None:
        """Take in what this sentence says."""
        self._begin(sentence)
        lowered = sentence.lowered
        if "10-" in lowered and (later := _FILES_LATER.search(lowered)):
            self.terms.append(_Term("filing_announced", None, sentence.place(*later.span())))
        if self._list is not None and self._take_item(sentence):
            return
        if not sentence.mentions and not self._subject and not _lenders(sentence):
            self._event = None
            return
        if _OF_NO_DEBT.search(lowered) or sentence.text.endswith("?"):
            self._subject = []
            self.register.begin_passage([])
            return
        mentions = [
            mention
            for mention in sentence.mentions
            if not (self._is_lender and mention.kind in ("revolver", "term_loan", "other") and "borrowing" not in mention.head)
        ]
        if "respectively" in lowered:
            self._leave(sentence, mentions, "amounts or dates are paired by order only")
            return
        before = len(self.terms)
        meant = self._resolve(sentence, mentions)
        known = [(mention, debt) for mention, debts in meant for debt in debts]
        owners = _Owners(sentence, meant, self._subject)
        self._take_size(sentence, owners)
        self._take_lender(sentence, meant)
        if _SAYS_WHEN.search(lowered):
            self._take_maturity(sentence, owners)
        if any(word in lowered for word in _SAYS_RATE):
            self._take_rates(sentence, owners)
            self._take_fee(sentence, owners)
        self._take_instalment(sentence, owners)
        self._take_security(sentence, owners)
        self._take_limits(sentence, owners)
        self._take_conditions(sentence, owners)
        self._take_stands(sentence, owners)
        self._take_uses(sentence, meant)
        if known or any(mention.is_strong for mention in mentions):
            self.impossible.extend(sentence.place(start, end) for day, start, end in days_in(lowered) if day is None)
        if len(self.terms) == before and any(mention.is_strong for mention in mentions):
            has_no_such_day = any(day is None for day, _, _ in days_in(lowered))
            self._leave(
                sentence,
                mentions,
                "it names a day that the calendar doesn't have" if has_no_such_day else "no term is worded in a way that is known here",
            )
        subjects = owners.subjects()
        if subjects:
            self._subject = subjects
        if sentence.is_title:
            self._title = [debt for _, debt in known]
        self._event = _event_of(lowered) or (self._event if not mentions else None)

    def _begin(self, sentence: _Sentence) -> None:
        if sentence.passage is self._passage:
            return
        self._passage = sentence.passage
        carried = self._title or (self._subject if len(self.register.here) == 1 else [])
        self.register.begin_passage(carried)
        self._subject = list(self._title)
        self._title = []
        self._lender = self._event = None

    def _leave(self, sentence: _Sentence, mentions: list[Mention], reason: str) -> None:
        """Keep a sentence about a debt that was not typed."""
        if any(mention.is_strong for mention in mentions) and _TYPABLE.search(sentence.lowered):
            self.terms.append(_Term("sentence", None, sentence.place(0, len(sentence.text)), reason))

    # --- debts

    def _resolve(self, sentence: _Sentence, mentions: list[Mention]) -> list[tuple[Mention, list[Debt]]]:
        """What each noun phrase means. One with an amount of its own may begin a new debt."""
        found: list[tuple[Mention, list[Debt]]] = []
        event: str | None = None
        is_planned = False
        end = 0
        named_here: list[Debt] = []
        by_name = list(self._called_by_name(sentence, mentions))
        for mention in mentions:
            stated = _event_between(sentence.lowered, end, mention.start)
            if stated is not None:
                event, is_planned = stated
            elif not (found and _JOINED.fullmatch(sentence.lowered, end, mention.start)):
                event, is_planned = None, _SOUGHT.search(sentence.lowered, 0, mention.start) is not None
            after = _DONE_AFTER.match(sentence.lowered, mention.end)
            own_event = next((name for name, _ in _EVENTS if after.group(name)), None) if after else None if is_planned else event
            if self._looks_back(sentence):
                own_event = None
            elif own_event is None and (
                mention.status == "new" or self._event == "new" and _CONSISTS.search(sentence.lowered, 0, mention.start)
            ):
                own_event = "new"
            named_here.extend(debt for called, debts in by_name if end <= called.start < mention.start for debt in debts)
            debts = self._debts_of(
                sentence,
                mention,
                own_event,
                own_event is None and is_planned and event == "new" or _SOUGHT.search(sentence.lowered, 0, mention.start) is not None,
                found,
                named_here,
            )
            for debt in debts:
                self.register.speak_of(debt)
            named_here.extend(debts)
            found.append((mention, debts))
            end = mention.end
        return sorted([*found, *by_name], key=lambda each: each[0].start)

    def _looks_back(self, sentence: _Sentence) -> bool:
        """Does a sentence tell what happened before the year that the document compares with? That is no event of the document's time."""
        told = [int(year) for year in _IN_YEAR.findall(sentence.lowered)]
        return self._year is not None and bool(told) and max(told) < self._year - 1

    def _called_by_name(self, sentence: _Sentence, mentions: list[Mention]) -> Iterator[tuple[Mention, list[Debt]]]:
        """The debts that a sentence calls by a name that is no common noun: "the ABL"."""
        for debt in self.register.debts:
            for alias in debt.aliases:
                for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", sentence.text):
                    if not any(mention.start < match.end() and match.start() < mention.end for mention in mentions):
                        yield (
                            replace(
                                debt.mention,
                                name=alias,
                                money=None,
                                part=None,
                                is_part=False,
                                coupon=None,
                                due=None,
                                alias=None,
                                start=match.start(),
                                end=match.end(),
                            ),
                            [debt],
                        )

    def _debts_of(
        self,
        sentence: _Sentence,
        mention: Mention,
        event: str | None,
        is_planned: bool,
        found: list[tuple[Mention, list[Debt]]],
        named_here: list[Debt],
    ) -> list[Debt]:
        if event in ("repaid", "reduced") and (money := self._amount_paid(sentence, mention)) is not None:
            return [self._paid(sentence, mention, event, money)]
        if (
            mention.is_part
            and event == "new"
            and mention.is_strong
            and _PRINCIPAL_AMOUNT.search(sentence.lowered, mention.start, mention.head_start)
        ):
            mention = replace(mention, is_part=False)  # "issued $5 million principal amount of its notes": all of them
        place = sentence.place(mention.start, mention.end)
        meant = self.register.meant(mention, list(dict.fromkeys(named_here)) if named_here and not mention.is_strong else self._subject)
        money = mention.money if not mention.is_part else None
        if meant and money is not None and len(meant) == 1:
            debt = meant[0]
            if debt.money is None and not mention.is_strong:
                pass  # "borrowings of $5 million" are no size
            elif debt.money is None:
                debt.money, debt.mention, debt.place = money, mention, place
                self.terms.append(_Term("amount", debt, sentence.place(money.start, money.end)))
            elif debt.money is not None and not same_amount(debt.money, money):
                if debt in named_here or _CHANGES.search(sentence.lowered) or event == "new" and not mention.status:
                    meant = []
                elif mention.is_strong and (mention.is_definite or mention.status is not None):
                    self._contradict(debt, mention, place, money, sentence)
                    return meant
        umbrella = next((debts[0] for _, debts in found[-1:] if len(debts) == 1), None)
        if (
            not meant
            and money is not None
            and mention.is_strong
            and not mention.is_plural
            and not is_planned
            and umbrella is not None
            and umbrella.money is None
            and self._is_same(sentence, found[-1][0], mention)
        ):
            umbrella.money, umbrella.mention, umbrella.place, umbrella.kind = (
                money,
                mention,
                place,
                mention.kind if mention.kind != "other" else umbrella.kind,
            )
            umbrella.qualifiers |= mention.qualifiers
            umbrella.names.add(mention.name.lower())
            self.terms.append(_Term("amount", umbrella, sentence.place(money.start, money.end)))
            meant = [umbrella]
        if not meant and self._begins_a_debt(mention, money, is_planned, sentence):
            debt = self.register.open(mention, place)
            meant = [debt]
            if money is not None:
                self.terms.append(_Term("amount", debt, sentence.place(money.start, money.end)))
            if self._lender and event == "new":
                debt.lender = self._lender
        for debt in meant:
            self._describe(debt, mention, event, sentence)
        return meant

    def _begins_a_debt(self, mention: Mention, money: Money | None, is_planned: bool, sentence: _Sentence) -> bool:
        if not mention.is_strong or mention.is_plural or is_planned or mention.is_part:
            return False
        if money is not None:
            return mention.head not in ("borrowings", "loans", "financing") or bool(mention.qualifiers)
        return (
            mention.coupon is not None
            or mention.due is not None
            or mention.alias is not None
            or mention.is_definite
            or not mention.is_drawn_from
        )

    @staticmethod
    def _is_same(sentence: _Sentence, one: Mention, other: Mention) -> bool:
        """ "The agreement provides the company with a $5 million revolving credit facility": one debt, unless it provides two."""
        between = sentence.lowered[one.end : other.start]
        rest = [each for each in sentence.mentions if each.start > other.start and each.money is not None and each.is_strong]
        return (
            re.search(r"\b(?:provides?|provided|providing)\b[^;]{0,60}$|\b(?:is|was)\s+an?\s*$", between) is not None
            and not rest
            and one.kind in ("other", other.kind)
        )

    def _describe(self, debt: Debt, mention: Mention, event: str | None, sentence: _Sentence) -> None:
        """Add to a debt what the noun phrase says of it."""
        debt.is_of_the_past = debt.is_of_the_past or self._looks_back(sentence) and mention.money is not None
        if debt.is_of_the_past and event == "new":
            event = None
        if (
            event is not None
            and not mention.is_drawn_from
            and not mention.is_part
            and (debt.event is None or event in ("repaid", "amended"))
            and not (event == "reduced")
        ):
            debt.event_date = _day_of_event(sentence) or (debt.event_date if debt.event == event else None)
            debt.event = event
        if mention.alias:
            debt.aliases.add(mention.alias)
            for other in self.register.debts:
                if other is not debt:
                    other.aliases.discard(mention.alias)
        if mention.coupon is not None and mention.coupon_place is not None and not mention.is_part:
            debt.coupon = mention.coupon
            if not any(tranche.rate.index == "FIXED" for tranche in debt.tranches):
                rate = Rate("FIXED", mention.coupon, None, None, *mention.coupon_place)
                self._add_rate(debt, rate, None, False, sentence)
        if (
            mention.due is not None
            and mention.due_place is not None
            and (debt.maturity is None or debt.maturity is mention.due or len(mention.due.iso) > len(debt.maturity.iso))
        ):
            debt.maturity = mention.due
            self.terms.append(_Term("maturity", debt, sentence.place(*mention.due_place)))
        if debt.status is None:
            debt.status = mention.status

    def _amount_paid(self, sentence: _Sentence, mention: Mention) -> Money | None:
        if mention.part is not None:
            return mention.part
        if mention.money is not None and not mention.is_drawn_from:
            return mention.money
        until = min((other.start for other in sentence.mentions if other.start > mention.start), default=len(sentence.lowered))
        return next(
            (
                money
                for money in sentence.amounts
                if mention.end <= money.start < until and _BY.search(sentence.lowered, mention.end, money.start)
            ),
            None,
        )

    def _paid(self, sentence: _Sentence, mention: Mention, event: str, money: Money) -> Debt:
        """A debt that was repaid, or by how much it was reduced: told apart from what is still owed."""
        end = max(mention.end, money.end) if money.start >= mention.start else mention.end
        debt = self.register.open(mention, sentence.place(min(mention.start, money.start), end))
        debt.money, debt.event, debt.is_closed, debt.event_date = money, event, True, _day_of_event(sentence)
        debt.maturity = mention.due
        self.terms.append(_Term("amount", debt, sentence.place(money.start, money.end)))
        if mention.coupon is not None and mention.coupon_place is not None:
            self._add_rate(debt, Rate("FIXED", mention.coupon, None, None, *mention.coupon_place), None, False, sentence)
        return debt

    def _contradict(self, debt: Debt, mention: Mention, place: Place, money: Money, sentence: _Sentence) -> Debt:
        """The debt as another sentence tells it, kept beside the first."""
        other = next(
            (
                each
                for each in self.register.debts
                if each.contradicts is debt and each.money is not None and same_amount(each.money, money)
            ),
            None,
        )
        if other is None:
            other = self.register.open(mention, place)
            other.money, other.is_closed, other.contradicts, other.event, other.maturity, other.status = (
                money,
                True,
                debt,
                debt.event,
                debt.maturity,
                debt.status,
            )
            debt.contradicts = debt.contradicts or other
            self.terms.append(_Term("amount", other, sentence.place(money.start, money.end)))
        return other

    # --- terms

    def _take_size(self, sentence: _Sentence, owners: _Owners) -> None:
        """ "It provides for borrowings of up to $5 million"."""
        for money in sentence.amounts:
            if not _PROVIDES.search(sentence.lowered, 0, money.start):
                continue
            debts = [debt for debt in owners.of(money.start) if debt.money is None]
            if len(debts) == 1:
                debts[0].money = money
                self.terms.append(_Term("amount", debts[0], sentence.place(money.start, money.end)))

    def _take_lender(self, sentence: _Sentence, meant: list[tuple[Mention, list[Debt]]]) -> None:
        group = _lenders(sentence)
        if group:
            who, span = _name(group.group("who")), group.span("who")
            new = [debt for _, debts in meant for debt in debts if debt.lender is None and not debt.is_closed]
            if not new and re.search(r"\b(?:re)?financ", sentence.lowered):
                self._lender = who
            for debt in new:
                debt.lender = who
                self.terms.append(_Term("lender", debt, sentence.place(*span)))
            return
        for mention, debts in meant:
            lent = _LENT_BY.match(sentence.text, mention.end)
            if lent and len(debts) == 1 and debts[0].lender is None:
                debts[0].lender = _name(lent.group("who"))
                self.terms.append(
                    _Term("lender", debts[0], sentence.place(lent.start("who"), lent.start("who") + len(_name(lent.group("who")))))
                )

    def _take_maturity(self, sentence: _Sentence, owners: _Owners) -> None:
        lowered = sentence.lowered
        found: list[tuple[int, int, When, bool]] = []
        for match in _MATURES.finditer(lowered):
            named = when(match)
            start, end = next(match.span(name) for name in ("date", "day", "month", "year") if match.group(name))
            if named is not None and not (named.iso.isdigit() and len(named.iso) == 4 and lowered.startswith("ed", match.end())):
                found.append((start, max(end, match.end()), named, _CONDITIONAL.search(lowered) is not None))
        earlier = _EARLIER_OF.search(lowered)
        if not found and earlier:
            days = [(day, start, end) for day, start, end in days_in(lowered) if earlier.start("when") <= start < earlier.end("when")]
            found = [(start, end, When(day.isoformat(), day), True) for day, start, end in days if day is not None and len(days) == 1]
        extended = _EXTENDED_TO.search(lowered) if lowered.count("extended to") < 2 else None
        if extended:
            named = when(extended)
            start = next(extended.start(name) for name in ("date", "day", "month", "year") if extended.group(name))
            found = [(start, extended.end(), named, False)] if named is not None else []
        for start, end, named, is_conditional in found:
            for debt in owners.of(start):
                if debt.maturity is not None and not named.iso.startswith(debt.maturity.iso) and not extended:
                    continue
                debt.maturity, debt.is_conditional = named, is_conditional
                self.terms.append(_Term("maturity", debt, sentence.place(start, end)))

    def _take_rates(self, sentence: _Sentence, owners: _Owners) -> None:
        rates = rates_in(sentence.lowered)
        if (
            len(rates) > 1
            and re.search(r"\b(?:from|instead\s+of)\s+(?:[a-z]+\s+){0,3}$", sentence.lowered[: rates[0].start])
            and _CHANGES.search(sentence.lowered)
        ):
            for rate in rates:
                self.terms.append(_Term("rate", None, sentence.place(rate.start, rate.end), "it tells how a rate was changed"))
            return
        split = [self._part_of(sentence, rates, index) for index in range(len(rates))]
        for index, rate in enumerate(rates):
            debts = owners.of(rate.start)
            if not debts:
                self.terms.append(_Term("rate", None, sentence.place(rate.start, rate.end), "it is not clear which debt bears it"))
                continue
            others = [other for other in rates if other is not rate]
            is_alternative = bool(others) and split[index] is None and all(part is None for part in split)
            for debt in debts:
                self._add_rate(debt, rate, split[index], is_alternative, sentence)

    def _part_of(self, sentence: _Sentence, rates: list[Rate], index: int) -> Money | None:
        """The part of the debt that bears this rate: "on $5,000,000 of the loan" after the rate or before it, or "$5,000,000 of the loan
        bears".
        """
        rate = rates[index]
        until = rates[index + 1].start if index + 1 < len(rates) else len(sentence.lowered)
        since = rates[index - 1].end if index else 0
        for money in sentence.amounts:
            if rate.end <= money.start < until and re.fullmatch(
                r"\s+(?:per\s+annum\s+)?on\s+(?:the\s+)?(?:other\s+|remaining\s+|first\s+|balance\s+of\s+)*",
                sentence.lowered[rate.end : money.start],
            ):
                return money
        for money in reversed(sentence.amounts):
            if since <= money.start and money.end <= rate.start:
                before, between = sentence.lowered[since : money.start], sentence.lowered[money.end : rate.start]
                is_on = re.search(r"\bon\s+(?:the\s+)?(?:other\s+|remaining\s+|first\s+)*$", before) and not re.search(r"[;.]", between)
                is_of = re.match(r"\s+of\s+(?:the|this|such)\s+[^,;]{0,40}\b(?:bears?|bearing|at)\b", between)
                if (is_on or is_of) and not any(
                    other.start < money.start and since <= other.end for other in rates[:index] if other.end > money.start
                ):
                    after_previous = index > 0 and re.fullmatch(
                        r"\s+(?:per\s+annum\s+)?on\s+(?:the\s+)?", sentence.lowered[rates[index - 1].end : money.start]
                    )
                    return None if after_previous else money
        return None

    def _add_rate(self, debt: Debt, rate: Rate, money: Money | None, is_alternative: bool, sentence: _Sentence) -> None:
        place = sentence.place(rate.start, rate.end)
        known = [
            t
            for t in debt.tranches
            if t.rate.index == rate.index
            and (t.money is None) == (money is None)
            and (money is None or t.money is None or t.money.value == money.value)
        ]
        if any((t.rate.spread, t.rate.low, t.rate.high) == (rate.spread, rate.low, rate.high) for t in known):
            return
        if known:
            earlier = known[0]
            if (
                earlier.place.sentence_start == place.sentence_start
                and earlier.place.passage is place.passage
                or _CHANGES.search(sentence.lowered)
                or None in (rate.spread, earlier.rate.spread)
            ):
                self.terms.append(_Term("rate", debt, place, "another rate is stated for the same debt"))
                return
            other = self._told_otherwise(debt, sentence, rate)
            other.tranches.append(Tranche(rate, money, is_alternative, place))
            self.terms.append(_Term("rate", other, place))
            return
        debt.tranches.append(Tranche(rate, money, is_alternative, place))
        self.terms.append(_Term("rate", debt, place))

    def _told_otherwise(self, debt: Debt, sentence: _Sentence, rate: Rate) -> Debt:
        """The debt as a sentence tells it that contradicts its rate."""
        mention = next((mention for mention in reversed(sentence.mentions) if mention.end <= rate.start and mention.is_strong), None)
        start, end = (mention.start, mention.end) if mention else (rate.start, rate.end)
        other = self.register.open(debt.mention, sentence.place(start, end))
        other.kind, other.money, other.is_closed, other.contradicts, other.event, other.maturity = (
            debt.kind,
            debt.money,
            True,
            debt,
            debt.event,
            debt.maturity,
        )
        debt.contradicts = debt.contradicts or other
        return other

    def _take_fee(self, sentence: _Sentence, owners: _Owners) -> None:
        found = fee_in(sentence.lowered)
        if found is None:
            return
        value, start, end = found
        debts = owners.of(start) or owners.only()
        if value is None or len(debts) != 1:
            self.terms.append(
                _Term(
                    "commitment_fee", None, sentence.place(start, end), "it varies" if value is None else "it is not clear whose fee it is"
                )
            )
            return
        if debts[0].fee is None:
            debts[0].fee = value
            self.terms.append(_Term("commitment_fee", debts[0], sentence.place(start, end)))

    def _take_instalment(self, sentence: _Sentence, owners: _Owners) -> None:
        lowered = sentence.lowered
        if "principal and interest" in lowered or "interest and principal" in lowered:
            return
        for money in sentence.amounts:
            match = next((found for found in _INSTALMENT.finditer(lowered) if found.end() == money.start), None)
            often = (
                match.group("often")
                if match and ("principal" in match.group() or "install" in match.group() or "instal" in match.group())
                else None
            )
            if often is None and _PRINCIPAL_OF.search(lowered, 0, money.start) and (each := _EACH.match(lowered, money.end)):
                often = each.group("often") or each.group("often2")
            debts = owners.of(money.start)
            if often is None or len(debts) != 1 or debts[0].instalment is not None:
                continue
            debt = debts[0]
            debt.instalment = money
            debt.frequency = next(name for word, name in _OFTEN.items() if often.startswith(word))
            debt.first_instalment = next((day for day, start, _ in days_in(lowered) if _BEGINS.search(lowered, 0, start)), None)
            self.terms.append(_Term("amortization", debt, sentence.place(match.start() if match else money.start, money.end)))

    def _take_security(self, sentence: _Sentence, owners: _Owners) -> None:
        match = _SECURED.search(sentence.lowered)
        if match is None:
            return
        start, end = match.span("what")
        cut = _NEXT_CLAUSE.search(sentence.lowered, start, end)
        end = cut.start() if cut else end
        for debt in owners.of(match.start()):
            if debt.security is None:
                debt.security = sentence.text[start:end].strip(" ,")
                self.terms.append(_Term("security", debt, sentence.place(start, start + len(sentence.text[start:end].rstrip(" ,")))))

    def _take_limits(self, sentence: _Sentence, owners: _Owners) -> None:
        lowered = sentence.lowered
        base = _BASE.search(lowered)
        if base:
            for debt in owners.of(base.start())[:1]:
                if debt.borrowing_base is None:
                    debt.borrowing_base = sentence.text[base.start() : base.end()]
                    self.terms.append(_Term("borrowing_base", debt, sentence.place(*base.span())))
        limit = _LIMIT.search(lowered)
        if limit and _WHAT_IS_LIMITED.search(lowered, 0, limit.start()):
            money = next(
                (
                    money
                    for money in sentence.amounts
                    if 0 <= money.start - limit.end() <= 3 or limit.group("lesser") and money.start > limit.end()
                ),
                None,
            )
            debts = owners.of(limit.start())
            if money is not None:
                limited = debts[0] if len(debts) == 1 else None
                self.conditions.append(
                    _Condition(
                        "borrowing_limit", sentence.text.rstrip("."), money, None, None, limited, sentence.place(0, len(sentence.text))
                    )
                )
                self.terms.append(_Term("covenant", limited, sentence.place(limit.start(), money.end)))
                if limited is not None and limited.kind == "revolver" and (base or "letters of credit" in lowered):
                    self._check_size(limited, money, sentence)
        for money in sentence.amounts:
            is_sublimit = (
                _SUBLIMIT_OF.search(lowered, 0, money.start)
                and "of credit" in lowered
                or _LETTERS_UP_TO.search(lowered, 0, money.start)
                or _SUBLIMIT_AFTER.match(lowered, money.end)
                and "sub" in lowered[money.end : money.end + 60]
            )
            debts = owners.of(money.start) or owners.only()
            if is_sublimit and len(debts) == 1 and debts[0].letters_of_credit is None:
                debts[0].letters_of_credit = money
                self.terms.append(_Term("letter_of_credit_limit", debts[0], sentence.place(money.start, money.end)))

    def _check_size(self, debt: Debt, money: Money, sentence: _Sentence) -> None:
        """What loans and letters of credit may reach together is the size of the line, told once more."""
        if debt.money is None:
            debt.money = money
        elif not same_amount(debt.money, money) and not _CHANGES.search(sentence.lowered):
            self._contradict(debt, debt.mention, sentence.place(money.start, money.end), money, sentence)

    def _take_conditions(self, sentence: _Sentence, owners: _Owners) -> None:
        lowered = sentence.lowered
        match: re.Match[str] | None = _UNLESS.match(lowered)
        while match is not None and not ("$" in match.group("condition") or any(True for _ in days_in(match.group("condition")))):
            match = next(_UNLESS.finditer(lowered, match.end()), None)
        if match is not None and _RESTRICTS.search(match.group("consequence")):
            money = next((each for each in sentence.amounts if match.start("condition") <= each.start < match.end("condition")), None)
            by = next(
                (day for day, start, _ in days_in(lowered) if start < match.end("condition") and _DEADLINE.search(lowered, 0, start)), None
            )
            inside = [debt for debt in owners.within(0, match.end("condition")) if not debt.is_closed] or owners.carried()
            kind = "payment_restriction" if _PAYMENTS.search(match.group("consequence")) else "financial_test"
            debt = inside[0] if len({id(each) for each in inside}) == 1 else None
            start, end = match.span("condition")
            consequence = sentence.text[match.start("consequence") :].rstrip(".")
            self.conditions.append(
                _Condition(kind, sentence.text[:end], money, by, consequence, debt, sentence.place(0, len(sentence.text)))
            )
            self.terms.append(_Term("covenant", debt, sentence.place(0, end)))
        test = _MAINTAIN.search(lowered)
        if test is not None:
            start, end = test.span("what")
            inside_money = [money for money in sentence.amounts if start <= money.start < end]
            debts = owners.of(start) or owners.only()
            debt = debts[0] if len(debts) == 1 else None
            if debt is not None or any(mention.is_strong for mention in sentence.mentions):
                money = inside_money[0] if len(inside_money) == 1 else None
                self.conditions.append(
                    _Condition(
                        "financial_test",
                        sentence.text[start:end].strip(),
                        money,
                        None,
                        None,
                        debt,
                        sentence.place(start, start + len(sentence.text[start:end].rstrip())),
                    )
                )
                self.terms.append(_Term("covenant", debt, sentence.place(start, start + len(sentence.text[start:end].rstrip()))))

    def _take_stands(self, sentence: _Sentence, owners: _Owners) -> None:
        if self._is_lender or "collateral" in sentence.lowered or "pledged" in sentence.lowered:
            return
        lowered = sentence.lowered
        measure: str | None = None
        last = 0
        for money in sentence.amounts:
            found = next((name for name, pattern in _BEFORE_AMOUNT if pattern.search(lowered, last, money.start)), None)
            found = found or next((name for name, pattern in _AFTER_AMOUNT if pattern.match(lowered, money.end)), None)
            if found is None and _OUTSTANDING_UNDER.match(lowered, money.end):
                found = "outstanding_borrowings"
            if found is None and measure is not None and (_MORE.search(lowered, last, money.start)):
                found = measure
            measure, last = found, money.end
            debts = owners.of(money.start) or owners.only()
            if found is None or any(mention.money == money and not mention.is_part and mention.is_strong for mention in sentence.mentions):
                continue
            if (
                not debts
                and not sentence.mentions
                or _event_between(lowered, max(0, money.start - 60), money.start) in (("repaid", False), ("reduced", False))
            ):
                continue
            as_of = _as_of(sentence, money)
            debt = debts[0] if len(debts) == 1 and not (as_of == "before" and debts[0].event == "new") else None
            self.stands.append(_Stand(found, as_of, money, debt, sentence.place(money.start, money.end)))
            self.terms.append(_Term("liquidity", debt, sentence.place(money.start, money.end)))

    # --- uses of proceeds

    def _take_uses(self, sentence: _Sentence, meant: list[tuple[Mention, list[Debt]]]) -> None:
        lowered = sentence.lowered
        proceeds, used = _PROCEEDS.search(lowered), _USED.search(lowered)
        if proceeds is None or used is None or _WILL.search(lowered, max(0, used.start() - 30), used.end()):
            return
        if "proceeds" in lowered and re.search(r"\bsale\s+of\s+(?!.{0,40}\b(?:notes|debentures|bonds))", lowered):
            return
        sources = [
            debt
            for mention, debts in meant
            if mention.start < used.start() or sentence.text.endswith(":")
            for debt in debts
            if not debt.is_closed
        ]
        sources = list(dict.fromkeys(sources)) or [debt for debt in self._subject if debt.event == "new"]
        if sentence.text.endswith(":"):
            self._lists += 1
            self._list = _List(self._lists, sources)
            return
        if not sources:
            return
        pieces = list(
            {found.end(): (found.end(), found.start()) for found in reversed(list(_PIECE.finditer(lowered, used.end())))}.values()
        )[::-1]
        spans = [(start, pieces[i + 1][1] if i + 1 < len(pieces) else len(lowered)) for i, (start, _) in enumerate(pieces)]
        inside = [[money for money in sentence.amounts if start <= money.start < end] for start, end in spans]
        if not spans or any(len(each) != 1 for each in inside):
            return
        self._lists += 1
        for (start, end), amounts in zip(spans, inside, strict=True):
            self._use(sentence, start, end, amounts[0], self._lists, sources)

    def _take_item(self, sentence: _Sentence) -> bool:
        """An item of a list of uses; anything else ends the list."""
        if not sentence.mark or self._list is None:
            self._list = None
            return False
        if len(sentence.amounts) == 1:
            self._use(sentence, sentence.mark, len(sentence.text), sentence.amounts[0], self._list.number, self._list.sources)
        else:
            self.terms.append(_Term("use", None, sentence.place(sentence.mark, len(sentence.text)), "it has not one amount"))
        return True

    def _use(self, sentence: _Sentence, start: int, end: int, money: Money, number: int, sources: list[Debt]) -> None:
        text = re.sub(r"[;,.\s]*(?:\band)?[;,.\s]*$", "", sentence.text[start:end])
        mention = next(
            (
                each
                for each in reversed(sentence.mentions)
                if start <= each.start < end and (each.is_strong or each.head not in ("loans", "borrowings"))
            ),
            None,
        )
        event = _event_of(sentence.lowered[start:end])
        debt: Debt | None = next(
            (each for each in self.register.debts if each.place.passage is sentence.passage and each.is_closed and each.money == money),
            None,
        )
        if debt is None and mention is not None and event in ("repaid", "reduced"):
            debt = self._paid(sentence, mention, event, money)
        self.uses.append(_Use(number, text, money, debt, sources, sentence.place(money.start, money.end)))
        self.terms.append(_Term("use", debt, sentence.place(start, start + len(text))))


_TAKES_UP_ALL = re.compile(r"\W*(?:both|they|these|each|all)\b")
_TAKES_UP = re.compile(
    r"\W*(?:it|its|they|these|this|that|such|both|each|all|any|no|an?|the|interest|principal|borrowings?|loans?|advances?|amounts?"
    r"|outstanding|drawings?|payments?|repayments?|install?ments?|monthly|quarterly|annual|semi-?annual|equal|from|commencing"
    r"|beginning|starting|in|on|at|as|for|under|upon|until|unless|if|after|before|by|with|we|our|here|there|up|unused|availability"
    r"|maturity|letters?|security|collateral|covenants?|revolving|rates?|substantially)\b"
)


_IN_AN_ASIDE = re.compile(r"[^()]*\)")


class _Owners:
    """Whose a term of a sentence is: the debt named last before it, with those joined to it by "and"; else what the sentence before spoke
    of.
    """

    def __init__(self, sentence: _Sentence, meant: list[tuple[Mention, list[Debt]]], carried: list[Debt]) -> None:
        self._sentence = sentence
        self._meant = meant
        self._carried = (
            carried if _TAKES_UP.match(sentence.lowered) and (len(carried) == 1 or _TAKES_UP_ALL.match(sentence.lowered)) else []
        )

    def of(self, at: int) -> list[Debt]:
        before = [
            index
            for index, (mention, _) in enumerate(self._meant)
            if mention.start <= at and not _IN_AN_ASIDE.match(self._sentence.lowered, mention.end, max(mention.end, at))
        ]
        for index in reversed(before):
            mention, debts = self._meant[index]
            if not debts:
                if (
                    mention.is_strong
                    or (mention.money is not None or mention.qualifiers and mention.is_definite)
                    and mention.head not in ("borrowings", "borrowing", "loans", "financing")
                ):
                    return []
                continue
            found = list(debts)
            while (
                index > 0
                and self._meant[index - 1][1]
                and re.fullmatch(
                    r"\s*,?\s*and\s+(?:the\s+|our\s+|its\s+)?", self._sentence.lowered[self._meant[index - 1][0].end : mention.start]
                )
            ):
                index -= 1
                mention = self._meant[index][0]
                found = [*self._meant[index][1], *found]
            return list(dict.fromkeys(found))
        return self._carried or (self.only() if not before else [])

    def only(self) -> list[Debt]:
        """The one debt that the sentence names, wherever; none where it names several."""
        named = list(dict.fromkeys(debt for _, debts in self._meant for debt in debts))
        return named if len(named) == 1 else []

    def within(self, start: int, end: int) -> list[Debt]:
        return list(dict.fromkeys(debt for mention, debts in self._meant if start <= mention.start < end for debt in debts))

    def carried(self) -> list[Debt]:
        return self._carried

    def subjects(self) -> list[Debt]:
        """What the next sentence may call "it": the debt that this one begins with, or all that it lists."""
        named = [(mention, debts) for mention, debts in self._meant if debts and not all(debt.is_closed for debt in debts)]
        if not named:
            return []
        if all(mention.money is not None and not mention.is_part for mention, _ in named) and len(named) > 1:
            return list(dict.fromkeys(debt for _, debts in named for debt in debts))
        return named[0][1]


def _event_between(lowered: str, start: int, end: int) -> tuple[str, bool] | None:
    """The event that the last verb of this stretch tells of, and whether it is only meant to happen. What money was used for did happen."""
    found = None
    if _OPTIONS.search(lowered):
        return None
    for match in _EVENT.finditer(lowered, start, end):
        if (
            re.search(r"[;:]|\bplus\b", lowered[match.end() : end])
            or end - match.end() > FARTHEST_VERB
            or lowered.endswith("call for ", 0, match.start())
            or lowered.endswith("called for ", 0, match.start())
        ):
            continue
        is_planned = _MODAL.search(lowered, 0, match.start()) is not None and not _USED.search(lowered, 0, match.start())
        found = (match.lastgroup or "", is_planned)
    return found


def _event_of(lowered: str) -> str | None:
    match = _EVENT.search(lowered)
    return match.lastgroup if match else None


def _day_of_event(sentence: _Sentence) -> date | None:
    """The day with which a sentence begins: "On May 15, 2006, the Company entered into"."""
    return next((day for day, start, _ in days_in(sentence.lowered) if _ON_DAY.search(sentence.lowered, 0, start) and start < 20), None)


def _name(who: str) -> str:
    return who.rstrip(" ,") if who.endswith(("N.A.", "Inc.", "Ltd.", "L.P.")) else who.rstrip(" ,.")


def _as_of(sentence: _Sentence, money: Money) -> str | None:
    """When an amount stood so: before or after the financing, or a day. The words nearest to it in its part of the sentence count."""
    lowered = sentence.lowered
    start = max([lowered.rfind(";", 0, money.start) + 1, *(other.end for other in sentence.amounts if other.end <= money.start)])
    ends = [lowered.find(";", money.end), *(other.start for other in sentence.amounts if other.start > money.end)]
    end = min([each for each in ends if each >= 0], default=len(lowered))
    found = [
        (abs(money.start - match.start()), name)
        for name, pattern in (("before", _BEFORE), ("after", _AFTER))
        for match in pattern.finditer(lowered, start, end)
    ]
    if found:
        return min(found)[1]
    days = {day.isoformat() for day, at, _ in days_in(lowered) if day is not None and _AS_OF.search(lowered, 0, at)}
    return days.pop() if len(days) == 1 else None


# --- records ---------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Printed:
    """Where the words of a passage are printed."""

    places: Places
    line_starts: list[int]

    def at(self, place: Place) -> tuple[int, int, int]:
        """Line number, and offsets into the document."""
        _, start, end = self.places.of(place.passage, place.start, place.end)
        return line_number(self.line_starts, start), start, end


def _records(reader: _Reader, page: Page, document: Document, places: _Printed) -> Financing:
    """What the walk found, as records with their places in the document."""
    identity = document.document_id
    debts = [debt for debt in reader.register.debts if _is_worth_a_row(debt)]
    ids = {id(debt): _id(debt.place, places, identity) for debt in debts}

    def of(debt: Debt | None) -> str | None:
        return ids.get(id(debt)) if debt is not None else None

    return Financing(
        debt_facilities=_in_order(_facility(debt, of(debt.contradicts), places, identity) for debt in debts),
        rate_tranches=_in_order(_tranche(tranche, ids[id(debt)], places, identity) for debt in debts for tranche in debt.tranches),
        proceeds_uses=_in_order(
            ProceedsUse(
                _id(use.place, places, identity),
                identity,
                use.list_number,
                use.text,
                use.money.value,
                use.money.decimals,
                of(use.debt),
                tuple(filter(None, map(of, use.sources))),
                *_position(use.place, places),
            )
            for use in reader.uses
        ),
        liquidity=_in_order(
            Liquidity(
                _id(stand.place, places, identity),
                identity,
                of(stand.debt),
                stand.measure,
                stand.as_of,
                stand.money.value,
                stand.money.decimals,
                stand.money.is_approximate,
                *_position(stand.place, places),
            )
            for stand in reader.stands
        ),
        covenants=_in_order(_covenant(condition, of(condition.debt), places, identity) for condition in reader.conditions),
        financing_terms=_in_order(
            FinancingTerm(
                _id(term.place, places, f"{identity}:{term.term}"),
                identity,
                of(term.debt),
                term.term,
                term.place.passage.text[term.place.start : term.place.end],
                term.reason is None,
                term.reason,
                *_position(term.place, places),
            )
            for term in reader.terms
            if term.debt is None or of(term.debt) is not None
        ),
        refusals=tuple(_refusal(place, places, page, document) for place in reader.impossible),
    )


def _is_worth_a_row(debt: Debt) -> bool:
    """Is anything known of it but its name?"""
    return (
        debt.money is not None
        or bool(debt.tranches)
        or debt.maturity is not None
        or debt.instalment is not None
        or debt.fee is not None
        or debt.borrowing_base is not None
    )


def _in_order(found: Iterator[_Record]) -> tuple[_Record, ...]:
    """In page order, each place once."""
    once = {(each.char_start, each.char_end, getattr(each, "term", None)): each for each in reversed(list(found))}
    return tuple(sorted(once.values(), key=lambda each: (each.char_start, each.char_end)))


def _position(place: Place, places: _Printed) -> tuple[str, int, int, int]:
    """Sentence, line, and offsets into the document."""
    return place.passage.text[place.sentence_start : place.sentence_end], *places.at(place)


def _id(place: Place, places: _Printed, of: str) -> str:
    _, start, end = places.at(place)
    return position_id(of, start, end)


def _facility(debt: Debt, contradicts: str | None, places: _Printed, identity: str) -> DebtFacility:
    money, instalment = debt.money, debt.instalment
    sentence, line, start, end = _position(debt.place, places)
    return DebtFacility(
        facility_id=position_id(identity, start, end),
        document_id=identity,
        facility_name=debt.mention.name,
        facility_kind=debt.kind,
        event=debt.event,
        event_date=debt.event_date,
        amount_usd=money.value if money else None,
        decimals=money.decimals if money else None,
        maturity=debt.maturity.iso if debt.maturity else None,
        maturity_date=debt.maturity.day if debt.maturity else None,
        maturity_is_conditional=debt.is_conditional,
        security=debt.security,
        lender=debt.lender,
        amortization_usd=instalment.value if instalment else None,
        amortization_frequency=debt.frequency,
        amortization_start=debt.first_instalment,
        borrowing_base=debt.borrowing_base,
        commitment_fee=debt.fee,
        letter_of_credit_limit_usd=debt.letters_of_credit.value if debt.letters_of_credit else None,
        contradicts=contradicts,
        sentence=sentence,
        line_number=line,
        char_start=start,
        char_end=end,
    )


def _tranche(tranche: Tranche, facility: str, places: _Printed, identity: str) -> RateTranche:
    rate, money = tranche.rate, tranche.money
    return RateTranche(
        _id(tranche.place, places, identity), facility, identity, money.value if money else None, money.decimals if money else None, rate.index, rate.spread, rate.low, rate.high, tranche.is_alternative,
        *_position(tranche.place, places),
    )  # fmt: skip


def _covenant(condition: _Condition, facility: str | None, places: _Printed, identity: str) -> Covenant:
    money = condition.money
    return Covenant(
        _id(condition.place, places, identity), identity, facility, condition.kind, condition.text, money.value if money else None, money.decimals if money else None, condition.by, condition.consequence,
        *_position(condition.place, places),
    )  # fmt: skip


def _refusal(place: Place, places: _Printed, page: Page, document: Document) -> Refusal:
    line, start, end = places.at(place)
    line_start = page.text.rfind("\n", 0, start) + 1
    line_end = page.text.find("\n", end)
    text = page.text[line_start : line_end if line_end >= 0 else len(page.text)].strip("\r\n")[:2000]
    printed = place.passage.text[place.start : place.end]
    return Refusal(
        document.document_id,
        document.source_path,
        "cell",
        line,
        start,
        end,
        None,
        text,
        "impossible_date",
        f"{printed} is no day of the calendar.",
    )
