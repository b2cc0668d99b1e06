"""The Dagster UI, as `make ui` starts it, in a real browser: the asset graph loads."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import CHECKOUT, FinishedRun

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"


@pytest.fixture(scope="module")
def interface(samples_run: FinishedRun, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a web server over a copy of a run's Dagster home."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"needs Debian's package chromium ({CHROMIUM} isn't there)")
    home = tmp_path_factory.mktemp("ui") / "dagster"
    shutil.copytree(Path(samples_run.data, "dagster"), home)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "dagster_webserver", "-w", "workspace.yaml", "--host", "127.0.0.1", "--port", str(port)],
        cwd=CHECKOUT,
        env={**os.environ, "DAGSTER_HOME": str(home), "DAGSTER_DISABLE_TELEMETRY": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        began = time.monotonic()
        while not _answers(address):
            assert server.poll() is None and time.monotonic() - began < 120, "the web server did not come up"
            time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/server_info", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def test_the_asset_graph_loads_and_shows_the_marts(interface: str) -> None:
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=flags)
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        page.goto(f"{interface}/locations/tieout/asset-groups/marts/lineage", timeout=90_000)
        page.get_by_role("button", name="Skip").click(timeout=90_000)  # an invitation to Dagster's community lies over the first page
        page.get_by_text(re.compile("^(fct|dim)_")).first.wait_for(
            timeout=90_000
        )  # of a graph so large the page draws only what is in sight
        page.goto(f"{interface}/assets/marts/fct_quarters?view=lineage&lineageScope=neighbors", timeout=90_000)
        for name in ("fct_quarters", "income_statements", "whole_warehouse"):  # longer names are cut in the graph
            page.get_by_text(name, exact=True).first.wait_for(timeout=90_000)
        page.goto(f"{interface}/assets/marts/fct_reported_values", timeout=90_000)
        page.get_by_text("One row per").first.wait_for(timeout=90_000)
        browser.close()
