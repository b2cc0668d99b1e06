"""`tieout quarantine`: filters, the whole entry, and waivers given and taken back."""

import csv
from pathlib import Path

import duckdb
import pytest

from pipelines.commands.quarantine import listed, reopened, shown, waived

ORPHAN, EMPTY, MISPRINT, GONE = "0a1111111111", "0b2222222222", "1c3333333333", "1d4444444444"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A published warehouse with one entry of each kind."""
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        connection.execute(
            f"""
            create schema audit; create schema marts;
            create table audit.runs as select now() as started_at, '/raw' as raw_folder;
            create table audit.quarantine as select * from (values
                (
                    '{ORPHAN}', 'd0c1', 'a/one.txt', 'cell', null::integer, null, null::date, null::date, 7, '   2,310  ',
                    'orphan_figure', 'No caption.', 'Printed: 2,310', date '2026-01-01', 'open', null, null::date
                ),
                (
                    '{EMPTY}', null, 'b/two.txt', 'document', null, null, null, null, null, '',
                    'empty_file', 'The file is empty.', 'File ff', date '2026-01-01', 'open', null, null
                ),
                (
                    '{MISPRINT}', 'd0c1', 'a/one.txt', 'statement', 2, 'segment', '2006-01-01', '2006-03-31', null, '',
                    'segments_add_up', 'So and so.', 'Printed 1, computed 2.', date '2026-01-01', 'waived', 'as filed', null
                ),
                (
                    '{GONE}', 'd0c3', 'c/three.txt', 'cell', null, null, null, null, 9, '5',
                    'orphan_figure', 'No caption.', 'Printed: 5', date '2026-01-01', 'resolved', 'It is found no more.', date '2026-01-02'
                )
            ) as t(
                quarantine_id, document_id, source_path, scope, table_number, statement, period_start, period_end, line_number, raw_text,
                rule, detail, seen, first_seen_on, state, state_reason, resolved_on
            );
            create table audit.waivers as
            select
                '{MISPRINT}' as quarantine_id, 'a/one.txt' as source_path, 'segments_add_up' as rule, 'stale' as state,
                'Other figures.' as detail;
            create table audit.quarantined_statements as
            select
                'd0c1' as document_id, 'segment' as statement, 2 as table_number, date '2006-01-01' as period_start,
                date '2006-03-31' as period_end, 'segments_add_up' as identity, [1] as identity_result_ids;
            create table audit.identity_results as select 1 as identity_result_id, ['v1', 'v2'] as reported_value_ids;
            create table marts.fct_reported_values as
            select
                unnest(['v1', 'v2', 'v3']) as reported_value_id, unnest([61, 60, 59]) as line_number, 0 as char_start,
                unnest(['Rubber Group', '', 'Rubber Group']) as label, 'Net sales:' as parent_label,
                unnest(['21,719', '24,798', '1']) as printed_text,
                5::decimal(38, 6) as value;
            """
        )
    return tmp_path


def ids_listed(data: Path, capsys, state=None, scope=None, rule=None, document=None) -> set[str]:
    assert listed(data, state, scope, rule, document) == 0
    return {line.split()[0] for line in capsys.readouterr().out.splitlines()[2:-1]}


def test_the_list_leaves_out_what_is_resolved_unless_it_is_asked_for(data: Path, capsys) -> None:
    assert ids_listed(data, capsys) == {ORPHAN, EMPTY, MISPRINT}
    assert ids_listed(data, capsys, state="all") == {ORPHAN, EMPTY, MISPRINT, GONE}
    assert ids_listed(data, capsys, state="resolved") == {GONE}


def test_filters_go_together(data: Path, capsys) -> None:
    assert ids_listed(data, capsys, scope="document") == {EMPTY}
    assert ids_listed(data, capsys, rule="orphan_figure", state="all") == {ORPHAN, GONE}
    assert ids_listed(data, capsys, document="a/one") == {ORPHAN, MISPRINT}
    assert ids_listed(data, capsys, document="d0c1", state="open") == {ORPHAN}
    assert listed(data, "open", "row", None, None) == 0
    assert "No entry of the quarantine is like that" in capsys.readouterr().out
    assert listed(data, None, None, "orphan", None) == 0
    assert "of the rule 'orphan'; there are entries of: empty_file, orphan_figure, segments_add_up" in capsys.readouterr().out


def test_stale_waivers_are_told_with_the_list(data: Path, capsys) -> None:
    assert listed(data, None, None, None, None) == 0
    assert (
        f"STALE: 1 of the waivers no longer apply; waive anew what is still right, reopen the rest:\n  {MISPRINT}"
        in capsys.readouterr().err
    )


def test_an_entry_is_shown_with_its_whole_line_and_its_file(data: Path, capsys) -> None:
    assert shown("0a", data) == 0
    told = capsys.readouterr().out
    assert "   2,310  " in told and "/raw/a/one.txt" in told and "the figure stays out, and counts as settled" in told


def test_a_statement_is_shown_with_the_figures_that_do_not_add_up(data: Path, capsys) -> None:
    assert shown(MISPRINT, data) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines() if "Net sales:" in line]
    assert rows == [["60", "Net", "sales:", "24,798", "5"], ["61", "Net", "sales:", ">", "Rubber", "Group", "21,719", "5"]]


def test_a_waiver_says_who_when_why_where_and_what_was_seen(data: Path, capsys) -> None:
    file = data / "waivers.csv"
    assert waived("0a1", "  a page number,\n not a figure ", "an analyst", data, file) == 0
    assert str(file) in capsys.readouterr().out
    with file.open(newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row.pop("waived_on")
    assert row == {
        "quarantine_id": ORPHAN, "source_path": "a/one.txt", "document_id": "d0c1",
        "scope": "cell", "place": "line 7", "rule": "orphan_figure",
        "seen": "Printed: 2,310", "reason": "a page number, not a figure", "waived_by": "an analyst",
    }  # fmt: skip
    assert waived("0a1", "again", "an analyst", data, file) == 1
    assert "is waived already" in capsys.readouterr().err


def test_an_entry_with_a_waiver_of_what_was_seen_says_so_before_the_next_run(data: Path, capsys) -> None:
    file = data / "waivers.csv"
    waived(ORPHAN, "so it is", "an analyst", data, file)
    capsys.readouterr()
    for state in (None, "open", "waived"):
        assert listed(data, state, "cell", None, None, file) == 0
        assert capsys.readouterr().out.splitlines()[2].endswith("open (waived with the next run)")
    file.write_text(file.read_text().replace("Printed: 2,310", "Printed: 2,311"))
    assert listed(data, "open", "cell", None, None, file) == 0
    assert capsys.readouterr().out.splitlines()[2].endswith("open")


def test_reopening_takes_one_waiver_back_and_leaves_the_others(data: Path, capsys) -> None:
    file = data / "waivers.csv"
    for entry in (ORPHAN, EMPTY):
        assert waived(entry, "so it is", None, data, file) == 0
    assert reopened("0", file) == 1
    assert "More than one waiver" in capsys.readouterr().err
    assert reopened("0a", file) == 0
    with file.open(newline="") as lines:
        assert [row["quarantine_id"] for row in csv.DictReader(lines)] == [EMPTY]
    assert reopened("0a", file) == 1


@pytest.mark.parametrize(
    ("entry", "reason", "why"),
    [("1d", "so it is", "is resolved: It is found no more."), ("ff", "so it is", "No entry"), ("0a", " \n", "needs a reason")],
)
def test_what_can_not_be_waived_is_refused_and_writes_nothing(data: Path, entry: str, reason: str, why: str, capsys) -> None:
    assert waived(entry, reason, "an analyst", data, data / "waivers.csv") == 1
    assert why in capsys.readouterr().err
    assert not (data / "waivers.csv").exists()


def test_a_warehouse_of_an_older_version_is_told_from_one_that_is_broken(tmp_path: Path, capsys) -> None:
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        connection.execute("create schema audit; create table audit.quarantine (quarantine_id varchar)")
    assert listed(tmp_path, None, None, None, None) == 1
    assert "older version" in capsys.readouterr().err
