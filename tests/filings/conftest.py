"""What tests of the reader share: generated cases that are the same in every run, and the switch that writes snapshots anew."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("same-in-every-run", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same-in-every-run")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Known to pytest where this folder or a file of it is named: `pytest tests/filings/test_snapshots.py --update-snapshots`."""
    parser.addoption("--update-snapshots", action="store_true", help="write tests/filings/snapshots anew from what is read today")


@pytest.fixture(scope="session")
def updates_snapshots(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-snapshots", default=False))
