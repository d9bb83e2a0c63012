"""Tables: what was eaten and what was made on them, seen from above or across."""

# ruff: noqa: E501, S311 -- outlines do not wrap; chance draws here and guards nothing

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from .svg import (
    GOLD,
    PERSIMMON,
    WARM,
    Picture,
    area,
    circle,
    ellipse,
    glow,
    group,
    linear,
    radial,
    rect,
    shade,
    stroke,
)  # fmt: skip

CHILLI = ("#d8432b", "#e8633d", "#b62f1e")


def stone_bowl() -> Picture:
    """Bibimbap in a black stone bowl with side dishes, from above."""
    random = Random(3)
    gradients = radial("table", (0, "#25443a"), (1, "#0d221c"), r=0.8)
    gradients += radial("stone", (0, "#2d2f2d"), (0.86, "#191b1a"), (0.9, "#3d403d"), (1, "#0d0f0e"))
    x, y = 770, 560
    shapes = rect(0, 0, 1600, 1067, "url(#table)") + _wood(random, "#0a1b16")
    shapes += ellipse(x + 26, y + 40, 400, 400, "#000", opacity=0.55, filter="url(#blur26)")
    shapes += circle(x, y, 395, "url(#stone)") + circle(x, y, 335, "#f4efe2") + _toppings(random, x, y)
    shapes += circle(x, y, 118, "#fffaf0") + circle(
        x + 6, y + 8, 118, "none", stroke="#d9cdb4", stroke_width=3
    )
    shapes += circle(x, y, 62, "#ffab1f") + circle(
        x - 18, y - 20, 18, "#fff", opacity=0.65, filter="url(#blur4)"
    )
    shapes += (
        _sesame(random, x, y, 300) + _dish(1360, 240, 150) + _strips(random, 1360, 240, 30, 95, 20, CHILLI)
    )
    shapes += _dish(1420, 760, 130, "#27493f", "#1a352d")
    for turn, distance in [(0, 0), *((step * pi / 3, 56) for step in range(6))]:
        slice_at = (1420 + cos(turn) * distance, 760 + sin(turn) * distance)
        shapes += circle(*slice_at, 22, "#f7e6a6", stroke="#cfae4e", stroke_width=4)
    shapes += _dish(170, 230, 140) + _strips(random, 170, 230, 44, 85, 9, ("#6ea34c", "#5b8f3d"))
    shapes += _chopsticks(140, 470, 9) + _window_light()
    return Picture(shapes, gradients, grain=0.13)


def noodles() -> Picture:
    """Bak chor mee with liver, meatballs and a good deal of chilli, from above."""
    random = Random(41)
    gradients = radial("marble", (0, "#f2ede2"), (1, "#c9c1b0"), r=0.8) + radial(
        "sauce", (0, "#8a4b21"), (1, "#5c2c12")
    )
    x, y = 820, 540
    shapes = rect(0, 0, 1600, 1067, "url(#marble)") + _marble(random)
    shapes += ellipse(x + 24, y + 36, 392, 392, "#3a2c1c", opacity=0.5, filter="url(#blur26)")
    shapes += circle(x, y, 386, "#fdfdf8") + circle(x, y, 386, "none", stroke="#2f6fa6", stroke_width=10)
    for place in range(24):
        turn = place * pi / 12
        shapes += circle(
            x + cos(turn) * 352, y + sin(turn) * 352, 12, "none", stroke="#2f6fa6", stroke_width=5
        )
    shapes += circle(x, y, 316, "url(#sauce)") + _noodle_nest(random, x, y)
    shapes += _strips(random, x - 140, y - 90, 90, 96, 13, ("#7d4a34", "#935d42", "#6b3c2a"))
    for a, b in ((130, -150), (190, -60), (112, -50)):
        shapes += (
            circle(x + a + 5, y + b + 7, 50, "#4a230e", opacity=0.4)
            + circle(x + a, y + b, 48, "#d9a679")
            + circle(x + a - 13, y + b - 15, 13, "#f2cfa8", opacity=0.8)
        )
    for a, b, turn in ((90, 130, 20), (160, 80, -16), (30, 176, 48)):
        shapes += ellipse(
            x + a,
            y + b,
            64,
            30,
            "#8c5a52",
            transform=f"rotate({turn} {x + a} {y + b})",
            stroke="#a87a70",
            stroke_width=4,
        )
    shapes += _strips(random, x - 120, y + 130, 34, 60, 16, CHILLI) + _strips(
        random, x, y, 40, 200, 6, ("#6ea34c", "#8fc06a")
    )
    shapes += _dish(1400, 250, 130, "#fdfdf8", "#b62f1e") + _strips(
        random, 1400, 250, 26, 60, 8, ("#ff9a3c", "#ffcf6b", "#8a1f12")
    )
    shapes += (
        circle(190, 800, 178, "#e7e2d4")
        + circle(190, 800, 150, "#d9b98a")
        + _strips(random, 190, 800, 14, 80, 12, ("#6ea34c", "#f4ead0"))
    )
    return Picture(
        shapes + _chopsticks(180, 120, 62) + _window_light(), gradients, background="#d8d0bf", grain=0.12
    )


def kopi() -> Picture:
    """Kopi, kaya toast and two soft eggs on a marble table, from above."""
    random = Random(52)
    gradients = radial("marble", (0, "#eef1ec"), (1, "#bcc7c0"), r=0.8) + radial(
        "coffee", (0, "#7a4426"), (0.8, "#4a2412"), (1, "#3a1b0c")
    )
    gradients += linear("toast", (0, "#d99a55"), (1, "#b06f33"))
    shapes = rect(0, 0, 1600, 1067, "url(#marble)") + _marble(random)
    shapes += ellipse(600, 570, 356, 356, "#233", opacity=0.35, filter="url(#blur26)")
    shapes += (
        circle(580, 540, 345, "#fdfdf8")
        + circle(580, 540, 300, "none", stroke="#0e6b52", stroke_width=12)
        + circle(580, 540, 250, "#f0f1ea")
    )
    shapes += stroke("M782 470 q120 -40 130 60 q0 96 -150 62", "#fdfdf8", 46) + ellipse(
        598, 560, 214, 214, "#9aa49d", opacity=0.6, filter="url(#blur10)"
    )
    shapes += circle(580, 540, 212, "#fdfdf8") + circle(580, 540, 186, "url(#coffee)")
    for _ in range(9):
        turn = random.uniform(0, 2 * pi)
        shapes += circle(
            580 + cos(turn) * 160, 540 + sin(turn) * 160, random.uniform(5, 14), "#c08a58", opacity=0.75
        )
    shapes += stroke("M470 470 q50 -60 130 -58", "#f7d9b2", 12, opacity=0.6, filter="url(#blur4)")
    shapes += group(
        rect(-12, -230, 24, 330, "#aab5af", rx=12),
        ellipse(0, 130, 40, 58, "#c9d3cd"),
        transform="translate(300 760) rotate(-52)",
    )
    shapes += group(_toast_plate(random), transform="translate(1210 330) rotate(10)") + _eggs(1220, 800)
    return Picture(shapes + _window_light(), gradients, background="#c8d1ca", grain=0.12)


def paper_lamps() -> Picture:
    """Paper lamps hanging over a maker's bench, one of them still only ribs."""
    random = Random(61)
    gradients = linear("wall", (0, "#1c2430"), (1, "#3a2a24")) + radial(
        "lamp", (0, "#fffbe8"), (0.55, "#ffdf9e"), (1, "#f3a95a")
    )
    shapes = (
        rect(0, 0, 1600, 1067, "url(#wall)")
        + rect(1090, 130, 380, 470, "#0f1720")
        + rect(1104, 144, 352, 442, "#23435a")
    )
    shapes += (
        circle(1360, 230, 34, "#f4f0dc")
        + rect(1274, 144, 12, 442, "#0f1720")
        + rect(1104, 360, 352, 12, "#0f1720")
    )
    lamps = [
        (180, 330, 130, 1.2),
        (430, 210, 96, 1),
        (660, 400, 150, 0.86),
        (940, 250, 112, 1.3),
        (1230, 400, 92, 1),
        (1480, 300, 126, 0.9),
    ]
    for x, y, r, tall in lamps:
        shapes += _paper_lamp(x, y, r, tall)
    shapes += (
        rect(0, 800, 1600, 267, "#5b3a24")
        + rect(0, 800, 1600, 14, "#8a5c38")
        + _wood(random, "#3d2616", top=830)
    )
    shapes += rect(0, 760, 1600, 140, "#ffcf8a", opacity=0.2, filter="url(#blur60)") + _lamp_ribs(420, 690)
    shapes += group(
        rect(0, 0, 330, 210, "#f6ecd2"),
        rect(16, -14, 330, 210, "#fff6e0"),
        transform="translate(720 840) rotate(-6)",
    )
    shapes += stroke("M1180 930 L1330 850 M1190 850 L1330 940", "#c9d3cd", 12) + circle(
        1170, 940, 24, "none", stroke=PERSIMMON, stroke_width=12
    )
    shapes += circle(1176, 842, 24, "none", stroke=PERSIMMON, stroke_width=12)
    return Picture(
        shapes
        + rect(1410, 850, 90, 110, "#27493f", rx=8)
        + stroke("M1430 850 L1420 770 M1456 850 L1470 760 M1480 850 L1510 790", WARM, 9),
        gradients,
        grain=0.14,
    )


def _wood(random: Random, colour: str, top: int = 0) -> str:
    lines = ""
    for y in range(top, 1100, 44):
        start, bend = y + random.uniform(-8, 8), random.uniform(-16, 16)
        lines += stroke(f"M-20 {start:.0f} q400 {bend:.0f} 800 0 t860 0", colour, 2, opacity=0.5)
    return lines


def _marble(random: Random) -> str:
    veins = ""
    for _ in range(9):
        x, y = random.uniform(-100, 1500), random.uniform(0, 1067)
        veins += stroke(
            f"M{x:.0f} {y:.0f} q{random.uniform(60, 200):.0f} {random.uniform(-90, 90):.0f} {random.uniform(240, 420):.0f} {random.uniform(-60, 120):.0f}",
            "#8c968f",
            random.uniform(1.5, 5),
            opacity=0.3,
            filter="url(#blur4)",
        )
    return veins


def _dish(x: float, y: float, r: float, rim: str = "#eef3ee", inside: str = "#dfe8e1") -> str:
    shadow = ellipse(x + 14, y + 22, r, r, "#000", opacity=0.4, filter="url(#blur10)")
    return shadow + circle(x, y, r, rim) + circle(x, y, r * 0.84, inside)


def _strips(
    random: Random, x: float, y: float, count: int, reach: float, width: float, colours: tuple[str, ...]
) -> str:
    """Shreds of something, heaped around a point."""
    heap = ""
    for _ in range(count):
        turn, distance = random.uniform(0, 2 * pi), reach * random.random() ** 0.6
        a, b = x + cos(turn) * distance - 24, y + sin(turn) * distance
        bend = f"q{random.uniform(10, 30):.0f} {random.uniform(-26, 26):.0f} {random.uniform(24, 52):.0f} {random.uniform(-16, 16):.0f}"
        heap += stroke(f"M{a:.0f} {b:.0f} {bend}", random.choice(colours), width)
    return heap


def _toppings(random: Random, x: float, y: float) -> str:
    kinds = [("#2f6b3d", 270), ("#f08a2c", 210), ("#f6ead0", 180), ("#7a4a2b", 240), ("#c7dd7f", 180)]
    shreds = ""
    for number, (colour, count) in enumerate(kinds):
        start = 2 * pi * number / len(kinds) - 1.2
        for _ in range(count):
            turn, distance = start + random.uniform(-0.02, 1.2), random.uniform(105, 312)
            length, way = random.uniform(26, 64), random.uniform(0, 2 * pi)
            bend = f"q{cos(way) * length * 0.5 + 6:.0f} {sin(way) * length * 0.5 - 6:.0f} {cos(way) * length:.0f} {sin(way) * length:.0f}"
            shreds += stroke(
                f"M{x + cos(turn) * distance:.0f} {y + sin(turn) * distance:.0f} {bend}",
                shade(colour, random.uniform(0.8, 1.12)),
                random.uniform(6, 12),
            )
    return shreds


def _noodle_nest(random: Random, x: float, y: float) -> str:
    strands = ""
    for _ in range(150):
        turn, distance = random.uniform(0, 2 * pi), random.uniform(40, 250)
        sweep, r = random.uniform(0.7, 1.6), distance
        a, b = x + cos(turn) * r, y + sin(turn) * r
        c, d = (
            x + cos(turn + sweep) * r * random.uniform(0.85, 1.1),
            y + sin(turn + sweep) * r * random.uniform(0.85, 1.1),
        )
        strands += stroke(
            f"M{a:.0f} {b:.0f} A{r:.0f} {r:.0f} 0 0 1 {c:.0f} {d:.0f}",
            random.choice(["#e8b45c", "#f0c878", "#d99a44", "#c9833a"]),
            10,
        )
    return strands


def _sesame(random: Random, x: float, y: float, reach: float) -> str:
    seeds = ""
    for _ in range(60):
        turn, distance = random.uniform(0, 2 * pi), random.uniform(0, reach)
        a, b = x + cos(turn) * distance, y + sin(turn) * distance
        seeds += ellipse(
            a, b, 4, 2.4, "#fff4d6", transform=f"rotate({random.randint(0, 180)} {a:.0f} {b:.0f})"
        )
    return seeds


def _chopsticks(x: float, y: float, lean: int) -> str:
    pair = rect(x, y, 15, 640, "#c9d3cd", rx=7) + rect(x + 40, y, 15, 640, "#aab6af", rx=7)
    return group(pair, transform=f"rotate({lean} {x + 100} {y + 330})")


def _window_light() -> str:
    return area("M-100 -100 L700 -100 L100 1200 L-300 1200Z", "#fff6dc", opacity=0.12, filter="url(#blur26)")


def _toast_plate(random: Random) -> str:
    plate = ellipse(14, 22, 290, 210, "#233", opacity=0.35, filter="url(#blur26)") + ellipse(
        0, 0, 290, 210, "#fdfdf8"
    )
    plate += ellipse(0, 0, 240, 168, "#eceee6") + ellipse(
        0, 0, 262, 186, "none", stroke="#c43519", stroke_width=6
    )
    for x, y, lean in ((-92, -16, -5), (92, 4, 4)):
        slices = rect(-78, -104, 156, 208, "#8a5426", rx=18) + rect(-78, -112, 156, 208, "url(#toast)", rx=18)
        slices += (
            rect(-64, -98, 128, 180, "#e9b878", rx=14, opacity=0.6)
            + rect(-80, 86, 160, 16, "#b9a03f", rx=6)
            + rect(-52, 92, 70, 12, "#fff3c4", rx=4)
        )
        slices += "".join(
            stroke(f"M-60 {line} H60", "#a4652d", 5, opacity=0.55) for line in range(-80, 80, 34)
        )
        plate += group(slices, transform=f"translate({x} {y}) rotate({lean})")
    return plate


def _eggs(x: float, y: float) -> str:
    saucer = ellipse(x + 14, y + 20, 200, 160, "#233", opacity=0.35, filter="url(#blur26)") + ellipse(
        x, y, 200, 158, "#fdfdf8"
    )
    saucer += ellipse(x, y, 164, 126, "#d9e6e0") + ellipse(x, y, 150, 112, "#fffaf0", opacity=0.9)
    for a, b in ((-46, -12), (50, 14)):
        saucer += circle(x + a, y + b, 46, "#ff9d1f") + circle(
            x + a - 13, y + b - 14, 12, "#fff", opacity=0.7, filter="url(#blur4)"
        )
    return (
        saucer
        + stroke(f"M{x - 60} {y + 44} q60 40 130 10", "#3a1b0c", 12, opacity=0.85)
        + ellipse(x + 6, y - 66, 26, 8, "#6b6f6b", opacity=0.35)
    )


def _paper_lamp(x: float, y: float, r: float, tall: float) -> str:
    ribs = "".join(
        ellipse(x, y, r * part / 5, r * tall, "none", stroke="#c9803a", stroke_width=2.5, opacity=0.55)
        for part in range(1, 6)
    )
    caps = rect(x - r * 0.3, y - r * tall - 8, r * 0.6, 12, "#3a2418") + rect(
        x - r * 0.3, y + r * tall - 4, r * 0.6, 12, "#3a2418"
    )
    cord = stroke(f"M{x} 0 V{y - r * tall:.0f}", "#0d0f14", 4)
    tassel = stroke(f"M{x} {y + r * tall:.0f} v46", GOLD, 5)
    return (
        cord
        + glow(x, y, r * 1.7, "#ffb85c", 0.4, 60)
        + ellipse(x, y, r, r * tall, "url(#lamp)")
        + ribs
        + caps
        + tassel
    )


def _lamp_ribs(x: float, y: float) -> str:
    ribs = "".join(
        ellipse(x, y, 130 * part / 4, 150, "none", stroke="#e0b98a", stroke_width=6) for part in range(5)
    )
    hoops = stroke(
        f"M{x - 118} {y - 60} H{x + 118} M{x - 130} {y} H{x + 130} M{x - 118} {y + 60} H{x + 118}",
        "#e0b98a",
        5,
    )
    return (
        ribs + hoops + rect(x - 50, y + 140, 100, 16, "#3a2418") + rect(x - 50, y - 156, 100, 14, "#3a2418")
    )
