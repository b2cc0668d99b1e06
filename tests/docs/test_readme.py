"""The README keeps its word: its SQL runs on the sample filings and gives the answers that are printed below it.

To print the answers anew after a change that is meant, run `TIEOUT_UPDATE_SNAPSHOTS=1 .venv/bin/pytest tests/docs` and read the difference before you commit it.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.commands.sql import sql

CHECKOUT = Path(__file__).resolve().parents[2]
README = CHECKOUT / "README.md"
QUESTION = re.compile(r"```sql\n(?P<query>.*?)```\n\n```text\n(?P<answer>.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def questions(page: str) -> list[tuple[str, str]]:
    """Each query of a Markdown page that has its answer below it, with that answer."""
    return [(found["query"], found["answer"]) for found in QUESTION.finditer(page)]


def with_answers(page: str, answer_to: Callable[[str], str]) -> str:
    """The page with every printed answer replaced by a fresh one."""
    return QUESTION.sub(lambda found: f"```sql\n{found['query']}```\n\n```text\n{answer_to(found['query'])}```", page)


@pytest.fixture
def answer_to(samples_run, capsys) -> Callable[[str], str]:
    """What `tieout sql` prints over the sample filings."""

    def printed(query: str) -> str:
        status = sql(query, Path(samples_run.data), as_csv=False)
        told = capsys.readouterr()
        assert status == 0, told.err
        return told.out

    return printed


@pytest.fixture(autouse=True)
def answers_written(request) -> None:
    if os.environ.get("TIEOUT_UPDATE_SNAPSHOTS"):
        README.write_text(with_answers(README.read_text(), request.getfixturevalue("answer_to")))


@pytest.mark.parametrize("number", range(len(questions(README.read_text()))))
def test_a_query_of_the_readme_gives_the_answer_printed_below_it(number: int, answer_to):
    query, answer = questions(README.read_text())[number]
    assert answer_to(query) == answer


def test_the_readme_asks_at_least_five_questions_and_every_sql_block_is_answered():
    page = README.read_text()
    assert len(questions(page)) >= 5
    assert page.count("```sql") == len(questions(page))


def test_no_answer_of_the_readme_is_empty():
    assert [query for query, answer in questions(README.read_text()) if "(0 rows)" in answer or not answer.strip()] == []


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_what_a_page_links_to_is_there(page: str):
    assert [target for target in LINK.findall((CHECKOUT / page).read_text()) if not (CHECKOUT / target).exists()] == []
