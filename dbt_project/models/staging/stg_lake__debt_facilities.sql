with records as ({{ lake_records('debt_facilities') }})

select
    facility_id,
    document_id,
    facility_name,
    facility_kind,
    event,
    event_date,
    amount_usd,
    decimals,
    maturity,
    maturity_date,
    maturity_is_conditional,
    security,
    lender,
    amortization_usd,
    amortization_frequency,
    amortization_start,
    borrowing_base,
    commitment_fee,
    letter_of_credit_limit_usd,
    contradicts,
    sentence,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by facility_id order by part, file_hash) = 1
