{# One column per concept out of a fact of quarters (a relation, or the name of a common table expression); `columns` maps concept -> column name, `keys` are the columns of the grain and of people's comfort. #}
{% macro wide_view(fact, keys, columns) -%}
select
    {%- for key in keys %}
    {{ key }},
    {%- endfor %}
    max(period_end) as period_end,
    {%- for concept, column in columns.items() %}
    max(value) filter (where concept = '{{ concept }}') as {{ column }},
    {%- endfor %}
    bool_or(is_restated) as has_restated_figures,
    bool_or(newer_quarantined) as has_newer_quarantined
from {{ fact if fact is string else without_database(fact) }}
where concept in ({% for concept in columns %}'{{ concept }}'{{ ', ' if not loop.last }}{% endfor %})
group by {{ keys | join(', ') }}
{%- endmacro %}
