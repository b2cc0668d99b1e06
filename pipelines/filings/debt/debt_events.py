"""Verbs -> what happened to a debt: it was made, changed, reduced, repaid; or is only meant to be.

What belongs here: the words of events, and whether a stretch of a sentence tells of one. Which debt it happened to is debt_phrases.py's.
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.filings.debt.debt_words import days_in

FARTHEST_VERB = 100
"""A verb tells of a debt that is named at most so many characters after it."""
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
_MODAL = re.compile(
    r"\b(?:may|might|could|would|should|can|cannot|will|shall|must"
    r"|(?:intends?|intention|plans?|expects?|proposes?|seeks?|option|ability|able|right|agreed|required|permitted|commitments?|elected?"
    r"|allow\w*|if|unless|not)(?:\s+(?:the|to|we|it)(?:\s+company)?)*|to)\s+(?:[a-z]+\s+){0,2}?$"
)
_SOUGHT = re.compile(
    r"\b(?:propos\w+|negotiat\w+|seeking|considering|commitment\s+letters?\s+(?:for|to)|letters?\s+of\s+intent\s+(?:for|to)|applied\s+for"
    r"|application\s+for|discussions?\s+(?:for|of|about))\s+(?:[a-z]+\s+){0,3}$"
)
_DONE_AFTER = re.compile(
    r"\s+(?:[\w'’]+\s+){0,3}?(?:was|were|has\s+been|have\s+been)\s+(?!used\b|put\b|applied\b)(?:[\w]+\s+){0,2}?(?P<done>"
    + "|".join(f"(?P<{name}>{words})" for name, words in _EVENTS)
    + r")\b"
)
_USED = re.compile(
    r"\b(?:were|was|been)\s+(?:used|put|applied)\b|\bput\s+to\b|\bused\s+(?:the|an?|approximately|\$|its|to)|\bapplied\s+(?:the|to)\b"
)
_ON_DAY = re.compile(r"^(?:on|effective(?:\s+as\s+of)?|as\s+of)\s+$|\bon\s+$")


def event_of(lowered: str) -> str | None:
    """The event that the first verb of this text tells of: `repaid`, `reduced`, `amended` or `new`."""
    match = _EVENT.search(lowered)
    return match.lastgroup if match else None


def event_between(lowered: str, start: int, end: int) -> tuple[str, bool] | None:
    """The event that the last verb of this stretch tells of, and whether it is only meant to happen. What money was used for did happen."""
    found = None
    if _OPTIONS.search(lowered):
        return None
    for match in _EVENT.finditer(lowered, start, end):
        if (
            re.search(r"[;:]|\bplus\b", lowered[match.end() : end])
            or end - match.end() > FARTHEST_VERB
            or lowered.endswith(("call for ", "called for "), 0, match.start())
        ):
            continue
        is_planned = _MODAL.search(lowered, 0, match.start()) is not None and not _USED.search(lowered, 0, match.start())
        found = (match.lastgroup or "", is_planned)
    return found


def event_after(lowered: str, end: int) -> str | None:
    """The event that the verb right behind a noun phrase tells of, which ends here: "the notes were redeemed"."""
    after = _DONE_AFTER.match(lowered, end)
    return next(name for name, _ in _EVENTS if after.group(name)) if after else None


def is_sought(lowered: str, start: int) -> bool:
    """Is what begins here only sought or proposed?"""
    return _SOUGHT.search(lowered, 0, start) is not None


def use_told(lowered: str) -> re.Match[str] | None:
    """The words that say that money was used."""
    return _USED.search(lowered)


def day_of_event(lowered: str) -> date | None:
    """The day with which a sentence begins: "On May 15, 2006, the Company entered into"."""
    return next((day for day, start, _ in days_in(lowered) if _ON_DAY.search(lowered, 0, start) and start < 20), None)
