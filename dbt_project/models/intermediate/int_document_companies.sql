with documents as (

    select
        document_id,
        company_name,
        nullif({{ company_name_key('company_name') }}, '') as name_key,
        nullif(upper(trim(ticker)), '') as ticker,
        nullif(lpad(trim(cik), 10, '0'), '0000000000') as cik,
        former_names,
        coalesce(known_on, dated_on, period_end) as seen_on
    from {{ ref('stg_lake__documents') }}

),

cik_tickers as (

    select ticker, min(cik) as cik, count(distinct cik) as ciks
    from documents
    where cik is not null and ticker is not null
    group by ticker

),

cik_names as (

    select name_key, min(cik) as cik, count(distinct cik) as ciks
    from (
        select name_key, cik from documents where cik is not null and name_key is not null
        union
        select nullif({{ company_name_key('former_name') }}, ''), cik
        from (select unnest(former_names) as former_name, cik from documents where cik is not null)
    )
    where name_key is not null
    group by name_key

),

-- a name that documents without a CIK bear together with exactly one ticker
ticker_of_name as (

    select name_key, min(ticker) as ticker
    from documents
    where ticker is not null and name_key is not null
    group by name_key
    having count(distinct ticker) = 1

),

-- the CIK that the names borne beside a ticker lead to, where they lead to one only
cik_of_ticker_names as (

    select documents.ticker, min(cik_names.cik) as cik
    from documents
    inner join cik_names on documents.name_key = cik_names.name_key
    where documents.ticker is not null and documents.cik is null and cik_names.ciks = 1
    group by documents.ticker
    having count(distinct cik_names.cik) = 1

),

matched as (

    select
        documents.*,
        coalesce(documents.ticker, ticker_of_name.ticker) as group_ticker,
        case when cik_tickers.ciks = 1 then cik_tickers.cik end as cik_by_ticker,
        case when cik_names.ciks = 1 then cik_names.cik end as cik_by_name,
        coalesce(cik_tickers.ciks, 0) > 1 or coalesce(cik_names.ciks, 0) > 1 as leads_to_several,
        cik_of_ticker_names.cik as cik_by_ticker_names
    from documents
    left join ticker_of_name on documents.name_key = ticker_of_name.name_key
    left join cik_tickers on coalesce(documents.ticker, ticker_of_name.ticker) = cik_tickers.ticker
    left join cik_names on documents.name_key = cik_names.name_key
    left join cik_of_ticker_names on coalesce(documents.ticker, ticker_of_name.ticker) = cik_of_ticker_names.ticker

),

decided as (

    select
        *,
        case
            when cik is not null then 'cik'
            when cik_by_ticker <> cik_by_name then 'ambiguous'
            when cik_by_ticker is not null then 'ticker'
            when cik_by_name is not null then 'name'
            when leads_to_several then 'ambiguous'
            when cik_by_ticker_names is not null then 'ticker'
            when ticker is not null then 'ticker'
            when name_key is not null then 'name'
            else 'none'
        end as matched_by
    from matched

),

grouped as (

    select
        *,
        case
            when matched_by = 'cik' then 'cik-' || cik
            when matched_by = 'ambiguous' then 'apart:' || coalesce(name_key, '') || ':' || coalesce(ticker, '')
            when coalesce(cik_by_ticker, cik_by_name, cik_by_ticker_names) is not null then 'cik-' || coalesce(cik_by_ticker, cik_by_name, cik_by_ticker_names)
            when group_ticker is not null then 'ticker:' || group_ticker
            when name_key is not null then 'name:' || name_key
        end as company_group
    from decided

),

first_names as (

    select
        company_group,
        arg_min(name_key, (coalesce(seen_on, date '9999-12-31'), document_id)) filter (where name_key is not null) as first_name_key,
        min(ticker) as first_ticker
    from grouped
    where company_group is not null
    group by company_group

)

select
    grouped.document_id,
    case
        when starts_with(grouped.company_group, 'cik-') then grouped.company_group
        when starts_with(grouped.company_group, 'apart:')
            then replace(coalesce(first_names.first_name_key, ''), ' ', '-') || coalesce('-' || lower(grouped.ticker), '') || '-apart'
        else replace(coalesce(first_names.first_name_key, 'ticker ' || lower(first_names.first_ticker)), ' ', '-')
    end as company_id,
    grouped.matched_by,
    grouped.company_name,
    grouped.name_key,
    grouped.ticker,
    grouped.cik,
    grouped.former_names,
    grouped.seen_on
from grouped
left join first_names on grouped.company_group = first_names.company_group
