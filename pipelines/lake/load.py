"""A raw folder -> the lake, in one pass: list, tell what is new, read that, commit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.filings.extract import extract
from pipelines.filings.records import READER_VERSION, Refusal
from pipelines.lake import manifest
from pipelines.lake.listing import ListedFile
from pipelines.lake.parts import FileToRead, ManifestRow, Reader, refusal_of_error, refused_file, write_empty_part, write_refusals
from pipelines.lake.processes import Chunk, read_chunks

FILES_PER_CHUNK = 64
BYTES_PER_CHUNK = 4 * 1024 * 1024
"""Large enough that a part is worth its file, small enough that the death of a worker costs seconds."""

Progress = Callable[[int, int], None]
"""Files read so far, files to read; 0 and 0 where nothing is new."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one pass over the raw folder came to, in files."""

    reader_version: str
    listed: int
    read: int  # handed to the reader in this pass: new or changed ones only
    refused: int  # of all that are listed, those from which nothing was read


def load(
    raw: Path, lake: Path, listing: Iterable[ListedFile], progress: Progress = lambda done, total: None, read: Reader = extract
) -> Load:
    """Bring the lake up to date with `listing` and commit the manifest.

    Files whose bytes were read before (by the same version of the reader) are not read again; the same bytes at two paths are read once; a
    file that left the raw folder leaves the manifest. Nothing of the pass is visible before the commit.
    """
    write_empty_part(lake)
    known = manifest.known_files(lake)
    listed = tuple(listing)
    files, refusals = _files_and_refusals(raw, listed)
    rows = {row.source_path: row for row in write_refusals(lake, [(refusal, None, size) for refusal, size in refusals])}
    handed_over: set[str] = set()
    while unread := _first_of_each_content(file for file in files if file.source_path not in rows and file.file_hash not in known):
        total = len(handed_over) + len(unread)
        progress(len(handed_over), total)
        for done in read_chunks(raw, lake, tuple(_chunks(unread)), read):
            rows |= {row.source_path: row for row in done}
            known |= {row.file_hash: row for row in done if row.file_hash is not None}
            handed_over |= {row.source_path for row in done}
            progress(len(handed_over), total)
    if not handed_over:
        progress(0, 0)
    for file in files:
        if file.source_path not in rows:
            twin = known[file.file_hash]
            rows[file.source_path] = ManifestRow(file.source_path, file.file_hash, twin.part, file.bytes, twin.reader_version, twin.state)
    manifest.commit(lake, rows.values())
    return Load(READER_VERSION, len(listed), len(handed_over), sum(row.state == "refused" for row in rows.values()))


def _files_and_refusals(raw: Path, listed: Iterable[ListedFile]) -> tuple[list[FileToRead], list[tuple[Refusal, int | None]]]:
    files: list[FileToRead] = []
    refusals: list[tuple[Refusal, int | None]] = []
    for file in listed:
        if file.rule is not None:
            refusals.append((refused_file(file.source_path, file.rule, file.detail or file.rule), file.bytes))
            continue
        try:
            with (raw / file.source_path).open("rb") as content:
                file_hash = hashlib.file_digest(content, "sha256").hexdigest()
        except OSError as error:
            refusals.append((refusal_of_error(file.source_path, error), file.bytes))
            continue
        files.append(FileToRead(file.source_path, file_hash, file.bytes or 0))
    return files, refusals


def _first_of_each_content(files: Iterable[FileToRead]) -> list[FileToRead]:
    first: dict[str, FileToRead] = {}
    for file in files:
        first.setdefault(file.file_hash, file)
    return list(first.values())


def _chunks(files: Iterable[FileToRead]) -> Iterator[Chunk]:
    chunk: list[FileToRead] = []
    for file in files:
        if chunk and (len(chunk) == FILES_PER_CHUNK or sum(one.bytes for one in chunk) + file.bytes > BYTES_PER_CHUNK):
            yield tuple(chunk)
            chunk = []
        chunk.append(file)
    if chunk:
        yield tuple(chunk)
