with reported_values as (select * from {{ ref('stg_lake__reported_values') }}),

tables as (

    -- GAAP | Stock-based compensation | Non-GAAP: what leads from the one to the other is neither. Volume | Rate | Net: what changed, and why.
    -- Common stock | Retained earnings | Total: what each component of equity takes of what stands in the last column
    select
        *,
        coalesce(
            len(list_filter(column_headers, head -> regexp_matches(lower(head), '{{ says_gaap_column() }}'))) > 0
            and len(list_filter(column_headers, head -> regexp_matches(lower(head), '{{ other_basis() }}'))) > 0,
            false
        ) as leads_from_gaap,
        coalesce(
            len(list_filter(column_headers, head -> regexp_matches(lower(head), '\bvolumes?$'))) > 0
            and len(list_filter(column_headers, head -> regexp_matches(lower(head), '\brates?$'))) > 0,
            false
        ) as parts_volume_from_rate,
        coalesce(len(list_filter(column_headers, head -> regexp_matches(lower(head), '{{ component_of_equity() }}'))) > 1, false) as parts_equity,
        coalesce(
            regexp_matches(lower(list_last(column_headers)), '\btotal\b')
            -- what is redeemable stands beside equity, not in its total
            and not regexp_matches(lower(array_to_string(column_headers, ' ')), '\bredeemable\b'),
            false
        ) as ends_in_total
    from {{ ref('stg_lake__tables') }}

),

in_context as (

    select
        figures.reported_value_id,
        figures.document_id,
        figures.source,
        figures.statement,
        figures.table_number,
        figures.row_number,
        figures.column_number,
        figures.root_row_number,
        figures.unit,
        figures.segment,
        figures.tag,
        {{ caption_context('figures', 'tables') }},
        figures.source = 'table' and not regexp_matches(lower(figures.label), '{{ says_gaap() }}') and (
            (figures.statement <> 'cash_flow' and regexp_matches(lower(coalesce({{ headings_of_rows('figures', 'tables') }}, '')), '{{ other_basis() }}'))
            or (
                regexp_matches(lower(coalesce(tables.column_headers[figures.column_number], '')), '{{ other_basis() }}|\badjustments?\b')
                -- what changes one balance to the next is itself
                and not regexp_matches(lower(array_to_string(tables.column_headers, ' ')), '\bbalances?\b.*\bbalances?\b')
            )
            or regexp_matches(lower(coalesce(tables.title, '')), '{{ title_of_other_basis() }}')
            or (
                tables.leads_from_gaap
                and not regexp_matches(lower(coalesce(tables.column_headers[figures.column_number], '')), '{{ says_gaap_column() }}')
                and not {{ names_a_period_only("coalesce(tables.column_headers[figures.column_number], '')") }}
                and not regexp_matches(lower(coalesce(tables.column_headers[figures.column_number], '')), '{{ ends_in_restated() }}')
            )
            or tables.parts_volume_from_rate
            or (figures.unit = 'USD/shares' and regexp_matches(lower(figures.label), '{{ per_share_of_other_basis() }}'))
            or (
                figures.statement in ('selected_data', 'other', 'income_statement', 'non_gaap_reconciliation')
                and regexp_matches(lower(coalesce({{ headings_of_rows('figures', 'tables') }}, '')), '(stock|share)-based compensation')
            )
        ) as is_other_basis,
        concat_ws(' ', figures.parent_label, tables.column_headers[figures.column_number], tables.title) as words_of_the_basis,
        coalesce(regexp_matches(lower(list_last(string_split(tables.title, ' | '))), '{{ title_of_allocated_expense() }}'), false) as allocates_expense,
        coalesce(tables.parts_equity and not (tables.ends_in_total and figures.column_number = len(tables.column_headers)), false) as is_of_component,
        figures.statement not in ('balance_sheet', 'cash_flow')
            and coalesce(regexp_matches(lower(list_last(string_split(tables.title, ' | '))), '{{ title_of_discontinued() }}'), false) as is_of_discontinued,
        -- As reported | Adjustment | As restated: of one row and period only the last is what the document takes for true
        coalesce(
            bool_or(regexp_matches(lower(tables.column_headers[figures.column_number]), '{{ ends_in_restated() }}')) over same_row
            and bool_or(regexp_matches(lower(tables.column_headers[figures.column_number]), '\breported[^a-z]*$')) over same_row
            and not regexp_matches(lower(tables.column_headers[figures.column_number]), '{{ ends_in_restated() }}'),
            false
        ) as is_superseded
    from reported_values as figures
    left join tables on figures.document_id = tables.document_id and figures.table_number = tables.table_number
    window same_row as (partition by figures.document_id, figures.table_number, figures.row_number, figures.period_start, figures.period_end)

),

identified as (

    select *, {{ caption_id('in_context') }} as caption_id
    from in_context

)

-- A figure on another basis (pro forma, adjusted) has no concept of GAAP's; its own measures, EBITDA above all, keep theirs. A tag's figure under a member of an
-- axis that parts no company (a component of equity, a customer) is neither the company's nor a segment's.
select
    identified.reported_value_id,
    identified.document_id,
    identified.source,
    identified.statement,
    identified.table_number,
    identified.row_number,
    identified.column_number,
    identified.root_row_number,
    identified.unit,
    identified.segment,
    identified.caption_id,
    identified.label = '' as is_unlabelled,
    identified.is_other_basis,
    case
        when identified.source = 'tagged' then case when identified.parent_label is null then tags.concept end
        when identified.is_other_basis and not coalesce({{ keeps_concept_on_other_basis('caption_concepts.concept', 'identified.parent_label', 'identified.words_of_the_basis') }}, false) then null
        when identified.is_of_discontinued and caption_concepts.concept not like '%Discontinued%' then null
        when identified.is_of_component or identified.is_superseded then null
        when identified.allocates_expense and {{ is_operating_expense('caption_concepts.concept') }} then null
        else caption_concepts.concept
    end as concept,
    case when identified.source = 'table' and not identified.is_other_basis and not (identified.is_of_component or identified.is_superseded) then caption_concepts.caption_kind end as caption_kind,
    caption_concepts.rule_priority,
    caption_concepts.text_rank
from identified
left join {{ ref('int_caption_concepts') }} as caption_concepts on identified.caption_id = caption_concepts.caption_id
left join {{ ref('tag_concepts') }} as tags on identified.tag = tags.tag
