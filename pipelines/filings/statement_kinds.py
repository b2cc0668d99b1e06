"""Titles, captions and headings -> which statement a table, a section of it or a cell belongs to.

What belongs here: the words that name statements. What a cell's period and unit are is column_periods.py's and row_units.py's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from os.path import commonprefix

from pipelines.filings.lattice import Row, Table
from pipelines.filings.phrases import Phrase

STATEMENTS: tuple[tuple[str, Phrase], ...] = tuple(
    (name, Phrase(pattern, stems))
    for name, pattern, stems in (
        ("other", (
            r"\baverage\s+balance|\bstatements?\s+of\s+(?:\w+\s+)?comprehensive\b"
            r"|\bcomprehensive\s+(?:income|loss|earnings)\s+(?:\(loss\)\s+)?statements?\b"
            r"|\b(?:changes?\s+in\s+(?:consolidated\s+)?(?:stockholders|shareholders|shareowners|owners|total)"
            r"|statements?\s+of\s+(?:\w+\s+){0,3}(?:stockholders|shareholders|shareowners)['\u2019]?\s+(?:equity|investment)"
            r"|\b(?:index\s+to\s+exhibits|exhibit\s+index|table\s+of\s+contents)\b)"
        ), "average comprehensive holders owners total exhibit contents"),
        ("non_gaap_reconciliation", (
            r"\breconcil|\bnon-?\s?gaap\b|\bpro[\s-]?forma\b|\badjusted\s+(?:ebitda|net|earnings|income|operating)"
            r"|\bexcluding\b.{0,40}\bitems\b|\bas\s+adjusted\b|\bfree\s+cash\s+flow"
        ), "reconcil gaap forma adjusted excluding free"),
        ("cash_flow", r"\bcash\s+flows?\b|\bchanges\s+in\s+financial\s+position\b", "cash position"),
        ("balance_sheet", (
            r"\bbalance\s+sheets?\b|(?<!\banalysis of )\bfinancial\s+(?:condition|position)\b(?!\s+and\b(?!\s+condensed))"
            r"|\bstatements?\s+of\s+(?:\w+\s+)?(?:financial\s+)?condition\b|\bassets\s+and\s+liabilities\b"
            r"|\bcondition\b.*\bconsolidated\b"
        ), "balance condition position liabilities"),
        ("segment", (
            r"\bsegments?\b|\bgeograph|\bdisaggregat|\b(?:sales|revenues?)\s+by\b"
            r"|\bby\s+(?:product|region|geograph|division|business|operating|market|channel)|\blines?\s+of\s+business\b"
            r"|\bbusiness\s+(?:unit|group)s?\b|\breporting\s+units?\b"
        ), "segment geograph disaggregat by business reporting"),
        ("income_statement", (
            r"\bstatements?\s+of\s+(?:\w+\s+){0,4}(?:operations?|income|earnings|loss(?:es)?|profit|expenses)\b"
            r"|\b(?:income|earnings|operating|operations)\s+statements?\b|\bstatements?\s+of\s+(?:consolidated\s+)?results\b"
            r"|\bprofit\s+and\s+loss\b|\bresults\s+of\s+operations\b(?=.*(?:consolidated|condensed|unaudited))"
        ), "statement profit operations"),
        ("selected_data", (
            r"\bselected\b|\bhighlights\b|\bsummary\b|\bsupplement|\bkey\s"
            r"|\boperating\s+data\b|\bstatistics\b|\bmetrics\b"
        ), "selected highlights summary supplement key data statistics metrics"),
    )
)  # fmt: skip


GUIDANCE = Phrase(
    r"\b(?:guidance|outlook|forecast(?:ed)?|projected|projections?|targets?|expected\s+range)\b",
    "guidance outlook forecast project target expected",
)
"""Words of what is expected of a period to come."""
PRO_FORMA = Phrase(r"\bpro[\s-]?forma\b", "pro")


def statement_of(table: Table) -> str:
    """Which statement a table is: from the title nearest to its columns that names one, else from what its rows hold."""
    found = statement_by_title(table)
    by_rows = _statement_by_rows(table)
    named_for_flows = found in ("income_statement", "cash_flow") or found is None and _lists_statements(_titles(table))
    if named_for_flows and by_rows is None and _shows_balances_of_days(table):
        return "balance_sheet"
    if found in (None, "selected_data") or found in ("income_statement", "cash_flow", "balance_sheet") and by_rows is not None:
        # a title may stand far from its statement; what a face statement holds can't be mistaken
        return by_rows or found or ("selected_data" if _is_at_and_for_a_period(table) else "other")
    return found or "other"


def _is_at_and_for_a_period(table: Table) -> bool:
    """Do its nearest titles or its columns' heads say that a table is at a day and for the period that ends with it, and its rows print net
    income and total assets both?
    """
    over = (*table.titles[-2:], *(column.words for column in table.columns[:1]))
    if not any(_AT_AND_FOR.search(text) for text in over):
        return False
    captions = [row.label for row in table.rows]
    return any(_NET_INCOME.fullmatch(text) for text in captions) and any(_TOTAL_ASSETS.fullmatch(text) for text in captions)


_AT_AND_FOR = Phrase(r"\b(?:at|as\s+of)\s+(?:and|or)\s+for\s+the\b", "for")
_NET_INCOME = re.compile(r"net\s+(?:income|earnings|loss)(?:\s+\(loss\))?", re.IGNORECASE)
_TOTAL_ASSETS = re.compile(r"(?:total\s+)?assets", re.IGNORECASE)


_HEADS_BALANCES = re.compile(r"(?:total\s+)?(?:current\s+|non-?current\s+)?(?:assets|liabilities)", re.IGNORECASE)
"""Captions of the parts of a balance sheet."""


def _shows_balances_of_days(table: Table) -> bool:
    """Do bare days stand over all columns, two of them at least, and captions of a balance sheet's parts over its rows?"""
    heads = [column.head for column in table.columns if not column.is_change]
    if len(set(heads)) < 2 or any(each.day is None or each.has_length for each in heads):
        return False
    captions = {text for row in table.rows for text in (row.label, *row.headings)}
    return any(_HEADS_BALANCES.fullmatch(text) for text in captions) and not any(_OF_RESULTS.match(text) for text in captions)


_LINES_OF = {
    "balance_sheet": re.compile((
        r"\btotal\b.*\b(?:assets|liabilities|equity|capital|deposits)\b"
        r"|\b(?:payable|inventor(?:y|ies)|retained|accumulated|paid-in|(?:stock|share)holders|current)\b|\bproperty\b"
    ), re.IGNORECASE),
    "cash_flow": re.compile(r"\b(?:operating|operations|investing|investment|financing|cash)\b", re.IGNORECASE),
}  # fmt: skip
"""Words of which the rows of a statement have at least one."""
_PART_OF = Phrase(
    r"\b(?:information|locations?|components?|details?|classification|supplement\w*|accounts|items?|data|disclosures?|reflected|included"
    r"|presented)\b",
    "information location component detail classification supplement accounts item data disclosure reflected included presented",
)
"""Words of titles that speak of a part of a statement."""
_OTHER_BRIDGE = Phrase(
    r"^(?!.*(?:gaap|adjusted|ebitda)).*reconcil.*\b(?:tax(?:es)?|statutory|numerators?|denominators?|restricted\s+cash|basic|weighted"
    r"|warrant\w*|plan\s+assets|benefit\s+obligations?|activity|accruals?)\b",
    "reconcil",
)
"""Reconciliations of the notes, which bridge to no measure other than GAAP."""
_LOAN_SEGMENTS = Phrase(r"\b(?:loans?|portfolios?|receivables?|allowance|credit\s+quality)\b", "loan portfolio receivable allowance credit")


def _titles(table: Table) -> list[str]:
    """The titles of a table that may name its statement, top to bottom."""
    return [title for title in table.titles if len(title) <= 160 and not FURNITURE.search(title)][-8:]


def statement_by_title(table: Table) -> str | None:
    titles = _titles(table)
    over_all = commonprefix([column.words for column in table.columns])
    if len(over_all) >= 12:
        titles.append(over_all)  # a title may span the columns
    found: str | None = None
    for index in range(len(titles) - 1, -1, -1):
        found = _named(titles[index])
        if found in FACE[:3] and _is_of_a_list(titles, index):
            found = None  # what a document contains
            continue
        if found == "non_gaap_reconciliation" and PRO_FORMA.search(titles[index]) and _sets_pro_forma_apart(table):
            found = _named(
                _WITHOUT_PRO_FORMA.sub("", titles[index])
            )  # "Pro forma segment results": which of them are pro forma, the columns say
        if found in ("segment", "non_gaap_reconciliation") and titles[index][-1] in ".;" and _is_sentence(titles[index]):
            found = None  # a sentence that is over introduces nothing
        if found == "segment" and titles[index][-1] in ".:;)":
            found = _named(_IN_ONE_SEGMENT.sub("", titles[index])) or "other"
        if found == "balance_sheet" and _shows_sales_of_quarters(table):
            found = None  # a line of a paragraph in capitals that speaks of the financial condition
        if (
            found == "non_gaap_reconciliation"
            and _OTHER_BRIDGE.search(titles[index])
            or found == "segment"
            and _LOAN_SEGMENTS.search(titles[index])
        ):
            found = "other"
        if found is None and index >= len(titles) - 2 and _INCLUDED.search(titles[index]):
            found = "other"
        if found in ("income_statement", "balance_sheet", "cash_flow") and _is_sentence(titles[index]):
            found = "other"  # a sentence that speaks of a statement introduces a part of it
        if found in _LINES_OF and _PART_OF.search(titles[index]) and not any(_LINES_OF[found].search(row.label) for row in table.rows):
            found = "other"  # a note about the statement
        if found in ("income_statement", "balance_sheet", "cash_flow") and any(STATEMENTS[1][1].search(title) for title in titles[index:]):
            found = "non_gaap_reconciliation"
        if found:
            break
    return found


def _lists_statements(titles: list[str]) -> bool:
    return any(_named(title) in FACE[:3] and _is_of_a_list(titles, index) for index, title in enumerate(titles))


_IN_ONE_SEGMENT = re.compile(
    r"\b(?:recorded|recognized|included|reported|reflected|classified)\s+(?:with)?in\s+(?:the|our|its)\s+(?:\S+\s+){1,4}?segment\b",
    re.IGNORECASE,
)
"""Words of a sentence that say in which segment something stands, whatever it is made of."""


def _is_of_a_list(titles: list[str], index: int) -> bool:
    """Does this title, which names a face statement, stand right beside one that names another: in a list of contents?"""
    others = {_named(titles[beside]) for beside in (index - 1, index + 1) if 0 <= beside < len(titles)}
    return bool(others & {*FACE[:3]} - {_named(titles[index])})


_WITHOUT_PRO_FORMA = re.compile(r"\bpro[\s-]?forma\s*", re.IGNORECASE)


def _sets_pro_forma_apart(table: Table) -> bool:
    """Do heads say of some columns and not of all that they are pro forma: "March 29, 2020 | Pro Forma March 31, 2019"?"""
    of_periods = [column for column in table.columns if not column.is_change]
    return 0 < sum(PRO_FORMA.search(column.words) is not None for column in of_periods) < len(of_periods)


_OF_SALES = re.compile(r"(?:total\s+|net\s+)*(?:sales|revenues?|income|earnings)\b(?:\s+\(loss\))?", re.IGNORECASE)


def _shows_sales_of_quarters(table: Table) -> bool:
    """Does a table show what was sold or earned in columns most of which name a quarter or a length of time: "Net sales", "Net income"
    under "First quarter 2000"?
    """
    flows = sum(column.head.has_length or column.head.fiscal_quarter is not None for column in table.columns)
    return 2 * flows > len(table.columns) and any(_OF_SALES.fullmatch(row.label) for row in table.rows)


@lru_cache(maxsize=4096)
def _named(title: str) -> str | None:
    """The statement that a title names."""
    return next((name for name, pattern in STATEMENTS if pattern.search(title)), None)


def names_another_statement(title: str, table: Table) -> bool:
    """Does this text name a statement, and not the one that the table's own titles name: "Balance sheet data" below a statement of
    income?
    """
    return _named(title) not in (None, statement_by_title(table))


_INCLUDED = Phrase(
    r"\b(?:includes?|included|allocated|comprised)\b.*\b(?:expense|compensation|amortization|charges?|costs?)\b"
    r"|\b(?:stock|share|equity)-based\s+compensation\b.*(?:follows|:|expense|included|allocated)",
    "includ allocated comprised compensation",
)
"""A heading over what is contained in the lines above it (stock-based compensation by function): these rows bear the captions of other
figures.
"""


def _is_sentence(title: str) -> bool:
    """Is this a sentence that introduces a table rather than the table's name?"""
    title = re.sub(r"\s*\([^)]*\)", "", title).strip() + title[-1]
    return sum(word[0].islower() for word in title.split()) >= 5 and title.rstrip()[-1] in ":.;)" and not title.startswith("(")


_ROW_SIGNS: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = tuple(
    (name, tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns))
    for name, patterns in (
        (
            "cash_flow",
            (
                r"^(?:total |net )?cash (?:flows? )?(?:provided|used|generated|from|\(used).*(?:operat|invest|financ)",
                r"(?:increase|decrease).* in cash|cash.*(?:beginning|end) of",
                r"^(?:purchases?|proceeds|acquisition|additions|capital expenditures|depreciation)",
            ),
        ),
        (
            "balance_sheet",
            (
                r"^total (?:current )?(?:assets|liabilities)",
                r"(?:accounts )?(?:payable|receivable)|inventor|retained earnings|deposits|(?:long-term )?debt",
                r"(?:cash|equity|common stock|deficit|capital)",
            ),
        ),
        (
            "income_statement",
            (
                r"^(?:total )?(?:net )?(?:sales|revenues?)|^total (?:operating |net )?revenues?|interest income",
                r"(?:cost|expense)",
                r"(?:net|before).*(?:income|earnings|loss|tax)|^income",
            ),
        ),
    )
)
"""Captions by which rows tell the statement: each pattern is that of one row at least."""
_OF_RESULTS = re.compile(
    r"(?:(?:net|total|gross|operating) )+(?:sales|income|earnings|revenues?|loss|profit|expenses?)\b|revenues?$"
    r"|cost of (?:sales|revenues?|goods)",
    re.IGNORECASE,
)
"""Captions that no balance sheet bears, but a summary of several years does."""
_LEAST_ROWS = 7


def _statement_by_rows(table: Table) -> str | None:
    """The statement that the captions of a table tell; None where they are few, or tell none."""
    labels = [row.label for row in table.rows if row.label]
    if len(labels) < _LEAST_ROWS:
        return None
    for name, signs in _ROW_SIGNS:
        if name == "balance_sheet" and any(_OF_RESULTS.match(label) for label in labels):
            continue
        if all(any(sign.search(label) for label in labels) for sign in signs):
            return name
    return None


FURNITURE = Phrase(r"\bform\s+(?:10|8)-?[kq]\b|\bpage\s+\d|^item\s+\d(?!.*\bselected\b)|\bannual\s+report\b", "form page item report")
"""Lines of a filing that name no table; of the items of its form one does: "Item 6. Selected Financial Data"."""


FACE = ("income_statement", "balance_sheet", "cash_flow", "segment")


OF_ONE_SCALE = (*FACE, "non_gaap_reconciliation")


_RECONCILIATION = re.compile(r"\breconciliation\b", re.IGNORECASE)


def section_of(statement: str, row: Row) -> str:
    """A heading inside a table may open another statement: from there on the rows belong to it."""
    for heading in row.headings:
        if statement in ("income_statement", "selected_data", "other") and _RECONCILIATION.search(heading):
            return "non_gaap_reconciliation"
        if statement == "income_statement" and _INCLUDED.search(heading):
            return "other"
    return statement


ADJUSTED = Phrase(
    r"\bpro[\s-]?forma\b|\bnon-?\s?gaap\b|\badjust(?:ed|ments?|s)?\b|\bspecified\s+items\b|\bexcluding\b|\bspecial\s+items\b",
    "forma gaap adjust items excluding",
)


def cell_statement(section: str, unit: str) -> str:
    return "eps" if section == "income_statement" and unit in ("USD/shares", "shares") else section
