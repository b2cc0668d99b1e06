"""Letters to a court -> the case, its parties by role, and the events that the letter tells of.

What belongs here: where in a letter the case, the court, the judge and the parties stand, and the records. What its sentences tell is
letter_events.py's, who of its persons stays without a name letter_persons.py's; words are court_words.py's, days spoken_days.py's.

Letterhead, running heads, page numbers and the list of recipients are no text of the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipelines.filings.blocks import Line, Page, Paragraph
from pipelines.filings.courts.court_words import (
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
from pipelines.filings.courts.letter_events import NEGATED, Told, told_in, words_that_tell
from pipelines.filings.courts.letter_persons import NAME, RECIPIENTS, Names, mediator_in
from pipelines.filings.prose.passages import Passage, Places, passages, sentences
from pipelines.filings.prose.spoken_days import Day, days
from pipelines.filings.records import CaseEvent, CaseParty, Document, LegalCase, Refusal, position_id

LONGEST_HEADING = 80
"""What stands in the body, is so short and ends no sentence is a heading, a running head or a page number."""
LONGEST_TITLE = 200
LONGEST_SENTENCE = 3_000
"""What goes on longer without a full stop is no sentence."""
_CLOSING = re.compile(
    r"^\s*(?:(?:very\s+|most\s+)?(?:respectfully|sincerely|truly|cordially)\b|yours\b|best\s+regards|with\s+(?:kind\s+)?regards)",
    re.IGNORECASE,
)
_CLOSING_WORDS = re.compile(
    r"^\s*(?:very\s+|most\s+)?(?:respectfully|sincerely|truly|cordially|yours|best\s+regards)[\w\s]{0,20},?|/s/", re.IGNORECASE
)
_FIRM = re.compile(r"\b(?:LLP|L\.L\.P|P\.?C|P\.?A|PLLC|LLC|Attorneys\s+at\s+Law|Law\s+(?:Offices?|Firm))\b\.?", re.IGNORECASE)
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
_CALLED = re.compile(r"\s*,?\s*\((?:collectively,?\s+)?(?:the\s+)?[\"“](?P<called>[^\"”]{2,60})[\"”]\)")
_STATUS = re.compile(r"\bstatus\s+(?:report|letter|update)|\b(?:progress|interim)\s+report", re.IGNORECASE)


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


class _Paper:
    """The document that a letter is: where its words are printed, and what of it was refused."""

    def __init__(self, page: Page, document: Document) -> None:
        self.id = document.document_id
        self.dated_on = document.dated_on
        self.refusals: list[Refusal] = []
        self._path = document.source_path
        self._text = page.text
        self._places = Places(page)

    def at(self, passage: Passage, start: int, end: int) -> tuple[int, int, int]:
        """Where these words of a passage are printed: line, and offsets into the document."""
        return self._places.of(passage, start, end)

    def refuse(self, passage: Passage, start: int, end: int, rule: str, detail: str) -> None:
        """Refuse these words of a passage."""
        line, char_start, char_end = self.at(passage, start, end)
        whole = next(each for each in passage.lines if each.number == line)
        text = self._text[whole.start : whole.end].strip("\r\n")[:2000]
        self.refusals.append(Refusal(self.id, self._path, "cell", line, char_start, char_end, None, text, rule, detail))

    def refuse_day(self, passage: Passage, start: int, end: int) -> None:
        """Refuse a day that doesn't exist."""
        self.refuse(passage, start, end, "date_does_not_exist", f"{passage.text[start:end]!r} is no day of the calendar.")


def read(page: Page, document: Document) -> Letter:
    """The case, the parties and the events of a letter to a court.

    In: the page and the facts of its document; `dated_on` is the day from which days ahead are counted. Out: records in page order; a case
    number that can't be parsed and a day that doesn't exist are refusals of scope cell. Nothing raises.
    """
    parts = _parts(page)
    if parts is None:
        return Letter()
    paper = _Paper(page, document)
    head_text = "\n".join(" ".join(piece.text for piece in line.pieces) for passage in parts.head for line in passage.lines)
    court = court_in(head_text)
    cases = _cases(parts, paper, court, judge_in(head_text) or _judge_of_salutation(parts))
    number = cases[0].case_number if cases else None
    mediator = mediator_in(" ".join(passage.text for passage, _ in parts.body))
    parties = _parties(parts, paper, cases, mediator is not None)
    own = _this_letter(parts, paper, number, court)
    told = tuple(_events(parts, paper, number, Names(_recipients(parts), mediator)))
    return Letter(cases, parties, (*own, *told), tuple(paper.refusals))


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
            if index > start and (_CLOSING.match(passage.text) or RECIPIENTS.match(passage.text))
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


def _recipients(parts: _Parts) -> list[str]:
    """The passages of the list of recipients, which ends a letter."""
    first = next((index for index, each in enumerate(parts.tail) if RECIPIENTS.match(each.text)), len(parts.tail))
    return [passage.text for passage in parts.tail[first:]]


# --- the case -----------------------------------------------------------------------------------------------------------------------------


def _cases(parts: _Parts, paper: _Paper, court: Court | None, judge: str | None) -> tuple[LegalCase, ...]:
    """The cases that the head names, the one written about first."""
    found: dict[str, LegalCase] = {}
    chapter = _chapter(parts)
    for index, passage in enumerate(parts.head):
        above = parts.head[index - 1].text if index else ""
        before = 0
        for number in case_numbers(passage.text, court):
            if not isinstance(number, CaseNumber):
                detail = f"{number.text!r} stands where a case number should, and is none."
                paper.refuse(passage, number.start, number.end, "case_number_unreadable", detail)
                continue
            title = _title(passage.text[before : number.label_start], passage.text[number.after :], above)
            place = paper.at(passage, number.start, number.end)
            found.setdefault(number.number, _case(paper, number, title, court, judge, chapter, place))
            before = number.after
    cases = list(found.values())
    lead = next((case.case_number for case in cases if case.case_kind == "bankruptcy"), None)
    return tuple(replace(case, lead_case_number=lead) if case.case_kind == "adversary" else case for case in cases)


def _case(
    paper: _Paper,
    number: CaseNumber,
    title: str | None,
    court: Court | None,
    judge: str | None,
    chapter: str | None,
    place: tuple[int, int, int],
) -> LegalCase:
    line, start, end = place
    return LegalCase(
        legal_case_id=position_id(paper.id, start, end),
        document_id=paper.id,
        case_number=number.number,
        judge_initials=number.initials,
        case_kind=number.kind,
        case_title=title,
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
    )


def _chapter(parts: _Parts) -> str | None:
    """The first chapter of the bankruptcy code that a letter names."""
    texts = (passage.text for passage in (*parts.head, *(each for each, _ in parts.body)))
    return next((match[1] for text in texts if (match := _CHAPTER.search(text))), None)


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


# --- its parties --------------------------------------------------------------------------------------------------------------------------


def _parties(parts: _Parts, paper: _Paper, cases: tuple[LegalCase, ...], has_mediator: bool) -> tuple[CaseParty, ...]:
    """Each role at its first mention: organisations with their names, persons without."""
    number = cases[0].case_number if cases else None
    found: dict[tuple[str, str | None], CaseParty] = {}
    for passage in parts.head:
        for role, name in _titled(cases):
            at = passage.text.find(name)
            if at >= 0 and (role, name) not in found:
                found[role, name] = _of_role(paper, number, role, name, None, passage, at, at + len(name))
    named = {role for role, _ in found}
    for passage, role, start, end in _mentioned(parts):
        called = _CALLED.match(passage.text, end)
        printed = passage.text[start:end]
        if role in named and not (called and (role, printed) not in found and role not in ("debtor", "plaintiff", "defendant")):
            continue
        named.add(role)
        own_name = printed if role in _GROUPS else None
        found[role, printed] = _of_role(paper, number, role, own_name, called["called"] if called else None, passage, start, end)
    if has_mediator and "mediator" not in named:
        texts = ((passage, re.search(r"mediat\w*", passage.text, re.IGNORECASE)) for passage, _ in parts.body)
        passage, first = next((passage, match) for passage, match in texts if match)
        found["mediator", None] = _of_role(paper, number, "mediator", None, None, passage, *first.span())
    return (*found.values(), *_counsel(parts, paper, number))


_GROUPS = ("creditors_committee", "lender", "noteholder", "us_trustee")
"""Roles whose printed words name who has them."""


def _mentioned(parts: _Parts) -> Iterator[tuple[Passage, str, int, int]]:
    """The parties that the body speaks of: passage, role, and the place of the words; not whom it says that there is none of."""
    for passage, opening in parts.body:
        for role, start, end in role_mentions(passage.text):
            if start >= opening and role not in ("court", "parties") and not NEGATED.search(passage.text[max(0, start - 4) : start]):
                yield passage, role, start, end


def _of_role(
    paper: _Paper, number: str | None, role: str, name: str | None, called: str | None, passage: Passage, start: int, end: int
) -> CaseParty:
    """The party at these words of a passage. In: its name, and what a parenthesis calls it."""
    line, char_start, char_end = paper.at(passage, start, end)
    return CaseParty(position_id(paper.id, char_start, char_end), paper.id, number, role, name, called, None, line, char_start, char_end)


def _titled(cases: tuple[LegalCase, ...]) -> Iterator[tuple[str, str]]:
    """The parties that titles name: the debtor, or plaintiff and defendant. Private persons are left out."""
    for case in cases:
        sides = _VERSUS.split(case.case_title or "")
        roles = ("plaintiff", "defendant") if len(sides) == 2 else ("debtor",) if case.case_kind == "bankruptcy" and len(sides) == 1 else ()
        for role, side in zip(roles, sides, strict=False):
            name = without_others(side)
            if name and not name.startswith("("):
                yield role, name


def _counsel(parts: _Parts, paper: _Paper, number: str | None) -> Iterator[CaseParty]:
    """Who signed the letter: counsel of record, with the firm of the letterhead."""
    firm = next(
        (text for passage in parts.head for text, _ in _lines(passage) if _FIRM.search(text) and len(text) <= LONGEST_HEADING), None
    )
    for passage in parts.tail:
        if RECIPIENTS.match(passage.text):
            return
        for text, at in _lines(passage):
            signed = NAME.search(_CLOSING_WORDS.sub(lambda found: " " * len(found[0]), text))
            if signed is not None and is_private_person(signed[0]):
                name = f"{signed[0]}, {firm}" if firm else signed[0]
                party = _of_role(paper, number, "counsel", name, None, passage, at + signed.start(), at + signed.end())
                yield replace(party, represents=_client(parts))
                return


def _client(parts: _Parts) -> str | None:
    """The role of the party for which the letter is signed: "Attorneys for the Debtors"."""
    client = next((match["client"] for each in parts.tail if (match := _CLIENT.search(each.text))), None)
    roles = role_mentions(client) if client else []
    return roles[0][0] if roles else None


def _lines(passage: Passage) -> Iterator[tuple[str, int]]:
    """The printed lines of a passage, each with its offset in the passage."""
    for start, end in zip(passage.line_starts, (*passage.line_starts[1:], len(passage.text) + 1), strict=True):
        yield passage.text[start : end - 1], start


# --- its events ---------------------------------------------------------------------------------------------------------------------------


def _this_letter(parts: _Parts, paper: _Paper, number: str | None, court: Court | None) -> Iterator[CaseEvent]:
    """The letter itself, at the line that bears its date."""
    for passage in parts.head:
        for day in days(passage.text, None):
            if day.is_derived:
                continue
            if not day.exists:
                paper.refuse_day(passage, day.start, day.end)
            elif day.day == paper.dated_on:
                yield _sent(parts, paper, number, court, day, paper.at(passage, day.start, day.end))
                return


def _sent(parts: _Parts, paper: _Paper, number: str | None, court: Court | None, day: Day, place: tuple[int, int, int]) -> CaseEvent:
    """That this letter was written, by counsel or by the parties together."""
    body = " ".join(text.text for text, _ in parts.body)
    is_report = _STATUS.search(body) is not None or _STATUS.search(" ".join(each.text for each in parts.head)) is not None
    is_joint = re.search(r"\bjoint\b", body[:400], re.IGNORECASE) is not None
    what = f"{'joint ' if is_joint else ''}{'status report' if is_report else 'letter'} to the {court.name if court else 'court'}"
    line, start, end = place
    return CaseEvent(
        case_event_id=position_id(paper.id, start, end),
        document_id=paper.id,
        case_number=number,
        event_date=day.day,
        event_kind="status_report" if is_report else "filing",
        entry_number=None,
        party="parties" if is_joint else "counsel",
        description=what[0].upper() + what[1:],
        is_scheduled=None,
        is_derived=False,
        not_before=None,
        line_number=line,
        char_start=start,
        char_end=end,
    )


def _events(parts: _Parts, paper: _Paper, number: str | None, names: Names) -> Iterator[CaseEvent]:
    """What the sentences of the body tell of."""
    last: date | None = None  # on which something happened
    for passage, start, end in _sentences(parts):
        sentence = passage.text[start:end]
        found = days(sentence, paper.dated_on)
        for day in found:
            if not day.exists:
                paper.refuse_day(passage, start + day.start, start + day.end)
        told = told_in(sentence, found, paper.dated_on, last, names)
        for event in told:
            if event.day is None or event.day.exists:
                place = paper.at(passage, start + event.start, start + event.end)
                yield _event(paper, number, event, names.hidden(words_that_tell(sentence, event)), place)
        last = max((event.day.day for event in told if event.day and event.day.day and event.is_scheduled is None), default=last)


def _sentences(parts: _Parts) -> Iterator[tuple[Passage, int, int]]:
    for passage, opening in parts.body:
        for start, end in sentences(passage.text):
            start = max(start, opening)
            if 0 < end - start <= LONGEST_SENTENCE:
                yield passage, start, end


def _event(paper: _Paper, number: str | None, event: Told, words: str, place: tuple[int, int, int]) -> CaseEvent:
    line, start, end = place
    return CaseEvent(
        case_event_id=position_id(paper.id, start, end),
        document_id=paper.id,
        case_number=number,
        event_date=event.day.day if event.day else None,
        event_kind=event.kind,
        entry_number=None,
        party=event.party,
        description=_described(words),
        is_scheduled=event.is_scheduled,
        is_derived=event.day is not None and event.day.is_derived,
        not_before=event.not_before,
        line_number=line,
        char_start=start,
        char_end=end,
    )


def _described(clause: str) -> str:
    text = re.sub(r"^(?:and|but|while|although|yet|so|that)\s+", "", clause.strip(" ,;:"), flags=re.IGNORECASE).strip(" ,;:")
    return text[:1].upper() + re.sub(r"(?<!\.[a-z])\.$", "", text[1:])
