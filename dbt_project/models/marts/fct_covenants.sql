select
    covenants.covenant_id,
    covenants.document_id,
    documents.company_id,
    covenants.facility_id,
    covenants.covenant_kind,
    covenants.condition,
    covenants.threshold_usd,
    covenants.decimals,
    covenants.by_date,
    covenants.consequence,
    documents.known_on as announced_on,
    covenants.sentence,
    covenants.line_number,
    covenants.char_start,
    covenants.char_end
from {{ ref('stg_lake__covenants') }} as covenants
inner join {{ ref('int_documents') }} as documents on covenants.document_id = documents.document_id
