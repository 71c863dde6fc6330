"""Sheet: the indicators of one group on a page, a small chart of each, in two columns."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

import numpy as np

from foedus.analyse.summarise import Line
from foedus.present import style
from foedus.present.fan import comparable
from foedus.present.figure import FOOTNOTE, new_figure, room_for_foot, write_words
from foedus.present.moment import Moment
from foedus.present.panel import (
    Panel,
    any_compared,
    draw_panel,
    ends_words,
    marks_words,
    write_panel,
)
from foedus.present.sentences import named
from foedus.present.told_once import told_once
from foedus.simulate.quantiles import HIGH, LOW, MEDIAN

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def sheet(
    group: str,
    lines: Sequence[Line],
    baseline: Sequence[Line | None],
    scenario: str,
    today: Moment,
) -> "Figure":
    """Return a page with a small chart of each indicator of a group, each on a scale of its own.

    group     its name, the title
    baseline  the same lines of the baseline; None where there is nothing to compare with
    """
    foot = _foot(lines, baseline)
    titles = [fill(named(line), style.SHEET_COLUMNS) for line in lines]
    rows = -(-len(lines) // 2)
    lifted = [max(t.count("\n") for t in titles[2 * row : 2 * row + 2]) for row in range(rows)]
    above = [style.SHEET_ABOVE + style.LINE_ABOVE * more for more in lifted]
    height = style.SHEET_HEAD + sum(above) + rows * (style.PLOT + style.ROW_FOOT)
    height += room_for_foot(foot)
    figure = new_figure(height)
    top = height - style.SHEET_HEAD
    for row in range(rows):
        top -= above[row] + style.PLOT
        for place in range(2 * row, min(2 * row + 2, len(lines))):
            left = style.SIDE + (place - 2 * row) * style.WIDTH / 2
            panel = _panel(lines[place], baseline[place], left, top, today)
            draw_panel(figure, panel, lines[place], baseline[place], today)
            write_panel(figure, panel, lines[place], baseline[place], titles[place])
        top -= style.ROW_FOOT
    said = f"{scenario}; scales differ. {ends_words(any_compared(lines, baseline))}"
    write_words(figure, group.capitalize(), said, foot)
    return figure


def _panel(line: Line, baseline: Line | None, left: float, bottom: float, today: Moment) -> Panel:
    """Return a panel with room for all that is drawn in it."""
    courses = [np.array(one.values) for one in (line.history, *line.beside)]
    years = [np.array(one.years, dtype=float) for one in (line.history, *line.beside)]
    courses += [line.quantiles[LOW], line.quantiles[HIGH]]
    if comparable(line, baseline) and baseline is not None:
        courses.append(baseline.quantiles[MEDIAN])
    every = np.concatenate(courses)
    low, high = (float(every.min()), float(every.max())) if every.size else (0.0, 1.0)
    spare = style.SPARE * (high - low) or abs(high) * style.SPARE or 1.0
    when = np.concatenate([*years, np.array([*line.years, today.year], dtype=float)])
    first, last = float(when.min()), float(when.max())
    last = last if last > first else last + 1
    return Panel(left, bottom, style.SHEET_PLOT, first, last, low - spare, high + spare)


def _foot(lines: Sequence[Line], baseline: Sequence[Line | None]) -> str:
    """Return the footnote: sources of histories, rivals and cautions, what several share once."""
    parts = []
    sources = _by_text({line.label: line.indicator.history for line in lines})
    for source, labels in sources.items():
        whose = "" if len(sources) == 1 else f" ({'; '.join(labels)})"
        parts.append(f"History{whose}: {source}.")
    cautions = {line.label: line.indicator.caution for line in lines if line.indicator.caution}
    parts += told_once(cautions)
    for line in lines:
        if line.beside:
            parts.append(f"Thin grey in {line.label}: {'; '.join(_rivals(line))}.")
    marks = marks_words(any_compared(lines, baseline))
    return "\n".join([*parts, f"{marks} {FOOTNOTE}"])


def _rivals(line: Line) -> Iterator[str]:
    for word, one in zip(style.RIVAL_WORDS, line.beside, strict=False):
        yield f"{word}, {one.label}"


def _by_text(said: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for label, text in said.items():
        found.setdefault(text, []).append(label)
    return found
