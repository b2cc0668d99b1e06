"""Which documents a run has to build anew: those that are new, changed or gone, and whatever stands in one company, filing with them.

A company is the smallest part of the warehouse that stands by itself: its calendar, its quarters, versions and restatements come from its
own documents and from nothing else. So a run builds the companies that its documents touch, whole, and carries all others over
(carry_over.py). All are built where nothing is published yet, or where it was published under other rules (models, seeds, identities).

Court papers are built in every run: a case leads to a company by the names of its parties, and any company that is new may be one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow

from pipelines.warehouse.read import answer_before
from pipelines.warehouse.waivers import Waiver

_DOCUMENTS = """
create or replace table audit.built_documents as
with paths as (
    select file_hash, string_agg(source_path, '|' order by source_path) as source_paths
    from staging.stg_lake__manifest
    group by file_hash
),

waived as (
    select document_id, string_agg(quarantine_id || seen, '|' order by quarantine_id) as entries
    from waivers
    group by document_id
)

select
    documents.document_id,
    documents.filing_id,
    coalesce(companies.company_id, '') as company_id,
    documents.document_type in ('status_letter', 'docket_report') as is_court_paper,
    md5(concat_ws('|', to_json(documents)::varchar, to_json(companies)::varchar, paths.source_paths, waived.entries)) as fingerprint
from staging.stg_lake__documents as documents
join intermediate.int_document_companies as companies using (document_id)
left join paths using (file_hash)
left join waived using (document_id)
order by document_id
"""

_KNOWN = """
create temp table known as
select document_id, filing_id, company_id from audit.built_documents
union
select document_id, filing_id, company_id from before
"""

_FIRST_TOUCHED = """
create temp table touched as
select coalesce(now.document_id, before.document_id) as document_id
from audit.built_documents as now
full join before using (document_id)
where $everything or now.fingerprint is distinct from before.fingerprint
"""

_TOUCHED_WITH_THEM = """
insert into touched
select distinct documents.document_id
from known as documents
where exists (
    select 1
    from known as others
    semi join touched on others.document_id = touched.document_id
    where others.company_id = documents.company_id
)
or exists (
    select 1
    from known as others
    semi join touched on others.document_id = touched.document_id
    where others.filing_id = documents.filing_id
)
except
select document_id from touched
"""

_WRITE = """
create or replace table audit.touched_companies as
select distinct company_id from known semi join touched using (document_id)
order by company_id;

create or replace table audit.touched_documents as
select document_id from touched
union
select document_id from audit.built_documents where is_court_paper
order by document_id
"""

_COMMENTS = {
    "built_documents": (
        "One row per document of the warehouse: filing, company ('' where it names none), whether it is a court paper, "
        "and a fingerprint of all that is known of the document by itself, its waivers too."
    ),
    "touched_documents": (
        "One row per document that the last run built anew, or found gone: all of the touched companies, and every court paper."
    ),
    "touched_companies": "One row per company of which a document was new, changed or gone, '' for documents that name none.",
}


_BUILT = pyarrow.schema([(name, pyarrow.string()) for name in ("document_id", "filing_id", "company_id", "fingerprint")])
_OF_A_WAIVER = pyarrow.schema([(name, pyarrow.string()) for name in ("quarantine_id", "document_id", "seen")])


@dataclass(frozen=True, slots=True)
class Touched:
    """What a run builds."""

    documents: int  # new, changed, gone, or of one company or filing with these
    of_documents: int  # that there are now
    is_everything: bool  # nothing is carried over


def write_touched(
    build_file: Path, published: Path, rules_version: str, waivers: Sequence[Waiver] = (), everything: bool = False
) -> Touched:
    """Make audit.built_documents and audit.touched_documents in a build file in which every document has its company.

    In: the build file with `staging.stg_lake__documents`, `staging.stg_lake__manifest` and `intermediate.int_document_companies`; the
    published file (or none); the version of the rules by which this run builds; the waivers that hold; whether to build every document in
    any case.
    """
    by_these_rules = _built_before(published, rules_version)
    everything = everything or by_these_rules is None
    with duckdb.connect(str(build_file)) as connection:
        connection.register("before", _BUILT.empty_table() if everything else by_these_rules)
        connection.register(
            "waivers", pyarrow.table({name: [getattr(one, name) for one in waivers] for name in _OF_A_WAIVER.names}, _OF_A_WAIVER)
        )
        connection.execute(_DOCUMENTS)
        connection.execute(_KNOWN)
        connection.execute(_FIRST_TOUCHED, {"everything": everything})
        while connection.execute(_TOUCHED_WITH_THEM).fetchone() != (0,):
            pass
        connection.execute(_WRITE)
        for table, comment in _COMMENTS.items():
            connection.execute(f"comment on table audit.{table} is '{comment.replace(chr(39), chr(39) * 2)}'")
        ((touched, documents),) = connection.execute(
            "select (select count(distinct document_id) from touched), (select count(*) from audit.built_documents)"
        ).fetchall()
    return Touched(touched, documents, everything)


def carried_documents(connection: duckdb.DuckDBPyConnection) -> int:
    """How many documents of the warehouse a run does not build; 0 where it builds everything. In: a connection to its build file."""
    ((documents,),) = connection.execute(
        "select count(*) from audit.built_documents anti join audit.touched_documents using (document_id)"
    ).fetchall()
    return int(documents)


def _built_before(published: Path, rules_version: str) -> pyarrow.Table | None:
    """audit.built_documents of the published file; None where there is none, or it was built by other rules."""
    last = answer_before(published, "select rules_version from audit.runs where published order by ended_at desc limit 1")
    if last is None or last.to_pylist() != [{"rules_version": rules_version}]:
        return None
    return answer_before(published, f"select {', '.join(_BUILT.names)} from audit.built_documents")
