"""Style: the colours and sizes that every chart of the product shares."""

from typing import Any

INK = "#111827"
MUTED = "#566072"
LINES = "#dfe3e8"
GROUND = "#fbfcfd"
MEDIAN = "#0072B2"  # Okabe–Ito blue
# Okabe and Ito 2008, Color Universal Design, without yellow, which is too light for lines
SCENARIOS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
BASELINE = "#8a94a3"
EDGE = 0.7  # points: line at the edge of a range, where several overlap
BAND_50, BAND_90 = 0.28, 0.16  # opacity; a band of 100 % is never drawn
TEXT, TITLE, SMALL = 9.5, 12.5, 8.5  # points
DOTS = 150  # per inch
WIDTH, HEIGHT = 7.2, 4.3  # inches
COLUMNS = 3  # of regions
FOOT_COLUMNS = 122  # characters
FEW_POINTS = 8  # below this a history is shown with dots
ROOM_FOR_LABEL = 0.08  # of the height of the axes
LATE = 0.8  # of the width of the axes: beyond it "today" is written on the left of its line
SAID_COLUMNS = 98
TICKS, PANEL_TICKS = 6, 3
RIVALS = ("-", ":", "-.")  # dashes of rival definitions, in the order of the footnote
RIVAL_WORDS = ("solid", "dotted", "dash-dotted")
QUICKLY = 1  # compression of PNG: a tenth larger than the default, three times as quick
# Pages of a group: inches, if nothing else is said
SHEET_PLOT = 2.5  # width of a panel's drawing; two and their numbers fill the page
SHEET_HEAD, SHEET_FOOT = 0.66, 0.4  # title and sentence; below the last row, beside the footnote
SHEET_ABOVE = 0.46  # above a panel: its title and its range
SHEET_GAP = 0.06  # between a drawing and its numbers
SHEET_BELOW = 0.09  # between a drawing and its years, clear of the lowest number
# Charts of regions: left of the first, width of a drawing, title and two lines
REGIONS_SIDE, REGIONS_PLOT, REGIONS_HEAD = 0.42, 1.5, 0.8
SHEET_COLUMNS = 38  # characters of a panel's title
FOOT_LINE = 0.125  # between lines of a footnote
STEPS = (1, 2, 5, 10)  # between level lines, times a power of ten: short numbers
# Letters as their outlines are, not moved onto dots: at this resolution no eye tells them apart,
# and they are drawn sooner.
LETTERS: dict[Any, Any] = {"text.hinting": "none"}
# Comparisons: inches, if nothing else is said
SIDE, RIGHT = 0.62, 0.3  # left of the first panel, for its numbers; right of the last
HEAD, FOOT = 0.82, 0.75  # above the first panel: title and sentence; below the last: footnote
LINE_ABOVE, ROW_FOOT = 0.16, 0.28  # a line of words above a panel; below it: its years
PLOT, APART = 1.05, 0.42  # height of a panel's axes; between panels of a row
COLUMN = 1.75  # least width of a panel's axes where scenarios are columns
BELOW = 6.5  # points from the axes to the years, so that the lowest number is clear of them
KEY_LINE = 0.19  # between lines of words
LETTER = 0.069  # width of a letter of small text, rather too wide than too narrow
NAMES = 1.95  # right of the axes, for the names of scenarios
PANEL_LINES = 2  # of the name of a scenario above a panel
NAME_COLUMNS, NAME_LINES = 22, 3  # characters and lines of a label
SPARE = 0.08  # of the height of what is shown, above and below it
SEVERAL = 0.11  # opacity of a band that others cross

KEY: dict[str, Any] = {
    "frameon": False,
    "fontsize": SMALL,
    "handlelength": 1.0,
    "columnspacing": 0.9,
    "handletextpad": 0.4,
    "borderaxespad": 0.1,
    "labelcolor": INK,
}
"""How the key of a chart looks, whatever stands in it."""
