"""Layouts that were misread once, each test named for its trap. Captions and columns are as companies print them, the figures are made up."""

from datetime import date
from decimal import Decimal

import pytest

from pipelines.filings import html_layout, text_layout
from pipelines.filings.column_periods import Context
from pipelines.filings.periods import FiscalCalendar, head
from pipelines.filings.statements import Cell, Reading, readings
from pipelines.filings.tables import tables_of
from pipelines.filings.tabs import set_out


def read(text: str, context: Context | None = None) -> list[Reading]:
    page = html_layout.page(text) if "<tr" in text else text_layout.page(text)
    return readings(tables_of(page), context or Context())


def only(text: str, context: Context | None = None) -> Reading:
    (found,) = read(text, context)
    return found


def cells(found: Reading, label: str) -> list[Cell]:
    return [cell for cell in found.cells if cell.row.label == label]


def periods(found: Reading, label: str) -> list[tuple[date | None, date]]:
    return [(cell.period.start, cell.period.end) for cell in cells(found, label)]


def values(found: Reading, label: str) -> list[Decimal]:
    return [cell.value for cell in cells(found, label)]


def units(found: Reading, label: str) -> set[str]:
    return {cell.unit for cell in cells(found, label)}


def html_table(*rows: list[str]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows) + "</table>"


# --- periods -----------------------------------------------------------------------------------------------------------------------------


def test_a_release_dated_on_the_weekday_of_the_quarters_end_makes_no_calendar_of_weeks():
    text = """
                     CONSOLIDATED STATEMENTS OF INCOME
                          (In thousands)
                                 Three Months Ended
                                    December 31,
                                   1998      1997
Net sales                         1,000       900
Cost of sales                       600       500
Net income                          400       400
"""
    thursday = Context(known_ends=frozenset({date(1998, 12, 31), date(1997, 12, 31), date(1999, 2, 4)}))
    assert periods(only(text, thursday), "Net sales") == [
        (date(1998, 10, 1), date(1998, 12, 31)),
        (date(1997, 10, 1), date(1997, 12, 31)),
    ]


INCEPTION = """
                     CONDENSED STATEMENTS OF CASH FLOWS
                             (In thousands)
                                                          Period from
                                   Nine months             inception
                                ended September 30,     (March 4, 1991)
                                -------------------    to September 30,
                                  1996       1995            1996
                                  ----       ----            ----
Net loss                       $(6,384)   $(5,627)       $(27,955)
Depreciation                       410        366           1,877
Net cash used in operating
  activities                    (5,974)    (5,261)        (26,078)
Cash at beginning of period      8,000     14,000              --
Cash at end of period           $2,026     $8,739         $ 2,026
"""


def test_a_column_from_inception_counts_from_that_day_and_not_as_long_as_the_columns_beside_it():
    found = only(INCEPTION)
    assert periods(found, "Net loss")[2] == (date(1991, 3, 4), date(1996, 9, 30))
    assert periods(found, "Net loss")[0] == (date(1996, 1, 1), date(1996, 9, 30))


def test_an_inception_that_no_one_dates_is_refused():
    found = only(INCEPTION.replace("(March 4, 1991)", "               "))
    assert len(cells(found, "Net loss")) == 2
    assert [column for column, _ in found.refused_columns] == [2]


@pytest.mark.parametrize(
    "words",
    [
        "Period from inception (March 4, 1991) to June 30, 1996",
        "March 4, 1991 (date of inception) through June 30, 1996",
        "Cumulative from March 4, 1991 (inception) to June 30, 1996",
    ],
)
def test_the_spellings_of_a_period_from_inception(words):
    what = head(words)
    assert (what.since, what.year, what.month, what.months) == (date(1991, 3, 4), 1996, 6, None)


def test_a_cumulative_effect_is_no_period():
    assert head("Cumulative effect of accounting change").is_empty


def test_average_balances_are_of_the_period_and_not_of_its_last_day():
    found = only("""
                 AVERAGE BALANCES, INTEREST INCOME/EXPENSE AND RATES
                           (Dollars in thousands)
                              Three Months Ended June 30, 1997
                              --------------------------------
                               Average               Yield/
                               Balance   Interest     Rate
                               -------   --------    ------
ASSETS
Loans                         $412,330    $ 9,021     8.78%
Securities                     155,902      2,488     6.40
Total assets                  $568,232
""")
    assert {period for label in ("Loans", "Total assets") for period in periods(found, label)} == {(date(1997, 4, 1), date(1997, 6, 30))}


def test_years_below_heads_of_changes_stand_over_the_other_columns():
    found = only("""
                   SELECTED DATA
             (Dollars in millions)
              First     First              First    Fourth
             Quarter   Quarter   Change   Quarter   Quarter   Change
               1997      1996               1997    1996
Net sales    $ 2,129   $ 3,148    (32%)    $ 2,128   $ 2,321    (8%)
Net loss        (120)      (69)    74%        (119)      (25)   480%
Gross margin     397       475    (16%)        396       511   (22%)
""")
    assert [found.table.columns[index].words for index in (1, 2, 3)] == ["First Quarter 1996", "First Change", "First Quarter 1997"]


GROUPS = """
                  CONSOLIDATED FINANCIAL HIGHLIGHTS
            (Dollars in thousands except per share data)
                               Quarter Ended               Six Months Ended
                                  June 30,                     June 30,
                                             Percent                      Percent
                              1998    1997   Change       1998     1997    Change
Net interest income         $8,110  $7,660     5.9%    $16,010  $15,118      5.9%
Noninterest income           2,220   1,990    11.6       4,330    3,880     11.6
Net income                   2,660   2,440     9.0       5,220    4,770      9.4

                             June 30,        Percent
                           1998      1997    Change
Total assets             $880,110  $820,330    7.3%
Loans                     590,220   548,110    7.7
Deposits                  720,330   680,220    5.9
"""


def test_percent_over_one_column_of_each_group_is_not_over_the_group():
    flows, _ = read(GROUPS)
    june = date(1998, 6, 30), date(1997, 6, 30)
    assert periods(flows, "Net income") == [
        (date(1998, 4, 1), june[0]), (date(1997, 4, 1), june[1]), (date(1998, 1, 1), june[0]), (date(1997, 1, 1), june[1]),
    ]  # fmt: skip


def test_heads_in_mid_table_open_another_one_at_the_same_scale():
    _, balances = read(GROUPS)
    assert periods(balances, "Loans") == [(None, date(1998, 6, 30)), (None, date(1997, 6, 30))]
    assert values(balances, "Loans") == [590_220_000, 548_110_000]


QUARTERS = """
               SELECTED QUARTERLY FINANCIAL DATA
                    (in millions of dollars)
                      First   Second    Third   Fourth
                    Quarter  Quarter  Quarter  Quarter      Year
1993:
Net sales            $2,755   $2,802   $2,862   $2,994   $11,413
Gross profit          2,014    2,085    2,099    2,186     8,384
1992:
Net sales            $2,641   $2,743   $2,948   $2,824   $11,156
Gross profit          1,983    2,044    2,180    2,092     8,299
"""


def test_a_year_among_the_rows_dates_the_quarters_over_the_columns():
    found = only(QUARTERS, Context(calendar=FiscalCalendar(12)))
    assert periods(found, "Net sales")[3:5] == [(date(1993, 10, 1), date(1993, 12, 31)), (date(1993, 1, 1), date(1993, 12, 31))]
    assert periods(found, "Net sales")[5] == (date(1992, 1, 1), date(1992, 3, 31))


def test_quarters_under_a_year_are_refused_where_no_one_says_how_the_year_ends():
    assert only(QUARTERS).refusal is not None


def test_quarters_by_their_last_days_are_of_the_fiscal_year_that_stands_over_them():
    found = only(
        """
                  QUARTERLY RESULTS
              (Thousands of dollars)
                     Sept. 30    Dec. 31    March 31    June 30
1998
Net sales            $120,110   $125,220    $130,330   $136,670
Gross profit           30,220     32,110      33,220     36,670
Net income              6,110      6,880       7,220      8,120
""",
        Context(calendar=FiscalCalendar(6)),
    )
    assert [end for _, end in periods(found, "Net sales")] == [date(1997, 9, 30), date(1997, 12, 31), date(1998, 3, 31), date(1998, 6, 30)]


def test_quarter_and_half_among_the_rows_date_the_years_over_the_columns():
    found = only(
        """
BUSINESS SEGMENTS
(Dollars in millions)
                             Sales               Operating Income
                        1999        1998         1999        1998
                        ----        ----         ----        ----
Second Quarter
Engines               $  220      $  214       $   24      $   22
Airframes                130         132           11          12
First Half
Engines               $  441      $  424       $   47      $   41
Airframes                260         260           22          22
""",
        Context(calendar=FiscalCalendar(12)),
    )
    starts = [cell.period.start for cell in cells(found, "Engines")]
    assert starts == [date(1999, 4, 1), date(1998, 4, 1)] * 2 + [date(1999, 1, 1), date(1998, 1, 1)] * 2


def test_a_schedule_of_deferred_revenue_shows_balances():
    found = only(
        "<p>Schedule of deferred revenue</p><p>(in millions)</p>"
        + html_table(
            ["", "June 27, 2009", "March 28, 2009"],
            ["Deferred revenue, current", "", ""],
            ["Phones", "6,767", "5,467"],
            ["Care", "725", "659"],
            ["Total deferred revenue, current", "7,492", "6,126"],
            ["Total deferred revenue", "7,492", "6,126"],
        )
    )
    assert periods(found, "Phones") == [(None, date(2009, 6, 27)), (None, date(2009, 3, 28))]


FIFTY_THREE = (
    "<p>Statements of Income</p><p>(in millions)</p>"
    + html_table(
        ["", "Fourth Quarter Ended February 3, 2018", "Fiscal Year Ended February 3, 2018", "Fiscal Year Ended January 28, 2017"],
        ["Net sales", "1,620", "5,110", "4,990"],
        ["Cost of sales", "1,010", "3,200", "3,120"],
        ["Net income", "610", "1,910", "1,870"],
    )
)


@pytest.mark.parametrize(("is_spoken_of", "start"), [(True, date(2017, 10, 29)), (False, date(2017, 11, 5))])
def test_the_fourth_quarter_of_a_year_of_53_weeks_has_14_where_the_document_says_so(is_spoken_of, start):
    ends = frozenset({date(2018, 2, 3), date(2017, 1, 28)})
    context = Context(known_ends=ends, calendar=FiscalCalendar(1), speaks_of_14_weeks=is_spoken_of)
    found = only(FIFTY_THREE, context)
    assert [cell.period.start for cell in cells(found, "Net sales")] == [start, date(2017, 1, 29), date(2016, 1, 31)]


def test_years_in_which_debt_falls_due_are_no_periods_of_figures():
    found = only(
        "<p>Principal by year of maturity as of March 31, 2017</p><p>(in millions)</p>"
        + html_table(
            ["", "Fiscal Years Ended 2017", "Fiscal Years Ended 2018", "Fiscal Years Ended 2019"],
            ["Fixed rate", "1,717", "500", "400"],
            ["Variable rate", "10", "20", "30"],
        ),
        Context(calendar=FiscalCalendar(6), known_on=date(2017, 4, 28)),
    )
    assert found.cells == []
    assert found.refusal is not None


def test_blocks_of_one_reconciliation_under_a_period_each_have_one_scale():
    columns = ["", "Gross profit", "Operating income", "Net income"]
    rows = ["GAAP", "120.1", "40.1", "30.0"], ["Restructuring", "1.0", "1.0", "0.8"], ["Non-GAAP", "121.1", "41.1", "30.8"]
    text = (
        "<p>Reconciliation of GAAP to Non-GAAP measures</p><p>(in millions)</p><p>Three Months Ended June 30, 2021</p>"
        + html_table(columns, *rows)
        + "<p>Three Months Ended June 30, 2020</p>"
        + html_table(columns, *rows)
    )
    first, second = read(text)
    assert (second.statement, second.scale) == (first.statement, first.scale) == ("non_gaap_reconciliation", 1_000_000)
    assert periods(second, "GAAP")[0] == (date(2020, 4, 1), date(2020, 6, 30))


def test_a_sentence_about_the_first_half_gives_a_table_of_balances_no_length():
    found = only(
        "<p>In the first half of fiscal year 2026 our goodwill rose by $567 million after acquisitions.</p><p>Inventories (in millions):</p>"
        + html_table(["", "July 27, 2025", "January 26, 2025"], ["Raw materials", "1,843", "3,408"], ["Finished goods", "8,708", "3,273"])
    )
    assert periods(found, "Raw materials") == [(None, date(2025, 7, 27)), (None, date(2025, 1, 26))]


# --- units -------------------------------------------------------------------------------------------------------------------------------


RATIOS = """
                         QUARTERLY TRENDS
       (in thousands, except per share amounts)
                                  Three Months Ended
                               June 30,     March 31,
                                 2002         2002
Net revenue                    $ 95,301     $ 90,774
Operating income                 12,812       11,404
Diluted EPS                    $   0.22     $   0.20
Days sales outstanding               46           47
Inventory turns                     4.4          4.2
Book-to-bill                       1.08         1.01
Headcount                         1,533        1,502
Stores open at end of period        214          199
Efficiency ratio                  57.56        57.92
Allowance to total loans           1.38         1.30
Percent of sales:
  Gross profit                     32.7%        32.6%
  Administrative expenses          21.0         20.9
"""


@pytest.mark.parametrize(
    ("label", "value"),
    [("Days sales outstanding", "46"), ("Inventory turns", "4.4"), ("Book-to-bill", "1.08"), ("Headcount", "1533"),
     ("Stores open at end of period", "214"), ("Efficiency ratio", "0.5756"), ("Allowance to total loans", "0.0138"), ("Administrative expenses", "0.21")],
)  # fmt: skip
def test_ratios_days_and_counts_among_thousands_are_neither_money_nor_thousands(label, value):
    found = only(RATIOS)
    assert (values(found, label)[0], units(found, label)) == (Decimal(value), {"pure"})


def test_shares_of_a_bridge_under_a_heading_are_shares():
    found = only(
        "<p>Reconciliation of GAAP to Non-GAAP net income</p><p>(in millions, except per share amounts)</p>"
        + html_table(
            ["", "Three Months Ended April 1, 2016", "Three Months Ended April 3, 2015"],
            ["GAAP net income", "21", "291"],
            ["Restructuring", "25", "1"],
            ["Non-GAAP net income", "46", "292"],
            ["Shares used in diluted net income per share calculation:", "", ""],
            ["GAAP", "299", "330"],
            ["Non-GAAP", "303", "330"],
        )
    )
    assert (units(found, "GAAP"), values(found, "Non-GAAP")[0]) == ({"shares"}, 303_000_000)


def test_energy_and_days_are_no_money():
    found = only(
        "<p>Operating data</p>"
        + html_table(
            ["", "Three Months Ended June 30, 2005", "Three Months Ended June 30, 2004"],
            ["Electric revenues (in thousands):", "", ""],
            ["Residential", "110,220", "100,110"],
            ["Electric sales (MWh in thousands):", "", ""],
            ["Homes", "1,110", "1,050"],
            ["Degree days:", "", ""],
            ["Cooling", "1,118", "1,020"],
        )
    )
    assert (units(found, "Residential"), units(found, "Homes"), units(found, "Cooling")) == ({"USD"}, {"pure"}, {"pure"})
    assert (values(found, "Homes")[0], values(found, "Cooling")[0]) == (1_110_000, 1_118)


def test_costs_of_employees_are_money():
    found = only("""
                         SUMMARY OF CHARGES
                        (in millions)
                                  Three Months Ended
                               June 30,     March 31,
                                 2002         2002
Payments to employees terminated     81           48
Other                                12           11
Total                                93           59
""")
    assert units(found, "Payments to employees terminated") == {"USD"}


# --- lattice -----------------------------------------------------------------------------------------------------------------------------


def test_a_dollar_sign_that_touches_the_figure_before_it_is_cut_off():
    found = only("""
                CONDENSED STATEMENTS OF OPERATIONS
          (in thousands, except per share amounts)
                          Three Months Ended     Nine Months Ended
                             September 30,         September 30,
                            1996      1995        1996      1995
Revenues                $    432  $    201     $ 1,316  $    733
Net loss                $ (2,287) $ (1,993)    $(6,384) $ (5,627)
Net loss per share      $      (.23)$  (.24)   $  (.66) $   (.68)
""")
    assert values(found, "Net loss per share") == [Decimal(each) for each in ("-0.23", "-0.24", "-0.66", "-0.68")]


def test_a_caption_that_ends_with_two_dashes_is_a_heading():
    found = only("""
                CONDENSED STATEMENTS OF INCOME
                        (in thousands)
                                  Three Months Ended
                                       March 31,
                                   1995       1994
OPERATING EXPENSES:
  Operation--
    Fuel                          52,110     50,009
    Other                         30,010     29,845
  Maintenance                     12,090     11,870
""")
    assert [row.label for row in found.table.rows] == ["Fuel", "Other", "Maintenance"]
    assert found.table.rows[0].headings == ("OPERATING EXPENSES", "Operation--")


PANELS = html_table(
    ["Assets", "2004", "2003", "Liabilities and equity", "2004", "2003"],
    ["Cash", "18", "14", "Accounts payable", "22", "20"],
    ["Receivables", "55", "51", "Accrued liabilities", "18", "17"],
    ["Inventories", "44", "41", "Long-term debt", "60", "65"],
    ["Other assets", "6", "5", "Shareholders' equity", "23", "9"],
    ["Total assets", "123", "111", "Total liabilities and equity", "123", "111"],
)


def test_a_balance_sheet_in_two_panels_of_one_html_table_is_two_tables():
    left, right = read(f"<p>Balance Sheets</p><p>At December 31</p><p>(in millions)</p>{PANELS}")
    assert [row.label for row in left.table.rows] == ["Cash", "Receivables", "Inventories", "Other assets", "Total assets"]
    assert values(right, "Long-term debt") == [60_000_000, 65_000_000]


def test_debts_with_their_due_dates_between_figures_are_no_two_panels():
    debts = html_table(
        ["", "Rate", "Due", "2004", "2003"],
        ["Senior notes", "5.25%", "June 2008", "400", "400"],
        ["Senior notes", "6.10%", "May 2011", "300", "300"],
        ["Debentures", "7.00%", "June 2018", "200", "200"],
        ["Bank loan", "4.00%", "July 2006", "100", "150"],
        ["Total debt", "", "", "1,000", "1,050"],
    )
    assert len(read(f"<p>Debt at December 31 (in millions)</p>{debts}")) == 1


def test_a_dash_between_two_prices_is_no_minus():
    found = only("""
               SELECTED QUARTERLY DATA
                    (in millions)
                        Quarter ended       Quarter ended
                        June 30, 1996       March 31, 1996
Net sales                    $2,321             $2,179
Gross margin                    511                403
Net income                       25                 32
Price range             $25.00 -$16.00     $28.88 -$19.63
""")
    assert cells(found, "Price range") == []
    assert len(found.table.lost) == 4


TABS = """
STATEMENTS OF CONSOLIDATED INCOME

\tThree Months Ended\tNine Months Ended
\tSeptember 30\tSeptember 30
\t1997\t1996\t1997\t1996
\t(In Millions)

Operating Revenues
 Gas transportation\t$ 88.1\t$ 84.4\t$270.3\t$262.9
 Gas sales\t20.2\t18.8\t70.1\t66.4
  Total\t108.3\t103.2\t340.4\t329.3
Depreciation, depletion and amortization\t14.1\t13.7\t42.0\t41.1
Income Taxes\t13.0\t11.7\t41.8\t39.5
Net Income\t$ 24.2\t$ 21.7\t$ 77.6\t$ 73.4
"""


def test_cells_that_single_tabs_part_stand_in_columns_however_long_their_captions():
    found = only(TABS)
    nine = (date(1997, 1, 1), date(1997, 9, 30)), (date(1996, 1, 1), date(1996, 9, 30))
    three = (date(1997, 7, 1), date(1997, 9, 30)), (date(1996, 7, 1), date(1996, 9, 30))
    assert periods(found, "Gas transportation") == [*three, *nine]
    assert values(found, "Depreciation, depletion and amortization") == [14_100_000, 13_700_000, 42_000_000, 41_100_000]
    figure = cells(found, "Net Income")[3].figure
    assert TABS[figure.start : figure.end] == "$ 73.4"


def test_tabs_on_every_eighth_column_stay_where_they_are():
    lines = ["Net sales\t$2,321\t$2,179", "Gross margin\t$  511\t$  403", "Costs\t\t$   25\t$  (32)", "Net income\t$    5\t$    2"]
    assert set_out(lines) == {}


# --- headings and members ------------------------------------------------------------------------------------------------------------------


def test_what_follows_the_total_of_an_activity_stands_under_it_no_more():
    found = only(
        "<p>Statements of Cash Flows</p><p>(in thousands)</p>"
        + html_table(
            ["", "Year ended December 31, 2015", "Year ended December 31, 2014"],
            ["Operating activities", "", ""],
            ["Net income", "30", "20"],
            ["Changes in operating assets and liabilities:", "", ""],
            ["Receivables", "(5)", "5"],
            ["Net cash provided by operating activities", "25", "25"],
            ["Financing activities", "", ""],
            ["Dividends paid", "(10)", "(10)"],
            ["Net cash used in financing activities", "(10)", "(10)"],
            ["Effect of exchange rates", "1", "2"],
            ["Net increase in cash", "16", "17"],
        )
    )
    headings = {row.label: row.headings for row in found.table.rows}
    assert headings["Net cash provided by operating activities"] == ()
    assert headings["Net cash used in financing activities"] == ("Financing activities",)
    assert headings["Effect of exchange rates"] == headings["Net increase in cash"] == ()


def test_long_term_debt_under_interest_expense_is_a_cost_of_the_period():
    found = only("""
                CONSOLIDATED STATEMENTS OF INCOME
                        (in thousands)
                                  Three Months Ended
                                       March 31,
                                   1995       1994
Interest income                   2,110      1,990
Interest expense
  Deposits                          900        880
  Long-term debt                     49         53
Net interest income               1,161      1,057
""")
    assert periods(found, "Long-term debt") == [(date(1995, 1, 1), date(1995, 3, 31)), (date(1994, 1, 1), date(1994, 3, 31))]


def test_kinds_of_income_are_no_members():
    found = only(
        "<p>Statements of Income</p><p>(in thousands)</p>"
        + html_table(
            ["", "Year ended December 31, 2015", "Year ended December 31, 2014"],
            ["Revenues", "", ""],
            ["Rental income", "30", "20"],
            ["Tenant recoveries", "5", "5"],
            ["Total revenues", "35", "25"],
            ["Expenses", "20", "15"],
            ["Net income", "15", "10"],
        )
    )
    assert {cell.segment for cell in found.cells} == {None}


def test_things_sold_are_counted_in_the_unit_that_the_title_gives_them():
    found = only("""
Net sales by region and unit sales by product follow (net sales in
millions and unit sales in thousands):
                              Three Months Ended
                            March 31,    March 31,
                               2001         2000
Net sales:
  Americas                    $ 790        $ 900
  Europe                        310          350
  Total net sales            $1,100       $1,250
Unit sales:
  Desktops unit sales           477          699
  Portables unit sales          182          202
  Total unit sales              659          901
""")
    assert values(found, "Total net sales") == [Decimal(1_100_000_000), Decimal(1_250_000_000)]
    assert values(found, "Desktops unit sales") == [Decimal(477_000), Decimal(699_000)]
    assert units(found, "Total unit sales") == {"pure"}
