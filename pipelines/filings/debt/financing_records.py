"""What was found of a document's financing -> records with their places on the page.

What belongs here: ids, lines and offsets, and which debts are worth a row. What is found is financing_findings.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pipelines.filings.blocks import Page
from pipelines.filings.debt.debts import Debt, Place, Tranche
from pipelines.filings.debt.financing_findings import Condition, Findings, Stand, Term, Use
from pipelines.filings.decode import line_number
from pipelines.filings.prose.passages import Places
from pipelines.filings.records import (
    Covenant,
    DebtFacility,
    Document,
    Extraction,
    FinancingTerm,
    Liquidity,
    ProceedsUse,
    RateTranche,
    Refusal,
    position_id,
)

_Record = TypeVar("_Record", DebtFacility, RateTranche, ProceedsUse, Liquidity, Covenant, FinancingTerm)


class _Printed:
    """Where the words of a document's passages are printed."""

    def __init__(self, page: Page, document: Document, line_starts: list[int]) -> None:
        self.document_id = document.document_id
        self._places = Places(page)
        self._line_starts = line_starts

    def at(self, place: Place) -> tuple[int, int, int]:
        """Line number, and offsets into the document."""
        _, start, end = self._places.of(place.passage, place.start, place.end)
        return line_number(self._line_starts, start), start, end

    def position(self, place: Place) -> tuple[str, int, int, int]:
        """Sentence, line, and offsets into the document."""
        return place.passage.text[place.sentence_start : place.sentence_end], *self.at(place)

    def id(self, place: Place, kind: str = "") -> str:
        """The id of what stands here, and is of this kind."""
        _, start, end = self.at(place)
        return position_id(f"{self.document_id}:{kind}" if kind else self.document_id, start, end)


def financing_records(findings: Findings, page: Page, document: Document, line_starts: list[int]) -> Extraction:
    """The records of all that was found, each kind in page order, and a refusal for each day that the calendar doesn't have."""
    printed = _Printed(page, document, line_starts)
    debts = [debt for debt in findings.register.debts if _is_worth_a_row(debt)]
    ids = {debt: printed.id(debt.place) for debt in debts}
    return Extraction(
        debt_facilities=_in_order(_facility(debt, ids, printed) for debt in debts),
        rate_tranches=_in_order(_tranche(tranche, ids[debt], printed) for debt in debts for tranche in debt.tranches),
        proceeds_uses=_in_order(_use(use, ids, printed) for use in findings.uses),
        liquidity=_in_order(_liquidity(stand, ids, printed) for stand in findings.stands),
        covenants=_in_order(_covenant(condition, ids, printed) for condition in findings.conditions),
        financing_terms=_in_order(_term(term, ids, printed) for term in findings.terms if term.debt is None or term.debt in ids),
        refusals=tuple(_refusal(place, printed, page, document) for place in findings.impossible),
    )


def _is_worth_a_row(debt: Debt) -> bool:
    """Is anything known of it but its name?"""
    return (
        debt.money is not None
        or bool(debt.tranches)
        or debt.maturity is not None
        or debt.instalment is not None
        or debt.fee is not None
        or debt.borrowing_base is not None
    )


def _in_order(found: Iterator[_Record]) -> tuple[_Record, ...]:
    """In page order, each place once."""
    once = {(each.char_start, each.char_end, getattr(each, "term", None)): each for each in reversed(list(found))}
    return tuple(sorted(once.values(), key=lambda each: (each.char_start, each.char_end)))


def _id_of(debt: Debt | None, ids: dict[Debt, str]) -> str | None:
    """The id of a debt; None for none, and for one that is not worth a row."""
    return ids.get(debt) if debt is not None else None


def _facility(debt: Debt, ids: dict[Debt, str], printed: _Printed) -> DebtFacility:
    money, instalment = debt.money, debt.instalment
    sentence, line, start, end = printed.position(debt.place)
    return DebtFacility(
        facility_id=ids[debt],
        document_id=printed.document_id,
        facility_name=debt.mention.name,
        facility_kind=debt.kind,
        event=debt.event,
        event_date=debt.event_date,
        amount_usd=money.value if money else None,
        decimals=money.decimals if money else None,
        maturity=debt.maturity.iso if debt.maturity else None,
        maturity_date=debt.maturity.day if debt.maturity else None,
        maturity_is_conditional=debt.is_conditional,
        security=debt.security,
        lender=debt.lender,
        amortization_usd=instalment.value if instalment else None,
        amortization_frequency=debt.frequency,
        amortization_start=debt.first_instalment,
        borrowing_base=debt.borrowing_base,
        commitment_fee=debt.fee,
        letter_of_credit_limit_usd=debt.letters_of_credit.value if debt.letters_of_credit else None,
        contradicts=_id_of(debt.contradicts, ids),
        sentence=sentence,
        line_number=line,
        char_start=start,
        char_end=end,
    )


def _tranche(tranche: Tranche, facility_id: str, printed: _Printed) -> RateTranche:
    rate, money = tranche.rate, tranche.money
    sentence, line, start, end = printed.position(tranche.place)
    return RateTranche(
        tranche_id=printed.id(tranche.place),
        facility_id=facility_id,
        document_id=printed.document_id,
        amount_usd=money.value if money else None,
        decimals=money.decimals if money else None,
        rate_index=rate.index,
        spread=rate.spread,
        spread_low=rate.low,
        spread_high=rate.high,
        is_alternative=tranche.is_alternative,
        sentence=sentence,
        line_number=line,
        char_start=start,
        char_end=end,
    )


def _use(use: Use, ids: dict[Debt, str], printed: _Printed) -> ProceedsUse:
    sentence, line, start, end = printed.position(use.place)
    return ProceedsUse(
        use_id=printed.id(use.place),
        document_id=printed.document_id,
        list_number=use.list_number,
        use=use.text,
        amount_usd=use.money.value,
        decimals=use.money.decimals,
        facility_id=_id_of(use.debt, ids),
        source_facility_ids=tuple(ids[debt] for debt in use.sources if debt in ids),
        sentence=sentence,
        line_number=line,
        char_start=start,
        char_end=end,
    )


def _liquidity(stand: Stand, ids: dict[Debt, str], printed: _Printed) -> Liquidity:
    sentence, line, start, end = printed.position(stand.place)
    return Liquidity(
        liquidity_id=printed.id(stand.place),
        document_id=printed.document_id,
        facility_id=_id_of(stand.debt, ids),
        measure=stand.measure,
        as_of=stand.as_of,
        amount_usd=stand.money.value,
        decimals=stand.money.decimals,
        is_approximate=stand.money.is_approximate,
        sentence=sentence,
        line_number=line,
        char_start=start,
        char_end=end,
    )


def _covenant(condition: Condition, ids: dict[Debt, str], printed: _Printed) -> Covenant:
    money = condition.money
    sentence, line, start, end = printed.position(condition.place)
    return Covenant(
        covenant_id=printed.id(condition.place),
        document_id=printed.document_id,
        facility_id=_id_of(condition.debt, ids),
        covenant_kind=condition.kind,
        condition=condition.text,
        threshold_usd=money.value if money else None,
        decimals=money.decimals if money else None,
        by_date=condition.by,
        consequence=condition.consequence,
        sentence=sentence,
        line_number=line,
        char_start=start,
        char_end=end,
    )


def _term(term: Term, ids: dict[Debt, str], printed: _Printed) -> FinancingTerm:
    sentence, line, start, end = printed.position(term.place)
    return FinancingTerm(
        term_id=printed.id(term.place, term.term),
        document_id=printed.document_id,
        facility_id=_id_of(term.debt, ids),
        term=term.term,
        printed=term.place.passage.text[term.place.start : term.place.end],
        is_typed=term.reason is None,
        reason=term.reason,
        sentence=sentence,
        line_number=line,
        char_start=start,
        char_end=end,
    )


def _refusal(place: Place, printed: _Printed, page: Page, document: Document) -> Refusal:
    """Of a day that the calendar doesn't have."""
    line, start, end = printed.at(place)
    line_start = page.text.rfind("\n", 0, start) + 1
    line_end = page.text.find("\n", end)
    text = page.text[line_start : line_end if line_end >= 0 else len(page.text)].strip("\r\n")[:2000]
    detail = f"{place.passage.text[place.start : place.end]} is no day of the calendar."
    return Refusal(document.document_id, document.source_path, "cell", line, start, end, None, text, "impossible_date", detail)
