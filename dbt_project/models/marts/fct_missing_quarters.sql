with calendar as (select * from {{ ref('int_fiscal_calendar') }}),

held as (

    select company_id, segment_key, concept, quarter_number
    from {{ ref('int_quarter_versions') }}
    where known_to is null

),

spans as (

    select company_id, min(quarter_number) as first_quarter, max(quarter_number) as last_quarter
    from {{ ref('int_period_figures') }}
    group by company_id

),

-- a member is looked for between its first and its last appearance
segment_spans as (

    select company_id, segment_key, min(quarter_number) as first_quarter, max(quarter_number) as last_quarter
    from {{ ref('int_period_figures') }}
    where segment_key <> ''
    group by company_id, segment_key

),

reported_elsewhere as (

    select distinct company_id, segment_key, concept
    from {{ ref('int_period_figures') }}

),

expected as (

    select
        reported_elsewhere.company_id,
        reported_elsewhere.segment_key,
        reported_elsewhere.concept,
        unnest(range(
            coalesce(segment_spans.first_quarter, spans.first_quarter), coalesce(segment_spans.last_quarter, spans.last_quarter) + 1
        )) as quarter_number
    from reported_elsewhere
    inner join spans on reported_elsewhere.company_id = spans.company_id
    left join segment_spans
        on reported_elsewhere.company_id = segment_spans.company_id and reported_elsewhere.segment_key = segment_spans.segment_key

),

missing as (

    select expected.*
    from expected
    anti join held using (company_id, segment_key, concept, quarter_number)

),

quarantined as (

    select distinct figures.company_id, coalesce(figures.segment_key, '') as segment_key, figures.concept, figures.quarter_number
    from {{ ref('int_figures') }} as figures
    inner join {{ ref('int_figure_verdicts') }} as verdicts on figures.reported_value_id = verdicts.reported_value_id
    where verdicts.status = 'quarantined' and figures.concept is not null

),

-- A cell that could not be read belongs to the measure of its row, and to a period of its table for which the row has no figure.
unread_rows as (

    select distinct figures.document_id, figures.table_number, figures.row_number, figures.company_id, figures.segment_key, figures.concept, cells.line_number
    from {{ without_database(source('audit', 'quarantine')) }} as cells
    inner join {{ ref('int_figures') }} as figures on cells.document_id = figures.document_id and cells.line_number = figures.line_number
    where cells.scope in ('row', 'cell') and figures.concept is not null and figures.company_id is not null

),

unread as (

    select
        unread_rows.company_id,
        coalesce(unread_rows.segment_key, '') as segment_key,
        unread_rows.concept,
        of_table.quarter_number,
        min(unread_rows.line_number) as line_number
    from unread_rows
    inner join {{ ref('int_figures') }} as of_table
        on unread_rows.document_id = of_table.document_id
        and unread_rows.table_number = of_table.table_number
        and of_table.period_length in ('quarter', 'instant')
    anti join {{ ref('int_figures') }} as of_row
        on of_table.document_id = of_row.document_id
        and of_table.table_number = of_row.table_number
        and of_table.column_number = of_row.column_number
        and unread_rows.row_number = of_row.row_number
    group by unread_rows.company_id, unread_rows.segment_key, unread_rows.concept, of_table.quarter_number

),

not_derived as (

    select
        company_id,
        segment_key,
        concept,
        quarter_number,
        arg_max(reason_not_derivable, known_on) as reason
    from {{ ref('int_derived_quarters') }}
    where value is null
    group by company_id, segment_key, concept, quarter_number

),

-- a longer period of what cannot be subtracted: per share, share counts
year_to_date_only as (

    select distinct company_id, segment_key, concept, quarter_number
    from {{ ref('int_period_figures') }}
    where period_length in ('half', 'nine_months', 'year')

),

-- a print that may not speak for a quarter: in a table that is no statement, or a misprint
passed_over as (

    select
        company_id,
        coalesce(segment_key, '') as segment_key,
        concept,
        quarter_number,
        min_by(format('line {} of {}', line_number, source_path), (known_on, document_id, line_number)) as printed_at
    from {{ ref('int_figures') }}
    where concept is not null and period_length in ('quarter', 'instant') and source in ('table', 'tagged') and not is_guidance
    group by company_id, coalesce(segment_key, ''), concept, quarter_number

),

undecided as (

    select distinct company_id, segment_key, concept, quarter_number
    from {{ ref('int_period_figures') }}
    where is_undecided and period_length in ('quarter', 'instant')

)

select
    missing.company_id,
    {{ fiscal_year_of('missing.quarter_number') }} as fiscal_year,
    {{ fiscal_quarter_of('missing.quarter_number') }} as fiscal_quarter,
    coalesce(periods.period_end, {{ nominal_quarter_end('missing.quarter_number', 'calendar.year_end_month') }}) as period_end,
    missing.concept,
    segments.segment,
    case
        when quarantined.company_id is not null or unread.company_id is not null then 'quarantined'
        when undecided.company_id is not null or not_derived.company_id is not null or year_to_date_only.company_id is not null
            or passed_over.company_id is not null then 'not_derivable'
        else 'not_disclosed'
    end as state,
    case
        when quarantined.company_id is not null then 'the statement that prints it breaks an identity and is quarantined'
        when unread.company_id is not null then format('line {} prints it, and it could not be read', unread.line_number)
        when undecided.company_id is not null then 'one document prints it unequally, and no face statement decides'
        when not_derived.company_id is not null then not_derived.reason
        when year_to_date_only.company_id is not null then 'only a longer period is printed, and a figure per share or a count of shares is never derived'
        when passed_over.company_id is not null
            then format('{} prints it, in a table or a way that may not speak for a quarter', passed_over.printed_at)
        else 'no document of the company prints it'
    end as reason
from missing
inner join calendar on missing.company_id = calendar.company_id
left join {{ ref('dim_segments') }} as segments on missing.company_id = segments.company_id and missing.segment_key = segments.segment_key
left join {{ ref('dim_fiscal_periods') }} as periods
    on missing.company_id = periods.company_id and missing.quarter_number = periods.quarter_number
left join quarantined
    on missing.company_id = quarantined.company_id and missing.segment_key = quarantined.segment_key
    and missing.concept = quarantined.concept and missing.quarter_number = quarantined.quarter_number
left join unread
    on missing.company_id = unread.company_id and missing.segment_key = unread.segment_key
    and missing.concept = unread.concept and missing.quarter_number = unread.quarter_number
left join not_derived
    on missing.company_id = not_derived.company_id and missing.segment_key = not_derived.segment_key
    and missing.concept = not_derived.concept and missing.quarter_number = not_derived.quarter_number
left join year_to_date_only
    on missing.company_id = year_to_date_only.company_id and missing.segment_key = year_to_date_only.segment_key
    and missing.concept = year_to_date_only.concept and missing.quarter_number = year_to_date_only.quarter_number
left join passed_over
    on missing.company_id = passed_over.company_id and missing.segment_key = passed_over.segment_key
    and missing.concept = passed_over.concept and missing.quarter_number = passed_over.quarter_number
left join undecided
    on missing.company_id = undecided.company_id and missing.segment_key = undecided.segment_key
    and missing.concept = undecided.concept and missing.quarter_number = undecided.quarter_number
