"""`tieout run`: the nightly job of Dagster, in this process, for a person who watches it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.commands.bars import shown_progress
from pipelines.commands.summary import summary_lines
from pipelines.warehouse.data_folder import DataFolder, RunRefused, check_before_run, locked
from pipelines.warehouse.guard import WrongBound, bounds_of
from pipelines.warehouse.waivers import UnreadableWaivers, read_waivers

if TYPE_CHECKING:
    from dagster import ExecuteInProcessResult
    from dagster._utils.error import SerializableErrorInfo


def run(raw: Path, data: Path, waivers: Path, accept_fewer: bool = False, everything: bool = False) -> int:
    """Run the job over `raw` into `data` and print what came of it. Exit status 0 when it published, 1 when it could not."""
    folder = DataFolder(data)
    try:
        check_before_run(raw, folder)
        read_waivers(waivers)
        bounds_of()
        with locked(folder):
            pass
    except (RunRefused, UnreadableWaivers, WrongBound) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Tieout: {raw} -> {folder.published}", file=sys.stderr, flush=True)
    place: dict[str, str | bool] = {
        "raw_dir": str(raw),
        "data_dir": str(data),
        "waivers_file": str(waivers),
        "accept_fewer": accept_fewer,
        "everything": everything,
    }
    result = _executed(folder, place)
    if result is None:
        return 1
    if not result.success:
        for sentence in dict.fromkeys(_failures(result)):
            print(f"The run failed: {sentence}", file=sys.stderr)
        print(f"What was published before is untouched. The whole story is in {folder.logs / 'tieout.log'}.", file=sys.stderr)
        return 1
    for line in summary_lines(folder, result.run_id):
        print(line)
    return 0


def _executed(folder: DataFolder, place: dict[str, str | bool]) -> ExecuteInProcessResult | None:
    """The job's result; `place` configures the resource of that name. Its events are kept in the data folder's Dagster home, where the UI
    finds them; its log goes to a file. None, and a sentence, where the dbt project can't even be read.
    """
    from dagster import DagsterInstance

    from pipelines.defs.dbt_runs import DbtFailed

    try:
        from pipelines.definitions import defs
    except DbtFailed as error:
        print(f"The run can't start: {error}", file=sys.stderr)
        return None
    from pipelines.defs.place import CHECKOUT
    from pipelines.defs.progress import LOGGER

    folder.dagster_home.mkdir(parents=True, exist_ok=True)
    folder.logs.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(CHECKOUT / "dagster.yaml", folder.dagster_home / "dagster.yaml")
    config = {
        "resources": {"place": {"config": place}},
        "loggers": {"file": {"config": {"path": str(folder.logs / "tieout.log")}}},
    }
    with DagsterInstance.from_config(str(folder.dagster_home)) as instance, shown_progress(LOGGER):
        return defs.resolve_job_def("nightly").execute_in_process(run_config=config, instance=instance, raise_on_error=False)


def _failures(result: ExecuteInProcessResult) -> Iterator[str]:
    """One sentence for each step, or for the whole run, that failed by its own fault (not because of a step before it)."""
    for event in result.all_events:
        error = getattr(event.event_specific_data, "error", None)
        if event.is_failure and error is not None:
            yield _sentence(error)


def _sentence(error: SerializableErrorInfo) -> str:
    """The innermost reason, without the name of its class."""
    while error.cause is not None:
        error = error.cause
    _, _, message = error.message.strip().partition(": ")
    return message or error.message.strip()
