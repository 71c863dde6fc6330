"""Files of a vote or of voting power: a table, a chart, and last the card."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.analyse.council import Council
from foedus.errors import ScenarioError
from foedus.facts.system import System
from foedus.present.asked import LONGEST_NAME
from foedus.present.files import CARD, refuse_foreign, write_whole
from foedus.version import __version__

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def folder_for(kind: str, council: Council, *, dated: bool) -> Path:
    """Return the folder of what was asked: out/power-RULE, with the day and changes asked for.

    Raises ScenarioError for a name longer than that of a folder may be.
    """
    parts = [kind, council.rule.id, *([council.day.isoformat()] if dated else [])]
    for word, names in (("without", council.without), ("with", council.with_)):
        parts += [word, *names] if names else []
    own = "-".join(parts)
    if len(own) > LONGEST_NAME:
        raise ScenarioError(f"'{own}' is too long for the name of a folder; name one with --out")
    return Path("out") / own


def write_council_files(
    folder: Path,
    kind: str,
    system: System,
    council: Council,
    table: str,
    draw: "Callable[[], Figure]",
) -> None:
    """Write kind.csv, charts/kind.png and the card into a folder, the card last.

    kind   `power` or `vote`, the key by which a card is known again
    """
    refuse_foreign(folder, kind)

    def fill(stage: Path) -> None:
        from foedus.present.figure import save

        (stage / f"{kind}.csv").write_text(table, encoding="utf-8", newline="")
        save(draw(), stage / "charts" / f"{kind}.png")
        text = json.dumps(_card(kind, system, council), indent=2) + "\n"
        (stage / CARD).write_text(text, encoding="utf-8")

    write_whole(folder, fill)


def _card(kind: str, system: System, council: Council) -> dict[str, Any]:
    return {
        "foedus": __version__,
        kind: council.rule.id,
        "on": council.day.isoformat(),
        "article": council.version.article,
        "without": list(council.without),
        "with": list(council.with_),
        "system": system.name,
        "as_of": system.as_of.isoformat(),
        "system_checksum": system.checksum,
        "flags": list(council.flags),
    }
