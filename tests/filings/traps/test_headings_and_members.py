"""Headings and members (segments) that were misread once, each test named for its trap; captions as printed, figures made up."""

from datetime import date

import pytest
from trap_pages import cells, headings_by_label, html_table, only, parents, periods, read, segments, units, values

from pipelines.filings.document_context import Context
from pipelines.filings.periods import FiscalCalendar
from pipelines.filings.statements import Reading


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


def test_measures_over_columns_keep_their_names_where_days_stand_among_the_rows():
    rows = [
        ["", "Shares", "Price", "Value"],
        ["December 31, 2001:"],
        ["Series A", "120", "$12.50", "$1,500"],
        ["Series B", "80", "10.00", "800"],
        ["December 31, 2000:"],
        ["Series A", "100", "$11.50", "$1,150"],
        ["Series B", "60", "10.00", "600"],
    ]
    found = only("<p>Stock held (in thousands, except per share amounts)</p>" + html_table(*rows))
    assert parents(found, "Series B") == {f"December 31, {year} > {name}" for year in (2001, 2000) for name in ("Shares", "Price", "Value")}


EQUITY = """
                      CONSOLIDATED BALANCE SHEETS
                            (In thousands)
                                                     December 31,
                                                   1996       1995
                                                  -----      -----
Long-term debt                                      200        210
Stockholders' equity:
Preferred stock, no par value
Common stock, $.10 par value:
Authorized 1,000 shares;
Issued 500 shares                                    50         50
Capital in excess of par                            140        140
Retained earnings:
  Appropriated                                       20         20
  Unappropriated                                    280        240
                                                  -----      -----
    {total}                          491        450
                                                  -----      -----
"""


def test_lines_that_count_the_shares_are_of_the_caption_of_their_stock():
    headings = headings_by_label(EQUITY.format(total="Total stockholders' equity"))
    assert headings["Common stock, $.10 par value: Authorized 1,000 shares; Issued 500 shares"] == ("Stockholders' equity",)
    assert headings["Capital in excess of par"] == ("Stockholders' equity",)


@pytest.mark.parametrize("total", ["Total stockholders' equity", "Total shareholders' equity", "Total stockholders' deficit"])
def test_the_sum_of_equity_stands_under_no_part_of_it(total: str):
    text = EQUITY.format(total=total).replace("Stockholders' equity:\n", "")
    assert headings_by_label(text)[total.strip()] == ()


def test_counts_of_shares_in_the_columns_stay_under_their_stock():
    headings = headings_by_label("""
                      CAPITAL STOCK
                     (In thousands)
                                                     December 31,
                                                   1996       1995
Common stock:
  Authorized                                     12,000     12,000
  Issued                                          1,200      1,200
Preferred stock:
  Authorized                                      1,000      1,000
""")
    assert headings["Issued"] == ("Common stock",)


def test_words_of_a_cover_among_the_rows_head_none():
    headings = headings_by_label("""
                      CONSOLIDATED BALANCE SHEETS
                            (In thousands)
                                                     December 31,
                                                   1996       1995
Cash                                               $100       $ 90
Receivables                                         200        180

ANNUAL REPORT 1-2360
Inventory                                           300        270
Total assets                                       $600       $540
""")
    assert headings["Inventory"] == headings["Total assets"] == ()


def test_the_longest_line_of_a_page_with_room_behind_it_heads_rows_and_begins_no_caption():
    found = only("""
              NOTE 15 PROPERTY, PLANT AND EQUIPMENT

December 31 (In millions)                                1997         1996
                                                       ------       ------
Accumulated depreciation,
depletion and amortization
Land and plants                                         2,830        2,411
Equipment leased to others
Vehicles                                                8,244        7,665
Aircraft                                                7,686        7,004
                                                      -------      -------
                                                       18,760       17,080
""")
    headings = {row.label: row.headings for row in found.table.rows}
    assert headings["Land and plants"] == ("Accumulated depreciation, depletion and amortization",)
    assert headings["Vehicles"] == headings["Aircraft"] == ("Equipment leased to others",)


def test_names_over_columns_among_the_rows_head_none():
    rows = [
        ["", "Common stock", "", "Retained", ""],
        ["", "", "", "Earnings", "Total"],
        ["Balance, December 31, 1995", "500", "100", "2,000", "2,600"],
        ["", "Class A", "Class B", "", ""],
        ["Net income", "", "", "300", "300"],
        ["Balance, December 31, 1996", "500", "100", "2,300", "2,900"],
    ]
    found = only("<p>CONSOLIDATED STATEMENTS OF STOCKHOLDERS' EQUITY (in thousands)</p>" + html_table(*rows))
    assert {row.headings for row in found.table.rows} == {()}


def test_retained_earnings_beside_classes_of_stock_are_no_part_of_the_company():
    rows = [
        ["", "Class A Common Stock", "Class B Common Stock", "Retained Earnings", "Total"],
        ["Balance, December 31, 1995", "500", "100", "2,000", "2,600"],
        ["Net income", "", "", "300", "300"],
        ["Balance, December 31, 1996", "500", "100", "2,300", "2,900"],
    ]
    found = only("<p>CONSOLIDATED STATEMENTS OF STOCKHOLDERS' EQUITY (in thousands)</p>" + html_table(*rows))
    assert set(segments(found, "Balance, December 31, 1996")) == {None}


def test_a_line_item_over_the_years_of_its_quarters_names_them():
    found = only(
        "<p>Selected Data</p><p>(In thousands)</p>"
        + html_table(
            ["", "For the Three Months Ended"],
            ["", "March 31", "June 30", "September 30", "December 31"],
            ["Rental revenue", "", "", "", ""],
            ["2019 (1)", "$9,400", "$9,500", "$9,600", "$9,700"],
            ["2018", "$8,400", "$8,500", "$8,600", "$8,700"],
            ["Net sales of land", "", "", "", ""],
            ["2019", "$400", "$500", "$600", "$700"],
            ["2018", "$300", "$200", "$100", "$50"],
        ),
        Context(calendar=FiscalCalendar(12), period_end=date(2019, 12, 31)),
    )
    assert [row.label for row in found.table.rows] == ["Rental revenue"] * 2 + ["Net sales of land"] * 2
    assert {(cell.parent, cell.segment) for cell in found.cells} == {(None, None)}
    assert [cell.period.end.year for cell in cells(found, "Rental revenue")] == [2019] * 4 + [2018] * 4


def test_years_in_which_something_falls_due_are_the_captions_of_their_rows():
    found = only(
        "<p>(In thousands)</p>"
        + html_table(
            ["", "December 31, 2019"],
            ["Maturities of notes", ""],
            ["2020", "$9,400"],
            ["2021", "8,400"],
            ["2022", "400"],
        )
    )
    assert [(row.label, row.headings) for row in found.table.rows] == [
        (year, ("Maturities of notes",)) for year in ("2020", "2021", "2022")
    ]


def test_the_total_of_a_segment_that_groups_others_is_that_segments():
    segments_of = "<p>Segment Data</p><p>(In thousands)</p><table>" + set_in(0, "", "2019", "2018") + "{}</table>"
    block = (
        set_in(0, "{}", "", "")
        + set_in(20, "Well Services:", "", "")
        + set_in(30, "Completion", "$829", "$1,006")
        + set_in(30, "Drilling", "45", "77")
        + set_in(20, "Total Well Services", "{}", "1,083")
        + set_in(20, "Tools", "410", "542")
        + set_in(0, "Total {}", "$1,284", "$1,625")
    )
    context = Context(calendar=FiscalCalendar(12), period_end=date(2019, 12, 31), is_annual=True)
    summed = block.format("Revenues:", "874", "revenues") + block.format("Operating income:", "874", "operating income")
    found = only(segments_of.format(summed), context)
    assert segments(found, "Total Well Services") == ["Well Services"] * 4
    assert segments(found, "Total revenues") == segments(found, "Total operating income") == [None, None]
    unsummed = block.format("Revenues:", "974", "revenues") + block.format("Operating income:", "974", "operating income")
    assert segments(only(segments_of.format(unsummed), context), "Total Well Services") == [None] * 4


def test_what_a_block_of_a_member_adds_up_to_is_the_members_though_set_in_less():
    table = (
        set_in(0, "", "2019", "2018")
        + set_in(0, "Well Services:", "", "")
        + set_in(20, "Completion:", "", "")
        + set_in(30, "Operating loss", "$(1,396)", "$(34)")
        + set_in(30, "Depreciation", "147", "172")
        + set_in(20, "EBITDA", "$(1,249)", "$138")
        + set_in(20, "Drilling:", "", "")
        + set_in(30, "Operating loss", "$(53)", "$(45)")
        + set_in(30, "Depreciation", "2", "33")
        + set_in(20, "EBITDA", "$(51)", "$(12)")
        + set_in(0, "Total Well Services:", "", "")
        + set_in(20, "Operating loss", "$(1,449)", "$(79)")
        + set_in(20, "Depreciation", "149", "205")
        + set_in(0, "Segment EBITDA", "$(1,300)", "$126")
        + set_in(0, "EBITDA of the company", "$9,999", "$9,998")
    )
    found = only(
        f"<p>Segment EBITDA</p><p>(In thousands)</p><table>{table}</table>",
        Context(calendar=FiscalCalendar(12), period_end=date(2019, 12, 31), is_annual=True),
    )
    assert segments(found, "EBITDA") == ["Completion"] * 2 + ["Drilling"] * 2
    assert segments(found, "Depreciation")[4:] == segments(found, "Segment EBITDA") == ["Well Services"] * 2
    assert segments(found, "EBITDA of the company") == [None, None]


def test_names_over_like_quarters_that_add_up_to_their_total_are_members():
    def page(total: str) -> Reading:
        return only(
            "<p>(in millions)</p>"
            + html_table(
                ["", *(f"{name} {quarter}" for name in RIGS for quarter in QUARTERS)],
                ["Operating revenues", *f"179.6 216.3 (17)% 212.8 230.6 (8)% 64.2 65.2 (2)% {total} 512.1 (11)%".split()],
                ["Contract drilling", *"213.9 217.3 (2)% 226.1 227.8 (1)% 36.0 31.5 14% 476.0 476.6 —%".split()],
            ),
            Context(calendar=FiscalCalendar(12), period_end=date(2020, 3, 31)),
        )

    found = page("456.6")
    of_columns = ["Floaters", "Floaters", "Jackups", "Jackups", "Other", "Other", None, None]
    assert segments(found, "Contract drilling") == segments(found, "Operating revenues") == of_columns
    assert parents(found, "Contract drilling") == {None}
    unproven = page("466.6")
    assert set(segments(unproven, "Contract drilling")) == {None}
    assert parents(unproven, "Contract drilling") == {"Floaters", "Jackups", "Other", "Consolidated Total"}


RIGS = ("Floaters", "Jackups", "Other", "Consolidated Total")
QUARTERS = ("Q1 2020", "Q4 2019", "Chg")


def test_the_unit_of_a_column_is_no_part_of_its_members_name():
    found = only(
        "<p>Three months ended March 31, 2020</p>"
        + html_table(
            ["", "Natural Gas (MMcf/d)", "Oil (Bbl/d)", "Ethane (Bbl/d)"],
            ["Average net production", "2,286", "10,302", "50,595"],
            ["Average gross production", "3,286", "11,302", "60,595"],
        )
    )
    assert segments(found, "Average net production") == ["Natural Gas", "Oil", "Ethane"]


def test_products_set_in_below_the_revenues_that_they_add_up_to_are_members():
    def page(first: str, name: str) -> Reading:
        rows = (
            set_in(2, "", "2020", "2019")
            + set_in(2, "Product revenues, net", "$1,515", "$857")
            + set_in(20, name, first, "$—")
            + set_in(20, "BETAMAB", "173", "320")
            + set_in(20, "GAMMAMAB", "447", "537")
            + set_in(2, "Operating income", "$720", "$277")
        )
        return only(f"<p>Three Months Ended March 31,</p><p>(in thousands)</p><table>{rows}</table>", Context(calendar=FiscalCalendar(12)))

    found = page("$895", "ALPHAMAB")
    assert segments(found, "ALPHAMAB") == ["ALPHAMAB"] * 2 and segments(found, "BETAMAB") == ["BETAMAB"] * 2
    assert parents(found, "BETAMAB") == {"Product revenues, net"}
    assert segments(found, "Operating income") == segments(found, "Product revenues, net") == [None] * 2
    assert parents(found, "Operating income") == {None}
    for other in (page("$885", "ALPHAMAB"), page("$895", "Gross profit")):
        assert segments(other, "BETAMAB") == [None] * 2 and parents(other, "BETAMAB") == {None}


IN_A_SEGMENT_TABLE = """
    EXAMPLE CORP
    Segment Income Statements
    (millions)

    For the 13 Weeks Ended July 3, 2004 and June 28, 2003

"""


def test_domestic_over_columns_beside_another_part_and_the_whole_is_a_part():
    found = only(
        IN_A_SEGMENT_TABLE
        + """
                            Domestic          Canada        Consolidated

                         2004     2003     2004     2003     2004     2003

    Net sales           $7,673   $7,871   $1,027   $  980   $8,700  $ 8,851
    Operating income        42      466       11       23       53      489
"""
    )
    assert segments(found, "Net sales") == ["Domestic", "Domestic", "Canada", "Canada", None, None]


def test_current_and_foreign_over_the_columns_of_a_tax_note_are_no_parts():
    found = only("""
    Provision for income taxes
    (in thousands)
                          Year Ended December 31, 2001
                     Federal      State     Foreign      Total
    Current          $ 1,000      $ 200      $ 300      $ 1,500
    Deferred             500        100         50          650
""")
    assert {cell.segment for cell in found.cells} == {None}


def test_expenses_and_amounts_a_share_in_a_segment_table_are_no_parts():
    found = only(
        IN_A_SEGMENT_TABLE
        + """
                         2004     2003

    Net sales           $8,700  $ 8,851
    Selling and
     administrative      2,064    2,299
    Operating income        53      489
    EPS - Diluted       $ 0.24  $  1.04
"""
    )
    assert {cell.segment for cell in found.cells} == {None}


def test_the_first_line_of_a_head_stands_over_its_own_column_and_per_share_is_no_part():
    found = only("""
    Summary of Certain Significant Items:
    ($ in millions, except earnings per share)

                                 For the 26 Weeks       For the 26 Weeks
                                Ended July 3, 2004     Ended June 28, 2003
                                          Earnings              Earnings
                                  Pretax  Per Share    Pretax   Per Share

    Special Charges                  41       0.12        28        0.06
    Curtailment gain                (30)     (0.09)        -           -
    Total                          $ 11     $0.03       $ 28       $0.06
""")
    assert [column.words.rpartition("2003 ")[2] for column in found.table.columns[2:]] == ["Pretax", "Earnings Per Share"]
    assert {cell.segment for cell in found.cells} == {None}


BEFORE_THE_BREAK = """
    Sales and operating profit by segment are shown in the table below:

(IN THOUSANDS)                                            2001          2000         1999
--------------                                         ----------    ----------    --------
LIFE SCIENCES
Sales................................................  $  221,401    $  158,009    $134,635
Operating Profit (Loss)..............................      (3,636)       15,768       9,044
INSTRUMENTS
Sales................................................     725,261       532,128     185,038
Operating Profit (Loss)..............................      58,894       (19,323)      6,647

                                        59
<PAGE>   61
           NOTES TO CONSOLIDATED FINANCIAL STATEMENTS -- (CONTINUED)

(IN THOUSANDS)                                            2001          2000         1999
--------------                                         ----------    ----------    --------
FLUID SCIENCES
"""
A_YEARS_END = Context(period_end=date(2001, 12, 31), calendar=FiscalCalendar(12), is_annual=True)


def test_headings_of_a_segment_table_that_goes_on_over_the_page_are_parts():
    _, after = read(
        BEFORE_THE_BREAK
        + """\
Sales................................................     251,754       225,311     237,537
Operating Profit.....................................      45,071        31,078       3,887
OTHER
Sales................................................          --            --      22,666
Operating Profit (Loss)..............................     (10,685)       (1,188)    104,279
CONTINUING OPERATIONS
Sales................................................   1,198,416       915,448     579,876
Operating Profit.....................................      89,644        26,335     123,857
""",
        A_YEARS_END,
    )
    assert segments(after, "Sales") == ["FLUID SCIENCES"] * 3 + ["OTHER"] * 3 + [None] * 3
    assert {cell.statement for cell in after.cells} == {"segment"}


def test_headings_over_other_captions_are_no_parts_after_a_page_break():
    _, after = read(
        BEFORE_THE_BREAK
        + """\
Raw materials........................................     251,754       225,311     237,537
Finished goods.......................................      45,071        31,078       3,887
""",
        A_YEARS_END,
    )
    assert {cell.segment for cell in after.cells} == {None}


SALES_BY_COUNTRY = """
     The following includes sales based on the location of external customers:

                                                                      SALES
                                                       ------------------------------------
(IN THOUSANDS)                                            2001          2000         1999
--------------                                         ----------    ----------    --------
U.S. ................................................  $  797,587    $  661,609    $447,793
United Kingdom.......................................     111,676        71,493      47,794
Other Non-U.S. ......................................     102,439        98,787      67,647
                                                       ----------    ----------    --------
                                                       ${}    $  831,889    $563,234
"""


@pytest.mark.parametrize(("total", "names"), [("1,011,702", {"U.S.", "United Kingdom", "Other Non-U.S.", None}), ("1,011,802", {None})])
def test_sales_by_country_that_add_up_are_the_countries(total, names):
    found = only(SALES_BY_COUNTRY.format(total), A_YEARS_END)
    assert {cell.segment for cell in found.cells} == names


def test_other_among_parts_is_one_where_the_next_row_is_their_sum_whatever_its_name():
    found = only(
        """
                                         DEPRECIATION EXPENSE            CAPITAL EXPENDITURES
                                     -----------------------------    -----------------------------
(IN THOUSANDS)                        2001       2000       1999       2001       2000       1999
--------------                       -------    -------    -------    -------    -------    -------
Life Sciences......................  $17,719    $ 6,189    $ 5,059    $16,239    $ 7,465    $ 5,415
Instruments........................   23,940     17,292     10,573      8,266      6,555      8,382
Other..............................      859      1,111      1,221        956      1,402      3,111
                                     -------    -------    -------    -------    -------    -------
  Continuing operations............  $42,518    $24,592    $16,853    $25,461    $15,422    $16,908
""",
        A_YEARS_END,
    )
    assert set(segments(found, "Other")) == {"Other"}
    assert set(segments(found, "Continuing operations")) == {None}


BY_SEGMENT = """
                     SEGMENT INFORMATION
                       (in thousands)
                           Years ended December 31
                             2001          2000
Net sales
  Pumps                  $  6,168      $  1,250
  Valves                    5,123         4,484
{other}                  --------      --------
                         ${total}      $  5,734
Operating profit
  Pumps                  $    168      $    250
  Valves                      123           484
                         --------      --------
                         $    291      $    734
"""
ASSETS_BESIDE_IT = """
                          ASSETS
                       (in thousands)
                             2001          2000
Pumps                    $  6,168      $  1,250
Valves                      5,123         4,484
Other                       2,076         1,842
                         --------      --------
                         $ 13,367      $  7,576
"""


@pytest.mark.parametrize(
    ("other", "total", "name"),
    [("  Other                       100           100\n", "11,391", "Other"), ("", "11,291", None)],
)
def test_other_beside_known_parts_is_one_only_where_it_stood_beside_them(other, total, name):
    _, assets = read(BY_SEGMENT.format(other=other, total=total) + ASSETS_BESIDE_IT, A_YEARS_END)
    assert (segments(assets, "Pumps")[0], segments(assets, "Other")[0]) == ("Pumps", name)


def test_a_line_item_with_an_aside_under_several_measures_is_no_member():
    found = only(
        "<p>Three months ended September 30, 2005 (in thousands)</p>"
        + html_table(
            ["", "2005", "2004"],
            ["RECONCILIATION OF POWER SEGMENT GROSS MARGIN", "", ""],
            ["Operating income (closest GAAP measure)", "$1,162", "$1,209"],
            ["Other revenues", "16", "10"],
            ["RECONCILIATION OF TRADING SEGMENT GROSS MARGIN", "", ""],
            ["Operating income (closest GAAP measure)", "$1,162", "$1,209"],
            ["Other revenues", "16", "10"],
        )
    )
    assert segments(found, "Operating income (closest GAAP measure)") == [None] * 4


def test_fees_are_no_part_of_the_company_in_the_table_of_a_segment():
    found = only(
        "<p>Commercial Insurance Segment</p><p>Years ended December 31, (in thousands)</p>"
        + html_table(
            ["", "2010", "2009"],
            ["Net premiums earned", "$1,292,612", "$854,718"],
            ["Ceded commission revenue", "38,061", "43,931"],
            ["Policy billing fees", "6,254", "2,949"],
            ["Total revenue", "1,336,927", "901,598"],
        )
    )
    assert segments(found, "Policy billing fees") == [None, None]
    assert {cell.statement for cell in found.cells} == {"segment"}


def test_a_block_of_the_same_captions_as_the_one_of_amounts_a_share_is_none_of_it():
    assert headings_by_label_and_value(
        "<p>Per share amounts</p>"
        + html_table(
            ["", "Three months ended September 30, 2008", "Three months ended June 30, 2008"],
            ["Earnings - EPS", "", ""],
            ["Originally reported", "$ 1.84", "$ 2.71"],
            ["Effect of special dividend", "(0.21)", "(0.47)"],
            ["Funds from operations - FFO", "", ""],
            ["Originally reported", "$ 0.86", "$ 0.89"],
            ["Effect of special dividend", "(0.11)", "(0.16)"],
        )
    ) == {
        ("Originally reported", "$ 1.84"): ("Earnings - EPS",),
        ("Effect of special dividend", "(0.21)"): ("Earnings - EPS",),
        ("Originally reported", "$ 0.86"): ("Funds from operations - FFO",),
        ("Effect of special dividend", "(0.11)"): ("Funds from operations - FFO",),
    }


def test_diluted_stays_within_earnings_a_share_though_its_rows_have_the_captions_of_those_above():
    found = headings_by_label_and_value(
        "<p>(in thousands, except per share amounts)</p>"
        + html_table(
            ["", "Three months ended September 30, 2008", "Three months ended June 30, 2008"],
            ["Earnings per common share", "", ""],
            ["Earnings from continuing operations", "$ 1.84", "$ 2.71"],
            ["Net earnings", "1.95", "2.80"],
            ["Diluted", "", ""],
            ["Earnings from continuing operations", "$ 1.82", "$ 2.69"],
            ["Net earnings", "1.93", "2.78"],
        )
    )
    assert found["Net earnings", "1.93"] == ("Earnings per common share", "Diluted")


def test_roman_numbers_of_notes_are_no_part_of_captions():
    found = only(
        "<p>April 30, 2009 (in thousands)</p>"
        + html_table(
            ["", "April 30, 2009"],
            ["Accounts payable (ii)", "$18,534"],
            ["Accrued liabilities (iii), (iv)", "7,129"],
            ["Total liabilities (i)", "$25,663"],
        )
    )
    assert [row.label for row in found.table.rows] == ["Accounts payable", "Accrued liabilities", "Total liabilities"]


def headings_by_label_and_value(text: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Of each row its caption and first figure -> the headings that it stands under."""
    return {(row.label, row.figures[0].text): row.headings for row in only(text).table.rows}


SPANNERS_THAT_WRAP = """
                                           DEPRECIATION AND
                                         AMORTIZATION EXPENSE             CAPITAL EXPENDITURES
                                     -----------------------------    -----------------------------
(IN THOUSANDS)                        2001       2000       1999       2001       2000       1999
--------------                       -------    -------    -------    -------    -------    -------
Life Sciences......................  $17,000    $ 6,100    $ 5,000    $16,200    $ 7,400    $ 5,400
Instruments........................   23,900     17,200     10,500      8,200      6,500      8,300
"""


def test_a_spanner_that_wraps_keeps_its_first_line():
    found = only(SPANNERS_THAT_WRAP, Context(is_annual=True, calendar=FiscalCalendar(12)))
    assert parents(found, "Life Sciences") == {"DEPRECIATION AND AMORTIZATION EXPENSE", "CAPITAL EXPENDITURES"}


def test_names_over_columns_of_one_period_that_a_heading_states_stay_with_their_figures():
    found = only(
        """
     The components of the provision for income taxes were as follows:

                                                                       DEFERRED
(IN THOUSANDS)                                              CURRENT    (PREPAID)     TOTAL
--------------                                              -------    ---------    -------
2001
  Federal.................................................  $13,100    $ 14,300     $27,400
  State...................................................    3,400       3,000       6,400
2000
  Federal.................................................  $ 9,300    $ (5,400)    $ 3,900
  State...................................................      900        (600)        300
""",
        Context(is_annual=True, calendar=FiscalCalendar(12)),
    )
    assert parents(found, "State") == {f"{year} > {name}" for year in (2001, 2000) for name in ("CURRENT", "DEFERRED (PREPAID)", "TOTAL")}
    assert segments(found, "State") == [None] * 6


def test_a_row_that_names_no_more_than_a_length_stands_under_its_title():
    found = only("""
---------------------------------------------------------------------
Local service
-------------
                                     June 30        Increase  Percent
                                  ------------
(dollars in millions)            1999      1998    (Decrease)  Change
 -------------------             ----      ----     --------   ------
Six Months Ended             $  380.0   $  350.0    $  30.0      8.6
""")
    assert parents(found, "Six Months Ended") == {"Local service"}
    assert segments(found, "Six Months Ended") == [None, None]


def test_words_over_all_columns_name_the_first_section_where_others_are_named_so():
    def line(text: str) -> str:
        return f"<tr><td></td><td colspan=2>{text}</td></tr>"

    def rows(*figures: str) -> str:
        first, second, both = (figures[at : at + 2] for at in (0, 2, 4))
        return "".join(
            f"<tr><td>{caption}</td><td>{one}</td><td>{other}</td></tr>"
            for caption, (one, other) in zip(("High-grade", "Other credit", "Total credit"), (first, second, both), strict=True)
        )

    top = line("Three Months Ended March 31,") + "<tr><td></td><td>2020</td><td>2019</td></tr>"
    volumes = rows("$329", "$277", "331", "234", "660", "511")
    averages = rows("$5", "$4", "6", "3", "11", "7")
    sections = (
        line("Total Trading Volume") + line("(In millions)") + volumes + line("Average Daily Volume") + line("(In millions)") + averages
    )
    days = "<tr><td>U.S. Trading Days</td><td>62</td><td>61</td></tr>"
    found = only(f"<table>{top}{sections}{days}</table>")
    assert [cell.parent for cell in cells(found, "Total credit")[::2]] == ["Total Trading Volume", "Average Daily Volume"]
    assert values(found, "Total credit") == [660_000_000, 511_000_000, 11_000_000, 7_000_000]
    assert values(found, "U.S. Trading Days") == [62, 61]

    alone = only(f"<table>{top}{line('Total Trading Volume')}{line('(In millions)')}{volumes}</table>")
    assert (parents(alone, "Total credit"), values(alone, "Total credit")) == ({None}, [660_000_000, 511_000_000])


def test_prices_and_quantities_under_a_title_of_revenues_by_region_are_no_members():
    found = only("""
The following table summarizes drives shipped, prices and revenues by channel and geography (dollars in millions):
                                       Three Months Ended
                                    June 30,     June 30,
                                      2017         2016
ASPs (per unit)                      $  71        $  64
Petabytes shipped                       48           39
Revenues by Geography (%)
  Americas                              41%          43%
  Asia                                  59%          57%
""")
    assert segments(found, "ASPs (per unit)") == segments(found, "Petabytes shipped") == [None, None]
    assert (values(found, "ASPs (per unit)"), values(found, "Petabytes shipped")) == ([71, 64], [48, 39])
    assert units(found, "Petabytes shipped") == {"pure"} and segments(found, "Asia") == ["Asia", "Asia"]


SPANS_TO_MATURITY = """
INTEREST SENSITIVITY at September 30, 1999 (in thousands)
                                Within       3 to 12      1 - 5       Over
                               3 Months      Months        Years     5 Years     Total
                              ----------   ----------   ---------   ---------  ---------
Loans                          $ 310,210    $ 140,330   $ 320,110   $ 107,625  $ 878,275
Deposits                         420,110      210,220     101,330          --    731,660
"""


def test_spans_to_maturity_over_columns_are_names_and_no_lengths_of_periods():
    found = only(SPANS_TO_MATURITY)
    assert set(periods(found, "Deposits")) == {(None, date(1999, 9, 30))}
    assert segments(found, "Loans") == ["Within 3 Months", "3 to 12 Months", "1 - 5 Years", "Over 5 Years", None]


def test_how_long_a_loss_has_stood_is_no_period_of_its_columns():
    found = only(
        """
                                        Less than 12 Months      12 Months or More
                                        --------------------   --------------------
                                          Fair    Unrealized     Fair    Unrealized
(in thousands)                           Value      Losses      Value      Losses
At December 31, 2004
Corporate securities                    $ 1,210     $  14      $   420     $  11
Agency securities                         2,630        31          810        16
"""
    )
    assert set(periods(found, "Agency securities")) == {(None, date(2004, 12, 31))}
    assert {cell.parent for cell in cells(found, "Agency securities")} == {
        "At December 31, 2004 > Less than 12 Months Fair Value",
        "At December 31, 2004 > Less than 12 Months Unrealized Losses",
        "At December 31, 2004 > 12 Months or More Fair Value",
        "At December 31, 2004 > 12 Months or More Unrealized Losses",
    }


def test_how_long_loans_are_past_due_is_no_member_beside_other_names_of_columns():
    found = only(
        "<p>Past due loans at December 31, 2010 (in thousands):</p>"
        + html_table(
            ["", "30-59 Days Past Due", "90 Days or More Past Due", "Total Past Due", "Current", "Total Loans"],
            ["Commercial", "1,100", "220", "1,320", "100,000", "101,320"],
            ["Consumer", "330", "110", "440", "20,000", "20,440"],
        )
    )
    assert [cell.parent for cell in cells(found, "Consumer")] == [
        "30-59 Days Past Due",
        "90 Days or More Past Due",
        "Total Past Due",
        "Current",
        "Total Loans",
    ]


def test_words_over_all_spans_to_maturity_are_no_part_of_their_names():
    found = only(
        "<p>Obligations at December 31, 2004 (in thousands):</p>"
        + html_table(
            ["", "Payments due: Total", "Payments due: Less than 1 year", "Payments due: 1-3 years", "Payments due: After 3 years"],
            ["Long-term debt", "150,000", "10,000", "20,000", "120,000"],
            ["Operating leases", "25,000", "5,000", "10,000", "10,000"],
        )
    )
    assert segments(found, "Operating leases") == [None, "Less than 1 year", "1-3 years", "After 3 years"]


def test_sections_of_a_summary_are_no_parts_of_a_company_though_each_has_a_net_income():
    text = """SELECTED FINANCIAL DATA
(Dollars in thousands, except per share data)
                                                  Three Months Ended
                                                     September 30,
                                                   1999        1998
{0}
  Net Income                                   $  3,116    $  5,601
  Net Income per Diluted Share                     0.30        0.32
{1}
  Net Income                                   $  3,576    $  5,894
  Net Income per Diluted Share                     0.34        0.34
"""
    found = only(text.format("Results of Operations:", "Cash-Based Profitability:"))
    assert segments(found, "Net Income") == [None] * 4
    assert parents(found, "Net Income") == {"Results of Operations", "Cash-Based Profitability"}
    assert segments(only(text.format("Eastern Bank:", "Western Bank:")), "Net Income")[::2] == ["Eastern Bank", "Western Bank"]


def test_net_income_and_total_assets_at_or_for_a_quarter_are_selected_data():
    text = """EXAMPLE BANCORP, INC.
(in thousands)
                                 At or for the Quarter Ended
                              September 30,   June 30,   March 31,
                                  1999          1999       1999
                                 --------    --------   --------
Net income                       $  5,110    $  4,780   $  5,115
{0}                      910,200     880,200    870,200
Total deposits                    710,200     680,200    670,200
"""
    assert {cell.statement for cell in only(text.format("Total assets")).cells} == {"selected_data"}
    assert {cell.statement for cell in only(text.format("Net  assets ")).cells} == {"other"}


def test_members_that_bear_the_name_over_them_are_not_named_twice():
    def members(*names: str) -> list[str | None]:
        heads = "".join(f"<td>{name}</td>" for name in names)
        found = only(
            "<p>Segment information for the year ended December 31, 2024 (in millions):</p>"
            '<table><tr><td></td><td></td><td colspan="3">Optic</td><td></td></tr>'
            f"<tr><td></td><td>Retail</td>{heads}<td>Consolidated</td></tr>"
            "<tr><td>Total revenues</td><td>295</td><td>30</td><td>24</td><td>54</td><td>349</td></tr>"
            "<tr><td>Earnings from operations</td><td>10</td><td>3</td><td>2</td><td>5</td><td>15</td></tr></table>"
        )
        return segments(found, "Total revenues")

    assert members("Optic Health", "Optic Rx", "Optic") == ["Retail", "Optic Health", "Optic Rx", "Optic", None]
    assert members("Optic Health", "Optic Rx", "Lenses") == ["Retail", "Optic Health", "Optic Rx", "Optic Lenses", None]
    assert members("East", "West", "Optic") == ["Retail", "Optic East", "Optic West", "Optic Optic", None]


def test_what_is_left_of_discontinued_operations_ends_their_heading():
    def parents_below(*figures: str) -> list[str | None]:
        before, tax, after = figures
        found = only(
            "<p>Year ended December 31, 2025 (in millions)</p>"
            + html_table(
                ["", "2025"],
                ["Income from continuing operations", "14,455"],
                ["Discontinued operations", ""],
                ["Loss from discontinued operations", before],
                ["Benefit for income taxes", tax],
                ["Loss from discontinued operations, net of taxes", after],
                ["Net income", "14,434"],
            )
        )
        return [cell.parent for label in ("Benefit for income taxes", "Net income") for cell in cells(found, label)]

    assert parents_below("(30)", "(9)", "(21)") == parents_below("(30)", "9", "(21)") == ["Discontinued operations", None]
    assert parents_below("(30)", "(9)", "(25)") == ["Discontinued operations", "Discontinued operations"]
