"""The shapes of identities between tagged values and the tables beside them, as SQL.

What belongs here: for each shape the common table expressions that find its candidates; the last of them is named for the shape. The tables
of figures from which all shapes start, what the last expression of a shape must give, and the adding up stand in candidates.py; what each
shape means, in expectations/identities.py.
"""

# The company's own tagged values: no member of an axis that names no segment
TAGS = """
tags as materialized (
    select
        reported_value_id, document_id, filing_id, concept, segment, period_start, period_end, period_length, quarter_number, unit,
        char_start, tag,
        (value * 1000000)::hugeint as micros,
        (printed_value * 1000000)::hugeint as printed_micros,
        (print_unit * 1000000)::hugeint as unit_micros
    from intermediate.int_figures
    where source = 'tagged' and unit in ('USD', 'USD/shares', 'shares')
),

places as materialized (
    select reported_value_id, document_id, filing_id, char_start
    from intermediate.int_figures
    where source = 'table' and filing_id in (select filing_id from tags)
)
"""

# tagged_in_place: a table's figure and the tag that is set to it. Where the table's row has another concept than the tag, or none, nothing
# says what its sign means: then the amounts are compared
TAGGED_IN_PLACE = """
tagged_in_place as (
    select
        i.identity,
        f.figure as total,
        false as lacks_operand,
        case
            when t.period_end <> f.figure.period_end or t.period_start is distinct from f.figure.period_start
                then 'its tag is of another period, ' || coalesce(t.period_start || ' to ', '') || t.period_end
            when t.unit <> f.figure.unit then format('its tag counts {}', t.unit)
        end as reason,
        [{
            'sign': 1, 'row_number': f.figure.row_number, 'label': t.tag,
            'micros': if(t.concept = f.concept, t.micros, abs(t.printed_micros) * sign(f.figure.micros)::hugeint),
            'unit_micros': t.unit_micros, 'reported_value_id': t.reported_value_id
        }] as operands
    from identities as i
    join scopes using (identity)
    join dated as f on f.statement = scopes.statement
    join places as p on p.reported_value_id = f.reported_value_id
    join tags as t on t.document_id = p.document_id and t.char_start = p.char_start
    where i.shape = 'tagged_in_place'
    -- tags may be nested: what one of them says of the figure's own period is what counts
    qualify row_number() over (
        partition by i.identity, f.reported_value_id
        order by t.period_end = f.figure.period_end and t.period_start is not distinct from f.figure.period_start desc, t.tag
    ) = 1
)
"""

# tagged_in_filing: a figure of a statement and what a tag elsewhere in its submission says of the same measure and period
TAGGED_IN_FILING = """
tagged_in_filing as (
    select
        i.identity,
        f.figure as total,
        false as lacks_operand,
        null::varchar as reason,
        [{
            'sign': 1, 'row_number': f.figure.row_number, 'label': t.tag, 'micros': t.micros, 'unit_micros': t.unit_micros,
            'reported_value_id': t.reported_value_id
        }] as operands
    from identities as i
    join scopes using (identity)
    join dated as f on f.statement = scopes.statement and f.segment is null and not f.is_other_basis
    join places as p on p.reported_value_id = f.reported_value_id
    join tags as t
        on t.filing_id = p.filing_id and t.concept = f.concept and t.segment is null and t.unit = f.figure.unit
        and t.quarter_number = f.quarter_number and t.period_length = f.period_length
        and abs(t.period_end - f.figure.period_end) <= 7
    where i.shape = 'tagged_in_filing' and (t.document_id, t.char_start) is distinct from (p.document_id, p.char_start)
    qualify row_number() over (
        partition by i.identity, f.reported_value_id
        order by t.document_id = f.document_id desc, t.document_id, t.char_start
    ) = 1
)
"""

SHAPES = (TAGS, TAGGED_IN_PLACE, TAGGED_IN_FILING)
