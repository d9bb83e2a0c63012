"""What partners of the demo site are told: figures, one of them too old to be printed, and a media kit."""

from datetime import datetime

from django.core.files.base import ContentFile

from articles.models import AudienceFact, MediaKit

from .stories import HERE, day, read_table


def load_partners(*, at: datetime) -> None:
    for position, fact in enumerate(read_table("audience").values(), start=1):
        AudienceFact.objects.create(position=position, **{**fact, "as_at": day(fact["as_at"], at=at)})
    file = ContentFile((HERE / "media-kit.pdf").read_bytes(), name="media-kit.pdf")
    MediaKit.objects.create(file=file, version_date=day("-20d", at=at))
