"""The study's citation in three forms that say the same, and its notes: as other programs read them."""

import json
import re

from tests.programs import output
from warraq.deposit.citations import as_bibtex, as_ris, note_items

ITEM = {"id": "x-en", "type": "article-journal", "language": "en", "title": "50% of {x} & y_z",
        "author": [{"literal": "The Office"}, {"family": "Vale", "given": "Idris"}],
        "issued": {"date-parts": [[2024, 3]]}, "keyword": "one, two", "page": "12–40"}  # fmt: skip


def test_a_study_without_authors_is_cited_without_them():
    item = {key: value for key, value in ITEM.items() if key != "author"}
    assert b"author" not in as_bibtex([item])
    assert b"AU  - " not in as_ris([item])


def items(kit, slug, end="citation.json"):
    return json.loads((kit / f"{slug}-{end}").read_text("utf-8"))


def named(name):
    """A name in one line; pandoc takes `al-` off a family's name, and keeps it beside."""
    return f"{name.get('non-dropping-particle', '')}{name['family']}, {name['given']}"


def ris(text):
    """RIS records as lists of tags and values."""
    assert re.fullmatch(r"(?:[A-Z][A-Z0-9]  - .*\r\n|\r\n)+", text)
    records = [r for r in text.split("ER  - \r\n") if r.strip()]
    return [[line.split("  - ", 1) for line in record.strip().split("\r\n")] for record in records]


def test_there_is_an_item_in_each_language(kit, slug):
    made = {item["language"]: item for item in items(kit, slug)}
    assert set(made) == {"ar", "en"}
    assert all(item["author"][0]["family"] for item in made.values())
    assert made["ar"]["title"] != made["en"]["title"]


def test_bibtex_says_what_the_json_says(kit, slug):
    read = json.loads(
        output("pandoc", "-f", "biblatex", "-t", "csljson", kit / f"{slug}-citation.bib")
    )
    ours = {item["id"]: item for item in items(kit, slug)}
    assert {item["id"] for item in read} == set(ours)
    for item in read:
        own = ours[item["id"]]
        assert all(item[key] == own[key] for key in ("title", "issued", "type", "issue"))
        assert [named(name) for name in item["author"]] == [named(name) for name in own["author"]]


def test_ris_says_what_the_json_says(kit, slug):
    text = (kit / f"{slug}-citation.ris").read_bytes().decode()
    for record, item in zip(ris(text), items(kit, slug), strict=True):
        said = dict(record)
        assert said["TI"] == item["title"]
        assert said["PY"] == str(item["issued"]["date-parts"][0][0])
        names = [value for tag, value in record if tag == "AU"]
        assert names == [f"{name['family']}, {name['given']}" for name in item["author"]]


def test_signs_of_the_formats_are_written_so_that_they_are_read_back():
    assert r"title = {{50\% of \{x\} \& y\_z}}" in as_bibtex([ITEM]).decode()
    assert "author = {{The Office} and Vale, Idris}" in as_bibtex([ITEM]).decode()
    record = ris(as_ris([ITEM]).decode())[0]
    assert [value for tag, value in record if tag == "KW"] == ["one", "two"]
    for line in (["DA", "2024/03/"], ["SP", "12"], ["EP", "40"]):
        assert line in record


def test_every_source_among_the_notes_is_an_item(kit, slug, study):
    if slug == "leap-years":
        sources = [note for note in study.references.values() if note.csl.get("type")]
        assert [item["id"] for item in items(kit, slug, "notes.json")] == [n.id for n in sources]
    assert all(item["type"] and item["language"] for item in items(kit, slug, "notes.json"))


def test_an_explanation_is_no_item(study):
    explanations = [note for note in study.references.values() if note.kind != "source"]
    assert explanations
    assert list(note_items(explanations)) == []
