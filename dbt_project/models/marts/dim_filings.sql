select
    filing_id,
    min(company_id) as company_id,
    min(known_on) as known_on,
    max(form_type) as form_type,
    max(period_end) as period_end,
    min(source_path) as source_path,
    count(*) as documents
from {{ ref('int_documents') }}
group by filing_id
