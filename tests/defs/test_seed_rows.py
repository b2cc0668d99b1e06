"""What a person is told of a row of a seed that breaks a rule: file, line, text and rule."""

from pathlib import Path

import pytest

from pipelines.defs.seed_rows import SHOWN, broken_rules, first_of, unloadable_rows

HEAD = "name,known_as,decision,note\n"
UNIQUE = {"name": "unique", "kwargs": {"column_name": "name"}}
TOGETHER = {"name": "unique_combination", "kwargs": {"columns": ["known_as", "decision"]}}
NOT_NULL = {"name": "not_null", "kwargs": {"column_name": "known_as"}}
ONE_OF = {"name": "accepted_values", "kwargs": {"column_name": "decision", "values": ["same", "different"]}}
ELSEWHERE = {"name": "relationships", "kwargs": {"column_name": "known_as", "to": "ref('concepts')", "field": "concept"}}


def seed(folder: Path, rows: str) -> Path:
    path = folder / "seed.csv"
    path.write_text(HEAD + rows)
    return path


@pytest.mark.parametrize(
    ("rows", "test", "result", "told"),
    [
        (
            'Roe,Doe,same,\n"Poe, Inc.",Doe,same,\n\n"Poe, Inc.",Moe,same,"two\nlines"\n',
            UNIQUE,
            {"unique_field": "Poe, Inc.", "n_records": 2},
            'seed.csv, line 5: "Poe, Inc.",Moe,same,"two\nlines": no two rows may have the same name, and line 3 has the same.',
        ),
        (
            "Roe,Doe,same,\nPoe,Doe,same,\n",
            TOGETHER,
            {"known_as": "Doe", "decision": "same", "rows_alike": 2},
            "seed.csv, line 3: Poe,Doe,same,: no two rows may have the same known_as, decision, and line 2 has the same.",
        ),
        ("Roe,Doe,same,\nPoe,,same,\n", NOT_NULL, {"known_as": None}, "seed.csv, line 3: Poe,,same,: known_as may not be empty."),
        (
            "Roe,Doe,perhaps,\n",
            ONE_OF,
            {"value_field": "perhaps", "n_records": 1},
            "seed.csv, line 2: Roe,Doe,perhaps,: decision must be one of same, different.",
        ),
        ("Roe,Doe,same,\n", ELSEWHERE, {"from_field": "Doe"}, "seed.csv, line 2: Roe,Doe,same,: known_as must be a concept of concepts."),
        ("Roe,Doe,same,\n", UNIQUE, {"unique_field": "Loe", "n_records": 2}, ""),
    ],
)
def test_a_row_that_breaks_a_rule_is_told_with_its_line_and_text(tmp_path: Path, rows: str, test: dict, result: dict, told: str) -> None:
    assert first_of(broken_rules(seed(tmp_path, rows), "seed.csv", test, "", [result])) == told


def test_a_rule_of_the_project_is_told_in_the_words_of_its_description(tmp_path: Path) -> None:
    path = seed(tmp_path, "Poe Inc.,Doe,same,\nPOE INC,Moe,same,\n")
    rule = "no two rows may have the same name but for case"
    results = [{"name": "Poe Inc."}, {"name": "POE INC"}]
    told = first_of(broken_rules(path, "seed.csv", {"name": "one_row_per_company_name", "kwargs": {}}, rule, results))
    assert told == f"seed.csv, line 2: Poe Inc.,Doe,same,: {rule}. seed.csv, line 3: POE INC,Moe,same,: {rule}."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"1,Doe\n2,Poe,same\n", "seed.csv, line 3: 2,Poe,same: it has 3 fields where 2 belong."),
        (b"one,Doe\n", "seed.csv, line 2: one,Doe: priority must be a whole number."),
        (b"1,Doe\n2,Caf\xe9\n", "seed.csv, line 3: 2,Caf\\xe9: it is no text in UTF-8."),
        (b"1,Doe\n", ""),
    ],
)
def test_a_row_that_can_not_be_loaded_is_told_with_its_line_and_text(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "seed.csv"
    path.write_bytes(b"priority,word\n" + content)
    assert first_of(unloadable_rows(path, "seed.csv", {"priority": "integer", "word": "varchar"})) == told


def test_a_head_that_lacks_a_column_is_told(tmp_path: Path) -> None:
    path = tmp_path / "seed.csv"
    path.write_text("prio,word\n1,Doe\n")
    told = first_of(unloadable_rows(path, "seed.csv", {"priority": "integer", "word": "varchar"}))
    assert told == "seed.csv, line 1: prio,word: the first line must name the columns, and priority is missing."


def test_an_empty_seed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "seed.csv"
    path.write_text("")
    assert first_of(unloadable_rows(path, "seed.csv", {})) == "seed.csv is empty: its first line must name its columns."


def test_of_many_rows_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    path = seed(tmp_path, "Roe,,same,\n" * (SHOWN + 2))
    told = first_of(broken_rules(path, "seed.csv", NOT_NULL, "", [{"known_as": None}]))
    assert told.count("may not be empty.") == SHOWN
    assert told.endswith(" And 2 more.")
