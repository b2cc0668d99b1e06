with versions as (select * from {{ ref('int_figure_versions') }}),

concepts as (select * from {{ ref('concepts') }}),

restatements as (

    select distinct company_id, segment_key, concept, known_on
    from versions
    where is_change

),

-- the longer year to date ends the quarter, the shorter ends the quarter before
longer as (

    select versions.*
    from versions
    inner join concepts on versions.concept = concepts.concept
    where concepts.in_year_to_date and versions.period_length in ('half', 'nine_months', 'year')

),

shorter as (

    select
        versions.*,
        versions.quarter_number + 1 as ends_before,
        case versions.period_length when 'quarter' then 'half' when 'half' then 'nine_months' when 'nine_months' then 'year' end as goes_with
    from versions
    where versions.period_length in ('half', 'nine_months')
       or (versions.period_length = 'quarter' and versions.quarter_number % 4 = 1)

),

moments as (

    select company_id, segment_key, concept, quarter_number, period_length, known_on from longer
    union
    select company_id, segment_key, concept, ends_before, goes_with, known_on from shorter

),

-- on each day that brought one of the two, what was known of both
longer_known as (

    select moments.*, longer as longer
    from moments
    asof join longer
        on moments.company_id = longer.company_id
        and moments.segment_key = longer.segment_key
        and moments.concept = longer.concept
        and moments.quarter_number = longer.quarter_number
        and moments.period_length = longer.period_length
        and moments.known_on >= longer.known_on

),

both_known as (

    select
        longer_known.company_id,
        longer_known.segment_key,
        longer_known.concept,
        longer_known.quarter_number,
        longer_known.period_length,
        longer_known.known_on,
        longer_known.longer,
        shorter as shorter
    from longer_known
    asof left join shorter
        on longer_known.company_id = shorter.company_id
        and longer_known.segment_key = shorter.segment_key
        and longer_known.concept = shorter.concept
        and longer_known.quarter_number = shorter.ends_before
        and longer_known.period_length = shorter.goes_with
        and longer_known.known_on >= shorter.known_on

),

checked as (

    select
        both_known.*,
        both_known.shorter.reported_value_id is not null
        and both_known.longer.document_id <> both_known.shorter.document_id
        and exists (
            select 1
            from restatements
            where restatements.company_id = both_known.company_id
              and restatements.segment_key = both_known.segment_key
              and restatements.concept = both_known.concept
              and restatements.known_on > least(both_known.longer.known_on, both_known.shorter.known_on)
              and restatements.known_on <= greatest(both_known.longer.known_on, both_known.shorter.known_on)
        ) as is_restated_between
    from both_known

),

named as (

    select
        *,
        case period_length when 'half' then 'half year' when 'nine_months' then 'nine months' else 'year' end as longer_name,
        case period_length when 'half' then 'first quarter' when 'nine_months' then 'half year' else 'nine months' end as shorter_name
    from checked

)

select
    company_id,
    segment_key,
    concept,
    quarter_number,
    known_on,
    longer.unit as unit,
    shorter.period_end + 1 as period_start,
    longer.period_end as period_end,
    case when shorter.reported_value_id is not null and not is_restated_between then cast(longer.value - shorter.value as decimal(38, 6)) end as value,
    cast(longer.print_unit + shorter.print_unit as decimal(38, 6)) as print_unit,
    longer.reported_value_id as reported_value_id,
    shorter.reported_value_id as less_reported_value_id,
    longer.document_id as document_id,
    shorter.document_id as less_document_id,
    case
        when longer.identity_status = 'breaks' or shorter.identity_status = 'breaks' then 'breaks'
        when longer.identity_status = 'waived' or shorter.identity_status = 'waived' then 'waived'
        when longer.identity_status = 'holds' and shorter.identity_status = 'holds' then 'holds'
        else 'unchecked'
    end as identity_status,
    format('{} to {} less {} to {}', longer_name, longer.period_end, shorter_name, shorter.period_end) as derivation,
    case
        when shorter.reported_value_id is null then format('a figure of the {} is printed, none of the {}', longer_name, shorter_name)
        when is_restated_between then format('restated between the documents that print the {} and the {}', longer_name, shorter_name)
    end as reason_not_derivable
from named
