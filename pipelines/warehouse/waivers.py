"""Waivers: decisions of a person that an entry of the quarantine is the filer's own error, or is settled as it stands.
One CSV, kept in git.

What belongs here: the file and its rows. Which entries a waiver excuses on a given night is found by pipelines.warehouse.ledger.

A waiver excuses exactly what was seen when it was given: its `quarantine_id` hangs on the document's hash, place and rule, and `seen` holds
the figures (of a statement), the printed line (of a table, row or cell) or the file's hash (of a file refused whole). Where either is
another, the waiver no longer applies.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

WAIVERS = Path(os.environ.get("TIEOUT_WAIVERS", Path(__file__).resolve().parents[2] / "data" / "waivers.csv"))
"""The file that holds unless another is named: one for all data folders, since a waiver names its document by hash."""


class UnreadableWaivers(Exception):
    """The file of waivers can't be read or written as such; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One row of the file. Every field is text; a field that does not apply is empty."""

    quarantine_id: str  # as in audit.quarantine
    source_path: str  # for people, and to tell a document that changed from one that is gone
    document_id: str  # sha256 of the document; empty for a file refused whole, whose hash stands in `seen`
    scope: str  # document | table | row | cell | statement
    place: str  # for people: statement and period, or line
    rule: str  # the identity that breaks, or the reader's rule
    seen: str  # what is excused: figures, printed line or file hash
    reason: str  # why, in a person's words
    waived_by: str
    waived_on: str  # ISO date


COLUMNS = tuple(field.name for field in fields(Waiver))


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers of a file, in its order; none where there is no such file. Raises UnreadableWaivers."""
    try:
        with path.open(newline="", encoding="utf-8") as lines:
            rows = list(_numbered(lines))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableWaivers(f"The waivers in {path} can't be read: {error}.") from error
    if not rows or tuple(rows[0][1]) != COLUMNS:
        raise UnreadableWaivers(f"The first line of {path} must name its columns: {','.join(COLUMNS)}.")
    lines_of: dict[str, int] = {}
    waivers = []
    for line, row in rows[1:]:
        told = f"{path}, line {line}: {','.join(row)}"
        if len(row) != len(COLUMNS):
            raise UnreadableWaivers(f"{told}: it has {len(row)} fields where {len(COLUMNS)} belong.")
        waiver = Waiver(*row)
        if not (waiver.quarantine_id and waiver.reason.strip()):
            raise UnreadableWaivers(f"{told}: it lacks a quarantine_id or a reason.")
        if waiver.quarantine_id in lines_of:
            first = lines_of[waiver.quarantine_id]
            raise UnreadableWaivers(f"{told}: no two rows may have the same quarantine_id, and line {first} has it, too.")
        lines_of[waiver.quarantine_id] = line
        waivers.append(waiver)
    return tuple(waivers)


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV, each with the line on which it starts."""
    reader = csv.reader(lines, strict=True)
    start = 0
    for row in reader:
        yield start + 1, row
        start = reader.line_num


def write_waivers(path: Path, waivers: Iterable[Waiver]) -> None:
    """Make `waivers` the content of the file, all at once. Raises UnreadableWaivers where it can't be written."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(asdict(waiver) for waiver in waivers)
        unfinished.replace(path)
    except OSError as error:
        raise UnreadableWaivers(f"The waivers in {path} can't be written: {error.strerror}.") from error
