"""Charts of a comparison: all scenarios on one scale, and what each adds to the first.

Per indicator one chart of its course in every scenario and one of the differences; one overview of
all indicators, a column per scenario and one scale per row.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.analyse.comparison import Comparison
from foedus.analyse.summarise import Line
from foedus.present import style
from foedus.present.difference_charts import difference_chart
from foedus.present.fan import (
    draw_band,
    draw_bands,
    draw_dashed,
    draw_edges,
    draw_history,
    draw_median,
    dress,
    label_today,
)
from foedus.present.figure import FOOTNOTE, WIDE_BANDS, new_figure, save, write_words
from foedus.present.labels import equally_long, key_height, label_lines, write_key
from foedus.present.moment import Moment
from foedus.present.panels import across_panel, panels, write_above
from foedus.present.sentences import named, number
from foedus.simulate.quantiles import HIGH, LOW, MEDIAN

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

OVERVIEW = "overview"
SAME_DRAWS = "All scenarios on the same draws."
ON_TOP = f"{SAME_DRAWS} Where lines coincide, the first named lies on top."
Job = tuple[Callable[..., None], tuple[Any, ...]]


def draw_comparison(
    comparison: Comparison, today: Moment, folder: Path, pool: "Executor | None" = None
) -> None:
    """Write all charts into a folder; with a pool its workers draw every other one."""
    jobs: list[Job] = [(_draw_overview, (comparison, today, folder / f"{OVERVIEW}.png"))]
    for name, lines in groups(comparison).items():
        one = (comparison, lines, today)
        jobs.append((_draw_courses, (*one, folder / f"{name}.png")))
        if any(line.years for line in lines):
            jobs.append((_draw_differences, (*one, folder / f"{name}-difference.png")))
    shared = jobs[1::2] if pool is not None else []
    waiting = [pool.submit(draw, *given) for draw, given in shared if pool is not None]
    for draw, given in jobs[0::2] if shared else jobs:
        draw(*given)
    for future in waiting:
        future.result()


def groups(comparison: Comparison) -> dict[str, tuple[Line, ...]]:
    """Return the lines to draw by indicator; its regions share a chart."""
    found: dict[str, tuple[Line, ...]] = {}
    for line in comparison.lines:
        if line.years or line.history.years:
            name = line.indicator.name
            found[name] = (*found.get(name, ()), line)
    return found


def colours_of(comparison: Comparison) -> dict[str, str]:
    """Return the colour of each scenario, the reference's first."""
    return dict(zip(comparison.summaries, style.SCENARIOS, strict=False))


def _draw_overview(comparison: Comparison, today: Moment, file: Path) -> None:
    save(overview(comparison, today), file)


def _draw_courses(comparison: Comparison, lines: Sequence[Line], today: Moment, file: Path) -> None:
    draw = course_chart if len(lines) == 1 else region_courses
    save(draw(comparison, lines, today), file)


def _draw_differences(
    comparison: Comparison, lines: Sequence[Line], today: Moment, file: Path
) -> None:
    save(difference_chart(comparison, lines, colours_of(comparison), today), file)


def course_chart(comparison: Comparison, lines: Sequence[Line], today: Moment) -> "Figure":
    """Return the chart of one indicator: history, then median and 90 % range of each scenario."""
    (line,) = lines
    figure = new_figure(style.HEIGHT)
    across = 1 - (style.SIDE + style.NAMES) / style.WIDTH
    axes = figure.add_axes((style.SIDE / style.WIDTH, 0.22, across, 0.58))
    dress(axes)
    colours, each = colours_of(comparison), comparison.of(line.name)
    draw_courses(axes, each, colours, today)
    label_today(axes, today)
    ends = {name: float(one.quantiles[MEDIAN][-1]) for name, one in each.items() if one.years}
    words = {name: f"{number(end, line.indicator.places)} {name}" for name, end in ends.items()}
    label_lines(axes, ends, words, colours)
    said = f"Each scenario's median{_in(line)}. {line.indicator.meaning}"
    write_words(figure, named(line), said, _foot(line, ON_TOP))
    return figure


def _in(line: Line) -> str:
    return f" in {line.years[-1]} at the right" if line.years else ""


def _foot(line: Line, more: str) -> str:
    caution = f"{line.indicator.caution} " if line.indicator.caution else ""
    return f"{caution}History: {line.indicator.history}. {more} {WIDE_BANDS}"


def draw_courses(
    axes: "Axes", each: Mapping[str, Line], colours: Mapping[str, str], today: Moment
) -> None:
    """Draw a line's history once, and its range and median in each scenario."""
    for name, one in each.items():
        draw_band(axes, one, (LOW, HIGH), colours[name], style.SEVERAL)
        draw_edges(axes, one, (LOW, HIGH), colours[name])
    # The reference is drawn last, so that what lies on it still shows at its edges.
    for name, one in reversed(list(each.items())):
        draw_median(axes, one, colours[name])
    draw_history(axes, next(iter(each.values())), today)


def region_courses(comparison: Comparison, lines: Sequence[Line], today: Moment) -> "Figure":
    """Return a panel per region with every scenario in it, all on one scale."""
    colours = colours_of(comparison)
    head = style.HEAD + key_height(colours)
    room = panels(len(lines), style.COLUMNS, lines=1, head=head)
    every = [one for line in lines for one in comparison.of(line.name).values()]
    for place, line in enumerate(lines):
        axes = room.axes(place)
        draw_courses(axes, comparison.of(line.name), colours, today)
        axes.set_ylim(0, 1.05 * (max(map(highest, every)) or 1))
        axes.set_xlim(*span(every, today))
        write_above(axes, ((line.label.split(": ")[-1], style.INK, "normal"),))
    one = lines[0].indicator
    write_words(
        room.figure,
        one.label,
        f"All panels on one scale. {one.meaning}",
        _foot(lines[0], f"Dotted: {today.words}. {ON_TOP}"),
    )
    write_key(room.figure, colours, style.HEAD)
    return room.figure


def overview(comparison: Comparison, today: Moment) -> "Figure":
    """Return a row per indicator and a column per scenario, every row on one scale."""
    lines = [own[0] for own in groups(comparison).values() if len(own) == 1]
    colours = colours_of(comparison)
    letters = int(across_panel(len(colours)) / style.LETTER)
    names = equally_long(colours, letters, style.PANEL_LINES)
    above = 2 + len(names[comparison.reference])
    room = panels(len(lines) * len(colours), len(colours), lines=above)
    for row, line in enumerate(lines):
        each = comparison.of(line.name)
        for column, (name, one) in enumerate(each.items()):
            axes = room.axes(row * len(colours) + column)
            draw_bands(axes, one, colours[name])
            if column and one.years and one.years == line.years:
                draw_dashed(axes, line)
            draw_median(axes, one, colours[name])
            draw_history(axes, one, today)
            axes.set_ylim(*_scale(list(each.values())))
            axes.set_xlim(*span(list(each.values()), today))
            title = (named(line), style.INK, "bold") if column == 0 else ("", style.INK, "bold")
            called = ((text, style.INK, "normal") for text in names[name])
            write_above(axes, (title, *called, (_end(one), style.MUTED, "normal")))
    write_words(
        room.figure,
        "Scenarios side by side",
        "A row per indicator, on one scale; a column per scenario; dashed: the median of "
        f"{comparison.reference}. Above each panel: median and 90 % range of the last year.",
        f"Black: history; dotted: {today.words}. {SAME_DRAWS} {FOOTNOTE} Indicators by region have "
        "charts of their own.",
    )
    return room.figure


def _end(line: Line) -> str:
    if not line.years:
        return "not projected"
    spread = line.at(line.years[-1])
    assert spread is not None
    low, median, high = (number(spread[q], line.indicator.places) for q in (LOW, MEDIAN, HIGH))
    return f"{median} ({low}–{high}) in {line.years[-1]}"


def highest(line: Line) -> float:
    """Return the highest value that a chart of the line shows."""
    return max(float(line.quantiles[HIGH].max(initial=0.0)), *line.history.values, 0.0)


def _scale(each: Sequence[Line]) -> tuple[float, float]:
    lows = [float(one.quantiles[LOW].min()) for one in each if one.years]
    low = min([*lows, *(value for one in each for value in one.history.values)], default=0.0)
    high = max(map(highest, each))
    room = 0.05 * ((high - low) or 1)
    return low - room, high + room


def span(each: Sequence[Line], today: Moment) -> tuple[float, float]:
    """Return the first and last year that charts of the lines show."""
    years = [year for one in each for year in (*one.history.years, *one.years)]
    return min(years, default=today.year), max(years, default=today.year) + 1
