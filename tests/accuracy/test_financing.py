"""Amounts, rates and maturities of debts against hand-made truth: what is typed is right, and most of what the pages say is typed."""

from pathlib import Path

from benchmarks.financing import scores_over, truth


def test_what_is_said_of_debts_is_read_rightly(shared: Path) -> None:
    scores, notes = scores_over(shared / "corpus")
    shown = "\n".join(notes)
    for score in scores:
        print(f"{score.term}: {score.right} right, {score.wrong} wrong, {score.missed} missed")
        assert score.precision >= 0.95, shown
        assert score.recall >= 0.9, shown


def test_the_truth_holds_enough_to_judge_by() -> None:
    debts = [debt for each in truth().values() for debt in each]
    assert len(truth()) >= 18
    for term, least in (("amount", 40), ("rate", 20), ("maturity", 20)):
        assert sum(getattr(debt, term) is not None for debt in debts) >= least
