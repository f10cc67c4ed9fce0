"""The deposit room: the article and its records as libraries, registries and readers take them."""
