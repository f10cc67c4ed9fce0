"""Corrections go in and out: nested, in threads, in another version not at all."""

import threading
from types import SimpleNamespace

import pytest

from tests.press.sheets import brand, composition
from warraq.cli.commands import main
from warraq.errors import MachineError
from warraq.press import at_press, print_composition
from warraq.weasy import workbench
from warraq.weasy.registry import all_corrections
from warraq.weasy.workbench import (
    Correction,
    install_corrections,
    made_from,
    replaced_by,
    wrapped_by,
)


def told(original, using, word):
    return f"{using}:{original(word)}"


@pytest.fixture
def library():
    """A module of two functions, as it came."""
    return SimpleNamespace(__name__="weasyprint.x", say=lambda word: word, other=str.upper)


@pytest.fixture
def row(library):
    return Correction(library, "say", wrapped_by(told), "why", "#1", "then")


def test_inside_the_context_the_library_is_corrected_and_outside_it_is_not(library, row):
    before = library.say
    with install_corrections([row], "a"):
        assert library.say("x") == "a:x"
    assert library.say is before


def test_a_nested_context_takes_the_innermost_and_wraps_once(library, row):
    with install_corrections([row], "a"):
        with install_corrections([row], "b"):
            assert library.say("x") == "b:x"
        assert library.say("x") == "a:x"
    assert library.say("x") == "x"


def test_two_corrections_of_one_name_lie_on_one_another(library, row):
    above = Correction(
        library, "say", made_from(lambda ours: lambda word: f"<{ours(word)}>"), "", "", ""
    )
    with install_corrections([row], "a"), install_corrections([above]):
        assert library.say("x") == "<a:x>"
    assert library.say("x") == "x"


def test_what_fails_half_way_is_taken_out_again(library, row):
    lacking = Correction(library, "nothing", replaced_by(None), "", "", "")
    with pytest.raises(AttributeError), install_corrections([row, lacking], "a"):
        pass
    assert library.say("x") == "x"


def test_another_thread_waits_until_the_context_is_left(library, row):
    heard, started = [], threading.Event()

    def other():
        started.set()
        with install_corrections([row], "b"):
            heard.append(library.say("x"))

    with install_corrections([row], "a"):
        thread = threading.Thread(target=other)
        thread.start()
        started.wait(5)
        thread.join(0.05)
        assert heard == []
        assert library.say("x") == "a:x"
    thread.join(5)
    assert heard == ["b:x"]


def test_two_threads_print_what_one_prints():
    sheets = [composition(f"<p>نص {word} <b>عربي</b> (2024)</p>" * 20) for word in ("أول", "ثان")]
    alone = [print_composition(sheet, brand()).data for sheet in sheets]
    made = {}
    threads = [
        threading.Thread(
            target=lambda n=n, sheet=sheet: made.update({n: print_composition(sheet, brand()).data})
        )
        for n, sheet in enumerate(sheets)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [made[0], made[1]] == alone


def test_at_the_press_within_the_press_nothing_changes():
    sheet = composition("<p>نص <b>عربي</b></p>")
    alone = print_composition(sheet, brand()).data
    with at_press(brand()):
        assert print_composition(sheet, brand()).data == alone
        assert print_composition(sheet, brand()).data == alone
    assert print_composition(sheet, brand()).data == alone


def test_after_the_press_the_library_is_as_it_came():
    rows = [row for rows in all_corrections().values() for row in rows]
    before = [getattr(row.owner, row.name) for row in rows]
    print_composition(composition("<p>x</p>"), brand())
    assert [getattr(row.owner, row.name) for row in rows] == before


def test_another_version_is_refused(monkeypatch):
    monkeypatch.setattr(workbench.metadata, "version", lambda name: "69.0")
    with pytest.raises(MachineError, match=r"needs WeasyPrint 70\.0, found 69\.0"):
        print_composition(composition("<p>x</p>"), brand())


def test_the_doctor_tells_of_another_version(monkeypatch, capsys):
    version = workbench.metadata.version
    monkeypatch.setattr(
        workbench.metadata,
        "version",
        lambda name: "69.0" if name == "weasyprint" else version(name),
    )
    assert main(["doctor"]) == 3
    assert "needs 70.0, found 69.0" in capsys.readouterr().err
