from pathlib import Path

import pytest
import yaml

from warraq.manuscript.blocks import Note
from warraq.manuscript.notes import reference

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "notes.yaml").read_text("utf-8"))


def said(entry, key):
    """What the entry says of a key as the cases write it."""
    csl = entry.get("csl", {})
    if key in ("issued", "accessed"):
        return csl[key]["date-parts"][0] if key in csl else None
    if key == "author":
        return csl["author"][0]["literal"]
    return entry.get(key) or csl.get("note" if key == "note-field" else key)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"][:20])
def test_a_note_becomes_a_reference(case):
    entry = reference(Note("7", case["note"], 1), "ar", "n0")
    expected = {key: value for key, value in case.items() if key != "note"}
    assert {key: said(entry, key) for key in expected} == expected


def test_a_source_keeps_its_own_words():
    words = CASES[0]["note"]
    assert reference(Note("1", words, 1), "ar", "")["csl"]["custom"]["raw"] == words
