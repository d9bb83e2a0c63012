"""The body's field in the admin: django-prose-editor with our own blocks, started from body_schema.

Everything the package reads from settings is given here instead, so that a host project has nothing to set.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.templatetags.static import static
from django.utils.translation import gettext
from django_prose_editor.config import expand_extensions
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import ImportMap, Media

from articles.text.body_schema import EXTENSIONS, SCHEMA_VERSION, editor_options, required_nodes

SCRIPTS = "articles/admin/body"
# Modules with extensions of the editor; what they share is found by the import map, hashed names or not.
MODULES = ["picture", "embed", "quotes", "link", "paste", "guard"]
SHARED = ImportMap({"articles/body/tools": f"{SCRIPTS}/tools.js"})

# Blocks only stories have.
BLOCKS = {name for name, extension in EXTENSIONS.items() if extension.node}

MENU = [
    {"group": "blockType -lists"},
    {"group": "lists"},
    {"group": "marks"},
    {"group": "link"},
    {"group": "media"},
    {"group": "speech"},
    {"group": "nodes -blockType -lists"},
    {"group": "table"},
    {"group": "history"},
    {"group": "utility"},
]


class BodyWidget(AdminProseEditorWidget):
    """Pictures and articles are chosen in the lists at the two addresses given."""

    def __init__(self, *, pictures: str, articles: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, preset="configurable")
        self.pictures = pictures
        self.articles = articles

    def get_config(self) -> dict[str, Any]:
        return {
            "extensions": expand_extensions(self._extensions()),
            "js_modules": [static(f"{SCRIPTS}/{name}.js") for name in MODULES],
        }

    def _extensions(self) -> dict[str, Any]:
        options = editor_options()
        options["ArticleImage"] = {**_given(options["ArticleImage"]), "picker": self.pictures}
        options["Link"] = {**_given(options["Link"]), "picker": self.articles}
        guard = {"version": str(SCHEMA_VERSION), "nodes": required_nodes(), "label": gettext("Body")}
        return {
            **options,
            "Menu": {"groups": MENU},
            "NoSpellCheck": False,  # writers want it
            "TrailingNode": True,
            "Fullscreen": True,
            "PasteCleanup": True,
            "EditorGuard": guard,
            "HTML": True,
        }

    @property
    def media(self) -> Media:
        ours = Media(
            importmap=SHARED,
            css={"all": ["articles/admin/body-editor.css"]},
            js=[
                "admin/js/vendor/jquery/jquery.js",
                "admin/js/jquery.init.js",
                "admin/js/admin/RelatedObjectLookups.js",
            ],
        )
        return super().media + ours


class WordsWidget(BodyWidget):
    """For texts of words only: without pictures, players and the quotes and questions of stories."""

    def __init__(self, *, articles: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(pictures="", articles=articles, attrs=attrs)

    def _extensions(self) -> dict[str, Any]:
        extensions = super()._extensions()
        words = {name: options for name, options in extensions.items() if name not in BLOCKS}
        return {**words, "EditorGuard": {**words["EditorGuard"], "nodes": []}}


def require_whole_editor(form: ModelForm) -> None:
    """An editor without our blocks would have dropped every picture; see body/guard.js."""
    if "body" in form.changed_data and form.data.get("body_schema") != str(SCHEMA_VERSION):
        problem = gettext(
            "The editor did not load completely, so nothing was saved. Copy what you typed, then reload."
        )
        form.add_error("body", ValidationError(problem, code="editor"))


def _given(options: dict[str, Any] | bool) -> dict[str, Any]:
    return options if isinstance(options, dict) else {}
