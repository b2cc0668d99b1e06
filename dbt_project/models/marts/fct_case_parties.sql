select
    parties.case_party_id,
    mentions.case_id,
    parties.role,
    parties.name,
    parties.called,
    parties.represents,
    parties.document_id,
    parties.line_number,
    parties.char_start,
    parties.char_end
from {{ ref('stg_lake__case_parties') }} as parties
left join {{ ref('int_document_cases') }} as mentions on parties.document_id = mentions.document_id and parties.case_number = mentions.case_number
