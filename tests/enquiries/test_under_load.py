"""Many partners at once, real processes, and a mail server or a worker that fails meanwhile."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.fixtures.mail import FreePortController

from .letters import WORDS
from .mail_server import MoodySink
from .running_site import RunningSite, end, running_site, wait_until

LETTERS = 25


@pytest.fixture(scope="module")
def post_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RunningSite, MoodySink]]:
    moody = MoodySink()
    controller = FreePortController(moody, hostname="127.0.0.1", port=0)
    controller.start()
    folder = tmp_path_factory.mktemp("site")
    with running_site(folder, controller.port, enquiries_per_hour=10_000) as running:
        yield running, moody
    controller.stop()


@pytest.fixture
def site(post_office: tuple[RunningSite, MoodySink]) -> RunningSite:
    return post_office[0]


@pytest.fixture
def sink(post_office: tuple[RunningSite, MoodySink]) -> MoodySink:
    """An empty one."""
    post_office[1].messages.clear()
    post_office[1].recipients.clear()
    return post_office[1]


def letter(number: int, stamp: str) -> dict[str, str]:
    email = f"partner{number}@lantern.example"
    return {
        "topic": "press",
        "name": f"Partner {number}",
        "email": email,
        "message": f"{WORDS} {number}",
        "t": stamp,
    }


def post_all(site: RunningSite, numbers: list[int]) -> list[tuple[int, int, str, float]]:
    """So many at a time: number, status, where it led, seconds it took."""
    stamp = site.stamp()
    time.sleep(3.1)  # a form filled in faster is a machine's

    def post(number: int) -> tuple[int, int, str, float]:
        began = time.monotonic()
        return (number, *site.post(**letter(number, stamp)), time.monotonic() - began)

    with ThreadPoolExecutor(max_workers=50) as partners:
        return list(partners.map(post, numbers))


def sent_ids(sink: MoodySink) -> Counter[Any]:
    return Counter(message["Message-ID"] for message in sink.messages)


def test_what_was_acknowledged_is_stored_and_mailed_once(site, sink):
    """Fifty at once, each letter twice, the mail server out of order until all are in."""
    sink.mood = "busy"
    worker = site.start_worker()
    answers = post_all(site, [*range(LETTERS), *range(LETTERS)])

    assert {status for _number, status, _location, _seconds in answers} == {303}
    places = {(number, location) for number, _status, location, _seconds in answers}
    assert len(places) == LETTERS  # a double is led to where the first was
    references = sorted(location.rpartition("=")[2] for _number, location in places)
    numbers = [int(reference.rpartition("-")[2]) for reference in references]
    assert numbers == list(range(numbers[0], numbers[0] + LETTERS))
    stored = site.ask("sorted(Enquiry.objects.filter(state='new').values_list('reference', flat=True))")
    assert stored == references
    assert sink.messages == []

    sink.mood = "well"
    wait_until(lambda: len(sink.messages) >= 2 * LETTERS, seconds=90)
    wait_until(lambda: site.ask("Enquiry.objects.filter(mail_due_at__isnull=False).count()") == 0)
    end(worker)
    assert set(sent_ids(sink).values()) == {1}
    assert Counter(map(tuple, sink.recipients)) == {
        ("admin@kavenyou.com",): LETTERS,
        **{(f"partner{number}@lantern.example",): 1 for number in range(LETTERS)},
    }


def test_mail_of_a_killed_worker_is_sent_by_the_next(site, sink):
    sink.mood = "slow"
    answers = post_all(site, list(range(LETTERS, LETTERS + 6)))
    assert {status for _number, status, _location, _seconds in answers} == {303}
    worker = site.start_worker()
    wait_until(lambda: len(sink.messages) >= 3)
    worker.kill()
    worker.wait()

    sink.mood = "well"
    # The lease of the letter in its hands runs out.
    site.ask("Enquiry.objects.filter(mail_due_at__isnull=False).update(mail_due_at='2026-01-01T00:00Z')")
    site.manage("send_pending_mail")
    ids = sent_ids(sink)
    assert len(ids) == 12
    # The one letter that was on the line may have arrived without the worker noticing: under the same id.
    assert sum(ids.values()) <= 13
    assert site.ask("Enquiry.objects.unsent_mail().count()") == 0
