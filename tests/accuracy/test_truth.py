"""How much of the hand-made and filer-tagged truth is read, and how much is read that isn't there: counts that may rise and must not fall.

Apart from the snapshots: a snapshot says what is read, this says whether it is right. Concepts are dbt's and are scored on a warehouse.
The floors lie a little below what was found on the day they were set. To raise one, run this file with `-rP` and read the counts.
"""

import csv
import importlib.util
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

from pipelines.filings.extract import extract
from pipelines.filings.records import ReportedValue

COLUMNS = {
    "source_path": "varchar", "source": "varchar", "statement": "varchar",
    "label": "varchar", "parent_label": "varchar", "concept": "varchar",
    "segment": "varchar", "period_start": "date", "period_end": "date",
    "printed_value": "decimal(38, 6)", "unit": "varchar", "status": "varchar",
}  # fmt: skip
"""Of marts.fct_reported_values, those that the score looks at."""

BATCH = 500
"""Rows of one insert: one at a time takes longer than the reading."""

FLOORS = {"ascii": (1_166, 8), "html": (1_590, 50), "untagged": (1_030, 140)}
"""Group -> (truth rows found at least, of 1,169, 1,603 and 1,092; rows at most that match none). Found when set: 1,169 and 4 more, 1,597
and 42, 1,040 and 123.
"""


@pytest.fixture(scope="session")
def scoring(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_facts", shared / "score" / "score_facts.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def truth_of(file: Path, scored: tuple[str, ...]) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines) if row["statement"] in scored]


def fact(document: str, value: ReportedValue) -> tuple:
    return (
        document, value.source, value.statement, value.label, value.parent_label, None, value.segment, value.period_start, value.period_end,
        value.printed_value, value.unit, "loaded",
    )  # fmt: skip


def warehouse_of(documents: list[Path], file: Path) -> Path:
    """A throwaway warehouse with all that is read from these documents."""
    rows = [fact(path.name, value) for path in documents for value in extract(path.read_bytes(), path.name).reported_values]
    with duckdb.connect(str(file)) as connection:
        connection.execute("create schema marts")
        connection.execute(f"create table marts.fct_reported_values ({', '.join(f'{name} {kind}' for name, kind in COLUMNS.items())})")
        for first in range(0, len(rows), BATCH):
            batch = rows[first : first + BATCH]
            places = ", ".join(f"({', '.join('?' for _ in COLUMNS)})" for _ in batch)
            connection.execute(f"insert into marts.fct_reported_values values {places}", [field for row in batch for field in row])
    return file


@pytest.mark.parametrize(("group", "recall", "precision"), [("ascii", 0.99, 0.95), ("html", 0.95, 0.90), ("untagged", 0.93, 0.0)])
def test_truth_is_found_and_little_else(group: str, recall: float, precision: float, shared: Path, scoring: ModuleType, tmp_path: Path):
    files = [(shared / "corpus" / group / file.stem, file) for file in sorted((shared / "truth" / "dev").glob("*.csv"))]
    files = [(document, file) for document, file in files if document.exists()]
    assert files, "no truth for this group"
    rows = scoring.load_rows(warehouse_of([document for document, _ in files], tmp_path / "warehouse.duckdb"))
    wanted = found = extra = 0
    for document, file in files:
        truth = truth_of(file, scoring.SCORED)
        pairs, misses, more = scoring.score(truth, rows.get(document.name, []))
        wanted, found, extra = wanted + len(truth), found + len(pairs), extra + len(more)
        print(f"{document.name}: {len(pairs)} of {len(truth)} found, {len(more)} more")
    print(f"{group}: {found} of {wanted} found, {extra} more")
    assert found >= FLOORS[group][0] and found >= recall * wanted
    assert extra <= FLOORS[group][1] and found >= precision * (found + extra)
