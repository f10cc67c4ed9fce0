"""The composing room: a study and templates into compositions, HTML that is ready for the press."""

from warraq.compose.article import compose_article
from warraq.compose.brief import compose_brief
from warraq.compose.card import compose_card
from warraq.compose.mail import compose_digest, compose_letter
from warraq.compose.pack import compose_pack

__all__ = [
    "compose_article",
    "compose_brief",
    "compose_card",
    "compose_digest",
    "compose_letter",
    "compose_pack",
]
