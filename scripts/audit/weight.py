"""What a phone loads for a first view, against the budgets."""

import gzip
import json
from typing import NamedTuple

from playwright.sync_api import Browser, Response, sync_playwright

from .site import QUIET, RESULTS, Crawled, Site, browser_path

KB = 1024


class Budget(NamedTuple):
    html: int
    html_zipped: int
    requests: int
    transfer: int


HOME = Budget(html=80_000, html_zipped=16_000, requests=20, transfer=500 * KB)
ARTICLE = Budget(html=60_000, html_zipped=14_000, requests=14, transfer=350 * KB)
FONTS = 60 * KB  # two files; the italic comes on top where it is used
HERO = {800: 70 * KB, 1200: 120 * KB}


def audit(site: Site) -> list[str]:
    """Each article and front page by its own budget, everything else by the front page's."""
    complaints, rows = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=QUIET)
        for page in site.samples():
            row = _weigh(browser, site.address, page)
            rows.append(row)
            complaints += _complaints(page, row)
        browser.close()
    (RESULTS / "weight.json").write_text(json.dumps(rows, indent=1))
    for kind in ("articles:home", "articles:article"):
        heaviest = max((row for row in rows if row["kind"] == kind), key=lambda row: row["transfer"])
        print(
            f"heaviest {kind}: {heaviest['path']} {heaviest['transfer'] / KB:.0f} KB, "
            f"{heaviest['requests']} requests, HTML {heaviest['html']} ({heaviest['html_zipped']} zipped)"
        )
    return complaints


def _weigh(browser: Browser, address: str, page: Crawled) -> dict:
    """On a phone, cold: what came over the wire before anybody scrolled or pressed."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    tab = context.new_page()
    came: list[Response] = []
    tab.on("response", lambda response: came.append(response))  # noqa: PLW0108 -- Playwright marks it
    tab.goto(address + page.path, wait_until="networkidle")
    sizes = [(response.url, _over_the_wire(response)) for response in came]
    context.close()
    return {
        "path": page.path,
        "kind": page.kind,
        "html": len(page.html),
        "html_zipped": len(gzip.compress(page.html, 6)),
        "requests": len(sizes),
        "transfer": sum(size for _, size in sizes),
        "fonts": sum(size for url, size in sizes if ".woff2" in url and "italic" not in url),
        "foreign": [url for url, _ in sizes if not url.startswith(address)],
        "first_picture": next((size for url, size in sizes if url.endswith(".avif")), 0),
    }


def _over_the_wire(response: Response) -> int:
    sizes = response.request.sizes()
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])


def _complaints(page: Crawled, row: dict) -> list[str]:
    budget = ARTICLE if page.kind == "articles:article" else HOME
    over = [
        f"{page.path}: {name} {row[name]} of {allowed}"
        for name, allowed in budget._asdict().items()
        if row[name] > allowed
    ]
    if row["fonts"] > FONTS:
        over.append(f"{page.path}: fonts {row['fonts']} of {FONTS}")
    if row["foreign"]:
        over.append(f"{page.path}: asks others before a press: {row['foreign']}")
    return over
