{#
  Concepts and their columns that more than one wide view shows, in the order of the printed statement. Amounts of a period can be added up over quarters, unlike
  figures per share and balances.
#}

{# Revenues to net income. #}
{% macro income_statement_amounts() -%}
    {%- do return({
        'Revenues': 'revenues',
        'CostOfRevenue': 'cost_of_revenue',
        'GrossProfit': 'gross_profit',
        'ResearchAndDevelopmentExpense': 'research_and_development_expense',
        'SellingGeneralAndAdministrativeExpense': 'selling_general_and_administrative_expense',
        'SellingAndMarketingExpense': 'selling_and_marketing_expense',
        'GeneralAndAdministrativeExpense': 'general_and_administrative_expense',
        'RestructuringCharges': 'restructuring_charges',
        'OperatingExpenses': 'operating_expenses',
        'CostsAndExpenses': 'costs_and_expenses',
        'OperatingIncomeLoss': 'operating_income_loss',
        'InterestExpense': 'interest_expense',
        'InvestmentIncomeInterest': 'investment_income_interest',
        'InterestIncomeExpenseNet': 'interest_income_expense_net',
        'OtherNonoperatingIncomeExpense': 'other_nonoperating_income_expense',
        'NonoperatingIncomeExpense': 'nonoperating_income_expense',
        'InterestIncome': 'interest_income',
        'NetInterestIncome': 'net_interest_income',
        'ProvisionForLoanLosses': 'provision_for_loan_losses',
        'InterestIncomeExpenseAfterProvisionForLoanLoss': 'interest_income_expense_after_provision_for_loan_loss',
        'NoninterestIncome': 'noninterest_income',
        'NoninterestExpense': 'noninterest_expense',
        'IncomeLossFromContinuingOperationsBeforeIncomeTaxes': 'income_loss_from_continuing_operations_before_income_taxes',
        'IncomeTaxExpenseBenefit': 'income_tax_expense_benefit',
        'IncomeLossFromContinuingOperations': 'income_loss_from_continuing_operations',
        'IncomeLossFromDiscontinuedOperationsNetOfTax': 'income_loss_from_discontinued_operations_net_of_tax',
        'CumulativeEffectOfAccountingChange': 'cumulative_effect_of_accounting_change',
        'ExtraordinaryItemNetOfTax': 'extraordinary_item_net_of_tax',
        'ProfitLoss': 'profit_loss',
        'NetIncomeLossAttributableToNoncontrollingInterest': 'net_income_loss_attributable_to_noncontrolling_interest',
        'NetIncomeLoss': 'net_income_loss',
        'PreferredStockDividends': 'preferred_stock_dividends',
        'NetIncomeLossAvailableToCommonStockholders': 'net_income_loss_available_to_common_stockholders'
    }) -%}
{%- endmacro %}

{# What reconciliations lead to. #}
{% macro reconciled_amounts() -%}
    {%- do return({
        'EBITDA': 'ebitda',
        'AdjustedEBITDA': 'adjusted_ebitda'
    }) -%}
{%- endmacro %}

{# Depreciation to the change in cash. #}
{% macro cash_flow_amounts() -%}
    {%- do return({
        'DepreciationDepletionAndAmortization': 'depreciation_depletion_and_amortization',
        'ShareBasedCompensation': 'share_based_compensation',
        'DeferredIncomeTaxExpenseBenefit': 'deferred_income_tax_expense_benefit',
        'NetCashProvidedByUsedInOperatingActivities': 'net_cash_provided_by_used_in_operating_activities',
        'PaymentsToAcquirePropertyPlantAndEquipment': 'payments_to_acquire_property_plant_and_equipment',
        'NetCashProvidedByUsedInInvestingActivities': 'net_cash_provided_by_used_in_investing_activities',
        'PaymentsOfDividends': 'payments_of_dividends',
        'NetCashProvidedByUsedInFinancingActivities': 'net_cash_provided_by_used_in_financing_activities',
        'EffectOfExchangeRateOnCash': 'effect_of_exchange_rate_on_cash',
        'CashPeriodIncreaseDecrease': 'cash_period_increase_decrease'
    }) -%}
{%- endmacro %}

{# Cash to both sides of the balance sheet. #}
{% macro balance_sheet_balances() -%}
    {%- do return({
        'CashAndCashEquivalents': 'cash_and_cash_equivalents',
        'ShortTermInvestments': 'short_term_investments',
        'AccountsReceivableNetCurrent': 'accounts_receivable_net_current',
        'InventoryNet': 'inventory_net',
        'AssetsCurrent': 'assets_current',
        'PropertyPlantAndEquipmentNet': 'property_plant_and_equipment_net',
        'Goodwill': 'goodwill',
        'IntangibleAssetsNetExcludingGoodwill': 'intangible_assets_net_excluding_goodwill',
        'OtherAssetsNoncurrent': 'other_assets_noncurrent',
        'Assets': 'assets',
        'AccountsPayableCurrent': 'accounts_payable_current',
        'AccruedLiabilitiesCurrent': 'accrued_liabilities_current',
        'LiabilitiesCurrent': 'liabilities_current',
        'LongTermDebtCurrent': 'long_term_debt_current',
        'LongTermDebtNoncurrent': 'long_term_debt_noncurrent',
        'Deposits': 'deposits',
        'LoansAndLeasesReceivableNet': 'loans_and_leases_receivable_net',
        'Liabilities': 'liabilities',
        'CommonStockValue': 'common_stock_value',
        'AdditionalPaidInCapital': 'additional_paid_in_capital',
        'RetainedEarningsAccumulatedDeficit': 'retained_earnings_accumulated_deficit',
        'AccumulatedOtherComprehensiveIncomeLoss': 'accumulated_other_comprehensive_income_loss',
        'TreasuryStockValue': 'treasury_stock_value',
        'StockholdersEquity': 'stockholders_equity',
        'NoncontrollingInterest': 'noncontrolling_interest',
        'StockholdersEquityIncludingNoncontrollingInterest': 'stockholders_equity_including_noncontrolling_interest',
        'LiabilitiesAndStockholdersEquity': 'liabilities_and_stockholders_equity'
    }) -%}
{%- endmacro %}
