import pytest

from articles.images.models import Image
from articles.images.recipes import (
    NATIVE,
    PORTRAIT,
    SHAPES,
    SHARE,
    SQUARE,
    WIDE,
    Recipe,
    crop_box,
    recipes_of,
    sizes,
    stamp,
)


def image(width: int, height: int, focal: tuple[int, int] = (50, 50)) -> Image:
    return Image(width=width, height=height, focal_x=focal[0], focal_y=focal[1], digest="d" * 64)


@pytest.mark.parametrize(
    ("recipe", "size", "focal", "box"),
    [
        (NATIVE, (1000, 700), (10, 90), (0, 0, 1000, 700)),
        (WIDE, (3000, 1000), (50, 50), (750, 0, 2250, 1000)),
        (WIDE, (3000, 1000), (0, 50), (0, 0, 1500, 1000)),
        (WIDE, (3000, 1000), (100, 50), (1500, 0, 3000, 1000)),
        (WIDE, (3000, 1000), (30, 50), (150, 0, 1650, 1000)),
        (PORTRAIT, (800, 2000), (50, 20), (0, 0, 800, 1000)),
        (PORTRAIT, (800, 2000), (50, 40), (0, 300, 800, 1300)),
        (SQUARE, (1, 500), (50, 50), (0, 250, 1, 251)),
        (SHARE, (1200, 630), (0, 0), (0, 0, 1200, 630)),
        (WIDE, (1, 1), (50, 50), (0, 0, 1, 1)),
    ],
)
def test_crop_box_keeps_the_focal_point_as_near_to_the_middle_as_it_can(
    recipe: Recipe, size: tuple[int, int], focal: tuple[int, int], box: tuple[int, int, int, int]
) -> None:
    assert crop_box(recipe, image(*size, focal)) == box


@pytest.mark.parametrize(
    ("recipe", "size", "expected"),
    [
        (NATIVE, (2560, 1920), [(400, 300), (800, 600), (1200, 900), (1600, 1200)]),
        (NATIVE, (1000, 500), [(400, 200), (800, 400)]),
        (NATIVE, (300, 200), [(300, 200)]),
        (WIDE, (700, 2000), [(400, 267)]),
        (PORTRAIT, (2000, 1000), [(400, 500), (640, 800)]),
        (SQUARE, (100, 300), [(100, 100)]),
        (SHARE, (2000, 2000), [(1200, 630)]),
        (SHARE, (600, 600), [(600, 315)]),
        (SHAPES[0], (3000, 1400), [(1200, 1200)]),
        (SHAPES[1], (1600, 1200), [(1200, 900)]),
        (SHAPES[2], (1600, 1200), [(1200, 675)]),
        (SHAPES[2], (1000, 700), [(1000, 562)]),
        (NATIVE, (5000, 1), [(400, 1), (800, 1), (1200, 1), (1600, 1)]),
    ],
)
def test_sizes_never_enlarge(recipe: Recipe, size: tuple[int, int], expected: list[tuple[int, int]]) -> None:
    assert sizes(recipe, image(*size)) == expected


@pytest.mark.parametrize(
    ("size", "has_native"), [((1500, 1000), False), ((1600, 1067), False), ((1530, 1000), True)]
)
def test_recipes_of_makes_nothing_twice_for_a_picture_of_three_to_two(
    size: tuple[int, int], has_native: bool
) -> None:
    assert (NATIVE in recipes_of(image(*size))) is has_native
    assert [recipe for recipe in recipes_of(image(*size)) if recipe is not NATIVE] == [
        WIDE,
        PORTRAIT,
        SQUARE,
        SHARE,
        *SHAPES,
    ]


def test_stamp_tells_focal_points_apart_only_where_it_matters() -> None:
    left, right = image(900, 400, (10, 50)), image(900, 400, (90, 50))
    assert stamp(WIDE, left) != stamp(WIDE, right)
    assert stamp(NATIVE, left) == stamp(NATIVE, right)
