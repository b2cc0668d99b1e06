{# A condition that no row may break; a condition that comes out NULL breaks it too. #}
{% test true_of_every_row(model, condition) %}
    select *
    from {{ model }}
    where ({{ condition }}) is not true
{% endtest %}
