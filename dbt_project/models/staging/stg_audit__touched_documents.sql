select document_id
from {{ without_database(source('audit', 'touched_documents')) }}
