"""The cash flow statement: three activities make the change in cash, and the change leads from the first day's cash to the last day's.

What belongs here: identities within a cash flow statement.
That its last line is the balance sheet's cash stands in across_statements.py.
"""

from __future__ import annotations

from expectations.identities import Identity, minus, minus_if_printed, plus, plus_if_printed

FAMILY = "cash_flow"
STATEMENTS = ("cash_flow",)

IDENTITIES: tuple[Identity, ...] = (
    Identity(
        name="change_in_cash",
        family=FAMILY,
        sentence="The change in cash is the cash from operating, investing and financing activities, and the effect of exchange rates.",
        statements=STATEMENTS,
        total="CashPeriodIncreaseDecrease",
        terms=(
            plus("NetCashProvidedByUsedInOperatingActivities"),
            plus("NetCashProvidedByUsedInInvestingActivities", closes_section=True),
            plus("NetCashProvidedByUsedInFinancingActivities", closes_section=True),
            plus_if_printed("EffectOfExchangeRateOnCash"),
        ),
    ),
    Identity(
        name="cash_at_end",
        family=FAMILY,
        sentence="Cash at the end of the period less cash at its beginning is the change in cash (and the effect of exchange rates, "
        "where it is printed after the change).",
        statements=STATEMENTS,
        total="CashPeriodIncreaseDecrease",
        terms=(
            plus("CashEndOfPeriod", when="closing"),
            minus("CashBeginningOfPeriod", when="opening"),
            minus_if_printed("EffectOfExchangeRateOnCash"),
        ),
    ),
)
