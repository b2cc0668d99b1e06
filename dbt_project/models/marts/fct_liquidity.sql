select
    liquidity.liquidity_id,
    liquidity.document_id,
    documents.company_id,
    liquidity.facility_id,
    liquidity.measure,
    liquidity.as_of,
    liquidity.amount_usd,
    liquidity.decimals,
    liquidity.is_approximate,
    documents.known_on as announced_on,
    liquidity.sentence,
    liquidity.line_number,
    liquidity.char_start,
    liquidity.char_end
from {{ ref('stg_lake__liquidity') }} as liquidity
inner join {{ ref('int_documents') }} as documents on liquidity.document_id = documents.document_id
