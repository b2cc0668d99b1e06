with members as (

    select distinct
        documents.company_id,
        figures.segment,
        {{ decided_segment_key('figures.segment', 'decisions') }} as segment_key,
        regexp_matches(
            lower(concat_ws(' ', tables.title, figures.parent_label)), '\b(by|per) (product|categor|brand)|product (line|categor)|products?:'
        ) as in_product_table,
        -- the words nearest to the table; the name of a note on segments and geography, or of a table by both, tells of neither
        regexp_matches(headings.nearest, '\b(by|per) (region|countr|geograph|area)|geograph')
        and not regexp_matches(
            headings.nearest, '\bproducts?\b|\bsegments? (reporting|information|data|disclosures?)\b|\b(by|per) ((reportable|operating|business) )?segment'
        ) as in_geography_table,
        figures.statement = 'income_statement' as on_face,
        figures.statement = 'segment' as in_segment_table,
        count(*) over (partition by documents.company_id, figures.segment) as prints
    from {{ ref('stg_lake__reported_values') }} as figures
    inner join {{ ref('int_documents') }} as documents on figures.document_id = documents.document_id
    left join {{ ref('stg_lake__tables') }} as tables
        on figures.document_id = tables.document_id and figures.table_number = tables.table_number
    cross join lateral (
        select coalesce(list_last(list_filter(
            string_split(lower(concat_ws('|', tables.title, figures.parent_label)), '|'),
            lambda words: regexp_matches(words, 'region|countr|geograph|\barea|\bproduct|\bsegment')
        )), '') as nearest
    ) as headings
    left join {{ ref('segment_decisions') }} as decisions on {{ decides_segment('decisions', 'documents.company_id', 'figures.segment') }}
    where figures.segment is not null

),

segments as (

    select
        company_id,
        segment_key,
        arg_max(segment, (prints, -length(segment), segment)) as segment,
        list_sort(list(distinct segment)) as prints,
        bool_or(in_product_table) as in_product_table,
        bool_or(in_geography_table) as in_geography_table,
        bool_or(on_face) and not bool_or(in_segment_table) as is_on_face_only
    from members
    group by company_id, segment_key

),

words as (

    select company_id, segment_key, unnest(string_split(segment_key, ' ')) as word
    from segments

),

kinds as (

    select words.company_id, words.segment_key, arg_min(kinds.segment_kind, kinds.priority) as segment_kind, min(kinds.priority) as priority
    from words
    inner join {{ ref('segment_kind_words') }} as kinds on words.word = kinds.word
    group by words.company_id, words.segment_key

)

-- The member's own words come first (eliminations, corporate but for those who serve corporations, places), then the heading of its table; "Other" alone is
-- other. What the income statement alone parts into products and services is no segment.
select
    segments.company_id,
    segments.segment_key,
    segments.segment,
    segments.prints,
    case
        when kinds.segment_kind = 'corporate' and regexp_matches(segments.segment_key, 'corporate (and )?(institutional|bank|lend|loan|client|customer|travel|solution)') then 'operating'
        when kinds.priority < 60 then kinds.segment_kind
        when regexp_matches(segments.segment_key, '^(all )?others?$') then 'other'
        when segments.in_geography_table and not segments.in_product_table then 'geography'
        when segments.in_product_table then 'product'
        when segments.is_on_face_only and regexp_matches(segments.segment_key, '^(products?|services?)( and (products?|services?|others?))?$') then 'product'
        else 'operating'
    end as segment_kind
from segments
left join kinds on segments.company_id is not distinct from kinds.company_id and segments.segment_key = kinds.segment_key
