with figures as (select * from {{ ref('int_figures') }}),

quarantined as (select * from {{ without_database(source('audit', 'quarantined_statements')) }}),

identity_results as (select * from {{ without_database(source('audit', 'identity_results')) }}),

-- A statement stays out as long as one identity that speaks against it is not waived.
held_figures as (

    select
        figures.reported_value_id,
        bool_and(quarantined.is_waived) as is_waived
    from figures
    inner join quarantined
        on figures.document_id = quarantined.document_id
        and figures.statement = quarantined.statement
        and figures.period_end = quarantined.period_end
    where figures.period_start is not distinct from quarantined.period_start
      and (quarantined.table_number is null or quarantined.table_number = figures.table_number)
    group by figures.reported_value_id

),

operands as (

    select
        unnest(reported_value_ids) as reported_value_id,
        verdict,
        is_waived
    from identity_results
    -- what another document prints of a period speaks of a restatement, not of this figure's page
    where family <> 'across_documents'

),

judged as (

    select
        reported_value_id,
        bool_or(verdict = 'breaks' and not is_waived) as breaks,
        bool_or(verdict = 'breaks' and is_waived) as is_waived,
        bool_or(verdict = 'holds') as holds
    from operands
    group by reported_value_id

)

select
    figures.reported_value_id,
    figures.document_id,
    case
        when held_figures.reported_value_id is null then 'loaded'
        when held_figures.is_waived then 'waived'
        else 'quarantined'
    end as status,
    case
        when judged.breaks then 'breaks'
        when judged.is_waived then 'waived'
        when judged.holds then 'holds'
        else 'unchecked'
    end as identity_status
from figures
left join held_figures on figures.reported_value_id = held_figures.reported_value_id
left join judged on figures.reported_value_id = judged.reported_value_id
