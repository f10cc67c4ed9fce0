"""Every claim of the register stands in the text at its own strength, or says why it does not."""

from __future__ import annotations

from collections import Counter

from warraq.check import check_study
from warraq.errors import Severity
from warraq.language.arabic import bare
from warraq.markdown import claim_marks


def carried(chapters):
    return {name for chapter in chapters for name, _ in claim_marks(chapter.tokens)}


def test_the_register_is_whole(study):
    assert len(study.claims) == 241


def test_every_claim_is_carried_or_left_out_with_a_reason(study, chapters):
    left_out = {c.id for c in study.claims.values() if c.left_out}
    assert carried(chapters) | left_out == set(study.claims)
    assert not carried(chapters) & left_out


def test_a_reason_stands_in_both_languages(study):
    reasons = [c.left_out for c in study.claims.values() if c.left_out]
    assert reasons
    assert all(set(r) == {"ar", "en"} and all(r.values()) for r in reasons)


def test_a_paragraph_does_not_carry_too_much(paragraphs):
    loads = [len(p.attributes.get("claims", "").split()) for p in paragraphs]
    assert max(loads) <= 6


def test_forecasts_stay_forecasts(study, paragraphs, cases):
    modal = cases["modal"]
    for paragraph in paragraphs:
        named = [study.claims[c] for c in paragraph.attributes.get("claims", "").split()]
        if any(claim.modality in ("expected", "possible") for claim in named):
            assert any(word in bare(paragraph.text) for word in modal), paragraph.text


def test_claims_and_queries_name_one_another(study):
    by_claim = {(q, c.id) for c in study.claims.values() for q in c.queries}
    by_query = {(q.id, c) for q in study.queries.values() for c in q.claims}
    assert by_claim == by_query


def test_a_quoted_claim_has_a_note(study):
    quotes = [c for c in study.claims.values() if c.kind == "quote"]
    assert quotes
    assert all(c.notes for c in quotes)


def test_no_rule_finds_an_error(study):
    findings = list(check_study(study))
    assert Counter(f.code for f in findings if f.severity is Severity.ERROR) == {}
