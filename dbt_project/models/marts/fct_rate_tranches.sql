select
    rate_tranches.tranche_id,
    rate_tranches.facility_id,
    rate_tranches.document_id,
    documents.company_id,
    rate_tranches.amount_usd,
    rate_tranches.decimals,
    rate_tranches.rate_index,
    rate_tranches.spread,
    rate_tranches.spread_low,
    rate_tranches.spread_high,
    rate_tranches.is_alternative,
    rate_tranches.sentence,
    rate_tranches.line_number,
    rate_tranches.char_start,
    rate_tranches.char_end
from {{ ref('stg_lake__rate_tranches') }} as rate_tranches
inner join {{ ref('int_documents') }} as documents on rate_tranches.document_id = documents.document_id
