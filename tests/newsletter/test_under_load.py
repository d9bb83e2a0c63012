"""Many readers at once, with real processes: typing the same address, pressing the same link."""

import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.enquiries.mail_server import MoodySink
from tests.enquiries.running_site import RunningSite, end, running_site, wait_until
from tests.fixtures.mail import FreePortController

AT_ONCE = 20
EMAIL = "mei@reader.example"


@pytest.fixture
def sink() -> Iterator[tuple[MoodySink, int]]:
    moody = MoodySink()
    controller = FreePortController(moody, hostname="127.0.0.1", port=0)
    controller.start()
    yield moody, controller.port
    controller.stop()


def all_at_once(site: RunningSite, path: str, *forms: dict[str, str]) -> Counter[tuple[int, str]]:
    """How often each answer came."""
    with ThreadPoolExecutor(len(forms)) as readers:
        return Counter(readers.map(lambda form: site.post(path=path, **form), forms))


def test_readers_at_the_same_moment_are_each_on_the_list_once(
    tmp_path: Path, sink: tuple[MoodySink, int]
) -> None:
    moody, port = sink
    with running_site(tmp_path, port, enquiries_per_hour=10_000) as site:
        worker = site.start_worker()
        others = [{"email": f"reader{number}@reader.example"} for number in range(5)]
        answers = all_at_once(site, "/newsletter/", *[{"email": EMAIL}] * AT_ONCE, *others)
        assert answers == {(303, "/newsletter/check-inbox/"): AT_ONCE + 5}
        assert site.ask("Subscriber.objects.count()") == 6

        wait_until(lambda: len(moody.messages) == 6, seconds=90)
        wait_until(lambda: site.ask("Subscriber.objects.filter(mail_due_at__isnull=False).count()") == 0)
        assert set(Counter(map(tuple, moody.recipients)).values()) == {1}

        (mail,) = [each for each in moody.messages if each["To"] == EMAIL]
        (link,) = re.findall(r"(/newsletter/confirm/\S+/)", mail.get_body(("plain",)).get_content())
        answers = all_at_once(site, link, *[{}] * AT_ONCE)
        assert answers == {(303, "/newsletter/confirmed/"): AT_ONCE}
        assert site.ask("Subscriber.objects.confirmed().count()") == 1
        end(worker)
