"""Checks of mobility: what mobility.yaml names lies on the network or is known elsewhere."""

from collections.abc import Iterator, Mapping

from foedus.errors import Fault
from foedus.facts.checks.names import names_of, unknown
from foedus.facts.document import Document, steps
from foedus.facts.network import Network

FILE = "mobility.yaml"
_PLACES = {"examples": ("start", "end"), "capitals": ("place",), "flank": ("place",)}


def mobility_faults(documents: Mapping[str, Document], network: Network) -> Iterator[Fault]:
    """Yield a fault for each place, organisation or state that nothing names."""
    document = documents.get(FILE)
    if document is None:
        return
    places = {one.id for one in network.places}
    for key, fields in _PLACES.items():
        for at, one in document.entries(key):
            for field in fields:
                yield from unknown(document, (*at, field), one.get(field), places, "place")
    names = names_of(documents)
    for at, one in document.entries("members"):
        where = (*at, "organisation")
        known = names.organisations
        yield from unknown(document, where, one.get("organisation"), known, "organisation")
    for at, one in document.entries("regimes"):
        for step, name in steps(one.get("organisations")):
            where = (*at, "organisations", step)
            yield from unknown(document, where, name, names.organisations, "organisation")
    states = {one.state for one in network.places} | (names.actors or set())
    for key in ("transit", "capitals", "absent"):
        for at, one in document.entries(key):
            yield from unknown(document, (*at, "state"), one.get("state"), states, "state")
