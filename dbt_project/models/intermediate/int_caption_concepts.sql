with captions as (select * from {{ ref('int_captions') }}),

texts as (select * from {{ ref('int_caption_texts') }}),

word_forms as (

    select map(list(word), list(coalesce(becomes, ''))) as forms
    from {{ ref('caption_words') }}

),

listed_captions as (

    select
        listed.statement,
        listed.unit,
        nullif(listed.concept, '') as concept,
        nullif(listed.caption_kind, '') as caption_kind,
        array_to_string(list_filter(listed.words, lambda word, place: list_position(listed.words, word) = place), ' ') as words_in_order
    from (
        select captions.*, {{ caption_words('captions.caption', 'word_forms.forms') }} as words
        from {{ ref('captions') }} as captions
        cross join word_forms
    ) as listed

),

rules as (

    select
        rules.priority,
        nullif(rules.concept, '') as concept,
        groups.statement,
        rules.unit,
        nullif(rules.rows_of, '') as rows_of,
        nullif(rules.caption_kind, '') as caption_kind,
        string_split(rules.all_words, ' ') as all_words,
        {% for words in ['any_words', 'none_words', 'other_words', 'section_any', 'section_none'] -%}
        coalesce(string_split(nullif(rules.{{ words }}, ''), ' '), cast([] as varchar[])) as {{ words }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('caption_rules') }} as rules
    inner join {{ ref('statement_groups') }} as groups on rules.statement_group = groups.statement_group

),

-- A rule is looked up by its first word: so every caption meets a few rules only, not all of them.
texts_by_word as (

    select
        texts.caption_id,
        texts.text_rank,
        texts.words,
        texts.section_words,
        captions.statement,
        captions.unit,
        captions.is_of_segment,
        unnest(texts.words) as word
    from texts
    inner join captions on texts.caption_id = captions.caption_id

),

matches as (

    select
        texts.caption_id, texts.text_rank, 0 as priority, listed_captions.concept, listed_captions.caption_kind
    from texts
    inner join captions on texts.caption_id = captions.caption_id
    inner join listed_captions
        on captions.statement = listed_captions.statement
        and captions.unit = listed_captions.unit
        and texts.words_in_order = listed_captions.words_in_order

    union all

    select
        texts_by_word.caption_id, texts_by_word.text_rank, rules.priority, rules.concept, rules.caption_kind
    from texts_by_word
    inner join rules
        on texts_by_word.word = rules.all_words[1]
        and texts_by_word.statement = rules.statement
        and texts_by_word.unit = rules.unit
    where list_has_all(texts_by_word.words, rules.all_words)
      and (len(rules.any_words) = 0 or list_has_any(texts_by_word.words, rules.any_words))
      and not list_has_any(texts_by_word.words, rules.none_words)
      and (
          rules.other_words = ['*']
          or list_has_all(list_concat(rules.all_words, list_concat(rules.any_words, rules.other_words)), texts_by_word.words)
      )
      and (len(rules.section_any) = 0 or list_has_any(texts_by_word.section_words, rules.section_any))
      and not list_has_any(texts_by_word.section_words, rules.section_none)
      and (rules.rows_of is null or (rules.rows_of = 'segment') = texts_by_word.is_of_segment)

)

select
    captions.caption_id,
    matches.concept,
    matches.caption_kind,
    matches.priority as rule_priority,
    matches.text_rank
from captions
left join matches on captions.caption_id = matches.caption_id
qualify row_number() over (partition by captions.caption_id order by matches.text_rank, matches.priority, matches.concept) = 1
