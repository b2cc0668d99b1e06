{#
  The sign by meaning: an expense, an outflow and treasury stock are positive, income and losses are signed. Belongs here: what a caption or a sum says of
  the printed sign. Doesn't belong here: which concepts are expenses (seed concepts, polarity and is_signed).
#}

{# Words that say "this is not GAAP's figure, or not this period's": a column or heading with them gives no concept. #}
{% macro other_basis() -%}
    pro[ -]?forma|non[- ]?gaap|\badjust(ed|ments?)\b|\bexcluding\b|\breconciling|\bspecified items|\baverage (balance|assets)|\bcash[- ](based|basis)\b|\b(tangible|core) (basis|results|profitability)\b|\boperating basis\b
{%- endmacro %}

{# Net income as a bridge from GAAP's may end in it: "Net income on a non-GAAP basis", "Adjusted net income". Adjusted EBITDA is not. #}
{% macro is_net_income_of_other_basis(label) -%}
    (regexp_matches(lower({{ label }}), '\bnet \(?(income|earnings|loss)') and regexp_matches(lower({{ label }}), '{{ other_basis() }}'))
{%- endmacro %}

{#
  Captions of earnings a share that are not those of the statement: "Diluted operating earnings per share", "Core EPS"; under a heading that says a share
  "Net operating income", too.
#}
{% macro per_share_of_other_basis() -%}
    \b(core|underlying|normali[sz]ed|operating|cash)\b( \(?\w+\)?){0,3} (eps|(earnings|income|loss)( \(\w+\))? per)\b|^((basic|diluted) )?(net )?(core|underlying|normali[sz]ed|operating|cash) \(?(earnings|income|profit|loss)\b
{%- endmacro %}

{# Words over a column of what GAAP makes of it, beside others that are on another basis. #}
{% macro says_gaap_column() -%}
    (^|[^-n] |[^- a-z])gaap\b|\breported\b
{%- endmacro %}

{# Words over a column of what was restated, beside others as reported before: "As Restated". #}
{% macro ends_in_restated() -%}
    \brestated[^a-z]*$
{%- endmacro %}

{# Words over a column that name a period and say nothing more. #}
{% macro names_a_period_only(words) -%}
    regexp_replace(
        lower({{ words }}),
        '\b(one|two|three|six|nine|twelve|thirteen|fourteen|twenty|thirty|fifty|weeks?|months?|ended|ending|fiscal|quarters?|years?|full|first|second|third|fourth|the|for|of|as|at|in|and|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|[1-4]q|q[1-4]|q|fy|ytd|unaudited)\b|[^a-z]',
        '', 'g'
    ) = ''
{%- endmacro %}

{# A table's title that says the same of the whole table. "Reconciliation of GAAP to non-GAAP" does not: such a table prints both. #}
{% macro title_of_other_basis() -%}
    pro[ -]?forma|(^|\| ?)non[- ]?gaap( adjustments?| items?)?( ?\||$|{{ statement_of_income() }})|(^|\| ?){{ statement_of_income() }}[^|a-z]*non[- ]?gaap
{%- endmacro %}

{% macro statement_of_income() -%}
    ( ?(condensed|consolidated|unaudited))* ?statements? of (operations|income|earnings)
{%- endmacro %}

{# Words over a column of one component of equity in a statement of changes in equity; two such columns make a table one. #}
{% macro component_of_equity() -%}
    \b(common|preferred|treasury) (stock|shares)\b|\bpaid-? ?in\b|\bretained earnings\b|\baccumulated (other|deficit|translation)\b|\bcomprehensive (income|loss)\b|\b(general|limited) partners?\b
{%- endmacro %}

{# A title that says that the whole table is of what was given up; its own line in the statements is named for that. #}
{% macro title_of_discontinued() -%}
    \b(of|for|from)( the| our| these)? discontinued (operations?|businesse?s?)\b
{%- endmacro %}

{#
  A title under which the names of expenses mean the part of each that is stock-based compensation, amortization or the like: "Stock-based compensation
  consists of the following", "Acquisition-related costs are included in the following line items".
#}
{% macro title_of_allocated_expense() -%}
    (stock|share|equity)[- ]based compensation\b.*(\bas follows|\ballocated|\bby line item|\bincluded in|\bconsists? of|\bcomprised of)|\bincluded in( the| our)? following line items|\bincluded in( the| our)?{{ statement_of_income() }}
{%- endmacro %}

{# The total of one expense that its rows allocate to the lines of the statement of income: "Total stock-based compensation". #}
{% macro is_total_of_compensation(label) -%}
    regexp_matches(lower({{ label }}), '^(total|non-?cash)( non-?cash)? (stock|share|equity)[- ]based compensation( expenses?| charges?| costs?)?$')
{%- endmacro %}

{#
  What is itself on any basis: EBITDA and the like; shares, which are counted alike unless a merger is supposed; and noncash expenses listed under a plain
  "Adjustments:", which are added back as GAAP has them.
#}
{% macro keeps_concept_on_other_basis(concept, parent_label, words_of_the_basis) -%}
    (
        {{ concept }} in ('EBITDA', 'AdjustedEBITDA')
        or (starts_with({{ concept }}, 'WeightedAverageShares') and not regexp_matches(lower({{ words_of_the_basis }}), 'pro[ -]?forma'))
        or (
            {{ concept }} in ('ShareBasedCompensation', 'DepreciationDepletionAndAmortization')
            and regexp_matches(lower({{ nearest_heading(parent_label) }}), '^adjustments?:?$')
        )
    )
{%- endmacro %}

{# A row that says it is as reported, whatever its table is about. #}
{% macro says_gaap() -%}
    accordance with gaap|\bas reported\b|^(u\.?s\.? )?gaap\b
{%- endmacro %}

{# The words beside a figure that may tell its sign: the caption; per share or of a member the headings, too. "Income taxes" is no income. #}
{% macro text_that_tells_the_sign(figure) -%}
    regexp_replace(
        lower(case
            when {{ figure }}.unit <> 'USD' or {{ figure }}.segment is not null then coalesce({{ figure }}.parent_label, '') || ' ' || {{ figure }}.label
            else {{ figure }}.label
        end),
        'income tax(es)?|net of (income )?tax(es)?|tax(es)? on (income|earnings)', 'tax', 'g'
    )
{%- endmacro %}

{#
  +1 or -1: what a printed figure is to be multiplied by, told by its caption alone.
  - a signed measure with a caption that names only the bad side ("Net loss", "used in", "Accumulated deficit") is negative however it is printed, unless
    its row shows both signs; "(income) expense, net" turns the sign around;
  - cash, a liability or interest income in parentheses is shown as deducted: net cash less debt, expense less what was earned;
  - an expense in parentheses under a plain caption is a deduction shown, so positive; "(benefit)" says that parentheses mean the benefit, "(provision) benefit"
    that they mean the expense; a plain "benefit" is negative. In a reconciliation or a cash flow an add-back is printed as itself, but for noncash expenses
    and payments that a reconciliation deducts: they are never anything but an expense and an outflow.
#}
{% macro sign_by_caption(figure, concept, row_is_of_one_sign) -%}
    case
        when {{ concept }}.is_signed then case
            when regexp_matches({{ figure }}.sign_text, '\((net )?(income|gains?|earnings|profit|provided by)\b') then -1
            when regexp_matches({{ figure }}.sign_text, '\b(loss(es)?|deficit|used|decrease|expenses?|deficiency)\b')
                and not regexp_matches({{ figure }}.sign_text, '\b(income|earnings|profit|provided|generated|increase|gains?|retained|change|cash flows?)\b')
                and coalesce({{ row_is_of_one_sign }}, true)
                then case when {{ figure }}.printed_value > 0 then -1 else 1 end
            else 1
        end
        when {{ is_never_negative(concept ~ '.concept') }} and {{ figure }}.segment_kind is distinct from 'elimination'
            then case when {{ figure }}.printed_value < 0 and coalesce({{ row_is_of_one_sign }}, true) then -1 else 1 end
        when {{ concept }}.polarity = 1 then 1
        when {{ concept }}.concept = 'TreasuryStockValue' then case when {{ figure }}.printed_value < 0 then -1 else 1 end
        when {{ figure }}.segment_kind = 'elimination' then 1
        when regexp_matches({{ figure }}.sign_text, '\((benefit|credit|income|recover|recapture|reversal|gain)') then 1
        when regexp_matches({{ figure }}.sign_text, '\((provision|expense|charge)') and regexp_matches({{ figure }}.sign_text, 'benefit|credit|income|recover|recapture|reversal') then -1
        when regexp_matches({{ figure }}.sign_text, '\bbenefit\b') and not regexp_matches({{ figure }}.sign_text, 'provision|expense|before')
            then case when {{ figure }}.printed_value > 0 then -1 else 1 end
        when {{ figure }}.statement = 'cash_flow' and not starts_with({{ concept }}.concept, 'Payments') then 1
        when {{ figure }}.statement = 'non_gaap_reconciliation'
            and {{ concept }}.concept not in ('ShareBasedCompensation', 'DepreciationDepletionAndAmortization')
            and not starts_with({{ concept }}.concept, 'Payments') then 1
        when {{ figure }}.printed_value < 0 and coalesce({{ row_is_of_one_sign }}, true) then -1
        else 1
    end
{%- endmacro %}

{#
  Does the sum that takes the figure tell its sign better than its caption? Where expenses and outflows run down to a total whose meaning is known: yes.
  Not in a reconciliation up to EBITDA, nor for the add-backs of operating cash flow: there an expense is printed as itself.
#}
{% macro sum_tells_the_sign(figure, root) -%}
    {{ figure }}.contribution_sign is not null
    and {{ root }}.meaning_of_plus is not null
    and {{ figure }}.root_row_number <> {{ figure }}.row_number
    and (
        {{ figure }}.polarity = -1
        or (starts_with({{ figure }}.concept, 'NetCashProvidedByUsedIn') and {{ figure }}.statement = 'cash_flow')
        or {{ figure }}.concept in (
            'InterestIncomeExpenseNet', 'OtherNonoperatingIncomeExpense', 'NonoperatingIncomeExpense',
            'IncomeLossFromDiscontinuedOperationsNetOfTax', 'CumulativeEffectOfAccountingChange', 'ExtraordinaryItemNetOfTax'
        )
    )
    and (
        {{ figure }}.statement = 'income_statement'
        or ({{ figure }}.statement = 'cash_flow' and (starts_with({{ figure }}.concept, 'Payments') or starts_with({{ figure }}.concept, 'NetCash')))
        or ({{ figure }}.statement = 'non_gaap_reconciliation' and {{ root }}.concept in (
            'NetIncomeLoss', 'ProfitLoss', 'IncomeLossFromContinuingOperations', 'IncomeLossFromContinuingOperationsBeforeIncomeTaxes', 'OperatingIncomeLoss'
        ))
    )
{%- endmacro %}

{#
  Does a sentence give an amount of a "net interest expense" or "other expense" whose concept is an income? Losses are signed by the reader: it sees whether the
  sentence goes on "compared with income of".
#}
{% macro names_a_net_expense(claim, concept) -%}
    coalesce(
        {{ concept }}.is_signed and {{ claim }}.claim_kind = 'amount' and {{ claim }}.value > 0
        and regexp_matches(lower({{ claim }}.measure), '\bexpenses?\b') and not regexp_matches(lower({{ claim }}.measure), '\b(income|earnings|profit|gains?)\b'),
        false
    )
{%- endmacro %}

{# What parentheses can only show as deducted: there is no negative of it. #}
{% macro is_never_negative(concept) -%}
    {{ concept }} in (
        'InvestmentIncomeInterest', 'CashAndCashEquivalents', 'ShortTermInvestments', 'AccountsPayableCurrent', 'AccruedLiabilitiesCurrent', 'LiabilitiesCurrent', 'LongTermDebtCurrent', 'LongTermDebtNoncurrent', 'Deposits',
        'Liabilities'
    )
{%- endmacro %}

{# Expenses that statements list above operating income, the total among them not. #}
{% macro is_operating_expense(concept) -%}
    {{ concept }} in (
        'CostOfRevenue', 'ResearchAndDevelopmentExpense', 'SellingGeneralAndAdministrativeExpense', 'SellingAndMarketingExpense', 'GeneralAndAdministrativeExpense',
        'RestructuringCharges'
    )
{%- endmacro %}
