"""The version of everything by which figures become a warehouse: models, seeds, macros, identities, and the SQL round them."""

import hashlib
from functools import cache

import duckdb

from pipelines.defs.place import CHECKOUT

_RULES = (
    ("dbt_project", ("*.sql", "*.yml", "*.csv")),
    ("expectations", ("*.py",)),
    ("pipelines/warehouse", ("*.py",)),
)
_WRITTEN = {"target", "logs"}


@cache
def rules_version() -> str:
    """Two runs with the same answer build the same of the same documents. Raises OSError where a rule can't be read."""
    seen = hashlib.sha256(duckdb.__version__.encode())
    for folder, patterns in _RULES:
        paths = {path for pattern in patterns for path in (CHECKOUT / folder).rglob(pattern)}
        for path in sorted(paths):
            relative = path.relative_to(CHECKOUT)
            if not _WRITTEN & set(relative.parts):
                seen.update(f"{relative.as_posix()}\n".encode() + path.read_bytes())
    return seen.hexdigest()[:16]
