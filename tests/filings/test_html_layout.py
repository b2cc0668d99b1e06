"""Markup becomes paragraphs and grids whose cells know their column, their rules and their place in the source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.filings.blocks import Grid, Page, Paragraph
from pipelines.filings.containers import documents_in
from pipelines.filings.decode import decoded
from pipelines.filings.html_layout import character_spans, indent, is_html, page


def grids(source: str) -> list[Grid]:
    return [block for block in page(source).blocks if isinstance(block, Grid)]


def paragraphs(source: str) -> list[str]:
    return [block.text for block in page(source).blocks if isinstance(block, Paragraph)]


def rows(source: str) -> list[list[str]]:
    """The texts of all rows of all grids; rules as their kind, a blank row as an empty list."""
    return [
        [piece.text for piece in line.pieces] + ["==" if rule.double else "--" for rule in line.rules]
        for grid in grids(source)
        for line in grid.lines
    ]


def places(source: str) -> list[list[tuple[str, int, int]]]:
    return [[(piece.text, piece.x0, piece.x1) for piece in line.pieces] for grid in grids(source) for line in grid.lines if line.pieces]


def assert_offsets(found: Page) -> None:
    for block in found.blocks:
        for line in block.lines:
            for piece in line.pieces:
                assert piece.text == " ".join(piece.text.split()) != ""
                assert line.start <= piece.start < piece.end <= line.end
                assert piece.x0 <= piece.x1
                source = found.text[piece.start : piece.end]
                if "<" not in source and "&" not in source:
                    assert source.split() == piece.text.split()
                spans = character_spans(found.text, piece)
                assert len(spans) == len(piece.text)
                assert (spans[0][0], spans[-1][1]) == (piece.start, piece.end)


SALES = "<table><tr><td>Net sales</td><td>24,798</td><td>26,284</td></tr></table>"


# --- cells and their place ----------------------------------------------------------------------------------------------------------


def test_a_figure_is_found_where_it_stands_in_the_source():
    source = "<TABLE><TR><TD>Interest expense<TD align=right> <font size=2><b>\n (2,278)</b></font>&nbsp;</TD>"
    source += "<TD>&#160;2,310&nbsp;&nbsp;</TABLE>"
    (line,) = grids(source)[0].lines
    assert [source[piece.start : piece.end] for piece in line.pieces] == ["Interest expense", "(2,278)", "2,310"]
    assert source[line.start : line.end].startswith("<TR>")


def test_colspans_move_the_cells_behind_them():
    source = "<table><tr><td colspan=3>Net sales</td><td>$</td><td colspan='2'>24,798</td><td colspan=\"bad\">26,284</td></tr></table>"
    assert places(source) == [[("Net sales", 0, 3), ("$", 3, 4), ("24,798", 4, 6), ("26,284", 6, 7)]]


def test_rowspans_above_push_cells_to_the_right_until_they_end():
    source = """<table><tr><td rowspan=3>Rubber Group</td><td>Net sales</td><td rowspan=2>1</td><td>2</td></tr>
                <tr><td>EBITDA</td><td>3</td></tr><tr><td>Assets</td><td>4</td><td>5</td></tr><tr><td>Total</td><td>6</td></tr></table>"""
    assert places(source) == [
        [("Rubber Group", 0, 1), ("Net sales", 1, 2), ("1", 2, 3), ("2", 3, 4)],
        [("EBITDA", 1, 2), ("3", 3, 4)],
        [("Assets", 1, 2), ("4", 2, 3), ("5", 3, 4)],
        [("Total", 0, 1), ("6", 1, 2)],
    ]


def test_cells_that_are_not_displayed_take_no_column():
    source = "<table><tr><td colspan=3>Sales</td><td style='display:none'></td><td style=\"DISPLAY: none\">9</td><td>5</td></tr>"
    source += "<tr style='display:none'><td>6</td></tr></table>"
    assert places(source) == [[("Sales", 0, 3), ("5", 3, 4)]]


def test_cells_that_are_only_invisible_show_nothing_and_keep_their_columns():
    source = (
        "<table><tr style='visibility:hidden'><td>June 30,</td><td>2004</td></tr><tr STYLE='visibility: collapse'><td>7</td><td>8</td></tr>"
    )
    source += (
        "<tr><td>Sales</td><td colspan=2 style='visibility:hidden'>9</td><td>5</td></tr>"
        "<tr><td>Cost</td><td>6</td><td style='visibility:visible'>7</td></tr></table>"
    )
    assert places(source) == [[("Sales", 0, 1), ("5", 3, 4)], [("Cost", 0, 1), ("6", 1, 2), ("7", 2, 3)]]


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td>Net sales<td>24,798<td>26,284<tr><td>Cost<td>21,059<td>23,162</table>",
        "<TABLE><TBODY><TR><TH>Net sales</TH><TD>24,798<TD>26,284</TR><TR><TD>Cost</TD><TD>21,059<TD>23,162",
        "<table><td>Net sales</td><td>24,798</td><td>26,284</td></tr><td>Cost</td><td>21,059</td><td>23,162</td></table>",
        "<tr><td>Net sales</td><td>24,798</td><td>26,284</td></tr><tr><td>Cost</td><td>21,059</td><td>23,162</td></tr>",
        "<table><tr><td><p>Net sales<td><p align=right>24,798<td><div>26,284</div></tr></tr>"
        "<tr><td>Cost</td></td><td>21,059</font></td><td><b>23,162</td></table></table>",
    ],
)
def test_unclosed_and_stray_tags_leave_the_rows_as_they_are(source):
    assert rows(source) == [["Net sales", "24,798", "26,284"], ["Cost", "21,059", "23,162"]]


def test_a_parenthesis_lost_behind_its_cell_comes_back_to_it():
    assert rows("<table><tr><td>Loss</td><td>(315</td>)<td>(973)</td></tr></table>") == [["Loss", "(315)", "(973)"]]


def test_attributes_may_hold_a_greater_than_sign_or_lack_a_quote():
    assert rows('<table><tr><td title="a > b">Net sales</td><td align="right>24,798</td></tr></table>') == [["Net sales", "24,798"]]


def test_entities_and_white_space_are_resolved_in_the_text_alone():
    source = "<table><tr><td>Research\n  &amp;&nbsp;development&#8212;net</td><td>&#36;1,0&#x30;0</td></tr></table>"
    (line,) = grids(source)[0].lines
    assert [piece.text for piece in line.pieces] == ["Research & development—net", "$1,000"]
    assert [source[piece.start : piece.end] for piece in line.pieces] == ["Research\n  &amp;&nbsp;development&#8212;net", "&#36;1,0&#x30;0"]


def test_a_lesser_than_sign_in_text_is_no_tag():
    assert rows("<table><tr><td>Due in < 1 year</td><td><5</td></tr></table>") == [["Due in < 1 year", "<5"]]


def test_an_empty_row_is_a_blank_line_but_not_at_the_edges():
    empty = "<tr><td>&nbsp;</td><td></td></tr>"
    assert rows(f"<table>{empty}<tr><td>a</td><td>1</td></tr>{empty}<tr><td>b</td><td>2</td></tr>{empty}</table>") == [
        ["a", "1"],
        [],
        ["b", "2"],
    ]


def test_lines_are_counted_in_the_source():
    source = "<html>\r\n<table>\r\n<tr><td>Net sales</td>\r\n<td>1</td></tr>\r\n<tr>\r\n<td>Cost</td><td>2</td></tr></table>"
    assert [line.number for line in grids(source)[0].lines] == [3, 6]


# --- rules --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("border-bottom:1px solid #000000", "--"),
        ("BORDER-BOTTOM: black 2px solid", "--"),
        ("border:none;border-bottom:solid windowtext 1.0pt", "--"),
        ("border-bottom:3px double #000000", "=="),
        ("border-bottom-style: double; border-bottom-width: 3px", "=="),
    ],
)
def test_a_border_under_a_cell_is_a_rule_below_the_row(style, kind):
    source = f"<table><tr><td>Cost</td><td></td><td style='{style}'>21,059</td></tr><tr><td>Profit</td><td></td><td>3,739</td></tr></table>"
    assert rows(source) == [["Cost", "21,059"], [kind], ["Profit", "3,739"]]
    (rule,) = grids(source)[0].lines[1].rules
    assert (rule.x0, rule.x1) == (2, 3)


@pytest.mark.parametrize(
    "style",
    [
        "border-bottom:none",
        "border-bottom:1pt none #d9d9d9",
        "border-bottom:solid 0.75pt transparent",
        "border-top:1px solid #ffffff",
        "border-top:0pt solid #000",
    ],
)
def test_a_border_that_cannot_be_seen_is_none(style):
    assert rows(f"<table><tr><td>Cost</td><td style='{style}'>21,059</td></tr></table>") == [["Cost", "21,059"]]


def test_a_border_under_a_row_and_over_the_next_is_one_rule():
    source = "<table><tr><td>Cost</td><td style='border-bottom:1pt solid'>1</td></tr>"
    source += "<tr><td>Profit</td><td style='border-top:1pt solid'>2</td></tr></table>"
    assert rows(source) == [["Cost", "1"], ["--"], ["Profit", "2"]]


@pytest.mark.parametrize(
    "drawn",
    [
        "<tr><td></td><td>--------</td></tr>",
        "<tr><td></td><td>=====</td></tr>",
        "<tr><td></td><td><hr noshade></td></tr>",
        "<tr><td></td><td><p style='border-bottom:1px solid'>&nbsp;</p></td></tr>",
    ],
)
def test_a_row_of_dashes_or_lines_is_a_rule(drawn):
    found = rows(f"<table><tr><td>Cost</td><td>1</td></tr>{drawn}<tr><td>Profit</td><td>2</td></tr></table>")
    assert found == [["Cost", "1"], ["==" if "=" * 5 in drawn else "--"], ["Profit", "2"]]


def test_dashes_on_a_line_of_a_figures_cell_are_its_rule():
    source = "<table><tr><td>Net</td><td><p>$1,091</p><p>=====</p></td></tr><tr><td>Less</td><td>-----<br>3,220</td></tr></table>"
    assert rows(source) == [["Net", "$1,091"], ["=="], ["Less", "3,220"]]


def test_a_nil_of_three_dashes_beside_figures_stays_a_figure():
    assert rows("<table><tr><td>Pension</td><td>230</td><td>---</td></tr></table>") == [["Pension", "230", "---"]]


# --- what a cell shows ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>(1)</sup>",
        "<SUP><FONT SIZE=1>(a)</FONT></SUP>",
        "<sup>1, 2</sup>",
        "<sup>*</sup>",
        "<sup>(c), (e)</sup>",
        "<sup>(b</sup><sup>)</sup>",
    ],
)
def test_a_raised_footnote_mark_belongs_to_no_text(mark):
    source = f"<table><tr><td>Net sales{mark}</td><td>24,798{mark}</td></tr></table>"
    (line,) = grids(source)[0].lines
    assert [source[piece.start : piece.end] for piece in line.pieces] == [piece.text for piece in line.pieces] == ["Net sales", "24,798"]


def test_text_raised_by_style_is_raised_too():
    source = '<table><tr><td>Net sales<span style="font-size:6.5pt;position:relative;top:-3.5pt">(1)</span></td>'
    source += "<td>5<font style='VERTICAL-ALIGN: super'>2</font></td></tr></table>"
    assert rows(source) == [["Net sales", "5"]]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("21<sup>st</sup> Century", "21st Century"),
        ("6<sup>1</sup>/<small>2</small>% Notes", "61/2% Notes"),
        ("iPhone<sup>TM</sup>", "iPhoneTM"),
    ],
)
def test_raised_text_that_is_no_mark_stays(source, shown):
    assert paragraphs(f"<p>{source}</p>") == [shown]


def test_line_breaks_in_a_cell_are_spaces():
    assert rows("<table><tr><td>Income per<br>share:<p>Basic</p></td><td>March 31,<br>2006</td><td>1</td></tr></table>") == [
        ["Income per share: Basic", "March 31, 2006", "1"]
    ]


def test_rows_stacked_in_one_row_come_apart():
    source = "<table><tr><td>Net sales<br>Cost of sales<br><br>Profit</td><td>$<br><br><br>$</td>"
    source += "<td>9<br>5<br>--<br>4</td><td>8<br>6<br>--<br>2</td></tr></table>"
    assert rows(source) == [["Net sales", "$", "9", "8"], ["Cost of sales", "5", "6"], ["--", "--"], ["Profit", "$", "4", "2"]]


def test_rules_between_stacked_rows_stay_between_them():
    source = (
        "<table><tr><td>Net sales<br>Cost of sales<br><br>Profit</td>"
        "<td>9<br>5<br>------<br>4</td><td>8<br>6<br>------<br>2</td></tr></table>"
    )
    assert rows(source) == [["Net sales", "9", "8"], ["Cost of sales", "5", "6"], ["--", "--"], ["Profit", "4", "2"]]


def test_stray_text_before_a_cell_is_a_paragraph_of_its_own():
    assert paragraphs("<table><tr>one<td>two</td></tr>three</table>") == ["one", "two", "three"]


def test_a_caption_broken_beside_single_figures_stays_one_row():
    assert rows("<table><tr><td>Net loss per<br>share</td><td><br>(0.08)</td><td><br>(0.14)</td></tr></table>") == [
        ["Net loss per share", "(0.08)", "(0.14)"]
    ]


def test_a_space_between_inner_tags_parts_words():
    assert paragraphs("<p><font>up</font> <font>22%</font><b> in</b>\n<sup>(1)</sup>\n<i>2</i><i>006</i></p>") == ["up 22% in 2006"]


def test_hidden_parts_comments_and_scripts_show_nothing():
    source = """<html><head><title>x</title><style>td {a}</style>
    <script>if (a<b) { document.write("<table><tr><td>7</td></tr></table>") }</script></head><body>
    <ix:header><ix:hidden><ix:nonFraction>5</ix:nonFraction></ix:hidden></ix:header>
    <div style="display:none">a<div>b</div>c</div><!-- <p>old</p> --><p>seen <!--x-->text</p></body></html>"""
    assert [block.text for block in page(source).blocks] == ["seen text"]


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("<td>x", 0),
        ("<td>&nbsp;&nbsp;x", 6),
        ("<td style='padding:2px 1pt 2px 19pt'><span>x</span>", 19),
        ("<TD><P STYLE='margin-left:3.00em; text-indent:-1.00em'>x", 20),
        ("<td style=\"padding-left:20px;text-indent:.25in\"><div style='margin:0pt'>x", 33),
        ("<td style='padding:0 4px'>x", 3),
    ],
)
def test_a_caption_knows_how_far_it_is_set_in(cell, points):
    source = f"<table><tr>{cell}</td><td>1</td></tr></table>"
    (line,) = grids(source)[0].lines
    assert indent(source, line, line.pieces[0]) == points


def test_the_frame_around_an_inline_xbrl_report_does_not_hide_it():
    assert rows(f"<XBRL>\n<?xml version='1.0'?>\n<html><body>{SALES}</body></html>\n</XBRL>") == [["Net sales", "24,798", "26,284"]]


def test_inline_xbrl_is_transparent():
    source = "<table><tr><td>Assets</td><td>$ <ix:nonFraction name='us-gaap:Assets' scale=\"6\">331,233</ix:nonFraction></td></tr></table>"
    assert rows(source) == [["Assets", "$ 331,233"]]


def test_a_hidden_paragraph_ends_with_the_next_block():
    assert paragraphs("<p style='display:none'>a<p>b</p><p style='display:none'>c</p>d<p style='display:none'>e<div>f</div>") == [
        "b",
        "d",
        "f",
    ]


@pytest.mark.parametrize("opening", ["<div style='display:none'>", "<!--", "<script>", "<title>", "<ix:header>"])
def test_what_hides_and_never_closes_hides_nothing_behind_it(opening):
    assert rows(f"<p>a</p>{opening}>{SALES}") == [["Net sales", "24,798", "26,284"]]


# --- the flow ------------------------------------------------------------------------------------------------------------------------


def test_blocks_and_blank_lines_part_paragraphs_and_single_breaks_part_lines():
    source = "<p>One<p>Two <b>bo</b>ld<br>still two<br><br>Three</p><h1>Four</h1><ul><li>Five<li>Six</ul>"
    source += "<div>Seven<div>Eight</div></div>&nbsp;<center>Nine</center>"
    assert paragraphs(source) == ["One", "Two bold still two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
    assert [len(block.lines) for block in page(source).blocks] == [1, 2, 1, 1, 1, 1, 1, 1, 1]


def test_tables_that_lay_out_text_are_paragraphs():
    bullets = "<table><tr><td width=20></td><td>&#8226;</td><td>Net sales rose by 6% to 24,798.</td></tr>"
    bullets += "<tr><td></td><td>(1)</td><td>Includes 2005.</td></tr></table>"
    title = "<table><tr><td>EXAMPLE RUBBER</td></tr><tr><td>(in thousands)</td></tr></table>"
    assert grids(bullets + title) == []
    assert paragraphs(bullets + title) == ["• Net sales rose by 6% to 24,798.", "(1) Includes 2005.", "EXAMPLE RUBBER", "(in thousands)"]


def test_tables_inside_a_layout_table_are_the_grids():
    inner = f"<p>Title</p>{SALES}<p>Note</p></td><td>{SALES.replace('24,798', '1')}"
    source = f"<table><tr><td>{inner}</td></tr><tr><td>Last</td></tr></table><p>After</p>"
    assert [block.text if isinstance(block, Paragraph) else block.lines[0].pieces[1].text for block in page(source).blocks] == [
        "Title",
        "24,798",
        "Note",
        "1",
        "Last",
        "After",
    ]


def test_text_between_rows_and_captions_come_out_in_order():
    source = "<table><caption>Sales</caption><tr><td>a</td><td>1</td></tr>stray<tr><td>b</td><td>2</td></tr></table>"
    assert [block.text if isinstance(block, Paragraph) else block.lines[0].pieces[0].text for block in page(source).blocks] == [
        "Sales",
        "a",
        "stray",
        "b",
    ]


TYPED = """
                                 QUARTER ENDED MARCH 31
                                   2006          2005
Net sales &amp; other           $ 24,798      $ 26,284
<B>Cost of sales</B>                  21,059        23,162
Gross profit                      3,739         3,122
"""


def test_a_typewritten_part_is_read_as_one_and_its_offsets_lead_back_to_the_source():
    source = f"<html><p>Before</p><pre>{TYPED}</pre><p>After</p>"
    found = page(source)
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    assert not grid.html and (paragraphs(source)[0], paragraphs(source)[-1]) == ("Before", "After")
    shown = {piece.text: source[piece.start : piece.end] for line in grid.lines for piece in line.pieces}
    assert shown["Net sales & other"] == "Net sales &amp; other" and shown["21,059"] == "21,059" and "Cost of sales" in shown
    assert {line.number for line in grid.lines if any(piece.text == "21,059" for piece in line.pieces)} == {5}


def test_typewritten_rows_inside_a_cell_are_rows():
    assert rows("<table><tr><td><pre>Net sales\nCost</pre></td><td><pre>9\n5</pre></td></tr></table>") == [
        ["Net sales", "9"],
        ["Cost", "5"],
    ]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<HTML><BODY>x", True),
        ("<p>x</p>", True),
        ("  <!DOCTYPE html PUBLIC>", True),
        ("<PAGE>\n<TABLE>\n<CAPTION>\n<S>   <C>\nNet sales   24,798\n</TABLE>", False),
        ("Net sales < 5 and > 3", False),
        ("Net sales 24,798\n" * 200 + "<P>\n<BR>" + "Cost of sales 21,059\n" * 200, False),
        ("<P>" + "A long paragraph of a filing. " * 50, True),
    ],
)
def test_typewritten_filings_with_table_tags_are_no_html(text, answer):
    assert is_html(text) is answer


def test_every_character_of_a_piece_has_its_place():
    source = "<p>Net&nbsp; sales <b>of</b> R&amp;D<sup>(1)</sup> were<br>$24,798</p>"
    for line in page(source).blocks[0].lines:
        for piece in line.pieces:
            spans = character_spans(source, piece)
            shown = ["&" if source[a:b] == "&amp;" else source[a:b] for a, b in spans]
            assert "".join(" " if char == "&nbsp;" else char for char in shown) == piece.text


# --- any input -----------------------------------------------------------------------------------------------------------------------

LENGTH = 200_000
"""Long enough that anything quadratic would hang, short enough for every day."""


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<td",
        "<table>",
        "<table><tr><td>",
        "<table><tr><td>1",
        "<tr><td>1<td>2",
        "<td colspan=1000 rowspan=1000>1",
        "<tr><td rowspan=99999>1<td>2",
        "<!--",
        "<!-- <p>",
        "<div style='display:none'>",
        "<div style='display:none'>a</div>",
        "<script>",
        "<sup>(1)",
        "<sup>1</sup>",
        "<pre>",
        "<pre>1</pre>",
        "<br>",
        "<p>a",
        "&nbsp;",
        "&nbsp",
        "&",
        "&#",
        '<a "',
        "<a '\" ",
        '"',
        " ",
        "\u00a0",
        "\r",
        "( ",
        "1,",
        "</table>",
        "</td>",
        "<table><caption>a",
        "<hr>",
        "<ix:header>",
        "- ",
    ],
)
def test_long_runs_of_anything_are_read(piece):
    run = piece * (LENGTH // len(piece))
    page(run)
    page(f"<table><tr><td>{run}</table>")


def test_ten_thousand_tables_deep_the_innermost_is_a_grid():
    depth = 10_000
    source = "<table><tr><td>" * depth + SALES + "</td></tr></table>" * depth + "<p>After</p>"
    assert rows(source) == [["Net sales", "24,798", "26,284"]] and paragraphs(source) == ["After"]


def test_a_hundred_thousand_rows_are_all_there():
    (grid,) = grids("<table>" + "<tr><td>a<td>1" * 100_000 + "</table>")
    assert len(grid.lines) == 100_000


_MARKUP = st.lists(
    st.sampled_from(
        "<table> </table> <tr> </tr> <td> </td> <th> <p> </p> <div> </div> <br> <sup> </sup> <b> </b> <pre> </pre> <!-- --> <hr> </span> "
        "(1) 24,798 ( ) $ -- ---- &nbsp; &amp; Net sales & < > \n 2006 <title> </title>".split(" ")
        + ["<td colspan=2>", "<td rowspan=3>", "<span style='display:none'>", "<td style='border-bottom:1px solid'>"]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(_MARKUP)
def test_any_markup_gives_pieces_whose_offsets_hold(source):
    assert_offsets(page(source))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/tdrable &;#nsp=\"'!-1,()\n", max_size=200))
def test_any_text_gives_pieces_whose_offsets_hold(source):
    assert_offsets(page(source))


def test_offsets_hold_in_the_corpus(shared):
    for path in sorted((shared / "corpus/html").iterdir())[::9]:
        for document in documents_in(path.read_bytes(), path.name):
            assert_offsets(page(decoded(document.raw)[0]))


def test_html_is_told_from_typewritten_text_in_the_corpus(shared):
    def share(folder: str) -> list[bool]:
        return [is_html(decoded(path.read_bytes())[0]) for path in sorted((shared / "corpus" / folder).iterdir())]

    assert all(share("html")) and not any(share("ascii")) and not any(share("ex27"))
