{#
  The change from an earlier figure to a later one as prose means it: of a "loss" or a use of cash the size is meant, so a smaller loss is a decrease.
#}
{% macro movement(later, earlier, measure) -%}
    case
        when regexp_matches(lower({{ measure }}), '\b(loss|deficit|used)\b') and {{ later }} <= 0 and {{ earlier }} <= 0 then abs({{ later }}) - abs({{ earlier }})
        else {{ later }} - {{ earlier }}
    end
{%- endmacro %}
