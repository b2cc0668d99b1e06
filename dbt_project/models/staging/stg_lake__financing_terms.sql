with records as ({{ lake_records('financing_terms') }})

select
    term_id,
    document_id,
    facility_id,
    term,
    printed,
    is_typed,
    reason,
    sentence,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by term_id order by part, file_hash) = 1
