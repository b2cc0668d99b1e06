with mentions as (select * from {{ ref('int_document_cases') }}),

-- each fact as the latest document that tells it
latest as (

    select
        case_id,
        {% for fact in ['case_number', 'judge_initials', 'case_kind', 'case_title', 'court', 'court_code', 'judge', 'chapter', 'lead_case_id', 'filed_on', 'terminated_on'] -%}
        arg_max({{ fact }}, (coalesce(known_on, date '0001-01-01'), rank_in_day, document_id)) filter (where {{ fact }} is not null) as {{ fact }},
        {% endfor -%}
        min(company_id) as company_id,
        count(distinct company_id) as companies,
        arg_min(matched_by, list_position(['title', 'party', 'ambiguous', 'none'], matched_by)) as matched_by,
        count(distinct document_id) as documents,
        max(known_on) as last_known_on
    from mentions
    group by case_id

)

select
    case_id,
    case_number,
    judge_initials,
    case_kind,
    case_title,
    court,
    court_code,
    judge,
    chapter,
    lead_case_id,
    case when companies = 1 then company_id end as company_id,
    case when companies > 1 then 'ambiguous' else matched_by end as matched_by,
    filed_on,
    terminated_on,
    documents,
    last_known_on
from latest
