"""The last node of the graph: the build, swapped in whole."""

from datetime import UTC, datetime

import dagster as dg

from pipelines.defs import audit, dbt_nodes
from pipelines.defs.place import Place
from pipelines.warehouse.ledger import end_run
from pipelines.warehouse.publish import publish

KEY = dg.AssetKey("published_warehouse")


@dg.asset(key=KEY, deps=[*dbt_nodes.AFTER_AUDIT.nodes.values(), audit.QUARANTINE], group_name="published", kinds={"duckdb"})
def published_warehouse(context: dg.AssetExecutionContext, place: Place) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The file that everyone reads. Who is connected goes on reading the one before."""
    build_file = place.begun_build(context.run_id)
    end_run(build_file, context.run_id, datetime.now(UTC).replace(tzinfo=None))
    published = publish(place.data, context.run_id)
    return dg.MaterializeResult(
        metadata={
            "file": dg.MetadataValue.path(str(published)),
            "bytes": published.stat().st_size,
            "reports": dg.MetadataValue.path(str(place.data.reports / "index.html")),
        }
    )
