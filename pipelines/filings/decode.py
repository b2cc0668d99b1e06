"""Bytes -> text, or a plain reason why not; and the line number of an offset in that text.

What belongs here: encodings, the size limit, and the refusals that need no more than the bytes. What a file contains (gzip, submissions)
is `containers`.

`Unreadable` is how this package says "not this one" inside itself: `extract` turns it into a Refusal of scope document. It never leaves
the package.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from itertools import accumulate

MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
"""A document larger than 64 MB is refused: the largest earnings filings are below 10 MB, and a worker's memory has to stay bounded."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# UTF-32 stands before UTF-16: its little-endian mark begins with that of UTF-16.

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an Office document)"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "gzip inside gzip"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite file"),
    (b"{\\rtf", "an RTF document"),
)

_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"  # 1a: end of file in DOS; 1b: printer codes
_MAX_CONTROL_SHARE = 0.01  # real filings hold a stray control character now and then; compressed bytes are about a tenth control characters

_LINE_END = re.compile(r"\r\n?|\n")


_AS_LATIN_1 = "tieout.as_latin_1"


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that cp1252 leaves undefined (81 8d 8f 90 9d) become what they are in latin-1, as browsers do."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(_AS_LATIN_1, _as_latin_1)


_C1_CONTROL = re.compile("[\x80-\x9f]")
_WINDOWS_CONTROLS = {code: bytes([code]).decode("cp1252", errors="replace").replace("\ufffd", chr(code)) for code in range(0x80, 0xA0)}
"""Pages that were made with cp1252 and re-coded carelessly hold its quotes and dashes as control characters; nobody prints those. One
character stays one, so offsets hold.
"""


class Unreadable(Exception):
    """A document (or its file) that can't be read at all: `rule` is the rule's name, `detail` one plain sentence for a person."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(detail)
        self.rule = rule
        self.detail = detail


def decoded(raw: bytes) -> tuple[str, str]:
    """The text of a document and the name of the encoding it was read in.

    Byte order marks rule; else UTF-16 where every other byte is zero, else UTF-8 where it is valid (a character cut off at the very end is
    dropped), else cp1252.
    Line ends stay as they are, so that offsets into the text are offsets into what was filed.
    Raises Unreadable: empty_file, too_large, binary_file, nul_bytes.
    """
    if not raw.strip():
        raise Unreadable("empty_file", "The document is empty." if not raw else "The document holds nothing but white space.")
    if len(raw) > MAX_DOCUMENT_BYTES:
        raise Unreadable("too_large", f"The document has {len(raw):,} bytes; the limit is {MAX_DOCUMENT_BYTES:,}.")
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise Unreadable("binary_file", f"The document is {what}, not text.")
    text, encoding = _marked(raw) or _text(raw)
    if not text.isascii() and _C1_CONTROL.search(text):
        text = text.translate(_WINDOWS_CONTROLS)
    if not text.strip():
        raise Unreadable("empty_file", "The document holds nothing but white space.")
    return text, encoding


def _marked(raw: bytes) -> tuple[str, str] | None:
    """What a byte order mark, or zeros in every other byte, say the text is; None where neither says anything."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            if encoding == "utf-8":
                return _text(raw[len(mark) :])
            width = 4 if encoding == "utf-32" else 2
            return _without_nul(raw[: len(raw) // width * width].decode(encoding, errors="replace")), encoding
    if not raw.count(0):
        return None
    half = len(raw) // 2
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    for zeros, letters, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > half * 0.7 and letters < half * 0.01:
            return raw[: half * 2].decode(encoding, errors="replace"), encoding
    return None


def _text(raw: bytes) -> tuple[str, str]:
    """UTF-8 or cp1252 text of bytes in which a letter takes one byte."""
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if controls > len(raw) * _MAX_CONTROL_SHARE:
        raise Unreadable("binary_file", f"{controls:,} of {len(raw):,} bytes are control characters: this is not text.")
    if zeros := raw.count(0):
        raise Unreadable("nul_bytes", f"The text holds {zeros:,} NUL bytes, the first at byte {raw.index(0):,}.")
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        whole = raw[: error.start]
        if error.reason == "unexpected end of data" and not whole.isascii():  # valid until the last character, which is cut off
            return whole.decode("utf-8"), "utf-8"
    return raw.decode("cp1252", errors=_AS_LATIN_1), "cp1252"


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise Unreadable("nul_bytes", f"The text holds {text.count(chr(0)):,} NUL characters.")
    return text


def line_starts(text: str) -> list[int]:
    """Offsets at which the lines of a text begin. A line ends with \\n, \\r\\n or a lone \\r."""
    if text.count("\r") != text.count("\r\n"):
        return [0, *(end.end() for end in _LINE_END.finditer(text))]
    *lines, _ = text.split("\n")
    return list(accumulate([len(line) + 1 for line in lines], initial=0))


def line_number(starts: list[int], offset: int) -> int:
    """The line, from 1, in which an offset stands; `starts` as `line_starts` gives them."""
    return bisect_right(starts, offset)
