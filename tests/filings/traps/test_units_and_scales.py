"""Units, scales and signs that were misread once, each test named for its trap; captions as printed, figures made up."""

from datetime import date
from decimal import Decimal

import pytest
from trap_pages import cells, html_table, only, periods, read, units, values

from pipelines.filings import html_layout
from pipelines.filings.document_context import Context
from pipelines.filings.measuring.section_scales import section_scales
from pipelines.filings.periods import FiscalCalendar
from pipelines.filings.statements import Reading

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


def test_dots_that_lead_from_the_last_letter_are_no_part_of_the_caption():
    found = only(OPERATING.format(row="Plant in service. . . . . . . . .   $ 512,330   $ 478,115"))
    assert values(found, "Plant in service") == [512_330_000, 478_115_000]


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


def test_a_table_of_units_by_its_title_is_no_money():
    text = """
                         Macintosh Units (in thousands)

                                 Three Months Ended
                              6/26/99       6/26/98
Americas                          519           421
Europe                            203           160
"""
    assert units(only(text), "Americas") == {"pure"} and values(only(text), "Europe") == [Decimal(203_000), Decimal(160_000)]


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


def test_vulgar_fractions_are_read():
    found = counted(
        ["Net income", "9,110", "8,877"], ["Dividends per share", "$.12&#189;", "$.12"], ["Market price per share", "$31&#188;", "$28.50"]
    )
    assert values(found, "Dividends per share") == [Decimal("0.125"), Decimal("0.12")]
    assert values(found, "Market price per share") == [Decimal("31.25"), Decimal("28.50")]


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


def test_shares_and_units_together_are_shares():
    rows = [
        ["", "6/30/2010", "6/30/2009"],
        ["Total Shares &amp; OP Units", "77,209", "57,378"],
        ["Dilutive Common Share Equivalents", "12", "15"],
        ["Funds from operations", "12,849", "21,903"],
    ]
    found = only("<p>Three Months Ended (in thousands)</p>" + html_table(*rows))
    assert units(found, "Total Shares & OP Units") == units(found, "Dilutive Common Share Equivalents") == {"shares"}


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


def test_a_mark_in_a_row_of_ratios_is_no_ratio():
    rows = [
        ["", "Six Months Ended June 30, 2009", "Six Months Ended June 30, 2008"],
        ["Net income", "$46,376", "$40,429"],
        ["Ratio of earnings to fixed charges", "(2)", "1.4"],
    ]
    assert values(only("<p>(in thousands, except ratio data)</p>" + html_table(*rows)), "Ratio of earnings to fixed charges") == [
        Decimal("1.4")
    ]


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


def test_options_at_prices_of_whole_dollars_need_no_scale_for_these():
    found = only("""
NOTE 8. STOCK OPTIONS

                                                     Wtd. Avg.
                                          Shares  Exercise Price
                                         -------  --------------
Outstanding, December 31, 2000           120,500           $12
Options granted                           60,000             9
Options exercised                        (20,500)           10
Outstanding, December 31, 2001           160,000           $11
""")
    assert [(cell.value, cell.unit) for cell in cells(found, "Options granted")] == [(60_000, "shares"), (9, "USD/shares")]
    assert values(found, "Outstanding, December 31, 2001") == [160_000, 11]


def test_the_price_of_a_share_beside_millions_of_options_is_not_in_millions():
    found = only("""
NOTE 8. STOCK OPTIONS
(In millions, except per share amounts)

                                          Options      Weighted
                                                        Average
                                                       Exercise
                                                          Price
                                         -------       --------
Outstanding at December 31, 2000            12.5            $12
Granted                                      6.0              9
Outstanding at December 31, 2001            16.0            $11
""")
    assert values(found, "Granted") == [6_000_000, 9]


def test_price_alone_beside_shares_and_their_value_is_of_one_share():
    found = only("""
Stock held (in thousands, except per share amounts)

                               December 31, 2001
                          ---------------------------
                          Shares    Price     Value
                          ------    -----     -----
Series A                     120   $12.50    $1,500
Series B                      80    10.00       800
                          ------              ------
Total                        200             $2,300
""")
    assert values(found, "Series B") == [80_000, 10, 800_000]


def test_the_aggregate_price_of_options_is_an_amount():
    found = only("""
Stock options (in thousands)
Year ended December 31, 2001
                                          Number of  Aggregate
                                            Options  Exercise Price
Granted                                         600            900
Exercised                                       250            400
""")
    assert values(found, "Granted") == [600_000, 900_000]


def test_vehicles_under_a_heading_of_equipment_are_what_they_cost():
    found = only("""
At December 31 (In millions)                             1997         1996
                                                       ------       ------
Equipment leased to others:
  Vehicles                                              8,244        7,665
  Aircraft                                              7,686        7,004
""")
    assert values(found, "Vehicles") == [8_244_000_000, 7_665_000_000]


def test_a_life_in_years_is_no_money_among_percentages():
    found = only(
        """
                         (dollars in millions)
                           Years ended December 31,
                                               1997        1996       1995
Dividend yield                                 4.1%        4.2%       4.3%
Risk-free interest rate                        6.3%        6.4%       6.7%
Expected life (years)                          6           6          6
"""
    )
    assert [(cell.value, cell.unit) for cell in cells(found, "Expected life (years)")] == [(6, "pure")] * 3


UNIT_SALES = """
                    {title}
                         {scale}
                    Years Ended December 31
                           1993   1992   1991
                           ----   ----   ----
Cars...................    8.5    8.2    8.2
Trucks.................    5.7    4.9    4.3
                           ----   ----   ----
Total..................   14.2   13.1   12.5
"""


@pytest.mark.parametrize(
    ("title", "scale", "value"),
    [("Industry Retail Deliveries", "(millions of units)", 5_700_000), ("SUMMARY OF VEHICLE UNIT SALES a/", "(in thousands)", 5_700)],
)
def test_a_title_that_counts_goods_counts_every_row_of_a_sum_in_its_scale(title, scale, value):
    found = only(UNIT_SALES.format(title=title, scale=scale))
    assert {cell.unit for cell in found.cells} == {"pure"}
    assert values(found, "Trucks")[0] == value
    assert values(found, "Cars")[0] + values(found, "Trucks")[0] == values(found, "Total")[0]


def test_market_prices_of_the_stock_are_amounts_a_share_though_only_such_are_excepted_from_the_scale():
    found = only(
        """
                                              FIRST      SECOND     THIRD      FOURTH
(IN THOUSANDS EXCEPT PER SHARE DATA)         QUARTER    QUARTER    QUARTER    QUARTER       YEAR
------------------------------------         --------   --------   --------   --------   ----------
Fiscal year ended December 31, 2000
Sales......................................  $402,286   $398,705   $431,863   $462,413   $1,695,267
Net income.................................    16,243     35,573      2,080     36,624       90,520
Market price of common stock:
  High.....................................     79.25      68.75     107.00     119.13       119.13
  Low......................................     39.06      50.00      62.13      89.06        39.06
  Close....................................     66.50      66.14     104.38     105.00       105.00
""",
        Context(period_end=date(2000, 12, 31)),
    )
    assert units(found, "High") | units(found, "Close") == {"USD/shares"}
    assert values(found, "Close")[0] == Decimal("66.50")


def test_what_an_hour_of_work_costs_keeps_its_own_size_and_a_mark_of_a_note_ends_its_heading():
    found = only("""
SUMMARY OF OPERATIONS
(dollar amounts in millions)
                                              Years Ended December 31
                                                2001           2000
                                                ----           ----
Total Company Employee
  Data - U.S. Operations
Payroll  a/,b/                                   $10,832       $ 11,274
Average number of employees                      165,512        164,853

Average hourly labor costs  f/
  Earnings                                        $27.38       $  26.73
  Benefits                                         20.35          21.71
                                                --------      ---------
    Total hourly labor costs                      $47.73       $  48.44
                                                  ======       ========
""")
    assert {cell.parent for label in ("Earnings", "Benefits") for cell in cells(found, label)} == {"Average hourly labor costs"}
    assert [values(found, label)[0] for label in ("Payroll", "Earnings", "Benefits", "Total hourly labor costs")] == [
        10_832_000_000, Decimal("27.38"), Decimal("20.35"), Decimal("47.73"),
    ]  # fmt: skip
    assert units(found, "Earnings") | units(found, "Benefits") | units(found, "Total hourly labor costs") == {"USD"}


def test_what_an_introduction_says_shares_are_reserved_for_counts_shares():
    found = only("""
     At December 31, 2001, the Company had reserved shares of common stock for
issuance as follows:

        Conversion of preferred stock                                           3,150,000
        Issuance under stock option plan                                        2,275,000
                                                                                ---------
        Total                                                                   5,425,000
                                                                                =========
""")
    assert {(cell.unit, cell.value) for cell in cells(found, "Total")} == {("shares", 5_425_000)}


def test_a_rate_of_exchange_among_millions_is_a_number_and_what_it_brought_is_money():
    found = only("""
(In millions)                             Years Ended December 31
                                                2001          2000
Net sales                                     $8,700        $8,851
Foreign exchange rate
 (annual average)                             0.7473        0.6844
Average exchange rate (US$ per C$)            0.7353        0.7109
Exchange rate                                  (12.3)          4.5
""")
    assert {(cell.unit, cell.value) for cell in cells(found, "Foreign exchange rate (annual average)")} == {
        ("pure", Decimal("0.7473")), ("pure", Decimal("0.6844")),
    }  # fmt: skip
    assert (units(found, "Average exchange rate (US$ per C$)"), values(found, "Exchange rate")[0]) == ({"pure"}, -12_300_000)


def test_whole_numbers_under_a_title_of_stores_need_no_scale():
    found = only("""
Domestic Retail Stores:
                               July 3,  June 28, January 3,
                                2004     2003      2004
      Full-line                   871      869       871
      Specialty                 1,109    1,307     1,105
        Total Domestic Retail
         Stores                 1,980    2,176     1,976
""")
    assert found.refusal is None
    assert {(cell.unit, cell.value) for cell in cells(found, "Specialty")} == {("pure", 1109), ("pure", 1307), ("pure", 1105)}


def test_money_under_a_title_of_stores_needs_a_scale():
    found = only("""
Franchised Stores:
                           Years Ended December 31
                                2004     2003      2002
      Sales                       871      869       871
      Rent                      1,109    1,307     1,105
""")
    assert found.refusal is not None and found.refusal[0] == "scale_not_stated"


QUARTER_RECONCILED = html_table(
    ["", "Three months ended December 31, 2005", "Three months ended December 31, 2004"],
    ["Operating income", "82,716", "101,894"],
    ["Operations and maintenance", "168,712", "157,738"],
    ["Other expenses", "12,531", "8,219"],
    ["Regulatory disallowance", "(4,651)", "-"],
)
YEAR_RECONCILED = html_table(
    ["", "Twelve months ended December 31, 2005", "Twelve months ended December 31, 2004"],
    ["Operating income", "515,282", "517,961"],
    ["Operations and maintenance", "635,821", "592,324"],
    ["Regulatory disallowance", "138,569", "-"],
    ["Other expenses", "51,984", "34,102"],
)


LONG_TITLE = (
    "ACME CORPORATION NON-GAAP FINANCIAL MEASURE RECONCILIATION - OPERATING INCOME (GAAP MEASURE) OF ALL OF ITS REGULATED BUSINESSES"
    " TO GROSS MARGIN (NON-GAAP FINANCIAL MEASURE)<br>(dollars in thousands)<br>(unaudited)"
)


@pytest.mark.parametrize("title", ["(dollars in thousands)", LONG_TITLE])
def test_a_table_with_the_captions_of_the_one_before_in_another_order_has_its_scale(title: str):
    text = f"<p>{title}</p>{QUARTER_RECONCILED}<p>Twelve months</p>{YEAR_RECONCILED}"
    quarter, year = read(text, Context(section_scales=section_scales(html_layout.page(text))))
    assert values(quarter, "Other expenses") == [12_531_000, 8_219_000]
    assert values(year, "Other expenses") == [51_984_000, 34_102_000]
    assert values(year, "Regulatory disallowance")[0] == 138_569_000


SELECTED_DATA = """
Item 6.  Selected Financial Data
--------------------------------

     The  following  tables  set forth  selected  financial  data and other data
concerning  Anvil for each of the last five years  (dollar  amounts in  millions,
except per share  amounts).  1999  data  (except  employee  data) have been
restated to reflect Bellows as a discontinued operation.

SUMMARY OF OPERATIONS

                                                         2001           2000           1999
                                                         ----           ----           ----
Sales                                                $131,100       $141,100       $135,100
Income before income taxes                              7,000          5,200          6,000
Net income                                              6,200          3,600          3,500
<PAGE>

Item 6.  Selected Financial Data (Continued)

SUMMARY OF OPERATIONS
(continued)

                                                         2001           2000           1999
                                                         ----           ----           ----
Long-term debt
  Automotive                                         $ 13,100       $ 11,100       $ 10,100
  Financial Services                                  107,100         87,100         67,100
Stockholders' equity                                    7,100         18,100         17,100
"""


def test_the_scale_in_the_middle_of_a_paragraph_about_the_tables_below_it():
    first, second = read(SELECTED_DATA, Context(is_annual=True, calendar=FiscalCalendar(12)))
    assert values(first, "Sales") == [131_100_000_000, 141_100_000_000, 135_100_000_000]
    assert values(second, "Financial Services") == [107_100_000_000, 87_100_000_000, 67_100_000_000]
    assert periods(second, "Financial Services")[:2] == [(None, date(2001, 12, 31)), (None, date(2000, 12, 31))]


def test_an_amount_in_a_paragraph_about_something_else_is_no_scale():
    found = only("""
     The Company sent its report (in thousands of copies) to its customers, and
it opened stores in each of the cities that it named in its last annual report,
which was sent to all holders of its shares in the spring of the year.

                                                         2001           2000
                                                         ----           ----
Sales                                                $131,100       $141,100
Net income                                              6,200          3,600
""")
    assert found.refusal is not None


def test_what_is_allocable_to_diluted_shares_is_money_where_dollar_signs_say_so():
    rows = html_table(
        ["", "2020", "2019"],
        ["Net income allocable to common shareholders", "$41,615", "$26,321"],
        ["FFO allocable to diluted common shares and units", "$59,937", "$58,462"],
        ["Diluted common shares", "27,537", "27,512"],
    )
    found = only("<p>Three Months Ended March 31</p><p>(In thousands, except per share amounts)</p>" + rows)
    label = "FFO allocable to diluted common shares and units"
    assert (values(found, label), units(found, label)) == ([59_937_000, 58_462_000], {"USD"})
    assert units(found, "Diluted common shares") == {"shares"}


def test_a_scale_over_all_columns_alike_is_no_scale_of_days_and_rigs():
    def table(*heads: str) -> str:
        return html_table(
            ["", "Three Months Ended March 31, 2020", "Three Months Ended March 31, 2019"],
            ["", *heads],
            ["Revenues", "$1,600", "$1,300"],
            ["Trading days", "62", "61"],
            ["Rig years", "12", "11"],
            ["Average customers", "1,210", "1,190"],
        )

    found = only(table("(In millions)", "(In millions)"))
    assert (values(found, "Revenues"), units(found, "Rig years")) == ([1_600_000_000, 1_300_000_000], {"pure"})
    assert [values(found, label) for label in ("Trading days", "Rig years", "Average customers")] == [[62, 61], [12, 11], [1_210, 1_190]]
    named = only("<p>(Dollars in millions)</p>" + table("Subscribers (thousands)", "Subscribers (thousands)"))
    assert values(named, "Average customers") == [1_210_000, 1_190_000]


def test_cents_under_except_per_square_foot_amounts_are_prices_and_no_thousands():
    def page(excepted: str) -> str:
        return f"<p>Three Months Ended March 31</p><p>(In thousands, except per {excepted} amounts)</p>" + html_table(
            ["", "2020", "2019"],
            ["Rental income", "$97,972", "$94,813"],
            ["Revenue of a place", "$16.42", "$15.58"],
            ["RevPAF", "$15.25", "$14.76"],
            ["Net income per share", "$1.02", "$.98"],
        )

    found = only(page("square foot"))
    for label in ("Revenue of a place", "RevPAF"):
        assert units(found, label) == {"USD"}
    assert values(found, "Revenue of a place") == [Decimal("16.42"), Decimal("15.58")]
    assert (values(found, "RevPAF"), units(found, "Net income per share")) == ([Decimal("15.25"), Decimal("14.76")], {"USD/shares"})
    assert (values(only(page("share")), "RevPAF"), units(only(page("share")), "RevPAF")) == (values(found, "RevPAF"), {"USD"})


def test_a_price_in_the_caption_is_none_of_the_volumes_in_the_column_before_it():
    rows = html_table(
        ["", "Natural gas MMBtu/day", "Weighted average index price"],
        ["Year ending December 31, 2021:", "", ""],
        ["NYMEX ($/MMBtu)", "2,400,000", "$2.80"],
    )
    found = only("<p>Fixed price positions were as follows:</p>" + rows)
    volume, price = cells(found, "NYMEX ($/MMBtu)")
    assert (volume.value, volume.unit, price.value, price.unit) == (2_400_000, "pure", Decimal("2.80"), "USD")
    of_price = only("<p>Fixed price positions were as follows:</p>" + rows.replace("Natural gas MMBtu/day", "Index price MMBtu"))
    assert cells(of_price, "NYMEX ($/MMBtu)")[0].unit == "USD"


def test_columns_that_each_name_their_unit_ask_for_no_scale():
    rows = html_table(
        ["", "Pricing Point", "Net Production (Bbl/d)", "% by Destination", "Premium (Discount) to Index ($/Gal)"],
        ["Propane exported", "Marcus Hook, PA", "52,730", "44%", "$0.11"],
        ["Remaining volume", "Hopedale, OH", "66,310", "56%", "($0.06)"],
        ["Total", "", "119,040", "100%", "$0.01"],
    )
    found = only("<p>Three months ended March 31, 2020</p>" + rows)
    first = [cell for cell in found.cells if cell.row.label.startswith("Remaining")]
    assert [(cell.value, cell.unit) for cell in first] == [(66_310, "pure"), (Decimal("-0.06"), "USD")]
    assert only("<p>Three months ended March 31, 2020</p>" + rows.replace(" ($/Gal)", "")).refusal is not None
    in_thousands = only("<p>Three months ended March 31, 2020 (in thousands)</p>" + rows)
    assert [cell.value for cell in in_thousands.cells if cell.row.label == "Total"] == [119_040, Decimal("0.01")]


def test_shares_in_full_beside_their_changes_are_in_full_under_dollars_in_thousands():
    text = """PER SHARE DATA
(dollars in thousands, except per share data)
                                            For the Three Months Ended
                                        June 30,       March 31,         %
                                          2020            2020         Change
Earnings per share - basic            $   0.31       $   0.84           (63)%
Book value at period end                 34.11          34.02             -
Shares outstanding at period end     7,067,920      7,252,418            (3)
Average shares outstanding
  Basic                              6,883,261      6,953,203            (1)
  Dilutive effect of options            44,187         64,939           (32)
"""
    found = only(text)
    assert values(found, "Shares outstanding at period end") == [7_067_920, 7_252_418]
    assert values(found, "Basic") == [6_883_261, 6_953_203]
    assert values(found, "Dilutive effect of options") == [44_187, 64_939]


def test_cents_below_average_shares_are_earnings_a_share_in_the_captions_of_the_statement():
    text = """(Unaudited, dollars in millions except per share amounts)
                                            Three Months Ended June 30,
                                                2001          2000
Average Common Shares Outstanding              1,836         1,863
Incremental Shares Assuming Exercise              24            28
                                               1,860         1,891
Earnings from Continuing Operations          $   .53       $   .35
Discontinued Operations
  Net earnings                                     -           .05
  Net gain on disposal                             -           .12
                                                   -           .17
Net Earnings                                 $   .53       $   .52
"""
    found = only(text)
    assert (units(found, "Net Earnings"), values(found, "Net Earnings")) == ({"USD/shares"}, [Decimal("0.53"), Decimal("0.52")])
    assert units(found, "Net gain on disposal") == {"USD/shares"}
    assert values(found, "Average Common Shares Outstanding") == [1_836_000_000, 1_863_000_000]


def test_shares_that_another_table_prints_in_millions_are_in_millions():
    """A statement of equity whose second half states no scale, and prints amounts and shares of the first."""

    def equity(title: str, opened: str, shares: str, amount: str, *more: list[str]) -> str:
        return f"<p>{title}</p>" + html_table(
            ["", "Common Stock Shares", "Common Stock Amount", "Total Equity"],
            [f"Balance as of {opened}", shares, "$ 3", amount],
            ["Issuance of common stock", "8", "—", "528"],
            *more,
            ["Balance as of June 30, 2025", "3,224", "$ 3", "$ 74,613"],
        )

    _, half = read(
        "<p>Consolidated Statements of Equity</p><p>(in millions)</p>"
        + equity("Three Months Ended June 30, 2025", "March 31, 2025", "3,220", "$ 73,680")
        + "<p>Words about something else.</p>"
        + equity("Six Months Ended June 30, 2025", "December 31, 2024", "3,216", "$ 72,913", ["Net income", "—", "—", "1,581"])
    )
    assert [(cell.value, cell.unit) for cell in cells(half, "Issuance of common stock")][0] == (8_000_000, "shares")


def test_ratios_points_multiples_and_megawatts_among_thousands_are_no_money():
    text = """SELECTED DATA (in thousands)
                                 Three Months Ended    Nine Months Ended
                                    September 30,        September 30,
                                   1999      1998       1999      1998
                                 --------  --------   --------  --------
Net income                       $  5,310  $  4,780   $ 15,405  $ 14,302
Return on average equity            22.12%    21.53%     22.08%    21.79%
Loans to deposits                      93        92         93        92
Allowance to nonperforming loans      286       264        286       264
Dividend payout ratio                  43        42         43        42
Price/earnings ratio (times)         14.4      15.3       14.4      15.3
Return on average assets             1.52%     1.43%      1.58%     1.49%
Catastrophe losses, points            2.3       1.9        1.6       1.3
Loans to affiliates                    18        17         18        17
Peak load (MW)                      1,304     1,288      1,304     1,288
"""
    found = only(text)
    assert values(found, "Loans to deposits")[:2] == [Decimal("0.93"), Decimal("0.92")]
    assert values(found, "Allowance to nonperforming loans")[:2] == [Decimal("2.86"), Decimal("2.64")]
    assert values(found, "Dividend payout ratio")[:2] == [Decimal("0.43"), Decimal("0.42")]
    assert values(found, "Price/earnings ratio (times)")[:2] == [Decimal("14.4"), Decimal("15.3")]
    assert values(found, "Catastrophe losses, points")[:2] == [Decimal("0.023"), Decimal("0.019")]
    assert values(found, "Peak load (MW)")[:2] == [1_304, 1_288]
    assert {unit for row in found.table.rows[1:8] for unit in units(found, row.label)} == {"pure"} == units(found, "Peak load (MW)")
    assert (values(found, "Loans to affiliates")[:2], units(found, "Loans to affiliates")) == ([18_000, 17_000], {"USD"})


def test_a_months_rent_and_cents_per_kilowatt_hour_take_no_thousands():
    text = """FUNDS FROM OPERATIONS
(In thousands, except per share data and percentages)
                                            Three Months Ended
                                                June 30,
                                            ------------------
                                              2001      2000
Funds from operations                       $ 21,418  $ 21,348
Average monthly rent                        $    752  $    721
Average daily balance                          9,410     9,305
Cents per kWh - fuel                            1.31      1.34
Average revenue per kWh (cents):
  Residential                                   8.15      8.25
  Commercial                                    7.15      7.25
"""
    found = only(text)
    assert values(found, "Average monthly rent") == [752, 721]
    assert values(found, "Average daily balance") == [9_410_000, 9_305_000]
    assert values(found, "Cents per kWh - fuel") == [Decimal("0.0131"), Decimal("0.0134")]
    assert values(found, "Residential") == [Decimal("0.0815"), Decimal("0.0825")]
    assert {unit for row in found.table.rows for unit in units(found, row.label)} == {"USD"}


@pytest.mark.parametrize("rule", ["- ------------------------------------\n", ""])
def test_a_heading_among_the_rows_says_the_scale_of_all_rows_under_it(rule: str):
    text = f"""                               FINANCIAL HIGHLIGHTS
                                   Three Months Ended
                                      September 30,
                                    1999        1998
                                   -------------------
Per Common Share Data
{rule}Net income                           $0.25       $0.33
Average shares outstanding:
  Basic                          5,731,264   5,851,122

Asset Quality (dollars in thousands)
{rule}Allowance for loan losses          $ 7,307     $ 5,827
Net charge-offs                    $   762     $   472
Nonperforming assets               $ 5,684     $ 5,667
"""
    found = only(text)
    assert (found.refusal, values(found, "Basic")) == (None, [5_731_264, 5_851_122])
    assert periods(found, "Allowance for loan losses") == [(None, date(1999, 9, 30)), (None, date(1998, 9, 30))]
    assert values(found, "Allowance for loan losses") == [7_307_000, 5_827_000]
    assert (values(found, "Net charge-offs"), values(found, "Nonperforming assets")) == ([762_000, 472_000], [5_684_000, 5_667_000])


@pytest.mark.parametrize(
    ("head", "value", "unit"),
    [
        ("Price per MMBtu", "2.80", "USD"),
        ("Average price per barrel", "2.80", "USD"),
        ("Cost per room", "2.80", "USD"),
        ("Price per share", "2.80", "USD/shares"),
        ("Average price paid per common share", "2.80", "USD/shares"),
    ],
)
def test_a_price_of_goods_over_a_column_is_no_amount_a_share_nor_in_thousands(head: str, value: str, unit: str):
    page = "<p>Three months ended March 31, 2020</p><p>(in thousands)</p>" + html_table(
        ["", "Volume (MMBtu)", head], ["Gas sold", "1,234", "$ 2.80"], ["Other sold", "234", "3.10"]
    )
    volume, price = cells(only(page), "Gas sold")
    assert (volume.unit, price.value, price.unit) == ("pure", Decimal(value), unit)
