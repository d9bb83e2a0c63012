"""`make run`: the whole site with demo content on this machine, web server and worker together."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kavenyou.demo.loading import load_demo
from kavenyou.management.children import port_is_free, run_together, someone_answers
from kavenyou.management.people import PASSWORD, PEOPLE, invite_people

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Prepares the demo site if need be, and serves it until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port: int, **options: Any) -> None:
        if not getattr(settings, "DEMO_ALLOWED", False):
            raise CommandError("This would put demo content and well-known passwords on a real site.")
        if not port_is_free(HOST, port):
            raise CommandError(f"Port {port} is taken. Stop what uses it, or: make run PORT={port + 1}")
        self.stdout.write("Preparing the database and the demo content ...")
        call_command("migrate", verbosity=0)
        load_demo(by=invite_people(), at=timezone.now())
        ended = run_together(
            programs(port),
            # Readers' error pages instead of Django's yellow ones.
            env={"LOG_LEVEL": "WARNING", **os.environ, "DEBUG": "off"},
            is_ready=lambda: someone_answers(HOST, port),
            when_ready=lambda: self.stdout.write(welcome(port)),
        )
        if ended:
            raise CommandError(f"The {ended} ended by itself, so all was ended. What it said stands above.")
        self.stdout.write("Ended.")


def programs(port: int) -> dict[str, list[str]]:
    """The web server and the worker, by name."""
    python = sys.executable
    granian = f"-m granian --interface wsgi --no-ws --log-level warning --host {HOST} --port {port}".split()
    # Told to end while it starts, a granian worker never does: hence the time-out.
    workers = ["--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "5"]
    return {
        "web server": [python, *granian, *workers, "kavenyou.wsgi:application"],
        "worker": [python, "manage.py", "db_worker", "--no-reload"],
    }


def welcome(port: int) -> str:
    """What to open, and as whom to log in."""
    logins = [f"    {login:<10}{PASSWORD}   {group or 'Administrator'}" for login, *_, group in PEOPLE]
    people = "\n".join(logins)
    return f"""
  The site    http://{HOST}:{port}/
  The admin   http://{HOST}:{port}/admin/

  Log in as   with the password
{people}

  Mail the site sends is written to {settings.BASE_DIR / "var" / "outbox"}
  Ctrl-C ends it.
"""
