"""As many filings as are asked for, made of the real ones: other companies, other years, the same layouts.

Company n takes one seed-sized filing as its pattern and files it once a year, each time with all years of the text moved on by one, in an
EDGAR submission that bears the company's own name, CIK and day of filing. So the load has versions, comparatives and restatements in the
number in which real companies have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.documents import ordinary_html, seed_sized_ascii
from pipelines.filings.extract import extract

FILINGS_A_COMPANY = 4
PATTERN_BYTES = 40_000
PATTERN_FIGURES = 60
"""A pattern has fewer bytes and at least so many figures: a release with its statements, no cover page."""
_YEAR = re.compile(rb"\b(?:19[89]\d|20[0-3]\d)\b")
_FIRST_CIK = 7_000_000


def write_load(folder: Path, first: int, count: int) -> None:
    """Write filings number `first` to `first + count - 1` into `folder`. The same numbers give the same bytes."""
    for name, raw in _filings(_patterns(), first, count):
        (folder / name).write_bytes(raw)


@cache
def _patterns() -> list[bytes]:
    raws = [path.read_bytes() for path in (*seed_sized_ascii(), *ordinary_html())]
    return [raw for raw in raws if len(raw) < PATTERN_BYTES and b"<DOCUMENT>" not in raw and _figures(raw) >= PATTERN_FIGURES]


def _figures(raw: bytes) -> int:
    return len(extract(raw, "pattern").reported_values)


def _filings(patterns: list[bytes], first: int, count: int) -> Iterator[tuple[str, bytes]]:
    for number in range(first, first + count):
        company, year = divmod(number, FILINGS_A_COMPANY)
        cik = _FIRST_CIK + company
        accession = f"{cik:010d}-{90 + year:02d}-{number % 1_000_000:06d}"
        yield f"{accession}.txt", _submission(patterns[company % len(patterns)], cik, accession, year)


def _submission(pattern: bytes, cik: int, accession: str, years_on: int) -> bytes:
    """The pattern, so many years later, as the one exhibit of an 8-K."""
    text = _YEAR.sub(lambda found: b"%d" % (int(found[0]) + years_on), pattern)
    years = [int(found[0]) for found in _YEAR.finditer(text)]
    filed = max(set(years), key=years.count) if years else 2000
    header = f"""<SEC-HEADER>{accession}.hdr.sgml
ACCESSION NUMBER:\t\t{accession}
CONFORMED SUBMISSION TYPE:\t8-K
FILED AS OF DATE:\t\t{filed + 1}0131
FILER:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tMANUFACTURER NUMBER {cik}
\t\tCENTRAL INDEX KEY:\t\t\t{cik:010d}
</SEC-HEADER>
<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>1
<TEXT>
"""
    return (
        header.encode() + b"Manufacturer Number %d\n\n" % cik + text + b"\n</TEXT>\n</DOCUMENT>\n"
    )  # the name makes the document's bytes its own
