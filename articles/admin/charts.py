"""A chart of days: the numbers of a drawing, which a template makes into SVG and, for everybody, a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from articles.readership.figures import DayCount

WIDTH, HEIGHT = 600, 120
GAP = 2


@dataclass(frozen=True)
class Bar:
    day: date
    times: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Chart:
    """`most` is what the tallest bar stands for."""

    bars: list[Bar]
    total: int
    most: int
    width: int = WIDTH
    height: int = HEIGHT


def chart_of(series: Sequence[DayCount]) -> Chart:
    """One bar a day, the tallest as high as the drawing; a day without readers has none."""
    most = max((row.times for row in series), default=0)
    step = WIDTH / max(1, len(series))
    bars = []
    for place, (day, times) in enumerate(series):
        height = round(HEIGHT * times / most, 1) if most else 0
        bars.append(Bar(day, times, round(place * step, 1), HEIGHT - height, round(step - GAP, 1), height))
    return Chart(bars, total=sum(row.times for row in series), most=most)
