"""The shapes of identities whose operands one document prints of one period or day, as SQL.

What belongs here: for each shape the common table expressions that find its candidates; the last of them is named for the shape. What
compares periods or documents stands in shapes_over_time.py. The tables of figures from which all shapes start, what the last expression of
a shape must give, and the adding up stand in candidates.py; what each shape means, in expectations/identities.py.
"""

# within_column: the terms and their total stand in one column
WITHIN_COLUMN = """
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

# product_in_column: two factors and their product in one column
PRODUCT_IN_COLUMN = """
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

product_in_column as (
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

# over_segments: a measure's figures for the segments, and its total
OVER_SEGMENTS = """
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

# between_statements: one thing printed in two statements
BETWEEN_STATEMENTS = """
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

# over_parts: a whole and its parts, told by sentences. Several totals of one sum (two loans whose proceeds went to one list of uses) are
# one, with the sum of their print units
OVER_PARTS = """
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

# told_in_sentences: an amount that a sentence tells, and the table that it is told of. One candidate a table, for a table has one scale
TOLD_IN_SENTENCES = """
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

# steps_of_page: a row and the rows that the reader found it to be the sum of, in all columns that print both: also where this column does
# not foot. As printed, for a row need have no meaning, and the reader found its sign in the sum
STEPS_OF_PAGE = """
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

SHAPES = (WITHIN_COLUMN, PRODUCT_IN_COLUMN, OVER_SEGMENTS, BETWEEN_STATEMENTS, OVER_PARTS, TOLD_IN_SENTENCES, STEPS_OF_PAGE)
