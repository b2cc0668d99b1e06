with figures as (select * from {{ ref('int_figures') }}),

quarantined as (select * from {{ without_database(source('audit', 'quarantined_statements')) }}),

identity_results as (select * from {{ without_database(source('audit', 'identity_results')) }}),

quarantined_figures as (

    select distinct figures.reported_value_id
    from figures
    inner join quarantined
        on figures.document_id = quarantined.document_id
        and figures.statement = quarantined.statement
        and figures.period_end = quarantined.period_end
    where figures.period_start is not distinct from quarantined.period_start
      and (quarantined.table_number is null or quarantined.table_number = figures.table_number)

),

operands as (

    select
        unnest(reported_value_ids) as reported_value_id,
        verdict,
        severity,
        is_waived
    from identity_results

),

judged as (

    select
        reported_value_id,
        bool_or(verdict = 'breaks' and not is_waived) as breaks,
        bool_or(verdict = 'breaks' and is_waived) as is_waived,
        bool_or(verdict = 'breaks' and is_waived and severity = 'error') as is_let_through,
        bool_or(verdict = 'holds') as holds
    from operands
    group by reported_value_id

)

select
    figures.reported_value_id,
    case
        when quarantined_figures.reported_value_id is not null then 'quarantined'
        when judged.is_let_through then 'waived'
        else 'loaded'
    end as status,
    case
        when judged.breaks then 'breaks'
        when judged.is_waived then 'waived'
        when judged.holds then 'holds'
        else 'unchecked'
    end as identity_status
from figures
left join quarantined_figures on figures.reported_value_id = quarantined_figures.reported_value_id
left join judged on figures.reported_value_id = judged.reported_value_id
