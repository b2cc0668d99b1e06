{#
  The rows of one record of the lake that still belong: those whose (part, file_hash) stands in the manifest, or whose file could not be read
  (no hash) while its part stands there. A file that left the raw folder leaves the manifest, and with it its rows.
#}
{% macro lake_records(record) -%}
    select records.*
    from read_parquet('{{ env_var("TIEOUT_LAKE") }}/{{ record }}/*.parquet', union_by_name = true) as records
    where exists (
        select 1
        from read_parquet('{{ env_var("TIEOUT_LAKE") }}/manifest.parquet') as manifest
        where manifest.part = records.part
          and (manifest.file_hash = records.file_hash or records.file_hash is null)
    )
{%- endmacro %}
