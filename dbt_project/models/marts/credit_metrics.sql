{{ config(materialized='view') }}

with quarters as (

    select *, fiscal_year * 4 + fiscal_quarter as quarter_number
    from {{ without_database(ref('fct_quarters')) }}
    where concept in ('EBITDA', 'OperatingIncomeLoss', 'DepreciationDepletionAndAmortization', 'InterestExpense', 'LongTermDebtCurrent', 'LongTermDebtNoncurrent')

),

first_known as (

    select company_id, fiscal_year, fiscal_quarter, min(known_from) as first_known_on
    from {{ without_database(ref('fct_quarter_versions')) }}
    group by company_id, fiscal_year, fiscal_quarter

),

figures as (

    select
        company_id,
        max(company_name) as company_name,
        fiscal_year,
        fiscal_quarter,
        quarter_number,
        max(period_end) as period_end,
        max(value) filter (where concept = 'EBITDA') as ebitda_as_reported,
        max(value) filter (where concept = 'OperatingIncomeLoss') as operating_income_loss,
        max(value) filter (where concept = 'DepreciationDepletionAndAmortization') as depreciation_and_amortization,
        max(value) filter (where concept = 'InterestExpense') as interest_expense,
        max(value) filter (where concept = 'LongTermDebtCurrent') as debt_current,
        max(value) filter (where concept = 'LongTermDebtNoncurrent') as debt_noncurrent
    from quarters
    group by company_id, fiscal_year, fiscal_quarter, quarter_number

),

with_ebitda as (

    select
        *,
        coalesce(ebitda_as_reported, operating_income_loss + depreciation_and_amortization) as ebitda,
        case
            when ebitda_as_reported is not null then 'reported'
            when operating_income_loss + depreciation_and_amortization is not null then 'operating income plus depreciation and amortization'
        end as ebitda_basis
    from figures

),

-- four quarters or nothing
twelve_months as (

    select
        *,
        count(ebitda) over last_four as ebitda_quarters,
        count(interest_expense) over last_four as interest_quarters,
        case when count(ebitda) over last_four = 4 then sum(ebitda) over last_four end as ebitda_twelve_months,
        case when count(interest_expense) over last_four = 4 then sum(interest_expense) over last_four end as interest_expense_twelve_months
    from with_ebitda
    window last_four as (partition by company_id order by quarter_number range between 3 preceding and current row)

),

-- one facility told by two sentences or two documents counts once
new_facilities as (

    select company_id, announced_on, facility_kind, amount_usd, maturity_date
    from {{ without_database(ref('fct_debt_facilities')) }}
    where event = 'new' and amount_usd is not null and company_id is not null
    group by company_id, announced_on, facility_kind, amount_usd, maturity_date

),

financings as (

    select company_id, announced_on, sum(amount_usd) as debt_announced, count(*) as facilities_announced
    from new_facilities
    group by company_id, announced_on

),

-- the latest financing that had been announced when the quarter's figures first became known
joined as (

    select twelve_months.*, first_known.first_known_on, financings.announced_on, financings.debt_announced, financings.facilities_announced
    from twelve_months
    left join first_known using (company_id, fiscal_year, fiscal_quarter)
    asof left join financings on twelve_months.company_id = financings.company_id and first_known.first_known_on >= financings.announced_on

)

select
    company_id,
    company_name,
    fiscal_year,
    fiscal_quarter,
    period_end,
    first_known_on,
    ebitda,
    ebitda_basis,
    ebitda_twelve_months,
    cast(ebitda_quarters as integer) as ebitda_quarters,
    interest_expense,
    interest_expense_twelve_months,
    cast(interest_quarters as integer) as interest_quarters,
    debt_current,
    debt_noncurrent,
    debt_current + debt_noncurrent as debt_on_balance_sheet,
    debt_announced,
    announced_on as debt_announced_on,
    cast(facilities_announced as integer) as facilities_announced,
    {{ fraction_of('(debt_current + debt_noncurrent)', 'ebitda_twelve_months') }} as debt_on_balance_sheet_to_ebitda,
    {{ fraction_of('debt_announced', 'ebitda_twelve_months') }} as debt_announced_to_ebitda,
    {{ fraction_of('debt_announced', '(4 * ebitda)') }} as debt_announced_to_ebitda_annualized,
    {{ fraction_of('ebitda_twelve_months', 'interest_expense_twelve_months') }} as interest_cover,
    {{ fraction_of('ebitda', 'interest_expense') }} as interest_cover_of_quarter,
    nullif(concat_ws('; ',
        case when ebitda_quarters < 4 then 'EBITDA is known of ' || ebitda_quarters || ' of the four quarters' end,
        case when ebitda_twelve_months <= 0 then 'EBITDA of twelve months is not positive' end,
        case when interest_quarters < 4 then 'interest expense is known of ' || interest_quarters || ' of the four quarters' end,
        case when debt_current is null or debt_noncurrent is null then 'no balance sheet with current and long-term debt' end,
        case when debt_announced is null then 'no new debt announced' end
    ), '') as missing
from joined
where ebitda is not null or interest_expense is not null or debt_current is not null or debt_noncurrent is not null
