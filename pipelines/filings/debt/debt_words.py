"""The words of a financing sentence -> what they name: debts, days, rates.

What belongs here: how filers word a loan, a line, a note ("a $5 million equipment term loan due 2009"), a maturity and a rate of interest.
Amounts are vocabulary.py's; which debt a noun phrase means is debts.py's; which term belongs to which debt, financing_terms.py's. Patterns
are matched against small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pipelines.filings.periods import MONTHS
from pipelines.filings.phrases import Phrase
from pipelines.filings.prose.spoken_days import DATE, MONTH, spoken_date
from pipelines.filings.prose.vocabulary import AMOUNT, amount_of

LONGEST_NAME = 12
"""The words before the noun of a debt that may belong to its name."""

# --- amounts ---------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of dollars: `sentence[start:end]`."""

    value: Decimal  # full dollars
    decimals: int  # as in XBRL
    is_round: bool  # printed without "million": its unit may be named elsewhere
    is_approximate: bool
    start: int
    end: int


_ABOUT = re.compile(r"\b(?:approximately|about|roughly|nearly|almost|an\s+estimated|around)\s+$")


def money_in(lowered: str) -> list[Money]:
    """The amounts of a sentence, left to right; amounts per share and negative ones are none."""
    found = []
    for match in AMOUNT.finditer(lowered):
        value, decimals, is_round = amount_of(match)
        if value > 0 and not match.group("share"):
            start, end = match.span("figure")
            found.append(Money(value, decimals, is_round, _ABOUT.search(lowered, 0, start) is not None, start, end))
    return found


# --- days ------------------------------------------------------------------------------------------------------------------------------

_YEAR = r"(?:19|20)\d\d"
WHEN = (
    rf"(?:(?P<date>{DATE})|(?P<day>\d{{1,2}})\s+(?P<day_month>{MONTH}),?\s+(?P<day_year>{_YEAR})\b"
    rf"|(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<month_year>{_YEAR})\b"
    rf"|(?:fiscal\s+(?:year\s+)?)?(?P<year>{_YEAR})\b)"
)
_DAY = re.compile(rf"{DATE}|(\d{{1,2}})\s+({MONTH}),?\s+({_YEAR})\b")


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month or a year, as far as it is printed."""

    iso: str  # 2009-05-15, 2018-11, 2006
    day: date | None  # where the day is printed


def when(match: re.Match[str]) -> When | None:
    """What a match of WHEN names; None for a day that the calendar doesn't have."""
    if match.group("year"):
        return When(match.group("year"), None)
    if match.group("month"):
        return When(f"{match.group('month_year')}-{MONTHS[match.group('month')[:3]]:02}", None)
    if match.group("date"):
        month, day, year = _DAY.match(match.group("date")).groups()[:3]  # type: ignore[union-attr]
    else:
        day, month, year = match.group("day", "day_month", "day_year")
    found = spoken_date(month, day, year)
    return When(found.isoformat(), found) if found else None


def days_in(lowered: str) -> Iterator[tuple[date | None, int, int]]:
    """Every day of a sentence that is printed in full, with its place; None for one that the calendar doesn't have."""
    for match in _DAY.finditer(lowered):
        month, day, year, other_day, other_month, other_year = match.groups()
        yield spoken_date(month or other_month, day or other_day, year or other_year), match.start(), match.end()


# --- rates -----------------------------------------------------------------------------------------------------------------------------

_INDEXES = {
    "LIBOR": r"london\s+inter-?bank\s+offer(?:ed|ing)\s+rate|libor",
    "SOFR": r"secured\s+overnight\s+financing\s+rate|sofr",
    "EURODOLLAR": r"eurodollar(?:\s+(?:base\s+)?rate)?|eurocurrency\s+rate",
    "EURIBOR": r"euribor",
    "FEDERAL_FUNDS": r"federal\s+funds(?:\s+effective)?(?:\s+rate)?",
    "TREASURY": r"treasury\s+(?:bill\s+)?rate",
    "BASE_RATE": r"(?:alternate\s+)?base\s+rate|\babr\b",
    "PRIME": r"(?<!sub)(?<!loan\s)\bprime(?:\s+(?:lending\s+|interest\s+)?rate)?",
}
_INDEX = rf"(?:(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _INDEXES.items())})(?:\s+rate)?\b(?:\s*\([^()]{{1,60}}\))?)"
_PERCENT = (
    r"(?:(?P<{0}whole>\d{{1,2}})(?:\s+|-)(?P<{0}over>\d{{1,2}})/(?P<{0}under>\d{{1,2}})\s?(?:%|percent\b)"
    r"|(?P<{0}percent>\d{{1,2}}(?:\.\d{{1,4}})?|\.\d{{1,4}})\s?(?:%|percent(?:age\s+points?)?\b)"
    r"|(?P<{0}points>\d{{1,4}}(?:\.\d{{1,2}})?)\s+basis\s+points?)"
)
_ONE, _LOW, _HIGH, _OF_FEE = (_PERCENT.format(name) for name in ("", "low_", "high_", "fee_"))
_RANGE = (
    rf"(?:(?:ranging|varying|that\s+(?:ranges|varies)|which\s+(?:ranges|varies))\s+)?(?:from\s+|between\s+|of\s+)?(?:{_LOW}"
    rf"|(?P<low_bare>\d{{1,3}}(?:\.\d{{1,4}})?))\s*(?:to|and|through|-|–|—)\s*{_HIGH}"
)
_MARGIN = (
    r"(?:(?:a|an|the|its|our)\s+)?(?:(?:applicable|current|initial|variable|additional|fixed|borrowing|interest|rate"
    r"|credit)\s+)*(?:(?:margin|spread|percentage|rate|increment)s?\s*)?(?:,?\s*(?:of|equal\s+to)\s+)?(?:up\s+to\s+)?"
)
_INDEX_PLUS = re.compile(
    rf"{_INDEX}(?:,?\s+(?:rate|then|as|published|quoted|in\s+effect|defined|of\s+interest)){{0,4}},?\s*(?P<sign>plus|\+|minus"
    rf"|less)\s+{_MARGIN}(?:{_RANGE}|{_ONE}|(?P<varies>(?<=margin)|(?<=margin\s)|(?<=spread)|(?<=spread\s)))"
)
_OVER_INDEX = re.compile(
    rf"(?:{_RANGE}|(?<!to\s){_ONE})\s+(?:per\s+(?:annum|year)\s+)?(?P<sign>over|above|in\s+excess\s+of|below|under|higher\s+than"
    rf"|plus|less\s+than)\s+(?:the\s+|a\s+)?(?:[\w.&'’-]+\s+){{0,4}}?{_INDEX}"
)
_AT_INDEX = re.compile(
    rf"\b(?:at|equal\s+to)\s+(?:the\s+)?(?:(?:[\w.&]+['’]s?|bank|agent|lender)\s+)?{_INDEX}(?=\s*(?:[.,;]|$|or\b|and\b|on\b))"
)
_FIXED = re.compile(
    rf"\b(?:(?:bears?|bearing|accrues?|accruing|pays?|carr(?:y|ies)|carrying)\s+(?:interest\s+)?|interest\s+(?:is\s+payable\s+"
    rf"|is\s+|accrues\s+|payable\s+)?(?:(?:monthly|quarterly|semi-?annually|annually)\s+)?"
    rf"|with\s+(?:an?\s+)(?=[^.;%]{{0,40}}\b(?:rate|interest)\b))"
    rf"(?:at\s+)?(?:an?\s+|the\s+)?(?:(?P<said>fixed|stated|coupon)\s+)?(?:(?:annual|interest)\s+)*(?:rate\s+)?(?:per\s+annum\s+"
    rf"|of\s+interest\s+)?(?:of\s+|equal\s+to\s+)?{_ONE}(?!\s+(?:over|above|in\s+excess|below|of\s|to\b|and\s+\d|floor|minimum"
    rf"|cap\b))"
)
_NAMED_FIXED = re.compile(rf"\b(?:fixed|coupon|stated)\s+(?:annual\s+)?(?:interest\s+)?rate\s+(?:of\s+interest\s+)?(?:of|at|is)\s+{_ONE}")
_COUPON = re.compile(rf"{_ONE}")
_FEE_WORDS = (
    r"(?:(?:annual|quarterly|monthly)\s+)?(?:commitment|unused(?:\s+(?:line|facility|commitment|capacity))?"
    r"|undrawn(?:\s+commitment)?|non-?use|facility|availability)\s+fees?"
)
_FEE = re.compile(
    rf"\b{_FEE_WORDS}\s*(?:,?\s*(?:[\w'’-]+\s+){{0,8}}?)(?:of|equal\s+to|at|is|was"
    rf"|rate)\s+(?:[\w'’-]+\s+){{0,4}}?(?:{_RANGE.replace('low_', 'fee_low_').replace('high_', 'fee_high_')}|{_OF_FEE})"
)
_FEE_AFTER = re.compile(rf"{_OF_FEE}\s+(?:per\s+annum\s+|annual\s+)?{_FEE_WORDS}")
_NO_TERM = re.compile(
    r"\b(?:greater|greatest|higher|highest|lower|lowest)\s+of\b|\bpresent\s+values?\b|\bredemption\s+price|\bmake-?\s?whole\b"
    r"|\bdiscounted\b"
)
_IN_THE_PAST = re.compile(r"\b(?:bore\s+interest\b[^.;]{0,60}|rates?\s+(?:in\s+effect\s+)?(?:was|were|ranged)\s+(?:[a-z]+\s+){0,3}?)$")
_AND_A_MARGIN = re.compile(r",?\s+plus\s+(?:an?|the)\s+(?:[a-z]+\s+){0,2}margin\b")
_UNSURE_RATE = re.compile(
    r"\b(?:weighted|averaged?|effective|yield|default\s+rate|variable|floating|imputed|discount|increase[sd]?|step-?up)\b"
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of interest: `sentence[start:end]`."""

    index: str  # as RateTranche.rate_index
    spread: Decimal | None
    low: Decimal | None
    high: Decimal | None
    start: int
    end: int


def rates_in(lowered: str) -> list[Rate]:
    """The rates that a sentence states outright, left to right. What is the greater of two, an average or a yield is none."""
    found: list[Rate] = []
    fees = [match.span() for match, _ in _fees(lowered)]
    if _NO_TERM.search(lowered):
        return []
    for pattern in (_INDEX_PLUS, _OVER_INDEX, _AT_INDEX):
        for match in pattern.finditer(lowered):
            if _IN_THE_PAST.search(lowered, 0, match.start()) or _AND_A_MARGIN.match(lowered, match.end()):
                continue
            rate = _of_index(match)
            if not _overlaps(rate.start, rate.end, [(other.start, other.end) for other in found] + fees):
                found.append(rate)
    if not _UNSURE_RATE.search(lowered):
        for pattern in (_FIXED, _NAMED_FIXED):
            for match in pattern.finditer(lowered):
                start = next(match.start(name) for name in ("whole", "percent", "points") if match.group(name))
                if not _overlaps(start, match.end(), [(other.start, other.end) for other in found] + fees):
                    found.append(Rate("FIXED", _fraction(match, ""), None, None, start, match.end()))
    return sorted(found, key=lambda rate: rate.start)


def fee_in(lowered: str) -> tuple[Decimal | None, int, int] | None:
    """The fee on what is not drawn, a fraction a year, and its place; None for the fraction where it is a range."""
    for match, value in _fees(lowered):
        return value, match.start(), match.end()
    return None


def _fees(lowered: str) -> Iterator[tuple[re.Match[str], Decimal | None]]:
    if "fee" not in lowered:
        return
    for match in (_FEE.search(lowered), _FEE_AFTER.search(lowered)):
        if match:
            is_range = (
                match.groupdict().get("fee_high_percent")
                or match.groupdict().get("fee_high_points")
                or match.groupdict().get("fee_high_whole")
            )
            yield match, None if is_range else _fraction(match, "fee_")


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _of_index(match: re.Match[str]) -> Rate:
    groups = match.groupdict()
    index = next(name for name in _INDEXES if groups.get(name))
    sign = -1 if groups.get("sign") in ("minus", "less", "below", "under", "less than") else 1
    start = match.start(index) if match.re is _AT_INDEX else match.start()
    if match.re is _AT_INDEX:
        return Rate(index, Decimal(0), None, None, start, match.end())
    if any(groups.get(f"high_{name}") for name in ("whole", "percent", "points")):
        high = _fraction(match, "high_")
        low = (
            Decimal(groups["low_bare"]) / (10_000 if groups.get("high_points") else 100)
            if groups.get("low_bare")
            else _fraction(match, "low_")
        )
        return Rate(index, None, sign * low, sign * high, start, match.end())
    if groups.get("varies") is not None:
        return Rate(index, None, None, None, start, match.end())
    return Rate(index, sign * _fraction(match, ""), None, None, start, match.end())


def _fraction(match: re.Match[str], prefix: str) -> Decimal:
    """A percentage or basis points as a fraction: 2.75% is 0.0275, 50 basis points are 0.005, 6 1/2% is 0.065."""
    if match.group(f"{prefix}whole"):
        value = Decimal(match.group(f"{prefix}whole")) + Decimal(match.group(f"{prefix}over")) / max(
            Decimal(match.group(f"{prefix}under")), Decimal(1)
        )
        return (value / 100).quantize(Decimal("0.000001"))
    if match.group(f"{prefix}points"):
        return Decimal(match.group(f"{prefix}points")) / 10_000
    return Decimal(match.group(f"{prefix}percent")) / 100


# --- debts -----------------------------------------------------------------------------------------------------------------------------

_HEAD = Phrase(
    r"(?<![\w-])(?<!-\s)(?:(?P<strong>(?:revolving[\s-]+)?(?:lines?\s+of\s+credit|credit\s+lines?)(?:\s+(?:facility|agreement))?"
    r"|(?:credit|loan|abl|securitization|bridge|bank|term(?:\s+loan)?|revolving(?:[\s-]+(?:credit|loan))?"
    r"|working\s+capital)[\s-]+facilit(?:y|ies)"
    r"|(?:revolving[\s-]+)?(?:credit|loan|financing)(?:\s+and\s+(?:security|guarant[yi]e?e?))?\s+agreements?|term\s+(?:loans?"
    r"|notes?)(?:\s+(?:[a-c](?:-?\d)?\b|agreement))?|revolvers?|revolving[\s-]+(?:credit\s+notes?|credit(?![\s-]+(?:facilit"
    r"|agreement|and|line|loan))|loans?|notes?|commitments?|line(?!\s+of))"
    r"|commercial\s+paper(?:\s+program(?:me)?)?|mortgage\s+(?:loans?|notes?))"
    r"|(?P<weak>notes?|debentures?|bonds?|mortgages?|loans?|facilit(?:y|ies)|agreements?|borrowings?|financing|lines?))\b(?!['’])",
    "line facilit agreement loan revolv commercial note debenture bond mortgage borrowing financing",
)
_NOT_A_DEBT = re.compile(
    r"\s+(?:to\s+(?:the\s+|our\s+|these\s+)?(?:accompanying\s+|unaudited\s+|condensed\s+|consolidated\s+|interim\s+)*financial"
    r"|receivable|balances?\b|amounts?\b|payments?\b|holders?\b|base\b|capacity|losses|loss\s|originat|servic|portfolio|growth"
    r"|commitments\s+to|officer|items?\b|demand|production|business|sales?\b|prime)"
)
_NUMBERED = re.compile(r"notes?\s+\d+(?![\d,.]*\s*%)")
_DEFINITE = frozenset("the its our their this these those such said company's corporation's partnership's registrant's each".split())
_INDEFINITE = frozenset("a an another one any no".split())
_COUNTS = frozenset("two three four five several certain both various all other's".split())
_NEW = frozenset(("new", "first-ever"))
_OLD = frozenset("existing former previous prior old then-existing then-outstanding prepetition outgoing".split())
_PASSED_OVER = frozenset(
    "other remaining original initial additional outstanding current amended restated aggregate total approximately".split()
)
_IN_ED = frozenset(
    "secured unsecured subordinated committed uncommitted amended restated syndicated asset-based fixed guaranteed collateralized"
    " delayed unfunded uncollateralized rated asset-backed backed limited related".split()
)
_ADVERBS = frozenset("fully newly partially currently privately".split())
_IN_ING = frozenset(
    "revolving existing floating remaining outstanding working financing operating bridging building standing closing"
    " manufacturing parking".split()
)
_ENDS = frozenset(
    "of in on at by for to from with under and or as that which who than into against per through upon pursuant between among"
    " including plus but if while when where until was were is are be been being has have had"
    " will shall may can could would should do does did not used use repay reduce pay retire redeem amend obtain complete provide"
    " provides include includes consist consists make makes issue enter close draw drew obtain"
    " finance refinance prepay extend replace support fund refund repays pays bear bears bore mature matures expire expires"
    " terminate announce incur borrow secure it we they company corporation partnership registrant"
    " under over about up down off out both either neither interest principal proceeds amount balance loans outstanding"
    " availability borrow have left paid held sold took put called being plan plans because since during after before bought"
    " called made lent got back".split()
) - {"outstanding", "principal", "amount"}
_SCALE = frozenset("thousand million billion".split())
_KINDS = (
    ("revolver", re.compile(r"\brevolv|\blines?\s+of\s+credit|\bcredit\s+lines?\b|\babl\b|\basset-based\b")),
    ("term_loan", re.compile(r"(?<!-)\bterm\s+(?:loan|note|facilit)|\bmortgage\s+loan|\bterm-loan")),
    ("note", re.compile(r"\b(?:notes?|debentures?|bonds?)$")),
)
_DUE = re.compile(rf",?\s+(?:due|maturing)\s+(?:(?:on|in)\s+)?{WHEN}")
_ALIAS = re.compile(
    r"[\s,]*\((?:(?:as\s+amended[^()]{0,60}|collectively|together|each),?\s+)*(?:the\s+|an?\s+"
    r"|our\s+)?(?P<quote>[\"“”‘’']*)(?P<alias>[^()\"“”‘’]{2,60}?)[\"“”‘’']*\)"
)
_TO_AMOUNT = r"(?:\s+(?:in|of|the|an|aggregate|principal|amount|face|value|total|maximum|original|initial|worth|stated|initial))*\s*"
_CHAIN = re.compile(rf"{_TO_AMOUNT}$")
_CHAIN_TO_PART = re.compile(rf"{_TO_AMOUNT}(?:the|its|our)\s+(?:\w+\s+){{0,2}}?")
_ALIAS_WORDS = re.compile(r"notes?|facility|loans?|agreement|debentures?|line|revolver|bonds?|\babl\b")
_UP_TO = (
    r"(?:(?:up\s+to|approximately|about|a\s+maximum\s+of|an\s+aggregate\s+(?:principal\s+amount\s+)?of|aggregating|not\s+to\s+exceed)\s+)*"
)
_SIZE_NOUN = (
    r"(?:(?:aggregate|maximum|total|original|initial|principal|stated|borrowing|committed|face|credit|loan|lending)\s+)*(?:amount"
    r"|commitments?|capacity|limit|availability|principal|size)"
)
_SIZE_AFTER = re.compile(
    rf"(?:\s+(?:with|from)\s+[^$;]{{3,80}}?)?,?\s+(?:(?:with|in|having|for)\s+(?:an?\s+|the\s+)?{_SIZE_NOUN}\s+of|totaling"
    rf"|totalling|aggregating)\s+{_UP_TO}(?=\(?\$)"
)
_AMOUNT_AFTER = re.compile(rf"\s+(?:of|for)\s+{_UP_TO}(?=\$)")
_OF_NOTES = re.compile(r"(?:notes?|debentures?|bonds?)$")
_STANDS = re.compile(r"\s+(?:was\s+|were\s+|is\s+|are\s+)?outstanding\b")
_DRAWN_PART = frozenset("drawn undrawn unused available borrowed".split())
_DRAWN_FROM = frozenset("under on against from within pursuant".split())
_IGNORED = (
    frozenset(
        "secured unsecured senior committed uncommitted bank domestic amended restated and aggregate principal amount of company"
        " the other additional outstanding".split()
    )
    | _PASSED_OVER
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that names a debt: `sentence[start:end]`, its amount included."""

    kind: str  # as DebtFacility.facility_kind
    head: str  # its noun, in small letters
    name: str  # as printed, without article, status and amount
    qualifiers: frozenset[str]  # what tells it from others: equipment, real estate, 364-day, convertible
    is_strong: bool  # names a debt by itself; a weak one ("the notes") takes up another
    is_definite: bool
    is_plural: bool  # several facilities of one kind
    status: str | None  # new | existing
    money: Money | None
    is_part: bool  # the amount is a part of it: "$5 million of the notes"
    is_drawn_from: bool  # "under", "on": what is said is of the borrowings, not of the debt
    coupon: Decimal | None
    coupon_place: tuple[int, int] | None
    due: When | None
    due_place: tuple[int, int] | None
    alias: str | None  # "(the Notes)", as printed
    part: Money | None  # "$5 million of the $20 million of notes": the amount that is dealt with
    start: int
    end: int
    head_start: int

    @property
    def names_one(self) -> bool:
        """Does it name a debt of its own, so that what follows is said of no other one? "Borrowings" and "loans" needn't."""
        tells = self.money is not None or bool(self.qualifiers) and self.is_definite
        return self.is_strong or tells and self.head not in ("borrowings", "borrowing", "loans", "financing")


def mentions_in(sentence: str, lowered: str, amounts: list[Money]) -> list[Mention]:
    """The debts that a sentence names, left to right. In: the sentence as printed and in small letters, and its amounts."""
    found: list[Mention] = []
    taken = 0
    for head in _HEAD.finditer(lowered):
        if (
            head.start() < taken
            or _NUMBERED.match(lowered, head.start())
            or _NOT_A_DEBT.match(lowered, head.end())
            or lowered.endswith(("letters of ", "letter of "), 0, head.start())
        ):
            continue
        mention = _mention(sentence, lowered, head, amounts, taken)
        found.append(mention)
        alias = _alias(lowered, mention.end)
        taken = max(head.end(), mention.end, alias.after if alias else 0)
    return found


def _mention(sentence: str, lowered: str, head: re.Match[str], amounts: list[Money], after: int) -> Mention:
    """The noun phrase around this noun; its words begin at `after` or later."""
    noun = head.group()
    is_notes = _OF_NOTES.search(noun) is not None
    before = _words_before(lowered, head.start(), after)
    is_drawn_from = before.preposition in _DRAWN_FROM
    money, is_part = _amount_before(lowered, before, head.start(), amounts)
    start = min(before.start, money.start) if money else before.start
    part = _part_of_it(lowered, money, amounts) if money else None
    due = _DUE.match(lowered, head.end())
    end = due.end() if due else head.end()
    alias = _alias(lowered, end)
    if money is not None and not is_notes and _STANDS.match(lowered, end):
        is_part = True  # what is owed, not what it is
    if money is None:
        may_follow = not is_drawn_from and "proceeds" not in lowered[max(0, before.limit - 80) : before.limit]
        money = _amount_after(lowered, alias.after if alias else end, may_follow, amounts)
        if money is not None:
            end = money.end
            alias = alias or _alias(lowered, end)
    coupon = _coupon(lowered, start, head.end(), money)
    kind = _kind(f"{before.name} {noun}", alias)
    has_size = money is not None and not is_part
    name_start = before.kept[0][0] if before.kept else head.start()
    return Mention(
        kind=kind,
        head=noun,
        name=_name(sentence, before.kept, head.start(), due.end() if due and is_notes else head.end()),
        qualifiers=_telling(before, noun),
        is_strong=head.group("strong") is not None or _is_named(noun, set(before.qualifiers), has_size, is_notes, coupon is not None),
        is_definite=before.is_definite,
        is_plural=noun.endswith("s") and (before.is_counted or not is_notes and noun != "borrowings" and kind != "revolver"),
        status=before.status,
        money=money,
        is_part=is_part,
        is_drawn_from=is_drawn_from,
        coupon=_fraction(coupon, "") if coupon else None,
        coupon_place=coupon.span() if coupon else None,
        due=when(due) if due else None,
        due_place=(due.end() - len(due.group().lstrip(", ")), due.end()) if due else None,
        alias=sentence[alias.start : alias.end] if alias else None,
        part=part,
        start=min(start, name_start),
        end=end,
        head_start=head.start(),
    )


# --- the words before its noun ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _WordsBefore:
    """The words of a noun phrase before its noun, taken in from right to left."""

    start: int  # where the first of them begins
    limit: int  # where the words that may hold an amount "of" it end
    kept: list[tuple[int, int]] = field(default_factory=list)  # the places of those that belong to its name
    qualifiers: list[str] = field(default_factory=list)  # in small letters, without quotes
    name: str = ""  # the kept words, in small letters
    status: str | None = None  # new | existing
    is_definite: bool = False
    is_counted: bool = False
    preposition: str = ""  # the word before the phrase


def _words_before(lowered: str, head: int, after: int) -> _WordsBefore:
    """The words that lead up to the noun at `head`, from its article on; none of them begins before `after`."""
    found = _WordsBefore(head, head)
    words = [(word.group(), word.start() + after) for word in re.finditer(r"\S+", lowered[after:head])][-LONGEST_NAME:]
    right = ""  # the word taken in before
    while words:
        raw, at = words.pop()
        bare = raw.strip("\"“”'‘’(*•,")
        before = [word for word, _ in words[-2:]]
        if _closes_a_phrase(raw, bare) or _take_article(found, bare, at):
            break
        if bare == "and":
            if not (right == "restated" or len(before) > 1 and (before[-2] in _SCALE or before[-2].startswith("$"))):
                break
            found.kept.insert(0, (at, at + len(bare)))
            continue
        right = bare
        if bare in _ADVERBS:
            continue
        if bare == "draw" and before and before[-1].endswith("delayed"):
            found.kept.insert(0, (at, at + len(raw)))
            continue
        if _is_outside(raw, bare):
            break
        _take_word(found, raw, bare, at, bool(before) and before[-1].startswith("$"))
    found.name = " ".join(lowered[start:end] for start, end in found.kept)
    ahead = lowered[: found.limit].rstrip()
    found.preposition = ahead[ahead.rfind(" ") + 1 :]
    return found


def _closes_a_phrase(raw: str, bare: str) -> bool:
    """Does the punctuation of this word part it from what follows? A comma between two adjectives doesn't."""
    if raw.endswith((";", ":", ")", ".")) and bare != "u.s." or not bare or raw in ("-", "–", "—", "--"):
        return True
    is_adjective = bare in _IN_ED or bare in _SCALE or bare.endswith(("-day", "-year")) or bare in ("senior", "junior")
    return raw.endswith(",") and not is_adjective


def _take_article(found: _WordsBefore, bare: str, at: int) -> bool:
    """Take in an article, a genitive or a count, with which the phrase begins. Out: whether it was one."""
    is_definite = bare in _DEFINITE or bare.endswith(("'s", "’s", "s'", "s’"))
    is_counted = not is_definite and bare not in _INDEFINITE and bare in _COUNTS
    if not is_definite and not is_counted and bare not in _INDEFINITE:
        return False
    found.is_definite, found.is_counted, found.limit = is_definite, is_counted, at
    return True


def _is_outside(raw: str, bare: str) -> bool:
    """Is this a word that stands before a noun phrase, and not in it: a verb, a preposition, an adverb, another amount?"""
    return (
        bare in _ENDS
        or bare.endswith("ly")
        or bare.endswith("ed")
        and bare not in _IN_ED
        and "-" not in bare
        or bare.endswith("ing")
        and bare not in _IN_ING
        or raw.startswith("(")
        or "$" in raw[1:]
        and raw[0] != "$"
    )


def _take_word(found: _WordsBefore, raw: str, bare: str, at: int, follows_dollars: bool) -> None:
    """Take in a word of the phrase: its status, a part of an amount, or a part of its name."""
    found.start = found.limit = at + raw.index(bare)
    is_figure = bare[0].isdigit() and bare.replace(",", "").replace(".", "").isdigit() and follows_dollars
    if bare in _NEW:
        found.status = "new"
    elif bare in _OLD:
        found.status = "existing"
    elif not bare.startswith("$") and bare not in _SCALE and not is_figure:
        if bare not in _PASSED_OVER:
            found.qualifiers.insert(0, bare)
        found.kept.insert(0, (found.start, at + len(raw)))


# --- its amount -------------------------------------------------------------------------------------------------------------------------


def _amount_before(lowered: str, before: _WordsBefore, head: int, amounts: list[Money]) -> tuple[Money | None, bool]:
    """The amount among the words before a noun ("a $5 million loan") or "of" them ("$5 million of the loan"), and whether it is only a part
    of the debt.
    """
    is_drawn = bool(_DRAWN_PART & set(before.qualifiers))
    money = next((each for each in amounts if before.start <= each.start < head), None)
    if money is not None:
        return money, is_drawn
    limit = before.limit
    chained = next((each for each in reversed(amounts) if each.end <= limit and _CHAIN.fullmatch(lowered[each.end : limit])), None)
    if chained is None or not lowered[chained.end : limit].strip():
        return None, False
    return chained, before.is_definite or is_drawn


def _part_of_it(lowered: str, money: Money, amounts: list[Money]) -> Money | None:
    """The amount of which the sentence says that it is a part of this one: "$5 million of the $20 million of notes"."""
    earlier = (each for each in reversed(amounts) if each.end < money.start)
    return next((each for each in earlier if _CHAIN_TO_PART.fullmatch(lowered[each.end : money.start])), None)


def _amount_after(lowered: str, end: int, may_follow: bool, amounts: list[Money]) -> Money | None:
    """The amount that follows a noun phrase: "with a maximum of $5 million"; right behind "of" or "for" only where it `may_follow`."""
    size = _SIZE_AFTER.match(lowered, end) or (_AMOUNT_AFTER.match(lowered, end) if may_follow else None)
    return next((each for each in amounts if size and size.end() <= each.start <= size.end() + 1), None)


def _coupon(lowered: str, start: int, end: int, money: Money | None) -> re.Match[str] | None:
    """The percentage in a noun phrase that is no part of its amount."""
    found = _COUPON.finditer(lowered, start, end)
    return next((match for match in found if money is None or match.start() >= money.end or match.end() <= money.start), None)


# --- its kind and name ------------------------------------------------------------------------------------------------------------------


def _kind(name: str, alias: _Alias | None) -> str:
    """DebtFacility.facility_kind, by its name (in small letters), else by what a parenthesis calls it."""
    kind = next((kind for kind, pattern in _KINDS if pattern.search(name)), "other")
    return "revolver" if kind == "other" and alias and alias.name.startswith("revolv") else kind


def _telling(before: _WordsBefore, noun: str) -> frozenset[str]:
    """The words that tell a debt from others: its years, its spans of time, and the qualifiers that aren't common to all."""
    years = {word for word in f"{before.name} {noun}".split() if _A_YEAR.fullmatch(word)}
    return frozenset(years) | frozenset(
        word.strip(",")
        for word in before.qualifiers
        if word.strip(",") not in _IGNORED and not word[0].isdigit() or word.endswith(("-day", "-year")) and word not in _IGNORED
    )


def _is_named(head: str, qualifiers: set[str], has_amount: bool, is_notes: bool, has_coupon: bool) -> bool:
    """Does a common noun name a debt by itself, with these words before it? A line may be a plant's, and an agreement anything."""
    if is_notes:
        return has_coupon or bool(qualifiers & _OF_DEBT) or has_amount and bool(qualifiers)
    if head == "loan":
        return has_amount or bool(qualifiers & _OF_DEBT)
    if head in ("borrowing", "borrowings"):
        return has_amount and any(_SPAN.fullmatch(word) for word in qualifiers)
    return head == "financing" and has_amount and bool(qualifiers & _FINANCED)


_A_YEAR = re.compile(r"(?:19|20)\d\d")
_SPAN = re.compile(r"(?:\d+|[a-z]+)-(?:day|month|year)")
_FINANCED = frozenset("equipment mortgage bridge term debt construction secured unsecured vehicle aircraft estate inventory".split())
_OF_DEBT = frozenset(
    "senior subordinated convertible secured unsecured medium-term promissory mortgage junior debenture exchangeable long-term"
    " short-term industrial revenue bridge demand installment fixed-rate floating-rate discount".split()
)


@dataclass(frozen=True, slots=True)
class _Alias:
    """What a parenthesis calls a debt: `sentence[start:end]`."""

    name: str  # in small letters
    start: int
    end: int
    after: int  # where the parenthesis ends


def _alias(lowered: str, end: int) -> _Alias | None:
    """What the parenthesis behind a noun phrase calls it, which ends here."""
    match = _ALIAS.match(lowered, end)
    if match is None or not (match.group("quote") or _ALIAS_WORDS.search(match.group("alias"))):
        return None
    name = match.group("alias").strip(" ,")
    start = match.start("alias") + match.group("alias").index(name)
    return _Alias(name, start, start + len(name), match.end())


def _name(sentence: str, kept: list[tuple[int, int]], head: int, end: int) -> str:
    """The words that name it, as printed: those before its noun without the amount among them, and its noun."""
    words = [word for a, b in kept if (word := sentence[a:b].strip('"“”(')).lower() not in ("outstanding", "remaining", "current")]
    return " ".join([*words, sentence[head:end]]).strip(" ,")
