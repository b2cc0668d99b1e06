{# A company's name without case, punctuation, legal form and "et. al.": the form in which two prints of one name meet. #}
{% macro company_name_key(name) -%}
    trim(regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace(lower({{ name }}), '/[a-z]{2,3}/?\s*$', ' ', 'g'),
                    '[''’.]', '', 'g'
                ),
                '[^a-z0-9]+', ' ', 'g'
            ),
            '\b(et al|the|and subsidiary companies|and subsidiaries|and consolidated subsidiaries|debtors?)\b', ' ', 'g'
        ),
        '(\s+|^)(incorporated|inc|corporation|corp|company|companies|co|limited|ltd|llc|lp|plc|sa|ag|nv|trust company)(\s+(incorporated|inc|corporation|corp|company|co|limited|ltd|llc|lp|plc))*\s*$|\s+', ' ', 'g'
    ))
{%- endmacro %}
