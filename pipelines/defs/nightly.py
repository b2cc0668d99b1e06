"""When the line runs: the nightly job, its schedule, and the sensor that starts it when filings arrive."""

import hashlib

import dagster as dg

from pipelines.defs.place import Place
from pipelines.lake.listing import listed_files

NIGHTLY = dg.define_asset_job(
    "nightly",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="Raw filings to published warehouse, the whole line in one process.",
)

AT_TWO = dg.ScheduleDefinition(
    name="nightly_at_two",
    job=NIGHTLY,
    cron_schedule="0 2 * * *",
    execution_timezone="America/New_York",
    description="Two o'clock in New York: EDGAR accepts filings until ten in the evening, and its daily index is out soon after.",
)


@dg.sensor(job=NIGHTLY, minimum_interval_seconds=60, description="Runs the job when files arrive in the raw folder, change or leave it.")
def new_filings(context: dg.SensorEvaluationContext, place: Place) -> dg.SensorResult | dg.SkipReason:
    """Compares the folder's names, sizes and times with those of the last look; which contents are new is for the lake to find out."""
    seen = hashlib.sha256()
    for file in listed_files(place.raw):
        changed = (place.raw / file.source_path).stat().st_mtime_ns if file.rule is None else 0
        seen.update(f"{file.source_path}\t{file.bytes}\t{changed}\n".encode())
    if seen.hexdigest() == context.cursor:
        return dg.SkipReason("Nothing new in the raw folder.")
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=seen.hexdigest())], cursor=seen.hexdigest())
