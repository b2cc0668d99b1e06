{{ config(materialized='view') }}

{%- set keys = 'company_id, company_name, fiscal_year, fiscal_quarter, quarter_number' %}
{%- set mixed = 'are of different states of knowledge (one restated after the other was printed last)' %}

with quarters as (

    select *, fiscal_year * 4 + fiscal_quarter as quarter_number
    from {{ without_database(ref('fct_quarters')) }}
    where concept in ('EBITDA', 'OperatingIncomeLoss', 'DepreciationDepletionAndAmortization', 'InterestExpense', 'LongTermDebtCurrent', 'LongTermDebtNoncurrent')

),

known_quarters as (

    select
        {{ keys }},
        max(period_end) as period_end,
        max(value) filter (where concept = 'LongTermDebtCurrent') as debt_current,
        max(value) filter (where concept = 'LongTermDebtNoncurrent') as debt_noncurrent,
        bool_or(is_restated) as has_restated_figures,
        bool_or(newer_quarantined) as has_newer_quarantined
    from quarters
    group by {{ keys }}

),

first_known as (

    select company_id, fiscal_year, fiscal_quarter, min(known_from) as first_known_on
    from {{ without_database(ref('fct_quarter_versions')) }}
    group by company_id, fiscal_year, fiscal_quarter

),

-- Each operand is a figure or a sum of figures (macro added_up), and brings with it when it was restated and when it was printed last.
ebitdas_reported as (select * from quarters where concept = 'EBITDA'),

ebitdas_computed as (

    select company_id, quarter_number, {{ added_up() | indent(4) }}
    from quarters
    where concept in ('OperatingIncomeLoss', 'DepreciationDepletionAndAmortization')
    group by company_id, quarter_number
    having count(*) = 2

),

ebitdas as (

    select company_id, quarter_number, value, is_restated, known_on, confirmed_on, newer_quarantined, 'reported' as basis
    from ebitdas_reported
    union all by name
    select *, 'operating income plus depreciation and amortization' as basis
    from ebitdas_computed
    anti join ebitdas_reported using (company_id, quarter_number)

),

interests as (

    select company_id, quarter_number, value, is_restated, known_on, confirmed_on, newer_quarantined
    from quarters
    where concept = 'InterestExpense'

),

debts as (

    select company_id, quarter_number, {{ added_up() | indent(4) }}
    from quarters
    where concept in ('LongTermDebtCurrent', 'LongTermDebtNoncurrent')
    group by company_id, quarter_number
    having count(*) = 2

),

{% for operand in ['ebitda', 'interest'] -%}
-- four quarters or nothing
{{ operand }}_sums as (

    select * replace (case when quarters_known = 4 then value end as value)
    from (
        select company_id, quarter_number, count(value) over last_four as quarters_known, {{ added_up('over last_four') | indent(8) }}
        from known_quarters
        left join {{ operand }}s using (company_id, quarter_number)
        window last_four as (partition by company_id order by quarter_number range between 3 preceding and current row)
    ) as added

),

{% endfor -%}
-- one facility told by two sentences or two documents counts once
new_facilities as (

    select company_id, announced_on, facility_kind, amount_usd, maturity_date, bool_or(is_contradicted) as is_contradicted
    from {{ without_database(ref('fct_debt_facilities')) }}
    where event = 'new' and amount_usd is not null and company_id is not null
    group by company_id, announced_on, facility_kind, amount_usd, maturity_date

),

financings as (

    select company_id, announced_on, sum(amount_usd) as debt, count(*) as facilities, count(*) filter (where is_contradicted) > 1 as is_told_in_two_ways
    from new_facilities
    group by company_id, announced_on

),

-- the latest financing that had been announced when the quarter's figures first became known
joined as (

    select
        known_quarters.*,
        first_known.first_known_on,
        ebitdas as ebitda,
        ebitda_sums as ebitda_sum,
        interests as interest,
        interest_sums as interest_sum,
        debts as debt,
        financings as financing
    from known_quarters
    left join first_known using (company_id, fiscal_year, fiscal_quarter)
    left join ebitdas using (company_id, quarter_number)
    left join ebitda_sums using (company_id, quarter_number)
    left join interests using (company_id, quarter_number)
    left join interest_sums using (company_id, quarter_number)
    left join debts using (company_id, quarter_number)
    asof left join financings on known_quarters.company_id = financings.company_id and first_known.first_known_on >= financings.announced_on

)

select
    company_id,
    company_name,
    fiscal_year,
    fiscal_quarter,
    period_end,
    first_known_on,
    ebitda.value as ebitda,
    case when ebitda.value is not null then ebitda.basis end as ebitda_basis,
    ebitda_sum.value as ebitda_twelve_months,
    cast(ebitda_sum.quarters_known as integer) as ebitda_quarters,
    interest.value as interest_expense,
    interest_sum.value as interest_expense_twelve_months,
    cast(interest_sum.quarters_known as integer) as interest_quarters,
    debt_current,
    debt_noncurrent,
    debt.value as debt_on_balance_sheet,
    case when not financing.is_told_in_two_ways then financing.debt end as debt_announced,
    financing.announced_on as debt_announced_on,
    cast(financing.facilities as integer) as facilities_announced,
    {{ fraction_of_one_state('debt', 'ebitda_sum') }} as debt_on_balance_sheet_to_ebitda,
    {{ fraction_of('debt_announced', 'ebitda_sum.value') }} as debt_announced_to_ebitda,
    {{ fraction_of('debt_announced', '(4 * ebitda.value)') }} as debt_announced_to_ebitda_annualized,
    {{ fraction_of_one_state('ebitda_sum', 'interest_sum') }} as interest_cover,
    {{ fraction_of_one_state('ebitda', 'interest') }} as interest_cover_of_quarter,
    nullif(concat_ws('; ',
        case when ebitda_sum.quarters_known < 4 then 'EBITDA is known of ' || ebitda_sum.quarters_known || ' of the four quarters' end,
        case when ebitda_sum.value <= 0 then 'EBITDA of twelve months is not positive' end,
        case when interest_sum.quarters_known < 4 then 'interest expense is known of ' || interest_sum.quarters_known || ' of the four quarters' end,
        case when debt_current is null or debt_noncurrent is null then 'no balance sheet with current and long-term debt' end,
        case when financing.debt is null then 'no new debt announced' end,
        case when financing.is_told_in_two_ways then 'the page tells the amount of a new facility in two ways' end,
        case when ebitda.company_id is not null and ebitda.value is null then 'operating income and depreciation {{ mixed }}' end,
        case when ebitda_sum.quarters_known = 4 and ebitda_sum.value is null then 'the four quarters of EBITDA {{ mixed }}' end,
        case when interest_sum.quarters_known = 4 and interest_sum.value is null then 'the four quarters of interest expense {{ mixed }}' end,
        case when debt.company_id is not null and debt.value is null then 'current and long-term debt {{ mixed }}' end,
        case when {{ are_apart('debt', 'ebitda_sum') }} then 'debt and EBITDA of twelve months {{ mixed }}' end,
        case when {{ are_apart('ebitda_sum', 'interest_sum') }} then 'EBITDA and interest expense of twelve months {{ mixed }}' end,
        case when {{ are_apart('ebitda', 'interest') }} then 'EBITDA and interest expense of the quarter {{ mixed }}' end
    ), '') as missing,
    has_restated_figures,
    has_newer_quarantined
from joined
where ebitda.value is not null or interest.value is not null or debt_current is not null or debt_noncurrent is not null
