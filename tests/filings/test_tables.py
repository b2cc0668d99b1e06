"""Layout traps of real filings, each on a page of its own:
figures fall into columns, words over their columns, captions beside their figures.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.filings import html_layout, text_layout
from pipelines.filings.lattice import Table
from pipelines.filings.tables import tables_of


def tables(text: str) -> list[Table]:
    return tables_of(html_layout.page(text) if "<tr" in text.lower() else text_layout.page(text))


def only(text: str) -> Table:
    (found,) = tables(text)
    return found


def heads(table: Table) -> list[str]:
    return [column.words for column in table.columns]


def cells(table: Table) -> list[tuple[str, ...]]:
    """Every row as its caption and what stands in each column, "" where nothing does."""
    return [
        (row.label, *(" ".join(figure.text for figure in row.figures if figure.column == index) for index in range(len(table.columns))))
        for row in table.rows
    ]


def headings(table: Table) -> dict[str, tuple[str, ...]]:
    return {row.label: row.headings for row in table.rows}


TWO_COLUMNS = """\
                                   Quarter ended March 31,
                                     2006        2005
"""
QUARTERS = ["Quarter ended March 31, 2006", "Quarter ended March 31, 2005"]


# --- words over columns -----------------------------------------------------------------------------------------------------------------


def test_a_spanner_over_two_columns_reaches_both_and_no_third():
    table = only("""
                        ACME CORPORATION
              CONSOLIDATED STATEMENTS OF INCOME
            (In thousands, except per share amounts)

                              Three Months Ended        Six Months Ended
                                   June 30,                 June 30,
                              ------------------       ------------------
                                2006      2005           2006      2005
                              -------    -------       -------    -------
Net sales                     $24,798    $26,284       $49,001    $52,120
Cost of sales                  21,059     23,162        42,770     46,004
                              -------    -------       -------    -------
Gross profit                  $ 3,739    $ 3,122       $ 6,231    $ 6,116
                              =======    =======       =======    =======
""")
    assert heads(table) == [f"{length} Months Ended June 30, {year}" for length in ("Three", "Six") for year in (2006, 2005)]
    assert table.titles == ("ACME CORPORATION", "CONSOLIDATED STATEMENTS OF INCOME", "(In thousands, except per share amounts)")
    assert [row[0] for row in cells(table)] == ["Net sales", "Cost of sales", "Gross profit"]
    assert [row.rule_above for row in table.rows] == [True, False, True]


def test_spanners_over_three_columns_and_two():
    table = only("""
                          Three Months Ended                Nine Months Ended
                   Sep 30,    Jun 30,    Sep 30,          Sep 30,     Sep 30,
                    2006       2006       2005             2006        2005
Net sales          24,798     25,001     26,284           74,001      78,120
Cost of sales      21,059     22,000     23,162           62,770      66,004
Gross profit        3,739      3,001      3,122           11,231      12,116
""")
    assert heads(table) == [
        "Three Months Ended Sep 30, 2006",
        "Three Months Ended Jun 30, 2006",
        "Three Months Ended Sep 30, 2005",
        "Nine Months Ended Sep 30, 2006",
        "Nine Months Ended Sep 30, 2005",
    ]


def test_spanners_without_rules_stand_over_the_columns_below_their_middle():
    table = only("""
                               Three Months Ended           Six Months Ended
                               June 30,    July 1,        June 30,    July 1,
                                 2006        2005           2006        2005
Net sales                      24,798      26,284         49,001      52,120
Cost of sales                  21,059      23,162         42,770      46,004
Gross profit                    3,739       3,122          6,231       6,116
""")
    assert heads(table) == [
        "Three Months Ended June 30, 2006",
        "Three Months Ended July 1, 2005",
        "Six Months Ended June 30, 2006",
        "Six Months Ended July 1, 2005",
    ]


def test_dates_that_stand_left_of_their_columns():
    table = only("""
                         Three Months Ended               Six Months Ended
                 June 30,           July 1,          June 30,            July 1,
                   2006               2005              2006               2005
Net sales             24,798             26,284            49,001             52,120
Cost of sales         21,059             23,162            42,770             46,004
Gross profit           3,739              3,122             6,231              6,116
""")
    assert heads(table) == [
        "Three Months Ended June 30, 2006",
        "Three Months Ended July 1, 2005",
        "Six Months Ended June 30, 2006",
        "Six Months Ended July 1, 2005",
    ]


def test_years_that_stand_left_of_their_columns():
    table = only("""
                                   Quarter ended March 31,
                                     2006        2005
Net sales                                 4,798       6,284
Cost of sales                             1,059       3,162
Gross profit                              3,739       3,122
""")
    assert heads(table) == QUARTERS


def test_the_older_column_first_keeps_its_own_year():
    table = only("""
                              Quarter ended March 31,
                                2005      2006
Net sales                     26,284    24,798
Cost of sales                 23,162    21,059
Gross profit                   3,122     3,739
""")
    assert heads(table) == QUARTERS[::-1]
    assert cells(table)[0] == ("Net sales", "26,284", "24,798")


def test_a_trend_of_five_quarters():
    table = only("""
                     Mar 31,   Dec 31,   Sep 30,   Jun 30,   Mar 31,
                      2006      2005      2005      2005      2005
Net sales            24,798    25,001    25,900    26,100    26,284
Cost of sales        21,059    22,000    22,900    23,000    23,162
Gross profit          3,739     3,001     3,000     3,100     3,122
""")
    assert heads(table) == ["Mar 31, 2006", "Dec 31, 2005", "Sep 30, 2005", "Jun 30, 2005", "Mar 31, 2005"]
    assert cells(table)[1] == ("Cost of sales", "21,059", "22,000", "22,900", "23,000", "23,162")


def test_restated_stands_over_one_column():
    table = only("""
                                 Three Months Ended
                              ------------------------
                              March 31,      March 31,
                                2006           2005
                                            (Restated)
Net sales                      24,798         26,284
Cost of sales                  21,059         23,162
Gross profit                    3,739          3,122
""")
    assert heads(table) == ["Three Months Ended March 31, 2006", "Three Months Ended March 31, 2005 (Restated)"]


def test_a_change_column_is_marked_and_its_neighbours_are_not():
    table = only("""
                          Three Months Ended March 31,
                                                Percent
                            2006       2005     Change
Net sales                 24,798     26,284      (5.7)%
Cost of sales             21,059     23,162      (9.1)
Gross profit               3,739      3,122      19.8
""")
    assert [column.is_change for column in table.columns] == [False, False, True]


def test_a_dollar_change_column_between_the_periods():
    table = only("""
                                                Increase
                            2006       2005    (Decrease)
Net sales                 24,798     26,284      (1,486)
Cost of sales             21,059     23,162      (2,103)
Gross profit               3,739      3,122         617
""")
    assert [column.is_change for column in table.columns] == [False, False, True]


@pytest.mark.parametrize("mark", ["(a)", "*", "(1)"])
def test_a_mark_on_a_head_is_no_column(mark):
    table = only(f"""
{TWO_COLUMNS.rstrip().replace("2006" + " " * len(mark), "2006" + mark)}
Net sales                           24,798      26,284
Cost of sales                       21,059      23,162
Gross profit                         3,739       3,122
""")
    assert len(table.columns) == 2
    assert [column.head.year for column in table.columns] == [2006, 2005]


def test_heads_askew_over_wide_columns_cover_as_many_columns_each():
    table = only("""
                                 QUARTER ENDED                   SIX MONTHS ENDED
                                    June 30,                          June 30,
                                2006             2005             2006             2005
Net sales                        24,798           26,284           49,001           52,120
Cost of sales                    21,059           23,162           42,770           46,004
Gross profit                      3,739            3,122            6,231            6,116
""")
    assert heads(table) == [
        "QUARTER ENDED June 30, 2006", "QUARTER ENDED June 30, 2005", "SIX MONTHS ENDED June 30, 2006", "SIX MONTHS ENDED June 30, 2005"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Three Months Ended   Six Months Ended", "   March 31, 2006     June 30, 2006"),
        ("Three Months Ended Six Months Ended", "   March 31, 2006    June 30, 2006"),
        (" Three Months    Six Months\n     Ended         Ended", "March 31, 2006  June 30, 2006"),
        ("Three Months Six Months\n{stub}Ended Ended", "March 31, 2006 June 30, 2006"),
    ],
)
def test_heads_that_a_single_space_parts_are_two(first, second):
    stub = " " * 34
    table = only(
        f"""
{stub}{first.format(stub=stub + "   ")}
{stub}{second}
Net sales                               24,798         49,001
Cost of sales                           21,059         42,770
Gross profit                             3,739          6,231
""".replace("\n ", "\n ").replace("\n     Ended", f"\n{stub}     Ended")
    )
    assert [" ".join(words.split()) for words in heads(table)] == ["Three Months Ended March 31, 2006", "Six Months Ended June 30, 2006"]


def test_a_title_that_names_two_years_is_no_head_of_the_column_below_it():
    table = only("""
            For the Three Months Ended June 30, 2005 and 2006

                                     2005             2006
Net sales                           24,798           26,284
Cost of sales                       21,059           23,162
Gross profit                         3,739            3,122
""")
    assert heads(table) == ["2005", "2006"] and "For the Three Months Ended June 30, 2005 and 2006" in table.titles


def test_figures_that_a_long_caption_pushes_aside_stay_in_their_columns():
    table = only("""
                                   June 30,     December 31,
                                     2006           2005
Cash                              $    400       $  4,922
Receivables                          1,240         15,258
Inventories                          1,000         12,305
Property and plant                   2,000         24,610
Total assets                      $  4,640       $ 57,095
Accounts payable                       928         11,419
Long-term debt                       1,392         17,128
Common stock                           232          2,855
Retained earnings                    2,088         25,693
Total liabilities and shareholders' equity $  4,640    $ 57,095
""")
    assert heads(table) == ["June 30, 2006", "December 31, 2005"]
    assert cells(table)[-1] == ("Total liabilities and shareholders' equity", "4,640", "$ 57,095")


def test_a_length_alone_in_its_line_is_of_all_columns_also_where_it_stands_askew():
    table = only("""
                                            FIRST QUARTER
                                              2006              2005
                                            (In thousands)

Net sales......................      $         610     $      43,166
Cost of sales..................                372            26,331
                                    --------------    --------------
Gross profit...................                238            16,835
Selling, general and administrative             91             6,475
Restructuring charge...........                -0-             1,424
                                    --------------    --------------
Interest expense...............                (12)             (863)
""")
    assert [words.split(" (")[0] for words in heads(table)] == ["FIRST QUARTER 2006", "FIRST QUARTER 2005"]


def test_footnote_marks_under_the_heads_part_them_from_no_figures():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
                                      (1)        (1)(2)
                               (Unaudited - in thousands)
Net sales                           24,798      26,284
Cost of sales                       21,059      23,162
Gross profit                         3,739       3,122
""")
    assert [words.split(" (")[0] for words in heads(table)] == QUARTERS and len(table.rows) == 3


def test_a_count_of_shares_in_a_wrapped_caption_is_no_figure_of_the_column_to_its_right():
    table = only("""
                                                    March 31,  December 31,
                                                      2006        2005
Common stock                                           219        219
Capital in excess of par value                       1,394      1,075
Other comprehensive income                            (796)      (622)
Retained earnings                                   14,374     12,540
                                                    ------   --------
                                                    15,191     13,212
Less  cost  of  treasury  stock  -  207,218,701
common shares in 2006 and 199,550,532 in 2005        6,750      5,636
Total stockholders' equity                           8,441      7,576
""")
    assert cells(table)[-2] == ("Less cost of treasury stock - 207,218,701 common shares in 2006 and 199,550,532 in 2005", "6,750", "5,636")


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("Accrued compensation and the bonuses 120         131", ("Accrued compensation and the bonuses", "120", "131")),
        ("Receivables, less $91 ($87 in 2005)1,496       1,931", ("Receivables, less $91 ($87 in 2005)", "1,496", "1,931")),
        ("Investments of level 2                         1,931", ("Investments of level 2", "", "1,931")),
    ],
)
def test_a_figure_that_touches_its_caption_is_read_where_it_ends_with_its_column(row, read):
    table = only(f"""
                                Quarter ended March 31,
                                2006         2005
Net sales                         24,798      26,284
Cost of sales                     21,059      23,162
Gross profit                       3,739       3,122
Expenses                             500         600
{row}
""")
    assert cells(table)[-1] == read


def test_figures_of_two_digits_in_parentheses_beside_a_caption_are_no_marks():
    table = only(f"""
{TWO_COLUMNS}\
Operating income                       166          35
Interest and other income
   (expense), net                      (50)         (7)
Income before taxes                    116          28
""")
    assert cells(table)[1] == ("Interest and other income (expense), net", "(50)", "(7)")


def test_the_end_of_a_caption_below_its_figures_in_small_letters_belongs_to_it():
    table = only(f"""
{TWO_COLUMNS}\
Operating income                       166          35

Income before provision                116          28
for income taxes
Provision for income                    43          11
taxes

Net income                              73          17
""")
    assert [row[0] for row in cells(table)] == [
        "Operating income", "Income before provision for income taxes", "Provision for income taxes", "Net income"
    ]  # fmt: skip


def test_other_names_over_the_columns_further_down_begin_a_table_of_their_own():
    first, second = tables("""
           Loans by county at March 31, 2006 (In thousands)

                             Ada         Boise        Canyon
Residential               $    75     $    --       $ 1,289
Construction                   80         410           768
Commercial                  8,780         220        16,816
  Total                     8,935         630        18,873
                           Elmore      Payette        Total
Residential               $    --     $    --       $ 1,364
Construction                  580       2,037         3,875
Commercial                     --       5,667        31,483
  Total                       580       7,704        36,722
""")
    assert heads(first) == ["Ada", "Boise", "Canyon"] and heads(second) == ["Elmore", "Payette", "Total"]
    assert second.title == first.title != "" and not any(row.headings for row in second.rows)


def test_a_column_of_note_numbers_holds_no_figures():
    table = only("""
                          Note    2006        2005
Net sales                  1     24,798      26,284
Cost of sales              2     21,059      23,162
Gross profit                      3,739       3,122
""")
    assert [row[1:] for row in cells(table)] == [("24,798", "26,284"), ("21,059", "23,162"), ("3,739", "3,122")]


def test_heads_that_say_see_the_notes_stand_over_figures():
    table = only("""
                                   Quarter ended March 31,
                                     2006        2005
                                    (Notes)     (Notes)
Net sales                           24,798      26,284
Cost of sales                       21,059      23,162
Gross profit                         3,739       3,122
""")
    assert [row[1:] for row in cells(table)] == [("24,798", "26,284"), ("21,059", "23,162"), ("3,739", "3,122")]


def test_a_balance_sheet_in_two_halves_is_two_tables_of_one_column_each():
    left, right = tables("""
                              BALANCE SHEET
                              March 31, 2006

         ASSETS                                     LIABILITIES AND EQUITY
Current assets:                           Current liabilities:
  Cash                     $  1,210         Accounts payable           $  4,330
  Receivables                 8,340         Accrued expenses              2,110
                           --------                                    --------
    Total current assets      9,550           Total current liabilities   6,440
Property, net                12,330       Long-term debt                  9,000
Other assets                  1,040       Shareholders' equity            7,480
                           --------                                    --------
Total assets               $ 22,920       Total liabilities and equity $ 22,920
""")
    assert [row[0] for row in cells(left)] == [
        "Cash",
        "Receivables",
        "Total current assets",
        "Property, net",
        "Other assets",
        "Total assets",
    ]
    assert [row[1].lstrip("$ ") for row in cells(right)] == ["4,330", "2,110", "6,440", "9,000", "7,480", "22,920"]
    assert "BALANCE SHEET" in left.titles and "March 31, 2006" in right.titles


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Total current liabil-\n  ities                           {}", "Total current liabilities"),
        ("TOTAL CURRENT LIABIL-\n  ITIES                           {}", "TOTAL CURRENT LIABILITIES"),
        ("Current portion of long-\n  term debt                       {}", "Current portion of long-term debt"),
        (
            "NET INTEREST INCOME AFTER PROVISION\n  FOR LOAN LOSSES                 {}",
            "NET INTEREST INCOME AFTER PROVISION FOR LOAN LOSSES",
        ),
        (
            "Common stock, no par value;\nissued and outstanding\n2,410,220 shares                  {}",
            "Common stock, no par value; issued and outstanding 2,410,220 shares",
        ),
    ],
)
def test_a_caption_over_several_lines_is_one(printed, read):
    table = only(
        TWO_COLUMNS
        + "Net sales                           24,798      26,284\n"
        + printed.format("  1,210       1,310")
        + "\nOther sales                         24,798      26,284\n"
    )
    assert cells(table)[1] == (read, "1,210", "1,310")


def test_a_heading_further_out_than_the_one_above_does_not_go_on_with_it():
    table = only(
        TWO_COLUMNS
        + """\
    Liabilities and Stockholders' Equity
Current liabilities:
  Accounts payable                  24,798      26,284
  Accrued expenses                  21,059      23,162
  Other                              3,739       3,122
"""
    )
    assert headings(table)["Accounts payable"][-1] == "Current liabilities"


def test_a_period_that_opens_a_block_is_its_heading_and_words_over_one_column_are_that_one_columns():
    table = only("""
                          Sales and Income by Segment
                                                                 Corporate
                             Packaging   Printing     Timber    and Other      Total
                             ---------   --------   --------   -----------  ---------
Quarter Ended June 30, 1997
  Sales to customers         $ 101,220   $ 88,110   $ 10,330    $      -    $ 199,660
  Operating income              12,330      4,010      5,550      (3,330)      18,560

Quarter Ended June 30, 1996
  Sales to customers         $  99,330   $ 80,020   $  9,880    $      -    $ 189,230
  Operating income              11,110      3,330      5,010      (3,110)      16,340
""")
    assert heads(table) == ["Packaging", "Printing", "Timber", "Corporate and Other", "Total"]
    assert {row.headings for row in table.rows} == {("Quarter Ended June 30, 1997",), ("Quarter Ended June 30, 1996",)}


def test_a_long_heading_below_the_heads_does_not_part_them_from_the_figures():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Basic and diluted income (loss) per share of common stock:
     Continuing operations         $ (0.07)   $ (0.20)
     Discontinued operations         (0.01)      0.06
     Net loss                      $ (0.08)   $ (0.14)
""")
    assert heads(table) == QUARTERS


# --- figures in their columns -------------------------------------------------------------------------------------------------------------


def test_split_dollar_signs_and_hanging_parentheses_belong_to_the_figure():
    table = only("""
                                             Quarter ended March 31,
                                               2006            2005
Net sales                                    $    24,798     $    26,284
Interest expense                                  (2,278 )        (2,310)
Income taxes                                 $       (15 )            21
Net loss                                     $      (400)    $      (700)
""")
    assert len(table.columns) == 2
    assert [[figure.number.value for figure in row.figures] for row in table.rows] == [
        [24798, 26284],
        [-2278, -2310],
        [-15, 21],
        [-400, -700],
    ]
    assert [row.label for row in table.rows] == ["Net sales", "Interest expense", "Income taxes", "Net loss"]


def test_an_opening_parenthesis_apart_from_its_figure_belongs_to_it():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales                           24,798      26,284
Other                               (   15)     (   21)
Net loss                            (  400)     (  700)
""")
    assert [[figure.number.value for figure in row.figures] for row in table.rows] == [[24798, 26284], [-15, -21], [-400, -700]]
    assert [row.label for row in table.rows] == ["Net sales", "Other", "Net loss"]


def test_a_lost_parenthesis_is_remembered():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales                           24,798      26,284
Income taxes                           (15         (21)
Net loss                               400)       (700)
""")
    by_label = {row.label: [figure.number for figure in row.figures] for row in table.rows}
    assert by_label["Income taxes"][0].open_paren and by_label["Net loss"][0].close_paren
    assert [number.value for number in by_label["Income taxes"]] == [-15, -21]


def test_nil_prints_keep_their_columns():
    table = only("""
                                   Quarter ended March 31,
                                     2006        2005      2004
Net sales                           24,798      26,284       100
Cost                                  -0-       nil         ---
Gains                                   $-        $ --        -
Other                                   --      \u2014            5
""")
    assert [[(figure.column, figure.number.is_nil) for figure in row.figures] for row in table.rows[1:]] == [
        [(0, True), (1, True), (2, True)],
        [(0, True), (1, True), (2, True)],
        [(0, True), (1, True), (2, False)],
    ]


def test_placeholders_in_columns_are_no_part_of_the_caption():
    table = only("""
                                   Quarter ended March 31,
                                     2006        2005      2004
Net sales                           24,798      26,284       100
Restructuring                         n/a         NM         100
""")
    assert cells(table)[1] == ("Restructuring", "", "", "100")


def test_an_empty_cell_does_not_move_its_neighbour():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales                           24,798      26,284
Litigation                                         150
Restructuring                          200
Net income                           3,700       3,100
""")
    assert cells(table)[1:3] == [("Litigation", "", "150"), ("Restructuring", "200", "")]


def test_footnote_marks_on_captions_and_figures_are_no_figures():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales (1)                       24,798(a)   26,284
Cost of sales(2)                    21,059*     23,162 (3)
Gross profit                         3,739       3,122
""")
    assert cells(table) == [("Net sales", "24,798", "26,284"), ("Cost of sales", "21,059", "23,162"), ("Gross profit", "3,739", "3,122")]


def test_ragged_right_edges_are_one_column():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales                          $24,798     $26,284
Interest                            (2,278)     (2,310)
Margin                                15.1%       11.9%
Loss per share                         (.08)      (.14)
""")
    assert len(table.columns) == 2


def test_a_figure_that_a_single_space_parts_from_its_caption():
    table = only("""
                                    2006        2005
Quarter ended March 31:
Weighted average shares, basic 4,931,767   4,931,000
Net sales                     24,798,000  26,284,000
Cost                          21,059,000  23,162,000
""")
    assert cells(table)[0] == ("Weighted average shares, basic", "4,931,767", "4,931,000")


def test_a_figure_outside_of_all_columns_is_lost_to_none():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales                           24,798      26,284
Cost of sales                       21,059      23,162
Gross profit                         3,739       3,122
Taxes                                   39          22
Stray                                   17                             999
""")
    shown = [figure.text for row in table.rows for figure in row.figures] + [piece.text for _, piece in table.lost]
    assert "999" in shown


# --- captions -----------------------------------------------------------------------------------------------------------------------------


def test_wrapped_captions_before_after_and_around_their_figures():
    table = only("""
                                             Quarter ended March 31,
                                               2006       2005
Net sales                                    24,798     26,284
Income from continuing operations before
  income taxes and minority interests         1,963      1,337
Provision for restructuring and other
  charges related to the closing of
  the Ohio plant                                 15         21
Net loss on                                    (400)      (700)
  disposal of segments
Net income                                    1,600      1,100
""")
    assert [row[0] for row in cells(table)] == [
        "Net sales",
        "Income from continuing operations before income taxes and minority interests",
        "Provision for restructuring and other charges related to the closing of the Ohio plant",
        "Net loss on disposal of segments",
        "Net income",
    ]


def test_a_caption_with_an_open_parenthesis_goes_on():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Receivables (less allowances         1,000       1,100
  of 20 and 30)
Inventories                          2,000       2,100
Total assets                         3,000       3,200
""")
    assert cells(table)[0][0] == "Receivables (less allowances of 20 and 30)"
    assert [row[0] for row in cells(table)][1:] == ["Inventories", "Total assets"]


def test_figures_on_the_line_below_their_caption():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales
                                    24,798      26,284
Cost of sales, excluding amounts that
  are shown apart
                                    21,059      23,162
Gross profit                         3,739       3,122
""")
    assert cells(table) == [
        ("Net sales", "24,798", "26,284"),
        ("Cost of sales, excluding amounts that are shown apart", "21,059", "23,162"),
        ("Gross profit", "3,739", "3,122"),
    ]


def test_dot_leaders_are_no_caption():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales......................   $ 24,798    $ 26,284
Cost of sales . . . . . . . . .     21,059      23,162
Gross profit ..................   $  3,739    $  3,122
""")
    assert [row[0] for row in cells(table)] == ["Net sales", "Cost of sales", "Gross profit"]


def test_tabs_stand_for_columns():
    table = only(
        "\t\t\t\tQuarter ended March 31,\n\t\t\t\t2006\t\t2005\n"
        "Net sales\t\t\t$24,798\t\t$26,284\nCost of sales\t\t\t 21,059\t\t 23,162\nGross profit\t\t\t$ 3,739\t\t$ 3,122\n"
    )
    assert heads(table) == QUARTERS
    assert [row[0] for row in cells(table)] == ["Net sales", "Cost of sales", "Gross profit"]
    assert [[figure.column for figure in row.figures] for row in table.rows] == [[0, 1]] * 3


def test_an_unlabelled_subtotal_stays_unlabelled():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales                           24,798      26,284
Other revenues                         202         116
                                    ------      ------
                                    25,000      26,400
Cost of sales                       21,059      23,162
                                    ------      ------
Gross profit                         3,941       3,238
""")
    assert [row[0] for row in cells(table)] == ["Net sales", "Other revenues", "", "Cost of sales", "Gross profit"]
    assert [row.rule_above for row in table.rows] == [False, False, True, False, True]


def test_headings_are_parents_until_a_caption_stands_further_out():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales:
   Rubber Group                     21,709      23,004
   Metals Group                      3,089       3,280
      Total net sales               24,798      26,284
Costs and expenses:
   Operating:
      Labor                          1,000       1,100
      Material                       2,000       2,100
   Interest                            300         310
Net income                           3,700       3,100
""")
    assert headings(table) == {
        "Rubber Group": ("Net sales",),
        "Metals Group": ("Net sales",),
        "Total net sales": ("Net sales",),
        "Labor": ("Costs and expenses", "Operating"),
        "Material": ("Costs and expenses", "Operating"),
        "Interest": ("Costs and expenses",),
        "Net income": (),
    }


def test_rows_of_one_name_under_two_headings_stay_two():
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Current assets:
   Deferred taxes                    1,000       1,100
   Other                             2,000       2,100
Current liabilities:
   Deferred taxes                      500         600
   Other                               700         800
""")
    assert [(row.label, row.headings) for row in table.rows] == [
        ("Deferred taxes", ("Current assets",)),
        ("Other", ("Current assets",)),
        ("Deferred taxes", ("Current liabilities",)),
        ("Other", ("Current liabilities",)),
    ]


def test_a_period_printed_among_the_rows_heads_its_section():
    table = only("""
                                   2006        2005
                                 --------    --------
Three months ended March 31:
  Net sales                         24,798      26,284
  Cost of sales                     21,059      23,162
Year ended December 31:
  Net sales                         94,798      96,284
  Cost of sales                     91,059      93,162
""")
    assert [row.headings for row in table.rows] == [("Three months ended March 31",)] * 2 + [("Year ended December 31",)] * 2


# --- pages --------------------------------------------------------------------------------------------------------------------------------


def test_sgml_tags_around_a_table():
    table = only("""
<PAGE>
ACME CORPORATION
<TABLE>
<CAPTION>
                                   Quarter ended March 31,
                                     2006        2005
<S>                               <C>         <C>
Net sales                         $ 24,798    $ 26,284
Cost of sales                       21,059      23,162
Gross profit                      $  3,739    $  3,122
</TABLE>
""")
    assert (heads(table), table.titles) == (QUARTERS, ("ACME CORPORATION",))
    assert len(table.rows) == 3


def test_a_page_break_parts_a_table_in_two_with_as_many_columns():
    first, second = tables("""
         CONSOLIDATED BALANCE SHEETS (In thousands)
                                   March 31,  December 31,
                                     2006        2005
Cash                              $    798    $    284
Receivables                         21,059      23,162
Total assets                      $ 21,857    $ 23,446

                                   - 2 -
<PAGE>
Accounts payable                     1,000       1,100
Common stock                        20,857      22,346
Total liabilities and equity      $ 21,857    $ 23,446
""")
    assert len(first.columns) == len(second.columns) == 2
    assert [row[0] for row in cells(first) + cells(second)] == [
        "Cash", "Receivables", "Total assets", "Accounts payable", "Common stock", "Total liabilities and equity",
    ]  # fmt: skip


@pytest.mark.parametrize("page_number", ["- 2 -", "3", "Page 3"])
def test_a_page_number_amid_a_table_is_no_row(page_number):
    table = only(f"""
{TWO_COLUMNS.rstrip()}
Net sales                           24,798      26,284
Cost of sales                       21,059      23,162

                                    {page_number}

Gross profit                         3,739       3,122
Taxes                                   39          22
""")
    assert [row[0] for row in cells(table)] == ["Net sales", "Cost of sales", "Gross profit", "Taxes"]


def test_two_tables_keep_their_own_titles_and_heads():
    income, balance = tables("""
         CONSOLIDATED STATEMENTS OF INCOME (in thousands)
                                   Quarter ended March 31,
                                     2006        2005
Net sales                           24,798      26,284
Cost of sales                       21,059      23,162
Gross profit                         3,739       3,122

         CONSOLIDATED BALANCE SHEETS (in thousands)
                                   March 31,   December 31,
                                     2006        2005
Cash                                   798         284
Receivables                         21,059      23,162
Total assets                        21,857      23,446
""")
    assert income.titles == ("CONSOLIDATED STATEMENTS OF INCOME (in thousands)",)
    assert balance.titles == ("CONSOLIDATED BALANCE SHEETS (in thousands)",)
    assert heads(balance) == ["March 31, 2006", "December 31, 2005"]


# --- the same in markup -------------------------------------------------------------------------------------------------------------------


def html(*rows: str, above: str = "") -> str:
    return f"<html><body>{above}<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"


HEAD = "<td></td><td colspan=6>Three Months Ended June 30,</td>"
YEARS = "<td></td><td colspan=3>2006</td><td colspan=3>2005</td>"


def test_html_spanner_split_dollars_and_parentheses():
    table = only(
        html(
            HEAD,
            YEARS,
            "<td>Net sales</td><td>$</td><td>24,798</td><td></td><td>$</td><td>26,284</td><td></td>",
            "<td>Interest&nbsp;expense</td><td></td><td>(2,278</td><td>)</td><td></td><td>(2,310</td><td>)</td>",
            "<td>Restructuring</td><td></td><td>&mdash;</td><td></td><td></td><td>150</td><td></td>",
            "<td>Net income</td><td>$</td><td>3,700</td><td></td><td>$</td><td>3,100</td><td></td>",
            above="<p>CONSOLIDATED STATEMENTS OF INCOME</p><p>(in thousands)</p>",
        )  # fmt: skip
    )
    assert heads(table) == ["Three Months Ended June 30, 2006", "Three Months Ended June 30, 2005"]
    assert table.titles == ("CONSOLIDATED STATEMENTS OF INCOME", "(in thousands)")
    assert [[(figure.number.value, figure.number.open_paren) for figure in row.figures] for row in table.rows] == [
        [(24798, False), (26284, False)], [(-2278, False), (-2310, False)], [(0, False), (150, False)], [(3700, False), (3100, False)],
    ]  # fmt: skip
    assert [row.label for row in table.rows] == ["Net sales", "Interest expense", "Restructuring", "Net income"]


@pytest.mark.parametrize("opening", ["(", "$(", "$ ("])
def test_html_opening_parenthesis_in_a_cell_of_its_own(opening):
    table = only(
        html(
            YEARS,
            "<td>Net sales</td><td>$</td><td>24,798</td><td></td><td>$</td><td>26,284</td><td></td>",
            f"<td>Interest</td><td>{opening}</td><td>2,278</td><td>)</td><td>{opening}</td><td>2,310</td><td>)</td>",
            "<td>Taxes</td><td></td><td>15</td><td></td><td></td><td>21</td><td></td>",
        )
    )
    assert [[figure.number.value for figure in row.figures] for row in table.rows] == [[24798, 26284], [-2278, -2310], [15, 21]]


def test_html_breaks_inside_a_head_and_marks_above_the_line():
    table = only(
        html(
            "<td></td><td>Three months<br>ended<br>March 31, 2006</td><td>Three months<br>ended<br>March 31, 2005</td>",
            "<td>Net sales<sup>(1)</sup></td><td>24,798<sup>(2)</sup></td><td>26,284</td>",
            "<td>Cost</td><td>21,059</td><td>23,162<sup>*</sup></td>",
        )
    )
    assert heads(table) == ["Three months ended March 31, 2006", "Three months ended March 31, 2005"]
    assert cells(table) == [("Net sales", "24,798", "26,284"), ("Cost", "21,059", "23,162")]


def test_html_percent_sign_in_a_cell_of_its_own():
    table = only(
        html(
            YEARS,
            "<td>Gross margin</td><td></td><td>34.5</td><td>%</td><td></td><td>33.0</td><td>%</td>",
            "<td>Loss rate</td><td></td><td>(1.5</td><td>)%</td><td></td><td>(2.0</td><td>)%</td>",
            "<td>Sales</td><td></td><td>1,000</td><td></td><td></td><td>2,000</td><td></td>",
        )
    )
    assert [[figure.number.is_percent for figure in row.figures] for row in table.rows] == [[True, True], [True, True], [False, False]]


def test_html_change_column_is_marked():
    table = only(
        html(
            "<td></td><td>2006</td><td>2005</td><td>% Change</td>",
            "<td>Net sales</td><td>24,798</td><td>26,284</td><td>(5.7)</td>",
            "<td>Cost</td><td>21,059</td><td>23,162</td><td>(9.1)</td>",
            "<td>Profit</td><td>3,739</td><td>3,122</td><td>19.8</td>",
        )
    )
    assert [column.is_change for column in table.columns] == [False, False, True]


def test_html_quarter_and_year_to_date_side_by_side():
    table = only(
        html(
            "<td></td><td colspan=2>Three Months Ended June 30,</td><td colspan=2>Six Months Ended June 30,</td>",
            "<td></td><td>2006</td><td>2005</td><td>2006</td><td>2005</td>",
            "<td>Net sales</td><td>1</td><td>2</td><td>3</td><td>4</td>",
            "<td>Cost</td><td>5</td><td>6</td><td>7</td><td>8</td>",
        )
    )
    assert heads(table) == [f"{length} Months Ended June 30, {year}" for length in ("Three", "Six") for year in (2006, 2005)]


def test_html_heads_that_stand_again_open_a_table_of_their_own():
    found = tables(
        html(
            "<td></td><td>March 31, 2006</td><td>March 31, 2005</td>",
            "<td>Cash</td><td>1,000</td><td>2,000</td>",
            "<td>Total assets</td><td>3,000</td><td>4,000</td>",
            "<td></td><td>June 30, 2006</td><td>June 30, 2005</td>",
            "<td>Cash</td><td>5,000</td><td>6,000</td>",
            "<td>Total assets</td><td>7,000</td><td>8,000</td>",
        )
    )
    assert [heads(table) for table in found] == [["March 31, 2006", "March 31, 2005"], ["June 30, 2006", "June 30, 2005"]]


def test_html_table_of_layout_without_figures_is_no_table():
    assert tables(html("<td>Contact:</td><td>The Treasurer</td>", "<td>Telephone</td><td>on request</td>")) == []


# --- properties ---------------------------------------------------------------------------------------------------------------------------


@st.composite
def pages(draw) -> tuple[str, list[tuple[str, ...]]]:
    """A page of fixed width, printed with any width of columns, and the cells that it prints."""
    captions = draw(
        st.lists(
            st.sampled_from(["Net sales", "Cost of sales", "Gross profit", "Interest", "Other, net", "Total"]),
            min_size=3,
            max_size=6,
            unique=True,
        )
    )
    width, count = draw(st.integers(14, 20)), draw(st.integers(1, 4))
    figure = st.integers(-99_999, 9_999_999).map(lambda value: f"({-value:,})" if value < 0 else f"{value:,} ") | st.just("-- ")
    body = [tuple(draw(figure) for _ in range(count)) for _ in captions]
    body[0] = tuple(f"{1000 + index:,} " for index in range(count))  # every column has a figure
    years = "".join(f"{2006 - index:>{width - 1}} " for index in range(count))
    lines = [f"{'':40}{years}"] + [
        f"{caption:40}" + "".join(f"{text:>{width}}" for text in row) for caption, row in zip(captions, body, strict=True)
    ]
    return "\n".join(lines), [(caption, *(text.strip() for text in row)) for caption, row in zip(captions, body, strict=True)]


@given(pages())
def test_a_page_of_any_width_is_read_as_it_was_printed(case):
    text, printed = case
    table = only(text)
    assert cells(table) == printed
    assert [column.head.year for column in table.columns] == [2006 - index for index in range(len(table.columns))]


@given(st.text(alphabet="ab 0123456789,.$()-=\n\t%\u2014:", max_size=400))
def test_no_page_raises_and_every_figure_stands_in_a_column(text):
    for table in tables_of(text_layout.page(text)):
        for row in table.rows:
            columns = [figure.column for figure in row.figures]
            assert columns == sorted(set(columns)) and all(0 <= column < len(table.columns) for column in columns)
            assert all(text[figure.start : figure.end] == figure.text for figure in row.figures if "\t" not in text)


def test_a_column_of_nothing_but_dashes_is_a_column():
    """Its dashes stand closer to the next column than a ragged edge may reach, but in the same lines as that column's figures."""
    (found,) = tables_of(
        text_layout.page("""
                                               1997       1996       1995
                                             ---------  ---------  ---------
Federal:
  Current..................................  $      --  $    (125) $      26
  Deferred.................................         --       (279)       113
                                             ---------  ---------  ---------
                                                    --       (404)       139
                                             ---------  ---------  ---------
State:
  Current..................................         --         (2)         1
  Deferred.................................         --        (71)        15
                                             ---------  ---------  ---------
                                                    --        (73)        16
                                             ---------  ---------  ---------
Provision (benefit) for income taxes.......  $      --  $    (477) $     155
""")
    )
    assert [column.words for column in found.columns] == ["1997", "1996", "1995"]
    assert [[figure.text for figure in row.figures][:2] for row in found.rows[:3]] == [["--", "(125)"], ["--", "(279)"], ["--", "(404)"]]
    assert [row.label for row in found.rows[:3]] == ["Current", "Deferred", ""]
