"""What was asked for on the command line, turned into a system on a day."""

from datetime import date
from pathlib import Path

from foedus.errors import ScenarioError
from foedus.facts.system import System
from foedus.model.loading import load


def system_on(name: str, as_of: str | None) -> System:
    """Return the system of a shipped name or folder, as known on a day.

    Raises ScenarioError if the day is not written like 2024-09-21.
    """
    day = None
    if as_of is not None:
        try:
            day = date.fromisoformat(as_of)
        except ValueError:
            raise ScenarioError(f"'{as_of}' is not a day; write it like 2024-09-21") from None
    where = Path(name)
    return load(where if where.is_dir() else name, as_of=day)
