"""Per-share lines: what continuing and discontinued operations earn per share adds up to earnings per share.

What belongs here: identities among figures per share. They are printed to the cent, so that a sum of two may be off by a cent and a
half and still hold.
"""

from __future__ import annotations

from expectations.identities import Identity, plus

FAMILY = "per_share"

SHARES = {
    "basic": ("BasicShare", "EarningsPerShareBasic"),
    "diluted": ("DilutedShare", "EarningsPerShareDiluted"),
    "basic and diluted": ("BasicAndDilutedShare", "EarningsPerShareBasicAndDiluted"),
}
"""The kinds of share: how the names of the parts end, and the name of the whole."""

IDENTITIES: tuple[Identity, ...] = tuple(
    Identity(
        name=f"earnings_per_{kind.replace(' ', '_')}_share",
        family=FAMILY,
        sentence=f"Earnings per {kind} share are those from continuing operations plus those from discontinued operations.",
        statements=("eps", "income_statement"),
        total=whole,
        terms=(plus(f"IncomeLossFromContinuingOperationsPer{part}"), plus(f"IncomeLossFromDiscontinuedOperationsPer{part}")),
    )
    for kind, (part, whole) in SHARES.items()
)
