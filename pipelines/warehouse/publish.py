"""The swap: a finished build becomes the published warehouse, whole and at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

from pipelines.warehouse.data_folder import DataFolder


def publish(folder: DataFolder, run_id: str) -> Path:
    """Put this run's build file in the place of the published one, and its reports beside it. Gives the published path.

    Every connection of this process to the build file must be closed. Readers that are connected go on reading the old file; whoever
    connects next sees the new one. The staging views are dropped first: they look at the lake, which is no part of what is published.
    """
    build_file = folder.build_file(run_id)
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("drop schema if exists staging cascade")
        connection.execute("checkpoint")
    _flush(build_file)
    os.replace(build_file, folder.published)
    _flush(folder.root)
    if folder.build_reports(run_id).exists():
        _replace_folder(folder.build_reports(run_id), folder.reports)
    return folder.published


def _replace_folder(new: Path, old: Path) -> None:
    aside = new.with_name("reports-before")
    if old.exists():
        old.replace(aside)
    new.replace(old)
    shutil.rmtree(aside, ignore_errors=True)


def _flush(path: Path) -> None:
    """Have the operating system write it out: a swap that survives a power cut must not point at blocks that did not."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
