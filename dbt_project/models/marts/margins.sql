{{ config(materialized='view') }}

{%- set keys = ['company_id', 'fiscal_year', 'fiscal_quarter'] %}

with of_revenues as (

    {{ fractions(
        ref('fct_quarters'),
        keys,
        {
            'GrossProfit': 'gross_margin',
            'CostOfRevenue': 'cost_share',
            'OperatingIncomeLoss': 'operating_margin',
            'IncomeLossFromContinuingOperationsBeforeIncomeTaxes': 'pretax_margin',
            'NetIncomeLoss': 'net_margin',
            'EBITDA': 'ebitda_margin',
            'ResearchAndDevelopmentExpense': 'research_and_development_share',
            'SellingGeneralAndAdministrativeExpense': 'selling_general_and_administrative_share'
        },
        'Revenues'
    ) | indent(4) }}

),

of_pretax_income as (

    {{ fractions(
        ref('fct_quarters'),
        keys,
        {'IncomeTaxExpenseBenefit': 'effective_tax_rate'},
        'IncomeLossFromContinuingOperationsBeforeIncomeTaxes'
    ) | indent(4) }}

)

select
    statements.company_id,
    statements.company_name,
    statements.fiscal_year,
    statements.fiscal_quarter,
    statements.period_end,
    statements.revenues as revenues_usd,
    cast(coalesce(of_revenues.gross_margin, 1 - of_revenues.cost_share) as decimal(38, 6)) as gross_margin,
    of_revenues.operating_margin,
    of_revenues.pretax_margin,
    of_revenues.net_margin,
    of_revenues.ebitda_margin,
    of_revenues.research_and_development_share,
    of_revenues.selling_general_and_administrative_share,
    of_pretax_income.effective_tax_rate,
    statements.has_restated_figures,
    statements.has_newer_quarantined
from {{ without_database(ref('income_statements')) }} as statements
inner join of_revenues using (company_id, fiscal_year, fiscal_quarter)
left join of_pretax_income using (company_id, fiscal_year, fiscal_quarter)
