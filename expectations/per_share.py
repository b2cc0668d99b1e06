"""Per-share lines: what continuing and discontinued operations earn per share adds up to earnings per share.

What belongs here: identities among figures per share, and between them and the number of shares. Sums are of cents, so that a sum of two
may be off by a cent and a half and still hold.
"""

from __future__ import annotations

from expectations.identities import Identity, plus, times

FAMILY = "per_share"

SHARES = {
    "basic": ("BasicShare", "EarningsPerShareBasic", "WeightedAverageSharesBasic"),
    "diluted": ("DilutedShare", "EarningsPerShareDiluted", "WeightedAverageSharesDiluted"),
    "basic and diluted": ("BasicAndDilutedShare", "EarningsPerShareBasicAndDiluted", "WeightedAverageSharesBasicAndDiluted"),
}
"""The kinds of share: how the names of the parts end, the name of the whole, and the number of shares."""

WHY_NOT = {
    "basic": "participating securities may take a part of the income",
    "diluted": "what dilutes may add to the income, such as the interest on notes that are converted",
    "basic and diluted": "participating securities may take a part of the income",
}
"""Why earnings per share may rightly be something else than net income divided by shares."""

SUMS = tuple(
    Identity(
        name=f"earnings_per_{kind.replace(' ', '_')}_share",
        family=FAMILY,
        sentence=f"Earnings per {kind} share are those from continuing operations plus those from discontinued operations.",
        statements=("eps", "income_statement"),
        total=whole,
        terms=(plus(f"IncomeLossFromContinuingOperationsPer{part}"), plus(f"IncomeLossFromDiscontinuedOperationsPer{part}")),
    )
    for kind, (part, whole, _) in SHARES.items()
)

PRODUCTS = tuple(
    Identity(
        name=f"{income}_per_{kind.replace(' ', '_')}_share",
        family=FAMILY,
        sentence=f"Earnings per {kind} share times the weighted average of shares are net income{whose}; a warning, for {WHY_NOT[kind]}.",
        statements=("income_statement",),
        total=income,
        terms=(times(whole), times(shares)),
        severity="warning",
        shape="product_in_column",
        not_beside=not_beside,
    )
    for income, whose, not_beside in (
        ("NetIncomeLoss", "", ("NetIncomeLossAvailableToCommonStockholders",)),
        ("NetIncomeLossAvailableToCommonStockholders", " available to common stockholders", ()),
    )
    for kind, (_, whole, shares) in SHARES.items()
)

IDENTITIES: tuple[Identity, ...] = (*SUMS, *PRODUCTS)
