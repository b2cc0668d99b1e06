with aliases as (select * from {{ ref('int_company_aliases') }}),

document_companies as (select * from {{ ref('int_document_companies') }} where company_id is not null),

latest as (

    select
        company_id,
        arg_max(company_name, (coalesce(seen_on, date '0001-01-01'), document_id)) filter (where company_name is not null) as company_name,
        arg_max(name_key, (coalesce(seen_on, date '0001-01-01'), document_id)) filter (where name_key is not null) as name_key,
        max(cik) as cik,
        arg_max(ticker, (coalesce(seen_on, date '0001-01-01'), document_id)) filter (where ticker is not null) as ticker,
        bool_or(matched_by = 'ambiguous') as is_left_apart
    from document_companies
    group by company_id

),

former as (

    select aliases.company_id, list_sort(list(distinct aliases.alias)) as former_names
    from aliases
    inner join latest on aliases.company_id = latest.company_id
    where aliases.alias_kind in ('name', 'former_name') and aliases.alias_key <> latest.name_key
    group by aliases.company_id

)

select
    latest.company_id,
    coalesce(latest.company_name, latest.ticker, latest.company_id) as company_name,
    latest.cik,
    latest.ticker,
    strftime(last_day(make_date(2001, calendar.year_end_month, 1)), '%m-%d') as fiscal_year_end,
    calendar.basis as fiscal_year_end_basis,
    coalesce(former.former_names, cast([] as varchar[])) as former_names,
    latest.is_left_apart
from latest
left join {{ ref('int_fiscal_calendar') }} as calendar on latest.company_id = calendar.company_id
left join former on latest.company_id = former.company_id
