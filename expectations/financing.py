"""Financing: what was borrowed went somewhere, and the parts of a loan make up the loan.

What belongs here: sums that the sentences about a financing tell. The totals are no concepts of a statement but sums of the credit tables:
ProceedsFromBorrowings is the amount of the facilities whose proceeds were used, DebtPrincipal the amount of one facility.

Both are warnings.
"""

from __future__ import annotations

from expectations.identities import Identity

FAMILY = "financing"

IDENTITIES: tuple[Identity, ...] = (
    Identity(
        name="sources_equal_uses",
        family=FAMILY,
        sentence=(
            "The uses that a document lists for the proceeds of its borrowings add up to the amounts borrowed; "
            "a warning, for a list may leave out what stayed in the till and what was paid with cash at hand."
        ),
        statements=("financing",),
        total="ProceedsFromBorrowings",
        severity="warning",
        shape="over_parts",
    ),
    Identity(
        name="tranches_make_up_the_loan",
        family=FAMILY,
        sentence=(
            "The parts of a facility that bear different rates add up to its amount; "
            "a warning, for after the first instalments they are smaller than the loan that was made."
        ),
        statements=("financing",),
        total="DebtPrincipal",
        severity="warning",
        shape="over_parts",
    ),
)
