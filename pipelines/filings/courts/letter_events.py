"""Sentences of a letter to a court -> the events that they tell of.

What belongs here: the grammar that binds a day, a party and an event. Where in a letter the sentences stand, and the records, are
court_letters.py's; words are court_words.py's, days spoken_days.py's.

Precision comes first: a day becomes an event's only where the grammar joins the two ("the order dated March 17", "on May 11 the Debtors
made a counter-proposal"). Without a day, an event counts only where the sentence says that it happened (a proposal was made), that it is
going on (talks), that it is promised (a further report), or that it is not set (no session is scheduled).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipelines.filings.courts.court_words import role_mentions
from pipelines.filings.courts.letter_persons import Names
from pipelines.filings.prose.spoken_days import Day

LONGEST_CLAUSE = 120
"""Of a longer clause only the words around an event describe it."""
_DATE_MARK = "\x01"
"""Stands for each character of a printed day, so that its commas end no clause."""
_EVENT = re.compile(
    r"""
    (?P<counter_proposal>\bcounter-?\s?(?:proposal|offer)s?\b)
  | (?P<settlement_proposal>\b(?:settlement\s+)?(?:proposal|offer)s?\b|\bterm\s+sheets?\b)
  | (?P<mediation_session>\bmediation\s+(?:session|conference|meeting)s?\b
      |\b(?:further|next|another|additional|first|second|third|final)\s+session\b
      |\bmediation\b(?=\s+(?:was|took|began|commenced|occurred|resumed|is\s+scheduled|will|on\s+\x01)))
  | (?P<report>\b(?:(?:joint|further|next|interim|progress|written|status|monthly|quarterly|operating|final|updated|supplemental|another
        |additional)\s+)+(?:report|letter|update)s?\b
      |\breport\s+(?:back|again|further|to\s+(?:the\s+Court|Your\s+Honor))\b)
  | (?P<hearing>\b(?:(?:status|pre-?trial|case\s+management|scheduling|settlement|initial|discovery|chambers|telephonic)\s+conference
        |conference|hearing|oral\s+argument|(?:bench\s+|jury\s+)?trial)s?\b)
  | (?P<court_order>\b(?<!in\ )(?:order|ruling|decision|opinion|judgment)s?\b(?!\s+(?:to|that)\b))
  | (?P<filing>\b(?:motion|petition|complaint|plan(?:\s+of\s+(?:reorgani[sz]ation|liquidation))?|disclosure\s+statement|stipulation|answer
      |application|objection|notice|appeal|brief|memorandum
      |declaration|adversary\s+proceeding|proofs?\s+of\s+claim)s?\b)
  | (?P<did>\b(?:filed|sought)\s+(?:for\s+)?(?:bankruptcy|relief|protection|chapter)\b|\b(?:objected|appealed)\b|\bmoved\s+(?:to|for)\b)
  | (?P<met>\bmet\b(?!\s+(?:its|the|their)\s+(?:burden|deadline|obligation)))
  | (?P<talks>\b(?:discussions|talks|negotiations|conversations)\b
      |\b(?:talking|speaking|negotiating|conferring)\s+(?:separately\s+)?(?:with|to)\b)
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
NEGATED = re.compile(r"\b(?:not|never|neither|no|nor|without|n['’]t)\b", re.IGNORECASE)
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
_KINDS = {"report": "status_report", "did": "filing", "talks": "other", "met": "other"}
"""CaseEvent.event_kind of the groups of _EVENT that are not named after it."""


@dataclass(frozen=True, slots=True)
class Told:
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


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a sentence. Its days are masked: each character of them is _DATE_MARK."""

    text: str
    start: int  # in the sentence
    days: list[Day]  # with offsets into the sentence
    lead_day: Day | None  # of the clause before, which only leads up to this one: "On May 11, ..."
    since: date | None  # after which it happened: "Since May 11, ..."
    written_on: date | None
    is_of_mediation: bool  # its sentence is about one
    is_ahead: bool
    is_doubtful: bool

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Named:
    """An event that a clause names; offsets into the clause."""

    group: str  # of _EVENT
    start: int
    end: int  # of its name
    end_with_object: int  # "a hearing on the motion"


def told_in(sentence: str, found: list[Day], written_on: date | None, last: date | None, names: Names) -> list[Told]:
    """The events of one sentence. In: the sentence, its days, the day of writing, and the latest day of which the sentences before told
    that something happened.
    """
    masked = sentence
    for day in found:
        masked = masked[: day.start] + _DATE_MARK * (day.end - day.start) + masked[day.end :]
    told: list[Told] = []
    since = last if _AFTERWARDS.match(sentence) else None
    lead_day: Day | None = None
    is_of_mediation = "mediat" in sentence.lower()
    for start, end, lead in _clauses(masked):
        text = masked[start:end]
        inside = [day for day in found if start <= day.start < end]
        is_ahead, is_doubtful = _AHEAD.search(text) is not None, _IN_DOUBT.search(text) is not None
        clause = _Clause(text, start, inside, lead_day, since, written_on, is_of_mediation, is_ahead, is_doubtful)
        events = list(_of_clause(clause, names))
        told.extend(events)
        if lead in ("since", "after", "following") and inside and inside[0].day:
            since = inside[0].day
        if inside:
            lead_day = inside[0] if lead == "on" and len(inside) == 1 and not events else None
    return told


def words_that_tell(sentence: str, event: Told) -> str:
    """The words that tell of an event: its clause; of a long clause the noun phrase with its day, if it has one."""
    start, end = event.clause
    if event.day is None or not event.is_phrase or end - start <= LONGEST_CLAUSE and not (start == 0 and _LEAD.match(sentence)):
        return sentence[start:end]
    first, last = min(event.start, event.day.start), max(event.end, event.day.end)
    articles = [found.start() for found in _ARTICLE.finditer(sentence, max(start, first - 60), first)]
    about = _ABOUT.match(sentence, last, end)
    return sentence[articles[-1] if articles else first : about.end() if about else last]


# --- clauses ------------------------------------------------------------------------------------------------------------------------------


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


def _of_clause(clause: _Clause, names: Names) -> Iterator[Told]:
    """The events of one clause."""
    found = _without_objects(clause.text)
    if not found:
        return
    nexts = [*(named.start for named in found[1:]), len(clause.text)]
    joined = [_joined_day(clause, named, until) for named, until in zip(found, nexts, strict=True)]
    bound = {day.start for day in joined if day}
    roles = role_mentions(clause.text)
    for named, day in zip(found, joined, strict=True):
        if named.group == "hearing" or not _NOT_DONE.search(clause.text[: named.start]):
            yield from _of_event(clause, named, day, bound, roles, names)


def _of_event(
    clause: _Clause, named: _Named, day: Day | None, bound: set[int], roles: list[tuple[str, int, int]], names: Names
) -> Iterator[Told]:
    """What a clause tells of one event that it names: that it is not set, is due, has its day, or happened. In: the day that is joined to
    its words, and where the days stand that are joined to any.
    """
    group = named.group
    before, after = clause.text[: named.start], clause.text[named.end_with_object :]
    acts = _acts(group, before, after)
    is_negated = NEGATED.search(before) is not None
    if group == "filing" and day is not None and not acts and not _is_dated_paper(before, after):
        day = None
    is_phrase = day is not None
    if day is None and acts and not is_negated:
        day = _day_of_clause(clause, named, bound) or clause.lead_day
    kind = "mediation_session" if group == "met" and clause.is_of_mediation else _KINDS.get(group, group)
    party = _party(clause.text, named, roles, kind, names)
    told = Told(kind, clause.start + named.start, clause.start + named.end, day, party, clause.span, is_phrase=is_phrase)
    if group in ("mediation_session", "hearing", "met") and day is None and not clause.days:
        if _NOT_SET.search(clause.text):
            yield replace(told, is_scheduled=False, party=None)
        return
    if clause.is_ahead and group in ("report", "filing") and not is_negated and not clause.is_doubtful:
        due = day or _due_day(clause, bound) or clause.lead_day
        if _is_due(due, group, clause.written_on):
            yield replace(told, kind="report_due" if group == "report" else kind, day=due, is_scheduled=True)
            return
    if day is not None:
        yield from _on_its_days(clause, told, day)
    elif not is_negated and not clause.is_ahead and not clause.is_doubtful:
        if group in ("settlement_proposal", "counter_proposal") and acts:
            yield replace(told, not_before=clause.since)
        elif group == "talks" and (_GOING_ON.search(before) or _GOING_ON.match(after.lstrip())):
            yield told


def _on_its_days(clause: _Clause, told: Told, day: Day) -> Iterator[Told]:
    """An event with its day, and with those that a list adds; none for a day ahead that is in doubt."""
    is_future = day.day is not None and clause.written_on is not None and day.day > clause.written_on
    if clause.is_doubtful and is_future:
        return
    yield replace(told, is_scheduled=True if is_future else None)
    for more in _more_days(clause, day):
        yield replace(told, start=more.start, end=more.end, day=more)


def _without_objects(text: str) -> list[_Named]:
    """The events that a clause names, without those that only say what another is about ("a hearing on the motion")."""
    kept: list[_Named] = []
    for event in _EVENT.finditer(text):
        group = event.lastgroup or ""
        if kept and group in ("filing", "court_order", "other") and _WHAT_ABOUT.match(text[kept[-1].end_with_object : event.start()]):
            kept[-1] = replace(kept[-1], end_with_object=event.end())
        else:
            kept.append(_Named(group, event.start(), event.end(), event.end()))
    return kept


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


# --- its day ------------------------------------------------------------------------------------------------------------------------------


def _is_dated_paper(before: str, after: str) -> bool:
    """Is the day that of a paper itself: "the May 3 motion", "the motion dated May 3", "the motion was filed May 3"?"""
    return (
        _modified_by_day(before) is not None
        or re.match(r"\s*,?\s*\(?(?:filed|dated|of|was\s+filed|is\s+due)?\s*(?:on\s+)?\x01", after) is not None
    )


def _modified_by_day(before: str) -> re.Match[str] | None:
    modified = _DAY_BEFORE.search(before)
    return modified if modified and not set(modified["words"].lower().split()) & _NO_MODIFIER else None


def _joined_day(clause: _Clause, named: _Named, until: int) -> Day | None:
    """The day that stands right before the event's words ("the March 17, 2009 order") or is joined to them ("the order dated March 17"),
    before the next event begins (`until`).
    """
    if modified := _modified_by_day(clause.text[: named.start]):
        return next((day for day in clause.days if day.end == clause.start + modified.start() + 1), None)
    joined = _BETWEEN.match(clause.text[named.end_with_object : until])
    at = clause.start + named.end_with_object + joined.end() if joined else -1
    return next((day for day in clause.days if day.start == at), None)


def _day_of_clause(clause: _Clause, named: _Named, bound: set[int]) -> Day | None:
    """The day on which the clause says that it happened: the last one before the event ("on May 11 the Debtors made ..."), else the first
    after it ("made ... on May 11").
    """
    on = {clause.start + match.end() for match in _ON_BEFORE.finditer(clause.text)}
    free = [day for day in clause.days if day.start in on and day.start not in bound]
    before = [day for day in free if day.start < clause.start + named.start]
    return before[-1] if before else next(iter(free), None)


def _more_days(clause: _Clause, day: Day) -> Iterator[Day]:
    """The days that a list adds to a day: "on April 20 and May 4"."""
    last = day
    for more in (each for each in clause.days if each.start > day.start):
        if not re.fullmatch(r"\s*(?:,|,?\s*and)\s*(?:on\s+)?", clause.text[last.end - clause.start : more.start - clause.start]):
            return
        yield more
        last = more


def _due_day(clause: _Clause, bound: set[int]) -> Day | None:
    """The day by which, on which or in how many days something is due."""
    named = {clause.start + match.end() for pattern in (_BY_DAY, _ON_BEFORE) for match in pattern.finditer(clause.text)}
    return next((day for day in clause.days if day.start not in bound and (day.is_derived or day.start in named)), None)


def _is_due(due: Day | None, group: str, written_on: date | None) -> bool:
    """Is this promised for a day ahead? A report may be promised without a day, a paper not."""
    if due is None:
        return group == "report"
    return due.day is None or written_on is None or due.day > written_on


# --- who acted ----------------------------------------------------------------------------------------------------------------------------


def _party(clause: str, event: _Named, roles: list[tuple[str, int, int]], kind: str, names: Names) -> str | None:
    """Who acted: the court for an order, who follows "by" in the passive, else the first party before the event that is not in the
    genitive.
    """
    if kind == "court_order":
        return "court"
    owner = next((role for role, _, end in roles if _OWNED.match(clause[end : event.start])), None)
    if owner:
        return owner
    if kind in ("hearing", "mediation_session"):
        return None
    if _RECEIVED.search(clause):
        return _sender(clause, event, roles)
    if passive := _PASSIVE_BY.match(clause[event.end :]):
        at = event.end + passive.end()
        return next((role for role, start, _ in roles if at <= start <= at + 12), None)
    actors = (role for role, _, end in roles if end <= event.start and clause[end : end + 2] not in _GENITIVE)
    return names.role(clause[: event.start]) or next(actors, None)


def _sender(clause: str, event: _Named, roles: list[tuple[str, int, int]]) -> str | None:
    """From whom it was received: who follows "from", or whose it is."""
    source = _FROM.search(clause, event.end)
    for role, start, end in roles:
        is_source = source is not None and source.end() <= start <= source.end() + 5
        if is_source or end < event.start and clause[end : end + 2] in _GENITIVE:
            return role
    return None
