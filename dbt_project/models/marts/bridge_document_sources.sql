select distinct
    documents.document_id,
    manifest.source_path,
    manifest.source_path = documents.source_path as is_first
from {{ ref('int_documents') }} as documents
inner join {{ ref('stg_lake__manifest') }} as manifest on list_contains(documents.file_hashes, manifest.file_hash)
