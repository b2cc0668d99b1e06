"""Sentences -> the terms of debts: size, lenders, maturity, rates, fees, instalments, security, limits of letters of credit.

What belongs here: whose a term of a sentence is, and which words state one. What may be borrowed and on what conditions is
financing_conditions.py's, what the money was used for proceeds.py's.

A term is typed where its words are known and the debt that it belongs to is clear; else it is kept with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.filings.debt.debt_phrases import Meant
from pipelines.filings.debt.debt_words import WHEN, Money, Rate, When, days_in, fee_in, rates_in, when
from pipelines.filings.debt.debts import Debt
from pipelines.filings.debt.financing_findings import Findings
from pipelines.filings.debt.financing_sentences import Sentence

# --- whose a term is ----------------------------------------------------------------------------------------------------------------------

_TAKES_UP_ALL = re.compile(r"\W*(?:both|they|these|each|all)\b")
_TAKES_UP = re.compile(
    r"\W*(?:it|its|they|these|this|that|such|both|each|all|any|no|an?|the|interest|principal|borrowings?|loans?|advances?|amounts?"
    r"|outstanding|drawings?|payments?|repayments?|install?ments?|monthly|quarterly|annual|semi-?annual|equal|from|commencing"
    r"|beginning|starting|in|on|at|as|for|under|upon|until|unless|if|after|before|by|with|we|our|here|there|up|unused|availability"
    r"|maturity|letters?|security|collateral|covenants?|revolving|rates?|substantially)\b"
)
_IN_AN_ASIDE = re.compile(r"[^()]*\)")
_AND = re.compile(r"\s*,?\s*and\s+(?:the\s+|our\s+|its\s+)?")


class Owners:
    """Whose a term of a sentence is: the debt named last before it, with those joined to it by "and"; else what the sentence before spoke
    of.
    """

    def __init__(self, sentence: Sentence, meant: list[Meant], carried: list[Debt]) -> None:
        lowered = sentence.lowered
        is_taken_up = _TAKES_UP.match(lowered) and (len(carried) == 1 or _TAKES_UP_ALL.match(lowered))
        self.meant = meant
        self.carried = carried if is_taken_up else []  # from the sentence before
        self._lowered = lowered

    def of(self, at: int) -> list[Debt]:
        """The debts to which a term that stands here belongs."""
        before = [
            index
            for index, (mention, _) in enumerate(self.meant)
            if mention.start <= at and not _IN_AN_ASIDE.match(self._lowered, mention.end, max(mention.end, at))
        ]
        for index in reversed(before):
            mention, debts = self.meant[index]
            if debts:
                return self._joined(index)
            if mention.names_one:
                return []  # it names a debt, and it is not clear which
        return self.carried or (self.only() if not before else [])

    def of_or_only(self, at: int) -> list[Debt]:
        """The debts to which a term that stands here belongs, else the one debt of the sentence."""
        return self.of(at) or self.only()

    def only(self) -> list[Debt]:
        """The one debt that the sentence names, wherever; none where it names several."""
        named = list(dict.fromkeys(debt for _, debts in self.meant for debt in debts))
        return named if len(named) == 1 else []

    def within(self, start: int, end: int) -> list[Debt]:
        """The debts that this stretch of the sentence names."""
        return list(dict.fromkeys(debt for mention, debts in self.meant if start <= mention.start < end for debt in debts))

    def subjects(self) -> list[Debt]:
        """What the next sentence may call "it": the debt that this one begins with, or all that it lists."""
        named = [(mention, debts) for mention, debts in self.meant if debts and not all(debt.is_closed for debt in debts)]
        if not named:
            return []
        if all(mention.money is not None and not mention.is_part for mention, _ in named) and len(named) > 1:
            return list(dict.fromkeys(debt for _, debts in named for debt in debts))
        return named[0][1]

    def _joined(self, index: int) -> list[Debt]:
        """The debts of this noun phrase, and of those before it that "and" joins to it."""
        mention, debts = self.meant[index]
        found = list(debts)
        for one, others in reversed(self.meant[:index]):
            if not others or not _AND.fullmatch(self._lowered[one.end : mention.start]):
                break
            mention, found = one, [*others, *found]
        return list(dict.fromkeys(found))


def take_terms(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    """Add to the findings what a sentence says of size, maturity, rates, fees, instalments, security and letters of credit."""
    _take_size(findings, sentence, owners)
    if _SAYS_WHEN.search(sentence.lowered):
        _take_maturity(findings, sentence, owners)
    if any(word in sentence.lowered for word in _SAYS_RATE):
        _take_rates(findings, sentence, owners)
        _take_fee(findings, sentence, owners)
    _take_instalment(findings, sentence, owners)
    _take_security(findings, sentence, owners)
    _take_limit_of_letters(findings, sentence, owners)


# --- size and lenders ---------------------------------------------------------------------------------------------------------------------

_PROVIDES = re.compile(
    r"\b(?:provid(?:es?|ed|ing)|permits?|allows?)\b(?:\s+(?:currently|continues?|us|for|the\s+company|to|with))*"
    r"\s+(?:[a-z-]+\s+(?:or\s+)?){0,3}?(?:borrow(?:ings?)?|advances|loans|financing|a\s+line\s+of\s+credit|refinancing|funds)"
    r"\s+(?:by\s+the\s+company\s+)?(?:and\s+refinancing\s+)?(?:funds\s+)?(?:in\s+an\s+(?:aggregate\s+)?amount\s+)?(?:of\s+)?up\s+to"
    r"\s+(?:an\s+aggregate\s+of\s+|a\s+maximum\s+of\s+)?$"
)
_MONTH_NAME = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WORD_OF_NAME = r"[A-Z][\w&.’'-]*"
_NAME = (
    rf"(?:the\s+)?(?!{_MONTH_NAME}\b){_WORD_OF_NAME}(?:\s+(?:(?:of|and|&)\s+)?{_WORD_OF_NAME})*(?:,?"
    rf"\s+(?:N\.A\.|Inc\.?|LLC|L\.P\.|Ltd\.?|National\s+Association))?"
)
_GROUP = r"(?:(?:an?|the|its)\s+)?(?:group|syndicate|consortium)\s+of\s+(?:[a-z-]+\s+){0,3}?(?:lenders|banks|institutions)"
_LENDERS = re.compile(
    rf"\b(?P<who>(?:{_GROUP}|lenders|banks)\s+(?:that\s+(?:is|are|was)\s+)?(?:led|headed|arranged)\s+by\s+{_NAME}|{_GROUP})"
)
_LENDERS_WORDS = ("lenders", "banks", "institutions")
_FINANCED = re.compile(r"\b(?:re)?financ")
_LENT_BY = re.compile(
    rf"(?:\s+\([^()]*\))?,?\s+(?:with|from|provided\s+by|held\s+by|extended\s+by|issued\s+to)"
    rf"\s+(?P<who>{_NAME}|{_GROUP}(?:\s+(?:led|headed)\s+by\s+{_NAME})?)"
)


def _take_size(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    """ "It provides for borrowings of up to $5 million"."""
    for money in sentence.amounts:
        if not _PROVIDES.search(sentence.lowered, 0, money.start):
            continue
        debts = [debt for debt in owners.of(money.start) if debt.money is None]
        if len(debts) == 1:
            debts[0].money = money
            findings.add("amount", debts[0], sentence.place(money.start, money.end))


def lenders_in(sentence: Sentence) -> re.Match[str] | None:
    """The first group of lenders that a sentence names."""
    return _LENDERS.search(sentence.text) if any(word in sentence.lowered for word in _LENDERS_WORDS) else None


def take_lenders(findings: Findings, sentence: Sentence, meant: list[Meant]) -> str | None:
    """Add who lent what a sentence speaks of. Out: the lenders of a financing whose debts are not named yet."""
    group = lenders_in(sentence)
    if group is None:
        for mention, debts in meant:
            lent = _LENT_BY.match(sentence.text, mention.end)
            if lent and len(debts) == 1 and debts[0].lender is None:
                _lend(findings, sentence, debts[0], lent)
        return None
    debts = [debt for _, named in meant for debt in named if debt.lender is None and not debt.is_closed]
    for debt in debts:
        _lend(findings, sentence, debt, group)
    return None if debts or not _FINANCED.search(sentence.lowered) else _name(group["who"])


def _lend(findings: Findings, sentence: Sentence, debt: Debt, who: re.Match[str]) -> None:
    debt.lender = _name(who["who"])
    findings.add("lender", debt, sentence.place(who.start("who"), who.start("who") + len(debt.lender)))


def _name(who: str) -> str:
    """A lender's name without the full stop that ends its sentence."""
    return who.rstrip(" ,") if who.endswith(("N.A.", "Inc.", "Ltd.", "L.P.")) else who.rstrip(" ,.")


# --- maturity -----------------------------------------------------------------------------------------------------------------------------

_SAYS_WHEN = re.compile(r"(?:19|20)\d\d")
_MATURES = re.compile(
    r"\b(?:(?:matur(?:es?|ed|ing)|expir(?:es?|ing)|terminat(?:es|ing|ed))"
    r"|(?:final\s+)?maturity(?:\s+date)?(?:\s+(?:is|of|was|will\s+be))?|expiration(?:\s+date)?(?:\s+(?:is|of))?"
    r"|(?:is|are|becomes?|come)\s+due(?:\s+and\s+payable)?(?:\s+in\s+full)?"
    r"|(?:term|commitments?|facility|agreement|line)\b[^.;]{0,60}?"
    r"\s(?:is|are|extends?|runs?|continues?|remains\s+in\s+effect)(?:\s+available)?\s+(?:through|until|to))"
    rf"(?:,\s+(?:if|unless)[^,]{{1,60}},)?\s+(?:on\s+|in\s+|at\s+)?(?:the\s+end\s+of\s+|early\s+|late\s+)?{WHEN}"
)
_EARLIER_OF = re.compile(
    r"\b(?:matur(?:es?|ity)|expires?|terminates?|due)\b[^.;]{0,80}?\bearlier\s+(?:of|to\s+occur\s+of)\b(?P<when>[^.;]*)"
)
_EXTENDED_TO = re.compile(
    rf"(?:\bexten(?:d(?:s|ed|ing)?|sion\s+of)\b[^.;]{{0,80}}?\b(?:maturity|term|expiration|facility|agreement)\b[^.;]{{0,80}}?\b(?:to"
    rf"|until|through)|\b(?:maturity|expiration)\s+date\b[^.;]{{0,60}}?\b(?:amended|extended|changed)\s+(?:to|until))\s+{WHEN}"
)
_CONDITIONAL = re.compile(
    r"\bearlier\s+(?:of|to\s+occur)|\bunless\b|\bprovided,?\s+that\b|\bif\b|\bsubject\s+to\b"
    r"|\bmay\s+be\s+(?:extended|renewed|accelerated)|\boptions?\s+to\s+(?:extend|renew)"
)


@dataclass(frozen=True, slots=True)
class _Maturity:
    """When a debt falls due: `sentence[start:end]`."""

    start: int
    end: int
    day: When
    is_conditional: bool


def _take_maturity(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    extended = _EXTENDED_TO.search(sentence.lowered) if sentence.lowered.count("extended to") < 2 else None
    if extended is not None:
        found = _extended(extended)
    else:
        found = _maturities(sentence.lowered) or _earlier_of(sentence.lowered)
    for each in found:
        for debt in owners.of(each.start):
            if debt.maturity is None or each.day.iso.startswith(debt.maturity.iso) or extended:
                debt.maturity, debt.is_conditional = each.day, each.is_conditional
                findings.add("maturity", debt, sentence.place(each.start, each.end))


def _maturities(lowered: str) -> list[_Maturity]:
    """ "It matures on May 15, 2009"; not "the term loan is due 2009ed"."""
    is_conditional = _CONDITIONAL.search(lowered) is not None
    found = []
    for match in _MATURES.finditer(lowered):
        named = when(match)
        start, end = _span_of_when(match)
        if named is not None and not (named.iso.isdigit() and len(named.iso) == 4 and lowered.startswith("ed", match.end())):
            found.append(_Maturity(start, max(end, match.end()), named, is_conditional))
    return found


def _earlier_of(lowered: str) -> list[_Maturity]:
    """ "It matures on the earlier of May 15, 2009 and the sale of the plant": the one day that is named so."""
    earlier = _EARLIER_OF.search(lowered)
    if earlier is None:
        return []
    days = [(day, start, end) for day, start, end in days_in(lowered) if earlier.start("when") <= start < earlier.end("when")]
    return [_Maturity(start, end, When(day.isoformat(), day), True) for day, start, end in days if day is not None and len(days) == 1]


def _extended(match: re.Match[str]) -> list[_Maturity]:
    """ "The maturity was extended to May 15, 2009"; none for a day that the calendar doesn't have."""
    named = when(match)
    return [_Maturity(_span_of_when(match)[0], match.end(), named, False)] if named is not None else []


def _span_of_when(match: re.Match[str]) -> tuple[int, int]:
    return next(match.span(name) for name in ("date", "day", "month", "year") if match.group(name))


# --- rates and fees -----------------------------------------------------------------------------------------------------------------------

_SAYS_RATE = ("%", "percent", "basis point", "libor", "prime", "sofr", "base rate", "fee")
_FROM_A_RATE = re.compile(r"\b(?:from|instead\s+of)\s+(?:[a-z]+\s+){0,3}$")
_RATE_ON = re.compile(r"\s+(?:per\s+annum\s+)?on\s+(?:the\s+)?(?:other\s+|remaining\s+|first\s+|balance\s+of\s+)*")
_RATE_ON_JUST = re.compile(r"\s+(?:per\s+annum\s+)?on\s+(?:the\s+)?")
_ON_A_PART = re.compile(r"\bon\s+(?:the\s+)?(?:other\s+|remaining\s+|first\s+)*$")
_PART_BEARS = re.compile(r"\s+of\s+(?:the|this|such)\s+[^,;]{0,40}\b(?:bears?|bearing|at)\b")


def _take_rates(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    rates = rates_in(sentence.lowered)
    if len(rates) > 1 and _FROM_A_RATE.search(sentence.lowered[: rates[0].start]) and sentence.is_of_change:
        for rate in rates:
            findings.leave("rate", sentence.place(rate.start, rate.end), "it tells how a rate was changed")
        return
    parts = [_part_that_bears(sentence, rates, index) for index in range(len(rates))]
    are_alternatives = len(rates) > 1 and not any(parts)
    for rate, part in zip(rates, parts, strict=True):
        debts = owners.of(rate.start)
        if not debts:
            findings.leave("rate", sentence.place(rate.start, rate.end), "it is not clear which debt bears it")
        for debt in debts:
            findings.add_rate(debt, rate, part, are_alternatives, sentence)


def _part_that_bears(sentence: Sentence, rates: list[Rate], index: int) -> Money | None:
    """The part of the debt that bears this rate: "on $5,000,000 of the loan" after the rate or before it, or "$5,000,000 of the loan
    bears".
    """
    rate = rates[index]
    since = rates[index - 1].end if index else 0
    until = rates[index + 1].start if index + 1 < len(rates) else len(sentence.lowered)
    after = (money for money in sentence.amounts if rate.end <= money.start < until)
    if (money := next((money for money in after if _RATE_ON.fullmatch(sentence.lowered[rate.end : money.start])), None)) is not None:
        return money
    before = (money for money in reversed(sentence.amounts) if since <= money.start and money.end <= rate.start)
    money = next((money for money in before if _is_part_before(sentence.lowered, since, money, rate)), None)
    if money is None or index and _RATE_ON_JUST.fullmatch(sentence.lowered[since : money.start]):
        return None  # it bears the rate before
    return money


def _is_part_before(lowered: str, since: int, money: Money, rate: Rate) -> bool:
    """Do the words around an amount say that it bears the rate that follows?"""
    between = lowered[money.end : rate.start]
    is_on = _ON_A_PART.search(lowered[since : money.start]) is not None and not re.search(r"[;.]", between)
    return is_on or _PART_BEARS.match(between) is not None


def _take_fee(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    found = fee_in(sentence.lowered)
    if found is None:
        return
    value, start, end = found
    place = sentence.place(start, end)
    debts = owners.of_or_only(start)
    if value is None:
        findings.leave("commitment_fee", place, "it varies")
    elif len(debts) != 1:
        findings.leave("commitment_fee", place, "it is not clear whose fee it is")
    elif debts[0].fee is None:
        debts[0].fee = value
        findings.add("commitment_fee", debts[0], place)


# --- instalments --------------------------------------------------------------------------------------------------------------------------

_OFTEN = {"month": "monthly", "quarter": "quarterly", "semi": "semiannual", "year": "annual", "annual": "annual"}
_OFTEN_WORD = r"(?P<often>monthly|quarterly|semi-?annual(?:ly)?|annual(?:ly)?|yearly)"
_INSTALMENT = re.compile(
    rf"\b{_OFTEN_WORD},?\s+(?:(?:equal|level|scheduled|mandatory|consecutive|required|fixed)\s+)*(?P<principal>principal"
    rf"\s+)?(?:install?ments?|payments?|amortization|repayments?)(?:\s+payments?)?"
    rf"\s+(?:of\s+(?P<principal2>principal)\s+)?(?:of|in\s+the\s+amounts?\s+of|equal\s+to|totaling)\s+(?:approximately\s+)?(?=\$)"
)
_EACH = re.compile(
    r"\s+(?:[a-z]+\s+){0,3}?(?:(?:per|each|every|a)\s+(?P<often>month|quarter|year)"
    r"|(?P<often2>monthly|quarterly|annually|semi-?annually))\b"
)
_PRINCIPAL_OF = re.compile(r"\bprincipal\s+(?:payments?\s+|install?ments?\s+)?(?:of|in\s+the\s+amount\s+of)\s+(?:approximately\s+)?$")
_BEGINS = re.compile(r"\b(?:commenc(?:ing|es?|ed)|beginn?(?:ing|s)?|starting|starts?)\s+(?:on\s+|in\s+)?$|^from\s+$")


def _take_instalment(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    lowered = sentence.lowered
    if "principal and interest" in lowered or "interest and principal" in lowered:
        return
    for money in sentence.amounts:
        often, start = _how_often(lowered, money)
        debts = owners.of(money.start)
        if often is None or len(debts) != 1 or debts[0].instalment is not None:
            continue
        debt = debts[0]
        debt.instalment = money
        debt.frequency = next(name for word, name in _OFTEN.items() if often.startswith(word))
        debt.first_instalment = next((day for day, at, _ in days_in(lowered) if _BEGINS.search(lowered, 0, at)), None)
        findings.add("amortization", debt, sentence.place(start, money.end))


def _how_often(lowered: str, money: Money) -> tuple[str | None, int]:
    """How often this amount of principal is paid, as printed, and where the words begin that say so; None where none say so."""
    match = next((found for found in _INSTALMENT.finditer(lowered) if found.end() == money.start), None)
    start = match.start() if match else money.start
    if match and ("principal" in match.group() or "install" in match.group() or "instal" in match.group()):
        return match.group("often"), start
    if _PRINCIPAL_OF.search(lowered, 0, money.start) and (each := _EACH.match(lowered, money.end)):
        return each.group("often") or each.group("often2"), start
    return None, start


# --- security and letters of credit -------------------------------------------------------------------------------------------------------

_SECURED = re.compile(
    r"\b(?:(?:is|are|was|were|be|and|also|fully|borrowings?|facility|loans?|notes?|debentures?|agreement"
    r"|credit)(?:\s+(?:also|fully|jointly))?\s+(?:secured|collateralized)\s+(?:primarily\s+|principally\s+)?by"
    r"|as\s+security\b[^.;]{0,40}?\bholds?|^the\s+security\s+(?:for\s+[^.;:]{0,60}\s+)?(?:is|consists\s+of))"
    r"\s+(?P<what>(?:[^.;]|\.(?=[\w]))+)"
)
_NEXT_CLAUSE = re.compile(
    r",?\s+and\s+(?:(?:it|they|which|the\s+\w+(?:\s+\w+){0,3})\s+)?(?:is|are|bears?|matures?|expires?|contains?|requires?|has|have|will"
    r"|guaranteed)\b|,\s+(?:bears?|matures?|with\s+interest|which|but)\b"
    r"|\s+at\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_LETTERS_UP_TO = re.compile(
    r"\bletters?\s+of\s+credit\s+(?:in\s+an\s+aggregate\s+(?:face\s+|stated\s+)?amount\s+(?:of\s+)?|[a-z-]+\s+){0,3}?(?:up\s+to"
    r"|not\s+to\s+exceed)\s+(?:a\s+sub-?limit\s+of\s+|a\s+maximum\s+of\s+)?$"
)
_SUBLIMIT_OF = re.compile(r"\bsub-?limit\s+of\s+$")
_SUBLIMIT_AFTER = re.compile(
    r"\s+(?:sub-?limits?|sub-?facility)?\s*(?:is\s+available\s+)?(?:for|of)\s+(?:the\s+issuance\s+of\s+)?(?:standby\s+)?letters?\s+of"
    r"\s+credit|\s+letters?\s+of\s+credit\s+sub-?(?:limit|facility)"
)


def _take_security(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    match = _SECURED.search(sentence.lowered)
    if match is None:
        return
    start, end = match.span("what")
    cut = _NEXT_CLAUSE.search(sentence.lowered, start, end)
    what = sentence.text[start : cut.start() if cut else end].rstrip(" ,")
    for debt in owners.of(match.start()):
        if debt.security is None:
            debt.security = what.lstrip(" ,")
            findings.add("security", debt, sentence.place(start, start + len(what)))


def _take_limit_of_letters(findings: Findings, sentence: Sentence, owners: Owners) -> None:
    for money in sentence.amounts:
        debts = owners.of_or_only(money.start)
        if len(debts) == 1 and debts[0].letters_of_credit is None and _limits_letters(sentence.lowered, money):
            debts[0].letters_of_credit = money
            findings.add("letter_of_credit_limit", debts[0], sentence.place(money.start, money.end))


def _limits_letters(lowered: str, money: Money) -> bool:
    """Is this amount the most for which letters of credit may be issued?"""
    return bool(
        _SUBLIMIT_OF.search(lowered, 0, money.start)
        and "of credit" in lowered
        or _LETTERS_UP_TO.search(lowered, 0, money.start)
        or _SUBLIMIT_AFTER.match(lowered, money.end)
        and "sub" in lowered[money.end : money.end + 60]
    )
