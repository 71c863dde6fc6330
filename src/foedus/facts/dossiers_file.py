"""Dossiers file: a user's own dossiers, read with the checks that those of a system pass."""

from pathlib import Path

from foedus.errors import raise_any
from foedus.facts.checks.days import days_in_file
from foedus.facts.checks.dossiers import faults_of_dossiers
from foedus.facts.checks.names import Names, names_in_file
from foedus.facts.dossiers import Dossier, DossiersFile, in_order_of_proposal
from foedus.facts.folder import read_bytes
from foedus.facts.reading import LARGEST, read_document
from foedus.facts.system import System
from foedus.facts.validation import validated


def read_dossiers(path: str | Path, system: System) -> tuple[Dossier, ...]:
    """Return the dossiers of a file of the same form as those of a system, in order of proposal.

    path     the file; what it cites stands in the system's sources or in its own `references`
    system   whose actors, organisations, rules, issues and domains it may name, and whose today it
             may not pass

    Raises DataError with every fault of the file.
    """
    file = Path(path)
    document, faults = read_document(read_bytes(file, file.name, LARGEST), file.name)
    raise_any([] if document is not None else faults)
    assert document is not None
    record, more = validated(document, DossiersFile)
    own = {str(one.get("id")) for _, one in document.entries("references")}
    names = _names(system, own)
    faults += [
        *more,
        *names_in_file(document, names),
        *days_in_file(document, system.today),
        *faults_of_dossiers(document, names),
    ]
    raise_any(faults)
    assert record is not None
    return in_order_of_proposal([record])


def _names(system: System, own_sources: set[str]) -> Names:
    return Names(
        sources={*system.sources, *own_sources},
        actors={*system.actor_ids},
        organisations={one.id for one in system.organisations},
        rules={*system.rules},
        voters={
            one.id: one.voters.organisation
            for one in system.rules.values()
            if one.voters.organisation is not None
        },
        issues={one.id for one in system.issues},
        routes={one.id for one in system.routes},
        domains={one.id for one in system.cooperation.domains},
    )
