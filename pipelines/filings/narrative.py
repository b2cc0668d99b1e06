"""Sentences -> claims: what the prose of a filing says that a table of it should say too.

What belongs here: which figure of a sentence belongs to which measure, and to which period. The words themselves are vocabulary.py's, the
days of a period spoken_periods.py's, running text passages.py's. Whether a claim ties to a table is judged in the warehouse.

Precision comes first. A figure becomes a claim only where every word between it and its measure is one that is known here, and where its
period is stated or carried over from the sentence before. Loans, outlooks and hypotheses never get that far: their words are not among
these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import takewhile

from pipelines.filings.blocks import Page
from pipelines.filings.numbers import is_placeholder
from pipelines.filings.passages import Passage, Places
from pipelines.filings.phrases import Phrase
from pipelines.filings.records import Claim, Document, position_id
from pipelines.filings.spoken_days import DATE
from pipelines.filings.spoken_periods import Calendar, Span, calendar
from pipelines.filings.vocabulary import Token, amount_of, is_spelt_out, names_segment, says_period, says_result, segment_name, tokens

LONGEST_PREFIX = 4
"""A measure's name begins at most so many words before its noun ("Mill Street plant net sales")."""
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
_WORDS = re.compile(r"[^\s,()“”\"*•▪■]+")

# --- the small words around measures and figures ---------------------------------------------------------------------------------------

_FILLERS = frozenset(
    "a an the approximately about nearly roughly record only just strong slightly sharply significantly solid modestly strongly"
    " also total reported by 's ’s".split()
)
_LINKS = frozenset("of came was were is are totaled totalled totaling at reached equaled equalled amounted to : –".split())
_COPULAS = frozenset("was were is are".split())
_RISES = frozenset(
    "increased increase increases rose rise rises grew grow grows climbed climb gained advanced jumped surged improved improve"
    " improves up higher increasing growing".split()
)
_FALLS = frozenset(
    "decreased decrease decreases fell fall falls declined decline declines dropped drop drops down lower decreasing declining"
    " narrowed slipped".split()
)
_RISE_NOUNS = frozenset("increase growth rise improvement gain".split())
_FALL_NOUNS = frozenset("decrease decline drop reduction".split())
_AFTER_FIGURE = frozenset("a an or of and but is are was were which representing by this reflecting the – — --".split())
_COMPARES = frozenset("compared compare compares comparing relative versus vs vs. against than".split())
_FROM = frozenset(("from", "over"))
_ARTICLES = frozenset(("a", "an", "the"))
_PERIOD_LEADS = frozenset("for in of during the a an its our at on this that as ended".split())
_TIME_WORDS = frozenset("quarter quarters month months week weeks year years year's fiscal period periods half decade".split())
_CAN_BE_COMPARED = frozenset(("amount", "measure", "generic", "period"))
_UNLIKE = frozenset("excluding exclude excludes excluded adjusted adjusting constant currency organic without excl ex".split())
_KINDS_OF_PART = frozenset(("group", "segment", "division", "office", "unit", "region"))
_BLOCKING = _TIME_WORDS | _UNLIKE
_BOUNDARIES = frozenset(
    "the a an of for in to from with by at on and or but while whereas as that this these those its our their his her is are was"
    " were had has have reported posted recorded announced generated achieved"
    " delivered earned produced realized incurred saw reports posts announces compared versus vs. than over per which who on when"
    " after before approximately company's".split()
)
_UNNAMED = frozenset("very record gaap reported overall unaudited consolidated strong company-wide companywide solid preliminary".split())
_PARTS_OF_TOTALS = frozenset(
    "unit average daily weekly monthly annualized cumulative incremental lost additional pro-rata deferred".split()
)
_ADJECTIVES_IN_ED = frozenset("adjusted diluted combined deferred weighted related fixed rated unallocated".split())
_OPENERS = frozenset(
    "and while but whereas also additionally in addition overall as a result however meanwhile on gaap basis for during of under"
    " generally accepted accounting principles the an our its that company's"
    " total or plus with • ▪ ■ · - – — * o : ;".split()
)
_DIRECTIONS = {"doubled": 1, "tripled": 2, "flat": 0, "unchanged": 0}
_OF_ANOTHER = re.compile(
    r"\s+(?:of|for|at|from|in)\s+(?:the\s+|our\s+)?(?!(?:First|Second|Third|Fourth|Fiscal|Q[1-4]|January|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b)[A-Z][a-z]"
)
_MORE_OR_LESS = re.compile(r"\s+(?:higher|lower|more|less|greater|better|worse|above|below|over|under)\b")
_ASIDE = re.compile(r"\([^()$\d%]{1,120}\)")
_DATELINE = re.compile(
    rf"\(?(?:[A-Z][\w.’'-]*\s?){{1,4}},\s*(?:[A-Z(][\w.’')-]*[\s,–—-]+){{0,5}}(?i:{DATE})\s*(?:/[^/]{{2,40}}/"
    rf"|\([^()]{{2,40}}\))?\s*[-–—―]+\s*"
)
"""Place and day before the first sentence of a release: "DAYTON, Ohio, April 29, 2006 --"."""
_MEANT = frozenset("diluted basic loss eps ebitda used in".split())
_REPORTS = re.compile(
    r"(?P<subject>.*)\b(?:reported|posted|had|recorded|generated|announced|achieved|delivered|earned|produced|realized|incurred"
    r"|saw|reports|posts|announces)\b(?P<rest>.*)",
    re.DOTALL,
)
_COMPANY = re.compile(r"\b(?:the\s+company|we|it|the\s+corporation)(?:\W+(?:also|today|has))*\W*$")
_LEADING_BACK = re.compile(r"\bthese\s+(?:results|figures)\s*$|\bthis\s*$")


@dataclass(frozen=True, slots=True)
class _Measure:
    text: str
    segment: str | None
    is_loss: bool
    name: str  # of its rule
    is_clear: bool  # nothing unknown stands before it


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure that is bound to its measure."""

    token: Token
    kind: str  # as Claim.claim_kind
    measure: _Measure
    sign: int  # of a change; 1 for other figures
    basis: str | None = None  # of a change: year_ago | previous, where a word says so ("year over year")


@dataclass(slots=True)
class _Part:
    """A stretch of a sentence about one period: a statement, or what it is compared with."""

    clause: int
    is_comparison: bool
    periods: list[Token] = field(default_factory=list)
    figures: list[_Figure] = field(default_factory=list)
    is_blocked: bool = False


@dataclass(slots=True)
class _Carried:
    """What a sentence leaves to the next one of its paragraph."""

    span: Span | None = None
    is_base_year_ago: bool = False  # the last comparison was made with the year before
    names_segment: bool = False
    under_part_heading: bool = False


@dataclass(frozen=True, slots=True)
class _Stated:
    """A claim before it has a place on the page."""

    kind: str
    measure: str
    segment: str | None
    span: Span
    value: Decimal
    unit: str
    decimals: int
    is_round: bool  # a figure in full dollars, printed to an unknown precision
    start: int  # of the figure, in the passage
    end: int
    base: Span | None = None  # of a change: the period that it counts from


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


def _found(prose: list[Passage], counting: Calendar, company: str) -> Iterator[tuple[_Stated, Passage, int, int]]:
    """Every claim with its passage and its sentence (from, to)."""
    carried = _Carried()
    in_list = has_body = False
    for passage in prose:
        text = passage.text
        if not any(char.isalnum() for char in text[:HEADING_LENGTH]):
            continue
        is_heading = has_body and _is_heading(text) and (not in_list or not _is_item(text) or _is_in_capitals(text))
        under_part_heading = _heads_a_part(text, company) if is_heading else carried.under_part_heading
        if not in_list or not _is_item(text):
            in_list = False
            carried = _Carried()
        carried.under_part_heading = under_part_heading
        has_body = has_body or len(text) >= LEAST_BODY
        in_list = in_list or text.endswith(":")
        if in_list or says_result(passage.lowered):
            for start, end in passage.sentences:
                for stated in _stated(text[start:end], counting, carried, company):
                    yield stated, passage, start, end


def _of_known_unit(found: list[tuple[_Stated, Passage, int, int]]) -> list[tuple[_Stated, Passage, int, int]]:
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
    stated: _Stated, finest: int, passage: Passage, sentence_start: int, sentence_end: int, places: Places, document_id: str
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


# --- one sentence: its figures find their measures -------------------------------------------------------------------------------------


def _stated(sentence: str, counting: Calendar, carried: _Carried, company: str) -> list[_Stated]:
    """The claims of one sentence; what it leaves to the next one is noted in `carried`."""
    lowered = sentence.lower()
    stated: list[_Stated] = []
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
        stated = _dated(_Binding(sentence, lowered, found, company, carried).parts(), counting, carried)
        if any(each.segment for each in stated) or any(
            token.kind == "measure" and _OF_ANOTHER.match(sentence, token.end) for token in found
        ):
            carried.names_segment = True
    if names_segment(sentence):
        carried.names_segment = True
    return stated


def _blank(aside: re.Match[str]) -> str:
    """An explanation in parentheses between a measure and its figure says nothing about the figure, unless it leaves something out."""
    words = set(_WORDS.findall(aside.group().lower()))
    return aside.group() if words & _UNLIKE or words <= _MEANT else " " * len(aside.group())


class _Binding:
    """One walk over the tokens of a sentence. `anchor` is what the next figure may hang on, `words` what has stood since."""

    def __init__(self, sentence: str, lowered: str, found: list[Token], company: str, carried: _Carried) -> None:
        self._sentence = sentence
        self._lowered = lowered
        self._tokens = found
        self._company = company
        self._carried = carried
        self._has_measure = any(token.kind == "measure" for token in found)
        self._parts = [_Part(0, False)]
        self._subject: _Measure | None = None  # of the clause: what a comparison without a measure of its own is about
        self._is_subject_alone = True
        self._current: _Measure | None = None
        self._bound: _Figure | None = None
        self._anchor = ""
        self._words: list[str] = []
        self._change = 0
        self._basis: str | None = None  # of the changes of the clause, where a word says so before them
        self._segment: str | None = None  # of the sentence's subject: "The Metals Group reported"
        # a measure of it is a segment's: so are those after it that name none ("Metals Group sales rose, and operating income was")
        self._is_of_part = False
        self._opens_with_comparison = False  # "Compared to the first quarter of 2005, net sales rose"
        self._opening = ""  # the words of the clause before its measure

    def parts(self) -> list[_Part]:
        take = {
            "period": self._take_period, "basis": self._take_basis, "segment": self._take_segment, "generic": self._take_generic,
            "amount": self._take_amount, "percent": self._take_percent, "direction": self._take_direction,
        }  # fmt: skip
        end = 0
        for index, token in enumerate(self._tokens):
            gap = self._lowered[end : token.start]
            if token.kind == "measure":
                gap, prefix, is_clear = self._split_prefix(gap, token)
            words = _WORDS.findall(gap)
            if words:
                words = self._begin_comparison(words, token, index)
                self._note(words)
                self._words.extend(words)
            if token.kind == "measure":
                self._take_measure(token, index, gap, prefix, is_clear)
            else:
                take[token.kind](token, gap)
                self._opening += gap
            end = token.end
        self._note(_WORDS.findall(self._lowered[end:]))
        return self._parts

    @property
    def _part(self) -> _Part:
        return self._parts[-1]

    def _note(self, words: list[str]) -> None:
        """Words of time that are no known period, and words that make a measure another one, leave a part without claims."""
        if not _BLOCKING.isdisjoint(words) or any(len(word) == 4 and word.isdigit() and word[:2] in ("19", "20") for word in words):
            self._part.is_blocked = True

    def _begin_comparison(self, words: list[str], token: Token, index: int) -> list[str]:
        """Begins a part at "compared to", "versus", "from", "over"; gives back the words after it."""
        if not _COMPARES.isdisjoint(words):
            at = max(i for i, word in enumerate(words) if word in _COMPARES)
            rest = words[at + 1 :]
            rest = rest[1:] if rest and rest[0] in ("to", "with") else rest
        elif (words[-1] in _FROM or words[-1] in _ARTICLES and words[-2:-1] and words[-2] in _FROM) and token.kind in _CAN_BE_COMPARED:
            at = len(words) - (1 if words[-1] in _FROM else 2)
            rest = words[at + 1 :]
        else:
            return words
        before = words[:at]
        if self._part.is_comparison and self._part.figures and not self._part.periods and token.kind == "period":
            return rest  # "from $15 million from the quarter before"
        leads_back = index == 0 and _LEADING_BACK.search(" ".join(before))
        if self._subject is None and self._has_measure and not leads_back and token.kind != "period":
            return words
        self._opens_with_comparison = self._subject is None and self._has_measure and not leads_back
        self._note(before)
        self._parts.append(_Part(self._part.clause, True))
        self._anchor, self._words, self._bound = "comparison", [], None
        self._current = self._subject if self._is_subject_alone else None
        return rest

    # --- what each kind of token does

    def _take_period(self, token: Token, gap: str) -> None:
        while self._words and self._words[-1] in _PERIOD_LEADS:
            self._words.pop()
        self._part.periods.append(token)
        if self._opens_with_comparison:
            self._parts.append(_Part(self._part.clause, False))
            self._opens_with_comparison, self._anchor = False, ""

    def _take_basis(self, token: Token, gap: str) -> None:
        basis = "year_ago" if token.match.group("year_ago") else "previous"
        if self._part.figures and self._part.figures[-1].kind == "percent_change":
            self._part.figures[-1] = replace(self._part.figures[-1], basis=basis)
        else:
            self._basis = basis  # "rose sequentially by 3%"

    def _take_segment(self, token: Token, gap: str) -> None:
        name = segment_name(token)
        if self._anchor in ("measure", "change") and self._current and not self._words and self._current.segment is None:
            self._current = replace(self._current, segment=name)
            self._is_of_part = True
            if not self._part.is_comparison:
                self._subject = self._current
        elif self._bound is None and self._anchor == "":
            self._segment = name
        else:
            self._part.is_blocked = True

    def _take_measure(self, token: Token, index: int, gap: str, prefix: list[str], is_clear: bool) -> None:
        if (
            index
            and self._tokens[index - 1].kind in ("percent", "amount")
            and set(_WORDS.findall(gap)) <= {"of", "the", "our", "its"}
            and "of" in gap
        ):
            self._lose()  # "61% of worldwide sales" is a share of a measure
            return
        own, prefix = _own_segment(prefix)
        is_clear = is_clear and not (
            self._anchor == "measure" and set(self._words) <= {"and", "or"}
        )  # "net income and income per share rose": whose is the figure?
        is_first = self._subject is None and not self._part.is_comparison
        if self._part.is_comparison and self._part.periods and (self._anchor != "comparison" or "," in gap or " and " in f" {gap} "):
            is_clear = (
                is_clear and not self._part.figures
            )  # "up 2 percent from a year ago, and net income of $5 million": the comparison is over
            self._begin_clause()
            is_first = True
        elif not is_first and (not self._is_followed_by_of(index) or re.search(r"\b(?:while|whereas|but)\b|;", gap)):
            self._begin_clause()
            is_first = True
        if is_first:
            is_clear = is_clear and self._opens_well(
                self._opening + gap, own is not None or any(each.kind == "segment" for each in self._tokens)
            )
        elif self._anchor != "comparison":
            is_clear = is_clear and set(_WORDS.findall(gap)) <= _OPENERS | _FILLERS
        else:
            is_clear = is_clear and set(self._words) <= _FILLERS | _UNNAMED and (self._subject is None or self._subject.is_clear)
        segment = own or (self._subject.segment if self._part.is_comparison and self._subject else self._segment)
        self._is_of_part = self._is_of_part or segment is not None
        is_clear = is_clear and not (
            self._is_of_part and segment is None and not any(each.kind == "segment" for each in self._tokens[index + 1 : index + 2])
        )
        words = [*prefix, *self._sentence[token.start : token.end].split()]
        measure = _Measure(_measure_text(words, token), segment, _is_loss(token), token.name, is_clear)
        self._current = measure
        if not self._part.is_comparison:
            self._is_subject_alone = self._subject is None
            self._subject = measure
        self._anchor, self._words, self._bound, self._change = "measure", [], None, 0

    def _begin_clause(self) -> None:
        self._parts.append(_Part(self._part.clause + 1, False))
        self._subject, self._is_subject_alone = None, True
        self._segment, self._opening, self._anchor, self._basis = None, "", "", None

    def _lose(self) -> None:
        """A figure that can't be bound: what stands between may make the measure another one ("net sales of the joint venture were $5
        million").
        """
        if self._anchor == "measure" and not self._part.is_comparison and self._subject is not None:
            self._subject = replace(self._subject, is_clear=False)
        self._anchor, self._bound = "lost", None

    def _take_generic(self, token: Token, gap: str) -> None:
        """ "a loss of", "a use of cash of": the clause's own measure, with this sign."""
        if self._subject and self._part.is_comparison and self._anchor == "comparison" and set(self._words) <= _FILLERS:
            self._current = replace(self._subject, is_loss=token.match.group("generic_loss") is not None)
            self._anchor, self._words = "measure", []
        elif (
            self._subject
            and not self._part.is_comparison
            and self._anchor == "measure"
            and self._words
            and set(self._words) <= _COPULAS | _ARTICLES
        ):
            self._current = replace(self._subject, is_loss=token.match.group("generic_loss") is not None)
            self._words, self._is_subject_alone = [], False  # whether "compared to $2 million" is a loss too, no one says
        else:
            self._current, self._anchor = None, "lost"

    def _take_amount(self, token: Token, gap: str) -> None:
        words, self._words = self._words, []
        if _MORE_OR_LESS.match(self._lowered, token.end):
            self._lose()
            return
        is_per_share = (
            token.name == "cents" or bool(token.match.group("share")) or self._current is not None and self._current.name == "per_share"
        )
        if self._anchor in ("measure", "comparison", "percent", "change") and self._current is not None:
            change = next((_direction(word) for word in words if _direction(word)), 0)
            others = {word for word in words if not _direction(word)}
            known = others <= _FILLERS | _LINKS
            if self._anchor == "measure" and change and known and "to" not in others:
                self._anchor, self._change = "change", change
                return
            if self._anchor == "measure":
                is_linked = known and bool(others & _LINKS) and not (change and "to" not in others)
            elif self._anchor == "comparison":
                is_linked = others <= _FILLERS and not change and not self._part.periods
            else:
                is_linked = others <= _FILLERS | {"to"} and "to" in others and not change
            if is_linked and not (
                self._current.name == "per_share" and token.match.groupdict().get("scale") not in (None, "cent", "cents")
            ):
                self._bind(token, "per_share" if is_per_share else "amount", self._current)
                return
        elif (
            self._anchor == "figure"
            and self._bound is not None
            and is_per_share
            and set(words) <= {"or", "and", "a"}
            and self._bound.kind == "amount"
        ):
            self._bind(token, "per_share", self._bound.measure)
            return
        elif (
            self._anchor == "figure"
            and self._bound is not None
            and self._bound.kind == "amount"
            and not is_per_share
            and words[-1:] == ["of"]
        ):
            signs = {_direction(word) for word in words if word not in _AFTER_FIGURE}
            if signs in ({1}, {-1}):  # "sales were $53 million, a decrease of $1 million or 1.4%"
                self._anchor, self._change, self._bound = "change", signs.pop(), None
                return
        self._lose()

    def _bind(self, token: Token, kind: str, measure: _Measure) -> None:
        self._bound = _Figure(token, kind, measure, 1)
        self._part.figures.append(self._bound)
        self._anchor = "figure"

    def _take_percent(self, token: Token, gap: str) -> None:
        words, self._words = self._words, []
        noun = token.match.group("noun")
        sign = next((_direction(word) for word in words if _direction(word)), 0)
        if noun:
            sign = 1 if noun in _RISE_NOUNS else -1
        else:
            sign = sign or next((1 if word in _RISE_NOUNS else -1 for word in words if word in _RISE_NOUNS | _FALL_NOUNS), 0)
        others = {word for word in words if not _direction(word) and word not in _RISE_NOUNS | _FALL_NOUNS}
        subject = self._subject if self._is_subject_alone else None
        if self._anchor == "change":
            is_linked, sign, after = others <= {"or"} and not sign, self._change, "percent"
        elif self._anchor == "measure" and not self._part.is_comparison:
            is_linked, after = bool(sign) and not noun and others <= _FILLERS | _COPULAS, "percent"
        elif self._anchor in ("figure", "after"):
            is_linked, after = bool(sign) and others <= _AFTER_FIGURE | _FILLERS, "after"
        else:
            is_linked, after = False, "lost"
        if is_linked and subject is not None and not subject.is_loss:
            self._part.figures.append(_Figure(token, "percent_change", subject, sign, self._basis))
        if is_linked:
            self._anchor, self._bound = after, None
        else:
            self._lose()

    def _take_direction(self, token: Token, gap: str) -> None:
        words, self._words = set(self._words), []
        if (
            self._anchor == "measure"
            and not self._part.is_comparison
            and words <= _COPULAS | {"remained"}
            and self._subject
            and not self._subject.is_loss
        ):
            self._part.figures.append(_Figure(token, "direction", self._subject, 1))
        self._anchor = "lost"

    # --- what stands before a measure

    def _split_prefix(self, gap: str, token: Token) -> tuple[str, list[str], bool]:
        """The words that belong to the measure's name, and the text before them. Not clear: a word among them that is no adjective."""
        words = list(re.finditer(r"\S+", gap))
        prefix: list[str] = []
        cut = len(gap)
        is_clear = True
        while words and len(prefix) <= LONGEST_PREFIX:
            word = words.pop()
            text = word.group()
            bare = text.strip('*“"”(•▪■')
            if (
                text[-1] in ",.:;)—–-•"
                or not bare
                or bare in _BOUNDARIES
                or bare in _OPENERS
                or bare.endswith(("'s", "’s"))
                or not bare[0].isalpha()
            ):
                break
            cut = word.start()
            if bare not in _UNNAMED:
                offset = token.start - len(gap) + word.start()
                prefix.insert(0, self._sentence[offset : offset + len(text)].strip('*“"”(•▪■'))
                is_clear = is_clear and bare not in _PARTS_OF_TOTALS and not (bare.endswith("ed") and bare not in _ADJECTIVES_IN_ED)
        return gap[:cut], prefix, is_clear and len(prefix) <= LONGEST_PREFIX

    def _opens_well(self, opening: str, names_segment: bool) -> bool:
        """Is a clause that begins so about the company itself (or the segment that it names)?"""
        if (self._carried.under_part_heading or self._carried.names_segment) and not names_segment:
            return False
        said = _REPORTS.match(opening)
        if said is None:
            return {word.replace("’", "'") for word in _WORDS.findall(opening)} <= _OPENERS | _FILLERS | {f"{self._company}'s"}
        subject = said.group("subject")
        is_company = bool(_COMPANY.search(subject)) or bool(self._company) and self._company in subject[-160:]
        is_segment = self._segment is not None and set(_WORDS.findall(subject)) <= _OPENERS
        return (is_company or is_segment) and set(_WORDS.findall(said.group("rest"))) <= _OPENERS | _FILLERS

    def _is_followed_by_of(self, index: int) -> bool:
        """Is this measure the head of "net income of $5 million" (periods and segments may stand between)?"""
        end = self._tokens[index].end
        said: list[str] = []
        for token in self._tokens[index + 1 :]:
            said.extend(_WORDS.findall(self._lowered[end : token.start]))
            if token.kind == "amount":
                return bool(said) and said[-1] == "of" or "of" in said and set(said) <= _FILLERS | {"of"}
            if token.kind not in ("period", "segment"):
                return False
            end = token.end
        return False


def _direction(word: str) -> int:
    return 1 if word in _RISES else -1 if word in _FALLS else 0


def _own_segment(prefix: list[str]) -> tuple[str | None, list[str]]:
    """A segment that stands before its measure ("Valve Group net sales"), and what is left of the measure's name."""
    if len(prefix) < 2 or prefix[-1].lower() not in _KINDS_OF_PART:
        return None, prefix
    return " ".join(prefix if prefix[-1] in ("Group", "Office") else prefix[:-1]), []


def _is_loss(token: Token) -> bool:
    groups = token.match.groupdict()
    return any(groups.get(name) for name in ("loss", "operating_loss", "loss_from", "used", "share_loss"))


def _measure_text(words: list[str], token: Token) -> str:
    """The noun phrase as printed; a defined abbreviation stands for the words that it abbreviates."""
    if token.name == "ebitda" and token.match.group("short"):
        count = len(token.match.group().split())
        return " ".join([*words[: len(words) - count], "EBITDA", *(token.match.group("tail") or "").split()])
    return " ".join(word for word in words if word.lower() != "quarterly")


# --- one sentence: its parts find their periods ----------------------------------------------------------------------------------------


def _dated(parts: list[_Part], counting: Calendar, carried: _Carried) -> list[_Stated]:
    """The claims of the bound figures whose periods are known; what the next sentence may take up goes to `carried`."""
    mains: dict[int, Span | None] = {}  # of each clause
    main = carried.span
    for part in parts:
        if not part.is_comparison:
            main = _only_span(part, counting, carried.span) if part.periods else main
            mains[part.clause] = main
    bases = [_base(part, counting, mains[part.clause], carried) if part.is_comparison else None for part in parts]
    stated: list[_Stated] = []
    for index, part in enumerate(parts):
        main = mains[part.clause]
        for figure in part.figures:
            if part.is_blocked or not figure.measure.is_clear:
                continue
            if figure.kind in ("amount", "per_share"):
                span = bases[index] if part.is_comparison else main
                if span is not None and (span.months == 0) == (figure.measure.name == "stock"):
                    stated.append(_amount(figure, span))
            elif main is not None and figure.measure.name != "stock":
                year_before, quarter_before = counting.year_before(main), counting.quarter_before(main)
                base = _base_of_change(figure, index, parts, bases, year_before, quarter_before, carried.is_base_year_ago)
                if base is not None and base in (year_before, quarter_before):
                    stated.append(_change(figure, main, base))
    dated = [part.clause for part in parts if not part.is_comparison and part.periods]
    if dated:
        last = mains[dated[-1]]
        carried.span = last if last is not None and last.end == counting.end else None  # a look back ends with its sentence
    compared = [(base, mains[part.clause]) for part, base in zip(parts, bases, strict=True) if part.is_comparison]
    if compared:
        carried.is_base_year_ago = all(
            base is not None and main is not None and base == counting.year_before(main) for base, main in compared
        )
    return stated


def _only_span(part: _Part, counting: Calendar, reference: Span | None) -> Span | None:
    """The one period that this part names; None where one of its periods can't be told, or where it names several."""
    spans = set()
    for token in part.periods:
        is_relative = (
            token.name in ("ordinal", "previous", "year_ago", "same_of") and not part.is_comparison
        )  # "sales of $9 million were at prior year levels"
        spans.add(counting.resolve(token, None if is_relative else reference))
    return spans.pop() if len(spans) == 1 else None


def _base(part: _Part, counting: Calendar, main: Span | None, carried: _Carried) -> Span | None:
    """The period of a comparison: as stated, else that of the comparison in the sentence before."""
    if part.periods:
        span = _only_span(part, counting, main)
        return span if span != main else None
    return counting.year_before(main) if main is not None and carried.is_base_year_ago else None


def _base_of_change(
    figure: _Figure,
    index: int,
    parts: list[_Part],
    bases: list[Span | None],
    year_before: Span | None,
    quarter_before: Span | None,
    is_carried: bool,
) -> Span | None:
    """What a change counts from: the comparison right after it, else the one that it stands in, else a later one of its clause, else the
    one carried over.
    """
    part = parts[index]
    if figure.basis is not None:
        return year_before if figure.basis == "year_ago" else quarter_before
    after = [i for i in range(index + 1, len(parts)) if parts[i].is_comparison and parts[i].clause == part.clause]
    if after and part.figures[-1] is figure:
        return bases[after[0]]
    if part.is_comparison:
        return bases[index]
    of_clause = after or [i for i in range(index) if parts[i].is_comparison and parts[i].clause == part.clause]
    if of_clause:
        return bases[of_clause[0]]
    return year_before if is_carried else None


def _amount(figure: _Figure, span: Span) -> _Stated:
    match = figure.token.match
    value, decimals, is_round = amount_of(match)
    is_round = is_round and figure.kind == "amount"
    if figure.measure.is_loss and value > 0:
        value = -value
    name = figure.measure.text
    if figure.kind == "per_share" and figure.measure.name != "per_share":
        name = f"{name} {(match.group('share') or 'per share').strip()}"
    unit = "USD/shares" if figure.kind == "per_share" else "USD"
    return _Stated(figure.kind, name, figure.measure.segment, span, value, unit, decimals, is_round, *_printed(figure.token))


def _change(figure: _Figure, span: Span, base: Span) -> _Stated:
    if figure.kind == "direction":
        word = figure.token.match.group("figure")
        value, decimals = Decimal(_DIRECTIONS[word]), 0 if word in ("doubled", "tripled") else 2
    else:
        digits = figure.token.match.group("digits").replace(",", "")
        value, decimals = figure.sign * Decimal(digits) / 100, len(digits.partition(".")[2]) + 2
    return _Stated(
        figure.kind, figure.measure.text, figure.measure.segment, span, value, "pure", decimals, False, *_printed(figure.token), base
    )


def _printed(token: Token) -> tuple[int, int]:
    """The figure alone, as printed: without "negative" before it and "per share" after it."""
    return token.match.start("figure"), token.match.end("figure")
