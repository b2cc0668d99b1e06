"""Which documents are measured: the real filings beside the checkout where they are, the samples in data/raw where they aren't.

Only paths here: nothing is read, nothing is timed.
"""

from __future__ import annotations

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
RESULTS = CHECKOUT / "build" / "benchmarks"
"""Where a benchmark leaves what is too long to print; never committed."""

SAMPLES = CHECKOUT / "data" / "raw"
CORPUS_FOLDERS = ("ascii", "html", "submissions", "ex27", "tagged", "untagged", "legal")
SEED_SIZES = range(8_000, 24_000)
"""Bytes of a plain-text release of a few pages: the seed release has 15,805."""
HTML_SIZES = range(0, 250_000)
"""Bytes of an ordinary HTML release; the slower peers need minutes for the larger ones."""


def shared() -> Path | None:
    """The folder of real filings and truth files (TIEOUT_SHARED, else `shared` beside the checkout), or None."""
    folder = Path(os.environ.get("TIEOUT_SHARED", CHECKOUT.parent / "shared"))
    return folder if folder.is_dir() else None


def corpus() -> list[Path]:
    """Every filing that there is to read."""
    folder = shared()
    if folder is None:
        return _files(SAMPLES)
    return [path for name in CORPUS_FOLDERS for path in _files(folder / "corpus" / name)] + _files(folder / "seeds")


def seed_sized_ascii() -> list[Path]:
    """Plain-text filings of the seed release's size."""
    folder = shared()
    found = _files(SAMPLES) if folder is None else _files(folder / "seeds") + _files(folder / "corpus" / "ascii")
    return [path for path in found if path.suffix == ".txt" and path.stat().st_size in SEED_SIZES]


def ordinary_html() -> list[Path]:
    """HTML filings that are not supplements of megabytes."""
    folder = shared()
    found = _files(SAMPLES) if folder is None else _files(folder / "corpus" / "html")
    return [path for path in found if path.suffix == ".htm" and path.stat().st_size in HTML_SIZES]


def largest() -> Path:
    """The largest filing that there is."""
    return max(corpus(), key=lambda path: path.stat().st_size)


def megabytes(paths: list[Path]) -> float:
    """Their size together."""
    return sum(path.stat().st_size for path in paths) / 1e6


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".htm", ".html") and path.is_file())
