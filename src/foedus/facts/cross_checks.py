"""Cross checks: what no file can know alone, on one page."""

from collections.abc import Mapping, Set
from dataclasses import replace
from pathlib import PurePosixPath

from foedus.errors import Fault
from foedus.facts.checks.brief import brief_faults
from foedus.facts.checks.days import day_faults
from foedus.facts.checks.dossiers import dossier_faults
from foedus.facts.checks.levers import lever_faults
from foedus.facts.checks.names import Names, name_faults, names_of
from foedus.facts.checks.page import page_faults
from foedus.facts.checks.parameters import parameter_faults
from foedus.facts.checks.positions import position_faults
from foedus.facts.checks.rules import rules_faults
from foedus.facts.checks.scenarios import scenario_faults
from foedus.facts.checks.series import OTHERS
from foedus.facts.checks.units import unit_faults
from foedus.facts.document import Document
from foedus.facts.folder import PACKAGE, Folder
from foedus.facts.units import Units


def cross_faults(
    folder: Folder, documents: Mapping[str, Document], units: Units | None = None
) -> list[Fault]:
    """Return the faults between the files of a system.

    documents   the files that can be read, by path; checks that need another file are left out
    units       what the model's code says of its variables and parameters, if it is known
    """
    names = _with_rules(folder, documents)
    named = _named(folder, documents, units)
    faults = [
        *name_faults(documents, names),
        *day_faults(documents),
        *dossier_faults(documents, names),
        *scenario_faults(documents),
        *lever_faults(documents, named.get("variables")),
        *rules_faults(documents),
        *parameter_faults(documents),
        *position_faults(documents),
        *brief_faults(documents, named),
        *page_faults(documents, named),
        *_unlisted_series(folder, documents),
    ]
    return faults if units is None else [*faults, *unit_faults(documents, units)]


def _with_rules(folder: Folder, documents: Mapping[str, Document]) -> Names:
    """Return the names of a system; a rule is named by its file, be that readable or not."""
    files = {PurePosixPath(file).stem: file for file in folder.below("rules", ".yaml")}
    voters = {
        rule: documents[file].at("voters", "organisation")
        for rule, file in files.items()
        if file in documents
    }
    known = {rule: body for rule, body in voters.items() if isinstance(body, str)}
    return replace(names_of(documents), rules={*files}, voters=known)


def _named(
    folder: Folder, documents: Mapping[str, Document], units: Units | None
) -> dict[str, Set[str]]:
    """Return what brief and page may name, by kind; no dossiers while a file is unreadable."""
    known: dict[str, Set[str]] = {
        "files": {*folder.files},
        "scenarios": {PurePosixPath(one).stem for one in folder.below("scenarios", ".yaml")},
        "series": names_of(documents).series or set(),
    }
    files = folder.below("dossiers", ".yaml")
    if documents.keys() >= {*files}:
        entries = (one for file in files for _, one in documents[file].entries("dossiers"))
        known["dossiers"] = {str(one.get("id")) for one in entries}
    if units is not None:
        known["variables"] = {*units.variables}
    return known


def codes_of_rows(documents: Mapping[str, Document]) -> frozenset[str]:
    """Return what a row of a series may name: actors, organisations, and the others summed."""
    names = names_of(documents)
    return frozenset({*(names.actors or ()), *(names.organisations or ()), OTHERS})


def _unlisted_series(folder: Folder, documents: Mapping[str, Document]) -> list[Fault]:
    """Return a fault for each CSV file that the data package does not describe, and the reverse."""
    package = documents.get(PACKAGE)
    if package is None:
        return []
    listed = {one.get("path"): place for place, one in package.entries("resources")}
    found = {PurePosixPath(file).name: file for file in folder.below("series", ".csv")}
    faults = [
        Fault(file, None, "is not in datapackage.json; describe it there or remove it")
        for name, file in found.items()
        if name not in listed
    ]
    for name, place in listed.items():
        if isinstance(name, str) and "/" not in name and name not in found:
            faults.append(package.fault((*place, "path"), f"{name!r} is missing; add the file"))
    return faults
