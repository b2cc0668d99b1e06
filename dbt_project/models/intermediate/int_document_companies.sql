with listed_aliases as (

    select
        {{ company_name_key('name') }} as alias_key,
        case when not regexp_full_match(trim(known_as), '\d{1,10}') then {{ company_name_key('known_as') }} end as name_key,
        case when regexp_full_match(trim(known_as), '\d{1,10}') then lpad(trim(known_as), 10, '0') end as cik
    from {{ ref('company_aliases') }}
    where coalesce(decision, 'same') = 'same'

),

named as (

    select
        document_id,
        company_name,
        nullif({{ company_name_key('company_name') }}, '') as printed_key,
        nullif(upper(trim(ticker)), '') as ticker,
        nullif(lpad(trim(cik), 10, '0'), '0000000000') as cik,
        former_names,
        coalesce(known_on, dated_on, period_end) as seen_on
    from {{ ref('stg_lake__documents') }}

),

-- the name that two prints of one company share, by the alias seed where it lists one of them; the seed may name the company by its CIK
documents as (

    select
        named.* exclude (cik),
        coalesce(named.cik, listed_aliases.cik) as cik,
        named.cik is not null as prints_cik,
        listed_aliases.alias_key is not null as is_listed,
        coalesce(listed_aliases.name_key, named.printed_key) as name_key
    from named
    left join listed_aliases on named.printed_key = listed_aliases.alias_key

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
            when prints_cik then 'cik'
            when cik is not null then 'listed'
            when cik_by_ticker <> cik_by_name then 'ambiguous'
            when cik_by_ticker is not null then 'ticker'
            when cik_by_name is not null then if(is_listed, 'listed', 'name')
            when leads_to_several then 'ambiguous'
            when cik_by_ticker_names is not null then 'ticker'
            when ticker is not null then 'ticker'
            when name_key is not null then if(is_listed, 'listed', 'name')
            else 'none'
        end as matched_by
    from matched

),

grouped as (

    select
        *,
        case
            when cik is not null then 'cik-' || cik
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
        arg_min(printed_key, (coalesce(seen_on, date '9999-12-31'), document_id)) filter (where printed_key is not null) as first_name_key,
        min(ticker) as first_ticker
    from grouped
    where company_group is not null
    group by company_group

),

-- Ids are given once: what led to a company before leads to its id again, its CIK first. Never across two CIKs.
aliases as (

    select company_group, 'cik' as alias_kind, regexp_extract(company_group, '^cik-(.*)$', 1) as alias_key, 1 as alias_rank, seen_on
    from grouped
    where starts_with(company_group, 'cik-')
    union all
    select company_group, 'ticker', ticker, 2, seen_on from grouped where ticker is not null
    union all
    select company_group, 'name', printed_key, 3, seen_on from grouped where printed_key is not null
    union all
    select company_group, 'former_name', {{ company_name_key('former_name') }}, 4, seen_on
    from (select company_group, seen_on, unnest(former_names) as former_name from grouped)

),

given_ids as (select * from {{ ref('stg_audit__company_ids') }} where not ends_with(company_id, '-apart')),

given_ciks as (

    select company_id, min(alias_key) as cik
    from given_ids
    where alias_kind = 'cik'
    group by company_id

),

claims as (

    select aliases.company_group, given_ids.company_id, min(aliases.alias_rank) as alias_rank, min(aliases.seen_on) as first_seen_on
    from aliases
    inner join given_ids
        on aliases.alias_key = given_ids.alias_key
        and (aliases.alias_kind = given_ids.alias_kind or (aliases.alias_rank >= 3 and given_ids.alias_kind in ('name', 'former_name')))
    left join given_ciks on given_ids.company_id = given_ciks.company_id
    where not starts_with(aliases.company_group, 'apart:')
      and (given_ciks.cik is null or not starts_with(aliases.company_group, 'cik-') or 'cik-' || given_ciks.cik = aliases.company_group)
    group by aliases.company_group, given_ids.company_id

),

chosen as (

    select *
    from claims
    qualify row_number() over (partition by company_group order by alias_rank, company_id) = 1

),

-- one id for two groups, of which two have CIKs of their own: the first keeps it
kept as (

    select company_group, company_id
    from chosen
    qualify row_number() over (
        partition by company_id, starts_with(company_group, 'cik-') order by alias_rank, first_seen_on, company_group
    ) = 1 or not starts_with(company_group, 'cik-')

)

select
    grouped.document_id,
    case
        when kept.company_id is not null then kept.company_id
        when starts_with(grouped.company_group, 'cik-') then grouped.company_group
        when starts_with(grouped.company_group, 'apart:')
            then replace(coalesce(first_names.first_name_key, ''), ' ', '-') || coalesce('-' || lower(grouped.ticker), '') || '-apart'
        else replace(coalesce(first_names.first_name_key, 'ticker ' || lower(first_names.first_ticker)), ' ', '-')
    end as company_id,
    grouped.matched_by,
    grouped.company_name,
    grouped.printed_key as name_key,
    grouped.ticker,
    grouped.cik,
    grouped.former_names,
    grouped.seen_on
from grouped
left join first_names on grouped.company_group = first_names.company_group
left join kept on grouped.company_group = kept.company_group
