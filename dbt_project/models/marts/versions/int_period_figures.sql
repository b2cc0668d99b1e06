with figures as (select * from {{ ref('int_figures') }}),

verdicts as (select * from {{ ref('int_figure_verdicts') }}),

concepts as (select * from {{ ref('concepts') }}),

statement_ranks as (select * from {{ ref('statement_ranks') }}),

-- Figures that may speak for a fiscal quarter, half, nine months or year: mapped, accepted, no guidance.
eligible as (

    select
        figures.company_id,
        coalesce(figures.segment_key, '') as segment_key,
        figures.concept,
        figures.unit,
        figures.quarter_number,
        figures.period_length,
        figures.period_start,
        figures.period_end,
        figures.value,
        figures.is_nil,
        figures.decimals,
        figures.print_unit,
        figures.reported_value_id,
        figures.document_id,
        figures.known_on,
        figures.rank_in_day,
        figures.is_restated as says_restated,
        verdicts.identity_status,
        case when concepts.statement = figures.statement then 0 else statement_ranks.statement_rank end as standing,
        row_number() over (
            partition by
                figures.document_id, figures.company_id, figures.segment_key, figures.concept, figures.quarter_number, figures.period_length
            order by
                case when concepts.statement = figures.statement then 0 else statement_ranks.statement_rank end,
                figures.source = 'tagged',
                figures.rule_priority,
                figures.table_number,
                not starts_with(lower(figures.label), 'total'),
                figures.row_number,
                figures.column_number,
                figures.reported_value_id
        ) as place
    from figures
    inner join verdicts on figures.reported_value_id = verdicts.reported_value_id
    inner join concepts on figures.concept = concepts.concept and figures.unit = concepts.unit
    inner join statement_ranks on figures.statement = statement_ranks.statement
    where figures.company_id is not null
      and figures.known_on is not null
      and not figures.is_guidance
      and verdicts.status <> 'quarantined'
      and figures.reported_value_id not in (select reported_value_id from {{ ref('int_misprints') }})
      and (statement_ranks.feeds_quarters or figures.source = 'tagged')
      -- in a table of segments only a total speaks for the company: its other rows may be a member's under a heading that names it
      and (
          figures.statement <> 'segment' or figures.segment is not null or figures.parent_label is null
          or regexp_matches(lower(figures.label), '^$|total|consolidated|company|reported')
      )
      and (
          (concepts.period_type = 'instant' and figures.period_length = 'instant')
          or (
              concepts.period_type = 'duration'
              and figures.period_length in ('quarter', 'half', 'nine_months', 'year')
          )
      )

),

compared as (

    select
        *,
        first_value(value) over same_figure as chosen_value,
        first_value(print_unit) over same_figure as chosen_print_unit,
        first_value(standing) over same_figure as chosen_standing
    from eligible
    window same_figure as (
        partition by document_id, company_id, segment_key, concept, quarter_number, period_length
        order by place
    )

),

-- Prints agree where their intervals of half a print unit meet. A face statement speaks before the rest; among tables that are no face statement and stand
-- alike, unequal prints leave open which is meant, so none of them speaks.
agreed as (

    select
        *,
        bool_or(abs(value - chosen_value) > (print_unit + chosen_print_unit) / 2) over (
            partition by document_id, company_id, segment_key, concept, quarter_number, period_length
        ) as has_unequal_prints,
        bool_or(abs(value - chosen_value) > (print_unit + chosen_print_unit) / 2 and standing = chosen_standing and standing > 1) over (
            partition by document_id, company_id, segment_key, concept, quarter_number, period_length
        ) as is_undecided
    from compared

)

select * exclude (place, standing, chosen_value, chosen_print_unit, chosen_standing)
from agreed
where place = 1
