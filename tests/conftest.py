"""What tests of every room share: the folder of real filings, and whole runs of `tieout` that many tests look at.

A run costs a quarter of a minute, so each is made once for the whole suite, also where pytest-xdist spreads it over several processes.
"""

import fcntl
import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from running import CHECKOUT, FinishedRun, run_over


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real filings and truth files, which is no part of the checkout."""
    folder = Path(os.environ.get("TIEOUT_SHARED", CHECKOUT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the folder of real filings, which isn't here: {folder} (or name it in TIEOUT_SHARED)")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample filings of the checkout."""
    return CHECKOUT / "data" / "raw"


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str, Callable[[Path], FinishedRun]], FinishedRun]:
    """Make a run once for all processes of the suite: the first that asks makes it, the others wait and read what came of it."""
    base = tmp_path_factory.getbasetemp()
    common = base if worker_id == "master" else base.parent

    def made(name: str, make: Callable[[Path], FinishedRun]) -> FinishedRun:
        folder = common / f"run-{name}"
        folder.mkdir(exist_ok=True)
        record = folder / "finished.json"
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not record.exists():
                record.write_text(json.dumps(asdict(make(folder))))
        return FinishedRun(**json.loads(record.read_text()))

    return made


@pytest.fixture(scope="session")
def seeds_run(once, shared: Path) -> FinishedRun:
    """A run over the real release and letter."""
    return once("seeds", lambda folder: run_over(shared / "seeds", folder / "data"))


@pytest.fixture(scope="session")
def samples_run(once, samples: Path) -> FinishedRun:
    """A run over the sample filings of the checkout."""
    return once("samples", lambda folder: run_over(samples, folder / "data"))
