"""The income statement: the ladder from revenues down to net income, in each of the forms in which filers print it.

What belongs here: identities whose operands stand in one column of an income statement (or of selected data laid out like one).
Per-share lines are in per_share.py; the same figure in two statements, in across_statements.py.
"""

from __future__ import annotations

from expectations.identities import Identity, minus, minus_if_printed, plus, plus_if_printed

FAMILY = "income_statement"
STATEMENTS = ("income_statement",)

OPERATING_EXPENSE_LINES = (
    "ResearchAndDevelopmentExpense",
    "SellingGeneralAndAdministrativeExpense",
    "SellingAndMarketingExpense",
    "GeneralAndAdministrativeExpense",
    "RestructuringCharges",
    "DepreciationDepletionAndAmortization",
)
FINANCIAL_LINES = ("InterestExpense", "InvestmentIncomeInterest", "InterestIncomeExpenseNet", "OtherNonoperatingIncomeExpense")
COST_LINES = ("CostOfRevenue", "OperatingExpenses", *OPERATING_EXPENSE_LINES)
OPERATING_EXPENSES = tuple(minus_if_printed(line) for line in OPERATING_EXPENSE_LINES)
ONE_OFF_RESULTS = (
    plus_if_printed("IncomeLossFromDiscontinuedOperationsNetOfTax"),
    plus_if_printed("ExtraordinaryItemNetOfTax"),
    plus_if_printed("CumulativeEffectOfAccountingChange"),
)

INCOME_TAXES = minus("IncomeTaxExpenseBenefit", details=("DeferredIncomeTaxExpenseBenefit",))
MINORITY_INTEREST = minus_if_printed("NetIncomeLossAttributableToNoncontrollingInterest")  # taken off before net income until 2009

WHOLE_STATEMENT = ("IncomeTaxExpenseBenefit",)  # a summary of results stops short of it and leaves expense lines out

PRETAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxes"
AFTER_PROVISION = "InterestIncomeExpenseAfterProvisionForLoanLoss"

IDENTITIES: tuple[Identity, ...] = (
    # From sales to the result of operations
    Identity(
        name="gross_profit",
        family=FAMILY,
        sentence="Gross profit is revenues less the cost of revenues.",
        statements=STATEMENTS,
        total="GrossProfit",
        terms=(plus("Revenues"), minus("CostOfRevenue")),
    ),
    Identity(
        name="operating_income_from_expense_lines",
        family=FAMILY,
        sentence="Income from operations is gross profit less each operating expense.",
        statements=STATEMENTS,
        total="OperatingIncomeLoss",
        terms=(plus("GrossProfit"), *OPERATING_EXPENSES),
        only_beside=WHOLE_STATEMENT,
        not_beside=("OperatingExpenses",),
    ),
    Identity(
        name="operating_income_from_total_expenses",
        family=FAMILY,
        sentence="Income from operations is gross profit less total operating expenses.",
        statements=STATEMENTS,
        total="OperatingIncomeLoss",
        terms=(plus("GrossProfit"), minus("OperatingExpenses", details=OPERATING_EXPENSE_LINES)),
    ),
    Identity(
        name="operating_income_from_total_costs",
        family=FAMILY,
        sentence="Income from operations is revenues less total costs and expenses.",
        statements=STATEMENTS,
        total="OperatingIncomeLoss",
        terms=(plus("Revenues"), minus("CostsAndExpenses", details=COST_LINES)),
        not_beside=("GrossProfit",),
    ),
    Identity(
        name="operating_income_from_cost_lines",
        family=FAMILY,
        sentence="Income from operations is revenues less the cost of revenues and each operating expense.",
        statements=STATEMENTS,
        total="OperatingIncomeLoss",
        terms=(plus("Revenues"), minus_if_printed("CostOfRevenue"), *OPERATING_EXPENSES),
        only_beside=WHOLE_STATEMENT,
        not_beside=("GrossProfit", "OperatingExpenses", "CostsAndExpenses"),
    ),
    # From operations to the result before tax
    Identity(
        name="pretax_income_from_financial_lines",
        family=FAMILY,
        sentence="Income before income taxes is income from operations less interest expense, plus interest income and other income.",
        statements=STATEMENTS,
        total=PRETAX,
        terms=(
            plus("OperatingIncomeLoss"),
            minus_if_printed("InterestExpense"),
            plus_if_printed("InvestmentIncomeInterest"),
            plus_if_printed("OtherNonoperatingIncomeExpense"),
        ),
        only_beside=WHOLE_STATEMENT,
        not_beside=("InterestIncomeExpenseNet", "NonoperatingIncomeExpense"),
    ),
    Identity(
        name="pretax_income_from_net_interest",
        family=FAMILY,
        sentence="Income before income taxes is income from operations plus net interest and other income.",
        statements=STATEMENTS,
        total=PRETAX,
        terms=(
            plus("OperatingIncomeLoss"),
            plus("InterestIncomeExpenseNet", details=("InterestExpense", "InvestmentIncomeInterest")),
            plus_if_printed("OtherNonoperatingIncomeExpense"),
        ),
        only_beside=WHOLE_STATEMENT,
        not_beside=("NonoperatingIncomeExpense",),
    ),
    Identity(
        name="pretax_income_from_total_other_income",
        family=FAMILY,
        sentence="Income before income taxes is income from operations plus total other income and expense.",
        statements=STATEMENTS,
        total=PRETAX,
        terms=(plus("OperatingIncomeLoss"), plus("NonoperatingIncomeExpense", details=FINANCIAL_LINES)),
    ),
    Identity(
        name="pretax_income_in_a_single_step",
        family=FAMILY,
        sentence="In a single step, income before income taxes is revenues less total costs and expenses.",
        statements=STATEMENTS,
        total=PRETAX,
        terms=(
            plus("Revenues"),
            minus("CostsAndExpenses", details=(*COST_LINES, *FINANCIAL_LINES)),
            plus_if_printed("NonoperatingIncomeExpense", details=FINANCIAL_LINES),
        ),
        not_beside=("OperatingIncomeLoss",),
    ),
    # A bank's way there
    Identity(
        name="net_interest_income",
        family=FAMILY,
        sentence="A bank's net interest income is its interest income less its interest expense.",
        statements=STATEMENTS,
        total="NetInterestIncome",
        terms=(plus("InterestIncome"), minus("InterestExpense")),
    ),
    Identity(
        name="net_interest_income_after_provision",
        family=FAMILY,
        sentence="A bank's net interest income after the provision is its net interest income less the provision for loan losses.",
        statements=STATEMENTS,
        total=AFTER_PROVISION,
        terms=(plus("NetInterestIncome"), minus("ProvisionForLoanLosses")),
    ),
    Identity(
        name="pretax_income_of_a_bank",
        family=FAMILY,
        sentence="A bank's income before income taxes is net interest income less the provision for loan losses, plus noninterest income, "
        "less noninterest expense.",
        statements=STATEMENTS,
        total=PRETAX,
        terms=(
            plus("NetInterestIncome", details=(AFTER_PROVISION,)),
            minus_if_printed("ProvisionForLoanLosses"),
            plus("NoninterestIncome"),
            minus("NoninterestExpense"),
        ),
    ),
    Identity(
        name="pretax_income_of_a_bank_after_provision",
        family=FAMILY,
        sentence="A bank's income before income taxes is net interest income after the provision for loan losses, plus noninterest income, "
        "less noninterest expense.",
        statements=STATEMENTS,
        total=PRETAX,
        terms=(plus(AFTER_PROVISION), plus("NoninterestIncome"), minus("NoninterestExpense")),
    ),
    # From before tax to net income
    Identity(
        name="income_from_continuing_operations",
        family=FAMILY,
        sentence="Income from continuing operations is income before income taxes less income taxes.",
        statements=STATEMENTS,
        total="IncomeLossFromContinuingOperations",
        terms=(plus(PRETAX), INCOME_TAXES),
    ),
    Identity(
        name="net_income_from_continuing_operations",
        family=FAMILY,
        sentence="Net income is income from continuing operations plus the results of discontinued operations, extraordinary items and "
        "accounting changes, less minority interest.",
        statements=STATEMENTS,
        total="NetIncomeLoss",
        terms=(plus("IncomeLossFromContinuingOperations"), *ONE_OFF_RESULTS, MINORITY_INTEREST),
        not_beside=("ProfitLoss",),
    ),
    Identity(
        name="net_income_from_pretax_income",
        family=FAMILY,
        sentence="Where no income from continuing operations is printed, net income is income before income taxes less income taxes, plus "
        "the results of discontinued operations, extraordinary items and accounting changes, less minority interest.",
        statements=STATEMENTS,
        total="NetIncomeLoss",
        terms=(plus(PRETAX), INCOME_TAXES, *ONE_OFF_RESULTS, MINORITY_INTEREST),
        not_beside=("IncomeLossFromContinuingOperations", "ProfitLoss"),
    ),
    # Whose income it is
    Identity(
        name="profit_from_continuing_operations",
        family=FAMILY,
        sentence="Net income before noncontrolling interest is income from continuing operations plus the results of discontinued "
        "operations, extraordinary items and accounting changes.",
        statements=STATEMENTS,
        total="ProfitLoss",
        terms=(plus("IncomeLossFromContinuingOperations"), *ONE_OFF_RESULTS),
    ),
    Identity(
        name="profit_from_pretax_income",
        family=FAMILY,
        sentence="Where no income from continuing operations is printed, net income before noncontrolling interest is income before "
        "income taxes less income taxes, plus the results of discontinued operations, extraordinary items and accounting changes.",
        statements=STATEMENTS,
        total="ProfitLoss",
        terms=(plus(PRETAX), INCOME_TAXES, *ONE_OFF_RESULTS),
        not_beside=("IncomeLossFromContinuingOperations",),
    ),
    Identity(
        name="net_income_after_noncontrolling_interest",
        family=FAMILY,
        sentence="Net income attributable to the parent is net income less the part attributable to noncontrolling interests.",
        statements=STATEMENTS,
        total="NetIncomeLoss",
        terms=(plus("ProfitLoss"), minus("NetIncomeLossAttributableToNoncontrollingInterest")),
    ),
    Identity(
        name="net_income_available_to_common",
        family=FAMILY,
        sentence="Net income available to common stockholders is net income less preferred dividends.",
        statements=STATEMENTS,
        total="NetIncomeLossAvailableToCommonStockholders",
        terms=(plus("NetIncomeLoss"), minus("PreferredStockDividends")),
    ),
)
