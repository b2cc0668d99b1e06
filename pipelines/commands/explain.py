"""`tieout explain`: from a figure of the warehouse back to the line where it is printed, and on to every check that it took part in."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import duckdb

from pipelines.commands.hints import not_one
from pipelines.commands.text_tables import lines_of, text_of
from pipelines.filings.containers import documents_in
from pipelines.filings.decode import Unreadable as UnreadableDocument
from pipelines.filings.decode import decoded
from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.read import Unreadable, opened

_WIDEST = 100
"""Characters shown on either side of the token; an HTML line can be a whole page."""

_IDENTITIES = """
with results as (
    select * from audit.identity_results where list_contains(reported_value_ids, $id)
),

operands as (
    select identity_result_id, document_id, table_number, unnest(reported_value_ids[2:]) as reported_value_id
    from results
),

-- operands that stand in another table or document than the total
elsewhere as (
    select
        o.identity_result_id, v.source_path, v.table_number, v.row_number,
        format('row {} of table {}', v.row_number, v.table_number)
        || if(v.document_id = o.document_id, '', ' of ' || v.source_path) as place
    from operands as o
    join marts.fct_reported_values as v using (reported_value_id)
    where v.document_id <> o.document_id or v.table_number <> o.table_number
),

places as (
    select identity_result_id, string_agg(place, ', ' order by source_path, table_number, row_number) as places
    from elsewhere
    group by identity_result_id
)

select
    r.verdict, r.identity, r.severity, r.total_concept as total, r.total_value as printed,
    r.operands || coalesce(' (' || places || ')', '') as sum, r.residual, r.tolerance, r.reason
from results as r
left join places using (identity_result_id)
order by r.family, r.identity
"""

_FOOTING = """
select
    f.verdict, f.label as subtotal, if(f.row_number = v.row_number, 'is the sum', 'is summed') as part, f.printed_value, f.summed_value,
    f.addend_rows as rows
from marts.fct_footing_results as f
join marts.fct_reported_values as v
    on v.document_id = f.document_id and v.table_number = f.table_number and v.column_number = f.column_number
where v.reported_value_id = $id and (f.row_number = v.row_number or regexp_matches(f.addend_rows, '[+-]' || v.row_number || '($| )'))
order by f.row_number
"""

_CLAIMS = """
select verdict, line_number as line, claim_kind as kind, value as stated, tied_value as tied, unit
from marts.fct_narrative_claims
where reported_value_id = $id
order by line_number
"""


def explain(reported_value_id: str, data: Path, raw: Path | None) -> int:
    """Print where a figure is from and how it was checked.

    `raw` is the raw folder; without it the one that the last run read. Gives the exit status.
    """
    try:
        with opened(DataFolder(data).published) as connection:
            figures = _rows(
                connection, "from marts.fct_reported_values where starts_with(reported_value_id, $id) limit 2", reported_value_id
            )
            if len(figures) != 1:
                print(not_one("figure", len(figures), reported_value_id), file=sys.stderr)
                return 1
            for line in _lines(connection, figures[0], raw):
                print(line)
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _lines(connection: duckdb.DuckDBPyConnection, figure: dict[str, Any], raw: Path | None) -> Iterator[str]:
    period = f"{figure['period_start']} to {figure['period_end']}" if figure["period_start"] else f"at {figure['period_end']}"
    caption = " > ".join(filter(None, (figure["parent_label"], figure["label"])))
    facts = {
        "caption": caption or "(no caption)",
        "concept": figure["concept"] or "(none: no rule of the seeds maps this caption)",
        "segment": figure["segment"],
        "period": period,
        "printed": figure["printed_text"],
        "value": f"{text_of(figure['value'] if figure['value'] is not None else figure['printed_value'])} {figure['unit']}",
        "known on": figure["known_on"],
        "status": figure["status"],
        "document": f"{figure['source_path']}, line {figure['line_number']}, characters {figure['char_start']} to {figure['char_end']}",
    }
    yield f"Figure {figure['reported_value_id']}"
    yield from (f"  {name.ljust(9)} {value}" for name, value in facts.items() if value)
    folder = raw or _last_raw_folder(connection)
    yield ""
    yield from (
        f"  {line}"
        for line in printed_line(folder / figure["source_path"], figure["document_id"], figure["char_start"], figure["char_end"])
    )
    for title, query in (("Identities", _IDENTITIES), ("Sums of its table", _FOOTING), ("Stated in the text", _CLAIMS)):
        rows = _rows(connection, query, figure["reported_value_id"])
        yield ""
        if rows:
            yield from (title, *(f"  {line}" for line in lines_of(list(rows[0]), [list(row.values()) for row in rows])))
        else:
            yield f"{title}: none that it takes part in."


def printed_line(path: Path, document_id: str, start: int, end: int) -> Iterator[str]:
    """The line of the file around `text[start:end]`, of HTML the row of the table without its tags, and a second one that marks the token;
    or one sentence where the file is not the one that was read.
    """
    try:
        documents = documents_in(path.read_bytes(), path.name)
        text = next(decoded(document.raw)[0] for document in documents if document.document_id == document_id)
    except OSError as error:
        yield f"The printed line can't be shown: {path} can't be opened ({error.strerror}); name the raw folder with --raw."
        return
    except (StopIteration, UnreadableDocument):
        yield f"The printed line can't be shown: {path} has changed since it was read; `tieout run` reads it again."
        return
    if (row := _row_of_markup(text, start, end)) is not None:
        before, token, after = (_without_tags(part) for part in (text[row[0] : start], text[start:end], text[end : row[1]]))
        yield f"{before} {token} {after}".strip()
        yield " " * len(f"{before} ".lstrip()) + "^" * len(token)
        return
    left = max(text.rfind("\n", 0, start) + 1, start - _WIDEST)
    right = text.find("\n", end)
    right = min(right if right >= 0 else len(text), end + _WIDEST)
    yield text[left:right].replace("\t", " ").rstrip("\r\n")
    yield " " * (start - left) + "^" * (end - start)


def _row_of_markup(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the row of an HTML table begins and ends that holds this token; None where the token stands in none.
    A line of HTML may be a whole page.
    """
    first = max((found.start() for found in _ROW.finditer(text, max(0, start - _LONGEST_ROW), start)), default=None)
    last = _ROW_ENDS.search(text, end, end + _LONGEST_ROW)
    return None if first is None or last is None or _ROW_ENDS.search(text, first, start) else (first, last.start())


_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_ROW_ENDS = re.compile(r"</tr\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_LONGEST_ROW = 200_000


def _without_tags(markup: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def _last_raw_folder(connection: duckdb.DuckDBPyConnection) -> Path:
    ((folder,),) = connection.execute("select raw_folder from audit.runs order by started_at desc limit 1").fetchall()
    return Path(folder)


def _rows(connection: duckdb.DuckDBPyConnection, query: str, reported_value_id: str) -> list[dict[str, Any]]:
    answer = connection.execute(query, {"id": reported_value_id})
    columns = [column[0] for column in answer.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
