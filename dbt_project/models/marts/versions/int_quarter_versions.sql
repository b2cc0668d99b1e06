with reported as (

    select
        company_id,
        segment_key,
        concept,
        quarter_number,
        known_on,
        unit,
        period_start,
        period_end,
        value,
        is_nil,
        print_unit,
        reported_value_id,
        cast(null as varchar) as less_reported_value_id,
        cast(null as varchar[]) as operand_ids,
        document_id,
        identity_status,
        'reported' as basis,
        cast(null as varchar) as derivation
    from {{ ref('int_figure_versions') }}
    where period_length in ('quarter', 'instant')

),

first_reported as (

    select company_id, segment_key, concept, quarter_number, min(known_on) as known_on
    from reported
    group by company_id, segment_key, concept, quarter_number

),

-- a quarter once printed is derived no more
derived as (

    select
        derived.company_id,
        derived.segment_key,
        derived.concept,
        derived.quarter_number,
        derived.known_on,
        derived.unit,
        derived.period_start,
        derived.period_end,
        derived.value,
        false as is_nil,
        derived.print_unit,
        derived.reported_value_id,
        derived.less_reported_value_id,
        derived.operand_ids,
        derived.document_id,
        derived.identity_status,
        'derived' as basis,
        derived.derivation
    from {{ ref('int_derived_quarters') }} as derived
    left join first_reported
        on derived.company_id = first_reported.company_id
        and derived.segment_key = first_reported.segment_key
        and derived.concept = first_reported.concept
        and derived.quarter_number = first_reported.quarter_number
    where derived.value is not null
      and (first_reported.known_on is null or derived.known_on < first_reported.known_on)

),

states as (

    select * from reported
    union all
    select * from derived

),

-- The prints of a quarter in order of arrival, and the versions they make: a print makes one where it says something else than the version that stands. Fewer
-- digits of the same number say nothing else; more digits, another value, or a print in place of a derivation do.
folded as (

    select
        company_id,
        segment_key,
        concept,
        quarter_number,
        list(known_on order by known_on) as confirmed_on,
        list_reduce(
            list([states] order by known_on),
            lambda standing, print: case
                when standing[-1].basis = print[1].basis
                    and case
                        when print[1].print_unit > standing[-1].print_unit
                            then abs(print[1].value - standing[-1].value) <= (print[1].print_unit + standing[-1].print_unit) / 2
                        else print[1].value = standing[-1].value
                    end
                    then standing
                else list_concat(standing, print)
            end
        ) as versions
    from states
    group by company_id, segment_key, concept, quarter_number

),

dated as (

    select
        unnest(versions) as version,
        generate_subscripts(versions, 1) as version_number,
        versions[1] as first_version,
        versions,
        confirmed_on
    from folded

),

-- a quarter that is printed is contradicted by prints of the quarter alone, a derived one by those of its operands, too
quarantined as (

    select
        figures.company_id,
        coalesce(figures.segment_key, '') as segment_key,
        figures.concept,
        figures.quarter_number,
        list_sort(list(distinct figures.known_on)) as days,
        list_sort(list(distinct figures.known_on) filter (where figures.period_length in ('quarter', 'instant'))) as days_of_quarter
    from {{ ref('int_figures') }} as figures
    inner join {{ ref('int_figure_verdicts') }} as verdicts on figures.reported_value_id = verdicts.reported_value_id
    where verdicts.status = 'quarantined'
      and figures.concept is not null and figures.company_id is not null and figures.known_on is not null
    group by all

)

-- A derived first value knows its quarter to one and a half print units: a print within that is no restatement of it.
select
    dated.version.company_id as company_id,
    dated.version.segment_key as segment_key,
    dated.version.concept as concept,
    dated.version.quarter_number as quarter_number,
    dated.version.unit as unit,
    dated.version.period_start as period_start,
    dated.version.period_end as period_end,
    dated.version.value as value,
    dated.version.is_nil as is_nil,
    dated.version.print_unit as print_unit,
    dated.version.basis as basis,
    dated.version.derivation as derivation,
    dated.version.reported_value_id as reported_value_id,
    dated.version.less_reported_value_id as less_reported_value_id,
    dated.version.operand_ids as operand_ids,
    dated.version.document_id as document_id,
    dated.version.known_on as known_on,
    dated.first_version.value as first_value,
    case
        when dated.first_version.basis = dated.version.basis
            then {{ says_another_value('dated.version.value', 'dated.version.print_unit', 'dated.first_version.value', 'dated.first_version.print_unit') }}
        else abs(dated.version.value - dated.first_version.value) > (dated.version.print_unit + dated.first_version.print_unit) / 2
    end as is_restated,
    dated.version.identity_status as identity_status,
    dated.confirmed_on,
    coalesce(case dated.version.basis when 'derived' then quarantined.days else quarantined.days_of_quarter end, []) as quarantined_on,
    dated.version.known_on as known_from,
    dated.versions[dated.version_number + 1].known_on as known_to
from dated
left join quarantined
    on dated.version.company_id = quarantined.company_id
    and dated.version.segment_key = quarantined.segment_key
    and dated.version.concept = quarantined.concept
    and dated.version.quarter_number = quarantined.quarter_number
