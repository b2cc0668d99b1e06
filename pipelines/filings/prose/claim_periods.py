"""One sentence of results: of which period each of its figures is.

What belongs here: the period that a stretch of a sentence names or takes over from the one before, and what a change counts from. How the
words of a period are dated is spoken_periods.py's.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipelines.filings.prose.claim_figures import BoundFigure, Carried, Part
from pipelines.filings.prose.spoken_periods import Calendar, Span
from pipelines.filings.prose.vocabulary import Token, amount_of

_DIRECTIONS = {"doubled": 1, "tripled": 2, "flat": 0, "unchanged": 0}


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim before it has a place on the page."""

    kind: str
    measure: str
    segment: str | None
    span: Span
    value: Decimal
    unit: str
    decimals: int
    is_round: bool  # a figure in full dollars, printed to an unknown precision
    start: int  # of the figure, in the passage
    end: int
    base: Span | None = None  # of a change: the period that it counts from


def dated(parts: list[Part], counting: Calendar, carried: Carried) -> list[Stated]:
    """The claims of the bound figures whose periods are known; what the next sentence may take up goes to `carried`."""
    mains: dict[int, Span | None] = {}  # of each clause
    main = carried.span
    for part in parts:
        if not part.is_comparison:
            main = _only_span(part, counting, carried.span) if part.periods else main
            mains[part.clause] = main
    bases = [_base(part, counting, mains[part.clause], carried) if part.is_comparison else None for part in parts]
    stated: list[Stated] = []
    for index, part in enumerate(parts):
        main = mains[part.clause]
        for figure in part.figures:
            if part.is_blocked or not figure.measure.is_clear:
                continue
            if figure.kind in ("amount", "per_share"):
                span = bases[index] if part.is_comparison else main
                if span is not None and (span.months == 0) == (figure.measure.name == "stock"):
                    stated.append(_amount(figure, span))
            elif main is not None and figure.measure.name != "stock":
                year_before, quarter_before = counting.year_before(main), counting.quarter_before(main)
                base = _base_of_change(figure, index, parts, bases, year_before, quarter_before, carried.is_base_year_ago)
                if base is not None and base in (year_before, quarter_before):
                    stated.append(_change(figure, main, base))
    dated = [part.clause for part in parts if not part.is_comparison and part.periods]
    if dated:
        last = mains[dated[-1]]
        carried.span = last if last is not None and last.end == counting.end else None  # a look back ends with its sentence
    compared = [(base, mains[part.clause]) for part, base in zip(parts, bases, strict=True) if part.is_comparison]
    if compared:
        carried.is_base_year_ago = all(
            base is not None and main is not None and base == counting.year_before(main) for base, main in compared
        )
    return stated


def _only_span(part: Part, counting: Calendar, reference: Span | None) -> Span | None:
    """The one period that this part names; None where one of its periods can't be told, or where it names several."""
    spans = set()
    for token in part.periods:
        is_relative = (
            token.name in ("ordinal", "previous", "year_ago", "same_of") and not part.is_comparison
        )  # "sales of $9 million were at prior year levels"
        spans.add(counting.resolve(token, None if is_relative else reference))
    return spans.pop() if len(spans) == 1 else None


def _base(part: Part, counting: Calendar, main: Span | None, carried: Carried) -> Span | None:
    """The period of a comparison: as stated, else that of the comparison in the sentence before."""
    if part.periods:
        span = _only_span(part, counting, main)
        return span if span != main else None
    return counting.year_before(main) if main is not None and carried.is_base_year_ago else None


def _base_of_change(
    figure: BoundFigure,
    index: int,
    parts: list[Part],
    bases: list[Span | None],
    year_before: Span | None,
    quarter_before: Span | None,
    is_carried: bool,
) -> Span | None:
    """What a change counts from: the comparison right after it, else the one that it stands in, else a later one of its clause, else the
    one carried over.
    """
    part = parts[index]
    if figure.basis is not None:
        return year_before if figure.basis == "year_ago" else quarter_before
    after = [i for i in range(index + 1, len(parts)) if parts[i].is_comparison and parts[i].clause == part.clause]
    if after and part.figures[-1] is figure:
        return bases[after[0]]
    if part.is_comparison:
        return bases[index]
    of_clause = after or [i for i in range(index) if parts[i].is_comparison and parts[i].clause == part.clause]
    if of_clause:
        return bases[of_clause[0]]
    return year_before if is_carried else None


def _amount(figure: BoundFigure, span: Span) -> Stated:
    match = figure.token.match
    value, decimals, is_round = amount_of(match)
    is_round = is_round and figure.kind == "amount"
    if figure.measure.is_loss and value > 0:
        value = -value
    name = figure.measure.text
    if figure.kind == "per_share" and figure.measure.name != "per_share":
        name = f"{name} {(match.group('share') or 'per share').strip()}"
    unit = "USD/shares" if figure.kind == "per_share" else "USD"
    return Stated(figure.kind, name, figure.measure.segment, span, value, unit, decimals, is_round, *_printed(figure.token))


def _change(figure: BoundFigure, span: Span, base: Span) -> Stated:
    if figure.kind == "direction":
        word = figure.token.match.group("figure")
        value, decimals = Decimal(_DIRECTIONS[word]), 0 if word in ("doubled", "tripled") else 2
    else:
        digits = figure.token.match.group("digits").replace(",", "")
        value, decimals = figure.sign * Decimal(digits) / 100, len(digits.partition(".")[2]) + 2
    return Stated(
        figure.kind, figure.measure.text, figure.measure.segment, span, value, "pure", decimals, False, *_printed(figure.token), base
    )


def _printed(token: Token) -> tuple[int, int]:
    """The figure alone, as printed: without "negative" before it and "per share" after it."""
    return token.match.start("figure"), token.match.end("figure")
