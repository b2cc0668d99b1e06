"""Files come apart into documents, whatever wrapped them, and the header's facts come with them."""

import gzip
import hashlib
from datetime import date, datetime

import pytest

from pipelines.filings import containers
from pipelines.filings.containers import documents_in, why_passed_over
from pipelines.filings.decode import Unreadable

HEADER = """<SEC-HEADER>0000000001-05-000042.hdr.sgml : 20050125
<ACCEPTANCE-DATETIME>20050125092650
ACCESSION NUMBER:\t\t0000000001-05-000042
CONFORMED SUBMISSION TYPE:\t8-K
CONFORMED PERIOD OF REPORT:\t20050124
FILED AS OF DATE:\t\t20050125

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tEXAMPLE RUBBER CORP
\t\tCENTRAL INDEX KEY:\t\t\t0000003153
\t\tFISCAL YEAR END:\t\t\t0131

\tFORMER COMPANY:\t
\t\tFORMER CONFORMED NAME:\tSECOND NAME INC
\t\tDATE OF NAME CHANGE:\t20020612

\tFORMER COMPANY:\t
\t\tFORMER CONFORMED NAME:\tFIRST NAME INC
\t\tDATE OF NAME CHANGE:\t19980303

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tCO-REGISTRANT LTD
\t\tCENTRAL INDEX KEY:\t\t\t0000000009
\t\tFORMER CONFORMED NAME:\tNOT OURS
</SEC-HEADER>
"""


def framed(kind, text, name="a.txt"):
    return f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>1\n<FILENAME>{name}\n<DESCRIPTION>A RELEASE\n<TEXT>\n{text}</TEXT>\n</DOCUMENT>\n"


def submission(*documents, before="<SEC-DOCUMENT>x\n", header=HEADER):
    return (before + header + "".join(documents) + "</SEC-DOCUMENT>\n").encode()


def test_every_document_of_a_submission_carries_the_header_of_the_first_filer():
    main, release = documents_in(submission(framed("8-K", "Item 12\n"), framed("EX-99.1", "Net sales 24,798\n", "b.txt")), "x/y.txt")
    assert (main.form_type, main.exhibit, main.sequence) == ("8-K", None, 1)
    assert (release.form_type, release.exhibit, release.sequence, release.file_name, release.description) == (
        "8-K",
        "EX-99.1",
        2,
        "b.txt",
        "A RELEASE",
    )
    assert release.raw == b"Net sales 24,798\n"
    assert release.document_id == hashlib.sha256(release.raw).hexdigest()
    assert release.filing_id == "0000000001-05-000042"
    header = release.header
    assert (header.company_name, header.cik, header.fiscal_year_end) == ("EXAMPLE RUBBER CORP", "0000003153", "01-31")
    assert header.former_names == ("SECOND NAME INC", "FIRST NAME INC")
    assert (header.period_of_report, header.filed_on) == (date(2005, 1, 24), date(2005, 1, 25))
    assert header.accepted_at == datetime(2005, 1, 25, 9, 26, 50)
    (other,) = header.co_registrants
    assert (other.company_name, other.cik, other.former_names, other.fiscal_year_end) == (
        "CO-REGISTRANT LTD",
        "0000000009",
        ("NOT OURS",),
        None,
    )
    assert (other.accepted_at, other.filed_on, other.accession_number) == (header.accepted_at, header.filed_on, header.accession_number)


def test_the_same_document_alone_zipped_and_in_a_submission_has_one_id():
    text = "Net sales 24,798\n"
    alone, zipped, inside = text.encode(), gzip.compress(text.encode()), submission(framed("EX-99.1", text))
    ids = {documents_in(raw, "a")[0].document_id for raw in (alone, zipped, inside, gzip.compress(inside))}
    assert len(ids) == 1


def test_byte_offset_leads_back_into_the_file():
    raw = submission(framed("8-K", "Item 12\n"), framed("EX-99.1", "Net sales 24,798\n"))
    for document in documents_in(raw, "a"):
        assert raw[document.byte_offset :].startswith(document.raw)


def test_old_headers_stand_behind_a_privacy_enhanced_message():
    old = HEADER.replace("SEC-HEADER", "IMS-HEADER")
    (document,) = documents_in(
        submission(framed("10-Q", "x\n"), before="-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001,MIC-CLEAR\n\n", header=old), "a"
    )
    assert document.header.cik == "0000003153" and document.form_type == "8-K"


def test_a_header_of_tags_is_read_like_one_of_captions():
    tags = "<SUBMISSION>\n<ACCESSION-NUMBER>0000000001-24-000095\n<TYPE>8-K\n<PERIOD>20240529\n<FILING-DATE>20240603\n"
    tags += "<FILER>\n<COMPANY-DATA>\n"
    tags += "<CONFORMED-NAME>EXAMPLE RUBBER CORP\n<CIK>803164\n<FISCAL-YEAR-END>1231\n<FORMER-CONFORMED-NAME>OLD NAME\n"
    (document,) = documents_in(submission(framed("EX-99", "x\n"), header=tags), "a")
    header = document.header
    assert (document.filing_id, document.form_type, document.exhibit) == ("0000000001-24-000095", "8-K", "EX-99")
    assert (header.company_name, header.cik, header.fiscal_year_end, header.former_names) == (
        "EXAMPLE RUBBER CORP",
        "0000803164",
        "12-31",
        ("OLD NAME",),
    )
    assert (header.period_of_report, header.filed_on, header.accepted_at) == (date(2024, 5, 29), date(2024, 6, 3), None)


def test_a_submission_that_stands_twice_in_a_file_is_read_once():
    once = submission(framed("10-Q", "x\n"), framed("EX-27", "y\n"))
    assert [document.sequence for document in documents_in(once + once, "a")] == [1, 2]


def test_a_document_stands_under_the_header_before_it():
    other = HEADER.replace("0000003153", "0000000077").replace("05-000042", "05-000043")
    documents = documents_in(submission(framed("8-K", "x\n")) + submission(framed("8-K", "y\n"), header=other), "a")
    assert [(document.header.cik, document.filing_id) for document in documents] == [
        ("0000003153", "0000000001-05-000042"),
        ("0000000077", "0000000001-05-000043"),
    ]


def test_images_xbrl_and_attachments_are_passed_over_with_a_reason():
    kinds = ("8-K", "GRAPHIC", "EX-101.INS", "XML", "ZIP", "EX-10.1", "EX-99.1")
    documents = documents_in(submission(*(framed(kind, f"{kind}\n") for kind in kinds)), "a")
    assert [(document.raw, document.sequence) for document in documents] == [(b"8-K\n", 1), (b"EX-10.1\n", 6), (b"EX-99.1\n", 7)]
    assert why_passed_over("EX-99.1", b"\n<PDF>\nbegin 644 a.pdf\n") == "an attachment in binary form"
    assert why_passed_over("EX-99.1", b"Net sales") is None


def test_a_submission_of_images_alone_is_refused():
    with pytest.raises(Unreadable) as refused:
        documents_in(submission(framed("GRAPHIC", "begin 644 a.jpg\n")), "a")
    assert refused.value.rule == "no_document"


def test_a_submission_cut_in_its_header_is_refused():
    with pytest.raises(Unreadable) as refused:
        documents_in(HEADER[:200].encode(), "a")
    assert refused.value.rule == "no_document"


def test_a_submission_cut_in_a_document_keeps_what_is_whole():
    raw = submission(framed("8-K", "x\n"), framed("EX-99.1", "Net sales 24,798\nGross profit 3,739\n"))
    documents = documents_in(raw[: raw.index(b"3,739") + 2], "a")
    assert [document.raw for document in documents] == [b"x\n", b"Net sales 24,798\nGross profit 3,"]


def test_a_missing_end_tag_does_not_swallow_the_next_document():
    raw = submission(framed("8-K", "x\n"), framed("EX-99.1", "y\n")).replace(b"x\n</TEXT>\n", b"x\n")
    assert [document.raw for document in documents_in(raw, "a")] == [b"x\n", b"y\n"]


def test_text_tags_of_a_drawing_do_not_end_the_document():
    drawn = "<svg>\n<text>\nlabel\n</text>\n</svg>\nNet sales\n"
    assert documents_in(submission(framed("EX-99.1", drawn)), "a")[0].raw == drawn.encode()


def test_a_bare_document_frame_states_its_type_even_when_saved_by_an_html_library():
    for raw in (
        framed("EX-99.1", "<p>x</p>\n").encode(),
        b"<html><body><document>\n<type>EX-99.1\n<sequence>2\n<text>\n<p>x</p>\n</text>\n</type></document>\n</body></html>",
    ):
        (document,) = documents_in(raw, "trex_0000008947-20-000044_EX-99.htm")
        assert (document.raw, document.exhibit, document.form_type) == (b"<p>x</p>\n", "EX-99.1", None)
        assert document.filing_id == "0000008947-20-000044" and document.header.cik is None
    assert documents_in(framed("10-Q", "x\n").encode(), "a")[0].form_type == "10-Q"


def test_a_single_file_states_no_more_than_an_accession_number_in_its_name():
    raw = b"Net sales 24,798\r\n"
    (named,) = documents_in(raw, "2005/0000950152-05-004603_EX-99.txt")
    (plain,) = documents_in(raw, "0000950152-05-004603/release.txt")
    assert (named.filing_id, named.raw) == ("0000950152-05-004603", raw)
    assert plain.filing_id == plain.document_id
    assert named.header == containers.Header() and named.form_type is None and named.exhibit is None


@pytest.mark.parametrize(
    "zipped",
    [gzip.compress(b"Net sales" * 99, mtime=0)[:-9], b"\x1f\x8bnot gzip at all", gzip.compress(b"x" * 99, mtime=0)[:20] + b"\xff" * 30],
)
def test_a_broken_gzip_is_refused(zipped):
    with pytest.raises(Unreadable) as refused:
        documents_in(zipped, "a.gz")
    assert refused.value.rule == "broken_gzip"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(containers, "MAX_FILE_BYTES", 1000)
    with pytest.raises(Unreadable) as refused:
        documents_in(gzip.compress(b"0" * 100_000), "a.gz")
    assert refused.value.rule == "too_large"


@pytest.mark.parametrize(
    "piece", [b"<DOCUMENT>\n", b"<DOCUMENT>\n<TYPE>x\n", b"<SEC-HEADER>\n", b"<DOCUMENT>\n<TEXT>\n", b"<DOCUMENT>\n\n\n\n", b"</TEXT>\n"]
)
def test_a_million_bytes_of_framing_are_read_in_linear_time(piece):
    try:
        documents_in(piece * (1_000_000 // len(piece)), "a")
    except Unreadable as refused:
        assert refused.rule == "no_document"


def test_documents_of_the_corpus_are_the_ones_cut_from_its_submissions(shared):
    inside = {
        document.document_id
        for path in (shared / "corpus/submissions").iterdir()
        for document in documents_in(path.read_bytes(), path.name)
    }
    cut = [path for folder in ("ascii", "ex27") for path in (shared / "corpus" / folder).iterdir()]
    found = sum(hashlib.sha256(path.read_bytes()).hexdigest() in inside for path in cut)
    assert found >= 110, f"{found} of {len(cut)} files are documents of a submission"
