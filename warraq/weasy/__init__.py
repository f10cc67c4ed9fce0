"""The workbench: everything that is done to the library that sets pages."""
