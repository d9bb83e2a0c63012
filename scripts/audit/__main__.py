"""`make audit`: what only outside tools can judge, on the demo site served as the real one is.

Runs the Nu HTML checker on every page, axe on every kind of page in three languages, two widths and two
themes, weighs what a phone loads, has Lighthouse judge four pages three times each, and takes pictures, also
without styles and without scripts. Needs Node, Java and Chromium (scripts/audit/tools installs what apt can).
Everything it saw is in var/audit/; it fails when something is to complain of.

    make audit                          all of it, about a quarter of an hour
    make audit ARGS="weight markup"     only these
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from . import barriers, lighthouse, markup, pictures, weight
from .crawl import crawl
from .site import RESULTS, Site, running_site

PARTS: dict[str, Callable[[Site], list[str]]] = {
    "weight": weight.audit,
    "markup": markup.audit,
    "barriers": barriers.audit,
    "pictures": pictures.audit,
    "lighthouse": lighthouse.audit,
}


def main(wanted: list[str]) -> int:
    """0 when every wanted part is content."""
    if unknown := set(wanted) - PARTS.keys():
        print(f"No such part: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
        return 2
    RESULTS.mkdir(parents=True, exist_ok=True)
    complaints: dict[str, list[str]] = {}
    with running_site() as address:
        site = Site(address, crawl(address))
        print(f"{len(site.pages)} pages of {len(site.kinds)} kinds, in {len(site.languages)} languages")
        for name in wanted or PARTS:
            print(f"\n== {name}")
            complaints[name] = PARTS[name](site)
            print("\n".join(complaints[name][:40]) or "Nothing to complain of.")
    Path(RESULTS / "complaints.json").write_text(json.dumps(complaints, indent=1, ensure_ascii=False))
    found = sum(map(len, complaints.values()))
    print(f"\n{found} complaints; details in {RESULTS.name}/ under var/")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
