"""Crossref's file: valid once the registries' numbers are known, and until then short of them alone."""

from dataclasses import replace

import pytest

from tests.deposit.judges import against_crossref
from warraq.deposit.kit import make_records
from warraq.design.tokens import DepositTokens

LACKING = ["Missing child element(s). Expected is ( email_address )", "Expected is ( doi )"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("schema")


@pytest.fixture
def known(composition):
    """The page of a study whose numbers are known: those that the registries keep for samples."""
    record = composition.record
    journal = replace(record.journal, doi="10.5555/12345678", issn="2049-3630", pages="3-9")
    authors = [replace(person, orcid="0000-0002-1825-0097") for person in record.authors]
    record = replace(record, journal=journal, authors=tuple(authors))
    return replace(composition, record=record)


@pytest.fixture
def depositing(brand):
    return replace(
        brand, options=replace(brand.options, deposit=DepositTokens("The office", "a@example.org"))
    )


def test_it_is_valid_once_all_is_known(known, depositing, folder):
    crossref, *_ = make_records(known, depositing)
    assert against_crossref(crossref.data, folder) == []
    assert crossref.report == ()
    assert crossref.data.count(b"<citation key=") > 3
    for value in (
        b"10.5555/12345678",
        b"https://orcid.org/0000-0002-1825-0097",
        b"2049-3630",
        b"<first_page>3<",
    ):
        assert value in crossref.data


def test_it_lacks_what_nobody_knows_yet_and_nothing_else(kit, slug, folder):
    data = (kit / f"{slug}-crossref.xml").read_bytes()
    found = against_crossref(data, folder)
    assert len(found) == 2
    assert all(end in message for end, message in zip(LACKING, found, strict=True))


def test_what_it_waits_for_is_told_where_it_is_missing(kit, slug):
    text = (kit / f"{slug}-crossref.xml").read_text("utf-8")
    for key in ("journal: doi:", "journal: issn:", "options: deposit: email:"):
        assert f"fill {key} in " in text


def test_a_build_says_what_it_waits_for(composition, brand):
    crossref, *_ = make_records(composition, brand)
    assert [line for line in crossref.report if "no DOI" in line and "`journal: doi:`" in line]
    assert [line for line in crossref.report if "options: deposit: email:" in line]
