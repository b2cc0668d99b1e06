"""Documents audited in this process: the lake, dbt's models before the audit, candidates, verdicts; no marts, no Dagster.

What belongs here: the way from a raw folder to audit tables for those who want nothing else of a run, and the time of each step.
Nothing is published.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from expectations.judge import judge
from pipelines.defs import dbt_runs
from pipelines.filings.extract import extract
from pipelines.lake import manifest
from pipelines.lake.listing import listed_files
from pipelines.lake.parts import FileToRead, write_empty_part, write_part
from pipelines.warehouse.candidates import candidates
from pipelines.warehouse.verdicts import write_verdicts

MODELS = (
    "build",
    "--select",
    "path:seeds",
    "path:models/staging",
    "path:models/intermediate",
    "--exclude-resource-type",
    "test",
    "unit_test",
)


@dataclass(slots=True)
class Audited:
    """A build file with its audit tables, the lake beside it, and the CPU seconds of this process by step:
    reading, dbt, candidates, judgement.
    """

    build_file: Path
    lake: Path
    seconds: dict[str, float] = field(default_factory=dict)


def audited(raw: Path, place: Path) -> Audited:
    """Every filing under `raw`, audited in a build file under the folder `place`. Raises RuntimeError where a model fails."""
    found = Audited(place / "warehouse.duckdb", place / "lake")
    with _timed(found, "reading"):
        _read(raw, found.lake)
    _touch_all(found)
    with _timed(found, "dbt"):
        results = dbt_runs.invoke(MODELS, found.build_file, found.lake, place / "target")
    if failed := [f"{result.unique_id}: {result.message}" for result in results if result.status not in ("success", "pass")]:
        raise RuntimeError("; ".join(failed))
    with duckdb.connect(str(found.build_file)) as connection:
        with _timed(found, "candidates"):
            candidates_found = candidates(connection)
        with _timed(found, "judgement"):
            verdicts = judge(candidates_found, place / "reports").verdicts
            write_verdicts(connection, verdicts)
    return found


def _read(raw: Path, lake: Path) -> None:
    """The lake of these files, read one after the other in this process."""
    files = [
        FileToRead(file.source_path, hashlib.sha256((raw / file.source_path).read_bytes()).hexdigest(), file.bytes or 0)
        for file in listed_files(raw)
    ]
    write_empty_part(lake)
    manifest.commit(lake, write_part(raw, lake, files, extract))


def _touch_all(found: Audited) -> None:
    """Have the models built of every document: there is no published file that any could be carried over from."""
    with duckdb.connect(str(found.build_file)) as connection:
        connection.execute("create schema audit")
        documents = str(found.lake / "documents" / "*.parquet")
        connection.execute("create table audit.touched_documents as select distinct document_id from read_parquet(?)", [documents])


@contextmanager
def _timed(found: Audited, step: str) -> Iterator[None]:
    began = time.process_time()
    yield
    found.seconds[step] = time.process_time() - began
