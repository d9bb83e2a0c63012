"""Who may fetch what: robots.txt (RFC 9309)."""

from django.urls import reverse
from django.utils.translation import override

from articles.text.languages import spoken_languages

from .addresses import absolute

# Those that gather texts for language models, or answer from them, as their makers name them.
AI_CRAWLERS = (
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "Claude-Web",
    "ClaudeBot",
    "cohere-ai",
    "cohere-training-data-crawler",
    "Diffbot",
    "DuckAssistBot",
    "FacebookBot",
    "Google-CloudVertexBot",
    "Google-Extended",
    "GPTBot",
    "ImagesiftBot",
    "meta-externalagent",
    "meta-externalfetcher",
    "MistralAI-User",
    "OAI-SearchBot",
    "omgili",
    "PanguBot",
    "Perplexity-User",
    "PerplexityBot",
    "PetalBot",
    "Timpibot",
    "Webzio-Extended",
    "YouBot",
)
# Below each edition's front page: answers that are different for every question, and links from letters.
NOT_FETCHED = ("search/", "preview/", "newsletter/confirm/", "newsletter/unsubscribe/")


def write_robots(*, allows_ai: bool, is_staging: bool) -> str:
    if is_staging:
        return "User-agent: *\nDisallow: /\n"
    sitemaps = [reverse("articles:sitemap"), reverse("articles:news_sitemap")]
    groups = [
        # Some take the first line that fits, others the longest: this order is right for both.
        ["User-agent: *", *(f"Disallow: {path}" for path in _closed_paths()), "Allow: /"],
        *([] if allows_ai else [[*(f"User-agent: {name}" for name in AI_CRAWLERS), "Disallow: /"]]),
        [f"Sitemap: {absolute(path)}" for path in sitemaps],
    ]
    return "\n\n".join("\n".join(lines) for lines in groups) + "\n"


def _closed_paths() -> list[str]:
    homes = []
    for code in spoken_languages():
        with override(code):
            homes.append(reverse("articles:home"))
    return [home + path for home in dict.fromkeys(homes) for path in NOT_FETCHED]
