"""Whose site a web address is of; what is no address is nobody's."""

from urllib.parse import urlsplit


def is_same_site(address: str, other: str) -> bool:
    """The same host or one below it: shop.lampu.example is lampu.example's, notlampu.example is not."""
    host, theirs = _host(address), _host(other)
    return bool(host and theirs) and (host == theirs or host.endswith(f".{theirs}"))


def stands_at(address: str, host: str) -> bool:
    """Exactly this host, with its port, as a request names it. Anybody may write an Origin or Referer."""
    try:
        return urlsplit(address).netloc == host
    except ValueError:
        return False


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""  # brackets that hold no address
