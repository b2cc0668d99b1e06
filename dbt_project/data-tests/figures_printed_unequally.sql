-- A document that prints one figure twice, unequally: the face statement's print was taken, a person should look.
{{ config(severity='warn') }}

select document_id, company_id, concept, segment_key, quarter_number, period_length, reported_value_id, value
from {{ ref('int_period_figures') }}
where has_unequal_prints
