"""Tables for a spreadsheet program that trusts what it opens."""

import csv
import io
from collections.abc import Iterable

# What begins a formula in one program or another; the wide forms do in East Asian editions.
FORMULA_SIGNS = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")


def csv_table(headings: list[str], rows: Iterable[list[str]]) -> str:
    """Every cell quoted, none a formula: what begins like one gets an apostrophe before it."""
    table = io.StringIO()
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return table.getvalue()


def _harmless(cell: str) -> str:
    """Blanks, tabs and line breaks before the sign do not hide it from every program."""
    text = str(cell)
    return f"'{text}" if text.lstrip().startswith(FORMULA_SIGNS) or text[:1] in {"\t", "\r", "\n"} else text
