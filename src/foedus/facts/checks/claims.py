"""Checks of claims: every name that a test uses exists, and its years are those of a run.

A series may be missing: the claim is then not testable, which is a verdict and no fault.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from foedus.errors import Fault
from foedus.facts.checks.names import Names, names_in_file, unknown
from foedus.facts.document import Document, Place, Plain, steps
from foedus.facts.system import System

_MODEL_TESTS = ("scenario", "mediation")


@dataclass(frozen=True, slots=True)
class ModelNames:
    """What the model has that a test may name; the facts know no variables of their own.

    indicators   of which a run keeps every value
    grouped      variables of actors, which alone go with a group
    variables    through which an effect may go
    years        first and last of a run
    """

    indicators: Set[str]
    grouped: Set[str]
    variables: Set[str]
    years: tuple[int, int]


def known_names(system: System) -> dict[str, Set[str]]:
    """Return what of a system each key of a test may name."""
    issues = system.positions.issues
    organisations = {one.id for one in system.organisations}
    return {
        "instrument": {one.id for one in system.cooperation.instruments},
        "union_instrument": {one.id for one in system.union_instruments.instruments},
        "commitment": {one.id for one in system.force_commitments.commitments},
        "dossier": {one.id for one in system.dossiers},
        **dict.fromkeys(("organisation", "inside", "outside", "organisations"), organisations),
        "scenario": {*system.scenarios},
        "against": {*system.scenarios},
        "coded": {one.id for one in system.kinds},
        "on": {one.date.isoformat() for part in system.commitment_parts for one in part.events},
        "domains": {one.id for one in system.cooperation.domains},
        "kinds": {one.id for one in system.cooperation.kinds},
        "issues": {one.id for one in system.issues},
        "regions": {one.id for one in system.operations.regions},
        "operation": {one.id for one in system.operations.operations},
        "contrast": {one.id for one in system.positions.contrasts},
        "issue": {one.id for one in issues},
        "measure": {source.id for one in issues for source in one.sources},
    }


def claim_faults(
    document: Document, names: Names, known: Mapping[str, Set[str]], model: ModelNames
) -> Iterator[Fault]:
    """Yield the faults of one file of claims.

    known   names by the key that uses them, as `known_names` gives them
    """
    yield from names_in_file(document, names)
    for place, one in document.mappings():
        if place[:1] != ("claims",):
            continue
        for key, among in known.items() if "on" not in one else ():
            for inner, name in _listed(one.get(key)):
                yield from unknown(document, (*place, key, *inner), name, among, _words(key))
        for step, name in steps(one.get("ids")):
            of = {"dossiers": "dossier", "operations": "operation"}
            facts = known[of.get(str(one.get("of")), "instrument")]
            yield from unknown(document, (*place, "ids", step), name, facts, "fact")
        if one.get("on") is not None and one.get("on") not in known["on"]:
            message = f"{one.get('on')!r} is the day of no event; name one of commitment.yaml"
            yield document.fault((*place, "on"), message)
        in_model = place[-1] in _MODEL_TESTS
        yield from _variables(document, place, one, model, grouped=in_model and "group" in one)
        if in_model:
            yield from _years(document, place, one, model.years)


def _variables(
    document: Document,
    place: Place,
    one: Mapping[str | int, Plain],
    model: ModelNames,
    *,
    grouped: bool,
) -> Iterator[Fault]:
    among = model.grouped if grouped else model.indicators
    what = "variable of actors" if grouped else "indicator"
    yield from unknown(document, (*place, "indicator"), one.get("indicator"), among, what)
    through = one.get("through")
    yield from unknown(document, (*place, "through"), through, model.variables, "variable")


def _years(
    document: Document, place: Place, one: Mapping[str | int, Plain], years: tuple[int, int]
) -> Iterator[Fault]:
    first, last = years
    for key in ("since", "until"):
        year = one.get(key)
        if isinstance(year, int) and not first <= year <= last:
            message = f"{year} is outside the run; choose a year from {first} to {last}"
            yield document.fault((*place, key), message)


def _listed(value: Plain) -> Iterator[tuple[tuple[str | int, ...], Plain]]:
    """Yield a single name, or those of a list, each with its place."""
    if isinstance(value, list):
        yield from (((step,), inner) for step, inner in steps(value))
    else:
        yield (), value


def _words(key: str) -> str:
    if key in ("coded", "against", "inside", "outside"):
        return {"coded": "kind of administration", "against": "scenario"}.get(key, "organisation")
    return key.removesuffix("s").replace("_", " ")
