"""The press edition's room: inks, sheets with boxes and marks, PDF/X-4, the imposed booklet."""

from warraq.plates.booklet import impose
from warraq.plates.writing import write

__all__ = ["impose", "write"]
