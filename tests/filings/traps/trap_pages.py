"""What the traps share: reading a typed page, and looking at what was read."""

from datetime import date
from decimal import Decimal

from pipelines.filings import html_layout, text_layout
from pipelines.filings.document_context import Context
from pipelines.filings.readings import readings
from pipelines.filings.statements import Cell, Reading
from pipelines.filings.tables import tables_of


def read(text: str, context: Context | None = None) -> list[Reading]:
    page = html_layout.page(text) if "<tr" in text else text_layout.page(text)
    return readings(tables_of(page), context or Context())


def only(text: str, context: Context | None = None) -> Reading:
    (found,) = read(text, context)
    return found


def cells(found: Reading, label: str) -> list[Cell]:
    return [cell for cell in found.cells if cell.row.label == label]


def periods(found: Reading, label: str) -> list[tuple[date | None, date]]:
    return [(cell.period.start, cell.period.end) for cell in cells(found, label)]


def values(found: Reading, label: str) -> list[Decimal]:
    return [cell.value for cell in cells(found, label)]


def units(found: Reading, label: str) -> set[str]:
    return {cell.unit for cell in cells(found, label)}


def html_table(*rows: list[str]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows) + "</table>"


def parents(found: Reading, label: str) -> set[str | None]:
    return {cell.parent for cell in cells(found, label)}


def segments(found: Reading, label: str) -> list[str | None]:
    return [cell.segment for cell in cells(found, label)]


def headings_by_label(text: str) -> dict[str, tuple[str, ...]]:
    return {row.label: row.headings for row in only(text).table.rows}
