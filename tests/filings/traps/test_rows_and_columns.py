"""Rows, columns and heads that were misread once, each test named for its trap; captions as printed, figures made up."""

from datetime import date
from decimal import Decimal

import pytest
from trap_pages import cells, html_table, only, periods, read, values

from pipelines.filings.dating.long_quarters import long_quarters
from pipelines.filings.dating.week_years import week_rules
from pipelines.filings.document_context import Context
from pipelines.filings.extract import extract
from pipelines.filings.layout.tabs import set_out
from pipelines.filings.numbers import caption
from pipelines.filings.periods import FiscalCalendar, head
from pipelines.filings.statements import Reading


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


def test_tabs_on_every_eighth_column_stay_where_they_are():
    lines = ["Net sales\t$2,321\t$2,179", "Gross margin\t$  511\t$  403", "Costs\t\t$   25\t$  (32)", "Net income\t$    5\t$    2"]
    assert set_out(lines) == {}


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


@pytest.mark.parametrize("quarter", ["Q2\u201923", "Q2 FY\u201923", "2Q\u201923", "FQ2'23", "Q2-23", "Q2 F23"])
def test_quarters_written_in_many_ways(quarter):
    assert (head(quarter).fiscal_quarter, head(quarter).year) == (2, 2023)


def test_a_form_is_no_year_of_a_quarter():
    assert head("Q1 10-Q").year is None


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


def test_half_a_year_to_date_is_no_fiscal_year():
    assert (head("YEAR-TO-DATE FY24").months, head("YEAR-TO-DATE FY24").year_to_date) == (None, True)


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


@pytest.mark.parametrize("label", ["Identifiable assets at June 30, 1998", "Backlog at June 30"])
def test_a_caption_that_ends_with_a_day_is_of_that_day(label: str):
    found = typed(
        "Revenues                                   $  48,226       $  44,106",
        f"{label:<43}   161,404         150,210",
        "Capital expenditures                           1,404           1,210",
    )
    assert periods(found, label) == [(None, date(1998, 6, 30)), (None, date(1997, 6, 30))]


def test_retained_earnings_at_the_beginning_of_the_year_stand_in_a_statement_of_income_too():
    found = typed(
        "OPERATING REVENUES                         $ 208,411       $ 187,906",
        "NET INCOME                                     7,978           4,784",
        "RETAINED EARNINGS, BEGINNING OF YEAR          48,206          43,422",
        "RETAINED EARNINGS, END OF YEAR             $  56,184       $  48,206",
        title="STATEMENTS OF INCOME, YEARS ENDED DECEMBER 31, (in thousands)",
    )
    assert periods(found, "RETAINED EARNINGS, BEGINNING OF YEAR") == [(None, date(1997, 12, 31)), (None, date(1996, 12, 31))]


IN_JANUARY_2002 = Context(calendar=FiscalCalendar(12), period_end=date(2001, 12, 31), known_on=date(2002, 1, 29))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Guidance", ["Low", "High"]),
        ("Guidance", ["Low end", "High end"]),
        ("Guidance", ["Low End of Range", "High End of Range"]),
        ("Guidance", ["Low", "Midpoint", "High"]),
        ("Guidance", ["Minimum", "Maximum"]),
        ("Guidance", ["From", "To"]),
        ("Reconciliation of EBITDA", ["Low", "Midpoint", "High"]),
    ],
)
@pytest.mark.parametrize(("over", "end"), [("First Quarter 2002", date(2002, 3, 31)), ("Full Year 2002", date(2002, 12, 31))])
def test_the_low_and_the_high_end_of_what_is_expected_are_guidance_of_their_own(title: str, words: list[str], over: str, end: date):
    found = only(
        f"<p>{title} (in millions)</p>"
        + html_table(
            ["", *(f"{over} {word}" for word in words)],
            ["Net income", *("$10.1", "$11.4", "$12.7")[: len(words)]],
            ["EBITDA", *("21.2", "22.9", "24.6")[: len(words)]],
        ),
        IN_JANUARY_2002,
    )
    read_of = cells(found, "EBITDA")
    assert [cell.parent for cell in read_of] == words
    assert values(found, "EBITDA") == [21_200_000, 22_900_000, 24_600_000][: len(words)]
    assert {(cell.period.start, cell.period.end, cell.is_guidance, cell.statement) for cell in read_of} == {
        (date(2002, 1, 1), end, True, "other")
    }


def test_the_ends_of_guidance_are_told_apart_where_a_heading_names_the_period():
    found = only(
        "<p>Guidance (in millions)</p>"
        + html_table(["", "Low", "High"], ["Full year 2002", "", ""], ["Net income", "$10.1", "$11.4"], ["EBITDA", "21.2", "22.9"]),
        IN_JANUARY_2002,
    )
    assert [cell.parent for cell in cells(found, "EBITDA")] == ["Full year 2002 > Low", "Full year 2002 > High"]
    assert all(cell.is_guidance for cell in found.cells)


def test_what_was_expected_of_a_period_that_is_over_is_refused_beside_what_came_of_it():
    found = only(
        "<p>Fourth quarter 2001 guidance (in millions)</p>"
        + html_table(
            ["", *(f"Three months ended December 31, 2001 {word}" for word in ("Low", "High", "Actual"))],
            ["Net income", "$10.1", "$11.4", "$11.2"],
            ["EBITDA", "21.2", "22.9", "22.7"],
        ),
        IN_JANUARY_2002,
    )
    assert [(cell.value, cell.is_guidance) for cell in cells(found, "EBITDA")] == [(22_700_000, False)]


def test_what_shares_were_sold_for_in_a_year_that_is_not_over_is_no_guidance():
    found = only(
        "<p>Market price of common stock</p>"
        + html_table(
            ["", "Year ended December 31, 2002 High", "Year ended December 31, 2002 Low", "Year ended December 31, 2001 High",
             "Year ended December 31, 2001 Low"],
            ["Class A", "$14.30", "$12.50", "$14.10", "$11.20"],
        ),
        IN_JANUARY_2002,
    )  # fmt: skip
    assert {cell.period.end for cell in found.cells} == {date(2001, 12, 31)}
    assert not any(cell.is_guidance for cell in found.cells)


def test_an_effective_tax_rate_in_a_column_is_a_figure_of_its_own():
    rows = [["As reported", "$80.0", "$18.9", "23.6%"], ["As adjusted", "$85.5", "$20.2", "23.6%"]]
    found = only(
        "<p>Three months ended December 31, 2024 (in millions)</p>"
        f"{html_table(['', 'Pre-tax Income', 'Income Taxes', 'Effective Tax Rate'], *rows)}",
        Context(period_end=date(2024, 12, 31)),
    )
    assert values(found, "As reported")[-1] == Decimal("0.236")


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


def test_a_quarter_that_no_one_names_is_no_year():
    rows = [["", "2019", "2018"], ["QUARTERLY OPERATING RESULTS", "", ""], ["Net income", "73,917", "71,891"]]
    assert only("<p>FINANCIAL SUMMARY (dollars in thousands)</p>" + html_table(*rows)).refusal is not None


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


def test_months_from_one_to_another_are_so_many():
    assert (head("April-June 2002").months, head("January - December 2001").months, head("June 2002").months) == (3, 12, None)


def test_columns_left_of_the_captions_are_read_as_those_behind_them():
    text = """
SELECTED DATA (in thousands)

  Year Ended                                         Quarter Ended
 December 31,                                        September 30,
---------------                                    -----------------
 1998     1997                                       1999      1998
------   ------                                    -------   -------
                  RESULTS
18,310   17,802   Net income                         5,310     4,780
64,110   63,100   Net interest income               18,795    18,262
12,210   11,100   Noninterest income                 3,795     3,262
"""
    found = only(text)
    quarters = [(date(1999, 7, 1), date(1999, 9, 30)), (date(1998, 7, 1), date(1998, 9, 30))]
    years = [(date(1998, 1, 1), date(1998, 12, 31)), (date(1997, 1, 1), date(1997, 12, 31))]
    assert periods(found, "Net income") == [*quarters, *years]
    assert values(found, "Noninterest income") == [3_795_000, 3_262_000, 12_210_000, 11_100_000]
    assert [row.headings for row in found.table.rows] == [("RESULTS",)] * 3


def test_figures_left_of_their_caption_are_refused_aloud_and_no_part_of_it():
    text = """
                                                                For the Quarter
  For the Year (in millions)                             2002                  2003
-------------------                              -------------------  -----------------
  2001       2002                                3rd         4th       1st        2nd
  60.1        77.7     Net income                 14.1        16.6      21.6       20.6
 257.0       264.2     Non-interest income        66.6        67.1      66.7       71.9
 357.0       364.2     Interest income            86.6        87.1      86.7       81.9
                       Fees                        6.6         7.1       6.7        1.9
"""
    found = only(text, Context(date(2003, 6, 30), FiscalCalendar(12)))
    assert [row.label for row in found.table.rows] == ["Net income", "Non-interest income", "Interest income", "Fees"]
    assert [piece.text for _, piece in found.table.lost] == ["60.1", "77.7", "257.0", "264.2", "357.0", "364.2"]


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


def test_the_title_of_the_table_before_is_not_carried_over_one_that_has_its_own():
    heads = ["($ in millions)", "Q4 FY26", "Q4 FY25"]
    found = read(
        html_table(["Non-GAAP"], heads, ["Gross profit", "51,209", "28,894"], ["Net income", "39,550", "22,066"])
        + html_table(["Revenue by Reportable Segments"], heads, ["Compute", "58,000", "32,000"], ["Graphics", "10,127", "7,331"])
    )
    assert [each.statement for each in found] == ["non_gaap_reconciliation", "segment"]
    assert "Non-GAAP" not in found[1].table.titles


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


def test_the_item_of_a_form_that_names_selected_data_is_the_title_of_its_table():
    rows = html_table(["", "2007", "2006", "2005"], ["Net sales", "$240", "$193", "$139"], ["Total assets", "$253", "$172", "$115"])
    titled = "<p>Item&nbsp;{}</p><p>Years ended December 31 (In millions)</p>" + rows
    assert only(titled.format("6.&nbsp;&nbsp;Selected Financial Data")).statement == "selected_data"
    assert only(titled.format("8. Financial Statements and Supplementary Data")).statement == "other"


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


DOUBLE_SPACED = """
          CONSOLIDATED STATEMENTS OF OPERATIONS
              (In thousands)
                                        Three Months Ended
                                             March 31,
                                          2003       2002
Net revenues                             1,000        900
Cost of revenues                           600        500
Gross profit                               400        400
Operating expenses:
  Research and development                 100        100
  Selling, general and
    administrative                         150        120
    Total operating expenses               250        220
Income from operations                     150        180
Recovery (write-down) of
    nonmarketable investment                10        (20)
Income before taxes                        160        160
Income taxes                                60         60
Net income                                 100        100
Shares used in computing basic and
    diluted income per share            25,000     24,000
"""


def test_captions_wrap_over_the_blank_lines_of_a_page_at_double_spacing():
    spaced = only(DOUBLE_SPACED.replace("\n", "\n\n"))
    assert [row.label for row in spaced.table.rows] == [row.label for row in only(DOUBLE_SPACED).table.rows]
    assert values(spaced, "Selling, general and administrative") == [150_000, 120_000]
    assert [cell.row.line for cell in cells(spaced, "Net income")] == [39, 39]


@pytest.mark.parametrize("printed", ["___-", "-___", "----"])
def test_a_nil_with_a_rule_typed_beside_it_or_of_four_dashes_is_a_nil(printed: str):
    found = only(
        "<p>CONSOLIDATED STATEMENTS OF INCOME</p><p>Years ended December 31 (in thousands)</p>"
        + html_table(
            ["", "2001", "2000"],
            ["Net sales", "1,200", "1,100"],
            ["Special charge", printed, "50"],
            ["", "----", "----"],
            ["Net income", "400", "350"],
        )
    )
    assert [(cell.value, cell.figure.number.is_nil) for cell in cells(found, "Special charge")] == [(0, True), (50_000, False)]
    assert [row.rule_above for row in found.table.rows] == [False, False, True]


def test_stacked_names_over_columns_below_rows_begin_a_table_of_their_own():
    first, second = read("""
                         (dollars in millions)

                                               1997        1996       1995
                                              -----       -----      -----
Dividend yield                                 4.1%        4.2%       4.3%
Volatility                                    18.3%       16.0%      17.2%
Risk-free interest rate                        6.3%        6.4%       6.7%
Expected life (years)                          6           6          6

Stock option transactions were:
                                                                 Weighted
                                                                Average of
                                    Shares of Common Stock       Exercise
                                   --------------------------      Price
                                    Available        Under       of Shares
                                    for Option        Plan      Under Plan
                                   -----------     -----------  ----------
Balance, December 31, 1996           4,500,000      21,900,000      $55.90
Authorized                           9,500,000               -           -
Granted                             (3,400,000)      3,400,000       60.70
                                   -----------     -----------
Balance, December 31, 1997          10,600,000      25,300,000       57.70
""")
    assert [column.words for column in second.table.columns][:2] == [
        "Shares of Common Stock Available for Option",
        "Shares of Common Stock Under Plan",
    ]
    assert first.table.rows[-1].label == "Expected life (years)"
    assert values(second, "Granted") == [-3_400_000, 3_400_000, Decimal("60.70")]
    assert {cell.unit for cell in cells(second, "Granted")} == {"shares", "USD/shares"}


@pytest.mark.parametrize("notes", [["See notes", "(1)", "", "(2)"], ["Notes", "1", "", "2"], ["(See Note Nos.)", "12", "3, 4", ""]])
def test_a_row_of_the_numbers_of_notes_below_the_heads_holds_no_figures(notes: list[str]):
    found = only(
        "<p>(in millions)</p><p>For the years ended December 31,</p>"
        + html_table(["", "2004", "2003", "2002"], notes, ["Net sales", "$7,306", "$6,429", "$5,721"], ["Net loss", "(97)", "(80)", "(70)"])
    )
    assert {cell.row.label for cell in found.cells} == {"Net sales", "Net loss"}
    assert found.refusal is None


def test_notes_that_a_company_owes_are_no_numbers_of_notes():
    found = only(
        "<p>(in millions)</p><p>December 31,</p>"
        + html_table(["", "2004", "2003"], ["Notes", "12", "14"], ["Bank loans", "30", "28"], ["Total debt", "42", "42"])
    )
    assert values(found, "Notes") == [12_000_000, 14_000_000]


def test_heads_of_years_and_noted_changes_begin_a_table_of_their_own():
    expenditures, earnings = read(
        """
                                 EXPENDITURES
                                 ------------
                                ($ in Millions)

                 Year                 Total R & D Expenditures
                ------               --------------------------
                 1999                      1,100

                 2000                      1,200

                 2001                      1,300

     This chart excludes research and development costs incurred by the
Company's joint ventures, which were $376.9 million in 1995.

EARNINGS
- ----------------------------------------------------------------------------
($ in millions except
per share amounts)         2001     Change     2000     Change/(1)/  1999
- ----------------------------------------------------------------------------
Net income               $3,300.2      +11%  $2,900.0      +38%    $2,100.2
  As a % of sales            20.0%               20.0%                 20.6%
""",
        Context(is_annual=True, calendar=FiscalCalendar(12)),
    )
    assert len(expenditures.cells) == 3
    assert len(cells(earnings, "Net income")) == 3


def test_one_row_of_a_table_that_states_a_scale_is_refused_aloud():
    def refusals(title: str) -> list[str]:
        rows = html_table(["", "This year", "Last year"], ["Revenues", "179.6", "216.3"])
        page = f"<html><body><p>Acme reports results</p><p>{title}</p>{rows}</body></html>"
        return [refusal.rule for refusal in extract(page.encode(), "page.htm").refusals]

    assert refusals("(in millions)") == ["period_not_found"]
    assert refusals("Grades of the course") == []


def test_a_parenthesis_before_the_dollar_sign_in_a_cell_of_its_own_makes_a_figure_negative():
    page = (
        "<p>Three Months Ended March 31, 2020 (in thousands)</p><table><tr><td></td><td colspan=3>Cost</td><td colspan=3>Gain</td></tr>"
        "<tr><td>Sales</td><td>$</td><td>52,730</td><td></td><td>$</td><td>1,210</td><td></td></tr>"
        "<tr><td>Other</td><td>($</td><td>66,310</td><td>)</td><td>($</td><td>96</td><td>)</td></tr></table>"
    )
    assert values(only(page), "Other") == [-66_310_000, -96_000]


ENDS_IN_DUE_DATES = """
LONG-TERM DEBT AT SEPTEMBER 30, 1999 (in thousands)
                                      Amount     Rate      Due Date
                                    ---------    ----     ----------
Senior notes                        $ 140,000    7.25%    11/15/2007
Term loan                              85,000    6.10      6/30/2003
Mortgages                              12,000    6.50%    2002-2010
Other                                   3,000    5.00%     Various
                                    ---------
    Total                           $ 240,000
"""


def test_a_date_behind_the_figures_of_a_row_is_when_it_falls_due():
    found = only(ENDS_IN_DUE_DATES)
    assert values(found, "Senior notes") == [Decimal(140_000_000), Decimal("0.0725")]
    assert values(found, "Term loan") == [Decimal(85_000_000), Decimal("0.061")]
    assert [row.label for row in found.table.rows] == ["Senior notes", "Term loan", "Mortgages", "Other", "Total"]


def test_heads_that_a_single_blank_joins_are_cut_where_the_rules_below_them_end():
    found = only(
        """
Selected Operating Data - UNAUDITED              Year Ended December 31, 2001
--------------------------------------------------------------------------------
In thousands                                 As Reported  Adjustment As Restated
------------------------------------------   -----------  ---------- -----------
    Operating revenues                        $ 470,310   $ (2,310)  $ 468,000
    Operating income                             54,120       (720)     53,400
"""
    )
    assert {cell.parent: cell.value for cell in cells(found, "Operating income")} == {
        "As Reported": Decimal(54_120_000),
        "Adjustment": Decimal(-720_000),
        "As Restated": Decimal(53_400_000),
    }


MARKS_AT_THE_END = """
SELECTED FINANCIAL DATA (in thousands)
Year ended                       Feb. 1, 2003     Feb. 2, 2002     Feb. 3, 2001
-------------------------------------------------------------------------------
Total revenues                     2,010,110        2,120,220        2,230,330
Gross profit                         611,110 (1)      602,220  (2)     513,330  (3)
Operating profit (loss)              111,110 (1)      102,220  (2)     (23,330) (3)
Selling expenses                     500,000 (1)      500,000  (2)     536,660  (3)
"""


def test_one_and_the_same_mark_behind_a_column_makes_no_column():
    found = only(MARKS_AT_THE_END)
    assert values(found, "Gross profit") == [Decimal(611_110_000), Decimal(602_220_000), Decimal(513_330_000)]
    assert values(found, "Operating profit (loss)")[2] == Decimal(-23_330_000)


def test_like_changes_close_behind_figures_under_a_head_of_their_own_are_a_column():
    found = only(MARKS_AT_THE_END.replace("Feb. 3, 2001\n", "Feb. 3, 2001  Change\n"))
    assert len(found.table.columns) > 3


def test_a_caption_that_breaks_off_at_an_ampersand_ends_below_its_figures():
    found = only("""
FOR THE YEAR ENDED DECEMBER 31, 2002 (IN THOUSANDS)
                       Amount    Percent of Sales
--------------------  ---------  -----------------
Sales                 $703,942              100.0%
--------------------  ---------  -----------------
Net Income              58,174                8.3%
--------------------  ---------  -----------------
Depreciation &          17,611                2.5%
Amortization
--------------------  ---------  -----------------
EBITDA                $109,352               15.5%
""")
    assert [row.label for row in found.table.rows] == ["Sales", "Net Income", "Depreciation & Amortization", "EBITDA"]
    assert {row.headings for row in found.table.rows} == {()}


def test_risk_weighted_assets_keep_their_hyphen_over_the_line_end():
    found = only("""
                                        September 30,  December 31,
                                            1999          1998
(in thousands)                           ----------   ----------
Tier 1 capital                           $  110,100   $  104,200
Total risk-
  weighted assets                           910,200      880,200
""")
    assert [row.label for row in found.table.rows] == ["Tier 1 capital", "Total risk-weighted assets"]
