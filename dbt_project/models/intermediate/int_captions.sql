with figures as (

    select distinct
        figures.statement,
        figures.unit,
        {{ caption_context('figures', 'tables') }}
    from {{ ref('stg_lake__reported_values') }} as figures
    left join {{ ref('stg_lake__tables') }} as tables
        on figures.document_id = tables.document_id and figures.table_number = tables.table_number
    where figures.source = 'table' and figures.unit in ('USD', 'USD/shares', 'shares')

),

-- A sentence's measure is a caption of a statement called narrative.
claims as (

    select distinct
        'narrative' as statement,
        {{ claim_unit('claims') }} as unit,
        claims.measure as label,
        cast(null as varchar) as parent_label,
        claims.segment is not null as is_of_segment,
        false as names_the_segment,
        false as is_weak,
        cast(null as varchar) as headings
    from {{ ref('stg_lake__claims') }} as claims

),

captions as (

    select * from figures
    union
    select * from claims

)

select
    {{ caption_id('captions') }} as caption_id,
    *
from captions
