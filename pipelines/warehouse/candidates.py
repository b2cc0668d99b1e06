"""The candidates of the audit: for every identity, each place of the warehouse where it can be put to the test.

What belongs here: the one set-based query that finds the operands of every identity among `intermediate.int_figures` (those of a financing
among `intermediate.int_financing_sums`, the amounts that sentences tell among `intermediate.int_claims`) and adds them up. A company's
documents must stand there together; other companies' need not. What the identities are is said in `expectations`, and whether a residual is
within its tolerance is judged there too: nothing here compares the two.

The arithmetic is exact. Money is taken as whole millionths of a dollar (DECIMAL(38,6) holds no finer), and residual and tolerance leave as
integers in half print units: half the smallest unit in which any operand of the candidate is printed. By the interval rule (XBRL
Calculations 1.1) a printed figure is known to half its print unit, and half units add up over the total and its terms: n terms printed in
one unit may miss their total by n + 1 half units. A product of two figures is known to each half unit times the other figure; its integers
count quarters of the product of the two print units (or of the total's, where that is smaller).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa

from expectations.catalogue import IDENTITIES
from expectations.identities import Identity

if TYPE_CHECKING:
    import duckdb
    import pandas

CANDIDATES = pa.schema(
    [
        ("candidate_id", pa.int64()),
        ("identity", pa.string()),
        ("family", pa.string()),
        ("severity", pa.string()),
        ("document_id", pa.string()),
        ("source_path", pa.string()),  # a path of the document, for people
        ("company_id", pa.string()),
        ("statement", pa.string()),
        ("table_number", pa.int32()),
        ("column_number", pa.int32()),
        ("row_number", pa.int32()),  # of the total
        ("segment", pa.string()),
        ("period_start", pa.date32()),
        ("period_end", pa.date32()),
        ("total_concept", pa.string()),
        ("total_value", pa.decimal128(38, 6)),
        ("computed_value", pa.decimal128(38, 6)),
        ("half_unit", pa.decimal128(38, 7)),  # what one of the two integers below is worth; of a product, a quarter
        ("residual", pa.int64()),  # total less computed, in half print units
        ("tolerance", pa.int64()),  # in half print units
        ("reason", pa.string()),  # why it cannot be judged; None where it can
        ("operands", pa.string()),  # the sum as printed, for people
        ("reported_value_ids", pa.list_(pa.string())),  # the total's first
    ]
)
"""One row per identity, document, statement, table, column, period and segment. Money in full units, signed by meaning."""


def candidates(connection: duckdb.DuckDBPyConnection, identities: tuple[Identity, ...] = IDENTITIES) -> pandas.DataFrame:
    """Every candidate of every identity, from `intermediate.int_figures`, `int_claims` and the sums that the reader found
    (`stg_lake__footing_results`).

    In: a connection to the build file. Out: a frame with the columns of CANDIDATES; integers stay integers (nullable), decimals stay
    Decimal. A candidate has a residual and a tolerance, or a reason why it has none.
    """
    with identity_tables(connection, identities):
        return as_frame(connection.execute(_QUERY).to_arrow_table())


def as_frame(table: pa.Table) -> pandas.DataFrame:
    """Rows with the columns of CANDIDATES as the frame that is judged: integers stay integers (nullable), decimals stay Decimal."""
    import pandas

    integers = {pa.int64(): pandas.Int64Dtype(), pa.int32(): pandas.Int32Dtype()}  # without this, a NULL makes them floats
    return table.cast(CANDIDATES).to_pandas(types_mapper=integers.get, date_as_object=True)


@contextmanager
def identity_tables(connection: duckdb.DuckDBPyConnection, identities: tuple[Identity, ...] = IDENTITIES) -> Iterator[None]:
    """The identity records as tables of the connection, while the context lasts.

    identities (identity, family, severity, shape, sentence, total_concept, ordinal), scopes (identity, place, statement), terms (identity,
    place, concept, sign, required, period, closes_section), details (identity, place, concept), signs_of_whole (identity, concept),
    other_forms (identity, concept).
    """
    text, number, truth = pa.string(), pa.int32(), pa.bool_()
    tables: dict[str, tuple[dict[str, pa.DataType], list[tuple[str | int | bool, ...]]]] = {
        "identities": (
            {"identity": text, "family": text, "severity": text, "shape": text, "sentence": text, "total_concept": text, "ordinal": number},
            [(i.name, i.family, i.severity, i.shape, i.sentence, i.total, ordinal) for ordinal, i in enumerate(identities)],
        ),
        "scopes": (
            {"identity": text, "place": number, "statement": text},
            [(i.name, place, statement) for i in identities for place, statement in enumerate(i.statements)],
        ),
        "terms": (
            {"identity": text, "place": number, "concept": text, "sign": number}
            | {"required": truth, "period": text, "closes_section": truth},
            [
                (i.name, place, t.concept, t.sign, t.required, t.when, t.closes_section)
                for i in identities
                for place, t in enumerate(i.terms)
            ],
        ),
        "details": (
            {"identity": text, "place": number, "concept": text},
            [(i.name, place, concept) for i in identities for place, t in enumerate(i.terms) for concept in t.details],
        ),
        "signs_of_whole": (
            {"identity": text, "concept": text},
            [(i.name, concept) for i in identities for concept in i.only_beside],
        ),
        "other_forms": (
            {"identity": text, "concept": text},
            [(i.name, concept) for i in identities for concept in i.not_beside],
        ),
    }
    for name, (columns, rows) in tables.items():
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        connection.register(name, pa.Table.from_pylist(records, schema=pa.schema(columns)))
    try:
        yield
    finally:
        for name in tables:
            connection.unregister(name)


# What the pages say: the figures of tables, in whole millionths, and which rows the reader found to be the sum of which
_PAGES = """
figures as materialized (
    select
        reported_value_id, document_id, source_path, company_id, statement, table_number, row_number, column_number, label, parent_label,
        concept, segment, segment_kind, period_start, period_end, unit, printed_value,
        (value * 1000000)::hugeint as micros,
        (print_unit * 1000000)::hugeint as unit_micros
    from intermediate.int_figures
    where source = 'table' and not is_guidance and unit in ('USD', 'USD/shares', 'shares')
),

sums as materialized (
    select
        document_id, table_number, column_number, row_number as sum_row,
        unnest(regexp_extract_all(addend_rows, '[0-9]+'))::integer as addend_row
    from staging.stg_lake__footing_results
    where verdict = 'foots'
)
"""

# Shape one: the terms and their total stand in one column
_WITHIN_COLUMN = """
totals as (
    select row_number() over () as candidate, i.identity, t as figure, t.*
    from identities as i
    join scopes using (identity)
    join figures as t on t.concept = i.total_concept and t.statement = scopes.statement
    where i.shape = 'within_column'
    and not exists (
        select 1
        from other_forms as o
        join figures as f on f.concept = o.concept
        where o.identity = i.identity
        and f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number
        and f.statement = t.statement and f.segment is not distinct from t.segment
        and f.period_start is not distinct from t.period_start and f.period_end = t.period_end
    )
    and not exists (
        select 1
        from signs_of_whole as w
        where w.identity = i.identity
        and not exists (
            select 1
            from figures as f
            where f.concept = w.concept
            and f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number
            and f.statement = t.statement
        )
    )
    -- A total printed again further down (net income above comprehensive income) is the same total
    qualify row_number() over (
        partition by
            i.identity, t.document_id, t.table_number, t.column_number, t.statement, t.segment, t.period_start, t.period_end
        order by t.row_number
    ) = 1
),

nearest as (
    select t.candidate, m.place, m.sign, m.required, m.period, m.closes_section, f.*
    from totals as t
    join terms as m using (identity)
    join figures as f
        on f.concept = m.concept
        and f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number
        and f.statement = t.statement and f.segment is not distinct from t.segment
        and case m.period
            when 'same' then f.period_start is not distinct from t.period_start and f.period_end = t.period_end
            when 'closing' then f.period_start is null and f.period_end = t.period_end
            when 'opening' then f.period_start is null and f.period_end < t.period_end
        end
    -- An operand stands above its total; where none does, it is the first below
    qualify row_number() over (
        partition by t.candidate, m.place
        order by f.row_number > t.row_number, abs(f.row_number - t.row_number)
    ) = 1
),

-- From the first required operand to the last; an opening balance may stand anywhere, at the very top of the column too
spans as (
    select t.candidate, least(t.row_number, min(n.row_number)) as first_row, greatest(t.row_number, max(n.row_number)) as last_row
    from totals as t
    join nearest as n on n.candidate = t.candidate and n.required and n.period <> 'opening'
    group by t.candidate, t.row_number
),

operands as (
    select n.*
    from nearest as n
    join spans as s using (candidate)
    where n.row_number between s.first_row and s.last_row or n.period = 'opening'
),

landmarks as (
    select candidate, row_number, closes_section from operands
    union all
    select candidate, row_number, false from totals
),

between_them as (
    select
        t.candidate, t.identity, t.segment as own_segment, t.concept as total_concept,
        (f.document_id, f.table_number, f.column_number, t.row_number, f.row_number) in (
            select (document_id, table_number, column_number, sum_row, addend_row) from sums
        ) as is_part_of_total,
        f.*
    from totals as t
    join spans as s using (candidate)
    join figures as f
        on f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number and f.unit = t.unit
        and f.row_number > s.first_row and f.row_number < s.last_row
    where f.printed_value <> 0
    and not exists (select 1 from landmarks as l where l.candidate = t.candidate and l.row_number = f.row_number)
),

-- A row that the reader found to be part of an operand, directly or through other sums. A sum with another operand in it is no
-- breakdown: equity is also assets less liabilities, and that explains no row between them.
sums_within as (
    select o.candidate, s.sum_row, list(s.addend_row) as addend_rows
    from (select distinct candidate, document_id, table_number, column_number from operands) as o
    join sums as s
        on s.document_id = o.document_id and s.table_number = o.table_number and s.column_number = o.column_number
    left join landmarks as l on l.candidate = o.candidate and l.row_number = s.addend_row
    group by o.candidate, s.sum_row
    having count(l.row_number) = 0
),

parts_of_operands as (
    with recursive parts as (
        select o.candidate, unnest(s.addend_rows) as part_row
        from operands as o
        join sums_within as s on s.candidate = o.candidate and s.sum_row = o.row_number
        union
        select p.candidate, unnest(s.addend_rows)
        from parts as p
        join sums_within as s on s.candidate = p.candidate and s.sum_row = p.part_row
    )
    select candidate, part_row from parts
),

-- A row that the reader found to be the sum of nothing but operands: what is left after the first of them
sums_of_operands as (
    select b.candidate, b.row_number as sum_row
    from between_them as b
    join sums as s
        on s.document_id = b.document_id and s.table_number = b.table_number and s.column_number = b.column_number
        and s.sum_row = b.row_number
    left join operands as o on o.candidate = b.candidate and o.row_number = s.addend_row
    group by b.candidate, b.row_number
    having count(*) = count(o.row_number)
),

-- Money between the operands that the identity does not know
strangers as (
    select
        b.candidate, b.row_number,
        if(
            b.concept is null,
            format('row {} ''{}'' carries no concept', b.row_number, b.label),
            format('row {} ''{}'' ({}) stands between the operands and is none of them', b.row_number, b.label, b.concept)
        ) as reason
    from between_them as b
    -- unless it breaks a term or the total down by segment
    where not (
        b.segment is distinct from b.own_segment
        and (b.concept = b.total_concept or exists (select 1 from terms as m where m.identity = b.identity and m.concept = b.concept))
    )
    -- or is a detail of a term that is printed; not if the reader found it to be a part of the total beside that term
    and (b.is_part_of_total or not exists (
        select 1
        from details as d
        join operands as o on o.candidate = b.candidate and o.place = d.place
        where d.identity = b.identity and d.concept = b.concept
    ))
    -- or is an operand printed once more, as the total of a section with one row
    and not exists (
        select 1
        from operands as o
        where o.candidate = b.candidate and o.concept = b.concept and o.micros = b.micros and o.period_end = b.period_end
    )
    -- or a part or a sum of operands, as the reader found
    and not exists (select 1 from parts_of_operands as p where p.candidate = b.candidate and p.part_row = b.row_number)
    and not exists (select 1 from sums_of_operands as s where s.candidate = b.candidate and s.sum_row = b.row_number)
    -- or is a line of the section that the next operand closes
    and not coalesce((
        select arg_min(l.closes_section, l.row_number)
        from landmarks as l
        where l.candidate = b.candidate and l.row_number > b.row_number
    ), false)
),

-- A concept that stands above the span too, with another figure: its nearest row may be no operand but a subtotal
printed_above as (
    select o.candidate, arg_min(format('row {} ''{}'' carries {} as well', f.row_number, f.label, f.concept), f.row_number) as reason
    from operands as o
    join spans as s using (candidate)
    join figures as f
        on f.document_id = o.document_id and f.table_number = o.table_number and f.column_number = o.column_number
        and f.statement = o.statement and f.concept = o.concept and f.segment is not distinct from o.segment
        and f.period_start is not distinct from o.period_start and f.period_end = o.period_end
    where o.row_number > s.first_row and o.period = 'same' and f.row_number < s.first_row and f.micros <> o.micros
    group by o.candidate
),

-- A part of the total, as the reader found, that stands above the first operand: the sum has more parts than the identity knows
parts_above as (
    select
        t.candidate,
        arg_min(format('row {} ''{}'' is a part of the total and no operand', f.row_number, f.label), f.row_number) as reason
    from totals as t
    join spans as s using (candidate)
    join sums as u
        on u.document_id = t.document_id and u.table_number = t.table_number and u.column_number = t.column_number
        and u.sum_row = t.row_number and u.addend_row < s.first_row
    join figures as f
        on f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number
        and f.row_number = u.addend_row and f.unit = t.unit
    where f.printed_value <> 0
    and exists (
        select 1
        from operands as o
        join sums as v
            on v.document_id = o.document_id and v.table_number = o.table_number and v.column_number = o.column_number
            and v.addend_row = o.row_number
        where o.candidate = t.candidate and v.sum_row = t.row_number
    )
    and not exists (select 1 from operands as o where o.candidate = t.candidate and o.row_number = f.row_number)
    group by t.candidate
),

first_strangers as (
    select candidate, arg_min(reason, row_number) as reason
    from strangers
    group by candidate
),

missing as (
    select t.candidate, count(*) as lacking, 'no row carries ' || string_agg(m.concept, ', ' order by m.place) as reason
    from totals as t
    join terms as m on m.identity = t.identity and m.required
    where not exists (select 1 from nearest as n where n.candidate = t.candidate and n.place = m.place)
    group by t.candidate
),

within_column as (
    select
        any_value(t.identity) as identity,
        any_value(t.figure) as total,
        any_value(missing.reason) is not null as lacks_operand,
        any_value(missing.lacking) as lacking,
        coalesce(
            any_value(missing.reason),
            any_value(first_strangers.reason),
            any_value(parts_above.reason),
            any_value(printed_above.reason),
            if(count(*) = 1 and any_value(m.terms) > 1, 'nothing but ' || any_value(o.concept) || ' is printed', null)
        ) as reason,
        list({
            'sign': o.sign, 'row_number': o.row_number, 'label': o.label, 'micros': o.micros, 'unit_micros': o.unit_micros,
            'reported_value_id': o.reported_value_id
        } order by o.place) as operands
    from totals as t
    join (select identity, count(*) as terms from terms group by identity) as m using (identity)
    join operands as o using (candidate)
    left join missing using (candidate)
    left join first_strangers using (candidate)
    left join parts_above using (candidate)
    left join printed_above using (candidate)
    group by t.candidate
)
"""

# Shape two: two factors and their product in one column
_PRODUCT_IN_COLUMN = """
-- What another table of the document prints of the period under a concept of another form: a summary may start from net income without
-- the preferred dividends
other_forms_elsewhere as (
    select
        o.identity, f.document_id, f.period_start, f.period_end, list(f.micros) as micros,
        format('table {} carries {} of the period', min(f.table_number), min(f.concept)) as reason
    from other_forms as o
    join figures as f on f.concept = o.concept
    where f.segment is null
    group by o.identity, f.document_id, f.period_start, f.period_end
),

products as (
    select
        i.identity,
        any_value(t) as total,
        false as lacks_operand,
        any_value(if(t.segment is null and not list_contains(e.micros, t.micros), e.reason, null)) as reason,
        list({
            'sign': m.sign, 'row_number': f.row_number, 'label': f.label, 'micros': f.micros, 'unit_micros': f.unit_micros,
            'reported_value_id': f.reported_value_id
        } order by m.place) as operands
    from identities as i
    join scopes using (identity)
    join figures as t on t.concept = i.total_concept and t.statement = scopes.statement
    join terms as m using (identity)
    join figures as f
        on f.concept = m.concept
        and f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number
        and f.segment is not distinct from t.segment
        and f.period_start is not distinct from t.period_start and f.period_end = t.period_end
    left join other_forms_elsewhere as e
        on e.identity = i.identity and e.document_id = t.document_id
        and e.period_start is not distinct from t.period_start and e.period_end = t.period_end
    where i.shape = 'product_in_column'
    and not exists (
        select 1
        from other_forms as o
        join figures as g on g.concept = o.concept
        where o.identity = i.identity and g.document_id = t.document_id and g.table_number = t.table_number
        and g.column_number = t.column_number
    )
    group by
        i.identity, t.document_id, t.table_number, t.column_number, t.segment, t.period_start, t.period_end, t.row_number,
        t.reported_value_id
    having count(*) = 2 and count(distinct m.place) = 2
    qualify row_number() over (
        partition by
            i.identity, t.document_id, t.table_number, t.column_number, t.segment, t.period_start, t.period_end
        order by t.row_number
    ) = 1
)
"""

# Shape three: a measure's figures for the segments, and its total
_OVER_SEGMENTS = """
measured as (
    select i.identity, f.*
    from identities as i
    join scopes using (identity)
    join figures as f on f.concept = i.total_concept and f.statement = scopes.statement
    where i.shape = 'over_segments'
),

-- A heading that names a member: what stands under it without one is that member's too, and no total
member_headings as (
    select distinct document_id, table_number, parent_label
    from figures
    where parent_label is not null and segment is not null and (parent_label = segment or ends_with(parent_label, ' > ' || segment))
),

segment_totals as (
    select t.*
    from measured as t
    left join member_headings as h
        on h.document_id = t.document_id and h.table_number = t.table_number and h.parent_label = t.parent_label
    where t.segment is null and h.document_id is null
),

members as (
    -- Segments are rows: those printed since the same measure's total before
    select t.reported_value_id as total_id, t.row_number as total_row, 'rows' as layout, f.row_number as position, f.*
    from segment_totals as t
    join measured as f
        on f.identity = t.identity
        and f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number
        and f.statement = t.statement and f.period_start is not distinct from t.period_start and f.period_end = t.period_end
        and f.row_number < t.row_number
    where f.segment is not null
    and not exists (
        select 1
        from measured as earlier
        where earlier.identity = t.identity and earlier.segment is null
        and earlier.document_id = t.document_id and earlier.table_number = t.table_number and earlier.column_number = t.column_number
        and earlier.row_number > f.row_number and earlier.row_number < t.row_number
    )
    union all
    -- Segments are columns: those of the total's own row
    select t.reported_value_id, t.row_number, 'columns', f.column_number, f.*
    from segment_totals as t
    join measured as f
        on f.identity = t.identity
        and f.document_id = t.document_id and f.table_number = t.table_number and f.row_number = t.row_number
        and f.statement = t.statement and f.period_start is not distinct from t.period_start and f.period_end = t.period_end
    where f.segment is not null
),

lists as (
    select
        total_id, layout,
        any_value(identity) as identity, any_value(total_row) as total_row, any_value(document_id) as document_id,
        any_value(table_number) as table_number, any_value(column_number) as column_number, any_value(unit) as unit,
        any_value(period_start) as period_start, any_value(period_end) as period_end,
        min(position) as first_position, arg_max(parent_label, position) as last_heading,
        count(distinct coalesce(parent_label, '')) as headings, count(distinct label) as captions,
        count(distinct segment_kind) filter (segment_kind in ('operating', 'geography', 'product')) as kinds,
        list({
            'sign': 1, 'row_number': row_number, 'label': label, 'micros': micros, 'unit_micros': unit_micros,
            'reported_value_id': reported_value_id
        } order by position) as operands
    from members
    group by total_id, layout
    having count(*) >= 2
),

-- A member that is itself the sum of two or more members beside it: a list within the list
running as (
    select
        *,
        sum(micros) over (partition by total_id, layout order by position) as through_here,
        row_number() over (partition by total_id, layout order by position) as place
    from members
),

nested as (
    select m.total_id, m.layout, arg_min(format('row {} ''{}'' is a sum of others in the list', m.row_number, m.label), m.place) as reason
    from running as m
    join running as a on a.total_id = m.total_id and a.layout = m.layout
    where m.micros <> 0
    and (
        (a.place <= m.place - 2 and m.through_here - m.micros - (a.through_here - a.micros) = m.micros)
        or (a.place >= m.place + 2 and a.through_here - m.through_here = m.micros)
    )
    group by m.total_id, m.layout
),

-- Money in the list that is no figure of a known measure
strangers_in_list as (
    select m.total_id, m.layout, arg_min(format('row {} ''{}'' carries no concept', f.row_number, f.label), f.row_number) as reason
    from lists as m
    join figures as f on f.document_id = m.document_id and f.table_number = m.table_number and f.unit = m.unit
    where f.printed_value <> 0
    and case m.layout
        when 'rows' then
            f.concept is null and f.column_number = m.column_number and f.row_number < m.total_row
            and (f.row_number > m.first_position or f.parent_label = m.last_heading)
        else
            f.segment is null and f.row_number = m.total_row and f.reported_value_id <> m.total_id
            and f.period_start is not distinct from m.period_start and f.period_end = m.period_end
    end
    group by m.total_id, m.layout
),

over_segments as (
    select
        m.identity,
        t as total,
        false as lacks_operand,
        coalesce(
            if(m.layout = 'rows' and m.headings > 1 and m.captions > 1, 'the members stand under different headings', null),
            if(m.kinds > 1, 'segments, products and regions stand in one list', null),
            strangers_in_list.reason,
            nested.reason
        ) as reason,
        m.operands
    from lists as m
    join figures as t on t.reported_value_id = m.total_id
    left join strangers_in_list using (total_id, layout)
    left join nested using (total_id, layout)
    qualify row_number() over (
        partition by
            m.identity, t.document_id, t.table_number, t.statement, t.period_start, t.period_end, if(m.layout = 'rows', t.column_number, 0)
        order by t.row_number, m.layout desc
    ) = 1
)
"""

# Shape four: one thing printed in two statements
_BETWEEN_STATEMENTS = """
printed as (
    select
        document_id, statement, concept, period_start, period_end,
        count(distinct micros) as readings,
        arg_min(figures, (table_number, row_number, column_number)) as figure
    from figures
    where segment is null
    group by document_id, statement, concept, period_start, period_end
),

between_statements as (
    select
        i.identity,
        a.figure as total,
        false as lacks_operand,
        case
            when a.readings > 1 then format('the {} prints {} different figures', a.statement, a.readings)
            when b.readings > 1 then format('the {} prints {} different figures', b.statement, b.readings)
            -- since ASU 2016-18 a statement of cash flows counts restricted cash, which the balance sheet prints elsewhere
            when regexp_matches(a.figure.label, '(?i)restricted') <> regexp_matches(b.figure.label, '(?i)restricted')
                then 'only one of the two captions counts restricted cash'
        end as reason,
        [{
            'sign': m.sign, 'row_number': b.figure.row_number, 'label': b.figure.label, 'micros': b.figure.micros,
            'unit_micros': b.figure.unit_micros, 'reported_value_id': b.figure.reported_value_id
        }] as operands
    from identities as i
    join scopes as here on here.identity = i.identity and here.place = 0
    join scopes as there on there.identity = i.identity and there.place = 1
    join terms as m on m.identity = i.identity
    join printed as a on a.concept = i.total_concept and a.statement = here.statement
    join printed as b
        on b.concept = m.concept and b.statement = there.statement and b.document_id = a.document_id
        and b.period_start is not distinct from a.period_start and b.period_end = a.period_end
    where i.shape = 'between_statements'
)
"""

# Shape five: a whole and its parts, told by sentences. Several totals of one sum (two loans whose proceeds went to one list of uses)
# are one, with the sum of their print units
_OVER_PARTS = """
wholes as (
    select
        i.identity, s.sum_key,
        any_value(s.operand_id) as reported_value_id, s.document_id, any_value(s.source_path) as source_path,
        any_value(s.company_id) as company_id, 'financing' as statement, 0 as table_number, min(s.line_number) as row_number,
        0 as column_number,
        string_agg(s.label, ', ' order by s.line_number) as label, null::varchar as parent_label, s.total_concept as concept,
        null::varchar as segment, null::varchar as segment_kind, null::date as period_start, any_value(s.announced_on) as period_end,
        'USD' as unit, sum(s.amount_usd)::decimal(38, 6) as printed_value,
        if(count(*) = count(s.amount_usd), (sum(s.amount_usd) * 1000000)::hugeint, null) as micros,
        (sum(s.print_unit) * 1000000)::hugeint as unit_micros
    from identities as i
    join intermediate.int_financing_sums as s on s.total_concept = i.total_concept and s.is_total
    where i.shape = 'over_parts'
    group by i.identity, s.document_id, s.total_concept, s.sum_key
),

over_parts as (
    select
        w.identity,
        {
            'reported_value_id': any_value(w.reported_value_id), 'document_id': w.document_id, 'source_path': any_value(w.source_path),
            'company_id': any_value(w.company_id), 'statement': any_value(w.statement), 'table_number': any_value(w.table_number),
            'row_number': any_value(w.row_number), 'column_number': any_value(w.column_number), 'label': any_value(w.label),
            'parent_label': any_value(w.parent_label), 'concept': w.concept, 'segment': any_value(w.segment),
            'segment_kind': any_value(w.segment_kind), 'period_start': any_value(w.period_start), 'period_end': any_value(w.period_end),
            'unit': any_value(w.unit), 'printed_value': any_value(w.printed_value), 'micros': any_value(w.micros),
            'unit_micros': any_value(w.unit_micros)
        } as total,
        false as lacks_operand,
        if(any_value(w.micros) is null, 'the page does not print every amount', null) as reason,
        list({
            'sign': 1, 'row_number': p.line_number, 'label': p.label, 'micros': (p.amount_usd * 1000000)::hugeint,
            'unit_micros': (p.print_unit * 1000000)::hugeint, 'reported_value_id': p.operand_id
        } order by p.line_number, p.operand_id) as operands
    from wholes as w
    join intermediate.int_financing_sums as p
        on p.document_id = w.document_id and p.total_concept = w.concept and p.sum_key = w.sum_key and not p.is_total
    group by w.identity, w.document_id, w.concept, w.sum_key
)
"""

# Shapes six, seven and eight: one measure over time.
# Periods are counted in fiscal quarters, so that thirteen weeks and three months are one
_OVER_PERIODS = """
dated as materialized (
    select figures as figure, f.*
    from figures
    join (
        select
            reported_value_id, company_id, document_id, statement, concept, segment, segment_key, quarter_number, period_length, known_on,
            rank_in_day, is_restated, is_other_basis
        from intermediate.int_figures
    ) as f using (reported_value_id)
),

over_time as materialized (
    select
        company_id, document_id, statement, concept, coalesce(segment_key, '') as segment_key, quarter_number,
        case period_length
            when 'instant' then 0
            when 'quarter' then 1
            when 'half' then 2
            when 'nine_months' then 3
            when 'year' then 4
        end as quarters,
        any_value(known_on) as known_on,
        any_value(rank_in_day) as rank_in_day,
        bool_or(is_restated) as is_restated,
        count(distinct figure.micros) as readings,
        arg_min(figure, (figure.table_number, figure.row_number, figure.column_number)) as figure
    from dated
    where quarter_number is not null and company_id is not null and known_on is not null and figure.micros is not null
    and not is_other_basis and period_length <> 'other' and (segment is null) = (segment_key is null)
    and concept in (select total_concept from identities where shape in ('over_periods', 'over_periods_of_documents', 'between_documents'))
    group by all
),

-- Ways to make up a period of so many quarters: of shorter ones that end so many quarters before it does
ways (quarters, way, back, part, parts) as (
    values
        (2, 1, 1, 1, 2), (2, 1, 0, 1, 2),
        (3, 1, 1, 2, 2), (3, 1, 0, 1, 2),
        (3, 2, 2, 1, 3), (3, 2, 1, 1, 3), (3, 2, 0, 1, 3),
        (4, 1, 1, 3, 2), (4, 1, 0, 1, 2),
        (4, 2, 2, 2, 2), (4, 2, 0, 2, 2),
        (4, 3, 3, 1, 4), (4, 3, 2, 1, 4), (4, 3, 1, 1, 4), (4, 3, 0, 1, 4)
),

over_periods as (
    select
        i.identity,
        any_value(t.figure) as total,
        false as lacks_operand,
        if(
            any_value(t.readings) > 1 or max(p.readings) > 1,
            format('the {} prints a period with different figures', t.statement),
            null
        ) as reason,
        list({
            'sign': 1, 'row_number': p.figure.row_number, 'label': p.figure.label, 'micros': p.figure.micros,
            'unit_micros': p.figure.unit_micros, 'reported_value_id': p.figure.reported_value_id
        } order by w.back desc) as operands
    from identities as i
    join scopes using (identity)
    join over_time as t on t.concept = i.total_concept and t.statement = scopes.statement
    join ways as w on w.quarters = t.quarters
    join over_time as p
        on p.document_id = t.document_id and p.statement = t.statement and p.concept = t.concept and p.segment_key = t.segment_key
        and p.quarter_number = t.quarter_number - w.back and p.quarters = w.part
    where i.shape = 'over_periods'
    group by i.identity, t.document_id, t.statement, t.segment_key, t.quarter_number, t.quarters, w.way
    having count(*) = any_value(w.parts)
    qualify row_number() over (
        partition by i.identity, t.document_id, t.statement, t.segment_key, t.quarter_number, t.quarters
        order by w.way
    ) = 1
),

-- The days on which a document of the company printed a period anew with another figure: what was printed before and after does not
-- belong together
restated_days as (
    select distinct company_id, statement, concept, segment_key, known_on
    from (
        select *, lag(figure) over (
            partition by company_id, statement, concept, segment_key, quarter_number, quarters
            order by known_on, rank_in_day, document_id
        ) as before
        from over_time
        where readings = 1
    ) as prints
    where abs(figure.micros - before.micros) * 2 > figure.unit_micros + before.unit_micros
),

prints as materialized (
    select * exclude (figure), figure.reported_value_id as reported_value_id
    from over_time
),

parts_wanted as (
    select
        i.identity, t.document_id, t.company_id, t.statement, t.concept, t.segment_key, t.known_on, t.rank_in_day,
        t.reported_value_id as total_id, t.readings as total_readings,
        t.quarter_number - w.back as quarter_number, w.way, w.back, w.part, w.parts
    from identities as i
    join scopes using (identity)
    join prints as t on t.concept = i.total_concept and t.statement = scopes.statement
    anti join over_periods as o on o.total.reported_value_id = t.reported_value_id
    join ways as w on w.quarters = t.quarters
    where i.shape = 'over_periods_of_documents'
),

-- Each part in the same document, else in the one known last when the longer period was printed. (An outer join on such a condition
-- compares everything with everything: so what is printed is found first, and joined to what is wanted by its key.)
parts_printed as (
    select
        w.identity, w.total_id, w.way, w.back,
        p.reported_value_id as part_id, p.known_on as part_known_on, p.readings as part_readings,
        p.document_id <> w.document_id as is_elsewhere
    from parts_wanted as w
    join prints as p
        on p.company_id = w.company_id and p.statement = w.statement and p.concept = w.concept and p.segment_key = w.segment_key
        and p.quarter_number = w.quarter_number and p.quarters = w.part
    where p.document_id = w.document_id or (p.known_on, p.rank_in_day) < (w.known_on, w.rank_in_day)
    qualify row_number() over (
        partition by w.identity, w.total_id, w.way, w.back
        order by p.document_id = w.document_id desc, p.known_on desc, p.rank_in_day desc, p.document_id
    ) = 1
),

parts_of_documents as (
    select w.*, p.part_id, p.part_known_on, coalesce(p.is_elsewhere, true) as is_elsewhere, p.part_readings
    from parts_wanted as w
    left join parts_printed as p using (identity, total_id, way, back)
),

-- Only where the quarter with which the longer period ends is printed: of a year printed alone there is nothing to add up
ways_to_add_up as (
    select
        identity, total_id, way, any_value(parts) as parts, count(part_id) as found,
        max(total_readings) as total_readings, max(part_readings) as part_readings,
        'no document before prints ' || string_agg(
            format(
                '{} of the {} {}', concept,
                case part when 1 then 'quarter' when 2 then 'half year' else 'nine months' end,
                if(back = 0, 'at its end', format('that ended {} months before', 3 * back))
            ), ', ' order by back desc
        ) filter (part_id is null) as missing,
        bool_or(is_elsewhere and exists (
            select 1
            from restated_days as r
            where r.company_id = p.company_id and r.statement = p.statement and r.concept = p.concept and r.segment_key = p.segment_key
            and r.known_on > p.part_known_on and r.known_on <= p.known_on
        )) as is_restated_between
    from parts_of_documents as p
    group by identity, total_id, way
    having count(part_id) filter (back = 0) > 0
    qualify row_number() over (partition by identity, total_id order by any_value(parts) - count(part_id), way) = 1
),

over_periods_of_documents as (
    select
        w.identity,
        any_value(t) as total,
        any_value(w.found < w.parts) as lacks_operand,
        coalesce(
            any_value(w.missing),
            if(
                any_value(w.total_readings > 1 or w.part_readings > 1),
                format('the {} prints a period with different figures', any_value(t.statement)),
                null
            ),
            if(any_value(w.is_restated_between), 'the company restated the measure between the documents', null)
        ) as reason,
        list({
            'sign': 1, 'row_number': f.row_number, 'label': f.label, 'micros': f.micros, 'unit_micros': f.unit_micros,
            'reported_value_id': f.reported_value_id
        } order by p.back desc) as operands
    from ways_to_add_up as w
    join figures as t on t.reported_value_id = w.total_id
    join parts_of_documents as p on p.identity = w.identity and p.total_id = w.total_id and p.way = w.way
    join figures as f on f.reported_value_id = p.part_id
    group by w.identity, w.total_id
),

first_prints as (
    select *
    from over_time
    where readings = 1
    qualify row_number() over (
        partition by company_id, statement, concept, segment_key, quarter_number, quarters
        order by known_on, rank_in_day, document_id
    ) = 1
),

between_documents as (
    select
        i.identity,
        t.figure as total,
        false as lacks_operand,
        case
            when t.readings > 1 then format('the {} prints {} different figures', t.statement, t.readings)
            when t.is_restated then 'the document says that it prints the figure restated'
        end as reason,
        [{
            'sign': 1, 'row_number': f.figure.row_number, 'label': f.figure.label, 'micros': f.figure.micros,
            'unit_micros': f.figure.unit_micros, 'reported_value_id': f.figure.reported_value_id
        }] as operands
    from identities as i
    join scopes using (identity)
    join over_time as t on t.concept = i.total_concept and t.statement = scopes.statement
    join first_prints as f
        on f.company_id = t.company_id and f.statement = t.statement and f.concept = t.concept and f.segment_key = t.segment_key
        and f.quarter_number = t.quarter_number and f.quarters = t.quarters
        and (f.known_on, f.rank_in_day) < (t.known_on, t.rank_in_day) and f.document_id <> t.document_id
        and abs(f.figure.period_end - t.figure.period_end) <= 7
    where i.shape = 'between_documents'
)
"""

# Shape nine: an amount that a sentence tells, and the table that it is told of. One candidate a table, for a table has one scale
_TOLD_IN_SENTENCES = """
told as (
    select
        i.identity, f.figure, c.line_number, c.measure, c.char_start,
        (c.value * 1000000)::hugeint as told_micros,
        (c.print_unit * 1000000)::hugeint as told_unit_micros,
        powers.thousands
    from identities as i
    join scopes using (identity)
    join dated as f on f.statement = scopes.statement and f.figure.unit = 'USD'
    join intermediate.int_claims as c
        on c.claim_kind = 'amount' and c.document_id = f.document_id and c.concept = f.concept
        and c.segment_key is not distinct from f.segment_key and (c.segment is null) = (f.segment is null)
        and c.quarter_number = f.quarter_number and c.period_length = f.period_length
    join (values (0), (1), (2), (-1), (-2)) as powers (thousands)
        on abs(c.value * 1000000 - f.figure.micros * power(1000::double, thousands)) * 2
            <= c.print_unit * 1000000 + f.figure.unit_micros * power(1000::double, thousands)
    where i.shape = 'told_in_sentences' and abs(f.figure.micros) >= 10 * f.figure.unit_micros
),

told_in_sentences as (
    select
        identity,
        figure as total,
        false as lacks_operand,
        null::varchar as reason,
        [{
            'sign': 1, 'row_number': figure.row_number, 'label': format('{} of line {}', measure, line_number), 'micros': told_micros,
            'unit_micros': told_unit_micros, 'reported_value_id': figure.reported_value_id
        }] as operands
    from told
    -- One amount in the table's scale proves it: then another that is not is an error of its sentence
    qualify row_number() over (
        partition by identity, figure.document_id, figure.table_number
        order by abs(thousands), char_start, figure.row_number, figure.column_number
    ) = 1
)
"""

# Shape ten: a row and the rows that the reader found it to be the sum of, in all columns that print both: also where this column does not
# foot. As printed, for a row need have no meaning, and the reader found its sign in the sum
_STEPS_OF_PAGE = """
as_printed as (
    select * replace ((printed_value * 1000000)::hugeint as micros)
    from figures
),

steps as (
    select document_id, table_number, column_number, row_number as sum_row, unnest(string_split(addend_rows, ' ')) as step
    from staging.stg_lake__footing_results
    where verdict <> 'no_sum_found'
),

steps_of_page as (
    select
        i.identity,
        any_value(t) as total,
        false as lacks_operand,
        null::varchar as reason,
        list({
            'sign': if(starts_with(s.step, '-'), -1, 1), 'row_number': f.row_number, 'label': f.label, 'micros': f.micros,
            'unit_micros': f.unit_micros, 'reported_value_id': f.reported_value_id
        } order by f.row_number) as operands
    from identities as i
    join scopes using (identity)
    join as_printed as t on t.statement = scopes.statement
    join steps as s
        on s.document_id = t.document_id and s.table_number = t.table_number and s.column_number = t.column_number
        and s.sum_row = t.row_number
    join as_printed as f
        on f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number
        and f.row_number = substr(s.step, 2)::integer and f.unit = t.unit
    where i.shape = 'steps_of_page'
    group by i.identity, t.reported_value_id
    having count(*) > 1
)
"""

# All shapes alike: add up, and say what keeps a sum from being judged
_RESIDUALS = """
gathered as (
    from within_column
    union all by name from products
    union all by name from over_segments
    union all by name from between_statements
    union all by name from over_parts
    union all by name from over_periods
    union all by name from over_periods_of_documents
    union all by name from between_documents
    union all by name from told_in_sentences
    union all by name from steps_of_page
),

added_up as (
    select
        *,
        shape = 'product_in_column' as is_product,
        list_transform(operands, lambda o: o.sign * o.micros) as amounts,
        list_transform(operands, lambda o: o.unit_micros) as units,
        -- a sum over a list leaves NULLs out, and an operand whose value is not known must leave the whole unknown
        total.micros is not null and len(list_filter(amounts, lambda amount: amount is null)) = 0 as is_known
    from gathered
    join identities using (identity)
),

-- In millionths of millionths, four times over: so that a half of a unit and a quarter of a product of units are whole numbers
quadrupled as (
    select
        *,
        4 * 1000000 * total.micros::hugeint as total_q,
        4 * if(is_product, amounts[1] * amounts[2], 1000000 * list_sum(amounts)::hugeint) as computed_q,
        2 * 1000000 * total.unit_micros + if(
            is_product,
            2 * abs(amounts[1]) * units[2] + 2 * abs(amounts[2]) * units[1] + units[1] * units[2],
            2 * 1000000 * list_sum(units)::hugeint
        ) as allowed_q,
        if(
            is_product,
            least(1000000 * total.unit_micros, units[1] * units[2]),
            2 * 1000000 * least(list_min(units), total.unit_micros)
        ) as grain_q
    from added_up
),

measured_in_grains as (
    select
        * exclude (reason),
        coalesce(
            reason,
            case
                when not is_known then 'the sign of an operand is not known'
                when coalesce(grain_q, 0) <= 0 then 'the print unit of an operand is not known'
                when (total_q - computed_q) % grain_q <> 0 or allowed_q % grain_q <> 0
                    then 'a figure is finer than the unit that it is printed in'
                when try_cast((total_q - computed_q) // grain_q as bigint) is null or try_cast(allowed_q // grain_q as bigint) is null
                    then 'the residual is out of range'
            end
        ) as reason
    from quadrupled
),

listed as (
    select
        identity,
        family,
        severity,
        total.document_id,
        total.source_path,
        total.company_id,
        total.statement,
        total.table_number,
        total.column_number,
        total.row_number,
        total.segment,
        total.period_start,
        total.period_end,
        coalesce(nullif(total_concept, ''), total.concept) as total_concept,
        (total.micros::decimal(38, 0) * 0.000001)::decimal(38, 6) as total_value,
        if(is_known, ((computed_q // 4000000)::decimal(38, 0) * 0.000001)::decimal(38, 6), null) as computed_value,
        if(reason is null, ((grain_q // 400000)::decimal(38, 0) * 0.0000001)::decimal(38, 7), null) as half_unit,
        if(reason is null, try_cast((total_q - computed_q) // grain_q as bigint), null) as residual,
        if(reason is null, try_cast(allowed_q // grain_q as bigint), null) as tolerance,
        reason,
        array_to_string(
            list_transform(
                operands,
                lambda o: format('{} row {} ''{}''', if(is_product, 'x', if(o.sign > 0, '+', '-')), o.row_number, o.label)
            ),
            ' '
        ) as operands,
        list_prepend(total.reported_value_id, list_transform(operands, lambda o: o.reported_value_id)) as reported_value_ids
    from measured_in_grains
    -- A form of an identity that lacks an operand says nothing where another form lacks none; where all do, the one that lacks least is
    -- told
    qualify not lacks_operand or row_number() over (
        partition by
            family, total_concept, total.document_id, total.table_number, total.column_number, total.statement, total.segment,
            total.period_start, total.period_end
        order by lacks_operand, lacking nulls last, ordinal
    ) = 1
)

-- numbered last, without gaps: what is judged beside them counts on from here
select row_number() over (order by document_id, table_number, row_number, column_number, identity) as candidate_id, *
from listed
order by candidate_id
"""

_SHAPES = (
    _WITHIN_COLUMN,
    _PRODUCT_IN_COLUMN,
    _OVER_SEGMENTS,
    _BETWEEN_STATEMENTS,
    _OVER_PARTS,
    _OVER_PERIODS,
    _TOLD_IN_SENTENCES,
    _STEPS_OF_PAGE,
)
_QUERY = "with\n" + ",\n".join((_PAGES, *_SHAPES, _RESIDUALS))
