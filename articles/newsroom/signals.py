"""The one way up: what the newsroom tells the floors above. Sent after the commit, with `number` and `at`."""

from django.dispatch import Signal

article_published = Signal()
article_withdrawn = Signal()
