"""Measures, colours and names of letters of all paper; what a description of a paper may know of its looks.

Nothing here asks for the libraries that lay paper out: they are loaded where that is done.
"""

MM = 72.0 / 2.54 * 0.1  # points
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT = RIGHT = 24 * MM
TOP = 24 * MM
BOTTOM = 24 * MM
WIDTH = PAGE_WIDTH - LEFT - RIGHT

REGULAR = "Inter"
SEMIBOLD = "Inter-SemiBold"
ITALIC = "Inter-Italic"

INK = "#1B2A32"
MUTED = "#566770"
ACCENT = "#0F4C5C"
LINE = "#D3DCE0"
TINT = "#F1F5F6"
WARNING = "#9A3412"
WARNING_TINT = "#FDF1E7"
