"""Three nights after the samples were published, with readers connected all the time: waivers given and taken back, a document that
changes, a folder that is gone.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from reader import HOLDS, with_python
from running import CHECKOUT, FinishedRun, run_over, tieout

APPLE = "apple-computer_1996-08-12_10-Q.txt"
RELEASE = "lexington-precision_2006-06-01_8-K_EX-99.1.txt"
READERS = ("python", "cursor", "driver", "pool", "duckdb")


@dataclass(frozen=True)
class Nights:
    """Copies of what each night published, and what it printed."""

    second: FinishedRun
    third: FinishedRun
    fourth: FinishedRun  # not published: its `data` is that of the third night, as it stood afterwards
    readers: dict[str, list]  # kind -> looks, states seen
    states: list[list]  # of the warehouse, after each night that published
    published_before_fourth: str
    held_back: str  # what `tieout quarantine` says of it


def published_state(data: Path) -> list:
    return with_python(str(data / "warehouse.duckdb"))


def entry(data: Path, rule: str, path: str) -> str:
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as connection:
        query = "select quarantine_id from audit.quarantine where rule = ? and source_path = ? and state <> 'resolved'"
        ((found,),) = connection.execute(query, [rule, path]).fetchall()
    return found


def kept(run: FinishedRun, folder: Path) -> FinishedRun:
    """The run with a copy of the file that it published, which the next night replaces."""
    folder.mkdir()
    shutil.copyfile(run.warehouse, folder / "warehouse.duckdb")
    return FinishedRun(str(folder), run.status, run.output, run.errors)


@pytest.fixture(scope="module")
def nights(samples_run: FinishedRun, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Nights:
    folder = tmp_path_factory.mktemp("nights")
    data, raw, waivers = folder / "data", folder / "raw", folder / "waivers.csv"
    shutil.copytree(samples_run.data, data)
    shutil.copytree(samples, raw)
    release = raw / RELEASE
    misprinted = release.read_bytes().replace(b"21,059           23,162", b"21,095           23,162")
    assert misprinted != release.read_bytes()
    release.write_bytes(misprinted)

    def quarantine(action: str, quarantine_id: str, *more: str) -> None:
        done = tieout("quarantine", action, quarantine_id, *more, *(("--data", data) if action == "waive" else ()), "--waivers", waivers)
        assert done.returncode == 0, done.stderr

    def processes() -> dict[str, subprocess.Popen[str]]:
        script, stop = Path(__file__).with_name("reader.py"), folder / "stop"
        return {
            kind: subprocess.Popen(
                [sys.executable, script, kind, data / "warehouse.duckdb", stop],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                cwd=CHECKOUT,
            )
            for kind in READERS
        }

    states = [published_state(data)]
    running = processes()
    try:
        apple = entry(data, "operating_income_from_total_costs", APPLE)
        quarantine("waive", apple, "--reason", "the filer printed the sign wrong", "--by", "an analyst")
        quarantine("waive", entry(data, "orphan_figure", RELEASE), "--reason", "a figure of the line above, printed twice")
        second = kept(run_over(raw, data, "--waivers", waivers), folder / "second")
        states.append(published_state(data))
        quarantine("reopen", apple[:8])
        quarantine("waive", entry(data, "gross_profit", RELEASE), "--reason", "two digits change places in print")
        third = kept(run_over(raw, data, "--waivers", waivers), folder / "third")
        states.append(published_state(data))
        time.sleep(2)  # for the readers to look once more
    finally:
        (folder / "stop").touch()
        told = {kind: process.communicate(timeout=120) for kind, process in running.items()}
    assert {kind: errors for kind, (_, errors) in told.items() if errors or running[kind].returncode} == {}
    before = hashlib.sha256((data / "warehouse.duckdb").read_bytes()).hexdigest()
    for other in raw.iterdir():
        if other.name != RELEASE:
            other.unlink()
    fourth = run_over(raw, data, "--waivers", waivers)
    held_back = tieout("quarantine", "--data", data / "held-back").stdout
    return Nights(second, third, fourth, {kind: json.loads(output) for kind, (output, _) in told.items()}, states, before, held_back)


STATUSES = (
    "select distinct status"
    " from marts.fct_reported_values"
    " where source_path = ? and statement = 'income_statement' and period_end = ? and period_start = ?"
)


def test_a_waived_statement_loads_and_is_marked(nights: Nights) -> None:
    assert nights.second.status == 0, nights.second.errors
    assert nights.second.rows(STATUSES, APPLE, "1996-06-28", "1995-09-30") == [("waived",)]
    assert nights.second.rows(
        "select is_waived from marts.fct_identity_results where identity = 'operating_income_from_total_costs' and verdict = 'breaks'"
    ) == [(True,)]
    assert nights.second.rows("select state, state_reason from audit.quarantine where source_path = ?", APPLE) == [
        ("waived", "the filer printed the sign wrong")
    ]
    assert "in waived statements" in nights.second.output


def test_a_waiver_taken_back_holds_the_statement_again(nights: Nights) -> None:
    assert nights.third.status == 0, nights.third.errors
    assert nights.third.rows(STATUSES, APPLE, "1996-06-28", "1995-09-30") == [("quarantined",)]
    assert nights.third.rows("select state, state_reason from audit.quarantine where source_path = ?", APPLE) == [("open", None)]


def test_a_waived_misprint_reaches_its_quarter_marked_as_such(nights: Nights) -> None:
    quarter = (
        "select value::bigint, identity_status"
        " from marts.fct_quarters"
        " where concept = 'CostOfRevenue' and company_id = 'lexington-precision' and period_end = '2006-03-31'"
    )
    assert nights.second.rows(quarter) == []
    assert nights.third.rows(quarter) == [(21_095_000, "waived")]
    assert nights.third.rows(STATUSES, RELEASE, "2006-03-31", "2006-01-01") == [("waived",)]
    assert nights.third.rows(STATUSES, RELEASE, "2005-03-31", "2005-01-01") == [("loaded",)]


def test_the_waiver_of_a_document_that_changed_is_stale_and_told(nights: Nights) -> None:
    assert nights.second.rows("select state, detail from audit.waivers where rule = 'orphan_figure'") == [
        ("stale", "The document that it excuses was replaced by another.")
    ]
    assert "STALE: 1 of the waivers" in nights.second.output
    entries = nights.second.rows("select state, state_reason from audit.quarantine where rule = 'orphan_figure' order by state")
    assert entries == [("open", None), ("resolved", "The file was replaced by another.")]


def test_the_history_tells_since_when_an_identity_breaks(nights: Nights) -> None:
    history = (
        "select previous_verdict, verdict, is_waived from audit.identity_history where source_path = ? and identity = ? order by judged_at"
    )
    assert nights.third.rows(history, APPLE, "operating_income_from_total_costs") == [
        (None, "breaks", False),
        ("breaks", "breaks", True),
        ("breaks", "breaks", False),
    ]
    assert nights.third.rows(history, RELEASE, "gross_profit") == [(None, "breaks", False), ("breaks", "breaks", True)]
    ((rows, results),) = nights.third.rows(
        "select (select count(*) from audit.identity_history), (select count(*) from audit.identity_results)"
    )
    assert rows * 10 < results  # what goes on as it was adds no row


def test_a_folder_that_is_gone_does_not_empty_the_warehouse(nights: Nights) -> None:
    assert nights.fourth.status == 1
    for word in ("held back", "marts.fct_reported_values falls from", "--accept-fewer", "Traceback"):
        assert (word in nights.fourth.errors) == (word != "Traceback")
    assert hashlib.sha256(nights.fourth.warehouse.read_bytes()).hexdigest() == nights.published_before_fourth
    assert RELEASE in nights.held_back


@pytest.mark.parametrize("kind", READERS)
def test_readers_never_fail_and_see_one_whole_load_or_another(nights: Nights, kind: str) -> None:
    looks, states = nights.readers[kind]
    assert looks > 5
    assert [state for state in states if state not in nights.states] == []
    assert states == (nights.states[:1] if kind in HOLDS else nights.states)


def test_the_three_nights_can_be_told_apart(nights: Nights) -> None:
    assert len({json.dumps(state) for state in nights.states}) == 3
