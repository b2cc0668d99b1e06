with records as ({{ lake_records('tables') }})

select
    document_id,
    table_number,
    statement,
    title,
    scale,
    column_headers,
    row_count,
    line_start,
    line_end
from records
qualify row_number() over (partition by document_id, table_number order by part, file_hash) = 1
