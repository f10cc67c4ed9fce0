"""The press edition's room: inks, sheets with boxes and marks, PDF/X-4, the imposed booklet."""
