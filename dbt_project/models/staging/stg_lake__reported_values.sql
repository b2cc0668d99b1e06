with records as ({{ lake_records('reported_values') }})

select
    reported_value_id,
    document_id,
    source,
    tag,
    statement,
    table_number,
    row_number,
    column_number,
    coalesce(label, '') as label,
    nullif(trim(parent_label), '') as parent_label,
    nullif(trim(segment), '') as segment,
    period_start,
    period_end,
    period_length,
    printed_text,
    printed_value,
    unit,
    decimals,
    is_nil,
    is_guidance,
    is_restated,
    contribution_sign,
    root_row_number,
    line_number,
    char_start,
    char_end
from records
qualify row_number() over (partition by reported_value_id order by part, file_hash) = 1
