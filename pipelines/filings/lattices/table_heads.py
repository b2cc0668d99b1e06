"""Words above the first row -> titles, and the words over each column: spanners, heads askew, heads over groups.

What belongs here: which words stand over which columns. What they say is periods.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from itertools import pairwise

from pipelines.filings import units
from pipelines.filings.blocks import Line, Piece, Rule
from pipelines.filings.lattices.covered_columns import columns_under, cover
from pipelines.filings.lattices.table_columns import Band
from pipelines.filings.lattices.wrapped_captions import joined_caption
from pipelines.filings.numbers import is_footnote_mark, number
from pipelines.filings.periods import head, says_change
from pipelines.filings.statement_kinds import ADJUSTED, FURNITURE, GUIDANCE, PRO_FORMA
from pipelines.filings.text_layout import is_year


def heads_over(
    lines: tuple[Line, ...], bands: list[Band], zone: int, html: bool, drawn: tuple[Rule, ...] = ()
) -> tuple[list[str], list[str]]:
    """The titles (top to bottom) and, for each column, the words over it.

    `lines`: those above the first row; `bands`: where the columns stand; `zone`: where the figures begin; `drawn`: the rules below the last
    of the lines.
    """
    sentences = [] if html else [line for line in lines if _is_sentence(line)]
    if not html:
        lines = _with_wrapped_spanners(tuple(_without_stamp(line) for line in lines if not _is_sentence(line)))
    reader = _HeadReader(bands, zone, html, _reach_of_short_heads(lines, bands) if html else None, drawn)
    reader.titles.extend(_words(line.pieces) for line in sentences)
    first = _first_head_line(lines, bands, reader.zone, html)
    reader.titles.extend(_words(line.pieces) for line in lines[:first] if line.pieces)
    shared = None if html else _length_of_all(lines[first:], bands, reader.zone)
    for index, line in enumerate(lines[first:], first + 1):
        reader.read(line, lines[index:], shared)
    return reader.titles, [reduce(joined_caption, words, "") for words in reader.over]


def _words(pieces: Iterable[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def begin_of_sections(lines: tuple[Line, ...], end: int, bands: list[Band]) -> int:
    """The index of the first line of an HTML table below the heads of its columns, which end before `end`. Words over all columns that name
    no period are the first section's, where a later section among the rows is named in a line of the same extent, and dated heads stand
    above them.
    """
    begin = end
    while begin and (not lines[begin - 1].pieces or _stands_over_all(lines[begin - 1], bands)):
        begin -= 1
    begin = next((index for index in range(begin, end) if _names_a_section(lines[index])), end)
    if begin == end or not any(not head(piece.text).is_empty for line in lines[:begin] for piece in line.pieces if piece.x0 > 0):
        return end
    name = lines[begin].pieces[0]
    goes_on = any(
        (line.pieces[0].x0, line.pieces[0].x1) == (name.x0, name.x1) and _stands_over_all(line, bands) and _names_a_section(line)
        for line in lines[end:]
        if len(line.pieces) == 1
    )
    return begin if goes_on else end


def _stands_over_all(line: Line, bands: list[Band]) -> bool:
    """Does this line hold nothing but words over all columns of an HTML table, and name neither a period nor a change?"""
    if len(line.pieces) != 1:
        return False
    piece = line.pieces[0]
    over_all = 0 < piece.x0 <= bands[0].x0 and piece.x1 >= bands[-1].x1
    return over_all and number(piece.text) is None and head(piece.text).is_empty and not says_change(piece.text)


def _names_a_section(line: Line) -> bool:
    """Does this line of words name what rows show: nothing that all its columns must know, as a scale, a currency or that they are expected
    or pro forma?
    """
    text = line.pieces[0].text if line.pieces else ""
    return (
        text[:1].isalpha()
        and units.scale(text).money is None
        and not units.heads_other_money(text)
        and not any(kind.search(text) for kind in (GUIDANCE, PRO_FORMA, ADJUSTED))
    )


class _HeadReader:
    """Reads the lines of column heads from top to bottom: `titles` and, for each column, the words `over` it so far.

    `short`: where heads begin and end that span too few cells of an HTML table; `drawn`: the rules below the last line.
    """

    def __init__(self, bands: list[Band], zone: int, html: bool, short: tuple[int, int] | None, drawn: tuple[Rule, ...]) -> None:
        self.drawn = drawn
        self.bands = bands
        self.html = html
        self.short = short
        self.zone = short[0] if short else zone
        self.titles: list[str] = []
        self.over: list[list[str]] = [[] for _ in bands]

    def read(self, line: Line, below: tuple[Line, ...], shared: Piece | None) -> None:
        """Puts the words of one line over their columns; those over the captions, and those of all columns, are titles. `shared`: the head
        that is the length of all columns.
        """
        if stub := [piece for piece in line.pieces if not over_columns(piece, self.zone, self.html)]:
            self.titles.append(_words(stub))
        rules = below[0].rules if below else ()
        pieces = self._heads(line, rules if below else self.drawn)
        if not pieces:
            return
        free = _beside_rules(line, self.bands)
        if not self.html and not rules and not free and len(pieces) == 1:
            own = _lone_words(pieces[0], self.bands, self.titles)
            if own is not None:
                (self.over[own[0]] if own else self.titles).append(pieces[0].text)
                return
        everything = list(range(len(self.bands)))
        for piece, covered in zip(pieces, self._covered(pieces, free, rules, below), strict=True):
            columns = everything if piece == shared and not rules else covered
            if self._is_title(piece, columns):
                self.titles.append(piece.text)
                continue
            for column in columns:
                self.over[column].append(piece.text)

    def _heads(self, line: Line, rules: tuple[Rule, ...]) -> list[Piece]:
        """The heads of a line, put together and taken apart where spaces lied. `rules`: drawn in the line below."""
        pieces = line.pieces if self.html else _without_marks(line.pieces)
        heads = _rejoined([piece for piece in pieces if over_columns(piece, self.zone, self.html)])
        if self.html:
            return heads
        heads = [part for piece in heads for part in _year_and_change(piece)]
        return _cut_over_rules(heads, rules, self.bands) if len(rules) > len(heads) > 1 else heads

    def _covered(self, pieces: list[Piece], free: list[int], rules: tuple[Rule, ...], below: tuple[Line, ...]) -> list[list[int]]:
        """For each head of a line the columns that it covers. `free`: the only columns that are left to a line with rules under others."""
        bands = self.bands
        if self.html:
            if groups := _first_of_groups(pieces, below, bands, self.zone):
                return groups
            return cover(*(_drawn_out(pieces, bands, *self.short) if self.short else (pieces, bands)), rules, html=True)
        beside = (
            _years_of_groups(pieces, bands, below)
            or _beside_changes(pieces, self.over)
            or _changes_alone(pieces, bands, self.over, below)
            or _days_over_years(pieces, below, bands)
            or _first_lines_of_heads(pieces, below, bands, self.zone)
        )
        if beside or not free:
            return beside or cover(pieces, bands, rules, html=False)
        return [[free[i] for i in covered] for covered in cover(pieces, [bands[i] for i in free], rules, html=False)]

    def _is_title(self, piece: Piece, covered: list[int]) -> bool:
        """Is this head, over no column or by what it says, a title of the table?"""
        if not covered or _TWO_YEARS.search(piece.text):
            return True
        return len(covered) < len(self.bands) and _is_of_all(piece, covered, self.bands, self.html)


def _beside_rules(line: Line, bands: list[Band]) -> list[int]:
    """The columns that the words of a typewritten line of heads can stand over where it draws rules under other heads ("--------
    RETAINED"): those without a rule; none where it draws no rule, or one over each.
    """
    return (
        [i for i, band in enumerate(bands) if not any(rule.x0 < band.x1 and band.x0 < rule.x1 for rule in line.rules)] if line.rules else []
    )


def _without_marks(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The pieces of a typewritten line of heads without the marks of notes that stand close behind others: "1996 (1)(2)(7)"."""
    return [
        piece for index, piece in enumerate(pieces) if not (index and is_footnote_mark(piece.text) and piece.x0 - pieces[index - 1].x1 <= 1)
    ]


_STAMP = re.compile(r"\(\d{1,2}/\d{1,2}/(?:\d\d){1,2}\)")


def _without_stamp(line: Line) -> Line:
    """A line of titles without the day in parentheses on which the page was typed: "PRAIRIE STATE PUBLISHING   (2/4/94)"."""
    kept = tuple(piece for piece in line.pieces if not _STAMP.fullmatch(piece.text))
    return line if len(kept) == len(line.pieces) else replace(line, pieces=kept)


def _with_wrapped_spanners(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines above typewritten columns, a head that goes on in the next line put into one with what stands below its middle over a drawn
    rule: "DEPRECIATION AND" over "AMORTIZATION EXPENSE".
    """
    found = list(lines)
    for index, (upper, lower, drawn) in enumerate(zip(lines, lines[1:], lines[2:], strict=False)):
        for piece in upper.pieces if drawn.rules else ():
            if not _GOES_ON.search(piece.text) or not head(piece.text).is_empty:
                continue
            below = next((each for each in lower.pieces if abs(each.x0 + each.x1 - piece.x0 - piece.x1) <= 4), None)
            if below is None or not any(rule.x0 <= (below.x0 + below.x1) / 2 < rule.x1 for rule in drawn.rules):
                continue
            whole = replace(below, text=f"{piece.text} {below.text}", x0=min(piece.x0, below.x0), x1=max(piece.x1, below.x1))
            found[index] = replace(found[index], pieces=tuple(each for each in found[index].pieces if each is not piece))
            found[index + 1] = replace(lower, pieces=tuple(whole if each is below else each for each in found[index + 1].pieces))
    return tuple(found)


_GOES_ON = re.compile(r"(?:\b(?:and|of|for|in|to)|[,&])$", re.IGNORECASE)
"""How a head ends that goes on in the next line."""


def _is_sentence(line: Line) -> bool:
    """Do the words of this line end a sentence of running text, whatever they stand over?"""
    if not line.pieces or not line.pieces[-1].text.endswith("."):
        return False
    words = [word for piece in line.pieces for word in piece.text.split()]
    return len(words) >= WORDS_OF_A_SENTENCE and 2 * sum(word[0].islower() for word in words) > len(words)


WORDS_OF_A_SENTENCE = 7


def _first_of_groups(pieces: list[Piece], below: tuple[Line, ...], bands: list[Band], zone: int) -> list[list[int]]:
    """For heads without a year that stand over the first column of each group of years, though no cell spans the group: the columns of the
    groups; else none.
    """
    size, rest = divmod(len(bands), len(pieces))
    if rest or size < 2 or any((what := head(piece.text)).is_empty or what.year is not None for piece in pieces):
        return []
    groups = [list(range(at, at + size)) for at in range(0, len(bands), size)]
    if any(bands[group[0]].x0 >= piece.x1 or bands[group[1]].x0 < piece.x1 for piece, group in zip(pieces, groups, strict=True)):
        return []
    for line in below:
        years = [piece.text for piece in line.pieces if over_columns(piece, zone, html=True)]
        if len(years) == len(bands) and all(is_year(text) for text in years):
            return groups if all(len({years[column] for column in group}) == size for group in groups) else []
    return []


def _years_of_groups(pieces: list[Piece], bands: list[Band], below: tuple[Line, ...]) -> list[list[int]]:
    """For years that stand over the first column each of groups whose other heads repeat ("1994   1993" over "Principal  Value  Amount"
    twice): the columns of the groups; else none.
    """
    size, rest = divmod(len(bands), len(pieces))
    if rest or size < 2 or len(pieces) < 2 or not all(is_year(piece.text) for piece in pieces):
        return []
    groups = [list(range(at, at + size)) for at in range(0, len(bands), size)]
    if any(piece.x1 <= bands[group[0]].x0 or bands[group[1]].x0 < piece.x1 for piece, group in zip(pieces, groups, strict=True)):
        return []
    for line in below:
        words = _words(line.pieces).split()
        if len(words) == len(bands) and all(words[:size] == words[at : at + size] for at in range(0, len(bands), size)):
            return groups
    return []


def _beside_changes(pieces: list[Piece], over: list[list[str]]) -> list[list[int]]:
    """For years below heads of which some announce a change, and of which as many don't as there are years: one column each, in order; else
    none.
    """
    plain = [column for column, words in enumerate(over) if not says_change(" ".join(words))]
    if len(plain) == len(over) or len(plain) != len(pieces) or not all(over) or not all(is_year(piece.text) for piece in pieces):
        return []
    return [[column] for column in plain]


_YEAR_AND_CHANGE = re.compile(
    r"((?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:\d\d){1,2}|[a-z]{3,9}\.? \d{1,2}, (?:19|20)\d\d|amount) "
    r"(\(?(?:increase|decrease|change|variance)\)?|percent|%(?: change)?)",
    re.IGNORECASE,
)


def _year_and_change(piece: Piece) -> list[Piece]:
    """A year or day and the head of a change that a single space parts ("1998 (Decrease)"), each for itself; any other piece as it is."""
    found = _YEAR_AND_CHANGE.fullmatch(piece.text)
    if found is None or piece.x1 - piece.x0 != len(piece.text):
        return [piece]
    return [
        Piece(
            found[part],
            piece.x0 + found.start(part),
            piece.x0 + found.end(part),
            piece.start + found.start(part),
            piece.start + found.end(part),
        )
        for part in (1, 2)
    ]


def _cut_over_rules(heads: list[Piece], rules: tuple[Rule, ...], bands: list[Band]) -> list[Piece]:
    """The heads of a line, those that single spaces join over several columns ("Adjustment As Restated") cut where the rules below them
    end, of which one is drawn over each column; as they are, where any words stand over none or reach beyond theirs.
    """
    own = [[rule for rule in rules if rule.x0 <= (band.x0 + band.x1) / 2 < rule.x1] for band in bands]
    drawn = [found[0] for found in own if len(found) == 1]
    if len(drawn) < len(bands) or any(one.x1 >= other.x0 for one, other in pairwise(drawn)):
        return heads
    cut: list[Piece] = []
    for piece in heads:
        over = [rule for rule in drawn if rule.x0 < piece.x1 and piece.x0 < rule.x1]
        parts = _stretches(piece, over) if len(over) > 1 and head(piece.text).is_empty else [piece]
        cut.extend(parts or [piece])
    return cut if len(cut) == len(bands) else heads


def _stretches(piece: Piece, rules: list[Rule]) -> list[Piece]:
    """The words of a piece in as many stretches as these rules, each over its own; none where they can't be cut so."""
    if piece.x1 - piece.x0 != len(piece.text):
        return []
    found = []
    for rule in rules:
        words = [
            match
            for match in _WORD.finditer(piece.text)
            if rule.x0 - 1 <= piece.x0 + match.start() and piece.x0 + match.end() <= rule.x1 + 1
        ]
        if not words:
            return []
        begin, end = words[0].start(), words[-1].end()
        found.append(Piece(piece.text[begin:end], piece.x0 + begin, piece.x0 + end, piece.start + begin, piece.start + end))
    return found if " ".join(each.text for each in found) == piece.text else []


_WORD = re.compile(r"\S+")


def _days_over_years(pieces: list[Piece], below: tuple[Line, ...], bands: list[Band]) -> list[list[int]]:
    """For days without a year over a line of years and changes ("March 27,  March 28," over "1998  1997  Change"): the one column under
    each day's year; else none.
    """
    under = below[0].pieces if below else ()
    if not any(says_change(piece.text) for piece in under) or any(
        (what := head(piece.text)).day is None or what.year is not None for piece in pieces
    ):
        return []
    years = [[year for year in under if is_year(year.text) and year.x0 <= piece.x1 and piece.x0 <= year.x1] for piece in pieces]
    if any(len(found) != 1 for found in years) or len({found[0].start for found in years}) < len(pieces):
        return []
    return [_nearest_column(found[0], bands) for found in years]


def _changes_alone(pieces: list[Piece], bands: list[Band], over: list[list[str]], below: tuple[Line, ...]) -> list[list[int]]:
    """For a line of nothing but words of changes ("Percent      Percent"), or of such as go on with one below ("Percent   Five-year" over
    "change   growth"): the one column under each, or those over which "%" stands already; else none."""
    said = [[column] for column, words in enumerate(over) if says_change(" ".join(words))]
    under = said if len(said) == len(pieces) else [_nearest_column(piece, bands) for piece in pieces]
    if len(pieces) < 2 or not all(under) or not all(len(piece.text) <= 20 and head(piece.text).is_empty for piece in pieces):
        return []
    goes_on = (
        says_change(piece.text)
        or any(says_change(each.text) for line in below[:2] for each in line.pieces if _nearest_column(each, bands) == column)
        for piece, column in zip(pieces, under, strict=True)
    )
    return under if any(says_change(piece.text) for piece in pieces) and all(goes_on) else []


def _first_lines_of_heads(pieces: list[Piece], below: tuple[Line, ...], bands: list[Band], zone: int) -> list[list[int]]:
    """For words without a period that begin some of the heads of which a line below has one over each column, where each stands flush with
    its own and over no other ("Earnings" over the second of "Pretax  Per Share"): the columns of these; else none. Lines between go on with
    the same heads.
    """
    if not 1 < len(pieces) < len(bands) or any(not head(piece.text).is_empty for piece in pieces):
        return []
    lines = ([piece for piece in line.pieces if over_columns(piece, zone, html=False)] for line in below)
    under = next((each for each in lines if len(each) != len(pieces)), [])
    if len(under) != len(bands) or any(not head(piece.text).is_empty for piece in under):
        return []
    own = [[index for index, each in enumerate(under) if each.x0 <= piece.x1 and piece.x0 <= each.x1] for piece in pieces]
    flush = all(
        len(found) == 1
        and piece.x1 - piece.x0 <= under[found[0]].x1 - under[found[0]].x0 + 2
        and (abs(piece.x0 - under[found[0]].x0) <= 1 or abs(piece.x1 - under[found[0]].x1) <= 1)
        for piece, found in zip(pieces, own, strict=True)
    )
    return own if flush and len({found[0] for found in own}) == len(own) else []


def _nearest_column(piece: Piece, bands: list[Band]) -> list[int]:
    """The column in whose breadth the middle of this piece lies, the nearer one of two; none where it lies in none."""
    middle = (piece.x0 + piece.x1) / 2
    within = [(abs((band.x0 + band.x1) / 2 - middle), index) for index, band in enumerate(bands) if band.x0 - 3 <= middle <= band.x1 + 3]
    return [min(within)[1]] if within else []


def _lone_words(piece: Piece, bands: list[Band], titles: list[str]) -> list[int] | None:
    """The one column that words alone in their line stand over, none where they are a title that reaches over parts of several; None where
    they may be of all, as a period is. A scale is a title, but for a second one over a column: "(in thousands)" over the shares of a
    statement in millions."""
    if len(bands) < 2:
        return None
    if units.scale(piece.text).money is not None:
        return _nearest_column(piece, bands) if any(units.scale(title).money is not None for title in titles) else []
    if not head(piece.text).is_empty or says_change(piece.text):
        return None
    pitch = (bands[-1].x1 - bands[0].x1) / (len(bands) - 1)
    middle, width = (piece.x0 + piece.x1) / 2, piece.x1 - piece.x0
    under = [index for index, band in enumerate(bands) if band.x0 - 3 <= middle <= band.x1 + 3]
    if len(under) == 1 and width <= pitch:
        return under
    left, right = bands[0].x0, bands[-1].x1
    return [] if width > 1.2 * pitch and abs(middle - (left + right) / 2) > (right - left) / 8 else None


def _length_of_all(lines: tuple[Line, ...], bands: list[Band], zone: int) -> Piece | None:
    """The one head that names a length, alone in its line and without a year, over the middle of the columns: it is the length of them all.
    None where there is no such head.
    """
    found: list[tuple[Piece, bool]] = []
    for line in lines:
        over = _rejoined([piece for piece in line.pieces if over_columns(piece, zone, html=False)])
        found.extend((piece, len(over) == 1) for piece in over if len(piece.text) <= 60 and head(piece.text).has_length)
    if len(found) != 1 or len(bands) < 2:
        return None
    piece, is_alone = found[0]
    left, right = bands[0].x0, bands[-1].x1
    askew = abs((piece.x0 + piece.x1 - left - right) / 2)
    return piece if is_alone and head(piece.text).year is None and (len(bands) == 2 or askew <= (right - left) / 4) else None


_TWO_YEARS = re.compile(r"\b(?:19|20)\d\d\s+(?:and|vs\.?|versus)\s+(?:\w+\s+\d{1,2},\s+)?(?:19|20)\d\d\b", re.IGNORECASE)


def _is_of_all(piece: Piece, covered: list[int], bands: list[Band], html: bool) -> bool:
    """Does this piece, though it stands over a part of the columns, reach far beyond these?"""
    pitch = (bands[-1].x1 - bands[0].x1) / (len(bands) - 1)
    return not html and piece.x1 - piece.x0 > len(covered) * pitch + 12


_COUNT_WORD = re.compile(
    r"(?:\d{1,2}|one|two|three|four|five|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|fifty-three)", re.IGNORECASE
)


def _rejoined(pieces: list[Piece]) -> list[Piece]:
    """Head pieces with "NINE  MONTHS", which two spaces or cells parted, in one; "Three Months" with "Ended June 30," beside it
    likewise.
    """
    joined: list[Piece] = []
    for piece in pieces:
        if (
            joined
            and piece.x0 - joined[-1].x1 <= 3
            and (
                _COUNT_WORD.fullmatch(joined[-1].text)
                and piece.text.lower().startswith(("month", "week"))
                or piece.text[:6].lower() in ("ended ", "ending")
                and joined[-1].text.lower().endswith(("months", "weeks", "quarter"))
            )
        ):
            left = joined.pop()
            piece = Piece(f"{left.text} {piece.text}", left.x0, piece.x1, left.start, piece.end)
        joined.append(piece)
    return joined


def over_columns(piece: Piece, zone: int, html: bool) -> bool:
    """Does this piece stand over the figures rather than over the captions?"""
    if html:
        return piece.x1 > zone and piece.x0 > 0 or piece.x0 >= zone
    if piece.x0 >= 10 and (piece.x1 > zone and _SHORT_DATE.fullmatch(piece.text) or piece.x1 > zone - 8 and is_year(piece.text)):
        return True  # a date is no title, also where it begins left of its figures
    return (piece.x0 + piece.x1) / 2 >= zone - 2


_SHORT_DATE = re.compile(r"[A-Za-z]{3,9}\.?\s+\d{1,2},?(?:\s+\d{4})?(?:\s?(?:\(?\w\)?|\(?\*{1,3}\)?))?")


def _first_head_line(lines: tuple[Line, ...], bands: list[Band], zone: int, html: bool) -> int:
    """Titles end and column heads begin at the first line that names a period over the columns, or stands in them in several pieces."""
    reach = bands[-1].x1
    for index, line in enumerate(lines):
        pieces = [piece for piece in line.pieces if over_columns(piece, zone, html)]
        if not pieces:
            continue
        if not html and len(line.pieces) == 1 and FURNITURE.search(pieces[0].text):
            continue  # "ANNUAL REPORT TO STOCKHOLDERS" is no year
        if len(pieces) >= 2 and (
            html or all(piece.x0 >= zone - 12 or is_year(piece.text) or _SHORT_DATE.fullmatch(piece.text) for piece in pieces)
        ):
            return index
        piece = pieces[0]
        what = head(piece.text)
        if what.is_year_alone and len(bands) > 1 and _TITLE_OF_A_YEAR.fullmatch(piece.text):
            continue
        if html:
            if len(line.pieces) == len(pieces) == 1 and piece.x0 == 0 and piece.x1 >= reach:
                continue
            return index
        begins = index or lines[1:] and _is_over_one_of_several(piece, lines[1], zone)
        if not what.is_empty and piece.x0 >= zone - 12 or (piece.x0 >= zone - 4 and begins and index >= len(lines) - 6):
            if not (len(line.pieces) == 1 and any(_is_title_at_margin(below, bands) for below in lines[index + 1 :])):
                return index
    return len(lines)


def _is_over_one_of_several(piece: Piece, below: Line, zone: int) -> bool:
    """Does this piece of a typewritten line stand over the middle of one of several heads in the next: "DEFERRED" over "(PREPAID)"?"""
    heads = [each for each in below.pieces if over_columns(each, zone, html=False)]
    return len(heads) > 1 and any(abs(each.x0 + each.x1 - piece.x0 - piece.x1) <= 4 for each in heads)


def _is_title_at_margin(line: Line, bands: list[Band]) -> bool:
    """Does this typewritten line begin at the left margin and reach over the first column, saying neither a period nor a scale? Then it is
    a title, and so is what stands alone in a line above it.
    """
    if len(line.pieces) != 1 or line.pieces[0].x0 >= MARGIN_OF_TITLES or line.pieces[0].x1 <= bands[0].x1:
        return False
    text = line.pieces[0].text
    return text[0].isupper() and len(text.split()) > 3 and head(text).is_empty and not _SAYS_SCALE.search(text)


MARGIN_OF_TITLES = 8
_SAYS_SCALE = re.compile(r"\b(?:thousands|millions|billions|dollars|amounts|except|unaudited)\b|\$|000", re.IGNORECASE)
"""What stands between the heads of columns at the left margin, too: "Dollars in thousands, except per share data"."""


_TITLE_OF_A_YEAR = re.compile(
    r"(?!.*\b(?:quarters?|months?|weeks?|half|years?)\b)[A-Z][A-Za-z&' ]{4,}\s(?:for|of|in)\s(?:fiscal\s)?(?:19|20)\d\d", re.IGNORECASE
)
"""A title that stands over all columns and not over one of them: "Outlook for 2006"."""


def _reach_of_short_heads(lines: tuple[Line, ...], bands: list[Band]) -> tuple[int, int] | None:
    """Where the heads of an HTML table begin and end that span too few cells, so that a head stands over no figures and the last figures
    under no head; None where the heads span what they should.
    """
    over = [[piece for piece in line.pieces if piece.x0 > 0] for line in lines]
    pieces = [piece for line in over for piece in line]
    if len(pieces) < 2 or len(bands) < 2:
        return None
    start, reach = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    idle = any(not under and head(piece.text).year is not None for piece, under in zip(pieces, columns_under(pieces, bands), strict=True))
    if not idle or bands[-1].x0 < reach or start >= bands[0].x1:
        return None
    drawn = [columns_under(*_drawn_out(line, bands, start, reach)) for line in over if len(line) > 1]
    return (start, reach) if all(all(line) for line in drawn) and any(sum(map(len, line)) == len(bands) for line in drawn) else None


def _drawn_out(pieces: list[Piece], bands: list[Band], start: int, reach: int) -> tuple[list[Piece], list[Band]]:
    """Heads from `start` to `reach` drawn out to where the figures end: both in units so small that all stay whole."""
    body, heads = bands[-1].x1 - start, reach - start
    return (
        [replace(piece, x0=(piece.x0 - start) * body, x1=(piece.x1 - start) * body) for piece in pieces],
        [replace(band, x0=(band.x0 - start) * heads, x1=(band.x1 - 1 - start) * heads + 1) for band in bands],
    )
