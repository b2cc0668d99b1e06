"""A phrase is looked for only where one of its stems stands:
so whatever its pattern can find must hold one, and here every phrase of the reader proves it.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._constants as kinds
import re._parser as parser

import pytest

import pipelines.filings
from pipelines.filings.phrases import ANY_DIGIT, Phrase

ANYTHING = "\0"
FOUND = "\1"


def _phrases() -> dict[str, Phrase]:
    found: dict[str, Phrase] = {}
    for info in pkgutil.walk_packages(pipelines.filings.__path__, "pipelines.filings."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, Phrase):
                found[f"{info.name}.{name}"] = value
            elif isinstance(value, tuple):
                found.update(
                    {
                        f"{info.name}.{name}.{each[0]}": each[1]
                        for each in value
                        if isinstance(each, tuple) and len(each) > 1 and isinstance(each[1], Phrase)
                    }
                )
    return found


def _reduced(texts: set[str], stems: tuple[str, ...]) -> set[str]:
    """What a pattern can find, as texts with gaps; one that holds a stem needs no further look."""
    return {FOUND if FOUND in text or any(stem in text for stem in stems) else text for text in texts}


def _texts(parsed, stems: tuple[str, ...]) -> set[str]:
    """All that a parsed pattern can find, letters as they are and everything else as a gap."""
    texts = {""}
    for kind, what in parsed:
        if kind is kinds.LITERAL:
            more = {chr(what).lower()}
        elif kind is kinds.IN:
            is_digits = all(
                each in ((kinds.CATEGORY, kinds.CATEGORY_DIGIT),) or each[0] is kinds.RANGE and chr(each[1][0]).isdigit() for each in what
            )
            more = {ANY_DIGIT if is_digits else ANYTHING}
        elif kind is kinds.BRANCH:
            more = set().union(*(_texts(each, stems) for each in what[1]))
        elif kind is kinds.SUBPATTERN:
            more = _texts(what[3], stems)
        elif kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            once = _texts(what[2], stems)
            more = {text * what[0] + ("" if what[0] == what[1] else ANYTHING) for text in once} if what[0] else {ANYTHING}
        elif kind in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
            continue
        else:
            more = {ANYTHING}
        texts = _reduced({text + each for text in texts for each in more}, stems)
    return _reduced(texts, stems)


@pytest.mark.parametrize("name", sorted(_phrases()))
def test_all_that_a_phrase_can_find_holds_one_of_its_stems(name):
    phrase = _phrases()[name]
    without = _texts(parser.parse(phrase.pattern, re.IGNORECASE), phrase.stems) - {FOUND}
    assert not without, f"{name} may find {sorted(without)[:3]}, in which none of {phrase.stems} stands"


def test_a_missing_stem_is_noticed():
    assert _texts(parser.parse(r"\b(?:total|sub-?totals?)\b|\bsums?\b"), ("total",)) == {FOUND, "sum" + ANYTHING}


def test_a_phrase_is_found_whatever_its_letters_and_digits():
    phrase = Phrase(r"\bin\s+(?:thousands|millions)\b|\b\d\d?q\b", "thousand million #")
    assert phrase.search("(IN THOUSANDS)") and phrase.match("in Millions") and phrase.search("and 3Q")
    assert phrase.search("in dollars") is None and list(phrase.finditer("no figures")) == []
    assert [found.group() for found in phrase.finditer("1q and 2q")] == ["1q", "2q"]
