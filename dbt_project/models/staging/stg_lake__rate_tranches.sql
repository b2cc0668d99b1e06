with records as ({{ lake_records('rate_tranches') }})

select
    tranche_id,
    facility_id,
    document_id,
    amount_usd,
    decimals,
    rate_index,
    spread,
    spread_low,
    spread_high,
    is_alternative,
    sentence,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by tranche_id order by part, file_hash) = 1
