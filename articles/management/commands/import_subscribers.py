"""A list kept elsewhere, with the proof that each person agreed. Run again, it adds nobody twice."""

import csv
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.newsletter.importing import import_subscriber

COLUMNS = ["email", "language", "agreed_at", "proof"]


class Command(BaseCommand):
    help = f"Takes a CSV file with the columns {', '.join(COLUMNS)}. Whoever has left us stays off the list."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        rows, taken = self._rows(options["file"]), 0
        for number, row in enumerate(rows, start=2):  # as a spreadsheet counts them, below the headings
            try:
                import_subscriber(
                    row["email"],
                    language=row["language"],
                    agreed_at=row["agreed_at"],
                    proof=row["proof"],
                    at=timezone.now(),
                )
            except ValidationError as refusal:
                self.stderr.write(f"Row {number}: {' '.join(refusal.messages)}")
            else:
                taken += 1
        self.stdout.write(f"Took {taken} of {len(rows)}.")

    def _rows(self, path: Path) -> list[dict[str, str]]:
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                table = csv.DictReader(file, restval="")
                if missing := set(COLUMNS) - set(table.fieldnames or []):
                    raise CommandError(f"These columns are missing: {', '.join(sorted(missing))}.")
                return list(table)
        except (OSError, UnicodeDecodeError, csv.Error) as fault:
            raise CommandError(f"{path} cannot be read: {fault}") from fault
