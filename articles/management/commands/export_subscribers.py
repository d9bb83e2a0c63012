"""The newsletter's list as a table, for the service that sends the issues."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.newsletter.exporting import subscribers_csv
from articles.newsletter.models import Subscriber
from articles.text.languages import PAGE_LANGUAGES


class Command(BaseCommand):
    help = "Writes everybody on the list as CSV, each with the address at which they leave."

    def add_arguments(self, parser: CommandParser) -> None:
        languages = [code for code, _name in PAGE_LANGUAGES]
        parser.add_argument("--language", choices=languages, help="only those who read this language")

    def handle(self, *args: Any, **options: Any) -> None:
        subscribers = Subscriber.objects.confirmed().order_by("email")
        if options["language"]:
            subscribers = subscribers.filter(language=options["language"])
        self.stdout.write(subscribers_csv(subscribers.iterator()), ending="")
