"""Dagster's view of the house: assets, checks, the nightly job, its schedule and its sensor.

What belongs here: who runs after whom, and what a run reports. What does not: any decision about data. A figure is refused by
pipelines.filings, a row by dbt's tests, a statement by expectations; this package only passes on what they say.

Each module holds assets or definitions of one kind and nothing is loaded by its location: pipelines/definitions.py names every part.
"""
