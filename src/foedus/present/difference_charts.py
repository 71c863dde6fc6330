"""Charts of differences: what each scenario adds to the reference, run by run, with ranges."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from foedus.analyse.comparison import Comparison, Gap
from foedus.analyse.difference import UNMOVED
from foedus.analyse.summarise import Line
from foedus.present import style
from foedus.present.figure import FOOTNOTE, write_words
from foedus.present.labels import equally_long
from foedus.present.moment import Moment
from foedus.present.panels import across_panel, panels, write_above
from foedus.present.run_table import MARKS
from foedus.present.sentences import chance, signed
from foedus.simulate.quantiles import HIGH, LOW, LOWER, MEDIAN, UPPER

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def difference_chart(
    comparison: Comparison, lines: Sequence[Line], colours: Mapping[str, str], today: Moment
) -> "Figure":
    """Return a panel per scenario, and per region if there are any, all on one scale."""
    shown = [(line, gap) for line in lines for gap in comparison.gaps[line.name].values()]
    shown = [(line, gap) for line, gap in shown if gap.years]
    regions, others = len(lines) > 1, len(comparison.others)
    columns = others if regions and others > 1 else min(len(shown), style.COLUMNS)
    letters = int(across_panel(columns) / style.LETTER)
    names = equally_long(comparison.others, letters, style.PANEL_LINES)
    above = 2 + regions + len(names[comparison.others[0]])
    room = panels(len(shown), columns, lines=above)
    low = min(float(gap.quantiles[LOW].min()) for _, gap in shown)
    high = max(float(gap.quantiles[HIGH].max()) for _, gap in shown)
    spare = style.SPARE * ((high - low) or 1)
    for place, (line, gap) in enumerate(shown):
        axes = room.axes(place)
        draw_gap(axes, gap, colours[gap.scenario], today)
        axes.set_ylim(min(low, 0) - spare, max(high, 0) + spare)
        beside = 1 + style.SPARE * (gap.years[-1] - gap.years[0])
        axes.set_xlim(gap.years[0] - beside, gap.years[-1] + beside)
        called = ((text, style.INK, "normal") for text in names[gap.scenario])
        region = ((line.label.split(": ")[-1], style.INK, "bold"),) if regions else ()
        said = ((text, style.MUTED, "normal") for text in said_of(line, gap))
        write_above(axes, (*region, *called, *said))
    _write(room.figure, comparison, lines[0], [gap for _, gap in shown], today)
    return room.figure


def _write(
    figure: "Figure", comparison: Comparison, line: Line, gaps: Sequence[Gap], today: Moment
) -> None:
    unit = "points" if line.indicator.unit == "%" else line.indicator.unit
    measured = "" if unit == "1" else f", in {unit}"
    write_words(
        figure,
        f"{line.label.split(': ')[0]}: difference from {comparison.reference}",
        f"Run by run on the same draws{measured}. Above each panel: the median in "
        f"{gaps[0].years[-1]}, the share of runs above, the year from which it is clear.",
        f"{_marks(gaps)}Dotted: {today.words}. {FOOTNOTE}",
    )


def draw_gap(axes: "Axes", gap: Gap, colour: str, today: Moment) -> None:
    """Draw the ranges and the median of a difference around a line at zero."""
    years = np.array(gap.years, dtype=float)
    for low, high, opacity in ((LOW, HIGH, style.BAND_90), (LOWER, UPPER, style.BAND_50)):
        bottom, top = gap.quantiles[low], gap.quantiles[high]
        axes.fill_between(years, bottom, top, color=colour, alpha=opacity, lw=0)
    axes.axhline(0, color=style.INK, lw=0.9)
    axes.plot(years, gap.quantiles[MEDIAN], color=colour, lw=2.2)
    axes.axvline(today.year, color=style.MUTED, lw=0.8, ls=":")


def said_of(line: Line, gap: Gap) -> tuple[str, str]:
    """Return what a panel says above itself: the last year's difference, and when it is clear."""
    if gap.rests_on == UNMOVED:
        return "no change", ""
    p = line.indicator.places + 1
    median = signed(gap.at(gap.years[-1])[MEDIAN], p)
    above = chance(float(gap.chance_above[-1]))
    clear = (
        f"clear from {gap.clear_from}"
        if gap.clear_from is not None
        else f"not clear by {gap.years[-1]}"
    )
    return f"{median}{MARKS.get(gap.rests_on, '')}, above in {above}", clear


def _marks(gaps: Sequence[Gap]) -> str:
    told = {" =": "= set by one of the two scenarios.", " †": "† over judged links alone."}
    marks = {MARKS.get(gap.rests_on, "") for gap in gaps}
    found = [words for mark, words in told.items() if mark in marks]
    return "".join(f"{words} " for words in found)
