"""Files that can't be read, or not whole: each is refused by name with a reason, and every other one loads."""

import codecs
from pathlib import Path

import pytest
from running import FinishedRun, run_over

RELEASE = "lexington-precision_2006-06-01_8-K_EX-99.1.txt"


@pytest.fixture(scope="module")
def bad_files(once, samples: Path) -> FinishedRun:
    """One good release, in three encodings and cut short, among files that are no filings."""

    def make(folder: Path) -> FinishedRun:
        raw = folder / "raw"
        raw.mkdir()
        text = (samples / RELEASE).read_bytes().decode("cp1252")
        (raw / "good.txt").write_bytes(text.encode())
        (raw / "cp1252.txt").write_bytes((text + "\nThe Company\x92s caf\xe9\n").encode("latin-1"))
        (raw / "utf16.txt").write_bytes(codecs.BOM_UTF16_LE + text.encode("utf-16-le"))
        (raw / "truncated.txt").write_bytes(
            text[: text.index("Metals Group                                                       ")].encode()
        )
        (raw / "hello.txt").write_text("hello")
        (raw / "empty.txt").write_bytes(b"")
        (raw / "empty-too.txt").write_bytes(b"")
        (raw / "binary.pdf").write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 20)
        (raw / "nul.txt").write_bytes(text.encode()[:3000] + b"\0" * 40 + text.encode()[3000:])
        (raw / "gone.txt").symlink_to(raw / "nowhere.txt")
        (raw / "loop.txt").symlink_to(raw / "loop.txt")
        with (raw / "huge.txt").open("wb") as huge:
            huge.truncate(300 * 1024 * 1024)
        return run_over(raw, folder / "data")

    return once("bad-files", make)


def test_the_run_publishes_all_the_same(bad_files: FinishedRun) -> None:
    assert bad_files.status == 0, bad_files.errors


@pytest.mark.parametrize("name", ["empty.txt", "empty-too.txt", "binary.pdf", "nul.txt", "gone.txt", "loop.txt", "huge.txt"])
def test_each_is_refused_by_name_with_a_reason(bad_files: FinishedRun, name: str) -> None:
    ((scope, rule, detail),) = bad_files.rows("select scope, rule, detail from audit.quarantine where source_path = ?", name)
    assert scope == "document"
    assert rule
    assert detail.endswith(".")
    assert name in bad_files.output


def test_every_other_document_loads(bad_files: FinishedRun) -> None:
    loaded = bad_files.rows("select source_path, encoding from marts.dim_documents order by source_path")
    assert [path for path, _ in loaded] == ["cp1252.txt", "good.txt", "hello.txt", "truncated.txt", "utf16.txt"]
    assert dict(loaded)["cp1252.txt"] == "cp1252"
    assert dict(loaded)["utf16.txt"].startswith("utf-16")
    assert "7 refused, 1 without a figure" in bad_files.output


def test_the_encoding_changes_no_figure(bad_files: FinishedRun) -> None:
    figures = (
        "select label, segment, period_end, printed_value"
        " from marts.fct_reported_values"
        " where source_path = ? and source = 'table'"
        " order by all"
    )
    good = bad_files.rows(figures, "good.txt")
    assert len(good) == 78
    assert bad_files.rows(figures, "cp1252.txt") == good
    assert bad_files.rows(figures, "utf16.txt") == good


def test_of_a_truncated_release_the_whole_part_loads(bad_files: FinishedRun) -> None:
    figures = "select count(*) from marts.fct_reported_values where source_path = ? and statement = 'income_statement' and source = 'table'"
    assert bad_files.rows(figures, "truncated.txt") == bad_files.rows(figures, "good.txt") != [(0,)]
