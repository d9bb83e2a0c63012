"""What our own files are, where their ending does not tell."""

import re
from wsgiref.headers import Headers


def name_static_files(headers: Headers, path: str, url: str) -> None:
    """For WhiteNoise: browsers take speculation rules only under their own name."""
    if re.search(r"/speculation(\.\w+)?\.json$", url):
        headers["Content-Type"] = "application/speculationrules+json"
