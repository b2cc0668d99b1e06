"""HTML tables as filers lay them out, to their figures with meaning:
heads that stand askew, blocks that repeat them, parts of a company among the rows.
"""

from datetime import date
from decimal import Decimal

import pytest

from pipelines.filings import html_layout
from pipelines.filings.document_context import Context
from pipelines.filings.extract import extract
from pipelines.filings.periods import FiscalCalendar
from pipelines.filings.readings import readings
from pipelines.filings.statements import Cell, Reading
from pipelines.filings.tables import tables_of

MARCH_06, MARCH_05 = (date(2006, 1, 1), date(2006, 3, 31)), (date(2005, 1, 1), date(2005, 3, 31))
YEARS = ("", "2006", "2005")
QUARTERS = ("", ("Three months ended March 31,", 2))


def table(*rows: tuple[str | tuple[str, int], ...]) -> str:
    """An HTML table: a cell is its text, or its text with the number of columns that it spans."""
    lines = []
    for row in rows:
        cells = [cell if isinstance(cell, tuple) else (cell, 1) for cell in row]
        lines.append("<tr>" + "".join(f'<td colspan="{span}">{text}</td>' for text, span in cells) + "</tr>")
    return f"<table>{''.join(lines)}</table>"


def read(*parts: str, calendar: int | None = None) -> list[Reading]:
    """A page of titles and tables, read. `calendar`: the month with which the fiscal year ends."""
    shown = "".join(part if part.startswith("<table") else f"<p>{part}</p>" for part in parts)
    return readings(tables_of(html_layout.page(f"<html><body>{shown}</body></html>")), Context(calendar=FiscalCalendar(calendar)))


def only(*parts: str, calendar: int | None = None) -> Reading:
    (found,) = read(*parts, calendar=calendar)
    return found


def row(found: Reading, label: str) -> list[Cell]:
    return [cell for cell in found.cells if cell.row.label == label]


def amounts(found: Reading, label: str) -> list[Decimal]:
    return [cell.value for cell in row(found, label)]


def segments(found: Reading) -> dict[str, str | None]:
    return {cell.row.label: cell.segment for cell in found.cells}


# --- heads --------------------------------------------------------------------------------------------------------------------------------


def test_heads_for_lengths_of_time_that_stand_askew_share_the_columns_equally():
    found = only(
        "CONSOLIDATED STATEMENTS OF INCOME (in millions)",
        "<table>"
        '<tr><td colspan="4"></td><td colspan="2">Three Months Ended September 30,</td>'
        '<td colspan="4">Nine Months Ended September 30,</td></tr>'
        '<tr><td></td><td colspan="4">2000</td><td colspan="2">1999</td><td colspan="2">2000</td><td colspan="2">1999</td></tr>'
        '<tr><td colspan="3">Net earnings</td><td colspan="2">1,236</td><td colspan="2">1,097</td><td colspan="2">3,548</td>'
        '<td colspan="2">3,115</td></tr></table>',
    )
    assert [(cell.period.start, cell.period.end) for cell in row(found, "Net earnings")] == [
        (date(2000, 7, 1), date(2000, 9, 30)),
        (date(1999, 7, 1), date(1999, 9, 30)),
        (date(2000, 1, 1), date(2000, 9, 30)),
        (date(1999, 1, 1), date(1999, 9, 30)),
    ]


def test_a_second_block_with_title_spanner_and_years_of_its_own_keeps_its_spanner():
    first, second = read(
        "RECONCILIATION TO NON-GAAP RESULTS (in thousands)",
        table(
            ("Adjusted EBITDA", ("", 2)),
            QUARTERS,
            YEARS,
            ("Net loss", "(16,408)", "(5,635)"),
            ("Adjusted EBITDA", "(6,069)", "(491)"),
            ("", "", ""),
            (("Adjusted loss for the shareholders", 3),),
            ("", "", ""),
            QUARTERS,
            ("", "", ""),
            YEARS,
            ("Net loss", "(16,408)", "(5,635)"),
            ("Adjusted net loss", "(13,950)", "(7,302)"),
        ),
    )
    assert [(cell.period.start, cell.period.end) for cell in row(second, "Adjusted net loss")] == [MARCH_06, MARCH_05]
    assert "Adjusted loss for the shareholders" in second.table.titles
    assert [each.row.label for each in first.cells] == ["Net loss", "Net loss", "Adjusted EBITDA", "Adjusted EBITDA"]


def test_an_undated_column_of_amounts_a_share_has_the_date_on_its_left():
    found = only(
        "RECONCILIATION OF NET EARNINGS (in thousands, except per share amounts)",
        table(
            ("", ("Quarter Ended", 4)),
            ("", "March 29, 2020", "Diluted Per Share Amount", "March 31, 2019", "Diluted Per Share Amount"),
            ("Net earnings, as reported", "(69,637)", "(0.51)", "76,405", "0.56"),
            ("Acquisition costs", "127,450", "0.93", "-", "-"),
            ("Net earnings, as adjusted", "57,813", "0.42", "76,405", "0.56"),
        ),
    )
    cells = row(found, "Net earnings, as reported")
    assert [(cell.value, cell.unit, cell.period.end) for cell in cells] == [
        (Decimal(-69637000), "USD", date(2020, 3, 29)),
        (Decimal("-0.51"), "USD/shares", date(2020, 3, 29)),
        (Decimal(76405000), "USD", date(2019, 3, 31)),
        (Decimal("0.56"), "USD/shares", date(2019, 3, 31)),
    ]


def test_a_column_of_amounts_is_money_though_the_caption_speaks_of_both():
    found = only(
        "RECONCILIATION OF NON-GAAP MEASURES (in thousands, except per share amounts)",
        table(
            ("", ("Three Months Ended March 31, 2006", 2)),
            ("", "Amount", "Per Diluted Share"),
            ("Net income and diluted earnings per share", "10,643", "0.41"),
            ("Impairment", "9,157", "0.35"),
            ("Adjusted net income and earnings per share", "19,800", "0.76"),
        ),
    )
    assert [(cell.value, cell.unit) for cell in row(found, "Net income and diluted earnings per share")] == [
        (Decimal(10643000), "USD"),
        (Decimal("0.41"), "USD/shares"),
    ]


def test_a_bullet_above_a_table_says_nothing_of_its_period():
    found = only(
        "\u2022 Margins rose by four points on a linked quarter basis",
        "Loans (in thousands)",
        table(("", "March 31, 2006", "December 31, 2005"), ("Home loans", "420,206", "430,820"), ("Total loans", "520,206", "530,820")),
    )
    assert {cell.period.start for cell in found.cells} == {None}


def test_a_part_without_heads_goes_on_with_a_table_whose_scale_was_settled_later():
    statement, first, second = read(
        "CONSOLIDATED STATEMENTS OF INCOME (in millions)",
        table(QUARTERS, YEARS, ("Net sales", "4,563", "4,190"), ("Cost of sales", "3,327", "3,093"), ("Net earnings", "1,236", "1,097")),
        "Earnings in a table that says no scale:",
        table(QUARTERS, YEARS, ("Net sales", "4,563", "4,190"), ("Net earnings", "1,236", "1,097")),
        "And the same, cut off:",
        table(("Cost of sales", "3,327", "3,093"), ("Net earnings", "1,236", "1,097")),
    )
    assert amounts(second, "Net earnings") == amounts(first, "Net earnings") == amounts(statement, "Net earnings")


def test_a_balance_sheet_under_the_names_of_quarters_is_of_their_last_days():
    found = only(
        "CONSOLIDATED BALANCE SHEETS (in millions)",
        table(
            ("", "Q1 2006", "Q4 2005"), ("Total assets", "188", "187"), ("Total liabilities", "165", "164"), ("Total equity", "23", "23")
        ),
        calendar=12,
    )
    assert [(cell.period.start, cell.period.end) for cell in row(found, "Total assets")] == [
        (None, date(2006, 3, 31)),
        (None, date(2005, 12, 31)),
    ]


def test_heads_in_a_table_of_their_own_stand_over_the_next_one():
    found = only(
        "CONSOLIDATED STATEMENTS OF INCOME (in thousands)",
        table(QUARTERS, YEARS),
        table(("Net sales", "24,798", "26,284"), ("Cost of sales", "21,059", "23,162"), ("Net income", "1,600", "1,200")),
    )
    assert [(cell.period.start, cell.period.end) for cell in row(found, "Net sales")] == [MARCH_06, MARCH_05]
    assert amounts(found, "Net sales") == [Decimal(24_798_000), Decimal(26_284_000)]


def test_a_phrase_that_two_cells_part_stands_over_both_columns():
    found = only(
        "CONSOLIDATED STATEMENTS OF INCOME (in thousands)",
        table(("", "Three Months", "Ended March 31,"), YEARS, ("Net sales", "24,798", "26,284"), ("Net income", "1,600", "1,200")),
    )
    assert [(cell.period.start, cell.period.end) for cell in row(found, "Net sales")] == [MARCH_06, MARCH_05]


def test_a_length_in_the_first_heading_is_that_of_dated_columns_but_not_of_a_balance_sheet():
    rows = (("", "March 31, 2006", "March 31, 2005"), ("Three months ended", "", ""))
    flows = only("STATEMENTS OF INCOME (in thousands)", table(*rows, ("Net sales", "24,798", "26,284"), ("Net income", "1,600", "1,200")))
    assert [(cell.period.start, cell.period.end) for cell in row(flows, "Net sales")] == [MARCH_06, MARCH_05]
    balance = only("BALANCE SHEETS (in thousands)", table(*rows, ("Total assets", "24,798", "26,284"), ("Total equity", "1,600", "1,200")))
    assert {cell.period.start for cell in balance.cells} == {None}


def test_year_to_date_ends_with_the_quarter_beside_it():
    found = only(
        "STATEMENTS OF INCOME (in thousands)",
        table(("", "2nd Qtr 2006", "YTD 2006"), ("Net sales", "24,798", "48,284"), ("Net income", "1,600", "3,200")),
        calendar=12,
    )
    assert [(cell.period.start, cell.period.end) for cell in row(found, "Net sales")] == [
        (date(2006, 4, 1), date(2006, 6, 30)),
        (date(2006, 1, 1), date(2006, 6, 30)),
    ]


def test_a_caption_that_begins_with_a_year_gives_it_to_dated_columns():
    found = only(
        "Reconciliation of non-GAAP measures ($ in millions)",
        table(
            ("", ("Three Months Ended March 31,", 2)),
            ("", "Revenue", "Operating Income"),
            ("2005 As Reported", "30,571", "10,341"),
            ("2006 As Reported", "35,021", "12,975"),
        ),
    )
    assert [(cell.value, cell.period.start, cell.period.end) for cell in row(found, "2005 As Reported")] == [
        (Decimal(30_571_000_000), *MARCH_05),
        (Decimal(10_341_000_000), *MARCH_05),
    ]
    assert {cell.period.end for cell in row(found, "2006 As Reported")} == {MARCH_06[1]}


def test_footnote_marks_in_the_cells_of_figures_and_beside_them():
    found = only(
        "CONSOLIDATED STATEMENTS OF INCOME (in thousands, except per share amounts)",
        table(
            ("", ("Three months ended March 31,", 4)), ("", ("2006 (a)", 2), ("2005", 2)), ("Net sales", "24,798", "(1)", "26,284*", ""),
            ("Gain on sale", "939(2)", "", "822", "(3)"), ("Net income", "1,600", "", "1,200", ""),
        ),
    )  # fmt: skip
    assert amounts(found, "Net sales") == [Decimal(24_798_000), Decimal(26_284_000)]
    assert amounts(found, "Gain on sale") == [Decimal(939_000), Decimal(822_000)]
    assert [(cell.period.start, cell.period.end) for cell in row(found, "Net income")] == [MARCH_06, MARCH_05]


def test_years_in_the_place_of_captions_date_their_rows():
    found = only(
        "Segment information (in millions)",
        "Three Months Ended March 31,",
        table(("", "Pumps", "Valves", "Total"), ("Net sales", "", "", ""), ("2006", "10", "20", "30"), ("2005", "11", "21", "32")),
    )
    assert [(cell.value, cell.segment, cell.period.end, cell.row.headings) for cell in row(found, "Net sales")[3:]] == [
        (Decimal(11_000_000), "Pumps", MARCH_05[1], ()),
        (Decimal(21_000_000), "Valves", MARCH_05[1], ()),
        (Decimal(32_000_000), None, MARCH_05[1], ()),
    ]


def test_heads_in_the_first_cell_of_each_group_stand_over_the_years_beside_it_too():
    found = only(
        "CONSOLIDATED STATEMENTS OF OPERATIONS (in thousands)",
        table(
            ("", "Three Months Ended", "", "Year Ended", ""), ("", "March 31,", "", "March 31,", ""), ("", "2006", "2005", "2006", "2005"),
            ("Revenue", "41,210", "40,110", "120,210", "118,110"), ("Net income", "4,110", "3,910", "11,110", "10,910"),
        ),
    )  # fmt: skip
    year_06, year_05 = (date(2005, 4, 1), date(2006, 3, 31)), (date(2004, 4, 1), date(2005, 3, 31))
    assert [(cell.period.start, cell.period.end) for cell in row(found, "Revenue")] == [MARCH_06, MARCH_05, year_06, year_05]


def test_a_head_over_one_column_alone_is_not_of_the_next():
    found = only(
        "CONSOLIDATED STATEMENTS OF OPERATIONS (in thousands)",
        table(
            ("", "Three Months Ended March 31,", ""), ("", "2006", "December 31, 2005"),
            ("Revenue", "41,210", "40,110"), ("Net income", "4,110", "3,910"),
        ),
    )  # fmt: skip
    assert (MARCH_05[0], date(2005, 12, 31)) not in [(cell.period.start, cell.period.end) for cell in found.cells]
    assert [cell.period.start for cell in row(found, "Revenue")][:1] == [MARCH_06[0]]


@pytest.mark.parametrize("garbled", ["40,11O", "40,1l0", "40.110.0", "40,11,0"])
def test_what_looks_like_a_figure_and_is_none_is_told_and_stays_out_of_the_caption(garbled):
    rows = table(QUARTERS, YEARS, ("Revenue", garbled, "40,110"), ("Cost of revenue", "20,110", "19,110"), ("Net income", "4,110", garbled))
    page = f"<html><body><p>STATEMENTS OF INCOME (in thousands)</p>{rows}</body></html>"
    read_ = extract(page.encode(), "page.htm")
    assert [(value.label, value.printed_text) for value in read_.reported_values] == [
        ("Revenue", "40,110"), ("Cost of revenue", "20,110"), ("Cost of revenue", "19,110"), ("Net income", "4,110"),
    ]  # fmt: skip
    told = [refusal for refusal in read_.refusals if refusal.rule == "unreadable_figure"]
    assert [page[refusal.char_start : refusal.char_end] for refusal in told] == [garbled, garbled]


def test_columns_that_never_share_a_row_stay_two_under_heads_of_their_own():
    found = only(
        "RECONCILIATION OF ADJUSTED NET INCOME (in thousands)",
        table(
            QUARTERS,
            YEARS,
            ("Net income", "4,110", ""),
            ("Gain on sale", "", "(310)"),
            ("Impairment", "110", ""),
            ("Other items", "20", ""),
        ),
    )
    assert [(cell.value, cell.period.end) for cell in row(found, "Gain on sale")] == [(-310_000, date(2005, 3, 31))]


def test_numbers_of_notes_in_a_column_of_their_own_are_neither_figures_nor_words_of_captions():
    found = only(
        "CONSOLIDATED BALANCE SHEETS (in thousands)",
        table(
            ("", "Note", "March 31, 2006", "December 31, 2005"),
            ("Vessels, net", "4", "310,220", "322,110"), ("Long-term debt", "7, 8", "190,000", "201,000"),
            ("Total liabilities", "", "194,400", "206,100"),
        ),
    )  # fmt: skip
    assert amounts(found, "Vessels, net") == [310_220_000, 322_110_000]
    assert amounts(found, "Long-term debt") == [190_000_000, 201_000_000]


def test_a_year_among_the_rows_completes_the_month_and_day_over_them():
    found = only(
        "Segment information for the three months ended March 31, (in thousands)",
        table(
            ("", "Products", "Services", "Total"), ("2006", "", "", ""),
            ("Revenues", "41,210", "12,110", "53,320"), ("Operating income", "4,110", "1,010", "5,120"),
            ("2005", "", "", ""), ("Revenues", "40,110", "11,110", "51,220"), ("Operating income", "3,910", "910", "4,820"),
        ),
    )  # fmt: skip
    assert [(cell.period.start, cell.period.end) for cell in row(found, "Revenues")] == [MARCH_06] * 3 + [MARCH_05] * 3
    assert [cell.segment for cell in row(found, "Revenues")] == ["Products", "Services", None] * 2


# --- headings -----------------------------------------------------------------------------------------------------------------------------


def test_amounts_a_share_in_a_flat_table_stay_under_basic_and_diluted():
    found = only(
        "CONSOLIDATED STATEMENTS OF EARNINGS (in millions, except per share amounts)",
        table(
            QUARTERS,
            YEARS,
            ("Net Sales", "4,563", "4,190"),
            ("Net Earnings", "1,236", "1,097"),
            ("Earnings Per Common Share", "", ""),
            ("Basic", "", ""),
            ("Earnings from Continuing Operations", ".45", ".50"),
            ("Discontinued Operations", "", ""),
            ("Net earnings of the business sold", ".05", ".05"),
            ("Net gain on disposal", ".13", "-"),
            ("", ".18", ".05"),
            ("Earnings Per Basic Share", ".63", ".55"),
            ("Diluted", "", ""),
            ("Earnings from Continuing Operations", ".45", ".49"),
            ("Earnings after the Sale", ".62", ".54"),
            ("Other comprehensive income", "", ""),
            ("Translation", "17", "(5)"),
        ),
    )
    headings = {(each.label, index): each.headings for index, each in enumerate(found.table.rows)}
    assert headings[("Net gain on disposal", 4)] == ("Earnings Per Common Share", "Basic", "Discontinued Operations")
    assert headings[("Earnings Per Basic Share", 6)] == ("Earnings Per Common Share", "Basic")
    assert headings[("Earnings after the Sale", 8)] == ("Earnings Per Common Share", "Diluted")
    assert headings[("Translation", 9)] == ("Other comprehensive income",)


# --- statements ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Note 2. Balance Sheet Information", "Money market funds"),
        ("Balance sheet location of derivatives", "Forward contracts"),
        ("Supplemental Cash Flow Information", "Debt assumed"),
    ],
)
def test_a_note_that_names_a_statement_is_none(title, label):
    found = only(
        f"{title} (in millions)", table(("", "March 31, 2006", "March 31, 2005"), (label, "1,214", "1,150"), ("Bonds", "503", "440"))
    )
    assert found.statement == "other"


@pytest.mark.parametrize(
    "title",
    [
        "The reconciliation of the numerators and denominators of basic and diluted earnings is as follows:",
        "A reconciliation of the statutory rate to the effective rate follows:",
        "Loans by segment and risk grade",
        "Segment profit rose by a third over the same period of last year;",
        "(2) See the reconciliation of non-GAAP measures below",
    ],
)
def test_a_note_or_a_sentence_makes_no_bridge_and_no_segments(title):
    found = only(title, "(in millions)", table(QUARTERS, YEARS, ("Alpha", "1,214", "1,150"), ("Beta", "503", "440"), ("Gamma", "53", "40")))
    assert found.statement not in ("segment", "non_gaap_reconciliation")
    assert {cell.segment for cell in found.cells} == {None}


def test_what_a_new_standard_changes_is_no_statement():
    found = only(
        "Consolidated Balance Sheet (in millions)",
        table(
            ("March 31, 2006", "As Previously Reported", "Adjustments", "As Adjusted"),
            ("Total assets", "6,692", "(119)", "6,573"),
            ("Retained earnings", "3,489", "(119)", "3,370"),
        ),
    )
    assert {cell.statement for cell in found.cells} == {"other"}


def test_a_table_that_repeats_part_of_a_statement_is_a_summary():
    rows = [
        ("Net cash provided by operating activities", "4,696", "3,854"),
        ("Net cash used in investing activities", "(4,595)", "(8,309)"),
        ("Net cash used in financing activities", "(540)", "(2,736)"),
    ]
    statement, summary = read(
        "CONSOLIDATED STATEMENTS OF CASH FLOWS (in millions)",
        table(QUARTERS, YEARS, ("Net income", "1,200", "1,100"), *rows, ("Cash at end of period", "500", "400")),
        "Summary of Cash Flows (in millions)",
        table(QUARTERS, YEARS, *rows),
    )
    assert (statement.statement, summary.statement) == ("cash_flow", "selected_data")
    assert {cell.statement for cell in summary.cells} == {"selected_data"}


def test_guidance_is_no_bridge():
    found = only(
        "Reconciliation of guidance to non-GAAP measures (in millions)",
        table(
            ("", "Three months ended June 30, 2006"), ("GAAP net income", "10"), ("Stock compensation", "4"), ("Non-GAAP net income", "14")
        ),
    )
    assert {(cell.statement, cell.is_guidance) for cell in found.cells} == {("other", True)}


def test_a_statement_of_comprehensive_income_under_another_name():
    found = only(
        "COMPREHENSIVE INCOME STATEMENTS (in millions)",
        table(QUARTERS, YEARS, ("Net income", "107", "88"), ("Translation", "5", "6"), ("Total", "112", "94")),
    )
    assert found.statement == "other"


# --- segments -----------------------------------------------------------------------------------------------------------------------------


def test_a_table_directly_after_another_goes_on_with_its_title():
    _, second = read(
        "RESULTS BY OPERATING SEGMENT",
        "(in millions)",
        table(
            QUARTERS, YEARS, ("Valves revenue", "114", "141"), ("Valves gross profit", "45", "68"),
            ("Pipes revenue", "101", "132"), ("Pipes gross profit", "20", "37"),
        ),
        "(in millions)",
        table(
            ("", ("Nine months ended March 31,", 2)), YEARS,
            ("Valves revenue", "362", "403"), ("Valves gross profit", "146", "193"),
            ("Pipes revenue", "335", "424"), ("Pipes gross profit", "68", "121"),
        ),
    )  # fmt: skip
    assert segments(second) == {
        "Valves revenue": "Valves",
        "Valves gross profit": "Valves",
        "Pipes revenue": "Pipes",
        "Pipes gross profit": "Pipes",
    }


def test_members_that_one_table_proves_are_members_in_a_table_of_nothing_else():
    _, premiums, mixed = read(
        "Fee income by segment (in thousands)",
        table(QUARTERS, YEARS, ("Surplus Lines", "1,275", "2,673"), ("Admitted Lines", "4,211", "3,772"), ("Total", "5,486", "6,445")),
        "Net premiums came from the following:",
        "(in thousands)",
        table(QUARTERS, YEARS, ("Surplus Lines", "92,206", "154,861"), ("Admitted Lines", "13,356", "15,021"), ("", "105,562", "169,882")),
        "Other figures (in thousands)",
        table(QUARTERS, YEARS, ("Surplus Lines", "7", "8"), ("Interest expense", "13", "15"), ("Rents", "3", "4")),
    )
    assert (premiums.statement, segments(premiums)) == (
        "segment",
        {"Surplus Lines": "Surplus Lines", "Admitted Lines": "Admitted Lines", "": None},
    )
    assert set(segments(mixed).values()) == {None}


def test_a_member_with_its_measure_and_a_subtotal_of_members_in_a_segment_table():
    found = only(
        "Net sales by product (in millions)",
        table(
            QUARTERS, YEARS,
            ("Desktops", "614", "783"), ("Portables", "1,654", "789"),
            ("Total Computer net sales", "2,268", "1,572"), ("Players", "1,689", "1,714"),
            ("Software, service and other sales", "345", "324"), ("Total net sales", "4,302", "3,610"),
        ),
    )  # fmt: skip
    assert segments(found) == {
        "Desktops": "Desktops",
        "Portables": "Portables",
        "Total Computer net sales": "Computer",
        "Players": "Players",
        "Software, service and other sales": "Software, service and other sales",
        "Total net sales": None,
    }


def test_members_within_named_groups_belong_to_both():
    found = only(
        "REVENUE BY SEGMENT (in thousands)",
        table(
            QUARTERS, YEARS,
            ("Applications revenues", "", ""), ("Licences", "7,356", "8,760"),
            ("Hosting", "35,134", "35,981"), ("Total Applications revenues", "42,490", "44,741"),
            ("Scores revenues", "", ""), ("Licences", "719", "1,139"),
            ("Hosting", "819", "901"), ("Total Scores revenues", "1,538", "2,040"),
            ("Total revenues", "44,028", "46,781"),
        ),
    )  # fmt: skip
    assert [(each.row.label, each.segment) for each in found.cells[::2]] == [
        ("Licences", "Licences, Applications"),
        ("Hosting", "Hosting, Applications"),
        ("Total Applications revenues", "Applications"),
        ("Licences", "Licences, Scores"),
        ("Hosting", "Hosting, Scores"),
        ("Total Scores revenues", "Scores"),
        ("Total revenues", None),
    ]


def test_names_over_the_same_periods_are_members_of_a_segment_table():
    found = only(
        "Results by line of business (in millions)",
        table(
            ("", ("Consumer Bank", 2), ("Commercial Bank", 2), ("Total", 2)),
            ("", "1Q06", "1Q05", "1Q06", "1Q05", "1Q06", "1Q05"),
            ("Total revenue", "10", "11", "20", "21", "30", "32"),
            ("Net income", "1", "2", "3", "4", "4", "6"),
        ),
        calendar=12,
    )
    assert [(cell.segment, cell.period.end) for cell in row(found, "Net income")] == [
        ("Consumer Bank", date(2006, 3, 31)),
        ("Consumer Bank", date(2005, 3, 31)),
        ("Commercial Bank", date(2006, 3, 31)),
        ("Commercial Bank", date(2005, 3, 31)),
        (None, date(2006, 3, 31)),
        (None, date(2005, 3, 31)),
    ]


def test_a_member_with_its_sales_and_its_units_sold():
    found = only(
        "Operating segments (in millions)",
        table(
            QUARTERS, YEARS, ("Europe net sales", "1,249", "966"), ("Europe unit sales", "300", "250"),
            ("Japan net sales", "283", "309"), ("Japan unit sales", "80", "70"),
        ),
    )  # fmt: skip
    assert segments(found)["Europe net sales"] == "Europe"


def test_a_summary_under_the_name_of_a_proven_member_is_of_that_member():
    _, second = read(
        "Income by segment (in millions)",
        table(QUARTERS, YEARS, ("Retail Banking", "340", "362"), ("Asset Management", "102", "106"), ("Total", "442", "468")),
        "Words about the segments that are long enough to be no title: "
        "they go on and on about what each of the two did during the quarter, and why it did so, until the line is full at last.",
        "Asset Management",
        "(in millions)",
        table(
            QUARTERS, YEARS, ("Interest income", "531", "634"), ("Noninterest income", "745", "774"),
            ("Noninterest expense", "892", "874"), ("Cost of funds", "5", "6"),
            ("Income before taxes", "384", "534"), ("Income taxes", "282", "428"),
            ("Net income", "102", "106"), ("In billions", "", ""), ("Average loans", "93.2", "95.0"),
        ),
    )  # fmt: skip
    assert second.statement == "segment" and set(segments(second).values()) == {"Asset Management"}
    assert amounts(second, "Average loans") == [Decimal(93_200_000_000), Decimal(95_000_000_000)]


def test_a_geographic_split_whose_total_stands_further_out():
    found = only(
        "Revenue (in millions)",
        table(
            QUARTERS, YEARS,
            ("Geographic revenue by place of billing:", "", ""),
            ("&nbsp;&nbsp;&nbsp;&nbsp;Chile", "23", "13"), ("&nbsp;&nbsp;&nbsp;&nbsp;Peru", "10", "5"),
            ("&nbsp;&nbsp;&nbsp;&nbsp;Other", "2", "3"), ("Total revenue", "35", "21"),
        ),
    )  # fmt: skip
    assert segments(found) == {"Chile": "Chile", "Peru": "Peru", "Other": "Other", "Total revenue": None}


def test_a_total_that_repeats_its_heading_is_no_member():
    found = only(
        "Segment results (in thousands)",
        table(
            QUARTERS, YEARS,
            ("Selling, General &amp; Administrative", "", ""), ("Engine Parts", "35,073", "37,343"), ("Cooling", "12,444", "14,141"),
            ("Selling, General &amp; Administrative", "47,517", "51,484"),
        ),
    )  # fmt: skip
    assert segments(found)["Selling, General & Administrative"] is None
    assert segments(found)["Cooling"] == "Cooling"


# --- units --------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "figure", "unit", "value"),
    [
        ("Sales per gadget unit sold", "160", "USD", "160"),
        ("Average selling price", "1,495", "USD", "1495"),
        ("Debt to adjusted EBITDA", "1.3", "pure", "1.3"),
        ("Denominator for diluted earnings per share", "886,653", "shares", "886653000"),
        ("Awards excluded from diluted net income per share", "60", "shares", "60000"),
    ],
)
def test_units_of_single_rows(label, figure, unit, value):
    found = only(
        "Other figures (in thousands)",
        table(
            ("", "Three months ended March 31, 2006"), ("Net sales", "91,234"), ("Net income", "7,234"), ("Rents", "1,204"), (label, figure)
        ),
    )
    (cell,) = row(found, label)
    assert (cell.unit, cell.value) == (unit, Decimal(value))


def test_ratios_beside_marked_percentages_are_percentages_and_amounts_a_share_are_not():
    found = only(
        "SELECTED DATA (in thousands, except per share amounts)",
        table(
            ("", "Three months ended March 31, 2006"), ("Total assets", "91,234"),
            ("Loans", "71,234"), ("Deposits", "61,234"), ("Net income", "1,234"),
            ("Total equity", "9,234"), ("Return on equity", "2.43%"), ("Add: intangible assets", "1.07"),
            ("Return on tangible equity", "3.50%"), ("Financing spreads", "0.66"),
            ("Book value per share", "34.35"), ("Less: intangible assets", "7.07"),
        ),
    )  # fmt: skip
    read_as = {cell.row.label: (cell.unit, cell.value) for cell in found.cells}
    assert read_as["Add: intangible assets"] == ("pure", Decimal("0.0107"))
    assert read_as["Financing spreads"] == ("pure", Decimal("0.0066"))
    assert read_as["Book value per share"] == ("USD/shares", Decimal("34.35"))
    assert read_as["Less: intangible assets"] == ("USD/shares", Decimal("7.07"))


def test_a_heading_with_a_scale_of_its_own_holds_for_the_rows_below_it():
    found = only(
        "Key data ($ in millions)",
        table(
            QUARTERS, YEARS, ("Net income", "530", "456"), ("Balance sheet ($ in billions)", "", ""),
            ("Loans", "128.2", "123.1"), ("Book value/share", "34.61", "32.72"),
        ),
    )  # fmt: skip
    assert amounts(found, "Loans") == [Decimal(128_200_000_000), Decimal(123_100_000_000)]
    assert [(cell.unit, cell.value) for cell in row(found, "Book value/share")] == [
        ("USD/shares", Decimal("34.61")),
        ("USD/shares", Decimal("32.72")),
    ]


def test_a_run_of_ratios_between_marks_is_of_percentages_whatever_changes_stand_beside():
    found = only(
        "Key data (in millions)",
        table(
            ("", ("Three months ended March 31,", 2), "Change"), ("", "2006", "2005", ""),
            ("Net income", "530", "456", "74"), ("Revenue", "1,530", "1,456", "74"),
            ("Efficiency", "61.2%", "62.1%", "(9)"), ("ROTCE", "13.6", "12.2", "14"),
            ("Coverage of loans", "82.6", "82.7", "(6)"), ("CET1", "9.9%", "10.0%", "(1)"),
        ),
    )  # fmt: skip
    assert amounts(found, "ROTCE") == [Decimal("0.136"), Decimal("0.122")]


def test_a_bridge_between_amounts_a_share_needs_no_scale():
    found = only(
        "Non-GAAP Reconciliation of Diluted Earnings per Share",
        table(
            QUARTERS,
            YEARS,
            ("Diluted earnings per share as reported", "0.26", "0.28"),
            ("Merger costs", "-", "0.11"),
            ("Tax effect", "(0.01)", "(0.02)"),
            ("Adjusted", "0.25", "0.37"),
        ),
    )
    assert {(cell.unit, cell.value) for cell in row(found, "Tax effect")} == {
        ("USD/shares", Decimal("-0.01")),
        ("USD/shares", Decimal("-0.02")),
    }


def test_losses_of_cents_a_share_prove_whole_dollars():
    found = only(
        "STATEMENTS OF OPERATIONS",
        table(
            ("", ("Years ended December 31,", 2)), ("", "2015", "2014"),
            ("Revenue", "898,036", "1,172,918"), ("Net loss", "(127,841)", "(31,201)"),
            ("Net loss per share", "(0.10)", "(0.03)"), ("Weighted average shares outstanding", "1,326,608", "1,236,608"),
        ),
    )  # fmt: skip
    assert amounts(found, "Revenue") == [Decimal(898_036), Decimal(1_172_918)]


def test_a_column_of_percentages_marked_in_its_first_and_last_row():
    found = only(
        "Reserves (in thousands)",
        table(
            ("", ("March 31, 2006", 3)), ("", "Loans", "Reserve", "Reserve to Loans"),
            ("Shops", "159,483", "2,728", "1.71%"), ("Hotels", "86,039", "2,796", "3.25"),
            ("Total", "245,522", "5,524", "2.25%"),
        ),
    )  # fmt: skip
    assert amounts(found, "Hotels") == [Decimal(86_039_000), Decimal(2_796_000), Decimal("0.0325")]


def test_options_by_number_and_price():
    found = only(
        "Options (in thousands, except per share amounts)",
        table(
            ("", ("March 31, 2006", 2)),
            ("", "Number of Options", "Weighted-Average Exercise Price"),
            ("Balance of options", "54,994", "36.84"),
            ("Exercisable", "29,560", "25.71"),
        ),
    )
    assert [(cell.unit, cell.value) for cell in row(found, "Exercisable")] == [
        ("shares", Decimal(29_560_000)),
        ("USD/shares", Decimal("25.71")),
    ]


def test_a_payment_for_employees_in_a_cash_flow_is_money():
    found = only(
        "CONSOLIDATED STATEMENTS OF CASH FLOWS (in thousands)",
        table(
            ("", "Three months ended March 31, 2006"),
            ("Net cash from operating activities", "42,640"),
            ("Payments to the tax authority for employees", "(777)"),
        ),
    )
    (cell,) = row(found, "Payments to the tax authority for employees")
    assert (cell.unit, cell.value) == ("USD", Decimal(-777000))


def test_a_caption_with_a_period_of_its_own_has_that_one():
    found = only(
        "Tangible equity (in thousands)",
        table(
            ("", "March 31, 2006"),
            ("Total assets", "42,640"),
            ("Dividends to shareholders for the three months ended March 31, 2006", "777"),
        ),
    )
    assert [(cell.period.start, cell.period.end) for cell in found.cells] == [(None, date(2006, 3, 31)), MARCH_06]


def test_averages_are_of_the_period():
    found = only(
        "SUMMARY (in thousands)",
        table(
            QUARTERS, YEARS, ("Net income", "1,905", "6,606"), ("Average balance sheet data", "", ""), ("Total assets", "2,219", "2,166")
        ),
    )
    assert [(cell.period.start, cell.period.end) for cell in row(found, "Total assets")] == [MARCH_06, MARCH_05]


def test_cash_of_a_day_named_in_its_caption_is_of_that_day():
    found = only(
        "CONSOLIDATED STATEMENTS OF CASH FLOWS (in thousands)",
        table(
            QUARTERS, YEARS, ("Net cash from operating activities", "42,640", "40,100"),
            ("Cash and cash equivalents at January 1", "777", "600"),
            ("Cash and cash equivalents, March 31", "800", "650"),
        ),
    )  # fmt: skip
    assert [cell.period.end for cell in row(found, "Cash and cash equivalents at January 1")] == [date(2005, 12, 31), date(2004, 12, 31)]
    assert [cell.period.end for cell in row(found, "Cash and cash equivalents, March 31")] == [date(2006, 3, 31), date(2005, 3, 31)]
    assert {cell.period.start for cell in found.cells if cell.row.label.startswith("Cash")} == {None}


# --- what is counted, and what one of it costs --------------------------------------------------------------------------------------------


def test_a_column_that_counts_beside_one_for_the_worth_is_no_money():
    found = only(
        "HOMES DELIVERED (dollars in thousands)",
        table(
            ("", ("Three months ended March 31, 2006", 2)), ("", "Homes", "Dollar Value"),
            ("West", "410", "$210,110"), ("East", "310", "150,110"),
        ),
    )  # fmt: skip
    assert [(cell.value, cell.unit) for cell in row(found, "West")] == [(410, "pure"), (210_110_000, "USD")]
    assert [(cell.value, cell.unit) for cell in row(found, "East")] == [(310, "pure"), (150_110_000, "USD")]


def test_a_number_of_loans_beside_what_is_owed_on_them_is_no_money():
    found = only(
        "Modified loans (in thousands)",
        table(
            ("", ("March 31, 2006", 2)),
            ("", "Number of Loans", "Recorded Investment"),
            ("Commercial", "4", "4,110"),
            ("Residential", "11", "2,110"),
        ),
    )
    assert [(cell.value, cell.unit) for cell in row(found, "Residential")] == [(11, "pure"), (2_110_000, "USD")]


@pytest.mark.parametrize(
    ("caption", "printed", "value", "unit"),
    [
        ("Oil (MBbls)", "1,110", "1110", "pure"),
        ("Natural gas (MMcf)", "5,110", "5110", "pure"),
        ("Revenue passenger miles (millions)", "8,110", "8110000000", "pure"),
        ("Oil (per Bbl)", "$74.10", "74.10", "USD"),
        ("Lifting costs ($/Boe)", "8.10", "8.10", "USD"),
        ("Passenger yield (cents)", "14.92", "0.1492", "USD"),
    ],
)
def test_production_and_its_price_are_not_in_the_scale_of_the_money(caption, printed, value, unit):
    found = only(
        "SUMMARY OF OPERATIONS (in thousands)",
        table(QUARTERS, YEARS, ("Total revenues", "$92,110", "$93,010"), (caption, printed, printed)),
    )
    assert {(cell.value, cell.unit) for cell in row(found, caption)} == {(Decimal(value), unit)}


def test_costs_under_a_heading_for_one_barrel_are_of_one_barrel():
    found = only(
        "SUMMARY OF OPERATIONS (in thousands)",
        table(
            QUARTERS,
            YEARS,
            ("Total revenues", "$92,110", "$93,010"),
            ("Costs per Boe:", "", ""),
            ("Lease operating expenses", "$8.10", "$8.50"),
        ),
    )
    assert [(cell.value, cell.unit) for cell in row(found, "Lease operating expenses")] == [
        (Decimal("8.10"), "USD"),
        (Decimal("8.50"), "USD"),
    ]


# --- other money --------------------------------------------------------------------------------------------------------------------------


def test_columns_in_another_currency_are_refused_and_those_in_dollars_are_read():
    found = only(
        "STATEMENTS OF INCOME (amounts in thousands)",
        table(
            ("", ("Three months ended March 31,", 3)), ("", "2005", "2006", "2006"), ("", "RMB", "RMB", "US$"),
            ("Net revenues", "410,110", "500,110", "70,016"), ("Net income", "41,110", "50,110", "7,015"),
        ),
    )  # fmt: skip
    assert amounts(found, "Net revenues") == [70_016_000]
    assert [index for index, _ in found.refused_columns] == [0, 1]


def test_a_table_in_another_currency_is_refused_by_name():
    found = only("STATEMENTS OF INCOME (in thousands of Canadian dollars)", table(QUARTERS, YEARS, ("Net revenues", "410,110", "500,110")))
    assert found.refusal is not None and found.refusal[0] == "currency_not_usd"
