with records as ({{ lake_records('documents', of_all_documents=true) }}),

-- Where a file lies now: it may have been read at another path.
paths as (select file_hash, min(source_path) as source_path from {{ ref('stg_lake__manifest') }} group by file_hash)

-- The same bytes at two paths are one document, as when a submission lies beside its parts. A submission's header says whose it is and when it was accepted, so it
-- speaks for the document; else the first path does. bridge_document_sources names them all.
select
    document_id,
    filing_id,
    coalesce(paths.source_path, records.source_path) as source_path,
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
    records.file_hash,
    list_sort(list_distinct(list(records.file_hash) over (partition by document_id))) as file_hashes
from records
left join paths on records.file_hash = paths.file_hash
qualify row_number() over (partition by document_id order by accepted_at is null, cik is null, coalesce(paths.source_path, records.source_path), sequence) = 1
