"""The press table, and the portraits beside the bylines."""

# ruff: noqa: E501 -- outlines do not wrap; chance draws here and guards nothing

from __future__ import annotations

from .svg import (
    CELADON,
    GOLD,
    PERSIMMON,
    Picture,
    area,
    circle,
    ellipse,
    group,
    linear,
    rect,
    stroke,
)  # fmt: skip


def press_table() -> Picture:
    """Three silhouetted guests behind a row of microphones."""
    gradients = linear("back", (0, "#0c4a3a"), (1, "#06261e"))
    gradients += linear("metal", (0, "#4a5652"), (0.5, "#1b2220"), (1, "#0a0e0d"), across=True)
    shapes = rect(0, 0, 1600, 1067, "url(#back)") + "".join(_backdrop(row) for row in range(7))
    shapes += ellipse(800, 300, 800, 380, "#d8ffe9", opacity=0.16, filter="url(#blur60)")
    shapes += _guest(420, _SHORT_HAIR) + _guest(800, _LONG_HAIR, 1.04) + _guest(1180, _SWEPT_HAIR)
    shapes += (
        rect(0, 800, 1600, 270, "#f1f5f0")
        + rect(0, 800, 1600, 12, "#fff")
        + rect(0, 812, 1600, 255, "#0a3c30", opacity=0.06)
    )
    for x in (250, 640, 1020, 1400):
        shapes += (
            rect(x - 74, 850, 148, 62, "#fff")
            + rect(x - 74, 850, 148, 8, "#0b5f48")
            + rect(x - 46, 876, 92, 10, "#9fb2a8")
            + rect(x - 30, 892, 60, 7, "#c3d0c9")
        )
    colours = [
        (330, -14, PERSIMMON),
        (486, 6, GOLD),
        (700, -7, CELADON),
        (800, 2, "#fff"),
        (905, 9, PERSIMMON),
        (1120, -6, "#7fb7ff"),
        (1262, 12, CELADON),
    ]
    return Picture(shapes + "".join(_microphone(*one) for one in colours), gradients, grain=0.16)


def mei_ong() -> Picture:
    hair = area(
        "M176 300 C160 150 240 96 324 96 C414 96 484 156 466 300 C476 360 474 400 456 420 H186 C168 400 166 350 176 300Z",
        "#1d1413",
    )
    fringe = area(
        "M212 262 C210 180 270 146 326 146 C386 146 432 186 430 262 C390 226 300 214 212 262Z", "#1d1413"
    )
    return _portrait("#c9e6d6", "#f1c9a5", "#c43519", behind=hair, before=fringe)


def arif_rahman() -> Picture:
    hair = area(
        "M204 250 C190 150 262 108 330 112 C404 114 452 164 436 252 C420 200 392 184 330 184 C268 184 222 196 204 250Z",
        "#14100e",
    )
    beard = area(
        "M214 308 C220 420 268 458 320 458 C374 458 420 420 426 308 C416 356 392 372 368 366 C346 356 296 356 272 366 C248 372 224 356 214 308Z",
        "#14100e",
    )
    return _portrait(
        "#f3d9a8", "#c58b5f", "#123c46", before=hair + beard + _glasses("#14100e"), smile="#fff4e6"
    )


def priya_nair() -> Picture:
    hair = area(
        "M190 280 C170 140 262 92 324 98 C400 96 478 150 454 290 C480 380 492 470 452 540 H196 C150 470 168 380 190 280Z",
        "#120d10",
    )
    parting = area(
        "M206 276 C214 196 262 148 322 140 C300 190 250 232 206 276Z M434 276 C430 196 384 150 322 140 C340 190 390 232 434 276Z",
        "#120d10",
    )
    earrings = circle(204, 352, 11, GOLD) + circle(438, 352, 11, GOLD)
    return _portrait("#f3b5a0", "#a9714b", "#0b6a86", behind=hair, before=parting + earrings)


def jun_tan() -> Picture:
    hair = area(
        "M204 262 C184 140 270 84 340 100 C420 92 462 168 438 262 C430 226 420 206 398 196 C340 214 270 206 236 190 C216 214 210 236 204 262Z",
        "#2a1d16",
    )
    return _portrait("#b9d3dc", "#f0cba8", "#8f5600", before=hair + _glasses("#863a74"))


def han_seo_yeon() -> Picture:
    hair = area(
        "M196 292 C176 150 262 98 324 100 C396 98 470 152 448 292 C452 328 446 352 440 366 H204 C196 348 192 322 196 292Z",
        "#3a241a",
    )
    bun = circle(324, 92, 58, "#3a241a") + stroke("M276 112 Q324 136 372 112", PERSIMMON, 10)
    fringe = area(
        "M208 270 C216 190 266 150 344 152 C300 196 260 224 208 270Z M344 152 C400 166 430 204 436 270 C420 226 384 190 344 152Z",
        "#3a241a",
    )
    return _portrait("#e3d0e8", "#f6d5b8", "#0b5f48", behind=bun + hair, before=fringe)


_SHORT_HAIR = (
    "M-92 400 C-96 300 -40 286 0 286 C50 286 98 306 92 410 C70 360 20 352 -10 360 C-50 366 -80 372 -92 400Z"
)
_LONG_HAIR = "M-96 420 C-110 300 -50 280 0 280 C54 280 110 300 96 420 C112 500 118 560 104 600 H62 L60 420 H-60 L-62 600 H-104 C-118 560 -112 500 -96 420Z"
_SWEPT_HAIR = "M-94 410 C-110 330 -60 270 10 276 C76 270 104 330 92 400 C70 340 20 330 -30 352 C-60 360 -84 376 -94 410Z"


def _backdrop(row: int) -> str:
    marks = ""
    for column in range(11):
        x, y = column * 170 + (85 if row % 2 else 0) - 60, row * 130 + 30
        marks += circle(x, y, 30, "none", stroke=CELADON, stroke_width=5, opacity=0.3) + stroke(
            f"M{x + 50} {y}h44", CELADON, 5, opacity=0.3
        )
    return marks


def _guest(x: float, hair: str, size: float = 1) -> str:
    body = area("M-40 470h80v70c90 20 150 60 164 330h-408c14-270 74-310 164-330z", "#03110d")
    light = stroke(
        "M82 350 q26 60 -14 128 M60 556 q110 30 140 220", "#cfffe6", 6, opacity=0.5, filter="url(#blur4)"
    )
    return group(
        body,
        circle(0, 410, 86, "#03110d"),
        area(hair, "#03110d"),
        light,
        transform=f"translate({x} 0) scale({size} 1)",
    )


def _microphone(x: int, lean: int, colour: str) -> str:
    stand = rect(-9, -150, 18, 330, "url(#metal)")
    cube = rect(-40, -210, 80, 66, colour, rx=8)
    head = rect(-30, -300, 60, 92, "#161b1a", rx=30) + stroke(
        "M-30 -262h60M-30 -244h60M-30 -280h60", "#4a5652", 3
    )
    return group(stand, cube, head, transform=f"translate({x} 860) rotate({lean})")


def _portrait(
    wall: str, skin: str, clothes: str, *, behind: str = "", before: str = "", smile: str = "#8a2f22"
) -> Picture:
    """A friendly face on a plain wall: hair behind it, hair and glasses before it."""
    line = (
        circle(320, 300, 236, "none", stroke="#fff", stroke_width=14, opacity=0.55)
        + rect(0, 293, 84, 14, "#fff", opacity=0.55)
        + rect(556, 293, 84, 14, "#fff", opacity=0.55)
    )
    body = area("M60 660 C70 540 160 496 262 480 H380 C480 496 570 540 580 660Z", clothes)
    neck = area("M268 420 h106 v70 q-52 46 -106 0z", skin) + area(
        "M268 440 q52 46 106 0 v22 q-52 40 -106 0z", "#000", opacity=0.12
    )
    face = (
        ellipse(214, 322, 20, 30, skin)
        + ellipse(428, 322, 20, 30, skin)
        + area(
            "M212 272 C212 186 262 146 320 146 C380 146 430 186 430 272 C432 384 384 448 320 448 C258 448 210 384 212 272Z",
            skin,
        )
    )
    eyes = (
        ellipse(274, 306, 9, 11, "#1a1211")
        + ellipse(368, 306, 9, 11, "#1a1211")
        + stroke("M252 272 q22 -14 42 -2 M348 270 q22 -12 42 2", "#1a1211", 8)
    )
    nose = stroke("M322 318 q10 26 -6 34", "#000", 6, opacity=0.22)
    cheeks = circle(250, 352, 22, PERSIMMON, opacity=0.18) + circle(392, 352, 22, PERSIMMON, opacity=0.18)
    mouth = stroke("M284 384 q36 30 74 0", smile, 9)
    shapes = (
        rect(0, 0, 640, 640, wall)
        + line
        + behind
        + body
        + neck
        + face
        + cheeks
        + nose
        + before
        + eyes
        + mouth
    )
    return Picture(shapes, background=wall, width=640, height=640, grain=0.1)


def _glasses(colour: str) -> str:
    frame = {"stroke": colour, "stroke_width": 8}
    return (
        circle(272, 308, 36, "#fff", fill_opacity=0.25, **frame)
        + circle(370, 308, 36, "#fff", fill_opacity=0.25, **frame)
        + stroke("M308 304 q13 -10 26 0", colour, 8)
    )
