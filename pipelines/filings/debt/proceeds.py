"""Sentences -> what the proceeds of a financing were used for.

What belongs here: uses that are told in one sentence, and lists of them whose items are sentences of their own. Whether uses add up to
sources is judged in the warehouse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.filings.debt.debt_events import event_of, use_told
from pipelines.filings.debt.debt_phrases import Meant
from pipelines.filings.debt.debt_words import Money
from pipelines.filings.debt.debts import Debt
from pipelines.filings.debt.financing_findings import Findings, Use
from pipelines.filings.debt.financing_sentences import Sentence

_PROCEEDS = re.compile(
    r"\b(?:proceeds|money\s+(?:lent|borrowed)|funds\s+(?:borrowed|drawn)|(?:company|we)\s+(?:has\s+|have\s+)?(?:used|applied))\b"
)
_WILL = re.compile(r"\b(?:will|may|would|intends?|expects?|plans?|could)\b")
_PIECE = re.compile(
    r",?\s*;?\s*(?:and\s+)?(?:\([a-z\d]{1,3}\)\s+)?\b(?:to"
    r"\s+)?(?=(?:repay|reduce|pay|retire|redeem|prepay|refinance|fund|finance|purchase|acquire|repurchase)\b)"
)
_OF_A_SALE = re.compile(r"\bsale\s+of\s+(?!.{0,40}\b(?:notes|debentures|bonds))")
_END_OF_ITEM = re.compile(r"[;,.\s]*(?:\band)?[;,.\s]*$")


@dataclass(frozen=True, slots=True)
class _List:
    """Uses of the same proceeds."""

    number: int
    sources: list[Debt]


class Uses:
    """The lists of uses of a document, and the one that is going on."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._count = 0
        self._list: _List | None = None

    def take_item(self, sentence: Sentence) -> bool:
        """An item of the list that is going on; anything else ends it. Out: whether it was one."""
        if self._list is None:
            return False
        if not sentence.mark:
            self._list = None
            return False
        if len(sentence.amounts) == 1:
            self._add(sentence, sentence.mark, len(sentence.text), sentence.amounts[0], self._list)
        else:
            self._findings.leave("use", sentence.place(sentence.mark, len(sentence.text)), "it has not one amount")
        return True

    def take(self, sentence: Sentence, meant: list[Meant], subject: list[Debt]) -> None:
        """The uses that a sentence tells of, or the head of a list of them. In: what its noun phrases mean, and what "it" means."""
        used = _use_that_happened(sentence.lowered)
        if used is None:
            return
        is_head = sentence.text.endswith(":")
        named = [debt for mention, debts in meant if mention.start < used.start() or is_head for debt in debts if not debt.is_closed]
        sources = list(dict.fromkeys(named)) or [debt for debt in subject if debt.event == "new"]
        if is_head:
            self._list = self._next_list(sources)
            return
        spans = _pieces(sentence.lowered, used.end()) if sources else []
        inside = [[money for money in sentence.amounts if start <= money.start < end] for start, end in spans]
        if not spans or any(len(amounts) != 1 for amounts in inside):
            return
        uses = self._next_list(sources)
        for (start, end), amounts in zip(spans, inside, strict=True):
            self._add(sentence, start, end, amounts[0], uses)

    def _next_list(self, sources: list[Debt]) -> _List:
        self._count += 1
        return _List(self._count, sources)

    def _add(self, sentence: Sentence, start: int, end: int, money: Money, uses: _List) -> None:
        """The use that `text[start:end]` tells of, and the debt that was paid with it."""
        text = _END_OF_ITEM.sub("", sentence.text[start:end])
        debt = self._paid_before(sentence, money) or self._paid_here(sentence, start, end, money)
        self._findings.uses.append(Use(uses.number, text, money, debt, uses.sources, sentence.place(money.start, money.end)))
        self._findings.add("use", debt, sentence.place(start, start + len(text)))

    def _paid_before(self, sentence: Sentence, money: Money) -> Debt | None:
        """The debt of which this passage has told already that this amount was paid."""
        debts = self._findings.register.debts
        return next((each for each in debts if each.place.passage is sentence.passage and each.is_closed and each.money == money), None)

    def _paid_here(self, sentence: Sentence, start: int, end: int, money: Money) -> Debt | None:
        """The debt that this stretch says was paid; it names it last."""
        inside = [mention for mention in sentence.mentions if start <= mention.start < end]
        mention = next((each for each in reversed(inside) if each.is_strong or each.head not in ("loans", "borrowings")), None)
        event = event_of(sentence.lowered[start:end])
        if mention is None or event not in ("repaid", "reduced"):
            return None
        return self._findings.add_paid(sentence, mention, event, money)


def _use_that_happened(lowered: str) -> re.Match[str] | None:
    """The words that say that borrowed money was used; None where it will be, or where it is the money of a sale."""
    used = use_told(lowered)
    if used is None or not _PROCEEDS.search(lowered) or _WILL.search(lowered, max(0, used.start() - 30), used.end()):
        return None
    return None if "proceeds" in lowered and _OF_A_SALE.search(lowered) else used


def _pieces(lowered: str, start: int) -> list[tuple[int, int]]:
    """The stretches of a sentence, from here on, that each tell of a use: "to repay ..., and to purchase ..."."""
    begins = {found.end(): found.start() for found in reversed(list(_PIECE.finditer(lowered, start)))}
    at = sorted(begins)
    return list(zip(at, [*(begins[each] for each in at[1:]), len(lowered)], strict=True))
