{{ config(materialized='view') }}

with quarters as (

    select *, fiscal_year * 4 + fiscal_quarter as quarter_number
    from {{ without_database(ref('fct_quarters')) }}

)

select
    quarters.company_id,
    quarters.company_name,
    quarters.fiscal_year,
    quarters.fiscal_quarter,
    quarters.period_end,
    quarters.concept,
    quarters.unit,
    quarters.value,
    quarter_ago.value as quarter_ago_value,
    case when {{ of_one_state('quarters', 'quarter_ago') }} then cast(quarters.value - quarter_ago.value as decimal(38, 6)) end as change_on_quarter,
    case when {{ of_one_state('quarters', 'quarter_ago') }} then {{ growth('quarters.value', 'quarter_ago.value') }} end as growth_on_quarter,
    year_ago.value as year_ago_value,
    case when {{ of_one_state('quarters', 'year_ago') }} then cast(quarters.value - year_ago.value as decimal(38, 6)) end as change_on_year,
    case when {{ of_one_state('quarters', 'year_ago') }} then {{ growth('quarters.value', 'year_ago.value') }} end as growth_on_year,
    quarters.is_restated or coalesce(quarter_ago.is_restated, false) or coalesce(year_ago.is_restated, false) as has_restated_figures,
    quarters.newer_quarantined or coalesce(quarter_ago.newer_quarantined, false) or coalesce(year_ago.newer_quarantined, false) as has_newer_quarantined
from quarters
left join quarters as quarter_ago
    on quarters.company_id = quarter_ago.company_id
    and quarters.concept = quarter_ago.concept
    and quarters.quarter_number - 1 = quarter_ago.quarter_number
left join quarters as year_ago
    on quarters.company_id = year_ago.company_id
    and quarters.concept = year_ago.concept
    and quarters.quarter_number - 4 = year_ago.quarter_number
