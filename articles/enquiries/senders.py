"""Who is writing: the address a request came from, and its digest of the day."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from articles.conf import setting


def client_address(meta: Mapping[str, str]) -> str:
    """REMOTE_ADDR, or what the outermost of our TRUSTED_PROXIES saw; what stands further left is hearsay."""
    own_address = meta.get("REMOTE_ADDR", "")
    proxies = setting("TRUSTED_PROXIES")
    hops = [hop.strip() for hop in meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    return hops[-proxies] if 0 < proxies <= len(hops) else own_address


def digest_address(address: str, *, at: datetime) -> str:
    """The address, keyed by our secret and the day: equal within a day, untraceable afterwards."""
    key = salted_hmac(f"articles.enquiries.sender.{at:%Y-%m-%d}", _household(address), algorithm="sha256")
    return key.hexdigest()


def recent_digests(address: str, *, at: datetime) -> list[str]:
    """Today's digest and yesterday's: an hour may reach over midnight."""
    return [digest_address(address, at=at), digest_address(address, at=at - timedelta(days=1))]


def _household(address: str) -> str:
    """An IPv6 customer has a whole /64 to write from."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if ip.version == 4:
        return str(ip)
    if ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(ipaddress.ip_network((int(ip), 64), strict=False))
