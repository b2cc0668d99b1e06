"""The last node of the graph: the build, swapped in whole."""

import shutil
from datetime import UTC, datetime

import dagster as dg

from pipelines.defs import whole
from pipelines.defs.place import Place
from pipelines.warehouse.guard import HeldBack, bounds_of, refuse_poorer
from pipelines.warehouse.ledger import end_run
from pipelines.warehouse.publish import publish

KEY = dg.AssetKey("published_warehouse")


@dg.asset(key=KEY, deps=[whole.KEY], group_name="published", kinds={"duckdb"})
def published_warehouse(context: dg.AssetExecutionContext, place: Place) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The file that everyone reads. Who is connected goes on reading the one before. A build that is much poorer than it is held back."""
    build_file = place.begun_build(context.run_id)
    if not place.accept_fewer:
        try:
            refuse_poorer(place.data, context.run_id, bounds_of())
        except HeldBack as error:
            raise dg.Failure(str(error)) from error
    end_run(build_file, context.run_id, datetime.now(UTC).replace(tzinfo=None))
    published = publish(place.data, context.run_id)
    shutil.rmtree(place.data.held_back, ignore_errors=True)
    return dg.MaterializeResult(
        metadata={
            "file": dg.MetadataValue.path(str(published)),
            "bytes": published.stat().st_size,
            "reports": dg.MetadataValue.path(str(place.data.reports / "index.html")),
        }
    )
