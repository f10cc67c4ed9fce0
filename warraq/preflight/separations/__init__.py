"""What a printer looks for in a press file: on any PDF, from here or from elsewhere."""

from warraq.preflight.separations.examination import examine, is_press_file

__all__ = ["examine", "is_press_file"]
