"""Quarters and versions of the sample filings, against figures that were noted by hand from the originals."""

import json
from datetime import date
from pathlib import Path

import pytest
from running import FinishedRun

CONCEPTS = {
    "net_sales": "Revenues",
    "income_from_operations": "OperatingIncomeLoss",
    "ebitda": "EBITDA",
    "net_income": "NetIncomeLoss",
    "eps_diluted": "EarningsPerShareDiluted",
    "income_continuing": "IncomeLossFromContinuingOperations",
    "income_discontinued": "IncomeLossFromDiscontinuedOperationsNetOfTax",
}
PER_SHARE = {"eps_diluted"}


def test_each_release_is_what_was_known_on_its_day(samples_run: FinishedRun, shared: Path) -> None:
    """Both columns of every release of the company, as `quarters_as_of` gives them on the day of the release."""
    compared = 0
    for noted in sorted((shared / "lexington").glob("*.json")):
        release = json.loads(noted.read_text())
        end = date.fromisoformat(release["quarter_end"])
        known = samples_run.rows(
            "select concept, period_end, value from marts.quarters_as_of(?) where company_id = 'lexington-precision'", release["dated"]
        )
        answers = {(concept, period_end): float(value) for concept, period_end, value in known}
        for fact, concept in CONCEPTS.items():
            for column, period_end in (("current", end), ("prior_year_quarter", end.replace(year=end.year - 1))):
                figure = release["facts"].get(fact, {}).get(column)
                if figure is not None and (concept, period_end) in answers:
                    assert answers[concept, period_end] == figure * (1 if fact in PER_SHARE else 1000), (noted.name, fact, column)
                    compared += 1
    assert compared >= 40


@pytest.mark.parametrize(
    ("day", "net_sales"), [("2004-11-14", None), ("2004-11-15", 27_485_000), ("2005-11-16", 27_485_000), ("2005-11-17", 25_880_000)]
)
def test_a_restated_quarter_is_what_it_was_on_each_day(samples_run: FinishedRun, day: str, net_sales: int | None) -> None:
    query = (
        "select value"
        " from marts.quarters_as_of(?)"
        " where company_id = 'lexington-precision' and concept = 'Revenues' and period_end = '2004-09-30'"
    )
    assert samples_run.rows(query, day) == ([] if net_sales is None else [(net_sales,)])


def test_thousands_and_millions_make_one_series(samples_run: FinishedRun) -> None:
    """Apple printed thousands in 1994 and millions in 1996."""
    query = (
        "select period_end, value"
        " from marts.fct_quarters"
        " where company_id = 'apple-computer' and concept = 'Revenues' and fiscal_year < 2000"
        " order by period_end"
    )
    assert [(str(end), int(value)) for end, value in samples_run.rows(query)] == [
        ("1993-06-25", 1_861_979_000),
        ("1994-07-01", 2_149_908_000),
        ("1995-06-30", 2_575_000_000),
        ("1996-06-28", 2_179_000_000),
    ]


def test_a_share_and_its_rest_are_of_one_day(samples_run: FinishedRun) -> None:
    """The company restated a quarter, its segments' sales not: shares of a mixture would add up to more than one."""
    shares = samples_run.rows(
        "select fiscal_year, fiscal_quarter, sum(revenues_share) from marts.segment_mix where company_id = 'lexington-precision'"
        " group by all having count(revenues_share) = 2"
    )
    assert len(shares) >= 6
    assert [share for *_, share in shares if abs(share - 1) > 0.000002] == []


def test_no_sum_of_twelve_months_lacks_a_quarter(samples_run: FinishedRun) -> None:
    quarters = {
        (company, year * 4 + quarter): value
        for company, year, quarter, value in samples_run.rows(
            "select company_id, fiscal_year, fiscal_quarter, value from marts.fct_quarters where concept = 'Revenues'"
        )
    }
    sums = samples_run.rows("select company_id, fiscal_year * 4 + fiscal_quarter, revenues from marts.trailing_twelve_months")
    assert sum(revenues is not None for *_, revenues in sums) >= 4
    for company, number, revenues in sums:
        four = [quarters.get((company, number - back)) for back in range(4)]
        assert revenues == (None if None in four else sum(value for value in four if value is not None))


def test_nothing_has_five_kinds_and_none_is_taken_for_another(samples_run: FinishedRun) -> None:
    held = samples_run.rows(
        "select count(*)"
        " from marts.fct_quarters"
        " join marts.fct_missing_quarters as missing using (company_id, fiscal_year, fiscal_quarter, concept)"
        " where missing.segment is null"
    )
    assert held == [(0,)]
    of_no_amount = (
        "select bool_and(figures.printed_text similar to ?), count(*)"
        " from marts.fct_quarters as quarters"
        " join marts.fct_reported_values as figures using (reported_value_id)"
        " where quarters.value = 0 and quarters.basis = 'reported' and quarters.is_nil = ?"
    )
    ((all_dashes, nils),) = samples_run.rows(of_no_amount, r"\$?\s*[-–—]+", True)
    ((all_noughts, zeros),) = samples_run.rows(of_no_amount, r"\$?\s*0(\.0+)?", False)
    assert (all_dashes, all_noughts) == (True, True)
    assert min(nils, zeros) >= 5
