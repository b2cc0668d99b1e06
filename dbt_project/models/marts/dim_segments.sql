select
    company_id,
    segment_key,
    segment,
    segment_kind,
    prints
from {{ ref('int_segments') }}
where company_id is not null
