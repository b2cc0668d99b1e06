{# Two facts of quarters side by side: the same company, quarter and concept; and the version that was known on a day. #}

{% macro same_quarter_and_concept(one, other) -%}
    {{ one }}.company_id = {{ other }}.company_id
    and {{ one }}.fiscal_year = {{ other }}.fiscal_year
    and {{ one }}.fiscal_quarter = {{ other }}.fiscal_quarter
    and {{ one }}.concept = {{ other }}.concept
{%- endmacro %}

{% macro known_on_day(versions, day) -%}
    {{ versions }}.known_from <= {{ day }} and ({{ versions }}.known_to is null or {{ versions }}.known_to > {{ day }})
{%- endmacro %}
