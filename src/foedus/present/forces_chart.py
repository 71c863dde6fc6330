"""Chart of forces: how far each promise can be filled as forces become readier."""

from typing import TYPE_CHECKING

import numpy as np

from foedus.analyse.force_curve import Curve
from foedus.analyse.forces import ForceBalance
from foedus.facts.system import System
from foedus.present import style
from foedus.present.figure import new_figure, write_words
from foedus.present.forces_text import answer

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEIGHT = 4.6  # inches
LEFT, RIGHT, BELOW, ABOVE = 0.6, 0.25, 1.4, 0.95  # inches around the axes
BAND = 0.12  # opacity of the range that is believed
SLOTS = (style.SCENARIOS[5], style.SCENARIOS[0], style.BASELINE)  # the alliance's, quickest first
WIDTHS = (1.4, 3.2, 5.2)  # points: slots that fill alike are told apart
UNION = style.SCENARIOS[1]
MOVED = 2.0  # points from which a slot is drawn in the other order too
DASHES = (0, (4, 2))
FOOT = (
    "Every state equally ready, each force counted once, all other shares at their middle. Slots "
    "fill before the line, for what the {guarantor} pledges is added. Shaded: nine tenths of the "
    "draws of what is ready, dotted their middle: a judgement, as contributions to {alliance} are "
    "classified."
)


def forces_chart(system: System, found: ForceBalance, curve: Curve) -> "Figure":
    """Return one panel: fill of every slot over the part of personnel ready in time."""
    figure = new_figure(HEIGHT)
    axes = figure.add_axes(
        (
            LEFT / style.WIDTH,
            BELOW / HEIGHT,
            1 - (LEFT + RIGHT) / style.WIDTH,
            1 - (BELOW + ABOVE) / HEIGHT,
        )
    )
    _draw(axes, system, found, curve)
    _dress(axes, system, curve)
    kind = "measured" if found.measured else found.scenario
    title = f"How far promises of forces can be filled, {found.year} ({kind})"
    write_words(
        figure,
        title,
        next(answer(system, found), ""),
        FOOT.format(alliance=system.roles.alliance, guarantor=_guarantor(system)),
    )
    return figure


def _guarantor(system: System) -> str:
    actor = system.actor(system.roles.guarantor)
    return actor.short or actor.name


def _draw(axes: "Axes", system: System, found: ForceBalance, curve: Curve) -> None:
    axes.axvspan(found.ready_share.low, found.ready_share.high, color=style.INK, alpha=0.06, lw=0)
    axes.axvline(found.ready_share.middle, color=style.MUTED, lw=1, ls=":")
    if np.isfinite(found.required.middle):
        axes.axvline(found.required.middle, color=style.INK, lw=1.1)
        axes.text(
            found.required.middle + 0.25,
            4,
            f"asked for: {found.required.middle:.1f} %",
            size=style.SMALL,
            color=style.INK,
        )
    alliance = 0
    for place, slot in enumerate(found.slots):
        of_union = slot.organisation == system.roles.union
        label = f"{slot.organisation}, {slot.days} days: {slot.persons:,.0f}"
        colour = UNION if of_union else SLOTS[alliance % len(SLOTS)]
        width = 2.0 if of_union else WIDTHS[alliance % len(WIDTHS)]
        alliance += not of_union
        axes.plot(
            curve.ready,
            curve.alliance_first[place],
            color=colour,
            lw=width,
            label=label,
            zorder=3 - width / 10,
        )
        if np.abs(curve.union_first[place] - curve.alliance_first[place]).max() > MOVED:
            axes.plot(curve.ready, curve.union_first[place], color=colour, lw=1.6, ls=DASHES)
    dashed = f"{system.roles.union} served first"
    axes.plot([], [], color=style.MUTED, lw=1.6, ls=DASHES, label=dashed)


def _dress(axes: "Axes", system: System, curve: Curve) -> None:
    days = system.force_generation.headline_days
    axes.set_xlim(float(curve.ready[0]), float(curve.ready[-1]))
    axes.set_ylim(0, 103)
    axes.set_facecolor(style.GROUND)
    axes.grid(axis="y", color=style.LINES, lw=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=style.SMALL, colors=style.INK)
    axes.set_xlabel(
        f"ready within {days} days, % of personnel in {system.roles.alliance} but the "
        f"{_guarantor(system)}",
        size=style.SMALL,
        color=style.MUTED,
    )
    axes.set_ylabel("filled, %", size=style.SMALL, color=style.MUTED)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(style.MUTED)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.17), ncols=3, **style.KEY)
