{{ config(materialized='view') }}

with members as (

    select
        *,
        case when segment_kind in ('geography', 'product') then segment_kind else 'business' end as axis
    from {{ without_database(ref('fct_segment_quarters')) }}
    where unit = 'USD'

),

added_up as (

    select
        company_id,
        company_name,
        fiscal_year,
        fiscal_quarter,
        concept,
        axis,
        max(period_end) as period_end,
        max(known_on) as known_on,
        cast(count(*) as integer) as segments,
        cast(sum(value) as decimal(38, 6)) as segments_value
    from members
    group by company_id, company_name, fiscal_year, fiscal_quarter, concept, axis

)

-- beside the consolidated figure as known when the last of the members was
select
    added_up.* exclude (known_on),
    consolidated.value as consolidated_value,
    cast(consolidated.value - added_up.segments_value as decimal(38, 6)) as unallocated
from added_up
inner join {{ without_database(ref('fct_quarter_versions')) }} as consolidated
    on {{ same_quarter_and_concept('added_up', 'consolidated') }}
    and {{ known_on_day('consolidated', 'added_up.known_on') }}
