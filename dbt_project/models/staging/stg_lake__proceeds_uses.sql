with records as ({{ lake_records('proceeds_uses') }})

select
    use_id,
    document_id,
    list_number,
    use,
    amount_usd,
    decimals,
    facility_id,
    source_facility_ids,
    sentence,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by use_id order by part, file_hash) = 1
