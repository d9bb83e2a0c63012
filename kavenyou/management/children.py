"""Programs that live as long as the command that started them."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping

PATIENCE = 30.0  # seconds the programs have to end by themselves


def port_is_free(host: str, port: int) -> bool:
    """Whether we could listen there."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            return False
    return True


def someone_answers(host: str, port: int) -> bool:
    """Whether a server accepts connections there."""
    with socket.socket() as caller:
        caller.settimeout(1)
        return caller.connect_ex((host, port)) == 0


def run_together(
    programs: Mapping[str, list[str]],
    *,
    env: Mapping[str, str],
    is_ready: Callable[[], bool],
    when_ready: Callable[[], None],
) -> str | None:
    """Run all programs until we are told to stop, or one ends; none outlives this call.

    Says the name of the program that ended of itself, or None after Ctrl-C, TERM or a closed terminal.
    """
    told_to_stop: list[int] = []
    for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Only noted here: an exception in the middle of starting a program would lose sight of it.
        signal.signal(word, lambda number, frame: told_to_stop.append(number))
    # In groups of their own: Ctrl-C reaches a whole group, and a worker told twice drops what it is doing.
    children = {
        name: subprocess.Popen(command, env=env, process_group=0) for name, command in programs.items()
    }
    announced = False
    while not told_to_stop:
        ended = next((name for name, child in children.items() if child.poll() is not None), None)
        if ended:
            _end(children)
            return ended
        if not announced and is_ready():
            when_ready()
            announced = True
        time.sleep(0.2)
    _end(children)
    return None


def _end(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for child in children.values():
        child.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in children.values():
        try:
            child.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
