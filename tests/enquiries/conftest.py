import socket
from collections.abc import Iterator
from typing import Any

import pytest

from kavenyou.settings.mail import mail_settings
from tests.fixtures.mail import FreePortController

from .letters import found_desk
from .mail_server import MoodySink


@pytest.fixture
def desk(db: None) -> None:
    """The masthead names an address for partners."""
    found_desk()


@pytest.fixture
def moody_sink(settings: Any) -> Iterator[MoodySink]:
    """Django sends over SMTP to this server, well or not."""
    sink = MoodySink()
    controller = FreePortController(sink, hostname="127.0.0.1", port=0)
    controller.start()
    use_mail_server(settings, controller.port)
    yield sink
    controller.stop()


@pytest.fixture
def no_mail_server(settings: Any) -> None:
    """Nobody listens where Django sends mail to."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        use_mail_server(settings, unused.getsockname()[1])


def use_mail_server(settings: Any, port: int) -> None:
    for name, value in mail_settings("smtp", host="127.0.0.1", port=port, timeout=5).items():
        setattr(settings, name, value)
