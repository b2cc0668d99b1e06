with documents as (select * from {{ ref('stg_lake__documents') }}),

companies as (select * from {{ ref('int_document_companies') }}),

touched as (select * from {{ ref('stg_audit__touched_documents') }}),

-- the reader gives a document without a header the date that it bears as the day on which it became known
dated as (

    select
        documents.* exclude (known_on),
        companies.company_id,
        coalesce(documents.known_on, documents.dated_on, documents.period_end) as known_on,
        case
            when documents.accepted_at is not null or documents.known_on <> documents.dated_on then 'submission'
            when documents.dated_on is not null then 'document'
            when documents.known_on is not null then 'submission'
            when documents.period_end is not null then 'period_end'
        end as known_on_basis
    from documents
    inner join companies on documents.document_id = companies.document_id
    inner join touched on documents.document_id = touched.document_id

)

-- Documents of one day are ordered by this rank, then by id: by acceptance (none known: before all that have one), then release, filed form, amendment.
select
    *,
    coalesce(date_diff('second', date_trunc('day', accepted_at), accepted_at) + 1, 0) * 10
    + case
        when document_type in ('quarterly_report', 'annual_report') and form_type like '%/A' then 4
        when document_type in ('quarterly_report', 'annual_report') then 3
        when document_type = 'earnings_release' then 2
        else 1
    end as rank_in_day
from dated
