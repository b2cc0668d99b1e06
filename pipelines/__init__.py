"""Everything that runs: the reader (filings), the lake, the warehouse, the Dagster definitions and the `tieout` command.

What is *true* of the figures lives elsewhere: derivations in dbt_project/, identities in expectations/.
"""
