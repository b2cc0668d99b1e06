"""What is the worst that a megabyte can do? Inputs made to hurt, each read in a process of its own; none may take ten seconds.

Deep and broken nesting, one endless line, very many rows or cells,
and long runs of every character that a rule about figures or captions looks for.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.timing import readings
from pipelines.commands.text_tables import lines_of

MEGABYTE = 1_000_000
LIMIT = 10
"""CPU seconds."""
PATIENCE = 30
"""CPU seconds after which a reading is broken off."""

HEAD = "                        Three Months Ended\n                             March 31,\n                          2006      2005\n"
RUNS = (
    " ",
    "\t",
    "\n",
    "7",
    "7,",
    "1.",
    "(",
    ")",
    "( ",
    "$",
    "$ ",
    "-",
    "- ",
    ".",
    ". ",
    "_",
    "=",
    "%",
    "1 ",
    "(1) ",
    "$(1,234) ",
    "a ",
    "A",
    "and ",
    "2006 ",
    "March 31, ",
    "net sales of $1 million ",
)
HTML_RUNS = (
    "<",
    "<!--",
    "<table>",
    "<td>",
    "<tr><td>1",
    "<div>",
    "<p>",
    "</table>",
    "&",
    "&#",
    "&nbsp;",
    "<b",
    '<td colspan="1000000">',
    "<br>",
)


def inputs() -> Iterator[tuple[str, str, Callable[[], str]]]:
    """Name, suffix, and how to make each input."""
    deep = 10_000
    yield "tables nested 10,000 deep", ".htm", lambda: _html("<table><tr><td>1" * deep + "</td></tr></table>" * deep)
    yield "tables nested 10,000 deep, never closed", ".htm", lambda: _html("<table><tr><td>1" * deep)
    yield "divs nested 100,000 deep", ".htm", lambda: _html("<div>" * 100_000 + "1" + "</div>" * 80_000)
    yield "HTML table of 20,000 rows in 1 MB", ".htm", lambda: _html(_html_table(20_000))
    yield "HTML table of 100,000 rows", ".htm", lambda: _html(_html_table(100_000))
    yield "HTML row of 60,000 cells", ".htm", lambda: _html("<table><tr><td>Net sales" + "<td>1,234" * 60_000 + "</table>")
    yield "HTML cell of 1 MB of words", ".htm", lambda: _html("<table><tr><td>" + _filled("net sales ") + "<td>1</table>")
    yield "attribute of 1 MB", ".htm", lambda: _html(f'<p style="{_filled("a:b;")}">Net sales 1</p>')
    yield "text table of 20,000 rows in 1 MB", ".txt", lambda: _text_table(20_000)
    yield "text table of 100,000 rows", ".txt", lambda: _text_table(100_000)
    yield "text table of 20,000 rows, no subtotal holds", ".txt", lambda: _text_table(20_000, "Total")
    yield "one line of 1 MB of words", ".txt", lambda: _filled("net sales increased to ")
    yield "one line of 1 MB of figures", ".txt", lambda: HEAD + "Net sales " + _filled("1,234  ")
    yield "one heading over 1 MB of spaces", ".txt", lambda: HEAD + "Net sales" + _filled(" ") + "1,234"
    for run in RUNS:
        yield f"run of {run!r}", ".txt", partial(_headed, run)
    for run in HTML_RUNS:
        yield f"HTML run of {run!r}", ".htm", partial(_html_filled, run)


def main() -> None:
    """A table of times, dearest first, and a line that says whether all stayed below the limit."""
    rows: list[list[object]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, suffix, make) in enumerate(inputs()):
            path = Path(folder, f"{number}{suffix}")
            path.write_text(make(), encoding="utf-8")
            rows.append(_row(name, path))
    rows.sort(key=lambda row: -float(str(row[2])))
    for line in lines_of(["input", "bytes", "CPU s", "figures", "refusals", "peak MB", "ended"], rows):
        print(line)
    late = sum(float(str(row[2])) >= LIMIT or row[6] != "well" for row in rows)
    print(f"{len(rows)} inputs, {late} over {LIMIT} s of CPU time or not read to the end")


def _row(name: str, path: Path) -> list[object]:
    found = readings("tieout", [path], PATIENCE)
    size = path.stat().st_size
    if not found:
        return [name, size, f"{PATIENCE:.2f}", None, None, None, f"not in {PATIENCE} s"]
    (reading,) = found
    what = reading.found
    return [
        name,
        size,
        f"{reading.seconds:.2f}",
        what.get("figures"),
        what.get("refusals"),
        f"{reading.peak_mb:.0f}",
        reading.error or "well",
    ]


def _filled(piece: str) -> str:
    return piece * (MEGABYTE // len(piece))


def _headed(piece: str) -> str:
    return HEAD + _filled(piece)


def _html_filled(piece: str) -> str:
    return _html(_filled(piece))


def _html(body: str) -> str:
    return f"<html><body><p>Three months ended March 31, 2006 (in thousands)</p>{body}</body></html>"


def _html_table(rows: int) -> str:
    return "<table><tr><td><td>2006<td>2005" + "".join(f"<tr><td>Item {n}<td>{n}<td>{2 * n}" for n in range(rows)) + "</table>"


def _text_table(rows: int, caption: str = "Item") -> str:
    return "STATEMENT OF OPERATIONS\n(in thousands)\n" + HEAD + "".join(f"{caption} {n:<20} {n:>10} {7 * n:>10}\n" for n in range(rows))


if __name__ == "__main__":
    main()
