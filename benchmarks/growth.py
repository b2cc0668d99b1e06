"""Does the time grow in step with the length? One release repeated until it fills 16 KB to 5 MB, as plain text and as HTML.

CPU seconds a megabyte should stay the same from line to line; `against 16 KB` is how many times dearer a megabyte is than in the shortest
document.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.documents import SAMPLES
from benchmarks.timing import readings
from pipelines.commands.text_tables import lines_of

SIZES = (16_000, 64_000, 256_000, 1_000_000, 5_000_000)
SECONDS = 300
RELEASES = (
    ("plain text", SAMPLES / "lexington-precision_2006-06-01_8-K_EX-99.1.txt"),
    ("HTML", SAMPLES / "apple_2007-10-22_8-K_EX-99.1.htm"),
)


def main() -> None:
    """A table for each layout."""
    with tempfile.TemporaryDirectory() as folder:
        for layout, release in RELEASES:
            print(f"\n{layout}: {release.name} repeated")
            for line in lines_of(["bytes", "CPU s", "CPU s a MB", "against 16 KB", "figures", "peak MB"], _rows(release, Path(folder))):
                print(line)


def _rows(release: Path, folder: Path) -> list[list[object]]:
    rows: list[list[object]] = []
    first = None
    for size in SIZES:
        path = folder / f"{size}{release.suffix}"
        path.write_bytes(repeated(release.read_bytes(), size))
        found = readings("tieout", [path], SECONDS)
        length = path.stat().st_size
        if not found:
            rows.append([length, f"more than {SECONDS}", None, None, None, None])
            continue
        a_megabyte = found[0].seconds / length * 1e6
        first = first or a_megabyte
        rows.append(
            [
                length,
                f"{found[0].seconds:.3f}",
                f"{a_megabyte:.2f}",
                f"{a_megabyte / first:.2f}",
                found[0].found["figures"],
                f"{found[0].peak_mb:.0f}",
            ]
        )
    return rows


def repeated(release: bytes, size: int) -> bytes:
    """One document of about `size` bytes that holds the release again and again (in HTML: what stands in its body)."""
    before, begin, rest = release.rpartition(b"<body>")
    body, end, after = rest.partition(b"</body>")
    return before + begin + body * max(1, round(size / len(body))) + end + after


if __name__ == "__main__":
    main()
