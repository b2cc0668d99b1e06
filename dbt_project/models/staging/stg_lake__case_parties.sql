with records as ({{ lake_records('case_parties') }})

select
    case_party_id,
    document_id,
    case_number,
    role,
    name,
    called,
    represents,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by case_party_id order by part, file_hash) = 1
