with documents as (

    select * from {{ ref('int_documents') }} where company_id is not null

),

figures as (

    select documents.company_id, figures.document_id, figures.statement, figures.period_length, figures.period_start, figures.period_end
    from {{ ref('stg_lake__reported_values') }} as figures
    inner join documents on figures.document_id = documents.document_id
    where not figures.is_guidance

),

-- a quarterly report's balance sheet stands beside that of the last year's end (Regulation S-X 10-01(c)), which is the only other one of the three quarters
-- before; a first quarter's report, which has no year to date beside the quarter, names no other day of them in its notes either
balances_before as (

    select figures.company_id, figures.document_id, min({{ month_of_end('figures.period_end') }}) as year_end_month
    from figures
    inner join documents on figures.document_id = documents.document_id
    where documents.document_type = 'quarterly_report'
      and figures.period_length = 'instant'
      and date_diff('day', figures.period_end, documents.period_end) between 77 and 300
      and (
          figures.statement = 'balance_sheet'
          or figures.document_id not in (select document_id from figures where period_length in ('half', 'nine_months'))
      )
    group by figures.company_id, figures.document_id
    having count(distinct {{ month_of_end('figures.period_end') }}) = 1

),

-- what the header or the page says outright weighs most; a year to date's first day and a balance sheet's other day weigh least
votes as (

    select company_id, {{ month_of_end("cast('2001-' || case when fiscal_year_end = '02-29' then '02-28' else fiscal_year_end end as date)") }} as year_end_month, 10 as weight
    from documents
    where regexp_matches(fiscal_year_end, '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$')

    union all

    select company_id, ({{ month_of_end('period_end') }} - 3 * stated_fiscal_quarter + 23) % 12 + 1, 6
    from documents
    where stated_fiscal_quarter between 1 and 4 and period_end is not null

    union all

    select company_id, {{ month_of_end('period_end') }}, 6
    from documents
    where document_type = 'annual_report' and period_end is not null

    union all

    select distinct on (document_id, period_length, period_start)
        company_id, {{ month_of_end('(period_start - 1)') }}, 2
    from figures
    where period_length in ('half', 'nine_months', 'year')
      and period_start is not null

    union all

    select company_id, year_end_month, 2 from balances_before

),

counted as (

    select company_id, year_end_month, sum(weight) as votes
    from votes
    group by company_id, year_end_month

),

elected as (

    select
        company_id,
        arg_max(year_end_month, (votes, year_end_month)) as year_end_month,
        max(votes) as votes,
        sum(votes) as votes_cast
    from counted
    group by company_id

),

companies as (select distinct company_id from documents)

-- a company that says nothing of its year is taken to close it in December; basis says so
select
    companies.company_id,
    cast(coalesce(elected.year_end_month, 12) as integer) as year_end_month,
    case when elected.company_id is null then 'assumed' else 'inferred' end as basis,
    cast(coalesce(elected.votes, 0) as integer) as votes,
    cast(coalesce(elected.votes_cast, 0) as integer) as votes_cast
from companies
left join elected on companies.company_id = elected.company_id
