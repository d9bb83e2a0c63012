"""Who can log in to the demo site, and as what."""

import pytest
from django.contrib.auth.models import User

from kavenyou.management.people import PASSWORD, invite_people

pytestmark = pytest.mark.django_db


def test_invite_people_makes_one_person_for_each_desk():
    administrator = invite_people()

    assert administrator.is_superuser
    assert {
        person.username: [group.name for group in person.groups.all()]
        for person in User.objects.filter(is_staff=True, is_superuser=False)
    } == {"editor": ["Editor"], "writer": ["Writer"], "partner": ["Partner manager"]}
    assert all(person.check_password(PASSWORD) for person in User.objects.all())


def test_invite_people_again_changes_nothing():
    invite_people()
    editor = User.objects.get(username="editor")
    editor.set_password("a password of her own")
    editor.save()

    invite_people()

    assert User.objects.count() == 4
    assert User.objects.get(username="editor").check_password("a password of her own")
