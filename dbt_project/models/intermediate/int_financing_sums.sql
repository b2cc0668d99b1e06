with facilities as (select * from {{ ref('stg_lake__debt_facilities') }}),

documents as (select * from {{ ref('int_documents') }}),

-- Uses of the same proceeds, and each facility whose proceeds they are
uses as (

    select document_id, list_number, use_id, use, amount_usd, decimals, line_number, source_facility_ids
    from {{ ref('stg_lake__proceeds_uses') }}

),

sources as (

    select distinct document_id, list_number, unnest(source_facility_ids) as facility_id
    from uses

),

-- A rate on a part of a facility is a part of its sum only where all its rates are on parts
tranches as (

    select *
    from {{ ref('stg_lake__rate_tranches') }}
    where not is_alternative
    qualify count(*) over (partition by facility_id) >= 2 and count(*) over (partition by facility_id) = count(amount_usd) over (partition by facility_id)

),

operands as (

    select
        'ProceedsFromBorrowings' as total_concept,
        sources.document_id,
        'list ' || sources.list_number as sum_key,
        true as is_total,
        facilities.facility_id as operand_id,
        facilities.facility_name as label,
        facilities.amount_usd,
        facilities.decimals,
        facilities.line_number
    from sources
    inner join facilities on sources.facility_id = facilities.facility_id
    union all
    select
        'ProceedsFromBorrowings', document_id, 'list ' || list_number, false, use_id, use, amount_usd, decimals, line_number
    from uses
    where len(source_facility_ids) > 0
    union all
    select
        'DebtPrincipal', document_id, facility_id, true, facility_id, facility_name, amount_usd, decimals, line_number
    from facilities
    where facility_id in (select facility_id from tranches)
    union all
    select
        'DebtPrincipal', document_id, facility_id, false, tranche_id,
        rate_index || coalesce(' + ' || cast(spread as varchar), ''), amount_usd, decimals, line_number
    from tranches

)

select
    operands.total_concept,
    operands.document_id,
    documents.company_id,
    documents.source_path,
    documents.known_on as announced_on,
    operands.sum_key,
    operands.is_total,
    operands.operand_id,
    operands.label,
    operands.amount_usd,
    cast(power(10.0, -operands.decimals) as decimal(38, 6)) as print_unit,
    operands.line_number
from operands
inner join documents on operands.document_id = documents.document_id
