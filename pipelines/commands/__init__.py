"""What each command of `tieout` does, one module a command. Arguments are in pipelines/cli.py; nothing here decides anything about data.

Each module imports no more than its command needs: `extract` and `sql` answer in about a second.
"""
