"""The raw folder as it stands now: which files there are, and which of them can't even be opened.

Nothing is read here. A name is passed over on purpose only if it is hidden, a README or the sample's MANIFEST.csv; everything else is
either listed for reading or refused by name.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.filings.containers import MAX_FILE_BYTES


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One name under the raw folder. `rule` and `detail` are set where it is refused before anyone opens it."""

    source_path: str  # relative to the raw folder, with forward slashes
    bytes: int | None  # size when listed; None where it could not be told
    rule: str | None = None
    detail: str | None = None


def listed_files(raw: Path) -> tuple[ListedFile, ...]:
    """All files under `raw`, in the order of their names.

    Folders are entered recursively, linked ones too (each real folder once, so that a loop of links ends). Raises NotADirectoryError where
    `raw` isn't a folder.
    """
    if not raw.is_dir():
        raise NotADirectoryError(f"the raw folder {raw} {'is a file' if raw.exists() else 'does not exist'}")
    return tuple(sorted(_walk(raw), key=lambda file: file.source_path))


def write_listing(lake: Path, files: tuple[ListedFile, ...]) -> None:
    """Keep a listing in the lake, for the step that reads the files."""
    schema = pa.schema([("source_path", pa.string()), ("bytes", pa.int64()), ("rule", pa.string()), ("detail", pa.string())])
    lake.mkdir(parents=True, exist_ok=True)
    unfinished = lake / ".listing.parquet"
    pq.write_table(pa.Table.from_pylist([asdict(file) for file in files], schema=schema), unfinished)
    unfinished.replace(lake / "listing.parquet")


def read_listing(lake: Path) -> tuple[ListedFile, ...]:
    """The listing that was kept last. Raises FileNotFoundError where there is none."""
    return tuple(ListedFile(**row) for row in pq.read_table(lake / "listing.parquet").to_pylist())


def is_passed_over(name: str) -> bool:
    """True for names that never hold a filing: hidden files and folders, README*, MANIFEST.csv."""
    return name.startswith(".") or name.upper().startswith("README") or name == "MANIFEST.csv"


def _walk(raw: Path) -> Iterator[ListedFile]:
    unread: list[OSError] = []
    entered: set[str] = set()
    for folder, folders, names in os.walk(raw, followlinks=True, onerror=unread.append):
        real = os.path.realpath(folder)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not is_passed_over(name))
        yield from (_listed(raw, Path(folder, name)) for name in names if not is_passed_over(name))
    for error in unread:
        yield ListedFile(_relative(raw, Path(error.filename)), None, "unreadable_folder", f"The folder can't be opened: {error.strerror}.")


def _listed(raw: Path, path: Path) -> ListedFile:
    name = _relative(raw, path)
    if name != path.relative_to(raw).as_posix():
        return ListedFile(name, None, "file_name_not_text", "The file's name is not valid UTF-8: no record could point to it.")
    try:
        found = path.stat()
    except OSError as error:
        return ListedFile(name, None, "unreadable_file", f"The file can't be opened: {error.strerror}.")
    if not stat.S_ISREG(found.st_mode):
        return ListedFile(name, None, "not_a_file", "Neither a file nor a folder: a pipe, a socket or a device.")
    if found.st_size > MAX_FILE_BYTES:
        return ListedFile(name, found.st_size, "too_large", f"The file has {found.st_size:,} bytes: more than {MAX_FILE_BYTES:,}.")
    return ListedFile(name, found.st_size)


def _relative(raw: Path, path: Path) -> str:
    return os.fsencode(path.relative_to(raw).as_posix()).decode("utf-8", "backslashreplace")
