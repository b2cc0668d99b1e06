"""A raw folder into the lake: what is read, what is not read again, what is refused by name."""

import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from readers_by_hand import dies_on_poison, hangs_on_tar, raises_on_sand, well_behaved

from pipelines.filings.containers import MAX_FILE_BYTES
from pipelines.lake import processes
from pipelines.lake.listing import listed_files, read_listing, write_listing
from pipelines.lake.load import Load, load
from pipelines.lake.tables import RECORDS


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("first")
    (folder / "deep" / "b.txt").write_text("second")
    return folder


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    return tmp_path / "lake"


def loaded(raw: Path, lake: Path, read=well_behaved) -> Load:
    return load(raw, lake, listed_files(raw), read=read)


def manifest(lake: Path) -> dict[str, dict]:
    return {row["source_path"]: row for row in pq.read_table(lake / "manifest.parquet").to_pylist()}


def visible(lake: Path, record: str) -> list[dict]:
    """The rows of a record that the manifest knows, as dbt's staging models see them."""
    known = {(row["part"], row["file_hash"]) for row in manifest(lake).values()}
    rows = [row for path in sorted((lake / record).glob("*.parquet")) for row in pq.read_table(path).to_pylist()]
    return [row for row in rows if (row["part"], row["file_hash"]) in known]


def refusals(lake: Path) -> dict[str, str]:
    return {row["source_path"]: row["rule"] for row in visible(lake, "refusals")}


def test_files_are_found_in_every_folder_but_not_the_hidden_ones(raw: Path, lake: Path) -> None:
    (raw / ".cache").mkdir()
    (raw / ".cache" / "c.txt").write_text("hidden")
    for name in (".DS_Store", "README.md", "README", "MANIFEST.csv"):
        (raw / name).write_text("not a filing")
    assert [file.source_path for file in listed_files(raw)] == ["a.txt", "deep/b.txt"]


def test_a_loop_of_linked_folders_ends(raw: Path) -> None:
    (raw / "deep" / "up").symlink_to(raw, target_is_directory=True)
    assert [file.source_path for file in listed_files(raw)] == ["a.txt", "deep/b.txt"]


def test_a_second_pass_reads_nothing(raw: Path, lake: Path) -> None:
    assert loaded(raw, lake).read == 2
    before = {path: path.read_bytes() for path in lake.rglob("*.parquet")}
    assert loaded(raw, lake).read == 0
    assert {path: path.read_bytes() for path in lake.rglob("*.parquet")} == before


def test_only_what_changed_is_read_again(raw: Path, lake: Path) -> None:
    loaded(raw, lake)
    (raw / "a.txt").write_text("first, amended")
    assert loaded(raw, lake).read == 1
    assert {row["bytes"] for row in visible(lake, "documents")} == {len("first, amended"), len("second")}


def test_another_reader_version_reads_everything_again(raw: Path, lake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(raw, lake)
    monkeypatch.setattr("pipelines.lake.manifest.READER_VERSION", "next")
    assert loaded(raw, lake).read == 2


def test_a_lost_part_is_read_again(raw: Path, lake: Path) -> None:
    loaded(raw, lake)
    part = manifest(lake)["a.txt"]["part"]
    (lake / "claims" / f"{part}.parquet").unlink()
    assert loaded(raw, lake).read == 2


def test_the_same_bytes_at_two_paths_are_read_once_and_stand_at_both(raw: Path, lake: Path) -> None:
    (raw / "copy.txt").write_text("first")
    assert loaded(raw, lake).read == 2
    assert len(visible(lake, "documents")) == 2
    assert manifest(lake)["a.txt"]["part"] == manifest(lake)["copy.txt"]["part"]


def test_a_file_that_left_the_folder_leaves_the_lake(raw: Path, lake: Path) -> None:
    loaded(raw, lake)
    (raw / "a.txt").unlink()
    loaded(raw, lake)
    assert list(manifest(lake)) == ["deep/b.txt"]
    assert [row["source_path"] for row in visible(lake, "documents")] == ["deep/b.txt"]


def test_an_emptied_folder_leaves_readable_parts(raw: Path, lake: Path) -> None:
    loaded(raw, lake)
    (raw / "a.txt").unlink()
    (raw / "deep" / "b.txt").unlink()
    loaded(raw, lake)
    for record in RECORDS:
        assert [path.name for path in (lake / record).iterdir()] == ["empty.parquet"]


def test_the_same_files_make_the_same_parts_byte_for_byte(raw: Path, lake: Path, tmp_path: Path) -> None:
    loaded(raw, lake)
    loaded(raw, tmp_path / "other")
    parts = {path.relative_to(lake): path.read_bytes() for path in lake.rglob("*.parquet")}
    assert {path.relative_to(tmp_path / "other"): path.read_bytes() for path in (tmp_path / "other").rglob("*.parquet")} == parts


def test_a_pass_that_dies_before_its_commit_shows_nothing(raw: Path, lake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(raw, lake)
    (raw / "c.txt").write_text("third")

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr("pipelines.lake.manifest.commit", power_cut)
        loaded(raw, lake)
    assert len(visible(lake, "documents")) == 2
    assert loaded(raw, lake).read == 1
    assert len(visible(lake, "documents")) == 3


def test_a_file_that_vanishes_after_the_listing_is_refused_by_name(raw: Path, lake: Path) -> None:
    write_listing(lake, listed_files(raw))
    (raw / "a.txt").unlink()
    outcome = load(raw, lake, read_listing(lake), read=well_behaved)
    assert (outcome.listed, outcome.read, outcome.refused) == (2, 1, 1)
    assert refusals(lake) == {"a.txt": "file_vanished"}
    assert manifest(lake)["a.txt"]["file_hash"] is None


def test_what_is_no_readable_file_is_refused_by_name(raw: Path, lake: Path) -> None:
    (raw / "loop.txt").symlink_to(raw / "loop.txt")
    os.mkfifo(raw / "pipe.txt")
    with (raw / "huge.txt").open("wb") as huge:
        huge.truncate(MAX_FILE_BYTES + 1)  # a hole in the disk: no bytes are written
    outcome = loaded(raw, lake)
    assert refusals(lake) == {"loop.txt": "unreadable_file", "pipe.txt": "not_a_file", "huge.txt": "too_large"}
    assert (outcome.listed, outcome.read, outcome.refused) == (5, 2, 3)


def test_a_name_that_is_no_text_is_refused(raw: Path, lake: Path) -> None:
    Path(os.fsdecode(os.fsencode(raw) + b"/caf\xe9.txt")).write_text("a name of an older system")
    loaded(raw, lake)
    assert refusals(lake) == {"caf\\xe9.txt": "file_name_not_text"}


def test_a_fault_of_the_reader_costs_one_file(raw: Path, lake: Path) -> None:
    (raw / "c.txt").write_text("sand")
    assert loaded(raw, lake, raises_on_sand).refused == 1
    assert refusals(lake) == {"c.txt": "reader_failed"}
    assert len(visible(lake, "documents")) == 2


def test_a_file_that_kills_its_worker_is_found_and_refused_alone(raw: Path, lake: Path) -> None:
    for number in range(6):
        (raw / f"good{number}.txt").write_text(f"good {number}")
    (raw / "good3b.txt").write_text("poison")
    outcome = loaded(raw, lake, dies_on_poison)
    assert refusals(lake) == {"good3b.txt": "worker_died"}
    assert (outcome.listed, outcome.read, outcome.refused) == (9, 9, 1)
    assert len(visible(lake, "documents")) == 8
    assert loaded(raw, lake, dies_on_poison).read == 0  # the same bytes would kill again


def test_a_file_that_takes_too_long_is_refused(raw: Path, lake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes.read_chunks, "__defaults__", (None, 1))
    (raw / "c.txt").write_text("tar")
    loaded(raw, lake, hangs_on_tar)
    assert refusals(lake) == {"c.txt": "reading_took_too_long"}
    assert len(visible(lake, "documents")) == 2
