with records as ({{ lake_records('covenants') }})

select
    covenant_id,
    document_id,
    facility_id,
    covenant_kind,
    condition,
    threshold_usd,
    decimals,
    by_date,
    consequence,
    sentence,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by covenant_id order by part, file_hash) = 1
