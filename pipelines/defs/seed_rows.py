"""What is wrong with a seed, for the person who wrote the row: file, line, text and rule, where dbt tells a number of results.

What belongs here: finding the rows that a failed test of dbt means, and the rows that dbt could not load. Which rules hold stands in the
seeds' YAML, and dbt judges them.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

SHOWN = 5
"""Rows told of one rule; of the others only the number is."""

_FIELD_OF_RESULT = {"unique": "unique_field", "accepted_values": "value_field", "relationships": "from_field"}
"""What dbt's own tests of one column call that column in their results; the other tests name their columns as the seed does."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a CSV: the line on which it starts, the text as it stands there, and its cells."""

    line: int
    text: str
    cells: tuple[str, ...]


def rows_of(path: Path) -> tuple[Row, ...]:
    """The rows of a CSV, the head first; empty lines left out. Raises UnicodeDecodeError or csv.Error where it is none."""
    lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    reader = csv.reader(lines)
    rows, start = [], 0
    for cells in reader:
        if cells:
            rows.append(Row(start + 1, "".join(lines[start : reader.line_num]).strip(), tuple(cells)))
        start = reader.line_num
    return tuple(rows)


def broken_rules(path: Path, shown_as: str, test: Mapping[str, Any], rule: str, results: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A sentence for each row that breaks the rule of a failed test; none where the rows can't be found.

    `test` is how dbt knows the test (name, arguments), `rule` what it demands where its name does not tell (its description), `results`
    what its query gave: a mapping of column to value each.
    """
    head, *rows = rows_of(path)
    demanded = rule or rule_of(test)
    for result in results:
        wanted = _wanted(test, result)
        meant = [row for row in rows if all(_is(row, head, column, value) for column, value in wanted.items())] if wanted else []
        if len(meant) > 1 and test["name"] in ("unique", "unique_combination"):
            first, *meant = meant
            yield from (f"{_told(shown_as, row)}: {demanded}, and line {first.line} has the same." for row in meant)
        else:
            yield from (f"{_told(shown_as, row)}: {demanded}." for row in meant)


def unloadable_rows(path: Path, shown_as: str, types: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each row that can't be loaded: with too many or too few fields, or with a word where the column has numbers.

    `types` are the types of the seed's columns.
    """
    try:
        head, *rows = rows_of(path)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        text = error.object.splitlines()[line - 1].decode("utf-8", "backslashreplace")
        yield f"{shown_as}, line {line}: {text}: it is no text in UTF-8."
        return
    except csv.Error as error:
        yield f"{shown_as} is no CSV: {error}."
        return
    except ValueError:
        yield f"{shown_as} is empty: its first line must name its columns."
        return
    missing = [column for column in types if column not in head.cells]
    if missing:
        yield f"{_told(shown_as, head)}: the first line must name the columns, and {', '.join(missing)} is missing."
    for row in rows:
        if len(row.cells) != len(head.cells):
            yield f"{_told(shown_as, row)}: it has {len(row.cells)} fields where {len(head.cells)} belong."
            continue
        for column, cell in zip(head.cells, row.cells, strict=True):
            if types.get(column) == "integer" and not re.fullmatch(r"\s*-?\d*\s*", cell):
                yield f"{_told(shown_as, row)}: {column} must be a whole number."
            if types.get(column) == "boolean" and cell.strip().lower() not in ("true", "false", ""):
                yield f"{_told(shown_as, row)}: {column} must be true or false."


def first_of(sentences: Iterator[str]) -> str:
    """The first of them, and how many more there are; empty where there is none."""
    shown = list(islice(sentences, SHOWN))
    more = sum(1 for _ in sentences)
    return " ".join([*shown, f"And {more} more."] if more else shown)


def rule_of(test: Mapping[str, Any]) -> str:
    """What a test demands, in words."""
    arguments = test["kwargs"]
    column = arguments.get("column_name")
    match test["name"]:
        case "unique":
            return f"no two rows may have the same {column}"
        case "unique_combination":
            return f"no two rows may have the same {', '.join(arguments['columns'])}"
        case "not_null":
            return f"{column} may not be empty"
        case "accepted_values":
            return f"{column} must be one of {', '.join(map(str, arguments['values']))}"
        case "relationships":
            (seed,) = re.findall(r"'(\w+)'", arguments["to"])
            return f"{column} must be a {arguments['field']} of {seed}"
        case "true_of_every_row":
            return f"it must be true that {arguments['condition']}"
        case other:
            return f"it breaks the rule {other}"


def _wanted(test: Mapping[str, Any], result: Mapping[str, Any]) -> dict[str, Any]:
    """Column and value of the rows that a result of a test means."""
    arguments = test["kwargs"]
    if test["name"] in _FIELD_OF_RESULT:
        return {arguments["column_name"]: result[_FIELD_OF_RESULT[test["name"]]]}
    return {column: result[column] for column in arguments.get("columns", result)}


def _is(row: Row, head: Row, column: str, value: Any) -> bool:
    """Does the row have that value there? As text: dbt reads a type into it."""
    cells = dict(zip(head.cells, row.cells, strict=False))
    text = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
    return column in cells and cells[column].strip() == text.strip()


def _told(shown_as: str, row: Row) -> str:
    return f"{shown_as}, line {row.line}: {row.text}"
