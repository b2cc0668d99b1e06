"""Runs of the `tieout` command, for the tests that look at what came of one."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb

CHECKOUT = Path(__file__).resolve().parents[1]
TIEOUT = [sys.executable, "-m", "pipelines.cli"]


@dataclass(frozen=True)
class FinishedRun:
    """One run of `tieout run` that is over."""

    data: str
    status: int
    output: str
    errors: str

    @property
    def warehouse(self) -> Path:
        return Path(self.data, "warehouse.duckdb")

    def rows(self, query: str, *parameters: object) -> list[tuple]:
        """The published file's answer."""
        with duckdb.connect(str(self.warehouse), read_only=True) as connection:
            return connection.execute(query, list(parameters)).fetchall()


def tieout(*arguments: object, timeout: float = 900) -> subprocess.CompletedProcess[str]:
    """Run one `tieout` command in a process of its own."""
    return subprocess.run([*TIEOUT, *map(str, arguments)], capture_output=True, text=True, timeout=timeout, cwd=CHECKOUT)


def run_over(raw: Path, data: Path, *options: object) -> FinishedRun:
    """`tieout run` over a folder."""
    done = tieout("run", "--raw", raw, "--data", data, *options, timeout=900)
    return FinishedRun(str(data), done.returncode, done.stdout, done.stderr)
