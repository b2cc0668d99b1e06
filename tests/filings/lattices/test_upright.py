"""Tables that lie on their side. Captions and columns are as companies print them, the figures are made up."""

from datetime import date
from decimal import Decimal

from pipelines.filings import text_layout
from pipelines.filings.document_context import Context
from pipelines.filings.periods import FiscalCalendar
from pipelines.filings.readings import readings
from pipelines.filings.statements import Reading
from pipelines.filings.tables import tables_of


def only(text: str, month: int = 12) -> Reading:
    (found,) = readings(tables_of(text_layout.page(text)), Context(calendar=FiscalCalendar(month)))
    return found


def facts(found: Reading, label: str) -> list[tuple[date | None, date, Decimal]]:
    return [(cell.period.start, cell.period.end, cell.value) for cell in found.cells if cell.row.label == label]


QUARTERS = """
                    QUARTERLY RESULTS
        (in thousands, except per share amounts)
                        Net         Net       Earnings
                       Sales      Income     Per Share
1998
  First Quarter      $ 41,200     $ 3,100      $ .31
  Second Quarter       43,900       3,600        .36
1997
  First Quarter        38,100       2,700        .27
  Second Quarter       40,500       3,000        .30
"""


def test_a_row_for_each_quarter_and_a_column_for_each_line_item():
    found = only(QUARTERS)
    assert facts(found, "Net Sales") == [
        (date(1998, 1, 1), date(1998, 3, 31), 41_200_000),
        (date(1998, 4, 1), date(1998, 6, 30), 43_900_000),
        (date(1997, 1, 1), date(1997, 3, 31), 38_100_000),
        (date(1997, 4, 1), date(1997, 6, 30), 40_500_000),
    ]
    assert [(cell.value, cell.unit) for cell in found.cells if cell.row.label == "Earnings Per Share"][:2] == [
        (Decimal(".31"), "USD/shares"),
        (Decimal(".36"), "USD/shares"),
    ]


def test_places_on_the_page_stay_after_the_turning():
    text = QUARTERS
    cell = next(cell for cell in only(text).cells if cell.value == 43_900_000)
    assert text[cell.figure.start : cell.figure.end] == "43,900"


def test_years_of_a_reserve_lead_from_one_balance_to_the_next():
    found = only("""
              VALUATION ACCOUNTS
                (in thousands)
                     Beginning    Charged to                Ending
                      Balance      Expenses    Deductions   Balance
December 31, 1994     $ 83,776     $ 25,654     $ 18,438    $ 90,992
December 31, 1993       83,048       26,292       25,564      83,776
December 31, 1992       53,993       37,805        8,750      83,048
""")
    assert facts(found, "Beginning Balance")[0] == (None, date(1993, 12, 31), 83_776_000)
    assert facts(found, "Deductions")[0] == (date(1994, 1, 1), date(1994, 12, 31), 18_438_000)
    assert facts(found, "Ending Balance")[0] == (None, date(1994, 12, 31), 90_992_000)


def test_rows_of_which_one_names_no_period_stay_as_they_lie():
    found = only(QUARTERS.replace("  Second Quarter       40,500", "  Adjustment           40,500"))
    assert not found.cells and found.refusal is not None


def test_years_in_which_rent_falls_due_are_not_yet_over():
    (found,) = readings(
        tables_of(
            text_layout.page("""
       Minimum rental payments (in thousands):
                   Operating      Capital
                    Leases        Leases
1999                $ 4,110        $ 210
2000                  3,900          190
2001                  2,800          150
""")
        ),
        Context(calendar=FiscalCalendar(12), known_on=date(1999, 2, 1), period_end=date(1998, 12, 31)),
    )
    assert not found.cells and found.refusal is not None
