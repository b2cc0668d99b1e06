{#
  The rows of one record of the lake that still belong: those whose (part, file_hash) stands in the manifest, or whose file could not be read
  (no hash) while its part stands there. A file that left the raw folder leaves the manifest, and with it its rows. Of all but the documents themselves only
  what this run builds: see stg_audit__touched_documents.
#}
{% macro lake_records(record, of_all_documents=false) -%}
    select records.*
    from read_parquet({{ lake_parts(record) if not of_all_documents else "'" ~ env_var("TIEOUT_LAKE") ~ "/" ~ record ~ "/*.parquet'" }}, union_by_name = true) as records
    where exists (
        select 1
        from read_parquet('{{ env_var("TIEOUT_LAKE") }}/manifest.parquet') as manifest
        where manifest.part = records.part
          and (manifest.file_hash = records.file_hash or records.file_hash is null)
    )
    {%- if not of_all_documents %}
    and records.document_id in (select document_id from {{ ref('stg_audit__touched_documents') }})
    {%- endif %}
{%- endmacro %}

{#
  The files of a record in which a document of this run stands, by name: a night that builds three companies of thousands must not open every part for each
  model and test that looks at the lake. The empty part is always there; where it is not known what a run builds, all are named.
#}
{% macro lake_parts(record) -%}
    {%- set folder = env_var("TIEOUT_LAKE") -%}
    {%- set touched = ref('stg_audit__touched_documents') -%}
    {%- if execute and load_relation(touched) is not none -%}
        {%- set found = run_query(
            "select distinct part from read_parquet('" ~ folder ~ "/documents/*.parquet') where document_id in (select document_id from " ~ without_database(touched) ~ ") order by part"
        ) -%}
        [{% for part in ['empty'] + (found.columns[0].values() | list) %}'{{ folder }}/{{ record }}/{{ part }}.parquet'{{ ', ' if not loop.last }}{% endfor %}]
    {%- else -%}
        '{{ folder }}/{{ record }}/*.parquet'
    {%- endif -%}
{%- endmacro %}
