"""A run that can't be made says why in one sentence, gives a status that is not 0, and leaves what was published as it was."""

import fcntl
import subprocess
from pathlib import Path

import pytest
from running import tieout


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


def test_a_raw_folder_that_does_not_exist(tmp_path: Path) -> None:
    assert "does not exist" in one_sentence(tieout("run", "--raw", tmp_path / "nowhere", "--data", tmp_path / "data"))
    assert not (tmp_path / "data").exists()


def test_a_raw_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text("a filing where the folder should be")
    assert "is a file, not a folder" in one_sentence(tieout("run", "--raw", tmp_path / "release.txt", "--data", tmp_path / "data"))


@pytest.mark.parametrize("where", [".", "deep/data"])
def test_a_data_folder_in_the_raw_folder(tmp_path: Path, where: str) -> None:
    assert "would read what it writes" in one_sentence(tieout("run", "--raw", tmp_path, "--data", tmp_path / where))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["file", "file/data"])
def test_a_data_folder_that_can_not_be_written(tmp_path: Path, samples: Path, where: str) -> None:
    (tmp_path / "file").write_text("a file stands where the folder should be")
    assert "can't be written" in one_sentence(tieout("run", "--raw", samples, "--data", tmp_path / where))


@pytest.mark.parametrize("content", [b"", b"my diary\n" * 1000, b"\0" * 8 + b"DUCK" + b"\0" * 9000])
def test_a_published_file_that_is_no_duckdb_file_stays_untouched(tmp_path: Path, samples: Path, content: bytes) -> None:
    (tmp_path / "warehouse.duckdb").write_bytes(content)
    assert "not a DuckDB file" in one_sentence(tieout("run", "--raw", samples, "--data", tmp_path))
    assert (tmp_path / "warehouse.duckdb").read_bytes() == content
    assert "not a DuckDB file" in one_sentence(tieout("sql", "select 1", "--data", tmp_path))


def test_a_second_run_into_the_same_folder_waits_for_nothing(tmp_path: Path, samples: Path) -> None:
    with (tmp_path / "run.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("4711")
        lock.flush()
        assert "Another run (process 4711)" in one_sentence(tieout("run", "--raw", samples, "--data", tmp_path))
