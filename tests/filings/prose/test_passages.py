"""Running text over line ends, page breaks and double spacing, and the way back to the page."""

from __future__ import annotations

from pipelines.filings import html_layout, text_layout
from pipelines.filings.blocks import Page
from pipelines.filings.prose.passages import Passage, Places, passages

CUT = """
   The valves of the company were sold in all parts of the state, and those of the
pump works were sold to

                                      -2-

the county, which had asked for them before anyone else did, and paid at once.

Another paragraph begins here and says nothing of importance to anyone.
"""


def place(page: Page, passage: Passage, words: str) -> tuple[int, str]:
    start = passage.text.index(words)
    line, first, last = Places(page).of(passage, start, start + len(words))
    return line, page.text[first:last]


def test_a_page_break_does_not_cut_a_sentence() -> None:
    found = passages(text_layout.page(CUT))
    assert [passage.text.split()[0] for passage in found] == ["The", "Another"]
    assert "sold to the county" in found[0].text


def test_a_finished_paragraph_stays_by_itself() -> None:
    page = text_layout.page(
        "The first paragraph ends with a full stop, as most of them do in print.\n\nthe second one begins in small letters.\n"
    )
    assert len(passages(page)) == 2


def test_words_stand_where_they_are_printed() -> None:
    page = text_layout.page(CUT)
    passage = passages(page)[0]
    assert place(page, passage, "the county") == (7, "the county")
    assert place(page, passage, "pump works") == (3, "pump works")


def test_entities_and_tags_of_html_are_one_character_or_none() -> None:
    source = (
        "<html><body><p>Sales of the <b>pump&nbsp;works</b> &amp; of the mill "
        "were $<i>5.2</i> million in all parts of the state.</p></body></html>"
    )
    page = html_layout.page(source)
    (passage,) = passages(page)
    assert place(page, passage, "& of")[1] == "&amp; of"
    assert place(page, passage, "$5.2 million")[1] == "$<i>5.2</i> million"


def test_the_items_of_a_list_laid_out_as_a_table_are_running_text() -> None:
    source = """<html><body><p>The company said today, as it does once every quarter, that:</p>
<table><tr><td>&#8226;</td><td>sales were $35 million and had increased 15%</td></tr>
<tr><td>&#8226;</td><td>operating income was $13 million</td></tr></table></body></html>"""
    page = html_layout.page(source)
    found = passages(page)
    assert [passage.text for passage in found[1:]] == [
        "• sales were $35 million and had increased 15%",
        "• operating income was $13 million",
    ]
    assert place(page, found[2], "$13 million")[1] == "$13 million"
