"""Segments: each measure adds up over the segments, and a segment's own measures agree with each other.

What belongs here: identities of tables by segment, product or region.
That a segment table's totals equal those of other statements stands in across_statements.py.
"""

from __future__ import annotations

from expectations.identities import Identity, plus

FAMILY = "segments"

MEASURES = {
    "Revenues": "Revenues",
    "CostOfRevenue": "Cost of revenues",
    "GrossProfit": "Gross profit",
    "OperatingIncomeLoss": "Income from operations",
    "IncomeLossFromContinuingOperationsBeforeIncomeTaxes": "Income before income taxes",
    "NetIncomeLoss": "Net income",
    "DepreciationDepletionAndAmortization": "Depreciation and amortization",
    "EBITDA": "EBITDA",
    "AdjustedEBITDA": "Adjusted EBITDA",
    "PaymentsToAcquirePropertyPlantAndEquipment": "Capital expenditures",
    "Assets": "Assets",
    "Goodwill": "Goodwill",
}
"""What companies report by segment."""

SUMS_OVER_SEGMENTS = tuple(
    Identity(
        name=f"segments_add_up_{concept}",
        family=FAMILY,
        sentence=f"{caption}: the segments, corporate and eliminations included, add up to the total printed below or beside them.",
        statements=("segment", "income_statement", "non_gaap_reconciliation"),
        total=concept,
        shape="over_segments",
    )
    for concept, caption in MEASURES.items()
)

IDENTITIES: tuple[Identity, ...] = (
    *SUMS_OVER_SEGMENTS,
    Identity(
        name="segment_ebitda",
        family=FAMILY,
        sentence="A segment's EBITDA is its income from operations plus the depreciation and amortization in it.",
        statements=("segment",),
        total="EBITDA",
        terms=(plus("OperatingIncomeLoss"), plus("DepreciationDepletionAndAmortization")),
    ),
)
