"""Noun phrases -> the debts of one document: which of them a phrase means, and when a sentence speaks of a new one.

What belongs here: the register of a document's debts. "The new equipment term loan" is the one that was announced as "a $5 million
equipment term loan" and not the existing one; "the notes" are the only notes spoken of lately; where two may be meant, none is. The words
are debt_words.py's, what a sentence does to the register debt_phrases.py's, the terms financing_terms.py's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pipelines.filings.debt.debt_words import Mention, Money, Rate, When
from pipelines.filings.prose.passages import Passage

_SPAN_OF_TIME = re.compile(r"^(?:\d+|[a-z]+)-(?:day|month|year)$")
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ANY_KIND = re.compile(r"(?:facility|facilities|agreements?|borrowings?|financing|lines?|loans?)$")
_OF_HEAD = (
    (re.compile(r"\b(?:notes?|debentures?|bonds?)$"), ("note",)),
    (re.compile(r"\b(?:term\s+loans?|mortgages?)$"), ("term_loan",)),
    (re.compile(r"\bloans?$"), ("term_loan", "other", "revolver")),
    (re.compile(r"\blines?\b"), ("revolver", "other")),
    (re.compile(r"\bcredit\s+(?:facility|facilities|agreements?)$"), ("revolver", "other")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: a span of a passage, and the sentence around it."""

    passage: Passage
    start: int
    end: int
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Tranche:
    """A rate, and the part of a debt that bears it."""

    rate: Rate
    money: Money | None
    is_alternative: bool
    place: Place


@dataclass(slots=True, eq=False)
class Debt:
    """What a document has said of one debt so far."""

    mention: Mention  # the one that names it best: with its amount
    place: Place
    kind: str
    qualifiers: frozenset[str]
    status: str | None
    money: Money | None
    coupon: Decimal | None
    event: str | None = None
    event_date: date | None = None
    is_of_the_past: bool = False  # made before the time that the document reports on
    is_closed: bool = False  # repaid, reduced, or a contradiction: later sentences don't mean it
    maturity: When | None = None
    is_conditional: bool = False
    security: str | None = None
    lender: str | None = None
    instalment: Money | None = None
    frequency: str | None = None
    first_instalment: date | None = None
    borrowing_base: str | None = None
    fee: Decimal | None = None
    letters_of_credit: Money | None = None
    tranches: list[Tranche] = field(default_factory=list)
    contradicts: Debt | None = None
    names: set[str] = field(default_factory=set)  # in small letters
    aliases: set[str] = field(default_factory=set)  # as printed: "the Notes" are other ones than "the notes"


def same_amount(one: Money, other: Money) -> bool:
    """Are two amounts the same, to the precision of the coarser print?"""
    decimals = min(one.decimals, other.decimals)
    return abs(one.value - other.value) * 2 <= Decimal(10) ** -decimals if one.decimals != other.decimals else one.value == other.value


class Register:
    """The debts of one document, in the order in which they are named."""

    def __init__(self) -> None:
        self.debts: list[Debt] = []
        self.here: list[Debt] = []  # spoken of in this passage, the latest last

    def begin_passage(self, carried: list[Debt]) -> None:
        """Forget what the passage before spoke of, but for `carried`: what its title named."""
        self.here = list(carried)

    def speak_of(self, debt: Debt) -> Debt:
        """Note that a sentence names this debt."""
        if debt in self.here:
            self.here.remove(debt)
        self.here.append(debt)
        return debt

    def open(self, mention: Mention, place: Place) -> Debt:
        """A debt that was not spoken of before."""
        debt = Debt(
            mention,
            place,
            mention.kind,
            mention.qualifiers,
            mention.status,
            None if mention.is_part else mention.money,
            mention.coupon,
            maturity=mention.due,
        )
        debt.security = "unsecured" if re.search(r"\bunsecured\b", mention.name.lower()) else None
        debt.names = {mention.name.lower()} if mention.is_strong else set()
        debt.aliases = {mention.alias} if mention.alias else set()
        self.debts.append(debt)
        return debt

    def call(self, debt: Debt, alias: str) -> None:
        """Let a debt bear this name from now on, and no other debt."""
        for other in self.debts:
            other.aliases.discard(alias)
        debt.aliases.add(alias)

    def meant(self, mention: Mention, subject: list[Debt]) -> list[Debt]:
        """The debts that this phrase takes up: one, several where it is a plural ("the term loans"), none where it is not clear.

        In: the phrase, and what the sentence before spoke of.
        """
        open_debts = [debt for debt in self.debts if not debt.is_closed]
        called = [debt for debt in open_debts if mention.name in debt.aliases and not _differs(debt, mention)]
        if called:
            return called[-1:]
        found = [debt for debt in open_debts if _may_be(debt, mention)]
        if mention.is_plural:
            lately = [debt for debt in found if debt in self.here] or (found if mention.is_strong else [])
            return [debt for debt in lately if debt.kind == mention.kind] if mention.kind != "other" else []
        if not mention.is_strong:
            if not mention.is_definite and mention.head not in ("loans", "borrowings", "notes", "debentures", "bonds"):
                return []
            if mention.money is not None and not mention.is_part:
                found = [debt for debt in found if debt.money is None or same_amount(debt.money, mention.money)]
            lately = [debt for debt in found if debt in subject] or [debt for debt in found if debt in self.here]
            return lately if len(lately) == 1 else []
        if mention.status == "new" and not mention.is_definite:
            return [
                debt for debt in found if debt.money is not None and mention.money is not None and same_amount(debt.money, mention.money)
            ][-1:]
        named = [debt for debt in found if mention.name.lower() in debt.names]
        return self._clear(named if mention.is_definite and named else found, mention)

    def _clear(self, found: list[Debt], mention: Mention) -> list[Debt]:
        """The one debt among these that is meant, or none."""
        if mention.money is not None and not mention.is_part:
            equal = [debt for debt in found if debt.money is not None and same_amount(debt.money, mention.money)]
            if equal:
                return equal[-1:]
            found = [debt for debt in found if debt.money is None or mention.is_definite]
        for narrower in (
            [debt for debt in found if debt.coupon is not None and debt.coupon == mention.coupon],
            [
                debt
                for debt in found
                if debt.qualifiers == mention.qualifiers and debt.kind == mention.kind and mention.is_strong and mention.qualifiers
            ],
            [debt for debt in found if debt in self.here],
            [debt for debt in found if debt.kind == mention.kind],
            found,
        ):
            if len(narrower) == 1:
                return narrower
        return []


def _differs(debt: Debt, mention: Mention) -> bool:
    return (
        mention.status is not None
        and debt.status is not None
        and mention.status != debt.status
        or mention.coupon is not None
        and debt.coupon is not None
        and mention.coupon != debt.coupon
    )


def _may_be(debt: Debt, mention: Mention) -> bool:
    """May this phrase mean this debt, by its noun, its status, its coupon, its year and what tells it from others?"""
    if _differs(debt, mention):
        return False
    if (
        mention.due is not None
        and debt.maturity is not None
        and not (mention.due.iso.startswith(debt.maturity.iso) or debt.maturity.iso.startswith(mention.due.iso))
    ):
        return False
    if mention.coupon is not None and mention.coupon == debt.coupon:
        return True
    if mention.kind == "other" and debt.kind == "other" and "commercial paper" in (debt.mention.head[:16], mention.head[:16]):
        return debt.mention.head[:16] == mention.head[:16]
    if debt.kind != mention.kind or mention.kind == "other":
        kinds = next(
            (kinds for pattern, kinds in _OF_HEAD if pattern.search(mention.head)),
            ("revolver", "term_loan", "other") if _ANY_KIND.search(mention.head) else (),
        )
        if debt.kind not in kinds or mention.kind not in ("other", debt.kind):
            return False
    mine, own = (
        {word for word in mention.qualifiers if _SPAN_OF_TIME.match(word)},
        {word for word in debt.qualifiers if _SPAN_OF_TIME.match(word)},
    )
    if mine and own and mine != own:
        return False
    years, own_years = (
        {word for name in names for word in _A_YEAR.findall(name)} for names in ((mention.name,), (debt.mention.name, *debt.aliases))
    )
    if years and own_years and not years & own_years:
        return False
    more = mention.qualifiers - debt.qualifiers - mine - years
    return (
        not more
        or not (debt.qualifiers - own)
        and mention.money is not None
        and debt.money is not None
        and same_amount(debt.money, mention.money)
    )
