"""What tells a person how to go on: a command that can be pasted, an id that has to be longer."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path


def pasteable(*words: str, data: Path) -> str:
    """The command of these words over a data folder, as a shell takes it, by the name under which `tieout` was called."""
    called = sys.argv[0] if Path(sys.argv[0]).name == "tieout" else "tieout"
    return shlex.join([called, *words, "--data", str(data)])


def not_one(thing: str, found: int, beginning: str) -> str:
    """Why a beginning of an id does not name one thing of a kind, of which it names `found` or more."""
    if found:
        return f"More than one {thing} has an id that begins with {beginning!r}: give more of its characters."
    return f"No {thing} has an id that begins with {beginning!r}."
