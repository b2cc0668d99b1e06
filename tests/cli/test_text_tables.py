"""Rows as columns of plain text: what is grouped by thousands and what is not, and values that are no numbers."""

from datetime import date
from decimal import Decimal

from pipelines.commands.text_tables import lines_of, text_of


def test_years_and_lines_are_names_and_amounts_are_grouped() -> None:
    columns = ["fiscal_year", "line", "row_number", "number_of_shares", "years_of_service"]
    assert list(lines_of(columns, [(2005, 1001, 1002, 1003, 1004)]))[-1].split() == ["2005", "1001", "1002", "1,003", "1,004"]


def test_the_zeros_that_pad_a_decimal_are_left_out() -> None:
    assert text_of(Decimal("-1234567.500000")) == "-1,234,567.5"
    assert text_of(Decimal("25880000.000000")) == "25,880,000"


def test_lists_and_structs_are_json() -> None:
    assert text_of([date(2023, 11, 2), date(2024, 2, 1)]) == '["2023-11-02", "2024-02-01"]'
    assert text_of({"value": Decimal("1.50"), "unit": None}) == '{"value": "1.50", "unit": null}'
