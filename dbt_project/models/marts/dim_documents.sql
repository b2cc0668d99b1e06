select
    document_id,
    filing_id,
    source_path,
    document_type,
    form_type,
    exhibit,
    company_id,
    dated_on,
    known_on,
    known_on_basis,
    accepted_at,
    period_end,
    stated_fiscal_quarter,
    encoding,
    bytes,
    reader_version
from {{ ref('int_documents') }}
