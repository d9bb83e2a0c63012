"""V37: no answer of another site leads us to a machine that is not on the public internet."""

import socket
import threading
import time
from contextlib import closing

import pytest

from articles.embeds import fetching
from articles.embeds.fetching import Unreachable, fetch, is_public


def get(url, *, hosts=(), trusted_origin="", most_bytes=1000, types=("application/json",)):
    return fetch(url, hosts=hosts, types=types, most_bytes=most_bytes, trusted_origin=trusted_origin)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.4.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.7",  # noqa: S104 -- nothing listens here
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::7", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "fec0::1", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_of_our_own_and_our_neighbours_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "142.250.4.91", "2404:6800:4003:c04::5b", "::ffff:8.8.8.8"])
def test_addresses_of_everybody_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://i.ytimg.com/vi/a.jpg",
        "https://i.ytimg.com:8443/vi/a.jpg",
        "https://me@i.ytimg.com/vi/a.jpg",
        "https://i.ytimg.com@localhost/a.jpg",
        "https://i.ytimg.com.evil.example/a.jpg",
        "https://evilytimg.com/a.jpg",
        "https://127.0.0.1/a.jpg",
        "https://[::1]/a.jpg",
        "https://[::1/a.jpg",
        "https://i.ytimg.com:99999/a.jpg",
        "file:///etc/passwd",
        "ftp://i.ytimg.com/a.jpg",
        "//i.ytimg.com/a.jpg",
        "",
    ],
)
def test_only_https_of_the_hosts_we_name_is_asked(url):
    with pytest.raises(Unreachable, match=r"https|host|address"):
        get(url, hosts=["ytimg.com"])


def test_a_host_we_name_is_not_asked_where_its_name_leads_home(their_site):
    port = their_site.url.rpartition(":")[2]
    for url in (f"https://localhost:{port}/", "https://localhost/"):
        with pytest.raises(Unreachable):
            get(url, hosts=["localhost"])
    with pytest.raises(Unreachable, match="not on the public internet"):
        get("https://localhost/", hosts=["localhost"])
    assert their_site.asked == []


def test_only_the_origin_the_settings_name_may_be_at_home(their_site):
    their_site.tells("/told", {"a": 1})
    assert get(f"{their_site.url}/told?b=c", trusted_origin=their_site.url) == b'{"a": 1}'
    assert their_site.asked == ["/told?b=c"]
    with pytest.raises(Unreachable):
        get(f"{their_site.url}/told", trusted_origin="http://127.0.0.1:1")


def test_nothing_is_followed(their_site):
    url = their_site.leads_on("/moved", "/told")
    their_site.tells("/told", {})
    with pytest.raises(Unreachable, match="302"):
        get(url, trusted_origin=their_site.url)
    assert their_site.asked == ["/moved"]


def test_too_much_is_not_read(their_site):
    url = their_site.tells("/much", b"x" * 5000)
    with pytest.raises(Unreachable, match="more than 1000 bytes"):
        get(url, trusted_origin=their_site.url)


def test_another_type_is_not_read(their_site):
    url = their_site.tells("/page", b"<html>", media_type="text/html")
    with pytest.raises(Unreachable, match="text/html"):
        get(url, trusted_origin=their_site.url)


def test_a_site_that_dribbles_is_given_up(their_site, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", 0.5)
    their_site.seconds_a_byte = 0.1
    url = their_site.tells("/slow", b"x" * 500)
    began = time.monotonic()
    with pytest.raises(Unreachable):
        get(url, trusted_origin=their_site.url)
    assert time.monotonic() - began < 3


def test_a_site_that_dribbles_its_greeting_is_given_up():
    greeting = b"\x16\x03\x03\x40\x00" + b"\x02" * 100
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_dribble, args=[server, greeting], daemon=True).start()
        connection = fetching._PinnedConnection("i.ytimg.com", "127.0.0.1")
        connection.port = server.getsockname()[1]
        deadline = threading.Timer(0.5, fetching._hang_up, [connection])
        deadline.start()
        began = time.monotonic()
        with closing(connection), pytest.raises(OSError):  # noqa: PT011 -- of many kinds
            connection.connect()
    assert time.monotonic() - began < 3


def _dribble(server, content):
    connection, _address = server.accept()
    with connection:
        connection.recv(4096)
        for byte in content:
            try:
                connection.send(bytes([byte]))
            except OSError:
                return  # who asked has hung up
            time.sleep(0.1)


def test_a_site_that_is_not_there_is_unreachable():
    with pytest.raises(Unreachable):
        get("http://127.0.0.1:1/", trusted_origin="http://127.0.0.1:1")
