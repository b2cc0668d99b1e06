select
    versions.company_id,
    segments.segment,
    versions.period_start,
    versions.period_end,
    versions.period_length,
    versions.concept,
    versions.unit,
    versions.first_value,
    versions.first_known_on,
    versions.first_document_id,
    versions.previous_value,
    versions.value as later_value,
    versions.known_on as later_known_on,
    versions.document_id as later_document_id,
    cast(versions.value - versions.previous_value as decimal(38, 6)) as change,
    versions.reported_value_id as later_reported_value_id
from {{ ref('int_figure_versions') }} as versions
left join {{ ref('dim_segments') }} as segments
    on versions.company_id = segments.company_id and versions.segment_key = segments.segment_key
where versions.is_change
