"""The history of verdicts: what changed from run to run, and nothing else."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse.history import write_history

NIGHTS = [datetime(2026, 1, day) for day in range(1, 9)]


class Nights:
    """Files by hand, each with verdicts of its own, each written on top of the night before."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.nights = folder, 0

    def night(self, *verdicts: tuple[str, str, bool], builds: tuple[str, ...] = ("doc", "other")) -> int:
        """One night; a verdict is given as identity, verdict and whether it is waived. Gives the number of changes. Of two documents it
        builds those that are named.
        """
        before = self.folder / f"{self.nights}.duckdb"
        self.nights += 1
        with duckdb.connect(str(self.folder / f"{self.nights}.duckdb")) as build:
            build.execute("create schema audit")
            build.execute(
                """
                create table audit.identity_results (
                    identity varchar, family varchar, severity varchar, document_id varchar, company_id varchar, source_path varchar,
                    statement varchar, table_number integer, segment varchar, period_start date, period_end date, verdict varchar,
                    is_waived boolean, residual decimal(38, 6)
                )
                """
            )
            build.execute("create table audit.built_documents as select unnest(['doc', 'other']) as document_id")
            build.execute("create table audit.touched_companies (company_id varchar)")
            build.execute("create table audit.touched_documents as select unnest($1) as document_id", [list(builds)])
            for identity, verdict, is_waived in verdicts:
                build.execute(
                    "insert into audit.identity_results"
                    " values (?, 'f', 'error', 'doc', 'company', 'a.txt', 'balance_sheet', 1, null, null, '2025-12-31', ?, ?, ?)",
                    [identity, verdict, is_waived, 5 if verdict == "breaks" else 0],
                )
        return write_history(self.folder / f"{self.nights}.duckdb", before, f"run-{self.nights}", NIGHTS[self.nights - 1], "1")

    def told(self) -> list[tuple]:
        with duckdb.connect(str(self.folder / f"{self.nights}.duckdb"), read_only=True) as connection:
            return connection.execute(
                "select run_id, day(judged_at), identity, source_path, previous_verdict, verdict, is_waived, residual::integer"
                " from audit.identity_history"
                " order by judged_at, identity"
            ).fetchall()


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


def test_what_holds_from_the_first_day_on_has_no_history(nights: Nights) -> None:
    assert nights.night(("balance", "holds", False), ("parts", "not_evaluable", False)) == 0
    assert nights.night(("balance", "holds", False), ("parts", "not_evaluable", False)) == 0
    assert nights.told() == []


def test_an_identity_tells_when_it_began_to_break_was_waived_and_held_again(nights: Nights) -> None:
    nights.night(("balance", "holds", False), ("parts", "breaks", False))
    nights.night(("balance", "breaks", False), ("parts", "breaks", False))
    nights.night(("balance", "breaks", True), ("parts", "breaks", False))
    nights.night(("balance", "holds", False))
    assert nights.told() == [
        ("run-1", 1, "parts", "a.txt", None, "breaks", False, 5),
        ("run-2", 2, "balance", "a.txt", "holds", "breaks", False, 5),
        ("run-3", 3, "balance", "a.txt", "breaks", "breaks", True, 5),
        ("run-4", 4, "balance", "a.txt", "breaks", "holds", False, 0),
        ("run-4", 4, "parts", "a.txt", "breaks", "not_judged", False, None),
    ]
    assert nights.night(("balance", "holds", False)) == 0
    assert len(nights.told()) == 5


def test_a_place_that_is_judged_twice_has_the_worse_verdict(nights: Nights) -> None:
    nights.night(("balance", "holds", False), ("balance", "breaks", False), ("balance", "breaks", True))
    assert [(verdict, is_waived) for *_, verdict, is_waived, _ in nights.told()] == [("breaks", False)]


def test_what_a_night_does_not_build_goes_on_as_it_was(nights: Nights) -> None:
    nights.night(("balance", "breaks", False))
    assert nights.night(builds=("other",)) == 0
    assert len(nights.told()) == 1
