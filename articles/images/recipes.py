"""The sizes a picture is made in, by name. A template asks for a name; nobody asks for numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Image

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Recipe:
    name: str
    widths: tuple[int, ...]
    ratio: float | None  # width to height; None keeps the picture's own
    formats: tuple[str, ...] = ("webp", "avif")


NATIVE = Recipe("native", (400, 800, 1200, 1600), ratio=None)
WIDE = Recipe("wide", (400, 800, 1200, 1600), ratio=3 / 2)
PORTRAIT = Recipe("portrait", (400, 640), ratio=4 / 5)
SQUARE = Recipe("square", (160, 320), ratio=1)
# For previews in chats: WhatsApp, KakaoTalk and LINE read JPEG, and give up on big files.
SHARE = Recipe("share", (1200,), ratio=1200 / 630, formats=("jpeg",))
# For search engines, which like one picture in each of three shapes. They can wait for it.
SHAPES = (
    Recipe("share-1x1", (1200,), ratio=1, formats=("jpeg",)),
    Recipe("share-4x3", (1200,), ratio=4 / 3, formats=("jpeg",)),
    Recipe("share-16x9", (1200,), ratio=16 / 9, formats=("jpeg",)),
)

CROPS = (NATIVE, WIDE, PORTRAIT, SQUARE)
FOR_READERS = (*CROPS, SHARE)
ALL = (*FOR_READERS, *SHAPES)


def recipes_of(image: Image) -> list[Recipe]:
    """What is made of this picture. One that is 3:2 already needs no files of its own for "native"."""
    return [recipe for recipe in ALL if serving_recipe(recipe, image) is recipe]


def serving_recipe(recipe: Recipe, image: Image) -> Recipe:
    """The recipe whose files are shown for this one: within one per cent of 3:2, native is wide."""
    assert WIDE.ratio is not None  # noqa: S101 -- for the type checker
    is_wide = abs(image.width / image.height / WIDE.ratio - 1) <= 0.01
    return WIDE if recipe is NATIVE and is_wide else recipe


def crop_box(recipe: Recipe, image: Image) -> Box:
    """The largest part of the recipe's shape, its middle as near to the focal point as the edges allow."""
    width, height = image.width, image.height
    if recipe.ratio is None:
        return 0, 0, width, height
    crop_width = max(1, min(width, round(height * recipe.ratio)))
    crop_height = max(1, min(height, round(width / recipe.ratio)))
    left = min(max(0, round(width * image.focal_x / 100 - crop_width / 2)), width - crop_width)
    top = min(max(0, round(height * image.focal_y / 100 - crop_height / 2)), height - crop_height)
    return left, top, left + crop_width, top + crop_height


def sizes(recipe: Recipe, image: Image) -> list[tuple[int, int]]:
    """The recipe's widths the picture can fill, with heights; else the one size it has. Never upscaled."""
    left, top, right, bottom = crop_box(recipe, image)
    width, height = right - left, bottom - top
    widths = [wanted for wanted in recipe.widths if wanted <= width] or [width]
    return [(wanted, max(1, round(wanted * height / width))) for wanted in widths]


def stamp(recipe: Recipe, image: Image) -> str:
    """Names the pixels: the original and, where the recipe crops, the focal point."""
    original = image.digest[:24]
    return original if recipe.ratio is None else f"{original}-{image.focal_x}-{image.focal_y}"
