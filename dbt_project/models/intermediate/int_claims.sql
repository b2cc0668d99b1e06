with claims as (select * from {{ ref('stg_lake__claims') }}),

documents as (select * from {{ ref('int_documents') }}),

calendar as (select * from {{ ref('int_fiscal_calendar') }}),

segments as (select * from {{ ref('int_segments') }}),

-- A sentence's measure is mapped like a caption of a statement called narrative.
captioned as (

    select
        claims.*,
        {{ caption_id('captions') }} as caption_id
    from claims
    cross join lateral (
        select
            'narrative' as statement,
            {{ claim_unit('claims') }} as unit,
            claims.measure as label,
            cast(null as varchar) as parent_label,
            claims.segment is not null as is_of_segment,
            false as names_the_segment,
            cast(null as varchar) as headings
    ) as captions

)

select
    claims.claim_id,
    claims.document_id,
    documents.filing_id,
    documents.company_id,
    documents.source_path,
    documents.known_on,
    claims.claim_kind,
    claims.measure,
    caption_concepts.concept,
    claims.segment,
    segments.segment_key,
    segments.segment_kind,
    claims.period_start,
    claims.period_end,
    case
        when claims.period_start is null then 'instant'
        when claims.period_end - claims.period_start between 80 and 100 then 'quarter'
        when claims.period_end - claims.period_start between 170 and 195 then 'half'
        when claims.period_end - claims.period_start between 262 and 287 then 'nine_months'
        when claims.period_end - claims.period_start between 355 and 378 then 'year'
        else 'other'
    end as period_length,
    {{ fiscal_quarter_number('claims.period_end', 'calendar.year_end_month') }} as quarter_number,
    claims.base_start,
    claims.base_end,
    {{ fiscal_quarter_number('claims.base_end', 'calendar.year_end_month') }} as base_quarter_number,
    cast(claims.value * case when {{ names_a_net_expense('claims', 'concepts') }} then -1 else 1 end as decimal(38, 6)) as value,
    claims.unit,
    claims.decimals,
    cast(power(10.0, -claims.decimals) as decimal(38, 6)) as print_unit,
    claims.sentence,
    claims.line_number,
    claims.char_start,
    claims.char_end
from captioned as claims
inner join documents on claims.document_id = documents.document_id
left join calendar on documents.company_id = calendar.company_id
left join {{ ref('int_caption_concepts') }} as caption_concepts on claims.caption_id = caption_concepts.caption_id
left join {{ ref('concepts') }} as concepts on caption_concepts.concept = concepts.concept
left join {{ ref('segment_decisions') }} as decisions on {{ decides_segment('decisions', 'documents.company_id', 'claims.segment') }}
left join segments
    on documents.company_id is not distinct from segments.company_id
    and {{ decided_segment_key('claims.segment', 'decisions') }} = segments.segment_key
