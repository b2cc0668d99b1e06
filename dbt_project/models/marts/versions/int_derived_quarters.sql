with versions as (select * from {{ ref('int_figure_versions') }}),

concepts as (select * from {{ ref('concepts') }}),

-- What is taken from a longer period to leave its last quarter: the year to date before it, or else each quarter before it.
roles as (

    select *
    from (
        values
        ('half', 'year_to_date', 'quarter', 1, true),
        ('nine_months', 'year_to_date', 'half', 1, true),
        ('nine_months', 'quarters', 'quarter', 2, true),
        ('nine_months', 'quarters', 'quarter', 1, false),
        ('year', 'year_to_date', 'nine_months', 1, true),
        ('year', 'quarters', 'quarter', 3, true),
        ('year', 'quarters', 'quarter', 2, false),
        ('year', 'quarters', 'quarter', 1, false)
    ) as roles (longer_length, way, part_length, quarters_before, starts_the_period)

),

longer as (

    select versions.*
    from versions
    inner join concepts on versions.concept = concepts.concept
    where concepts.in_year_to_date and versions.period_length in ('half', 'nine_months', 'year')

),

targets as (

    select distinct longer.company_id, longer.segment_key, longer.concept, longer.quarter_number, roles.*
    from longer
    inner join roles on longer.period_length = roles.longer_length

),

parts as (

    select
        versions.*,
        targets.quarter_number as target_number,
        targets.longer_length,
        targets.way,
        targets.quarters_before
    from targets
    inner join versions
        on targets.company_id = versions.company_id
        and targets.segment_key = versions.segment_key
        and targets.concept = versions.concept
        and targets.part_length = versions.period_length
        and targets.quarter_number - targets.quarters_before = versions.quarter_number

),

moments as (

    select company_id, segment_key, concept, quarter_number, known_on from longer
    union
    select company_id, segment_key, concept, target_number, known_on from parts

),

-- on each day that brought one of them, what was known of all
longer_known as (

    select moments.*, longer as longer
    from (select moments.*, lengths.longer_length from moments cross join (select distinct longer_length from roles) as lengths) as moments
    asof join longer
        on moments.company_id = longer.company_id
        and moments.segment_key = longer.segment_key
        and moments.concept = longer.concept
        and moments.quarter_number = longer.quarter_number
        and moments.longer_length = longer.period_length
        and moments.known_on >= longer.known_on

),

wanted as (

    select longer_known.*, roles.way, roles.quarters_before, roles.starts_the_period
    from longer_known
    inner join roles on longer_known.longer_length = roles.longer_length

),

known as (

    select wanted.*, parts as part
    from wanted
    asof left join parts
        on wanted.company_id = parts.company_id
        and wanted.segment_key = parts.segment_key
        and wanted.concept = parts.concept
        and wanted.quarter_number = parts.target_number
        and wanted.longer_length = parts.longer_length
        and wanted.way = parts.way
        and wanted.quarters_before = parts.quarters_before
        and wanted.known_on >= parts.known_on

),

changes as (

    select distinct company_id, segment_key, concept, known_on, previous_known_on
    from versions
    where is_change

),

days_of_two as (

    select distinct
        company_id,
        segment_key,
        concept,
        least(longer.known_on, part.known_on) as earlier_on,
        greatest(longer.known_on, part.known_on) as later_on
    from known
    where longer.document_id <> part.document_id

),

-- A figure that was printed before the earlier day and changed after it tells of a change of the books between the two, unless the earlier document has changed
-- figures already: then it is the same change, met again.
apart as (

    select distinct days_of_two.*
    from days_of_two
    left join changes as met_already
        on days_of_two.company_id = met_already.company_id
        and days_of_two.segment_key = met_already.segment_key
        and days_of_two.concept = met_already.concept
        and days_of_two.earlier_on = met_already.known_on
    inner join changes
        on days_of_two.company_id = changes.company_id
        and days_of_two.segment_key = changes.segment_key
        and days_of_two.concept = changes.concept
        and days_of_two.earlier_on < changes.known_on
        and days_of_two.later_on >= changes.known_on
    where met_already.known_on is null or changes.previous_known_on >= days_of_two.earlier_on

),

-- Where discontinued operations are set apart, the lines above them speak of the others alone.
set_apart as (

    select distinct document_id, quarter_number, period_length
    from {{ ref('int_period_figures') }}
    where concept = 'IncomeLossFromDiscontinuedOperationsNetOfTax' and segment_key = '' and value <> 0

),

checked as (

    select
        known.* exclude (longer, part),
        known.longer,
        known.part,
        known.starts_the_period and abs(date_diff('day', known.longer.period_start, known.part.period_start)) > 7 as starts_elsewhere,
        known.longer.document_id <> known.part.document_id
        and (
            apart.company_id is not null
            or case
                when known.longer.known_on > known.part.known_on then known.longer.says_restated and not known.part.says_restated
                else known.part.says_restated and not known.longer.says_restated
            end
        ) as is_restated_between,
        known.longer.document_id <> known.part.document_id
        and {{ speaks_of_continuing_operations('known.concept') }}
        and (longer_set_apart.document_id is null) <> (part_set_apart.document_id is null) as is_of_another_scope
    from known
    left join apart
        on known.company_id = apart.company_id
        and known.segment_key = apart.segment_key
        and known.concept = apart.concept
        and least(known.longer.known_on, known.part.known_on) = apart.earlier_on
        and greatest(known.longer.known_on, known.part.known_on) = apart.later_on
    left join set_apart as longer_set_apart
        on known.longer.document_id = longer_set_apart.document_id
        and known.longer.quarter_number = longer_set_apart.quarter_number
        and known.longer.period_length = longer_set_apart.period_length
    left join set_apart as part_set_apart
        on known.part.document_id = part_set_apart.document_id
        and known.part.quarter_number = part_set_apart.quarter_number
        and known.part.period_length = part_set_apart.period_length

),

put_together as (

    select
        company_id,
        segment_key,
        concept,
        quarter_number,
        longer_length,
        known_on,
        way,
        any_value(longer) as longer,
        list(part order by quarters_before desc) filter (where part.reported_value_id is not null) as parts,
        sum(part.value) as parts_value,
        sum(part.print_unit) as parts_print_unit,
        max(part.period_end) as parts_end,
        count(*) = count(part.reported_value_id) as is_complete,
        coalesce(bool_or(starts_elsewhere), false) as starts_elsewhere,
        coalesce(bool_or(is_restated_between), false) as is_restated_between,
        coalesce(bool_or(is_of_another_scope), false) as is_of_another_scope,
        coalesce(bool_or(part.identity_status = 'breaks'), false) as has_part_that_breaks,
        coalesce(bool_or(part.identity_status = 'waived'), false) as has_part_that_is_waived,
        coalesce(bool_and(part.identity_status = 'holds'), false) as has_parts_that_hold
    from checked
    group by company_id, segment_key, concept, quarter_number, longer_length, known_on, way

),

named as (

    select
        *,
        case longer_length when 'half' then 'half year' when 'nine_months' then 'nine months' else 'year' end as longer_name,
        case
            when way = 'quarters' then 'quarters'
            when longer_length = 'half' then 'first quarter'
            when longer_length = 'nine_months' then 'half year'
            else 'nine months'
        end as parts_name
    from put_together

),

reasoned as (

    select
        *,
        case
            when not is_complete then format('a figure of the {} is printed, none of the {}', longer_name, parts_name)
            when starts_elsewhere then format('the {} and the {} do not start on one day', longer_name, parts_name)
            when is_restated_between then format('restated between the documents that print the {} and the {}', longer_name, parts_name)
            when is_of_another_scope then format('only one of the {} and the {} is printed with discontinued operations set apart', longer_name, parts_name)
            when date_diff('day', parts_end, longer.period_end) not between 70 and 130 then format('the {} less the {} leave no quarter', longer_name, parts_name)
        end as reason_not_derivable
    from named

),

-- A way that can be gone goes before one that cannot, a shorter period before a longer, the year to date before the quarters.
chosen as (

    select *
    from reasoned
    qualify row_number() over (
        partition by company_id, segment_key, concept, quarter_number, known_on
        order by reason_not_derivable is null desc, is_complete desc, longer_length, way desc
    ) = 1

)

select
    company_id,
    segment_key,
    concept,
    quarter_number,
    known_on,
    longer.unit as unit,
    parts_end + 1 as period_start,
    longer.period_end as period_end,
    case when reason_not_derivable is null then cast(longer.value - parts_value as decimal(38, 6)) end as value,
    cast(longer.print_unit + parts_print_unit as decimal(38, 6)) as print_unit,
    longer.reported_value_id as reported_value_id,
    case when way = 'year_to_date' then parts[1].reported_value_id end as less_reported_value_id,
    list_concat([longer.reported_value_id], list_transform(parts, lambda part: part.reported_value_id)) as operand_ids,
    longer.document_id as document_id,
    case
        when longer.identity_status = 'breaks' or has_part_that_breaks then 'breaks'
        when longer.identity_status = 'waived' or has_part_that_is_waived then 'waived'
        when longer.identity_status = 'holds' and has_parts_that_hold then 'holds'
        else 'unchecked'
    end as identity_status,
    format(
        '{} to {} less {} to {}',
        longer_name, longer.period_end, parts_name, array_to_string(list_transform(parts, lambda part: cast(part.period_end as varchar)), ', ')
    ) as derivation,
    reason_not_derivable
from chosen
