"""A warehouse with nothing in it but figures: what the audit reads, made by hand."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import date
from decimal import Decimal

import duckdb
import pyarrow as pa


@dataclass(frozen=True)
class Figure:
    """One row of intermediate.int_figures, as far as the audit looks at it. `amount` is in print units: 1,776 in a table in thousands."""

    label: str
    concept: str | None
    amount: int | None  # signed by meaning; None where the meaning of the sign is not known
    row: int
    column: int = 1
    table: int = 1
    statement: str = "income_statement"
    segment: str | None = None
    segment_kind: str | None = None
    parent_label: str | None = None
    period_start: date | None = date(2006, 1, 1)
    period_end: date = date(2006, 3, 31)
    unit: str = "USD"
    decimals: int = -3
    document: str = "release"
    is_guidance: bool = False
    source: str = "table"
    known_on: date | None = None  # without it, the figure stands beside no other document's
    is_restated: bool = False
    tag: str | None = None  # of a tagged value
    char_start: int | None = None  # without it, nothing else stands in its place
    filing: str = "filing"


@dataclass(frozen=True)
class Sum:
    """One row of staging.stg_lake__footing_results: what the reader found by itself."""

    row: int
    addends: str
    column: int = 1
    table: int = 1
    verdict: str = "foots"
    document: str = "release"


@dataclass(frozen=True)
class Part:
    """One row of intermediate.int_financing_sums: an amount that a sentence tells, in thousands."""

    label: str
    amount: int | None
    is_total: bool = False
    total_concept: str = "ProceedsFromBorrowings"
    sum_key: str = "list 1"
    document: str = "release"


@dataclass(frozen=True)
class Told:
    """One row of intermediate.int_claims: an amount that a sentence tells, in full dollars, known to the thousand."""

    measure: str
    concept: str
    dollars: int
    segment: str | None = None
    period_start: date | None = date(2006, 1, 1)
    period_end: date = date(2006, 3, 31)
    document: str = "release"


_TABLES = """
create schema intermediate;
create schema staging;
create table intermediate.int_figures (
    reported_value_id varchar, document_id varchar, filing_id varchar, company_id varchar, source varchar, statement varchar,
    table_number integer,
    row_number integer, column_number integer, label varchar, parent_label varchar, concept varchar, segment varchar,
    segment_kind varchar, period_start date, period_end date, unit varchar, printed_value decimal(38, 6), value decimal(38, 6),
    print_unit decimal(38, 6), is_guidance boolean, source_path varchar, segment_key varchar, period_length varchar, quarter_number integer,
    known_on date, rank_in_day integer, is_restated boolean, is_other_basis boolean, tag varchar, char_start integer
);
create table intermediate.int_claims (
    claim_id varchar, document_id varchar, claim_kind varchar, measure varchar, concept varchar, segment varchar, segment_key varchar,
    period_length varchar, quarter_number integer, value decimal(38, 6), print_unit decimal(38, 6), line_number integer, char_start integer
);
create table intermediate.int_financing_sums (
    total_concept varchar, document_id varchar, company_id varchar, source_path varchar, announced_on date, sum_key varchar,
    is_total boolean, operand_id varchar, label varchar, amount_usd decimal(38, 6), print_unit decimal(38, 6), line_number integer
);
create table staging.stg_lake__footing_results (
    row_number integer, addend_rows varchar, column_number integer, table_number integer, verdict varchar, document_id varchar
);
"""


LENGTHS = {1: "quarter", 2: "half", 3: "nine_months", 4: "year"}


def _period_length(start: date | None, end: date) -> str:
    return "instant" if start is None else LENGTHS.get(round((end - start).days / 91.3), "other")


def _quarter_number(end: date) -> int:
    return end.year * 4 + (end.month - 1) // 3


def _figure_row(number: int, f: Figure) -> dict[str, object]:
    print_unit = Decimal(10) ** -f.decimals
    value = None if f.amount is None else f.amount * print_unit
    return {
        "reported_value_id": f"value-{number:05}", "document_id": f.document, "filing_id": f.filing,
        "company_id": "company", "source": f.source, "statement": f.statement,
        "table_number": f.table, "row_number": f.row, "column_number": f.column,
        "label": f.label, "parent_label": f.parent_label, "concept": f.concept,
        "segment": f.segment, "segment_kind": f.segment_kind, "period_start": f.period_start, "period_end": f.period_end, "unit": f.unit,
        "printed_value": print_unit if value is None else value,
        "value": value if f.concept else None, "print_unit": print_unit, "is_guidance": f.is_guidance,
        "source_path": f"{f.document}.txt", "segment_key": f.segment and f.segment.lower(),
        "period_length": _period_length(f.period_start, f.period_end),
        "quarter_number": _quarter_number(f.period_end), "known_on": f.known_on,
        "rank_in_day": 1, "is_restated": f.is_restated, "is_other_basis": False, "tag": f.tag,
        "char_start": -1 - number if f.char_start is None else f.char_start,
    }  # fmt: skip


def _told_row(number: int, t: Told) -> dict[str, object]:
    return {
        "claim_id": f"claim-{number:03}", "document_id": t.document, "claim_kind": "amount",
        "measure": t.measure, "concept": t.concept, "segment": t.segment,
        "segment_key": t.segment and t.segment.lower(), "period_length": _period_length(t.period_start, t.period_end),
        "quarter_number": _quarter_number(t.period_end), "value": Decimal(t.dollars),
        "print_unit": Decimal(1000), "line_number": number, "char_start": number,
    }  # fmt: skip


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, object]]) -> None:
    if rows:
        named = connection.execute(f"describe {table}").fetchall()
        texts = [(name, kind, [None if row[name] is None else str(row[name]) for row in rows]) for name, kind, *_ in named]
        connection.register("rows", pa.table({name: pa.array(values, pa.string()) for name, _, values in texts}))
        connection.execute(f"insert into {table} select {', '.join(f'cast({name} as {kind})' for name, kind, _ in texts)} from rows")
        connection.unregister("rows")


def warehouse_of(*records: Figure | Sum | Part | Told) -> duckdb.DuckDBPyConnection:
    """An open warehouse in memory that holds these figures, sums and claims, and nothing else."""
    connection = duckdb.connect()
    connection.execute(_TABLES)
    _insert(
        connection, "intermediate.int_figures", [_figure_row(n, record) for n, record in enumerate(records) if isinstance(record, Figure)]
    )
    _insert(connection, "intermediate.int_claims", [_told_row(n, record) for n, record in enumerate(records) if isinstance(record, Told)])
    sums = [astuple(record) for record in records if isinstance(record, Sum)]
    parts = [
        (
            p.total_concept,
            p.document,
            "company",
            f"{p.document}.txt",
            date(2006, 6, 1),
            p.sum_key,
            p.is_total,
            f"part-{n:03}",
            p.label,
            p.amount and p.amount * 1000,
            1000,
            n,
        )
        for n, p in enumerate(record for record in records if isinstance(record, Part))
    ]
    if parts:
        connection.executemany(f"insert into intermediate.int_financing_sums values ({', '.join('?' * 12)})", parts)
    if sums:
        connection.executemany("insert into staging.stg_lake__footing_results values (?, ?, ?, ?, ?, ?)", sums)
    return connection
