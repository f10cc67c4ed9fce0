"""Warraq turns one structured study into everything an institute publishes from it."""

__version__ = "0.1.0"
