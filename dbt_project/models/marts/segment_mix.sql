{{ config(materialized='view') }}

-- each beside the consolidated figure of its own day: a later restatement of the company alone, or of the segment alone, would make the share of a mixture
with beside as (

    select
        segments.*,
        case
            when consolidated.value is null then case when {{ of_one_state('segments', 'later') }} then later.value end
            when {{ of_one_state('segments', 'consolidated') }} then consolidated.value
        end as consolidated_value
    from {{ without_database(ref('fct_segment_quarters')) }} as segments
    left join {{ without_database(ref('fct_quarter_versions')) }} as consolidated
        on {{ same_quarter_and_concept('segments', 'consolidated') }}
        and {{ known_on_day('consolidated', 'segments.known_on') }}
    left join {{ without_database(ref('fct_quarters')) }} as later
        on {{ same_quarter_and_concept('segments', 'later') }}

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

),

margins as (

    {{ fractions(
        ref('fct_segment_quarters'),
        ['company_id', 'segment', 'fiscal_year', 'fiscal_quarter'],
        {'OperatingIncomeLoss': 'operating_margin', 'EBITDA': 'ebitda_margin'},
        'Revenues'
    ) | indent(4) }}

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
    margins.operating_margin,
    segments.ebitda as ebitda_usd,
    margins.ebitda_margin,
    segments.assets as assets_usd,
    shares.assets_share,
    segments.has_restated_figures,
    segments.has_newer_quarantined
from {{ without_database(ref('segment_results')) }} as segments
inner join shares using (company_id, segment, fiscal_year, fiscal_quarter)
left join margins using (company_id, segment, fiscal_year, fiscal_quarter)
