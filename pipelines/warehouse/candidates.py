"""The candidates of the audit: for every identity, each place of the warehouse where it can be put to the test.

What belongs here: the one set-based query that finds the operands of every identity among `intermediate.int_figures` (those of a financing
among `intermediate.int_financing_sums`, the amounts that sentences tell among `intermediate.int_claims`) and adds them up. A company's
documents must stand there together; other companies' need not. What the identities are is said in `expectations`, and whether a residual is
within its tolerance is judged there too: nothing here compares the two.

The query begins here with the figures and ends here with the sums. In between, each shape of identities finds its own operands, in
shapes_on_a_page.py, shapes_over_time.py or shapes_of_tags.py. What a shape ends in has one row per candidate:
- identity: its name;
- total: the row of `figures` that holds the total;
- lacks_operand: whether a required operand is not printed, and in `lacking` (where a shape has it) how many are not;
- reason: why the candidate can't be judged, as one clause for people; NULL where it can;
- operands: a list of structs (sign, row_number, label, micros, unit_micros, reported_value_id), in the order of the identity or the page.

The arithmetic is exact. Money is taken as whole millionths of a dollar (DECIMAL(38,6) holds no finer), and residual and tolerance leave as
integers in half print units: half the smallest unit in which any operand of the candidate is printed. By the interval rule (XBRL
Calculations 1.1) a printed figure is known to half its print unit, and half units add up over the total and its terms: n terms printed in
one unit may miss their total by n + 1 half units. A product of two figures is known to each half unit times the other figure; its integers
count quarters of the product of the two print units (or of the total's, where that is smaller).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from expectations.catalogue import IDENTITIES
from expectations.identities import Identity
from pipelines.warehouse import shapes_of_tags, shapes_on_a_page, shapes_over_time
from pipelines.warehouse.identity_tables import identity_tables

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


# What the pages say: the figures of tables, in whole millionths; which rows the reader found to be the sum of which; the figures with
# their fiscal quarters
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
),

dated as materialized (
    select figures as figure, f.*
    from figures
    join (
        select
            reported_value_id, company_id, document_id, statement, concept, segment, segment_key, quarter_number, period_length, known_on,
            rank_in_day, is_restated, is_other_basis
        from intermediate.int_figures
    ) as f using (reported_value_id)
)
"""

# All shapes alike: add up, and say what keeps a sum from being judged
_RESIDUALS = """
gathered as (
    from within_column
    union all by name from product_in_column
    union all by name from over_segments
    union all by name from between_statements
    union all by name from over_parts
    union all by name from over_periods
    union all by name from over_periods_of_documents
    union all by name from between_documents
    union all by name from tagged_in_place
    union all by name from tagged_in_filing
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
                lambda o: format(
                    '{} row {} {}',
                    if(is_product, 'x', if(o.sign > 0, '+', '-')), o.row_number, if(o.label = '', '(no caption)', format('''{}''', o.label))
                )
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

_QUERY = "with\n" + ",\n".join((_PAGES, *shapes_on_a_page.SHAPES, *shapes_over_time.SHAPES, *shapes_of_tags.SHAPES, _RESIDUALS))
