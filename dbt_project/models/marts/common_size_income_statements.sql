{{ config(materialized='view') }}

{{ common_size(
    ref('income_statements'),
    ref('fct_quarters'),
    income_statement_amounts(),
    [
        'cost_of_revenue',
        'gross_profit',
        'research_and_development_expense',
        'selling_general_and_administrative_expense',
        'selling_and_marketing_expense',
        'general_and_administrative_expense',
        'restructuring_charges',
        'operating_expenses',
        'costs_and_expenses',
        'operating_income_loss',
        'interest_expense',
        'investment_income_interest',
        'other_nonoperating_income_expense',
        'nonoperating_income_expense',
        'income_loss_from_continuing_operations_before_income_taxes',
        'income_tax_expense_benefit',
        'income_loss_from_continuing_operations',
        'income_loss_from_discontinued_operations_net_of_tax',
        'cumulative_effect_of_accounting_change',
        'extraordinary_item_net_of_tax',
        'profit_loss',
        'net_income_loss_attributable_to_noncontrolling_interest',
        'net_income_loss',
        'preferred_stock_dividends',
        'net_income_loss_available_to_common_stockholders'
    ],
    'revenues'
) }}
