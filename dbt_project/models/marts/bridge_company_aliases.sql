select
    company_id,
    alias_kind,
    alias,
    alias_key,
    matched_by,
    first_seen_on,
    last_seen_on,
    documents
from {{ ref('int_company_aliases') }}
