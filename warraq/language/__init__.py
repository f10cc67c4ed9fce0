"""Facts of languages: Arabic, dates, numbers, names of institutions, signs of structure."""
