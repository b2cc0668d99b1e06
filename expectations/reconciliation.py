"""Reconciliations: how a measure outside GAAP is built up from one inside it.

What belongs here: identities of reconciliation tables, for the whole company and for each segment. Each starts from the first GAAP line
that the filer prints and adds back what EBITDA leaves out. That a reconciled measure adds up over the segments stands in segments.py.
"""

from __future__ import annotations

from expectations.identities import Identity, minus_if_printed, plus, plus_if_printed

FAMILY = "reconciliation"
STATEMENTS = ("non_gaap_reconciliation",)

ADD_BACKS = (
    plus("DepreciationDepletionAndAmortization"),
    plus_if_printed("InterestExpense"),
    minus_if_printed("InvestmentIncomeInterest"),
    minus_if_printed("InterestIncomeExpenseNet"),
    plus_if_printed("IncomeTaxExpenseBenefit", details=("DeferredIncomeTaxExpenseBenefit",)),
)
"""Earnings before interest, taxes, depreciation and amortization: these four are added back to a result after them."""

ADJUSTMENTS = (plus_if_printed("ShareBasedCompensation"), plus_if_printed("RestructuringCharges"))
WHERE_NOTHING_ELSE = "plus share-based compensation and restructuring charges, where nothing else is adjusted"

IDENTITIES: tuple[Identity, ...] = (
    Identity(
        name="ebitda_from_continuing_operations",
        family=FAMILY,
        sentence="EBITDA is income from continuing operations with depreciation and amortization, interest and income taxes added back.",
        statements=STATEMENTS,
        total="EBITDA",
        terms=(plus("IncomeLossFromContinuingOperations"), *ADD_BACKS),
    ),
    Identity(
        name="ebitda_from_net_income",
        family=FAMILY,
        sentence="EBITDA is net income, less that of discontinued operations, with depreciation and amortization, interest and income "
        "taxes added back.",
        statements=STATEMENTS,
        total="EBITDA",
        terms=(plus("NetIncomeLoss"), minus_if_printed("IncomeLossFromDiscontinuedOperationsNetOfTax"), *ADD_BACKS),
        not_beside=("IncomeLossFromContinuingOperations",),
    ),
    Identity(
        name="ebitda_from_operating_income",
        family=FAMILY,
        sentence="EBITDA is income from operations plus depreciation and amortization.",
        statements=STATEMENTS,
        total="EBITDA",
        terms=(plus("OperatingIncomeLoss"), plus("DepreciationDepletionAndAmortization")),
        not_beside=("IncomeLossFromContinuingOperations", "NetIncomeLoss"),
    ),
    Identity(
        name="adjusted_ebitda",
        family=FAMILY,
        sentence=f"Adjusted EBITDA is EBITDA {WHERE_NOTHING_ELSE}.",
        statements=STATEMENTS,
        total="AdjustedEBITDA",
        terms=(plus("EBITDA"), *ADJUSTMENTS),
    ),
    Identity(
        name="adjusted_ebitda_from_net_income",
        family=FAMILY,
        sentence=(
            "Where no EBITDA is printed, adjusted EBITDA is net income, less that of discontinued operations, "
            f"with depreciation and amortization, interest and income taxes added back, {WHERE_NOTHING_ELSE}."
        ),
        statements=STATEMENTS,
        total="AdjustedEBITDA",
        terms=(plus("NetIncomeLoss"), minus_if_printed("IncomeLossFromDiscontinuedOperationsNetOfTax"), *ADD_BACKS, *ADJUSTMENTS),
        not_beside=("EBITDA", "IncomeLossFromContinuingOperations"),
    ),
    Identity(
        name="adjusted_ebitda_from_operating_income",
        family=FAMILY,
        sentence=(
            "Where no EBITDA is printed, adjusted EBITDA is income from operations plus depreciation and amortization, "
            f"{WHERE_NOTHING_ELSE}."
        ),
        statements=STATEMENTS,
        total="AdjustedEBITDA",
        terms=(plus("OperatingIncomeLoss"), plus("DepreciationDepletionAndAmortization"), *ADJUSTMENTS),
        not_beside=("EBITDA", "IncomeLossFromContinuingOperations", "NetIncomeLoss"),
    ),
    Identity(
        name="steps_of_reconciliation",
        family=FAMILY,
        sentence=(
            "The steps of a reconciliation, with the signs on which its columns agree, lead to each measure that it ends in, "
            "for a segment as for the whole; "
            "a warning, for which rows are steps is told by the arithmetic of the page and not by their names."
        ),
        statements=STATEMENTS,
        total="",
        severity="warning",
        shape="steps_of_page",
    ),
)
