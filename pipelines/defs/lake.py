"""The lake's nodes: one for each record that the reader gives, and one for the manifest that makes them visible."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg

from pipelines.defs import raw
from pipelines.defs.place import Place
from pipelines.defs.preview import lake_metadata
from pipelines.defs.progress import report
from pipelines.defs.rules import rules_version
from pipelines.lake.listing import read_listing
from pipelines.lake.load import load
from pipelines.lake.tables import RECORDS
from pipelines.warehouse.ledger import Run, begin_run

MANIFEST = dg.AssetKey(["lake", "manifest"])


def key_of(record: str) -> dg.AssetKey:
    """The asset of one record of the lake."""
    return dg.AssetKey(["lake", record])


_SPECS = [
    dg.AssetSpec(key_of(name), deps=[raw.KEY], group_name="lake", kinds={"parquet"}, description=(record.__doc__ or "").partition("\n")[0])
    for name, record in RECORDS.items()
] + [
    dg.AssetSpec(
        MANIFEST,
        deps=[raw.KEY],
        group_name="lake",
        kinds={"parquet"},
        description="One row per file of the last listing: what is visible in the lake.",
    )
]


@dg.multi_asset(name="lake", specs=_SPECS)
def lake(context: dg.AssetExecutionContext, place: Place) -> Iterator[dg.MaterializeResult]:  # type: ignore[type-arg]
    """Read what is new or changed, in as many processes as the machine has cores, and commit."""
    began, started = datetime.now(UTC).replace(tzinfo=None), time.monotonic()
    outcome = load(place.raw, place.data.lake, read_listing(place.data.lake), lambda done, total: report("documents", done, total))
    seconds = round(time.monotonic() - started, 3)
    run = Run(context.run_id, began, outcome.listed, outcome.read, outcome.refused, outcome.reader_version, str(place.raw), rules_version())
    begin_run(place.data.build_file(context.run_id), place.data.published, run)
    context.log.info("%d files listed, %d read, %d refused, in %.1f s", outcome.listed, outcome.read, outcome.refused, seconds)
    counts = {"files_listed": outcome.listed, "files_read": outcome.read, "files_refused": outcome.refused, "seconds": seconds}
    for name in RECORDS:
        yield dg.MaterializeResult(asset_key=key_of(name), metadata=lake_metadata(place.data.lake, name))
    yield dg.MaterializeResult(
        asset_key=MANIFEST, metadata={"dagster/row_count": outcome.listed, "reader_version": outcome.reader_version, **counts}
    )
