{#
  Do two prints of one figure differ? In one print unit any difference counts; in two, only where the intervals of half a unit round them do not meet.
#}
{% macro says_another_value(value, print_unit, other_value, other_print_unit) -%}
    case
        when {{ print_unit }} = {{ other_print_unit }} then {{ value }} <> {{ other_value }}
        else abs({{ value }} - {{ other_value }}) > ({{ print_unit }} + {{ other_print_unit }}) / 2
    end
{%- endmacro %}
