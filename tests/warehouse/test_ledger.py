"""The audit tables that outlive a build: ids given by the runs before, and what was refused, waived and resolved."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.lake.tables import SCHEMAS
from pipelines.warehouse.ledger import write_company_ids, write_quarantine
from pipelines.warehouse.waivers import UnreadableWaivers, Waiver, read_waivers, write_waivers


def given_in(file: Path) -> list[tuple]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute("from audit.company_ids order by all").fetchall()


def published_with(file: Path, aliases: list[tuple]) -> None:
    """What a run publishes of companies; audit.company_ids may stand in it already."""
    with duckdb.connect(str(file)) as connection:
        connection.execute("create schema if not exists marts")
        connection.execute(
            "create table marts.bridge_company_aliases (company_id varchar, alias_kind varchar, alias varchar, alias_key varchar)"
        )
        connection.executemany("insert into marts.bridge_company_aliases values (?, ?, ?, ?)", aliases)


def test_a_first_run_finds_no_ids_but_their_table(tmp_path: Path) -> None:
    assert write_company_ids(tmp_path / "build.duckdb", tmp_path / "nothing-yet.duckdb") == 0
    assert given_in(tmp_path / "build.duckdb") == []


def test_two_prints_of_one_alias_are_one(tmp_path: Path) -> None:
    published_with(
        tmp_path / "one.duckdb",
        [("acme", "name", "Acme Corp", "acme"), ("acme", "name", "ACME CORP.", "acme"), ("acme", "ticker", "ACM", "ACM")],
    )
    assert write_company_ids(tmp_path / "two.duckdb", tmp_path / "one.duckdb") == 2
    assert given_in(tmp_path / "two.duckdb") == [("name", "acme", "acme"), ("ticker", "ACM", "acme")]


def test_an_id_is_kept_over_nights_in_which_no_document_names_its_company(tmp_path: Path) -> None:
    published_with(tmp_path / "one.duckdb", [("acme", "name", "Acme Corp", "acme")])
    write_company_ids(tmp_path / "two.duckdb", tmp_path / "one.duckdb")
    published_with(tmp_path / "two.duckdb", [("zenith", "name", "Zenith", "zenith")])
    write_company_ids(tmp_path / "three.duckdb", tmp_path / "two.duckdb")
    assert given_in(tmp_path / "three.duckdb") == [("name", "acme", "acme"), ("name", "zenith", "zenith")]


# The quarantine, night after night

ORPHAN = {
    "document_id": "doc-a",
    "source_path": "a.txt",
    "scope": "cell",
    "line_number": 7,
    "char_start": 90,
    "char_end": 95,
    "raw_text": "      2,310  ",
    "rule": "orphan_figure",
    "detail": "No caption names it.",
    "file_hash": "hash-a",
    "part": "p1",
}
EMPTY = {
    "document_id": None,
    "source_path": "b.txt",
    "scope": "document",
    "raw_text": "",
    "rule": "empty_file",
    "detail": "The file is empty.",
    "file_hash": "hash-b",
    "part": "p2",
}
MISPRINT = (
    "doc-a",
    "income_statement",
    None,
    None,
    "2006-03-31",
    "net_income",
    "Net income is so. Printed 70, computed 60.",
    "Printed 70, computed 60.",
    [1],
    False,
)


class Nights:
    """A lake and a published file by hand; each night writes the quarantine anew on top of the night before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.nights = 0

    @property
    def published(self) -> Path:
        return self.folder / f"night-{self.nights}.duckdb"

    def night(
        self,
        refusals: Sequence[dict[str, Any]] = (),
        files: Sequence[tuple[str, str, str]] = (("a.txt", "hash-a", "p1"), ("b.txt", "hash-b", "p2")),
        documents: Sequence[tuple[str, str, str]] = (("doc-a", "hash-a", "p1"),),
        statements: Sequence[tuple] = (),
        waivers: Sequence[Waiver] = (),
    ) -> int:
        before, lake = self.published, self.folder / "lake"
        self.nights += 1
        manifest = [{"source_path": path, "file_hash": file_hash, "part": part} for path, file_hash, part in files]
        self._write(lake / "manifest.parquet", manifest, pa.schema([(name, pa.string()) for name in ("source_path", "file_hash", "part")]))
        self._write(lake / "refusals" / "p.parquet", refusals, SCHEMAS["refusals"])
        found = [{"document_id": document, "file_hash": file_hash, "part": part} for document, file_hash, part in documents]
        self._write(lake / "documents" / "p.parquet", found, SCHEMAS["documents"])
        with duckdb.connect(str(self.published)) as build:
            build.execute("create schema audit")
            build.execute(
                """
                create table audit.quarantined_statements (
                    document_id varchar, statement varchar, table_number integer, period_start date, period_end date, identity varchar,
                    detail varchar, seen varchar, identity_result_ids integer[], is_waived boolean
                )
                """
            )
            build.execute("create table audit.identity_results as select unnest([1, 2])::integer as identity_result_id, true as is_waived")
            for statement in statements:
                build.execute("insert into audit.quarantined_statements values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", statement)
        return write_quarantine(self.published, lake, before, f"2026-01-{self.nights:02}", waivers)

    def _write(self, path: Path, rows: Sequence[dict[str, Any]], schema: pa.Schema) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), path)

    def rows(self, query: str) -> list[tuple]:
        with duckdb.connect(str(self.published), read_only=True) as connection:
            return connection.execute(query).fetchall()

    def states(self) -> dict[str, tuple]:
        return {
            rule: rest
            for rule, *rest in self.rows(
                "select rule, state, first_seen_on::varchar, resolved_on::varchar, state_reason from audit.quarantine"
            )
        }

    def waiver(self, rule: str) -> Waiver:
        ((*entry,),) = self.rows(
            "select quarantine_id, source_path, coalesce(document_id, ''), scope, '', rule, seen"
            " from audit.quarantine"
            f" where rule = '{rule}'"
        )
        return Waiver(*entry, reason="so filed", waived_by="an analyst", waived_on="2026-01-01")

    def fate(self) -> list[tuple]:
        return self.rows("select state, detail from audit.waivers")


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


def test_what_is_refused_is_open_and_keeps_its_first_day(nights: Nights) -> None:
    assert nights.night([ORPHAN, EMPTY], statements=[MISPRINT]) == 3
    assert nights.night([ORPHAN, EMPTY], statements=[MISPRINT]) == 3
    assert {tuple(entry) for entry in nights.states().values()} == {("open", "2026-01-01", None, None)}


def test_a_cause_that_is_gone_is_resolved_and_stays_on_record_with_its_reason(nights: Nights) -> None:
    nights.night([ORPHAN, EMPTY], statements=[MISPRINT])
    assert nights.night([], files=[("a.txt", "hash-a", "p1"), ("b.txt", "hash-c", "p2")]) == 0
    gone = "It is found no more."
    assert nights.states() == {
        "orphan_figure": ["resolved", "2026-01-01", "2026-01-02", gone],
        "net_income": ["resolved", "2026-01-01", "2026-01-02", gone],
        "empty_file": ["resolved", "2026-01-01", "2026-01-02", "The file was replaced by another."],
    }
    nights.night([ORPHAN], files=[("a.txt", "hash-a", "p1")])
    assert nights.states()["orphan_figure"] == ["open", "2026-01-01", None, None]
    assert nights.states()["net_income"] == ["resolved", "2026-01-01", "2026-01-02", gone]


def test_a_file_that_leaves_takes_its_entries_along(nights: Nights) -> None:
    nights.night([ORPHAN, EMPTY])
    nights.night([], files=[], documents=[])
    assert {reason for *_, reason in nights.states().values()} == {"The file left the raw folder."}


@pytest.mark.parametrize("rule", ["orphan_figure", "empty_file", "net_income"])
def test_a_waiver_settles_what_it_names_and_nothing_else(nights: Nights, rule: str) -> None:
    nights.night([ORPHAN, EMPTY], statements=[MISPRINT])
    assert nights.night([ORPHAN, EMPTY], statements=[MISPRINT], waivers=[nights.waiver(rule)]) == 2
    assert nights.states().pop(rule) == ["waived", "2026-01-01", None, "so filed"]
    assert [state for other, (state, *_) in nights.states().items() if other != rule] == ["open", "open"]
    assert [state for state, _ in nights.fate()] == ["applies"]


def test_a_waived_statement_is_marked_down_to_the_results_that_break_it(nights: Nights) -> None:
    nights.night(statements=[MISPRINT])
    assert nights.rows("select identity_result_id, is_waived from audit.identity_results order by all") == [(1, False), (2, False)]
    nights.night(statements=[MISPRINT], waivers=[nights.waiver("net_income")])
    assert nights.rows("select is_waived from audit.quarantined_statements") == [(True,)]
    assert nights.rows("select identity_result_id, is_waived from audit.identity_results order by all") == [(1, True), (2, False)]


def test_other_figures_than_those_waived_are_not_excused(nights: Nights) -> None:
    nights.night(statements=[MISPRINT])
    waiver = nights.waiver("net_income")
    other = (*MISPRINT[:6], "Net income is so. Printed 75, computed 60.", "Printed 75, computed 60.", *MISPRINT[8:])
    nights.night(statements=[other], waivers=[waiver])
    assert nights.states()["net_income"][0] == "open"
    assert nights.rows("select is_waived from audit.quarantined_statements") == [(False,)]
    assert nights.fate() == [("stale", "It excuses other figures than those that are seen now: Printed 75, computed 60.")]


def test_a_document_that_changed_makes_its_waiver_stale(nights: Nights) -> None:
    nights.night(statements=[MISPRINT])
    waiver = nights.waiver("net_income")
    nights.night(
        statements=[("doc-new", *MISPRINT[1:])],
        files=[("a.txt", "hash-new", "p1")],
        documents=[("doc-new", "hash-new", "p1")],
        waivers=[waiver],
    )
    assert nights.fate() == [("stale", "The document that it excuses was replaced by another.")]
    assert nights.rows("select document_id, state from audit.quarantine order by all") == [("doc-a", "resolved"), ("doc-new", "open")]


def test_a_refused_file_that_changed_is_not_excused_by_the_waiver_of_the_one_before(nights: Nights) -> None:
    nights.night([EMPTY])
    nights.night([{**EMPTY, "file_hash": "hash-new"}], files=[("b.txt", "hash-new", "p2")], waivers=[nights.waiver("empty_file")])
    assert nights.states()["empty_file"][0] == "open"
    assert [state for state, _ in nights.fate()] == ["stale"]


def test_a_waiver_of_what_is_gone_is_told_apart_from_a_stale_one(nights: Nights) -> None:
    nights.night([ORPHAN])
    waiver = nights.waiver("orphan_figure")
    nights.night([], waivers=[waiver])
    assert nights.fate() == [("not_needed", "Nothing is left of what it excuses.")]
    nights.night([], files=[], documents=[], waivers=[waiver])
    assert nights.fate() == [("absent", "The document that it excuses is not in the raw folder.")]


# The file of waivers

WAIVER = Waiver(
    "0123456789ab",
    "a.txt",
    "doc-a",
    "cell",
    "line 7",
    "orphan_figure",
    'Printed: 2,310 "net"',
    "a page number, not a figure",
    "an analyst",
    "2026-01-01",
)


def test_waivers_come_back_from_their_file_as_they_went_in(tmp_path: Path) -> None:
    waivers = (WAIVER, replace(WAIVER, quarantine_id="ba9876543210", reason="two\nlines, and a comma"))
    write_waivers(tmp_path / "waivers.csv", waivers)
    assert read_waivers(tmp_path / "waivers.csv") == waivers
    assert [path.name for path in tmp_path.iterdir()] == ["waivers.csv"]


def test_no_file_means_no_waivers(tmp_path: Path) -> None:
    assert read_waivers(tmp_path / "waivers.csv") == ()


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        (lambda text: text.replace("reason", "because", 1), "must name its columns"),
        (lambda text: text + "0123456789ac,a.txt\n", r"waivers.csv, line 3: 0123456789ac,a.txt: it has 2 fields"),
        (lambda text: text.replace("a page number, not a figure", "  "), "line 2: .*: it lacks a quarantine_id or a reason"),
        (
            lambda text: text + text.splitlines()[1] + "\n",
            "line 3: 0123456789ab,.*: no two rows may have the same quarantine_id, and line 2 has it, too",
        ),
        (lambda text: "", "must name its columns"),
        (lambda text: text + '"torn', "can't be read"),
    ],
)
def test_a_spoilt_file_is_refused_and_never_read_as_no_waivers(tmp_path: Path, spoilt, why: str) -> None:
    path = tmp_path / "waivers.csv"
    write_waivers(path, [WAIVER])
    path.write_text(spoilt(path.read_text()))
    with pytest.raises(UnreadableWaivers, match=why):
        read_waivers(path)
