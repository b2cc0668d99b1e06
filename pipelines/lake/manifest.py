"""The manifest: which files the last listing held, and which part holds what was read from each.
Replacing it makes a batch visible in one step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.filings.records import READER_VERSION
from pipelines.lake.parts import NO_PART, ManifestRow
from pipelines.lake.tables import RECORDS, fingerprint_of_schemas

_COLUMNS = [
    ("source_path", pa.string()),
    ("file_hash", pa.string()),
    ("part", pa.string()),
    ("bytes", pa.int64()),
    ("reader_version", pa.string()),
    ("state", pa.string()),
]
_SCHEMA = pa.schema(_COLUMNS, metadata={"record_schemas": fingerprint_of_schemas()})


def known_files(lake: Path) -> dict[str, ManifestRow]:
    """What need not be read again, by content hash: files read by this version of the reader into parts of this schema that still stand."""
    path = lake / "manifest.parquet"
    if not path.exists():
        return {}
    table = pq.read_table(path)
    if (table.schema.metadata or {}).get(b"record_schemas") != fingerprint_of_schemas().encode():
        return {}
    standing = _parts_on_disk(lake)
    rows = (ManifestRow(**row) for row in table.to_pylist())
    return {
        row.file_hash: row for row in rows if row.file_hash is not None and row.reader_version == READER_VERSION and row.part in standing
    }


def commit(lake: Path, rows: Iterable[ManifestRow]) -> None:
    """Make `rows` the manifest, all at once, then sweep away the parts that it no longer names."""
    ordered = sorted(rows, key=lambda row: row.source_path)
    lake.mkdir(parents=True, exist_ok=True)
    unfinished = lake / ".manifest.parquet"
    pq.write_table(pa.Table.from_pylist([asdict(row) for row in ordered], schema=_SCHEMA), unfinished, compression="zstd")
    unfinished.replace(lake / "manifest.parquet")
    _sweep(lake, {row.part for row in ordered} | {NO_PART})


def _parts_on_disk(lake: Path) -> set[str]:
    """Parts that stand whole: in every folder."""
    return set.intersection(*({path.stem for path in (lake / name).glob("*.parquet")} for name in RECORDS))


def _sweep(lake: Path, named: set[str]) -> None:
    for name in RECORDS:
        for path in (lake / name).iterdir():
            if path.stem not in named or path.suffix != ".parquet":
                path.unlink()
