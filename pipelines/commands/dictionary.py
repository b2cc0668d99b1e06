"""`tieout dictionary`: what every table and column of the published warehouse means."""

from __future__ import annotations

import sys
from pathlib import Path

from pipelines.warehouse.data_folder import DataFolder
from pipelines.warehouse.dictionary import markdown_of
from pipelines.warehouse.read import Unreadable, opened


def dictionary(data: Path) -> int:
    """Print the data dictionary in Markdown. Gives the exit status."""
    try:
        with opened(DataFolder(data).published) as connection:
            print(markdown_of(connection), end="")
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    return 0
