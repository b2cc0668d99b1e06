"""Sentences -> claims: what the prose of a filing says that a table of it should say too.

What belongs here: which sentences of a page may state results, and what one leaves to the next. Which figure belongs to which measure is
claim_figures.py's, to which period claim_periods.py's, the words are vocabulary.py's, running text passages.py's. Whether a claim ties to a
table is judged in the warehouse.

Precision comes first. A figure becomes a claim only where every word between it and its measure is one that is known here, and where its
period is stated or carried over from the sentence before. Loans, outlooks and hypotheses never get that far: their words are not among
these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from itertools import takewhile

from pipelines.filings.blocks import Page
from pipelines.filings.numbers import is_placeholder
from pipelines.filings.phrases import Phrase
from pipelines.filings.prose.claim_figures import UNLIKE, WORDS, Carried, parts_of
from pipelines.filings.prose.claim_periods import Stated, dated
from pipelines.filings.prose.passages import Passage, Places
from pipelines.filings.prose.spoken_days import DATE
from pipelines.filings.prose.spoken_periods import Calendar, calendar
from pipelines.filings.prose.vocabulary import is_spelt_out, names_segment, says_period, says_result, tokens
from pipelines.filings.records import Claim, Document, position_id

LEAST_SPELT_OUT = 10_000
"""A figure without "million" below so many dollars, and not in full thousands, is printed in a unit that is named elsewhere; so are all
others of its page then.
"""
LONGEST_SENTENCE = 2_000
"""No sentence about results is longer: what is, is no prose."""
LEAST_BODY = 200
"""The first paragraph so long begins the body; titles above it are letterhead and headline."""
HEADING_LENGTH = 80
"""A title over paragraphs is at most so long."""
_OUTLOOK = Phrase(
    r"\b(?:expect|anticipat|outlook|guidance|forecast|target|estimat|projec(?:ts|ted|ting|tion)|range\s+(?:of|from|between)|will\b"
    r"|would\b|should\b|could\b|may\b(?!\s+\d)|plans?\s+to\b|believe"
    r"|intend|goal|looking\s+(?:ahead|forward)|respectively|as if\b|assuming|annualized|exclud|without\b|other\s+than\b"
    r"|adjusted\s+(?:for|to)\b|currency[\s-]neutral|constant[\s-]currenc)",
    "expect anticipat outlook guidance forecast target estimat projec range will would should could may plan believe intend goal"
    " looking respectively as_if assuming annualized exclud without other adjusted currency constant",
)
_CONSTANT_CURRENCY = r"(?:currency[\s-]neutral|constant[\s-]currenc(?:y|ies))"
_IN_CONSTANT_CURRENCY = re.compile(
    rf"\((?=[^()]{{0,80}}\d\s?(?:%|percent))[^()]{{0,80}}{_CONSTANT_CURRENCY}[^()]{{0,40}}\)"
    rf"|,?\s+or\s+(?:up\s+|down\s+)?\d+(?:\.\d+)?\s?(?:%|\spercent)\s+(?:on\s+an?|in|at|using)\s+{_CONSTANT_CURRENCY}(?:\s+(?:basis"
    rf"|terms|rates|dollars))?",
    re.IGNORECASE,
)
"""A change said once more, without what exchange rates did to it: "an increase of 3%, or 5% on a currency-neutral basis", "(a decrease of
1.0% on a constant currency basis)".
"""
_PART_OF_COMPANY = re.compile(r"\b(?:segments?|divisions?)\b", re.IGNORECASE)
_WHOLE_COMPANY = re.compile(
    r"\b(?:results?|highlights|quarter(?:ly)?|summary|financial|reviews?|operations|income|revenues?|sales|earnings|overview"
    r"|years?|months|gaap|liquidity|condition|management|reports?|announces?|outlook"
    r"|discussion|performance|profit(?:ability)?|cash|balance|expenses?|margin|net|operating|consolidated|total|item|part|notes?"
    r"|update|more|continued|statements?|credit|capital|taxes|eps|ebitda|exhibit|release|news|contact)\b",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"[•▪■·◦o–—-]\s|[a-z]")
_OF_ANOTHER = re.compile(
    r"\s+(?:of|for|at|from|in)\s+(?:the\s+|our\s+)?(?!(?:First|Second|Third|Fourth|Fiscal|Q[1-4]|January|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b)[A-Z][a-z]"
)
_ASIDE = re.compile(r"\([^()$\d%]{1,120}\)")
_DATELINE = re.compile(
    rf"\(?(?:[A-Z][\w.’'-]*\s?){{1,4}},\s*(?:[A-Z(][\w.’')-]*[\s,–—-]+){{0,5}}(?i:{DATE})\s*(?:/[^/]{{2,40}}/"
    rf"|\([^()]{{2,40}}\))?\s*[-–—―]+\s*"
)
"""Place and day before the first sentence of a release: "DAYTON, Ohio, April 29, 2006 --"."""
_MEANT = frozenset("diluted basic loss eps ebitda used in".split())


def claims(
    page: Page, prose: list[Passage], document: Document, column_periods: Collection[tuple[date | None, date]] = ()
) -> tuple[Claim, ...]:
    """The figures that sentences of this page state about a measure and a period, in page order.

    In: the page, its running text, the facts of its document, and the periods (start, end) of its table columns, which tell when the year
    before ended where a year has 52 or 53 weeks. Out: the claims; a percent change or a direction only where it compares with the same
    period of the year before or, of a quarter, with the quarter before. Nothing raises.
    """
    headlines = [
        passage.text for passage in takewhile(lambda passage: len(passage.text) < LEAST_BODY, prose) if not passage.text.endswith(".")
    ]
    counting = calendar(document, page.text, tuple(column_periods), headlines)
    if counting is None or document.document_type in ("status_letter", "docket_report"):
        return ()
    found = _of_known_unit(list(_found(prose, counting, (document.company_name or "").split(" ")[0].strip(",.").lower())))
    finest = max(
        (stated.decimals for stated, *_ in found if stated.is_round), default=0
    )  # a page that prints thousands once prints them always
    places = Places(page)
    return tuple(_claim(stated, finest, passage, start, end, places, document.document_id) for stated, passage, start, end in found)


def _found(prose: list[Passage], counting: Calendar, company: str) -> Iterator[tuple[Stated, Passage, int, int]]:
    """Every claim with its passage and its sentence (from, to)."""
    carried = Carried()
    in_list = has_body = False
    for passage in prose:
        text = passage.text
        if not any(char.isalnum() for char in text[:HEADING_LENGTH]):
            continue
        is_heading = has_body and _is_heading(text) and (not in_list or not _is_item(text) or _is_in_capitals(text))
        under_part_heading = _heads_a_part(text, company) if is_heading else carried.under_part_heading
        if not in_list or not _is_item(text):
            in_list = False
            carried = Carried()
        carried.under_part_heading = under_part_heading
        has_body = has_body or len(text) >= LEAST_BODY
        in_list = in_list or text.endswith(":")
        if in_list or says_result(passage.lowered):
            for start, end in passage.sentences:
                for stated in _stated(text[start:end], counting, carried, company):
                    yield stated, passage, start, end


def _of_known_unit(found: list[tuple[Stated, Passage, int, int]]) -> list[tuple[Stated, Passage, int, int]]:
    """Without the figures in a unit that only the page's tables name: "$1,164" where it counts in millions. One such, and no bare figure of
    the page is sure.
    """
    is_sure = not any(stated.is_round and abs(stated.value) < LEAST_SPELT_OUT and stated.value % 1000 for stated, *_ in found)
    return [each for each in found if not each[0].is_round or is_sure and is_spelt_out(each[0].value)]


def _is_heading(text: str) -> bool:
    """Is this a title over paragraphs? "NM: Not Meaningful" under a table is none."""
    if is_placeholder(text.split()[0].rstrip(":=")):
        return False
    return (
        len(text) < HEADING_LENGTH
        and not text.endswith((".", ":", ",", ";"))
        and not any(char in text for char in "$%•")
        and text[0].isupper()
    )


def _is_in_capitals(text: str) -> bool:
    """Does each word of this title but small ones begin with a capital ("Garden Pumps")? Items of lists mostly go on in small letters."""
    return all(len(word) <= 3 or not word[0].islower() for word in text.split())


def _heads_a_part(text: str, company: str) -> bool:
    """Does this title begin what is said of a part of the company ("Garden Pumps") rather than of all of it ("Third Quarter Results")?"""
    return _PART_OF_COMPANY.search(text) is not None or _WHOLE_COMPANY.search(text) is None and not (company and company in text.lower())


def _is_item(text: str) -> bool:
    """Does this passage continue a list? An item begins with a mark or in small letters, or is no full sentence."""
    return _LIST_ITEM.match(text) is not None or len(text) < 200 and not text.endswith(".")


def _claim(
    stated: Stated, finest: int, passage: Passage, sentence_start: int, sentence_end: int, places: Places, document_id: str
) -> Claim:
    line, start, end = places.of(passage, sentence_start + stated.start, sentence_start + stated.end)
    return Claim(
        claim_id=position_id(document_id, start, end),
        document_id=document_id,
        claim_kind=stated.kind,
        measure=stated.measure,
        segment=stated.segment,
        period_start=stated.span.start,
        period_end=stated.span.end,
        base_start=stated.base.start if stated.base else None,
        base_end=stated.base.end if stated.base else None,
        value=stated.value,
        unit=stated.unit,
        decimals=finest if stated.is_round else stated.decimals,
        sentence=passage.text[sentence_start:sentence_end],
        line_number=line,
        char_start=start,
        char_end=end,
    )


# --- one sentence ------------------------------------------------------------------------------------------------------------------------


def _stated(sentence: str, counting: Calendar, carried: Carried, company: str) -> list[Stated]:
    """The claims of one sentence; what it leaves to the next one is noted in `carried`."""
    lowered = sentence.lower()
    stated: list[Stated] = []
    if (says_result(lowered) or says_period(lowered)) and len(lowered) == len(sentence) <= LONGEST_SENTENCE:
        if "currenc" in lowered:
            sentence = _IN_CONSTANT_CURRENCY.sub(lambda again: " " * len(again.group()), sentence)
            lowered = sentence.lower()
        if _OUTLOOK.search(lowered):
            carried.span = None
            return []
        if (dateline := _DATELINE.match(sentence)) is not None:
            sentence = " " * dateline.end() + sentence[dateline.end() :]
        if "(" in sentence:
            sentence = _ASIDE.sub(_blank, sentence)
        lowered = sentence.lower()
        found = list(tokens(sentence, lowered))
        stated = dated(parts_of(sentence, lowered, found, company, carried), counting, carried)
        if any(each.segment for each in stated) or any(
            token.kind == "measure" and _OF_ANOTHER.match(sentence, token.end) for token in found
        ):
            carried.names_segment = True
    if names_segment(sentence):
        carried.names_segment = True
    return stated


def _blank(aside: re.Match[str]) -> str:
    """An explanation in parentheses between a measure and its figure says nothing about the figure, unless it leaves something out."""
    words = set(WORDS.findall(aside.group().lower()))
    return aside.group() if words & UNLIKE or words <= _MEANT else " " * len(aside.group())
