"""Music: stages, records, studios and the walls that advertise them."""

# ruff: noqa: E501, S311 -- outlines do not wrap; chance draws here and guards nothing

from __future__ import annotations

from random import Random

from .figures import crowd, singing, standing
from .svg import (
    CELADON,
    DEEP,
    GOLD,
    INK,
    JADE,
    PAPER,
    PERSIMMON,
    PINK,
    WARM,
    Picture,
    area,
    circle,
    element,
    ellipse,
    glow,
    group,
    linear,
    radial,
    rect,
    shade,
    stroke,
)  # fmt: skip


def stage() -> Picture:
    """A singer between beams of green and red light, seen over the crowd."""
    random = Random(11)
    gradients = (
        linear("back", (0, "#03090c"), (0.55, "#0b2f2b"), (1, "#04100f"))
        + radial("halo", (0, "#d8ffe9", 0.95), (0.25, CELADON, 0.55), (1, CELADON, 0))
        + linear("green", (0, "#eafff4", 0.75), (0.35, CELADON, 0.28), (1, CELADON, 0))
        + linear("red", (0, "#ffe1d6", 0.8), (0.3, PERSIMMON, 0.34), (1, PERSIMMON, 0))
    )
    shapes = rect(0, 0, 1600, 1067, "url(#back)") + ellipse(800, 560, 760, 330, "url(#halo)", opacity=0.55)
    lamps = [
        (120, 22, 150, "green"), (330, 12, 120, "red"), (560, 5, 170, "green"), (800, 0, 120, "green"),
        (1040, -5, 170, "green"), (1270, -12, 120, "red"), (1480, -22, 150, "green"),
    ]  # fmt: skip
    shapes += "".join(_beam(*lamp) for lamp in lamps) + rect(0, 0, 1600, 14, "#020506")
    shapes += rect(270, 660, 1060, 14, "#d9ffec", opacity=0.9)
    shapes += rect(270, 660, 1060, 40, CELADON, opacity=0.6, filter="url(#blur26)")
    shapes += area("M230 674H1370L1440 860H160Z", "#04100f")
    shapes += _drums(800, 662) + _amplifier(590, 662) + _amplifier(1000, 662)
    shapes += (
        standing(500, 661, 0.92)
        + _guitar(500, 661, 0.92)
        + standing(1106, 661, 0.92, turn=-1)
        + _guitar(1106, 661, 0.92)
    )
    shapes += ellipse(800, 540, 170, 190, "#eafff4", opacity=0.4, filter="url(#blur60)") + singing(
        800, 664, 1.25
    )
    shapes += rect(0, 600, 1600, 120, CELADON, opacity=0.1, filter="url(#blur60)")
    shapes += crowd(random, 850, 26, 22, "#051a17") + crowd(random, 935, 20, 30, "#03110f")
    return Picture(shapes + crowd(random, 1040, 15, 42, "#010706"), gradients, grain=0.2)


def encore() -> Picture:
    """Portrait format: one singer at a microphone stand, from below, in green light."""
    random = Random(31)
    gradients = linear("back", (0, "#0d4a3c"), (0.6, "#06261f"), (1, "#020b09")) + linear(
        "beam", (0, "#effff7", 0.85), (0.4, CELADON, 0.3), (1, CELADON, 0)
    )
    shapes = rect(0, 0, 1280, 1600, "url(#back)")
    for x, lean, opacity in ((250, 16, 0.8), (640, 0, 1), (1040, -18, 0.8)):
        beam = area(f"M{x - 12} -40 H{x + 12} L{x + 330} 1500 H{x - 330}Z", "url(#beam)", opacity=opacity)
        shapes += group(beam, transform=f"rotate({lean} {x} -40)", style="mix-blend-mode: screen")
        shapes += glow(x, 20, 80, "#fff", 0.6, 26) + circle(x, 18, 20, "#fff")
    for _ in range(46):
        shapes += circle(
            random.uniform(0, 1280), random.uniform(80, 1100), random.uniform(3, 16),
            random.choice([WARM, CELADON, PERSIMMON]), opacity=random.uniform(0.12, 0.5), filter="url(#blur4)",
        )  # fmt: skip
    shapes += ellipse(640, 900, 380, 460, "#d8ffe9", opacity=0.3, filter="url(#blur60)")
    shapes += _singer_close()
    shapes += crowd(random, 1500, 9, 62, "#010706", width=1280)
    return Picture(shapes, gradients, width=1280, height=1600, grain=0.18)


def record() -> Picture:
    """A record half out of a green and orange sleeve."""
    random = Random(4)
    shapes = rect(0, 0, 1600, 1067, "#f0b7a4") + area("M0 0H1600V330L0 900Z", "#f6cbb9")
    shapes += ellipse(930, 600, 460, 460, "#4a1a10", opacity=0.35, filter="url(#blur26)") + circle(
        900, 560, 450, "#0d1413"
    )
    for r in range(180, 446, 7):
        groove = {"stroke": "#27332f", "stroke_width": random.choice([1, 1, 2])}
        shapes += circle(900, 560, r, "none", opacity=random.uniform(0.4, 1), **groove)
    for shine in ("M900 560 L560 260 A450 450 0 0 1 700 158Z", "M900 560 L1240 860 A450 450 0 0 1 1100 962Z"):
        shapes += area(shine, "#fff", opacity=0.1, filter="url(#blur10)")
    shapes += circle(900, 560, 150, JADE) + stroke("M800 560h200", CELADON, 6)
    shapes += (
        circle(800, 560, 14, CELADON) + circle(1000, 560, 14, PERSIMMON) + circle(900, 560, 12, "#f0b7a4")
    )
    sleeve = rect(90, 320, 560, 560, JADE) + circle(370, 560, 150, PERSIMMON)
    sleeve += area("M90 720 C230 640 330 760 470 690 S600 690 650 660V880H90Z", DEEP)
    sleeve += rect(90, 320, 560, 560, "none", stroke="#083c2e", stroke_width=4)
    return Picture(shapes + group(sleeve, transform="rotate(-8 330 620)"), grain=0.14)


def studio() -> Picture:
    """A studio microphone before the lit window of the control room."""
    random = Random(27)
    gradients = (
        linear("wall", (0, "#3b1f1b"), (1, "#1a0d0c"))
        + linear("window", (0, "#ffdfae"), (1, "#e99a5d"))
        + linear("steel", (0, "#f3f6f3"), (0.45, "#9fada6"), (1, "#3d4a45"), across=True)
        + element("clipPath", rect(-92, -290, 184, 226, "#000", rx=84), id="capsule")
    )
    shapes = rect(0, 0, 1600, 1067, "url(#wall)")
    for x in range(0, 1600, 80):
        shapes += rect(x, 0, 40, 1067, "#000", opacity=0.16) + rect(x, 0, 3, 1067, "#ff9c78", opacity=0.1)
    window = rect(150, 150, 800, 430, "#ffb066", opacity=0.4, filter="url(#blur60)")
    window += rect(130, 130, 840, 470, "#120a08", rx=10) + rect(152, 152, 796, 426, "url(#window)")
    window += area("M320 578 q10 -150 90 -164 a58 62 0 1 1 70 0 q82 14 92 164z", "#2b120c")
    window += area("M620 578 q8 -120 76 -132 a50 54 0 1 1 60 0 q68 12 78 132z", "#3a1a11")
    window += stroke("M386 372 a60 62 0 0 1 118 0", "#120a08", 14)
    window += circle(386, 384, 18, "#120a08") + circle(504, 384, 18, "#120a08")
    window += rect(152, 540, 796, 38, "#23100b") + "".join(_fader(random, x) for x in range(180, 940, 26))
    window += area("M152 152 H520 L300 578 H152Z", "#fff", opacity=0.14)
    shapes += group(window, transform="translate(-60 -40) scale(1.28)")
    shapes += area("M0 860 H1600 V1067 H0Z", "#0d0605", opacity=0.55) + rect(
        0, 856, 1600, 6, "#ff9c78", opacity=0.25
    )
    microphone = group(_studio_microphone(0, 0), transform="translate(1270 560) scale(1.45)")
    return Picture(shapes + microphone, gradients, background="#1a0d0c", grain=0.17)


def posters() -> Picture:
    """A wall pasted over with concert posters, the newest on top."""
    random = Random(19)
    shapes = rect(0, 0, 1600, 1067, "#30423c")
    for row in range(12):
        for column in range(9):
            x, y = column * 200 - (100 if row % 2 else 0), row * 92
            shapes += rect(x + 3, y + 3, 194, 86, shade("#3c5049", random.uniform(0.85, 1.12)), rx=3)
    places = [
        (40, 60, -3), (345, -60, 2), (640, 40, -1), (950, -40, 3), (1260, 70, -2), (-60, 560, 2),
        (240, 480, -2), (545, 590, 1), (840, 490, -3), (1130, 570, 2), (1410, 520, -1),
    ]  # fmt: skip
    for number, (x, y, lean) in enumerate(places):
        shapes += group(_poster(random, number), transform=f"translate({x} {y}) rotate({lean})")
    shapes += area("M0 0H1600V90L0 520Z", "#04120e", opacity=0.3)
    return Picture(shapes + glow(1320, 120, 420, "#fff1cf", 0.16, 60), background="#30423c", grain=0.18)


def singer() -> Picture:
    """A singer with bobbed hair in silhouette against red stage light."""
    random = Random(9)
    gradients = linear("back", (0, "#3a0f0d"), (0.5, "#8a2417"), (1, "#160505")) + radial(
        "light", (0, "#fff0e2"), (0.3, "#ff8a64", 0.8), (1, PERSIMMON, 0)
    )
    shapes = rect(0, 0, 1600, 1067, "url(#back)") + ellipse(800, 380, 620, 520, "url(#light)")
    for _ in range(40):
        shapes += circle(
            random.uniform(0, 1600), random.uniform(0, 700), random.uniform(8, 44),
            random.choice([WARM, "#ff8a64", "#ffe9dc"]), opacity=random.uniform(0.08, 0.35), filter="url(#blur4)",
        )  # fmt: skip
    shapes += area(
        "M640 470 C622 300 700 196 812 196 C930 196 992 300 970 456 C966 520 990 570 1012 640"
        " C960 690 900 660 880 640 L880 720 C1010 760 1180 800 1240 1067 H380 C430 820 600 770 734 722"
        " L734 650 C700 660 640 690 596 644 C622 580 648 540 640 470Z",
        "#12060a",
    )
    edges = [
        ("M640 470 C622 300 700 196 812 196 C930 196 992 300 970 456", "#ffc9ad", 0.85),
        ("M880 722 C1010 762 1180 802 1240 1067", "#ff9c78", 0.7),
        ("M734 722 C600 770 430 822 380 1067", "#ff9c78", 0.5),
    ]
    shapes += "".join(
        stroke(d, colour, 9, opacity=opacity, filter="url(#blur4)") for d, colour, opacity in edges
    )
    for strand in range(13):
        top = f"M{680 + strand * 22} {230 + abs(6 - strand) * 9}"
        shapes += stroke(
            f"{top} C{660 + strand * 24} 380 {650 + strand * 26} 500 {634 + strand * 28} 650", "#2a1114", 4
        )
    return Picture(shapes, gradients, grain=0.2)


def _beam(x: int, lean: int, spread: int, colour: str) -> str:
    light = area(
        f"M{x - 8} -40 H{x + 8} L{x + spread} 900 H{x - spread}Z", f"url(#{colour})", filter="url(#blur4)"
    )
    beam = group(light, transform=f"rotate({lean} {x} -40)", style="mix-blend-mode: screen")
    return beam + glow(x, 22, 46, "#fff", 0.5, 10) + circle(x, 18, 11, "#fff")


def _guitar(x: float, y: float, size: float) -> str:
    body = ellipse(-14, -84, 26, 21, INK) + ellipse(10, -92, 20, 17, INK) + stroke("M20 -94 L78 -124", INK, 8)
    return group(body, stroke("M74 -122 L84 -127", INK, 13), transform=f"translate({x} {y}) scale({size})")


def _drums(x: float, y: float) -> str:
    kit = (
        circle(x, y - 40, 42, INK)
        + rect(x - 92, y - 62, 52, 40, INK, rx=6)
        + rect(x + 40, y - 62, 52, 40, INK, rx=6)
    )
    cymbals = stroke(
        f"M{x - 130} {y - 118} L{x - 62} {y - 106} M{x + 62} {y - 106} L{x + 130} {y - 118}", INK, 6
    )
    return kit + cymbals + stroke(f"M{x - 96} {y - 112} V{y} M{x + 96} {y - 112} V{y}", INK, 4)


def _amplifier(x: float, y: float) -> str:
    return (
        rect(x - 34, y - 92, 68, 92, INK, rx=4) + circle(x, y - 40, 24, "#0c1c1a") + circle(x, y - 40, 8, INK)
    )


def _singer_close() -> str:
    body = area(
        "M300 1600 C320 1240 400 1080 520 1030 L540 960 C470 930 430 850 440 740 C450 610 540 550 630 566"
        " C720 582 748 660 736 720 L752 772 L722 786 L716 850 C706 892 660 884 640 880 L650 1010"
        " C800 1060 850 1200 870 1600Z",
        INK,
    )
    hair = area(
        "M436 800 C380 640 470 500 630 520 C720 532 752 600 744 652 C690 600 600 610 570 690 C560 800 560 900 470 980 C410 960 420 880 436 800Z",
        "#030707",
    )
    arm = stroke("M800 1250 L960 1180 L850 930", INK, 78) + circle(846, 916, 46, INK)
    microphone = stroke("M868 980 L812 850", "#0a1513", 34) + circle(800, 820, 40, "#16302a")
    edges = "M600 520 C720 532 758 610 744 668 M736 720 L752 772 L722 786 M1000 1176 L892 926 M772 806 A40 40 0 0 1 828 790"
    rim = stroke(edges, "#cfffe6", 8, opacity=0.75, filter="url(#blur4)")
    return body + hair + microphone + arm + rim


def _fader(random: Random, x: int) -> str:
    return rect(
        x, 556 - random.uniform(0, 12), 8, 12, random.choice([CELADON, PERSIMMON, GOLD, PAPER]), opacity=0.9
    )


def _studio_microphone(x: float, y: float) -> str:
    head = rect(-92, -290, 184, 330, "url(#steel)", rx=84) + rect(-92, -60, 184, 28, "#2a3330")
    mesh = "".join(stroke(f"M-86 {level} H86", "#4a5a54", 3, opacity=0.6) for level in range(-270, -66, 14))
    mesh += "".join(stroke(f"M{place} -286 V-64", "#4a5a54", 3, opacity=0.35) for place in range(-76, 90, 14))
    mesh = group(mesh, clip_path="url(#capsule)")
    badge = circle(0, 4, 13, PERSIMMON)
    cradle = stroke("M-130 -160 V60 Q-130 110 0 110 Q130 110 130 60 V-160", "#0d0807", 16) + stroke(
        "M0 110 V700", "#0d0807", 26
    )
    pop_shield = circle(-210, -150, 150, "#0d0807", opacity=0.6) + circle(
        -210, -150, 150, "none", stroke="#0d0807", stroke_width=14
    )
    neck = stroke("M-210 0 Q-210 170 0 190", "#0d0807", 9)
    rim = stroke("M-84 -180 Q-84 -282 0 -284", "#ffe3bd", 8, opacity=0.8, filter="url(#blur4)")
    return group(cradle, head, mesh, badge, rim, pop_shield, neck, transform=f"translate({x} {y})")


def _poster(random: Random, number: int) -> str:
    papers = [PERSIMMON, JADE, "#f3ead7", "#123c46", GOLD, CELADON, PINK, "#27493f", PAPER, "#d8432b"]
    paper = papers[number % len(papers)]
    ink = DEEP if number % len(papers) in (2, 4, 5, 6, 8) else "#fff4dc"
    sheet = rect(8, 12, 280, 400, "#000", opacity=0.35, filter="url(#blur4)") + rect(0, 0, 280, 400, paper)
    return sheet + _POSTER_ART[number % len(_POSTER_ART)](ink) + _lettering(random, ink)


def _lettering(random: Random, ink: str) -> str:
    """Bars where words would be: nobody reads the small print on a wall."""
    title = rect(24, 292, random.randint(170, 232), 30, ink) + rect(
        24, 330, random.randint(90, 180), 16, ink, opacity=0.85
    )
    return title + rect(24, 366, 110, 8, ink, opacity=0.6) + rect(24, 380, 70, 8, ink, opacity=0.6)


def _rings(ink: str) -> str:
    return "".join(circle(140, 150, r, "none", stroke=ink, stroke_width=10) for r in (28, 58, 88, 118))


def _moon(ink: str) -> str:
    return circle(140, 130, 86, ink) + area("M0 230 Q70 170 140 220 T280 200 V270 H0Z", ink, opacity=0.55)


def _bolt(ink: str) -> str:
    return area("M168 24 L62 168 H130 L104 270 L220 116 H148Z", ink)


def _stripes(ink: str) -> str:
    return "".join(
        rect(24 + place * 34, 40 + abs(3 - place) * 26, 20, 226 - abs(3 - place) * 40, ink, rx=10)
        for place in range(7)
    )


def _flower(ink: str) -> str:
    petals = "".join(
        ellipse(140, 84, 34, 62, ink, opacity=0.8, transform=f"rotate({turn} 140 150)")
        for turn in range(0, 360, 60)
    )
    return petals + circle(140, 150, 26, PERSIMMON)


_POSTER_ART = (_rings, _moon, _bolt, _stripes, _flower)
