"""Tags: the structure tree of a PDF, built from the elements of the document that was set."""
