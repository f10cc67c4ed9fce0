"""Posts: within each service's length, with their links, every line read from its own side."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.newsletter.conftest import DIGESTS, LETTERS
from warraq.newsletter.directions import marked
from warraq.newsletter.posts import TELEGRAM, WHATSAPP, post, thread, units, weight

HERE = Path(__file__).parent
WEIGHTS, DIRECTIONS = (
    yaml.safe_load((HERE / name).read_text("utf-8")) for name in ("weights.yaml", "directions.yaml")
)


def posts(text):
    """The text for each service, by its name."""
    _, *parts = re.split(r"^===== (.+) =====\n", text, flags=re.MULTILINE)
    return {name: words.strip() for name, words in zip(parts[::2], parts[1::2], strict=True)}


@pytest.fixture(scope="module")
def sent(kit):
    return lambda stem: posts(kit(f"{stem}.txt").read_text("utf-8"))


@pytest.mark.parametrize("case", WEIGHTS, ids=lambda case: case["text"])
def test_length_as_x_counts_it(case):
    assert weight(case["text"]) == case["weight"]


@pytest.mark.parametrize("case", DIRECTIONS, ids=lambda case: case["text"])
def test_direction_marks(case):
    assert marked(case["text"], case["language"]) == case["marked"]


@pytest.mark.parametrize("stem", LETTERS)
def test_posts_keep_within_each_service(sent, stem):
    found = sent(stem)
    tweets = re.split(r"(?<=\d/\d)\n\n", found["X"])
    assert list(found) == ["WhatsApp", "Telegram", "X"]
    assert len(tweets) >= 7
    assert max(map(weight, tweets)) <= 280
    assert units(found["Telegram"]) <= 4096
    assert units(found["WhatsApp"]) <= 65_536


@pytest.mark.parametrize("stem", LETTERS)
def test_posts_say_the_bottom_line_the_findings_and_the_link(sent, mail, stem):
    body = mail(stem).get_body(("plain",)).get_content()
    findings = re.findall(r"^\d\. (.+?)\r?$", body, flags=re.MULTILINE)
    assert len(findings) >= 5
    for name, text in sent(stem).items():
        bare = re.sub(r"[*\u200e\u200f]", "", text)
        assert all(re.sub(r"[\u200e\u200f]", "", line)[-40:] in bare for line in findings)
        (link,) = re.findall(r"https://\S+", text)
        assert parse_qs(urlsplit(link).query)["utm_source"] == [name.lower()]


@pytest.mark.parametrize("stem", DIGESTS)
def test_the_digest_says_each_bottom_line(kit, mail, stem):
    text = kit(f"{stem}.txt").read_text("utf-8")
    title, *briefs, _, _ = text.strip().split("\n\n")
    assert title == mail(stem)["Subject"]
    assert len(briefs) == 2 * 3
    assert units(text) <= 4096


@pytest.fixture
def long(study):
    """A brief whose every part is too long for one post, with words that need marks."""
    brief = next(b for b in study.briefs if b.audience == "iraq")
    return replace(brief, title="CENTCOM والقوات " * 30)


def test_a_long_brief_loses_no_word_on_x(long, study):
    labels = {"bottom_line": "الخلاصة"}
    tweets = thread(long, labels, study.values, "https://example.org/" + "x" * 90)
    assert max(map(weight, tweets)) <= 280
    assert " ".join(tweets).count("CENTCOM") == 30
    assert tweets[0].endswith(f"\u200f1/{len(tweets)}")


@pytest.mark.parametrize("service", [WHATSAPP, TELEGRAM], ids=lambda service: service.name)
def test_findings_go_from_the_end_where_a_post_would_be_too_long(long, study, service):
    labels = {"bottom_line": "الخلاصة"}
    (whole,) = post(long, labels, study.values, link="", service=service)
    short = replace(service, limit=units(whole) - 1)
    (cut,) = post(long, labels, study.values, link="", service=short)
    assert "6. " in whole
    assert "6. " not in cut
    assert "5. " in cut
