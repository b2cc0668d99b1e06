"""What an identity is: the record that every suite of this package is written in, and the words to write it with.

What belongs here: the shape of an identity. The identities themselves stand in one file a suite (income_statement.py, balance_sheet.py,
...), and which suites there are in catalogue.py. No arithmetic: candidates are computed in pipelines/warehouse/candidates.py, verdicts
are given in judge.py.

Signs: a figure enters by its meaning, not by how it is printed. An expense, an outflow, a loss attributable away are positive and are
taken away with `minus`; an income that may be a loss is signed and is added with `plus`.
See concepts.csv for the meaning of each concept.

Severity: `error` is what can never be false in a statement that was read rightly; where it breaks, the statement is quarantined.
`warning` is what filers legitimately break (two statements with different scopes, participating securities); where it breaks, it is
told. The sentence of a warning says why it is one: "..., a warning, for ...".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
Shape = Literal[
    "within_column",
    "product_in_column",
    "over_segments",
    "between_statements",
    "over_periods",
    "over_periods_of_documents",
    "between_documents",
    "tagged_in_place",
    "tagged_in_filing",
    "told_in_sentences",
    "over_parts",
    "steps_of_page",
]
When = Literal["same", "opening", "closing"]


@dataclass(frozen=True, slots=True)
class Term:
    """One operand of an identity: a concept, and how its figure enters the total."""

    concept: str
    sign: int  # +1 is added, -1 is taken away; the figure itself is signed by the concept's meaning
    required: bool = True  # a term that is not required counts as nothing where it is not printed
    when: When = "same"  # same: the total's own period; opening, closing: an instant at the start, at the end of it
    details: tuple[str, ...] = ()  # concepts that this term already sums: printed beside it, they are no terms of their own
    closes_section: bool = False  # the rows printed since the operand before it are its details, whatever they are called


@dataclass(frozen=True, slots=True)
class Identity:
    """One thing that is true of a statement, said so that an accountant would sign it.

    Shapes, and what one candidate of each is:
    - within_column: the terms and the total stand in one column of one table (for one segment); the statements listed are those it may
      stand in. It is judged only where every money row printed between its operands and its total is itself a term, a detail of a term,
      or a breakdown of either.
    - product_in_column: the two terms, in one column with the total, multiplied with each other. It is not judged where another table of
      the document prints another figure for the other form of the total.
    - over_segments: the total's figures for the segments add up to the figure printed for all; no terms.
    - between_statements: two statements of one document print the same; the total stands in the first statement listed, the one term in
      the second.
    - over_periods: a statement's figure for a half year, nine months or a year is the sum of the shorter periods that make it up and that
      the same document prints; no terms.
    - over_periods_of_documents: the same, where a shorter period stands in an earlier document of the company only, and nothing was
      restated between the two.
    - between_documents: what a document prints of a period, an earlier document of the company printed first; no terms.
    - tagged_in_place: a figure of a table and the tag (inline XBRL) that is set to it; no terms, and the total is any figure. Where the
      row has not the tag's concept, the amounts alone are compared.
    - tagged_in_filing: a figure of a statement and what a tag elsewhere in the same submission says of its measure and period; no terms,
      and the total is any measure.
    - told_in_sentences: an amount that a sentence tells is that of a table; no terms, and the total is any measure that sentences tell.
    - steps_of_page: a row of the statements listed, and the rows that the reader found it to be the sum of, as printed; no terms, and the
      total is any row.
    - over_parts: the parts that sentences name add up to the whole that they name (int_financing_sums); no terms.
    """

    name: str
    family: str  # the suite
    sentence: str
    statements: tuple[str, ...]
    total: str  # concept; "" where it is any
    terms: tuple[Term, ...] = ()
    severity: Severity = "error"
    shape: Shape = "within_column"
    only_beside: tuple[str, ...] = ()  # concepts whose presence shows that the statement is whole: a summary may leave lines out
    not_beside: tuple[str, ...] = ()  # concepts whose presence shows that the statement has another form, with an identity of its own


def plus(concept: str, when: When = "same", details: tuple[str, ...] = (), closes_section: bool = False) -> Term:
    """A figure that is always there and is added."""
    return Term(concept, +1, True, when, details, closes_section)


times = plus
"""A factor of a product: the two are multiplied with each other."""


def minus(concept: str, when: When = "same", details: tuple[str, ...] = ()) -> Term:
    """A figure that is always there and is taken away."""
    return Term(concept, -1, True, when, details)


def plus_if_printed(concept: str, details: tuple[str, ...] = ()) -> Term:
    """A figure that is added where it is printed and counts as nothing where it is not."""
    return Term(concept, +1, False, "same", details)


def minus_if_printed(concept: str, details: tuple[str, ...] = ()) -> Term:
    """A figure that is taken away where it is printed and counts as nothing where it is not."""
    return Term(concept, -1, False, "same", details)
