{{ config(post_hook="
    create or replace macro {{ without_database(this.incorporate(path={'identifier': 'segment_quarters_as_of'})) }}(day) as table
    {{ versions_known_on(without_database(this), 'cast(day as date)') }}
") }}

select
    {{ quarter_columns('versions', 'companies') }},
    segments.segment,
    segments.segment_kind,
    versions.known_from,
    versions.known_to
from {{ ref('int_quarter_versions') }} as versions
inner join {{ ref('dim_companies') }} as companies on versions.company_id = companies.company_id
inner join {{ ref('dim_segments') }} as segments
    on versions.company_id = segments.company_id and versions.segment_key = segments.segment_key
where versions.segment_key <> ''
