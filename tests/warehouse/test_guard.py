"""What holds a build back: files that break in numbers, marts that shrink; and what never does."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.guard import Bounds, Census, HeldBack, WrongBound, alarms, bounds_of, census, refuse_poorer

GOOD = Census(
    files=100, broken=3, causes=("empty_file (3)",), rows={"fct_reported_values": 10_000, "fct_quarters": 4_000}, raw_folder="/raw"
)


def raised(now: Census, before: Census = GOOD, bounds: Bounds = Bounds()) -> list[str]:  # noqa: B008 - frozen
    return list(alarms(before, now, bounds))


def of(rows: Mapping[str, int] = GOOD.rows, files: int = 100, broken: int = 3) -> Census:
    return Census(files, broken, ("binary_file (40)", "empty_file (3)"), rows, "/raw")


def test_the_same_again_and_more_than_before_raise_no_alarm() -> None:
    assert raised(GOOD) == []
    assert raised(of({"fct_reported_values": 20_000, "fct_quarters": 8_000}, files=200, broken=6)) == []


def test_a_share_of_broken_files_beyond_the_bound_is_an_alarm_with_its_figures_and_causes() -> None:
    (alarm,) = raised(of(files=120, broken=43))
    assert alarm.startswith("43 of 120 files are refused or quarantined (36%), where 3 of 100 were (3%); the bound is a rise by 10%.")
    assert "binary_file (40)" in alarm


def test_broken_files_up_to_the_bound_raise_none() -> None:
    assert raised(of(files=100, broken=13)) == []
    assert len(raised(of(files=100, broken=14))) == 1


def test_a_few_broken_files_in_a_small_folder_raise_none() -> None:
    small = Census(4, 0, (), {"fct_reported_values": 300}, "/raw")
    assert raised(Census(13, 9, (), {"fct_reported_values": 300}, "/raw"), small) == []


def test_a_mart_that_shrinks_beyond_the_bound_is_an_alarm() -> None:
    (alarm,) = raised(of({"fct_reported_values": 10_000, "fct_quarters": 3_199}))
    assert alarm == "marts.fct_quarters falls from 4,000 to 3,199 rows (20%); the bound is 20%."
    assert raised(of({"fct_reported_values": 10_000, "fct_quarters": 3_200})) == []


def test_a_few_lost_rows_raise_none_unless_no_figure_is_left() -> None:
    small = Census(3, 0, (), {"fct_reported_values": 240, "fct_quarters": 80}, "/raw")
    assert raised(of({"fct_reported_values": 80, "fct_quarters": 0}), small) == []
    (alarm,) = raised(of({"fct_reported_values": 0, "fct_quarters": 0}), small)
    assert alarm == "marts.fct_reported_values falls from 240 rows to none: no figure is left."


def test_marts_that_list_what_is_wanting_may_shrink_and_a_new_or_dropped_mart_is_not_compared() -> None:
    before = of({"fct_missing_quarters": 9_000, "fct_of_an_older_version": 5_000, "fct_quarters": 4_000})
    assert raised(of({"fct_missing_quarters": 10, "fct_quarters": 4_000, "fct_new": 0}), before) == []


def test_bounds_are_set_by_the_environment_and_only_by_numbers() -> None:
    assert bounds_of({}) == Bounds()
    assert bounds_of({"TIEOUT_MAX_ROWS_FALL": "0.5", "TIEOUT_FEW_DOCUMENTS": "2"}) == Bounds(rows_fall=0.5, few_documents=2)
    with pytest.raises(WrongBound, match="TIEOUT_MAX_BROKEN_RISE must be a fraction"):
        bounds_of({"TIEOUT_MAX_BROKEN_RISE": "a tenth"})


def warehouse(path: Path, figures: int, open_entries: int, files: int = 40) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema audit; create schema marts")
        connection.execute(
            "create table audit.runs as select timestamp '2026-01-01' as started_at, ? as documents_listed, '/raw' as raw_folder", [files]
        )
        connection.execute(
            "create table audit.quarantine as select i || '.txt' as source_path, unnest(['document', 'cell']) as scope,"
            " if(i = 0, 'waived', 'open') as state, 'empty_file' as rule from range(?) as t(i)",
            [open_entries + 1],
        )
        connection.execute("create table marts.fct_reported_values as from range(?)", [figures])


def test_a_census_counts_open_documents_and_statements_once_a_file(tmp_path: Path) -> None:
    warehouse(tmp_path / "w.duckdb", figures=7, open_entries=5)
    assert census(tmp_path / "w.duckdb") == Census(40, 5, ("empty_file (5)",), {"fct_reported_values": 7}, "/raw")


def test_a_build_that_is_held_back_waits_to_be_looked_at_and_the_published_file_stays(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    warehouse(folder.build_file("run"), figures=100, open_entries=0)
    refuse_poorer(folder, "run", Bounds())  # nothing published yet: nothing to compare
    warehouse(folder.published, figures=1_000, open_entries=0)
    published = folder.published.read_bytes()
    with pytest.raises(HeldBack, match=r"from 1,000 to 100 rows \(90%\).*held-back.*tieout run --raw /raw --data \S+ --accept-fewer"):
        refuse_poorer(folder, "run", Bounds())
    assert folder.published.read_bytes() == published
    assert census(DataFolder(folder.held_back).published).rows == {"fct_reported_values": 100}
    assert not folder.build_file("run").exists()
