with records as ({{ lake_records('case_events') }})

select
    case_event_id,
    document_id,
    case_number,
    event_date,
    event_kind,
    entry_number,
    party,
    description,
    is_scheduled,
    is_derived,
    not_before,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by case_event_id order by part, file_hash) = 1
