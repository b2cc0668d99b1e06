"""A row of a seed that breaks a rule stops the run, which names file, line, text and rule."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from running import CHECKOUT, TIEOUT

ALIASES = Path("dbt_project", "seeds", "company_aliases.csv")


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (
            lambda text: text + text.splitlines(keepends=True)[-1],
            "line 3: {last}: no two rows may have the same name, and line 2 has the same.",
        ),
        (
            lambda text: text.replace("known_as", "also_known_as"),
            "line 1: {head}: the first line must name the columns, and known_as is missing.",
        ),
    ],
)
def test_the_run_names_the_row(tmp_path: Path, spoilt, told: str) -> None:
    checkout = tmp_path / "checkout"
    for folder in ("pipelines", "expectations", "dbt_project"):
        shutil.copytree(CHECKOUT / folder, checkout / folder, ignore=shutil.ignore_patterns("__pycache__", "target", "logs"))
    shutil.copy(CHECKOUT / "dagster.yaml", checkout)
    raw = tmp_path / "raw"
    raw.mkdir()
    seed = checkout / ALIASES
    seed.write_text(spoilt(seed.read_text()))
    head, *_, last = seed.read_text().splitlines()
    done = subprocess.run(
        [*TIEOUT, "run", "--raw", str(raw), "--data", str(tmp_path / "data")],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
    )
    assert done.returncode == 1
    assert f"The run failed: {ALIASES}, {told.format(head=head, last=last)}" in done.stderr
    assert "Traceback" not in done.stderr
