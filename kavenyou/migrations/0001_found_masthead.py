"""KAvenyou's own masthead. What an editor has written already stays."""

from django.db import migrations

SECTIONS = [
    ("music", "Music", "persimmon", "Concerts, comebacks and the people who write the songs, from Singapore to Seoul."),
    ("wanderlust", "Wanderlust", "lagoon", "Where to go between Singapore and Korea, how to get there, and what to leave for next time."),
    ("foodie", "Foodie", "amber", "What to eat, where to queue for it, and whether it was worth the queue."),
    ("lifestyle", "Lifestyle", "plum", "Film, drama, books, design and the way we live on both ends of the line."),
]
ACCOUNTS = [
    ("instagram", "KAvenyou"),
    ("twitter", "KAvenyou"),
    ("facebook", "KAvenyou"),
    ("youtube", "KAvenyou"),
    ("telegram", "KAvenyou"),
]
SETTINGS = {
    "name": "KAvenyou",
    "tagline": "Singapore to Korea – Music, Wanderlust, Foodie, Lifestyle",
    "description": "News, interviews and guides from the route between Singapore and Korea: music, travel, food and lifestyle.",
    "line_start": "Singapore",
    "line_end": "Korea",
    "share_prompt": "First to the deets? Share it to prove it...",
    "related_heading": "You could have missed these out...",
    "time_zone": "Asia/Singapore",
}
CONTACT = {
    "purpose": "For collaboration and advertising enquiries",
    "email": "admin@kavenyou.com",
    "wording": (
        "KAvenyou covers the route between Singapore and Korea for people who queue for the show, eat on the way "
        "and write home about both. Tell us what you are launching. We will tell you, honestly, whether it fits."
    ),
    "reply_promise": "We reply within two working days (Singapore time).",
}


def found_masthead(apps, schema_editor):
    section, social_link = apps.get_model("articles", "Section"), apps.get_model("articles", "SocialLink")
    for position, (slug, name, colour, description) in enumerate(SECTIONS, start=1):
        section.objects.get_or_create(
            slug=slug,
            defaults={"name": name, "colour": colour, "description": description, "position": position},
        )
    for position, (platform, handle) in enumerate(ACCOUNTS, start=1):
        social_link.objects.get_or_create(platform=platform, handle=handle, defaults={"position": position})
    apps.get_model("articles", "SiteSettings").objects.get_or_create(pk=1, defaults=SETTINGS)
    apps.get_model("articles", "AdvertisingContact").objects.get_or_create(pk=1, defaults=CONTACT)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_staff_groups")]
    operations = [migrations.RunPython(found_masthead, migrations.RunPython.noop)]
