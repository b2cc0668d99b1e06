{#
  The form in which slightly different prints of one member meet: "RUBBER GROUP (1)" and "Rubber Group", "Mac(R)" and "Mac", "Americas Segment", "Americas net sales"
  and "Americas". Anything more is for a person to decide (seed segment_decisions).
#}
{% macro segment_key(segment) -%}
    coalesce(nullif(regexp_replace({{ text_key(segment) }}, '( (reportable|operating))? segments?$| (net )?(sales|revenues?)$', ''), ''), lower({{ segment }}))
{%- endmacro %}

{# The key of the member that a print stands for, once the seed has had its say; `decisions` is segment_decisions, left joined by decides_segment. #}
{% macro decided_segment_key(segment, decisions) -%}
    coalesce({{ segment_key(decisions ~ '.known_as') }}, {{ segment_key(segment) }})
{%- endmacro %}

{% macro decides_segment(decisions, company_id, segment) -%}
    {{ decisions }}.decision = 'same'
    and {{ decisions }}.company_id = {{ company_id }}
    and {{ segment_key(decisions ~ '.segment') }} = {{ segment_key(segment) }}
{%- endmacro %}
