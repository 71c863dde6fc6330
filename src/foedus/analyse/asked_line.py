"""Asked line: one indicator, or one region of it, in one year, as somebody asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.analyse.history import indicator_history
from foedus.errors import RangeError, ScenarioError, UnknownName
from foedus.facts.system import System
from foedus.model.panel import history_of
from foedus.model.variables import INDICATORS, Indicator
from foedus.model.wording import worded


@dataclass(frozen=True)
class AskedLine:
    """One line in one year; `region` is its place on the axis of regions, None without one."""

    name: str
    label: str
    indicator: Indicator
    region: int | None
    year: int


def asked_line(system: System, name: str, year: int | None = None) -> AskedLine:
    """Return the line of a name such as `european_share` or `threat_baltic`.

    year  a year of the run, by default the last for which the line is told

    Raises UnknownName for a line that is none, ScenarioError for one that is told by region only,
    RangeError for a year outside the run or beyond the line's horizon.
    """
    lines = _lines(system)
    if name not in lines:
        regions = [one for one in lines if one.startswith(f"{name}_") and lines[one][1] is not None]
        if regions:
            raise ScenarioError(f"'{name}' is told by region; name one of {', '.join(regions)}")
        raise UnknownName("indicator", name, lines)
    indicator, region = worded(lines[name][0], system), lines[name][1]
    first, last = _years(system, indicator)
    wanted = last if year is None else year
    if not first <= wanted <= last:
        kept = "" if last == system.last_year else " and not told beyond"
        raise RangeError(
            f"'{name}' is computed from {first} to {last}{kept}; choose a year of these, not "
            f"{wanted}"
        )
    where = "" if region is None else f": {system.regions[region].name}"
    return AskedLine(name, f"{indicator.label}{where}", indicator, region, wanted)


def _lines(system: System) -> Mapping[str, tuple[Indicator, int | None]]:
    found: dict[str, tuple[Indicator, int | None]] = {}
    for one in INDICATORS:
        if one.dims:
            for place, region in enumerate(system.regions):
                found[f"{one.name}_{region.id}"] = one, place
        else:
            found[one.name] = one, None
    return found


def _years(system: System, indicator: Indicator) -> tuple[int, int]:
    """Return the first year that is computed, and the last for which the line is told."""
    before = history_of(system).last_year
    if not indicator.horizon:
        return before + 1, system.last_year
    known = max(indicator_history(system)[indicator.name].years, default=before)
    told = int(system.parameters["panel"].parameters[indicator.horizon].central)
    return before + 1, min(system.last_year, known + told)
