"""Letters to a court -> the case, its parties by role, and the events that the letter tells of.

What belongs here: where in a letter the case, the court and the judge stand, and the grammar that binds a day to an event. Words are
court_words.py's, days spoken_days.py's.

Precision comes first: a day becomes an event's only where the grammar joins the two ("the order dated March 17", "on May 11 the Debtors
made a counter-proposal"). Without a day, an event counts only where the sentence says that it happened (a proposal was made), that it is
going on (talks), that it is promised (a further report), or that it is not set (no session is scheduled). Letterhead, running heads, page
numbers and the list of recipients are no text of the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipelines.filings.blocks import Line, Page, Paragraph
from pipelines.filings.court_words import (
    SALUTATION,
    CaseNumber,
    Court,
    case_numbers,
    court_in,
    is_private_person,
    judge_in,
    role_mentions,
    title_without_persons,
    without_others,
)
from pipelines.filings.passages import Passage, Places, passages, sentences
from pipelines.filings.records import CaseEvent, CaseParty, Document, LegalCase, Refusal, position_id
from pipelines.filings.spoken_days import Day, days

LONGEST_HEADING = 80
"""What stands in the body, is so short and ends no sentence is a heading, a running head or a page number."""
LONGEST_TITLE = 200
LONGEST_SENTENCE = 3_000
"""What goes on longer without a full stop is no sentence."""
LONGEST_CLAUSE = 120
"""Of a longer clause only the words around an event describe it."""

_CLOSING = re.compile(
    r"^\s*(?:(?:very\s+|most\s+)?(?:respectfully|sincerely|truly|cordially)\b|yours\b|best\s+regards|with\s+(?:kind\s+)?regards)",
    re.IGNORECASE,
)
_CLOSING_WORDS = re.compile(
    r"^\s*(?:very\s+|most\s+)?(?:respectfully|sincerely|truly|cordially|yours|best\s+regards)[\w\s]{0,20},?|/s/", re.IGNORECASE
)
_RECIPIENTS = re.compile(r"^\s*(?:cc|bcc|c\.c|copies?\s+to)\s*:", re.IGNORECASE)
_FIRM = re.compile(r"\b(?:LLP|L\.L\.P|P\.?C|P\.?A|PLLC|LLC|Attorneys\s+at\s+Law|Law\s+(?:Offices?|Firm))\b\.?", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w'’-]+(?:\s+[A-Z]\.)*(?:\s+[A-Z][\w'’-]+){1,2}(?:,\s+(?:Jr|Sr|II|III)\.?)?")
_CLIENT = re.compile(r"\b(?:attorneys?|counsel|co-counsel)\s+(?:for|to)\s+(?:the\s+)?(?P<client>[^,.;\n]+)", re.IGNORECASE)
_TITLE_LEAD = re.compile(r"^.*?\b(?:re|subject|regarding)\s*:+\s*", re.IGNORECASE | re.DOTALL)
_IN_RE = re.compile(r"^(?:in\s+re|in\s+the\s+matter\s+of)\b:?\s*", re.IGNORECASE)
_AROUND_TITLE = ' *_"“”,;:-–—()[]\t'
_NOT_IN_TITLE = re.compile(
    r"[\s,;(*]+(?:chapter\s+\d+|ch\.\s*\d+|jointly\s+administered|debtors?|adv(?:ersary)?\b\.?"
    r"|united\s+states\s+(?:bankruptcy|district)\b|bankr\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_CHAPTER = re.compile(r"\bchapter\s+(7|9|11|12|13|15)\b", re.IGNORECASE)
_VERSUS = re.compile(r"\s+(?:v|vs)\.?\s+")
_HONORIFIC = re.compile(
    r"\b(?:the\s+)?(?P<title>Mr|Ms|Mrs|Dr|Messrs|Mses|Honorable|Hon)\b\.?"
    r"\s+(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?(?:\s+and\s+[A-Z][\w'’-]+)?)(?:\s+\([Rr]et(?:ired|\.)\))?"
)
_CALLED = re.compile(r"\s*,?\s*\((?:collectively,?\s+)?(?:the\s+)?[\"“](?P<called>[^\"”]{2,60})[\"”]\)")
_STATUS = re.compile(r"\bstatus\s+(?:report|letter|update)|\b(?:progress|interim)\s+report", re.IGNORECASE)


# --- the grammar of events --------------------------------------------------------------------------------------------------------------

_DATE_MARK = "\x01"
"""Stands for each character of a printed day, so that its commas end no clause."""

_EVENT = re.compile(
    r"""
    (?P<counter_proposal>\bcounter-?\s?(?:proposal|offer)s?\b)
  | (?P<settlement_proposal>\b(?:settlement\s+)?(?:proposal|offer)s?\b|\bterm\s+sheets?\b)
  | (?P<mediation_session>\bmediation\s+(?:session|conference|meeting)s?\b|\b(?:further|next|another|additional|first|second|third|final)\s+session\b|\bmediation\b(?=\s+(?:was|took|began|commenced|occurred|resumed|is\s+scheduled|will|on\s+\x01)))
  | (?P<report>\b(?:(?:joint|further|next|interim|progress|written|status|monthly|quarterly|operating|final|updated|supplemental|another|additional)\s+)+(?:report|letter|update)s?\b
      |\breport\s+(?:back|again|further|to\s+(?:the\s+Court|Your\s+Honor))\b)
  | (?P<hearing>\b(?:(?:status|pre-?trial|case\s+management|scheduling|settlement|initial|discovery|chambers|telephonic)\s+conference|conference|hearing|oral\s+argument|(?:bench\s+|jury\s+)?trial)s?\b)
  | (?P<court_order>\b(?<!in\ )(?:order|ruling|decision|opinion|judgment)s?\b(?!\s+(?:to|that)\b))
  | (?P<filing>\b(?:motion|petition|complaint|plan(?:\s+of\s+(?:reorgani[sz]ation|liquidation))?|disclosure\s+statement|stipulation|answer|application|objection|notice|appeal|brief|memorandum
      |declaration|adversary\s+proceeding|proofs?\s+of\s+claim)s?\b)
  | (?P<did>\b(?:filed|sought)\s+(?:for\s+)?(?:bankruptcy|relief|protection|chapter)\b|\b(?:objected|appealed)\b|\bmoved\s+(?:to|for)\b)
  | (?P<met>\bmet\b(?!\s+(?:its|the|their)\s+(?:burden|deadline|obligation)))
  | (?P<talks>\b(?:discussions|talks|negotiations|conversations)\b|\b(?:talking|speaking|negotiating|conferring)\s+(?:separately\s+)?(?:with|to)\b)
  | (?P<other>\b(?:bar\s+date|deadline|effective\s+date|auction|deposition|exclusivity(?:\s+period)?|exclusive\s+period)s?\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ONE_OR_MORE_WORDS = r"(?:\W+[\w'’-]+)"
_ACTS = {
    "counter_proposal": (
        r"(?:made|submitted|sent|presented|delivered|transmitted|conveyed|provided|circulated|extended|tendered|offered|responded"
        r"|answered|replied|countered|exchanged|received)"
    ),
    "settlement_proposal": (
        r"(?:made|submitted|sent|presented|delivered|transmitted|conveyed|provided|circulated|extended|tendered|responded|answered"
        r"|replied|exchanged|received)"
    ),
    "mediation_session": r"(?:held|conducted|attended|participated|convened|met|completed|concluded|took\s+part)",
    "report": r"(?:submitted|filed|provided|sent|wrote|delivered|furnished|served)",
    "hearing": r"(?:held|conducted|attended|convened|heard|appeared|participated|adjourned|scheduled|set)",
    "court_order": r"(?:entered|issued|signed|approved|granted|so-ordered|made|rendered)",
    "filing": r"(?:filed|submitted|served|lodged|commenced|brought|moved|withdrew|withdrawn)",
    "other": r"(?:set|fixed|held|established|scheduled|extended)",
}
_HAPPENED = (
    r"(?:was|were|is|are|has\s+been|have\s+been|will\s+be|took\s+place|will\s+take\s+place|occurred|occurs|was\s+held|bore|bears|bearing)"
)
_BETWEEN = re.compile(
    rf"^(?P<gap>(?:\s+(?:{_HAPPENED}|held|entered|issued|signed|filed|scheduled|set|calendared|adjourned|rescheduled|continued|submitted"
    rf"|sent|dated|made|conducted|concluded|expires?|expired|ends?|ended"
    r"|currently|presently|now|originally|previously|again|here|before\s+(?:the\s+Court|Your\s+Honor)|by\s+(?:the\s+|this\s+)?Court"
    r"|of\s+(?:the|this)\s+Court|the\s+date))*)"
    r"\s*,?\s*\(?(?:(?:on|of|dated?|from|for|at|until|to|is|was)\s+)?(?:or\s+about\s+)?(?=\x01)",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"\x01(?:['’]s)?\s+(?P<words>(?:[\w-]+\s+){0,3})$")
_WHAT_ABOUT = re.compile(
    r"^\s+(?:on|to|for|of|in|regarding|concerning|approving|denying|granting|(?:in\s+support|in\s+respect)\s+of|with\s+respect\s+to)"
    r"\s+(?:(?!(?:by|and|with)\b)[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)
_NO_MODIFIER = frozenset(
    "a an the of to on in for by and or with at from its their his her this that was were is are has have had it they".split()
)
_ON_BEFORE = re.compile(r"(?:^|\W)(?:on|by)\s+(?:or\s+about\s+)?(?=\x01)", re.IGNORECASE)
_BY_DAY = re.compile(r"\b(?:on\s+or\s+before|by|no\s+later\s+than|not\s+later\s+than|before)\s+(?=\x01)", re.IGNORECASE)

_CLAUSE_BREAK = re.compile(
    r";\s+|,\s+(?=(?:and|but|while|whereas|although|though|yet|so)\b)|\s+(?=(?:and|but)\s+(?:on|by)\s+\x01)|:\s+"
    r"|\s+(?=while\s|although\s|whereas\s)|\s+(?=and\s+(?:the\s+)?(?-i:[A-Z])\w+"
    r"\s+(?:has|have|had|was|were|is|are|will|made|sent|met|held|\w+ed)\b)"
    r"|(?<=[ap]\.m\.)\s+(?=[A-Z])|(?<!\son)(?<!\sof)(?<!\sto)(?<!\sfor)(?<!\sin)(?<!\swith)"
    r"\s+(?=that\s+(?:the\s+)?\w+\s+(?:shall|will|must|has|have|had|is|are|was|were)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?P<word>Since|After|Following|Although|Though|While|Before|As|When|Pursuant\s+to|In\s+accordance\s+with|Under|By|On|At|In|Because"
    r"|Given|During|Prior\s+to)\b[^,;\x01]*(?:\x01+[^,;\x01]*)*,\s+",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"^(?:afterwards?|thereafter|subsequently|then|since\s+then|following\s+(?:that|the)\b|shortly\s+thereafter)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|shall|must|is\s+to|are\s+to|intends?\s+to|expects?\s+to|plans?\s+to|anticipates?|proposes?\s+to|undertake\s+to|is\s+due"
    r"|are\s+due|undertakes?\s+to|agree\s+to)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|neither|no|nor|without|n['’]t)\b", re.IGNORECASE)
_NOT_DONE = re.compile(r"\b(?:did|do|does|has|have|had|was|were|will|can|could)\s*(?:not|never|n['’]t)\b|\bnever\b", re.IGNORECASE)
_NOT_SET = re.compile(
    r"\b(?:no|not|neither|nor)\b.{0,80}\b(?:scheduled|set|calendared|fixed|planned|agreed)\b"
    r"|\b(?:scheduled|set|calendared|fixed|planned)\b.{0,40}\bno\b|\byet\s+to\s+be\s+(?:scheduled|set|fixed)\b",
    re.IGNORECASE,
)
_IN_DOUBT = re.compile(
    r"\b(?:if|unless|may|might|would|could|should|whether|possible|potential|propose[sd]?\s+that|request(?:s|ed)?\s+that)\b", re.IGNORECASE
)
_GOING_ON = re.compile(r"\b(?:is|are|has\s+been|have\s+been|continues?|continued|remains?|remain)\b", re.IGNORECASE)
_RECEIVED = re.compile(r"\breceived\b")
_FROM = re.compile(r"\bfrom\s+")
_GENITIVE = ("'s", "’s", "' ", "’ ")
_OWNED = re.compile(r"(?:['’]s|['’])\s+(?:\x01+\s+)?(?:[\w-]+\s+){0,2}$")
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|his|her|this)\s", re.IGNORECASE)
_ABOUT = re.compile(
    r"\s+(?:regarding|concerning|approving|granting|denying|directing|authorizing|appointing|confirming)\b[^,;.]{0,80}?(?=[,;.]"
    r"|\s+(?:and|that|which|but)\b)",
    re.IGNORECASE,
)
_PASSIVE_BY = re.compile(r"^\W*(?:was|were|has\s+been|have\s+been)\W+\w+\s+by\s+")


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter gives."""

    cases: tuple[LegalCase, ...] = ()
    parties: tuple[CaseParty, ...] = ()
    events: tuple[CaseEvent, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parts:
    """A letter, taken apart."""

    head: tuple[Passage, ...]
    body: tuple[tuple[Passage, int], ...]  # with the offset at which the body's text begins
    tail: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """An event of one sentence; offsets into the sentence."""

    kind: str
    start: int
    end: int
    day: Day | None
    party: str | None
    clause: tuple[int, int]
    is_scheduled: bool | None = None
    not_before: date | None = None
    is_phrase: bool = False  # the day is part of the words that name the event


def read(page: Page, document: Document) -> Letter:
    """The case, the parties and the events of a letter to a court.

    In: the page and the facts of its document; `dated_on` is the day from which days ahead are counted. Out: records in page order; a case
    number that can't be parsed and a day that doesn't exist are refusals of scope cell. Nothing raises.
    """
    parts = _parts(page)
    if parts is None:
        return Letter()
    places = Places(page)
    refuse = _Refusals(page, document)
    head_text = "\n".join(" ".join(piece.text for piece in line.pieces) for passage in parts.head for line in passage.lines)
    court = court_in(head_text)
    cases = _cases(parts, document, court, judge_in(head_text) or _judge_of_salutation(parts), places, refuse)
    number = cases[0].case_number if cases else None
    mediator = _mediator(parts)
    parties = _parties(parts, document, cases, mediator is not None, places)
    hidden = _Names(parts, mediator)
    own = _this_letter(parts, document, number, court, places, refuse)
    told = tuple(_events(parts, document, number, hidden, places, refuse))
    return Letter(cases, parties, (*own, *told), tuple(refuse.found))


def _parts(page: Page) -> _Parts | None:
    """Head, body and tail of a letter; None where there is no salutation."""
    flat = replace(
        page,
        blocks=tuple(Paragraph(block.lines, _text_of(block.lines)) for block in page.blocks if any(line.pieces for line in block.lines)),
    )
    all_passages = passages(flat)
    start = next((index for index, passage in enumerate(all_passages) if SALUTATION.match(passage.text)), None)
    if start is None:
        return None
    end = next(
        (
            index
            for index, passage in enumerate(all_passages)
            if index > start and (_CLOSING.match(passage.text) or _RECIPIENTS.match(passage.text))
        ),
        len(all_passages),
    )
    letterhead = {passage.text.casefold() for passage in all_passages[:start]}
    salutation = SALUTATION.match(all_passages[start].text)
    opening = salutation.end() if salutation else 0
    body = [(passage, opening if passage is all_passages[start] else 0) for passage in all_passages[start:end]]
    return _Parts(
        tuple(all_passages[:start]),
        tuple((passage, at) for passage, at in body if _is_text(passage.text[at:]) and passage.text.casefold() not in letterhead),
        tuple(all_passages[end:]),
    )


def _text_of(lines: tuple[Line, ...]) -> str:
    return " ".join(piece.text for line in lines for piece in line.pieces)


def _is_text(text: str) -> bool:
    """Is this running text, not a heading, a running head or a page number?"""
    return bool(text.strip()) and (
        len(text) > LONGEST_HEADING or text.rstrip(" \"”')").endswith((".", "?", "!", ";", ":")) and " " in text.strip()
    )


# --- case and parties -------------------------------------------------------------------------------------------------------------------


class _Refusals:
    """The refusals of one letter, each with its line."""

    def __init__(self, page: Page, document: Document) -> None:
        self._places = Places(page)
        self._page = page
        self._document = document
        self.found: list[Refusal] = []

    def add(self, passage: Passage, start: int, end: int, rule: str, detail: str) -> None:
        line, char_start, char_end = self._places.of(passage, start, end)
        whole = next(each for each in passage.lines if each.number == line)
        text = self._page.text[whole.start : whole.end].strip("\r\n")[:2000]
        self.found.append(
            Refusal(self._document.document_id, self._document.source_path, "cell", line, char_start, char_end, None, text, rule, detail)
        )


def _cases(
    parts: _Parts, document: Document, court: Court | None, judge: str | None, places: Places, refuse: _Refusals
) -> tuple[LegalCase, ...]:
    """The cases that the head names, the one written about first."""
    found: dict[str, LegalCase] = {}
    chapter = next(
        (match[1] for passage, _ in (*((each, 0) for each in parts.head), *parts.body) if (match := _CHAPTER.search(passage.text))), None
    )
    for index, passage in enumerate(parts.head):
        before = 0
        for number in case_numbers(passage.text, court):
            if not isinstance(number, CaseNumber):
                refuse.add(
                    passage,
                    number.start,
                    number.end,
                    "case_number_unreadable",
                    f"{number.text!r} stands where a case number should, and is none.",
                )
                continue
            line, start, end = places.of(passage, number.start, number.end)
            above = parts.head[index - 1].text if index else ""
            found.setdefault(
                number.number,
                LegalCase(
                    legal_case_id=position_id(document.document_id, start, end),
                    document_id=document.document_id,
                    case_number=number.number,
                    judge_initials=number.initials,
                    case_kind=number.kind,
                    case_title=_title(passage.text[before : number.label_start], passage.text[number.after :], above),
                    court=court.name if court else None,
                    court_code=court.code if court else None,
                    judge=judge,
                    chapter=chapter,
                    lead_case_number=None,
                    filed_on=None,
                    terminated_on=None,
                    line_number=line,
                    char_start=start,
                    char_end=end,
                ),
            )
            before = number.after
    cases = list(found.values())
    lead = next((case.case_number for case in cases if case.case_kind == "bankruptcy"), None)
    return tuple(replace(case, lead_case_number=lead) if case.case_kind == "adversary" else case for case in cases)


def _title(before: str, after: str, above: str) -> str | None:
    """What the words before the number call the case, else those after it, else the passage above."""
    for words in (_TITLE_LEAD.sub("", before), after, _TITLE_LEAD.sub("", above)):
        printed = words.strip(_AROUND_TITLE)
        title = _NOT_IN_TITLE.sub("", _IN_RE.sub("", printed)).strip(_AROUND_TITLE)
        if 3 < len(title) <= LONGEST_TITLE and (words is not above or _VERSUS.search(title) or _IN_RE.match(printed)):
            return title_without_persons(title)
    return None


def _judge_of_salutation(parts: _Parts) -> str | None:
    return judge_in(parts.body[0][0].text[:60]) if parts.body else None


def _parties(parts: _Parts, document: Document, cases: tuple[LegalCase, ...], has_mediator: bool, places: Places) -> tuple[CaseParty, ...]:
    """Each role at its first mention: organisations with their names, persons without."""
    number = cases[0].case_number if cases else None

    def party(role: str, name: str | None, called: str | None, passage: Passage, start: int, end: int) -> CaseParty:
        line, char_start, char_end = places.of(passage, start, end)
        return CaseParty(
            position_id(document.document_id, char_start, char_end),
            document.document_id,
            number,
            role,
            name,
            called,
            None,
            line,
            char_start,
            char_end,
        )

    found: dict[tuple[str, str | None], CaseParty] = {}
    for passage in parts.head:
        for role, name in _titled(cases):
            at = passage.text.find(name)
            if at >= 0 and (role, name) not in found:
                found[role, name] = party(role, name, None, passage, at, at + len(name))
    named = {role for role, _ in found}
    for passage, opening in parts.body:
        for role, start, end in role_mentions(passage.text):
            if start < opening or role in ("court", "parties") or _NEGATED.search(passage.text[max(0, start - 4) : start]):
                continue
            called = _CALLED.match(passage.text, end)
            printed = passage.text[start:end]
            if role in named and not (called and (role, printed) not in found and role not in ("debtor", "plaintiff", "defendant")):
                continue
            named.add(role)
            is_group = role in ("creditors_committee", "lender", "noteholder", "us_trustee")
            found[role, printed] = party(role, printed if is_group else None, called["called"] if called else None, passage, start, end)
    if has_mediator and "mediator" not in named:
        passage, start, end = next(
            (passage, match.start(), match.end())
            for passage, _ in parts.body
            if (match := re.search(r"mediat\w*", passage.text, re.IGNORECASE))
        )
        found["mediator", None] = party("mediator", None, None, passage, start, end)
    return (*found.values(), *_counsel(parts, document, number, places))


def _titled(cases: tuple[LegalCase, ...]) -> Iterator[tuple[str, str]]:
    """The parties that titles name: the debtor, or plaintiff and defendant. Private persons are left out."""
    for case in cases:
        sides = _VERSUS.split(case.case_title or "")
        roles = ("plaintiff", "defendant") if len(sides) == 2 else ("debtor",) if case.case_kind == "bankruptcy" and len(sides) == 1 else ()
        for role, side in zip(roles, sides, strict=False):
            name = without_others(side)
            if name and not name.startswith("("):
                yield role, name


def _counsel(parts: _Parts, document: Document, number: str | None, places: Places) -> Iterator[CaseParty]:
    """Who signed the letter: counsel of record, with the firm of the letterhead."""
    firm = next(
        (text for passage in parts.head for text, _ in _lines(passage) if _FIRM.search(text) and len(text) <= LONGEST_HEADING), None
    )
    for passage in parts.tail:
        if _RECIPIENTS.match(passage.text):
            return
        for text, at in _lines(passage):
            signed = _NAME.search(_CLOSING_WORDS.sub(lambda found: " " * len(found[0]), text))
            if signed is None or not is_private_person(signed[0]):
                continue
            line, start, end = places.of(passage, at + signed.start(), at + signed.end())
            client = next((match for each in parts.tail if (match := _CLIENT.search(each.text))), None)
            roles = role_mentions(client["client"]) if client else []
            name = f"{signed[0]}, {firm}" if firm else signed[0]
            yield CaseParty(
                position_id(document.document_id, start, end),
                document.document_id,
                number,
                "counsel",
                name,
                None,
                roles[0][0] if roles else None,
                line,
                start,
                end,
            )
            return


def _lines(passage: Passage) -> Iterator[tuple[str, int]]:
    """The printed lines of a passage, each with its offset in the passage."""
    for start, end in zip(passage.line_starts, (*passage.line_starts[1:], len(passage.text) + 1), strict=True):
        yield passage.text[start : end - 1], start


# --- persons ----------------------------------------------------------------------------------------------------------------------------

_MEDIATES = re.compile(
    r"\bmediator,?\s+(?:is\s+|was\s+)?(?:the\s+)?(?P<a>(?:(?:Mr|Ms|Mrs|Dr|Hon|Honorable)\b\.?\s+)?[A-Z][\w'’-]+(?:"
    r"\s+(?:[A-Z]\.\s+)?[A-Z][\w'’-]+)?)"
    r"|(?P<b>(?:(?:Mr|Ms|Mrs|Dr)\b\.?\s+)[A-Z][\w'’-]+),?"
    r"\s+(?:(?:is|was|serves|served|has\s+served)\s+)?(?:as\s+)?(?:the\s+)?(?:court-appointed\s+)?mediator"
    r"|(?P<c>(?:Mr|Ms|Mrs|Dr)\b\.?\s+[A-Z][\w'’-]+)\s+(?:is|has\s+been|continues\s+to"
    r"|has\s+(?:held|had|conducted|continued|met))\b[^.;]{0,40}?(?:discussions?|talk|talks|talking|meeting|met|meet|negotiat\w+"
    r"|conversations?|speaking)"
    r"\s+(?:(?:separately|individually)\s+)?with\s+(?:the|each|both|all)\b(?:\s+of\s+the)?\s+(?:parties|sides?)"
)


def _mediator(parts: _Parts) -> str | None:
    """The surname of the mediator: who is called so, or who confers with the parties in a letter about a mediation. "" where there is one
    without a name; None where there is none.
    """
    text = " ".join(passage.text for passage, _ in parts.body)
    if "mediat" not in text.lower():
        return None
    if found := _MEDIATES.search(text):
        return (found["a"] or found["b"] or found["c"]).split()[-1]
    return "" if re.search(r"\bmediator\b", text, re.IGNORECASE) else None


class _Names:
    """Replaces private persons by their roles."""

    def __init__(self, parts: _Parts, mediator: str | None) -> None:
        self._mediator = mediator
        recipients = [
            passage.text
            for passage in parts.tail[next((i for i, each in enumerate(parts.tail) if _RECIPIENTS.match(each.text)), len(parts.tail)) :]
        ]
        names = {found[0] for text in recipients for found in _NAME.finditer(_RECIPIENTS.sub("", text))}
        self._listed = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)")

    def hidden(self, text: str) -> str:
        """The text without the names of private persons."""
        text = _HONORIFIC.sub(lambda found: self._role(found["name"]), text)
        text = self._listed.sub(lambda found: self._role(found[0]), text)
        return re.sub(r"\b([Tt]he mediator),? the mediator\b,?", r"\1", text)

    def role(self, text: str) -> str | None:
        """The role of the person that this text begins with."""
        found = _HONORIFIC.match(text)
        return "mediator" if found and self._role(found["name"]) == "the mediator" else None

    def _role(self, name: str) -> str:
        return "the mediator" if self._mediator and self._mediator in name.replace(",", " ").split() else "a person"


# --- events -----------------------------------------------------------------------------------------------------------------------------


def _this_letter(
    parts: _Parts, document: Document, number: str | None, court: Court | None, places: Places, refuse: _Refusals
) -> Iterator[CaseEvent]:
    """The letter itself, at the line that bears its date."""
    for passage in parts.head:
        for day in days(passage.text, None):
            if day.is_derived:
                continue
            if not day.exists:
                refuse.add(
                    passage, day.start, day.end, "date_does_not_exist", f"{passage.text[day.start : day.end]!r} is no day of the calendar."
                )
                continue
            if day.day != document.dated_on:
                continue
            body = " ".join(text.text for text, _ in parts.body)
            is_report = _STATUS.search(body) is not None or _STATUS.search(" ".join(each.text for each in parts.head)) is not None
            is_joint = re.search(r"\bjoint\b", body[:400], re.IGNORECASE) is not None
            line, start, end = places.of(passage, day.start, day.end)
            what = f"{'joint ' if is_joint else ''}{'status report' if is_report else 'letter'} to the {court.name if court else 'court'}"
            yield CaseEvent(
                position_id(document.document_id, start, end), document.document_id, number, day.day, "status_report" if is_report else "filing", None, "parties" if is_joint else "counsel",
                what[0].upper() + what[1:], None, False, None, line, start, end,
            )  # fmt: skip
            return


def _events(
    parts: _Parts, document: Document, number: str | None, hidden: _Names, places: Places, refuse: _Refusals
) -> Iterator[CaseEvent]:
    last: date | None = None
    for passage, opening in parts.body:
        for start, end in sentences(passage.text):
            start = max(start, opening)
            if not 0 < end - start <= LONGEST_SENTENCE:
                continue
            sentence = passage.text[start:end]
            found = days(sentence, document.dated_on)
            for day in found:
                if not day.exists:
                    refuse.add(
                        passage,
                        start + day.start,
                        start + day.end,
                        "date_does_not_exist",
                        f"{sentence[day.start : day.end]!r} is no day of the calendar.",
                    )
            told = _told(sentence, found, document.dated_on, last, hidden)
            for event in told:
                if event.day and not event.day.exists:
                    continue
                line, char_start, char_end = places.of(passage, start + event.start, start + event.end)
                yield CaseEvent(
                    case_event_id=position_id(document.document_id, char_start, char_end),
                    document_id=document.document_id,
                    case_number=number,
                    event_date=event.day.day if event.day else None,
                    event_kind=event.kind,
                    entry_number=None,
                    party=event.party,
                    description=_described(hidden.hidden(sentence[slice(*_telling(sentence, event))])),
                    is_scheduled=event.is_scheduled,
                    is_derived=event.day is not None and event.day.is_derived,
                    not_before=event.not_before,
                    line_number=line,
                    char_start=char_start,
                    char_end=char_end,
                )
            last = max((event.day.day for event in told if event.day and event.day.day and event.is_scheduled is None), default=last)


def _telling(sentence: str, event: _Told) -> tuple[int, int]:
    """The words that tell of an event: its clause; of a long clause the noun phrase with its day, if it has one."""
    start, end = event.clause
    if event.day is None or not event.is_phrase or end - start <= LONGEST_CLAUSE and not (start == 0 and _LEAD.match(sentence)):
        return start, end
    first, last = min(event.start, event.day.start), max(event.end, event.day.end)
    articles = [found.start() for found in _ARTICLE.finditer(sentence, max(start, first - 60), first)]
    about = _ABOUT.match(sentence, last, end)
    return articles[-1] if articles else first, about.end() if about else last


def _described(clause: str) -> str:
    text = re.sub(r"^(?:and|but|while|although|yet|so|that)\s+", "", clause.strip(" ,;:"), flags=re.IGNORECASE).strip(" ,;:")
    return text[:1].upper() + re.sub(r"(?<!\.[a-z])\.$", "", text[1:])


def _told(sentence: str, found: list[Day], written_on: date | None, last: date | None, hidden: _Names) -> list[_Told]:
    """The events of one sentence."""
    masked = sentence
    for day in found:
        masked = masked[: day.start] + _DATE_MARK * (day.end - day.start) + masked[day.end :]
    told: list[_Told] = []
    since = last if _AFTERWARDS.match(sentence) else None
    lead_day: Day | None = None
    for start, end, lead in _clauses(masked):
        inside = [day for day in found if start <= day.start < end]
        events = list(_of_clause(masked, start, end, inside, lead_day, written_on, since, hidden, sentence))
        told.extend(events)
        if lead in ("since", "after", "following") and inside and inside[0].day:
            since = inside[0].day
        if inside:
            lead_day = inside[0] if lead == "on" and len(inside) == 1 and not events else None
    return told


def _clauses(masked: str) -> Iterator[tuple[int, int, str | None]]:
    """The clauses of a sentence: (start, end, word that opens a clause which leads up to the next one)."""
    start = 0
    if lead := _LEAD.match(masked):
        yield 0, lead.end(), " ".join(lead["word"].lower().split())
        start = lead.end()
    for found in _CLAUSE_BREAK.finditer(masked, start):
        if found.start() > start:
            yield start, found.start(), None
        start = found.end()
    yield start, len(masked), None


def _of_clause(
    masked: str,
    start: int,
    end: int,
    inside: list[Day],
    lead_day: Day | None,
    written_on: date | None,
    since: date | None,
    hidden: _Names,
    sentence: str,
) -> Iterator[_Told]:
    clause = masked[start:end]
    found, ends = _without_objects(clause, list(_EVENT.finditer(clause)))
    is_ahead = _AHEAD.search(clause) is not None
    is_doubtful = _IN_DOUBT.search(clause) is not None
    roles = role_mentions(clause)
    joined = [
        _joined_day(clause, event, ends[index], found[index + 1].start() if index + 1 < len(found) else len(clause), inside, start)
        for index, event in enumerate(found)
    ]
    bound = {day.start for day in joined if day}
    for index, event in enumerate(found):
        group = event.lastgroup or ""
        before, after = clause[: event.start()], clause[ends[index] :]
        if _NOT_DONE.search(before) and group != "hearing":
            continue
        kind = {"report": "status_report", "did": "filing", "talks": "other", "met": "other"}.get(group, group)
        if group == "met" and "mediat" in sentence.lower():
            kind = "mediation_session"
        acts = _acts(group, before, after)
        day = joined[index]
        if group == "filing" and day is not None and not acts and not _is_dated_paper(before, after):
            day = None
        is_phrase = day is not None
        is_negated = _NEGATED.search(before) is not None
        if day is None and acts and not is_negated:
            day = _day_of_clause(clause, event, inside, start, bound) or lead_day
        told = _Told(
            kind,
            start + event.start(),
            start + event.end(),
            day,
            _party(clause, event, roles, kind, hidden),
            (start, end),
            is_phrase=is_phrase,
        )
        if group in ("mediation_session", "hearing", "met") and day is None and not inside:
            if _NOT_SET.search(clause):
                yield replace(told, is_scheduled=False, party=None)
        elif (
            is_ahead
            and group in ("report", "filing")
            and not is_negated
            and not is_doubtful
            and _is_due(due := day or _due_day(clause, inside, start, bound) or lead_day, group, written_on)
        ):
            yield replace(told, kind="report_due" if group == "report" else kind, day=due, is_scheduled=True)
        elif day is not None:
            is_future = day.day is not None and written_on is not None and day.day > written_on
            if not (is_doubtful and is_future):
                yield replace(told, is_scheduled=True if is_future else None)
                yield from (replace(told, start=more.start, end=more.end, day=more) for more in _more_days(clause, day, inside, start))
        elif group in ("settlement_proposal", "counter_proposal") and acts and not is_negated and not is_ahead and not is_doubtful:
            yield replace(told, not_before=since)
        elif (
            group == "talks"
            and (_GOING_ON.search(before) or _GOING_ON.match(after.lstrip()))
            and not is_negated
            and not is_ahead
            and not is_doubtful
        ):
            yield told


def _without_objects(clause: str, found: list[re.Match[str]]) -> tuple[list[re.Match[str]], list[int]]:
    """The events of a clause without those that only say what another is about ("a hearing on the motion"), and where each with its object
    ends.
    """
    kept: list[re.Match[str]] = []
    ends: list[int] = []
    for event in found:
        if kept and event.lastgroup in ("filing", "court_order", "other") and _WHAT_ABOUT.match(clause[ends[-1] : event.start()]):
            ends[-1] = event.end()
        else:
            kept.append(event)
            ends.append(event.end())
    return kept, ends


def _acts(group: str, before: str, after: str) -> bool:
    """Does a verb of this clause make the event happen?"""
    if group in ("met", "did"):
        return True
    verbs = _ACTS.get(group)
    if verbs is None:
        return False
    return (
        re.search(rf"\b{verbs}{_ONE_OR_MORE_WORDS}{{0,7}}\W*$", before, re.IGNORECASE) is not None
        or re.match(rf"\W*(?:was|were|has\s+been|have\s+been|is|are|will\s+be)\W+(?:\w+\W+){{0,2}}{verbs}\b", after, re.IGNORECASE)
        is not None
    )


def _is_dated_paper(before: str, after: str) -> bool:
    """Is the day that of a paper itself: "the May 3 motion", "the motion dated May 3", "the motion was filed May 3"?"""
    return (
        _modified_by_day(before) is not None
        or re.match(r"\s*,?\s*\(?(?:filed|dated|of|was\s+filed|is\s+due)?\s*(?:on\s+)?\x01", after) is not None
    )


def _modified_by_day(before: str) -> re.Match[str] | None:
    modified = _DAY_BEFORE.search(before)
    return modified if modified and not set(modified["words"].lower().split()) & _NO_MODIFIER else None


def _joined_day(clause: str, event: re.Match[str], event_end: int, next_event: int, inside: list[Day], start: int) -> Day | None:
    """The day that stands right before the event's words ("the March 17, 2009 order") or is joined to them ("the order dated March 17").
    `start`: of the clause in its sentence.
    """
    if modified := _modified_by_day(clause[: event.start()]):
        return next((day for day in inside if day.end == start + modified.start() + 1), None)
    joined = _BETWEEN.match(clause[event_end:next_event])
    return next((day for day in inside if joined and day.start == start + event_end + joined.end()), None)


def _day_of_clause(clause: str, event: re.Match[str], inside: list[Day], start: int, bound: set[int]) -> Day | None:
    """The day on which the clause says that it happened: the last one before the event ("on May 11 the Debtors made ..."), else the first
    after it ("made ... on May 11").
    """
    on = {start + match.end() for match in _ON_BEFORE.finditer(clause)}
    free = [day for day in inside if day.start in on and day.start not in bound]
    before = [day for day in free if day.start < start + event.start()]
    return before[-1] if before else next(iter(free), None)


def _more_days(clause: str, day: Day, inside: list[Day], start: int) -> Iterator[Day]:
    """The days that a list adds to a day: "on April 20 and May 4"."""
    last = day
    for more in (each for each in inside if each.start > day.start):
        if not re.fullmatch(r"\s*(?:,|,?\s*and)\s*(?:on\s+)?", clause[last.end - start : more.start - start]):
            return
        yield more
        last = more


def _due_day(clause: str, inside: list[Day], start: int, bound: set[int]) -> Day | None:
    """The day by which, on which or in how many days something is due."""
    named = {start + match.end() for pattern in (_BY_DAY, _ON_BEFORE) for match in pattern.finditer(clause)}
    return next((day for day in inside if day.start not in bound and (day.is_derived or day.start in named)), None)


def _is_due(due: Day | None, group: str, written_on: date | None) -> bool:
    """Is this promised for a day ahead? A report may be promised without a day, a paper not."""
    if due is None:
        return group == "report"
    return due.day is None or written_on is None or due.day > written_on


def _party(clause: str, event: re.Match[str], roles: list[tuple[str, int, int]], kind: str, hidden: _Names) -> str | None:
    """Who acted: the court for an order, who follows "by" in the passive, else the first party before the event that is not in the
    genitive.
    """
    if kind == "court_order":
        return "court"
    owner = next((role for role, _, end in roles if _OWNED.match(clause[end : event.start()])), None)
    if owner:
        return owner
    if kind in ("hearing", "mediation_session"):
        return None
    if _RECEIVED.search(clause):
        source = _FROM.search(clause, event.end())
        return next(
            (
                role
                for role, start, end in roles
                if source and source.end() <= start <= source.end() + 5 or end < event.start() and clause[end : end + 2] in _GENITIVE
            ),
            None,
        )
    if passive := _PASSIVE_BY.match(clause[event.end() :]):
        at = event.end() + passive.end()
        return next((role for role, start, _ in roles if at <= start <= at + 12), None)
    for person in _HONORIFIC.finditer(clause[: event.start()]):
        if role := hidden.role(clause[person.start() :]):
            return role
    return next((role for role, start, end in roles if end <= event.start() and clause[end : end + 2] not in _GENITIVE), None)
