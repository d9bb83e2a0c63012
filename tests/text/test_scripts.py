import lxml.html
import pytest

from articles.text.scripts import mark_scripts, mark_scripts_in


@pytest.mark.parametrize(
    ("text", "language", "marked"),
    [
        ("Seo Yul (서율) sings", "en", 'Seo Yul (<span lang="ko">서율</span>) sings'),
        ("夜车不等人: a duet", "en", '<span lang="zh-Hans">夜车不等人</span>: a duet'),
        ("“무대 위에서는 틀려도 괜찮아요.”", "en", '“<span lang="ko">무대 위에서는 틀려도 괜찮아요</span>.”'),
        ("ありがとう東京", "en", '<span lang="ja">ありがとう東京</span>'),
        ("夜車 and 서율", "zh-Hant", '夜車 and <span lang="ko">서율</span>'),
        ("서율, 싱가포르 夜車不等 공연", "ko", "서율, 싱가포르 夜車不等 공연"),
        ("a 人 alone", "en", "a 人 alone"),
        ("<b>&", "en", "&lt;b&gt;&amp;"),
        ("", "en", ""),
    ],
)
def test_mark_scripts_wraps_foreign_runs_only(text, language, marked):
    assert mark_scripts(text, language) == marked


def marked_fragment(html, language="en"):
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    mark_scripts_in(root, language)
    return lxml.html.tostring(root, encoding="unicode")


def test_mark_scripts_in_keeps_text_in_its_order():
    html = "<p>one 서율 two <em>三百 four</em> 五百 six <b>x</b>일곱 eight</p>tail 아홉 end"
    assert marked_fragment(html) == (
        '<div><p>one <span lang="ko">서율</span> two <em><span lang="zh-Hans">三百</span> four</em> '
        '<span lang="zh-Hans">五百</span> six <b>x</b><span lang="ko">일곱</span> eight</p>'
        'tail <span lang="ko">아홉</span> end</div>'
    )


def test_mark_scripts_in_leaves_what_has_a_language():
    html = '<p lang="ko">서율 <em>노래</em></p>'
    assert marked_fragment(html) == f"<div>{html}</div>"


def test_mark_scripts_in_marks_two_runs_after_one_child():
    assert marked_fragment("<p><b>x</b>서율 and 夜车 end</p>") == (
        '<div><p><b>x</b><span lang="ko">서율</span> and <span lang="zh-Hans">夜车</span> end</p></div>'
    )
