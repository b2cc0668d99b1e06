"""What do whole commands cost over the samples? Wall clock and CPU seconds of each process with all its children: start-up, dbt and audit too."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time

from benchmarks.documents import CHECKOUT, SAMPLES
from pipelines.commands.text_tables import lines_of


def main() -> None:
    """One line per command."""
    with tempfile.TemporaryDirectory() as data:
        rows = [
            _measured("run, everything new", "run", "--raw", str(SAMPLES), "--data", data),
            _measured("run, nothing new", "run", "--raw", str(SAMPLES), "--data", data),
            _measured("sql", "sql", "select count(*) from marts.fct_quarters", "--data", data),
        ]
    rows.append(_measured("extract", "extract", str(max(SAMPLES.glob("*.txt"), key=lambda path: path.stat().st_size))))
    for line in lines_of(["command", "s", "CPU s"], rows):
        print(line)


def _measured(name: str, *arguments: str) -> list[str]:
    wall, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "pipelines.cli", *arguments], cwd=CHECKOUT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [f"tieout {name}", f"{time.monotonic() - wall:.1f}", f"{cpu:.1f}"]


if __name__ == "__main__":
    main()
