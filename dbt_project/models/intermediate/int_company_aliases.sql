with document_companies as (

    select * from {{ ref('int_document_companies') }} where company_id is not null

),

aliases as (

    select company_id, 'cik' as alias_kind, cik as alias, cik as alias_key, matched_by, seen_on, document_id from document_companies where cik is not null
    union all
    select company_id, 'ticker', ticker, ticker, matched_by, seen_on, document_id from document_companies where ticker is not null
    union all
    select company_id, 'name', company_name, name_key, matched_by, seen_on, document_id from document_companies where name_key is not null
    union all
    select company_id, 'former_name', former_name, {{ company_name_key('former_name') }}, matched_by, seen_on, document_id
    from (select *, unnest(former_names) as former_name from document_companies)

)

select
    company_id,
    alias_kind,
    alias,
    min(alias_key) as alias_key,
    string_agg(distinct matched_by, ', ' order by matched_by) as matched_by,
    min(seen_on) as first_seen_on,
    max(seen_on) as last_seen_on,
    count(distinct document_id) as documents
from aliases
group by company_id, alias_kind, alias
