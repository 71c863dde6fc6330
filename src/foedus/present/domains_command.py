"""`foedus domains`: instruments, operations and dossiers by domain and year, as text or JSON."""

import json

import typer

from foedus.analyse.domains import domains_by_year, find_domain
from foedus.errors import RangeError
from foedus.facts.system import System
from foedus.present.asked import facts_on
from foedus.present.domains_json import domains_json

SHOWN = 13  # years in a table, as many as fit 80 characters


def domains_command(
    *, system: str, name: str | None, year: int | None, as_of: str | None, as_json: bool
) -> None:
    """Count by domain, then print.

    Raises UnknownName for a domain that is none, RangeError for a year of which nothing is known.
    """
    known = facts_on(system, as_of)
    domain = None if name is None else find_domain(known, name)
    found = domains_by_year(known, shown_years(known, year))
    if domain is not None:
        found = tuple(one for one in found if one.domain == domain)
    if not found:
        raise RangeError("this system has no cooperation.yaml with domains; add one")
    if as_json:
        typer.echo(json.dumps(domains_json(known, found), allow_nan=False))
        return
    from foedus.present.domains_text import print_domain, print_domains

    if domain is None:
        print_domains(known, found)
    else:
        print_domain(known, found[0])


def shown_years(system: System, year: int | None) -> tuple[int, ...]:
    """Return the year asked for, or the last years up to the day known."""
    if year is not None:
        return (year,)
    last = system.as_of.year
    return tuple(range(max(system.first_year, last - SHOWN + 1), last + 1))
