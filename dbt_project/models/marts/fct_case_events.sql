select
    events.case_event_id,
    cases.case_id,
    coalesce(cases.company_id, documents.company_id) as company_id,
    events.event_date,
    events.event_kind,
    events.entry_number,
    events.party,
    events.description,
    events.is_scheduled,
    events.is_derived,
    events.not_before,
    documents.known_on as reported_on,
    events.document_id,
    events.line_number,
    events.char_start,
    events.char_end
from {{ ref('stg_lake__case_events') }} as events
inner join {{ ref('int_documents') }} as documents on events.document_id = documents.document_id
left join {{ ref('int_document_cases') }} as mentions on events.document_id = mentions.document_id and events.case_number = mentions.case_number
left join {{ ref('dim_legal_cases') }} as cases on mentions.case_id = cases.case_id
