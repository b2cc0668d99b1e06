{# The form in which slightly different prints of one member meet: "RUBBER GROUP (1)" and "Rubber Group", "Mac(R)" and "Mac". #}
{% macro segment_key(segment) -%}
    coalesce(nullif(regexp_replace({{ text_key(segment) }}, ' segments?$', ''), ''), lower({{ segment }}))
{%- endmacro %}
