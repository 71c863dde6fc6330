"""Labels of a map: each beside its place, none on another, the important ones first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foedus.present import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
NEAR, FAR = 7.0, 15.0  # points from the place to its label
ROOM = 1.5  # points around a label
DOT = 5.0  # points around a place where no other's label goes
PARTS = 40  # of a line that labels keep off


@dataclass(frozen=True)
class Label:
    """A name at a place, in degrees."""

    longitude: float
    latitude: float
    text: str
    strong: bool


def write_labels(
    axes: "Axes",
    labels: Sequence[Label],
    dots: Sequence[tuple[float, float]],
    lines: Sequence[tuple[tuple[float, float], tuple[float, float]]] = (),
) -> None:
    """Write labels in their order; one for which there is no room is left out.

    dots    places, in degrees, that no label may cover
    lines   pairs of places; a label covers what is between them only if it must
    """
    renderer = axes.figure.canvas.get_renderer()  # type: ignore[attr-defined]
    points = axes.figure.dpi / 72
    frame = axes.get_window_extent(renderer)
    taken = [_around(axes.transData.transform(dot), DOT * points) for dot in dots]
    along = [
        _around(axes.transData.transform(_between(line, part / PARTS)), points)
        for line in lines
        for part in range(1, PARTS)
    ]
    for label in labels:
        at = axes.transData.transform((label.longitude, label.latitude))
        tries = [
            (away, side, soft) for soft in (along, []) for away in (NEAR, FAR) for side in AROUND
        ]
        for away, side, soft in tries:
            text = _text(axes, label, side, away)
            box = text.get_window_extent(renderer).padded(ROOM * points)
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1
            inside &= frame.y0 <= box.y0 and box.y1 <= frame.y1
            own = _around(at, DOT * points)
            if (
                inside
                and not any(box.overlaps(one) for one in taken if not _same(one, own))
                and not any(map(box.overlaps, soft))
            ):
                taken.append(box)
                break
            text.remove()


def _text(axes: "Axes", label: Label, side: tuple[int, int], away: float) -> Any:
    from matplotlib.patheffects import withStroke

    across, up = side
    return axes.annotate(
        label.text,
        (label.longitude, label.latitude),
        xytext=(across * away, up * away),
        textcoords="offset points",
        ha={1: "left", -1: "right", 0: "center"}[across],
        va={1: "bottom", -1: "top", 0: "center"}[up],
        size=style.TEXT if label.strong else style.SMALL,
        weight="bold" if label.strong else "normal",
        color=style.INK,
        zorder=12,
        path_effects=[withStroke(linewidth=2.4, foreground=style.GROUND)],
    )


def _between(
    line: tuple[tuple[float, float], tuple[float, float]], part: float
) -> tuple[float, float]:
    (a, b), (c, d) = line
    return a + part * (c - a), b + part * (d - b)


def _around(at: Any, half: float) -> Any:
    from matplotlib.transforms import Bbox

    return Bbox.from_extents(at[0] - half, at[1] - half, at[0] + half, at[1] + half)


def _same(one: Any, other: Any) -> bool:
    return bool(abs(one.x0 - other.x0) < 1 and abs(one.y0 - other.y0) < 1)
