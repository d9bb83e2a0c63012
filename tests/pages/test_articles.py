import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from articles.live.models import LiveArticle
from articles.masthead.models import Page
from articles.models import Article, FormerAddress
from articles.newsroom.publishing import publish_article, withdraw_article
from articles.syndication.share_links import share_links
from tests.factories import make_author, make_image, make_live_article, make_section, make_tag
from tests.pages.reading import block, headlines, of_class, read, words

pytestmark = pytest.mark.django_db

SPRING = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)  # 9.30pm in Singapore


def article_page(client, **fields):
    return read(client, make_live_article(**fields).get_absolute_url())


@pytest.fixture
def whole(db):
    """An article with every part a page can have, and another to be related."""
    tags = [make_tag("Seo Yul", kind="person"), make_tag("서울")]
    for _ in range(2):
        make_live_article(tags=tags)
    return make_live_article(
        "Seo Yul rides the last train",
        published_at=SPRING,
        kind="interview",
        standfirst="On night trains and kopi-o.",
        writers=[make_author("Mei Ong", bio="Mei has opinions about encores.")],
        photographers=[make_author("Arif Rahman")],
        tags=tags,
        hero_image=make_image(alt="A stage", caption="The first night.", credit="Arif Rahman"),
        body="<p>The house lights are up.</p><h2>Small rooms</h2><p>" + "Word " * 500 + "</p>",
        revised_at=SPRING + timedelta(days=1),
        correction="An earlier version miscounted the songs.",
        corrected_on=date(2026, 3, 3),
        is_paid=True,
        partner_name="Lampu",
        partner_url="https://lampu.example/",
        disclosure="Lampu paid for the trip.",
        rating="3.5",
        reviewed_name="Low Tide Radio",
        reviewed_kind="MusicAlbum",
        event_name="Low Tide Radio Tour",
        event_starts_at=datetime(2026, 4, 1, 11, 0, tzinfo=UTC),
        event_zone="Asia/Seoul",
        event_venue="Annexe",
        event_city="Busan",
        event_price="From ₩66,000",
        event_ticket_url="https://tickets.example/",
    )


# -- the parts and their order ---------------------------------------------------------------------


def test_article_prints_its_parts_in_order(client, whole):
    page = read(client, whole.get_absolute_url())
    text = words(page.xpath("//body")[0])
    parts = [
        "Music",
        "Interview",
        "Partner",
        "Seo Yul rides the last train",
        "On night trains and kopi-o.",
        "By Mei Ong",
        "Photos Arif Rahman",
        "2 Mar 2026, 9.30pm, updated 3 Mar",
        "3 min read",
        "Paid partnership with Lampu.",
        "Lampu paid for the trip.",
        "The first night. Photo: Arif Rahman",
        "Correction, 3 Mar: An earlier version miscounted the songs.",
        "The house lights are up.",
        "The verdict",
        "Low Tide Radio",
        "3.5 out of 5",
        "The deets",
        "Low Tide Radio Tour",
        "Wed 1 Apr 2026, 8pm KST",
        "Annexe, Busan",
        "From ₩66,000",
        "Seo Yul",
        "서울",
        "First to the deets? Share it to prove it...",
        "WhatsApp",
        "Mei has opinions about encores.",
        "You could have missed these out...",
        "For collaboration and advertising enquiries",
        "admin@kavenyou.com",
        "Instagram",
    ]

    position = text.index("Korea")  # the end of the Line; the header is over
    for part in parts:
        position = text.index(part, position) + len(part)


def test_article_has_its_parts_in_the_order_of_the_page(client, whole):
    """As a screen reader or a text browser meets them."""
    page = read(client, whole.get_absolute_url())
    parts = [
        "p[@class='kick']", "h1", "p[@class='stand']", "div[@class='by']", "p[@class='note']",
        "figure[@class='cover']", "p[@class='note']", "h2[.='Small rooms']",
        "aside[@aria-labelledby='verdict']", "aside[@aria-labelledby='deets']",
        "div[@class='chips tags']", "section[@id='share']", "section[@class='author']",
        "section[@aria-labelledby='related']", "section[@aria-labelledby='newsletter']",
    ]  # fmt: skip
    order = list(page.xpath("//body")[0].iter())

    position = -1
    for part in parts:
        found = [order.index(element) for element in page.xpath(f"//body//{part}")]
        later = [place for place in found if place > position]
        assert later, part
        position = later[0]


def test_article_leaves_out_what_it_does_not_have(client):
    page = article_page(client)
    main = page.xpath("//main")[0]

    for name in ("stand", "note", "cover", "deets", "tags", "author", "related", "paid"):
        assert of_class(main, name) == [], name
    assert "Also in" not in words(main)
    assert page.xpath("//main//h2/text()") == ["First to the deets? "]


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        ([], "KAvenyou"),
        (["Ann"], "By Ann"),
        (["Ann", "Ben"], "By Ann and Ben"),
        (["Ann", "Ben", "Cho"], "By Ann, Ben and Cho"),
        (["Ann", "Ben", "Cho", "Dee"], "By Ann, Ben, Cho and Dee"),
        (["Ann", "Ben", "Cho", "Dee", "Eve"], "By Ann, Ben, Cho and others"),
    ],
)
def test_byline_reads_as_english(client, names, printed):
    page = article_page(client, writers=[make_author(name) for name in names])

    assert words(of_class(page, "by")[0].xpath("./span")[0]) == printed
    assert len(of_class(page, "author")) == min(3, len(names))


@pytest.mark.parametrize("is_written", [True, False])
def test_story_by_nobody_leads_to_the_page_about_us_if_there_is_one(client, is_written):
    Page.objects.filter(slug="about").delete()
    Page.objects.create(slug="about", title="About", is_published=is_written)

    (line,) = of_class(article_page(client), "by")

    links = [words(link) for link in line.xpath("./span/a")]
    assert links == (["KAvenyou"] if is_written else [])


def test_revised_story_says_when(client):
    page = article_page(client, published_at=SPRING, revised_at=SPRING + timedelta(days=1))

    line = of_class(page, "by")[0]
    assert "2 Mar 2026, 9.30pm, updated 3 Mar" in words(line)
    assert [time.get("datetime") for time in line.iter("time")] == [
        "2026-03-02T21:30:00+08:00",
        "2026-03-03T21:30:00+08:00",
    ]


def test_updated_is_printed_only_when_the_desk_says_so(client):
    article = make_live_article(published_at=SPRING)
    publish_article(Article.objects.get(pk=article.pk), by=None, at=SPRING + timedelta(days=2))

    page = read(client, article.get_absolute_url())

    assert "updated" not in words(of_class(page, "by")[0])


def test_updated_in_another_year_says_which(client):
    page = article_page(client, published_at=SPRING, revised_at=SPRING + timedelta(days=365))

    assert "2 Mar 2026, 9.30pm, updated 2 Mar 2027" in words(of_class(page, "by")[0])


def test_correction_stands_above_the_body(client):
    page = article_page(
        client, correction="It was eight.", corrected_on=date(2026, 3, 3), published_at=SPRING
    )

    note, paragraph = page.xpath("//main//div[contains(@class, 'prose')]/p")[:2]
    assert words(note) == "Correction, 3 Mar: It was eight."
    assert words(paragraph) == "The house lights are up."


def test_correction_of_another_year_says_which(client):
    fields = {"correction": "It was eight.", "corrected_on": date(2027, 1, 3), "published_at": SPRING}

    assert words(of_class(article_page(client, **fields), "note")[0]).startswith("Correction, 3 Jan 2027:")


def test_correction_without_a_date_is_still_a_correction(client):
    (note,) = of_class(article_page(client, correction="It was eight."), "note")

    assert words(note) == "Correction: It was eight."


@pytest.mark.parametrize(("days", "is_said"), [(729, False), (731, True)])
def test_old_story_says_from_when_it_is(client, days, is_said):
    at = timezone.now() - timedelta(days=days)

    said = f"This story is from {timezone.localtime(at):%B %Y}." in words(
        article_page(client, published_at=at)
    )

    assert said is is_said


def test_partner_link_is_marked_as_paid_for(client, whole):
    page = read(client, whole.get_absolute_url())

    assert page.xpath("//a[@href='https://lampu.example/']/@rel") == ["sponsored noopener"]


def test_long_headline_steps_down(client):
    assert of_class(article_page(client, headline="A" * 90), "long") == []
    assert len(of_class(article_page(client, headline="A" * 91), "long")) == 1


def test_link_to_the_partner_in_the_body_is_marked_as_paid_for(client):
    page = article_page(
        client,
        body='<p><a href="https://shop.lampu.example/">lamps</a> <a href="https://a.example/">a</a></p>',
        is_paid=True,
        partner_name="Lampu",
        partner_url="https://lampu.example/",
        disclosure="Lampu paid.",
    )

    assert page.xpath("//main//a[.='lamps']/@rel") == ["sponsored noopener"]
    assert page.xpath("//main//a[.='a']/@rel") == []


def test_paid_story_is_labelled_on_the_card_below_another(client):
    paid = {"is_paid": True, "partner_name": "Lampu", "disclosure": "Lampu paid."}
    make_live_article("Paid words", **paid)
    make_live_article("Free words")

    cards = of_class(block(article_page(client), "related"), "card")

    assert {words(card.xpath(".//h3")[0]): len(of_class(card, "paid")) for card in cards} == {
        "Paid words": 1,
        "Free words": 0,
    }


def test_partner_is_named_in_the_kicker_and_right_below_the_byline(client, whole):
    head = read(client, whole.get_absolute_url()).xpath("//main//header")[0]

    assert words(of_class(of_class(head, "kick")[0], "paid")[0]) == "Partner"
    assert words(of_class(head, "by")[0].getnext()).startswith("Paid partnership with Lampu.")


# -- the event -------------------------------------------------------------------------------------


def event_page(client, *, starts, ends=None, **fields):
    """Its box."""
    fields = {"event_name": "A night", "event_zone": "Asia/Seoul", **fields}
    page = article_page(client, event_starts_at=starts, event_ends_at=ends, **fields)
    return block(page, "deets")


def test_event_to_come_has_its_times_by_the_clock_of_the_place_and_its_tickets(client):
    starts = datetime(2100, 12, 5, 11, 0, tzinfo=UTC)
    box = event_page(client, starts=starts, event_ticket_url="https://t.example/", event_status="On sale")

    (time,) = box.iter("time")
    assert (words(time), time.get("datetime")) == ("Sun 5 Dec 2100, 8pm KST", "2100-12-05T20:00:00+09:00")
    assert box.xpath(".//a/@href") == ["https://t.example/"]
    assert "On sale" in words(box)
    assert "ended" not in words(box)


def test_event_in_singapore_is_in_singapore_time(client):
    starts = datetime(2100, 12, 5, 12, 0, tzinfo=UTC)

    assert "8pm SGT" in words(event_page(client, starts=starts, event_zone="Asia/Singapore"))


def test_event_that_is_over_says_when_it_ended_and_sells_nothing(client):
    starts = datetime(2025, 11, 22, 11, 0, tzinfo=UTC)
    ends = datetime(2025, 11, 22, 15, 30, tzinfo=UTC)  # already the 23rd in Seoul
    box = event_page(
        client, starts=starts, ends=ends, event_ticket_url="https://t.example/", event_status="On sale"
    )

    assert words(box.xpath(".//dd")[-1]) == "This ended on 23 Nov."
    assert box.xpath(".//a") == []
    assert "On sale" not in words(box)


def test_event_that_is_on_now_has_not_ended(client):
    now = timezone.now()
    box = event_page(client, starts=now - timedelta(hours=1), ends=now + timedelta(hours=1))

    assert "ended" not in words(box)


def test_event_without_an_end_has_ended_when_its_day_is_over(client):
    box = event_page(client, starts=datetime(2025, 11, 22, 11, 0, tzinfo=UTC))
    tonight = event_page(client, starts=timezone.now() - timedelta(minutes=1), event_zone="Etc/GMT+12")

    assert words(box.xpath(".//dd")[-1]) == "This ended on 22 Nov."
    assert "ended" not in words(tonight)


# -- the verdict -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rating", "said"), [("3.5", "3.5 out of 5"), ("4.0", "4 out of 5"), ("0", "0 out of 5")]
)
def test_review_says_what_it_is_of_and_how_good_in_words(client, rating, said):
    page = article_page(client, rating=rating, reviewed_name="Room 709", reviewed_kind="Movie")

    assert words(block(page, "verdict")) == f"The verdict Film Room 709 Rating {said}"


def test_rings_of_a_rating_are_full_as_far_as_it_goes(client):
    page = article_page(client, rating="3.5", reviewed_name="Room 709", reviewed_kind="Movie")

    (drawing,) = block(page, "verdict").xpath(".//dd/svg")
    assert drawing.get("aria-hidden") == "true"
    assert drawing.xpath("./svg/@width") == ["20", "20", "20", "10", "0"]


# -- other versions of the story -------------------------------------------------------------------


def test_story_leads_to_its_other_versions_each_in_its_own_name(client):
    original = make_live_article("Night train")
    korean = make_live_article("밤기차", language="ko", translation_of_id=original.pk)
    chinese = make_live_article("夜车", language="zh-Hans", translation_of_id=original.pk)

    line = of_class(read(client, original.get_absolute_url()), "by")[0]
    links = [
        (words(link), link.get("href"), link.get("lang"), link.get("hreflang"))
        for link in line.xpath(".//a[@hreflang]")
    ]

    assert links == [
        ("한국어", korean.get_absolute_url(), "ko", "ko"),
        ("简体中文", chinese.get_absolute_url(), "zh-Hans", "zh-Hans"),
    ]
    assert "Also in: 한국어 · 简体中文" in words(line)


def test_translation_leads_back_to_the_original(client):
    original = make_live_article("Night train")
    korean = make_live_article("밤기차", language="ko", translation_of_id=original.pk)

    page = read(client, korean.get_absolute_url())

    assert page.xpath("//main//a[@hreflang='en']/@href") == [original.get_absolute_url()]
    assert page.xpath("//link[@rel='alternate'][@hreflang]/@hreflang") != []


def test_withdrawn_version_is_led_to_by_nobody(client):
    original = make_live_article("Night train")
    korean = make_live_article("밤기차", language="ko", translation_of_id=original.pk)
    withdraw_article(Article.objects.get(pk=korean.pk), by=None, at=timezone.now())

    assert "Also in" not in words(read(client, original.get_absolute_url()).xpath("//main")[0])


# -- the rest --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headline", "language", "spans", "page_language"),
    [
        ("Seo Yul 서율 comes back", "en", [("ko", "서율")], "en-SG"),
        ("夜车不等人: a duet", "en", [("zh-Hans", "夜车不等人")], "en-SG"),
        ("서율, 전석 매진", "ko", [], "ko"),
        ("夜車不等人", "zh-Hant", [], "zh-Hant"),
    ],
)
def test_headline_tells_its_languages(client, headline, language, spans, page_language):
    page = article_page(client, headline=headline, language=language)

    assert [(span.get("lang"), words(span)) for span in page.xpath("//h1/span")] == spans
    assert page.xpath("//h1/ancestor::*[@lang][1]/@lang") == [page_language]


def test_share_links_are_those_of_syndication(client, whole):
    page = read(client, whole.get_absolute_url())
    expected = share_links(
        title="[PARTNER] [INTERVIEW] Seo Yul rides the last train",
        url=f"http://127.0.0.1:8000{whole.get_absolute_url()}",
        via="KAvenyou",
    )

    links = block(page, "share-prompt").xpath(".//a")

    assert [(words(link), link.get("href")) for link in links] == [tuple(link) for link in expected]


def test_related_stories_are_cards_and_never_the_story_itself(client, whole):
    related = headlines(block(read(client, whole.get_absolute_url()), "related"))

    assert len(related) == 2
    assert whole.headline not in related


def test_one_related_story_is_no_block(client):
    make_live_article()

    assert of_class(article_page(client), "related") == []


def test_stories_the_desk_pinned_come_first(client):
    tags = [make_tag("Indie")]
    elsewhere = make_section("foodie")
    pinned = [make_live_article(headline, section=elsewhere) for headline in ("One", "Two")]
    make_live_article("Close", tags=tags)

    page = article_page(client, tags=tags, pinned=[story.pk for story in pinned])

    assert headlines(block(page, "related")) == ["One", "Two", "Close"]


def test_upright_picture_is_cut_and_leads_to_the_whole(client):
    upright = of_class(
        article_page(client, hero_image=make_image(size=(800, 1200), renditions=True)), "cover"
    )[0]
    lying = of_class(article_page(client, hero_image=make_image()), "cover")[0]

    (link,) = upright.xpath("./a")
    cut = link.xpath(".//img")[0]
    assert int(cut.get("width")) > int(cut.get("height"))
    assert "/native-" in link.get("href")
    assert lying.xpath(".//a") == []


# -- the head --------------------------------------------------------------------------------------


def test_head_prints_what_syndication_says(client, whole):
    head = read(client, whole.get_absolute_url()).xpath("//head")[0]

    assert head.xpath("./title/text()") == ["Seo Yul rides the last train – KAvenyou"]
    assert head.xpath("./link[@rel='canonical']/@href") == [
        f"http://127.0.0.1:8000{whole.get_absolute_url()}"
    ]
    assert head.xpath("./meta[@name='description']/@content") == ["On night trains and kopi-o."]
    assert head.xpath("./meta[@property='og:title']/@content") == [
        "[PARTNER] [INTERVIEW] Seo Yul rides the last train"
    ]
    assert head.xpath("./meta[@name='twitter:site']/@content") == ["@KAvenyou"]


def test_json_ld_survives_a_headline_that_ends_a_script(client):
    page = article_page(client, headline="</script><b>& “quoted”")

    (data,) = page.xpath("//script[@type='application/ld+json']/text()")

    assert "</script><b>& “quoted”" in [part.get("headline") for part in json.loads(data)["@graph"]]
    assert page.xpath("//h1/text()") == ["</script><b>& “quoted”"]


# -- addresses -------------------------------------------------------------------------------------


def test_former_address_leads_on_in_one_step_and_keeps_the_query(client):
    article = make_live_article(slug="first-address")
    draft = Article.objects.filter(pk=article.pk)
    for slug in ("second-address", "third-address"):
        draft.update(slug=slug)
        publish_article(draft.get(), by=None, at=timezone.now())

    answer = client.get("/first-address/?utm_source=x")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/third-address/?utm_source=x")
    assert answer.headers["Cache-Control"] == "public, max-age=86400"


def test_withdrawn_article_is_gone_and_says_why_but_not_what(client):
    article = make_live_article(
        "A secret headline", slug="withdrawn", published_at=SPRING - timedelta(days=1)
    )
    withdraw_article(Article.objects.get(pk=article.pk), by=None, at=SPRING, reason="The venue asked us to.")

    page = read(client, "/withdrawn/", status=410)

    assert "The venue asked us to." in words(page)
    assert "Taken down on 2 Mar 2026." in words(page)
    assert "secret" not in words(page)
    assert "/music/" in page.xpath("//main//a/@href")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex,follow,max-image-preview:large"]


@pytest.mark.parametrize(
    "fields",
    [
        {"visible_from": datetime(2100, 1, 1, tzinfo=UTC)},
        {"published_at": SPRING, "visible_until": SPRING + timedelta(hours=1)},
    ],
)
def test_article_out_of_its_time_is_not_found(client, fields):
    make_live_article(slug="not-now", **fields)

    assert client.get("/not-now/").status_code == 404


def test_article_appears_at_its_second_without_a_save(client):
    article = make_live_article(slug="soon", visible_from=timezone.now() + timedelta(hours=1))
    assert client.get("/soon/").status_code == 404

    LiveArticle.all_rows.filter(pk=article.pk).update(visible_from=timezone.now() - timedelta(seconds=1))

    assert client.get("/soon/").status_code == 200


def test_edit_changes_nothing_for_readers_until_it_is_published(client):
    article = make_live_article("As published", slug="an-edit")
    Article.objects.filter(pk=article.pk).update(headline="As edited")

    assert words(read(client, "/an-edit/").xpath("//h1")[0]) == "As published"


def test_missing_slash_is_one_step_away_and_keeps_the_query(client):
    make_live_article(slug="namewee-interview")

    answer = client.get("/namewee-interview?a=1")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/namewee-interview/?a=1")


def test_former_address_of_a_story_out_of_its_time_is_not_found(client):
    FormerAddress.objects.create(slug="once", article_number=10**6)

    assert client.get("/once/").status_code == 404


# -- what it costs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3, 50])
def test_article_costs_seven_queries_whatever_is_around_it(client, count, django_assert_num_queries):
    image, tags = make_image(), [make_tag("Seoul"), make_tag("Indie")]
    people = [make_author("Ann", portrait=image), make_author("Ben")]
    stories = [
        make_live_article(
            hero_image=image,
            tags=tags,
            writers=people,
            section=make_section("music"),
            body=f'<p>Words.</p><figure data-image="{image.pk}"></figure>',
        )
        for _ in range(count)
    ]

    with django_assert_num_queries(7):
        client.get(stories[0].get_absolute_url())


def test_article_with_everything_costs_eight_queries(client, django_assert_num_queries):
    tags = [make_tag("Seoul")]
    others = [make_live_article(tags=tags) for _ in range(4)]
    story = make_live_article(tags=tags, pinned=[story.pk for story in others[:2]])
    for language in ("ko", "zh-Hans"):
        make_live_article(language=language, translation_of_id=story.pk)

    with django_assert_num_queries(8):
        client.get(story.get_absolute_url())
