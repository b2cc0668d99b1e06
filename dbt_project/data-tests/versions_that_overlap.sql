-- The versions of one quarter follow each other without gap or overlap, and the last is open.
select company_id, segment_key, concept, quarter_number, known_from, known_to
from (
    select
        *,
        lead(known_from) over (partition by company_id, segment_key, concept, quarter_number order by known_from) as next_known_from
    from {{ ref('int_quarter_versions') }}
)
where known_to is distinct from next_known_from or known_from >= coalesce(known_to, date '9999-12-31')
