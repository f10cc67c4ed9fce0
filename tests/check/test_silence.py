import pytest

from tests.check.test_rules import lay_out
from warraq.check import check_study
from warraq.read import read_project

TEXT = "جف البحر . ثم عاد.\n\nجف النهر . ثم عاد."


def codes(root, settings):
    lay_out(root, {"text_ar": TEXT, "files": {"study/check.yaml": settings}})
    study, _ = read_project(root)
    return [f.code for f in check_study(study) if f.code[:7] in ("C-punct", "C-silen", "S-key-0")]


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        ("{rule: C-punct-02, reason: so}", []),
        ("{rule: C-punct-02, reason: so, words: البحر}", ["C-punct-02"]),
        ("{rule: C-punct-02, reason: so, file: chapters/01-part.md}", []),
        ("{rule: C-punct-02, reason: so, file: briefs/}", ["C-punct-02"] * 2 + ["C-silence-01"]),
        ("{rule: C-punct-02}", ["S-key-02"] + ["C-punct-02"] * 2),
    ],
    ids=["everywhere", "some-words", "a-file", "nothing", "no-reason"],
)
def test_an_entry_silences_a_rule_where_it_says(entry, left, tmp_path):
    assert codes(tmp_path, f"silence: [{entry}]\n") == left


def test_own_words_are_no_misspellings(tmp_path):
    lay_out(tmp_path, {"text_ar": "شربنا من خطيبذة قديمة."})
    study, _ = read_project(tmp_path)
    assert "C-word-02" in {f.code for f in check_study(study)}
    (tmp_path / "study/check.yaml").write_text("words: [خطيبذة]\n", "utf-8")
    assert "C-word-02" not in {f.code for f in check_study(study)}
