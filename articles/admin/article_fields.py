"""The fields of an article's form, in the order of work: write, illustrate, place, people, … publish."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PEOPLE = _("People")  # the bylines stand below this set

FIELDSETS: Any = [
    (None, {"fields": ["headline", "standfirst", "body"], "classes": ["writing"]}),
    (
        _("Lead picture"),
        {
            "fields": ["hero_image", "hero_caption", ("hero_alt", "hero_credit")],
            "classes": ["illustrating"],
        },
    ),
    (
        _("Place"),
        {"fields": [("section", "kind", "language"), "tags", "slug", "translation_of", "pinned"]},
    ),
    (
        PEOPLE,
        {
            "fields": [
                "pull_quote",
                ("pull_quote_speaker", "pull_quote_language"),
                "pull_quote_original",
            ],
            "description": _(
                "A quote of the person interviewed, for the front page; then who made the piece."
            ),
        },
    ),
    (
        _("Review"),
        {
            "fields": [("rating", "reviewed_name", "reviewed_kind")],
            "classes": ["collapse"],
            "description": _("The verdict in its own box below the text. Leave all three empty for none."),
        },
    ),
    (
        _("Event"),
        {
            "fields": [
                "event_name",
                ("event_starts_at", "event_ends_at"),
                "event_zone",
                ("event_venue", "event_city"),
                ("event_price", "event_status"),
                "event_ticket_url",
            ],
            "classes": ["collapse"],
        },
    ),
    (
        _("Partner and disclosure"),
        {"fields": ["is_paid", ("partner_name", "partner_url"), "disclosure"], "classes": ["collapse"]},
    ),
    (
        _("Search engines and share cards"),
        {
            "fields": ["seo_title", "seo_description", "share_image", "canonical_url", "is_indexed"],
            "classes": ["collapse"],
        },
    ),
    (
        _("Publish"),
        {"fields": [("visible_from", "visible_until"), "revised_at", "correction", "corrected_on"]},
    ),
]
