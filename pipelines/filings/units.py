"""What one printed unit is worth, and what kind of thing a row counts: dollars, dollars a share, shares, or a pure number.

What belongs here: scale phrases ("in thousands, except per share amounts") and the words of row captions that tell a unit. A scale that no
one states is not guessed:
`scale` says None, and statements.py refuses the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.filings.phrases import Phrase

_WORDS = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SCALE = Phrase(
    r"\$?\s?\(?0{3},?\s?0{3}['\u2019]?s?\b|\$?\s?(?<![\d,.])0{3}(?:['\u2019]?\s?s)?\b(?!-\d)|\bthousands?\b|\bmillions?\b|\bbillions?\b"
    r"|\$\s?[MK]\b|\$MM\b|\bin\s+(?:mm|mil)\b|\b(?:bil|mil)\.?(?=\))",
    "000 thousand million billion $ mm mil bil",
)
_PREFIX = re.compile(
    r"(?:\bin\b|\bof\b|\(|\$|amounts?|dollars?|expressed|stated|omitted|figures|data|usd|u\.s\.|shares?|are|reflected)[^.;]{0,28}$",
    re.IGNORECASE,
)
_EXCEPT = Phrase(r"\b(?:except(?:ing|ed)?|other\s+than|unless)\b", "except other unless")
_FULL_DOLLARS = Phrase(
    r"\(\s*(?:in\s+)?(?:(?:u\.?s\.?\s+)?dollars|actual\s+dollars|whole\s+dollars)\s*[,)]|\bin\s+(?:whole|actual)\s+dollars\b",
    "dollars",
)


@dataclass(frozen=True, slots=True)
class Scale:
    """What a table's captions say. `money`, `shares` and `counts` (of what else is counted: units sold, customers) are factors; None where
    they are silent.
    """

    money: int | None = None
    shares: int | None = None
    shares_excepted: bool = False  # "except share and per share data": shares are printed in full
    counts: int | None = None


def factor(word: str) -> int:
    """The factor that a scale word means: "thousands", "000's", "$ millions", "000,000"."""
    low = word.lower()
    for name, value in _WORDS.items():
        if name in low:
            return value
    if "bil" in low or low.endswith("b"):
        return 1_000_000_000
    if "mm" in low or "mil" in low or low.endswith("m") or low.count("0") >= 6:
        return 1_000_000
    return 1_000


@lru_cache(maxsize=4096)
def scale(text: str) -> Scale:
    """The scale that a title or column head states. In: its text. "(In thousands, except share data)" is 1000 for money, shares in full."""
    match = _first_scale(text)
    if match is None:
        return Scale(1, 1) if _FULL_DOLLARS.search(text) else Scale()
    value = factor(match.group())
    # the scale is of shares where the words before it speak of shares alone: "number of shares in thousands"
    before = _PER_SHARE_PHRASE.sub("", text[max(0, match.start() - 40) : match.start()].lower())
    if _OF_INCOME.search(last := before.rpartition("(")[2]):
        before = last  # "... net loss and shares is as follows (net loss in thousands)"
    rest = _to_its_close(text[match.end() :]) if _OPEN.search(text[: match.start()]) else text[match.end() :]
    if "share" in before and "except" not in before and "dollar" not in before:
        return Scale(None, value)
    own = re.search(r"\bshares?\s+(?:data\s+)?(?:are\s+)?(?:reflected\s+)?in\s+(thousands|millions)\b", rest, re.IGNORECASE)
    if own is not None:
        return Scale(value, factor(own.group(1)))
    excepted = _EXCEPT.search(rest)
    only_dollars = (
        "dollar" in before or "$" in before or _OF_INCOME.search(before) is not None or _OF_DOLLARS.match(rest) is not None
    ) and "share" not in before
    if excepted is None:
        return Scale(value, None if only_dollars else value)
    tail = rest[excepted.end() :].lower()
    inner = _first_scale(tail)
    if _MONEY_EXCEPTED.search(tail):
        return Scale(None, value)
    if inner is not None and "share" in tail[: inner.end() + 40]:
        return Scale(value, factor(inner.group()))
    excepts_shares = "share" in _PER_SHARE_PHRASE.sub("", tail)
    return Scale(value, 1 if excepts_shares else None if only_dollars else value, excepts_shares)


_OPEN = re.compile(r"\([^()]*$")


def _to_its_close(rest: str) -> str:
    """What stands behind a scale in parentheses up to where these close: what the next column says in the same words is its own."""
    depth = 0
    for index, char in enumerate(rest):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return rest[:index]
    return rest


_OF_INCOME = re.compile(r"\b(?:net\s+)?(?:income|loss|earnings|sales|revenues?)\s+in\s+$")
_OF_DOLLARS = re.compile(r"\s+of\s+(?:u\.?s\.?\s+)?dollars\b", re.IGNORECASE)
_MONEY_EXCEPTED = re.compile(
    r"\bnet\s+(?:income|loss|earnings)(?:\s*\((?:loss|income)\))?(?!\s*(?:\(?(?:loss|income)\)?\s*)?(?:per|a)\b)(?!\s*\()"
)
"""The money itself is left out: "(in thousands, except net income and per share amounts)"; "net income per share" is no money."""
_PER_SHARE_PHRASE = re.compile(r"\bper[- ](?:common |diluted |basic )*shares?(?: data| amounts?| information| figures)?")


_SCALE_OF_COUNTS = Phrase(
    r"\b(?:unit\s+(?:sales|volumes?|shipments?|data)|units(?:\s+(?:sold|shipped|delivered))?|volumes?|subscribers|customers|transactions"
    r"|members|memberships|passengers|barrels|tons|ounces)\s+(?:(?:are|is|reflected|stated|shown)\s+)*in\s+(thousands|millions)\b",
    "thousands millions",
)


@lru_cache(maxsize=4096)
def scale_of_counts(text: str) -> int | None:
    """The scale that titles state of what they count, beside that of the money: "(net sales in millions and unit sales in thousands)" is
    1000; None where they are silent.
    """
    found = _SCALE_OF_COUNTS.search(text)
    return factor(found.group(1)) if found else None


def _first_scale(text: str) -> re.Match[str] | None:
    for match in _SCALE.finditer(text):
        if text[: match.start()].rstrip()[-1:].isdigit() and not match.group().startswith("$000"):
            continue  # an amount: "sales of $31 million"
        if (
            match.group().startswith("$000")
            or _PREFIX.search(text[max(0, match.start() - 40) : match.start()])
            or "'" in match.group()
            or text[match.end() : match.end() + 9].strip().startswith("omitted")
        ):
            return match
        word = match.group().lower()
        # a line that is nothing but the scale: "Thousands of dollars", "$ millions"
        if word[0] in "tmb$" and (
            match.start() <= 2 or text[match.end() : match.end() + 12].lower().startswith((" of dollars", " of u.s"))
        ):
            return match
    return None


_PER_SHARE = Phrase(
    r"\bper\s+(?:basic\s+|diluted\s+|common\s+|average\s+|ordinary\s+|limited\s+|class\s+[ab]\s+|equivalent\s+|and\s+|fully\s+"
    r"|weighted\s+|outstanding\s+|capital\s+|primary\s+|partnership\s+|american\s+depositary\s+)*(?:share|unit|ads)\b|\bper-share\b"
    r"|/\s?share\b|\beps\b|\ba\s+share\b|\b(?:share|stock|closing)\s+price\b"
    r"|\b(?:market|trading|quoted)\s+prices?\s+of\s+(?:\w+\s+){0,2}(?:stock|shares|common\s+units)\b",
    "share unit ads eps price",
)
_SHARES = Phrase(
    r"\b(?:weighted|average)\b.{0,60}\b(?:shares?|units)\b|\bshares?\b.{0,50}\b(?:used\s+in|outstanding|weighted|average|comput|calculat)"
    r"|\bcommon\s+shares?\s*[-\u2013]\s*(?:basic|diluted)|\bnumber\s+of\s+(?:\w+\s+){0,3}shares\b"
    r"|\b(?:basic|diluted)\s+(?:common\s+)?shares\b|\bshares(?:\s+and\s+units)?\s*[-\u2013(]+\s*(?:basic|diluted|fd\b)"
    r"|^\s*(?:common\s+)?shares\s*:?\s*$|^\s*shares\s+used\b|\b(?:awards|options|shares|securities|units)\b.{0,20}\bexcluded\b"
    r"|\bshare\s+count\b|\b(?:incremental|additional|dilutive)\s+(?:common\s+)?shares\b"
    r"|\bweighted[- ]average\b(?!.{0,40}(?:rate|yield|price|life|term))(?!\s+number\s+of"
    r"\s+(?!.*\b(?:shares?|common|stock|units|ads|outstanding)\b))"
    r"|\bshares(?:\s+of\s+(?:beneficial\s+interest|common\s+stock))?,\s+(?:basic|diluted)\b|\bshares\s+(?:&|and)\s+(?:\w+\s+){0,2}units\b"
    r"|\bcommon\s+(?:share|stock)\s+equivalents\b|\bcommon\s+(?:and\s+)?(?:common\s+)?(?:stock\s+)?equivalent\s+shares\b"
    r"|\baverage\s+(?:common\s+)?(?:stock\s+)?outstanding\b",
    "share units weighted outstanding awards options securities equivalents",
)
_PURE = Phrase(
    r"\(%\)|%\s*$|\b(?:as\s+)?(?:a\s+)?%\s+(?:of|change|increase)|\bpercent(?:age)?s?\b(?!\s+rents?\b)|\bratios?\b|\bmargin\s*\(%\)"
    r"|\btimes\b|\brate\b.*\(%\)|\bbasis points\b",
    "% percent ratio times basis",
)
_MONEY_HINT = Phrase(
    r"\b(?:par\s+value|stated\s+value|authorized|issued|treasury|repurchase|purchase|proceeds|issuance|dividends?\s+paid|expense|cost\b"
    r"|earnings\s+\(?loss)",
    "value authorized issued treasury purchase proceeds issuance dividend expense cost earnings",
)


_CURRENCY = (
    r"(?:renminbi|rmb|cny|canadian\s+dollars|cdn\.?\s?\$|c\$|cad|hong\s+kong\s+dollars|hk\$|new\s+taiwan\s+dollars|nt\$"
    r"|australian\s+dollars|a\$|euros?|eur|\u20ac|pounds\s+sterling|british\s+pounds|gbp"
    r"|\u00a3|(?:japanese\s+)?yen|jpy|\u00a5|swiss\s+francs|chf|mexican\s+pesos|korean\s+won|indian\s+rupees|(?:new\s+)?israeli\s+shekels"
    r"|nis)(?![a-z])"
)
_OTHER_MONEY = Phrase(
    rf"\b(?:thousands|millions|billions)\s+(?:of\s+)?{_CURRENCY}"
    rf"|(?:\(|\b(?:expressed|stated|amounts|figures|presented|reported)\s+)in\s+{_CURRENCY}"
    rf"|\(\s*{_CURRENCY}\s*(?:in\s+)?(?:thousands|millions|billions|,|'?000)|(?<![a-z]){_CURRENCY}\s+in\s+(?:thousands|millions|billions)",
    "renminbi rmb cny dollars $ cad euro eur \u20ac pound gbp \u00a3 yen jpy \u00a5 franc chf peso won rupee shekel nis",
)
_COLUMN_OF_OTHER_MONEY = Phrase(
    r"(?:^|[\s(])(?:RMB|CNY|Renminbi|Cdn\.?\s?\$|C\$|CAD|HK\$|NT\$|A\$|EUR|GBP|JPY|\u20ac|\u00a3|\u00a5)(?:[\s)'\u2019]|000|$)",
    "rmb cny renminbi $ cad eur gbp jpy \u20ac \u00a3 \u00a5",
)
_DOLLARS_TOO = Phrase(r"\bu\.?\s?s\.?\s?(?:dollars|\$)|\busd\b", "dollars $ usd")


@lru_cache(maxsize=4096)
def says_other_money(title: str) -> bool:
    """Does this title say that money is printed in a currency other than the dollar: "(in thousands of Canadian dollars)"?"""
    return _OTHER_MONEY.search(title) is not None and _DOLLARS_TOO.search(title) is None


@lru_cache(maxsize=4096)
def heads_other_money(words: str) -> bool:
    """Do these words over a column name a currency other than the dollar: "2019 RMB"?"""
    return _COLUMN_OF_OTHER_MONEY.search(words) is not None and _DOLLARS_TOO.search(words) is None


@lru_cache(maxsize=16384)
def per_share_words(caption: str) -> bool:
    """Does this caption speak of an amount a share?"""
    return _PER_SHARE.search(caption) is not None


@lru_cache(maxsize=16384)
def share_count_words(caption: str) -> bool:
    """Does this caption speak of a number of shares (and not of money paid for them, nor of an amount a share)?"""
    found = _SHARES.search(caption)
    if (
        found is None
        or _SHAREHOLDERS.search(caption)
        or re.search(r"\b(?:attributable|applicable|available|allocated)\s+to\b", caption, re.IGNORECASE)
    ):
        return False
    # "Shares used in computing basic earnings per share" counts shares; "Net income per weighted average share" does not
    per = _PER_SHARE.search(caption)
    if per is not None and not re.search(r"(?:used|comput|calculat|outstanding|number|for|excluded)\b.*\bper\b", caption, re.IGNORECASE):
        return False
    return _MONEY_HINT.search(_AVERAGE_ISSUED.sub("outstanding", caption)) is None or per is not None


_SHAREHOLDERS = re.compile(r"\b(?:accounts|(?:holders|owners)\s+of\s+record)\b", re.IGNORECASE)
"""Who holds shares is counted one by one."""
_AVERAGE_ISSUED = re.compile(r"(?<=\baverage\b)(?:\s+\w+){0,3}\s+shares\s+issued\b", re.IGNORECASE)
"""Shares issued, of which there is an average: no proceeds of an issue."""


@lru_cache(maxsize=16384)
def pure_words(caption: str) -> bool:
    """Does this caption speak of a percentage or a ratio?"""
    return _PURE.search(caption) is not None


@lru_cache(maxsize=16384)
def scale_in_caption(caption: str) -> int | None:
    """A scale that a row's own caption states, as in "Average Shares Outstanding (in millions)"; None where it is silent."""
    if "(" not in caption and "in " not in caption.lower():
        return None
    if _IN_WHOLE_DOLLARS.search(caption):
        return 1
    match = _IN_SCALE.search(caption) or _SCALE_IN_PARENTHESES.search(caption)
    return factor(next(filter(None, match.groups()))) if match else None


_IN_WHOLE_DOLLARS = Phrase(r"\((?:in\s+)?(?:(?:whole|actual)\s+)?dollars\)", "dollars")
_IN_SCALE = Phrase(r"\(?\b(?:in|of|\$)\s*\$?(thousands|millions|billions|000['\u2019]?s?)\b", "thousands millions billions 000")
_SCALE_IN_PARENTHESES = Phrase(
    r"\(\$?(thousands|millions|billions|000['\u2019]?s?)\)|\((\$\s?(?:MM?|K|B))\)|\((thousands?|millions?)\s+of\s+(?!shares)[a-z]"
    r"|\((thousands?|millions?)\s+(?:of\s+)?(?:(?:net|short|metric|long)\s+)?(?:tons?|barrels?|[mgk]wh|mcf|cubic|gallons?|pounds?|ounces?"
    r"|therms?|dth|units?|cases?)\b",
    "thousand million billion 000 ($",
)
