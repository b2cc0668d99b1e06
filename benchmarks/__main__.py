"""`make bench`: every question in turn, or those named (`make bench only="speed growth"`)."""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
from datetime import date

QUESTIONS = ("accuracy", "financing", "corpus", "speed", "memory", "growth", "hard_inputs", "running", "audit", "mutations")
ON_DEMAND = ("nightly",)
"""Asked only by name: it takes the better part of an hour."""


def main() -> None:
    """Run the modules named on the command line, those of QUESTIONS without a name."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("questions", nargs="*", metavar="question", help=", ".join(QUESTIONS + ON_DEMAND))
    chosen = arguments.parse_args().questions or QUESTIONS
    unknown = [name for name in chosen if name not in QUESTIONS + ON_DEMAND]
    if unknown:
        arguments.error(f"no such question: {', '.join(unknown)}; there are {', '.join(QUESTIONS + ON_DEMAND)}")
    print(
        f"Tieout, {date.today()}, Python {platform.python_version()}, {platform.system()} {platform.machine()}. "
        "CPU times; on a shared machine compare ratios."
    )
    for name in chosen:
        print(f"\n=== {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()
        sys.stdout.flush()


if __name__ == "__main__":
    main()
