{# Seed segment_decisions: a member is one other member at most, and a pair is told apart once, whatever the print and the order of its two names. #}
{% test one_decision_per_member(model) %}
    {%- set pair = [segment_key('segment'), segment_key('known_as')] | join(', ') %}
    select company_id, segment, decision, known_as
    from {{ model }}
    qualify count(*) over (
        partition by
            company_id,
            decision,
            case decision when 'same' then {{ segment_key('segment') }} else least({{ pair }}) end,
            case decision when 'apart' then greatest({{ pair }}) end
    ) > 1
{% endtest %}
