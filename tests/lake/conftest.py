"""Lets the tests of this folder, and the worker processes that they start, import readers_by_hand."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
