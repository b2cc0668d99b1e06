"""The noun phrases of a sentence -> the debts that they mean: known ones, or new ones that the sentence opens; and what the phrases say of
them.

What belongs here: what a sentence does to the register of debts. What a phrase looks like is debt_words.py's, which known debt it may mean
debts.py's, what the verbs tell debt_events.py's, the terms that stand beside a debt financing_terms.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.filings.debt.debt_events import day_of_event, event_after, event_between, is_sought
from pipelines.filings.debt.debt_words import Mention, Money
from pipelines.filings.debt.debts import Debt, Place, same_amount
from pipelines.filings.debt.financing_findings import Findings, coupon_rate
from pipelines.filings.debt.financing_sentences import Sentence

Meant = tuple[Mention, list[Debt]]
"""A noun phrase, and the debts that it means: none where it is not clear."""
_JOINED = re.compile(r"(?:[\s,;]|and|or|an?|the|its|our|\([^()]{1,60}\)|plus|together\s+with|as\s+well\s+as|also)*")
_CONSISTS = re.compile(r"\b(?:consists?\s+of|comprises?|comprised\s+of|includes?|has\s+(?:two|three|four|several)\s+parts)\b")
_PRINCIPAL_AMOUNT = re.compile(r"\b(?:principal|face)\s+amount\s+of\b")
_BY = re.compile(r"\bby\s+(?:approximately\s+|about\s+)?$")
_IN_YEAR = re.compile(r"\b(?:in|during|of)\s+(?:the\s+)?(?:[a-z]+\s+){0,4}?(?:of\s+)?(?:fiscal\s+)?((?:19|20)\d\d)\b")
_PROVIDED = re.compile(r"\b(?:provides?|provided|providing)\b[^;]{0,60}$|\b(?:is|was)\s+an?\s*$")


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentences before have left in mind."""

    subject: list[Debt]  # of the sentence before: what "it" means
    lender: str | None  # of the financing that the passage tells of
    event: str | None  # of the sentence before
    year: int | None  # of the document


def debts_meant(findings: Findings, sentence: Sentence, mentions: list[Mention], before: Before) -> list[Meant]:
    """What the noun phrases of a sentence mean, left to right, with the debts that it calls by a name of their own ("the ABL"). Debts that
    it opens, and what the phrases say of them, go into the findings.
    """
    by_name = list(_called_by_name(findings, sentence, mentions))
    phrases = _Phrases(findings, sentence, before, by_name)
    for mention in mentions:
        phrases.take(mention)
    return sorted([*phrases.meant, *by_name], key=lambda each: each[0].start)


def _called_by_name(findings: Findings, sentence: Sentence, mentions: list[Mention]) -> Iterator[Meant]:
    """The debts that a sentence calls by a name that is no common noun: "the ABL"."""
    for debt in findings.register.debts:
        for alias in debt.aliases:
            for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", sentence.text):
                if not any(mention.start < match.end() and match.start() < mention.end for mention in mentions):
                    yield _name_alone(debt.mention, alias, *match.span()), [debt]


def _name_alone(mention: Mention, name: str, start: int, end: int) -> Mention:
    """A noun phrase that is a debt's own name, and says nothing else of it."""
    return replace(mention, name=name, money=None, part=None, is_part=False, coupon=None, due=None, alias=None, start=start, end=end)


class _Phrases:
    """The noun phrases of one sentence, taken in from left to right."""

    def __init__(self, findings: Findings, sentence: Sentence, before: Before, by_name: list[Meant]) -> None:
        self.meant: list[Meant] = []
        self._findings = findings
        self._sentence = sentence
        self._before = before
        self._by_name = by_name
        self._event: str | None = None  # that the last verb tells of
        self._is_planned = False  # it is only meant to happen
        self._end = 0  # of the phrase before
        self._named: list[Debt] = []  # by this sentence, the latest last
        self._looks_back = _looks_back(sentence, before.year)

    def take(self, mention: Mention) -> None:
        """Find or open what this phrase means."""
        self._take_event(mention)
        event = self._event_of(mention)
        is_planned = event is None and self._is_planned and self._event == "new" or is_sought(self._sentence.lowered, mention.start)
        self._named.extend(debt for called, debts in self._by_name if self._end <= called.start < mention.start for debt in debts)
        debts = self._debts_of(mention, event, is_planned)
        for debt in debts:
            self._findings.register.speak_of(debt)
        self._named.extend(debts)
        self.meant.append((mention, debts))
        self._end = mention.end

    def _take_event(self, mention: Mention) -> None:
        """The event of the words since the phrase before; it goes on where the two are joined by "and"."""
        lowered = self._sentence.lowered
        told = event_between(lowered, self._end, mention.start)
        if told is not None:
            self._event, self._is_planned = told
        elif not (self.meant and _JOINED.fullmatch(lowered, self._end, mention.start)):
            self._event, self._is_planned = None, is_sought(lowered, mention.start)

    def _event_of(self, mention: Mention) -> str | None:
        """What happened to the debt of this phrase; None for what is only planned, and for what happened long ago."""
        if self._looks_back:
            return None
        event = event_after(self._sentence.lowered, mention.end) or (None if self._is_planned else self._event)
        goes_on = self._before.event == "new" and _CONSISTS.search(self._sentence.lowered, 0, mention.start) is not None
        return "new" if event is None and (mention.status == "new" or goes_on) else event

    def _debts_of(self, mention: Mention, event: str | None, is_planned: bool) -> list[Debt]:
        if event in ("repaid", "reduced") and (paid := _amount_paid(self._sentence, mention)) is not None:
            return [self._findings.add_paid(self._sentence, mention, event, paid)]
        if event == "new":
            mention = self._taken_whole(mention)
        money = mention.money if not mention.is_part else None
        debts = self._known(mention)
        if len(debts) == 1 and money is not None:
            debt = debts[0]
            if debt.money is None:
                if mention.is_strong:  # "borrowings of $5 million" are no size
                    self._size(debt, mention, money)
            elif not same_amount(debt.money, money):
                if debt in self._named or self._sentence.is_of_change or event == "new" and not mention.status:
                    debts = []
                elif mention.is_strong and (mention.is_definite or mention.status is not None):
                    self._findings.contradict(debt, mention, self._place(mention), money, self._sentence)
                    return debts
        debts = debts or self._umbrella(mention, money, is_planned) or self._begun(mention, money, event, is_planned)
        for debt in debts:
            self._describe(debt, mention, event)
        return debts

    def _taken_whole(self, mention: Mention) -> Mention:
        """The phrase of a new debt: "issued $5 million principal amount of its notes" are all of them."""
        is_whole = mention.is_strong and _PRINCIPAL_AMOUNT.search(self._sentence.lowered, mention.start, mention.head_start)
        return replace(mention, is_part=False) if mention.is_part and is_whole else mention

    def _known(self, mention: Mention) -> list[Debt]:
        """The debts of the register that this phrase takes up; a weak one those that the sentence has named, else what "it" means."""
        in_mind = list(dict.fromkeys(self._named)) if self._named and not mention.is_strong else self._before.subject
        return self._findings.register.meant(mention, in_mind)

    def _size(self, debt: Debt, mention: Mention, money: Money) -> None:
        """Let this phrase name the debt from now on: it tells the amount."""
        debt.money, debt.mention, debt.place = money, mention, self._place(mention)
        self._findings.add("amount", debt, self._sentence.place(money.start, money.end))

    def _umbrella(self, mention: Mention, money: Money | None, is_planned: bool) -> list[Debt]:
        """The agreement that was named right before, where this phrase only tells what it is: "The agreement provides the company with a
        $5 million revolving credit facility".
        """
        one, debts = self.meant[-1] if self.meant else (mention, [])
        if money is None or is_planned or not mention.is_strong or mention.is_plural or len(debts) != 1:
            return []
        debt = debts[0]
        if debt.money is not None or not self._is_same(one, mention):
            return []
        self._size(debt, mention, money)
        debt.kind = mention.kind if mention.kind != "other" else debt.kind
        debt.qualifiers |= mention.qualifiers
        debt.names.add(mention.name.lower())
        return [debt]

    def _is_same(self, one: Mention, other: Mention) -> bool:
        """Does the first phrase provide the second: one debt, unless it provides two?"""
        between = self._sentence.lowered[one.end : other.start]
        is_last = not any(each.start > other.start and each.money is not None and each.is_strong for each in self._sentence.mentions)
        return _PROVIDED.search(between) is not None and is_last and one.kind in ("other", other.kind)

    def _begun(self, mention: Mention, money: Money | None, event: str | None, is_planned: bool) -> list[Debt]:
        """The new debt that this phrase speaks of, if it does."""
        if is_planned or not _names_a_new_debt(mention, money):
            return []
        debt = self._findings.register.open(mention, self._place(mention))
        if money is not None:
            self._findings.add("amount", debt, self._sentence.place(money.start, money.end))
        if self._before.lender and event == "new":
            debt.lender = self._before.lender
        return [debt]

    def _describe(self, debt: Debt, mention: Mention, event: str | None) -> None:
        """Add to a debt what the noun phrase says of it."""
        debt.is_of_the_past = debt.is_of_the_past or self._looks_back and mention.money is not None
        self._describe_event(debt, mention, event)
        if mention.alias:
            self._findings.register.call(debt, mention.alias)
        rate = coupon_rate(mention)
        if rate is not None and not mention.is_part:
            debt.coupon = mention.coupon
            if not any(tranche.rate.index == "FIXED" for tranche in debt.tranches):
                self._findings.add_rate(debt, rate, None, False, self._sentence)
        due = mention.due
        if due is not None and mention.due_place is not None:
            if debt.maturity is None or debt.maturity is due or len(due.iso) > len(debt.maturity.iso):
                debt.maturity = due
                self._findings.add("maturity", debt, self._sentence.place(*mention.due_place))
        if debt.status is None:
            debt.status = mention.status

    def _describe_event(self, debt: Debt, mention: Mention, event: str | None) -> None:
        """Let it happen to the debt, unless it happened to a part of it or before the time that the document reports on."""
        if event in (None, "reduced") or event == "new" and debt.is_of_the_past or mention.is_drawn_from or mention.is_part:
            return
        if debt.event is None or event in ("repaid", "amended"):
            debt.event_date = day_of_event(self._sentence.lowered) or (debt.event_date if debt.event == event else None)
            debt.event = event

    def _place(self, mention: Mention) -> Place:
        return self._sentence.place(mention.start, mention.end)


def _looks_back(sentence: Sentence, year: int | None) -> bool:
    """Does a sentence tell what happened before the year that the document compares with? That is no event of the document's time."""
    told = [int(each) for each in _IN_YEAR.findall(sentence.lowered)]
    return year is not None and bool(told) and max(told) < year - 1


def _amount_paid(sentence: Sentence, mention: Mention) -> Money | None:
    """How much of a debt was paid: the part that its phrase tells, else its amount, else what follows "by"."""
    if mention.part is not None:
        return mention.part
    if mention.money is not None and not mention.is_drawn_from:
        return mention.money
    until = min((other.start for other in sentence.mentions if other.start > mention.start), default=len(sentence.lowered))
    behind = (money for money in sentence.amounts if mention.end <= money.start < until)
    return next((money for money in behind if _BY.search(sentence.lowered, mention.end, money.start)), None)


def _names_a_new_debt(mention: Mention, money: Money | None) -> bool:
    """May this phrase, which takes up no known debt, begin one? With an amount it does; without, where it tells it from others."""
    if not mention.is_strong or mention.is_plural or mention.is_part:
        return False
    if money is not None:
        return mention.head not in ("borrowings", "loans", "financing") or bool(mention.qualifiers)
    tells = mention.coupon is not None or mention.due is not None or mention.alias is not None
    return tells or mention.is_definite or not mention.is_drawn_from
