"""The picture in the READMEs: `make picture` takes it of the sample corpus's page, in headless Chromium.

One body is selected, so that the picture shows the legend, a thing among its neighbours, and the panel with the
sentences that its facts rest on.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

from kg import build

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "corpus" / "graph-page.png"
SELECTED = "崂山团区委"
SIZE = {"width": 1280, "height": 800}
LARGEST = 300_000  # bytes
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def select(page: Page, name: str) -> None:
    """Choose a thing by the search and wait until its panel shows."""
    page.get_by_role("combobox").fill(name)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=name).wait_for()
    page.wait_for_timeout(1000)  # the view moves there


def take(graph_page: Path, out: Path) -> None:
    """Take the picture of a page in one file."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_context(viewport=SIZE, offline=True).new_page()
        page.goto(graph_page.as_uri())
        select(page, SELECTED)
        page.screenshot(path=out)
        browser.close()


def main() -> None:
    """Build the sample corpus and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        build([ROOT / "corpus" / "articles"], Path(folder) / "graph")
        take(Path(folder) / "graph" / "graph.html", PICTURE)
    size = PICTURE.stat().st_size
    if size > LARGEST:
        raise click.ClickException(f"{PICTURE}: {size} bytes are too many for a README; make the window smaller")
    click.echo(f"{PICTURE.relative_to(ROOT)}: {size} bytes")


if __name__ == "__main__":
    main()
