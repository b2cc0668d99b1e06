"""Lines of words above rows -> headings, and which of them each row stands under: what opens a heading and what closes it.

What belongs here: the headings that are open, outermost first, as rows and further headings follow. Which lines are one caption is
wrapped_captions.py's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipelines.filings import units
from pipelines.filings.lattice import Figure, Row
from pipelines.filings.lattices.wrapped_captions import BASIS, CONNECTOR, Words, joined_caption, wraps
from pipelines.filings.numbers import caption
from pipelines.filings.periods import IS_A_DAY, head
from pipelines.filings.statement_kinds import FURNITURE
from pipelines.filings.text_layout import is_year


@dataclass(slots=True)
class Heading:
    """Words that head the rows below them; `indent`: how far they are set in."""

    text: str
    indent: int
    child: int | None = None  # indent of the first row under it

    @property
    def opens_period(self) -> bool:
        return head(self.text).has_length

    @property
    def is_year(self) -> bool:
        return is_year(self.text)


class OpenHeadings:
    """The headings that the next row stands under, outermost first. `flat`: nothing is set in, so the order alone tells what stands under
    what.
    """

    def __init__(self, flat: bool) -> None:
        self.flat = flat
        self.headings: list[Heading] = []

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(heading.text for heading in self.headings)

    def has_rows_at(self, indent: int) -> bool:
        """Are the rows under the innermost heading set in so far?"""
        return bool(self.headings) and self.headings[-1].child == indent

    def open(self, heading: Heading, label: str = "", rows: Sequence[Row] = ()) -> None:
        """Opens a heading; in a flat table one within a block of amounts a share leaves the block's own headings open.

        `label`: the caption of the row below it; `rows`: those above.
        """
        within = self.flat and (BASIS.fullmatch(heading.text) or not _begins_again(self.texts, label, rows))
        block = _per_share_block(self.headings, heading) if within else []
        _push(self.headings, heading)
        if block:
            self.headings[:] = [*block, heading]

    def close_before(self, label: str, inset: int, rows: list[Row], apart: bool, is_per_share: bool) -> int:
        """Closes the headings that the row with this caption doesn't stand under; gives the index from which it closes further ones behind
        itself, as the total of an activity does.

        `rows`: those above it; `apart`: a blank line parts it from them; `is_per_share`: its figures may be amounts a share.
        """
        headings = self.headings
        if label:
            while headings and _is_beside_part_of_equity(headings[-1], label, inset):
                headings.pop()
            _close(headings, label, inset, self.flat)
            del headings[_closed_by_name(headings, label) + 1 :]
        _close_narrow(headings, rows, label, inset, apart)
        closing = _closed_by_activity(headings, label, self.flat)
        del headings[closing + 1 :]
        if self.flat and len(headings) > 1 and units.per_share_words(headings[0].text) and not is_per_share:
            del headings[:-1]
        return max(closing, 0)

    def close_below_sum(self, figures: tuple[Figure, ...], rows: list[Row]) -> None:
        """Closes the headings that a row with these figures goes beyond, being the sum of the rows above it from one on that stands outside
        of them: "Pro forma net income" below "Less:" is what both lead to.
        """
        if not self.headings or not rows or rows[-1].headings != self.texts:
            return
        if (first := _first_added(figures, rows, self.texts)) is None:
            return
        while self.headings and head(self.headings[-1].text).is_empty and first.headings[: len(self.headings)] != self.texts:
            self.headings.pop()

    def close_after(self, rows: list[Row], below: int | None, closing: int) -> None:
        """Closes the headings that the last of these rows sums up. `below`: how far the next row is set in, if it has a caption; `closing`:
        what `close_before` gave.
        """
        headings, label = self.headings, rows[-1].label
        if label.lower().startswith("total") and not _TOTAL_ALONE.fullmatch(label):
            closed = _closed_by_name(headings, label)
            if closed < len(headings) and not _goes_on_after_part(headings[closed], rows[-1], below):
                del headings[closed:]
        elif headings and not headings[-1].opens_period and not (below or 0) > headings[-1].indent:
            if _is_subtotal(rows) or _is_what_its_heading_comes_to(rows):
                headings.pop()
        del headings[closing:]


def _is_subtotal(rows: list[Row]) -> bool:
    """Does the last row, without a caption or as another section's "Total", fill the columns of the row above it? Then it sums what stands
    under the heading.
    """
    if len(rows) < 2 or rows[-1].label and not _is_total_like_another(rows):
        return False
    return {figure.column for figure in rows[-1].figures} >= {figure.column for figure in rows[-2].figures}


def _is_what_its_heading_comes_to(rows: list[Row]) -> bool:
    """Does the last row's caption say what its heading says, and are its figures the sum of the rows that stand under it, or the first of
    them less the others: "Loss from discontinued operations, net of taxes" under "Discontinued operations"?
    """
    last = rows[-1]
    within = last.headings
    if not within or len(rows) < 3 or rows[-3].headings != within or not _words_of(within[-1]) <= _words_of(last.label):
        return False
    parts = [row for row in rows[-MOST_ADDED:-1] if row.headings == within]
    totals = {figure.column: figure.number.value for figure in last.figures if not figure.number.is_percent}
    if not any(totals.values()):
        return False
    return any(_adds_up(parts, totals, sign) for sign in (1, -1))


def _is_beside_part_of_equity(heading: Heading, label: str, inset: int) -> bool:
    """Does this caption name another part of equity than the heading does, set in no further, or the sum of all: "Common stock" below
    "Preferred stock", which prints no figure, "Total stockholders' equity" below "Retained earnings"?
    """
    part = _PART_OF_EQUITY.match(heading.text)
    if part is None:
        return False
    other = _PART_OF_EQUITY.match(label) if inset <= heading.indent else None
    return other is not None and other["of"].lower() != part["of"].lower() or _TOTAL_OF_EQUITY.match(label) is not None


_PART_OF_EQUITY = re.compile(
    r"(?P<of>(?:common|preferred|treasury)\s+(?:stock|shares)|(?:additional\s+)?(?:paid-in\s+)?capital|retained\s+earnings"
    r"|reinvested\s+earnings|earnings\s+(?:retained|reinvested)|accumulated)\b",
    re.IGNORECASE,
)
_TOTAL_OF_EQUITY = re.compile(
    r"total\s+(?:\w+\s+)?(?:(?:stock|share)\s?(?:holders|owners)|owners|members|partners|common)\b.*\b(?:equity|investment|deficit"
    r"|deficiency|capital)\b|total\s+(?:equity|liabilities)\b",
    re.IGNORECASE,
)


_TOTAL_ALONE = re.compile(r"totals?", re.IGNORECASE)


def _is_total_like_another(rows: list[Row]) -> bool:
    """Is the last row called "Total" alone, as one of another section is: so each closes its own? No day is one."""
    last = rows[-1]
    return (
        _TOTAL_ALONE.fullmatch(last.label) is not None
        and head(last.headings[-1]).is_empty
        and any(row.label == last.label and len(row.headings) == len(last.headings) and row.headings != last.headings for row in rows)
    )


def _goes_on_after_part(heading: Heading, total: Row, below: int | None) -> bool:
    """Does a total, set in further than its addends, name a part of what its heading names, and the next row stand among these: "Total net
    sales" within "Net sales and revenues", above "Other revenues"?
    """
    if heading.child is None or below != heading.child or total.indent <= heading.child:
        return False
    return bool(_words_of(heading.text) - _words_of(total.label) - {"and", "net"})


MOST_ADDED = 40
"""So many rows at most are added to find what a row sums up."""


def _first_added(figures: tuple[Figure, ...], rows: list[Row], within: tuple[str, ...]) -> Row | None:
    """The first of the rows that add up, in each column, to the figures of the row below them, where it stands outside of the innermost of
    these headings and within the others; None where no such rows do. A balance at the end stands under the heading of that at the
    beginning.
    """
    totals = {figure.column: figure.number for figure in figures if not (figure.number.is_nil or figure.number.is_percent)}
    if not totals or not any(abs(number.value) >= 10 for number in totals.values()):
        return None
    column, total = next(iter(totals.items()))
    rest = total.value
    for at in range(len(rows) - 1, max(-1, len(rows) - 1 - MOST_ADDED), -1):
        row = rows[at]
        if row.headings[: len(within) - 1] != within[:-1] or row.headings == within and _BEGINNING.search(row.label):
            return None
        rest -= next((figure.number.value for figure in row.figures if figure.column == column), 0)
        if not rest and row.headings[: len(within)] != within:
            return row if _adds_up(rows[at:], {each: number.value for each, number in totals.items()}) else None
    return None


_BEGINNING = re.compile(r"\bbeginning\b|\bstart\s+of\b", re.IGNORECASE)


def _adds_up(rows: list[Row], totals: dict[int, Decimal], sign: int = 1) -> bool:
    """Do these rows' figures add up to the total of each column, exactly? `sign`: -1 where those behind the first row are deducted."""
    sums = dict.fromkeys(totals, Decimal(0))
    for place, row in enumerate(rows):
        for figure in row.figures:
            if figure.column in sums:
                sums[figure.column] += figure.number.value * (sign if place else 1)
    return sums == totals


_AUDIT_MARK = re.compile(r"\(?(?:un)?audited\)?|\(?(?:see )?(?:accompanying )?notes?\)?", re.IGNORECASE)
_FIGURELESS = re.compile(r"commitments?,?\s+(?:and\s+)?contingen|contingen(?:cies|t\s+liabilities)\b", re.IGNORECASE)
"""Captions that balance sheets print without a figure (Regulation S-X, rule 5-02.25): nothing stands under them."""


def headings_of(pending: list[Words], limit: int, html: bool) -> list[Heading]:
    """Waiting lines as headings; a heading over several lines is one."""
    found: list[Heading] = []
    previous: Words | None = None
    whole = ""  # the heading in hand as printed: what ends a line may go on in the next ("Earnings per Common Share - / Diluted")
    for words in pending:
        is_one = (
            previous is not None
            and not previous.blank_after
            and not _FIGURELESS.match(previous.text)
            and (html or words.indent >= previous.indent or CONNECTOR.search(previous.text))
        )
        if found and is_one and previous is not None and wraps(previous, words.text, limit, html):
            whole = joined_caption(whole, words.text)
            found[-1].text = caption(whole)
        else:
            whole = words.text
            found.append(Heading(caption(whole), words.indent))
        previous = words
    for each in found:
        each.text = each.text.rstrip(" -")  # "Consolidated Earnings-": nothing goes on from it
    # a long caption without figures ("Preferred stock, no par value; 5,000,000 shares authorized; none issued") is no heading
    return [
        each
        for each in found
        if each.text
        and not _AUDIT_MARK.fullmatch(each.text)
        and not _FIGURELESS.match(each.text)
        and not FURNITURE.search(each.text)
        and not (";" in each.text and len(each.text) > 60 and not pending[-1].text.endswith(":"))
    ]


def _push(headings: list[Heading], heading: Heading) -> None:
    """A heading ends those that are not further out; one that no row has followed yet stays as its parent. A period begins a section of its
    own, which only the next one ends."""
    if heading.opens_period:
        headings.clear()
    if heading.is_year:
        del headings[
            next((index for index, each in enumerate(headings) if each.is_year and each.indent == heading.indent), len(headings)) :
        ]
    while headings and not headings[-1].opens_period and headings[-1].indent >= heading.indent and headings[-1].child is not None:
        if headings[-1].is_year and not heading.is_year:
            break  # "Earnings per share" among the lines of "1998:"
        if _is_within_side(heading.text, headings[-1].text):
            break
        headings.pop()
    while headings and not headings[-1].opens_period and headings[-1].indent > heading.indent:
        headings.pop()
    headings.append(heading)
    if len(headings) > 6:
        del headings[1]


def _is_within_side(heading: str, side: str) -> bool:
    """Is this a heading within a statement's side, though set in no further: "Current assets" within "Assets", but not "Liabilities"?"""
    return (
        _SIDE.fullmatch(side) is not None and not _SIDE.fullmatch(heading) and not (side[-6:].lower() == "assets" and _OWED.search(heading))
    )


_OWED = re.compile(r"\b(?:liabilit(?:y|ies)|debt|equity|deficit|obligations|net\s+worth)\b", re.IGNORECASE)
_SIDE = re.compile(
    r"(?:total\s+)?assets|liabilities(?:\b.*\band|,)\s.*\b(?:equity|deficit|deficiency|capital|investment)"
    r"|(?:net\s+)?(?:cash\s+(?:flows?\s+)?\W*(?:provided|generated|used|from|for)\b.*)?\b(?:operating|investing"
    r"|financing)(?:\s+activities)?",
    re.IGNORECASE,
)
"""Headings of a statement's sides: of a balance sheet's two, of the three activities of a statement of cash flows."""


def _begins_again(headings: tuple[str, ...], label: str, rows: Sequence[Row]) -> bool:
    """Does the row with this caption begin a block like the one under these headings, from the same caption on: "Originally reported"
    under "Earnings - EPS" and under "Funds from operations - FFO"?
    """
    first = next((row for row in rows if row.headings == headings), None)
    return first is not None and first.label == label and BASIS.fullmatch(label) is None


def _per_share_block(headings: list[Heading], following: Heading) -> list[Heading]:
    """Where nothing is set in: the headings of amounts a share ("Earnings per share", "Basic") under which this next heading stands."""
    if not headings or not units.per_share_words(headings[0].text) or following.opens_period:
        return []
    if units.per_share_words(following.text) or units.share_count_words(following.text):
        return []
    inner = [each for each in headings[1:2] if BASIS.fullmatch(each.text)]
    return [headings[0], *inner] if not BASIS.fullmatch(following.text) else headings[:1]


def _close(headings: list[Heading], label: str, indent: int, flat: bool) -> None:
    """Headings that this row no longer stands under are left behind: a row further out than the first row under a heading ends it, but for
    the total below a day.
    """
    if flat:
        for heading in headings:
            heading.child = 0
        return
    while headings and not headings[-1].opens_period:
        last = headings[-1]
        if last.child is None:
            last.child = indent
            for outer, inner in pairwise(headings):
                if outer.child is None:
                    # "Revenues:" right under "2024", set in no further: neither are the rows behind its own
                    outer.child = min(indent, inner.indent) if outer.is_year else indent
            return
        if indent >= last.child or indent > last.indent or label.lower().startswith("total") and IS_A_DAY.fullmatch(last.text):
            return
        headings.pop()


_DEDUCTION = re.compile(r"(?:less|add|plus|deduct|minus)\b.{0,12}", re.IGNORECASE)
_RESULT = re.compile(r"(?:net|total|adjusted)\b", re.IGNORECASE)
_BASES = re.compile(rf"(?:.*\W)?{BASIS.pattern}|(?:incremental|dilutive|effect|assum)\b.*", re.IGNORECASE)


def _close_narrow(headings: list[Heading], rows: list[Row], label: str, inset: int, apart: bool) -> None:
    """Headings that are open to few rows end before the first that is none of them: "Less:" before what is left, "Average shares" over
    basic and diluted after these, where what follows is set in no further than the heading, or stands apart."""
    if not headings or not rows or headings[-1].child is None or headings[-1].opens_period:
        return
    last = headings[-1]
    if _DEDUCTION.fullmatch(last.text):
        ends = inset < (last.child or 0) and _RESULT.match(label) is not None
    else:
        follows = rows[-1].headings[-1:] == (last.text,) and BASIS.fullmatch(rows[-1].label) is not None
        ends = (apart or inset <= last.indent) and follows and _BASES.fullmatch(label) is None
    if ends:
        headings.pop()


def _closed_by_name(headings: list[Heading], label: str) -> int:
    """Index of the heading that this caption, being a total, names and closes; the number of headings where it closes none."""
    if not label.lower().startswith("total"):
        return len(headings)
    named = [(len(each.text.split()), -index) for index, each in enumerate(headings) if not each.opens_period and _names(label, each.text)]
    return -min(named)[1] if named else len(headings)  # "Liabilities" rather than "Liabilities and Stockholders' Equity"


def _names(total: str, heading: str) -> bool:
    """Does this total name the heading that it closes?"""
    ours = _words_of(total) - {"total"}
    theirs = _words_of(heading)
    if {"liabilities", "equity"} <= ours & theirs:
        return True  # "Total liabilities and stockholders' equity" of "Liabilities and equity"
    both_sides = "equity" in theirs - ours  # "Total liabilities" within "Liabilities and stockholders' equity"
    return bool(ours) and ours <= theirs | {"net", "loss", "and"} and bool(ours & theirs) and not both_sides


def _words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


_ACTIVITY_TOTAL = re.compile(r"(?:total |net )*cash (?:flows? )?.{0,40}\b(?P<activity>operating|investing|financing)\b", re.IGNORECASE)


def _closed_by_activity(headings: list[Heading], label: str, flat: bool) -> int:
    """Index of the heading that this caption closes, being the total of a cash flow statement's activity; the number of headings where it
    closes none, -1 where it stands under none of them, though nothing is set in to show it."""
    total = _ACTIVITY_TOTAL.match(label) if headings else None
    if total is None:
        return len(headings)
    activity = total["activity"].lower()
    named = (index for index, each in enumerate(headings) if each.text.lower() == activity or f"{activity} activities" in each.text.lower())
    inner = next((index for index, each in enumerate(headings) if _OF_STEPS.match(each.text)), len(headings))
    return next(named, -1 if flat else inner - 1 if inner < len(headings) else inner)


_OF_STEPS = re.compile(r"adjustments?\b|changes?\s+in\b|(?:net\s+)?(?:in|de)creases?\b", re.IGNORECASE)
"""Headings within an activity, which its total ends: "Adjustments to reconcile net income", "Changes in assets and liabilities"."""
