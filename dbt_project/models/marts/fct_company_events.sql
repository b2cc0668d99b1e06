-- a document that bears no day counts from the end of its period
with documents as (

    select *, if(known_on_basis = 'period_end', 'derived', 'stated') as day_basis
    from {{ ref('int_documents') }}
    where company_id is not null and known_on is not null

),

-- what a document prints of its own period: the quarter, or the year where it has no quarter; the face statement first
own_figures as (

    select
        figures.document_id,
        figures.concept,
        figures.value,
        figures.period_length,
        figures.line_number
    from {{ ref('fct_reported_values') }} as figures
    inner join documents on figures.document_id = documents.document_id and figures.period_end = documents.period_end
    where figures.concept in ('Revenues', 'NetIncomeLoss', 'EBITDA')
      and figures.segment is null
      and figures.unit = 'USD'
      and figures.period_length in ('quarter', 'year')
      and figures.source in ('table', 'tagged')
      and figures.status <> 'quarantined'
      and not figures.is_guidance
    qualify row_number() over (
        partition by figures.document_id, figures.concept
        order by figures.period_length = 'quarter' desc, figures.statement = 'income_statement' desc, figures.line_number, figures.char_start
    ) = 1

),

headline_figures as (

    select
        document_id,
        max(value) filter (where concept = 'Revenues') as revenues,
        any_value(period_length) filter (where concept = 'Revenues') as period_length,
        min(line_number) filter (where concept = 'Revenues') as revenues_line,
        string_agg(
            case concept when 'Revenues' then 'revenues ' when 'NetIncomeLoss' then 'net income ' else 'EBITDA ' end || format('{:,}', cast(round(value) as bigint)),
            ', ' order by list_position(['Revenues', 'NetIncomeLoss', 'EBITDA'], concept)
        ) as figures_said
    from own_figures
    group by document_id

),

results as (

    select
        documents.company_id,
        documents.known_on as event_date,
        coalesce(documents.day_basis, 'stated') as date_basis,
        'results' as event_kind,
        documents.document_type as event_detail,
        case documents.document_type when 'earnings_release' then 'Release' when 'annual_report' then 'Annual report' else 'Quarterly report' end
        || coalesce(', ' || coalesce(figures.period_length, 'period') || ' to ' || documents.period_end, '') || coalesce(': ' || figures.figures_said, '') as description,
        figures.revenues as amount_usd,
        cast(null as varchar) as segment,
        if(figures.revenues is not null, 'Revenues', null) as concept,
        documents.period_end,
        cast(null as varchar) as facility_id,
        cast(null as varchar) as case_id,
        false as is_ahead,
        documents.document_id,
        coalesce(figures.revenues_line, 1) as line_number
    from documents
    left join headline_figures as figures on documents.document_id = figures.document_id
    where documents.document_type in ('earnings_release', 'quarterly_report', 'annual_report')
    qualify row_number() over (partition by documents.company_id, documents.known_on, documents.document_type, documents.period_end order by documents.document_id) = 1

),

restatements as (

    select
        restatements.company_id,
        restatements.later_known_on as event_date,
        coalesce(documents.day_basis, 'stated') as date_basis,
        'restatement' as event_kind,
        restatements.period_length as event_detail,
        format(
            '{}{} of the {} to {} restated from {} to {}',
            restatements.concept, coalesce(' of ' || restatements.segment, ''), replace(restatements.period_length, '_', ' '), restatements.period_end,
            {% for value in ['previous_value', 'later_value'] -%}
            if(restatements.unit = 'USD', format('{:,}', cast(round(restatements.{{ value }}) as bigint)), {{ plain_number('restatements.' ~ value) }}){{ ',' if not loop.last }}
            {% endfor %}
        ) as description,
        if(restatements.unit = 'USD', restatements.later_value, null) as amount_usd,
        restatements.segment,
        restatements.concept,
        restatements.period_end,
        cast(null as varchar) as facility_id,
        cast(null as varchar) as case_id,
        false as is_ahead,
        restatements.later_document_id as document_id,
        figures.line_number
    from {{ ref('fct_restatements') }} as restatements
    left join {{ ref('fct_reported_values') }} as figures on restatements.later_reported_value_id = figures.reported_value_id
    left join documents on restatements.later_document_id = documents.document_id

),

facilities as (

    select
        *,
        facility_name || coalesce(' of ' || format('{:,}', cast(round(amount_usd) as bigint)), '') as facility_said
    from {{ ref('fct_debt_facilities') }}
    where company_id is not null and announced_on is not null

),

-- what two sentences, or two documents, tell of one facility is one event: the first to tell it counts
financings as (

    select
        company_id,
        coalesce(event_date, announced_on) as event_date,
        if(event_date is null, 'reported', 'stated') as date_basis,
        'financing' as event_kind,
        event as event_detail,
        upper(event[1]) || event[2:] || ': ' || facility_said || coalesce(', due ' || maturity, '') as description,
        amount_usd,
        cast(null as varchar) as segment,
        cast(null as varchar) as concept,
        cast(null as date) as period_end,
        facility_id,
        cast(null as varchar) as case_id,
        coalesce(event_date > announced_on, false) as is_ahead,
        document_id,
        line_number
    from facilities
    where event is not null
    qualify row_number() over (
        partition by company_id, event, facility_kind, coalesce(event_date, announced_on), coalesce(cast(amount_usd as varchar), facility_name)
        order by announced_on, document_id, line_number, facility_id
    ) = 1

),

maturities as (

    select
        company_id,
        maturity_date as event_date,
        'stated' as date_basis,
        'maturity' as event_kind,
        facility_kind as event_detail,
        'Falls due: ' || facility_said || if(maturity_is_conditional, ' (the day depends on a condition)', '') as description,
        amount_usd,
        cast(null as varchar) as segment,
        cast(null as varchar) as concept,
        cast(null as date) as period_end,
        facility_id,
        cast(null as varchar) as case_id,
        maturity_date > announced_on as is_ahead,
        document_id,
        line_number
    from facilities
    where maturity_date is not null and event is distinct from 'repaid'
    qualify row_number() over (
        partition by company_id, facility_kind, maturity_date, coalesce(cast(amount_usd as varchar), facility_name)
        order by announced_on, document_id, line_number, facility_id
    ) = 1

),

announced_filings as (

    select
        documents.company_id,
        documents.known_on as event_date,
        'reported' as date_basis,
        'filing_announced' as event_kind,
        cast(null as varchar) as event_detail,
        'Announced: ' || terms.printed as description,
        cast(null as decimal(38, 6)) as amount_usd,
        cast(null as varchar) as segment,
        cast(null as varchar) as concept,
        documents.period_end,
        cast(null as varchar) as facility_id,
        cast(null as varchar) as case_id,
        false as is_ahead,
        terms.document_id,
        terms.line_number
    from {{ ref('fct_financing_terms') }} as terms
    inner join documents on terms.document_id = documents.document_id
    where terms.term = 'filing_announced'
    qualify row_number() over (partition by documents.company_id, documents.known_on, documents.period_end order by terms.document_id, terms.line_number, terms.term_id) = 1

),

case_events as (

    select
        company_id,
        coalesce(event_date, reported_on) as event_date,
        case when event_date is null then 'reported' when is_derived then 'derived' else 'stated' end as date_basis,
        'case_event' as event_kind,
        event_kind as event_detail,
        description || coalesce(' (docket ' || entry_number || ')', '') as description,
        cast(null as decimal(38, 6)) as amount_usd,
        cast(null as varchar) as segment,
        cast(null as varchar) as concept,
        cast(null as date) as period_end,
        cast(null as varchar) as facility_id,
        case_id,
        coalesce(is_scheduled, false) as is_ahead,
        document_id,
        line_number
    from {{ ref('fct_case_events') }}
    where company_id is not null and coalesce(event_date, reported_on) is not null
    qualify row_number() over (
        partition by company_id, case_id, event_kind, coalesce(event_date, reported_on), is_scheduled, coalesce(entry_number, if(event_kind in ('other', 'filing'), case_event_id, ''))
        order by reported_on, document_id, line_number, char_start
    ) = 1

),

-- the days that a docket's head gives
case_days as (

    select
        mentions.company_id,
        if(side = 'filed', mentions.filed_on, mentions.terminated_on) as event_date,
        'stated' as date_basis,
        'case_event' as event_kind,
        'case_' || side as event_detail,
        'Case ' || mentions.case_number || coalesce(', chapter ' || mentions.chapter, '') || ' ' || side || coalesce(': ' || mentions.court, '') as description,
        cast(null as decimal(38, 6)) as amount_usd,
        cast(null as varchar) as segment,
        cast(null as varchar) as concept,
        cast(null as date) as period_end,
        cast(null as varchar) as facility_id,
        mentions.case_id,
        false as is_ahead,
        mentions.document_id,
        mentions.line_number
    from {{ ref('int_document_cases') }} as mentions
    cross join (values ('filed'), ('terminated')) as sides (side)
    where mentions.company_id is not null and if(side = 'filed', mentions.filed_on, mentions.terminated_on) is not null
    qualify row_number() over (partition by mentions.case_id, side order by mentions.known_on, mentions.document_id) = 1

),

events as (

    select * from results
    union all by name
    select * from restatements
    union all by name
    select * from financings
    union all by name
    select * from maturities
    union all by name
    select * from announced_filings
    union all by name
    select * from case_events
    union all by name
    select * from case_days

)

select
    md5(concat_ws('|', events.company_id, event_date, event_kind, event_detail, events.document_id, concept, segment, events.period_end, facility_id, line_number, description)) as event_id,
    events.company_id,
    events.event_date,
    events.date_basis,
    events.event_kind,
    events.event_detail,
    events.description,
    events.amount_usd,
    events.segment,
    events.concept,
    events.period_end,
    events.facility_id,
    events.case_id,
    events.is_ahead,
    documents.known_on as reported_on,
    events.document_id,
    documents.source_path,
    events.line_number
from events
inner join documents on events.document_id = documents.document_id
