"""The private persons of a letter to a court: who mediates, and the text without their names.

What belongs here: names in the letter's own sentences and in its list of recipients. Which name is a person's is court_words.py's.
"""

from __future__ import annotations

import re

NAME = re.compile(r"[A-Z][\w'’-]+(?:\s+[A-Z]\.)*(?:\s+[A-Z][\w'’-]+){1,2}(?:,\s+(?:Jr|Sr|II|III)\.?)?")
_HONORIFIC = re.compile(
    r"\b(?:the\s+)?(?P<title>Mr|Ms|Mrs|Dr|Messrs|Mses|Honorable|Hon)\b\.?"
    r"\s+(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?(?:\s+and\s+[A-Z][\w'’-]+)?)(?:\s+\([Rr]et(?:ired|\.)\))?"
)
RECIPIENTS = re.compile(r"^\s*(?:cc|bcc|c\.c|copies?\s+to)\s*:", re.IGNORECASE)
_MEDIATES = re.compile(
    r"\bmediator,?\s+(?:is\s+|was\s+)?(?:the\s+)?(?P<a>(?:(?:Mr|Ms|Mrs|Dr|Hon|Honorable)\b\.?\s+)?[A-Z][\w'’-]+(?:"
    r"\s+(?:[A-Z]\.\s+)?[A-Z][\w'’-]+)?)"
    r"|(?P<b>(?:(?:Mr|Ms|Mrs|Dr)\b\.?\s+)[A-Z][\w'’-]+),?"
    r"\s+(?:(?:is|was|serves|served|has\s+served)\s+)?(?:as\s+)?(?:the\s+)?(?:court-appointed\s+)?mediator"
    r"|(?P<c>(?:Mr|Ms|Mrs|Dr)\b\.?\s+[A-Z][\w'’-]+)\s+(?:is|has\s+been|continues\s+to"
    r"|has\s+(?:held|had|conducted|continued|met))\b[^.;]{0,40}?(?:discussions?|talk|talks|talking|meeting|met|meet|negotiat\w+"
    r"|conversations?|speaking)"
    r"\s+(?:(?:separately|individually)\s+)?with\s+(?:the|each|both|all)\b(?:\s+of\s+the)?\s+(?:parties|sides?)"
)


def mediator_in(text: str) -> str | None:
    """The surname of the mediator: who is called so, or who confers with the parties in a letter about a mediation. "" where there is one
    without a name; None where there is none.
    """
    if "mediat" not in text.lower():
        return None
    if found := _MEDIATES.search(text):
        return (found["a"] or found["b"] or found["c"]).split()[-1]
    return "" if re.search(r"\bmediator\b", text, re.IGNORECASE) else None


class Names:
    """Replaces private persons by their roles. In: the passages of the list of recipients, and the mediator's surname."""

    def __init__(self, recipients: list[str], mediator: str | None) -> None:
        self._mediator = mediator
        names = {found[0] for text in recipients for found in NAME.finditer(RECIPIENTS.sub("", text))}
        self._listed = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)")

    def hidden(self, text: str) -> str:
        """The text without the names of private persons."""
        text = _HONORIFIC.sub(lambda found: self._role(found["name"]), text)
        text = self._listed.sub(lambda found: self._role(found[0]), text)
        return re.sub(r"\b([Tt]he mediator),? the mediator\b,?", r"\1", text)

    def role(self, text: str) -> str | None:
        """The role of the first person of this text who has one."""
        persons = (self._role(found["name"]) for found in _HONORIFIC.finditer(text))
        return "mediator" if "the mediator" in persons else None

    def _role(self, name: str) -> str:
        return "the mediator" if self._mediator and self._mediator in name.replace(",", " ").split() else "a person"
