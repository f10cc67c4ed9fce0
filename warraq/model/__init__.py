"""What the rooms hand to one another: the study, its parts, and what is made of them.

Texts in several languages are mappings from a language tag ("ar", "en") to the words.
Everything is frozen; nothing here reads or writes.
"""

from warraq.model.brand import Brand, Colour, Typeface
from warraq.model.localized import RTL_LANGUAGES, Localized, direction, in_language
from warraq.model.made import (
    Attachment,
    BriefFit,
    Composition,
    Drawing,
    Edition,
    FigureOrder,
    FitFound,
    Found,
    Letter,
    Rung,
    read_found,
)
from warraq.model.study import (
    Brief,
    BriefLine,
    BriefOptions,
    BriefSection,
    Chapter,
    Claim,
    Figure,
    Journal,
    Modality,
    Person,
    Query,
    Record,
    Reference,
    Study,
    Table,
    Value,
)

__all__ = [
    "RTL_LANGUAGES",
    "Attachment",
    "Brand",
    "Brief",
    "BriefFit",
    "BriefLine",
    "BriefOptions",
    "BriefSection",
    "Chapter",
    "Claim",
    "Colour",
    "Composition",
    "Drawing",
    "Edition",
    "Figure",
    "FigureOrder",
    "FitFound",
    "Found",
    "Journal",
    "Letter",
    "Localized",
    "Modality",
    "Person",
    "Query",
    "Record",
    "Reference",
    "Rung",
    "Study",
    "Table",
    "Typeface",
    "Value",
    "direction",
    "in_language",
    "read_found",
]
