"""Layouts that were misread once, each test named for its trap. Captions and columns are as companies print them, figures are made up."""

from datetime import date
from decimal import Decimal

import pytest

from pipelines.filings import html_layout, text_layout
from pipelines.filings.document_context import Context
from pipelines.filings.long_quarters import LongQuarters, long_quarters
from pipelines.filings.numbers import caption
from pipelines.filings.periods import FiscalCalendar, head
from pipelines.filings.readings import readings
from pipelines.filings.statements import Cell, Reading
from pipelines.filings.tables import tables_of
from pipelines.filings.tabs import set_out
from pipelines.filings.week_years import week_rules


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


FIVE_YEARS = html_table(
    ["Five fiscal years ended September 29, 2007 (In millions)", "2007", "2006", "2005", "2004", "2003"],
    ["Net sales", "$900", "$800", "$700", "$600", "$500"],
    ["Net income", "$90", "$80", "$70", "$60", "$50"],
)


def test_the_day_of_one_year_of_weeks_is_not_carried_over_to_the_years_before():
    printed = Context(known_ends=frozenset({date(2007, 9, 29), date(2006, 9, 30), date(2005, 9, 24)}))
    assert periods(only(FIVE_YEARS, printed), "Net sales") == [
        (date(2006, 10, 1), date(2007, 9, 29)),
        (date(2005, 9, 25), date(2006, 9, 30)),
        (date(2004, 9, 26), date(2005, 9, 24)),
        (date(2003, 9, 28), date(2004, 9, 25)),
        (date(2002, 9, 29), date(2003, 9, 27)),
    ]


def test_a_sentence_tells_the_last_days_of_years_of_weeks():
    stated = Context(known_ends=frozenset({date(2007, 9, 29)}), week_rules=week_rules("ends on the last saturday of september."))
    assert [end for _, end in periods(only(FIVE_YEARS, stated), "Net sales")][1:] == [
        date(2006, 9, 30),
        date(2005, 9, 24),
        date(2004, 9, 25),
        date(2003, 9, 27),
    ]


def test_years_of_weeks_of_which_two_rules_tell_two_days_are_refused():
    found = only(FIVE_YEARS, Context(known_ends=frozenset({date(2007, 9, 29)})))
    # 2005: the last Saturday is the 24th, the nearest one to the month's end October 1
    assert [end for _, end in periods(found, "Net sales")] == [
        date(2007, 9, 29),
        date(2006, 9, 30),
        date(2003, 9, 27),
    ]


@pytest.mark.parametrize(
    ("sentence", "day", "end"),
    [
        ("ends on the saturday closest to january 31", date(2004, 2, 1), date(2004, 1, 31)),
        ("on the sunday nearest the end of december", date(2004, 1, 1), date(2003, 12, 28)),
        ("the friday nearest to december 31 of each year", date(2004, 1, 1), date(2004, 1, 2)),
        ("the last wednesday in january", date(2004, 1, 31), date(2004, 1, 28)),
    ],
)
def test_rules_by_which_years_end_with_a_week(sentence: str, day: date, end: date):
    (rule,) = week_rules(sentence)
    assert rule.end_near(day) == end


SHORT_TERM = """
                          SHORT-TERM BORROWINGS

<TABLE>
<CAPTION>
                                     At December 31
                                -------  ----------      Maximum        Average for year
                                           Weighted       amount   ---------------------
                                            Average  outstanding                Weighted
                                           Interest       at any        Amount  Interest
Category                         Balance       Rate    month-end   Outstanding  Rate (e)
- --------                         -------   --------    ---------   -----------  --------
<S>                              <C>          <C>       <C>           <C>         <C>
1997                                                                 (Dollar amounts in millions)
- ----
    DOMESTIC
    --------
    Commercial paper            $ 1,100       3.50%      $ 4,500   $ 3,900         3.70%
    Notes payable                 4,500       4.20%        5,900     3,500         4.30%
                                -------
    Total                         5,600                              7,400         4.90%
                                =======
</TABLE>
"""


def test_averages_of_a_year_stand_beside_balances_of_its_last_day():
    found = only(SHORT_TERM, Context(calendar=FiscalCalendar(12)))
    day, year = (None, date(1997, 12, 31)), (date(1997, 1, 1), date(1997, 12, 31))
    assert periods(found, "Commercial paper") == [day, day, day, year, year]


SECOND_PART = """
Summarized information for these affiliates for 1995 is as follows ($ in millions):

Year Ended December 31                                                   1995
- -----------------------------------------------------------------------------
Sales .............................................................. $3,600.0
Materials and production costs .....................................    800.0
Income before taxes ................................................  1,200.0
=============================================================================
December 31
- -----------------------------------------------------------------------------
Current assets ..................................................... $1,300.0
Noncurrent assets ..................................................  2,900.0
=============================================================================
"""


def test_a_day_of_no_year_over_a_tables_second_part_dates_its_balances():
    found = only(SECOND_PART)
    assert periods(found, "Sales") == [(date(1995, 1, 1), date(1995, 12, 31))]
    assert periods(found, "Current assets") == [(None, date(1995, 12, 31))]


@pytest.mark.parametrize(
    "said",
    [
        "Operating expenses for each of the last three fiscal years are as follows (in millions):",
        "Operating expenses for each of the three fiscal years were as follows (in millions):",
        "Operating expenses for fiscal years 2007, 2006 and 2005 were as follows (in millions):",
        "Operating expenses during the last three years were as follows (in millions):",
    ],
)
def test_the_last_three_years_are_the_length_of_columns_headed_by_days(said: str):
    rows = (["", "September 29, 2007", "September 30, 2006", "September 24, 2005"], ["Research and development", "$700", "$600", "$500"])
    ends = frozenset({date(2007, 9, 29), date(2006, 9, 30), date(2005, 9, 24)})
    found = only(f"<p>{said}</p>" + html_table(*rows), Context(known_ends=ends))
    assert periods(found, "Research and development") == [
        (date(2006, 10, 1), date(2007, 9, 29)),
        (date(2005, 9, 25), date(2006, 9, 30)),
        (date(2004, 9, 26), date(2005, 9, 24)),
    ]


def test_a_capital_ratio_as_of_or_for_a_quarter_is_of_its_last_day():
    found = only(
        "<p>Summary of Financial Performance (in millions)</p>"
        + html_table(
            ["", "As of or for the Three Months Ended September 30, 2023", "As of or for the Three Months Ended September 30, 2022"],
            ["Net income", "2,400", "1,800"],
            ["Common Equity Tier 1", "10.7 %", "10.6 %"],
        )
    )
    assert periods(found, "Common Equity Tier 1") == [(None, date(2023, 9, 30)), (None, date(2022, 9, 30))]
    assert periods(found, "Net income")[0] == (date(2023, 7, 1), date(2023, 9, 30))


def test_an_average_of_balances_is_of_the_year_beside_them():
    found = only(
        "<p>Year ended June 30, 2022</p>"
        + html_table(
            ["Dollars in millions", "FY22", "FY21"],
            ["Total assets", "$6,100", "$6,300"],
            ["Accounts payable", "1,400", "1,600"],
            ["Total capital employed", "3,900", "3,800"],
            ["Average capital employed", "$3,850", "$3,900"],
        )
    )
    assert periods(found, "Total capital employed") == [(None, date(2022, 6, 30)), (None, date(2021, 6, 30))]
    assert periods(found, "Average capital employed") == [
        (date(2021, 7, 1), date(2022, 6, 30)),
        (date(2020, 7, 1), date(2021, 6, 30)),
    ]


def test_components_of_accumulated_other_comprehensive_income_are_balances():
    found = only(
        "<p>For the fiscal year ended December 31, 2007</p><p>The following table summarizes the components of accumulated other "
        "comprehensive income, net of taxes (in millions):</p>"
        + html_table(
            ["", "2007", "2006", "2005"],
            ["Unrealized gains (losses) on securities", "$(7)", "$3", "$1"],
            ["Cumulative foreign currency translation", "70", "19", "8"],
            ["Accumulated other comprehensive income", "$63", "$22", "$9"],
        )
    )
    assert {start for start, _ in periods(found, "Accumulated other comprehensive income")} == {None}


def test_as_of_a_day_over_years_takes_no_length_from_a_title():
    found = only(
        "<p>For the fiscal year ended November 30, 2011</p>"
        + html_table(["(in millions)", "As of November 30, 2011", "As of November 30, 2010"], ["Holdings", "$120", "$110"])
    )
    assert periods(found, "Holdings") == [(None, date(2011, 11, 30)), (None, date(2010, 11, 30))]


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


FIFTY_THREE = "<p>Statements of Income</p><p>(in millions)</p>" + html_table(
    ["", "Fourth Quarter Ended February 3, 2018", "Fiscal Year Ended February 3, 2018", "Fiscal Year Ended January 28, 2017"],
    ["Net sales", "1,620", "5,110", "4,990"],
    ["Cost of sales", "1,010", "3,200", "3,120"],
    ["Net income", "610", "1,910", "1,870"],
)


@pytest.mark.parametrize(("is_spoken_of", "start"), [(True, date(2017, 10, 29)), (False, date(2017, 11, 5))])
def test_the_fourth_quarter_of_a_year_of_53_weeks_has_14_where_the_document_says_so(is_spoken_of, start):
    ends = frozenset({date(2018, 2, 3), date(2017, 1, 28)})
    context = Context(known_ends=ends, calendar=FiscalCalendar(1), long_quarters=LongQuarters(of_a_last=is_spoken_of))
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
        "<p>In the first half of fiscal year 2026 our goodwill rose by $567 million after acquisitions.</p>"
        "<p>Inventories (in millions):</p>"
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
     ("Stores open at end of period", "214"), ("Efficiency ratio", "0.5756"),
     ("Allowance to total loans", "0.0138"), ("Administrative expenses", "0.21")],
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
    assert found.table.rows[0].headings == ("OPERATING EXPENSES", "Operation")


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


# --- headings and members -----------------------------------------------------------------------------------------------------------------


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
    assert headings["Net cash provided by operating activities"] == ("Operating activities",)
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


# --- what is counted, what one of it costs, ratios ---------------------------------------------------------------------------------------

OPERATING = """
                        SELECTED DATA
          (dollars in thousands, except per share amounts)
                                       Three Months Ended
                                            June 30,
                                        2001        2000
Revenues                           $ 302,118   $ 281,440
{row}
Net income                         $  17,249   $  15,123
"""


@pytest.mark.parametrize(
    ("row", "label", "value"),
    [
        ("Access lines                         241,306     230,118", "Access lines", 241_306),
        ("Average customers                     14,208      13,890", "Average customers", 14_208),
        ("Number of stores at period end           118         112", "Number of stores at period end", 118),
        ("Revenue passengers (thousands)         1,904       1,811", "Revenue passengers (thousands)", 1_904_000),
        ("Monthly active users               3,411,207   3,011,100", "Monthly active users", 3_411_207),
        ("Tons milled (thousands)                  688         671", "Tons milled (thousands)", 688_000),
    ],
)
def test_what_is_counted_is_no_money_in_thousands(row, label, value):
    found = only(OPERATING.format(row=row))
    assert values(found, label)[0] == value and units(found, label) == {"pure"}


def test_costs_of_one_ounce_are_dollars_in_full():
    found = only(
        OPERATING.format(
            row=(
                "Cash costs per ounce:\n"
                "  Direct mining                      $     196   $     188\n"
                "  Royalties and taxes                       22          17"
            )
        )
    )
    assert values(found, "Direct mining") == [196, 188] and values(found, "Royalties and taxes") == [22, 17]
    assert units(found, "Royalties and taxes") == {"USD"}


def test_rents_per_unit_are_no_amounts_a_share_and_not_in_thousands():
    assert values(
        only(OPERATING.format(row="Average monthly rent per unit      $     832   $     802")), "Average monthly rent per unit"
    ) == [832, 802]


def test_a_column_of_homes_counts_them_beside_their_worth():
    found = only("""
                     New Orders by Region
                    (Dollars in thousands)
              For the Three Months Ended November 30,
                     2003                  2002
              -------------------   -------------------
              Homes      $Value     Homes      $Value
              -----    ----------   -----    ----------
East            520     $ 152,880     442     $ 123,318
West            436       172,220     374       132,770
                ---     ---------     ---     ---------
  Total         956     $ 325,100     816     $ 256,088
""")
    assert values(found, "East") == [520, 152_880_000, 442, 123_318_000]


def test_money_between_two_margins_is_no_percentage_and_what_adds_up_between_two_is_one():
    def table(inner: str, last: str) -> str:
        return f"""
                 SUMMARY OF RESULTS
       (in millions, except per share amounts)
                          Three Months Ended June 29,
                              2024        2023
Revenues                     505.5       540.1
Gross margin                 54.0%       55.4%
{inner}
{last}
"""

    money = only(
        table(
            "Operating expenses           151.1       150.6\nOperating income             121.9       148.4",
            "Operating margin             24.1%       27.5%",
        )
    )
    assert values(money, "Operating income") == [Decimal("121900000.0"), Decimal("148400000.0")]
    bridge = only(table("Add: amortization              1.2         1.1", "Adjusted gross margin        55.2%       56.5%"))
    assert values(bridge, "Add: amortization") == [Decimal("0.012"), Decimal("0.011")]


def test_multiples_are_figures():
    found = only(OPERATING.format(row="Interest coverage                       2.4x        2.5x"))
    assert values(found, "Interest coverage") == [Decimal("2.4"), Decimal("2.5")] and units(found, "Interest coverage") == {"pure"}


def test_changes_in_points_hide_neither_their_row_nor_the_next_table():
    found = read("""
                 Quarter to Date September 30,
                  (in thousands)
                        2001      2000     Change
Premiums earned       $25,694   $24,056     6.8%
Loss ratio               78.2%     72.0%   6.2 pts
Expense ratio            30.3%     30.4%  (0.1)pts

                  NET PREMIUMS BY LINE
              Quarter Ended September 30,
                  (in thousands)
                        2001      2000
Surety                $ 7,100   $ 6,800
Total                 $ 7,100   $ 6,800
""")
    assert values(found[0], "Expense ratio") == [Decimal("0.303"), Decimal("0.304")]
    assert values(found[1], "Surety") == [7_100_000, 6_800_000]


def test_combined_ratios_beside_premiums_are_ratios():
    found = only("""
           PREMIUMS AND COMBINED RATIO BY LINE
          Quarter Ended September 30, 2001 and 2000
                    ($ in millions)
                     Net Premiums         Combined Ratio
                    2001     2000          2001     2000
                   ---------------        ---------------
Surety             $ 7.1    $ 6.8          81.5     84.0
Personal lines      28.0     26.4         103.9     99.2
Total              $35.1    $33.2          98.0     96.6
""")
    assert values(found, "Surety") == [Decimal("7100000.0"), Decimal("6800000.0"), Decimal("0.815"), Decimal("0.840")]


def test_yields_beside_average_balances_are_figures_and_their_table_is_of_the_period():
    found = only("""
              AVERAGE BALANCES AND YIELDS
                 (Dollars in thousands)
              Year Ended December 31, 1994
                 Average                Yield/
                 Balance    Interest     Rate
Loans           $ 88,206     $ 7,762     8.80%
Time deposits     66,240       2,981     4.50%
Total assets    $151,708
""")
    assert {cell.value for cell in cells(found, "Loans")} == {Decimal(88_206_000), Decimal(7_762_000), Decimal("0.0880")}
    assert periods(found, "Total assets") == [(date(1994, 1, 1), date(1994, 12, 31))]


def test_exchange_rates_are_no_percentages():
    found = only("""
              FORWARD CONTRACTS AT SEPTEMBER 25, 1999
                       (in millions)
                              Notional     Exchange
                               Amount        Rate
Japanese yen                    $ 850       104.80
British pounds                    120         1.69
""")
    assert values(found, "British pounds") == [120_000_000, Decimal("1.69")]


def test_percentages_and_counts_alone_want_no_scale():
    found = only(
        "<p>Operating data</p>"
        + html_table(
            ["Three Months Ended June 30,", "2024", "2023"],
            ["Comparable sales", "3.1", "%", "(0.8", ") %"],
            ["Stores open at beginning of period", "212", "", "207", ""],
            ["Opened", "5", "", "4", ""],
            ["Stores open at end of period", "217", "", "211", ""],
        ).replace("<td>2024</td><td>2023</td>", "<td>2024</td><td></td><td>2023</td><td></td>")
    )
    assert values(found, "Comparable sales") == [Decimal("0.031"), Decimal("-0.008")]
    assert units(found, "Opened") == {"pure"} and values(found, "Opened") == [5, 4]


def test_shares_of_sales_are_no_changes():
    found = only("""
              SALES BY CATEGORY
            Percentage of Net Sales
             Year Ended December 31,
                2001     2000
Apparel        64.1%    63.6%
Home           35.9     36.4
Total         100.0%   100.0%
""")
    assert values(found, "Home") == [Decimal("0.359"), Decimal("0.364")]


def test_a_change_told_in_words_takes_no_year_with_it():
    found = only(
        "<p>Results (in millions)</p>"
        "<table><tr><td></td><td colspan=2>Three Months Ended June 30,</td><td>Change</td></tr>"
        "<tr><td></td><td>2024</td><td>2023</td><td></td></tr>"
        "<tr><td>Net sales</td><td>505.5</td><td>540.1</td><td>Down 6%</td></tr>"
        "<tr><td>Gross profit</td><td>273.0</td><td>299.0</td><td>Down 9%</td></tr></table>"
    )
    assert values(found, "Net sales") == [Decimal("505500000.0"), Decimal("540100000.0")]


def test_heads_of_changes_stand_over_their_own_columns():
    found = only("""
                         SALES BY SEGMENT
                          (in millions)
                              Three Months Ended              Year Ended
                                 December 31,                December 31,
                                         Increase                        Increase
                          1999    1998  (Decrease)         1999    1998 (Decrease)
                         ------  ------  --------        -------- -------- -------
Consumer                 $148.8  $139.0      $9.8        $  578.3 $  543.5  $ 34.8
Animal health              82.4    74.3       8.1           317.6    299.7    17.9
""")
    assert values(found, "Animal health") == [Decimal(each) for each in ("82400000.0", "74300000.0", "317600000.0", "299700000.0")]


def test_actual_figures_beside_guidance_are_none():
    found = only(
        "<p>Results versus guidance (in millions)</p>"
        + html_table(["", "Q2 2024 Guidance", "Q2 2024 Actual"], ["Revenue", "510", "505"], ["Expenses", "400", "390"]),
        Context(calendar=FiscalCalendar(12)),
    )
    assert [(cell.value, cell.is_guidance) for cell in cells(found, "Revenue")] == [(510_000_000, True), (505_000_000, False)]


# --- balances among flows, days of rows --------------------------------------------------------------------------------------------------


def test_quarters_under_the_end_of_their_year():
    found = only("""
                 QUARTERLY RESULTS
           (In thousands, except per share)
                        First     Second      Third     Fourth
                       Quarter    Quarter    Quarter    Quarter
Fiscal year ended January 30, 1999
  Net sales          $ 221,306  $ 249,118  $ 226,440  $ 221,582
  Net income             4,611      8,420      5,208      3,942
Fiscal year ended December 31, 1997
  Net sales          $ 206,911  $ 233,874  $ 212,306  $ 208,214
  Net income             3,820      7,265      4,377      3,316
""")
    assert periods(found, "Net sales") == [
        (date(1998, 2, 1), date(1998, 5, 2)), (date(1998, 5, 3), date(1998, 8, 1)),
        (date(1998, 8, 2), date(1998, 10, 31)), (date(1998, 11, 1), date(1999, 1, 30)),
        (date(1997, 1, 1), date(1997, 3, 31)), (date(1997, 4, 1), date(1997, 6, 30)),
        (date(1997, 7, 1), date(1997, 9, 30)), (date(1997, 10, 1), date(1997, 12, 31)),
    ]  # fmt: skip


def test_balances_under_a_day_and_of_bad_loans_are_of_that_day():
    found = only("""
                 FIVE QUARTER TREND
                  (In thousands)
                        Three Months Ended
                            June 30,
                        1999        1998
Net interest income    18,412      17,120
Net income              5,902       5,224
Asset quality
 Nonaccrual loans       5,118       4,660
 Net charge-offs          512         388
At June 30:
 Loans, net          1,204,117   1,096,418
 Customer deposits   1,377,902   1,291,557
""")
    day = [(None, date(1999, 6, 30)), (None, date(1998, 6, 30))]
    assert periods(found, "Nonaccrual loans") == periods(found, "Customer deposits") == day
    assert periods(found, "Net charge-offs")[0] == (date(1999, 4, 1), date(1999, 6, 30))


def test_a_statement_of_equity_is_dated_by_its_rows():
    found = only("""
              STATEMENT OF STOCKHOLDERS' EQUITY
                  (dollars in thousands)
                                 Common Stock           Retained
                              Shares        Amount      Earnings          Total
                              ---------     ------      --------       --------
Balance at December 31, 2004  8,210,400       $ 82       $12,410        $12,492
Exercise of options              40,000          1                            1
Net income                                                 1,877          1,877
Balance at March 31, 2005     8,250,400       $ 83       $14,287        $14,370
""")
    assert periods(found, "Balance at December 31, 2004") == [(None, date(2004, 12, 31))] * 4
    assert periods(found, "Net income") == [(date(2005, 1, 1), date(2005, 3, 31))] * 2
    assert [(cell.value, cell.unit) for cell in cells(found, "Exercise of options")] == [(40_000, "shares"), (1_000, "USD"), (1_000, "USD")]
    assert [cell.parent for cell in cells(found, "Net income")] == ["Retained Earnings", "Total"]


def test_a_bare_year_beside_two_columns_of_one_day_is_of_that_day():
    found = only("""
             NONPERFORMING LOANS
               (in thousands)
                        December 31,
                       1994     1993     1992
Nonaccrual loans      $ 402    $ 377    $ 515
Restructured loans       --      120      125
""")
    assert [end for _, end in periods(found, "Nonaccrual loans")] == [date(1994, 12, 31), date(1993, 12, 31), date(1992, 12, 31)]


def test_quarters_beside_years_are_flows_whatever_the_members_are_called():
    found = only("""
                   SEGMENT INFORMATION
                  (Millions of dollars)
                            Quarter Ended              Year Ended
                             December 31,              December 31,
                           1996        1995          1996        1995
Sales
   Engineered Materials  $   191     $   184       $   752     $   738
   Industrial Equipment      233         229           930         911
   Total                 $   424     $   413       $ 1,682     $ 1,649
""")
    assert periods(found, "Engineered Materials")[2] == (date(1996, 1, 1), date(1996, 12, 31))


@pytest.mark.parametrize("quarter", ["Q2\u201923", "Q2 FY\u201923", "2Q\u201923", "FQ2'23", "Q2-23", "Q2 F23"])
def test_quarters_written_in_many_ways(quarter):
    assert (head(quarter).fiscal_quarter, head(quarter).year) == (2, 2023)


def test_a_form_is_no_year_of_a_quarter():
    assert head("Q1 10-Q").year is None


# --- scales and tables that stand apart --------------------------------------------------------------------------------------------------

NOTE_IN_THOUSANDS = """
          Loans are summarized as follows (in thousands):
                                  March 31, 1997   June 30, 1996
Loans, net                           $ 118,730       $ 109,862
Mortgage securities                     21,318          23,911
"""


def test_statements_in_dollars_beside_notes_that_round_them_to_thousands():
    found = read(
        """
        CONSOLIDATED STATEMENTS OF FINANCIAL CONDITION
                                  March 31, 1997   June 30, 1996
Cash                               $  2,318,447     $  1,987,210
Loans, net                          118,730,255      109,862,418
Mortgage securities                  21,317,640       23,910,552
Total assets                       $142,366,342     $135,760,180
"""
        + NOTE_IN_THOUSANDS,
        Context(names_a_scale=True, speaks_of_scales=True),
    )
    assert values(found[0], "Cash") == [2_318_447, 1_987_210]
    unlike = (
        NOTE_IN_THOUSANDS.replace("118,730", "128,730")
        .replace("109,862", "119,862")
        .replace("21,318", "22,318")
        .replace("23,911", "24,911")
    )
    apart = read(
        "CONSOLIDATED STATEMENTS OF FINANCIAL CONDITION\n"
        "                                  March 31, 1997   June 30, 1996\n"
        "Loans, net                          118,730,255      109,862,418\n"
        "Total assets                       $142,366,342     $135,760,180\n" + unlike,
        Context(names_a_scale=True, speaks_of_scales=True),
    )
    assert apart[0].refusal is not None and apart[0].refusal[0] == "scale_not_stated"


def test_a_table_of_its_own_for_each_row_is_one_table():
    rows = [
        ["", "2007", "2006"],
        ["Revenues", "", ""],
        ["Oil sales", "18.4", "16.2"],
        ["Gas sales", "31.2", "29.8"],
        ["Total", "49.6", "46.0"],
    ]
    length = "<table><tr><td></td><td colspan=2>Three Months Ended December 31,</td></tr></table>"
    found = only("<p>Statements of Income (In millions)</p>" + length + "".join(html_table(row) for row in rows))
    assert values(found, "Gas sales") == [Decimal("31200000.0"), Decimal("29800000.0")]


def test_halves_of_a_balance_sheet_under_a_statement_of_income():
    found = read("""
              CONSOLIDATED STATEMENTS OF INCOME (In thousands)
                                13 Weeks Ended           52 Weeks Ended
                              Feb. 2,    Feb. 3,      Feb. 2,     Feb. 3,
                               2002       2001         2002        2001
Net sales                   $ 502,118  $ 531,440   $1,604,227  $1,641,905
Cost of sales                 346,461    369,351    1,106,917   1,141,124
Net income                  $ 155,657  $ 162,089   $  497,310  $  500,781


              CONSOLIDATED BALANCE SHEETS (In thousands)

         ASSETS               Feb. 2,    Feb. 3,      LIABILITIES AND        Feb. 2,    Feb. 3,
                               2002       2001         EQUITY                 2002       2001
Cash                        $ 22,118   $ 18,406   Notes payable            $ 30,000   $ 55,000
Receivables                   41,905     44,330   Accounts payable          118,440    121,306
Inventories                  371,206    398,117   Accrued expenses           87,115     90,442
Other                         12,330     11,540   Equity                    212,004    205,645
  Total                     $447,559   $472,393     Total                  $447,559   $472,393
""")
    sheet = {cell.row.label: (cell.value, cell.period.end) for each in found[1:] for cell in each.cells if cell.figure.column == 0}
    assert sheet["Receivables"] == (41_905_000, date(2002, 2, 2)) and sheet["Notes payable"] == (30_000_000, date(2002, 2, 2))
    assert [cell.row.label for cell in found[0].cells[-1:]] == ["Net income"]


def test_dots_that_lead_from_the_last_letter_are_no_part_of_the_caption():
    found = only(OPERATING.format(row="Plant in service. . . . . . . . .   $ 512,330   $ 478,115"))
    assert values(found, "Plant in service") == [512_330_000, 478_115_000]


def test_two_panels_of_few_rows_keep_their_own_captions():
    found = read(
        "<p>Highlights (in millions)</p>"
        "<table><tr><td></td><td colspan=2>Three Months Ended June 30,</td><td></td><td colspan=2>As of</td></tr>"
        "<tr><td></td><td>2024</td><td>2023</td><td></td><td>June 30, 2024</td><td>December 31, 2023</td></tr>"
        "<tr><td>Revenue</td><td>$505.5</td><td>$540.1</td><td>Cash</td><td>$210.1</td><td>$188.0</td></tr>"
        "<tr><td>Net income</td><td>106.4</td><td>128.2</td><td>Total assets</td><td>3,100.2</td><td>3,050.7</td></tr></table>"
    )
    assert values(found[0], "Revenue") == [Decimal("505500000.0"), Decimal("540100000.0")]
    assert periods(found[1], "Total assets") == [(None, date(2024, 6, 30)), (None, date(2023, 12, 31))]


# --- what a caption names beside what its row prints --------------------------------------------------------------------------------------


def test_a_rate_in_a_caption_makes_its_debt_no_percentage():
    found = only(
        "<p>Debt (in millions)</p>"
        + html_table(
            ["", "", "March 31, 2009", "", "March 31, 2008"],
            ["Fixed-rate notes, weighted average rate 6.2%", "$", "311.2", "$", "322.0"],
            ["Term loan, effective interest rate of 5.1%", "", "40.0", "", "44.0"],
            ["Total debt", "$", "351.2", "$", "366.0"],
        )
    )
    assert values(found, "Term loan, effective interest rate of 5.1%") == [Decimal("40000000.0"), Decimal("44000000.0")]
    assert values(found, "Fixed-rate notes, weighted average rate 6.2%")[0] == Decimal("311200000.0")


def test_a_footnote_of_the_table_before_dates_no_column():
    found = read("""
           RESULTS (In thousands)
                          13 weeks ended
                       June 29,    June 30,
                         2003        2002
Revenue              $144,169    $144,244
Net income             16,318      19,244

(2)  Goodwill is not amortized since December 31, 2001.

            SEGMENT INFORMATION
              (In thousands)
Second Quarter (13 weeks)     2003        2002
Newspapers                $126,318    $127,704
Broadcasting                17,851      16,540
Total                     $144,169    $144,244
""")
    assert values(found[0], "Revenue") == [144_169_000, 144_244_000]
    assert not any(cell.period.end.month == 12 for each in found for cell in each.cells)


def test_a_sentence_stands_over_no_column():
    found = only("""
today announced sales of the third quarter and the first thirty-
six weeks of fiscal 1994.  Same store sales rose 1.2 percent for the quarter.

           OPERATING RESULTS (000's omitted)
                  12 Weeks Ended              12 Weeks Ended
                September 10, 1994          September 11, 1993
                Amount        %             Amount        %
                ------------------          ------------------
Sales          $218,406      100.0       $211,950     100.0
Cost of sales   163,177       74.7        158,750      74.9
Gross profit     55,229       25.3         53,200      25.1
""")
    assert values(found, "Gross profit")[:1] == [55_229_000]


def test_a_heading_with_its_unit_is_no_beginning_of_a_caption():
    found = only(
        OPERATING.format(
            row=(
                "Electric sales (thousands of MWh)\n"
                "  Residential                            1,180       1,112\n"
                "  Commercial                               904         888"
            )
        )
    )
    assert values(found, "Residential") == [1_180_000, 1_112_000] and values(found, "Commercial") == [904_000, 888_000]
    assert units(found, "Commercial") == {"pure"}


def test_shares_go_on_in_thousands_in_the_table_below_the_statement():
    heads = ["", "Three months ended March 31, 2009", "Three months ended March 31, 2008"]
    found = read(
        "<p>Statements of Income (in thousands, except per share amounts)</p>"
        + html_table(heads, ["Revenue", "90,110", "88,100"], ["Expenses", "80,110", "79,100"], ["Net income", "10,000", "9,000"])
        + html_table(
            heads,
            ["Shares used for computation: basic", "31,402", "31,100"],
            ["Earnings per share, basic", "0.32", "0.29"],
            ["Dividends per share", "0.10", "0.10"],
        )
    )
    assert {cell.value for each in found for cell in cells(each, "Shares used for computation: basic")} == {31_402_000, 31_100_000}


def test_securities_left_out_of_the_count_are_shares():
    found = only("""
Potentially dilutive securities were excluded from the computation:
                                 June 30,     June 30,
                                   2021         2020
Options to purchase stock      6,022,011    5,110,400
Restricted units                 911,200      830,100
""")
    assert units(found, "Options to purchase stock") == {"shares"} and values(found, "Restricted units")[0] == 911_200


def test_a_twin_table_of_another_day_has_its_twins_scale():
    rows = [["Treasuries", "$310", "$290"], ["Corporate bonds", "2,110", "2,004"], ["Total", "$2,420", "$2,294"]]
    first = "<p>The following tables present securities, in millions:</p>" + html_table(
        ["As of June 30, 2014", "Cost", "Fair value"], *rows
    )
    found = read(first + "<p>As of December 31, 2013</p>" + html_table(["", "Cost", "Fair value"], *rows))
    assert all(each.refusal is None for each in found) and values(found[-1], "Treasuries") == [310_000_000, 290_000_000]


# --- names of years, titles of two days, prints of a minus --------------------------------------------------------------------------------


def test_a_fiscal_year_that_is_named_by_its_beginning():
    found = only(
        "<p>Statements of Income (in thousands)</p><table>"
        "<tr><td></td><td colspan=2>Third Quarter</td></tr>"
        "<tr><td></td><td>2003</td><td>2002</td></tr>"
        "<tr><td>Net sales</td><td>1,000</td><td>900</td></tr>"
        "<tr><td>Cost of sales</td><td>600</td><td>500</td></tr>"
        "<tr><td>Net income</td><td>400</td><td>400</td></tr></table>",
        Context(
            calendar=FiscalCalendar(1, named_by_its_beginning=True), known_ends=frozenset({date(2003, 11, 1)}), period_end=date(2003, 11, 1)
        ),
    )
    assert periods(found, "Net sales")[0][1] == date(2003, 11, 1)


@pytest.mark.parametrize(
    "title",
    [
        "For the Nine Months Ended September 30, 1995 and September 30, 1994",
        "NINE MONTHS ENDED SEPTEMBER 30, 1995 AND\n          SEPTEMBER 30, 1994",
    ],
)
def test_a_title_of_two_days_gives_bare_years_their_length_and_day(title):
    found = only(f"""
          STATEMENTS OF CASH FLOWS
      {title}
              (in thousands)
                             1995          1994
Net earnings              $ 6,640       $13,220
Depreciation               24,106        22,210
Net cash provided by
  operating activities    $30,746       $35,430
""")
    assert periods(found, "Depreciation") == [(date(1995, 1, 1), date(1995, 9, 30)), (date(1994, 1, 1), date(1994, 9, 30))]


def test_half_a_year_to_date_is_no_fiscal_year():
    assert (head("YEAR-TO-DATE FY24").months, head("YEAR-TO-DATE FY24").year_to_date) == (None, True)


def test_a_margins_unmarked_step_is_a_percentage_too():
    found = only(
        "<p>Reconciliation (in millions)</p><p>Three months ended March 31, 2023</p>"
        + html_table(
            ["", "GAAP", "Adjustments", "Non-GAAP"], ["Net sales", "412.6", "0.0", "412.6"], ["Operating margin", "13.3%", "1.1", "14.4%"]
        )
    )
    assert values(found, "Operating margin") == [Decimal("0.133"), Decimal("0.011"), Decimal("0.144")]


def test_rates_of_a_column_make_no_percentage_of_the_money_beside_them():
    found = only(
        "<p>Reconciliation (in millions)</p><p>Three months ended March 31, 2023</p>"
        + html_table(
            ["", "Net Sales", "Operating Profit", "Effective Tax Rate"],
            ["As reported", "412.6", "54.9", "15.8%"],
            ["Restructuring", "1.0", "4.6", "21.7"],
            ["As adjusted", "413.6", "59.5", "16.4%"],
        )
    )
    assert Decimal("4600000.0") in values(found, "Restructuring")


def test_captions_that_a_table_of_one_row_sets_in():
    def set_in(label: str) -> str:
        return f"<table><tr><td><img src='spacer.gif'></td><td>{label}</td></tr></table>"

    found = only(
        "<p>Statements of Income (in thousands)</p><table>"
        "<tr><td></td><td>Year ended December 31, 2004</td><td>Year ended December 31, 2003</td></tr>"
        f"<tr><td>{set_in('Revenues:')}</td></tr>"
        + "".join(
            f"<tr><td>{set_in(label)}</td><td>{one}</td><td>{other}</td></tr>"
            for label, one, other in (("Product", "57,310", "44,120"), ("License", "3,890", "2,980"), ("Total", "61,200", "47,100"))
        )
        + "</table>"
    )
    assert values(found, "Product") == [57_310_000, 44_120_000] and cells(found, "Product")[0].row.headings == ("Revenues",)


def test_years_that_stand_again_over_other_columns_begin_a_table():
    found = read("""
            EBITDA (in thousands)
                 1st Qtr.   2nd Qtr.   3rd Qtr.
                   2000       2000       2000
Net income      $ 9,600    $13,200    $11,900
Taxes             6,400      8,800      7,900
EBITDA          $16,000    $22,000    $19,800

              PERIOD 9 STATISTICS

                    September
                  2000     1999    Chg.
Retail revenue  $ 9,412  $ 9,105   3.4%
Other revenue     8,804    8,402   4.8%
""")
    assert len(found) == 2 and [row.label for row in found[1].table.rows] == ["Retail revenue", "Other revenue"]
    assert not any(cell.period.end.month != 9 for cell in found[1].cells)


# --- rows, columns and headings that say what they are ------------------------------------------------------------------------------------


DIVIDENDS = """
                       DIVIDENDS PER SHARE

                                 1995      1994
First Quarter                   $ .74     $ .73
Second Quarter                    .74       .73
Third Quarter                     .74       .73
Fourth Quarter                    .74       .73
  Year                          $2.96     $2.92
"""


def test_rows_that_are_quarters_of_the_columns_years_have_the_quarters_periods():
    found = only(DIVIDENDS, Context(calendar=FiscalCalendar(12), is_annual=True))
    assert periods(found, "Second Quarter") == [(date(1995, 4, 1), date(1995, 6, 30)), (date(1994, 4, 1), date(1994, 6, 30))]
    assert periods(found, "Year") == [(date(1995, 1, 1), date(1995, 12, 31)), (date(1994, 1, 1), date(1994, 12, 31))]
    assert units(found, "First Quarter") == units(found, "Year") == {"USD/shares"}


def test_rows_that_are_quarters_of_years_without_a_known_end_are_refused():
    found = only(DIVIDENDS, Context(is_annual=True))
    assert found.cells == [] and found.refusal is not None and found.refusal[0] == "period_not_found"


def test_a_table_in_kilowatt_hours_is_no_money():
    text = """
                     Kilowatt-Hour Sales
                    (In Millions of KWHs)

                            Three Months Ended
                                 March 31,
                             2004        2003
Total Sales                 45,217      47,147
Residential                 10,748      10,275
"""
    found = only(text)
    assert units(found, "Total Sales") == units(found, "Residential") == {"pure"}
    assert values(found, "Residential") == [Decimal(10_748_000_000), Decimal(10_275_000_000)]


def test_as_reported_behind_a_dash_is_no_segment():
    text = """
                       CONSOLIDATED EARNINGS BY SEGMENT
                         (In millions)
                            Three Months Ended
                                 March 31,
                             2004        2003
Consolidated earnings:
Retail Business               122         117
Competitive Generation         44          30
Leasing Business               14          15
Net Income                  $ 180       $ 162
  - As Reported             $ 204       $ 125
"""
    (found,) = (each for each in read(text) if cells(each, "- As Reported"))
    assert {cell.segment for cell in cells(found, "- As Reported")} == {None}
    assert {cell.segment for cell in cells(found, "Retail Business")} == {"Retail Business"}


def test_other_above_the_total_of_segments_is_one_of_them():
    text = """
                          SEGMENT INFORMATION
                             (in millions)
                                Net Sales         Earnings Before Taxes
                            Three Months Ended     Three Months Ended
                                 June 30,               June 30,
                              2000      1999         2000      1999
Medicines Products          $3,805    $3,435       $1,095      $916
Beauty Care Products           590       626           39       102
Medical Devices                440       421           96        91
Other                            -         -          220       219
Total Company               $4,835    $4,482       $1,450    $1,328
"""
    found = only(text)
    assert {cell.segment for cell in cells(found, "Other")} == {"Other"}
    assert {cell.segment for cell in cells(found, "Total Company")} == {None}


def test_headings_end_with_the_few_rows_that_stand_under_them():
    text = """
                          LOANS AND SHARES
                        (dollars in thousands)
                                      March 31,    March 31,
                                        2008         2007
Gross loans                           1,210,592    1,070,759
Less:
  Reserve for loan losses               (19,114)     (15,889)
Net loans receivable                  1,191,478    1,054,870
Net residential loans                   145,565      122,839
"""
    found = only(text)
    assert [cell.parent for cell in cells(found, "Reserve for loan losses")] == ["Less", "Less"]
    assert {cell.parent for cell in cells(found, "Net loans receivable") + cells(found, "Net residential loans")} == {None}


def test_what_follows_basic_and_diluted_does_not_stand_under_their_heading():
    text = """
                     CONSOLIDATED STATEMENTS OF EARNINGS
                  (in millions, except per share amounts)
                                                        Three Months Ended
                                                            June 30,
                                                         2000      1999
Net Sales                                              $5,275    $4,920
Provision for restructuring and other special items       100       200
Net Earnings                                            1,091       952
Average Common Shares Outstanding
Basic                                                   1,970     1,984
Diluted                                                 2,002     2,027
Dividends Per Common Share                              $.245     $.215
"""
    found = only(text)
    assert {cell.parent for cell in cells(found, "Diluted")} == {"Average Common Shares Outstanding"}
    assert {cell.parent for cell in cells(found, "Dividends Per Common Share")} == {None}


def test_commitments_without_a_figure_and_a_scale_are_no_parents():
    text = html_table(
        ["", "June 30, 2000", "June 30, 1999"],
        ["(in millions)", "", ""],
        ["Total liabilities", "7,206", "4,085"],
        ["Commitments and contingencies", "", ""],
        ["Total shareholders\u2019 equity", "10,038", "7,466"],
        ["Total liabilities and shareholders\u2019 equity", "17,244", "11,551"],
    )
    found = only(f"<p>CONSOLIDATED BALANCE SHEETS</p>{text}")
    assert len(found.cells) == 6 and {cell.parent for cell in found.cells} == {None}


def test_a_caption_that_breaks_off_at_a_possessive_goes_on_below():
    text = """
                     CONSOLIDATED BALANCE SHEET
                           (In millions)
                                       March 31,    March 31,
                                         1995         1994
Total Liabilities                       $7,382       $6,910
  Stockholders' equity                   6,000        6,000
  Total Liabilities and Stockholders'
    Equity                             $13,382      $12,910
"""
    found = only(text)
    assert len(cells(found, "Total Liabilities and Stockholders' Equity")) == 2


def test_assets_at_the_years_end_are_of_a_day_among_years_of_sales():
    text = """
                      INDUSTRY SEGMENTS
                   (in millions of dollars)
                              Net Sales                 Year-End Assets
                       1993     1992     1991      1993     1992     1991
Medicines            $6,524   $6,313   $5,908    $4,628   $4,622   $4,215
Medical Devices       1,693    1,665    1,559     2,030    1,063    1,033
Total                $8,217   $7,978   $7,467    $6,658   $5,685   $5,248
"""
    found = only(text, Context(calendar=FiscalCalendar(12), is_annual=True))
    assert periods(found, "Medicines")[:1] == [(date(1993, 1, 1), date(1993, 12, 31))]
    assert periods(found, "Medicines")[3:] == [(None, date(1993, 12, 31)), (None, date(1992, 12, 31)), (None, date(1991, 12, 31))]


def test_a_balance_beside_a_three_month_change_is_of_a_day():
    text = """
CONSOLIDATED STATEMENTS OF
 FINANCIAL CONDITION                              Three Month                     One Year
(in thousands)                 December 31, 2005    Change     September 30, 2005  Change  December 31, 2004
Assets:
   Cash and due from banks         $   25,244          1%           $  24,944        24%     $  20,310
   Net loans receivable               892,809          3%             867,735        20%       742,355
      Total assets                 $  918,053          3%          $  892,679        16%    $  762,665
"""
    found = only(text)
    assert periods(found, "Total assets") == [(None, date(2005, 12, 31)), (None, date(2005, 9, 30)), (None, date(2004, 12, 31))]


def test_a_reconciliation_of_flows_under_days_takes_the_length_that_the_document_states():
    text = """
     A reconciliation of segment operating income to the consolidated statements follows (in millions):

                                                   1/1/00    12/26/98
            Segment Operating Income......            419         230
            Corporate Expenses, net.......            221         103
            Restructuring Costs...........            198         127
               Total Operating Income.....         $  419      $  230
"""
    days = (date(2000, 1, 1), date(1998, 12, 26))
    known = Context(known_ends=frozenset({*days, date(1999, 9, 25), date(1998, 9, 25)}), lengths=frozenset((day, 3) for day in days))
    assert all(start is not None for start, _ in periods(only(text, known), "Corporate Expenses, net"))
    unknown = only(text, Context(known_ends=frozenset(days)))
    assert unknown.cells == []


def test_diluted_alone_below_a_caption_that_took_basic_is_an_amount_a_share():
    text = """
     Pro forma information follows (in millions, except per share amounts):

                                                Three Months Ended
                                                     June 30,
                                                 1999        1998
Net income--as reported                        $  601      $  309
Net income--pro forma                          $  528      $  266
Net income per common share--as reported
 Basic                                          $4.20       $2.34
Diluted                                         $3.61       $2.10
"""
    found = only(text)
    assert units(found, "Diluted") == {"USD/shares"} and values(found, "Diluted") == [Decimal("3.61"), Decimal("2.10")]


def test_a_table_of_what_moved_earnings_a_share_needs_no_scale():
    text = """
              Significant Factors Impacting EPS

                          Three Months Ended
                               March 31,
                             2004     2003
Retail business            $ 0.24   $ 0.22
Leasing                      0.02     0.01
Total                      $ 0.26   $ 0.23
"""
    found = only(text)
    assert found.refusal is None and units(found, "Leasing") == {"USD/shares"}


def test_ranges_of_guidance_are_refused_and_not_passed_over():
    alone = html_table(
        ["Measure", "Fiscal 2020 Guidance"], ["Revenue (million)", "$2,350 - $2,450"], ["Adjusted Diluted EPS", "$2.95 - $3.07"]
    )
    (refused,) = read(alone)
    assert refused.cells == [] and refused.refusal is not None and refused.refusal[0] == "range_not_read"
    assert len(refused.table.rows) == 2
    beside = html_table(
        ["", "Three Months Ended June 30, 2020", "Three Months Ended June 30, 2019"],
        ["(in millions)", "", ""],
        ["Net sales", "2,350", "2,100"],
        ["Operating income", "235", "210"],
        ["Expected net sales", "$2,400 - $2,450", ""],
    )
    found = only(beside)
    assert [piece.text for _, piece in found.table.unread] == ["$2,400 - $2,450"]
    assert {cell.row.label for cell in found.cells} == {"Net sales", "Operating income"}


def test_what_is_over_is_no_guidance_whatever_a_title_above_says():
    text = """
                        BUSINESS OUTLOOK
                     (dollars in millions)
                       Three Months Ended      Three Months Ending
                            June 30,              September 30,
                        2002       2001               2002
Net sales              1,429      1,475              1,500
Gross margin             391        434                420
"""
    found = only(text, Context(period_end=date(2002, 6, 30), known_on=date(2002, 10, 15)))
    assert [cell.is_guidance for cell in cells(found, "Net sales")] == [False, False, True]


def test_a_total_closes_the_outer_heading_that_it_names():
    rows = (
        ["Net sales", "1,429", "1,475"],
        ["Operating expenses:", "", ""],
        ["Research and development", "106", "111"],
        ["Special charges:", "", ""],
        ["Restructuring costs", "24", "11"],
        ["Total operating expenses", "130", "122"],
        ["Operating income", "1,299", "1,353"],
    )
    table = "<table><tr><td></td><td>Quarter ended June 30, 2002</td><td>Quarter ended June 30, 2001</td></tr>"
    for (label, *figures), inset in zip(rows, (0, 0, 10, 10, 20, 30, 0), strict=True):
        table += f"<tr><td style='padding-left:{inset}px'>{label}</td>" + "".join(f"<td>{text}</td>" for text in figures) + "</tr>"
    found = only(f"<p>STATEMENTS OF OPERATIONS (in millions)</p>{table}</table>")
    assert {cell.parent for cell in cells(found, "Restructuring costs")} == {"Operating expenses > Special charges"}
    assert {cell.parent for cell in cells(found, "Operating income")} == {None}


def test_cents_between_amounts_a_share_are_one_of_them():
    text = """
              Effect of goodwill amortization (in millions, except per share amounts)
                                            Three Months Ended
                                                 June 30,
                                             2002      2001
Net income, as reported                     $  32     $  61
Add: goodwill amortization                     --         4
Net income, as adjusted                     $  32     $  65
Basic earnings per share, as reported       $0.09     $0.17
Add: goodwill amortization                     --      0.01
Basic earnings per share, as adjusted       $0.09     $0.18
"""
    rows = [(cell.unit, cell.value) for cell in cells(only(text), "Add: goodwill amortization")]
    assert rows == [("USD", 0), ("USD", 4_000_000), ("USD/shares", 0), ("USD/shares", Decimal("0.01"))]


def test_receivables_and_inventory_under_quarters_are_of_their_last_days():
    text = """
                     SELECTED FINANCIAL INFORMATION (in millions)
                                            Three Months Ended
                                          June 30,     March 31,
                                            2002         2002
Cash and cash equivalents                  $ 626        $ 644
Accounts receivable, net                     441          497
Inventory                                     34           21
Operating cash flow                          115           98
"""
    found = only(text)
    assert {
        start for label in ("Cash and cash equivalents", "Accounts receivable, net", "Inventory") for start, _ in periods(found, label)
    } == {None}
    assert periods(found, "Operating cash flow")[0] == (date(2002, 4, 1), date(2002, 6, 30))


def test_a_title_makes_a_whole_table_one_segments():
    americas = html_table(
        ["", "Three Months Ended March 31, 2020", "Three Months Ended March 31, 2019"],
        ["Net sales", "230,000", "210,000"],
        ["Depreciation", "4,000", "3,000"],
    )
    named = html_table(
        ["", "Three Months Ended March 31, 2020", "Three Months Ended March 31, 2019"],
        ["Net sales:", "", ""],
        ["Americas", "230,000", "210,000"],
        ["International", "111,000", "116,000"],
        ["Total", "341,000", "326,000"],
    )
    *_, last = read(
        f"<p>SEGMENT INFORMATION</p><p>(in thousands)</p>{named}<p>More of it.</p><p>Americas Segment</p><p>(in thousands)</p>{americas}"
    )
    assert {cell.segment for cell in last.cells} == {"Americas"}


def test_the_second_line_of_the_adjustments_in_capitals_belongs_to_the_heading():
    table = html_table(
        ["", "Three Months Ended March 31, 2020", "Three Months Ended March 31, 2019"],
        ["NET EARNINGS", "8,000", "12,000"],
        ["ADJUSTMENTS TO RECONCILE NET EARNINGS TO NET CASH", "", ""],
        ["USED IN OPERATING ACTIVITIES:", "", ""],
        ["DEPRECIATION AND AMORTIZATION", "6,539", "6,178"],
        ["NET CASH USED IN OPERATING ACTIVITIES", "(5,000)", "(9,000)"],
    )
    found = only(f"<p>STATEMENTS OF CASH FLOWS (in thousands)</p>{table}")
    parents = {cell.parent for cell in cells(found, "DEPRECIATION AND AMORTIZATION")}
    assert parents == {"ADJUSTMENTS TO RECONCILE NET EARNINGS TO NET CASH USED IN OPERATING ACTIVITIES"}


def test_a_day_and_the_change_beside_it_are_two_columns():
    text = """
Results of operations (dollars in millions):
                              Three Months Ended          Nine Months Ended
                           6/26/99   6/26/98  Change   6/26/99   6/26/98 Change
Net sales                   $1,558    $1,402    11%     $4,798    $4,385     9%
Gross margin                  $427      $360    19%     $1,312    $1,062    24%
"""
    found = only(text)
    assert values(found, "Gross margin") == [Decimal(427_000_000), Decimal(360_000_000), Decimal(1_312_000_000), Decimal(1_062_000_000)]


def test_a_table_of_units_by_its_title_is_no_money():
    text = """
                         Macintosh Units (in thousands)

                                 Three Months Ended
                              6/26/99       6/26/98
Americas                          519           421
Europe                            203           160
"""
    assert units(only(text), "Americas") == {"pure"} and values(only(text), "Europe") == [Decimal(203_000), Decimal(160_000)]


def test_columns_between_two_balances_are_what_changed_the_one_to_the_other():
    text = """
The restructuring activity (in millions):

                        Balance as of                                Balance as of
Category             September 26, 1997    Spending   Adjustments    June 26, 1998
Employee terminations      $   76             $49         $--             $27
Leases                         25               9           3              19
                           $  101             $58         $ 3             $46
"""
    found = only(text, Context(period_end=date(1998, 6, 26)))
    moved = (date(1997, 9, 27), date(1998, 6, 26))
    assert periods(found, "Leases") == [(None, date(1997, 9, 26)), moved, moved, (None, date(1998, 6, 26))]


def test_average_shares_of_a_summary_are_counts():
    text = """
                         FINANCIAL POSITION DATA
                    (in millions, except per share amounts)
                                    1996      1995
Current liabilities                5,050     4,806
Total liabilities                  8,115     8,107
Total assets                      14,685    13,929
Stockholders' equity               6,570     5,822
Average common shares outstanding  1,004     1,012
"""
    found = only(text, Context(calendar=FiscalCalendar(12), is_annual=True))
    assert units(found, "Average common shares outstanding") == {"shares"}


def test_rows_of_a_roll_forward_have_the_quarters_that_they_name():
    text = """
Restructuring activity through June 29, 2002 (in millions):

                             Severance     Leases      Total
Q1'02 Total Charge              $ 8         $ 4        $ 12
Q1'02 Spending                   (5)         --          (5)
Accrual at 12/29/01             $ 3         $ 4        $  7
Q2'02 Spending                   (1)         (1)         (2)
Accrual at 3/30/02              $ 2         $ 3        $  5
"""
    known = frozenset({date(2001, 9, 29), date(2001, 12, 29), date(2002, 3, 30), date(2002, 6, 29)})
    found = only(text, Context(calendar=FiscalCalendar(9), period_end=date(2002, 6, 29), known_ends=known))
    assert set(periods(found, "Q1'02 Spending")) == {(date(2001, 9, 30), date(2001, 12, 29))}
    assert set(periods(found, "Accrual at 12/29/01")) == {(None, date(2001, 12, 29))}
    assert set(periods(found, "Q2'02 Spending")) == {(date(2001, 12, 30), date(2002, 3, 30))}


AVERAGES = """
                          CONSOLIDATED BALANCE SHEETS
                          (dollars in thousands)
                                December 31,   December 31,
                                    2005           2004
Loans receivable                   892,809        742,355
Total assets                     1,083,743        932,639
Deposits                           814,748        693,835
Other borrowed funds               131,901        104,418
Total liabilities                  946,649        798,253

                          AVERAGE BALANCES
                                 Three Months Ended
                                     December 31,
                                  2005           2004
Loans                            {loans}
Average assets                   {assets}
Deposits                         {deposits}
"""


def test_averages_without_a_scale_are_read_at_that_of_the_balances_that_they_are_of_a_size_with():
    *_, averages = read(
        AVERAGES.format(loans="886,333        741,001", assets="1,069,847       921,500", deposits="813,483        690,100")
    )
    assert values(averages, "Average assets") == [Decimal(1_069_847_000), Decimal(921_500_000)]
    *_, in_full = read(
        AVERAGES.format(loans="886,333,123    741,001,456", assets="1,069,847,789  921,500,012", deposits="813,483,345    690,100,678")
    )
    assert values(in_full, "Average assets") != [Decimal(1_069_847_789_000), Decimal(921_500_012_000)]


def test_captions_set_in_by_empty_cells_close_the_headings_that_they_leave():
    table = html_table(
        ["", "", "", "Quarter ended June 30, 2002", "Quarter ended June 30, 2001"],
        ["Denominator:", "", "", "", ""],
        ["", "Weighted-average shares outstanding", "", "356,370", "348,765"],
        ["", "Effect of dilutive securities:", "", "", ""],
        ["", "", "Dilutive stock options", "10,512", "10,147"],
        ["Denominator for diluted earnings per share", "", "", "366,882", "358,912"],
        ["Basic earnings per share", "", "", "0.09", "0.17"],
    )
    found = only(f"<p>Earnings per share (in thousands, except per share amounts)</p>{table}")
    assert {cell.parent for cell in cells(found, "Dilutive stock options")} == {"Denominator > Effect of dilutive securities"}
    assert {cell.parent for cell in cells(found, "Basic earnings per share")} == {None}


def test_dollars_below_a_heading_of_shares_are_no_shares():
    table = html_table(
        ["", "Three Months Ended December 30, 2023", "Three Months Ended December 31, 2022"],
        ["Net income", "33,916", "29,998"],
        ["Shares used in computing earnings per share:", "", ""],
        ["Basic", "15,509,763", "15,892,723"],
        ["Diluted", "15,576,641", "15,955,718"],
        ["Total net sales", "$ 119,575", "$ 117,154"],
    )
    found = only(f"<p>STATEMENTS OF OPERATIONS (in millions, except number of shares, which are reflected in thousands)</p>{table}")
    assert units(found, "Basic") == {"shares"} and units(found, "Total net sales") == {"USD"}


def test_days_without_a_year_stand_over_the_years_and_not_over_the_changes():
    text = """
(Tabular information: Dollars in millions)
                              Second Quarter              Six Months Ended
                                                       March 27,  March 28,
                              1998   1997  Change        1998      1997  Change
                             ______________________   _________________________
Net sales                     $1,405   $1,601  (12%)     $2,983   $3,730  (20%)
Gross margin                  $  349   $  302   16%      $  701   $  815  (14%)
"""
    known = frozenset({date(1998, 3, 27), date(1997, 3, 28), date(1997, 9, 26)})
    found = only(text, Context(calendar=FiscalCalendar(9), period_end=date(1998, 3, 27), known_ends=known))
    assert [end for _, end in periods(found, "Net sales")] == [date(1998, 3, 27), date(1997, 3, 28), date(1998, 3, 27), date(1997, 3, 28)]


@pytest.mark.parametrize(
    "said",
    [
        "compared with $13.87 per diluted share in the 14-week year-ago quarter.",
        "The company's fiscal 2013 first quarter had 13 weeks, while its fiscal 2012 first quarter had 14 weeks.",
        "The first quarter of fiscal 2012 included 14 weeks.",
        "",
    ],
)
def test_a_first_quarter_of_fourteen_weeks_begins_a_week_earlier_where_it_is_said(said: str):
    text = """
                  STATEMENTS OF OPERATIONS (in millions)
                                Three Months Ended
                          December 29,     December 31,
                              2012             2011
Net sales                    54,512           46,333
Cost of sales                33,452           25,630
"""
    context = Context(
        calendar=FiscalCalendar(9),
        period_end=date(2012, 12, 29),
        known_ends=frozenset({date(2012, 12, 29), date(2012, 9, 29), date(2011, 12, 31)}),
        long_quarters=long_quarters(said.lower()),
    )
    now, then = periods(only(text, context), "Net sales")
    assert now == (date(2012, 9, 30), date(2012, 12, 29))
    assert then == (date(2011, 9, 25) if said else date(2011, 10, 2), date(2011, 12, 31))


@pytest.mark.parametrize(
    ("said", "ended", "before"),
    [
        (
            "Results for the previous quarter ended July 2, 2005 are based upon 14 weeks versus a normal 13 week quarter",
            {date(2005, 7, 2)},
            False,
        ),
        ("the 14-week quarter ended July 2, 2005", {date(2005, 7, 2)}, False),
        ("the preceding quarter, which had fourteen weeks", set(), True),
        ("the quarter ended July 2, 2005 had 13 weeks, the year-ago quarter 14 weeks", set(), False),
    ],
)
def test_a_quarter_of_14_weeks_is_told_by_its_day_or_by_its_place_before_the_one_reported_on(said: str, ended: set[date], before: bool):
    found = long_quarters(said.lower())
    assert (set(found.ended), found.before) == (ended, before)


def test_sales_of_known_segments_in_a_summary_of_many_things_are_theirs():
    def table(*rows: list[str]) -> str:
        return html_table(["", "Three Months Ended June 29, 2002", "Three Months Ended June 30, 2001"], *rows)

    segments = table(["Net sales:", "", ""], ["Americas", "843", "881"], ["Europe", "260", "281"], ["Total", "1,103", "1,162"])
    summary = table(
        ["Net sales", "1,103", "1,162"],
        ["Americas net sales", "843", "881"],
        ["Europe net sales", "260", "281"],
        ["Gross margin", "391", "434"],
        ["Inventory", "34", "21"],
    )
    *_, last = read(
        f"<p>SEGMENT INFORMATION</p><p>(in millions)</p>{segments}<p>Discussion of what happened.</p><p>Results (in millions)</p>{summary}"
    )
    assert {cell.segment for cell in cells(last, "Americas net sales")} == {"Americas"}
    assert {cell.segment for label in ("Net sales", "Gross margin") for cell in cells(last, label)} == {None}


# --- heads and figures out of step --------------------------------------------------------------------------------------------------------


def misspanned(heads: str, rows: str) -> str:
    return f"<p>Statements of Operations (in thousands)</p><table>{heads}{rows}</table>"


ROWS_OF_TWO = "".join(
    f"<tr><td>{label}</td><td></td><td>$</td><td>{one}</td><td></td><td>$</td><td>{other}</td>{{}}</tr>"
    for label, one, other in (("Net revenues", "31,204", "27,440"), ("Cost of revenues", "18,911", "17,207"))
)


def test_html_heads_that_span_a_cell_too_few_stand_over_their_columns_in_order():
    heads = (
        "<tr><td></td><td colspan=2>Three Months Ended<br>December 31, 2001</td>"
        "<td colspan=2>Three Months Ended<br>December 31, 2000</td></tr>"
    )
    found = only(misspanned(heads, ROWS_OF_TWO.replace("{}", "")), Context(period_end=date(2001, 12, 31)))
    assert [(cell.value, cell.period.end.year) for cell in cells(found, "Net revenues")] == [(31_204_000, 2001), (27_440_000, 2000)]


def test_html_heads_that_span_too_little_beside_a_change_do_too():
    heads = (
        "<tr><td></td><td colspan=4>Three Months Ended December 31,</td><td colspan=2>% Change</td></tr>"
        "<tr><td></td><td colspan=2>2001</td><td colspan=2>2000</td><td colspan=2>&nbsp;</td></tr>"
    )
    found = only(misspanned(heads, ROWS_OF_TWO.replace("{}", "<td></td><td>14</td><td>%</td>")), Context(period_end=date(2001, 12, 31)))
    assert [(cell.value, cell.period.end.year) for cell in cells(found, "Cost of revenues")] == [(18_911_000, 2001), (17_207_000, 2000)]


NARROW = """
                 (in thousands, except per share data)

                    Three Months Ended            Three Months Ended
                    September 30, 2002            September 30, 2001
                           Adjust-     Pro               Adjust-     Pro
                   GAAP     ments     Forma     GAAP      ments     Forma
                 --------  -------- --------  --------  --------  --------
Revenues          $14,206  $    --   $14,206   $18,340   $    --   $18,340
Operating loss     (1,530)     592      (938)   (2,856)    3,080       224
Net income (loss) $(1,322) $   592   $  (730)  $(2,410)  $ 3,080   $   670
"""


def test_a_figure_that_one_space_parts_from_its_caption_and_a_dollar_sign_follows_is_read():
    assert values(only(NARROW), "Net income (loss)") == [-1_322_000, 592_000, -730_000, -2_410_000, 3_080_000, 670_000]


def test_a_long_caption_that_pushes_its_figure_aside_loses_none_where_the_row_is_full():
    text = """
                 (in thousands)
                              Three Months Ended     Nine Months Ended
                                September 30,          September 30,
                                2002      2001         2002      2001
Revenues                      $14,206   $18,340      $ 44,118  $ 58,206
Net income (loss) per books $(1,530)   $(2,856)      $ (4,688) $ (2,908)
"""
    assert values(only(text), "Net income (loss) per books") == [-1_530_000, -2_856_000, -4_688_000, -2_908_000]


def test_two_amounts_that_single_spaces_part_from_a_long_caption_are_its_row():
    text = """
                 CONDENSED BALANCE SHEETS
                     (in dollars)
                                           Sept. 30, 2002   Dec. 31, 2001
                                           --------------   -------------
Common stock.............................     $   173,102     $   139,804
Deficit accumulated during the development stage (25,293,870) (20,505,437)
     Total Equity........................     $ 1,761,818     $ 2,636,224
"""
    found = only(text)
    assert values(found, "Deficit accumulated during the development stage") == [-25_293_870, -20_505_437]
    assert values(found, "Total Equity") == [1_761_818, 2_636_224]


def test_a_row_of_what_is_no_figure_is_refused_and_no_part_of_the_next_caption():
    text = """
                 (thousands)
                                         September 30
                                       2002           2001
Long-term debt                       $ 48,206       $ 52,310
Backlog                              $ 88.4 million $ 71.2 million
Current ratio                           1.8:1          1.6:1
Shareholders' equity                   61,204         58,118
"""
    found = only(text)
    assert values(found, "Shareholders' equity") == [61_204_000, 58_118_000]
    assert {piece.text for _, piece in found.table.unread} == {"$ 88.4 million $ 71.2 million"}
    assert (values(found, "Current ratio"), units(found, "Current ratio")) == ([Decimal("1.8"), Decimal("1.6")], {"pure"})


def test_a_table_without_a_scale_keeps_what_is_the_same_at_any():
    text = """
                              Three Months Ended
                                September 30,
                                2002      2001
Comparable sales                3.4%     (1.8)%
Average weekly sales          41,204    40,118
Restaurants opened                 6         4
Number of restaurants             97        91
Net income per share            $.21      $.18
"""
    found = only(text, Context(speaks_of_scales=True))
    assert found.refusal is not None and found.refusal[0] == "scale_not_stated"
    assert {cell.row.label for cell in found.cells} == {
        "Comparable sales",
        "Restaurants opened",
        "Number of restaurants",
        "Net income per share",
    }


# --- years and lengths among the rows, quarters under a year -----------------------------------------------------------------------------


QUARTER_STUBS = """
      SELECTED QUARTERLY FINANCIAL DATA (In thousands, except per share data)

{heads}

      {one}
      Net sales                      $48,114    $52,806    $53,440    $54,051
      Net income                       1,240      2,384      2,312      2,042

      {other}
      Net sales                      $43,220    $47,114    $48,306    $49,266
      Net income                         440      1,502      1,388      1,454
"""
BY_NUMBER = (
    "                                      First     Second      Third     Fourth\n"
    "                                     Quarter    Quarter    Quarter    Quarter"
)
BY_ORDINAL = "                                      First     Second      Third     Fourth"
BY_DAY = (
    "                                                  Quarter Ended\n"
    "                                     March 31    June 30   September 30  December 31"
)


@pytest.mark.parametrize(
    "heads, one, other",
    [(BY_NUMBER, "1998", "1997"), (BY_DAY, "1998", "1997"), (BY_ORDINAL, "YEAR ENDED DECEMBER 31, 1998", "YEAR ENDED DECEMBER 31, 1997")],
)
def test_an_inset_year_above_its_rows_is_that_of_quarters_over_the_columns(heads: str, one: str, other: str):
    found = only(
        QUARTER_STUBS.format(heads=heads, one=one, other=other),
        Context(calendar=FiscalCalendar(12), period_end=date(1998, 12, 31), is_annual=True),
    )
    ends = [(3, 31), (6, 30), (9, 30), (12, 31)]
    assert [end for _, end in periods(found, "Net sales")] == [date(year, *end) for year in (1998, 1997) for end in ends]
    assert all(85 <= (end - start).days <= 92 for start, end in periods(found, "Net sales"))


@pytest.mark.parametrize(
    "title, heads",
    [
        (
            "QUARTERLY RESULTS - FISCAL YEAR ENDED SEPTEMBER 30, 2002",
            "                            Dec. 31    Mar. 31   June 30  Sept. 30    Year",
        ),
        ("QUARTERLY RESULTS - FISCAL 2002", "    Quarter ended           Dec. 31    Mar. 31   June 30  Sept. 30    Year"),
    ],
)
def test_quarters_under_the_title_of_their_fiscal_year_are_no_years(title: str, heads: str):
    text = f"""
            {title}
               (in millions, except per share data)
{heads}
    Net sales                 $112.4     $108.6    $115.2    $121.0  $457.2
    Net income per share        $.31       $.20      $.27      $.39   $1.17
"""
    found = only(text, Context(calendar=FiscalCalendar(9), period_end=date(2002, 9, 30)))
    assert periods(found, "Net sales") == [
        (date(2001, 10, 1), date(2001, 12, 31)),
        (date(2002, 1, 1), date(2002, 3, 31)),
        (date(2002, 4, 1), date(2002, 6, 30)),
        (date(2002, 7, 1), date(2002, 9, 30)),
        (date(2001, 10, 1), date(2002, 9, 30)),
    ]


def test_a_stub_over_two_lines_states_the_length_of_its_block():
    text = """
          For the quarterly period ended June 30, 1998
                          Power          Forged
(In thousands)        Transmission      Products         Total
Three months ended
  June 30, 1998:
   Net sales             $44,815        $26,445        $71,260
Six months ended
  June 30, 1998:
   Net sales             $89,006        $52,908       $141,914
"""
    found = only(text, Context(calendar=FiscalCalendar(12), period_end=date(1998, 6, 30)))
    assert [start for start, _ in periods(found, "Net sales")] == [date(1998, 4, 1)] * 3 + [date(1998, 1, 1)] * 3


def test_a_stub_of_a_length_alone_is_that_of_columns_of_years():
    text = """
(In thousands)                 1998        1997
Second quarter:
   Castings sales             $44,815     $42,006
   Machinery sales             26,445      26,908
Six months:
   Castings sales             $89,006     $84,112
   Machinery sales             52,908      53,800
"""
    found = only(text, Context(calendar=FiscalCalendar(12), period_end=date(1998, 6, 30)))
    assert [start for start, _ in periods(found, "Castings sales")] == [
        date(1998, 4, 1),
        date(1997, 4, 1),
        date(1998, 1, 1),
        date(1997, 1, 1),
    ]


def test_a_bare_year_among_the_rows_is_theirs_where_only_a_title_dates_the_columns():
    text = """
          For the year ended December 31, 1998
(in thousands)                     Castings      Machinery     Consolidated
1998
Net sales                          $112,040      $ 96,371      $208,411
Identifiable assets                  70,118        81,206       151,324
1997
Net sales                          $104,880      $ 83,026      $187,906
Identifiable assets                  68,204        77,118       145,322
"""
    found = only(text, Context(calendar=FiscalCalendar(12), period_end=date(1998, 12, 31)))
    assert [end.year for _, end in periods(found, "Net sales")] == [1998] * 3 + [1997] * 3
    assert periods(found, "Identifiable assets")[-1] == (None, date(1997, 12, 31))


def test_blocks_for_a_quarter_and_the_full_year_are_of_their_own_length():
    rows = [
        ["Fourth Quarter", "", ""],
        ["Publishing revenues", "$88.1", "$90.2"],
        ["Full Year", "", ""],
        ["Publishing revenues", "$364.0", "$371.1"],
    ]
    found = only(
        f"<p>(in millions)</p>{html_table(['', '2001', '2000'], *rows)}",
        Context(calendar=FiscalCalendar(12), period_end=date(2001, 12, 31)),
    )
    assert [start for start, _ in periods(found, "Publishing revenues")] == [
        date(2001, 10, 1),
        date(2000, 10, 1),
        date(2001, 1, 1),
        date(2000, 1, 1),
    ]


# --- what a row counts, and at which scale ------------------------------------------------------------------------------------------------


def test_the_scale_over_one_column_is_no_other_columns():
    rows = [["July 1 – July 31, 2011", "210,440", "$19.87", "$38.6"], ["Total", "825,157", "$17.68", "$28.2"]]
    heads = [
        "Period",
        "Total Number of Shares Purchased",
        "Average Price Paid per Share",
        "Approximate Dollar Value that May Yet Be Purchased (in millions)",
    ]
    (found,) = read(
        f"<p>Repurchases during the three months ended September 30, 2011:</p>{html_table(heads, *rows)}",
        Context(calendar=FiscalCalendar(12), period_end=date(2011, 9, 30)),
    )
    assert [(cell.value, cell.unit) for cell in cells(found, "Total")] == [
        (825_157, "shares"),
        (Decimal("17.68"), "USD/shares"),
        (28_200_000, "USD"),
    ]


def test_a_section_of_tons_gives_no_scale_to_money():
    text = """
                              Three Months Ended
                                September 30,
                                2002      2001
Shipments (thousands of tons):
  Hot rolled                      318       290
Net sales by product (millions):
  Hot rolled                  $ 115.4   $  98.6
Capital expenditures          $  28.6   $  14.4
"""
    found = only(text)
    assert values(found, "Hot rolled") == [318_000, 290_000, 115_400_000, 98_600_000]
    assert values(found, "Capital expenditures") == [28_600_000, 14_400_000]


def counted(*rows: list[str], caption: str = "(in thousands, except per share data)") -> Reading:
    return only(
        f"<p>{caption}</p>{html_table(['', 'Three Months Ended December 31, 2001', 'Three Months Ended December 31, 2000'], *rows)}"
    )


@pytest.mark.parametrize(
    "label, printed, value, unit",
    [
        ("Average tractors", "1,402", 1_402, "pure"),
        ("Full-time equivalent staff", "142", 142, "pure"),
        ("Rigs operating", "41", 41, "pure"),
        ("Retail square footage (000's)", "4,118", 4_118_000, "pure"),
        ("Minutes of use (in billions)", "1.2", 1_200_000_000, "pure"),
        ("Apartment units, end of period", "16,414", 16_414, "pure"),
        ("Net operating income per home", "$980", 980, "USD"),
        ("Operating profit per ton shipped", "$51", 51, "USD"),
        ("Average day rate", "$7,410", 7_410, "USD"),
        ("Average daily rate (ADR)", "$101.22", Decimal("101.22"), "USD"),
        ("Average ticket", "$41.20", Decimal("41.20"), "USD"),
        ("Percentage rents", "412", 412_000, "USD"),
        ("Shares used", "20,377", 20_377_000, "shares"),
        ("Effective tax rate", "33.5", Decimal("0.335"), "pure"),
        ("Return on average equity", "13.1", Decimal("0.131"), "pure"),
        ("Combined ratio", "97.4", Decimal("0.974"), "pure"),
    ],
)
def test_a_caption_tells_what_its_row_counts_and_whether_the_tables_scale_is_its_own(label: str, printed: str, value: Decimal, unit: str):
    found = counted(["Net revenues", "$52,310.5", "$46,804.2"], ["Net income", "2,310.1", "1,804.3"], [label, printed, printed])
    assert {(cell.value, cell.unit) for cell in cells(found, label)} == {(value, unit)}


def test_what_a_heading_leaves_out_of_its_scale_by_name_is_printed_in_full():
    found = counted(
        ["Service revenue", "$58.1", "$52.9"],
        ["Operating Data (in thousands, except ARPU)", "", ""],
        ["Subscribers", "1,204", "1,180"],
        ["ARPU", "$47.61", "$47.70"],
        caption="(in millions)",
    )
    assert values(found, "ARPU") == [Decimal("47.61"), Decimal("47.70")]
    assert values(found, "Subscribers") == [1_204_000, 1_180_000]


def test_cents_set_in_below_an_amount_a_share_are_amounts_a_share():
    text = """
                 (in millions, except per share data)
                              Three Months Ended
                                September 30,
                                2002      2001
Net sales                     $ 214.6   $ 206.1
Net earnings                  $   8.8   $   9.6
Per diluted share             $  0.35   $  0.38
  Excluding restructuring     $  0.43   $  0.38
"""
    assert units(only(text), "Excluding restructuring") == {"USD/shares"}


def test_a_margin_whose_change_is_a_percentage_of_itself_is_money():
    heads = ["(Dollars in millions)", "13 Weeks Ended July 30, 2022", "13 Weeks Ended July 31, 2021", "$ Change", "% Change"]
    found = only(
        html_table(
            heads,
            ["Net sales", "402.1", "411.9", "(9.8)", "(2.4)%"],
            ["Gross margin", "150.7", "167.8", "(17.1)", "(10.2)%"],
            ["Comparable sales", "(3.1)%", "28.4%", "", ""],
        )
    )
    assert values(found, "Gross margin") == [150_700_000, 167_800_000]


def test_a_multiple_whose_x_stands_in_a_cell_of_its_own_is_no_percentage():
    found = only(
        html_table(
            ["", "December 31, 2024", "", "December 31, 2023", ""],
            ["Total debt to total assets", "31.2", "%", "30.8", "%"],
            ["Fixed charge coverage ratio", "5.6", "x", "5.4", "x"],
        )
    )
    assert values(found, "Fixed charge coverage ratio") == [Decimal("5.6"), Decimal("5.4")]


def test_securities_beside_counts_of_shares_are_shares_in_a_table_of_millions():
    caption = "(in millions, except share and per share amounts)"
    found = counted(
        ["Shareholders' equity", "2,310.4", "2,251.1"],
        ["Common shares outstanding", "53,510,022", "52,410,118"],
        ["Dilutive securities", "1,100,221", "998,104"],
        ["Book value per common share", "43.17", "42.10"],
        caption=caption,
    )
    assert values(found, "Dilutive securities") == [1_100_221, 998_104]


# --- days among the rows, options and what falls due ------------------------------------------------------------------------------------


def test_the_total_of_a_block_headed_by_a_day_is_of_that_day():
    rows = [
        ["June 30, 2008", "", ""],
        ["&nbsp;&nbsp;U.S. government securities", "31,200", "31,577"],
        ["&nbsp;&nbsp;Mortgage-backed securities", "48,819", "48,498"],
        ["Total available for sale", "80,019", "80,075"],
        ["December 31, 2007", "", ""],
        ["&nbsp;&nbsp;U.S. government securities", "38,450", "38,819"],
        ["&nbsp;&nbsp;Mortgage-backed securities", "46,117", "45,919"],
        ["Total available for sale", "84,567", "84,738"],
    ]
    (found,) = read(
        "<p>For the quarterly period ended June 30, 2008</p>"
        f"<p>Note 3</p>{html_table(['(In thousands)', 'Amortized Cost', 'Fair Value'], *rows)}",
        Context(period_end=date(2008, 6, 30)),
    )
    assert periods(found, "Total available for sale") == [(None, date(2008, 6, 30))] * 2 + [(None, date(2007, 12, 31))] * 2
    assert {start for start, _ in periods(found, "Mortgage-backed securities")} == {None}


OPTIONS = html_table(
    ["", "Number of Options", "Weighted Average Exercise Price", "Weighted Average Remaining Contractual Term (years)"],
    ["Outstanding at September 30, 2013", "618,000", "$1.14", "7.1"],
    ["Granted", "150,000", "1.95", ""],
    ["Exercised", "(40,000)", "0.90", ""],
    ["Outstanding at September 30, 2014", "728,000", "$1.32", "6.8"],
    ["Exercisable at September 30, 2014", "441,500", "$1.10", "5.6"],
)


def test_options_are_counted_at_their_days_and_years_are_no_money():
    found = only(f"<p>Option activity for the year ended September 30, 2014</p>{OPTIONS}", Context(period_end=date(2014, 9, 30)))
    assert found.refusal is None
    assert [(cell.value, cell.unit) for cell in cells(found, "Outstanding at September 30, 2013")] == [
        (618_000, "shares"),
        (Decimal("1.14"), "USD/shares"),
        (Decimal("7.1"), "pure"),
    ]
    assert set(periods(found, "Outstanding at September 30, 2013")) == {(None, date(2013, 9, 30))}
    assert set(periods(found, "Exercisable at September 30, 2014")) == {(None, date(2014, 9, 30))}
    assert set(periods(found, "Granted")) == {(date(2013, 10, 1), date(2014, 9, 30))}


def test_few_options_without_a_scale_stay_refused():
    found = only(
        f"<p>Option activity for the year ended September 30, 2014</p>{OPTIONS.replace(',000<', '<').replace(',500<', '<')}",
        Context(period_end=date(2014, 9, 30), speaks_of_scales=True),
    )
    assert found.refusal is not None and "shares" not in {cell.unit for cell in found.cells}


def test_what_falls_due_in_years_to_come_is_owed_at_the_periods_end():
    rows = [
        ["2015", "$188,400", "$22,110"],
        ["2016", "194,052", "22,110"],
        ["2017", "199,874", "11,055"],
        ["2018 and thereafter", "308,805", "-"],
        ["Total", "$891,131", "$55,275"],
    ]
    found = only(
        "<p>(in dollars)</p><p>For the fiscal year ended September 30, 2014</p>"
        f"{html_table(['Years Ending September 30,', 'Facilities', 'Equipment'], *rows)}",
        Context(period_end=date(2014, 9, 30)),
    )
    assert {cell.period.start for cell in found.cells} == {None} and {cell.period.end for cell in found.cells} == {date(2014, 9, 30)}


def test_highs_and_lows_of_the_stock_are_dollars_a_share():
    rows = [
        ["Fiscal 2014", "", ""],
        ["First Quarter", "$1.75", "$1.20"],
        ["Second Quarter", "2.40", "1.51"],
        ["Third Quarter", "2.33", "1.80"],
    ]
    found = only(
        f"<p>The high and low sales prices of our common stock:</p>{html_table(['', 'High', 'Low'], *rows)}",
        Context(calendar=FiscalCalendar(9), period_end=date(2014, 9, 30)),
    )
    assert {cell.unit for cell in found.cells} == {"USD/shares"}


def test_deferred_tax_assets_are_balances_though_losses_and_compensation_are_among_them():
    rows = [
        ["Net operating loss carryforwards", "$901,440", "$1,101,006"],
        ["Stock compensation", "201,118", "150,330"],
        ["Total deferred tax assets", "1,102,558", "1,251,336"],
    ]
    found = only(
        f"<p>(in dollars)</p><p>For the fiscal year ended September 30, 2014</p>{html_table(['September 30,', '2014', '2013'], *rows)}",
        Context(period_end=date(2014, 9, 30)),
    )
    assert {cell.period.start for cell in found.cells} == {None}


# --- narrow and ragged print --------------------------------------------------------------------------------------------------------------


def typed(
    *rows: str,
    heads: str = "                                            1998            1997",
    title: str = "Six Months Ended June 30, (Dollars in thousands)",
) -> Reading:
    return only(
        "\n".join(["", f"          {title}", heads, "                                         ---------       ---------", *rows, ""]),
        Context(calendar=FiscalCalendar(12), period_end=date(1998, 6, 30)),
    )


def test_angle_brackets_that_spaces_part_from_their_figure_are_its_minus():
    found = typed(
        "Net income                               $   7,978       $   4,784",
        "Gain on disposals                          < 1,114>         <  208>",
        "Deferred taxes                                <311>            418",
    )
    assert values(found, "Gain on disposals") == [-1_114_000, -208_000]


def test_dot_leaders_that_touch_the_figure_are_no_decimal_point():
    found = typed(
        "EARNINGS FOR COMMON STOCK . . . . . . .  $  15,207       $  17,887",
        "AVERAGE COMMON SHARES OUTSTANDING. . . .24,810,455      24,310,455",
    )
    assert values(found, "AVERAGE COMMON SHARES OUTSTANDING") == [24_810_455, 24_310_455]


def test_amount_and_percent_that_one_space_parts_are_two_heads():
    text = """
                                 1998              1997             1996
                          -----------------  ----------------  --------------
                           Amount   Percent  Amount   Percent  Amount Percent
                          -------   -------  ------   -------  ------ -------
                                         (Dollars in Thousands)
     One- to four-family  $61,204    70.4%   $58,120   71.2%  $54,880   72.0%
     Commercial            14,310    16.5     12,900   15.8    11,402   15.0
       Total loans         75,514   100.0%    71,020  100.0%   66,282  100.0%
"""
    assert (
        values(only(text, Context(calendar=FiscalCalendar(12), period_end=date(1998, 12, 31), is_annual=True)), "Commercial")[-1]
        == 11_402_000
    )


def test_whole_percentages_under_ratio_are_no_money():
    text = """
                                       September 30,            December 31,
                                           1998                     1997
                                     Amount      Ratio        Amount     Ratio
                                             (Thousands of Dollars)
   Common stock equity . . . . . .  $ 514,206     50%       $ 502,118     49%
   Long-term debt - net. . . . . .    452,114     44          460,300     45
       Total . . . . . . . . . . . $1,028,320    100%      $1,024,418    100%
"""
    assert values(only(text), "Long-term debt - net") == [452_114_000, Decimal("0.44"), 460_300_000, Decimal("0.45")]


def test_income_shares_and_earnings_a_share_in_columns_are_what_their_heads_say():
    text = """
     (in thousands, except per share amounts)
                                          Income       Shares       Per Share
                                        (Numerator)   (Denominator)   Amount
                                        -----------   -----------   ---------
     For the year ended December 31, 1998
     Basic EPS                            $ 7,978       8,310         $ .96
     Effect of dilutive options                 -          88
     Diluted EPS                          $ 7,978       8,398         $ .95
"""
    found = only(text)
    assert [(cell.value, cell.unit) for cell in cells(found, "Diluted EPS")] == [
        (7_978_000, "USD"),
        (8_398_000, "shares"),
        (Decimal("0.95"), "USD/shares"),
    ]


@pytest.mark.parametrize("label", ["Identifiable assets at June 30, 1998", "Backlog at June 30"])
def test_a_caption_that_ends_with_a_day_is_of_that_day(label: str):
    found = typed(
        "Revenues                                   $  48,226       $  44,106",
        f"{label:<43}   161,404         150,210",
        "Capital expenditures                           1,404           1,210",
    )
    assert periods(found, label)[0] == (None, date(1998, 6, 30))


def test_retained_earnings_at_the_beginning_of_the_year_stand_in_a_statement_of_income_too():
    found = typed(
        "OPERATING REVENUES                         $ 208,411       $ 187,906",
        "NET INCOME                                     7,978           4,784",
        "RETAINED EARNINGS, BEGINNING OF YEAR          48,206          43,422",
        "RETAINED EARNINGS, END OF YEAR             $  56,184       $  48,206",
        title="STATEMENTS OF INCOME, YEARS ENDED DECEMBER 31, (in thousands)",
    )
    assert periods(found, "RETAINED EARNINGS, BEGINNING OF YEAR") == [(None, date(1997, 12, 31)), (None, date(1996, 12, 31))]


# --- prices in fractions, ends of ranges, short names of periods --------------------------------------------------------------------------


def test_prices_in_fractions_are_read_by_quarter():
    text = """
          Market prices of the common stock:

                              1993                     1992
                      --------------------     ---------------------
                         High          Low        High           Low
First Quarter         $67 1/4      $52 7/8     $90 1/8       $75 5/8
Second Quarter         62 3/8       56 1/4      79 1/4        62
"""
    found = only(text, Context(calendar=FiscalCalendar(12), period_end=date(1993, 12, 31), is_annual=True))
    assert [(cell.value, cell.unit) for cell in cells(found, "Second Quarter")] == [
        (Decimal(value), "USD/shares") for value in ("62.375", "56.25", "79.25", "62")
    ]
    assert [end for _, end in periods(found, "First Quarter")] == [date(1993, 3, 31)] * 2 + [date(1992, 3, 31)] * 2


def test_vulgar_fractions_are_read():
    found = counted(
        ["Net income", "9,110", "8,877"], ["Dividends per share", "$.12&#189;", "$.12"], ["Market price per share", "$31&#188;", "$28.50"]
    )
    assert values(found, "Dividends per share") == [Decimal("0.125"), Decimal("0.12")]
    assert values(found, "Market price per share") == [Decimal("31.25"), Decimal("28.50")]


def test_the_low_and_the_high_end_of_what_is_expected_are_refused():
    rows = [["Net income", "$10.1", "$11.4"], ["Amortization", "1.2", "1.2"]]
    found = only(
        f"<p>Guidance (in millions)</p>{html_table(['', 'Q1 2002 Low', 'Q1 2002 High'], *rows)}",
        Context(calendar=FiscalCalendar(12), period_end=date(2001, 12, 31), known_on=date(2002, 1, 29)),
    )
    assert not found.cells and found.refusal is not None and found.refusal[0] == "range_not_read"


@pytest.mark.parametrize(
    "words, period",
    [
        ("LTM September 30, 2024", (date(2023, 10, 1), date(2024, 9, 30))),
        ("Twelve Months '24", (date(2024, 1, 1), date(2024, 12, 31))),
        ("H1 2024", (date(2024, 1, 1), date(2024, 6, 30))),
        ("H2 2024", (date(2024, 7, 1), date(2024, 12, 31))),
        ("Q4 '24", (date(2024, 10, 1), date(2024, 12, 31))),
    ],
)
def test_short_names_of_periods(words: str, period: tuple[date, date]):
    found = only(
        f"<p>(in millions)</p>{html_table(['', words, 'Q3 2023'], ['Net income', '61', '58'], ['Interest', '12', '11'])}",
        Context(calendar=FiscalCalendar(12), period_end=date(2024, 12, 31)),
    )
    assert periods(found, "Net income")[0] == period


def test_an_effective_tax_rate_in_a_column_is_a_figure_of_its_own():
    rows = [["As reported", "$80.0", "$18.9", "23.6%"], ["As adjusted", "$85.5", "$20.2", "23.6%"]]
    found = only(
        "<p>Three months ended December 31, 2024 (in millions)</p>"
        f"{html_table(['', 'Pre-tax Income', 'Income Taxes', 'Effective Tax Rate'], *rows)}",
        Context(period_end=date(2024, 12, 31)),
    )
    assert values(found, "As reported")[-1] == Decimal("0.236")


# --- statistics among money ---------------------------------------------------------------------------------------------------------------


CRUISES = html_table(
    ["", "Three Months Ended September 30, 2013", "Three Months Ended September 30, 2012"],
    ["Net Revenues", "$537,174", "$510,132"],
    ["APCD", "2,640,210", "2,601,440"],
    ["Net Yields", "$203.46", "$196.10"],
)


def test_what_a_caption_excepts_is_counted_or_priced_as_it_is_printed():
    found = only(f"<p>(in thousands, except APCD and Yields)</p>{CRUISES}")
    assert [(cell.value, cell.unit) for cell in found.cells if cell.period.end.year == 2013] == [
        (537_174_000, "USD"),
        (2_640_210, "pure"),
        (Decimal("203.46"), "USD"),
    ]


def test_a_count_printed_again_settles_no_scale():
    statistics = html_table(
        ["", "Three Months Ended September 30, 2013", "Three Months Ended September 30, 2012"],
        ["Guest nights", "2,890,404", "2,811,230"],
        ["APCD", "2,640,210", "2,601,440"],
    )
    first, _ = read(
        f"<p>STATISTICS</p>{statistics}<p>Yields (in thousands, except APCD and Yields):</p>{CRUISES}", Context(speaks_of_scales=True)
    )
    assert first.refusal is not None and not first.cells


def test_the_value_of_what_is_counted_is_money_in_every_row():
    rows = [["Homes Ordered:", "", ""], ["Arizona", "310", "$62,930"], ["Texas", "611", "142,363"], ["Total", "921", "$205,293"]]
    found = only(
        f"<p>Operating Data (Dollars in thousands)</p>{html_table(['Three Months Ended September 30, 2013', 'Homes', 'Value'], *rows)}",
        Context(period_end=date(2013, 9, 30)),
    )
    assert [(cell.value, cell.unit) for cell in cells(found, "Texas")] == [(611, "pure"), (142_363_000, "USD")]


def test_a_table_straight_below_another_is_in_its_scale():
    first = html_table(["", "Three Months Ended September 30, 2013"], ["Revenue", "$9,310"], ["Net income", "1,114"])
    second = html_table(["", "At September 30, 2013"], ["Order backlog", "$83,214"], ["Cash", "26,560"])
    assert values(read(f"<p>Operating Data (Dollars in thousands)</p>{first}{second}")[1], "Order backlog") == [83_214_000]


def test_a_group_of_rates_bears_its_sign_in_the_first_row():
    rows = [
        ["Revenue:", ""],
        ["Americas", "$610.2"],
        ["EMEA", "320.4"],
        ["Gross profit rate:", ""],
        ["Americas", "14.2%"],
        ["EMEA", "17.1"],
    ]
    found = counted(*[[label, printed, printed] for label, printed in rows], caption="(in millions)")
    assert values(found, "EMEA") == [320_400_000, 320_400_000, Decimal("0.171"), Decimal("0.171")]


def test_a_current_ratio_beside_a_percentage_is_none_and_balances_under_days_are_of_these_days():
    heads = ["SELECTED DATA (In thousands of dollars)", "September 30, 2013", "September 30, 2012"]
    rows = [["Total current assets", "$693,921", "$671,570"], ["Current ratio", "1.6", "1.5"], ["Debt-to-capital %", "12.1%", "11.8%"]]
    found = only(
        f"<p>Third Quarter 2013 Results</p>{html_table(heads, *rows)}",
        Context(period_end=date(2013, 9, 30)),
    )
    assert values(found, "Current ratio") == [Decimal("1.6"), Decimal("1.5")]
    assert periods(found, "Total current assets")[0] == (None, date(2013, 9, 30))


def test_shares_printed_in_full_are_told_by_the_book_value_of_one():
    text = """
                   (in thousands, except per share amounts)
                                              At             At
                                           9/30/98        6/30/98
  Total assets                           $412,336      $405,917
  Stockholders' equity                     38,774        38,116
  Book value per share                     $13.81        $13.52
  Shares outstanding                    2,807,676     2,819,254
"""
    assert values(only(text), "Shares outstanding") == [2_807_676, 2_819_254]


def test_a_scale_of_the_net_loss_is_none_of_the_shares_beside_it():
    text = """
The reconciliation of net loss and shares is as follows (net loss in thousands):
                                        Three Months Ended
                                           September 30,
                                        2000         2001
Net income (loss)................... $   1,107    $    (884)
Weighted average shares............. 8,610,400    8,644,012
Net income (loss) per common share.. $     .13    $    (.10)
"""
    found = only(text)
    assert values(found, "Net income (loss)") == [1_107_000, -884_000]
    assert values(found, "Weighted average shares") == [8_610_400, 8_644_012]


def test_tons_grades_and_ounces_in_columns_are_no_money():
    text = """
                          at December 31, 1999
                          Tons      Grade     Contained
                         (000)    (oz/ton)   Ounces (000)
                         -----    --------   ------------
        Coronet          9,840      0.109       1,073
        Total            9,840      0.109       1,073
"""
    assert "USD" not in {cell.unit for reading in read(text) for cell in reading.cells}


def test_thousands_of_anything_but_dollars_are_counted():
    found = counted(
        ["Net revenues", "$71,204", "$68,330"],
        ["Advertising linage (thousands of column inches):", "", ""],
        ["Retail", "1,204", "1,220"],
        caption="(in thousands)",
    )
    assert [(cell.value, cell.unit) for cell in cells(found, "Retail")] == [(1_204_000, "pure"), (1_220_000, "pure")]


def test_the_day_on_which_a_page_was_typed_stands_over_no_column():
    text = """
PRAIRIE STATE PUBLISHING COMPANY                              (2/4/94)
STATEMENT OF CONSOLIDATED INCOME
Thousands of dollars (except per share)

                             Fourth quarter ended             Fiscal year ended
                             Dec. 26,   Dec. 27,     %        Dec. 26,   Dec. 27,      %
                                 1993       1992   Inc(Dec)       1993       1992    Inc(Dec)
Newspaper advertising        $ 71,204   $ 68,330     4.2     $ 266,810  $ 259,020      3.0
Newspaper circulation          24,016     23,405     2.6        95,112     91,774      3.6
"""
    assert [end for _, end in periods(only(text), "Newspaper advertising")] == [
        date(1993, 12, 26),
        date(1992, 12, 27),
        date(1993, 12, 26),
        date(1992, 12, 27),
    ]


def test_partners_capital_at_days_parts_the_years_between():
    text = """
                                        General        Limited
                                        Partner       Partners          Total
                                           (in dollars)
Partners' capital (deficit) at
  December 31, 1993                  $ (191,610)     7,075,359      6,883,749
Net loss                                    (41)        (4,077)        (4,118)
Partners' capital (deficit) at
  December 31, 1994                    (191,651)     7,071,282      6,879,631
"""
    found = only(text)
    assert set(periods(found, "Partners' capital (deficit) at December 31, 1993")) == {(None, date(1993, 12, 31))}
    assert set(periods(found, "Net loss")) == {(date(1994, 1, 1), date(1994, 12, 31))}


def test_fiscal_years_named_by_their_beginning_end_with_the_day_of_the_title():
    text = """
Results for the 53 weeks ended February 3, 2001
                                   Fiscal     Fiscal
                                    2000       1999
Stores at end of year                224        211
Net sales per gross square foot      $197       $197
Comparable store sales increase       1.8%       3.6%
"""
    assert periods(only(text), "Comparable store sales increase") == [
        (date(2000, 1, 30), date(2001, 2, 3)),
        (date(1999, 1, 31), date(2000, 1, 29)),
    ]


# --- bridges, quarters by ordinals, scales of sections: what real pages print -------------------------------------------------------------


BRIDGE = """
                                       Three Months Ended    Nine Months Ended
                                       September 30, 2005    September 30, 2005
{first:<44}$2,000              $6,000
Higher volume                                  300                 900
{last:<44}$2,300              $6,900
"""


@pytest.mark.parametrize(
    "first, last",
    [
        ("2004 net income", "2005 net income"),
        ("Net income, 2004", "Net income, 2005"),
        ("Net income - 2004", "Net income - 2005"),
        ("Net income (2004)", "Net income (2005)"),
    ],
)
def test_the_earlier_end_of_a_bridge_is_of_its_own_year(first, last):
    found = only("(In thousands)\n" + BRIDGE.format(first=first, last=last))
    assert periods(found, first) == [(date(2004, 7, 1), date(2004, 9, 30)), (date(2004, 1, 1), date(2004, 9, 30))]
    assert (
        periods(found, "Higher volume")
        == periods(found, last)
        == [(date(2005, 7, 1), date(2005, 9, 30)), (date(2005, 1, 1), date(2005, 9, 30))]
    )


def test_a_bridge_from_quarter_to_quarter_under_no_date_is_dated_by_its_ends():
    text = """
(In thousands)
                                         Third
                                        Quarter
Net sales - Q2 2005                     $20,000
Volume                                      800
Net sales - Q3 2005                     $20,800
"""
    found = only(text, Context(date(2005, 9, 30), FiscalCalendar(12)))
    assert periods(found, "Net sales - Q2 2005") == [(date(2005, 4, 1), date(2005, 6, 30))]
    assert periods(found, "Volume") == periods(found, "Net sales - Q3 2005") == [(date(2005, 7, 1), date(2005, 9, 30))]


def test_years_in_the_names_of_debts_and_plans_make_no_bridge():
    text = """
(In thousands)
                                       Three Months Ended
                                       September 30, 2005
Loss on 2004 notes                          $2,000
Income bonds 2010                              300
Income bonds 2011                              400
2004 restructuring plan costs                  100
2005 restructuring plan costs                  200
"""
    assert {period for cell in only(text).cells for period in [cell.period.end]} == {date(2005, 9, 30)}


def test_what_was_spent_in_the_year_before_the_first_balance_is_of_that_year():
    text = """
(In thousands)
                                       Severance    Leases
Net additions during 2006              $20,000     $20,000
Spending during 2006                    (1,000)     (2,000)
Balance as of July 1, 2006             $19,000     $18,000
Spending during 2007                    (1,000)     (2,000)
Balance as of June 30, 2007            $18,000     $16,000
"""
    found = only(text)
    assert set(periods(found, "Spending during 2006")) == {(date(2005, 7, 3), date(2006, 7, 1))}
    assert set(periods(found, "Spending during 2007")) == {(date(2006, 7, 2), date(2007, 6, 30))}


def test_two_names_over_the_columns_below_a_scale_of_their_own_open_a_table():
    text = """
                     Long-term Debt (In thousands)
                                       June 30,    June 30,
                                         2008       2007
Senior notes                          $20,000     $20,000
Bank loans                             10,000      10,000
Other                                   3,000       3,000
Total                                 $33,000     $33,000

Restructuring activity (in thousands):

                                       Severance    Leases
Balance as of June 30, 2007            $18,000     $16,000
Spending                                (1,000)     (2,000)
Balance as of June 30, 2008            $17,000     $14,000
"""
    debts, roll = read(text)
    assert {cell.period.end for cell in debts.cells} == {date(2008, 6, 30), date(2007, 6, 30)}
    assert set(periods(roll, "Spending")) == {(date(2007, 7, 1), date(2008, 6, 30))}


@pytest.mark.parametrize("spanner", ["2006", "2006 Quarters", "Fiscal Year 2006", "Year Ended December 31, 2006"])
@pytest.mark.parametrize(
    "names", [("First", "Second", "Third", "Fourth"), ("1st", "2nd", "3rd", "4th"), ("1st Q", "2nd Q", "3rd Q", "4th Q")]
)
def test_ordinals_under_a_year_are_its_quarters(spanner, names):
    page = (
        "<p>(in thousands)</p><table>"
        f"<tr><td></td><td colspan=4>{spanner}</td></tr>"
        f"<tr><td></td>{''.join(f'<td>{name}</td>' for name in names)}</tr>"
        "<tr><td>Net sales</td><td>1,001</td><td>1,002</td><td>1,003</td><td>1,004</td></tr></table>"
    )
    found = only(page, Context(date(2006, 12, 31), FiscalCalendar(12)))
    assert periods(found, "Net sales") == [
        (date(2006, 1, 1), date(2006, 3, 31)),
        (date(2006, 4, 1), date(2006, 6, 30)),
        (date(2006, 7, 1), date(2006, 9, 30)),
        (date(2006, 10, 1), date(2006, 12, 31)),
    ]


def test_quarters_under_the_title_of_a_year_are_not_all_its_last():
    text = """
COMMON STOCK PRICES FOR THE YEAR ENDED DECEMBER 31, 1995
                                           4th Q    3rd Q    2nd Q     1st Q
High ....................................  $67 1/4   $57 7/8  $51 1/4  $45 1/8
Low  ....................................   55 5/8    47 1/4   41 1/4   36 3/8
Close  ..................................   60 5/8    50 1/4   43 1/4   38 3/8
"""
    assert [end for _, end in periods(only(text), "High")] == [date(1995, 12, 31), date(1995, 9, 30), date(1995, 6, 30), date(1995, 3, 31)]


def test_rows_of_years_under_quarters_are_of_these_years():
    text = """
DIVIDENDS PAID PER COMMON SHARE
                                  Year     4th Q    3rd Q    2nd Q     1st Q

1995 ............................ $1.24    $.34    $.30      $.30      $.30
1994 ............................  1.14     .30     .28       .28       .28
"""
    found = only(text, Context(date(1995, 12, 31), FiscalCalendar(12)))
    assert periods(found, "1994") == [
        (date(1994, 1, 1), date(1994, 12, 31)), (date(1994, 10, 1), date(1994, 12, 31)),
        (date(1994, 7, 1), date(1994, 9, 30)), (date(1994, 4, 1), date(1994, 6, 30)), (date(1994, 1, 1), date(1994, 3, 31)),
    ]  # fmt: skip


def test_heads_that_are_quarters_by_letters_open_a_table_of_their_own():
    text = """
($ in millions)            1995     Change     1994     Change     1993
Net income               $3,335.2      +11%  $2,997.0      +38%    $2,166.2
Other income                100.0      +11%      90.0      +38%        66.2
Taxes                       200.0      +11%     190.0      +38%       166.2

Net income was up in both years.

INTERIM DATA
($ in millions)                       4th Q      3rd Q      2nd Q      1st Q
1995
Sales.............................  $4,556.9   $4,171.1   $4,135.7   $3,817.3
Net income........................     857.8      861.9      858.1      757.4
"""
    years, quarters = read(text, Context(date(1995, 12, 31), FiscalCalendar(12), is_annual=True))
    assert [end for _, end in periods(quarters, "Sales")] == [date(1995, 12, 31), date(1995, 9, 30), date(1995, 6, 30), date(1995, 3, 31)]
    assert [end.year for _, end in periods(years, "Net income")] == [1995, 1994, 1993]


def test_quarters_of_a_year_named_by_its_beginning_end_with_the_day_of_the_title():
    text = """
Condensed Statements of Earnings
Fiscal Year Ended January 30, 1999
(In thousands)
                      First          Second         Third          Fourth
                     Quarter        Quarter        Quarter         Quarter           YTD
                      F1998          F1998          F1998           F1998           F1998
Net sales          $ 504,180      $ 532,015      $ 570,985       $ 744,003      $2,351,183
Cost of sales        375,189        391,037        429,511         540,094       1,735,831
Net earnings           7,000          9,000         11,000          27,000          54,000
"""
    assert periods(only(text), "Net sales") == [
        (date(1998, 2, 1), date(1998, 5, 2)), (date(1998, 5, 3), date(1998, 8, 1)), (date(1998, 8, 2), date(1998, 10, 31)),
        (date(1998, 11, 1), date(1999, 1, 30)), (date(1998, 2, 1), date(1999, 1, 30)),
    ]  # fmt: skip


def test_years_that_end_on_the_weekday_nearest_to_a_months_end():
    text = """
SELECTED DATA (In thousands)
                             1998       1997       1996       1995       1994
Net sales                 484,885    473,006    453,921    439,646    446,362
Net income                  8,885      7,006      5,921      4,646      6,362
"""
    context = Context(date(1999, 1, 2), FiscalCalendar(12), frozenset((date(1999, 1, 2), date(1998, 1, 3))), is_annual=True)
    assert periods(only(text, context), "Net sales")[1:4] == [
        (date(1996, 12, 29), date(1998, 1, 3)),
        (date(1995, 12, 31), date(1996, 12, 28)),
        (date(1995, 1, 1), date(1995, 12, 30)),
    ]


def test_a_month_without_a_day_ends_with_the_day_printed_elsewhere():
    page = "<p>(in millions)</p>" + html_table(
        ["", "Year Ended November 2008", "One Month Ended December 2008"], ["Net revenues", "22,222", "183"]
    )
    context = Context(date(2008, 11, 28), FiscalCalendar(11), frozenset((date(2008, 11, 28), date(2008, 12, 26))))
    assert [end for _, end in periods(only(page, context), "Net revenues")] == [date(2008, 11, 28), date(2008, 12, 26)]


def test_years_that_run_down_the_rows_date_the_only_column():
    text = """
                                EXPENDITURES
                               ($ in Millions)
                 Year                 Total R & D Expenditures
                ------               --------------------------
                 1993                      1,172
                 1994                      1,231
                 1995                      1,331
"""
    found = only(text, Context(date(1995, 12, 31), FiscalCalendar(12), is_annual=True))
    assert [(cell.period.end.year, cell.value) for cell in found.cells] == [
        (1993, 1_172_000_000),
        (1994, 1_231_000_000),
        (1995, 1_331_000_000),
    ]


def test_the_heading_of_a_discussion_names_no_balance_sheet():
    page = "<p>MANAGEMENT'S DISCUSSION AND ANALYSIS OF FINANCIAL CONDITION AND RESULTS OF OPERATIONS</p><p>(in millions)</p>"
    found = only(
        page
        + html_table(
            ["", "Three Months Ended June 30, 2023", "Three Months Ended June 30, 2022"],
            ["Average Revenue Per Piece", "$ 12.68", "$ 12.27"],
            ["Operating Days in Period", "64", "64"],
        )
    )
    assert found.statement == "other"
    assert [(cell.value, cell.unit) for cell in found.cells] == [
        (Decimal("12.68"), "USD"),
        (Decimal("12.27"), "USD"),
        (64, "pure"),
        (64, "pure"),
    ]


def test_the_scale_of_one_section_is_not_that_of_the_next():
    rows = [
        ["Average Daily Package Volume (in thousands):", "", ""],
        ["Ground", "14,974", "16,374"],
        ["Revenue (in millions):", "", ""],
        ["Ground", "$10,820", "$11,411"],
        ["Deferred", "$820", "$411"],
    ]
    found = only(html_table(["", "Three Months Ended June 30, 2023", "Three Months Ended June 30, 2022"], *rows))
    assert [(cell.value, cell.unit) for cell in cells(found, "Ground")] == [
        (14_974_000, "pure"),
        (16_374_000, "pure"),
        (10_820_000_000, "USD"),
        (11_411_000_000, "USD"),
    ]


@pytest.mark.parametrize(
    "label, printed, value",
    [
        ("Production during the period, in whole BTC", "2,926", "2926"),
        ("Average operational Hash Rate (Exahashes per second)", "12.1", "12.1"),
        ("Net crude oil production (MBD)", "916", "916"),
        ("Net natural gas production (MMCFD)", "1,817", "1817"),
        ("Average screens", "9,879", "9879"),
        ("Screen dispositions", "140", "140"),
        ("Cards-in-force (millions)", "138.2", "138200000"),
    ],
)
def test_what_is_counted_is_no_money_under_a_scale(label, printed, value):
    found = counted(["Net loss", "$(19,133)", "$(212,626)"], [label, printed, printed], caption="(in thousands)")
    assert {(cell.value, cell.unit) for cell in cells(found, label)} == {(Decimal(value), "pure")}


def test_a_scale_in_a_caption_holds_for_the_captions_set_in_below_it():
    head = "<tr><td></td><td>Three Months Ended June 30, 2023</td></tr>"
    rows = "".join(
        f"<tr><td style='padding-left:{indent}px'>{label}</td><td>{figure}</td></tr>"
        for label, indent, figure in [
            ("Network volumes (billions)", 0, "$420.2"),
            ("Billed business", 12, "366.2"),
            ("Average fee per card (dollars)", 0, "$93"),
        ]
    )
    found = only(f"<table>{head}{rows}</table>")
    assert [cell.value for cell in found.cells] == [Decimal("420.2") * 10**9, Decimal("366.2") * 10**9, 93]


def test_client_assets_in_billions_are_billions():
    found = counted(
        ["CLIENT ASSETS (billions)", "", ""], ["Discretionary", "192", "173"], ["Nondiscretionary", "154", "143"], caption="In millions"
    )
    assert values(found, "Discretionary") == [192 * 10**9, 173 * 10**9]


def test_shares_excepted_from_a_scale_are_not_the_money_whose_caption_counts_some():
    found = counted(
        ["Treasury stock, 224,648,769 shares", "(8,104)", "(6,610)"],
        ["Unearned ESOP shares", "(1,200)", "(986)"],
        ["Retained earnings", "92,361", "77,679"],
        caption="(in millions, except shares)",
    )
    assert values(found, "Unearned ESOP shares") == [-1_200_000_000, -986_000_000]


def test_average_shares_issued_and_outstanding_are_shares():
    found = counted(
        ["Net income", "21,133", "16,465"],
        ["Average common shares issued and outstanding (in thousands)", "4,464,110", "3,996,024"],
        caption="(Dollars in millions)",
    )
    assert [(cell.value, cell.unit) for cell in cells(found, "Average common shares issued and outstanding (in thousands)")] == [
        (4_464_110_000, "shares"),
        (3_996_024_000, "shares"),
    ]


def test_the_last_rate_of_a_block_is_one_without_its_sign():
    found = counted(
        ["Net income", "21,133", "16,465"],
        ["Performance ratios", "", ""],
        ["Return on average assets", "1.39%", "1.43%"],
        ["Dividend payout", "47.49", "46.82"],
        caption="(Dollars in millions, except per share information)",
    )
    assert values(found, "Dividend payout") == [Decimal("0.4749"), Decimal("0.4682")]


def test_columns_of_one_period_bear_their_names():
    groups = ["Alcoa Corporation", "Noncontrolling interest", "Total"]
    spanner = "<tr><td></td>" + "".join(f"<td colspan=2>{name}</td>" for name in groups) + "</tr>"
    years = "<tr><td></td>" + "<td>Quarter ended June 30, 2018</td><td>Quarter ended June 30, 2017</td>" * 3 + "</tr>"
    page = (
        f"<p>(in millions)</p><table>{spanner}{years}"
        "<tr><td>Net income</td><td>75</td><td>70</td><td>155</td><td>63</td><td>230</td><td>133</td></tr></table>"
    )
    assert [cell.segment for cell in only(page).cells] == ["Alcoa Corporation"] * 2 + ["Noncontrolling interest"] * 2 + [None] * 2


def test_an_average_balance_and_its_interest_are_told_apart_below_their_headings():
    text = """
                                    Three Months Ended June 30, 2020
                                    Average               Average
(In thousands)                      Balance   Interest     Rate
Interest-earning assets:
  Loans                            $120,000     $1,500      5.00%
  Securities                         40,000        300      3.00%
"""
    found = only(text)
    assert [cell.parent for cell in cells(found, "Loans")] == [
        f"Interest-earning assets > {name}" for name in ("Average Balance", "Interest", "Average Rate")
    ]


def test_heads_that_stand_again_keep_the_names_over_the_first_ones():
    groups = "<tr><td></td>" + "".join(f"<td colspan=2>{name}</td>" for name in ("Alcoa Corporation", "Noncontrolling interest")) + "</tr>"
    parts = [
        f"<tr><td></td>{f'<td colspan=2>{length} ended June 30,</td>' * 2}</tr>"
        f"<tr><td></td>{'<td>2018</td><td>2017</td>' * 2}</tr>"
        f"<tr><td>Net income</td>{''.join(f'<td>{each}</td>' for each in figures)}</tr>"
        "<tr><td>Sales</td><td>1</td><td>2</td><td>3</td><td>4</td></tr>"
        for length, figures in (("Three months", (75, 70, 155, 63)), ("Six months", (225, 300, 279, 146)))
    ]
    _, second = read(f"<p>(in millions)</p><table>{groups}{''.join(parts)}</table>")
    assert [(cell.parent, cell.period.start, cell.figure.number.value) for cell in cells(second, "Net income")] == [
        ("Alcoa Corporation", date(2018, 1, 1), 225), ("Alcoa Corporation", date(2017, 1, 1), 300),
        ("Noncontrolling interest", date(2018, 1, 1), 279), ("Noncontrolling interest", date(2017, 1, 1), 146),
    ]  # fmt: skip


def test_the_day_over_one_of_two_columns_of_a_balance_sheet_is_the_others_too():
    page = (
        "<p>Consolidated Balance Sheet</p><p>(in millions)</p><table>"
        "<tr><td></td><td></td><td colspan=2>December 31,</td></tr>"
        "<tr><td></td><td>2013</td><td></td><td>2012</td></tr>"
        "<tr><td>Total assets</td><td>62,813</td><td></td><td>57,482</td></tr>"
        "<tr><td>Retained earnings</td><td>92,361</td><td></td><td>77,679</td></tr></table>"
    )
    assert [end for _, end in periods(only(page), "Total assets")] == [date(2013, 12, 31), date(2012, 12, 31)]


def test_accounts_of_share_owners_are_no_shares():
    found = counted(
        ["Shares outstanding - average (in thousands)", "853,990", "857,198"],
        ["Share owner accounts - average", "464,000", "481,000"],
        caption="(Dollar amounts in millions)",
    )
    assert [(cell.value, cell.unit) for cell in cells(found, "Share owner accounts - average")] == [(464_000, "pure"), (481_000, "pure")]


def test_dividends_beside_highs_and_lows_are_amounts_a_share():
    text = """
(In dollars)                          High            Low       Dividends
1993
      Fourth quarter              $107            $92 3/4           $.72
      Third quarter                100 7/8         94 1/2            .63
      Second quarter                96 3/8         88 1/4            .63
      First quarter                 91             80 7/8            .63
"""
    found = only(text, Context(date(1993, 12, 31), FiscalCalendar(12)))
    assert units(found, "Dividends") == {"USD/shares"} and values(found, "Dividends")[0] == Decimal("0.72")


def test_dividends_per_share_in_fractions_are_amounts_a_share():
    text = """
Dividend payments per share in 1997 and 1996 were:
                           1997      1996
First Quarter           $   .38   $ .37 1/2
Second Quarter              .38     .37 1/2
Third Quarter               .38     .37 1/2
Fourth Quarter              .38     .37 1/2
Year                    $  1.52   $1.50
"""
    found = only(text, Context(date(1997, 12, 31), FiscalCalendar(12), is_annual=True))
    assert {cell.unit for cell in found.cells} == {"USD/shares"}
    assert values(found, "First Quarter") == [Decimal("0.38"), Decimal("0.375")]


def test_assumptions_below_a_first_row_of_percentages_are_percentages():
    text = """
                                            1993        1992         1991
Discount rate                                8.5%        9.0%         9.0%
Compensation increases                       5.5         6.0          6.0
Health care cost trend                      12.0        12.5         13.0
Expected life                                4.5         4.0          4.0
"""
    found = only(text, Context(date(1993, 12, 31), FiscalCalendar(12), is_annual=True))
    assert values(found, "Compensation increases")[0] == Decimal("0.055")
    assert not cells(found, "Expected life")


def test_debts_named_by_their_rates_and_the_years_in_which_they_fall_due():
    text = """
(Dollars in millions)
At December 31:                            Maturities          1997       1996
U.S. Dollars:
Debentures:
6.22%                                            2027       $   500    $    --
7.0%                                             2025           600        600
Notes: 6.8% average                         1998-2007         2,674      3,199
                                                            -------    -------
                                                              3,774      3,799
"""
    found = only(text)
    assert values(found, "6.22%") == [500_000_000, 0] and values(found, "7.0%") == [600_000_000, 600_000_000]
    assert {cell.period.end for cell in found.cells} == {date(1997, 12, 31), date(1996, 12, 31)}


def test_a_dollar_sign_that_stands_apart_is_the_figures():
    text = """
                                   First        First
                                   Quarter      Quarter
                                      1994         1993
Ticket                             $  15.30     $  16.00
Percentage of net sales               6.2%         8.0%
"""
    found = only(text, Context(date(1993, 12, 31), FiscalCalendar(9)))
    assert [(cell.value, cell.unit) for cell in cells(found, "Ticket")] == [(Decimal("15.30"), "USD"), (Decimal("16.00"), "USD")]


def test_borrowings_and_equity_of_selected_data_are_of_the_last_day():
    text = """
SELECTED FINANCIAL DATA (in millions)
                                       1993          1992           1991
Revenues                          $  60,562     $  57,073      $  54,629
Net earnings                          4,315         4,725          2,636
Long-term borrowings                 28,270        25,376         22,681
Share owners' equity                 25,824        23,459         21,683
"""
    found = only(text, Context(date(1993, 12, 31), FiscalCalendar(12), is_annual=True))
    assert {start for label in ("Long-term borrowings", "Share owners' equity") for start, _ in periods(found, label)} == {None}
    assert None not in {start for start, _ in periods(found, "Net earnings")}


def test_expected_lives_are_no_heads_of_the_columns():
    text = """
                                                2000        1999        1998
Expected life of options....................   4 years     4 years    3.5 years
Expected life of stock purchases............  6 months    6 months    6 months
Interest rate--stock options................     6.20%       5.02%       5.54%
Volatility--stock options...................       67%         55%         78%
"""
    found = only(text, Context(date(2000, 9, 30), FiscalCalendar(9), is_annual=True))
    assert [(end.year, (end - start).days > 350) for start, end in periods(found, "Volatility--stock options")] == [
        (2000, True),
        (1999, True),
        (1998, True),
    ]


def test_prices_in_fractions_that_spaces_part():
    text = """
A quarterly summary of the high and low market prices of the common stock is presented below:

                                      1999                  1998
                              -----------------   -------------------
                              High        Low        High        Low
First Quarter                 $66 3/16      $58  1/2   $54  1/4   $44 29/32
Second Quarter                 70 7/16       57  7/16   59  7/32   49 19/32
Third Quarter                  75 15/16      64  5/8    62  19/32  48 15/16
Fourth Quarter                 77 15/16      60  1/8    66  29/32  46  1/8
"""
    found = only(text, Context(date(1999, 12, 31), FiscalCalendar(12), is_annual=True))
    assert values(found, "First Quarter") == [Decimal("66.1875"), Decimal("58.5"), Decimal("54.25"), Decimal("44.90625")]
    assert {cell.unit for cell in found.cells} == {"USD/shares"}


@pytest.mark.parametrize("nothing", ["n/a", "NM", "No trades", "not applicable"])
def test_a_row_that_prints_no_figure_gives_nothing_to_the_next_caption(nothing):
    text = f"""
(In thousands)
                                       Three Months Ended
                                         September 30,
                                       2005        2004
Net sales                            $12,000     $8,000
Growth                             {nothing:>9}  {nothing:>9}
Net income                             1,000        500
Other income                             100         50
"""
    assert [(row.label, row.headings) for row in only(text).table.rows] == [("Net sales", ()), ("Net income", ()), ("Other income", ())]


# --- notes of today's reports ------------------------------------------------------------------------------------------------------------


def test_roll_forwards_of_two_years_in_one_table_keep_their_own():
    rows = [
        ["Balance at March 31, 2023", "763", "182"],
        ["Transfers in", "197", "46"],
        ["Balance at June 30, 2023", "960", "228"],
        ["Balance at March 31, 2022", "2,178", "213"],
        ["Transfers in", "299", "46"],
        ["Balance at June 30, 2022", "2,477", "259"],
    ]
    page = "<p>A reconciliation for the three months ended June 30, 2023 and 2022 (in thousands):</p>" + html_table(
        ["", "Mortgage loans", "Commitments"], *rows
    )
    found = only(page, Context(date(2023, 6, 30)))
    assert [(start, end) for start, end in periods(found, "Transfers in")][::2] == [
        (date(2023, 4, 1), date(2023, 6, 30)),
        (date(2022, 4, 1), date(2022, 6, 30)),
    ]


def test_years_of_origination_under_one_day_are_names_of_columns():
    years = ["2022", "2021", "2020", "Prior", "Total"]
    page = (
        "<p>Credit quality, for the quarterly period ended June 30, 2023 (in millions)</p><table>"
        "<tr><td></td><td colspan=5>December 31, 2022</td></tr>"
        f"<tr><td></td>{''.join(f'<td>{year}</td>' for year in years)}</tr>"
        "<tr><td>Current</td><td>3,915</td><td>3,276</td><td>1,525</td><td>34</td><td>8,750</td></tr>"
        "<tr><td>Past due</td><td>25</td><td>26</td><td>18</td><td>1</td><td>70</td></tr></table>"
    )
    found = only(page)
    assert periods(found, "Current") == [(None, date(2022, 12, 31))] * 5
    assert [cell.parent for cell in cells(found, "Current")] == years


def test_a_sentence_above_a_table_gives_its_balances_no_length():
    page = (
        "<p>No events occurred during the six months ended July 1, 2023 that indicated it was impaired.</p>"
        "<p>Definite-lived intangible assets were (in millions):</p>"
    )
    page += (
        "<table>"
        "<tr><td></td><td colspan=2>July 1, 2023</td><td colspan=2>December 31, 2022</td></tr>"
        "<tr><td></td><td>Gross</td><td>Net</td><td>Gross</td><td>Net</td></tr>"
        "<tr><td>Trademarks</td><td>2,235</td><td>1,535</td><td>2,223</td><td>1,574</td></tr>"
        "<tr><td>Customers</td><td>3,705</td><td>2,448</td><td>3,690</td><td>2,513</td></tr></table>"
    )
    assert periods(only(page), "Trademarks") == [(None, date(2023, 7, 1))] * 2 + [(None, date(2022, 12, 31))] * 2


def test_a_length_of_one_day_is_not_that_of_a_column_for_another():
    text = """
For the six months ended June 30, 2023 (in millions)
                             June 30,    December 31,
                               2023          2022
Trademarks                    2,235         2,223
Customers                     3,705         3,690
Other                            13            13
"""
    assert periods(only(text), "Trademarks")[1] == (None, date(2022, 12, 31))


def test_differences_between_two_values_are_no_changes():
    page = "<p>(millions of dollars)</p>" + html_table(
        [
            "",
            "December 31, 2022 Carrying Value",
            "December 31, 2022 Difference in Carrying Value and Fair Value",
            "December 31, 2022 Fair Value",
        ],
        ["Long-term debt", "33,112", "4,173", "28,939"],
        ["Other debt", "6", "1", "5"],
    )
    assert values(only(page), "Long-term debt") == [33_112_000_000, 4_173_000_000, 28_939_000_000]


def test_months_under_years_take_the_days_that_the_sentence_above_names():
    head = (
        "<p>Costs for the three and nine months ended September 1, 2023 and September 2, 2022 were as follows:</p><table>"
        "<tr><td></td><td colspan=2>Three Months</td><td colspan=2>Nine Months</td></tr>"
        "<tr><td>(in millions)</td><td>2023</td><td>2022</td><td>2023</td><td>2022</td></tr>"
    )
    found = only(
        head
        + (
            "<tr><td>Cost of revenue</td><td>30</td><td>26</td><td>88</td><td>71</td></tr>"
            "<tr><td>Total</td><td>442</td><td>378</td><td>1,291</td><td>1,052</td></tr></table>"
        )
    )
    assert [end for _, end in periods(found, "Total")] == [date(2023, 9, 1), date(2022, 9, 2)] * 2
    assert [(end - start).days > 200 for start, end in periods(found, "Total")] == [False, False, True, True]


def test_shares_forfeited_at_a_fair_value():
    page = "<p>Performance share activity for the nine months ended September 1, 2023 was as follows:</p>" + html_table(
        ["", "Number of Shares (in millions)", "Weighted Average Grant Date Fair Value"],
        ["Beginning balance", "0.4", "$495.23"],
        ["Awarded", "0.2", "$437.58"],
        ["Forfeited", "\u2014", "$492.68"],
        ["Ending balance", "0.5", "$465.76"],
        ["Expected to vest", "0.4", "$466.10"],
    )
    found = only(page)
    assert [cell.unit for cell in cells(found, "Forfeited")] == ["shares", "USD/shares"]
    assert {start for start, _ in periods(found, "Expected to vest")} == {None}


def test_a_paragraph_that_ends_with_the_scale_leads_to_its_table():
    text = """
    The following table shows the notional principal, fair value, and credit
risk amounts of the Company's interest rate derivative and foreign currency
instruments as of September 25, 1998, and September 26, 1997 (in millions).
<TABLE>
                                     SEPTEMBER 25, 1998       SEPTEMBER 26, 1997
Swaps............................      $     340                $     150
Interest rate collars............      $     110                $     105
Purchased floors.................      $     525                $     455
</TABLE>
"""
    assert values(only(text), "Swaps") == [340_000_000, 150_000_000]


def test_average_beside_quarter_end_is_of_the_quarter():
    page = "<p>In billions</p>" + html_table(
        ["", "March 31, 2022", "December 31, 2021"], ["Average", "133.9", "127.8"], ["Quarter end", "132.4", "133.0"]
    )
    found = only(page)
    assert periods(found, "Average") == [(date(2022, 1, 1), date(2022, 3, 31)), (date(2021, 10, 1), date(2021, 12, 31))]
    assert {start for start, _ in periods(found, "Quarter end")} == {None}


def test_a_month_ended_is_no_half_year():
    page = (
        "<p>STATEMENTS OF OPERATIONS (In millions)</p><table>"
        "<tr><td></td><td colspan=2>Month Ended</td><td colspan=2>Six Months Ended</td></tr>"
        "<tr><td></td><td>August 1, 2020</td><td>August 3, 2019</td><td>August 1, 2020</td><td>August 3, 2019</td></tr>"
        "<tr><td>Total net sales</td><td>542</td><td>769</td><td>2,472</td><td>4,948</td></tr></table>"
    )
    assert [(end - start).days for start, end in periods(only(page), "Total net sales")] == [27, 27, 181, 181]


def test_years_among_the_rows_move_the_quarters_that_a_sentence_dates():
    rows = [["Revenues", "196", "194", "187", "188"], ["Net income", "6", "4", "7", "8"]]
    page = "<p>Selected quarterly information for the years ended December 31, 2004 and 2003 is as follows (in thousands):</p>"
    page += html_table(
        ["", "Quarter Ended December 31", "Quarter Ended September 30", "Quarter Ended June 30", "Quarter Ended March 31"],
        ["2004", "", "", "", ""],
        *rows,
        ["2003", "", "", "", ""],
        *rows,
    )
    ends = [end for _, end in periods(only(page), "Revenues")]
    assert ends == [date(year, month, day) for year in (2004, 2003) for month, day in ((12, 31), (9, 30), (6, 30), (3, 31))]


def test_balances_at_a_day_among_flows_are_balances_whatever_they_are():
    page = "<p>(Dollars in thousands)</p>" + html_table(
        ["", "Three Months Ended June 30, 2009", "Three Months Ended June 30, 2008"],
        ["Net income", "33,867", "40,125"],
        ["Balance sheet data at June 30:", "", ""],
        ["Total earning assets", "12,058,795", "12,139,547"],
    )
    assert periods(only(page), "Total earning assets") == [(None, date(2009, 6, 30)), (None, date(2008, 6, 30))]


def test_a_fiscal_year_in_a_title_is_not_the_calendar_year_of_its_quarter():
    page = (
        "<p>Fiscal 2023 Consolidated and Segment Net Sales Revenue</p><p>(in thousands)</p><table>"
        "<tr><td></td><td colspan=3>Three Months Ended May 31,</td></tr>"
        "<tr><td></td><td>Home</td><td>Beauty</td><td>Total</td></tr>"
        "<tr><td>Fiscal 2022 sales revenue, net</td><td>$193,644</td><td>$347,579</td><td>$541,223</td></tr>"
        "<tr><td>Organic business</td><td>(8,604)</td><td>(75,503)</td><td>(84,107)</td></tr>"
        "<tr><td>Fiscal 2023 sales revenue, net</td><td>$185,040</td><td>$272,076</td><td>$457,116</td></tr></table>"
    )
    found = only(page, Context(date(2022, 5, 31), FiscalCalendar(2)))
    assert {end for _, end in periods(found, "Organic business")} == {date(2022, 5, 31)}
    assert {end for _, end in periods(found, "Fiscal 2022 sales revenue, net")} == {date(2021, 5, 31)}


def test_a_length_in_the_caption_is_that_of_the_row():
    text = """
                                     June 30
(dollars in millions)            1999      1998    Change
Six Months Ended             $  386.8   $  355.7    $  31.1
Three Months Ended              190.8      175.7       15.1
Year Ended                      790.8      775.7       15.1
"""
    found = only(text)
    assert periods(found, "Six Months Ended") == [(date(1999, 1, 1), date(1999, 6, 30)), (date(1998, 1, 1), date(1998, 6, 30))]
    assert periods(found, "Three Months Ended")[0] == (date(1999, 4, 1), date(1999, 6, 30))


def test_years_with_letters_of_notes_are_years_of_their_columns():
    text = """
                                  Years Ended August 31,
                       1999            1998           1997(a)         1996(b)
Basic                  $2.19           $2.44           $2.13           $1.93
Diluted                $2.06           $2.23           $2.10           $1.90
Dividends              $1.06           $1.23           $1.10           $1.00
"""
    assert [end.year for _, end in periods(only(text), "Diluted")] == [1999, 1998, 1997, 1996]


@pytest.mark.parametrize(
    ("headings", "months"),
    [
        (("ANNUAL OPERATING RESULTS", "QUARTERLY OPERATING RESULTS"), (12, 3)),
        (("For the fourth quarter:", "For the year:"), (3, 12)),
        (("In the quarter:", "In the year:"), (3, 12)),
    ],
)
def test_headings_that_name_a_length_alone_give_it_to_columns_for_years(headings, months):
    rows = [
        ["", "2019", "2018", "% Change"],
        [headings[0], "", "", ""],
        ["Net income", "322,866", "300,824", "7%"],
        [headings[1], "", "", ""],
        ["Net earnings", "73,917", "71,891", "3%"],
    ]
    found = only("<p>FINANCIAL SUMMARY (dollars in thousands)</p>" + html_table(*rows), Context(date(2019, 12, 31), FiscalCalendar(12)))
    for label, length in zip(("Net income", "Net earnings"), months, strict=True):
        assert periods(found, label) == [(date(year, 13 - length, 1), date(year, 12, 31)) for year in (2019, 2018)]


def test_a_quarter_that_no_one_names_is_no_year():
    rows = [["", "2019", "2018"], ["QUARTERLY OPERATING RESULTS", "", ""], ["Net income", "73,917", "71,891"]]
    assert only("<p>FINANCIAL SUMMARY (dollars in thousands)</p>" + html_table(*rows)).refusal is not None


def test_what_stands_unchanged_under_a_day_and_its_quarter_is_a_balance():
    text = """
                            SELECTED DATA (Amounts in thousands)
                                                  2002
                         As of          Third       Second       First
                      September 30,    Quarter      Quarter     Quarter
Interest-earning accounts
                       $  2,617,973   2,617,973   2,614,950   2,603,948
Interest income        $         --      16,543      25,177      47,801
"""
    found = only(text, Context(date(2002, 9, 30), FiscalCalendar(12)))
    assert periods(found, "Interest-earning accounts") == [
        (None, date(2002, 9, 30)),
        (None, date(2002, 9, 30)),
        (None, date(2002, 6, 30)),
        (None, date(2002, 3, 31)),
    ]
    assert periods(found, "Interest income")[1] == (date(2002, 7, 1), date(2002, 9, 30))


def test_what_the_year_to_date_holds_as_the_quarter_does_is_a_balance_and_what_was_paid_once_is_not():
    rows = [
        ["Notes receivable", "337,565", "322,048", "337,565", "322,048"],
        ["Other revenues", "10,888", "10,484", "21,471", "20,683"],
        ["Restructuring costs", "321", "127", "321", "127"],
    ]
    heads = [
        [
            "",
            "Three Months Ended June 30, 2000",
            "Three Months Ended June 30, 1999",
            "Six Months Ended June 30, 2000",
            "Six Months Ended June 30, 1999",
        ]
    ]
    found = only("<p>SCHEDULE (in thousands)</p>" + html_table(*heads, *rows))
    assert {start for start, _ in periods(found, "Notes receivable")} == {None}
    assert None not in {start for label in ("Other revenues", "Restructuring costs") for start, _ in periods(found, label)}


def test_days_under_the_names_of_their_months_are_heads():
    text = """
                       SUMMARY OF QUARTERLY RESULTS (Thousands of dollars)
                                                   Quarter Ended
                                   March        June      September    December
                                    31           30          30           31
2002
----
Net sales ................        $208,053    $215,605     $205,125    $201,527
Gross profit .............          35,399      38,127       34,850      33,852
2001
----
Net sales ................        $239,156    $239,386     $231,824    $207,740
"""
    found = only(text)
    assert [end for _, end in periods(found, "Net sales")] == [
        date(year, month, day) for year in (2002, 2001) for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))
    ]
    assert all(cell.row.label for cell in found.cells)


def test_two_rows_of_figures_that_no_head_dates_are_refused_aloud():
    text = """
                                               END OF CURRENT      END OF PRIOR      AS OF PETITION
2.  ASSET AND LIABILITY STRUCTURE                  MONTH              MONTH             FILING(1)
                                               --------------      ------------      --------------

    a.  Current Assets                           $69,318,148        $82,424,847
                                               --------------      ------------
    b.  Total Assets                            $243,493,363       $256,613,807       $992,513,084
"""
    assert only(text).refusal == ("period_not_found", "No figure of this table was read: no date stands over the column.")


def test_reinvested_earnings_at_the_beginning_are_a_balance_in_a_statement_of_income():
    text = """
              STATEMENTS OF INCOME AND REINVESTED EARNINGS
                         (Dollars in Millions)
                                    Three Months Ended    Six Months Ended
                                         June 30              June 30
                                    1999       1998       1999       1998
Net income......................      77.1       67.0      148.4      137.3
Reinvested earnings,
  beginning of period...........     133.8      117.6      129.3      110.9
"""
    found = only(text)
    assert periods(found, "Reinvested earnings, beginning of period") == [
        (None, day) for day in (date(1999, 3, 31), date(1998, 3, 31), date(1998, 12, 31), date(1997, 12, 31))
    ]


def test_a_statement_headed_increase_in_cash_shows_no_changes():
    text = """
                       Consolidated Statements of Cash Flows
                                              Increase (Decrease) in Cash and Cash Equivalents
                                              ------------------------------------------------
(In thousands)
Years ended September 30,                     2000               1999               1998
Net loss                                    $(36,939)          $(22,606)         $ (33,392)
Depreciation and amortization                 22,375             25,821             26,108
"""
    assert values(only(text), "Net loss") == [-36_939_000, -22_606_000, -33_392_000]


@pytest.mark.parametrize("head", ["American Valve, Inc. Guarantor", "9% Senior Notes", "Over 5 years", "Other changes"])
def test_columns_whose_names_hold_a_word_of_change_are_none(head):
    rows = [["", head, "Others", "Total"], ["Sales", "1,673", "805", "2,478"], ["Cost of sales", "598", "502", "1,100"]]
    found = only("<p>Year Ended December 31, 2005 (in millions)</p>" + html_table(*rows))
    assert values(found, "Sales") == [1_673_000_000, 805_000_000, 2_478_000_000]


def test_an_index_of_exhibits_holds_no_figures():
    rows = [
        ["10.A", ".43", "97/2Q**", "Option plan of NeXT Valve, Inc."],
        ["10.A", ".49", "00/3Q**", "Plan as amended June 13, 2001."],
        ["4.", ".1", "94/1Q", "6 1/2% Notes due 2004."],
    ]
    assert read("<p>Exhibits</p>" + html_table(*rows)) == []


def test_the_last_twelve_months_end_with_the_newest_quarter_beside_them():
    rows = [
        ["", "Q4 2005", "Q1 2006", "Q2 2006", "Q3 2006", "Trailing 12 Months"],
        ["Rooms sold", "429,892", "465,847", "517,859", "504,216", "1,917,814"],
        ["Revenues", "53,825", "61,787", "71,570", "65,456", "252,638"],
    ]
    found = only("<p>SUPPLEMENTAL INFORMATION (in thousands)</p>" + html_table(*rows), Context(calendar=FiscalCalendar(12)))
    assert periods(found, "Revenues")[-1] == (date(2005, 10, 1), date(2006, 9, 30))
    assert values(found, "Rooms sold")[-1] == 1_917_814


def test_a_caption_that_ends_with_a_day_is_of_that_day_where_no_column_is_headed():
    rows = [["Net reserves @ September 30, 2006", "$1,053,241"], ["Book value per common share at September 30, 2006", "$15.29"]]
    assert {
        period for label in (rows[0][0], rows[1][0]) for period in periods(only("<p>(in thousands)</p>" + html_table(*rows)), label)
    } == {(None, date(2006, 9, 30))}


def test_quarters_abbreviated_among_the_rows_are_quarters():
    rows = [
        ["", "2005", "2006"],
        ["Sales", "", ""],
        ["1st Qtr", "546,810", "657,271"],
        ["2nd Qtr", "571,591", "658,696"],
        ["6 Mos", "1,118,401", "1,315,967"],
    ]
    found = only("<p>(in thousands)</p>" + html_table(*rows), Context(calendar=FiscalCalendar(12)))
    assert periods(found, "2nd Qtr") == [(date(2005, 4, 1), date(2005, 6, 30)), (date(2006, 4, 1), date(2006, 6, 30))]
    assert periods(found, "6 Mos")[1] == (date(2006, 1, 1), date(2006, 6, 30))


def test_shares_and_units_together_are_shares():
    rows = [
        ["", "6/30/2010", "6/30/2009"],
        ["Total Shares &amp; OP Units", "77,209", "57,378"],
        ["Dilutive Common Share Equivalents", "12", "15"],
        ["Funds from operations", "12,849", "21,903"],
    ]
    found = only("<p>Three Months Ended (in thousands)</p>" + html_table(*rows))
    assert units(found, "Total Shares & OP Units") == units(found, "Dilutive Common Share Equivalents") == {"shares"}


def test_years_to_come_across_are_the_heads_of_a_table_of_their_own():
    text = """
                                               2000         1999
Gross deferred tax liability (in thousands) $14,730      $16,524
Net deferred tax assets                      13,985       15,765

The following is a schedule of payments at September 30, 2000 (in thousands):

Year Ending September 30,     2001    2002    2003   2004   2005  Thereafter
------------------------------------------------------------------------------
                            $3,677  $3,216  $2,605   $704   $394       $ 78
"""
    assert not any(
        "Thereafter" in cell.row.label
        for found in read(text, Context(date(2000, 9, 30), FiscalCalendar(9), known_on=date(2000, 12, 20)))
        for cell in found.cells
    )


EQUITY = """
                              Consolidated Statements of Shareholders' Equity
                                {years}
                                      (Dollars and shares in thousands)
                                           Capital    Retained
                                           Surplus    (Deficit)      Total
                                          --------   ---------   ----------
Balance, {first} ..........          328    (188,921)    (188,593)
Net earnings ........................                   23,070       23,070
Balance, {second} ..........        1,402    (165,851)    (164,449)
Net loss ............................                  (32,460)     (32,460)
Balance, {third} ..........     $138,660   $(198,311)    $(59,651)
"""


def test_a_caption_of_several_years_dates_no_column_of_an_equity_statement():
    text = EQUITY.format(
        years="Years ended December 31, 2000, 1999 and 1998",
        first="December 31, 1998",
        second="December 31, 1999",
        third="December 31, 2000",
    )
    found = only(text)
    assert set(periods(found, "Net earnings")) == {(date(1999, 1, 1), date(1999, 12, 31))}
    assert set(periods(found, "Net loss")) == {(date(2000, 1, 1), date(2000, 12, 31))}


def test_balances_at_the_end_of_fiscal_years_date_what_moved_them():
    text = EQUITY.format(
        years="Fiscal Years 1998, 1997 and 1996",
        first="at the end of fiscal 1996",
        second="at the end of fiscal 1997",
        third="at the end of fiscal 1998",
    )
    found = only(text, Context(date(1998, 12, 31), FiscalCalendar(12)))
    assert set(periods(found, "Balance, at the end of fiscal 1997")) == {(None, date(1997, 12, 31))}
    assert set(periods(found, "Net loss")) == {(date(1998, 1, 1), date(1998, 12, 31))}


def test_quarters_of_a_calendar_of_weeks_begin_on_the_day_after_the_one_before():
    rows = [["", "Q1 2000", "Q2 2000", "Q3 2000", "Q4 2000", "Fiscal 2000"], ["Sales", "6,826", "7,892", "7,471", "9,835", "32,024"]]
    found = only(
        "<p>INCOME STATEMENTS (millions)</p>" + html_table(*rows),
        Context(date(2000, 12, 30), FiscalCalendar(12), known_ends=frozenset({date(2000, 12, 30)})),
    )
    starts = [start for start, _ in periods(found, "Sales")]
    assert starts[1:4] == [date(2000, 4, 2), date(2000, 7, 2), date(2000, 10, 1)] and starts[4] == starts[0]


def test_a_year_that_runs_over_its_months_end_has_thirteen_weeks_in_its_first_quarters():
    rows = [["", "2005"], ["Sales", ""], ["1st Qtr", "546,810"], ["2nd Qtr", "571,591"]]
    found = only(
        "<p>(in thousands)</p>" + html_table(*rows),
        Context(date(2007, 2, 3), FiscalCalendar(1, named_by_its_beginning=True), known_ends=frozenset({date(2007, 2, 3)})),
    )
    assert periods(found, "1st Qtr") == [(date(2005, 1, 30), date(2005, 4, 30))]
    assert cells(found, "1st Qtr")[0].segment is None


def test_heads_that_single_spaces_part_are_heads_of_their_columns_and_the_years_total_is_the_year():
    text = """
                                            Millions of Dollars
                          ---------------------------------------- ----------------
                                             2004                        2005
                          ---------------------------------------- ----------------
                          1st Qtr 2nd Qtr 3rd Qtr 4th Qtr   YTD    1st Qtr   YTD
U.S. production               635     671     701     935   2,942      892     892
Refining                      622     683     719     736   2,760      895     895
"""
    found = only(text, Context(date(2004, 12, 31), FiscalCalendar(12)))
    assert [(start.month, end.month, end.year) for start, end in periods(found, "Refining")] == [
        (1, 3, 2004),
        (4, 6, 2004),
        (7, 9, 2004),
        (10, 12, 2004),
        (1, 12, 2004),
        (1, 3, 2005),
        (1, 3, 2005),
    ]


def test_a_total_beside_four_dated_quarters_is_their_year():
    text = """
                                        QUARTER ENDED
                      ------------------------------------------------     FISCAL
                       MAY 4,    AUGUST 3,   NOVEMBER 2,   FEBRUARY 1,      2002
                        2002        2002        2002          2003          TOTAL
                      ---------   --------   ----------    -----------    ---------
Net sales             $ 133,323   $107,326    $ 147,696      $ 158,454     $546,799
Gross profit             57,154     41,281       60,852         70,499      229,786
"""
    assert periods(only("CONSOLIDATED STATEMENTS OF OPERATIONS\n(In thousands)\n" + text), "Net sales")[-1] == (
        date(2002, 2, 3),
        date(2003, 2, 1),
    )


def test_the_day_of_a_stock_split_dates_no_column():
    text = """
                     CONSOLIDATED BALANCE SHEETS
(Restated to reflect a 3-for-2 stock split effective April 24, 1998)
(In thousands)                       1998          1997
Total assets ..............     $ 426,773     $ 394,264
Total liabilities .........        51,663        44,424
"""
    context = Context(date(1998, 11, 30), FiscalCalendar(11), is_annual=True)
    assert periods(only(text, context), "Total assets") == [(None, date(1998, 11, 30)), (None, date(1997, 11, 30))]


def test_three_years_side_by_side_are_fiscal_years_where_a_year_is_reported_on():
    rows = [
        ["", "1998", "1997", "1996"],
        ["Net sales", "426,773", "394,264", "372,382"],
        ["Operating profit", "51,663", "44,424", "42,596"],
    ]
    page = "<p>FINANCIAL REVIEW (in thousands)</p>" + html_table(*rows)
    assert [end for _, end in periods(only(page, Context(date(1998, 11, 30), FiscalCalendar(11))), "Net sales")] == [
        date(year, 11, 30) for year in (1998, 1997, 1996)
    ]
    assert only(page, Context(date(1998, 8, 31), FiscalCalendar(11))).refusal is not None
    five = "<p>FINANCIAL REVIEW (in thousands)</p>" + html_table(
        ["", "2005", "2004", "2003", "2002", "2001"],
        ["Rental income", "416", "387", "348", "301", "290"],
        ["Net income", "81", "47", "42", "46", "64"],
    )
    assert periods(only(five, Context(calendar=FiscalCalendar(12), known_on=date(2006, 2, 9))), "Rental income")[-1] == (
        date(2001, 1, 1),
        date(2001, 12, 31),
    )


def test_a_period_alone_in_its_row_under_measures_is_that_of_all():
    text = """
          RECONCILIATION OF FREE CASH FLOW
Please see below for a reconciliation, in millions of dollars:

                                       Cash          Additions     Free
                                   Provided by      to Property    Cash
                                    Operations     and Equipment   Flow
                                  -------------    -------------   -------
12 months ending 6/30/03          $        112     $        (22)   $   90
"""
    found = only(text)
    assert {(cell.period.start, cell.period.end, cell.value) for cell in found.cells} == {
        (date(2002, 7, 1), date(2003, 6, 30), amount * 10**6) for amount in (112, -22, 90)
    }


def test_headings_in_capitals_are_no_beginnings_of_captions_in_small_letters():
    text = """
                                Fiscal Years Ended December 31,
                                  2000         1999         1998
(amounts in thousands)
INCOME STATEMENT DATA (5)
  net sales                   $488,079      483,084      476,715
  net income                     9,380        3,650       16,067
BALANCE SHEET DATA (5)
  working capital              $99,977       99,324      102,730
  property, net                126,407      123,310      128,805
  capital expenditures          22,559       10,689       35,879
RATIOS & OTHER DATA (5)
  gross profit margin             17.3%        15.8%        17.5%
  operating income margin          5.1          3.3          6.4
  working capital turnover         4.4          4.3          4.7
"""
    found = only(text)
    assert {start for start, _ in periods(found, "working capital") + periods(found, "property, net")} == {None}
    assert periods(found, "capital expenditures")[0] == (date(2000, 1, 1), date(2000, 12, 31))
    assert values(found, "operating income margin")[0] == Decimal("0.051")
    assert values(found, "working capital turnover")[0] == Decimal("4.4")


def test_as_of_or_for_the_year_holds_flows_and_balances():
    text = """
                          As of or for the year ended December 31,
                                                   2000        1999
(dollars expressed in thousands)
    Total assets............................  2,741,379   1,861,862
    Loans...................................  2,058,628   1,408,465
    Net interest income.....................     96,372      70,391
Asset Quality Ratios:
    Allowance for loan losses to loans......       1.84        2.06
    Net loan charge-offs to average loans...       0.01        0.15
Capital Ratios:
    Total risk-based capital ratio..........       8.01       12.04
    Leverage ratio..........................       7.34        9.91
"""
    found = only(text)
    assert {start for label in ("Total assets", "Loans", "Leverage ratio") for start, _ in periods(found, label)} == {None}
    assert periods(found, "Net interest income")[0] == (date(2000, 1, 1), date(2000, 12, 31))
    assert [values(found, label)[0] for label in ("Allowance for loan losses to loans", "Leverage ratio")] == [
        Decimal("0.0184"),
        Decimal("0.0734"),
    ]


def test_locations_beside_assets_are_counted():
    text = """
(dollars expressed in thousands)
                                      December 31, 2000
                                  Number of         Total
                                  locations        assets
Northern bank.................          52     $2,516,993
Southern bank.................           1        216,552
"""
    assert values(only(text), "Northern bank") == [52, 2_516_993_000]


def test_marks_before_years_belong_to_the_head():
    text = """
                                                2000     (2) 1999   (2) 1998
Net sales                                       100.0%     100.0%     100.0%
Cost of sales                                    82.7       84.2       82.5
"""
    found = only("As a percentage of net sales\nYears Ended April 30,\n" + text)
    assert [end.year for _, end in periods(found, "Cost of sales")] == [2000, 1999, 1998]


def test_words_of_change_askew_over_their_columns_stand_over_no_other():
    text = """
                                                                      percent    five-year
                                       fiscal   fiscal     fiscal      change      growth
(amounts in thousands)                   2000     1999       1998    2000/1999      rate
                                     --------  -------  ---------    ---------   ---------
  net sales                          $488,079  483,084    476,715        1.0%        9.6%
  cost of sales                       403,414  406,976    393,154       (0.9)        9.8
"""
    found = only(text, Context(date(2000, 4, 30), FiscalCalendar(4), is_annual=True))
    assert values(found, "net sales") == [488_079_000, 483_084_000, 476_715_000]


def test_a_mark_in_a_row_of_ratios_is_no_ratio():
    rows = [
        ["", "Six Months Ended June 30, 2009", "Six Months Ended June 30, 2008"],
        ["Net income", "$46,376", "$40,429"],
        ["Ratio of earnings to fixed charges", "(2)", "1.4"],
    ]
    assert values(only("<p>(in thousands, except ratio data)</p>" + html_table(*rows)), "Ratio of earnings to fixed charges") == [
        Decimal("1.4")
    ]


def test_marks_of_notes_under_a_spanner_make_no_column():
    page = (
        "<p>(in thousands)</p><table>"
        "<tr><td></td><td colspan=4>For the three months ended September 30,</td></tr>"
        "<tr><td></td><td>2005</td><td></td><td>2004</td><td></td></tr>"
        "<tr><td>Total wagers</td><td>151,303</td><td>(1)</td><td>83,714</td><td></td></tr>"
        "<tr><td>Net income</td><td>1,848</td><td></td><td>4,041</td><td></td></tr></table>"
    )
    found = only(page)
    assert (values(found, "Total wagers"), found.refused_columns) == ([151_303_000, 83_714_000], ())


def test_a_day_over_five_years_of_balances():
    rows = [
        ["March 31, (In thousands)", "2004", "2003", "2002", "2001", "2000"],
        ["Current Assets", "$2,916", "$2,255", "$1,195", "$884", "$676"],
        ["Total Assets", "3,862", "2,918", "1,951", "1,446", "1,128"],
    ]
    found = only("<p>SELECTED FINANCIAL DATA</p>" + html_table(*rows))
    assert periods(found, "Current Assets")[0] == (None, date(2004, 3, 31))


def test_years_ended_on_the_days_of_the_rows():
    rows = [
        ["", "Measurement errors", "Other", "Total"],
        ["Year ended:", "", "", ""],
        ["December 31, 1996", "2,463", "103", "2,566"],
        ["January 31, 1999", "1,266", "19", "1,285"],
    ]
    assert set(periods(only("<p>(In thousands)</p>" + html_table(*rows)), "December 31, 1996")) == {(date(1996, 1, 1), date(1996, 12, 31))}


def test_months_from_one_to_another_are_so_many():
    assert (head("April-June 2002").months, head("January - December 2001").months, head("June 2002").months) == (3, 12, None)


def test_homes_their_worth_and_their_average_price_need_no_scale_for_all():
    rows = [
        ["Region", "Units", "Dollars (millions)", "Average Sales Price"],
        ["Midwest", "632", "$173", "$274,000"],
        ["Florida", "1,540", "$542", "$352,000"],
    ]
    assert values(only("<p>BACKLOG at December 31, 2006</p>" + html_table(*rows)), "Florida") == [1540, 542_000_000, 352_000]


def test_a_title_of_nothing_but_a_thing_counted_counts_all():
    rows = [["Region", "2006", "2005"], ["Midwest", "253", "349"], ["Florida", "(50)", "409"]]
    found = only("<p>Three months ended December 31,</p><p>NEW CONTRACTS</p>" + html_table(*rows))
    assert (values(found, "Florida"), units(found, "Florida")) == ([-50, 409], {"pure"})


def test_percentages_excepted_from_a_scale_make_no_changes():
    rows = [
        ["", "2026 (In millions, except percentages)", "2025 (In millions, except percentages)"],
        ["Capital expenditures", "$712", "$543"],
        ["Depreciation", "538", "371"],
    ]
    assert values(only("<p>Six Months Ended June 30,</p>" + html_table(*rows)), "Depreciation") == [538_000_000, 371_000_000]


def test_growth_is_that_of_the_row_above_where_two_rows_bear_its_name():
    rows = [
        ["", "2024", "2023"],
        ["Revenue", "$10,247", "$8,833"],
        ["Y/Y % Growth", "16.0%", "12.5%"],
        ["Paid memberships", "301", "260"],
        ["Y/Y % Growth", "15.9%", "12.8%"],
    ]
    found = only("<p>Three Months Ended December 31, (in millions)</p>" + html_table(*rows))
    assert [cell.parent for cell in cells(found, "Y/Y % Growth")] == ["Revenue", "Revenue", "Paid memberships", "Paid memberships"]
    assert periods(found, "Paid memberships")[0] == (None, date(2024, 12, 31)) and values(found, "Paid memberships")[0] == 301_000_000


def test_shares_of_a_whole_beside_money_bear_their_sign_in_some_rows_only():
    text = """
----------------------------------------------------------------------------------------
In millions                                                 1994                  1993
----------------------------------------------------------------------------------------
SALES
Automotive                                               $5,679    62%         $4,538    57%
Space & Defense                                           2,812    31           2,792    35
Information Systems                                         596     7             618     8
                                                         $9,087   100%         $7,948   100%
IDENTIFIABLE ASSETS
Automotive                                                3,444    66           2,900    60
Total assets                                             $5,636                $5,336
"""
    found = only("INDUSTRY SEGMENTS\nYears ended December 31,\n" + text)
    assert values(found, "Space & Defense") == [2_812_000_000, 2_792_000_000]
    assert periods(found, "Space & Defense")[0] == (date(1994, 1, 1), date(1994, 12, 31))
    assert periods(found, "Total assets")[0] == (None, date(1994, 12, 31))


def test_marks_close_behind_years_are_no_heads_of_columns():
    text = """
                                            Years Ended December 31,
                   ------------------------------------------------------------------------
                   1996 (1)(2)(7)   1997 (2)(3)(7)  1998 (2)(4)(7)   1999 (2)(5)   2000 (6)
                   --------------   --------------  --------------   -----------   --------
                                       (in thousands, except per share data)
Net revenue          $ 156,905         $ 193,851       $ 246,454      $ 302,530    $ 345,318
Net income              13,905            19,851          24,454         30,530       34,318
"""
    assert [end.year for _, end in periods(only(text), "Net revenue")] == [1996, 1997, 1998, 1999, 2000]


def test_ordinals_over_years_are_quarters():
    text = """
QUARTERLY FINANCIAL INFORMATION (UNAUDITED)
                                           First               Second              Third              Fourth
In millions except per share data       1994    1993        1994    1993        1994    1993       1994     1993
                                                 (A)
Sales                                 $2,159   2,029      $2,317   2,011      $2,165  $1,903      2,446   $2,005
Gross profit                             439     411         471     408         451     377        456      384
"""
    found = only(text, Context(date(1994, 12, 31), FiscalCalendar(12), is_annual=True))
    assert [end for _, end in periods(found, "Sales")] == [
        date(year, month, day) for month, day in ((3, 31), (6, 30), (9, 30), (12, 31)) for year in (1994, 1993)
    ]


def test_a_year_set_in_over_a_second_block_is_its_heading():
    text = """
19.  Quarterly Financial Data (in thousands):

               1999                           First    Second    Third    Fourth     Total
-----------------------------------          --------  -------  --------  -------  ---------
Net revenue                                  $69,610   $76,254  $79,358   $77,308  $302,530
Operating income                               9,029     9,805   10,962     6,912    36,708


     2000
----------------------
Net revenue                                  $81,761   $84,049  $89,270   $90,238  $345,318
Operating income                               9,292     9,275   12,051    12,929    43,547
"""
    found = only(text, Context(date(2000, 12, 31), FiscalCalendar(12), is_annual=True))
    assert [end.year for _, end in periods(found, "Net revenue")] == [1999] * 5 + [2000] * 5


def test_the_funded_status_of_a_plan_is_of_a_day():
    text = """
In millions                                                         1994          1993
Projected benefit obligation                                      $1,810        $2,050
Plan assets at fair value (primarily stocks)                       2,207         2,352
Unrecognized net gain                                               (218)         (155)
Unrecognized prior service cost                                       42            40
Net pension asset recognized in the balance sheet                 $  126        $   82
"""
    found = only(text, Context(date(1994, 12, 31), FiscalCalendar(12), is_annual=True))
    assert {cell.period.start for cell in found.cells} == {None} and found.refusal is None


def test_deferred_tax_assets_and_liabilities_over_columns_are_of_a_day():
    text = """
                                                      Deferred tax               Deferred tax
                                                         assets                   liabilities
In millions                                         1994           1993          1994         1993
Pensions and other benefits                        $ 259          $ 259         $  43        $  32
Reserves and accruals                                107            107             -            -
Total                                              $ 608          $ 586         $ 638        $ 604
"""
    found = only(text, Context(date(1994, 12, 31), FiscalCalendar(12), is_annual=True))
    assert {cell.period.start for cell in found.cells} == {None}


def test_a_schedule_of_valuation_accounts_begins_and_ends_with_balances():
    text = """
                                                 BALANCE AT   CHARGED TO                 BALANCE AT
                                                 BEGINNING    COSTS AND    DEDUCTIONS     END OF
                                                 OF PERIOD     EXPENSES                   PERIOD
                                                 ----------   ----------   -----------   ----------
                                                                  (IN THOUSANDS)
Year ended December 31, 2003
 Allowance for doubtful accounts .............   $      334   $     (129)  $        58   $      147
Year ended December 31, 2002
 Allowance for doubtful accounts .............   $      356   $       38   $        60   $      334
"""
    found = only(text)
    year = (date(2003, 1, 1), date(2003, 12, 31))
    assert periods(found, "Allowance for doubtful accounts")[:4] == [(None, date(2002, 12, 31)), year, year, (None, date(2003, 12, 31))]
    assert len({cell.parent for cell in cells(found, "Allowance for doubtful accounts")[:4]}) == 4


def test_years_of_operations_with_balances_below_are_no_balance_sheet():
    text = """
                                       FOR THE YEARS ENDED DECEMBER 31,
                                 -----------------------------------------
                                    2001          2000          1999
                                 -----------   -----------   -----------
                                 (IN THOUSANDS, EXCEPT PER SHARE AMOUNTS)
CONSOLIDATED STATEMENTS
  OF OPERATIONS DATA:
Total revenues...............    $    52,376   $   146,073   $    84,352
Gain on sale of assets, net..         (2,000)           --            --
Net loss.....................       (199,595)     (779,922)      (39,062)
Net loss per share...........    $     (4.49)  $    (23.38)  $     (1.96)
Weighted average shares
  outstanding................     44,438,527    33,363,613    19,972,446
CONSOLIDATED BALANCE SHEET
  DATA:
Goodwill, net................         14,518       103,777        55,272
Total assets.................         45,344       250,271       527,854
Long-term debt...............          4,500            --            --
Total stockholders' equity...         10,852       207,998       397,791
"""
    found = only(text)
    assert periods(found, "Total revenues")[0] == (date(2001, 1, 1), date(2001, 12, 31))
    assert (values(found, "Net loss per share")[0], units(found, "Net loss per share")) == (Decimal("-4.49"), {"USD/shares"})
    assert values(found, "Weighted average shares outstanding")[0] == 44_438_527
    assert {start for label in ("Goodwill, net", "Total assets", "Long-term debt") for start, _ in periods(found, label)} == {None}


def test_the_owners_investment_closes_their_statement():
    text = """
Years ended December 31                       1994              1993
In millions                                 Dollars           Dollars
COMMON STOCK
Balance at January 1                              40                39
Sale of stock and other                            -                 1
Balance at December 31                            40                40
TREASURY SHARES-COST IN EXCESS OF PAR VALUE
Purchase of shares                                (8)              (10)
Total shareholders' investment                $1,822            $1,534
"""
    assert periods(only(text), "Total shareholders' investment") == [(None, date(1994, 12, 31)), (None, date(1993, 12, 31))]


def test_halves_written_1h_are_six_months():
    rows = [
        ["", "2003", "", "2004", "", ""],
        ["", "Q4", "FY", "Q1", "Q2", "1H"],
        ["Net revenues", "96,192", "396,852", "88,376", "84,510", "172,886"],
    ]
    page = (
        "<p>($ in 000's)</p><table><tr><td></td><td colspan=2>2003</td><td colspan=3>2004</td></tr>"
        + "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows[1:])
        + "</table>"
    )
    assert periods(only(page, Context(date(2004, 6, 30), FiscalCalendar(12))), "Net revenues")[-1] == (date(2004, 1, 1), date(2004, 6, 30))
    assert [head(text).months for text in ("1H 2004", "2H03", "1H")] == [6, 6, 6]


def test_months_down_the_rows_are_as_long_as_they_are():
    rows = [
        ["", "Gross revenues", "Tax", "Weighted Average Number of Table Games"],
        ["October-13", "$2,994,536", "$419,235", "84"],
        ["November-13", "4,352,600", "609,364", "84"],
        ["December-13", "3,397,646", "475,671", "84"],
    ]
    found = only("<p>Statistical Report</p>" + html_table(*rows), Context(prose_amounts=frozenset({2_994_536, 4_352_600})))
    assert periods(found, "Gross revenues")[0] == (date(2013, 10, 1), date(2013, 10, 31))
    assert units(found, "Weighted Average Number of Table Games") == {"pure"}


def test_counts_under_dollars_in_thousands_are_counted_one_by_one():
    page = "<p>SELECT PERFORMANCE INDICATORS</p>" + html_table(
        ["", "Three Months Ended March 31, 2009 (Dollars in thousands)", "Three Months Ended March 31, 2008 (Dollars in thousands)"],
        ["Revenue", "$130,285", "$113,779"],
        ["Number of facilities at period end", "70", "61"],
        ["Actual patient days", "566,619", "530,395"],
    )
    found = only(page)
    assert (
        values(found, "Revenue")[0],
        values(found, "Number of facilities at period end")[0],
        values(found, "Actual patient days")[0],
    ) == (130_285_000, 70, 566_619)


def test_what_a_member_costs_a_month_is_no_thousand():
    rows = [
        ["", "Premium Revenue Total", "Premium Revenue PMPM", "Medical Care Ratio"],
        ["California", "$98,730", "$98.73", "83.5%"],
        ["Utah", "65,219", "219.81", "88.8%"],
    ]
    found = only("<p>Three Months Ended March 31, 2006 (Dollars in thousands except PMPM amounts)</p>" + html_table(*rows))
    assert values(found, "California") == [98_730_000, Decimal("98.73"), Decimal("0.835")]


def test_ounces_grades_and_tons_want_no_scale():
    rows = [
        ["", "Three Months Ended March 31, 2017", "Three Months Ended December 31, 2016"],
        ["Tons placed", "3,513,708", "3,878,487"],
        ["Average silver grade (oz/t)", "0.58", "0.57"],
        ["Ounces Produced", "", ""],
        ["Silver (000's)", "1,531", "1,269"],
        ["Gold", "30,792", "23,906"],
    ]
    found = only("<p>Rochester, Nevada</p>" + html_table(*rows))
    assert (found.refusal, units(found, "Silver (000's)"), values(found, "Silver (000's)")[0], values(found, "Tons placed")[0]) == (
        None,
        {"pure"},
        1_531_000,
        3_513_708,
    )


def test_options_are_counted_whatever_their_scale():
    text = """
                                                     OPTIONS      EXERCISE PRICE
                                                    ----------   ----------------
Outstanding at December 31, 1998..................   1,674,002        $ 6.28
Granted...........................................   2,659,791         32.18
Exercised.........................................    (631,221)         4.85
Outstanding at December 31, 1999..................   3,263,615         25.85
"""
    found = only(text)
    assert [(cell.value, cell.unit) for cell in cells(found, "Granted")] == [(2_659_791, "shares"), (Decimal("32.18"), "USD/shares")]


def test_days_in_figures_over_measures_are_no_part_of_a_segment():
    text = """
Industry Segments (in millions of dollars)
                                       Net Sales              % Change
                                  ------------------     ------------------
                                  Three Months Ended     Three Months Ended
                                  ------------------     ------------------
                                  3/31/94    3/31/93     3/31/94    3/31/93
                                  -------    -------     -------    -------
Pharmaceutical Products           $1,675     $1,581          6%       10%
Medical Devices                      417        410          2%        1%
  Total Company                   $2,092     $1,991          5%        8%
"""
    found = only(text)
    assert {cell.segment for cell in found.cells} == {"Pharmaceutical Products", "Medical Devices", None}


def test_months_behind_a_titles_day_lie_in_the_year_before():
    rows = [["", "Three Months Ended May 31,"], ["Net sales", "$508,078"], ["Gross profit", "210,415"]]
    found = only(
        "<p>Results for the fiscal year ended February 28, 2023 (in thousands)</p>" + html_table(*rows),
        Context(date(2023, 2, 28), FiscalCalendar(2)),
    )
    assert periods(found, "Net sales") == [(date(2022, 3, 1), date(2022, 5, 31))]


def test_figures_left_of_their_caption_are_refused_aloud_and_no_part_of_it():
    text = """
                                                                For the Quarter
  For the Year (in millions)                             2002                  2003
-------------------                              -------------------  -----------------
  2001       2002                                3rd         4th       1st        2nd
  60.1        77.7     Net income                 14.1        16.6      21.6       20.6
 257.0       264.2     Non-interest income        66.6        67.1      66.7       71.9
 357.0       364.2     Interest income            86.6        87.1      86.7       81.9
"""
    found = only(text, Context(date(2003, 6, 30), FiscalCalendar(12)))
    assert [row.label for row in found.table.rows] == ["Net income", "Non-interest income", "Interest income"]
    assert [piece.text for _, piece in found.table.lost] == ["60.1", "77.7", "257.0", "264.2", "357.0", "364.2"]


def test_a_roll_forward_in_columns_with_days_for_rows():
    text = """
        Schedule of Changes in Tax Valuation Allowance (In thousands)
                                            BEGINNING                                ENDING
                                            BALANCE      ADDITIONS      DEDUCTIONS   BALANCE
                                            ---------    ---------      ----------   --------
Balance at December 31, 1997                 $1,461        $3,348             --     $ 4,809
Balance at December 31, 1998                  4,809         4,964             --       9,773
"""
    year = (date(1998, 1, 1), date(1998, 12, 31))
    assert periods(only(text), "Balance at December 31, 1998") == [(None, date(1997, 12, 31)), year, year, (None, date(1998, 12, 31))]


def test_basic_under_a_heading_of_shares_that_wraps_counts_shares():
    rows = [
        ["", "2004", "2003"],
        ["Net income", "$735,874", "$621,997"],
        ["Net income per share", "", ""],
        ["Basic", "$2.01", "$1.72"],
        ["Weighted Average Number of Common and Common", "", ""],
        ["Equivalent Shares Outstanding", "", ""],
        ["Basic", "365,447", "360,874"],
    ]
    found = only("<p>Summary of Operations, years ended March 31, (In thousands, except per share data)</p>" + html_table(*rows))
    assert [(cell.value, cell.unit) for cell in cells(found, "Basic")][2:] == [(365_447_000, "shares"), (360_874_000, "shares")]


def test_blocks_under_bare_years_in_columns_for_parts_are_of_these_years():
    text = """
    Not included in the segment assets for 2000 is $22,787 of long-term assets.

                                                     US      INTERNATIONAL    TOTAL
                                                  --------   -------------   --------
                                                            (IN THOUSANDS)
2001
Revenues........................................  $ 46,765      $5,611       $ 52,376
Long-lived assets...............................    14,877       9,701         24,578

2000
Revenues........................................  $138,653      $7,420       $146,073
Long-lived assets...............................   161,038      26,145        187,183
"""
    found = only(text, Context(date(2001, 12, 31), FiscalCalendar(12), is_annual=True))
    assert set(periods(found, "Revenues")) == {(date(year, 1, 1), date(year, 12, 31)) for year in (2001, 2000)}
    assert set(periods(found, "Long-lived assets")) == {(None, date(year, 12, 31)) for year in (2001, 2000)}


def test_years_to_come_in_columns_are_refused_where_the_document_bears_no_day():
    rows = [
        ["", "1994", "1995", "1996", "1997", "1998"],
        ["GE", "$364", "$274", "$182", "$144", "$134"],
        ["GECS", "404", "364", "340", "319", "296"],
    ]
    found = only(
        "<p>Minimum rental commitments (In millions)</p>" + html_table(*rows),
        Context(date(1993, 12, 31), FiscalCalendar(12), is_annual=True),
    )
    assert found.refusal == ("period_not_found", "No figure of this table was read: the period was not over on the day of the document.")
    assert only("<p>(In millions)</p>" + html_table(*rows), Context(calendar=FiscalCalendar(12))).refusal is not None


EQUITY_IN_COLUMNS = """
               CONSOLIDATED STATEMENTS OF SHAREHOLDERS' EQUITY
               (IN MILLIONS, EXCEPT SHARE AMOUNTS)

                                    COMMON STOCK                       TOTAL
                            -------------------------   RETAINED   SHAREHOLDERS'
                                SHARES        AMOUNT    EARNINGS       EQUITY
                            --------------   --------   --------   -------------
Balances as of September
  26, 1997................       127,949       $  498     $  589        $  1,087
  Net income..............            --           --        309             309
  Common stock issued.....         3,085           41         --              41
                                 -------       ------     ------        --------
Balances as of September
  25, 1998................       131,034       $  539     $  898        $  1,437
"""


def test_a_day_that_the_lines_end_parts_from_its_month_dates_the_balance():
    found = only(EQUITY_IN_COLUMNS)
    assert [row.label for row in found.table.rows] == [
        "Balances as of September 26, 1997",
        "Net income",
        "Common stock issued",
        "Balances as of September 25, 1998",
    ]
    assert set(periods(found, "Net income")) == {(date(1997, 9, 27), date(1998, 9, 25))}


def test_a_rule_in_the_line_of_heads_keeps_their_words_from_what_it_is_drawn_over():
    heads = [column.words for column in only(EQUITY_IN_COLUMNS).table.columns]
    assert heads == ["COMMON STOCK SHARES", "COMMON STOCK AMOUNT", "RETAINED EARNINGS", "TOTAL SHAREHOLDERS' EQUITY"]


def test_a_range_of_prices_at_the_beginning_of_a_line_names_the_row():
    found = only("""
                 OPTIONS OUTSTANDING AS OF SEPTEMBER 26, 1997
                    (option amounts are in thousands)
                                                    NUMBER          AVERAGE
                                                   OF OPTIONS    EXERCISE PRICE
                                                  ------------   --------------
$1.66 - $9.97...................................          937      $    6.32
$9.98 - $13.25..................................        7,848      $   13.25
$1.66 - $13.25..................................        8,785      $   12.51
""")
    assert [row.label for row in found.table.rows] == ["$1.66 - $9.97", "$9.98 - $13.25", "$1.66 - $13.25"]
    assert values(found, "$9.98 - $13.25") == [7_848_000, Decimal("13.25")]


def test_a_second_scale_over_a_column_of_shares_is_that_columns_own():
    with_scale = EQUITY_IN_COLUMNS.replace(
        "--------   -------------\nBalances", "--------   -------------\n                            (IN THOUSANDS)\nBalances"
    )
    found = only(with_scale)
    assert [(cell.value, cell.unit) for cell in cells(found, "Common stock issued")] == [
        (3_085_000, "shares"),
        (41_000_000, "USD"),
        (0, "USD"),
        (41_000_000, "USD"),
    ]


def test_what_moves_balances_a_whole_number_of_weeks_apart_has_a_named_length():
    assert {cell.period.length for cell in cells(only(EQUITY_IN_COLUMNS), "Net income")} == {"year"}


def test_a_balance_of_january_1_opens_the_year():
    rows = [
        ["", "General Partner", "Limited Partners", "Total"],
        ["Balance, January 1, 2014", "$ 10", "$ 200", "$ 210"],
        ["Net loss", "-", "(31)", "(31)"],
        ["Balance, December 31, 2014", "10", "169", "179"],
    ]
    found = only("<p>Statements of Partners' Equity (in thousands)</p>" + html_table(*rows))
    assert set(periods(found, "Net loss")) == {(date(2014, 1, 1), date(2014, 12, 31))}


def test_notional_and_fair_values_under_bare_years_are_of_the_years_ends():
    text = """
            The table shows swaps and options.
                        (In millions)
                            1996                       1995
                    Notional       Fair        Notional      Fair
                    Principal      Value       Principal     Value
Swaps                 $1,200        $ 40          $ 900       $ 12
Sold options             310         (5)            280         (3)
"""
    found = only(text, Context(date(1996, 12, 31), FiscalCalendar(12), is_annual=True))
    assert set(periods(found, "Swaps")) == {(None, date(1996, 12, 31)), (None, date(1995, 12, 31))}


def test_deferred_tax_liabilities_among_five_years_of_results_are_balances():
    rows = [
        ["", "1996", "1995", "1994"],
        ["Net sales", "$9,833", "$11,062", "$9,189"],
        ["Net income", "816", "424", "310"],
        ["Deferred tax liabilities", "354", "702", "671"],
    ]
    found = only(
        "<p>Selected Financial Data, years ended December 31, (in millions)</p>" + html_table(*rows),
        Context(date(1996, 12, 31), FiscalCalendar(12), is_annual=True),
    )
    assert set(periods(found, "Deferred tax liabilities")) == {(None, date(year, 12, 31)) for year in (1996, 1995, 1994)}
    assert (date(1996, 1, 1), date(1996, 12, 31)) in periods(found, "Net sales")


def test_a_row_under_an_allowance_is_what_changed_it():
    rows = [
        ["", "3/31/2022", "3/31/2021"],
        ["Allowance for loan and lease losses", "", ""],
        ["Beginning balance", "$4,868", "$5,361"],
        ["Net charge-offs", "(137)", "(146)"],
        ["Ending balance", "4,558", "4,714"],
    ]
    found = only("<p>Three months ended, dollars in millions</p>" + html_table(*rows))
    assert all(start is not None for start, _ in periods(found, "Net charge-offs"))


def parents(found: Reading, label: str) -> set[str | None]:
    return {cell.parent for cell in cells(found, label)}


QUARTERS_BY_YEAR = """
            SELECTED QUARTERLY FINANCIAL DATA (in millions, except per share amounts)
                                   First   Second    Third   Fourth
                                  Quarter  Quarter  Quarter  Quarter    Year
                                  -------  -------  -------  -------   ------
1998:
Net Sales                         $4,446   $4,430   $4,523   $4,885   $18,284
Net Earnings                         927      835      966      413     3,141
Earnings Per Common Share
 Basic                               .47      .42      .49      .21      1.58
 Diluted                             .46      .41      .47      .20      1.55

1997:
Net Sales                         $4,045   $4,064   $4,151   $4,441   $16,701
Net Earnings                         810      738      855      802     3,205
Earnings Per Common Share
 Basic                               .41      .37      .43      .40      1.61
 Diluted                             .40      .36      .42      .39      1.57
"""


def test_a_heading_among_the_lines_of_a_year_leaves_them_to_the_year():
    found = only(QUARTERS_BY_YEAR, Context(date(1998, 12, 31), FiscalCalendar(12), is_annual=True))
    assert found.undated == ()
    assert parents(found, "Basic") == {"1998 > Earnings Per Common Share", "1997 > Earnings Per Common Share"}
    assert {end.year for _, end in periods(found, "Diluted")} == {1998, 1997}


def test_a_figure_for_which_only_its_row_lacks_a_period_is_kept_for_a_refusal():
    rows = [
        ["", "Revenue", "Operating income"],
        ["2020 As Reported", "$35,021", "$12,975"],
        ["2019 As Reported", "30,571", "10,341"],
        ["Percentage Change Y/Y", "15%", "25%"],
        ["Impact of currency", "(404)", "(296)"],
    ]
    found = only("<p>Three Months Ended March 31, ($ in millions)</p>" + html_table(*rows), Context(date(2020, 3, 31), FiscalCalendar(12)))
    assert [(row.label, figure.text) for row, figure in found.undated] == [("Impact of currency", "(404)"), ("Impact of currency", "(296)")]


EQUITY_SECTION = """
                            BALANCE SHEET (in millions)
                                                 June 30,   December 31,
                                                   1998         1997
Liabilities and Shareholders' Equity:
Total liabilities                                  3,400        3,100

Commitments and contingencies
Shareholders' equity:
  Common stock                                       633          498
  Retained earnings                                  898          589
                                                   -----        -----
                                                   1,531        1,087
  Less cost of treasury stock                         31           27
                                                   -----        -----
  Total shareholders' equity                       1,500        1,060
"""


def test_what_stands_behind_a_subtotal_set_in_like_its_parts_keeps_their_heading():
    found = only(EQUITY_SECTION)
    assert (
        parents(found, "Less cost of treasury stock")
        == parents(found, "Common stock")
        == {"Liabilities and Shareholders' Equity > Shareholders' equity"}
    )


def test_commitments_without_a_figure_swallow_no_heading():
    assert "Commitments" not in str(parents(only(EQUITY_SECTION), "Common stock"))


def test_a_total_closes_the_headings_within_the_one_that_it_names():
    text = """
                   STATEMENTS OF OPERATIONS (in millions)
                                          Three months ended June 30,
                                              1998         1997
Operating expenses:
    Research and development                    80           90
    Special charges:
      Restructuring costs                       10           20
               Total operating expenses         90          110
"""
    assert parents(only(text), "Total operating expenses") == {"Operating expenses"}


def test_cash_of_an_activity_stands_under_none_of_its_steps():
    text = """
                   STATEMENTS OF CASH FLOWS (in millions)
                                          Six months ended June 30,
                                              1998         1997
Net income                                      55           27
Changes in operating assets and liabilities:
  Accounts receivable                          (10)          20
  Inventories                                    5            6
  Cash generated by operating activities        50           53
"""
    assert parents(only(text), "Cash generated by operating activities") == {None}


def test_captions_that_go_on_in_capitals_below_their_figures():
    text = """
                   EARNINGS PER SHARE (in millions, except per share amounts)
                                          Three months ended June 30,
                                              1999         1998
Net Earnings                                 1,080          968

Average Common Shares                        1,984        1,990
  Outstanding

Cash and Cash Equivalents at Beginning of    2,244        1,456
Period

Cash and Cash Equivalents at End             2,300        1,500
"""
    found = only(text)
    assert [row.label for row in found.table.rows][1:3] == [
        "Average Common Shares Outstanding",
        "Cash and Cash Equivalents at Beginning of Period",
    ]


def test_heads_printed_again_over_a_second_block_are_no_part_of_its_heading():
    rows = [
        ["", "GAAP", "Specified Items*", "Non GAAP"],
        ["Three months ended June 30, 2012", "", "", ""],
        ["Gross Profit", "$3,198", "147", "$3,345"],
        ["Three months ended June 30, 2011", "GAAP", "Specified Items*", "Non GAAP"],
        ["Gross Profit", "$3,953", "18", "$3,971"],
    ]
    found = only(
        "<p>Reconciliation of GAAP and Non-GAAP, dollars in millions</p>" + html_table(*rows),
        Context(date(2012, 6, 30), FiscalCalendar(12)),
    )
    assert {heading for row in found.table.rows for heading in row.headings} == {
        "Three months ended June 30, 2012",
        "Three months ended June 30, 2011",
    }


def test_a_prefix_at_the_lines_end_keeps_its_hyphen():
    text = """
                   SELECTED RATIOS
                                               June 30,     March 31,
                                                 2008         2008
Total non-
 performing
 loans/net loans                                0.14%        0.15%
"""
    assert [row.label for row in only(text).table.rows] == ["Total non-performing loans/net loans"]


def test_a_heading_set_in_no_further_than_its_statements_side_stands_within_it():
    text = """
                            BALANCE SHEET (in millions)
                                                 June 30,   December 31,
                                                   1998         1997
ASSETS
Current assets:
Cash                                                 633          498
Total current assets                                 633          498
Goodwill                                             100          110
Total assets                                         733          608
LIABILITIES AND SHAREHOLDERS' EQUITY
Current liabilities:
Accounts payable                                     233          208
Shareholders' equity:
Common stock                                         500          400
Total liabilities and shareholders' equity           733          608
"""
    found = only(text)
    assert parents(found, "Cash") == {"ASSETS > Current assets"}
    assert parents(found, "Goodwill") == parents(found, "Total assets") == {"ASSETS"}
    assert parents(found, "Common stock") == {"LIABILITIES AND SHAREHOLDERS' EQUITY > Shareholders' equity"}
    assert parents(found, "Total liabilities and shareholders' equity") == {"LIABILITIES AND SHAREHOLDERS' EQUITY"}


def test_the_last_days_of_quarters_for_rows_and_years_for_columns():
    rows = [
        ["Quarter Ended", "2015", "2014"],
        ["March 31", "$ 61,000", "$ -"],
        ["June 30", "61,000", "-"],
        ["September 30", "61,000", "-"],
        ["December 31", "-", "-"],
    ]
    found = only(
        "<p>Distributions paid (in thousands)</p>" + html_table(*rows), Context(date(2015, 12, 31), FiscalCalendar(12), is_annual=True)
    )
    assert periods(found, "June 30") == [(date(year, 4, 1), date(year, 6, 30)) for year in (2015, 2014)]
    assert values(found, "March 31") == [61_000_000, 0]


def test_justified_text_with_figures_at_its_lines_ends_is_no_table():
    text = """
Earnings  before  taxes  for  the  products  of  this  segment
increased  15%  in the year,  and as a  percentage of the  sales
the earnings  before  taxes of the segment improved to  27.6%
from what they had been, while  sales of the beauty  care  group
in  all  of  the  countries  together reached a growth of  5.5%
with exchange  left out,  and those of its new  cleansing  items
grew fastest  of  all  in the last of the quarters, by  8.1%
over the  year  before,  most of it in the last of the quarters.
"""
    assert read(text) == []


def test_a_counted_title_among_the_rows_goes_with_the_table_below_it():
    heads = [["", "Three Months Ended", "Three Months Ended"], ["", "January 25, 2026", "January 26, 2025"]]
    rows = [
        ["(A) Acquisition-related costs are included in:"],
        *heads,
        ["Cost of revenue", "48", "118"],
        ["Research", "83", "27"],
        ["(B) Stock-based compensation consists of the following:"],
        *heads,
        ["Cost of revenue", "69", "53"],
        ["Research", "1,217", "955"],
    ]
    assert [each.table.titles[-1] for each in read(html_table(*rows))] == [
        "(A) Acquisition-related costs are included in:",
        "(B) Stock-based compensation consists of the following:",
    ]


CASH_FLOWS_OVER_TWO_PAGES = (
    "<p>Statements of Cash Flows</p><p>(In millions)</p>"
    + html_table(
        ["", "Year Ended January 25, 2026", "Year Ended January 26, 2025"],
        ["Cash flows from operating activities:", "", ""],
        ["Net income", "120", "72"],
        ["Depreciation", "30", "28"],
        ["Net cash provided by operating activities", "150", "100"],
    )
    + "<p>14</p>"
)


def test_a_heading_at_the_top_of_a_page_is_over_rows_that_go_on():
    _, after = read(
        CASH_FLOWS_OVER_TWO_PAGES
        + html_table(
            ["Cash flows from financing activities:", "", ""],
            ["Dividends paid", "(974)", "(834)"],
            ["Net cash used in financing activities", "(974)", "(834)"],
        )
    )
    assert {cell.parent for cell in cells(after, "Dividends paid")} == {"Cash flows from financing activities"}
    assert after.statement == "cash_flow"


def test_the_name_of_another_statement_at_the_top_of_a_page_is_a_title():
    _, after = read(
        CASH_FLOWS_OVER_TWO_PAGES
        + html_table(["Selected Financial Ratios", "", ""], ["Return on equity", "9.1%", "8.2%"], ["Return on assets", "1.0%", "0.8%"])
    )
    assert after.table.titles[-1] == "Selected Financial Ratios"


def test_the_title_of_the_table_before_is_not_carried_over_one_that_has_its_own():
    heads = ["($ in millions)", "Q4 FY26", "Q4 FY25"]
    found = read(
        html_table(["Non-GAAP"], heads, ["Gross profit", "51,209", "28,894"], ["Net income", "39,550", "22,066"])
        + html_table(["Revenue by Reportable Segments"], heads, ["Compute", "58,000", "32,000"], ["Graphics", "10,127", "7,331"])
    )
    assert [each.statement for each in found] == ["non_gaap_reconciliation", "segment"]
    assert "Non-GAAP" not in found[1].table.titles


def test_prose_in_capitals_that_speaks_of_the_condition_makes_no_balance_sheet_of_quarters():
    found = only(
        """
RESULTS MAY DIFFER FOR THE REASONS NAMED IN "FACTORS THAT MAY AFFECT
FUTURE RESULTS AND FINANCIAL CONDITION" BELOW. THE FOLLOWING IS BASED

Tabular information (dollars in millions):
                                         FIRST       FIRST      FOURTH
                                        QUARTER     QUARTER     QUARTER
                                         2000        1999        1999
                                        ---------------------------------
Net sales .........................     $2,343      $1,710      $1,336
Gross margin ......................        607         482         384
Net income ........................        183         152         111
""",
        Context(calendar=FiscalCalendar(9)),
    )
    assert found.statement == "other"
    assert all(start is not None for start, _ in periods(found, "Net sales"))


def test_unit_sales_are_no_part_of_a_products_name():
    found = only("""
Net sales by geographic segment and unit sales by product follow (net sales in millions and unit sales in thousands):

                                          Three Months Ended
                                         1/1/00      12/26/98
                                         ------      --------
Americas net sales .................     $1,189        $  960
Europe net sales ...................        626           452
Americas Wagon unit sales ..........        708           525
Europe Wagon unit sales ............        389           252
                                         ------      --------
     Total Wagon unit sales ........      1,097           777
Power Wagon unit sales .............        395           258
PowerBoat unit sales ...............        702           519
                                         ------      --------
     Total Wagon unit sales ........      1,097           777
""")
    assert [cell.segment for cell in found.cells[8::2]] == [None, "Power Wagon", "PowerBoat", None]


def test_names_over_columns_lose_their_quarter_and_keep_their_words():
    heads = ["", "2Q21 Farm Markets", "2Q21 Software, for rent", "2Q21 Media (Digital)", "2Q21 Media consolidated"]
    found = only(
        "<p>Results by segment (In millions)</p>"
        + html_table(heads, ["Revenue", "2,345", "236", "110", "2,691"], ["Expense", "1,345", "136", "10", "1,491"]),
        Context(calendar=FiscalCalendar(12)),
    )
    assert [cell.segment for cell in cells(found, "Revenue")] == ["Farm Markets", "Software, for rent", "Media (Digital)", None]


def test_a_quarter_over_measures_sets_no_member_apart():
    heads = [
        ["", "Net Revenues ($ Millions)", "Net Revenues ($ Millions)", "Net Revenues ($ Millions)"],
        ["", "Q1 2020", "Pro Forma Q1 2019", "% Change"],
    ]
    found = only(
        "<p>Revenues by segment</p>" + html_table(*heads, ["Pumps", "311", "371", "-16%"], ["Pipes", "90", "121", "-26%"]),
        Context(calendar=FiscalCalendar(12)),
    )
    assert {cell.segment for cell in found.cells} == {"Pumps", "Pumps, Pro Forma", "Pipes", "Pipes, Pro Forma"}


def test_pro_forma_over_one_column_makes_no_bridge_of_the_reported_one():
    heads = ["", "Quarter Ended March 29, 2020", "Quarter Ended Pro Forma March 31, 2019", "% Change"]
    rows = [
        ["Pumps Segment", "", "", ""],
        ["External Net Revenues", "428,647", "357,851", "20%"],
        ["Operating Profit", "71,780", "13,532", ">100%"],
        ["Pipes Segment", "", "", ""],
        ["External Net Revenues", "250,403", "282,649", "-11%"],
        ["Operating Profit", "26,691", "30,411", "12%"],
    ]
    found = only("<p>PRO FORMA SEGMENT RESULTS</p><p>(Thousands of Dollars)</p>" + html_table(heads, *rows))
    assert [(cell.statement, cell.segment) for cell in cells(found, "Operating Profit")] == [
        (kind, f"{name} Segment") for name in ("Pumps", "Pipes") for kind in ("segment", "non_gaap_reconciliation")
    ]


def test_a_sentence_that_states_a_figure_in_full_outweighs_the_size_of_an_industry():
    page = "<p>The market is worth $12.5 billion.</p><p>Cash was approximately $54,000.</p><p>Balance sheets</p>" + html_table(
        ["", "December 31, 2015"], ["Equipment", "$1,954,321"], ["Total assets", "$2,008,321"]
    )
    bank = html_table(["", "December 31, 2015"], ["Total bank balance", "$54,000"], ["FDIC insured", "(54,000)"])
    context = Context(prose_amounts=frozenset({54_000}), largest_spoken=Decimal(12_500_000_000))
    assert [cell.value for each in read(page + "<p>Bank</p>" + bank, context) for cell in each.cells] == [
        1_954_321,
        2_008_321,
        54_000,
        -54_000,
    ]


def test_round_thousands_with_dollar_signs_that_would_exceed_the_sales_are_dollars():
    text = """
                     CONSOLIDATED STATEMENTS OF INCOME
                          (In thousands)
                                 Three Months Ended
                                    April 1,
                                   2006      2005
Net sales                         27,000    25,900
Cost of sales                     16,000    14,400
Net income                         4,000     3,400

     The amounts included in the results for the periods above:

                                    Three Months Ended
                                      April 1, 2006
     Cost of sales                     $   26,000
     Research and development          $  151,000
     Selling expenses                  $  180,000
     Total                             $  357,000
"""
    assert values(read(text)[-1], "Total") == [357_000]


def test_months_under_the_head_of_a_term_are_no_money():
    found = only(
        "<p>Equipment purchased in 2015 (in dollars)</p><p>At December 31, 2015</p>"
        + html_table(["", "Purchased Term", "Pro-rated Purchase Price"], ["Printers", "36", "$13,555"], ["Servers", "48", "135,150"])
    )
    assert [(cell.unit, cell.segment) for cell in found.cells] == [("pure", None), ("USD", None)] * 2


def test_units_of_partners_are_counted_and_name_no_member():
    found = only(
        "<p>Statements of Partners' Capital</p><p>(In whole dollars)</p>"
        + html_table(
            ["", "General Partner Units", "Limited Partner Units", "General Partner", "Limited Partners", "Total"],
            ["Balance, December 31, 2014", "50", "1,236,608", "$1,000", "$394,005", "$395,005"],
            ["Distributions", "-", "-", "(500)", "(183,483)", "(183,983)"],
            ["Balance, December 31, 2015", "50", "1,236,608", "$500", "$210,522", "$211,022"],
        )
    )
    last = cells(found, "Balance, December 31, 2015")
    assert [(cell.unit, cell.value) for cell in last[:3]] == [("shares", 50), ("shares", 1_236_608), ("USD", 500)]
    assert {cell.segment for cell in last} == {None}


def test_whole_percentages_below_one_that_bears_the_sign():
    heads = ["", "2Q21", "1Q21", "2Q20"]
    rows = [
        ["Revenue", "4,667", "4,220", "4,076"],
        ["Selected Ratios", "", "", ""],
        ["Return on average assets", "0.88%", "1.58%", "3.21%"],
        ["Noninterest income to total revenue", "45", "44", "38"],
        ["Efficiency", "65", "61", "62"],
    ]
    found = only("<p>Highlights</p><p>(In millions)</p>" + html_table(heads, *rows), Context(calendar=FiscalCalendar(12)))
    assert values(found, "Noninterest income to total revenue") == [Decimal("0.45"), Decimal("0.44"), Decimal("0.38")]
    assert values(found, "Efficiency") == [Decimal("0.65"), Decimal("0.61"), Decimal("0.62")]


def test_the_statements_of_a_company_that_became_a_part_are_that_parts():
    heads = ["", "Quarter Ended March 2019", "Quarter Ended June 2019"]
    parts = "<p>Major Segments (Thousands of Dollars)</p>" + html_table(
        heads,
        ["Net Revenues", "", ""],
        ["Pumps", "311", "371"],
        ["Acme", "190", "121"],
        ["Total", "501", "492"],
        ["Operating Profit", "", ""],
        ["Pumps", "31", "37"],
        ["Acme", "19", "12"],
        ["Total", "50", "49"],
    )
    acme = (
        "<p>Supplement</p><p>ACME - FY2019 RESULTS OF OPERATIONS (REPORTED UNDER U.S. GAAP)</p><p>(Thousands of Dollars)</p>"
        + html_table(heads, ["Net Revenues", "190", "121"], ["Cost of Sales", "14", "17"])
    )
    found = read(parts + acme)
    assert {cell.segment for cell in found[1].cells} == {"Acme"}


def test_whole_numbers_between_a_hundred_percent_and_a_last_percentage_are_parts_of_it():
    rows = [
        ["", "2017", "2016"],
        ["Revenue", "100%", "100%"],
        ["Cost of revenue", "69", "80"],
        ["Gross margin", "31", "20"],
        ["Other expense, net", "(2)", "(1)"],
        ["Net income", "7%", "(1)%"],
    ]
    found = only("<p>Three months ended March 31, (in millions)</p>" + html_table(*rows), Context(date(2017, 3, 31), FiscalCalendar(12)))
    assert values(found, "Cost of revenue") == [Decimal("0.69"), Decimal("0.80")]
    assert values(found, "Other expense, net") == [Decimal("-0.02"), Decimal("-0.01")]
    money = [
        ["", "2017", "2016"],
        ["Ownership", "100%", "100%"],
        ["Revenue", "$2,674", "$2,595"],
        ["Loss", "(2)", "(1)"],
        ["Tax rate", "7%", "8%"],
    ]
    assert values(
        only("<p>Three months ended March 31, (in millions)</p>" + html_table(*money), Context(date(2017, 3, 31), FiscalCalendar(12))),
        "Loss",
    ) == [-2_000_000, -1_000_000]


def test_a_column_headed_quantity_beside_amounts_counts():
    rows = [["", "Amount", "Quantity"], ["Commercial", "$ 941", "5"], ["Land", "2,275", "20"], ["Total loans", "3,216", "25"]]
    found = only("<p>Non-accrual loans at March 31, 2020 ($ in thousands)</p>" + html_table(*rows))
    assert [(cell.value, cell.unit) for cell in cells(found, "Total loans")] == [(3_216_000, "USD"), (25, "pure")]


def test_what_happened_during_the_quarter_is_no_balance_among_those_of_its_last_day():
    rows = [
        ["", "March 31, 2020", "Dec. 31, 2019"],
        ["Non-accrual loans", "$ 3,216", "$ 3,070"],
        ["Allowance for loan losses", "11,890", "9,882"],
        ["Net charge-offs (recoveries) during quarter", "(8)", "8"],
    ]
    found = only("<p>ASSET QUALITY ($ in thousands)</p>" + html_table(*rows))
    assert periods(found, "Net charge-offs (recoveries) during quarter") == [
        (date(2020, 1, 1), date(2020, 3, 31)),
        (date(2019, 10, 1), date(2019, 12, 31)),
    ]
    assert periods(found, "Non-accrual loans")[0] == (None, date(2020, 3, 31))


def test_a_sentence_that_is_over_announces_the_reconciliation_below_it():
    sentence = (
        "The following table provides a reconciliation of ending shareholders' equity (GAAP) to ending tangible shareholders' equity "
        "(non-GAAP), and of ending total assets (GAAP) to ending tangible assets (non-GAAP), as the company reports them to its holders."
    )
    rows = [
        ["", "March 31, 2020", "Dec. 31, 2019"],
        ["Shareholders' equity", "$ 178,245", "$ 177,145"],
        ["Less goodwill", "(15,131)", "(15,131)"],
        ["Tangible common equity", "163,114", "162,014"],
    ]
    assert only(f"<p>($ in thousands)</p><p>{sentence}</p>" + html_table(*rows)).statement == "non_gaap_reconciliation"


def test_heads_that_state_scales_in_short_scale_their_columns_each():
    rows = [
        ["", "Volume (Bil.)", "Growth", "Transactions volume (Mil.)"],
        ["Asia", "$ 472", "2.7%", "6,309"],
        ["Europe", "467", "9.0%", "10,228"],
    ]
    found = only("<p>Three months ended March 31, 2020</p>" + html_table(*rows), Context(date(2020, 3, 31), FiscalCalendar(12)))
    assert values(found, "Asia") == [472_000_000_000, 6_309_000_000]


def test_shares_that_each_heads_scale_excepts_are_printed_in_full():
    words = "(in thousands, except share data)"
    rows = [
        ["", f"March 31, 2020 {words}", f"March 31, 2019 {words}"],
        ["Total assets", "$ 5,024,405", "$ 4,996,810"],
        ["Common shares outstanding", "30,520,428", "30,424,391"],
    ]
    found = only("<p>CONDENSED BALANCE SHEETS</p>" + html_table(*rows))
    assert values(found, "Common shares outstanding") == [30_520_428, 30_424_391]
    assert values(found, "Total assets")[0] == 5_024_405_000


def test_a_complete_period_among_the_rows_outranks_the_one_over_all_columns():
    head = ["", "Volume", "Revenue"]
    rows = [
        ["For the 3 months ended March 31, 2020", "", ""],
        head,
        ["Asia", "$ 472", "$ 310"],
        ["For the 3 months ended March 31, 2019", "", ""],
        head,
        ["Asia", "460", "302"],
    ]
    cells_of_heads = "<tr><td></td><td colspan='2'>For the 3 months ended March 31, 2020</td></tr>"
    table = html_table(*rows[1:]).replace("<table>", "<table>" + cells_of_heads, 1)
    found = only("<p>(in millions)</p>" + table, Context(date(2020, 3, 31), FiscalCalendar(12)))
    assert [(start.year, end.year) for start, end in periods(found, "Asia")] == [(2020, 2020), (2020, 2020), (2019, 2019), (2019, 2019)]


def test_what_was_held_on_the_day_that_ends_its_caption():
    rows = [
        ["", "Three months ended March 31, 2020"],
        ["Mortgage investments, December 31, 2019", "$ 11,222"],
        ["Acquisitions", "105"],
        ["Runoff", "(2,824)"],
        ["Mortgage investments, March 31, 2020", "$ 8,503"],
    ]
    found = only("<p>(in millions)</p>" + html_table(*rows), Context(date(2020, 3, 31), FiscalCalendar(12)))
    assert periods(found, "Mortgage investments, December 31, 2019") == [(None, date(2019, 12, 31))]
    assert periods(found, "Acquisitions") == [(date(2020, 1, 1), date(2020, 3, 31))]


def test_months_to_an_event_and_margins_over_columns():
    rows = [
        ["", "Amount", "Months to Roll", "Operating margin"],
        ["Current-reset loans", "$ 3,216", "6.4", "55.2%"],
        ["Longer-to-reset loans", "8,456", "52.6", "56.9%"],
    ]
    found = only("<p>At March 31, 2020 (in thousands)</p>" + html_table(*rows))
    assert [(cell.value, cell.unit) for cell in cells(found, "Current-reset loans")] == [
        (3_216_000, "USD"),
        (Decimal("6.4"), "pure"),
        (Decimal("0.552"), "pure"),
    ]


def test_dates_in_figures_that_one_space_parts_head_a_column_each():
    found = only("""
     CONDENSED CONSOLIDATED STATEMENTS OF EARNINGS
     (dollars in thousands)
                                        3 mos. ended       Years ended
                                     10/31/95 10/31/94  10/31/95 10/31/94
     Net sales                        $54,093  $43,084  $175,421 $147,683
     Cost of sales                     24,500   19,600    80,100   68,000
     Net earnings                       7,600    6,200    23,300   21,200
""")
    assert periods(found, "Net sales") == [
        (date(1995, 8, 1), date(1995, 10, 31)), (date(1994, 8, 1), date(1994, 10, 31)),
        (date(1994, 11, 1), date(1995, 10, 31)), (date(1993, 11, 1), date(1994, 10, 31)),
    ]  # fmt: skip


def test_parts_of_a_company_over_like_years_of_a_statement_are_its_members():
    text = """
                          STATEMENT OF EARNINGS
                                    Industrial                  Finance
Quarter ended September 30    1994          1993           1994          1993
(In millions)
Total revenues             $   500       $   450        $   210       $   190
NET EARNINGS               $   100       $    80        $    30       $    25
"""
    assert [cell.segment for cell in cells(only(text), "Total revenues")] == ["Industrial", "Industrial", "Finance", "Finance"]


def test_a_caption_cut_before_its_day():
    text = """
                 STATEMENT OF SHAREHOLDERS' EQUITY (in thousands)
                       COMMON STOCK   RETAINED EARNINGS     TOTAL
Balance, January 1, 2006       100             2,000         2,100
Net loss for year ended
December 31, 2006                -            (1,000)       (1,000)
Balance, December 31, 2006     100             1,000         1,100
"""
    assert [row.label for row in only(text).table.rows][1] == "Net loss for year ended December 31, 2006"


def test_a_scale_in_short_in_a_caption():
    rows = [["", "Q3 2025", "Q3 2024"], ["Revenue ($M)", "$1,270", "$958"], ["Diluted earnings per share", "$0.92", "$0.75"]]
    assert values(only("<p>GAAP results</p>" + html_table(*rows), Context(date(2025, 9, 27), FiscalCalendar(12))), "Revenue ($M)") == [
        1_270_000_000,
        958_000_000,
    ]


def test_money_and_amounts_a_share_under_one_day():
    head = "<tr><td></td><td colspan='2'>Sept. 30, 2025</td><td colspan='2'>Sept. 30, 2024</td></tr>"
    rows = html_table(
        ["GAAP net income / earnings per share", "$ 151", "$ 0.92", "$ 124", "$ 0.75"],
        ["Stock-based compensation", "48", "0.29", "41", "0.25"],
        ["Non-GAAP net income / earnings per share", "$ 199", "$ 1.21", "$ 165", "$ 1.00"],
    )
    found = only(
        "<p>Reconciliation, three months ended (millions, except per share data)</p>" + rows.replace("<table>", "<table>" + head),
        Context(date(2025, 9, 30), FiscalCalendar(12)),
    )
    assert [(cell.value, cell.unit) for cell in cells(found, "Stock-based compensation")] == [
        (48_000_000, "USD"),
        (Decimal("0.29"), "USD/shares"),
        (41_000_000, "USD"),
        (Decimal("0.25"), "USD/shares"),
    ]


def test_ratios_of_a_day_under_quarters():
    rows = [
        ["", "4Q 2000", "4Q 1999"],
        ["Return on average assets", "1.02%", "0.98%"],
        ["Risk-based capital", "", ""],
        ["- Tier 1", "9.79%", "9.90%"],
        ["Allowance for loan losses/Loans", "1.36%", "1.31%"],
        ["Community Bank Leverage Ratio", "9.10%", "9.00%"],
    ]
    found = only("<p>SELECTED RATIOS</p>" + html_table(*rows), Context(date(2000, 12, 31), FiscalCalendar(12)))
    assert all(
        start is None
        for label in ("- Tier 1", "Allowance for loan losses/Loans", "Community Bank Leverage Ratio")
        for start, _ in periods(found, label)
    )
    assert periods(found, "Return on average assets")[0][0] == date(2000, 10, 1)


def test_blanks_behind_a_raised_mark_set_no_heading_in():
    shares = [
        ["Shares used in computing earnings per share (in thousands):", "", ""],
        ["#Basic", "15,000", "15,100"],
        ["#Diluted", "15,200", "15,300"],
    ]
    notes = [["<sup>(1)</sup>&#160;Includes stock-based compensation expense as follows:", "", ""], ["#Cost of sales", "20", "9"]]
    rows = html_table(["", "2023", "2022"], ["Net sales", "$1,195", "$1,171"], ["Net income", "339", "299"], *shares, *notes).replace(
        "<td>#", "<td style='padding-left:9pt'>"
    )
    found = only("<p>Year ended December 31,</p><p>(In millions, except number of shares, which are reflected in thousands)</p>" + rows)
    assert [cell.row.headings for cell in cells(found, "Cost of sales")] == [("Includes stock-based compensation expense as follows",)] * 2
    assert values(found, "Cost of sales") == [20_000_000, 9_000_000]


@pytest.mark.parametrize(
    "printed",
    [
        "Underwriting profit (a), (b)",
        "Underwriting profit (a), (b) and (c)",
        "Underwriting profit (*)/(**)",
        "Underwriting profit (1) & (2)",
    ],
)
def test_marks_with_a_comma_between_them_are_no_part_of_a_caption(printed: str):
    assert caption(printed) == "Underwriting profit"


def test_a_commission_file_number_over_a_statement_is_no_scale():
    text = """
                    HARBOR COMPUTING CORPORATION
                (Commission File Number: 000-12345)

                           BALANCE SHEET
                                           December 31,
                                         2007        2006
Cash                                 $   8,604   $   6,101
Accounts receivable                      1,245       2,000
Total assets                         $   9,849   $   8,101
"""
    assert only(text).refusal[0] == "scale_not_stated"
    assert values(only(text.replace("000-12345", "($000)")), "Cash") == [Decimal(8_604_000), Decimal(6_101_000)]


def test_a_list_of_contents_names_no_statement_and_days_over_balances_make_a_balance_sheet():
    contents = (
        "<p>Condensed Consolidated Balance Sheets as of June 30, 2026 and December 31, 2025</p>"
        "<p>Condensed Consolidated Statements of Cash Flows for the six-month periods ended June 30, 2026 and 2025</p>"
        "<p>(In millions of U.S. dollars)</p>"
    )
    rows = html_table(
        ["", "June 30,<br>2026", "December 31,<br>2025"],
        ["Current assets:", "", ""],
        ["Cash and cash equivalents", "$3,649", "$3,670"],
        ["Current liabilities:", "", ""],
        ["Operating lease liabilities", "513", "430"],
    )
    for page in (contents + rows, contents.replace("Balance Sheets as of", "Report of") + rows):
        found = only(page)
        assert found.statement == "balance_sheet"
        assert periods(found, "Operating lease liabilities") == [(None, date(2026, 6, 30)), (None, date(2025, 12, 31))]


def test_the_item_of_a_form_that_names_selected_data_is_the_title_of_its_table():
    rows = html_table(["", "2007", "2006", "2005"], ["Net sales", "$240", "$193", "$139"], ["Total assets", "$253", "$172", "$115"])
    titled = "<p>Item&nbsp;{}</p><p>Years ended December 31 (In millions)</p>" + rows
    assert only(titled.format("6.&nbsp;&nbsp;Selected Financial Data")).statement == "selected_data"
    assert only(titled.format("8. Financial Statements and Supplementary Data")).statement == "other"


def segments(found: Reading, label: str) -> list[str | None]:
    return [cell.segment for cell in cells(found, label)]


def test_a_total_of_segment_revenues_is_no_segments():
    found = only(
        "<p>SEGMENT REVENUES AND PROFIT</p><p>Years ended December 31 (In millions)</p>"
        + html_table(
            ["", "2023", "2022"],
            ["Engines and Services", "$236", "$186"],
            ["Defense", "47", "44"],
            ["Total segment revenues", "$283", "$230"],
            ["Segment profit", "$61", "$47"],
        )
    )
    assert segments(found, "Defense") == ["Defense"] * 2
    assert segments(found, "Total segment revenues") == [None] * 2


def test_what_is_recorded_within_a_segment_is_no_table_of_segments():
    rows = html_table(["", "2022"], ["External consulting fees", "$43"], ["Other", "7"], ["Total", "$50"])
    told = "<p>(2) Includes expenses recorded within the Corporate segment. They relate to the following (in millions):</p>"
    found = only("<p>Years ended June 30</p>" + told + rows)
    assert (found.statement, segments(found, "External consulting fees")) == ("other", [None])


def test_interest_net_of_eliminations_is_no_member():
    found = only("""
                     SUMMARY OF INDUSTRY SEGMENTS
For the years ended December 31 (In millions)                   1993          1992
REVENUES
      Engines                                                $ 6,580       $ 7,368
      Appliances                                               5,555         5,330
      Eliminations                                              (100)         (120)
                                                             -------       -------
      Consolidated revenues                                  $12,035       $12,578
                                                             =======       =======
OPERATING PROFIT
      Engines                                                $   798       $ 1,274
      Appliances                                                 372           386
                                                             -------       -------
      Consolidated operating profit                            1,170         1,660
   Interest and financial charges, net of eliminations          (529)         (752)
   Items not traceable to segments                              (185)         (183)
                                                             -------       -------
EARNINGS BEFORE INCOME TAXES                                 $   456       $   725
                                                             =======       =======
""")
    assert segments(found, "Interest and financial charges, net of eliminations") == [None] * 2
    assert segments(found, "Eliminations") == ["Eliminations"] * 2


def test_a_star_over_a_column_is_no_part_of_its_members_name():
    rows = html_table(
        ["", "EQUIPMENT<br>OPERATIONS* 2004", "EQUIPMENT<br>OPERATIONS* 2003", "FINANCIAL<br>SERVICES 2004", "FINANCIAL<br>SERVICES 2003"],
        ["Net income", "$170.8", "$68.0", "$80.1", "$70.2"],
    )
    found = only("<p>CONDENSED STATEMENT OF CASH FLOWS</p><p>For the years ended October 31 (In millions of dollars)</p>" + rows)
    assert segments(found, "Net income") == ["EQUIPMENT OPERATIONS"] * 2 + ["FINANCIAL SERVICES"] * 2


def test_a_star_beside_some_years_parts_no_member_in_two():
    found = only("""
Revenue by Classes of Similar Products or Services

                                Consolidated                   U.S. Only
(Dollars in millions)
Years ended December 31     1997     1996*    1995*      1997     1996*    1995*
Clients                  $13,915  $13,925  $12,677    $ 5,804  $ 5,519  $ 4,881
Servers                   11,868   12,421   12,597      4,535    4,365    4,464
                          ------   ------   ------    -------  -------   ------
Total                    $25,783  $26,346  $25,274    $10,339  $ 9,884  $ 9,345
                         =======  =======  =======    =======  =======  =======
""")
    assert segments(found, "Total") == [None] * 3 + ["U.S. Only"] * 3
    assert segments(found, "Clients") == ["Clients"] * 3 + ["Clients, U.S. Only"] * 3


def test_other_foreign_is_an_area_and_customers_are_no_part_of_the_company():
    found = only("""
                      GEOGRAPHIC SEGMENT REPORTING
($ in millions)
Years ended December 31             1995            1994
CUSTOMER SALES
North America .................... $11,704.3       $10,561.6
Europe ...........................   2,894.3         2,552.6
Other Foreign ....................     329.3           268.9
AFFILIATE SALES
North America ....................   1,640.3         1,390.2
Europe ...........................     798.8           611.3
Other Foreign ....................       1.5              .6
Eliminations .....................  (2,440.6)       (2,002.1)
-------------------------------------------------------------
                                   $14,927.9       $13,383.0
=============================================================
INCOME BEFORE TAXES
North America ...................  $ 3,442.1       $ 3,182.7
Europe ..........................      925.2         1,021.4
Other Foreign ...................      (17.4)            1.9
Eliminations ....................     (259.4)         (102.7)
-------------------------------------------------------------
                                   $ 4,090.5         4,103.3
=============================================================
""")
    for area in ("North America", "Europe", "Other Foreign"):
        assert segments(found, area) == [area] * 6
    assert [cell.parent for cell in cells(found, "Europe")][::2] == ["CUSTOMER SALES", "AFFILIATE SALES", "INCOME BEFORE TAXES"]


STATEMENT_OF_PARTS = """
                              STATEMENT OF EARNINGS
For the years ended December 31 (In millions)
                                          ABC                       ABCS
                                    1993        1992          1993        1992
Sales of goods                   $ 7,968     $ 7,996       $   500     $   400
Costs of goods                     2,074       2,083           300         200
Net earnings                     $ 5,894     $ 5,913       $   200     $   200
"""


def test_headings_that_name_the_columns_of_a_statement_are_members():
    note = """

NOTE 16 Intangible Assets

December 31 (In millions)                  1993              1992
-----------------------------------------------------------------
ABC
   Goodwill                             $ 5,713           $ 5,873
   Other intangibles                        753               734
                                        -------           -------
                                          6,466             6,607
ABCS
   Goodwill                               2,133             1,841
   Other intangibles                      1,765             1,062
                                        -------           -------
                                          3,898             2,903
                                        -------           -------
                                        $10,364           $ 9,510
                                        =======           =======
"""
    statement, found = read(STATEMENT_OF_PARTS + note)
    assert segments(statement, "Net earnings") == ["ABC", "ABC", "ABCS", "ABCS"]
    assert segments(found, "Goodwill") == ["ABC", "ABC", "ABCS", "ABCS"]
    assert segments(found, "")[-2:] == [None, None]
    assert segments(only(note), "Goodwill") == [None] * 4


def test_a_part_with_another_on_an_equity_basis_is_a_member():
    rows = html_table(
        [
            "",
            *(f"{part} {year}" for part in ("Global Financing", "Acme with Global Financing on an Equity Basis") for year in (1997, 1996)),
        ],
        ["Total income", "$ 3,563", "$ 3,686", "$ 76,067", "$ 73,769"],
        ["Net earnings", "$ 702", "$ 729", "$ 6,093", "$ 5,429"],
    )
    found = only("<p>Statement of Earnings</p><p>For the year ended December 31 (Dollars in millions)</p>" + rows)
    assert segments(found, "Net earnings") == ["Global Financing"] * 2 + ["Acme with Global Financing on an Equity Basis"] * 2


def test_what_belongs_to_noncontrolling_interests_is_not_the_companys():
    rows = html_table(
        ["", *(f"{part} {year}" for part in ("Acme Metals", "Noncontrolling interest", "Total") for year in (2018, 2017))],
        ["Net income", "75", "76", "155", "63", "230", "139"],
        ["Foreign currency translation adjustments", "(445)", "(99)", "(151)", "(37)", "(596)", "(136)"],
    )
    found = only("<p>Statement of Consolidated Comprehensive Income</p><p>Years ended December 31 (in millions)</p>" + rows)
    assert segments(found, "Net income") == ["Acme Metals"] * 2 + ["Noncontrolling interest"] * 2 + [None] * 2


def test_what_affiliates_earned_or_a_part_abroad_sold_is_not_the_companys():
    rows = html_table(["Years ended December 31 (in millions)", "1995"], ["Sales", "$3,632"], ["Income before taxes", "1,265"])
    found = only("<p>Summarized information for these affiliates for 1995 is as follows:</p>" + rows)
    assert segments(found, "Sales") == ["affiliates"]
    found = only("<p>Sales by segment follow:</p><p>** Includes operations outside the U.S. as follows:</p>" + rows)
    assert segments(found, "Sales") == ["operations outside the U.S."]
    found = only("<p>** Includes equipment operations outside the U.S. and Canada as follows:</p>" + rows)
    assert segments(found, "Sales") == ["equipment operations outside the U.S. and Canada"]
    assert segments(only("<p>Summarized information for 1995 is as follows:</p>" + rows), "Sales") == [None]


# --- letters of notes, marks behind figures, sums that tell a unit ---


def test_letters_of_notes_behind_captions_are_no_part_of_them():
    rows = html_table(
        ["", "June 30, 2018", "December 31, 2017"],
        ["Cash and cash equivalents (L)", "1,089", "1,358"],
        ["Inventories (I)", "1,668", "1,453"],
        ["Long-term debt due within one year (J &amp; L)", "13", "16"],
        ["Common stock, Series (B)", "7", "7"],
        ["Exploration and production (E &amp; P)", "5", "6"],
    )
    labels = [row.label for row in only("<p>BALANCE SHEETS (in millions)</p>" + rows).table.rows]
    assert labels[:3] == ["Cash and cash equivalents", "Inventories", "Long-term debt due within one year"]
    assert labels[4] == "Exploration and production (E & P)"


def test_one_letter_behind_a_caption_alone_stays():
    rows = html_table(["", "2018", "2017"], ["Sales", "579", "859"], ["Margin (M)", "192", "190"], ["Net income", "68", "53"])
    assert [row.label for row in only("<p>Years ended December 31 (in millions)</p>" + rows).table.rows][1] == "Margin (M)"


def test_letters_under_the_head_notes_are_no_part_of_captions():
    text = """
                       CONSOLIDATED STATEMENT OF EARNINGS
(Dollars in millions except per share amounts)

For the year ended December 31:                   Notes      1997      1996       1995
- --------------------------------------------------------------------------------------
Revenue                                                    39,960    40,041     39,160
Interest expense                                  H           728       716        725
Provision for income taxes                        N         2,934     3,158      3,635
Long-term debt retired                            G & J       934       158        635
Net earnings                                               10,858    11,147     11,348
"""
    assert [row.label for row in only(text).table.rows] == [
        "Revenue",
        "Interest expense",
        "Provision for income taxes",
        "Long-term debt retired",
        "Net earnings",
    ]


def test_a_dollar_sign_under_a_head_over_rates_is_money():
    text = """
Years Ended December 31
($ in millions)

                                                             Tax Rate
                                             1995   --------------------------
                                            Amount      1995      1994    1993
- ------------------------------------------------------------------------------
U.S. statutory rate applied
  to pretax income .....................   $1,679.0       35.0%    35.0%  35.0%
  Foreign operations ...................      (44.2)       (.9)    (1.1)  (1.4)
- ------------------------------------------------------------------------------
                                           $1,634.8       34.1%    33.9%  33.6%
"""
    found = only(text, Context(date(1995, 12, 31), FiscalCalendar(12)))
    assert [cell.value for cell in found.cells if cell.unit == "USD"] == [1_679_000_000, -44_200_000, 1_634_800_000]


def test_what_leads_from_one_count_of_shares_to_the_next_is_shares():
    rows = html_table(
        ["", "2004", "2003"],
        ["Net income", "$171.0", "$68.0"],
        ["Average shares outstanding", "244.1", "239.3"],
        ["Effect of dilutive stock options", "6.5", "3.3"],
        ["Total potential shares outstanding", "250.6", "242.6"],
        ["Diluted net income per share", "$ .68", "$ .28"],
    )
    found = only("<p>Three Months Ended January 31</p><p>(In millions, except per share amounts)</p>" + rows)
    assert units(found, "Effect of dilutive stock options") == {"shares"}
    assert values(found, "Effect of dilutive stock options") == [6_500_000, 3_300_000]


def test_a_sum_of_money_makes_money_of_what_a_caption_calls_a_count_or_a_return():
    property_table = html_table(
        ["", "1993", "1992"],
        ["Buildings and equipment", "$1,850", "$1,733"],
        ["Vehicles", "3,568", "2,274"],
        ["Railroad rolling stock", "1,498", "1,478"],
        ["", "$6,916", "$5,485"],
    )
    found = only("<p>December 31 (In millions)</p>" + property_table)
    assert values(found, "Vehicles") == [3_568_000_000, 2_274_000_000]
    pension = html_table(
        ["", "1995", "1994"],
        ["Service cost", "$98.7", "$109.8"],
        ["Interest cost", "139.8", "134.7"],
        ["Actual return on assets", "(129.5)", "(147.5)"],
        ["Net pension cost", "$109.0", "$97.0"],
    )
    found = only("<p>Years Ended December 31 (In millions)</p>" + pension)
    assert values(found, "Actual return on assets") == [-129_500_000, -147_500_000]


def test_vehicles_that_no_sum_adds_to_money_are_counted():
    rows = html_table(["", "1993", "1992"], ["Revenue", "$1,850", "$1,733"], ["Vehicles", "3,568", "2,274"], ["Net income", "$98", "$78"])
    assert units(only("<p>Years Ended December 31 (In millions)</p>" + rows), "Vehicles") == {"pure"}


def test_earnings_in_millions_below_shares_are_money():
    rows = html_table(
        ["", "1997", "1996"],
        ["Number of shares on which diluted earnings per share is calculated:", "", ""],
        ["Average outstanding during year", "983,286,361", "1,056,704,188"],
        ["Net earnings effect of interest on convertible bonds (millions)", "19", "1"],
        ["Net earnings on which diluted earnings per share is calculated (millions)", "$6,073", "$5,409"],
    )
    found = only("<p>For the year ended December 31:</p>" + rows)
    label = "Net earnings effect of interest on convertible bonds (millions)"
    assert (values(found, label), units(found, label)) == ([19_000_000, 1_000_000], {"USD"})


MARKED_BALANCES = """
                                               receivable  Investments
                                               ----------   ----------
                                                 (Amounts in millions)

Balance, January 1, 1991                            $191         $106
      Provisions charged to operations                58           10
      Additions                                      (58)         (50)
                                                    ----         ----
Balance, December 31, 1991                           191  (1)      66
      Provisions charged to operations                78           10
      Additions                                      (73)         (19)
                                                    ----         ----
Balance, December 31, 1992                          $196  (1)    $ 57
                                                    ====         ====
"""


def test_a_mark_of_a_note_apart_from_its_figure_is_no_column():
    table = only(MARKED_BALANCES + "\n      (1) The year-end balance is segregated.\n").table
    assert [column.words for column in table.columns] == ["receivable", "Investments"]
    assert [figure.text for row in table.rows for figure in row.figures if figure.text == "(1)"] == []


def test_small_figures_in_parentheses_that_no_note_explains_stay():
    table = only(MARKED_BALANCES).table
    assert len([figure for row in table.rows for figure in row.figures if figure.text == "(1)"]) == 2


def test_ratios_to_one_are_read():
    text = """
                                SELECTED DATA
($ in millions)                  1995       1994       1993
- --------------------------------------------------------------
Working capital............... $2,928.0   $1,473.1   $(161.1)
Cash provided by operations
  to total debt...............    1.6:1      3.2:1     1.1:1
==============================================================
"""
    found = only(text, Context(date(1995, 12, 31), FiscalCalendar(12)))
    label = "Cash provided by operations to total debt"
    assert (values(found, label), units(found, label)) == ([Decimal("1.6"), Decimal("3.2"), Decimal("1.1")], {"pure"})
    assert found.table.unread == []


def headings_by_label(text: str) -> dict[str, tuple[str, ...]]:
    return {row.label: row.headings for row in only(text).table.rows}


def set_in(points: int, *cells_of_row: str) -> str:
    first, *others = cells_of_row
    return f"<tr><td style='padding-left:{points}px'>{first}</td>" + "".join(f"<td>{text}</td>" for text in others) + "</tr>"


def test_a_total_set_in_deeper_than_its_addends_stands_outside_of_their_caption():
    rows = [
        "<tr><td></td><td>2019</td><td>2018</td></tr>",
        set_in(28, "Denominator", "", ""),
        set_in(52, "Number of shares used for basic EPS computation", "2,396", "2,402"),
        set_in(52, "Weighted average effect of dilutive securities:", "", ""),
        set_in(68, "Employee stock options", "1", "3"),
        set_in(68, "RSUs", "12", "36"),
        set_in(84, "Number of shares used for diluted EPS computation", "2,409", "2,441"),
    ]
    found = headings_by_label(f"<p>Three Months Ended March 31, (in millions)</p><table>{''.join(rows)}</table>")
    assert found["RSUs"] == ("Denominator", "Weighted average effect of dilutive securities")
    assert found["Number of shares used for diluted EPS computation"] == ("Denominator",)


def test_a_total_without_further_words_closes_its_section():
    rows = html_table(
        ["", "2004", "2003"],
        ["Net Sales and Revenues", "", ""],
        ["Net sales", "$2,912", "$2,325"],
        ["Other income", "72", "60"],
        ["Total", "2,984", "2,385"],
        ["Costs and Expenses", "", ""],
        ["Cost of sales", "2,243", "1,850"],
        ["Interest expense", "150", "157"],
        ["Total", "2,393", "2,007"],
        ["Income Before Income Taxes", "591", "378"],
        ["Provision for income taxes", "200", "120"],
    )
    found = headings_by_label("<p>Three Months Ended January 31 (In millions)</p>" + rows)
    assert found["Total"] == ("Costs and Expenses",)
    assert found["Income Before Income Taxes"] == found["Provision for income taxes"] == ()


def test_what_is_left_stands_outside_of_what_is_taken_away():
    rows = html_table(
        ["", "2004", "2003"],
        ["Net income as reported", "$171", "$68"],
        ["Less:", "", ""],
        ["Stock-based employee compensation cost, net of tax", "(8)", "(9)"],
        ["Pro forma net income", "$163", "$59"],
    )
    found = headings_by_label("<p>Three Months Ended January 31 (In millions)</p>" + rows)
    assert list(found.values()) == [(), ("Less",), ()]


def test_an_inner_total_leaves_its_section_open():
    rows = [
        "<tr><td></td><td>2004</td><td>2003</td></tr>",
        set_in(10, "Net sales and revenues:", "", ""),
        set_in(30, "Agricultural equipment", "$1,500", "$1,200"),
        set_in(30, "Construction and forestry", "1,412", "1,074"),
        set_in(90, "Total net sales", "2,912", "2,274"),
        set_in(30, "Credit revenues", "316", "323"),
        set_in(90, "Total net sales and revenues", "$3,228", "$2,597"),
        set_in(10, "Costs", "100", "100"),
    ]
    found = headings_by_label(f"<p>Three Months Ended January 31, (in millions)</p><table>{''.join(rows)}</table>")
    assert found["Credit revenues"] == found["Total net sales and revenues"] == ("Net sales and revenues",)
    assert found["Costs"] == ()


def test_a_balance_at_the_end_stands_under_the_heading_of_that_at_the_beginning():
    rows = html_table(
        ["", "2020", "2019"],
        ["Net increase in cash and cash equivalents", "$171", "$68"],
        ["Cash and cash equivalents:", "", ""],
        ["Beginning", "408", "340"],
        ["Ending", "$579", "$408"],
    )
    found = headings_by_label("<p>STATEMENTS OF CASH FLOWS</p><p>Years ended December 31 (In millions)</p>" + rows)
    assert found["Beginning"] == found["Ending"] == ("Cash and cash equivalents",)


def test_a_line_in_capitals_goes_on_with_before():
    text = """
                       CONSOLIDATED STATEMENT OF CASH FLOWS
Years Ended December 31
($ in millions)                              1995         1994
- ---------------------------------------------------------------
CASH FLOWS FROM OPERATING ACTIVITIES
Income before taxes ........................ $ 4,797.2   $ 4,415.2
Other ......................................     176.6       582.5
- ---------------------------------------------------------------
CASH PROVIDED BY OPERATING ACTIVITIES
BEFORE TAXES ................................  4,973.8      4,997.7
INCOME TAXES PAID ........................... (2,029.6)      (857.8)
"""
    found = headings_by_label(text)
    assert "CASH PROVIDED BY OPERATING ACTIVITIES BEFORE TAXES" in found
    assert not any("CASH PROVIDED" in heading for heading in found["INCOME TAXES PAID"])


def test_a_heading_wider_than_the_captions_under_it_begins_none_of_them():
    text = """
December 31 (In millions)                            1993              1992
- ---------------------------------------------------------------------------
   Buildings and equipment                          1,850             1,733
   Equipment leased to others
     Aircraft                                       3,677             2,850
     Marine containers                              2,985             2,584
                                                  -------           -------
                                                    8,512             7,167
"""
    found = headings_by_label(text)
    assert found["Aircraft"] == found["Marine containers"] == ("Equipment leased to others",)


def test_a_caption_over_three_lines_begins_with_its_first():
    text = """
                                                     1999              1998
- ---------------------------------------------------------------------------
Net earnings                                        1,850             1,733
Average shares outstanding                          1,677             1,650
Incremental shares outstanding all year
  Assuming the exercise of dilutive stock              24                25
  Options
"""
    found = headings_by_label("Years Ended December 31 (In millions)\n" + text)
    assert not any("Incremental shares outstanding" in heading for headings in found.values() for heading in headings)


def test_a_heading_over_a_row_that_cannot_be_read_stands_over_the_next():
    text = """
                 (thousands)
                                         September 30
                                       2002           2001
Long-term debt                       $ 48,206       $ 52,310
Orders:
  Backlog                              $ 88.4 million $ 71.2 million
  Sold in advance                      11,204          8,118
"""
    assert headings_by_label(text)["Sold in advance"] == ("Orders",)


def test_a_line_of_the_cover_above_a_title_heads_no_columns():
    text = """
                  FOR THE FISCAL YEAR ENDED DECEMBER 31, 1997

                          ACME COMPUTING CORPORATION

Revenue by Classes of Similar Products or Services

                                Consolidated                   U.S. Only
(Dollars in millions)
                            1997     1996*    1995*      1997     1996*    1995*
Clients                  $13,915  $13,925  $12,677    $ 5,804  $ 5,519  $ 4,881
Servers                   11,868   12,421   12,597      4,535    4,365    4,464
                          ------   ------   ------    -------  -------   ------
Total                    $25,783  $26,346  $25,274    $10,339  $ 9,884  $ 9,345
"""
    found = only(text, Context(date(1997, 12, 31), FiscalCalendar(12)))
    assert [end.year for _, end in periods(found, "Total")] == [1997, 1996, 1995, 1997, 1996, 1995]


def test_a_capital_letter_that_touches_a_figure_or_a_nil_is_a_mark():
    text = """
For the year ended December 31
(In millions)
                                          1995        1994
Interest rate swaps                      $ 450       $ 669
Interest rate collars                    $ 105       --(A)
Sold options                               150(A)      200
Held options                             --(A)         200
Total                                    1,000       1,100
"""
    found = only(text, Context(date(1995, 12, 31), FiscalCalendar(12)))
    assert values(found, "Interest rate collars") == [105_000_000, 0]
    assert values(found, "Sold options") == [150_000_000, 200_000_000]
    assert values(found, "Held options") == [0, 200_000_000]


def test_years_over_the_first_column_of_groups_that_repeat_hold_for_these():
    text = """
                               1995                    1994(A)

                                               Credit                  Credit
                            Notional   Fair    Risk    Notional  Fair  Risk
                            Principal  Value   Amount  Principal Value Amount

Swaps                       $  699    $ (40)     $ 12     $ 114  $  3  $    4
Forward contracts           $2,385    $ (23)     $ 15    $ 2,114 $  6  $   19
Purchased options           $1,510    $   17     $ 21    $ 1,637 $ 28  $   33
"""
    found = only("Years ended December 31 (In millions)\n" + text, Context(date(1995, 12, 31), FiscalCalendar(12)))
    assert [end.year for _, end in periods(found, "Forward contracts")] == [1995, 1995, 1995, 1994, 1994, 1994]


def test_a_line_among_the_rows_of_a_part_leaves_it_open():
    text = """
December 31 (In millions)                            1993              1992
- ---------------------------------------------------------------------------
ORIGINAL COST
   NORTH
   Land and improvements                          $   395           $   375
   Machinery and equipment                         15,420            14,936
                                                  -------           -------
                                                   15,815            15,311
                                                  -------           -------
   SOUTH
   Buildings and equipment                          1,850             1,733
   Equipment leased to others
     Aircraft                                       3,677             2,850
     Vehicles                                       3,568             2,274
   Other                                            2,160             2,758
                                                  -------           -------
                                                   11,255             9,615
                                                  -------           -------
                                                  $27,070           $24,926
"""
    found = headings_by_label(text)
    assert found["Vehicles"] == found["Buildings and equipment"] == found["Other"] == ("ORIGINAL COST", "SOUTH")
    assert values(only(text), "Vehicles") == [3_568_000_000, 2_274_000_000]
