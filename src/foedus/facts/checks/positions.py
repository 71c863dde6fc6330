"""Checks of positions.yaml: its sources read series that there are, its groups organisations."""

from collections.abc import Iterator, Mapping

from foedus.errors import Fault
from foedus.facts.checks.names import names_of, unknown
from foedus.facts.document import Document

FILE = "positions.yaml"
CHOICES = ("parameters/positions.yaml", "parameters/panel.yaml")
_ROLES = frozenset({"guarantor", "challenger"})


def position_faults(documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield a fault for each series, organisation or other side that no file names."""
    document = documents.get(FILE)
    if document is None:
        return
    if document.at("issues"):
        for file in CHOICES:
            if file not in documents:
                yield Fault(file, None, f"is missing; {FILE} is measured by its choices")
    names = names_of(documents)
    others = None if names.actors is None else names.actors | _ROLES
    for issue, _ in document.entries("issues"):
        for place, one in document.entries(*issue, "sources"):
            series = one.get("series")
            yield from unknown(document, (*place, "series"), series, names.series, "series")
            other = one.get("other")
            yield from unknown(document, (*place, "other"), other, others, "actor or role")
    for contrast, _ in document.entries("contrasts"):
        for side, group in document.entries(*contrast):
            for key in ("organisation", "inside", "outside"):
                known = names.organisations
                yield from unknown(document, (*side, key), group.get(key), known, "organisation")
