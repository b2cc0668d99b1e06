"""The commands that need no run, and what they import."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import CHECKOUT, FinishedRun, tieout

from pipelines.commands.explain import printed_line
from pipelines.filings.extract import extract
from pipelines.lake.tables import RECORDS

RELEASE = "lexington-precision_2006-06-01_8-K_EX-99.1.txt"
HEAVY = ("dagster", "dbt", "great_expectations", "pandas", "pyarrow", "rich")


def test_help_names_every_command() -> None:
    done = tieout("--help")
    assert done.returncode == 0
    for command in ("run", "extract", "sql", "explain", "quarantine"):
        assert command in done.stdout
        assert tieout(command, "--help").returncode == 0


def test_extract_shows_facts_tables_claims_and_refusals(samples: Path) -> None:
    done = tieout("extract", samples / RELEASE)
    assert done.returncode == 0
    for word in (
        "earnings_release",
        "2006-06-01",
        "Table 1: income_statement",
        "2006-01-01..2006-03-31",
        "24,798,000",
        "Rubber Group",
        "nil",
        "Stated in the text",
        "[orphan_figure]",
    ):
        assert word in done.stdout


def test_extract_heads_each_column_by_its_own_period_and_name(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text("""
ACME WIDGETS, INC.
Reports results for the third quarter ended September 30, 2005
                                       Three Months Ended
                                       September 30, 2005
(In thousands)                          GAAP   Non-GAAP
Net income                              $250       $260
Taxes                                    100        110
Cash at end of period                    900        900
""")
    printed = tieout("extract", tmp_path / "release.txt").stdout.splitlines()
    heads = next(index for index, line in enumerate(printed) if line.split()[:1] == ["line"])
    assert printed[heads].split()[-2:] == ["2005-07-01..2005-09-30"] * 2
    assert printed[heads + 1].split() == ["GAAP", "Non-GAAP"]
    assert "900,000 (2005-09-30)" in printed[heads + 5]


def test_extract_as_json_gives_exact_figures_with_their_places(samples: Path) -> None:
    done = tieout("extract", samples / RELEASE, "--json")
    found = json.loads(done.stdout)
    assert set(found) == set(RECORDS)
    text = (samples / RELEASE).read_text()
    for value in found["reported_values"]:
        assert isinstance(value["printed_value"], str)
        assert text[value["char_start"] : value["char_end"]] == value["printed_text"]


def test_extract_of_no_filing_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = tieout("extract", tmp_path / "empty.txt")
    assert (done.returncode, "Refused" in done.stdout) == (1, True)
    done = tieout("extract", tmp_path / "nowhere.txt")
    assert done.returncode == 1
    assert "can't be read" in done.stderr


@pytest.mark.parametrize("command", ["extract", "sql", "quarantine"])
def test_quick_commands_import_nothing_heavy(command: str, samples: Path, tmp_path: Path) -> None:
    arguments = {"extract": [str(samples / RELEASE)], "sql": ["select 1", "--data", str(tmp_path)], "quarantine": ["--data", str(tmp_path)]}
    script = (
        f"import sys; from pipelines.cli import main; main({[command, *arguments[command]]!r}); "
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=CHECKOUT, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_sql_answers_as_a_table_and_as_csv(samples_run: FinishedRun) -> None:
    query = "select concept, value from marts.fct_quarters where concept = 'Revenues' order by all limit 3"
    done = tieout("sql", query, "--data", samples_run.data)
    assert "(3 rows)" in done.stdout
    rows = list(csv.reader(io.StringIO(tieout("sql", query, "--data", samples_run.data, "--csv").stdout)))
    assert rows[0] == ["concept", "value"]
    assert len(rows) == 4


def test_sql_can_not_write(samples_run: FinishedRun) -> None:
    done = tieout("sql", "delete from marts.fct_quarters", "--data", samples_run.data)
    assert done.returncode == 1
    assert "read-only" in done.stderr


def test_sql_that_fails_says_why_without_a_trace(samples_run: FinishedRun, tmp_path: Path) -> None:
    done = tieout("sql", "from marts.fct_nonsense", "--data", samples_run.data)
    assert done.returncode == 1
    assert "fct_nonsense" in done.stderr and "Traceback" not in done.stderr
    done = tieout("sql", "select 1", "--data", tmp_path)
    assert done.returncode == 1
    assert "tieout run" in done.stderr


def test_explain_marks_the_token_in_its_line_and_names_every_check(samples_run: FinishedRun) -> None:
    query = (
        "select reported_value_id"
        " from marts.fct_reported_values"
        " where segment = 'Rubber Group' and printed_text like '%21,709' and source_path = ?"
    )
    ((figure,),) = samples_run.rows(query, RELEASE)
    done = tieout("explain", figure, "--data", samples_run.data)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    (marks,) = [line for line in lines if set(line.strip()) == {"^"}]
    printed = lines[lines.index(marks) - 1]
    assert printed[marks.index("^") : marks.rindex("^") + 1].endswith("21,709")
    assert "segments_add_up_Revenues" in done.stdout
    assert "Total net sales" in done.stdout
    assert tieout("explain", "no-such-id", "--data", samples_run.data).returncode == 1
    assert "give more of its characters" in tieout("explain", "", "--data", samples_run.data).stderr


def test_explain_says_why_a_check_was_not_judged_and_which_table_an_operand_is_of(samples_run: FinishedRun) -> None:
    query = "select reported_value_ids[1], {} from audit.identity_results where verdict = ? and {} order by all limit 1"
    ((figure, reason),) = samples_run.rows(query.format("reason", "operands <> ''"), "not_evaluable")
    assert reason in tieout("explain", figure, "--data", samples_run.data).stdout
    of_segments = "identity = 'Revenues_income_statement_segment'"
    ((figure, total),) = samples_run.rows(query.format("total_value", of_segments), "holds")
    told = tieout("explain", figure, "--data", samples_run.data).stdout
    assert f"Revenues {total:,.0f} + row 3 'Total net sales' (row 3 of table" in " ".join(told.split())


def test_a_figure_of_a_page_on_one_line_is_shown_in_its_row(tmp_path: Path) -> None:
    page = (
        "<html><body><p>ACME, INC.</p><p>(in millions)</p><table><tr><td></td><td>June 30, 2023</td><td>June 30, 2022</td></tr>"
        + "".join(
            f"<tr><td style='width:80%'>{label}</td><td>$</td><td>{this}</td><td>{last}</td></tr>"
            for label, this, last in [("Cash &amp; equivalents", "1,234", "1,100"), ("Total assets", "9,876", "8,765")]
        )
    )
    path = tmp_path / "page.htm"
    path.write_text(page + "</table></body></html>")
    value = next(value for value in extract(path.read_bytes(), path.name).reported_values if value.printed_text.endswith("8,765"))
    row, marks = printed_line(path, value.document_id, value.char_start, value.char_end)
    assert row == "Total assets $ 9,876 8,765"
    assert row[marks.index("^") : len(marks)] == "8,765"


def test_quarantine_lists_and_shows(samples_run: FinishedRun) -> None:
    ((entry,),) = samples_run.rows("select quarantine_id from audit.quarantine where rule = 'orphan_figure' and source_path = ?", RELEASE)
    assert entry in tieout("quarantine", "--data", samples_run.data).stdout
    shown = tieout("quarantine", "show", entry, "--data", samples_run.data).stdout
    assert "orphan_figure" in shown and "2,310" in shown and "first_seen_on" in shown
