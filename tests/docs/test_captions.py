"""The README's example of a caption to add is one that can be added."""

import csv
import re

from running import CHECKOUT

SEEDS = CHECKOUT / "dbt_project" / "seeds"


def rows(lines: list[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(lines))


def key_of(row: dict[str, str]) -> tuple[str, str, str]:
    """What no two lines of captions.csv may agree in."""
    return row["statement"], row["unit"], row["caption"].lower()


def test_the_example_is_a_line_of_captions_csv_that_is_not_in_it_yet() -> None:
    seed = (SEEDS / "captions.csv").read_text().splitlines()
    (example,) = re.findall(r"For example\s+`(.+?)`", (CHECKOUT / "README.md").read_text())
    (row,) = rows([seed[0], example])
    assert None not in row and None not in row.values()
    assert row["concept"] in {concept["concept"] for concept in rows((SEEDS / "concepts.csv").read_text().splitlines())}
    assert key_of(row) not in map(key_of, rows(seed))
