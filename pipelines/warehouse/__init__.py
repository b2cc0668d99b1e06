"""The DuckDB file: built beside, published whole, read by anyone.

What belongs here: where things stand in the data folder, the build file and its swap, the audit schema, read-only access.
What does not: the transformations (dbt_project), the identities (expectations), anything of Dagster (pipelines.defs).
"""
