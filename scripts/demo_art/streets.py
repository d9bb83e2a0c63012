"""Streets and stations: platforms, markets, shophouses, rain."""

# ruff: noqa: E501, S311 -- outlines do not wrap; chance draws here and guards nothing

from __future__ import annotations

from random import Random

from .figures import standing, walking
from .svg import (
    CELADON,
    GOLD,
    PAPER,
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
    radial,
    rect,
    stroke,
)


def metro() -> Picture:
    """Someone waits on a platform as the light of a train fills the tunnel."""
    gradients = linear("floor", (0, "#5c7f78"), (1, "#0c1f1c")) + radial(
        "train", (0, "#fff"), (0.4, "#d8ffe9", 0.9), (1, CELADON, 0)
    )
    x0, y0 = 900, 470
    shapes = rect(0, 0, 1600, 1067, "#0b1c1b")
    shapes += area(f"M0 1067L{x0 - 60} {y0 + 46}H{x0 + 60}L1600 1067Z", "url(#floor)")
    shapes += area(f"M0 0L{x0 - 60} {y0 - 46}H{x0 + 60}L1600 0Z", "#10302c")
    shapes += ellipse(x0, y0, 260, 200, "url(#train)", opacity=0.95)
    for step in range(14):
        depth = (step / 13) ** 2.2
        for edge in (0, 1600):
            x = x0 + (edge - x0) * depth
            top, foot = (y0 - 46) * (1 - depth), y0 + 46 + (1021 - y0) * depth
            shapes += stroke(
                f"M{x:.0f} {top:.0f}V{foot:.0f}", "#030b0a", 2 + 26 * depth, stroke_linecap="butt"
            )
    for place, colour, width in ((0.5, "#fff", 30), (0.42, "#cfffe6", 10), (0.58, "#cfffe6", 10)):
        lamp = f"M{x0 + (place - 0.5) * 120:.0f} {y0 - 46} L{1600 * place:.0f} 0"
        shapes += stroke(lamp, colour, width, opacity=0.5, filter="url(#blur10)") + stroke(
            lamp, colour, width / 2
        )
    for number, colour in enumerate((PERSIMMON, GOLD, CELADON)):
        shapes += stroke(
            f"M{x0 - 60} {y0 + 20 + number * 4} L-20 {640 + number * 60}",
            colour,
            12 - number * 2,
            opacity=0.9,
        )
    for step in range(6):
        shapes += _strap(x0, y0, 0.16 + step * 0.12)
    return Picture(shapes + _waiting(), gradients, grain=0.18)


def night_market() -> Picture:
    """Stalls under strings of bulbs, steam rising, people choosing supper."""
    random = Random(33)
    gradients = linear("sky", (0, "#0a1230"), (0.6, "#2b2350"), (1, "#5a2d4d"))
    shapes = rect(0, 0, 1600, 1067, "url(#sky)")
    for x in range(0, 1600, 160):
        height = random.randint(180, 380)
        shapes += rect(x, 560 - height, 150, height + 200, "#130f2a")
        for y in range(int(580 - height), 560, 44):
            if random.random() < 0.5:
                shapes += rect(
                    x + random.choice([20, 60, 100]), y, 22, 26, WARM, opacity=random.uniform(0.25, 0.7)
                )
    shapes += rect(0, 520, 1600, 260, "#ffb066", opacity=0.32, filter="url(#blur60)")
    canopies = [(PERSIMMON, "#fff0dc"), ("#0e8a6a", PAPER), (GOLD, "#fff7df"), ("#d8447a", "#fde7ee")]
    for number, (colour, pale) in enumerate(canopies):
        shapes += _stall(random, 20 + number * 400, colour, pale)
    shapes += _bulbs(0, 120, 800, 150, 14) + _bulbs(800, 150, 1600, 90, 14) + _bulbs(0, 250, 1600, 240, 26)
    shapes += area("M0 940 H1600 V1067 H0Z", "#1a1024") + rect(
        0, 930, 1600, 60, "#ffb066", opacity=0.22, filter="url(#blur26)"
    )
    for x, size, turn in (
        (170, 1.5, 1),
        (270, 1.34, -1),
        (640, 1.46, 1),
        (1010, 1.5, -1),
        (1098, 1.2, 1),
        (1440, 1.46, -1),
    ):
        shapes += standing(x, 1040, size, "#0c0714", turn)
    return Picture(shapes + walking(850, 1060, 1.55, "#0c0714"), gradients, grain=0.16)


def shophouses() -> Picture:
    """A row of painted shophouses with shutters, tiles and a lantern at each door."""
    colours = ["#2f8f76", "#f0b7a4", "#e9d9a8", "#7fb8a6"]
    shapes = rect(0, 0, 1600, 1067, "#dfe9e2")
    for number, colour in enumerate(colours):
        shapes += _shophouse(number * 400, colour, colours[(number + 1) % 4])
    shapes += area("M0 0H1600V120L0 420Z", "#062019", opacity=0.34)
    shapes += area("M0 1067V760L1600 1010V1067Z", "#062019", opacity=0.4)
    return Picture(shapes + walking(1000, 1040, 1.5, "#04120e"), grain=0.14)


def rain() -> Picture:
    """City lights in the rain, and someone under a red umbrella."""
    random = Random(14)
    gradients = linear("back", (0, "#0b1822"), (0.6, "#173544"), (1, "#0a1318"))
    shapes = rect(0, 0, 1600, 1067, "url(#back)")
    lights = [PERSIMMON, "#ffb27a", CELADON, "#ffe9c9", PINK, "#5fb3c9"]
    for _ in range(90):
        x, y, r = random.gauss(900, 420), random.gauss(520, 220), random.uniform(22, 84)
        shapes += circle(
            x, y, r, random.choice(lights), opacity=random.uniform(0.1, 0.42), filter="url(#blur4)"
        )
    for _ in range(420):
        x, y, r = random.uniform(0, 1600), random.uniform(0, 1067), random.uniform(1.5, 8)
        shapes += ellipse(x, y, r, r * 1.25, "#e9fbff", opacity=random.uniform(0.12, 0.5))
        if r > 6.4:
            shapes += stroke(
                f"M{x:.0f} {y:.0f}v{-random.uniform(60, 240):.0f}", "#e9fbff", r * 0.7, opacity=0.12
            )
    return Picture(shapes + _umbrella(420, 640), gradients, grain=0.2)


def _strap(x0: float, y0: float, depth: float) -> str:
    x, y = x0 + (1600 - x0) * depth, (y0 - 46) * (1 - depth * 0.62)
    strap = stroke(f"M{x:.0f} {y:.0f}v{60 * depth + 20:.0f}", "#04100e", 4 + 6 * depth)
    return strap + circle(
        x, y + 80 * depth + 26, 10 + 22 * depth, "none", stroke=PAPER, stroke_width=4 + 6 * depth
    )


def _waiting() -> str:
    """A back view: bobbed hair, coat, a bag on the shoulder."""
    coat = area(
        "M520 1067 C526 930 560 862 640 846 L650 800 H712 L722 846 C800 862 834 930 842 1067Z", "#020808"
    )
    hair = area(
        "M620 770 C600 650 640 610 684 610 C734 610 766 654 746 770 C752 800 762 810 766 830 C720 850 650 850 604 830 C610 806 616 800 620 770Z",
        "#020808",
    )
    rim = "M684 610 C734 610 766 654 746 770 C752 800 762 810 766 830 M742 852 C806 868 836 934 842 1067"
    return (
        coat
        + hair
        + rect(546, 940, 84, 127, "#061413", rx=10)
        + stroke("M588 940 L640 850", "#061413", 8)
        + stroke(rim, "#d8ffe9", 5, opacity=0.7, filter="url(#blur4)")
    )


def _stall(random: Random, x: float, colour: str, pale: str) -> str:
    inside = rect(x + 16, 520, 328, 300, "#ffcf8a") + rect(
        x + 16, 520, 328, 120, "#ffe6b8", filter="url(#blur26)", opacity=0.8
    )
    shelf = rect(x + 30, 640, 300, 8, "#8a4f24") + "".join(
        rect(
            x + 44 + jar * 48, 596, 30, 44, random.choice(["#0e6b52", "#d8432b", "#f6c453", "#fff4dc"]), rx=6
        )
        for jar in range(6)
    )
    cook = standing(x + 180, 860, 1.05, "#3a1420")
    counter = (
        rect(x, 764, 360, 170, "#2c1530")
        + rect(x, 764, 360, 16, pale)
        + rect(x + 26, 806, 308, 90, colour, opacity=0.9, rx=4)
    )
    counter += "".join(rect(x + 50 + bar * 60, 836, 36, 10, pale, opacity=0.9) for bar in range(5))
    steam = stroke(
        f"M{x + 90} 750 q-20 -40 4 -76 t0 -76 M{x + 128} 752 q18 -36 -4 -70 t4 -66",
        "#fff",
        12,
        opacity=0.35,
        filter="url(#blur4)",
    )
    pot = rect(x + 66, 724, 92, 44, "#1b1020", rx=8)
    awning = "".join(
        area(
            f"M{x - 10 + strip * 54.3:.0f} 470 h54.3 v92 a27 24 0 0 1 -54.3 0z", pale if strip % 2 else colour
        )
        for strip in range(7)
    )
    return inside + shelf + cook + counter + steam + pot + awning


def _bulbs(x1: float, y1: float, x2: float, y2: float, count: int) -> str:
    sag = 120
    string = stroke(f"M{x1} {y1} Q{(x1 + x2) / 2} {(y1 + y2) / 2 + sag} {x2} {y2}", "#05040c", 3)
    for number in range(count + 1):
        t = number / count
        x, y = x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + 2 * t * (1 - t) * sag
        string += glow(x, y + 10, 22, "#ffb85c", 0.55, 10) + circle(x, y + 10, 7, "#fff2d0")
    return string


def _shophouse(x: float, colour: str, tile_colour: str) -> str:
    house = rect(x, 0, 400, 1067, colour) + rect(x, 0, 22, 1067, "#fff", opacity=0.35)
    house += rect(x, 470, 400, 34, "#fff", opacity=0.55) + rect(x, 504, 400, 12, "#000", opacity=0.15)
    house += "".join(_shutters(x + 48 + number * 110) for number in range(3))
    for number in range(9):
        left = x + 26 + number * 41
        house += rect(left, 540, 36, 36, "#fff", opacity=0.85) + circle(left + 18, 558, 4, PERSIMMON)
        house += circle(left + 18, 558, 11, "none", stroke=tile_colour, stroke_width=5)
    house += rect(x + 60, 640, 280, 427, "#fff") + rect(x + 78, 660, 244, 407, "#0c2b24")
    house += rect(x + 94, 690, 98, 377, "#14473b") + rect(x + 208, 690, 98, 377, "#14473b")
    lantern = glow(x + 200, 620, 90, PERSIMMON, 0.35) + ellipse(x + 200, 620, 42, 38, PERSIMMON)
    ribs = stroke(f"M{x + 200} 582 v76 M{x + 182} 586 q-12 34 0 68 M{x + 218} 586 q12 34 0 68", "#c8371f", 3)
    return house + lantern + ribs + rect(x + 184, 574, 32, 10, "#5a1508")


def _shutters(x: float) -> str:
    window = area(f"M{x} 440V190a42 42 0 0 1 84 0V440Z", "#fff") + area(
        f"M{x + 8} 434V192a34 34 0 0 1 68 0V434Z", "#123c33"
    )
    slats = "".join(rect(x + side, y, 30, 6, "#2f8f76") for y in range(215, 430, 11) for side in (10, 44))
    return (
        window
        + slats
        + stroke(f"M{x + 10} 200a32 32 0 0 1 64 0", WARM, 5)
        + stroke(f"M{x + 42} 168v34", WARM, 4)
    )


def _umbrella(x: float, y: float) -> str:
    """Someone seen from behind, small under a large umbrella."""
    coat = area("M-150 430 C-140 240 -110 170 -40 150 H40 C110 170 140 240 150 430Z", "#05090c")
    canopy = area(
        "M-330 60 C-320 -160 -160 -260 0 -264 C160 -260 320 -160 330 60 Q276 10 220 60 Q165 6 110 60 Q55 10 0 60 Q-55 10 -110 60 Q-165 6 -220 60 Q-276 10 -330 60Z",
        "#e2452a",
    )
    panels = stroke(
        "M0 -264 C-70 -180 -104 -60 -110 60 M0 -264 C70 -180 104 -60 110 60 M0 -264 C-150 -200 -210 -70 -220 60 M0 -264 C150 -200 210 -70 220 60",
        "#a52c18",
        5,
    )
    shine = area("M40 -258 C180 -240 300 -140 318 20 C276 -110 180 -210 40 -258Z", "#ffc2a8", opacity=0.55)
    head = area("M-56 160 C-66 60 -40 26 0 26 C40 26 66 60 56 160Z", "#05090c")
    rim = stroke("M58 156 C110 172 142 240 152 430", "#ffb27a", 7, opacity=0.7, filter="url(#blur4)")
    tip = stroke("M0 -264 V-300", "#05090c", 9)
    return group(
        glow(0, 20, 260, PERSIMMON, 0.25, 60),
        coat,
        head,
        rim,
        tip,
        canopy,
        panels,
        shine,
        transform=f"translate({x} {y})",
    )
