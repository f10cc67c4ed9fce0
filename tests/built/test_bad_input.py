"""Bad input: a finding with its place and a hint, no traceback, and the last good output stays."""

import shutil

import pytest

from tests.built.command import ROOT, run


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A small project with its output."""
    root = tmp_path_factory.mktemp("good") / "project"
    assert run("new", root, "--lang", "en").returncode == 0
    result = run("--project", root, "build")
    assert result.returncode == 0, result.stderr
    return root


def replaced(path, old, new):
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def broken_yaml(root):
    replaced(root / "study" / "study.yaml", "slug:", "slug: [")
    return "study/study.yaml:"


def wrong_encoding(root):
    (root / "study" / "claims.yaml").write_bytes("- id: é\n".encode("latin-1"))
    return "study/claims.yaml:1:"


def text_among_numbers(root):
    table = next((root / "study" / "tables").glob("*.csv"))
    head, first, *rest = table.read_text("utf-8").splitlines()
    cells = first.split(",")
    cells = [("many" if cell.replace(".", "").isdigit() else cell) for cell in cells]
    table.write_text("\n".join([head, ",".join(cells), *rest]) + "\n", encoding="utf-8")
    return f"study/tables/{table.name}:2:"


def missing_table(root):
    next((root / "study" / "tables").glob("*.csv")).unlink()
    return "study/figures.yaml:"


def template_error(root):
    folder = root / "templates"
    folder.mkdir(exist_ok=True)
    source = (ROOT / "templates" / "article.html.j2").read_text("utf-8")
    (folder / "article.html.j2").write_text("{{ nonsense.deeper }}\n" + source, encoding="utf-8")
    return "templates/article.html.j2:1"


def template_syntax(root):
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / "article.html.j2").write_text("<p>\n{% if %}\n", encoding="utf-8")
    return "templates/article.html.j2:2"


def lacking_character(root):
    chapter = sorted((root / "study" / "chapters").glob("*.md"))[1]
    chapter.write_text(chapter.read_text("utf-8") + "\n\nThe sign 𐎠 is old.\n", encoding="utf-8")
    return "𐎠"


CASES = (broken_yaml, wrong_encoding, text_among_numbers, missing_table, template_error, template_syntax,
         lacking_character)  # fmt: skip


@pytest.mark.parametrize("spoil", CASES, ids=lambda f: f.__name__)
def test_bad_input_is_a_finding_and_costs_nothing(good, tmp_path, spoil):
    root = tmp_path / "project"
    shutil.copytree(good, root)
    before = {p: p.read_bytes() for p in sorted((root / "out").rglob("*")) if p.is_file()}
    place = spoil(root)
    result = run("--project", root, "build")
    assert result.returncode == 1, result.stdout + result.stderr
    assert place in result.stderr
    assert "error[" in result.stderr
    assert "hint:" in result.stderr
    assert "Traceback" not in result.stderr
    assert {p: p.read_bytes() for p in sorted((root / "out").rglob("*")) if p.is_file()} == before


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("build", "--audience", "councl"), "council"),
        (("build", "articel"), "did you mean `article`?"),
        (("build", "--lang", "xx"), "known"),
        (("--project", "nowhere"), "build.py new"),
        (("build", "--out", "."), "folder of its own"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_hint(good, words, hint):
    result = run(*words, cwd=good)
    assert result.returncode == 2
    assert hint in result.stderr
    assert "Traceback" not in result.stderr


def test_a_template_cannot_read_outside_the_project(good, tmp_path):
    root = tmp_path / "project"
    shutil.copytree(good, root)
    (root / "templates").mkdir()
    text = "{% include '../../../../../../etc/hostname' %}"
    (root / "templates" / "article.html.j2").write_text(text, encoding="utf-8")
    result = run("--project", root, "build")
    assert result.returncode == 1
    assert "templates/article.html.j2:1" in result.stderr
