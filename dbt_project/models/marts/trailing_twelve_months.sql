{{ config(materialized='view') }}

with quarters as (

    select *, fiscal_year * 4 + fiscal_quarter as quarter_number
    from {{ without_database(ref('fct_quarters')) }}

),

added as (

    select
        company_id,
        company_name,
        fiscal_year,
        fiscal_quarter,
        period_end,
        concept,
        count(*) over twelve_months as quarters_known,
        {{ added_up('over twelve_months') | indent(8) }}
    from quarters
    window twelve_months as (partition by company_id, concept order by quarter_number range between 3 preceding and current row)

),

-- four quarters or nothing: never a partial sum
sums as (

    select * replace (case when quarters_known = 4 then value end as value)
    from added

)

{{ wide_view(
    'sums',
    ['company_id', 'company_name', 'fiscal_year', 'fiscal_quarter'],
    dict(income_statement_amounts(), **dict(reconciled_amounts(), **cash_flow_amounts()))
) }}
