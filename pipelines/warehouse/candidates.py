"""The candidates of the audit: for every identity, each place of the warehouse where it can be put to the test.

What belongs here: the one set-based query that finds the operands of every identity among `intermediate.int_figures` and adds them up. What the
identities are is said in `expectations`, and whether a residual is within its tolerance is judged there too: nothing here compares the two.

The arithmetic is exact. Money is taken as whole millionths of a dollar (DECIMAL(38,6) holds no finer), and residual and tolerance leave as integers in
half print units: half the smallest unit in which any operand of the candidate is printed. By the interval rule (XBRL Calculations 1.1) a printed figure is
known to half its print unit, and half units add up over the total and its terms: n terms in one unit may miss their total by n + 1 half units.
"""

from __future__ import annotations

from collections.abc import Iterable
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
        ("half_unit", pa.decimal128(38, 7)),  # what one of the integers below is worth
        ("residual", pa.int64()),  # total less computed, in half print units
        ("tolerance", pa.int64()),  # in half print units
        ("reason", pa.string()),  # why it cannot be judged; None where it can
        ("operands", pa.string()),  # the sum as printed, for people
        ("reported_value_ids", pa.list_(pa.string())),  # the total first
    ]
)
"""One row per identity, document, statement, table, period and segment. Money in full units, signed by meaning."""


def candidates(connection: duckdb.DuckDBPyConnection) -> pandas.DataFrame:
    """Every candidate of every identity, from the figures of `intermediate.int_figures`.

    In: a connection to the build file. Out: a frame with the columns of CANDIDATES; integers stay integers (nullable), decimals stay Decimal. A candidate
    has a residual and a tolerance, or a reason why it has none.
    """
    return frame_of(connection.execute(candidates_query(IDENTITIES)).to_arrow_table().cast(CANDIDATES))


def frame_of(table: pa.Table) -> pandas.DataFrame:
    """The table as a frame in which no integer has become a float."""
    import pandas

    integers = {pa.int64(): pandas.Int64Dtype(), pa.int32(): pandas.Int32Dtype()}
    return table.to_pandas(types_mapper=integers.get, date_as_object=True)


def candidates_query(identities: tuple[Identity, ...]) -> str:
    """The query over `intermediate.int_figures` that gives the candidates of these identities."""
    return _QUERY.format(
        identities=_values((i.name, i.family, i.severity, i.shape, i.total) for i in identities),
        scopes=_values((i.name, statement, place) for i in identities for place, statement in enumerate(i.statements)),
        terms=_values(
            (i.name, place, t.concept, t.sign, t.required, t.when, t.closes_section) for i in identities for place, t in enumerate(i.terms)
        ),
        details=_values(((i.name, place, concept) for i in identities for place, t in enumerate(i.terms) for concept in t.details)),
        other_forms=_values((i.name, concept) for i in identities for concept in i.not_beside),
    )


def _values(rows: Iterable[tuple[str | int | bool, ...]]) -> str:
    """Rows of names, numbers and truths as the body of a VALUES clause; names hold letters, digits and underscores only."""
    return ",\n        ".join("(" + ", ".join(f"'{cell}'" if isinstance(cell, str) else str(cell).lower() for cell in row) + ")" for row in rows)


_QUERY = """
with
-- What the records say
identities(identity, family, severity, shape, total_concept) as (values
        {identities}),
scopes(identity, statement, place) as (values
        {scopes}),
terms(identity, place, concept, sign, required, period, closes_section) as (values
        {terms}),
details(identity, place, concept) as (values
        {details}),
other_forms(identity, concept) as (values
        {other_forms}),

-- What the pages say: the figures of tables, in whole millionths
figures as materialized (
    select
        reported_value_id, document_id, company_id, statement, table_number, row_number, column_number, label, parent_label, concept, segment, segment_kind,
        period_start, period_end, unit, printed_value,
        (value * 1000000)::hugeint as micros,
        (print_unit * 1000000)::hugeint as unit_micros
    from intermediate.int_figures
    where source = 'table' and not is_guidance
),

-- Shape one: terms and total in one column
totals as (
    select
        row_number() over (order by t.document_id, t.table_number, t.column_number, i.identity, t.row_number) as candidate,
        i.identity, t as figure, t.*
    from identities as i
    join scopes using (identity)
    join figures as t on t.concept = i.total_concept and t.statement = scopes.statement
    where i.shape = 'within_column'
    and not exists (
        select 1
        from other_forms as o
        join figures as f on f.concept = o.concept
        where o.identity = i.identity
        and f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number and f.statement = t.statement
        and f.segment is not distinct from t.segment and f.period_start is not distinct from t.period_start and f.period_end = t.period_end
    )
    -- A total printed again further down (net income above comprehensive income) is the same total
    qualify row_number() over (
        partition by i.identity, t.document_id, t.table_number, t.column_number, t.statement, t.segment, t.period_start, t.period_end
        order by t.row_number
    ) = 1
),
nearest as (
    select t.candidate, t.identity, m.place, m.sign, m.required, m.closes_section, f.*
    from totals as t
    join terms as m using (identity)
    join figures as f
        on f.concept = m.concept
        and f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number and f.statement = t.statement
        and f.segment is not distinct from t.segment
        and case m.period
            when 'same' then f.period_start is not distinct from t.period_start and f.period_end = t.period_end
            when 'closing' then f.period_start is null and f.period_end = t.period_end
            when 'opening' then f.period_start is null and f.period_end < t.period_end
        end
    -- An operand stands above its total; where none does, the first below it
    qualify row_number() over (
        partition by t.candidate, m.place
        order by f.row_number > t.row_number, abs(f.row_number - t.row_number)
    ) = 1
),
spans as (
    select t.candidate, least(t.row_number, min(n.row_number)) as first_row, greatest(t.row_number, max(n.row_number)) as last_row
    from totals as t
    join nearest as n on n.candidate = t.candidate and n.required
    group by t.candidate, t.row_number
),
operands as (
    select n.*
    from nearest as n
    join spans as s using (candidate)
    where n.row_number between s.first_row and s.last_row
),
landmarks as (
    select candidate, row_number, closes_section from operands
    union all
    select candidate, row_number, false from totals
),
-- Money between the operands that the identity does not know
strangers as (
    select
        t.candidate, f.row_number,
        case
            when f.concept is null then format('row {{}} ''{{}}'' carries no concept', f.row_number, f.label)
            else format('row {{}} ''{{}}'' ({{}}) stands between the operands and is none of them', f.row_number, f.label, f.concept)
        end as reason
    from totals as t
    join spans as s using (candidate)
    join figures as f
        on f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number and f.unit = t.unit
        and f.row_number > s.first_row and f.row_number < s.last_row
    where f.printed_value <> 0
    and not exists (select 1 from landmarks as l where l.candidate = t.candidate and l.row_number = f.row_number)
    -- a breakdown of a term or of the total by segment
    and not (
        f.segment is distinct from t.segment
        and (f.concept = t.concept or exists (select 1 from terms as m where m.identity = t.identity and m.concept = f.concept))
    )
    -- a detail of a term that is printed
    and not exists (
        select 1
        from details as d
        join operands as o on o.candidate = t.candidate and o.place = d.place
        where d.identity = t.identity and d.concept = f.concept
    )
    -- a line of the section that an operand closes
    and not coalesce((
        select arg_min(l.closes_section, l.row_number)
        from landmarks as l
        where l.candidate = t.candidate and l.row_number > f.row_number
    ), false)
),
missing as (
    select t.candidate, 'no row carries ' || string_agg(m.concept, ', ' order by m.place) as reason
    from totals as t
    join terms as m on m.identity = t.identity and m.required
    where not exists (select 1 from nearest as n where n.candidate = t.candidate and n.place = m.place)
    group by t.candidate
),
within_column as (
    select
        t.candidate, any_value(t.identity) as identity, any_value(t.figure) as total,
        coalesce(
            any_value(missing.reason),
            (select arg_min(s.reason, s.row_number) from strangers as s where s.candidate = t.candidate),
            case when count(*) = 1 and (select count(*) from terms as m where m.identity = any_value(t.identity)) > 1
                then 'nothing but ' || any_value(o.concept) || ' is printed' end
        ) as reason,
        list(struct_pack(
            sign := o.sign, row_number := o.row_number, column_number := o.column_number, label := o.label, micros := o.micros, unit_micros := o.unit_micros,
            reported_value_id := o.reported_value_id
        ) order by o.place) as operands
    from totals as t
    join operands as o using (candidate)
    left join missing using (candidate)
    group by t.candidate
),

-- Shape two: a measure's figures for the segments and its total
measured as (
    select i.identity, f.*
    from identities as i
    join scopes using (identity)
    join figures as f on f.concept = i.total_concept and f.statement = scopes.statement
    where i.shape = 'over_segments'
),
members as (
    -- segments are rows: those printed since the same measure's total before
    select t.reported_value_id as total_id, t.identity, t.row_number as total_row, 'rows' as layout, f.row_number as position, f.*
    from measured as t
    join measured as f
        on f.identity = t.identity and f.document_id = t.document_id and f.table_number = t.table_number and f.column_number = t.column_number
        and f.statement = t.statement and f.period_start is not distinct from t.period_start and f.period_end = t.period_end and f.row_number < t.row_number
    where t.segment is null and f.segment is not null
    and not exists (
        select 1
        from measured as earlier
        where earlier.identity = t.identity and earlier.segment is null
        and earlier.document_id = t.document_id and earlier.table_number = t.table_number and earlier.column_number = t.column_number
        and earlier.row_number > f.row_number and earlier.row_number < t.row_number
    )
    union all
    -- segments are columns: those of the total's own row
    select t.reported_value_id, t.identity, t.row_number, 'columns', f.column_number, f.*
    from measured as t
    join measured as f
        on f.identity = t.identity and f.document_id = t.document_id and f.table_number = t.table_number and f.row_number = t.row_number
        and f.statement = t.statement and f.period_start is not distinct from t.period_start and f.period_end = t.period_end
    where t.segment is null and f.segment is not null
),
running as (
    select
        *,
        sum(micros) over (partition by total_id, layout order by position) as through_here,
        row_number() over (partition by total_id, layout order by position) as place
    from members
),
-- A member that is itself the sum of two or more members beside it: a list within the list
nested as (
    select m.total_id, m.layout, min(format('row {{}} ''{{}}'' is a sum of others in the list', m.row_number, m.label)) as reason
    from running as m
    join running as a on a.total_id = m.total_id and a.layout = m.layout
    where m.micros <> 0
    and (
        (a.place <= m.place - 2 and m.through_here - m.micros - (a.through_here - a.micros) = m.micros)
        or (a.place >= m.place + 2 and a.through_here - m.through_here = m.micros)
    )
    group by m.total_id, m.layout
),
member_lists as (
    select
        total_id, layout, any_value(identity) as identity, any_value(total_row) as total_row, min(position) as first_position, max(position) as last_position,
        any_value(document_id) as document_id, any_value(table_number) as table_number, any_value(column_number) as column_number,
        any_value(unit) as unit, any_value(period_start) as period_start, any_value(period_end) as period_end,
        arg_max(parent_label, position) as last_heading,
        count(distinct coalesce(parent_label, '')) as headings, count(distinct label) as captions, 
        count(distinct segment_kind) filter (segment_kind in ('operating', 'geography', 'product')) as kinds,
        list(struct_pack(
            sign := 1, row_number := row_number, column_number := column_number, label := label, micros := micros, unit_micros := unit_micros,
            reported_value_id := reported_value_id
        ) order by position) as operands
    from members
    group by total_id, layout
    having count(*) >= 2
),
segment_strangers as (
    select m.total_id, m.layout, arg_min(format('row {{}} ''{{}}'' carries no concept', f.row_number, f.label), f.row_number) as reason
    from member_lists as m
    join figures as f on f.document_id = m.document_id and f.table_number = m.table_number and f.unit = m.unit
    where f.printed_value <> 0
    and case m.layout
        when 'rows' then f.concept is null and f.column_number = m.column_number and f.row_number < m.total_row
            and (f.row_number > m.first_position or (m.last_heading is not null and f.parent_label = m.last_heading))
        else f.row_number = m.total_row and f.segment is null and f.reported_value_id <> m.total_id
            and f.period_start is not distinct from m.period_start and f.period_end = m.period_end
    end
    group by m.total_id, m.layout
),
over_segments as (
    select
        m.identity, t as total,
        coalesce(
            case
                when m.layout = 'rows' and m.headings > 1 and m.captions > 1 then 'the segments stand under different headings'
                when m.kinds > 1 then 'segments, products and regions stand in one list'
            end,
            segment_strangers.reason,
            nested.reason
        ) as reason,
        m.operands
    from member_lists as m
    join figures as t on t.reported_value_id = m.total_id
    left join segment_strangers using (total_id, layout)
    left join nested using (total_id, layout)
    qualify row_number() over (
        partition by m.identity, t.document_id, t.table_number, t.statement, t.period_start, t.period_end, case m.layout when 'rows' then t.column_number end
        order by t.row_number, m.layout desc
    ) = 1
),

-- Shape three: one thing printed in two statements
printed as (
    select
        document_id, statement, concept, period_start, period_end, count(distinct micros) as readings,
        arg_min(figures, (table_number, row_number, column_number)) as figure
    from figures
    where segment is null
    group by document_id, statement, concept, period_start, period_end
),
between_statements as (
    select
        i.identity, a.figure as total,
        case
            when a.readings > 1 then format('the {{}} prints it {{}} times, not alike', a.statement, a.readings)
            when b.readings > 1 then format('the {{}} prints it {{}} times, not alike', b.statement, b.readings)
        end as reason,
        [struct_pack(
            sign := m.sign, row_number := b.figure.row_number, column_number := b.figure.column_number, label := b.figure.label,
            micros := b.figure.micros, unit_micros := b.figure.unit_micros, reported_value_id := b.figure.reported_value_id
        )] as operands
    from identities as i
    join scopes as here on here.identity = i.identity and here.place = 0
    join scopes as there on there.identity = i.identity and there.place = 1
    join terms as m on m.identity = i.identity
    join printed as a on a.concept = i.total_concept and a.statement = here.statement
    join printed as b
        on b.concept = m.concept and b.statement = there.statement and b.document_id = a.document_id
        and b.period_start is not distinct from a.period_start and b.period_end = a.period_end
    where i.shape = 'between_statements'
),

-- All shapes alike from here on: total, operands, and a reason where they cannot be judged
gathered as (
    select identity, total, reason, operands from within_column
    union all
    select identity, total, reason, operands from over_segments
    union all
    select identity, total, reason, operands from between_statements
),
added_up as (
    select
        *,
        -- a sum over a list leaves NULLs out: an operand without a value must make the whole NULL
        case when list_count(list_transform(operands, lambda o: o.micros)) = len(operands)
            then list_sum(list_transform(operands, lambda o: o.sign * o.micros))::hugeint end as computed_micros,
        list_sum(list_transform(operands, lambda o: o.unit_micros))::hugeint + total.unit_micros as units_micros,
        least(list_min(list_transform(operands, lambda o: o.unit_micros)), total.unit_micros) as finest_micros
    from gathered
),
explained as (
    select
        * exclude (reason),
        coalesce(
            reason,
            case
                when total.micros is null or computed_micros is null then 'the sign of an operand is not known'
                when finest_micros is null or finest_micros <= 0 then 'the print unit of an operand is not known'
                when (2 * (total.micros - computed_micros)) % finest_micros <> 0 or units_micros % finest_micros <> 0
                    then 'a figure is finer than the unit that it is printed in'
                when try_cast(2 * (total.micros - computed_micros) // finest_micros as bigint) is null
                    or try_cast(units_micros // finest_micros as bigint) is null then 'the residual is out of range'
            end
        ) as reason
    from added_up
)
select
    row_number() over (order by total.document_id, identity, total.table_number, total.column_number, total.row_number) as candidate_id,
    identity, family, severity,
    total.document_id, total.company_id, total.statement, total.table_number::integer as table_number, total.column_number::integer as column_number,
    total.row_number::integer as row_number, total.segment, total.period_start, total.period_end,
    total_concept,
    (total.micros::decimal(38, 0) * 0.000001)::decimal(38, 6) as total_value,
    (computed_micros::decimal(38, 0) * 0.000001)::decimal(38, 6) as computed_value,
    case when reason is null then (finest_micros::decimal(38, 0) * 0.0000005)::decimal(38, 7) end as half_unit,
    case when reason is null then (2 * (total.micros - computed_micros) // finest_micros)::bigint end as residual,
    case when reason is null then (units_micros // finest_micros)::bigint end as tolerance,
    reason,
    list_reduce(list_transform(operands, lambda o: format('{{}} row {{}} ''{{}}''', if(o.sign > 0, '+', '-'), o.row_number, o.label)), lambda a, b: a || ' ' || b)
        as operands,
    list_prepend(total.reported_value_id, list_transform(operands, lambda o: o.reported_value_id)) as reported_value_ids
from explained
join identities using (identity)
order by candidate_id
"""
