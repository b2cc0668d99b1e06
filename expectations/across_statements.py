"""Ties: what two statements of one document print of the same thing is the same.

What belongs here: equalities between two statements of a document. They are warnings where the two may rightly differ in scope (segments
before eliminations, a reconciliation that ends in a net income of its own, cash with restricted cash in it), and errors where they are the
same line by name; even then a tie quarantines a statement only if the statement's own identities break too, for a tie alone cannot tell
which of the two is wrong.
"""

from __future__ import annotations

import re

from expectations.identities import Identity, Severity, plus

FAMILY = "across_statements"
PLACES = {
    "income_statement": "income statement",
    "segment": "totals of the segment table",
    "non_gaap_reconciliation": "reconciliation",
    "cash_flow": "cash flow statement",
    "balance_sheet": "balance sheet",
}
REASONS = {
    "segment": "segments may be shown before eliminations and what belongs to none of them",
    "non_gaap_reconciliation": "a reconciliation may start from a figure of its own",
    "balance_sheet": "a cash flow statement may count restricted cash in",
}
"""Why the second of two statements may rightly print another figure."""


def tie(concept: str, first: str, second: str, severity: Severity = "warning", printed_there_as: str | None = None) -> Identity:
    """The identity that `concept` in the first statement equals it (or `printed_there_as`) in the second, for the same period."""
    other = printed_there_as or concept
    caption = re.sub("(?<=[a-z])(?=[A-Z])", " ", concept).capitalize()
    why = "" if severity == "error" else f"; a warning, for {REASONS[second]}"
    return Identity(
        name=f"{concept}_{first}_{second}" if other == concept else f"{concept}_{first}_{other}_{second}",
        family=FAMILY,
        sentence=f"{caption}: the {PLACES[first]} and the {PLACES[second]} of one document print the same for a period{why}.",
        statements=(first, second),
        total=concept,
        terms=(plus(other),),
        severity=severity,
        shape="between_statements",
    )


IDENTITIES: tuple[Identity, ...] = (
    # The income statement and the totals of the segment table
    tie("Revenues", "income_statement", "segment"),
    tie("CostOfRevenue", "income_statement", "segment"),
    tie("GrossProfit", "income_statement", "segment"),
    tie("OperatingIncomeLoss", "income_statement", "segment"),
    tie("IncomeLossFromContinuingOperationsBeforeIncomeTaxes", "income_statement", "segment"),
    tie("NetIncomeLoss", "income_statement", "segment"),
    # The income statement and what a reconciliation starts from or adds back
    tie("Revenues", "income_statement", "non_gaap_reconciliation"),
    tie("GrossProfit", "income_statement", "non_gaap_reconciliation"),
    tie("OperatingIncomeLoss", "income_statement", "non_gaap_reconciliation"),
    tie("InterestExpense", "income_statement", "non_gaap_reconciliation"),
    tie("IncomeTaxExpenseBenefit", "income_statement", "non_gaap_reconciliation"),
    tie("IncomeLossFromContinuingOperations", "income_statement", "non_gaap_reconciliation"),
    tie("NetIncomeLoss", "income_statement", "non_gaap_reconciliation"),
    # The segment table and the reconciliation
    tie("EBITDA", "segment", "non_gaap_reconciliation"),
    tie("AdjustedEBITDA", "segment", "non_gaap_reconciliation"),
    tie("DepreciationDepletionAndAmortization", "segment", "non_gaap_reconciliation"),
    # The cash flow statement and the others
    tie("NetIncomeLoss", "income_statement", "cash_flow", severity="error"),
    tie("ProfitLoss", "income_statement", "cash_flow", severity="error"),
    tie("DepreciationDepletionAndAmortization", "cash_flow", "non_gaap_reconciliation"),
    tie("DepreciationDepletionAndAmortization", "cash_flow", "segment"),
    tie("PaymentsToAcquirePropertyPlantAndEquipment", "cash_flow", "segment"),
    tie("NetCashProvidedByUsedInOperatingActivities", "cash_flow", "non_gaap_reconciliation"),
    tie("CashEndOfPeriod", "cash_flow", "balance_sheet", printed_there_as="CashAndCashEquivalents"),
    tie("CashBeginningOfPeriod", "cash_flow", "balance_sheet", printed_there_as="CashAndCashEquivalents"),
    tie("Assets", "balance_sheet", "segment"),
)
