{# The grain: no two rows agree in all of these columns (NULL agrees with NULL). #}
{% test unique_combination(model, columns) %}
    select {{ columns | join(', ') }}, count(*) as rows_alike
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1
{% endtest %}
