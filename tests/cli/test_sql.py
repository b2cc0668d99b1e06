"""`tieout sql`: pages on a terminal and nowhere else, CSV that no spreadsheet runs, Parquet that keeps its types."""

import csv
import io
import os
import subprocess
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from running import CHECKOUT, TIEOUT

from pipelines.commands.paged import print_paged
from pipelines.commands.sql import sql


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose warehouse holds a few awkward values."""
    folder = tmp_path_factory.mktemp("sql")
    with duckdb.connect(str(folder / "warehouse.duckdb")) as connection:
        connection.execute(
            """
            create table awkward as select * from (values
                (1, '=1+1', -5::decimal(38, 6), true, date '2006-03-31', ['a', '=b']),
                (2, '+49', 123456789012345678901234567890.123456::decimal(38, 6), false, null, []),
                (3, '-', 0, null, null, null),
                (4, '@SUM(A1)', null, null, null, null),
                (5, e'\\t=1', null, null, null, null),
                (6, e'\\r=1', null, null, null, null),
                (7, 'a=b, "c"', null, null, null, null),
                (8, '(1,417)', null, null, null, null)
            ) as t(number, words, amount, truth, day, list)
            """
        )
    return folder


def cells(data: Path, query: str, capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    assert sql(query, data, as_csv=True) == 0
    return list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))


def test_text_that_a_spreadsheet_would_run_is_neutralised(data: Path, capsys) -> None:
    words = cells(data, "select words from awkward order by number", capsys)
    assert [word for (word,) in words] == ["words", "'=1+1", "'+49", "'-", "'@SUM(A1)", "'\t=1", "'\r=1", 'a=b, "c"', "(1,417)"]


def test_numbers_stay_numbers_with_all_their_digits(data: Path, capsys) -> None:
    amounts = cells(data, "select amount, number, -number::double from awkward where number <= 4 order by number", capsys)
    assert amounts[1:] == [
        ["-5.000000", "1", "-1.0"],
        ["123456789012345678901234567890.123456", "2", "-2.0"],
        ["0.000000", "3", "-3.0"],
        ["", "4", "-4.0"],
    ]


def test_truth_days_and_lists_are_written_plainly(data: Path, capsys) -> None:
    rows = cells(data, "select truth, day, list from awkward where number <= 3 order by number", capsys)
    assert rows[1:] == [["true", "2006-03-31", '["a", "=b"]'], ["false", "", "[]"], ["", "", ""]]


def test_parquet_keeps_types_and_every_digit(data: Path, tmp_path: Path, capsys) -> None:
    file = tmp_path / "out.parquet"
    assert sql("select words, amount, day from awkward order by number", data, parquet=file) == 0
    assert "8 rows written to" in capsys.readouterr().out
    with duckdb.connect() as connection:
        answer = connection.execute(f"from '{file}'")
        assert [str(column[1]) for column in answer.description] == ["VARCHAR", "DECIMAL(38,6)", "DATE"]
        rows = answer.fetchall()
    assert rows[0][0] == "=1+1"  # not a spreadsheet's format: nothing to neutralise
    assert rows[1][1] == Decimal("123456789012345678901234567890.123456")
    assert [path.name for path in tmp_path.iterdir()] == ["out.parquet"]


@pytest.mark.parametrize("query", ["select nonsense from awkward", "delete from awkward", "set threads = 1", ""])
def test_a_query_that_gives_nothing_to_write_leaves_the_file_that_was_there(data: Path, tmp_path: Path, query: str, capsys) -> None:
    (tmp_path / "out.parquet").write_text("of yesterday")
    assert sql(query, data, parquet=tmp_path / "out.parquet") == 1
    assert "The query failed." in capsys.readouterr().err
    assert (tmp_path / "out.parquet").read_text() == "of yesterday"
    assert [path.name for path in tmp_path.iterdir()] == ["out.parquet"]


def test_a_folder_that_is_not_there_is_named(data: Path, tmp_path: Path, capsys) -> None:
    assert sql("from awkward", data, parquet=tmp_path / "nowhere" / "out.parquet") == 1
    assert "can't be written: its folder does not exist" in capsys.readouterr().err


def test_a_long_answer_goes_through_the_pager_of_a_terminal(data: Path, tmp_path: Path) -> None:
    terminal, seen_as_stdout = os.openpty()
    try:
        done = subprocess.run(
            [*TIEOUT, "sql", "select i as number, repeat('x', 200) as wide from range(3) as t(i)", "--data", data],
            stdout=seen_as_stdout, stderr=subprocess.PIPE, cwd=CHECKOUT, timeout=60,
            env={**os.environ, "PAGER": f"cat > {tmp_path / 'paged.txt'}", "COLUMNS": "80", "LINES": "24"},
        )  # fmt: skip
    finally:
        os.close(seen_as_stdout)
        os.close(terminal)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "paged.txt").read_text().endswith("(3 rows)\n")


@pytest.mark.parametrize(("is_terminal", "lines", "is_paged"), [(True, 30, True), (True, 10, False), (False, 30, False)])
def test_only_what_does_not_fit_on_a_terminal_is_paged(is_terminal, lines, is_paged, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("PAGER", f"cat > {tmp_path / 'paged.txt'}")
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal)
    print_paged(f"line {number}" for number in range(lines))
    assert (tmp_path / "paged.txt").exists() == is_paged
    assert (capsys.readouterr().out == "") == is_paged


def test_a_pager_that_is_left_early_is_no_error(monkeypatch, capsys) -> None:
    monkeypatch.setenv("PAGER", "head -1 > /dev/null")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    print_paged("x" * 1000 for _ in range(2000))
    assert capsys.readouterr().out == ""


def test_of_several_statements_the_last_is_answered_and_that_is_said(data: Path, capsys) -> None:
    assert sql("select 1; select 2 as answer", data) == 0
    told = capsys.readouterr()
    assert "answer" in told.out and "the last of 2 statements" in told.err
    assert sql("select 1;", data) == 0
    assert capsys.readouterr().err == ""
