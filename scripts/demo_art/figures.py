"""People, seen from far enough away that they stay nobody in particular."""

from __future__ import annotations

from random import Random

from .svg import CELADON, INK, PERSIMMON, WARM, area, circle, glow, group, stroke


def standing(x: float, y: float, size: float, colour: str = INK, turn: int = 1) -> str:
    """Someone standing with the feet at (x, y), about 190 units tall at size 1."""
    body = area(
        "M-24 -138 Q0 -152 24 -138 L30 -84 L22 -62 L26 0 H6 L1 -58 L-5 0 H-25 L-22 -62 L-30 -84Z", colour
    )
    head = area("M-8 -146 V-154 A19 21 0 1 1 8 -154 V-146Z", colour)
    arms = stroke("M-25 -130 L-35 -96 L-31 -62 M25 -130 L35 -96 L31 -62", colour, 11)
    return group(body, head, arms, transform=f"translate({x} {y}) scale({size * turn} {size})")


def singing(x: float, y: float, size: float, colour: str = INK) -> str:
    """Someone singing with a microphone at the mouth and one arm lifted to the room."""
    body = area("M-24 -138 Q0 -152 24 -138 L24 -84 L40 0 H14 L2 -56 L-12 0 H-36 L-24 -84Z", colour)
    head = area("M-8 -146 V-154 A19 21 0 1 1 8 -154 V-146Z", colour)
    hair = area(
        "M-21 -172 Q-22 -200 0 -200 Q24 -200 22 -170 Q28 -150 22 -140 Q-2 -160 -22 -140 Q-27 -154 -21 -172Z",
        colour,
    )
    arms = stroke("M-24 -132 L-40 -108 L-14 -148 M24 -132 L58 -156 L84 -206", colour, 11)
    microphone = stroke("M-17 -144 L-6 -160", colour, 6) + circle(-4, -162, 6, colour)
    return group(body, head, hair, arms, microphone, transform=f"translate({x} {y}) scale({size})")


def walking(x: float, y: float, size: float, colour: str = INK, turn: int = 1) -> str:
    """Someone on the way, with a bag over the shoulder."""
    body = area("M-20 -136 Q2 -150 22 -134 L20 -70 H-20Z", colour)
    head = area("M-6 -144 V-154 A19 21 0 1 1 10 -154 V-144Z", colour)
    legs = stroke("M-6 -74 L-22 -40 L-40 -6 M8 -74 L24 -42 L30 -4 H40", colour, 15)
    arms = stroke("M-14 -128 L-34 -100 L-30 -74 M18 -128 L34 -102 L46 -84", colour, 10)
    bag = area("M-34 -120 h24 v46 h-30z", colour) + stroke("M-22 -120 L8 -140", colour, 5)
    return group(body, head, legs, arms, bag, transform=f"translate({x} {y}) scale({size * turn} {size})")


def crowd(random: Random, y: float, heads: int, size: float, colour: str, width: int = 1600) -> str:
    """A row of heads seen from behind; about half of them hold up a light stick."""
    people, lights = "", ""
    for place in range(heads):
        x = (place + 0.5) / heads * width + random.uniform(-18, 18)
        r, up = size * random.uniform(0.8, 1.15), y + random.uniform(-size * 0.5, size * 0.4)
        people += circle(x, up, r, colour) + _shoulders(x, up, r, colour)
        if random.random() < 0.55:
            people += (held := _light_stick(random, x, up, r, colour))[0]
            lights += held[1]
    return people + lights


def _shoulders(x: float, y: float, r: float, colour: str) -> str:
    left, top = x - r * 1.9, y + r * 3.4
    curve = f"q{r * 0.2:.0f} {-r * 2.3:.0f} {r * 1.9:.0f} {-r * 2.4:.0f}"
    back = f"q{r * 1.7:.0f} {r * 0.1:.0f} {r * 1.9:.0f} {r * 2.4:.0f}"
    return area(f"M{left:.0f} {top:.0f} {curve} {back}z", colour)


def _light_stick(random: Random, x: float, y: float, r: float, colour: str) -> tuple[str, str]:
    hand = x + random.choice([-1, 1]) * r * 1.25
    tip_x, tip_y = hand + random.uniform(-r * 0.9, r * 0.9), y - r * random.uniform(1.6, 3.4)
    light = random.choice((CELADON, WARM, PERSIMMON))
    arm = stroke(f"M{hand:.0f} {y + r * 2.6:.0f} L{tip_x:.0f} {tip_y:.0f}", colour, r * 0.46)
    lamp = circle(tip_x, tip_y - r * 0.5, r * 0.36, light)
    return arm, glow(tip_x, tip_y - r * 0.5, r * 1.5, light, 0.35, 10) + lamp
