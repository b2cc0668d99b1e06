"""Great Expectations gives the verdicts: all of them, exactly, and only where it could look."""

from __future__ import annotations

import os
import re
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas
import pytest

import expectations.judge as judging
from expectations.judge import AuditError, judge


def candidate(
    number: int, residual: int | None, tolerance: int | None, identity: str = "gross_profit", **more: object
) -> dict[str, object]:
    return {
        "candidate_id": number,
        "identity": identity,
        "family": "income_statement",
        "severity": "error",
        "document_id": "d0c" + "0" * 61,
        "source_path": "lexington-precision/release.txt",
        "company_id": "lexington-precision",
        "statement": "income_statement",
        "table_number": 1,
        "column_number": 1,
        "row_number": 3,
        "segment": None,
        "period_start": date(2006, 1, 1),
        "period_end": date(2006, 3, 31),
        "total_concept": "GrossProfit",
        "total_value": Decimal("3739000.000000"),
        "computed_value": Decimal("3739000.000000"),
        "half_unit": Decimal("500.0000000"),
        "residual": residual,
        "tolerance": tolerance,
        "reason": None if residual is not None else "no row carries CostOfRevenue",
        "operands": "+ row 1 'Net sales' - row 2 'Cost of sales'",
        "reported_value_ids": ["a", "b", "c"],
        **more,
    }


def frame(*candidates: dict[str, object]) -> pandas.DataFrame:
    integers = dict.fromkeys(("candidate_id", "residual", "tolerance", "table_number", "column_number", "row_number"), "Int64")
    return pandas.DataFrame(list(candidates)).astype({**integers, "segment": "str", "reason": "str"})


def verdicts(judgement: judging.Judgement) -> list[str]:
    return list(judgement.verdicts["verdict"])


def test_a_residual_up_to_the_tolerance_holds_and_one_more_breaks(tmp_path):
    given = frame(candidate(1, 3, 3), candidate(2, -3, 3), candidate(3, 4, 3), candidate(4, -4, 3), candidate(5, None, None))
    assert verdicts(judge(given, tmp_path / "docs")) == ["holds", "holds", "breaks", "breaks", "not_evaluable"]


def test_integers_beyond_a_floats_precision_are_compared_exactly(tmp_path):
    assert verdicts(judge(frame(candidate(1, 2**53 + 1, 2**53), candidate(2, 2**53, 2**53)), tmp_path / "docs")) == ["breaks", "holds"]


def test_no_broken_row_is_left_out_however_many_there_are(tmp_path):
    judgement = judge(frame(*(candidate(number, 9, 3) for number in range(1, 501))), tmp_path / "docs")
    assert verdicts(judgement) == ["breaks"] * 500
    suite = judgement.suites[0]
    assert (suite.name, suite.success, suite.judged, suite.broken, suite.broken_errors) == ("income_statement", False, 500, 500, 500)
    assert len(suite.sample) == judging.SAMPLE_ROWS


def test_an_expectation_that_raised_is_an_error_not_a_broken_identity(tmp_path, monkeypatch):
    real = judging.expectation_of
    monkeypatch.setattr(judging, "expectation_of", lambda identity: real(identity).copy(update={"column_B": "no such column"}))
    with pytest.raises(AuditError, match="gross_profit raised"):
        judge(frame(candidate(1, 0, 3)), tmp_path / "docs")


def test_a_candidate_that_no_expectation_looks_at_is_an_error(tmp_path):
    with pytest.raises(AuditError, match="1 candidates were to be judged, and 0 were"):
        judge(frame(candidate(1, 0, 3, identity="an identity that nobody stated")), tmp_path / "docs")


def test_data_docs_name_the_identity_and_show_the_offending_rows(tmp_path):
    judgement = judge(frame(candidate(1, 20, 3)), tmp_path / "docs")
    assert judgement.docs.is_file()
    page = next((tmp_path / "docs" / "validations" / "income_statement").rglob("*.html")).read_text()
    assert "Gross profit is revenues less the cost of revenues." in page
    assert "lexington-precision/release.txt" in page
    assert "3,739,000" in page
    assert "10,000" in page and "1,500" in page  # off by, allowed: 20 and 3 half units of 500 dollars


def test_the_front_page_names_every_identity_and_shows_the_offending_rows(tmp_path):
    page = judge(frame(candidate(1, 20, 3)), tmp_path / "docs").docs.read_text()
    assert "Gross profit is revenues less the cost of revenues." in page
    for cell in (
        "lexington-precision/release.txt",
        "2006-01-01 to 2006-03-31",
        "3,739,000",
        "10,000",
        "1,500",
        "+ row 1 &#x27;Net sales&#x27; - row 2 &#x27;Cost of sales&#x27;",
    ):
        assert f"<td>{cell}</td>" in page
    (link,) = re.findall(r'href="(validations/[^"]*)"', page)
    assert (tmp_path / "docs" / link).is_file()


def test_no_page_fetches_anything_from_the_net(tmp_path):
    judge(frame(candidate(1, 20, 3)), tmp_path / "docs")
    pages = list((tmp_path / "docs").rglob("*.html"))
    assert len(pages) == 3  # front page, suite, validation
    assert {
        page.name: re.findall(r"https?://[^\"' )>]*", page.read_text()) for page in pages if re.search("https?://", page.read_text())
    } == {}
    for page in pages:
        (styles,) = re.findall(r'<link rel="stylesheet" href="([^"]*)"', page.read_text())
        assert (page.parent / styles).is_file()


def test_data_docs_of_an_earlier_run_are_replaced(tmp_path):
    judge(frame(candidate(1, 20, 3)), tmp_path / "docs")
    judge(frame(candidate(1, 0, 3)), tmp_path / "docs")
    assert len(list((tmp_path / "docs" / "validations" / "income_statement").rglob("*.html"))) == 1


def test_no_context_is_left_behind_and_nothing_is_reported_home(tmp_path, monkeypatch):
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    monkeypatch.chdir(tmp_path)
    judge(frame(candidate(1, 0, 3)), tmp_path / "docs")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "temporary"]
    assert list(elsewhere.iterdir()) == []
    assert os.environ["GX_ANALYTICS_ENABLED"] == "false"


def test_a_frame_without_candidates_is_judged_in_peace(tmp_path: Path):
    empty = frame(candidate(1, 0, 3)).iloc[:0]
    judgement = judge(empty, tmp_path / "docs")
    assert verdicts(judgement) == []
    assert all(suite.success for suite in judgement.suites)
