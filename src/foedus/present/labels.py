"""Labels: names of scenarios beside what they name, none on another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any

from foedus.present import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SQUARE = "■"


def apart(places: Sequence[float], rooms: Sequence[float], top: float = 1.0) -> list[float]:
    """Return centres of labels as near to where they belong as leaves room for all, 0 to `top`.

    places  where each belongs, as part of the height
    rooms   height of each

    >>> [round(place, 2) for place in apart([0.5, 0.5, 0.9], [0.1, 0.1, 0.1])]
    [0.55, 0.45, 0.9]
    >>> [round(place, 2) for place in apart([0.0, 0.0], [0.1, 0.1])]
    [0.15, 0.05]
    """
    # Of labels that belong to the same place the first stands highest.
    order = sorted(range(len(places)), key=lambda one: (places[one], -one))
    # Blocks of labels that touch: (wanted centre, height, labels), joined until none overlap.
    blocks: list[tuple[float, float, list[int]]] = []
    for one in order:
        block = (_inside(places[one], rooms[one], top), rooms[one], [one])
        while blocks and blocks[-1][0] + blocks[-1][1] / 2 > block[0] - block[1] / 2:
            centre, height, held = blocks.pop()
            total = height + block[1]
            middle = (centre * height + block[0] * block[1]) / total
            block = (_inside(middle, total, top), total, [*held, *block[2]])
        blocks.append(block)
    found = [0.0] * len(places)
    for centre, height, held in blocks:
        edge = centre - height / 2
        for one in held:
            found[one] = edge + rooms[one] / 2
            edge += rooms[one]
    return found


def _inside(centre: float, height: float, top: float) -> float:
    return min(max(centre, height / 2), max(top - height / 2, height / 2))


def wrapped(text: str, columns: int, lines: int) -> str:
    """Return a name on a few lines, broken where scenarios are joined or at a hyphen.

    >>> wrapped("us-retrenches+ceasefire", 16, 2).splitlines()
    ['us-retrenches', '+ceasefire']
    """
    spaced = text.replace("+", " +")
    # A name is broken at a hyphen only where it would not fit otherwise.
    long = any(len(word) > columns for word in spaced.split())
    found = wrap(spaced, columns, break_on_hyphens=long, max_lines=lines, placeholder="…")
    return "\n".join(found)


def equally_long(names: Iterable[str], columns: int, lines: int) -> dict[str, tuple[str, ...]]:
    """Return the lines of each name, all names with as many, the empty ones first.

    >>> equally_long(["baseline", "us-retrenches+ceasefire"], 16, 2)["baseline"]
    ('', 'baseline')
    """
    found = {name: wrapped(name, columns, lines).splitlines() for name in names}
    most = max(map(len, found.values()))
    return {name: (*[""] * (most - len(said)), *said) for name, said in found.items()}


def shortened(text: str, columns: int) -> str:
    """Return a name on one line, cut if it must be.

    >>> shortened("us-retrenches+ceasefire", 14)
    'us-retrenches…'
    """
    if len(text) <= columns:
        return text
    return shorten(text.replace("+", " +"), columns, placeholder="…").replace(" +", "+") or "…"


def label_lines(
    axes: "Axes", ends: Mapping[str, float], words: Mapping[str, str], colours: Mapping[str, str]
) -> None:
    """Write a label at the end of each line: a square of its colour, its value and its name.

    ends     last value of each, in the unit of the axes
    words    what is written of each
    colours  colour of each
    """
    low, high = axes.get_ylim()
    tall = axes.get_window_extent().height / axes.figure.dpi  # inches
    texts = [wrapped(words[one], style.NAME_COLUMNS, style.NAME_LINES) for one in ends]
    rooms = [(text.count("\n") + 1) * style.KEY_LINE / tall for text in texts]
    places = apart([(value - low) / (high - low) for value in ends.values()], rooms)
    for one, text, place in zip(ends, texts, places, strict=True):
        for offset, said, colour in ((4, SQUARE, colours[one]), (15, text, style.INK)):
            axes.annotate(
                said,
                (1, place),
                xycoords="axes fraction",
                xytext=(offset, 0),
                textcoords="offset points",
                size=style.SMALL,
                color=colour,
                va="center",
                annotation_clip=False,
            )


def write_key(figure: "Figure", colours: Mapping[str, str], top: float) -> None:
    """Write a key of scenarios and their colours from left to right.

    top  inches from the upper edge to the key's first line
    """
    width, height = figure.get_size_inches()
    for text, colour, across, down in _key(colours, width):
        y = 1 - (top + down) / height
        at: dict[str, Any] = {"y": y, "size": style.SMALL, "va": "center"}
        figure.text(across / width, s=SQUARE, color=colour, **at)
        figure.text((across + style.LINE_ABOVE) / width, s=text, color=style.INK, **at)


def key_height(colours: Mapping[str, str]) -> float:
    """Return how high the key of a figure of the usual width is, inches."""
    return max(down for *_, down in _key(colours, style.WIDTH)) + style.KEY_LINE


def _key(colours: Mapping[str, str], width: float) -> Iterator[tuple[str, str, float, float]]:
    """Yield text and colour of each entry with its place from the left and down, inches."""
    across, down = style.SIDE, 0.0
    for name, colour in colours.items():
        text = shortened(name, int((width - 2 * style.SIDE) / style.LETTER))
        room = len(text) * style.LETTER + 2 * style.KEY_LINE
        if across + room > width and across > style.SIDE:
            across, down = style.SIDE, down + style.KEY_LINE
        yield text, colour, across, down
        across += room
