"""What the sentences of a document have told of its financing so far, before it has places on the page.

What belongs here: the terms, uses, stands and conditions that were found, and how a debt takes what is told of it: that it was repaid, that
it bears a rate, that it is told otherwise than before. Which debt a phrase means is debts.py's; the records are financing_records.py's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pipelines.filings.debt.debt_events import day_of_event
from pipelines.filings.debt.debt_words import Mention, Money, Rate
from pipelines.filings.debt.debts import Debt, Place, Register, Tranche, same_amount
from pipelines.filings.debt.financing_sentences import Sentence


@dataclass(frozen=True, slots=True)
class Term:
    """A term that a sentence states, before it has a place on the page."""

    term: str
    debt: Debt | None
    place: Place
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Use:
    list_number: int
    text: str
    money: Money
    debt: Debt | None
    sources: list[Debt]
    place: Place


@dataclass(frozen=True, slots=True)
class Stand:
    measure: str
    as_of: str | None
    money: Money
    debt: Debt | None
    place: Place


@dataclass(frozen=True, slots=True)
class Condition:
    kind: str
    text: str
    money: Money | None
    by: date | None
    consequence: str | None
    debt: Debt | None
    place: Place


@dataclass(slots=True)
class Findings:
    """All that was found, in the order of the sentences."""

    register: Register = field(default_factory=Register)
    terms: list[Term] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    stands: list[Stand] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    impossible: list[Place] = field(default_factory=list)  # days that the calendar doesn't have

    def add(self, term: str, debt: Debt | None, place: Place) -> None:
        """Note a term that was typed; of no debt where it isn't clear whose it is."""
        self.terms.append(Term(term, debt, place))

    def leave(self, term: str, place: Place, reason: str, debt: Debt | None = None) -> None:
        """Note a term that was not typed, and why."""
        self.terms.append(Term(term, debt, place, reason))

    def add_paid(self, sentence: Sentence, mention: Mention, event: str, money: Money) -> Debt:
        """A debt that was repaid, or by how much it was reduced: told apart from what is still owed."""
        end = max(mention.end, money.end) if money.start >= mention.start else mention.end
        debt = self.register.open(mention, sentence.place(min(mention.start, money.start), end))
        debt.money, debt.event, debt.is_closed, debt.event_date = money, event, True, day_of_event(sentence.lowered)
        debt.maturity = mention.due
        self.add("amount", debt, sentence.place(money.start, money.end))
        if (rate := coupon_rate(mention)) is not None:
            self.add_rate(debt, rate, None, False, sentence)
        return debt

    def add_rate(self, debt: Debt, rate: Rate, money: Money | None, is_alternative: bool, sentence: Sentence) -> None:
        """Let a debt, or the part `money` of it, bear this rate. One that was told otherwise before goes to a debt beside it."""
        place = sentence.place(rate.start, rate.end)
        known = [tranche for tranche in debt.tranches if tranche.rate.index == rate.index and _is_same_part(tranche.money, money)]
        if any(_figures(tranche.rate) == _figures(rate) for tranche in known):
            return
        if known and _may_both_hold(known[0], rate, place, sentence):
            self.leave("rate", place, "another rate is stated for the same debt", debt)
            return
        bearer = self._told_otherwise(debt, sentence, rate) if known else debt
        bearer.tranches.append(Tranche(rate, money, is_alternative, place))
        self.add("rate", bearer, place)

    def contradict(self, debt: Debt, mention: Mention, place: Place, money: Money, sentence: Sentence) -> None:
        """Keep a debt whose size another sentence tells otherwise, beside the first."""
        if any(each.contradicts is debt and each.money is not None and same_amount(each.money, money) for each in self.register.debts):
            return
        other = self._beside(debt, mention, place)
        other.money, other.status = money, debt.status
        self.add("amount", other, sentence.place(money.start, money.end))

    def _told_otherwise(self, debt: Debt, sentence: Sentence, rate: Rate) -> Debt:
        """The debt as a sentence tells it that contradicts its rate."""
        mention = next((mention for mention in reversed(sentence.mentions) if mention.end <= rate.start and mention.is_strong), None)
        start, end = (mention.start, mention.end) if mention else (rate.start, rate.end)
        other = self._beside(debt, debt.mention, sentence.place(start, end))
        other.kind, other.money = debt.kind, debt.money
        return other

    def _beside(self, debt: Debt, mention: Mention, place: Place) -> Debt:
        """A debt that stands for what is told otherwise of this one; each points at the other."""
        other = self.register.open(mention, place)
        other.is_closed, other.contradicts, other.event, other.maturity = True, debt, debt.event, debt.maturity
        debt.contradicts = debt.contradicts or other
        return other


def coupon_rate(mention: Mention) -> Rate | None:
    """The fixed rate that is part of a debt's name: "the 6% notes"."""
    if mention.coupon is None or mention.coupon_place is None:
        return None
    return Rate("FIXED", mention.coupon, None, None, *mention.coupon_place)


def _is_same_part(one: Money | None, other: Money | None) -> bool:
    return one is None and other is None or one is not None and other is not None and one.value == other.value


def _figures(rate: Rate) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return rate.spread, rate.low, rate.high


def _may_both_hold(earlier: Tranche, rate: Rate, place: Place, sentence: Sentence) -> bool:
    """May two rates of one index hold for one debt: told in one sentence, told as a change, or one of them without figures?"""
    is_one_sentence = earlier.place.sentence_start == place.sentence_start and earlier.place.passage is place.passage
    return is_one_sentence or sentence.is_of_change or None in (rate.spread, earlier.rate.spread)
