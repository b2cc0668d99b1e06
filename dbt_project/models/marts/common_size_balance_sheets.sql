{{ config(materialized='view') }}

{{ common_size(
    ref('balance_sheets'),
    ref('fct_quarters'),
    balance_sheet_balances(),
    [
        'cash_and_cash_equivalents',
        'short_term_investments',
        'accounts_receivable_net_current',
        'inventory_net',
        'assets_current',
        'property_plant_and_equipment_net',
        'goodwill',
        'intangible_assets_net_excluding_goodwill',
        'other_assets_noncurrent',
        'accounts_payable_current',
        'accrued_liabilities_current',
        'liabilities_current',
        'long_term_debt_current',
        'long_term_debt_noncurrent',
        'deposits',
        'loans_and_leases_receivable_net',
        'liabilities',
        'common_stock_value',
        'additional_paid_in_capital',
        'retained_earnings_accumulated_deficit',
        'accumulated_other_comprehensive_income_loss',
        'treasury_stock_value',
        'stockholders_equity',
        'noncontrolling_interest',
        'stockholders_equity_including_noncontrolling_interest',
        'liabilities_and_stockholders_equity'
    ],
    'assets'
) }}
