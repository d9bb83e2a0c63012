from tests.newsroom.conftest import at, draft, editor, section

__all__ = ["at", "draft", "editor", "section"]
