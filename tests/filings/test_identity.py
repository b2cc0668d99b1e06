"""Who, what, when, about which period: pages written here, in the layouts that filers use, and the seed documents themselves."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from pipelines.filings import html_layout
from pipelines.filings.containers import Header, RawDocument
from pipelines.filings.cover.reported_period import quarter_of
from pipelines.filings.identity import Identity, describe
from pipelines.filings.prose.passages import passages
from pipelines.filings.tables import tables_of
from pipelines.filings.text_layout import page

RELEASE = """EXHIBIT 99.1

                         ORCHARD VALVE CORPORATION
                            12 MILL LANE
                          DAYTON, OH 45402

{headline}

DAYTON, Ohio, November 8, 2005 -- Orchard Valve Corporation (ORVC) announced today that its
sales grew again. For its third quarter ended September 30, 2005, the company earned more than
it had in any quarter before.
"""

QUARTERLY_REPORT = """
                       SECURITIES AND EXCHANGE COMMISSION
                            WASHINGTON, D.C.  20549

                                 FORM 10-Q

             FOR THE QUARTERLY PERIOD ENDED JUNE 28, 1998

                         ORCHARD VALVE CORPORATION
            (Exact name of registrant as specified in its charter)
                       (formerly Orchard Pump Works, Inc.)

     Ohio                                              31-0000000
(State or other jurisdiction of                (IRS Employer Identification No.)
 incorporation)

Sales of the second fiscal quarter ended June 28, 1998 are shown beside those of the year before, as the law asks of every registrant.

                                 SIGNATURES

Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has signed.

Date: August 12, 1998                  /s/ A. Smith
"""

LETTER = """
May 4, 2011

Honorable Jane Roe
United States Bankruptcy Court
Columbus, Ohio

Re: In re Orchard Valve, Inc., et al., Case No. 11-00001 (JR)

Dear Judge Roe:

The parties met on May 2, 2011 and will meet again.
"""


DOUBLE_SPACED = """
    DAYTON, Ohio, Oct. 21 /PRNewswire/ -- Orchard Valve Works of Ohio
Corporation (Nasdaq: ORVC) today announced what it earned in its fiscal
first quarter ended September 30, 2003. Its sales were what they had ever
been in this quarter of its years, and its costs were lower than before in
every one of its plants but one, which is to be closed before the new year
is over, as the Company said when it last reported to its shareholders on
its plans for the plant.
"""


def container(header: Header, exhibit: str | None = None) -> RawDocument:
    return RawDocument(b"", hashlib.sha256(b"").hexdigest(), "0", 1, 0, header.form_type, exhibit, None, None, header)


def _described(text: str, source: RawDocument | None = None) -> Identity:
    typed = page(text)
    return describe(typed, passages(typed), tables_of(typed), source)


def told(text: str) -> Identity:
    return _described(text)


def test_a_release_says_who_when_and_which_quarter() -> None:
    found = told(RELEASE.format(headline="ORCHARD VALVE REPORTS THIRD QUARTER RESULTS"))
    assert found == Identity(
        document_type="earnings_release",
        exhibit="EX-99.1",
        company_name="ORCHARD VALVE CORPORATION",
        ticker="ORVC",
        dated_on=date(2005, 11, 8),
        known_on=date(2005, 11, 8),
        period_end=date(2005, 9, 30),
        stated_fiscal_quarter=3,
        fiscal_year_end="12-31",
    )


def test_the_dated_body_outranks_a_headline_with_the_wrong_quarter() -> None:
    found = told(RELEASE.format(headline="ORCHARD VALVE REPORTS SECOND QUARTER RESULTS"))
    assert (found.period_end, found.stated_fiscal_quarter) == (date(2005, 9, 30), 3)


def test_an_outlook_is_not_the_period_reported_on() -> None:
    text = (
        "DAYTON, Ohio - May 9, 2005 - Orchard Valve Corporation (NASDAQ: ORVC) today reported sales for the quarter. "
        "For the second quarter ending June 30, 2005\nit sees more. "
        "Sales rose in the first quarter ended March 31, 2005 as they had in every quarter before."
    )
    found = told(text)
    assert (found.period_end, found.stated_fiscal_quarter, found.ticker) == (date(2005, 3, 31), 1, "ORVC")


@pytest.mark.parametrize(
    ("words", "end", "quarter", "year_end"),
    [
        ("its second fiscal quarter ended March 31, 2005", date(2005, 3, 31), 2, "09-30"),
        ("its fiscal 2006 first quarter ended December 31, 2005", date(2005, 12, 31), 1, "09-30"),
        ("its first quarter of fiscal 2006, ended Nov. 30, 2005", date(2005, 11, 30), 1, "08-31"),
        ("its third quarter of fiscal 2020, ended March 29, 2020", date(2020, 3, 29), 3, None),
        ("its fourth quarter and fiscal year ended July 1, 2006", date(2006, 7, 1), 4, "07-01"),
        ("the fiscal year ended February 28, 2006", date(2006, 2, 28), 4, "02-28"),
        ("the quarter ended March 31, 2005", date(2005, 3, 31), None, None),
        ("the nine months ended March 31, 2005", date(2005, 3, 31), None, None),
    ],
)
def test_periods_as_releases_word_them(words: str, end: date, quarter: int | None, year_end: str | None) -> None:
    found = told(
        f"Dayton, OH - Orchard Valve Corporation (NYSE: ORV) today announced what it sold and what it earned in all its plants in {words}."
    )
    assert (found.period_end, found.stated_fiscal_quarter, found.fiscal_year_end) == (end, quarter, year_end)


def test_a_date_line_without_a_year_is_completed_by_the_period_it_reports_on() -> None:
    text = """DAYTON, Ohio, Jan. 26 /PRNewswire/ -- Orchard Valve Corporation (Nasdaq: ORVC) today announced its earnings for its second
quarter ended December 31, 2004."""
    assert told(text).dated_on == date(2005, 1, 26)
    assert told(text.replace("December 31, 2004", "the holidays")).dated_on is None


def test_a_date_before_the_period_reported_on_is_no_date() -> None:
    text = (
        "DAYTON, Ohio, April 29, 2019 -- Orchard Valve Corporation (Nasdaq: ORVC) "
        "today announced its earnings for its second quarter ended March 29, 2020."
    )
    assert told(text).dated_on is None


def test_a_quarterly_report_is_dated_by_its_signatures_and_named_by_its_cover() -> None:
    found = told(QUARTERLY_REPORT)
    assert found == Identity(
        document_type="quarterly_report",
        form_type="10-Q",
        company_name="ORCHARD VALVE CORPORATION",
        former_names=("Orchard Pump Works, Inc.",),
        dated_on=date(1998, 8, 12),
        known_on=date(1998, 8, 12),
        period_end=date(1998, 6, 28),
        stated_fiscal_quarter=2,
    )


def test_the_header_outranks_the_page() -> None:
    header = Header(
        form_type="10-Q",
        company_name="ORCHARD VALVE CORP",
        cik="0000001234",
        former_names=("ORCHARD PUMP WORKS INC",),
        fiscal_year_end="12-27",
        period_of_report=date(1998, 6, 28),
        filed_on=date(1998, 8, 14),
        accepted_at=datetime(1998, 8, 13, 17, 5),
    )
    found = _described(QUARTERLY_REPORT, container(header))
    assert (found.company_name, found.cik, found.former_names, found.fiscal_year_end) == (
        "ORCHARD VALVE CORP",
        "0000001234",
        ("ORCHARD PUMP WORKS INC",),
        "12-27",
    )
    assert (found.dated_on, found.known_on, found.accepted_at) == (date(1998, 8, 12), date(1998, 8, 13), datetime(1998, 8, 13, 17, 5))


def test_of_several_filers_the_page_names_its_own_and_the_submitter_has_the_rest() -> None:
    """A utility's holding company files one 8-K for itself and its subsidiaries."""
    header = Header(
        accession_number="0000009999-05-000042",
        company_name="ALDER POWER CO",
        cik="0000001111",
        co_registrants=(
            Header(company_name="BIRCH ELECTRIC & POWER CO", cik="0000002222"),
            Header(company_name="UNITED HOLDING CO", cik="0000009999"),
        ),
    )
    named = _described(
        RELEASE.format(headline="")
        .replace("Orchard Valve Corporation", "Birch Electric and Power Company")
        .replace("ORCHARD VALVE CORPORATION", "BIRCH ELECTRIC AND POWER COMPANY"),
        container(header),
    )
    assert (named.company_name, named.cik) == ("BIRCH ELECTRIC & POWER CO", "0000002222")
    unnamed = _described("Significant Factors Impacting Results\n", container(header, "EX-99.3"))
    assert (unnamed.company_name, unnamed.cik) == ("UNITED HOLDING CO", "0000009999")
    stranger = replace(header, accession_number="0000950117-05-000001")
    assert _described("Significant Factors Impacting Results\n", container(stranger, "EX-99.3")).company_name == "ALDER POWER CO"


def test_a_schedule_inside_a_report_is_no_report() -> None:
    header = Header(form_type="10-Q", company_name="ORCHARD VALVE CORP")
    assert _described("<ARTICLE> 5\n<CASH> 100\n", container(header, "EX-27")).document_type == "other"


def test_a_letter_to_a_court_is_about_the_debtor_of_its_case() -> None:
    found = told(LETTER)
    assert (found.document_type, found.company_name, found.dated_on) == ("status_letter", "Orchard Valve, Inc.", date(2011, 5, 4))
    assert (found.period_end, found.stated_fiscal_quarter) == (None, None)


def test_a_docket_report_is_about_its_debtor() -> None:
    text = (
        "U.S. Bankruptcy Court\n\n"
        "Bankruptcy Petition #: 11-00001-jr\n\n"
        "Debtor Orchard Valve (Ohio) Inc. 12 Mill Lane Dayton, OH Tax ID: 00\n\n"
        "Transaction Receipt 02/17/2012 11:30:40\n"
    )
    found = told(text)
    assert (found.document_type, found.company_name, found.dated_on) == ("docket_report", "Orchard Valve (Ohio) Inc.", date(2012, 2, 17))


@pytest.mark.parametrize(
    "opening",
    [
        "Dayton, Ohio, April 29, 2020 (GLOBE NEWSWIRE) -- (NASDAQ GS: ORVC) -- Orchard Valve Works, Inc. (“Orchard” or the “Company”) "
        "announced",
        "April 29, 2020 - DAYTON, OH - Orchard Valve Works, Inc. (NYSE: ORV), a maker of valves, issued",
        "DAYTON, OHIO, April 29, 2020 - Valve and pump manufacturer Orchard Valve Works, Inc. (NYSE: ORV) today reported",
        "Dayton, Ohio. Orchard Valve Works, Inc. (NASDAQ: ORVC) today announced",
        "DAYTON, Ohio. — (BUSINESS WIRE) — Orchard Valve Works, Inc. (the “Company”) (NYSE: ORV) announced",
        "DAYTON, OH--April 29, 2020--Orchard Valve Works, Inc. today announced",
    ],
)
def test_the_company_is_the_subject_of_the_lead(opening: str) -> None:
    assert (
        told(f"{opening} what it sold and earned in its first quarter ended March 31, 2020, which was a good one.").company_name
        == "Orchard Valve Works, Inc."
    )


@pytest.mark.parametrize(
    "line", ["{} Second Quarter 2026 Supplemental Information", "{}      EXHIBIT 99.2", "{} CONDENSED CONSOLIDATED BALANCE SHEETS", "{}"]
)
@pytest.mark.parametrize("name", ["ORCHARD VALVE, INC.", "THE ORCHARD FINANCIAL SERVICES GROUP, INC."])
def test_a_heading_behind_the_name_is_no_part_of_it(name: str, line: str) -> None:
    assert told(f"{line.format(name)}\n\nThree Months Ended June 30, 2026\n").company_name == name.rstrip(".") + "."


def test_a_report_that_is_only_referred_to_is_not_this_one() -> None:
    text = """DAYTON, OH - Orchard Valve Works, Inc. (NYSE: ORV) today announced its results for the first quarter.

It calls attention to the risks in its Annual Report on Form 10-K for the year ended December 31, 2019."""
    assert told(text).period_end is None


def test_a_table_of_bare_years_dates_a_release_without_dates() -> None:
    text = """DAYTON, OH - Orchard Valve Works, Inc. (NYSE: ORV) today announced its results for the first quarter of 2006.

                              Quarter Ended March 31
                                2006          2005
Net sales                      $ 120         $ 110
Cost of sales                     80            75
Gross profit                      40            35
"""
    assert (told(text).period_end, told(text).stated_fiscal_quarter) == (date(2006, 3, 31), 1)


def test_of_several_periods_in_a_sentence_the_latest_is_reported_on() -> None:
    text = (
        "DAYTON, OH - Orchard Valve Works, Inc. today recast its results "
        "for the three months ended March 31, 2012 and the three and six months ended June 30, 2012."
    )
    assert told(text).period_end == date(2012, 6, 30)


def test_years_under_another_spanner_are_not_those_of_this_one() -> None:
    text = """                        RATIO OF EARNINGS TO FIXED CHARGES

             Three Months
                Ended
              March 31,                       Year Ended December 31,
        -----------------------    ----------------------------------------
            2002        2001           2001          2000          1999
            ----        ----           ----          ----          ----
            7.3X        6.6X           7.0X          6.7X          6.9X
"""
    assert told(text).period_end == date(2001, 12, 31)


def test_what_a_page_does_not_say_is_none() -> None:
    assert told("A line about nothing.\n") == Identity(document_type="other")
    assert told("") == Identity(document_type="other")


def test_a_double_spaced_release_reads_like_any_other() -> None:
    text = DOUBLE_SPACED.replace("\n", "\n\n")
    found = told(text)
    assert (found.company_name, found.period_end, found.dated_on) == (
        "Orchard Valve Works of Ohio Corporation",
        date(2003, 9, 30),
        date(2003, 10, 21),
    )


@pytest.mark.parametrize(
    ("end", "year_end", "quarter"),
    [
        (date(2005, 3, 31), "12-31", 1),
        (date(1996, 6, 28), "09-26", 3),
        (date(2006, 4, 1), "06-30", 3),
        (date(2026, 1, 25), "01-25", 4),
        (date(2005, 2, 28), "12-31", None),
    ],
)
def test_the_fiscal_quarter_of_a_day(end: date, year_end: str, quarter: int | None) -> None:
    assert quarter_of(end, year_end) == quarter


def test_the_seed_release(shared: Path) -> None:
    found = told((shared / "seeds" / "003_22a55215028bec95.txt").read_text())
    assert (found.document_type, found.exhibit, found.company_name, found.ticker) == (
        "earnings_release",
        "EX-99.1",
        "LEXINGTON PRECISION CORPORATION",
        "LEXP",
    )
    assert (found.dated_on, found.known_on, found.period_end) == (date(2006, 6, 1), date(2006, 6, 1), date(2006, 3, 31))
    assert (found.stated_fiscal_quarter, found.fiscal_year_end) == (1, "12-31")


def test_the_seed_letter(shared: Path) -> None:
    found = told((shared / "seeds" / "000_e74767451f680ae7.txt").read_text())
    assert (found.document_type, found.company_name, found.dated_on) == ("status_letter", "Lexington Precision Corp.", date(2009, 6, 5))


def test_subsidiaries_are_no_part_of_a_companys_name() -> None:
    text = "                  HARLAN-VOSS INDUSTRIES, INC. AND SUBSIDIARIES\n\n               CONSOLIDATED BALANCE SHEETS\n"
    assert told(text).company_name == "HARLAN-VOSS INDUSTRIES, INC."


def test_a_date_that_ends_a_sentence_is_not_the_documents() -> None:
    sentence = "Pro forma amounts reflect the debt that was taken over as if it had been so on\nJanuary 1, 1996.\n"
    assert told(f"MERIDIAN CORPORATION\nSUMMARY OF OPERATIONS\n\n{sentence}").dated_on is None
    assert told("MERIDIAN CORPORATION\nJanuary 1, 1996\nSUMMARY OF OPERATIONS\n").dated_on == date(1996, 1, 1)


def test_a_short_name_stands_for_the_one_with_its_legal_form_that_is_printed_elsewhere() -> None:
    lead = (
        "DAYTON, Ohio - May 9, 2005 - {subject} today announced financial results for its second quarter ended March 26, 2005, "
        "of which more is said below.\n\n"
    )
    statement = "\n{name}\nUNAUDITED CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS\n(In millions)\n"
    assert told(lead.format(subject="Orchard") + statement.format(name="Orchard Valve, Inc.")).company_name == "Orchard Valve, Inc."
    both = (
        lead.format(subject="ORCHARD")
        + "(c) 2005 Orchard Corporation. All rights reserved.\n"
        + statement.format(name="ORCHARD CORPORATION")
    )
    assert told(both).company_name == "Orchard Corporation"
    assert told(lead.format(subject="Orchard") + statement.format(name="Meridian, Inc.")).company_name == "Orchard"
    assert told("Commentary on the Fourth Quarter\n" + statement.format(name="ORCHARD CORPORATION")).company_name == "ORCHARD CORPORATION"


@pytest.mark.parametrize(
    "heads",
    [
        "<tr><td></td><td colspan=3>Three Months Ended</td></tr><tr><td></td><td>3/31/2022</td><td>12/31/2021</td><td>3/31/2021</td></tr>",
        "<tr><td></td><td colspan=3>Three Months Ended</td></tr>"
        "<tr><td></td><td>March 31,</td><td>December 31,</td><td>March 31,</td></tr>"
        "<tr><td></td><td>2022</td><td>2021</td><td>2021</td></tr>",
    ],
)
def test_a_release_that_is_all_tables_reports_on_the_latest_period_over_their_columns(heads: str) -> None:
    rows = "<tr><td>Net sales</td><td>106</td><td>101</td><td>100</td></tr><tr><td>Net income</td><td>11</td><td>12</td><td>10</td></tr>"
    outlook = f"<table><tr><td>Outlook</td></tr>{heads.replace('2022', '2023')}{rows}</table>"
    text = f"<p>Exhibit 99.2</p><p>Commentary on first quarter net sales</p><table>{heads}{rows}</table>{outlook}"
    laid_out = html_layout.page(text)
    found = describe(laid_out, passages(laid_out), tables_of(laid_out))
    assert (found.period_end, found.stated_fiscal_quarter, found.fiscal_year_end) == (date(2022, 3, 31), 1, "12-31")


def test_a_heading_over_the_discussion_names_the_quarter_of_a_report() -> None:
    cover = (
        "FORM 10-Q\n\n"
        "FOR THE QUARTERLY PERIOD ENDED SEPTEMBER 30, 1999\n\n"
        "ORCHARD VALVE COMPANY\n"
        "(Exact name of registrant as specified in its charter)\n\n"
    )
    for heading, quarter in (
        ("Third Quarter Results of Operations", 3),
        ("Third Quarter Results\n\nSecond Quarter Results", None),
        ("Sales of the third quarter", None),
    ):
        found = told(f"{cover}{heading}\n\nSales of valves and of pumps were above those of the year before in all of the regions.\n")
        assert (found.stated_fiscal_quarter, found.fiscal_year_end) == (quarter, "12-31" if quarter else None)
    found = _described(f"{cover}Third Quarter Results of Operations\n", container(Header(form_type="10-Q", fiscal_year_end="06-30")))
    assert found.stated_fiscal_quarter is None


def test_the_sentence_that_says_where_the_stock_is_traded_names_the_symbol() -> None:
    text = (
        "FORM 10-K\n\n"
        "ORCHARD VALVE, INC.\n"
        "(Exact name of registrant as specified in its charter)\n\n"
        "The Company's common stock is quoted on the Nasdaq National Market under the {}symbol {}, on\n"
        "the Tokyo Stock Exchange under the symbol ORCHARD.\n"
    )
    assert told(text.format("", "ORVC")).ticker == told(text.format("trading ", '"ORVC"')).ticker == "ORVC"
    assert told(text.format("", "ORVC").replace("The Company's common stock", "The stock of Meridian, Inc.")).ticker is None


def test_a_ticker_in_quotes_behind_its_exchange():
    text = (
        "REDMOND, Wash. \u2014 April 29, 2020 \u2014 Acme Corp. (Nasdaq \u201cACME\u201d @acme) "
        "today announced results for the quarter ended March 31, 2020."
    )
    assert told(text).ticker == "ACME"


def test_the_day_of_the_results_call_dates_a_release_without_a_dateline() -> None:
    lead = (
        "DAYTON, OHIO - Orchard Valve, Inc. today announced net sales and results for its fiscal 2024 first "
        "quarter ended December 30, 2023, of which more is said below.\n\n"
    )
    call = (
        "A conference call on its first quarter results begins at 2:00 p.m. on {day}. "
        "A replay of the conference call on the results can be heard on January 31, 2024.\n"
    )
    assert told(lead + call.format(day="Thursday, February 1, 2024")).dated_on == date(2024, 2, 1)
    assert told(lead + call.format(day="December 29, 2023")).dated_on is None
    assert told(lead + call.format(day="August 1, 2024")).dated_on is None
    assert told(lead.replace("OHIO -", "OHIO, January 30, 2024 -") + call.format(day="February 1, 2024")).dated_on == date(2024, 1, 30)


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ("", "announced on August 5, 2024 results"),
        ("", "announced on August 5, 2024, its unaudited financial results"),
        ("NEWS RELEASE          August 5, 2024", "today reported results"),
        ("Orchard Valve - August 5, 2024 - Second Quarter\nConference call: August 7, 2024, 10 a.m.", "announced today its results"),
    ],
)
def test_the_day_on_which_results_are_announced_dates_a_release_without_a_dateline(over: str, said: str) -> None:
    lead = "Orchard Valve, Inc. (NYSE: ORVC) {} for the quarter ended June 30, 2024. Net sales and net income grew.\n"
    text = f"EXHIBIT 99.1\n\nORCHARD VALVE, INC.\n{over}\n\n{lead.format(said)}"
    assert told(text).dated_on == date(2024, 8, 5)
    assert told(text.replace("August 5, 2024", "June 5, 2024")).dated_on is None
    assert told(text.replace("August 5, 2024", "August 5, 2025")).dated_on is None


@pytest.mark.parametrize(
    "text",
    [
        "Orchard Valve, Inc. (NYSE: ORVC), which announced on July 5, 2024 results of a vote, reported earnings for the quarter "
        "ended June 30, 2024.",
        "Orchard Valve, Inc. (NYSE: ORVC) announced on July 5, 2024 that it sold a plant. Its earnings for the quarter ended "
        "June 30, 2024 follow.",
        "Dividend of 5 cents, payable September 1, 2024\n\n"
        "Orchard Valve, Inc. (NYSE: ORVC) today reported earnings for the quarter ended June 30, 2024, of which more is said below.",
    ],
)
def test_the_day_of_another_announcement_dates_no_release(text: str) -> None:
    found = told(f"EXHIBIT 99.1\n\nORCHARD VALVE, INC.\n\n{text} Net sales and net income grew.\n")
    assert (found.document_type, found.period_end, found.dated_on) == ("earnings_release", date(2024, 6, 30), None)


def test_a_balance_sheet_alone_tells_the_day_of_its_document():
    text = """
                      HARBOR GAMES CORP.
                 CONSOLIDATED BALANCE SHEETS
                        (in millions)

                                  July 29,   July 30,   January 28,
                                    2023       2022        2023
Current assets:
 Cash and cash equivalents       $  894.7   $  908.9   $  1,139.0
 Total current assets             1,774.2    1,940.1      2,000.3
Total assets                     $2,799.5   $3,113.4   $  3,113.4
Current liabilities               1,200.0    1,300.0      1,400.0
Stockholders' equity              1,599.5    1,813.4      1,713.4
"""
    assert told(text).period_end == date(2023, 7, 29)


@pytest.mark.parametrize(
    "heads", ["<td>2013</td><td>December 31,<br>2012</td>", "<td colspan=2>December 31,</td></tr><tr><td></td><td>2013</td><td>2012</td>"]
)
def test_a_day_over_one_of_two_years_of_balances_is_of_both(heads: str):
    rows = "<tr><td>Total assets</td><td>30</td><td>20</td></tr><tr><td>Total liabilities</td><td>10</td><td>8</td></tr>"
    laid_out = html_layout.page(f"<p>Consolidated Balance Sheet</p><p>(in millions)</p><table><tr><td></td>{heads}</tr>{rows}</table>")
    assert describe(laid_out, passages(laid_out), tables_of(laid_out)).period_end == date(2013, 12, 31)


INDEX_PAGE = """<html><head><title>EDGAR Filing Documents</title></head><body><p>Filing Detail</p>
<div><strong>Form 10-Q</strong> - Quarterly report [Sections 13 or 15(d)]:</div>
<div>SEC Accession No. 0000012345-12-000010</div><div>Period of Report</div><div>2012-09-30</div>
<table><tr><th>Seq</th><th>Description</th><th>Type</th></tr><tr><td>1</td><td>QUARTERLY REPORT</td><td>10-Q</td></tr></table>
<div><span>{name} CIK: <a href="/x">0000012345 (see all company filings)</a></span></div></body></html>"""


@pytest.mark.parametrize("name", ["ORCHARD VALVE CORP (Filer)", "ORCHARD VALVE CORP"])
def test_an_index_of_a_filing_is_none_of_its_documents_and_names_the_filer(name: str) -> None:
    page_read = html_layout.page(INDEX_PAGE.format(name=name))
    found = describe(page_read, passages(page_read), tables_of(page_read))
    assert (found.document_type, found.form_type) == ("other", None)
    assert (found.company_name, found.cik) == ("ORCHARD VALVE CORP", "0000012345")


@pytest.mark.parametrize(
    "line",
    [
        "Form 485APOS - Post-effective amendment [Rule 485(a)]:",
        "Notice of Effectiveness The registration statements and post-effective amendments below were declared effective.",
        "CIK,Company,Type,Date,Period of Report,State",
    ],
)
def test_headings_sentences_and_columns_are_no_companys_name(line: str) -> None:
    assert told(f"{line}\n\nSome other words\n").company_name is None
