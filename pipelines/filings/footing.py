"""The arithmetic that a table shows by itself: which rows sum to which, with which signs, in all columns at once.

What belongs here: finding sums from the numbers, the order of the rows and the drawn rules, judged to the print's precision (a printed
figure is known to half its print unit: XBRL Calculations 1.1, interval rule), and what they expose: the orphan that no sum wants. The
identities of accounting, which know what a row *means*, are stated in expectations/.

How: rows wait on a list until a later row is found to be the sum of the last k of them; then that row takes their place. Tried in turn for
every k: all added; the first less all others; either with one sign turned; for short runs any signs. A sum counts when every column in
which it can be checked agrees, or most of them do; then the column that disagrees does not foot.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

MOST_ADDENDS = 45
ANY_SIGNS = 5
"""Up to so many addends, any combination of signs is tried; beyond, chance would find sums that no one meant."""


@dataclass(slots=True)
class Item:
    """One row of figures of one kind. `values` and `units` a column, in integers of the table's smallest printed place; None where nothing
    is printed.

    `units` are print units: a figure printed to the thousand in a table with one decimal has unit 10.
    """

    row: int
    labelled: bool
    expects_sum: bool  # says total, or a line is drawn above it
    values: tuple[int | None, ...]
    units: tuple[int, ...]
    is_step: bool = False  # its caption is a step of a ladder ("Income before taxes"), which may be a difference


@dataclass(slots=True)
class Sum:
    """`row` is the signed sum of `addends` (row, sign), in the columns that `agrees` marks True; None where there is nothing to compare."""

    row: int
    addends: tuple[tuple[int, int], ...]
    summed: tuple[int | None, ...]
    doubled_tolerance: tuple[int, ...]
    agrees: tuple[bool | None, ...]


@dataclass(slots=True)
class Footing:
    """What was found: sums by row, and the unlabelled rows that neither are a sum nor are wanted by one."""

    sums: dict[int, Sum] = field(default_factory=dict)
    orphans: list[int] = field(default_factory=list)

    def root_and_sign(self) -> dict[int, tuple[int, int]]:
        """For every row in a sum: the last total of its chain and the sign with which it enters that; a last total is its own root with
        sign +1.
        """
        into = {row: (total.row, sign) for total in self.sums.values() for row, sign in total.addends}
        found: dict[int, tuple[int, int]] = {}
        # totals stand below their parts: from the bottom up each row finds its total's root ready
        for row in sorted({*into, *self.sums}, reverse=True):
            total, sign = into.get(row, (row, 1))
            root, further = found.get(total, (total, 1))
            found[row] = (root, sign * further) if total != row else (row, 1)
        return found


def footing(items: Sequence[Item]) -> Footing:
    """The sums among rows of one kind (money, or amounts a share, or shares) in page order."""
    result = Footing()
    most = max(
        4, min(MOST_ADDENDS, 40_000 // max(1, len(items)))
    )  # a table of very many rows is a list: time must not grow with its square
    waiting: list[Item] = []
    strays: list[Item] = []
    for position, item in enumerate(items):
        found = _sum_for(item, waiting, most)
        if found is not None and _is_part_of_a_plainer_sum(item, found, waiting, items[position + 1 : position + 1 + ROWS_LOOKED_AHEAD]):
            found = None
        if found is None and strays:
            found = _sum_for(item, sorted([*waiting, *strays], key=lambda each: each.row), most)
        if found is None:
            found = _crossed_sum_for(item, waiting, most)
        if (
            found is None
            and item.expects_sum
            and any(item.values)
            and (alone := _part_alone(waiting)) is not None
            and waiting[alone].values == item.values
        ):
            waiting[alone:] = [item]  # a total of one part stands for it, and for the nothing beside it
        elif found is not None:
            result.sums[item.row] = found
            taken = {row for row, _ in found.addends}
            parts = [each for each in (*waiting, *strays) if each.row in taken]
            waiting = [each for each in waiting if each.row not in taken]
            strays = [each for each in strays if each.row not in taken]
            waiting.append(_for_its_parts(item, parts, dict(found.addends)))
        elif _repeats(item, items):
            waiting.append(item)  # a total printed again: total assets below the liabilities and equity
        elif item.labelled or item.expects_sum and sum(value is not None for value in item.values) > 1:
            waiting.append(item)  # a line drawn above all its figures claims it as a total, even where none foots
        else:
            strays.append(item)
    result.orphans = [each.row for each in strays]
    return result


def _part_alone(waiting: Sequence[Item]) -> int | None:
    """The place of the last row waiting that prints more than nothing: "Shareholders' equity 15,308" above "Noncontrolling
    interests --".
    """
    return next((index for index in range(len(waiting) - 1, -1, -1) if any(waiting[index].values)), None)


ROWS_LOOKED_AHEAD = 3


def _is_part_of_a_plainer_sum(item: Item, found: Sum, waiting: Sequence[Item], below: Sequence[Item]) -> bool:
    """Is this row, found to be a difference, added to what that takes away, in a total just below? Equity is total assets less total
    liabilities, but the page adds it to these: "Total liabilities and equity"."""
    taken = {row for row, sign in found.addends if sign < 0}
    if not taken or not waiting or waiting[-1].row not in taken:
        return False
    for at, total in enumerate(below):
        if total.expects_sum or total.is_step:
            run = (waiting[-1], item, *below[:at])
            plain = _judged(total, run, (1,) * len(run))
            if plain is not None and False not in plain.agrees:
                return True
    return False


def _for_its_parts(total: Item, parts: Sequence[Item], signs: dict[int, int]) -> Item:
    """This total as a part of further ones: in a column where it prints nothing and its parts do, these stand there ("Comprehensive income"
    in a statement of equity).
    """
    values, units = list(total.values), list(total.units)
    for column, printed in enumerate(total.values):
        present = [part for part in parts if part.values[column] is not None] if printed is None else []
        if present:
            values[column] = sum(signs[part.row] * (part.values[column] or 0) for part in present)
            units[column] = sum(part.units[column] for part in present)
    return replace(total, values=tuple(values), units=tuple(units)) if values != list(total.values) else total


def _repeats(item: Item, items: Sequence[Item]) -> bool:
    """Does an earlier row print the same figures as this unlabelled one in every column, two at least of them?"""
    if item.labelled:
        return False
    figures = sum(value is not None and abs(value) >= 100 for value in item.values)
    return figures >= 2 and any(other.row < item.row and other.values == item.values for other in items)


def _sum_for(total: Item, waiting: Sequence[Item], most: int) -> Sum | None:
    """The shortest run of waiting rows directly above that sums to this one."""
    leads = [i for i, value in enumerate(total.values) if value][:2]  # a second one, should the first column bear the wrong figure
    if len(waiting) < 2:
        return None
    for lead in leads:
        if (found := _sum_by(total, waiting, lead, most)) is not None:
            return found
    return None


def _sum_by(total: Item, waiting: Sequence[Item], lead: int, most: int) -> Sum | None:
    """The shortest run whose signs are found in the lead column."""
    partial: Sum | None = None
    for signs in _sign_patterns(total, waiting[-most:], lead):
        found = _judged(total, waiting[-len(signs) :], signs)
        if found is None:
            continue
        if all(agree is not False for agree in found.agrees):
            return found
        if partial is None:
            partial = found
    return partial


def _sign_patterns(total: Item, waiting: Sequence[Item], lead: int) -> Iterator[tuple[int, ...]]:
    """The signs with which the last two rows, the last three and so on sum to the total in the lead column; of one run the most usual
    first.

    What a longer run needs to know of the shorter one is carried along: the sum, the values in order, the sums that all combinations of a
    few signs give.
    """
    target = total.values[lead] or 0
    slack = total.units[lead]
    added = 0
    below: list[int] = []  # values of the rows below the one looked at, the nearest last
    in_order: list[int] = []
    any_signs = [0]
    for item in reversed(waiting):
        first = item.values[lead] or 0
        added += first
        slack += item.units[lead] if item.values[lead] is not None else 0
        k = len(below) + 1
        if k >= 2:
            if abs(added - target) * 2 <= slack:
                yield (1,) * k
            less = 2 * first - added
            if abs(less - target) * 2 <= slack:
                yield (1, *(-1,) * (k - 1))
        if k == 2:
            if below[0] and abs(below[0] - first - target) * 2 <= slack:
                yield (-1, 1)
            if abs(-added - target) * 2 <= slack:
                yield (-1, -1)
        elif k > 2:
            for base, summed in ((1, added), (-1, less)):
                # turning the sign of a value moves the sum by twice that value
                turned = base * (summed - target)
                at = bisect_left(in_order, -((slack - 2 * turned) // 4))
                if at < k - 1 and 4 * in_order[at] <= 2 * turned + slack:
                    yield from _with_one_turned(base, below, turned, slack)
            if k <= ANY_SIGNS:
                yield from _with_any_signs(first - target, any_signs, k, slack)
        if k < ANY_SIGNS:
            any_signs = [sign * first + rest for sign in (1, -1) for rest in any_signs]
        below.append(first)
        insort(in_order, first)


def _with_one_turned(base: int, below: Sequence[int], turned: int, slack: int) -> Iterator[tuple[int, ...]]:
    """The signs (1, base, base, ...) with that of one row turned whose value, doubled, makes up for what the sum misses. `below`: the
    values behind the first, the nearest to it last.
    """
    for index, value in enumerate(reversed(below), 1):
        if value and abs(2 * value - turned) * 2 <= slack:
            yield tuple((base if i else 1) * (-1 if i == index else 1) for i in range(len(below) + 1))


def _with_any_signs(lacking: int, any_signs: Sequence[int], count: int, slack: int) -> Iterator[tuple[int, ...]]:
    """The signs of so many rows, the first one added, that sum to the total. `lacking`: the first value less the total; `any_signs`: the
    sums that the other rows give, at the index whose bits say which of them are taken away.
    """
    for pattern, rest in enumerate(any_signs):
        if abs(lacking + rest) * 2 <= slack:
            yield (1, *(-1 if pattern >> place & 1 else 1 for place in range(count - 2, -1, -1)))


def _crossed_sum_for(total: Item, waiting: Sequence[Item], most: int) -> Sum | None:
    """The shortest run whose sum misses this total by as much in one column as it exceeds it in another, where that is the difference
    between the two figures that one row of the sum (or the total itself) prints there: its figures stand in each other's columns. Neither
    column foots then.
    """
    if not (total.expects_sum or total.is_step or not total.labelled):
        return None
    width = len(total.values)
    added, slack = [0] * width, list(total.units)
    run: list[Item] = []
    for item in reversed(waiting[-most:]):
        run.insert(0, item)
        for column, value in enumerate(item.values):
            added[column] += value or 0
            slack[column] += item.units[column] if value is not None else 0
        if len(run) < 2:
            continue
        for sign in (1, -1):
            signs = (1, *(sign,) * (len(run) - 1))
            summed = [figure if sign == 1 else 2 * (item.values[column] or 0) - figure for column, figure in enumerate(added)]
            if _is_crossed(total, run, signs, summed, slack):
                parts = tuple((each.row, each_sign) for each, each_sign in zip(run, signs, strict=True))
                agrees = (
                    None if printed is None else abs(printed - figure) * 2 <= allowed
                    for printed, figure, allowed in zip(total.values, summed, slack, strict=True)
                )
                return Sum(total.row, parts, tuple(summed), tuple(slack), tuple(agrees))
    return None


def _is_crossed(total: Item, run: Sequence[Item], signs: Sequence[int], summed: Sequence[int], slack: Sequence[int]) -> bool:
    """Do exactly two columns disagree, and agree once a row's two figures there change places?"""
    missed = {
        column: printed - summed[column]
        for column, printed in enumerate(total.values)
        if printed is not None and abs(printed - summed[column]) * 2 > slack[column]
    }
    if len(missed) != 2:
        return False
    (one, lacking), (other, exceeding) = missed.items()
    if abs(lacking + exceeding) * 2 > slack[one] + slack[other] or _chance_of_crossing(total, run, missed) > MOST_CHANCE_OF_CROSSING:
        return False
    for item, sign in ((total, -1), *zip(run, signs, strict=True)):
        here, there = item.values[one], item.values[other]
        if here is not None and there is not None and abs(sign * (there - here) - lacking) * 2 <= slack[one]:
            return True
    return False


def _chance_of_crossing(total: Item, run: Sequence[Item], columns: Iterable[int]) -> float:
    """How often chance would find figures of this size to have changed places: runs and patterns tried x what two columns miss cancels out
    x one of the rows makes up for it.
    """
    size = min(max(abs(item.values[column] or 0) // max(1, item.units[column]) for item in (*run, total)) for column in columns)
    wide = len(run) + 1
    return 2 * MOST_ADDENDS * min(1.0, 2 * wide / max(1, size)) * min(1.0, wide * wide / max(1, size))


MOST_CHANCE_OF_CROSSING = 0.5
LEAST_SURPRISE = 1e-3


def _chance(run: Sequence[Item], columns: int) -> float:
    """How probable it is that signs chosen at will make so small numbers agree in so many columns: patterns tried x (width of the tolerance
    / size of the numbers) in each.
    """
    size = min(
        max((abs(item.values[column] or 0) // max(1, item.units[column]) for item in run), default=0)
        for column in range(len(run[0].values))
        if any(item.values[column] for item in run)
    )
    return float(min(1.0, 40 * ((len(run) + 1) / max(1, size)) ** columns))


def _judged(total: Item, run: Sequence[Item], signs: tuple[int, ...]) -> Sum | None:
    """This sum in every column, or None where too few columns agree to believe in it."""
    columns = [_checked(total, run, signs, column) for column in range(len(total.values))]
    agrees = tuple(each.agrees for each in columns)
    if not _is_believed(total, run, signs, agrees.count(True), agrees.count(False), sum(each.weighs for each in columns)):
        return None
    addends = tuple((item.row, sign) for item, sign in zip(run, signs, strict=True))
    return Sum(total.row, addends, tuple(each.summed for each in columns), tuple(each.doubled_tolerance for each in columns), agrees)


class _Column(NamedTuple):
    """A sum in one column; None where there is nothing to compare. `weighs`: it agrees, and not for want of figures."""

    summed: int | None
    doubled_tolerance: int
    agrees: bool | None
    weighs: bool


def _checked(total: Item, run: Sequence[Item], signs: tuple[int, ...], column: int) -> _Column:
    printed = total.values[column]
    tolerance = total.units[column]
    value = present = marked = 0
    for item, sign in zip(run, signs, strict=True):
        part = item.values[column]
        if part is not None:
            present += 1
            marked += part != 0
            value += sign * part
            tolerance += item.units[column]
    if printed is None or not present:
        return _Column(None, tolerance, None, False)
    agrees = abs(value - printed) * 2 <= tolerance
    return _Column(value, tolerance, agrees, agrees and marked >= 2 and abs(printed) > tolerance)


def _is_believed(total: Item, run: Sequence[Item], signs: tuple[int, ...], yes: int, no: int, weight: int) -> bool:
    """Is this a sum that the page means? `yes`, `no`: the columns in which it agrees and disagrees; `weight`: those of the first that prove
    something.
    """
    plain = all(sign == 1 for sign in signs) or all(sign == -1 for sign in signs[1:]) and signs[0] == 1
    if total.labelled and not (total.expects_sum or total.is_step) and len(run) > 2 and any(sign != signs[-1] for sign in signs):
        return False  # the last part of a total is always that total less the other parts: such a row is a part, not a sum
    if no:
        # where a column disagrees, the page itself must say that a sum is meant
        is_meant = total.expects_sum or not total.labelled or total.is_step and yes > no
        believed = is_meant and (weight >= 2 and yes > no and (plain or len(run) <= 3) or weight >= 1 and yes >= no and plain)
    else:
        # one column alone may agree by chance: then the page must say that a sum is meant
        is_meant = total.expects_sum or not total.labelled
        believed = weight >= 2 or weight == 1 and (is_meant and (plain or len(run) == 2) or plain and len(run) >= 3)
    return believed and (plain or total.expects_sum or _chance(run, yes) <= LEAST_SURPRISE)
