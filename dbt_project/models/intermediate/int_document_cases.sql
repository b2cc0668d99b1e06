with cases as (select * from {{ ref('stg_lake__legal_cases') }}),

documents as (select * from {{ ref('int_documents') }}),

-- one number in the ways in which it is written: 1:04-cv-10296, 04 Civ. 10296; 08-11153, 1:08-bk-11153
numbered as (

    select
        cases.*,
        regexp_replace(
            regexp_replace(
                regexp_replace(regexp_replace(lower(case_number), '^\d{1,2}:', ''), '[ .-]*(civ|cv)[ .-]*', '-cv-'),
                '-bk-', '-'
            ),
            '[^a-z0-9]+', '-', 'g'
        ) as number_key,
        coalesce(court_code, nullif(regexp_replace(lower(court), '[^a-z0-9]+', '-', 'g'), ''), 'court-not-told') as court_key
    from cases

),

-- the companies whose names the parties of a case bear
party_companies as (

    select
        parties.document_id,
        min(aliases.company_id) as company_id,
        count(distinct aliases.company_id) as companies
    from {{ ref('stg_lake__case_parties') }} as parties
    inner join {{ ref('int_company_aliases') }} as aliases
        on aliases.alias_kind in ('name', 'former_name')
        and aliases.alias_key = {{ company_name_key('parties.name') }}
    where parties.role in ('debtor', 'plaintiff', 'defendant', 'petitioner', 'respondent', 'appellant', 'appellee')
    group by parties.document_id

)

select
    numbered.legal_case_id,
    numbered.court_key || '-' || numbered.number_key as case_id,
    numbered.document_id,
    numbered.case_number,
    numbered.judge_initials,
    numbered.case_kind,
    numbered.case_title,
    numbered.court,
    numbered.court_code,
    numbered.judge,
    numbered.chapter,
    numbered.court_key || '-' || numbered.lead_case_number as lead_case_id,
    coalesce(documents.company_id, case when party_companies.companies = 1 then party_companies.company_id end) as company_id,
    case
        when documents.company_id is not null then 'title'
        when party_companies.companies = 1 then 'party'
        when party_companies.companies > 1 then 'ambiguous'
        else 'none'
    end as matched_by,
    numbered.filed_on,
    numbered.terminated_on,
    documents.known_on,
    documents.rank_in_day,
    numbered.line_number,
    numbered.char_start,
    numbered.char_end
from numbered
inner join documents on numbered.document_id = documents.document_id
left join party_companies on numbered.document_id = party_companies.document_id
