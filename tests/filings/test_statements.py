"""What figures mean: statement, period, unit, scale and member of each, as the page says it. What no one says is refused, not supposed."""

from datetime import date
from decimal import Decimal

import pytest

from pipelines.filings import html_layout, text_layout
from pipelines.filings.periods import FiscalCalendar
from pipelines.filings.readings import readings
from pipelines.filings.statements import Cell, Context, Reading
from pipelines.filings.tables import tables_of

MARCH_06, MARCH_05 = (date(2006, 1, 1), date(2006, 3, 31)), (date(2005, 1, 1), date(2005, 3, 31))


def read(text: str, context: Context | None = None) -> list[Reading]:
    page = html_layout.page(text) if "<tr" in text else text_layout.page(text)
    return readings(tables_of(page), context or Context())


def only(text: str, context: Context | None = None) -> Reading:
    (found,) = read(text, context)
    return found


def by_label(found: Reading) -> dict[str, list[Cell]]:
    result: dict[str, list[Cell]] = {}
    for cell in found.cells:
        result.setdefault(cell.row.label, []).append(cell)
    return result


def values(found: Reading, label: str) -> list[Decimal]:
    return [cell.value for cell in by_label(found)[label]]


def periods(found: Reading) -> list[tuple[date | None, date]]:
    """The periods of the first row, column by column."""
    return [(cell.period.start, cell.period.end) for cell in found.cells if cell.row is found.cells[0].row]


def income(scale: str = "(In thousands, except per share amounts)", shares: str = "5,000", head: str = "Quarter ended March 31,") -> str:
    return f"""
                        CONSOLIDATED STATEMENTS OF INCOME
                     {scale}
                                   {head}
                                     2006        2005
Net sales                         $ 24,798    $ 26,284
Cost of sales                       21,059      23,162
Gross profit                         3,739       3,122
Net income                        $  1,200    $  1,000
Basic earnings per share          $   0.24    $   0.20
Weighted average shares         {shares:>10}  {shares:>10}
Gross margin                          15.1%       11.9%
"""


BALANCE_ROWS = """\
Cash                                 1,000       2,000
Receivables                          3,000       4,000
Total assets                         4,000       6,000
Accounts payable                     1,500       2,500
Common stock                         2,500       3,500
Total liabilities and equity         4,000       6,000
"""
BALANCE = f"""
                       CONSOLIDATED BALANCE SHEETS
                              (In millions)
                                   March 31,  December 31,
                                     2006        2005
{BALANCE_ROWS}"""
CASH_FLOW = """
                   CONSOLIDATED STATEMENTS OF CASH FLOWS
                              (In thousands)
                                    Nine Months Ended
                                      September 30,
                                     2006        2005
Net income                           1,000       2,000
Depreciation                           300         400
Net cash provided by operating
  activities                         1,300       2,400
Purchases of equipment              (1,000)     (2,000)
Increase in cash                       300         400
Cash at beginning of period            200         500
Cash at end of period                  500         900
"""


# --- units -----------------------------------------------------------------------------------------------------------------------------


def test_every_row_has_its_own_unit_and_scale():
    rows = by_label(only(income()))
    assert {label: (cells[0].value, cells[0].unit, cells[0].decimals) for label, cells in rows.items()} == {
        "Net sales": (24_798_000, "USD", -3),
        "Cost of sales": (21_059_000, "USD", -3),
        "Gross profit": (3_739_000, "USD", -3),
        "Net income": (1_200_000, "USD", -3),
        "Basic earnings per share": (Decimal("0.24"), "USD/shares", 2),
        "Weighted average shares": (5_000_000, "shares", -3),
        "Gross margin": (Decimal("0.151"), "pure", 3),
    }


def test_amounts_a_share_and_shares_are_of_the_statement_eps():
    rows = by_label(only(income()))
    assert {label for label, cells in rows.items() if cells[0].statement == "eps"} == {
        "Basic earnings per share",
        "Weighted average shares",
    }


def test_amounts_a_share_under_a_heading_that_says_so():
    found = only("""
                        CONSOLIDATED STATEMENTS OF INCOME
                     (In thousands, except per share amounts)
                                   Quarter ended March 31,
                                     2006        2005
Net loss                              (400)       (700)
Income (loss) per share:
   Continuing operations             (0.07)      (0.20)
   Discontinued operations             --         0.06
   Net loss                          (0.07)      (0.14)
""")
    assert [cell.unit for cell in found.cells] == ["USD"] * 2 + ["USD/shares"] * 6
    assert [cell.value for cell in found.cells][:4] == [-400_000, -700_000, Decimal("-0.07"), Decimal("-0.20")]


def test_a_row_may_state_its_own_scale():
    found = only(
        income(shares="5.0")
        .replace("Weighted average shares    ", "Average shares (in millions)", 1)
        .replace("Average shares (in millions)  ", "Average shares (in millions)")
    )
    cells = next(cells for label, cells in by_label(found).items() if label.startswith("Average shares"))
    assert [(cell.value, cell.unit) for cell in cells] == [(5_000_000, "shares")] * 2


def test_a_nil_is_zero_in_its_rows_unit():
    found = only(income().replace("21,059      23,162", "    --      23,162"))
    assert [(cell.value, cell.figure.number.is_nil) for cell in by_label(found)["Cost of sales"]] == [(0, True), (23_162_000, False)]


def test_a_scale_in_the_column_heads_counts():
    found = only("""
                        CONSOLIDATED STATEMENTS OF INCOME
                                   Quarter ended March 31,
                                     2006        2005
                                       (In millions)
Net sales                           24,798      26,284
Cost of sales                       21,059      23,162
Gross profit                         3,739       3,122
""")
    assert values(found, "Net sales") == [24_798_000_000, 26_284_000_000]


# --- the scale of shares ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "shares", "count"),
    [
        ("(In thousands, except per share amounts)", "5,000", 5_000_000),
        ("(In thousands, except per share amounts)", "5,000,000", 5_000_000),
        ("(In thousands, except share and per share data)", "5,000,000", 5_000_000),
        ("(In millions, except per share amounts)", "5,000", 5_000_000_000),
        ("(In millions, except per share amounts)", "5,000,000", 5_000_000_000),
        ("(In thousands, except share and per share data)", "5,000", 5_000_000),
    ],
)
def test_net_income_over_earnings_a_share_says_what_one_printed_share_is(scale, shares, count):
    assert values(only(income(scale, shares)), "Weighted average shares") == [count, count]


def test_where_the_arithmetic_is_silent_the_captions_say_what_a_share_is():
    silent = income("(In thousands, except share and per share data)", "5,000,000").replace("$   0.24    $   0.20", "     --          -- ")
    assert values(only(silent), "Weighted average shares") == [5_000_000, 5_000_000]


# --- scale: stated, proven, tied, or refused ---------------------------------------------------------------------------------------------


def test_a_scale_that_no_one_states_is_refused():
    found = only(income(scale=""))
    assert found.refusal is not None and found.refusal[0] == "scale_not_stated"
    assert {(cell.row.label, cell.unit) for cell in found.cells} == {
        ("Gross margin", "pure"),
        ("Basic earnings per share", "USD/shares"),
    }  # the same at any scale


def test_a_scale_that_shares_printed_in_full_prove_is_taken():
    found = only(income(scale="", shares="5,000,000"))
    assert found.refusal is None
    assert values(found, "Net sales") == [24_798_000, 26_284_000]


def test_one_column_alone_proves_no_scale():
    one = income(scale="", shares="5,000,000").replace("$   0.20", "      --")
    assert only(one).refusal is not None


def test_figures_in_full_dollars_are_proven_like_any_other_scale():
    full = (
        income(scale="", shares="5,000,000")
        .replace("24,798 ", "24,798,000")
        .replace("$  1,200 ", "$1,200,000")
        .replace("$  1,000", "$1,000,000")
    )
    found = only(full)
    assert found.refusal is None
    assert values(found, "Net income") == [1_200_000, 1_000_000]


def test_a_table_without_scale_that_repeats_the_statements_figures_has_their_scale():
    first, second = read(
        income()
        + """


                        SELECTED QUARTERLY DATA
                                   Quarter ended March 31,
                                     2006        2005
Sales of products                   24,798      26,284
Operating profit                     3,739       3,122
Backlog at the plants                  700         800
"""
    )
    assert first.scale == second.scale == 1_000
    assert values(second, "Backlog at the plants") == [700_000, 800_000]


def test_a_table_without_scale_and_without_ties_stays_refused():
    _, second = read(
        income()
        + """


                        SELECTED QUARTERLY DATA
                                   Quarter ended March 31,
                                     2006        2005
Barrels sold                           111         222
Operating profit                       333         444
Backlog at the plants                  700         800
"""
    )
    assert second.cells == [] and second.refusal is not None and second.refusal[0] == "scale_not_stated"


DOLLARS = (
    income(scale="", shares="")
    .replace("Weighted average shares", "")
    .replace("24,798 ", "24,798,103 ")
    .replace("Gross margin                          15.1%       11.9%\n", "")
)


def test_a_document_that_names_no_scale_at_all_counts_whole_dollars():
    assert values(only(DOLLARS), "Net sales") == [24_798_103, 26_284]


@pytest.mark.parametrize("context", [Context(speaks_of_scales=True), Context(largest_spoken=Decimal("1.9e9"))])
def test_whole_dollars_are_not_supposed_where_the_document_speaks_of_thousands_or_of_far_larger_sums(context):
    found = only(DOLLARS, context)
    assert "USD" not in {cell.unit for cell in found.cells} and found.refusal is not None and found.refusal[0] == "scale_not_stated"


def test_whole_dollars_are_not_supposed_beside_a_statement_in_thousands():
    dollars = """
                       CONSOLIDATED BALANCE SHEETS

                                        March 31,     December 31,
                                          2006            2005
Cash                                 1,417,000,110   2,417,000,230
Receivables                          3,417,000,220   4,417,000,340
Inventories                          5,417,000,330   6,417,000,450
Total assets                        10,251,000,660  13,251,001,020
"""
    first, second = read(income(shares="5,000") + "\n\n" + dollars)
    assert first.scale == 1_000 and second.refusal is not None
    assert values(only(dollars), "Cash") == [1_417_000_110, 2_417_000_230]


def test_whole_dollars_are_read_in_tables_of_every_kind_and_over_a_page_end():
    summary = DOLLARS.replace("STATEMENTS OF INCOME", "RESULTS, A SUMMARY")
    found = read(summary.replace("Gross profit", "\n                 3\n<PAGE>\n\nGross profit"))
    assert [(len(each.cells), each.refusal) for each in found] == [(4, None), (6, None)]


def test_a_month_that_the_line_ends_cut_in_two_dates_its_column():
    found = only("""
                           Quarter             Quarter
                            Ended    Quarter    Ended
WEIGHTED AVERAGE           Septem-    Ended    Septem-
INTEREST RATES:            ber 30,   June 30,  ber 30,
(unaudited)                  2006      2006      2005
- -------------------------------------------------------
Yield on loans              8.72%     8.43%     7.48%
Yield on investments        4.35%     4.28%     3.82%
Cost of deposits            3.50%     3.13%     2.48%
""")
    ends = [date(2006, 9, 30), date(2006, 6, 30), date(2005, 9, 30)]
    assert [end for _, end in periods(found)] == ends and found.refused_columns == ()


def test_a_table_whose_rows_name_their_own_scale_wants_none_from_its_title():
    found = only("""
                                   Capital
                                  March 31,    March 31,
                                    2006         2005
Common shareholders' equity
 (in billions)                    $  44.2      $  50.3
Common equity capital ratio           9.9%        12.6%
Fully implemented capital ratio       9.7         12.0
""")
    assert values(found, "Common shareholders' equity (in billions)") == [Decimal("44.2e9"), Decimal("50.3e9")]
    assert values(found, "Fully implemented capital ratio") == [Decimal("0.097"), Decimal("0.120")]


def test_a_table_of_percentages_is_not_asked_for_a_scale():
    found = only("""
                          Effective tax rate
                                     Year Ended December 31,
                                       2006         2005
U.S. statutory rate                    35.0%        35.0%
Operations in Puerto Rico              (5.5)        (9.7)
State and local taxes                   1.2          1.4
Effective rate                         30.7%        26.7%
""")
    assert found.refusal is None and values(found, "Operations in Puerto Rico") == [Decimal("-0.055"), Decimal("-0.097")]


def test_a_schedule_of_deferred_revenue_shows_balances():
    found = only("""
                    SCHEDULE OF DEFERRED REVENUE (In millions)
                                  September 27,   June 28,
                                      2008          2008
Deferred revenue - current:
  Telephones                        $ 3,518       $ 1,389
  Service plans                         599           547
  Total deferred revenue - current    4,117         1,936
Deferred revenue - non-current:
  Telephones                          2,262           632
  Service plans                         651           597
  Total deferred revenue - non-current  2,913       1,229
Total deferred revenue              $ 7,030       $ 3,165
""")
    assert periods(found) == [(None, date(2008, 9, 27)), (None, date(2008, 6, 28))]


def test_a_parenthesis_and_a_dollar_sign_that_spaces_part_from_a_loss_belong_to_it():
    found = only("""
              COMPUTATION OF EARNINGS (LOSS) PER COMMON SHARE
                (In thousands, except per share amounts)
                                 Three Months Ended      Six Months Ended
                               March 29,    March 31,   March 29,   March 31,
                                    1996         1995        1996        1995
Net income (loss)              ($740,159)    $  72,917  ($808,845)   $ 261,103
Primary earnings (loss) per
 common share                    ($5.99)    $     .59   ($  6.55)   $    2.14
""")
    assert values(found, "Primary earnings (loss) per common share") == [Decimal(each) for each in ("-5.99", "0.59", "-6.55", "2.14")]


def test_a_sum_of_share_counts_without_a_caption_counts_shares():
    found = only("""
                       EARNINGS PER SHARE (In millions, except per share data)
                                       Three Months Ended March 31,
                                           2001          2000
Net earnings                             $ 1,236       $ 1,097
Average common shares outstanding          1,963         1,984
Incremental shares from options               28            44
                                         -------       -------
                                           1,991         2,028
Diluted earnings per share               $   .62       $   .54
""")
    assert [(cell.value, cell.unit) for cell in by_label(found)[""]] == [(1_991_000_000, "shares"), (2_028_000_000, "shares")]


def test_long_term_debt_under_interest_expense_is_what_it_cost_over_the_period():
    found = only("""
                        CONSOLIDATED STATEMENTS OF INCOME (In millions)
                                 Quarter ended March 31,
                                     2006        2005
Interest income                     $ 900       $ 800
Interest expense
  Deposits                            200         150
  Long-term debt                       49          60
Net interest income                 $ 651       $ 590
""")
    assert {cell.period.start for cell in by_label(found)["Long-term debt"]} == {date(2006, 1, 1), date(2005, 1, 1)}


def test_percentages_of_change_make_no_percentage_of_the_row_between_them():
    found = only("""
                        CONSOLIDATED STATEMENTS OF INCOME (In millions)
                                 Quarter ended
                                   March 31,             Increase (Decrease)
                                2006        2005         Amount   Percent
Net sales                     247.9       262.8          (14.9)   (5.7)%
Restructuring charge           --          28.2
Operating income               37.3        31.2            6.1    19.6%
""")
    assert {cell.unit for cell in found.cells} == {"USD"} and values(found, "Restructuring charge") == [0, 28_200_000]


def test_a_block_with_heads_of_its_own_has_its_own_days_and_the_scale_above_it():
    first, second = read("""
                   FINANCIAL HIGHLIGHTS
             ($ in thousands except per share)

Three months ended March 31:              2006       2005
Net sales                              $45,210    $40,330
Net income                               3,010      2,550
Net income per share                      $.25       $.21

Balance sheet data:                    3/31/06   12/31/05
Cash                                   $ 8,010    $ 7,220
Total assets                           120,010    118,040
""")
    assert periods(first) == [MARCH_06, MARCH_05] and len(first.cells) == 6
    assert periods(second) == [(None, date(2006, 3, 31)), (None, date(2005, 12, 31))] and values(second, "Cash") == [8_010_000, 7_220_000]


# --- which statement ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "statement"),
    [
        ("CONSOLIDATED STATEMENTS OF OPERATIONS", "income_statement"),
        ("Condensed Consolidated Statements of Income", "income_statement"),
        ("CONSOLIDATED STATEMENT OF EARNINGS (UNAUDITED)", "income_statement"),
        ("CONSOLIDATED BALANCE SHEETS", "balance_sheet"),
        ("Statements of Financial Condition", "balance_sheet"),
        ("CONSOLIDATED STATEMENTS OF CASH FLOWS", "cash_flow"),
        ("SEGMENT INFORMATION", "segment"),
        ("Net Sales by Product", "segment"),
        ("Revenues by Geographic Area", "segment"),
        ("RECONCILIATION OF GAAP TO NON-GAAP RESULTS", "non_gaap_reconciliation"),
        ("Pro Forma Results", "non_gaap_reconciliation"),
        ("SELECTED FINANCIAL DATA", "selected_data"),
        ("Statements of Comprehensive Income", "other"),
        ("Consolidated Statements of Stockholders' Equity", "other"),
        ("INVENTORIES", "other"),
    ],
)
def test_a_title_names_the_statement(title, statement):
    found = only(f"""
                        {title}
                              (In thousands)
                                   Quarter ended March 31,
                                     2006        2005
Alpha                               24,798      26,284
Beta                                21,059      23,162
Gamma                                3,739       3,122
""")
    assert found.statement == statement


def test_the_title_nearest_to_the_columns_counts():
    found = only(
        income().replace(
            "CONSOLIDATED STATEMENTS OF INCOME", "CONSOLIDATED BALANCE SHEETS\n\n                        CONSOLIDATED STATEMENTS OF INCOME"
        )
    )
    assert found.statement == "income_statement"


def test_pro_forma_over_one_column_leaves_the_others_what_they_are():
    found = only("""
                   CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                              Quarter ended March 31,
                          ----------------------------------
                                                   Pro forma
                            2006        2005         2005
Net sales                 24,798      26,284       27,000
Cost of sales             21,059      23,162       24,000
Gross profit               3,739       3,122        3,000
""")
    assert [cell.statement for cell in found.cells] == ["income_statement", "income_statement", "non_gaap_reconciliation"] * 3


def test_percentages_of_sales_beside_the_figures_give_no_cell():
    found = only("""
                   CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                              Quarter ended March 31,
                            2006       %        2005      %
Net sales                 24,798   100.0      26,284  100.0
Cost of sales             21,059    84.9      23,162   88.1
Gross profit               3,739    15.1       3,122   11.9
""")
    assert [cell.value for cell in found.cells] == [24_798_000, 26_284_000, 21_059_000, 23_162_000, 3_739_000, 3_122_000]
    assert periods(found) == [MARCH_06, MARCH_05]


def test_a_quarter_of_fourteen_weeks_beside_one_of_thirteen():
    found = only("""
                   CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                           14 Weeks Ended     13 Weeks Ended
                             Feb. 3,            Jan. 28,
                              2007               2006
Net sales                    24,798             26,284
Cost of sales                21,059             23,162
Gross profit                  3,739              3,122
""")
    assert periods(found) == [(date(2006, 10, 29), date(2007, 2, 3)), (date(2005, 10, 30), date(2006, 1, 28))]


def test_rows_tell_a_balance_sheet_below_anothers_title():
    with_taxes = BALANCE.replace("Common stock ", "Accrued taxes                          100         100\nCommon stock ")
    found = only(with_taxes.replace("CONSOLIDATED BALANCE SHEETS", "CONSOLIDATED STATEMENTS OF INCOME"))
    assert found.statement == "balance_sheet"


def test_a_reconciliation_among_the_rows_of_an_income_statement():
    found = only("""
                        CONSOLIDATED STATEMENTS OF OPERATIONS
                              (In thousands)
                                   Quarter ended March 31,
                                     2006        2005
Net sales                           24,798      26,284
Loss from continuing operations       (330)       (994)

Reconciliation of loss from continuing
  operations to EBITDA:
     Loss from continuing operations  (330)       (994)
     Add:
         Depreciation                1,865       2,135
         Interest expense            2,293       2,331
     EBITDA                          3,828       3,472
""")
    kinds = {(cell.row.label, cell.statement) for cell in found.cells}
    assert ("Net sales", "income_statement") in kinds and ("Loss from continuing operations", "income_statement") in kinds
    assert ("Loss from continuing operations", "non_gaap_reconciliation") in kinds and ("EBITDA", "non_gaap_reconciliation") in kinds


# --- periods ------------------------------------------------------------------------------------------------------------------------------


def test_quarters_side_by_side():
    assert periods(only(income())) == [MARCH_06, MARCH_05]


def test_weeks_are_counted():
    found = only(
        income(head="Thirteen Weeks Ended").replace(
            "2006        2005\n", "April 1,    April 2,\n                                     2006        2005\n", 1
        )
    )
    assert periods(found) == [(date(2006, 1, 1), date(2006, 4, 1)), (date(2005, 1, 2), date(2005, 4, 2))]


def test_quarter_and_year_to_date_with_the_length_of_each():
    found = only("""
              CONSOLIDATED STATEMENTS OF INCOME (In thousands)
                              Three Months Ended        Six Months Ended
                                   June 30,                 June 30,
                              ------------------       ------------------
                                2006      2005           2006      2005
Net sales                     $24,798    $26,284       $49,001    $52,120
Cost of sales                  21,059     23,162        42,770     46,004
Gross profit                  $ 3,739    $ 3,122       $ 6,231    $ 6,116
""")
    assert [cell.period.length for cell in found.cells[:4]] == ["quarter", "quarter", "half", "half"]
    assert periods(found)[2] == (date(2006, 1, 1), date(2006, 6, 30))


def test_a_fiscal_quarter_is_dated_by_the_companys_calendar():
    text = income(head="").replace("  2006        2005", "1Q 2006     1Q 2005", 1)
    september = only(text, Context(calendar=FiscalCalendar(9)))
    assert periods(september) == [(date(2005, 10, 1), date(2005, 12, 31)), (date(2004, 10, 1), date(2004, 12, 31))]
    unknown = only(text)
    assert unknown.refusal is not None and unknown.refusal[0] == "period_not_found"


def test_a_year_to_date_needs_to_know_when_the_year_began():
    text = income(head="  Year to date June 30,")
    assert periods(only(text, Context(calendar=FiscalCalendar(12))))[0] == (date(2006, 1, 1), date(2006, 6, 30))
    assert only(text).refusal is not None


def test_no_date_over_the_columns_is_no_period():
    found = only(income(head=""))
    assert found.cells == [] and found.refusal is not None and found.refusal[0] == "period_not_found"


def test_a_dated_column_without_a_length_is_refused_unless_another_table_tells_it():
    text = income(head="").replace("  2006        2005", "3/31/06     3/31/05", 1)
    assert only(text).refusal is not None
    told = Context(lengths=frozenset({(date(2006, 3, 31), 3), (date(2005, 3, 31), 3)}))
    assert periods(only(text, told)) == [MARCH_06, MARCH_05]


def test_one_column_without_a_period_is_refused_alone():
    found = only("""
              CONSOLIDATED STATEMENTS OF INCOME (In thousands)
                              Quarter ended   Quarter ended
                                March 31,       March 31,       Unknown
                                  2006            2005           Plan
Net sales                        24,798          26,284          1,000
Cost of sales                    21,059          23,162          2,000
Gross profit                      3,739           3,122          3,000
""")
    assert [index for index, _ in found.refused_columns] == [2]
    assert periods(found) == [MARCH_06, MARCH_05]


def test_two_columns_under_the_same_words_are_refused():
    found = only(income().replace("2006        2005", "2006        2006", 1))
    assert found.cells == []


def test_change_columns_give_no_cell():
    found = only("""
              CONSOLIDATED STATEMENTS OF INCOME (In thousands)
                          Three Months Ended March 31,
                            2006       2005    % Change
Net sales                 24,798     26,284      (5.7)
Cost of sales             21,059     23,162      (9.1)
Gross profit               3,739      3,122      19.8
""")
    assert {cell.figure.column for cell in found.cells} == {0, 1} and len(found.cells) == 6


def test_a_section_among_the_rows_dates_what_stands_below_it():
    found = only("""
                       SELECTED DATA (In thousands)
                                     2006        2005
Three months ended June 30:
  Net sales                         24,798      26,284
  Cost of sales                     21,059      23,162
Six months ended June 30:
  Net sales                         49,001      52,120
  Cost of sales                     42,770      46,004
""")
    lengths = [(cell.row.label, cell.period.length, cell.period.end.year) for cell in found.cells if cell.row.label == "Net sales"]
    assert lengths == [
        ("Net sales", "quarter", 2006),
        ("Net sales", "quarter", 2005),
        ("Net sales", "half", 2006),
        ("Net sales", "half", 2005),
    ]


def test_a_sole_head_that_stands_off_the_middle_covers_all_years():
    assert periods(only(income(head="    Quarter ended March 31,"))) == [MARCH_06, MARCH_05]


def test_a_table_without_heads_after_a_page_break_goes_on_with_the_ones_before():
    first, second = read(BALANCE[: BALANCE.index("Accounts")] + "\n<PAGE>\n" + BALANCE[BALANCE.index("Accounts") :])
    assert second.statement == "balance_sheet" and second.scale == 1_000_000
    assert [(cell.period.start, cell.period.end) for cell in second.cells] == [(None, date(2006, 3, 31)), (None, date(2005, 12, 31))] * 3


# --- instants -----------------------------------------------------------------------------------------------------------------------------


def test_a_balance_sheet_is_of_days():
    found = only(BALANCE)
    assert periods(found) == [(None, date(2006, 3, 31)), (None, date(2005, 12, 31))]
    assert {cell.period.length for cell in found.cells} == {"instant"}


def test_cash_at_the_beginning_and_end_of_a_period_are_instants_in_a_table_of_durations():
    rows = by_label(only(CASH_FLOW))
    assert [cell.period.end for cell in rows["Cash at beginning of period"]] == [date(2005, 12, 31), date(2004, 12, 31)]
    assert [cell.period.end for cell in rows["Cash at end of period"]] == [date(2006, 9, 30), date(2005, 9, 30)]
    assert all(
        cell.period.length == "instant" for label in ("Cash at beginning of period", "Cash at end of period") for cell in rows[label]
    )
    assert {cell.period.length for cell in rows["Net income"]} == {"nine_months"}


def test_total_assets_among_sales_and_income_are_of_a_day():
    found = only(income().replace("Gross margin ", "Total assets ").replace("15.1%", "15,100").replace("11.9%", "11,900"))
    assert {cell.period.length for cell in by_label(found)["Total assets"]} == {"instant"}


# --- members ------------------------------------------------------------------------------------------------------------------------------


def members(found: Reading) -> set[tuple[str, str | None, str | None]]:
    return {(cell.row.label, cell.parent, cell.segment) for cell in found.cells}


def test_names_that_come_back_under_several_measures_are_segments():
    found = only("""
                              SEGMENT DATA
                             (In thousands)
                                   Quarter ended March 31,
                                     2006        2005
Net sales:
  Rubber Group                      21,709      23,004
  Metals Group                       3,089       3,280
    Total net sales                 24,798      26,284
Income (loss) from operations:
  Rubber Group                       2,876       2,306
  Metals Group                        (274)       (304)
  Corporate Office                    (639)       (665)
    Total income from operations     1,963       1,337
""")
    operations = "Income (loss) from operations"
    assert members(found) == {
        ("Rubber Group", "Net sales", "Rubber Group"),
        ("Metals Group", "Net sales", "Metals Group"),
        ("Total net sales", "Net sales", None),
        ("Rubber Group", operations, "Rubber Group"),
        ("Metals Group", operations, "Metals Group"),
        ("Corporate Office", operations, "Corporate Office"),
        ("Total income from operations", operations, None),
    }


COLUMNS = """\
                             Rubber      Metals    Corporate   Total
                             ------      ------    ---------  ------
Net sales                    21,709       3,089          --   24,798
Operating income              2,876        (274)       (639)   1,963
Depreciation                  1,632         224           9    1,865
"""
BY_COLUMN = {
    (label, None, segment)
    for label in ("Net sales", "Operating income", "Depreciation")
    for segment in ("Rubber", "Metals", "Corporate", None)
}  # fmt: skip


def test_segments_as_columns_below_a_dated_title():
    found = only(f"\n              SEGMENT DATA\n              Quarter ended March 31, 2006\n              (In thousands)\n{COLUMNS}")
    assert members(found) == BY_COLUMN
    assert {(cell.period.start, cell.period.end) for cell in found.cells} == {MARCH_06}


def test_segments_as_columns_below_a_period_that_spans_them():
    spanner = (
        "                                Quarter ended March 31, 2006\n                             -----------------------------------\n"
    )
    found = only(f"\n              SEGMENT DATA\n              (In thousands)\n{spanner}{COLUMNS}")
    assert members(found) == BY_COLUMN


def test_segments_as_repeated_blocks():
    found = only("""
                              SEGMENT DATA
                             (In thousands)
                                   Quarter ended March 31,
                                     2006        2005
Rubber Group:
  Net sales                         21,709      23,004
  Operating income                   2,876       2,306
Metals Group:
  Net sales                          3,089       3,280
  Operating income                    (274)       (304)
""")
    assert members(found) == {
        (label, group, group) for label in ("Net sales", "Operating income") for group in ("Rubber Group", "Metals Group")
    }  # fmt: skip


def test_line_items_of_one_name_under_two_headings_are_no_segments():
    found = only(
        BALANCE.replace("Receivables  ", "Current:\n  Deferred taxes\n", 1)
        .replace("Deferred taxes\n", "Deferred taxes ")
        .replace("Accounts payable", "Long-term:\n  Deferred taxes")
    )
    assert {cell.segment for cell in found.cells} == {None}


def test_an_income_statement_has_no_segments():
    assert {cell.segment for cell in only(income()).cells} == {None}


# --- guidance and restatement -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["BUSINESS OUTLOOK", "OUTLOOK FOR 2006"])
def test_guidance_is_kept_apart(title):
    found = only(f"""
                              {title}
                         (In millions, except per share)
                              Quarter ended      Year ended
                              June 30, 2006   December 31, 2006
Net sales                           25,000         100,000
Operating income                     2,000           8,000
Earnings per share                    0.50            2.00
""")
    assert found.cells and all(cell.is_guidance for cell in found.cells)
    assert not any(cell.is_guidance for cell in only(income()).cells)


def test_restated_over_one_column_marks_that_column():
    found = only(income().replace("2005\n", "2005\n                                              (Restated)\n", 1))
    assert {(cell.period.end.year, cell.is_restated) for cell in found.cells} == {(2006, False), (2005, True)}


def test_restated_in_the_title_marks_the_table():
    found = only(income().replace("STATEMENTS OF INCOME", "STATEMENTS OF INCOME (AS RESTATED)"))
    assert all(cell.is_restated for cell in found.cells)


# --- the same in markup -------------------------------------------------------------------------------------------------------------------


def test_html_titles_outside_of_the_table_tell_statement_and_scale():
    found = only(
        "<html><body><p><b>CONSOLIDATED STATEMENTS OF INCOME</b></p><p>(in thousands, except per share data)</p><table>"
        "<tr><td></td><td colspan=2>Three Months Ended March 31,</td></tr><tr><td></td><td>2006</td><td>2005</td></tr>"
        "<tr><td>Net sales</td><td>24,798</td><td>26,284</td></tr><tr><td>Net income</td><td>1,200</td><td>1,000</td></tr>"
        "<tr><td>Earnings per share</td><td>0.24</td><td>0.20</td></tr></table></body></html>"
    )
    assert found.statement == "income_statement" and periods(found) == [MARCH_06, MARCH_05]
    assert [cell.value for cell in found.cells] == [24_798_000, 26_284_000, 1_200_000, 1_000_000, Decimal("0.24"), Decimal("0.20")]


def test_html_segments_as_columns():
    found = only(
        "<html><body><p>Segment results</p><p>Three months ended March 31, 2006 (in millions)</p><table>"
        "<tr><td></td><td>Rubber</td><td>Metals</td><td>Total</td></tr>"
        "<tr><td>Net sales</td><td>21,709</td><td>3,089</td><td>24,798</td></tr>"
        "<tr><td>Operating income</td><td>2,876</td><td>(274)</td><td>2,602</td></tr></table></body></html>"
    )
    assert {(cell.row.label, cell.segment) for cell in found.cells} == {
        (label, segment) for label in ("Net sales", "Operating income") for segment in ("Rubber", "Metals", None)
    }  # fmt: skip
