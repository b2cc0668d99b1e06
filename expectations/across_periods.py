"""Periods: what is earned, spent and paid in shorter periods adds up to the longer period that they make up.

What belongs here: sums over periods of one measure, within a document and over the documents of a company. That two documents print the
same of one period stands in across_documents.py.
"""

from __future__ import annotations

from expectations.identities import Identity

FAMILY = "across_periods"

FLOWS = {
    "Revenues": ("Revenues", ("income_statement", "segment")),
    "CostOfRevenue": ("Cost of revenues", ("income_statement",)),
    "GrossProfit": ("Gross profit", ("income_statement",)),
    "ResearchAndDevelopmentExpense": ("Research and development", ("income_statement",)),
    "SellingGeneralAndAdministrativeExpense": ("Selling, general and administrative expense", ("income_statement",)),
    "OperatingExpenses": ("Operating expenses", ("income_statement",)),
    "OperatingIncomeLoss": ("Income from operations", ("income_statement", "segment")),
    "InterestExpense": ("Interest expense", ("income_statement",)),
    "InterestIncome": ("A bank's interest income", ("income_statement",)),
    "NetInterestIncome": ("A bank's net interest income", ("income_statement",)),
    "ProvisionForLoanLosses": ("A bank's provision for loan losses", ("income_statement",)),
    "InterestIncomeExpenseAfterProvisionForLoanLoss": ("A bank's net interest income after the provision", ("income_statement",)),
    "NoninterestIncome": ("A bank's noninterest income", ("income_statement",)),
    "NoninterestExpense": ("A bank's noninterest expense", ("income_statement",)),
    "IncomeLossFromContinuingOperationsBeforeIncomeTaxes": ("Income before income taxes", ("income_statement",)),
    "IncomeTaxExpenseBenefit": ("Income taxes", ("income_statement",)),
    "IncomeLossFromContinuingOperations": ("Income from continuing operations", ("income_statement",)),
    "NetIncomeLoss": ("Net income", ("income_statement",)),
    "DepreciationDepletionAndAmortization": ("Depreciation and amortization", ("cash_flow",)),
    "NetCashProvidedByUsedInOperatingActivities": ("Cash from operating activities", ("cash_flow",)),
    "NetCashProvidedByUsedInInvestingActivities": ("Cash from investing activities", ("cash_flow",)),
    "NetCashProvidedByUsedInFinancingActivities": ("Cash from financing activities", ("cash_flow",)),
    "PaymentsToAcquirePropertyPlantAndEquipment": ("Capital expenditures", ("cash_flow",)),
}
"""Measures that add up over time, what they are called, and the statements that print them."""

WITHIN_A_DOCUMENT = tuple(
    Identity(
        name=f"periods_add_up_{concept}",
        family=FAMILY,
        sentence=(
            f"{caption}: the quarters of one document, or its year to date and the quarter after it, "
            "add up to the longer period that they make up; "
            "a warning, for a company may leave its earlier quarters as they were published and adjust the year."
        ),
        statements=statements,
        total=concept,
        severity="warning",
        shape="over_periods",
    )
    for concept, (caption, statements) in FLOWS.items()
)

OVER_DOCUMENTS = tuple(
    Identity(
        name=f"periods_of_documents_add_up_{concept}",
        family=FAMILY,
        sentence=(
            f"{caption}: a longer period is the sum of the shorter ones that the company's documents print "
            "(nine months less six are the quarter), as long as none of them was restated between; "
            "a warning, for a company may move items between lines without printing the old period anew."
        ),
        statements=statements,
        total=concept,
        severity="warning",
        shape="over_periods_of_documents",
    )
    for concept, (caption, statements) in FLOWS.items()
)

IDENTITIES: tuple[Identity, ...] = (*WITHIN_A_DOCUMENT, *OVER_DOCUMENTS)
