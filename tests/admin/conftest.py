import lxml.html
import pytest
from django.contrib.auth.models import Group


@pytest.fixture
def enter(client, django_user_model):
    """`enter("Editor")` logs the client in as somebody of that group, and gives the person back."""

    def enter_as(role: str, username: str = ""):
        person = django_user_model.objects.create_user(
            username or role.lower().replace(" ", "-"), is_staff=True
        )
        person.groups.set(Group.objects.filter(name=role))
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return person

    return enter_as


@pytest.fixture
def fill(client):
    """`fill(address, headline="…")` sends the form at the address as a browser would, with changes."""

    def fill_in(address: str, **changes: str | list[str]):
        page = lxml.html.fromstring(client.get(address).content)
        (form,) = page.xpath("//*[@id='content-main']/form")
        data: dict[str, list[str]] = {}
        for name, value in form.form_values():
            data.setdefault(name, []).append(value)
        return client.post(address, {"body_schema": "1", **data, **changes})

    return fill_in
