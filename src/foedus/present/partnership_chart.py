"""Charts of the partnership: what is in force by domain, and the lines by year."""

from typing import TYPE_CHECKING, Any

from foedus.analyse.partnership_view import PartnershipView
from foedus.facts.system import System
from foedus.present import style
from foedus.present.figure import new_figure, write_words
from foedus.present.partnership_text import answer, heading
from foedus.present.partnership_words import LINES, line_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW, BAR = 0.34, 0.62  # inches of a domain; part of it that the bar takes
ABOVE, BELOW, LEFT = 1.25, 0.85, 2.0  # inches: words, footnote, names
BETWEEN, RIGHT = 0.35, 0.25
SHARE = 0.6  # of the width for the numbers, the rest for the level
TOGETHER, UNION, ALLIANCE = style.SCENARIOS[2], style.SCENARIOS[4], style.SCENARIOS[0]
HATCH = "////"
DRAWN = (
    "instruments_in_force",
    "partnership_level",
    "vetoes_per_year",
    "blocked_exchange_years",
    "european_share",
    "european_personnel",
    "european_commands",
    "european_share_over_capacity",
    "european_aid",
    "european_drain",
    "gini",
    "rank_correlation",
)
TALL, GAP = 1.25, 0.75  # inches: a panel; between rows, for its title and years
TITLE_LETTERS = 30
YEARS_BELOW = 7  # points, clear of the lowest level
HEADROOM, LEAST = 1.08, 1e-9  # of the highest value; a scale where all are 0
FOOT = (
    "Counted from dated facts of the system; what counts is fixed in partnership.yaml. The level "
    "is judged: the line holds nine tenths of what its judged parameters allow."
)
LINES_FOOT = (
    "Black: measured on facts. Grey: computed; the level is judged. Each panel has a scale of its "
    "own; what each line is weak in is printed with it."
)


def domains_chart(system: System, view: PartnershipView) -> "Figure":
    """Return the domains as rows: instruments in force, and the judged level beside them."""
    rows = sorted(view.domains, key=lambda one: -one.level)
    height = ABOVE + BELOW + ROW * max(1, len(rows))
    figure = new_figure(height)
    room = style.WIDTH - LEFT - RIGHT - BETWEEN
    panels = []
    for left, width in ((LEFT, SHARE * room), (LEFT + SHARE * room + BETWEEN, (1 - SHARE) * room)):
        box = (left / style.WIDTH, BELOW / height, width / style.WIDTH, ROW * len(rows) / height)
        panels.append(figure.add_axes(box))
    places = range(len(rows))
    roles, start = system.roles, [0] * len(rows)
    parts: tuple[tuple[str, str, str, list[int]], ...] = (
        ("together", TOGETHER, "", [len(one.joint) for one in rows]),
        (f"{roles.union} alone", UNION, HATCH, [len(one.union) for one in rows]),
        (f"{roles.alliance} alone", ALLIANCE, "", [len(one.alliance) for one in rows]),
    )
    for label, colour, hatch, counts in parts:
        look: dict[str, Any] = {
            "color": colour,
            "hatch": hatch,
            "edgecolor": style.GROUND,
            "linewidth": 0.6,
        }
        panels[0].barh(places, counts, left=start, height=BAR, label=label, **look)
        start = [one + more for one, more in zip(start, counts, strict=True)]
    panels[0].set_yticks(list(places), [one.domain.name for one in rows])
    panels[0].legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(parts), **style.KEY)
    for place, one in enumerate(rows):
        panels[1].plot([one.low, one.high], [place, place], color=style.MEDIAN, lw=1.4)
        panels[1].plot([one.level], [place], "o", color=style.MEDIAN, ms=5)
    panels[1].set_xlim(0, 100)
    panels[1].set_yticks(list(places), [""] * len(rows))
    panels[1].set_title("level, judged", loc="left", size=style.SMALL, color=style.INK)
    for axes in panels:
        _plain(axes, "x")
        axes.set_ylim(len(rows) - 0.4, -0.6)
    panels[0].locator_params(axis="x", integer=True)
    panels[0].set_xlabel("instruments in force", size=style.SMALL, color=style.MUTED)
    panels[1].set_xlabel("index 0–100", size=style.SMALL, color=style.MUTED)
    write_words(figure, heading(system, view), next(answer(view)), FOOT)
    return figure


def lines_chart(system: System, view: PartnershipView) -> "Figure":
    """Return small panels of the lines by year, each on a scale of its own."""
    words = {one.name: one for one in LINES}
    columns = style.COLUMNS
    rows = -(-len(DRAWN) // columns)
    height = ABOVE + BELOW + rows * TALL + (rows - 1) * GAP
    figure = new_figure(height)
    width = (style.WIDTH - style.SIDE - RIGHT - (columns - 1) * style.SIDE) / columns
    for place, name in enumerate(DRAWN):
        row, column = divmod(place, columns)
        left = style.SIDE + column * (width + style.SIDE)
        bottom = BELOW + (rows - 1 - row) * (TALL + GAP)
        box = (left / style.WIDTH, bottom / height, width / style.WIDTH, TALL / height)
        axes = figure.add_axes(box)
        line = line_of(view, name)
        axes.plot(
            line.years, line.values, color=style.MUTED if line.computed else style.INK, lw=1.5
        )
        _plain(axes, "y")
        axes.set_title(
            _wrapped(words[name].label), loc="left", size=style.SMALL - 1, color=style.INK
        )
        axes.locator_params(nbins=style.PANEL_TICKS, integer=True, axis="x")
        axes.locator_params(nbins=style.PANEL_TICKS + 1, integer=words[name].places == 0, axis="y")
        if line.values and min(line.values) >= 0:
            axes.set_ylim(0, HEADROOM * max(*line.values, LEAST))
    roles = system.roles
    last = max(view.instruments.years, default=view.day.year)
    said = f"Instruments, friction, European pillar and burden, up to {last}."
    write_words(figure, f"{roles.union}–{roles.alliance} partnership by year", said, LINES_FOOT)
    return figure


def _wrapped(label: str) -> str:
    from textwrap import fill

    return fill(label, TITLE_LETTERS)


def _plain(axes: "Axes", grid: Any) -> None:
    axes.tick_params(length=0, labelsize=style.SMALL - 1, colors=style.INK)
    axes.set_facecolor(style.GROUND)
    axes.grid(axis=grid, color=style.LINES, lw=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
