"""The audit tables that outlive a build: ids given by the runs before are there for the next run to give again."""

from pathlib import Path

import duckdb

from pipelines.warehouse.ledger import write_company_ids


def given_in(file: Path) -> list[tuple]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute("from audit.company_ids order by all").fetchall()


def published_with(file: Path, aliases: list[tuple]) -> None:
    """What a run publishes of companies; audit.company_ids may stand in it already."""
    with duckdb.connect(str(file)) as connection:
        connection.execute("create schema if not exists marts")
        connection.execute("create table marts.bridge_company_aliases (company_id varchar, alias_kind varchar, alias varchar, alias_key varchar)")
        connection.executemany("insert into marts.bridge_company_aliases values (?, ?, ?, ?)", aliases)


def test_a_first_run_finds_no_ids_but_their_table(tmp_path: Path) -> None:
    assert write_company_ids(tmp_path / "build.duckdb", tmp_path / "nothing-yet.duckdb") == 0
    assert given_in(tmp_path / "build.duckdb") == []


def test_two_prints_of_one_alias_are_one(tmp_path: Path) -> None:
    published_with(tmp_path / "one.duckdb", [("acme", "name", "Acme Corp", "acme"), ("acme", "name", "ACME CORP.", "acme"), ("acme", "ticker", "ACM", "ACM")])
    assert write_company_ids(tmp_path / "two.duckdb", tmp_path / "one.duckdb") == 2
    assert given_in(tmp_path / "two.duckdb") == [("name", "acme", "acme"), ("ticker", "ACM", "acme")]


def test_an_id_is_kept_over_nights_in_which_no_document_names_its_company(tmp_path: Path) -> None:
    published_with(tmp_path / "one.duckdb", [("acme", "name", "Acme Corp", "acme")])
    write_company_ids(tmp_path / "two.duckdb", tmp_path / "one.duckdb")
    published_with(tmp_path / "two.duckdb", [("zenith", "name", "Zenith", "zenith")])
    write_company_ids(tmp_path / "three.duckdb", tmp_path / "two.duckdb")
    assert given_in(tmp_path / "three.duckdb") == [("name", "acme", "acme"), ("name", "zenith", "zenith")]
