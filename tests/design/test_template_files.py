from pathlib import Path

import pytest

from warraq.design.template_files import Templates
from warraq.errors import ContentError


@pytest.fixture
def room(tmp_path):
    (tmp_path / "templates").mkdir()

    def made(text, name="x.html.j2"):
        (tmp_path / "templates" / name).write_text(text, "utf-8")
        return Templates(tmp_path)

    return made


def finding(room, name="x.html.j2", **context):
    with pytest.raises(ContentError) as error:
        room.render(name, **context)
    return error.value.findings[0]


def test_a_projects_template_overrides_and_words_are_escaped(room):
    assert room("{{ words }}").render("x.html.j2", words="<b>&") == "&lt;b&gt;&amp;"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("a\n\n{% if %}", 3, "Expected an expression"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("a\n{{ [].append(1).x }}", 2, "'None' has no attribute 'x'"),
        ("a\n{% include 'gone.j2' %}", 2, "gone.j2"),
        ("{{ path.read_text() }}", 1, "unsafe"),
        ("{{ ''.__class__ }}", 1, "unsafe"),
    ],
)
def test_a_fault_is_a_finding_at_its_line(room, text, line, words):
    found = finding(room(text), path=Path(__file__))
    assert found.place.path == Path("templates/x.html.j2")
    assert found.place.line == line
    assert words in found.message
    assert found.hint


def test_a_fault_in_a_macro_is_found_where_the_macro_is(room):
    macros = room("{% macro m() %}\n{{ nothing.at.all }}{% endmacro %}").macros("x.html.j2")
    with pytest.raises(ContentError) as error:
        macros["m"]()
    assert error.value.findings[0].place.line == 2


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "link.txt"])
def test_nothing_outside_the_templates_is_read(room, tmp_path, name):
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    made = room("{% include '" + name + "' %}")
    (tmp_path / "templates" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert finding(made).code == "C-template-01"


def test_strings_are_overlaid_key_by_key(room, tmp_path):
    (tmp_path / "templates" / "strings").mkdir()
    made = room("figure: Plate {number}\n", "strings/en.yaml")
    assert made.data("strings/en.yaml")["figure"] == "Plate {number}"
    assert made.data("strings/en.yaml")["notes"] == "Notes"


def test_broken_strings_are_a_finding(room, tmp_path):
    (tmp_path / "templates" / "strings").mkdir()
    made = room("figure: [\n", "strings/en.yaml")
    with pytest.raises(ContentError) as error:
        made.data("strings/en.yaml")
    assert error.value.findings[0].place.path.name == "en.yaml"
