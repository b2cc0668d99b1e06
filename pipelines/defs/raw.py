"""The first node of the graph: the filings as they lie in the raw folder."""

from collections import Counter
from pathlib import PurePosixPath

import dagster as dg

from pipelines.defs.place import Place
from pipelines.defs.preview import markdown_table
from pipelines.lake.listing import listed_files, write_listing

KEY = dg.AssetKey("raw_filings")


@dg.asset(key=KEY, group_name="raw", kinds={"file"})
def raw_filings(place: Place) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The raw folder's files, by name and size, before any of them is opened."""
    files = listed_files(place.raw)
    write_listing(place.data.lake, files)
    kinds = Counter(PurePosixPath(file.source_path).suffix.lower() or "(none)" for file in files)
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": len(files),
            "folder": dg.MetadataValue.path(str(place.raw)),
            "bytes": sum(file.bytes or 0 for file in files),
            "kinds": markdown_table(["suffix", "files"], sorted(kinds.items())),
            "refused_unopened": markdown_table(["file", "why"], [(file.source_path, file.detail) for file in files if file.rule][:20]),
        }
    )
