"""Panels: a figure of small charts in rows, each with its words above it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.present import style
from foedus.present.fan import dress
from foedus.present.figure import new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


ROW = style.PLOT + style.ROW_FOOT  # inches from the axes of a row to the words of the next
POINTS = 72  # per inch


@dataclass(frozen=True)
class Panels:
    """Small charts of one size, `columns` to a row; lengths in inches."""

    figure: "Figure"
    columns: int
    across: float  # width of a panel's axes
    head: float  # above the first row
    above: float  # between the upper edge of a row and its axes, for words

    def axes(self, place: int) -> "Axes":
        """Return the axes of a panel, counted row by row from the upper left."""
        from matplotlib.ticker import MaxNLocator

        row, column = divmod(place, self.columns)
        width, height = self.figure.get_size_inches()
        left = style.SIDE + column * (self.across + style.APART)
        top = self.head + row * (self.above + ROW) + self.above
        box = (left, height - top - style.PLOT, self.across, style.PLOT)
        axes = self.figure.add_axes(
            (box[0] / width, box[1] / height, box[2] / width, box[3] / height)
        )
        dress(axes, ticks=style.PANEL_TICKS)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=style.PANEL_TICKS + 1))
        # All of a row are on one scale.
        axes.tick_params(labelleft=column == 0)
        return axes


def panels(count: int, columns: int, lines: int, head: float = style.HEAD) -> Panels:
    """Return room for so many panels; the figure grows if they are many to a row.

    columns  panels to a row
    lines    lines of words above each
    head     inches above the first row
    """
    rows = -(-count // columns)
    across = across_panel(columns)
    width = style.SIDE + columns * across + (columns - 1) * style.APART + style.RIGHT
    above = (1 + lines) * style.LINE_ABOVE
    height = head + rows * (above + ROW) + style.FOOT
    return Panels(new_figure(height, width), columns, across, head, above)


def across_panel(columns: int) -> float:
    """Return the width of the axes of a panel where so many stand in a row, inches."""
    free = style.WIDTH - style.SIDE - style.RIGHT - (columns - 1) * style.APART
    return max(free / columns, style.COLUMN)


def write_above(axes: "Axes", words: tuple[tuple[str, str, str], ...]) -> None:
    """Write lines above a panel, the last nearest to it; each is text, colour and weight."""
    for up, (text, colour, weight) in enumerate(reversed(words)):
        axes.annotate(
            text,
            (0, 1),
            xycoords="axes fraction",
            xytext=(0, 4 + up * POINTS * style.LINE_ABOVE),
            textcoords="offset points",
            size=style.SMALL,
            color=colour,
            weight=weight,
            va="bottom",
            annotation_clip=False,
        )
