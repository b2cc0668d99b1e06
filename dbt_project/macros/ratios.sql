{# Ratios for people, as fractions. NULL where an operand is missing or the base says nothing: a margin on no sales, growth from a loss. #}

{% macro fraction_of(value, base) -%}
    cast(case when {{ base }} > 0 then {{ value }} / {{ base }} end as decimal(38, 6))
{%- endmacro %}

{% macro growth(later, earlier) -%}
    cast(case when {{ earlier }} > 0 then {{ later }} / {{ earlier }} - 1 end as decimal(38, 6))
{%- endmacro %}

{# The same of two figures, or sums of figures; NULL also where they are of different states of knowledge. #}
{% macro fraction_of_one_state(figure, base) -%}
    case when {{ of_one_state(figure, base) }} then {{ fraction_of(figure ~ '.value', base ~ '.value') }} end
{%- endmacro %}

{#
  The figures of a quarter as fractions of one of its figures: `columns` maps concept -> column name, `base` is the concept of the whole, `keys` are the columns
  that name the quarter. NULL also where the two are of different states of knowledge.
#}
{% macro fractions(fact, keys, columns, base) -%}
select
    {%- for key in keys %}
    figures.{{ key }},
    {%- endfor %}
    {%- for concept, column in columns.items() %}
    max({{ fraction_of('figures.value', 'bases.value') }}) filter (where figures.concept = '{{ concept }}') as {{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
from {{ without_database(fact) }} as figures
inner join {{ without_database(fact) }} as bases
    on {% for key in keys %}figures.{{ key }} = bases.{{ key }}
    and {% endfor %}bases.concept = '{{ base }}'
    and {{ of_one_state('figures', 'bases') }}
group by {% for key in keys %}figures.{{ key }}{{ ', ' if not loop.last }}{% endfor %}
{%- endmacro %}

{# Columns of a wide view as fractions of one of them; `amounts` maps concept -> column name, as the view does, and `fact` is what it is made of. #}
{% macro common_size(wide, fact, amounts, columns, base) -%}
{%- set concepts = dict(zip(amounts.values(), amounts.keys())) -%}
{%- set wanted = {} -%}
{%- for column in columns %}{% do wanted.update({concepts[column]: column}) %}{% endfor -%}
with fractions as (

    {{ fractions(fact, ['company_id', 'fiscal_year', 'fiscal_quarter'], wanted, concepts[base]) | indent(4) }}

)

select
    wide.company_id,
    wide.company_name,
    wide.fiscal_year,
    wide.fiscal_quarter,
    wide.period_end,
    wide.{{ base }} as {{ base }}_usd,
    {%- for column in columns %}
    fractions.{{ column }},
    {%- endfor %}
    wide.has_restated_figures,
    wide.has_newer_quarantined
from {{ without_database(wide) }} as wide
inner join fractions using (company_id, fiscal_year, fiscal_quarter)
{%- endmacro %}
