"""One sentence of results: which of its figures belongs to which measure.

What belongs here: the walk over the words and tokens of a sentence, and the small words that may stand between a measure and its figure.
What a measure or a figure is said with is vocabulary.py's; of which period it is, claim_periods.py's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipelines.filings.prose.spoken_periods import Span
from pipelines.filings.prose.vocabulary import Token, segment_name

LONGEST_PREFIX = 4
"""A measure's name begins at most so many words before its noun ("Mill Street plant net sales")."""
WORDS = re.compile(r"[^\s,()“”\"*•▪■]+")
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
UNLIKE = frozenset("excluding exclude excludes excluded adjusted adjusting constant currency organic without excl ex".split())
_KINDS_OF_PART = frozenset(("group", "segment", "division", "office", "unit", "region"))
_BLOCKING = _TIME_WORDS | UNLIKE
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
_MORE_OR_LESS = re.compile(r"\s+(?:higher|lower|more|less|greater|better|worse|above|below|over|under)\b")
_REPORTS = re.compile(
    r"(?P<subject>.*)\b(?:reported|posted|had|recorded|generated|announced|achieved|delivered|earned|produced|realized|incurred"
    r"|saw|reports|posts|announces)\b(?P<rest>.*)",
    re.DOTALL,
)
_COMPANY = re.compile(r"\b(?:the\s+company|we|it|the\s+corporation)(?:\W+(?:also|today|has))*\W*$")
_LEADING_BACK = re.compile(r"\bthese\s+(?:results|figures)\s*$|\bthis\s*$")


@dataclass(frozen=True, slots=True)
class Measure:
    text: str
    segment: str | None
    is_loss: bool
    name: str  # of its rule
    is_clear: bool  # nothing unknown stands before it


@dataclass(frozen=True, slots=True)
class BoundFigure:
    """A figure that is bound to its measure."""

    token: Token
    kind: str  # as Claim.claim_kind
    measure: Measure
    sign: int  # of a change; 1 for other figures
    basis: str | None = None  # of a change: year_ago | previous, where a word says so ("year over year")


@dataclass(slots=True)
class Part:
    """A stretch of a sentence about one period: a statement, or what it is compared with."""

    clause: int
    is_comparison: bool
    periods: list[Token] = field(default_factory=list)
    figures: list[BoundFigure] = field(default_factory=list)
    is_blocked: bool = False


@dataclass(slots=True)
class Carried:
    """What a sentence leaves to the next one of its paragraph."""

    span: Span | None = None
    is_base_year_ago: bool = False  # the last comparison was made with the year before
    names_segment: bool = False
    under_part_heading: bool = False


def parts_of(sentence: str, lowered: str, found: list[Token], company: str, carried: Carried) -> list[Part]:
    """The stretches of a sentence, each about one period, with the figures that are bound to a measure.

    In: the sentence, the same in small letters, its tokens, the first word of the company's name, and what the sentence before left.
    """
    return _Binding(sentence, lowered, found, company, carried).parts()


class _Binding:
    """One walk over the tokens of a sentence. `anchor` is what the next figure may hang on, `words` what has stood since."""

    def __init__(self, sentence: str, lowered: str, found: list[Token], company: str, carried: Carried) -> None:
        self._sentence = sentence
        self._lowered = lowered
        self._tokens = found
        self._company = company
        self._carried = carried
        self._has_measure = any(token.kind == "measure" for token in found)
        self._parts = [Part(0, False)]
        self._subject: Measure | None = None  # of the clause: what a comparison without a measure of its own is about
        self._is_subject_alone = True
        self._current: Measure | None = None
        self._bound: BoundFigure | None = None
        self._anchor = ""
        self._words: list[str] = []
        self._change = 0
        self._basis: str | None = None  # of the changes of the clause, where a word says so before them
        self._segment: str | None = None  # of the sentence's subject: "The Metals Group reported"
        # a measure of it is a segment's: so are those after it that name none ("Metals Group sales rose, and operating income was")
        self._is_of_part = False
        self._opens_with_comparison = False  # "Compared to the first quarter of 2005, net sales rose"
        self._opening = ""  # the words of the clause before its measure

    def parts(self) -> list[Part]:
        take = {
            "period": self._take_period, "basis": self._take_basis, "segment": self._take_segment, "generic": self._take_generic,
            "amount": self._take_amount, "percent": self._take_percent, "direction": self._take_direction,
        }  # fmt: skip
        end = 0
        for index, token in enumerate(self._tokens):
            gap = self._lowered[end : token.start]
            if token.kind == "measure":
                gap, prefix, is_clear = self._split_prefix(gap, token)
            words = WORDS.findall(gap)
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
        self._note(WORDS.findall(self._lowered[end:]))
        return self._parts

    @property
    def _part(self) -> Part:
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
        self._parts.append(Part(self._part.clause, True))
        self._anchor, self._words, self._bound = "comparison", [], None
        self._current = self._subject if self._is_subject_alone else None
        return rest

    # --- what each kind of token does

    def _take_period(self, token: Token, gap: str) -> None:
        while self._words and self._words[-1] in _PERIOD_LEADS:
            self._words.pop()
        self._part.periods.append(token)
        if self._opens_with_comparison:
            self._parts.append(Part(self._part.clause, False))
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
            and set(WORDS.findall(gap)) <= {"of", "the", "our", "its"}
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
            is_clear = is_clear and set(WORDS.findall(gap)) <= _OPENERS | _FILLERS
        else:
            is_clear = is_clear and set(self._words) <= _FILLERS | _UNNAMED and (self._subject is None or self._subject.is_clear)
        segment = own or (self._subject.segment if self._part.is_comparison and self._subject else self._segment)
        self._is_of_part = self._is_of_part or segment is not None
        is_clear = is_clear and not (
            self._is_of_part and segment is None and not any(each.kind == "segment" for each in self._tokens[index + 1 : index + 2])
        )
        words = [*prefix, *self._sentence[token.start : token.end].split()]
        measure = Measure(_measure_text(words, token), segment, _is_loss(token), token.name, is_clear)
        self._current = measure
        if not self._part.is_comparison:
            self._is_subject_alone = self._subject is None
            self._subject = measure
        self._anchor, self._words, self._bound, self._change = "measure", [], None, 0

    def _begin_clause(self) -> None:
        self._parts.append(Part(self._part.clause + 1, False))
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

    def _bind(self, token: Token, kind: str, measure: Measure) -> None:
        self._bound = BoundFigure(token, kind, measure, 1)
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
            self._part.figures.append(BoundFigure(token, "percent_change", subject, sign, self._basis))
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
            self._part.figures.append(BoundFigure(token, "direction", self._subject, 1))
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
            return {word.replace("’", "'") for word in WORDS.findall(opening)} <= _OPENERS | _FILLERS | {f"{self._company}'s"}
        subject = said.group("subject")
        is_company = bool(_COMPANY.search(subject)) or bool(self._company) and self._company in subject[-160:]
        is_segment = self._segment is not None and set(WORDS.findall(subject)) <= _OPENERS
        return (is_company or is_segment) and set(WORDS.findall(said.group("rest"))) <= _OPENERS | _FILLERS

    def _is_followed_by_of(self, index: int) -> bool:
        """Is this measure the head of "net income of $5 million" (periods and segments may stand between)?"""
        end = self._tokens[index].end
        said: list[str] = []
        for token in self._tokens[index + 1 :]:
            said.extend(WORDS.findall(self._lowered[end : token.start]))
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
