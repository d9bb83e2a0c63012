"""Sent when new renditions of a picture are ready, with `image`; the sender is Image."""

from django.dispatch import Signal

renditions_made = Signal()
