"""The arithmetic that a table shows by itself: sums with their signs, subtotals without a name, and the stray figure that no sum wants."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.filings.footing import Footing, Item, Sum, footing


def row(number: int, *values: int | None, total: bool = False, labelled: bool = True, unit: int = 1) -> Item:
    """A row of integers of the smallest printed place; a nil or an empty cell has no print unit."""
    return Item(number, labelled, total, values, tuple(unit if value else 0 for value in values))


def addends(found: Footing) -> dict[int, str]:
    """Every sum as its signed rows."""
    return {number: " ".join(f"{sign * each:+}" for each, sign in total.addends) for number, total in found.sums.items()}


INCOME = [
    row(1, 24_798, 26_284),  # net sales
    row(2, 21_059, 23_162),  # cost of sales
    row(3, 3_739, 3_122, total=True),  # gross profit
    row(4, 1_776, 1_785),  # selling and administrative
    row(5, 1_963, 1_337, total=True),  # income from operations
    row(6, -2_278, -2_310),  # interest expense
    row(7, -315, -973, total=True),  # loss before income taxes
    row(8, -15, -21),  # income tax provision, printed as a deduction
    row(9, -330, -994, total=True),
    row(10, -70, 294),
    row(11, -400, -700, total=True),  # net loss
]


def test_a_ladder_finds_every_step_with_its_signs():
    found = footing(INCOME)
    assert addends(found) == {3: "+1 -2", 5: "+3 -4", 7: "+5 +6", 9: "+7 +8", 11: "+9 +10"}
    assert found.orphans == []
    assert all(agree is True for total in found.sums.values() for agree in total.agrees)


def test_every_row_knows_the_last_total_and_the_sign_with_which_it_enters():
    roots = footing(INCOME).root_and_sign()
    assert {root for root, _ in roots.values()} == {11}
    assert {number: sign for number, (_, sign) in roots.items() if sign < 0} == {2: -1, 4: -1}
    assert roots[11] == (11, 1)


def test_signs_multiply_along_the_chain():
    costs_apart = [
        row(1, 10_000, 9_000),
        row(2, 3_000, 2_000),
        row(3, 1_000, 500),
        row(4, 4_000, 2_500, total=True),  # total costs
        row(5, 6_000, 6_500, total=True),  # income: sales less total costs
    ]
    found = footing(costs_apart)
    assert addends(found) == {4: "+2 +3", 5: "+1 -4"}
    assert found.root_and_sign() == {1: (5, 1), 2: (5, -1), 3: (5, -1), 4: (5, -1), 5: (5, 1)}


def test_a_row_in_no_sum_has_no_root():
    assert 3 not in footing([row(1, 5, 6), row(2, 7, 8), row(4, 12, 14, total=True), row(3, 100, 200)]).root_and_sign()


def test_one_sign_turned_among_many():
    found = footing([row(1, 5_000, 4_000), row(2, 300, 250), row(3, 41, 57), row(4, 900, 800), row(5, 6_159, 4_993, total=True)])
    assert addends(found) == {5: "+1 +2 -3 +4"}


def test_a_subtotal_without_a_caption_is_named_by_what_it_sums():
    found = footing(
        [row(1, 24_798, 26_284), row(2, 202, 116), row(3, 25_000, 26_400, labelled=False), row(4, 21_059, 23_162), row(5, 3_941, 3_238)]
    )
    assert addends(found) == {3: "+1 +2", 5: "+3 -4"}
    assert found.orphans == []


RECONCILIATION = [
    row(1, -330, -994),
    row(2, 1_865, 2_135),
    row(3, 2_278, 2_310),
    row(4, None, 2_310, labelled=False),
    row(5, 15, 21),
    row(6, 3_828, 3_472, total=True),
]


def test_a_stray_figure_is_an_orphan_and_the_sum_holds_without_it():
    found = footing(RECONCILIATION)
    assert found.orphans == [4]
    assert addends(found) == {6: "+1 +2 +3 +5"}
    assert found.sums[6].agrees == (True, True)


def test_an_unlabelled_figure_that_a_sum_wants_is_no_orphan():
    without_caption = [row(1, 1_000, 1_100), row(2, 250, 270, labelled=False), row(3, 1_250, 1_370, total=True)]
    found = footing(without_caption)
    assert found.orphans == []
    assert addends(found) == {3: "+1 +2"}


def test_a_labelled_row_that_no_sum_wants_is_no_orphan():
    assert footing([row(1, 17, 18), row(2, 1_000, 5)]).orphans == []


def test_a_wrong_digit_in_one_column_does_not_foot_and_the_others_do():
    found = footing([row(1, 100, 200, 300), row(2, 50, 65, 70), row(3, 150, 260, 370, total=True)])
    assert addends(found) == {3: "+1 +2"}
    assert found.sums[3].agrees == (True, False, True)
    assert found.sums[3].summed == (150, 265, 370)


def test_a_wrong_digit_in_the_first_column_does_not_foot_and_the_others_do():
    found = footing([row(1, 191, 200, 300), row(2, 50, 60, 70), row(3, 11, 12, 13), row(4, 162, 272, 383, total=True)])
    assert found.sums[4].agrees == (False, True, True)


def test_where_nothing_says_that_a_sum_is_meant_one_column_alone_proves_none():
    assert footing([row(1, 40), row(2, 60), row(3, 100)]).sums == {}
    assert addends(footing([row(1, 40), row(2, 60), row(3, 100, total=True)])) == {3: "+1 +2"}


def test_small_figures_of_mixed_signs_that_agree_in_many_columns_are_a_sum_and_in_one_column_chance():
    ladder = (
        (1_204, 866, -310, 2_151),
        (391, 281, -122, 688),
        (17, -9, 4, 30),
        (-6, 12, -3, -21),
    )  # before taxes, taxes, affiliates, minority
    net = tuple(before - tax + other + minority for before, tax, other, minority in zip(*ladder, strict=True))

    def found(columns: int) -> Footing:
        rows = [row(number, *values[:columns]) for number, values in enumerate(ladder, 1)]
        return footing([*rows, Item(5, True, False, net[:columns], (1,) * columns, is_step=True)])

    assert addends(found(4)) == {5: "+1 -2 +3 +4"}
    assert addends(found(1)) == {}


def test_a_total_of_one_part_stands_for_it():
    found = footing(
        [
            row(1, 11_405, 15_555),
            row(2, 305, 0),
            row(3, 305, 0, total=True),
            row(4, 181_934, 181_897),
            row(5, 193_644, 197_452, total=True),
        ]
    )
    assert addends(found) == {5: "+1 +3 +4"} and found.sums[5].agrees == (True, True)


def test_a_column_in_which_the_total_prints_nothing_is_not_judged():
    found = footing([row(1, 100, 200, 5), row(2, 50, 60, 6), row(3, 150, 260, None, total=True)])
    assert found.sums[3].agrees == (True, True, None)


def test_a_nil_has_no_rounding():
    found = footing([row(1, 295, 1_300), row(2, 63, 42), row(3, 0, 3), row(4, 358, 1_345, total=True)])
    assert found.sums[4].doubled_tolerance == (3, 4)


@pytest.mark.parametrize(("printed", "foots"), [(300, True), (301, True), (299, True), (302, False), (298, False)])
def test_two_rounded_figures_and_their_total_may_differ_by_one_and_a_half_units(printed, foots):
    found = footing([row(1, 40, 100, 500), row(2, 60, 200, 600), row(3, 100, printed, 1_100, total=True)])
    assert found.sums[3].agrees == (True, foots, True)
    assert found.sums[3].doubled_tolerance == (3, 3, 3)


def test_a_coarser_print_unit_widens_the_tolerance():
    coarse = [row(1, 1_000, 2_000, unit=10), row(2, 503, 604), row(3, 1_508, 2_609, total=True)]
    found = footing(coarse)
    assert found.sums[3].agrees == (True, True)
    assert found.sums[3].doubled_tolerance == (12, 12)


def test_the_shortest_run_directly_above_is_the_sum():
    found = footing([row(1, 1_000, 2_000), row(2, 30, 41), row(3, 20, 32), row(4, 50, 73, total=True), row(5, 1_050, 2_073, total=True)])
    assert addends(found) == {4: "+2 +3", 5: "+1 +4"}


def test_nothing_at_all():
    assert footing([]) == Footing()
    assert footing([row(1, None, None), row(2, 0, 0), row(3, None, None, total=True)]).sums == {}


def test_a_chain_that_bites_its_tail_ends():
    loop = Footing({1: Sum(1, ((2, 1), (3, 1)), (1,), (1,), (True,)), 2: Sum(2, ((1, 1), (4, 1)), (1,), (1,), (True,))})
    assert set(loop.root_and_sign()) == {1, 2, 3, 4}


# --- properties -------------------------------------------------------------------------------------------------------------------------

seeds = st.integers(min_value=0, max_value=2**32)


def rounded(dollars: int) -> int:
    """Half up to the thousand, as a printer would."""
    return (abs(dollars) + 500) // 1_000 * (1 if dollars >= 0 else -1)


@given(seeds, st.integers(2, 12), st.integers(2, 5), st.sampled_from(["all added", "first less all others", "some printed negative"]))
def test_a_statement_rounded_to_thousands_always_foots(seed, count, columns, style):
    dice = random.Random(seed)
    lowest = -(10**9) if style == "some printed negative" else 10**6
    true = [[dice.randint(lowest, 10**9) for _ in range(columns)] for _ in range(count)]
    signs = [1] + [-1 if style == "first less all others" else 1] * (count - 1)
    totals = [sum(sign * values[column] for sign, values in zip(signs, true, strict=True)) for column in range(columns)]
    items = [row(number, *map(rounded, values)) for number, values in enumerate(true, 1)]
    items.append(row(count + 1, *map(rounded, totals), total=True))
    found = footing(items)
    assert addends(found)[count + 1] == " ".join(f"{sign * number:+}" for number, sign in enumerate(signs, 1))
    assert all(agree is True for agree in found.sums[count + 1].agrees)


@pytest.mark.parametrize("column", [pytest.param(0), 1, 2])
@given(seeds, st.integers(2, 8), st.data())
def test_one_changed_figure_breaks_its_column_and_no_other(column, seed, count, data):
    dice = random.Random(seed)
    values = [[dice.randint(10**3, 10**6) for _ in range(3)] for _ in range(count)]
    totals = [sum(each) for each in zip(*values, strict=True)]
    values[data.draw(st.integers(0, count - 1))][column] += data.draw(st.sampled_from([-1, 1])) * 10 ** data.draw(st.integers(2, 5))
    found = footing([*(row(number, *each) for number, each in enumerate(values, 1)), row(count + 1, *totals, total=True)])
    assert found.sums[count + 1].agrees == tuple(index != column for index in range(3))


@given(seeds, st.integers(2, 6), st.integers(2, 4), st.data())
def test_an_unlabelled_stray_among_addends_is_an_orphan(seed, count, columns, data):
    dice = random.Random(seed)
    values = [[dice.randint(10**4, 10**7) for _ in range(columns)] for _ in range(count)]
    items = [row(number, *each) for number, each in enumerate(values, 1)]
    stray = [None] * (columns - 1) + [dice.randint(10**4, 10**7)]
    items.insert(data.draw(st.integers(0, count)), row(99, *stray, labelled=False))
    found = footing([*items, row(100, *(sum(each) for each in zip(*values, strict=True)), total=True)])
    assert found.orphans == [99]
    assert {number for number, _ in found.sums[100].addends} == set(range(1, count + 1))


small = st.none() | st.integers(-20, 20)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), small, small), max_size=12))
def test_whatever_is_found_adds_up_and_every_unlabelled_row_is_accounted_for(rows):
    items = [row(number, a, b, labelled=labelled, total=total) for number, (labelled, total, a, b) in enumerate(rows, 1)]
    found = footing(items)
    by_number = {item.row: item for item in items}

    def part(number, column):
        """What a row gives to a further sum: its figure, or where it prints none what its own parts sum to."""
        printed = by_number[number].values[column]
        return (
            sum(sign * part(each, column) for each, sign in found.sums[number].addends)
            if printed is None and number in found.sums
            else printed or 0
        )

    used = [number for total in found.sums.values() for number, _ in total.addends]
    assert len(used) == len(set(used)), "a row enters one sum at most"
    for total in found.sums.values():
        assert len(total.addends) >= 2
        for column, agree in enumerate(total.agrees):
            printed = by_number[total.row].values[column]
            if agree is None:
                continue
            summed = sum(sign * part(number, column) for number, sign in total.addends)
            assert summed == total.summed[column] and printed is not None
            assert agree == (2 * abs(summed - printed) <= total.doubled_tolerance[column])
    for item in items:
        assert (item.row in found.orphans) <= (not item.labelled and item.row not in found.sums and item.row not in used)
    roots = found.root_and_sign()
    assert set(roots) == set(used) | set(found.sums)


def test_where_a_subtotal_prints_nothing_its_parts_stand_for_it():
    """Comprehensive income in a statement of equity: only the last column has its subtotal,
    in the others the net income goes straight into the balance.
    """
    opening, income, translation = row(1, 1_634, 2_058), row(2, -1_045, -1_045), row(3, None, -22)
    comprehensive, shares = row(4, None, -1_067, total=True), row(5, None, 209)
    found = footing([opening, income, translation, comprehensive, shares, row(6, 589, 1_200, total=True)])
    assert addends(found) == {4: "+2 +3", 6: "+1 +4 +5"}
    assert found.sums[6].agrees == (True, True)


def test_equity_is_added_to_the_liabilities_and_no_difference_of_totals():
    assets = [row(1, 300, 280), row(2, 640, 632), row(3, 940, 912, total=True)]
    liabilities = [row(4, 244, 210), row(5, 200, 198), row(6, 444, 408, total=True)]
    equity = [row(7, 496, 504, total=True), row(8, 940, 912, total=True)]
    assert addends(footing([*assets, *liabilities, *equity])) == {3: "+1 +2", 6: "+4 +5", 8: "+6 +7"}


def test_a_part_beside_nothing_is_the_total_that_goes_into_the_next():
    equity = [row(1, 165_913, 160_000, total=True), row(2, 15_308, 17_423), row(3, 0, 0), row(4, 15_308, 17_423, total=True)]
    assert addends(footing([*equity, row(5, 181_221, 177_423, total=True)])) == {5: "+1 +4"}


# Two figures of a row in each other's column

SALES_BY_GROUP = [row(1, 1_374, 1_430), row(2, 2_651, 2_715), row(3, 905, 861)]


def test_two_figures_that_changed_places_make_both_columns_disagree():
    crossed = [row(1, 1_430, 1_374), *SALES_BY_GROUP[1:], row(4, 4_930, 5_006, total=True)]
    found = footing(crossed)
    assert addends(found) == {4: "+1 +2 +3"}
    assert found.sums[4].agrees == (False, False)


def test_a_total_whose_own_figures_changed_places_disagrees_in_both_columns():
    found = footing([*SALES_BY_GROUP, row(4, 5_006, 4_930, total=True)])
    assert found.sums[4].agrees == (False, False)


def test_a_step_that_is_the_first_row_less_the_others_may_have_crossed_figures_too():
    gross_profit = Item(3, True, False, (6_000, 7_346), (1, 1), is_step=True)
    found = footing([row(1, 24_798, 26_284), row(2, 18_178, 19_558), gross_profit])
    assert 3 not in found.sums  # what the columns miss cancels out, but no row's two figures make up for it
    found = footing([row(1, 26_284, 24_798), row(2, 19_558, 18_178), Item(3, True, False, (6_620, 6_726), (1, 1), is_step=True)])
    assert found.sums[3].agrees == (False, False)


def test_small_figures_that_could_have_changed_places_by_chance_are_not_taken_for_a_sum():
    assert footing([row(1, 3, 9), row(2, 5, 2), row(3, 4, 1), row(4, 15, 9, total=True)]).sums == {}


def test_a_step_foots_where_more_columns_agree_than_disagree():
    gross_profit = Item(3, True, False, (3_739, 3_122, 2_877, 4_001), (1,) * 4, is_step=True)
    found = footing([row(1, 24_798, 26_284, 25_880, 29_501), row(2, 21_059, 23_162, 23_003, 24_500), gross_profit])
    assert found.sums[3].agrees == (True, True, True, False)
