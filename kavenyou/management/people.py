"""Who may log in to the demo site: one person for each desk."""

from django.contrib.auth.models import Group, User

PASSWORD = "try-it-here"  # noqa: S105 -- of a site that answers only this machine, and is printed at every start

# Login, first name, last name, group; the administrator needs none.
PEOPLE = [
    ("admin", "Ada", "Admin", None),
    ("editor", "Eunji", "Editor", "Editor"),
    ("writer", "Wei", "Writer", "Writer"),
    ("partner", "Priya", "Partner", "Partner manager"),
]


def invite_people() -> User:
    """All of PEOPLE can log in; those who already could keep their password. Gives back the administrator."""
    for login, first_name, last_name, group in PEOPLE:
        if User.objects.filter(username=login).exists():
            continue
        person = User.objects.create_user(
            username=login,
            email=f"{login}@example.com",
            password=PASSWORD,
            first_name=first_name,
            last_name=last_name,
            is_staff=True,
            is_superuser=group is None,
        )
        person.groups.set(Group.objects.filter(name=group))
    return User.objects.get(username="admin")
