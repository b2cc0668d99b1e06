{{ config(materialized='view') }}

select
    figures.statement,
    figures.unit,
    lower(figures.label) as caption,
    mode(figures.label order by figures.label) as label,
    mode(figures.parent_label order by figures.parent_label) as parent_label,
    cast(count(*) as integer) as figures,
    cast(count(distinct figures.document_id) as integer) as documents,
    cast(count(distinct figures.company_id) as integer) as companies
from {{ without_database(ref('int_figures')) }} as figures
where figures.source = 'table' and figures.concept is null and figures.unit <> 'pure' and not figures.is_other_basis
group by figures.statement, figures.unit, lower(figures.label)
