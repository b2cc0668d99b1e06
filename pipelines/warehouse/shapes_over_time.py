"""The shapes of identities that compare periods of one measure, or documents of one company, as SQL.

What belongs here: for each shape the common table expressions that find its candidates; the last of them is named for the shape. What one
document prints of one period or day stands in shapes_on_a_page.py. The tables of figures from which all shapes start, what the last
expression of a shape must give, and the adding up stand in candidates.py; what each shape means, in expectations/identities.py.
"""

# What a document prints of a measure and period, counted in fiscal quarters, so that thirteen weeks and three months are one; and the ways
# to make up a period of shorter ones
SERIES = """
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
)
"""

# over_periods: a longer period and the shorter ones that make it up, all in one document
OVER_PERIODS = """
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
)
"""

# over_periods_of_documents: the same, where a shorter period stands in an earlier document only
OVER_PERIODS_OF_DOCUMENTS = """
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
)
"""

# between_documents: what a document prints, and what was printed of it first
BETWEEN_DOCUMENTS = """
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

SHAPES = (SERIES, OVER_PERIODS, OVER_PERIODS_OF_DOCUMENTS, BETWEEN_DOCUMENTS)
