"""Korea: Seoul at dusk, a village of tiled roofs, the coast by train, the steps to a temple."""

# ruff: noqa: E501, S311 -- outlines do not wrap; chance draws here and guards nothing

from __future__ import annotations

from random import Random

from .figures import walking
from .svg import (
    CELADON,
    GOLD,
    PERSIMMON,
    PINK,
    WARM,
    Picture,
    area,
    circle,
    ellipse,
    glow,
    group,
    linear,
    rect,
    stroke,
)


def skyline() -> Picture:
    """Seoul at dusk over the Han, the tower on its hill and the bridge lamps lit."""
    random = Random(5)
    gradients = linear(
        "sky", (0, "#0b1a2b"), (0.45, "#24445a"), (0.62, "#e58b6a"), (0.66, "#f5c08e")
    ) + linear("river", (0, "#2b3c4d"), (0.25, "#152733"), (1, "#071117"))
    shapes = rect(0, 0, 1600, 720, "url(#sky)") + rect(0, 700, 1600, 367, "url(#river)")
    shapes += glow(1180, 210, 120, "#fff3dc", 0.22) + circle(1180, 210, 46, "#fff3dc")
    shapes += area("M0 560 Q180 470 360 540 T760 450 T1100 540 T1600 470 V720H0Z", "#33566a")
    shapes += area("M0 620 Q220 520 420 600 T820 500 T1240 600 T1600 560 V720H0Z", "#1f3d4c")
    tower = (
        rect(806, 300, 8, 110, "#12262f")
        + rect(796, 392, 28, 44, "#12262f", rx=6)
        + rect(802, 430, 16, 120, "#12262f")
    )
    shapes += tower + glow(810, 300, 22, PERSIMMON, 0.5, 10) + circle(810, 300, 5, PERSIMMON)
    towers, reflections, x = "", "", -10
    while x < 1600:
        width = random.choice([44, 56, 70, 90, 64])
        towers += _tower_block(random, x, width, random.randint(90, 270))
        if random.random() < 0.8:
            reflections += _reflection(random, x + width / 2)
        x += width + random.choice([0, 4, 10])
    return Picture(shapes + towers + reflections + _bridge() + _ripples(random), gradients, grain=0.16)


def hanok() -> Picture:
    """Hanok roofs and lit paper windows under a low moon."""
    gradients = linear("sky", (0, "#123c46"), (0.5, "#5f9a8c"), (0.8, "#f2c79c"), (1, "#f7ddb8"))
    shapes = (
        rect(0, 0, 1600, 1067, "url(#sky)")
        + glow(420, 300, 220, "#ffe9c9", 0.3, 60)
        + circle(420, 300, 92, "#ffe9c9")
    )
    ridges = "M0 610 L200 470 L330 540 L560 380 L780 540 L960 450 L1200 570 L1400 470 L1600 560V1067H0Z"
    shapes += area(ridges, "#4d8a80", opacity=0.75)
    shapes += area(
        "M0 680 L260 560 L520 660 L820 540 L1100 660 L1380 570 L1600 640V1067H0Z", "#2f6a62", opacity=0.9
    )
    shapes += stroke("M560 330 q26 -16 44 0 q18 -16 44 0 M700 270 q18 -11 30 0 q12 -11 30 0", "#123c46", 4)
    shapes += _hanok_house(1240, 650, 560, "#16403c", "#0f2f2d") + _hanok_house(
        330, 720, 640, "#123531", "#0c2624"
    )
    shapes += rect(0, 560, 1600, 240, "#f7ddb8", opacity=0.14, filter="url(#blur60)")
    shapes += _hanok_house(900, 860, 900, "#0b2522", "#061715") + _persimmon_tree()
    return Picture(shapes, gradients, grain=0.16)


def coast_train() -> Picture:
    """A short train on the East Sea line, between pines and the water."""
    random = Random(12)
    gradients = linear("sky", (0, "#2d6f83"), (0.55, "#a9d3cb"), (1, "#fbe3c2")) + linear(
        "sea", (0, "#5fb0b0"), (0.4, "#227583"), (1, "#0c4250")
    )
    shapes = (
        rect(0, 0, 1600, 520, "url(#sky)")
        + glow(1120, 430, 190, "#fff6dd", 0.7, 60)
        + circle(1120, 440, 70, "#fffaf0")
    )
    shapes += rect(0, 500, 1600, 567, "url(#sea)")
    shapes += area("M1010 520 H1230 L1400 760 H870Z", "#fff6dd", opacity=0.28, filter="url(#blur10)")
    for _ in range(120):
        y = random.uniform(512, 800)
        shapes += rect(
            random.uniform(-40, 1600),
            y,
            random.uniform(30, (y - 480) * 0.7),
            2.5,
            "#f4fffb",
            opacity=random.uniform(0.1, 0.5),
            rx=1,
        )
    shapes += area("M0 470 Q120 420 260 452 T520 500 V520 H0Z", "#3f8480") + area(
        "M1380 505 l40 -60 30 16 34 -50 50 66 66 28V520Z", "#2b6670"
    )
    shapes += area("M0 820 C300 740 620 760 900 800 S1400 850 1600 780 V1067H0Z", "#f3dcae")
    shapes += stroke("M0 836 C300 756 620 774 900 814 S1400 864 1600 794", "#fffdf4", 12, opacity=0.7)
    shapes += area("M0 900 C400 850 900 880 1600 850 V1067 H0Z", "#31584a")
    shapes += "".join(rect(x, 888, 14, 60, "#1a352d") for x in range(10, 1600, 84)) + rect(
        0, 884, 1600, 10, "#1a352d"
    )
    shapes += _train(150, 886)
    shapes += (
        area("M0 948 H1600 V1067 H0Z", "#1c3a31")
        + _pine(1420, 1060, 1.25)
        + _pine(1570, 1090, 0.9)
        + _pine(60, 1085, 0.8)
    )
    return Picture(shapes, gradients, grain=0.14)


def temple_path() -> Picture:
    """Stone steps through pines to a temple gate, with lotus lanterns strung above."""
    random = Random(23)
    gradients = linear("mist", (0, "#16453d"), (0.45, "#7fb09c"), (0.7, "#d6e4cf"), (1, "#3b6b58"))
    shapes = rect(0, 0, 1600, 1067, "url(#mist)")
    shapes += area(
        "M0 420 L240 240 L430 380 L700 170 L960 370 L1190 230 L1600 440V1067H0Z", "#5f9a88", opacity=0.55
    )
    shapes += area(
        "M0 520 L300 380 L560 500 L800 400 L1080 510 L1350 400 L1600 500V1067H0Z", "#3f7c6c", opacity=0.6
    )
    shapes += rect(0, 420, 1600, 150, "#eef6ea", opacity=0.5, filter="url(#blur60)")
    for x, size, shade_of_green in (
        (90, 1.5, "#2c6455"),
        (330, 1.15, "#3a7464"),
        (1270, 1.15, "#3a7464"),
        (1520, 1.5, "#2c6455"),
    ):
        shapes += _cedar(x, 760, size, shade_of_green)
    shapes += group(_temple_gate(0, 0), transform="translate(800 566) scale(1.12)")
    shapes += area("M660 600 H940 L1290 1067 H310Z", "#8fa396")
    for step in range(13):
        depth = (step / 12) ** 1.7
        y, half = 604 + depth * 440, 142 + depth * 330
        shapes += area(
            f"M{800 - half:.0f} {y:.0f} H{800 + half:.0f} v{6 + depth * 22:.0f} H{800 - half:.0f}Z", "#d9e2d6"
        )
        shapes += rect(800 - half, y + 6 + depth * 22, half * 2, 4 + depth * 10, "#5b7266", opacity=0.7)
    for x, size in ((-20, 2.7), (1640, 2.7)):
        shapes += _cedar(x, 1120, size, "#0b2f27")
    shapes += area("M0 1067 V820 Q200 840 330 1067Z M1600 1067 V820 Q1400 840 1270 1067Z", "#0f3a30")
    shapes += _lantern_string(random, -20, 110, 1620, 110, 180, 11) + _lantern_string(
        random, 60, 290, 1540, 290, 70, 13, 0.6
    )
    return Picture(shapes + walking(742, 812, 0.72, "#0b2520"), gradients, grain=0.15)


def _tower_block(random: Random, x: float, width: int, height: int) -> str:
    block = rect(x, 706 - height, width, height + 4, random.choice(["#0f222c", "#0c1b24", "#132a35"]))
    for y in range(720 - height, 694, 17):
        for window in range(int(x) + 8, int(x + width - 8), 13):
            if random.random() < 0.42:
                light = random.choice([WARM, "#ffc27a", "#bfeadb", "#ffe9c9"])
                block += rect(window, y, 6, 8, light, opacity=random.uniform(0.45, 1))
    return block


def _reflection(random: Random, x: float) -> str:
    colour = random.choice([WARM, "#ffb27a", CELADON, PERSIMMON])
    width, length = random.randint(6, 20), random.randint(120, 330)
    return rect(
        x - width / 2, 712, width, length, colour, opacity=random.uniform(0.15, 0.5), filter="url(#blur4)"
    )


def _bridge() -> str:
    deck = rect(0, 742, 1600, 12, "#071117") + "".join(
        rect(x, 754, 22, 130, "#071117") for x in range(70, 1600, 260)
    )
    return deck + "".join(
        glow(x, 736, 18, "#ffb27a", 0.5, 4) + circle(x, 736, 5, "#ffe9c9") for x in range(10, 1600, 52)
    )


def _ripples(random: Random) -> str:
    return "".join(
        rect(
            random.uniform(-50, 1600),
            random.uniform(770, 1050),
            random.uniform(60, 260),
            2,
            "#cfe9e2",
            opacity=random.uniform(0.04, 0.16),
        )
        for _ in range(70)
    )


def _hanok_house(x: float, y: float, width: float, colour: str, dark: str) -> str:
    w = width
    roof = (
        f"M{x - w / 2} {y} Q{x - w * 0.4} {y - w * 0.02} {x - w * 0.3} {y - w * 0.13} Q{x} {y - w * 0.1} {x + w * 0.3} {y - w * 0.13}"
        f" Q{x + w * 0.4} {y - w * 0.02} {x + w / 2} {y} Q{x + w * 0.5 + 14} {y - 10} {x + w * 0.5 + 30} {y - 26}"
        f" Q{x + w * 0.5 + 10} {y + 22} {x + w * 0.46} {y + 26} Q{x} {y + 10} {x - w * 0.46} {y + 26}"
        f" Q{x - w * 0.5 - 10} {y + 22} {x - w * 0.5 - 30} {y - 26} Q{x - w * 0.5 - 14} {y - 10} {x - w / 2} {y}Z"
    )
    house = area(roof, colour) + "".join(
        _roof_tile(x, y, w, place / int(w / 26) * 0.92 - 0.46, dark) for place in range(int(w / 26) + 1)
    )
    house += rect(x - w * 0.4, y + 20, w * 0.8, 420, dark)
    return house + "".join(
        _paper_window(x - w * 0.36 + number * w * 0.122, y + 50, w * 0.1, colour) for number in range(6)
    )


def _roof_tile(x: float, y: float, w: float, place: float, colour: str) -> str:
    foot, top = y + 22 - (1 - (abs(place) / 0.46) ** 2) * 14, y - w * 0.115 - abs(place) * 8
    return stroke(
        f"M{x + place * w:.0f} {foot:.0f} Q{x + place * w * 0.8:.0f} {y - w * 0.05:.0f} {x + place * w * 0.64:.0f} {top:.0f}",
        colour,
        3,
    )


def _paper_window(x: float, y: float, width: float, bar: str) -> str:
    bars = "".join(stroke(f"M{x + width * part / 4:.0f} {y}v120", bar, 4) for part in range(5))
    bars += "".join(stroke(f"M{x:.0f} {y + 30 * part}h{width:.0f}", bar, 4) for part in range(5))
    return (
        glow(x + width / 2, y + 60, width * 0.8, WARM, 0.14, 26)
        + rect(x, y, width, 120, WARM, opacity=0.88)
        + bars
    )


def _persimmon_tree() -> str:
    branches = "M1600 330 C1500 350 1440 420 1330 430 M1500 368 C1470 300 1420 270 1370 268 M1430 410 C1400 450 1390 480 1350 500"
    fruit = [(1330, 446), (1372, 288), (1352, 518), (1440, 424), (1466, 330), (1530, 384), (1402, 440)]
    return stroke(branches, "#0a211e", 9) + "".join(circle(x, y, 17, PERSIMMON) for x, y in fruit)


def _train(x: float, y: float) -> str:
    cars = ""
    for number in range(4):
        left = x + number * 262
        nose = f"M{left} {y - 20} V{y - 112} q0 -18 18 -18 H{left + 236} q16 0 18 18 V{y - 20}Z"
        if number == 3:
            nose = f"M{left} {y - 20} V{y - 112} q0 -18 18 -18 H{left + 170} q60 6 92 92 q4 18 -14 18Z"
        cars += area(nose, "#fbfdf8") + rect(left, y - 46, 254 if number < 3 else 262, 12, PERSIMMON)
        for window in range(5 if number < 3 else 3):
            cars += rect(left + 22 + window * 44, y - 108, 34, 38, "#123c46", rx=6)
        cars += circle(left + 50, y - 14, 14, "#10231e") + circle(left + 206, y - 14, 14, "#10231e")
    return cars + area(f"M{x + 786 + 172} {y - 112} q36 8 56 46 h-56z", "#123c46")


def _pine(x: float, y: float, size: float) -> str:
    trunk = stroke("M0 0 C-10 -120 26 -200 -8 -330 M4 -170 L60 -230 M0 -230 L-60 -280", "#0d221c", 22)
    needles = [(-60, -290, 92, 34), (64, -240, 86, 32), (-4, -340, 110, 44), (30, -392, 74, 32)]
    return group(
        trunk,
        *(ellipse(a, b, rx, ry, "#123e33") for a, b, rx, ry in needles),
        transform=f"translate({x} {y}) scale({size})",
    )


def _cedar(x: float, y: float, size: float, colour: str) -> str:
    tiers = "".join(
        area(f"M0 {-420 + tier * 74} L{60 + tier * 20} {-290 + tier * 84} H{-60 - tier * 20}Z", colour)
        for tier in range(5)
    )
    return group(tiers, rect(-12, -20, 24, 120, colour), transform=f"translate({x} {y}) scale({size})")


def _temple_gate(x: float, y: float) -> str:
    roof = "M-230 -150 Q-150 -172 -110 -236 Q0 -220 110 -236 Q150 -172 230 -150 Q250 -160 262 -180 Q254 -128 214 -128 Q0 -150 -214 -128 Q-254 -128 -262 -180 Q-250 -160 -230 -150Z"
    eaves = "".join(
        rect(-190 + place * 29, -128, 16, 22, (PERSIMMON, "#2f9a7c", GOLD)[place % 3]) for place in range(14)
    )
    pillars = rect(-140, -84, 34, 134, "#a6372a") + rect(106, -84, 34, 134, "#a6372a")
    board = rect(-52, -126, 104, 44, "#12302a", stroke=GOLD, stroke_width=4)
    return group(
        pillars,
        rect(-196, -108, 392, 26, "#1f6b57"),
        eaves,
        area(roof, "#1d3b36"),
        board,
        transform=f"translate({x} {y})",
    )


def _lantern_string(
    random: Random, x1: float, y1: float, x2: float, y2: float, sag: float, lanterns: int, size: float = 1
) -> str:
    line = stroke(f"M{x1} {y1} Q{(x1 + x2) / 2} {(y1 + y2) / 2 + sag} {x2} {y2}", "#0b2f27", 3)
    colours = [PINK, "#ffdf8c", "#fff4e0", "#ff9a76", "#bfe6c8"]
    for number in range(lanterns):
        t = (number + 0.5) / lanterns
        x, y = x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + 2 * t * (1 - t) * sag
        line += _lotus(x, y, size * random.uniform(0.9, 1.05), colours[number % 5])
    return line


def _lotus(x: float, y: float, size: float, colour: str) -> str:
    petals = "".join(
        ellipse(place * 15, 30, 15, 27, colour, opacity=0.92, transform=f"rotate({-place * 14} 0 20)")
        for place in (-2, 2, -1, 1, 0)
    )
    leaf = area("M-34 46 Q0 66 34 46 Q20 72 0 72 Q-20 72 -34 46Z", "#2f8f76")
    return glow(x, y + 34 * size, 52 * size, colour, 0.35, 26) + group(
        petals, leaf, transform=f"translate({x:.0f} {y:.0f}) scale({size:.2f})"
    )
