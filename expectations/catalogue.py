"""The list of suites, in the order in which an accountant reads a report.

What belongs here: the list, and nothing that says what an identity is (identities.py) or which there are (the suites' own files).
Imports no Great Expectations, so that the warehouse can read the records in no time.
"""

from __future__ import annotations

from expectations import (
    across_documents,
    across_periods,
    across_statements,
    balance_sheet,
    cash_flow,
    financing,
    income_statement,
    per_share,
    reconciliation,
    segments,
    sentences,
    tags,
)
from expectations.identities import Identity

IDENTITIES: tuple[Identity, ...] = (
    *income_statement.IDENTITIES,
    *per_share.IDENTITIES,
    *segments.IDENTITIES,
    *reconciliation.IDENTITIES,
    *balance_sheet.IDENTITIES,
    *cash_flow.IDENTITIES,
    *across_statements.IDENTITIES,
    *across_periods.IDENTITIES,
    *across_documents.IDENTITIES,
    *tags.IDENTITIES,
    *sentences.IDENTITIES,
    *financing.IDENTITIES,
)
"""Every identity of every suite; names are unique."""

FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(identity.family for identity in IDENTITIES))
"""The suites' names, in order."""
