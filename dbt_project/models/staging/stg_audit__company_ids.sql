{%- set published_ids = source('audit', 'company_ids') -%}
{%- set given = load_relation(published_ids) if execute else none -%}
-- The ids that the published warehouse gave, for the run to give again; a first run finds none.
{% if given is none -%}
select
    cast(null as varchar) as alias_kind,
    cast(null as varchar) as alias_key,
    cast(null as varchar) as company_id
where false
{%- else -%}
select distinct
    alias_kind,
    alias_key,
    company_id
from {{ without_database(published_ids) }}
where alias_key is not null and company_id is not null
{%- endif %}
