"""What does a nightly run with ten new filings cost on a warehouse of 1,000 filings, and what on one of 10,000?

CPU seconds of `tieout run` with all its child processes. The load is benchmarks/load.py's; the small warehouse is built of it by a run, the
large one is the small one multiplied (benchmarks/multiplied.py). Takes about ten CPU minutes and two gigabytes of disk.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.load import write_load
from benchmarks.multiplied import multiply
from benchmarks.running import Cost, measured
from pipelines.commands.text_tables import lines_of

FILINGS = 1_000
TIMES = 10
NEW = 10


def main() -> None:
    """One line per size of the warehouse."""
    with tempfile.TemporaryDirectory() as place:
        small, large = Path(place, "small"), Path(place, "large")
        (small / "raw").mkdir(parents=True)
        write_load(small / "raw", 0, FILINGS)
        built = measured("run", "--raw", small / "raw", "--data", small / "data")
        shutil.copytree(small, large)
        multiply(large / "raw", large / "data", FILINGS, TIMES)
        rows = [
            _row(FILINGS, small, _night(small, FILINGS), f"{built.cpu:.0f}"),
            _row(FILINGS * TIMES, large, _night(large, FILINGS * TIMES), "multiplied"),
        ]
    for line in lines_of(["filings before", "CPU s to build", f"CPU s with {NEW} more", "s", "MB published"], rows):
        print(line)


def _night(place: Path, filings: int) -> Cost:
    """A run over what stands there and ten filings more."""
    write_load(place / "raw", filings, NEW)
    return measured("run", "--raw", place / "raw", "--data", place / "data")


def _row(filings: int, place: Path, night: Cost, to_build: str) -> list[object]:
    megabytes = (place / "data" / "warehouse.duckdb").stat().st_size / 1e6
    return [filings, to_build, f"{night.cpu:.1f}", f"{night.wall:.1f}", f"{megabytes:.0f}"]


if __name__ == "__main__":
    main()
