"""Files of a run: run.nc, summary.csv, charts, and last the card.

Everything is written beside its place and moved there only when whole, so that a run stopped at
any moment leaves no half-written file; a folder without a card is a run that did not finish.
"""

import csv
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.analyse.difference import Difference
from foedus.analyse.summarise import Summary
from foedus.errors import ScenarioError
from foedus.model.variables import INDICATORS
from foedus.present.charts import draw_charts, possible_files
from foedus.present.interrupts import interrupts_held_back
from foedus.present.moment import Moment
from foedus.present.unwritable import refuse_unwritable, told_if_unwritable

if TYPE_CHECKING:
    from concurrent.futures import Executor

    import xarray

STAGE = ".writing"
CARD = "card.json"
OF_RUN, OF_COMPARISON = "scenario", "scenarios"  # keys of the kinds of card
OF_POWER, OF_VOTE, OF_FORCES = "power", "vote", "forces"
OF_PARTNERSHIP, OF_MOBILITY = "partnership", "mobility"
HELD = {
    OF_RUN: "a run",
    OF_COMPARISON: "a comparison",
    OF_POWER: "voting power",
    OF_VOTE: "a vote",
    OF_FORCES: "forces",
    OF_PARTNERSHIP: "a partnership",
    OF_MOBILITY: "a move",
}


def write_run(
    folder: Path,
    runs: "xarray.Dataset",
    scenario: Summary,
    baseline: Summary | None,
    moved: Mapping[str, Difference],
    today: Moment,
    pool: "Executor | None" = None,
    every_chart: bool = False,
) -> None:
    """Write all files of a run into a folder, the card last."""
    refuse_foreign(folder)

    def fill(stage: Path) -> None:
        _fill(stage, runs, scenario, baseline, moved, today, pool, every_chart)

    own = ["report.html", *(f"charts/{name}" for name in possible_files(INDICATORS))]
    write_whole(folder, fill, own)


def write_whole(folder: Path, fill: Callable[[Path], None], own: Iterable[str] = ()) -> None:
    """Fill a stage and move it into a folder, the card last; whatever stops it, clear the stage.

    own   files that may be left of an earlier use; those that are not filled anew are removed
    """
    stage = folder / STAGE
    with told_if_unwritable(folder), interrupts_held_back() as stop_if_asked:
        if stage.exists():
            shutil.rmtree(stage)
        (stage / "charts").mkdir(parents=True)
        try:
            fill(stage)
            stop_if_asked()
            _move(stage, folder, own)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def refuse_foreign(folder: Path, key: str = OF_RUN) -> None:
    """Raise ScenarioError for a folder that cannot be written, or with a card of another use.

    key  what the card of this use has and that of another has not
    """
    card = folder / CARD
    refuse_unwritable(folder)
    if not card.exists():
        return
    try:
        held = json.loads(card.read_text(encoding="utf-8"))
        ours, same = "foedus" in held, key in held
    except (ValueError, OSError, TypeError):
        ours, same = False, False
    if not ours:
        raise ScenarioError(f"{card} was not written by foedus; choose another folder with --out")
    if not same:
        found = next((told for one, told in HELD.items() if one in held), "something else")
        raise ScenarioError(f"{folder} holds {found}; choose another folder with --out")


def _fill(
    stage: Path,
    runs: "xarray.Dataset",
    scenario: Summary,
    baseline: Summary | None,
    moved: Mapping[str, Difference],
    today: Moment,
    pool: "Executor | None",
    every_chart: bool,
) -> None:
    def tables() -> None:
        runs.to_netcdf(stage / "run.nc", engine="h5netcdf")
        rows = summary_csv(scenario, moved)
        (stage / "summary.csv").write_text(rows, encoding="utf-8", newline="")

    draw_charts(scenario, baseline, today, stage / "charts", pool, every_chart, tables)
    (stage / CARD).write_text(json.dumps(dict(scenario.card), indent=2) + "\n", encoding="utf-8")


def _move(stage: Path, folder: Path, own: Iterable[str]) -> None:
    (folder / CARD).unlink(missing_ok=True)
    for name in own:
        if not (stage / name).exists():
            (folder / name).unlink(missing_ok=True)
    (folder / "charts").mkdir(exist_ok=True)
    for path in sorted(stage.rglob("*.*")):
        if path.name != CARD:
            path.replace(folder / path.relative_to(stage))
    (stage / CARD).replace(folder / CARD)


def summary_csv(scenario: Summary, moved: Mapping[str, Difference]) -> str:
    """Return the summary as tidy CSV: one row per indicator, year and kind of line."""
    from io import StringIO

    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["indicator", "unit", "year", "line", "q05", "q25", "q50", "q75", "q95"])
    for line in scenario.lines:
        unit = line.indicator.unit
        dated = zip(line.history.years, line.history.values, strict=True)
        for place, (year, value) in enumerate(dated):
            kind = line.history.kind(place)
            writer.writerow([line.name, unit, year, kind, "", "", f"{value:.6g}", "", ""])
        for place, year in enumerate(line.years):
            spread = [f"{values[place]:.6g}" for values in line.quantiles.values()]
            writer.writerow([line.name, unit, year, line.history.projected, *spread])
        if line.name in moved:
            one = moved[line.name]
            spread = [f"{value:.6g}" for value in one.quantiles.values()]
            writer.writerow([line.name, unit, one.year, "difference from baseline", *spread])
    return text.getvalue()
