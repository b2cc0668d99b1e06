"""How a run tells a person how far it is: log records on one logger, which the command line shows as bars and anyone else may ignore."""

from __future__ import annotations

import logging

LOGGER = logging.getLogger("tieout.progress")


def report(stage: str, done: int, total: int) -> None:
    """`done` of `total` steps of a stage are over. Called from whatever thread does the work."""
    LOGGER.info("%s: %d of %d", stage, done, total, extra={"stage": stage, "done": done, "total": total})
