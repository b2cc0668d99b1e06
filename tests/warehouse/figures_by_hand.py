"""A warehouse with nothing in it but figures: what the audit reads, made by hand."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import date
from decimal import Decimal

import duckdb


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


_TABLES = """
create schema intermediate;
create schema staging;
create table intermediate.int_figures (
    reported_value_id varchar, document_id varchar, company_id varchar, source varchar, statement varchar, table_number integer,
    row_number integer, column_number integer, label varchar, parent_label varchar, concept varchar, segment varchar,
    segment_kind varchar, period_start date, period_end date, unit varchar, printed_value decimal(38, 6), value decimal(38, 6),
    print_unit decimal(38, 6), is_guidance boolean, source_path varchar
);
create table intermediate.int_financing_sums (
    total_concept varchar, document_id varchar, company_id varchar, source_path varchar, announced_on date, sum_key varchar, is_total boolean,
    operand_id varchar, label varchar, amount_usd decimal(38, 6), print_unit decimal(38, 6), line_number integer
);
create table staging.stg_lake__footing_results (
    row_number integer, addend_rows varchar, column_number integer, table_number integer, verdict varchar, document_id varchar
);
"""


def _figure_row(number: int, f: Figure) -> tuple[object, ...]:
    print_unit = Decimal(10) ** -f.decimals
    value = None if f.amount is None else f.amount * print_unit
    printed = print_unit if value is None else value
    return (
        f"value-{number:05}", f.document, "company", f.source, f.statement, f.table, f.row, f.column, f.label, f.parent_label, f.concept,
        f.segment, f.segment_kind, f.period_start, f.period_end, f.unit, printed, value if f.concept else None, print_unit, f.is_guidance, f"{f.document}.txt",
    )  # fmt: skip


def warehouse_of(*records: Figure | Sum | Part) -> duckdb.DuckDBPyConnection:
    """An open warehouse in memory that holds these figures and sums, and nothing else."""
    connection = duckdb.connect()
    connection.execute(_TABLES)
    figures = [_figure_row(number, record) for number, record in enumerate(records) if isinstance(record, Figure)]
    sums = [astuple(record) for record in records if isinstance(record, Sum)]
    if figures:
        connection.executemany(f"insert into intermediate.int_figures values ({', '.join('?' * 21)})", figures)
    parts = [
        (p.total_concept, p.document, "company", f"{p.document}.txt", date(2006, 6, 1), p.sum_key, p.is_total, f"part-{n:03}", p.label, p.amount and p.amount * 1000, 1000, n)
        for n, p in enumerate(record for record in records if isinstance(record, Part))
    ]
    if parts:
        connection.executemany(f"insert into intermediate.int_financing_sums values ({', '.join('?' * 12)})", parts)
    if sums:
        connection.executemany("insert into staging.stg_lake__footing_results values (?, ?, ?, ?, ?, ?)", sums)
    return connection
