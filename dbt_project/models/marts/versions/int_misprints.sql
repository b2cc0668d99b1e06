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
        bool_or({{ has_digits_of('repeated.value', 'known.value') }}) as has_digits_of_another_scale
    from repeated
    inner join known
        on repeated.company_id = known.company_id
        and repeated.concept = known.concept
        and repeated.period_length = known.period_length
        and repeated.quarter_number = known.quarter_number
        and repeated.known_on >= known.known_on
    group by repeated.reported_value_id, repeated.document_id, repeated.table_number, repeated.column_number, repeated.concept

),

-- The same where no face statement had said it, but another document: the figure alone in its row has a print unit of its own, a point printed for a comma.
points_for_commas as (

    select distinct repeated.reported_value_id, repeated.document_id
    from (
        select *
        from repeated
        qualify count(*) over (partition by document_id, table_number, row_number) >= 3
            and count(*) over (partition by document_id, table_number, row_number, print_unit) = 1
    ) as repeated
    inner join figures as known
        on repeated.company_id = known.company_id
        and repeated.concept = known.concept
        and repeated.period_length = known.period_length
        and repeated.quarter_number = known.quarter_number
        and repeated.document_id <> known.document_id
        and repeated.known_on >= known.known_on
        and {{ has_digits_of('repeated.value', 'known.value') }}

),

-- Shares that, times what each earns, make a thousand times the net income of the document, or a thousandth of it, whichever of its prints is taken.
shares_of_another_scale as (

    select shares.reported_value_id, shares.document_id
    from figures as shares
    inner join figures as per_share
        on shares.document_id = per_share.document_id
        and shares.period_length = per_share.period_length
        and shares.quarter_number = per_share.quarter_number
        and replace(shares.concept, 'WeightedAverageShares', 'EarningsPerShare') = per_share.concept
    inner join figures as income
        on shares.document_id = income.document_id
        and shares.period_length = income.period_length
        and shares.quarter_number = income.quarter_number
        and income.concept in ('NetIncomeLoss', 'NetIncomeLossAvailableToCommonStockholders')
    where starts_with(shares.concept, 'WeightedAverageShares')
    group by shares.reported_value_id, shares.document_id
    having min(abs(shares.value * per_share.value / income.value)) between 800 and 1250 and max(abs(shares.value * per_share.value / income.value)) between 800 and 1250
        or min(abs(income.value / (shares.value * per_share.value))) between 800 and 1250 and max(abs(income.value / (shares.value * per_share.value))) between 800 and 1250

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

),

-- what the face statement of a document says of a period: of a part and its total under one concept, the total
faces as (

    select *
    from figures
    where is_on_face
    qualify row_number() over (
        partition by document_id, concept, period_length, quarter_number
        order by rule_priority, table_number, not starts_with(lower(label), 'total'), row_number, column_number, reported_value_id
    ) = 1

),

beside_own_face as (

    select
        repeated.document_id,
        repeated.table_number,
        repeated.row_number,
        repeated.concept,
        abs(repeated.value - face.value) <= (repeated.print_unit + face.print_unit) / 2 as agrees
    from repeated
    inner join faces as face
        on repeated.document_id = face.document_id
        and repeated.concept = face.concept
        and repeated.period_length = face.period_length
        and repeated.quarter_number = face.quarter_number

),

-- A table that contradicts them in three lines or more and agrees in none is about something else, such as a business that was bought: its other columns, too.
tables_of_another_subject as (

    select document_id, table_number
    from beside_own_face
    group by document_id, table_number
    having count(distinct concept) filter (not agrees) >= 3 and not bool_or(agrees)

),

-- A row that contradicts them and never agrees is another measure by the same name, such as operating expenses before special charges.
rows_of_another_measure as (

    select document_id, table_number, row_number, concept
    from beside_own_face
    group by document_id, table_number, row_number, concept
    having not bool_or(agrees)

),

-- So are four quarters in one row that do not make the year on the face of the same document.
years_missed as (

    select years.document_id, years.concept, years.quarter_number, quarters.table_number, quarters.row_number
    from figures as years
    inner join concepts on years.concept = concepts.concept and concepts.in_year_to_date
    inner join repeated as quarters
        on years.document_id = quarters.document_id
        and years.concept = quarters.concept
        and quarters.quarter_number between years.quarter_number - 3 and years.quarter_number
        and quarters.period_length = 'quarter'
    where years.is_on_face and years.period_length = 'year'
    group by years.document_id, years.reported_value_id, years.concept, years.quarter_number, quarters.table_number, quarters.row_number
    having count(*) = 4
       and count(distinct quarters.quarter_number) = 4
       and abs(sum(quarters.value) - any_value(years.value)) > (sum(quarters.print_unit) + any_value(years.print_unit)) / 2

),

found as (

    select reported_value_id, document_id, 1 as place, 'another period' as misprint
    from repeated
    semi join columns_of_another_period using (document_id, table_number, column_number)
    union all
    select reported_value_id, document_id, 2 as place, 'another scale' as misprint
    from beside_own_period
    where has_digits_of_another_scale and not is_confirmed
    union all
    select reported_value_id, document_id, 2 as place, 'another scale' as misprint
    from points_for_commas
    union all
    select reported_value_id, document_id, 2 as place, 'another scale' as misprint
    from shares_of_another_scale
    union all
    select reported_value_id, document_id, 3 as place, 'another subject' as misprint
    from repeated
    semi join tables_of_another_subject using (document_id, table_number)
    union all
    select repeated.reported_value_id, repeated.document_id, 4 as place, 'another measure' as misprint
    from repeated
    inner join years_missed
        on repeated.document_id = years_missed.document_id
        and repeated.concept = years_missed.concept
        and repeated.table_number = years_missed.table_number
        and repeated.row_number = years_missed.row_number
        and repeated.quarter_number between years_missed.quarter_number - 3 and years_missed.quarter_number
    where repeated.period_length = 'quarter'
    union all
    select reported_value_id, document_id, 4 as place, 'another measure' as misprint
    from repeated
    semi join rows_of_another_measure using (document_id, table_number, row_number, concept)

)

select distinct on (reported_value_id) reported_value_id, document_id, misprint
from found
order by reported_value_id, place
