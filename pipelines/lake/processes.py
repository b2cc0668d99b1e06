"""Many chunks at once on one machine: a pool of processes that survives the death of any of them.

A worker that dies (a crash in native code, the out-of-memory killer, a file that takes too long) breaks the whole pool, and nobody can tell
whose fault it was. So every chunk that was under way is read again alone; one that kills its worker again is halved, until the one bad file
is alone and is refused.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from pipelines.lake.parts import FileToRead, ManifestRow, Reader, refused_file, write_part, write_refusals

SECONDS_PER_FILE = 120
"""A file that is not read by then never will be: the largest 10-K takes about a hundredth of it."""

Chunk = tuple[FileToRead, ...]


def read_chunks(
    raw: Path, lake: Path, chunks: Sequence[Chunk], read: Reader, workers: int | None = None, seconds_per_file: int = SECONDS_PER_FILE
) -> Iterator[tuple[ManifestRow, ...]]:
    """Write every chunk's part and yield its manifest rows as soon as it stands (in no fixed order).

    Workers are spawned, not forked: the parent may hold threads and database connections. Even one small file is read in a process of
    its own, so that a file which kills its reader is refused on an ordinary night too, and not only in a large batch.
    """
    waiting = deque(chunks)
    while waiting:
        suspects: list[Chunk] = []
        size = min(workers or os.cpu_count() or 1, len(waiting))
        with _pool(size) as pool:
            yield from _until_broken(pool, size, raw, lake, waiting, read, seconds_per_file, suspects)
        for chunk in suspects:
            yield from _read_alone(raw, lake, chunk, read, seconds_per_file)


def _until_broken(
    pool: ProcessPoolExecutor, size: int, raw: Path, lake: Path, waiting: deque[Chunk], read: Reader, seconds: int, suspects: list[Chunk]
) -> Iterator[tuple[ManifestRow, ...]]:
    """Feed the pool from `waiting`, one chunk per worker; when it breaks, leave the chunks under way in `suspects`."""
    under_way: dict[Future[tuple[ManifestRow, ...]], Chunk] = {}
    while (waiting and not suspects) or under_way:
        while waiting and not suspects and len(under_way) < size:
            chunk = waiting.popleft()
            try:
                under_way[pool.submit(write_part, raw, lake, chunk, read, seconds)] = chunk
            except BrokenProcessPool:
                suspects.append(chunk)
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            chunk = under_way.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                suspects.append(chunk)


def _read_alone(raw: Path, lake: Path, chunk: Chunk, read: Reader, seconds: int) -> Iterator[tuple[ManifestRow, ...]]:
    started = time.monotonic()
    with _pool(1) as pool:
        try:
            yield pool.submit(write_part, raw, lake, chunk, read, seconds).result()
            return
        except BrokenProcessPool:
            took = time.monotonic() - started
    if len(chunk) > 1:
        middle = len(chunk) // 2
        yield from _read_alone(raw, lake, chunk[:middle], read, seconds)
        yield from _read_alone(raw, lake, chunk[middle:], read, seconds)
        return
    (file,) = chunk
    if took >= seconds:
        refusal = refused_file(file.source_path, "reading_took_too_long", f"The file was not read within {seconds} seconds.")
    else:
        refusal = refused_file(file.source_path, "worker_died", "The process that read this file died, with no other file beside it.")
    yield write_refusals(lake, [(refusal, file.file_hash, file.bytes)])


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
