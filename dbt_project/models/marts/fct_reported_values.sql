with figures as (

    select
        figures.reported_value_id,
        figures.document_id,
        figures.filing_id,
        figures.company_id,
        figures.source_path,
        figures.source,
        figures.statement,
        figures.table_number,
        figures.row_number,
        figures.column_number,
        figures.label,
        figures.parent_label,
        figures.concept,
        figures.segment,
        figures.period_start,
        figures.period_end,
        figures.period_length,
        figures.printed_text,
        figures.printed_value,
        figures.value,
        figures.unit,
        figures.decimals,
        figures.is_nil,
        figures.is_guidance,
        figures.line_number,
        figures.char_start,
        figures.char_end,
        figures.known_on,
        verdicts.status,
        verdicts.identity_status,
        figures.tag,
        figures.is_restated,
        figures.is_other_basis,
        figures.segment_kind,
        misprints.misprint,
        nullif(tables.column_headers[figures.column_number], '') as column_header
    from {{ ref('int_figures') }} as figures
    inner join {{ ref('int_figure_verdicts') }} as verdicts on figures.reported_value_id = verdicts.reported_value_id
    left join {{ ref('int_misprints') }} as misprints on figures.reported_value_id = misprints.reported_value_id
    left join {{ ref('stg_lake__tables') }} as tables
        on figures.document_id = tables.document_id and figures.table_number = tables.table_number and figures.source = 'table'

),

-- figures that sentences state, of a period: they never feed a quarter
claims as (

    select
        claim_id as reported_value_id,
        document_id,
        filing_id,
        company_id,
        source_path,
        'narrative' as source,
        'other' as statement,
        0 as table_number,
        0 as row_number,
        0 as column_number,
        measure as label,
        cast(null as varchar) as parent_label,
        concept,
        segment,
        period_start,
        period_end,
        period_length,
        cast(null as varchar) as printed_text,
        value as printed_value,
        value,
        unit,
        decimals,
        false as is_nil,
        false as is_guidance,
        line_number,
        char_start,
        char_end,
        known_on,
        'loaded' as status,
        'unchecked' as identity_status,
        cast(null as varchar) as tag,
        false as is_restated,
        false as is_other_basis,
        segment_kind,
        cast(null as varchar) as misprint,
        cast(null as varchar) as column_header
    from {{ ref('int_claims') }}
    where claim_kind in ('amount', 'per_share') and period_end is not null
      and claim_id not in (select reported_value_id from figures)

)

select *
from (
    select * from figures
    union all
    select * from claims
)
order by source_path, document_id, table_number, row_number, column_number, char_start
