from datetime import timedelta

import pytest
from django.contrib import admin
from django.utils import timezone

from articles.admin.home_slots import warnings_about
from articles.live.models import HomeSlot, LiveArticle
from tests.factories import make_live_article, make_section
from tests.pages.reading import of_class, read, words

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/homeslot/"
ADD = "/admin/articles/homeslot/add/"
PAID = {"is_paid": True, "partner_name": "Lampu", "disclosure": "Paid."}


def find_stories(client, term: str):
    """As the field of a slot's form asks while somebody types."""
    question = {"app_label": "articles", "model_name": "homeslot", "field_name": "article", "term": term}
    return client.get("/admin/autocomplete/", question)


def slot(article, place: str = "lead", *, starts: int = -1, ends: int | None = None) -> HomeSlot:
    """From and until in hours from now."""
    now = timezone.now()
    return HomeSlot.objects.create(
        article=article,
        place=place,
        starts_at=now + timedelta(hours=starts),
        ends_at=None if ends is None else now + timedelta(hours=ends),
    )


def moment_fields(name: str, moment) -> dict[str, str]:
    local = timezone.localtime(moment)
    return {f"{name}_0": f"{local:%Y-%m-%d}", f"{name}_1": f"{local:%H:%M:%S}"}


def test_editor_puts_a_story_on_the_front_page(client, enter, fill):
    enter("Editor")
    make_live_article()
    story = make_live_article("From the drawer", published_at=timezone.now() - timedelta(days=90))

    answer = fill(ADD, article=str(story.pk), place="lead")

    assert answer.status_code == 302
    assert words(of_class(read(client, "/"), "hero")[0].xpath(".//h2")[0]) == "From the drawer"


def test_editor_plans_a_scheduled_story(client, enter, fill):
    enter("Editor")
    story = make_live_article(visible_from=timezone.now() + timedelta(days=1))

    answer = fill(
        ADD,
        article=str(story.pk),
        place="top-1",
        **moment_fields("starts_at", timezone.now() + timedelta(days=1)),
    )

    assert answer.status_code == 302
    assert HomeSlot.objects.get().article_id == story.pk


def test_until_before_from_is_refused_in_words(client, enter, fill):
    enter("Editor")
    story = make_live_article()
    now = timezone.now()

    answer = fill(
        ADD,
        article=str(story.pk),
        place="lead",
        **moment_fields("starts_at", now),
        **moment_fields("ends_at", now - timedelta(hours=1)),
    )

    assert answer.status_code == 200
    assert "“Until” must be later than “from”." in answer.content.decode()
    assert not HomeSlot.objects.exists()


def test_paid_lead_is_saved_with_a_warning(client, enter, fill):
    enter("Editor")
    story = make_live_article(**PAID)

    fill(ADD, article=str(story.pk), place="lead")

    assert "A paid story never leads" in words(read(client, LIST))


@pytest.mark.parametrize(
    ("fields", "place", "begins"),
    [
        ({}, "lead", None),
        (PAID, "lead", "A paid story never leads"),
        (PAID, "top-1", None),
        ({}, "voice", "This story has no pull quote"),
        ({"pull_quote": "A quote."}, "voice", None),
        ({"visible_from": timezone.now() + timedelta(days=2)}, "lead", "The story appears on"),
        ({"visible_until": timezone.now() + timedelta(days=2)}, "lead", "The story itself ends before"),
    ],
)
def test_desk_is_told_what_stands_in_the_way(fields, place, begins):
    warnings = warnings_about(slot(make_live_article(**fields), place))

    assert [warning[: len(begins or "")] for warning in warnings] == ([begins] if begins else [])


def test_list_tells_what_is_shown_what_waits_what_comes_and_what_is_over(client, enter):
    enter("Editor")
    shown, beaten, later, over = (make_live_article(name) for name in ("Shown", "Beaten", "Later", "Over"))
    slot(shown, starts=-1)
    slot(beaten, starts=-2)
    slot(later, starts=5)
    slot(over, starts=-9, ends=-8)

    rows = read(client, LIST).xpath("//table[@id='result_list']/tbody/tr")
    states = {
        words(row.xpath(".//*[contains(@class, 'field-story')]")[0]): words(of_class(row, "state")[0])
        for row in rows
    }

    assert states == {"Shown": "Now", "Beaten": "Open, not shown", "Later": "Later", "Over": "Over"}


def test_list_says_what_readers_see_in_each_place(client, enter):
    enter("Editor")
    make_live_article("By itself", published_at=timezone.now() - timedelta(hours=1))
    slot(make_live_article("By the desk", section=make_section("foodie")), "top-1")

    places = of_class(read(client, LIST), "front__places")[0].xpath("./li")

    assert [words(place) for place in places[:3]] == [
        "Lead story By itself the newest",
        "Top stories, first By the desk chosen",
        "Top stories, second nothing yet",
    ]


def test_list_is_in_the_order_of_the_page(client, enter):
    enter("Editor")
    for place in ("band", "voice", "top-2", "lead"):
        slot(make_live_article(place), place)

    cells = read(client, LIST).xpath("//*[contains(@class, 'field-story')]")

    assert [words(cell) for cell in cells] == ["lead", "top-2", "voice", "band"]


@pytest.mark.parametrize(("state", "names"), [("now", {"Now"}), ("later", {"Later"}), ("over", {"Over"})])
def test_list_can_be_narrowed_to_a_state(client, enter, state, names):
    enter("Editor")
    slot(make_live_article("Now"))
    slot(make_live_article("Later"), starts=5)
    slot(make_live_article("Over"), starts=-9, ends=-8)

    cells = read(client, f"{LIST}?state={state}").xpath("//*[contains(@class, 'field-story')]")

    assert {words(cell) for cell in cells} == names


@pytest.mark.parametrize("count", [1, 12])
def test_list_costs_the_same_for_more_slots(client, enter, count, django_assert_max_num_queries):
    enter("Editor")
    for _ in range(count):
        slot(make_live_article(), "top-1")

    with django_assert_max_num_queries(15):
        client.get(LIST)


def test_stories_are_found_by_words_live_and_scheduled_but_not_ended(client, enter):
    enter("Editor")
    now = timezone.now()
    make_live_article("Kopi now")
    make_live_article("Kopi tomorrow", visible_from=now + timedelta(days=1))
    make_live_article(
        "Kopi over", published_at=now - timedelta(days=9), visible_until=now - timedelta(days=1)
    )
    make_live_article("Tea")

    results = find_stories(client, "kopi").json()["results"]

    assert {result["text"] for result in results} == {"Kopi now", "Kopi tomorrow"}


@pytest.mark.parametrize(
    ("role", "status"), [("Writer", 403), ("Editor", 200), ("Partner manager", 403), ("nobody", 302)]
)
def test_only_who_keeps_the_front_page_may_ask_what_is_scheduled(
    client, enter, django_user_model, role, status
):
    if role == "nobody":
        client.force_login(django_user_model.objects.create_user("nobody"))
    else:
        enter(role)

    assert find_stories(client, "kopi").status_code == status


def test_stranger_and_superuser_are_told_apart(client, admin_client):
    assert find_stories(client.__class__(), "kopi").status_code == 302
    assert find_stories(admin_client, "kopi").status_code == 200
    assert admin_client.get(LIST).status_code == 200


def test_live_articles_have_no_desk_of_their_own(admin_client):
    assert admin.site.get_model_admin(LiveArticle).get_urls() == []
    assert "Live articles" not in admin_client.get("/admin/").content.decode()
