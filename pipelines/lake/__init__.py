"""Many documents in, Parquet parts and one manifest out.

What belongs here: listing a raw folder, telling new files from known ones, reading many of them at once and making a batch visible in
one step. What does not: what a page means (pipelines.filings) and what the figures mean (dbt_project).
"""
