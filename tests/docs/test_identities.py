"""The suites and their sentences, as the README and docs/identities.md print them, are those that are judged.

Both are written from the records. After an identity is added or changed: TIEOUT_UPDATE_SNAPSHOTS=1 .venv/bin/pytest
tests/docs/test_identities.py
"""

import importlib
import os
import re
from pathlib import Path

from expectations.catalogue import FAMILIES, IDENTITIES

CHECKOUT = Path(__file__).resolve().parents[2]
README, PAGE = CHECKOUT / "README.md", CHECKOUT / "docs" / "identities.md"
SUITES = re.compile(r"(?<=<!-- suites -->\n).*?(?=<!-- end of suites -->)", re.DOTALL)


def opening(family: str) -> str:
    """The sentence that a suite's file opens with, without the name before its colon."""
    words = (importlib.import_module(f"expectations.{family}").__doc__ or "").partition("\n\n")[0].replace("\n", " ")
    sentence = words.partition(": ")[2] or words
    return sentence[0].upper() + sentence[1:]


def suites() -> str:
    lines = [f"| `{family}` | {opening(family)} |\n" for family in FAMILIES]
    return "\n| suite | what it says |\n|---|---|\n" + "".join(lines) + "\n"


def page() -> str:
    """Every identity with its sentence, by suite."""
    parts = [
        "# What must add up\n",
        "Each identity is stated once, in `expectations/`; this page is written from there. "
        "An `error` can never be false in a statement that was read rightly: where it breaks, the\n"
        "statement is quarantined. A `warning` is what filers legitimately break: it is reported, and the figures load. "
        "How far a sum may miss is said by the precision of the print alone.\n",
    ]
    for family in FAMILIES:
        rows = "".join(f"| {one.sentence} | `{one.name}` | {one.severity} |\n" for one in IDENTITIES if one.family == family)
        parts.append(
            f"## {family.replace('_', ' ').capitalize()}\n\n{opening(family)}\n\n| sentence | name | severity |\n|---|---|---|\n{rows}"
        )
    return "\n".join(parts)


def test_the_pages_say_what_is_judged() -> None:
    if os.environ.get("TIEOUT_UPDATE_SNAPSHOTS"):
        PAGE.write_text(page())
        README.write_text(SUITES.sub(lambda _: suites(), README.read_text()))
    assert PAGE.read_text() == page()
    assert SUITES.findall(README.read_text()) == [suites()]


def test_every_suite_opens_with_a_sentence_of_its_own() -> None:
    assert len({opening(family) for family in FAMILIES}) == len(FAMILIES)
    assert all(opening(family).endswith(".") for family in FAMILIES)
