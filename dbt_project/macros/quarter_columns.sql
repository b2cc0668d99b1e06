{# The columns that quarters and their versions share; `versions` joined with dim_companies (and dim_segments) by the caller. #}
{% macro quarter_columns(versions, companies) -%}
    {{ versions }}.company_id,
    {{ companies }}.company_name,
    {{ fiscal_year_of(versions ~ '.quarter_number') }} as fiscal_year,
    {{ fiscal_quarter_of(versions ~ '.quarter_number') }} as fiscal_quarter,
    {{ versions }}.period_start,
    {{ versions }}.period_end,
    {{ versions }}.concept,
    {{ versions }}.value,
    {{ versions }}.is_nil,
    {{ versions }}.unit,
    {{ versions }}.basis,
    {{ versions }}.derivation,
    {{ versions }}.reported_value_id,
    {{ versions }}.less_reported_value_id,
    {{ versions }}.operand_ids,
    {{ versions }}.document_id,
    {{ versions }}.known_on,
    {{ versions }}.first_value,
    {{ versions }}.is_restated,
    {{ versions }}.identity_status,
    {{ versions }}.known_to is null and {{ has_newer_quarantined(versions ~ '.confirmed_on', versions ~ '.quarantined_on') }} as newer_quarantined,
    {{ versions }}.confirmed_on,
    {{ versions }}.quarantined_on
{%- endmacro %}

{# Did the audit hold back a print after the last that it let pass? In: two lists of days. #}
{% macro has_newer_quarantined(confirmed_on, quarantined_on) -%}
    coalesce(list_max({{ quarantined_on }}) > list_max({{ confirmed_on }}), false)
{%- endmacro %}

{#
  The rows of a table of versions that stood on a day, as that day knew them: days on which a figure was printed again or went to quarantine later are left out.
  `day` is any expression of a date.
#}
{% macro versions_known_on(relation, day) -%}
    {%- set confirmed = 'list_filter(confirmed_on, lambda known: known <= ' ~ day ~ ')' -%}
    {%- set quarantined = 'list_filter(quarantined_on, lambda known: known <= ' ~ day ~ ')' -%}
    select
        * exclude (known_from, known_to) replace (
            {{ confirmed }} as confirmed_on,
            {{ quarantined }} as quarantined_on,
            {{ has_newer_quarantined(confirmed, quarantined) }} as newer_quarantined
        )
    from {{ relation }}
    where known_from <= {{ day }} and (known_to is null or known_to > {{ day }})
{%- endmacro %}
