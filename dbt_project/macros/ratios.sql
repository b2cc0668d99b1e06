{# Ratios for people, as fractions. NULL where an operand is missing or the base says nothing: a margin on no sales, growth from a loss. #}

{% macro fraction_of(value, base) -%}
    cast(case when {{ base }} > 0 then {{ value }} / {{ base }} end as decimal(38, 6))
{%- endmacro %}

{% macro growth(later, earlier) -%}
    cast(case when {{ earlier }} > 0 then {{ later }} / {{ earlier }} - 1 end as decimal(38, 6))
{%- endmacro %}

{# Every column of a wide view as a fraction of one of them. #}
{% macro common_size(wide, columns, base) -%}
select
    company_id,
    company_name,
    fiscal_year,
    fiscal_quarter,
    period_end,
    {{ base }} as {{ base }}_usd,
    {%- for column in columns %}
    {{ fraction_of(column, base) }} as {{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
from {{ without_database(wide) }}
where {{ base }} is not null
{%- endmacro %}
