"""The source of an HTML tag -> all that it says: what kind of tag it is, what it hides, raises, spans and rules.

What belongs here: names, attributes and styles of a single tag. What follows from the order of tags is html_layout.py's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_COLUMNS = 1000
"""As in the HTML standard: no cell spans more columns; cells further right share the last column."""
MAX_ROWSPAN = 200
"""Beyond this a cell is taken to end: each row looks at all cells that reach down to it."""


# A tag ends at the first ">" outside quotes, or at the first ">" where the quotes don't close. A "<" never stands inside: so a broken tag
# stays text, and no stretch of the source is looked at twice.
TAG = re.compile(
    r"""<(?:(?P<name>/?[A-Za-z][A-Za-z0-9:_-]*)(?P<attributes>(?>[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*)(?=>)|[^<>]*)>"""
    r"""|(?P<comment>!--)|[!?][^<>]*>)"""
)
_QUOTES_CLOSE = re.compile(r"""[^"']*(?:(?:"[^"]*"|'[^']*')[^"']*)*""")
_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9:_-]*")

_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*(\d+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|\bhidden\s*=|mso-hide\s*:\s*all", re.IGNORECASE)
_BORDER = re.compile(r"border-(top|bottom)(?:-style)?\s*:\s*([^;\"']*)", re.IGNORECASE)
_DRAWN = re.compile(r"\b(?:solid|double|dashed|dotted|groove|ridge|inset|outset)\b", re.IGNORECASE)
_UNSEEN = re.compile(
    r"none|hidden|transparent|#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255|(?<![\d.])0(?:\.0+)?(?:pt|px|in|em)\b", re.IGNORECASE
)
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top|top)|(?<![-\w])top\s*:\s*-\s*\d", re.IGNORECASE)

BLOCK_NAMES = frozenset(
    "p div center li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote address dir menu form fieldset section article header footer main aside "
    "body html head text document page caption legend hr option".split()
)
_NEVER_SHOWN = frozenset(("script", "style", "title", "ix:header", "ix:hidden", "noscript", "template"))
_PLAIN = frozenset("b /b B /B i /i I /I u /u U /U strong /strong em /em tbody /tbody thead /thead TBODY /TBODY".split())
"""Tags without meaning here, as they are mostly spelt: passed over at once."""


TEXT, UNSURE, COMMENT, PASSED_OVER, CELL, ROW, TABLE, BREAK, TYPED, BLOCK, INLINE = range(11)
"""What a tag is here: no tag, as its sign stands in a text; one whose quotes don't close before the first ">"; the beginning of a comment;
one without meaning; td or th; tr; table; br; pre; a paragraph, a heading, a list's item; anything else.
"""
_KINDS = {"td": CELL, "th": CELL, "tr": ROW, "table": TABLE, "br": BREAK, "pre": TYPED, **dict.fromkeys(BLOCK_NAMES, BLOCK)}


@dataclass(slots=True)
class Tag:
    """All that a tag's own source says."""

    kind: int
    name: str = ""  # in small letters
    closes: bool = False
    attributes: str = ""
    is_hidden: bool = False
    is_raised: bool = False
    wide: int = 1
    high: int = 1
    borders: tuple[tuple[str, bool], ...] = ()  # side, and whether it is double
    marks: bool = False  # does it hide, raise or rule what stands in it?


def tag_of(source: str) -> Tag:
    """A tag from what stands between "<" and the first ">"."""
    if source.startswith("!--"):
        return Tag(COMMENT)
    if source[:1] in ("!", "?"):
        return Tag(PASSED_OVER)
    name = _NAME.match(source)
    if name is None:
        return Tag(TEXT)
    if ("'" in source or source.count('"') % 2) and _QUOTES_CLOSE.fullmatch(source) is None:
        return Tag(UNSURE)
    return named_tag(name[0], source[name.end() :])


def named_tag(spelt: str, attributes: str) -> Tag:
    """All that a tag says: its name as it is spelt, with the slash of an end tag, and what stands behind it."""
    if spelt in _PLAIN:
        return Tag(PASSED_OVER)
    closes = spelt[0] == "/"
    name = (spelt[1:] if closes else spelt).lower()
    kind = _KINDS.get(name, INLINE)
    if closes:
        return Tag(kind, name, True)
    is_raised = name == "sup" or name in ("font", "span", "a", "small") and len(attributes) > 8 and _RAISED.search(attributes) is not None
    wide, high = _spans(attributes) if kind == CELL and "span" in attributes.lower() else (1, 1)
    is_hidden = name in _NEVER_SHOWN or _is_hidden(attributes)
    borders = _drawn_borders(attributes) if kind != ROW and "order" in attributes.lower() else ()
    return Tag(kind, name, False, attributes, is_hidden, is_raised, wide, high, borders, is_hidden or is_raised or bool(borders))


def _drawn_borders(attributes: str) -> tuple[tuple[str, bool], ...]:
    """The borders that can be seen: side, and whether it is double."""
    return tuple(
        (side.lower(), "double" in style.lower())
        for side, style in _BORDER.findall(attributes)
        if _DRAWN.search(style) and not _UNSEEN.search(style)
    )


def _is_hidden(attributes: str) -> bool:
    may_hide = (
        "none" in attributes
        or "hid" in attributes
        or "isib" in attributes
        or "NONE" in attributes
        or "HID" in attributes
        or "ISIB" in attributes
    )
    return may_hide and _HIDDEN.search(attributes) is not None


def _spans(attributes: str) -> tuple[int, int]:
    """Columns and rows that a cell covers."""
    wide = high = 1
    for which, count in _SPAN.findall(attributes):
        size = int(count) if len(count) < 6 else MAX_COLUMNS
        if which.lower() == "colspan":
            wide = min(max(size, 1), MAX_COLUMNS)
        else:
            high = min(max(size, 1), MAX_ROWSPAN)
    return wide, high
