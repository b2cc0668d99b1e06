"""Every reader behind one command: `python readers.py READER CPU-SECONDS < paths`, one line of JSON per document.

Runs under the interpreter of each reader's own environment, so it imports nothing but the standard library until it knows whose it is. What
is timed is a document's bytes in memory -> what the reader makes of them, in CPU seconds of this process; importing is not, nor a first
reading of some lines, which fills caches.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path

WARM_UP_BYTES = 20_000

Found = dict[str, int]
Read = Callable[[bytes, str], Found]


def tieout() -> Read:
    """Typed figures of the whole document, with sums and claims."""
    from pipelines.filings.extract import extract

    def read(raw: bytes, name: str) -> Found:
        found = extract(raw, name)
        return {"tables": len(found.tables), "figures": len(found.reported_values), "refusals": len(found.refusals)}

    return read


def edgartools() -> Read:
    """EarningsRelease and its facts."""
    from edgar.earnings import EarningsRelease  # type: ignore[import-not-found]

    def read(raw: bytes, name: str) -> Found:
        release = EarningsRelease(types.SimpleNamespace(content=_text(raw), document=name))
        facts = release.to_facts_dataframe()
        return {"tables": len(release.tables), "figures": int(facts["numeric_value"].notna().sum()) if len(facts) else 0}

    return read


def sec_parser() -> Read:
    """Semantic elements, tables among them."""
    from sec_parser import Edgar10QParser  # type: ignore[import-not-found]
    from sec_parser.semantic_elements.table_element.table_element import TableElement  # type: ignore[import-not-found]

    def read(raw: bytes, name: str) -> Found:
        elements = Edgar10QParser().parse(_text(raw))
        return {"tables": sum(isinstance(element, TableElement) for element in elements)}

    return read


def doc2dict() -> Read:
    """Nested dictionaries of headings, texts and tables."""
    from doc2dict import html2dict, txt2dict  # type: ignore[import-not-found]

    def tables(node: object) -> int:
        if isinstance(node, dict):
            return ("table" in node) + sum(tables(value) for value in node.values())
        return sum(tables(value) for value in node) if isinstance(node, list) else 0

    def read(raw: bytes, name: str) -> Found:
        is_html = name.endswith((".htm", ".html"))
        return {"tables": tables(html2dict(_text(raw)) if is_html else txt2dict(_text(raw).encode(), mapping_dict=None))}

    return read


def pandas() -> Read:
    """read_html with lxml, its fastest parser: a frame of texts for each table."""
    from pandas import read_html

    def read(raw: bytes, name: str) -> Found:
        try:
            return {"tables": len(read_html(io.StringIO(_text(raw)), flavor="lxml"))}
        except ValueError:  # pandas' way of saying that there is no table
            return {"tables": 0}

    return read


READERS: dict[str, Callable[[], Read]] = {
    "tieout": tieout,
    "edgartools": edgartools,
    "sec-parser": sec_parser,
    "doc2dict": doc2dict,
    "pandas": pandas,
}


def main() -> None:
    """Read the documents whose paths stand on standard input; the kernel ends this process when its CPU seconds are spent."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
    read = READERS[sys.argv[1]]()
    documents = [(path, Path(path).read_bytes()) for path in sys.stdin.read().split("\n") if path]
    first_path, first = documents[0]
    for index, (path, raw) in enumerate([(first_path, first[:WARM_UP_BYTES]), *documents]):
        began = time.process_time()
        try:
            found: dict[str, object] = {**read(raw, Path(path).name)}
        except Exception as error:  # a peer's failure on a document is a result
            found = {"error": f"{type(error).__name__}: {error}"[:200]}
        seconds = time.process_time() - began
        if index:
            print(json.dumps({"seconds": seconds, "peak_mb": _peak_megabytes(), **found}), flush=True)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
