{#
  The rows of one record of the lake that still belong: those whose (part, file_hash) stands in the manifest, or whose file could not be read
  (no hash) while its part stands there. A file that left the raw folder leaves the manifest, and with it its rows. Of all but the documents themselves only
  what this run builds: see stg_audit__touched_documents.
#}
{% macro lake_records(record, of_all_documents=false) -%}
    select records.*
    from read_parquet('{{ env_var("TIEOUT_LAKE") }}/{{ record }}/*.parquet', union_by_name = true) as records
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
