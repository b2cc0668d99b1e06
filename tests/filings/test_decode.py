"""Bytes that are text are read whatever their encoding; bytes that aren't are refused by name."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.filings import decode
from pipelines.filings.decode import Unreadable, decoded, line_number, line_starts

LINE = "Net sales – Rubber Group’s share\r\n  $ 24,798\r\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (LINE.encode("utf-8"), "utf-8"),
        (b"\xef\xbb\xbf" + LINE.encode("utf-8"), "utf-8"),
        (LINE.encode("cp1252"), "cp1252"),
        (LINE.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + LINE.encode("utf-16-be"), "utf-16"),
        (LINE.encode("utf-16-le"), "utf-16-le"),
        (LINE.encode("utf-16-be"), "utf-16-be"),
        (LINE.encode("utf-32"), "utf-32"),
    ],
)
def test_text_comes_out_the_same_in_every_encoding_and_keeps_its_line_ends(raw, encoding):
    assert decoded(raw) == (LINE, encoding)


def test_bytes_that_cp1252_leaves_undefined_are_tolerated():
    text, encoding = decoded(b"Net sales \x81\x8d\x92 24,798")
    assert (text, encoding) == ("Net sales \x81\x8d’ 24,798", "cp1252")


def test_a_utf8_text_cut_within_its_last_character_stays_utf8():
    assert decoded("a — b —".encode()[:-1]) == ("a — b ", "utf-8")


def test_a_cp1252_letter_at_the_very_end_is_no_cut_utf8():
    assert decoded("Nestlé".encode("cp1252")) == ("Nestlé", "cp1252")


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"", "empty_file"),
        (b" \r\n\t\n", "empty_file"),
        ("\ufeff \n".encode("utf-16-le"), "empty_file"),
        (b"%PDF-1.4 Net sales", "binary_file"),
        (b"PK\x03\x04 Net sales", "binary_file"),
        (b"\x89PNG\r\n\x1a\n Net sales", "binary_file"),
        (bytes(range(256)) * 8, "binary_file"),
        (gzip.compress(b"Net sales", mtime=0), "binary_file"),
        (b"Net sales 24,798\n" * 40 + b"\x00", "nul_bytes"),
        ("Net sales\0 24,798".encode("utf-16"), "nul_bytes"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw, rule):
    with pytest.raises(Unreadable) as refused:
        decoded(raw)
    assert refused.value.rule == rule and refused.value.detail.endswith(".")


def test_a_document_above_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(decode, "MAX_DOCUMENT_BYTES", 10)
    assert decoded(b"0123456789") == ("0123456789", "utf-8")
    with pytest.raises(Unreadable, match="limit is 10") as refused:
        decoded(b"0123456789a")
    assert refused.value.rule == "too_large"


def test_a_stray_control_character_is_no_binary():
    assert decoded(b"Net sales \x08 24,798\n" * 1 + b"Gross profit 3,739\n" * 20)[1] == "utf-8"


def test_lines_end_with_newline_carriage_return_or_both():
    text = "one\ntwo\r\nthree\rfour"
    starts = line_starts(text)
    assert [line_number(starts, text.index(word)) for word in ("one", "two", "three", "four")] == [1, 2, 3, 4]
    assert line_number(starts, text.index("\n")) == 1


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_refusal(raw):
    try:
        text, encoding = decoded(raw)
    except Unreadable as refused:
        assert refused.rule in {"empty_file", "binary_file", "nul_bytes", "too_large"}
    else:
        assert text.strip() and "\0" not in text and encoding


@given(st.text(alphabet="ab\r\n", max_size=40))
def test_line_starts_agree_with_splitlines(text):
    assert len(line_starts(text)) == len((text + "x").splitlines())
