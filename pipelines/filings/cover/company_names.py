"""A page -> the names of the company whose document it is: its own name, former ones, its ticker, its number at the SEC.

What belongs here: how a company's name is printed, and where on a page it stands. What EDGAR's header says of the filer, and which of the
two counts, is identity.py's; the parties of a case are court_headings.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.filings.blocks import Grid, Line, Page
from pipelines.filings.cover.page_top import EXCHANGE_TICKER, LEAD_VERB, PLACE, Top, end_of_date_line

LONGEST_HEADING = 200
"""A line that is a company's name, with what stands beside it, is at most so long; longer ones are running text."""

# --- what a name looks like ---------------------------------------------------------------------------------------------------------------

_SUFFIXES = frozenset(
    "corporation corp inc incorporated company companies co ltd limited llc l.l.c lp l.p plc n.a s.a bancorp bancorporation bancshares"
    " bankshares group holdings trust".split()
)
_NOT_IN_A_NAME = re.compile(r"^[^A-Z]|[\d@:;]|\b[Cc](?:ontact|ONTACT)\b")
_MARKS = re.compile(r"\s*[®™*]+|\s*\((?:R|TM)\)")
_BESIDE_A_NAME = re.compile(
    r",?\s+and\s+(?:(?:its|wholly[- ]owned|consolidated)\s+)*subsidiar(?:y|ies)$|\s+exhibit\s+[\w.]+$"
    r"|\s+(?:(?:first|second|third|fourth)\s+quarter|fiscal\s+(?:year\s+)?(?:19|20)\d\d|(?:quarterly\s+)?(?:supplemental|financial)\s"
    r"|(?:condensed\s+)?consolidated\s+(?:balance|statements?)\b).*$",
    re.IGNORECASE,
)
"""What a statement's heading or a margin adds to a company's name."""


def name_words(name: str) -> tuple[str, ...]:
    """The words of a company's name without its legal form."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    return tuple(word for word in words if word not in _SUFFIXES and word not in ("the", "and"))


def _ends_like_a_company(text: str) -> bool:
    return text.rstrip(' .,)"”').rsplit(" ", 1)[-1].lower() in _SUFFIXES


def clean_name(text: str) -> str | None:
    name = _MARKS.sub("", text)
    name = re.sub(r"\s+", " ", name).strip(" ,;:-–—_\"“”'*\t")
    return name if 2 < len(name) <= 90 and re.search(r"[A-Za-z]{2}", name) and not _NO_NAME.match(name) else None


_NO_NAME = re.compile(r"form\s+(?:[a-z]{1,2}-)?\d|\w+,\w+,\w|.*\s(?:and|of|the|for|by|in)$", re.IGNORECASE)
"""A form's number, columns of a file parted by commas, the beginning of a sentence."""


def _name_in(line: str) -> str:
    """The line without what stands beside a company's name, where a name is left then; else the line."""
    at = 0 if not _ends_like_a_company(line) else len(line)
    while (found := _BESIDE_A_NAME.search(line, at)) is not None:
        if _ends_like_a_company(line[: found.start()]):
            return line[: found.start()]
        at = found.start() + 1
    return line


def _name_alone(line: str) -> str | None:
    """The company's name that a line is; None where it is anything else."""
    text = _name_in(line.strip()) if 4 < len(line) <= LONGEST_HEADING else ""
    is_name = 4 < len(text) <= 60 and _ends_like_a_company(text) and not _HEADLINE_VERB.search(text) and not _NOT_IN_A_NAME.search(text)
    return clean_name(text) if is_name else None


# --- the name of the company --------------------------------------------------------------------------------------------------------------

_EXACT_NAME = re.compile(r"\(?\s*exact\s+name\s+of\s+(?:the\s+)?registrant", re.IGNORECASE)
_HEADLINE_VERB = re.compile(
    r"\s+(?:today\s+)?(?:reports?|announces?|posts?|discusses|delivers|declares|releases|provides)\b", re.IGNORECASE
)
_COVER_WORDS = re.compile(r"commission|form 10|form 8|securities exchange act|file n|\d{4}", re.IGNORECASE)
_DATELINE_BREAK = re.compile(r"--+|[–—―\x96\x97]+|\s-+\s?|\.{3,}|/(?:[^/]{2,40})/|\)\s*(?=[A-Z])|(?<=\d{4})[\s.)]+(?=[A-Z])")
_BRACKET = re.compile(r"\s[(\[](?!(?:R|TM)\))[\"“]?(?:the\s|[A-Z“\"])")
_WIRE = re.compile(r"(?:[\s,.:)–—―\x96\x97-]|/[^/]{2,40}/|\((?:[^()]*(?:wire|nasdaq|nyse|amex|otc)[^()]*)\))*", re.IGNORECASE)
_NAME_CONNECTORS = frozenset(("of", "and", "the", "for", "de", "by"))
_APPOSITION = re.compile(r",\s+(?:an?|the)\s", re.IGNORECASE)
_STATEMENT_HEADING = re.compile(
    r"\W*(?:(?:preliminary|unaudited|condensed|consolidated|combined|interim|selected)\s+)*(?:(?:statements?|reconciliations?)\s+of"
    r"|balance\s+sheets?|(?:income|cash\s+flow)\s+statements?)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"\W*(?:©|\(c\)|copyright)\W*(?:(?:19|20)\d\d[\s,–-]*)+(?:by\s+)?(?P<name>[^©]{2,60}?(?:\s(?:inc|corp|co|ltd)\.?|(?<!\.)))\W+all"
    r"\s+rights\s+reserved",
    re.IGNORECASE,
)


def printed_company(top: Top, page: Page) -> str | None:
    """The name under which EDGAR's own page lists a filer, else the charter name of a cover page, else the letterhead, else the subject of
    the lead, else the subject of the headline; these two with the legal form that the page prints elsewhere.
    """
    if listed := _listed_name(top):
        return listed
    if charter_name := _charter_name(top):
        return charter_name
    subject = _subject_of_lead(top.lead)
    letterhead = _letterhead(top)
    if letterhead and (not subject or _same_first_word(letterhead, subject)):
        return letterhead
    return _with_legal_form(subject or letterhead or _subject_of_headline(top), page)


def _listed_name(top: Top) -> str | None:
    """ "ORCHARD VALVE CORP" of "ORCHARD VALVE CORP (Filer) CIK: 0000012345 (see all company filings)"."""
    if "see all company filings" not in top.lowered:
        return None
    return next((clean_name(found["name"]) for line in top.lines if (found := _LISTED.match(line))), None)


_LISTED = re.compile(r"(?P<name>\S.{2,89}?)\s*(?:\((?:filer|issuer|subject)\)\s*)?CIK#?:\s*\d{10}\s+\(see\s+all", re.IGNORECASE)


def _charter_name(top: Top) -> str | None:
    """What a cover page prints over "(Exact name of registrant as specified in its charter)"."""
    if "exact name" not in top.lowered:
        return None
    at = next((index for index, line in enumerate(top.lines) if _EXACT_NAME.search(line)), 0)
    names = (clean_name(above) for above in reversed(top.lines[max(0, at - 3) : at]))
    return next((name for name in names if name and not _is_cover_words(name)), None)


def _is_cover_words(text: str) -> bool:
    """Are these other words of a cover page than a company's name?"""
    return _COVER_WORDS.search(text) is not None and not _ends_like_a_company(text)


def _letterhead(top: Top) -> str | None:
    """A line over the body that is a company's name and nothing else."""
    for line in top.lines[:25]:
        if top.lead and top.lead.startswith(line):
            break
        if name := _name_alone(line):
            return name
    return None


def _same_first_word(a: str, b: str) -> bool:
    return a.split()[0].strip(",.").casefold() == b.split()[0].strip(",.").casefold()


def _subject_of_lead(lead: str) -> str | None:
    """ "Orchard Valve Corporation" of "DAYTON, Ohio, May 9 /PRNewswire/ -- Orchard Valve Corporation (Nasdaq: ORVC) today announced"."""
    opening = lead[:420]
    place = PLACE.match(opening)
    wire = _WIRE.match(opening, end_of_date_line(opening) or (place.end() if place else 0))
    start = wire.end() if wire else 0  # it matches nothing too
    ends = [
        found.start()
        for found in (EXCHANGE_TICKER.search(opening, start), LEAD_VERB.search(opening, start), _BRACKET.search(opening, start))
        if found
    ]
    if not ends:
        return None
    name = opening[start : min(ends)].rstrip(" ([")
    breaks = [found.end() for found in _DATELINE_BREAK.finditer(name) if re.search(r"[A-Za-z]{2}", name[found.end() :])]
    words = _APPOSITION.split(name[breaks[-1] if breaks else 0 :])[0].split(" ")
    plain = [index for index, word in enumerate(words) if word.islower() and word.isalpha() and word not in _NAME_CONNECTORS]
    clean = clean_name(" ".join(words[plain[-1] + 1 if plain else 0 :]))  # "safety equipment manufacturer MSA Safety Incorporated"
    return clean if clean and clean.lower() not in ("the company", "company", "we") else None


def _subject_of_headline(top: Top) -> str | None:
    """ "Orchard Valve" of "Orchard Valve Reports Third Quarter Results"."""
    for line in top.lines[:15]:
        found = _HEADLINE_VERB.search(line)
        if found and found.start() > 2 and line[0].isupper():
            return clean_name(line[: found.start()])
    return None


def _with_legal_form(company: str | None, page: Page) -> str | None:
    """The name that a short one stands for, as a line of the page prints it: "Apple Computer, Inc." over the statements of "Apple" or in
    its copyright notice, "Apple Inc." anywhere; without a short name the one name over statements. Not in capitals where it stands
    otherwise too. The short name where there is no such line."""
    if company and _ends_like_a_company(company):
        return company
    lines = [line for block in page.blocks for line in block.lines if line.pieces]
    owners = _owners_of_copyright(lines) if company else []
    full = _words_in_full(name_words(company or ""), [*_names_over_statements(lines), *owners])
    if not full:
        return company
    printed = [name for name in (*_names_with(full[0], lines), *owners) if name_words(name) == full and _ends_like_a_company(name)]
    return next((name for name in printed if not name.isupper()), next(iter(printed), company))


def _names_over_statements(lines: list[Line]) -> list[str]:
    """The names that stand right over the heading of a statement."""
    over = (_name_alone(above.pieces[0].text) for above, below in pairwise(lines) if _STATEMENT_HEADING.match(below.pieces[0].text))
    return [name for name in over if name]


def _owners_of_copyright(lines: list[Line]) -> list[str]:
    """The names of copyright notices."""
    notices = (_COPYRIGHT.match(line.pieces[0].text) for line in lines)
    return [name for notice in notices if notice and (name := clean_name(notice["name"]))]


def _words_in_full(short: tuple[str, ...], names: list[str]) -> tuple[str, ...]:
    """The words of a company's name, of which these are the first: those of the one name among `names` that begins so, else these."""
    longer = {words for name in names if (words := name_words(name))[: len(short)] == short}
    return longer.pop() if len(longer) == 1 else short


def _names_with(word: str, lines: list[Line]) -> Iterator[str]:
    """The names that fill a piece of a line and hold this word (in small letters)."""
    for line in lines:
        for piece in line.pieces:
            if word in piece.text.lower() and (name := _name_alone(piece.text)):
                yield name


# --- former names, number, ticker ---------------------------------------------------------------------------------------------------------

_FORMERLY = re.compile(r"\(\s*formerly(?:\s+known\s+as)?,?\s+([A-Z][^()]{2,60}?)\s*\)")
_CIK = re.compile(r"\b(?:cik|central\s+index\s+key)\W{1,4}(?:code|no|number)?\W{0,3}(\d{4,10})\b", re.IGNORECASE)
_NAMED_TICKER = re.compile(r"\((?:nyse|nasdaq)\s+[\"“\x93](?-i:([A-Z]{1,5}))[\"”\x94]", re.IGNORECASE)
"""A ticker in quotes behind its exchange: (Nasdaq “ACME” @acme)."""
_EXCHANGES = ("nyse", "nasdaq", "amex", "otc", "stock exchange", "tsx", "ticker")
_TICKER_LINE = re.compile(r"\bticker(?:\s+symbol)?\s*:\s*([A-Z]{1,5})\b")
_SYMBOL = re.compile(
    r"\b(?:company['’]s|registrant['’]s|corporation['’]s|our)\s+(?:[\w$.]+\s+){0,4}?(?:stock|shares)\b[^.]{0,160}?\bunder\s+the"
    r"\s+(?:trading\s+|ticker\s+)?symbol\W{1,4}(?-i:([A-Z]{1,5}))\b",
    re.IGNORECASE,
)
_BARE_TICKER = re.compile(r"\(([A-Z]{2,5})\)")


def printed_former_names(top: Top) -> tuple[str, ...]:
    """The names that a parenthesis at the top says the company bore."""
    names = [clean_name(found) for line in (*top.lines[:40], top.lead) for found in _FORMERLY.findall(line)]
    return tuple(dict.fromkeys(name for name in names if name))


def printed_cik(top: Top) -> str | None:
    """The company's number at the SEC, with its leading zeros."""
    if "cik" not in top.lowered and "central index key" not in top.lowered:
        return None
    found = _CIK.search(top.lowered)
    return found.group(1).zfill(10) if found else None


def printed_ticker(page: Page, top: Top, body: tuple[str, ...]) -> str | None:
    """The symbol with its exchange, or alone in parentheses after the company's name in the lead, or in the cover page's table of listed
    securities, or in the sentence that says where the company's stock is traded."""
    if any(word in top.lowered for word in _EXCHANGES):
        for text in (top.lead, *top.paragraphs, *top.lines):
            found = EXCHANGE_TICKER.search(text) if ":" in text else None
            found = found or _TICKER_LINE.search(text) or _NAMED_TICKER.search(text)
            if found:
                return found.group(1)
    bare = _BARE_TICKER.search(top.lead[:300])
    if bare and _ends_like_a_company(top.lead[: bare.start()]):
        return bare.group(1)
    return _cover_ticker(page) or next((found.group(1) for text in body if "symbol" in text and (found := _SYMBOL.search(text))), None)


def _cover_ticker(page: Page) -> str | None:
    """What stands under "Trading Symbol" in the cover page's table of listed securities."""
    for block in page.blocks[:80]:
        if not isinstance(block, Grid):
            continue
        column: int | None = None
        for line in block.lines:
            for piece in line.pieces:
                if "trading symbol" in piece.text.lower():
                    column = (piece.x0 + piece.x1) // 2
                elif column is not None and piece.x0 <= column <= piece.x1 and re.fullmatch(r"[A-Z]{1,5}", piece.text):
                    return piece.text
    return None
