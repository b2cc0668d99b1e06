"""The identity records of `expectations` as tables of a DuckDB connection, for SQL to join.

What belongs here: which table holds which part of an `Identity`. What is looked for with them stands in candidates.py and verdicts.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa

from expectations.catalogue import IDENTITIES
from expectations.identities import Identity

if TYPE_CHECKING:
    import duckdb

_TEXT, _NUMBER, _TRUTH = pa.string(), pa.int32(), pa.bool_()

_IDENTITY = {"identity": _TEXT}
_TERM = {"identity": _TEXT, "place": _NUMBER, "concept": _TEXT}  # place: of the term among those of the identity, from 0
_SCHEMAS = {
    "identities": pa.schema(
        _IDENTITY
        | {"family": _TEXT, "severity": _TEXT, "shape": _TEXT, "sentence": _TEXT, "total_concept": _TEXT}
        | {"ordinal": _NUMBER}  # of the identity among all, from 0
    ),
    "scopes": pa.schema(_IDENTITY | {"place": _NUMBER, "statement": _TEXT}),
    "terms": pa.schema(_TERM | {"sign": _NUMBER, "required": _TRUTH, "period": _TEXT, "closes_section": _TRUTH}),
    "details": pa.schema(_TERM),
    "signs_of_whole": pa.schema(_IDENTITY | {"concept": _TEXT}),
    "other_forms": pa.schema(_IDENTITY | {"concept": _TEXT}),
}


@contextmanager
def identity_tables(connection: duckdb.DuckDBPyConnection, identities: Sequence[Identity] = IDENTITIES) -> Iterator[None]:
    """The identity records as tables of the connection, while the context lasts.

    identities (identity, family, severity, shape, sentence, total_concept, ordinal), scopes (identity, place, statement),
    terms (identity, place, concept, sign, required, period, closes_section), details (identity, place, concept),
    signs_of_whole (identity, concept), other_forms (identity, concept).
    """
    for name, rows in _rows_by_table(identities).items():
        schema = _SCHEMAS[name]
        records = [dict(zip(schema.names, row, strict=True)) for row in rows]
        connection.register(name, pa.Table.from_pylist(records, schema=schema))
    try:
        yield
    finally:
        for name in _SCHEMAS:
            connection.unregister(name)


def _rows_by_table(identities: Sequence[Identity]) -> dict[str, list[tuple[str | int | bool, ...]]]:
    """The rows of every table of _SCHEMAS, with values in the order of its columns."""
    terms = [(i.name, place, term) for i in identities for place, term in enumerate(i.terms)]
    return {
        "identities": [(i.name, i.family, i.severity, i.shape, i.sentence, i.total, ordinal) for ordinal, i in enumerate(identities)],
        "scopes": [(i.name, place, statement) for i in identities for place, statement in enumerate(i.statements)],
        "terms": [(name, place, t.concept, t.sign, t.required, t.when, t.closes_section) for name, place, t in terms],
        "details": [(name, place, concept) for name, place, term in terms for concept in term.details],
        "signs_of_whole": [(i.name, concept) for i in identities for concept in i.only_beside],
        "other_forms": [(i.name, concept) for i in identities for concept in i.not_beside],
    }
