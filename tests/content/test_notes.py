"""The 38 notes: cited once each, in order, complete as far as the original goes."""

from __future__ import annotations

import pytest

from warraq.markdown import note_refs

JALALI = {"n9": [2019, 4, 6], "n10": [2020, 7, 21], "n11": [2023, 4, 30]}


def test_notes_are_cited_once_and_in_order(study, chapters):
    marks = [name for chapter in chapters for name, _ in note_refs(chapter.tokens)]
    assert marks == [f"n{number}" for number in range(1, 39)] == list(study.references)


def test_a_mark_stands_before_the_stop(chapters):
    for chapter in chapters:
        assert "[^n" in chapter.source or chapter.role in ("abstract", "conclusion")
        assert not any(f"{stop}[^n" in chapter.source for stop in ".،؛؟")


def test_ibid_names_its_source(study):
    assert study.references["n37"].of == "n36"


@pytest.mark.parametrize("note", JALALI)
def test_a_persian_source_has_both_dates(study, note):
    reference = study.references[note]
    assert reference.language == "fa"
    assert reference.csl["issued"]["date-parts"] == [JALALI[note]]
    assert "13" in reference.csl["note"] or "14" in reference.csl["note"]


def test_nothing_was_read_after_the_cut_off(study):
    dates = [r.csl["accessed"]["date-parts"][0] for r in study.references.values()
             if "accessed" in r.csl]  # fmt: skip
    cutoff = [study.cutoff.year, study.cutoff.month, study.cutoff.day]
    assert max(dates) == cutoff


def test_a_doubted_date_is_under_query(study):
    assert study.references["n28"].csl["issued"]["date-parts"] == [[2012, 7, 3]]
    assert "n08" in study.references["n28"].queries
