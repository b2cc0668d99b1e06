select
    financing_terms.term_id,
    financing_terms.document_id,
    documents.company_id,
    financing_terms.facility_id,
    financing_terms.term,
    financing_terms.printed,
    financing_terms.is_typed,
    financing_terms.reason,
    documents.known_on as announced_on,
    financing_terms.sentence,
    financing_terms.line_number,
    financing_terms.char_start,
    financing_terms.char_end
from {{ ref('stg_lake__financing_terms') }} as financing_terms
inner join {{ ref('int_documents') }} as documents on financing_terms.document_id = documents.document_id
