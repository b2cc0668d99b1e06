"""dbt inside this process: parsing the project, and building or testing a selection of it in a build file.

The command line of dbt costs a quarter of a minute each time; here the parsed project is kept (dbt's own partial parse) and handed to every
invocation. What belongs here: how dbt is called and what it answered. What its answers become in Dagster stands in dbt_nodes.py.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.defs.place import CHECKOUT
from pipelines.defs.seed_rows import first_of, unloadable_rows

if TYPE_CHECKING:
    from dbt.contracts.graph.manifest import Manifest

PROJECT = CHECKOUT / "dbt_project"
_TARGET = PROJECT / "target"
_QUIET = ["--quiet", "--log-level", "none", "--log-level-file", "none", "--no-use-colors"]
_WHERE = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)]
_NOWHERE = {"TIEOUT_WAREHOUSE": "/nonexistent/warehouse.duckdb", "TIEOUT_LAKE": "/nonexistent/lake"}
"""What the profile is parsed with: only the file's name counts then, and the same words each time keep the partial parse valid."""


class DbtFailed(Exception):
    """dbt could not even start on its nodes (a project that does not parse, a file that can't be opened)."""


@dataclass(frozen=True, slots=True)
class NodeResult:
    """What became of one node: a seed, a model, a test or a unit test."""

    unique_id: str
    status: str  # success | pass | warn | fail | error | skipped
    seconds: float
    message: str
    failures: int | None  # offending rows of a test
    compiled_code: str | None
    relation: str | None  # "schema"."table" as the build file knows it


def manifest() -> Mapping[str, Any]:
    """The project's manifest as dbt writes it; parsed anew only if a file of the project is newer. Raises DbtFailed."""
    written = _TARGET / "manifest.json"
    with _one_at_a_time():
        if not written.exists() or written.stat().st_mtime < _last_change():
            _parsed(_last_change())
        return json.loads(written.read_text())  # type: ignore[no-any-return]


def invoke(
    command: Sequence[str], build_file: Path, lake: Path, target: Path, finished: Callable[[str], None] = lambda unique_id: None
) -> tuple[NodeResult, ...]:
    """`dbt build` or `dbt test` in `build_file`, reading from `lake`. Every connection to the build file is closed afterwards.

    `command` holds dbt's own words (build --select and so on); `target` is a folder for what dbt writes on the way; `finished` hears of
    every node that is over. A failed test or model is a result, not an error; raises DbtFailed where dbt could not start.
    """
    from dbt.cli.main import dbtRunner

    def listen(event: Any) -> None:
        if event.info.name == "NodeFinished":
            finished(event.data.node_info.unique_id)

    with _one_at_a_time():
        project = _parsed(_last_change())
    arguments = [*command, *_QUIET, *_WHERE, "--target-path", str(target), "--log-path", str(target)]
    with _environment({"TIEOUT_WAREHOUSE": str(build_file), "TIEOUT_LAKE": str(lake)}):
        try:
            answer = dbtRunner(manifest=project, callbacks=[listen]).invoke(arguments)
        finally:
            _close_connections()
    if answer.exception is not None:
        raise DbtFailed(str(answer.exception)) from answer.exception
    return tuple(_node_result(result) for result in answer.result.results)  # type: ignore[union-attr]


def _node_result(result: Any) -> NodeResult:
    node = result.node
    return NodeResult(
        unique_id=node.unique_id,
        status=str(result.status),
        seconds=round(result.execution_time, 3),
        message=result.message or "",
        failures=result.failures,
        compiled_code=getattr(node, "compiled_code", None),
        relation=f'"{node.schema}"."{node.alias}"' if node.resource_type in ("model", "seed") else None,
    )


@cache
def _parsed(last_change: float) -> Manifest:
    """The project as dbt holds it in memory, parsed once for each state of its files."""
    from dbt.cli.main import dbtRunner

    with _environment(_NOWHERE):
        answer = dbtRunner().invoke(["parse", *_QUIET, *_WHERE, "--target-path", str(_TARGET), "--log-path", str(_TARGET)])
    if answer.exception is not None:
        seeds = (
            told for path in sorted(PROJECT.glob("seeds/*.csv")) for told in unloadable_rows(path, str(path.relative_to(CHECKOUT)), {})
        )
        raise DbtFailed(first_of(seeds) or f"the dbt project does not parse: {answer.exception}") from answer.exception
    return answer.result  # type: ignore[return-value]


def _last_change() -> float:
    """When a file or folder of the project changed last (a folder changes when a file leaves it)."""
    written = {_TARGET, PROJECT / "logs", PROJECT / ".user.yml"}
    found = [path for top in PROJECT.iterdir() if top not in written for path in (top, *top.rglob("*"))]
    return max(path.stat().st_mtime for path in found)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold the parsed project: the web server, the daemon and a run may all want to parse it at once."""
    _TARGET.mkdir(exist_ok=True)
    with (_TARGET / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    wanted = {**variables, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DO_NOT_TRACK": "1"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _close_connections() -> None:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    DuckDBConnectionManager.close_all_connections()
