"""What the rest of its document tells a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipelines.filings.dating.long_quarters import LongQuarters
from pipelines.filings.dating.week_years import WeekRule
from pipelines.filings.measuring.section_scales import SectionScales
from pipelines.filings.periods import (
    FiscalCalendar,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the document tells a table: the period it reports on, how the company counts quarters, and the period ends printed
    anywhere in it.
    """

    period_end: date | None = None
    calendar: FiscalCalendar = FiscalCalendar(None)
    known_ends: frozenset[date] = frozenset()
    known_on: date | None = None
    lengths: frozenset[tuple[date, int]] = frozenset()  # (last day, months) of the durations that column heads state
    is_annual: bool = False
    names_a_scale: bool = False  # "in thousands" or "in millions" stands somewhere
    prose_amounts: frozenset[int] = frozenset()  # whole dollars that sentences state in full
    speaks_of_scales: bool = False  # "thousands", "millions" or "000" stands anywhere, whatever it is said of
    largest_spoken: Decimal = Decimal(0)  # the largest amount of money that a sentence rounds to millions or billions, in dollars
    section_scales: SectionScales = SectionScales()  # what headings of sections say of the money of all their tables
    long_quarters: LongQuarters = LongQuarters()  # what sentences say of quarters a week longer than the others
    week_rules: frozenset[WeekRule] = frozenset()  # how sentences say that years of 52 or 53 weeks end
