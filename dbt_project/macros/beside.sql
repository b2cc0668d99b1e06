{# Two facts of quarters side by side: the same company, quarter and concept; the version that was known on a day; and whether
  both are of one state of knowledge. #}

{% macro same_quarter_and_concept(one, other) -%}
    {{ one }}.company_id = {{ other }}.company_id
    and {{ one }}.fiscal_year = {{ other }}.fiscal_year
    and {{ one }}.fiscal_quarter = {{ other }}.fiscal_quarter
    and {{ one }}.concept = {{ other }}.concept
{%- endmacro %}

{% macro known_on_day(versions, day) -%}
    {{ versions }}.known_from <= {{ day }} and ({{ versions }}.known_to is null or {{ versions }}.known_to > {{ day }})
{%- endmacro %}

{# False where one was restated after the other was printed last: nobody has printed the restated figure's companion, which may be another by now. #}
{% macro of_one_state(one, other) -%}
    not ({{ one }}.is_restated and {{ one }}.known_on > list_max({{ other }}.confirmed_on))
    and not ({{ other }}.is_restated and {{ other }}.known_on > list_max({{ one }}.confirmed_on))
{%- endmacro %}
