"""From figures to verdicts: what the audit leaves in the warehouse, and which statements it takes out."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from figures_by_hand import Figure, Told, warehouse_of

from pipelines.warehouse.candidates import candidates
from pipelines.warehouse.verdicts import carried_breaks, counts_by_identity, write_verdicts


@pytest.fixture(scope="module")
def docs_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reports")


def audited(connection: duckdb.DuckDBPyConnection, docs_dir: Path) -> duckdb.DuckDBPyConnection:
    """The same warehouse with its verdicts written."""
    from expectations.judge import judge

    write_verdicts(connection, judge(candidates(connection), docs_dir).verdicts)
    return connection


def quarantined(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    query = "select statement, table_number, period_start, period_end, identity from audit.quarantined_statements order by all"
    return connection.execute(query).fetchall()


Q1_2006 = (date(2006, 1, 1), date(2006, 3, 31))
YEAR_BEFORE = {"column": 2, "period_start": date(2005, 1, 1), "period_end": date(2005, 3, 31)}


def segments(rubber: int, **more: object) -> tuple[Figure, ...]:
    place = {"statement": "segment", "table": 2, "parent_label": "Net sales:", **more}
    return (
        Figure("Rubber Group", "Revenues", rubber, row=2, segment="Rubber Group", **place),  # type: ignore[arg-type]
        Figure("Metals Group", "Revenues", 3089, row=3, segment="Metals Group", **place),  # type: ignore[arg-type]
        Figure("Total net sales", "Revenues", 24798, row=4, **place),  # type: ignore[arg-type]
    )


def test_a_wrong_digit_in_a_segment_quarantines_that_statement_and_period_alone(docs_dir):
    page = (*segments(21719), *segments(21709, **YEAR_BEFORE), Figure("Net sales", "Revenues", 24798, row=1))
    connection = audited(warehouse_of(*page), docs_dir)
    assert quarantined(connection) == [("segment", None, *Q1_2006, "segments_add_up_Revenues")]
    detail = connection.execute("select detail from audit.quarantined_statements").fetchone()
    assert detail is not None
    assert detail[0].endswith("Printed 24,798,000, computed 24,808,000.")


def test_where_two_tables_are_one_kind_of_statement_the_table_is_quarantined(docs_dir):
    page = (*segments(21719), *segments(21709, table=3))
    assert quarantined(audited(warehouse_of(*page), docs_dir)) == [("segment", 2, *Q1_2006, "segments_add_up_Revenues")]


def test_a_residual_of_one_print_unit_is_rounding(docs_dir):
    connection = audited(warehouse_of(*segments(21710)), docs_dir)
    result = connection.execute("select residual, tolerance, verdict, is_waived from audit.identity_results").fetchone()
    assert result == (Decimal(-1000), Decimal(1500), "holds", False)
    assert quarantined(connection) == []


def test_a_tie_quarantines_nothing_by_itself(docs_dir):
    page = (
        Figure("Net income", "NetIncomeLoss", 60, row=3),
        Figure("Net income", "NetIncomeLoss", 70, row=1, table=2, statement="cash_flow"),
    )
    connection = audited(warehouse_of(*page), docs_dir)
    assert connection.execute("select severity, verdict from audit.identity_results").fetchall() == [("error", "breaks")]
    assert quarantined(connection) == []


def test_a_tie_speaks_against_the_statement_that_breaks_by_itself(docs_dir):
    page = (
        Figure("Income before taxes", "IncomeLossFromContinuingOperationsBeforeIncomeTaxes", 100, row=1),
        Figure("Income taxes", "IncomeTaxExpenseBenefit", 40, row=2),
        Figure("Net income", "NetIncomeLoss", 70, row=3),
        Figure("Net income", "NetIncomeLoss", 60, row=1, table=2, statement="cash_flow"),
    )
    assert [(statement, identity) for statement, *_, identity in quarantined(audited(warehouse_of(*page), docs_dir))] == [
        ("income_statement", "NetIncomeLoss_income_statement_cash_flow"),
        ("income_statement", "net_income_from_pretax_income"),
    ]


def test_one_identity_that_breaks_twice_in_a_statement_is_one_entry_with_both_figures(docs_dir):
    def member(name: str, row: int, profit: int) -> tuple[Figure, ...]:
        return (
            Figure("Net sales", "Revenues", 100, row=row, segment=name),
            Figure("Cost of sales", "CostOfRevenue", 60, row=row + 1, segment=name),
            Figure("Gross profit", "GrossProfit", profit, row=row + 2, segment=name),
        )

    connection = audited(warehouse_of(*member("Rubber", 1, 45), *member("Metals", 4, 35)), docs_dir)
    ((seen, results),) = connection.execute("select seen, identity_result_ids from audit.quarantined_statements").fetchall()
    assert seen == "Printed 35,000, computed 40,000. Printed 45,000, computed 40,000."
    broken = connection.execute("select identity_result_id from audit.identity_results where verdict = 'breaks' order by all").fetchall()
    assert [(result,) for result in results] == broken and len(broken) == 2


def test_a_table_in_the_wrong_scale_is_quarantined_with_all_its_periods(docs_dir):
    page = (
        Figure("Net sales", "Revenues", 24798, row=1, decimals=-6),
        Figure("Net sales", "Revenues", 26284, row=1, decimals=-6, **YEAR_BEFORE),
        Figure("Total assets", "Assets", 90, row=1, table=2, statement="balance_sheet", period_start=None),
        Told("Net sales", "Revenues", 24_798_000),
    )
    connection = audited(warehouse_of(*page), docs_dir)
    before = (YEAR_BEFORE["period_start"], YEAR_BEFORE["period_end"])
    assert quarantined(connection) == [
        ("income_statement", None, *before, "scale_of_table"),
        ("income_statement", None, *Q1_2006, "scale_of_table"),
    ]
    details = connection.execute("select distinct detail from audit.quarantined_statements").fetchall()
    assert len(details) == 1
    assert "scale" in details[0][0]
    assert details[0][0].endswith("Printed 24,798,000,000, computed 24,798,000.")


def test_what_cannot_be_judged_is_listed_with_its_reason(docs_dir):
    page = (Figure("Net sales", "Revenues", 10, row=1), Figure("Gross profit", "GrossProfit", 4, row=3))
    connection = audited(warehouse_of(*page), docs_dir)
    assert connection.execute("select verdict, reason, residual from audit.identity_results").fetchall() == [
        ("not_evaluable", "no row carries CostOfRevenue", None)
    ]


def test_an_empty_warehouse_has_empty_audit_tables(docs_dir):
    connection = audited(warehouse_of(Figure("Net sales", "Revenues", 1, row=1)), docs_dir)
    assert connection.execute("select count(*) from audit.identity_results").fetchone() == (0,)
    assert quarantined(connection) == []


# The release


def release(truth: Path) -> list[Figure]:
    """The release's figures by its truth file: rows and columns in the order in which they stand there, deductions positive."""
    figures: list[Figure] = []
    with truth.open() as file:
        records = list(csv.DictReader(file))
    for number, record in enumerate(records):
        per_share = record["unit"] == "USD/shares"
        decimals = 2 if per_share else -3
        amount = int(Decimal(record["printed_value"]).scaleb(decimals))
        is_deduction = record["statement"] == "income_statement" and record["concept"] in ("InterestExpense", "IncomeTaxExpenseBenefit")
        figures.append(
            Figure(
                record["label"], record["concept"], -amount if is_deduction else amount, row=number // 2 + 1, column=number % 2 + 1,
                table=2 if record["statement"] == "segment" else 1, statement=record["statement"], segment=record["segment"] or None,
                period_start=date.fromisoformat(record["period_start"]), period_end=date.fromisoformat(record["period_end"]),
                unit=record["unit"], decimals=decimals,
            )
        )  # fmt: skip
    return figures


def test_every_identity_of_the_release_holds_with_no_residual(shared, docs_dir):
    connection = audited(warehouse_of(*release(shared / "truth" / "seed" / "seed.csv")), docs_dir)
    rows = connection.execute("select family, verdict, residual from audit.identity_results").fetchall()
    assert {(verdict, residual) for _, verdict, residual in rows} == {("holds", Decimal(0))}
    assert Counter(family for family, *_ in rows) == {
        "income_statement": 10,
        "per_share": 2,
        "segments": 18,
        "reconciliation": 2,
        "across_statements": 14,
    }


def published_with(tmp_path: Path, source: duckdb.DuckDBPyConnection) -> Path:
    """A file with the verdicts of a warehouse in memory, as it would have been published."""
    path = tmp_path / "published.duckdb"
    source.execute(
        f"""
        attach '{path}' as file;
        create schema file.audit;
        create table file.audit.identity_results as from audit.identity_results;
        detach file
        """
    )
    return path


def test_what_breaks_in_a_company_that_is_not_built_stays_on_the_pages_and_all_of_it_in_the_counts(docs_dir, tmp_path):
    published = published_with(tmp_path, audited(warehouse_of(*segments(21719), *segments(21709, **YEAR_BEFORE)), docs_dir))
    build = warehouse_of()
    build.execute("create schema if not exists audit")
    build.execute("create table audit.built_documents as select 'carried' as document_id")
    build.execute("create table audit.touched_companies (company_id varchar); create table audit.touched_documents (document_id varchar)")
    build.execute(
        f"""
        attach '{published}' as p (read_only);
        create or replace table audit.identity_results as from p.audit.identity_results limit 0;
        detach p
        """
    )
    breaks = carried_breaks(build, published, after=7, warnings=0)
    assert list(breaks["candidate_id"]) == [8]
    assert list(breaks["residual"]) == [-20]
    (count,) = counts_by_identity(build, published)
    assert (count.identity, count.judged, count.broken, count.waived) == ("segments_add_up_Revenues", 2, 1, 0)
    build.execute("insert into audit.touched_companies values ('company')")  # now it is built, and found without anything to judge
    assert carried_breaks(build, published, after=7, warnings=0).empty
    assert counts_by_identity(build, published) == ()
