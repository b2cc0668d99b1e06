"""How much memory does the largest document take? Peak resident memory of a process that reads it, and nothing else.

`a worker` is what a nightly run starts: a spawned process that reads one file and writes its Parquet part,
with all that it imports for that.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.documents import largest, megabytes
from benchmarks.timing import NotInstalled, peers, readings
from pipelines.commands.text_tables import lines_of


def main() -> None:
    """One line per process."""
    document = largest()
    print(f"{document.name}, {megabytes([document]):.1f} MB")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        rows = [["a worker of Tieout", *(f"{megabytes:.0f}" for megabytes in pool.submit(worker_megabytes, document).result())]]
    rows += [_row(name, document) for name in ("tieout", *peers())]
    for line in lines_of(["process", "MB at the peak", "MB before it reads"], rows):
        print(line)


def worker_megabytes(document: Path) -> tuple[float, float]:
    """Peak memory of this process after one file was read and written as a worker does it, and before."""
    from pipelines.filings.extract import extract
    from pipelines.lake.parts import FileToRead, write_part

    before = _peak()
    with tempfile.TemporaryDirectory() as lake:
        write_part(document.parent, Path(lake), [FileToRead(document.name, "", document.stat().st_size)], extract)
    return _peak(), before


def _row(name: str, document: Path) -> list[str]:
    try:
        (reading,) = readings(name, [document], seconds=300)
    except NotInstalled as why:
        return [name, f"not installed: {why}", ""]
    except ValueError:
        return [name, "died or took more than 300 s", ""]
    return [f"{name}, the reader alone", f"{reading.peak_mb:.0f}", ""]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
