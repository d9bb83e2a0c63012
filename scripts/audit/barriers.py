"""axe on every kind of page: three languages, two widths, two themes."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from .site import QUIET, Site, browser_path

WIDTHS = (390, 1280)
THEMES = ("light", "dark")


def audit(site: Site) -> list[str]:
    samples = site.samples()
    complaints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=QUIET)
        for width in WIDTHS:
            for theme in THEMES:
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce"
                )
                page = context.new_page()
                for sample in samples:
                    page.goto(site.address + sample.path)
                    for found in Axe().run(page).response["violations"]:
                        nodes = ", ".join(node["target"][0] for node in found["nodes"][:3])
                        complaints.append(f"{sample.path} {width} {theme}: {found['id']} at {nodes}")
                context.close()
        browser.close()
    runs = len(samples) * len(WIDTHS) * len(THEMES)
    languages = ", ".join(sorted(site.languages))
    print(f"{runs} runs: {len(samples)} pages of {len(site.kinds)} kinds ({languages})")
    return complaints
