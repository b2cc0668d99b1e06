select
    results.document_id,
    documents.company_id,
    results.table_number,
    results.row_number,
    results.column_number,
    results.label,
    results.printed_value,
    results.summed_value,
    results.residual,
    results.tolerance,
    results.verdict,
    results.addend_rows
from {{ ref('stg_lake__footing_results') }} as results
inner join {{ ref('int_documents') }} as documents on results.document_id = documents.document_id
