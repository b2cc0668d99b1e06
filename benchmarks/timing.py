"""Readers run in processes of their own, and what they cost there.

Tieout runs under this interpreter, a peer under that of its own environment in build/bench-venv,
installed by pip from peers.txt when it is first asked for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.documents import CHECKOUT

ENVIRONMENTS = CHECKOUT / "build" / "bench-venv"
PEERS = Path(__file__).with_name("peers.txt")
READERS = Path(__file__).with_name("readers.py")


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read by one reader."""

    seconds: float  # CPU
    peak_mb: float  # resident memory of the process so far
    found: dict[str, int]  # tables, figures, refusals: what the reader tells
    error: str | None


class NotInstalled(Exception):
    """A peer's environment could not be made; the text says why."""


def peers() -> list[str]:
    """Names of the peers, as peers.txt lists them."""
    return list(_requirements())


def readings(reader: str, paths: list[Path], seconds: int = 600) -> list[Reading]:
    """Each document, read one after the other in one fresh process.

    Documents that were not reached within so many CPU seconds (or before the process died) are missing at the end. Raises NotInstalled.
    """
    command = [str(interpreter(reader)), str(READERS), reader, str(seconds)]
    done = subprocess.run(command, input="\n".join(map(str, paths)), env=_environment(), capture_output=True, text=True)
    return [_reading(json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]


def interpreter(reader: str) -> Path:
    """The Python that runs a reader. Raises NotInstalled where a peer can't be had."""
    if reader == "tieout":
        return Path(sys.executable)
    wanted = _requirements()[reader]
    python, stamp = ENVIRONMENTS / reader / "bin" / "python", ENVIRONMENTS / reader / "installed.txt"
    if not (stamp.exists() and stamp.read_text() == " ".join(wanted)):
        print(f"installing {' '.join(wanted)} ...", file=sys.stderr, flush=True)
        _ran(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENTS / reader))
        _ran(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted)
        stamp.write_text(" ".join(wanted))
    return python


def _requirements() -> dict[str, list[str]]:
    lines = [line.split() for line in PEERS.read_text().splitlines() if line and not line.startswith("#")]
    return {name: wanted for name, *wanted in lines}


def _ran(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise NotInstalled((done.stderr.strip() or "no reason given").splitlines()[-1])


def _environment() -> dict[str, str]:
    """This process's, with the checkout importable and edgartools kept from writing into the home folder."""
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), "EDGAR_LOCAL_DATA_DIR": str(ENVIRONMENTS), "PYTHONWARNINGS": "ignore"}


def _reading(line: dict) -> Reading:
    seconds, peak, error = line.pop("seconds"), line.pop("peak_mb"), line.pop("error", None)
    return Reading(seconds, peak, line, error)
