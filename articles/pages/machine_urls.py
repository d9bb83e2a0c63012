"""Addresses of files that are the same in every language: what machines ask for. They have no prefix."""

from django.urls import URLPattern, path, re_path

from . import converters as _converters  # noqa: F401 -- makes the kinds of segment known
from . import counting, icons, legacy, machine_files, oembed, sitemaps, uploads

# What belongs to WordPress alone; whoever asks for it now is no reader.
WORDPRESS = ["wp-admin", "wp-includes", "wp-json", "wp-content"]
WORDPRESS_FILES = ["wp-login.php", "wp-cron.php", "wp-signup.php", "wp-comments-post.php", "xmlrpc.php"]

urlpatterns: list[URLPattern] = [
    path("r", counting.count_reading, name="count_reading"),
    path("favicon.ico", icons.favicon, name="favicon"),
    path("manifest.webmanifest", icons.web_manifest, name="manifest"),
    path("oembed/", oembed.oembed, name="oembed"),
    path("<address:slug>/embed/", oembed.embed_page, name="embed"),
    path("robots.txt", machine_files.robots, name="robots"),
    path("ads.txt", machine_files.ads_txt, name="ads_txt"),
    path("llms.txt", machine_files.llms_txt, name="llms_txt"),
    path(".well-known/security.txt", machine_files.security_txt, name="security_txt"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    re_path(
        r"^sitemaps/articles-(?P<year>[0-9]{4})-(?P<month>[0-9]{2})\.xml$",
        sitemaps.article_sitemap,
        name="sitemap_articles",
    ),
    path("sitemaps/sections.xml", sitemaps.section_sitemap, name="sitemap_sections"),
    path("sitemaps/tags.xml", sitemaps.tag_sitemap, name="sitemap_tags"),
    path("sitemaps/authors.xml", sitemaps.author_sitemap, name="sitemap_authors"),
    path("sitemaps/pages.xml", sitemaps.page_sitemap, name="sitemap_pages"),
    path("news-sitemap.xml", sitemaps.news_sitemap, name="news_sitemap"),
    path("<address:slug>.md", machine_files.article_markdown, name="article_markdown"),
    re_path(r"^(?P<key>[A-Za-z0-9-]{8,128})\.txt$", machine_files.indexnow_key, name="indexnow_key"),
    path("wp-json/oembed/1.0/embed", oembed.oembed),
    path("wp-content/uploads/<path:path>", uploads.uploaded_file, name="upload"),
    *[path(f"{name}/", legacy.gone_for_good) for name in WORDPRESS],
    *[path(f"{name}/<path:rest>", legacy.gone_for_good) for name in WORDPRESS],
    *[path(name, legacy.gone_for_good) for name in [*WORDPRESS, *WORDPRESS_FILES]],
]
