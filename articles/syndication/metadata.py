"""What machines are told about a page: title, description, Open Graph and a JSON-LD graph."""

from typing import Any, NamedTuple

from django.utils.text import Truncator

from articles.conf import setting
from articles.live.models import LiveArticle
from articles.masthead.chrome import Chrome
from articles.masthead.models import Author

DESCRIPTION_LENGTH = 155
LARGE_PREVIEW = "max-image-preview:large"
NOT_LISTED = f"noindex,follow,{LARGE_PREVIEW}"

# Open Graph wants a territory; ours by language.
LOCALES = {"en": "en_SG", "ko": "ko_KR", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}
PAGE_LANGUAGES = {"en": "en-SG"}


class PageMetadata(NamedTuple):
    """What a page's <head> says of it. `og`: (property, content) pairs in order; `json_ld`: one @graph."""

    title: str
    description: str
    canonical: str
    robots: str
    language: str
    og: list[tuple[str, str]]
    json_ld: dict[str, Any]


def absolute(path: str) -> str:
    """The address with our own host; what is absolute already stays."""
    return path if path.startswith(("http://", "https://")) else setting("SITE_URL").rstrip("/") + path


def article_metadata(article: LiveArticle, chrome: Chrome) -> PageMetadata:
    site = chrome.settings.name
    url = absolute(article.get_absolute_url())
    description = article.seo_description or article.standfirst or _beginning(article.body_text)
    return PageMetadata(
        title=f"{article.seo_title or article.headline} – {site}",
        description=description,
        canonical=article.canonical_url or url,
        robots=LARGE_PREVIEW if article.is_indexed else NOT_LISTED,
        language=PAGE_LANGUAGES.get(article.language, article.language),
        og=[
            *_open_graph("article", share_title(article), description, url, chrome),
            ("og:locale", LOCALES[article.language]),
            *_share_picture(article.share_picture),
            *_article_properties(article),
        ],
        json_ld=_graph(
            _news_article(article, description, url),
            _breadcrumbs((article.section.name, article.section.get_absolute_url()), (article.headline, url)),
            chrome=chrome,
        ),
    )


def home_metadata(chrome: Chrome, *, path: str, page: int = 1) -> PageMetadata:
    settings = chrome.settings
    subject = settings.tagline.replace(" – ", ": ", 1)
    title = f"{settings.name} – {subject}" if subject else settings.name
    return _list_metadata(
        title if page == 1 else f"{settings.name}, page {page}",
        settings.description or settings.tagline,
        path,
        chrome,
    )


def list_metadata(
    chrome: Chrome, *, name: str, description: str, path: str, page: int = 1, is_listed: bool = True
) -> PageMetadata:
    """For sections, kinds and tags; `path` is the page's own, page number included."""
    title = name if page == 1 else f"{name}, page {page}"
    entities = [
        {"@type": "CollectionPage", "@id": absolute(path), "name": title, "url": absolute(path)},
        _breadcrumbs((name, path)),
    ]
    metadata = _list_metadata(f"{title} – {chrome.settings.name}", description, path, chrome, *entities)
    return metadata if is_listed else metadata._replace(robots=NOT_LISTED)


def author_metadata(author: Author, chrome: Chrome, *, path: str, page: int = 1) -> PageMetadata:
    title = author.name if page == 1 else f"{author.name}, page {page}"
    description = author.bio or f"Stories by {author.name} for {chrome.settings.name}, newest first."
    person = _without_empty(
        {
            "@type": "Person",
            "name": author.name,
            "alternateName": [name for name in (author.name_ko, author.name_zh) if name],
            "description": author.bio,
            "jobTitle": author.role,
            "sameAs": author.link_list,
            "url": absolute(author.get_absolute_url()),
            "worksFor": {"@id": _organisation_id()},
        }
    )
    profile = {"@type": "ProfilePage", "@id": absolute(path), "url": absolute(path), "mainEntity": person}
    metadata = _list_metadata(f"{title} – {chrome.settings.name}", description, path, chrome, profile)
    return metadata._replace(og=[("og:type", "profile"), *metadata.og[1:]])


def page_metadata(
    chrome: Chrome, *, title: str, description: str, path: str, is_listed: bool = True
) -> PageMetadata:
    """For pages that are neither lists nor articles."""
    metadata = _list_metadata(f"{title} – {chrome.settings.name}", description, path, chrome)
    return metadata if is_listed else metadata._replace(robots=NOT_LISTED)


def share_title(article: LiveArticle) -> str:
    """The house bracket, and PARTNER first when it is paid for."""
    return f"[PARTNER] {article.label}" if article.is_paid else article.label


def _list_metadata(
    title: str, description: str, path: str, chrome: Chrome, *entities: dict[str, Any]
) -> PageMetadata:
    url = absolute(path)
    return PageMetadata(
        title=title,
        description=description,
        canonical=url,
        robots=LARGE_PREVIEW,
        language=PAGE_LANGUAGES["en"],
        og=[*_open_graph("website", title, description, url, chrome), ("og:locale", LOCALES["en"])],
        json_ld=_graph(*entities, chrome=chrome),
    )


def _open_graph(kind: str, title: str, description: str, url: str, chrome: Chrome) -> list[tuple[str, str]]:
    return [
        ("og:type", kind),
        ("og:site_name", chrome.settings.name),
        ("og:title", title),
        ("og:description", description),
        ("og:url", url),
    ]


def _share_picture(picture: dict[str, Any] | None) -> list[tuple[str, str]]:
    if picture is None:
        return []
    return [
        ("og:image", absolute(picture["url"])),
        ("og:image:width", str(picture["width"])),
        ("og:image:height", str(picture["height"])),
        ("og:image:alt", picture["alt"]),
    ]


def _article_properties(article: LiveArticle) -> list[tuple[str, str]]:
    revised = article.revised_at or article.published_at
    return [
        ("article:published_time", article.published_at.isoformat()),
        ("article:modified_time", revised.isoformat()),
        ("article:section", article.section.name),
        *(("article:tag", tag["name"]) for tag in article.tag_list),
        *(("article:author", absolute(_author_path(line))) for line in article.writers),
    ]


def _graph(*entities: dict[str, Any], chrome: Chrome) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@graph": [_organisation(chrome), _web_site(chrome), *entities]}


def _organisation_id() -> str:
    return absolute("/#org")


def _organisation(chrome: Chrome) -> dict[str, Any]:
    email = chrome.advertising_contact.email
    contact = {"@type": "ContactPoint", "contactType": "advertising", "email": email}
    return _without_empty(
        {
            "@type": "NewsMediaOrganization",
            "@id": _organisation_id(),
            "name": chrome.settings.name,
            "url": absolute("/"),
            "sameAs": [link.address for link in chrome.social_links],
            "contactPoint": contact if email else None,
        }
    )


def _web_site(chrome: Chrome) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "@id": absolute("/#site"),
        "name": chrome.settings.name,
        "url": absolute("/"),
        "publisher": {"@id": _organisation_id()},
    }


def _news_article(article: LiveArticle, description: str, url: str) -> dict[str, Any]:
    """https://schema.org/NewsArticle; dates are the desk's, never those of a plain save."""
    sponsor = {"@type": "Organization", "name": article.partner_name, "url": article.partner_url}
    return _without_empty(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "headline": article.headline,
            "description": description,
            "image": _images(article),
            "datePublished": article.published_at.isoformat(),
            "dateModified": (article.revised_at or article.published_at).isoformat(),
            "author": [
                {"@type": "Person", "name": line["name"], "url": absolute(_author_path(line))}
                for line in article.writers
            ]
            or [{"@id": _organisation_id()}],
            "publisher": {"@id": _organisation_id()},
            "mainEntityOfPage": url,
            "articleSection": article.section.name,
            "genre": article.get_kind_display(),
            "keywords": [tag["name"] for tag in article.tag_list],
            "inLanguage": article.language,
            "isAccessibleForFree": True,
            "wordCount": article.word_count,
            "sponsor": _without_empty(sponsor) if article.is_paid else None,
        }
    )


def _images(article: LiveArticle) -> list[str]:
    pictures = [article.share_picture and article.share_picture["url"]]
    if article.hero:
        pictures.append(article.hero["crops"]["native"]["src"])
    return [absolute(url) for url in pictures if url]


def _breadcrumbs(*steps: tuple[str, str]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(path)}
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def _author_path(line: dict[str, Any]) -> str:
    return Author(slug=line["slug"]).get_absolute_url()


def _beginning(text: str) -> str:
    """The first words, cut at a word's end."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    cut = Truncator(text).chars(DESCRIPTION_LENGTH, truncate="")
    return cut.rpartition(" ")[0] or cut


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
