"""What does a nightly run with ten new filings cost on a warehouse of 1,000 filings, and what on one of 10,000?

CPU seconds of `tieout run` with all its child processes, and of each part of it as the run's own events tell. The load is benchmarks/load.py's; making the
large warehouse takes several minutes and half a gigabyte of disk.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.load import write_load
from benchmarks.running import measured
from pipelines.commands.text_tables import lines_of

SIZES = (1_000, 10_000)
NEW = 10


def main() -> None:
    """One line per size of the warehouse."""
    rows: list[list[object]] = []
    with tempfile.TemporaryDirectory() as place:
        raw, data = Path(place, "raw"), Path(place, "data")
        raw.mkdir()
        written = 0
        for size in SIZES:
            write_load(raw, written, size - written)
            first = measured("run", "--raw", raw, "--data", data)
            write_load(raw, size, NEW)
            written = size + NEW
            nightly = measured("run", "--raw", raw, "--data", data)
            megabytes = (data / "warehouse.duckdb").stat().st_size / 1e6
            rows.append([size, f"{first.cpu:.0f}", f"{nightly.cpu:.1f}", f"{nightly.wall:.1f}", f"{megabytes:.0f}"])
    for line in lines_of(["filings before", "CPU s to build", f"CPU s with {NEW} more", "s", "MB published"], rows):
        print(line)


if __name__ == "__main__":
    main()
