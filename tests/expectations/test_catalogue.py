"""The identities as records: each is stated once, in words and in known concepts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from expectations.catalogue import FAMILIES, IDENTITIES
from expectations.identities import Identity

CONCEPTS = Path(__file__).parents[2] / "dbt_project" / "seeds" / "concepts.csv"
STATEMENTS = {"income_statement", "eps", "balance_sheet", "cash_flow", "segment", "non_gaap_reconciliation", "financing"}
PLACES = {"selected_data", "other"}
"""What is no statement, where a tag may stand all the same."""
SUMS = Path(__file__).parents[2] / "dbt_project" / "models" / "intermediate" / "int_financing_sums.sql"


def content(identity: Identity) -> tuple[object, ...]:
    return (identity.shape, identity.statements, identity.total, frozenset(identity.terms))


def test_each_identity_is_stated_once():
    assert len({identity.name for identity in IDENTITIES}) == len(IDENTITIES)
    assert len({content(identity) for identity in IDENTITIES}) == len(IDENTITIES)


def test_there_is_a_suite_for_every_statement():
    assert FAMILIES == (
        "income_statement", "per_share", "segments", "reconciliation", "balance_sheet", "cash_flow", "across_statements", "across_periods",
        "across_documents", "tags", "sentences", "financing",
    )  # fmt: skip


@pytest.mark.parametrize("identity", IDENTITIES, ids=lambda identity: identity.name)
def test_an_identity_is_one_sentence_about_known_concepts_in_known_statements(identity):
    if identity.shape == "over_parts":
        assert f"'{identity.total}'" in SUMS.read_text()
        return
    with CONCEPTS.open() as file:
        known = {row["concept"] for row in csv.DictReader(file)}
    named = {*([identity.total] if identity.total else []), *identity.not_beside}
    assert bool(identity.total) == (identity.shape not in ("told_in_sentences", "steps_of_page", "tagged_in_place", "tagged_in_filing"))
    for term in identity.terms:
        named |= {term.concept, *term.details}
    assert named <= known
    assert set(identity.statements) <= STATEMENTS | (PLACES if identity.shape == "tagged_in_place" else set())
    assert identity.sentence.endswith(".")
    assert {term.sign for term in identity.terms} <= {1, -1}


@pytest.mark.parametrize("identity", IDENTITIES, ids=lambda identity: identity.name)
def test_an_identity_has_the_operands_of_its_shape(identity):
    required = [term for term in identity.terms if term.required]
    match identity.shape:
        case "within_column":
            assert required
        case (
            "over_segments"
            | "over_parts"
            | "over_periods"
            | "over_periods_of_documents"
            | "between_documents"
            | "told_in_sentences"
            | "tagged_in_place"
            | "tagged_in_filing"
            | "steps_of_page"
        ):
            assert not identity.terms
        case "between_statements":
            assert len(identity.statements) == 2
            assert len(identity.terms) == len(required) == 1


@pytest.mark.parametrize("identity", IDENTITIES, ids=lambda identity: identity.name)
def test_a_warning_says_why_it_is_none_of_the_errors(identity):
    assert ("; a warning, for " in identity.sentence) == (identity.severity == "warning")
