"""Chart of a vote: who is where, in heads and in weight, against the bounds of the rule."""

from typing import TYPE_CHECKING

from foedus.analyse.ballots import WORDS, Ballot
from foedus.analyse.tallies import Tallied
from foedus.analyse.vote import Outcome
from foedus.facts.rules import MEMBERS
from foedus.present import style
from foedus.present.council_words import figures_in_short, title_of
from foedus.present.figure import new_figure, write_words
from foedus.present.vote_text import answer, asked, reached_and_bound

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BAND = 1.0  # inches of a measure: its bounds in words, then the bar
ABOVE, BELOW = 1.2, 0.92  # inches: title, sentence and key; scale and footnote
LEFT, RIGHT = 1.0, 0.3  # inches: names of the measures; edge
BAR = 0.36  # of the height of a band
LEAST = 4.0  # % of a bar in which a number still fits
# From the left those in favour, from the right those against, so that bounds of either are a line.
ORDER: tuple[Ballot, ...] = ("in_favour", "abstaining", "constructive", "absent", "against")
COLOURS = {
    "in_favour": style.SCENARIOS[0],
    "abstaining": style.SCENARIOS[5],
    "constructive": style.SCENARIOS[2],
    "absent": style.LINES,
    "against": style.SCENARIOS[1],
}
ON_BAR = {"in_favour": style.GROUND, "against": style.GROUND, "constructive": style.GROUND}
FOOT = (
    "Ballots as entered, not a record. Dashed: bounds of the rule, counted from the left for those "
    "in favour and from the right for those against or not in favour."
)
CLOSE = " Too close to be sure with figures that stand in."


def vote_chart(outcome: Outcome) -> "Figure":
    """Return a bar for heads and one for each weight, with the bounds of the rule."""
    measures = [MEMBERS, *outcome.council.measures]
    bounds = {name: _bounds(outcome, name) for name in measures}
    lines = max(len(told) for told in bounds.values())
    band = BAND + 0.15 * max(0, lines - 1)
    height = ABOVE + BELOW + band * len(measures)
    figure = new_figure(height)
    axes = figure.add_axes(
        (
            LEFT / style.WIDTH,
            BELOW / height,
            1 - (LEFT + RIGHT) / style.WIDTH,
            band * len(measures) / height,
        )
    )
    for place, name in enumerate(measures):
        _draw(axes, outcome, name, place, bounds[name])
    _dress(axes, outcome, measures)
    said = answer(outcome) + (CLOSE if outcome.close else "")
    foot = FOOT + figures_in_short(outcome.council)
    write_words(figure, title_of("What-if vote", outcome.council), said, foot)
    return figure


def _bounds(outcome: Outcome, name: str) -> list[Tallied]:
    """Return the bounds on a measure, each once; those no line can show are in the table."""
    every = [one for way in outcome.ways for one in way.requirements if one.of == name]
    return list(dict.fromkeys(every))


def _draw(axes: "Axes", outcome: Outcome, name: str, place: int, bounds: list[Tallied]) -> None:
    shares = outcome.shares[name]
    total = sum(shares.values()) or 1
    start = 0.0
    for ballot in ORDER:
        width = 100 * shares[ballot] / total
        if not width:
            continue
        axes.barh(
            place, width, left=start, height=BAR, color=COLOURS[ballot], ec=style.GROUND, lw=0.8
        )
        if width >= LEAST:
            told = str(shares[ballot]) if name == MEMBERS else f"{width:.1f} %"
            middle = start + width / 2
            ink = ON_BAR.get(ballot, style.INK)
            axes.text(middle, place, told, ha="center", va="center", size=style.SMALL, color=ink)
        start += width
    for one in bounds:
        at = _place_of(one, total)
        if at is not None:
            axes.plot([at] * 2, [place - 0.24, place + 0.24], color=style.INK, lw=1.3, ls="--")
    told = "\n".join(_words(outcome, one) for one in bounds)
    axes.text(0, place - 0.27, told, ha="left", va="bottom", size=style.SMALL, color=style.MUTED)


def _place_of(one: Tallied, total: int) -> float | None:
    """Return where the line of a bound stands, %; None where it cannot be drawn."""
    if one.tally in ("in_favour", "not_against") and one.total == total:
        return 100 * one.bound / total
    if one.tally in ("not_in_favour", "against") and one.total == total:
        return 100 - 100 * one.bound / total
    return None


def _words(outcome: Outcome, one: Tallied) -> str:
    reached, bound = reached_and_bound(outcome.council, one)
    return f"{asked(one)}: {reached}, {bound}{'' if one.met else ': not met'}"


def _dress(axes: "Axes", outcome: Outcome, measures: list[str]) -> None:
    from matplotlib.patches import Patch

    axes.set_xlim(0, 100)
    axes.set_ylim(len(measures) - 0.6, -0.75)
    axes.set_yticks(range(len(measures)), measures)
    axes.tick_params(length=0, labelsize=style.SMALL, colors=style.INK)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f} %")
    axes.set_facecolor(style.GROUND)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(style.LINES)
    cast = set(outcome.ballots.values())
    axes.legend(
        handles=[
            Patch(color=COLOURS[ballot], label=WORDS[ballot]) for ballot in ORDER if ballot in cast
        ],
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncols=len(cast),
        **style.KEY,
    )
