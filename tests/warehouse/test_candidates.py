"""Where an identity can be put to the test, where it cannot and why, and that its arithmetic is exact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas
from figures_by_hand import Figure, Part, Sum, Told, warehouse_of
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.catalogue import IDENTITIES
from expectations.identities import Identity
from pipelines.warehouse.candidates import _QUERY, candidates
from pipelines.warehouse.identity_tables import identity_tables

GROSS_PROFIT = (
    Figure("Net sales", "Revenues", 24798, row=1),
    Figure("Cost of sales", "CostOfRevenue", 21059, row=2),
    Figure("Gross profit", "GrossProfit", 3739, row=3),
)
OPERATING_INCOME = (
    *GROSS_PROFIT,
    Figure("Selling and administrative expenses", "SellingGeneralAndAdministrativeExpense", 1776, row=4),
    Figure("Income from operations", "OperatingIncomeLoss", 1963, row=6),
    Figure("Income tax provision", "IncomeTaxExpenseBenefit", 15, row=8),
)


def only(frame: pandas.DataFrame, identity: str) -> pandas.Series:
    """The one candidate of this identity."""
    rows = frame[frame["identity"] == identity]
    assert len(rows) == 1, frame[["identity", "reason"]]
    return rows.iloc[0]


def reason(frame: pandas.DataFrame, identity: str) -> str | None:
    """Why the one candidate of this identity cannot be judged; None where it can."""
    found = only(frame, identity)["reason"]
    return None if pandas.isna(found) else found


def named(name: str) -> tuple[Identity, ...]:
    """The one identity of this name: a search for it alone costs a third of a search for all."""
    return tuple(identity for identity in IDENTITIES if identity.name == name)


def segment_figure(label: str, amount: int, row: int, concept: str | None = "Revenues", **more: object) -> Figure:
    return Figure(label, concept, amount, row, statement="segment", segment=label, parent_label="Net sales:", **more)  # type: ignore[arg-type]


def segment_total(amount: int, row: int, **more: object) -> Figure:
    return Figure("Total net sales", "Revenues", amount, row=row, statement="segment", **more)  # type: ignore[arg-type]


# The arithmetic


def test_residual_and_tolerance_count_half_print_units():
    row = only(candidates(warehouse_of(*GROSS_PROFIT[:2], Figure("Gross profit", "GrossProfit", 3740, row=3))), "gross_profit")
    assert (row["residual"], row["tolerance"], row["half_unit"]) == (2, 3, Decimal(500))
    assert (row["total_value"], row["computed_value"]) == (Decimal(3_740_000), Decimal(3_739_000))


def test_units_of_different_size_add_their_halves():
    in_millions = Figure("Gross profit", "GrossProfit", 4, row=3, decimals=-6)
    row = only(candidates(warehouse_of(*GROSS_PROFIT[:2], in_millions)), "gross_profit")
    assert row["half_unit"] == Decimal(500)
    assert row["residual"] == (4_000_000 - 3_739_000) // 500
    assert row["tolerance"] == 1000 + 1 + 1  # half a million and two half thousands, in half thousands


def test_cents_per_share_are_exact():
    parts = (
        "IncomeLossFromContinuingOperationsPerBasicShare",
        "IncomeLossFromDiscontinuedOperationsPerBasicShare",
        "EarningsPerShareBasic",
    )
    page = [
        Figure(name, name, cents, row=row, statement="eps", unit="USD/shares", decimals=2)
        for row, (name, cents) in enumerate(zip(parts, (-20, 6, -14), strict=True), start=1)
    ]
    row = only(candidates(warehouse_of(*page)), "earnings_per_basic_share")
    assert (row["residual"], row["tolerance"], row["half_unit"]) == (0, 3, Decimal("0.005"))


def test_no_integer_becomes_a_float():
    frame = candidates(warehouse_of(*GROSS_PROFIT, Figure("Income from operations", "OperatingIncomeLoss", 1, row=4)))
    assert frame["reason"].notna().any()
    assert {column: str(frame[column].dtype) for column in ("candidate_id", "residual", "tolerance")} == {
        "candidate_id": "Int64",
        "residual": "Int64",
        "tolerance": "Int64",
    }
    assert all(isinstance(value, Decimal) for value in frame["total_value"])


dollars = st.integers(min_value=-(10**12), max_value=10**12)


@settings(max_examples=15, deadline=None)
@given(statements=st.lists(st.tuples(dollars, dollars), min_size=1, max_size=40), decimals=st.sampled_from([-6, -3, 0]))
def test_a_true_statement_rounded_to_its_print_unit_stays_within_tolerance_and_one_unit_more_never_does(statements, decimals):
    unit = 10**-decimals
    page = []
    for number, (revenues, costs) in enumerate(statements):
        true = {"Revenues": revenues, "CostOfRevenue": costs, "GrossProfit": revenues - costs}
        printed = {concept: (2 * amount + unit) // (2 * unit) for concept, amount in true.items()}
        first_too_far = {  # 3 half units are allowed, 2 units are 4
            **printed,
            "GrossProfit": printed["Revenues"] - printed["CostOfRevenue"] + 2,
        }
        for kind, amounts in (("true", printed), ("false", first_too_far)):
            page += [
                Figure(concept, concept, amount, row=row, decimals=decimals, document=f"{kind} {number}")
                for row, (concept, amount) in enumerate(amounts.items(), start=1)
            ]
    frame = candidates(warehouse_of(*page), named("gross_profit"))
    assert len(frame) == 2 * len(statements)
    within = frame["residual"].abs() <= frame["tolerance"]
    assert (within == frame["document_id"].str.startswith("true")).all()


thousands_of_members = st.lists(dollars, min_size=2, max_size=12)


@settings(max_examples=10, deadline=None)
@given(statements=st.lists(thousands_of_members, min_size=100, max_size=100), decimals=st.sampled_from([-6, -3, 0]), data=st.data())
def test_of_a_thousand_true_statements_none_raises_an_alarm_and_each_does_a_print_unit_beyond_the_tolerance(statements, decimals, data):
    unit = 10**-decimals
    page, tolerances = [], {}
    for number, members in enumerate(statements):
        printed = [(2 * amount + unit) // (2 * unit) for amount in members]
        true_total = (2 * sum(members) + unit) // (2 * unit)
        tolerances[number] = len(members) + 1  # half units: one for each member, one for the total
        side = data.draw(st.sampled_from([1, -1]))
        false_total = sum(printed) + side * (tolerances[number] // 2 + 1)
        for kind, total in (("true", true_total), ("false", false_total)):
            place = {"document": f"{kind} {number}", "decimals": decimals}
            page += [segment_figure(f"Member {row}", amount, row, **place) for row, amount in enumerate(printed, start=1)]
            page.append(segment_total(total, len(printed) + 1, **place))
    frame = candidates(warehouse_of(*page), named("segments_add_up_Revenues"))
    frame = frame[frame["reason"].isna()]  # a member that is the sum of others makes a list within a list
    assert len(frame) >= 2 * len(statements) * 0.8
    within = frame["residual"].abs() <= frame["tolerance"]
    assert (within == frame["document_id"].str.startswith("true")).all()
    assert all(row.tolerance == tolerances[int(row.document_id.split()[1])] for row in frame.itertuples())


def test_an_operand_without_a_value_is_not_taken_for_zero():
    frame = candidates(warehouse_of(GROSS_PROFIT[0], Figure("Cost of sales", "CostOfRevenue", None, row=2), GROSS_PROFIT[2]))
    assert reason(frame, "gross_profit") == "the sign of an operand is not known"
    assert pandas.isna(only(frame, "gross_profit")["residual"])


# The ladder


def test_an_optional_term_counts_where_it_is_printed():
    research = Figure("Research and development", "ResearchAndDevelopmentExpense", 100, row=5)
    less = Figure("Income from operations", "OperatingIncomeLoss", 1863, row=6)
    row = only(candidates(warehouse_of(*OPERATING_INCOME[:4], research, less, OPERATING_INCOME[5])), "operating_income_from_expense_lines")
    assert (row["residual"], row["tolerance"]) == (0, 4)


def test_an_optional_term_below_the_total_is_no_operand():
    memo = Figure("Depreciation included above", "DepreciationDepletionAndAmortization", 500, row=9)
    row = only(candidates(warehouse_of(*OPERATING_INCOME, memo)), "operating_income_from_expense_lines")
    assert (row["residual"], row["tolerance"]) == (0, 3)


def test_a_missing_required_operand_is_named():
    assert reason(candidates(warehouse_of(GROSS_PROFIT[0], GROSS_PROFIT[2])), "gross_profit") == "no row carries CostOfRevenue"


def test_a_total_with_one_operand_and_nothing_else_is_not_compared_with_it():
    frame = candidates(warehouse_of(GROSS_PROFIT[2], *OPERATING_INCOME[4:]))
    assert reason(frame, "operating_income_from_expense_lines") == "nothing but GrossProfit is printed"


def test_amortization_of_intangibles_without_a_concept_keeps_operating_income_from_being_judged():
    unmapped = Figure("Amortization of intangibles", None, 40, row=5)
    frame = candidates(warehouse_of(*OPERATING_INCOME, unmapped))
    assert reason(frame, "operating_income_from_expense_lines") == "row 5 'Amortization of intangibles' carries no concept"
    assert reason(frame, "gross_profit") is None


def test_a_dash_between_the_operands_is_nothing():
    frame = candidates(warehouse_of(*OPERATING_INCOME, Figure("Amortization of intangibles", "Goodwill", 0, row=5)))
    assert reason(frame, "operating_income_from_expense_lines") is None


def test_shares_and_percentages_between_the_operands_are_no_money():
    frame = candidates(warehouse_of(*OPERATING_INCOME, Figure("Margin", None, 15, row=5, unit="pure", decimals=2)))
    assert reason(frame, "operating_income_from_expense_lines") is None


def test_a_row_with_a_concept_of_another_kind_is_named_with_it():
    frame = candidates(warehouse_of(*OPERATING_INCOME, Figure("Interest", "InterestExpense", 5, row=5)))
    assert reason(frame, "operating_income_from_expense_lines") == (
        "row 5 'Interest' (InterestExpense) stands between the operands and is none of them"
    )


def test_lines_that_the_reader_summed_into_an_operand_are_explained():
    page = (
        Figure("Net sales", "Revenues", 100, row=1),
        Figure("Materials", None, 30, row=2),
        Figure("Labor", None, 20, row=3),
        Figure("Total cost of sales", "CostOfRevenue", 50, row=4),
        Figure("Gross profit", "GrossProfit", 50, row=5),
    )
    assert reason(candidates(warehouse_of(*page)), "gross_profit") == "row 2 'Materials' carries no concept"
    assert reason(candidates(warehouse_of(*page, Sum(row=4, addends="+2 +3"))), "gross_profit") is None
    assert reason(candidates(warehouse_of(*page, Sum(row=4, addends="+2 +3", verdict="does_not_foot"))), "gross_profit") is not None


def test_a_section_with_one_row_and_its_total_is_one_operand():
    day = {"statement": "balance_sheet", "period_start": None}
    page = (
        Figure("Total liabilities", "Liabilities", 50, row=1, **day),
        Figure("Minority interest", "NoncontrollingInterest", 10, row=2, **day),
        Figure("Total minority interest", "NoncontrollingInterest", 10, row=3, **day),
        Figure("Shareholders' equity", "StockholdersEquity", 40, row=4, **day),
        Figure("Total liabilities and equity", "LiabilitiesAndStockholdersEquity", 100, row=5, **day),
    )
    assert only(candidates(warehouse_of(*page)), "liabilities_and_equity")["residual"] == 0


def test_a_summary_of_five_years_leaves_lines_out_and_is_not_added_up():
    day = {"statement": "balance_sheet", "period_start": None}
    summary = (
        Figure("Current assets", "AssetsCurrent", 40, row=1, **day),
        Figure("Property, plant and equipment - net", "PropertyPlantAndEquipmentNet", 30, row=2, **day),
        Figure("Total assets", "Assets", 100, row=3, **day),
    )
    assert candidates(warehouse_of(*summary)).empty
    whole = (*summary, Figure("Total liabilities and equity", "LiabilitiesAndStockholdersEquity", 100, row=9, **day))
    assert only(candidates(warehouse_of(*whole)), "assets_current_and_noncurrent")["residual"] != 0


def test_a_subtotal_that_bears_the_name_of_the_first_operand_is_not_taken_for_it():
    parts = "IncomeLossFromContinuingOperationsPerBasicShare", "IncomeLossFromDiscontinuedOperationsPerBasicShare"
    page = [
        Figure(label, concept, cents, row=row, statement="eps", unit="USD/shares", decimals=2)
        for row, (label, concept, cents) in enumerate(
            (
                ("Continuing operations", parts[0], 382),
                ("Discontinued operations", parts[1], 13),
                ("Earnings before cumulative effect", parts[0], 395),
                ("Net earnings", "EarningsPerShareBasic", 395),
            ),
            start=1,
        )
    ]
    assert (
        reason(candidates(warehouse_of(*page)), "earnings_per_basic_share") == f"row 1 'Continuing operations' carries {parts[0]} as well"
    )


def test_equity_as_assets_less_liabilities_explains_no_row_between_them():
    day = {"statement": "balance_sheet", "period_start": None}
    page = (
        Figure("Total assets", "Assets", 100, row=1, **day),
        Figure("Total liabilities", "Liabilities", 50, row=2, **day),
        Figure("Redeemable interests", None, 10, row=3, **day),
        Figure("Stockholders' equity", "StockholdersEquity", 40, row=4, **day),
        Figure("Total liabilities and equity", "LiabilitiesAndStockholdersEquity", 100, row=5, **day),
    )
    frame = candidates(warehouse_of(*page, Sum(row=4, addends="+1 -2 -3")))
    assert reason(frame, "liabilities_and_equity") == "row 3 'Redeemable interests' carries no concept"


def test_what_is_left_after_the_provision_is_a_subtotal_of_a_bank():
    page = (
        Figure("Net interest income", "NetInterestIncome", 100, row=1),
        Figure("Provision for loan losses", "ProvisionForLoanLosses", 10, row=2),
        Figure("Net interest income after provision", None, 90, row=3),
        Figure("Total noninterest income", "NoninterestIncome", 40, row=4),
        Figure("Total noninterest expense", "NoninterestExpense", 70, row=5),
        Figure("Income before income tax", "IncomeLossFromContinuingOperationsBeforeIncomeTaxes", 60, row=6),
    )
    assert "row 3" in str(reason(candidates(warehouse_of(*page)), "pretax_income_of_a_bank"))
    explained = candidates(warehouse_of(*page, Sum(row=3, addends="+1 -2")))
    assert reason(explained, "pretax_income_of_a_bank") is None
    assert only(explained, "pretax_income_of_a_bank")["residual"] == 0


def bank(after_provision: int) -> tuple[Figure, ...]:
    """A bank's income statement with a line of its own for what the provision leaves."""
    return (
        Figure("Net interest income", "NetInterestIncome", 100, row=1),
        Figure("Provision for loan losses", "ProvisionForLoanLosses", 10, row=2),
        Figure("Net interest income after provision", "InterestIncomeExpenseAfterProvisionForLoanLoss", after_provision, row=3),
        Figure("Total noninterest income", "NoninterestIncome", 40, row=4),
        Figure("Total noninterest expense", "NoninterestExpense", 70, row=5),
        Figure("Income before income tax", "IncomeLossFromContinuingOperationsBeforeIncomeTaxes", 60, row=6),
    )


def test_a_banks_ladder_is_judged_on_both_sides_of_the_provision():
    frame = candidates(warehouse_of(*bank(90)))
    of_the_ladder = frame[frame["family"] == "income_statement"]
    assert list(of_the_ladder["identity"]) == [
        "net_interest_income_after_provision", "pretax_income_of_a_bank", "pretax_income_of_a_bank_after_provision",
    ]  # fmt: skip
    assert of_the_ladder["reason"].isna().all()
    assert list(of_the_ladder["residual"]) == [0, 0, 0]


def test_a_wrong_figure_after_the_provision_breaks_both_sums_that_it_stands_in_and_not_the_one_around_it():
    frame = candidates(warehouse_of(*bank(80)))
    assert only(frame, "net_interest_income_after_provision")["residual"] == -20
    assert only(frame, "pretax_income_of_a_bank_after_provision")["residual"] == 20
    assert only(frame, "pretax_income_of_a_bank")["residual"] == 0


def test_details_of_total_operating_expenses_are_no_terms_beside_them():
    page = (
        Figure("Gross profit", "GrossProfit", 100, row=1),
        Figure("Research and development", "ResearchAndDevelopmentExpense", 30, row=2),
        Figure("Selling, general and administrative", "SellingGeneralAndAdministrativeExpense", 20, row=3),
        Figure("Total operating expenses", "OperatingExpenses", 50, row=4),
        Figure("Operating income", "OperatingIncomeLoss", 50, row=5),
    )
    frame = candidates(warehouse_of(*page))
    assert list(frame["identity"]) == ["operating_income_from_total_expenses"]
    assert frame.iloc[0]["residual"] == 0


def test_a_form_that_lacks_an_operand_is_listed_only_where_every_form_does():
    frame = candidates(warehouse_of(*OPERATING_INCOME))
    assert set(frame["identity"]) == {"gross_profit", "operating_income_from_expense_lines"}


def test_candidates_are_numbered_without_gaps_where_forms_are_passed_over():
    # the verdicts of a build were told from those judged beside them by their number: a gap cost the last documents theirs
    found = candidates(warehouse_of(*OPERATING_INCOME, Figure("Net income", "NetIncomeLoss", 1948, row=9)))
    assert list(found["candidate_id"]) == list(range(1, len(found) + 1))


def test_a_detail_that_the_page_adds_beside_its_term_is_none():
    page = (
        Figure("Income from operations", "OperatingIncomeLoss", 569, row=1),
        Figure("Interest expense", "InterestExpense", 86, row=2),
        Figure("Interest income and other income, net", "NonoperatingIncomeExpense", 1, row=3),
        Figure("Income before income taxes", "IncomeLossFromContinuingOperationsBeforeIncomeTaxes", 484, row=4),
    )
    added = candidates(warehouse_of(*page, Sum(row=4, addends="+1 -2 +3")))
    assert reason(added, "pretax_income_from_total_other_income") == (
        "row 2 'Interest expense' (InterestExpense) stands between the operands and is none of them"
    )
    as_a_detail = (page[0], page[1], Figure("Total other income (expense)", "NonoperatingIncomeExpense", -85, row=3), page[3])
    total_first = candidates(warehouse_of(*as_a_detail, Sum(row=4, addends="+1 +3")))
    assert only(total_first, "pretax_income_from_total_other_income")["residual"] == 0


def test_a_missing_first_operand_is_named_too():
    assert reason(candidates(warehouse_of(*GROSS_PROFIT[1:])), "gross_profit") == "no row carries Revenues"


def test_of_the_forms_that_lack_operands_the_one_that_lacks_least_is_told():
    page = (
        Figure("Research and development", "ResearchAndDevelopmentExpense", 100, row=5),
        Figure("Total operating expenses", "OperatingExpenses", 100, row=6),
        Figure("Operating income", "OperatingIncomeLoss", 63, row=7),
        Figure("Income taxes", "IncomeTaxExpenseBenefit", 15, row=9),
    )
    frame = candidates(warehouse_of(*page))
    assert list(frame[["identity", "reason"]].itertuples(index=False, name=None)) == [
        ("operating_income_from_total_expenses", "no row carries GrossProfit")
    ]


def test_a_total_of_which_no_operand_is_printed_is_no_candidate():
    assert candidates(warehouse_of(GROSS_PROFIT[2])).empty


def test_a_part_of_the_total_above_the_first_operand_keeps_it_from_being_judged():
    day = {"statement": "balance_sheet", "period_start": None}
    page = (
        Figure("Short-term borrowings", None, 25, row=1, **day),
        Figure("Accounts payable", "AccountsPayableCurrent", 40, row=2, **day),
        Figure("Accrued expenses", "AccruedLiabilitiesCurrent", 30, row=3, **day),
        Figure("Total current liabilities", "LiabilitiesCurrent", 95, row=4, **day),
        Figure("Total liabilities and equity", "LiabilitiesAndStockholdersEquity", 300, row=9, **day),
    )
    explained = candidates(warehouse_of(*page, Sum(row=4, addends="+1 +2 +3")))
    assert reason(explained, "current_liabilities") == "row 1 'Short-term borrowings' is a part of the total and no operand"
    assert reason(candidates(warehouse_of(*page[1:])), "current_liabilities") is None


def test_net_income_printed_again_below_is_one_total():
    page = (
        Figure("Income before taxes", "IncomeLossFromContinuingOperationsBeforeIncomeTaxes", 100, row=1),
        Figure("Income taxes", "IncomeTaxExpenseBenefit", 40, row=2),
        Figure("Net income", "NetIncomeLoss", 60, row=3),
        Figure("Net income", "NetIncomeLoss", 60, row=7),
    )
    assert only(candidates(warehouse_of(*page)), "net_income_from_pretax_income")["row_number"] == 3


def test_columns_periods_and_documents_are_kept_apart():
    year_before = {"column": 2, "period_start": date(2005, 1, 1), "period_end": date(2005, 3, 31)}
    page = (
        *GROSS_PROFIT,
        Figure("Net sales", "Revenues", 26284, row=1, **year_before),
        Figure("Cost of sales", "CostOfRevenue", 23162, row=2, **year_before),
        Figure("Gross profit", "GrossProfit", 3122, row=3, **year_before),
        *(Figure(f.label, f.concept, f.amount, f.row, document="another") for f in GROSS_PROFIT),
    )
    frame = candidates(warehouse_of(*page))
    assert len(frame) == 3
    assert (frame["residual"] == 0).all()


def test_guidance_and_tags_are_not_audited_with_the_page():
    guided = [Figure(f.label, f.concept, f.amount, f.row, is_guidance=True) for f in GROSS_PROFIT]
    tagged = [Figure(f.label, f.concept, f.amount, f.row, source="tagged") for f in GROSS_PROFIT]
    assert candidates(warehouse_of(*guided, *tagged)).empty


# Shares


def test_earnings_per_share_times_shares_is_known_to_each_half_unit_times_the_other_factor():
    per_share = {"statement": "eps", "unit": "USD/shares", "decimals": 2}
    page = (
        Figure("Net loss", "NetIncomeLoss", -400, row=10),
        Figure("Net loss per share", "EarningsPerShareBasic", -8, row=12, **per_share),
        Figure("Shares", "WeightedAverageSharesBasic", 4_932, row=14, statement="eps", unit="shares", decimals=-3),
    )
    row = only(candidates(warehouse_of(*page)), "NetIncomeLoss_per_basic_share")
    assert row["half_unit"] == Decimal("2.5")  # a quarter of a cent times a thousand shares
    assert row["computed_value"] == Decimal(-8 * 4932 * 10)
    assert row["residual"] * row["half_unit"] == -400_000 + 8 * 4932 * 10
    half_a_thousand, half_a_cent, half_a_thousand_shares = 500, Decimal("0.005"), 500
    assert row["tolerance"] * row["half_unit"] == (
        half_a_thousand + 4_932_000 * half_a_cent + Decimal("0.08") * half_a_thousand_shares + half_a_cent * half_a_thousand_shares
    )


def test_shares_read_a_thousand_times_too_small_stand_out():
    page = (
        Figure("Net loss", "NetIncomeLoss", -400, row=10),
        Figure("Net loss per share", "EarningsPerShareBasic", -8, row=12, statement="eps", unit="USD/shares", decimals=2),
        Figure("Shares", "WeightedAverageSharesBasic", 4_932, row=14, statement="eps", unit="shares", decimals=0),
    )
    row = only(candidates(warehouse_of(*page)), "NetIncomeLoss_per_basic_share")
    assert abs(row["residual"]) > row["tolerance"]


def test_net_income_a_share_is_not_judged_where_another_table_deducts_preferred_dividends():
    summary = (
        Figure("Net loss", "NetIncomeLoss", -204_653, row=14),
        Figure("Net loss per diluted share", "EarningsPerShareDiluted", -221, row=15, statement="eps", unit="USD/shares", decimals=2),
        Figure("Diluted shares", "WeightedAverageSharesDiluted", 94_897, row=16, statement="eps", unit="shares"),
    )
    to_common = Figure("Net loss to common stockholders", "NetIncomeLossAvailableToCommonStockholders", -209_495, row=16, table=3)
    row = only(candidates(warehouse_of(*summary, to_common)), "NetIncomeLoss_per_diluted_share")
    assert row["reason"] == "table 3 carries NetIncomeLossAvailableToCommonStockholders of the period"
    the_same = Figure("Net loss to common stockholders", "NetIncomeLossAvailableToCommonStockholders", -204_653, row=16, table=3)
    assert reason(candidates(warehouse_of(*summary, the_same)), "NetIncomeLoss_per_diluted_share") is None


# Segments


def test_a_list_of_segments_adds_up():
    page = (segment_figure("Rubber Group", 21709, 2), segment_figure("Metals Group", 3089, 3), segment_total(24798, 4))
    row = only(candidates(warehouse_of(*page)), "segments_add_up_Revenues")
    assert (row["residual"], row["tolerance"], row["statement"]) == (0, 3, "segment")
    assert list(row["reported_value_ids"]) == ["value-00002", "value-00000", "value-00001"]


def test_segments_that_are_columns_add_up():
    page = (
        Figure("Net sales", "Revenues", 70, row=1, column=1, statement="segment", segment="Rubber"),
        Figure("Net sales", "Revenues", 40, row=1, column=2, statement="segment", segment="Metals"),
        Figure("Net sales", "Revenues", -10, row=1, column=3, statement="segment", segment="Eliminations", segment_kind="elimination"),
        Figure("Net sales", "Revenues", 100, row=1, column=4, statement="segment"),
    )
    row = only(candidates(warehouse_of(*page)), "segments_add_up_Revenues")
    assert (row["residual"], row["tolerance"]) == (0, 4)


def test_two_measures_in_one_column_are_two_lists():
    income = [
        Figure(name, "OperatingIncomeLoss", amount, row=row, statement="segment", segment=name, parent_label="Income from operations:")
        for name, amount, row in (("Rubber Group", 2876, 6), ("Metals Group", -274, 7), ("Corporate Office", -639, 8))
    ]
    page = (
        segment_figure("Rubber Group", 21709, 2),
        segment_figure("Metals Group", 3089, 3),
        segment_total(24798, 4),
        *income,
        Figure("Total income from operations", "OperatingIncomeLoss", 1963, row=9, statement="segment"),
    )
    frame = candidates(warehouse_of(*page))
    assert set(frame["identity"]) == {"segments_add_up_Revenues", "segments_add_up_OperatingIncomeLoss"}
    assert (frame["residual"] == 0).all()


def test_blocks_by_segment_instead_of_by_measure_add_up():
    def block(segment: str | None, first_row: int, sales: int, income: int) -> tuple[Figure, Figure]:
        place = {"statement": "segment", "segment": segment, "parent_label": segment}
        return (
            Figure("Net sales", "Revenues", sales, row=first_row, **place),
            Figure("Operating income", "OperatingIncomeLoss", income, row=first_row + 1, **place),
        )

    frame = candidates(warehouse_of(*block("Rubber", 2, 70, 7), *block("Metals", 5, 30, -2), *block(None, 8, 100, 5)))
    assert set(frame["identity"]) == {"segments_add_up_Revenues", "segments_add_up_OperatingIncomeLoss"}
    assert (frame["residual"] == 0).all()


def test_a_loss_under_a_members_heading_is_no_total_of_all_members():
    def line(label: str, concept: str, amount: int, row: int, heading: str, segment: str | None) -> Figure:
        return Figure(label, concept, amount, row=row, statement="segment", segment=segment, parent_label=heading)

    page = (
        line("Operating income", "OperatingIncomeLoss", 48, 2, "Europe", "Europe"),
        line("Operating income", "OperatingIncomeLoss", 55, 4, "Japan", "Japan"),
        line("Net sales", "Revenues", 70, 5, "Retail", "Retail"),
        line("Operating loss", "OperatingIncomeLoss", -4, 6, "Retail", None),
    )
    assert candidates(warehouse_of(*page)).empty


def test_a_member_without_a_concept_keeps_the_list_from_being_judged():
    other = segment_figure("Other", 3, 1, concept=None)
    page = (other, segment_figure("Rubber Group", 21709, 2), segment_figure("Metals Group", 3086, 3), segment_total(24798, 4))
    assert reason(candidates(warehouse_of(*page)), "segments_add_up_Revenues") == "row 1 'Other' carries no concept"


def test_a_list_within_a_list_is_not_added_twice():
    page = (
        segment_figure("Automotive sales", 60, 2),
        segment_figure("Automotive leasing", 10, 3),
        segment_figure("Total automotive", 70, 4),
        segment_figure("Energy", 30, 5),
        segment_total(100, 6),
    )
    assert reason(candidates(warehouse_of(*page)), "segments_add_up_Revenues") == "row 4 'Total automotive' is a sum of others in the list"


def test_products_and_regions_in_one_list_are_not_added():
    page = (
        segment_figure("Phones", 60, 2, segment_kind="product"),
        segment_figure("Computers", 40, 3, segment_kind="product"),
        segment_figure("Europe", 30, 4, segment_kind="geography"),
        segment_figure("Americas", 70, 5, segment_kind="geography"),
        segment_total(100, 6),
    )
    assert reason(candidates(warehouse_of(*page)), "segments_add_up_Revenues") == "segments, products and regions stand in one list"


def test_a_segments_own_ebitda_is_looked_at_per_segment():
    measures = {"OperatingIncomeLoss": (2876, -274), "DepreciationDepletionAndAmortization": (1632, 224), "EBITDA": (4508, -50)}
    page = [
        Figure(segment, concept, amount, row=3 * block + row, statement="segment", segment=segment, parent_label=concept)
        for block, (concept, amounts) in enumerate(measures.items())
        for row, (segment, amount) in enumerate(zip(("Rubber Group", "Metals Group"), amounts, strict=True), start=1)
    ]
    frame = candidates(warehouse_of(*page))
    assert list(frame["identity"]) == ["segment_ebitda", "segment_ebitda"]
    assert set(frame["segment"]) == {"Rubber Group", "Metals Group"}
    assert (frame["residual"] == 0).all()


# Balance sheet and cash flow


def test_rows_between_the_two_sides_of_a_balance_sheet_do_not_matter():
    day = {"statement": "balance_sheet", "period_start": None}
    page = (
        Figure("Total assets", "Assets", 100, row=5, **day),
        Figure("Deferred credits", None, 30, row=7, **day),
        Figure("Total liabilities and equity", "LiabilitiesAndStockholdersEquity", 100, row=9, **day),
    )
    assert only(candidates(warehouse_of(*page)), "balance")["residual"] == 0


def test_cash_at_the_beginning_may_stand_at_the_top_of_the_column():
    flow = {"statement": "cash_flow"}
    page = (
        Figure(
            "Cash, beginning", "CashBeginningOfPeriod", 50, row=1, statement="cash_flow", period_start=None, period_end=date(2005, 12, 31)
        ),
        Figure("Net income", "NetIncomeLoss", 99, row=2, **flow),
        Figure("Cash from operations", "NetCashProvidedByUsedInOperatingActivities", 30, row=3, **flow),
        Figure("Purchase of a line of business", None, -5, row=4, **flow),
        Figure("Cash used in investing", "NetCashProvidedByUsedInInvestingActivities", -5, row=5, **flow),
        Figure("Repayment of loans", None, -7, row=6, **flow),
        Figure("Cash used in financing", "NetCashProvidedByUsedInFinancingActivities", -7, row=7, **flow),
        Figure("Effect of exchange rates", "EffectOfExchangeRateOnCash", 2, row=8, **flow),
        Figure("Increase in cash", "CashPeriodIncreaseDecrease", 20, row=9, **flow),
        Figure("Cash, end", "CashEndOfPeriod", 70, row=10, statement="cash_flow", period_start=None),
    )
    frame = candidates(warehouse_of(*page))
    assert {name: only(frame, name)["residual"] for name in ("change_in_cash", "cash_at_end")} == {"change_in_cash": 0, "cash_at_end": 0}


# Ties


def test_one_thing_in_two_statements_is_compared_with_a_half_unit_from_each():
    in_segments = segment_total(24799, 4, table=2)
    row = only(candidates(warehouse_of(GROSS_PROFIT[0], in_segments)), "Revenues_income_statement_segment")
    assert (row["residual"], row["tolerance"], row["severity"]) == (-2, 2, "warning")


def test_a_tie_is_not_judged_where_a_statement_prints_two_different_figures():
    page = (GROSS_PROFIT[0], segment_total(24798, 4, table=2), segment_total(9, 4, table=3))
    assert reason(candidates(warehouse_of(*page)), "Revenues_income_statement_segment") == "the segment prints 2 different figures"


def test_cash_with_what_is_restricted_is_not_compared_with_cash_without():
    flow = Figure("Cash and restricted cash, end of period", "CashEndOfPeriod", 135, row=1, statement="cash_flow", period_start=None)
    sheet = Figure("Cash and cash equivalents", "CashAndCashEquivalents", 120, row=2, table=2, statement="balance_sheet", period_start=None)
    assert (
        reason(candidates(warehouse_of(flow, sheet)), "CashEndOfPeriod_cash_flow_CashAndCashEquivalents_balance_sheet")
        == "only one of the two captions counts restricted cash"
    )


# A whole and its parts, told by sentences

BORROWED = (Part("equipment loan", 12_500, is_total=True), Part("real estate loan", 15_000, is_total=True))
SPENT = (Part("repay the old loans", 20_000), Part("reduce the line", 7_000))


def test_uses_are_held_against_all_that_was_borrowed_together():
    row = only(candidates(warehouse_of(*BORROWED, *SPENT, Part("costs", 500))), "sources_equal_uses")
    assert (row["total_value"], row["residual"], row["tolerance"], row["half_unit"]) == (27_500_000, 0, 5, 500)
    assert (row["statement"], row["severity"]) == ("financing", "warning")


def test_a_use_too_many_leaves_a_residual():
    row = only(candidates(warehouse_of(*BORROWED, *SPENT, Part("costs", 851))), "sources_equal_uses")
    assert row["residual"] * row["half_unit"] == -351_000


def test_a_sum_without_all_its_amounts_is_not_judged():
    found = candidates(warehouse_of(*BORROWED, Part("bridge loan", None, is_total=True), *SPENT))
    assert reason(found, "sources_equal_uses") == "the page does not print every amount"


def test_lists_of_one_document_are_added_up_apart():
    other = (Part("notes", 300, is_total=True, sum_key="list 2"), Part("buy a plant", 300, sum_key="list 2"))
    found = candidates(warehouse_of(*BORROWED, *SPENT, Part("costs", 500), *other))
    assert sorted(found["residual"]) == [0, 0]


def test_parts_of_a_loan_make_up_the_loan():
    loan = {"total_concept": "DebtPrincipal", "sum_key": "loan"}
    found = candidates(
        warehouse_of(Part("loan", 15_000, is_total=True, **loan), Part("at LIBOR", 11_000, **loan), Part("at prime", 4_000, **loan))
    )
    assert list(found["identity"]) == ["tranches_make_up_the_loan"]
    assert list(found["residual"]) == [0]


# Over periods and documents


def sales(thousands: int, start: date, end: date, known_on: date, document: str = "release", **more: object) -> Figure:
    return Figure(
        "Net sales", "Revenues", thousands, row=1, period_start=start, period_end=end, known_on=known_on, document=document, **more
    )  # type: ignore[arg-type]


Q1, Q2, Q3, Q4 = ((date(2006, 3 * q - 2, 1), date(2006, 3 * q, 31 if q in (1, 4) else 30)) for q in (1, 2, 3, 4))
HALF, NINE_MONTHS, YEAR = ((Q1[0], end) for _, end in (Q2, Q3, Q4))
SPRING, SUMMER, AUTUMN, WINTER = (date(2006, 5, 1), date(2006, 8, 1), date(2006, 11, 1), date(2007, 2, 1))
WITHIN, OVER = "periods_add_up_Revenues", "periods_of_documents_add_up_Revenues"


def test_four_quarters_of_a_document_make_its_year():
    quarters = [
        sales(amount, *quarter, WINTER, column=column)
        for column, (amount, quarter) in enumerate(zip((10, 20, 30, 40), (Q1, Q2, Q3, Q4), strict=True), 1)
    ]
    row = only(candidates(warehouse_of(*quarters, sales(102, *YEAR, WINTER, column=5))), WITHIN)
    assert (row["residual"], row["tolerance"], row["severity"], row["column_number"]) == (4, 5, "warning", 5)


def test_nine_months_less_six_are_the_quarter_whoever_printed_the_six():
    page = (sales(30, *HALF, SUMMER, "second"), sales(63, *NINE_MONTHS, AUTUMN, "third", column=2), sales(31, *Q3, AUTUMN, "third"))
    row = only(candidates(warehouse_of(*page)), OVER)
    assert (row["residual"], row["tolerance"], row["document_id"]) == (4, 3, "third")
    assert list(row["reported_value_ids"]) == ["value-00001", "value-00000", "value-00002"]


def test_a_part_that_no_document_prints_is_named_with_its_period():
    page = (sales(63, *NINE_MONTHS, AUTUMN, "third", column=2), sales(31, *Q3, AUTUMN, "third"))
    assert reason(candidates(warehouse_of(*page)), OVER) == "no document before prints Revenues of the half year that ended 3 months before"


def test_a_longer_period_alone_is_no_candidate():
    assert candidates(warehouse_of(sales(63, *NINE_MONTHS, AUTUMN, "third"), sales(30, *HALF, SUMMER, "second"))).empty


def test_periods_of_two_bases_are_not_added():
    before = date(2005, 4, 1), date(2005, 6, 30)
    page = (
        sales(30, *HALF, SUMMER, "second", column=2),
        sales(25, *before, SUMMER, "second"),
        sales(21, *before, AUTUMN, "third", column=3),  # last year's quarter, a division less
        sales(50, *NINE_MONTHS, AUTUMN, "third", column=2),
        sales(25, *Q3, AUTUMN, "third"),
    )
    assert reason(candidates(warehouse_of(*page)), OVER) == "the company restated the measure between the documents"


def test_a_part_of_a_later_document_is_not_added_to_an_earlier_one():
    page = (sales(63, *NINE_MONTHS, AUTUMN, "third", column=2), sales(31, *Q3, AUTUMN, "third"), sales(30, *HALF, WINTER, "amended"))
    assert reason(candidates(warehouse_of(*page)), OVER) is not None


def test_what_is_printed_again_is_compared_with_its_first_print():
    page = (sales(30, *Q1, SPRING, "first"), sales(31, *Q1, SUMMER, "second"), sales(33, *Q1, AUTUMN, "third"))
    frame = candidates(warehouse_of(*page))
    rows = frame[frame["identity"] == "printed_first_Revenues"].set_index("document_id")
    assert {document: (row["residual"], row["tolerance"]) for document, row in rows.iterrows()} == {"second": (2, 2), "third": (6, 2)}
    assert set(rows["severity"]) == {"warning"}


def test_a_figure_that_its_document_calls_restated_is_not_compared():
    page = (sales(30, *Q1, SPRING, "first"), sales(33, *Q1, AUTUMN, "third", is_restated=True))
    assert reason(candidates(warehouse_of(*page)), "printed_first_Revenues") == "the document says that it prints the figure restated"


# The scale that sentences tell


def test_amounts_told_in_full_dollars_prove_the_scale_of_their_table():
    row = only(candidates(warehouse_of(*GROSS_PROFIT, Told("Net sales", "Revenues", 24_798_000))), "scale_of_table")
    assert (row["residual"], row["tolerance"], row["severity"]) == (0, 2, "error")


def test_a_table_read_a_thousand_times_too_large_is_told_by_the_sentence():
    in_millions = [Figure(f.label, f.concept, f.amount, f.row, decimals=-6) for f in GROSS_PROFIT]
    row = only(candidates(warehouse_of(*in_millions, Told("Net sales", "Revenues", 24_798_000))), "scale_of_table")
    assert row["total_value"] == 1000 * row["computed_value"]
    assert abs(row["residual"]) > row["tolerance"]


def test_one_sentence_in_the_scale_of_the_table_makes_another_the_sentences_error():
    told = (Told("Net sales", "Revenues", 24_798_000_000), Told("Gross profit", "GrossProfit", 3_739_000))
    row = only(candidates(warehouse_of(*GROSS_PROFIT, *told)), "scale_of_table")
    assert (row["residual"], row["total_concept"]) == (0, "GrossProfit")


def test_an_amount_that_differs_by_no_scale_says_nothing_of_it():
    assert not (candidates(warehouse_of(*GROSS_PROFIT, Told("Net sales", "Revenues", 24_700_000)))["identity"] == "scale_of_table").any()


# Tags and the figures they are set to


def tagged(tag: str, concept: str | None, amount: int, **more: object) -> Figure:
    return Figure(tag, concept, amount, row=0, table=0, source="tagged", tag=tag, **more)  # type: ignore[arg-type]


def test_a_figure_read_at_another_scale_than_its_tag_says_is_told():
    shares = Figure("Shares issued", "WeightedAverageSharesBasic", 3224, row=1, unit="shares", decimals=0, char_start=900)
    row = only(
        candidates(warehouse_of(shares, tagged("CommonStockSharesIssued", None, 3224, unit="shares", decimals=-6, char_start=900))),
        "tag_of_figure",
    )
    assert (row["total_value"], row["computed_value"], row["severity"]) == (3224, 3_224_000_000, "warning")
    assert abs(row["residual"]) > row["tolerance"]


def test_a_sign_is_compared_where_row_and_tag_mean_the_same_and_only_there():
    loss = Figure("Net loss", "NetIncomeLoss", -5, row=1, char_start=100)
    assert (
        only(candidates(warehouse_of(loss, tagged("NetIncomeLoss", "NetIncomeLoss", 5, char_start=100))), "tag_of_figure")["residual"]
        == -20
    )
    paid = Figure("Paid", "PaymentsOfDividends", -5, row=1, char_start=100)
    assert only(candidates(warehouse_of(paid, tagged("OtherPayments", None, 5, char_start=100))), "tag_of_figure")["residual"] == 0


def test_a_tag_of_another_period_than_its_figure_is_told_and_not_compared():
    stub = tagged("Revenues", "Revenues", 24798, period_start=date(2006, 1, 1), period_end=date(2006, 1, 21), char_start=100)
    sales = Figure("Net sales", "Revenues", 24798, row=1, char_start=100)
    assert reason(candidates(warehouse_of(sales, stub)), "tag_of_figure") == "its tag is of another period, 2006-01-01 to 2006-01-21"


def test_a_schedule_says_what_the_statements_of_its_submission_print():
    schedule = (
        tagged("TOTAL-REVENUES", "Revenues", 24798, document="schedule"),
        tagged("NET-INCOME", "NetIncomeLoss", 7, document="schedule"),
    )
    frame = candidates(warehouse_of(*GROSS_PROFIT, *schedule, tagged("TOTAL-REVENUES", "Revenues", 1, document="other", filing="other")))
    row = only(frame, "tag_of_measure")
    assert (row["document_id"], row["total_concept"], row["residual"]) == ("release", "Revenues", 0)
    part_for_the_whole = only(
        candidates(warehouse_of(Figure("Cost of services", "CostOfRevenue", 2908, row=1), tagged("CostOfRevenue", "CostOfRevenue", 20314))),
        "tag_of_measure",
    )
    assert abs(part_for_the_whole["residual"]) > part_for_the_whole["tolerance"]


# Reconciliations, of a segment as of the whole


def reconciled(label: str, concept: str | None, amount: int, row: int, segment: str | None = None, column: int = 1) -> Figure:
    return Figure(label, concept, amount, row=row, column=column, statement="non_gaap_reconciliation", segment=segment)


def test_ebitda_of_each_segment_is_reconciled_in_its_own_column_and_adds_up_to_the_whole():
    steps = (
        ("OperatingIncomeLoss", (2876, -274, -639, 1963)),
        ("DepreciationDepletionAndAmortization", (1632, 224, 9, 1865)),
        ("EBITDA", (4508, -50, -630, 3828)),
    )
    columns = ("Rubber Group", "Metals Group", "Corporate Office", None)
    page = [
        reconciled(concept, concept, amounts[place], row, segment, column=place + 1)
        for row, (concept, amounts) in enumerate(steps, 1)
        for place, segment in enumerate(columns)
    ]
    frame = candidates(warehouse_of(*page))
    by_segment = frame[frame["identity"] == "ebitda_from_operating_income"]
    assert set(by_segment["segment"].fillna("whole")) == {"Rubber Group", "Metals Group", "Corporate Office", "whole"}
    sums = frame[frame["family"] == "segments"]
    assert set(sums["total_concept"]) == {concept for concept, _ in steps}
    assert not frame["residual"].any()


def test_the_ebitda_of_segments_in_rows_of_a_reconciliation_adds_up_to_the_total_below_them():
    members = [
        reconciled(name, "EBITDA", amount, row, name)
        for row, (name, amount) in enumerate((("Rubber Group", 4508), ("Metals Group", -50), ("Corporate Office", -630)), 1)
    ]
    assert (
        only(candidates(warehouse_of(*members, reconciled("Total EBITDA", "EBITDA", 3828, 4))), "segments_add_up_EBITDA")["residual"] == 0
    )
    assert (
        only(candidates(warehouse_of(*members, reconciled("Total EBITDA", "EBITDA", 3838, 4))), "segments_add_up_EBITDA")["residual"] == 20
    )


def test_steps_that_no_concept_names_are_judged_with_the_signs_that_the_other_columns_agree_on():
    page = [
        reconciled(label, None, amount, row, "RCM", column)
        for column, amounts in ((1, (500, 120, 30, 410)), (2, (480, 100, 20, 410)))
        for row, (label, amount) in enumerate(zip(("Revenue", "Subcontractor costs", "Claims", "Net revenue"), amounts, strict=True), 1)
    ]
    sums = [Sum(row=4, addends="+1 -2 +3", column=1), Sum(row=4, addends="+1 -2 +3", column=2, verdict="does_not_foot")]
    frame = candidates(warehouse_of(*page, *sums), named("steps_of_reconciliation"))
    assert list(zip(frame["column_number"], frame["residual"], frame["tolerance"], strict=True)) == [(1, 0, 4), (2, 20, 4)]
    assert set(frame["segment"]) == {"RCM"}


def test_adjusted_ebitda_without_an_ebitda_above_it_is_reconciled_from_what_there_is():
    page = (
        reconciled("Operating income", "OperatingIncomeLoss", 100, 1),
        reconciled("Depreciation and amortization", "DepreciationDepletionAndAmortization", 40, 2),
        reconciled("Stock-based compensation", "ShareBasedCompensation", 7, 3),
        reconciled("Adjusted EBITDA", "AdjustedEBITDA", 147, 4),
    )
    frame = candidates(warehouse_of(*page))
    assert only(frame, "adjusted_ebitda_from_operating_income")["residual"] == 0
    assert set(frame["identity"]) == {"adjusted_ebitda_from_operating_income"}


# Cost


def test_no_join_compares_everything_with_everything():
    # a join of that kind took six minutes over 1,000 filings and would have taken ten hours over 10,000
    connection = warehouse_of(*OPERATING_INCOME)
    with identity_tables(connection):
        ((_, plan),) = connection.execute(f"explain (format json) {_QUERY}").fetchall()
    assert "HASH_JOIN" in plan
    assert plan.count("BLOCKWISE_NL_JOIN") == 1  # with the five scales that a sentence may speak in
