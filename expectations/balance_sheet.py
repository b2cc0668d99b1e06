"""The balance sheet: both sides are equal, and each side is the sum of its parts.

What belongs here: identities of one day's figures in a balance sheet.
"""

from __future__ import annotations

from expectations.identities import Identity, minus_if_printed, plus, plus_if_printed

FAMILY = "balance_sheet"
STATEMENTS = ("balance_sheet",)

EQUITY_LINES = (
    "CommonStockValue",
    "AdditionalPaidInCapital",
    "RetainedEarningsAccumulatedDeficit",
    "AccumulatedOtherComprehensiveIncomeLoss",
    "TreasuryStockValue",
)

OWNERS = ("StockholdersEquity", "NoncontrollingInterest")

WHOLE_STATEMENT = ("LiabilitiesAndStockholdersEquity",)  # a summary of five years stops short of it and leaves assets out

IDENTITIES: tuple[Identity, ...] = (
    Identity(
        name="balance",
        family=FAMILY,
        sentence="Total assets equal total liabilities and stockholders' equity.",
        statements=STATEMENTS,
        total="Assets",
        terms=(plus("LiabilitiesAndStockholdersEquity", closes_section=True),),
    ),
    Identity(
        name="liabilities_and_equity",
        family=FAMILY,
        sentence="Total liabilities and stockholders' equity are total liabilities, noncontrolling interest and stockholders' equity.",
        statements=STATEMENTS,
        total="LiabilitiesAndStockholdersEquity",
        terms=(plus("Liabilities"), plus_if_printed("NoncontrollingInterest"), plus("StockholdersEquity", details=EQUITY_LINES)),
        not_beside=("StockholdersEquityIncludingNoncontrollingInterest",),
    ),
    Identity(
        name="liabilities_and_total_equity",
        family=FAMILY,
        sentence="Total liabilities and equity are total liabilities and total equity, noncontrolling interest included.",
        statements=STATEMENTS,
        total="LiabilitiesAndStockholdersEquity",
        terms=(
            plus("Liabilities"),
            plus("StockholdersEquityIncludingNoncontrollingInterest", details=(*EQUITY_LINES, *OWNERS)),
        ),
    ),
    Identity(
        name="total_equity",
        family=FAMILY,
        sentence="Total equity is stockholders' equity plus noncontrolling interest.",
        statements=STATEMENTS,
        total="StockholdersEquityIncludingNoncontrollingInterest",
        terms=(plus("StockholdersEquity", details=EQUITY_LINES), plus("NoncontrollingInterest")),
    ),
    Identity(
        name="assets_current_and_noncurrent",
        family=FAMILY,
        sentence="Total assets are current assets plus each noncurrent asset.",
        statements=STATEMENTS,
        total="Assets",
        terms=(
            plus("AssetsCurrent"),
            plus_if_printed("PropertyPlantAndEquipmentNet"),
            plus_if_printed("Goodwill"),
            plus_if_printed("IntangibleAssetsNetExcludingGoodwill"),
            plus_if_printed("OtherAssetsNoncurrent"),
        ),
        only_beside=WHOLE_STATEMENT,
    ),
    Identity(
        name="current_assets",
        family=FAMILY,
        sentence="Current assets are cash, short-term investments, receivables and inventories, where nothing else is printed among them.",
        statements=STATEMENTS,
        total="AssetsCurrent",
        terms=(
            plus("CashAndCashEquivalents"),
            plus_if_printed("ShortTermInvestments"),
            plus_if_printed("AccountsReceivableNetCurrent"),
            plus_if_printed("InventoryNet"),
        ),
        only_beside=WHOLE_STATEMENT,
    ),
    Identity(
        name="current_liabilities",
        family=FAMILY,
        sentence=(
            "Current liabilities are payables, accrued liabilities and the current portion of long-term debt, "
            "where nothing else is printed among them."
        ),
        statements=STATEMENTS,
        total="LiabilitiesCurrent",
        terms=(plus("AccountsPayableCurrent"), plus_if_printed("AccruedLiabilitiesCurrent"), plus_if_printed("LongTermDebtCurrent")),
        only_beside=WHOLE_STATEMENT,
    ),
    Identity(
        name="stockholders_equity",
        family=FAMILY,
        sentence=(
            "Stockholders' equity is common stock, paid-in capital, retained earnings and accumulated other comprehensive income, "
            "less treasury stock."
        ),
        statements=STATEMENTS,
        total="StockholdersEquity",
        terms=(
            plus("CommonStockValue"),
            plus_if_printed("AdditionalPaidInCapital"),
            plus("RetainedEarningsAccumulatedDeficit"),
            plus_if_printed("AccumulatedOtherComprehensiveIncomeLoss"),
            minus_if_printed("TreasuryStockValue"),
        ),
        only_beside=WHOLE_STATEMENT,
    ),
    Identity(
        name="liabilities_current_and_noncurrent",
        family=FAMILY,
        sentence="Total liabilities are current liabilities plus long-term debt.",
        statements=STATEMENTS,
        total="Liabilities",
        terms=(plus("LiabilitiesCurrent"), plus("LongTermDebtNoncurrent")),
        only_beside=WHOLE_STATEMENT,
    ),
)
