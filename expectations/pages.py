"""The pages of the audit for people: a front page of its own, and Great Expectations' Data Docs without what they fetch from the net.

What belongs here: HTML. Data Docs load their styles, their scripts and a picture that counts its viewers from half a dozen hosts; on a
closed network their index stays empty, and on an open one every look at a company's audit is told to somebody. So their pages get one style
sheet that lies beside them, and the index is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, Protocol

STYLES = "static/tieout.css"

ROWS_TOLD = ("document", "statement", "segment", "period", "total", "computed", "off_by", "allowed", "operands")
"""What the front page shows of a row that breaks."""

_FROM_THE_NET = re.compile(
    r"""
    <script[^>]*\bsrc="https?:[^>]*>\s*</script>
    | <link[^>]*\bhref="https?:[^>]*>
    | <img[^>]*\bsrc="https?:[^>]*>
    | url\(\s*['"]?https?:[^)]*\)
    | <footer.*?</footer>
    | <a[^>]*\bhref="https?:[^>]*>
    """,
    re.DOTALL | re.VERBOSE,
)

_CSS = """
body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 90em; padding: 0 1em; color: #222; background: #fff; }
table { border-collapse: collapse; margin: .6em 0; display: block; overflow-x: auto; }
th, td { border: 1px solid #ccc; padding: .25em .6em; text-align: left; vertical-align: top; }
th { background: #f2f2f2; }
td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.holds, .text-success { color: #17692b; }
.breaks, .text-danger { color: #a51c1c; }
.warns { color: #8a5a00; }
.fa-check-circle::before { content: "holds"; }
.fa-times::before { content: "breaks"; }
ul, ol { padding-left: 1.2em; }
.collapse, [data-toggle="collapse"], .btn, .ge-navigation-sidebar-container, .ge-navigation-sidebar-content { display: none; }
"""


class _Identity(Protocol):
    @property
    def identity(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def judged(self) -> int: ...
    @property
    def broken(self) -> int: ...


class _Suite(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def judged(self) -> int: ...
    @property
    def broken(self) -> int: ...
    @property
    def broken_errors(self) -> int: ...
    @property
    def not_evaluable(self) -> int: ...
    @property
    def identities(self) -> Sequence[_Identity]: ...
    @property
    def sample(self) -> Sequence[dict[str, Any]]: ...


def finish_docs(docs: Path, suites: Sequence[_Suite]) -> None:
    """Make Data Docs fit to be read without a net, and write the front page, `index.html`, over theirs.

    In: the folder in which Great Expectations built its pages; what became of each suite (expectations.judge.SuiteOutcome).
    """
    for page in docs.rglob("*.html"):
        up = "../" * (len(page.relative_to(docs).parts) - 1)
        page.write_text(self_contained(page.read_text(encoding="utf-8"), up + STYLES), encoding="utf-8")
    (docs / STYLES).parent.mkdir(parents=True, exist_ok=True)
    (docs / STYLES).write_text(_CSS, encoding="utf-8")
    validations = {suite.name: next((docs / "validations" / suite.name).rglob("*.html"), None) for suite in suites}
    links = {name: page.relative_to(docs).as_posix() for name, page in validations.items() if page is not None}
    (docs / "index.html").write_text("\n".join(_front_page(suites, links)), encoding="utf-8")


def self_contained(page: str, styles: str) -> str:
    """A page of Data Docs that fetches nothing from the net, and takes its looks from `styles`."""
    return _FROM_THE_NET.sub("", page).replace("</head>", f'<link rel="stylesheet" href="{styles}"></head>', 1)


def _front_page(suites: Sequence[_Suite], links: dict[str, str]) -> Iterator[str]:
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Tieout: the audit</title>'
        f'<link rel="stylesheet" href="{STYLES}"></head><body>'
    )
    yield "<h1>The audit of this run</h1>"
    yield (
        "<p>Each suite is a family of identities: things that must be true between the figures of a page, "
        "to the precision in which they are printed. "
        "All results, row by row: <code>marts.fct_identity_results</code>; what is held back for them: <code>tieout quarantine</code>.</p>"
    )
    overview = (
        (f'<a href="#{suite.name}">{_words(suite.name)}</a>', _state(suite), suite.judged, suite.broken, suite.not_evaluable)
        for suite in suites
    )
    yield from _table(("suite", "", "judged", "broken", "can't be judged"), overview)
    for suite in suites:
        yield f'<h2 id="{suite.name}">{_words(suite.name)}</h2>'
        if suite.name in links:
            yield f'<p><a href="{links[suite.name]}">The page of Great Expectations</a></p>'
        rows = ((escape(one.sentence), f"<code>{one.identity}</code>", one.severity, one.judged, one.broken) for one in suite.identities)
        yield from _table(("identity", "name", "severity", "judged", "broken"), rows)
        if suite.sample:
            shown = f" (the first {len(suite.sample)})" if len(suite.sample) < suite.broken else ""
            yield f"<h3>Rows that break{shown}</h3>"
            broken = ((f"<code>{row['identity']}</code>", *(_cell(row[column]) for column in ROWS_TOLD)) for row in suite.sample)
            yield from _table(("identity", *(column.replace("_", " ") for column in ROWS_TOLD)), broken)
    yield "</body></html>"


def _state(suite: _Suite) -> str:
    if suite.broken_errors:
        return '<span class="breaks">breaks</span>'
    if suite.broken:
        return '<span class="warns">warns</span>'
    return '<span class="holds">holds</span>' if suite.judged else "nothing to judge"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> Iterator[str]:
    """Cells that are text are HTML already; integers stand right."""
    yield f"<table><thead><tr>{''.join(f'<th>{column}</th>' for column in columns)}</tr></thead><tbody>"
    for row in rows:
        cells = (f'<td class="number">{cell:,}</td>' if isinstance(cell, int) else f"<td>{cell}</td>" for cell in row)
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _cell(value: object) -> str:
    return escape(str(value))


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()
