"""Style: the colours and sizes that every chart of the product shares."""

INK = "#111827"
MUTED = "#566072"
LINES = "#dfe3e8"
GROUND = "#fbfcfd"
MEDIAN = "#0072B2"  # Okabe–Ito blue
BASELINE = "#8a94a3"
BAND_50, BAND_90 = 0.28, 0.16  # opacity; a band of 100 % is never drawn
TEXT, TITLE, SMALL = 9.5, 12.5, 8.5  # points
DOTS = 150  # per inch
WIDTH, HEIGHT = 7.2, 4.3  # inches
COLUMNS, PANEL, MARGIN = 3, 1.55, 1.35  # small multiples: per row, inches
FOOT_COLUMNS = 122  # characters
FEW_POINTS = 8  # below this a history is shown with dots
ROOM_FOR_LABEL = 0.08  # of the height of the axes
LATE = 0.8  # of the width of the axes: beyond it "today" is written on the left of its line
SAID_COLUMNS = 98
TICKS, PANEL_TICKS = 6, 3
RIVALS = ("-", ":", "-.")  # dashes of rival definitions, in the order of the footnote
RIVAL_WORDS = ("solid", "dotted", "dash-dotted")
QUICKLY = 1  # compression of PNG: a tenth larger than the default, three times as quick
