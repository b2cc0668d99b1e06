"""Running text -> the sentences that may tell of a financing, each with the amounts and the debts that it names.

What belongs here: where a sentence begins and ends (an item of a list is one), which of its amounts are sure, and whose page it is. The
words for debts and amounts are debt_words.py's; what a sentence says, financing.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.filings.debt.debt_words import Mention, Money, mentions_in, money_in
from pipelines.filings.debt.debts import Place
from pipelines.filings.prose.passages import Passage
from pipelines.filings.prose.vocabulary import is_spelt_out

LONGEST_SENTENCE = 1_500
"""A longer one is a list of definitions, not a statement."""
TITLE_LENGTH = 80
LEAST_SPELT_OUT = 10_000
"""A figure without "million" below so many dollars, and not in full thousands, is printed in a unit that is named elsewhere; so are all
others of its page then.
"""
LEAST_ALONE = 100_000
"""A page that prints no million in full may count in thousands: its bare amounts below are not sure."""
_RELEVANT = (
    "credit",
    "loan",
    "note",
    "debenture",
    "bond",
    "revolv",
    "commercial paper",
    "borrow",
    "facilit",
    "mortgage",
    "libor",
    "sofr",
    "proceeds",
    "form 10-",
)
"""A passage without any of these says nothing of a financing."""
_MARK = r"(?:[-–—•▪■·◦*]+|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s+"
_ITEM = re.compile(_MARK)
_LATER_ITEM = re.compile(rf"[;,:](?P<item>\s+(?:and\s+)?{_MARK})")
_BULLETS = "-–—•▪■·◦*"
_CHANGES = re.compile(
    r"\b(?:increas\w+|decreas\w+|reduc\w+|amend\w*|original(?:ly)?|previous(?:ly)?|former(?:ly)?|prior|subsequent(?:ly)?|thereafter"
    r"|up\s+from|down\s+from|instead|effective|until)\b"
)
_LENDERS_PAGE = ("net interest income", "net interest margin")
_LENDS = re.compile(r"allowance for (?:loan|credit) losses|loans receivable|provision for (?:loan|credit) losses|total deposits")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the amounts and debts it names, and where it stands."""

    passage: Passage
    start: int
    text: str
    lowered: str
    amounts: list[Money]
    mentions: list[Mention]
    mark: int  # the length of the mark that makes it an item of a list; 0 where it is none
    is_title: bool

    @property
    def is_of_change(self) -> bool:
        """Does it tell how something was changed, so that two figures of it needn't agree?"""
        return _CHANGES.search(self.lowered) is not None

    @property
    def names_a_debt(self) -> bool:
        return any(mention.is_strong for mention in self.mentions)

    def place(self, start: int, end: int) -> Place:
        """Where `text[start:end]` stands in the passage."""
        return Place(self.passage, self.start + start, self.start + end, self.start, self.start + len(self.text))

    def whole(self) -> Place:
        """Where all of it stands."""
        return self.place(0, len(self.text))


def sentences_of_financing(prose: list[Passage]) -> list[Sentence]:
    """The sentences of the passages that may tell of a financing, in order."""
    return _of_known_unit([sentence for passage in prose for sentence in _sentences(passage)])


def is_lender(text: str) -> bool:
    """Is this the page of a bank? What it calls loans and lines of credit is what it lends."""
    lowered = text.lower()
    return any(words in lowered for words in _LENDERS_PAGE) and _LENDS.search(lowered) is not None


def _sentences(passage: Passage) -> Iterator[Sentence]:
    lowered = passage.lowered
    if len(lowered) != len(passage.text) or not any(word in lowered for word in _RELEVANT) and not _ITEM.match(lowered):
        return
    for start, end in _parts(passage):
        text = passage.text[start:end]
        if len(text) > LONGEST_SENTENCE:
            continue
        found = _ITEM.match(text.lower())
        mark = found.end() if found else 0
        small = " " * mark + lowered[start + mark : end]  # a dash before an amount is no minus
        amounts = money_in(small) if "$" in small else []
        is_title = len(passage.text) <= TITLE_LENGTH and not text.endswith((".", ";", ":"))
        yield Sentence(passage, start, text, small, amounts, mentions_in(text, small, amounts), mark, is_title)


def _parts(passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences of a passage; the items of a list are sentences of their own."""
    text = passage.text
    for start, end in passage.sentences:
        first = _ITEM.match(text, start, end)
        marks = [(0, first[0])] if first else []
        marks += [(found.start("item") - start, found["item"]) for found in _LATER_ITEM.finditer(text, start, end)]
        if not any(":" in text[start : start + at + 1] for at, _ in marks) and not all(mark.strip()[-1:] in _BULLETS for _, mark in marks):
            marks = []  # "at either (i) the prime rate or (ii) LIBOR" is one sentence
        cuts = [at + len(mark) - len(mark.lstrip()) for at, mark in marks]
        edges = [start, *(start + cut for cut in cuts if cut), end]
        for one, other in zip(edges, edges[1:], strict=False):
            stripped = text[one:other].rstrip()
            if stripped:
                yield one, one + len(stripped)


def _of_known_unit(found: list[Sentence]) -> list[Sentence]:
    """Without the amounts in a unit that only the page's tables name: "$1,164" where it counts in millions. One such, and no bare amount of
    the page is sure.

    A page that prints full dollars to the thousand once does so always: that is how precise its round amounts are.
    """
    bare = [money for sentence in found for money in sentence.amounts if money.is_round]
    is_sure = not any(money.value < LEAST_SPELT_OUT and money.value % 1000 for money in bare)
    prints_millions = any(money.value >= 1_000_000 for money in bare)
    least = 1_000_000 if not is_sure else 0 if prints_millions else LEAST_ALONE
    finest = max((money.decimals for money in bare if is_spelt_out(money.value)), default=0)
    return [_with_amounts(sentence, _sure_amounts(sentence.amounts, least, finest)) for sentence in found]


def _sure_amounts(amounts: list[Money], least: int, finest: int) -> list[Money]:
    """The amounts without the bare ones below `least` dollars; those that stay are printed to `finest` decimals."""
    return [
        replace(money, decimals=finest) if money.is_round else money
        for money in amounts
        if not money.is_round or is_spelt_out(money.value) and money.value >= least
    ]


def _with_amounts(sentence: Sentence, amounts: list[Money]) -> Sentence:
    """The sentence with these amounts instead of its own."""
    if amounts == sentence.amounts:
        return sentence
    return replace(sentence, amounts=amounts, mentions=mentions_in(sentence.text, sentence.lowered, amounts))
