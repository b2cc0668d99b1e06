"""`make bench`: what reading and running cost on this machine, over data/raw or a folder named in TIEOUT_RAW.

Wall clock and CPU seconds; on a shared machine compare ratios, not figures.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print one line per measurement."""
    raw = Path(os.environ.get("TIEOUT_RAW", CHECKOUT / "data" / "raw")).resolve()
    _reading(raw)
    with tempfile.TemporaryDirectory() as data:
        for name in ("run, everything new", "run, nothing new"):
            _measured(name, lambda: _tieout("run", "--raw", str(raw), "--data", data))
        _measured("tieout sql", lambda: _tieout("sql", "select count(*) from marts.fct_quarters", "--data", data))
    _measured("tieout extract", lambda: _tieout("extract", str(max(_files(raw), key=lambda path: path.stat().st_size))))


def _reading(raw: Path) -> None:
    """Documents and megabytes per second, in this process, without the cost of starting."""
    from pipelines.filings.extract import extract

    contents = [(path.read_bytes(), path.relative_to(raw).as_posix()) for path in _files(raw)]
    began = time.process_time()
    figures = sum(len(extract(content, name).reported_values) for content, name in contents)
    seconds = time.process_time() - began
    megabytes = sum(len(content) for content, _ in contents) / 1e6
    print(f"{'reading':<22} {len(contents)} files, {figures} figures: {len(contents) / seconds:.1f} files/s, {megabytes / seconds:.2f} MB/s of CPU time")


def _files(raw: Path) -> list[Path]:
    from pipelines.lake.listing import listed_files

    return [raw / file.source_path for file in listed_files(raw) if file.rule is None]


def _tieout(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pipelines.cli", *arguments], cwd=CHECKOUT, check=True, capture_output=True)


def _measured(name: str, act: Callable[[], None]) -> None:
    wall, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    act()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name:<22} {time.monotonic() - wall:.2f} s, {cpu:.2f} s CPU")


if __name__ == "__main__":
    main()
