{{ config(materialized='view') }}

with quarters as (

    select *, fiscal_year * 4 + fiscal_quarter as quarter_number
    from {{ without_database(ref('fct_quarters')) }}

),

-- four quarters or nothing: never a partial sum
sums as (

    select
        company_id,
        company_name,
        fiscal_year,
        fiscal_quarter,
        period_end,
        concept,
        bool_or(is_restated) over twelve_months as is_restated,
        case when count(*) over twelve_months = 4 then sum(value) over twelve_months end as value
    from quarters
    window twelve_months as (partition by company_id, concept order by quarter_number range between 3 preceding and current row)

)

{{ wide_view(
    'sums',
    ['company_id', 'company_name', 'fiscal_year', 'fiscal_quarter'],
    dict(income_statement_amounts(), **dict(reconciled_amounts(), **cash_flow_amounts()))
) }}
