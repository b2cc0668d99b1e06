"""What one printed unit is worth and what a caption counts: as stated, never supposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.filings.units import Scale, factor, per_share_words, pure_words, says_other_money, scale, scale_in_caption, share_count_words

THOUSAND, MILLION = 1_000, 1_000_000


@pytest.mark.parametrize(
    ("words", "money"),
    [
        ("(In thousands)", THOUSAND),
        ("(IN THOUSANDS, EXCEPT PER SHARE AMOUNTS)", THOUSAND),
        ("(Dollars in thousands)", THOUSAND),
        ("(Amounts in thousands of dollars)", THOUSAND),
        ("(Thousands of dollars)", THOUSAND),
        ("(000's omitted)", THOUSAND),
        ("(000s omitted)", THOUSAND),
        ("(000 omitted)", THOUSAND),
        ("($000)", THOUSAND),
        ("1996 1995 $000s", THOUSAND),
        ("(in $000's)", THOUSAND),
        ("Expressed in thousands", THOUSAND),
        ("in thousands of U.S. dollars", THOUSAND),
        ("Condensed balance sheets (in thousands)", THOUSAND),
        ("(Dollars in millions)", MILLION),
        ("($ millions)", MILLION),
        ("$MM", MILLION),
        ("(000,000 omitted)", MILLION),
        ("(stated in millions)", MILLION),
        ("(in billions)", 1_000_000_000),
        ("(in whole dollars)", 1),
        ("(In dollars)", 1),
    ],
)
def test_the_spellings_of_a_scale(words, money):
    assert scale(words).money == money


@pytest.mark.parametrize(
    "words",
    ["", "(Unaudited)", "We sold two thousand cars.", "10,000 shares", "1,000", "2000", "Three months ended June 30, 2000", "$1,000 notes"],
)
def test_words_that_state_no_scale(words):
    assert scale(words).money is None


def test_amounts_a_share_named_before_the_scale_are_no_shares():
    assert scale("The computation of net income per share is as follows (in thousands, except per share data):").money == THOUSAND


@pytest.mark.parametrize(
    "words",
    [
        "(in thousands of Canadian dollars)",
        "(RMB in thousands)",
        "(Expressed in Renminbi)",
        "(in millions of euros, except per share data)",
        "(\u20ac in millions)",
    ],
)
def test_the_spellings_of_other_money(words):
    assert says_other_money(words)


@pytest.mark.parametrize(
    "words",
    [
        "(in thousands)",
        "(in thousands of U.S. dollars)",
        "(in thousands of Renminbi and U.S. dollars)",
        "Debt denominated in euros was repaid",
        "Sales in Europe (in thousands)",
    ],
)
def test_words_that_name_no_other_money(words):
    assert not says_other_money(words)


@pytest.mark.parametrize(
    "words", ["Acme reports record sales of $31 million", "NET INCOME OF $2 MILLION", "$100 million credit line signed"]
)
def test_an_amount_in_a_headline_states_no_scale(words):
    assert scale(words).money is None


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        ("(In thousands, except per share amounts)", THOUSAND),
        ("(In thousands, except share and per share data)", 1),
        ("(amounts in thousands, except for shares)", 1),
        ("(Dollars in thousands, except shares and per share data)", 1),
        ("(dollars and shares in thousands, except per share data)", THOUSAND),
        ("(In millions, except share amounts which are reflected in thousands and per share amounts)", THOUSAND),
        ("(in millions, except number of shares, which are reflected in thousands, and per share amounts)", THOUSAND),
        ("(Dollars in millions)", None),
        ("(shares in thousands)", THOUSAND),
    ],
)
def test_shares_have_a_scale_of_their_own(words, shares):
    assert scale(words).shares == shares


def test_shares_excepted_after_earnings_per_share_are_printed_in_full():
    assert scale("(In thousands, except earnings per share and number of shares)").shares == 1


def test_a_scale_of_shares_is_none_of_money():
    assert scale("(shares in thousands)").money is None
    assert scale("Number of shares in thousands").money is None


@pytest.mark.parametrize(
    ("word", "value"),
    [("thousands", 1_000), ("000's", 1_000), ("$ millions", MILLION), ("000,000", MILLION), ("Billion", 1_000_000_000), ("$M", MILLION)],
)
def test_the_factor_of_a_word(word, value):
    assert factor(word) == value


@pytest.mark.parametrize(
    "caption",
    ["Net income per share", "Basic earnings per common share", "Net loss per share - diluted",
     "Dividends declared per share", "EPS - diluted", "Earnings a share",
     "Income per limited partnership unit", "Net income per weighted average share", "Book value per share",
     "Net income per common and common equivalent share"],
)  # fmt: skip
def test_captions_of_amounts_a_share(caption):
    assert per_share_words(caption) and not share_count_words(caption)


@pytest.mark.parametrize(
    "caption",
    ["Weighted average shares outstanding", "Shares used in computing basic earnings per share",
     "Average Shares Outstanding (in millions)", "Diluted shares",
     "Number of common shares outstanding", "Weighted average common shares - basic",
     "Shares used in per share calculation", "Common shares - diluted"],
)  # fmt: skip
def test_captions_of_numbers_of_shares(caption):
    assert share_count_words(caption)


@pytest.mark.parametrize(
    "caption",
    ["Net sales", "Purchase of treasury shares", "Proceeds from issuance of common shares",
     "Common stock, $.01 par value, 100,000 shares issued and outstanding", "Cost per barrel", "Interest rate swaps",
     "Weighted average interest rate", "Operating expenses", "Perception", "Net income attributable to average shares"],
)  # fmt: skip
def test_captions_that_speak_of_neither(caption):
    assert not per_share_words(caption) and not share_count_words(caption)


@pytest.mark.parametrize(
    "caption", ["Gross margin %", "As a percent of sales", "Efficiency ratio", "Percentage of completion", "Tax rate (%)"]
)
def test_captions_of_pure_numbers(caption):
    assert pure_words(caption)


@pytest.mark.parametrize("caption", ["Net sales", "Sometimes", "6% senior notes", "Corporate", "Marginal costs"])
def test_captions_of_money_are_not_pure(caption):
    assert not pure_words(caption)


@pytest.mark.parametrize(
    ("caption", "value"),
    [("Average Shares Outstanding (in millions)", MILLION), ("Shares (000's)", THOUSAND),
     ("Backlog (in thousands)", THOUSAND), ("Net sales", None),
     ("Cash in banks", None), ("Income (loss)", None)],
)  # fmt: skip
def test_a_caption_may_state_its_own_scale(caption, value):
    assert scale_in_caption(caption) == value


@given(st.text(max_size=120))
def test_no_words_raise_and_every_scale_is_a_power_of_a_thousand(text):
    found = scale(text)
    assert found.money in (None, 1, 1_000, MILLION, 1_000_000_000)
    assert found.shares in (None, 1, 1_000, MILLION, 1_000_000_000)
    per_share_words(text), share_count_words(text), pure_words(text)
    assert scale_in_caption(text) in (None, 1_000, MILLION, 1_000_000_000)


@given(st.text(alphabet="0123456789,.$% ()-", max_size=60))
def test_figures_without_words_state_no_scale_but_the_000_of_thousands(text):
    assert scale(text).money in (None, 1_000, MILLION)
    if "000" not in text:
        assert scale(text).money is None


def test_a_title_about_earnings_per_share_states_the_scale_of_money():
    assert scale("EARNINGS PER SHARE (In millions, except per share data)").money == 1_000_000
    assert scale("Number of shares (in thousands)").money is None


@pytest.mark.parametrize(
    ("words", "money"),
    [("(in thousands, except net income (loss) and per share amounts)", None),
     ("(in thousands, except net income and per share amounts)", None),
     ("(in thousands, except net income per share)", 1_000),
     ("(in thousands, except net income (loss) per share amounts)", 1_000)],
)  # fmt: skip
def test_an_exception_of_net_income_leaves_the_scale_to_the_shares(words, money):
    assert scale(f"computation of earnings per share {words}") == Scale(money, 1_000)
