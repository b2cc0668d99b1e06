"""How fast is a document read, against other readers? CPU time of one core, the same documents in the same run.

Every reader reads all the documents in each of several rounds, the readers taking turns; a document counts with its fastest round, since
other work on the machine only ever adds. `figures` are typed values (with a number, at least), `tables` what the reader itself calls one.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.documents import megabytes, ordinary_html, seed_sized_ascii
from benchmarks.timing import NotInstalled, Reading, peers, readings
from pipelines.commands.text_tables import lines_of

ROUNDS = 3


def main() -> None:
    """A table for plain text and one for HTML."""
    for title, paths in (("seed-sized plain text", seed_sized_ascii()), ("HTML up to 250 KB", ordinary_html())):
        print(f"\n{title}: {len(paths)} documents, {megabytes(paths):.1f} MB, the fastest of {ROUNDS} rounds")
        for line in lines_of(
            ["reader", "docs/s", "MB/s", "ms a document", "Tieout against it", "tables", "figures", "failed"], _rows(paths)
        ):
            print(line)


def _rows(paths: list[Path]) -> list[list[object]]:
    rounds: dict[str, list[list[Reading]]] = {name: [] for name in ("tieout", *peers())}
    missing: dict[str, str] = {}
    for _ in range(ROUNDS):
        for name in rounds:
            try:
                if name not in missing:
                    rounds[name].append(readings(name, paths))
            except NotInstalled as why:
                missing[name] = str(why)
    ours = _fastest(rounds["tieout"])
    return [
        _row(name, rounds[name], paths, ours) if name not in missing else [name, f"not installed: {missing[name]}", *[None] * 6]
        for name in rounds
    ]


def _row(name: str, rounds: list[list[Reading]], paths: list[Path], ours: float) -> list[object]:
    if any(len(found) < len(paths) for found in rounds):
        return [name, f"gave up after {min(map(len, rounds))} documents", *[None] * 6]
    seconds = _fastest(rounds)
    found = [reading.found for reading in rounds[-1]]
    figures = sum(what["figures"] for what in found if "figures" in what) if any("figures" in what for what in found) else None
    return [
        name,
        f"{len(paths) / seconds:.1f}" if seconds else None,  # a reader that finds no table at all may be done before the clock ticks
        f"{megabytes(paths) / seconds:.2f}" if seconds else None,
        f"{1000 * seconds / len(paths):.1f}",
        f"{seconds / ours:.2f} x",
        sum(what.get("tables", 0) for what in found),
        figures,
        sum(reading.error is not None for reading in rounds[-1]),
    ]


def _fastest(rounds: list[list[Reading]]) -> float:
    """CPU seconds of all documents, each in its fastest round."""
    return sum(min(reading.seconds for reading in document) for document in zip(*rounds, strict=True))


if __name__ == "__main__":
    main()
