{{ config(materialized='view') }}

-- each beside the consolidated figure of its own day: a later restatement of the company alone would make the share of a mixture
with beside as (

    select
        segments.*,
        coalesce(consolidated.value, restated.value) as consolidated_value
    from {{ without_database(ref('fct_segment_quarters')) }} as segments
    left join {{ without_database(ref('fct_quarter_versions')) }} as consolidated
        on {{ same_quarter_and_concept('segments', 'consolidated') }}
        and {{ known_on_day('consolidated', 'segments.known_on') }}
    left join {{ without_database(ref('fct_quarters')) }} as restated
        on {{ same_quarter_and_concept('segments', 'restated') }}

),

shares as (

    select
        company_id,
        fiscal_year,
        fiscal_quarter,
        segment,
        max({{ fraction_of('value', 'consolidated_value') }}) filter (where concept = 'Revenues') as revenues_share,
        max({{ fraction_of('value', 'consolidated_value') }}) filter (where concept = 'Assets') as assets_share
    from beside
    group by company_id, fiscal_year, fiscal_quarter, segment

)

select
    segments.company_id,
    segments.company_name,
    segments.fiscal_year,
    segments.fiscal_quarter,
    segments.segment,
    segments.segment_kind,
    segments.period_end,
    segments.revenues as revenues_usd,
    shares.revenues_share,
    segments.operating_income_loss as operating_income_loss_usd,
    {{ fraction_of('segments.operating_income_loss', 'segments.revenues') }} as operating_margin,
    segments.ebitda as ebitda_usd,
    {{ fraction_of('segments.ebitda', 'segments.revenues') }} as ebitda_margin,
    segments.assets as assets_usd,
    shares.assets_share
from {{ without_database(ref('segment_results')) }} as segments
inner join shares
    on segments.company_id = shares.company_id
    and segments.fiscal_year = shares.fiscal_year
    and segments.fiscal_quarter = shares.fiscal_quarter
    and segments.segment = shares.segment
