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
        ["([a-z])- (it(y|ies)|a?tions?|ments?|ables?|ances?|ings?|ization|tization|ciation)\\b", "\\1\\2"],
        ["\\(?\\bnotes? +[0-9][0-9a-z]*( *(,|and|&) *[0-9][0-9a-z]*)*\\)?", " "],
        ["\\((consists? of|consisting of|comprised of|defined as|calculated as)\\b[^)]*\\)", " "],
        ["\\((in|amounts in|unaudited|restated|as restated|dollars|shares in)\\b[^)]*\\)", " "],
        ["[,;:( -]+(net of|less|after|excluding|excl\\.?|net after) +(an? |the |its )*(related )?(allowance|reserve|accumulated|unamortized|amounts? due|current|valuation|doubtful|estimated).*$", " net"],
        ["(\\$ ?[.0-9]|\\bpar value|\\bno[- ]par|\\bstated value|\\bauthorized|[0-9][0-9,]{3,} +(common |preferred |treasury )?shares).*$", " "],
        ["\\bincluded in (the |total )?(income|earnings|loss|operating|net|cost|segment).*$", " "],
        ["\\bpre-? ?tax\\b", "before tax"],
        ["\\bnon[- ]+", "non"],
        ["\\bpro-? ?forma\\b", "proforma"],
        ["\\bcontrolling interests?\\b", "parent"],
        ["\\boperating (\\(?loss\\)? |\\(?losses\\)? )?(income|loss|profit|earnings)( \\(loss\\))? from continuing operations", "operating income"],
        ["[,;:( -]+excluding (unvested|nonvested) (restricted )?(common )?(stock|shares).*$", " "],
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

{# The words of a caption in printed order, each in its common form; `word_map` is a MAP of word -> form ('' = says nothing). Words with digits are left out, but for names such as "B2B". #}
{% macro caption_words(caption, word_map) -%}
    list_filter(
        string_split(
            array_to_string(
                list_transform(
                    list_filter(
                        regexp_split_to_array({{ caption_text(caption) }}, '[^a-z0-9]+'),
                        lambda word: word <> '' and (not regexp_matches(word, '[0-9]') or regexp_full_match(word, '[a-z]+[0-9][a-z]+'))
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

{#
  A caption in its context: the columns by which int_captions tells two captions apart. Headings of the table and of the column come in only where a row
  names a member or nothing ("Total"), in a table of segments.
#}
{% macro caption_context(figures, tables) -%}
    {{ figures }}.label,
    {{ headings_of_rows(figures, tables) }} as parent_label,
    {{ figures }}.segment is not null as is_of_segment,
    coalesce(
        regexp_replace({{ text_key(figures ~ '.label') }}, '^total ', '') in ({{ text_key(figures ~ '.segment') }}, {{ text_key(first_member(figures ~ '.segment')) }}), false
    ) as names_the_segment,
    regexp_matches({{ text_key(figures ~ '.label') }}, '{{ weak_caption() }}') as is_weak,
    case
        when {{ figures }}.statement = 'segment' and (names_the_segment or is_weak)
            then concat_ws(' | ', {{ tables }}.column_headers[{{ figures }}.column_number], {{ tables }}.title)
    end as headings
{%- endmacro %}

{#
  The headings over a figure without what only sets its column apart from others of the same period ("Level 2", "Diluted earnings per share"): that names
  a part or a basis, and no caption's measure, unless the caption says no more than that it is GAAP's.
#}
{% macro headings_of_rows(figures, tables) -%}
    case
        when {{ figures }}.segment is null and not {{ columns_are_measures(tables) }} and not {{ says_gaap_only(figures ~ '.label') }} and list_has_all(
            string_split({{ text_key(tables ~ '.column_headers[' ~ figures ~ '.column_number]') }}, ' '),
            string_split({{ text_key(nearest_heading(figures ~ '.parent_label')) }}, ' ')
        )
            then nullif(array_to_string(list_slice(string_split({{ figures }}.parent_label, ' > '), 1, -2), ' > '), '')
        else {{ figures }}.parent_label
    end
{%- endmacro %}

{# Do all columns of a table show a measure ("Net sales | Earnings before taxes")? Then it is theirs to name the concept. #}
{% macro columns_are_measures(tables) -%}
    coalesce(
        len(list_filter(
            {{ tables }}.column_headers,
            head -> not regexp_matches(
                lower(head),
                '\b(sales|revenues?|income|earnings|profit|loss|ebitda|depreciation|amortization|assets|expenditures|margin|contribution|orders|backlog|premiums)\b'
            )
        )) = 0,
        false
    )
{%- endmacro %}

{# A line that counts shares: the caption that it ends stands above it, read as headings. #}
{% macro counts_shares(text) -%}
    regexp_matches(lower({{ text }}), '^([^a-z]|\band\b)*(shares? )?(authorized|issued|outstanding)')
{%- endmacro %}

{# A product in a region is one member of two names, "Plavix, U S": the first is the row's own. #}
{% macro first_member(segment) -%}
    regexp_replace({{ segment }}, ', [^,]*$', '')
{%- endmacro %}

{# Captions that name no measure of their own. #}
{% macro weak_caption() -%}
    ^(|totals?|total company|company total|consolidated|consolidated totals?|total consolidated|total segments?|total reportable segments|grand total)$
{%- endmacro %}

{# A caption that says whose figure it is, by GAAP or as reported, and of what only that it is income ("2019 As Reported", "(Loss) income as reported"). #}
{% macro says_gaap_only(label) -%}
    regexp_matches({{ text_key(label) }}, '^((19|20)[0-9]{2} )?(loss |income ){0,2}((as )?reported|(u s )?gaap)( (as )?reported| (u s )?gaap)?$')
{%- endmacro %}

{# The heading next above a caption. #}
{% macro nearest_heading(parent_label) -%}
    list_last(string_split({{ parent_label }}, ' > '))
{%- endmacro %}

{#
  Is a heading that breaks off ("Total liabilities and", "... and Stockholders'") the first line of the caption under it? "Prepaid expenses and other" is,
  over "current assets" in small letters.
#}
{% macro is_broken_off(heading, label) -%}
    regexp_matches({{ heading }} || ' > ' || {{ label }}, '(?i: other) > [a-z]')
    or regexp_matches(lower({{ heading }}), ' (and|or|of|the|before|(stock|share)holders?[''\x{2019}]s?|(stock|share)holders[''\x{2019}])$')
{%- endmacro %}

{# A heading that names a measure of its own: no title further away speaks for the rows under it, whether the measure has a concept or not. #}
{% macro names_a_measure(heading) -%}
    regexp_matches(
        lower({{ heading }}),
        '\b(assets?|liabilit(y|ies)|equity|expenditures?|depreciation|amortization|backlog|orders|bookings|receivables?|inventor(y|ies)|employees|shipments|units?)\b'
    )
{%- endmacro %}

{# The id of a caption in its context. #}
{% macro caption_id(relation) -%}
    md5(concat_ws(
        '|', {{ relation }}.statement, {{ relation }}.unit, {{ relation }}.is_of_segment, {{ relation }}.names_the_segment,
        {{ relation }}.label, coalesce({{ relation }}.parent_label, ''), coalesce({{ relation }}.headings, '')
    ))
{%- endmacro %}

{# The unit of the measure that a claim speaks of: a change in percent is a change of dollars, too. #}
{% macro claim_unit(claims) -%}
    case
        when {{ claims }}.claim_kind = 'per_share' or regexp_matches(lower({{ claims }}.measure), '\bper (\w+ ){0,3}share|\beps\b') then 'USD/shares'
        when {{ claims }}.unit = 'shares' then 'shares'
        else 'USD'
    end
{%- endmacro %}

{# The measure that a heading names for the rows under it: "Revenue by end market" speaks of revenue; a bare "Total" under it is its total. #}
{% macro measure_of_heading(heading, is_total) -%}
    case when {{ is_total }} then 'total ' else '' end || regexp_replace(lower({{ heading }}), ' (by|per) .*$', '')
{%- endmacro %}

{# A net income by its owner, as a pattern, from "net" on its second group: "Smith & Wollensky's net income". #}
{% macro net_income_of_a_name() -%}
    '^([A-Z][^,;:()]{1,40}[''\x{2019}]s? )([Nn]et (income|earnings|loss|\(loss\)))'
{%- endmacro %}
