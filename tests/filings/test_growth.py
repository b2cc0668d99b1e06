"""The work of a reading grows with the length of what is read, not with its square: counted in calls, so that no clock is asked."""

from __future__ import annotations

import sys

import pytest

from pipelines.filings import html_layout
from pipelines.filings.extract import extract

HEAD = "                        Three Months Ended\n                             March 31,\n                          2006      2005\n"


def _text_table(rows: int) -> str:
    return "STATEMENT OF OPERATIONS\n(in thousands)\n" + HEAD + "".join(f"Item {n:<20} {n:>10} {7 * n:>10}\n" for n in range(rows))


def _html_table(rows: int) -> str:
    body = "".join(f"<tr><td>Item {n}<td>{n}<td>{2 * n}" for n in range(rows))
    return f"<html><body><p>Three months ended March 31, 2006 (in thousands)</p><table><tr><td><td>2006<td>2005{body}</table></body></html>"


def _sentences(count: int) -> str:
    return "".join(f"Net sales increased {n}% to $1.{n} million in the quarter ended March 31, 2006.\n\n" for n in range(count))


def _line_of_figures(count: int) -> str:
    return HEAD + "Net sales " + "1,234  " * count


def _nested(depth: int) -> str:
    return f"<html><body>{'<table><tr><td>1' * depth}{'</td></tr></table>' * depth}</body></html>"


def _calls(text: str) -> int:
    """How many functions, Python's own included, are called while this is read."""
    raw, calls = text.encode(), 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        extract(raw, "page")
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "page", [_text_table, _html_table, _sentences, _line_of_figures, _nested], ids=lambda page: page.__name__.strip("_")
)
def test_four_times_the_length_is_four_times_the_work(page):
    assert _calls(page(800)) < 5 * _calls(page(200))


def test_a_line_with_thousands_of_figures_is_refused_once_and_by_name():
    found = extract(_line_of_figures(5_000).encode(), "page")
    assert [(each.rule, each.scope, each.line_number) for each in found.refusals] == [("too_many_figures_in_a_line", "table", 4)]
    assert found.refusals[0].raw_text.startswith("Net sales 1,234") and not found.reported_values


def test_a_row_of_many_refused_cells_is_put_together_once():
    """And not once for each of its refusals, which would take time by the square of the row's length."""
    cells = "<td>1,234</td>" * 4_000
    html_layout.row_text.cache_clear()
    table = f"<table><tr><td>Net sales</td>{cells}</tr></table>"
    found = extract(f"<html><body><p>Quarter ended March 31, 2006 (in thousands)</p>{table}</body></html>".encode(), "row.htm")
    assert len(found.refusals) > 1_000
    assert html_layout.row_text.cache_info().misses == 1
