"""Sentences written here, in the shapes that releases use, and the seed release against the figures of its own tables."""

from __future__ import annotations

import csv
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.filings.narrative import claims
from pipelines.filings.prose.passages import passages
from pipelines.filings.records import READER_VERSION, Claim, Document
from pipelines.filings.text_layout import page

Q1 = (date(2006, 1, 1), date(2006, 3, 31))
Q1_BEFORE = (date(2005, 1, 1), date(2005, 3, 31))

CONCEPTS = {
    "net loss": "NetIncomeLoss",
    "loss from continuing operations": "IncomeLossFromContinuingOperations",
    "loss from discontinued operations": "IncomeLossFromDiscontinuedOperationsNetOfTax",
    "income from discontinued operations": "IncomeLossFromDiscontinuedOperationsNetOfTax",
    "net sales": "Revenues",
    "income from operations": "OperatingIncomeLoss",
    "loss from operations": "OperatingIncomeLoss",
    "EBITDA": "EBITDA",
    "EBITDA from continuing operations": "EBITDA",
    "Net cash provided by operating activities of continuing operations": "NetCashProvidedByUsedInOperatingActivities",
    "net loss per diluted common share": "EarningsPerShareBasicAndDiluted",
    "loss from continuing operations per diluted common share": "IncomeLossFromContinuingOperationsPerBasicAndDilutedShare",
    "loss from discontinued operations per diluted common share": "IncomeLossFromDiscontinuedOperationsPerBasicAndDilutedShare",
    "income from discontinued operations per diluted common share": "IncomeLossFromDiscontinuedOperationsPerBasicAndDilutedShare",
}

# what the seed release says in prose, counted by hand: kind, value, year of the quarter, segment
SEED_FIGURES = (
    ("amount", "-400000", 2006, None), ("amount", "-700000", 2005, None),
    ("amount", "-330000", 2006, None), ("amount", "-994000", 2005, None),
    ("amount", "-70000", 2006, None), ("amount", "294000", 2005, None),
    ("amount", "24798000", 2006, None), ("amount", "26284000", 2005, None),
    ("amount", "21709000", 2006, "Rubber Group"), ("amount", "3089000", 2006, "Metals Group"),
    ("amount", "1963000", 2006, None), ("amount", "1337000", 2005, None),
    ("amount", "2876000", 2006, "Rubber Group"), ("amount", "2306000", 2005, "Rubber Group"),
    ("amount", "-274000", 2006, "Metals Group"), ("amount", "-304000", 2005, "Metals Group"),
    ("amount", "-639000", 2006, "Corporate Office"), ("amount", "-665000", 2005, "Corporate Office"),
    ("amount", "3828000", 2006, None), ("amount", "3472000", 2005, None),
    ("amount", "4508000", 2006, "Rubber Group"), ("amount", "4109000", 2005, "Rubber Group"),
    ("amount", "-50000", 2006, "Metals Group"), ("amount", "24000", 2005, "Metals Group"),
    ("amount", "-630000", 2006, "Corporate Office"), ("amount", "-661000", 2005, "Corporate Office"),
    ("amount", "113000", 2006, None), ("amount", "-157000", 2005, None),
    ("per_share", "-0.08", 2006, None), ("per_share", "-0.14", 2005, None),
    ("per_share", "-0.07", 2006, None), ("per_share", "-0.20", 2005, None),
    ("per_share", "-0.01", 2006, None), ("per_share", "0.06", 2005, None),
    ("percent_change", "-0.06", 2006, None), ("percent_change", "-0.06", 2006, "Rubber Group"),
    ("percent_change", "-0.06", 2006, "Metals Group"),
    ("percent_change", "0.10", 2006, None),
)  # fmt: skip


def document(**facts: object) -> Document:
    known: dict[str, object] = {
        "document_id": "0" * 64, "filing_id": "0", "source_path": "a.txt",
        "sequence": 1, "document_type": "earnings_release", "form_type": None,
        "exhibit": None, "company_name": "Orchard Valve Corporation", "cik": None,
        "ticker": None, "former_names": (), "dated_on": None, "known_on": None,
        "period_end": date(2006, 3, 31), "stated_fiscal_quarter": 1, "fiscal_year_end": "12-31", "encoding": "utf-8", "bytes": 0,
        "reader_version": READER_VERSION,
    }  # fmt: skip
    return Document(**(known | facts))  # type: ignore[arg-type]


def _claims(text: str, facts: Document, columns: Collection[tuple[date | None, date]] = ()) -> tuple[Claim, ...]:
    typed = page(text)
    return claims(typed, passages(typed), facts, columns)


def read(text: str, **facts: object) -> tuple[Claim, ...]:
    return _claims(text, document(**facts))


def told(text: str, **facts: object) -> list[tuple[str, str, str]]:
    """Kind or measure, value and first day of every claim: enough to see what was understood."""
    return [
        (claim.measure if claim.claim_kind != "percent_change" else "%", f"{claim.value.normalize():f}", str(claim.period_start))
        for claim in read(text, **facts)
    ]


@pytest.fixture
def seed(shared: Path) -> tuple[str, tuple[Claim, ...]]:
    text = (shared / "seeds" / "003_22a55215028bec95.txt").read_text()
    return text, _claims(text, document(company_name="LEXINGTON PRECISION CORPORATION"))


def test_the_seed_release_states_28_amounts_6_per_share_and_4_percent_changes(seed: tuple[str, tuple[Claim, ...]]) -> None:
    _, found = seed
    assert sorted((claim.claim_kind, claim.value, claim.period_end.year, claim.segment or "") for claim in found) == sorted(
        (kind, Decimal(value), year, segment or "") for kind, value, year, segment in SEED_FIGURES
    )


def test_every_claim_of_the_seed_release_equals_a_figure_of_its_tables(seed: tuple[str, tuple[Claim, ...]], shared: Path) -> None:
    _, found = seed
    with (shared / "truth" / "seed" / "seed.csv").open() as lines:
        figures = {
            (row["concept"], row["segment"] or None, row["period_start"], row["period_end"]): Decimal(row["printed_value"])
            for row in csv.DictReader(lines)
        }
    for claim in found:
        concept = CONCEPTS[claim.measure if claim.measure in CONCEPTS else claim.measure[0].lower() + claim.measure[1:]]
        this = figures[concept, claim.segment, str(claim.period_start), str(claim.period_end)]
        if claim.claim_kind == "percent_change":
            before = figures[concept, claim.segment, str(Q1_BEFORE[0]), str(Q1_BEFORE[1])]
            assert round((this - before) / before, 2) == claim.value
        else:
            assert this == claim.value


def test_a_claim_stands_where_its_figure_is_printed(seed: tuple[str, tuple[Claim, ...]]) -> None:
    text, found = seed
    for claim in found:
        token = text[claim.char_start : claim.char_end]
        assert text.count("\n", 0, claim.char_start) + 1 == claim.line_number
        digits = abs(claim.value) * (100 if claim.unit == "pure" or token.endswith(("cent", "cents")) else 1)
        assert Decimal(token.strip("$% cents").replace(",", "")) == digits
    assert len({claim.claim_id for claim in found}) == len(found)


def test_thousands_spelt_out_are_known_to_the_thousand() -> None:
    found = read(
        "Net sales for the first quarter of 2006 were $24,798,000. "
        "Net income for the first quarter of 2006 was $2,000,000, or 40 cents per share."
    )
    assert [claim.decimals for claim in found] == [-3, -3, 2]


def test_millions_are_known_to_their_last_digit() -> None:
    (claim,) = read("Net sales were $24.8 million for the quarter ended March 31, 2006.")
    assert (claim.value, claim.decimals, claim.unit) == (Decimal("24800000"), -5, "USD")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Company reported a net loss of $5 million for the first quarter of 2006.", [("net loss", "-5000000", "2006-01-01")]),
        (
            "Net income was $5 million ($0.10 per share) in the quarter ended March 31, 2006.",
            [("Net income", "5000000", "2006-01-01"), ("Net income per share", "0.1", "2006-01-01")],
        ),
        ("Operating income for the first quarter of 2006 was ($120,000).", [("Operating income", "-120000", "2006-01-01")]),
        (
            "Cash used in operating activities was $3 million in the first quarter of 2006.",
            [("Cash used in operating activities", "-3000000", "2006-01-01")],
        ),
        (
            "Provision for loan losses was $3 million in the first quarter of 2006.",
            [("Provision for loan losses", "3000000", "2006-01-01")],
        ),
        ("Net loss per share was $0.12 in the first quarter of 2006.", [("Net loss per share", "-0.12", "2006-01-01")]),
    ],
)
def test_a_loss_is_negative_whatever_its_print(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sales of the third quarter were $12,400,000, "
            "down 3.1% from $12,797,000 in the quarter before but up 4.5% from $11,866,000 in the same quarter last year.",
            [
                ("Sales", "12400000", "2005-01-01"), ("%", "-0.031", "2005-01-01"),
                ("Sales", "12797000", "2004-10-01"), ("%", "0.045", "2005-01-01"),
                ("Sales", "11866000", "2004-01-01"),
            ],
        ),
        (
            "In the third quarter of fiscal 2005 sales reached $12,400,000, "
            "up 3.1% from $12,027,000 in the preceding quarter and up 4.5% from $11,866,000 in the same quarter last year.",
            [
                ("sales", "12400000", "2005-01-01"), ("%", "0.031", "2005-01-01"),
                ("sales", "12027000", "2004-10-01"), ("%", "0.045", "2005-01-01"),
                ("sales", "11866000", "2004-01-01"),
            ],
        ),
        (
            "The quarter's GAAP net income was $81,000, or $0.00 per share (diluted), versus a GAAP net loss of $212,000, "
            "or ($0.02) per share, for the previous quarter.",
            [
                ("net income", "81000", "2005-01-01"), ("net income per share (diluted)", "0", "2005-01-01"),
                ("net loss", "-212000", "2004-10-01"), ("net loss per share", "-0.02", "2004-10-01"),
            ],
        ),
        (
            "For the nine months ended March 31, 2005, sales totaled $37,100,000, 6.0% higher than $35,000,000 a year ago.",
            [("sales", "37100000", "2004-07-01"), ("sales", "35000000", "2003-07-01")],
        ),
        (
            "For the nine months ended March 31, 2005, sales totaled $37,100,000, up 6.0% from $35,000,000 a year earlier.",
            [("sales", "37100000", "2004-07-01"), ("%", "0.06", "2004-07-01"), ("sales", "35000000", "2003-07-01")],
        ),
        (
            "Net sales rose $2 million, or 5%, "
            "to $42 million in the third quarter of fiscal 2005 compared with the third quarter of fiscal 2004.",
            [("%", "0.05", "2005-01-01"), ("Net sales", "42000000", "2005-01-01")],
        ),
    ],
)  # fmt: skip
def test_comparisons_have_periods_of_their_own(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(sentence, period_end=date(2005, 3, 31), stated_fiscal_quarter=3, fiscal_year_end="06-30") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company repaid its $8,512,000 equipment term loan.",
        "Loans under the line of credit are limited to $17,500,000 or 85% of eligible accounts receivable.",
        "The Company expects net sales of $25 million for the second quarter of 2006.",
        "Net sales for the second quarter of 2006 are forecast at $25 million.",
        "Net income for the first quarter of 2006 would have been $5 million.",
        "Excluding the charge, net income for the first quarter of 2006 was $5 million.",
        "Net income and net sales for the first quarter of 2006 were $5 million and $50 million, respectively.",
        "Net sales included $3 million of scrap in the first quarter of 2006.",
        "Net sales were $24.8 million.",
        "Net sales were $24.8 million in the stub period.",
        "A competitor, Alder Pump, reported net sales of $24.8 million for the first quarter of 2006.",
        "Net sales increased by $3 million in the first quarter of 2006.",
        "The Company declared a dividend of $0.10 per share for the first quarter of 2006.",
        "Gross margin was 29.2 percent in the first quarter of 2006.",
        "Net sales were $2,179 in the first quarter of 2006.",
        "Net sales of the pump works, once the largest of all, increased 9% to $7 million from $6 million in the first quarter of 2005.",
        "Net sales for the first quarter of 2006 were $1, 465,000.",
        "Net sales were $499,000 higher in the first quarter of 2006.",
        "The mill contributed $3 million to total revenue, including $2 million of net sales, "
        "$1 million of fees in the first quarter of 2006.",
        "Without these items, net income was $5 million, and EPS was $2.71 in the first quarter of 2006.",
        "Total deposits increased $2 million, or 10%, in the first quarter of 2006 compared to the first quarter of 2005.",
        "Net sales of $9 million were at prior year levels.",
        "Average weekly revenue was $4 million in the first quarter of 2006.",
        "Pump unit sales increased 40% in the first quarter of 2006 compared to the first quarter of 2005.",
        "Net loss for the first quarter of 2006 decreased 43% from the first quarter of 2005.",
    ],
)
def test_what_is_no_result_or_cannot_be_told_is_no_claim(sentence: str) -> None:
    assert read(sentence) == ()


def test_a_period_is_carried_over_within_a_paragraph_and_no_further() -> None:
    text = (
        "Net sales for the first quarter of 2006 were $24 million. Operating income was $2 million.\n\n"
        "Net income was $1 million, more than ever before."
    )
    assert told(text) == [("Net sales", "24000000", "2006-01-01"), ("Operating income", "2000000", "2006-01-01")]


def test_the_items_of_a_list_have_the_period_of_the_line_above_them() -> None:
    text = (
        "Orchard Valve today announced for the quarter ended March 31, 2006, compared with the same period last year:\n\n"
        "- Revenue was $35 million and increased 15%\n\n"
        "- Operating income was $13 million\n"
    )
    assert told(text) == [
        ("Revenue", "35000000", "2006-01-01"),
        ("%", "0.15", "2006-01-01"),
        ("Operating income", "13000000", "2006-01-01"),
    ]


def test_a_sentence_cut_by_a_page_break_is_whole_again() -> None:
    text = """
Valves were sold as before. In the first quarter of 2006 the operating loss of the Ohio Office fell to

                                      -2-

$512,000 from $547,000 in the first quarter of 2005, and there was nothing else of note.
"""
    assert [(claim.value, claim.segment, claim.line_number) for claim in read(text)] == [
        (Decimal(-512000), "Ohio Office", 6),
        (Decimal(-547000), "Ohio Office", 6),
    ]


def test_a_total_after_a_segment_is_nobody_knows_whose() -> None:
    text = "Net sales of the Valve Group for the first quarter of 2006 were $20 million. Operating income was $2 million."
    assert [(claim.segment, claim.value) for claim in read(text)] == [("Valve Group", Decimal(20000000))]


def test_a_52_week_year_ago_is_looked_up_among_the_columns() -> None:
    text = "Net sales for the third quarter of 1996 were $2,179 million, compared to $2,575 million for the third quarter of 1995."
    facts = document(period_end=date(1996, 6, 28), stated_fiscal_quarter=3, fiscal_year_end="09-27")
    columns = [(date(1996, 3, 30), date(1996, 6, 28)), (date(1995, 4, 1), date(1995, 6, 30))]
    assert [(claim.period_start, claim.period_end) for claim in _claims(text, facts, columns)] == columns
    assert [claim.value for claim in _claims(text, facts)] == [Decimal(2179000000)]


def test_flat_and_doubled_are_changes_without_a_figure() -> None:
    text = (
        "Net sales of $24 million were reported. "
        "Operating income doubled in the first quarter of 2006 compared to the first quarter of 2005."
    )
    assert [(claim.claim_kind, claim.value) for claim in read(text)] == [("direction", Decimal(1))]


def test_an_explanation_in_parentheses_is_no_measure() -> None:
    text = "Net revenue (interest income less interest expense) reached $7.1 million in the first quarter of 2006."
    assert told(text) == [("Net revenue", "7100000", "2006-01-01")]


def test_a_comparison_ends_where_the_next_statement_begins() -> None:
    text = (
        "For the first quarter of 2006 we recorded revenue of $21.5 million, up 4 percent from a year ago, "
        "and net income of $3 million, up 9 percent year over year."
    )
    assert told(text) == [
        ("revenue", "21500000", "2006-01-01"),
        ("%", "0.04", "2006-01-01"),
        ("net income", "3000000", "2006-01-01"),
        ("%", "0.09", "2006-01-01"),
    ]


def test_a_look_back_does_not_date_the_next_sentence() -> None:
    text = "Net sales were $20 million in the first quarter of 2005. Operating income was $2 million."
    assert told(text) == [("Net sales", "20000000", "2005-01-01")]


def test_a_page_that_counts_in_millions_without_saying_so_states_no_amounts() -> None:
    text = (
        "Net sales for the first quarter of 2006 were $1,164. Cost of sales for the first quarter of 2006 was $800,000. "
        "Net income per share for the first quarter of 2006 was $1.07."
    )
    assert told(text) == [("Net income per share", "1.07", "2006-01-01")]


def test_a_small_result_in_full_dollars_is_one() -> None:
    assert told("Net income for the first quarter of 2006 was $9,000.") == [("Net income", "9000", "2006-01-01")]


def test_a_segment_may_stand_before_its_measure() -> None:
    text = (
        "Valve Group net sales for the first quarter of 2006 rose by 3% to $8,100,000 compared to the first quarter of 2005. "
        "The medical devices segment sales came to $3 million."
    )
    assert [(claim.segment, claim.measure) for claim in read(text)] == [("Valve Group", "net sales")] * 2 + [("medical devices", "sales")]


def test_under_the_title_of_a_part_figures_are_of_that_part() -> None:
    body = "Orchard Valve had a quarter like many others before it, in which it sold valves to those who need them. " * 3
    figures = "Net sales for the first quarter of 2006 were $24 million."
    assert told(f"{body}\n\nGarden Pumps\n\n{figures}") == []
    assert told(f"{body}\n\nNM: Not Meaningful\n\n{figures}") == [("Net sales", "24000000", "2006-01-01")]
    assert told(f"{body}\n\nFirst Quarter Results\n\n{figures}") == [("Net sales", "24000000", "2006-01-01")]


def test_a_bare_year_at_the_end_of_a_sentence_is_a_period() -> None:
    text = "Earnings before income taxes for the first quarter increased 13% to $1.2 million from $1.1 million in 2005."
    assert [value for _, value, _ in told(text)] == ["0.13", "1200000", "1100000"]


def test_a_letter_to_a_court_makes_no_claims() -> None:
    assert read("Net sales for the first quarter of 2006 were $24 million.", document_type="status_letter") == ()
    assert read("Net sales for the first quarter of 2006 were $24 million.", period_end=None) == ()


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("Net sales rose sequentially by 3% in the third quarter of fiscal 2005.", (date(2004, 10, 1), date(2004, 12, 31))),
        (
            "Net sales rose 3% in the third quarter of fiscal 2005 compared with the third quarter of fiscal 2004.",
            (date(2004, 1, 1), date(2004, 3, 31)),
        ),
        (
            "Net sales doubled in the third quarter of fiscal 2005 from the third quarter of fiscal 2004.",
            (date(2004, 1, 1), date(2004, 3, 31)),
        ),
    ],
)
def test_a_change_names_the_period_that_it_counts_from(sentence: str, base: tuple[date, date]) -> None:
    (claim,) = read(sentence, period_end=date(2005, 3, 31), stated_fiscal_quarter=3, fiscal_year_end="06-30")
    assert (claim.base_start, claim.base_end) == base


def test_an_amount_counts_from_nothing() -> None:
    (claim,) = read("Net sales were $24.8 million for the quarter ended March 31, 2006.")
    assert (claim.base_start, claim.base_end) == (None, None)


FOURTH = {"period_end": date(2005, 12, 31), "stated_fiscal_quarter": 4}


def test_a_fiscal_years_revenue_is_the_years() -> None:
    assert told("Fiscal year revenue was a record $215.9 million.", **FOURTH) == [("revenue", "215900000", "2005-01-01")]


def test_a_year_that_ends_in_january_bears_the_number_that_the_title_gives_it() -> None:
    facts = {"period_end": date(2006, 1, 31), "stated_fiscal_quarter": 4, "fiscal_year_end": "01-31"}
    said = "For fiscal {year}, revenue was $215.9 million."
    assert told(said.format(year=2005), **facts) == []
    for year in (2005, 2006):
        assert told(f"Orchard Valve Announces Results for Fourth Quarter and Fiscal {year}\n\n{said.format(year=year)}", **facts) == [
            ("revenue", "215900000", "2005-02-01")
        ]
        assert told(f"Orchard Valve Announces Results for Fourth Quarter and Fiscal {year}\n\n{said.format(year=year - 1)}", **facts) == [
            ("revenue", "215900000", "2004-02-01")
        ]


def test_a_mark_closed_up_to_its_item_is_no_word() -> None:
    assert told("•Record quarterly revenue of $68.1 million") == [("revenue", "68100000", "2006-01-01")]
    assert told("•Record quarterly Data Center revenue of $62.3 million") == [("Data Center revenue", "62300000", "2006-01-01")]


def test_the_title_of_a_part_within_a_list_begins_that_part() -> None:
    body = "Orchard Valve had a quarter like many others before it, in which it sold valves to those who need them. " * 3
    items = "•First-quarter revenue was $62.3 million."
    assert told(f"{body}\n\nOf what is new, we say this:\n\nData Center\n\n{items}") == []
    assert told(f"{body}\n\nOf what is new, we say this:\n\nFirst Quarter Results\n\n{items}") == [("revenue", "62300000", "2006-01-01")]


def test_blanks_that_fill_a_line_are_no_part_of_a_measures_name() -> None:
    assert [claim.measure for claim in read("First quarter operating (non-interest) expense grew to $7.4 million.")] == [
        "operating expense"
    ]


def test_what_follows_on_a_segments_figure_without_a_name_is_not_the_companys() -> None:
    text = (
        "For the first quarter of 2006, "
        "Valve Group net sales increased to $8.1 million and the operating income of $2.8 million was a record."
    )
    assert [(claim.segment, claim.measure) for claim in read(text)] == [("Valve Group", "net sales")]
    text = (
        "Net sales of the Company's Valve segment for the first quarter of 2006 were $8.1 million, "
        "or 57% of total company sales of $10 million."
    )
    assert [(claim.segment, claim.measure) for claim in read(text)] == [("Valve", "Net sales")]


def test_the_place_and_day_before_the_first_sentence_are_no_period_of_it() -> None:
    said = "Orchard Valve, Inc. (Nasdaq: ORVC) today announced revenue of $215.5 million for its first quarter."
    for dateline in ("DAYTON, Ohio, April 29, 2006 -- ", "DURHAM, N.C. April 29, 2006 /PRNewswire/ – ", "San Jose, CA - April 29, 2006 - "):
        assert told(dateline + said) == [("revenue", "215500000", "2006-01-01")]
    assert told("At April 29, 2006 -- revenue for the first quarter was $215.5 million.") == []


def test_what_was_up_or_down_has_changed() -> None:
    assert told("Gaming revenue for the first quarter was up 47% from a year ago, driven by demand.") == [("%", "0.47", "2006-01-01")]
    (claim,) = read("Net sales for the first quarter of 2006 were up 5% from the preceding quarter.")
    assert (claim.value, claim.base_start) == (Decimal("0.05"), date(2005, 10, 1))
    assert told("Revenue for the first quarter was 47% of that of a year ago.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Net revenue for the first quarter of 2006 was $4.0 million, an increase of 3%, or 5% on a currency-neutral basis.",
            [("Net revenue", "4000000", "2006-01-01")],
        ),
        (
            "Net revenue for the first quarter of 2006 increased 3%, or 5% on a currency-neutral basis, "
            "compared to the first quarter of 2005.",
            [("%", "0.03", "2006-01-01")],
        ),
        (
            "Revenue for the first quarter of 2006 was $53.2 million, a decrease of 1.4% "
            "(a decrease of 1.0% on a constant currency basis), compared to the first quarter of 2005.",
            [("Revenue", "53200000", "2006-01-01"), ("%", "-0.014", "2006-01-01")],
        ),
        ("Revenue (in constant currency) was $53.2 million for the first quarter of 2006.", []),
        ("Revenue for the first quarter of 2006 increased 3% on a constant currency basis compared to the first quarter of 2005.", []),
    ],
)
def test_only_what_is_said_in_constant_currency_is_no_claim(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(sentence) == expected


def test_what_was_a_loss_of_so_much_is_one() -> None:
    said = (
        "Adjusted EBITDA was a loss of $6.1 million for the first quarter of 2006 compared to {}$0.5 million for the first quarter of 2005."
    )
    assert told(said.format("a loss of ")) == [("Adjusted EBITDA", "-6100000", "2006-01-01"), ("Adjusted EBITDA", "-500000", "2005-01-01")]
    assert told(said.format("")) == [("Adjusted EBITDA", "-6100000", "2006-01-01")]


def test_a_decrease_of_an_amount_or_a_percentage_behind_the_figure_is_its_change() -> None:
    sentence = (
        "Revenue for the first quarter of 2006 was $53.2 million, a decrease of $0.7 million or 1.4%, "
        "compared to first quarter 2005 revenue."
    )
    assert told(sentence) == [("Revenue", "53200000", "2006-01-01"), ("%", "-0.014", "2006-01-01")]
    loss = "Net loss for the first quarter of 2006 was $5 million, a decrease of $1 million or 17% from the first quarter of 2005."
    assert told(loss) == [("Net loss", "-5000000", "2006-01-01")]
    dash = "Revenue of $53.2 million in the first quarter of 2006 – a decrease of 1.4% year over year."
    assert told(dash) == [("Revenue", "53200000", "2006-01-01"), ("%", "-0.014", "2006-01-01")]
