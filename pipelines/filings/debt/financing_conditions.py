"""Sentences -> what may be borrowed and on what conditions: borrowing bases and limits, covenants, and what stands drawn or available.

What belongs here: Covenant and Liquidity, before they have places on the page. The terms of the debts themselves are financing_terms.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.filings.debt.debt_events import event_between
from pipelines.filings.debt.debt_words import Money, days_in
from pipelines.filings.debt.debts import Debt, same_amount
from pipelines.filings.debt.financing_findings import Condition, Findings, Stand
from pipelines.filings.debt.financing_sentences import Sentence
from pipelines.filings.debt.financing_terms import Owners


def take_conditions(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    """Add to the findings the borrowing base, the limit and the covenants that a sentence states."""
    has_base = _take_base(findings, sentence, owners)
    _take_limit(findings, sentence, owners, has_base)
    _take_unless(findings, sentence, owners)
    _take_test(findings, sentence, owners)


def _one(debts: list[Debt]) -> Debt | None:
    return debts[0] if len(debts) == 1 else None


# --- limits -------------------------------------------------------------------------------------------------------------------------------

_BASE_PART = (
    r"\d{1,3}(?:\.\d+)?\s?(?:%|percent)\s+of\s+(?:[\w'’-]+\s+){0,6}?(?:eligible"
    r"|qualified)(?:\s+(?!plus\b|and\b|or\b|where\b|minus\b|less\b)[a-z-]+){1,3}"
)
_BASE = re.compile(rf"(?:the\s+sum\s+of\s+)?(?:up\s+to\s+)?{_BASE_PART}(?:,?\s*(?:plus|and|or)\s+(?:up\s+to\s+)?{_BASE_PART})*")
_LIMIT = re.compile(
    r"\b(?:limited\s+to|(?:shall|may|can|will)\s?not\s+exceed|cannot\s+exceed|may(?:\s+together)?\s+reach|may\s+not\s+be\s+more\s+than)"
    r"\s+(?:a\s+maximum\s+of\s+)?(?P<lesser>(?:\(?[ia1]\)\s*)?the\s+(?:lesser|lower|smaller)\s+of\s+(?:\(?[ia1]\)\s*)?)?"
)
_WHAT_IS_LIMITED = re.compile(r"\b(?:loans?|borrowings?|advances?|letters?\s+of\s+credit|amounts?\s+outstanding|availability|credit)\b")


def _take_base(findings: Findings, sentence: Sentence, owners: Owners) -> bool:
    """ "85% of eligible receivables". Out: whether the sentence states a borrowing base."""
    base = _BASE.search(sentence.lowered)
    if base is None:
        return False
    for debt in owners.of(base.start())[:1]:
        if debt.borrowing_base is None:
            debt.borrowing_base = sentence.text[base.start() : base.end()]
            findings.add("borrowing_base", debt, sentence.place(*base.span()))
    return True


def _take_limit(findings: Findings, sentence: Sentence, owners: Owners, has_base: bool) -> None:
    """ "Loans and letters of credit may not exceed $5 million"."""
    limit = _LIMIT.search(sentence.lowered)
    if limit is None or not _WHAT_IS_LIMITED.search(sentence.lowered, 0, limit.start()):
        return
    money = next((money for money in sentence.amounts if _is_limit(limit, money)), None)
    if money is None:
        return
    debt = _one(owners.of(limit.start()))
    findings.conditions.append(Condition("borrowing_limit", sentence.text.rstrip("."), money, None, None, debt, sentence.whole()))
    findings.add("covenant", debt, sentence.place(limit.start(), money.end))
    if debt is not None and debt.kind == "revolver" and (has_base or "letters of credit" in sentence.lowered):
        _check_size(findings, debt, money, sentence)


def _is_limit(limit: re.Match[str], money: Money) -> bool:
    """Does this amount follow right on the words that limit something, or is it one of those of which the lesser counts?"""
    return 0 <= money.start - limit.end() <= 3 or limit.group("lesser") is not None and money.start > limit.end()


def _check_size(findings: Findings, debt: Debt, money: Money, sentence: Sentence) -> None:
    """What loans and letters of credit may reach together is the size of the line, told once more."""
    if debt.money is None:
        debt.money = money
    elif not same_amount(debt.money, money) and not sentence.is_of_change:
        findings.contradict(debt, debt.mention, sentence.place(money.start, money.end), money, sentence)


# --- covenants ----------------------------------------------------------------------------------------------------------------------------

_UNLESS = re.compile(
    r"^(?:unless|until|if)\s+(?P<condition>.+?),\s+(?P<consequence>(?:the\s+company|the\s+corporation|the\s+borrowers?|it|we|they)"
    r"\s+(?:will|may|shall|must|is|are|cannot)\b.*)$"
)
_RESTRICTS = re.compile(
    r"\bonly\s+(?:to\s+the\s+extent|if|while|so\s+long|when|after|from)|\bnot\b|\bprohibit|\brestrict|\blimit|\bincrease"
    r"|\bdue\s+and\s+payable|\bdefault|\bonly\b"
)
_PAYMENTS = re.compile(r"\b(?:interest|dividends?|distributions?|payments?)\b")
_DEADLINE = re.compile(r"\b(?:by|before|prior\s+to|on\s+or\s+before|no\s+later\s+than|not\s+later\s+than)\s+$")
_MAINTAIN = re.compile(
    r"\b(?:requires?|required|must|agreed|obligated|obliged|covenants?)\b[^.;]{0,80}?\b(?P<what>maintain(?:ing|ed)?\s+(?:[^.;]|\.(?=\d))+)"
)


def _take_unless(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    """ "Unless the Company raises $5 million by June 30, 2006, it may not pay dividends"."""
    lowered = sentence.lowered
    match = _UNLESS.match(lowered)
    if match is None or not _RESTRICTS.search(match["consequence"]) or not _is_measured(match["condition"]):
        return
    end = match.end("condition")
    kind = "payment_restriction" if _PAYMENTS.search(match["consequence"]) else "financial_test"
    money = next((each for each in sentence.amounts if match.start("condition") <= each.start < end), None)
    by = next((day for day, start, _ in days_in(lowered) if start < end and _DEADLINE.search(lowered, 0, start)), None)
    inside = [debt for debt in owners.within(0, end) if not debt.is_closed] or owners.carried
    debt = _one(list(dict.fromkeys(inside)))
    consequence = sentence.text[match.start("consequence") :].rstrip(".")
    findings.conditions.append(Condition(kind, sentence.text[:end], money, by, consequence, debt, sentence.whole()))
    findings.add("covenant", debt, sentence.place(0, end))


def _is_measured(condition: str) -> bool:
    """Does a condition name an amount or a day?"""
    return "$" in condition or any(True for _ in days_in(condition))


def _take_test(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    """ "The agreement requires the Company to maintain a net worth of $5 million"."""
    match = _MAINTAIN.search(sentence.lowered)
    if match is None:
        return
    start, end = match.span("what")
    debt = _one(owners.of_or_only(start))
    if debt is None and not sentence.names_a_debt:
        return
    inside = [money for money in sentence.amounts if start <= money.start < end]
    money = inside[0] if len(inside) == 1 else None
    what = sentence.text[start:end].rstrip()
    place = sentence.place(start, start + len(what))
    findings.conditions.append(Condition("financial_test", what.lstrip(), money, None, None, debt, place))
    findings.add("covenant", debt, place)


# --- what stands drawn or available -------------------------------------------------------------------------------------------------------

_AVAILABLE = (
    r"(?:availability|borrowing\s+capacity|(?:unused|undrawn|remaining|additional|available)"
    r"\s+(?:borrowing\s+)?(?:availability|capacity|liquidity|borrowings?|commitments?|portion|credit\s+lines?"
    r"|(?:short-term\s+)?lines?\s+of\s+credit)|available\s+(?:for\s+borrowing|to\s+borrow)|borrowings?\s+available)"
)
_DRAWN = (
    r"(?:outstanding\s+(?:borrowings?|loans?|advances?|indebtedness|balances?|principal|amounts?)"
    r"|(?:borrowings?|loans?|advances?|balances?|amounts?)\s+outstanding|amounts?\s+(?:borrowed|drawn))"
)
_LETTERS = r"(?:(?:outstanding|issued|undrawn|open)\s+(?:standby\s+)?letters?\s+of\s+credit|letters?\s+of\s+credit\s+outstanding)"
_MEASURES = (("unused_availability", _AVAILABLE), ("outstanding_borrowings", _DRAWN), ("letters_of_credit", _LETTERS))
_BEFORE_AMOUNT = tuple(
    (
        name,
        re.compile(
            rf"\b{words}(?:\s+(?:[\w'’-]+\s+){{0,9}}?|\s+)(?:of|was|were|is|are|totaled|totalled|totaling|amounted\s+to)"
            rf"\s+(?:only\s+)?(?:approximately\s+|about\s+)?$"
        ),
    )
    for name, words in _MEASURES
)
_AFTER_AMOUNT = tuple(
    (name, re.compile(rf"\s+(?:of\s+|in\s+|was\s+|were\s+|is\s+)*(?:the\s+|an?\s+|additional\s+|total\s+|aggregate\s+)*{words}\b"))
    for name, words in _MEASURES
)
_OUTSTANDING_UNDER = re.compile(
    r"\s+(?:was|were|is|are)?\s*(?:then\s+|currently\s+)?(?:outstanding|drawn|borrowed)\s+(?:under|on|against)\b"
)
_MORE = re.compile(r"\s*(?:,\s*)?and\s+(?:approximately\s+|about\s+)?$")
_BEFORE = re.compile(
    r"\b(?:before|prior\s+to|immediately\s+before)\s+(?:the|this|giving)\s+(?:re)?(?:financing|transactions?|closing|offering|effect)"
)
_AFTER = re.compile(
    r"\b(?:after|following|upon)\s+(?:the|this|giving)\s+(?:re)?(?:financing|transactions?|closing|offering|effect)"
    r"|\bafter\s+(?:it|that|them)\b"
)
_AS_OF = re.compile(r"\b(?:as\s+of|at|on)\s+$")


def take_stands(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    """Add to the findings what a sentence says is outstanding or may still be borrowed."""
    if "collateral" in sentence.lowered or "pledged" in sentence.lowered:
        return
    for money, measure in _measured(sentence):
        debts = owners.of_or_only(money.start)
        if _is_size(sentence, money) or not debts and not sentence.mentions or _was_paid(sentence, money):
            continue
        as_of = _as_of(sentence, money)
        debt = _one(debts)
        if debt is not None and as_of == "before" and debt.event == "new":
            debt = None
        findings.stands.append(Stand(measure, as_of, money, debt, sentence.place(money.start, money.end)))
        findings.add("liquidity", debt, sentence.place(money.start, money.end))


def _measured(sentence: Sentence) -> Iterator[tuple[Money, str]]:
    """The amounts of a sentence that measure something, with what they measure: Liquidity.measure. "And" goes on with it."""
    lowered = sentence.lowered
    measure: str | None = None
    last = 0
    for money in sentence.amounts:
        goes_on = measure if _MORE.search(lowered, last, money.start) else None
        measure = _measure(lowered, last, money) or goes_on
        last = money.end
        if measure is not None:
            yield money, measure


def _measure(lowered: str, last: int, money: Money) -> str | None:
    """What the words before this amount (from `last` on) or right after it say that it measures."""
    before = next((name for name, pattern in _BEFORE_AMOUNT if pattern.search(lowered, last, money.start)), None)
    measure = before or next((name for name, pattern in _AFTER_AMOUNT if pattern.match(lowered, money.end)), None)
    return measure or ("outstanding_borrowings" if _OUTSTANDING_UNDER.match(lowered, money.end) else None)


def _is_size(sentence: Sentence, money: Money) -> bool:
    """Is this amount the size of a debt that the sentence names?"""
    return any(mention.money == money and not mention.is_part and mention.is_strong for mention in sentence.mentions)


def _was_paid(sentence: Sentence, money: Money) -> bool:
    """Does the sentence say right before that this amount was repaid?"""
    return event_between(sentence.lowered, max(0, money.start - 60), money.start) in (("repaid", False), ("reduced", False))


def _as_of(sentence: Sentence, money: Money) -> str | None:
    """When an amount stood so: before or after the financing, or a day. The words nearest to it in its part of the sentence count."""
    lowered = sentence.lowered
    start = max([lowered.rfind(";", 0, money.start) + 1, *(other.end for other in sentence.amounts if other.end <= money.start)])
    ends = [lowered.find(";", money.end), *(other.start for other in sentence.amounts if other.start > money.end)]
    end = min([each for each in ends if each >= 0], default=len(lowered))
    found = [
        (abs(money.start - match.start()), name)
        for name, pattern in (("before", _BEFORE), ("after", _AFTER))
        for match in pattern.finditer(lowered, start, end)
    ]
    if found:
        return min(found)[1]
    days = {day.isoformat() for day, at, _ in days_in(lowered) if day is not None and _AS_OF.search(lowered, 0, at)}
    return days.pop() if len(days) == 1 else None
