{{ config(materialized='view') }}

select
    company_id,
    company_name,
    fiscal_year,
    fiscal_quarter,
    period_end,
    revenues as revenues_usd,
    {{ fraction_of('coalesce(gross_profit, revenues - cost_of_revenue)', 'revenues') }} as gross_margin,
    {{ fraction_of('operating_income_loss', 'revenues') }} as operating_margin,
    {{ fraction_of('income_loss_from_continuing_operations_before_income_taxes', 'revenues') }} as pretax_margin,
    {{ fraction_of('net_income_loss', 'revenues') }} as net_margin,
    {{ fraction_of('ebitda', 'revenues') }} as ebitda_margin,
    {{ fraction_of('research_and_development_expense', 'revenues') }} as research_and_development_share,
    {{ fraction_of('selling_general_and_administrative_expense', 'revenues') }} as selling_general_and_administrative_share,
    {{ fraction_of('income_tax_expense_benefit', 'income_loss_from_continuing_operations_before_income_taxes') }} as effective_tax_rate,
    has_restated_figures
from {{ without_database(ref('income_statements')) }}
where revenues is not null
