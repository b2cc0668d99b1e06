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

{#
  The rule of one state of knowledge: no figure was restated after another was printed last. Where one was, nobody has printed the restated figure's companion,
  which may be another by now. In: the last day on which one of the figures was restated (NULL where none was), the first of the days on which each was printed last.
#}
{% macro is_of_one_state(restated_on, printed_last_on) -%}
    coalesce({{ restated_on }} <= {{ printed_last_on }}, true)
{%- endmacro %}

{# Are two figures (rows with is_restated, known_on, confirmed_on; a sum of added_up is one, too) of one state of knowledge? #}
{% macro of_one_state(one, other) -%}
    {{ is_of_one_state(
        'greatest(case when ' ~ one ~ '.is_restated then ' ~ one ~ '.known_on end, case when ' ~ other ~ '.is_restated then ' ~ other ~ '.known_on end)',
        'least(list_max(' ~ one ~ '.confirmed_on), list_max(' ~ other ~ '.confirmed_on))'
    ) }}
{%- endmacro %}

{# Are both known, and of different states of knowledge? #}
{% macro are_apart(one, other) -%}
    {{ one }}.value is not null and {{ other }}.value is not null and not {{ of_one_state(one, other) }}
{%- endmacro %}

{#
  A sum of figures as a figure of its own, over a group or over a window: NULL where they are not of one state of knowledge; restated where one of them was, on the
  last such day; printed, all of them, until the first of the days on which each was printed last.
#}
{% macro added_up(over='') -%}
    case when {{ is_of_one_state('max(known_on) filter (where is_restated) ' ~ over, 'min(list_max(confirmed_on)) ' ~ over) }} then sum(value) {{ over }} end as value,
    bool_or(is_restated) {{ over }} as is_restated,
    max(known_on) filter (where is_restated) {{ over }} as known_on,
    [min(list_max(confirmed_on)) {{ over }}] as confirmed_on,
    bool_or(newer_quarantined) {{ over }} as newer_quarantined
{%- endmacro %}
