"""Would the audit see a wrong figure? One printed figure of a filing is changed at a time, in its bytes,
and everything is read and audited anew.

A change counts where it moves the figure beyond the tolerance of at least one sum in which it takes part: a sum of the page that the reader
found, or an identity, that held before. It is caught where, in the table of that figure and not before the change, a sum does not foot, an
identity breaks or something is refused. What was not caught is told by kind. Changes are drawn by a seeded generator: the same documents
give the same changes.
"""

from __future__ import annotations

import hashlib
import random
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb

from benchmarks.documents import SAMPLES, shared
from pipelines.commands.text_tables import lines_of
from pipelines.filings.containers import documents_in
from pipelines.filings.decode import decoded
from pipelines.filings.extract import extract
from pipelines.filings.html_layout import is_html
from pipelines.filings.numbers import number
from pipelines.filings.records import ReportedValue

MUTATIONS = 500
LARGEST = 120_000
"""Bytes of a document that is read five hundred times."""

KINDS = ("digit", "sign", "transposition", "dropped digit", "swapped columns")
MONEY = ("USD", "USD/shares", "shares")

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d*)?|\.\d+")


@dataclass(frozen=True, slots=True)
class Changed:
    """One figure of a mutation."""

    reported_value_id: str
    row: int
    column: int
    before: str  # as printed
    after: str
    moved: Decimal  # by how much, full units, sign as printed


@dataclass(frozen=True, slots=True)
class Mutation:
    """One document with one change. Swapped columns change two figures of a row, the other kinds one."""

    kind: str
    path: Path  # of the document as filed
    document_id: str  # as filed
    mutated_id: str
    table: int
    changed: tuple[Changed, ...]
    raw: bytes  # with the change


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the audit made of a mutation."""

    mutation: Mutation
    counts: bool  # it moves a figure beyond the tolerance of a sum
    flags: tuple[str, ...]  # in the table of the figure, none of them there before
    elsewhere: tuple[str, ...]  # in other tables


def main() -> None:
    """The share that is caught, by kind, and each mutation that is not."""
    with tempfile.TemporaryDirectory() as place:
        found = outcomes(mutations(documents(), MUTATIONS), Path(place))
    for line in report(found):
        print(line)


def documents() -> list[Path]:
    """Filings of one document with tables in them: those of the corpus where it is, else the samples."""
    folder = shared()
    files = [*folder.glob("seeds/*"), *folder.glob("corpus/ascii/*"), *folder.glob("corpus/html/*")] if folder else list(SAMPLES.iterdir())
    return sorted(path for path in files if path.suffix in (".txt", ".htm", ".html") and path.stat().st_size <= LARGEST)


def mutations(paths: Sequence[Path], count: int, seed: int = 1) -> list[Mutation]:
    """So many mutations, spread evenly over the documents that print sums."""
    chance = random.Random(seed)
    sources = [source for path in paths if (source := _source(path)) is not None]
    chance.shuffle(sources)
    made: list[Mutation] = []
    while len(made) < count:
        source = sources[len(made) % len(sources)]
        mutation = source.mutation(chance, KINDS[len(made) % len(KINDS)])
        if mutation.mutated_id not in {other.mutated_id for other in made}:
            made.append(mutation)
    return made


@dataclass(frozen=True, slots=True)
class _Source:
    """A document that can be mutated: its text, and the figures that its tables print."""

    path: Path
    document_id: str
    text: str
    encoding: str
    figures: tuple[ReportedValue, ...]

    def mutation(self, chance: random.Random, kind: str) -> Mutation:
        """One change of this kind to a figure drawn at random."""
        while True:
            figure = chance.choice(self.figures)
            others = (
                [self._swapped(figure, chance)]
                if kind == "swapped columns"
                else [(figure, _mutated_token(figure.printed_text, kind, chance))]
            )
            changes = others[0] if kind == "swapped columns" else others
            if not changes or any(after is None for _, after in changes):
                continue
            moved = [(value, after, _moved(value, after)) for value, after in changes]
            if any(delta is None or delta == 0 for _, _, delta in moved):
                continue
            text = self.text
            for value, after, _ in sorted(moved, key=lambda change: -change[0].char_start):
                text = _with_token(text, value.char_start, value.char_end, after)
            raw = text.encode(self.encoding, errors="surrogateescape")
            return Mutation(
                kind, self.path, self.document_id, hashlib.sha256(raw).hexdigest(), figure.table_number,
                tuple(
                    Changed(value.reported_value_id, value.row_number, value.column_number, value.printed_text, after, delta)
                    for value, after, delta in moved
                ),
                raw,
            )  # fmt: skip

    def _swapped(self, figure: ReportedValue, chance: random.Random) -> list[tuple[ReportedValue, str | None]]:
        beside = [
            other
            for other in self.figures
            if (other.table_number, other.row_number, other.unit) == (figure.table_number, figure.row_number, figure.unit)
            and other.printed_text != figure.printed_text
        ]
        if not beside:
            return []
        other = chance.choice(beside)
        return [(figure, _bare(other.printed_text, figure.printed_text)), (other, _bare(figure.printed_text, other.printed_text))]


def _source(path: Path) -> _Source | None:
    """None for a document in which nothing can be mutated, or that is no single document in plain bytes."""
    raw = path.read_bytes()
    read = extract(raw, path.name)
    if len(read.documents) != 1 or not any(sum.verdict == "foots" for sum in read.footing_results):
        return None
    (source,) = documents_in(raw, path.name)
    text, encoding = decoded(source.raw)
    if source.raw != raw or text.encode(encoding, errors="replace") != raw:
        return None
    figures = tuple(
        value
        for value in read.reported_values
        if value.source == "table"
        and value.unit in MONEY
        and value.printed_value
        and text[value.char_start : value.char_end] == value.printed_text
    )
    return _Source(path, read.documents[0].document_id, text, encoding, figures) if figures else None


def _moved(value: ReportedValue, after: str | None) -> Decimal | None:
    """By how much the change moves a figure, in full units; None where it prints no figure any more."""
    before, new = number(value.printed_text), number(after or "")
    if before is None or new is None or not before.value:
        return None
    return (new.value - before.value) * (value.printed_value / before.value)


def _mutated_token(token: str, kind: str, chance: random.Random) -> str | None:
    """The token with a change of this kind; None where it allows of none."""
    found = _DIGITS.search(token)
    if found is None:
        return None
    if kind == "sign":
        return _with_other_sign(token, found)
    changed = {"digit": _with_other_digit, "transposition": _transposed, "dropped digit": _with_digit_dropped}[kind](found.group(), chance)
    return None if changed is None else token[: found.start()] + changed + token[found.end() :]


def _with_other_sign(token: str, digits: re.Match[str]) -> str | None:
    before, after = token[: digits.start()], token[digits.end() :]
    if "(" in before and ")" in after:
        return before.replace("(", "") + digits.group() + after.replace(")", "")
    if "-" in before:
        return before.replace("-", "") + digits.group() + after
    return None if "(" in token or ")" in token else f"{before}({digits.group()}){after}"


def _with_other_digit(digits: str, chance: random.Random) -> str:
    place = chance.choice([i for i, char in enumerate(digits) if char.isdigit()])
    leads = place == 0 and len(digits) > 1
    return (
        digits[:place] + chance.choice([d for d in "0123456789" if d != digits[place] and not (leads and d == "0")]) + digits[place + 1 :]
    )


def _transposed(digits: str, chance: random.Random) -> str | None:
    places = [i for i, char in enumerate(digits) if char.isdigit()]
    pairs = [(i, j) for i, j in zip(places, places[1:], strict=False) if digits[i] != digits[j] and not (i == 0 and digits[j] == "0")]
    if not pairs:
        return None
    i, j = chance.choice(pairs)
    return digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :]


def _with_digit_dropped(digits: str, chance: random.Random) -> str | None:
    """One digit of the whole number left out, and the rest grouped as before: as if it had been typed so."""
    whole, point, places = digits.partition(".")
    plain = whole.replace(",", "")
    if len(plain) < 2:
        return None
    place = chance.randrange(len(plain))
    left = plain[:place] + plain[place + 1 :]
    if left.startswith("0") and len(left) > 1:
        return None
    return (f"{int(left):,}" if "," in whole else left) + point + places


def _bare(token: str, beside: str) -> str | None:
    """A token's figure in place of another's, with the sign of its own and the dollar of the place."""
    found, place = _DIGITS.search(token), _DIGITS.search(beside)
    if found is None or place is None or token.count("(") != token.count(")") or beside.count("(") != beside.count(")"):
        return None
    in_parentheses = "(" in token
    lead = beside[: place.start()].replace("(", "").replace("-", "")
    tail = beside[place.end() :].replace(")", "")
    figure = f"({found.group()})" if in_parentheses else ("-" if "-" in token[: found.start()] else "") + found.group()
    return lead + figure + tail


def _with_token(text: str, start: int, end: int, token: str) -> str:
    """The text with another token in this place, its right end where it was: plain text keeps its columns."""
    if is_html(text):
        return text[:start] + token + text[end:]
    closing, closed = token.endswith(")"), text[start:end].endswith(")")
    if closed and not closing:
        token += " "
    elif closing and not closed and text[end : end + 1] == " ":
        end += 1
    more = len(token) - (end - start)
    if more <= 0:
        return text[:start] + " " * -more + token + text[end:]
    spaces = len(text[:start]) - len(text[:start].rstrip(" "))
    return text[: start - min(more, max(0, spaces - 1))] + token + text[end:]


def outcomes(made: Sequence[Mutation], place: Path) -> list[Outcome]:
    """What the audit says of each mutation, beside what it said of the document as filed; everything written stands under `place`."""
    from benchmarks.audited import audited  # heavy: dbt and Great Expectations

    raw = place / "raw"
    raw.mkdir(parents=True)
    for path in {mutation.path for mutation in made}:
        (raw / path.name).write_bytes(path.read_bytes())
    for index, mutation in enumerate(made):
        (raw / f"mutated-{index:04}{mutation.path.suffix}").write_bytes(mutation.raw)
    done = audited(raw, place / "audited")
    with duckdb.connect(str(done.build_file), read_only=True) as connection:
        return [_outcome(connection, mutation, _flags_of(connection, done.lake), _slacks_of(connection)) for mutation in made]


_OF_ONE_DOCUMENT = "family <> 'across_documents' and identity not like 'periods_of_documents%'"
"""The changed filings stand beside the one as filed: what two documents say against each other is no finding here."""

Flag = tuple[int, str]
"""A table's number and what is wrong in it."""


def _flags_of(connection: duckdb.DuckDBPyConnection, lake: Path) -> Callable[[str], set[Flag]]:
    """document id -> what the audit and the reader say against its tables."""
    query = f"""
        select table_number, format('row {{}}, column {{}}: does not foot', row_number, column_number)
        from staging.stg_lake__footing_results where document_id = $document and verdict = 'does_not_foot'
        union all
        select distinct f.table_number, format('{{}} of row {{}}, column {{}} breaks', r.identity, r.row_number, r.column_number)
        from (
            select *, unnest(reported_value_ids) as reported_value_id
            from audit.identity_results where document_id = $document and verdict = 'breaks' and {_OF_ONE_DOCUMENT}
        ) as r
        join intermediate.int_figures as f using (reported_value_id)
        union all
        select table_number, rule || ': ' || trim(coalesce(raw_text, ''))
        from read_parquet($refusals) where document_id = $document and table_number is not null
    """
    refusals = str(lake / "refusals" / "*.parquet")
    return lambda document: set(connection.execute(query, {"document": document, "refusals": refusals}).fetchall())


Slack = tuple[Decimal, Decimal]
"""Residual and tolerance of a sum that holds."""


def _slacks_of(connection: duckdb.DuckDBPyConnection) -> Callable[[str], list[Slack]]:
    """reported value id -> residual and tolerance of every sum that holds and has this figure in it. Products are none."""
    query = f"""
        with figure as (
            select document_id, table_number, row_number, column_number
            from intermediate.int_figures
            where reported_value_id = $figure
        )
        select s.residual, s.tolerance
        from staging.stg_lake__footing_results as s
        join figure as f using (document_id, table_number, column_number)
        where s.verdict = 'foots'
        and (s.row_number = f.row_number or list_contains(regexp_extract_all(s.addend_rows, '[0-9]+'), f.row_number::varchar))
        union all
        select residual, tolerance from audit.identity_results
        where verdict = 'holds' and list_contains(reported_value_ids, $figure) and operands not like 'x row%' and {_OF_ONE_DOCUMENT}
    """
    return lambda figure: connection.execute(query, {"figure": figure}).fetchall()


def _outcome(
    connection: duckdb.DuckDBPyConnection, mutation: Mutation, flags: Callable[[str], set[Flag]], slacks: Callable[[str], list[Slack]]
) -> Outcome:
    counts = any(
        abs(changed.moved) > tolerance + abs(residual)
        for changed in mutation.changed
        for residual, tolerance in slacks(changed.reported_value_id)
    )
    new = sorted(flags(mutation.mutated_id) - flags(mutation.document_id))
    return Outcome(
        mutation,
        counts,
        tuple(what for table, what in new if table == mutation.table),
        tuple(f"table {table}: {what}" for table, what in new if table != mutation.table),
    )


def report(found: Sequence[Outcome]) -> Iterator[str]:
    """The share caught by kind, then each mutation that was not."""
    rows = []
    for kind in (*KINDS, "all"):
        of_kind = [outcome for outcome in found if kind in (outcome.mutation.kind, "all")]
        counted = [outcome for outcome in of_kind if outcome.counts]
        caught = sum(bool(outcome.flags) for outcome in counted)
        rows.append([kind, len(of_kind), len(counted), caught, f"{caught / len(counted):.1%}" if counted else "-"])
    yield from lines_of(["kind", "mutations", "beyond a tolerance", "caught in their table", "share"], rows)
    yield f"{len({outcome.mutation.path for outcome in found})} documents"
    for outcome in found:
        if outcome.counts and not outcome.flags:
            places = "; ".join(f"row {each.row}, column {each.column}: {each.before} -> {each.after}" for each in outcome.mutation.changed)
            yield (
                f"not caught: {outcome.mutation.kind}, {outcome.mutation.path.name}, table {outcome.mutation.table}, "
                f"{places}{' (' + '; '.join(outcome.elsewhere) + ')' if outcome.elsewhere else ''}"
            )


if __name__ == "__main__":
    main()
