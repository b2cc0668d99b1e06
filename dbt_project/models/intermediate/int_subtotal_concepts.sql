with captions as (

    select * from {{ ref('int_figure_captions') }} where source = 'table' and segment is null and not is_other_basis

),

-- what each row of a table is, by its caption
row_captions as (

    select
        document_id,
        table_number,
        row_number,
        min(statement) as statement,
        min(concept) as concept,
        min(caption_kind) as caption_kind,
        min(caption_id) as caption_id,
        bool_and(is_unlabelled) as is_unlabelled
    from captions
    group by document_id, table_number, row_number

),

sums as (

    select
        results.document_id,
        results.table_number,
        results.row_number,
        min(results.addend_rows) as addend_rows
    from {{ ref('stg_lake__footing_results') }} as results
    inner join row_captions
        on results.document_id = row_captions.document_id
        and results.table_number = row_captions.table_number
        and results.row_number = row_captions.row_number
    where (row_captions.is_unlabelled or row_captions.statement = 'income_statement') and results.verdict = 'foots'
    group by results.document_id, results.table_number, results.row_number

),

addends as (

    select document_id, table_number, row_number, addend_rows, cast(substr(addend, 2) as integer) as addend_row, starts_with(addend, '-') as is_deducted
    from (select *, unnest(string_split(addend_rows, ' ')) as addend from sums)

),

-- "Total costs and expenses" above other expenses, being the sum of what parts of the sales cost ("Cost of products", "Cost of services") and of nothing else
sums_of_costs as (

    select addends.document_id, addends.table_number, addends.row_number
    from addends
    inner join row_captions as totals using (document_id, table_number, row_number)
    inner join row_captions as parts
        on addends.document_id = parts.document_id and addends.table_number = parts.table_number and addends.addend_row = parts.row_number
    where totals.concept = 'CostsAndExpenses' and not totals.is_unlabelled
    group by addends.document_id, addends.table_number, addends.row_number
    having count(*) > 1 and not bool_or(addends.is_deducted)
       and bool_and(coalesce(parts.caption_kind in ('cost_of_a_part', 'part_or_total_cost'), false))

),

costs_of_revenue as (

    select distinct sums_of_costs.*
    from sums_of_costs
    inner join row_captions as below
        on sums_of_costs.document_id = below.document_id
        and sums_of_costs.table_number = below.table_number
        and sums_of_costs.row_number < below.row_number
        and ({{ is_operating_expense('below.concept') }} or below.concept = 'OperatingExpenses')

),

rows_of_tables as (

    select
        row_captions.* exclude (concept, caption_kind),
        case when costs_of_revenue.row_number is not null then 'CostOfRevenue' else row_captions.concept end as concept,
        case when costs_of_revenue.row_number is not null then 'part_or_total_cost' else row_captions.caption_kind end as caption_kind
    from row_captions
    left join costs_of_revenue using (document_id, table_number, row_number)

),

-- Of two rows whose captions may name a part or the whole, and of which one adds up to the other with further rows, the sum is the whole: of "Interest income
-- and other, net" and "Interest and other, net".
parts_of_wholes as (

    select distinct addends.document_id, addends.table_number, addends.addend_row as row_number, cast(null as varchar) as concept
    from addends
    inner join rows_of_tables as totals using (document_id, table_number, row_number)
    inner join rows_of_tables as parts
        on addends.document_id = parts.document_id and addends.table_number = parts.table_number and addends.addend_row = parts.row_number
    where totals.concept = parts.concept and not totals.is_unlabelled and not parts.is_unlabelled and addends.addend_rows like '% %'
      and totals.caption_kind in ('interest_and_other', 'part_or_total_cost', 'part_or_total_revenue')
      and parts.caption_kind in ('interest_and_other', 'part_or_total_cost', 'part_or_total_revenue', 'cost_of_a_part')

),

described as (

    select
        addends.document_id,
        addends.table_number,
        addends.row_number,
        min(row_captions.statement) as statement,
        list(distinct row_captions.concept) filter (where row_captions.concept is not null) as concepts,
        list_distinct(flatten(list(texts.words))) as words,
        bool_or(addends.is_deducted) as has_deductions,
        count(*) as addends
    from addends
    inner join row_captions as totals
        on addends.document_id = totals.document_id
        and addends.table_number = totals.table_number
        and addends.row_number = totals.row_number
        and totals.is_unlabelled
    inner join rows_of_tables as row_captions
        on addends.document_id = row_captions.document_id
        and addends.table_number = row_captions.table_number
        and addends.addend_row = row_captions.row_number
    left join {{ ref('int_caption_texts') }} as texts on row_captions.caption_id = texts.caption_id and texts.text_rank = 1
    group by addends.document_id, addends.table_number, addends.row_number

),

rules as (

    select
        priority,
        statement,
        concept,
        only_additions,
        nothing_else,
        {% for names in ['all_concepts', 'any_concepts', 'none_concepts', 'all_words'] -%}
        coalesce(string_split(nullif({{ names }}, ''), ' '), cast([] as varchar[])) as {{ names }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('subtotal_rules') }}

),

named_by_addends as (

    select
        described.document_id,
        described.table_number,
        described.row_number,
        rules.concept
    from described
    inner join rules
        on described.statement = rules.statement
        and list_has_all(coalesce(described.concepts, []), rules.all_concepts)
        and (len(rules.any_concepts) = 0 or list_has_any(coalesce(described.concepts, []), rules.any_concepts))
        and not list_has_any(coalesce(described.concepts, []), rules.none_concepts)
        and list_has_all(coalesce(described.words, []), rules.all_words)
        and (not rules.only_additions or not described.has_deductions)
        and described.addends > 1
        and (not rules.nothing_else or described.addends = len(rules.all_concepts))
    qualify row_number() over (partition by described.document_id, described.table_number, described.row_number order by rules.priority) = 1

),

total_assets as (

    select document_id, table_number, row_number from row_captions where statement = 'balance_sheet' and concept = 'Assets'
    union
    select document_id, table_number, row_number from named_by_addends where concept = 'Assets'

),

printed_rows as (

    select
        document_id,
        table_number,
        row_number,
        list(printed_value order by column_number) as printed_values,
        list((period_start, period_end) order by column_number) as periods
    from {{ ref('stg_lake__reported_values') }}
    where statement in ('balance_sheet', 'income_statement', 'segment') and source = 'table' and segment is null
    group by document_id, table_number, row_number

),

-- The other side of a balance sheet, which may stand in a table of its own: an unlabelled row below total assets that prints the same figures, in all columns.
balancing_rows as (

    select row_captions.document_id, row_captions.table_number, row_captions.row_number, 'LiabilitiesAndStockholdersEquity' as concept
    from row_captions
    inner join printed_rows using (document_id, table_number, row_number)
    inner join total_assets
        on row_captions.document_id = total_assets.document_id
        and (row_captions.table_number, row_captions.row_number) > (total_assets.table_number, total_assets.row_number)
    inner join printed_rows as assets
        on total_assets.document_id = assets.document_id
        and total_assets.table_number = assets.table_number
        and total_assets.row_number = assets.row_number
    where row_captions.is_unlabelled and row_captions.statement = 'balance_sheet' and printed_rows.printed_values = assets.printed_values

),

-- Where segments come to operating income: an unlabelled row under its name that prints the income statement's, of all periods.
repeating_rows as (

    select row_captions.document_id, row_captions.table_number, row_captions.row_number, 'OperatingIncomeLoss' as concept
    from row_captions
    inner join printed_rows using (document_id, table_number, row_number)
    inner join {{ ref('int_caption_texts') }} as texts on row_captions.caption_id = texts.caption_id and texts.text_rank = 11
    inner join row_captions as face on row_captions.document_id = face.document_id and face.statement = 'income_statement' and face.concept = 'OperatingIncomeLoss'
    inner join printed_rows as face_rows
        on face.document_id = face_rows.document_id and face.table_number = face_rows.table_number and face.row_number = face_rows.row_number
    where row_captions.is_unlabelled and row_captions.statement = 'segment' and list_has_all(texts.words, ['operating', 'income'])
      and printed_rows.printed_values = face_rows.printed_values and printed_rows.periods = face_rows.periods

)

select * from named_by_addends
union all
select *, 'CostOfRevenue' as concept from costs_of_revenue
union all
select * from parts_of_wholes
anti join costs_of_revenue using (document_id, table_number, row_number)
union all
select *
from (
    select * from balancing_rows
    union
    select * from repeating_rows
)
anti join named_by_addends using (document_id, table_number, row_number)
