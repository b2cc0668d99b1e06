"""Readers with known manners, for the tests of the lake: workers import them by name, so they stand in a module of their own."""

import hashlib
import os
import signal
import time
from datetime import date

from pipelines.filings.records import READER_VERSION, Document, Extraction


def well_behaved(raw: bytes, source_path: str) -> Extraction:
    """One document per file, without figures."""
    return Extraction(documents=(_document(raw, source_path),))


def dies_on_poison(raw: bytes, source_path: str) -> Extraction:
    """Dies, as native code or the out-of-memory killer lets a process die, on files that hold the word poison."""
    if b"poison" in raw:
        os.kill(os.getpid(), signal.SIGKILL)
    return well_behaved(raw, source_path)


def hangs_on_tar(raw: bytes, source_path: str) -> Extraction:
    """Never comes back from files that hold the word tar."""
    if b"tar" in raw:
        time.sleep(3600)
    return well_behaved(raw, source_path)


def raises_on_sand(raw: bytes, source_path: str) -> Extraction:
    """Has a fault that shows on files that hold the word sand."""
    if b"sand" in raw:
        raise ZeroDivisionError("sand in the gears")
    return well_behaved(raw, source_path)


def _document(raw: bytes, source_path: str) -> Document:
    document_id = hashlib.sha256(raw).hexdigest()
    return Document(
        document_id=document_id,
        filing_id=document_id,
        source_path=source_path,
        sequence=1,
        document_type="other",
        form_type=None,
        exhibit=None,
        company_name=None,
        cik=None,
        ticker=None,
        former_names=("Old Name",),
        dated_on=date(2006, 6, 1),
        known_on=None,
        period_end=None,
        stated_fiscal_quarter=None,
        fiscal_year_end=None,
        encoding="utf-8",
        bytes=len(raw),
        reader_version=READER_VERSION,
    )
