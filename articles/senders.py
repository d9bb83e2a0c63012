"""Who is asking: the address a request came from, and its digest of the day."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from .conf import setting


def client_address(meta: Mapping[str, str]) -> str:
    """REMOTE_ADDR, or what the outermost of our TRUSTED_PROXIES saw; what stands further left is hearsay."""
    own_address = meta.get("REMOTE_ADDR", "")
    proxies = setting("TRUSTED_PROXIES")
    hops = [hop.strip() for hop in meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    return hops[-proxies] if 0 < proxies <= len(hops) else own_address


def digest_address(address: str, *, purpose: str, at: datetime) -> str:
    """The address, keyed by our secret and the day: equal within a day, untraceable afterwards.

    What one desk keeps of a sender cannot be compared with what another keeps: each has its own purpose.
    """
    salt = f"articles.{purpose}.sender.{at:%Y-%m-%d}"
    return salted_hmac(salt, _household(address), algorithm="sha256").hexdigest()


def recent_digests(address: str, *, purpose: str, at: datetime) -> list[str]:
    """Today's digest and yesterday's: an hour may reach over midnight."""
    days = [at, at - timedelta(days=1)]
    return [digest_address(address, purpose=purpose, at=day) for day in days]


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
