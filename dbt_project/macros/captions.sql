{#
  How a printed caption is brought to a common form. Belongs here: spelling, notes, legal detail that says nothing of the concept.
  Doesn't belong here: what a word means (seed caption_words) and what a caption means (seeds captions, caption_rules).
#}

{# The caption in lower case without notes, units, par values and share counts; "net of allowance ..." becomes "net". #}
{% macro caption_text(caption) -%}
    {%- set steps = [
        ["[\\x{2018}\\x{2019}\\x{60}\\x{B4}]", "''"],
        ["[\\x{2010}-\\x{2015}\\x{2212}]", "-"],
        ["\\x{A0}", " "],
        ["\\(?\\bnotes? +[0-9][0-9a-z]*( *(,|and|&) *[0-9][0-9a-z]*)*\\)?", " "],
        ["\\((in|amounts in|unaudited|restated|as restated|dollars|shares in)\\b[^)]*\\)", " "],
        ["[,;:( -]+(net of|less|after|excluding|excl\\.?|net after) +(an? |the |its )*(related )?(allowance|reserve|accumulated|unamortized|amounts? due|current|valuation|doubtful|estimated).*$", " net"],
        ["(\\$ ?[.0-9]|\\bpar value|\\bno[- ]par|\\bstated value|\\bauthorized|[0-9][0-9,]{3,} +(common |preferred |treasury )?shares).*$", " "],
        ["\\bincluded in (the |total )?(income|earnings|loss|operating|net|cost|segment).*$", " "],
        ["\\bpre-? ?tax\\b", "before tax"],
        ["\\bnon[- ]+", "non"],
        ["\\bpro-? ?forma\\b", "proforma"],
        ["\\b([a-z]{1,2}) ?& ?([a-z])\\b", "\\1\\2"],
        ["\\b([a-z])\\.([a-z])\\.", "\\1\\2"],
        ["^ *(less|add|plus|deduct|add back|total of)[: -]+", " "],
    ] -%}
    {%- set expression = namespace(sql="lower(" ~ caption ~ ")") -%}
    {%- for pattern, replacement in steps -%}
        {%- set expression.sql = "regexp_replace(" ~ expression.sql ~ ", '" ~ pattern ~ "', '" ~ replacement ~ "', 'g')" -%}
    {%- endfor -%}
    {{ expression.sql }}
{%- endmacro %}

{# The words of a caption in printed order, each in its common form; `word_map` is a MAP of word -> form ('' = says nothing). Words with digits are left out. #}
{% macro caption_words(caption, word_map) -%}
    list_filter(
        string_split(
            array_to_string(
                list_transform(
                    list_filter(
                        regexp_split_to_array({{ caption_text(caption) }}, '[^a-z0-9]+'),
                        lambda word: word <> '' and not regexp_matches(word, '[0-9]')
                    ),
                    lambda word: coalesce({{ word_map }}[word], word)
                ),
                ' '
            ),
            ' '
        ),
        lambda word: word <> ''
    )
{%- endmacro %}

{# A caption or member reduced to letters and digits in lower case: are two prints the same text? #}
{% macro text_key(text) -%}
    trim(regexp_replace(
        regexp_replace(replace(lower({{ text }}), '&', ' and '), '\([0-9a-z*]{1,3}\)|[®™©℠*†‡]', ' ', 'g'),
        '[^a-z0-9]+', ' ', 'g'
    ))
{%- endmacro %}

{# The id of a caption in its context: the columns of int_captions that tell two captions apart. #}
{% macro caption_id(relation) -%}
    md5(concat_ws(
        '|', {{ relation }}.statement, {{ relation }}.unit, {{ relation }}.is_of_segment, {{ relation }}.names_the_segment,
        {{ relation }}.label, coalesce({{ relation }}.parent_label, ''), coalesce({{ relation }}.title, '')
    ))
{%- endmacro %}
