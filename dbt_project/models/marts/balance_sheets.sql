{{ config(materialized='view') }}

{{ wide_view(
    ref('fct_quarters'),
    ['company_id', 'company_name', 'fiscal_year', 'fiscal_quarter'],
    {
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
    }
) }}
