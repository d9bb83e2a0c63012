import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.masthead.models import Author, SiteSettings, SocialLink
from articles.masthead.partners import AdvertisingContact


@pytest.mark.parametrize("model", [SiteSettings, AdvertisingContact])
@pytest.mark.django_db
def test_singletons_are_really_single(model):
    model.objects.all().delete()
    model.objects.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(pk=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create()
    assert model.objects.count() == 1


@pytest.mark.django_db
def test_singletons_have_their_defaults_before_anybody_wrote_them():
    SiteSettings.objects.all().delete()
    settings = SiteSettings.load()
    assert settings.share_prompt == "First to the deets? Share it to prove it..."
    assert settings.related_heading == "You could have missed these out..."
    assert not SiteSettings.objects.exists()


@pytest.mark.parametrize(
    ("platform", "address"),
    [
        ("instagram", "https://www.instagram.com/KAvenyou/"),
        ("twitter", "https://x.com/KAvenyou"),
        ("facebook", "https://www.facebook.com/KAvenyou"),
        ("youtube", "https://www.youtube.com/@KAvenyou"),
        ("telegram", "https://t.me/KAvenyou"),
    ],
)
def test_social_link_works_its_address_out(platform, address):
    link = SocialLink(platform=platform, handle="KAvenyou")
    assert link.address == address
    link.given_address = "https://example.com/us"
    assert link.address == "https://example.com/us"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x.example"]
)
def test_links_are_http_only(address):
    with pytest.raises(ValidationError):
        SocialLink(platform="facebook", handle="x", given_address=address).full_clean(
            validate_constraints=False
        )
    with pytest.raises(ValidationError):
        Author(name="A", slug="a", links=f"https://fine.example\n{address}").clean_fields()


@pytest.mark.django_db
def test_kavenyou_is_founded_with_its_masthead():
    settings = SiteSettings.load()
    assert (settings.name, settings.time_zone) == ("KAvenyou", "Asia/Singapore")
    assert [(link.platform, link.handle) for link in SocialLink.objects.all()] == [
        (platform, "KAvenyou") for platform in ("instagram", "twitter", "facebook", "youtube", "telegram")
    ]
    assert AdvertisingContact.load().email == "admin@kavenyou.com"


@pytest.mark.parametrize(("name", "is_fine"), [("k.avenyou_sg", True), ("@KAvenyou", False), ("a/b", False)])
def test_a_handle_is_what_platforms_allow_without_the_sign(name, is_fine):
    link = SocialLink(platform="instagram", handle=name)
    if is_fine:
        link.clean_fields()
        assert link.address == f"https://www.instagram.com/{name}/"
    else:
        with pytest.raises(ValidationError):
            link.clean_fields()
