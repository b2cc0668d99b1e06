"""Progress for a person: bars with counts and time left on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

TITLES = {
    "documents": "Reading documents",
    "dbt_companies": "Telling companies apart (dbt)",
    "dbt_before_audit": "Building figures (dbt)",
    "audit": "Auditing",
    "dbt_after_audit": "Building marts (dbt)",
}
_SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def shown_progress(logger: logging.Logger) -> Iterator[None]:
    """Show what is reported to `logger` (see pipelines.defs.progress) while the block runs."""
    handler: logging.Handler
    if sys.stderr.isatty():
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description:<24}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
        )
        from rich.console import Console

        with Progress(*columns, console=Console(stderr=True)) as bars:
            handler = _Bars(bars)
            with _attached(logger, handler):
                yield
    else:
        with _attached(logger, _Lines()):
            yield


@contextmanager
def _attached(logger: logging.Logger, handler: logging.Handler) -> Iterator[None]:
    level, propagate = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


class _Bars(logging.Handler):
    """One bar a stage."""

    def __init__(self, bars: Any) -> None:
        super().__init__()
        self._bars = bars
        self._tasks: dict[str, Any] = {}

    def emit(self, record: logging.LogRecord) -> None:
        stage, done, total = record.stage, record.done, record.total  # type: ignore[attr-defined]
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(TITLES.get(stage, stage), total=total)
        if total == 0:
            self._bars.update(self._tasks[stage], completed=1, total=1, description=f"{TITLES.get(stage, stage)}: none new")
            return
        self._bars.update(self._tasks[stage], completed=done, total=total)


class _Lines(logging.Handler):
    """A line when a stage is over, and every ten seconds while it is not."""

    def __init__(self) -> None:
        super().__init__()
        self._began: dict[str, float] = {}
        self._spoke: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        stage, done, total = record.stage, record.done, record.total  # type: ignore[attr-defined]
        now = time.monotonic()
        began = self._began.setdefault(stage, now)
        if done < total and now - self._spoke.get(stage, began) < _SECONDS_BETWEEN_LINES:
            return
        self._spoke[stage] = now
        if total == 0:
            print(f"{TITLES.get(stage, stage)}: none new", file=sys.stderr, flush=True)
            return
        left = f", about {(now - began) / done * (total - done):.0f} s left" if 0 < done < total else ""
        print(f"{TITLES.get(stage, stage)}: {done:,} of {total:,} ({now - began:.1f} s{left})", file=sys.stderr, flush=True)
