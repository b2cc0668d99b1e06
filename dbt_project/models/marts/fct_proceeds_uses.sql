select
    proceeds_uses.use_id,
    proceeds_uses.document_id,
    documents.company_id,
    proceeds_uses.list_number,
    proceeds_uses.use,
    proceeds_uses.amount_usd,
    proceeds_uses.decimals,
    proceeds_uses.facility_id,
    proceeds_uses.source_facility_ids,
    documents.known_on as announced_on,
    proceeds_uses.sentence,
    proceeds_uses.line_number,
    proceeds_uses.char_start,
    proceeds_uses.char_end
from {{ ref('stg_lake__proceeds_uses') }} as proceeds_uses
inner join {{ ref('int_documents') }} as documents on proceeds_uses.document_id = documents.document_id
