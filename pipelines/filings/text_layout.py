"""Fixed-width lines -> blocks: which lines are running text, which stand in columns, where one table ends and the next begins.

What belongs here: the geometry of typewriter pages (tabs, leaders, drawn rules, page breaks, SGML table tags). What a line *says* is read
by tables.py and its neighbours; the only words known here are those that a column head is made of.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, compress, pairwise

from pipelines.filings.blocks import Grid, Line, Page, Paragraph, Piece, Rule
from pipelines.filings.decode import line_starts
from pipelines.filings.layout.tabs import set_out
from pipelines.filings.numbers import LONGEST_FIGURE, is_footnote_mark, is_placeholder, number
from pipelines.filings.phrases import Phrase

_PIECE = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_LEADER = re.compile(r"(?:(?:\.\s?)+(?=\.\d{1,3},\d{3})\.|\.{3,}|\.?(?:\s\.){3,}\s?|\.{2,}(?=\s))")
_RULE = re.compile(r"(?:- )?[-=_\u2013\u2014]{3,}\s*")
_DRAWN = re.compile(r"(?<!\S)(?:- )?[-=_]{4,}(?!\S)")
_TAG = re.compile(r"\s*(?:<(/?)(PAGE|TABLE|CAPTION|S|C|FN|F\d+|TEXT|/?DOCUMENT|TYPE|R|RE|B|I|PRE|HR)\b[^>]*>\s*)+", re.IGNORECASE)
_INNER_TAG = re.compile(r"<(/?)(PAGE|TABLE|CAPTION|S|C|FN|F\d+|R)>", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"\s*(?:-\s?\d{1,3}\s?-|\d{1,3}|(?:page|F|A)[- ]?\d{1,3}(?: of \d+)?|\(more\)|- ?more ?-|#\s?#\s?#)\s*", re.IGNORECASE
)
_TOKENS = re.compile(r"\(?[\d.]+\)?\s?p?pts?\b\.?|\$\s*\(?\s*[\d.,]+\)?%?|\([\d.,$ ]+\)%?|[^\s]+")
_MARKED = re.compile(r"(-{2,3}|\$?\s?\(?\$?[\d,]*\.?\d+%?\)?%?)(\*{1,3}|\([A-Za-z1-9]\))")  # a figure with a footnote mark that touches it
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\.?"
)
_COLUMN_HEAD = Phrase(
    rf"(?:{MONTH}\s+\d{{1,2}}(?:,|\b)|\b(?:19|20)\d\d\b|months?\b|weeks\b|quarters?\b|years?\s+ended|year-to-date|\b[1-4]q(?:'?\d\d)?\b|\bq[1-4](?:'?\d\d)?\b"
    rf"|\bfy\s?'?\d\d(?:\d\d)?\b|unaudited|ended\b|fiscal\b|\b\d{{1,2}}/\d{{1,2}}/\d\d(?:\d\d)?\b"
    rf"|^(?:(?:first|second|third|fourth|1st|2nd|3rd|4th)(?:\s+(?:q|qtr)\.?)?|year|thereafter)$)",
    "# month week quarter year ended fiscal audited first second third fourth 1st 2nd 3rd 4th thereafter",
)
_YEAR = re.compile(r"(?:fiscal\s+|fy\s?)?(?:19[5-9]\d|20[0-4]\d)(?:(?:\s?\([\da-h]\))+|\*{1,3}|\s?[a-h]/)?", re.IGNORECASE)
_NUMERIC_DATE = r"\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d\d"
_DATE_IN_PIECE = re.compile(rf"{MONTH}\s+\d{{1,2}}(?:,\s*(?:19|20)\d\d|,)?|{_NUMERIC_DATE}|\b(?:19|20)\d\d\b", re.IGNORECASE)
_DATE_RUN = re.compile(rf"(?:(?:{MONTH}\s+\d{{1,2}}(?:,\s*(?:19|20)\d\d|,)?|(?:{_NUMERIC_DATE}|(?:19|20)\d\d)(?!\S))\s*)+", re.IGNORECASE)
_DOLLARS_BEHIND = re.compile(r"\s(\$ (?:\d{1,3}(?:,\d{3})+|\(\d{1,3}(?:,\d{3})+\)|\(?\d{0,3}\.\d+\)?))$")
_LENGTH_IN_PIECE = re.compile(
    r"(?:for\sthe\s)?(?:(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|\d{1,2})\s(?:months|weeks)"
    r"|(?:(?:first|second|third|fourth|1st|2nd|3rd|4th)\s)?(?:quarter|qtr\.?)|(?:(?:fiscal|full)\s)?year|first|second|third|fourth|1st"
    r"|2nd|3rd|4th|q[1-4]\b|[1-4]q\b|ytd)(?:\s(?:ended|ending))?",
    re.IGNORECASE,
)
_LENGTH_RUN = re.compile(rf"(?:{_LENGTH_IN_PIECE.pattern})(?:\s(?:{_LENGTH_IN_PIECE.pattern}))+|ended(?:\sended)+", re.IGNORECASE)

PROSE_WIDTH = 52
"""A line of running text is at least this long; shorter ones may be titles or captions."""


def page(text: str) -> Page:
    """A fixed-width document as blocks. In: the decoded document. Out: paragraphs and grids in page order, every piece with its offsets."""
    return Page(text, blocks(text, 0, len(text)), line_starts(text))


def blocks(text: str, start: int, end: int, first_line: int = 1) -> tuple[Paragraph | Grid, ...]:
    """The blocks of `text[start:end]`; `first_line` is the number of the line on which `start` stands (for a <pre> inside HTML)."""
    lines, breaks = _single_spaced(*_lines(text, start, end, first_line))
    lines = _with_ranges_of_time(lines)
    kinds = _without_figures_of_sentences(lines, [_kind(line) for line in lines])
    grids = _grid_spans(lines, kinds, breaks)
    found: list[Paragraph | Grid] = []
    at = 0
    for first, last in grids:
        found.extend(_paragraphs(lines[at:first]))
        found.append(Grid(tuple(lines[first:last]), html=False))
        at = last
    found.extend(_paragraphs(lines[at:]))
    return tuple(found)


# --- lines and pieces ---------------------------------------------------------------------------------------------------------------


def _lines(text: str, start: int, end: int, first_line: int) -> tuple[list[Line], set[int]]:
    """All lines with their pieces and rules, and the indexes of the lines at which a page begins or a tagged table opens or closes."""
    lines: list[Line] = []
    breaks: set[int] = set()
    at = start
    number_ = first_line
    raws = re.split(r"\r\n|\n|\r", text[start:end]) if "\r" in text else text[start:end].split("\n")
    in_columns = set_out(raws) if "\t" in text else {}
    for raw in raws:
        stop = at + len(raw)
        lines.append(_line(raw, number_, at, stop, breaks, len(lines), in_columns.get(len(lines))))
        at = stop + (2 if text.startswith("\r\n", stop) else 1)
        number_ += 1
    return lines, breaks


LEAST_DOUBLE_SPACED = 20
"""A page of fewer lines may be all titles, which blanks part anyhow."""


def _single_spaced(lines: list[Line], breaks: set[int]) -> tuple[list[Line], set[int]]:
    """The lines of a page that is typed at double spacing, without the blank one below each, and its breaks; any other page as it is."""
    is_full = [bool(line.pieces or line.rules) for line in lines]
    if any(one and other for one, other in pairwise(is_full)) or sum(is_full) < LEAST_DOUBLE_SPACED:
        return lines, breaks
    kept = [not (above and not full) for above, full in zip([False, *is_full], is_full, strict=False)]
    places = [0, *accumulate(kept)]
    return list(compress(lines, kept)), {places[index] for index in breaks}


def _line(
    raw: str, number_: int, start: int, end: int, breaks: set[int], index: int, in_columns: tuple[str, list[int]] | None = None
) -> Line:
    """One line of the document from `start` to `end`, the `index`th read; `in_columns` where its tabs were set out already.

    Adds to `breaks` the indexes of the lines at which a page or a tagged table begins or ends here.
    """
    body = raw
    if not body or body.isspace() and "\f" not in body:
        return Line(number_, start, end, ())
    if (text := _one_long_piece(body)) is not None:
        x0 = body.index(text[0])
        return Line(number_, start, end, (Piece(text, x0, x0 + len(text), start + x0, start + x0 + len(text)),))
    if "\f" in body:
        breaks.add(index)
        body = body.replace("\f", " ")
    if "<" in body:
        breaks.update(index + after for after in _breaks_of_tags(body))
        body = _blanked(_INNER_TAG, body)
    offsets: list[int] | None = None
    if in_columns is not None:
        body, offsets = in_columns
    elif "\t" in body:
        body, offsets = _without_tabs(body)
    if ".." in body or ". ." in body:
        body = _blanked(_LEADER, body)
    rules: list[Rule] = []
    if "----" in body or "====" in body or "____" in body:
        rules = [Rule(match.start(), match.end(), "=" in match.group()) for match in _DRAWN.finditer(body)]
        body = _blanked(_DRAWN, body)
    pieces, short_rules = _pieces(body, start, offsets)
    if "(" in body or "<" in body:
        pieces = _parentheses_joined(pieces, raw, start)
    return Line(number_, start, end, tuple(_fractions_joined(pieces)), (*rules, *short_rules))


def _breaks_of_tags(body: str) -> list[int]:
    """Where the tags of pages and tables in a line part the page: 0 before it, 1 behind it."""
    return [1 if tag.group(1) else 0 for tag in _INNER_TAG.finditer(body) if tag.group(2).upper() in ("PAGE", "TABLE")]


def _blanked(pattern: re.Pattern[str], body: str) -> str:
    """The line with spaces in place of all that this pattern finds."""
    return pattern.sub(lambda match: " " * len(match.group()), body)


def _pieces(body: str, start: int, offsets: list[int] | None) -> tuple[list[Piece], list[Rule]]:
    """The pieces of a line, and what among them is a drawn rule. `start`: where the line begins in the document; `offsets`: for each column
    the offset in the line, where tabs were set out.
    """
    pieces: list[Piece] = []
    rules: list[Rule] = []
    for match in _PIECE.finditer(body):
        word, x0, x1 = match.group(), match.start(), match.end()
        if word[-1] in "-=_\u2013\u2014" and _RULE.fullmatch(word) and (len(word) > 3 or body.strip(" -=_") == ""):
            rules.append(Rule(x0, x1, "=" in word))
            continue
        parts = _parts(word) if pieces or _RANGE_OF_PRICES.fullmatch(word) is None else [(0, len(word))]
        if offsets is None and len(parts) == 1:
            pieces.append(Piece(word, x0, x1, start + x0, start + x1))
            continue
        for a, b in parts:
            left, right = x0 + a, x0 + b
            if offsets is None:
                pieces.append(Piece(word[a:b], left, right, start + left, start + right))
            else:
                pieces.append(Piece(word[a:b], left, right, start + offsets[left], start + offsets[right - 1] + 1))
    return pieces, rules


_FRACTION = re.compile(r"\d{1,2}/(?:2|4|8|16|32|64)")
_WHOLE = re.compile(r"\$?\s?\d{1,4}")


def _fractions_joined(pieces: list[Piece]) -> list[Piece]:
    """A price in fractions that two or three spaces part from its dollars, with these: "$58  1/2"."""
    if not any("/" in piece.text and _FRACTION.fullmatch(piece.text) for piece in pieces[1:]):
        return pieces
    joined: list[Piece] = []
    for piece in pieces:
        left = joined[-1] if joined else None
        if left is not None and piece.x0 - left.x1 <= 3 and _FRACTION.fullmatch(piece.text) and _WHOLE.fullmatch(left.text):
            joined[-1] = Piece(f"{left.text} {piece.text}", left.x0, piece.x1, left.start, piece.end)
        else:
            joined.append(piece)
    return joined


_OPENED = frozenset(("(", "$(", "$ (", "($", "( $", "<", "$<", "$ <"))


def _parentheses_joined(pieces: list[Piece], raw: str, start: int) -> list[Piece]:
    """An opening parenthesis that spaces part from its figure, with it: "(   400)", "($  6.55)", "<  208>"."""
    joined: list[Piece] = []
    for piece in pieces:
        left = joined[-1] if joined else None
        if left is not None and left.text in _OPENED and piece.text[0] in "0123456789.$" and piece.x0 - left.x1 <= 6:
            joined[-1] = Piece(raw[left.start - start : piece.end - start], left.x0, piece.x1, left.start, piece.end)
        else:
            joined.append(piece)
    return joined


_OF_TIME = frozenset(("days", "months", "years", "yrs.", "mos."))


def _with_ranges_of_time(lines: list[Line]) -> list[Line]:
    """The lines, with a range that blanks part in one piece where a unit of time stands below it: "1 - 3" over "Years"."""
    found = list(lines)
    for index, (upper, lower) in enumerate(pairwise(lines)):
        if len(upper.pieces) < 3 or not (below := [piece for piece in lower.pieces if piece.text.lower() in _OF_TIME]):
            continue
        pieces = list(upper.pieces)
        for at in range(len(pieces) - 3, -1, -1):
            low, dash, high = pieces[at : at + 3]
            if (
                dash.text in ("-", "--")
                and low.text.isdigit()
                and high.text.isdigit()
                and int(low.text) < int(high.text)
                and high.x0 - low.x1 <= len(dash.text) + 2
                and any(unit.x0 < high.x1 + 1 and low.x0 < unit.x1 + 1 for unit in below)
            ):
                pieces[at : at + 3] = [Piece(f"{low.text} {dash.text} {high.text}", low.x0, high.x1, low.start, high.end)]
        found[index] = replace(upper, pieces=tuple(pieces))
    return found


def _one_long_piece(body: str) -> str | None:
    """The text of a line of running text, which is one piece: most lines are, and need no closer look. None for any other line."""
    text = body.strip(" ")
    if (
        len(text) <= LONGEST_FIGURE
        or not text[0].isalpha()
        or "  " in text
        or "---" in text
        or ".." in text
        or ". ." in text
        or "<" in body
        or "_" in body
        or "=" in body
        or "\t" in body
        or "\f" in body
        or text[-1] in _LAST_OF_AMOUNT
        and _amounts_behind(text)
        or (text[-1].isdigit() or text[-1] == "," or text[-5:].lower() in ("ended", "onths"))
        and (_DATE_RUN.fullmatch(text) or _LENGTH_RUN.fullmatch(text))
    ):
        return None
    return text


def _without_tabs(body: str) -> tuple[str, list[int]]:
    """The line with its tabs as spaces up to the next eighth column, and for every column the offset in the line."""
    out: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(body):
        if char == "\t":
            width = 8 - len(out) % 8
            out.extend(" " * width)
            offsets.extend([offset] * width)
        else:
            out.append(char)
            offsets.append(offset)
    return "".join(out), offsets


def _parts(word: str) -> list[tuple[int, int]]:
    """A piece may hold several figures, dates or marks that a single space parts or that touch: where they are cut."""
    if word[0] not in _FIGURE_BEGINS:
        return (
            " " in word
            and (
                _dates(word)
                or _lengths(word)
                or "$ " in word
                and _dollars_behind(word)
                or word[-1] in _LAST_OF_AMOUNT
                and _amounts_behind(word)
            )
            or [(0, len(word))]
        )
    if is_year(word) or _is_page_number(word):
        return [(0, len(word))]
    if word[-1] in "*)" and len(word) <= LONGEST_FIGURE and (marked := _MARKED.fullmatch(word)) is not None:
        return [marked.span(1), marked.span(2)]
    if " " not in word:
        return (")(" in word or ")$" in word) and _figures(word) or [(0, len(word))]
    return _dates(word) or _lengths(word) or _figures(word) or [(0, len(word))]


def _dates(word: str) -> list[tuple[int, int]]:
    """Where the dates of a piece of nothing but dates stand, two at least; else none."""
    if _DATE_RUN.fullmatch(word) is None:
        return []
    spans = [m.span() for m in _DATE_IN_PIECE.finditer(word)]
    return spans if len(spans) > 1 else []


def _lengths(word: str) -> list[tuple[int, int]]:
    """Where the lengths stand in a piece of nothing but these ("Three Months Six Months"), two at least; else none."""
    if word[-1] not in _LAST_OF_LENGTH or len(word) > 120 or _LENGTH_RUN.fullmatch(word) is None:
        return []
    return [m.span() for m in (_WORD if word[0] in "eE" else _LENGTH_IN_PIECE).finditer(word)]


_LAST_OF_LENGTH = frozenset("sSdDrRhHtTqQgG1234.")


def _dollars_behind(word: str) -> list[tuple[int, int]]:
    """A caption and the amount that a single space parts from it ("Total assets $  33,140"): a sentence prints no space behind its dollar
    sign.
    """
    found = _DOLLARS_BEHIND.search(word)
    return [(0, found.start()), found.span(1)] if found is not None else []


_LAST_OF_AMOUNT = frozenset("0123456789)$")
_AMOUNTS_BEHIND = re.compile(r"(?P<amounts>(?:\s\$?\s?\(?\$?\d{1,3}(?:,\d{3})+\)?){2,})?(?P<dollar>\s\$)?$")


def _amounts_behind(word: str) -> list[tuple[int, int]]:
    """A caption and what single spaces part from it: two amounts at least ("Accumulated deficit (25,293,870) (20,505,437)"), or the dollar
    sign of the next piece.
    """
    found = _AMOUNTS_BEHIND.search(word)
    if found is None or found.start() in (0, len(word)):
        return []
    amounts = [match.span() for match in _TOKENS.finditer(word, *found.span("amounts"))] if found["amounts"] else []
    return [(0, found.start()), *amounts, *([(len(word) - 1, len(word))] if found["dollar"] else [])]


_RANGE_OF_PRICES = re.compile(r"\$\s?\d[\d.,]*\s?(?:-{1,2}|\u2013|to)\s?\$\s?\d[\d.,]*")
"""What may name a row, where it begins the line: "$9.98 - $13.25"."""


def _figures(word: str) -> list[tuple[int, int]]:
    """Where the figures and marks of a piece of nothing but these stand, two at least; else none."""
    if word[0] == "," or number(word) is not None:
        return []
    spans = [m.span() for m in _TOKENS.finditer(word)]
    is_row = all(number(word[a:b]) or is_placeholder(word[a:b]) or is_footnote_mark(word[a:b]) for a, b in spans)
    return spans if is_row and len(spans) > 1 else []


_FIGURE_BEGINS = frozenset("$(-.,0123456789")


# --- what kind of line ------------------------------------------------------------------------------------------------------------------

BLANK, RULES, VALUES, HEAD, PROSE, TEXT, FURNITURE = range(7)


_CHANGES = frozenset(("percent", "change", "% change", "percent change", "%", "increase", "(decrease)"))
"""Heads of columns that stand beside those of periods."""
_NOTE_BEHIND = re.compile(r"\s?(?:/\(\w\)/|\(\w\)|\*{1,3})$")


def _is_of_changes(text: str) -> bool:
    """Does this piece head changes beside periods, with or without the mark of a note: "Change", "Change/(1)/"?"""
    lowered = text.lower()
    return lowered in _CHANGES or lowered[-1:] in ("/", ")", "*") and _NOTE_BEHIND.sub("", lowered) in _CHANGES


_ASIDE = re.compile(r"\([^()]*\)")


def _kind(line: Line) -> int:
    pieces = line.pieces
    if not pieces:
        return RULES if line.rules else BLANK
    last = pieces[-1]
    if len(pieces) <= 3 and len(last.text) <= 20 and _is_page_number(" ".join([piece.text for piece in pieces])):
        return FURNITURE
    if is_value_tail(pieces):
        return TEXT if pieces[0].text[0] in "(*" and all(is_footnote_mark(piece.text) for piece in pieces) else VALUES
    heads = [piece for piece in pieces[1 if len(pieces) > 2 and pieces[0].x0 < 12 else 0 :] if not _is_of_changes(piece.text)]
    if heads and all(_is_head(piece.text) for piece in heads):
        return HEAD
    # running text, also where it is justified with double spaces
    width = last.x1 - pieces[0].x0
    if width >= PROSE_WIDTH and sum([len(piece.text) for piece in pieces]) >= 0.8 * width and _is_prose(pieces):
        return PROSE
    return TEXT


def _without_figures_of_sentences(lines: list[Line], kinds: list[int]) -> list[int]:
    """The kinds of lines, where one that ends in a figure within justified running text ("improved to  27.6%" over "in 1999 from 27.2%") is
    running text, too.
    """
    for index in range(1, len(kinds) - 1):
        if (
            kinds[index] == VALUES
            and kinds[index - 1] == PROSE
            and kinds[index + 1] in (PROSE, TEXT)
            and lines[index + 1].pieces[0].text[0].islower()
        ):
            *words, figure = lines[index].pieces
            if (
                words
                and figure.x0 - words[-1].x1 <= WIDEST_BLANK
                and words[0].x0 == lines[index - 1].pieces[0].x0
                and _is_prose(tuple(words))
            ):
                kinds[index] = PROSE
    return kinds


WIDEST_BLANK = 4
"""Justified text parts its words by no more blanks."""


def _is_prose(pieces: tuple[Piece, ...]) -> bool:
    """Are these the words of a sentence: seven at least, four of them in small letters?"""
    if pieces[0].text[0] == "(":
        return False
    words = [word for piece in pieces for word in (_ASIDE.sub("", piece.text) if "(" in piece.text else piece.text).split(" ") if word]
    return len(words) >= 7 and sum([word[0].islower() for word in words]) >= 4


def _is_page_number(text: str) -> bool:
    return text[0] in _PAGE_NUMBER_BEGINS and _PAGE_NUMBER.fullmatch(text) is not None


_PAGE_NUMBER_BEGINS = frozenset("0123456789-(#pPfFaA")


def _is_head(text: str) -> bool:
    """Could this piece stand over a column: a period, a date, a year, (unaudited)?"""
    return len(text) <= 60 and _names_period(text)


@lru_cache(maxsize=16384)
def _names_period(text: str) -> bool:
    return _COLUMN_HEAD.search(text) is not None


_YEAR_BEGINS = frozenset("19 20 fi Fi FI fy Fy FY fY fI".split())


def is_year(text: str) -> bool:
    """Is this a bare year, which in a column's place is its head and not its figure?"""
    return text[:2] in _YEAR_BEGINS and len(text) <= 16 and _YEAR.fullmatch(text) is not None


def is_value_tail(pieces: tuple[Piece, ...]) -> bool:
    """Does the line end in figures: at least one, all of them behind the last word, and not merely years?"""
    figures = 0
    pieces = without_due_date(pieces)
    for piece in reversed(pieces):
        text = piece.text
        if is_year(text):
            continue
        if (value := number(text)) is not None:
            if value.is_nil and piece is pieces[0] and len(pieces) > 1:
                break  # a bullet
            figures += 1
        elif not (is_placeholder(text) or is_footnote_mark(text)):
            break
        elif piece is pieces[0]:
            break
    if figures == 0 or figures < len(pieces) and all(is_year(piece.text) or is_footnote_mark(piece.text) for piece in pieces):
        return False  # years alone are a head, with the marks of notes too
    if figures == 1 and "/" in pieces[-1].text and number(pieces[-1].text) is not None:
        return False  # the coupon of a note: "Senior notes   6 1/2"
    if figures == 1 and len(pieces) == 2 and pieces[1].x0 - pieces[0].x1 < 2 and pieces[1].text[0] != "$":
        return False
    return True


_DUE_DATE = re.compile(
    rf"\d{{1,2}}/(?:\d{{1,2}}/)?(?:19|20)?\d\d|{MONTH}\s(?:\d{{1,2}},\s)?(?:19|20)\d\d|(?:19|20)\d\d\s?(?:-|\u2013|to)\s?(?:19|20)?\d\d"
    r"|various",
    re.IGNORECASE,
)
_OF_AN_AMOUNT = frozenset("$,.%")


def without_due_date(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a row without the date on which something falls due, where it ends in one behind its figures: "Term loan   85,000
    6.10%   6/30/2003". Any other line as it is.
    """
    if len(pieces) < 3 or number(pieces[-1].text) is not None or not pieces[0].text[0].isalpha():
        return pieces
    before = pieces[-2].text
    if _OF_AN_AMOUNT.isdisjoint(before) or number(before) is None or _DUE_DATE.fullmatch(pieces[-1].text) is None:
        return pieces
    return pieces[:-1]


# --- which lines make a table --------------------------------------------------------------------------------------------------------

MAX_GAP = 14
"""So many lines without a figure may stand between two figures of one table (captions over several lines, headings, blanks)."""


def _grid_spans(lines: list[Line], kinds: list[int], breaks: set[int]) -> list[tuple[int, int]]:
    """The [first, last) spans of lines that are tables, titles and column heads above the figures included."""
    spans: list[tuple[int, int]] = []
    values = [i for i, kind in enumerate(kinds) if kind == VALUES]
    floor = 0
    i = 0
    while i < len(values):
        first = last = values[i]
        i += 1
        while i < len(values) and _same_table(kinds, breaks, last, values[i], lines):
            last = values[i]
            i += 1
        top = _top(lines, kinds, breaks, first, floor)
        bottom = last + 1
        while bottom < len(lines) and kinds[bottom] == RULES and bottom not in breaks:
            bottom += 1
        bottom = _with_caption_tail(lines, kinds, breaks, bottom)
        if _is_table(lines, kinds, top, first, last):
            spans.append((top, bottom))
            floor = bottom
    return spans


def _same_table(kinds: list[int], breaks: set[int], last: int, following: int, lines: list[Line]) -> bool:
    if following - last > MAX_GAP:
        return False
    prose = 0
    edge = min(piece.x0 for piece in lines[last].pieces[1:]) if len(lines[last].pieces) > 1 else 0
    for i in range(last + 1, following + 1):
        if i in breaks:
            return False
        kind = kinds[i]
        if kind == HEAD and not _is_caption(lines[i]):
            return False  # a new column head opens a new table
        # a long caption wraps within its own column; running text goes on under the figures
        prose = prose + 1 if kind == PROSE and lines[i].pieces[-1].x1 > edge else 0
        if prose >= 3:
            return False
    return True


def _is_caption(line: Line) -> bool:
    """A line of one piece at the left margin that names a month or a year is a caption, not a column's head."""
    return len(line.pieces) == 1 and line.pieces[0].x0 < 12


def _top(lines: list[Line], kinds: list[int], breaks: set[int], first: int, floor: int) -> int:
    """Where the titles above the first figure begin."""
    top = first
    blanks = 0
    taken = 0
    i = first
    while i > floor:
        if i in breaks and kinds[i] != BLANK and i != first:
            break  # the line itself opens the page or the tagged table
        i -= 1
        kind = kinds[i]
        if kind in (PROSE, VALUES, FURNITURE):
            is_under_heads = HEAD in kinds[max(floor, i - 3) : i] and HEAD not in kinds[i:first]
            if kind == PROSE and is_under_heads and not _is_of_a_release(lines[i]):
                top, taken, blanks = i, taken + 1, 0  # a long heading between the column heads and the figures
                continue
            tail = (
                kinds[top] == TEXT or kinds[top] == HEAD and len(lines[top].pieces) == 1 and lines[top].pieces[0].text.endswith((".", ":"))
            )
            if kind == PROSE and top == i + 1 < first and tail and lines[top].pieces[0].x0 <= lines[i].pieces[0].x0:
                top += 1  # the last, short line of the paragraph above
            break
        if kind in (BLANK,):
            blanks += 1
            if i in breaks:
                # a <TABLE> tag between the title and the columns does not part them; a <PAGE> far above does
                if taken and blanks > 6:
                    break
            if blanks > 6:
                break
            continue
        blanks = 0
        taken += 1
        if taken > 24:
            break
        top = i
    return top


def _is_of_a_release(line: Line) -> bool:
    """Does this line of running text begin a release ("ATLANTA, July 25, 2001 -- ...") or end a sentence?"""
    text = " ".join([piece.text for piece in line.pieces])
    return text.endswith(".") or " -- " in text or "/PRNewswire" in text


def _with_caption_tail(lines: list[Line], kinds: list[int], breaks: set[int], bottom: int) -> int:
    """A caption may go on below its figure: one more line, indented or in lower case, directly under the last row."""
    if bottom < len(lines) and bottom not in breaks and kinds[bottom] == TEXT and kinds[bottom - 1] == VALUES:
        line = lines[bottom]
        if (
            len(line.pieces) == 1
            and line.pieces[0].text[0].islower()
            and (bottom + 1 == len(lines) or kinds[bottom + 1] in (BLANK, RULES, FURNITURE))
        ):
            return bottom + 1
    return bottom


def _is_table(lines: list[Line], kinds: list[int], top: int, first: int, last: int) -> bool:
    values = [i for i in range(first, last + 1) if kinds[i] == VALUES]
    if len(values) >= 3 or values and any(kinds[i] == HEAD for i in range(top, first)):
        return True
    in_columns = all(sum(number(piece.text) is not None and not is_year(piece.text) for piece in lines[i].pieces[1:]) >= 2 for i in values)
    return in_columns and (len(values) == 2 or len(values) == 1 and _is_head(lines[first].pieces[0].text))  # whoever heads them


def _paragraphs(lines: list[Line]) -> list[Paragraph]:
    """Running text: lines between blanks. Page numbers stay with nobody."""
    found: list[Paragraph] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.pieces:
            if not (len(line.pieces) == 1 and _is_page_number(line.pieces[0].text)):
                run.append(line)
            continue
        if run:
            found.append(Paragraph(tuple(run), " ".join([piece.text for each in run for piece in each.pieces])))
            run = []
    return found
