"""Lighthouse 12, as a slow phone and as a desk: the median of three runs."""

import json
import os
import statistics
import subprocess

from .markup import install
from .site import QUIET, RESULTS, TOOLS, Site, browser_path

VERSION = "lighthouse@12.8.2"  # 13 needs a newer Node than Debian has
COMMAND = TOOLS / "node_modules" / ".bin" / "lighthouse"
RUNS = 3
TRIES = 3  # now and then Chromium starts without recording (NO_NAVSTART)
FLOORS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FIGURES = {
    "largest-contentful-paint": 2000,  # ms
    "cumulative-layout-shift": 0.01,
    "total-blocking-time": 150,  # ms
}
PAGES = ["articles:home", "articles:section", "articles:article", "articles:advertise"]


def audit(site: Site) -> list[str]:
    if not COMMAND.exists():
        install(VERSION)
    complaints = []
    for path in _paths(site):
        for form in ("mobile", "desktop"):
            runs = [
                _run(site.address + path, form, f"{path.strip('/') or 'home'}-{form}-{n}")
                for n in range(RUNS)
            ]
            complaints += _judge(f"{path} {form}", runs)
    return complaints


def _paths(site: Site) -> list[str]:
    """The longest article; a section that has several pages."""
    english = [page for page in site.pages if page.language.startswith("en") and page.status == 200]
    paths = []
    for kind in PAGES:
        of_kind = [page for page in english if page.kind == kind]
        if kind == "articles:section":
            of_kind = [page for page in of_kind if page.path == "/music/"]
        if kind == "articles:article":
            of_kind = [max(of_kind, key=lambda page: len(page.html))]
        paths.append(of_kind[0].path)
    return paths


def _run(url: str, form: str, name: str) -> dict:
    out = RESULTS / f"lighthouse-{name.replace('/', '-')}.json"
    out.unlink(missing_ok=True)
    command = [
        str(COMMAND), url, "--quiet", "--output=json", f"--output-path={out}",
        f"--chrome-flags=--headless=new {' '.join(QUIET)}",
        f"--only-categories={','.join(FLOORS)}",
    ]  # fmt: skip
    if form == "desktop":
        command.append("--preset=desktop")
    for _ in range(TRIES):
        subprocess.run(command, check=False, env={**os.environ, "CHROME_PATH": browser_path()})
        report = json.loads(out.read_text()) if out.exists() else {}
        if report and "runtimeError" not in report:
            return report
    raise SystemExit(f"Lighthouse could not load {url} {TRIES} times.")


def _judge(name: str, runs: list[dict]) -> list[str]:
    complaints = []
    scores = {
        category: [round(run["categories"][category]["score"] * 100) for run in runs] for category in FLOORS
    }
    figures = {figure: [run["audits"][figure]["numericValue"] for run in runs] for figure in FIGURES}
    print(name, {category: statistics.median(values) for category, values in scores.items()}, end=" ")
    print({figure: round(statistics.median(values), 3) for figure, values in figures.items()})
    for category, floor in FLOORS.items():
        if statistics.median(scores[category]) < floor:
            failed = [
                audit["id"]
                for audit in runs[0]["audits"].values()
                if audit["score"] is not None and audit["score"] < 0.9
            ]
            complaints.append(f"{name}: {category} {scores[category]} below {floor}; see {failed}")
    for figure, most in FIGURES.items():
        if statistics.median(figures[figure]) > most:
            complaints.append(
                f"{name}: {figure} {[round(value, 3) for value in figures[figure]]} above {most}"
            )
    return complaints
