"""The data dictionary: what every table and column of a warehouse means, in Markdown.

It is read from the comments of the warehouse itself, which dbt wrote from its descriptions (and the audit from its own): they are stated
there and nowhere else. What belongs here: which tables are shown, in which order, and how. What a column means belongs to its model's YAML.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

SCHEMAS = {
    "marts": (
        "What to query. One word on names: `dim_` and `bridge_` tables say who and what, `fct_` tables hold figures and events, "
        "the rest are views for people."
    ),
    "audit": "What was refused, what was checked, and what each run did.",
}
"""Schema -> what it is for, in the order of the page."""

_RELATIONS = """
select table_name as name, 'table' as kind, coalesce(comment, '') as meaning
from duckdb_tables()
where schema_name = $schema and database_name = current_database()
union all
select view_name, 'view', coalesce(comment, '')
from duckdb_views()
where schema_name = $schema and database_name = current_database() and not internal
order by name
"""

_COLUMNS = """
select column_name, data_type, is_nullable, coalesce(comment, '')
from duckdb_columns()
where schema_name = $schema and table_name = $name and database_name = current_database()
order by column_index
"""

_MACROS = """
select function_name, array_to_string(parameters, ', ')
from duckdb_functions()
where schema_name = $schema and function_type = 'table_macro' and database_name = current_database()
order by function_name
"""


def markdown_of(connection: duckdb.DuckDBPyConnection) -> str:
    """The dictionary of an open warehouse, a page that ends with a line break."""
    return "\n".join(_lines(connection)) + "\n"


def _lines(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield (
        "Every table and column of the published warehouse, as its own comments say it "
        "(`tieout dictionary` prints this page from your warehouse)."
    )
    yield "Money is in full US dollars, a fraction is a fraction; a column marked * is never NULL."
    for schema, purpose in SCHEMAS.items():
        yield from ("", f"## {schema}", "", purpose)
        for macro, parameters in connection.execute(_MACROS, {"schema": schema}).fetchall():
            yield from (
                "",
                f"### {schema}.{macro}({parameters})",
                "",
                f"*table macro.* What was known on `day`: the rows of fct_{macro.removesuffix('s_as_of')}_versions that stood then, "
                "as that day knew them, without known_from and known_to.",
            )
        for name, kind, meaning in connection.execute(_RELATIONS, {"schema": schema}).fetchall():
            yield from ("", f"### {schema}.{name}", "", f"*{kind}.* {meaning}", "", "| column | type | meaning |", "|---|---|---|")
            for column, data_type, is_nullable, of_column in connection.execute(_COLUMNS, {"schema": schema, "name": name}).fetchall():
                cell = " ".join(of_column.split()).replace("|", "\\|")
                yield f"| {column}{'' if is_nullable else ' *'} | {data_type} | {cell} |"
