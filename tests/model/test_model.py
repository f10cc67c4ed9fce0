"""What the rooms hand to one another."""

from warraq.model import in_language


def test_a_missing_language_falls_back_to_the_first():
    assert in_language({"en": "Water"}, "ar") == "Water"
