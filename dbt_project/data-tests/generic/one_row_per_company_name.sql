{# Seed company_aliases: no two names that are one name but for case, punctuation and legal form; each would give a document its company. #}
{% test one_row_per_company_name(model) %}
    {%- set same_name = 'over (partition by ' ~ company_name_key('name') ~ ')' %}
    select name
    from {{ model }}
    where coalesce(decision, 'same') = 'same'
    qualify min(name) {{ same_name }} <> max(name) {{ same_name }}
{% endtest %}
