"""The reader's records as Arrow tables: one schema per record, derived from the dataclass, stated nowhere else."""

from __future__ import annotations

import hashlib
import types
import typing
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from pipelines.filings.records import (
    CaseEvent,
    CaseParty,
    Claim,
    Covenant,
    DebtFacility,
    Document,
    Extraction,
    FinancingTerm,
    FootingResult,
    LegalCase,
    Liquidity,
    ProceedsUse,
    RateTranche,
    Refusal,
    ReportedValue,
    TableRead,
)

RECORDS: dict[str, type] = {
    "documents": Document,
    "tables": TableRead,
    "reported_values": ReportedValue,
    "footing_results": FootingResult,
    "claims": Claim,
    "debt_facilities": DebtFacility,
    "rate_tranches": RateTranche,
    "proceeds_uses": ProceedsUse,
    "liquidity": Liquidity,
    "covenants": Covenant,
    "financing_terms": FinancingTerm,
    "legal_cases": LegalCase,
    "case_parties": CaseParty,
    "case_events": CaseEvent,
    "refusals": Refusal,
}
"""Folder of the lake (and field of Extraction) -> record."""

_ARROW_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int32(),
    bool: pa.bool_(),
    Decimal: pa.decimal128(38, 6),
    date: pa.date32(),
    datetime: pa.timestamp("us"),
    tuple[str, ...]: pa.list_(pa.string()),
}
_WHERE_IT_CAME_FROM = [pa.field("file_hash", pa.string()), pa.field("part", pa.string())]


def schema_of(record: type) -> pa.Schema:
    """The columns of one record, in the order of its fields, then `file_hash` and `part`. Sizes in bytes are 64 bits wide."""
    hints = typing.get_type_hints(record)
    own = [_arrow_field(field.name, hints[field.name]) for field in fields(record)]
    return pa.schema(own + _WHERE_IT_CAME_FROM)


def _arrow_field(name: str, hint: Any) -> pa.Field:
    if isinstance(hint, types.UnionType):
        (hint,) = (kind for kind in typing.get_args(hint) if kind is not types.NoneType)
    return pa.field(name, pa.int64() if name == "bytes" else _ARROW_TYPES[hint])


SCHEMAS: dict[str, pa.Schema] = {name: schema_of(record) for name, record in RECORDS.items()}


def fingerprint_of_schemas() -> str:
    """Changes when a field is added, dropped or typed anew: parts written before can't be read beside new ones."""
    return hashlib.sha256("\n".join(f"{name}\n{schema}" for name, schema in SCHEMAS.items()).encode()).hexdigest()[:16]


def arrow_tables(extraction: Extraction, file_hash: str | None, part: str) -> dict[str, pa.Table]:
    """One file's records as one table per folder of the lake.

    Raises pyarrow.ArrowInvalid for a value that its column can't hold exactly.
    """
    return {name: _arrow_table(getattr(extraction, name), SCHEMAS[name], file_hash, part) for name in RECORDS}


def _arrow_table(records: Sequence[Any], schema: pa.Schema, file_hash: str | None, part: str) -> pa.Table:
    own = [pa.array([getattr(record, field.name) for record in records], field.type) for field in list(schema)[: -len(_WHERE_IT_CAME_FROM)]]
    origin = [pa.array([value] * len(records), pa.string()) for value in (file_hash, part)]
    return pa.Table.from_arrays(own + origin, schema=schema)
