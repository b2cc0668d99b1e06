-- The texts that may name a figure's measure, nearest first: its own caption; for a member's row or a bare "Total" the headings above it, then the
-- column's and the table's; for "Continuing operations" and the like, and under a heading that breaks off, heading and caption together; for a figure per
-- share all of them.
with captions as (select * from {{ ref('int_captions') }}),

word_forms as (

    select map(list(word), list(coalesce(becomes, ''))) as forms
    from {{ ref('caption_words') }}

),

headings as (

    select *
    from (
        select
            caption_id,
            is_weak,
            generate_subscripts(levels, 1) as distance,
            unnest(levels) as heading
        from (
            select caption_id, is_weak, list_reverse(string_split(parent_label, ' > ')) as levels
            from captions
            where unit = 'USD' and parent_label is not null and (names_the_segment or is_weak)
        )
    )
    where not ({{ is_broken_off('heading', "''") }})
      -- the side of a balance sheet is no name for what stands under a heading within it
      and not (is_weak and distance > 1 and regexp_matches(lower(heading), '^(assets$|liabilities\b.*\b(equity|deficit|deficiency|capital|investment)$)'))

),

table_headings as (

    select
        caption_id,
        is_weak,
        generate_subscripts(lines, 1) as distance,
        unnest(lines) as heading
    from (
        select caption_id, is_weak, string_split(headings, ' | ') as lines
        from captions
        where unit = 'USD' and headings is not null
          and not coalesce({{ names_a_measure(nearest_heading('parent_label')) }}, false)
    )

),

texts as (

    select
        caption_id,
        1 as text_rank,
        case
            when coalesce({{ is_broken_off(nearest_heading('parent_label'), 'label') }}, false) then {{ nearest_heading('parent_label') }} || ' ' || label
            else label
        end as text,
        parent_label as section
    from captions
    where unit = 'USD' and not names_the_segment and not is_weak

    union all

    -- "Net income" under "Attributable to ..." is not net income as such
    select caption_id, 0, label || ' ' || {{ nearest_heading('parent_label') }}, parent_label
    from captions
    where unit = 'USD' and not names_the_segment and not is_weak
      and regexp_matches(lower({{ nearest_heading('parent_label') }}), '^(amounts? )?(attributable|applicable|available) to ')

    union all

    -- "Smith's net income": whose it is stands before it
    select caption_id, 5, regexp_replace(label, {{ net_income_of_a_name() }}, 'possessor \2'), parent_label
    from captions
    where unit = 'USD' and statement = 'income_statement' and not names_the_segment and regexp_matches(label, {{ net_income_of_a_name() }})
      and not regexp_matches(lower(label), 'controlling|minority|subsidiar|affiliate|investee|partner')

    union all

    select caption_id, 10 + distance, {{ measure_of_heading('heading', 'is_weak') }}, null
    from headings

    union all

    select caption_id, 100 + distance, {{ measure_of_heading('heading', 'is_weak') }}, null
    from table_headings

    union all

    -- "2019 As Reported" says nothing of what was reported: that stands over it
    select caption_id, 45, {{ nearest_heading('parent_label') }}, null
    from captions
    where unit = 'USD' and not names_the_segment and parent_label is not null and {{ says_gaap_only('label') }}

    union all

    -- a caption that runs on into shares authorized, its beginning read as a heading
    select
        caption_id,
        40,
        list_last(list_filter(string_split(parent_label, ' > '), lambda heading: not ({{ counts_shares('heading') }}))),
        null
    from captions
    where unit = 'USD' and not names_the_segment and not is_weak and {{ counts_shares('label') }}

    union all

    select caption_id, 50, {{ nearest_heading('parent_label') }} || ' ' || label, parent_label
    from captions
    where unit = 'USD' and not names_the_segment and not is_weak and parent_label is not null
      and regexp_matches(lower(label), '^[^a-z]*(from |by |of |in )*(continuing|discontinued|operating|investing|investment|financing)( operations| activities)+[^a-z]*$')

),

worded_texts as (

    select
        texts.caption_id,
        texts.text_rank,
        case
            when texts.text_rank > 100 then list_filter({{ caption_words('texts.text', 'word_forms.forms') }}, lambda word: word not in ('period', 'ending'))
            else {{ caption_words('texts.text', 'word_forms.forms') }}
        end as words,
        {{ caption_words("coalesce(texts.section, '')", 'word_forms.forms') }} as section_words
    from texts
    cross join word_forms

),

-- per share and share counts: "Basic" needs its heading; where caption and heading both speak of basic or diluted, the nearer one is believed
worded_share_levels as (

    select
        captions.caption_id,
        {{ caption_words('captions.label', 'word_forms.forms') }} as own,
        {{ caption_words("coalesce(list_last(string_split(captions.parent_label, ' > ')), '')", 'word_forms.forms') }} as near,
        {{ caption_words("coalesce(captions.parent_label, '')", 'word_forms.forms') }} as all_headings
    from captions
    cross join word_forms
    where captions.unit in ('USD/shares', 'shares')
      and not regexp_matches(captions.label, '[-\x{2013}\x{2014}] *$')  -- "Earnings per share -" goes on where it was not read

),

worded_shares as (

    select
        caption_id,
        1 as text_rank,
        list_concat(
            own,
            case
                when list_contains(own, 'dividend') then []
                when list_has_any(own, ['basic', 'diluted']) or list_has_any(near, ['basic', 'diluted'])
                    then list_filter(all_headings, lambda word: word not in ('basic', 'diluted'))
                else all_headings
            end,
            case when list_has_any(own, ['basic', 'diluted', 'dividend']) then [] else list_filter(near, lambda word: word in ('basic', 'diluted')) end
        ) as words,
        all_headings as section_words
    from worded_share_levels

)

select
    caption_id,
    text_rank,
    array_to_string(list_filter(words, lambda word, place: list_position(words, word) = place), ' ') as words_in_order,
    list_sort(list_distinct(words)) as words,
    list_sort(list_distinct(section_words)) as section_words
from (
    select * from worded_texts
    union all
    select * from worded_shares
)
where len(words) > 0
