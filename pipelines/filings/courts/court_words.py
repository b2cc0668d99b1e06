"""The words of courts: case numbers, courts, judges, the roles of parties, and which names are a private person's.

What belongs here: what a printed phrase means, wherever it stands. Where to look for it, and what follows from it, is court_letters' and
docket_reports'.

Sources: the numbering of the federal trial courts (office:year-type-number-judge) and the short names of those courts are those of their
case system.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STATES = {
    "alabama": "al", "alaska": "ak", "arizona": "az", "arkansas": "ar", "california": "ca", "colorado": "co", "connecticut": "ct",
    "delaware": "de", "columbia": "dc", "florida": "fl", "georgia": "ga", "guam": "gu", "hawaii": "hi", "idaho": "id", "illinois": "il",
    "indiana": "in", "iowa": "ia", "kansas": "ks", "kentucky": "ky", "louisiana": "la", "maine": "me", "maryland": "md",
    "massachusetts": "ma", "michigan": "mi", "minnesota": "mn", "mississippi": "ms", "missouri": "mo", "montana": "mt", "nebraska": "ne",
    "nevada": "nv", "new hampshire": "nh", "new jersey": "nj", "new mexico": "nm", "new york": "ny", "north carolina": "nc",
    "north dakota": "nd", "ohio": "oh", "oklahoma": "ok", "oregon": "or", "pennsylvania": "pa", "puerto rico": "pr", "rhode island": "ri",
    "south carolina": "sc", "south dakota": "sd", "tennessee": "tn", "texas": "tx", "utah": "ut", "vermont": "vt", "virgin islands": "vi",
    "virginia": "va", "washington": "wa", "west virginia": "wv", "wisconsin": "wi", "wyoming": "wy",
}  # fmt: skip
_STATE = "|".join(sorted((name.replace(" ", r"\s+") for name in _STATES), key=len, reverse=True))
_DISTRICT = re.compile(
    rf"\b(?:(northern|southern|eastern|western|central|middle)\s+)?district\s+of\s+(?:the\s+)?({_STATE})\b", re.IGNORECASE
)
_BANKRUPTCY = re.compile(r"\bbankruptcy\s+(?:court|judge)\b", re.IGNORECASE)
_TRIAL_COURT = re.compile(r"\b(?:(?:united\s+states|u\.\s?s\.)\s+(?:chief\s+)?(?:district|magistrate)\s+(?:court|judge))\b", re.IGNORECASE)
_APPEALS = re.compile(
    r"\bcourt\s+of\s+appeals\s+for\s+the\s+(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|federal"
    r"|district\s+of\s+columbia)\s+circuit\b",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
_STATE_COURT = re.compile(
    r"\b(?:(?:Supreme|Superior|Circuit|County|Chancery|District|Family|Probate)\s+Court(?:,|\s+(?:of|for))\s+(?:the\s+)?[A-Z][^\n,;]{2,60}"
    r"|Court\s+of\s+(?:Chancery|Common\s+Pleas)(?:\s+(?:of|for)\s+[^\n,;]{2,60})?"
    r"|[A-Z][a-z]+\s+(?:Court\s+of\s+Chancery|(?:Superior|Chancery|Circuit)\s+Court))"
)

_JUDGE = re.compile(
    r"\b(?:Honorable|Honourable|Hon\.|(?:Chief\s+)?(?:Magistrate\s+)?(?:Judge|Justice)):?"
    r"\s+(?P<name>[A-Z][\w.'’-]*(?:[ \t]+[A-Z][\w.'’-]*){0,3})"
)
_NO_JUDGE = re.compile(r"^(?:United|States|U\.S|Bankruptcy|District|Court|of)\b", re.IGNORECASE)

SALUTATION = re.compile(
    r"^\s*dear\s+(?:(?:chief\s+|magistrate\s+)?(?:judge|justice)|your\s+honou?r|hon\b)[^:,\n]{0,40}[:,]?"
    r"|^\s*(?:your\s+honou?r|may\s+it\s+please\s+the\s+court)\b[:,]?",
    re.IGNORECASE,
)
"""How a letter to a court begins."""

_LABEL = re.compile(
    r"\b(?:(?P<adversary>adv(?:ersary)?\.?(?:\s+(?:case|proc(?:eeding)?|pro)\.?)?)|bankruptcy\s+petition"
    r"|(?P<criminal>criminal\s+(?:docket\s+for\s+case|case|action))"
    r"|civil\s+docket\s+for\s+case|civil\s+(?:action|case)|case|docket|index|cause|c\.\s?a\.)\s*(?:nos?\b\.?|numbers?\b|#)\s*:?\s*#?\s*"
    r"|\bnos?\.\s*(?=\d+(?::\d\d)?[\s-]*(?:civ|cv|cr|mc|md)\b)",
    re.IGNORECASE,
)
_FEDERAL_NUMBER = re.compile(
    r"(?P<number>(?:\d{1,2}:)?\d{2}(?:\d{2})?(?:-(?:[a-z]{2}|civ)-|[ \t]?(?:civ|cv|cr|mc|md)\.?[ \t]*|-)\d{3,6})"
    r"(?P<rest>(?:-[A-Za-z]{2,4}\d?)*)(?!\w|[-:/]\w)(?:[ \t]*\((?P<initials>[A-Z]{2,4})\))?",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?P<number>(?=[\w:/.-]*\d{3})[A-Za-z0-9]+(?:[-:/][A-Za-z0-9]+)*)(?P<rest>)(?!\w)(?:[ \t]*\((?P<initials>[A-Z]{2,4})\))?"
)
_WHATEVER_NUMBER = re.compile(r"[^\s,;]*\d[^\s,;]*")
_CIVIL_TYPE = re.compile(r"(?:-|\s|\d)(?:cv|civ|mc|md)\b", re.IGNORECASE)

_ORGANISATION = re.compile(
    r"\b(?:inc|incorporated|corp|corporation|co|company|companies|ltd|limited|llc|l\.l\.c|llp|l\.l\.p|lp|l\.p|plc|p\.?c|n\.a|s\.a|ag|gmbh"
    r"|nv|bv|bank|banc\w*|trust|trustee|fund|funds|committee"
    r"|creditors|lenders|noteholders|holders|united\s+states|department|state|city|county|agency|commission|authority|holdings?|group"
    r"|partners|partnership|capital|international|industries"
    r"|systems|technolog\w+|services|financial|finance|motors|university|hospital|church|union|americas?|american|national|association"
    r"|insurance|securities|realty|properties|estates?|office|clerk"
    r"|court|board|bureau|foundation|society|institute|enterprises|stores|world|global|energy|pharma\w*|laborator\w+|products|works|pumps"
    r"|steel|airlines|railroad|petroleum|oil|gas|agent)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+)?[A-Z][A-Za-z'’-]+(?:\s+[A-Z]\.?)*(?:\s+(?:de|van|von|der|la|Mc|St\.)?"
    r"\s*[A-Z][A-Za-z'’-]+){1,2}(?:,?\s+(?:Jr|Sr|II|III|IV|Esq|M\.?D)\.?)*"
)
_ET_AL = re.compile(r",?\s*(?:\bet\.?\s+al\b\.?|\band\s+others\b)", re.IGNORECASE)
A_PERSON = "(a person)"
"""What stands for the name of a private person."""

_ROLE_WORDS = {
    "creditors_committee": (
        r"(?:official\s+)?committee\s+of\s+(?:[a-z]+\s+){0,2}creditors"
        r"|(?:official\s+)?(?:unsecured\s+)?creditors['’]?\s+(?:official\s+)?committee|creditor\s+committee|(?-i:\bCommittee\b)"
    ),
    "lender": r"(?:(?:pre-?petition|post-?petition|dip|senior|junior|secured|second[\s-]lien|first[\s-]lien)\s+){0,4}lenders?",
    "noteholder": r"(?:(?:senior|secured|ad\s+hoc|group|of)\s+){0,4}(?:note|bond)holders?",
    "us_trustee": r"(?:united\s+states|u\.\s?s\.)\s+trustee",
    "trustee": r"(?:(?:chapter\s+\d+|indenture|liquidating|plan)\s+)?trustee",
    "mediator": r"mediator",
    "court": r"(?-i:\bCourt\b)|your\s+honou?r|(?-i:\bJudge\s+[A-Z][\w'’-]+)",
    "debtor": r"debtors?(?:[\s-]+in[\s-]+possession)?",
    "plaintiff": r"plaintiffs?",
    "defendant": r"defendants?",
    "petitioner": r"petitioners?",
    "respondent": r"respondents?",
    "appellant": r"appellants?",
    "appellee": r"appellees?",
    "receiver": r"receiver",
    "examiner": r"examiner",
    "parties": r"(?:both\s+|all\s+)?parties|both\s+sides|the\s+two\s+sides",
}
_ROLE = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _ROLE_WORDS.items()), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number as it stands in a text."""

    number: str
    initials: str | None
    kind: str  # as LegalCase.case_kind
    label_start: int  # where "Case No." begins
    start: int
    end: int  # of the number without the initials
    after: int  # where the number with its initials ends


@dataclass(frozen=True, slots=True)
class UnreadNumber:
    """What stands where a case number should, and is none."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Court:
    name: str
    code: str | None  # the short name of a federal court: "nysb", "mad", "ca9"


def case_numbers(text: str, court: Court | None) -> list[CaseNumber | UnreadNumber]:
    """The case numbers of a text, in order: what follows "Case No.", "Adv. Pro. No.", "Civil Action No." and the like.

    In: the text, and the court where it is known: a federal court's numbers have one grammar, other courts' any. A label before a word
    without digits names no number.
    """
    found: list[CaseNumber | UnreadNumber] = []
    grammars = (_FEDERAL_NUMBER,) if court and court.code else (_FEDERAL_NUMBER, _OTHER_NUMBER)
    for label in _LABEL.finditer(text):
        number = next((match for grammar in grammars if (match := grammar.match(text, label.end()))), None)
        if number is not None:
            rest = number["rest"].strip("-").upper()
            initials = (number["initials"] or rest or "").upper() or None
            kind = _kind(label, number["number"], court)
            found.append(
                CaseNumber(number["number"], initials, kind, label.start(), number.start("number"), number.end("number"), number.end())
            )
        elif whatever := _WHATEVER_NUMBER.match(text, label.end()):
            found.append(UnreadNumber(whatever[0], whatever.start(), whatever.end()))
    return found


def _kind(label: re.Match[str], number: str, court: Court | None) -> str:
    if label["adversary"]:
        return "adversary"
    if label["criminal"] or re.search(r"-cr-", number, re.IGNORECASE):
        return "criminal"
    if _CIVIL_TYPE.search(number) or label[0].lower().startswith("civil"):
        return "civil"
    if court and court.code and court.code.endswith("b") or label[0].lower().startswith("bankruptcy"):
        return "bankruptcy"
    return "civil" if court and court.code and court.code.endswith("d") else "other"


def court_in(text: str) -> Court | None:
    """The court that a letter's address or a docket's head names. A federal court's name is written out in one way, a state's stays as
    printed.
    """
    if found := _APPEALS.search(text):
        circuit = " ".join(found[1].split()).lower()
        code = "cafc" if circuit == "federal" else "cadc" if circuit not in _ORDINALS else f"ca{_ORDINALS.index(circuit) + 1}"
        return Court(f"United States Court of Appeals for the {circuit.title().replace(' Of ', ' of ')} Circuit", code)
    is_bankruptcy = _BANKRUPTCY.search(text) is not None
    if is_bankruptcy or _TRIAL_COURT.search(text):
        if district := _DISTRICT.search(text):
            side, state = (" ".join((group or "").split()).lower() for group in district.groups())
            name = f"{side} district of {state}".strip().title().replace(" Of ", " of ")
            kind = "Bankruptcy" if is_bankruptcy else "District"
            return Court(f"United States {kind} Court for the {name}", f"{_STATES[state]}{side[:1]}{'b' if is_bankruptcy else 'd'}")
        return None
    state_court = _STATE_COURT.search(text)
    return Court(" ".join(state_court[0].split()), None) if state_court else None


def judge_in(text: str) -> str | None:
    """The first judge that a text names: "Martin Glenn" of "Honorable Martin Glenn"."""
    for found in _JUDGE.finditer(text):
        name = found["name"].strip(" .,")
        if not _NO_JUDGE.match(name) and len(name) > 2:
            return name
    return None


def is_private_person(name: str) -> bool:
    """Is this the name of a person, not of an organisation? In doubt (two or three capitalised words, none of which an organisation bears)
    yes.
    """
    return not _ORGANISATION.search(name) and _PERSON.fullmatch(_ET_AL.sub("", name).strip(" ,.*")) is not None


def title_without_persons(title: str) -> str:
    """A case's title in which private persons have no names. What has others beside it and no opponent ("Harbor Mutual, et al.") is a group
    of companies.
    """
    sides = re.split(r"(\s+(?:v|vs)\.?\s+)", title)
    if len(sides) == 1 and _ET_AL.search(title):
        return title
    return "".join(A_PERSON if is_private_person(side) else side for side in sides)


def without_others(title: str) -> str:
    """The party that a title names, without "et al."."""
    return _ET_AL.sub("", title).strip(" ,")


def role_mentions(text: str) -> list[tuple[str, int, int]]:
    """The parties that a text speaks of, by role: (role, start, end) in order."""
    return [(found.lastgroup or "", found.start(), found.end()) for found in _ROLE.finditer(text)]


def role_name(printed: str) -> str:
    """A printed role ("Creditor Committee", "Claims and Noticing Agent") as CaseParty.role writes it."""
    found = _ROLE.fullmatch(printed.strip())
    return found.lastgroup or "" if found else re.sub(r"[^a-z0-9]+", "_", printed.lower()).strip("_")
