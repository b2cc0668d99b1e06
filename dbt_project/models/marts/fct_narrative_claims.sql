with claims as (select * from {{ ref('int_claims') }}),

-- "8 cents per diluted share" is also said of one line for basic and diluted, and the other way round
share_forms as (

    select distinct
        concept,
        unnest([
            concept,
            regexp_replace(concept, '(Basic|Diluted|BasicAndDiluted)(Share)?$', 'BasicAndDiluted\2'),
            regexp_replace(concept, 'BasicAndDiluted(Share)?$', 'Diluted\1'),
            regexp_replace(concept, 'BasicAndDiluted(Share)?$', 'Basic\1')
        ]) as tied_concept
    from {{ ref('concepts') }}

),

-- In a table of the same document; face statements first, as for quarters.
figures as (

    select
        figures.document_id,
        figures.concept,
        coalesce(figures.segment_key, '') as segment_key,
        figures.quarter_number,
        figures.period_length,
        figures.value,
        figures.print_unit,
        figures.reported_value_id
    from {{ ref('int_figures') }} as figures
    inner join {{ ref('int_figure_verdicts') }} as verdicts on figures.reported_value_id = verdicts.reported_value_id
    inner join {{ ref('concepts') }} as concepts on figures.concept = concepts.concept and figures.unit = concepts.unit
    inner join {{ ref('statement_ranks') }} as statement_ranks on figures.statement = statement_ranks.statement
    where not figures.is_guidance
    qualify row_number() over (
        partition by figures.document_id, figures.concept, figures.segment_key, figures.quarter_number, figures.period_length
        order by
            verdicts.status = 'quarantined',
            case when concepts.statement = figures.statement then 0 else statement_ranks.statement_rank end,
            figures.rule_priority,
            figures.table_number,
            figures.row_number
    ) = 1

),

candidates as (

    select
        claims.claim_id,
        figures.reported_value_id,
        case claims.quarter_number - claims.base_quarter_number
            when 4 then 'year_before'
            when 1 then 'quarter_before'
            else 'itself'
        end as compared_with,
        share_forms.tied_concept <> claims.concept as is_other_form,
        earlier.reported_value_id as compared_value_id,
        case
            when claims.claim_kind in ('amount', 'per_share') then figures.value
            when earlier.value <> 0
                then cast(round(cast({{ movement('figures.value', 'earlier.value', 'claims.measure') }} as double) / abs(cast(earlier.value as double)), 6) as decimal(38, 6))
        end as tied_value,
        claims.value as claimed_value,
        claims.claim_kind,
        -- a change knows as much as its own digits and those of the two figures that it counts from allow
        claims.print_unit / 2 + case
            when claims.claim_kind in ('amount', 'per_share') then figures.print_unit / 2
            when earlier.value <> 0
                then (figures.print_unit + earlier.print_unit * abs(cast(figures.value as double) / cast(earlier.value as double))) / 2 / abs(cast(earlier.value as double))
        end as allowed
    from claims
    inner join share_forms on claims.concept = share_forms.concept
    inner join figures
        on claims.document_id = figures.document_id
        and share_forms.tied_concept = figures.concept
        and coalesce(claims.segment_key, case when claims.segment is null then '' end) = figures.segment_key
        and claims.quarter_number = figures.quarter_number
        and (claims.period_length = figures.period_length or (claims.period_length = 'instant') = (figures.period_length = 'instant') and claims.period_length = 'other')
    -- a change is recomputed from the figure of the period that its sentence counts from
    left join figures as earlier
        on claims.base_quarter_number = earlier.quarter_number
        and figures.document_id = earlier.document_id
        and figures.concept = earlier.concept
        and figures.segment_key = earlier.segment_key
        and figures.period_length = earlier.period_length
    where claims.claim_kind in ('amount', 'per_share') or earlier.reported_value_id is not null

),

judged as (

    select
        *,
        cast(claimed_value - tied_value as decimal(38, 6)) as difference,
        abs(claimed_value - tied_value) <= allowed as ties,
        -- a thousand or a million times as much, or as little
        claim_kind in ('amount', 'per_share') and list_bool_or(
            list_transform([1e3, 1e6, 1e-3, 1e-6], lambda times: abs(claimed_value - tied_value * times) <= allowed * greatest(1, times))
        ) as is_in_another_scale
    from candidates
    where tied_value is not null

),

best as (

    select *
    from judged
    qualify row_number() over (partition by claim_id order by ties desc, is_other_form, reported_value_id) = 1

)

select
    claims.claim_id,
    claims.document_id,
    claims.company_id,
    claims.claim_kind,
    claims.measure,
    claims.concept,
    claims.segment,
    claims.period_start,
    claims.period_end,
    claims.base_start,
    claims.base_end,
    claims.value,
    claims.unit,
    claims.sentence,
    claims.line_number,
    claims.char_start,
    claims.char_end,
    best.reported_value_id,
    best.compared_value_id,
    best.compared_with,
    best.tied_value,
    best.difference,
    case when best.claim_id is null then 'no_figure' when best.ties then 'ties' else 'differs' end as verdict,
    case
        when not best.ties and best.is_in_another_scale then 'the sentence and the table tell it in scales a thousand or a million apart'
        when best.claim_id is not null then null
        when claims.concept is null then 'the measure has no concept'
        when claims.period_end is null then 'the sentence names no period'
        else 'no table of the document prints this measure of this period'
    end as reason
from claims
left join best on claims.claim_id = best.claim_id
