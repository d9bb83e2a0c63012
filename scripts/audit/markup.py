"""The Nu HTML checker on every page."""

import json
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from .site import RESULTS, TOOLS, Site

CHECKER = "vnu-jar@26.9.27"
JAR = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# The checker does not know what browsers have learnt since; each is a documented feature.
UNKNOWN_TO_IT: list[str] = []


def audit(site: Site) -> list[str]:
    """Errors only; warnings are counted in the file of results."""
    install_checker()
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, page in enumerate(site.pages):
            file = Path(folder) / f"{number}.html"
            file.write_bytes(page.html)
            names[file.name] = page.path
        said = subprocess.run(
            ["java", "-Xss1m", "-jar", str(JAR), "--format", "json", "--stdout", folder],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
    messages = json.loads(said)["messages"]
    for message in messages:
        message["url"] = names[message["url"].rpartition("/")[2]]
    (RESULTS / "markup.json").write_text(json.dumps(messages, indent=1, ensure_ascii=False))
    kinds = Counter(message.get("subType", message["type"]) for message in messages)
    print(f"{len(site.pages)} pages checked: {dict(kinds) or 'no message'}")
    errors = [message for message in messages if message["type"] == "error"]
    return [
        f"{error['url']}: {error['message']}"
        for error in errors
        if not any(known in error["message"] for known in UNKNOWN_TO_IT)
    ]


def install_checker() -> None:
    if JAR.exists():
        return
    if not shutil.which("java"):
        raise SystemExit("The Nu HTML checker needs Java: sh scripts/audit/tools")
    install(CHECKER)


def install(package: str) -> None:
    """Into a folder git does not see."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            "npm",
            "install",
            "--prefix",
            str(TOOLS),
            "--no-save",
            "--no-fund",
            "--no-audit",
            "--silent",
            package,
        ],
        check=True,
    )
