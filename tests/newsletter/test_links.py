"""Links as they are sent."""

from dataclasses import replace

import pytest

from tests.newsletter.conftest import DIGESTS, LETTERS, elements
from warraq.compose import compose_digest
from warraq.design.brand import read_brand
from warraq.newsletter.links import tag_links, tagged


@pytest.mark.parametrize(("url", "sent"), [
    ("https://example.org/", "https://example.org/?utm_source=mail"),
    ("https://example.org/a?b=1#c", "https://example.org/a?utm_source=mail&b=1#c"),
    ("https://example.org/?utm_source=mine", "https://example.org/?utm_source=mine"),
])  # fmt: skip
def test_a_link_takes_the_tags_and_keeps_its_own(url, sent):
    assert tagged(url, {"utm_source": "mail"}) == sent


def test_links_in_html_stay_html():
    page = tag_links('<a href="https://example.org/?a=1&amp;b=2">', {"c": "ط"})
    assert page == '<a href="https://example.org/?c=%D8%B7&amp;a=1&amp;b=2">'


@pytest.mark.parametrize("stem", LETTERS + DIGESTS)
def test_every_link_of_a_fragment_names_its_campaign(kit, stem):
    links = [a["href"] for a in elements(kit(f"{stem}.html").read_text("utf-8"), "a")]
    assert links
    assert all("utm_source=newsletter&utm_medium=email&utm_campaign=" in link for link in links)


def test_a_digest_links_each_brief_that_is_on_the_web(study):
    brand = read_brand(study.root)[0]
    newsletter = replace(brand.options.newsletter, files="https://example.org/{name}")
    options = replace(brand.options, newsletter=newsletter)
    letter = compose_digest(study, study.briefs, replace(brand, options=options))
    links = [a["href"] for a in elements(letter.attached, "a")]
    assert set(letter.links) < set(links)
    assert letter.links[2] == "https://example.org/iraq-withdrawal-brief-us-en.pdf"
