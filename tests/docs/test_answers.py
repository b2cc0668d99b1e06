"""The pages keep their word: the SQL of the README and of the cookbook runs on the sample filings and gives the answers that are printed
below it.

To print the answers anew after a change that is meant, run `TIEOUT_UPDATE_SNAPSHOTS=1 .venv/bin/pytest tests/docs` and read the difference
before you commit it.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.commands.sql import sql

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = {"README.md": 5, "docs/cookbook.md": 20}
"""Page -> how many questions it answers at least."""
QUESTION = re.compile(r"```sql\n(?P<query>.*?)```\n\n```text\n(?P<answer>.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def text_of(page: str) -> str:
    return (CHECKOUT / page).read_text()


def questions(page: str) -> list[tuple[str, str]]:
    """Each query of a Markdown page that has its answer below it, with that answer."""
    return [(found["query"], found["answer"]) for found in QUESTION.finditer(page)]


def with_answer(page: str, number: int, answer: str) -> str:
    """The page with the printed answer to one of its questions replaced by a fresh one."""
    found = list(QUESTION.finditer(page))[number]
    return page[: found.start("answer")] + answer + page[found.end("answer") :]


@pytest.fixture
def answer_to(samples_run, capsys) -> Callable[[str], str]:
    """What `tieout sql` prints over the sample filings."""

    def printed(query: str) -> str:
        status = sql(query, Path(samples_run.data), as_csv=False)
        told = capsys.readouterr()
        assert status == 0, told.err
        return told.out

    return printed


@pytest.mark.parametrize(("page", "number"), [(page, number) for page in PAGES for number in range(len(questions(text_of(page))))])
def test_a_query_gives_the_answer_printed_below_it(page: str, number: int, answer_to):
    query, _ = questions(text_of(page))[number]
    answer = answer_to(query)
    if os.environ.get("TIEOUT_UPDATE_SNAPSHOTS"):
        (CHECKOUT / page).write_text(with_answer(text_of(page), number, answer))
    assert questions(text_of(page))[number] == (query, answer)


@pytest.mark.parametrize(("page", "least"), PAGES.items())
def test_a_page_asks_enough_questions_and_every_sql_block_is_answered(page: str, least: int):
    text = text_of(page)
    assert len(questions(text)) >= least
    assert text.count("```sql") == len(questions(text))


@pytest.mark.parametrize("page", PAGES)
def test_no_answer_is_empty(page: str):
    assert [query for query, answer in questions(text_of(page)) if "(0 rows)" in answer or not answer.strip()] == []


@pytest.mark.parametrize(
    "page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/cookbook.md", "docs/data_dictionary.md"]
)
def test_what_a_page_links_to_is_there(page: str):
    folder = (CHECKOUT / page).parent
    assert [target for target in LINK.findall(text_of(page)) if not (folder / target).exists()] == []
