"""The real release and the letter, from raw text to the published warehouse."""

import subprocess
import sys
from pathlib import Path

from running import FinishedRun


def test_the_run_publishes_and_says_so(seeds_run: FinishedRun) -> None:
    assert seeds_run.status == 0, seeds_run.errors
    assert seeds_run.warehouse.exists()
    assert "2 read now of 2 files in the folder, 0 refused" in seeds_run.output
    assert str(seeds_run.warehouse) in seeds_run.output
    assert Path(seeds_run.data, "reports", "index.html").exists()


def test_every_figure_of_the_release_is_read_right(seeds_run: FinishedRun, shared: Path) -> None:
    score = [sys.executable, shared / "score" / "score_facts.py", "--warehouse", seeds_run.warehouse, "--truth", shared / "truth" / "seed"]
    wanted = ["--min-recall", "1", "--min-precision", "1", "--min-concepts", "1"]
    done = subprocess.run([*map(str, score), *wanted], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stray_figure_is_quarantined_with_its_line_and_nowhere_else(seeds_run: FinishedRun) -> None:
    ((scope, line, text, rule),) = seeds_run.rows("select scope, line_number, raw_text, rule from audit.quarantine")
    assert (scope, line, text.strip(), rule) == ("cell", 222, "2,310", "orphan_figure")
    assert seeds_run.rows("select count(*) from marts.fct_reported_values where line_number = 222") == [(0,)]
    assert "line 222" in seeds_run.output


def test_every_identity_holds_without_residual(seeds_run: FinishedRun) -> None:
    verdicts = seeds_run.rows("select verdict, count(*), max(abs(residual)) from marts.fct_identity_results group by verdict")
    ((verdict, count, residual),) = verdicts
    assert (verdict, residual) == ("holds", 0)
    assert count >= 32


def test_the_letter_is_a_document_and_no_error(seeds_run: FinishedRun) -> None:
    ((kind, dated, company),) = seeds_run.rows(
        "select document_type, dated_on, company_id from marts.dim_documents where source_path like '000_%'"
    )
    assert kind == "status_letter"
    assert dated is not None
    assert company is not None


def test_positions_point_at_the_printed_tokens(seeds_run: FinishedRun, shared: Path) -> None:
    text = (shared / "seeds" / "003_22a55215028bec95.txt").read_bytes().decode("cp1252").replace("\r\n", "\n")
    found = seeds_run.rows(
        "select printed_text, char_start, char_end, line_number"
        " from marts.fct_reported_values"
        " where source_path like '003_%' and source = 'table'"
    )
    assert len(found) >= 78
    for printed, start, end, line in found:
        assert text[start:end] == printed
        assert text.count("\n", 0, start) + 1 == line


def test_the_financing_of_the_release_is_in_the_marts(seeds_run: FinishedRun) -> None:
    new = seeds_run.rows(
        "select facility_kind, amount_usd, maturity_date::varchar, lender"
        " from marts.fct_debt_facilities"
        " where event = 'new'"
        " order by amount_usd"
    )
    assert [(kind, int(amount), day) for kind, amount, day, _ in new] == [
        ("term_loan", 12_500_000, "2009-05-15"), ("term_loan", 15_000_000, "2009-05-15"), ("revolver", 17_500_000, "2009-05-15"),
    ]  # fmt: skip
    assert all("CapitalSource Finance LLC" in lender for *_, lender in new)
    rates = seeds_run.rows("select rate_index, spread::double, amount_usd::double from marts.fct_rate_tranches order by line_number")
    assert rates == [("LIBOR", 0.0275, None), ("LIBOR", 0.045, None), ("LIBOR", 0.045, 11e6), ("PRIME", 0.06, 4e6)]
    assert seeds_run.rows("select count(*), sum(amount_usd)::bigint, count(facility_id) from marts.fct_proceeds_uses") == [
        (6, 27_500_000, 5)
    ]
    assert seeds_run.rows("select as_of, amount_usd::bigint, is_approximate from marts.fct_liquidity order by 2") == [
        ("before", 1_000_000, True),
        ("after", 7_100_000, True),
    ]
    assert seeds_run.rows("select threshold_usd::bigint, by_date::varchar from marts.fct_covenants order by line_number") == [
        (17_500_000, None),
        (3_000_000, "2007-12-31"),
    ]
    assert seeds_run.rows("select count(*) from marts.fct_financing_terms where term = 'filing_announced'") == [(1,)]
    assert seeds_run.rows("select distinct company_id from marts.fct_debt_facilities") == seeds_run.rows(
        "select distinct company_id from marts.dim_documents where source_path like '003_%'"
    )


def test_sources_equal_uses_and_tranches_make_up_the_loan(seeds_run: FinishedRun) -> None:
    sums = seeds_run.rows(
        "select identity, verdict, total_value::bigint, residual::bigint"
        " from marts.fct_identity_results"
        " where family = 'financing'"
        " order by 1"
    )
    assert sums == [("sources_equal_uses", "holds", 27_500_000, 0), ("tranches_make_up_the_loan", "holds", 15_000_000, 0)]


def test_release_and_letter_are_of_one_company_and_it_says_how_they_were_matched(seeds_run: FinishedRun) -> None:
    assert seeds_run.rows("select count(*), count(distinct company_id) from marts.dim_documents") == [(2, 1)]
    names = seeds_run.rows("select alias, matched_by from marts.bridge_company_aliases where alias_kind = 'name' order by alias")
    assert names == [("LEXINGTON PRECISION CORPORATION", "ticker"), ("Lexington Precision Corp.", "name")]
    assert seeds_run.rows("select count(*) from marts.fct_company_match_doubts") == [(0,)]


def test_the_case_and_its_events_are_published(seeds_run: FinishedRun) -> None:
    cases = seeds_run.rows("select case_id, case_number, judge, court_code, company_id is not null from marts.dim_legal_cases")
    assert cases == [("nysb-08-11153", "08-11153", "Martin Glenn", "nysb", True)]
    told = seeds_run.rows(
        "select event_kind, cast(event_date as varchar), is_scheduled, is_derived"
        " from marts.fct_case_events"
        " where case_id = 'nysb-08-11153'"
        " order by line_number, char_start"
    )
    assert told == [
        ("status_report", "2009-06-05", None, False),
        ("court_order", "2009-03-17", None, False),
        ("status_report", "2009-05-15", None, False),
        ("mediation_session", "2009-04-29", None, False),
        ("settlement_proposal", None, None, False),
        ("counter_proposal", "2009-05-11", None, False),
        ("mediation_session", None, False, False),
        ("other", None, None, False),
        ("report_due", "2009-06-19", True, True),
    ]


def test_the_timeline_joins_loans_maturities_and_the_court(seeds_run: FinishedRun) -> None:
    found = seeds_run.rows(
        "select event_kind, cast(min(event_date) as varchar), sum(amount_usd), bool_and(line_number > 0)"
        " from marts.fct_company_events"
        " where event_detail in ('new', 'court_order') or event_kind = 'maturity'"
        " group by event_kind"
        " order by event_kind"
    )
    assert found == [
        ("case_event", "2009-03-17", None, True),
        ("financing", "2006-06-01", 45_000_000, True),
        ("maturity", "2009-05-15", 45_000_000, True),
    ]


def test_leverage_names_its_operands_and_what_is_missing(seeds_run: FinishedRun) -> None:
    ((ebitda, interest, debt, cover, ratio, missing),) = seeds_run.rows(
        "select ebitda, interest_expense, debt_announced, interest_cover_of_quarter, debt_announced_to_ebitda, missing"
        " from marts.credit_metrics"
        " where fiscal_year = 2006 and fiscal_quarter = 1"
    )
    assert (ebitda, interest, debt) == (3_828_000, 2_278_000, 45_000_000)
    assert round(cover, 2) == round(ebitda / interest, 2) and ratio is None
    assert "EBITDA is known of 1 of the four quarters" in missing
