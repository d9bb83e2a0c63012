"""What a list of articles of one kind is called."""

from django.utils.translation import gettext_lazy as _

from articles.live.models import Kind

KIND_NAMES = {
    Kind.INTERVIEW: _("Interviews"),
    Kind.EXCLUSIVE: _("Exclusives"),
    Kind.PRESS_CONFERENCE: _("Press conferences"),
    Kind.REVIEW: _("Reviews"),
    Kind.GUIDE: _("Guides"),
    Kind.NEWS: _("News"),
    Kind.FEATURE: _("Features"),
    Kind.EVENT: _("Events"),
}
