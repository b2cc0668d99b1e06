-- A company that moves the end of its year by a month or two prints quarters of two calendars that fall on one number (the one to 31 January, then the one to
-- 31 December, told anew for comparison). They are two quarters, not two versions of one: the number stays with the calendar that it was first printed in.
with of_one_calendar as (

    select *
    from {{ ref('int_period_figures') }}
    where not is_undecided
    qualify abs(date_diff('day', period_end, first_value(period_end) over (
        partition by company_id, segment_key, concept, quarter_number, period_length
        order by known_on, rank_in_day, document_id
    ))) <= 15

),

prints as (

    -- one print a day: the filed form speaks after the release of the same day
    select *
    from of_one_calendar
    qualify row_number() over (
        partition by company_id, segment_key, concept, quarter_number, period_length, known_on
        order by rank_in_day desc, document_id desc
    ) = 1

),

ordered as (

    select
        *,
        lag(value) over versions as previous_value,
        lag(print_unit) over versions as previous_print_unit,
        lag(document_id) over versions as previous_document_id,
        lag(known_on) over versions as previous_known_on,
        first_value(value) over versions as first_value,
        first_value(known_on) over versions as first_known_on,
        first_value(document_id) over versions as first_document_id
    from prints
    window versions as (
        partition by company_id, segment_key, concept, quarter_number, period_length
        order by known_on
    )

)

-- A later print restates the figure where it says something else to the precision of both; fewer digits of the same number say nothing new.
select
    *,
    coalesce({{ says_another_value('value', 'print_unit', 'previous_value', 'previous_print_unit') }}, false) as is_change
from ordered
