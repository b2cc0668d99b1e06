"""A run builds the companies that its documents touch and carries the others over:
the warehouse must be the one that building everything gives.
"""

import shutil
from pathlib import Path

import duckdb
import pytest
from running import FinishedRun, run_over, tieout

_OF_ONE_RUN = {"runs", "company_ids", "touched_documents", "touched_companies", "identity_history"}
_KEPT = {"int_captions", "int_caption_texts", "int_caption_concepts"}
"""What a caption means stays listed when the last document that prints it has gone."""


@pytest.fixture(scope="module")
def grown(samples: Path, samples_run: FinishedRun, tmp_path_factory: pytest.TempPathFactory) -> tuple[FinishedRun, Path, Path]:
    """The samples' warehouse after a night in which one document left, one changed and one came back under two names;
    and the same built anew.
    """
    place = tmp_path_factory.mktemp("carried")
    raw, data = place / "raw", place / "data"
    shutil.copytree(samples, raw)
    shutil.copytree(samples_run.data, data)
    gone, changed, doubled = sorted(raw.glob("*.txt"))[:3]
    gone.unlink()
    changed.write_bytes(changed.read_bytes() + b"\n\n(c) no more to tell\n")
    shutil.copyfile(doubled, raw / "once_more.txt")
    run = run_over(raw, data)
    in_parts = place / "in_parts.duckdb"
    shutil.copyfile(run.warehouse, in_parts)
    whole = tieout("run", "--raw", raw, "--data", data, "--everything")
    assert whole.returncode == 0, whole.stderr
    return run, in_parts, data / "warehouse.duckdb"


def test_only_companies_that_a_document_touches_are_built(grown: tuple[FinishedRun, Path, Path]) -> None:
    run, in_parts, _ = grown
    assert run.status == 0, run.errors
    with duckdb.connect(str(in_parts), read_only=True) as connection:
        ((built, documents),) = connection.execute(
            "select documents_built, (select count(*) from marts.dim_documents) from audit.runs order by started_at desc limit 1"
        ).fetchall()
    assert 0 < built < documents


def test_every_table_is_the_same_as_if_everything_were_built(grown: tuple[FinishedRun, Path, Path]) -> None:
    _, in_parts, whole = grown
    with duckdb.connect() as connection:
        connection.execute(f"attach '{in_parts}' as parts (read_only); attach '{whole}' as whole (read_only)")
        tables = connection.execute(
            "select distinct schema_name, table_name from duckdb_columns() where database_name in ('parts', 'whole')"
            " and schema_name in ('audit', 'intermediate', 'marts', 'seeds') order by all"
        ).fetchall()
        different = {}
        for schema, table in tables:
            if table not in _OF_ONE_RUN | _KEPT:
                ((count,),) = connection.execute(
                    f"select count(*) from ((from parts.{schema}.{table} except all from whole.{schema}.{table})"
                    f" union all (from whole.{schema}.{table} except all from parts.{schema}.{table}))"
                ).fetchall()
                different |= {f"{schema}.{table}": count} if count else {}
    assert len(tables) > 50
    assert different == {}


def test_a_run_without_news_builds_nothing_and_keeps_everything(grown: tuple[FinishedRun, Path, Path]) -> None:
    run, in_parts, whole = grown
    with duckdb.connect(str(whole), read_only=True) as connection:
        before = connection.execute("select count(*), sum(value) from marts.fct_quarters").fetchall()
    again = run_over(Path(run.data).parent / "raw", Path(run.data))
    assert again.status == 0, again.errors
    assert again.rows("select documents_built from audit.runs order by started_at desc limit 1") == [(0,)]
    assert again.rows("select count(*), sum(value) from marts.fct_quarters") == before
