"""A release in which one digit is wrong: its statement is held back and named, everything else loads.

The digit is one of the tens: a sum of two figures printed in thousands may differ from its printed total by one and a half thousand, so
a last digit that is off by one is no contradiction (interval rule of XBRL Calculations 1.1).
"""

from pathlib import Path

import pytest
from running import FinishedRun, run_over


@pytest.fixture(scope="module")
def wrong_digit(once, shared: Path) -> FinishedRun:
    """The real release with the Rubber Group's net sales 21,719 instead of 21,709 in its table, beside the letter."""

    def make(folder: Path) -> FinishedRun:
        raw = folder / "raw"
        raw.mkdir()
        for seed in (shared / "seeds").iterdir():
            content = seed.read_bytes()
            wrong = content.replace(b"$ 21,709         $ 23,004", b"$ 21,719         $ 23,004")
            assert (wrong != content) == seed.name.startswith("003")
            (raw / seed.name).write_bytes(wrong)
        return run_over(raw, folder / "data")

    return once("wrong-digit", make)


def test_the_run_publishes_all_the_same(wrong_digit: FinishedRun) -> None:
    assert wrong_digit.status == 0, wrong_digit.errors


def test_the_segment_identity_breaks(wrong_digit: FinishedRun) -> None:
    broken = wrong_digit.rows(
        "select identity, statement, period_end::varchar, residual"
        " from marts.fct_identity_results"
        " where verdict = 'breaks' and severity = 'error'"
    )
    assert ("segments_add_up_Revenues", "segment", "2006-03-31", -10000) in broken
    assert {(statement, end) for _, statement, end, _ in broken} == {("segment", "2006-03-31")}


def test_that_statement_and_period_are_quarantined_and_named(wrong_digit: FinishedRun) -> None:
    entries = wrong_digit.rows("select statement, period_end::varchar, rule, detail from audit.quarantine where scope = 'statement'")
    assert ("segment", "2006-03-31", "segments_add_up_Revenues") in {entry[:3] for entry in entries}
    assert all("2006-03-31" in detail and "segment" in detail for *_, detail in entries)
    assert "segment" in wrong_digit.output
    assert "2006-03-31" in wrong_digit.output


def test_its_figures_stay_to_be_seen_but_enter_no_mart(wrong_digit: FinishedRun, seeds_run: FinishedRun) -> None:
    held = wrong_digit.rows("select distinct statement, period_end::varchar from marts.fct_reported_values where status = 'quarantined'")
    assert held == [("segment", "2006-03-31")]
    assert wrong_digit.rows("select count(*) from marts.fct_segment_quarters where period_end = date '2006-03-31'") == [(0,)]
    consolidated = "select concept, value from marts.fct_quarters where period_end = date '2006-03-31' order by all"
    (missing,) = set(seeds_run.rows(consolidated)) - set(wrong_digit.rows(consolidated))
    assert missing[0] == "PaymentsToAcquirePropertyPlantAndEquipment"  # the one total that stands in the segment table alone
    assert set(wrong_digit.rows(consolidated)) <= set(seeds_run.rows(consolidated))
    before = "select segment, concept, value from marts.fct_segment_quarters where period_end < date '2006-03-31' order by all"
    assert wrong_digit.rows(before) == seeds_run.rows(before) != []
