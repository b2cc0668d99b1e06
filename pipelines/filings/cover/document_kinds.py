"""The top of a page -> what kind of document it is: its form, its exhibit, and what the warehouse calls it
(records.Document.document_type).

What belongs here: kinds of a company's documents. Papers of a court are told by court_headings.py.
"""

from __future__ import annotations

import re

from pipelines.filings.blocks import Grid, Page
from pipelines.filings.cover.page_top import Top

LEAST_ROWS = 8
"""An 8-K that holds a release has at least so many rows of figures."""
TITLE_LENGTH = 300
"""The title of a page stands within so many characters."""
_FORM = re.compile(r"^\s*form\s+(10-?[qk](?:sb|405|t)?(?:/a)?|8-?k(?:/a)?|20-?f|40-?f|6-?k)\b", re.IGNORECASE)
_EXHIBIT = re.compile(r"^\W*ex(?:hibit)?[\s.-]*(\d{1,2})[.-](\d{1,2})\b|^\W*exhibit\s+(13|27|99)\s*$", re.IGNORECASE)
_RESULTS = re.compile(
    r"\b(?:net\s+(?:income|loss|earnings|sales|revenues?|interest\s+income|profit)|revenues?|earnings|sales|operating\s+income|ebitda"
    r"|per\s+(?:diluted\s+)?(?:common\s+)?share)\b"
)
_QUARTER_RESULTS = re.compile(
    r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?:fiscal[\s-]+)?quarter\b|\bquarter(?:ly)?\b[^.]{0,40}\b(?:ended|results)\b"
    r"|\b(?:3|three|13|thirteen)[\s-]+(?:months|weeks)\s+ended\b"
    r"|\bq[1-4]\b|\b[1-4]q\d\d\b|\b(?:results|earnings)\b[^.]{0,40}\bfiscal\s+year\b|\b(?:fiscal|full)\s+year\b[^.]{0,40}\bresults\b",
)
_PRO_FORMA = re.compile(
    r"\b(?:unaudited\s+)?pro\s+forma\s+(?:condensed\s+)?(?:combined\s+)?(?:consolidated\s+)?(?:condensed\s+)?financial"
    r"\s+(?:statements|information)"
)


def is_index_of_a_filing(top: Top) -> bool:
    """Is this EDGAR's own page about a filing, which lists its documents and is none of them?"""
    return "sec accession no" in top.lowered and any(_ACCESSION.fullmatch(line) for line in top.lines[:40])


_ACCESSION = re.compile(r"SEC\s+Accession\s+No\.?\s*\d{10}-\d\d-\d{6}", re.IGNORECASE)


def printed_form(top: Top) -> str | None:
    """The form that the cover names, as EDGAR writes it: "10-Q"."""
    if is_index_of_a_filing(top):
        return None
    for line in top.lines[:40]:
        found = _FORM.match(line)
        if found:
            form = found.group(1).upper()
            return form if "-" in form else re.sub(r"^(10|8|20|40|6)", r"\1-", form)
    return None


def printed_exhibit(top: Top) -> str | None:
    """The exhibit that a page calls itself, as EDGAR writes it: "EX-99.1"."""
    for line in top.lines[:12]:
        found = _EXHIBIT.match(line) or _EXHIBIT.match(line[-15:].strip())
        if found:
            return f"EX-{found.group(1)}.{found.group(2)}" if found.group(1) else f"EX-{found.group(3)}"
    return None


def kind_of_document(form: str | None, exhibit: str | None, page: Page, body: tuple[str, ...], top: Top) -> str:
    """`quarterly_report`, `annual_report`, `earnings_release` or `other`. In: form ("10-Q") and exhibit ("EX-99.1") where they are known,
    the page, the texts of its passages, and its top.
    """
    if is_index_of_a_filing(top):
        return "other"
    is_main = exhibit is None or not exhibit.upper().startswith("EX-")
    if form and is_main:
        if form.startswith("10-Q"):
            return "quarterly_report"
        if form.startswith(("10-K", "20-F", "40-F")):
            return "annual_report"
    if exhibit and exhibit.upper().startswith("EX-13"):
        return "annual_report"
    if not is_main and exhibit and not exhibit.upper().startswith("EX-99"):
        return "other"
    if _PRO_FORMA.search(top.lowered[:TITLE_LENGTH]):
        return "other"
    if is_main and form and form.startswith("8-K"):
        return "earnings_release" if _tells_quarter("\n".join(body).lower()) and _holds_statements(page) else "other"
    return "earnings_release" if _tells_quarter(top.lowered) else "other"


def _holds_statements(page: Page) -> bool:
    """Does this page hold tables of figures, not only a cover and a list of exhibits?"""
    rows = 0
    for block in page.blocks:
        if isinstance(block, Grid):
            rows += sum(len(line.pieces) > 2 and line.pieces[-1].text[-1:] in "0123456789)%" for line in block.lines)
    return rows >= LEAST_ROWS


def _tells_quarter(lowered: str) -> bool:
    """Does this text (in small letters) speak of results, and of a quarter or a whole year?"""
    return bool(_QUARTER_RESULTS.search(lowered) and _RESULTS.search(lowered))
