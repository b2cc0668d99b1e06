"""The words of a result sentence -> tokens: periods, measures, figures, segments.

What belongs here: how filers word a period ("the comparable quarter a year ago"), a measure ("loss from continuing operations") and a
figure ("8 cents per diluted common share"). Which days a period covers is spoken_periods.py's; which figure belongs to which measure,
narrative.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipelines.filings.prose.spoken_days import DATE

# --- periods, as sentences name them; every pattern is matched against small letters --------------------------------------------------

_ORD = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_COUNT = (
    r"(?:three|six|nine|twelve|thirteen|fourteen|twenty[- ](?:six|seven)|thirty[- ]nine|forty|fifty[- ](?:two|three)|3|6|9|12|13|14|26|27"
    r"|39|40|52|53)"
)
_LENGTH = rf"{_COUNT}[\s-]*(?:months?|weeks?)(?:[\s-]+periods?)?"
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = r"(?:of\s+)?(?:the\s+)?(?:fiscal\s+year\s+|fiscal\s+|fy\s?)?"
_SAME = r"(?:same|comparable|corresponding|equivalent)"
_LIKE = rf"{_SAME}\s+(?:(?:{_ORD}|three|six|nine|twelve)[\s-]+)?(?:fiscal\s+)?(?:months?\s+)?(?:quarter|period|months)"
_LAST_YEAR = r"(?:last|previous|prior|preceding)[\s-](?:fiscal\s+)?year"

_DATED = (
    rf"(?:fiscal\s+)?(?:{_YEAR}\s+)?(?:fiscal\s+)?(?:(?P<ordinal>{_ORD})[\s-]+)?(?:fiscal\s+)?(?P<unit>quarter|{_LENGTH}"
    rf"|(?:full\s+)?(?:fiscal\s+)?year)(?:\s+{_OF_YEAR}{_YEAR})?,?\s+end(?:ed|ing)\s+(?:on\s+)?{DATE}"
)
_QUARTER_OF = (
    rf"(?:(?P<ordinal>{_ORD})[\s-]+(?:fiscal\s+)?quarter\s+|(?P<q>q[1-4])\s*){_OF_YEAR}'?(?P<year>{_YEAR}|(?<=fy)\d\d|(?<=')\d\d)\b"
)
_YEARS_QUARTER = rf"(?:fiscal\s+)?(?P<year>{_YEAR})\s+(?P<ordinal>{_ORD})[\s-]+(?:fiscal\s+)?quarter\b"
_GLUED_QUARTER = r"(?P<q>[1-4])q(?P<year>\d\d)\b"
_MONTHS_OF = rf"(?:first\s+)?(?P<unit>{_LENGTH}|(?<=first\s)half)\s+{_OF_YEAR}(?P<year>{_YEAR})\b"
_YEAR_AGO = (
    rf"(?:{_LIKE}(?:\s+(?:of|in))?(?:\s+the)?\s+{_LAST_YEAR}|{_LIKE}\s+(?:a|one)\s+year\s+(?:ago|earlier|before)"
    rf"|(?:{_SAME}\s+)?year[\s-](?:ago|earlier)(?:\s+(?:comparable|same))?(?:\s+{_ORD})?(?:\s+(?:quarter|period))?"
    rf"|{_LAST_YEAR}(?:['’]s)?(?:\s+{_SAME})?(?:\s+{_ORD})?(?:\s+(?:fiscal\s+)?(?:quarter|period))?"
    rf"|(?:{_ORD}\s+quarter\s+)?(?:a|one)\s+year\s+(?:ago|earlier)"
    rf"|{_ORD}\s+quarter\s+(?:of\s+)?{_LAST_YEAR})\b"
)
_SAME_OF = rf"{_LIKE}(?:\s+(?:of|in|for))?\s+(?:fiscal\s+)?(?P<year>{_YEAR})\b"
_PREVIOUS = r"(?:(?:immediate(?:ly)?\s+)?(?:preceding|previous|prior|linked)\s+quarter|last\s+quarter|quarter\s+(?:before|earlier))\b"
_BASIS = r"(?:(?P<year_ago>year[\s-](?:over|on)[\s-]year)|sequentially|quarter[\s-](?:over|on)[\s-]quarter)\b"
_UNKNOWN = (
    rf"(?:{_SAME}\s+(?:period|quarter|months)|(?:preceding|previous|prior)\s+(?:period|months)"
    rf"|(?:each|every|any|most\s+recent|trailing|past)\s+(?:quarter|year)s?|trailing\s+twelve[\s-]months?"
    rf"|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+quarter)\b"
)
_ORDINAL_ALONE = rf"(?:(?P<ordinal>{_ORD})[\s-]+(?:fiscal\s+)?quarter|(?P<q>q[1-4]))\b"
_MONTHS_ALONE = r"(?:first\s+)?(?P<unit>(?:six|nine|twelve)[\s-]+months?(?:[\s-]+periods?)?|(?<=first\s)half)\b"
_YEAR_TO_DATE = r"year[\s-]to[\s-]date\b"
_THIS_QUARTER = r"(?:(?:the|this|our|its)\s+(?:current\s+|fiscal\s+)?quarter(?!,?\s+(?:end|before\b|earlier\b))|quarterly)\b"
_THIS_YEAR = (
    r"(?:(?:the\s+)?full[\s-]+(?:fiscal\s+)?year|(?:the|this)\s+(?:fiscal\s+)?year|annual"
    r"|fiscal\s+year(?!\s+(?:19|20)\d\d))\b(?!,?[\s-]+(?:ago|earlier|over|before|to|end))"
)
_FULL_YEAR = rf"(?:(?:for|in|the|full)\s+)*(?:full[\s-]year|fiscal(?:\s+year)?|(?:the\s+)?year)\s+(?P<year>{_YEAR})\b"
_BARE_YEAR = rf"(?:(?<=in\s)|(?<=for\s)|(?<=of\s)|(?<=from\s)|(?<=over\s)|(?<=during\s)|(?<=to\s)|(?<=with\s))(?P<year>{_YEAR})\b"
_INSTANT = rf"(?:at|as\s+of|on)\s+{DATE}"

# --- measures -------------------------------------------------------------------------------------------------------------------------

_OPERATIONS = r"(?:continuing\s+operations|discontinued\s+operations|operations)"
_TAXES = r"(?:the\s+)?(?:provision\s+for\s+|benefit\s+from\s+)?(?:income\s+)?tax(?:es)?"
_HOLDERS = (
    r"(?:,?\s+(?:attributable|available|applicable)\s+to"
    r"\s+(?:the\s+)?(?:[a-z][\w-]*\s+){0,2}(?:shareholders|stockholders|shareowners|stock|interests?))?"
)
_SHARE = r"(?:per|a)\s+(?:fully\s+)?(?:(?:diluted|basic)\s+(?:and\s+diluted\s+)?)?(?:common\s+)?share(?:\s*\((?:diluted|basic)\))?"
_PER_SHARE = (
    rf"(?:(?:net\s+)?(?:income|(?P<share_loss>loss)|earnings|profit)(?:\s+\(loss\))?(?:\s+from\s+{_OPERATIONS})?"
    rf"\s+{_SHARE}(?:\s*\(\W?eps\W?\))?|eps)(?:\s+from\s+(?:continuing|discontinued)\s+operations)?\b"
)
_EBITDA = (
    r"(?:(?:earnings|income)\s+(?:\(loss\)\s+)?before\s+interest,?\s+(?:income\s+)?taxes,?\s+depreciation,?\s+(?:and|&)"
    r"\s+amortization(?:\s*\(\W?(?P<short>ebitda)\W?\))?|ebitda)(?P<tail>\s+from\s+continuing\s+operations)?\b"
)
_CASH_FLOW = (
    r"(?:net\s+)?cash\s+(?:flows?\s+)?(?:provided\s+by|generated\s+(?:by|from)|from|(?P<used>used\s+(?:in|by|for)))"
    r"\s+(?:(?:operating|investing|financing)\s+activities(?:\s+of\s+(?:continuing|discontinued)\s+operations)?|operations)\b"
)
_INCOME = (
    rf"(?:net\s+(?:quarterly\s+)?(?:income|(?P<loss>loss)|earnings"
    rf"|profit)(?:\s+\(loss\))?(?:\s+(?:from|before)\s+(?:{_OPERATIONS}|{_TAXES}))?{_HOLDERS}"
    rf"|operating\s+(?:income|(?P<operating_loss>loss)|profit|earnings)"
    rf"|(?:income|(?P<loss_from>loss)|earnings|profit)(?:\s+\(loss\))?\s+(?:from|before)"
    rf"\s+(?:{_OPERATIONS}(?:\s+before\s+{_TAXES})?|{_TAXES}){_HOLDERS})\b"
)
_FLOW = (
    r"(?:net\s+interest\s+income|non-?interest\s+(?:income|expenses?)|(?:total\s+)?(?:net\s+)?(?:sales|revenues?)"
    r"|gross\s+(?:profit|margin)|costs?\s+of\s+(?:sales|revenues?|goods\s+sold|products\s+sold)"
    r"|(?:selling,?\s+(?:general,?\s+)?(?:and|&)\s+administrative|research\s+(?:and|&)\s+development|general\s+and\s+administrative"
    r"|sales\s+and\s+marketing|sg&a|r&d|operating|interest)\s+expenses?"
    r"|interest\s+income|provisions?\s+for\s+(?:loan\s+losses|credit\s+losses|income\s+taxes)|income\s+tax\s+(?:expense|provision)"
    r"|capital\s+expenditures"
    r"|depreciation\s+and\s+amortization(?:\s+expense)?|(?:operating|free)\s+cash\s+flow|cash\s+flow\s+from\s+operations)\b"
)
_STOCK = (
    r"(?:total\s+(?:assets|deposits|liabilities|loans|(?:share|stock)holders['’]\s+equity)|(?:share|stock)holders['’]\s+equity"
    r"|cash\s+and\s+cash\s+equivalents)\b"
)
_GENERIC = r"(?:(?P<generic_loss>loss|use\s+of\s+cash)|income|profit)(?=\s+of\s)"

# --- figures --------------------------------------------------------------------------------------------------------------------------

_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?|\.\d{1,6})(?![\d%]|,\s?\d{3}\b|\.\d)"
_AMOUNT = (
    rf"(?:(?P<word>negative|positive)\s+)?(?P<figure>\(\s?\$\s?(?P<lost>{_NUMBER})\s?\)|\$\s?\((?P<lost2>{_NUMBER})\s?\)"
    rf"|(?:-\s?\$\s?|\$\s?-)(?P<minus>{_NUMBER})"
    rf"|\$\s?(?P<digits>{_NUMBER})(?:\s+(?P<scale>million|billion|thousand|trillion)\b)?)(?P<share>\s+{_SHARE})?"
)
_CENTS = rf"(?P<figure>(?P<digits>\d{{1,6}}(?:\.\d{{1,6}})?)\s+(?P<scale>cents?))\b(?P<share>\s+{_SHARE})?"
_PERCENT = (
    r"(?P<figure>(?P<digits>\d{1,3}(?:,\d{3})?(?:\.\d{1,4})?|\d{4,6}|\.\d{1,4})\s?(?:%|percent\b))(?:"
    r"\s+(?P<noun>increase|decrease|decline|growth|rise|drop|improvement|reduction|gain)\b)?"
)
_DIRECTION = r"(?P<figure>doubled|tripled|flat|unchanged)\b"

_ORDINAL_WORDS = "first second third fourth 1st 2nd 3rd 4th"
_LIKE_WORDS = "same comparable corresponding equivalent"
_COUNT_WORDS = "three six nine twelve thirteen fourteen twenty thirty forty fifty twenty-six twenty-seven thirty-nine fifty-two fifty-three"
_MONTH_WORDS = "january february march april may june july august september october november december"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what a match of it is, and the words (or first characters) that it can begin with: a sentence is tried only where it may
    succeed.
    """

    kind: str
    name: str
    pattern: re.Pattern[str]
    first: tuple[str, ...]


def _rule(kind: str, name: str, pattern: str, first: str) -> Rule:
    return Rule(kind, name, re.compile(pattern), tuple(first.split()))


_RULES = (  # of two rules that match at one place the first one counts
    _rule("basis", "basis", _BASIS, "year year-over-year year-on-year sequentially quarter quarter-over-quarter quarter-on-quarter"),
    _rule("period", "dated", _DATED, f"fiscal quarter full year {_ORDINAL_WORDS} {_COUNT_WORDS} #"),
    _rule("period", "quarter", _QUARTER_OF, f"{_ORDINAL_WORDS} q1 q2 q3 q4"),
    _rule("period", "quarter", _YEARS_QUARTER, "fiscal #"),
    _rule("period", "quarter", _GLUED_QUARTER, "#"),
    _rule("period", "months", _MONTHS_OF, f"first {_COUNT_WORDS} #"),
    _rule("period", "year_ago", _YEAR_AGO, (
        f"{_LIKE_WORDS} year year-ago year-earlier last last-year previous "
        f"prior prior-year preceding {_ORDINAL_WORDS} a one"
    )),
    _rule("period", "same_of", _SAME_OF, _LIKE_WORDS),
    _rule("period", "previous", _PREVIOUS, "quarter immediate immediately preceding previous prior linked last"),
    _rule("period", "unknown", _UNKNOWN, f"{_LIKE_WORDS} preceding previous prior each every any most trailing past {_MONTH_WORDS}"),
    _rule("period", "ordinal", _ORDINAL_ALONE, f"{_ORDINAL_WORDS} q1 q2 q3 q4"),
    _rule("period", "months", _MONTHS_ALONE, "first six nine twelve"),
    _rule("period", "year_to_date", _YEAR_TO_DATE, "year year-to-date"),
    _rule("period", "this_quarter", _THIS_QUARTER, "the this our its quarterly"),
    _rule("period", "full_year", _FULL_YEAR, "for in the full full-year fiscal year"),
    _rule("period", "this_year", _THIS_YEAR, "the this full full-year annual fiscal"),
    _rule("period", "bare_year", _BARE_YEAR, "#"),
    _rule("period", "instant", _INSTANT, "at as on"),
    _rule("measure", "per_share", _PER_SHARE, "net income loss earnings profit eps"),
    _rule("measure", "ebitda", _EBITDA, "earnings income ebitda"),
    _rule("measure", "cash_flow", _CASH_FLOW, "net cash"),
    _rule("measure", "income", _INCOME, "net operating income loss earnings profit"),
    _rule(
        "measure", "flow", _FLOW,
        "net noninterest non-interest total sales revenue revenues gross cost costs selling research general sg&a r&d operating interest "
        "provision provisions income capital depreciation free cash",
    ),
    _rule("measure", "stock", _STOCK, "total shareholders stockholders cash"),
    _rule("generic", "generic", _GENERIC, "loss use income profit"),
    _rule("amount", "amount", _AMOUNT, "negative positive $ ( -"),
    _rule("amount", "cents", _CENTS, "#"),
    _rule("percent", "percent", _PERCENT, "# ."),
    _rule("direction", "direction", _DIRECTION, "doubled tripled flat unchanged"),
)  # fmt: skip
_RULES_BY_WORD: dict[str, list[Rule]] = {}
for _each in _RULES:
    for _word in _each.first:
        _RULES_BY_WORD.setdefault(_word, []).append(_each)

_NUMBER_RULES = [rule for rule in _RULES_BY_WORD["#"] if rule.pattern.pattern not in (_YEARS_QUARTER, _BARE_YEAR)]
_YEAR_RULES = [rule for rule in _RULES_BY_WORD["#"] if rule.pattern.pattern in (_DATED, _YEARS_QUARTER, _BARE_YEAR)]

_WORDS = sorted((word for word in _RULES_BY_WORD if word[0].isalnum()), key=len, reverse=True)
_FIRST_WORD = re.compile(
    rf"(?<![\w$])(?<!\w[.,&'’])(?:(?:{'|'.join(re.escape(word) for word in _WORDS)})(?![a-z0-9])|\d+(?:[,.]\d+)*|[$(]|\.(?=\d)|-(?=\$))"
)
_MEASURE_NOUN = re.compile(
    r"sales|revenue|income|loss|earnings|profit|ebitda|\beps\b|gross\smargin|expenses?\b|provision|expenditures|amortization|cash"
    r"|total\s(?:assets|deposits|liabilities|loans)|equity|costs?\sof"
)
_SIGNS = ("$", "%", " cent", " percent", "flat", "unchanged", "doubled", "tripled")
_SEGMENT_WORDS = (" Group", " Segment", " segment", " Division", " division", " group", " Office", " Unit", " unit", " Region", " region")
_SEGMENT = re.compile(
    r"(?:\b(?:of|at|for|in|by|from|within)\s+)?\b(?:[Tt]he(?:\s+[Cc]ompany['’]s)?|[Oo]ur|[Ii]ts)\s+"
    r"(?P<name>(?:[A-Z][\w&’'./-]*,?\s+(?:and\s+|&\s+)?){0,4}?[A-Z][\w&’'./-]*"
    r"\s+(?:Group|Segment|Division|Office|Unit|Region|segment|division|group|unit|region))\b(?P<owner>['’]s)?"
)
_KIND_OF_PART = re.compile(r"\s+(?:segment|division|unit|region)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word group of a sentence that has a meaning here: `text[start:end]` of the sentence."""

    kind: str  # period | basis | measure | generic | amount | percent | direction | segment
    name: str  # of the rule that matched
    start: int
    end: int
    match: re.Match[str]


def says_result(lowered: str) -> bool:
    """May this sentence (in small letters) say what a measure was? A cheap look before its words are read."""
    return any(word in lowered for word in _SIGNS) and _MEASURE_NOUN.search(lowered) is not None


def says_period(lowered: str) -> bool:
    """May this sentence (in small letters) name a period that the next one takes up?"""
    return any(word in lowered for word in ("quarter", "ended", "year", "month", " 19", " 20"))


def names_segment(sentence: str) -> bool:
    """Does this sentence name a segment, a division, a group?"""
    return any(word in sentence for word in _SEGMENT_WORDS) and _SEGMENT.search(sentence) is not None


def tokens(sentence: str, lowered: str) -> Iterator[Token]:
    """The tokens of a sentence, left to right, none over another. In: the sentence as printed, white space folded, and the same in small
    letters.
    """
    at = 0
    segments = (
        [Token("segment", "segment", *found.span(), found) for found in _SEGMENT.finditer(sentence)] if names_segment(sentence) else []
    )
    for word in _FIRST_WORD.finditer(lowered):
        start = word.start()
        while segments and segments[0].start <= start:
            segment = segments.pop(0)
            if segment.start >= at:
                yield segment
                at = segment.end
        if start < at:
            continue
        key = word.group()
        for rule in _RULES_BY_WORD.get(key) or (_YEAR_RULES if len(key) == 4 and key[:2] in ("19", "20") else _NUMBER_RULES):
            match = rule.pattern.match(lowered, start)
            if match and match.end() > start:
                at = match.end()
                yield Token(rule.kind, rule.name, start, at, match)
                break
    for segment in segments:
        if segment.start >= at:
            yield segment


def segment_name(token: Token) -> str:
    """The member as a table would print it: "the Garden Pumps segment" is Garden Pumps, "the Valve Group" is Valve Group."""
    return _KIND_OF_PART.sub("", token.match.group("name"))


AMOUNT = re.compile(_AMOUNT)
"""An amount in dollars, in small letters; `amount_of` reads it."""
_POWERS = {"cent": -2, "cents": -2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_ONE = Decimal(1)


def amount_of(match: re.Match[str]) -> tuple[Decimal, int, bool]:
    """The value of a matched amount in full dollars, its decimals as in XBRL, and whether it is printed in full dollars, to an unknown
    precision.

    Parentheses, a minus or "negative" make it negative. An amount in full dollars is known to its last group of three zeros.
    """
    groups = match.groupdict()
    in_parentheses = groups.get("lost") or groups.get("lost2") or groups.get("minus")
    digits = (in_parentheses or groups["digits"]).replace(",", "")
    scale = groups.get("scale")
    power = _POWERS.get(scale, 0) if scale else 0
    value = Decimal(digits).scaleb(power)
    if power > 0:
        value = value.quantize(_ONE)
    is_round = not scale and "." not in digits
    decimals = -3 * ((len(digits) - len(digits.rstrip("0"))) // 3) if is_round else len(digits.partition(".")[2]) - power
    return -value if in_parentheses or groups.get("word") == "negative" else value, decimals, is_round


def is_spelt_out(value: Decimal) -> bool:
    """Is this figure without "million" one in dollars, not in a unit that the page names elsewhere: thousands in full, or seven digits?"""
    return value % 1000 == 0 or abs(value) >= 1_000_000
