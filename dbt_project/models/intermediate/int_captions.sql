{% set weak_caption = "^(|totals?|total company|company total|consolidated|consolidated totals?|total consolidated|total segments?|total reportable segments|grand total)$" %}

with figures as (

    select distinct
        figures.statement,
        figures.unit,
        figures.label,
        figures.parent_label,
        figures.segment is not null as is_of_segment,
        coalesce({{ text_key('figures.label') }} = {{ text_key('figures.segment') }}, false) as names_the_segment,
        case when figures.statement = 'segment' then tables.title end as title
    from {{ ref('stg_lake__reported_values') }} as figures
    left join {{ ref('stg_lake__tables') }} as tables
        on figures.document_id = tables.document_id and figures.table_number = tables.table_number
    where figures.source = 'table' and figures.unit in ('USD', 'USD/shares', 'shares')

),

claims as (

    select distinct
        'narrative' as statement,
        case when claim_kind = 'per_share' then 'USD/shares' when unit = 'shares' then 'shares' else 'USD' end as unit,
        measure as label,
        cast(null as varchar) as parent_label,
        segment is not null as is_of_segment,
        false as names_the_segment,
        cast(null as varchar) as title
    from {{ ref('stg_lake__claims') }}

),

captions as (

    select * from figures
    union
    select * from claims

)

select
    {{ caption_id('captions') }} as caption_id,
    statement,
    unit,
    label,
    parent_label,
    is_of_segment,
    names_the_segment,
    regexp_matches({{ text_key('label') }}, '{{ weak_caption }}') as is_weak,
    title
from captions
