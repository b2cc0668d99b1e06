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

compared as (

    select
        *,
        lag(value) over states_in_order as previous_value,
        lag(print_unit) over states_in_order as previous_print_unit,
        lag(basis) over states_in_order as previous_basis,
        max(known_on) over (partition by company_id, segment_key, concept, quarter_number) as last_confirmed_on
    from states
    window states_in_order as (partition by company_id, segment_key, concept, quarter_number order by known_on)

),

-- Fewer digits of the same number are no new state; more digits, another value or a print in place of a derivation are.
new_states as (

    select *
    from compared
    where previous_value is null
       or basis <> previous_basis
       or case
           when print_unit > previous_print_unit then abs(value - previous_value) > (print_unit + previous_print_unit) / 2
           else value <> previous_value
       end

),

repeated as (

    select
        *,
        lag(value) over new_states_in_order as kept_value,
        lag(basis) over new_states_in_order as kept_basis
    from new_states
    window new_states_in_order as (partition by company_id, segment_key, concept, quarter_number order by known_on)

),

versions as (

    select *
    from repeated
    where kept_value is null or value <> kept_value or basis <> kept_basis

),

dated as (

    select
        *,
        known_on as known_from,
        lead(known_on) over versions_in_order as known_to,
        first_value(value) over versions_in_order as first_value,
        first_value(print_unit) over versions_in_order as first_print_unit,
        first_value(basis) over versions_in_order as first_basis
    from versions
    window versions_in_order as (partition by company_id, segment_key, concept, quarter_number order by known_on)

),

quarantined as (

    select
        figures.company_id,
        coalesce(figures.segment_key, '') as segment_key,
        figures.concept,
        figures.quarter_number,
        max(figures.known_on) as known_on
    from {{ ref('int_figures') }} as figures
    inner join {{ ref('int_figure_verdicts') }} as verdicts on figures.reported_value_id = verdicts.reported_value_id
    where verdicts.status = 'quarantined' and figures.concept is not null and figures.company_id is not null
    group by all

)

-- A derived first value knows its quarter to one and a half print units: a print within that is no restatement of it.
select
    dated.company_id,
    dated.segment_key,
    dated.concept,
    dated.quarter_number,
    dated.unit,
    dated.period_start,
    dated.period_end,
    dated.value,
    dated.is_nil,
    dated.print_unit,
    dated.basis,
    dated.derivation,
    dated.reported_value_id,
    dated.less_reported_value_id,
    dated.operand_ids,
    dated.document_id,
    dated.known_on,
    dated.first_value,
    case
        when dated.first_basis = dated.basis then {{ says_another_value('dated.value', 'dated.print_unit', 'dated.first_value', 'dated.first_print_unit') }}
        else abs(dated.value - dated.first_value) > (dated.print_unit + dated.first_print_unit) / 2
    end as is_restated,
    dated.identity_status,
    dated.known_to is null and coalesce(quarantined.known_on > dated.last_confirmed_on, false) as newer_quarantined,
    dated.known_from,
    dated.known_to
from dated
left join quarantined
    on dated.company_id = quarantined.company_id
    and dated.segment_key = quarantined.segment_key
    and dated.concept = quarantined.concept
    and dated.quarter_number = quarantined.quarter_number
