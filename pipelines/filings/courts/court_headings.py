"""The top of a court's paper -> what kind of paper it is, whose case it belongs to, and when it was printed out.

What belongs here: what records.Document says of such a paper. The case itself, its parties and events are court_letters.py's and
docket_reports.py's, the words court_words.py's.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from pipelines.filings.blocks import Page
from pipelines.filings.courts.court_words import SALUTATION, case_numbers, is_private_person
from pipelines.filings.cover.company_names import clean_name
from pipelines.filings.cover.document_days import SIGNATURE_LINES, lines_from_the_end
from pipelines.filings.cover.page_top import Top
from pipelines.filings.prose.spoken_days import calendar_day

_ET_AL = re.compile(r"\bet\.?\s+al\b", re.IGNORECASE)
_VERSUS = re.compile(r"\s(?:v|vs)\.?\s")
_RE_LINE = re.compile(
    r"^\W*re\s*:\s*(?P<name>[^,:]+?(?:,\s*(?:inc|llc|l\.l\.c|ltd|l\.?p|n\.a)\b\.?)?)(?=,|\s+(?:chapter\s+\d|case\s+no|adv)|\s*$)",
    re.IGNORECASE,
)
_IN_RE = re.compile(r"\bin\s+re:?\s+(?P<name>[^,]*(?:,\s*(?:inc|llc|l\.l\.c|ltd|l\.?p|n\.a)\b\.?)?)", re.IGNORECASE)
_COURT = re.compile(r"\b(?:bankruptcy|district|circuit|superior|supreme|chancery)\s+court\b|\bcourt\s+of\b")
_DOCKET = re.compile(
    r"\b(?:bankruptcy\s+petition|adversary\s+proceeding|civil\s+docket\s+for\s+case|criminal\s+docket\s+for\s+case|docket\s+report)\b\W*#?"
)
_DOCKET_PARTY = re.compile(r"^\s*debtor(?:\s+\d+|\s+in\s+possession)?\b[\s:-]*|\blead\s+bk\s+title\s*:\s*", re.IGNORECASE)
_AFTER_PARTY = re.compile(
    r"\s\d|\s(?:tax\s+id|p\.?\s?o\.?\s+box|[afd]/?k/?a|c/o|lead\s+bk|show\s+associated|ssn|represented\s+by)\b", re.IGNORECASE
)
_PRINTED_OUT = re.compile(r"\b(\d\d)/(\d\d)/(\d{4})\s+\d\d:\d\d:\d\d\b")


def court_paper(top: Top) -> str | None:
    """`status_letter` for a letter to a court about a case, `docket_report` for a court's own list of a case."""
    if "court" not in top.lowered:
        return None
    if any(SALUTATION.match(line) for line in top.lines) and (_IN_RE.search(top.lowered) or case_numbers("\n".join(top.lines), None)):
        return "status_letter"
    return "docket_report" if _DOCKET.search(top.lowered) and _COURT.search(top.lowered) else None


def case_party(top: Top) -> str | None:
    """ "Orchard Valve Corp." of "Re: In re Orchard Valve Corp., et. al., Case No. 11-00001"."""
    for text in (*top.paragraphs, *top.lines):
        found = _IN_RE.search(text)
        if found:
            return _organisation(found.group("name"), text)
    for text in (*top.paragraphs, *top.lines):
        found = _RE_LINE.search(text)
        if found and not _VERSUS.search(text):
            return _organisation(found.group("name"), text)
    return None


def _organisation(words: str, around: str = "") -> str | None:
    """A name without "et al.", unless it is a private person's; who has others beside it is none."""
    name = clean_name(re.sub(r"\s+et\.?\s+al\b.*", "", words))
    return name if name and (not is_private_person(name) or _ET_AL.search(around)) else None


def docket_party(top: Top) -> str | None:
    """The debtor, or the title of the leading case: the words before an address or the next caption."""
    for line in top.lines:
        found = _DOCKET_PARTY.search(line)
        if found:
            return _organisation(_AFTER_PARTY.split(line[found.end() :], maxsplit=1)[0])
    return None


def printed_out_on(page: Page) -> date | None:
    """The day of the receipt under a docket report ("Transaction Receipt", "02/17/2010 11:30:40")."""
    for line in islice(lines_from_the_end(page), SIGNATURE_LINES + 1):
        if found := _PRINTED_OUT.search(line):
            month, day, year = (int(group) for group in found.groups())
            return calendar_day(year, month, day)
    return None
