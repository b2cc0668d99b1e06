"""Figures that filers tagged: schedules (EX-27) and inline XBRL, with their scale, period and unit, or a refusal."""

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.filings.decode import decoded
from pipelines.filings.extract import extract
from pipelines.filings.tagged import Tagged, document_facts, is_schedule, named_as_printed, tagged_values

HEAD = """<TABLE> <S> <C>
<ARTICLE> 5
<LEGEND>
Example Rubber, in thousands
</LEGEND>
<MULTIPLIER>                            1,000
<PERIOD-TYPE>                           6-MOS
<FISCAL-YEAR-END>                       Dec-31-1996<F1>
<PERIOD-END>                            JUN-30-1996
"""
FIGURES = """<CASH>                                   500
<RECEIVABLES>                          3,349<F2>
<TOTAL-ASSETS>  \t5234
<SALES>                                24,798
<INCOME-PRETAX>                        (1,284)
<BONDS>
<INCOME-TAX>                           N/A
<NET-INCOME>                           ( 809)
<EPS-PRIMARY>                          (6.55)
<EPS-DILUTED>                          .81
<FN>
<F1>Items reported as zero are not applicable 12
</FN>
"""


def read(text: str) -> Tagged:
    found = tagged_values(text, "ab" * 32, "x.txt")
    for value in found.values:
        assert text[value.char_start : value.char_end] == value.printed_text or "<ix" in text
    assert len({value.reported_value_id for value in found.values}) == len(found.values)
    return found


def by_tag(text: str) -> dict[str, Decimal]:
    return {value.tag or "": value.printed_value for value in read(text).values}


# --- EX-27 ----------------------------------------------------------------------------------------------------------------------------


def test_the_multiplier_counts_for_money_and_not_for_earnings_per_share():
    assert by_tag(HEAD + FIGURES) == {
        "EX-27:CASH": 500_000,
        "EX-27:RECEIVABLES": 3_349_000,
        "EX-27:TOTAL-ASSETS": 5_234_000,
        "EX-27:SALES": 24_798_000,
        "EX-27:INCOME-PRETAX": -1_284_000,
        "EX-27:NET-INCOME": -809_000,
        "EX-27:EPS-PRIMARY": Decimal("-6.55"),
        "EX-27:EPS-DILUTED": Decimal("0.81"),
    }
    units = {(value.unit, value.decimals) for value in read(HEAD + FIGURES).values}
    assert units == {("USD", -3), ("USD/shares", 2)}


def test_balances_stand_at_the_period_end_and_flows_cover_the_period_type():
    values = {value.label: value for value in read(HEAD + FIGURES).values}
    cash, sales = values["CASH"], values["SALES"]
    assert (cash.statement, cash.period_start, cash.period_end, cash.period_length) == ("balance_sheet", None, date(1996, 6, 30), "instant")
    assert (sales.statement, sales.period_start, sales.period_end, sales.period_length) == (
        "income_statement",
        date(1996, 1, 1),
        date(1996, 6, 30),
        "half",
    )
    assert values["EPS-DILUTED"].statement == "eps"
    assert (sales.source, sales.table_number, sales.row_number, sales.line_number) == ("tagged", 0, 4, 13)


@pytest.mark.parametrize(
    ("kind", "end", "start", "length"),
    [
        ("3-MOS", "MAR-29-1996", date(1995, 12, 30), "quarter"),
        ("9-Mos", "Sep-30-1996", date(1996, 1, 1), "nine_months"),
        ("YEAR", "SEP-27-1996", date(1995, 9, 30), "year"),
        ("12-MOS", "DEC-31-1999", date(1999, 1, 1), "year"),
        ("7-MOS", "JUL-31-1999", date(1999, 1, 1), "other"),
    ],
)
def test_the_period_type_gives_the_start(kind, end, start, length):
    text = HEAD.replace("6-MOS", kind).replace("JUN-30-1996", end) + FIGURES
    sales = next(value for value in read(text).values if value.label == "SALES")
    assert (sales.period_start, sales.period_length) == (start, length)


def test_a_restated_schedule_has_a_column_a_period():
    text = """<RESTATED>
<MULTIPLIER> 1
<PERIOD-TYPE>   3-MOS         6-MOS
<PERIOD-END>    MAR-31-1997   JUN-30-1997
<SALES>         100           (210)
<TOTAL-ASSETS>  5             6
"""
    values = [(value.label, value.column_number, value.period_end, value.printed_value, value.is_restated) for value in read(text).values]
    march, june = date(1997, 3, 31), date(1997, 6, 30)
    assert values == [
        ("SALES", 1, march, 100, True),
        ("SALES", 2, june, -210, True),
        ("TOTAL-ASSETS", 1, march, 5, True),
        ("TOTAL-ASSETS", 2, june, 6, True),
    ]


def test_two_schedules_on_one_page_keep_their_own_heads():
    second = HEAD.replace("1,000", "1,000,000").replace("JUN-30-1996", "JUN-30-1995")
    values = [value for value in read(HEAD + FIGURES + second + FIGURES).values if value.label == "CASH"]
    assert [(value.printed_value, value.period_end.year) for value in values] == [(500_000, 1996), (500_000_000, 1995)]


@pytest.mark.parametrize(
    ("before", "after", "rule", "kept"),
    [
        ("<MULTIPLIER>                            1,000\n", "", "scale_not_stated", {"EX-27:EPS-PRIMARY", "EX-27:EPS-DILUTED"}),
        ("1,000\n", "thousands\n", "scale_not_stated", {"EX-27:EPS-PRIMARY", "EX-27:EPS-DILUTED"}),
        ("JUN-30-1996", "JUN-31-1996", "period_not_found", set()),
        ("6-MOS", "OTHER", "period_not_found", {"EX-27:CASH", "EX-27:RECEIVABLES", "EX-27:TOTAL-ASSETS"}),
        ("<PERIOD-TYPE>", "<CURRENCY> CANADIAN DOLLARS\n<PERIOD-TYPE>", "currency_not_usd", set()),
    ],
)
def test_what_a_schedule_does_not_state_is_refused_and_not_guessed(before, after, rule, kept):
    found = read((HEAD + FIGURES).replace(before, after))
    assert {refusal.rule for refusal in found.refusals} == {rule}
    assert {value.tag for value in found.values} == kept
    assert len(found.values) + len(found.refusals) == 8


@pytest.mark.parametrize(
    ("line", "rule"), [("<INVENTORY> 2,1O6", "figure_not_read"), ("<HOPES> 5", "tag_not_known"), ("<CASH> 7", "tag_stated_twice")]
)
def test_a_line_that_cannot_be_read_is_refused_with_its_line(line, rule):
    (refusal,) = read(HEAD + FIGURES + line + "\n").refusals
    assert (refusal.rule, refusal.scope, refusal.raw_text, refusal.line_number) == (rule, "cell", line, 23)
    assert refusal.source_path == "x.txt"


@pytest.mark.parametrize("currency", ["U.S. DOLLARS", "US DOLLARS", "USD", "DOLLARS", "$"])
def test_the_dollar_has_many_names(currency):
    assert not read(HEAD + f"<CURRENCY> {currency}\n" + FIGURES).refusals


def test_other_pages_are_no_schedules():
    assert is_schedule(HEAD + FIGURES)
    assert not is_schedule("<TABLE>\n<CAPTION>\n<S>   <C>\nNet sales  24,798\n</TABLE>")
    assert read("Net sales  24,798") == Tagged()


# --- inline XBRL -------------------------------------------------------------------------------------------------------------------------

RESOURCES = """<html><body><div style="display:none"><ix:header><ix:hidden><ix:nonNumeric contextRef="q" name="dei:EntityRegistrantName">Example
 Rubber&#160;Corp</ix:nonNumeric></ix:hidden><ix:resources>
<xbrli:context id="q"><xbrli:entity><xbrli:identifier scheme="x">1</xbrli:identifier></xbrli:entity>
 <xbrli:period><xbrli:startDate>2025-04-28</xbrli:startDate><xbrli:endDate>2025-07-27</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:context id="i"><xbrli:period><xbrli:instant>2025-07-27</xbrli:instant></xbrli:period></xbrli:context>
<context id='m'><entity><segment><xbrldi:explicitMember dimension="srt:ConsolidationItemsAxis">us-gaap:OperatingSegmentsMember</xbrldi:explicitMember>
 <xbrldi:explicitMember dimension="us-gaap:StatementBusinessSegmentsAxis">x:GreaterChinaSegmentMember</xbrldi:explicitMember></segment></entity>
 <period><startDate>2024-07-28</startDate><endDate>2025-07-27</endDate></period></context>
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<xbrli:unit id="eur"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
<xbrli:unit id="eps"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unitNumerator>
 <xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
<xbrli:unit id="vendor"><xbrli:measure>x:Vendor</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>
"""


def fact(shown: str, **attributes: str) -> str:
    stated = {
        "unitRef": "usd",
        "contextRef": "q",
        "decimals": "-6",
        "name": "us-gaap:Revenues",
        "scale": "6",
        "format": "ixt:num-dot-decimal",
    } | attributes
    attributes_shown = " ".join(f"{key}='{value}'" for key, value in stated.items())
    return f"<td>{RESOURCES}<p>(<ix:nonFraction {attributes_shown}>{shown}</ix:nonFraction>)</p>"


def test_a_fact_comes_with_value_period_and_the_place_of_its_token():
    text = fact("<span>46,743 </span>")
    (value,) = read(text).values
    assert (value.tag, value.label, value.printed_text, value.printed_value, value.unit, value.decimals) == (
        "us-gaap:Revenues",
        "Revenues",
        "46,743",
        46_743_000_000,
        "USD",
        -6,
    )
    assert (value.period_start, value.period_end, value.period_length, value.segment) == (
        date(2025, 4, 28),
        date(2025, 7, 27),
        "quarter",
        None,
    )
    assert text[value.char_start : value.char_end] == "46,743"


@pytest.mark.parametrize(
    ("shown", "attributes", "value", "unit", "decimals"),
    [
        ("279", {"sign": "-"}, -279_000_000, "USD", -6),
        ("&#8212;", {"format": "ixt:fixed-zero"}, 0, "USD", -6),
        ("1.08", {"unitRef": "eps", "scale": "0", "decimals": "2"}, Decimal("1.08"), "USD/shares", 2),
        ("4.35", {"unitRef": "pure", "scale": "-2", "decimals": "4"}, Decimal("0.0435"), "pure", 4),
        ("24.3", {"scale": "9", "decimals": "INF"}, 24_300_000_000, "USD", -8),
        ("1.234,5", {"format": "ixt:num-comma-decimal", "scale": "3", "decimals": "-2"}, 1_234_500, "USD", -2),
        ("two", {"format": "ixt-sec:numwordsen", "unitRef": "pure", "scale": "0", "decimals": "INF"}, 2, "pure", 0),
    ],
)
def test_scale_sign_and_format_are_the_tags(shown, attributes, value, unit, decimals):
    (found,) = read(fact(shown, **attributes)).values
    assert (found.printed_value, found.unit, found.decimals) == (value, unit, decimals)
    assert found.is_nil == (shown == "&#8212;")


def test_members_become_words_and_operating_segments_go_without_saying():
    (value,) = read(fact("5", contextRef="m")).values
    assert (value.segment, value.statement, value.period_length) == ("Greater China Segment", "segment", "year")


def of_members(*members: str) -> str:
    """A report with one fact, under these members ("axis member")."""
    stated = "".join(
        f'<xbrldi:explicitMember dimension="{axis}">{member}</xbrldi:explicitMember>' for axis, member in (each.split() for each in members)
    )
    context = f'<xbrli:context id="of"><xbrli:segment>{stated}</xbrli:segment><xbrli:period><xbrli:instant>2025-07-27</xbrli:instant>'
    return fact("5", contextRef="of") + context + "</xbrli:period></xbrli:context>"


@pytest.mark.parametrize(
    ("members", "segment", "aspect"),
    [
        (["us-gaap:StatementEquityComponentsAxis us-gaap:RetainedEarningsMember"], None, "Retained Earnings"),
        (["srt:ProductOrServiceAxis x:SoapMember", "srt:MajorCustomersAxis x:CustomerAMember"], "Soap", "Customer A"),
        (["x:OwnProductOrServiceAxis x:SoapMember", "srt:StatementGeographicalAxis country:SG"], "Soap | Singapore", None),
        (["srt:ConsolidationItemsAxis us-gaap:OperatingSegmentsMember"], "Operating Segments", None),
    ],
)
def test_only_members_of_the_axes_that_part_a_company_are_segments(members, segment, aspect):
    (value,) = read(of_members(*members)).values
    assert (value.segment, value.parent_label) == (segment, aspect)


def test_a_typed_member_makes_no_figure_of_the_company():
    typed = """<xbrli:context id="t"><xbrli:segment><xbrldi:typedMember dimension="us-gaap:ExpectedTimingStartDateAxis">
<us-gaap:ExpectedTimingStartDateAxis.domain>2025-07-28</us-gaap:ExpectedTimingStartDateAxis.domain></xbrldi:typedMember></xbrli:segment>
<xbrli:period><xbrli:instant>2025-07-27</xbrli:instant></xbrli:period></xbrli:context>"""
    (value,) = read(fact("5", contextRef="t") + typed).values
    assert (value.segment, value.parent_label) == (None, "Expected Timing Start Date")


@pytest.mark.parametrize(
    ("member", "printed"),
    [
        ("x:ISoapMember", "iSoap"),
        ("x:BrushesandCombsSegmentMember", "Brushes & Combs"),
        ("us-gaap:ServiceMember", "Services"),
        ("x:WaxIncludingTarMember", "Wax (including tar)"),
    ],
)
def test_members_are_spelt_as_the_page_prints_them(member, printed):
    values = read(of_members(f"srt:ProductOrServiceAxis {member}", "srt:StatementGeographicalAxis country:TW")).values
    (value,) = named_as_printed(values, ["Soap", printed, "TAIWAN"])
    assert value.segment == f"{printed} | TAIWAN"


def test_an_instant_has_no_start():
    (value,) = read(fact("5", contextRef="i", name="us-gaap:Assets")).values
    assert (value.period_start, value.period_length, value.statement) == (None, "instant", "balance_sheet")


def test_facts_within_facts_are_two_facts():
    inner = '<ix:nonFraction unitRef="usd" contextRef="i" name="us-gaap:B" scale="6">7</ix:nonFraction>'
    assert [(value.tag, value.printed_value) for value in read(fact(inner)).values] == [
        ("us-gaap:Revenues", 7_000_000),
        ("us-gaap:B", 7_000_000),
    ]


@pytest.mark.parametrize(
    ("shown", "attributes", "rule"),
    [
        ("5", {"contextRef": "none"}, "period_not_found"),
        ("five hundred", {}, "figure_not_read"),
        ("5", {"unitRef": "eur"}, "currency_not_usd"),
        ("5", {"scale": "x"}, "figure_not_read"),
    ],
)
def test_a_fact_that_cannot_be_read_is_refused(shown, attributes, rule):
    found = read(fact(shown, **attributes))
    assert [refusal.rule for refusal in found.refusals] == [rule] and not found.values


@pytest.mark.parametrize(("shown", "attributes"), [("5", {"unitRef": "vendor"}), ("", {"xsi:nil": "true"})])
def test_what_states_no_figure_of_ours_is_passed_over(shown, attributes):
    assert read(fact(shown, **attributes)) == Tagged()


def test_a_report_states_its_company():
    assert document_facts(RESOURCES) == {"EntityRegistrantName": "Example Rubber Corp"}


# --- any input ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    ["<ix:nonFraction>", "<ix:nonFraction a", "<ix:nonFraction>1</ix:nonFraction>", "<xbrli:context id='a'>", "</ix:nonFraction>", "a"],
)
def test_long_runs_of_tags_are_read(piece):
    read("<ix:nonFraction " + "a" * 100_000 + ">" + piece * (300_000 // len(piece)) + "</ix:nonFraction>" * 10_000)


@pytest.mark.parametrize("piece", ["<CASH> 1\n", "<CASH> (\n", "( ", "1,", "<"])
def test_long_schedules_are_read(piece):
    read(HEAD + "<CASH> " + piece * (300_000 // len(piece)))


@given(st.lists(st.sampled_from((HEAD + FIGURES).split("\n")), max_size=30).map("\n".join))
def test_any_lines_of_schedules_give_values_or_refusals(text):
    read(text)


def test_all_values_of_the_corpus_schedules_are_read(shared):
    truth = defaultdict(dict)
    with (shared / "truth/ex27_truth.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            truth[row["ex27_file"]][f"EX-27:{row['fdt_tag']}"] = (Decimal(row["value"]), row["period_end"], row["unit"])
    wrong = []
    for name, wanted in truth.items():
        values = read(decoded((shared / "corpus/ex27" / name).read_bytes())[0]).values
        found = {value.tag: (value.printed_value, str(value.period_end), value.unit) for value in values}
        wrong.extend((name, tag) for tag, figure in wanted.items() if found.get(tag) != figure)
    assert not wrong and len(truth) >= 50


def test_the_facts_of_the_corpus_reports_are_read(shared):
    for path in sorted((shared / "corpus/tagged").iterdir()):
        text = decoded(path.read_bytes())[0]
        found = read(text)
        assert len(found.values) > 600 and not found.refusals
        assert all(text[value.char_start : value.char_end] for value in found.values)


def test_a_page_above_a_schedule_without_bounds_is_read_beside_it():
    prose = "Example Rubber makes rubber parts for cars and for the people who drive them in many towns of the state. " * 8
    statement = (
        "STATEMENTS OF INCOME (in thousands)\n"
        "                 Six Months Ended\n"
        "                   June 30, 1996\n"
        "Net sales              24,798\n"
        "Costs                  26,082\n"
        "Net loss               (1,284)\n"
    )
    found = extract(f"{prose}\n\n{statement}\n{HEAD}{FIGURES}".encode(), "joined.txt")
    assert {value.source for value in found.reported_values} == {"table", "tagged"}
    assert [value.printed_value for value in found.reported_values if value.label == "Net sales"] == [24_798_000]
    assert {value.source for value in extract(f"{HEAD}{FIGURES}".encode(), "alone.txt").reported_values} == {"tagged"}
