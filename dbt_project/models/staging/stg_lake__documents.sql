with records as ({{ lake_records('documents', of_all_documents=true) }})

-- The same bytes at two paths are one document, as when a submission lies beside its parts. A submission's header says whose it is and when it was accepted, so it
-- speaks for the document; else the first path does. bridge_document_sources names them all.
select
    document_id,
    filing_id,
    source_path,
    sequence as sequence_in_file,
    document_type,
    form_type,
    exhibit,
    company_name,
    cik,
    ticker,
    former_names,
    dated_on,
    known_on,
    accepted_at,
    period_end,
    stated_fiscal_quarter,
    fiscal_year_end,
    encoding,
    bytes,
    reader_version,
    file_hash,
    list(file_hash) over (partition by document_id) as file_hashes
from records
qualify row_number() over (partition by document_id order by accepted_at is null, source_path, sequence) = 1
