"""What was asked for on the command line, turned into a system on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foedus.errors import RangeError, ScenarioError
from foedus.facts import system as facts
from foedus.facts.scenario_file import with_scenario
from foedus.facts.system import System
from foedus.model.loading import load
from foedus.model.units import model_units

ENDINGS = (".yaml", ".yml")  # by which a file is told from a scenario's name
LONGEST_NAME = 255  # characters that file systems allow for the name of a folder


@dataclass(frozen=True)
class Asked:
    """What was asked of runs, whichever their scenarios.

    stacked  scenarios to take together with each that is named
    every_chart  draw a chart of its own for each indicator
    report   write the run as a page as well
    out      folder for the files; None for the one named after the scenarios
    """

    system: str
    runs: int
    seed: int
    until: int | None
    out: Path | None
    as_of: str | None
    as_json: bool
    stacked: tuple[str, ...] = ()
    every_chart: bool = False
    report: bool = False

    def folder(self, name: str) -> Path | None:
        """Return where files go: a folder of their own in out/, but with JSON only if asked for.

        Raises ScenarioError for a name longer than that of a folder may be.

        >>> Asked("eu_nato", 8, 1, None, None, "2022-01-15", False).folder("baseline").as_posix()
        'out/baseline-as-of-2022-01-15'
        """
        if self.out is not None or self.as_json:
            return self.out
        own = name if self.as_of is None else f"{name}-as-of-{self.as_of}"
        if len(own) > LONGEST_NAME:
            raise ScenarioError(
                f"'{own}' is too long for the name of a folder; name one with --out"
            )
        return Path("out") / own


def system_on(name: str, as_of: str | None) -> System:
    """Return the system of a shipped name or folder, as known on a day, fit to be simulated.

    Raises RangeError if the day is not written like 2024-09-21.
    """
    return load(_where(name), as_of=day_of(as_of))


def facts_on(name: str, as_of: str | None = None) -> System:
    """Return the same where only facts are asked for, whatever units the model has.

    Raises RangeError if the day is not written like 2024-09-21.
    """
    return facts.load(_where(name), as_of=day_of(as_of))


def with_own(known: System, asked: Sequence[str]) -> tuple[System, tuple[str, ...]]:
    """Return a system with every scenario that is asked for by its file, and the names of all.

    asked  names of scenarios, stacked or not, and paths of files that end in .yaml or .yml

    Raises DataError with every fault of a file.
    """
    names = []
    for one in asked:
        name = one
        if one.endswith(ENDINGS):
            known, name = with_scenario(known, Path(one), model_units())
        names.append(name)
    return known, tuple(names)


def day_of(written: str | None) -> date | None:
    """Return a day written like 2024-09-21, None for none. Raises RangeError for anything else.

    >>> day_of("2024-09-21")
    datetime.date(2024, 9, 21)
    """
    if written is None:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        raise RangeError(f"'{written}' is not a day; write it like 2024-09-21")
    return day


def _where(name: str) -> str | Path:
    return Path(name) if Path(name).is_dir() else name
