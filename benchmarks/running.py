"""What do whole commands cost over the samples? Wall clock and CPU seconds of each process with all its children:
start-up, dbt and audit too.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from benchmarks.documents import CHECKOUT, SAMPLES
from pipelines.commands.text_tables import lines_of


def main() -> None:
    """One line per command."""
    with tempfile.TemporaryDirectory() as data:
        rows = [
            _line("run, everything new", "run", "--raw", str(SAMPLES), "--data", data),
            _line("run, nothing new", "run", "--raw", str(SAMPLES), "--data", data),
            _line("sql", "sql", "select count(*) from marts.fct_quarters", "--data", data),
        ]
    rows.append(_line("extract", "extract", str(max(SAMPLES.glob("*.txt"), key=lambda path: path.stat().st_size))))
    for line in lines_of(["command", "s", "CPU s"], rows):
        print(line)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took, with all its child processes."""

    wall: float  # seconds
    cpu: float  # seconds


def measured(*arguments: object) -> Cost:
    """Run one `tieout` command in a process of its own. Raises subprocess.CalledProcessError where it fails."""
    wall, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "pipelines.cli", *map(str, arguments)], cwd=CHECKOUT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(time.monotonic() - wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _line(name: str, *arguments: object) -> list[str]:
    cost = measured(*arguments)
    return [f"tieout {name}", f"{cost.wall:.1f}", f"{cost.cpu:.1f}"]


if __name__ == "__main__":
    main()
