"""One printed token is one number, or none at all: never a wrong one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.filings.numbers import caption, is_footnote_mark, is_placeholder, number

# --- figures as filers print them ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "value", "places"),
    [
        ("24,798", "24798", 0),
        ("(2,278)", "-2278", 0),
        ("$ (2,278)", "-2278", 0),
        ("$(2,278)", "-2278", 0),
        ("($2,278)", "-2278", 0),
        ("( $ 2,278 )", "-2278", 0),
        ("-2,278", "-2278", 0),
        ("2,278-", "-2278", 0),
        ("310-", "-310", 0),
        ("$-2,278", "-2278", 0),
        ("-$2,278", "-2278", 0),
        ("\u20132,278", "-2278", 0),
        ("\u22122,278", "-2278", 0),
        ("___240", "240", 0),  # a rule typed into the cell
        ("_$1,245", "1245", 0),
        ("$__(.05)__", "-0.05", 2),
        ("<65,185>", "-65185", 0),
        ("110CR", "-110", 0),
        (".84", "0.84", 2),
        ("$ .84", "0.84", 2),
        ("(.84)", "-0.84", 2),
        ("0.00", "0.00", 2),
        ("1,234,567.891", "1234567.891", 3),
        ("10.", "10", 0),
        ("US$ 5", "5", 0),
        ("1999", "1999", 0),
    ],
)
def test_the_prints_of_a_figure(printed, value, places):
    found = number(printed)
    assert found is not None
    assert (found.value, found.places, found.is_nil, found.open_paren, found.close_paren) == (Decimal(value), places, False, False, False)


@pytest.mark.parametrize(
    "printed", ["-", "--", "---", "- -", "\u2013", "\u2014", "\u2014\u2014", "$ --", "$\u2014", "$-", "(--)", "(-)", "-0-", "nil", "None"]
)
def test_a_dash_is_nil_and_not_a_printed_zero(printed):
    found = number(printed)
    assert found is not None
    assert (found.value, found.is_nil) == (0, True)


@pytest.mark.parametrize("printed", ["0", "0.00", "$ 0", "0%"])
def test_a_printed_zero_is_no_nil(printed):
    found = number(printed)
    assert found is not None
    assert (found.value, found.is_nil) == (0, False)


@pytest.mark.parametrize("printed", ["22.0%", "22.0 %", "(22.0)%", "(22.0%)", "(22.0 %)", "22.0%)", "--%"])
def test_a_percent_sign_inside_or_outside_the_parenthesis(printed):
    found = number(printed)
    assert found is not None and found.is_percent


def test_a_figure_in_cents_is_not_read_as_dollars():
    found = number("84\u00a2")
    assert found is None or found.value == Decimal("0.84")


@pytest.mark.parametrize(
    ("printed", "value", "places"),
    [
        ("$ .37 1/2", "0.375", 3),
        ("$.19 1/2", "0.195", 3),
        ("1.02-1/4", "1.0225", 4),
        ("36 3/8", "36.375", 3),
        ("$6 1/2", "6.5", 1),
        ("6 15/16", "6.9375", 4),
        ("$31\u00bc", "31.25", 2),
    ],
)
def test_the_half_cents_of_a_dividend_and_the_eighths_of_a_price(printed, value, places):
    assert (number(printed).value, number(printed).places) == (Decimal(value), places)


@pytest.mark.parametrize("text", [".36 3/7", "3/8", "12/31/05", "$36 3/8-$26 1/8"])
def test_days_prices_ranges_and_odd_fractions_are_no_figures(text):
    assert number(text) is None


def test_a_lost_parenthesis_is_told_from_a_whole_one():
    opened, closed, whole = number("(2,278"), number("2,278)"), number("(2,278)")
    assert opened is not None and closed is not None and whole is not None
    assert (opened.value, opened.open_paren, opened.close_paren) == (-2278, True, False)
    assert (closed.value, closed.open_paren, closed.close_paren) == (2278, False, True)
    assert not (whole.open_paren or whole.close_paren)


@pytest.mark.parametrize(
    "printed",
    ["1,23", "12,345,6", "1,2345", ",123", "1 234", "1. 5", "1.2.3", "1/2", "5(1)", "5*", "5-",
     "2003-", "06810-", "(310-", "-310-", "--5", "((5))", "(5))", "12-31", "x5", "5x", "< 1", "(000)",
     "3/31/06", "2006-2005", "$", "%", "(", ")", ".", "..", "", " ",
     "\u0663", "\uff11\uff12", "\u00bd", "Q1", "I", "O", "NaN", "Infinity", "1e5", "0x10"],
)  # fmt: skip
def test_what_is_no_figure_gives_none(printed):
    assert number(printed) is None


# --- what stands in a figure's place ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["(1)", "(12)", "(a)", "(A)", "(iv)", "*", "**", "(*)", "[1]", "[a]", "(Note 3)", "\u2020", "\u00b9"])
def test_marks_that_point_to_a_note(mark):
    assert is_footnote_mark(mark)


@pytest.mark.parametrize("text", ["(123)", "(1,000)", "(0.5)", "(0)", "1", "a", "(loss)", "12", "(.07)", "$(1)", "(1"])
def test_what_is_no_footnote_mark(text):
    assert not is_footnote_mark(text)


@pytest.mark.parametrize(
    "text", ["n/a", "N/A", "NM", "nmf", "n.m.", "not meaningful", "Not applicable", "No trades", "*", "**%", "$", "%", ")"]
)
def test_placeholders_are_no_figures(text):
    assert is_placeholder(text) and number(text) is None


@pytest.mark.parametrize("text", ["5", "--", "(5)", "Net", "0"])
def test_figures_are_no_placeholders(text):
    assert not is_placeholder(text)


# --- captions ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("Net sales . . . . . .", "Net sales"),
        ("Net sales.......", "Net sales"),
        ("Net sales ______", "Net sales"),
        ("Net  sales\t(1)", "Net sales"),
        ("Net sales (a)(2)", "Net sales"),
        ("Net sales (Note 3)", "Net sales"),
        ("Net sales (Notes 2 and 5)", "Net sales"),
        ("Net sales*", "Net sales"),
        ("Net sales:", "Net sales"),
        ("Net sales $", "Net sales"),
        ("Net income(loss)$", "Net income(loss)"),
        ("Net sales, US$", "Net sales, US$"),
        ("Alabama Power -", "Alabama Power"),
        ("Alabama Power –:", "Alabama Power"),
        ("Accounts receiv-", "Accounts receiv-"),
        ("Sold options 150 --", "Sold options 150 --"),
        ("Income (loss)", "Income (loss)"),
        ("Net income (loss) (1)", "Net income (loss)"),
        ("(a)", "(a)"),
        ("Selling, general & admin.", "Selling, general & admin."),
        ("Preferred stock, $.01 par value", "Preferred stock, $.01 par value"),
        ("", ""),
    ],
)
def test_captions_lose_leaders_and_marks_and_nothing_else(printed, bare):
    assert caption(printed) == bare


# --- properties -------------------------------------------------------------------------------------------------------------------------

amounts = st.decimals(min_value=0, max_value=10**15, places=0) | st.decimals(min_value=0, max_value=10**9, places=2)
amounts |= st.decimals(min_value=0, max_value=10**6, places=4)


@st.composite
def prints(draw) -> tuple[str, Decimal, bool, bool]:
    """A figure as US filers print it, with its value and whether it says dollars and percent."""
    amount = abs(draw(amounts))
    digits = f"{amount:,}" if draw(st.booleans()) else f"{amount:f}"
    if "." in digits and digits.startswith("0.") and draw(st.booleans()):
        digits = digits[1:]
    gap = draw(st.sampled_from(["", " "]))
    dollar = draw(st.sampled_from(["", "$", "$ "]))
    percent = "" if dollar else draw(st.sampled_from(["", "%", " %"]))
    style = draw(st.sampled_from(["plain", "parentheses", "dollar inside", "minus", "dollar before minus"]))
    text = {
        "plain": f"{dollar}{digits}{percent}",
        "parentheses": f"{dollar}({gap}{digits}{gap if not percent else ''}){percent}",
        "dollar inside": f"({dollar}{digits}{percent})",
        "minus": f"-{gap}{dollar}{digits}{percent}",
        "dollar before minus": f"{dollar}-{digits}{percent}",
    }[style]
    return text, amount if style == "plain" else -amount, bool(dollar), bool(percent)


@given(prints())
def test_every_us_print_of_an_amount_reads_back_exactly(case):
    text, value, dollar, percent = case
    found = number(text)
    assert found is not None, text
    assert found.value == value
    assert found.places == max(0, -int(value.as_tuple().exponent))
    assert (found.has_dollar, found.is_percent, found.is_nil) == (dollar, percent, False)
    assert not (found.open_paren or found.close_paren)


@given(st.text(min_size=1, max_size=30) | st.text(alphabet="0123456789.,$()-+%[] \u2014ain*", min_size=1, max_size=30))
def test_no_text_raises_and_a_figure_read_is_made_of_the_digits_printed(text):
    found = number(text)
    is_footnote_mark(text), is_placeholder(text), caption(text)
    if found is None:
        return
    printed = "".join(char for char in text if char.isdigit())
    if found.is_nil:
        assert printed in ("", "0") and found.value == 0
    else:
        assert printed.isascii()
        _, digits, exponent = found.value.as_tuple()
        assert int("".join(map(str, digits))) == int(printed) and -exponent == found.places


def test_nothing_is_neither_figure_nor_mark():
    assert number("") is None
    assert not is_placeholder("")
    assert not is_footnote_mark("")


@given(st.text(alphabet=st.characters(categories=["L", "P", "S", "Z"]), min_size=1, max_size=20))
def test_words_and_marks_without_digits_are_never_more_than_nil(text):
    found = number(text)
    assert found is None or found.is_nil


@given(st.text(alphabet="abcdefg (),.&-", min_size=1, max_size=40))
def test_a_caption_once_bare_stays_as_it_is(text):
    assert caption(caption(text)) == caption(text)
