"""Design: the brand's tokens, typefaces, and where the built-in templates lie."""
