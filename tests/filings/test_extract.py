"""Whole files: bytes in, records out. The real release to the last figure, every printed place, and whatever bytes may come."""

import csv
import html
import os
import random
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.filings.containers import documents_in
from pipelines.filings.decode import Unreadable, decoded
from pipelines.filings.extract import extract
from pipelines.filings.records import Extraction, ReportedValue, position_id

SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "data" / "raw").iterdir() if path.suffix in (".txt", ".htm"))
FILINGS = [path for path in SAMPLES if "letter" not in path.name]
RELEASE = "003_22a55215028bec95.txt"


@cache
def read(path: Path) -> Extraction:
    return extract(path.read_bytes(), path.name)


def texts(path: Path) -> dict[str, str]:
    """Every document of a file by its id, decoded."""
    return {source.document_id: decoded(source.raw)[0] for source in documents_in(path.read_bytes(), path.name)}


def named(paths: list[Path]) -> list:
    return [pytest.param(path, id=path.stem) for path in paths]


def ink(source: str) -> str:
    """What a stretch of the source shows: tags dropped, entities resolved, without white space."""
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", source)).split())


def assert_whole(found: Extraction, sources: dict[str, str]) -> None:
    """What holds of every reading: each record stands where it says, once, and no figure is both read and refused."""
    assert len({document.document_id for document in found.documents}) == len(found.documents)
    ids = [value.reported_value_id for value in found.reported_values if value.source == "table"]
    assert len(ids) == len(set(ids))
    cells = {(value.document_id, value.char_start) for value in found.reported_values if value.source == "table"}
    for value in found.reported_values:
        text = sources[value.document_id]
        assert value.reported_value_id == position_id(value.document_id, value.char_start, value.char_end)
        assert ink(text[value.char_start : value.char_end]) == ink(value.printed_text)
        assert value.line_number == line_of(text, value.char_start)
        assert value.period_start is None or value.period_start <= value.period_end
        assert (value.period_length == "instant") == (value.period_start is None)
        assert value.unit in ("USD", "USD/shares", "shares", "pure")
        assert value.contribution_sign in (None, 1, -1) and (value.contribution_sign is None) == (value.root_row_number is None)
        assert value.is_nil <= (value.printed_value == 0)
    for refusal in found.refusals:
        if refusal.scope == "cell":
            assert refusal.document_id is not None and refusal.char_start is not None and refusal.char_end is not None
            text = sources[refusal.document_id]
            assert refusal.line_number == line_of(text, refusal.char_start)
            assert (refusal.document_id, refusal.char_start) not in cells
        assert refusal.rule and refusal.detail
    for claim in found.claims:
        text = sources[claim.document_id]
        assert claim.claim_id == position_id(claim.document_id, claim.char_start, claim.char_end)
        assert 0 <= claim.char_start < claim.char_end <= len(text)


def line_of(text: str, offset: int) -> int:
    """The line on which this offset stands, however lines end."""
    return len(re.findall(r"\r\n|\n|\r", text[:offset])) + 1


# --- the real release, whole ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def release(shared: Path) -> Extraction:
    return read(shared / "seeds" / RELEASE)


def test_all_78_figures_of_the_release_are_read_and_no_other(release: Extraction, shared: Path):
    def key(row: dict[str, str]) -> tuple:
        return (
            row["statement"],
            row["label"],
            row["segment"],
            row["period_start"],
            row["period_end"],
            Decimal(row["printed_value"]),
            row["unit"],
        )

    def printed(value: ReportedValue) -> tuple:
        return (
            value.statement,
            value.label,
            value.segment or "",
            str(value.period_start),
            str(value.period_end),
            value.printed_value,
            value.unit,
        )

    with (shared / "truth" / "seed" / "seed.csv").open(encoding="utf-8") as lines:
        truth = Counter(key(row) for row in csv.DictReader(lines))
    found = Counter(printed(value) for value in release.reported_values)
    assert truth.total() == 78
    assert found == truth


def test_segment_figures_of_the_release_bear_their_measure_as_parent(release: Extraction):
    measures = {value.parent_label for value in release.reported_values if value.segment == "Rubber Group"}
    assert measures == {
        "Net sales",
        "Income (loss) from operations",
        "Add back depreciation and amortization included in income from operations",
        "Earnings (loss) before interest, taxes, depreciation, and amortization (EBITDA)",
        "Capital expenditures",
    }


def test_the_dash_of_the_release_is_nil(release: Extraction):
    nil = [value for value in release.reported_values if value.is_nil]
    assert [(value.printed_text, value.segment, value.printed_value) for value in nil] == [("--", "Corporate Office", 0)]


def test_the_stray_figure_of_the_release_is_refused_once_with_its_line(release: Extraction, shared: Path):
    (orphan,) = release.refusals
    text = (shared / "seeds" / RELEASE).read_text(encoding="utf-8")
    assert (orphan.scope, orphan.rule, orphan.raw_text.strip()) == ("cell", "orphan_figure", "2,310")
    assert orphan.char_start is not None and text[orphan.char_start : orphan.char_end] == "2,310"
    assert orphan.raw_text == text.splitlines()[(orphan.line_number or 0) - 1]


def test_every_sum_of_the_release_foots(release: Extraction):
    assert len(release.footing_results) >= 24
    assert {(result.verdict, result.residual) for result in release.footing_results} == {("foots", 0)}


def test_chains_of_the_release_end_in_the_net_loss(release: Extraction):
    signs = {value.label: value.contribution_sign for value in release.reported_values if value.statement == "income_statement"}
    assert (signs["Net sales"], signs["Cost of sales"], signs["Selling and administrative expenses"], signs["Interest expense"]) == (
        1,
        -1,
        -1,
        1,
    )


def test_the_release_says_who_what_and_when(release: Extraction):
    (document,) = release.documents
    assert document.company_name is not None and "lexington precision" in document.company_name.lower()
    assert (document.document_type, document.period_end, document.stated_fiscal_quarter) == ("earnings_release", date(2006, 3, 31), 1)
    assert document.dated_on == document.known_on and document.dated_on is not None and document.exhibit is not None


def test_the_release_states_figures_in_its_prose(release: Extraction):
    claims = {(claim.value, claim.unit) for claim in release.claims}
    assert {(Decimal(24_798_000), "USD"), (Decimal(26_284_000), "USD"), (Decimal(3_828_000), "USD")} <= claims


def test_figures_of_the_release_stand_where_they_say(release: Extraction, shared: Path):
    assert_whole(release, texts(shared / "seeds" / RELEASE))


def test_the_letter_is_a_status_letter_with_date_and_company(shared: Path):
    found = read(shared / "seeds" / "000_e74767451f680ae7.txt")
    (document,) = found.documents
    assert (document.document_type, document.dated_on) == ("status_letter", date(2009, 6, 5))
    assert document.company_name is not None and "lexington precision" in document.company_name.lower()
    assert (found.reported_values, found.refusals) == ((), ())


# --- the samples --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", named(FILINGS))
def test_every_sample_yields_figures_of_its_own_documents(path: Path):
    found = read(path)
    assert len(found.documents) == 1 and len(found.reported_values) >= 10
    assert {value.document_id for value in found.reported_values} == {found.documents[0].document_id}
    assert found.documents[0].period_end is not None and found.documents[0].company_name


@pytest.mark.parametrize("path", named(SAMPLES))
def test_records_of_every_sample_stand_where_they_say(path: Path):
    assert_whole(read(path), texts(path))


@pytest.mark.parametrize("path", named(SAMPLES))
def test_the_same_bytes_give_the_same_records(path: Path):
    assert extract(path.read_bytes(), path.name) == read(path)


def test_ids_hang_on_bytes_and_position_not_on_the_path():
    path = FILINGS[0]
    elsewhere = extract(path.read_bytes(), "elsewhere/" + path.name)
    assert [value.reported_value_id for value in elsewhere.reported_values] == [
        value.reported_value_id for value in read(path).reported_values
    ]
    changed = extract(path.read_bytes() + b"\n", path.name)
    assert not {value.reported_value_id for value in changed.reported_values} & {
        value.reported_value_id for value in read(path).reported_values
    }


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_the_same_page_in_other_bytes_reads_the_same(encoding: str):
    path = next(path for path in FILINGS if path.suffix == ".txt")
    text = decoded(path.read_bytes())[0]
    found = extract(text.encode(encoding), path.name)
    assert [(value.label, value.printed_value) for value in found.reported_values] == [
        (value.label, value.printed_value) for value in read(path).reported_values
    ]


def test_line_ends_change_no_figure():
    path = next(path for path in FILINGS if path.suffix == ".txt")
    found = extract(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), path.name)
    assert [(value.label, value.printed_value, value.line_number) for value in found.reported_values] == [
        (value.label, value.printed_value, value.line_number) for value in read(path).reported_values
    ]


def test_a_claim_bears_the_line_of_its_figure():
    found = extract(
        b"<html><body><p>Net sales for the first quarter ended\nMarch 31, 2006 were\n$24,798,000.</p></body></html>", "page.htm"
    )
    assert [claim.line_number for claim in found.claims] == [3]


# --- what can't be read -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [b"", b"\0\0\0\0", b"\x89PNG\r\n\x1a\n\0\0\0", b"   \n\n  ", b"\x1f\x8bnot gzip", b"%PDF-1.4\n\0\1\2"])
def test_a_file_that_can_not_be_read_is_one_refusal_of_a_document(raw: bytes):
    found = extract(raw, "in/the/way.txt")
    (refusal,) = found.refusals
    assert (refusal.scope, refusal.source_path, found.documents) == ("document", "in/the/way.txt", ())
    assert refusal.rule == refusal.rule.lower() and " " not in refusal.rule and len(refusal.detail.split()) >= 4


PAGE = """\
                     CONSOLIDATED STATEMENTS OF INCOME
                              (In thousands)
                                   Quarter ended March 31,
                                     2006        2005
Net sales                           24,798      26,284
Cost of sales                       21,059      23,162
Gross profit                         3,739       3,122
"""


def values_of(text: str) -> Extraction:
    return extract(text.encode(), "page.txt")


def test_a_table_without_scale_is_one_refusal_of_a_table():
    found = values_of(PAGE.replace("(In thousands)", ""))
    assert found.reported_values == ()
    assert [(refusal.scope, refusal.rule) for refusal in found.refusals] == [("table", "scale_not_stated")]
    assert found.refusals[0].raw_text.startswith("Net sales")


def test_a_refusal_shows_the_row_of_an_html_table_as_a_person_sees_it():
    """And not its markup, which may be so long that the figure is cut off."""
    blanks = '<td style="padding:2px"></td>' * 100
    rows = "".join(
        f"<tr><td>{label}</td>{blanks}<td>$</td><td>{figure}</td></tr>"
        for label, figure in (("Net&nbsp;sales", "24,798"), ("Cost of sales", "21,059"), ("Gross profit", "3,739"))
    )
    (refusal,) = values_of(f"<html><body><p>Quarter ended March 31, 2006</p><table>{rows}</table></body></html>").refusals
    assert (refusal.rule, refusal.raw_text) == ("scale_not_stated", "Net sales  $  24,798")


def test_a_table_without_period_is_one_refusal_of_a_table():
    found = values_of(PAGE.replace("Quarter ended March 31,", ""))
    assert found.reported_values == ()
    assert [(refusal.scope, refusal.rule) for refusal in found.refusals] == [("table", "period_not_found")]


def test_a_total_that_does_not_foot_is_said_and_its_figures_stay():
    found = values_of(PAGE.replace("26,284", "26,294"))
    assert [(result.verdict, result.residual) for result in found.footing_results] == []  # a caption that names no total proves nothing
    total = values_of(PAGE.replace("26,284", "26,294").replace("Gross profit        ", "Total gross profit  "))
    assert len(total.reported_values) == 6
    assert [(result.column_number, result.verdict, result.residual) for result in total.footing_results] == [
        (1, "foots", 0),
        (2, "does_not_foot", -10_000),
    ]


def test_a_total_of_nothing_has_no_sum():
    found = values_of(PAGE.replace("Gross profit        ", "Total assets        ").replace("3,739", "9,999").replace("3,122", "8,888"))
    assert {result.verdict for result in found.footing_results} == {"no_sum_found"}


def test_an_unbalanced_parenthesis_that_no_sum_settles_is_refused():
    found = values_of(PAGE + "Interest                               400)       (700)\n")
    assert "400)" not in [value.printed_text for value in found.reported_values]
    assert [refusal.scope for refusal in found.refusals] == ["cell"]


@pytest.mark.parametrize("printed", ["12.34567%", "9" * 40])
def test_a_figure_that_the_warehouse_can_not_hold_is_refused_alone(printed: str):
    found = values_of(f"{PAGE}Other   {printed:>41}       100\n")
    assert len(found.reported_values) >= 6
    for value in found.reported_values:
        assert value.printed_value == value.printed_value.quantize(Decimal("0.000001")) and abs(value.printed_value) < 10**32


# --- any bytes at all ---------------------------------------------------------------------------------------------------------------------


def assert_reads(raw: bytes, name: str) -> None:
    found = extract(raw, name)
    sources: dict[str, str] = {}
    try:
        for source in documents_in(raw, name):
            sources[source.document_id] = decoded(source.raw)[0]
    except Unreadable:
        pass
    assert_whole(found, sources)
    assert found.documents or found.refusals


@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.htm", "a.gz", "a"]))
def test_random_bytes_are_read_or_refused(raw: bytes, name: str):
    assert_reads(raw, name)


SCRAPS = [
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td colspan=2>", "<td rowspan=9>", "<p>", "<br>",
    "<div style='display:none'>", "</div>", "<pre>", "</pre>", "<html>", "<!--", "-->", "<", ">", "&nbsp;", "&#8212;", "&amp",
    "<PAGE>", "<TABLE>", "<CAPTION>", "<S>", "<C>", "<DOCUMENT>", "<TYPE>EX-27", "<TEXT>", "</TEXT>", "</DOCUMENT>",
    "<SEC-HEADER>", "CIK: 0000320193", "<ix:nonFraction name='us-gaap:Assets' contextRef='c'>", "</ix:nonFraction>",
    "\n", "\t", "\f", "   ", "          ",
    "Three months ended March 31,", "2006", "2005", "December 31, 2005", "(In thousands)", "(unaudited)", "Restated",
    "CONSOLIDATED BALANCE SHEETS", "STATEMENTS OF INCOME", "Net sales", "Total assets", "Cost of sales", "Net income per share",
    "Rubber Group:", "% Change", "24,798", "(2,278)", "$", "--", ".84", "5%", "(1)", "n/a", "(", ")",
    "---------", "=========", "Net sales of $5 million", "for the first quarter of 2006",
]  # fmt: skip


@given(st.lists(st.sampled_from(SCRAPS), max_size=80), st.sampled_from(["a.txt", "a.htm"]))
def test_random_markup_is_read_or_refused(scraps: list[str], name: str):
    assert_reads("".join(scraps).encode(), name)


@given(st.lists(st.sampled_from([*(scrap for scrap in SCRAPS if "<" not in scrap), " ", "\n", "\n"]), max_size=120))
def test_random_pages_are_read_or_refused(scraps: list[str]):
    assert_reads("  ".join(scraps).encode(), "a.txt")


@pytest.mark.parametrize("path", named(SAMPLES))
def test_a_file_cut_at_any_place_is_read_as_far_as_it_goes(path: Path):
    raw = path.read_bytes()
    for end in range(0, len(raw), 500):
        assert_reads(raw[:end], path.name)


@pytest.mark.parametrize(
    "path", [pytest.param(next(path for path in FILINGS if path.suffix == suffix), id=suffix) for suffix in (".txt", ".htm")]
)
def test_a_file_with_bytes_changed_is_read_or_refused(path: Path):
    dice = random.Random(1)
    raw = path.read_bytes()
    for _ in range(25):
        broken = bytearray(raw)
        for _ in range(30):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        assert_reads(bytes(broken), path.name)


# --- sizes --------------------------------------------------------------------------------------------------------------------------------

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "scrap", [" ", "9", "(", "(1) ", ". ", "$ ", "- ", "1,", "word ", "<", "March 31, 2006 ", "-----  ", "&nbsp;", "\t", "- 2 -\n", "%"]
)
def test_a_megabyte_of_one_thing_in_one_line_comes_to_an_end(scrap: str):
    found = extract((scrap * (MEGABYTE // len(scrap))).encode(), "long.txt")
    assert found.reported_values == () and (found.documents or found.refusals)


def test_a_caption_of_a_megabyte_before_its_figures_comes_to_an_end():
    for times in (2_000, MEGABYTE // 10):
        found = values_of(PAGE.replace("Net sales     ", "Net sales " * times + "    "))
        # its figures stand in none of the other rows' columns: refused, or columns of their own, never taken for another's
        assert {value.printed_value for value in found.reported_values} >= {21_059_000, 23_162_000}
        assert {value.label for value in found.reported_values if value.printed_value in (24_798_000, 26_284_000)} <= {
            ("Net sales " * times).strip()
        }


def test_tables_nested_ten_thousand_deep_come_to_an_end():
    assert extract(b"<html><body>" + b"<table><tr><td>" * 10_000 + b"1,000", "deep.htm").documents


@pytest.mark.parametrize(
    "rows",
    [10_000, 100_000],
)
def test_a_table_of_very_many_rows_is_read_whole(rows: int):
    body = "".join(f"{chr(97 + number % 26)}  {number * 7919 % 9_000 + 1_000:,}\n" for number in range(rows))
    found = values_of(f"BALANCE SHEETS (In thousands)\nMarch 31, 2006\n{body}")
    assert len(found.reported_values) == rows


def test_an_html_table_of_five_thousand_rows_is_read_whole():
    body = "".join(f"<tr><td>Item {number}</td><td>{number + 1000:,}</td><td>{number * 7 % 99_991:,}</td></tr>" for number in range(5_000))
    head = "<p>(in thousands)</p><table><tr><td></td><td>March 31, 2006</td><td>March 31, 2005</td></tr>"
    found = extract(f"<html><body>{head}{body}</table></body></html>".encode(), "long.htm")
    assert len(found.reported_values) == 10_000


def test_columns_for_quarters_are_dated_by_the_one_calendar_that_the_sentences_fit():
    page = (
        "<html><body><p>Fourth quarter results of the Sample Savings Corporation, whose deposits rose since December 31, 2020.</p>\n"
        "    <p>The ratio of capital was lower on September 30, 2021 than on December 31, 2021, "
        "which the board of the corporation had expected all along.</p>\n"
        "    <p>Results (in millions)</p><table><tr><td></td><td>4Q21</td><td>3Q21</td><td>4Q20</td></tr>\n"
        "    <tr><td>Total revenue</td><td>1,720</td><td>1,659</td><td>1,707</td></tr>"
        "<tr><td>Net income</td><td>530</td><td>531</td><td>456</td></tr></table></body></html>"
    )
    ends = [value.period_end for value in extract(page.encode(), "a.htm").reported_values if value.label == "Net income"]
    assert ends == [date(2021, 12, 31), date(2021, 9, 30), date(2020, 12, 31)]
    other = extract(page.replace("September 30, 2021", "September 30, 2019").encode(), "a.htm")
    assert not other.reported_values and {refusal.rule for refusal in other.refusals} == {"period_not_found"}


@pytest.mark.parametrize(
    ("pictures", "text", "refused"),
    [(3, "Results", True), (1, "Results", True), (1, "Words of a cover page. " * 60, False), (0, "Results", False)],
)
def test_a_page_of_pictures_is_refused_by_name(pictures, text, refused):
    page = "<html><body>" + '<p><img src="slide.jpg"></p>' * pictures + f"<p>{text}</p></body></html>"
    rules = [(refusal.scope, refusal.rule) for refusal in extract(page.encode(), "slides.htm").refusals]
    assert rules == ([("document", "figures_in_pictures")] if refused else [])


def test_figures_that_only_styles_set_in_columns_are_refused_loudly():
    row = "<div class='row'><div>{}</div><div>{:,}</div><div>{:,}</div></div>"
    rows = [
        row.format(name, 1200 + n, 1100 + n)
        for n, name in enumerate(("Net sales", "Cost of sales", "Gross profit", "Expenses", "Taxes", "Net income"))
    ]
    page = f"<html><body><div>Results (in thousands)</div>{''.join(rows)}</body></html>"
    found = extract(page.encode(), "styled.htm")
    assert [(refusal.scope, refusal.rule) for refusal in found.refusals] == [("document", "figures_outside_tables")]
    assert page[found.refusals[0].char_start : found.refusals[0].char_end] == "1,200"


def test_a_statement_run_together_in_one_text_is_refused_loudly():
    text = (
        "Three Months Ended June 30, Six Months Ended June 30, 2026 2025 2026 2025 "
        "Rental revenues $ 2,183 $ 2,037 $ 4,321 $ 4,036 Total revenues 2,425 2,184 4,723 4,324"
    )
    found = extract(f"<html><body><p>ORCHARD REALTY, INC.</p><p>{text}</p></body></html>".encode(), "slides.htm")
    assert [(refusal.scope, refusal.rule, refusal.raw_text) for refusal in found.refusals] == [("document", "figures_outside_tables", text)]


def test_some_figures_on_lines_of_their_own_are_no_statement():
    pages = "".join(f"<p>The agreement goes on.</p><p>{number}</p>" for number in range(1, 40))
    page = f"<html><body>{pages}<p>Our number</p><p>1,200</p></body></html>"
    assert extract(page.encode(), "letter.htm").refusals == ()


@pytest.mark.parametrize(("year", "ended"), [(2003, date(2003, 11, 1)), (2004, date(2003, 11, 1))])
def test_fiscal_years_are_named_so_that_the_newest_column_is_the_quarter_reported_on(year, ended):
    page = (
        "<html><body><p>DAYTON, Ohio, November 20, 2003 - Brandt Stores, Inc. "
        "reported results of its third fiscal quarter ended November 1, 2003.</p>\n"
        "    <p>Statements of Income (in thousands)</p><table><tr><td></td><td colspan=2>Third Quarter</td></tr>"
        f"<tr><td></td><td>{year}</td><td>{year - 1}</td></tr>\n"
        "    <tr><td>Net sales</td><td>1,000</td><td>900</td></tr>"
        "<tr><td>Cost of sales</td><td>600</td><td>500</td></tr>"
        "<tr><td>Net income</td><td>400</td><td>400</td></tr></table>\n"
        "    <p>Balance Sheet (in thousands)</p><table><tr><td></td><td>November 1, 2003</td><td>February 1, 2003</td></tr>\n"
        "    <tr><td>Cash</td><td>10</td><td>20</td></tr>"
        "<tr><td>Total assets</td><td>30</td><td>40</td></tr></table></body></html>"
    )
    newest = next(value for value in extract(page.encode(), "a.htm").reported_values if value.label == "Net sales")
    assert newest.period_end == ended


def test_a_balance_sheet_in_another_unit_is_not_read_at_the_scale_of_a_statement_of_income():
    heads = "<tr><td></td><td>{}December 31, 1998</td><td>{}December 31, 1997</td></tr>"
    statement = (
        f"<p>Statements of Income (in thousands)</p><table>{heads.format(*['Year ended '] * 2)}"
        "<tr><td>Net sales</td><td>3,030,644</td><td>2,930,644</td></tr>"
        "<tr><td>Costs</td><td>2,030,644</td><td>1,930,644</td></tr>"
        "<tr><td>Net income</td><td>1,000,000</td><td>1,000,000</td></tr></table>"
    )
    sheet = (
        f"<p>{'What the company owns and owes is told below. ' * 8}</p><p>Balance Sheets</p><table>{heads.format('', '')}"
        "<tr><td>Cash</td><td>65</td><td>60</td></tr>"
        "<tr><td>Inventories</td><td>58,100</td><td>50,100</td></tr>"
        "<tr><td>Total assets</td><td>58,165</td><td>50,160</td></tr></table>"
    )
    found = extract(f"<html><body>{statement}{sheet}</body></html>".encode(), "a.htm")
    assert [refusal.rule for refusal in found.refusals] == ["scale_not_stated"] and not any(
        value.label == "Total assets" for value in found.reported_values
    )


YEARS_OF_WEEKS = """
                             FORM 10-K
          For the fiscal year ended September 29, 1995

                     Harrow Peripherals, Inc.

The company's fiscal years ended on September 29, 1995, September 30, 1994 and September 24, 1993.

Net sales rose by 20% in fiscal 1995 compared with fiscal 1994.

                CONSOLIDATED STATEMENTS OF INCOME
                        (In thousands)

Three fiscal years ended
September 29, 1995                  1995         1994         1993
Net sales                         11,062        9,189        7,977
Cost of sales                      8,204        6,845        5,249
Net income                           424          310           87
"""


def test_years_that_end_with_a_week_end_on_the_days_that_sentences_name():
    found = extract(YEARS_OF_WEEKS.encode(), "harrow.txt")
    sales = [(value.period_start, value.period_end) for value in found.reported_values if value.label == "Net sales"]
    assert sales == [
        (date(1994, 10, 1), date(1995, 9, 29)),
        (date(1993, 9, 25), date(1994, 9, 30)),
        (date(1992, 9, 26), date(1993, 9, 24)),
    ]


TWO_STARTS = (
    "<p>FORM 10-K</p><p>For the fiscal year ended September 29, 1995</p><p>Harrow Peripherals, Inc.</p>\n"
    "<p>Net sales increased $1,873 million, or 20%, in fiscal 1995, compared with fiscal 1994.</p>\n"
    "<p>(In millions)</p><table>"
    "<tr><td></td><td>52 weeks ended September 29, 1995</td><td>53 weeks ended September 30, 1994</td></tr>\n"
    "<tr><td>Net sales</td><td>11,062</td><td>9,189</td></tr><tr><td>Net income</td><td>424</td><td>310</td></tr></table>\n"
    "<p>Discussion.</p><p>(In millions)</p><table>"
    "<tr><td></td><td>52 weeks ended September 29, 1995</td><td>52 weeks ended September 30, 1994</td></tr>\n"
    "<tr><td>Research</td><td>614</td><td>564</td></tr></table>"
)


def test_what_is_read_does_not_hang_on_the_order_of_hashes(tmp_path):
    page = tmp_path / "harrow.htm"
    page.write_text(TWO_STARTS)
    told = (
        "import sys; from pathlib import Path; from pipelines.filings.extract import extract; "
        "print(extract(Path(sys.argv[1]).read_bytes(), 'harrow.htm'))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", told, str(page)],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in (0, 6, 7)  # they order a set of these days differently
    }
    (answer,) = answers
    assert "base_start=datetime.date(1993, 9, 25)" in answer


def test_two_refused_columns_of_one_row_are_two_refusals_at_two_places():
    page = b"""ACME WIDGETS, INC.
Reports results for the third quarter ended September 30, 2005

(In thousands)
                              September 30,    Remaining    Effective
                                  2005           term         rate of
Notes due 2010                   $1,000          4.5           5.25
Notes due 2012                    2,000          6.5           5.75
Notes due 2014                    3,000          8.5           6.25
"""
    refused = [each for each in extract(page, "release.txt").refusals if each.scope == "table"]
    assert len(refused) == len({(each.char_start, each.char_end) for each in refused}) and len(refused) >= 2
    assert all(each.char_start is not None and page[each.char_start : each.char_end].strip() for each in refused)


def test_an_index_of_pages_is_no_table_of_figures():
    index = """
                           INDEX TO FORM 10-Q

                                                             Page No.
                                                             --------
Part I - Financial Information:

  Consolidated Balance Sheet - September 30, 1996
    and December 31, 1995                                      2 - 3

  Consolidated Statement of Earnings for the three and
    nine months ended September 30, 1996 and 1995                  4

  Management's Discussion and Analysis                        6 - 14

Part II - Other Information                                  15 - 16
"""
    found = extract(index.encode(), "page.txt")
    assert (found.reported_values, found.refusals) == ((), ())


@pytest.mark.parametrize(
    ("sentence", "year_end"),
    [
        (
            "These statements go with those of the fiscal year ended September 25,\n"
            "1999; the year ended September 26, 1998 had 52 weeks too.",
            "09-25",
        ),
        (
            "Sales of the fiscal year ended September 26, 1998 were large; the partner\nclosed its year ended May 31, 1998 with a loss.",
            None,
        ),
    ],
)
def test_the_year_end_that_sentences_name_is_kept(sentence, year_end):
    (document,) = extract(f"FORM 10-Q\n\nFor the quarter ended December 26, 1999\n\n{sentence}\n".encode(), "page.txt").documents
    assert document.fiscal_year_end == year_end


def test_a_day_that_a_sentence_names_ends_no_period():
    """A purchase "as if consummated on December 31, 2018" makes the 13 weeks that ended on March 31, 2019 no calendar quarter."""
    rows = "".join(
        f"<tr><td>{label}</td><td>{one}</td><td>{other}</td></tr>"
        for label, one, other in (
            ("", "March 29, 2020", "March 31, 2019"),
            ("Net revenues", "$1,105", "$732"),
            ("Net earnings", "(70)", "27"),
        )
    )
    sentence = (
        "The pro forma figures show both companies together "
        "as if the purchase had been made and all of it paid for in cash on December 31, 2018."
    )
    page = (
        "<p>CONSOLIDATED STATEMENTS OF OPERATIONS</p><p>(Millions of Dollars)</p><p>Quarter Ended</p>"
        f"<table>{rows}</table><p>{sentence}</p><table>{rows}</table>"
    )
    starts = {value.period_start for value in extract(page.encode(), "page.htm").reported_values if value.period_end == date(2019, 3, 31)}
    assert starts == {date(2018, 12, 31)}


def test_the_number_of_a_companys_file_is_no_word_of_thousands():
    text = """
                                   FORM 10-K

                  FOR THE FISCAL YEAR ENDED DECEMBER 31, 2007

                        COMMISSION FILE NUMBER: 000-12345

                          HARBOR COMPUTING CORPORATION

                                  BALANCE SHEET
                                December 31, 2007

Cash                                                 $    8,604
Additional paid-in capital                           10,687,358
Accumulated deficit                                 (10,678,148)
TOTAL LIABILITIES AND SHAREHOLDERS' EQUITY           $    8,604
"""
    assert {value.printed_value for value in extract(text.encode(), "report.txt").reported_values} == {8_604, 10_687_358, -10_678_148}
