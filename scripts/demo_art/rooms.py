"""Rooms where people sit still: a cinema, a bookshop."""

# ruff: noqa: S311 -- outlines do not wrap; chance draws here and guards nothing

from __future__ import annotations

from random import Random

from .svg import CELADON, GOLD, PAPER, PERSIMMON, PINK, Picture, area, circle, group, linear, rect, stroke


def cinema() -> Picture:
    """A cinema audience facing a bright screen."""
    random = Random(2)
    gradients = linear("screen", (0, "#f4fff9"), (1, "#a9dcc8"))
    shapes = rect(0, 0, 1600, 1067, "#06110f") + rect(
        220, 90, 1160, 430, "#d8ffe9", opacity=0.6, filter="url(#blur60)"
    )
    shapes += rect(220, 90, 1160, 430, "url(#screen)")
    shapes += area("M220 520V380 C400 300 520 420 700 340 S1100 260 1380 370V520Z", "#3a8f78", opacity=0.75)
    shapes += area("M220 520V450 C480 380 640 470 860 420 S1220 400 1380 440V520Z", "#0e5a46") + circle(
        1110, 220, 52, PERSIMMON
    )
    rows = [(620, 0.8, "#0f2c26"), (720, 1, "#0b221d"), (840, 1.26, "#071814"), (990, 1.6, "#030c0a")]
    for number, (y, size, colour) in enumerate(rows):
        shapes += _seat_row(random, number, y, size, colour)
    return Picture(shapes, gradients, grain=0.18)


def bookshelves() -> Picture:
    """Shelves of colourful books."""
    random = Random(17)
    colours = ["#0e6b52", CELADON, PERSIMMON, GOLD, PAPER, "#27493f", PINK, "#c9b79a", "#123c46", "#e9d9a8"]
    shapes = rect(0, 0, 1600, 1067, "#20170f")
    for shelf in range(3):
        foot = shelf * 356 + 332
        shapes += rect(0, foot - 332, 1600, 332, "#2b2016") + rect(
            0, foot - 332, 1600, 60, "#000", opacity=0.35, filter="url(#blur10)"
        )
        x = -6
        while x < 1600:
            width, leaning = random.randint(22, 62), random.choice([0, 0, 0, 0, 0, 0, 0, 6])
            shapes += _book(random, x, foot, width, random.choice(colours), leaning)
            x += width + (34 if leaning else 1)
        shapes += rect(0, foot, 1600, 24, "#5a4127") + rect(0, foot, 1600, 5, "#8a6a45")
    light = area("M1600 0 L900 0 L300 1067 H1200Z", "#fff1cf", opacity=0.14, filter="url(#blur26)")
    return Picture(shapes + light, grain=0.12)


def _seat_row(random: Random, number: int, y: float, size: float, colour: str) -> str:
    seats, count = "", int(15 / size)
    w = 1600 / count
    for place in range(-1, count + 1):
        x = place * w + w / 2 + (w / 2 if number % 2 else 0)
        left, top = x - w * 0.42, y + 30
        seats += area(
            f"M{left:.0f} {y + 260} V{top} q0 -44 44 -44 h{w * 0.84 - 88:.0f} q44 0 44 44 V{y + 260}Z", colour
        )
        edge = f"M{x - w * 0.36:.0f} {y - 2} q6 -10 30 -12 h{w * 0.72 - 60:.0f} q24 2 30 12"
        seats += stroke(edge, CELADON, 3, opacity=0.55 - 0.12 * number)
        if random.random() < 0.38:
            r = 36 * size
            seats += circle(x, y - 34 * size, r, colour)
            seats += stroke(
                f"M{x - r * 0.92:.0f} {y - 46 * size:.0f} a{r:.0f} {r:.0f} 0 0 1 {r * 1.84:.0f} 0",
                "#cfffe6",
                3,
                opacity=0.5,
            )
    return seats


def _book(random: Random, x: float, foot: float, width: int, colour: str, leaning: int) -> str:
    height = random.randint(206, 296)
    top = foot - height
    book = rect(x, top, width, height, colour) + rect(x, top, 4, height, "#fff", opacity=0.18)
    book += rect(x + width - 6, top, 6, height, "#000", opacity=0.22)
    if width > 30:
        ink = PAPER if colour in ("#0e6b52", PERSIMMON, "#27493f", "#123c46") else "#0d1413"
        book += rect(x + width * 0.36, top + 30, width * 0.26, height * 0.42, ink, opacity=0.7)
    return group(book, transform=f"rotate({leaning} {x} {foot})")
