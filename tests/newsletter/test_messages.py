"""Messages as a mail parser reads them back, and as a mail server receives them."""

import re
import smtplib
import socket
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from tests.newsletter.conftest import DIGESTS, LETTERS, elements

NAMES = {
    "iraq-withdrawal-brief-iraq-ar": [
        "موجز سياسات - العراق أول الخاسرين من خروج أمريكي غير محسوب.pdf"
    ],
    "iraq-withdrawal-brief-us-en": [
        "Policy brief - Leaving Iraq badly would cost Washington standing.pdf"
    ],
    "leap-years-digest-en": [
        "Four years tell whether a program knows the leap rule.pdf",
        "التقويم دقيق متى عُرفت السنة التي يُقاس عليها.pdf",
        "The calendar is exact, once you say for which year.pdf",
    ],
}


class Received(Message):
    """A server's box of what it has received."""

    box = None

    def handle_message(self, message):
        self.box = message_from_bytes(message.as_bytes(), policy=default)


@pytest.fixture(scope="module")
def server():
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = free.getsockname()
    handler = Received()
    controller = Controller(handler, *address)
    controller.start()
    yield handler, address
    controller.stop()


def parts(message):
    return {part.get_content_type(): part for part in message.walk()}


def contents(message):
    """Name and content of each part: words by their lines."""
    leaves = [part for part in message.walk() if not part.is_multipart()]
    return [(part.get_filename(), part.get_content().splitlines()) for part in leaves]


@pytest.mark.parametrize("stem", LETTERS + DIGESTS)
def test_a_draft_is_ready_to_address(mail, stem):
    message = mail(stem)
    assert 0 < len(message["Subject"]) <= 60
    assert message["X-Unsent"] == "1"
    assert message["Content-Language"] == stem[-2:]
    assert not {"From", "To", "Date", "Message-ID"} & set(message.keys())
    assert not message.defects


@pytest.mark.parametrize("stem", LETTERS + DIGESTS)
def test_a_message_has_words_html_and_the_briefs(mail, kit, stem):
    message = mail(stem)
    words, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert len(words) > 500
    assert len(elements(html, "table")) > 1
    folder = kit(stem).parents[1]
    sent = [part.get_content() for part in message.iter_attachments()]
    briefs = sorted(folder.glob("*-brief-*.pdf")) if "digest" in stem else [folder / f"{stem}.pdf"]
    assert sorted(sent) == sorted(brief.read_bytes() for brief in briefs)


@pytest.mark.parametrize("stem", LETTERS + DIGESTS)
def test_the_preheader_comes_first_hidden_and_is_the_bottom_line(mail, stem):
    words, html = (mail(stem).get_body((kind,)).get_content() for kind in ("plain", "html"))
    style, preheader = re.search(
        r'<div class="preheader"[^>]* style="([^"]+)">([^<]+)<', html
    ).groups()
    assert 40 < len(preheader) <= 111
    assert preheader.rstrip("…") in words
    assert "display: none" in style
    assert html.index(preheader) < html.index("<table")


@pytest.mark.parametrize("stem", NAMES)
def test_attachments_have_names_that_people_read(mail, kit, stem):
    assert [part.get_filename() for part in mail(stem).iter_attachments()] == NAMES[stem]
    arabic = any(ord(letter) > 127 for name in NAMES[stem] for letter in name)
    assert (b"filename*0*=utf-8''" in kit(f"{stem}.eml").read_bytes()) == arabic


@pytest.mark.parametrize("stem", LETTERS)
def test_the_page_is_shown_inline_with_its_words(mail, kit, stem):
    found = parts(mail(stem))
    picture, html = found["image/png"], found["text/html"].get_content()
    assert picture["Content-ID"] == "<page>"
    assert picture.get_content_disposition() == "inline"
    assert picture.get_content() == kit(f"{stem}-600.png").read_bytes()
    (image,) = elements(html, "img")
    assert image["src"] == "cid:page"
    assert image["alt"] == kit(f"{stem}-600.alt.txt").read_text("utf-8").strip()


@pytest.mark.parametrize("stem", LETTERS + DIGESTS)
def test_a_message_weighs_less_than_a_megabyte(kit, stem):
    assert kit(f"{stem}.eml").stat().st_size < 1_000_000


@pytest.mark.parametrize("stem", ["iraq-withdrawal-brief-gulf-ar", "leap-years-digest-en"])
def test_a_server_receives_what_was_built(mail, server, stem):
    handler, address = server
    message = mail(stem)
    message["From"], message["To"] = "press@example.org", "list@example.org"
    with smtplib.SMTP(*address) as client:
        assert client.send_message(message) == {}
    assert contents(handler.box) == contents(message)


def test_over_the_limit_a_link_takes_the_place_of_the_file(again):
    file = again(limit=120_000, files="https://example.org/{name}")[".eml"]
    message = message_from_bytes(file.data, policy=default)
    link = "https://example.org/leap-years-brief-teachers-ar.pdf"
    assert not list(message.iter_attachments())
    assert all(link in message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "cid:page" in message.get_body(("html",)).get_content()
    assert "a link takes the attachment's place" in file.report[0]
    assert len(file.data) < 120_000


def test_under_the_limit_the_build_says_nothing(again):
    assert again(limit=1_000_000)[".eml"].report == ()


def test_the_same_message_is_the_same_file(again, kit):
    campaign = {"utm_source": "{channel}", "utm_medium": "{medium}", "utm_campaign": "{slug}",
                "utm_content": "{audience}-{language}"}  # fmt: skip
    for end, file in again(campaign=campaign).items():
        built = kit(f"leap-years-brief-teachers-ar{end}").read_bytes()
        assert (file.data == built) == ("card" not in end)
