"""Does the audit grow in step with the documents, and does it cost less than dbt? CPU seconds of each step over 50, 100 and 200 filings.

dbt counts with its whole build, tests included, once the audit tables stand.
The filings are drawn from all there are by a seeded generator.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from pathlib import Path

import duckdb

from benchmarks.audited import Audited, audited
from benchmarks.documents import corpus
from pipelines.commands.text_tables import lines_of
from pipelines.defs import dbt_runs

COUNTS = (50, 100, 200)


def main() -> None:
    """One line for each number of filings."""
    files = sorted(corpus())
    random.Random(1).shuffle(files)
    with tempfile.TemporaryDirectory() as place:
        _measured(files[:2], Path(place, "first"))  # imports and the parse of the dbt project
        rows = [_row(count, _measured(files[:count], Path(place, str(count)))) for count in COUNTS if count <= len(files)]
    columns = ["filings", "figures", "candidates", "reading", "dbt", "candidates", "judgement", "audit against dbt", "audit ms a filing"]
    for line in lines_of(columns, rows):
        print(line)


def _measured(files: list[Path], place: Path) -> Audited:
    raw = place / "raw"
    raw.mkdir(parents=True)
    for number, path in enumerate(files):
        shutil.copy(path, raw / f"{number:04}-{path.name}")
    done = audited(raw, place / "audited")
    began = time.process_time()
    dbt_runs.invoke(("build", "--exclude-resource-type", "unit_test"), done.build_file, done.lake, place / "target")
    done.seconds["dbt"] = time.process_time() - began
    return done


def _row(count: int, done: Audited) -> list[object]:
    with duckdb.connect(str(done.build_file), read_only=True) as connection:
        counted = "select (select count(*) from intermediate.int_figures), (select count(*) from audit.identity_results)"
        figures, candidates = connection.execute(counted).fetchall()[0]
    audit = done.seconds["candidates"] + done.seconds["judgement"]
    steps = (f"{done.seconds[step]:.1f}" for step in ("reading", "dbt", "candidates", "judgement"))
    return [count, figures, candidates, *steps, f"{audit / done.seconds['dbt']:.2f}", f"{audit / count * 1000:.0f}"]


if __name__ == "__main__":
    main()
