"""Texts are parsed with the place of everything in them."""

from pathlib import Path

import pytest

from warraq.errors import Place
from warraq.markdown import (
    BRIEF_ATTRIBUTES,
    anchors,
    claim_marks,
    cross_references,
    every,
    figure_refs,
    note_refs,
    parse_document,
    parse_inline,
    passages,
    plain_text,
    query_marks,
    values,
)

PATH = Path("study/chapters/01-x.md")


def parsed(text):
    document = parse_document(text, PATH)
    assert document.findings == ()
    return document.tokens


def places(found):
    return [(*names, f"{place.line}:{place.column}") for *names, place in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كلمة[^n1] ثم[^n2]", ["1:5", "1:13"]),
        ("سطر\nثان[^n1]", ["2:4"]),
        ("> مقتبس[^n1]\n> ثان[^n2]", ["1:8", "2:6"]),
        ("- بند[^n1]\n\n  فقرة[^n2]", ["1:6", "3:7"]),
        ("1. بند[^n1]\n2. بند[^n2]", ["1:7", "2:7"]),
        ("| أ[^n1] | ب |\n| --- | --- |\n| أ[^n2] | أ[^n3] |", ["1:4", "3:4", "3:13"]),
        ("## عنوان[^n1] ##", ["1:9"]),
        ("لفظ\n: تعريف[^n1]", ["2:8"]),
        ("*مائل* و[رابط](https://e.org/n1 'n')[^n1]", ["1:37"]),
        ("\\[ثم\\] `[^n0]`[^n1]", ["1:15"]),
        ("---\nrole: part\n---\n\nنص[^n1]", ["5:3"]),
        ("نص\r\nنص[^n1]\r\n", ["2:3"]),
        ("     نص[^n1]", ["1:8"]),
    ],
)
def test_note_marks_stand_where_the_editor_typed_them(text, expected):
    assert [place for _, place in places(note_refs(parsed(text)))] == expected


def test_values_carry_their_options():
    (token,) = (
        t
        for t in every(parsed('س {{ value("a.b", unit=true, format="0.0") }}'))
        if t.type == "value"
    )
    assert (token.meta["name"], token.meta["unit"], token.meta["format"]) == ("a.b", True, "0.0")
    assert token.meta["place"] == Place(PATH, 1, 3)


@pytest.mark.parametrize(
    "call",
    ["valeu('a.b')", "value(a.b)", "value('a', 'b')", "value('a', unit=1)", "value('a', foo=true)",
     "value('a', format='abc')", "value('a'", "value", "1/0", "value('a', **{})", "(" * 250],
)  # fmt: skip
def test_other_expressions_are_reported(call):
    (finding,) = parse_document(f"نص {{{{ {call} }}}}", PATH).findings
    assert (finding.code, str(finding.place)) == ("R-text-06", f"{PATH}:1:4")


def test_a_figure_alone_in_a_paragraph_becomes_a_block():
    tokens = parsed('{claims="R-1"}\n![](fig:map)\n\nنص')
    assert [t.type for t in tokens][:2] == ["figure", "paragraph_open"]
    assert (tokens[0].map, tokens[0].attrs) == ([1, 2], {"claims": "R-1"})
    assert places(figure_refs(tokens)) == [("map", "2:1")]
    assert places(claim_marks(tokens)) == [("R-1", "1:10")]


def test_links_within_the_study_are_cross_references():
    tokens = parsed("[](fig:map) و[](#top) و[هناك](#top) و[](https://e.org)")
    found = [("figure", "map", "1:1"), ("section", "top", "1:14"), ("section", "top", "1:24")]
    assert places(cross_references(tokens)) == found
    assert sum(token.type == "cross_reference" for token in every(tokens)) == 2


def test_attributes_belong_to_the_block_they_speak_of():
    text = '{.lead}\n{#p claims="R-1 R-2"}\nفقرة\n\n{#list}\n- {#item claims=R-3}\n  بند\n\n## عنوان {#h}'
    tokens = parsed(text)
    assert places(claim_marks(tokens)) == [("R-1", "2:13"), ("R-2", "2:17"), ("R-3", "6:17")]
    assert [name for name, _ in anchors(tokens)] == ["p", "list", "item", "h"]
    owners = {t.attrs["id"]: t.type for t in tokens if "id" in t.attrs}
    assert owners["item"] == "list_item_open"
    assert tokens[0].attrs["class"] == "lead"


def test_a_line_of_braces_in_a_paragraph_keeps_its_words():
    tokens = parse_document("{#a} كلام {ب}", PATH).tokens
    assert "كلام" in plain_text(tokens)


def test_roles_are_attributes_of_briefs_alone():
    assert parse_document("# س {role=findings}", PATH, BRIEF_ATTRIBUTES).findings == ()
    assert [f.code for f in parse_document("# س {role=findings}", PATH).findings] == ["R-text-07"]


def test_spans_carry_language_and_query():
    tokens = parsed("قوة [soft power]{lang=en} و[كذا]{.doubt query=n05}")
    assert [t.attrs for t in every(tokens) if t.type == "span_open"] == [
        {"lang": "en"},
        {"class": "doubt", "query": "n05"},
    ]
    assert places(query_marks(tokens)) == [("n05", "1:28")]


def test_a_passage_knows_the_place_of_each_character():
    source = 'أول **ثان**[^n1]\nثالث {{ value("a.b") }} رابع [x](https://e.org) خامس'
    (found,) = passages(parsed(source), lambda token: "12")
    assert found.text == "أول ثان ثالث 12 رابع x خامس"
    lines = source.split("\n")
    for word in ("أول", "ثان", "ثالث", "رابع", "خامس"):
        place = found.place(found.text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


def test_passages_know_what_stands_around_them():
    (item,) = passages(parsed('- {#i claims="R-1"}\n  بند'))
    assert (item.kind, item.attributes) == ("paragraph", {"id": "i", "claims": "R-1"})


def test_words_of_a_yaml_value_stand_at_its_place():
    place = Place(Path("study/figures.yaml"), 4, 9)
    tokens, findings = parse_inline('المجموع {{ value("a.b") }}', place)
    assert not findings
    assert list(values(tokens)) == [("a.b", place)]
    assert parse_inline("", place) == ((), [])


def test_raw_html_and_code_blocks_do_not_exist():
    tokens = parse_document("<script>x</script>\n\n    مسافات", PATH).tokens
    assert {t.type for t in tokens} == {"paragraph_open", "inline", "paragraph_close"}


def test_unsafe_links_stay_words():
    assert not [t for t in every(parsed("[x](javascript:alert)")) if t.type == "link_open"]
