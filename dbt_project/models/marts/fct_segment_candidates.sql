with figures as (

    select *
    from {{ ref('int_period_figures') }}
    where segment_key <> '' and abs(value) >= 100 * print_unit and not is_undecided

),

reports as (

    select distinct company_id, document_id, known_on, rank_in_day, concept, quarter_number, period_length
    from figures

),

-- two reports of one measure and period, a later beside an earlier
pairs as (

    select
        earlier.company_id,
        earlier.concept,
        earlier.quarter_number,
        earlier.period_length,
        earlier.document_id as earlier_document_id,
        later.document_id as later_document_id,
        later.known_on as later_known_on
    from reports as earlier
    inner join reports as later
        on earlier.company_id = later.company_id
        and earlier.concept = later.concept
        and earlier.quarter_number = later.quarter_number
        and earlier.period_length = later.period_length
        and (earlier.known_on, earlier.rank_in_day, earlier.document_id) < (later.known_on, later.rank_in_day, later.document_id)

),

gone as (

    select pairs.*, figures.segment_key, figures.value, figures.print_unit
    from pairs
    inner join figures
        on pairs.earlier_document_id = figures.document_id
        and pairs.concept = figures.concept
        and pairs.quarter_number = figures.quarter_number
        and pairs.period_length = figures.period_length
    anti join figures as still
        on pairs.later_document_id = still.document_id and figures.segment_key = still.segment_key

),

come as (

    select pairs.*, figures.segment_key, figures.value, figures.print_unit
    from pairs
    inner join figures
        on pairs.later_document_id = figures.document_id
        and pairs.concept = figures.concept
        and pairs.quarter_number = figures.quarter_number
        and pairs.period_length = figures.period_length
    anti join figures as already
        on pairs.earlier_document_id = already.document_id and figures.segment_key = already.segment_key

),

{% set same_pair -%}
    one.earlier_document_id = other.earlier_document_id
    and one.later_document_id = other.later_document_id
    and one.concept = other.concept
    and one.quarter_number = other.quarter_number
    and one.period_length = other.period_length
{%- endset %}

two_gone as (

    select one.*, other.segment_key as second_key, one.value + other.value as both_values
    from gone as one
    inner join gone as other on {{ same_pair }} and one.segment_key < other.segment_key

),

two_come as (

    select one.*, other.segment_key as second_key, one.value + other.value as both_values
    from come as one
    inner join come as other on {{ same_pair }} and one.segment_key < other.segment_key

),

by_figures as (

    select one.*, 'renamed' as candidate, other.segment_key as later_key, cast(null as varchar) as together_with_key
    from gone as one
    inner join come as other on {{ same_pair }} and one.value = other.value

    union all

    select one.* exclude (second_key, both_values), 'merged', other.segment_key, one.second_key
    from two_gone as one
    inner join come as other on {{ same_pair }} and abs(one.both_values - other.value) <= one.print_unit * 3 / 2

    union all

    select other.*, 'split', one.segment_key, one.second_key
    from two_come as one
    inner join gone as other on {{ same_pair }} and abs(one.both_values - other.value) <= one.print_unit * 3 / 2

),

told_by_figures as (

    select
        company_id,
        candidate,
        segment_key,
        later_key,
        together_with_key,
        cast(count(distinct (concept, quarter_number, period_length)) as integer) as figures_equal,
        min(later_known_on) as seen_on
    from by_figures
    group by company_id, candidate, segment_key, later_key, together_with_key

),

named as (

    select
        company_id,
        segment_key,
        segment,
        segment_kind = 'geography' as is_place,
        list_sort(list_filter(
            string_split(segment_key, ' '),
            lambda word: word not in ('and', 'the', 'group', 'division', 'business', 'businesses', 'operations', 'products', 'product', 'total')
        )) as words
    from {{ ref('dim_segments') }}

),

printed_by as (select distinct company_id, segment_key, document_id, known_on from figures),

printed_together as (

    select distinct one.company_id, one.segment_key, other.segment_key as other_key
    from printed_by as one
    inner join printed_by as other on one.document_id = other.document_id and one.segment_key <> other.segment_key

),

first_printed as (

    select company_id, segment_key, min(known_on) as known_on
    from printed_by
    group by company_id, segment_key

),

told_by_name as (

    select
        one.company_id,
        'alike' as candidate,
        one.segment_key,
        other.segment_key as later_key,
        cast(null as varchar) as together_with_key,
        0 as figures_equal,
        later.known_on as seen_on
    from named as one
    inner join named as other on one.company_id = other.company_id and one.words = other.words and one.segment_key <> other.segment_key
    inner join first_printed as earlier on one.company_id = earlier.company_id and one.segment_key = earlier.segment_key
    inner join first_printed as later on other.company_id = later.company_id and other.segment_key = later.segment_key
    anti join printed_together
        on one.company_id = printed_together.company_id
        and one.segment_key = printed_together.segment_key
        and other.segment_key = printed_together.other_key
    anti join told_by_figures
        on one.company_id = told_by_figures.company_id
        and one.segment_key in (told_by_figures.segment_key, told_by_figures.later_key)
        and other.segment_key in (told_by_figures.segment_key, told_by_figures.later_key)
    where (earlier.known_on, one.segment_key) < (later.known_on, other.segment_key)

),

candidates as (

    select * from told_by_figures
    union all
    select * from told_by_name

)

select
    candidates.company_id,
    candidates.candidate,
    earlier.segment,
    later.segment as later_segment,
    together_with.segment as together_with,
    candidates.figures_equal,
    candidates.seen_on,
    case when decisions.company_id is null then 'open' else 'apart' end as decision
from candidates
inner join named as earlier on candidates.company_id = earlier.company_id and candidates.segment_key = earlier.segment_key
inner join named as later on candidates.company_id = later.company_id and candidates.later_key = later.segment_key
left join named as together_with
    on candidates.company_id = together_with.company_id and candidates.together_with_key = together_with.segment_key
left join {{ ref('segment_decisions') }} as decisions
    on decisions.decision = 'apart'
    and candidates.company_id = decisions.company_id
    and candidates.segment_key in ({{ segment_key('decisions.segment') }}, {{ segment_key('decisions.known_as') }})
    and candidates.later_key in ({{ segment_key('decisions.segment') }}, {{ segment_key('decisions.known_as') }})
where earlier.is_place = later.is_place
