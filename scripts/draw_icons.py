"""Draw the site's icons: a ring on the Line. After a change, run it and commit what it wrote.

.venv/bin/python scripts/draw_icons.py
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parents[1] / "static" / "articles" / "img"

JADE, CELADON, WHITE, PERSIMMON = "#0b5f48", "#9ad9be", "#ffffff", "#ff5a3c"
UNITS = 32  # the drawing's own measure, as in the SVG
FINER = 8  # drawn this much larger, for smooth edges
CORNER = 7
# A launcher cuts a maskable icon as it likes; what is within four fifths of it always stays.
SAFE = 0.8

SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    f'<rect width="32" height="32" rx="7" fill="{JADE}"/>'
    f'<path d="M5 16h22" stroke="{CELADON}" stroke-width="3"/>'
    f'<circle cx="16" cy="16" r="6" fill="{JADE}" stroke="#fff" stroke-width="4"/>'
    f'<circle cx="16" cy="16" r="2" fill="#ff5a3c"/></svg>'
)


def main() -> None:
    (FOLDER / "favicon.svg").write_text(SVG)
    # Apple rounds the corners itself, and paints what is transparent black.
    (FOLDER / "icon-180.png").write_bytes(png(draw(180, corner=0)))
    for side in (192, 512):
        (FOLDER / f"icon-{side}.png").write_bytes(png(draw(side)))
    (FOLDER / "icon-maskable-512.png").write_bytes(png(draw(512, corner=0, scale=SAFE, line_to_edge=True)))
    (FOLDER / "favicon.ico").write_bytes(ico(16, 32, 48))


def draw(side: int, *, corner: float = CORNER, scale: float = 1.0, line_to_edge: bool = False) -> Image.Image:
    """The drawing of the SVG, `side` pixels wide; scaled about its middle."""
    unit = side * FINER / UNITS
    icon = Image.new("RGBA", (side * FINER, side * FINER), (0, 0, 0, 0))
    pen = ImageDraw.Draw(icon)
    pen.rounded_rectangle([0, 0, side * FINER - 1, side * FINER - 1], corner * unit, fill=JADE)

    def at(distance: float) -> float:
        return (UNITS / 2 + distance * scale) * unit

    end = UNITS if line_to_edge else 11
    pen.rectangle([at(-end), at(-1.5), at(end), at(1.5)], fill=CELADON)
    for radius, colour in ((8, WHITE), (4, JADE), (2, PERSIMMON)):
        pen.ellipse([at(-radius), at(-radius), at(radius), at(radius)], fill=colour)
    return icon.resize((side, side), Image.Resampling.LANCZOS)


def png(icon: Image.Image) -> bytes:
    target = BytesIO()
    icon.quantize(128, method=Image.Quantize.FASTOCTREE).save(target, "PNG", optimize=True)
    return target.getvalue()


def ico(*sides: int) -> bytes:
    target = BytesIO()
    icons = [draw(side) for side in sides]
    icons[-1].save(target, "ICO", sizes=[icon.size for icon in icons], append_images=icons[:-1])
    return target.getvalue()


if __name__ == "__main__":
    main()
