"""Tags: what a filer's software says of a figure is what the filer prints.

What belongs here: equalities between tagged values (inline XBRL, the schedules called EX-27) and the tables of the same page or submission.
They are warnings, all of them: where the two differ, one was read or tagged wrongly, and only a person can say which.
"""

from __future__ import annotations

from expectations.identities import Identity

FAMILY = "tags"

_FACE = ("income_statement", "eps", "balance_sheet", "cash_flow")

IDENTITIES: tuple[Identity, ...] = (
    Identity(
        name="tag_of_figure",
        family=FAMILY,
        sentence="The figure that a tag is set to says what its tag says, sign and scale included; a warning, for filers set tags wrongly.",
        statements=(*_FACE, "segment", "non_gaap_reconciliation", "selected_data", "other"),
        total="",
        severity="warning",
        shape="tagged_in_place",
    ),
    Identity(
        name="tag_of_measure",
        family=FAMILY,
        sentence=(
            "What tags say of a measure and period, in inline XBRL or in a financial data schedule (EX-27), the statements of the same "
            "submission print; a warning, for filers tag wrongly, and fill in schedules by hand."
        ),
        statements=_FACE,
        total="",
        severity="warning",
        shape="tagged_in_filing",
    ),
)
