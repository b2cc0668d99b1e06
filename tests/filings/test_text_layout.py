"""Typewritten pages fall into paragraphs and grids, and every piece knows its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.filings.blocks import Grid, Line, Page, Paragraph
from pipelines.filings.text_layout import blocks, is_value_tail, is_year, page

STATEMENT = """\
                              ACME CORPORATION
                     CONSOLIDATED STATEMENTS OF INCOME
                                                  Quarter ended
                                               March 31,   March 31,
                                                 2006        2005
                                               ---------   ---------
Net sales..................................     $ 24,798    $ 26,284
Cost of sales . . . . . . . . . . . . . . .       21,059      23,162
                                               ---------   ---------
Gross profit                                    $  3,739    $  3,122
                                               =========   =========
"""
PROSE = """\
The Company said that its net sales of the first quarter were lower than those
of the year before, because fewer cars were built in the plants that it sells to
and because prices were cut by 3% on average.
"""


def grids(text: str) -> list[Grid]:
    return [block for block in page(text).blocks if isinstance(block, Grid)]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in page(text).blocks if isinstance(block, Paragraph)]


def rows(text: str) -> list[list[str]]:
    """The texts of the pieces of every line of every grid that has any."""
    return [[piece.text for piece in line.pieces] for grid in grids(text) for line in grid.lines if line.pieces]


def lines(text: str) -> list[Line]:
    return [line for block in page(text).blocks for line in block.lines]


def assert_places(found: Page) -> None:
    """Every piece stands where it says: left to right, inside its line, and the text between its offsets is what it shows."""
    for block in found.blocks:
        for line in block.lines:
            right = 0
            for piece in line.pieces:
                assert line.start <= piece.start < piece.end <= line.end
                assert right <= piece.x0 < piece.x1
                right = piece.x1
                source = found.text[piece.start : piece.end]
                assert source == piece.text or "\f" in found.text or "<" in found.text or "\t" in source, (source, piece)


# --- what is a grid, what is running text ------------------------------------------------------------------------------------------------


def test_a_statement_with_its_titles_is_one_grid():
    assert len(grids(STATEMENT)) == 1 and paragraphs(STATEMENT) == []
    assert rows(STATEMENT)[0] == ["ACME CORPORATION"]
    assert rows(STATEMENT)[-1] == ["Gross profit", "$", "3,739", "$", "3,122"]


def test_running_text_above_and_below_stays_outside_of_the_grid():
    text = f"{PROSE}\n{STATEMENT}\n{PROSE}"
    assert len(grids(text)) == 1
    assert [block[:11] for block in paragraphs(text)] == ["The Company", "The Company"]
    assert rows(text) == rows(STATEMENT)


def test_prose_full_of_figures_is_no_grid():
    text = (
        "Sales went up to $24,798,000 from $26,284,000, a rise of 5% over the 2,000\n"
        "units sold in 2005; costs were 1,200 and 1,300 in the two quarters of 2006\n"
        "and 2005, as\n"
    )
    assert grids(text + "\n" + PROSE) == []


@pytest.mark.parametrize(
    "title",
    ["CONSOLIDATED STATEMENTS OF INCOME (in thousands, except per share data)", "SELECTED FINANCIAL DATA (in millions, except per share)"],
)
def test_a_title_in_one_line_with_its_scale_is_no_running_text(title):
    text = STATEMENT.replace("                     CONSOLIDATED STATEMENTS OF INCOME", f"           {title}")
    assert [title] in rows(text)


def test_a_new_column_head_opens_a_new_grid():
    balance = """\
                     CONSOLIDATED BALANCE SHEETS
                                               March 31,   Dec. 31,
                                                 2006        2005
Cash                                              1,000       2,000
Receivables                                       3,000       4,000
Total assets                                      4,000       6,000
"""
    assert len(grids(STATEMENT + "\n\n" + balance)) == 2


def test_running_text_of_three_lines_parts_two_grids():
    assert len(grids(f"{STATEMENT}\n{PROSE}\n{STATEMENT}")) == 2


def test_a_bare_list_of_years_is_no_grid():
    assert grids("Years that were good:   2004   2005\nYears that were bad:    2001   2002\n") == []


def test_a_caption_that_goes_on_below_its_last_figure_belongs_to_the_grid():
    text = (
        STATEMENT[: STATEMENT.index("Gross profit")]
        + "Income from operations                            3,739       3,122\n  before taxes\n\n"
        + PROSE
    )
    assert rows(text)[-1] == ["before taxes"]


# --- page furniture -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("furniture", ["- 2 -", "-2-", "2", "Page 2", "Page 2 of 14", "F-2", "(more)", "-more-", "# # #"])
def test_page_numbers_are_neither_title_nor_text(furniture):
    text = f"{' ' * 38}{furniture}\n\n{STATEMENT}\n\n{' ' * 38}{furniture}\n"
    assert rows(text) == rows(STATEMENT)
    assert paragraphs(text) == []


def test_a_page_tag_ends_a_grid():
    half = "\n".join(line for line in STATEMENT.splitlines() if "profit" not in line)
    text = (
        f"{half}\n"
        "<PAGE>\n"
        "Gross profit                                       3,739       3,122\n"
        "Taxes                                                39          22\n"
        "Net income                                         3,700       3,100\n"
    )
    assert len(grids(text)) == 2


def test_a_form_feed_ends_a_grid_like_a_page_tag():
    text = (
        f"{STATEMENT}\fIncome                                             3,739       3,122\n"
        "Taxes                                                39          22\n"
        "Net income                                         3,700       3,100\n"
    )
    assert len(grids(text)) == 2


def test_table_tags_leave_no_piece_behind():
    body = STATEMENT.replace(
        "                                               ---------   ---------\nNet",
        "<S>                                            <C>         <C>\nNet",
        1,
    )
    text = f"<PAGE>\n<TABLE>\n<CAPTION>\n{body}</TABLE>\n"
    assert rows(text) == rows(STATEMENT)
    assert not any("<" in piece.text for line in lines(text) for piece in line.pieces)


# --- pieces -------------------------------------------------------------------------------------------------------------------------------


def test_leaders_are_white_space():
    assert [row[0] for row in rows(STATEMENT) if "of sales" in row[0] or "Net" in row[0]] == ["Net sales", "Cost of sales"]


def test_a_rule_is_no_piece_and_knows_what_it_covers():
    drawn = [line.rules for line in grids(STATEMENT)[0].lines if line.rules]
    assert [[(rule.x0, rule.x1, rule.double) for rule in rules] for rules in drawn] == [
        [(47, 56, False), (59, 68, False)],
        [(47, 56, False), (59, 68, False)],
        [(47, 56, True), (59, 68, True)],
    ]


def test_tabs_reach_to_the_next_eighth_column_and_offsets_do_not_move():
    text = "Head\t\t2006\t\t2005\nNet sales\t24,798\t\t26,284\nCost\t\t21,059\t\t23,162\nProfit\t\t 3,739\t\t 3,122\n"
    (line,) = [line for line in lines(text) if line.pieces[0].text == "Net sales"]
    assert [(piece.text, piece.x0, text[piece.start : piece.end]) for piece in line.pieces] == [
        ("Net sales", 0, "Net sales"),
        ("24,798", 16, "24,798"),
        ("26,284", 32, "26,284"),
    ]


@pytest.mark.parametrize(
    ("printed", "pieces"),
    [
        ("Net sales    24,798 26,284", ["Net sales", "24,798", "26,284"]),
        ("Net sales    $24,798 $26,284", ["Net sales", "$24,798", "$26,284"]),
        ("Net sales    (24,798) (26,284)", ["Net sales", "(24,798)", "(26,284)"]),
        ("Net sales    24,798 --", ["Net sales", "24,798", "--"]),
        ("Net sales    24,798(a)   26,284*", ["Net sales", "24,798", "(a)", "26,284", "*"]),
        ("Net sales    (24,798)(83.7)%", ["Net sales", "(24,798)", "(83.7)%"]),
        ("March 31, 2006 March 31, 2005", ["March 31, 2006", "March 31, 2005"]),
        ("Three Months Six Months", ["Three Months", "Six Months"]),
        ("For the Quarter Ended For the Nine Months Ended", ["For the Quarter Ended", "For the Nine Months Ended"]),
        ("    2006 2005", ["2006", "2005"]),
        ("Net sales    $ 24,798", ["Net sales", "$ 24,798"]),
        ("Common stock, $1 par", ["Common stock, $1 par"]),
    ],
)
def test_what_a_single_space_parts(printed, pieces):
    assert [piece.text for line in lines(printed) for piece in line.pieces] == pieces


def test_line_ends_of_every_kind_count_as_one():
    for end in ("\n", "\r\n", "\r"):
        text = STATEMENT.replace("\n", end)
        found = lines(text)
        assert [line.number for line in found] == [line.number for line in lines(STATEMENT)]
        assert_places(page(text))


def test_a_stretch_of_a_text_keeps_the_offsets_of_the_whole():
    text = "<pre>\n" + STATEMENT + "</pre>"
    found = blocks(text, 6, len(text) - 6, first_line=2)
    piece = next(piece for block in found for line in block.lines for piece in line.pieces if piece.text == "Gross profit")
    assert text[piece.start : piece.end] == "Gross profit"
    assert next(line.number for block in found for line in block.lines if piece in line.pieces) == 1 + 1 + STATEMENT[
        : STATEMENT.index("Gross")
    ].count("\n")


@pytest.mark.parametrize("text", ["2006", "1994", "Fiscal 2006", "2006(1)", "2006*"])
def test_years(text):
    assert is_year(text)


@pytest.mark.parametrize("text", ["2,006", "1949", "2050", "20060", "$2006", "206"])
def test_figures_that_look_like_years_and_are_none(text):
    assert not is_year(text)


@pytest.mark.parametrize(
    ("line", "ends"),
    [("Net sales    24,798   26,284", True), ("Net sales    24,798   n/a", True),
     ("Net sales    --    --", True), ("    24,798", True), ("            2006   2005", False),
     ("Net sales   2006", False), ("-   a bullet of a list", False), ("Total of 24,798   units sold", False)],
)  # fmt: skip
def test_which_lines_end_in_figures(line, ends):
    assert is_value_tail(lines(line)[0].pieces) is ends


# --- properties ---------------------------------------------------------------------------------------------------------------------------


@given(st.text(alphabet="ab 0123456789,.$()-=\n\t%\u2014<>PAGE/", max_size=400) | st.text(max_size=200))
def test_no_page_raises_and_every_piece_stands_where_it_says(text):
    found = page(text)
    assert found.text is text
    assert_places(found)
    numbers = [line.number for block in found.blocks for line in block.lines]
    assert numbers == sorted(set(numbers))


@given(
    st.lists(st.sampled_from([*STATEMENT.splitlines(), *PROSE.splitlines(), "", "<PAGE>", "- 2 -", "</TABLE>", "Net sales:"]), max_size=40)
)
def test_lines_in_any_order_are_all_kept_but_blanks_and_page_numbers(chosen):
    text = "\n".join(chosen)
    found = page(text)
    assert_places(found)
    kept = {line.number for block in found.blocks for line in block.lines}
    for number, line in enumerate(chosen, 1):
        if line.strip(" -=") and line not in ("<PAGE>", "- 2 -", "</TABLE>"):
            assert number in kept, line
