"""Periods of HTML tables that were misread once, each test named for its trap; captions as printed, figures made up."""

from datetime import date
from decimal import Decimal

import pytest
from trap_pages import cells, html_table, only, periods, read, units, values

from pipelines.filings.dating.long_quarters import LongQuarters
from pipelines.filings.dating.week_years import week_rules
from pipelines.filings.document_context import Context
from pipelines.filings.extract import extract
from pipelines.filings.periods import FiscalCalendar, head

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
    # 2005: the last Saturday is the 24th, the nearest one to the month's end October 1; so no one says when 2006 began
    assert [end for _, end in periods(found, "Net sales")] == [date(2007, 9, 29), date(2003, 9, 27)]


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


def test_a_current_ratio_beside_a_percentage_is_none_and_balances_under_days_are_of_these_days():
    heads = ["SELECTED DATA (In thousands of dollars)", "September 30, 2013", "September 30, 2012"]
    rows = [["Total current assets", "$693,921", "$671,570"], ["Current ratio", "1.6", "1.5"], ["Debt-to-capital %", "12.1%", "11.8%"]]
    found = only(
        f"<p>Third Quarter 2013 Results</p>{html_table(heads, *rows)}",
        Context(period_end=date(2013, 9, 30)),
    )
    assert values(found, "Current ratio") == [Decimal("1.6"), Decimal("1.5")]
    assert periods(found, "Total current assets")[0] == (None, date(2013, 9, 30))


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


def test_a_month_without_a_day_ends_with_the_day_printed_elsewhere():
    page = "<p>(in millions)</p>" + html_table(
        ["", "Year Ended November 2008", "One Month Ended December 2008"], ["Net revenues", "22,222", "183"]
    )
    context = Context(date(2008, 11, 28), FiscalCalendar(11), frozenset((date(2008, 11, 28), date(2008, 12, 26))))
    assert [end for _, end in periods(only(page, context), "Net revenues")] == [date(2008, 11, 28), date(2008, 12, 26)]


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


def test_months_behind_a_titles_day_lie_in_the_year_before():
    rows = [["", "Three Months Ended May 31,"], ["Net sales", "$508,078"], ["Gross profit", "210,415"]]
    found = only(
        "<p>Results for the fiscal year ended February 28, 2023 (in thousands)</p>" + html_table(*rows),
        Context(date(2023, 2, 28), FiscalCalendar(2)),
    )
    assert periods(found, "Net sales") == [(date(2022, 3, 1), date(2022, 5, 31))]


def test_a_balance_of_january_1_opens_the_year():
    rows = [
        ["", "General Partner", "Limited Partners", "Total"],
        ["Balance, January 1, 2014", "$ 10", "$ 200", "$ 210"],
        ["Net loss", "-", "(31)", "(31)"],
        ["Balance, December 31, 2014", "10", "169", "179"],
    ]
    found = only("<p>Statements of Partners' Equity (in thousands)</p>" + html_table(*rows))
    assert set(periods(found, "Net loss")) == {(date(2014, 1, 1), date(2014, 12, 31))}


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


Q1_TO_Q3_2007 = [
    (date(2007, 1, 1), date(2007, 3, 31)),
    (date(2007, 4, 1), date(2007, 6, 30)),
    (date(2007, 7, 1), date(2007, 9, 30)),
]


@pytest.mark.parametrize(
    ("title", "heads", "expected"),
    [
        (
            "Nine months ended September 30, 2007",
            ["First Quarter", "Second Quarter", "Third Quarter", "Total"],
            [*Q1_TO_Q3_2007, (date(2007, 1, 1), date(2007, 9, 30))],
        ),
        ("Year to Date September 30, 2007", ["First", "Second", "Third", "YTD"], [*Q1_TO_Q3_2007, (date(2007, 1, 1), date(2007, 9, 30))]),
        ("Six months ended June 30, 2007", ["First Quarter", "Second Quarter"], Q1_TO_Q3_2007[:2]),
        ("Quarter ended June 30, 2007", ["2nd Qtr", "1st Qtr", "YTD"], [*Q1_TO_Q3_2007[1::-1], (date(2007, 1, 1), date(2007, 6, 30))]),
        (
            "Thirty-nine weeks ended September 29, 2007",
            ["Q1", "Q2", "Q3"],
            [(date(2006, 12, 31), date(2007, 3, 31)), (date(2007, 4, 1), date(2007, 6, 30)), (date(2007, 7, 1), date(2007, 9, 29))],
        ),
    ],
)
def test_quarters_without_a_year_count_back_from_the_title_that_dates_the_last_of_them(title, heads, expected):
    rows = [["(In millions)", *heads], ["Sales", "$10.5", "$11.5", "$12.5", "$34.5"][: len(heads) + 1]]
    assert periods(only(f"<p>{title}</p>" + html_table(*rows)), "Sales") == expected


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Quarter ended March 31, 2007", ["1st Qtr", "4th Qtr"]),  # in which year the latter lies depends on how years end
        ("As of November 5, 2007", ["First Quarter", "Second Quarter"]),
        ("Three months ended September 30, 2007", ["First", "Second"]),
    ],
)
def test_quarters_without_a_year_that_no_title_dates_are_not_all_of_the_titles_day(title, heads):
    found = only(f"<p>{title}</p>" + html_table(["(In millions)", *heads], ["Sales", "$10.5", "$11.5"]))
    assert not found.cells and found.refusal is not None


def test_marks_of_notes_behind_ordinals_and_years_over_columns():
    rows = [
        ["(In millions)", "First (a)", "Second", "Third(1)", "Fourth *", "Year (b)"],
        ["Sales", "$10.5", "$11.5", "$12.5", "$13.5", "$48.0"],
    ]
    found = only("<p>Year Ended December 31, 2007</p>" + html_table(*rows))
    assert periods(found, "Sales") == [*Q1_TO_Q3_2007, (date(2007, 10, 1), date(2007, 12, 31)), (date(2007, 1, 1), date(2007, 12, 31))]


QUARTERS_OF_2011 = [
    (date(2011, 1, 1), date(2011, 3, 31)),
    (date(2011, 4, 1), date(2011, 6, 30)),
    (date(2011, 7, 1), date(2011, 9, 30)),
    (date(2011, 10, 1), date(2011, 12, 31)),
]


@pytest.mark.parametrize(
    ("title", "over", "captions"),
    [
        ("(In millions)", "Year ended December 31, 2011", ["First quarter", "Second quarter", "Third quarter", "Fourth quarter"]),
        ("For the year ended December 31, 2011 (In millions)", "2011", ["First", "Second", "Third", "Fourth"]),
        ("For the year ended December 31, 2011 (In millions)", "2011", ["Q1", "Q2", "Q3", "Q4"]),
    ],
)
def test_captions_that_are_quarters_divide_the_dated_year_over_their_column(title, over, captions):
    rows = [["", over], ["Sales:", ""], *([caption, f"1,2{at}1"] for at, caption in enumerate(captions)), ["Year", "$5,318"]]
    found = only(f"<p>{title}</p>" + html_table(*rows))
    assert [periods(found, caption) for caption in captions] == [[quarter] for quarter in QUARTERS_OF_2011]
    assert periods(found, "Year") == [(date(2011, 1, 1), date(2011, 12, 31))]


@pytest.mark.parametrize("over", ["Nine months ended September 30, 2011", "52 weeks ended October 1, 2011"])
def test_captions_that_are_quarters_are_never_of_the_whole_period_over_their_column(over):
    rows = [["", over], ["First quarter", "1,211"], ["Second quarter", "1,221"], ["Net income", "95"]]
    found = only("<p>(In millions)</p>" + html_table(*rows))
    assert [cell.row.label for cell in found.cells] == ["Net income"]
    assert [row.label for row, _ in found.undated] == ["First quarter", "Second quarter"]
    assert only("<p>(In millions)</p>" + html_table(*rows[:-1])).refusal is not None


@pytest.mark.parametrize(
    "title", ["Selected quarterly data (in thousands)", "For the years ended December 31, 2008 and 2007 (in thousands):"]
)
@pytest.mark.parametrize("are_apart", [False, True])
def test_days_over_the_rows_of_another_year_have_the_length_over_the_same_days_above(title, are_apart):
    first = [
        ["", "Quarter Ended<br>December 31, 2008", "Quarter Ended<br>September 30, 2008"],
        ["Revenues", "$229,611", "$218,680"],
    ]
    second = [["", "December 31, 2007", "September 30, 2007"], ["Revenues", "$226,529", "$212,592"]]
    tables = html_table(*first) + html_table(*second) if are_apart else html_table(*first, *second)
    assert [each for found in read(f"<p>{title}</p>" + tables) for each in periods(found, "Revenues")] == [
        (date(2008, 10, 1), date(2008, 12, 31)),
        (date(2008, 7, 1), date(2008, 9, 30)),
        (date(2007, 10, 1), date(2007, 12, 31)),
        (date(2007, 7, 1), date(2007, 9, 30)),
    ]


def test_days_over_other_rows_have_no_length_from_the_table_above():
    rows = [["", "Quarter Ended<br>December 31, 2008", "Quarter Ended<br>September 30, 2008"], ["Revenues", "$229", "$218"]]
    balances = [["", "December 31, 2007", "September 30, 2007"], ["Total assets", "$9,226", "$9,212"]]
    found = read("<p>(in thousands)</p>" + html_table(*rows, *balances))
    assert periods(found[1], "Total assets") == [(None, date(2007, 12, 31)), (None, date(2007, 9, 30))]


def test_a_title_that_speaks_of_years_gives_no_length_to_days_some_months_apart():
    rows = [["", "December 31, 2007", "September 30, 2007"], ["Revenues", "$226,529", "$212,592"], ["Net income", "61,990", "57,061"]]
    found = only("<p>For the years ended December 31, 2008 and 2007 (in thousands):</p>" + html_table(*rows))
    assert not found.cells and found.refusal is not None


def test_a_year_of_weeks_begins_after_the_end_of_the_year_before_by_the_rule_that_a_sentence_states():
    stated = Context(known_ends=frozenset({date(2007, 12, 29)}), week_rules=week_rules("ends on the saturday nearest to december 31."))
    rows = html_table(
        ["Fiscal years ended December 29, 2007 (In millions)", "2007", "2006", "2005", "2004"], ["Net sales", "$9", "$8", "$7", "$6"]
    )
    assert periods(only(rows, stated), "Net sales") == [
        (date(2006, 12, 31), date(2007, 12, 29)),
        (date(2006, 1, 1), date(2006, 12, 30)),
        (date(2005, 1, 2), date(2005, 12, 31)),  # by the last Saturday of December it would have begun on December 26, 2004
        (date(2004, 1, 4), date(2005, 1, 1)),
    ]


RUNNING_TITLE = "<p>ACME INC. ANNUAL REPORT ON FORM 10-K FOR THE FISCAL YEAR ENDED DECEMBER 31, 2007</p><p>Selected Financial Data</p>"


def test_the_year_of_a_running_title_dates_the_newest_of_years_side_by_side():
    rows = [["(Dollars in millions)", "2007", "2006", "2005"], ["Revenues", "$13,225", "$11,490", "$10,043"]]
    assert periods(only(RUNNING_TITLE + html_table(*rows)), "Revenues") == [
        (date(year, 1, 1), date(year, 12, 31)) for year in (2007, 2006, 2005)
    ]


@pytest.mark.parametrize("heads", [["2008", "2007", "2006"], ["2007", "2006"], ["2007", "2005", "2003"]])
def test_the_year_of_a_running_title_dates_no_other_columns(heads):
    rows = [["(Dollars in millions)", *heads], ["Revenues", "$13,225", "$11,490", "$10,043"][: len(heads) + 1]]
    assert not only(RUNNING_TITLE + html_table(*rows)).cells


def ends_in_document(page: str, label: str) -> list[tuple[date | None, date]]:
    """The periods of this row, read from a whole document of which nothing but its tables tells how its years end."""
    return [(row.period_start, row.period_end) for row in extract(page.encode(), "page.htm").reported_values if row.label == label]


@pytest.mark.parametrize(
    ("titles", "heads", "expected"),
    [
        (
            "Statements of operations (in millions)",
            ["2012 First Quarter", "2012 Second Quarter", "2012 June YTD"],
            [
                (date(2012, 1, 1), date(2012, 3, 31)),
                (date(2012, 4, 1), date(2012, 6, 30)),
                (date(2012, 1, 1), date(2012, 6, 30)),
            ],
        ),
        (
            "FOR THE PERIODS ENDED SEPTEMBER 30, (in millions)",
            ["Third Quarter 2006", "Nine Months 2006"],
            [(date(2006, 7, 1), date(2006, 9, 30)), (date(2006, 1, 1), date(2006, 9, 30))],
        ),
        (
            "Nine months ended March 31, 2007 and 2006 (in millions)",
            ["2007 1Q", "2007 2Q", "2007 3Q"],
            [
                (date(2006, 7, 1), date(2006, 9, 30)),
                (date(2006, 10, 1), date(2006, 12, 31)),
                (date(2007, 1, 1), date(2007, 3, 31)),
            ],
        ),
        (
            "Covenant compliance as of April 30, 2011 (in millions)",
            ["LTM", "Q1 FY11", "Q2 FY11", "Q3 FY11", "Q4 FY11"],
            [
                (date(2010, 5, 1), date(2011, 4, 30)),
                (date(2010, 5, 1), date(2010, 7, 31)),
                (date(2010, 8, 1), date(2010, 10, 31)),
                (date(2010, 11, 1), date(2011, 1, 31)),
                (date(2011, 2, 1), date(2011, 4, 30)),
            ],
        ),
    ],
)
def test_quarters_beside_a_dated_longer_period_tell_how_the_year_ends(titles, heads, expected):
    rows = [["", *heads], ["Net sales", "$684.2", "$933.8", "$1,618.0", "$702.1", "$711.0"][: len(heads) + 1]]
    assert ends_in_document(f"<p>{titles}</p>" + html_table(*rows), "Net sales") == expected


@pytest.mark.parametrize(
    ("titles", "heads"),
    [
        ("Statements of operations (in millions)", ["2011 First Quarter", "2012 June YTD"]),  # of another year
        ("Covenant compliance as of May 18, 2011 (in millions)", ["LTM", "Q1 FY11", "Q2 FY11", "Q3 FY11", "Q4 FY11"]),
        ("Covenant compliance as of April 30, 2011 (in millions)", ["LTM", "Q1 FY11", "Q2 FY11", "Q4 FY11"]),
    ],
)
def test_quarters_beside_other_periods_do_not_tell_how_the_year_ends(titles, heads):
    rows = [["", *heads], ["Net sales", "$684.2", "$933.8", "$1,618.0", "$702.1", "$711.0"][: len(heads) + 1]]
    assert not ends_in_document(f"<p>{titles}</p>" + html_table(*rows), "Net sales")


@pytest.mark.parametrize("joint", [". The company's guidance for", " and its guidance for"])
def test_guidance_is_of_the_period_named_behind_it_and_not_of_the_one_reported_before(joint: str):
    found = only(
        f"<p>Acme today reported its results for the quarter ended September 30, 2006{joint} the full year 2007 is as follows:</p>"
        + html_table(["", "FY 2007"], ["Net income per share", "$ 0.41"], ["FFO per share", "0.52"]),
        Context(calendar=FiscalCalendar(12), period_end=date(2006, 9, 30), known_on=date(2006, 11, 9)),
    )
    assert periods(found, "FFO per share") == [(date(2007, 1, 1), date(2007, 12, 31))]


def test_dashes_under_quarters_that_are_not_over_are_no_nils():
    rows = html_table(
        ["", "For the Three Months Ended", "", "", ""],
        ["", "March 31", "June 30", "September 30", "December 31"],
        ["Rental income", "", "", "", ""],
        ["2020", "$97,972", "$\u2014", "$\u2014", "$\u2014"],
        ["2019", "$94,813", "$95,016", "$\u2014", "$97,636"],
        ["Other income", "", "", "", ""],
        ["2020", "$69,794", "$\u2014", "$\u2014", "$\u2014"],
        ["2019", "$66,636", "$68,289", "$67,864", "$70,326"],
    ).replace("<td>For the Three Months Ended</td><td></td><td></td><td></td>", "<td colspan=4>For the Three Months Ended</td>")
    found = only("<p>(In thousands)</p>" + rows, Context(date(2020, 3, 31), FiscalCalendar(12), known_on=date(2020, 4, 29)))
    printed = [(cell.figure.text, cell.period.end) for cell in found.cells if cell.row.number <= 2]
    assert printed == [
        ("$97,972", date(2020, 3, 31)),
        ("$94,813", date(2019, 3, 31)),
        ("$95,016", date(2019, 6, 30)),
        ("$\u2014", date(2019, 9, 30)),
        ("$97,636", date(2019, 12, 31)),
    ]
    assert (len(found.cells), found.undated) == (10, ())


def test_twelve_months_up_to_a_quarter_to_come_move_no_fiscal_year():
    rows = (
        "<table><tr><td></td><td colspan=4>2019</td><td>2020</td><td colspan=2>EBITDA (LTM)</td></tr>"
        "<tr><td></td><td>Q1</td><td>Q2</td><td>Q3</td><td>Q4</td><td>Q1</td><td>Q4-2019 - LTM</td><td>Q2-2020 - LTM</td></tr>"
        "<tr><td>Net income</td><td>2,497</td><td>776</td><td>5,058</td><td>10,488</td><td>2,437</td><td>18,819</td><td>18,759</td></tr>"
        "</table>"
    )
    title = (
        "<p>ACME INC. REPORTS RESULTS FOR THE THREE MONTHS ENDED MARCH 31, 2020</p>"
        "<p>Springfield, April 29, 2020 - Acme Inc. today announced results for the three months ended March 31, 2020.</p>"
        "<p>RECONCILIATION OF NET INCOME</p><p>(US$ in 000s)</p>"
    )
    read_whole = extract(f"<html><body>{title}{rows}</body></html>".encode(), "page.htm")
    ends = {value.printed_text: value.period_end for value in read_whole.reported_values}
    assert (ends["2,497"], ends["10,488"], ends["2,437"]) == (date(2019, 3, 31), date(2019, 12, 31), date(2020, 3, 31))
    assert ends["18,819"] == date(2019, 12, 31) and "18,759" not in ends


def test_a_sentence_over_the_following_tables_dates_the_second_one_too():
    first = (
        "<table><tr><td></td><td colspan=2>Three months ended March 31, 2020</td></tr>"
        "<tr><td></td><td>Natural Gas (MMcf/d)</td><td>Oil (Bbl/d)</td></tr>"
        "<tr><td>Average net production</td><td>2,286</td><td>10,302</td></tr></table>"
    )
    second = html_table(
        ["Average Realized Prices", "Natural Gas ($/Mcf)", "Oil ($/Bbl)"],
        ["Before settled derivatives", "$1.98", "$38.02"],
        ["After settled derivatives", "$2.88", "$47.29"],
    )
    said = "<p>The following tables detail average net production and prices for the three months ended March 31, 2020:</p>"
    dated = [(date(2020, 1, 1), date(2020, 3, 31))] * 2
    _, prices = read(said + first + "<p> </p>" + second)
    assert periods(prices, "After settled derivatives") == dated
    _, apart = read(said + first + "<p>Prices are those of our own wells.</p>" + second)
    assert not apart.cells
    of_one = said.replace("tables detail", "table details")
    assert (
        periods(read(of_one.replace("and prices", "and average realized prices") + first + second)[1], "After settled derivatives") == dated
    )
    for other in (of_one, said.replace("the three months", "the three and six months")):
        assert not read(other + first + second)[1].cells


def test_averages_under_the_last_days_of_linked_quarters_are_of_these_quarters():
    def table(*days: str) -> str:
        return "<p>(In thousands)</p>" + html_table(
            ["", *days],
            ["Total assets", "$2,668,388", "$2,449,158", "$2,356,074"],
            ["Less goodwill", "52,337", "42,645", "43,625"],
            ["Tangible assets", "$2,616,051", "$2,406,513", "$2,312,449"],
            ["Average assets", "2,641,597", "2,424,574", "2,338,792"],
            ["Less average goodwill", "51,103", "42,859", "43,840"],
        )

    found = only(table("March 31, 2020", "Dec. 31, 2019", "March 31, 2019"))
    quarters = [
        (date(2020, 1, 1), date(2020, 3, 31)),
        (date(2019, 10, 1), date(2019, 12, 31)),
        (date(2019, 1, 1), date(2019, 3, 31)),
    ]
    assert periods(found, "Average assets") == periods(found, "Less average goodwill") == quarters
    assert {start for start, _ in periods(found, "Tangible assets")} == {None}
    of_years = only(table("December 31, 2020", "December 31, 2019", "December 31, 2018"))
    assert {start for start, _ in periods(of_years, "Average assets")} == {None}


def test_a_column_with_its_own_first_and_last_day_is_not_as_long_as_the_words_over_it_say():
    def page(*days: str) -> str:
        return (
            '<p>(in thousands)</p><table><tr><td></td><td colspan="2">Three Months Ended September 30,</td>'
            "<td>Nine Months Ended September 30,</td></tr>"
            "<tr><td></td><td>2023</td><td>2022</td><td>2023</td></tr>"
            f"<tr><td></td>{''.join(f'<td>{each}</td>' for each in days)}</tr>"
            "<tr><td>Selling expenses</td><td>1,055</td><td>2,436</td><td>9,841</td></tr>"
            "<tr><td>Research and development</td><td>1,573</td><td>7,477</td><td>19,803</td></tr></table>"
        )

    found = only(page("Predecessor<br/>July 1 to July 21", "July 1 to September 30", "Successor<br/>July 22 to September 30"))
    assert periods(found, "Selling expenses") == [
        (date(2023, 7, 1), date(2023, 7, 21)),
        (date(2022, 7, 1), date(2022, 9, 30)),
        (date(2023, 7, 22), date(2023, 9, 30)),
    ]
    assert [cell.period.length for cell in cells(found, "Selling expenses")] == ["other", "quarter", "other"]


def test_a_first_day_later_in_the_calendar_than_the_last_is_of_the_year_before():
    assert head("Three months ended 2004 December 29 to March 28").months == 3
    assert head("Six months ended 2004 December 29 to March 28").since == date(2003, 12, 29)


def _block(year: str, *figures: tuple[str, str, str]) -> str:
    def row(label: str, *said: str, inset: str = "") -> str:
        return f"<tr><td{inset}>{label}</td>{''.join(f'<td>{each}</td>' for each in said)}</tr>"

    premiums, total, earnings = figures
    return (
        row(year, "", "", "")
        + row("Revenues - unaffiliated customers:", "", "", "")
        + row("Premiums", *premiums, inset=' style="padding-left:12pt"')
        + row("Total revenues - unaffiliated customers", *total)
        + row("Earnings from operations", *earnings)
    )


_PARTS = "<tr><td>(in millions)</td><td>Retail</td><td>Wholesale</td><td>Consolidated</td></tr>"
_ANNUAL = Context(calendar=FiscalCalendar(12), is_annual=True)


def test_rows_no_further_in_than_the_year_over_their_block_stay_in_its_block():
    blocks = _block("2024", ("286", "32", "318"), ("295", "54", "349"), ("10", "5", "15")) + _block(
        "2023", ("266", "30", "296"), ("275", "52", "327"), ("8", "4", "12")
    )
    found = only(f"<table>{_PARTS}{blocks}</table>", _ANNUAL)
    years = [(date(year, 1, 1), date(year, 12, 31)) for year in (2024, 2023) for _ in range(3)]
    for label in ("Premiums", "Total revenues - unaffiliated customers", "Earnings from operations"):
        assert periods(found, label) == years
    assert [cell.parent for cell in cells(found, "Earnings from operations")] == ["2024"] * 3 + ["2023"] * 3


def test_one_year_over_all_rows_dates_columns_that_no_one_dates():
    block = _block("2024", ("286", "32", "318"), ("295", "54", "349"), ("10", "5", "15"))
    found = only(f"<table>{_PARTS}{block}</table>", _ANNUAL)
    assert periods(found, "Earnings from operations") == [(date(2024, 1, 1), date(2024, 12, 31))] * 3
    above = "<tr><td>Employees</td><td>7</td><td>8</td><td>15</td></tr>"
    for others in (only(f"<table>{_PARTS}{above}{block}</table>", _ANNUAL), only(f"<table>{_PARTS}{block}</table>")):
        assert not others.cells


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("This year", "Last year"), [date(2020, 1, 1), date(2019, 1, 1)]),
        (("Current quarter", "Same quarter last year"), [date(2020, 1, 1), date(2019, 1, 1)]),
        (("Current quarter", "Year ago"), [date(2020, 1, 1), date(2019, 1, 1)]),
        (("Current period", "Prior period"), [date(2020, 1, 1)]),  # the quarter before, or the year's: no one says
        (("As reported", "Prior period adjustments"), [date(2020, 1, 1), date(2020, 1, 1)]),
    ],
)
def test_a_column_that_points_back_is_not_of_the_titles_period(words: tuple[str, str], begins: list[date]):
    page = "<p>Results for the quarter ended March 31, 2020</p><p>(in thousands)</p>" + html_table(
        ["", *words], ["Revenues", "$ 1,234", "$ 1,100"], ["Net income", "234", "210"]
    )
    assert [start for start, _ in periods(only(page), "Revenues")] == begins
