"""What the migrations wrote into our masthead, marked for translation.

Pages print these sentences in their own language for as long as nobody has changed them.
"""

from django.utils.translation import gettext_noop

MASTHEAD = [
    gettext_noop("Singapore to Korea – Music, Wanderlust, Foodie, Lifestyle"),
    gettext_noop(
        "News, interviews and guides from the route between Singapore and Korea: music, travel, food and "
        "lifestyle."
    ),
    gettext_noop("Singapore"),
    gettext_noop("Korea"),
    gettext_noop("Coming up in Singapore"),
    gettext_noop("For collaboration and advertising enquiries"),
    gettext_noop(
        "KAvenyou covers the route between Singapore and Korea for people who queue for the show, eat on "
        "the way and write home about both. Tell us what you are launching. We will tell you, honestly, "
        "whether it fits."
    ),
    gettext_noop("We reply within two working days (Singapore time)."),
]
SECTIONS = [
    gettext_noop("Concerts, comebacks and the people who write the songs, from Singapore to Seoul."),
    gettext_noop(
        "Where to go between Singapore and Korea, how to get there, and what to leave for next time."
    ),
    gettext_noop("What to eat, where to queue for it, and whether it was worth the queue."),
    gettext_noop("Film, drama, books, design and the way we live on both ends of the line."),
]
