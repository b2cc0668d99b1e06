"""What is read from every sample, to the last figure, as text that a person can hold against the page.

`TIEOUT_UPDATE_SNAPSHOTS=1 .venv/bin/pytest tests/filings/test_snapshots.py` writes the files in snapshots/ anew. Look at what `git diff`
shows then, and never edit them by hand. They say what is read, not whether it is right: that is tests/accuracy.
"""

import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from pipelines.filings.extract import extract
from pipelines.filings.records import (
    Covenant,
    DebtFacility,
    Document,
    Extraction,
    FinancingTerm,
    Liquidity,
    ProceedsUse,
    RateTranche,
    ReportedValue,
    TableRead,
)

HERE = Path(__file__).parent
SAMPLES = sorted(path for path in (HERE.parents[1] / "data" / "raw").iterdir() if path.suffix in (".txt", ".htm"))
PLACES = ("sentence", "line_number", "char_start", "char_end", "decimals")
OWN_ID = {
    DebtFacility: "facility_id",
    RateTranche: "tranche_id",
    ProceedsUse: "use_id",
    Liquidity: "liquidity_id",
    Covenant: "covenant_id",
    FinancingTerm: "term_id",
}
NOT_SHOWN = ("document_id", "filing_id", "bytes", "reader_version")


def rendering(found: Extraction) -> str:
    """Everything read from one file: documents, tables with their rows, claims, refusals."""
    lines: list[str] = []
    for document in found.documents:
        lines += _document(document)
        for table in found.tables:
            if table.document_id == document.document_id:
                lines += ["", *_table(table, found)]
        tagged = [value for value in found.reported_values if value.source == "tagged" and value.document_id == document.document_id]
        if tagged:
            lines += ["", "tagged", *(f"  {value.tag} | {_printed(value)} | {value.period_start}..{value.period_end}" for value in tagged)]
        claims = [claim for claim in found.claims if claim.document_id == document.document_id]
        if claims:
            lines += ["", "claims"]
        for claim in claims:
            member = f" of {claim.segment}" if claim.segment else ""
            period = f"{claim.period_start or ''}..{claim.period_end or ''}"
            lines.append(
                f"  {claim.line_number}: {claim.claim_kind} | {claim.measure}{member} | {period} | {claim.value:f} {claim.unit} "
                f"({claim.decimals})"
            )
    lines += _financing(found)
    if found.legal_cases:
        lines += ["", "court"]
    for case in found.legal_cases:
        lines.append(
            f"  {case.line_number}: case {case.case_number} ({case.judge_initials}) "
            f"| {case.case_title} | {case.court} | {case.judge} | chapter {case.chapter}"
        )
    for party in found.case_parties:
        lines.append(f"  {party.line_number}: {party.role} | {party.name} | {party.called} | for {party.represents}")
    for event in found.case_events:
        marks = f"scheduled {event.is_scheduled}, derived {event.is_derived}, not before {event.not_before}"
        lines.append(f"  {event.line_number}: {event.event_date} | {event.event_kind} | {event.party} | {event.description} | {marks}")
    if found.refusals:
        lines += ["", "refused"]
    for refusal in found.refusals:
        lines.append(f"  {refusal.line_number}: {refusal.scope} | {refusal.rule} | {refusal.detail} | {' '.join(refusal.raw_text.split())}")
    return "\n".join(lines) + "\n"


def _financing(found: Extraction) -> Iterator[str]:
    """Debts with their terms, then rates, uses, liquidity, conditions, and what was not typed."""
    if found.debt_facilities or found.financing_terms:
        yield from ("", "financing")
    names = {debt.facility_id: f"{debt.facility_name} ({debt.line_number})" for debt in found.debt_facilities}
    for record in (
        *found.debt_facilities,
        *found.rate_tranches,
        *found.proceeds_uses,
        *found.liquidity,
        *found.covenants,
        *(term for term in found.financing_terms if not term.is_typed),
    ):
        stated = [
            (field.name, getattr(record, field.name))
            for field in fields(record)
            if field.name not in (*NOT_SHOWN, *PLACES) and not field.name.startswith(OWN_ID[type(record)])
        ]
        shown = (
            f"{name} {', '.join(names[each] for each in value) if isinstance(value, tuple) else names.get(value, value)}"
            for name, value in stated
            if value not in (None, (), False)
        )
        yield f"  {record.line_number}: {type(record).__name__} | {' | '.join(shown)}"


def _document(document: Document) -> Iterator[str]:
    for field in fields(document):
        value = getattr(document, field.name)
        if field.name not in NOT_SHOWN and value not in (None, ()):
            yield f"{field.name}: {', '.join(value) if isinstance(value, tuple) else value}"


def _table(table: TableRead, found: Extraction) -> Iterator[str]:
    values = [value for value in found.reported_values if value.source == "table" and value.table_number == table.table_number]
    sums = [result for result in found.footing_results if result.table_number == table.table_number]
    yield (
        f"table {table.table_number} | {table.statement} | scale {table.scale} | lines {table.line_start}-{table.line_end} "
        f"| {table.row_count} rows"
    )
    yield f"  title: {table.title}"
    for number, words in enumerate(table.column_headers, 1):
        periods = sorted(
            {f"{value.period_start or 'at'}..{value.period_end} {value.period_length}" for value in values if value.column_number == number}
        )
        yield f"  column {number}: {words} | {'; '.join(periods)}"
    for row in sorted({value.row_number for value in values}):
        yield _row([value for value in values if value.row_number == row])
        for result in sums:
            if result.row_number == row and (result.column_number == 1 or result.verdict == "does_not_foot"):
                yield f"      {result.verdict} column {result.column_number}: {result.addend_rows}".rstrip(": ")


def _row(values: list[ReportedValue]) -> str:
    first = values[0]
    where = f"{first.parent_label} > " if first.parent_label else ""
    marks = [
        first.statement,
        *([f"of {member}" for member in dict.fromkeys(value.segment for value in values) if member]),
        *(["guidance"] if first.is_guidance else []),
        *([f"sign {first.contribution_sign:+} into {first.root_row_number}"] if first.contribution_sign is not None else []),
    ]
    return f"  {first.row_number:3} {where}{first.label or '(no caption)'} [{', '.join(marks)}] " + " | ".join(
        _printed(value) for value in values
    )


def _printed(value: ReportedValue) -> str:
    marks = " nil" * value.is_nil + " restated" * value.is_restated
    return f"{value.column_number}: {value.printed_text} = {value.printed_value:f} {value.unit} ({value.decimals}){marks}"


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_a_sample_is_read_as_it_was(path: Path):
    snapshot = HERE / "snapshots" / f"{path.stem}.txt"
    shown = rendering(extract(path.read_bytes(), path.name))
    if os.environ.get("TIEOUT_UPDATE_SNAPSHOTS"):
        snapshot.write_text(shown, encoding="utf-8")
    assert snapshot.exists(), "no snapshot yet: run once with TIEOUT_UPDATE_SNAPSHOTS=1"
    assert shown == snapshot.read_text(encoding="utf-8")


def test_every_snapshot_has_its_sample():
    assert {path.stem for path in (HERE / "snapshots").glob("*.txt")} == {path.stem for path in SAMPLES}
