with records as ({{ lake_records('liquidity') }})

select
    liquidity_id,
    document_id,
    facility_id,
    measure,
    as_of,
    amount_usd,
    decimals,
    is_approximate,
    sentence,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by liquidity_id order by part, file_hash) = 1
