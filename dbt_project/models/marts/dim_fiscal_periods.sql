with calendar as (select * from {{ ref('int_fiscal_calendar') }}),

printed as (

    select
        company_id,
        quarter_number,
        mode(period_end order by period_end) as period_end,
        mode(period_start order by period_start) filter (where period_length = 'quarter') as period_start
    from {{ ref('int_figures') }}
    where company_id is not null and period_length <> 'other' and not is_guidance
    group by company_id, quarter_number

),

spans as (

    select company_id, unnest(range(min(quarter_number), max(quarter_number) + 1)) as quarter_number
    from printed
    group by company_id

)

select
    spans.company_id,
    spans.quarter_number,
    {{ fiscal_year_of('spans.quarter_number') }} as fiscal_year,
    {{ fiscal_quarter_of('spans.quarter_number') }} as fiscal_quarter,
    coalesce(printed.period_start, lag(printed.period_end) over quarters + 1, {{ nominal_quarter_end('(spans.quarter_number - 1)', 'calendar.year_end_month') }} + 1) as period_start,
    coalesce(printed.period_end, {{ nominal_quarter_end('spans.quarter_number', 'calendar.year_end_month') }}) as period_end,
    printed.period_end is not null as is_printed
from spans
inner join calendar on spans.company_id = calendar.company_id
left join printed on spans.company_id = printed.company_id and spans.quarter_number = printed.quarter_number
window quarters as (partition by spans.company_id order by spans.quarter_number)
