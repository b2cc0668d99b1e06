"""The last look before the swap: a build that is much poorer than what is published is held back for a person to decide.

What belongs here: the bounds, the comparison of a build with the published file, and the place where a build that is held back waits.
Single documents that are refused or quarantined never hold back a run; what the bounds are for is a feed that breaks, a folder that is
gone, a reader that went wrong.
"""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.read import opened

SHRINKS_WHEN_ALL_IS_WELL = ("fct_missing_quarters", "fct_unmapped_captions")
"""Marts that list what is wanting: fewer rows are no loss."""

FIGURES = "fct_reported_values"


class HeldBack(Exception):
    """The build is not fit to be published unseen; the message says which bound it breaks, and by which figures."""


class WrongBound(Exception):
    """A bound in the environment is no number; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much poorer than the published file a build may be. Shares are fractions; the comments name the environment variables."""

    broken_rise: float = 0.10  # TIEOUT_MAX_BROKEN_RISE: rise of the share of files that are refused or have a quarantined statement
    few_documents: int = 10  # TIEOUT_FEW_DOCUMENTS: fewer newly broken files than this are no alarm, whatever their share
    rows_fall: float = 0.20  # TIEOUT_MAX_ROWS_FALL: fall of the rows of a mart
    few_rows: int = 500  # TIEOUT_FEW_ROWS: fewer lost rows than this are no alarm, unless no figure is left at all


def bounds_of(environment: Mapping[str, str] = os.environ) -> Bounds:
    """The bounds, as far as the environment sets them. Raises WrongBound."""
    names = {
        "broken_rise": "TIEOUT_MAX_BROKEN_RISE",
        "few_documents": "TIEOUT_FEW_DOCUMENTS",
        "rows_fall": "TIEOUT_MAX_ROWS_FALL",
        "few_rows": "TIEOUT_FEW_ROWS",
    }
    given: dict[str, float | int] = {}
    for field, name in names.items():
        text = environment.get(name)
        if text:
            try:
                given[field] = int(text) if field.startswith("few") else float(text)
            except ValueError as error:
                raise WrongBound(
                    f"{name} must be a {'whole number' if field.startswith('few') else 'fraction such as 0.1'}, not {text!r}."
                ) from error
    return Bounds(**given)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Census:
    """What one warehouse file holds, as far as the bounds look at it."""

    files: int  # listed in the raw folder by the run that made it
    broken: int  # of those, refused whole or with a quarantined statement that is not waived
    causes: tuple[str, ...]  # the rules that broke most of them, most frequent first
    rows: Mapping[str, int]  # by table of the schema marts
    raw_folder: str


_RUN = "select documents_listed, raw_folder from audit.runs order by started_at desc limit 1"
_BROKEN = "from audit.quarantine where scope in ('document', 'statement') and state = 'open'"
_CAUSES = f"""
select rule || ' (' || count(distinct source_path) || ')'
{_BROKEN}
group by rule
order by count(distinct source_path) desc, rule
limit 3
"""


def census(warehouse: Path) -> Census:
    """The census of a warehouse file, a finished build or a published one."""
    with opened(warehouse) as connection:
        ((files, raw_folder),) = connection.execute(_RUN).fetchall()
        ((broken,),) = connection.execute(f"select count(distinct source_path) {_BROKEN}").fetchall()
        causes = tuple(cause for (cause,) in connection.execute(_CAUSES).fetchall())
        marts = connection.execute("select table_name from duckdb_tables() where schema_name = 'marts' order by all").fetchall()
        rows = {mart: int(connection.execute(f'select count(*) from marts."{mart}"').fetchall()[0][0]) for (mart,) in marts}
    return Census(int(files), int(broken), causes, rows, str(raw_folder))


def alarms(before: Census, now: Census, bounds: Bounds) -> Iterator[str]:
    """One sentence for each bound that a build breaks, with its figures. A mart that stands in one of the two only is not compared."""
    share_before, share_now = before.broken / max(before.files, 1), now.broken / max(now.files, 1)
    if share_now - share_before > bounds.broken_rise and now.broken - before.broken >= bounds.few_documents:
        yield (
            f"{now.broken:,} of {now.files:,} files are refused or quarantined ({share_now:.0%}), "
            f"where {before.broken:,} of {before.files:,} were ({share_before:.0%}); the bound is a rise by {bounds.broken_rise:.0%}. "
            f"Most often: {', '.join(now.causes)}."
        )
    for mart, rows in before.rows.items():
        left = now.rows.get(mart, rows)
        lost = rows - left
        if mart == FIGURES and rows > 0 == left:
            yield f"marts.{mart} falls from {rows:,} rows to none: no figure is left."
        elif mart not in SHRINKS_WHEN_ALL_IS_WELL and lost > bounds.rows_fall * rows and lost >= bounds.few_rows:
            yield f"marts.{mart} falls from {rows:,} to {left:,} rows ({lost / rows:.0%}); the bound is {bounds.rows_fall:.0%}."


def refuse_poorer(folder: DataFolder, run_id: str, bounds: Bounds) -> None:
    """Compare this run's build with the published file, if there is one.

    Raises HeldBack where the build breaks a bound, and has it then wait in the data folder's `held_back`, with its reports.
    """
    if not folder.published.exists():
        return
    try:
        before = census(folder.published)
    except (duckdb.CatalogException, duckdb.BinderException, ValueError):  # published by a version that counted otherwise
        return
    now = census(folder.build_file(run_id))
    reasons = list(alarms(before, now, bounds))
    if not reasons:
        return
    shutil.rmtree(folder.held_back, ignore_errors=True)
    folder.held_back.mkdir()
    folder.build_file(run_id).replace(folder.held_back / folder.build_file(run_id).name)
    if folder.build_reports(run_id).exists():
        folder.build_reports(run_id).replace(folder.held_back / "reports")
    elsewhere = f" The published warehouse was read from {before.raw_folder}, this one from {now.raw_folder}." * (
        before.raw_folder != now.raw_folder
    )
    again = shlex.join(["tieout", "run", "--raw", now.raw_folder, "--data", str(folder.root), "--accept-fewer"])
    raise HeldBack(
        "The build is held back, because it is poorer than what is published. "
        f"{' '.join(reasons)}{elsewhere} To look at it: {shlex.join(['tieout', 'quarantine', '--data', str(folder.held_back)])}. "
        f"If it is meant so: {again} (in Dagster: accept_fewer of the resource `place`)."
    )
