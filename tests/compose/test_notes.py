import pytest
from markupsafe import Markup

from warraq.compose.notes import Notes
from warraq.compose.prose import Prose
from warraq.model import Reference

NEWS = {
    "type": "article-newspaper",
    "author": [{"family": "Doe", "given": "Ann"}, {"literal": "The Context"}],
    "title": "A “quoted” day",
    "container-title": "The Daily",
    "issued": {"date-parts": [[2024, 9, 6]]},
    "accessed": {"date-parts": [[2024, 9, 10]]},
    "page": "12-14",
    "URL": "https://example.org/a",
}


@pytest.fixture
def notes(context):
    return lambda language: Notes(context(language), Prose(context(language)))


def words(notes, csl, language, place):
    reference = Reference("x", "source", language, place, 1, csl)
    return Markup(notes._set(reference, language)).striptags()


@pytest.mark.parametrize("page", ["en", "ar"])
def test_an_english_source_is_cited_in_english_wherever_it_stands(notes, study, page):
    assert words(notes(page), NEWS, "en", study.place) == (
        "Ann Doe and The Context, “A ‘quoted’ day”, The Daily, 6 September 2024, pp. 12–14, "
        "accessed 10 September 2024, https://example.org/a."
    )


def test_an_arabic_source_has_arabic_words_and_marks(notes, study):
    csl = NEWS | {"author": [{"literal": "آن"}], "title": "يوم «مشهود»", "container-title": "اليوم"}
    assert words(notes("en"), csl, "ar", study.place) == (
        "آن، «يوم ‹مشهود›»، اليوم، 6 سبتمبر 2024، ص 12–14، "
        "تاريخ الاطلاع 10 سبتمبر 2024، https://example.org/a."
    )


def test_a_persian_source_has_persian_months(notes, study):
    csl = {"type": "webpage", "title": "خبر", "issued": NEWS["issued"], "note": "16 شهریور 1403"}
    expected = "«خبر»، 6 سپتامبر 2024، (16 شهریور 1403)."
    assert words(notes("ar"), csl, "fa", study.place) == expected


def test_a_book_has_its_title_as_the_work(notes, study):
    csl = {"type": "book", "title": "A Book", "publisher": "House", "issued": {"literal": "n.d."}}
    html = notes("en")._set(Reference("x", "source", "en", study.place, 1, csl), "en")
    assert html == "<cite>A Book</cite>, House, n.d.."


def test_a_source_in_a_language_without_strings_is_cited_as_its_neighbours(notes, study):
    assert words(notes("ar"), NEWS, "de", study.place).startswith("Ann Doe and")


def test_only_what_is_in_the_sources_language_says_so(notes):
    (latin,) = (note for note in notes("en").all() if "Inter gravissimas" in note.words)
    assert '<span lang="la">Inter gravissimas</span>”, 24 February 1582' in latin.words
    assert latin.language == "en"


def test_a_field_of_the_other_script_is_a_run_of_its_own(notes, study):
    csl = {"type": "book", "title": "كتاب", "publisher": "Brockhaus", "issued": NEWS["issued"]}
    html = notes("ar")._set(Reference("x", "source", "ar", study.place, 1, csl), "ar")
    assert '<span lang="en" dir="ltr">Brockhaus</span>، 6 سبتمبر' in html


def test_ibid_names_the_note_that_it_repeats_and_leads_there(notes):
    ibid = next(note for note in notes("en").all() if note.id == "biruni-ibid")
    assert ibid.words.striptags() == "Ibid., note 4."
    assert 'href="#note-biruni"' in ibid.words


def test_an_explanation_is_in_the_language_of_the_page(notes):
    first = {page: next(notes(page).all()) for page in ("en", "ar")}
    assert "<em>mean tropical year</em>" in first["en"].words
    assert first["ar"].language == "ar"
    assert "السنة المدارية" in first["ar"].words
