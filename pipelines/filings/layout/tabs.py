"""Lines whose cells a single tab parts, on no common stops: the same lines with their cells in columns.

What belongs here: telling such lines from those that were aligned on every eighth column, and setting them out. What stands in the columns
is text_layout.py's.
"""

from __future__ import annotations

from collections import Counter

from pipelines.filings.numbers import is_placeholder, number

LEAST_ROWS = 4
WIDEST_PAGE = 400
"""Characters of a line in columns: no table is wider."""
MOST_BETWEEN = 4
"""So many lines without a tab (headings, blanks) may stand within one run."""


def set_out(lines: list[str]) -> dict[int, tuple[str, list[int]]]:
    """Index of a line -> its text in columns, and for every column of that text the offset in the line; only for lines of runs that stand
    on no common stops.
    """
    found: dict[int, tuple[str, list[int]]] = {}
    run: list[int] = []
    for index, line in enumerate(lines):
        if "\t" not in line:
            continue
        if not _has_cells(line):
            run = []
        else:
            if run and index - run[-1] > MOST_BETWEEN + 1:
                run = []
            run.append(index)
        if run and (index + 1 == len(lines) or not _goes_on(lines, index)):
            found.update(_columns_of_run([(each, lines[each]) for each in run]))
            run = []
    return found


def _goes_on(lines: list[str], index: int) -> bool:
    """Does another line of cells follow closely?"""
    for line in lines[index + 1 : index + 2 + MOST_BETWEEN]:
        if "\t" in line:
            return _has_cells(line)
    return False


def _has_cells(line: str) -> bool:
    """Is this line made of cells that single tabs part, none of them padded with spaces, only the first perhaps empty?"""
    cells = line.rstrip().split("\t")
    return "<" not in line and len(cells) > 1 and all(cell.strip() and "   " not in cell.strip() for cell in cells[1:])


def _is_row(cells: list[str]) -> bool:
    return bool(cells[0].strip()) and all(number(cell.strip()) or is_placeholder(cell.strip()) for cell in cells[1:])


def _columns_of_run(run: list[tuple[int, str]]) -> dict[int, tuple[str, list[int]]]:
    """The lines of a run in columns; none where they are too few, differ in their cells, or are aligned as they stand."""
    cells = {index: line.rstrip().split("\t") for index, line in run}
    rows = [each for each in cells.values() if _is_row(each)]
    if len(rows) < LEAST_ROWS:
        return {}
    columns, count = Counter(len(each) - 1 for each in rows).most_common(1)[0]
    if columns < 2 or count * 5 < len(rows) * 4 or not _is_askew([line for index, line in run if _is_row(cells[index])]):
        return {}
    caption = max(len(each[0].rstrip()) for each in cells.values()) + 2
    pitch = max((len(cell.strip()) for each in cells.values() if len(each) - 1 == columns for cell in each[1:]), default=0) + 3
    spanned = max(
        (len(cell.strip()) * (len(each) - 1) for each in cells.values() if len(each) - 1 < columns for cell in each[1:]), default=0
    )
    pitch = max(pitch, spanned // columns + 3)
    if caption + columns * pitch > WIDEST_PAGE:
        return {}
    return {index: _set_out(line, caption, pitch, columns) for index, line in run}


def _is_askew(lines: list[str]) -> bool:
    """Do the lines, expanded to every eighth column, end far apart?"""
    ends = [len(line.rstrip().expandtabs(8)) for line in lines]
    return max(ends) - min(ends) > 8


def _set_out(line: str, caption: int, pitch: int, columns: int) -> tuple[str, list[int]]:
    """One line in columns: figures and heads to the right of their column, heads of several columns over their middle."""
    out: list[str] = []
    offsets: list[int] = []
    at = 0
    cells = line.rstrip().split("\t")
    count = len(cells) - 1
    share = columns // count if count < columns and columns % count == 0 else 1
    for place, cell in enumerate(cells):
        text = cell.strip() if place else cell.rstrip()
        start = at + len(cell) - len(cell.lstrip()) if place else at
        right = caption + place * pitch * share if place else len(text)
        if place and share > 1:
            right -= (pitch * share - len(text)) // 2 - 1
        padding = max(right - len(text) - len(out), 2 if place else 0)
        out.extend(" " * padding)
        offsets.extend([at] * padding)
        out.extend(text)
        offsets.extend(range(start, start + len(text)))
        at += len(cell) + 1
    return "".join(out), offsets
