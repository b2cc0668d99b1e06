"""What sentences tell of a company's debts: each test is a way to say it, or a trap beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.filings.extract import extract
from pipelines.filings.records import DebtFacility, Extraction, RateTranche

RELEASE = "lexington-precision_2006-06-01_8-K_EX-99.1.txt"


def told(*paragraphs: str) -> Extraction:
    """What is read from a quarterly report with these paragraphs."""
    return extract(("FORM 10-Q\n\nHARBOR VALVE CORPORATION\n\n" + "\n\n".join(paragraphs) + "\n").encode(), "report.txt")


def debt(found: Extraction, name: str) -> DebtFacility:
    """The one debt of this name."""
    (one,) = [each for each in found.debt_facilities if each.facility_name == name]
    return one


def rates(found: Extraction, of: DebtFacility) -> list[tuple[str, Decimal | None, Decimal | None]]:
    return [(each.rate_index, each.spread, each.amount_usd) for each in found.rate_tranches if each.facility_id == of.facility_id]


@pytest.fixture(scope="module")
def release(samples) -> Extraction:
    return extract((samples / RELEASE).read_bytes(), RELEASE)


# --- the sample: one refinancing, whole -----------------------------------------------------------------------------------------------


def test_the_new_debts_of_the_release_have_their_terms(release: Extraction) -> None:
    new = {each.facility_kind + " " + each.facility_name: each for each in release.debt_facilities if each.event == "new"}
    line, equipment, estate = (
        new["revolver secured revolving line of credit"],
        new["term_loan equipment term loan"],
        new["term_loan real estate term loan"],
    )
    assert [each.amount_usd for each in (line, equipment, estate)] == [17_500_000, 12_500_000, 15_000_000]
    assert {each.maturity_date for each in (line, equipment, estate)} == {date(2009, 5, 15)}
    assert all("CapitalSource Finance LLC" in (each.lender or "") for each in (line, equipment, estate))
    assert rates(release, line) == [("LIBOR", Decimal("0.0275"), None)]
    assert rates(release, equipment) == [("LIBOR", Decimal("0.045"), None)]
    assert rates(release, estate) == [("LIBOR", Decimal("0.045"), 11_000_000), ("PRIME", Decimal("0.06"), 4_000_000)]
    assert [(each.amortization_usd, each.amortization_frequency, each.amortization_start) for each in (equipment, estate)] == [
        (208_000, "monthly", date(2006, 9, 1)),
        (61_000, "monthly", date(2006, 9, 1)),
    ]
    assert line.borrowing_base == "the sum of 85% of eligible accounts receivable and 65% of eligible inventories"


def test_six_uses_of_the_proceeds_of_two_loans(release: Extraction) -> None:
    assert [each.amount_usd for each in release.proceeds_uses] == [8_512_000, 4_152_000, 62_000, 7_000_000, 6_923_000, 851_000]
    loans = {each.facility_id for each in release.debt_facilities if each.event == "new" and each.facility_kind == "term_loan"}
    assert all(set(each.source_facility_ids) == loans for each in release.proceeds_uses)
    events = {each.facility_id: (each.event, each.amount_usd) for each in release.debt_facilities}
    assert [events.get(each.facility_id) for each in release.proceeds_uses] == [
        ("repaid", 8_512_000), ("repaid", 4_152_000), ("repaid", 62_000), ("repaid", 7_000_000), ("reduced", 6_923_000), None,
    ]  # fmt: skip


def test_availability_stands_before_and_after_and_only_about(release: Extraction) -> None:
    assert [(each.measure, each.as_of, each.amount_usd, each.is_approximate) for each in release.liquidity] == [
        ("unused_availability", "before", 1_000_000, True),
        ("unused_availability", "after", 7_100_000, True),
    ]


def test_the_shared_limit_and_the_condition_on_interest_are_covenants(release: Extraction) -> None:
    limit, condition = release.covenants
    names = {each.facility_id: each.facility_name for each in release.debt_facilities}
    assert (limit.covenant_kind, limit.threshold_usd, names[limit.facility_id]) == (
        "borrowing_limit",
        17_500_000,
        "secured revolving line of credit",
    )
    assert (condition.covenant_kind, condition.threshold_usd, condition.by_date) == ("payment_restriction", 3_000_000, date(2007, 12, 31))
    assert names[condition.facility_id] == "real estate term loan"
    assert "unused availability" in condition.consequence


def test_a_report_announced_for_filing_is_noted(release: Extraction) -> None:
    assert [each.printed for each in release.financing_terms if each.term == "filing_announced"] == [
        "Form 10-Q for the quarter is to follow"
    ]


def test_financing_is_no_claim(release: Extraction) -> None:
    lines = {each.line_number for each in release.debt_facilities + release.proceeds_uses + release.rate_tranches}
    assert not lines & {claim.line_number for claim in release.claims}


def test_every_place_is_where_the_words_are_printed(release: Extraction, samples) -> None:
    text = (samples / RELEASE).read_text(encoding="utf-8")
    assert release.financing_terms
    for term in release.financing_terms:
        assert " ".join(text[term.char_start : term.char_end].split()) == term.printed
        assert text.count("\n", 0, term.char_start) + 1 == term.line_number
    for each in release.debt_facilities:
        assert each.facility_name.split()[-1] in " ".join(text[each.char_start : each.char_end].split())
    for rate in release.rate_tranches:
        assert text[rate.char_start : rate.char_end].rstrip().endswith("%")


# --- ways to say it -------------------------------------------------------------------------------------------------------------------


def test_a_debt_keeps_what_later_sentences_call_it_by() -> None:
    found = told(
        "On May 3, 2011, we entered into a five-year, $40 million senior secured term loan "
        '(the "Harbor Loan") with First Dock Bank, N.A. and a $25 million revolving credit facility. '
        "The Harbor Loan bears interest at LIBOR plus 225 basis points and matures on May 3, 2016. "
        "The revolving credit facility expires in June 2014."
    )
    loan, line = debt(found, "five-year, senior secured term loan"), debt(found, "revolving credit facility")
    assert (loan.amount_usd, loan.event, loan.event_date, loan.maturity_date, loan.lender) == (
        40_000_000,
        "new",
        date(2011, 5, 3),
        date(2016, 5, 3),
        "First Dock Bank, N.A.",
    )
    assert rates(found, loan) == [("LIBOR", Decimal("0.0225"), None)]
    assert (line.amount_usd, line.maturity, line.maturity_date) == (25_000_000, "2014-06", None)


@pytest.mark.parametrize(
    ("sentence", "index", "spread"),
    [
        ("The term loan bears interest at Term SOFR plus 3.25%.", "SOFR", "0.0325"),
        ("The term loan bears interest at 1 1/2% over the bank's prime rate.", "PRIME", "0.015"),
        ("The term loan bears interest at a fixed rate of 6.10% per annum.", "FIXED", "0.061"),
        ("The term loan comes with a rate of 6.10%.", "FIXED", "0.061"),
        ("Interest on the term loan accrues at the prime rate.", "PRIME", "0"),
        ("Interest on the term loan is payable quarterly at the London Interbank Offered Rate minus 0.25%.", "LIBOR", "-0.0025"),
    ],
)
def test_a_rate_is_an_index_and_a_fraction(sentence: str, index: str, spread: str) -> None:
    found = told(f"The Company has a $12,000,000 term loan. {sentence}")
    assert rates(found, debt(found, "term loan")) == [(index, Decimal(spread), None)]


def test_a_margin_that_varies_has_a_range_and_no_spread() -> None:
    found = told(
        "We have a $90 million revolving credit facility. "
        "Borrowings under it bear interest at LIBOR plus a margin ranging from 1.25% to 2.00%."
    )
    (rate,) = found.rate_tranches
    assert (rate.rate_index, rate.spread, rate.spread_low, rate.spread_high) == ("LIBOR", None, Decimal("0.0125"), Decimal("0.02"))


def test_two_rates_to_choose_from_are_alternatives_and_no_tranches() -> None:
    found = told("We have a $90 million term loan. It bears interest, at our option, at LIBOR plus 2% or at the prime rate plus 0.5%.")
    assert [(each.rate_index, each.amount_usd, each.is_alternative) for each in found.rate_tranches] == [
        ("LIBOR", None, True),
        ("PRIME", None, True),
    ]


def test_a_coupon_and_a_year_name_a_note() -> None:
    found = told(
        "In March 2004 the Company issued $150 million aggregate principal amount of 7 3/4% senior subordinated notes due 2014 "
        '(the "2014 Notes"). The 2014 Notes mature on March 15, 2014.'
    )
    (note,) = found.debt_facilities
    assert (note.facility_kind, note.event, note.amount_usd, note.maturity_date) == ("note", "new", 150_000_000, date(2014, 3, 15))
    assert rates(found, note) == [("FIXED", Decimal("0.0775"), None)]


def test_what_was_bought_back_is_a_part_and_not_the_size() -> None:
    found = told(
        'The Company has outstanding $300 million of 5% senior notes due 2019 (the "2019 Notes").',
        "During the quarter the Company repurchased $21 million aggregate principal amount of the 2019 Notes.",
    )
    assert [(each.event, each.amount_usd) for each in found.debt_facilities] == [(None, 300_000_000), ("reduced", 21_000_000)]
    assert not any(each.contradicts for each in found.debt_facilities)


def test_fees_sublimits_and_security() -> None:
    found = told(
        "The Company has a $60 million revolving credit facility, of which letters of credit up to $8 million may be issued. "
        "We pay a commitment fee of 0.375% on the unused portion of the facility. "
        "The facility is secured by substantially all inventory and expires on March 31, 2012."
    )
    line = debt(found, "revolving credit facility")
    assert (line.commitment_fee, line.letter_of_credit_limit_usd, line.security, line.maturity_date) == (
        Decimal("0.00375"), 8_000_000, "substantially all inventory", date(2012, 3, 31),
    )  # fmt: skip


def test_the_earlier_of_two_days_is_conditional() -> None:
    found = told(
        "We have a $30 million term loan. It matures on the earlier of June 30, 2015 and the day on which the senior notes are repaid."
    )
    (loan,) = [each for each in found.debt_facilities if each.amount_usd]
    assert (loan.maturity_date, loan.maturity_is_conditional) == (date(2015, 6, 30), True)


def test_both_of_two_debts_mature() -> None:
    found = told(
        "We closed on a $20 million term loan and a $10 million revolving line of credit. "
        "The term loan and the revolving line of credit mature on July 1, 2010."
    )
    assert [each.maturity_date for each in found.debt_facilities] == [date(2010, 7, 1)] * 2


def test_quarterly_instalments_of_principal() -> None:
    found = told(
        "The Company has a $14,000,000 mortgage loan. It is payable in quarterly principal installments of $350,000, "
        "beginning on October 1, 2007."
    )
    (loan,) = found.debt_facilities
    assert (loan.facility_kind, loan.amortization_usd, loan.amortization_frequency, loan.amortization_start) == (
        "term_loan",
        350_000,
        "quarterly",
        date(2007, 10, 1),
    )


def test_uses_may_stand_in_one_sentence() -> None:
    found = told(
        "On June 2, 2008, we closed on a $50 million term loan. "
        "The proceeds of the term loan were used to repay $31,500,000 of mortgage notes, "
        "to reduce the revolving line of credit by $17,000,000 and to pay $1,500,000 of fees."
    )
    assert [each.amount_usd for each in found.proceeds_uses] == [31_500_000, 17_000_000, 1_500_000]
    assert sum(each.amount_usd for each in found.proceeds_uses) == debt(found, "term loan").amount_usd


def test_what_is_drawn_is_liquidity_and_not_the_size() -> None:
    found = told(
        "As of March 31, 2009, the Company had $11.5 million of outstanding borrowings under its $40 million revolving credit facility "
        "and approximately $6 million of unused availability."
    )
    assert [each.amount_usd for each in found.debt_facilities] == [40_000_000]
    assert [(each.measure, each.as_of, each.amount_usd, each.is_approximate) for each in found.liquidity] == [
        ("outstanding_borrowings", "2009-03-31", 11_500_000, False),
        ("unused_availability", "2009-03-31", 6_000_000, True),
    ]


# --- traps ----------------------------------------------------------------------------------------------------------------------------


def test_an_amount_told_twice_and_differently_is_kept_twice_and_flagged() -> None:
    found = told("The Company entered into a $9,000,000 equipment term loan.", "The $9,500,000 equipment term loan matures on May 1, 2010.")
    first, second = found.debt_facilities
    assert (first.amount_usd, second.amount_usd) == (9_000_000, 9_500_000)
    assert (first.contradicts, second.contradicts) == (second.facility_id, first.facility_id)


def test_a_rate_told_twice_and_differently_is_kept_twice_and_flagged() -> None:
    found = told(
        "The Company has a $9,000,000 equipment term loan. The equipment term loan bears interest at LIBOR plus 3.00%.",
        "Interest on the equipment term loan is payable at LIBOR plus 3.50%.",
    )
    first, second = found.debt_facilities
    assert first.contradicts == second.facility_id
    assert second.contradicts == first.facility_id
    assert [rates(found, each) for each in (first, second)] == [[("LIBOR", Decimal("0.03"), None)], [("LIBOR", Decimal("0.035"), None)]]


def test_a_limit_that_is_not_the_size_of_the_line_contradicts_it() -> None:
    found = told(
        "We entered into a new $20,000,000 revolving line of credit. "
        "Revolving loans and letters of credit are limited to the lesser of $18,000,000 or 80% of eligible accounts receivable."
    )
    assert sorted(each.amount_usd for each in found.debt_facilities) == [18_000_000, 20_000_000]
    assert all(each.contradicts for each in found.debt_facilities)


def test_two_loans_of_one_kind_contradict_nothing() -> None:
    found = told(
        "In 2004 we entered into a $20 million term loan with Dock Bank.", "In 2006 we entered into a $35 million term loan with Pier Bank."
    )
    assert [(each.amount_usd, each.contradicts) for each in found.debt_facilities] == [(20_000_000, None), (35_000_000, None)]


def test_a_day_that_does_not_exist_is_refused_with_its_line() -> None:
    found = told("The Company has a $9,000,000 term loan.\nThe term loan matures on June 31, 2009.")
    assert [each.maturity for each in found.debt_facilities] == [None]
    (refusal,) = [each for each in found.refusals if each.rule == "impossible_date"]
    assert (refusal.scope, refusal.line_number, refusal.raw_text) == ("cell", 6, "The term loan matures on June 31, 2009.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company has interest rate swaps with a notional amount of $50 million that mature on May 1, 2012 and pay LIBOR plus 1%.",
        "The Board authorized the repurchase of $25 million of common stock.",
        "We lease a facility for $2,000,000 a year under a lease that expires on May 1, 2012.",
        "The pension trust holds $5 million of notes due 2012.",
        "We may issue up to $200 million of senior notes due 2020.",
        "The Company is negotiating a $30 million revolving credit facility.",
        "We intend to enter into a $75 million term loan.",
        "The Partnership has loans receivable of $8 million that bear interest at 7% per annum.",
        "A new $40 million production facility opened on March 1, 2010.",
    ],
)
def test_what_is_no_debt_of_the_company_is_not_typed(sentence: str) -> None:
    found = told(sentence)
    assert (found.debt_facilities, found.rate_tranches, found.proceeds_uses) == ((), (), ())


def test_what_a_bank_lends_is_no_debt_of_the_bank() -> None:
    found = told(
        "Net interest income rose while the allowance for loan losses fell.",
        "A $5 million term loan to a builder matures on May 1, 2012.",
        "Lines of credit of $220 million were renewed in the quarter.",
    )
    assert found.debt_facilities == ()


def test_amounts_in_a_unit_that_only_tables_name_are_not_dollars() -> None:
    found = told("The Company has a $1,750 term loan and a $12,000 revolving line of credit.")
    assert found.debt_facilities == ()


def test_a_change_of_rate_is_told_and_not_typed() -> None:
    found = told("We have a $60 million term loan. The margin on the term loan was reduced from LIBOR plus 5.50% to LIBOR plus 4.85%.")
    assert found.rate_tranches == ()
    assert [(each.term, each.is_typed) for each in found.financing_terms if each.term == "rate"] == [("rate", False)] * 2


def test_the_greater_of_two_rates_is_none_of_them() -> None:
    found = told(
        "We have a $60 million term loan. It bears interest at the greater of the prime rate and the federal funds rate plus 0.50%."
    )
    assert found.rate_tranches == ()


def test_a_floor_is_no_fixed_rate() -> None:
    found = told("We have a $60 million term loan. It bears interest at LIBOR plus 4.5% with a 2% floor.")
    assert [(each.rate_index, each.spread) for each in found.rate_tranches] == [("LIBOR", Decimal("0.045"))]


def test_what_may_be_redeemed_is_not_repaid_and_its_discount_rate_is_no_coupon() -> None:
    found = told(
        "We issued $80 million of 6% senior notes due 2020. "
        "We may redeem the senior notes at a redemption price equal to the present value of the payments "
        "at the Treasury rate plus 40 basis points."
    )
    (note,) = found.debt_facilities
    assert note.event == "new"
    assert rates(found, note) == [("FIXED", Decimal("0.06"), None)]


def test_what_was_done_years_ago_is_no_event_of_the_report() -> None:
    cover = "For the quarterly period ended March 31, 2009"
    found = told(
        cover,
        "During 2003 the Company issued $80 million of 6% senior notes due 2013. The senior notes were sold at par.",
        "On January 9, 2009, the Company entered into a $5 million term loan.",
    )
    assert [(each.amount_usd, each.event) for each in found.debt_facilities] == [(80_000_000, None), (5_000_000, "new")]


def test_it_after_two_debts_is_neither() -> None:
    found = told("We have a $60 million term loan and a $20 million revolving credit facility. It matures on May 1, 2012.")
    assert [each.maturity for each in found.debt_facilities] == [None, None]


def test_a_sentence_that_is_not_understood_is_kept_with_the_reason() -> None:
    found = told("The carrying amounts of the term loan and the revolving credit facility were $9 million and $3 million, respectively.")
    (term,) = found.financing_terms
    assert (term.term, term.is_typed, term.reason) == ("sentence", False, "amounts or dates are paired by order only")


def test_a_court_letter_tells_of_no_debts(samples) -> None:
    name = "lexington-precision_2009-06-05_status-letter.txt"
    found = extract((samples / name).read_bytes(), name)
    assert (found.debt_facilities, found.financing_terms) == ((), ())


def test_ids_hang_on_bytes_and_place() -> None:
    text = "The Company has a $9,000,000 term loan. It bears interest at LIBOR plus 2%."
    one, other = told(text), told(text)
    assert (one.debt_facilities, one.rate_tranches, one.financing_terms) == (
        other.debt_facilities,
        other.rate_tranches,
        other.financing_terms,
    )
    moved = told("Of debts.", text)
    assert one.debt_facilities[0].facility_id != moved.debt_facilities[0].facility_id


def test_a_tranche_hangs_on_a_facility_that_is_there(release: Extraction) -> None:
    known = {each.facility_id for each in release.debt_facilities}
    hanging: tuple[RateTranche, ...] = release.rate_tranches
    assert {each.facility_id for each in hanging} <= known
    assert {
        each.facility_id
        for each in (*release.liquidity, *release.covenants, *release.proceeds_uses, *release.financing_terms)
        if each.facility_id
    } <= known
