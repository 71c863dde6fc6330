"""`foedus partnership`: what both organisations hold, as text, charts or JSON."""

import json
from dataclasses import dataclass
from pathlib import Path

import typer

from foedus.analyse.partnership_view import PartnershipView, partnership_view
from foedus.facts.system import System
from foedus.present.asked import day_of, system_on
from foedus.present.files import CARD, OF_PARTNERSHIP, refuse_foreign, write_whole
from foedus.present.partnership_json import partnership_csv, partnership_json
from foedus.version import __version__


@dataclass(frozen=True)
class PartnershipAsked:
    """What the options say; days as written, None for the last one known."""

    system: str
    on: str | None
    as_of: str | None
    out: Path | None
    as_json: bool

    @property
    def folder(self) -> Path | None:
        """Where files go: a folder of their own in out/, but with JSON only if asked for."""
        if self.out is not None or self.as_json:
            return self.out
        parts = [OF_PARTNERSHIP]
        parts += [f"on-{self.on}"] if self.on else []
        parts += [f"as-of-{self.as_of}"] if self.as_of else []
        return Path("out") / "-".join(parts)


def partnership_command(asked: PartnershipAsked) -> None:
    """Count, then print and write what was found."""
    system = system_on(asked.system, asked.as_of)
    view = partnership_view(system, day_of(asked.on))
    if asked.folder is not None:
        _write(asked.folder, system, view)
    if asked.as_json:
        typer.echo(json.dumps(partnership_json(system, view), allow_nan=False))
        return
    from foedus.present.partnership_text import print_partnership

    print_partnership(system, view)
    typer.echo(f"\nWritten to {asked.folder}/: partnership.csv, charts/*.png, card.json")


def _write(folder: Path, system: System, view: PartnershipView) -> None:
    refuse_foreign(folder, OF_PARTNERSHIP)

    def fill(stage: Path) -> None:
        from foedus.present.figure import save
        from foedus.present.partnership_chart import domains_chart, lines_chart

        table = partnership_csv(view)
        (stage / "partnership.csv").write_text(table, encoding="utf-8", newline="")
        save(domains_chart(system, view), stage / "charts" / "domains.png")
        save(lines_chart(system, view), stage / "charts" / "lines.png")
        card = {
            "foedus": __version__,
            OF_PARTNERSHIP: view.day.isoformat(),
            "system": system.name,
            "as_of": system.as_of.isoformat(),
            "system_checksum": system.checksum,
            "documents_until": view.documented.isoformat(),
        }
        (stage / CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")

    write_whole(folder, fill)
