"""A small alphabet for drawing: shapes, light, and the page that holds them."""

from __future__ import annotations

from dataclasses import dataclass

JADE, CELADON, DEEP = "#0e6b52", "#9ad9be", "#07211b"
INK, NIGHT, PAPER = "#060b0d", "#0a1318", "#eef3ee"
PERSIMMON, WARM, GOLD, PINK = "#ff5a3c", "#ffd9a0", "#f6c453", "#f58ba0"


@dataclass(frozen=True)
class Picture:
    """One drawing: shapes back to front, the gradients they use, and how much film grain."""

    shapes: str
    gradients: str = ""
    background: str = NIGHT
    grain: float = 0.15
    width: int = 1600
    height: int = 1067

    def as_page(self) -> str:
        """The drawing as an HTML page exactly as large as the picture."""
        return f"""<!doctype html><meta charset="utf-8">
<style>html, body {{ margin: 0; background: {self.background} }} svg {{ display: block }}</style>
<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}">
<defs>{_FILTERS}{_grain(self.grain)}{self.gradients}</defs>
{self.shapes}
<rect width="100%" height="100%" fill="url(#vignette)"/>
<rect width="100%" height="100%" filter="url(#grain)" style="mix-blend-mode: overlay"/>
</svg>"""


def element(tag: str, *children: str, **attributes: object) -> str:
    """An SVG element; `stroke_width=4` is written stroke-width="4"."""
    written = "".join(f' {name.replace("_", "-")}="{_short(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>{''.join(children)}</{tag}>"


def group(*children: str, **attributes: object) -> str:
    return element("g", *children, **attributes)


def rect(x: float, y: float, width: float, height: float, fill: str, **more: object) -> str:
    return element("rect", x=x, y=y, width=width, height=height, fill=fill, **more)


def circle(x: float, y: float, r: float, fill: str, **more: object) -> str:
    return element("circle", cx=x, cy=y, r=r, fill=fill, **more)


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **more: object) -> str:
    return element("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=fill, **more)


def area(d: str, fill: str, **more: object) -> str:
    """A filled shape."""
    return element("path", d=d, fill=fill, **more)


def stroke(d: str, colour: str, width: float, **more: object) -> str:
    """A line with round ends."""
    ends = {"stroke_linecap": "round", "stroke_linejoin": "round"}
    return element("path", d=d, fill="none", stroke=colour, stroke_width=width, **{**ends, **more})


def glow(x: float, y: float, r: float, colour: str, opacity: float = 0.5, blur: int = 26) -> str:
    """Light around a lamp. Blurs come in 4, 10, 26 and 60."""
    return circle(x, y, r, colour, opacity=opacity, filter=f"url(#blur{blur})")


def linear(name: str, *stops: tuple, across: bool = False) -> str:
    """A gradient downwards (or across); each stop is (place, colour) or (place, colour, opacity)."""
    return element(
        "linearGradient", *map(_stop, stops), id=name, x1=0, y1=0, x2=int(across), y2=int(not across)
    )


def radial(name: str, *stops: tuple, r: float = 0.5) -> str:
    return element("radialGradient", *map(_stop, stops), id=name, r=r)


def shade(colour: str, factor: float) -> str:
    """The same colour, lighter (above 1) or darker (below 1)."""
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{min(255, int(channel * factor)):02x}" for channel in channels)


def _stop(stop: tuple) -> str:
    place, colour, *opacity = stop
    return element("stop", offset=place, stop_color=colour, stop_opacity=opacity[0] if opacity else 1)


def _short(value: object) -> object:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def _blur(amount: int, margin: int) -> str:
    frame = {
        "x": f"-{margin}%",
        "y": f"-{margin}%",
        "width": f"{100 + 2 * margin}%",
        "height": f"{100 + 2 * margin}%",
    }
    return element("filter", element("feGaussianBlur", stdDeviation=amount), id=f"blur{amount}", **frame)


def _grain(strength: float) -> str:
    noise = '<feTurbulence type="fractalNoise" baseFrequency=".82" numOctaves="2" seed="4"/>'
    alpha = f'<feComponentTransfer><feFuncA type="linear" slope="{strength}"/></feComponentTransfer>'
    grey = '<feColorMatrix type="saturate" values="0"/>'
    return element("filter", noise, grey, alpha, id="grain", x=0, y=0, width="100%", height="100%")


_FILTERS = (
    _blur(4, 20)
    + _blur(10, 50)
    + _blur(26, 80)
    + _blur(60, 100)
    + radial("vignette", (0.55, "#000", 0), (1, "#000", 0.42), r=0.75)
)
