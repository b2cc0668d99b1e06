{# Concepts that stand above the results of discontinued operations: once those are set apart, they speak of the continuing operations alone. #}
{% macro speaks_of_continuing_operations(concept) -%}
    {{ concept }} in (
        'Revenues', 'CostOfRevenue', 'GrossProfit', 'ResearchAndDevelopmentExpense', 'SellingGeneralAndAdministrativeExpense', 'SellingAndMarketingExpense',
        'GeneralAndAdministrativeExpense', 'RestructuringCharges', 'OperatingExpenses', 'CostsAndExpenses', 'OperatingIncomeLoss', 'InterestExpense',
        'InvestmentIncomeInterest', 'InterestIncomeExpenseNet', 'OtherNonoperatingIncomeExpense', 'NonoperatingIncomeExpense', 'InterestIncome',
        'NetInterestIncome', 'ProvisionForLoanLosses', 'InterestIncomeExpenseAfterProvisionForLoanLoss', 'NoninterestIncome', 'NoninterestExpense',
        'IncomeLossFromContinuingOperationsBeforeIncomeTaxes', 'IncomeTaxExpenseBenefit', 'IncomeLossFromContinuingOperations', 'EBITDA', 'AdjustedEBITDA'
    )
{%- endmacro %}
