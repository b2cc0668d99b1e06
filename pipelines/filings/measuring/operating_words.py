"""What is counted and what one of it costs: the words of captions about stores, customers, tons and miles, which stand among the money of a
table and are none.

What belongs here: nouns and phrases of what a company does. How a row's figures are then scaled is row_units.py's.
"""

from __future__ import annotations

import re

from pipelines.filings.phrases import Phrase

_PLACES = "stores restaurants hotels locations branches offices clubs rooms theatres screens centers"
_VEHICLES = "tractors trailers trucks vehicles aircraft fleet rigs"
_LINES = (
    "access lines|pops|covered pops|financial consultants|financial advisors|registered representatives|full-time equivalents|full-time "
    "equivalent staff|full-time equivalent employees|apartment units"
    "|communities|team members|drivers|rigs|operating rigs|tractors|trailers|trucks|store weeks|room nights|policies in force|loads "
    "hauled|loads|miles|loaded miles|admissions|patient days|cruise days|passenger cruise days|adjusted admissions|barrels of "
    "oil|backlog units|homes closed|homes ordered|open orders|closed orders|orders opened|orders closed|title orders opened|title orders "
    "closed|trip length"
)
_TRAVEL = "passengers|enplanements|departures|block hours"
_ACTIVE = "users customers buyers accounts members subscribers clients"
_SOLD_OR_MADE = "sold shipped delivered produced consumed milled mined placed processed recovered"

_PHYSICAL_UNIT = (
    r"(?:(?:net|short|metric|long)\s+)?tons?|tonnes?|m{0,2}bbls?|[mb]{0,2}cfe?|m{0,2}boe|m{0,2}btu|(?:gw|mw|kw)(?:hs?)?"
    r"|(?:kilo|mega|giga)watt[\s-]hours?|ounces?|barrels?|gal(?:lon)?s?|therms?|m{0,2}dth|mbd|m?bpd|m?bopd|m?boep?d|m{1,2}cfe?p?d"
    r"|(?:peta|exa)?hash(?:es)?\s+per\s+second"
)
_IN_PHYSICAL_UNITS = (
    rf"\(\s*(?:in\s+)?(?:(?:thousands|millions)\s+of\s+|thousand\s+|million\s+|000s?\s+)?(?:{_PHYSICAL_UNIT})"
    r"(?:\s?/\s?d(?:ay)?|\s+per\s+day|\s+daily)?(?:,?\s+in\s+(?:thousands|millions))?\s*\)"
    r"|\b(?:passenger|seat|ton)\s+miles\b(?!.*\bper\b)"
)
"""Captions that say in what they measure: "Oil (MBbls)", "Revenue passenger miles"."""


def _any(words: str) -> str:
    """One of these words, or of these phrases parted by "|"."""
    parts = words.split("|") if "|" in words else words.split()
    return "(?:" + "|".join(part.replace(" ", r"\s+") for part in parts) + ")"


def _stems(*words: str) -> str:
    """The last word of each phrase, as Phrase wants its stems."""
    parts = [part for each in words for part in (each.split("|") if "|" in each else each.split())]
    return " ".join(part.rsplit(" ", 1)[-1] for part in parts)


_AT_A_DAY = r"(?:at\s+(?:the\s+)?(?:end|beginning|period|quarter|year)|(?:end|beginning)\s+of\s+(?:the\s+)?(?:period|quarter|year))"
_QUALITIES = "total actual average cellular wireless basic apartment net"
_CUSTOMERS = "total average electric gas retail cellular wireless residential commercial industrial"
_PHYSICAL_STEMS = "bbl cf boe btu gw mw kw watt ton ounce barrel gal mile therm dth mbd bpd bopd hash"
_NEVER_IN_THOUSANDS = (
    " ".join((_PLACES, _VEHICLES, "homes lots active customers employees staff days tons terabytes petabytes exabytes"))
    + " "
    + "lines pops consultants advisors representatives equivalents communities passengers enplanements departures hours drivers"
)

_DAYS_COUNTED = (
    r"\b(?:selling|shipping|business|operating)\s+days\b|^(?:(?:total|number\s+of|u\.?\s?[sk]\.?)\s+)*trading\s+days\b"
    r"|\b(?:rig|vessel)[\s-]years\b"
)
_OPENED = r"^(?:store|restaurant|hotel|theat(?:re|er)|screen|club|branch)s?\s+(?:additions|dispositions|opened|closed)$"

COUNTED = Phrase(
    "|".join(
        (
            r"\bnumber\s+of\s+(?!.*\bshares)|\bin\s+whole\s+(?!dollars|shares)[a-z]+|\bhash\s?rate\b|\b(?:cards|policies)[- ]in[- ]force\b",
            r"\b(?:package|shipment|passenger|admission)\s+volumes?\b",
            r"^average\s+(?:stores|restaurants|hotels|theat(?:re|er)s|screens|clubs|branches|locations)(?:\s+operated)?$",
            _OPENED,
            r"\b(?:share|stock)\s?(?:owners?|holders?)\s+(?:accounts?|of\s+record)\b",
            r"\((?:in\s+)?(?:thousands|millions)\s+of\s+(?!(?:u\.?s\.?\s+|constant\s+)?(?:dollars|shares)|\$)[a-z]",
            r"\bunit\s+(?:sales|shipments|volumes?)\b",
            rf"\b(?:units|tons|gallons|pounds)\s+{_any(_SOLD_OR_MADE)}\b",
            r"^(?:homes|units|lots|vehicles)(?:\s+(?:delivered|closed|sold|ordered|started|in\s+backlog))?$",
            r"^lots\s+(?:owned|controlled|optioned)\b",
            rf"\b{_any(_PLACES + ' ' + _VEHICLES)}\b.*\b{_AT_A_DAY}\b",
            r"\bstores\s+(?:open|at)\b",
            r"^(?:total\s+)?(?:rooms?(?:\s+nights?)?\s+(?:available|sold|occupied)|(?:available|occupied)\s+rooms?(?:\s+nights?)?)$",
            r"\b(?:throughput|production|volumes?)\s*\((?:bpd|mbpd|bbls?/d|boe/d|mboe/d)\)|\b(?:trip\s+length|length\s+of\s+haul)\b",
            r"\bsquare\s+f(?:ee|oo)t(?:age)?\b|\bminutes\s+of\s+use\b(?!.*\bper\b)",
            rf"{_DAYS_COUNTED}|\bdegree\s+days\b",
            r"\bhead\s?count\b|^(?:(?:total|average|full-time|equivalent|period-end|ending)"
            r"\s+)*employees\b(?!.*(?:benefits|compensation|cost|expense))",
            rf"^(?:{_any(_QUALITIES)}\s+)*{_any(_LINES)}(?:,?\s+(?:operating|at\s+.*|end\s+of\s+(?:the\s+)?(?:period|quarter|year)))?(?:"
            rf"\s*\([^)]*\))?$",
            rf"^(?:(?:number\s+of|{_any(_CUSTOMERS)})\s+)*customers(?:\s+(?:served|billed|at\b.*))?(?:"
            rf"\s*\((?:in\s+)?(?:thousands|millions)\))?$",
            r"^customers\s+with\b|\bdaily\s+census\b|\bstore\s+count\b",
            rf"\bactive\s+{_any(_ACTIVE)}\b(?!.*\bper\b)",
            r"\bpaid\s+(?:memberships|net\s+additions)\b(?!.*\bper\b)|\b(?:customer|payment|processed)\s+transactions$",
            r"\bsubscribers\b(?!.*\bper\b)|\bsubscriber\s+(?:net\s+)?additions\b|\bvisitors\b(?!.*\bper\b)",
            r"\b(?:daily|sunday|average|paid)\s+circulation\b|^lines\s+of\s+advertising\b",
            rf"^(?:revenue\s+)?{_any(_TRAVEL)}(?:\s+(?:carried|enplaned|boarded|flown))?(?:\s*\([^)]*\))?$",
            rf"\b(?:{_PHYSICAL_UNIT})\s+(?:sales|sold|deliver\w+|generat\w+|purchas\w+|volumes?|throughput|produc\w+|mined|recovered"
            rf"|shipped)\b",
            r"\b(?:giga|tera|peta|exa)bytes\s+(?:shipped|sold)\b",
            rf"\bin\s+(?:thousands|millions)\s+of\s+(?:{_PHYSICAL_UNIT})$|\bgrades?\s*\((?:oz|g|lbs?|%)[^)]*\)$",
            _IN_PHYSICAL_UNITS,
        )
    ),
    f"unit number account record memberships transactions room whole hash force volume average additions dispositions opened closed "
    f"thousands millions square minutes years bpd bbl boe length stores days grade census count head employees subscriber visitors "
    f"circulation advertising homes lots vehicles pounds customers active bytes {_PHYSICAL_STEMS} "
    f"{_stems(_PLACES, _VEHICLES, _LINES, _TRAVEL)}",
)
"""Captions and headings of things sold, people, places or days."""
ONE_BY_ONE = Phrase(
    rf"\b(?:{'|'.join(_NEVER_IN_THOUSANDS.split())})\b|\bapartment\s+units\b|\bhead\s?count\b|\bnumber\s+of\b|\blength\s+of\s+haul\b"
    rf"|\btrip\s+length\b|\bbpd\b|\bin\s+whole\b|{_OPENED}|{_DAYS_COUNTED}|\b(?:accounts|of\s+record)\b|{_IN_PHYSICAL_UNITS}",
    f"account record additions dispositions opened closed {_NEVER_IN_THOUSANDS} years units head number length bpd whole {_PHYSICAL_STEMS}",
)
"""What no table counts in thousands unless the caption itself says so."""
IN_PHYSICAL_UNITS = Phrase(_IN_PHYSICAL_UNITS, _PHYSICAL_STEMS)
"""Titles and captions that say in what they measure."""
PHYSICAL_UNIT_AT_END = Phrase(
    rf"(?<![$\w/])\(?\s*(?:in\s+)?(?<![$/\w])(?:{_PHYSICAL_UNIT})(?:\s?/\s?d(?:ay)?|\s+per\s+day|\s+daily)?\s*\)?$",
    _PHYSICAL_STEMS,
)
"""Heads that end with what they measure: "Natural gas MMBtu/day", "Net production (Bbl/d)"; none that end with "$/Bbl"."""
PRICE_AT_END = Phrase(rf"\(\s*\$\s?(?:/\s?|per\s+)(?:{_PHYSICAL_UNIT})\s*\)$|\$\s?/\s?(?:{_PHYSICAL_UNIT})$", "$")
"""Heads that end with the unit of which they give the price: "Premium (discount) ($/Gal)"."""
NUMBER_OF = re.compile(r"(?:total\s+)?number\s+of\b", re.IGNORECASE)
"""Captions that count whatever table they stand in, a balance sheet too."""
NUMBER_OF_DAYS = Phrase(_DAYS_COUNTED, "days years")
"""Captions of days on which something is done, or of years of work, of which there are never thousands."""

_ONE_OF = (
    "unit home mile truck tractor patient admission subscriber user customer member employee store room foot barrel boe mcfe? mmbtu mwh "
    "ton tonne gallon pound ounce passenger case piece card package visit guest night transaction policy seat bitcoin gigabyte terabyte"
)
PRICE_OF_ONE = Phrase(
    rf"\b(?:revenues?|sales|prices?|fees?|costs?|rent|income|profit|expenditures|margin|noi|ebitda)\b.{{0,30}}\bper"
    rf"\s+(?:\w+\s+){{0,3}}?{_any(_ONE_OF)}s?\b"
    rf"|\baverage\s+per\s+(?:\w+\s+){{0,2}}{_any(_ONE_OF)}s?\b"
    r"|\baverage\s+(?:net\s+)?(?:selling|sales|room|day|daily)\s+(?:price|rate)|\brates?\s+per\s+(?:patient\s+|bed\s+)?day\b|\bpmpm\b"
    r"|\basps\b|\basp\s*\(|\b(?:average|blended)\s+asp$"
    r"|\bper\s+member\s+per\s+month\b|\brevpa[a-z]{1,3}\b|(?<!per )\badr\b|\barpu\b"
    r"|\baverage\s+(?:daily\s+rate|ticket|check|basket|order\s+value)\b"
    rf"|\(\s*(?:in\s+)?(?:\$\s*|dollars\s+)?(?:per\s+|/\s*)(?:{_PHYSICAL_UNIT})\s*\)|\$\s?(?:/\s?|per\s+)(?:{_PHYSICAL_UNIT})\b"
    r"|\baverage\s+(?:monthly|weekly|daily|annual)\s+(?!interest|growth|return)(?:\w+\s+){0,2}?(?:rents?|rates?|prices?|wages?)$"
    r"|\(\s*(?:in\s+)?cents(?:\s+per\s+\w+)?\s*\)|^cents\s+per\s+(?!(?:\w+\s+){0,2}(?:share|unit|ads)\b)",
    "per average pmpm revpa adr arpu asp / cents",
)
"""What one of something sold brings or costs."""
HOURLY = Phrase(r"\baverage\s+hourly\b|\bhourly\s+(?:\w+\s+)?(?:costs?|rates?)\b|\bper\s+(?:\w+\s+)?hour\b", "hour")
"""What an hour of work costs."""
EXCEPTED_PRICE = Phrase(
    rf"\bexcept(?:ing|ed)?\b[^.;]{{0,60}}\bper\s+(?:\w+\s+){{0,2}}{_any(_ONE_OF.replace('unit ', ''))}s?\b",
    "except",
)
"""Titles that leave what one of something costs out of their scale: "(in thousands, except per square foot amounts)"."""
RENT = re.compile(r"\b(?:rent|room|selling|asps?|expenditures|maintenance)\b.*\bper\s+(?:\w+\s+){0,2}unit\b", re.IGNORECASE)
"""What is paid for a flat; an amount per unit is else one of a partnership's."""
IN_CENTS = Phrase(r"\(\s*(?:in\s+)?cents(?:\s+per\s+\w+)?\s*\)|^cents\s+per\s", "cents")
"""Captions, and headings for the rows under them, that print a price in cents."""

STATISTICS = re.compile(r"\bstatistic(?:s|al)\b|\boperating\s+data\b", re.IGNORECASE)
"""Headings over what a company does: what stands there without a dollar sign and without a word of money is counted."""
OF_MONEY = re.compile(
    r"\b(?:sales|revenues?|income|earnings|loss(?:es)?|costs?|expenses?|profit|margins?|assets|debt|cash|capital|dollars?|value|price"
    r"|fees|ebitda\w*|cents|expenditures|backlog|orders|bookings|billings"
    r"|deposits|loans|equity|premiums|investments?|portfolios?|borrowings|balances?|volumes?|dividends|rent|wages|tax(?:es)?|charges?"
    r"|benefit|provision|effect|interest|goodwill|receivables?|inventor\w+|liabilit\w+|compensation|depreciation|amortization)\b|\$",
    re.IGNORECASE,
)
