"""Scales that a section states once for all its tables. Captions and columns are as companies print them, the figures are made up."""

from decimal import Decimal

import pytest

from pipelines.filings import html_layout, text_layout
from pipelines.filings.document_context import Context
from pipelines.filings.measuring.section_scales import section_scales
from pipelines.filings.readings import readings
from pipelines.filings.statements import Reading
from pipelines.filings.tables import tables_of

STATEMENT = """
             CONSOLIDATED BALANCE SHEET
              (in millions of dollars)

                               December 31,
                              1998      1997
Cash                         $ 140     $ 120
Inventories                    500       450
Total assets                 $ 640     $ 570
"""
PENSIONS = """
The company has plans for most of its people. What they are paid depends on
their years of service and on what they earned in the last ones of them. It
pays into trusts what the law asks for and what may be deducted from taxes.

Cost of the plans for the years ended December 31 includes:

                                          1998     1997
Service cost                             $ 104    $  94
Interest cost                              173      180
Net pension expense                      $ 277    $ 274
"""


def read(text: str) -> list[Reading]:
    page = html_layout.page(text) if "<tr" in text else text_layout.page(text)
    return readings(tables_of(page), Context(names_a_scale=True, speaks_of_scales=True, section_scales=section_scales(page)))


def values(found: Reading, label: str) -> list[Decimal]:
    return [cell.value for cell in found.cells if cell.row.label == label]


@pytest.mark.parametrize(
    "heading",
    [
        "NOTES TO CONSOLIDATED FINANCIAL STATEMENTS\n      (in millions of dollars)",
        "Notes to Condensed Consolidated Financial Statements (Unaudited)\n\n(Dollars in millions, except per share amounts)",
        "NOTES TO                    Harbor Valve Inc. and Subsidiaries\nFINANCIAL STATEMENTS     ($ in millions except per share amounts)",
        "(Tabular information: Dollars in\nmillions, except per share amounts)",
        "All amounts are stated in millions unless otherwise indicated.",
    ],
)
def test_a_table_is_read_at_the_scale_of_its_section(heading):
    found = read(f"{STATEMENT}\n\n{heading}\n\nNote 9  Pensions\n{PENSIONS}")
    assert values(found[-1], "Service cost") == [Decimal(104_000_000), Decimal(94_000_000)]


def test_notes_without_the_statements_are_read_at_the_scale_of_their_heading():
    heading = (
        "NOTES TO                    Harbor Valve Inc. and Subsidiaries\nFINANCIAL STATEMENTS     ($ in millions except per share amounts)"
    )
    assert values(read(f"{heading}\n\n{PENSIONS}")[-1], "Service cost") == [Decimal(104_000_000), Decimal(94_000_000)]


def test_a_section_ends_with_the_next_item():
    notes = "NOTES TO CONSOLIDATED FINANCIAL STATEMENTS\n (in millions of dollars)\n\nItem 9. Changes in Accountants\n"
    assert read(f"{STATEMENT}\n{notes}\n{PENSIONS}")[-1].refusal[0] == "scale_not_stated"


def test_a_reference_to_an_item_ends_no_section():
    notes = (
        "NOTES TO CONSOLIDATED FINANCIAL STATEMENTS\n"
        " (in millions of dollars)\n\n"
        "These should be read together with what is said in\n"
        "Part I, Item 1 of this report and in\n"
        "Item 7 of the last.\n"
    )
    assert values(read(f"{STATEMENT}\n{notes}\n{PENSIONS}")[-1], "Service cost") == [Decimal(104_000_000), Decimal(94_000_000)]


def test_a_reference_to_the_notes_is_no_heading():
    prose = "See the notes to consolidated financial statements for what was sold\nin thousands of places.\n"
    assert read(f"{STATEMENT}\n{prose}\n{PENSIONS}")[-1].refusal[0] == "scale_not_stated"


@pytest.mark.parametrize(
    "changed",
    [
        PENSIONS.replace("$", " "),  # may count anything
        PENSIONS.replace("104 ", ".72 ").replace(" 94", ".69"),  # amounts a share
        PENSIONS.replace("104", "9,104"),  # fourteen times what the balance sheet adds up to
    ],
    ids=["no dollars", "cents", "out of proportion"],
)
def test_what_may_be_no_money_of_that_scale_stays_refused(changed):
    assert changed != PENSIONS
    notes = "NOTES TO CONSOLIDATED FINANCIAL STATEMENTS\n (in millions of dollars)\n\nPensions\n"
    assert read(f"{STATEMENT}\n{notes}\n{changed}")[-1].refusal[0] == "scale_not_stated"


def test_a_table_with_a_scale_of_its_own_keeps_it():
    notes = "NOTES TO CONSOLIDATED FINANCIAL STATEMENTS\n (in millions of dollars)\n\nPensions\n"
    own = PENSIONS.replace("includes:", "includes (in thousands):")
    assert values(read(f"{STATEMENT}\n{notes}\n{own}")[-1], "Service cost") == [Decimal(104_000), Decimal(94_000)]


def test_the_notes_of_a_page_in_html():
    rows = "".join(
        "<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>"
        for row in (
            ["", "1998", "1997"],
            ["Service cost", "$104", "$94"],
            ["Interest cost", "173", "180"],
            ["Net pension expense", "$277", "$274"],
        )
    )
    sheet = (
        "<p>Balance sheet</p><p>(in millions)</p><table>"
        "<tr><td></td><td>December 31, 1998</td></tr>"
        "<tr><td>Cash</td><td>$140</td></tr>"
        "<tr><td>Inventories</td><td>500</td></tr>"
        "<tr><td>Total assets</td><td>$640</td></tr></table>"
    )
    notes = (
        "<p>NOTES TO CONSOLIDATED FINANCIAL STATEMENTS</p><p>(in millions)</p><p>Pensions</p>"
        "<p>Costs of the years ended December 31 were:</p>"
    )
    assert values(read(f"{sheet}{notes}<table>{rows}</table>")[-1], "Service cost") == [Decimal(104_000_000), Decimal(94_000_000)]


def test_a_paragraph_between_a_statements_scale_and_the_statement_parts_them_not():
    prose = (
        "     The company sells gas to towns in two states. Because of the seasons, what it\n"
        "earns in three months tells little of what it will earn in a whole year of them.\n"
    )
    found = read(f"""
            CONSOLIDATED INCOME STATEMENTS
         (Thousands, except per share amounts)

{prose}
                           Three Months Ended
                               March 31,
                            1995       1994
Gas sales                $68,114    $72,905
Cost of gas               40,206     45,118
Net income               $27,908    $27,787
""")
    assert values(found[0], "Gas sales") == [Decimal(68_114_000), Decimal(72_905_000)]


def test_a_table_cut_by_a_page_break_goes_on_at_its_scale():
    heads = (
        "<CAPTION>\n"
        "                                   Fiscal Year Ended\n"
        "                               ---------------------------\n"
        "                               January 30,   January 31,\n"
        "                                  1999          1998\n"
        "                               -----------   -----------\n"
        "<S>                            <C>           <C>\n"
    )
    first = (
        "        SELECTED DATA\n"
        "   (dollars in thousands)\n"
        "<TABLE>\n"
        f"{heads}Net sales                      $ 918,446     $ 861,305\n"
        "Costs                            896,265       842,527\n"
        "Net income                     $  22,181     $  18,778\n"
        "</TABLE>\n"
    )
    second = (
        "\n"
        "                               11\n\n"
        "<PAGE>\n\n"
        "<TABLE>\n"
        f"{heads}Working capital                $ 121,440     $ 112,306\n"
        "Total assets                     448,905       421,330\n"
        "</TABLE>\n"
    )
    assert values(read(first + second)[-1], "Total assets") == [Decimal(448_905_000), Decimal(421_330_000)]
    other = second.replace("January 30,", "October 28,").replace("January 31,", "October 29,")
    assert read(first + other)[-1].refusal == ("scale_not_stated", "No caption says in what units the money of this table is printed.")


def test_a_notes_own_scale_holds_for_all_its_tables_and_no_further():
    interest = (
        "                                  Three Months Ended\n"
        "                                  12/26/98     12/26/97\n"
        "Interest income                     $   32       $   22\n"
        "Interest expense                       (16)         (16)\n"
        "Interest and other income, net      $   16       $    6\n"
    )
    assert (
        values(read(f"{STATEMENT}\n\nNote 3 - Statement Details (in millions)\n\n{interest}\n")[-1], "Interest expense")
        == [-16_000_000] * 2
    )
    other_note = (
        f"{STATEMENT}\n\n"
        "Note 3 - Statement Details (in thousands)\n\n"
        "The parts are these.\n\n"
        "Note 4 - Interest\n\n"
        "It was earned and paid as follows.\n\n"
        f"{interest}\n"
    )
    assert section_scales(text_layout.page(other_note)).sections[-1][1] is None
