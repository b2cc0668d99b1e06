with names as (

    select
        aliases.company_id,
        aliases.alias as name,
        aliases.alias_key as name_key,
        aliases.matched_by,
        aliases.documents,
        aliases.first_seen_on,
        companies.cik
    from {{ ref('int_company_aliases') }} as aliases
    inner join {{ ref('dim_companies') }} as companies on aliases.company_id = companies.company_id
    where aliases.alias_kind = 'name'

),

decided as (

    select {{ company_name_key('name') }} as name_key, {{ company_name_key('known_as') }} as other_key
    from {{ ref('company_aliases') }}

),

-- one name in two companies, or one name that begins with all of the other; two companies with CIKs of their own are two
doubts as (

    select
        names.name,
        names.name_key,
        names.company_id,
        others.name as candidate_name,
        others.name_key as candidate_key,
        others.company_id as candidate_company_id,
        if(names.name_key = others.name_key, 'same_name', 'name_begins_alike') as reason,
        names.documents,
        names.first_seen_on
    from names
    inner join names as others
        on split_part(names.name_key, ' ', 1) = split_part(others.name_key, ' ', 1)
        and names.company_id <> others.company_id
        and (
            names.name_key = others.name_key
            or (length(names.name_key) >= 5 and starts_with(others.name_key, names.name_key || ' '))
            or (length(others.name_key) >= 5 and starts_with(names.name_key, others.name_key || ' '))
        )
    where names.cik is null

)

select
    md5(concat_ws('|', company_id, name, candidate_company_id, candidate_name)) as doubt_id,
    name,
    company_id,
    candidate_name,
    candidate_company_id,
    reason,
    documents,
    first_seen_on
from doubts
where not exists (
    select 1
    from decided
    where (decided.name_key = doubts.name_key and decided.other_key = doubts.candidate_key)
       or (decided.name_key = doubts.candidate_key and decided.other_key = doubts.name_key)
)
