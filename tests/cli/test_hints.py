"""Commands that a message names can be pasted into a shell."""

import shlex
from pathlib import Path

import pytest

from pipelines.commands.hints import not_one, pasteable


@pytest.mark.parametrize(
    ("called", "program"), [("/checkout/.venv/bin/tieout", "/checkout/.venv/bin/tieout"), ("/checkout/pipelines/cli.py", "tieout")]
)
def test_a_command_bears_the_name_it_was_called_by_and_its_data_folder(called: str, program: str, monkeypatch) -> None:
    monkeypatch.setattr("sys.argv", [called])
    command = pasteable("sql", "from marts.income_statements", data=Path("my data"))
    assert shlex.split(command) == [program, "sql", "from marts.income_statements", "--data", "my data"]


def test_an_id_that_is_not_one_says_which_way_it_misses() -> None:
    assert not_one("figure", 0, "ff") == "No figure has an id that begins with 'ff'."
    assert not_one("figure", 2, "") == "More than one figure has an id that begins with '': give more of its characters."
