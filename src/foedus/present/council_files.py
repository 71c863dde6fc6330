"""Files of a vote or of voting power: a table, a chart, and last the card."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.analyse.ballots import BALLOTS
from foedus.errors import ScenarioError
from foedus.present.asked import LONGEST_NAME
from foedus.present.council_asked import Found
from foedus.present.files import CARD, OF_VOTE, refuse_foreign, write_whole
from foedus.version import __version__

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LONGEST_BALLOTS = 80  # letters of a folder's name that tell ballots, else a checksum does
LETTERS = 8  # of that checksum


def folder_for(kind: str, found: Found, *, dated: bool) -> Path:
    """Return the folder of what was asked: out/power-RULE, with the day, changes and ballots.

    Ballots of many are told by a checksum. Raises ScenarioError for a name longer than that of a
    folder may be.
    """
    council = found.council
    parts = [kind, council.rule.id, *([council.day.isoformat()] if dated else [])]
    for word, names in (("without", council.without), ("with", council.with_)):
        parts += [word, *names] if names else []
    own = "-".join([*parts, *_ballots(found)])
    if len(own) > LONGEST_NAME:
        raise ScenarioError(f"'{own}' is too long for the name of a folder; name one with --out")
    return Path("out") / own


def _ballots(found: Found) -> list[str]:
    """Return the ballots that are not in favour as parts of a name; a checksum where it is long."""
    cast = {
        kind: [voter for voter, ballot in found.ballots.items() if ballot == kind]
        for kind in BALLOTS
        if kind != "in_favour"
    }
    parts = [word for kind, voters in cast.items() if voters for word in (kind, *voters)]
    if len("-".join(parts)) <= LONGEST_BALLOTS:
        return parts
    told = json.dumps(cast, sort_keys=True).encode()
    return ["ballots", sha256(told).hexdigest()[:LETTERS]]


def write_council_files(
    folder: Path,
    kind: str,
    found: Found,
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
        text = json.dumps(_card(kind, found), indent=2) + "\n"
        (stage / CARD).write_text(text, encoding="utf-8")

    write_whole(folder, fill)


def _card(kind: str, found: Found) -> dict[str, Any]:
    system, council = found.system, found.council
    own = None
    if found.own_file is not None:
        own = dict(zip(("name", "sha256"), found.own_file, strict=True))
    voted = {"ballots": dict(found.ballots)} if kind == OF_VOTE else {}
    return {
        "foedus": __version__,
        kind: council.rule.id,
        "on": council.day.isoformat(),
        "rule_file": own,
        "article": council.version.article,
        "without": list(council.without),
        "with": list(council.with_),
        "system": system.name,
        "as_of": system.as_of.isoformat(),
        "system_checksum": system.checksum,
        "flags": list(council.flags),
        **voted,
    }
