"""The sample filings are what their manifest says: all of them named with their origin, none with a sentence of somebody else's."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

KINDS = {
    "transcription",
    "transcription, cut to its face statements",
    "transcription, cut to its quarterly income statement",
    "abridged, layout ours",
}
LONGEST_COMMON_RUN = 8
"""Words in a row that a sentence may share with the filing it re-tells."""

HEADING_OR_FIGURES = re.compile(r"\s{2,}[$(]?\s?[\d(-]|^\s{8,}|:\s*$|^[^a-z]*$|^Re:")
"""Lines that are captions, figures, titles or letter heads: these stand as filed."""

DATE_LINE = re.compile(r"\A[A-Z ,]+, [A-Z][a-z]+ \d+, \d{4} -- [A-Z][\w ]+ \([A-Z]+\)")
"""Place, date and name of the company at the head of a release: as filed too."""


def manifest(samples: Path) -> list[dict[str, str]]:
    with (samples / "MANIFEST.csv").open() as lines:
        return list(csv.DictReader(lines))


def word_runs(text: str) -> set[tuple[str, ...]]:
    """All runs of LONGEST_COMMON_RUN words in the sentences of a text, a run ending where a line of captions or figures comes between."""
    runs = set()
    for passage in re.split(r"\n\s*\n", "\n".join("" if HEADING_OR_FIGURES.search(line) else line for line in text.splitlines())):
        passage = DATE_LINE.sub("", passage)
        words = re.findall(r"[a-z0-9$%]+(?:[.,][0-9]+)*", passage.lower())
        runs |= {tuple(words[i : i + LONGEST_COMMON_RUN]) for i in range(len(words) - LONGEST_COMMON_RUN + 1)}
    return runs


def test_the_manifest_names_every_sample_and_nothing_else(samples: Path):
    assert sorted(row["file"] for row in manifest(samples)) == sorted(
        path.name for path in samples.iterdir() if path.name != "MANIFEST.csv"
    )


def test_every_sample_says_what_it_is_and_where_it_comes_from(samples: Path):
    for row in manifest(samples):
        assert row["kind"] in KINDS, row["file"]
        assert row["company"] and row["note"], row["file"]
        assert row["accession"] or "not known" in row["note"] or "case" in row["note"], row["file"]
        assert date.fromisoformat(row["dated_on"]).isoformat() in row["file"]


def test_samples_stay_small(samples: Path):
    assert [path.name for path in samples.iterdir() if path.stat().st_size > 14_000] == []


@pytest.mark.parametrize(
    ("sample", "seed"),
    [
        ("lexington-precision_2006-06-01_8-K_EX-99.1.txt", "003_22a55215028bec95.txt"),
        ("lexington-precision_2009-06-05_status-letter.txt", "000_e74767451f680ae7.txt"),
    ],
)
def test_a_sample_shares_no_sentence_with_its_original(samples: Path, shared: Path, sample: str, seed: str):
    common = word_runs((samples / sample).read_text()) & word_runs((shared / "seeds" / seed).read_text())
    assert {" ".join(run) for run in common} == set()


def test_a_copied_sentence_would_be_noticed(shared: Path):
    seed = (shared / "seeds" / "000_e74767451f680ae7.txt").read_text()
    sentence = max(re.findall(r"[A-Z][a-z][^.\n]+\.", seed), key=len)
    assert word_runs("Of our own.\n\n" + sentence) & word_runs(seed)
