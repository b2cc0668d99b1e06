{# A relation as schema.name: a view or macro that named its database would break when the published file is renamed or attached. #}
{% macro without_database(relation) -%}
    {{ relation.include(database=false) }}
{%- endmacro %}
