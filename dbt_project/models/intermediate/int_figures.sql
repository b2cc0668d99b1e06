with reported_values as (select * from {{ ref('stg_lake__reported_values') }}),

documents as (select * from {{ ref('int_documents') }}),

segments as (select * from {{ ref('int_segments') }}),

calendar as (select * from {{ ref('int_fiscal_calendar') }}),

concepts as (select * from {{ ref('concepts') }}),

captions as (select * from {{ ref('int_figure_captions') }}),

-- A subtotal, if it bears no caption or one that says too little, is named by the rows that add up to it, else by its heading; and never by a heading whose total another row bears by name.
named_rows as (

    select distinct document_id, table_number, concept
    from captions
    where source = 'table' and segment is null and not is_unlabelled and concept is not null

),

-- Of the unlabelled rows of a balance sheet that its sides' headings name, the last is the side's total: those above it are parts ("ASSETS" over property less depreciation).
sums_of_sides as (

    select captions.document_id, captions.table_number, coalesce(subtotals.concept, captions.concept) as concept, max(captions.row_number) as row_number
    from captions
    left join {{ ref('int_subtotal_concepts') }} as subtotals using (document_id, table_number, row_number)
    where captions.source = 'table' and captions.is_unlabelled and captions.statement = 'balance_sheet'
      and coalesce(subtotals.concept, captions.concept) in ('Assets', 'LiabilitiesAndStockholdersEquity')
    group by all

),

captioned as materialized (

    select
        figures.*,
        documents.company_id,
        documents.filing_id,
        documents.source_path,
        documents.known_on,
        documents.rank_in_day,
        segments.segment_key,
        segments.segment_kind,
        captions.caption_id,
        captions.is_other_basis,
        captions.caption_kind,
        captions.rule_priority,
        case
            when captions.source = 'tagged' then captions.concept
            when not captions.is_unlabelled
                then case when subtotals.row_number is null or figures.segment is not null or captions.is_other_basis then captions.concept else subtotals.concept end
            when figures.row_number < sums_of_sides.row_number then null
            when named_rows.concept is null then coalesce(case when figures.segment is null and not captions.is_other_basis then subtotals.concept end, captions.concept)
        end as caption_concept
    from reported_values as figures
    inner join documents on figures.document_id = documents.document_id
    inner join captions on figures.reported_value_id = captions.reported_value_id
    left join {{ ref('int_subtotal_concepts') }} as subtotals
        on figures.document_id = subtotals.document_id
        and figures.table_number = subtotals.table_number
        and figures.row_number = subtotals.row_number
    left join named_rows
        on figures.document_id = named_rows.document_id
        and figures.table_number = named_rows.table_number
        and coalesce(subtotals.concept, captions.concept) = named_rows.concept
    left join sums_of_sides
        on figures.document_id = sums_of_sides.document_id
        and figures.table_number = sums_of_sides.table_number
        and coalesce(subtotals.concept, captions.concept) = sums_of_sides.concept
    left join {{ ref('segment_decisions') }} as decisions on {{ decides_segment('decisions', 'documents.company_id', 'figures.segment') }}
    left join segments
        on documents.company_id is not distinct from segments.company_id
        and {{ decided_segment_key('figures.segment', 'decisions') }} = segments.segment_key

),

-- A member's row that no heading names takes the measure of the total it adds up to.
with_root_measure as materialized (

    select
        captioned.* exclude (caption_concept),
        root.label as root_label,
        coalesce(
            captioned.caption_concept,
            case
                when captioned.statement = 'segment' and captioned.segment is not null and not captioned.is_other_basis
                    and not coalesce({{ names_a_measure(nearest_heading('captioned.parent_label')) }}, false)
                    then root.caption_concept
            end
        ) as caption_concept
    from captioned
    left join captioned as root
        on captioned.document_id = root.document_id
        and captioned.table_number = root.table_number
        and captioned.column_number = root.column_number
        and captioned.root_row_number = root.row_number
        and captioned.row_number <> root.row_number
        and captioned.unit = root.unit
        and root.source = 'table'
        and root.segment is null

),

in_table as (

    select
        document_id,
        table_number,
        list(distinct caption_concept) filter (where caption_concept is not null) as concepts,
        list(distinct caption_kind) filter (where caption_kind is not null) as kinds
    from with_root_measure
    where segment is null and source = 'table'
    group by document_id, table_number

),

in_document as (

    select document_id, list_distinct(flatten(list(concepts))) as concepts, list_distinct(flatten(list(kinds))) as kinds
    from in_table
    group by document_id

),

refinements as (

    select
        caption_kind,
        scope,
        nullif(needs_concept, '') as needs_concept,
        nullif(becomes, '') as becomes,
        {% for names in ['statement', 'needs_kind', 'lacks_concepts', 'lacks_kind'] -%}
        coalesce(string_split(nullif({{ names }}, ''), ' '), cast([] as varchar[])) as {{ names }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('concept_refinements') }}

),

-- What else the table or the document prints decides between two readings of one caption.
second_thoughts as (

    select figures.reported_value_id, refinements.becomes
    from with_root_measure as figures
    inner join refinements on figures.caption_kind = refinements.caption_kind
    inner join in_table on figures.document_id = in_table.document_id and figures.table_number = in_table.table_number
    inner join in_document on figures.document_id = in_document.document_id
    cross join lateral (
        select
            case refinements.scope when 'table' then in_table.concepts else in_document.concepts end as concepts,
            case refinements.scope when 'table' then in_table.kinds else in_document.kinds end as kinds
    ) as beside
    where figures.segment is null
      and (len(refinements.statement) = 0 or list_contains(refinements.statement, figures.statement))
      and (refinements.needs_concept is null or list_contains(beside.concepts, refinements.needs_concept))
      and (len(refinements.needs_kind) = 0 or list_has_any(beside.kinds, refinements.needs_kind))
      and not coalesce(list_has_any(beside.concepts, refinements.lacks_concepts), false)
      and not coalesce(list_has_any(beside.kinds, refinements.lacks_kind), false)
    qualify row_number() over (partition by figures.reported_value_id order by refinements.becomes nulls last) = 1

),

-- "Discontinued operations" between the basic (or diluted) figure of continuing operations and the block's total is of the block; average shares that take
-- average shares among their addends are those with the dilutive ones.
told_by_neighbours as (

    select
        reported_value_id,
        case
            when above = 'IncomeLossFromContinuingOperationsPerBasicShare' and below = 'EarningsPerShareBasic'
                then 'IncomeLossFromDiscontinuedOperationsPerBasicShare'
            when above = 'IncomeLossFromContinuingOperationsPerDilutedShare' and below = 'EarningsPerShareDiluted'
                then 'IncomeLossFromDiscontinuedOperationsPerDilutedShare'
        end as becomes
    from (
        select
            reported_value_id,
            caption_kind,
            lag(caption_concept) over rows_of_column as above,
            lead(caption_concept) over rows_of_column as below
        from with_root_measure
        where source = 'table' and segment is null and unit = 'USD/shares'
        window rows_of_column as (partition by document_id, table_number, column_number order by row_number)
    )
    where caption_kind = 'one_line_discontinued_per_share' and becomes is not null

    union all

    select distinct sums.reported_value_id, 'WeightedAverageSharesDiluted'
    from with_root_measure as sums
    inner join with_root_measure as addends
        on sums.document_id = addends.document_id
        and sums.table_number = addends.table_number
        and sums.column_number = addends.column_number
        and sums.row_number = addends.root_row_number
        and sums.row_number > addends.row_number
    where sums.caption_kind = 'average_shares' and addends.caption_kind = 'average_shares' and sums.segment is null and addends.segment is null

),

-- What costs, in the row above, leave of revenue ("Revenue | Subcontractor costs | Net revenue") is a measure of the company's own.
revenue_less_costs as (

    select reported_value_id
    from (
        select
            reported_value_id,
            caption_concept,
            lag(label) over rows_of_column as deducted_label,
            abs(lag(printed_value, 2) over rows_of_column - abs(lag(printed_value) over rows_of_column) - printed_value) <= 1.5 * power(10.0, -decimals) as is_the_rest
        from with_root_measure
        where source = 'table' and unit = 'USD'
        window rows_of_column as (partition by document_id, table_number, column_number, segment order by row_number)
    )
    where caption_concept = 'Revenues' and is_the_rest and regexp_matches(lower(deducted_label), '\bcosts?\b')

),

operating_income as (

    select document_id, table_number, column_number, max(row_number) as row_number
    from with_root_measure
    where caption_concept = 'OperatingIncomeLoss' and source = 'table' and segment is null and statement in ('income_statement', 'segment', 'non_gaap_reconciliation')
    group by document_id, table_number, column_number

),

-- What is of a day is no flow and the reverse: inventories in a statement of cash flows are their change, average deposits no deposits. What stands above
-- operating income and adds to it is none of the income that is not operating; taxes that lead to another net income than GAAP's are those of its adjustments;
-- expenses that add up to the compensation in shares are what each line of the statement holds of it.
refined as materialized (

    select
        figures.* exclude (caption_concept),
        case
            when (
                fitting.concept in ('OtherNonoperatingIncomeExpense', 'NonoperatingIncomeExpense')
                and operating_income.row_number > figures.row_number
                and figures.root_row_number >= operating_income.row_number
                and figures.contribution_sign is not null
            ) is not true
                and (
                    fitting.concept = 'IncomeTaxExpenseBenefit' and figures.statement = 'non_gaap_reconciliation'
                    and {{ is_net_income_of_other_basis('figures.root_label') }}
                ) is not true
                and ({{ is_operating_expense('fitting.concept') }} and {{ is_total_of_compensation('figures.root_label') }}) is not true
                then fitting.concept
        end as concept,
        {{ text_that_tells_the_sign('figures') }} as sign_text
    from with_root_measure as figures
    left join second_thoughts on figures.reported_value_id = second_thoughts.reported_value_id
    left join revenue_less_costs on figures.reported_value_id = revenue_less_costs.reported_value_id
    left join told_by_neighbours on figures.reported_value_id = told_by_neighbours.reported_value_id
    left join concepts as fitting
        on case
            when revenue_less_costs.reported_value_id is not null then null
            when told_by_neighbours.becomes is not null then told_by_neighbours.becomes
            when second_thoughts.reported_value_id is not null then second_thoughts.becomes
            else figures.caption_concept
        end = fitting.concept
        and (figures.source = 'tagged' or (fitting.period_type = 'instant') = (figures.period_start is null))
    left join operating_income
        on figures.document_id = operating_income.document_id
        and figures.table_number = operating_income.table_number
        and figures.column_number = operating_income.column_number

),

rows_of_one_sign as (

    select document_id, table_number, row_number, not (bool_or(printed_value < 0) and bool_or(printed_value > 0)) as is_of_one_sign
    from refined
    where source = 'table'
    group by document_id, table_number, row_number

),

-- What the caption itself says of the sign of what is printed beside it (macros/signs.sql).
signed_by_caption as materialized (

    select
        refined.*,
        concepts.polarity,
        concepts.is_signed,
        case
            when refined.source = 'tagged' or concepts.concept is null then 1
            else {{ sign_by_caption('refined', 'concepts', 'rows_of_one_sign.is_of_one_sign') }}
        end as caption_sign
    from refined
    left join concepts on refined.concept = concepts.concept
    left join rows_of_one_sign
        on refined.document_id = rows_of_one_sign.document_id
        and refined.table_number = rows_of_one_sign.table_number
        and refined.row_number = rows_of_one_sign.row_number

),

named_roots as (

    select document_id, table_number, column_number, row_number, concept, polarity * caption_sign as meaning_of_plus
    from signed_by_caption
    where source = 'table' and concept is not null
    qualify row_number() over (partition by document_id, table_number, column_number, row_number order by reported_value_id) = 1

),

-- What plus means in a sum whose total has no concept: as its plain expenses, printed without parentheses, tell with one voice.
nameless_roots as (

    select
        document_id,
        table_number,
        column_number,
        root_row_number as row_number,
        cast(null as varchar) as concept,
        min(polarity * contribution_sign) as meaning_of_plus
    from signed_by_caption
    where source = 'table' and statement = 'income_statement' and polarity = -1 and caption_sign = 1
      and printed_value > 0 and contribution_sign is not null and root_row_number <> row_number
    group by document_id, table_number, column_number, root_row_number
    having min(polarity * contribution_sign) = max(polarity * contribution_sign) and count(*) > 1

),

roots as (

    select * from named_roots
    union all
    select *
    from nameless_roots
    anti join named_roots using (document_id, table_number, column_number, row_number)

),

signed_by_sum as materialized (

    select
        figures.*,
        case when {{ sum_tells_the_sign('figures', 'roots') }} then figures.contribution_sign * figures.polarity * roots.meaning_of_plus end as sum_sign
    from signed_by_caption as figures
    left join roots
        on figures.document_id = roots.document_id
        and figures.table_number = roots.table_number
        and figures.column_number = roots.column_number
        and figures.root_row_number = roots.row_number

),

-- Tables that print their operating expenses plainly: in them parentheses around one mean a credit, such as a restructuring charge taken back.
tables_of_plain_expenses as (

    select document_id, table_number
    from signed_by_sum
    where source = 'table' and segment is null and {{ is_operating_expense('concept') }}
    group by document_id, table_number
    having count(distinct concept) filter (where printed_value > 0) > 1 and count(distinct concept) filter (where printed_value < 0) = 1

),

signed_by_neighbours as materialized (

    select
        figures.* exclude (sum_sign),
        coalesce(
            figures.sum_sign,
            case when plain.table_number is not null and {{ is_operating_expense('figures.concept') }} and figures.caption_sign = -1 then 1 end
        ) as sum_sign
    from signed_by_sum as figures
    left join tables_of_plain_expenses as plain
        on figures.document_id = plain.document_id
        and figures.table_number = plain.table_number
        and figures.segment is null
        and figures.statement in ('income_statement', 'selected_data', 'other')

),

-- An expense in parentheses that neither a sum nor its neighbours explain means what the same print means beside it in the same document.
signs_of_prints as (

    select document_id, concept, period_start, period_end, printed_value, min(sum_sign) as sum_sign
    from signed_by_neighbours
    where polarity = -1 and printed_value < 0 and segment is null and sum_sign is not null
      and statement in ('income_statement', 'selected_data', 'other')
    group by document_id, concept, period_start, period_end, printed_value
    having min(sum_sign) = max(sum_sign)

),

signed as (

    select
        figures.*,
        cast(figures.printed_value * coalesce(figures.sum_sign, prints.sum_sign, figures.caption_sign) as decimal(38, 6)) as value
    from signed_by_neighbours as figures
    left join signs_of_prints as prints
        on figures.document_id = prints.document_id
        and figures.concept = prints.concept
        and figures.period_start = prints.period_start
        and figures.period_end = prints.period_end
        and figures.printed_value = prints.printed_value
        and figures.segment is null

)

select
    figures.reported_value_id,
    figures.document_id,
    figures.filing_id,
    figures.company_id,
    figures.source_path,
    figures.source,
    figures.tag,
    figures.statement,
    figures.table_number,
    figures.row_number,
    figures.column_number,
    figures.label,
    figures.parent_label,
    figures.concept,
    figures.segment,
    figures.segment_key,
    figures.segment_kind,
    figures.period_start,
    figures.period_end,
    figures.period_length,
    figures.printed_text,
    cast(figures.printed_value as decimal(38, 6)) as printed_value,
    figures.value,
    figures.unit,
    figures.decimals,
    cast(power(10.0, -figures.decimals) as decimal(38, 6)) as print_unit,
    figures.is_nil,
    figures.is_guidance,
    figures.is_restated,
    figures.is_other_basis,
    figures.contribution_sign,
    figures.root_row_number,
    figures.caption_id,
    figures.rule_priority,
    figures.line_number,
    figures.char_start,
    figures.char_end,
    figures.known_on,
    figures.rank_in_day,
    {{ fiscal_quarter_number('figures.period_end', 'calendar.year_end_month') }} as quarter_number
from signed as figures
left join calendar on figures.company_id = calendar.company_id
