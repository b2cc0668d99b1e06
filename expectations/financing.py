"""Financing: what was borrowed went somewhere, and the parts of a loan make up the loan.

What belongs here: sums that the sentences about a financing tell. The totals are no concepts of a statement but sums of the credit tables:
ProceedsFromBorrowings is the amount of the facilities whose proceeds were used, DebtPrincipal the amount of one facility.

Both are warnings. A list of uses may leave out what stayed in the till, and may be paid in part with cash at hand; after the first
instalments the parts that bear interest are smaller than the loan that was made.
"""

from __future__ import annotations

from expectations.identities import Identity

FAMILY = "financing"

IDENTITIES: tuple[Identity, ...] = (
    Identity(
        name="sources_equal_uses",
        family=FAMILY,
        sentence="The uses that a document lists for the proceeds of its borrowings add up to the amounts borrowed.",
        statements=("financing",),
        total="ProceedsFromBorrowings",
        severity="warning",
        shape="over_parts",
    ),
    Identity(
        name="tranches_make_up_the_loan",
        family=FAMILY,
        sentence="The parts of a facility that bear different rates add up to its amount.",
        statements=("financing",),
        total="DebtPrincipal",
        severity="warning",
        shape="over_parts",
    ),
)
