"""`tieout extract`: what the reader reads from one file, shown to a person or as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from os.path import commonprefix
from pathlib import Path

from pipelines.commands.text_tables import lines_of, text_of
from pipelines.filings.extract import extract
from pipelines.filings.records import CaseEvent, DebtFacility, Document, Extraction, Refusal, ReportedValue, TableRead


def extract_file(path: Path, as_json: bool) -> int:
    """Print what is read from `path`. Exit status 1 where nothing could be read from it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        print(f"{path} can't be read: {error.strerror}.", file=sys.stderr)
        return 1
    found = extract(content, path.name)
    if as_json:
        json.dump(asdict(found), sys.stdout, default=_json_value, indent=2, ensure_ascii=False)
        print()
    else:
        for line in lines(found):
            print(line)
    return 0 if found.documents else 1


def lines(found: Extraction) -> Iterator[str]:
    """The extraction as a page of text: documents with their tables and claims, then what was refused."""
    for document in found.documents:
        yield from _document_lines(document)
        for table in (table for table in found.tables if table.document_id == document.document_id):
            values = [v for v in found.reported_values if v.document_id == document.document_id and v.table_number == table.table_number]
            yield from _table_lines(table, values)
        tagged = [v for v in found.reported_values if v.document_id == document.document_id and v.table_number == 0]
        if tagged:
            yield from (
                "",
                "Tagged values",
                *lines_of(["tag", "period", "value", "unit"], [(v.tag, _period(v), v.printed_value, v.unit) for v in tagged]),
            )
        claims = [c for c in found.claims if c.document_id == document.document_id]
        if claims:
            rows = [(c.line_number, c.claim_kind, c.measure, c.segment, c.value, c.unit, c.period_end) for c in claims]
            yield from ("", "Stated in the text", *lines_of(["line", "kind", "measure", "segment", "value", "unit", "period end"], rows))
        yield from _financing_lines(found, document)
        yield from _court_lines(found, document)
    if found.refusals:
        yield from ("", "Refused")
        yield from (f"  {_place(r)}: {r.detail} [{r.rule}]" for r in found.refusals)
    yield ""
    yield (
        f"{len(found.documents)} document(s), {len(found.tables)} table(s), {len(found.reported_values)} figure(s), "
        f"{len(found.claims)} claim(s), {len(found.refusals)} refusal(s)"
    )


def _document_lines(document: Document) -> Iterator[str]:
    yield f"{document.source_path}  ({document.document_type}{', ' + document.exhibit if document.exhibit else ''})"
    facts = {
        "company": " ".join(filter(None, (document.company_name, f"({document.ticker})" if document.ticker else None))),
        "CIK": document.cik,
        "form": document.form_type,
        "dated": document.dated_on,
        "known on": document.known_on,
        "period end": document.period_end,
        "fiscal quarter": document.stated_fiscal_quarter,
        "fiscal year end": document.fiscal_year_end,
        "encoding": f"{document.encoding}, {document.bytes:,} bytes",
        "document id": document.document_id,
    }
    yield from (f"  {name.ljust(15)} {value}" for name, value in facts.items() if value)


def _financing_lines(found: Extraction, document: Document) -> Iterator[str]:
    """The debts that a document speaks of, each with its rates, and how many sentences about them were not typed."""
    debts = [each for each in found.debt_facilities if each.document_id == document.document_id]
    if debts:
        columns = ["line", "debt", "kind", "event", "amount", "maturity", "rate"]
        rows = [(d.line_number, d.facility_name, d.facility_kind, d.event, d.amount_usd, d.maturity, _rates(found, d)) for d in debts]
        yield from ("", "Financing", *lines_of(columns, rows))
    uses = [each for each in found.proceeds_uses if each.document_id == document.document_id]
    if uses:
        yield from ("", "Uses of proceeds", *lines_of(["line", "use", "amount"], [(u.line_number, u.use, u.amount_usd) for u in uses]))
    if untyped := sum(not term.is_typed for term in found.financing_terms if term.document_id == document.document_id):
        yield from ("", f"{untyped} sentence(s) about financing are kept as they stand: --json shows them with the reason.")


def _rates(found: Extraction, debt: DebtFacility) -> str:
    said = []
    for tranche in (each for each in found.rate_tranches if each.facility_id == debt.facility_id):
        percent = "varies" if tranche.spread is None else f"{text_of(tranche.spread * 100)}%"
        said.append(
            (percent if tranche.rate_index == "FIXED" else f"{tranche.rate_index} + {percent}")
            + (f" on {text_of(tranche.amount_usd)}" if tranche.amount_usd else "")
        )
    return "; ".join(said)


def _court_lines(found: Extraction, document: Document) -> Iterator[str]:
    """The cases that a court paper is about, who takes part, what happened."""
    for case in (each for each in found.legal_cases if each.document_id == document.document_id):
        yield ""
        yield f"Case {case.case_number}{f' ({case.judge_initials})' if case.judge_initials else ''}: {case.case_title or 'no title'}"
        facts = (case.court, f"Judge {case.judge}" if case.judge else None, f"chapter {case.chapter}" if case.chapter else None)
        yield "  " + "; ".join(
            filter(
                None,
                (
                    *facts,
                    f"filed {case.filed_on}" if case.filed_on else None,
                    f"terminated {case.terminated_on}" if case.terminated_on else None,
                ),
            )
        )
    parties = [party for party in found.case_parties if party.document_id == document.document_id]
    if parties:
        yield from (
            "",
            "Parties",
            *lines_of(
                ["line", "role", "name", "called", "represents"], [(p.line_number, p.role, p.name, p.called, p.represents) for p in parties]
            ),
        )
    events = [event for event in found.case_events if event.document_id == document.document_id]
    if events:
        rows = [(e.line_number, e.event_date, _day_note(e), e.event_kind, e.entry_number, e.party, e.description) for e in events]
        yield from ("", "Events", *lines_of(["line", "date", "", "kind", "entry", "party", "what"], rows))


def _day_note(event: CaseEvent) -> str | None:
    notes = {True: "scheduled", False: "not scheduled", None: None}[event.is_scheduled], "derived" if event.is_derived else None
    return ", ".join(filter(None, notes)) or (f"after {event.not_before}" if event.not_before else None)


def _table_lines(table: TableRead, values: list[ReportedValue]) -> Iterator[str]:
    """A table as it was understood: one line per row, one column per column of figures, headed by the period and by what else sets it
    apart; figures in full units, with their own period where it isn't the column's."""
    yield ""
    yield (
        f"Table {table.table_number}: {table.statement}, lines {table.line_start}-{table.line_end}, "
        f"money printed in units of {table.scale:,} USD"
    )
    if table.title:
        yield f"  {table.title}"
    columns = sorted({v.column_number for v in values})
    by_row: dict[int, dict[int, ReportedValue]] = {}
    for value in values:
        by_row.setdefault(value.row_number, {})[value.column_number] = value
    periods = {column: _most_common(_period(v) for v in values if v.column_number == column) for column in columns}
    names = {column: _most_common(_name_of_column(row, column) for row in by_row.values() if column in row) for column in columns}
    rows = []
    parent: str | None = None
    for row in by_row.values():
        first = next(iter(row.values()))
        if (heading := " > ".join(_shared_headings(row))) != (parent or ""):
            parent = heading
            if parent:
                rows.append(["", parent, "", *[""] * len(columns)])
        caption = f"  {first.label}" if parent else first.label
        member = first.segment if len({value.segment for value in row.values()}) == 1 else None
        rows.append([str(first.line_number), caption, member or "", *[_figure(row.get(column), periods[column]) for column in columns]])
    heads = [["line", "caption", "segment", *[periods[column] for column in columns]]]
    if any(names.values()):
        heads.append(["", "", "", *[names[column] for column in columns]])
    yield from ("  " + line for line in _right(heads, rows))


def _most_common(texts: Iterable[str]) -> str:
    """The text that stands there most often, the first of those that do."""
    return Counter(texts).most_common(1)[0][0]


def _shared_headings(row: dict[int, ReportedValue]) -> list[str]:
    """The headings over a row: those that all its figures bear, outermost first. What only some bear is their columns'."""
    levels = [value.parent_label.split(" > ") if value.parent_label else [] for value in row.values()]
    return commonprefix(levels)  # type: ignore[type-var,return-value]  # of lists as of texts


def _name_of_column(row: dict[int, ReportedValue], column: int) -> str:
    """What sets this figure apart from the others of its row: its own heading, or its member where the row's figures are of several."""
    value = row[column]
    own = value.parent_label.split(" > ")[len(_shared_headings(row)) :] if value.parent_label else []
    if own:
        return " > ".join(own)
    return value.segment or "" if len({each.segment for each in row.values()}) > 1 else ""


def _right(heads: list[list[str]], rows: list[list[str]]) -> Iterator[str]:
    widths = [max(len(row[i]) for row in [*heads, *rows]) for i in range(len(heads[0]))]
    for row in [*heads, ["-" * width for width in widths], *rows]:
        yield "  ".join(
            cell.ljust(width) if i in (1, 2) else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()


def _figure(value: ReportedValue | None, period: str) -> str:
    """A figure in full units; `period`: its column's, which need not be told again."""
    if value is None:
        return ""
    printed = (
        "nil"
        if value.is_nil
        else text_of(value.printed_value) + {"USD": "", "USD/shares": "/share", "shares": " shares", "pure": ""}[value.unit]
    )
    return printed if _period(value) == period else f"{printed} ({_period(value)})"


def _period(value: ReportedValue) -> str:
    return str(value.period_end) if value.period_start is None else f"{value.period_start}..{value.period_end}"


def _place(refusal: Refusal) -> str:
    """Where something was refused, as "table 28, line 5" or "cell, line 163"."""
    what = f"table {refusal.table_number}" if refusal.scope == "table" else refusal.scope
    return what if refusal.line_number is None else f"{what}, line {refusal.line_number}"


def _json_value(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
