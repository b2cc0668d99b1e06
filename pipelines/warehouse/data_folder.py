"""Where everything that a run writes stands, and what must be so before a run may start."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.warehouse.read import Unreadable, opened

FILE_NAME = "warehouse.duckdb"
"""The build file bears the published name, so that DuckDB's catalog is called the same before and after the swap."""


class RunRefused(Exception):
    """A run can't start, for a reason that one sentence tells. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The paths under one data folder (`--data`)."""

    root: Path

    @property
    def published(self) -> Path:
        return self.root / FILE_NAME

    @property
    def lake(self) -> Path:
        return self.root / "lake"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def held_back(self) -> Path:
        """Where a build that was not published waits to be looked at: a data folder for every command that only reads."""
        return self.root / "held-back"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def dagster_home(self) -> Path:
        return self.root / "dagster"

    def build(self, run_id: str) -> Path:
        """The folder of one run's build; gone when the run is over."""
        return self.root / "build" / run_id

    def build_file(self, run_id: str) -> Path:
        return self.build(run_id) / FILE_NAME

    def build_reports(self, run_id: str) -> Path:
        return self.build(run_id) / "reports"


def check_before_run(raw: Path, folder: DataFolder) -> None:
    """Raise RunRefused unless the raw folder exists, the data folder lies outside it and can be written, and what is published, if
    anything, is a DuckDB file.
    """
    if not raw.is_dir():
        raise RunRefused(f"The raw folder {raw} is a file, not a folder." if raw.exists() else f"The raw folder {raw} does not exist.")
    if folder.root.resolve().is_relative_to(raw.resolve()):
        raise RunRefused(f"The data folder {folder.root} lies in the raw folder {raw}: a run would read what it writes.")
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
        trial = folder.root / f".trial-{os.getpid()}"
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise RunRefused(f"The data folder {folder.root} can't be written: {error.strerror}.") from error
    if folder.published.exists():
        try:
            opened(folder.published).close()
        except Unreadable as error:
            raise RunRefused(f"{error} It was left untouched; move it away or choose another data folder.") from error


@contextmanager
def locked(folder: DataFolder) -> Iterator[None]:
    """Hold the data folder for one run. Raises RunRefused where another run holds it. A run that dies lets go by dying."""
    with (folder.root / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise RunRefused(
                f"Another run (process {lock.read().strip() or 'unknown'}) is working in {folder.root}; wait until it is done."
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
        lock.truncate(0)


@contextmanager
def build_folder(folder: DataFolder, run_id: str) -> Iterator[Path]:
    """An empty folder for this run's build, away with it afterwards;
    builds that crashed runs left are cleared first (the caller holds the lock).
    """
    shutil.rmtree(folder.root / "build", ignore_errors=True)
    folder.build(run_id).mkdir(parents=True)
    try:
        yield folder.build(run_id)
    finally:
        shutil.rmtree(folder.root / "build", ignore_errors=True)
