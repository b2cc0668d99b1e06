"""What was known on a day, against a replay of the documents in order of arrival, over random histories of a company.

The SQL of the models is dbt's own, compiled once; the replay is plain Python that reads one document after the other and says what it knows
after each. They share no code: the replay is written from docs/decisions 4 and 5.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.defs import dbt_runs

MODELS = ("int_misprints", "int_period_figures", "int_figure_versions", "int_derived_quarters", "int_quarter_versions")
MARTS = ("fct_quarter_versions", "fct_segment_quarter_versions", "fct_quarters")
SEEDS = ("concepts", "statement_ranks")

FIRST_DAY = date(2004, 11, 1)
DAYS = 7
YEAR_END = 8020  # the fourth quarter of 2004
STARTS = {quarter: date(2004, 1 + 3 * (quarter - 8017), 1) for quarter in range(8017, 8021)}
ENDS = {8017: date(2004, 3, 31), 8018: date(2004, 6, 30), 8019: date(2004, 9, 30), 8020: date(2004, 12, 31)}
PERIODS = [(quarter, "quarter") for quarter in ENDS] + [(8018, "half"), (8019, "nine_months"), (8020, "year")]
MEASURES = [("Revenues", ""), ("NetIncomeLoss", ""), ("Revenues", "rubber")]
CONTINUING = {"Revenues"}  # of these measures, what speaks of continuing operations once discontinued ones are set apart


@dataclass(frozen=True)
class Print:
    """One printed figure, in thousands; `unit` 10 where it is printed in tens of thousands."""

    measure: tuple[str, str]
    period: tuple[int, str]
    value: int
    unit: int
    is_quarantined: bool


@dataclass(frozen=True)
class Document:
    name: str
    day: int
    rank: int
    sets_apart: bool  # prints results of discontinued operations, for each of its periods
    prints: tuple[Print, ...]


@dataclass(frozen=True)
class Known:
    """What is known of a quarter: a figure and where it comes from."""

    value: int
    unit: int
    basis: str
    document: str
    since: int


prints = st.builds(
    lambda measure, period, tens, ones, is_rough, is_quarantined: Print(
        measure, period, tens * 10 + (0 if is_rough else ones), 10 if is_rough else 1, is_quarantined
    ),
    st.sampled_from(MEASURES),
    st.sampled_from(PERIODS),
    st.integers(1, 4),
    st.integers(0, 9),
    st.booleans(),
    st.integers(0, 9).map(lambda chance: chance == 0),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Document, ...]:
    """A company's documents in order of arrival: by day, by rank in the day, by name. One document prints a figure once."""
    count = draw(st.integers(1, 6))
    drawn = [
        (
            draw(st.integers(0, DAYS - 1)),
            draw(st.integers(1, 3)),
            draw(st.integers(0, 4)) == 0,
            draw(st.lists(prints, min_size=1, max_size=9, unique_by=lambda each: (each.measure, each.period))),
        )
        for _ in range(count)
    ]
    return tuple(sorted((Document(f"d{number}", *facts[:3], tuple(facts[3])) for number, facts in enumerate(drawn)), key=arrival))


def arrival(document: Document) -> tuple[int, int, str]:
    return document.day, document.rank, document.name


# --- the replay ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Seen:
    """The print of a figure that a day ends with."""

    value: int
    unit: int
    document: Document
    day: int


Series = Mapping[tuple[int, str], Sequence[Seen]]
"""Period -> what was printed of it, one print a day."""


def series_of(documents: Sequence[Document], measure: tuple[str, str], day: int) -> dict[tuple[int, str], list[Seen]]:
    """Everything that was printed of a measure up to a day and that the audit let pass; of one day the last word."""
    found: dict[tuple[int, str], list[Seen]] = {}
    for document in documents:
        for each in document.prints:
            if document.day <= day and each.measure == measure and not each.is_quarantined:
                history = found.setdefault(each.period, [])
                if history and history[-1].day == document.day:
                    history.pop()
                history.append(Seen(each.value, each.unit, document, document.day))
    return found


def differ(one: Seen, other: Seen) -> bool:
    """Do two prints say different things, to the precision of both?"""
    return one.value != other.value if one.unit == other.unit else abs(one.value - other.value) * 2 > one.unit + other.unit


def is_restated_between(series: Series, one: Seen, other: Seen) -> bool:
    """Did the books change between two prints? A figure printed before the earlier of them and changed after it says so, but for a change
    that goes on.
    """
    earlier, later = sorted((one.day, other.day))
    changes = [
        (before.day, after.day)
        for history in series.values()
        for before, after in zip(history, history[1:], strict=False)
        if differ(before, after)
    ]
    goes_on = any(changed == earlier for _, changed in changes)
    return any(earlier < changed <= later and (not goes_on or before >= earlier) for before, changed in changes)


def speaks_of_discontinued(document: Document, period: tuple[int, str]) -> bool:
    return document.sets_apart and any(each.period == period for each in document.prints)


def fits(series: Series, measure: tuple[str, str], whole: tuple[int, str], part: tuple[int, str]) -> bool:
    """May the last print of `part` be taken from the last print of `whole`?"""
    one, other = series[whole][-1], series[part][-1]
    if one.document is other.document:
        return True
    scopes = {speaks_of_discontinued(one.document, whole), speaks_of_discontinued(other.document, part)}
    return not is_restated_between(series, one, other) and (measure[0] not in CONTINUING or len(scopes) == 1)


WAYS = {
    8018: [("half", [(8017, "quarter")])],
    8019: [("nine_months", [(8018, "half")]), ("nine_months", [(8017, "quarter"), (8018, "quarter")])],
    8020: [("year", [(8019, "nine_months")]), ("year", [(8017, "quarter"), (8018, "quarter"), (8019, "quarter")])],
}


def derived(series: Series, measure: tuple[str, str], quarter: int) -> Seen | None:
    """The quarter as a longer period less the rest of it, by the best way that is open."""
    for length, parts in WAYS.get(quarter, []):
        whole = (quarter, length)
        if whole in series and all(part in series and fits(series, measure, whole, part) for part in parts):
            last, rest = series[whole][-1], [series[part][-1] for part in parts]
            return Seen(last.value - sum(each.value for each in rest), last.unit + sum(each.unit for each in rest), last.document, 0)
    return None


def replayed(documents: Sequence[Document], measure: tuple[str, str], quarter: int, until: int) -> Known | None:
    """Day after day: a print takes the place of what is known where it says something else; as long as none is there, a derivation does."""
    known: Known | None = None
    for day in range(until + 1):
        series = series_of(documents, measure, day)
        history = series.get((quarter, "quarter"), [])
        if history:
            if history[-1].day != day:
                continue
            told, basis = history[-1], "reported"
        else:
            operands = {(quarter, length) for length, _ in WAYS.get(quarter, [])} | {
                part for _, parts in WAYS.get(quarter, []) for part in parts
            }
            if not any(series[period][-1].day == day for period in operands if period in series):
                continue
            way = derived(series, measure, quarter)
            if way is None:
                continue
            told, basis = way, "derived"
        if known is not None and known.basis == basis:
            rougher = told.unit > known.unit
            if abs(told.value - known.value) * 2 <= told.unit + known.unit if rougher else told.value == known.value:
                continue
        known = Known(told.value, told.unit, basis, told.document.name, day)
    return known


# --- the warehouse ------------------------------------------------------------------------------------------------------------------


class Warehouse:
    """The models that make versions, over figures given by hand."""

    def __init__(self, build_file: Path, compiled: Mapping[str, str]) -> None:
        self.connection = duckdb.connect(str(build_file))
        self.compiled = compiled

    def load(self, companies: Mapping[str, Sequence[Document]], shuffled_by: int = 0) -> None:
        """Build the tables anew from the documents of some companies, rows in an order of chance."""
        rows = [row for company, documents in companies.items() for row in _rows(company, documents)]
        random.Random(shuffled_by).shuffle(rows)
        run = self.connection.execute
        for table in ("intermediate.int_figures", "intermediate.int_figure_verdicts", "marts.dim_companies", "marts.dim_segments"):
            run(f"delete from {table}")
        self._insert("intermediate.int_figures", [figure for figure, _ in rows])
        self._insert("intermediate.int_figure_verdicts", [verdict for _, verdict in rows])
        self._insert("marts.dim_companies", [{"company_id": company, "company_name": company} for company in companies])
        self._insert(
            "marts.dim_segments",
            [{"company_id": company, "segment_key": "rubber", "segment": "Rubber", "segment_kind": "operating"} for company in companies],
        )
        for model, text in self.compiled.items():
            schema = "marts" if model in MARTS else "intermediate"
            run(f"create or replace table {schema}.{model} as {text}")

    def _insert(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            columns = ", ".join(rows[0])
            values = ", ".join("(" + ", ".join("?" for _ in row) + ")" for row in rows)
            self.connection.execute(f"insert into {table} ({columns}) values {values}", [value for row in rows for value in row.values()])

    def as_of(self, day: int) -> dict[tuple[str, tuple[str, str], int], Known]:
        """The answer of both macros."""
        answer = self.connection.execute(
            """
            select company_id, concept, '', fiscal_year * 4 - 4 + fiscal_quarter, value, basis, document_id, known_on
            from marts.quarters_as_of($day)
            union all
            select company_id, concept, lower(segment), fiscal_year * 4 - 4 + fiscal_quarter, value, basis, document_id, known_on
            from marts.segment_quarters_as_of($day)
            """,
            {"day": FIRST_DAY + timedelta(days=day)},
        ).fetchall()
        found = {
            (company, (concept, segment), quarter): Known(int(value), 0, basis, document.split("/")[1], (known_on - FIRST_DAY).days)
            for company, concept, segment, quarter, value, basis, document, known_on in answer
        }
        assert len(found) == len(answer)
        return found

    def everything(self) -> list[tuple]:
        return self.connection.execute("from marts.fct_quarter_versions order by all").fetchall()

    def rows(self, query: str, **parameters: object) -> list[tuple]:
        return self.connection.execute(query, parameters).fetchall()


def _rows(company: str, documents: Sequence[Document]) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    for document in documents:
        apart = {each.period for each in document.prints} if document.sets_apart else set()
        every = [
            *document.prints,
            *(Print(("IncomeLossFromDiscontinuedOperationsNetOfTax", ""), period, 5, 1, False) for period in sorted(apart)),
        ]
        for number, each in enumerate(every):
            (concept, segment), (quarter, length) = each.measure, each.period
            months = {"quarter": 1, "half": 2, "nine_months": 3, "year": 4}[length]
            figure = {
                "reported_value_id": f"{company}/{document.name}/{number}", "document_id": f"{company}/{document.name}",
                "company_id": company, "source": "table", "statement": "segment" if segment else "income_statement",
                "table_number": 2 if segment else 1, "row_number": number, "column_number": months, "label": concept,
                "concept": concept, "segment": segment.title() or None, "segment_key": segment or None,
                "segment_kind": "operating" if segment else None, "period_start": STARTS[quarter - months + 1],
                "period_end": ENDS[quarter], "period_length": length, "value": Decimal(each.value), "unit": "USD", "decimals": 0,
                "print_unit": Decimal(each.unit), "is_nil": False, "is_guidance": False, "is_restated": False,
                "known_on": FIRST_DAY + timedelta(days=document.day), "rank_in_day": document.rank, "quarter_number": quarter,
            }  # fmt: skip
            status = "quarantined" if each.is_quarantined else "loaded"
            yield figure, {"reported_value_id": figure["reported_value_id"], "status": status, "identity_status": "unchecked"}


_INPUTS = """
create schema intermediate; create schema marts; create schema seeds;
create table intermediate.int_figures (
    reported_value_id varchar, document_id varchar, company_id varchar, source varchar, statement varchar, table_number integer,
    row_number integer, column_number integer, label varchar, parent_label varchar, concept varchar, segment varchar,
    segment_key varchar, segment_kind varchar, period_start date, period_end date, period_length varchar, value decimal(38, 6),
    unit varchar, decimals integer, print_unit decimal(38, 6), is_nil boolean, is_guidance boolean, is_restated boolean,
    rule_priority integer, known_on date, rank_in_day bigint, quarter_number integer
);
create table intermediate.int_figure_verdicts (reported_value_id varchar, status varchar, identity_status varchar);
create table marts.dim_companies (company_id varchar, company_name varchar);
create table marts.dim_segments (company_id varchar, segment_key varchar, segment varchar, segment_kind varchar, prints varchar[]);
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """dbt itself makes the tables and macros once, over no figures at all; from then on its SQL fills the tables."""
    folder = tmp_path_factory.mktemp("versions")
    build_file = folder / "warehouse.duckdb"
    with duckdb.connect(str(build_file)) as connection:
        connection.execute(_INPUTS)
    made = dbt_runs.invoke(
        ["build", "--exclude-resource-type", "test", "unit_test", "--select", *SEEDS, *MODELS, *MARTS],
        build_file,
        folder,
        folder / "target",
    )
    assert [(result.unique_id, result.message) for result in made if result.status != "success"] == []
    compiled = {result.unique_id.split(".")[-1]: result.compiled_code for result in made if result.unique_id.startswith("model.")}
    ready = Warehouse(build_file, {model: compiled[model] or "" for model in (*MODELS, *MARTS)})
    yield ready
    ready.connection.close()


many = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], derandomize=True
)


@many
@given(companies=st.lists(histories(), min_size=1, max_size=20))
def test_a_days_answer_is_what_a_reader_of_the_documents_in_order_would_know(
    warehouse: Warehouse, companies: list[tuple[Document, ...]]
) -> None:
    named = {f"c{number}": documents for number, documents in enumerate(companies)}
    warehouse.load(named)
    for day in range(DAYS):
        wanted = {
            (company, measure, quarter): Known(known.value, 0, known.basis, known.document, known.since)
            for company, documents in named.items()
            for measure in MEASURES
            for quarter in ENDS
            if (known := replayed(documents, measure, quarter, day)) is not None
        }
        answered = {key: known for key, known in warehouse.as_of(day).items() if key[1] in MEASURES}
        assert answered == wanted, f"day {day}"


@settings(many, max_examples=4)
@given(companies=st.lists(histories(), min_size=1, max_size=20), day=st.integers(0, DAYS - 1), seed=st.integers(1, 99))
def test_no_answer_looks_ahead_and_the_order_of_loading_changes_nothing(
    warehouse: Warehouse, companies: list[tuple[Document, ...]], day: int, seed: int
) -> None:
    named = {f"c{number}": documents for number, documents in enumerate(companies)}
    warehouse.load(named)
    in_order = warehouse.everything()
    then = warehouse.rows("from marts.quarters_as_of($day) order by all", day=FIRST_DAY + timedelta(days=day))
    warehouse.load(dict(reversed(named.items())), shuffled_by=seed)
    assert warehouse.everything() == in_order
    warehouse.load({company: [each for each in documents if each.day <= day] for company, documents in named.items()})
    assert warehouse.rows("from marts.fct_quarters order by all") == then


def test_a_quarantined_restatement_leaves_the_last_accepted_version_standing(warehouse: Warehouse) -> None:
    def printing(name: str, day: int, value: int, is_quarantined: bool = False) -> Document:
        return Document(name, day, 1, False, (Print(("Revenues", ""), (8019, "quarter"), value, 1, is_quarantined),))

    warehouse.load({"c": [printing("release", 0, 27485), printing("restated", 3, 25880, is_quarantined=True), printing("again", 5, 27485)]})
    states = [
        warehouse.rows("select value, newer_quarantined from marts.quarters_as_of($day)", day=FIRST_DAY + timedelta(days=day))
        for day in range(6)
    ]
    assert states == [[(27485, False)]] * 3 + [[(27485, True)]] * 2 + [[(27485, False)]]
