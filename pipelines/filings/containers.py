"""A file's bytes -> the documents in it, each with the facts that its container states.

What belongs here: gzip, EDGAR's full submissions (SGML header, then <DOCUMENT>s), single files. What the bytes say as text is `decode`;
what the page itself says about company and period is `identity`. A single file states no facts here but an accession number in its name.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from pipelines.filings.decode import Unreadable

MAX_FILE_BYTES = 256 * 1024 * 1024
"""A file that is larger (unzipped) is refused. Full submissions of today carry images and XBRL: they are larger than their documents."""

PASSED_OVER = (
    (re.compile(r"GRAPHIC|COVER|CORRESP|PAPER"), "an image, or a letter about the filing, not part of the report"),
    (re.compile(r"EX-10[01](?:\..*)?"), "XBRL instance, schema or linkbase: the same figures for machines"),
    (re.compile(r"XML|JSON|EXCEL|ZIP|PDF|EX-104"), "a rendering that EDGAR made from the XBRL, or a courtesy copy"),
)
"""Types of documents inside submissions that are not read, and why. They are no loss, so they are no refusals either."""

_NOT_TEXT = re.compile(rb"\s*(?:<PDF>|begin [0-7]{3} \S)", re.IGNORECASE)  # uuencoded attachments bear an ordinary type at times

_DOCUMENT = re.compile(  # EDGAR puts each tag on a line of its own; a page saved by an HTML library wraps the same tags into <html><body>
    rb"^[ \t]*(?:<html><body>)?<document>\s*(?P<facts>(?:<(?!text>|document>)[a-z-]+>[^\r\n]*[\r\n]\s*)*)<text>[ \t]*(?:\r\n|\n|\r)?",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(rb"^<(?:SEC-HEADER|IMS-HEADER|SUBMISSION)>", re.IGNORECASE | re.MULTILINE)
_HEADERS = (b"<sec-header>", b"<ims-header>", b"<submission>")
_END = re.compile(rb"^[ \t]*</(?:text|document)>", re.IGNORECASE | re.MULTILINE)
_ENDS = (b"</document>", b"</text>")
_FACT = re.compile(r"^[ \t]*(?:<([A-Z][A-Z-]*)>|([A-Z][A-Z -]*):)[ \t]*(\S.*?)?[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_ACCESSION = re.compile(r"(?<!\d)\d{10}-\d{2}-\d{6}(?!\d)")
_MAX_HEADER_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Header:
    """What the SGML header of a submission states. A single file has an empty one."""

    accession_number: str | None = None
    form_type: str | None = None
    company_name: str | None = None  # of the first filer
    cik: str | None = None  # ten digits
    former_names: tuple[str, ...] = ()  # as listed, latest first
    fiscal_year_end: str | None = None  # "MM-DD"
    period_of_report: date | None = None
    filed_on: date | None = None
    accepted_at: datetime | None = None  # New York time, as EDGAR states it
    co_registrants: tuple[Header, ...] = ()  # the same filing's facts with each further filer's own


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document of a file: its own bytes and what its container says of it."""

    raw: bytes
    document_id: str  # sha256, hex, of `raw`
    filing_id: str  # accession number of the header, else in the file's name, else the document_id
    sequence: int  # place in its file, from 1; documents passed over are counted
    byte_offset: int  # where `raw` begins in the (unzipped) file
    form_type: str | None  # of the header; without header the document's own type where that is no exhibit
    exhibit: str | None  # the document's type where it is an exhibit: EX-99.1
    file_name: str | None  # the name that it was filed under
    description: str | None
    header: Header


def documents_in(raw: bytes, source_path: str) -> tuple[RawDocument, ...]:
    """The documents of one file, in order; one that stands twice in it (some archives hold a submission twice) comes once.

    In: the file's bytes, zipped or not, and its path (only the base name is looked at, for an accession number).
    Raises Unreadable: broken_gzip, too_large, no_document (a submission without any document that a person reads).
    """
    content = _unzipped(raw)
    named = _ACCESSION.search(source_path.rpartition("/")[2])
    accession = named[0] if named else None
    lowered = content.lower()
    frames = _on_lines_of(b"<document>", _DOCUMENT, content, lowered)
    if not frames:
        top = content[:_MAX_HEADER_BYTES].lower()
        if any(tag in top for tag in _HEADERS) and _HEADER.search(content, 0, _MAX_HEADER_BYTES):
            raise Unreadable("no_document", "The submission ends within its header: it holds no document.")
        return (_document(content, 1, 0, {}, Header(), accession),)
    found: dict[str, RawDocument] = {}
    ends = sorted((end for tag in _ENDS for end in _on_lines_of(tag, _END, content, lowered)), key=_start)
    for number, frame, stop, header in _framed(content, frames, lowered):
        facts = _facts(frame["facts"])
        own = content[frame.end() : _end(ends, frame.end(), stop)]
        if why_passed_over(facts.get("TYPE", ""), own) is None:
            document = _document(own, number, frame.end(), facts, header, accession)
            found.setdefault(document.document_id, document)
    if not found:
        raise Unreadable("no_document", "The submission holds only images, XBRL or attachments: no document that a person reads.")
    return tuple(found.values())


def why_passed_over(document_type: str, raw: bytes) -> str | None:
    """Why a document inside a submission is not read: one plain clause, or None where it is read."""
    for types, why in PASSED_OVER:
        if types.fullmatch(document_type.upper()):
            return why
    return "an attachment in binary form" if _NOT_TEXT.match(raw) else None


def _unzipped(raw: bytes) -> bytes:
    if raw.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(io.BytesIO(raw)) as stream:
                raw = stream.read(MAX_FILE_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise Unreadable("broken_gzip", f"The gzip file can't be unpacked: {error}.") from error
    if len(raw) > MAX_FILE_BYTES:
        raise Unreadable("too_large", f"The file has more than {MAX_FILE_BYTES:,} bytes.")
    return raw


def _start(match: re.Match[bytes]) -> int:
    return match.start()


def _on_lines_of(tag: bytes, pattern: re.Pattern[bytes], content: bytes, lowered: bytes) -> list[re.Match[bytes]]:
    """What a pattern that begins with a line finds where this tag stands, in order: to look for the tag first takes a hundredth of a search
    by pattern.
    """
    found: list[re.Match[bytes]] = []
    start = 0
    while (at := lowered.find(tag, start)) >= 0:
        line = content.rfind(b"\n", start, at) + 1 or start
        match = pattern.match(content, line)
        if match is not None:
            found.append(match)
            start = match.end()
        elif (start := content.find(b"\n", at)) < 0:
            break
    return found


def _framed(content: bytes, frames: list[re.Match[bytes]], lowered: bytes) -> Iterator[tuple[int, re.Match[bytes], int, Header]]:
    """Each <DOCUMENT> with its number, the offset where it must have ended, and the header that it stands under."""
    headers = sorted(start.start() for tag in _HEADERS for start in _on_lines_of(tag, _HEADER, content, lowered))
    header, taken = Header(), 0
    for number, frame in enumerate(frames, start=1):
        while taken < len(headers) and headers[taken] < frame.start():
            stop = min(frame.start(), headers[taken] + _MAX_HEADER_BYTES)
            header = _header(content[headers[taken] : stop].decode("latin-1"))
            taken += 1
        yield number, frame, frames[number].start() if number < len(frames) else len(content), header


def _end(ends: list[re.Match[bytes]], start: int, stop: int) -> int:
    """Where the text of a document ends: before the last </TEXT> (a drawing in it may have a <text> too), else where the file is cut."""
    inside = [tag for tag in ends[bisect_left(ends, start, key=_start) : bisect_left(ends, stop, key=_start)] if tag.end() <= stop]
    texts = [tag.start() for tag in inside if tag[0].lower().endswith(b"</text>")]
    return max(texts, default=min((tag.start() for tag in inside), default=stop))


def _document(raw: bytes, number: int, offset: int, facts: dict[str, str], header: Header, accession: str | None) -> RawDocument:
    document_id = hashlib.sha256(raw).hexdigest()
    kind = facts.get("TYPE") or None
    is_exhibit = kind is not None and kind.upper().startswith("EX-")
    return RawDocument(
        raw=raw,
        document_id=document_id,
        filing_id=header.accession_number or accession or document_id,
        sequence=number,
        byte_offset=offset,
        form_type=header.form_type or (None if is_exhibit else kind),
        exhibit=kind if is_exhibit else None,
        file_name=facts.get("FILENAME"),
        description=facts.get("DESCRIPTION"),
        header=header,
    )


def _facts(tags: bytes) -> dict[str, str]:
    return {key: value for key, value in _pairs(tags.decode("latin-1")) if value}


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """`KEY: value` and `<KEY>value` lines; keys in capitals, with spaces for hyphens."""
    for tag, key, value in _FACT.findall(text):
        yield (tag or key).upper().replace("-", " "), value


_KEYS = {  # as printed in submissions, and as tags in the feed that they are made from
    "ACCESSION NUMBER": "accession_number",
    "CONFORMED SUBMISSION TYPE": "form_type",
    "TYPE": "form_type",
    "COMPANY CONFORMED NAME": "company_name",
    "CONFORMED NAME": "company_name",
    "CENTRAL INDEX KEY": "cik",
    "CIK": "cik",
    "FISCAL YEAR END": "fiscal_year_end",
    "CONFORMED PERIOD OF REPORT": "period_of_report",
    "PERIOD": "period_of_report",
    "FILED AS OF DATE": "filed_on",
    "FILING DATE": "filed_on",
    "ACCEPTANCE DATETIME": "accepted_at",
}


def _header(text: str) -> Header:
    """The facts of a SEC-HEADER or IMS-HEADER: the filing's, the first filer's, and those of the filers after it."""
    filing: dict[str, str] = {}
    filers: list[dict[str, str]] = [{}]
    former: list[list[str]] = [[]]
    for key, value in _pairs(text):
        field = _KEYS.get(key)
        if field == "company_name" and field in filers[-1]:
            filers.append({})
            former.append([])
        if key == "FORMER CONFORMED NAME" and value:
            former[-1].append(value)
        elif field and value:
            (filers[-1] if field in _OF_A_FILER else filing).setdefault(field, value)
    first, *others = (_filer(filing, facts, tuple(names)) for facts, names in zip(filers, former, strict=True))
    return replace(first, co_registrants=tuple(others))


_OF_A_FILER = ("company_name", "cik", "fiscal_year_end")


def _filer(filing: dict[str, str], facts: dict[str, str], former_names: tuple[str, ...]) -> Header:
    digits = facts.get("cik", "")
    return Header(
        accession_number=filing.get("accession_number"),
        form_type=filing.get("form_type"),
        company_name=facts.get("company_name"),
        former_names=former_names,
        cik=digits.zfill(10) if digits.isdecimal() and len(digits) <= 10 else None,
        fiscal_year_end=_month_day(facts.get("fiscal_year_end", "")),
        period_of_report=_day(filing.get("period_of_report", "")),
        filed_on=_day(filing.get("filed_on", "")),
        accepted_at=_moment(filing.get("accepted_at", "")),
    )


def _month_day(printed: str) -> str | None:
    """ "0131" -> "01-31"; None for what is no day of a leap year."""
    return f"{printed[:2]}-{printed[2:]}" if len(printed) == 4 and _day(f"2000{printed}") else None


def _day(printed: str) -> date | None:
    moment = _moment(f"{printed}000000")
    return moment.date() if moment else None


def _moment(printed: str) -> datetime | None:
    if len(printed) != 14 or not printed.isdecimal():
        return None
    try:
        return datetime.strptime(printed, "%Y%m%d%H%M%S")
    except ValueError:
        return None
