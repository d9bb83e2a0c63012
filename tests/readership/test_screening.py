import pytest

from articles.readership.screening import class_of_device, is_left_alone, is_machine, name_referrer

SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.2 Mobile/15E148 Safari/604.1"
)
IN_APP = SAFARI.replace("Safari/604.1", "Instagram 361.0.0.35.83 (iPhone16,1; iOS 18_2; en_SG)")


@pytest.mark.parametrize(
    "user_agent", [SAFARI, IN_APP, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"]
)
def test_browsers_are_people(user_agent):
    assert not is_machine(user_agent)


@pytest.mark.parametrize(
    "user_agent",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0",
        "facebookexternalhit/1.1",
        "python-requests/2.32",
        "curl/8.9",
        "Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd) spider",
    ],
)
def test_machines_are_known_by_their_names(user_agent):
    assert is_machine(user_agent)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Gpc": "1"},
        {"Dnt": "1"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
    ],
)
def test_who_asks_not_to_be_counted_and_what_nobody_reads_yet_is_left_alone(headers):
    assert is_left_alone(headers)
    assert not is_left_alone({"Dnt": "0", "Accept": "*/*"})


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("www.google.com", "google.com"),
        ("M.Search.NAVER.com:443", "search.naver.com"),
        ("l.instagram.com", "instagram.com"),
        ("t.co", "t.co"),
        ("xn--3e0b707e.kr", "xn--3e0b707e.kr"),
        ("kavenyou.com", ""),
        ("www.kavenyou.com", ""),
        ("", ""),
        ("localhost", ""),
        ("192.168.1.7", ""),
        ("*", ""),
        ("a" * 200 + ".com", ""),
        ("evil.example/<script>", ""),
        ("evil.example\nSet-Cookie", ""),
    ],
)
def test_referrers_are_hosts_under_one_name_and_never_our_own(told, kept):
    assert name_referrer(told, own="www.kavenyou.com:8000") == kept


@pytest.mark.parametrize(
    ("width", "device"),
    [
        ("390", "phone"),
        ("599", "phone"),
        ("820", "tablet"),
        ("1280", "desktop"),
        ("", "phone"),
        ("-1e9", "phone"),
    ],
)
def test_the_class_of_device_is_that_of_its_width(width, device):
    assert class_of_device(width) == device
