{# Schemas bear their exact names (staging, intermediate, marts, seeds), without a prefix of the target. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
