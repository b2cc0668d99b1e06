"""Words over a column are a period: its length and its last day as stated, its first day by counting, never by guessing."""

import os
import subprocess
import sys
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipelines.filings.periods import (
    FiscalCalendar,
    Head,
    Period,
    calendar_month,
    dates_in,
    duration,
    end_date,
    full_year,
    head,
    instant,
    length_of_months,
    merged,
    says_change,
    year_end_month,
)

MARCH_QUARTER = Head(months=3, month=3, day=31, year=2006)

# --- heads ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["QUARTER ENDED MARCH 31 2006", "Three Months Ended March 31, 2006", "three  months\nended\nmarch 31,\n2006", "3 Months Ended 3/31/06",
     "3 mos. ended Mar. 31, 2006", "Three months ended 31 March 2006", "For the three-month period ended March 31, 2006 (unaudited)",
     "Quarterly period ended Mar 31 2006", "Quarter ended 3/31/2006", "Three Months Ended March 31, '06", "Three Months Ended 31-Mar-06"],
)  # fmt: skip
def test_the_spellings_of_a_quarter_by_months(words):
    assert head(words) == MARCH_QUARTER


@pytest.mark.parametrize(
    "words",
    ["Thirteen Weeks Ended April 1, 2006", "13 weeks ended 4/1/06",
     "13-Week Period Ended April 1, 2006", "thirteen week period ended Apr. 1, 2006",
     "13 wks ended April 1, 2006"],
)  # fmt: skip
def test_the_spellings_of_a_quarter_by_weeks(words):
    assert head(words) == Head(weeks=13, month=4, day=1, year=2006)


@pytest.mark.parametrize(
    ("words", "weeks"),
    [("Fourteen weeks ended", 14), ("Twenty-six Weeks Ended", 26),
     ("TWENTY SIX WEEKS", 26), ("26 weeks", 26), ("Thirty-nine weeks ended", 39),
     ("Forty weeks", 40), ("Fifty-two weeks ended", 52), ("Fifty-Three Weeks", 53),
     ("53 weeks ended", 53), ("Twelve weeks", 12), ("Sixteen weeks", 16)],
)  # fmt: skip
def test_weeks_in_words_and_figures(words, weeks):
    assert (head(words).weeks, head(words).months) == (weeks, None)


@pytest.mark.parametrize(
    ("words", "months"),
    [("Six months ended", 6), ("Nine Months Ended", 9), ("9 months", 9),
     ("Twelve months ended", 12), ("Year ended", 12), ("Fiscal year ended", 12),
     ("Years Ended", 12), ("FY 2006", 12), ("Quarter ended", 3), ("Two months ended", 2), ("Full Year", 12)],
)  # fmt: skip
def test_months_in_words_and_figures(words, months):
    assert (head(words).months, head(words).weeks) == (months, None)


def test_a_length_among_the_answers_below_a_head_is_not_that_of_its_period():
    assert head("Three Months Ended 12/31/05 3.6 years 6 months").months == 3


@pytest.mark.parametrize(
    "words",
    [
        "Q1 2006",
        "1Q06",
        "First Quarter 2006",
        "first quarter of fiscal 2006",
        "1st Qtr 2006",
        "Q1 FY06",
        "Q1FY06",
        "1Q 2006",
        "Quarter 1 2006",
        "Q1 '06",
    ],
)
def test_the_spellings_of_a_fiscal_quarter(words):
    assert head(words) == Head(months=3, year=2006, fiscal_quarter=1)


@pytest.mark.parametrize(
    "words", ["December 31, 2005", "Dec. 31, 2005", "DECEMBER 31 2005", "12/31/05", "12-31-2005", "31 December 2005", "Dec 31,\n2005"]
)
def test_the_spellings_of_a_day(words):
    assert head(words) == Head(month=12, day=31, year=2005)


@pytest.mark.parametrize("words", ["As of December 31, 2005", "At December 31, 2005"])
def test_as_of_a_day_is_an_instant(words):
    assert head(words).is_instant


def test_at_in_front_of_a_duration_makes_no_instant():
    assert not head("at and for the three months ended March 31, 2006").is_instant


def test_of_two_dates_the_last_one_counts():
    assert end_date(head("From April 1, 2005 to March 31, 2006")) == date(2006, 3, 31)


def test_a_month_that_is_a_word_is_no_date():
    assert head("Amounts that may differ").is_empty
    assert head("Market value").is_empty
    assert head("Decreases in deferred items").is_empty


@pytest.mark.parametrize("words", ["", "Total", "(Unaudited)", "Rubber Group", "Common stock, 2,000 shares", "1,999", "$2006", "12.2006"])
def test_words_without_a_period_say_nothing_of_one(words):
    assert head(words).is_empty


@pytest.mark.parametrize("words", ["13/45/06", "0/0/06", "Thirteenth of never"])
def test_a_day_that_no_calendar_has_is_no_day(words):
    assert (head(words).month, head(words).day) == (None, None)


def test_a_month_without_a_day_means_its_last_day():
    assert end_date(Head(month=2, year=2004)) == date(2004, 2, 29)
    assert end_date(Head(month=2)) is None
    assert end_date(Head(year=2004)) is None


def test_a_columns_own_words_win_and_the_titles_complete_them():
    title = head("Three Months Ended March 31, 2006")
    assert merged(head("2005"), title) == Head(months=3, month=3, day=31, year=2005)
    assert merged(head("Six Months Ended June 30, 2005"), title) == Head(months=6, month=6, day=30, year=2005)
    assert merged(head("1Q05"), title) == Head(months=3, year=2005, fiscal_quarter=1)
    assert merged(head("As of June 30"), title).months == 3, "an instant without a length of its own stays open to the title's"


@pytest.mark.parametrize(
    "words", ["% Change", "Percent change", "Increase (Decrease)", "Change", "2006 vs. 2005", "Growth", "Variance", "% Inc."]
)
def test_change_columns_are_told_from_figures(words):
    assert says_change(words)


@pytest.mark.parametrize("words", ["Three Months Ended March 31, 2006", "2006", "Total", "As Restated", "Incurred", "(Unaudited)"])
def test_period_columns_are_no_change_columns(words):
    assert not says_change(words)


@pytest.mark.parametrize(
    ("printed", "year"),
    [("06", 2006), ("'06", 2006), ("99", 1999), ("'94", 1994), ("50", 1950), ("49", 2049), ("00", 2000), ("2006", 2006), ("1993", 1993)],
)
def test_two_digit_years(printed, year):
    assert full_year(printed) == year


def test_all_dates_of_a_title_are_found_in_order():
    assert dates_in("September 25, 1998 and September 26, 1997; due June 1, 2001") == (
        date(1998, 9, 25),
        date(1997, 9, 26),
        date(2001, 6, 1),
    )
    assert dates_in("February 30, 1998 and May 1998") == ()


# --- from length and last day to first day ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "months", "start", "length"),
    [(date(2006, 3, 31), 3, date(2006, 1, 1), "quarter"), (date(2006, 6, 30), 6, date(2006, 1, 1), "half"),
     (date(2004, 2, 29), 3, date(2003, 12, 1), "quarter"), (date(2006, 9, 30), 9, date(2006, 1, 1), "nine_months"),
     (date(2006, 1, 31), 12, date(2005, 2, 1), "year"), (date(2006, 2, 28), 2, date(2006, 1, 1), "other")],
)  # fmt: skip
def test_calendar_months(end, months, start, length):
    assert duration(end, months, None) == Period(start, end, length)


def test_months_that_end_inside_a_month_are_weeks():
    assert duration(date(1996, 6, 28), 3, None) == Period(date(1996, 3, 30), date(1996, 6, 28), "quarter")
    assert duration(date(1996, 6, 28), 9, None) == Period(date(1995, 9, 30), date(1996, 6, 28), "nine_months")


@pytest.mark.parametrize(
    ("weeks", "length"),
    [(12, "quarter"), (13, "quarter"), (14, "quarter"), (16, "other"), (26, "half"),
     (27, "half"), (39, "nine_months"), (40, "nine_months"), (52, "year"),
     (53, "year"), (4, "other")],
)  # fmt: skip
def test_weeks_are_counted_to_the_day(weeks, length):
    end = date(2007, 2, 3)
    assert duration(end, None, weeks) == Period(end - timedelta(days=7 * weeks - 1), end, length)


def test_a_printed_prior_period_end_wins_over_thirteen_weeks():
    before = date(2006, 12, 30)  # a 14-week quarter that is called "three months"
    assert duration(date(2007, 4, 7), 3, None, frozenset({before})) == Period(date(2006, 12, 31), date(2007, 4, 7), "quarter")


def test_a_printed_date_of_another_quarter_does_not_win():
    far = date(2006, 12, 20)
    assert duration(date(2007, 4, 7), 3, None, frozenset({far})).start == date(2007, 1, 7)


def test_a_53_week_year_runs_from_the_printed_end_of_the_last_one():
    assert duration(date(2006, 9, 30), 12, None, frozenset({date(2005, 9, 24)})).start == date(2005, 9, 25)


def test_a_retailers_year_that_ends_on_the_saturday_nearest_to_januarys_end_has_52_weeks():
    assert duration(date(2009, 1, 31), 12, None, frozenset({date(2010, 1, 30)})).start == date(2008, 2, 3)


days = st.dates(min_value=date(1990, 1, 1), max_value=date(2035, 12, 31))
NAMES = {3: "quarter", 6: "half", 9: "nine_months", 12: "year"}


@given(days, st.sampled_from([3, 6, 9, 12]), st.frozensets(days, max_size=4))
def test_every_duration_in_months_has_its_length(end, months, known):
    period = duration(end, months, None, known)
    assert period.end == end and period.length == NAMES[months]
    assert period.start is not None and period.start <= end
    assert abs((end - period.start).days + 1 - months * 365.25 / 12) <= 14


@given(days, st.sampled_from([3, 6, 9, 12]))
def test_without_other_dates_a_duration_is_whole_months_or_whole_weeks(end, months):
    start = duration(end, months, None).start
    assert start is not None
    if end.day == monthrange(end.year, end.month)[1]:
        assert start.day == 1
        assert end.year * 12 + end.month - start.year * 12 - start.month == months - 1
    else:
        length = (end - start).days + 1
        assert length == 91 * months // 3 or months == 12 and length == 7 * 53


@given(days)
def test_a_year_to_the_last_friday_of_a_month_follows_one_to_the_last_friday(end):
    last = end.replace(day=monthrange(end.year, end.month)[1])
    end = last - timedelta(days=(last.weekday() - 4) % 7)
    assume(end != last)
    start = duration(end, 12, None).start
    assert start is not None
    before = start - timedelta(days=1)
    assert before.weekday() == 4
    assert before.day + 7 > monthrange(before.year, before.month)[1]


def test_an_end_of_month_among_ends_of_weeks_is_the_end_of_a_week():
    known = frozenset({date(2006, 9, 30), date(2006, 7, 1), date(2005, 9, 24), date(2005, 6, 25)})
    assert duration(date(2006, 9, 30), 3, None, known) == Period(date(2006, 7, 2), date(2006, 9, 30), "quarter")


@given(days, st.sampled_from([13, 14, 26, 27, 39, 40, 52, 53]), st.frozensets(days, max_size=4))
def test_stated_weeks_are_never_overruled(end, weeks, known):
    period = duration(end, None, weeks, known)
    assert period.start is not None and (end - period.start).days + 1 == 7 * weeks


@given(days, st.sampled_from([3, 6, 9, 12]), st.integers(min_value=-8, max_value=8))
def test_a_printed_end_close_to_the_expected_one_is_the_day_before_the_start(end, months, shift):
    assume(end.day != monthrange(end.year, end.month)[1])
    expected = duration(end, months, None).start
    assert expected is not None
    printed = expected - timedelta(days=1) + timedelta(days=shift)
    assert duration(end, months, None, frozenset({printed, end})).start == printed + timedelta(days=1)


@given(days)
def test_an_instant_has_no_start(end):
    assert instant(end) == Period(None, end, "instant")


MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@st.composite
def spelled_durations(draw) -> tuple[str, Head]:
    end, (words, months, weeks) = draw(days), draw(
        st.sampled_from(
            [("three months", 3, None), ("3 months", 3, None), ("Quarter", 3, None),
             ("Six-Month Period", 6, None), ("NINE MONTHS", 9, None), ("Year", 12, None),
             ("Twelve Months", 12, None), ("thirteen weeks", None, 13), ("26 Weeks", None, 26),
             ("Thirty-Nine Weeks", None, 39), ("fifty-two weeks", None, 52)]
        )
    )  # fmt: skip
    name = MONTHS[end.month - 1]
    spelled = draw(st.sampled_from([name, name.upper(), name[:3], f"{name[:3]}."]))
    day = draw(
        st.sampled_from(
            [f"{spelled} {end.day}, {end.year}", f"{spelled} {end.day} {end.year}", f"{end.day} {spelled} {end.year}",
             f"{spelled}  {end.day},\n{end.year}", f"{end.month}/{end.day}/{end.year}",
             f"{end.month:02}/{end.day:02}/{end.year % 100:02}", f"{spelled} {end.day}, '{end.year % 100:02}"]
        )
    )  # fmt: skip
    gap = draw(st.sampled_from([" ", "\n", "  "]))
    tail = draw(st.sampled_from(["", " (Unaudited)", " (1)", " (as restated)"]))
    return f"{words} ended{gap}{day}{tail}", Head(months=months, weeks=weeks, month=end.month, day=end.day, year=end.year)


@given(spelled_durations())
def test_every_spelling_of_the_same_head_gives_the_same_head(case):
    text, wanted = case
    assert head(text) == wanted


@given(st.text(max_size=80))
def test_no_words_raise_and_no_day_is_made_up(text):
    what = head(text)
    end = end_date(what)
    says_change(text), dates_in(text)
    if end is not None:
        assert 1950 <= end.year <= 2049


# --- fiscal calendars ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year_end", "quarter", "end"),
    [(12, 1, date(2006, 3, 31)), (12, 4, date(2006, 12, 31)),
     (9, 1, date(2005, 12, 31)), (9, 4, date(2006, 9, 30)), (1, 4, date(2006, 1, 31)),
     (1, 1, date(2005, 4, 30)), (6, 2, date(2005, 12, 31)), (2, 4, date(2006, 2, 28))],
)  # fmt: skip
def test_a_fiscal_year_is_named_by_the_year_in_which_it_ends(year_end, quarter, end):
    assert FiscalCalendar(year_end).quarter_end(2006, quarter) == end


def test_no_quarter_ends_where_no_year_end_is_known():
    assert FiscalCalendar(None).quarter_end(2006, 1) is None


@given(st.integers(1, 12), st.integers(1960, 2040))
def test_the_next_years_first_quarter_follows_the_fourth(month, year):
    calendar = FiscalCalendar(month)
    ends = [calendar.quarter_end(year, quarter) for quarter in (1, 2, 3, 4)] + [calendar.quarter_end(year + 1, 1)]
    steps = [(after - before).days for before, after in zip(ends, ends[1:], strict=False) if before and after]
    assert len(steps) == 4 and all(89 <= step <= 92 for step in steps)


def test_the_year_end_follows_from_durations_that_run_from_its_beginning():
    assert year_end_month([(3, date(2006, 6, 30)), (9, date(2006, 6, 30)), (9, date(2005, 6, 30))]) == 9
    assert year_end_month([(6, date(1996, 3, 29))]) == 9
    assert year_end_month([(12, date(2006, 12, 31))]) == 12
    assert year_end_month([(12, date(2007, 2, 3))]) == 1, "the first days of a month belong to the one before in a 52/53-week year"
    assert year_end_month([(3, date(2006, 6, 30))]) is None, "a quarter tells nothing of the year"
    assert year_end_month([]) is None


def test_the_first_days_of_a_month_belong_to_the_one_before():
    assert calendar_month(date(2007, 2, 3)) == 1
    assert calendar_month(date(2006, 1, 1)) == 12
    assert calendar_month(date(2006, 1, 28)) == 1


def test_lengths_have_names():
    assert [length_of_months(count) for count in (3, 6, 9, 12, 2)] == ["quarter", "half", "nine_months", "year", "other"]


def test_two_days_that_are_equally_near_give_the_same_period_in_every_process():
    # sets of dates have another order in each process
    code = (
        "from datetime import date; from pipelines.filings.periods import duration;"
        "print(duration(date(2001, 9, 29), 3, None, frozenset({date(2001, 6, 27), date(2001, 7, 3)})).start)"
    )
    starts = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=True
        ).stdout
        for seed in range(1, 7)
    }
    assert starts == {"2001-06-28\n"}
