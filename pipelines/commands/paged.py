"""Long answers, a page at a time: through the pager of whoever sits at a terminal, and plainly everywhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

_SHORT = 4
"""Lines of a terminal that stay free for the prompt and the command itself."""


def print_paged(lines: Iterable[str]) -> None:
    """Print the lines. Where standard output is a terminal and they don't fit on it, hand them to $PAGER (without one:
    less, if it is there).
    """
    page = list(lines)
    pager = os.environ.get("PAGER", shutil.which("less") or "")
    size = shutil.get_terminal_size()
    fits = len(page) <= size.lines - _SHORT and all(len(line) <= size.columns for line in page)
    if not sys.stdout.isatty() or fits or pager in ("", "cat"):
        for line in page:
            print(line)
        return
    # -R: colours, -S: wide tables scroll sideways, -X: the answer stays on the screen;
    # no -F, which leaves at once and cuts lines that are too wide
    with subprocess.Popen(pager, shell=True, stdin=subprocess.PIPE, text=True, env={"LESS": "RSX", **os.environ}) as process:
        try:
            process.communicate("\n".join(page) + "\n")
        except BrokenPipeError:  # the reader has seen enough
            pass
        except KeyboardInterrupt:  # meant for the pager, which goes on until it is told to quit
            process.wait()
