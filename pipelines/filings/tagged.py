"""Figures that the filer tagged itself -> ReportedValues of source "tagged".

What belongs here: the financial data schedules of 1993-2001 (EX-27) and inline XBRL. Both say in so many words what a figure is, so nothing
is inferred:
a figure without a scale, a period or a unit of ours is refused, not guessed. Tying tags to the printed tables is dbt's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from pipelines.filings import html_layout, periods
from pipelines.filings.countries import COUNTRIES
from pipelines.filings.decode import line_number, line_starts
from pipelines.filings.numbers import is_placeholder, number
from pipelines.filings.periods import Period
from pipelines.filings.records import Refusal, ReportedValue, position_id


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tags of one document state."""

    values: tuple[ReportedValue, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def tagged_values(text: str, document_id: str, source_path: str) -> Tagged:
    """The tagged figures of a document, in page order; none where it bears no tags.

    In: the decoded document, its id, and the path that a refusal names. Money in full USD, shares in units, percentages as fractions; the
    sign is the tag's. An inline XBRL figure's id is that of its element's place, so that it differs from the id of the table figure printed
    there. Members of the axes that part a company make its segment; those of any other axis (a component of equity, a customer, a level of
    fair value) stand in parent_label, and such a figure is neither the company's own nor a segment's.
    """
    if is_schedule(text):
        return _schedule(_Source(text, document_id, source_path, line_starts(text)))
    if "<ix:nonfraction" in text or "<ix:nonFraction" in text:
        return _inline(_Source(text, document_id, source_path, line_starts(text)))
    return Tagged()


def named_as_printed(values: tuple[ReportedValue, ...], printed: Iterable[str]) -> tuple[ReportedValue, ...]:
    """The tagged figures, with their members spelt as the tables of the page print them ("I Phone" as "iPhone").

    In: tagged values, and the members of the page's tables. Names are the same where their letters and digits are (_bare).
    """
    names: dict[str, str] = {}
    for name in printed:
        names.setdefault(_bare(name), name)
    return tuple(replace(value, segment=_as_printed(value.segment, names)) if value.segment else value for value in values)


def _as_printed(segment: str, names: dict[str, str]) -> str:
    """A member, or several joined, each as printed where `names` (bare name -> as printed) knows it."""
    return _JOIN.join(names.get(_bare(name)) or names.get(_bare(_SEGMENT.sub("", name)), name) for name in segment.split(_JOIN))


def _bare(name: str) -> str:
    """The letters and digits of a name, "&" in full, without a plural's s: the taxonomy's own members are singular."""
    return "".join(char for char in name.lower().replace("&", "and") if char.isalnum()).removesuffix("s")


_JOIN = " | "
_SEGMENT = re.compile(r" Segments?$")


@dataclass(frozen=True, slots=True)
class _Source:
    text: str
    document_id: str
    path: str
    starts: list[int]

    def value(self, figure: _Figure) -> ReportedValue:
        """The record of a figure of this document."""
        return ReportedValue(
            reported_value_id=position_id(self.document_id, *figure.element),
            document_id=self.document_id,
            source="tagged",
            tag=figure.tag,
            statement=figure.statement,
            table_number=0,
            row_number=figure.row_number,
            column_number=figure.column_number,
            label=figure.label,
            parent_label=figure.aspect,
            segment=figure.segment,
            period_start=figure.period.start,
            period_end=figure.period.end,
            period_length=figure.period.length,
            printed_text=figure.printed_text,
            printed_value=figure.value,
            unit=figure.unit,
            decimals=figure.decimals,
            is_nil=figure.is_nil,
            is_guidance=False,
            is_restated=figure.is_restated,
            contribution_sign=None,
            root_row_number=None,
            line_number=line_number(self.starts, figure.start),
            char_start=figure.start,
            char_end=figure.end,
        )

    def refused(self, start: int, end: int, rule: str, detail: str) -> Refusal:
        line = line_number(self.starts, start)
        stop = self.starts[line] if line < len(self.starts) else len(self.text)
        whole = self.text[max(self.starts[line - 1], start - 500) : min(stop, end + 500)].strip()  # an XBRL line may be the whole page
        return Refusal(self.document_id, self.path, "cell", line, start, end, None, whole, rule, detail)


@dataclass(frozen=True, slots=True)
class _Why:
    """Why a figure is refused."""

    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Figure:
    """A tagged figure: the fields of ReportedValue of the same names, where they don't follow from its being tagged."""

    tag: str
    statement: str
    row_number: int
    column_number: int
    label: str
    segment: str | None
    aspect: str | None  # members of axes that are no segments: what the figure shows in place of the company's whole
    period: Period
    printed_text: str
    value: Decimal  # in full units
    unit: str
    decimals: int
    is_nil: bool
    is_restated: bool
    element: tuple[int, int]  # the place that makes its id
    start: int  # of what is printed
    end: int


_MAX_FIGURE = 40
"""No figure is longer in print."""
_TOO_LARGE = Decimal(10) ** 28
"""Past the precision of Decimal, and beyond any company's money."""

# --- EX-27: financial data schedules --------------------------------------------------------------------------------------------------

_TAGS_OF_SCHEDULES = ("MULTIPLIER", "PERIOD-TYPE", "PERIOD-END", "TOTAL-ASSETS", "NET-INCOME")
_SCHEDULE = re.compile(rf"^[ \t]*<(?:{'|'.join(_TAGS_OF_SCHEDULES)})>", re.MULTILINE)
_TAG_LINE = re.compile(r"^[ \t]*<([A-Z][A-Z0-9&-]*)>([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_TOKEN = re.compile(r"<F\d+>|\(\s*\$?\s*[\d,.]+\s*\)|[^\s<>]+", re.IGNORECASE)
_DATE = re.compile(r"([A-Z]{3})-(\d\d?)-(\d{4})", re.IGNORECASE)
_MONTHS_OF_TYPE = re.compile(r"(\d\d?)-MOS|(YEAR)", re.IGNORECASE)
_DOLLARS = re.compile(r"(?:U\.?\s?S\.?)?\s*(?:DOLLARS?|\$|USD|D)?", re.IGNORECASE)

_HEAD = frozenset(
    "ARTICLE CIK NAME LEGEND RESTATED MULTIPLIER CURRENCY PERIOD-TYPE FISCAL-YEAR-END PERIOD-START PERIOD-END EXCHANGE-RATE".split()
)
_NO_FIGURES = frozenset("S C TABLE CAPTION PAGE TEXT TYPE SEQUENCE DESCRIPTION DOCUMENT SERIES NUMBER BOOK-VALUE".split())
_BALANCE = frozenset(
    # commercial companies (article 5)
    "CASH SECURITIES RECEIVABLES ALLOWANCES INVENTORY CURRENT-ASSETS PP&E DEPRECIATION TOTAL-ASSETS CURRENT-LIABILITIES BONDS "
    "PREFERRED-MANDATORY "
    "PREFERRED COMMON OTHER-SE TOTAL-LIABILITY-AND-EQUITY "
    # insurers (7)
    "DEBT-HELD-FOR-SALE DEBT-CARRYING-VALUE DEBT-MARKET-VALUE EQUITIES MORTGAGE REAL-ESTATE TOTAL-INVEST RECOVER-REINSURE "
    "DEFERRED-ACQUISITION "
    "POLICY-LOSSES UNEARNED-PREMIUMS POLICY-OTHER POLICY-HOLDER-FUNDS NOTES-PAYABLE RESERVE-CLOSE "
    # banks (9)
    "INT-BEARING-DEPOSITS FED-FUNDS-SOLD TRADING-ASSETS INVESTMENTS-HELD-FOR-SALE INVESTMENTS-CARRYING INVESTMENTS-MARKET LOANS "
    "ALLOWANCE DEPOSITS "
    "SHORT-TERM LIABILITIES-OTHER LONG-TERM TOTAL-LIABILITIES-AND-EQUITY LOANS-NON LOANS-PAST LOANS-TROUBLED LOANS-PROBLEM ALLOWANCE-CLOSE "
    "ALLOWANCE-DOMESTIC ALLOWANCE-FOREIGN ALLOWANCE-UNALLOCATED "
    # brokers (BD)
    "SECURITIES-RESALE SECURITIES-BORROWED INSTRUMENTS-OWNED PAYABLES REPOS-SOLD SECURITIES-LOANED INSTRUMENTS-SOLD "
    # utilities (UT)
    "TOTAL-NET-UTILITY-PLANT OTHER-PROPERTY-AND-INVEST TOTAL-CURRENT-ASSETS TOTAL-DEFERRED-CHARGES OTHER-ASSETS CAPITAL-SURPLUS-PAID-IN "
    "RETAINED-EARNINGS TOTAL-COMMON-STOCKHOLDERS-EQ LONG-TERM-DEBT-NET SHORT-TERM-NOTES LONG-TERM-NOTES-PAYABLE "
    "COMMERCIAL-PAPER-OBLIGATIONS "
    "LONG-TERM-DEBT-CURRENT-PORT PREFERRED-STOCK-CURRENT CAPITAL-LEASE-OBLIGATIONS LEASES-CURRENT OTHER-ITEMS-CAPITAL-AND-LIAB "
    "TOT-CAPITALIZATION-AND-LIAB".split()
)
_INCOME = frozenset(
    "SALES TOTAL-REVENUES TOTAL-REVENUE CGS TOTAL-COSTS OTHER-EXPENSES LOSS-PROVISION INTEREST-EXPENSE INCOME-PRETAX INCOME-TAX "
    "INCOME-CONTINUING "
    "DISCONTINUED EXTRAORDINARY CHANGES NET-INCOME INCOME-PRE-EXTRAORDINARY "
    "PREMIUMS INVESTMENT-INCOME INVESTMENT-GAINS OTHER-INCOME BENEFITS UNDERWRITING-AMORTIZATION UNDERWRITING-OTHER "
    "INTEREST-LOAN INTEREST-INVEST INTEREST-OTHER INTEREST-TOTAL INTEREST-DEPOSIT INTEREST-INCOME-NET LOAN-LOSSES SECURITIES-GAINS "
    "EXPENSE-OTHER "
    "TRADING-REVENUE INTEREST-DIVIDENDS COMMISSIONS INVESTMENT-BANKING-REVENUES FEE-REVENUE COMPENSATION "
    "GROSS-OPERATING-REVENUE INCOME-TAX-EXPENSE-NET OTHER-OPERATING-EXPENSES TOTAL-OPERATING-EXPENSES OPERATING-INCOME-LOSS "
    "OTHER-INCOME-NET "
    "INCOME-BEFORE-INTEREST-EXPEN TOTAL-INTEREST-EXPENSE PREFERRED-STOCK-DIVIDENDS EARNINGS-AVAILABLE-FOR-COMM COMMON-STOCK-DIVIDENDS "
    "TOTAL-INTEREST-ON-BONDS".split()
)
_OTHER_OF_PERIOD = frozenset(  # movements of a reserve, and the one cash flow tag
    "CHARGE-OFFS RECOVERIES PROVISION-CURRENT PROVISION-PRIOR PAYMENTS-CURRENT PAYMENTS-PRIOR CUMULATIVE-DEFICIENCY"
    " CASH-FLOW-OPERATIONS".split()
)
_PER_SHARE = frozenset("EPS-PRIMARY EPS-BASIC EPS-DILUTED".split())
_PERCENT = frozenset(("YIELD-ACTUAL",))


def is_schedule(text: str) -> bool:
    """Is this a financial data schedule: a page of EX-27's tags, one a line?"""
    top = text[:20_000].upper()
    return sum(f"<{tag}>" in top for tag in _TAGS_OF_SCHEDULES) >= 3 and len({tag[0].strip() for tag in _SCHEDULE.finditer(top)}) >= 3


def before_the_schedule(text: str) -> str:
    """The text with its schedule blanked, place for place, where a page of some length stands above it (a submission whose documents lost
    their bounds); "" where the schedule is all there is.
    """
    upper = text.upper()
    start = min((at for tag in _TAGS_OF_SCHEDULES if (at := upper.find(f"<{tag}>")) >= 0), default=0)
    if len(text[:start].split()) < WORDS_OF_A_PAGE:
        return ""
    return text[:start] + re.sub(r"[^\n]", " ", text[start:])


WORDS_OF_A_PAGE = 100


@dataclass(slots=True)
class _Schedule:
    """One set of tags. The head's entries are lists: a restated schedule has several columns."""

    head: dict[str, list[str]] = field(default_factory=dict)
    figures: list[tuple[str, list[re.Match[str]]]] = field(default_factory=list)  # tag, its tokens with their offsets


def _schedules(text: str) -> Iterator[_Schedule]:
    """The schedules of a page, in order. A second one begins where a tag of the head comes again."""
    current = _Schedule()
    for line in _TAG_LINE.finditer(text):
        tag = line[1].upper()
        if tag in _NO_FIGURES or tag == "FN" or (tag[0] == "F" and tag[1:].isdecimal()):
            continue
        tokens = [token for token in _TOKEN.finditer(text, line.start(2), line.end(2)) if not token[0].startswith("<")]
        if tag in _HEAD:
            if tag in current.head and current.figures:
                yield current
                current = _Schedule()
            current.head.setdefault(tag, [token[0] for token in tokens])
        elif tokens:
            current.figures.append((tag, tokens))
    yield current


def _schedule(source: _Source) -> Tagged:
    values: list[ReportedValue] = []
    refusals: list[Refusal] = []
    for schedule in _schedules(source.text):
        currency = " ".join(schedule.head.get("CURRENCY", []))
        seen: set[str] = set()
        for row, (tag, tokens) in enumerate(schedule.figures, start=1):
            for column, token in enumerate(tokens, start=1):
                figure = _schedule_figure(schedule.head, tag, token, row, column)
                if isinstance(figure, _Figure) and _DOLLARS.fullmatch(currency) is None:
                    figure = _Why("currency_not_usd", f"The schedule is in {currency}.")
                elif isinstance(figure, _Figure) and tag in seen:
                    figure = _Why("tag_stated_twice", f"{tag} stands twice in one schedule.")
                if isinstance(figure, _Why):
                    refusals.append(source.refused(*token.span(), figure.rule, figure.detail))
                elif figure is not None:
                    values.append(source.value(figure))
            seen.add(tag)
    return Tagged(tuple(values), tuple(refusals))


def _multiplier(printed: list[str]) -> int | None:
    """1,000 -> 1000; None where none is stated or it is no power of ten."""
    digits = printed[0].replace(",", "") if printed else ""
    return int(digits) if re.fullmatch(r"10*", digits) and len(digits) <= 10 else None


def _schedule_figure(head: dict[str, list[str]], tag: str, token: re.Match[str], row: int, column: int) -> _Figure | _Why | None:
    """The figure that a token states, or why it is refused; None where the token says that there is nothing to state."""
    printed = number(token[0]) if len(token[0]) <= _MAX_FIGURE else None
    if printed is None:
        return None if is_placeholder(token[0]) else _Why("figure_not_read", f"{token[0][:_MAX_FIGURE]!r} is no figure.")
    unit, statement = _kind(tag)
    if unit is None:
        return _Why("tag_not_known", f"{tag} is no tag of the schedules for companies.")
    scale = _multiplier(head.get("MULTIPLIER", [])) if unit == "USD" else 1
    if scale is None:
        return _Why("scale_not_stated", "The schedule states no multiplier.")
    period = _schedule_period(head, tag, column)
    if period is None:
        return _Why("period_not_found", "The schedule states no type and end of its period.")
    value = printed.value * scale
    if unit == "pure":
        value /= 100
    if abs(value) >= _TOO_LARGE:
        return _Why("figure_not_read", "The figure is too large.")
    return _Figure(
        tag=f"EX-27:{tag}",
        statement=statement,
        row_number=row,
        column_number=column,
        label=tag,
        segment=None,
        aspect=None,
        period=period,
        printed_text=token[0],
        value=value,
        unit=unit,
        decimals=printed.places + (2 if unit == "pure" else 0) - (len(str(scale)) - 1),
        is_nil=printed.is_nil,
        is_restated="RESTATED" in head,
        element=token.span(),
        start=token.start(),
        end=token.end(),
    )


def _kind(tag: str) -> tuple[str | None, str]:
    """Unit and statement of a schedule's tag; no unit where the tag isn't known."""
    if tag in _PER_SHARE:
        return "USD/shares", "eps"
    if tag in _PERCENT:
        return "pure", "other"
    if tag in _BALANCE:
        return "USD", "balance_sheet"
    if tag in _INCOME:
        return "USD", "income_statement"
    return ("USD", "other") if tag in _OTHER_OF_PERIOD else (None, "")


def _schedule_period(head: dict[str, list[str]], tag: str, column: int) -> Period | None:
    """Balance tags stand at PERIOD-END, all others cover PERIOD-TYPE."""
    end = _date(_of_column(head.get("PERIOD-END", []), column))
    if end is None:
        return None
    if tag in _BALANCE:
        return periods.instant(end)
    kind = _MONTHS_OF_TYPE.fullmatch(_of_column(head.get("PERIOD-TYPE", []), column))
    if kind is None:
        return None
    months = int(kind[1]) if kind[1] else 12
    start = _date(_of_column(head.get("PERIOD-START", []), column))
    if start is not None and abs((end - start).days / 30.4 - months) < 1:
        return Period(start, end, periods.length_of_months(months))
    return periods.duration(end, months, None)


def _of_column(entries: list[str], column: int) -> str:
    """What the head says of a column; one entry alone holds for all."""
    if len(entries) == 1:
        return entries[0]
    return entries[column - 1] if column <= len(entries) else ""


def _date(printed: str) -> date | None:
    """MAR-31-2000 -> a date; None for what is none."""
    if (match := _DATE.fullmatch(printed)) is None:
        return None
    try:
        return datetime.strptime(f"{match[1].title()} {match[2]} {match[3]}", "%b %d %Y").date()
    except ValueError:
        return None


# --- inline XBRL ------------------------------------------------------------------------------------------------------------------------

_FRACTION = re.compile(r"<(/?)ix:nonfraction\b([^<>]*)>", re.IGNORECASE)
_NON_NUMERIC = re.compile(r"<ix:nonnumeric\b([^<>]*)>", re.IGNORECASE)
_RESOURCE = re.compile(
    r"<(/?)(?:[\w-]+:)?(context|unit|startDate|endDate|instant|explicitMember|typedMember|measure|unitDenominator)\b([^<>]*)>([^<]*)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d[\d.]*|[A-Z]")
_UNITS = {"iso4217:usd": "USD", "iso4217:usd/xbrli:shares": "USD/shares", "xbrli:shares": "shares", "xbrli:pure": "pure"}
_SPELT = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MAX_ELEMENT = 2_000
"""An element that holds a figure, with all tags inside, is shorter."""
_MAX_ATTRIBUTES = 4_000
_CASH_FLOW = re.compile(
    r"NetCash|PaymentsTo|PaymentsFor|PaymentsOf|ProceedsFrom|RepaymentsOf|IncreaseDecreaseIn|CashCashEquivalents.*PeriodIncrease"
)


@dataclass(slots=True)
class _Context:
    segments: list[str] = field(default_factory=list)  # members of the axes that part a company
    aspects: list[str] = field(default_factory=list)  # those of all other axes: a customer, a component of equity, a level of fair value
    start: date | None = None
    end: date | None = None
    is_instant: bool = False


def document_facts(text: str) -> dict[str, str]:
    """What an inline XBRL report states of itself: dei tag without prefix -> text as shown ("EntityRegistrantName": "Apple Inc.")."""
    facts: dict[str, str] = {}
    for tag in _NON_NUMERIC.finditer(text):
        attributes = _attributes(tag[1])
        name = attributes.get("name", "")
        if not name.startswith("dei:") or attributes.get("nil") == "true":
            continue
        end = text.find("</ix:non", tag.end(), tag.end() + _MAX_ELEMENT)
        shown = html_layout.shown(text, tag.end(), end) if end >= 0 else None
        if shown is not None:
            facts.setdefault(name[4:], shown.text)
    return facts


@dataclass(frozen=True, slots=True)
class _Element:
    """An element of ix:nonFraction: `text[begin:end]`, with what stands between its tags."""

    begin: int
    end: int
    attributes: dict[str, str]
    content: tuple[int, int]


def _inline(source: _Source) -> Tagged:
    contexts, units = _resources(source.text)
    values: list[ReportedValue] = []
    refusals: list[Refusal] = []
    for row, element in enumerate(_elements(source.text), start=1):
        unit = units.get(element.attributes.get("unitref", ""), "")
        if element.attributes.get("nil") == "true" or unit == "":
            continue  # nothing stated; or counted in units of the filer's own (vendors, segments)
        figure = _inline_figure(source.text, element, contexts.get(element.attributes.get("contextref", "")), unit, row)
        if isinstance(figure, _Why):
            refusals.append(source.refused(element.begin, element.end, figure.rule, figure.detail))
        else:
            values.append(source.value(figure))
    return Tagged(tuple(values), tuple(refusals))


def _elements(text: str) -> list[_Element]:
    """The elements that hold figures, in page order; one may stand in another."""
    opened: list[re.Match[str]] = []
    found: list[_Element] = []
    for tag in _FRACTION.finditer(text):
        if not tag[1]:
            if not tag[2].endswith("/"):
                opened.append(tag)
        elif opened:
            first = opened.pop()
            found.append(_Element(first.start(), tag.end(), _attributes(first[2]), (first.end(), tag.start())))
    return sorted(found, key=lambda element: (element.begin, element.end))


def _inline_figure(source: str, element: _Element, context: _Context | None, unit: str, row: int) -> _Figure | _Why:
    """The figure of an element, or why it is refused. In: the document's text, and the context and unit that the element names."""
    attributes, (start, end) = element.attributes, element.content
    name = attributes.get("name", "")
    if context is None or context.end is None:
        return _Why("period_not_found", f"{attributes.get('name')} has no context with a period.")
    if unit.startswith("iso4217:"):
        return _Why("currency_not_usd", f"{attributes.get('name')} is in {unit[8:].upper()}.")
    token = html_layout.shown(source, start, end) if end - start <= _MAX_ELEMENT else None
    text, first, last = (token.text, token.start, token.end) if token else ("", element.begin, element.end)
    value = _inline_number(text, attributes)
    if value is None:
        return _Why("figure_not_read", f"{text[:_MAX_FIGURE]!r} is no figure of format {attributes.get('format')}.")
    amount, places = value
    local = name.rpartition(":")[2]
    stated = attributes.get("decimals", "")
    return _Figure(
        tag=name,
        statement=_inline_statement(local, unit, context),
        row_number=row,
        column_number=1,
        label=_words(local),
        segment=_JOIN.join(_name(member) for member in _telling(context.segments)) or None,
        aspect=_JOIN.join(_name(member) for member in context.aspects) or None,
        period=Period(None, context.end, "instant") if context.is_instant else _between(context.start, context.end),
        printed_text=text,
        value=amount,
        unit=unit,
        decimals=int(stated) if re.fullmatch(r"-?\d{1,2}", stated) else places,
        is_nil=amount == 0 and not any(char.isdecimal() for char in text),
        is_restated=any("restat" in member.lower() for member in context.aspects),
        element=(element.begin, element.end),
        start=first,
        end=last,
    )


def _inline_number(shown: str, attributes: dict[str, str]) -> tuple[Decimal, int] | None:
    """(value in full units, digits that the print vouches for) by the fact's own format, scale and sign. Source: Inline XBRL 1.1,
    ix:nonFraction.
    """
    kind = attributes.get("format", "").rpartition(":")[2].replace("-", "").lower()
    scale = attributes.get("scale", "0")
    if not re.fullmatch(r"-?\d{1,2}", scale):
        return None
    if kind in ("fixedzero", "zerodash", "numdash", "nocontent"):
        return Decimal(0), -int(scale)
    digits = shown.replace(" ", "").replace("\u00a0", "")
    if kind.startswith("numword"):
        digits = str(_SPELT.index(shown.lower())) if shown.lower() in _SPELT else ""
    elif "comma" in kind:
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d*)?|\.\d+", digits) is None or len(digits) > _MAX_FIGURE:
        return None
    value = Decimal(digits) * Decimal(10) ** int(scale)
    if value >= _TOO_LARGE:
        return None
    places = len(digits.partition(".")[2]) - int(scale)
    return (-value if attributes.get("sign") == "-" else value), places


def _resources(text: str) -> tuple[dict[str, _Context], dict[str, str]]:
    """Contexts by id, and units by id as ours ("USD/shares"); another currency as its measure, any other unit as ""."""
    contexts: dict[str, _Context] = {}
    units: dict[str, str] = {}
    context = _Context()
    unit, measures, below = "", [""], False
    for closing, name, attributes, content in _RESOURCE.findall(text):
        kind = name.lower()
        if kind == "context" and not closing:
            context = contexts.setdefault(_attributes(attributes).get("id", ""), _Context())
        elif kind == "unit":
            if not closing:
                unit, measures, below = _attributes(attributes).get("id", ""), ["", ""], False
            else:
                measure = "/".join(filter(None, measures)).lower()
                units[unit] = _UNITS.get(measure) or (measure if re.fullmatch(r"iso4217:[a-z]{3}", measure) else "")
        elif closing:
            continue
        elif kind == "unitdenominator":
            below = True
        elif kind == "measure":
            measures[below] = content.strip()
        elif kind in ("explicitmember", "typedmember"):
            axis = _attributes(attributes).get("dimension", "")
            # a typed member's own text stands in an element of its own: its axis names it
            member = content.strip() or axis.rpartition(":")[2].removesuffix("Axis")
            (context.segments if axis.endswith(_AXES_OF_SEGMENTS) else context.aspects).append(member)
        elif (day := _iso_date(content.strip())) is not None:
            if kind == "startdate":
                context.start = day
            else:
                context.end, context.is_instant = day, kind == "instant"
    return contexts, units


def _telling(members: list[str]) -> list[str]:
    """Without "operating segments", where the segment itself is named beside it."""
    return [member for member in members if not member.endswith(":OperatingSegmentsMember")] or members


_AXES_OF_SEGMENTS = (
    "StatementBusinessSegmentsAxis",
    "SubsegmentsAxis",
    "ConsolidationItemsAxis",
    "ProductOrServiceAxis",
    "ProductsAndServicesAxis",
    "StatementGeographicalAxis",
)
"""Axes whose members are parts of a company; a filer's own axis may end in the same name."""


def _between(start: date | None, end: date) -> Period:
    days = (end - start).days + 1 if start else 0
    for low, high, length in ((80, 100, "quarter"), (170, 198, "half"), (258, 288, "nine_months"), (350, 380, "year")):
        if low <= days <= high:
            return Period(start, end, length)
    return Period(start, end, "other")


def _inline_statement(local: str, unit: str, context: _Context) -> str:
    """As far as tag and context tell by themselves; the table that a figure is printed in tells more."""
    if context.segments or context.aspects:
        return "segment" if any("Segment" in member for member in context.segments) else "other"
    if unit == "USD/shares":
        return "other" if context.is_instant or not local.startswith(("EarningsPerShare", "IncomeLossFrom")) else "eps"
    if _CASH_FLOW.match(local):
        return "cash_flow"
    return "balance_sheet" if context.is_instant and unit == "USD" else "other"


def _name(member: str) -> str:
    """x:GreaterChinaSegmentMember -> "Greater China Segment"; country:SG -> "Singapore"."""
    prefix, _, local = member.rpartition(":")
    return COUNTRIES.get(local, local) if prefix == "country" else _words(local)


def _words(local: str) -> str:
    """GreaterChinaSegmentMember -> "Greater China Segment"."""
    bare = re.sub(r"(?:Member|Domain)$", "", local) or local
    return " ".join(_WORD.findall(bare)) or bare


def _attributes(tag: str) -> dict[str, str]:
    """Attributes by lower-case name without prefix."""
    return {name.rpartition(":")[2].lower(): double or single for name, double, single in _ATTRIBUTE.findall(tag[:_MAX_ATTRIBUTES])}


def _iso_date(printed: str) -> date | None:
    try:
        return date.fromisoformat(printed[:10])
    except ValueError:
        return None
