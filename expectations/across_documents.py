"""Documents: what a company prints of a period this year is what it printed of it first.

What belongs here: equalities between two documents of one company. They are warnings, all of them: companies restate, reclassify and split
their shares, and the later document is the one that counts.
"""

from __future__ import annotations

from expectations.across_periods import FLOWS
from expectations.identities import Identity

FAMILY = "across_documents"

COMPARATIVES = {
    **FLOWS,
    "EarningsPerShareBasic": ("Earnings per basic share", ("eps",)),
    "EarningsPerShareDiluted": ("Earnings per diluted share", ("eps",)),
    "EarningsPerShareBasicAndDiluted": ("Earnings per share, basic and diluted", ("eps",)),
    "CashAndCashEquivalents": ("Cash", ("balance_sheet",)),
    "AssetsCurrent": ("Current assets", ("balance_sheet",)),
    "Assets": ("Total assets", ("balance_sheet",)),
    "LiabilitiesCurrent": ("Current liabilities", ("balance_sheet",)),
    "StockholdersEquity": ("Stockholders' equity", ("balance_sheet",)),
}
"""What a later document prints again as a comparative:
the measures that add up over time, earnings per share, and the totals of the balance sheet.
"""

IDENTITIES: tuple[Identity, ...] = tuple(
    Identity(
        name=f"printed_first_{concept}",
        family=FAMILY,
        sentence=(
            f"{caption}: what a document prints of an earlier period or day is what the company printed of it first; "
            "a warning, for companies restate and reclassify."
        ),
        statements=statements,
        total=concept,
        severity="warning",
        shape="between_documents",
    )
    for concept, (caption, statements) in COMPARATIVES.items()
)
