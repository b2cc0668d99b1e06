"""The `tieout` command: its arguments, and nothing else. What a command does stands in pipelines/commands, imported when it is called."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

DESCRIPTION = """\
Raw company filings in, a financial warehouse out in which every figure is tied out: typed, dated, traced to the line where it is
printed, and checked against the arithmetic of its own page."""
RUN_DESCRIPTION = """
Read a folder of filings (searched recursively), build the warehouse beside the published one, audit it and swap it in whole. Files that
were read before are not read again. Exit status 0 when the warehouse was published, also when single documents were refused or
quarantined."""
EPILOG = """\
examples:
  tieout run                                  read data/raw, build and publish data/warehouse.duckdb
  tieout run --raw ~/filings --data ~/tieout  the same over another folder
  tieout extract release.txt                  what is read from one file, without a warehouse
  tieout sql "from marts.income_statements"   ask the warehouse
  tieout quarantine                           what was refused, and why
  tieout explain 3f9c2a                       the line where a figure is printed, and the sums it stands in
  tieout dictionary                           what every table and column means
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Gives the exit status: 0 when it did what was asked, 1 when it could not (one sentence on stderr says why), 2 for wrong usage.
    """
    asked = _parser().parse_args(arguments)
    try:
        return _dispatch(asked)
    except BrokenPipeError:  # the reader of our output (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _dispatch(asked: argparse.Namespace) -> int:
    match asked.command:
        case "run":
            from pipelines.commands.run import run

            return run(
                asked.raw.resolve(),
                asked.data.resolve(),
                asked.waivers.resolve(),
                accept_fewer=asked.accept_fewer,
                everything=asked.everything,
            )
        case "extract":
            from pipelines.commands.extract import extract_file

            return extract_file(asked.file, asked.json)
        case "sql":
            from pipelines.commands.sql import sql

            return sql(asked.query, asked.data, asked.csv, asked.parquet)
        case "explain":
            from pipelines.commands.explain import explain

            return explain(asked.reported_value_id, asked.data, asked.raw)
        case "dictionary":
            from pipelines.commands.dictionary import dictionary

            return dictionary(asked.data)
        case _:
            return _dispatch_quarantine(asked)


def _dispatch_quarantine(asked: argparse.Namespace) -> int:
    from pipelines.commands.quarantine import listed, reopened, shown, waived

    match asked.action:
        case "show":
            return shown(asked.id, asked.data)
        case "waive":
            return waived(asked.id, asked.reason, asked.by, asked.data, asked.waivers)
        case "reopen":
            return reopened(asked.id, asked.waivers)
        case _:
            return listed(asked.data, asked.state, asked.scope, asked.rule, asked.document, asked.waivers)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tieout", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _run(
        commands.add_parser(
            "run", help="read a folder of filings, build the warehouse, audit it and publish it", description=RUN_DESCRIPTION
        )
    )
    _extract(commands.add_parser("extract", help="show what is read from one file, without a warehouse"))
    _sql(commands.add_parser("sql", help="ask the published warehouse, which is opened read-only"))
    _explain(commands.add_parser("explain", help="show where a figure is printed and every check it took part in"))
    _data(commands.add_parser("dictionary", help="print what every table and column of the published warehouse means, in Markdown"))
    _quarantine(commands.add_parser("quarantine", help="list what was refused, show one entry whole, waive it or reopen it"))
    return parser


def _run(run: argparse.ArgumentParser) -> None:
    _raw(run, "folder of filings (default: $TIEOUT_RAW, else data/raw)")
    _data(run)
    _waivers(run)
    run.add_argument(
        "--accept-fewer",
        action="store_true",
        help="publish also what is much poorer than what is published (see the README for the bounds)",
    )
    run.add_argument(
        "--everything", action="store_true", help="build every company anew, not only those that new, changed or lost documents touch"
    )


def _extract(extract: argparse.ArgumentParser) -> None:
    extract.add_argument(
        "file", type=Path, metavar="FILE", help="a release, a report or a full EDGAR submission: text or HTML, gzipped or not"
    )
    extract.add_argument("--json", action="store_true", help="all records as JSON, with line and character positions")


def _sql(sql: argparse.ArgumentParser) -> None:
    sql.add_argument("query", metavar="QUERY", help='in DuckDB\'s SQL, e.g. "from marts.fct_quarters limit 10" or "show all tables"')
    form = sql.add_mutually_exclusive_group()
    form.add_argument(
        "--csv", action="store_true", help="answer as CSV; text that a spreadsheet would take for a formula gets an apostrophe in front"
    )
    form.add_argument("--parquet", type=Path, metavar="FILE", help="write the answer to a Parquet file, with its types")
    _data(sql)


def _explain(explain: argparse.ArgumentParser) -> None:
    explain.add_argument("reported_value_id", metavar="REPORTED_VALUE_ID", help="as in marts.fct_reported_values, or its first characters")
    _data(explain)
    explain.add_argument("--raw", type=Path, metavar="DIR", help="folder of filings (default: the one that the last run read)")


def _quarantine(quarantine: argparse.ArgumentParser) -> None:
    """The actions of `tieout quarantine`; without one it lists, so that the list's filters are its own as well."""
    _data(quarantine)
    _waivers(quarantine)
    _filters(quarantine, None)
    actions = quarantine.add_subparsers(dest="action", metavar="ACTION")
    listing = actions.add_parser("list", help="one line per entry (the default)")
    _data(listing, argparse.SUPPRESS)
    _waivers(listing, argparse.SUPPRESS)
    _filters(listing, argparse.SUPPRESS)
    show = actions.add_parser("show", help="one entry whole: the line, the rule, the reason, the figures")
    waive = actions.add_parser(
        "waive", help="settle an entry: a statement loads with the next run, anything else stays out and is no longer reported"
    )
    reopen = actions.add_parser("reopen", help="take a waiver back")
    for action in (show, waive, reopen):
        action.add_argument("id", metavar="QUARANTINE_ID", help="as in the list, or its first characters")
        _data(action, argparse.SUPPRESS)
    waive.add_argument(
        "--reason", required=True, metavar="TEXT", help="why it is right as it stands, for whoever reads the file of waivers"
    )
    waive.add_argument("--by", metavar="NAME", help="who says so (default: the name you are logged in by)")
    for action in (waive, reopen):
        _waivers(action, argparse.SUPPRESS)


def _filters(command: argparse.ArgumentParser, default: object) -> None:
    command.add_argument("--state", choices=("open", "waived", "resolved", "all"), default=default, help="default: open and waived")
    command.add_argument("--scope", choices=("document", "table", "row", "cell", "statement"), default=default)
    command.add_argument("--rule", metavar="RULE", default=default, help="the identity that breaks, or the reader's rule")
    command.add_argument("--document", metavar="TEXT", default=default, help="part of the document's path, or the beginning of its id")


def _waivers(command: argparse.ArgumentParser, default: object = None) -> None:
    from pipelines.warehouse.waivers import WAIVERS

    command.add_argument(
        "--waivers",
        type=Path,
        metavar="FILE",
        default=default or WAIVERS,
        help="the CSV of waivers (default: $TIEOUT_WAIVERS, else data/waivers.csv of the checkout)",
    )


def _raw(command: argparse.ArgumentParser, text: str) -> None:
    command.add_argument("--raw", type=Path, metavar="DIR", default=Path(os.environ.get("TIEOUT_RAW", "data/raw")), help=text)


def _data(command: argparse.ArgumentParser, default: object = None) -> None:
    command.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=default or Path(os.environ.get("TIEOUT_DATA", "data")),
        help="folder of the warehouse and all else that a run writes (default: $TIEOUT_DATA, else data)",
    )


if __name__ == "__main__":
    sys.exit(main())
