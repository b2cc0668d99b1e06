"""Sentences: what they tell of a table's figures is in the table's scale.

What belongs here: what must be true between prose and tables for a table to be believed.
Whether each single claim ties is told in `fct_narrative_claims`.
"""

from __future__ import annotations

from expectations.identities import Identity

FAMILY = "sentences"

IDENTITIES: tuple[Identity, ...] = (
    Identity(
        name="scale_of_table",
        family=FAMILY,
        sentence=(
            "The scale in which a table is read is that of the amounts which sentences tell of it: "
            "they are not all a thousand or a million times its figures, or a thousandth or a millionth of them."
        ),
        statements=("income_statement", "eps", "balance_sheet", "cash_flow", "segment", "non_gaap_reconciliation"),
        total="",
        shape="told_in_sentences",
    ),
)
