"""What is read from every document? One line each, with sums that foot and rules that refused;
printed, and kept as CSV in build/benchmarks/corpus.csv.

A document that raises, or that is a release or a report of a period and yields neither figures nor claims nor refusals,
is named below the table.
"""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.documents import RESULTS, corpus
from pipelines.commands.text_tables import lines_of
from pipelines.filings.extract import extract
from pipelines.filings.records import Document, Extraction, Refusal

COLUMNS = (
    "file",
    "type",
    "company",
    "period end",
    "bytes",
    "tables",
    "figures",
    "tagged",
    "claims",
    "foot",
    "don't",
    "no sum",
    "refused",
    "rules",
    "CPU ms",
)
COUNTS = range(4, 13)
PERIODIC = ("earnings_release", "quarterly_report", "annual_report")


def main() -> None:
    """The table, its sums, and the documents of which nothing is told."""
    rows = [row for path in corpus() for row in rows_of(path)]
    RESULTS.mkdir(parents=True, exist_ok=True)
    with (RESULTS / "corpus.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    for line in lines_of(COLUMNS, rows):
        print(line)
    print(
        f"\n{len(rows)} documents, {sum(row[14] for row in rows) / 1000:.1f} s of CPU time: "
        + ", ".join(f"{sum(row[i] for row in rows):,} {COLUMNS[i]}" for i in COUNTS)
    )
    for row in rows:
        if row[13].startswith("raised") or (row[1] in PERIODIC and not any(row[i] for i in (6, 7, 8, 12))):
            print(f"nothing is told of {row[0]} ({row[1]}, {row[4]:,} bytes) {row[13]}")
    print(f"kept in {RESULTS.name}/corpus.csv under build/")


def rows_of(path: Path) -> Iterator[tuple]:
    """One row per document of a file; one for a file that was refused as a whole. The file's time stands at its first document."""
    name = f"{path.parent.name}/{path.name}"
    raw = path.read_bytes()
    began = time.process_time()
    try:
        found = extract(raw, path.name)
    except Exception as error:  # what the reader must never do is what this table is there to show
        yield (name, None, None, None, len(raw), *[0] * 8, f"raised {type(error).__name__}: {error}", 0)
        return
    milliseconds = round((time.process_time() - began) * 1000)
    for document in found.documents:
        yield _row(f"{name} [{document.sequence}]" if len(found.documents) > 1 else name, document, found, milliseconds)
        milliseconds = 0
    if not found.documents:
        yield (name, None, None, None, len(raw), *[0] * 7, len(found.refusals), _counted(found.refusals), milliseconds)


def _row(name: str, document: Document, found: Extraction, milliseconds: int) -> tuple:
    identity = document.document_id
    figures = Counter(value.source for value in found.reported_values if value.document_id == identity)
    sums = Counter(result.verdict for result in found.footing_results if result.document_id == identity)
    refusals = [refusal for refusal in found.refusals if refusal.document_id == identity]
    return (
        name,
        document.document_type,
        (document.company_name or "")[:32],
        document.period_end,
        document.bytes,
        sum(table.document_id == identity for table in found.tables),
        figures["table"],
        figures["tagged"],
        sum(claim.document_id == identity for claim in found.claims),
        sums["foots"],
        sums["does_not_foot"],
        sums["no_sum_found"],
        len(refusals),
        _counted(refusals),
        milliseconds,
    )


def _counted(refusals: Iterable[Refusal]) -> str:
    return " ".join(f"{rule}:{count}" for rule, count in Counter(refusal.rule for refusal in refusals).most_common())


if __name__ == "__main__":
    main()
