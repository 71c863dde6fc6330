"""Chart of voting power: a bar per member and index, beside the share of weight."""

from typing import TYPE_CHECKING, Any

from foedus.analyse.power import PowerRow, PowerTable
from foedus.present import style
from foedus.present.council_words import changes_of, figures_in_short, title_of
from foedus.present.figure import new_figure, write_words
from foedus.present.power_text import answer

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW = 0.215  # inches of a member
ABOVE, BELOW = 1.3, 1.2  # inches: title, sentence and key; scale and footnote
LEFT, RIGHT, BETWEEN = 1.35, 0.25, 0.35  # inches: names, edge, between the two indices
KEY = 0.22  # inches of the key above the names of the indices
BAR = 0.62  # of the height of a row
AFTER, BEFORE = style.MEDIAN, style.INK
MARK: dict[str, Any] = {
    "ls": "",
    "marker": "D",
    "ms": 3.4,
    "mfc": style.GROUND,
    "mec": style.SCENARIOS[1],
    "mew": 1.2,
}
BEYOND = 1.12  # of the longest bar, so that nothing touches the edge
FOOT = (
    "A priori; interests do not enter. Banzhaf: share of the cases in which one vote decides, if "
    "all divisions of votes are equally likely. Shapley–Shubik: share of the orders of joining, "
    "all equally likely, in which a member completes a majority."
)


def power_chart(table: PowerTable) -> "Figure":
    """Return two panels on one scale, Shapley–Shubik and Banzhaf, members sorted by the first."""
    rows = sorted(table.rows, key=lambda row: (-row.shapley_shubik, -row.banzhaf))
    height = ABOVE + BELOW + ROW * len(rows)
    figure = new_figure(height)
    measure = next(iter(table.council.measures.values()), None)
    names = max(len(row.name) for row in rows)
    edge = max(LEFT, style.LETTER * (names + 1))
    width = (style.WIDTH - edge - RIGHT - BETWEEN) / 2
    highest = max(_shown(row, measure.id if measure else None) for row in rows)
    for place, index in enumerate(("shapley_shubik", "banzhaf")):
        left = edge + place * (width + BETWEEN)
        axes = figure.add_axes(
            (
                left / style.WIDTH,
                BELOW / height,
                width / style.WIDTH,
                ROW * len(rows) / height,
            )
        )
        _draw(axes, rows, index, measure.id if measure else None, names=place == 0)
        axes.set_xlim(0, BEYOND * highest)
        name = "Shapley–Shubik" if index == "shapley_shubik" else "Banzhaf"
        axes.set_title(name, loc="left", size=style.TEXT, weight="bold", color=style.INK)
        if place == 1:
            _key(axes, table, measure.id if measure else None)
    changed = changes_of(table.council).removeprefix(", ")
    foot = f"{changed[0].upper()}{changed[1:]}. {FOOT}" if changed else FOOT
    foot += figures_in_short(table.council)
    write_words(figure, title_of("Voting power", table.council), " ".join(answer(table)), foot)
    return figure


def _draw(
    axes: "Axes", rows: list[PowerRow], index: str, measure: str | None, *, names: bool
) -> None:
    places = range(len(rows))
    values = [100 * getattr(row, index) for row in rows]
    axes.barh(places, values, height=BAR, color=AFTER)
    for place, row, value in zip(places, rows, values, strict=True):
        change = getattr(row, f"change_{index}")
        if change is not None:
            before = value - 100 * change
            axes.plot([before] * 2, [place - 0.42, place + 0.42], color=BEFORE, lw=1.6)
    if measure is not None:
        weights = [row.percent[measure] for row in rows]
        axes.plot(weights, places, **MARK)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(list(places), [row.name for row in rows] if names else [""] * len(rows))
    axes.tick_params(length=0, labelsize=style.SMALL, colors=style.INK)
    axes.set_facecolor(style.GROUND)
    axes.grid(axis="x", color=style.LINES, lw=0.8)
    axes.set_axisbelow(True)
    axes.set_xlabel("%", size=style.SMALL, color=style.MUTED)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(style.MUTED)


def _key(axes: "Axes", table: PowerTable, measure: str | None) -> None:
    """Write above the last panel what the marks are."""
    from matplotlib.lines import Line2D

    handles: list[Any] = []
    if table.usual is not None:
        handles.append(Line2D([], [], color=BEFORE, lw=1.6, label="before"))
    if measure is not None:
        handles += axes.plot([], [], label=f"share of {measure}", **MARK)
    if handles:
        axes.legend(
            handles=handles,
            loc="lower right",
            bbox_to_anchor=(1.0, 1.0 + KEY / (ROW * len(table.rows))),
            ncols=len(handles),
            **style.KEY,
        )


def _shown(row: PowerRow, measure: str | None) -> float:
    """Return the highest value that is drawn for a member, %."""
    found = [100 * row.shapley_shubik, 100 * row.banzhaf]
    for index in ("shapley_shubik", "banzhaf"):
        change = getattr(row, f"change_{index}")
        found.append(100 * (getattr(row, index) - (change or 0)))
    return max(*found, row.percent[measure] if measure else 0)
