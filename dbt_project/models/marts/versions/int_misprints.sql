with concepts as (select * from {{ ref('concepts') }}),

figures as (

    select figures.*, concepts.statement = figures.statement as is_on_face
    from {{ ref('int_figures') }} as figures
    inner join concepts on figures.concept = concepts.concept and figures.unit = concepts.unit
    where figures.company_id is not null and figures.known_on is not null
      and figures.segment is null and figures.source = 'table' and figures.value <> 0 and not figures.is_guidance

),

known as (

    select company_id, concept, period_length, quarter_number, value, min(known_on) as known_on
    from figures
    where is_on_face
    group by company_id, concept, period_length, quarter_number, value

),

repeated as (select * from figures where not is_on_face),

-- what face statements had said by then of the same period
beside_own_period as (

    select
        repeated.reported_value_id,
        repeated.document_id,
        repeated.table_number,
        repeated.column_number,
        repeated.concept,
        bool_or(repeated.value = known.value) as is_confirmed,
        bool_or(
            known.value in (repeated.value * 1000, repeated.value * 1000000, repeated.value / 1000, repeated.value / 1000000)
        ) as has_digits_of_another_scale
    from repeated
    inner join known
        on repeated.company_id = known.company_id
        and repeated.concept = known.concept
        and repeated.period_length = known.period_length
        and repeated.quarter_number = known.quarter_number
        and repeated.known_on >= known.known_on
    group by repeated.reported_value_id, repeated.document_id, repeated.table_number, repeated.column_number, repeated.concept

),

columns_contradicted as (

    select document_id, table_number, column_number
    from beside_own_period
    group by document_id, table_number, column_number
    having count(distinct concept) >= 3 and not bool_or(is_confirmed)

),

-- and of another period: three lines of a column that all belong there are no chance
columns_of_another_period as (

    select repeated.document_id, repeated.table_number, repeated.column_number
    from repeated
    semi join columns_contradicted using (document_id, table_number, column_number)
    inner join known
        on repeated.company_id = known.company_id
        and repeated.concept = known.concept
        and repeated.period_length = known.period_length
        and repeated.value = known.value
        and repeated.quarter_number <> known.quarter_number
        and repeated.known_on >= known.known_on
    group by repeated.document_id, repeated.table_number, repeated.column_number, known.quarter_number
    having count(distinct repeated.concept) >= 3

)

select reported_value_id, document_id, 'another period' as misprint
from repeated
semi join columns_of_another_period using (document_id, table_number, column_number)
union all
select reported_value_id, document_id, 'another scale' as misprint
from beside_own_period
anti join columns_of_another_period using (document_id, table_number, column_number)
where has_digits_of_another_scale and not is_confirmed
