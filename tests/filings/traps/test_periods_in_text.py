"""Periods of plain-text tables that were misread once, each test named for its trap; captions as printed, figures made up."""

from datetime import date
from decimal import Decimal

import pytest
from trap_pages import cells, only, parents, periods, read, segments, units, values

from pipelines.filings.dating.long_quarters import long_quarters
from pipelines.filings.document_context import Context
from pipelines.filings.extract import extract
from pipelines.filings.periods import FiscalCalendar


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


def test_marks_before_years_belong_to_the_head():
    text = """
                                                2000     (2) 1999   (2) 1998
Net sales                                       100.0%     100.0%     100.0%
Cost of sales                                    82.7       84.2       82.5
"""
    found = only("As a percentage of net sales\nYears Ended April 30,\n" + text)
    assert [end.year for _, end in periods(found, "Cost of sales")] == [2000, 1999, 1998]


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


QUARTERS_OF_1996 = [(date(1996, 1, 1), date(1996, 3, 31)), (date(1996, 4, 1), date(1996, 6, 30))]
QUARTERS_OF_1996 += [(date(1996, 7, 1), date(1996, 9, 30)), (date(1996, 10, 1), date(1996, 12, 31)), (date(1996, 1, 1), date(1996, 12, 31))]
QUARTERS_OF_1995 = [tuple(day.replace(year=1995) for day in quarter) for quarter in QUARTERS_OF_1996]


def test_a_second_years_measures_far_to_the_right_of_the_first_years_are_of_its_quarters():
    found = only(
        """
SELECTED QUARTERLY DATA
For the year ended December 31, 1996
(Dollars in millions)
                                                       Per Share                                               Per Share
                                    Gross       Net     Earnings                            Gross       Net     Earnings
                        Revenue    Profit  Earnings       (Loss)                Revenue    Profit  Earnings       (Loss)
                        -------    ------  --------    ---------                -------    ------  --------    ---------
                                          1996                                                    1995
First Quarter           $11,559    $4,610    $  474       $ 1.01                $10,735    $4,682    $  889       $ 1.62
Second Quarter           12,183     4,229       847         1.81                 12,531     5,478     1,216         2.27
Third Quarter            12,062     4,067       785         1.65                 11,754     4,913      (638)       (1.16)
Fourth Quarter           15,143     5,633     1,423         2.93                 14,920     6,300     1,211         2.29
                        -------    ------  --------    ---------                -------    ------  --------    ---------
Total                   $50,947   $18,539    $3,529       $ 7.40                $49,940   $21,373    $2,678       $ 5.02
""",
        Context(date(1996, 12, 31), FiscalCalendar(12)),
    )
    assert periods(found, "Revenue") == QUARTERS_OF_1996 + QUARTERS_OF_1995
    assert values(found, "Net Earnings")[5:] == [889_000_000, 1_216_000_000, -638_000_000, 1_211_000_000, 2_678_000_000]
    assert units(found, "Per Share Earnings (Loss)") == {"USD/shares"}


def test_ordinals_alone_below_a_year_beside_another_years_are_quarters():
    first, second = read(
        """
                         EXAMPLE MACHINES CORPORATION
                       ANNUAL REPORT TO STOCKHOLDERS

SELECTED QUARTERLY DATA
For the year ended December 31, 1996
(Dollars in millions)
                       Gross       Net                            Gross       Net
1996         Revenue  Profit  Earnings      1995     Revenue     Profit  Earnings
--------------------------------------      -------------------------------------
First        $11,559  $4,610    $  474      First    $10,735     $4,682    $  889
Second        12,183   4,229       847      Second    12,531      5,478     1,216
Third         12,062   4,067       785      Third     11,754      4,913      (638)
Fourth        15,143   5,633     1,423      Fourth    14,920      6,300     1,211
--------------------------------------      -------------------------------------
Total        $50,947 $18,539    $3,529      Total    $49,940    $21,373    $2,678
""",
        Context(date(1996, 12, 31), FiscalCalendar(12)),
    )
    assert periods(first, "Revenue") == QUARTERS_OF_1996
    assert periods(second, "Net Earnings") == QUARTERS_OF_1995


def test_the_words_annual_report_over_columns_are_no_year_of_theirs():
    found = only(
        """
                       ANNUAL REPORT TO STOCKHOLDERS
SELECTED QUARTERLY DATA
(Dollars in millions)
                                  Gross       Net
                      Revenue    Profit  Earnings
1996
First quarter         $11,559    $4,610    $  474
Second quarter         12,183     4,229       847
1995
First quarter         $10,735    $4,682    $  889
Second quarter         12,531     5,478     1,216
""",
        Context(date(1996, 12, 31), FiscalCalendar(12)),
    )
    assert periods(found, "Gross Profit") == QUARTERS_OF_1996[:2] + QUARTERS_OF_1995[:2]


def test_rows_of_quarters_are_never_of_the_whole_year_that_a_title_names():
    found = only(
        """
                              QUARTERLY SALES
                  For the year ended December 31, 1996
                       (Dollars in millions)
                       Retail   Wholesale     Total
First quarter          $1,559        $610    $2,169
Second quarter          1,183         729     1,912
Average balance         1,062         767     1,829
""",
        Context(date(1996, 12, 31), FiscalCalendar(12)),
    )
    assert periods(found, "First quarter") == QUARTERS_OF_1996[:1] * 3
    assert periods(found, "Second quarter") == QUARTERS_OF_1996[1:2] * 3


def test_a_day_at_the_beginning_of_a_long_introduction_dates_its_table():
    found = only("""
                          EXAMPLE CORPORATION
              NOTES TO CONSOLIDATED FINANCIAL STATEMENTS

The Company rents most of its space. At December 31, 2001, the Company had commitments
under operating leases, which were entered into over a number of years with several
parties for offices, plants, stores and other facilities of its various divisions, and
some of which can be renewed, that call for payments as follows (in thousands):

Buildings                                                     $ 1,200
Equipment                                                         800
                                                              -------
Total                                                         $ 2,000
""")
    assert periods(found, "Buildings") == [(None, date(2001, 12, 31))]


def test_a_day_on_which_something_happened_dates_no_table_that_a_long_sentence_introduces():
    found = only("""
                          EXAMPLE CORPORATION
              NOTES TO CONSOLIDATED FINANCIAL STATEMENTS

On March 3, 2001, the Company bought a business from a party that it had known for many
years and paid with shares of its stock that were worth less than the parties thought they
would be, and the purchase price was allocated to what was bought as follows (in thousands):

Buildings                                                     $ 1,200
Equipment                                                         800
                                                              -------
Total                                                         $ 2,000
""")
    assert found.cells == []


def test_one_column_that_leads_from_the_years_beginning_to_its_last_day_moves_in_that_year():
    text = """
     The following table summarizes reserve activity through December 31, 2001
related to the May 2000 acquisition:

(IN MILLIONS)
-------------
Accrued restructuring costs at beginning of period..........      $12.4
Provisions, through purchase accounting, net................       24.0
Charges/Writeoffs...........................................       (7.7)
                                                                  -----
Accrued restructuring costs at December 31, 2001............      $28.7
                                                                  =====
"""
    found = only(text, Context(period_end=date(2001, 12, 31), is_annual=True))
    assert periods(found, "Accrued restructuring costs at beginning of period") == [(None, date(2000, 12, 31))]
    assert periods(found, "Charges/Writeoffs") == [(date(2001, 1, 1), date(2001, 12, 31))]
    assert periods(found, "Accrued restructuring costs at December 31, 2001") == [(None, date(2001, 12, 31))]


BY_PART = """
    WEAVER CORP
    Segment Income Statements
    (millions)

    For the 13 Weeks Ended July 3, 2004 and June 28, 2003

                             Retail           Canada        Consolidated

                         2004     2003*    2004     2003     2004     2003

    Net sales           $7,100   $7,300   $1,010   $  900   $8,110  $ 8,200
    Operating income        40      460       12       20       52      480

    * Retail segment detail for the 13 weeks ended June 28, 2003


                                Stores &     Credit &
                                Related      Financial  Corporate &   Total
                                Services     Products     Other      Retail

    Net sales                     $7,200     $    -      $  100      $7,300
    Operating income/ (loss)         180        350         (70)        460


    WEAVER CORP
    Segment Income Statements
    (millions)

    For the 26 Weeks Ended July 3, 2004 and June 28, 2003

                             Retail           Canada        Consolidated

                         2004    2003**    2004     2003     2004     2003

    Net sales          $14,200  $14,300   $1,900   $1,700  $16,100  $16,000
    Operating income         3      760        9       30       12      790
"""


def test_two_asterisks_at_a_year_over_a_column_are_no_part_of_it():
    quarter, _, half = read(BY_PART)
    ends = [date(2004, 7, 3), date(2003, 6, 28)] * 3
    assert [end for _, end in periods(quarter, "Net sales")] == ends
    assert [end for _, end in periods(half, "Net sales")] == ends
    assert {cell.period.length for cell in cells(half, "Net sales")} == {"half"}


def test_a_starred_line_that_names_a_period_is_the_title_of_the_detail_below_it():
    _, detail, _ = read(BY_PART)
    assert set(periods(detail, "Net sales")) == {(date(2003, 3, 30), date(2003, 6, 28))}
    assert segments(detail, "Net sales") == ["Stores & Related Services", "Credit & Financial Products", "Corporate & Other", "Retail"]


def test_of_two_dates_in_one_spanner_each_year_below_takes_its_own():
    found = only("""
                          CONSOLIDATED INCOME

                                          For the 13         For the 26
                                          Weeks Ended        Weeks Ended
                                        July 3, 2004 and   July 3, 2004 and
                                         June 28, 2003      June 28, 2003
    (millions)                           2004     2003      2004      2003

    Net sales                           $8,100  $ 8,200   $16,100   $16,000
    Cost of sales                        6,200    6,400    11,900    11,800
    Gross margin                         1,900    1,800     4,200     4,200
""")
    assert periods(found, "Net sales") == [
        (date(2004, 4, 4), date(2004, 7, 3)),
        (date(2003, 3, 30), date(2003, 6, 28)),
        (date(2004, 1, 4), date(2004, 7, 3)),
        (date(2002, 12, 29), date(2003, 6, 28)),
    ]


def test_columns_that_nothing_tells_apart_are_refused_where_their_figures_differ():
    found = only("""
                          SHORT-TERM BORROWINGS
                            (In thousands)


Year Ended September 30, 1994:

  Borrowings           $200,000      $900,000       $600,000

Year Ended September 24, 1993:

  Borrowings           $700,000      $800,000       $300,000
""")
    assert found.cells == []
    assert {reason for _, reason in found.refused_columns} == {
        "its figures differ from those of another column of the same name, unit and period"
    }


@pytest.mark.parametrize(
    "titles",
    [
        "YEAR ENDED DECEMBER 31, 1997 AND PERIOD FROM\nJUNE 3, 1996 (INCEPTION) TO DECEMBER 31, 1996",
        "YEAR ENDED DECEMBER 31, 1997 AND PERIOD FROM JUNE 3, 1996 (INCEPTION)\nTO DECEMBER 31, 1996",
    ],
)
def test_the_first_period_of_a_young_company_begins_with_its_inception(titles: str):
    found = only(f"""
STATEMENTS OF CASH FLOWS
{titles}
(In dollars)
                                                    1997                1996
Net loss                                        $(1,200,000)        $ (100,000)
Depreciation                                        500,000              50,000
                                                -----------         -----------
Net cash used in operating activities           $ (700,000)         $  (50,000)
                                                ===========         ===========
""")
    assert periods(found, "Net loss") == [(date(1997, 1, 1), date(1997, 12, 31)), (date(1996, 6, 3), date(1996, 12, 31))]


EQUITY_FROM_THE_TOP = """
STATEMENTS OF STOCKHOLDERS' EQUITY
{titles}
(IN DOLLARS)

                                      COMMON      ACCUMULATED
                                       STOCK        DEFICIT         TOTAL
                                    ----------    -----------    ----------
Issuance of common stock            $   15,000    $        --    $   15,000
Net loss                                    --       (700,000)     (700,000)
                                    ----------    -----------    ----------
BALANCES, December 31, 1996             15,000       (700,000)     (685,000)
Issuance of common stock               225,000             --       225,000
Net loss                                    --       (200,000)     (200,000)
                                    ----------    -----------    ----------
BALANCES, December 31, 1997         $  240,000    $  (900,000)   $ (660,000)
                                    ==========    ===========    ==========
"""


@pytest.mark.parametrize(
    ("titles", "first"),
    [
        ("YEAR ENDED DECEMBER 31, 1997 AND PERIOD FROM\nJUNE 3, 1996 (INCEPTION) TO DECEMBER 31, 1996", date(1996, 6, 3)),
        ("YEARS ENDED DECEMBER 31, 1997 AND 1996", date(1996, 1, 1)),
    ],
)
def test_rows_above_the_first_balance_belong_to_the_period_that_ends_with_it(titles: str, first: date):
    found = only(EQUITY_FROM_THE_TOP.format(titles=titles))
    assert periods(found, "Net loss")[0] == (first, date(1996, 12, 31))
    assert periods(found, "Net loss")[-1] == (date(1997, 1, 1), date(1997, 12, 31))


def test_days_that_an_introduction_lists_go_to_the_years_below_in_order():
    found = only(
        """
     The tax effects of temporary differences and carryovers that gave rise to
deferred income tax assets and liabilities as of December 31, 2000 and January
2, 2000 were as follows:

(IN THOUSANDS)                                                  2000        1999
--------------                                                --------    --------
Deferred tax assets:
  Inventory reserves........................................  $  3,300    $  7,000
  Other reserves............................................    22,300      16,400
Net prepaid taxes...........................................    25,600      23,400
""",
        Context(is_annual=True, calendar=FiscalCalendar(12)),
    )
    assert periods(found, "Inventory reserves") == [(None, date(2000, 12, 31)), (None, date(2000, 1, 2))]


def test_a_day_up_to_which_something_moved_is_no_day_of_its_movements():
    found = only("""
     The following table depicts the restructuring activity through September
27, 1996:
                                  (In millions)

                                                                  Balance at
                                   Total                          September 27,
Category                           Charge           Spending      1996
Payments to employees              $115              $(45)          $ 70
Payments on leases                   26               (11)            15
""")
    assert {cell.figure.column for cell in found.cells} == {2}


def test_a_balance_named_over_bare_years_is_of_their_last_days():
    found = only(
        """
                                                      NET PROPERTY, PLANT AND
                                                             EQUIPMENT
                                                      ------------------------
(IN THOUSANDS)                                           2001          2000
--------------                                        ----------    ----------
U.S. ...............................................   $160,700      $133,800
Finland.............................................     26,300        17,200
""",
        Context(is_annual=True, calendar=FiscalCalendar(12)),
    )
    assert periods(found, "Finland") == [(None, date(2001, 12, 31)), (None, date(2000, 12, 31))]


BY_QUARTER_AND_YEAR = """
                                              FIRST      SECOND     THIRD      FOURTH
(IN THOUSANDS EXCEPT PER SHARE DATA)         QUARTER    QUARTER    QUARTER    QUARTER       YEAR
------------------------------------         --------   --------   --------   --------   ----------
2000
Sales......................................  $402,200   $398,700   $431,800   $462,400   $1,695,100
Net income.................................    16,200     35,500      2,000     36,600       90,300

                                        61
<PAGE>   63
           NOTES TO CONSOLIDATED FINANCIAL STATEMENTS -- (CONTINUED)

                                              FIRST      SECOND     THIRD      FOURTH
(IN THOUSANDS EXCEPT PER SHARE DATA)         QUARTER    QUARTER    QUARTER    QUARTER       YEAR
------------------------------------         --------   --------   --------   --------   ----------
Net income per share.......................       .34        .72        .04        .80         1.90
1999
Sales......................................  $243,200   $304,200   $388,400   $427,200   $1,363,000
Net income.................................    14,000      3,600    103,700     32,800      154,100
"""


def test_rows_above_the_first_year_of_a_continued_page_are_of_the_last_year_before_it():
    _, second = read(BY_QUARTER_AND_YEAR, Context(date(2000, 12, 31), FiscalCalendar(12), is_annual=True))
    assert periods(second, "Net income per share")[0] == (date(2000, 1, 1), date(2000, 3, 31))
    assert periods(second, "Sales")[0] == (date(1999, 1, 1), date(1999, 3, 31))


OF_A_YEAR_AND_AT_ITS_END = """
Selected data as of and for the year ending December 31, 2002 follows:

Selected Operating Data - In Thousands - UNAUDITED
--------------------------------------------------------------------
    Year Ending December 31, 2002
        Operating revenues                                 $ 640,310
        Net income                                            58,120
--------------------------------------------------------------------

Selected Balance Sheet Data - In Thousands - UNAUDITED
--------------------------------------------------------------------
    At December 31, 2002
        Total assets                                     $ 1,102,450
        Total capitalization                                 702,330
        Equity as a percent of total capitalization              51%
--------------------------------------------------------------------
"""


def test_a_heading_at_a_day_makes_balances_of_its_rows_whatever_their_captions_are():
    found = only(OF_A_YEAR_AND_AT_ITS_END)
    assert periods(found, "Net income") == [(date(2002, 1, 1), date(2002, 12, 31))]
    for label in ("Total assets", "Total capitalization", "Equity as a percent of total capitalization"):
        assert periods(found, label) == [(None, date(2002, 12, 31))]
    assert found.table.rows[-1].headings == ("Selected Balance Sheet Data - In Thousands - UNAUDITED", "At December 31, 2002")


@pytest.mark.parametrize("heads", [("2Q01", "2Q00"), ("Q201", "Q200"), ("2Q'01", "2Q'00")])
def test_one_row_under_quarters_with_their_years_is_a_table(heads):
    found = extract(
        f"""
     ATLANTA, July 25, 2001 -- Sample Apartment Trust today reported results for the
quarter ended June 30, 2001.

SELECTED DATA (in thousands)
                              {heads[0]:>6}    {heads[1]:>6}
                            --------  --------
Revenues                     $44,120   $43,310
""".encode(),
        "release.txt",
    )
    assert [each.period_end for each in found.reported_values] == [date(2001, 6, 30), date(2000, 6, 30)]


def test_quarters_with_their_years_head_a_table_of_one_row():
    found = only(
        """
SELECTED DATA (in thousands)
                                4Q01      4Q00
                            --------  --------
Revenues                     $44,120   $43,310
""",
        Context(calendar=FiscalCalendar(12)),
    )
    assert periods(found, "Revenues") == [(date(2001, 10, 1), date(2001, 12, 31)), (date(2000, 10, 1), date(2000, 12, 31))]


def test_eight_days_that_single_blanks_part_are_eight_heads():
    found = only(
        """
                                                         Three Months Ended
                          -----------------------------------------------------------------------
                          Apr. 30, July 31, Oct. 31, Jan. 31, Apr. 30, July 31, Oct. 31, Jan. 31,
                            1998     1998     1998     1999     1999     1999     1999     2000
                          -------- -------- -------- -------- -------- -------- -------- --------
                                                       (In thousands)
Sales...................   $4,110   $4,420   $4,730   $5,040   $5,350   $5,660   $5,970   $6,280
Cost of sales...........    2,110    2,220    2,330    2,440    2,550    2,660    2,770    2,880
"""
    )
    ends = [end for _, end in periods(found, "Sales")]
    assert ends[:4] == [date(1998, 4, 30), date(1998, 7, 31), date(1998, 10, 31), date(1999, 1, 31)]
    assert len(set(ends)) == 8


BESIDE_ITS_LAST_DAY = """
                                                      2002
                                ----------------------------------------------
                                    As of         Third     Second      First
                                September 30,    Quarter    Quarter    Quarter
                                -------------   --------   --------   --------
SELECTED FINANCIAL DATA
(Amounts in thousands)
Total assets                      $ 2,740,110  {newest}  2,731,420  2,722,530
Total deposits                      1,840,220  1,840,220  1,835,330  1,820,440
Net income                                 --      8,110      8,220      7,330
"""


def test_a_day_beside_the_quarter_whose_balances_it_repeats_tells_how_the_year_ends():
    read_of = extract(BESIDE_ITS_LAST_DAY.format(newest="2,740,110").encode(), "summary.txt").reported_values
    assert [(str(each.period_start), str(each.period_end)) for each in read_of if each.label == "Net income"][1:] == [
        ("2002-07-01", "2002-09-30"),
        ("2002-04-01", "2002-06-30"),
        ("2002-01-01", "2002-03-31"),
    ]
    other = extract(BESIDE_ITS_LAST_DAY.format(newest="2,740,111").encode(), "summary.txt").reported_values
    assert {str(each.period_end) for each in other} == {"2002-09-30"}  # it may be the day of another quarter


def test_what_is_counted_on_a_day_and_the_same_under_quarter_and_year_to_date_is_a_balance():
    found = only(
        """
SELECTED DATA (in thousands)
                                 Three Months Ended    Nine Months Ended
                                    September 30,        September 30,
                                   1999      1998       1999      1998
                                 --------  --------   --------  --------
Premiums earned                  $ 15,110  $ 14,220   $ 46,330  $ 43,440
Statutory surplus                $301,110  $292,220   $301,110  $292,220
Life insurance in force           342,210   331,110    342,210   331,110
Restructuring charge                1,330     1,440      1,330     1,440
"""
    )
    for label in ("Statutory surplus", "Life insurance in force"):
        assert set(periods(found, label)) == {(None, date(1999, 9, 30)), (None, date(1998, 9, 30))}
    assert all(start is not None for start, _ in periods(found, "Restructuring charge"))


def test_a_heading_of_averages_decides_before_the_captions_under_it():
    found = only(
        """
SELECTED DATA (in thousands)
                                     At or for the           At or for the
                                     Quarter Ended         Nine Months Ended
                                     September 30,           September 30,
                                   1999         1998       1999         1998
                                ----------   ----------  ----------  ----------
Net income                           5,110        4,220      15,330      14,440
Average balances:
  Total assets                  $1,151,110   $1,112,220  $1,143,330  $1,094,440
  Loans                            871,110      822,220     863,330     814,440
"""
    )
    for label in ("Total assets", "Loans"):
        assert [start for start, _ in periods(found, label)] == [date(1999, 7, 1), date(1998, 7, 1), date(1999, 1, 1), date(1998, 1, 1)]
