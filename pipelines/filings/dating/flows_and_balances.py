"""A table's captions and columns -> whether its figures are flows of a period or balances of a day, where no statement's title tells."""

from __future__ import annotations

import re
from itertools import combinations

from pipelines.filings.lattice import Column, Row, Table
from pipelines.filings.periods import Period
from pipelines.filings.phrases import Phrase

_FLOWS = re.compile(
    r"\b(?:income|expenses?|sales|revenues?|costs?|provision|loss(?:es)?|gains?|earnings|benefit|depreciation|amortization|interest"
    r"|dividends|purchases|rent|compensation|current(?!\s+(?:assets|liabilit|portion|maturit|install))|deferred|research|advertising"
    r"|provided|used|cash\s+flows?)\b",
    re.IGNORECASE,
)


_STOCKS = re.compile(
    r"\b(?:receivables?|payables?|inventor\w+|assets?|liabilit\w+|accrued|debt|notes|deposits|property|equipment|buildings?|land"
    r"|accumulated|goods|materials|work[ -]in[ -](?:process|progress)|plant|allowances?|(?<!non-)cash|securities|borrowings|reserves?"
    r"|intangibles?|goodwill|(?:deferred|unearned)\s+revenues?|non-?current)\b",
    re.IGNORECASE,
)


_SUM_OF_BALANCES = re.compile(
    r"(?:total|net)\s+(?:(?:deferred|current|non-?current|tax|gross)\s+)*(?:assets|liabilities|inventor(?:y|ies)|receivables?"
    r"|payables?)\b(?!.*\b(?:average|acquired|sold|turn))",
    re.IGNORECASE,
)
"""The last line of a table of balances, whatever flows its other lines are named for: "Total deferred tax assets"."""
_RESULT = re.compile(r"(?:total\s+|net\s+|operating\s+)*(?:sales|revenues?|income|earnings|loss|profit)(?:\s+per\b.*)?$", re.IGNORECASE)
"""Lines of what a company earned, which no table of balances holds."""
_OF_BOTH = re.compile(r"\b(?:as\s+of|at)\s+(?:and|or|and/or)\s+for\b", re.IGNORECASE)
"""Words over flows and balances: "As of or for the year ended December 31,"."""


def _is_of_both(table: Table) -> bool:
    return any(_OF_BOTH.search(text) for text in (*table.titles[-3:], *(column.words for column in table.columns)))


def _holds_flows_and_assets(table: Table) -> bool:
    """Do headings among the rows name blocks of sales or profits and one of assets, as tables of segments do?"""
    headings = {row.headings[-1] for row in table.rows if row.headings}
    return any(_RESULT.match(heading) for heading in headings) and any(_OF_A_DAY.search(heading) for heading in headings)


_RELATED = re.compile(r"\b(?:average|returns?|yields?|ratios?|to|change|growth)\b|%", re.IGNORECASE)
"""Words of what is measured against something else, or over a time."""
_DEFERRED = re.compile(r"\b(?:deferred|unearned)\s+(?:revenues?|income|compensation)\b(?!\s+tax)", re.IGNORECASE)
"""What is deferred is a balance, though it is named for a flow."""


_OF_A_DAY = re.compile(
    r"\b(?:year|period|quarter)[-\s]end\b|\bdeferred\s+tax\s+(?:assets|liabilities)\b"
    r"|^(?:\W*|total\s+|identifiable\s+|segment\s+)*assets\b(?!.*\baverage\b)|\b(?:notional|carrying)\s+(?:principal|amount|value)s?\b"
    r"|^(?:(?:19|20)\d\d\s+)?(?:estimated\s+)?fair\s+value$",
    re.IGNORECASE,
)
"""Words over columns of balances, whatever stands in the others: "Year-End Assets", "Notional Principal"."""


_OVER_A_YEAR = Phrase(r"\baverage\s+for\s+(?:the\s+)?year\b", "average")
"""Words over averages beside the balances of a day: "At December 31 | Average for year"."""


_BALANCES_OF_YEARS = re.compile(
    r"(?:(?:net|total|gross)\s+)*(?:property,?\s+plant,?\s+(?:and|&)\s+equipment|(?:accounts\s+)?receivables?|inventor(?:y|ies)|goodwill"
    r"|long-term\s+debt|deposits|loans|liabilities)(?:,?\s+net)?\s+(?:19|20)\d\d\W*",
    re.IGNORECASE,
)
"""Names of balances over bare years, and nothing else: "NET PROPERTY, PLANT AND EQUIPMENT 2001"."""


def kind_of_column(column: Column, kind: str) -> str:
    """Whether the figures of a column are flows or balances, where its own words tell; else what its table's are."""
    if kind == "balance_sheet" and _OVER_A_YEAR.search(column.words):
        return "income_statement"
    is_of_a_day = _OF_A_DAY.search(column.words) is not None or _BALANCES_OF_YEARS.fullmatch(column.words) is not None
    return "balance_sheet" if kind != "cash_flow" and is_of_a_day else kind


def flow_or_balance(table: Table, statement: str) -> str:
    """For a table of a note: whether its captions speak of flows (read like an income statement) or of balances (like a balance sheet);
    unclear ones stay what they are.
    """
    if statement not in ("other", "selected_data", "segment", "non_gaap_reconciliation"):
        return statement
    if shows_averages(table) or len({column.head.months for column in table.columns if column.head.months}) >= 2:
        return "income_statement"  # quarters beside years
    labels = [_DEFERRED.sub("payable", row.label) for row in table.rows if row.label]
    if _is_of_both(table) or _holds_flows_and_assets(table):
        return "income_statement"
    if (
        len(table.columns) <= 2
        and any(_SUM_OF_BALANCES.match(label) for label in labels)
        and not any(_RESULT.match(label) for label in labels)
    ):
        return "balance_sheet"
    if any(_COMPONENTS_HELD.search(title) for title in table.titles[-2:]) and not any(_MOVES.search(label) for label in labels):
        return "balance_sheet"
    if any(_FUNDED.search(text) for text in (*table.titles[-3:], *labels)) and not any(_OF_A_PLANS_YEAR.match(label) for label in labels):
        return "balance_sheet"
    flows = sum(_FLOWS.search(label) is not None and _STOCKS.search(label) is None for label in labels)
    stocks = sum(_STOCKS.search(label) is not None and _FLOWS.search(label) is None for label in labels)
    if flows >= 2 and flows > 2 * stocks:
        return "income_statement"
    if stocks >= 2 and stocks > 2 * flows:
        return "balance_sheet"
    # three years side by side are flows: balances are compared with one other day
    if sum(column.head.is_year_alone for column in table.columns) >= 3:
        return "income_statement"
    said = next((title for title in reversed(table.titles) if not _SAYS_A_SCALE.fullmatch(title)), "")
    if flows or stocks > 1 or _TAKEN.search(said) is not None and _STOCKS.search(said) is not None:
        return statement
    if _TAKEN.search(said):
        return statement if stocks else "income_statement"
    return "balance_sheet" if _NAMED_FOR_BALANCES.fullmatch(said) else statement


_COMPONENTS_HELD = Phrase(
    r"\bcomponents\s+of\s+(?:the\s+)?(?:\w+\s+)?accumulated\s+other\s+comprehensive\s+(?:\(?(?:income|loss|earnings)\)?\W*)+(?!.*\bchanges?\b)",
    "accumulated",
)
"""What introduces the parts of which a balance is made up: "components of accumulated other comprehensive income, net of taxes:"."""
_MOVES = re.compile(r"\b(?:beginning|balances?|changes?|reclassif\w+|arising|period|before)\b", re.IGNORECASE)
"""Captions of what leads from one balance of such parts to the next."""
_FUNDED = Phrase(r"\bfunded\s+status\b|\brecognized\s+in\s+the\s+(?:\w+['\u2019]?s?\s+){0,2}balance\s+sheets?\b", "funded recognized")
"""What titles and last lines say of tables that lead from a plan's obligations and assets to the balance sheet (FAS 87 and 106)."""
_OF_A_PLANS_YEAR = re.compile(
    r"(?:service|interest)\s+cost\b|benefits\s+paid\b|(?:employer|company)\s+contributions?\b|actual\s+(?:\(?loss\)?\s*)?return\b"
    r"|.*\bbeginning\s+of\b",
    re.IGNORECASE,
)
_SAYS_A_SCALE = re.compile(r"\(?(?:dollars\s+|amounts\s+)?in\s+(?:thousands|millions|billions)\b.{0,40}", re.IGNORECASE)
_NAMED_FOR_BALANCES = re.compile(
    r"(?:(?:short-term|long-term|other|total|current|accrued|intangible|fixed|net|notes?|accounts|trade)\s+)*(?:debt|borrowings"
    r"|inventor(?:y|ies)|assets|liabilities|receivables?|payables?|property(?:,\s+plant,?)?\s+and\s+equipment)",
    re.IGNORECASE,
)
"""Titles that are the names of balances: "LONG-TERM DEBT"."""
_TAKEN = re.compile(r"\b(?:charges|impairments|expenses|expenditures|losses|gains|revenues|sales)\b", re.IGNORECASE)
"""What an introduction says of rows that name parts, products or places only: "Impairments taken were as follows:"."""
_AVERAGED = Phrase(r"\baverage\s+(?:\w+\s+)?balances?\b|\baverage\s+(?:consolidated\s+)?balance\s+sheets?\b", "average")


def shows_averages(table: Table) -> bool:
    """Does this table show averages of balances over its periods?"""
    titles = [
        title for title in table.titles[-4:] if not title.startswith("(") or not title.endswith(".")
    ]  # a footnote of the table before
    return any(_AVERAGED.search(text) for text in (*titles, *(column.words for column in table.columns)))


def kind_of_row(row: Row, statement: str) -> str:
    """A balance among flows is of a day, whatever its table is."""
    return "balance_sheet" if _OF_A_DAY.search(row.label) else statement


def is_a_result(row: Row) -> bool:
    """Is this row captioned as what a company sold or earned in a period?"""
    return _RESULT.match(row.label) is not None


_HELD = re.compile(r"\b(?:common|preferred|treasury|capital)\s+stock$|\bloans$", re.IGNORECASE)


_PAID = re.compile(
    r"\b(?:paid|received|used|provided|generated|purchased?|proceeds|payments?|repaid|repayments?|acquired|sold|issued|charges?"
    r"|charge-?offs|originat\w+)\b",
    re.IGNORECASE,
)


_STANDS = Phrase(
    r"\bsurplus$|\breserves?$|\bin[-\s]force\b|\bportfolio$|\bshares\s+outstanding\b|\bunder\s+(?:management|administration)\b"
    r"|\bsquare\s+(?:feet|footage)\b|^(?:total\s+|number\s+of\s+)+(?:\w+\s+)?(?:communities|branches|offices|stores|units|properties|customers"
    r"|employees|policies|subscribers)\b",
    "surplus reserve force portfolio outstanding under square total number",
)
"""Captions of what is counted or held on a day, where its figures bear it out."""
_MOVED = re.compile(
    r"\b(?:averaged?|weighted|change|net|provisions?|additions?|increase|decrease|releases?|expenses?|new|opened|closed|added|leased|rented"
    r"|written|sold|to|per)\b|%",
    re.IGNORECASE,
)
"""Words of captions beside these that tell of what was done to it in a period."""


def _is_counted_on_a_day(row: Row) -> bool:
    """Is this row captioned as what stands on a day, as statistics print it: "Statutory surplus", "Life insurance in force"?"""
    return _STANDS.search(row.label) is not None and not any(_MOVED.search(text) for text in (row.label, *row.headings[-1:]))


def _is_held(row: Row) -> bool:
    """Is this row captioned as something that a company holds or owes?"""
    return _PAID.search(row.label) is None and (
        _HELD.search(row.label) is not None or _STOCKS.search(row.label) is not None and _FLOWS.search(row.label) is None
    )


def _stands_under_averages(row: Row) -> bool:
    """Does a heading say that this row is an average over its columns' periods, whatever its caption is: "Average balances"?"""
    return any("average" in heading.lower() for heading in row.headings)


def rows_of_balances(table: Table, periods: list[Period | None]) -> frozenset[int]:
    """The numbers of the rows that are balances in a table of flows and balances. Their captions say so under "As of and for the year ended
    December 31,"; else their figures: they stand unchanged under a day and under the period that ends with it, or, in two years at least
    and captioned as something held, owed or counted, under the quarter and under the year to date. What a company paid once may stand so
    too. Averages are none.
    """
    of_days = {index for index, period in enumerate(periods) if period is not None and period.start is None}
    headed = [
        column.head.has_length or column.head.fiscal_quarter is not None or index in of_days for index, column in enumerate(table.columns)
    ]  # others show what moved a balance
    ending_together = [
        (i, j)
        for (i, one), (j, other) in combinations(enumerate(periods), 2)
        if one is not None and other is not None and one.end == other.end and one.start != other.start and headed[i] and headed[j]
    ]
    of_both = _is_of_both(table)
    rows = [row for row in table.rows if not _stands_under_averages(row)]
    found = {row.number for row in rows if of_both and _is_held(row) and not _RELATED.search(row.label)}
    for row in rows if ending_together else ():
        printed = {figure.column: figure.number.value for figure in row.figures if figure.number.value and not figure.number.is_percent}
        pairs = [(i, j) for i, j in ending_together if i in printed and j in printed]
        if not pairs or any(printed[i] != printed[j] for i, j in pairs):
            continue
        if any(i in of_days or j in of_days for i, j in pairs):
            found.add(row.number)
        elif len({printed[i] for i, _ in pairs}) > 1 and (_is_held(row) or _is_counted_on_a_day(row)):
            found.add(row.number)
    return frozenset(found)
