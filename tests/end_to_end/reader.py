"""Someone who reads the published file while runs publish: `python reader.py KIND WAREHOUSE STOP`, until the file STOP is there.

Prints, as JSON, how often it looked and the different states of the warehouse that it saw; fails where a look fails.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import adbc_driver_duckdb
import duckdb
from adbc_driver_manager import dbapi

STATE = """
select
    (select arg_max(run_id, started_at) from audit.runs),
    (select count(*) from marts.fct_reported_values),
    (select count(*) from marts.fct_reported_values where status = 'waived'),
    (select sum(value)::varchar from marts.fct_quarters),
    (select count(*) from audit.quarantine where state = 'open')
"""
"""One row that tells any two loads apart, over tables that a run makes at different times."""


def with_python(warehouse: str) -> list:
    with duckdb.connect(warehouse, read_only=True) as connection:
        return list(connection.execute(STATE).fetchall()[0])


def with_command_line(warehouse: str) -> list:
    client = shutil.which("duckdb", path=f"{Path(sys.executable).parent}") or shutil.which("duckdb") or "duckdb"
    done = subprocess.run([client, "-readonly", "-jsonlines", warehouse, STATE], capture_output=True, text=True, timeout=60)
    if done.returncode or done.stderr:
        raise RuntimeError(done.stderr)
    return list(json.loads(done.stdout).values())


def of_a_driver(warehouse: str) -> dbapi.Connection:
    """A connection by way of a driver manager, which loads DuckDB's driver from its shared library:
    what JDBC is to Java, ADBC is to Arrow's languages.
    """
    return dbapi.connect(
        driver=adbc_driver_duckdb.driver_path(),
        entrypoint="duckdb_adbc_init",
        db_kwargs={"path": warehouse, "access_mode": "READ_ONLY"},
        autocommit=True,
    )


def state_by_driver(connection: dbapi.Connection) -> list:
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return list(cursor.fetchone() or ())


def with_driver(warehouse: str) -> list:
    with of_a_driver(warehouse) as connection:
        return state_by_driver(connection)


def holding_a_driver(warehouse: str, stop: Path) -> tuple[int, list[list]]:
    """One connection of a driver manager that stays open, as in a pool, and is asked again and again."""
    with of_a_driver(warehouse) as connection:
        return looking(lambda _: state_by_driver(connection), warehouse, stop)


def looking(look: Callable[[str], list], warehouse: str, stop: Path) -> tuple[int, list[list]]:
    """One look a second, until told to stop."""
    states: list[list] = []
    looks = 0
    while not stop.exists():
        state = look(warehouse)
        looks += 1
        if state not in states:
            states.append(state)
        time.sleep(1)
    return looks, states


def holding_a_cursor(warehouse: str, stop: Path) -> tuple[int, list[list]]:
    """One connection, one answer, fetched in batches for as long as it takes, as a client with a small memory does;
    asked anew when it is at its end.
    """
    states: list[list] = []
    batches = 0
    with duckdb.connect(warehouse, read_only=True) as connection:
        connection.execute("set streaming_buffer_size = '10KB'")
        while not stop.exists():
            cursor = connection.cursor().execute("select reported_value_id, value from marts.fct_reported_values")
            rows = 0
            while batch := cursor.fetchmany(200):
                rows += len(batch)
                batches += 1
                time.sleep(1)
            state = list(connection.execute(STATE).fetchall()[0])
            assert rows == state[1]
            if state not in states:
                states.append(state)
    return batches, states


LOOKS = {"python": with_python, "duckdb": with_command_line, "driver": with_driver}
"""Each opens a connection of its own for every look."""
HOLDS = {"cursor": holding_a_cursor, "pool": holding_a_driver}
"""Each keeps one connection all the time."""


if __name__ == "__main__":
    kind, file, until = sys.argv[1:]
    print(json.dumps(HOLDS[kind](file, Path(until)) if kind in HOLDS else looking(LOOKS[kind], file, Path(until))))
