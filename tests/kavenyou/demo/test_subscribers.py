import pytest
from django.utils import timezone

from articles.models import Subscriber, Suppression
from kavenyou.demo.subscribers import load_subscribers

pytestmark = pytest.mark.django_db


def test_demo_has_readers_of_every_language_and_in_every_state():
    load_subscribers(at=timezone.now())

    assert Subscriber.objects.confirmed().count() == 5
    assert set(Subscriber.objects.confirmed().values_list("language", flat=True)) == {"en", "ko", "zh-hans"}
    assert Subscriber.objects.pending().count() == 1
    assert Suppression.objects.count() == 1


def test_nobody_of_the_demo_can_be_written_to():
    load_subscribers(at=timezone.now())

    assert all(email.endswith(".example") for email in Subscriber.objects.values_list("email", flat=True))
