"""Pictures to look at: every kind of page on a phone and a desk, without styles, without scripts, zoomed."""

from playwright.sync_api import Browser, sync_playwright

from .site import QUIET, RESULTS, Crawled, Site, browser_path

FOLDER = RESULTS / "pictures"
WAYS = {
    "phone": {"viewport": {"width": 390, "height": 844}},
    "phone-dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "desk": {"viewport": {"width": 1280, "height": 900}},
    "desk-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "zoomed-400": {"viewport": {"width": 320, "height": 256}},
    "no-scripts": {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False},
    "no-styles": {"viewport": {"width": 390, "height": 844}},
}


def audit(site: Site) -> list[str]:
    """Nobody complains here but who looks at them, and of a page that scrolls sideways."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    kinds: dict[str, Crawled] = {}
    for page in site.pages:
        kinds.setdefault(f"{page.kind.removeprefix('articles:')}-{page.language}", page)
    complaints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=QUIET)
        for way, options in WAYS.items():
            complaints += _take(browser, site.address, kinds, way, options)
        browser.close()
    print(f"{len(kinds) * len(WAYS)} pictures in var/audit/pictures/")
    return complaints


def _take(browser: Browser, address: str, kinds: dict[str, Crawled], way: str, options: dict) -> list[str]:
    context = browser.new_context(reduced_motion="reduce", **options)
    tab = context.new_page()
    if way == "no-styles":
        tab.route("**/*.css", lambda route: route.abort())
    complaints = []
    for name, page in kinds.items():
        tab.goto(address + page.path)
        tab.screenshot(path=FOLDER / f"{name}-{way}.png", full_page=True)
        if way not in ("no-styles", "no-scripts"):
            over = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
            complaints += [f"{page.path} {way}: {over} px too wide"] if over > 0 else []
    context.close()
    return complaints
