"""How much of what is printed does the warehouse hold, rightly? The truth files' own scorers over runs of `tieout run`.

Two warehouses in a temporary folder: one of the documents that have a truth file (scored in groups: plain text, HTML, reports whose filer
tagged them, the seed), one of submissions and plain text (the values of EX-27 schedules that stand in tables). Needs the folder of real
filings; says so where it isn't.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.documents import CHECKOUT, shared


def main() -> None:
    """The scorers' tables."""
    folder = shared()
    if folder is None:
        print("needs the folder of real filings and truth files beside the checkout (or named in TIEOUT_SHARED), which isn't here")
        return
    with tempfile.TemporaryDirectory() as place:
        groups, document_of = truth_groups(folder), _document_of(folder)
        warehouse = _warehouse([document_of(truth) for files in groups.values() for truth in files], Path(place, "truth"))
        for group, files in groups.items():
            chosen = Path(place, group.replace(" ", "-"))
            _copy(files, chosen)
            print(f"\n{group}", flush=True)
            _score(folder, "score_facts.py", warehouse, chosen)
        print("\nEX-27 values in tables of their submissions", flush=True)
        corpus = folder / "corpus"
        warehouse = _warehouse([*corpus.glob("submissions/*"), *corpus.glob("ascii/*")], Path(place, "ex27"))
        _score(folder, "score_ex27.py", warehouse, folder / "truth" / "ex27_truth.csv")


def truth_groups(folder: Path) -> dict[str, list[Path]]:
    """The truth files by how their documents are laid out, and by who made them."""
    document_of = _document_of(folder)
    files = sorted((folder / "truth" / "dev").glob("*.csv"))
    tagged = [path for path in files if document_of(path).parent.name == "untagged"]
    return {
        "plain text": [path for path in files if document_of(path).suffix == ".txt"],
        "HTML": [path for path in files if document_of(path).suffix == ".htm" and path not in tagged],
        "filer-tagged reports without their tags": tagged,
        "the seed release": sorted((folder / "truth" / "seed").glob("*.csv")),
    }


def _document_of(folder: Path) -> Callable[[Path], Path]:
    """truth file -> the document that it is the truth of: that of its name, else (the seed's) that of its rows."""
    known = {path.name: path for name in ("corpus/ascii", "corpus/html", "corpus/untagged", "seeds") for path in (folder / name).iterdir()}

    def document(truth: Path) -> Path:
        return known.get(truth.stem) or known[truth.read_text(encoding="utf-8").splitlines()[1].split(",")[0]]

    return document


def _warehouse(documents: list[Path], place: Path) -> Path:
    _copy(documents, place / "raw")
    command = [sys.executable, "-m", "pipelines.cli", "run", "--raw", str(place / "raw"), "--data", str(place / "data")]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"`tieout run` over {len(documents)} documents failed:\n{done.stdout}{done.stderr}")
    return place / "data" / "warehouse.duckdb"


def _copy(files: list[Path], into: Path) -> None:
    into.mkdir(parents=True)
    for path in files:
        shutil.copy(path, into)


def _score(folder: Path, scorer: str, warehouse: Path, truth: Path) -> None:
    subprocess.run([sys.executable, str(folder / "score" / scorer), "--warehouse", str(warehouse), "--truth", str(truth)], check=False)


if __name__ == "__main__":
    main()
