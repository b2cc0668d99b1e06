with results as (

    select
        documents.company_id,
        documents.known_on as event_date,
        'results' as event_kind,
        case documents.document_type
            when 'earnings_release' then 'release of results'
            when 'annual_report' then 'annual report'
            else 'quarterly report'
        end || coalesce(' for the period to ' || documents.period_end, '') as description,
        cast(null as varchar) as segment,
        cast(null as varchar) as concept,
        documents.period_end,
        documents.document_id
    from {{ ref('int_documents') }} as documents
    where documents.company_id is not null
      and documents.known_on is not null
      and documents.document_type in ('earnings_release', 'quarterly_report', 'annual_report')

),

restatements as (

    select
        company_id,
        later_known_on as event_date,
        'restatement' as event_kind,
        format(
            '{}{} of the {} to {} restated from {} to {}',
            concept, coalesce(' of ' || segment, ''), replace(period_length, '_', ' '), period_end,
            {{ plain_number('previous_value') }}, {{ plain_number('later_value') }}
        ) as description,
        segment,
        concept,
        period_end,
        later_document_id as document_id
    from {{ ref('fct_restatements') }}

),

events as (

    select * from results
    union all
    select * from restatements

)

select
    md5(concat_ws('|', company_id, event_date, event_kind, document_id, concept, segment, period_end, description)) as event_id,
    company_id,
    event_date,
    event_kind,
    description,
    segment,
    concept,
    period_end,
    document_id
from events
