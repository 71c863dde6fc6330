"""Maps: a route with its borders and lost links, or the links that matter, on the network."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from foedus.analyse.move_records import Leg, Move
from foedus.analyse.resilience_records import Resilience
from foedus.facts.network import NetworkPlace
from foedus.facts.system import System
from foedus.present import style
from foedus.present.facts_text import authors
from foedus.present.figure import new_figure, write_words
from foedus.present.map_ground import draw_ground, frame_of
from foedus.present.map_labels import Label, write_labels
from foedus.present.mobility_text import answer, days, origins
from foedus.present.sentences import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEIGHT, ABOVE, BELOW = 6.6, 0.92, 0.92  # inches: figure; title and sentence; key and footnote
EDGE = 0.18  # inches beside the map
ROUTE, LOST, BETTER = style.SCENARIOS[0], style.SCENARIOS[1], style.SCENARIOS[2]
BORDER = "#E69F00"
DASHES = (0, (3, 1.5))  # of a ferry
RANKED = 12  # links that are drawn by rank
NAMED = 5  # of them with their names
MOST_NAMES = 14  # names of places on the route, ends and borders first


def route_map(system: System, found: Move) -> "Figure":
    """Return the map of a route: links, borders crossed, ferries, and links lost."""
    figure, axes = _page()
    over = [found.start, *(leg.end for leg in found.legs)]
    also = [one for leg in (found.cut.lost if found.cut else ()) for one in (leg.start, leg.end)]
    frame = frame_of([*over, *also], _shape())
    draw_ground(axes, found.ground, frame)
    for leg in found.legs:
        line = "-" if leg.link.kind == "road" else DASHES
        _line(axes, leg, color=ROUTE, lw=2.6, ls=line, zorder=5)
    _lost(axes, found.cut.lost if found.cut else ())
    _dots(axes, over[1:-1], ms=3.2, mfc=style.GROUND, mec=ROUTE, mew=1.0, zorder=7)
    for one in found.borders:
        middle = _middle(one.start, one.end)
        axes.plot(*middle, marker="D", ms=6, mfc=BORDER, mec=style.INK, mew=0.8, zorder=8)
    _dots(axes, (over[0], over[-1]), ms=8, mfc=ROUTE, mec=style.INK, mew=1.0, zorder=9)
    legs = (*found.legs, *(found.cut.lost if found.cut else ()))
    write_labels(axes, _route_labels(found), [_at(one) for one in over], _lines(legs))
    _key(axes, found)
    said = " ".join(answer(found))
    title = f"{found.start.name} to {found.end.name}, {found.regime.id}, {found.ground.day}"
    write_words(figure, title, said, foot(system))
    return figure


def resilience_map(system: System, found: Resilience) -> "Figure":
    """Return the map of the links whose loss delays most and whose improvement saves most."""
    figure, axes = _page()
    lost = [one.leg for one in found.lost[:RANKED]]
    better = [one.leg for one in found.improved[:RANKED]]
    flank = [one.place for one in found.flank]
    ends = [one for leg in (*lost, *better) for one in (leg.start, leg.end)]
    draw_ground(axes, found.ground, frame_of([*ends, *flank], _shape()))
    for legs, color, width in ((lost, LOST, 4.4), (better, BETTER, 1.8)):
        for rank, leg in enumerate(legs):
            line = "-" if leg.link.kind == "road" else DASHES
            _line(axes, leg, color=color, lw=width, ls=line, zorder=6, alpha=1 - 0.04 * rank)
    _dots(axes, flank, ms=6, mfc=ROUTE, mec=style.INK, mew=0.8, zorder=9)
    labels = [Label(one.longitude, one.latitude, one.name, strong=True) for one in flank]
    labels += [
        Label(one.longitude, one.latitude, one.name, strong=False)
        for leg in (*lost[:NAMED], *better[:NAMED])
        for one in (leg.start, leg.end)
        if one not in flank
    ]
    _dots(axes, ends, ms=2.6, mfc=style.GROUND, mec=style.INK, mew=0.7, zorder=8)
    write_labels(axes, list(dict.fromkeys(labels)), list(map(_at, flank)), _lines([*lost, *better]))
    _legend(
        axes,
        (f"the {RANKED} whose loss delays most", {"color": LOST, "lw": 4.4}),
        (f"the {RANKED} whose improvement saves most", {"color": BETTER, "lw": 1.8}),
        ("flank", {"marker": "o", "ls": "", "mfc": ROUTE, "mec": style.INK, "ms": 6}),
    )
    first, best = found.lost[0], found.improved[0]
    said = (
        f"{found.pairs} pairs of capital and flank, {days(found.mean)} on average on the road and "
        f"at borders. Losing {first.leg.start.name}–{first.leg.end.name} adds "
        f"{number(first.days, 2)} days on average; improving "
        f"{best.leg.start.name}–{best.leg.end.name} saves {number(best.days, 2)}."
    )
    write_words(figure, f"Links that matter, {found.ground.day}", said, foot(system))
    return figure


def foot(system: System) -> str:
    """Return what stands below a map; who made network and shore is told by their records."""
    links, shore = (authors(system, origin) for origin in origins(system, "links", "coast"))
    return (
        f"Roads stand in for rail. Network: {links}, repaired; ground: {shore}. Grey: links "
        "through states that let the convoy through; dotted: others."
    )


def _page() -> tuple["Figure", "Axes"]:
    figure = new_figure(HEIGHT)
    wide = 1 - 2 * EDGE / style.WIDTH
    high = 1 - (ABOVE + BELOW) / HEIGHT
    axes = figure.add_axes((EDGE / style.WIDTH, BELOW / HEIGHT, wide, high))
    return figure, axes


def _shape() -> float:
    """Return width of the map's axes over its height."""
    return (style.WIDTH - 2 * EDGE) / (HEIGHT - ABOVE - BELOW)


def _line(axes: "Axes", leg: Leg, **look: Any) -> None:
    axes.plot(
        [leg.start.longitude, leg.end.longitude],
        [leg.start.latitude, leg.end.latitude],
        solid_capstyle="round",
        **look,
    )


def _lost(axes: "Axes", legs: Iterable[Leg]) -> None:
    for leg in legs:
        _line(axes, leg, color=LOST, lw=3.4, zorder=6)
        x, y = _middle(leg.start, leg.end)
        axes.plot(x, y, marker="X", ms=9, mfc=LOST, mec=style.GROUND, mew=0.9, zorder=10)


def _dots(axes: "Axes", places: Sequence[NetworkPlace], **look: Any) -> None:
    axes.plot(
        [one.longitude for one in places],
        [one.latitude for one in places],
        ls="",
        marker="o",
        **look,
    )


def _at(place: NetworkPlace) -> tuple[float, float]:
    return place.longitude, place.latitude


def _lines(legs: Iterable[Leg]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return [(_at(leg.start), _at(leg.end)) for leg in legs]


def _middle(one: NetworkPlace, other: NetworkPlace) -> tuple[float, float]:
    return (one.longitude + other.longitude) / 2, (one.latitude + other.latitude) / 2


def _route_labels(found: Move) -> list[Label]:
    """Return what is named: the ends, the ends of lost links, borders, then others by distance."""
    lost = [one for leg in (found.cut.lost if found.cut else ()) for one in (leg.start, leg.end)]
    borders = [one for crossed in found.borders for one in (crossed.start, crossed.end)]
    long = [leg.end for leg in sorted(found.legs, key=lambda leg: -leg.days)]
    places = list(dict.fromkeys((found.start, found.end, *lost, *borders, *long)))
    return [
        Label(one.longitude, one.latitude, one.name, strong=one in (found.start, found.end))
        for one in places[:MOST_NAMES]
    ]


def _key(axes: "Axes", found: Move) -> None:
    entries = [("route", {"color": ROUTE, "lw": 2.6})]
    if found.by_sea:
        entries.append(("ferry", {"color": ROUTE, "lw": 2.6, "ls": DASHES}))
    if found.borders:
        look = {"marker": "D", "ls": "", "mfc": BORDER, "mec": style.INK, "ms": 6}
        entries.append(("border", look))
    if found.cut is not None and found.cut.lost:
        more = found.cut.loss.time - found.journey.days
        look = {"color": LOST, "lw": 3.4, "marker": "X", "ms": 8, "mec": style.GROUND}
        entries.append((f"lost: {number(more, 1)} days more", look))
    _legend(axes, *entries)


def _legend(axes: "Axes", *entries: tuple[str, dict[str, Any]]) -> None:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], label=label, **look) for label, look in entries]
    look = {**style.KEY, "handlelength": 1.8, "columnspacing": 1.6}
    axes.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0.0, -0.01), ncols=len(handles), **look
    )
