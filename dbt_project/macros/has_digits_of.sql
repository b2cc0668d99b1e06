{# Are a figure's digits those of another, a thousand or a million times as much, or as little? #}
{% macro has_digits_of(value, other_value) -%}
    {{ other_value }} in ({{ value }} * 1000, {{ value }} * 1000000, {{ value }} / 1000, {{ value }} / 1000000)
{%- endmacro %}
