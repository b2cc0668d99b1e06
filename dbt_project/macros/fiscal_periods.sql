{#
  The fiscal calendar in arithmetic. A quarter's number counts quarters from the fiscal year's end of year 0: number % 4 = 0 is a fourth quarter.
  A 52/53-week year ends near a month's end; rounding to the nearest quarter lets every such end belong to its month.
#}

{# The month (1-12) whose end lies nearest: a date in a month's first week belongs to the month before. #}
{% macro month_of_end(day) -%}
    month(case when day({{ day }}) <= 7 then {{ day }} - 7 else {{ day }} end)
{%- endmacro %}

{# The number of the fiscal quarter that ends on (or nearest to) a day, for a fiscal year that ends in month `year_end_month`. #}
{% macro fiscal_quarter_number(day, year_end_month) -%}
    cast(round((year({{ day }}) * 12 + month({{ day }}) - 1 + day({{ day }}) / day(last_day({{ day }})) - {{ year_end_month }}) / 3.0) as integer)
{%- endmacro %}

{# The fiscal year is named by the calendar year in which it ends. #}
{% macro fiscal_year_of(quarter_number) -%}
    cast(ceil({{ quarter_number }} / 4.0) as integer)
{%- endmacro %}

{% macro fiscal_quarter_of(quarter_number) -%}
    cast((({{ quarter_number }} - 1) % 4) + 1 as integer)
{%- endmacro %}

{# The last day of a quarter by the calendar, for quarters that no document dates. #}
{% macro nominal_quarter_end(quarter_number, year_end_month) -%}
    last_day(make_date(
        cast((3 * {{ quarter_number }} + {{ year_end_month }} - 1) // 12 as bigint),
        cast((3 * {{ quarter_number }} + {{ year_end_month }} - 1) % 12 + 1 as bigint),
        1
    ))
{%- endmacro %}
