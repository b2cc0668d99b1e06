-- Four quarters that do not add up to the year that a document prints, as both stood on the day of the year's print: restated apart from each other, or one of
-- them read as another measure. A person should look.
{{ config(severity='warn') }}

select
    years.company_id,
    years.segment_key,
    years.concept,
    years.quarter_number,
    years.document_id,
    any_value(years.value) as year_value,
    sum(quarters.value) as quarters_value
from {{ ref('int_figure_versions') }} as years
inner join {{ ref('concepts') }} as concepts on years.concept = concepts.concept and concepts.in_year_to_date
inner join {{ ref('int_quarter_versions') }} as quarters
    on years.company_id = quarters.company_id
    and years.segment_key = quarters.segment_key
    and years.concept = quarters.concept
    and quarters.quarter_number between years.quarter_number - 3 and years.quarter_number
    and {{ known_on_day('quarters', 'years.known_on') }}
where years.period_length = 'year' and not years.is_change
group by years.company_id, years.segment_key, years.concept, years.quarter_number, years.document_id
having count(*) = 4
   and abs(sum(quarters.value) - any_value(years.value)) > (sum(quarters.print_unit) + any_value(years.print_unit)) / 2
