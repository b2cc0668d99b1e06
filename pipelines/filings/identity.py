"""A page and its submission header -> whose document it is, of what kind, of which day, and about which period.

What belongs here: the facts of records.Document that are read from words outside tables. Periods of table columns are periods.py's,
sentences about figures narrative.py's.

A header (EDGAR's, by the filer's own statement) outranks the page. On the page the dated body outranks a headline: headlines name the wrong
quarter now and then. What neither says is None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from pipelines.filings.blocks import Grid, Line, Page
from pipelines.filings.containers import Header, RawDocument
from pipelines.filings.court_words import SALUTATION, case_numbers, is_private_person
from pipelines.filings.passages import Passage
from pipelines.filings.periods import FiscalCalendar, end_date
from pipelines.filings.statements import GUIDANCE
from pipelines.filings.tables import tables_of

HEAD_LINES = 90
"""A document says who and when it is within so many printed lines from its top (a cover page, a letterhead and the paragraph under it)."""
SIGNATURE_LINES = 400
"""A report is dated within so many printed lines from its end (signatures stand before the exhibits)."""
LEAST_LEAD = 70
"""A paragraph that announces something is at least so long."""
LEAST_ROWS = 8
"""An 8-K that holds a release has at least so many rows of figures."""
LONGEST_SPANNER = 200
"""A line over columns is at most so long; longer ones are running text."""
TITLE_LENGTH = 300
"""The title of a page stands within so many characters."""
LENGTH_OF_A_LINE = 50
"""A line that runs on to the next one is longer than this."""
LONGEST_WAIT_DAYS = 400
"""A date line without a year is completed only by a period that ended within so many days before."""
LONGEST_WAIT_FOR_A_CALL_DAYS = 120
"""Results are talked over within so many days after their period."""

MONTHS = {
    name: number + 1 for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
}
MONTH = (
    r"(?:jan(?:uary|\b\.?)|feb(?:ruary|\b\.?)|mar(?:ch|\b\.?)|apr(?:il|\b\.?)|may|june?\b\.?|july?\b\.?|aug(?:ust|\b\.?)"
    r"|sept?(?:ember|\b\.?)|oct(?:ober|\b\.?)|nov(?:ember|\b\.?)|dec(?:ember|\b\.?))"
)
DATE = rf"({MONTH})\s*(\d{{1,2}})\s?,\s?((?:19|20)\d\d)\b"
"""Three groups: the month's name, the day, the year."""
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}

_SPOKEN_DATE = re.compile(DATE, re.IGNORECASE)
_DATE_LINE = re.compile(rf"(?:(?:release\s+)?date[d:]?|for\s+release)?[\s:]*{DATE}\.?", re.IGNORECASE)
_DAY_WITHOUT_YEAR = re.compile(rf"({MONTH})\s*(\d{{1,2}})\s*(?=[/–—―-]|,\s*/)", re.IGNORECASE)
_BEFORE_A_DATELINE = re.compile(r"\b(?:end(?:ed|ing|s)|of|on|until|since|through|dated|by)\s*$", re.IGNORECASE)

_ENDED = re.compile(rf"\bend(?:ed|ing|s)\b,?\s+(?:on\s+)?{DATE}", re.IGNORECASE)
_SPANNER = re.compile(
    rf"\b(?:quarters?|months?|weeks|years?)\s+end(?:ed|ing)\s*,?"
    rf"\s*({MONTH})\b\.?(?!\.?\s*\d{{1,2}}\s*,?\s*(?:19|20)\d\d)(?:\s*(\d{{1,2}})\b(?!\s+(?:months|weeks)))?",
    re.IGNORECASE,
)
_RESULTS_CALL = re.compile(r"\b(?:conference\s+call|web\s?cast|live\s+stream)", re.IGNORECASE)
_OF_A_CALL = re.compile(r"\b(?:results|earnings|quarter)\b", re.IGNORECASE)
_DAY_OF_A_CALL = re.compile(
    rf"(?:(?<!ended )(?<!ending )\bon\s+(?:[a-z]+day,?\s+)?|(?<!through )(?<!until )\b[a-z]+day,?\s+){DATE}", re.IGNORECASE
)
_CALL_HEARD_LATER = re.compile(r"\b(?:replay|re-?broadcast|recording|archive)", re.IGNORECASE)

_YEAR = re.compile(r"(?<![\d$,.])((?:19|20)\d\d)(?![\d,]\d)")
_QUARTER_WORDS = re.compile(
    r"\b(first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?:fiscal[\s-]+)?quarter\b|\b(q[1-4])\b|\b([1-4])q(?=\d\d\b)", re.IGNORECASE
)
_YEAR_WORDS = re.compile(r"\b(?:fiscal\s+|full[\s-]+|calendar\s+)?year\b|\btwelve[\s-]+months?\b", re.IGNORECASE)
_PART_OF_YEAR = re.compile(r"\b(?:quarter(?:ly)?|months?|weeks)\b", re.IGNORECASE)
_OTHER_REPORT = re.compile(r"\bform\s+(?:10|8|20)-?[kqf]|\b(?:annual|quarterly)\s+report\b", re.IGNORECASE)
_QUARTER_AND_YEAR = re.compile(
    r"\b(?:quarter|three\s+months)\s+and\s+(?:the\s+)?(?:full\s+|fiscal\s+)?(?:year|twelve\s+months)\b(?!\s*-?\s*to)", re.IGNORECASE
)
_COVER_PERIOD = re.compile(
    rf"\bfor\s+(?:the\s+)?(?:quarterly\s+period|quarter|fiscal\s+year|year|period)\s+ended\s*:?\s*{DATE}", re.IGNORECASE
)

_FORM = re.compile(r"^\s*form\s+(10-?[qk](?:sb|405|t)?(?:/a)?|8-?k(?:/a)?|20-?f|40-?f|6-?k)\b", re.IGNORECASE)
_EXHIBIT = re.compile(r"^\W*ex(?:hibit)?[\s.-]*(\d{1,2})[.-](\d{1,2})\b|^\W*exhibit\s+(13|27|99)\s*$", re.IGNORECASE)
_CIK = re.compile(r"\b(?:cik|central\s+index\s+key)\W{1,4}(?:code|no|number)?\W{0,3}(\d{4,10})\b", re.IGNORECASE)
_EXACT_NAME = re.compile(r"\(?\s*exact\s+name\s+of\s+(?:the\s+)?registrant", re.IGNORECASE)
_FORMERLY = re.compile(r"\(\s*formerly(?:\s+known\s+as)?,?\s+([A-Z][^()]{2,60}?)\s*\)")
_EXCHANGE_TICKER = re.compile(
    r"[(\[]?\s*(?:nyse|nasdaq|amex|otc|new york stock exchange|tsx)[^:)\]\d]{0,30}:\s*[\"“'‘]?"
    r"\s*(?-i:([A-Z][A-Z0-9]{0,4}(?:[.-][A-Z])?))\b",
    re.IGNORECASE,
)
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
_SUFFIXES = frozenset((
    "corporation", "corp", "inc", "incorporated", "company", "companies", "co", "ltd", "limited", "llc", "l.l.c", "lp", "l.p", "plc", "n.a", "s.a",
    "bancorp", "bancorporation", "bancshares", "bankshares", "group", "holdings", "trust",
))  # fmt: skip
_HEADLINE_VERB = re.compile(
    r"\s+(?:today\s+)?(?:reports?|announces?|posts?|discusses|delivers|declares|releases|provides)\b", re.IGNORECASE
)
_LEAD_VERB = re.compile(
    r",?\s+(?:(?:has\s+)?today(?:,?\s+[^,]{0,40}?)?\s+)?(?:announced|reported|posted|issued|released|reports|announces)\b|\s+today\b",
    re.IGNORECASE,
)
_DATELINE_BREAK = re.compile(r"--+|[–—―\x96\x97]+|\s-+\s?|\.{3,}|/(?:[^/]{2,40})/|\)\s*(?=[A-Z])|(?<=\d{4})[\s.)]+(?=[A-Z])")
_BRACKET = re.compile(r"\s[(\[](?!(?:R|TM)\))[\"“]?(?:the\s|[A-Z“\"])")
_WIRE = re.compile(r"(?:[\s,.:)–—―\x96\x97-]|/[^/]{2,40}/|\((?:[^()]*(?:wire|nasdaq|nyse|amex|otc)[^()]*)\))*", re.IGNORECASE)
_NAME_CONNECTORS = frozenset(("of", "and", "the", "for", "de", "by"))
_APPOSITION = re.compile(r",\s+(?:an?|the)\s", re.IGNORECASE)
_PLACE = re.compile(r"\(?[A-Z][A-Za-z.'’ ]+,[A-Za-z., ]{2,30}\)?\s*(?:--|[–—―-]|(?<=[a-z]{3})\.(?=\s+[A-Z]))")
_NOT_IN_A_NAME = re.compile(r"^[^A-Z]|[\d@:;]|\b[Cc](?:ontact|ONTACT)\b")
_MARKS = re.compile(r"\s*[®™*]+|\s*\((?:R|TM)\)")

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

_RESULTS = re.compile(
    r"\b(?:net\s+(?:income|loss|earnings|sales|revenues?|interest\s+income|profit)|revenues?|earnings|sales|operating\s+income|ebitda"
    r"|per\s+(?:diluted\s+)?(?:common\s+)?share)\b"
)
_QUARTER_RESULTS = re.compile(
    r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?:fiscal[\s-]+)?quarter\b|\bquarter(?:ly)?\b[^.]{0,40}\b(?:ended|results)\b"
    r"|\b(?:3|three|13|thirteen)[\s-]+(?:months|weeks)\s+ended\b"
    r"|\bq[1-4]\b|\b[1-4]q\d\d\b|\b(?:results|earnings)\b[^.]{0,40}\bfiscal\s+year\b|\b(?:fiscal|full)\s+year\b[^.]{0,40}\bresults\b",
)
_PRO_FORMA = re.compile(
    r"\b(?:unaudited\s+)?pro\s+forma\s+(?:condensed\s+)?(?:combined\s+)?(?:consolidated\s+)?(?:condensed\s+)?financial"
    r"\s+(?:statements|information)"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """The facts of records.Document of the same names."""

    document_type: str
    form_type: str | None = None
    exhibit: str | None = None
    company_name: str | None = None
    cik: str | None = None
    ticker: str | None = None
    former_names: tuple[str, ...] = ()
    dated_on: date | None = None
    known_on: date | None = None
    accepted_at: datetime | None = None
    period_end: date | None = None
    stated_fiscal_quarter: int | None = None
    fiscal_year_end: str | None = None


@dataclass(frozen=True, slots=True)
class _Top:
    """The top of a page: what is printed there, line by line and as running text."""

    lines: tuple[str, ...]
    paragraphs: tuple[str, ...]
    lowered: str  # the lines in small letters: whether a word stands there at all costs little to ask
    lead: str  # the first paragraph of the body: place and date, company, what it announces; "" where there is none


def describe(page: Page, prose: list[Passage], source: RawDocument | None = None) -> Identity:
    """Who, what, when, about which period. In: a page, its running text, and what its container says of it. Out: the facts; nothing raises."""
    header = source.header if source else Header()
    body = tuple(passage.text for passage in prose)
    top = _top_of(page, body)
    form = (source.form_type if source else None) or _printed_form(top)
    exhibit = (source.exhibit if source else None) or _printed_exhibit(top)
    known_on = header.accepted_at.date() if header.accepted_at else header.filed_on
    document_type = _court_paper(top) or _document_type(form, exhibit, page, body, top)
    if document_type in ("status_letter", "docket_report"):
        company = _case_party(top) if document_type == "status_letter" else _docket_party(top)
        day = _lone_date(top) if document_type == "status_letter" else _printed_out_on(page)
        period_end = quarter = None
    else:
        company = _printed_company(top, page)
        header = _whose(header, company)
        day = _dated_on(document_type, page, top)
        period_end, quarter = _period(document_type, page, body, top, known_on, day, header)
        day = day or _completed_date_line(top.lead, period_end)
        if document_type == "earnings_release":
            day = day or _day_of_results_call(prose, period_end, known_on)
    if day and period_end and day < period_end:
        day = None  # no one reports on a period before its end: the date line is misprinted
    return Identity(
        document_type=document_type,
        form_type=form,
        exhibit=exhibit,
        company_name=header.company_name or company,
        cik=header.cik or _printed_cik(top),
        ticker=_ticker(page, top, body),
        former_names=header.former_names or _printed_former_names(top),
        dated_on=day,
        known_on=known_on or day,
        accepted_at=header.accepted_at,
        period_end=period_end,
        stated_fiscal_quarter=quarter,
        fiscal_year_end=header.fiscal_year_end or _derived_year_end(period_end, quarter),
    )


def _whose(header: Header, printed: str | None) -> Header:
    """Of several filers the one that the page names; else the one that submitted, whose CIK begins the accession number (EDGAR Filer
    Manual); else the first.
    """
    filers = (header, *header.co_registrants)
    words = _name_words(printed or "")
    named = [each for each in filers if words and _name_words(each.company_name or "") == words]
    submitted = [each for each in filers if each.cik and (header.accession_number or "").startswith(each.cik)]
    return next(iter(named + submitted), header)


def _name_words(name: str) -> tuple[str, ...]:
    """The words of a company's name without its legal form."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    return tuple(word for word in words if word not in _SUFFIXES and word not in ("the", "and"))


# --- the top of the page ------------------------------------------------------------------------------------------------------------


def _top_of(page: Page, body: tuple[str, ...]) -> _Top:
    lines: list[str] = []
    for block in page.blocks:
        if len(lines) >= HEAD_LINES:
            break
        lines.extend(" ".join([piece.text for piece in line.pieces]) for line in block.lines if line.pieces)
    above = body[:HEAD_LINES]
    del lines[HEAD_LINES:]
    return _Top(tuple(lines), above, "\n".join(lines).lower(), next((text for text in above if _is_lead(text)), ""))


def _is_lead(text: str) -> bool:
    """The first full sentence that announces something, with a date line or a ticker in front of it."""
    if len(text) < LEAST_LEAD or not (text[0].isupper() or text[0] == "("):
        return False
    opening = text[:420]
    if not _LEAD_VERB.search(opening):
        return False
    return bool(_date_of_line(text) or _DAY_WITHOUT_YEAR.search(opening[:90]) or _EXCHANGE_TICKER.search(opening) or _PLACE.match(opening))


def _date_of_line(text: str) -> date | None:
    """The full date at a paragraph's head ("NEW YORK, June 1, 2006 --"), not one of its first sentence ("for the quarter ended ...")."""
    found = _SPOKEN_DATE.search(text[:140])
    if not found or _BEFORE_A_DATELINE.search(text[: found.start()]):
        return None
    return spoken_date(*found.groups())


def last_day(month: str, year: str) -> int:
    """The last day of a month from its printed words."""
    return monthrange(int(year), MONTHS[month[:3].lower()])[1]


def spoken_date(month: str, day: str, year: str) -> date | None:
    """A date from its printed words; None for a day that doesn't exist (June 31)."""
    number = MONTHS[month[:3].lower()]
    if not 1 <= int(day) <= monthrange(int(year), number)[1]:
        return None
    return date(int(year), number, int(day))


# --- form, exhibit, kind ------------------------------------------------------------------------------------------------------------


def _printed_form(top: _Top) -> str | None:
    for line in top.lines[:40]:
        found = _FORM.match(line)
        if found:
            form = found.group(1).upper()
            return form if "-" in form else re.sub(r"^(10|8|20|40|6)", r"\1-", form)
    return None


def _printed_exhibit(top: _Top) -> str | None:
    for line in top.lines[:12]:
        found = _EXHIBIT.match(line) or _EXHIBIT.match(line[-15:].strip())
        if found:
            return f"EX-{found.group(1)}.{found.group(2)}" if found.group(1) else f"EX-{found.group(3)}"
    return None


def _court_paper(top: _Top) -> str | None:
    """`status_letter` for a letter to a court about a case, `docket_report` for a court's own list of a case."""
    if "court" not in top.lowered:
        return None
    if any(SALUTATION.match(line) for line in top.lines) and (_IN_RE.search(top.lowered) or case_numbers("\n".join(top.lines), None)):
        return "status_letter"
    return "docket_report" if _DOCKET.search(top.lowered) and _COURT.search(top.lowered) else None


def _document_type(form: str | None, exhibit: str | None, page: Page, body: tuple[str, ...], top: _Top) -> str:
    is_main = exhibit is None or not exhibit.upper().startswith("EX-")
    if form and is_main:
        if form.startswith("10-Q"):
            return "quarterly_report"
        if form.startswith(("10-K", "20-F", "40-F")):
            return "annual_report"
    if exhibit and exhibit.upper().startswith("EX-13"):
        return "annual_report"
    if not is_main and exhibit and not exhibit.upper().startswith("EX-99"):
        return "other"
    if _PRO_FORMA.search(top.lowered[:TITLE_LENGTH]):
        return "other"
    if is_main and form and form.startswith("8-K"):
        return "earnings_release" if _tells_quarter("\n".join(body).lower()) and _holds_statements(page) else "other"
    return "earnings_release" if _tells_quarter(top.lowered) else "other"


def _holds_statements(page: Page) -> bool:
    """Does this page hold tables of figures, not only a cover and a list of exhibits?"""
    rows = 0
    for block in page.blocks:
        if isinstance(block, Grid):
            rows += sum(len(line.pieces) > 2 and line.pieces[-1].text[-1:] in "0123456789)%" for line in block.lines)
    return rows >= LEAST_ROWS


def _tells_quarter(lowered: str) -> bool:
    """Does this text (in small letters) speak of results, and of a quarter or a whole year?"""
    return bool(_QUARTER_RESULTS.search(lowered) and _RESULTS.search(lowered))


# --- names --------------------------------------------------------------------------------------------------------------------------


def _printed_company(top: _Top, page: Page) -> str | None:
    """The charter name of a cover page, else the letterhead, else the subject of the lead, else the subject of the headline; these two with
    the legal form that the page prints elsewhere.
    """
    for index, line in enumerate(top.lines if "exact name" in top.lowered else ()):
        if _EXACT_NAME.search(line):
            for above in reversed(top.lines[max(0, index - 3) : index]):
                name = _clean_name(above)
                if name and not _is_cover_words(name):
                    return name
            break
    subject = _subject_of_lead(top.lead)
    letterhead = _letterhead(top)
    if letterhead and (not subject or _same_first_word(letterhead, subject)):
        return letterhead
    return _with_legal_form(subject or letterhead or _subject_of_headline(top), page)


def _is_cover_words(text: str) -> bool:
    return bool(
        re.search(r"commission|form 10|form 8|securities exchange act|file n|\d{4}", text, re.IGNORECASE)
    ) and not _ends_like_a_company(text)


def _ends_like_a_company(text: str) -> bool:
    return text.rstrip(' .,)"”').rsplit(" ", 1)[-1].lower() in _SUFFIXES


def _clean_name(text: str) -> str | None:
    name = _MARKS.sub("", text)
    name = re.sub(r"\s+", " ", name).strip(" ,;:-–—_\"“”'*\t")
    return name if 2 < len(name) <= 90 and re.search(r"[A-Za-z]{2}", name) else None


_BESIDE_A_NAME = re.compile(
    r",?\s+and\s+(?:(?:its|wholly[- ]owned|consolidated)\s+)*subsidiar(?:y|ies)$|\s+exhibit\s+[\w.]+$"
    r"|\s+(?:(?:first|second|third|fourth)\s+quarter|fiscal\s+(?:year\s+)?(?:19|20)\d\d|(?:quarterly\s+)?(?:supplemental|financial)\s"
    r"|(?:condensed\s+)?consolidated\s+(?:balance|statements?)\b).*$",
    re.IGNORECASE,
)
"""What a statement's heading or a margin adds to a company's name."""


def _name_in(line: str) -> str:
    """The line without what stands beside a company's name, where a name is left then; else the line."""
    at = 0 if not _ends_like_a_company(line) else len(line)
    while (found := _BESIDE_A_NAME.search(line, at)) is not None:
        if _ends_like_a_company(line[: found.start()]):
            return line[: found.start()]
        at = found.start() + 1
    return line


def _letterhead(top: _Top) -> str | None:
    """A line over the body that is a company's name and nothing else."""
    for line in top.lines[:25]:
        if top.lead and top.lead.startswith(line):
            break
        if name := _name_alone(line):
            return name
    return None


def _with_legal_form(company: str | None, page: Page) -> str | None:
    """The name that a short one stands for, as a line of the page prints it: "Apple Computer, Inc." over the statements of "Apple" or in
    its copyright notice, "Apple Inc." anywhere; without a short name the one name over statements. Not in capitals where it stands
    otherwise too. The short name where there is no such line."""
    if company and _ends_like_a_company(company):
        return company
    lines = [line for block in page.blocks for line in block.lines if line.pieces]
    over = [_name_alone(above.pieces[0].text) for above, below in pairwise(lines) if _STATEMENT_HEADING.match(below.pieces[0].text)]
    owners = [_clean_name(found["name"]) for line in lines if (found := _COPYRIGHT.match(line.pieces[0].text)) is not None and company]
    short = _name_words(company or "")
    longer = {words for name in (*over, *owners) if name and (words := _name_words(name))[: len(short)] == short}
    full = longer.pop() if len(longer) == 1 else short
    first = full[0] if full else ""
    names = (*(_name_alone(piece.text) for line in lines for piece in line.pieces if first and first in piece.text.lower()), *owners)
    same = [name for name in names if name and full and _name_words(name) == full and _ends_like_a_company(name)]
    return next((name for name in same if not name.isupper()), next(iter(same), company))


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


def _name_alone(line: str) -> str | None:
    """The company's name that a line is; None where it is anything else."""
    text = _name_in(line.strip()) if 4 < len(line) <= LONGEST_SPANNER else ""
    is_name = 4 < len(text) <= 60 and _ends_like_a_company(text) and not _HEADLINE_VERB.search(text) and not _NOT_IN_A_NAME.search(text)
    return _clean_name(text) if is_name else None


def _same_first_word(a: str, b: str) -> bool:
    return a.split()[0].strip(",.").casefold() == b.split()[0].strip(",.").casefold()


def _subject_of_lead(lead: str) -> str | None:
    """ "Orchard Valve Corporation" of "DAYTON, Ohio, May 9 /PRNewswire/ -- Orchard Valve Corporation (Nasdaq: ORVC) today announced"."""
    opening = lead[:420]
    place = _PLACE.match(opening)
    start = _WIRE.match(opening, _end_of_date(opening) or (place.end() if place else 0)).end()  # type: ignore[union-attr]  # it matches nothing too
    ends = [
        found.start()
        for found in (_EXCHANGE_TICKER.search(opening, start), _LEAD_VERB.search(opening, start), _BRACKET.search(opening, start))
        if found
    ]
    if not ends:
        return None
    name = opening[start : min(ends)].rstrip(" ([")
    breaks = [found.end() for found in _DATELINE_BREAK.finditer(name) if re.search(r"[A-Za-z]{2}", name[found.end() :])]
    words = _APPOSITION.split(name[breaks[-1] if breaks else 0 :])[0].split(" ")
    plain = [index for index, word in enumerate(words) if word.islower() and word.isalpha() and word not in _NAME_CONNECTORS]
    clean = _clean_name(" ".join(words[plain[-1] + 1 if plain else 0 :]))  # "safety equipment manufacturer MSA Safety Incorporated"
    return clean if clean and clean.lower() not in ("the company", "company", "we") else None


def _end_of_date(opening: str) -> int:
    """Where the date of a date line ends; 0 where it has none."""
    for pattern, reach in ((_SPOKEN_DATE, 140), (_DAY_WITHOUT_YEAR, 90)):
        found = pattern.search(opening[:reach])
        if found and not _BEFORE_A_DATELINE.search(opening[: found.start()]):
            return found.end()
    return 0


def _subject_of_headline(top: _Top) -> str | None:
    for line in top.lines[:15]:
        found = _HEADLINE_VERB.search(line)
        if found and found.start() > 2 and line[0].isupper():
            return _clean_name(line[: found.start()])
    return None


def _printed_former_names(top: _Top) -> tuple[str, ...]:
    names = [_clean_name(found) for line in (*top.lines[:40], top.lead) for found in _FORMERLY.findall(line)]
    return tuple(dict.fromkeys(name for name in names if name))


def _printed_cik(top: _Top) -> str | None:
    if "cik" not in top.lowered and "central index key" not in top.lowered:
        return None
    found = _CIK.search(top.lowered)
    return found.group(1).zfill(10) if found else None


def _ticker(page: Page, top: _Top, body: tuple[str, ...]) -> str | None:
    """The symbol with its exchange, or alone in parentheses after the company's name in the lead, or in the cover page's table of listed
    securities, or in the sentence that says where the company's stock is traded."""
    if any(word in top.lowered for word in _EXCHANGES):
        for text in (top.lead, *top.paragraphs, *top.lines):
            found = _EXCHANGE_TICKER.search(text) if ":" in text else None
            found = found or _TICKER_LINE.search(text) or _NAMED_TICKER.search(text)
            if found:
                return found.group(1)
    bare = _BARE_TICKER.search(top.lead[:300])
    if bare and _ends_like_a_company(top.lead[: bare.start()]):
        return bare.group(1)
    return _cover_ticker(page) or next((found.group(1) for text in body if "symbol" in text and (found := _SYMBOL.search(text))), None)


def _cover_ticker(page: Page) -> str | None:
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


# --- dates --------------------------------------------------------------------------------------------------------------------------


def _dated_on(document_type: str, page: Page, top: _Top) -> date | None:
    if document_type in ("quarterly_report", "annual_report"):
        return _signature_date(page)
    return _date_of_report(top) or _date_of_line(top.lead) or _lone_date(top)


def _date_of_report(top: _Top) -> date | None:
    """An 8-K cover's "Date of Report (Date of earliest event reported): October 19, 2006", the date on that line or next to it."""
    for index, line in enumerate(top.lines[:40]):
        if "date of report" in line.lower():
            for near in (line, *top.lines[index + 1 : index + 2], *top.lines[max(0, index - 1) : index]):
                found = _SPOKEN_DATE.search(near)
                if found:
                    return spoken_date(*found.groups())
            return None
    return None


def _lone_date(top: _Top) -> date | None:
    """A line over the body that is a date and nothing else ("June 5, 2009", "Release Date: April 28, 2020")."""
    before = ""
    for line in top.lines[:45]:
        found = _DATE_LINE.fullmatch(line.strip())
        cut = len(before) > LENGTH_OF_A_LINE and before[-1:].islower()  # the end of a sentence that this line goes on with
        before = line.strip()
        if found and not cut:
            return spoken_date(*found.groups())
    return None


def _completed_date_line(lead: str, period_end: date | None) -> date | None:
    """A date line without a year ("April 21 /PRNewswire/ --"): its first such day after the period that it reports on."""
    found = _DAY_WITHOUT_YEAR.search(lead[:90])
    if not found or not period_end:
        return None
    for year in (period_end.year, period_end.year + 1):
        day = spoken_date(found.group(1), found.group(2), str(year))
        if day and timedelta(0) < day - period_end < timedelta(days=LONGEST_WAIT_DAYS):
            return day
    return None


def _day_of_results_call(prose: list[Passage], period_end: date | None, known_on: date | None) -> date | None:
    """The first day after the period on which its results are talked over ("Q1 2024 financial results conference call beginning at 2:00
    p.m. PT on February 1, 2024"); not that of a replay. None where that day is later than the one on which the document was filed."""
    if period_end is None:
        return None
    found: list[date] = []
    for passage in prose:
        for start, end in passage.sentences if _RESULTS_CALL.search(passage.text) else ():
            sentence = passage.text[start:end]
            if not (_RESULTS_CALL.search(sentence) and _OF_A_CALL.search(sentence)):
                continue
            days = (
                spoken_date(*said.groups())
                for said in _DAY_OF_A_CALL.finditer(sentence)
                if not _CALL_HEARD_LATER.search(sentence[: said.start()])
            )
            found.extend(day for day in days if day and timedelta(0) < day - period_end <= timedelta(days=LONGEST_WAIT_FOR_A_CALL_DAYS))
    first = min(found, default=None)
    return first if first and not (known_on and first > known_on) else None


def _signature_date(page: Page) -> date | None:
    """The date under a report's signatures: the first one after the last heading SIGNATURES."""
    after: list[str] = []
    for count, line in enumerate(_lines_from_the_end(page)):
        if count > SIGNATURE_LINES:
            return None
        if re.fullmatch(r"\W*signatures?\W*", line, re.IGNORECASE):
            for text in reversed(after):
                found = _SPOKEN_DATE.search(text)
                if found:
                    return spoken_date(*found.groups())
            after.clear()
        after.append(line)
    return None


def _lines_from_the_end(page: Page) -> Iterator[str]:
    for block in reversed(page.blocks):
        for line in reversed(block.lines):
            if line.pieces:
                yield " ".join(piece.text for piece in line.pieces)


# --- the period ---------------------------------------------------------------------------------------------------------------------


def _period(
    document_type: str, page: Page, body: tuple[str, ...], top: _Top, known_on: date | None, day: date | None, header: Header
) -> tuple[date | None, int | None]:
    """The last day of the period reported on, and its fiscal quarter where the text names it."""
    if document_type in ("quarterly_report", "annual_report"):
        cover = header.period_of_report or _cover_period(top)
        if cover:
            return cover, 4 if document_type == "annual_report" else _quarter_stated_with(body, cover) or _quarter_in_headings(
                body, cover, header.fiscal_year_end
            )
    end, quarter = _dated_body(body, known_on, day, document_type == "earnings_release")
    if end is None or not _names_quarter_ended(top.lead):
        latest = _spanner_end(page, known_on or day)
        if latest is not None and (end is None or latest > end + timedelta(days=14)):
            end, quarter = latest, None
    if end is None and document_type == "earnings_release":
        end = _end_over_columns(page, known_on or day)
    if quarter is None and end is not None and document_type == "earnings_release":
        quarter = _undated_quarter(top)
        if quarter is not None and header.fiscal_year_end is not None and quarter != quarter_of(end, header.fiscal_year_end):
            quarter = None
    if document_type == "annual_report":
        quarter = 4
    return end, quarter


def _names_quarter_ended(text: str) -> bool:
    """Does this text name a period by its last day?"""
    return any(
        _PART_OF_YEAR.search(window) or _YEAR_WORDS.search(window)
        for window in (_window_before(text, found.start()) for found in _ENDED.finditer(text))
    )


def _cover_period(top: _Top) -> date | None:
    for text in (*top.lines, *top.paragraphs):
        found = _COVER_PERIOD.search(text)
        if found:
            return spoken_date(*found.groups())
    return None


def _dated_body(body: tuple[str, ...], known_on: date | None, day: date | None, is_release: bool) -> tuple[date | None, int | None]:
    """The first period that a paragraph gives with its date. One that ends after the document became known is an outlook; one that "ended"
    after the day that the page bears counts in a release where there is no other (the day is misprinted then)."""
    first: date | None = None
    ended_late: date | None = None
    for text in body:
        if " end" not in text and " END" not in text and " End" not in text:
            continue
        for found in _ENDED.finditer(text):
            end = spoken_date(*found.groups())
            if end is None or known_on and end > known_on:
                continue
            if day and end > day:
                if found.group()[3:5].lower() == "ed":
                    ended_late = ended_late or end
                continue
            window = _window_before(text, found.start())
            if not _PART_OF_YEAR.search(window) and not _YEAR_WORDS.search(window) or _OTHER_REPORT.search(window):
                continue
            quarter = _quarter_in(window)
            if first is None:
                first = end if quarter is not None else _last_of_sentence(text, found.start(), end, day or known_on)
            if quarter is not None and end == first:
                return first, quarter
    return first or (ended_late if is_release else None), None


def _last_of_sentence(text: str, at: int, end: date, day: date | None) -> date:
    """The latest of the days with which this sentence says that periods ended, from this one (`end`, told at `at`) on: "for the three
    months ended March 31 and the six months ended June 30, 2012".
    """
    stop = text.find(". ", at)
    ends = [
        spoken_date(*found.groups())
        for found in _ENDED.finditer(text, at, stop if stop > 0 else len(text))
        if found.group()[3:5].lower() == "ed"
    ]
    return max((each for each in ends if each is not None and not (day and each > day) and (each - end).days < 366), default=end)


def _window_before(text: str, at: int) -> str:
    """The words of the same sentence that lead up to "ended"."""
    window = text[max(0, at - 100) : at]
    return window[max(window.rfind(". ") + 1, window.rfind("; ") + 1, 0) :]


def _quarter_in(window: str) -> int | None:
    """The quarter that these words name; a year with no part of it ends in its fourth."""
    named = list(_QUARTER_WORDS.finditer(window))
    if named:
        found = named[-1]
        return ORDINALS.get((found.group(1) or found.group(2) or "").lower()) or int(found.group(3))
    if _QUARTER_AND_YEAR.search(window):
        return 4
    if _YEAR_WORDS.search(window) and not _PART_OF_YEAR.search(window):
        return 4
    return None


def _quarter_stated_with(body: tuple[str, ...], end: date) -> int | None:
    """The quarter that some paragraph names together with this very date."""
    for text in body:
        if "quarter" in text and "ended" in text:
            for found in _ENDED.finditer(text):
                if spoken_date(*found.groups()) == end:
                    window = _window_before(text, found.start())
                    if _QUARTER_WORDS.search(window):
                        return _quarter_in(window)
    return None


def _quarter_in_headings(body: tuple[str, ...], end: date, fiscal_year_end: str | None) -> int | None:
    """The one quarter that headings of a report name ("Third Quarter Results of Operations"), unless the fiscal year's end, where it is
    stated, tells another.
    """
    named = {ORDINALS[found.group(1).lower()] for text in body if (found := _HEADING_OF_QUARTER.fullmatch(text))}
    quarter = named.pop() if len(named) == 1 else None
    return quarter if fiscal_year_end is None or quarter == quarter_of(end, fiscal_year_end) else None


_HEADING_OF_QUARTER = re.compile(
    r"(first|second|third|fourth)\s+(?:fiscal\s+)?quarter\s+(?:results(?:\s+of\s+operations)?|overview|summary|highlights)\W*",
    re.IGNORECASE,
)


def _spanner_end(page: Page, known_on: date | None) -> date | None:
    """The latest column of the first table that is headed "quarter ended March 31" over bare years."""
    for block in page.blocks:
        lines = [line for line in block.lines[:14] if line.pieces]
        for index, line in enumerate(lines):
            text = " ".join(piece.text for piece in line.pieces)
            if len(text) > LONGEST_SPANNER or "nded" not in text and "NDED" not in text and "nding" not in text:
                continue
            found = _SPANNER.search(text)
            if not found:
                continue
            place = next((at for at, piece in enumerate(line.pieces) if _SPANNER.search(piece.text)), 0)
            for years in (_YEAR.findall(text), *(_years_under(place, len(line.pieces), below) for below in lines[index + 1 : index + 4])):
                if years:
                    end = spoken_date(found.group(1), found.group(2) or str(last_day(found.group(1), max(years))), max(years))
                    if end and not (known_on and end > known_on):
                        return end
                    break
    return None


def _end_over_columns(page: Page, known_on: date | None) -> date | None:
    """The last day of the latest period that is over by the day of the document, of those that table columns name by their length and their
    end: "Three months ended" over "3/31/2022".
    """
    heads = (
        column.head
        for table in tables_of(page)
        if not GUIDANCE.search(table.title)
        for column in table.columns
        if not GUIDANCE.search(column.words)
    )
    ends = (end for head in heads if head.has_length and head.day is not None and (end := end_date(head)) is not None)
    return max((end for end in ends if known_on is None or end <= known_on), default=None)


def _years_under(place: int, spanners: int, below: Line) -> list[str]:
    """The years of a line that stand under one of so many spanners over it, which each begin anew: under the second of "Three Months Ended
    March 31," and "Year Ended December 31," stand the last three of "2002 2001 2001 2000 1999". All years where they don't come in as many
    groups."""
    years = [year for piece in below.pieces for year in _YEAR.findall(piece.text)]
    begins = [at for at in range(len(years)) if at == 0 or (years[at] >= years[at - 1]) == (years[0] > years[1])]
    if len(begins) != spanners:
        return years
    return years[begins[place] : [*begins[1:], len(years)][place]]


def _undated_quarter(top: _Top) -> int | None:
    """The quarter that the body names without a date, else the headline; None where they name several."""
    for texts in ((top.lead,), top.paragraphs[:12]):
        named = {_quarter_in(text[:300]) for text in texts if _QUARTER_WORDS.search(text[:300])}
        named.discard(None)
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def quarter_of(end: date, fiscal_year_end: str) -> int | None:
    """The fiscal quarter that ends on this day. In: the year's end as "MM-DD". A quarter's end may lie up to two weeks off the month's
    (52/53-week years).
    """
    year_end_month = int(fiscal_year_end[:2])
    calendar = FiscalCalendar(year_end_month)
    year_end_day = int(fiscal_year_end[3:])
    for fiscal_year in (end.year, end.year + 1):
        for quarter in (1, 2, 3, 4):
            last = calendar.quarter_end(fiscal_year, quarter)
            if last is None:
                continue
            shift = year_end_day - monthrange(last.year, year_end_month)[1]
            if abs((last + timedelta(days=shift) - end).days) <= 14:
                return quarter
    return None


def _derived_year_end(end: date | None, quarter: int | None) -> str | None:
    """The fiscal year's last day as "MM-DD", counted on from a quarter that ends with a month; a 52/53-week year's end is known only from
    its own last day.
    """
    if end is None or quarter is None:
        return None
    if quarter == 4:
        return f"{end:%m-%d}"
    if end.day != monthrange(end.year, end.month)[1]:
        return None
    month = (end.month - 1 + 3 * (4 - quarter)) % 12 + 1
    return f"{month:02d}-{28 if month == 2 else monthrange(end.year, month)[1]:02d}"


# --- court papers -------------------------------------------------------------------------------------------------------------------


def _case_party(top: _Top) -> str | None:
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
    name = _clean_name(re.sub(r"\s+et\.?\s+al\b.*", "", words))
    return name if name and (not is_private_person(name) or _ET_AL.search(around)) else None


def _docket_party(top: _Top) -> str | None:
    """The debtor, or the title of the leading case: the words before an address or the next caption."""
    for line in top.lines:
        found = _DOCKET_PARTY.search(line)
        if found:
            return _organisation(_AFTER_PARTY.split(line[found.end() :], maxsplit=1)[0])
    return None


def _printed_out_on(page: Page) -> date | None:
    """The day of the receipt under a docket report ("Transaction Receipt", "02/17/2010 11:30:40")."""
    for count, line in enumerate(_lines_from_the_end(page)):
        found = _PRINTED_OUT.search(line)
        if found or count > SIGNATURE_LINES:
            month, day, year = (int(group) for group in found.groups()) if found else (0, 0, 0)
            return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None
    return None
