"""What Dagster loads: every part by name, so that none can go missing by where it stands."""

import dagster as dg

from pipelines.defs import audit, dbt_nodes, lake, nightly, published, raw, whole
from pipelines.defs.log_file import log_file
from pipelines.defs.place import Place

defs = dg.Definitions(
    assets=[
        raw.raw_filings,
        lake.lake,
        audit.company_ids,
        dbt_nodes.dbt_companies,
        audit.touched_documents,
        dbt_nodes.dbt_before_audit,
        audit.audit,
        dbt_nodes.dbt_after_audit,
        whole.whole_warehouse,
        published.published_warehouse,
    ],
    jobs=[nightly.NIGHTLY],
    schedules=[nightly.AT_TWO],
    sensors=[nightly.new_filings],
    resources={"place": Place()},
    loggers={"file": log_file},
    executor=dg.in_process_executor,
)
