"""A court's own list of a case (a docket report) -> the case, its parties by role, and its entries as events.

What belongs here: the layout of the pages that the federal courts' case system prints. Words are court_words.py's, letters
court_letters.py's.

A docket names many people. The judge and counsel of record keep their names; whoever else is a private person becomes a role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipelines.filings import html_layout
from pipelines.filings.blocks import Grid, Line, Page, Piece
from pipelines.filings.courts.court_words import (
    A_PERSON,
    CaseNumber,
    case_numbers,
    court_in,
    is_private_person,
    judge_in,
    role_name,
    title_without_persons,
)
from pipelines.filings.prose.spoken_days import Day, days
from pipelines.filings.records import CaseEvent, CaseParty, Document, LegalCase, Refusal, position_id

LONGEST_DESCRIPTION = 300
"""A petition's entry lists all that is due; so many characters say what it is."""

_LONGEST_TAGS = 40
"""The tags around a cell's first and last words take at most so many characters."""

_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_BOLD = re.compile(r"<b>(?P<bold>.*?)</b>", re.IGNORECASE | re.DOTALL)
_ENTRIES_HEAD = re.compile(r"^docket\s+text", re.IGNORECASE)
_NUMERIC_DAY = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)")
_RULE = re.compile(r"[-–—_=\s]*")
_VERSUS = re.compile(r"(?:v|vs)\.?", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:(?:joint|jointly\s+administered)\s+)?debtor(?:\s+in\s+possession)?|(?:(?:counter|cross|third[\s-]party|intervenor"
    r"|consol(?:idated)?|lead|movant)[\s-]*)?(?:plaintiff|defendant|claimant)|petitioner"
    r"|respondent|(?:u\.\s?s\.|united\s+states)\s+trustee|trustee|(?:official\s+)?creditors?['’]?\s+committee"
    r"|(?:petitioning\s+)?creditor|claims\s+and\s+noticing\s+agent|intervenor|movant|interested\s+party"
    r"|appell(?:ant|ee)|mediator|receiver|examiner|(?:interim\s+)?(?:special\s+)?(?:conflicts\s+)?counsel|amicus(?:\s+curiae)?"
    r"|garnishee|liquidator|foreign\s+representative|financial\s+advisor|consumer\s+privacy\s+ombudsman",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*(?:\(\d+\)|#?\d+)\s*$")
_TAX_ID = re.compile(r"\btax\s+id\b|\bEIN\b", re.IGNORECASE)
_PERSONAL_ID = re.compile(r"\bSSN\b|\bITIN\b|\bxxx-xx-\d{4}\b", re.IGNORECASE)
_FIRM_LINE = re.compile(r"[A-Z][^\d(@:]{3,80}")
_FACTS = {
    "judge": re.compile(r"\bassigned\s+to:\s*(?P<value>[^\n]+)", re.IGNORECASE),
    "chapter": re.compile(r"\bchapter:?\s+(?P<value>7|9|11|12|13|15)\b", re.IGNORECASE),
    "lead_number": re.compile(r"\blead\s+(?:bk\s+)?case:\s*(?P<value>[\d:-]+)", re.IGNORECASE),
    "lead_title": re.compile(r"\blead\s+(?:bk\s+)?title:\s*(?P<value>[^\n]+)", re.IGNORECASE),
    "filed": re.compile(r"\bdate\s+filed:\s*(?P<value>\d{1,2}/\d{1,2}/\d{2,4})", re.IGNORECASE),
    "terminated": re.compile(r"\bdate\s+terminated:\s*(?P<value>\d{1,2}/\d{1,2}/\d{2,4})", re.IGNORECASE),
}
_CAPTION = re.compile(r"[^\n]{2,120}\s(?:v|vs)\.?\s[^\n]{2,120}")

_AFTER_DESCRIPTION = re.compile(
    r"\s*(?:\bfiled\s+by\b|\(related\s+doc|\(attachments?\b|\(entered:|\(re\b[^)]*\d|\([A-Z][\w'’-]+,\s+[A-Z][\w .'’-]*\)"
    r"|\bissued\s+by\s+clerk)",
    re.IGNORECASE,
)
_FILER = re.compile(r"\((?P<last>[A-Z][\w'’-]+),\s+(?P<first>[A-Z][\w'’-]+)[\w .'’-]*\)")
_BY = re.compile(
    r"\bfiled\s+by\s+(?P<filer>.*?)(?:\s+on\s+behalf\s+of\s+(?P<client>.*?))?(?=\s+with\s+hearing\b|\s+objections?\s+due"
    r"|\s+responses?\s+due|\s*\(|$)",
    re.IGNORECASE | re.DOTALL,
)
_SWORN = re.compile(
    r"(?P<before>\b(?:affidavits?|declarations?|certificat\w+|affirmation|statement|letter|testimony|examination|deposition"
    r"|objection|opposition|response|employment|retention)\b(?:\s+[\w/]+){0,4}?\s+(?:of|by|from)\s+"
    r"|\bsubmitted\s+by\s+|\b(?:Mr|Ms|Mrs|Dr)\.?\s+)(?P<name>(?-i:[A-Z][a-z'’-]+(?:\s+[A-Z]\.)?(?:\s+[A-Z][a-z'’-]+)+(?:,?\s+(?:Jr"
    r"|Sr)\.?)?))",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    "service mailing objection standing publication compliance no non conference hearing law trial ownership interest default"
    " appeal record facts support opposition disinterested attorney attorneys counsel debtor"
    " debtors proposed person good foreign clerk official creditor creditors committee united states chapter motion order plan"
    " claim claims notice".split()
)
_BY_THE_COURT = re.compile(
    r"(?:receipt\s+of|certificate\s+of\s+(?:mailing|service)|affidavit\s+of\s+(?:service|mailing)|judge\s|summons"
    r"|case\s+(?:re)?assigned|transcript|deadlines?\b)",
    re.IGNORECASE,
)
_JUDGE_SPEAKS = re.compile(r"^(?:(?:Chief|Magistrate)\s+)?Judge\s+[^:]{3,60}:\s*", re.IGNORECASE)
_FIRST_WORD = re.compile(
    r"^(?:[\w'’./-]+\s+){0,4}?(?:(?P<court_order>stipulation\s+and\s+order|memorandum\s+(?:opinion|decision|and\s+order)"
    r"|(?:so\s+)?order(?:ed)?|judgment|opinion|decision|decree)"
    r"|(?P<hearing>minute\s+entry|\w*clerk['’]s\s+notes|(?:hearing|conference|trial)\s+(?:held|set|scheduled|begun))"
    r"|(?P<status_report>status\s+(?:report|letter|update))"
    r"|(?P<filing>motion|application|notice|petition|complaint|proposed|statement|request|objection|stipulation|declaration"
    r"|affidavit|letter|memorandum|response|reply|answer|brief|claim))\b",
    re.IGNORECASE,
)
"""The first of these words says what an entry is: an order granting a motion is an order, a motion for an order is none."""


@dataclass(frozen=True, slots=True)
class Docket:
    """What a docket report gives."""

    cases: tuple[LegalCase, ...] = ()
    parties: tuple[CaseParty, ...] = ()
    events: tuple[CaseEvent, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def read(page: Page, document: Document) -> Docket:
    """The case, its parties and its entries.

    In: the page and the facts of its document. Out: records in page order; a case number that can't be parsed and a day that doesn't exist
    are refusals of scope cell. Nothing raises.
    """
    lines = [(line, isinstance(block, Grid)) for block in page.blocks for line in block.lines if line.pieces]
    at = next((index for index, (line, _) in enumerate(lines) if any(_ENTRIES_HEAD.match(piece.text) for piece in line.pieces)), len(lines))
    head, entries = [line for line, _ in lines[:at]], [line for line, _ in lines[at:]]
    refusals: list[Refusal] = []
    parties = tuple(_parties(page, document, [line for line, is_row in lines[:at] if is_row]))
    case = _case(page, document, head, parties, refusals)
    if case is None:
        return Docket(refusals=tuple(refusals))
    parties = tuple(replace(party, case_number=case.case_number) for party in parties)
    events = tuple(_entries(page, document, case, parties, entries, refusals))
    return Docket((case,), parties, events, tuple(refusals))


def _cell_lines(page: Page, piece: Piece) -> list[Piece]:
    """The printed lines of one cell: what stands between its line breaks."""
    source = page.text[piece.start : piece.end]
    if "<" not in source:
        return [piece]
    edges = [0, *(edge for found in _BREAK.finditer(source) for edge in found.span()), len(source)]
    shown = (
        html_layout.shown(page.text, piece.start + start, piece.start + end) for start, end in zip(edges[::2], edges[1::2], strict=True)
    )
    return [part for part in shown if part is not None]


# --- the head ---------------------------------------------------------------------------------------------------------------------------


def _case(page: Page, document: Document, head: list[Line], parties: tuple[CaseParty, ...], refusals: list[Refusal]) -> LegalCase | None:
    rows = [(line, [part for piece in line.pieces for part in _cell_lines(page, piece)]) for line in head]
    text = "\n".join(
        " ".join(part.text for part in parts)
        if len(line.pieces) > 1 and len(parts) == len(line.pieces)
        else "\n".join(part.text for part in parts)
        for line, parts in rows
    )
    above: list[str] = []
    for line, parts in rows:
        for part in parts:
            above.append(part.text)
            if not case_numbers(part.text, None):
                continue
            court = court_in("\n".join(above))
            for number in case_numbers(part.text, court):
                start, end = _place(page, part, number.start, number.end)
                if not isinstance(number, CaseNumber):
                    detail = f"{number.text!r} stands where a case number should, and is none."
                    refusals.append(_refusal(document, page, line, start, end, "case_number_unreadable", detail))
                    return None
                facts = {name: found["value"].strip() if (found := pattern.search(text)) else None for name, pattern in _FACTS.items()}
                return LegalCase(
                    legal_case_id=position_id(document.document_id, start, end),
                    document_id=document.document_id,
                    case_number=number.number,
                    judge_initials=number.initials,
                    case_kind=number.kind,
                    case_title=_title(number.kind, facts["lead_title"], parties, text),
                    court=court.name if court else None,
                    court_code=court.code if court else None,
                    judge=judge_in(facts["judge"] or "") or facts["judge"],
                    chapter=facts["chapter"],
                    lead_case_number=facts["lead_number"],
                    filed_on=_fact_day(page, document, rows, facts["filed"], refusals),
                    terminated_on=_fact_day(page, document, rows, facts["terminated"], refusals),
                    line_number=line.number,
                    char_start=start,
                    char_end=end,
                )
    return None


def _title(kind: str, lead_title: str | None, parties: tuple[CaseParty, ...], text: str) -> str | None:
    """The debtor's name; of an adversary proceeding the leading case's and who sues whom; of a civil case the caption."""

    def first(role: str) -> str | None:
        found = next((party for party in parties if party.role == role), None)
        return (found.name or A_PERSON) if found else None

    plaintiff, defendant = first("plaintiff"), first("defendant")
    dispute = f"{plaintiff} v. {defendant}" if plaintiff and defendant else None
    if kind == "adversary":
        return ": ".join(filter(None, (title_without_persons(lead_title) if lead_title else None, dispute))) or None
    if debtor := first("debtor"):
        return debtor
    caption = _CAPTION.search(text)
    return title_without_persons(caption[0].strip()) if caption else dispute


def _fact_day(
    page: Page, document: Document, rows: list[tuple[Line, list[Piece]]], printed: str | None, refusals: list[Refusal]
) -> date | None:
    if printed is None:
        return None
    day: Day | None = next(iter(days(printed, None)), None)
    if day is not None and day.exists:
        return day.day
    for line, parts in rows:
        for part in parts:
            at = part.text.find(printed)
            if at >= 0:
                start, end = _place(page, part, at, at + len(printed))
                refusals.append(
                    _refusal(document, page, line, start, end, "date_does_not_exist", f"{printed!r} is no day of the calendar.")
                )
                return None
    return None


def _parties(page: Page, document: Document, head: list[Line]) -> Iterator[CaseParty]:
    """Each party under its role, and who represents it."""
    role: str | None = None
    for line in head:
        first, others = line.pieces[0], line.pieces[1:]
        parts = [part for part in _cell_lines(page, first) if not _RULE.fullmatch(part.text)]
        if parts and _ROLE.fullmatch(_NUMBERED.sub("", parts[0].text)):
            role = role_name(_NUMBERED.sub("", parts[0].text))
            parts = parts[1:]
        if role is None or not parts or _VERSUS.fullmatch(parts[0].text):
            continue
        name = parts[0]
        details = " ".join(part.text for part in parts[1:])
        is_person = _PERSONAL_ID.search(details) is not None or not _TAX_ID.search(details) and is_private_person(name.text)
        shown = None if is_person else name.text
        case_party_id = position_id(document.document_id, name.start, name.end)
        yield CaseParty(case_party_id, document.document_id, None, role, shown, None, None, line.number, name.start, name.end)
        if others:
            yield from _counsel(page, document, line, others[-1], role, name.text)
        role = None


def _counsel(page: Page, document: Document, line: Line, cell: Piece, role: str, client: str) -> Iterator[CaseParty]:
    """Counsel of record: names in bold, each with the firm on the line under it."""
    lines = _cell_lines(page, cell)
    for found in _BOLD.finditer(page.text, max(line.start, cell.start - _LONGEST_TAGS), cell.end + _LONGEST_TAGS):
        name = html_layout.shown(page.text, *found.span("bold"))
        if name is None or name.text == client or not cell.start <= name.start < cell.end:
            continue
        under = next((part.text for part in lines if part.start >= name.end), "")
        firm = under if _FIRM_LINE.fullmatch(under) and not is_private_person(under) and "PRO SE" not in under.upper() else None
        shown = f"{name.text}, {firm}" if firm else name.text
        number = line.number + page.text.count("\n", line.start, name.start)
        case_party_id = position_id(document.document_id, name.start, name.end)
        yield CaseParty(case_party_id, document.document_id, None, "counsel", shown, None, role, number, name.start, name.end)


# --- the entries ------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the list: when something was entered, under which number, and what."""

    line: Line
    filed: Piece
    number: str | None
    entry: Piece


def _entries(
    page: Page, document: Document, case: LegalCase, parties: tuple[CaseParty, ...], lines: list[Line], refusals: list[Refusal]
) -> Iterator[CaseEvent]:
    """The events of the list; a row whose day doesn't exist is refused."""
    persons = _persons(page, parties)
    clients = {party.name.strip(" .,").casefold(): party.role for party in reversed(parties) if party.name and party.role != "counsel"}
    for row in _rows(lines):
        day = next(iter(days(row.filed.text, None)), None)
        if day is None or not day.exists:
            detail = f"{row.filed.text!r} is no day of the calendar."
            refusals.append(_refusal(document, page, row.line, row.filed.start, row.filed.end, "date_does_not_exist", detail))
            continue
        entry = row.entry
        kind = _kind(entry.text, row.number)
        yield CaseEvent(
            case_event_id=position_id(document.document_id, entry.start, entry.end),
            document_id=document.document_id,
            case_number=case.case_number,
            event_date=day.day,
            event_kind=kind,
            entry_number=row.number,
            party="court" if kind == "court_order" else _filed_for(entry.text, clients),
            description=_description(entry.text, persons),
            is_scheduled=None,
            is_derived=False,
            not_before=None,
            line_number=row.line.number,
            char_start=entry.start,
            char_end=entry.end,
        )


def _rows(lines: list[Line]) -> Iterator[_Row]:
    """The rows that begin with a day and have words in the column "Docket Text"."""
    column = next((piece.x0 for line in lines for piece in line.pieces if _ENTRIES_HEAD.match(piece.text)), None)
    if column is None:
        return
    for line in lines:
        filed, *others = line.pieces
        entry = next((piece for piece in others if piece.x0 >= column), None)
        if entry is not None and _NUMERIC_DAY.fullmatch(filed.text):
            numbers = (re.match(r"\d+", piece.text) for piece in others if piece.x0 < column)
            yield _Row(line, filed, next((found[0] for found in numbers if found), None), entry)


def _kind(text: str, number: str | None) -> str:
    text = _JUDGE_SPEAKS.sub("", text)
    if _BY_THE_COURT.match(text):
        return "other"
    if found := _FIRST_WORD.match(text):
        return found.lastgroup or ""
    return "filing" if number or _BY.search(text) else "other"


def _filed_for(text: str, clients: dict[str, str]) -> str | None:
    """The role of the party for which an entry was filed; None for one that the page does not list. In: the entry; the parties' names, in
    small letters, with their roles.
    """
    if found := _BY.search(text):
        return clients.get((found["client"] or found["filer"]).strip(" .,").casefold())
    lowered = text.casefold()
    return next((role for name, role in clients.items() if f" by {name}" in lowered), None) if " by " in lowered else None


@dataclass(frozen=True, slots=True)
class _Persons:
    """The parties that are private persons, by name."""

    roles: dict[str, str]
    pattern: re.Pattern[str]


def _persons(page: Page, parties: tuple[CaseParty, ...]) -> _Persons:
    roles = {page.text[party.char_start : party.char_end]: party.role for party in parties if party.name is None}
    names = "|".join(re.escape(name) for name in sorted(roles, key=len, reverse=True))
    return _Persons(roles, re.compile(rf"\b(?:{names})\b" if names else r"(?!)"))


def _description(text: str, persons: _Persons) -> str:
    """What was entered: the entry up to who filed it, without names of private persons."""
    cut = _AFTER_DESCRIPTION.search(text)
    shown = text[: cut.start()] if cut and cut.start() else text
    for filer in _FILER.finditer(text):
        shown = re.sub(rf"\b{re.escape(filer['first'])}(?:\s+[A-Z]\.)?\s+{re.escape(filer['last'])}\b", "counsel", shown)
    shown = persons.pattern.sub(lambda found: f"the {persons.roles[found[0]].replace('_', ' ')}", shown)
    shown = _SWORN.sub(_without_name, shown).strip(" .,:;/-")
    return shown if len(shown) <= LONGEST_DESCRIPTION else shown[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"


def _without_name(found: re.Match[str]) -> str:
    name = found["name"]
    if set(name.lower().replace(",", " ").split()) & _NO_NAME or not is_private_person(name):
        return found[0]
    return found["before"] + "a person"


# --- places -----------------------------------------------------------------------------------------------------------------------------


def _place(page: Page, part: Piece, start: int, end: int) -> tuple[int, int]:
    """Where `part.text[start:end]` stands in the document."""
    spans = html_layout.character_spans(page.text, part)
    return spans[start][0], spans[end - 1][1]


def _refusal(document: Document, page: Page, line: Line, start: int, end: int, rule: str, detail: str) -> Refusal:
    text = page.text[line.start : line.end].strip("\r\n")[:2000]
    return Refusal(document.document_id, document.source_path, "cell", line.number, start, end, None, text, rule, detail)
