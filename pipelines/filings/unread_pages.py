"""A page of which no table was read -> the refusal that says so, where it shows figures all the same.

What belongs here: pages whose figures stand where the reader doesn't read. What a table holds unread is table_records.py's to say.
"""

from __future__ import annotations

import re

from pipelines.filings import html_layout
from pipelines.filings.blocks import Page, Paragraph
from pipelines.filings.decode import line_number
from pipelines.filings.numbers import number
from pipelines.filings.records import Document, Refusal


def unread_figures(document: Document, page: Page) -> tuple[Refusal, ...]:
    """The refusals of a page without tables: for figures in pictures, and for figures that only its style sets in columns."""
    if not html_layout.is_html(page.text):
        return ()
    return (*_pictured(document, page), *_outside_tables(document, page))


_PICTURE = re.compile(r"<img\b", re.IGNORECASE)
_TEXT_OF_A_SLIDE = 2500
_TEXT_BESIDE_A_PICTURE = 600


def _pictured(document: Document, page: Page) -> tuple[Refusal, ...]:
    """The refusal of a page that shows pictures and, but for what stands hidden behind them, hardly any text: its figures can't be read."""
    texts = _paragraphs(page)
    pictures = len(_PICTURE.findall(page.text))
    length = sum(len(block.text) for block in texts)
    if not (pictures >= 3 and length < _TEXT_OF_A_SLIDE * pictures or pictures and length < _TEXT_BESIDE_A_PICTURE):
        return ()
    return (
        Refusal(
            document_id=document.document_id,
            source_path=document.source_path,
            scope="document",
            line_number=None,
            char_start=None,
            char_end=None,
            table_number=None,
            raw_text=texts[0].text[:80] if texts else "",
            rule="figures_in_pictures",
            detail=f"The page shows {pictures} pictures and no table: figures in pictures are not read.",
        ),
    )


def _outside_tables(document: Document, page: Page) -> tuple[Refusal, ...]:
    """The refusal of a page in which figure after figure stands in an element of its own, or heads and figures run together in one: it is
    laid out by style alone, and that is not read.
    """
    texts = _paragraphs(page)
    alone = [block for block in texts if _is_a_figure_alone(block)]
    together = [block for block in texts if _runs_figures_together(block)] if len(alone) < _FIGURES_OF_A_STATEMENT else []
    if len(alone) >= _FIGURES_OF_A_STATEMENT:
        first = alone[0]
        detail = f"The page has no table, but {len(alone)} figures that stand alone: what only its style sets in columns is not read."
    elif together:
        first = together[0]
        detail = "The page has no table, but text in which the heads and figures of one run together: it is not read."
    else:
        return ()
    line = first.lines[0]
    return (
        Refusal(
            document_id=document.document_id,
            source_path=document.source_path,
            scope="document",
            line_number=line_number(page.line_starts, line.start),
            char_start=line.start,
            char_end=line.end,
            table_number=None,
            raw_text=first.text[:2000],
            rule="figures_outside_tables",
            detail=detail,
        ),
    )


def _paragraphs(page: Page) -> list[Paragraph]:
    return [block for block in page.blocks if isinstance(block, Paragraph)]


def _is_a_figure_alone(block: Paragraph) -> bool:
    return not block.text.isdigit() and (found := number(block.text)) is not None and not found.is_nil


def _runs_figures_together(block: Paragraph) -> bool:
    return _YEARS_IN_A_ROW.search(block.text) is not None and len(_AMOUNT_IN_TEXT.findall(block.text)) >= _FIGURES_RUN_TOGETHER


_FIGURES_OF_A_STATEMENT = 12
_YEARS_IN_A_ROW = re.compile(r"(?<![\d,.])(?:19|20)\d\d\s+(?:19|20)\d\d(?![\d,.])")
_AMOUNT_IN_TEXT = re.compile(r"\$\s?\d|\d,\d{3}\b")
_FIGURES_RUN_TOGETHER = 6
