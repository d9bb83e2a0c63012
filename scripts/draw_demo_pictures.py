"""Draw the pictures of the demo site and write them to kavenyou/demo/pictures/.

    .venv/bin/python scripts/draw_demo_pictures.py            every picture
    .venv/bin/python scripts/draw_demo_pictures.py stage kopi  only these

The drawings are SVG, made in demo_art/; a headless Chromium turns them into JPEG files. The files
are in the repository, so nobody needs to run this to see the demo site: only to change the art.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which

from demo_art import korea, music, people, rooms, streets, tables
from demo_art.svg import Picture
from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "kavenyou" / "demo" / "pictures"
QUALITY = 82
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")

DRAWINGS: dict[str, Callable[[], Picture]] = {
    "bookshelves": rooms.bookshelves,
    "cinema": rooms.cinema,
    "coast-train": korea.coast_train,
    "encore": music.encore,
    "hanok": korea.hanok,
    "kopi": tables.kopi,
    "metro": streets.metro,
    "night-market": streets.night_market,
    "noodles": tables.noodles,
    "paper-lamps": tables.paper_lamps,
    "posters": music.posters,
    "press-table": people.press_table,
    "rain": streets.rain,
    "record": music.record,
    "shophouses": streets.shophouses,
    "singer": music.singer,
    "skyline": korea.skyline,
    "stage": music.stage,
    "stone-bowl": tables.stone_bowl,
    "studio": music.studio,
    "temple-path": korea.temple_path,
    "arif-rahman": people.arif_rahman,
    "han-seo-yeon": people.han_seo_yeon,
    "jun-tan": people.jun_tan,
    "mei-ong": people.mei_ong,
    "priya-nair": people.priya_nair,
}


def draw(names: list[str]) -> None:
    """Write one JPEG a name."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_installed_browser(), args=_arguments())
        page = browser.new_page()
        for name in names:
            _write(page, DRAWINGS[name](), PICTURES / f"{name}.jpg")
        browser.close()


def _write(page: Page, picture: Picture, file: Path) -> None:
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.set_content(picture.as_page())
    page.screenshot(path=file, type="jpeg", quality=QUALITY)
    sys.stdout.write(f"{file.name:22} {picture.width}x{picture.height} {file.stat().st_size:>8,} bytes\n")


def _installed_browser() -> str | None:
    """The system's Chromium; None lets Playwright look for its own."""
    return next(filter(None, map(which, BROWSERS)), None)


def _arguments() -> list[str]:
    """Chromium refuses its sandbox to root."""
    return [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)


if __name__ == "__main__":
    unknown = sorted(set(sys.argv[1:]) - set(DRAWINGS))
    if unknown:
        sys.exit(f"No drawing called {', '.join(unknown)}. There are: {', '.join(DRAWINGS)}.")
    draw(sys.argv[1:] or list(DRAWINGS))
