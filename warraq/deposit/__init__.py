"""The deposit room: the article and its records as libraries, registries and readers take them."""

ARTICLE_FILES = (".xml", ".html", ".epub")
RECORD_FILES = ("-crossref.xml", "-citation.json", "-citation.bib", "-citation.ris", "-notes.json")
