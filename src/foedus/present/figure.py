"""Figure: an empty one with title, sentence and footnote where every chart has them."""

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from foedus.present import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COVERED = (
    "They cover the stated ranges of parameters and the shocks of the years, not what the model "
    "leaves out."
)
FOOTNOTE = f"Bands hold half and nine tenths of the runs. {COVERED}"
WIDE_BANDS = f"Bands hold nine tenths of the runs. {COVERED}"


def new_figure(height: float, width: float = style.WIDTH) -> "Figure":
    """Return an empty figure of a size in inches, drawn without a screen."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height))
    FigureCanvasAgg(figure)
    return figure


def room_for_foot(foot: str) -> float:
    """Return the room that a footnote takes below what is drawn, inches."""
    return style.SHEET_FOOT + style.FOOT_LINE * _wrapped(foot, style.FOOT_COLUMNS).count("\n")


def _wrapped(text: str, columns: int) -> str:
    return "\n".join(fill(part, columns) for part in text.split("\n"))


def write_words(figure: "Figure", title: str, said: str, foot: str) -> None:
    """Write title, sentence and footnote, at the same distance from the edges in every chart."""
    width, height = figure.get_size_inches()
    wider = width / style.WIDTH
    figure.text(
        0.025 / wider,
        1 - 0.24 / height,
        title,
        size=style.TITLE,
        weight="bold",
        color=style.INK,
        va="center",
    )
    figure.text(
        0.025 / wider,
        1 - 0.4 / height,
        fill(said, int(style.SAID_COLUMNS * wider)),
        size=style.TEXT,
        color=style.MUTED,
        va="top",
    )
    figure.text(
        0.025 / wider,
        0.1 / height,
        _wrapped(foot, int(style.FOOT_COLUMNS * wider)),
        size=style.SMALL - 1,
        color=style.MUTED,
        va="bottom",
    )


def save(figure: "Figure", file: Path) -> None:
    """Write a figure as PNG."""
    from matplotlib import rc_context

    with rc_context(style.LETTERS):
        figure.savefig(
            file,
            dpi=style.DOTS,
            facecolor=style.GROUND,
            pil_kwargs={"compress_level": style.QUICKLY},
        )
