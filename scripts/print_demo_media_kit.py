"""Print the demo site's media kit to kavenyou/demo/media-kit.pdf.

    .venv/bin/python scripts/print_demo_media_kit.py

Its words are demo_art/media_kit.html, its figures those of kavenyou/demo/audience.toml that are young enough
to be printed; a headless Chromium makes the PDF. The file is in the repository, so nobody needs to run this
to see the demo site.
"""

from __future__ import annotations

import os
import tomllib
from html import escape
from pathlib import Path
from shutil import which

from playwright.sync_api import sync_playwright

SCRIPTS = Path(__file__).resolve().parent
DEMO = SCRIPTS.parent / "kavenyou" / "demo"
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")


def main() -> None:
    browser_path = os.environ.get("CHROMIUM_PATH") or next(filter(None, map(which, BROWSERS)), None)
    arguments = ["--no-sandbox", "--disable-gpu"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=arguments)
        page = browser.new_page()
        page.goto((SCRIPTS / "demo_art" / "media_kit.html").as_uri())
        page.locator("dl").evaluate("(list, figures) => { list.innerHTML = figures }", _figures())
        page.evaluate("document.fonts.ready")
        page.pdf(path=DEMO / "media-kit.pdf", prefer_css_page_size=True, tagged=True)
        browser.close()


def _figures() -> str:
    facts = tomllib.loads((DEMO / "audience.toml").read_text(encoding="utf-8")).values()
    return "".join(
        f"<div><dt>{escape(fact['label'])}</dt><dd>{escape(fact['value'])}</dd></div>"
        for fact in facts
        if int(fact["as_at"].strip("-d")) < 365
    )


if __name__ == "__main__":
    main()
