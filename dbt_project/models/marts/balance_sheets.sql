{{ config(materialized='view') }}

{{ wide_view(
    ref('fct_quarters'),
    ['company_id', 'company_name', 'fiscal_year', 'fiscal_quarter'],
    balance_sheet_balances()
) }}
