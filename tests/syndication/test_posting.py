"""A message reaches whom it is for, or an answer says within seconds why not."""

import socket
import time

import pytest

from articles.syndication import posting
from articles.syndication.posting import Message, Unreachable, post

from .listener_server import listener

__all__ = ["listener"]


def message(url):
    return Message(url, "text/plain", "서울".encode())


def test_message_arrives_as_it_is(listener):
    post(message(f"{listener.url}/hub?topic=1"))
    assert listener.told == [("/hub?topic=1", "text/plain", "서울")]


@pytest.mark.parametrize(
    ("status", "may_pass"), [(500, True), (503, True), (429, True), (400, False), (404, False), (422, False)]
)
def test_refusal_says_whether_to_try_again(listener, status, may_pass):
    listener.status = status
    with pytest.raises(Unreachable, match=str(status)) as refusal:
        post(message(listener.url))
    assert refusal.value.may_pass is may_pass


def test_redirect_is_followed_nowhere(listener):
    listener.status, listener.location = 307, f"{listener.url}/inside"
    with pytest.raises(Unreachable) as refusal:
        post(message(f"{listener.url}/hub"))
    assert [told.path for told in listener.told] == ["/hub"]
    assert refusal.value.may_pass is False


def test_server_that_hangs_up_may_do_better_later(listener):
    listener.status = "drop"
    with pytest.raises(Unreachable) as refusal:
        post(message(listener.url))
    assert refusal.value.may_pass is True


def test_nobody_there_may_pass():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unreachable, match="Refused") as refusal:
        post(message(f"http://127.0.0.1:{port}/"))
    assert refusal.value.may_pass is True


def test_answer_that_never_ends_is_cut_off(listener, monkeypatch):
    monkeypatch.setattr(posting, "SECONDS_IN_ALL", 0.5)
    listener.status = "drip"
    began = time.monotonic()
    with pytest.raises(Unreachable):
        post(message(listener.url))
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "url", ["", "hub.example", "file:///etc/passwd", "http://", "http://[", "http://a:b/"]
)
def test_what_is_no_web_address_is_refused_for_good(url):
    with pytest.raises(Unreachable) as refusal:
        post(message(url))
    assert refusal.value.may_pass is False
