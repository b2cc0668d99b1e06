with records as ({{ lake_records('footing_results') }})

select
    document_id,
    table_number,
    row_number,
    column_number,
    label,
    printed_value,
    summed_value,
    residual,
    tolerance,
    verdict,
    addend_rows
from records
qualify row_number() over (partition by document_id, table_number, row_number, column_number order by part, file_hash) = 1
