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
    {{ versions }}.newer_quarantined
{%- endmacro %}
