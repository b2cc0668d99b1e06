"""One chunk of files -> one Parquet part: what a worker does, whichever engine runs it.

A part's name hangs on what went into it (paths, hashes, reader version) alone, so the same chunk read twice is the same file, and a part
left behind by a crash is overwritten or swept away, never mixed in.
"""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.filings.records import READER_VERSION, Extraction, Refusal
from pipelines.lake.tables import RECORDS, SCHEMAS, arrow_tables, fingerprint_of_schemas

Reader = Callable[[bytes, str], Extraction]
"""A file's bytes and its path relative to the raw folder -> what was read."""

NO_PART = "empty"
"""The part without rows that every folder of the lake holds, so that a glob over it always finds a file."""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """One file of a chunk."""

    source_path: str
    file_hash: str  # sha256 of its bytes when it was listed
    bytes: int


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One raw file and the part that holds what was read from it."""

    source_path: str
    file_hash: str | None  # None where the file could not be read
    part: str
    bytes: int | None
    reader_version: str
    state: str  # read | refused


def part_name(names_and_hashes: Iterable[str]) -> str:
    """16 hex digits for what goes into a part."""
    return hashlib.sha256("\n".join([READER_VERSION, fingerprint_of_schemas(), *names_and_hashes]).encode()).hexdigest()[:16]


def write_part(
    raw: Path, lake: Path, chunk: Sequence[FileToRead], read: Reader, seconds_per_file: int | None = None
) -> tuple[ManifestRow, ...]:
    """Read the files of a chunk and write their records as one part of each folder of the lake.

    Out: one manifest row per file. A file that vanished, can't be opened or makes the reader raise is refused by name; the others of the
    chunk are unharmed. With `seconds_per_file` the kernel kills this process when one file takes longer (a signal handler in Python would
    wait for a regular expression to end).
    """
    part = part_name(f"{file.source_path}\t{file.file_hash}" for file in chunk)
    rows, tables = [], []
    for file in chunk:
        with _deadline(seconds_per_file):
            row, found = _read_file(raw, file, part, read)
        rows.append(row)
        tables.append(found)
    _write(lake, part, {name: pa.concat_tables([found[name] for found in tables]) for name in RECORDS})
    return tuple(rows)


def write_refusals(lake: Path, refusals: Sequence[tuple[Refusal, str | None, int | None]]) -> tuple[ManifestRow, ...]:
    """A part that holds nothing but files refused unread: each a refusal, the hash (None where the bytes could not be had) and the size."""
    if not refusals:
        return ()
    part = part_name(f"{refusal.source_path}\t{refusal.rule}\t{file_hash}" for refusal, file_hash, _ in refusals)
    tables = [arrow_tables(Extraction(refusals=(refusal,)), file_hash, part) for refusal, file_hash, _ in refusals]
    _write(lake, part, {name: pa.concat_tables([found[name] for found in tables]) for name in RECORDS})
    return tuple(
        ManifestRow(refusal.source_path, file_hash, part, size, READER_VERSION, "refused") for refusal, file_hash, size in refusals
    )


def write_empty_part(lake: Path) -> None:
    """Make sure that each folder of the lake exists and holds at least one file."""
    _write(lake, NO_PART, {name: schema.empty_table() for name, schema in SCHEMAS.items()})


def refused_file(source_path: str, rule: str, detail: str) -> Refusal:
    """The refusal of a whole file that was never decoded."""
    return Refusal(None, source_path, "document", None, None, None, None, "", rule, detail)


def refusal_of_error(source_path: str, error: OSError) -> Refusal:
    """The refusal that an operating system's error amounts to."""
    if isinstance(error, FileNotFoundError):
        return refused_file(source_path, "file_vanished", "The file was listed, but was gone when it was to be read.")
    return refused_file(source_path, "unreadable_file", f"The file can't be opened: {error.strerror}.")


def _read_file(raw: Path, file: FileToRead, part: str, read: Reader) -> tuple[ManifestRow, dict[str, pa.Table]]:
    try:
        content = (raw / file.source_path).read_bytes()
    except OSError as error:
        return _refused(refusal_of_error(file.source_path, error), None, file.bytes, part)
    file_hash = hashlib.sha256(content).hexdigest()
    try:
        extraction = read(content, file.source_path)
        tables = arrow_tables(extraction, file_hash, part)
    except Exception as error:  # a fault of the reader must cost one file, not the batch; it is named in the quarantine
        detail = f"The reader failed on this file: {type(error).__name__}: {error}"
        return _refused(refused_file(file.source_path, "reader_failed", detail), file_hash, len(content), part)
    state = "read" if extraction.documents else "refused"
    return ManifestRow(file.source_path, file_hash, part, len(content), READER_VERSION, state), tables


def _refused(refusal: Refusal, file_hash: str | None, size: int, part: str) -> tuple[ManifestRow, dict[str, pa.Table]]:
    row = ManifestRow(refusal.source_path, file_hash, part, size, READER_VERSION, "refused")
    return row, arrow_tables(Extraction(refusals=(refusal,)), file_hash, part)


@contextmanager
def _deadline(seconds: int | None) -> Iterator[None]:
    signal.alarm(seconds or 0)
    try:
        yield
    finally:
        signal.alarm(0)


def _write(lake: Path, part: str, tables: dict[str, pa.Table]) -> None:
    for name, table in tables.items():
        folder = lake / name
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f".{part}.{os.getpid()}"
        pq.write_table(table, unfinished, compression="zstd")
        unfinished.replace(folder / f"{part}.parquet")
