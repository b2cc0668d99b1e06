with records as ({{ lake_records('claims') }})

select
    claim_id,
    document_id,
    claim_kind,
    measure,
    nullif(trim(segment), '') as segment,
    period_start,
    period_end,
    base_start,
    base_end,
    value,
    unit,
    decimals,
    sentence,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by claim_id order by part, file_hash) = 1
