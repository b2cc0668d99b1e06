"""A wrong figure is seen: sixty of the changes that `make bench only=mutations` makes five hundred of, over the samples of the checkout.

One printed figure is changed in the bytes of a filing, in one of five ways, and the filing is read and audited anew. What must hold of
these sixty holds of the five hundred over the corpus too (docs/benchmarks.md);
the kinds of change and what counts as caught stand in benchmarks/mutations.py.
"""

import hashlib

import pytest

from benchmarks.documents import SAMPLES
from benchmarks.mutations import KINDS, Mutation, Outcome, mutations, outcomes, report
from pipelines.filings.extract import extract

COUNT = 60
CAUGHT = 0.95


@pytest.fixture(scope="module")
def sixty() -> list[Mutation]:
    return mutations(sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".htm")), COUNT)


@pytest.fixture(scope="module")
def wrong_scale() -> Mutation:
    """A release that says "in millions" over tables in thousands; its sentences tell full dollars."""
    path = SAMPLES / "lexington-precision_2006-06-01_8-K_EX-99.1.txt"
    filed = path.read_bytes()
    raw = filed.replace(b"IN THOUSANDS", b"IN MILLIONS ")
    return Mutation("scale", path, hashlib.sha256(filed).hexdigest(), hashlib.sha256(raw).hexdigest(), 1, (), raw)


@pytest.fixture(scope="module")
def found(sixty: list[Mutation], wrong_scale: Mutation, tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """What became of the sixty, then of the wrong scale: audited together, for dbt costs as much for one as for all."""
    return outcomes([*sixty, wrong_scale], tmp_path_factory.mktemp("mutations"))


def test_every_kind_of_change_is_made_to_many_filings(sixty: list[Mutation]):
    assert {mutation.kind for mutation in sixty} == set(KINDS)
    assert len({mutation.path for mutation in sixty}) >= 12
    assert len({mutation.mutated_id for mutation in sixty}) == COUNT


def test_a_mutation_changes_nothing_but_its_figures(sixty: list[Mutation]):
    """The other figures of the filing are read as they were: where plain text is changed, its columns stay where they are."""
    for mutation in sixty[:: len(KINDS) + 1]:
        before, after = (
            {(value.table_number, value.row_number, value.column_number): value.printed_text for value in extract(raw, "a").reported_values}
            for raw in (mutation.path.read_bytes(), mutation.raw)
        )
        places = {(mutation.table, changed.row, changed.column) for changed in mutation.changed}
        assert {place for place in before.keys() & after.keys() if before[place] != after[place]} <= places
        assert len(before.keys() ^ after.keys()) <= len(places)


def test_of_sixty_wrong_figures_in_sums_nearly_all_are_flagged_in_their_table(found: list[Outcome]):
    counted = [outcome for outcome in found[:COUNT] if outcome.counts]
    assert len(counted) >= COUNT / 2
    caught = [outcome for outcome in counted if outcome.flags]
    assert len(caught) >= CAUGHT * len(counted), "\n".join(report(found))


def test_tables_read_in_the_wrong_scale_are_told_by_the_sentences(found: list[Outcome]):
    flags = (*found[COUNT].flags, *found[COUNT].elsewhere)
    assert sum("scale_of_table" in flag for flag in flags) >= 2, flags
    assert any("scale_of_table" in flag for flag in found[COUNT].flags)
