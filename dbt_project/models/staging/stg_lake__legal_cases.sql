with records as ({{ lake_records('legal_cases') }})

select
    legal_case_id,
    document_id,
    case_number,
    judge_initials,
    case_kind,
    case_title,
    court,
    court_code,
    judge,
    chapter,
    lead_case_number,
    filed_on,
    terminated_on,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by legal_case_id order by part, file_hash) = 1
