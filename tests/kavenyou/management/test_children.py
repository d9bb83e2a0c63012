"""Programs started together end together."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from kavenyou.management.children import port_is_free, someone_answers

# Says its number in one piece, whether or not Python buffers, and lives on.
CHILD = r"import os, time; os.write(1, b'child %d\n' % os.getpid()); time.sleep(30)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + CHILD
SHORT_LIVED = "import time; time.sleep(2)"

# A program of our own stands around run_together, for signals go to whole processes.
PARENT = """
import os, sys
from kavenyou.management import children

children.PATIENCE = 1
programs = {"first": [sys.executable, "-c", sys.argv[1]], "second": [sys.executable, "-c", sys.argv[2]]}
ended = children.run_together(programs, env=os.environ, is_ready=lambda: False, when_ready=print)
print("ended by itself:", ended)
"""


def start(first: str, second: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PARENT, first, second]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_run_together_ends_every_program_when_told_to_stop(word):
    parent = start(CHILD, CHILD)
    children = [int(parent.stdout.readline().split()[1]) for _ in range(2)]

    parent.send_signal(word)
    said, _ = parent.communicate(timeout=20)

    assert said == "ended by itself: None\n"
    assert [is_alive(child) for child in children] == [False, False]


def test_run_together_ends_the_others_when_one_ends_and_says_which():
    parent = start(CHILD, SHORT_LIVED)
    child, verdict = parent.communicate(timeout=20)[0].splitlines()

    assert verdict == "ended by itself: second"
    assert not is_alive(int(child.split()[1]))


def test_run_together_kills_a_program_that_does_not_listen():
    parent = start(STUBBORN, SHORT_LIVED)
    child, verdict = parent.communicate(timeout=20)[0].splitlines()

    assert verdict == "ended by itself: second"
    assert not is_alive(int(child.split()[1]))


def test_someone_answers_only_where_a_server_listens():
    with socket.create_server(("127.0.0.1", 0)) as server:
        _, port = server.getsockname()
        assert someone_answers("127.0.0.1", port)
        assert not port_is_free("127.0.0.1", port)

    assert not someone_answers("127.0.0.1", port)
    assert port_is_free("127.0.0.1", port)
