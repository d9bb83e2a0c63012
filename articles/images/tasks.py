"""What the worker does for the picture library."""

from articles.conf import task

from .models import Image
from .renditions import finish_renditions


@task()
def finish_picture(image_pk: int) -> None:
    """The slow formats, then the cleaning up. A picture deleted meanwhile needs neither."""
    image = Image.objects.filter(pk=image_pk).first()
    if image:
        finish_renditions(image)
