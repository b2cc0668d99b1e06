"""How much of the debts that filings speak of is read, rightly? Hand-made truth of amount, rate and maturity, over the documents that
tests/accuracy/financing_truth names.

A debt that is read and that the truth doesn't hold counts against precision with everything that is said of it. The reader's rules were
written with these pages at hand: what is found on a page that nobody looked at will be less.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benchmarks.documents import CHECKOUT, shared
from pipelines.commands.text_tables import lines_of
from pipelines.filings.extract import extract

TRUTH = CHECKOUT / "tests" / "accuracy" / "financing_truth" / "facilities.csv"
"""One row per debt of a document: file (below the corpus folder), name, kind, amount, index, spread, maturity; a document without debts has
one row without a name.
"""
TERMS = ("amount", "rate", "maturity")


@dataclass(frozen=True, slots=True)
class Debt:
    """What is said of one debt; None where it is not said."""

    name: str
    amount: Decimal | None
    rate: tuple[tuple[str, Decimal | None], ...] | None  # indexes with their spreads
    maturity: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """One term over all documents."""

    term: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def main() -> None:
    """The table of scores, and every debt that is not read as the truth has it."""
    folder = shared()
    if folder is None:
        print("needs the folder of real filings beside the checkout (or named in TIEOUT_SHARED), which isn't here")
        return
    scores, notes = scores_over(folder / "corpus")
    rows = [(each.term, each.right, each.wrong, each.missed, f"{each.precision:.1%}", f"{each.recall:.1%}") for each in scores]
    for line in lines_of(["term", "right", "wrong", "missed", "precision", "recall"], rows):
        print(line)
    print(f"{len(truth())} documents")
    for note in notes:
        print(note)


def truth() -> dict[str, list[Debt]]:
    """The debts of each document, by its path below the corpus folder."""
    found: dict[str, list[Debt]] = {}
    with TRUTH.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            debts = found.setdefault(row["file"], [])
            if row["facility_name"]:
                rate = ((row["rate_index"], Decimal(row["spread"]) if row["spread"] else None),) if row["rate_index"] else None
                debts.append(
                    Debt(row["facility_name"], Decimal(row["amount_usd"]) if row["amount_usd"] else None, rate, row["maturity"] or None)
                )
    return found


def scores_over(corpus: Path) -> tuple[list[Score], list[str]]:
    """One score a term over the truth's documents, and a line for every debt that is missed or read otherwise."""
    counts: Counter[tuple[str, str]] = Counter()
    notes = []
    for file, wanted in truth().items():
        found = read_debts(corpus / file)
        partners = _partners(wanted, found)
        for i, debt in enumerate(wanted):
            other = found[partners[i]] if i in partners else Debt("", None, None, None)
            for term in TERMS:
                said, read = getattr(debt, term), getattr(other, term)
                counts[term, "right"] += said is not None and said == read
                counts[term, "missed"] += said is not None and said != read
                counts[term, "wrong"] += read is not None and said != read
            if any(getattr(debt, term) != getattr(other, term) for term in TERMS):
                notes.append(f"{file}: {debt} is read as {other if other.name else 'nothing'}")
        for j, other in enumerate(found):
            if j not in partners.values():
                counts.update((term, "wrong") for term in TERMS if getattr(other, term) is not None)
                notes.append(f"{file}: {other} is not in the truth")
    return [Score(term, counts[term, "right"], counts[term, "wrong"], counts[term, "missed"]) for term in TERMS], notes


def read_debts(path: Path) -> list[Debt]:
    """The debts that the reader finds in one file."""
    found = extract(path.read_bytes(), path.name)
    rates = {
        each.facility_id: tuple((rate.rate_index, rate.spread) for rate in found.rate_tranches if rate.facility_id == each.facility_id)
        for each in found.debt_facilities
    }
    return [Debt(each.facility_name, each.amount_usd, rates[each.facility_id] or None, each.maturity) for each in found.debt_facilities]


def _partners(wanted: list[Debt], found: list[Debt]) -> dict[int, int]:
    """Which debt of the truth is which one read: those that agree in most terms first."""
    agreeing = sorted(
        (-sum(getattr(one, term) is not None and getattr(one, term) == getattr(other, term) for term in TERMS), i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(found)
    )
    partners: dict[int, int] = {}
    for agreed, i, j in agreeing:
        if agreed and i not in partners and j not in partners.values():
            partners[i] = j
    return partners
