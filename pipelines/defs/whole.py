"""Between build and publication: the companies that the run built and those that it carries over become one warehouse."""

import dagster as dg

from pipelines.defs import audit, dbt_nodes
from pipelines.defs.place import Place
from pipelines.warehouse.carry_over import carry_over

KEY = dg.AssetKey("whole_warehouse")


@dg.asset(key=KEY, deps=[*dbt_nodes.AFTER_AUDIT.nodes.values(), audit.QUARANTINE, audit.HISTORY], group_name="published", kinds={"duckdb"})
def whole_warehouse(context: dg.AssetExecutionContext, place: Place) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """What this run built, and what it carries over from the published warehouse:
    the companies that no new, changed or lost document touches.
    """
    place.begun_build(context.run_id)
    return dg.MaterializeResult(
        metadata={"documents_carried_over": carry_over(place.data, context.run_id, dbt_nodes.tables_of_all_documents())}
    )
