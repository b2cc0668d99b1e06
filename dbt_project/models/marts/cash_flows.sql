{{ config(materialized='view') }}

{{ wide_view(
    ref('fct_quarters'),
    ['company_id', 'company_name', 'fiscal_year', 'fiscal_quarter'],
    dict(
        {'NetIncomeLoss': 'net_income_loss', 'ProfitLoss': 'profit_loss'},
        **dict(cash_flow_amounts(), **{'CashBeginningOfPeriod': 'cash_beginning_of_period', 'CashEndOfPeriod': 'cash_end_of_period'})
    )
) }}
